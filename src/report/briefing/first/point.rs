//! The lines under the cards: all together, why, what does not leave, what helps, until when to decide.

use std::sync::Arc;

use super::super::cause::cause;
use super::Facts;
use crate::analysis::{ComparisonRow, DeadlineRow, JointRow, JointSet, Said};
use crate::id::DeadlineId;
use crate::proportion::{is_none_as_shown, points, with_interval};
use crate::scenario::{Choice, DeadlineKind, Switch, Variant};
use crate::words;

/// Fewer points than these, shown to be there or not, are no reason against a plan.
const WORTH_A_WORD: f64 = 1.5;
/// Of so few runs that miss a deadline it is said how many they are.
const FEW: u32 = 30;
/// A deadline that is missed less often is at no risk to speak of.
const AT_RISK: f64 = 0.05;
/// A site that is last less often than in this share of the runs stands out from no other.
pub(super) const STANDS_OUT: f64 = 1.0 / 3.0;

fn points_of(share: Option<f64>) -> f64 {
    share.unwrap_or_default() * 100.0
}

impl Facts<'_> {
    /// Each line with what it is about.
    pub(super) fn points(&self, main: &DeadlineRow) -> Vec<(String, String)> {
        let lines = [
            ("first-together", self.together(main)),
            ("first-why", self.why(main)),
            ("first-price", self.price(main)),
            ("first-helps", self.helps(main)),
            ("first-decide", self.decide(main)),
        ];
        let told = lines.into_iter().filter(|(_, said)| !said.is_empty());
        told.map(|(head, said)| (self.texts.say(head), said)).collect()
    }

    /// How often the deadlines hold together, and how many sites are late.
    fn together(&self, main: &DeadlineRow) -> String {
        let said = [self.joint(), self.sites_late(main), self.cases(main)];
        said.into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" ")
    }

    /// How often it is missed under the other cases of the first plan, as far as the runs tell all of them.
    fn cases(&self, main: &DeadlineRow) -> String {
        let others = (1..self.study.cases.len()).map(|case| self.row(main.deadline, 0, case));
        let Some(mut others) = others.collect::<Option<Vec<&DeadlineRow>>>() else {
            return String::new();
        };
        let chance = |row: &DeadlineRow| row.missed.estimate().unwrap_or(0.0);
        others.sort_by(|one, other| chance(one).total_cmp(&chance(other)));
        let is_told = |row: &&DeadlineRow| matches!(row.missed.said(), Said::About(_));
        let (Some(least), Some(most)) = (others.first(), others.last()) else {
            return String::new();
        };
        if !others.iter().all(is_told) || self.share(most) == self.share(main) {
            return String::new();
        }
        let values = [
            ("count", others.len().to_string()),
            ("least", self.share(least)),
            ("most", self.share(most)),
            ("case", self.names().choice(&self.study.cases[most.case])),
            ("deadline", self.deadline(main.deadline)),
        ];
        self.say(if others.len() == 1 { "first-case" } else { "first-cases" }, &values)
    }

    /// Of the hard ones, or of all if there are not several hard ones.
    fn joint(&self) -> String {
        let of = |set: JointSet| {
            let is_it = |row: &&JointRow| {
                (row.plan, row.case, row.set) == (0, 0, set) && row.deadlines > 1 && row.held.n > 0
            };
            self.joint.iter().find(is_it)
        };
        let Some(row) = of(JointSet::Hard).or_else(|| of(JointSet::All)) else {
            return String::new();
        };
        let hold = words::all_hold(row.deadlines, row.set).read(self.language());
        let hold = hold.replace("{}", &row.deadlines.to_string());
        let chance = with_interval(row.held, self.language());
        self.say("first-joint", &[("hold", hold), ("chance", chance)])
    }

    fn sites_late(&self, row: &DeadlineRow) -> String {
        let (Some(mean), Some(most), 2..) = (row.sites_late_mean, row.sites_late_p80, row.sites)
        else {
            return String::new();
        };
        let values = [
            ("mean", self.language().number(mean, 1)),
            ("sites", row.sites.to_string()),
            ("most", most.to_string()),
        ];
        self.say(if most == 0 { "first-sites-none" } else { "first-sites" }, &values)
    }

    /// What costs most time and who is last; of one that is never missed only who is last.
    fn why(&self, row: &DeadlineRow) -> String {
        let site = row.last_site.zip(row.last_site_share).map(|(site, share)| {
            let stands_out = share >= STANDS_OUT;
            let share = self.language().percent(share);
            let said = [("site", self.names().site(site)), ("site_share", share)];
            let id = if stands_out { "first-last-site" } else { "first-last-spread" };
            (self.say(id, &said), said)
        });
        let Some((last, site)) = site else { return String::new() };
        let is_only = row.sites == 1;
        let Some((code, share)) = row.main_delay.zip(row.main_delay_share) else {
            return if is_only { String::new() } else { self.say("first-why-last", &site) };
        };
        let cause = cause(&self.texts, self.scenario(), code.word(), row.last_site);
        let runs = row.missed.hits;
        let about = [("runs", runs.to_string()), ("deadline", self.deadline(row.deadline))];
        let place = match runs {
            0..FEW => self.say("first-where-few", &about),
            _ => self.say("first-where-missed", &about),
        };
        let share = self.language().percent(share);
        let values = [("where", place), ("cause", cause), ("share", share), ("last", last)];
        let said = match is_only {
            true => self.say("first-why-only", &values[..3]),
            false => self.say("first-why-lost", &values),
        };
        format!("{said} {}", self.bottleneck(row)).trim_end().to_owned()
    }

    fn bottleneck(&self, row: &DeadlineRow) -> String {
        // Means to which far less was lost than to the first cause are not what holds it up.
        let counts = |share: &f64| row.main_delay_share.is_none_or(|main| share * 2.0 >= main);
        let share = row.bottleneck_share.filter(counts);
        let Some((actor, share)) = row.bottleneck.zip(share) else { return String::new() };
        let percent = |share| self.language().percent(share);
        let what = [("what", self.names().actor(actor)), ("share", percent(share))];
        // The same share is the same thing under another name.
        match row.main_delay_share.map(percent) == Some(percent(share)) {
            true => self.say("first-bottleneck-same", &what[..1]),
            false => self.say("first-bottleneck", &what),
        }
    }

    /// The plan that lowers the chance most, pair by pair, or that none does; and what other verbs have
    /// found.
    fn helps(&self, main: &DeadlineRow) -> String {
        let plan = match self.better_plan(main) {
            Some(best) => Some(self.better_plans(main, best)),
            None if self.study.plans.len() > 1 => Some(self.texts.say("first-helps-none")),
            None => None,
        };
        let mut said: Vec<String> = plan.into_iter().chain(self.found.helps.clone()).collect();
        if said.is_empty() {
            said.push(self.helps_unasked());
        }
        said.join(" ")
    }

    /// How it can be asked what would help.
    fn helps_unasked(&self) -> String {
        if self.is_told {
            return self.texts.say("first-helps-unasked-told");
        }
        let file = self.asked(["--plan", "--case"]).concat();
        self.say("first-helps-unasked", &[("file", file)])
    }

    /// What the best plan does, with those that on the page do as much.
    fn better_plans(&self, main: &DeadlineRow, best: &ComparisonRow) -> String {
        let less = |share: Option<f64>| share.unwrap_or_default() * -100.0;
        let said = |row: &ComparisonRow| points(less(row.p_missed_difference), self.language());
        let as_good: Vec<&ComparisonRow> = self
            .better(best.deadline)
            .filter(|row| row.plan == best.plan || said(row) == said(best))
            .collect();
        let number = |share| self.language().number(share, 0);
        let low = as_good.iter().map(|row| less(row.difference_high)).fold(f64::MAX, f64::min);
        let high = as_good.iter().map(|row| less(row.difference_low)).fold(f64::MIN, f64::max);
        let all = [
            ("points", said(best)),
            ("low", number(low)),
            ("high", number(high)),
            ("deadline", self.deadline(best.deadline)),
            ("main", self.deadline(main.deadline)),
        ];
        let is_main = best.deadline == main.deadline;
        let name = |row: &&ComparisonRow| self.names().choice(&self.study.plans[row.plan]);
        let names: Vec<String> = as_good.iter().map(name).collect();
        let helps = match names.as_slice() {
            [name] => {
                let id = if is_main { "first-helps-plan" } else { "first-helps-other" };
                self.say(id, &[&all[..], &[("plan", name.clone())]].concat())
            }
            names => {
                let quoted: Vec<_> = names.iter().map(|it| self.language().quoted(it)).collect();
                let plans = words::several(self.language(), &quoted);
                let id = if is_main { "first-helps-plans" } else { "first-helps-others" };
                self.say(id, &[&all[..], &[("plans", plans)]].concat())
            }
        };
        let harms = as_good.iter().flat_map(|row| self.harms(row.plan, best.deadline));
        let plans: Vec<usize> = as_good.iter().map(|row| row.plan).collect();
        let leaves = self.left_alone(&plans, [main.deadline, best.deadline]);
        std::iter::once(helps).chain(harms).chain(leaves).collect::<Vec<_>>().join(" ")
    }

    /// On which deadlines that are at risk, besides those told of, plans are seen to have no effect, good or bad.
    fn left_alone(&self, plans: &[usize], told: [DeadlineId; 2]) -> Option<String> {
        let is_unseen = |id: DeadlineId| {
            let of = self.comparison.iter().filter(|row| (row.case, row.deadline) == (0, id));
            let mut of = of.filter(|row| plans.contains(&row.plan)).peekable();
            of.peek().is_some()
                && of.all(|row| match (row.difference_low, row.difference_high) {
                    (Some(low), Some(high)) => low <= 0.0 && high >= 0.0,
                    _ => false,
                })
        };
        let is_at_risk = |id: DeadlineId| {
            let first = self.row(id, 0, 0).and_then(|row| row.missed.estimate());
            first.is_some_and(|chance| chance >= AT_RISK)
        };
        let ids = self.scenario().deadlines.ids();
        let left: Vec<DeadlineId> =
            ids.filter(|id| !told.contains(id) && is_unseen(*id) && is_at_risk(*id)).collect();
        match left.len() {
            0 => None,
            count @ (1 | 2) => {
                let quoted = |id: &DeadlineId| self.language().quoted(&self.deadline(*id));
                let names: Vec<String> = left.iter().take(count).map(quoted).collect();
                let deadlines = words::several(self.language(), &names);
                Some(self.say("first-helps-leaves", &[("deadlines", deadlines)]))
            }
            count => Some(self.say("first-helps-leaves-more", &[("count", count.to_string())])),
        }
    }

    /// What a plan that helps one deadline does to others.
    fn harms(&self, plan: usize, helped: DeadlineId) -> impl Iterator<Item = String> {
        let counts = |row: &&ComparisonRow| points_of(row.p_missed_difference) >= WORTH_A_WORD;
        let worse = self.worse(plan).filter(move |row| row.deadline != helped).filter(counts);
        worse.map(|row| {
            let number = |share| self.language().number(points_of(share), 0);
            let values = [
                ("plan", self.names().choice(&self.study.plans[row.plan])),
                ("deadline", self.deadline(row.deadline)),
                ("points", points(points_of(row.p_missed_difference), self.language())),
                ("low", number(row.difference_low)),
                ("high", number(row.difference_high)),
            ];
            self.say("first-helps-harm", &values)
        })
    }

    /// The plan under which the main deadline is missed least often, if it is seen to be better than the
    /// first; where none is, that under which another deadline is.
    pub(super) fn better_plan(&self, main: &DeadlineRow) -> Option<&ComparisonRow> {
        self.better_plans_of_all(main).into_iter().next()
    }

    /// The plans that are seen to be better for the main deadline, the best first, then those for others
    /// that do it no harm.
    fn better_plans_of_all(&self, main: &DeadlineRow) -> Vec<&ComparisonRow> {
        let others = self.scenario().deadlines.ids().filter(|id| *id != main.deadline);
        let harms = |plan: usize| self.worse(plan).any(|row| row.deadline == main.deadline);
        let of_others = others.flat_map(|id| self.best_for(id)).filter(|row| !harms(row.plan));
        self.best_for(main.deadline).into_iter().chain(of_others).collect()
    }

    /// The plans that are seen to be better for a deadline than the first, the best first.
    fn best_for(&self, deadline: DeadlineId) -> Vec<&ComparisonRow> {
        let difference = |row: &ComparisonRow| row.p_missed_difference.unwrap_or(0.0);
        let mut better: Vec<&ComparisonRow> = self.better(deadline).collect();
        better.sort_by(|one, other| difference(one).total_cmp(&difference(other)));
        better
    }

    /// The plans that are seen to be better for a deadline than the first.
    fn better(&self, deadline: DeadlineId) -> impl Iterator<Item = &ComparisonRow> {
        self.comparison.iter().filter(move |row| {
            row.case == 0
                && row.deadline == deadline
                // What is shown as an interval that touches 0 is not offered as help.
                && row.difference_high.is_some_and(|high| high < 0.0 && !is_none_as_shown(high))
        })
    }

    /// The deadlines that are seen to be missed more often under a plan than under the first.
    pub(super) fn worse(&self, plan: usize) -> impl Iterator<Item = &ComparisonRow> {
        self.comparison.iter().filter(move |row| {
            (row.plan, row.case) == (plan, 0) && row.difference_low.is_some_and(|low| low > 0.0)
        })
    }

    /// Until when something is to be decided, as far as it was asked: for the main deadline, and where a plan
    /// helps only another, for that.
    fn decide(&self, main: &DeadlineRow) -> String {
        let of_main = self.decided(main.deadline);
        let better = self.better_plans_of_all(main);
        let helped = better.first().map_or(main.deadline, |row| row.deadline);
        if helped == main.deadline {
            let asked = || self.unasked(&better);
            return if of_main.is_empty() { asked() } else { of_main };
        }
        let of_helped = match self.decided(helped) {
            none if none.is_empty() => self.unasked(&better),
            told => told,
        };
        format!("{of_main} {of_helped}").trim_start().to_owned()
    }

    /// What was found of a deadline, in two sentences at most.
    fn decided(&self, deadline: DeadlineId) -> String {
        let key = self.scenario().deadlines[deadline].name.as_str();
        let told = self.found.decide.iter().filter(|(of, _)| of == key);
        told.take(2).map(|(_, said)| said.as_str()).collect::<Vec<_>>().join(" ")
    }

    /// How it can be asked until when the best of these plans helps, or that there is nothing to decide.
    fn unasked(&self, better: &[&ComparisonRow]) -> String {
        if self.study.plans.len() < 2 {
            return self.only_plan();
        }
        let Some(best) = better.first() else { return self.texts.say("first-decide-none") };
        let open = better.iter().find(|row| self.can_switch(row.plan));
        let row = open.unwrap_or(best);
        let (plan, deadline) =
            (&self.study.plans[row.plan], &self.scenario().deadlines[row.deadline]);
        // Of the hard ones it is asked without another word.
        let is_asked = deadline.kind == DeadlineKind::Hard;
        let option =
            if is_asked { String::new() } else { format!(" --deadline {}", deadline.name) };
        let [file, chosen] = self.asked(["--from-plan", "--case"]);
        let values = [
            ("plan", self.names().choice(plan)),
            ("deadline", self.deadline(row.deadline)),
            ("key", format!("{}{option}{chosen}", plan.name)),
            ("file", file),
        ];
        match open {
            Some(_) if self.is_told => self.say("first-decide-unasked-told", &values[..2]),
            Some(_) => self.say("first-decide-unasked", &values),
            None => self.say("first-decide-fixed", &values[..1]),
        }
    }

    /// That there is nothing to choose between: in the scenario, or only in what was played of it.
    fn only_plan(&self) -> String {
        let id = match self.study.unplayed.as_slice() {
            [] => return self.texts.say("first-decide-one"),
            _ if self.is_told => "first-decide-left-out-told",
            _ => "first-decide-left-out",
        };
        let names = self
            .study
            .unplayed
            .iter()
            .map(|plan| self.language().quoted(&self.names().choice(plan)));
        let plans = words::several(self.language(), &names.collect::<Vec<_>>());
        self.say(id, &[("plans", plans)])
    }

    /// Whether a plan can be taken up in mid-run, by which the first plan goes until then.
    fn can_switch(&self, plan: usize) -> bool {
        let of = |plan: usize| {
            let is_it = |it: &&Variant| (it.plan, it.case) == (plan, 0);
            self.study.variants.iter().find(is_it).map(|it| Arc::clone(&it.scenario))
        };
        of(0).zip(of(plan)).is_some_and(|(from, to)| Switch::new(from, to).is_ok())
    }

    /// What a command says to ask about the same scenario, its first plan that was played and its first case.
    fn asked(&self, options: [&str; 2]) -> [String; 2] {
        let first = |choices: &[Choice]| choices.first().map(|it| it.name.to_string());
        let names = [&self.study.plans, &self.study.cases].map(|it| first(it).unwrap_or_default());
        [self.typed.scenario(), self.typed.chosen(options, [&names[0], &names[1]])]
    }
}
