//! `handover.csv`: the gap after the last party, who comes first, and how it ends.

use crate::analysis::HandoverRow;
use crate::id::SideId;
use crate::scenario::{Scenario, Successor};
use crate::simulation::Handover;

use super::{Cell, Subject, Which};

/// Sides that can come first without being the successor.
fn sides(scenario: &Scenario) -> impl Iterator<Item = SideId> + '_ {
    scenario.sides.ids().filter(|side| *side != scenario.mission)
}

fn share_of(row: &HandoverRow, side: SideId) -> f64 {
    row.rivals.iter().find(|(rival, _)| *rival == side).map_or(0.0, |(_, share)| *share)
}

/// The share of runs that end so.
fn ended(row: &HandoverRow, ending: Handover) -> Option<f64> {
    let place = Handover::ALL[1..].iter().position(|it| *it == ending)?;
    row.ended.map(|shares| shares[place])
}

/// Who is meant to take over: a force's key, or the name as written.
fn successor(of: Subject<'_>, row: &HandoverRow) -> Option<Cell> {
    let scenario = of.variant(row.plan, row.case);
    let camp = &scenario.camps[scenario.sites[row.site].camp?];
    camp.successor.as_ref().map(|successor| match successor {
        Successor::Force(force) => Cell::from(&scenario.forces[*force].name),
        Successor::Side { side, .. } => Cell::from(&scenario.sides[*side].name),
        Successor::After { name, .. } | Successor::Named(name) => {
            Cell::from(name.written().to_owned())
        }
    })
}

table! {
    /// Each camp that somebody may come to.
    HandoverGaps "handover" by (scenario: &'a Scenario) (of: Subject<'a>, row: &'a HandoverRow)
    "One row for each camp that somebody may come to, under each plan and case; shares are of the \
     runs in which it is vacated. A gap that lies beyond the horizon is empty."
    "Une ligne par site où quelqu’un peut venir, par plan et par cas ; les parts sont celles des \
     simulations où il est évacué. Une vacance qui dépasse l’horizon est omise.";
    which: ..Which(of, row.plan, row.case);
    site: Key = of.site(row.site), "Site of the camp.", "Site à fermer.";
    successor: Text = successor(of, row),
        "Who is meant to take over.", "Qui doit prendre la suite.";
    n: Count = row.n,
        "Runs in which the last party is out.", "Simulations où la dernière équipe est partie.";
    gap_p10_hours: Hours = row.gap_p10_hours, "Gap: 10th percentile.", "Vacance : 10e centile.";
    gap_p50_hours: Hours = row.gap_p50_hours, "Gap: median.", "Vacance : médiane.";
    gap_p80_hours: Hours = row.gap_p80_hours, "Gap: 80th percentile.", "Vacance : 80e centile.";
    gap_p90_hours: Hours = row.gap_p90_hours, "Gap: 90th percentile.", "Vacance : 90e centile.";
    mean_gap_hours: Hours = row.mean_gap_hours,
        "Mean gap where the successor comes within the horizon.",
        "Vacance moyenne quand le successeur arrive avant l’horizon.";
    share_in_place: Share = row.share_in_place,
        "Share of runs in which the successor is in place at some time.",
        "Part des simulations où le successeur est en place à un moment.";
    share_already_there: Share = row.share_already_there,
        "Share of runs without any gap.", "Part des simulations sans vacance.";
    first_arrival: Date = of.date(row.first_arrival),
        "Earliest date in place over all runs.", "Première date en place, toutes simulations.";
    arrival_p50: Date = of.date(row.arrival_p50),
        "Date first in place: median over all runs.",
        "Première mise en place : médiane sur toutes les simulations.";
    empty_p50_hours: Hours = row.empty_p50_hours,
        "Gap from the last party to whoever holds it next (looters hold nothing): median.",
        "Vacance jusqu’à qui le tient ensuite (des pillards ne tiennent rien) : médiane.";
    empty_p80_hours: Hours = row.empty_p80_hours,
        "The same: 80th percentile.", "De même : 80e centile.";
    empty_p90_hours: Hours = row.empty_p90_hours,
        "The same: 90th percentile.", "De même : 90e centile.";
    share_first_successor: Share = row.first.map(|it| it.successor),
        "Share of runs in which the side that is meant to take over comes first.",
        "Part des simulations où le successeur arrive le premier.";
    share_first_rivals: Share = row.first.map(|it| it.rivals),
        "Share in which another side does.", "Part où une autre partie arrive la première.";
    share_first_looters: Share = row.first.map(|it| it.looters),
        "Share in which looters do.", "Part des pillards.";
    share_first_nobody: Share = row.first.map(|it| it.nobody),
        "Share in which nobody has come by the horizon.",
        "Part où personne n’est venu avant l’horizon.";
    for side in sides(scenario) => ("side", &scenario.sides[side].name) => {
        share_first: Share = row.first.map(|_| share_of(row, side)),
            "Share of runs in which this side comes first without being the successor.",
            "Part des simulations où cette partie arrive la première sans être le successeur.";
    }
    share_empty: Share = ended(row, Handover::Empty),
        "At the horizon: nobody holds it, and nobody has.",
        "À l’horizon : personne ne le tient ni ne l’a tenu.";
    share_handed_over: Share = ended(row, Handover::HandedOver),
        "The successor holds it, and no other side has.",
        "Le successeur le tient, et nul autre ne l’a tenu.";
    share_retaken: Share = ended(row, Handover::Retaken),
        "The successor holds it, after another side did.",
        "Le successeur le tient, après un autre.";
    share_occupied: Share = ended(row, Handover::Occupied),
        "Another side holds it or has left it; the successor never had it.",
        "Un autre le tient ou l’a laissé ; le successeur ne l’a jamais eu.";
    share_lost: Share = ended(row, Handover::Lost),
        "The successor had it and holds it no longer.",
        "Le successeur l’a eu et ne le tient plus.";
}
