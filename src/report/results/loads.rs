//! `equipment.csv`, `gains.csv` and `people.csv`: what became of loads and people, and what
//! leaving load behind gained.

use crate::analysis::{EquipmentRow, GainRow, PeopleRow};
use crate::words;

use super::{Cell, Subject, Table, Text, Unit, columns, number, table};

/// Each fate of each requirement line.
pub(super) fn equipment(subject: Subject<'_>, rows: &[EquipmentRow]) -> Table {
    let mut table = table("equipment", EQUIPMENT, equipment_columns());
    for row in rows {
        let line = &subject.variant(row.plan, row.case).lines[row.line];
        let mut cells = subject.which(row.plan, row.case);
        cells.extend([
            subject.camp(row.camp),
            Cell::from(&line.name),
            Cell::word(words::owner(line.owner)),
            Cell::word(row.kind.unit()),
            Cell::word(row.fate.word()),
        ]);
        cells.extend([row.mean, row.p10, row.p90].map(Cell::Number));
        table.push(cells);
    }
    table
}

const EQUIPMENT: Text = Text::new(
    "One row for each fate of each requirement line; the means of a line add up to its amount.",
    "Une ligne par devenir de chaque lot de charge ; les moyennes d’un lot font sa quantité.",
);

fn equipment_columns() -> Vec<super::Column> {
    columns(&[
        ("site", Unit::Key, "Site of the camp.", "Site du camp."),
        ("line", Unit::Key, "Requirement line.", "Lot de charge."),
        (
            "owner",
            Unit::Word,
            "coe: contingent-owned; unoe: UN-owned; national.",
            "coe : aux contingents ; unoe : à l’ONU ; national.",
        ),
        (
            "unit",
            Unit::Word,
            "Unit of the amounts in this row.",
            "Unité des quantités de la ligne.",
        ),
        ("fate", Unit::Word, "What became of it.", "Ce qu’il en advient."),
        ("mean", Unit::Amount, "Mean amount.", "Quantité moyenne."),
        ("p10", Unit::Amount, "10th percentile.", "10e centile."),
        ("p90", Unit::Amount, "90th percentile.", "90e centile."),
    ])
}

/// Days by which each plan vacates each camp earlier than the first plan does.
pub(super) fn gains(subject: Subject<'_>, rows: &[GainRow]) -> Table {
    let mut table = table("gains", GAINS, gain_columns());
    for row in rows {
        let mut cells = subject.which(row.plan, row.case);
        cells.push(subject.camp(row.camp));
        cells.extend([row.pairs, row.only_this, row.only_first].map(Cell::count));
        cells.extend([row.mean_days, row.low_days, row.high_days].map(number));
        table.push(cells);
    }
    table
}

const GAINS: Text = Text::new(
    "One row for each camp under each plan but the first: days gained against the first plan, run \
     by run under the same luck.",
    "Une ligne par camp et par plan, sauf le premier : jours gagnés sur le premier plan, à tirages \
     identiques.",
);

fn gain_columns() -> Vec<super::Column> {
    columns(&[
        ("site", Unit::Key, "Site of the camp.", "Site du camp."),
        (
            "pairs",
            Unit::Count,
            "Pairs of runs in which both plans vacate it.",
            "Paires où les deux plans l’évacuent.",
        ),
        (
            "only_this",
            Unit::Count,
            "Pairs in which only this plan does.",
            "Paires où seul ce plan l’évacue.",
        ),
        (
            "only_first",
            Unit::Count,
            "Pairs in which only the first plan does.",
            "Paires où seul le premier plan l’évacue.",
        ),
        (
            "mean_gain_days",
            Unit::Days,
            "Mean days gained; negative if later.",
            "Jours gagnés en moyenne ; négatif si plus tard.",
        ),
        (
            "low_gain_days",
            Unit::Days,
            "Lower end of its 95 % interval (paired).",
            "Borne basse de l’intervalle à 95 % (apparié).",
        ),
        (
            "high_gain_days",
            Unit::Days,
            "Upper end of its 95 % interval (paired).",
            "Borne haute de l’intervalle à 95 % (apparié).",
        ),
    ])
}

/// People at the end of their journey, day by day.
pub(super) fn people(subject: Subject<'_>, rows: &[PeopleRow]) -> Table {
    let mut table = table("people", PEOPLE, people_columns());
    for row in rows {
        let mut cells = subject.which(row.plan, row.case);
        cells.extend([subject.date(Some(row.day_end)), Cell::Number(row.mean)]);
        cells.extend([row.p10, row.p50, row.p90].map(Cell::Integer));
        table.push(cells);
    }
    table
}

const PEOPLE: Text = Text::new(
    "One row for each day: people at the end of their journey by its end.",
    "Une ligne par jour : personnes arrivées au terme de leur voyage à la fin du jour.",
);

fn people_columns() -> Vec<super::Column> {
    columns(&[
        ("day_end", Unit::Date, "End of the day.", "Fin du jour."),
        ("mean_people", Unit::Number, "Mean.", "Moyenne."),
        ("p10_people", Unit::Count, "10th percentile.", "10e centile."),
        ("p50_people", Unit::Count, "Median.", "Médiane."),
        ("p90_people", Unit::Count, "90th percentile.", "90e centile."),
    ])
}
