//! Method and limits: how the numbers were made, what they leave out, and which verdict that could
//! change.
//!
//! The list of items follows STRESS-DES (Monks et al. 2019, "Strengthening the reporting of empirical
//! simulation studies", Journal of Simulation 13(1)) and the practices for a schedule risk analysis of
//! the United States Government Accountability Office (GAO-16-89G, best practice 8).

use super::super::block::{Block, Column, Section, Table, Value};
use super::super::dossier::{Dossier, Which};
use super::{bottom, count, section};
use crate::analysis::Likelihood;
use crate::archive::{NoBriefing, Records, Row, proportion};
use crate::results::assumptions::Drivers;
use crate::results::deadlines::Deadlines;
use crate::results::sweep::Points;

/// The section.
pub(super) fn section_of(dossier: &Dossier) -> Result<Section, NoBriefing> {
    let texts = &dossier.texts;
    let mut blocks = vec![
        Block::Text(how(dossier)?),
        Block::Text(texts.say("method-intervals")),
        Block::Text(estimates(dossier)),
        Block::Heading(texts.say("method-limits")),
        Block::List(limits(dossier)?),
        Block::Heading(texts.say("method-checklist")),
        Block::Table(checklist(dossier)),
    ];
    blocks.push(Block::Note(texts.say("method-sources")));
    Ok(section(dossier, "method", blocks))
}

/// How often what was played, and with which luck.
fn how(dossier: &Dossier) -> Result<String, NoBriefing> {
    let manifest = &dossier.results.manifest;
    let shown = |number: u64| dossier.language().number(number as f64, 0);
    let points = dossier.points()?;
    let id = if points.is_some() { "method-how-sweep" } else { "method-how" };
    Ok(dossier.texts.with(
        id,
        &[
            ("points", &shown(points.unwrap_or_default() as u64)),
            ("runs", &shown(manifest.runs)),
            ("replications", &super::replications(dossier)),
            ("events", &shown(manifest.events)),
            ("seed", &manifest.seed.to_string()),
            ("version", &manifest.version),
        ],
    ))
}

/// How many assumptions are estimates, and how well they are founded.
fn estimates(dossier: &Dossier) -> String {
    let assumptions = dossier.scenario().assumptions.values();
    let all = assumptions.len();
    let graded = |from: char, to: char| {
        let assumptions = dossier.scenario().assumptions.values();
        let is_in = |grade: &str| grade.starts_with(|letter| (from..=to).contains(&letter));
        assumptions.filter(|it| is_in(&it.grade)).count()
    };
    dossier.texts.fill(
        "method-estimates",
        &[
            ("all", count(all)),
            ("good", count(graded('A', 'B'))),
            ("fair", count(graded('C', 'C'))),
            ("poor", count(graded('D', 'F'))),
        ],
    )
}

/// What the numbers leave out, each with the verdict that it could change.
fn limits(dossier: &Dossier) -> Result<Vec<String>, NoBriefing> {
    let mut limits = Vec::new();
    if !dossier.results.has::<Points>() {
        let records = dossier.results.table::<Deadlines>()?;
        limits.extend(on_the_edge(dossier, &records));
        limits.extend(beyond_the_horizon(dossier, &records));
        limits.extend(poorly_founded(dossier)?);
    }
    limits.extend(bottom::failed(dossier));
    if !dossier.older.is_empty() {
        let commands = dossier.older.join(", ");
        limits.push(dossier.texts.with("method-older", &[("commands", &commands)]));
    }
    if !dossier.unaware.is_empty() {
        let commands = dossier.unaware.join(", ");
        limits.push(dossier.texts.with("method-unaware", &[("commands", &commands)]));
    }
    limits.extend(["method-model", "method-independent"].map(|id| dossier.texts.say(id)));
    if !dossier.scenario().forces.is_empty() {
        limits.push(dossier.texts.say("method-forces"));
    }
    Ok(limits)
}

fn first_rows<'a, T>(
    dossier: &'a Dossier,
    records: &'a Records<T>,
) -> impl Iterator<Item = Row<'a, T>> {
    let (plan, case) = dossier.keys(Which::FIRST);
    records.of(plan, case)
}

/// Deadlines whose likelihood term could be another within the interval.
fn on_the_edge(dossier: &Dossier, records: &Records<Deadlines>) -> Option<String> {
    let is_on_edge = |row: &Row<'_, Deadlines>| {
        let (low, high) = proportion(row.missed(), row.n()).interval();
        Likelihood::of(low) != Likelihood::of(high)
    };
    let deadlines = first_rows(dossier, records).filter(is_on_edge);
    let named: Vec<String> =
        deadlines.map(|row| dossier.language().quoted(&dossier.deadline(row.deadline()))).collect();
    let named = named.join(", ");
    (!named.is_empty()).then(|| dossier.texts.with("method-edge", &[("deadlines", &named)]))
}

/// Deadlines that some runs do not reach before the end.
fn beyond_the_horizon(dossier: &Dossier, records: &Records<Deadlines>) -> Vec<String> {
    let until = dossier.long_date_end(dossier.scenario().until);
    let rows = first_rows(dossier, records).filter(|row| row.unreached() > Some(0));
    rows.map(|row| {
        let deadline = dossier.deadline(row.deadline());
        let shown =
            |count: Option<u32>| dossier.language().number(f64::from(count.unwrap_or_default()), 0);
        let (unreached, n) = (shown(row.unreached()), shown(row.n()));
        dossier.texts.with(
            "method-horizon",
            &[("deadline", &deadline), ("unreached", &unreached), ("n", &n), ("until", &until)],
        )
    })
    .collect()
}

/// Assumptions on poor evidence that a deadline hangs on.
fn poorly_founded(dossier: &Dossier) -> Result<Vec<String>, NoBriefing> {
    if !dossier.results.has::<Drivers>() {
        return Ok(Vec::new());
    }
    let records = dossier.results.table::<Drivers>()?;
    let mut said: Vec<(String, Vec<String>)> = Vec::new();
    for row in first_rows(dossier, &records).filter(|row| row.load_bearing() == Some(true)) {
        let assumptions = &dossier.scenario().assumptions;
        let key = row.assumption();
        let Some(id) = Dossier::find(assumptions, key, |it| &it.name) else { continue };
        if !assumptions[id].grade.starts_with(['D', 'E', 'F']) {
            continue;
        }
        let statement = dossier.labelled(assumptions, key, |it| (&it.name, &it.statement));
        let named =
            format!("{} ({})", dossier.language().quoted(&statement), assumptions[id].grade);
        let deadline = dossier.language().quoted(&dossier.deadline(row.deadline()));
        match said.iter_mut().find(|(said, _)| *said == named) {
            Some((_, deadlines)) => deadlines.push(deadline),
            None => said.push((named, vec![deadline])),
        }
    }
    let sentence = |(assumption, deadlines): (String, Vec<String>)| {
        let deadlines = deadlines.join(", ");
        dossier.texts.with("method-poor", &[("assumption", &assumption), ("deadlines", &deadlines)])
    };
    Ok(said.into_iter().map(sentence).collect())
}

/// How an item of the checklist stands.
#[derive(Clone, Copy)]
enum Holds {
    Yes,
    Partly,
    No,
}

impl Holds {
    fn id(self) -> &'static str {
        match self {
            Self::Yes => "method-yes",
            Self::Partly => "method-partly",
            Self::No => "method-no",
        }
    }
}

/// The items, each with whether it holds in this run and where to look.
fn checklist(dossier: &Dossier) -> Table {
    let scenario = dossier.scenario();
    let is_founded = scenario
        .assumptions
        .values()
        .all(|it| it.owner != crate::scenario::Label::default() && !it.grade.is_empty());
    let data = if is_founded { Holds::Yes } else { Holds::Partly };
    let based = scenario.deadlines.values().all(|it| !it.basis.is_empty());
    let purpose = if based { Holds::Yes } else { Holds::Partly };
    let items = [
        ("purpose", purpose),
        ("logic", Holds::Yes),
        ("scenarios", Holds::Yes),
        ("data", data),
        ("start", Holds::Yes),
        ("estimation", Holds::Yes),
        ("random", Holds::Yes),
        ("machine", Holds::No),
        ("code", Holds::Yes),
        ("gao-drivers", Holds::Yes),
        ("gao-merge", Holds::Yes),
        ("gao-correlation", Holds::Partly),
        ("gao-contingency", Holds::No),
        ("gao-history", Holds::No),
    ];
    let row = |(item, holds): (&str, Holds)| {
        vec![
            Value::text(dossier.texts.say(&format!("method-item-{item}"))),
            Value::text(dossier.texts.say(holds.id())),
            Value::text(dossier.texts.say(&format!("method-where-{item}"))),
        ]
    };
    Table {
        id: "checklist".to_owned(),
        caption: dossier.texts.say("method-checklist-caption"),
        columns: ["method-item", "method-holds", "method-where"]
            .map(|head| Column::new(dossier.texts.say(head)))
            .into(),
        rows: items.into_iter().map(row).collect(),
    }
}
