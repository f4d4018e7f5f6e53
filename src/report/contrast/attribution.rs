//! `attribution.csv`: what each changed input is worth for each deadline.

use crate::analysis::{AttributionRow, Worth};

use super::{Compared, numbers};

fn worth(row: &AttributionRow) -> Option<&Worth> {
    row.worth.as_ref()
}

table! {
    /// What each changed input is worth for each deadline.
    Attribution "attribution" (of: &'a Compared<'a>, row: &'a AttributionRow)
    "One row for each deadline, way of sharing out and change. The rows in_order add up to the row \
     total, and so do those over_orders (the value of Shapley 1953, if there are at most five \
     steps); those alone and without need not."
    "Une ligne par échéance, façon de répartir et modification. La somme des lignes in_order (dans \
     l’ordre) est la ligne total, comme celle des lignes over_orders (valeur de Shapley 1953, si \
     les étapes sont cinq au plus) ; pas forcément celle des lignes alone (seule) et without \
     (sans).";
    deadline: Key = &of.ideas[0].scenario.deadlines[row.deadline].name, "Deadline.", "Échéance.";
    way: Word = row.way.word(),
        "alone: A with only this change; without: B less B without it; in_order: made after those \
         before it; over_orders: mean over all orders; total: all of them.",
        "alone : A avec cette seule modification ; without : B moins B sans elle ; in_order : \
         ajoutée à celles qui précèdent ; over_orders : moyenne sur tous les ordres ; total : \
         toutes.";
    changes: Text = numbers(&row.changes),
        "Numbers of the changes, as in inputs.csv; several if they cannot be played one after the \
         other.",
        "Numéros des modifications, comme dans inputs.csv ; plusieurs si elles ne peuvent être \
         jouées l’une après l’autre.";
    change: Text = of.labels(&row.changes),
        "Their paths, or the patterns by which the file makes them.",
        "Leurs chemins, ou les motifs par lesquels le fichier les fait.";
    pairs: Count = worth(row).map(|it| it.pairs),
        "Replications compared: for what adds up, those with an outcome in all of its variants.",
        "Réplications comparées : pour ce qui s’additionne, celles abouties dans toutes ses \
         variantes.";
    saved: Count = worth(row).and_then(|it| it.saved),
        "Those that miss it only before the change.",
        "Celles qui ne la manquent qu’avant la modification.";
    spoiled: Count = worth(row).and_then(|it| it.spoiled),
        "Those that miss it only after it.", "Celles qui ne la manquent qu’après.";
    p_missed_difference: Number = worth(row).map(|it| it.difference),
        "Chance of missing it after the change less that before (negative: better).",
        "Probabilité de la manquer après la modification, moins celle d’avant (négatif : mieux).";
    p_missed_difference_low: Number = worth(row).and_then(|it| it.interval).map(|(low, _)| low),
        "Lower end of its 95 % interval (paired score method, Newcombe 1998; over_orders: normal).",
        "Borne basse de son intervalle à 95 % (score apparié, Newcombe 1998 ; over_orders : loi \
         normale).";
    p_missed_difference_high: Number = worth(row).and_then(|it| it.interval).map(|(_, high)| high),
        "Upper end.", "Borne haute.";
    days_pairs: Count = worth(row).map(|it| it.days_pairs),
        "Replications in which it is reached before and after; for what adds up, in all of its \
         variants.",
        "Réplications où elle est atteinte avant et après ; pour ce qui s’additionne, dans toutes \
         ses variantes.";
    mean_gained_days: Days = worth(row).and_then(|it| it.mean_days),
        "Mean days gained over those; negative if lost.",
        "Jours gagnés en moyenne sur celles-ci ; négatif s’ils sont perdus.";
    mean_gained_low_days: Days = worth(row).and_then(|it| it.days_interval).map(|(low, _)| low),
        "Lower end of its 95 % interval (normal).",
        "Borne basse de son intervalle à 95 % (loi normale).";
    mean_gained_high_days: Days = worth(row).and_then(|it| it.days_interval).map(|(_, high)| high),
        "Upper end.", "Borne haute.";
    refused: Text = row.refused.join("; "),
        "Why it cannot be played, or not without the next change.",
        "Pourquoi elle ne peut être jouée, ou pas sans la modification suivante.";
}
