//! Decisions: until when a switch of plan helps, which value still holds, what one more buys.

mod curve;

use super::super::block::{Block, Column, Section, Table, Value};
use super::super::dossier::{Dossier, Which};
use super::super::switched::{Days, Given, Seen, Switched, Without, under as under_case};
use super::{proportion, section};
use crate::archive::{Archive, NoBriefing, Records, Row};
use crate::effect::WORTH_A_WORD;
use crate::effect::label;
use crate::effect::marginal::Marginal;
use crate::proportion::of_ends;
use crate::scenario::LeverKind;
use crate::schema::Schema;
use crate::threshold::ThresholdShape;
use crate::threshold::breakpoint::BreakpointTable;
use crate::threshold::decision::DecisionTable;
use crate::threshold::wording;
use crate::words;

/// Levers of one table.
const MOST_LEVERS: usize = 10;

/// What `decide`, `breakpoint` and `marginal` found, if they were asked.
pub(super) fn section_of(dossier: &Dossier) -> Result<Section, NoBriefing> {
    let mut blocks = drawn(dossier, curve::of_switch)?;
    let switches = gathered(dossier, switches)?;
    blocks.extend(listed(dossier, "decisions-switch", &SWITCH, switches));
    blocks.extend(drawn(dossier, curve::of_factor)?);
    let breakpoints = gathered(dossier, breakpoints)?;
    blocks.extend(listed(dossier, "decisions-breakpoint", &BREAKPOINT, breakpoints));
    let levers = gathered(dossier, levers)?;
    blocks.extend(listed(dossier, "decisions-lever", &LEVER, levers));
    Ok(section(dossier, "decisions", blocks))
}

/// A picture of every answer that has what was found and what was played.
fn drawn<Found: Schema, Played: Schema>(
    dossier: &Dossier,
    draw: impl Fn(&Dossier, usize, &Records<Found>, &Records<Played>) -> Option<Block>,
) -> Result<Vec<Block>, NoBriefing> {
    let has_both = |answer: &&Archive| answer.has::<Found>() && answer.has::<Played>();
    let answers = dossier.answers.iter().filter(has_both).enumerate();
    let drawn = answers
        .map(|(number, answer)| Ok(draw(dossier, number + 1, &answer.table()?, &answer.table()?)));
    Ok(drawn.collect::<Result<Vec<_>, NoBriefing>>()?.into_iter().flatten().collect())
}

type Rows = Vec<Vec<Value>>;

/// What is told of every answer that has such a table.
fn gathered<T: Schema>(
    dossier: &Dossier,
    told: impl Fn(&Dossier, &Records<T>) -> Rows,
) -> Result<Rows, NoBriefing> {
    let answers = dossier.answers.iter().filter(|answer| answer.has::<T>());
    let made = answers.map(|answer| Ok(told(dossier, &answer.table()?)));
    Ok(made.collect::<Result<Vec<Rows>, NoBriefing>>()?.into_iter().flatten().collect())
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

/// What was found about each deadline, by its key, in sentences for the first page.
pub(super) fn in_sentences(dossier: &Dossier) -> Result<Vec<(String, String)>, NoBriefing> {
    let mut said = Vec::new();
    for answer in dossier.answers.iter().filter(|answer| answer.has::<DecisionTable>()) {
        let records = answer.table::<DecisionTable>()?;
        let told = |row: Row<'_, DecisionTable>| {
            (row.about().deadline().to_owned(), switch_sentence(dossier, row))
        };
        said.extend(records.iter().map(told));
    }
    for answer in dossier.answers.iter().filter(|answer| answer.has::<BreakpointTable>()) {
        let records = answer.table::<BreakpointTable>()?;
        let is_found = |row: &Row<'_, BreakpointTable>| row.reach() == "edge";
        let told = |row: Row<'_, BreakpointTable>| {
            (row.about().deadline().to_owned(), breakpoint_sentence(dossier, row))
        };
        said.extend(records.iter().filter(is_found).map(told));
    }
    Ok(said)
}

fn switch_sentence(dossier: &Dossier, row: Row<'_, DecisionTable>) -> String {
    let about = row.about();
    let ends = |share: Option<f64>, low: Option<f64>, high: Option<f64>| {
        let ends = (low.unwrap_or(0.0), high.unwrap_or(1.0));
        share.map_or_else(|| "–".to_owned(), |it| of_ends(it, ends, dossier.language()))
    };
    let answer = Switched {
        deadline: dossier.deadline(about.deadline()),
        plans: [about.from_plan(), about.to_plan()].map(|key| dossier.plan_named(key)),
        case: told_case(dossier, about.case()),
        wanted: share(dossier, row.p_wanted()),
        days: days(dossier, row),
        ends: [
            ends(row.p_met_at_once(), row.p_met_at_once_low(), row.p_met_at_once_high()),
            ends(row.p_met_never(), row.p_met_never_low(), row.p_met_never_high()),
        ],
    };
    let said = answer.said(&dossier.texts);
    // Where it cannot be said which day is best, it has been.
    match answer.days {
        Days::Never | Days::AtOnce | Days::Unseen => said,
        _ => said + &uneven(dossier, row.shape()),
    }
}

fn days(dossier: &Dossier, row: Row<'_, DecisionTable>) -> Days {
    let between = || in_brackets(dossier, &days_between(dossier, row));
    let given = match (row.reach(), row.latest()) {
        ("nowhere", _) | (_, None) => Given::Nowhere,
        ("everywhere", Some(at)) => Given::Everywhere(dossier.long_date(at), between()),
        (_, Some(at)) => Given::Until(dossier.long_date(at), between()),
    };
    let share = |share: Option<f64>| share.unwrap_or_default();
    Days::of(Seen {
        is_vain: row.in_vain() == Some(true),
        without: Without::of_word(row.without()).unwrap_or(Without::Fails),
        given,
        at_once: (share(row.p_met_at_once()), share(row.p_met_at_once_low())),
        never: share(row.p_met_never()),
        is_monotone: !is_uneven(row.shape()),
    })
}

/// A case in a sentence, unless it is the first, of which the page is.
fn told_case(dossier: &Dossier, key: &str) -> Option<String> {
    let (_, first) = dossier.keys(Which::FIRST);
    (key != first).then(|| dossier.case_named(key))
}

fn breakpoint_sentence(dossier: &Dossier, row: Row<'_, BreakpointTable>) -> String {
    let factor = factor(dossier, row.about().factor());
    let plan = dossier.plan_named(row.about().plan());
    let case = told_case(dossier, row.about().case());
    let said = dossier.texts.with(
        "decisions-say-breakpoint",
        &[
            ("plan", &plan),
            ("under", &under_case(&dossier.texts, case.as_deref())),
            ("deadline", &dossier.deadline(row.about().deadline())),
            ("factor", factor.trim_end_matches('.')),
            ("holds", &holds(dossier, row)),
            ("between", &in_brackets(dossier, &values_between(dossier, row))),
            ("chance", &share(dossier, row.p_wanted())),
        ],
    );
    said + &uneven(dossier, row.shape())
}

/// The interval of what a sentence says, behind it.
fn in_brackets(dossier: &Dossier, interval: &str) -> String {
    match interval {
        "" => String::new(),
        _ => format!(" {}", dossier.texts.with("decisions-between", &[("interval", interval)])),
    }
}

fn is_uneven(shape: Row<'_, ThresholdShape>) -> bool {
    shape.monotone() == Some(false)
}

/// A sentence more where the chance does not only fall, so that there is more than one edge.
fn uneven(dossier: &Dossier, shape: Row<'_, ThresholdShape>) -> String {
    match is_uneven(shape) {
        true => format!(" {}", dossier.texts.say("decisions-say-uneven")),
        false => String::new(),
    }
}

/// What a cell says, with a mark where the note on uneven rows is about it.
fn marked(shape: Row<'_, ThresholdShape>, said: String) -> Value {
    Value::text(if is_uneven(shape) { format!("{said}\u{a0}†") } else { said })
}

fn share(dossier: &Dossier, share: Option<f64>) -> String {
    share.map_or_else(String::new, |it| dossier.language().percent(it))
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

fn switches(dossier: &Dossier, records: &Records<DecisionTable>) -> Rows {
    let row = |row: Row<'_, DecisionTable>| {
        let about = row.about();
        let plans = [about.from_plan(), about.to_plan()].map(|key| dossier.plan_named(key));
        let case = dossier.case_named(row.about().case());
        let switch = dossier
            .texts
            .with("decisions-from-to", &[("from", &plans[0]), ("to", &plans[1]), ("case", &case)]);
        vec![
            Value::text(switch),
            Value::text(dossier.deadline(row.about().deadline())),
            row.p_wanted().map_or(Value::Empty, Value::Share),
            latest(dossier, row),
            Value::text(if has_last_day(row) { days_between(dossier, row) } else { String::new() }),
            row.p_met_at_once().map_or(Value::Empty, Value::Share),
            row.p_met_never().map_or(Value::Empty, Value::Share),
        ]
    };
    records.iter().map(row).collect()
}

/// Whether there is a day after which it is too late: not where it may hold without a switch.
fn has_last_day(row: Row<'_, DecisionTable>) -> bool {
    !matches!(row.without(), "holds" | "untold")
}

/// The latest day, or that it is all days or none.
fn latest(dossier: &Dossier, row: Row<'_, DecisionTable>) -> Value {
    let (clock, texts) = (&dossier.scenario().clock, &dossier.texts);
    match (row.reach(), row.latest()) {
        ("nowhere", _) | (_, None) => marked(row.shape(), texts.say("decisions-no-day")),
        _ if row.without() == "holds" => marked(row.shape(), texts.say("decisions-without")),
        _ if row.without() == "untold" => marked(row.shape(), texts.say("decisions-untold")),
        ("everywhere", Some(at)) => {
            marked(row.shape(), texts.with("decisions-any-day", &[("date", &dossier.date(at))]))
        }
        (_, Some(at)) if is_uneven(row.shape()) => marked(row.shape(), dossier.date(at)),
        (_, Some(at)) => Value::Date(clock.civil(at)),
    }
}

/// The interval of the latest day; empty if there is none, one day if it is a single one.
fn days_between(dossier: &Dossier, row: Row<'_, DecisionTable>) -> String {
    match [row.interval_from(), row.interval_until()] {
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

fn breakpoints(dossier: &Dossier, records: &Records<BreakpointTable>) -> Rows {
    let row = |row: Row<'_, BreakpointTable>| {
        let holds = match row.reach() {
            "nowhere" => dossier.texts.say("decisions-nowhere"),
            "everywhere" => {
                let end = shown(dossier, row.about().unit(), row.value());
                dossier.texts.with("decisions-everywhere", &[("value", &end)])
            }
            _ => holds(dossier, row),
        };
        vec![
            Value::text(factor(dossier, row.about().factor())),
            Value::text(under(dossier, row.about().plan(), row.about().case())),
            Value::text(dossier.deadline(row.about().deadline())),
            row.p_wanted().map_or(Value::Empty, Value::Share),
            marked(row.shape(), holds),
            Value::text(values_between(dossier, row)),
            match proportion(row.met().met(), row.met().n()) {
                none if none.n == 0 => Value::Empty,
                chance => Value::Hold(chance),
            },
        ]
    };
    records.iter().map(row).collect()
}

/// The plan and the case of a row.
fn under(dossier: &Dossier, plan: &str, case: &str) -> String {
    let (plan, case) = (dossier.plan_named(plan), dossier.case_named(case));
    dossier.texts.with("decisions-plan-case", &[("plan", &plan), ("case", &case)])
}

/// The interval of the value, from its better end; empty if there is none, one value if it is a single one.
fn values_between(dossier: &Dossier, row: Row<'_, BreakpointTable>) -> String {
    let unit = row.about().unit();
    let ends =
        [row.interval_better(), row.interval_worse()].map(|value| shown(dossier, unit, value));
    match ends {
        [from, to] if from.is_empty() || to.is_empty() => String::new(),
        [from, to] if from == to => from,
        [from, to] => {
            let id = if unit == "date" { "from-to-dates" } else { "from-to" };
            dossier.texts.with(id, &[("from", &from), ("to", &to)])
        }
    }
}

/// On which side of the value it holds: `up to 20`, `from 25 Oct 2023`; on a hump `only from 17 h to 46 h`.
fn holds(dossier: &Dossier, row: Row<'_, BreakpointTable>) -> String {
    let unit = row.about().unit();
    if !row.begins().is_empty() {
        let [one, other] = [row.begins(), row.value()].map(|value| shown(dossier, unit, value));
        let at = curve::along(row.begins_number(), row.begins_date());
        let is_in_order = at <= curve::along(row.value_number(), row.value_date());
        let (low, high) = if is_in_order { (one, other) } else { (other, one) };
        let id = if unit == "date" { "decisions-hump-dates" } else { "decisions-hump" };
        return dossier.texts.with(id, &[("low", &low), ("high", &high)]);
    }
    let side = match (row.better_end(), unit) {
        ("from", "date") => "decisions-up-to-date",
        ("from", _) => "decisions-up-to",
        (_, "date") => "decisions-from-date",
        _ => "decisions-from",
    };
    dossier.texts.with(side, &[("value", &shown(dossier, unit, row.value()))])
}

/// A value as written, for the reader: a date in the reader's form.
fn shown(dossier: &Dossier, unit: &str, value: &str) -> String {
    match value.parse::<jiff::civil::DateTime>() {
        Ok(date) if unit == "date" => date
            .to_zoned_datetime(jiff::tz::TimeZone::UTC)
            .map_or_else(|_| value.to_owned(), |at| dossier.language().date(&at)),
        _ if value.is_empty() => String::new(),
        _ => wording::written(dossier.language(), value),
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

/// A lever with its step, for the reader: `Trucks at Gao: +1 truck`.
fn lever(dossier: &Dossier, row: Row<'_, Marginal>) -> String {
    let kind = LeverKind::ALL.iter().find(|kind| kind.word() == row.kind());
    match (kind, row.units()) {
        (Some(kind), Some(units)) => {
            label::lever_name(dossier.names(), (*kind, units), row.lever())
        }
        _ => named(dossier, row.lever()),
    }
}

const LEVER: [&str; 5] =
    ["decisions-lever", "decisions-under", "decisions-deadline", "decisions-gained", "interval-95"];

/// The levers that are seen to gain days, the most first.
fn gaining(records: &Records<Marginal>) -> Vec<Row<'_, Marginal>> {
    let gains = |row: &Row<'_, Marginal>| {
        let effect = row.effect();
        effect.mean_gained_low_days().is_some_and(|low| low >= WORTH_A_WORD)
            && effect.mean_gained_days().is_some_and(|mean| mean >= WORTH_A_WORD)
    };
    let mut rows: Vec<Row<'_, Marginal>> = records.iter().filter(gains).collect();
    // Half as many vehicles more are of interest only where fewer gain nothing.
    let is_fleet = |row: &Row<'_, Marginal>| row.kind() == LeverKind::Fleet.word();
    let fewer = rows.iter().filter(|row| !is_fleet(row)).map(|row| row.lever().to_owned());
    let fewer: Vec<String> = fewer.collect();
    rows.retain(|row| !is_fleet(row) || fewer.iter().all(|lever| lever != row.lever()));
    let gained = |row: &Row<'_, Marginal>| row.effect().mean_gained_days().unwrap_or_default();
    rows.sort_by(|one, other| gained(other).total_cmp(&gained(one)));
    rows
}

/// What pulling the lever that gains a deadline most days does to it, in a sentence, with those that
/// gain as much; under the first plan and case if that was asked.
pub(super) fn best_lever(dossier: &Dossier, deadline: &str) -> Result<Option<String>, NoBriefing> {
    let mut answers: Vec<&Archive> =
        dossier.answers.iter().filter(|answer| answer.has::<Marginal>()).collect();
    let (plan, case) = dossier.keys(Which::FIRST);
    let is = |names: &[String], key: &str| names.first().is_some_and(|name| name == key);
    answers.sort_by_key(|answer| {
        !(is(&answer.manifest.plans, plan) && is(&answer.manifest.cases, case))
    });
    let Some(answer) = answers.first() else { return Ok(None) };
    Ok(levers_told(dossier, &answer.table::<Marginal>()?, deadline))
}

/// The lever that gains most and those that gain as much, each once: by its smallest step.
fn levers_told(dossier: &Dossier, records: &Records<Marginal>, deadline: &str) -> Option<String> {
    let is_meant = |row: &Row<'_, Marginal>| row.which().deadline() == deadline;
    let gaining: Vec<Row<'_, Marginal>> = gaining(records).into_iter().filter(is_meant).collect();
    let days = |row: &Row<'_, Marginal>| {
        dossier.language().number(row.effect().mean_gained_days().unwrap_or_default(), 1)
    };
    let most = days(gaining.first()?);
    let mut best: Vec<Row<'_, Marginal>> = Vec::new();
    for row in gaining.into_iter().filter(|row| days(row) == most) {
        match best.iter_mut().find(|other| other.lever() == row.lever()) {
            Some(other) if row.units() < other.units() => *other = row,
            Some(_) => {}
            None => best.push(row),
        }
    }
    let names: Vec<String> = best.into_iter().map(|row| lever(dossier, row)).collect();
    let (levers, days) = (words::several(dossier.language(), &names), most.as_str());
    Some(match names.len() {
        1 => dossier.texts.with("first-lever", &[("lever", &levers), ("days", days)]),
        _ => dossier.texts.with("first-levers", &[("levers", &levers), ("days", days)]),
    })
}

fn levers(dossier: &Dossier, records: &Records<Marginal>) -> Rows {
    let mut rows = gaining(records);
    rows.truncate(MOST_LEVERS);
    let row = |row: &Row<'_, Marginal>| {
        let effect = row.effect();
        let days =
            |days: Option<f64>| days.map_or(Value::Empty, Value::Change).show(dossier.language());
        let ends = [days(effect.mean_gained_low_days()), days(effect.mean_gained_high_days())];
        vec![
            Value::text(lever(dossier, *row)),
            Value::text(under(dossier, row.which().plan(), row.which().case())),
            Value::text(dossier.deadline(row.which().deadline())),
            effect.mean_gained_days().map_or(Value::Empty, Value::Change),
            Value::text(dossier.texts.with("from-to", &[("from", &ends[0]), ("to", &ends[1])])),
        ]
    };
    rows.iter().map(row).collect()
}
