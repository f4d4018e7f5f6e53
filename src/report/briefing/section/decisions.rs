//! Decisions: until when a switch of plan helps, which value still holds, what one more buys.

use super::super::block::{Block, Column, Section, Table, Value};
use super::super::dossier::Dossier;
use super::{proportion_cell, section};
use crate::archive::{Archive, NoBriefing, Records, Row};
use crate::effect::label;
use crate::proportion::percent;

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
    let is_marked = |cell: &Value| matches!(cell, Value::Text(said) if said.ends_with('†'));
    let is_uneven = rows.iter().flatten().any(is_marked);
    let table = Table { id: id.to_owned(), caption, columns, rows };
    let mut blocks = vec![Block::Table(table), Block::Note(texts.say(&format!("{id}-note")))];
    blocks.extend(is_uneven.then(|| Block::Note(texts.say("decisions-uneven"))));
    blocks
}

/// What was found about one deadline, in sentences for the first page.
pub(super) fn in_sentences(dossier: &Dossier, deadline: &str) -> Result<Vec<String>, NoBriefing> {
    let mut said = Vec::new();
    for answer in dossier.answers.iter().filter(|answer| answer.has("decision")) {
        let records = answer.table("decision", &SWITCHES)?;
        let rows = records.iter().filter(|row| row.text("deadline") == deadline);
        said.extend(rows.map(|row| switch_sentence(dossier, row)));
    }
    for answer in dossier.answers.iter().filter(|answer| answer.has("breakpoints")) {
        let records = answer.table("breakpoints", &BREAKPOINTS)?;
        let is_found =
            |row: &Row<'_>| row.text("deadline") == deadline && row.text("reach") == "edge";
        let rows = records.iter().filter(is_found);
        said.extend(rows.map(|row| breakpoint_sentence(dossier, row)));
    }
    Ok(said)
}

fn switch_sentence(dossier: &Dossier, row: Row<'_>) -> String {
    let texts = &dossier.texts;
    let plan = dossier.plan_named(row.text("to_plan"));
    let case = dossier.case_named(row.text("case"));
    let wanted = share(dossier, row, "p_wanted");
    let between = in_brackets(dossier, &days_between(dossier, row));
    let about = [("plan", plan.as_str()), ("case", &case), ("chance", &wanted)];
    let said = match (row.text("reach"), row.date("latest", &dossier.scenario().clock)) {
        ("nowhere", _) | (_, None) => texts.with("decisions-say-no-switch", &about),
        (reach, Some(at)) => {
            let id = match reach {
                "everywhere" => "decisions-say-any-day",
                _ => "decisions-say-switch",
            };
            let date = dossier.long_date(at);
            let when = [("date", date.as_str()), ("between", &between)];
            texts.with(id, &[&about[..], &when[..]].concat())
        }
    };
    said + &uneven(dossier, row)
}

fn breakpoint_sentence(dossier: &Dossier, row: Row<'_>) -> String {
    let factor = factor(dossier, row.text("factor"));
    let plan = dossier.plan_named(row.text("plan"));
    let case = dossier.case_named(row.text("case"));
    let said = dossier.texts.with(
        "decisions-say-breakpoint",
        &[
            ("plan", &plan),
            ("case", &case),
            ("factor", factor.trim_end_matches('.')),
            ("holds", &holds(dossier, row)),
            ("between", &in_brackets(dossier, &values_between(dossier, row))),
            ("chance", &share(dossier, row, "p_wanted")),
        ],
    );
    said + &uneven(dossier, row)
}

/// The interval of what a sentence says, behind it.
fn in_brackets(dossier: &Dossier, interval: &str) -> String {
    match interval {
        "" => String::new(),
        _ => format!(" {}", dossier.texts.with("decisions-between", &[("interval", interval)])),
    }
}

fn is_uneven(row: Row<'_>) -> bool {
    row.text("monotone") == "0"
}

/// A sentence more where the chance does not only fall, so that there is more than one edge.
fn uneven(dossier: &Dossier, row: Row<'_>) -> String {
    match is_uneven(row) {
        true => format!(" {}", dossier.texts.say("decisions-say-uneven")),
        false => String::new(),
    }
}

/// What a cell says, with a mark where the note on uneven rows is about it.
fn marked(row: Row<'_>, said: String) -> Value {
    Value::text(if is_uneven(row) { format!("{said}\u{a0}†") } else { said })
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

const SWITCHES: [&str; 12] = [
    "from_plan",
    "to_plan",
    "case",
    "deadline",
    "p_wanted",
    "reach",
    "latest",
    "interval_from",
    "interval_until",
    "monotone",
    "p_met_at_once",
    "p_met_never",
];

fn switches(dossier: &Dossier, answer: &Archive) -> Result<Rows, NoBriefing> {
    let records = answer.table("decision", &SWITCHES)?;
    let row = |row: Row<'_>| {
        let plans = ["from_plan", "to_plan"].map(|column| dossier.plan_named(row.text(column)));
        let case = dossier.case_named(row.text("case"));
        let switch = dossier
            .texts
            .with("decisions-from-to", &[("from", &plans[0]), ("to", &plans[1]), ("case", &case)]);
        vec![
            Value::text(switch),
            Value::text(dossier.deadline(row.text("deadline"))),
            row.number("p_wanted").map_or(Value::Empty, Value::Share),
            latest(dossier, row),
            Value::text(days_between(dossier, row)),
            row.number("p_met_at_once").map_or(Value::Empty, Value::Share),
            row.number("p_met_never").map_or(Value::Empty, Value::Share),
        ]
    };
    Ok(records.iter().map(row).collect())
}

/// The latest day, or that it is all days or none.
fn latest(dossier: &Dossier, row: Row<'_>) -> Value {
    let (clock, texts) = (&dossier.scenario().clock, &dossier.texts);
    match (row.text("reach"), row.date("latest", clock)) {
        ("nowhere", _) | (_, None) => marked(row, texts.say("decisions-no-day")),
        ("everywhere", Some(at)) => {
            marked(row, texts.with("decisions-any-day", &[("date", &dossier.date(at))]))
        }
        (_, Some(at)) if is_uneven(row) => marked(row, dossier.date(at)),
        (_, Some(at)) => Value::Date(clock.civil(at)),
    }
}

/// The interval of the latest day; empty if there is none, one day if it is a single one.
fn days_between(dossier: &Dossier, row: Row<'_>) -> String {
    let clock = &dossier.scenario().clock;
    let dates = ["interval_from", "interval_until"].map(|column| row.date(column, clock));
    match dates {
        [Some(one), Some(other)] if one == other => dossier.date(one),
        [Some(one), Some(other)] => {
            let (from, to) = (dossier.date(one.min(other)), dossier.date(one.max(other)));
            dossier.texts.with("from-to-dates", &[("from", &from), ("to", &to)])
        }
        _ => String::new(),
    }
}

const BREAKPOINT: [&str; 7] = [
    "decisions-factor",
    "decisions-under",
    "decisions-deadline",
    "decisions-wanted",
    "decisions-holds-at",
    "interval-95",
    "decisions-met",
];

const BREAKPOINTS: [&str; 14] = [
    "plan",
    "case",
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
    "monotone",
];

fn breakpoints(dossier: &Dossier, answer: &Archive) -> Result<Rows, NoBriefing> {
    let records = answer.table("breakpoints", &BREAKPOINTS)?;
    let row = |row: Row<'_>| {
        let holds = match row.text("reach") {
            "nowhere" => dossier.texts.say("decisions-nowhere"),
            "everywhere" => {
                let end = shown(dossier, row.text("unit"), row.text("value"));
                dossier.texts.with("decisions-everywhere", &[("value", &end)])
            }
            _ => holds(dossier, row),
        };
        vec![
            Value::text(factor(dossier, row.text("factor"))),
            Value::text(under(dossier, row)),
            Value::text(dossier.deadline(row.text("deadline"))),
            row.number("p_wanted").map_or(Value::Empty, Value::Share),
            marked(row, holds),
            Value::text(values_between(dossier, row)),
            proportion_cell(row, "met", "n"),
        ]
    };
    Ok(records.iter().map(row).collect())
}

/// The plan and the case of a row.
fn under(dossier: &Dossier, row: Row<'_>) -> String {
    let (plan, case) = (dossier.plan_named(row.text("plan")), dossier.case_named(row.text("case")));
    dossier.texts.with("decisions-plan-case", &[("plan", &plan), ("case", &case)])
}

/// The interval of the value, from its better end; empty if there is none, one value if it is a single one.
fn values_between(dossier: &Dossier, row: Row<'_>) -> String {
    let unit = row.text("unit");
    let ends =
        ["interval_better", "interval_worse"].map(|column| shown(dossier, unit, row.text(column)));
    match ends {
        [from, to] if from.is_empty() || to.is_empty() => String::new(),
        [from, to] if from == to => from,
        [from, to] => {
            let id = if unit == "date" { "from-to-dates" } else { "from-to" };
            dossier.texts.with(id, &[("from", &from), ("to", &to)])
        }
    }
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

const LEVER: [&str; 6] = [
    "decisions-lever",
    "decisions-under",
    "decisions-deadline",
    "decisions-units",
    "decisions-gained",
    "interval-95",
];

const LEVERS: [&str; 8] = [
    "plan",
    "case",
    "deadline",
    "lever",
    "units",
    "mean_gained_days",
    "mean_gained_low_days",
    "mean_gained_high_days",
];

/// The levers that are seen to gain days, the most first.
fn gaining(records: &Records) -> Vec<Row<'_>> {
    let gains = |row: &Row<'_>| row.number("mean_gained_low_days").is_some_and(|low| low > 0.0);
    let mut rows: Vec<Row<'_>> = records.iter().filter(gains).collect();
    let gained = |row: &Row<'_>| row.number("mean_gained_days").unwrap_or_default();
    rows.sort_by(|one, other| gained(other).total_cmp(&gained(one)));
    rows
}

/// What pulling the lever that gains a deadline most days does to it, in a sentence.
pub(super) fn best_lever(dossier: &Dossier, deadline: &str) -> Result<Option<String>, NoBriefing> {
    let Some(answer) = dossier.answers.iter().find(|answer| answer.has("marginal")) else {
        return Ok(None);
    };
    let records = answer.table("marginal", &LEVERS)?;
    let best = gaining(&records).into_iter().find(|row| row.text("deadline") == deadline);
    let said = best.map(|row| {
        let number = |column, decimals| {
            dossier.language().number(row.number(column).unwrap_or_default(), decimals)
        };
        let (days, units) = (number("mean_gained_days", 1), number("units", 0));
        let lever = named(dossier, row.text("lever"));
        let values = [("lever", lever.as_str()), ("units", &units), ("days", &days)];
        dossier.texts.with("first-lever", &values)
    });
    Ok(said)
}

fn levers(dossier: &Dossier, answer: &Archive) -> Result<Rows, NoBriefing> {
    let records = answer.table("marginal", &LEVERS)?;
    let mut rows = gaining(&records);
    rows.truncate(MOST_LEVERS);
    let row = |row: &Row<'_>| {
        let days = |column| {
            let days = row.number(column).map_or(Value::Empty, Value::Change);
            days.show(dossier.language())
        };
        let ends = [days("mean_gained_low_days"), days("mean_gained_high_days")];
        vec![
            Value::text(named(dossier, row.text("lever"))),
            Value::text(under(dossier, *row)),
            Value::text(dossier.deadline(row.text("deadline"))),
            Value::number(row.number("units"), 0),
            row.number("mean_gained_days").map_or(Value::Empty, Value::Change),
            Value::text(dossier.texts.with("from-to", &[("from", &ends[0]), ("to", &ends[1])])),
        ]
    };
    Ok(rows.iter().map(row).collect())
}
