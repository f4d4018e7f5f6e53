//! `equipment.csv`, `gains.csv` and `people.csv`: what became of loads and people, and what
//! leaving load behind gained.

use crate::analysis::{EquipmentRow, GainRow, PeopleRow};
use crate::scenario::Line;
use crate::words;

use super::{Subject, Which};

/// The requirement line under the plan and the case of a row.
fn line<'a>(of: Subject<'a>, row: &EquipmentRow) -> &'a Line {
    &of.variant(row.plan, row.case).lines[row.line]
}

table! {
    /// Each fate of each requirement line.
    Equipment "equipment" (of: Subject<'a>, row: &'a EquipmentRow)
    "One row for each fate of each requirement line; the means of a line add up to its amount."
    "Une ligne par devenir de chaque lot de charge ; les moyennes d’un lot font sa quantité.";
    which: ..Which(of, row.plan, row.case);
    site: Key = of.camp(row.camp), "Site of the camp.", "Site à fermer.";
    line: Key = &line(of, row).name, "Requirement line.", "Lot de charge.";
    owner: Word = words::owner(line(of, row).owner),
        "coe: contingent-owned; unoe: UN-owned; national.",
        "coe : aux contingents ; unoe : à l’ONU ; national.";
    unit: Word = row.kind.unit(),
        "Unit of the amounts in this row.", "Unité des quantités de la ligne.";
    fate: Word = row.fate.word(), "What became of it.", "Ce qu’il en advient.";
    mean: Amount = row.mean, "Mean amount.", "Quantité moyenne.";
    p10: Amount = row.p10, "10th percentile.", "10e centile.";
    p90: Amount = row.p90, "90th percentile.", "90e centile.";
}

table! {
    /// Days by which each plan vacates each camp earlier than the first plan does.
    Gains "gains" (of: Subject<'a>, row: &'a GainRow)
    "One row for each camp under each plan but the first: days gained against the first plan, run \
     by run under the same luck."
    "Une ligne par site et par plan, sauf le premier : jours gagnés sur le premier plan, à tirages \
     identiques.";
    which: ..Which(of, row.plan, row.case);
    site: Key = of.camp(row.camp), "Site of the camp.", "Site à fermer.";
    pairs: Count = row.pairs,
        "Pairs of runs in which both plans vacate it.", "Paires où les deux plans l’évacuent.";
    only_this: Count = row.only_this,
        "Pairs in which only this plan does.", "Paires où seul ce plan l’évacue.";
    only_first: Count = row.only_first,
        "Pairs in which only the first plan does.", "Paires où seul le premier plan l’évacue.";
    mean_gain_days: Days = row.mean_days,
        "Mean days gained; negative if later.", "Jours gagnés en moyenne ; négatif si plus tard.";
    low_gain_days: Days = row.low_days,
        "Lower end of its 95 % interval (paired).", "Borne basse de l’intervalle à 95 % (apparié).";
    high_gain_days: Days = row.high_days,
        "Upper end of its 95 % interval (paired).", "Borne haute de l’intervalle à 95 % (apparié).";
}

table! {
    /// People at the end of their journey, day by day.
    People "people" (of: Subject<'a>, row: &'a PeopleRow)
    "One row for each day: people at the end of their journey by its end."
    "Une ligne par jour : personnes arrivées au terme de leur voyage à la fin du jour.";
    which: ..Which(of, row.plan, row.case);
    day_end: Date = of.date(row.day_end), "End of the day.", "Fin du jour.";
    mean_people: Number = row.mean, "Mean.", "Moyenne.";
    p10_people: Count = row.p10, "10th percentile.", "10e centile.";
    p50_people: Count = row.p50, "Median.", "Médiane.";
    p90_people: Count = row.p90, "90th percentile.", "90e centile.";
}
