//! Decisions: until when a switch of plan helps, which value still holds, what one more buys.

use super::super::archive::{Archive, NoBriefing, Row};
use super::super::block::{Block, Column, Section, Table, Value, percent};
use super::super::dossier::Dossier;
use super::{proportion_cell, section};
use crate::report::effect::label;

/// Levers of one table.
const MOST_LEVERS: usize = 10;

/// What `decide`, `breakpoint` and `marginal` found, if they were asked.
pub(super) fn section_of(dossier: &Dossier) -> Result<Section, NoBriefing> {
    let mut blocks = Vec::new();
    let answering =
        |table: &'static str| dossier.answers.iter().filter(move |answer| answer.has(table));
    let switches = gathered(answering("decision"), |answer| switches(dossier, answer))?;
    blocks.extend(listed(dossier, "decisions-switch", &SWITCH, switches));
    let breakpoints = gathered(answering("breakpoints"), |answer| breakpoints(dossier, answer))?;
    blocks.extend(listed(dossier, "decisions-breakpoint", &BREAKPOINT, breakpoints));
    let levers = gathered(answering("marginal"), |answer| levers(dossier, answer))?;
    blocks.extend(listed(dossier, "decisions-lever", &LEVER, levers));
    Ok(section(dossier, "decisions", blocks))
}

type Rows = Vec<Vec<Value>>;

fn gathered<'a>(
    answers: impl Iterator<Item = &'a Archive>,
    rows: impl Fn(&'a Archive) -> Result<Rows, NoBriefing>,
) -> Result<Rows, NoBriefing> {
    let made: Vec<Rows> = answers.map(rows).collect::<Result<_, _>>()?;
    Ok(made.into_iter().flatten().collect())
}

/// A table of what was found, with how it is to be read.
fn listed(dossier: &Dossier, id: &str, heads: &[&str], rows: Rows) -> Vec<Block> {
    if rows.is_empty() {
        return Vec::new();
    }
    let texts = &dossier.texts;
    let columns = heads.iter().map(|head| Column::new(texts.say(head))).collect();
    let caption = texts.say(&format!("{id}-caption"));
    let table = Table { id: id.to_owned(), caption, columns, rows };
    vec![Block::Table(table), Block::Note(texts.say(&format!("{id}-note")))]
}

/// What was found about one deadline, in sentences for the first page.
pub(super) fn in_sentences(dossier: &Dossier, deadline: &str) -> Result<Vec<String>, NoBriefing> {
    let mut said = Vec::new();
    for answer in dossier.answers.iter().filter(|answer| answer.has("decision")) {
        let records = answer.table("decision", &["deadline", "to_plan", "latest", "p_wanted"])?;
        let rows = records.iter().filter(|row| row.text("deadline") == deadline);
        said.extend(rows.map(|row| switch_sentence(dossier, row)));
    }
    for answer in dossier.answers.iter().filter(|answer| answer.has("breakpoints")) {
        let columns = ["deadline", "factor", "unit", "value", "p_wanted", "reach", "better_end"];
        let records = answer.table("breakpoints", &columns)?;
        let is_found =
            |row: &Row<'_>| row.text("deadline") == deadline && row.text("reach") == "edge";
        let rows = records.iter().filter(is_found);
        said.extend(rows.map(|row| breakpoint_sentence(dossier, row)));
    }
    Ok(said)
}

fn switch_sentence(dossier: &Dossier, row: Row<'_>) -> String {
    let plan = plan(dossier, row.text("to_plan"));
    let wanted = share(dossier, row, "p_wanted");
    match row.date("latest", &dossier.scenario().clock) {
        Some(at) => dossier.texts.with(
            "decisions-say-switch",
            &[("plan", &plan), ("date", &dossier.long_date(at)), ("chance", &wanted)],
        ),
        None => {
            dossier.texts.with("decisions-say-no-switch", &[("plan", &plan), ("chance", &wanted)])
        }
    }
}

fn breakpoint_sentence(dossier: &Dossier, row: Row<'_>) -> String {
    let factor = factor(dossier, row.text("factor"));
    let factor = factor.trim_end_matches('.');
    let holds = holds(dossier, row);
    let wanted = share(dossier, row, "p_wanted");
    dossier.texts.with(
        "decisions-say-breakpoint",
        &[("factor", factor), ("holds", &holds), ("chance", &wanted)],
    )
}

fn share(dossier: &Dossier, row: Row<'_>, column: &str) -> String {
    row.number(column).map_or_else(String::new, |it| percent(it, dossier.language()))
}

const SWITCH: [&str; 7] = [
    "decisions-to",
    "decisions-deadline",
    "decisions-wanted",
    "decisions-latest",
    "interval-95",
    "decisions-at-once",
    "decisions-never",
];

fn switches(dossier: &Dossier, answer: &Archive) -> Result<Rows, NoBriefing> {
    let columns = [
        "from_plan",
        "to_plan",
        "case",
        "deadline",
        "p_wanted",
        "reach",
        "latest",
        "interval_from",
        "interval_until",
        "p_met_at_once",
        "p_met_never",
    ];
    let records = answer.table("decision", &columns)?;
    let row = |row: Row<'_>| {
        let plans = ["from_plan", "to_plan"].map(|column| plan(dossier, row.text(column)));
        let case = case(dossier, row.text("case"));
        let switch = dossier
            .texts
            .with("decisions-from-to", &[("from", &plans[0]), ("to", &plans[1]), ("case", &case)]);
        vec![
            Value::text(switch),
            Value::text(dossier.deadline(row.text("deadline"))),
            row.number("p_wanted").map_or(Value::Empty, Value::Share),
            latest(dossier, row),
            interval(dossier, row, "interval_from", "interval_until"),
            row.number("p_met_at_once").map_or(Value::Empty, Value::Share),
            row.number("p_met_never").map_or(Value::Empty, Value::Share),
        ]
    };
    Ok(records.iter().map(row).collect())
}

/// The latest day, or that it is all days or none.
fn latest(dossier: &Dossier, row: Row<'_>) -> Value {
    let clock = &dossier.scenario().clock;
    match (row.text("reach"), row.date("latest", clock)) {
        ("nowhere", _) | (_, None) => Value::text(dossier.texts.say("decisions-no-day")),
        (_, Some(at)) => Value::Date(clock.civil(at)),
    }
}

fn interval(dossier: &Dossier, row: Row<'_>, from: &str, until: &str) -> Value {
    let clock = &dossier.scenario().clock;
    let dates = [from, until].map(|column| row.date(column, clock).map(|at| dossier.date(at)));
    match dates {
        [Some(from), Some(to)] => {
            Value::text(dossier.texts.with("from-to", &[("from", &from), ("to", &to)]))
        }
        _ => Value::Empty,
    }
}

const BREAKPOINT: [&str; 6] = [
    "decisions-factor",
    "decisions-deadline",
    "decisions-wanted",
    "decisions-holds-at",
    "interval-95",
    "decisions-met",
];

fn breakpoints(dossier: &Dossier, answer: &Archive) -> Result<Rows, NoBriefing> {
    let columns = [
        "deadline",
        "factor",
        "unit",
        "p_wanted",
        "better_end",
        "reach",
        "value",
        "interval_better",
        "interval_worse",
        "n",
        "met",
    ];
    let records = answer.table("breakpoints", &columns)?;
    let row = |row: Row<'_>| {
        let value = |column| shown(dossier, row.text("unit"), row.text(column));
        let holds = match row.text("reach") {
            "nowhere" => dossier.texts.say("decisions-nowhere"),
            _ => holds(dossier, row),
        };
        let ends = [value("interval_better"), value("interval_worse")];
        let between = match ends.iter().any(String::is_empty) {
            true => String::new(),
            false => dossier.texts.with("from-to", &[("from", &ends[0]), ("to", &ends[1])]),
        };
        vec![
            Value::text(factor(dossier, row.text("factor"))),
            Value::text(dossier.deadline(row.text("deadline"))),
            row.number("p_wanted").map_or(Value::Empty, Value::Share),
            Value::text(holds),
            Value::text(between),
            proportion_cell(row, "met", "n"),
        ]
    };
    Ok(records.iter().map(row).collect())
}

/// On which side of the value it holds: `up to 20`, `from 25 Oct 2023`.
fn holds(dossier: &Dossier, row: Row<'_>) -> String {
    let unit = row.text("unit");
    let side = match (row.text("better_end"), unit) {
        ("from", "date") => "decisions-up-to-date",
        ("from", _) => "decisions-up-to",
        (_, "date") => "decisions-from-date",
        _ => "decisions-from",
    };
    dossier.texts.with(side, &[("value", &shown(dossier, unit, row.text("value")))])
}

/// A value as written, for the reader: a date in the reader's form.
fn shown(dossier: &Dossier, unit: &str, value: &str) -> String {
    match value.parse::<jiff::civil::DateTime>() {
        Ok(date) if unit == "date" => date
            .to_zoned_datetime(jiff::tz::TimeZone::UTC)
            .map_or_else(|_| value.to_owned(), |at| dossier.language().date(&at)),
        _ => value.to_owned(),
    }
}

/// A factor for the reader: the statement of an assumption, or its path.
fn factor(dossier: &Dossier, key: &str) -> String {
    let assumptions = &dossier.scenario().assumptions;
    match Dossier::find(assumptions, key, |it| &it.name) {
        Some(_) => dossier.labelled(assumptions, key, |it| (&it.name, &it.statement)),
        None => named(dossier, key),
    }
}

/// A path with the name of what it begins with: `Trucks at Gao (pool.gao-trucks.count)`.
fn named(dossier: &Dossier, path: &str) -> String {
    let thing = label::thing(dossier.names(), path);
    thing.map_or_else(|| path.to_owned(), |thing| format!("{thing} ({path})"))
}

const LEVER: [&str; 5] =
    ["decisions-lever", "decisions-deadline", "decisions-units", "decisions-gained", "interval-95"];

/// The levers that are seen to gain days, the most first.
fn levers(dossier: &Dossier, answer: &Archive) -> Result<Rows, NoBriefing> {
    let columns = [
        "deadline",
        "lever",
        "units",
        "mean_gained_days",
        "mean_gained_low_days",
        "mean_gained_high_days",
    ];
    let records = answer.table("marginal", &columns)?;
    let gains = |row: &Row<'_>| row.number("mean_gained_low_days").is_some_and(|low| low > 0.0);
    let mut rows: Vec<Row<'_>> = records.iter().filter(gains).collect();
    let gained = |row: &Row<'_>| row.number("mean_gained_days").unwrap_or_default();
    rows.sort_by(|one, other| gained(other).total_cmp(&gained(one)));
    rows.truncate(MOST_LEVERS);
    let row = |row: &Row<'_>| {
        let days = |column| {
            let days = row.number(column).map_or(Value::Empty, Value::Change);
            days.show(dossier.language())
        };
        let ends = [days("mean_gained_low_days"), days("mean_gained_high_days")];
        vec![
            Value::text(named(dossier, row.text("lever"))),
            Value::text(dossier.deadline(row.text("deadline"))),
            Value::number(row.number("units"), 0),
            row.number("mean_gained_days").map_or(Value::Empty, Value::Change),
            Value::text(dossier.texts.with("from-to", &[("from", &ends[0]), ("to", &ends[1])])),
        ]
    };
    Ok(rows.iter().map(row).collect())
}

/// A plan for the reader, by its key.
fn plan(dossier: &Dossier, key: &str) -> String {
    let plans = &dossier.study.plans;
    let place = plans.iter().position(|plan| plan.name.as_str() == key);
    place.map_or_else(|| key.to_owned(), |place| dossier.plan(place))
}

/// A case for the reader, by its key.
fn case(dossier: &Dossier, key: &str) -> String {
    let cases = &dossier.study.cases;
    let place = cases.iter().position(|case| case.name.as_str() == key);
    place.map_or_else(|| key.to_owned(), |place| dossier.case(place))
}
