//! `undisturbed.csv`: what the scenario's own estimates come to, beside its plan.

use crate::analysis::{Dated, UndisturbedRow};
use crate::time::Moment;

use super::{Cell, Column, Subject, Table, Text, Unit, columns, number, table};

/// The key of a row's kind and the name of what it is of.
fn keys(subject: Subject<'_>, of: Dated) -> [Cell; 2] {
    match of {
        Dated::Camp(site) => [Cell::word("camp"), subject.site(site)],
        Dated::Deadline(id) => {
            [Cell::word("deadline"), Cell::from(&subject.scenario().deadlines[id].name)]
        }
    }
}

/// Each camp and deadline with its dates.
pub(super) fn undisturbed(subject: Subject<'_>, rows: &[UndisturbedRow]) -> Table {
    let mut table = table("undisturbed", UNDISTURBED, undisturbed_columns());
    for row in rows {
        let mut cells = subject.which(row.plan, row.case);
        cells.extend(keys(subject, row.of));
        cells.extend([subject.end(row.planned), subject.date(row.undisturbed)]);
        cells.push(subject.end(row.due));
        cells.push(number(days(row.planned, row.undisturbed)));
        cells.push(number(days(row.undisturbed, row.due)));
        table.push(cells);
    }
    table
}

/// Days from one date to another.
fn days(from: Option<Moment>, to: Option<Moment>) -> Option<f64> {
    from.zip(to).map(|(from, to)| (to - from).in_days())
}

const UNDISTURBED: Text = Text::new(
    "One row for each camp (last party out) and each dated deadline under each plan and case: the \
     date reached when every estimate stands at its median, no gate is shut or refuses, and there is \
     no attack, rain, rival, contest or breakdown. An empty date lies beyond the horizon.",
    "Une ligne par site (dernière équipe partie) et par échéance datée, plan et cas : la date atteinte \
     quand chaque estimation est à sa médiane, qu’aucune autorisation n’est suspendue ni refusée, sans \
     attaque, pluie, rival, contestation ni panne. Une date vide se situe au-delà de l’horizon.",
);

fn undisturbed_columns() -> Vec<Column> {
    columns(&[
        ("kind", Unit::Word, "Camp or deadline.", "Camp ou échéance."),
        ("name", Unit::Key, "Its site, or its key.", "Son site, ou sa clé."),
        (
            "planned",
            Unit::Date,
            "Planned date; of a deadline that wants camps vacated, the last of theirs.",
            "Date prévue ; pour une échéance d’évacuation, la dernière de celles des camps.",
        ),
        (
            "undisturbed",
            Unit::Date,
            "Date reached if nothing goes wrong.",
            "Date atteinte si rien ne va mal.",
        ),
        (
            "due",
            Unit::Date,
            "When it is due; of a camp, the first date on which a deadline wants it vacated.",
            "Terme ; pour un camp, la première date à laquelle une échéance l’exige évacué.",
        ),
        (
            "slip_days",
            Unit::Days,
            "Undisturbed less planned date; positive if later.",
            "Date sans perturbation moins date prévue ; positif si plus tard.",
        ),
        (
            "float_days",
            Unit::Days,
            "Due less undisturbed date; negative if missed with nothing in the way.",
            "Terme moins date sans perturbation ; négatif s’il est manqué sans que rien ne gêne.",
        ),
    ])
}
