//! The critic: what a scenario that can be read nevertheless cannot do, or probably does not mean.
//!
//! The reader has made sure that every name is known and every quantity is one. The critic asks
//! what a planner's colleague would ask on reading it: is there a way, is there a vehicle, who
//! does the work once the people have left, is there any chance at all that the date is met. It
//! is pure, and names each value at fault by its path in the file.

mod camp;
mod danger;
mod deadline;
mod earliest;
mod force;
mod gate;
mod journey;
mod limit;
mod outage;
mod pool;
mod share;
mod unused;
mod way;
mod word;

pub use earliest::{Earliest, Link};

use super::{Remark, Scenario};
use earliest::Map;
use way::Ways;

/// Everything wrong or doubtful in one plan under one case.
pub(crate) fn review(scenario: &Scenario) -> Vec<Remark> {
    let ways = Ways::new(scenario);
    let map = Map::new(scenario);
    let mut remarks = Vec::new();
    remarks.extend(outage::review(scenario));
    remarks.extend(pool::review(scenario));
    remarks.extend(journey::review(scenario, &ways, &map));
    remarks.extend(camp::review(scenario));
    remarks.extend(gate::review(scenario));
    remarks.extend(danger::review(scenario));
    remarks.extend(share::review(scenario));
    remarks.extend(force::review(scenario, &ways));
    remarks.extend(deadline::review(scenario, &map));
    remarks.extend(unused::review(scenario, &ways));
    remarks
}
