//! `information.csv`, `parts.csv` and `spread.csv`: what is worth knowing before choosing a plan.

use crate::Informed;
use crate::analysis::information::{Factor, FactorRow, PartRow, SpreadRow, Value};
use crate::id::Name;
use crate::scenario::AssumptionUnit;

use super::assumptions::{OF_DATES, UNIT, Value as Limit, unit};
use super::{Cell, Subject, Table, Text};

/// The tables of what is worth knowing.
pub(crate) fn tables(informed: Informed<'_>) -> Vec<Table> {
    let factors = &informed.found.factors;
    let parts = factors.iter().flat_map(|row| row.parts.iter().map(move |part| (row, part)));
    vec![
        InformationTable::table(informed, [None].into_iter().chain(factors.iter().map(Some))),
        Parts::table(informed, parts),
        Spread::table(informed, &informed.found.spreads),
    ]
}

/// The same without rows.
pub(crate) fn headings() -> Vec<Table> {
    vec![InformationTable::heading(), Parts::heading(), Spread::heading()]
}

columns! {
    /// What could be settled.
    FactorColumns (of: Informed<'a>, factor: Option<Factor>);
    case: Key = &of.study.cases[0].name, "Case.", "Cas.";
    kind: Word = kind(factor),
        "assumption: its value; site: who truly holds it on as_of; everything: the luck of each \
         run included, which no single factor exceeds.",
        "assumption : sa valeur ; site : qui le tient vraiment à as_of ; everything : la fortune \
         de chaque simulation comprise, ce qu’aucun facteur ne dépasse.";
    factor: Key = factor.map(|factor| key(of, factor)),
        "Assumption or site.", "Hypothèse ou site.";
}

fn kind(factor: Option<Factor>) -> &'static str {
    match factor {
        None => "everything",
        Some(Factor::Assumption(_)) => "assumption",
        Some(Factor::Site(_)) => "site",
    }
}

/// The key of a factor in the file.
fn key<'a>(of: Informed<'a>, factor: Factor) -> &'a Name {
    let scenario = &of.study.base;
    match factor {
        Factor::Assumption(id) => &scenario.assumptions[id].name,
        Factor::Site(id) => &scenario.sites[scenario.assessments[id].site].name,
    }
}

fn plan(of: Informed<'_>, plan: usize) -> &Name {
    &of.study.plans[plan].name
}

/// What it would be worth to know a factor, or everything, by each utility.
fn values(of: Informed<'_>, row: Option<&FactorRow>) -> [Value; 2] {
    row.map_or(of.found.everything, |row| row.value)
}

const LOW: Text =
    Text::new("Lower end of its 95 % interval.", "Borne basse de l’intervalle à 95 %.");
const HIGH: Text =
    Text::new("Upper end of its 95 % interval.", "Borne haute de l’intervalle à 95 %.");
const BY_CHANCE: Text = Text::new(
    "The most that any of 39 shuffles of it is worth: below that it is not told apart from nothing.",
    "Le plus que vaille l’un de 39 mélanges de ses valeurs : en dessous, indiscernable de rien.",
);
const CHANGES: Text = Text::new(
    "Whether another plan is clearly better (three standard errors) for some part of its values.",
    "Si un autre plan est nettement meilleur (trois erreurs types) pour une partie de ses valeurs.",
);

table! {
    /// What each thing that could be settled is worth.
    InformationTable "information" (of: Informed<'a>, row: Option<&'a FactorRow>)
    "One row for each thing that could be settled before choosing a plan: how much better the best \
     plan would do (expected value of partial perfect information, cross-fitted; slightly below 0: \
     nothing)."
    "Une ligne par point que l’on pourrait trancher avant de choisir un plan : le gain du meilleur \
     plan (valeur espérée de l’information parfaite partielle, validation croisée ; un peu sous 0 : \
     rien).";
    what: ..FactorColumns(of, row.map(|row| row.factor));
    replications: Count = of.found.runs,
        "Replications in which no plan failed.", "Réplications où aucun plan n’a échoué.";
    p_held_gain: Number = values(of, row)[0].gain,
        "Rise in the chance that all hard deadlines hold (all deadlines where none is hard), in \
         shares of 1.",
        "Hausse de la probabilité que toutes les échéances fermes soient tenues (toutes si aucune \
         n’est ferme), en parts de 1.";
    p_held_gain_low: Number = values(of, row)[0].interval().0, LOW;
    p_held_gain_high: Number = values(of, row)[0].interval().1, HIGH;
    p_held_gain_by_chance: Number = values(of, row)[0].by_chance, BY_CHANCE;
    gain_days: Days = values(of, row)[1].gain,
        "Fall in the mean lateness of the latest of them.",
        "Baisse du retard moyen de la plus en retard d’entre elles.";
    gain_days_low: Days = values(of, row)[1].interval().0, LOW;
    gain_days_high: Days = values(of, row)[1].interval().1, HIGH;
    gain_days_by_chance: Days = values(of, row)[1].by_chance, BY_CHANCE;
    best_for_holding: Key = plan(of, of.found.now[0]),
        "Best plan now, by chance.", "Meilleur plan, en chance.";
    best_for_days: Key = plan(of, of.found.now[1]),
        "Best plan now, by days.", "Meilleur plan, en jours.";
    changes_for_holding: YesNo = row.map(|row| row.changes(of.found.now, 0)), CHANGES;
    changes_for_days: YesNo = row.map(|row| row.changes(of.found.now, 1)), CHANGES;
}

table! {
    /// What each factor may turn out to be.
    Parts "parts" (of: Informed<'a>, (row, part): (&'a FactorRow, &'a PartRow))
    "One row for each part of what each factor may turn out to be: the plan to be preferred then."
    "Une ligne par partie de ce que chaque facteur peut se révéler être : le plan à préférer \
     alors.";
    what: ..FactorColumns(of, Some(row.factor));
    holder: Key = holder(of, row.factor, part),
        "For a site: its holder.", "Pour un site : qui le tient.";
    unit: Word = unit(unit_of(of, row.factor)).0, UNIT;
    low: Amount = limit(of, row.factor, part.low).number,
        "Smallest of the values.", "La plus petite des valeurs.";
    high: Amount = limit(of, row.factor, part.high).number,
        "Largest of them.", "La plus grande.";
    low_date: Date = limit(of, row.factor, part.low).date, OF_DATES;
    high_date: Date = limit(of, row.factor, part.high).date, OF_DATES;
    replications: Count = part.runs, "Replications with one.", "Réplications qui en ont une.";
    best_for_holding: Key = plan(of, part.preferred[0]),
        "Plan to be preferred by chance: the one preferred now, unless another is clearly better.",
        "Plan à préférer, en chance : celui d’aujourd’hui, sauf si un autre est nettement \
         meilleur.";
    best_for_days: Key = plan(of, part.preferred[1]),
        "The same, by days late.", "De même, en jours de retard.";
    p_held: Share = part.worth[0],
        "Share in which the deadlines hold under the first of these plans.",
        "Part où les échéances sont tenues sous le premier de ces plans.";
    mean_lateness_of_latest_days: Days = 0.0 - part.worth[1],
        "Mean lateness of the latest of the deadlines that count, under the second.",
        "Retard moyen, sous le second, de la plus en retard des échéances retenues.";
}

table! {
    /// How far the chance of missing each deadline moves with each factor.
    Spread "spread" (of: Informed<'a>, row: &'a SpreadRow)
    "One row for each factor, plan and deadline: how far the chance of missing it moves with the \
     factor."
    "Une ligne par facteur, plan et échéance : de combien la probabilité de la manquer varie avec \
     le facteur.";
    what: ..FactorColumns(of, Some(row.factor));
    plan: Key = plan(of, row.plan), "Plan.", "Plan.";
    deadline: Key = &of.study.base.deadlines[row.deadline].name, "Deadline.", "Échéance.";
    p_missed_least: Share = row.p_missed_least,
        "Chance of missing it for the part of the values where it is smallest.",
        "Probabilité de la manquer pour la partie des valeurs où elle est la plus faible.";
    p_missed_most: Share = row.p_missed_most,
        "The same where it is largest.", "De même, la plus forte.";
    p_missed_spread: Share = row.spread(), "Their distance.", "Leur écart.";
    spread_by_chance: Share = row.by_chance,
        "The distance that a factor which does nothing shows on average (shuffled).",
        "L’écart que montre en moyenne un facteur sans effet (valeurs mélangées).";
}

/// Who holds a site in a part.
fn holder(of: Informed<'_>, factor: Factor, part: &PartRow) -> Option<Cell> {
    let Factor::Site(id) = factor else { return None };
    let side = of.study.base.assessments[id].holders[part.low as usize].0;
    Some(Subject { study: of.study }.side_or_nobody(side))
}

fn unit_of(of: Informed<'_>, factor: Factor) -> AssumptionUnit {
    match factor {
        Factor::Assumption(id) => of.study.base.assumptions[id].unit,
        Factor::Site(_) => AssumptionUnit::Text,
    }
}

/// An end of a part of the values of an assumption.
fn limit(of: Informed<'_>, factor: Factor, value: f64) -> Limit {
    Limit::of(Subject { study: of.study }, unit_of(of, factor), Some(value))
}
