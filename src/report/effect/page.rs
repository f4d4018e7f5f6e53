//! What both pages have: a head, days with their signs and bars, and what was refused.

use crate::analysis::Effect;
use crate::grid::wrap;
use crate::page::Page;
use crate::proportion::{short, signed};
use crate::scenario::{Goal, Scenario};
use crate::time::{Moment, Span};
use crate::{Language, Names, Text};

use super::{Asked, Change};

/// The longest arm of a bar.
const ARM: usize = 6;
/// Days below this are no more than a rounding of none.
pub(crate) const WORTH_A_WORD: f64 = 0.05;

impl Asked<'_> {
    pub(super) fn scenario(&self) -> &Scenario {
        &self.study.base
    }

    /// What the change does to the deadline shown.
    pub(super) fn shown<'c>(&self, change: &'c Change) -> Option<&'c Effect> {
        change.effects.iter().find(|effect| effect.deadline == self.deadline)
    }

    /// Days gained at P80 of the deadline shown, and whether they are a bound.
    pub(super) fn days(&self, change: &Change) -> Option<(f64, bool)> {
        self.shown(change)?.p80.days(self.scenario().until)
    }

    /// A page with its title, and the deadline as it stands without any change.
    pub(super) fn page(&self, what: Text) -> Page<'_> {
        let (scenario, language) = (self.scenario(), self.language);
        let names = Names { scenario, language };
        let (plan, case) = self.plan_and_case();
        let labels = [plan, case].map(|choice| names.label(&choice.label, &choice.name));
        let deadline = &scenario.deadlines[self.deadline];
        let name = names.label(&deadline.label, &deadline.name);
        let runs = language.number(f64::from(self.runs.len()), 0);
        let missed = short(self.runs.missed(self.deadline), language);
        let due = match deadline.goal {
            Goal::Empty(_) => String::new(),
            _ => format!(", {}", language.date(&scenario.clock.civil_end(deadline.due))),
        };
        let said = match language {
            Language::English => format!(
                "{name}{due}: missed in {missed} of {runs}\u{a0}runs ({}; {}).",
                labels[0], labels[1]
            ),
            Language::French => format!(
                "{name}{due}\u{a0}: manquée dans {missed} des {runs}\u{a0}simulations ({}\u{a0}; {}).",
                labels[0], labels[1]
            ),
        };
        let mut page = Page::new(scenario, language, Some(what));
        page.point(&said);
        page
    }

    /// `+12.3`, `-4.0`, `> +23.0` for a bound, `–` for nothing known.
    pub(super) fn signed(&self, days: Option<(f64, bool)>) -> String {
        let Some((days, is_bound)) = days else { return "–".to_owned() };
        let number = signed(self.language, days);
        match (is_bound, days < 0.0) {
            (false, _) => number,
            (true, false) => format!(">\u{a0}{number}"),
            (true, true) => format!("<\u{a0}{number}"),
        }
    }

    /// The mean days gained in a run, with their interval: `+2.3 (+1.1 to +3.5)`; a dash where no run
    /// reaches the deadline both before and after.
    pub(super) fn mean(&self, effect: &Effect) -> String {
        let Some(mean) = effect.mean_days else { return "–".to_owned() };
        let [mean, low, high] = [
            Some(mean),
            effect.mean_interval.map(|(low, _)| low),
            effect.mean_interval.map(|(_, high)| high),
        ]
        .map(|days| days.map_or_else(String::new, |days| self.signed(Some((days, false)))));
        let to = Text::new("to", "à").read(self.language);
        match low.is_empty() {
            true => mean,
            false => format!("{mean} ({low}\u{a0}{to}\u{a0}{high})"),
        }
    }

    /// A bar to either side of none: to the left for days lost, to the right for days gained, as long
    /// as they are many beside the most of all.
    pub(super) fn bar(&self, (low, high): (f64, f64), most: f64) -> String {
        let length = |days: f64| {
            let share = if most > 0.0 { days.abs() / most } else { 0.0 };
            ((share * ARM as f64).round() as usize).min(ARM)
        };
        let (left, right) = (length(low), length(high));
        let blank = |length: usize| "\u{a0}".repeat(ARM - length);
        format!("{}{}│{}{}", blank(left), "░".repeat(left), "█".repeat(right), blank(right))
    }

    /// How far the horizon is, for what lies beyond it.
    pub(super) fn horizon(&self) -> String {
        let until = self.language.date(&self.scenario().clock.civil_end(self.scenario().until));
        match self.language {
            Language::English => format!(
                "The horizon is {until}: > and < are the least that is gained or lost where one of \
                 the two dates lies beyond it, – where both do; means are of the runs that reach the \
                 deadline before it both times."
            ),
            Language::French => format!(
                "L’horizon est le {until}\u{a0}: > et < donnent le moins que l’on gagne ou perde \
                 quand l’une des deux dates est au-delà, – quand les deux le sont\u{a0}; les moyennes \
                 sont celles des simulations qui atteignent l’échéance avant lui les deux fois."
            ),
        }
    }

    /// What the scenario does not allow to be changed so.
    pub(super) fn refusals(&self) -> String {
        let lines = self.refused.iter().map(|(about, why)| {
            let said = match self.language {
                Language::English => format!("Not tried: {about}: {why}"),
                Language::French => format!("Non essayé\u{a0}: {about}\u{a0}: {why}"),
            };
            wrap(&said, 4)
        });
        lines.collect()
    }

    /// The date of a percentile, for readers.
    pub(super) fn date(&self, seconds: Option<i64>) -> String {
        match (seconds, self.scenario().deadlines[self.deadline].goal) {
            (Some(seconds), Goal::Empty(_)) => self.language.span(Span(seconds)),
            (Some(seconds), _) => {
                self.language.date(&self.scenario().clock.civil_end(Moment(seconds)))
            }
            (None, _) => "…".to_owned(),
        }
    }
}
