//! The deadline that everything is about first: what a headline says, what `drivers`, `marginal` and
//! `replay --worst` look at unless another one is named.

use crate::experiment::Proportion;
use crate::id::DeadlineId;
use crate::scenario::{DeadlineKind, Scenario};

/// Below this chance of being missed, a deadline is not threatened.
const THREATENED: f64 = 0.05;

/// The hard deadline that is missed most often, if one of them is threatened; else the one of all that
/// is; where none is, the hard one that is missed most often. The first of equals. `None` without a
/// deadline.
pub fn main_deadline(
    scenario: &Scenario,
    missed: impl Fn(DeadlineId) -> Proportion,
) -> Option<DeadlineId> {
    let chance = |id: DeadlineId| missed(id).estimate().unwrap_or(0.0);
    let worst = |ids: &mut dyn Iterator<Item = DeadlineId>| {
        ids.reduce(|worst, id| if chance(id) > chance(worst) { id } else { worst })
    };
    let is_hard = |id: &DeadlineId| scenario.deadlines[*id].kind == DeadlineKind::Hard;
    let all = worst(&mut scenario.deadlines.ids())?;
    let hard = worst(&mut scenario.deadlines.ids().filter(is_hard));
    let is_threatened = |id: DeadlineId| chance(id) >= THREATENED;
    match hard {
        Some(hard) if is_threatened(hard) || !is_threatened(all) => Some(hard),
        _ => Some(all),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::experiment::fixture;

    #[test]
    fn the_hard_deadline_that_is_missed_most_often_comes_first() {
        let mut scenario = (*fixture::study().base).clone();
        let ids: Vec<DeadlineId> = scenario.deadlines.ids().collect();
        assert!(ids.len() >= 2, "two deadlines to choose from");
        let chosen = |scenario: &Scenario, hits: [u32; 2]| {
            let of = |id: DeadlineId| Proportion {
                hits: ids
                    .iter()
                    .position(|it| *it == id)
                    .map_or(0, |at| *hits.get(at).unwrap_or(&0)),
                n: 100,
            };
            main_deadline(scenario, of)
        };
        for id in &ids {
            scenario.deadlines[*id].kind = DeadlineKind::Hard;
        }
        // Both are threatened: the worse one, though it is the second, and the first of equals.
        assert_eq!(chosen(&scenario, [20, 90]), Some(ids[1]));
        assert_eq!(chosen(&scenario, [90, 20]), Some(ids[0]));
        assert_eq!(chosen(&scenario, [50, 50]), Some(ids[0]));
        // Missed in every run it is no less the main one.
        assert_eq!(chosen(&scenario, [20, 100]), Some(ids[1]));
        scenario.deadlines[ids[1]].kind = DeadlineKind::Soft;
        // A soft one is the main one only where no hard one is threatened.
        assert_eq!(chosen(&scenario, [6, 90]), Some(ids[0]));
        assert_eq!(chosen(&scenario, [4, 90]), Some(ids[1]));
        assert_eq!(chosen(&scenario, [1, 4]), Some(ids[0]));
    }
}
