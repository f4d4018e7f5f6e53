//! `comparison.csv`: every plan against the first, under the same luck.

use crate::analysis::ComparisonRow;

use super::{Cell, Column, Subject, Table, Text, Unit, columns, number, table};

/// What each plan does to each deadline against the first plan.
pub(super) fn comparison(subject: Subject<'_>, rows: &[ComparisonRow]) -> Table {
    let mut table = table("comparison", COMPARISON, comparison_columns());
    let against = subject.study.plans.first().map(|plan| &plan.name);
    for row in rows {
        let deadline = &subject.variant(row.plan, row.case).deadlines[row.deadline];
        let mut cells = subject.which(row.plan, row.case);
        cells.extend([Cell::maybe(against, Cell::from), Cell::from(&deadline.name)]);
        cells.extend([row.pairs, row.saved, row.spoiled].map(Cell::count));
        cells
            .extend([row.p_missed_difference, row.difference_low, row.difference_high].map(number));
        cells.push(number(row.mean_days_gained));
        table.push(cells);
    }
    table
}

const COMPARISON: Text = Text::new(
    "One row for each plan but the first, case and deadline: against the first plan, run by run \
     under the same luck.",
    "Une ligne par plan (sauf le premier), cas et échéance : face au premier plan, simulation par \
     simulation, à tirages identiques.",
);

fn comparison_columns() -> Vec<Column> {
    let mut columns = pair_columns();
    columns.extend(difference_columns());
    columns
}

fn pair_columns() -> Vec<Column> {
    columns(&[
        ("against", Unit::Key, "The first plan.", "Le premier plan."),
        ("deadline", Unit::Key, "Deadline.", "Échéance."),
        (
            "pairs",
            Unit::Count,
            "Replications with an outcome under both plans.",
            "Réplications abouties sous les deux plans.",
        ),
        (
            "saved",
            Unit::Count,
            "Pairs in which only the first plan misses it.",
            "Paires où seul le premier plan la manque.",
        ),
        (
            "spoiled",
            Unit::Count,
            "Pairs in which only this plan misses it.",
            "Paires où seul ce plan la manque.",
        ),
    ])
}

fn difference_columns() -> Vec<Column> {
    columns(&[
        (
            "p_missed_difference",
            Unit::Number,
            "Chance of missing it less that under the first plan (-1 to 1; negative: better).",
            "Probabilité de la manquer, moins celle du premier plan (-1 à 1 ; négatif : mieux).",
        ),
        (
            "p_missed_difference_low",
            Unit::Number,
            "Lower end of its 95 % interval (paired score method, Newcombe 1998).",
            "Borne basse de son intervalle à 95 % (score apparié, Newcombe 1998).",
        ),
        (
            "p_missed_difference_high",
            Unit::Number,
            "Upper end of its 95 % interval.",
            "Borne haute de son intervalle à 95 %.",
        ),
        (
            "mean_gained_days",
            Unit::Days,
            "Mean days by which it is reached earlier, over the pairs that both reach it within the horizon.",
            "Avance moyenne en jours, sur les paires qui l’atteignent toutes deux avant l’horizon.",
        ),
    ])
}
