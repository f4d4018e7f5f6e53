//! What a finished run leaves behind, taken from the world into plain data.

use crate::id::{Arena, CampId, DeadlineId, Id, SideId, SiteId};
use crate::model::{EventId, Means, Play, Usage};
use crate::scenario::{Goal, Milestone};
use crate::time::{Moment, Span};

use super::account::Account;
use super::frontier::{Frontier, Frontiers};
use super::outcome::{CampOutcome, DeadlineOutcome, Outcome};

/// Overwrites `outcome` with what the run has left, its count of events aside. Returns with what
/// each deadline ends.
pub(super) fn collect(
    play: &mut Play<'_>,
    outcome: &mut Outcome,
) -> Arena<DeadlineId, Option<End>> {
    play.end_control();
    let ends = find_ends(play);
    play.close_usage();
    let play = &*play;
    refill(&mut outcome.assumed, play.drawn.assumed.values().copied());
    refill(&mut outcome.camps, play.camps.ids().map(|id| camp(play, id)));
    refill(&mut outcome.lines, play.lines.ids().map(|id| play.account(id)));
    refill(&mut outcome.vehicles_lost, play.pools.ids().map(|id| play.pools.get(id).lost));
    refill(&mut outcome.convoys, play.pools.ids().map(|id| play.pools.get(id).convoys));
    refill(&mut outcome.holders, play.drawn.holders.values().copied());
    means(play, &mut outcome.means);
    outcome.control.clone_from(&play.tallies.control);
    outcome.rules.clone_from(&play.tallies.rules);
    outcome.people_home.clear();
    outcome.people_home.extend_from_slice(&play.tallies.people_home);
    refill(&mut outcome.deadlines, ends.iter().map(|(id, end)| deadline(play, id, *end)));
    ends
}

fn refill<I: Id, T>(arena: &mut Arena<I, T>, items: impl Iterator<Item = T>) {
    arena.clear();
    for item in items {
        arena.push(item);
    }
}

/// What each means did, in place of what they did in another run of the same scenario.
fn means(play: &Play<'_>, told: &mut Vec<(Means, Usage)>) {
    let mut place = 0;
    play.each_usage(|means, usage| {
        match told.get_mut(place) {
            Some((_, known)) => known.clone_from(usage),
            None => told.push((means, usage.clone())),
        }
        place += 1;
    });
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

/// With what a deadline ends in a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct End {
    /// The site that was last, or is furthest from it at the horizon.
    pub(super) site: SiteId,
    /// The event that completed it, or the horizon.
    pub(super) event: EventId,
    is_reached: bool,
}

/// Finds the end of every deadline; for those that are not reached the horizon is written.
fn find_ends(play: &mut Play<'_>) -> Arena<DeadlineId, Option<End>> {
    let mut frontiers = None;
    let stands: Vec<_> = play.deadlines.ids().map(|id| stand(play, id, &mut frontiers)).collect();
    let ends = stands.into_iter().map(|stand| match stand? {
        Stand::Reached(site, event) => Some(End { site, event, is_reached: true }),
        Stand::Behind(site, frontier) => {
            let event = frontier.meet_horizon(play, site);
            Some(End { site, event, is_reached: false })
        }
    });
    Arena::new(ends.collect())
}

fn deadline(play: &Play<'_>, id: DeadlineId, end: Option<End>) -> DeadlineOutcome {
    let excess = excess(play, id);
    let sites_late = sites_late(play, id);
    let Some(End { site, event, is_reached }) = end else {
        return DeadlineOutcome { excess, sites_late, ..DeadlineOutcome::default() };
    };
    let account = Account::of(play, id, site, event);
    DeadlineOutcome {
        reached: is_reached.then(|| play.journal[event].at),
        last_site: Some(site),
        ledger: account.ledger(),
        lost: account.lost(),
        critical: account.actors,
        excess,
        sites_late,
    }
}

/// How many sites of a deadline are not what it asks when it is due.
fn sites_late(play: &Play<'_>, id: DeadlineId) -> u32 {
    let scenario = &play.plan().scenario;
    let asked = &scenario.deadlines[id];
    let in_time = |event: EventId| play.journal[event].at <= asked.due;
    let is_kept = |place: usize, site: SiteId| match (asked.goal, scenario.sites[site].camp) {
        (Goal::Reached(milestone), Some(camp)) => {
            play.camps.get(camp).reached[milestone as usize].is_some_and(in_time)
        }
        (Goal::Arrived(_), _) => play.deadlines.get(id).arrived[place].is_some_and(in_time),
        (Goal::Held(side), _) => holder(play, site, asked.due) == Some(side),
        (Goal::Empty(most), Some(camp)) => {
            gap(play, camp, site).is_none_or(|gap| gap.length <= most)
        }
        (Goal::Reached(_) | Goal::Empty(_), None) => true,
    };
    let late = asked.all.iter().enumerate().filter(|(place, site)| !is_kept(*place, **site));
    late.count() as u32
}

/// Who held a site at a moment.
fn holder(play: &Play<'_>, site: SiteId, at: Moment) -> Option<SideId> {
    if at >= play.plan().scenario.until {
        return play.sites.get(site).ground.holder;
    }
    let mut of_site = play.tallies.control.iter().rev().filter(|spell| spell.site == site);
    of_site.find(|spell| spell.from <= at)?.holder
}

/// How a deadline stands at the end of a run.
enum Stand {
    /// Completed by an event at a site.
    Reached(SiteId, EventId),
    /// Not reached, with a site that is furthest from it.
    Behind(SiteId, Frontier),
}

/// How a deadline stands: the event that completes it, or the site furthest from it; one on gaps
/// with the end of the longest gap, if there is one.
fn stand(play: &Play<'_>, id: DeadlineId, frontiers: &mut Option<Frontiers>) -> Option<Stand> {
    let state = play.deadlines.get(id);
    if let Some(Gap { site, ended, .. }) = longest_gap(play, id) {
        return match ended {
            Some(event) => Some(Stand::Reached(site, event)),
            None => {
                let frontiers = frontiers.get_or_insert_with(|| Frontiers::find(play));
                frontiers.of_site(play, site, id).map(|it| Stand::Behind(site, it))
            }
        };
    }
    match (state.reached, state.last_site) {
        (Some(event), Some(site)) => Some(Stand::Reached(site, event)),
        _ => furthest_behind(play, id, frontiers).map(|(site, it)| Stand::Behind(site, it)),
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
    let gaps = asked.all.iter().filter_map(|site| gap(play, scenario.sites[*site].camp?, *site));
    gaps.max_by_key(|gap| (gap.length, std::cmp::Reverse(gap.site)))
}

/// The longest gap of one camp.
fn gap(play: &Play<'_>, camp: CampId, site: SiteId) -> Option<Gap> {
    let succession = &play.camps.get(camp).succession;
    let until = play.plan().scenario.until;
    let ended = succession.longest_gap.map(|(length, event)| (length, Some(event)));
    let open = succession.empty_since.map(|since| (until - since, None));
    let (length, ended) = ended.into_iter().chain(open).max_by_key(|(length, _)| *length)?;
    Some(Gap { site, length, ended })
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
        let frontier = frontiers.of_site(play, *site, id)?;
        Some((*site, frontier))
    });
    behind.min_by_key(|(site, frontier)| (frontier.at, *site))
}
