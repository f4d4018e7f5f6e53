//! The lint: what a scenario that can be read nevertheless cannot do, or probably does not mean.
//!
//! The reader has made sure that every name is known and every quantity is one. The lint asks
//! what a planner's colleague would ask on reading it: is there a way, is there a vehicle, who
//! does the work once the people have left, is there any chance at all that the date is met. It
//! is pure, and names each value at fault by its path in the file.

mod camp;
mod circle;
mod collecting;
mod contest;
mod danger;
mod deadline;
mod earliest;
mod escalation;
mod estimate;
mod force;
mod gate;
mod handling;
mod journey;
mod limit;
mod name;
mod outage;
mod own;
mod passage;
mod place;
mod pool;
mod possible;
mod precedence;
mod recovery;
mod rule;
mod share;
mod unused;
mod way;
mod word;

use std::collections::BTreeSet;

pub use earliest::{Earliest, Link};
pub(super) use estimate::review as review_estimates;
pub(super) use name::same_names;
pub(super) use outage::{backwards, which};

use super::{Code, Remark, Scenario};
use earliest::Map;
use possible::Possible;
use way::Ways;

/// Everything wrong or doubtful in one plan under one case.
pub(crate) fn review(scenario: &Scenario) -> Vec<Remark> {
    let ways = Ways::new(scenario);
    let map = Map::new(scenario);
    let possible = Possible::new(scenario);
    let mut remarks = Vec::new();
    remarks.extend(outage::review(scenario));
    remarks.extend(place::review(scenario));
    remarks.extend(name::review(scenario));
    remarks.extend(pool::review(scenario));
    remarks.extend(handling::review(scenario));
    remarks.extend(collecting::review(scenario, &map));
    remarks.extend(passage::review(scenario));
    remarks.extend(recovery::review(scenario));
    remarks.extend(own::review(scenario));
    remarks.extend(journey::review(scenario, &ways, &map));
    remarks.extend(camp::review(scenario));
    remarks.extend(precedence::review(scenario));
    remarks.extend(gate::review(scenario));
    remarks.extend(danger::review(scenario));
    remarks.extend(share::review(scenario));
    remarks.extend(force::review(scenario, &ways));
    remarks.extend(contest::review(scenario, &ways, &possible));
    remarks.extend(rule::review(scenario, &possible));
    remarks.extend(escalation::review(scenario));
    // A load that never leaves is no news to its deadline, nor to the roads left idle by it.
    let hopeless = remarks.iter().any(|remark| is_hopeless(remark.code));
    let follows = |code| matches!(code, Code::CannotBeMet | Code::LittleFloat | Code::Unused);
    let last = deadline::review(scenario, &map).into_iter().chain(unused::review(scenario, &ways));
    remarks.extend(last.filter(|remark| !(hopeless && follows(remark.code))));
    once_each(remarks)
}

/// Whether a finding by itself keeps some load where it is for good.
fn is_hopeless(code: Code) -> bool {
    matches!(
        code,
        Code::NoWay
            | Code::OutOfReach
            | Code::NoVehicles
            | Code::NothingStarts
            | Code::NoEscort
            | Code::NobodyLeft
            | Code::ShutThroughout
            | Code::Standstill
            | Code::CalendarShut
            | Code::CampCircle
            | Code::PermitTooSmall
    )
}

/// Drops what has been said of another line in the same words: a missing way is missing once.
fn once_each(remarks: Vec<Remark>) -> Vec<Remark> {
    let mut said = BTreeSet::new();
    let once = |code| {
        matches!(
            code,
            Code::NoWay
                | Code::OutOfReach
                | Code::NoEscort
                | Code::ShutThroughout
                | Code::PermitTooSmall
        )
    };
    let mut is_new = |remark: &Remark| !once(remark.code) || said.insert(remark.problem.clone());
    remarks.into_iter().filter(|remark| is_new(remark)).collect()
}
