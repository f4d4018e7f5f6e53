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
        let problem = message!(
            "contest-hostile-may-meet-but-no",
            force = forces[0].name,
            force_2 = forces[1].name
        );
        let [a, b] = sides.map(|side| scenario.sides[side].name.as_str());
        remarks.push(
            Remark::new(Code::NoContest, path, problem)
                .allowed(message!("contest-contest-between-these-sides-all"))
                .remedy(message!("contest-add-table-such-contest-between", a, b)),
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
            message!("contest-about-which-not-hostile", name, a = name_of(a), b = name_of(b)),
            message!("contest-add-hostile-side-take-out", b = name_of(b), a = name_of(a)),
        ),
        Some([a, b]) => {
            let without = if sides.contains(&a) { b } else { a };
            (
                ".between",
                message!("contest-never-used-has-no-force", name, without = name_of(without)),
                message!("contest-add-force-side-take-out", without = name_of(without)),
            )
        }
        None => (
            "",
            message!("contest-never-used-no-two-forces", name),
            message!("contest-say-who-hostile-whom-side"),
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
        (Some(_), _) => message!("contest-all-claims-does-not-hold", side),
        (None, Some(other)) => message!("contest-holds", side = scenario.sides[other].name),
        (None, None) => message!("contest-nobody-holds"),
    };
    let follows = match otherwise {
        Some(other) => message!("contest-always-starts", other = word::site(scenario, other)),
        None => message!("contest-takes-part-no-run"),
    };
    let problem = message!("contest-stand-if-holds-but", name, at, side, why, follows);
    Some(
        Remark::new(Code::NeverPresent, format!("force.{name}.presence"), problem)
            .allowed(message!("contest-site-side-force-may-hold"))
            .remedy(message!("contest-write-site-controller-claims-about", at, side)),
    )
}
