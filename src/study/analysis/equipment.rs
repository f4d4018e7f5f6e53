//! What becomes of the loads.

use crate::experiment::Fate;
use crate::id::{CampId, LineId};
use crate::units::LoadKind;

use super::view::View;

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

/// The rows of one variant: what occurs at all, line by line.
pub(super) fn rows<'a>(view: &'a View<'_>) -> impl Iterator<Item = EquipmentRow> + 'a {
    let each = move |id| Fate::ALL.into_iter().filter_map(move |fate| row(view, id, fate));
    view.scenario.lines.ids().flat_map(each)
}

fn row(view: &View<'_>, id: LineId, fate: Fate) -> Option<EquipmentRow> {
    let line = &view.scenario.lines[id];
    let place = Fate::ALL.iter().position(|other| *other == fate)?;
    let amounts = &view.tally.lines[id].fates[place];
    let unit = line.kind.base_per_unit() as f64;
    let percentile = |percent| Some(amounts.percentile(percent, 0)? as f64 / unit);
    Some(EquipmentRow {
        plan: view.plan,
        case: view.case,
        camp: line.camp,
        line: id,
        fate,
        kind: line.kind,
        mean: amounts.mean().filter(|mean| *mean > 0.0)? / unit,
        p10: percentile(10)?,
        p90: percentile(90)?,
    })
}
