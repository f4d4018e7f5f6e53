//! `deadlines.csv`, `s_curve.csv` and `joint.csv`: how often deadlines are missed, when they are
//! reached, and how often they hold together.

use crate::analysis::{DeadlineRow, JointRow, Likelihood, SCurveRow};
use crate::scenario::Deadline;
use crate::simulation::Code;
use crate::time::Span;
use crate::words::key_of;

use super::{Subject, Text, Which};

/// The deadline under the plan and the case of a row.
fn asked<'a>(of: Subject<'a>, row: &DeadlineRow) -> &'a Deadline {
    &of.variant(row.plan, row.case).deadlines[row.deadline]
}

/// What `mean_lateness_days` says, in every table that has it.
pub(super) const MEAN_LATENESS: Text = Text::new(
    "Mean lateness over all runs, those in time as 0; those that do not reach it count to the horizon.",
    "Retard moyen sur toutes les simulations, celles à temps comptant pour 0 ; celles qui ne l’atteignent pas comptent jusqu’à l’horizon.",
);

table! {
    /// The chance of missing each deadline, with the dates by which it is reached.
    Deadlines "deadlines" (of: Subject<'a>, row: &'a DeadlineRow)
    "One row for each deadline under each plan and case. An empty date lies beyond the horizon."
    "Une ligne par échéance, plan et cas. Une date vide se situe au-delà de l’horizon.";
    which: ..Which(of, row.plan, row.case);
    deadline: Key = of.deadline(row.deadline), "Deadline.", "Échéance.";
    kind: Word = asked(of, row).kind.word(),
        "hard, soft or political.", "hard (ferme), soft (souple) ou political (politique).";
    milestone: Word = asked(of, row).goal.word(),
        "What its sites must have reached: a milestone, arrived, held or empty.",
        "Ce que ses sites doivent avoir atteint : un jalon, arrived (arrivé), held (tenu) ou empty \
         (vide).";
    held_by: Key = asked(of, row).goal.held_by().map(|side| of.side(side)),
        "For held: the side that must hold them on the date.",
        "Pour held : la partie qui doit les tenir à cette date.";
    empty_at_most_days: Days = asked(of, row).goal.empty_at_most().map(Span::in_days),
        "For empty: how long none of them may stand empty after the last party.",
        "Pour empty : durée maximale sans personne après la dernière équipe.";
    due: Date = of.end(Some(row.due).filter(|_| asked(of, row).goal.empty_at_most().is_none())),
        "The last moment at which it is met; empty for empty.",
        "Le dernier instant où elle est tenue ; vide pour empty.";
    failed: Count = row.failed,
        "Runs without an outcome. They count nowhere: every chance and date is of the others \
         alone.",
        "Simulations échouées. Elles ne comptent nulle part : tout risque et toute date ne valent \
         que pour les autres.";
    n: Count = row.missed.n, "Runs with an outcome.", "Simulations abouties.";
    missed: Count = row.missed.hits, "Runs that miss it.", "Simulations qui la manquent.";
    p_missed: Share = row.missed.estimate(),
        "Share of runs that miss it.", "Part des simulations qui la manquent.";
    p_missed_low: Share = row.missed.interval().0,
        "Lower end of the 95 % interval (Wilson; a one-sided bound where all runs miss it).",
        "Borne basse de l’intervalle à 95 % (Wilson ; borne unilatérale si toutes la manquent).";
    p_missed_high: Share = row.missed.interval().1,
        "Upper end of the 95 % interval (Wilson; a one-sided bound, about 3/n, where none does).",
        "Borne haute de l’intervalle à 95 % (Wilson ; borne unilatérale, environ 3/n, si aucune).";
    likelihood: Word = row.likelihood.map(Likelihood::english),
        "Term of ICD 203 for missing it.", "Terme (ICD 203) en anglais.";
    likelihood_fr: Word = row.likelihood.map(Likelihood::french),
        "The term in French.", "Terme pour le manquement, en français.";
    p50: Date = of.date(row.p50),
        "Half of the runs reach it by then.", "La moitié des simulations l’atteignent.";
    p80: Date = of.date(row.p80),
        "80 % of the runs reach it by then.", "80 % des simulations l’atteignent.";
    p80_low: Date = of.date(row.p80_interval[0]),
        "Lower end of the 95 % interval of p80 (order statistics); empty if there are too few runs \
         for it.",
        "Borne basse de l’intervalle à 95 % de p80 (statistiques d’ordre) ; vide si trop peu de \
         simulations.";
    p80_high: Date = of.date(row.p80_interval[1]),
        "Upper end; empty beyond the horizon, and if there are too few runs for it.",
        "Borne haute ; vide au-delà de l’horizon, ou si trop peu de simulations.";
    p90: Date = of.date(row.p90),
        "90 % of the runs reach it by then.", "90 % des simulations l’atteignent.";
    unreached: Count = row.unreached,
        "Runs that do not reach it within the horizon.",
        "Simulations qui ne l’atteignent pas avant l’horizon.";
    mean_lateness_days: Days = row.mean_lateness_days, MEAN_LATENESS;
    mean_lateness_missed_days: Days = row.mean_lateness_missed_days,
        "The same over the runs that miss it only (for empty: excess of the longest gap).",
        "De même sur les seules simulations qui la manquent (pour empty : excès de la plus longue \
         période sans occupant).";
    sites: Count = row.sites, "How many sites it is about.", "Nombre de sites concernés.";
    sites_late_mean: Number = row.sites_late_mean,
        "How many of them are late by themselves, on average over all runs.",
        "Nombre de ceux qui sont eux-mêmes en retard, en moyenne sur toutes les simulations.";
    sites_late_p50: Count = row.sites_late_p50,
        "In half of the runs, so many at most are late.",
        "Dans la moitié des simulations, autant au plus sont en retard.";
    sites_late_p80: Count = row.sites_late_p80,
        "In 80 % of the runs, so many at most are late.",
        "Dans 80 % des simulations, autant au plus sont en retard.";
    main_delay: Word = row.main_delay.map(Code::word),
        "Delay code with the most time in the ledgers of the runs that miss it.",
        "Code de retard le plus lourd dans les comptes des simulations qui la manquent.";
    main_delay_share: Share = row.main_delay_share,
        "Its share of their delay.", "Sa part de leur retard.";
    bottleneck_kind: Word = row.bottleneck.map(|actor| key_of(of.scenario(), actor).0),
        "To what most time was lost in the runs that miss it (in all runs if none does): kind.",
        "Ce qui a coûté le plus de temps quand elle est manquée (sinon, de toutes) : nature.";
    bottleneck: Key = row.bottleneck.map(|actor| key_of(of.scenario(), actor).1),
        "The same: key.", "De même : clé.";
    bottleneck_share: Share = row.bottleneck_share,
        "Its share of all delay in these runs.", "Sa part de tout le retard de ces simulations.";
    last_site: Key = row.last_site.map(|site| of.site(site)),
        "The site most often last in the runs that miss it (in all runs if none does).",
        "Le site le plus souvent dernier quand elle est manquée (sinon, de toutes).";
    last_site_share: Share = row.last_site_share,
        "How often it is the last.", "À quelle fréquence il l’est.";
    typical_run: Count = row.typical.map(|it| it.run),
        "Replication to be shown as typical: of the runs in which the usual site is last, the one from \
         whose camps’ dates those of the others differ least (medoid).",
        "Réplication à montrer comme typique : parmi celles où le dernier site est le plus fréquent, \
         celle dont les dates des sites s’écartent le moins des autres (médoïde).";
    typical_last_site: Key = row.typical.and_then(|it| it.last_site).map(|site| of.site(site)),
        "Its last site.", "Son dernier site.";
    typical_last_site_share: Share = row.typical.map(|it| it.share_same_last),
        "In how many of the runs that site is the last.",
        "Part des simulations où ce site est le dernier.";
    typical_off_days: Days = row.typical.map(|it| it.days_off),
        "How far its dates lie from the middle ones of all runs, on average over the camps and the \
         deadline’s own date.",
        "Écart de ses dates aux dates médianes de toutes les simulations, en moyenne sur les sites et \
         la date de l’échéance.";
    worst_run: Count = row.worst_run,
        "Replication with the latest date, or the first that does not reach it.",
        "Réplication à la date la plus tardive, ou la première qui ne l’atteint pas.";
}

table! {
    /// By when so many hundredths of the runs reach each deadline.
    SCurve "s_curve" (of: Subject<'a>, row: &'a SCurveRow)
    "One row for each hundredth of the runs, for each deadline with a date, plan and case. An \
     empty date lies beyond the horizon."
    "Une ligne par centième des simulations, pour chaque échéance datée, plan et cas. Une date \
     vide se situe au-delà de l’horizon.";
    which: ..Which(of, row.plan, row.case);
    deadline: Key = of.deadline(row.deadline), "Deadline.", "Échéance.";
    percentile: Count = row.percentile,
        "Hundredths of the runs, from 1 to 100.", "Centièmes des simulations, de 1 à 100.";
    reached: Date = of.date(row.reached),
        "So many of the runs reach it by then (nearest rank).",
        "Autant de simulations l’atteignent (rang le plus proche).";
}

table! {
    /// The chance that deadlines hold together.
    Joint "joint" (of: Subject<'a>, row: &'a JointRow)
    "One row for each set of deadlines (hard; milestones; all) under each plan and case."
    "Une ligne par ensemble d’échéances (fermes ; de départ ; toutes), plan et cas.";
    which: ..Which(of, row.plan, row.case);
    set: Word = row.set.word(),
        "hard: the hard ones; milestones: those on milestones, if there are others; all: of any \
         kind.",
        "hard : les fermes ; milestones : celles sur un jalon, s’il y en a d’autres ; all : \
         toutes.";
    deadlines: Count = row.deadlines, "How many they are.", "Leur nombre.";
    n: Count = row.held.n, "Runs with an outcome.", "Simulations abouties.";
    held: Count = row.held.hits,
        "Runs in which every one holds.", "Simulations où toutes sont tenues.";
    p_held: Share = row.held.estimate(),
        "Share of runs in which every one holds.", "Part des simulations où toutes sont tenues.";
    p_held_low: Share = row.held.interval().0,
        "Lower end of the 95 % interval.", "Borne basse de l’intervalle à 95 %.";
    p_held_high: Share = row.held.interval().1,
        "Upper end of the 95 % interval.", "Borne haute de l’intervalle à 95 %.";
    likelihood: Word = row.likelihood.map(Likelihood::english),
        "Term of ICD 203 for all holding.", "Terme (ICD 203) en anglais.";
    likelihood_fr: Word = row.likelihood.map(Likelihood::french),
        "The term in French.", "Terme pour la tenue, en français.";
}
