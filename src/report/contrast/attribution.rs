//! `attribution.csv`: what each changed input is worth for each deadline.

use crate::analysis::{AttributionRow, Worth};

use super::{Cell, Column, Compared, Table, Text, Unit, columns, ends, number, numbers};

pub(super) fn attribution(compared: &Compared<'_>, rows: &[AttributionRow]) -> Table {
    let mut table = attribution_heading();
    for row in rows {
        let deadline = &compared.ideas[0].scenario.deadlines[row.deadline];
        let mut cells = vec![
            Cell::from(&deadline.name),
            Cell::word(row.way.word()),
            Cell::text(numbers(&row.changes)),
            Cell::text(compared.labels(&row.changes)),
        ];
        cells.extend(worth(row.worth.as_ref()));
        cells.push(Cell::text(row.refused.join("; ")));
        table.push(cells);
    }
    table
}

/// `attribution.csv` without rows.
pub(crate) fn attribution_heading() -> Table {
    Table::new("attribution", ATTRIBUTION, attribution_columns())
}

fn worth(worth: Option<&Worth>) -> Vec<Cell> {
    let Some(worth) = worth else { return vec![Cell::Empty; 10] };
    let mut cells = vec![
        Cell::count(worth.pairs),
        Cell::maybe(worth.saved, Cell::count),
        Cell::maybe(worth.spoiled, Cell::count),
        Cell::Number(worth.difference),
    ];
    cells.extend(ends(worth.interval));
    cells.extend([Cell::count(worth.days_pairs), number(worth.mean_days)]);
    cells.extend(ends(worth.days_interval));
    cells
}

const ATTRIBUTION: Text = Text::new(
    "One row for each deadline, way of sharing out and change. The rows in_order add up to the row \
     total, and so do those over_orders (the value of Shapley 1953, if there are at most five \
     steps); those alone and without need not.",
    "Une ligne par échéance, façon de répartir et modification. La somme des lignes in_order (dans \
     l’ordre) est la ligne total, comme celle des lignes over_orders (valeur de Shapley 1953, si \
     les étapes sont cinq au plus) ; pas forcément celle des lignes alone (seule) et without (sans).",
);

fn attribution_columns() -> Vec<Column> {
    let mut all = columns(&[
        ("deadline", Unit::Key, "Deadline.", "Échéance."),
        (
            "way",
            Unit::Word,
            "alone: A with only this change; without: B less B without it; in_order: made after those before it; over_orders: mean over all orders; total: all of them.",
            "alone : A avec cette seule modification ; without : B moins B sans elle ; in_order : ajoutée à celles qui précèdent ; over_orders : moyenne sur tous les ordres ; total : toutes.",
        ),
        (
            "changes",
            Unit::Text,
            "Numbers of the changes, as in inputs.csv; several if they cannot be played one after the other.",
            "Numéros des modifications, comme dans inputs.csv ; plusieurs si elles ne peuvent être jouées l’une après l’autre.",
        ),
        (
            "change",
            Unit::Text,
            "Their paths, or the patterns by which the file makes them.",
            "Leurs chemins, ou les motifs par lesquels le fichier les fait.",
        ),
    ]);
    all.extend(columns(&[
        ("pairs", Unit::Count, "Replications compared: for what adds up, those with an outcome in all of its variants.", "Réplications comparées : pour ce qui s’additionne, celles abouties dans toutes ses variantes."),
        ("saved", Unit::Count, "Those that miss it only before the change.", "Celles qui ne la manquent qu’avant la modification."),
        ("spoiled", Unit::Count, "Those that miss it only after it.", "Celles qui ne la manquent qu’après."),
        ("p_missed_difference", Unit::Number, "Chance of missing it after the change less that before (negative: better).", "Probabilité de la manquer après la modification, moins celle d’avant (négatif : mieux)."),
        ("p_missed_difference_low", Unit::Number, "Lower end of its 95 % interval (paired score method, Newcombe 1998; over_orders: normal).", "Borne basse de son intervalle à 95 % (score apparié, Newcombe 1998 ; over_orders : loi normale)."),
        ("p_missed_difference_high", Unit::Number, "Upper end.", "Borne haute."),
    ]));
    all.extend(columns(&[
        ("days_pairs", Unit::Count, "Replications in which it is reached before and after; for what adds up, in all of its variants.", "Réplications où elle est atteinte avant et après ; pour ce qui s’additionne, dans toutes ses variantes."),
        ("mean_gained_days", Unit::Days, "Mean days gained over those; negative if lost.", "Jours gagnés en moyenne sur celles-ci ; négatif s’ils sont perdus."),
        ("mean_gained_low_days", Unit::Days, "Lower end of its 95 % interval (normal).", "Borne basse de son intervalle à 95 % (loi normale)."),
        ("mean_gained_high_days", Unit::Days, "Upper end.", "Borne haute."),
        ("refused", Unit::Text, "Why it cannot be played, or not without the next change.", "Pourquoi elle ne peut être jouée, ou pas sans la modification suivante."),
    ]));
    all
}
