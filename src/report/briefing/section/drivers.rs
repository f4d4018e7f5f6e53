//! Drivers: what each uncertainty is worth, in the chance of missing a deadline and in days.

use super::super::block::{Block, Column, Figure, Section, Table, Value};
use super::super::dossier::{Dossier, Which};
use super::super::picture::{Bar, End, Tornado};
use super::{calendar, chosen, comparison, section};
use crate::archive::{NoBriefing, Records, Row};
use crate::effect::drivers::DriversDays;
use crate::effect::label;
use crate::results::assumptions::Drivers;
use crate::results::deadlines::Deadlines;
use crate::scenario::DriverKind;

/// Bars of one picture.
const MOST_BARS: usize = 8;
/// Rows of one table.
const MOST_ROWS: usize = 12;

/// From the run: the chance in the lowest and in the highest quarter of each assumption; from
/// `drivers`, if it was asked: days.
pub(super) fn section_of(dossier: &Dossier) -> Result<Section, NoBriefing> {
    let mut blocks = in_days(dossier)?;
    if dossier.results.has::<Drivers>() {
        let records = dossier.results.table::<Drivers>()?;
        if records.iter().next().is_some() {
            let chances = dossier.results.table::<Deadlines>()?;
            blocks.push(Block::Text(dossier.texts.say("drivers-quarters")));
            blocks.push(chosen(dossier, |which| {
                Ok(by_quarter(dossier, (&records, &chances), which))
            })?);
        }
    }
    Ok(section(dossier, "drivers", blocks))
}

/// A tornado for each deadline of one plan under one case.
fn by_quarter(
    dossier: &Dossier,
    (records, chances): (&Records<Drivers>, &Records<Deadlines>),
    which: Which,
) -> Vec<Block> {
    let (plan, case) = dossier.keys(which);
    let deadlines = dossier.scenario().deadlines.values();
    let made = deadlines.filter_map(|deadline| {
        let key = deadline.name.as_str();
        let of_deadline = records.of(plan, case).filter(|row| row.deadline() == key);
        let mut rows: Vec<Row<'_, Drivers>> =
            of_deadline.filter(|row| row.load_bearing() == Some(true)).collect();
        let size = |row: &Row<'_, Drivers>| row.p_missed_difference().unwrap_or_default().abs();
        rows.sort_by(|one, other| size(other).total_cmp(&size(one)));
        rows.truncate(MOST_BARS);
        let name = dossier.deadline(key);
        if rows.is_empty() {
            return Some(Block::Text(dossier.texts.with("drivers-none", &[("deadline", &name)])));
        }
        let mut chances = chances.of(plan, case).filter(|row| row.deadline() == key);
        // The chance of missing it over all runs.
        let middle = chances.next()?.p_missed()?;
        Some(Block::Figure(figure(dossier, key, &rows, middle)))
    });
    made.collect()
}

fn figure(dossier: &Dossier, key: &str, rows: &[Row<'_, Drivers>], middle: f64) -> Figure {
    let language = dossier.language();
    let end = |share: f64| End { value: share, shown: language.percent(share) };
    let bars: Vec<Bar> = rows
        .iter()
        .filter_map(|row| {
            let low = row.p_missed_lowest_quarter()?;
            let high = row.p_missed_highest_quarter()?;
            let label = assumption(dossier, row.assumption());
            let [at_low, at_high] = [low, high].map(|share| language.percent(share));
            let says = dossier
                .texts
                .with("drivers-bar", &[("label", &label), ("low", &at_low), ("high", &at_high)]);
            Some(Bar { label, ends: [end(low), end(high)], says })
        })
        .collect();
    let name = dossier.deadline(key);
    let says: Vec<&str> = bars.iter().map(|bar| bar.says.as_str()).collect();
    Figure {
        id: format!("drivers-{key}"),
        caption: finding(dossier, &name, rows),
        description: says.join(" "),
        picture: Tornado { axis: dossier.texts.say("drivers-axis"), middle: end(middle), bars }
            .draw(),
    }
}

/// What moves the chance of missing a deadline most, with its ends: what the picture shows, in a sentence.
fn finding(dossier: &Dossier, deadline: &str, rows: &[Row<'_, Drivers>]) -> String {
    let ends = |row: &Row<'_, Drivers>| {
        Some((row.p_missed_lowest_quarter()?, row.p_missed_highest_quarter()?))
    };
    let Some((row, (low, high))) = rows.iter().find_map(|row| Some((row, ends(row)?))) else {
        return dossier.texts.with("drivers-caption", &[("deadline", deadline)]);
    };
    let label = assumption(dossier, row.assumption());
    let [low, high] = [low, high].map(|share| dossier.language().percent(share));
    let said = [("deadline", deadline), ("label", &label), ("low", &low), ("high", &high)];
    dossier.texts.with("drivers-finding", &said)
}

/// The assumption that moves the chance of missing a deadline most under the first plan and case,
/// for the first page; nothing if none is seen to.
pub(super) fn in_a_sentence(
    dossier: &Dossier,
    deadline: &str,
) -> Result<Option<String>, NoBriefing> {
    if !dossier.results.has::<Drivers>() {
        return Ok(None);
    }
    let records = dossier.results.table::<Drivers>()?;
    let (plan, case) = dossier.keys(Which::FIRST);
    // Of one assumption alone nothing is the most.
    if records.of(plan, case).filter(|row| row.deadline() == deadline).count() < 2 {
        return Ok(None);
    }
    let bears =
        |row: &Row<'_, Drivers>| row.deadline() == deadline && row.load_bearing() == Some(true);
    let size = |row: &Row<'_, Drivers>| row.p_missed_difference().unwrap_or_default().abs();
    let most = records.of(plan, case).filter(bears).max_by(|a, b| size(a).total_cmp(&size(b)));
    let Some(row) = most else { return Ok(None) };
    let shown = |share: Option<f64>| dossier.language().percent(share.unwrap_or_default());
    let label = assumption(dossier, row.assumption());
    let [low, high] = [row.p_missed_lowest_quarter(), row.p_missed_highest_quarter()].map(shown);
    let name = dossier.deadline(deadline);
    let said = [("label", label.as_str()), ("low", &low), ("high", &high), ("deadline", &name)];
    Ok(Some(dossier.texts.with("drivers-most", &said)))
}

/// An assumption for the reader.
fn assumption(dossier: &Dossier, key: &str) -> String {
    let assumptions = &dossier.scenario().assumptions;
    let statement = dossier.labelled(assumptions, key, |it| (&it.name, &it.statement));
    statement.trim_end_matches('.').to_owned()
}

/// What `drivers` found, if it was asked.
fn in_days(dossier: &Dossier) -> Result<Vec<Block>, NoBriefing> {
    let mut blocks = Vec::new();
    for answer in dossier.answers.iter().filter(|answer| answer.has::<DriversDays>()) {
        let records = answer.table::<DriversDays>()?;
        let first = |names: &[String]| names.first().cloned().unwrap_or_default();
        let plan = dossier.plan_named(&first(&answer.manifest.plans));
        let case = dossier.case_named(&first(&answer.manifest.cases));
        let runs = dossier.language().number(answer.manifest.replications as f64, 0);
        let about = [("plan", plan.as_str()), ("case", &case), ("runs", &runs)];
        blocks.push(Block::Text(dossier.texts.with("drivers-days", &about)));
        blocks.extend(days(dossier, &records));
    }
    Ok(blocks)
}

/// For each deadline the drivers that are seen to matter when they are switched off, those that
/// gain or lose the most days first, then those that only move the chance of missing it.
fn days(dossier: &Dossier, records: &Records<DriversDays>) -> Vec<Block> {
    let deadlines = dossier.scenario().deadlines.values();
    let told = deadlines.filter_map(|deadline| {
        let key = deadline.name.as_str();
        let is_off = |row: &Row<'_, DriversDays>| {
            row.which().deadline() == key && matches!(row.state(), "off" | "p50")
        };
        let off: Vec<Row<'_, DriversDays>> = records.iter().filter(is_off).collect();
        let mut rows: Vec<Row<'_, DriversDays>> = off.iter().copied().filter(is_seen).collect();
        rows.sort_by(|one, other| {
            let [one, other] = [one, other].map(|row| {
                let sizes = [row.effect().p80_gained_days(), row.effect().p_missed_difference()];
                sizes.map(|size| size.map_or(0.0, f64::abs))
            });
            other[0].total_cmp(&one[0]).then(other[1].total_cmp(&one[1]))
        });
        rows.truncate(MOST_ROWS);
        let name = dossier.deadline(key);
        match (off.is_empty(), rows.is_empty()) {
            (true, _) => None,
            (_, true) => {
                let none = dossier.texts.with("drivers-days-none", &[("deadline", &name)]);
                Some(Block::Text(none))
            }
            _ => Some(Block::Table(days_table(dossier, key, &rows))),
        }
    });
    told.collect()
}

/// Whether the mean days gained or the chance of missing it are seen to differ, run by run: their
/// interval does not hold 0.
fn is_seen(row: &Row<'_, DriversDays>) -> bool {
    let effect = row.effect();
    let ends = [
        (effect.mean_gained_low_days(), effect.mean_gained_high_days()),
        (effect.p_missed_difference_low(), effect.p_missed_difference_high()),
    ];
    ends.iter()
        .any(|(low, high)| low.is_some_and(|low| low > 0.0) || high.is_some_and(|high| high < 0.0))
}

fn days_table(dossier: &Dossier, key: &str, rows: &[Row<'_, DriversDays>]) -> Table {
    let texts = &dossier.texts;
    let name = dossier.deadline(key);
    let columns = vec![
        Column::new(texts.say("drivers-driver")),
        Column::new(texts.say("drivers-state")),
        Column::meaning(texts.say("drivers-p50"), texts.say("drivers-earlier")),
        Column::meaning(texts.say("drivers-p80"), texts.say("drivers-earlier")),
        Column::meaning(texts.say("drivers-between"), texts.say("interval-95")),
        Column::new(texts.say("drivers-missed")),
        Column::meaning(texts.say("drivers-difference"), texts.say("interval-95")),
    ];
    let row = |row: &Row<'_, DriversDays>| {
        let is_p50_bound = calendar::is_dated(dossier, key)
            && row.effect().p50_before().is_none() != row.effect().p50_after().is_none();
        let effect = row.effect();
        let difference = [
            effect.p_missed_difference(),
            effect.p_missed_difference_low(),
            effect.p_missed_difference_high(),
        ];
        let is_p80_bound = row.effect().p80_is_bound() == Some(true);
        vec![
            Value::text(driver(dossier, *row)),
            Value::text(texts.say(&format!("drivers-state-{}", row.state()))),
            gained(dossier, row.effect().p50_gained_days(), Known::of(is_p50_bound)),
            gained(dossier, row.effect().p80_gained_days(), Known::of(is_p80_bound)),
            between(dossier, *row),
            row.effect().p_missed_after().map_or(Value::Empty, Value::Share),
            comparison::difference(dossier, difference),
        ]
    };
    Table {
        id: format!("drivers-days-{key}"),
        caption: texts.with("drivers-days-caption", &[("deadline", &name)]),
        columns,
        rows: rows.iter().map(row).collect(),
    }
}

/// How well days gained are known.
enum Known {
    /// As they are.
    Exactly,
    /// At least so many gained or lost: one of the two dates lies beyond the horizon.
    AsBound,
}

impl Known {
    fn of(is_bound: bool) -> Self {
        if is_bound { Self::AsBound } else { Self::Exactly }
    }
}

/// Days gained: `+12.3`, or as a bound `≥ +12.3` and `≤ −4.0`.
fn gained(dossier: &Dossier, days: Option<f64>, known: Known) -> Value {
    let Some(days) = days else { return Value::Empty };
    let sign = if days < 0.0 { '≤' } else { '≥' };
    match known {
        Known::Exactly => Value::Change(days),
        Known::AsBound => {
            Value::text(format!("{sign}\u{a0}{}", Value::Change(days).show(dossier.language())))
        }
    }
}

/// The interval of the days at P80; an end beyond the horizon is open.
fn between(dossier: &Dossier, row: Row<'_, DriversDays>) -> Value {
    let ends = [row.effect().p80_gained_low_days(), row.effect().p80_gained_high_days()];
    if ends.iter().all(Option::is_none) {
        return Value::Empty;
    }
    let show = |days: Option<f64>| {
        days.map_or_else(|| "…".to_owned(), |days| Value::Change(days).show(dossier.language()))
    };
    let [from, to] = ends.map(show);
    Value::text(dossier.texts.with("from-to", &[("from", &from), ("to", &to)]))
}

/// What a driver is, for the reader: what is switched off of which thing, or the path.
fn driver(dossier: &Dossier, row: Row<'_, DriversDays>) -> String {
    let path = row.driver();
    let kind = DriverKind::ALL.into_iter().find(|kind| kind.word() == row.kind());
    let name = kind.and_then(|kind| label::driver_name(dossier.names(), kind, path));
    name.unwrap_or_else(|| path.to_owned())
}
