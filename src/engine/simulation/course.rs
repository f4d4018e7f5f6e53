//! The run in which nothing goes wrong, and what it says of the course of each closure.

use std::sync::Arc;

use crate::model::Courses;
use crate::scenario::{Rule, Scenario, Sight, Watch};

use super::{Keep, Simulation, begin, update};

impl Simulation {
    /// The world of a scenario in which nothing goes wrong ([`Scenario::undisturbed`]). Nobody there is
    /// late by his own measure: what a float is measured against is this run itself.
    pub fn undisturbed(scenario: &Scenario) -> Self {
        Self::with(Arc::new(scenario.undisturbed()), Courses::default())
    }

    /// The course of each closure in a world in which nothing goes wrong.
    fn trace(mut self) -> Courses {
        let mut courses = Courses::default();
        let played = update::again(&mut self.world, &mut self.system, |world, system| {
            courses.clear();
            let mut begun = begin(world, system, 0, Keep::Causes);
            begun.lend().play_on(|play| play.note_courses(&mut courses))
        });
        played.map_or_else(|_| Courses::default(), |_| courses)
    }
}

/// What floats are measured against in the runs of a scenario, worked out once for all of them; nothing
/// where no step measures any.
pub(super) fn courses(scenario: &Scenario) -> Courses {
    if scenario.rules.values().any(measures_float) {
        Simulation::undisturbed(scenario).trace()
    } else {
        Courses::default()
    }
}

fn measures_float(rule: &Rule) -> bool {
    let measures = |watch: &Watch| watch.all.iter().any(|it| matches!(it, Sight::FloatBelow(_)));
    let back = rule.standing.as_ref().and_then(|it| it.back.as_ref());
    rule.is_on() && rule.look().is_some_and(|look| look.any.iter().chain(back).any(measures))
}
