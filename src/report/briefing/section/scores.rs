//! How the forecast did, once it was scored by what happened.

use super::super::block::{Block, Column, Section, Table, Value};
use super::super::dossier::Dossier;
use super::section;
use crate::archive::{Archive, NoBriefing, Row};
use crate::score::tables::{Scoreboard, Scores};

/// The scores beside the results, each time they were asked for.
pub(super) fn section_of(dossier: &Dossier) -> Result<Section, NoBriefing> {
    let mut blocks = Vec::new();
    let is_score = |answer: &&Archive| answer.has::<Scores>() && answer.has::<Scoreboard>();
    for (place, answer) in dossier.answers.iter().filter(is_score).enumerate() {
        let records = answer.table::<Scores>()?;
        let is_model = |row: &Row<'_, Scores>| row.forecaster() == "model";
        let rows: Vec<_> = records.iter().filter(is_model).map(|row| cells(dossier, row)).collect();
        let command = answer.manifest.command.as_str();
        blocks.push(Block::Text(dossier.texts.with("scores-about", &[("command", command)])));
        blocks.push(Block::Table(Table {
            id: format!("scores-{place}"),
            caption: dossier.texts.say("scores-caption"),
            columns: HEADS.map(|head| column(dossier, head)).into(),
            rows,
        }));
    }
    if !blocks.is_empty() {
        blocks.push(Block::Note(dossier.texts.say("scores-note")));
    }
    Ok(section(dossier, "scores", blocks))
}

const HEADS: [&str; 8] = [
    "scores-milestone",
    "scores-low",
    "scores-high",
    "scores-was",
    "scores-within",
    "scores-days",
    "scores-chance",
    "scores-missed",
];

fn column(dossier: &Dossier, head: &str) -> Column {
    match head {
        "scores-days" => {
            Column::meaning(dossier.texts.say(head), dossier.texts.say("scores-days-meaning"))
        }
        _ => Column::new(dossier.texts.say(head)),
    }
}

fn cells(dossier: &Dossier, row: Row<'_, Scores>) -> Vec<Value> {
    let word = |id: &str, value: &str| match value {
        "" => Value::Empty,
        value => Value::text(dossier.texts.say(&format!("{id}-{value}"))),
    };
    vec![
        milestone(dossier, row.milestone()),
        day(row.p10()),
        day(row.p90()),
        was(dossier, row),
        word("scores-within", row.coverage()),
        row.crps_days().map_or(Value::Empty, |days| Value::Number(days, 1)),
        row.p_missed().map_or(Value::Empty, Value::Share),
        word("scores-missed", row.missed().map_or("", |it| if it { "1" } else { "0" })),
    ]
}

/// A milestone for the reader, by its key.
fn milestone(dossier: &Dossier, key: &str) -> Value {
    let camp = key.strip_prefix("camp.").and_then(|rest| rest.strip_suffix(".vacated"));
    match camp {
        Some(camp) => dossier.site_cell(camp),
        None => Value::text(dossier.deadline(key.trim_start_matches("deadline."))),
    }
}

/// The day in a cell.
fn day(day: &str) -> Value {
    let date: Option<jiff::civil::Date> = day.parse().ok();
    let at = date.and_then(|date| date.to_zoned_datetime(jiff::tz::TimeZone::UTC).ok());
    at.map_or(Value::Empty, Value::Date)
}

/// The day on which it happened, or as much as is known of it.
fn was(dossier: &Dossier, row: Row<'_, Scores>) -> Value {
    let (earliest, latest, not_by) = (row.earliest(), row.latest(), row.not_by());
    match not_by {
        "" if earliest == latest => day(latest),
        "" => Value::text(
            dossier.texts.with("scores-between", &[("earliest", earliest), ("latest", latest)]),
        ),
        not_by => Value::text(dossier.texts.with("scores-after", &[("day", not_by)])),
    }
}
