//! `assumptions.csv` and `drivers.csv`: what was assumed, and what the deadlines hang on.

use crate::analysis::{AssumptionRow, DriverRow};
use crate::scenario::AssumptionUnit;
use crate::time::{DAY, Moment};

use super::{Cell, Subject, Table, Text, Unit, columns, number, table};

/// The register of assumptions, case by case.
pub(super) fn assumptions(subject: Subject<'_>, rows: &[AssumptionRow]) -> Table {
    let mut table = table("assumptions", ASSUMPTIONS, assumption_columns());
    for row in rows {
        let assumption = &subject.variant(row.plan, row.case).assumptions[row.assumption];
        let drawn = |value: f64| value_cell(subject, assumption.unit, value);
        let statement = |text: &Option<String>| Cell::maybe(text.as_deref(), Cell::text);
        let mut cells = subject.which(row.plan, row.case);
        cells.push(Cell::from(&assumption.name));
        cells.extend([statement(&assumption.statement.en), statement(&assumption.statement.fr)]);
        let texts = [&assumption.owner, &assumption.grade, &assumption.signpost, &row.written];
        cells.extend(texts.map(|text| Cell::text(text.as_str())));
        cells.push(Cell::word(unit(assumption.unit).0));
        cells.extend(match row.drawn {
            Some(values) => [values.p10, values.p50, values.p90].map(drawn),
            None => [Cell::Empty, Cell::Empty, Cell::Empty],
        });
        cells.push(Cell::text(assumption.sets.join("; ")));
        table.push(cells);
    }
    table
}

/// How a value is shown: the word for the unit, and the unit of a column of such values.
pub(in super::super) fn unit(unit: AssumptionUnit) -> (&'static str, Unit) {
    match unit {
        AssumptionUnit::Date => ("date", Unit::Date),
        AssumptionUnit::Duration => ("days", Unit::Days),
        AssumptionUnit::Mass => ("t", Unit::Tonnes),
        AssumptionUnit::Distance => ("km", Unit::Kilometres),
        AssumptionUnit::Speed => ("km/h", Unit::KilometresPerHour),
        AssumptionUnit::Number => ("number", Unit::Number),
        AssumptionUnit::Text => ("text", Unit::Text),
    }
}

/// A value in the unit in which it is shown.
pub(in super::super) fn value_cell(subject: Subject<'_>, unit: AssumptionUnit, value: f64) -> Cell {
    match unit {
        AssumptionUnit::Date => subject.date(Some(Moment(value.round() as i64))),
        AssumptionUnit::Duration => Cell::Number(value / DAY as f64),
        AssumptionUnit::Mass => Cell::Number(value / 1_000.0),
        AssumptionUnit::Distance | AssumptionUnit::Speed | AssumptionUnit::Number => {
            Cell::Number(value)
        }
        AssumptionUnit::Text => Cell::Empty,
    }
}

const ASSUMPTIONS: Text = Text::new(
    "One row for each assumption under each plan and case.",
    "Une ligne par hypothèse, plan et cas.",
);

fn assumption_columns() -> Vec<super::Column> {
    columns(&[
        ("assumption", Unit::Key, "Assumption.", "Hypothèse."),
        (
            "statement_en",
            Unit::Text,
            "What is assumed, in English.",
            "Ce qui est supposé, en anglais.",
        ),
        (
            "statement_fr",
            Unit::Text,
            "What is assumed, in French.",
            "Ce qui est supposé, en français.",
        ),
        ("owner", Unit::Text, "Who answers for it.", "Qui en répond."),
        ("grade", Unit::Text, "Grade of the evidence.", "Cotation de l’information."),
        (
            "signpost",
            Unit::Text,
            "What would show that it fails.",
            "Ce qui montrerait qu’elle tombe.",
        ),
        (
            "written",
            Unit::Text,
            "What stands in the file under this case.",
            "Ce que dit le fichier dans ce cas.",
        ),
        ("unit", Unit::Word, "Unit of the values in this row.", "Unité des valeurs de la ligne."),
        (
            "p10",
            Unit::Amount,
            "10th percentile of the values drawn.",
            "10e centile des valeurs tirées.",
        ),
        ("p50", Unit::Amount, "Median of the values drawn.", "Médiane des valeurs tirées."),
        (
            "p90",
            Unit::Amount,
            "90th percentile of the values drawn.",
            "90e centile des valeurs tirées.",
        ),
        (
            "sets",
            Unit::Text,
            "Paths of the file that it sets or multiplies.",
            "Chemins du fichier qu’elle fixe ou multiplie.",
        ),
    ])
}

/// How far each assumption goes with each deadline's date.
pub(super) fn drivers(subject: Subject<'_>, rows: &[DriverRow]) -> Table {
    let mut table = table("drivers", DRIVERS, driver_columns());
    for row in rows {
        let scenario = subject.scenario();
        let mut cells = subject.which(row.plan, row.case);
        cells.extend([
            Cell::from(&scenario.deadlines[row.deadline].name),
            Cell::from(&scenario.assumptions[row.assumption].name),
            Cell::count(row.n),
        ]);
        let quarters = [row.missed_low, row.missed_high];
        cells.push(number(row.rank_correlation));
        cells.extend(quarters.map(|missed| number(missed.estimate())));
        let (difference, low, high) = row
            .difference
            .map_or((None, None, None), |(it, low, high)| (Some(it), Some(low), Some(high)));
        cells.extend([difference, low, high].map(number));
        cells.push(Cell::yes_no(row.is_load_bearing()));
        table.push(cells);
    }
    table
}

const DRIVERS: Text = Text::new(
    "One row for each uncertain assumption and deadline under each plan and case.",
    "Une ligne par hypothèse incertaine et échéance, plan et cas.",
);

fn driver_columns() -> Vec<super::Column> {
    columns(&[
        ("deadline", Unit::Key, "Deadline.", "Échéance."),
        ("assumption", Unit::Key, "Assumption.", "Hypothèse."),
        ("n", Unit::Count, "Runs compared.", "Simulations comparées."),
        (
            "rank_correlation",
            Unit::Number,
            "Spearman's rank correlation of its value with the date of the deadline, from -1 to 1.",
            "Corrélation de rang de Spearman entre sa valeur et la date de l’échéance, de -1 à 1.",
        ),
        (
            "p_missed_lowest_quarter",
            Unit::Share,
            "Chance of missing the deadline in the quarter of runs with its lowest values.",
            "Risque de manquer l’échéance dans le quart des simulations aux plus basses valeurs.",
        ),
        (
            "p_missed_highest_quarter",
            Unit::Share,
            "The same in the quarter with its highest values.",
            "De même dans le quart aux plus hautes valeurs.",
        ),
        (
            "p_missed_difference",
            Unit::Number,
            "Highest quarter less lowest quarter, from -1 to 1.",
            "Quart le plus haut moins quart le plus bas, de -1 à 1.",
        ),
        (
            "p_missed_difference_low",
            Unit::Number,
            "Lower end of an interval that holds at 95 % together with those of all assumptions and \
             deadlines of the plan and case (Newcombe 1998; Bonferroni).",
            "Borne basse d’un intervalle valable à 95 % avec ceux de toutes les hypothèses et \
             échéances du plan et du cas (Newcombe 1998 ; Bonferroni).",
        ),
        ("p_missed_difference_high", Unit::Number, "Upper end of it.", "Sa borne haute."),
        (
            "load_bearing",
            Unit::YesNo,
            "Whether that interval leaves out 0: the deadline hangs on it.",
            "Si cet intervalle exclut 0 : l’échéance en dépend.",
        ),
    ])
}
