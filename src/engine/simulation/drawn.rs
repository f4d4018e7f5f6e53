//! What was drawn at the start of a run.

use crate::id::{AssumptionId, EscortId, GateId, LineId, PoolId, RouteId};
use crate::model::Play;
use crate::time::Moment;
use crate::units::Amount;

/// A value that was drawn at the start of a run; what never varies is not told.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Drawn {
    /// An assumption, in its base unit.
    Assumption(AssumptionId, f64),
    /// Vehicles of a pool.
    Vehicles(PoolId, u32),
    /// Their speed in kilometres per open hour.
    Speed(PoolId, f64),
    /// Breakdowns per vehicle-kilometre.
    Breakdowns(PoolId, f64),
    /// Chance that a broken-down vehicle is given up.
    WriteOff(PoolId, f64),
    /// Groups of an escort pool.
    Groups(EscortId, u32),
    /// When an escort pool becomes available.
    GroupsFrom(EscortId, Moment),
    /// Chance that a gate refuses.
    Refusal(GateId, f64),
    /// The rate of march that a route allows, in kilometres per open hour.
    Rate(RouteId, f64),
    /// The amount of a line.
    Amount(LineId, Amount),
}

/// What has been drawn of a run that has just begun.
pub(super) fn of(play: &Play<'_>) -> Vec<Drawn> {
    let scenario = &play.plan().scenario;
    let assumptions = scenario.assumptions.iter().filter_map(|(id, asked)| {
        let (low, high) = asked.value.as_ref()?.range();
        (low < high).then(|| Drawn::Assumption(id, play.drawn.assumed[id]))
    });
    let mut drawn: Vec<Drawn> = assumptions.collect();
    of_pools(play, &mut drawn);
    of_escorts(play, &mut drawn);
    for (id, asked) in scenario.gates.iter() {
        if asked.refusal.constant().is_none() {
            drawn.push(Drawn::Refusal(id, play.gates.get(id).refusal()));
        }
    }
    for (id, asked) in scenario.routes.iter() {
        if asked.rate.as_ref().is_some_and(|rate| rate.constant().is_none()) {
            drawn.push(Drawn::Rate(id, play.routes.get(id).rate));
        }
    }
    for (id, asked) in scenario.lines.iter() {
        if asked.amount.constant().is_none() {
            drawn.push(Drawn::Amount(id, play.account(id).total));
        }
    }
    drawn
}

fn of_pools(play: &Play<'_>, drawn: &mut Vec<Drawn>) {
    for (id, asked) in play.plan().scenario.pools.iter() {
        let pool = play.pools.get(id);
        if asked.count.constant().is_none() {
            drawn.push(Drawn::Vehicles(id, pool.total()));
        }
        if asked.speed.constant().is_none() {
            drawn.push(Drawn::Speed(id, pool.speed));
        }
        if asked.breakdown_rate.constant().is_none() {
            drawn.push(Drawn::Breakdowns(id, pool.breakdown_rate));
        }
        if asked.write_off.constant().is_none() {
            drawn.push(Drawn::WriteOff(id, pool.write_off));
        }
    }
}

fn of_escorts(play: &Play<'_>, drawn: &mut Vec<Drawn>) {
    for (id, asked) in play.plan().scenario.escorts.iter() {
        let escort = play.escorts.get(id);
        if asked.count.constant().is_none() {
            drawn.push(Drawn::Groups(id, escort.total()));
        }
        if asked.available.constant().is_none() {
            drawn.push(Drawn::GroupsFrom(id, escort.opened()));
        }
    }
}
