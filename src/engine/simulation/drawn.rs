//! What is drawn once for a whole run.

use crate::id::{
    AssumptionId, CampId, EscortId, GateId, LineId, PoolId, RouteId, StepId, ThreatId, WeatherId,
};
use crate::model::Play;
use crate::scenario::{Scenario, StepWork};

/// Something that is drawn once for a whole run; what never varies is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Draw {
    /// An assumption, in its base unit.
    Assumption(AssumptionId),
    /// Vehicles of a pool.
    Vehicles(PoolId),
    /// Their speed in kilometres per open hour.
    Speed(PoolId),
    /// When a pool becomes available, in seconds.
    VehiclesFrom(PoolId),
    /// Breakdowns per vehicle-kilometre.
    Breakdowns(PoolId),
    /// Chance that a broken-down vehicle is given up.
    WriteOff(PoolId),
    /// Groups of an escort pool.
    Groups(EscortId),
    /// When an escort pool becomes available, in seconds.
    GroupsFrom(EscortId),
    /// Chance that a gate refuses.
    Refusal(GateId),
    /// The rate of march that a route allows, in kilometres per open hour.
    Rate(RouteId),
    /// Attacks per kilometre of march.
    Attacks(ThreatId),
    /// Attacks per hour on each camp.
    CampAttacks(ThreatId),
    /// The amount of a line, in base units.
    Amount(LineId),
    /// When a camp is to begin, in seconds.
    Start(CampId),
    /// How fast a camp packs in a step, in base units per hour (of one person, where people do it).
    Packing(CampId, StepId),
    /// What a weather leaves of the pace of a march while it is wet, as a share.
    Pace(WeatherId),
}

impl Draw {
    /// Whether its value is a moment, and neither an amount nor a share.
    pub fn is_date(self) -> bool {
        matches!(self, Self::VehiclesFrom(_) | Self::GroupsFrom(_) | Self::Start(_))
    }
}

/// A value that was drawn for a run.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Drawn {
    /// What.
    pub of: Draw,
    /// Its value, in the unit that [`Draw`] says.
    pub value: f64,
}

/// What a scenario draws once for a whole run, as far as it is told of: what bears on when something is done, and
/// not when it rains, or when an outage begins.
pub fn draws(scenario: &Scenario) -> Vec<Draw> {
    let mut all = Vec::new();
    let mut add = |varies: bool, draw: Draw| all.extend(varies.then_some(draw));
    for (id, asked) in scenario.assumptions.iter() {
        let range = asked.value.as_ref().map(crate::chance::Distribution::range);
        add(range.is_some_and(|(low, high)| low < high), Draw::Assumption(id));
    }
    for (id, asked) in scenario.pools.iter() {
        add(asked.count.constant().is_none(), Draw::Vehicles(id));
        add(asked.speed.constant().is_none(), Draw::Speed(id));
        add(asked.available.constant().is_none(), Draw::VehiclesFrom(id));
        add(asked.breakdown_rate.constant().is_none(), Draw::Breakdowns(id));
        add(asked.write_off.constant().is_none(), Draw::WriteOff(id));
    }
    for (id, asked) in scenario.escorts.iter() {
        add(asked.count.constant().is_none(), Draw::Groups(id));
        add(asked.available.constant().is_none(), Draw::GroupsFrom(id));
    }
    for (id, asked) in scenario.gates.iter() {
        add(asked.refusal.constant().is_none(), Draw::Refusal(id));
    }
    for (id, asked) in scenario.routes.iter() {
        let varies = asked.rate.as_ref().is_some_and(|rate| rate.constant().is_none());
        add(varies, Draw::Rate(id));
    }
    for (id, asked) in scenario.threats.iter() {
        add(asked.per_kilometre.constant().is_none(), Draw::Attacks(id));
        add(asked.camp_rate.constant().is_none(), Draw::CampAttacks(id));
    }
    for (id, asked) in scenario.lines.iter() {
        add(asked.amount.constant().is_none(), Draw::Amount(id));
    }
    for (id, asked) in scenario.camps.iter() {
        add(asked.starts.constant().is_none(), Draw::Start(id));
        for (step, work) in scenario.closures[asked.closure].steps.iter() {
            if let StepWork::Pack { rate, .. } = &work.work {
                add(rate.constant().is_none(), Draw::Packing(id, step));
            }
        }
    }
    for (id, asked) in scenario.weathers.iter() {
        add(asked.pace.constant().is_none(), Draw::Pace(id));
    }
    all
}

/// What has been drawn of a run that has just begun.
pub(super) fn of(play: &Play<'_>, draws: &[Draw]) -> Vec<Drawn> {
    draws.iter().map(|of| Drawn { of: *of, value: value(play, *of) }).collect()
}

fn value(play: &Play<'_>, of: Draw) -> f64 {
    let plan = play.plan();
    match of {
        Draw::Assumption(id) => play.drawn.assumed[id],
        Draw::Vehicles(id) => f64::from(play.pools.get(id).total()),
        Draw::Speed(id) => play.pools.get(id).speed,
        Draw::VehiclesFrom(id) => play.pools.get(id).opens.0 as f64,
        Draw::Breakdowns(id) => play.pools.get(id).breakdown_rate,
        Draw::WriteOff(id) => play.pools.get(id).write_off,
        Draw::Groups(id) => f64::from(play.escorts.get(id).total()),
        Draw::GroupsFrom(id) => play.escorts.get(id).opened().0 as f64,
        Draw::Refusal(id) => play.gates.get(id).refusal(),
        Draw::Rate(id) => play.routes.get(id).rate,
        Draw::Attacks(id) => play.threats.get(id).per_kilometre(),
        Draw::CampAttacks(id) => play.threats.get(id).camp_rate(),
        Draw::Amount(id) => play.lines.get(id).total as f64,
        Draw::Start(id) => play.draw_start(id).0.0 as f64,
        Draw::Pace(id) => play.weathers.get(id).pace(),
        Draw::Packing(camp, step) => {
            let mut tasks = plan.camp_tasks[camp].iter();
            let task = tasks.find(|task| plan.tasks[**task].step == step);
            task.map_or(0.0, |task| play.packing_rate(*task))
        }
    }
}
