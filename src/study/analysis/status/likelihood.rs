//! How well a run agrees with a fact: the logarithm of a likelihood that is 1 at best.
//!
//! - A date: Gaussian, with the standard deviation √(precision² + (2 d)² + (5 % of the time elapsed)²).
//! - Not yet: Φ((date of the run − day) / the same).
//! - A load or people: Gaussian on the share of what there was at the start, 5 % (people counted: 2 %).
//! - A number of means or convoys: negative binomial about the number in the run, of size 10.
//! - How something stands: the trust in the source if the run has it so, else the rest.
//!
//! None falls below [`floor`], so that one false report cannot rule out every run. The least error granted
//! is the error of the model itself: without it what is learned is biased and too sure (Brynjarsdóttir and
//! O'Hagan 2014).

use statrs::distribution::{ContinuousCDF as _, Normal};

use crate::chance::Source;
use crate::id::LineId;
use crate::scenario::{About, Fact, Says, Scenario, error_of_dates};
use crate::time::Moment;
use crate::units::LoadKind;

/// The least that a fact counts for a run, as a logarithm.
pub fn floor() -> f64 {
    libm::log(1e-4)
}

/// The least error of a load, and of people who are counted, as a share of what there was.
const LOAD: f64 = 0.05;
const PEOPLE: f64 = 0.02;
/// The size of the negative binomial of a number.
const SIZE: f64 = 10.0;

/// How well a run that shows this agrees with a fact.
pub(super) fn log_likelihood(scenario: &Scenario, fact: &Fact, shown: f64) -> f64 {
    let value = match fact.says {
        Says::Between(from, until) => date((from, until), shown),
        Says::NotBy(by) => not_by(by, shown),
        Says::Amount { value, give, .. } => amount(scenario, fact.about, (value, give), shown),
        Says::Stands { so, .. } => {
            let trust = fact.trust();
            let agrees = (shown - so.number()).abs() < 0.5;
            libm::log(if agrees { trust } else { 1.0 - trust })
        }
        Says::Value(..) => 0.0,
    };
    // What is no number agrees with nothing.
    if value >= floor() { value } else { floor() }
}

/// Deviations beyond which a date is as unlikely as any: [`square`] of them is the [`floor`].
fn unlikely() -> f64 {
    libm::sqrt(-2.0 * floor())
}

/// Deviations beyond which "not yet" is as good as certain.
const CERTAIN: f64 = 3.0;

/// The moment by which a run has shown all that it can about a fact: what has not come about by then counts
/// as if it never did (a date has reached the floor, "not yet" is less than 0.0014 from certainty).
pub(super) fn settled(fact: &Fact) -> Moment {
    let after = |at: Moment, deviation: f64| Moment(at.0 + deviation.ceil() as i64);
    match fact.says {
        Says::Between(from, until) => {
            let precision = (until - from).0 as f64 / 2.0;
            after(until, unlikely() * error_of_dates(precision, until))
        }
        Says::NotBy(by) => after(by, CERTAIN * error_of_dates(0.0, by)),
        Says::Amount { at, .. } | Says::Stands { at, .. } => at,
        Says::Value(..) => Moment::START,
    }
}

fn date((from, until): (Moment, Moment), shown: f64) -> f64 {
    let told = f64::midpoint(from.0 as f64, until.0 as f64);
    let deviation = error_of_dates((until - from).0 as f64 / 2.0, until);
    square((shown - told) / deviation)
}

fn square(deviations: f64) -> f64 {
    -0.5 * deviations * deviations
}

fn not_by(by: Moment, shown: f64) -> f64 {
    if shown.is_infinite() {
        return 0.0;
    }
    let deviation = error_of_dates(0.0, by);
    libm::log(Normal::standard().cdf((shown - by.0 as f64) / deviation))
}

fn amount(scenario: &Scenario, about: About, (value, give): (f64, f64), shown: f64) -> f64 {
    let (total, error) = match about {
        About::Left(line) | About::Gone(line) | About::Shed(line) => {
            let is_people = scenario.lines[line].kind == LoadKind::People;
            (usual(scenario, line), if is_people { PEOPLE } else { LOAD })
        }
        About::PeopleOut(camp) => {
            let lines = scenario.lines.iter().filter(|(_, line)| {
                line.kind == LoadKind::People && camp.is_none_or(|camp| line.camp == camp)
            });
            (lines.map(|(id, _)| usual(scenario, id)).sum(), PEOPLE)
        }
        _ => return number(value, give, shown),
    };
    let (given, off) = (give / total.max(1.0), (shown - value) / total.max(1.0));
    square(off / libm::sqrt(error * error + given * given))
}

/// What there usually is of a line at the start.
fn usual(scenario: &Scenario, line: LineId) -> f64 {
    let amount = &scenario.lines[line].amount;
    let assumed = |id| scenario.assumptions[id].value.as_ref().map_or(1.0, |it| it.mean());
    let value = match &amount.source {
        Source::Own(spread) => spread.mean(),
        Source::Assumption(id) => assumed(*id),
    };
    amount.factors.iter().fold(value, |value, factor| value * assumed(*factor))
}

/// A number told where a run has another: by how much less likely than the same number.
fn number(told: f64, give: f64, shown: f64) -> f64 {
    let off = ((told - shown).abs() - give).max(0.0);
    let told = if told > shown { shown + off } else { shown - off };
    let mean = shown.max(0.5);
    negative_binomial(told, mean) - negative_binomial(shown, mean)
}

fn negative_binomial(count: f64, mean: f64) -> f64 {
    let ways = libm::lgamma(count + SIZE) - libm::lgamma(SIZE) - libm::lgamma(count + 1.0);
    ways + SIZE * libm::log(SIZE / (SIZE + mean)) + count * libm::log(mean / (SIZE + mean))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::experiment::fixture;
    use crate::id::{AssumptionId, CampId};
    use crate::time::DAY;

    #[test]
    fn a_date_two_deviations_off_counts_as_the_normal_density_has_it() {
        // On day 0 nothing has elapsed: of a whole day (12 h on either side) the deviation is
        // √(0.5² + 2²) d = 2.0616 d; two of them off, exp(−2).
        let day = (Moment(0), Moment(DAY));
        let off = 0.5 * DAY as f64 + 2.0 * DAY as f64 * 4.25_f64.sqrt();
        let elapsed = error_of_dates(DAY as f64 / 2.0, Moment(0)) / DAY as f64;
        assert!((elapsed - 4.25_f64.sqrt()).abs() < 1e-12);
        assert!((date(day, off) + 2.0).abs() < 0.01, "{}", date(day, off));
    }

    #[test]
    fn a_load_is_off_by_its_share_of_what_there_usually_is() {
        let mut scenario = fixture::scenario();
        let (people, cargo) = (LineId(0), LineId(1));
        // 500 people, of whom 100 are told, give or take 25, where a run has 125: off by 5 %, with 5 %
        // given and 2 % of error. −½ · 0.05² / (0.05² + 0.02²).
        let found = amount(&scenario, About::Left(people), (100.0, 25.0), 125.0);
        assert!((found + 0.5 * 0.0025 / 0.0029).abs() < 1e-12, "{found}");
        // 2,000 t of cargo, 100 t off, an error of 5 %: one deviation.
        let found = amount(&scenario, About::Gone(cargo), (3e5, 0.0), 4e5);
        assert!((found + 0.5).abs() < 1e-12, "{found}");
        // Twice an assumption that is a half on average.
        scenario.lines[people].amount.factors = vec![AssumptionId(0), AssumptionId(0)];
        assert_eq!(usual(&scenario, people), 500.0 * 0.5 * 0.5);
        // Of people who are out, those of one camp or of all.
        let out = |camp| amount(&scenario, About::PeopleOut(camp), (10.0, 0.0), 12.5);
        assert!((out(Some(CampId(0))) + 0.5).abs() < 1e-12);
        assert_eq!(out(None), out(Some(CampId(0))));
    }

    #[test]
    fn a_date_that_has_not_come_about_by_the_time_it_is_settled_is_at_the_floor_and_no_sooner() {
        assert!((square(unlikely()) - floor()).abs() < 1e-12, "{}", square(unlikely()));
    }

    #[test]
    fn what_has_not_come_about_counts_half_if_the_run_has_it_on_that_day() {
        let by = Moment(40 * DAY);
        assert!((not_by(by, by.0 as f64) - 0.5_f64.ln()).abs() < 1e-9);
        assert_eq!(not_by(by, f64::INFINITY), 0.0);
        // 40 days elapsed: √(2² + 2²) = 2.828 d; one deviation later, Φ(1) = 0.8413.
        let later = (40.0 + 8.0_f64.sqrt()) * DAY as f64;
        assert!((not_by(by, later) - 0.841_344_7_f64.ln()).abs() < 1e-4);
    }

    #[test]
    fn the_number_that_a_run_has_is_at_best_as_likely_as_any() {
        assert_eq!(number(12.0, 0.0, 12.0), 0.0);
        assert!(number(20.0, 0.0, 12.0) < number(14.0, 0.0, 12.0));
        assert_eq!(number(14.0, 2.0, 12.0), 0.0);
        // Give or take two, five is as far below twelve as seven.
        assert_eq!(number(5.0, 2.0, 12.0), number(7.0, 0.0, 12.0));
        assert_eq!(number(19.0, 2.0, 12.0), number(17.0, 0.0, 12.0));
        // Negative binomial of size 10 and mean 1: P(0) = (10/11)^10, P(1) = 10 · (10/11)^10 · 1/11.
        let by_hand = (10.0_f64 / 11.0).ln();
        assert!((negative_binomial(1.0, 1.0) - negative_binomial(0.0, 1.0) - by_hand).abs() < 1e-9);
    }
}
