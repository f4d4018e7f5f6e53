//! `delay_ledger.csv` and `criticality.csv`: where the time went, and what stood in the way.

use crate::analysis::{CriticalityRow, LedgerRow};
use crate::words::key_of;

use super::{Subject, Which};

table! {
    /// The mean ledger of each deadline.
    DelayLedger "delay_ledger" (of: Subject<'a>, row: &'a LedgerRow)
    "One row for each booking; the mean hours of one deadline, plan and case add up to the mean \
     time from the start to its milestone, or to the horizon. All runs count, missed or not; the first \
     page and main_delay of deadlines.csv count those that miss it (mean_hours_missed), and may name another cause."
    "Une ligne par écriture ; les heures moyennes d’une échéance, d’un plan et d’un cas font la \
     durée moyenne du début au jalon, ou à l’horizon. Toutes les simulations comptent, manquées ou non ; \
     la première page et main_delay de deadlines.csv comptent celles qui la manquent (mean_hours_missed), et \
     peuvent nommer une autre cause.";
    which: ..Which(of, row.plan, row.case);
    deadline: Key = of.deadline(row.deadline), "Deadline.", "Échéance.";
    site: Key = of.site(row.item.site),
        "Where the time was spent or lost: the site that was last, or the one on whose behalf what \
         it waited for was held.",
        "Où le temps a été passé ou perdu : le dernier site, ou celui pour lequel ce qu’il \
         attendait était retenu.";
    code: Word = row.item.code.word(),
        "Code under which the time is booked.", "Code sous lequel le temps est compté.";
    productive: YesNo = row.item.code.is_productive(),
        "1: productive or as planned; 0: delay.", "1 : productif ou prévu ; 0 : retard.";
    origin: Word = row.item.origin.word(),
        "primary: arose at the site that was last; reactionary: inherited from another.",
        "primary : né sur le dernier site ; reactionary : hérité d’un autre.";
    felt: Word = row.item.felt.word(),
        "Code of the wait as the site that was last felt it: no_lift, where the vehicles stood \
         before a gate; else the code itself.",
        "Code de l’attente telle que le dernier site l’a ressentie : no_lift, quand les véhicules \
         attendaient une autorisation ; sinon le code même.";
    runs: Count = row.runs, "Runs with such a booking.", "Simulations avec cette écriture.";
    mean_hours: Hours = row.mean_hours,
        "Mean per run, over all runs.", "Moyenne par simulation, sur toutes.";
    mean_hours_missed: Hours = row.mean_hours_missed,
        "Mean per run that misses the deadline.", "Moyenne par simulation qui manque l’échéance.";
    share_of_delay: Share = row.share_of_delay,
        "Its share of all delay up to the deadline; empty for productive time.",
        "Sa part de tout le retard jusqu’à l’échéance ; vide pour le temps productif.";
}

table! {
    /// How often something stood on the chain that decided a deadline.
    Criticality "criticality" (of: Subject<'a>, row: &'a CriticalityRow)
    "One row for each site, route, pool, escort, gate, threat, weather or rule that ever stood on \
     the chain deciding a deadline: a site or route with any of its time, all else with time lost \
     to it."
    "Une ligne par site, route, parc, escorte, autorité, menace, météo ou règle présent sur la \
     chaîne qui décide d’une échéance : un site ou une route dès qu’il s’y passe du temps, le reste \
     quand il en fait perdre.";
    which: ..Which(of, row.plan, row.case);
    deadline: Key = of.deadline(row.deadline), "Deadline.", "Échéance.";
    actor_kind: Word = key_of(of.scenario(), row.actor).0,
        "What stood on the chain: kind.", "Nature de ce qui se trouve sur la chaîne.";
    actor: Key = key_of(of.scenario(), row.actor).1, "What stood on the chain: key.", "Sa clé.";
    runs: Count = row.runs, "Runs in which it did.", "Simulations concernées.";
    share: Share = row.share, "Their share of all runs.", "Leur part de toutes les simulations.";
    share_missed: Share = row.share_missed,
        "Share of the runs that miss the deadline.", "Part de celles qui manquent l’échéance.";
    lost_hours: Hours = row.lost_hours,
        "Mean hours lost to it per run, over all runs.",
        "Heures perdues à cause de lui, en moyenne sur toutes les simulations.";
}
