//! `choice.csv`, `robustness.csv` and `regret.csv`: which plan is best, how sure that is, and how the
//! plans stand over all cases.

use crate::Chosen;
use crate::analysis::choice::{Scope, Standing, Verdict};
use crate::analysis::robustness::{Metric, Robustness, regrets};
use crate::analysis::utility::Utility;
use crate::id::Name;

use super::{Table, Text};

/// The tables of a choice.
pub(crate) fn tables(chosen: &Chosen<'_>) -> Vec<Table> {
    let utility = chosen.utility();
    let verdicts = chosen.verdicts.iter().flat_map(|verdict| {
        let plans = verdict.plans.iter().enumerate();
        plans.map(move |(place, standing)| (verdict, place, standing))
    });
    let measures = chosen.robustness.iter().flat_map(|measure| {
        measure.values.iter().enumerate().map(move |(place, value)| (measure, place, *value))
    });
    let regrets = regrets(chosen.payoffs);
    let payoffs = chosen.payoffs.iter().zip(regrets).enumerate();
    let payoffs = payoffs.flat_map(|(plan, (payoffs, regrets))| {
        let cases = payoffs.iter().zip(regrets).enumerate();
        cases.map(move |(case, (payoff, regret))| (plan, case, *payoff, regret))
    });
    vec![
        Choices::table(utility, chosen, verdicts),
        Robustnesses::table(utility, chosen, measures),
        Regrets::table(utility, chosen, payoffs),
    ]
}

/// The tables of a choice without rows, by either utility.
pub(crate) fn headings() -> Vec<Table> {
    let of = |utility| {
        [Choices::heading(utility), Robustnesses::heading(utility), Regrets::heading(utility)]
    };
    [Utility::Hold, Utility::Days].into_iter().flat_map(of).collect()
}

columns! {
    /// What plans are judged by.
    Worth by (utility: Utility) (worth: Option<f64>);
    if utility == Utility::Hold => {
        p_held: Share = worth,
            "Share of runs in which the deadlines that count all hold.",
            "Part des simulations où toutes les échéances retenues sont tenues.";
    }
    if utility == Utility::Days => {
        mean_lateness_of_latest_days: Days = worth,
            "Mean lateness of the latest of the deadlines that count; to the horizon if not \
             reached.",
            "Retard moyen de la plus en retard des échéances retenues ; jusqu’à l’horizon si \
             elle n’est pas atteinte.";
    }
}

const BEHIND: Text = Text::new(
    "What it falls short of the plan chosen, over replications of both.",
    "Ce qui lui manque face au plan choisi, sur les réplications des deux.",
);
const LOW: Text =
    Text::new("Lower end of its 95 % interval.", "Borne basse de l’intervalle à 95 %.");
const HIGH: Text =
    Text::new("Upper end of its 95 % interval.", "Borne haute de l’intervalle à 95 %.");
const SHORT: Text = Text::new(
    "What it falls short of the best plan of the case.",
    "Ce qui lui manque face au meilleur plan du cas.",
);

/// A worth as tables show it: a share that holds, or days late.
fn shown(utility: Utility, worth: f64) -> Option<f64> {
    match utility {
        Utility::Hold => Some(worth),
        Utility::Days => Some(0.0 - worth),
    }
}

fn is_share(measure: &Robustness) -> bool {
    measure.metric == Metric::Satisficing
}

/// The same of a measure of robustness, unless it is a share of cases.
fn robust_worth(utility: Utility, measure: &Robustness, value: f64) -> Option<f64> {
    match measure.metric {
        Metric::Satisficing => None,
        metric if metric.is_regret() => Some(value),
        _ => shown(utility, value),
    }
}

/// By how much a plan is behind the best, so many half widths of the 95 % interval from there.
fn behind(standing: &Standing, halves: f64) -> Option<f64> {
    standing.behind.map(|it| it.mean + halves * (1.959_963_984_540_054 * it.error))
}

fn case<'a>(chosen: &Chosen<'a>, scope: Scope) -> Option<&'a Name> {
    match scope {
        Scope::Case(case) => Some(&chosen.study.cases[case].name),
        Scope::AllCases => None,
    }
}

table! {
    /// How each plan stands in the race, case by case.
    Choices "choice" by (utility: Utility)
        (of: &'a Chosen<'a>, (verdict, place, it): (&'a Verdict, usize, &'a Standing))
    "One row for each case, and for all together, and plan: how it stands in the race between the \
     plans (Kim and Nelson 2001)."
    "Une ligne par cas, et pour tous réunis, et par plan : sa place dans la course entre les plans \
     (Kim et Nelson 2001).";
    case: Key = case(of, verdict.scope),
        "Case; empty: over all cases.", "Cas ; vide : tous cas réunis.";
    plan: Key = &of.study.plans[place].name, "Plan.", "Plan.";
    is_best: YesNo = place == verdict.best,
        "Whether it is the plan chosen.", "Si c’est le plan choisi.";
    is_decided: YesNo = verdict.is_decided,
        "Whether the choice keeps the confidence asked for; 0: the budget was spent before.",
        "Si le choix tient la confiance demandée ; 0 : budget épuisé avant.";
    p_within_indifference: Share = verdict.p_within_indifference,
        "Estimated chance that no other plan is better than the one chosen by more than the \
         indifference (Bonferroni bound, paired).",
        "Probabilité estimée qu’aucun autre plan ne dépasse le plan choisi de plus que \
         l’indifférence (borne de Bonferroni, par paires).";
    p_best: Share = verdict.p_best,
        "Estimated chance that no other plan is better at all.",
        "Probabilité estimée qu’aucun autre plan ne soit meilleur.";
    is_out: YesNo = it.is_out, "Whether it dropped out of the race.", "S’il a quitté la course.";
    replications: Count = it.replications,
        "Replications of it that the race looked at.", "Réplications vues par la course.";
    further_share: Share = (!verdict.is_decided).then_some(it.further_share),
        "Where undecided: the share of further replications that it should get (Chen et al. 2000).",
        "Si ce n’est pas décidé : la part des réplications à venir qui devrait lui revenir (Chen \
         et al. 2000).";
    worth: ..Worth by (utility) (shown(utility, it.worth));
    if utility == Utility::Hold => {
        p_held_behind: Share = behind(it, 0.0), BEHIND;
        p_held_behind_low: Share = behind(it, -1.0), LOW;
        p_held_behind_high: Share = behind(it, 1.0), HIGH;
    }
    if utility == Utility::Days => {
        days_behind: Days = behind(it, 0.0), BEHIND;
        days_behind_low: Days = behind(it, -1.0), LOW;
        days_behind_high: Days = behind(it, 1.0), HIGH;
    }
}

table! {
    /// How robust each plan is over all cases.
    Robustnesses "robustness" by (utility: Utility)
        (of: &'a Chosen<'a>, (measure, place, value): (&'a Robustness, usize, f64))
    "One row for each measure of robustness over the cases and plan."
    "Une ligne par mesure de robustesse sur les cas et par plan.";
    metric: Word = measure.metric.word(),
        "mean (Laplace), worst (Wald 1950), satisficing (Starr 1963), regret_p90, regret_worst \
         (Savage 1951); see McPhail et al. 2018.",
        "mean (Laplace), worst (Wald 1950), satisficing (Starr 1963), regret_p90, regret_worst \
         (Savage 1951) ; voir McPhail et al. 2018.";
    plan: Key = &of.study.plans[place].name, "Plan.", "Plan.";
    is_preferred: YesNo = measure.preferred.contains(&place),
        "Whether the metric prefers it.", "Si la mesure le préfère.";
    share_of_cases: Share = is_share(measure).then_some(value),
        "For satisficing: share of the cases, by weight, in which it is good enough.",
        "Pour satisficing : part des cas, selon leur poids, où il suffit.";
    worth: ..Worth by (utility) (robust_worth(utility, measure, value));
}

table! {
    /// What each plan falls short of the best, case by case.
    Regrets "regret" by (utility: Utility)
        (of: &'a Chosen<'a>, (plan, case, payoff, regret): (usize, usize, f64, f64))
    "One row for each plan and case: what the plan is worth, and what it falls short of the best."
    "Une ligne par plan et cas : ce que vaut le plan, et ce qui lui manque face au meilleur.";
    plan: Key = &of.study.plans[plan].name, "Plan.", "Plan.";
    case: Key = &of.study.cases[case].name, "Case.", "Cas.";
    weight: Share = of.weights[case], "Weight of the case.", "Poids du cas.";
    replications: Count = of.replications(plan, case),
        "Replications played.", "Réplications jouées.";
    worth: ..Worth by (utility) (shown(utility, payoff));
    if utility == Utility::Hold => { p_held_regret: Share = regret, SHORT; }
    if utility == Utility::Days => { regret_days: Days = regret, SHORT; }
}
