//! The headline: what will be missed, how surely, and for when to plan.

use crate::analysis::{DeadlineRow, Likelihood, Said};
use crate::proportion::with_interval;

use super::Facts;

/// From this chance of being missed on, a plan is not likely to hold a deadline.
const LIKELY: f64 = 0.55;

/// So many other deadlines that are likely to be missed are named; the cards show all.
const NAMED: usize = 2;

impl Facts<'_> {
    /// `No plan is likely to hold “Everything out”: 91% of the runs miss it; expect 26 January 2024, plan for
    /// 14 February 2024; at best 84%, on another plan.`
    pub(super) fn headline(&self, main: &DeadlineRow) -> String {
        let others = self.others_lost(main);
        format!("{} {others}", self.of_main(main)).trim_end().to_owned()
    }

    /// `More likely to be missed: “Six camps in the army’s hands” (67%).`: the first sentence is about one
    /// deadline, and whoever reads no further must not think that the others hold.
    fn others_lost(&self, main: &DeadlineRow) -> String {
        let is_lost = |row: &DeadlineRow| {
            let chance = row.missed.estimate().unwrap_or(0.0);
            chance >= LIKELY && Likelihood::seen(row.missed).is_some()
        };
        let others = self.scenario().deadlines.ids().filter(|id| *id != main.deadline);
        let lost = others.filter_map(|id| self.row(id, 0, 0)).filter(|row| is_lost(row));
        let said = |row: &DeadlineRow| {
            let name = self.language().quoted(&self.deadline(row.deadline));
            format!("{name} ({})", self.share(row))
        };
        let lost: Vec<String> = lost.map(said).collect();
        let id = if is_lost(main) { "first-also" } else { "first-but" };
        let (named, more) = lost.split_at(lost.len().min(NAMED));
        let mut deadlines = named.join(&format!("{} ", self.language().semicolon()));
        if !more.is_empty() {
            let more = self.language().number(more.len() as f64, 0);
            deadlines = self.say("first-and-more", &[("deadlines", deadlines), ("more", more)]);
        }
        match lost.is_empty() {
            true => String::new(),
            false => self.say(id, &[("deadlines", deadlines)]),
        }
    }

    fn of_main(&self, main: &DeadlineRow) -> String {
        let deadline = ("deadline", self.named_with_date(main));
        if main.missed.n == 0 {
            return self.say("first-unplayed", &[deadline]);
        }
        let ends = [("chance", self.chance(main)), ("dates", self.dates(main))];
        match self.best_of_lost(main) {
            Some(best) => {
                let best = match best {
                    none if none.is_empty() => none,
                    best => {
                        let said = self.say("first-best", &[("best", best)]);
                        format!("{} {said}", self.language().semicolon())
                    }
                };
                self.say("first-lost", &[&[deadline, ("best", best)][..], &ends[..]].concat())
            }
            None => {
                let band = ("band", Likelihood::key(main.missed));
                self.say("first-one", &[&[deadline, band][..], &ends[..]].concat())
            }
        }
    }

    /// The deadline with its date, unless its name says it.
    fn named_with_date(&self, row: &DeadlineRow) -> String {
        let name = self.deadline(row.deadline);
        let quoted = self.language().quoted(&name);
        let date = self.date(row.due);
        let day = date.rsplit_once('\u{a0}').map_or(date.as_str(), |(day, _)| day);
        let plain = |text: &str| text.replace('\u{a0}', " ");
        match self.is_limit(row.deadline) || plain(&name).contains(&plain(day)) {
            true => quoted,
            false => self.say("first-named", &[("deadline", quoted), ("due", date)]),
        }
    }

    /// The least chance of missing it, if there are several plans and none is likely to hold it; empty if that
    /// is the one of the first plan.
    fn best_of_lost(&self, main: &DeadlineRow) -> Option<String> {
        let plans = 0..self.study.plans.len();
        let rows =
            plans.map(|plan| self.row(main.deadline, plan, 0)).collect::<Option<Vec<_>>>()?;
        let chance = |row: &&&DeadlineRow| row.missed.estimate().unwrap_or(0.0);
        let best = rows.iter().min_by(|one, other| chance(one).total_cmp(&chance(other)))?;
        let is_lost = rows.len() > 1 && chance(&best) >= LIKELY;
        (is_lost && Likelihood::seen(best.missed).is_some()).then(|| match self.share(best) {
            same if same == self.share(main) => String::new(),
            best => best,
        })
    }

    /// `91% (88–93) of the runs miss it`; none and all are said as such, with their bound.
    fn chance(&self, row: &DeadlineRow) -> String {
        let runs = self.language().number(f64::from(row.missed.n), 0);
        let id = match row.missed.said() {
            Said::Below(_) => "first-none",
            Said::Above(_) => "first-all",
            Said::About(_) | Said::Nothing => "first-some",
        };
        let chance = with_interval(row.missed, self.language());
        self.say(id, &[("chance", chance), ("runs", runs)])
    }

    /// For when it is to be expected and planned for, as far as that is within what was played.
    fn dates(&self, row: &DeadlineRow) -> String {
        let until = ("until", self.date(self.scenario().until));
        let date = |at| self.date(at);
        let said = match (row.p50.map(date), row.p80.map(date)) {
            _ if self.is_limit(row.deadline) => return String::new(),
            (Some(p50), Some(p80)) => self.say("first-dates", &[("p50", p50), ("p80", p80)]),
            (Some(p50), None) => self.say("first-half-dates", &[("p50", p50), until]),
            (None, _) => self.say("first-never-dates", &[until]),
        };
        format!("{} {said}", self.language().semicolon())
    }
}
