//! Rules of failure in words.

use super::super::Language;
use crate::analysis::discovery::Kept;
use crate::analysis::{Cause, DeadlineFate, FailureRule, RuleCondition};
use crate::experiment::sweep::Field;
use crate::proportion::ends;
use crate::scenario::AssumptionUnit;
use crate::time::{DAY, HOUR, Moment, Span};

/// Puts rules of a sweep into words.
#[derive(Clone, Copy)]
pub(crate) struct RuleTeller<'a> {
    pub(crate) field: &'a Field,
    pub(crate) language: Language,
}

impl RuleTeller<'_> {
    /// A rule as a sentence: how often, of how many, and where.
    pub(crate) fn sentence(self, rule: &FailureRule) -> String {
        let language = self.language;
        let rate = |share: f64, interval: Option<(f64, f64)>| {
            let ends =
                interval.map_or("…".to_owned(), |interval| ends(share, interval, language));
            format!("{} ({ends})", language.percent(share))
        };
        let density = rate(rule.density(), rule.density_interval);
        let base = rate(rule.base_rate(), rule.base_interval);
        let coverage = language.percent(rule.coverage());
        let conditions: Vec<String> =
            rule.conditions.iter().map(|condition| self.condition(condition)).collect();
        let (and, semicolon) = (self.and(), self.language.semicolon());
        let conditions = conditions.join(&format!("{semicolon} {and} "));
        let colon = self.language.colon();
        match (self.language, rule.fate) {
            (Language::English, DeadlineFate::Missed) => format!(
                "missed in {density} of the runs, against {base} of all, where{colon} \
                 {conditions} ({coverage} of all misses)"
            ),
            (Language::English, DeadlineFate::Held) => format!(
                "holds in {density} of the runs, against {base} of all, where{colon} \
                 {conditions} ({coverage} of all in which it holds)"
            ),
            (Language::French, DeadlineFate::Missed) => format!(
                "manquée dans {density} des simulations, contre {base} de toutes, où{colon} {conditions} \
                 ({coverage} de tous les manquements)"
            ),
            (Language::French, DeadlineFate::Held) => format!(
                "tenue dans {density} des simulations, contre {base} de toutes, où{colon} {conditions} \
                 ({coverage} de toutes celles où elle l’est)"
            ),
        }
    }

    fn and(self) -> &'static str {
        match self.language {
            Language::English => "and",
            Language::French => "et",
        }
    }

    /// One condition: `trucks at Gao: at most 140`.
    pub(crate) fn condition(self, condition: &RuleCondition) -> String {
        let name = self.name(condition.cause);
        let value = |value: f64| self.value(condition.cause, value);
        let colon = self.language.colon();
        let range = match (&condition.kept, self.language) {
            (Kept::Levels(levels), _) => self.levels(condition.cause, levels),
            (Kept::Range { low, high }, Language::English) => match (low, high) {
                (low, high) if low.is_finite() && high.is_finite() => {
                    format!("{} to {}", value(*low), value(*high))
                }
                (low, _) if low.is_finite() => format!("{} or more", value(*low)),
                (_, high) => format!("at most {}", value(*high)),
            },
            (Kept::Range { low, high }, Language::French) => match (low, high) {
                (low, high) if low.is_finite() && high.is_finite() => {
                    format!("de {} à {}", value(*low), value(*high))
                }
                (low, _) if low.is_finite() => format!("{} ou plus", value(*low)),
                (_, high) => format!("au plus {}", value(*high)),
            },
        };
        let range = match self.unit(condition.cause) {
            AssumptionUnit::Date => self.dated(range),
            _ => range,
        };
        format!("{name}{colon} {range}")
    }

    /// A range of dates as one says it.
    fn dated(self, range: String) -> String {
        match self.language {
            Language::English => range.replace(" or more", " or later").replace("at most ", "by "),
            Language::French => {
                range.replace(" ou plus", " ou après").replace("au plus ", "au plus tard le ")
            }
        }
    }

    /// What a cause is called.
    pub(crate) fn name(self, cause: Cause) -> String {
        let name = match cause {
            Cause::Factor(place) => {
                let factor = &self.field.factors()[place];
                self.language.label(&factor.label, factor.name.as_str())
            }
            Cause::Assumption(id) => {
                let assumption = &self.field.base().assumptions[id];
                self.language.label(&assumption.statement, assumption.name.as_str())
            }
        };
        name.trim_end_matches('.').to_owned()
    }

    /// The key of a cause in the scenario.
    pub(crate) fn key(self, cause: Cause) -> String {
        match cause {
            Cause::Factor(place) => self.field.factors()[place].name.to_string(),
            Cause::Assumption(id) => self.field.base().assumptions[id].name.to_string(),
        }
    }

    /// What its numbers are counted in.
    pub(crate) fn unit(self, cause: Cause) -> AssumptionUnit {
        match cause {
            Cause::Factor(place) => self.field.factors()[place].unit,
            Cause::Assumption(id) => self.field.base().assumptions[id].unit,
        }
    }

    /// The levels of a factor without an order.
    pub(crate) fn levels(self, cause: Cause, levels: &[u32]) -> String {
        let Cause::Factor(place) = cause else { return String::new() };
        let factor = &self.field.factors()[place];
        let texts = levels.iter().filter_map(|level| factor.level_text(*level as usize));
        texts.map(|text| text.trim_matches('"')).collect::<Vec<_>>().join(", ")
    }

    /// The value of a factor at a coordinate of the design, for readers.
    pub(crate) fn at(self, place: usize, coordinate: f64) -> String {
        let factor = &self.field.factors()[place];
        match factor.unit {
            AssumptionUnit::Text => factor.text(coordinate).trim_matches('"').to_owned(),
            _ => self.value(Cause::Factor(place), factor.code(coordinate)),
        }
    }

    /// Whether the file writes its values in hours.
    fn is_in_hours(self, cause: Cause) -> bool {
        matches!(cause, Cause::Factor(place) if self.field.factors()[place].is_in_hours())
    }

    /// A value for readers.
    fn value(self, cause: Cause, value: f64) -> String {
        let language = self.language;
        match self.unit(cause) {
            AssumptionUnit::Date => {
                let at = Moment(value.round() as i64);
                language.date(&self.field.base().clock.civil(at))
            }
            AssumptionUnit::Duration if self.is_in_hours(cause) && value >= HOUR as f64 => {
                let hours = value / HOUR as f64;
                language.quantity(hours, usize::from((hours - hours.round()).abs() > 0.05), "h")
            }
            AssumptionUnit::Duration if value >= DAY as f64 => {
                let unit = if language == Language::French { "j" } else { "d" };
                language.quantity(value / DAY as f64, 1, unit)
            }
            AssumptionUnit::Duration => language.span(Span(value.round() as i64)),
            AssumptionUnit::Mass => language.quantity(value / 1_000.0, 0, "t"),
            AssumptionUnit::Distance => language.quantity(value, 0, "km"),
            AssumptionUnit::Speed => language.quantity(value, 1, "km/h"),
            AssumptionUnit::Number | AssumptionUnit::Text => {
                let decimals = match value.abs() {
                    _ if value.fract() == 0.0 => 0,
                    10.0.. => 0,
                    _ => 2,
                };
                language.number(value, decimals)
            }
        }
    }
}
