//! Vehicles that leave with their camp: loads that only they carry, and that may still be there.

use crate::{Code, Remark, Scenario};

use super::word;

pub(super) fn review(scenario: &Scenario) -> Vec<Remark> {
    let mut remarks = Vec::new();
    for line in scenario.lines.values() {
        let camp = word::site(scenario, scenario.camps[line.camp].site);
        let mut from = camp;
        for (number, stage) in line.stages.iter().enumerate() {
            let owners = stage.by.iter().map(|id| scenario.pools[*id].leaves_with);
            let owners: Option<Vec<_>> = owners.collect();
            let is_own = |owner| owner == line.camp && number == 0;
            let foreign = owners.filter(|owners| !owners.iter().any(|owner| is_own(*owner)));
            if let Some(owner) = foreign.and_then(|owners| owners.first().copied()) {
                let pool = &scenario.pools[stage.by[0]].name;
                let owner = word::site(scenario, scenario.camps[owner].site);
                let problem = format!(
                    "only {pool} carries {camp}.{} from {from}, and its vehicles are gone when the last \
                     party has left {owner}: what is there later stays",
                    line.name
                );
                remarks.push(
                    Remark::new(
                        Code::GoneBefore,
                        format!("camp.{camp}.line.{}", line.name),
                        problem,
                    )
                    .allowed("a pool without leaves_with for what does not leave that camp")
                    .remedy(format!(
                        "add another pool to `by`, or take pool.{pool}.leaves_with out"
                    )),
                );
            }
            from = word::site(scenario, stage.to);
        }
    }
    remarks
}
