//! `deadlines.csv` and `camps.csv` of a comparison: what differs in what comes of two ideas.

use crate::analysis::{CampContrast, DeadlineContrast, Gained};
use crate::id::Name;
use crate::scenario::Deadline;
use crate::time::Moment;

use super::{Cell, Compared};

/// A deadline in one of the ideas.
fn asked<'a>(of: &Compared<'a>, row: &DeadlineContrast, which: usize) -> &'a Deadline {
    &of.ideas[which].scenario.deadlines[row.ids[which]]
}

/// When it is due there; none for one on gaps.
fn due(of: &Compared<'_>, row: &DeadlineContrast, which: usize) -> Option<Cell> {
    let deadline = asked(of, row, which);
    let is_dated = deadline.goal.empty_at_most().is_none();
    is_dated.then(|| Cell::end(&of.ideas[which].scenario.clock, deadline.due))
}

fn camp<'a>(of: &Compared<'a>, row: &CampContrast) -> &'a Name {
    let scenario = of.ideas[0].scenario;
    &scenario.sites[scenario.camps[row.ids[0]].site].name
}

fn date(of: &Compared<'_>, which: usize, at: Option<Moment>) -> Option<Cell> {
    at.map(|at| Cell::date(&of.ideas[which].scenario.clock, at))
}

columns! {
    /// By how much B is earlier.
    GainedColumns (of: &'a Gained);
    days_pairs: Count = of.pairs,
        "Pairs in which both come there within the horizon (without pairs, the smaller number of \
         runs).",
        "Paires où les deux y parviennent avant l’horizon (sans paires, le plus petit nombre de \
         simulations).";
    mean_gained_days: Days = of.mean_days,
        "Mean days by which B is earlier; negative if later. Of a deadline on gaps, by which its \
         longest gap is shorter.",
        "Avance moyenne de B en jours ; négative s’il est plus tard. Pour une échéance sur la \
         durée de vacance, réduction de la plus longue.";
    mean_gained_low_days: Days = of.interval.map(|(low, _)| low),
        "Lower end of its 95 % interval (normal).",
        "Borne basse de son intervalle à 95 % (loi normale).";
    mean_gained_high_days: Days = of.interval.map(|(_, high)| high), "Upper end.", "Borne haute.";
    gained_p_adjusted: Number = of.adjusted_p,
        "p-value of no difference in that mean, adjusted.",
        "Valeur p de l’absence d’écart de cette moyenne, corrigée.";
    gained_verdict: Word = of.verdict.map(|verdict| verdict.word()),
        "real or not_shown: the difference in that mean.",
        "real (réel) ou not_shown (non démontré) : l’écart de cette moyenne.";
}

table! {
    /// The deadlines that both ideas have.
    ComparedDeadlines "deadlines" (of: &'a Compared<'a>, row: &'a DeadlineContrast)
    "One row for each deadline that A and B both have. An empty date lies beyond the horizon. \
     p-values are adjusted for the number of deadlines by the method of Holm (1979); real: the \
     adjusted one is below 0.05."
    "Une ligne par échéance commune à A et B. Une date vide se situe au-delà de l’horizon. Les \
     valeurs p sont corrigées pour le nombre d’échéances par la méthode de Holm (1979) ; real \
     (réel) : valeur corrigée inférieure à 0,05.";
    deadline: Key = &asked(of, row, 0).name, "Deadline.", "Échéance.";
    due_a: Date = due(of, row, 0),
        "When it is due in A; empty for one on gaps.",
        "Terme dans A ; vide pour une échéance sur la durée de vacance.";
    due_b: Date = due(of, row, 1), "When it is due in B.", "Terme dans B.";
    runs_a: Count = row.missed[0].n, "Runs of A with an outcome.", "Simulations de A abouties.";
    missed_a: Count = row.missed[0].hits, "Those that miss it.", "Celles qui la manquent.";
    p_missed_a: Share = row.missed[0].estimate(), "Their share.", "Leur part.";
    p_missed_low_a: Share = row.missed[0].interval().0,
        "Lower end of its 95 % interval (Wilson 1927).",
        "Borne basse de son intervalle à 95 % (Wilson 1927).";
    p_missed_high_a: Share = row.missed[0].interval().1, "Upper end.", "Borne haute.";
    runs_b: Count = row.missed[1].n, "Runs of B with an outcome.", "Simulations de B abouties.";
    missed_b: Count = row.missed[1].hits, "Those that miss it.", "Celles qui la manquent.";
    p_missed_b: Share = row.missed[1].estimate(), "Their share.", "Leur part.";
    p_missed_low_b: Share = row.missed[1].interval().0,
        "Lower end of its 95 % interval (Wilson 1927).",
        "Borne basse de son intervalle à 95 % (Wilson 1927).";
    p_missed_high_b: Share = row.missed[1].interval().1, "Upper end.", "Borne haute.";
    pairs: Count = row.pairs,
        "Replications with an outcome in both; empty if the seeds differ: nothing is paired then.",
        "Réplications abouties dans les deux ; vide si les graines diffèrent : rien n’est alors \
         apparié.";
    saved: Count = row.saved, "Pairs in which only A misses it.", "Paires où seul A la manque.";
    spoiled: Count = row.spoiled, "Pairs in which only B misses it.", "Paires où seul B la manque.";
    p_missed_difference: Number = row.difference.map(|(difference, ..)| difference),
        "Chance of missing it in B less that in A (-1 to 1; negative: better).",
        "Probabilité de la manquer dans B, moins celle dans A (-1 à 1 ; négatif : mieux).";
    p_missed_difference_low: Number = row.difference.map(|(_, low, _)| low),
        "Lower end of its 95 % interval (score method of Newcombe 1998, paired where there are \
         pairs).",
        "Borne basse de son intervalle à 95 % (score, Newcombe 1998, apparié s’il y a des paires).";
    p_missed_difference_high: Number = row.difference.map(|(.., high)| high),
        "Upper end.", "Borne haute.";
    p_adjusted: Number = row.adjusted_p,
        "p-value of no difference (McNemar's exact test; without pairs, Fisher's), adjusted.",
        "Valeur p de l’absence d’écart (test exact de McNemar ; sans paires, de Fisher), corrigée.";
    verdict: Word = row.verdict.map(|verdict| verdict.word()),
        "real or not_shown: the difference in the chance of missing it.",
        "real (réel) ou not_shown (non démontré) : l’écart de probabilité.";
    p50_a: Date = date(of, 0, row.p50[0]),
        "Date by which half of the runs of A reach it.",
        "Date à laquelle la moitié des simulations de A l’atteignent.";
    p80_a: Date = date(of, 0, row.p80[0]),
        "Date by which 80 % of them do.", "Date à laquelle 80 % l’atteignent.";
    p50_b: Date = date(of, 1, row.p50[1]),
        "Date by which half of the runs of B reach it.",
        "Date à laquelle la moitié des simulations de B l’atteignent.";
    p80_b: Date = date(of, 1, row.p80[1]),
        "Date by which 80 % of them do.", "Date à laquelle 80 % l’atteignent.";
    gained: ..GainedColumns(&row.gained);
}

table! {
    /// The camps that both ideas close.
    ComparedCamps "camps" (of: &'a Compared<'a>, row: &'a CampContrast)
    "One row for each camp that A and B both close: when the last party leaves. p-values are \
     adjusted for the number of camps (Holm 1979). An empty date lies beyond the horizon."
    "Une ligne par site fermé dans A et dans B : départ de la dernière équipe. Les valeurs p sont \
     corrigées pour le nombre de sites (Holm 1979). Une date vide se situe au-delà de l’horizon.";
    camp: Key = camp(of, row), "Camp.", "Camp.";
    runs_a: Count = row.vacated[0].n, "Runs of A with an outcome.", "Simulations de A abouties.";
    vacated_a: Count = row.vacated[0].hits,
        "Those in which it is vacated within the horizon.",
        "Celles où il est évacué avant l’horizon.";
    p50_a: Date = date(of, 0, row.p50[0]),
        "Date by which half of the runs of A have vacated it.",
        "Date à laquelle il est évacué dans la moitié des simulations de A.";
    runs_b: Count = row.vacated[1].n, "Runs of B with an outcome.", "Simulations de B abouties.";
    vacated_b: Count = row.vacated[1].hits,
        "Those in which it is vacated within the horizon.",
        "Celles où il est évacué avant l’horizon.";
    p50_b: Date = date(of, 1, row.p50[1]),
        "Date by which half of the runs of B have vacated it.",
        "Date à laquelle il est évacué dans la moitié des simulations de B.";
    gained: ..GainedColumns(&row.gained);
}
