//! `closure.csv` and `handover.csv`: when camps reach their milestones, and the gap after them.

use crate::analysis::{ClosureRow, HandoverRow};

use super::{Cell, Subject, Table, Text, Unit, columns, number, table};

/// Each camp and milestone with its dates.
pub(super) fn closure(subject: Subject<'_>, rows: &[ClosureRow]) -> Table {
    let mut table = table("closure", CLOSURE, closure_columns());
    for row in rows {
        let mut cells = subject.which(row.plan, row.case);
        cells.extend([subject.site(row.site), Cell::word(row.milestone.word())]);
        cells.extend([Cell::count(row.n), Cell::Number(row.share_reached)]);
        let dates = [row.p10, row.p50, row.p80, row.p90, row.mean, row.planned];
        cells.extend(dates.map(|at| subject.date(at)));
        cells.push(number(row.slip_days));
        table.push(cells);
    }
    table
}

const CLOSURE: Text = Text::new(
    "One row for each milestone of each camp under each plan and case. An empty date lies beyond \
     the horizon.",
    "Une ligne par jalon de chaque camp, plan et cas. Une date vide se situe au-delà de l’horizon.",
);

fn closure_columns() -> Vec<super::Column> {
    columns(&[
        ("site", Unit::Key, "Site of the camp.", "Site du camp."),
        ("milestone", Unit::Word, "Milestone.", "Jalon."),
        ("n", Unit::Count, "Runs with an outcome.", "Simulations abouties."),
        (
            "share_reached",
            Unit::Share,
            "Share of runs that reach it.",
            "Part des simulations qui l’atteignent.",
        ),
        (
            "p10",
            Unit::Date,
            "10 % of the runs reach it by then.",
            "10 % des simulations l’atteignent.",
        ),
        (
            "p50",
            Unit::Date,
            "Half of the runs reach it by then.",
            "La moitié des simulations l’atteignent.",
        ),
        (
            "p80",
            Unit::Date,
            "80 % of the runs reach it by then.",
            "80 % des simulations l’atteignent.",
        ),
        (
            "p90",
            Unit::Date,
            "90 % of the runs reach it by then.",
            "90 % des simulations l’atteignent.",
        ),
        (
            "mean",
            Unit::Date,
            "Mean date of the runs that reach it.",
            "Date moyenne des simulations qui l’atteignent.",
        ),
        (
            "planned",
            Unit::Date,
            "Planned date of the last party out.",
            "Date prévue du départ du dernier échelon.",
        ),
        (
            "slip_days",
            Unit::Days,
            "Median less planned date; positive if later.",
            "Médiane moins date prévue ; positif si plus tard.",
        ),
    ])
}

/// Each camp with a successor and the gap after the last party out.
pub(super) fn handover(subject: Subject<'_>, rows: &[HandoverRow]) -> Table {
    let mut table = table("handover", HANDOVER, handover_columns());
    for row in rows {
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
        table.push(cells);
    }
    table
}

/// Who is meant to take over: a force's key, or the name as written.
fn successor(subject: Subject<'_>, row: &HandoverRow) -> Cell {
    use crate::scenario::Successor;
    let scenario = subject.variant(row.plan, row.case);
    let camp = scenario.sites[row.site].camp.map(|camp| &scenario.camps[camp]);
    Cell::maybe(camp.and_then(|camp| camp.successor.as_ref()), |successor| match successor {
        Successor::Force(force) => Cell::from(&scenario.forces[*force].name),
        Successor::Side { side, .. } => Cell::from(&scenario.sides[*side].name),
        Successor::After { name, .. } | Successor::Named(name) => Cell::text(name.as_str()),
    })
}

const HANDOVER: Text = Text::new(
    "One row for each camp with a successor under each plan and case. A gap that lies beyond the \
     horizon is empty.",
    "Une ligne par camp avec successeur, plan et cas. Un intervalle au-delà de l’horizon est vide.",
);

fn handover_columns() -> Vec<super::Column> {
    columns(&[
        ("site", Unit::Key, "Site of the camp.", "Site du camp."),
        ("successor", Unit::Text, "Who is meant to take over.", "Qui doit prendre la suite."),
        (
            "n",
            Unit::Count,
            "Runs in which the last party is out.",
            "Simulations où le dernier échelon est parti.",
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
            "Share of runs with the successor in place.",
            "Part des simulations où le successeur est en place.",
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
        ("arrival_p50", Unit::Date, "Median date in place.", "Date médiane de mise en place."),
    ])
}
