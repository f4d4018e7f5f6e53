//! Comparisons of two ideas: what differs in them, and what that is worth.

use super::super::archive::{Archive, NoBriefing, Row};
use super::super::block::{Block, Column, Section, Table, Value};
use super::super::dossier::Dossier;
use super::{date_or_beyond, proportion_cell, section};

/// What `compare` found, each time it was asked.
pub(super) fn section_of(dossier: &Dossier) -> Result<Section, NoBriefing> {
    let mut blocks = Vec::new();
    for (place, answer) in dossier.answers.iter().filter(|it| it.has("attribution")).enumerate() {
        let runs = dossier.language().number(answer.manifest.replications as f64, 0);
        let about = [("command", answer.manifest.command.as_str()), ("runs", &runs)];
        blocks.push(Block::Text(dossier.texts.with("comparison-about", &about)));
        blocks.push(Block::Table(deadlines(dossier, answer, place)?));
        blocks.extend(inputs(dossier, answer, place)?);
    }
    Ok(section(dossier, "comparison", blocks))
}

fn columns(dossier: &Dossier, heads: &[&str]) -> Vec<Column> {
    heads.iter().map(|head| Column::new(dossier.texts.say(head))).collect()
}

/// Each deadline in both.
fn deadlines(dossier: &Dossier, answer: &Archive, place: usize) -> Result<Table, NoBriefing> {
    let wanted = [
        "deadline",
        "runs_a",
        "missed_a",
        "runs_b",
        "missed_b",
        "p_missed_difference",
        "p_missed_difference_low",
        "p_missed_difference_high",
        "verdict",
        "p80_a",
        "p80_b",
        "mean_gained_days",
    ];
    let records = answer.table("deadlines", &wanted)?;
    let row = |row: Row<'_>| {
        let points = |column| {
            let share = row.number(column).unwrap_or_default();
            dossier.language().number(share * 100.0, 0)
        };
        let low_high = [points("p_missed_difference_low"), points("p_missed_difference_high")];
        let said = [points("p_missed_difference"), low_high[0].clone(), low_high[1].clone()];
        let difference = dossier.texts.with(
            "comparison-points",
            &[("points", &said[0]), ("low", &said[1]), ("high", &said[2])],
        );
        vec![
            Value::text(dossier.deadline(row.text("deadline"))),
            proportion_cell(row, "missed_a", "runs_a"),
            proportion_cell(row, "missed_b", "runs_b"),
            Value::text(difference),
            Value::text(dossier.texts.say(&format!("comparison-{}", row.text("verdict")))),
            date_or_beyond(dossier, row, "p80_a"),
            date_or_beyond(dossier, row, "p80_b"),
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
    Ok(Table {
        id: format!("comparison-{place}"),
        caption: dossier.texts.say("comparison-caption"),
        columns: columns(dossier, &heads),
        rows: records.iter().map(row).collect(),
    })
}

/// What differs in the inputs, by path.
fn inputs(dossier: &Dossier, answer: &Archive, place: usize) -> Result<Option<Block>, NoBriefing> {
    let records = answer.table("inputs", &["path", "value_a", "value_b"])?;
    let row = |row: Row<'_>| {
        ["path", "value_a", "value_b"].map(|column| Value::text(row.text(column))).to_vec()
    };
    let rows: Vec<Vec<Value>> = records.iter().map(row).collect();
    let table = Table {
        id: format!("comparison-inputs-{place}"),
        caption: dossier.texts.say("comparison-inputs"),
        columns: columns(dossier, &["comparison-path", "comparison-a", "comparison-b"]),
        rows,
    };
    Ok((!table.rows.is_empty()).then_some(Block::Table(table)))
}
