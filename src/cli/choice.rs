//! Choosing among plans, cases, deadlines and camps by name, with the nearest spelling of a wrong one.

use super::arguments::ChoiceArguments;
use super::error::CliError;
use crate::id::{CampId, DeadlineId};
use crate::scenario::Message;
use crate::scenario::message;
use crate::scenario::{Choice, Scenario, Study};

/// The study with only the plans and cases asked for; all where none is.
pub(super) fn choose(study: Study, asked: &ChoiceArguments) -> Result<Study, CliError> {
    let plans = places("plan", &study.plans, &asked.plan)?;
    let cases = places("case", &study.cases, &asked.case)?;
    let place = |places: &[usize], index| places.iter().position(|place| *place == index);
    let variants = study.variants.into_iter().filter_map(|mut variant| {
        variant.plan = place(&plans, variant.plan)?;
        variant.case = place(&cases, variant.case)?;
        Some(variant)
    });
    let variants: Vec<_> = variants.collect();
    let keep = |choices: &[Choice], places: &[usize]| {
        places.iter().map(|place| choices[*place].clone()).collect()
    };
    let base = variants.first().map_or(study.base, |first| first.scenario.clone());
    let left_out = |place: &usize| !plans.contains(place);
    let unplayed: Vec<usize> = (0..study.plans.len()).filter(left_out).collect();
    let unplayed = keep(&study.plans, &unplayed);
    let (plans, cases) = (keep(&study.plans, &plans), keep(&study.cases, &cases));
    Ok(Study { base, plans, unplayed, cases, variants, ..study })
}

/// The places of the names asked for, in the study's order; all places if no name is asked for.
fn places(kind: &str, choices: &[Choice], asked: &[String]) -> Result<Vec<usize>, CliError> {
    let mut places = Vec::new();
    for name in asked {
        places.push(place(kind, choices, name)?);
    }
    places.sort_unstable();
    places.dedup();
    Ok(if asked.is_empty() { (0..choices.len()).collect() } else { places })
}

/// The place of a plan or case; the first if no name is asked for.
pub(super) fn place(kind: &str, choices: &[Choice], name: &str) -> Result<usize, CliError> {
    let is_it = |choice: &Choice| choice.name.as_str() == name;
    let names = || choices.iter().map(|choice| choice.name.as_str());
    choices.iter().position(is_it).ok_or_else(|| unknown(kind, name, names()))
}

/// The deadline of this name.
pub(super) fn deadline(scenario: &Scenario, name: &str) -> Result<DeadlineId, CliError> {
    let mut deadlines = scenario.deadlines.iter();
    let names = scenario.deadlines.values().map(|deadline| deadline.name.as_str());
    let found = deadlines.find(|(_, deadline)| deadline.name.as_str() == name);
    found.map(|(id, _)| id).ok_or_else(|| unknown("deadline", name, names))
}

/// The camp of this name.
pub(super) fn camp(scenario: &Scenario, name: &str) -> Result<CampId, CliError> {
    let named = |camp: &crate::scenario::Camp| scenario.sites[camp.site].name.as_str();
    let found = scenario.camps.iter().find(|(_, camp)| named(camp) == name);
    found.map(|(id, _)| id).ok_or_else(|| unknown("camp", name, scenario.camps.values().map(named)))
}

/// A name that is none of those there are.
pub(super) fn unknown<'a>(
    kind: &str,
    name: &str,
    names: impl Iterator<Item = &'a str>,
) -> CliError {
    let names: Vec<&str> = names.collect();
    let nearest = nearest(name, &names).map(|near| message!("cli-address-did-you-mean", near));
    let nearest = nearest.unwrap_or_else(Message::nothing);
    let (names, word) = (names.join(", "), kind.replace(' ', "-"));
    CliError::input(message!("cli-choice-no-called-there", kind, word, name, nearest, names))
}

/// The name nearest in spelling, if any is near enough to be meant.
pub(super) fn nearest<'a>(name: &str, names: &[&'a str]) -> Option<&'a str> {
    let distance = |other: &&&str| strsim::damerau_levenshtein(name, other);
    let near = names.iter().min_by_key(distance)?;
    let is_near = distance(&near) <= name.chars().count().max(3) / 3
        || (name.len() > 2 && near.starts_with(name));
    is_near.then_some(*near)
}
