//! The best case is a true lower bound: no run of a shipped scenario, under any plan and any case,
//! reaches a milestone before it.

use std::sync::Arc;

use drawdown::scenario::{Earliest, Milestone, Origin, Request, examples, read};
use drawdown::simulation::Simulation;

const REPLICATIONS: u64 = 12;

/// Rounding to whole seconds along a chain may cost so many of them.
const ROUNDING: i64 = 60;

#[test]
fn no_run_of_a_shipped_scenario_beats_its_best_case() {
    let mut compared = 0;
    for example in examples() {
        let request = Request { origin: Origin::BuiltIn(example.name), sets: Vec::new() };
        let (study, _) = read(&request).expect("shipped scenarios are read");
        for variant in &study.variants {
            let scenario = &variant.scenario;
            let best: Vec<_> = scenario
                .camps
                .ids()
                .map(|camp| Milestone::ALL.map(|it| Earliest::of(scenario, camp, it).at))
                .collect();
            let mut simulation = Simulation::new(Arc::clone(scenario));
            for replication in 0..REPLICATIONS {
                let outcome = simulation.play(replication).expect("a shipped scenario plays");
                for (camp, best) in outcome.camps.values().zip(&best) {
                    let reached =
                        [camp.lifted, camp.handover, camp.vacated, camp.closed, camp.taken_over];
                    for (reached, best) in reached.into_iter().zip(best) {
                        let Some(reached) = reached else { continue };
                        let name = example.name;
                        assert!(reached.0 + ROUNDING >= best.0, "{name}: {reached:?} < {best:?}");
                        compared += 1;
                    }
                }
            }
        }
    }
    assert!(compared > 1_000, "only {compared} milestones were reached");
}
