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
                let problem = message!(
                    "own-only-carries-from-vehicles-gone",
                    pool,
                    camp,
                    line = line.name,
                    from,
                    owner
                );
                remarks.push(
                    Remark::new(
                        Code::GoneBefore,
                        format!("camp.{camp}.line.{}", line.name),
                        problem,
                    )
                    .allowed(message!("own-pool-without-leaves-what-does"))
                    .remedy(message!("own-add-another-pool-take-pool", pool)),
                );
            }
            from = word::site(scenario, stage.to);
        }
    }
    remarks
}
