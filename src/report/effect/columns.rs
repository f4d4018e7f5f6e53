//! The columns that both tables have: a deadline before and after a change.

use crate::analysis::{Effect, Shift};
use crate::scenario::{Scenario, Study};
use crate::table::Cell;
use crate::time::Moment;

/// A date by which a deadline is reached; none for one on gaps.
fn date(of: &Scenario, effect: &Effect, seconds: Option<i64>) -> Option<Cell> {
    let is_on_gaps = of.deadlines[effect.deadline].goal.empty_at_most().is_some();
    let seconds = seconds.filter(|_| !is_on_gaps);
    seconds.map(|at| Cell::date(&of.clock, Moment(at)))
}

/// Days gained.
pub(super) fn days(of: &Scenario, shift: Shift) -> Option<f64> {
    shift.days(of.until).map(|(days, _)| days)
}

columns! {
    /// Which deadline a row is of.
    WhichDeadline (study: &'a Study, effect: &'a Effect);
    plan: Key = &study.plans[0].name, "Plan.", "Plan.";
    case: Key = &study.cases[0].name, "Case.", "Cas.";
    deadline: Key = &study.base.deadlines[effect.deadline].name, "Deadline.", "Échéance.";
}

columns! {
    /// What the change does.
    EffectColumns (of: &'a Scenario, effect: &'a Effect);
    pairs: Count = effect.pairs,
        "Pairs of runs under the same luck, with and without the change.",
        "Paires de simulations à tirages identiques, sans et avec le changement.";
    pairs_changed: Count = effect.changed,
        "Pairs in which it changes anything about the deadline.",
        "Paires où il change quoi que ce soit à l’échéance.";
    p_missed_before: Share = effect.missed_before.estimate(),
        "Share that miss it without the change.", "Part qui la manque sans le changement.";
    p_missed_after: Share = effect.missed_after.estimate(),
        "Share that miss it with the change.", "Part qui la manque avec le changement.";
    p_missed_difference: Share = effect.difference.map(|(difference, ..)| difference),
        "After less before.", "Après moins avant.";
    p_missed_difference_low: Share = effect.difference.map(|(_, low, _)| low),
        "Lower end of its 95 % interval (Newcombe 1998, paired).",
        "Borne basse de son intervalle à 95 % (Newcombe 1998, apparié).";
    p_missed_difference_high: Share = effect.difference.map(|(.., high)| high),
        "Upper end.", "Borne haute.";
    p50_before: Date = date(of, effect, effect.p50.before),
        "Half of the runs reach it by then, without the change; empty beyond the horizon.",
        "La moitié l’atteint à cette date sans le changement ; vide au-delà de l’horizon.";
    p50_after: Date = date(of, effect, effect.p50.after),
        "The same with the change.", "De même avec le changement.";
    p50_gained_days: Days = days(of, effect.p50),
        "Days gained at the median: positive if earlier with the change; a bound where one date is \
         beyond the horizon.",
        "Jours gagnés à la médiane : positif si plus tôt avec le changement ; une borne si une \
         date dépasse l’horizon.";
    p80_before: Date = date(of, effect, effect.p80.before),
        "80 % of the runs reach it by then, without the change; empty beyond the horizon.",
        "80 % l’atteignent à cette date sans le changement ; vide au-delà de l’horizon.";
    p80_after: Date = date(of, effect, effect.p80.after),
        "The same with the change.", "De même avec le changement.";
    p80_gained_days: Days = days(of, effect.p80),
        "Days gained at P80: positive if earlier with the change.",
        "Jours gagnés au P80 : positif si plus tôt avec le changement.";
    p80_is_bound: YesNo = effect.p80.days(of.until).is_some_and(|(_, is_bound)| is_bound),
        "1: at least so many, for one of the dates is beyond the horizon.",
        "1 : au moins autant, une des dates dépassant l’horizon.";
    p80_gained_low_days: Days = effect.p80_low_days,
        "Lower end of its 95 % interval (paired bootstrap by percentiles, Efron 1979); empty \
         beyond the horizon.",
        "Borne basse de son intervalle à 95 % (bootstrap apparié, percentiles, Efron 1979) ; vide \
         au-delà de l’horizon.";
    p80_gained_high_days: Days = effect.p80_high_days, "Upper end.", "Borne haute.";
    pairs_reached: Count = effect.reached_pairs,
        "Pairs that reach it within the horizon with and without the change.",
        "Paires qui l’atteignent avant l’horizon sans et avec le changement.";
    mean_gained_days: Days = effect.mean_days,
        "Mean days gained over those pairs.", "Moyenne des jours gagnés sur ces paires.";
    mean_gained_low_days: Days = effect.mean_interval.map(|(low, _)| low),
        "Lower end of its 95 % interval (paired, normal).",
        "Borne basse de son intervalle à 95 % (apparié, normal).";
    mean_gained_high_days: Days = effect.mean_interval.map(|(_, high)| high),
        "Upper end.", "Borne haute.";
}
