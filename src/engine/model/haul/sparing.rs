//! Escorts are spared: a column does not take groups along for a part of a load, so that they have to go once
//! more for the rest, if vehicles that would spare them that are expected before they would be back.

use crate::id::{ConvoyId, EscortId, HaulId};
use crate::model::convoy::{Phase, State};
use crate::model::journal::{Actor, Code};
use crate::model::world::Play;
use crate::scenario::Departure;
use crate::time::{Moment, Span};

use super::vehicles_for;

impl Play<'_> {
    /// Whether a column that could leave with so many vehicles waits for more, `most` at most, for the sake of
    /// its escort: that is what it lacks then, and its pool looks again when they should be there.
    pub(super) fn spares_escort(&mut self, id: ConvoyId, vehicles: u32, most: u32) -> bool {
        let spared = self.escort_to_spare(id, vehicles, most);
        if let Some(escort) = spared {
            self.lacks(id, Some((Code::NoEscort, Some(Actor::Escort(escort)))));
        }
        spared.is_some()
    }

    fn escort_to_spare(&mut self, id: ConvoyId, vehicles: u32, most: u32) -> Option<EscortId> {
        let plan = self.plan();
        let convoy = self.convoys.get(id);
        let (haul, pool, asked) = (convoy.haul, convoy.pool, convoy.escorts_needed);
        let means = &plan.scenario.pools[pool];
        let looks_on = means.depart == Departure::WhenReady
            && means.waits.is_none()
            && means.load_per_day.is_none();
        if asked == 0 || vehicles >= most || !looks_on || self.readies_whole(haul) {
            return None;
        }
        let serving = self.escorts_for(haul);
        let escort = *serving.first()?;
        let groups = |vehicles: u32| plan.groups_for(pool, escort, asked, vehicles);
        let enough = spares_a_trip(groups, self.all_of(haul), [vehicles, most])?;
        let at = self.vehicles_expected(haul, enough);
        let back = self.escort_back(id, &serving, groups(vehicles))?;
        // Groups that are free take so many more in full columns.
        let free: u32 = serving.iter().map(|escort| self.escorts.get(*escort).free()).sum();
        let others = free.saturating_sub(groups(vehicles)) / groups(most).max(1) * most;
        let more = self.vehicles_expected(haul, vehicles + others + 1);
        let are_scarce = others == 0 || self.would_join(id, more, back);
        let waits = are_scarce && self.would_join(id, at, back);
        if waits {
            self.look_later(pool, at);
        }
        waits.then_some(escort)
    }

    /// When the groups would be home that a request would take if it left now.
    fn escort_back(&self, id: ConvoyId, serving: &[EscortId], groups: u32) -> Option<Moment> {
        let (phase, now) = (self.phase_on_leaving(id), self.agenda.now);
        let [leaves, back] = self.escort_round(id, phase, [now; 2])?;
        let had = self.escort_to_be_had(serving, groups, back - leaves);
        if had <= leaves || had == Moment::NEVER {
            return Some(if had == Moment::NEVER { had } else { back });
        }
        self.escort_round(id, phase, [now, had]).map(|[_, back]| back)
    }

    /// Whether a column that leaves at a moment would come to the first escorted road before another.
    fn would_join(&self, id: ConvoyId, departs: Moment, until: Moment) -> bool {
        let phase = self.phase_on_leaving(id);
        let round = || self.escort_round(id, phase, [departs; 2]);
        departs < until && round().is_some_and(|[leaves, _]| leaves < until)
    }

    fn phase_on_leaving(&self, id: ConvoyId) -> Phase {
        let is_at_home = self.plan().hauls[self.convoys.get(id).haul].is_at_home;
        if is_at_home { Phase::ToUnload } else { Phase::ToLoad }
    }

    /// The escorts that may go along on the first road of a haul that needs one.
    fn escorts_for(&mut self, id: HaulId) -> Vec<EscortId> {
        let plan = self.plan();
        let pool = plan.hauls[id].pool;
        let trip = self.trip_now(id);
        let first = trip.routes().find(|route| plan.groups_on(pool, *route) > 0);
        first.into_iter().flat_map(|route| plan.serving(pool, route)).collect()
    }

    /// Vehicles that all open loads of a haul fill that have not left, with what is still to come of them; no
    /// last party that goes whole.
    fn all_of(&self, id: HaulId) -> u32 {
        let plan = self.plan();
        let open = self.carried(id).map(|(stock, each)| (stock, self.stocks.get(stock), each));
        let open = open.filter(|(stock, state, _)| state.open && !plan.stocks[*stock].leaves_whole);
        let waiting = open.map(|(_, state, each)| vehicles_for(state.ready + state.to_come, each));
        let (ready, loading) = self.loaded(id);
        waiting.sum::<u32>() + ready + loading
    }

    /// When so many vehicles of a haul should be able to leave together, as far as can be foreseen: with what
    /// is being packed, at the pace of the moment, and with those that load or are under way.
    fn vehicles_expected(&mut self, id: HaulId, enough: u32) -> Moment {
        let (ready, loading) = self.loaded(id);
        let able = self.able(id);
        let plan = self.plan();
        let haul = &plan.hauls[id];
        let wanted = self.wanted_of(id, i64::MAX);
        let (bound, then) =
            if haul.is_at_home { (ready + loading, haul.loading) } else { (0, Span::ZERO) };
        if enough <= bound {
            return self.loaded_by(id, enough - ready.min(enough));
        }
        let more = enough - bound;
        let load = self.load_expected(id, more.saturating_sub(wanted.vehicles));
        let lift = self.home_by(id, more.saturating_sub(able + wanted.led));
        load.max(lift) + then
    }

    /// When so many more vehicles of a haul have been loaded of those that load.
    fn loaded_by(&self, id: HaulId, more: u32) -> Moment {
        let loading = self.hauls.get(id).loading.iter().map(|batch| self.convoys.get(*batch));
        let handled = loading.filter(|batch| batch.state == State::Handling);
        self.when_there(more, handled.map(|batch| (batch.due, batch.size())))
    }

    /// When so many more vehicles of the pool of a haul should be home, of those that are under way.
    fn home_by(&self, id: HaulId, more: u32) -> Moment {
        let pool = self.plan().hauls[id].pool;
        let returns = !self.plan().scenario.pools[pool].is_one_way();
        let coming = self.convoys.ids().filter(|id| returns && self.convoys.get(*id).pool == pool);
        let home = |id: ConvoyId| Some((self.home_expected(id)?, self.convoys.get(id).vehicles));
        self.when_there(more, coming.filter_map(home))
    }

    /// When so many more vehicles are there of some that come at some moments; now, if none are needed.
    fn when_there(&self, more: u32, coming: impl Iterator<Item = (Moment, u32)>) -> Moment {
        if more == 0 {
            return self.agenda.now;
        }
        let mut coming: Vec<(Moment, u32)> = coming.collect();
        coming.sort_unstable();
        let (mut left, mut at) = (more, self.agenda.now);
        for (comes, vehicles) in coming {
            if left == 0 {
                break;
            }
            (at, left) = (comes, left.saturating_sub(vehicles));
        }
        if left == 0 { at } else { Moment::NEVER }
    }

    /// When a column should be home that marches, loads or unloads, by the mean pace of its roads; `None` for one
    /// that waits for anything.
    pub(super) fn home_expected(&self, id: ConvoyId) -> Option<Moment> {
        let plan = self.plan();
        let convoy = self.convoys.get(id);
        let haul = &plan.hauls[convoy.haul];
        let (mut at, done) = match convoy.state {
            State::Marching => {
                let hours = plan.route_hours(convoy.legs[convoy.leg]);
                (convoy.work.due(convoy.work.left, hours), convoy.leg + 1)
            }
            State::ClosingUp => (convoy.all_there(), convoy.leg),
            State::Handling if convoy.has_set_out => (convoy.due, convoy.leg),
            _ => return None,
        };
        let handles = convoy.state == State::Handling;
        let mut phase = convoy.phase;
        at = self.reckon_march(id, at, &convoy.legs[done.min(convoy.legs.len())..]);
        while phase != Phase::Home {
            let (handling, legs) = match phase {
                Phase::ToLoad => (haul.loading, &haul.trip.loaded),
                _ => (self.expected_unloading(id), &haul.trip.back),
            };
            at = at + if handles && phase == convoy.phase { Span::ZERO } else { handling };
            at = self.reckon_march(id, at, legs);
            phase = if phase == Phase::ToLoad { Phase::ToUnload } else { Phase::Home };
        }
        Some(at)
    }

    /// When what is being packed of a haul's open loads should fill so many vehicles more.
    fn load_expected(&self, id: HaulId, vehicles: u32) -> Moment {
        let plan = self.plan();
        let mut coming: Vec<(Moment, u32)> = Vec::new();
        for (stock, each) in self.carried(id) {
            let (of, state) = (&plan.stocks[stock], self.stocks.get(stock));
            if !of.is_first || !state.open || state.to_come == 0 {
                continue;
            }
            let lot = self.lot(stock);
            let (mut there, mut to_come) = (state.ready, state.to_come);
            let mut counted = if there >= lot { vehicles_for(there, each) } else { 0 };
            let most = (i64::from(vehicles) * each.max(1)).max(lot);
            for (at, amount) in self.lots_expected(of.line, most) {
                (there, to_come) = (there + amount, to_come - amount);
                if there >= lot || to_come == 0 {
                    let fills = vehicles_for(there, each);
                    coming.push((at, fills - counted));
                    counted = fills;
                }
            }
        }
        self.when_there(vehicles, coming.into_iter())
    }
}

/// The fewest vehicles, of `most`, with which a column spares its escort a trip that it would cost with `vehicles`,
/// where `all` have to be taken along in the end; `None` if it would cost none.
fn spares_a_trip(groups: impl Fn(u32) -> u32, all: u32, [vehicles, most]: [u32; 2]) -> Option<u32> {
    let rest = |left: u32| if left > 0 { groups(left) } else { 0 };
    let with = |vehicles: u32| {
        let left = all.saturating_sub(vehicles);
        groups(vehicles) + left / most * groups(most) + rest(left % most)
    };
    let fewest = with(most);
    (vehicles..=most).find(|more| with(*more) <= fewest).filter(|more| *more > vehicles)
}
