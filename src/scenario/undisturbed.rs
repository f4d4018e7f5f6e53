//! The same scenario if nothing goes wrong: what its own estimates come to.
//!
//! Every spread stands at its median. No gate is shut or refuses, beyond its plain lead time; no
//! attack, no alert, no rain, no breakdown; no side is hostile to another, none comes instead of a
//! successor. What is certain stays: hours of work and movement, closures of roads that are known by
//! date, what a search for mines leaves of the pace, and every queue for bays, vehicles, escorts and
//! desks. So a run of it is the same for every seed and every replication.

mod middle;

use middle::Middle as _;

use crate::chance::Uncertain;
use crate::id::{Arena, CampId, DeadlineId, SideId};
use crate::time::Moment;
use crate::{Action, Force, Gate, Holds, Outage, Pool, Route, Scenario, Threat, Weather};

/// What the undisturbed run of one plan under one case comes to; `None` is beyond the horizon.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Undisturbed {
    /// When the last party is out of each camp.
    pub vacated: Arena<CampId, Option<Moment>>,
    /// Each deadline.
    pub deadlines: Arena<DeadlineId, UndisturbedDeadline>,
}

/// One deadline in the undisturbed run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UndisturbedDeadline {
    /// When what it asks has come about; of a deadline on gaps, when the longest has ended.
    pub reached: Option<Moment>,
    /// Whether it is missed.
    pub is_missed: bool,
}

impl Scenario {
    /// This scenario with everything at its middle and nothing in its way.
    #[must_use]
    pub fn undisturbed(&self) -> Self {
        let mut calm = self.clone();
        calm.to_middle();
        calm.draws_turns = false;
        let dry = self.until.0.saturating_mul(2).max(1) as f64;
        calm.weathers.values_mut().for_each(|weather| stay_dry(weather, dry));
        calm.routes.values_mut().for_each(keep_announced);
        calm.pools.values_mut().for_each(never_break_down);
        calm.gates.values_mut().for_each(stay_open);
        calm.threats.values_mut().for_each(lie_low);
        calm.sides.values_mut().for_each(|side| side.hostile.clear());
        calm.send_home_rivals();
        calm.hold_back_reactions();
        calm
    }

    /// Nobody comes instead of a successor: rivals stay away, and forces of sides that are not meant
    /// to come stay where they stand.
    fn send_home_rivals(&mut self) {
        let meant = self.sides_meant();
        for camp in self.camps.values_mut() {
            camp.rivals.clear();
            camp.looters = None;
        }
        for assessment in self.assessments.values_mut() {
            let likely = assessment.holders.iter().max_by(|one, other| one.1.total_cmp(&other.1));
            assessment.holders = likely.map(|(side, _)| (*side, 1.0)).into_iter().collect();
        }
        let others = |force: &&mut Force| !meant.contains(&force.side);
        self.forces.values_mut().filter(others).for_each(|force| force.orders.clear());
    }

    /// The mission, whoever is to take a camp over, and whoever is to hold a site.
    fn sides_meant(&self) -> Vec<SideId> {
        let successors = self.camps.ids().filter_map(|camp| self.successor_side(camp));
        let holders = self.deadlines.values().filter_map(|deadline| deadline.goal.held_by());
        std::iter::once(self.mission).chain(successors).chain(holders).collect()
    }

    /// Rules that shut, raise, alert or shelter do not; whoever decides refuses nothing.
    fn hold_back_reactions(&mut self) {
        let disturbs = |action: &Action| {
            matches!(
                action,
                Action::Raise { .. }
                    | Action::Alert { .. }
                    | Action::Suspend { .. }
                    | Action::Close { .. }
                    | Action::Shelter { .. }
            )
        };
        let rules = self.rules.values_mut();
        rules.for_each(|rule| {
            rule.actions.retain(|action| !disturbs(action));
            if let Some(standing) = &mut rule.standing {
                standing.refuses = Uncertain::fixed(0.0);
            }
        });
    }
}

fn stay_dry(weather: &mut Weather, until: f64) {
    weather.starts_wet = false;
    weather.season = None;
    weather.dry = Uncertain::fixed(until);
}

/// Roads are closed and limited only when everybody knows it beforehand.
fn keep_announced(route: &mut Route) {
    let is_announced = |outage: &Outage| outage.announced().is_some();
    route.closures.retain(is_announced);
    route.limits.retain(|limit| match &limit.holds {
        Holds::At(outage) => is_announced(outage),
        Holds::Throughout | Holds::Wet(_) => true,
    });
}

fn never_break_down(pool: &mut Pool) {
    pool.breakdown_rate = Uncertain::fixed(0.0);
    pool.write_off = Uncertain::fixed(0.0);
}

fn stay_open(gate: &mut Gate) {
    gate.suspensions.clear();
    gate.refusal = Uncertain::fixed(0.0);
}

fn lie_low(threat: &mut Threat) {
    threat.per_kilometre = Uncertain::fixed(0.0);
    threat.per_hour = Uncertain::fixed(0.0);
    threat.camp_rate = Uncertain::fixed(0.0);
    threat.alerts.clear();
}
