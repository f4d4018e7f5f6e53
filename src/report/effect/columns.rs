//! The columns that both tables have: a deadline before and after a change.

use crate::analysis::{Effect, Shift};
use crate::scenario::{Scenario, Study};
use crate::table::{Cell, Column, Unit, columns};
use crate::time::Moment;

/// The cells that every row begins with.
pub(super) fn which(study: &Study, effect: &Effect) -> Vec<Cell> {
    vec![
        Cell::from(&study.plans[0].name),
        Cell::from(&study.cases[0].name),
        Cell::from(&study.base.deadlines[effect.deadline].name),
    ]
}

/// Their columns.
pub(super) fn which_columns() -> Vec<Column> {
    columns(&[
        ("plan", Unit::Key, "Plan.", "Plan."),
        ("case", Unit::Key, "Case.", "Cas."),
        ("deadline", Unit::Key, "Deadline.", "Échéance."),
    ])
}

/// What the change does.
pub(super) fn cells(scenario: &Scenario, effect: &Effect) -> Vec<Cell> {
    let mut cells = chances(effect);
    cells.extend(dates(scenario, effect));
    cells
}

/// The columns of what the change does.
pub(super) fn effect_columns() -> Vec<Column> {
    let mut all = chance_columns();
    all.extend(date_columns());
    all
}

fn chances(effect: &Effect) -> Vec<Cell> {
    let difference = effect.difference;
    vec![
        Cell::count(effect.pairs),
        Cell::count(effect.changed),
        number(effect.missed_before.estimate()),
        number(effect.missed_after.estimate()),
        number(difference.map(|(difference, ..)| difference)),
        number(difference.map(|(_, low, _)| low)),
        number(difference.map(|(.., high)| high)),
    ]
}

fn chance_columns() -> Vec<Column> {
    columns(&[
        (
            "pairs",
            Unit::Count,
            "Pairs of runs under the same luck, with and without the change.",
            "Paires de simulations à tirages identiques, sans et avec le changement.",
        ),
        (
            "pairs_changed",
            Unit::Count,
            "Pairs in which it changes anything about the deadline.",
            "Paires où il change quoi que ce soit à l’échéance.",
        ),
        (
            "p_missed_before",
            Unit::Share,
            "Share that miss it without the change.",
            "Part qui la manque sans le changement.",
        ),
        (
            "p_missed_after",
            Unit::Share,
            "Share that miss it with the change.",
            "Part qui la manque avec le changement.",
        ),
        ("p_missed_difference", Unit::Share, "After less before.", "Après moins avant."),
        (
            "p_missed_difference_low",
            Unit::Share,
            "Lower end of its 95 % interval (Newcombe 1998, paired).",
            "Borne basse de son intervalle à 95 % (Newcombe 1998, apparié).",
        ),
        ("p_missed_difference_high", Unit::Share, "Upper end.", "Borne haute."),
    ])
}

fn dates(scenario: &Scenario, effect: &Effect) -> Vec<Cell> {
    let is_on_gaps = scenario.deadlines[effect.deadline].goal.empty_at_most().is_some();
    let date = |seconds: Option<i64>| {
        Cell::maybe(seconds.filter(|_| !is_on_gaps), |at| Cell::date(&scenario.clock, Moment(at)))
    };
    let days = |shift: Shift| number(shift.days(scenario.until).map(|(days, _)| days));
    let bound = effect.p80.days(scenario.until).is_some_and(|(_, is_bound)| is_bound);
    let (p50, p80, mean) = (effect.p50, effect.p80, effect.mean_interval);
    vec![
        date(p50.before),
        date(p50.after),
        days(p50),
        date(p80.before),
        date(p80.after),
        days(p80),
        Cell::yes_no(bound),
        number(effect.p80_low_days),
        number(effect.p80_high_days),
        Cell::count(effect.reached_pairs),
        number(effect.mean_days),
        number(mean.map(|(low, _)| low)),
        number(mean.map(|(_, high)| high)),
    ]
}

fn date_columns() -> Vec<Column> {
    columns(&[
        (
            "p50_before",
            Unit::Date,
            "Half of the runs reach it by then, without the change; empty beyond the horizon.",
            "La moitié l’atteint à cette date sans le changement ; vide au-delà de l’horizon.",
        ),
        ("p50_after", Unit::Date, "The same with the change.", "De même avec le changement."),
        (
            "p50_gained_days",
            Unit::Days,
            "Days gained at the median: positive if earlier with the change; a bound where one date is beyond the horizon.",
            "Jours gagnés à la médiane : positif si plus tôt avec le changement ; une borne si une date dépasse l’horizon.",
        ),
        (
            "p80_before",
            Unit::Date,
            "80 % of the runs reach it by then, without the change; empty beyond the horizon.",
            "80 % l’atteignent à cette date sans le changement ; vide au-delà de l’horizon.",
        ),
        ("p80_after", Unit::Date, "The same with the change.", "De même avec le changement."),
        (
            "p80_gained_days",
            Unit::Days,
            "Days gained at P80: positive if earlier with the change.",
            "Jours gagnés au P80 : positif si plus tôt avec le changement.",
        ),
        (
            "p80_is_bound",
            Unit::YesNo,
            "1: at least so many, for one of the dates is beyond the horizon.",
            "1 : au moins autant, une des dates dépassant l’horizon.",
        ),
        (
            "p80_gained_low_days",
            Unit::Days,
            "Lower end of its 95 % interval (paired bootstrap by percentiles, Efron 1979); empty beyond the horizon.",
            "Borne basse de son intervalle à 95 % (bootstrap apparié, percentiles, Efron 1979) ; vide au-delà de l’horizon.",
        ),
        ("p80_gained_high_days", Unit::Days, "Upper end.", "Borne haute."),
        (
            "pairs_reached",
            Unit::Count,
            "Pairs that reach it within the horizon with and without the change.",
            "Paires qui l’atteignent avant l’horizon sans et avec le changement.",
        ),
        (
            "mean_gained_days",
            Unit::Days,
            "Mean days gained over those pairs.",
            "Moyenne des jours gagnés sur ces paires.",
        ),
        (
            "mean_gained_low_days",
            Unit::Days,
            "Lower end of its 95 % interval (paired, normal).",
            "Borne basse de son intervalle à 95 % (apparié, normal).",
        ),
        ("mean_gained_high_days", Unit::Days, "Upper end.", "Borne haute."),
    ])
}

/// A number that may be missing.
pub(super) fn number(value: Option<f64>) -> Cell {
    Cell::maybe(value, Cell::Number)
}
