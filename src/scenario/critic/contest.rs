//! Hostile forces: tables for those that may meet, tables that fit nobody, forces that stand where
//! they can never be.

use std::collections::BTreeSet;

use crate::id::SideId;
use crate::{Code, Contest, Force, Mode, Posture, Presence, Remark, Scenario};

use super::possible::Possible;
use super::way::Ways;
use super::word;

pub(super) fn review(scenario: &Scenario, ways: &Ways, possible: &Possible) -> Vec<Remark> {
    let mut remarks = no_table(scenario, ways, possible);
    remarks.extend(scenario.contests.values().filter_map(|it| fits_nobody(scenario, it)));
    remarks.extend(scenario.forces.values().filter_map(|it| never_present(scenario, it)));
    remarks
}

/// Hostile forces that no table is about: once for each pair of sides.
fn no_table(scenario: &Scenario, ways: &Ways, possible: &Possible) -> Vec<Remark> {
    let mut said = BTreeSet::new();
    let mut remarks = Vec::new();
    for (one, other) in possible.opponents() {
        let forces = [&scenario.forces[one], &scenario.forces[other]];
        let sides = in_order(forces.map(|force| force.side));
        let is_covered = scenario.contests.values().any(|it| is_about(it, sides));
        if is_covered || !ways.joins(Mode::Road, forces[0].at, forces[1].at) || !said.insert(sides)
        {
            continue;
        }
        let opposes = forces.iter().find(|force| force.posture == Posture::Contest);
        let path = format!("force.{}.posture", opposes.unwrap_or(&forces[0]).name);
        let problem = format!(
            "{} and {} are hostile and may meet, but no table says how a contest between their sides \
             goes: they pass one another",
            forces[0].name, forces[1].name
        );
        let [a, b] = sides.map(|side| scenario.sides[side].name.as_str());
        remarks.push(
            Remark::new(Code::NoContest, path, problem)
                .allowed("a [contest.…] between these sides, or for all")
                .remedy(format!(
                    "add a table such as [contest.{a}-{b}] with between = [\"{a}\", \"{b}\"], lasts = \
                     \"2 d\" and odds = [{{ advance = 0.5, hold = 0.3, turn_back = 0.2 }}]"
                )),
        );
    }
    remarks
}

fn in_order(sides: [SideId; 2]) -> [SideId; 2] {
    [sides[0].min(sides[1]), sides[0].max(sides[1])]
}

fn is_about(contest: &Contest, sides: [SideId; 2]) -> bool {
    contest.between.is_none_or(|between| between == sides)
}

/// A table for sides that are not hostile, or of which there are no forces.
fn fits_nobody(scenario: &Scenario, contest: &Contest) -> Option<Remark> {
    let sides: BTreeSet<SideId> = scenario.forces.values().map(|force| force.side).collect();
    let meets = |one: SideId, other: SideId| {
        scenario.are_hostile(one, other) && is_about(contest, in_order([one, other]))
    };
    if sides.iter().any(|one| sides.iter().any(|other| meets(*one, *other))) {
        return None;
    }
    let name = &contest.name;
    let name_of = |side: SideId| scenario.sides[side].name.as_str();
    let (key, problem, remedy) = match contest.between {
        Some([a, b]) if !scenario.are_hostile(a, b) => (
            ".between",
            format!("{name} is about {} and {}, which are not hostile", name_of(a), name_of(b)),
            format!("add hostile = [\"{}\"] to [side.{}], or take it out", name_of(b), name_of(a)),
        ),
        Some([a, b]) => {
            let without = if sides.contains(&a) { b } else { a };
            (
                ".between",
                format!("{name} is never used: {} has no force", name_of(without)),
                format!("add a [force.…] with side = \"{}\", or take it out", name_of(without)),
            )
        }
        None => (
            "",
            format!("{name} is never used: no two forces are of hostile sides"),
            "say who is hostile to whom, as in [side.…] hostile = [\"…\"], or take it out"
                .to_owned(),
        ),
    };
    Some(Remark::new(Code::Unused, format!("contest.{name}{key}"), problem).remedy(remedy))
}

/// A force that stands at a site only if its side holds it, which its side never does.
fn never_present(scenario: &Scenario, force: &Force) -> Option<Remark> {
    let Presence::IfHeld { otherwise } = force.presence else { return None };
    let assessment = scenario.assessments.values().find(|it| it.site == force.at);
    let is_held = match assessment {
        Some(assessment) => assessment.chance(Some(force.side)) > 0.0,
        None => scenario.sites[force.at].controller == Some(force.side),
    };
    if is_held {
        return None;
    }
    let (name, at) = (&force.name, word::site(scenario, force.at));
    let side = &scenario.sides[force.side].name;
    let why = match (assessment, scenario.sites[force.at].controller) {
        (Some(_), _) => format!("by all claims, {side} does not hold it"),
        (None, Some(other)) => format!("{} holds it", scenario.sides[other].name),
        (None, None) => "nobody holds it".to_owned(),
    };
    let follows = match otherwise {
        Some(other) => format!("it always starts at {}", word::site(scenario, other)),
        None => "it takes part in no run".to_owned(),
    };
    let problem = format!("{name} is to stand at {at} if {side} holds it, but {why}: {follows}");
    Some(
        Remark::new(Code::NeverPresent, format!("force.{name}.presence"), problem)
            .allowed("a site that the side of the force may hold")
            .remedy(format!(
                "write site.{at}.controller = \"{side}\" or claims about {at}, or take presence out"
            )),
    )
}
