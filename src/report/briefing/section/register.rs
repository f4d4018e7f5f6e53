//! The register of assumptions: what is assumed, on what evidence, and what hangs on it.

use std::collections::BTreeMap;

use super::super::block::{Block, Column, Section, Table, Value};
use super::super::dossier::{Dossier, Which};
use super::section;
use crate::archive::{NoBriefing, Row};
use crate::results::assumptions::{Assumptions, Drivers};
use crate::scenario::{Assumption, Label};
use crate::time::Moment;

/// The register under the first plan and case, load-bearing assumptions first.
pub(super) fn section_of(dossier: &Dossier) -> Result<Section, NoBriefing> {
    if !dossier.results.has::<Assumptions>() {
        return Ok(section(dossier, "register", Vec::new()));
    }
    let records = dossier.results.table::<Assumptions>()?;
    let bears = load_bearing(dossier)?;
    let (plan, case) = dossier.keys(Which::FIRST);
    let mut rows: Vec<Row<'_, Assumptions>> = records.of(plan, case).collect();
    rows.sort_by_key(|row| std::cmp::Reverse(bears.get(row.assumption()).map_or(0, Vec::len)));
    if rows.is_empty() {
        return Ok(section(dossier, "register", Vec::new()));
    }
    let nothing = Vec::new();
    let row = |row: &Row<'_, Assumptions>| {
        cells(dossier, *row, bears.get(row.assumption()).unwrap_or(&nothing))
    };
    let texts = &dossier.texts;
    let table = Table {
        id: "register-all".to_owned(),
        caption: texts
            .with("register-caption", &[("plan", &dossier.plan(0)), ("case", &dossier.case(0))]),
        columns: vec![
            Column::new(texts.say("register-statement")),
            Column::meaning(texts.say("register-bears"), texts.say("register-bears-meaning")),
            Column::meaning(texts.say("register-grade"), texts.say("register-grade-meaning")),
            Column::new(texts.say("register-owner")),
            Column::meaning(texts.say("register-drawn"), texts.say("register-drawn-meaning")),
            Column::new(texts.say("register-signpost")),
        ],
        rows: rows.iter().map(row).collect(),
    };
    Ok(section(dossier, "register", vec![Block::Table(table)]))
}

/// Which deadlines hang on each assumption.
fn load_bearing(dossier: &Dossier) -> Result<BTreeMap<String, Vec<String>>, NoBriefing> {
    let mut bears = BTreeMap::<String, Vec<String>>::new();
    if dossier.results.has::<Drivers>() {
        let records = dossier.results.table::<Drivers>()?;
        let (plan, case) = dossier.keys(Which::FIRST);
        for row in records.of(plan, case).filter(|row| row.load_bearing() == Some(true)) {
            let deadline = dossier.deadline(row.deadline());
            bears.entry(row.assumption().to_owned()).or_default().push(deadline);
        }
    }
    Ok(bears)
}

fn cells(dossier: &Dossier, row: Row<'_, Assumptions>, bears: &[String]) -> Vec<Value> {
    let key = row.assumption();
    let assumptions = &dossier.scenario().assumptions;
    let statement = dossier.labelled(assumptions, key, |it| (&it.name, &it.statement));
    let found = Dossier::find(assumptions, key, |it| &it.name).map(|id| &assumptions[id]);
    let said = |label: fn(&Assumption) -> &Label| {
        Value::text(found.map_or_else(String::new, |it| dossier.language().label(label(it), "")))
    };
    let bears = match bears {
        [] => dossier.texts.say("register-bears-nothing"),
        deadlines => deadlines.join(" · "),
    };
    vec![
        Value::text(statement),
        Value::text(bears),
        Value::text(row.grade()),
        said(|it| &it.owner),
        Value::text(drawn(dossier, row)),
        said(|it| &it.signpost),
    ]
}

/// From the 10th to the 90th percentile of the values drawn.
fn drawn(dossier: &Dossier, row: Row<'_, Assumptions>) -> String {
    // Hours stay hours: those of an office are no parts of a day of 24.
    let in_hours = row.unit() == "days" && is_in_hours(row.written());
    let unit = if in_hours { "h" } else { row.unit() };
    let number = |value: f64| match unit {
        "h" => dossier.language().number(value * 24.0, decimals(value * 24.0)),
        "number" => dossier.language().number(value, decimals(value)),
        _ => dossier.language().number(value, 1),
    };
    let shown = |value: Option<f64>, date: Option<Moment>| {
        value.map(number).or_else(|| date.map(|at| dossier.date(at)))
    };
    let ends = (shown(row.p10(), row.p10_date()), shown(row.p90(), row.p90_date()));
    let (Some(low), Some(high)) = ends else {
        return String::new();
    };
    let said = match low == high {
        true => low,
        false => {
            let id = if unit == "date" { "from-to-dates" } else { "from-to" };
            dossier.texts.with(id, &[("from", &low), ("to", &high)])
        }
    };
    match unit {
        "date" | "number" => said,
        "days" => format!("{said}\u{a0}{}", dossier.texts.say("unit-days")),
        unit => format!("{said}\u{a0}{unit}"),
    }
}

/// Units of time up to hours, and longer ones, as a file may write them.
const HOURS: [&str; 6] = ["h", "hour", "hours", "heure", "heures", "min"];
const LONGER: [&str; 11] =
    ["d", "day", "days", "j", "jour", "jours", "w", "week", "weeks", "semaine", "semaines"];

/// Whether a length of time is written in hours alone.
fn is_in_hours(written: &str) -> bool {
    let words = || written.split(|it: char| !it.is_alphabetic());
    words().any(|word| HOURS.contains(&word)) && !words().any(|word| LONGER.contains(&word))
}

/// Decimals of a number that is only to be taken in: three digits in all.
fn decimals(number: f64) -> usize {
    match number.abs() {
        number if number >= 100.0 || number.fract() == 0.0 => 0,
        number if number >= 10.0 => 1,
        _ => 2,
    }
}
