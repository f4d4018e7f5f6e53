//! Facts that the scenario does not foresee: a load in a camp that has nothing left to lift, more means
//! than there can be.

use super::super::{Action, Closure, Code, Finding, Mark, Measure, Release, StepWork};
use super::check::{Checker, least, most};
use super::reading::Placed;
use super::{About, Milestone, Says};
use crate::Message;
use crate::id::{CampId, Id as _, StepId};
use crate::units::LoadKind;

impl Checker<'_> {
    /// A load in a camp that a milestone, as the scenario has it, leaves nothing of.
    pub(super) fn left_after_lift(&self, (fact, place): &Placed) -> Option<Finding> {
        let (About::Left(line), Says::Amount { at, value, give }) = (fact.about, fact.says) else {
            return None;
        };
        let asked = &self.scenario.lines[line];
        let follows = asked.kind != LoadKind::People && self.may_follow(asked.camp);
        if follows || value <= give {
            return None;
        }
        let closure = &self.scenario.closures[self.scenario.camps[asked.camp].closure];
        let told = [
            (Milestone::Lifted, asked.release != Release::Last, message!("doubt-lift-was-over")),
            (
                Milestone::Handover,
                papers_wait(closure, asked.release),
                message!("doubt-papers-were-handed-over"),
            ),
        ];
        let (milestone, until, since) =
            told.into_iter().find_map(|(milestone, is_meant, since)| {
                let (_, until) = self.told(About::Reached(asked.camp, milestone))?;
                (is_meant && at >= until).then_some((milestone, until, since))
            })?;
        let why = match milestone {
            Milestone::Handover => {
                message!("doubt-scenario-they-handed-over-only")
            }
            _ => Message::nothing(),
        };
        let problem = message!(
            "doubt-camp-left",
            since,
            day = self.day(until),
            camp = self.name(asked.camp),
            base_per_unit = value / asked.kind.base_per_unit() as f64,
            kind = asked.kind,
            what = fact.what,
            why
        );
        let remedy = message!("doubt-correct-one-two-rows-what");
        Some(Finding::new(Code::Conflict, problem).at(place.clone()).remedy(remedy))
    }

    /// Whether freight of a camp may follow after the last party, or stay behind, by standing orders.
    pub(super) fn may_follow(&self, id: CampId) -> bool {
        self.scenario.a_rule_may(|action| {
            let Action::Take { camp, measure } = action else { return false };
            let follows = matches!(measure, Measure::LeaveOwn { .. } | Measure::DeferFreight(..));
            *camp == id && follows
        })
    }

    /// A camp whose last party has left, and of whose people fewer than there were have left.
    pub(super) fn people_in_empty_camp(&self, (fact, place): &Placed) -> Option<Finding> {
        let (About::PeopleOut(Some(camp)), Says::Amount { at, value, give }) =
            (fact.about, fact.says)
        else {
            return None;
        };
        let (_, empty) = self.told(About::Reached(camp, Milestone::Vacated))?;
        let lines = self.scenario.lines.values();
        let people = lines.filter(|line| line.kind == LoadKind::People && line.camp == camp);
        let there: f64 = people.map(|line| least(&line.amount)).sum::<Option<f64>>()?;
        let problem = message!(
            "doubt-camp-was-vacated-people-have",
            camp = self.name(camp),
            day = self.day(empty),
            value,
            there
        );
        let finding = Finding::new(Code::Conflict, problem).at(place.clone());
        (at >= empty && value + give < there)
            .then(|| finding.remedy(message!("doubt-correct-one-two-rows-camp")))
    }

    /// A load that has grown, or of which less has left than before.
    pub(super) fn grown_again(&self, (fact, place): &Placed) -> Option<Finding> {
        let sign = match fact.about {
            About::Left(_) => 1.0,
            About::Gone(_) | About::Shed(_) | About::PeopleOut(_) => -1.0,
            _ => return None,
        };
        let Says::Amount { at, value, give } = fact.says else { return None };
        let before = self.facts.iter().filter(|(other, _)| other.about == fact.about);
        let back = before.filter_map(|(other, _)| match other.says {
            Says::Amount { at: earlier, value: told, give: other }
                if earlier < at && sign * (value - told) > give + other =>
            {
                Some((earlier, told))
            }
            _ => None,
        });
        let (earlier, told) = back.max_by_key(|(earlier, _)| *earlier)?;
        let amount = |value: f64| fact.about.value(self.scenario, value);
        let problem = message!(
            "doubt-goes-back",
            kind = fact.kind.word(),
            what = fact.what,
            value = amount(value),
            day = self.day(at),
            told = amount(told),
            day_2 = self.day(earlier)
        );
        let finding = Finding::new(Code::GoesBack, problem).at(place.clone());
        Some(finding.remedy(message!("doubt-correct-one-or-give-precision")))
    }

    /// A value of an assumption that the scenario never draws.
    pub(super) fn outside_its_spread(&self, (fact, place): &Placed) -> Option<Finding> {
        let (About::Assumption(id), Says::Value(low, high)) = (fact.about, fact.says) else {
            return None;
        };
        let assumption = &self.scenario.assumptions[id];
        let (least, most) = assumption.value.as_ref()?.range();
        let problem = message!(
            "doubt-outside-its-spread",
            what = fact.what,
            value = fact.about.value(self.scenario, f64::midpoint(low, high)),
            least = fact.about.value(self.scenario, least),
            most = fact.about.value(self.scenario, most)
        );
        let finding = Finding::new(Code::MoreThanPlanned, problem).at(place.clone());
        let remedy = message!("doubt-correct-value-or-spread", what = fact.what);
        (high < least || low > most).then(|| finding.remedy(remedy))
    }

    /// More convoys under way than a pool has vehicles for.
    pub(super) fn more_convoys_than_vehicles(&self, (fact, place): &Placed) -> Option<Finding> {
        let (About::UnderWay(id), Says::Amount { value, give, .. }) = (fact.about, fact.says)
        else {
            return None;
        };
        let pool = &self.scenario.pools[id];
        let vehicles = most(&pool.count)?;
        let problem = message!("doubt-more-convoys", value, pool = pool.name, vehicles);
        let finding = Finding::new(Code::MoreThanPlanned, problem).at(place.clone());
        (value - give > vehicles).then(|| finding.remedy(message!("doubt-correct-convoys")))
    }

    /// More vehicles or escort groups than the scenario can give.
    pub(super) fn more_than_there_can_be(&self, (fact, place): &Placed) -> Option<Finding> {
        let Says::Amount { value, give, .. } = fact.says else { return None };
        let (there, path) = match fact.about {
            About::Vehicles(id) => {
                let pool = &self.scenario.pools[id];
                (most(&pool.count)?, format!("pool.{}", pool.name))
            }
            About::Escorts(id) => {
                let escort = &self.scenario.escorts[id];
                (most(&escort.count)?, format!("escort.{}", escort.name))
            }
            _ => return None,
        };
        let problem = message!("doubt-which-has-most-scenario-taken", value, path, there);
        let remedy = message!("doubt-correct-number-count-if-there", path);
        let finding = Finding::new(Code::MoreThanPlanned, problem).at(place.clone());
        (value - give > there).then(|| finding.remedy(remedy))
    }
}

/// Whether the papers of a camp are handed over only when load of this release has left it.
fn papers_wait(closure: &Closure, release: Release) -> bool {
    let steps = &closure.steps;
    let papers = steps.iter().find(|(_, step)| step.marks == Some(Mark::Handover));
    let mut open: Vec<StepId> =
        papers.into_iter().flat_map(|(_, step)| step.after.clone()).collect();
    let mut seen = vec![false; steps.len()];
    while let Some(id) = open.pop() {
        if std::mem::replace(&mut seen[id.index()], true) {
            continue;
        }
        match steps[id].work {
            StepWork::LastParty => return true,
            StepWork::Lift if release != Release::Last => return true,
            _ => open.extend(&steps[id].after),
        }
    }
    false
}
