//! What is to be expected of escorts: when those that leave should be back, and when a request should
//! have its groups.

use std::collections::BTreeMap;

use crate::id::{Arena, ConvoyId, EscortId, HaulId, PoolId, RouteId, SiteId};
use crate::model::convoy::{Phase, State};
use crate::model::journey::HaulPlan;
use crate::model::network::far_end;
use crate::model::world::Play;
use crate::scenario::{Returns, Scenario};
use crate::time::{Moment, Span};

/// Other hauls from the home of each that need the same escorts.
pub(in crate::model) fn escort_rivals(
    scenario: &Scenario,
    hauls: &Arena<HaulId, HaulPlan>,
    pool_escorts: &Arena<PoolId, Vec<EscortId>>,
) -> Arena<HaulId, Vec<HaulId>> {
    let home = |haul: &HaulPlan| scenario.pools[haul.pool].home;
    let mut at_home: BTreeMap<SiteId, Vec<(HaulId, &HaulPlan)>> = BTreeMap::new();
    for (id, haul) in hauls.iter().filter(|(_, haul)| !pool_escorts[haul.pool].is_empty()) {
        at_home.entry(home(haul)).or_default().push((id, haul));
    }
    let rivals = hauls.iter().map(|(id, haul)| {
        let escorts = &pool_escorts[haul.pool];
        let shares =
            |other: &HaulPlan| pool_escorts[other.pool].iter().any(|it| escorts.contains(it));
        let others = at_home.get(&home(haul)).into_iter().flatten();
        others
            .filter(|(other, plan)| *other != id && shares(plan))
            .map(|(other, _)| *other)
            .collect()
    });
    Arena::new(rivals.collect())
}

impl Play<'_> {
    /// Reckons from means when the escort of a column that leaves now should be home.
    pub(in crate::model) fn reckon_return(&mut self, id: ConvoyId) {
        let (phase, now) = (self.convoys.get(id).phase, self.agenda.now);
        if let Some([_, back]) = self.escort_round(id, phase, [now; 2]) {
            self.convoys.get_mut(id).escort_due = back;
        }
    }

    /// When the escort of a column that leaves at a moment for a phase should leave with it, at another at
    /// the earliest, and be home, reckoned from means; `None` if it needs none.
    pub(in crate::model) fn escort_round(
        &self,
        id: ConvoyId,
        phase: Phase,
        [departs, joins]: [Moment; 2],
    ) -> Option<[Moment; 2]> {
        let plan = self.plan();
        let convoy = self.convoys.get(id);
        let usual = plan.pool_escorts[convoy.pool].first().copied();
        let escort = convoy.escort.or(usual).filter(|_| convoy.escorts_needed > 0)?;
        let haul = &plan.hauls[convoy.haul];
        let pool = &plan.scenario.pools[convoy.pool];
        let trip = &haul.trip;
        let loading = if phase == Phase::ToLoad { haul.loading } else { Span::ZERO };
        let unloading = self.expected_unloading(id);
        let [from, to] = haul.ends;
        let phases = [
            (Span::ZERO, pool.home, &trip.out),
            (loading, from, &trip.loaded),
            (unloading, to, &trip.back),
        ];
        let is_alone = plan.scenario.escorts[escort].returns == Returns::Alone;
        let escorted = |route: &RouteId| plan.groups_on(convoy.pool, *route) > 0;
        let phases = &phases[..if is_alone { 2 } else { 3 }];
        let last = phases.iter().rposition(|(_, _, roads)| roads.iter().any(escorted));
        let (mut at, mut leaves) = (departs, None);
        let mut place = pool.home;
        for (index, (handling, start, roads)) in phases.iter().enumerate() {
            let whole: &[RouteId] = roads;
            let mut marched = match last {
                Some(last) if index < last => whole,
                Some(last) if index == last => self.up_to_last_escorted(convoy.pool, whole),
                _ => break,
            };
            let roads_end =
                marched.iter().fold(*start, |at, road| far_end(&plan.scenario, *road, at));
            at = at + *handling;
            if let Some(first) = marched.iter().position(escorted).filter(|_| leaves.is_none()) {
                let reached = self.reckon_march(id, at, &marched[..first]);
                leaves = Some(reached.max(joins));
                if joins > reached {
                    (at, marched) = (joins, &marched[first..]);
                }
            }
            at = self.reckon_march(id, at, marched);
            place = roads_end;
        }
        let back = self.travel_from(at, place, plan.scenario.escorts[escort].home).unwrap_or(at);
        Some([leaves.unwrap_or(at), back])
    }

    /// Roads up to the end of the last escorted one.
    fn up_to_last_escorted<'r>(&self, pool: PoolId, roads: &'r [RouteId]) -> &'r [RouteId] {
        let last = roads.iter().rposition(|route| self.plan().groups_on(pool, *route) > 0);
        &roads[..last.map_or(0, |last| last + 1)]
    }

    /// When the groups that the `rank`-th request for them needs at a place should be there, as far as
    /// can be known.
    pub(crate) fn escort_expected(&mut self, id: ConvoyId, rank: u32) -> Moment {
        let convoy = self.convoys.get(id);
        let (node, asked, pool) = (convoy.node, convoy.escorts_needed, convoy.pool);
        let haul = convoy.haul;
        let plan = self.plan();
        if asked == 0 {
            return self.agenda.now;
        }
        let escorted = |route: &RouteId| plan.groups_on(pool, *route) > 0;
        let first = self.trip_now(haul).routes().next();
        let Some(first) = first.filter(escorted) else { return self.agenda.now };
        let mut expected: Vec<(Moment, u32)> = Vec::new();
        for escort in plan.serving(pool, first) {
            let state = self.escorts.get(escort);
            if !state.is_open {
                let is_home = plan.scenario.escorts[escort].home == node;
                expected.extend(is_home.then(|| self.escort_opening(escort)));
                continue;
            }
            expected.push((self.agenda.now, state.free_at(node)));
            expected.extend(self.escorts_coming(escort, Some(node)));
        }
        expected.sort_unstable();
        let fewest = plan.scenario.pools[pool].min_convoy;
        let usual = plan.serving(pool, first).next();
        let needed = usual.map_or(asked, |it| plan.groups_for(pool, it, asked, fewest));
        let wanted = needed * rank + self.groups_for_loaded(haul);
        let mut there = 0;
        let enough = expected.into_iter().find(|(_, groups)| {
            there += groups;
            there >= wanted
        });
        enough.map_or(Moment::NEVER, |(at, _)| at)
    }

    /// When so many groups of some escorts should be free, wherever that is, for a column that has not left
    /// yet: those that have and wait for groups have them first, for a round each.
    pub(in crate::model) fn escort_to_be_had(
        &self,
        escorts: &[EscortId],
        groups: u32,
        round: Span,
    ) -> Moment {
        let mut free: Vec<(Moment, u32)> = Vec::new();
        for id in escorts {
            let state = self.escorts.get(*id);
            if state.is_open {
                free.push((self.agenda.now, state.free()));
                free.extend(self.escorts_coming(*id, None));
            } else {
                free.push(self.escort_opening(*id));
            }
        }
        for needed in self.groups_awaited(escorts) {
            let Some(at) = take_earliest(&mut free, needed) else { return Moment::NEVER };
            free.push((at + round, needed));
        }
        take_earliest(&mut free, groups).unwrap_or(Moment::NEVER)
    }

    /// Groups that columns need that have left without, each.
    fn groups_awaited(&self, escorts: &[EscortId]) -> Vec<u32> {
        let plan = self.plan();
        let convoys = self.convoys.ids().map(|id| (id, self.convoys.get(id)));
        let waiting = convoys.filter(|(_, convoy)| {
            let escorted = |route: &RouteId| plan.groups_on(convoy.pool, *route) > 0;
            let trip = &plan.hauls[convoy.haul].trip;
            let later: &[RouteId] = if convoy.phase == Phase::ToLoad { &trip.loaded } else { &[] };
            // A place that is not in use keeps what its last column left there.
            convoy.is_formed()
                && convoy.has_set_out
                && convoy.state != State::Along
                && convoy.escort.is_none()
                && convoy.escorts_needed > 0
                && convoy.phase != Phase::Home
                && plan.pool_escorts[convoy.pool].iter().any(|escort| escorts.contains(escort))
                && convoy.legs[convoy.leg..].iter().chain(later).any(escorted)
        });
        waiting
            .map(|(id, convoy)| {
                let pool = &plan.pool_escorts[convoy.pool];
                pool.first().map_or(0, |escort| self.groups_needed(id, *escort))
            })
            .collect()
    }

    /// When groups that are on the road should be at a place, or anywhere, and how many; those that are done first leave
    /// the escort, as many as are too many.
    fn escorts_coming(&self, id: EscortId, node: Option<SiteId>) -> Vec<(Moment, u32)> {
        let state = self.escorts.get(id);
        let moving = state.moving.iter();
        let moving = moving
            .map(|trip| (trip.arrives, trip.groups, node.is_none_or(|node| trip.ends[1] == node)));
        let bound = state.bound.iter().map(|other| self.convoys.get(*other));
        let bound = bound.map(|other| (other.escort_due, other.groups, true));
        let mut coming: Vec<(Moment, u32, bool)> = moving.chain(bound).collect();
        coming.sort_unstable();
        let mut leaving = state.leaving;
        for (_, groups, _) in &mut coming {
            let gone = leaving.min(*groups);
            *groups -= gone;
            leaving -= gone;
        }
        let here = coming.into_iter().filter(|(_, _, is_here)| *is_here);
        here.map(|(at, groups, _)| (at, groups)).collect()
    }

    /// Groups for the columns of other hauls that stand loaded, or are being loaded, at the same place.
    fn groups_for_loaded(&self, id: HaulId) -> u32 {
        let plan = self.plan();
        let groups = |other: &HaulId| {
            let (ready, loading) = self.loaded(*other);
            let haul = &plan.hauls[*other];
            let (all, most) = (ready + loading, plan.scenario.pools[haul.pool].max_convoy);
            let each = plan.pool_escorts[haul.pool].first().map_or(haul.trip.escorts, |escort| {
                plan.groups_for(haul.pool, *escort, haul.trip.escorts, all.min(most))
            });
            all.div_ceil(most) * each
        };
        plan.escort_rivals[id].iter().map(groups).sum()
    }

    /// When groups that are not available yet should be, and how many.
    fn escort_opening(&self, id: EscortId) -> (Moment, u32) {
        let at = self.plan().scenario.escorts[id].available.expected(&self.plan().means);
        (at.max(self.agenda.now), self.escorts.get(id).staying())
    }
}

/// Takes so many of groups that are free at some moments, the earliest; returns when the last of them is.
fn take_earliest(free: &mut [(Moment, u32)], groups: u32) -> Option<Moment> {
    free.sort_unstable();
    let (mut left, mut last) = (groups, None);
    for (at, there) in free.iter_mut().filter(|(_, there)| *there > 0) {
        if left == 0 {
            break;
        }
        let taken = left.min(*there);
        (*there, left, last) = (*there - taken, left - taken, Some(*at));
    }
    last.filter(|_| left == 0)
}
