//! Influence: how much each factor of a sweep has to do with each deadline.

use std::collections::BTreeMap;

use crate::chance::{Cause, Luck, Stream, StreamKey};
use crate::experiment::sweep::{Field, Layout};
use crate::id::DeadlineId;

use super::cell::CellRow;
use super::sensitivity::{
    Nothing, Resampling, Unfit, elementary_effects, pawn, pawn_of_nothing, sobol_indices,
};

/// Resamples behind an interval.
const RESAMPLES: usize = 500;
/// Intervals that PAWN cuts a factor into.
const INTERVALS: usize = 10;
/// Fewest points for PAWN: five in each interval.
const FEWEST: usize = 50;

/// What is measured at a point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Measured {
    /// The share of runs that miss the deadline.
    Missed,
    /// The mean lateness in days.
    Lateness,
}

/// How influence is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// Share of the variance by the factor alone (Sobol').
    First,
    /// Share of the variance by the factor with all its interactions (Sobol').
    Total,
    /// Mean size of an elementary effect (Morris).
    MuStar,
    /// Standard deviation of the elementary effects (Morris).
    Sigma,
    /// Largest distance of distributions, the middle one over intervals (PAWN).
    Pawn,
}

/// The influence of one factor on one deadline by one method.
#[derive(Debug, Clone, PartialEq)]
pub struct InfluenceRow {
    /// Index into the study's plans.
    pub plan: usize,
    /// Index into the study's cases.
    pub case: usize,
    /// The deadline.
    pub deadline: DeadlineId,
    /// What is measured.
    pub measured: Measured,
    /// The factor, by its place.
    pub factor: usize,
    /// How.
    pub method: Method,
    /// How much; `None` if it is refused.
    pub value: Option<f64>,
    /// Its 95 % interval by resampling.
    pub interval: Option<(f64, f64)>,
    /// What factors that do nothing get (PAWN).
    pub nothing: Option<Nothing>,
    /// Points without an outcome, left out (PAWN).
    pub missing: usize,
    /// Why there is none.
    pub refused: Option<Unfit>,
}

impl InfluenceRow {
    /// Whether it is more than what chance makes of a factor that does nothing.
    pub fn is_shown(&self) -> bool {
        let is_above = |value| self.nothing.is_none_or(|nothing| value > nothing.threshold);
        self.value.is_some_and(is_above)
    }
}

/// The influence of each factor, for each plan and case apart. Sobol' and Morris need their designs,
/// whole; PAWN takes any with enough points.
pub fn influence(field: &Field, rows: &[CellRow]) -> Vec<InfluenceRow> {
    let mut all = Vec::new();
    for group in 0..field.per_point() {
        let cell = field.cell(group as u32);
        for deadline in field.base().deadlines.ids() {
            for measured in [Measured::Missed, Measured::Lateness] {
                let outputs = outputs(field, rows, group, deadline, measured);
                let about = About { plan: cell.plan, case: cell.case, deadline, measured };
                all.extend(about.by_design(field, &outputs));
                all.extend(about.by_pawn(field, &outputs));
            }
        }
    }
    all
}

/// What is measured at each point; `None` if the point has no outcome.
fn outputs(
    field: &Field,
    rows: &[CellRow],
    group: usize,
    deadline: DeadlineId,
    measured: Measured,
) -> Vec<Option<f64>> {
    let mut outputs = vec![None; field.points().len()];
    let is_in = |row: &&CellRow| row.number as usize % field.per_point() == group;
    for row in rows.iter().filter(is_in) {
        let deadline = row.deadline(deadline);
        outputs[row.cell.point as usize] = match measured {
            Measured::Missed => deadline.missed.estimate(),
            Measured::Lateness => deadline.mean_lateness_days,
        };
    }
    outputs
}

/// What a row is about.
#[derive(Clone, Copy)]
struct About {
    plan: usize,
    case: usize,
    deadline: DeadlineId,
    measured: Measured,
}

impl About {
    fn row(self, factor: usize, method: Method) -> InfluenceRow {
        InfluenceRow {
            plan: self.plan,
            case: self.case,
            deadline: self.deadline,
            measured: self.measured,
            factor,
            method,
            value: None,
            interval: None,
            nothing: None,
            missing: 0,
            refused: None,
        }
    }

    fn stream(self, field: &Field) -> Stream {
        let Self { plan, case, measured, .. } = self;
        let base = field.base();
        let name = format!("{}/{plan}/{case}/{measured:?}", base.deadlines[self.deadline].name);
        Luck::new(base.seed, 0).stream(StreamKey::new(Cause::Resampling, &name))
    }

    /// The methods that the layout of the points is for.
    fn by_design(self, field: &Field, outputs: &[Option<f64>]) -> Vec<InfluenceRow> {
        match field.layout() {
            Layout::Plain => Vec::new(),
            Layout::Trajectories => match elementary_effects(field.points(), outputs) {
                Err(unfit) => self.refused(field, &[Method::MuStar, Method::Sigma], &unfit),
                Ok(effects) => {
                    let each = effects.iter().enumerate().flat_map(|(factor, effect)| {
                        let of = |method, value| InfluenceRow { value, ..self.row(factor, method) };
                        [of(Method::MuStar, Some(effect.mu_star)), of(Method::Sigma, effect.sigma)]
                    });
                    each.collect()
                }
            },
            Layout::Saltelli(blocks) => {
                let mut stream = self.stream(field);
                let resampling = Resampling { times: RESAMPLES, stream: &mut stream };
                match sobol_indices(&blocks, outputs, resampling) {
                    Err(unfit) => self.refused(field, &[Method::First, Method::Total], &unfit),
                    Ok(indices) => {
                        let each = indices.factors.iter().enumerate().flat_map(|(factor, of)| {
                            [(Method::First, of.first), (Method::Total, of.total)].map(
                                |(method, estimate)| InfluenceRow {
                                    value: Some(estimate.value),
                                    interval: estimate.interval,
                                    ..self.row(factor, method)
                                },
                            )
                        });
                        each.collect()
                    }
                }
            }
        }
    }

    fn refused(self, field: &Field, methods: &[Method], unfit: &Unfit) -> Vec<InfluenceRow> {
        let each = (0..field.factors().len()).flat_map(|factor| {
            methods.iter().map(move |method| InfluenceRow {
                refused: Some(unfit.clone()),
                ..self.row(factor, *method)
            })
        });
        each.collect()
    }

    fn by_pawn(self, field: &Field, outputs: &[Option<f64>]) -> Vec<InfluenceRow> {
        if outputs.iter().flatten().count() < FEWEST {
            return Vec::new();
        }
        // A factor of few levels has few intervals; so must what it is held against.
        let mut nothing: BTreeMap<usize, Option<Nothing>> = BTreeMap::new();
        let mut of_nothing = |intervals: usize| {
            let made = || pawn_of_nothing(outputs, intervals, &mut self.stream(field));
            *nothing.entry(intervals).or_insert_with(made)
        };
        let each = field.factors().iter().enumerate().filter_map(|(place, factor)| {
            let codes: Vec<f64> =
                field.points().column(place).map(|coordinate| factor.code(coordinate)).collect();
            let found = pawn(&codes, outputs, INTERVALS)?;
            Some(InfluenceRow {
                value: Some(found.median),
                nothing: of_nothing(found.intervals),
                missing: found.missing,
                ..self.row(place, Method::Pawn)
            })
        });
        each.collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn influence_is_shown_if_it_is_above_that_of_factors_that_do_nothing() {
        let about = About { plan: 0, case: 0, deadline: DeadlineId(0), measured: Measured::Missed };
        let shown = |value, threshold: Option<f64>| {
            let nothing = threshold.map(|threshold| Nothing { threshold, interval: (0.0, 1.0) });
            InfluenceRow { value, nothing, ..about.row(0, Method::Pawn) }.is_shown()
        };
        assert!(shown(Some(0.3), Some(0.2)) && shown(Some(0.3), None));
        assert!(!shown(Some(0.2), Some(0.2)) && !shown(Some(0.1), Some(0.2)));
        assert!(!shown(None, None));
    }
}
