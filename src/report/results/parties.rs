//! `control.csv`, `rules.csv` and `claims.csv`: who holds what, what the rules did, and what hangs on
//! what is said.

use crate::analysis::{Analysis, ClaimRow, ControlRow, Proportion, RuleRow};

use super::{Cell, Column, LongTable, Subject, Table, Text, Unit, columns, number, table};

/// Each site, day by day, with whoever holds it or is there.
pub(super) fn control<'a>(subject: Subject<'a>, analysis: &'a Analysis) -> LongTable<'a> {
    let heading = table("control", CONTROL, control_columns());
    LongTable::new(heading, move || {
        analysis.control.iter().map(move |row| control_row(subject, row))
    })
}

fn control_row(subject: Subject<'_>, row: &ControlRow) -> Vec<Cell> {
    let side = |side| Cell::from(&subject.scenario().sides[side].name);
    let mut cells = subject.which(row.plan, row.case);
    cells.push(subject.site(row.site));
    cells.push(subject.date(Some(row.day_end)));
    cells.push(row.side.map_or(Cell::word("nobody"), side));
    for share in [row.share_held, row.share_present, row.share_contested] {
        cells.push(Cell::Number(share));
    }
    cells
}

const CONTROL: Text = Text::new(
    "One row for each side at each site at the end of each day, under each plan and case, and one for \
     nobody. Shares of 0 are left out, and sites that one side holds in every run on every day.",
    "Une ligne par partie, site et fin de journée, pour chaque plan et cas, et une pour personne \
     (nobody). Les parts nulles sont omises, et les sites qu’une seule partie tient toujours.",
);

fn control_columns() -> Vec<Column> {
    columns(&[
        ("site", Unit::Key, "Site.", "Site."),
        ("day_end", Unit::Date, "End of the day.", "Fin du jour."),
        ("side", Unit::Key, "Side, or nobody.", "Partie, ou nobody (personne)."),
        (
            "share_held",
            Unit::Share,
            "Share of runs in which it holds the site: of a camp, the camp itself, which is the \
             mission's until its last party is out, whoever holds the town beside it.",
            "Part des simulations où elle tient le site : s’il y a un camp, le camp lui-même, qui est \
             à la mission jusqu’au départ de la dernière équipe, quel que soit le maître de la localité.",
        ),
        (
            "share_present",
            Unit::Share,
            "Share of runs in which it is there.",
            "Part des simulations où elle est sur place.",
        ),
        (
            "share_contested",
            Unit::Share,
            "Share of runs in which a contest is on there: the same for all sides.",
            "Part des simulations où un accrochage y est en cours : la même pour toutes.",
        ),
    ])
}

/// Each rule: how often it fires, and when.
pub(super) fn rules(subject: Subject<'_>, rows: &[RuleRow]) -> Table {
    let mut table = table("rules", RULES, rule_columns());
    for row in rows {
        let rule = &subject.scenario().rules[row.rule];
        let mut cells = subject.which(row.plan, row.case);
        cells.push(Cell::from(&rule.name));
        cells.extend(share_cells(row.fires));
        cells.extend([Cell::Number(row.mean_firings), Cell::count(row.most_firings)]);
        let dates = [row.first_p10, row.first_p50, row.first_p90, row.last_p50];
        cells.extend(dates.map(|at| subject.date(at)));
        table.push(cells);
    }
    table
}

/// Runs, hits, share and interval.
fn share_cells(of: Proportion) -> [Cell; 5] {
    let (low, high) = of.interval();
    let ends = [Cell::Number(low), Cell::Number(high)];
    let [low, high] = if of.n > 0 { ends } else { [Cell::Empty, Cell::Empty] };
    [Cell::count(of.n), Cell::count(of.hits), number(of.estimate()), low, high]
}

const RULES: Text = Text::new(
    "One row for each rule under each plan and case. Dates are over the runs in which it fires.",
    "Une ligne par règle, plan et cas. Les dates portent sur les simulations où elle s’applique.",
);

fn rule_columns() -> Vec<Column> {
    columns(&[
        ("rule", Unit::Key, "Rule.", "Règle."),
        ("n", Unit::Count, "Runs with an outcome.", "Simulations abouties."),
        ("fired", Unit::Count, "Runs in which it fires.", "Simulations où elle s’applique."),
        ("share_fired", Unit::Share, "Their share.", "Leur part."),
        (
            "share_fired_low",
            Unit::Share,
            "Lower end of the 95 % interval (Wilson).",
            "Borne basse de l’intervalle à 95 % (Wilson).",
        ),
        ("share_fired_high", Unit::Share, "Upper end.", "Borne haute."),
        (
            "mean_firings",
            Unit::Number,
            "Mean number of times in a run.",
            "Nombre moyen de fois par simulation.",
        ),
        ("most_firings", Unit::Count, "Most times in one run.", "Maximum en une simulation."),
        (
            "first_p10",
            Unit::Date,
            "When it first fires: 10th percentile.",
            "Première fois : 10e centile.",
        ),
        ("first_p50", Unit::Date, "The same: median.", "De même : médiane."),
        ("first_p90", Unit::Date, "The same: 90th percentile.", "De même : 90e centile."),
        ("last_p50", Unit::Date, "When it last fires: median.", "Dernière fois : médiane."),
    ])
}

/// Each claim with each deadline.
pub(super) fn claims(subject: Subject<'_>, rows: &[ClaimRow]) -> Table {
    let mut table = table("claims", CLAIMS, claim_columns());
    for row in rows {
        let scenario = subject.variant(row.plan, row.case);
        let mut cells = said(subject, row);
        cells.push(Cell::from(&scenario.deadlines[row.deadline].name));
        cells.extend(share_cells(row.missed_if_true));
        cells.extend(share_cells(row.missed_if_false));
        let (difference, low, high) = match row.difference {
            Some((difference, low, high)) => (Some(difference), Some(low), Some(high)),
            None => (None, None, None),
        };
        cells.extend([difference, low, high].map(number));
        cells.push(Cell::word(row.verdict.word()));
        table.push(cells);
    }
    table
}

/// What is claimed, and how far it is believed.
fn said(subject: Subject<'_>, row: &ClaimRow) -> Vec<Cell> {
    let scenario = subject.variant(row.plan, row.case);
    let claim = &scenario.claims[row.claim];
    let site = scenario.assessments[claim.assessment].site;
    let holder = |side| Cell::from(&scenario.sides[side].name);
    let mut cells = subject.which(row.plan, row.case);
    cells.extend([
        Cell::from(&claim.name),
        subject.site(site),
        Cell::text(claim.by.as_str()),
        claim.says.map_or(Cell::word("nobody"), holder),
        subject.date(Some(claim.made)),
        Cell::text(format!("{}{}", claim.reliability, claim.credibility)),
        Cell::yes_no(claim.conceded),
    ]);
    cells.extend([claim.alone, claim.weight, row.assessed].map(Cell::Number));
    cells
}

const CLAIMS: Text = Text::new(
    "One row for each claim and deadline under each plan and case: the chance of missing the deadline \
     in the runs in which the claim is true, and in those in which it is not. Claims that split the \
     runs in the same way have the same figures.",
    "Une ligne par allégation et échéance, plan et cas : la probabilité de manquer l’échéance dans les \
     simulations où l’allégation est vraie, et dans celles où elle est fausse. Les allégations qui \
     partagent les simulations de la même façon ont les mêmes chiffres.",
);

fn claim_columns() -> Vec<Column> {
    let mut all = columns(&[
        ("claim", Unit::Key, "Claim.", "Allégation."),
        (
            "site",
            Unit::Key,
            "Site it is about; where there is a camp, the place outside it.",
            "Site concerné ; s’il y a un camp, la localité hors du camp.",
        ),
        ("by", Unit::Text, "Who says it.", "Qui l’affirme."),
        (
            "says",
            Unit::Key,
            "Who is said to hold the site, or nobody.",
            "Qui tiendrait le site, ou nobody (personne).",
        ),
        ("made", Unit::Date, "When.", "Quand."),
        (
            "grade",
            Unit::Word,
            "Reliability A-F and credibility 1-6.",
            "Fiabilité A-F et crédibilité 1-6.",
        ),
        (
            "conceded",
            Unit::YesNo,
            "1 if the opponent concedes it.",
            "1 si l’adversaire le concède.",
        ),
        (
            "p_alone",
            Unit::Share,
            "Chance that it is right, taken by itself, from its grade or its concession.",
            "Probabilité qu’elle soit vraie, prise seule, d’après sa cote ou sa concession.",
        ),
        (
            "weight",
            Unit::Number,
            "What it weighs beside the others, 0 to 1.",
            "Son poids parmi les autres, de 0 à 1.",
        ),
        (
            "p_assessed",
            Unit::Share,
            "Chance that it is true, all claims about the site taken together.",
            "Probabilité qu’elle soit vraie, toutes allégations sur le site réunies.",
        ),
        ("deadline", Unit::Key, "Deadline.", "Échéance."),
    ]);
    all.extend(split_columns());
    all
}

fn split_columns() -> Vec<Column> {
    columns(&[
        ("n_true", Unit::Count, "Runs in which it is true.", "Simulations où elle est vraie."),
        ("missed_true", Unit::Count, "Of these, missed.", "Dont manquées."),
        ("p_missed_true", Unit::Share, "Their share.", "Leur part."),
        (
            "p_missed_true_low",
            Unit::Share,
            "Lower end of the 95 % interval (Wilson).",
            "Borne basse de l’intervalle à 95 % (Wilson).",
        ),
        ("p_missed_true_high", Unit::Share, "Upper end.", "Borne haute."),
        ("n_false", Unit::Count, "Runs in which it is false.", "Simulations où elle est fausse."),
        ("missed_false", Unit::Count, "Of these, missed.", "Dont manquées."),
        ("p_missed_false", Unit::Share, "Their share.", "Leur part."),
        ("p_missed_false_low", Unit::Share, "Lower end.", "Borne basse."),
        ("p_missed_false_high", Unit::Share, "Upper end.", "Borne haute."),
        (
            "p_difference",
            Unit::Share,
            "Chance of missing it if the claim is true less that if it is false.",
            "Probabilité de la manquer si elle est vraie moins celle si elle est fausse.",
        ),
        (
            "p_difference_low",
            Unit::Share,
            "Lower end of its interval (Newcombe 1998, method 10), which holds at 95 % together with \
             those of all comparisons of the plan and case that have 20 runs on both sides \
             (Bonferroni's inequality, Dunn 1961).",
            "Borne basse de son intervalle (Newcombe 1998, méthode 10), qui vaut à 95 % avec ceux de \
             toutes les comparaisons du plan et du cas qui ont 20 simulations de chaque côté \
             (inégalité de Bonferroni, Dunn 1961).",
        ),
        ("p_difference_high", Unit::Share, "Upper end.", "Borne haute."),
        (
            "verdict",
            Unit::Word,
            "separates: the interval leaves out 0; does_not_separate; too_few_runs: fewer than 20 on \
             one side.",
            "separates : l’intervalle exclut 0 ; does_not_separate : il le contient ; too_few_runs : \
             moins de 20 simulations d’un côté.",
        ),
    ])
}
