//! `assumptions.csv` and `drivers.csv`: what was assumed, and what the deadlines hang on.

use crate::analysis::{AssumptionRow, Drawn, DriverRow};
use crate::scenario::{Assumption, AssumptionUnit};
use crate::time::{DAY, Moment};

use super::{Cell, Column, Subject, Text, Unit, Which};

/// The assumption under the plan and the case of a row.
fn asked<'a>(of: Subject<'a>, row: &AssumptionRow) -> &'a Assumption {
    &of.variant(row.plan, row.case).assumptions[row.assumption]
}

/// One of the values drawn.
fn drawn(of: Subject<'_>, row: &AssumptionRow, which: fn(&Drawn) -> f64) -> Value {
    let value = row.drawn.as_ref().map(which);
    Value::of(of, asked(of, row).unit, value)
}

/// A value for the column of numbers or, if it is a date, for the one of dates beside it: the other
/// stays empty.
pub(in super::super) struct Value {
    pub(in super::super) number: Cell,
    pub(in super::super) date: Cell,
}

impl Value {
    pub(in super::super) fn of(
        subject: Subject<'_>,
        unit: AssumptionUnit,
        value: Option<f64>,
    ) -> Self {
        match value.map_or(Cell::Empty, |value| value_cell(subject, unit, value)) {
            date @ Cell::Date(_) => Self { number: Cell::Empty, date },
            number => Self { number, date: Cell::Empty },
        }
    }
}

/// What the column of the unit of a row says.
pub(in super::super) const UNIT: Text = Text::new(
    "Unit of the values in this row; of dates, they are in the columns that end in _date.",
    "Unité des valeurs de la ligne ; pour date, elles sont dans les colonnes en _date.",
);
/// What a column of dates beside one of numbers says.
pub(in super::super) const OF_DATES: Text =
    Text::new("The same, where it is a date.", "De même, s’il s’agit d’une date.");

table! {
    /// The register of assumptions, case by case.
    Assumptions "assumptions" (of: Subject<'a>, row: &'a AssumptionRow)
    "One row for each assumption under each plan and case."
    "Une ligne par hypothèse, plan et cas.";
    which: ..Which(of, row.plan, row.case);
    assumption: Key = &asked(of, row).name, "Assumption.", "Hypothèse.";
    statement_en: Text = asked(of, row).statement.en.as_deref().map(Cell::text),
        "What is assumed, in English.", "Ce qui est supposé, en anglais.";
    statement_fr: Text = asked(of, row).statement.fr.as_deref().map(Cell::text),
        "What is assumed, in French.", "Ce qui est supposé, en français.";
    owner_en: Text = asked(of, row).owner.en.as_deref().map(Cell::text),
        "Who answers for it, in English.", "Qui en répond, en anglais.";
    owner_fr: Text = asked(of, row).owner.fr.as_deref().map(Cell::text),
        "Who answers for it, in French.", "Qui en répond, en français.";
    grade: Text = &asked(of, row).grade,
        "Grade of the evidence.", "Cotation de l’information.";
    signpost_en: Text = asked(of, row).signpost.en.as_deref().map(Cell::text),
        "What would show that it fails, in English.", "Ce qui montrerait qu’elle tombe, en anglais.";
    signpost_fr: Text = asked(of, row).signpost.fr.as_deref().map(Cell::text),
        "What would show that it fails, in French.", "Ce qui montrerait qu’elle tombe, en français.";
    written: Text = &row.written,
        "What stands in the file under this case.", "Ce que dit le fichier dans ce cas.";
    unit: Word = unit(asked(of, row).unit).0, UNIT;
    p10: Amount = drawn(of, row, |values| values.p10).number,
        "10th percentile of the values drawn.", "10e centile des valeurs tirées.";
    p50: Amount = drawn(of, row, |values| values.p50).number,
        "Median of the values drawn.", "Médiane des valeurs tirées.";
    p90: Amount = drawn(of, row, |values| values.p90).number,
        "90th percentile of the values drawn.", "90e centile des valeurs tirées.";
    p10_date: Date = drawn(of, row, |values| values.p10).date, OF_DATES;
    p50_date: Date = drawn(of, row, |values| values.p50).date, OF_DATES;
    p90_date: Date = drawn(of, row, |values| values.p90).date, OF_DATES;
    sets: Text = asked(of, row).sets.join("; "),
        "Paths of the file that it sets or multiplies.",
        "Chemins du fichier qu’elle fixe ou multiplie.";
}

table! {
    /// How far each assumption goes with each deadline's date.
    Drivers "drivers" (of: Subject<'a>, row: &'a DriverRow)
    "One row for each uncertain assumption and deadline under each plan and case."
    "Une ligne par hypothèse incertaine et échéance, plan et cas.";
    which: ..Which(of, row.plan, row.case);
    deadline: Key = of.deadline(row.deadline), "Deadline.", "Échéance.";
    assumption: Key = &of.scenario().assumptions[row.assumption].name, "Assumption.", "Hypothèse.";
    n: Count = row.n, "Runs compared.", "Simulations comparées.";
    rank_correlation: Number = row.rank_correlation,
        "Spearman's rank correlation of its value with the date of the deadline, from -1 to 1.",
        "Corrélation de rang de Spearman entre sa valeur et la date de l’échéance, de -1 à 1.";
    p_missed_lowest_quarter: Share = row.missed_low.estimate(),
        "Chance of missing the deadline in the quarter of runs with its lowest values.",
        "Risque de manquer l’échéance dans le quart des simulations aux plus basses valeurs.";
    p_missed_highest_quarter: Share = row.missed_high.estimate(),
        "The same in the quarter with its highest values.",
        "De même dans le quart aux plus hautes valeurs.";
    p_missed_difference: Number = row.difference.map(|(difference, ..)| difference),
        "Highest quarter less lowest quarter, from -1 to 1.",
        "Quart le plus haut moins quart le plus bas, de -1 à 1.";
    p_missed_difference_low: Number = row.difference.map(|(_, low, _)| low),
        "Lower end of an interval that holds at 95 % together with those of all assumptions and \
         deadlines of the plan and case (Newcombe 1998; Bonferroni).",
        "Borne basse d’un intervalle valable à 95 % avec ceux de toutes les hypothèses et \
         échéances du plan et du cas (Newcombe 1998 ; Bonferroni).";
    p_missed_difference_high: Number = row.difference.map(|(.., high)| high),
        "Upper end of it.", "Sa borne haute.";
    load_bearing: YesNo = row.is_load_bearing(),
        "Whether that interval leaves out 0: the deadline hangs on it.",
        "Si cet intervalle exclut 0 : l’échéance en dépend.";
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

/// The column of values of a unit, of the thing that it is to be about.
pub(super) fn value_column(of: AssumptionUnit, meaning: Text) -> Column {
    let (word, unit) = unit(of);
    Column { name: word.replace('/', "_per_").into(), unit, meaning, about: None }
}

/// How many base units the unit is in which a value is shown; nothing for a date, and for what is no number.
pub(in super::super) fn base_units(unit: AssumptionUnit) -> Option<f64> {
    match unit {
        AssumptionUnit::Duration => Some(DAY as f64),
        AssumptionUnit::Mass => Some(1_000.0),
        AssumptionUnit::Distance | AssumptionUnit::Speed | AssumptionUnit::Number => Some(1.0),
        AssumptionUnit::Date | AssumptionUnit::Text => None,
    }
}

/// A value in the unit in which it is shown.
pub(in super::super) fn value_cell(subject: Subject<'_>, unit: AssumptionUnit, value: f64) -> Cell {
    match (unit, base_units(unit)) {
        (AssumptionUnit::Date, _) => subject.date(Some(Moment(value.round() as i64))),
        (_, Some(base)) => Cell::Number(value / base),
        (_, None) => Cell::Empty,
    }
}
