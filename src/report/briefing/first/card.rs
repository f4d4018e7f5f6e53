//! The cards: a row for each deadline, hard ones first.

use super::super::block::{Column, Table, Value};
use super::super::cause::cause;
use super::Facts;
use super::point::STANDS_OUT;
use crate::analysis::DeadlineRow;
use crate::id::SiteId;
use crate::proportion::in_a_word;
use crate::time::Moment;
use crate::words;

impl Facts<'_> {
    /// The cards of a plan under a case, as a table: what each column is stands in its head, so that a
    /// format without cards shows the same as a table.
    pub(in crate::briefing) fn cards(&self, (plan, case): (usize, usize)) -> Table {
        let heads = [
            "deadline",
            "first-kind",
            "due",
            "first-missed",
            "first-word",
            "first-expect",
            "first-plan-for",
            "first-between",
            "first-late",
            "first-beyond",
            "first-last",
            "first-cause",
        ];
        let rows = self.scenario().deadlines.ids().filter_map(|id| self.row(id, plan, case));
        Table {
            id: "first-cards".to_owned(),
            caption: self.caption((plan, case)),
            columns: heads.iter().map(|head| Column::new(self.texts.say(head))).collect(),
            rows: rows.map(|row| self.card(row)).collect(),
        }
    }

    /// Which plan and case the cards are of, and which the rest of the page, if that is not the same.
    fn caption(&self, (plan, case): (usize, usize)) -> String {
        let names = self.names();
        let called = |plan: usize, case: usize| {
            [&self.study.plans[plan], &self.study.cases[case]].map(|it| names.choice(it))
        };
        let [first_plan, first_case] = called(0, 0);
        let [shown_plan, shown_case] = called(plan, case);
        let shown = [("plan", shown_plan), ("case", shown_case)];
        match (plan, case) {
            (0, 0) => self.say("first-caption", &shown),
            _ => {
                let first = [("first_plan", first_plan), ("first_case", first_case)];
                self.say("first-caption-chosen", &[shown, first].concat())
            }
        }
    }

    fn card(&self, row: &DeadlineRow) -> Vec<Value> {
        let deadline = &self.scenario().deadlines[row.deadline];
        let is_limit = self.is_limit(row.deadline);
        let clock = &self.scenario().clock;
        let date = |at: Option<Moment>| match at {
            _ if is_limit || row.missed.n == 0 => Value::Empty,
            Some(at) => Value::Date(clock.civil_end(at)),
            None => Value::Beyond(clock.civil_end(self.scenario().until)),
        };
        vec![
            Value::text(self.deadline(row.deadline)),
            Value::text(words::hardness(deadline.kind).read(self.language())),
            if is_limit { Value::Empty } else { Value::Date(clock.civil_end(row.due)) },
            if row.missed.n == 0 { Value::Empty } else { Value::Chance(row.missed) },
            Value::text(in_a_word(row.missed, self.language())),
            date(row.p50),
            date(row.p80),
            Value::text(self.between(row)),
            if is_limit { Value::Empty } else { self.days_late(row) },
            // What a limit is exceeded by is no delay after a date.
            if is_limit { self.days_late(row) } else { Value::Empty },
            self.last(row),
            Value::text(self.cause(row)),
        ]
    }

    /// Mean days late of the runs that miss it: a bound where some of them are not through at the end of
    /// what was played.
    fn days_late(&self, row: &DeadlineRow) -> Value {
        match row.mean_lateness_missed_days {
            // Of those whose date is due at the end of what was played, nothing is known.
            Some(days) if row.unreached > 0 && days < 0.05 => Value::Empty,
            Some(days) if row.unreached > 0 => Value::AtLeast(days),
            days => Value::number(days, 1),
        }
    }

    /// Between which dates P80 is, where both are known: `9 Feb 2024 to 20 Feb 2024`.
    fn between(&self, row: &DeadlineRow) -> String {
        let [Some(low), Some(high)] = row.p80_interval else { return String::new() };
        let [low, high] = [low, high].map(|at| self.scenario().clock.civil_end(at));
        let language = self.language();
        // A year that both share is said once.
        let from = match low.year() == high.year() {
            true => language.day_and_month(&low),
            false => language.date(&low),
        };
        match low.date() == high.date() {
            true => String::new(),
            false => self.say("from-to-dates", &[("from", from), ("to", language.date(&high))]),
        }
    }

    /// The site that is most often last, `Kidal (61%)`, if one stands out; of a deadline about one site that says
    /// nothing.
    fn last(&self, row: &DeadlineRow) -> Value {
        let stands_out = |(_, share): &(SiteId, f64)| row.sites != 1 && *share >= STANDS_OUT;
        let Some((site, share)) = row.last_site.zip(row.last_site_share).filter(stands_out) else {
            return Value::Empty;
        };
        let said = format!("{} ({})", self.names().site(site), self.language().percent(share));
        let site = &self.scenario().sites[site];
        match site.camp {
            Some(_) => Value::Camp(said, site.name.to_string()),
            None => Value::text(said),
        }
    }

    /// What most time is lost to: `waiting for permission (41%)`.
    fn cause(&self, row: &DeadlineRow) -> String {
        let found = row.main_delay.zip(row.main_delay_share);
        found.map_or_else(String::new, |(code, share)| {
            let cause = cause(&self.texts, self.scenario(), code.word(), row.last_site);
            format!("{cause} ({})", self.language().percent(share))
        })
    }
}
