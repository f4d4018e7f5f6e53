//! `closure.csv`: when camps reach their milestones.

use crate::analysis::ClosureRow;

use super::{Cell, Subject, Table, Text, Unit, columns, number, table};

/// Each camp and milestone with its dates.
pub(super) fn closure(subject: Subject<'_>, rows: &[ClosureRow]) -> Table {
    let mut table = table("closure", CLOSURE, closure_columns());
    for row in rows {
        let mut cells = subject.which(row.plan, row.case);
        cells.extend([subject.site(row.site), Cell::word(row.milestone.word())]);
        cells.extend([Cell::count(row.n), Cell::Number(row.share_reached)]);
        let dates = [row.p10, row.p50, row.p80, row.p90, row.mean];
        cells.extend(dates.map(|at| subject.date(at)));
        cells.push(subject.end(row.planned));
        cells.push(number(row.slip_days));
        cells.push(subject.end(row.due));
        cells.push(Cell::maybe(row.late, |late| Cell::count(late.hits)));
        cells.push(number(row.late.and_then(|late| late.estimate())));
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
            "Date prévue du départ de la dernière équipe.",
        ),
        (
            "slip_days",
            Unit::Days,
            "Median less planned date; positive if later.",
            "Médiane moins date prévue ; positif si plus tard.",
        ),
        (
            "due",
            Unit::Date,
            "First date on which a deadline asks for it.",
            "Première date à laquelle une échéance l’exige.",
        ),
        (
            "late",
            Unit::Count,
            "Runs that reach it after that date or not at all.",
            "Simulations qui l’atteignent après cette date ou jamais.",
        ),
        ("p_late", Unit::Share, "Their share.", "Leur part."),
    ])
}
