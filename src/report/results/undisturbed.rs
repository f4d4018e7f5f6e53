//! `undisturbed.csv`: what the scenario's own estimates come to, beside its plan.

use crate::analysis::{Dated, UndisturbedRow};
use crate::time::Moment;

use super::{Subject, Which};

/// Days from one date to another.
fn days(from: Option<Moment>, to: Option<Moment>) -> Option<f64> {
    from.zip(to).map(|(from, to)| (to - from).in_days())
}

table! {
    /// What the estimates of each camp and deadline come to.
    Undisturbed "undisturbed" (of: Subject<'a>, row: &'a UndisturbedRow)
    "One row for each camp (last party out) and each dated deadline under each plan and case: the \
     date reached when every estimate stands at its median, no gate is shut or refuses, and there \
     is no attack, rain, rival, contest or breakdown. An empty date lies beyond the horizon."
    "Une ligne par site (dernière équipe partie) et par échéance datée, plan et cas : la date \
     atteinte quand chaque estimation est à sa médiane, qu’aucune autorisation n’est suspendue ni \
     refusée, sans attaque, pluie, rival, contestation ni panne. Une date vide se situe au-delà de \
     l’horizon.";
    which: ..Which(of, row.plan, row.case);
    kind: Word = match row.of { Dated::Camp(_) => "camp", Dated::Deadline(_) => "deadline" },
        "Camp or deadline.", "Site ou échéance.";
    name: Key = match row.of { Dated::Camp(it) => of.site(it), Dated::Deadline(it) => of.deadline(it) },
        "Its site, or its key.", "Son site, ou sa clé.";
    planned: Date = of.end(row.planned),
        "Planned date; of a deadline that wants camps vacated, the last of theirs.",
        "Date prévue ; pour une échéance d’évacuation, la dernière de celles des sites.";
    undisturbed: Date = of.date(row.undisturbed),
        "Date reached if nothing goes wrong.", "Date atteinte si rien ne va mal.";
    due: Date = of.end(row.due),
        "When it is due; of a camp, the first date on which a deadline wants it vacated.",
        "Terme ; pour un site, la première date à laquelle une échéance l’exige évacué.";
    slip_days: Days = days(row.planned, row.undisturbed),
        "Undisturbed less planned date; positive if later.",
        "Date sans encombre moins date prévue ; positif si plus tard.";
    float_days: Days = days(row.undisturbed, row.due),
        "Due less undisturbed date; negative if missed with nothing in the way.",
        "Terme moins date sans encombre ; négatif s’il est manqué sans que rien ne gêne.";
}
