//! `delay_ledger.csv` and `criticality.csv`: where the time went, and what stood in the way.

use crate::analysis::{CriticalityRow, LedgerRow};
use crate::simulation::Item;
use crate::words::key_of;

use super::{Cell, Subject, Table, Text, Unit, columns, number, table};

/// The mean ledger of each deadline.
pub(super) fn delay_ledger(subject: Subject<'_>, rows: &[LedgerRow]) -> Table {
    let mut table = table("delay_ledger", LEDGER, ledger_columns());
    for row in rows {
        let mut cells = subject.which(row.plan, row.case);
        let Item { site, code, origin, felt } = row.item;
        cells.extend([
            Cell::from(&subject.scenario().deadlines[row.deadline].name),
            subject.site(site),
            Cell::word(code.word()),
            Cell::yes_no(code.is_productive()),
            Cell::word(origin.word()),
            Cell::word(felt.word()),
            Cell::count(row.runs),
            Cell::Number(row.mean_hours),
            number(row.mean_hours_missed),
            number(row.share_of_delay),
        ]);
        table.push(cells);
    }
    table
}

const LEDGER: Text = Text::new(
    "One row for each booking; the mean hours of one deadline, plan and case add up to the mean \
     time from the start to its milestone, or to the horizon.",
    "Une ligne par écriture ; les heures moyennes d’une échéance, d’un plan et d’un cas font la \
     durée moyenne du début au jalon, ou à l’horizon.",
);

fn ledger_columns() -> Vec<super::Column> {
    columns(&[
        ("deadline", Unit::Key, "Deadline.", "Échéance."),
        (
            "site",
            Unit::Key,
            "Where the time was spent or lost: the site that was last, or the one on whose behalf \
             what it waited for was held.",
            "Où le temps a été passé ou perdu : le dernier site, ou celui pour lequel ce qu’il \
             attendait était retenu.",
        ),
        (
            "code",
            Unit::Word,
            "Code under which the time is booked.",
            "Code sous lequel le temps est compté.",
        ),
        ("productive", Unit::YesNo, "1: productive; 0: delay.", "1 : productif ; 0 : retard."),
        (
            "origin",
            Unit::Word,
            "primary: arose at the site that was last; reactionary: inherited from another.",
            "primary : né sur le dernier site ; reactionary : hérité d’un autre.",
        ),
        (
            "felt",
            Unit::Word,
            "Code of the wait as the site that was last felt it: no_lift, where the vehicles stood \
             before a gate; else the code itself.",
            "Code de l’attente telle que le dernier site l’a ressentie : no_lift, quand les \
             véhicules attendaient une autorisation ; sinon le code même.",
        ),
        ("runs", Unit::Count, "Runs with such a booking.", "Simulations avec cette écriture."),
        (
            "mean_hours",
            Unit::Hours,
            "Mean per run, over all runs.",
            "Moyenne par simulation, sur toutes.",
        ),
        (
            "mean_hours_missed",
            Unit::Hours,
            "Mean per run that misses the deadline.",
            "Moyenne par simulation qui manque l’échéance.",
        ),
        (
            "share_of_delay",
            Unit::Share,
            "Its share of all delay up to the deadline; empty for productive time.",
            "Sa part de tout le retard jusqu’à l’échéance ; vide pour le temps productif.",
        ),
    ])
}

/// How often something stood on the chain that decided a deadline.
pub(super) fn criticality(subject: Subject<'_>, rows: &[CriticalityRow]) -> Table {
    let mut table = table("criticality", CRITICALITY, criticality_columns());
    for row in rows {
        let (kind, key) = key_of(subject.scenario(), row.actor);
        let mut cells = subject.which(row.plan, row.case);
        cells.extend([
            Cell::from(&subject.scenario().deadlines[row.deadline].name),
            Cell::word(kind),
            Cell::from(key),
            Cell::count(row.runs),
            Cell::Number(row.share),
            number(row.share_missed),
            Cell::Number(row.lost_hours),
        ]);
        table.push(cells);
    }
    table
}

const CRITICALITY: Text = Text::new(
    "One row for each site, route, pool, escort, gate, threat, weather or rule that ever stood on the \
     chain deciding a deadline: a site or route with any of its time, all else with time lost to it.",
    "Une ligne par site, route, parc, escorte, autorité, menace, météo ou règle présent sur la chaîne \
     qui décide d’une échéance : un site ou une route dès qu’il s’y passe du temps, le reste \
     quand il en fait perdre.",
);

fn criticality_columns() -> Vec<super::Column> {
    columns(&[
        ("deadline", Unit::Key, "Deadline.", "Échéance."),
        (
            "actor_kind",
            Unit::Word,
            "What stood on the chain: kind.",
            "Nature de ce qui se trouve sur la chaîne.",
        ),
        ("actor", Unit::Key, "What stood on the chain: key.", "Sa clé."),
        ("runs", Unit::Count, "Runs in which it did.", "Simulations concernées."),
        ("share", Unit::Share, "Their share of all runs.", "Leur part de toutes les simulations."),
        (
            "share_missed",
            Unit::Share,
            "Share of the runs that miss the deadline.",
            "Part de celles qui manquent l’échéance.",
        ),
        (
            "lost_hours",
            Unit::Hours,
            "Mean hours lost to it per run, over all runs.",
            "Heures perdues à cause de lui, en moyenne sur toutes les simulations.",
        ),
    ])
}
