//! What means are doing, and for whom: vehicles, escort groups, desks, bays. Time is added up in
//! seconds of a unit (a vehicle, a group, a desk, a bay) as convoys turn from one state to the next;
//! nothing is kept of single events.
//!
//! The account is closed when the last column has ended and the last means have come; what they do
//! after that is nobody's business. If any column still stands at the horizon, it is closed there.

mod close;

use crate::id::{ConvoyId, EscortId, GateId, LineId, PoolId, SiteId};
use crate::time::{Moment, Span};

use super::convoy::{Convoy, State};
use super::journal::Code;
use super::world::Play;

/// What a unit of means is doing: at any time exactly one of these.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Activity {
    /// Loads, marches, unloads; a desk or a bay has somebody.
    InUse,
    /// Held on the way by an attack or a breakdown, or in the workshop.
    Held,
    /// Stands loaded at home until its column leaves.
    Loaded,
    /// Stands for want of a permission: before a gate, or at home while the first column that it
    /// could go with waits for one.
    AwaitsPermission,
    /// The same for want of an escort.
    AwaitsEscort,
    /// Queues for a bay or a place on the apron.
    AwaitsBay,
    /// Stands before a way that is closed, full, grounded or under alert, waits for a slot or for others
    /// to go home with, or is at home for want of a way.
    AwaitsWay,
    /// Free, and nobody to go with but for want of more vehicles.
    Idle,
    /// Not there: not released yet, or lost.
    Unavailable,
}

impl Activity {
    /// How many there are.
    pub const COUNT: usize = Self::ALL.len();

    /// All of them, in the order of the results.
    pub const ALL: [Self; 9] = [
        Self::InUse,
        Self::Held,
        Self::Loaded,
        Self::AwaitsPermission,
        Self::AwaitsEscort,
        Self::AwaitsBay,
        Self::AwaitsWay,
        Self::Idle,
        Self::Unavailable,
    ];

    /// The word in tables.
    pub fn word(self) -> &'static str {
        match self {
            Self::InUse => "in_use",
            Self::Held => "held",
            Self::Loaded => "loaded",
            Self::AwaitsPermission => "awaits_permission",
            Self::AwaitsEscort => "awaits_escort",
            Self::AwaitsBay => "awaits_bay",
            Self::AwaitsWay => "awaits_way",
            Self::Idle => "idle",
            Self::Unavailable => "unavailable",
        }
    }

    /// What vehicles do that wait under a code.
    fn of_wait(code: Code) -> Self {
        match code {
            Code::NoClearance => Self::AwaitsPermission,
            Code::NoEscort => Self::AwaitsEscort,
            Code::NoLift | Code::NoContract | Code::LateRelease => Self::Idle,
            _ => Self::AwaitsWay,
        }
    }

    /// What a convoy's vehicles and its escort do; `None`: it has none.
    fn of_convoy(state: State) -> Option<Self> {
        Some(match state {
            State::Free | State::Mustering | State::Along => return None,
            State::Clearing => Self::AwaitsPermission,
            State::Ready => Self::Loaded,
            State::AwaitingEscort => Self::AwaitsEscort,
            State::Waiting(code) => Self::of_wait(code),
            State::Marching | State::ClosingUp | State::Handling => Self::InUse,
            State::Held(_) => Self::Held,
            State::Queueing => Self::AwaitsBay,
        })
    }
}

/// Unit-seconds by activity.
pub(crate) type Seconds = [i64; Activity::COUNT];

/// What the units of one means did.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Usage {
    /// Unit-seconds by activity, in the order of [`Activity::ALL`]: together all there were.
    pub seconds: Seconds,
    /// The same of every line for which anything was done, or waited for; sorted.
    pub users: Vec<(LineId, Seconds)>,
}

impl Usage {
    fn clear(&mut self) {
        self.seconds = Seconds::default();
        self.users.clear();
    }

    pub(super) fn add(&mut self, activity: Activity, seconds: i64) {
        self.seconds[activity as usize] += seconds;
    }

    fn add_for(&mut self, line: LineId, activity: Activity, seconds: i64) {
        if seconds != 0 {
            self.add(activity, seconds);
            self.of_user(line)[activity as usize] += seconds;
        }
    }

    fn add_all_for(&mut self, line: LineId, seconds: &Seconds) {
        if *seconds == Seconds::default() {
            return;
        }
        let of_user = self.of_user(line).iter_mut();
        of_user.zip(seconds).for_each(|(sum, more)| *sum += more);
        self.seconds.iter_mut().zip(seconds).for_each(|(sum, more)| *sum += more);
    }

    /// What has been added up for a line.
    fn of_user(&mut self, line: LineId) -> &mut Seconds {
        let found = self.users.binary_search_by_key(&line, |(user, _)| *user);
        let place = found.unwrap_or_else(|place| {
            self.users.insert(place, (line, Seconds::default()));
            place
        });
        &mut self.users[place].1
    }

    /// Units come that were not there before.
    pub(crate) fn note_coming(&mut self, units: u32, now: Moment) {
        self.add(Activity::Unavailable, now.0 * i64::from(units));
    }

    /// Units are asked for that are not there yet: they are missing from now on.
    pub(crate) fn note_ordered(&mut self, units: u32, now: Moment) {
        self.add(Activity::Unavailable, -now.0 * i64::from(units));
    }

    /// Unit-seconds in all.
    pub fn total(&self) -> i64 {
        self.seconds.iter().sum()
    }
}

/// Means whose use is told of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Means {
    /// The vehicles of a pool.
    Pool(PoolId),
    /// The groups of an escort pool.
    Escort(EscortId),
    /// The desks of a gate that has a number of them.
    Desks(GateId),
    /// The bays of a site that has a number of them.
    Bays(SiteId),
    /// The places on its apron.
    Apron(SiteId),
}

/// A convoy's own account, until it is handed on to its pool and its escort.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Clock {
    since: Moment,
    vehicles: Seconds,
    groups: Seconds,
}

impl Convoy {
    /// Turns to another state. Nothing else may change it while the convoy has anything.
    #[inline]
    pub(crate) fn turn(&mut self, state: State, now: Moment) {
        self.note_time(now);
        self.state = state;
    }

    /// Adds up the time since it was last done: before its state, its vehicles or its escort change.
    #[inline]
    pub(crate) fn note_time(&mut self, now: Moment) {
        let span = (now - self.clock.since).0;
        self.clock.since = now;
        if span == 0 || self.vehicles == 0 {
            return;
        }
        if let Some(activity) = Activity::of_convoy(self.state) {
            self.clock.vehicles[activity as usize] += span * i64::from(self.vehicles);
            self.along.note(activity, span);
            if self.escort.is_some() {
                self.clock.groups[activity as usize] += span * i64::from(self.groups);
            }
        }
    }

    /// Adds up what its vehicles have been doing beside another, activity by activity.
    pub(crate) fn add_time(&mut self, spans: impl Iterator<Item = i64>) {
        let vehicles = i64::from(self.vehicles);
        self.clock.vehicles.iter_mut().zip(spans).for_each(|(sum, span)| *sum += span * vehicles);
    }

    /// Begins anew, with nothing added up.
    pub(crate) fn start_clock(&mut self, now: Moment) {
        self.clock = Clock { since: now, ..Clock::default() };
    }

    /// How long it has been in its state; only while nothing else has changed.
    fn in_state_for(&self, now: Moment) -> Span {
        now - self.clock.since
    }
}

/// What the vehicles at home are doing.
#[derive(Debug, Clone, Copy)]
pub(crate) struct AtHome {
    since: Moment,
    activity: Activity,
    line: LineId,
}

impl Default for AtHome {
    fn default() -> Self {
        Self { since: Moment::START, activity: Activity::Unavailable, line: LineId(0) }
    }
}

impl Play<'_> {
    /// Forgets the last run.
    pub(crate) fn reset_usage(&mut self) {
        self.tallies.means_until = Moment::START;
        for id in self.pools.ids() {
            let pool = self.pools.get_mut(id);
            pool.usage.clear();
            let activity = if pool.is_open() { Activity::Idle } else { Activity::Unavailable };
            pool.at_home = AtHome { activity, ..AtHome::default() };
        }
        for id in self.escorts.ids() {
            self.escorts.get_mut(id).usage.clear();
        }
        for id in self.gates.ids() {
            self.gates.get_mut(id).usage.clear();
        }
        for id in self.sites.ids() {
            let site = self.sites.get_mut(id);
            site.bays_usage.clear();
            site.apron_usage.clear();
        }
    }

    /// Something of the mission's own has happened: the account is not closed before now.
    pub(crate) fn keep_account_open(&mut self) {
        self.tallies.means_until = self.tallies.means_until.max(self.agenda.now);
    }

    /// Adds up the time of a pool's vehicles at home: before there are more or fewer of them.
    pub(crate) fn note_at_home(&mut self, id: PoolId) {
        self.note_at_home_until(id, self.agenda.now);
    }

    fn note_at_home_until(&mut self, id: PoolId, now: Moment) {
        let pool = self.pools.get_mut(id);
        let seconds = (now - pool.at_home.since).0 * i64::from(pool.free);
        pool.at_home.since = now;
        match pool.at_home.activity {
            activity @ (Activity::Idle | Activity::Unavailable) => {
                pool.usage.add(activity, seconds);
            }
            activity => pool.usage.add_for(pool.at_home.line, activity, seconds),
        }
    }

    /// The vehicles at home stand as the first column asked for lets them.
    pub(crate) fn settle_at_home(&mut self, id: PoolId) {
        let first = self.pools.get(id).requests.first().map(|(_, convoy)| *convoy);
        let lack = first.and_then(|convoy| {
            let convoy = self.convoys.get(convoy);
            convoy.wait.lacks().map(|(code, _)| (code, convoy.stock))
        });
        let (activity, line) = match lack {
            None => (Activity::Idle, LineId(0)),
            Some((code, stock)) => (Activity::of_wait(code), self.plan().stocks[stock].line),
        };
        let at_home = self.pools.get(id).at_home;
        if (at_home.activity, at_home.line) != (activity, line) {
            self.note_at_home(id);
            let at_home = &mut self.pools.get_mut(id).at_home;
            (at_home.activity, at_home.line) = (activity, line);
        }
    }

    /// Vehicles are lost, or gone with their camp: from now on they are not there.
    pub(crate) fn note_away(&mut self, id: PoolId, vehicles: u32) {
        let seconds = self.agenda.now.0 * i64::from(vehicles);
        self.pools.get_mut(id).usage.add(Activity::Unavailable, -seconds);
    }

    /// A vehicle has been in the workshop for so long.
    pub(crate) fn note_workshop(&mut self, id: PoolId, span: Span) {
        self.pools.get_mut(id).usage.add(Activity::Held, span.0);
        self.keep_account_open();
    }

    /// Hands the time of a convoy's vehicles on to its pool, before the convoy ends.
    pub(crate) fn hand_on_time(&mut self, id: ConvoyId) {
        self.hand_on_escort_time(id);
        let line = self.line_of(id);
        let convoy = self.convoys.get_mut(id);
        let seconds = std::mem::take(&mut convoy.clock.vehicles);
        let pool = convoy.pool;
        self.pools.get_mut(pool).usage.add_all_for(line, &seconds);
        self.keep_account_open();
    }

    /// Hands the time of a convoy's escort on to its pool, before the escort leaves.
    #[inline]
    pub(crate) fn hand_on_escort_time(&mut self, id: ConvoyId) {
        let now = self.agenda.now;
        let convoy = self.convoys.get_mut(id);
        convoy.note_time(now);
        let Some(escort) = convoy.escort else { return };
        let seconds = std::mem::take(&mut convoy.clock.groups);
        let line = self.line_of(id);
        self.escorts.get_mut(escort).usage.add_all_for(line, &seconds);
    }

    /// Groups of another escort than the one at the head of a convoy have been with its tail for so long.
    pub(crate) fn note_relieved(
        &mut self,
        id: ConvoyId,
        escort: EscortId,
        groups: u32,
        span: Span,
    ) {
        let line = self.line_of(id);
        let usage = &mut self.escorts.get_mut(escort).usage;
        usage.add_for(line, Activity::InUse, span.0 * i64::from(groups));
    }

    /// Groups went somewhere by themselves.
    pub(crate) fn note_escort_trip(&mut self, id: EscortId, groups: u32, span: Span) {
        let usage = &mut self.escorts.get_mut(id).usage;
        usage.add(Activity::InUse, span.0 * i64::from(groups));
        self.keep_account_open();
    }

    /// A convoy has been loaded or unloaded until now: so long was a bay in use.
    #[inline]
    pub(crate) fn note_bay(&mut self, id: ConvoyId) {
        self.note_bay_until(id, self.agenda.now);
    }

    fn note_bay_until(&mut self, id: ConvoyId, now: Moment) {
        let convoy = self.convoys.get(id);
        self.note_bay_of(id, convoy.node, convoy.in_state_for(now));
    }

    /// A convoy has had a bay of a site for so long.
    pub(crate) fn note_bay_of(&mut self, id: ConvoyId, node: SiteId, span: Span) {
        let plan = self.plan();
        let convoy = self.convoys.get(id);
        let flies = plan.flies(convoy.pool);
        let asked = &plan.scenario.sites[node];
        let places = if flies { asked.mog } else { asked.bays };
        if places.is_none() {
            return;
        }
        let line = self.line_of(id);
        let site = self.sites.get_mut(node);
        let usage = if flies { &mut site.apron_usage } else { &mut site.bays_usage };
        usage.add_for(line, Activity::InUse, span.0);
    }

    /// A request has had a desk since a moment.
    pub(crate) fn note_desk(&mut self, id: GateId, convoy: ConvoyId, since: Moment, until: Moment) {
        if self.plan().scenario.gates[id].desks.is_some() {
            let line = self.line_of(convoy);
            let usage = &mut self.gates.get_mut(id).usage;
            usage.add_for(line, Activity::InUse, (until - since).0);
        }
    }

    fn line_of(&self, id: ConvoyId) -> LineId {
        self.plan().stocks[self.convoys.get(id).stock].line
    }

    /// Tells what each means did, kind by kind, once the account is closed.
    pub(crate) fn each_usage(&self, mut tell: impl FnMut(Means, &Usage)) {
        let scenario = &self.plan().scenario;
        for id in self.pools.ids() {
            tell(Means::Pool(id), &self.pools.get(id).usage);
        }
        for id in self.escorts.ids() {
            tell(Means::Escort(id), &self.escorts.get(id).usage);
        }
        for id in self.gates.ids().filter(|id| scenario.gates[*id].desks.is_some()) {
            tell(Means::Desks(id), &self.gates.get(id).usage);
        }
        for id in self.sites.ids().filter(|id| scenario.sites[*id].bays.is_some()) {
            tell(Means::Bays(id), &self.sites.get(id).bays_usage);
        }
        for id in self.sites.ids().filter(|id| scenario.sites[*id].mog.is_some()) {
            tell(Means::Apron(id), &self.sites.get(id).apron_usage);
        }
    }
}
