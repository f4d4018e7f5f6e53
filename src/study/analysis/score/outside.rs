//! The outside view: what other missions did, and how their forecasts erred. A mission never counts
//! towards what is said of itself.

use statrs::distribution::{ContinuousCDF, StudentsT};

use super::{Actual, Ensemble, Forecast, Milestone, Mission, mean};

/// Chance that an announced date is missed, by those who announce it. A word of honour: what stands
/// for certainty without being scored as such.
pub(super) const ANNOUNCED_FAILS: f64 = 0.05;

/// Fewest other missions whose errors are learned from.
const FEWEST: usize = 5;

/// How many members a spread of errors is given.
const ERRORS: usize = 99;

/// What the other missions make likely: of a deadline, the share of theirs that were missed, each
/// mission counting once, and one more of either (Laplace's rule of succession); of a date, what was
/// announced and how far theirs slipped. Nothing without another mission that says something.
pub(super) fn base_rate(
    missions: &[Mission],
    mission: usize,
    what: &Milestone,
) -> Option<Forecast> {
    let missed = what.is_deadline.then(|| missed(missions, mission)).flatten();
    let days = what.announced.and_then(|announced| {
        let slips: Vec<Option<i64>> =
            slips(missions, mission, what).map(|slip| Some(announced + slip)).collect();
        (!slips.is_empty()).then(|| Ensemble::new(slips))
    });
    (missed.is_some() || days.is_some()).then_some(Forecast { days, missed })
}

/// The others of a list, in its order.
fn others(missions: &[Mission], mission: usize) -> impl Iterator<Item = &Mission> {
    let name = &missions[mission].name;
    missions.iter().filter(move |other| other.name != *name)
}

/// The chance of a miss by the other missions.
fn missed(missions: &[Mission], mission: usize) -> Option<f64> {
    let share = |other: &Mission| {
        let deadlines = other.milestones.iter().filter(|it| it.is_deadline);
        let known = deadlines.filter_map(|it| it.actual.is_after(it.announced?));
        mean(known.map(|is_missed| f64::from(u8::from(is_missed))))
    };
    let shares = by_mission(others(missions, mission), share);
    let sum: f64 = shares.iter().sum();
    (!shares.is_empty()).then(|| (sum + 1.0) / (shares.len() as f64 + 2.0))
}

/// One figure for each mission: what its parts say, on average. Several forecasts of one mission are
/// parts of one.
fn by_mission<'a>(
    missions: impl Iterator<Item = &'a Mission>,
    figure: impl Fn(&Mission) -> Option<f64>,
) -> Vec<f64> {
    let mut found: Vec<(&str, Vec<f64>)> = Vec::new();
    for mission in missions {
        let Some(value) = figure(mission) else { continue };
        match found.iter_mut().find(|(name, _)| *name == mission.name) {
            Some((_, values)) => values.push(value),
            None => found.push((&mission.name, vec![value])),
        }
    }
    found.into_iter().filter_map(|(_, values)| mean(values)).collect()
}

/// How many days after the announced one milestones of the same sort were reached in the others.
fn slips(missions: &[Mission], mission: usize, what: &Milestone) -> impl Iterator<Item = i64> {
    let slip = |other: &Mission| {
        let same = other.milestones.iter().filter(|it| it.is_deadline == what.is_deadline);
        let slips = same.filter_map(|it| Some((it.actual.day()? - it.announced?) as f64));
        mean(slips)
    };
    let slips = by_mission(others(missions, mission), slip);
    slips.into_iter().map(|slip| slip.round() as i64)
}

/// The runs with the errors that the others' forecasts made: the time that remained was longer or
/// shorter than the median run by a factor, whose logarithm is taken for normal with what the others
/// show (Student's t for one more of them). Nothing with fewer than five others.
pub(super) fn corrected(
    missions: &[Mission],
    mission: usize,
    what: &Milestone,
) -> Option<Ensemble> {
    let error = |other: &Mission| {
        let same = other.milestones.iter().filter(|it| it.is_deadline == what.is_deadline);
        mean(same.filter_map(|it| {
            let (actual, median) = (it.actual.day()?, it.runs.quantile(0.5)?);
            (actual > 0 && median > 0).then(|| libm::log(actual as f64 / median as f64))
        }))
    };
    let errors = by_mission(others(missions, mission), error);
    let n = errors.len() as f64;
    if errors.len() < FEWEST {
        return None;
    }
    let centre = errors.iter().sum::<f64>() / n;
    let variance = errors.iter().map(|it| (it - centre).powi(2)).sum::<f64>() / (n - 1.0);
    let spread = (variance * (1.0 + 1.0 / n)).sqrt();
    let student = StudentsT::new(0.0, 1.0, n - 1.0).ok()?;
    let shares = (1..=ERRORS).map(|k| k as f64 / (ERRORS + 1) as f64);
    let factors = shares.map(|share| libm::exp(centre + spread * student.inverse_cdf(share)));
    let moved = factors
        .flat_map(|factor| what.runs.map(move |day| (day as f64 * factor).round().min(1e9) as i64));
    Some(Ensemble::new(moved.collect()))
}

impl Actual {
    /// The day, if it is known; the middle one where only two are known.
    fn day(self) -> Option<i64> {
        match self {
            Self::Between(earliest, latest) => Some(earliest.midpoint(latest)),
            Self::NotBy(_) => None,
        }
    }
}
