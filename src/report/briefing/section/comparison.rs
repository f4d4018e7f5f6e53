//! Comparisons of two ideas: what differs in them, and what that is worth.

use super::super::block::{Block, Column, Section, Table, Value};
use super::super::dossier::Dossier;
use super::{calendar, count, date_or_beyond, proportion_cell, section, text};
use crate::archive::{Archive, NoBriefing, Records, Row};
use crate::contrast::deadlines::{ComparedCamps, ComparedDeadlines};
use crate::contrast::inputs::Inputs;
use crate::proportion::signed_to;
use crate::time::Moment;
use crate::words;

/// What `compare` found, each time it was asked.
pub(super) fn section_of(dossier: &Dossier) -> Result<Section, NoBriefing> {
    let mut blocks = Vec::new();
    // What it is worth input by input need not have been asked; these tables always are there.
    let is_comparison = |answer: &&Archive| answer.has::<Inputs>() && answer.has::<ComparedCamps>();
    for (place, answer) in dossier.answers.iter().filter(is_comparison).enumerate() {
        let records = answer.table::<ComparedDeadlines>()?;
        blocks.push(Block::Text(about(dossier, answer, &records)));
        blocks.push(Block::Table(deadlines(dossier, &records, place)));
        blocks.extend(inputs(dossier, answer, place)?);
    }
    Ok(section(dossier, "comparison", blocks))
}

/// The difference in the chance of missing a deadline, in points of a hundred, with its interval;
/// nothing where it is not known.
pub(super) fn difference(dossier: &Dossier, shares: [Option<f64>; 3]) -> Value {
    let [Some(shown), Some(low), Some(high)] = shares.map(|share| share.map(|it| it * 100.0))
    else {
        return Value::Empty;
    };
    let points = |points: f64| signed_to(dossier.language(), points, 0);
    let [shown, low, high] = [shown, low, high].map(points);
    let said = [("points", shown.as_str()), ("low", &low), ("high", &high)];
    Value::text(dossier.texts.with("comparison-points", &said))
}

fn columns(dossier: &Dossier, heads: &[&str]) -> Vec<Column> {
    heads.iter().map(|head| Column::new(dossier.texts.say(head))).collect()
}

/// What was compared; without pairs the two were not played under the same luck.
fn about(dossier: &Dossier, answer: &Archive, records: &Records<ComparedDeadlines>) -> String {
    let runs = words::replications(dossier.language(), answer.manifest.replications, true);
    let about = [("command", answer.manifest.command.as_str()), ("runs", &runs)];
    let is_paired = records.iter().any(|row| row.pairs().is_some());
    let id = if is_paired { "comparison-about" } else { "comparison-about-unpaired" };
    dossier.texts.with(id, &about)
}

/// Each deadline in both.
fn deadlines(dossier: &Dossier, records: &Records<ComparedDeadlines>, place: usize) -> Table {
    let row = |row: Row<'_, ComparedDeadlines>| {
        vec![
            Value::text(dossier.deadline(row.deadline())),
            proportion_cell(row.missed_a(), row.runs_a()),
            proportion_cell(row.missed_b(), row.runs_b()),
            difference(
                dossier,
                [
                    row.p_missed_difference(),
                    row.p_missed_difference_low(),
                    row.p_missed_difference_high(),
                ],
            ),
            verdict(dossier, row),
            by(dossier, row, (row.runs_a(), row.p80_a())),
            by(dossier, row, (row.runs_b(), row.p80_b())),
            row.gained().mean_gained_days().map_or(Value::Empty, Value::Change),
        ]
    };
    let heads = [
        "deadline",
        "comparison-missed-a",
        "comparison-missed-b",
        "comparison-difference",
        "comparison-verdict",
        "comparison-p80-a",
        "comparison-p80-b",
        "comparison-gained",
    ];
    Table {
        id: format!("comparison-{place}"),
        caption: dossier.texts.say("comparison-caption"),
        columns: columns(dossier, &heads),
        rows: records.iter().map(row).collect(),
    }
}

/// Whether the difference is real; nothing where it is not known.
fn verdict(dossier: &Dossier, row: Row<'_, ComparedDeadlines>) -> Value {
    match row.verdict() {
        "" => Value::Empty,
        word => Value::text(dossier.texts.say(&format!("comparison-{word}"))),
    }
}

/// By when 8 in 10 reach it; nothing without runs, or for a limit on how long a site stands empty.
fn by(
    dossier: &Dossier,
    row: Row<'_, ComparedDeadlines>,
    (runs, at): (Option<u32>, Option<Moment>),
) -> Value {
    if runs.unwrap_or_default() == 0 || !calendar::is_dated(dossier, row.deadline()) {
        return Value::Empty;
    }
    date_or_beyond(dossier, at)
}

/// Rows of inputs that are shown.
const MOST_INPUTS: usize = 15;

/// What differs in the inputs: paths with the same two values in one row.
fn inputs(dossier: &Dossier, answer: &Archive, place: usize) -> Result<Vec<Block>, NoBriefing> {
    let records = answer.table::<Inputs>()?;
    let mut groups: Vec<([&str; 2], Vec<&str>)> = Vec::new();
    for row in records.iter() {
        let values = [row.value_a(), row.value_b()];
        match groups.iter_mut().find(|(said, _)| *said == values) {
            Some((_, paths)) => paths.push(row.path()),
            None => groups.push((values, vec![row.path()])),
        }
    }
    let left_out = groups.len().saturating_sub(MOST_INPUTS);
    groups.truncate(MOST_INPUTS);
    let row = |([a, b], paths): &([&str; 2], Vec<&str>)| {
        vec![Value::text(named(dossier, paths)), Value::text(*a), Value::text(*b)]
    };
    let table = Table {
        id: format!("comparison-inputs-{place}"),
        caption: dossier.texts.say("comparison-inputs"),
        columns: columns(dossier, &["comparison-path", "comparison-a", "comparison-b"]),
        rows: groups.iter().map(row).collect(),
    };
    let mut blocks = Vec::new();
    blocks.extend((!table.rows.is_empty()).then_some(Block::Table(table)));
    if left_out > 0 {
        blocks
            .push(Block::Note(dossier.texts.fill("comparison-more", &[("rows", count(left_out))])));
    }
    Ok(blocks)
}

/// `camp.kidal.mode and 6 more`.
fn named(dossier: &Dossier, paths: &[&str]) -> String {
    match paths {
        [path] => (*path).to_owned(),
        [path, more @ ..] => {
            let values = [("path", text(*path)), ("more", count(more.len()))];
            dossier.texts.fill("comparison-paths", &values)
        }
        [] => String::new(),
    }
}
