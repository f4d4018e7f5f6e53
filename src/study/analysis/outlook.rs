//! How plans stand over all futures of a sweep: every case and every point, plan against plan.

use std::collections::BTreeMap;

use crate::experiment::JointSet;
use crate::experiment::sweep::Field;
use crate::scenario::Target;

use super::cell::CellRow;
use super::robustness::{Robustness, robustness};
use super::utility::{Utility, Worth};

/// A chance of holding all hard deadlines that is good enough.
const ENOUGH: f64 = 0.8;

/// How plans stand over the futures of a sweep. A future is a case at a point, the plan aside; its
/// worth is the chance that all hard deadlines hold.
#[derive(Debug, Clone, PartialEq)]
pub struct Outlook {
    /// Which deadlines: the hard ones, or all if none is hard.
    pub set: JointSet,
    /// The plans, as indices into the study's list.
    pub plans: Vec<usize>,
    /// Futures in which every plan was played.
    pub futures: usize,
    /// What each measure says; its values stand in the order of `plans`.
    pub measures: Vec<Robustness>,
    /// The chance that is good enough.
    pub enough: f64,
}

/// The outlook of a sweep; `None` if there is no future in which more than one plan was played.
pub fn outlook(field: &Field, rows: &[CellRow]) -> Option<Outlook> {
    let mut plans: Vec<usize> = rows.iter().map(|row| row.cell.plan).collect();
    plans.sort_unstable();
    plans.dedup();
    let set = Worth::of(Utility::Hold, field.base()).map_or(JointSet::All, |worth| worth.set);
    let mut futures: BTreeMap<(usize, Vec<u64>), Vec<Option<f64>>> = BTreeMap::new();
    for row in rows {
        let place = plans.binary_search(&row.cell.plan).ok()?;
        let worths = futures.entry(future(field, row)).or_insert_with(|| vec![None; plans.len()]);
        worths[place] = row.held[set as usize].estimate();
    }
    let whole = futures.into_values().filter_map(|worths| worths.into_iter().collect());
    let whole: Vec<Vec<f64>> = whole.collect();
    if plans.len() < 2 || whole.is_empty() {
        return None;
    }
    let payoffs: Vec<Vec<f64>> =
        (0..plans.len()).map(|plan| whole.iter().map(|worths| worths[plan]).collect()).collect();
    let weights = vec![1.0 / whole.len() as f64; whole.len()];
    let measures = robustness(&payoffs, &weights, ENOUGH);
    Some(Outlook { set, plans, futures: whole.len(), measures, enough: ENOUGH })
}

/// What a future is told by: its case, and the coordinates of every factor that is not the plan.
fn future(field: &Field, row: &CellRow) -> (usize, Vec<u64>) {
    let point = field.points().point(row.cell.point as usize);
    let others = field.factors().iter().zip(point);
    let others = others.filter(|(factor, _)| factor.target != Target::Plan);
    (row.cell.case, others.map(|(_, coordinate)| coordinate.to_bits()).collect())
}
