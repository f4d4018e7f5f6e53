//! Columns of several pools that go on as one. The one that waited at the junction, or that passes, leads: its
//! permissions and its escort are those of all. The others go along with their own vehicles and loads and have
//! lines of events of their own; they unload with it, and leave it where their ways home part.

use crate::id::{ConvoyId, GateId, PoolId, RouteId};
use crate::units::LoadKind;

use super::convoy::{Convoy, Phase, State};
use super::journal::{Code, Entry, EventId, EventKind};
use super::permit::Permit;
use super::usage::{Activity, Seconds};
use super::world::Play;

/// With whom a convoy goes, and who goes with it.
#[derive(Debug, Default)]
pub(crate) struct Along {
    /// The one that leads it.
    pub(crate) leader: Option<ConvoyId>,
    /// Those that it leads, in the order in which they joined.
    pub(crate) others: Vec<ConvoyId>,
    /// What the leader has been doing, in seconds; of one that goes along, up to when its own time has been
    /// noted.
    done: Option<Box<Seconds>>,
}

impl Along {
    /// Whether it leads others.
    #[inline]
    pub(crate) fn leads(&self) -> bool {
        !self.others.is_empty()
    }

    /// Whether it leads others, or is led.
    #[inline]
    pub(crate) fn is_with_others(&self) -> bool {
        self.leader.is_some() || self.leads()
    }

    /// Adds up what a leader does.
    #[inline]
    pub(crate) fn note(&mut self, activity: Activity, seconds: i64) {
        if self.leads()
            && let Some(done) = &mut self.done
        {
            done[activity as usize] += seconds;
        }
    }
}

impl Play<'_> {
    /// A convoy goes along with another, of another pool, from where both are.
    pub(crate) fn go_along(&mut self, leader: ConvoyId, id: ConvoyId) -> EventId {
        let now = self.agenda.now;
        let came = self.convoys.get(id).last;
        let entry = self.convoy_entry(leader, EventKind::Joined, Code::Gathering).because(came);
        let event = self.journal.write(entry);
        self.set_last(leader, event);
        self.take_back_requests(id);
        self.name_breakdowns(leader);
        let groups = self.convoys.get(id).escorts_needed;
        let convoy = self.convoys.get_mut(leader);
        convoy.note_time(now);
        convoy.way_seen = 0;
        convoy.escorts_needed = convoy.escorts_needed.max(groups);
        convoy.along.others.push(id);
        let done = convoy.along.done.get_or_insert_default().clone();
        self.hand_over_escort(id, leader, event);
        let node = self.convoys.get(id).node;
        self.release_escort(id, node, event);
        let convoy = self.convoys.get_mut(id);
        convoy.turn(State::Along, now);
        convoy.generation += 1;
        convoy.pending = 0;
        convoy.permits.clear();
        convoy.along.leader = Some(leader);
        convoy.along.done = Some(done);
        let stands = convoy.stands_loaded;
        self.convoys.get_mut(leader).stands_loaded |= stands;
        self.count_along(leader);
        self.describe_convoy(leader, event, EventId::START);
        event
    }

    /// The vehicles of one that leads may never break down, and those of the others do: it has the luck of
    /// all of them.
    fn name_breakdowns(&mut self, leader: ConvoyId) {
        let convoy = self.convoys.get(leader);
        if convoy.along.leads() || self.pools.get(convoy.pool).breakdown_rate > 0.0 {
            return;
        }
        let key = self.plan().stocks[convoy.stock].keys.breakdown;
        let stream = self.drawn.luck.numbered_stream(key, convoy.serial);
        let convoy = self.convoys.get_mut(leader);
        convoy.breakdowns = stream;
        convoy.breakdown.budget = convoy.breakdowns.exponential();
    }

    /// The convoy that leads another, or itself.
    #[inline]
    pub(crate) fn head_of(&self, id: ConvoyId) -> ConvoyId {
        self.convoys.get(id).along.leader.unwrap_or(id)
    }

    /// The road that a convoy is on.
    pub(crate) fn road_of(&self, id: ConvoyId) -> RouteId {
        let head = self.convoys.get(self.head_of(id));
        head.legs[head.leg]
    }

    /// A convoy, and those that go along with it.
    #[inline]
    pub(crate) fn all_with(&self, id: ConvoyId) -> impl Iterator<Item = &Convoy> {
        let head = self.convoys.get(id);
        let others = head.along.others.iter().map(|other| self.convoys.get(*other));
        std::iter::once(head).chain(others)
    }

    /// How many vehicles go along with a convoy has changed.
    pub(crate) fn count_along(&mut self, leader: ConvoyId) {
        let others = self.all_with(leader).skip(1);
        let vehicles = others.map(|other| other.vehicles + other.led).sum();
        self.convoys.get_mut(leader).beside = vehicles;
    }

    /// Notes what the vehicles of a convoy that goes along have been doing: what its leader has.
    pub(crate) fn note_along(&mut self, id: ConvoyId, now: crate::time::Moment) {
        let Some(leader) = self.convoys.get(id).along.leader else { return };
        let head = self.convoys.get_mut(leader);
        head.note_time(now);
        let Some(done) = head.along.done.clone() else { return };
        let convoy = self.convoys.get_mut(id);
        if let Some(known) = convoy.along.done.replace(done.clone()) {
            let spans = done.iter().zip(known.iter()).map(|(done, known)| done - known);
            convoy.add_time(spans);
        }
    }

    /// The last event of a convoy's line; those who go along have one of their own.
    #[inline]
    pub(crate) fn set_last(&mut self, id: ConvoyId, event: EventId) {
        let convoy = self.convoys.get_mut(id);
        convoy.last = event;
        if convoy.along.leads() {
            self.tell_those_along(id, event);
        }
    }

    #[inline(never)]
    fn tell_those_along(&mut self, id: ConvoyId, event: EventId) {
        for index in 0..self.convoys.get(id).along.others.len() {
            let other = self.convoys.get(id).along.others[index];
            let entry = self.entry_along(other, self.journal[event]);
            let own = self.journal.write(entry);
            self.convoys.get_mut(other).last = own;
        }
    }

    /// What happens to a convoy, on the line of one that goes along.
    fn entry_along(&self, id: ConvoyId, entry: Entry) -> Entry {
        let convoy = self.convoys.get(id);
        let cause = if entry.cause == entry.previous { convoy.last } else { entry.cause };
        let site = Some(self.plan().stocks[convoy.stock].site);
        Entry { previous: convoy.last, cause, site, convoy: convoy.number, ..entry }
    }

    /// Tells a reader of those who go along what has been told of their leader.
    pub(crate) fn mention_along(&mut self, id: ConvoyId, entry: Entry) {
        for index in 0..self.convoys.get(id).along.others.len() {
            let other = self.convoys.get(id).along.others[index];
            let own = self.entry_along(other, entry);
            self.journal.mention(own);
        }
    }

    /// The speed of a convoy: that of its slowest vehicles.
    #[inline]
    pub(crate) fn speed_of(&self, id: ConvoyId) -> f64 {
        let own = self.pools.get(self.convoys.get(id).pool).speed;
        if !self.convoys.get(id).along.leads() {
            return own;
        }
        let speeds = self.all_with(id).map(|convoy| self.pools.get(convoy.pool).speed);
        speeds.fold(own, f64::min)
    }

    /// What vehicles in tow leave of the pace of a convoy.
    #[inline]
    pub(crate) fn tow_pace_of(&self, id: ConvoyId) -> f64 {
        let own = self.convoys.get(id).tow_pace();
        if !self.convoys.get(id).along.leads() {
            return own;
        }
        self.all_with(id).map(Convoy::tow_pace).fold(own, f64::min)
    }

    /// Breakdowns of a convoy in a kilometre.
    #[inline]
    pub(crate) fn breakdowns_of(&self, id: ConvoyId) -> f64 {
        let of = |convoy: &Convoy| {
            let vehicles = convoy.vehicles + convoy.led;
            self.pools.get(convoy.pool).breakdown_rate * f64::from(vehicles)
        };
        self.all_with(id).map(of).sum()
    }

    /// The convoy, of one and those that go along with it, of which a vehicle has broken down: as likely as
    /// its vehicles break down.
    pub(crate) fn broken_of(&mut self, id: ConvoyId) -> ConvoyId {
        if !self.convoys.get(id).along.leads() {
            return id;
        }
        let mut left = self.convoys.get_mut(id).breakdowns.unit() * self.breakdowns_of(id);
        let others = self.convoys.get(id).along.others.clone();
        for convoy in std::iter::once(id).chain(others) {
            let it = self.convoys.get(convoy);
            let rate = self.pools.get(it.pool).breakdown_rate;
            left -= rate * f64::from(it.vehicles + it.led);
            if left < 0.0 && rate > 0.0 {
                return convoy;
            }
        }
        id
    }

    /// The head of a convoy has come to the end of a leg, and those who go along with it.
    pub(crate) fn bring_along(&mut self, id: ConvoyId) {
        let convoy = self.convoys.get(id);
        let (node, phase) = (convoy.node, convoy.phase);
        for index in 0..self.convoys.get(id).along.others.len() {
            let other = self.convoys.get(id).along.others[index];
            let other = self.convoys.get_mut(other);
            other.node = node;
            other.leg += usize::from(phase == Phase::Home);
        }
    }

    /// Those who go along hand over their loads where their leader does, and turn for home with it, as far as
    /// they come home.
    pub(crate) fn unload_those_along(&mut self, id: ConvoyId) {
        let (plan, node) = (self.plan(), self.convoys.get(id).node);
        for other in self.convoys.get(id).along.others.clone() {
            self.convoys.get_mut(other).node = node;
            let event = self.hand_over_loads(other);
            let (pool, haul) = (self.convoys.get(other).pool, self.convoys.get(other).haul);
            let back = &plan.hauls[haul].trip.back;
            self.convoys.get_mut(other).begin_phase(Phase::Home, back);
            if self.is_gone(pool) || plan.scenario.pools[pool].is_one_way() {
                self.leave_leader(other);
                self.end_one_way(other, None, event);
            }
        }
        self.count_along(id);
    }

    /// Those who go along and have another way home than their leader leave it where it is.
    pub(crate) fn part_ways(&mut self, id: ConvoyId) {
        let convoy = self.convoys.get(id);
        if convoy.phase != Phase::Home {
            return;
        }
        let next = convoy.legs.get(convoy.leg).copied();
        for other in self.convoys.get(id).along.others.clone() {
            let own = self.convoys.get(other);
            if own.legs.get(own.leg).copied() != next {
                self.part(other);
            }
        }
    }

    /// All who go along with a convoy go home by themselves.
    pub(crate) fn part_all(&mut self, id: ConvoyId) {
        for other in self.convoys.get(id).along.others.clone() {
            self.part(other);
        }
    }

    /// A convoy that went along goes home by itself, with the permissions of the one that led it; it asks for
    /// those that it needs beside them.
    fn part(&mut self, id: ConvoyId) {
        let plan = self.plan();
        let leader = self.head_of(id);
        self.leave_leader(id);
        let permits = self.convoys.get(leader).permits.iter();
        let granted: Vec<Permit> = permits.filter(|it| it.valid_until.is_some()).cloned().collect();
        let convoy = self.convoys.get_mut(id);
        convoy.generation += 1;
        convoy.permits = granted;
        // From now on they are its own.
        let own = convoy.next_request();
        convoy.permits.iter_mut().for_each(|permit| permit.generation = own);
        convoy.way_seen = 0;
        let (last, keys) = (convoy.last, (plan.stocks[convoy.stock].keys.empties, convoy.serial));
        let lacking = self.lacking_on_the_way(id);
        if !lacking.is_empty() {
            let now = self.agenda.now;
            self.convoys.get_mut(id).turn(State::Clearing, now);
            self.ask_in_turn(id, &lacking, keys, last);
        } else if self.convoys.get(id).leg == 0 {
            self.turn_for_home(id, last);
        } else {
            self.enter_leg(id);
        }
    }

    /// Gates on what is left of the way of a convoy whose permission it needs and has not.
    fn lacking_on_the_way(&self, id: ConvoyId) -> Vec<GateId> {
        let convoy = self.convoys.get(id);
        let gates =
            convoy.legs[convoy.leg..].iter().flat_map(|route| &self.plan().route_gates[*route]);
        let is_lacking =
            |gate: &&GateId| !self.passes_freely(convoy, **gate) && !convoy.has_permit(**gate);
        let mut lacking: Vec<GateId> = gates.filter(is_lacking).copied().collect();
        lacking.sort_unstable();
        lacking.dedup();
        lacking
    }

    /// A convoy no longer goes along with another.
    pub(crate) fn leave_leader(&mut self, id: ConvoyId) {
        let now = self.agenda.now;
        let Some(leader) = self.convoys.get(id).along.leader else { return };
        self.note_along(id, now);
        let convoy = self.convoys.get_mut(id);
        convoy.along = Along::default();
        // Until it is known what it does next.
        convoy.turn(State::Waiting(Code::Gathering), now);
        self.convoys.get_mut(leader).along.others.retain(|other| *other != id);
        self.count_along(leader);
    }

    /// Those who have gone along with a convoy all the way home are there too.
    pub(crate) fn dissolve_those_along(&mut self, id: ConvoyId) {
        for other in self.convoys.get(id).along.others.clone() {
            self.leave_leader(other);
            self.dissolve_convoy(other);
        }
    }

    /// Whether convoys of two pools may go on as one, as far as their escorts go: the same ones serve both.
    pub(crate) fn may_go_along(&self, one: PoolId, other: PoolId) -> bool {
        let plan = self.plan();
        plan.kin[one].contains(&other) && plan.pool_escorts[one] == plan.pool_escorts[other]
    }

    /// What all of a convoy have aboard of a kind, as far as it is handled as such.
    pub(crate) fn aboard_with(&self, id: ConvoyId, kind: LoadKind) -> i64 {
        let loads = self.all_with(id).flat_map(|convoy| &convoy.loads);
        let of_kind = loads.filter(|load| self.plan().stocks[load.stock].is_handled_as(kind));
        of_kind.map(|load| load.aboard).sum()
    }
}
