//! `control.csv`, `rules.csv` and `claims.csv`: who holds what, what the rules did, and what hangs on
//! what is said.

use crate::analysis::{ClaimRow, ControlRow, RuleRow};
use crate::scenario::Claim;

use super::{Subject, Which, high, low};

/// The claim under the plan and the case of a row.
fn claim<'a>(of: Subject<'a>, row: &ClaimRow) -> &'a Claim {
    &of.variant(row.plan, row.case).claims[row.claim]
}

table! {
    /// Each site, day by day, with whoever holds it or is there.
    Control "control" (of: Subject<'a>, row: &'a ControlRow)
    "One row for each side at each site at the end of each day, under each plan and case, and one \
     for nobody. Shares of 0 are left out, and sites that one side holds in every run on every day."
    "Une ligne par partie, site et fin de journée, pour chaque plan et cas, et une pour personne \
     (nobody). Les parts nulles sont omises, et les sites qu’une seule partie tient toujours.";
    which: ..Which(of, row.plan, row.case);
    site: Key = of.site(row.site), "Site.", "Site.";
    day_end: Date = of.date(row.day_end), "End of the day.", "Fin du jour.";
    side: Key = of.side_or_nobody(row.side), "Side, or nobody.", "Partie, ou nobody (personne).";
    share_held: Share = row.share_held,
        "Share of runs in which it holds the site: of a camp, the camp itself, which is the \
         mission's until its last party is out, whoever holds the town beside it.",
        "Part des simulations où elle tient le site : s’il est à fermer, le site lui-même, qui est \
         à la mission jusqu’au départ de la dernière équipe, quel que soit le maître de la \
         localité.";
    share_present: Share = row.share_present,
        "Share of runs in which it is there.", "Part des simulations où elle est sur place.";
    share_contested: Share = row.share_contested,
        "Share of runs in which a contest is on there: the same for all sides.",
        "Part des simulations où un accrochage y est en cours : la même pour toutes.";
}

table! {
    /// Each rule: how often it fires, and when.
    Rules "rules" (of: Subject<'a>, row: &'a RuleRow)
    "One row for each rule under each plan and case. Dates are over the runs in which it fires."
    "Une ligne par règle, plan et cas. Les dates portent sur les simulations où elle s’applique.";
    which: ..Which(of, row.plan, row.case);
    rule: Key = &of.scenario().rules[row.rule].name, "Rule.", "Règle.";
    n: Count = row.fires.n, "Runs with an outcome.", "Simulations abouties.";
    fired: Count = row.fires.hits, "Runs in which it fires.", "Simulations où elle s’applique.";
    share_fired: Share = row.fires.estimate(), "Their share.", "Leur part.";
    share_fired_low: Share = low(row.fires),
        "Lower end of the 95 % interval (Wilson).", "Borne basse de l’intervalle à 95 % (Wilson).";
    share_fired_high: Share = high(row.fires), "Upper end.", "Borne haute.";
    mean_firings: Number = row.mean_firings,
        "Mean number of times in a run.", "Nombre moyen de fois par simulation.";
    most_firings: Count = row.most_firings, "Most times in one run.", "Maximum en une simulation.";
    first_p10: Date = of.date(row.first_p10),
        "When it first fires: 10th percentile.", "Première fois : 10e centile.";
    first_p50: Date = of.date(row.first_p50), "The same: median.", "De même : médiane.";
    first_p90: Date = of.date(row.first_p90),
        "The same: 90th percentile.", "De même : 90e centile.";
    last_p50: Date = of.date(row.last_p50),
        "When it last fires: median.", "Dernière fois : médiane.";
}

table! {
    /// Each claim with each deadline.
    Claims "claims" (of: Subject<'a>, row: &'a ClaimRow)
    "One row for each claim and deadline under each plan and case: the chance of missing the \
     deadline in the runs in which the claim is true, and in those in which it is not. Claims that \
     split the runs in the same way have the same figures."
    "Une ligne par revendication et échéance, plan et cas : la probabilité de manquer l’échéance dans \
     les simulations où la revendication est vraie, et dans celles où elle est fausse. Les revendications \
     qui partagent les simulations de la même façon ont les mêmes chiffres.";
    which: ..Which(of, row.plan, row.case);
    claim: Key = &claim(of, row).name, "Claim.", "Revendication.";
    site: Key = of.site(of.scenario().assessments[claim(of, row).assessment].site),
        "Site it is about; where there is a camp, the place outside it.",
        "Site concerné ; s’il est à fermer, la localité hors du site.";
    by: Text = &claim(of, row).by, "Who says it.", "Qui l’affirme.";
    says: Key = of.side_or_nobody(claim(of, row).says),
        "Who is said to hold the site, or nobody.", "Qui tiendrait le site, ou nobody (personne).";
    made: Date = of.date(claim(of, row).made), "When.", "Quand.";
    grade: Word = format!("{}{}", claim(of, row).reliability, claim(of, row).credibility),
        "Reliability A-F and credibility 1-6.", "Fiabilité A-F et crédibilité 1-6.";
    conceded: YesNo = claim(of, row).conceded,
        "1 if the opponent concedes it.", "1 si l’adversaire le concède.";
    p_alone: Share = claim(of, row).alone,
        "Chance that it is right, taken by itself, from its grade or its concession.",
        "Probabilité qu’elle soit vraie, prise seule, d’après sa cote ou sa concession.";
    weight: Number = claim(of, row).weight,
        "What it weighs beside the others, 0 to 1.", "Son poids parmi les autres, de 0 à 1.";
    p_assessed: Share = row.assessed,
        "Chance that it is true, all claims about the site taken together.",
        "Probabilité qu’elle soit vraie, toutes revendications sur le site réunies.";
    deadline: Key = of.deadline(row.deadline), "Deadline.", "Échéance.";
    n_true: Count = row.missed_if_true.n,
        "Runs in which it is true.", "Simulations où elle est vraie.";
    missed_true: Count = row.missed_if_true.hits, "Of these, missed.", "Dont manquées.";
    p_missed_true: Share = row.missed_if_true.estimate(), "Their share.", "Leur part.";
    p_missed_true_low: Share = low(row.missed_if_true),
        "Lower end of the 95 % interval (Wilson).", "Borne basse de l’intervalle à 95 % (Wilson).";
    p_missed_true_high: Share = high(row.missed_if_true), "Upper end.", "Borne haute.";
    n_false: Count = row.missed_if_false.n,
        "Runs in which it is false.", "Simulations où elle est fausse.";
    missed_false: Count = row.missed_if_false.hits, "Of these, missed.", "Dont manquées.";
    p_missed_false: Share = row.missed_if_false.estimate(), "Their share.", "Leur part.";
    p_missed_false_low: Share = low(row.missed_if_false), "Lower end.", "Borne basse.";
    p_missed_false_high: Share = high(row.missed_if_false), "Upper end.", "Borne haute.";
    p_difference: Share = row.difference.map(|(difference, ..)| difference),
        "Chance of missing it if the claim is true less that if it is false.",
        "Probabilité de la manquer si elle est vraie moins celle si elle est fausse.";
    p_difference_low: Share = row.difference.map(|(_, low, _)| low),
        "Lower end of its interval (Newcombe 1998, method 10), which holds at 95 % together with \
         those of all comparisons of the plan and case that have 20 runs on both sides \
         (Bonferroni's inequality, Dunn 1961).",
        "Borne basse de son intervalle (Newcombe 1998, méthode 10), qui vaut à 95 % avec ceux de \
         toutes les comparaisons du plan et du cas qui ont 20 simulations de chaque côté (inégalité \
         de Bonferroni, Dunn 1961).";
    p_difference_high: Share = row.difference.map(|(.., high)| high), "Upper end.", "Borne haute.";
    verdict: Word = row.verdict.word(),
        "separates: the interval leaves out 0; does_not_separate; too_few_runs: fewer than 20 on \
         one side.",
        "separates : l’intervalle exclut 0 ; does_not_separate : il le contient ; too_few_runs : \
         moins de 20 simulations d’un côté.";
}
