//! `closure.csv`: when camps reach their milestones.

use crate::analysis::ClosureRow;

use super::{Subject, Which};

table! {
    /// When camps reach their milestones.
    Closure "closure" (of: Subject<'a>, row: &'a ClosureRow)
    "One row for each milestone of each camp under each plan and case. An empty date lies beyond \
     the horizon."
    "Une ligne par jalon de chaque site, plan et cas. Une date vide se situe au-delà de l’horizon.";
    which: ..Which(of, row.plan, row.case);
    site: Key = of.site(row.site), "Site of the camp.", "Site à fermer.";
    milestone: Word = row.milestone.word(), "Milestone.", "Jalon.";
    n: Count = row.n, "Runs with an outcome.", "Simulations abouties.";
    share_reached: Share = row.share_reached,
        "Share of runs that reach it.", "Part des simulations qui l’atteignent.";
    p10: Date = of.date(row.p10),
        "10 % of the runs reach it by then.", "10 % des simulations l’atteignent.";
    p50: Date = of.date(row.p50),
        "Half of the runs reach it by then.", "La moitié des simulations l’atteignent.";
    p80: Date = of.date(row.p80),
        "80 % of the runs reach it by then.", "80 % des simulations l’atteignent.";
    p90: Date = of.date(row.p90),
        "90 % of the runs reach it by then.", "90 % des simulations l’atteignent.";
    mean: Date = of.date(row.mean),
        "Mean date of the runs that reach it.", "Date moyenne des simulations qui l’atteignent.";
    planned: Date = of.end(row.planned),
        "Planned date of the last party out.", "Date prévue du départ de la dernière équipe.";
    slip_days: Days = row.slip_days,
        "Median less planned date; positive if later.",
        "Médiane moins date prévue ; positif si plus tard.";
    due: Date = of.end(row.due),
        "First date on which a deadline asks for it.",
        "Première date à laquelle une échéance l’exige.";
    late: Count = row.late.map(|late| late.hits),
        "Runs that reach it after that date or not at all.",
        "Simulations qui l’atteignent après cette date ou jamais.";
    p_late: Share = row.late.and_then(|late| late.estimate()), "Their share.", "Leur part.";
}
