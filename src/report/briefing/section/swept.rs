//! The bottom line of a sweep: how far the chance of missing reaches over its points, and where.

use super::super::block::{Block, Column, Section, Table, Value};
use super::super::dossier::Dossier;
use super::section;
use super::sweep::Told;
use crate::archive::{NoBriefing, Records, Row, proportion};
use crate::experiment::Proportion;
use crate::proportion::short;
use crate::results::sweep::SweptDeadlines;

/// The first page of a sweep.
pub(super) fn section_of(dossier: &Dossier) -> Result<Section, NoBriefing> {
    let records = dossier.results.table::<SweptDeadlines>()?;
    let told = Told::new(dossier, &dossier.results, 0)?;
    let deadlines = dossier.scenario().deadlines.values();
    let ranges: Vec<Range<'_>> =
        deadlines.filter_map(|deadline| Range::of(&records, deadline.name.as_str())).collect();
    let mut blocks: Vec<Block> =
        ranges.iter().map(|range| Block::Lead(said(dossier, &told, range))).collect();
    if !ranges.is_empty() {
        blocks.push(Block::Table(extremes(dossier, &told, &ranges)));
    }
    Ok(section(dossier, "bottom", blocks))
}

/// Where one deadline is missed least and most.
struct Range<'a> {
    deadline: &'a str,
    least: Row<'a, SweptDeadlines>,
    most: Row<'a, SweptDeadlines>,
}

impl<'a> Range<'a> {
    fn of(records: &'a Records<SweptDeadlines>, deadline: &'a str) -> Option<Self> {
        let rows = records.iter().filter(|row| row.deadline() == deadline);
        let rows: Vec<Row<'a, SweptDeadlines>> = rows.filter(|row| row.n() > Some(0)).collect();
        let chance = |row: &Row<'_, SweptDeadlines>| chance(*row).estimate().unwrap_or_default();
        let least = rows.iter().min_by(|one, other| chance(one).total_cmp(&chance(other)))?;
        // The first of several that are equal, as above.
        let most = rows.iter().rev().max_by(|one, other| chance(one).total_cmp(&chance(other)))?;
        Some(Self { deadline, least: *least, most: *most })
    }
}

fn chance(row: Row<'_, SweptDeadlines>) -> Proportion {
    proportion(row.missed(), row.n())
}

/// `“Everything by 31 December” is missed in 60% of the runs at point 3 and in all … (point 6 …).`
fn said(dossier: &Dossier, told: &Told<'_>, range: &Range<'_>) -> String {
    let language = dossier.language();
    dossier.texts.with(
        "swept-range",
        &[
            ("deadline", &dossier.deadline(range.deadline)),
            ("low", &short(chance(range.least), language)),
            ("low_point", &place(dossier, told, range.least)),
            ("high", &short(chance(range.most), language)),
            ("high_point", &place(dossier, told, range.most)),
        ],
    )
}

/// Factors that a sentence can name.
const FEW: usize = 3;

/// Where a row is: what the factors are there, or the number of the point if they are many; the
/// plan and the case.
fn place(dossier: &Dossier, told: &Told<'_>, row: Row<'_, SweptDeadlines>) -> String {
    let plan = dossier.plan_named(row.which().plan());
    let case = dossier.case_named(row.which().case());
    let point = row.point().unwrap_or_default();
    let at = match told.dimensions() {
        0..=FEW => told.at(point),
        _ => dossier.texts.with("swept-number", &[("point", &point.to_string())]),
    };
    dossier.texts.with("swept-at", &[("at", &at), ("plan", &plan), ("case", &case)])
}

/// What is set at those points.
fn extremes(dossier: &Dossier, told: &Told<'_>, ranges: &[Range<'_>]) -> Table {
    let texts = &dossier.texts;
    let row = |range: &Range<'_>, row: Row<'_, SweptDeadlines>| {
        vec![
            Value::text(dossier.deadline(range.deadline)),
            Value::Count(i64::from(row.point().unwrap_or_default())),
            Value::text(dossier.plan_named(row.which().plan())),
            Value::text(dossier.case_named(row.which().case())),
            Value::Chance(chance(row)),
            Value::text(told.at(row.point().unwrap_or_default())),
        ]
    };
    let rows = ranges.iter().flat_map(|it| [row(it, it.least), row(it, it.most)]);
    Table {
        id: "swept-ends".to_owned(),
        caption: texts.say("swept-caption"),
        columns: vec![
            Column::new(texts.say("deadline")),
            Column::new(texts.say("swept-point")),
            Column::new(texts.say("plan")),
            Column::new(texts.say("case")),
            Column::new(texts.say("swept-missed")),
            Column::new(texts.say("swept-set")),
        ],
        rows: rows.collect(),
    }
}
