//! The run in which nothing goes wrong: one for each plan under each case.

use crate::id::Arena;
use crate::scenario::{Scenario, Study, Undisturbed, UndisturbedDeadline};
use crate::simulation::{Outcome, Simulation};

use super::guard::guarded;

/// What the undisturbed run of each variant of a study comes to; `None` where it has no outcome.
pub fn undisturbed(study: &Study) -> Vec<Option<Undisturbed>> {
    study.variants.iter().map(|variant| of(&variant.scenario)).collect()
}

/// The undisturbed dates of one plan under one case.
fn of(scenario: &Scenario) -> Option<Undisturbed> {
    let played =
        guarded(|| Simulation::undisturbed(scenario).play(0).ok().map(|it| dates(scenario, it)));
    played.ok().flatten()
}

fn dates(scenario: &Scenario, outcome: &Outcome) -> Undisturbed {
    let deadlines = scenario.deadlines.iter().map(|(id, deadline)| {
        let ended = &outcome.deadlines[id];
        UndisturbedDeadline { reached: ended.reached, is_missed: ended.is_missed(deadline.due) }
    });
    Undisturbed {
        vacated: Arena::new(outcome.camps.values().map(|camp| camp.vacated).collect()),
        deadlines: Arena::new(deadlines.collect()),
    }
}
