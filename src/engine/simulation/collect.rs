//! What a finished run leaves behind, taken from the world into plain data.

use crate::id::{CampId, DeadlineId, SiteId};
use crate::model::{Actor, EventId, Origin, Play};
use crate::scenario::{Goal, Milestone};
use crate::time::Span;

use super::frontier::{Frontier, Frontiers};
use super::ledger::{Ledger, actors};
use super::outcome::{CampOutcome, DeadlineOutcome, Outcome};

/// Overwrites `outcome` with what the run has left, its count of events aside.
pub(super) fn collect(play: &mut Play<'_>, outcome: &mut Outcome) {
    play.end_control();
    let play = &*play;
    refill(&mut outcome.assumed, play.drawn.assumed.values().copied());
    refill(&mut outcome.camps, play.camps.ids().map(|id| camp(play, id)));
    refill(&mut outcome.lines, play.lines.ids().map(|id| play.account(id)));
    refill(&mut outcome.vehicles_lost, play.pools.ids().map(|id| play.pools.get(id).lost));
    refill(&mut outcome.convoys, play.pools.ids().map(|id| play.pools.get(id).convoys));
    refill(&mut outcome.holders, play.drawn.holders.values().copied());
    outcome.control.clone_from(&play.tallies.control);
    outcome.rules.clone_from(&play.tallies.rules);
    outcome.people_home.clear();
    outcome.people_home.extend_from_slice(&play.tallies.people_home);
    let mut frontiers = None;
    let deadlines = play.deadlines.ids().map(|id| deadline(play, id, &mut frontiers));
    refill(&mut outcome.deadlines, deadlines);
}

fn refill<I: crate::id::Id, T>(arena: &mut crate::id::Arena<I, T>, items: impl Iterator<Item = T>) {
    arena.clear();
    for item in items {
        arena.push(item);
    }
}

fn camp(play: &Play<'_>, id: CampId) -> CampOutcome {
    let at = |milestone| play.reached_at(id, milestone);
    let state = play.camps.get(id);
    let succession = &state.succession;
    let is_held = play.sites.get(play.plan().site_of(id)).ground.holder.is_some();
    CampOutcome {
        lifted: at(Milestone::Lifted),
        handover: at(Milestone::Handover),
        vacated: at(Milestone::Vacated),
        closed: at(Milestone::Closed),
        taken_over: at(Milestone::TakenOver),
        first_in: succession.first_in,
        filled: succession.filled,
        successor_since: succession.successor_since,
        handover_ended: succession.ending(state.is_vacated(), is_held),
    }
}

/// How a deadline ends in a run.
pub(super) enum End {
    /// With an event at a site.
    Reached(SiteId, EventId),
    /// At the horizon, with a site that is furthest from it.
    Behind(SiteId, Frontier),
}

fn deadline(play: &Play<'_>, id: DeadlineId, frontiers: &mut Option<Frontiers>) -> DeadlineOutcome {
    let excess = excess(play, id);
    let mut ledger = Ledger::default();
    match end_of(play, id, frontiers) {
        None => DeadlineOutcome { excess, ..DeadlineOutcome::default() },
        Some(End::Reached(site, event)) => {
            ledger.book_line(play.journal, site, event);
            DeadlineOutcome {
                reached: Some(play.journal[event].at),
                last_site: Some(site),
                ledger: ledger.bookings(site).collect(),
                chain: actors(play.journal, event, None),
                excess,
            }
        }
        Some(End::Behind(site, frontier)) => {
            let until = play.plan().scenario.until;
            ledger.book(frontier.code, Origin::Primary, until - frontier.at);
            ledger.book_line(play.journal, site, frontier.event);
            let mut chain = actors(play.journal, frontier.event, frontier.actor);
            if !chain.contains(&Actor::Site(site)) {
                chain.push(Actor::Site(site));
                chain.sort_unstable();
            }
            let ledger = ledger.bookings(site).collect();
            DeadlineOutcome { reached: None, last_site: Some(site), ledger, chain, excess }
        }
    }
}

/// With what a deadline ends: the event that completes it, or the site furthest from it; one on gaps
/// with the end of the longest gap, if there is one.
pub(super) fn end_of(
    play: &Play<'_>,
    id: DeadlineId,
    frontiers: &mut Option<Frontiers>,
) -> Option<End> {
    let state = play.deadlines.get(id);
    if let Some(Gap { site, ended, .. }) = longest_gap(play, id) {
        return match ended {
            Some(event) => Some(End::Reached(site, event)),
            None => {
                let frontiers = frontiers.get_or_insert_with(|| Frontiers::find(play));
                let goal = play.plan().scenario.deadlines[id].goal;
                frontiers.of_site(play, site, goal).map(|it| End::Behind(site, it))
            }
        };
    }
    match (state.reached, state.last_site) {
        (Some(event), Some(site)) => Some(End::Reached(site, event)),
        _ => furthest_behind(play, id, frontiers).map(|(site, it)| End::Behind(site, it)),
    }
}

/// By how much the longest gap of a deadline on gaps is too long.
fn excess(play: &Play<'_>, id: DeadlineId) -> Option<Span> {
    let Goal::Empty(allowed) = play.plan().scenario.deadlines[id].goal else { return None };
    let longest = longest_gap(play, id).map_or(Span::ZERO, |gap| gap.length);
    Some(longest - allowed)
}

/// A time for which nobody held a vacated camp.
struct Gap {
    site: SiteId,
    length: Span,
    /// What ended it; `None`: it reaches to the horizon.
    ended: Option<EventId>,
}

/// The longest gap of all camps of a deadline on gaps, the first of several.
fn longest_gap(play: &Play<'_>, id: DeadlineId) -> Option<Gap> {
    let scenario = &play.plan().scenario;
    let asked = &scenario.deadlines[id];
    let Goal::Empty(_) = asked.goal else { return None };
    let gaps = asked.all.iter().filter_map(|site| {
        let succession = &play.camps.get(scenario.sites[*site].camp?).succession;
        let ended = succession.longest_gap.map(|(length, event)| (length, Some(event)));
        let open = succession.empty_since.map(|since| (scenario.until - since, None));
        let (length, ended) = ended.into_iter().chain(open).max_by_key(|(length, _)| *length)?;
        Some(Gap { site: *site, length, ended })
    });
    gaps.max_by_key(|gap| (gap.length, std::cmp::Reverse(gap.site)))
}

/// The site that is furthest from what a deadline asks at the horizon, and what it is at.
fn furthest_behind(
    play: &Play<'_>,
    id: DeadlineId,
    frontiers: &mut Option<Frontiers>,
) -> Option<(SiteId, Frontier)> {
    let asked = &play.plan().scenario.deadlines[id];
    let frontiers = frontiers.get_or_insert_with(|| Frontiers::find(play));
    let behind = asked.all.iter().filter_map(|site| {
        let frontier = frontiers.of_site(play, *site, asked.goal)?;
        Some((*site, frontier))
    });
    behind.min_by_key(|(site, frontier)| (frontier.at, *site))
}
