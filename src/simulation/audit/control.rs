//! What a run says of handovers and of deadlines on control against its own timeline of control.

use crate::id::{CampId, DeadlineId, SideId, SiteId};
use crate::model::{ControlSpell, FirstIn, Handover};
use crate::scenario::{Goal, Scenario};
use crate::simulation::Outcome;
use crate::time::{Moment, Span};

/// Holds a finished run to its timeline.
pub(super) fn audit(outcome: &Outcome, scenario: &Scenario) {
    if !scenario.has_parties() {
        assert!(outcome.control.is_empty());
        return;
    }
    assert!(outcome.control.is_sorted_by_key(|spell| spell.until));
    for site in scenario.sites.ids() {
        audit_spells(&spells_of(outcome, site), scenario);
    }
    for camp in scenario.camps.ids() {
        audit_camp(outcome, scenario, camp);
    }
    for (id, deadline) in scenario.deadlines.iter() {
        match deadline.goal {
            Goal::Held(side) => audit_held(outcome, scenario, id, side),
            Goal::Empty(allowed) => audit_empty(outcome, scenario, id, allowed),
            Goal::Reached(_) => assert_eq!(outcome.deadlines[id].excess, None),
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

/// Stretches in which one side, or nobody, holds a site.
fn tenures(spells: &[ControlSpell]) -> Vec<(Option<SideId>, Moment, Moment)> {
    let mut tenures: Vec<(Option<SideId>, Moment, Moment)> = Vec::new();
    for spell in spells {
        match tenures.last_mut() {
            Some((holder, _, until)) if *holder == spell.holder => *until = spell.until,
            _ => tenures.push((spell.holder, spell.from, spell.until)),
        }
    }
    tenures
}

fn audit_camp(outcome: &Outcome, scenario: &Scenario, id: CampId) {
    let camp = &outcome.camps[id];
    let all = tenures(&spells_of(outcome, scenario.camps[id].site));
    let Some(vacated) = camp.vacated else {
        assert_eq!(all, [(Some(scenario.mission), Moment::START, scenario.until)]);
        assert_eq!((camp.first_in, camp.filled, camp.taken_over), (None, None, None));
        assert_eq!(camp.handover_ended, Handover::NotVacated);
        return;
    };
    let after: Vec<_> = all.iter().filter(|(_, from, _)| *from >= vacated).copied().collect();
    let before: Vec<_> = all.iter().filter(|(_, from, _)| *from < vacated).copied().collect();
    assert!(before.len() <= 1 && before.iter().all(|it| it.0 == Some(scenario.mission)), "{all:?}");
    let filled = after.iter().find(|(holder, ..)| holder.is_some());
    if camp.filled.is_some_and(|at| at < scenario.until) {
        assert_eq!(camp.filled, filled.map(|(_, from, _)| *from), "{all:?}");
    }
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
    audit_ending(outcome, id, &all, successor);
}

/// How a handover has ended says who holds the camp at the horizon.
fn audit_ending(
    outcome: &Outcome,
    id: CampId,
    all: &[(Option<SideId>, Moment, Moment)],
    successor: Option<SideId>,
) {
    let camp = &outcome.camps[id];
    let (holder, since, until) = all[all.len() - 1];
    let is_successors = holder.is_some() && holder == successor;
    let changes_last = camp.successor_since.is_some_and(|at| at >= until);
    if !changes_last {
        assert_eq!(camp.successor_since, is_successors.then_some(since), "{all:?}");
    }
    let ended = camp.handover_ended;
    match ended {
        Handover::NotVacated => panic!("{id:?} is vacated"),
        Handover::HandedOver | Handover::Retaken => assert!(is_successors || changes_last),
        Handover::Lost => assert!(!is_successors && camp.taken_over.is_some()),
        Handover::Occupied => assert!(!is_successors && camp.filled.is_some()),
        Handover::Empty => assert!(holder.is_none() && camp.filled.is_none()),
    }
    let others = all.iter().skip(1).any(|it| it.0.is_some() && it.0 != successor);
    assert!(ended != Handover::HandedOver || !others, "{all:?}");
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
    let later = || stretches.iter().find(|(from, _)| *from > due);
    let known = when_due.or_else(later).map(|(from, _)| *from);
    if ended.reached != Some(scenario.until) {
        assert_eq!(ended.reached, known, "{} in {stretches:?}", deadline.name);
        assert_eq!(ended.is_missed(due), when_due.is_none());
    }
}

/// The longest time for which nobody holds a vacated camp, less what is allowed.
fn audit_empty(outcome: &Outcome, scenario: &Scenario, id: DeadlineId, allowed: Span) {
    let gap = |site: &SiteId| {
        let vacated = outcome.camps[scenario.sites[*site].camp?].vacated?;
        let tenures = tenures(&spells_of(outcome, *site));
        let empty = tenures.iter().filter(|it| it.0.is_none() && it.1 >= vacated);
        empty.map(|it| it.2 - it.1).max()
    };
    let longest = scenario.deadlines[id].all.iter().filter_map(gap).max().unwrap_or(Span::ZERO);
    assert_eq!(outcome.deadlines[id].excess, Some(longest - allowed));
}
