//! Sides, and how contests between them go.

use crate::Message;
use crate::id::{Arena, GateId, Name, RegionId, SideId, ThreatId};
use crate::message::Last;
use crate::time::DAY;
use crate::units::Kilometres;

use super::super::syntax;
use super::super::{Closes, Contest, Label, MISSION, Odds, SUCCESSOR, Side};
use super::lookup::id_of;
use super::{Bench, Code, Slots, collect};

/// Most sides that a scenario may have.
const MOST_SIDES: usize = 64;

/// Words that stand for no side where a side's name could stand.
const RESERVED: [&str; 2] = ["nobody", "looters"];

/// How far from 1 the chances of a row may add up.
const TOLERANCE: f64 = 1e-9;

impl Bench<'_> {
    /// All sides, and which of them is the mission.
    pub(super) fn sides(&mut self) -> (Arena<SideId, Side>, SideId) {
        let names = self.names.sides.clone();
        if names.len() > MOST_SIDES {
            let problem = message!("party-sides-too-many", names = names.len());
            self.find(Code::OutOfRange, "side", problem).allowed =
                Some(message!("party-most-mission-included", most_sides = MOST_SIDES));
        }
        for name in names.iter().filter(|name| RESERVED.contains(name)) {
            let problem = message!("party-side-cannot-called-which-means", name);
            self.find(Code::BadName, &format!("side.{name}"), problem).allowed = Some(message!(
                "party-any-name-but",
                names = Message::list(RESERVED.map(Message::verbatim).to_vec(), Last::And)
            ));
        }
        let mut hostile = vec![Vec::new(); names.len()];
        for (name, syntax) in self.file.side.iter() {
            for (one, other) in self.hostilities(name, syntax) {
                hostile[one.0 as usize].push(other);
                hostile[other.0 as usize].push(one);
            }
        }
        let sides = names.iter().zip(hostile).map(|(name, mut hostile)| {
            hostile.sort_unstable();
            hostile.dedup();
            Side { name: Name::new(name), label: self.label_of_side(name), hostile }
        });
        let sides = Arena::new(sides.collect());
        let mission = id_of(&names, MISSION).expect("the mission is always a side");
        (sides, mission)
    }

    fn hostilities(&mut self, name: &str, syntax: Option<&syntax::Side>) -> Vec<(SideId, SideId)> {
        let path = format!("side.{name}.hostile");
        let Some(one) = id_of::<SideId>(&self.names.sides, name) else { return Vec::new() };
        let names = syntax.and_then(|syntax| syntax.hostile.clone()).unwrap_or_default();
        let others = self.all(&path, &names, Self::side).unwrap_or_default();
        if others.contains(&one) {
            self.find(Code::Conflict, &path, message!("party-cannot-hostile-itself", name))
                .remedy = Some(message!("party-take-out-own-list"));
        }
        others.into_iter().filter(|other| *other != one).map(|other| (one, other)).collect()
    }

    fn label_of_side(&self, name: &str) -> Label {
        let syntax = self.file.side.get(name).flatten();
        match (syntax.and_then(|syntax| syntax.name.as_ref()), name) {
            (None, MISSION) => both("Mission", "Mission"),
            (None, SUCCESSOR) => both("Successor", "Successeur"),
            (text, _) => self.label(text, name),
        }
    }

    pub(super) fn contests(&mut self) -> Slots<Contest> {
        let file = self.file;
        collect(file.contest.iter().map(|(name, syntax)| self.contest(name, syntax?)))
    }

    fn contest(&mut self, name: &str, syntax: &syntax::Contest) -> Option<Contest> {
        let path = |key: &str| format!("contest.{name}.{key}");
        let days = |days: i64| (days * DAY) as f64;
        let between = self.between(&path("between"), syntax.between.as_ref());
        let names = |names: &Option<Vec<String>>| names.clone().unwrap_or_default();
        let regions = self.all(&path("regions"), &names(&syntax.regions), Self::region);
        let threats = self.all(&path("threats"), &names(&syntax.threats), Self::threat_named);
        let gates = self.all(&path("suspends"), &names(&syntax.suspends), Self::gate_named);
        let lasts = self.uncertain(&path("lasts"), &syntax.lasts, None);
        let retry = self.uncertain_or(&path("retry"), syntax.retry.as_ref(), days(3));
        let aftermath = self.uncertain_or(&path("aftermath"), syntax.aftermath.as_ref(), 0.0);
        let factor = self.uncertain_or(&path("threat_factor"), syntax.threat_factor.as_ref(), 2.0);
        let hot = self.uncertain_or(&path("threat_lasts"), syntax.threat_lasts.as_ref(), days(10));
        let odds = self.odds(name, &syntax.odds);
        let (mut regions, threats, gates): (Vec<RegionId>, Vec<ThreatId>, Vec<GateId>) =
            (regions?, threats?, gates?);
        regions.sort_unstable();
        Some(Contest {
            name: Name::new(name),
            label: self.label(syntax.name.as_ref(), name),
            between: between?,
            regions,
            lasts: lasts?,
            odds: odds?,
            retry: retry?,
            aftermath: aftermath?,
            closes: syntax.closes.unwrap_or(Closes::Leg),
            threats,
            threat_factor: factor?,
            threat_lasts: hot?,
            suspends: gates,
            shelter_within: Kilometres(syntax.shelter_within.map_or(0.0, |distance| distance.0)),
        })
    }

    fn between(&mut self, path: &str, sides: Option<&[String; 2]>) -> Option<Option<[SideId; 2]>> {
        let Some(sides) = sides else { return Some(None) };
        let found = self.all(path, sides, Self::side)?;
        let (one, other) = (found[0].min(found[1]), found[0].max(found[1]));
        if one == other {
            self.find(Code::Conflict, path, message!("party-side-does-not-contest-itself"))
                .allowed = Some(message!("party-two-sides-hostile-one-another"));
            return None;
        }
        Some(Some([one, other]))
    }

    fn odds(&mut self, name: &str, rows: &[syntax::Odds]) -> Option<Vec<Odds>> {
        let path = format!("contest.{name}.odds");
        let has_conditions = |row: &syntax::Odds| {
            row.ratio.is_some_and(|ratio| ratio.0 > 0.0)
                || row.terrain.is_some()
                || row.support.is_some()
                || row.against.is_some()
        };
        if rows.last().is_none_or(has_conditions) {
            self.find(Code::NoOdds, &path, message!("party-contest-has-no-row-always", name))
                .remedy = Some(message!("party-end-list-row-without-conditions"));
            return None;
        }
        let rows: Vec<Option<Odds>> = rows
            .iter()
            .enumerate()
            .map(|(number, row)| self.row_of_odds(&format!("{path}.{number}"), row))
            .collect();
        rows.into_iter().collect()
    }

    fn row_of_odds(&mut self, path: &str, row: &syntax::Odds) -> Option<Odds> {
        let lasts = self.maybe_uncertain(&format!("{path}.lasts"), row.lasts.as_ref());
        let [advance, hold, turn_back] =
            [row.advance, row.hold, row.turn_back].map(|chance| chance.map_or(0.0, |it| it.0));
        let sum = advance + hold + turn_back;
        if (sum - 1.0).abs() > TOLERANCE {
            let problem =
                message!("party-advance-hold-turn-back-make", e = (sum * 1e6).round() / 1e6);
            self.find(Code::NoOdds, path, problem).remedy =
                Some(message!("party-give-each-outcome-chance-three"));
            return None;
        }
        Some(Odds {
            ratio: row.ratio.map_or(0.0, |ratio| ratio.0),
            terrain: row.terrain.clone(),
            support: row.support.clone(),
            against: row.against.clone(),
            advance,
            hold,
            turn_back,
            lasts: lasts?,
        })
    }
}

fn both(en: &str, fr: &str) -> Label {
    Label { en: Some(en.to_owned()), fr: Some(fr.to_owned()) }
}
