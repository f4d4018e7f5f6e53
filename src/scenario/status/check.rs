//! What facts say of one another: what cannot all be true, and what has gone out of order.

use jiff::civil::Date;

use super::super::{Code, Finding, Milestone, Prerequisite, Scenario};
use super::reading::{Placed, contradicts};
use super::{About, Says};
use crate::chance::{Source, Uncertain};
use crate::id::CampId;
use crate::time::Moment;
use crate::units::LoadKind;

/// Everything that is wrong or doubtful between facts.
pub(super) fn check(scenario: &Scenario, facts: &[Placed]) -> Vec<Finding> {
    let checker = Checker { scenario, facts };
    let mut findings = Vec::new();
    for fact in facts {
        findings.extend(checker.contradiction(fact));
        findings.extend(checker.too_much(fact));
        let empty = checker.left_in_empty_camp(fact);
        findings.extend(empty.or_else(|| checker.left_after_lift(fact)));
        findings.extend(checker.people_in_empty_camp(fact));
        findings.extend(checker.more_than_there_can_be(fact));
        findings.extend(checker.more_convoys_than_vehicles(fact));
        findings.extend(checker.outside_its_spread(fact));
        findings.extend(checker.grown_again(fact));
        findings.extend(checker.wrong_order(fact));
        findings.extend(checker.out_of_sequence(fact));
        findings.extend(checker.open_end(fact));
    }
    findings
}

/// Whoever holds facts against one another and against the scenario.
pub(super) struct Checker<'a> {
    pub(super) scenario: &'a Scenario,
    pub(super) facts: &'a [Placed],
}

impl Checker<'_> {
    /// When something came about, as far as that is told.
    pub(super) fn told(&self, about: About) -> Option<(Moment, Moment)> {
        self.facts.iter().find_map(|(fact, _)| match fact.says {
            // It had come about when it was told, however wide its window.
            Says::Between(from, until) if fact.about == about => {
                Some((from, until.min(super::end_of(&self.scenario.clock, fact.as_of))))
            }
            _ => None,
        })
    }

    /// By when something had not come about, as far as that is told.
    fn not_by(&self, about: About) -> Option<Moment> {
        let told = self.facts.iter().filter_map(|(fact, _)| match fact.says {
            Says::NotBy(by) if fact.about == about => Some(by),
            _ => None,
        });
        told.max()
    }

    pub(super) fn name(&self, camp: CampId) -> &str {
        self.scenario.sites[self.scenario.camps[camp].site].name.as_str()
    }

    pub(super) fn day(&self, at: Moment) -> Date {
        self.scenario.clock.civil_end(at).date()
    }

    /// What has come about and, by another row, had not by then.
    fn contradiction(&self, (fact, place): &Placed) -> Option<Finding> {
        let Says::NotBy(by) = fact.says else { return None };
        let other = self.facts.iter().find(|(other, _)| contradicts(fact, other))?;
        let until = match other.0.says {
            Says::Between(from, until) => from.midway(until),
            Says::Value(low, high) => Moment(f64::midpoint(low, high) as i64),
            _ => return None,
        };
        let problem = message!(
            "check-had-not-come-about-another",
            what = fact.what,
            day = self.day(by),
            day_2 = self.day(until)
        );
        let finding = Finding::new(Code::Conflict, problem).at(place.clone());
        Some(finding.remedy(message!("check-leave-out-row-wrong")))
    }

    /// More than there was.
    fn too_much(&self, (fact, place): &Placed) -> Option<Finding> {
        let (About::Left(line) | About::Gone(line) | About::Shed(line)) = fact.about else {
            return self.too_many_people(fact, place);
        };
        let Says::Amount { at, .. } = fact.says else { return None };
        let asked = &self.scenario.lines[line];
        let most = most(&asked.amount)?;
        let told = self.facts.iter().filter(|(other, _)| {
            let is_of_line = matches!(
                other.about,
                About::Left(it) | About::Gone(it) | About::Shed(it) if it == line
            );
            is_of_line && other.says.at() == Some(at) && other.about <= fact.about
        });
        let least = told.map(|(other, _)| match other.says {
            Says::Amount { value, give, .. } => value - give,
            _ => 0.0,
        });
        let sum: f64 = least.sum();
        let per = asked.kind.base_per_unit() as f64;
        let problem = message!(
            "check-what-told-before-makes-more",
            kind = fact.kind.word(),
            what = fact.what,
            per = sum / per,
            kind_2 = asked.kind,
            per_2 = most / per
        );
        let finding = Finding::new(Code::OutOfRange, problem).at(place.clone());
        (sum > most).then(|| finding.remedy(message!("check-correct-amount-scenario")))
    }

    fn too_many_people(
        &self,
        fact: &super::Fact,
        place: &Option<super::super::Place>,
    ) -> Option<Finding> {
        let (About::PeopleOut(camp), Says::Amount { value, give, .. }) = (fact.about, fact.says)
        else {
            return None;
        };
        let lines = self.scenario.lines.iter().filter(|(_, line)| {
            line.kind == LoadKind::People && camp.is_none_or(|camp| line.camp == camp)
        });
        let most: f64 = lines.map(|(_, line)| most(&line.amount)).sum::<Option<f64>>()?;
        let problem = message!("check-people-out-people-more-than", what = fact.what, value, most);
        (value - give > most).then(|| Finding::new(Code::OutOfRange, problem).at(place.clone()))
    }

    /// A camp whose last party has left, and in which something or somebody is.
    fn left_in_empty_camp(&self, (fact, place): &Placed) -> Option<Finding> {
        let (About::Left(line), Says::Amount { at, value, give }) = (fact.about, fact.says) else {
            return None;
        };
        let asked = &self.scenario.lines[line];
        if asked.kind != LoadKind::People && self.may_follow(asked.camp) {
            return None;
        }
        let emptied = [Milestone::Vacated, Milestone::Closed, Milestone::TakenOver];
        let mut told = emptied.iter().map(|it| self.told(About::Reached(asked.camp, *it)));
        let (_, empty) = told.find_map(|it| it)?;
        let problem = message!(
            "check-camp-was-empty-left",
            camp = self.name(asked.camp),
            day = self.day(empty),
            base_per_unit = value / asked.kind.base_per_unit() as f64,
            what = fact.what
        );
        let finding = Finding::new(Code::Conflict, problem).at(place.clone());
        let remedy = message!("check-what-stays-good-shed-else");
        (value > give && at >= empty).then(|| finding.remedy(remedy))
    }

    /// Milestones of one camp in an order in which they cannot come about.
    fn wrong_order(&self, (fact, place): &Placed) -> Option<Finding> {
        let (About::Reached(camp, milestone), Says::Between(since, until)) =
            (fact.about, fact.says)
        else {
            return None;
        };
        let all = [
            (About::Begun(camp), "begun", milestone != Milestone::Handover),
            (
                About::Reached(camp, Milestone::Lifted),
                "lifted",
                // A closure is done with all its steps; freight may follow the last party.
                milestone == Milestone::Closed
                    || (milestone == Milestone::Vacated && !self.may_follow(camp)),
            ),
            (
                About::Reached(camp, Milestone::Vacated),
                "vacated",
                matches!(milestone, Milestone::TakenOver | Milestone::Closed),
            ),
        ];
        let mut before = all.into_iter().filter(|(.., is_meant)| *is_meant);
        let problem = before.find_map(|(earlier, what_2, _)| {
            let (what, camp) = (&fact.what, self.name(camp));
            let day = self.day(until);
            if let Some((from, _)) = self.told(earlier) {
                // What comes about on a day does so before the day that begins when it ends; of one second, either.
                let is_before = until < from || (until == from && since < until);
                let date = self.scenario.clock.civil(from).date();
                return is_before
                    .then(|| message!("check-before-camp", what, day, camp, what_2, date));
            }
            let by = self.not_by(earlier).filter(|by| *by >= until)?;
            let date = self.day(by);
            Some(message!("check-while-camp", what, day, camp, what_2, date))
        })?;
        Some(Finding::new(Code::Conflict, problem).at(place.clone()))
    }

    /// A camp that was closed though others had to go first.
    fn out_of_sequence(&self, (fact, place): &Placed) -> Option<Finding> {
        let (About::Reached(camp, Milestone::Vacated), Says::Between(_, until)) =
            (fact.about, fact.says)
        else {
            return None;
        };
        let asked = &self.scenario.camps[camp];
        let leaves = asked.vacates_after.iter().filter_map(|it| match it {
            Prerequisite::Reached(other, milestone) => Some((*other, *milestone)),
            Prerequisite::Successor | Prerequisite::Transit => None,
        });
        let mut before = asked.starts_after.iter().copied().chain(leaves);
        let (other, milestone) = before.find(|(other, milestone)| {
            let about = About::Reached(*other, *milestone);
            let later = self.told(about).is_some_and(|(from, _)| from > until);
            later || self.not_by(about).is_some_and(|by| by >= until)
        })?;
        let problem = message!(
            "check-camp-was-vacated-before-camp",
            camp = self.name(camp),
            day = self.day(until),
            camp_2 = self.name(other),
            milestone = milestone.word()
        );
        Some(Finding::new(Code::OutOfSequence, problem).at(place.clone()))
    }
}

/// The range of what is drawn for itself; `None` if an assumption has a part in it.
fn range<U>(amount: &Uncertain<U>) -> Option<(f64, f64)> {
    match &amount.source {
        Source::Own(spread) if amount.factors.is_empty() => Some(spread.range()),
        _ => None,
    }
}

/// The most there can be of something; `None` if that is not known.
pub(super) fn most<U>(amount: &Uncertain<U>) -> Option<f64> {
    range(amount).map(|(_, most)| most)
}

/// The least there can be of something; likewise.
pub(super) fn least<U>(amount: &Uncertain<U>) -> Option<f64> {
    range(amount).map(|(least, _)| least)
}
