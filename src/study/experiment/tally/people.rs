//! Counts of people at the end of their journey, civil day by civil day.

use crate::chance::Source;
use crate::experiment::Histogram;
use crate::scenario::{Line, Scenario};
use crate::simulation::Arrival;
use crate::time::Moment;
use crate::units::LoadKind;

/// What is counted of people; no days at all where no line counts people.
#[derive(Debug, Clone, PartialEq)]
pub struct PeopleTally {
    /// The end of each civil day in the scenario's zone, the last one cut at the horizon, with the
    /// number of people at the end of their journey by then.
    pub days: Vec<(Moment, Histogram)>,
}

impl PeopleTally {
    /// Nothing counted yet; people are told apart to a thousandth of all that are expected.
    pub(super) fn new(scenario: &Scenario) -> Self {
        let people = scenario.lines.values().filter(|line| line.kind == LoadKind::People);
        let all: f64 = people.map(|line| expected(scenario, line)).sum();
        if all <= 0.0 {
            return Self { days: Vec::new() };
        }
        let counts = Histogram::new(Histogram::thousandth(all));
        let ends = day_ends(scenario).into_iter();
        Self { days: ends.map(|end| (end, counts.clone())).collect() }
    }

    /// Counts one run's arrivals, which come in order of time.
    pub(super) fn count(&mut self, arrivals: &[Arrival]) {
        let (mut arrivals, mut people) = (arrivals.iter().peekable(), 0);
        for (end, counts) in &mut self.days {
            while let Some(arrival) = arrivals.next_if(|arrival| arrival.at <= *end) {
                people += arrival.people;
            }
            counts.push(people);
        }
    }

    /// Adds the counts of other runs.
    pub(super) fn merge(&mut self, other: &Self) {
        for ((_, counts), (_, more)) in self.days.iter_mut().zip(&other.days) {
            counts.merge(more);
        }
    }

    /// Finishes every count.
    pub(super) fn settle(&mut self) {
        self.days.iter_mut().for_each(|(_, counts)| counts.settle());
    }
}

/// The ends of the civil days from `as_of` to the horizon.
pub(super) fn day_ends(scenario: &Scenario) -> Vec<Moment> {
    let mut ends = Vec::new();
    let mut now = Moment::START;
    while now < scenario.until {
        now = scenario.clock.next_midnight(now).min(scenario.until);
        ends.push(now);
    }
    ends
}

/// About how much there is of a line, in base units; only for the width of counts.
pub(super) fn expected(scenario: &Scenario, line: &Line) -> f64 {
    let assumed = |id| scenario.assumptions[id].value.as_ref().map_or(1.0, |spread| spread.mean());
    let amount = match &line.amount.source {
        Source::Own(spread) => spread.mean(),
        Source::Assumption(id) => assumed(*id),
    };
    line.amount.factors.iter().fold(amount, |amount, factor| amount * assumed(*factor))
}
