//! Gates and roads that are shut, while nothing says for how long.

use super::super::{Code, Finding, Outage, Passage};
use super::check::Checker;
use super::reading::Placed;
use super::{About, Fact, Says, Scenario, Standing, Status};
use crate::chance::Source;
use crate::id::Name;
use crate::time::Moment;

impl Status {
    /// Whether a gate or a road is told to be shut that then stays so to the horizon, because the scenario draws
    /// no length for it and no rule ends it.
    pub fn has_no_end(&self, scenario: &Scenario, fact: &Fact) -> bool {
        has_no_end(scenario, self.facts.iter(), fact).is_some()
    }
}

/// What has no end, and since when.
struct OpenEnd<'a> {
    what: &'static str,
    name: &'a Name,
    at: Moment,
}

fn has_no_end<'a, 'f>(
    scenario: &'a Scenario,
    mut facts: impl Iterator<Item = &'f Fact>,
    fact: &Fact,
) -> Option<OpenEnd<'a>> {
    let Says::Stands { at, so: Standing::Shut } = fact.says else { return None };
    let (what, name, outages, passage) = match fact.about {
        About::Gate(id) => {
            let gate = &scenario.gates[id];
            ("gate", &gate.name, &gate.suspensions, Passage::Gate(id))
        }
        About::Route(id) => {
            let route = &scenario.routes[id];
            ("route", &route.name, &route.closures, Passage::Route(id))
        }
        _ => return None,
    };
    let is_last = facts
        .all(|other| other.about != fact.about || other.says.at().is_none_or(|other| other <= at));
    let ends = |outage: &Outage| match outage {
        Outage::Recurring { .. } => true,
        Outage::Known(period) => match &period.until.source {
            Source::Own(spread) => {
                let (least, most) = spread.range();
                most > at.0 as f64 && least < scenario.until.0 as f64
            }
            Source::Assumption(_) => true,
        },
    };
    let ends_by_rule = scenario.a_rule_may_open(passage)
        || scenario.rules_that_shut(passage).any(|(_, lasts)| lasts.is_some());
    let has_end = outages.iter().any(ends) || ends_by_rule;
    (is_last && !has_end).then_some(OpenEnd { what, name, at })
}

impl Checker<'_> {
    /// A gate or a road that is shut now, of which the scenario draws no length.
    pub(super) fn open_end(&self, (fact, place): &Placed) -> Option<Finding> {
        let facts = self.facts.iter().map(|(fact, _)| fact);
        let OpenEnd { what, name, at } = has_no_end(self.scenario, facts, fact)?;
        let problem = message!(
            "check-shut-scenario-does-not-say",
            what,
            name,
            day = self.day(at),
            day_2 = self.day(self.scenario.until)
        );
        let key = if what == "gate" { "suspensions" } else { "closures" };
        let remedy = message!("check-give-length-scenario-every-d", what, name, key);
        Some(Finding::new(Code::OpenEnd, problem).at(place.clone()).remedy(remedy))
    }
}
