//! What becomes of the loads, and the days that leaving some behind has gained.

use crate::experiment::Fate;
use crate::id::{CampId, LineId};
use crate::units::LoadKind;

/// One fate of one requirement line, under one plan and case. Over the fates of one line the means
/// add up to the mean amount; a fate that never occurs has no row.
#[derive(Debug, Clone, PartialEq)]
pub struct EquipmentRow {
    /// Index into the study's plans.
    pub plan: usize,
    /// Index into the study's cases.
    pub case: usize,
    /// The camp.
    pub camp: CampId,
    /// The line.
    pub line: LineId,
    /// What became of it.
    pub fate: Fate,
    /// What it is counted in; amounts are in [`LoadKind::unit`] (tonnes for mass).
    pub kind: LoadKind,
    /// Mean amount.
    pub mean: f64,
    /// 10th percentile, to a thousandth of the line's amount.
    pub p10: f64,
    /// 90th percentile, likewise.
    pub p90: f64,
}

/// Days by which one plan vacates a camp earlier than the first plan does, under one case, run by
/// run under the same luck.
#[derive(Debug, Clone, PartialEq)]
pub struct GainRow {
    /// Index into the study's plans; never the first.
    pub plan: usize,
    /// Index into the study's cases.
    pub case: usize,
    /// The camp.
    pub camp: CampId,
    /// Pairs of runs in which both plans vacate it within the horizon.
    pub pairs: u32,
    /// Pairs in which only this plan does.
    pub only_this: u32,
    /// Pairs in which only the first plan does.
    pub only_first: u32,
    /// Mean days gained over `pairs`; negative if later.
    pub mean_days: Option<f64>,
    /// Lower end of its 95 % interval (paired, normal); needs two pairs.
    pub low_days: Option<f64>,
    /// Upper end.
    pub high_days: Option<f64>,
}
