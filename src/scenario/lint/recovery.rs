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
        let problem = message!("recovery-vehicles-never-break-down", pool = pool.name);
        return Some(
            Remark::new(Code::Unused, path, problem)
                .remedy(message!("recovery-add-breakdowns-per-km-take")),
        );
    }
    let is_certain = |chance: &Uncertain<Share>| least(scenario, chance) >= 1.0;
    let always = |means: &Means| matches!(means, Means::Repair | Means::Abandon { .. });
    let last = pool.recovery.iter().position(|it| always(&it.means) && is_certain(&it.chance))?;
    let next = pool.recovery.get(last + 1)?;
    let problem = message!(
        "recovery-never-comes-before-can-always",
        means = next.means.word(),
        means_2 = pool.recovery[last].means.word()
    );
    Some(
        Remark::new(Code::Unused, format!("{path}.{}", last + 1), problem)
            .remedy(message!("recovery-give-entry-before-chance-below")),
    )
}

/// A tow that leaves nothing of the pace.
fn standstill(scenario: &Scenario, pool: &Pool) -> Option<Remark> {
    let number = pool
        .recovery
        .iter()
        .position(|it| matches!(&it.means, Means::Tow(tow) if most(scenario, &tow.pace) <= 0.0))?;
    let path = format!("pool.{}.recovery.{number}.pace", pool.name);
    let problem = message!("recovery-vehicle-tow-nothing-pace-left");
    Some(
        Remark::new(Code::Standstill, path, problem)
            .allowed(message!("danger-more-than-up"))
            .remedy(message!("recovery-write-what-march-keeps-pace")),
    )
}
