//! `choice.csv`, `robustness.csv` and `regret.csv`: which plan is best, how sure that is, and how the
//! plans stand over all cases.

use crate::Chosen;
use crate::analysis::choice::{Scope, Standing, Verdict};
use crate::analysis::robustness::{Metric, Robustness, regrets};
use crate::analysis::utility::Utility;

use super::{Cell, Column, Table, Text, Unit, columns, number};

/// The tables of a choice.
pub(crate) fn tables(chosen: &Chosen<'_>) -> Vec<Table> {
    vec![choice(chosen), robustness(chosen), regret(chosen)]
}

/// A worth as tables show it: a share that holds, or days late.
fn shown(utility: Utility, worth: f64) -> Cell {
    match utility {
        Utility::Hold => Cell::Number(worth),
        Utility::Days => Cell::Number(0.0 - worth),
    }
}

fn plan(chosen: &Chosen<'_>, plan: usize) -> Cell {
    Cell::from(&chosen.study.plans[plan].name)
}

fn choice(chosen: &Chosen<'_>) -> Table {
    let utility = chosen.utility();
    let mut table = choice_heading(utility);
    for verdict in chosen.verdicts {
        for (place, standing) in verdict.plans.iter().enumerate() {
            let case = match verdict.scope {
                Scope::Case(case) => Cell::from(&chosen.study.cases[case].name),
                Scope::AllCases => Cell::Empty,
            };
            let mut row = vec![case, plan(chosen, place)];
            row.extend(verdict_cells(verdict, place, standing));
            row.push(shown(utility, standing.worth));
            row.extend(behind_cells(standing));
            table.push(row);
        }
    }
    table
}

/// `choice.csv` without rows.
pub(crate) fn choice_heading(utility: Utility) -> Table {
    let mut all = columns(&[
        ("case", Unit::Key, "Case; empty: over all cases.", "Cas ; vide : tous cas réunis."),
        ("plan", Unit::Key, "Plan.", "Plan."),
    ]);
    all.extend(verdict_columns());
    all.push(worth_column(utility));
    all.extend(behind_columns(utility));
    Table::new("choice", CHOICE, all)
}

fn verdict_cells(verdict: &Verdict, place: usize, standing: &Standing) -> Vec<Cell> {
    vec![
        Cell::yes_no(place == verdict.best),
        Cell::yes_no(verdict.is_decided),
        Cell::Number(verdict.p_within_indifference),
        Cell::Number(verdict.p_best),
        Cell::yes_no(standing.is_out),
        Cell::count(standing.replications),
        match verdict.is_decided {
            true => Cell::Empty,
            false => Cell::Number(standing.further_share),
        },
    ]
}

/// By how much a plan is behind the best, with the 95 % interval.
fn behind_cells(standing: &Standing) -> [Cell; 3] {
    let Some(behind) = standing.behind else { return [Cell::Empty, Cell::Empty, Cell::Empty] };
    let half = 1.959_963_984_540_054 * behind.error;
    [behind.mean, behind.mean - half, behind.mean + half].map(Cell::Number)
}

const CHOICE: Text = Text::new(
    "One row for each case, and for all together, and plan: how it stands in the race between the \
     plans (Kim and Nelson 2001).",
    "Une ligne par cas, et pour tous réunis, et par plan : sa place dans la course entre les plans \
     (Kim et Nelson 2001).",
);

fn verdict_columns() -> Vec<Column> {
    columns(&[
        ("is_best", Unit::YesNo, "Whether it is the plan chosen.", "Si c’est le plan choisi."),
        (
            "is_decided",
            Unit::YesNo,
            "Whether the choice keeps the confidence asked for; 0: the budget was spent before.",
            "Si le choix tient la confiance demandée ; 0 : budget épuisé avant.",
        ),
        (
            "p_within_indifference",
            Unit::Share,
            "Estimated chance that no other plan is better than the one chosen by more than the \
             indifference (Bonferroni bound, paired).",
            "Probabilité estimée qu’aucun autre plan ne dépasse le plan choisi de plus que \
             l’indifférence (borne de Bonferroni, par paires).",
        ),
        (
            "p_best",
            Unit::Share,
            "Estimated chance that no other plan is better at all.",
            "Probabilité estimée qu’aucun autre plan ne soit meilleur.",
        ),
        ("is_out", Unit::YesNo, "Whether it dropped out of the race.", "S’il a quitté la course."),
        (
            "replications",
            Unit::Count,
            "Replications of it that the race looked at.",
            "Réplications vues par la course.",
        ),
        (
            "further_share",
            Unit::Share,
            "Where undecided: the share of further replications that it should get (Chen et al. \
             2000).",
            "Si ce n’est pas décidé : la part des réplications à venir qui devrait lui revenir \
             (Chen et al. 2000).",
        ),
    ])
}

/// What plans are judged by.
fn worth_column(utility: Utility) -> Column {
    match utility {
        Utility::Hold => Column::new(
            "p_held",
            Unit::Share,
            Text::new(
                "Share of runs in which the deadlines that count all hold.",
                "Part des simulations où toutes les échéances retenues sont tenues.",
            ),
        ),
        Utility::Days => Column::new(
            "mean_lateness_of_latest_days",
            Unit::Days,
            Text::new(
                "Mean lateness of the latest of the deadlines that count; to the horizon if not \
                 reached.",
                "Retard moyen de la plus en retard des échéances retenues ; jusqu’à l’horizon si \
                 elle n’est pas atteinte.",
            ),
        ),
    }
}

fn behind_columns(utility: Utility) -> Vec<Column> {
    let (names, unit) = match utility {
        Utility::Hold => {
            (["p_held_behind", "p_held_behind_low", "p_held_behind_high"], Unit::Share)
        }
        Utility::Days => (["days_behind", "days_behind_low", "days_behind_high"], Unit::Days),
    };
    columns(&[
        (
            names[0],
            unit,
            "What it falls short of the plan chosen, over replications of both.",
            "Ce qui lui manque face au plan choisi, sur les réplications des deux.",
        ),
        (names[1], unit, "Lower end of its 95 % interval.", "Borne basse de l’intervalle à 95 %."),
        (names[2], unit, "Upper end of its 95 % interval.", "Borne haute de l’intervalle à 95 %."),
    ])
}

fn robustness(chosen: &Chosen<'_>) -> Table {
    let utility = chosen.utility();
    let mut table = robustness_heading(utility);
    for measure in chosen.robustness {
        for (place, value) in measure.values.iter().enumerate() {
            table.push(robustness_row(chosen, measure, place, *value));
        }
    }
    table
}

/// `robustness.csv` without rows.
pub(crate) fn robustness_heading(utility: Utility) -> Table {
    let mut all = columns(&[
        (
            "metric",
            Unit::Word,
            "mean (Laplace), worst (Wald 1950), satisficing (Starr 1963), regret_p90, \
             regret_worst (Savage 1951); see McPhail et al. 2018.",
            "mean (Laplace), worst (Wald 1950), satisficing (Starr 1963), regret_p90, \
             regret_worst (Savage 1951) ; voir McPhail et al. 2018.",
        ),
        ("plan", Unit::Key, "Plan.", "Plan."),
        ("is_preferred", Unit::YesNo, "Whether the metric prefers it.", "Si la mesure le préfère."),
        (
            "share_of_cases",
            Unit::Share,
            "For satisficing: share of the cases, by weight, in which it is good enough.",
            "Pour satisficing : part des cas, selon leur poids, où il suffit.",
        ),
    ]);
    all.push(worth_column(utility));
    Table::new("robustness", ROBUSTNESS, all)
}

fn robustness_row(
    chosen: &Chosen<'_>,
    measure: &Robustness,
    place: usize,
    value: f64,
) -> Vec<Cell> {
    let is_share = measure.metric == Metric::Satisficing;
    let worth = match measure.metric.is_regret() {
        true => Cell::Number(value),
        false => shown(chosen.utility(), value),
    };
    vec![
        Cell::word(measure.metric.word()),
        plan(chosen, place),
        Cell::yes_no(measure.preferred.contains(&place)),
        if is_share { Cell::Number(value) } else { Cell::Empty },
        if is_share { Cell::Empty } else { worth },
    ]
}

const ROBUSTNESS: Text = Text::new(
    "One row for each measure of robustness over the cases and plan.",
    "Une ligne par mesure de robustesse sur les cas et par plan.",
);

fn regret(chosen: &Chosen<'_>) -> Table {
    let utility = chosen.utility();
    let mut table = regret_heading(utility);
    for (place, (payoffs, regrets)) in
        chosen.payoffs.iter().zip(regrets(chosen.payoffs)).enumerate()
    {
        for (case, (payoff, regret)) in payoffs.iter().zip(regrets).enumerate() {
            table.push(vec![
                plan(chosen, place),
                Cell::from(&chosen.study.cases[case].name),
                Cell::Number(chosen.weights[case]),
                Cell::count(chosen.replications(place, case)),
                shown(utility, *payoff),
                number(Some(regret)),
            ]);
        }
    }
    table
}

/// `regret.csv` without rows.
pub(crate) fn regret_heading(utility: Utility) -> Table {
    let mut all = columns(&[
        ("plan", Unit::Key, "Plan.", "Plan."),
        ("case", Unit::Key, "Case.", "Cas."),
        ("weight", Unit::Share, "Weight of the case.", "Poids du cas."),
        ("replications", Unit::Count, "Replications played.", "Réplications jouées."),
    ]);
    all.push(worth_column(utility));
    let (name, unit) = match utility {
        Utility::Hold => ("p_held_regret", Unit::Share),
        Utility::Days => ("regret_days", Unit::Days),
    };
    all.extend(columns(&[(
        name,
        unit,
        "What it falls short of the best plan of the case.",
        "Ce qui lui manque face au meilleur plan du cas.",
    )]));
    Table::new("regret", REGRET, all)
}

const REGRET: Text = Text::new(
    "One row for each plan and case: what the plan is worth, and what it falls short of the best.",
    "Une ligne par plan et cas : ce que vaut le plan, et ce qui lui manque face au meilleur.",
);

/// The tables of a choice without rows, by either utility.
pub(crate) fn headings() -> Vec<Table> {
    let of =
        |utility| [choice_heading(utility), robustness_heading(utility), regret_heading(utility)];
    [Utility::Hold, Utility::Days].into_iter().flat_map(of).collect()
}
