//! Days and numbers as people write them on the command line, each refused with what to write instead.

use jiff::civil::Date;

use super::terminal;
use crate::scenario::{Message, date_meant, message, number_meant};

/// A day as a file has it.
pub(super) fn day(text: &str) -> Result<Date, String> {
    let known = || match date_meant(text).map(|date| date.to_string()) {
        Some(right) => message!("cli-written-no-day-meant", right),
        None => message!("cli-written-no-day"),
    };
    text.parse().map_err(|_| terminal::words(&known()))
}

/// A chance above 0 and below 1: `0.8` or `80%`.
pub(super) fn chance(text: &str) -> Result<f64, String> {
    let read = |text: &str| match text.trim().strip_suffix('%') {
        Some(percent) => percent.trim().parse().map(|percent: f64| percent / 100.0).ok(),
        None => text.trim().parse().ok(),
    };
    number(
        text,
        read,
        |chance| *chance > 0.0 && *chance < 1.0,
        || message!("cli-threshold-write-chance-above-below"),
    )
}

/// A confidence: above one half and below 1.
pub(super) fn confidence(text: &str) -> Result<f64, String> {
    let is_fit = |number: &f64| *number > 0.5 && *number < 1.0;
    number(text, plain, is_fit, || message!("cli-choose-must-above-below"))
}

/// A number above 0.
pub(super) fn positive(text: &str) -> Result<f64, String> {
    let is_fit = |number: &f64| number.is_finite() && *number > 0.0;
    number(text, plain, is_fit, || message!("cli-choose-must-number-above"))
}

fn plain(text: &str) -> Option<f64> {
    text.parse().ok()
}

/// A number that is fit, or what is wanted with the number that was probably meant.
fn number(
    text: &str,
    read: impl Fn(&str) -> Option<f64>,
    is_fit: impl Fn(&f64) -> bool,
    wanted: impl Fn() -> Message,
) -> Result<f64, String> {
    let fit = |text: &str| read(text).filter(&is_fit);
    let said = || match number_meant(text).filter(|right| fit(right).is_some()) {
        Some(right) => message!("cli-written-number-meant", wanted = wanted(), right),
        None => wanted(),
    };
    fit(text).ok_or_else(|| terminal::words(&said()))
}
