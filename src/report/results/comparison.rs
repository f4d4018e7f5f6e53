//! `comparison.csv`: every plan against the first, under the same luck.

use crate::analysis::ComparisonRow;

use super::{Subject, Which};

table! {
    /// What each plan does to each deadline against the first plan.
    Comparison "comparison" (of: Subject<'a>, row: &'a ComparisonRow)
    "One row for each plan but the first, case and deadline: against the first plan, run by run \
     under the same luck."
    "Une ligne par plan (sauf le premier), cas et échéance : face au premier plan, simulation par \
     simulation, à tirages identiques.";
    which: ..Which(of, row.plan, row.case);
    against: Key = of.study.plans.first().map(|plan| &plan.name),
        "The first plan.", "Le premier plan.";
    deadline: Key = of.deadline(row.deadline), "Deadline.", "Échéance.";
    pairs: Count = row.pairs,
        "Replications with an outcome under both plans.",
        "Réplications abouties sous les deux plans.";
    saved: Count = row.saved,
        "Pairs in which only the first plan misses it.",
        "Paires où seul le premier plan la manque.";
    spoiled: Count = row.spoiled,
        "Pairs in which only this plan misses it.", "Paires où seul ce plan la manque.";
    p_missed_difference: Number = row.p_missed_difference,
        "Chance of missing it less that under the first plan (-1 to 1; negative: better).",
        "Probabilité de la manquer, moins celle du premier plan (-1 à 1 ; négatif : mieux).";
    p_missed_difference_low: Number = row.difference_low,
        "Lower end of its 95 % interval (paired score method, Newcombe 1998).",
        "Borne basse de son intervalle à 95 % (score apparié, Newcombe 1998).";
    p_missed_difference_high: Number = row.difference_high,
        "Upper end of its 95 % interval.", "Borne haute de son intervalle à 95 %.";
    mean_gained_days: Days = row.mean_days_gained,
        "Mean days by which it is reached earlier, over the pairs that both reach it within the \
         horizon.",
        "Avance moyenne en jours, sur les paires qui l’atteignent toutes deux avant l’horizon.";
}
