//! The sections of a briefing, one file per concern: from tables to sentences, tables and pictures.

mod calendar;
mod estimated;

mod facts;
mod paper;
mod bottom;
mod drift;
mod bottleneck;
mod matrix;
mod curves;
mod schedule;
mod camps;
mod map;
mod replay;
mod places;
mod ledger;
mod handover;
mod people;
mod equipment;
mod drivers;
mod sweep;
mod swept;
mod decisions;
mod comparison;
mod register;
mod claims;
mod scores;
mod method;

use fluent_bundle::FluentValue;

use crate::id::DeadlineId;
use crate::time::Moment;

use super::super::Document;
use super::block::{Block, Briefing, Offer, Section, Table, Value};
use super::dossier::{Dossier, Which};
use super::first;
use crate::archive::{NoBriefing, proportion};
use crate::results::sweep::Points;
use crate::words;
pub(super) use facts::found;

/// Composes the whole briefing of a folder of results.
pub(super) fn compose(dossier: &Dossier) -> Result<Briefing, NoBriefing> {
    let sections = sections(dossier)?;
    Ok(Briefing {
        texts: dossier.texts.clone(),
        title: Document::title(dossier.scenario(), dossier.language()),
        marking: crate::Document::marking(dossier.scenario(), dossier.language()),
        as_of: dossier.long_date(dossier.known),
        moment: dossier.scenario().clock.civil(Moment::START),
        played: played(dossier)?,
        source: source(dossier),
        choices: offers(dossier),
        chosen_from: offered_in_part(dossier),
        cards: cards(dossier)?,
        sections: sections.into_iter().filter(|section| !section.blocks.is_empty()).collect(),
        places: places::places(dossier)?,
    })
}

/// The sections in the order in which they are read: of a run, or of a sweep by itself.
fn sections(dossier: &Dossier) -> Result<Vec<Section>, NoBriefing> {
    if dossier.results.has::<Points>() {
        let made = [swept::section_of, sweep::section_of, method::section_of];
        return made.iter().map(|section_of| section_of(dossier)).collect();
    }
    let made = [
        bottom::section_of,
        matrix::glance,
        drift::section_of,
        curves::section_of,
        schedule::section_of,
        camps::section_of,
        map::section_of,
        replay::section_of,
        ledger::section_of,
        handover::section_of,
        people::section_of,
        equipment::section_of,
        matrix::section_of,
        drivers::section_of,
        sweep::section_of,
        decisions::section_of,
        comparison::section_of,
        register::section_of,
        claims::section_of,
        scores::section_of,
        method::section_of,
    ];
    made.iter().map(|section_of| section_of(dossier)).collect()
}

/// A section under the heading that belongs to its id.
fn section(dossier: &Dossier, id: &'static str, blocks: Vec<Block>) -> Section {
    Section { id, title: dossier.texts.say(&format!("{id}-title")), blocks }
}

/// What was played, in a sentence.
fn played(dossier: &Dossier) -> Result<String, NoBriefing> {
    let manifest = &dossier.results.manifest;
    if let Some(points) = dossier.points()? {
        let shown = |number: f64| dossier.language().number(number, 0);
        return Ok(dossier.texts.with(
            "swept-played",
            &[
                ("points", &shown(points as f64)),
                ("runs", &shown(manifest.runs as f64)),
                ("from", &dossier.long_date(Moment::START)),
                ("until", &dossier.long_date_end(dossier.scenario().until)),
            ],
        ));
    }
    let runs = replications(dossier);
    let (plans, cases) = (dossier.study.plans.len(), dossier.study.cases.len());
    let each = match plans * cases {
        0 | 1 => String::new(),
        _ => format!(" {}", dossier.texts.say("played-each")),
    };
    let said = dossier.texts.fill(
        "played",
        &[
            ("from", text(dossier.long_date(dossier.known))),
            ("until", text(dossier.long_date_end(dossier.scenario().until))),
            ("runs", text(runs)),
            ("plans", count(plans)),
            ("cases", count(cases)),
            ("each", text(each)),
        ],
    );
    Ok(said)
}

/// How often each plan was played under each case.
fn replications(dossier: &Dossier) -> String {
    let manifest = &dossier.results.manifest;
    words::replications(dossier.language(), manifest.replications, manifest.is_even())
}

/// Where the numbers come from, in a sentence.
fn source(dossier: &Dossier) -> String {
    let manifest = &dossier.results.manifest;
    let digest = dossier.results.identity().map_or_else(String::new, |it| it.resolved);
    dossier.texts.fill(
        "source",
        &[
            ("version", text(&manifest.version)),
            ("command", text(&manifest.command)),
            ("scenario", text(&manifest.scenario)),
            ("digest", text(digest.chars().take(12).collect::<String>())),
            ("seed", text(manifest.seed.to_string())),
        ],
    )
}

/// The most plans and cases that one file offers; more would make it too heavy to send.
const MOST_OFFERS: usize = 150;

/// What the reader may choose: everything played, or where that is too much, every plan under the
/// first case and the first plan under every case, as far as there is room.
fn offered(dossier: &Dossier) -> Vec<Which> {
    let all: Vec<Which> = dossier.variants().collect();
    if all.len() <= MOST_OFFERS { all } else { edges(all, MOST_OFFERS) }
}

/// The first plans and cases by turns, so that neither leaves the other out; in the order of all.
fn edges(all: Vec<Which>, most: usize) -> Vec<Which> {
    let is_edge = |which: &Which| which.plan == 0 || which.case == 0;
    let mut edges: Vec<Which> = all.into_iter().filter(is_edge).collect();
    edges.sort_by_key(|which| (which.plan.max(which.case), which.case));
    edges.truncate(most);
    edges.sort();
    edges
}

/// That not everything played may be chosen, in a sentence.
fn offered_in_part(dossier: &Dossier) -> Option<String> {
    let (some, all) = (offered(dossier).len(), dossier.variants().count());
    let number = |count: usize| text(dossier.language().number(count as f64, 0));
    (some < all)
        .then(|| dossier.texts.fill("choose-some", &[("some", number(some)), ("all", number(all))]))
}

fn offers(dossier: &Dossier) -> Vec<Offer> {
    let offer = |which: Which| Offer {
        key: offer_key(which),
        plan: dossier.plan(which.plan),
        case: dossier.case(which.case),
    };
    offered(dossier).into_iter().map(offer).collect()
}

/// The cards of the first page under all choices but the first, whose cards stand in it; none of a sweep.
fn cards(dossier: &Dossier) -> Result<Vec<(usize, Table)>, NoBriefing> {
    let offers = offered(dossier);
    if dossier.results.has::<Points>() || offers.len() < 2 {
        return Ok(Vec::new());
    }
    let facts = facts::facts(dossier)?;
    let others = offers.into_iter().enumerate().filter(|(_, which)| *which != Which::FIRST);
    Ok(others.map(|(place, which)| (place, facts.cards((which.plan, which.case)))).collect())
}

/// What blocks of one plan under one case are marked with.
fn offer_key(which: Which) -> String {
    format!("{}-{}", which.plan, which.case)
}

/// Blocks made for every plan and case that the reader may choose.
fn chosen(
    dossier: &Dossier,
    mut blocks: impl FnMut(Which) -> Result<Vec<Block>, NoBriefing>,
) -> Result<Block, NoBriefing> {
    let made = offered(dossier).into_iter().enumerate();
    let made = made.map(|(place, which)| Ok((place, blocks(which)?)));
    Ok(Block::Chosen(made.collect::<Result<_, _>>()?))
}

/// The date of a cell, or that it lies beyond the horizon.
fn date_or_beyond(dossier: &Dossier, at: Option<Moment>) -> Value {
    let clock = &dossier.scenario().clock;
    match at {
        Some(at) => Value::Date(clock.civil_end(at)),
        None => Value::Beyond(clock.civil_end(dossier.scenario().until)),
    }
}

/// A chance by two cells; nothing without runs.
fn proportion_cell(hits: Option<u32>, n: Option<u32>) -> Value {
    match proportion(hits, n) {
        none if none.n == 0 => Value::Empty,
        chance => Value::Chance(chance),
    }
}

/// A sentence filled with texts.
fn fill(dossier: &Dossier, id: &str, values: &[(&str, String)]) -> String {
    let values: Vec<_> = values.iter().map(|(name, value)| (*name, text(value.as_str()))).collect();
    dossier.texts.fill(id, &values)
}

/// The deadline that a briefing is about first.
fn main_deadline(dossier: &Dossier) -> Option<DeadlineId> {
    let rows = facts::deadlines(dossier).unwrap_or_default();
    first::main(dossier.scenario(), &rows)
}

/// Something to be filled into a sentence.
fn text<'a>(text: impl Into<String>) -> FluentValue<'a> {
    FluentValue::from(text.into())
}

/// A number of things to be filled into a sentence, which chooses the plural.
fn count<'a>(count: usize) -> FluentValue<'a> {
    FluentValue::from(count)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn where_there_is_no_room_for_all_plans_and_cases_are_offered_by_turns() {
        let of = |plans: usize, cases: usize, most: usize| {
            let all = (0..plans).flat_map(|plan| (0..cases).map(move |case| Which { plan, case }));
            edges(all.collect(), most).iter().map(|it| (it.plan, it.case)).collect::<Vec<_>>()
        };
        // Many cases do not leave out the plans, nor the other way round.
        assert_eq!(of(3, 9, 6), [(0, 0), (0, 1), (0, 2), (0, 3), (1, 0), (2, 0)]);
        assert_eq!(of(9, 2, 4), [(0, 0), (0, 1), (1, 0), (2, 0)]);
        assert_eq!(of(2, 2, 9), [(0, 0), (0, 1), (1, 0)]);
    }
}
