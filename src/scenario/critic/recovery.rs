//! Recovery of broken-down vehicles: entries that are never reached, a pace of nothing.

use crate::chance::Uncertain;
use crate::units::Share;
use crate::{Code, Means, Pool, Remark, Scenario};

use super::limit::{least, most};

pub(super) fn review(scenario: &Scenario) -> Vec<Remark> {
    let mut remarks = Vec::new();
    for pool in scenario.pools.values().filter(|pool| !pool.recovery.is_empty()) {
        remarks.extend(never(scenario, pool));
        remarks.extend(standstill(scenario, pool));
    }
    remarks
}

/// Recovery of vehicles that never break down, or after an entry that always works.
fn never(scenario: &Scenario, pool: &Pool) -> Option<Remark> {
    let path = format!("pool.{}.recovery", pool.name);
    if most(scenario, &pool.breakdown_rate) <= 0.0 {
        let problem = format!("the vehicles of {} never break down", pool.name);
        return Some(
            Remark::new(Code::Unused, path, problem)
                .remedy("add breakdowns = \"… per 1000 km\", or take recovery out"),
        );
    }
    let is_certain = |chance: &Uncertain<Share>| least(scenario, chance) >= 1.0;
    let always = |means: &Means| matches!(means, Means::Repair | Means::Abandon { .. });
    let last = pool.recovery.iter().position(|it| always(&it.means) && is_certain(&it.chance))?;
    let next = pool.recovery.get(last + 1)?;
    let problem = format!(
        "it never comes to \"{}\": \"{}\" before it can always be done",
        next.means.word(),
        pool.recovery[last].means.word()
    );
    Some(
        Remark::new(Code::Unused, format!("{path}.{}", last + 1), problem)
            .remedy("give the entry before it a chance below 1, or change their order"),
    )
}

/// A tow that leaves nothing of the pace.
fn standstill(scenario: &Scenario, pool: &Pool) -> Option<Remark> {
    let number = pool
        .recovery
        .iter()
        .position(|it| matches!(&it.means, Means::Tow(tow) if most(scenario, &tow.pace) <= 0.0))?;
    let path = format!("pool.{}.recovery.{number}.pace", pool.name);
    let problem = "with a vehicle in tow nothing of the pace is left: the convoy never arrives";
    Some(
        Remark::new(Code::Standstill, path, problem)
            .allowed("more than 0, up to 1")
            .remedy("write what a march keeps of its pace, as in pace = 0.6"),
    )
}
