//! Which hostile forces may meet, and contest each other's way.

use crate::id::{ForceId, SideId};
use crate::{Action, Contest, Posture};

use super::Possible;

impl<'s> Possible<'s> {
    /// Hostile forces of which one may march into the other's way, and that would contest it.
    pub(super) fn all_meetings(&self) -> Vec<(ForceId, ForceId, &'s Contest)> {
        let mut found = Vec::new();
        for (one, other) in self.opponents() {
            let sides = self.sides_of(one, other);
            let fits = |it: &&Contest| it.between.is_none_or(|between| between == sides);
            let tables = self.scenario.contests.values().filter(fits);
            found.extend(tables.map(|table| (one, other, table)));
        }
        found
    }

    fn sides_of(&self, one: ForceId, other: ForceId) -> [SideId; 2] {
        let sides = [one, other].map(|id| self.scenario.forces[id].side);
        [sides[0].min(sides[1]), sides[0].max(sides[1])]
    }

    /// Pairs of hostile forces that would contest each other's way, where one may march.
    pub(in crate::lint) fn opponents(&self) -> Vec<(ForceId, ForceId)> {
        let ids: Vec<ForceId> = self.scenario.forces.ids().collect();
        let mut pairs = Vec::new();
        for (index, one) in ids.iter().enumerate() {
            for other in &ids[index + 1..] {
                let sides = self.sides_of(*one, *other);
                let marches = self.marches(*one) || self.marches(*other);
                if self.scenario.are_hostile(sides[0], sides[1])
                    && marches
                    && self.would_contest(*one, *other)
                {
                    pairs.push((*one, *other));
                }
            }
        }
        pairs
    }

    fn would_contest(&self, one: ForceId, other: ForceId) -> bool {
        let (one, other) = (self.postures(one), self.postures(other));
        let stands = |postures: &[Posture]| postures.iter().any(|it| *it != Posture::Avoid);
        let opposes = |postures: &[Posture]| postures.contains(&Posture::Contest);
        stands(&one) && stands(&other) && (opposes(&one) || opposes(&other))
    }

    fn postures(&self, id: ForceId) -> Vec<Posture> {
        let changed = self.actions().filter_map(|action| match action {
            Action::Posture { force, posture } if *force == id => Some(*posture),
            _ => None,
        });
        [self.scenario.forces[id].posture].into_iter().chain(changed).collect()
    }
}
