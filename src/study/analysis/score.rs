//! How good forecasts were, once it is known what happened.
//!
//! Everything is by whole days from a scenario's `as_of`. A forecast is what its runs say of one
//! milestone; beside it stand what was announced, what other missions did (the base rate), an
//! earlier forecast, and the forecast with the errors of the other missions' forecasts. All are scored
//! by the same rules (in `rule`), and compared by the mission, not by the milestone: camps of one
//! mission share their luck.

mod board;
mod ensemble;
mod outside;
mod rule;
#[cfg(test)]
mod tests;

pub use board::{Board, BoardRow, board};
pub use ensemble::Ensemble;
pub use rule::Coverage;

use crate::chance::{Cause, Luck, StreamKey};

/// A mission whose end is known, and what was forecast of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Mission {
    /// Its name.
    pub name: String,
    /// Master seed of its forecast: also that of what is drawn when it is scored.
    pub seed: u64,
    /// The day at which dates are censored, forecasts and outcomes alike: fixed before the outcome
    /// is looked at.
    pub until: i64,
    /// Its milestones.
    pub milestones: Vec<Milestone>,
}

/// A milestone: what was forecast, and what happened.
#[derive(Debug, Clone, PartialEq)]
pub struct Milestone {
    /// Its key.
    pub name: String,
    /// The day announced or planned, if one was.
    pub announced: Option<i64>,
    /// Whether it is a deadline: then the announced day is when it is due.
    pub is_deadline: bool,
    /// Whether it is the overall deadline of the mission.
    pub is_headline: bool,
    /// What the runs say.
    pub runs: Ensemble,
    /// What an earlier forecast said.
    pub previous: Option<Ensemble>,
    /// What happened.
    pub actual: Actual,
}

/// What happened, by days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Actual {
    /// Reached on one of these days, both included.
    Between(i64, i64),
    /// Not by the end of this day; nothing is known of later.
    NotBy(i64),
}

/// Who forecasts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Forecaster {
    /// The runs.
    Model,
    /// The runs, moved by the errors that the forecasts of the other missions made.
    Corrected,
    /// What the other missions did.
    BaseRate,
    /// What was announced.
    Announced,
    /// The runs of an earlier forecast.
    Previous,
}

impl Forecaster {
    /// All, in the order of the tables.
    pub const ALL: [Self; 5] =
        [Self::Model, Self::Corrected, Self::BaseRate, Self::Announced, Self::Previous];

    /// The word in tables.
    pub fn word(self) -> &'static str {
        match self {
            Self::Model => "model",
            Self::Corrected => "corrected",
            Self::BaseRate => "base_rate",
            Self::Announced => "announced",
            Self::Previous => "previous",
        }
    }
}

/// What one forecaster said of one milestone.
#[derive(Debug, Clone, PartialEq)]
struct Forecast {
    /// Possible days.
    days: Option<Ensemble>,
    /// Chance that a deadline is missed.
    missed: Option<f64>,
}

/// How one forecaster did at one milestone. What cannot be said is `None`.
#[derive(Debug, Clone, PartialEq)]
pub struct Score {
    /// The mission, by its place.
    pub mission: usize,
    /// The milestone within it, by its place.
    pub milestone: usize,
    /// Who.
    pub forecaster: Forecaster,
    /// Chance that it would be missed, for a deadline.
    pub p_missed: Option<f64>,
    /// Whether it was. `None` where the record does not say.
    pub missed: Option<bool>,
    /// (p − outcome)².
    pub brier: Option<f64>,
    /// −ln of the chance given to what happened: for a deadline, missed or held.
    pub log: Option<f64>,
    /// Days that a tenth, half and nine tenths of the forecast do not exceed; `None` beyond it.
    pub bands: [Option<i64>; 3],
    /// Continuous ranked probability score, days; only where the day is known, or it was not reached
    /// by `until`.
    pub crps: Option<f64>,
    /// −ln of the chance given to the days between which it was reached, where only those are known.
    pub log_interval: Option<f64>,
    /// Where the outcome stands in the forecast, 0 to 1: uniform if that is calibrated.
    pub pit: Option<f64>,
    /// Whether the day lies within the middle 80 %.
    pub coverage: Coverage,
}

/// How all forecasters did at all milestones, in the order of missions, milestones and
/// [`Forecaster::ALL`].
pub fn scores(missions: &[Mission]) -> Vec<Score> {
    let mut scores = Vec::new();
    for (mission, of) in missions.iter().enumerate() {
        for (milestone, what) in of.milestones.iter().enumerate() {
            let said = Forecaster::ALL.map(|who| (who, forecast(missions, mission, what, who)));
            let said = said.into_iter().filter_map(|(who, said)| Some((who, said?)));
            scores.extend(said.map(|(forecaster, said)| {
                let unit = unit(of, &what.name, forecaster);
                let score = said.score(of, what, unit);
                Score { mission, milestone, forecaster, ..score }
            }));
        }
    }
    scores
}

/// What a forecaster said of a milestone, if anything.
fn forecast(
    missions: &[Mission],
    mission: usize,
    what: &Milestone,
    who: Forecaster,
) -> Option<Forecast> {
    let due = what.announced.filter(|_| what.is_deadline);
    let by = |days: &Ensemble| Some(1.0 - days.share_by(due?));
    let of = |days: Ensemble| Forecast { missed: by(&days), days: Some(days) };
    match who {
        Forecaster::Model => Some(of(what.runs.clone())),
        Forecaster::Previous => what.previous.clone().map(of),
        Forecaster::Corrected => outside::corrected(missions, mission, what).map(of),
        Forecaster::Announced => what.announced.map(|day| Forecast {
            days: Some(Ensemble::new(vec![Some(day)])),
            missed: due.map(|_| outside::ANNOUNCED_FAILS),
        }),
        Forecaster::BaseRate => outside::base_rate(missions, mission, what),
    }
}

/// The number by which a rank among equal days is broken: the same for the same forecast.
fn unit(mission: &Mission, milestone: &str, who: Forecaster) -> f64 {
    let key = StreamKey::new(Cause::Resampling, &format!("pit\0{milestone}\0{}", who.word()));
    Luck::new(mission.seed, 0).stream(key).unit()
}

/// The mean of these values, if there are any.
fn mean(values: impl IntoIterator<Item = f64>) -> Option<f64> {
    let (sum, n) = values.into_iter().fold((0.0, 0.0), |(sum, n), value| (sum + value, n + 1.0));
    (n > 0.0).then(|| sum / n)
}

impl Forecast {
    fn score(&self, mission: &Mission, what: &Milestone, unit: f64) -> Score {
        let until = mission.until;
        let due = what.announced.filter(|_| what.is_deadline);
        let missed = due.and_then(|due| what.actual.is_after(due));
        let chance = self.missed.zip(missed);
        let days = self.days.as_ref();
        let n = days.map_or(0, Ensemble::len);
        // What is said of a chance by counting is never quite 0 or 1; what is said outright is.
        let counted = days.filter(|days| days.len() > 1).and(self.missed);
        let log = chance.map(|(p, missed)| match counted {
            Some(_) => rule::log(rule::smoothed(p, n), missed),
            None => rule::log(p, missed),
        });
        let at = what.actual.censored(until);
        Score {
            mission: 0,
            milestone: 0,
            forecaster: Forecaster::Model,
            p_missed: self.missed,
            missed,
            brier: chance.map(|(p, missed)| rule::brier(p, missed)),
            log,
            bands: [0.1, 0.5, 0.9].map(|share| days.and_then(|days| days.quantile(share))),
            crps: days.zip(at).map(|(days, at)| days.capped(until).crps(at.min(until))),
            log_interval: days.zip(what.actual.interval()).map(|(days, (earliest, latest))| {
                let between = days.share_by(latest) - days.share_by(earliest - 1);
                -libm::log(rule::smoothed(between, n))
            }),
            pit: days.zip(at).map(|(days, at)| rule::pit(days, at, until, unit)),
            coverage: days
                .map_or(Coverage::NotKnown, |days| rule::coverage(days, what.actual, until)),
        }
    }
}

impl Actual {
    /// Whether it came about after this day; `None` where the record does not say.
    fn is_after(self, day: i64) -> Option<bool> {
        match self {
            Self::Between(earliest, _) if earliest > day => Some(true),
            Self::Between(_, latest) if latest <= day => Some(false),
            Self::NotBy(by) if by >= day => Some(true),
            Self::Between(..) | Self::NotBy(_) => None,
        }
    }

    /// The day, or `until` if it was not reached by then; `None` if neither is known.
    fn censored(self, until: i64) -> Option<i64> {
        match self {
            Self::Between(earliest, latest) if earliest == latest => Some(latest),
            Self::Between(earliest, _) if earliest > until => Some(earliest),
            // Beyond `until` all days are alike.
            Self::NotBy(by) if by >= until => Some(until + 1),
            Self::Between(..) | Self::NotBy(_) => None,
        }
    }

    /// The days between which it was reached, where the day is not known.
    fn interval(self) -> Option<(i64, i64)> {
        match self {
            Self::Between(earliest, latest) if earliest < latest => Some((earliest, latest)),
            Self::Between(..) | Self::NotBy(_) => None,
        }
    }
}
