//! What a run says of handovers and of deadlines on control against its own timeline of control.

use crate::id::{CampId, DeadlineId, SideId, SiteId};
use crate::model::{ControlSpell, EventKind, FirstIn, Handover};
use crate::scenario::{Goal, Scenario};
use crate::simulation::{Outcome, Replay};
use crate::time::{Moment, Span};

/// A stretch in which one side, or nobody, holds a site.
type Tenure = (Option<SideId>, Moment, Moment);

/// Holds a finished run to its timeline.
pub(super) fn audit(replay: &Replay, scenario: &Scenario) {
    let outcome = &replay.outcome;
    if !scenario.has_parties() {
        assert!(outcome.control.is_empty());
        return;
    }
    assert!(outcome.control.is_sorted_by_key(|spell| spell.until));
    for site in scenario.sites.ids() {
        let spells = spells_of(outcome, site);
        audit_spells(&spells, scenario);
        let lasting = events_of(replay, scenario, site);
        let lasting = lasting.into_iter().filter(|(_, from, until)| from < until);
        assert_eq!(tenures(&spells), merged(lasting), "{site:?}");
    }
    for camp in scenario.camps.ids() {
        audit_camp(replay, scenario, camp);
    }
    for (id, deadline) in scenario.deadlines.iter() {
        match deadline.goal {
            Goal::Held(side) => audit_held(outcome, scenario, id, side),
            Goal::Empty(allowed) => audit_empty(replay, scenario, id, allowed),
            Goal::Reached(_) | Goal::Arrived(_) => assert_eq!(outcome.deadlines[id].excess, None),
        }
    }
}

fn spells_of(outcome: &Outcome, site: SiteId) -> Vec<ControlSpell> {
    outcome.control.iter().copied().filter(|spell| spell.site == site).collect()
}

/// Spells tile the time of a site, and something changes between any two.
fn audit_spells(spells: &[ControlSpell], scenario: &Scenario) {
    let (first, last) = (spells[0], spells[spells.len() - 1]);
    assert_eq!((first.from, last.until), (Moment::START, scenario.until), "{spells:?}");
    assert!(spells.iter().all(|spell| spell.from < spell.until), "{spells:?}");
    let is = |spell: &ControlSpell| (spell.holder, spell.present, spell.is_contested);
    for pair in spells.windows(2) {
        assert_eq!(pair[0].until, pair[1].from, "{pair:?}");
        assert_ne!(is(&pair[0]), is(&pair[1]), "nothing changes at {:?}", pair[1].from);
    }
}

/// Who holds a site, by its spells.
fn tenures(spells: &[ControlSpell]) -> Vec<Tenure> {
    merged(spells.iter().map(|spell| (spell.holder, spell.from, spell.until)))
}

fn merged(stretches: impl Iterator<Item = Tenure>) -> Vec<Tenure> {
    let mut tenures: Vec<Tenure> = Vec::new();
    for (holder, from, until) in stretches {
        match tenures.last_mut() {
            Some((known, _, end)) if *known == holder => *end = until,
            _ => tenures.push((holder, from, until)),
        }
    }
    tenures
}

/// Who holds a site, by its events: whoever holds it for no time at all is among them.
fn events_of(replay: &Replay, scenario: &Scenario, site: SiteId) -> Vec<Tenure> {
    let first = match scenario.sites[site].camp {
        Some(_) => Some(scenario.mission),
        None => spells_of(&replay.outcome, site)[0].holder,
    };
    let mut tenures = vec![(first, Moment::START, scenario.until)];
    for event in replay.events.iter().filter(|event| event.site == Some(site)) {
        let holder = match event.kind {
            EventKind::Vacated | EventKind::GivenUp => None,
            EventKind::Occupied => event.side,
            EventKind::TakenOver => {
                scenario.sites[site].camp.and_then(|camp| scenario.successor_side(camp))
            }
            _ => continue,
        };
        if let Some(last) = tenures.last_mut() {
            last.2 = event.at;
        }
        tenures.push((holder, event.at, scenario.until));
    }
    tenures
}

fn audit_camp(replay: &Replay, scenario: &Scenario, id: CampId) {
    let camp = &replay.outcome.camps[id];
    let all = events_of(replay, scenario, scenario.camps[id].site);
    let Some(vacated) = camp.vacated else {
        assert_eq!(all, [(Some(scenario.mission), Moment::START, scenario.until)]);
        assert_eq!((camp.first_in, camp.filled, camp.taken_over), (None, None, None));
        assert_eq!(camp.handover_ended, Handover::NotVacated);
        return;
    };
    assert_eq!(all[0], (Some(scenario.mission), Moment::START, vacated));
    let after = &all[1..];
    assert!(after[0].0.is_none() && after.windows(2).all(|pair| pair[0].0 != pair[1].0), "{all:?}");
    let filled = after.iter().find(|(holder, ..)| holder.is_some());
    assert_eq!(camp.filled, filled.map(|(_, from, _)| *from), "{all:?}");
    let successor = scenario.successor_side(id);
    if let Some((at, who)) = camp.first_in {
        assert!(at >= vacated && camp.filled.is_none_or(|filled| at <= filled));
        match who {
            FirstIn::Looters => assert!(scenario.camps[id].looters.is_some()),
            FirstIn::Successor => assert_eq!(Some(at), camp.filled),
            FirstIn::Rival(side) => {
                assert_eq!(Some(at), camp.filled);
                assert_ne!(Some(side), successor);
            }
        }
    } else {
        assert_eq!(camp.filled, None);
    }
    assert!(camp.taken_over.is_none_or(|at| at >= vacated && Some(at) >= camp.filled));
    audit_ending(&replay.outcome, id, &all, successor);
}

/// How a handover has ended says who holds the camp at the horizon, and who has before.
fn audit_ending(outcome: &Outcome, id: CampId, all: &[Tenure], successor: Option<SideId>) {
    let camp = &outcome.camps[id];
    let (holder, since, _) = all[all.len() - 1];
    let is_successors = holder.is_some() && holder == successor;
    assert_eq!(camp.successor_since, is_successors.then_some(since), "{all:?}");
    let after = all[1..].iter().filter_map(|tenure| tenure.0);
    let (own, others): (Vec<SideId>, Vec<SideId>) = after.partition(|it| Some(*it) == successor);
    let known = match (is_successors, own.is_empty(), others.is_empty()) {
        (true, _, true) => Handover::HandedOver,
        (true, _, false) => Handover::Retaken,
        (false, false, _) => Handover::Lost,
        (false, true, false) => Handover::Occupied,
        (false, true, true) => Handover::Empty,
    };
    assert_eq!(camp.handover_ended, known, "{all:?}");
}

/// Stretches in which a side holds all of some sites.
fn held(outcome: &Outcome, sites: &[SiteId], side: SideId) -> Vec<(Moment, Moment)> {
    let of = |site: &SiteId| tenures(&spells_of(outcome, *site));
    let timelines: Vec<_> = sites.iter().map(of).collect();
    let mut starts: Vec<Moment> = timelines.iter().flatten().map(|(_, from, _)| *from).collect();
    starts.sort_unstable();
    starts.dedup();
    let mut stretches: Vec<(Moment, Moment)> = Vec::new();
    for (index, from) in starts.iter().enumerate() {
        let until = starts.get(index + 1).copied().unwrap_or(Moment::NEVER);
        let all = timelines.iter().all(|tenures| {
            tenures.iter().any(|it| it.0 == Some(side) && it.1 <= *from && *from < it.2)
        });
        match stretches.last_mut() {
            Some((_, end)) if all && *end == *from => *end = until,
            _ if all => stretches.push((*from, until)),
            _ => {}
        }
    }
    stretches
}

/// A side has kept a deadline if it holds everything when it is due, and since when it has.
fn audit_held(outcome: &Outcome, scenario: &Scenario, id: DeadlineId, side: SideId) {
    let deadline = &scenario.deadlines[id];
    let (due, ended) = (deadline.due, &outcome.deadlines[id]);
    let stretches = held(outcome, &deadline.all, side);
    let when_due = stretches.iter().find(|(from, until)| *from <= due && due < *until);
    assert_eq!(ended.is_missed(due), when_due.is_none(), "{} in {stretches:?}", deadline.name);
    if let (Some((from, until)), Some(reached)) = (when_due, ended.reached) {
        // Whoever loses all and has it again at one moment has it since then.
        assert!(*from <= reached && reached < *until, "{reached:?} in {stretches:?}");
    }
    let first_after = stretches.iter().find(|(from, _)| *from > due);
    if let (None, Some((from, _))) = (when_due, first_after) {
        assert!(ended.reached.is_some_and(|reached| reached <= *from), "{stretches:?}");
    }
}

/// The longest time for which nobody holds a vacated camp, less what is allowed. By events: a side
/// that takes it and gives it up at one instant ends a gap, and leaves no spell.
fn audit_empty(replay: &Replay, scenario: &Scenario, id: DeadlineId, allowed: Span) {
    let gap = |site: &SiteId| {
        replay.outcome.camps[scenario.sites[*site].camp?].vacated?;
        let all = events_of(replay, scenario, *site);
        let empty = all.iter().filter(|(holder, ..)| holder.is_none());
        empty.map(|(_, from, until)| *until - *from).max()
    };
    let longest = scenario.deadlines[id].all.iter().filter_map(gap).max().unwrap_or(Span::ZERO);
    assert_eq!(replay.outcome.deadlines[id].excess, Some(longest - allowed));
}
