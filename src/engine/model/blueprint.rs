//! What is the same in every run of one scenario, worked out once: who is covered by what, which
//! way a trip goes, what each stream of chance is called.

mod tables;

use std::sync::Arc;

use bevy_ecs::prelude::Resource;

use crate::chance::{Assumed, Cause, StreamKey};
use crate::id::{
    Arena, AssumptionId, CalendarId, CampId, DeadlineId, EscortId, ForceId, GateId, HaulId, LineId,
    OutageId, PoolId, RegionId, RouteId, SiteId, StepId, StockId, TaskId, ThreatId, WeatherId,
};
use crate::scenario::{Gate, Mode, Outage, PermitFor, Scenario, Step};
use crate::time::{DAY, Moment, OpenHours, Span};

use super::carrier::Term;
use super::escalation::Courses;
use super::escort::escort_rivals;
use super::journal::{Actor, Code};
use super::journey::{HaulPlan, Journeys, StockPlan, kin};
use super::network::Network;
use super::party::Parties;
use super::precedence::Precedence;
use super::slot::{keeps_to_times, slots_of_routes};
use super::urgency::Urgency;
use super::wait::Barrier;
use tables::{
    announced_on_routes, camp_names, camps_that_need_people, covering, deadlines_of_camps,
    deadlines_of_lines, escorts_of_pools, keys, keys_of_lines, limits_of_weathers, midnights,
    packing_lots, plan_outages, plan_tasks, pools_of_camps, pools_that_handle_at_random,
    quantity_keys, routes_of_regions, threats_of_camps, weathers_of_regions, whole,
};

/// What an outage takes away.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Withheld {
    /// A gate's grants.
    Gate(GateId),
    /// A route.
    Route(RouteId),
    /// What a limit of a route keeps out, by its number.
    Limit(RouteId, u16),
    /// Quiet under a threat.
    Threat(ThreatId),
}

/// What is fixed of one outage.
#[derive(Debug)]
pub(crate) struct OutagePlan {
    pub(crate) withheld: Withheld,
    pub(crate) outage: Outage,
    pub(crate) key: StreamKey,
}

/// What is fixed of one step of one camp.
#[derive(Debug)]
pub(crate) struct TaskPlan {
    pub(crate) camp: CampId,
    pub(crate) step: StepId,
    /// How many tasks must be done before it.
    pub(crate) prerequisites: u32,
    /// Tasks that wait for it.
    pub(crate) dependents: Vec<TaskId>,
    pub(crate) key: StreamKey,
}

/// Everything fixed.
#[derive(Resource)]
pub(crate) struct Blueprint {
    pub(crate) scenario: Arc<Scenario>,
    pub(crate) network: Network,
    pub(crate) stocks: Arena<StockId, StockPlan>,
    pub(crate) hauls: Arena<HaulId, HaulPlan>,
    /// Hauls that carry a stock for a part of the run only, because the plan changes.
    pub(crate) terms: Vec<Term>,
    /// The first stage of each line; the others follow it.
    pub(crate) first_stock: Arena<LineId, Option<StockId>>,
    pub(crate) tasks: Arena<TaskId, TaskPlan>,
    pub(crate) camp_tasks: Arena<CampId, Vec<TaskId>>,
    pub(crate) outages: Arena<OutageId, OutagePlan>,
    /// Gates whose permission a column needs on a route; what a load needs follows the load.
    pub(crate) route_gates: Arena<RouteId, Vec<GateId>>,
    /// Calendars of departures for each route, from its first end and from its second.
    pub(crate) slots: Arena<RouteId, [Vec<CalendarId>; 2]>,
    /// Whether any departure waits for a slot.
    pub(crate) has_slots: bool,
    /// Whether any waits for a slot, or for the hours of its route.
    pub(crate) keeps_to_times: bool,
    pub(crate) route_threats: Arena<RouteId, Vec<ThreatId>>,
    pub(crate) camp_threats: Arena<CampId, Vec<ThreatId>>,
    pub(crate) region_routes: Arena<RegionId, Vec<RouteId>>,
    pub(crate) region_weathers: Arena<RegionId, Vec<WeatherId>>,
    /// Limits that hold while a weather is wet.
    pub(crate) wet_limits: Arena<WeatherId, Vec<(RouteId, u16)>>,
    /// Whether any closure of a route is known beforehand, and any pool looks ahead.
    pub(crate) has_announced: Arena<RouteId, bool>,
    /// Pools whose vehicles are gone with each camp.
    pub(crate) camp_pools: Arena<CampId, Vec<PoolId>>,
    pub(crate) pool_escorts: Arena<PoolId, Vec<EscortId>>,
    /// Other pools with whose columns those of each may go on as one.
    pub(crate) kin: Arena<PoolId, Vec<PoolId>>,
    /// Other hauls from the home of each that need the same escorts.
    pub(crate) escort_rivals: Arena<HaulId, Vec<HaulId>>,
    pub(crate) camp_deadlines: Arena<CampId, Vec<DeadlineId>>,
    /// Deadlines that wait for the arrival of a line.
    pub(crate) line_deadlines: Arena<LineId, Vec<DeadlineId>>,
    /// Who waits for whom.
    pub(crate) precedence: Precedence,
    /// Until when loads should have left.
    pub(crate) urgency: Urgency,
    /// Midnights in the scenario's zone over the horizon.
    pub(crate) midnights: Vec<Moment>,
    pub(crate) weather_keys: Arena<WeatherId, StreamKey>,
    pub(crate) route_keys: Arena<RouteId, StreamKey>,
    pub(crate) pool_keys: Arena<PoolId, StreamKey>,
    pub(crate) escort_keys: Arena<EscortId, StreamKey>,
    pub(crate) gate_keys: Arena<GateId, StreamKey>,
    pub(crate) threat_keys: Arena<ThreatId, StreamKey>,
    pub(crate) camp_keys: Arena<CampId, StreamKey>,
    pub(crate) line_keys: Arena<LineId, StreamKey>,
    pub(crate) assumption_keys: Arena<AssumptionId, StreamKey>,
    /// What is expected of each assumption before it is drawn.
    pub(crate) means: Assumed,
    pub(crate) attack_keys: Arena<CampId, StreamKey>,
    pub(crate) successor_keys: Arena<CampId, StreamKey>,
    pub(crate) order_keys: Arena<ForceId, StreamKey>,
    /// Whether the pool's loading or unloading takes a time that must be drawn.
    pub(crate) handles_at_random: Arena<PoolId, bool>,
    /// Whether a step packs the line; the others are ready as soon as they may leave.
    pub(crate) packed_lines: Arena<LineId, bool>,
    /// How much of a line is packed or disposed of at once, in base units.
    pub(crate) handling_lot: Arena<LineId, i64>,
    /// Whether the pace of any step depends on the people left.
    pub(crate) camp_needs_people: Arena<CampId, bool>,
    /// Whether any permission bounds the size of columns.
    pub(crate) bounds_columns: bool,
    /// Whether any escort group covers only so many vehicles.
    pub(crate) escorts_cover: bool,
    /// Whether any pool asks for columns before their load is ready.
    pub(crate) foresees: bool,
    /// How each camp closes by the scenario's own estimates, if a step measures by it.
    pub(crate) courses: Courses,
    /// Sides, claims and rules.
    pub(crate) parties: Parties,
    always: OpenHours,
}

impl Blueprint {
    /// Works everything out.
    pub(crate) fn new(scenario: Arc<Scenario>, courses: Courses) -> Self {
        let network = Network::new(&scenario);
        let gates = |of_loads: bool| {
            let is_meant = move |gate: &Gate| (gate.permit == PermitFor::Consignment) == of_loads;
            let gates = scenario.gates.iter().filter(move |(_, gate)| is_meant(gate));
            covering(&scenario, gates, |gate| &gate.covers)
        };
        let route_gates = gates(false);
        let journeys = Journeys::plan(&scenario, &network, &route_gates, &gates(true));
        let (tasks, camp_tasks) = plan_tasks(&scenario);
        let packing = packing_lots(&scenario);
        let slots = slots_of_routes(&scenario, &route_gates);
        let (camp_deadlines, line_deadlines) =
            (deadlines_of_camps(&scenario), deadlines_of_lines(&scenario));
        let precedence = Precedence::new(&scenario, &journeys.stocks);
        let pool_escorts = escorts_of_pools(&scenario);
        Self {
            keeps_to_times: keeps_to_times(&scenario, &slots),
            has_slots: slots.values().flatten().any(|calendars| !calendars.is_empty()),
            slots,
            outages: plan_outages(&scenario),
            route_threats: covering(&scenario, scenario.threats.iter(), |threat| &threat.routes),
            camp_threats: threats_of_camps(&scenario),
            region_routes: routes_of_regions(&scenario),
            region_weathers: weathers_of_regions(&scenario),
            wet_limits: limits_of_weathers(&scenario),
            has_announced: announced_on_routes(&scenario),
            camp_pools: pools_of_camps(&scenario),
            kin: kin(&scenario),
            escort_rivals: escort_rivals(&scenario, &journeys.hauls, &pool_escorts),
            pool_escorts,
            urgency: Urgency::new(
                &scenario,
                &journeys.stocks,
                &precedence,
                &camp_deadlines,
                &line_deadlines,
            ),
            camp_deadlines,
            line_deadlines,
            precedence,
            midnights: midnights(&scenario),
            weather_keys: keys(scenario.weathers.values().map(|it| &it.name), Cause::Weather),
            route_keys: quantity_keys("route", scenario.routes.values().map(|it| &it.name)),
            pool_keys: quantity_keys("pool", scenario.pools.values().map(|it| &it.name)),
            escort_keys: quantity_keys("escort", scenario.escorts.values().map(|it| &it.name)),
            gate_keys: quantity_keys("gate", scenario.gates.values().map(|it| &it.name)),
            threat_keys: quantity_keys("threat", scenario.threats.values().map(|it| &it.name)),
            camp_keys: quantity_keys("camp", camp_names(&scenario)),
            line_keys: keys_of_lines(&scenario),
            means: scenario.means(),
            assumption_keys: keys(
                scenario.assumptions.values().map(|it| &it.name),
                Cause::Assumption,
            ),
            attack_keys: keys(camp_names(&scenario), Cause::Attack),
            successor_keys: keys(camp_names(&scenario), Cause::Successor),
            order_keys: keys(scenario.forces.values().map(|force| &force.name), Cause::Order),
            handles_at_random: pools_that_handle_at_random(&scenario),
            packed_lines: Arena::new(packing.values().map(Option::is_some).collect()),
            handling_lot: Arena::new(
                packing.iter().map(|(id, lot)| lot.unwrap_or(whole(&scenario, id))).collect(),
            ),
            bounds_columns: scenario.gates.values().any(|gate| gate.vehicles.is_some()),
            escorts_cover: scenario.escorts.values().any(|escort| escort.vehicles.is_some()),
            foresees: scenario.pools.values().any(|pool| pool.ahead.is_some()),
            camp_needs_people: camps_that_need_people(&scenario),
            courses,
            parties: Parties::new(&scenario),
            always: OpenHours::always(),
            network,
            stocks: journeys.stocks,
            hauls: journeys.hauls,
            terms: journeys.terms,
            first_stock: journeys.first_stock,
            tasks,
            camp_tasks,
            route_gates,
            scenario,
        }
    }

    /// How much of a stock one vehicle takes that goes with a haul, though it may be of another that is
    /// collected in passing; 0 if it drives itself.
    pub(crate) fn each(&self, haul: HaulId, stock: StockId) -> i64 {
        let own = &self.hauls[haul];
        if self.stocks[stock].by.contains(&haul) {
            return own.each(stock);
        }
        let mut by = self.stocks[stock].by.iter();
        let other = by.find(|other| self.hauls[**other].pool == own.pool);
        other.map_or(1, |other| self.hauls[*other].each(stock))
    }

    /// The haul of a pool for a stock that it may carry.
    pub(crate) fn haul_of(&self, pool: PoolId, stock: StockId) -> HaulId {
        let mut by = self.stocks[stock].by.iter();
        let found = by.find(|haul| self.hauls[**haul].pool == pool);
        *found.expect("a pool sends only what it may carry")
    }

    /// Most permits that a convoy can have: one of each gate. At least 1, so that they can be numbered.
    pub(crate) fn most_permits(&self) -> u32 {
        (self.scenario.gates.len() as u32).max(1)
    }

    /// Escort groups that a convoy of a pool needs on a route.
    pub(crate) fn groups_on(&self, pool: PoolId, route: RouteId) -> u32 {
        self.scenario.pools[pool].groups_of(self.scenario.routes[route].escorts)
    }

    /// Escort groups of a pool that a convoy needs whose way asks for so many.
    #[inline]
    pub(crate) fn groups_for(
        &self,
        pool: PoolId,
        escort: EscortId,
        asked: u32,
        vehicles: u32,
    ) -> u32 {
        self.scenario.escorts[escort].groups_for(&self.scenario.pools[pool], asked, vehicles)
    }

    /// Most vehicles of a pool that so many escort groups cover.
    pub(crate) fn covered_by(&self, pool: PoolId, escort: EscortId, groups: u32) -> u32 {
        self.scenario.escorts[escort].covers(&self.scenario.pools[pool], groups)
    }

    /// Whether the smallest column of a pool may have the permissions of a route.
    pub(crate) fn fits(&self, pool: PoolId, route: RouteId) -> bool {
        super::network::fits(&self.scenario, &self.route_gates, pool, route)
    }

    /// Whether an escort pool escorts on a route.
    pub(crate) fn escorts_on(&self, escort: EscortId, route: RouteId) -> bool {
        let routes = self.scenario.escorts[escort].routes.as_ref();
        routes.is_none_or(|routes| routes.contains(&route))
    }

    /// The escort pools that serve a pool and escort on a route, in the order in which they are asked.
    pub(crate) fn serving(&self, pool: PoolId, route: RouteId) -> impl Iterator<Item = EscortId> {
        let escorts = self.pool_escorts[pool].iter().copied();
        escorts.filter(move |escort| self.escorts_on(*escort, route))
    }

    /// The open hours of a calendar; without one, always.
    pub(crate) fn hours(&self, calendar: Option<CalendarId>) -> &OpenHours {
        calendar.map_or(&self.always, |id| &self.scenario.calendars[id].hours)
    }

    /// The open hours on a route.
    pub(crate) fn route_hours(&self, route: RouteId) -> &OpenHours {
        self.hours(self.scenario.routes[route].calendar)
    }

    /// The open hours in which a convoy moves on a route that it has entered: a flight does not halt
    /// in the air.
    pub(crate) fn moving_hours(&self, route: RouteId) -> &OpenHours {
        match self.scenario.routes[route].mode {
            Mode::Air => &self.always,
            Mode::Road | Mode::River | Mode::Sea => self.route_hours(route),
        }
    }

    /// How many midnights have passed at a moment: the number of its civil day.
    pub(crate) fn day_of(&self, now: Moment) -> usize {
        // Days are 24 hours long but for two in a year.
        let mut day = ((now.0.max(0) / DAY) as usize).min(self.midnights.len());
        while day > 0 && self.midnights[day - 1] > now {
            day -= 1;
        }
        while self.midnights.get(day).is_some_and(|midnight| *midnight <= now) {
            day += 1;
        }
        day
    }

    /// The code under which the time is booked in which a gate withholds its grant. One that grants at
    /// once and refuses nobody is no authority to ask but a way that is shut at times, and is booked
    /// like any other shut way.
    pub(crate) fn withholding(&self, gate: GateId) -> Code {
        let gate = &self.scenario.gates[gate];
        let grants_at_once = gate.lead_time.constant() == Some(Span::ZERO)
            && gate.refusal.constant().is_some_and(|refusal| refusal.0 <= 0.0);
        if grants_at_once { Code::RouteClosed } else { Code::NoClearance }
    }

    /// A way on which a gate withholds its grant.
    pub(crate) fn barred_by(&self, gate: GateId) -> Barrier {
        (self.withholding(gate), Actor::Gate(gate))
    }

    /// The step behind a task.
    #[inline(always)]
    pub(crate) fn step(&self, task: TaskId) -> &Step {
        let plan = &self.tasks[task];
        &self.scenario.closures[self.scenario.camps[plan.camp].closure].steps[plan.step]
    }

    /// The open hours of a task.
    pub(crate) fn task_hours(&self, task: TaskId) -> &OpenHours {
        self.hours(self.step(task).calendar)
    }

    /// The site of a camp.
    pub(crate) fn site_of(&self, camp: CampId) -> SiteId {
        self.scenario.camps[camp].site
    }

    /// Whether a trip by this pool is a flight.
    pub(crate) fn flies(&self, pool: PoolId) -> bool {
        self.scenario.pools[pool].mode == Mode::Air
    }

    /// The stages of a line.
    pub(crate) fn stages(&self, line: LineId) -> impl Iterator<Item = StockId> + use<> {
        let stages = self.scenario.lines[line].stages.len();
        let first = self.first_stock[line];
        (0..stages).filter_map(move |stage| first.map(|first| StockId(first.0 + stage as u32)))
    }
}
