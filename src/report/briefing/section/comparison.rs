//! Comparisons of two ideas: what differs in them, and what that is worth.

use super::super::block::{Block, Column, Section, Table, Value};
use super::super::dossier::Dossier;
use super::{calendar, count, date_or_beyond, proportion_cell, section, text};
use crate::archive::{Archive, NoBriefing, Records, Row};

/// What `compare` found, each time it was asked.
pub(super) fn section_of(dossier: &Dossier) -> Result<Section, NoBriefing> {
    let mut blocks = Vec::new();
    // What it is worth input by input need not have been asked; these tables always are there.
    let is_comparison = |answer: &&Archive| answer.has("inputs") && answer.has("camps");
    for (place, answer) in dossier.answers.iter().filter(is_comparison).enumerate() {
        let records = answer.table("deadlines", &DEADLINES)?;
        blocks.push(Block::Text(about(dossier, answer, &records)));
        blocks.push(Block::Table(deadlines(dossier, &records, place)));
        blocks.extend(inputs(dossier, answer, place)?);
    }
    Ok(section(dossier, "comparison", blocks))
}

/// The difference in the chance of missing a deadline, in points of a hundred, with its interval;
/// nothing where it is not known.
pub(super) fn difference(dossier: &Dossier, row: Row<'_>) -> Value {
    let points = |column| {
        let share = row.number(column)?;
        // A true minus, as in the columns of days.
        Some(dossier.language().number(share * 100.0, 0).replace('-', "−"))
    };
    let columns = ["p_missed_difference", "p_missed_difference_low", "p_missed_difference_high"];
    let [Some(points), Some(low), Some(high)] = columns.map(points) else { return Value::Empty };
    let said = [("points", points.as_str()), ("low", &low), ("high", &high)];
    Value::text(dossier.texts.with("comparison-points", &said))
}

fn columns(dossier: &Dossier, heads: &[&str]) -> Vec<Column> {
    heads.iter().map(|head| Column::new(dossier.texts.say(head))).collect()
}

/// What was compared; without pairs the two were not played under the same luck.
fn about(dossier: &Dossier, answer: &Archive, records: &Records) -> String {
    let runs = dossier.language().number(answer.manifest.replications as f64, 0);
    let about = [("command", answer.manifest.command.as_str()), ("runs", &runs)];
    let is_paired = records.iter().any(|row| !row.text("pairs").is_empty());
    let id = if is_paired { "comparison-about" } else { "comparison-about-unpaired" };
    dossier.texts.with(id, &about)
}

const DEADLINES: [&str; 13] = [
    "deadline",
    "runs_a",
    "missed_a",
    "runs_b",
    "missed_b",
    "pairs",
    "p_missed_difference",
    "p_missed_difference_low",
    "p_missed_difference_high",
    "verdict",
    "p80_a",
    "p80_b",
    "mean_gained_days",
];

/// Each deadline in both.
fn deadlines(dossier: &Dossier, records: &Records, place: usize) -> Table {
    let row = |row: Row<'_>| {
        vec![
            Value::text(dossier.deadline(row.text("deadline"))),
            proportion_cell(row, "missed_a", "runs_a"),
            proportion_cell(row, "missed_b", "runs_b"),
            difference(dossier, row),
            verdict(dossier, row),
            by(dossier, row, ("runs_a", "p80_a")),
            by(dossier, row, ("runs_b", "p80_b")),
            row.number("mean_gained_days").map_or(Value::Empty, Value::Change),
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
fn verdict(dossier: &Dossier, row: Row<'_>) -> Value {
    match row.text("verdict") {
        "" => Value::Empty,
        word => Value::text(dossier.texts.say(&format!("comparison-{word}"))),
    }
}

/// By when 8 in 10 reach it; nothing without runs, or for a limit on how long a site stands empty.
fn by(dossier: &Dossier, row: Row<'_>, (runs, column): (&str, &str)) -> Value {
    if row.count(runs) == 0 || !calendar::is_dated(dossier, row.text("deadline")) {
        return Value::Empty;
    }
    date_or_beyond(dossier, row, column)
}

/// Rows of inputs that are shown.
const MOST_INPUTS: usize = 15;

/// What differs in the inputs: paths with the same two values in one row.
fn inputs(dossier: &Dossier, answer: &Archive, place: usize) -> Result<Vec<Block>, NoBriefing> {
    let records = answer.table("inputs", &["path", "value_a", "value_b"])?;
    let mut groups: Vec<([&str; 2], Vec<&str>)> = Vec::new();
    for row in records.iter() {
        let values = ["value_a", "value_b"].map(|column| row.text(column));
        match groups.iter_mut().find(|(said, _)| *said == values) {
            Some((_, paths)) => paths.push(row.text("path")),
            None => groups.push((values, vec![row.text("path")])),
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
