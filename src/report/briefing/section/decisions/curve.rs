//! What was played to answer `decide` and `breakpoint`, drawn: the chance of holding each deadline by
//! the day of the switch, or by the value of the factor.

use super::super::super::block::{Block, Figure};
use super::super::super::dossier::Dossier;
use super::super::super::picture::{Along, EdgeCurve, EdgePoint, Entry, Flag, Sign, edge_curves};
use super::super::{calendar, fill};
use super::{factor, has_last_day, holds, shown, under};
use crate::archive::{Records, Row, proportion};
use crate::proportion::with_interval;
use crate::threshold::Met;
use crate::threshold::breakpoint::{BreakpointCurve, BreakpointTable};
use crate::threshold::decision::{DecisionCurve, DecisionTable};
use crate::time::Moment;

/// The picture of one switch, of so many answers drawn before it.
pub(super) fn of_switch(
    dossier: &Dossier,
    number: usize,
    found: &Records<DecisionTable>,
    played: &Records<DecisionCurve>,
) -> Option<Block> {
    let about = found.iter().next()?.about();
    let [from, to] = [about.from_plan(), about.to_plan()].map(|key| dossier.plan_named(key));
    let names = [("from", from), ("to", to), ("case", dossier.case_named(about.case()))];
    let days = played.iter().filter_map(|row| row.decided()).max()?;
    let dues = found.iter().filter_map(|row| due(dossier, row.about().deadline()));
    let axis = calendar::axis(dossier, dues.chain([days]).max()?);
    let curve = |row: Row<'_, DecisionTable>| {
        let deadline = row.about().deadline();
        let own = || played.iter().filter(|point| point.about().deadline() == deadline);
        let mut days: Vec<_> = own().filter_map(|row| Some((row.decided()?, row.met()))).collect();
        days.sort_by_key(|(at, _)| *at);
        let points = days
            .into_iter()
            .filter_map(|(at, met)| point(dossier, axis.across(at), met, &dossier.long_date(at)));
        let has_last = row.reach() == "edge" && row.in_vain() != Some(true) && has_last_day(row);
        let last = row.latest().filter(|_| has_last);
        let due = due(dossier, deadline);
        let flag = |at: Moment| fill(dossier, "curves-due", &[("date", dossier.date_end(at))]);
        let never = row.p_met_never();
        EdgeCurve {
            title: switch_title(dossier, row),
            points: points.collect(),
            wanted: row.p_wanted().map(|it| (it, named(dossier, "decisions-wanted-at", it))),
            never: never.map(|it| (it, named(dossier, "decisions-never-at", it))),
            edge: last.map(|at| {
                let date = dossier.date(at);
                (axis.across(at), fill(dossier, "decisions-last-day", &[("date", date)]))
            }),
            begins: None,
            due: due.map(|at| Flag { at, name: flag(at) }),
        }
    };
    let curves: Vec<EdgeCurve> = found.iter().map(curve).collect();
    let signs = [
        (Sign::Line, "decisions-line"),
        (Sign::Band, "interval-95"),
        (Sign::Dashes, "decisions-dashes"),
        (Sign::Dots, "decisions-dots"),
    ];
    let caption = fill(dossier, "decisions-drawn-switch", &names);
    Some(figure(
        dossier,
        format!("decision-curve-{number}"),
        caption,
        &Along::Days(axis),
        &curves,
        &signs,
    ))
}

/// The picture of one factor, of so many answers drawn before it.
pub(super) fn of_factor(
    dossier: &Dossier,
    number: usize,
    found: &Records<BreakpointTable>,
    played: &Records<BreakpointCurve>,
) -> Option<Block> {
    let about = found.iter().next()?.about();
    let unit = about.unit();
    let mut values: Vec<(f64, &str)> = played
        .iter()
        .filter_map(|row| Some((along(row.value_number(), row.value_date())?, row.value())))
        .collect();
    values.sort_by(|one, other| one.0.total_cmp(&other.0));
    values.dedup_by(|one, other| one.0 == other.0);
    let (low, high) = (values.first()?.0, values.last()?.0);
    let across = |value: f64| if high > low { (value - low) / (high - low) } else { 0.5 };
    let written = |value: &str| shown(dossier, unit, value);
    let curve = |row: Row<'_, BreakpointTable>| {
        let deadline = row.about().deadline();
        let own = played.iter().filter(|point| point.about().deadline() == deadline);
        let mut own: Vec<_> = own
            .filter_map(|row| {
                Some((along(row.value_number(), row.value_date())?, row.value(), row.met()))
            })
            .collect();
        own.sort_by(|one, other| one.0.total_cmp(&other.0));
        let points = own
            .into_iter()
            .filter_map(|(value, text, met)| point(dossier, across(value), met, &written(text)));
        let last = along(row.value_number(), row.value_date()).filter(|_| row.reach() == "edge");
        let begins = along(row.begins_number(), row.begins_date());
        EdgeCurve {
            title: factor_title(dossier, row),
            points: points.collect(),
            wanted: row.p_wanted().map(|it| (it, named(dossier, "decisions-wanted-at", it))),
            never: None,
            edge: last.map(|value| (across(value), written(row.value()))),
            begins: begins.map(|value| (across(value), written(row.begins()))),
            due: None,
        }
    };
    let curves: Vec<EdgeCurve> = found.iter().map(curve).collect();
    let ends = [values.first()?, values.last()?];
    let ticks = ends.map(|(value, text)| (across(*value), written(text)));
    let names = [
        ("factor", factor(dossier, about.factor()).trim_end_matches('.').to_owned()),
        ("under", under(dossier, about.plan(), about.case())),
    ];
    let signs = [
        (Sign::Line, "decisions-line"),
        (Sign::Band, "interval-95"),
        (Sign::Dashes, "decisions-wanted"),
    ];
    let caption = fill(dossier, "decisions-drawn-factor", &names);
    let along = Along::Values(ticks.to_vec());
    Some(figure(dossier, format!("breakpoint-curve-{number}"), caption, &along, &curves, &signs))
}

/// Where a value stands along its factor: a number, or a date by its second.
pub(super) fn along(number: Option<f64>, date: Option<Moment>) -> Option<f64> {
    number.or(date.map(|at| at.0 as f64))
}

fn figure(
    dossier: &Dossier,
    id: String,
    caption: String,
    along: &Along<'_>,
    curves: &[EdgeCurve],
    signs: &[(Sign, &str)],
) -> Block {
    let signs: Vec<Entry> = signs
        .iter()
        .map(|(sign, id)| Entry { sign: *sign, meaning: dossier.texts.say(id) })
        .collect();
    let told = curves.iter().map(|curve| {
        let points: Vec<&str> = curve.points.iter().map(|point| point.says.as_str()).collect();
        format!("{}. {}.", curve.title, points.join("; "))
    });
    Block::Figure(Figure {
        id,
        caption,
        description: told.collect::<Vec<_>>().join(" "),
        picture: edge_curves(along, curves, &signs, dossier.language()),
    })
}

/// What was found of a deadline, above its curve.
fn switch_title(dossier: &Dossier, row: Row<'_, DecisionTable>) -> String {
    let id = match (row.reach(), row.latest()) {
        _ if row.in_vain() == Some(true) => "decisions-part-vain",
        ("nowhere", _) | (_, None) => "decisions-part-no-day",
        _ if row.without() == "holds" => "decisions-part-without",
        _ if row.without() == "untold" => "decisions-part-untold",
        ("everywhere", _) => "decisions-part-any-day",
        _ => "decisions-part-by",
    };
    let date = row.latest().map_or_else(String::new, |at| dossier.date(at));
    let deadline = dossier.deadline(row.about().deadline());
    fill(dossier, id, &[("deadline", deadline), ("date", date)])
}

fn factor_title(dossier: &Dossier, row: Row<'_, BreakpointTable>) -> String {
    let id = match row.reach() {
        "nowhere" => "decisions-part-nowhere",
        "everywhere" => "decisions-part-everywhere",
        _ => "decisions-part-factor",
    };
    let deadline = dossier.deadline(row.about().deadline());
    fill(dossier, id, &[("deadline", deadline), ("holds", holds(dossier, row))])
}

/// One point; none where no run had an outcome.
fn point(dossier: &Dossier, across: f64, met: Row<'_, Met>, at: &str) -> Option<EdgePoint> {
    let chance = with_interval(proportion(met.met(), met.n()), dossier.language());
    let says = fill(dossier, "decisions-point", &[("at", at.to_owned()), ("chance", chance)]);
    let between = [met.p_met_low()?, met.p_met_high()?];
    Some(EdgePoint { across, chance: met.p_met()?, between, says })
}

fn named(dossier: &Dossier, id: &str, chance: f64) -> String {
    fill(dossier, id, &[("chance", dossier.language().percent(chance))])
}

/// When a deadline is due, unless it is a limit on time.
fn due(dossier: &Dossier, deadline: &str) -> Option<Moment> {
    let deadlines = &dossier.scenario().deadlines;
    let id = Dossier::find(deadlines, deadline, |it| &it.name)?;
    calendar::is_dated(dossier, deadline).then(|| deadlines[id].due)
}
