//! What a finished run leaves behind, taken from the world into plain data.

use crate::id::{CampId, DeadlineId};
use crate::model::{Origin, Play};
use crate::scenario::Milestone;

use super::frontier::Frontiers;
use super::ledger::{Ledger, actors};
use super::outcome::{CampOutcome, DeadlineOutcome, Outcome};

/// Overwrites `outcome` with what the run has left, its count of events aside.
pub(super) fn collect(play: &mut Play<'_>, outcome: &mut Outcome) {
    let play = &*play;
    refill(&mut outcome.assumed, play.drawn.assumed.values().copied());
    refill(&mut outcome.camps, play.camps.ids().map(|id| camp(play, id)));
    refill(&mut outcome.lines, play.lines.ids().map(|id| play.account(id)));
    refill(&mut outcome.vehicles_lost, play.pools.ids().map(|id| play.pools.get(id).lost));
    refill(&mut outcome.convoys, play.pools.ids().map(|id| play.pools.get(id).convoys));
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
    CampOutcome {
        lifted: at(Milestone::Lifted),
        handover: at(Milestone::Handover),
        vacated: at(Milestone::Vacated),
        closed: at(Milestone::Closed),
        taken_over: at(Milestone::TakenOver),
        ..CampOutcome::default()
    }
}

fn deadline(play: &Play<'_>, id: DeadlineId, frontiers: &mut Option<Frontiers>) -> DeadlineOutcome {
    let state = play.deadlines.get(id);
    let mut ledger = Ledger::default();
    if let (Some(event), Some(site)) = (state.reached, state.last_site) {
        ledger.book_line(play.journal, site, event);
        return DeadlineOutcome {
            reached: Some(play.journal[event].at),
            last_site: Some(site),
            ledger: ledger.bookings(site).collect(),
            chain: actors(play.journal, event, None),
            excess: None,
        };
    }
    let Some((camp, frontier)) = furthest_behind(play, id, frontiers) else {
        return DeadlineOutcome::default();
    };
    let scenario = &play.plan().scenario;
    let site = scenario.camps[camp].site;
    ledger.book(frontier.code, Origin::Primary, scenario.until - frontier.at);
    ledger.book_line(play.journal, site, frontier.event);
    let mut chain = actors(play.journal, frontier.event, frontier.actor);
    if !chain.contains(&crate::model::Actor::Site(site)) {
        chain.push(crate::model::Actor::Site(site));
        chain.sort_unstable();
    }
    DeadlineOutcome {
        reached: None,
        last_site: Some(site),
        ledger: ledger.bookings(site).collect(),
        chain,
        excess: None,
    }
}

/// The camp that is furthest from a deadline's milestone at the horizon, and what it is at.
pub(super) fn furthest_behind(
    play: &Play<'_>,
    id: DeadlineId,
    frontiers: &mut Option<Frontiers>,
) -> Option<(CampId, super::frontier::Frontier)> {
    let scenario = &play.plan().scenario;
    let asked = &scenario.deadlines[id];
    let camps = asked.all.iter().filter_map(|site| scenario.sites[*site].camp);
    let frontiers = frontiers.get_or_insert_with(|| Frontiers::find(play));
    frontiers.furthest_behind(play, camps, asked.milestone().unwrap_or(Milestone::TakenOver))
}
