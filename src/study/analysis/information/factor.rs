//! What may be settled: assumptions that vary, and who holds the sites that claims are about.

use crate::experiment::Runs;
use crate::id::{AssessmentId, AssumptionId};
use crate::scenario::Scenario;

/// Something that is not known and could be settled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Factor {
    /// The value of an assumption.
    Assumption(AssumptionId),
    /// Who truly holds an assessed site on `as_of`.
    Site(AssessmentId),
}

/// Every factor that varies over these replications with its value in each, and those whose values
/// differ from plan to plan. The holder of a site is its place in the assessment.
pub(super) fn factors(
    scenario: &Scenario,
    runs: &[&Runs],
    common: &[u32],
) -> (Vec<(Factor, Vec<f64>)>, Vec<Factor>) {
    let (mut factors, mut apart) = (Vec::new(), Vec::new());
    for factor in all(scenario) {
        let of =
            |runs: &&Runs| common.iter().map(|it| value(scenario, runs, *it, factor)).collect();
        let columns: Vec<Vec<Option<f64>>> = runs.iter().map(of).collect();
        let is_varied = |column: &Vec<Option<f64>>| column.windows(2).any(|two| two[0] != two[1]);
        match columns.first() {
            Some(first) if columns.iter().all(|column| column == first) => {
                let values: Option<Vec<f64>> = first.iter().copied().collect();
                factors.extend(values.filter(|_| is_varied(first)).map(|values| (factor, values)));
            }
            _ if columns.iter().any(is_varied) => apart.push(factor),
            _ => {}
        }
    }
    (factors, apart)
}

fn all(scenario: &Scenario) -> impl Iterator<Item = Factor> + '_ {
    let sites = scenario.assessments.ids().map(Factor::Site);
    scenario.assumptions.ids().map(Factor::Assumption).chain(sites)
}

fn value(scenario: &Scenario, runs: &Runs, replication: u32, factor: Factor) -> Option<f64> {
    match factor {
        Factor::Assumption(id) => runs.assumed(replication, id),
        Factor::Site(id) => {
            let holder = runs.holder(replication, id);
            let mut holders = scenario.assessments[id].holders.iter();
            holders.position(|(side, _)| *side == holder).map(|place| place as f64)
        }
    }
}
