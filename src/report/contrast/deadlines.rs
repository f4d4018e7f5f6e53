//! `deadlines.csv` and `camps.csv` of a comparison: what differs in what comes of two ideas.

use crate::analysis::{CampContrast, DeadlineContrast, Gained, Proportion};
use crate::time::Moment;

use super::{Cell, Column, Compared, Table, Text, Unit, columns, ends, number};

/// The deadlines that both ideas have.
pub(super) fn deadlines(compared: &Compared<'_>) -> Table {
    let mut table = deadlines_heading();
    for row in &compared.contrast.deadlines {
        table.push(deadline(compared, row));
    }
    table
}

/// `deadlines.csv` without rows.
pub(crate) fn deadlines_heading() -> Table {
    Table::new("deadlines", DEADLINES, deadline_columns())
}

fn deadline(compared: &Compared<'_>, row: &DeadlineContrast) -> Vec<Cell> {
    let deadlines = [0, 1].map(|which| &compared.ideas[which].scenario.deadlines[row.ids[which]]);
    let due = [0, 1].map(|which| {
        let due = deadlines[which].goal.empty_at_most().is_none().then_some(deadlines[which].due);
        Cell::maybe(due, |due| Cell::end(&compared.ideas[which].scenario.clock, due))
    });
    let mut cells = vec![Cell::from(&deadlines[0].name)];
    cells.extend(due);
    cells.extend(row.missed.into_iter().flat_map(chance));
    cells.extend([row.pairs, row.saved, row.spoiled].map(|count| Cell::maybe(count, Cell::count)));
    cells.push(number(row.difference.map(|(difference, ..)| difference)));
    cells.extend(ends(row.difference.map(|(_, low, high)| (low, high))));
    cells.push(number(row.adjusted_p));
    cells.push(Cell::maybe(row.verdict, |verdict| Cell::word(verdict.word())));
    for which in [0, 1] {
        cells.extend([row.p50, row.p80].map(|dates| date(compared, which, dates[which])));
    }
    cells.extend(gained(row.gained));
    cells
}

/// The camps that both ideas close.
pub(super) fn camps(compared: &Compared<'_>) -> Table {
    let mut table = camps_heading();
    for row in &compared.contrast.camps {
        table.push(camp(compared, row));
    }
    table
}

/// `camps.csv` without rows.
pub(crate) fn camps_heading() -> Table {
    Table::new("camps", CAMPS, camp_columns())
}

fn camp(compared: &Compared<'_>, row: &CampContrast) -> Vec<Cell> {
    let scenario = compared.ideas[0].scenario;
    let mut cells = vec![Cell::from(&scenario.sites[scenario.camps[row.ids[0]].site].name)];
    for which in [0, 1] {
        let vacated = row.vacated[which];
        cells.extend([vacated.n, vacated.hits].map(Cell::count));
        cells.push(date(compared, which, row.p50[which]));
    }
    cells.extend(gained(row.gained));
    cells
}

/// Runs, those that miss it, their share and its interval.
fn chance(missed: Proportion) -> [Cell; 5] {
    let (low, high) = missed.interval();
    let [n, hits] = [missed.n, missed.hits].map(Cell::count);
    [n, hits, number(missed.estimate()), Cell::from(low), Cell::from(high)]
}

fn gained(gained: Gained) -> Vec<Cell> {
    let mut cells = vec![Cell::count(gained.pairs), number(gained.mean_days)];
    cells.extend(ends(gained.interval));
    cells.push(number(gained.adjusted_p));
    cells.push(Cell::maybe(gained.verdict, |verdict| Cell::word(verdict.word())));
    cells
}

fn date(compared: &Compared<'_>, which: usize, at: Option<Moment>) -> Cell {
    Cell::maybe(at, |at| Cell::date(&compared.ideas[which].scenario.clock, at))
}

const DEADLINES: Text = Text::new(
    "One row for each deadline that A and B both have. An empty date lies beyond the horizon. \
     p-values are adjusted for the number of deadlines by the method of Holm (1979); real: the \
     adjusted one is below 0.05.",
    "Une ligne par échéance commune à A et B. Une date vide se situe au-delà de l’horizon. Les \
     valeurs p sont corrigées pour le nombre d’échéances par la méthode de Holm (1979) ; real \
     (réel) : valeur corrigée inférieure à 0,05.",
);

const CAMPS: Text = Text::new(
    "One row for each camp that A and B both close: when the last party leaves. p-values are \
     adjusted for the number of camps (Holm 1979). An empty date lies beyond the horizon.",
    "Une ligne par camp fermé dans A et dans B : départ du dernier élément. Les valeurs p sont \
     corrigées pour le nombre de camps (Holm 1979). Une date vide se situe au-delà de l’horizon.",
);

fn deadline_columns() -> Vec<Column> {
    let mut all = columns(&[
        ("deadline", Unit::Key, "Deadline.", "Échéance."),
        (
            "due_a",
            Unit::Date,
            "When it is due in A; empty for one on gaps.",
            "Terme dans A ; vide pour une échéance sur la durée de vacance.",
        ),
        ("due_b", Unit::Date, "When it is due in B.", "Terme dans B."),
    ]);
    all.extend(columns(&[
        ("runs_a", Unit::Count, "Runs of A with an outcome.", "Simulations de A abouties."),
        ("missed_a", Unit::Count, "Those that miss it.", "Celles qui la manquent."),
        ("p_missed_a", Unit::Share, "Their share.", "Leur part."),
        (
            "p_missed_low_a",
            Unit::Share,
            "Lower end of its 95 % interval (Wilson 1927).",
            "Borne basse de son intervalle à 95 % (Wilson 1927).",
        ),
        ("p_missed_high_a", Unit::Share, "Upper end.", "Borne haute."),
        ("runs_b", Unit::Count, "Runs of B with an outcome.", "Simulations de B abouties."),
        ("missed_b", Unit::Count, "Those that miss it.", "Celles qui la manquent."),
        ("p_missed_b", Unit::Share, "Their share.", "Leur part."),
        (
            "p_missed_low_b",
            Unit::Share,
            "Lower end of its 95 % interval (Wilson 1927).",
            "Borne basse de son intervalle à 95 % (Wilson 1927).",
        ),
        ("p_missed_high_b", Unit::Share, "Upper end.", "Borne haute."),
    ]));
    all.extend(columns(&[
        ("pairs", Unit::Count, "Replications with an outcome in both; empty if the seeds differ: nothing is paired then.", "Réplications abouties dans les deux ; vide si les graines diffèrent : rien n’est alors apparié."),
        ("saved", Unit::Count, "Pairs in which only A misses it.", "Paires où seul A la manque."),
        ("spoiled", Unit::Count, "Pairs in which only B misses it.", "Paires où seul B la manque."),
        ("p_missed_difference", Unit::Number, "Chance of missing it in B less that in A (-1 to 1; negative: better).", "Probabilité de la manquer dans B, moins celle dans A (-1 à 1 ; négatif : mieux)."),
        ("p_missed_difference_low", Unit::Number, "Lower end of its 95 % interval (score method of Newcombe 1998, paired where there are pairs).", "Borne basse de son intervalle à 95 % (score, Newcombe 1998, apparié s’il y a des paires)."),
        ("p_missed_difference_high", Unit::Number, "Upper end.", "Borne haute."),
        ("p_adjusted", Unit::Number, "p-value of no difference (McNemar's exact test; without pairs, Fisher's), adjusted.", "Valeur p de l’absence d’écart (test exact de McNemar ; sans paires, de Fisher), corrigée."),
        ("verdict", Unit::Word, "real or not_shown: the difference in the chance of missing it.", "real (réel) ou not_shown (non démontré) : l’écart de probabilité."),
    ]));
    all.extend(columns(&[
        (
            "p50_a",
            Unit::Date,
            "Date by which half of the runs of A reach it.",
            "Date à laquelle la moitié des simulations de A l’atteignent.",
        ),
        (
            "p80_a",
            Unit::Date,
            "Date by which 80 % of them do.",
            "Date à laquelle 80 % l’atteignent.",
        ),
        (
            "p50_b",
            Unit::Date,
            "Date by which half of the runs of B reach it.",
            "Date à laquelle la moitié des simulations de B l’atteignent.",
        ),
        (
            "p80_b",
            Unit::Date,
            "Date by which 80 % of them do.",
            "Date à laquelle 80 % l’atteignent.",
        ),
    ]));
    all.extend(gained_columns());
    all
}

fn camp_columns() -> Vec<Column> {
    let mut all = columns(&[
        ("camp", Unit::Key, "Camp.", "Camp."),
        ("runs_a", Unit::Count, "Runs of A with an outcome.", "Simulations de A abouties."),
        (
            "vacated_a",
            Unit::Count,
            "Those in which it is vacated within the horizon.",
            "Celles où il est évacué avant l’horizon.",
        ),
        (
            "p50_a",
            Unit::Date,
            "Date by which half of the runs of A have vacated it.",
            "Date à laquelle il est évacué dans la moitié des simulations de A.",
        ),
        ("runs_b", Unit::Count, "Runs of B with an outcome.", "Simulations de B abouties."),
        (
            "vacated_b",
            Unit::Count,
            "Those in which it is vacated within the horizon.",
            "Celles où il est évacué avant l’horizon.",
        ),
        (
            "p50_b",
            Unit::Date,
            "Date by which half of the runs of B have vacated it.",
            "Date à laquelle il est évacué dans la moitié des simulations de B.",
        ),
    ]);
    all.extend(gained_columns());
    all
}

fn gained_columns() -> Vec<Column> {
    columns(&[
        (
            "days_pairs",
            Unit::Count,
            "Pairs in which both come there within the horizon (without pairs, the smaller number of runs).",
            "Paires où les deux y parviennent avant l’horizon (sans paires, le plus petit nombre de simulations).",
        ),
        (
            "mean_gained_days",
            Unit::Days,
            "Mean days by which B is earlier; negative if later. Of a deadline on gaps, by which its longest gap is shorter.",
            "Avance moyenne de B en jours ; négative s’il est plus tard. Pour une échéance sur la durée de vacance, réduction de la plus longue.",
        ),
        (
            "mean_gained_low_days",
            Unit::Days,
            "Lower end of its 95 % interval (normal).",
            "Borne basse de son intervalle à 95 % (loi normale).",
        ),
        ("mean_gained_high_days", Unit::Days, "Upper end.", "Borne haute."),
        (
            "gained_p_adjusted",
            Unit::Number,
            "p-value of no difference in that mean, adjusted.",
            "Valeur p de l’absence d’écart de cette moyenne, corrigée.",
        ),
        (
            "gained_verdict",
            Unit::Word,
            "real or not_shown: the difference in that mean.",
            "real (réel) ou not_shown (non démontré) : l’écart de cette moyenne.",
        ),
    ])
}
