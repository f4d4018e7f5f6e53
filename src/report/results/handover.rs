//! `handover.csv`: the gap after the last party, who comes first, and how it ends.

use crate::analysis::HandoverRow;
use crate::id::SideId;
use crate::scenario::{Scenario, Successor};
use crate::simulation::Handover;

use super::{Cell, Column, Subject, Table, Text, Unit, columns, number, table};

/// Each camp that somebody may come to.
pub(super) fn handover(subject: Subject<'_>, rows: &[HandoverRow]) -> Table {
    let sides: Vec<SideId> = sides(subject.scenario()).collect();
    let mut columns = gap_columns();
    columns.extend(empty_columns());
    columns.extend(first_columns());
    columns.extend(sides.iter().map(|side| side_column(subject.scenario(), *side)));
    columns.extend(Handover::ALL[1..].iter().map(|ending| ended_column(*ending)));
    let mut table = table("handover", HANDOVER, columns);
    for row in rows {
        let mut cells = gap(subject, row);
        cells.extend([row.empty_p50_hours, row.empty_p80_hours, row.empty_p90_hours].map(number));
        let first = row.first.map(|it| [it.successor, it.rivals, it.looters, it.nobody]);
        cells.extend(first.map_or([None; 4], |shares| shares.map(Some)).map(number));
        cells.extend(sides.iter().map(|side| number(row.first.map(|_| share_of(row, *side)))));
        cells.extend(row.ended.map_or([None; 5], |shares| shares.map(Some)).map(number));
        table.push(cells);
    }
    table
}

/// Sides that can come first without being the successor.
fn sides(scenario: &Scenario) -> impl Iterator<Item = SideId> + '_ {
    scenario.sides.ids().filter(|side| *side != scenario.mission)
}

fn share_of(row: &HandoverRow, side: SideId) -> f64 {
    row.rivals.iter().find(|(rival, _)| *rival == side).map_or(0.0, |(_, share)| *share)
}

/// What the row is of, and the gap up to the successor.
fn gap(subject: Subject<'_>, row: &HandoverRow) -> Vec<Cell> {
    let mut cells = subject.which(row.plan, row.case);
    cells.extend([subject.site(row.site), successor(subject, row), Cell::count(row.n)]);
    let gaps = [
        row.gap_p10_hours,
        row.gap_p50_hours,
        row.gap_p80_hours,
        row.gap_p90_hours,
        row.mean_gap_hours,
        row.share_in_place,
        row.share_already_there,
    ];
    cells.extend(gaps.map(number));
    cells.extend([row.first_arrival, row.arrival_p50].map(|at| subject.date(at)));
    cells
}

/// Who is meant to take over: a force's key, or the name as written.
fn successor(subject: Subject<'_>, row: &HandoverRow) -> Cell {
    let scenario = subject.variant(row.plan, row.case);
    let camp = scenario.sites[row.site].camp.map(|camp| &scenario.camps[camp]);
    Cell::maybe(camp.and_then(|camp| camp.successor.as_ref()), |successor| match successor {
        Successor::Force(force) => Cell::from(&scenario.forces[*force].name),
        Successor::Side { side, .. } => Cell::from(&scenario.sides[*side].name),
        Successor::After { name, .. } | Successor::Named(name) => Cell::text(name.as_str()),
    })
}

const HANDOVER: Text = Text::new(
    "One row for each camp that somebody may come to, under each plan and case; shares are of the \
     runs in which it is vacated. A gap that lies beyond the horizon is empty.",
    "Une ligne par camp où quelqu’un peut venir, par plan et par cas ; les parts sont celles des \
     simulations où il est évacué. Une vacance qui dépasse l’horizon est omise.",
);

fn gap_columns() -> Vec<Column> {
    columns(&[
        ("site", Unit::Key, "Site of the camp.", "Site du camp."),
        ("successor", Unit::Text, "Who is meant to take over.", "Qui doit prendre la suite."),
        (
            "n",
            Unit::Count,
            "Runs in which the last party is out.",
            "Simulations où la dernière équipe est partie.",
        ),
        ("gap_p10_hours", Unit::Hours, "Gap: 10th percentile.", "Vacance : 10e centile."),
        ("gap_p50_hours", Unit::Hours, "Gap: median.", "Vacance : médiane."),
        ("gap_p80_hours", Unit::Hours, "Gap: 80th percentile.", "Vacance : 80e centile."),
        ("gap_p90_hours", Unit::Hours, "Gap: 90th percentile.", "Vacance : 90e centile."),
        (
            "mean_gap_hours",
            Unit::Hours,
            "Mean gap where the successor comes within the horizon.",
            "Vacance moyenne quand le successeur arrive avant l’horizon.",
        ),
        (
            "share_in_place",
            Unit::Share,
            "Share of runs in which the successor is in place at some time.",
            "Part des simulations où le successeur est en place à un moment.",
        ),
        (
            "share_already_there",
            Unit::Share,
            "Share of runs without any gap.",
            "Part des simulations sans vacance.",
        ),
        (
            "first_arrival",
            Unit::Date,
            "Earliest date in place over all runs.",
            "Première date en place, toutes simulations.",
        ),
        (
            "arrival_p50",
            Unit::Date,
            "Date first in place: median over all runs.",
            "Première mise en place : médiane sur toutes les simulations.",
        ),
    ])
}

fn empty_columns() -> Vec<Column> {
    columns(&[
        (
            "empty_p50_hours",
            Unit::Hours,
            "Gap from the last party to whoever holds it next (looters hold nothing): median.",
            "Vacance jusqu’à qui le tient ensuite (des pillards ne tiennent rien) : médiane.",
        ),
        ("empty_p80_hours", Unit::Hours, "The same: 80th percentile.", "De même : 80e centile."),
        ("empty_p90_hours", Unit::Hours, "The same: 90th percentile.", "De même : 90e centile."),
    ])
}

fn first_columns() -> Vec<Column> {
    columns(&[
        (
            "share_first_successor",
            Unit::Share,
            "Share of runs in which the side that is meant to take over comes first.",
            "Part des simulations où le successeur arrive le premier.",
        ),
        (
            "share_first_rivals",
            Unit::Share,
            "Share in which another side does.",
            "Part où une autre partie arrive la première.",
        ),
        ("share_first_looters", Unit::Share, "Share in which looters do.", "Part des pillards."),
        (
            "share_first_nobody",
            Unit::Share,
            "Share in which nobody has come by the horizon.",
            "Part où personne n’est venu avant l’horizon.",
        ),
    ])
}

/// How often one side is the rival that comes first.
fn side_column(scenario: &Scenario, side: SideId) -> Column {
    let meaning = Text::new(
        "Share of runs in which this side comes first without being the successor.",
        "Part des simulations où cette partie arrive la première sans être le successeur.",
    );
    Column::of("side", &scenario.sides[side].name, "share_first", Unit::Share, meaning)
}

fn ended_column(ending: Handover) -> Column {
    let (name, en, fr) = match ending {
        Handover::NotVacated | Handover::Empty => (
            "share_empty",
            "At the horizon: nobody holds it, and nobody has.",
            "À l’horizon : personne ne le tient ni ne l’a tenu.",
        ),
        Handover::HandedOver => (
            "share_handed_over",
            "The successor holds it, and no other side has.",
            "Le successeur le tient, et nul autre ne l’a tenu.",
        ),
        Handover::Retaken => (
            "share_retaken",
            "The successor holds it, after another side did.",
            "Le successeur le tient, après un autre.",
        ),
        Handover::Occupied => (
            "share_occupied",
            "Another side holds it or has left it; the successor never had it.",
            "Un autre le tient ou l’a laissé ; le successeur ne l’a jamais eu.",
        ),
        Handover::Lost => (
            "share_lost",
            "The successor had it and holds it no longer.",
            "Le successeur l’a eu et ne le tient plus.",
        ),
    };
    Column::new(name, Unit::Share, Text::new(en, fr))
}
