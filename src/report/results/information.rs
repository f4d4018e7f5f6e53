//! `information.csv`, `parts.csv` and `spread.csv`: what is worth knowing before choosing a plan.

use crate::Informed;
use crate::analysis::information::{Factor, FactorRow, PartRow, SpreadRow, Value};
use crate::scenario::AssumptionUnit;

use super::assumptions::{unit, value_cell};
use super::{Cell, Column, Subject, Table, Text, Unit, columns};

/// The tables of what is worth knowing.
pub(crate) fn tables(informed: &Informed<'_>) -> Vec<Table> {
    vec![information(informed), parts(informed), spread(informed)]
}

fn case(informed: &Informed<'_>) -> Cell {
    Cell::from(&informed.study.cases[0].name)
}

fn plan(informed: &Informed<'_>, plan: usize) -> Cell {
    Cell::from(&informed.study.plans[plan].name)
}

/// The kind of a factor and its key in the file.
fn factor(informed: &Informed<'_>, factor: Factor) -> [Cell; 2] {
    let scenario = &informed.study.base;
    match factor {
        Factor::Assumption(id) => {
            [Cell::word("assumption"), Cell::from(&scenario.assumptions[id].name)]
        }
        Factor::Site(id) => {
            let site = scenario.assessments[id].site;
            [Cell::word("site"), Cell::from(&scenario.sites[site].name)]
        }
    }
}

const FACTOR: [(&str, Unit, &str, &str); 3] = [
    ("case", Unit::Key, "Case.", "Cas."),
    (
        "kind",
        Unit::Word,
        "assumption: its value; site: who truly holds it on as_of; everything: the luck of each run \
         included, which no single factor exceeds.",
        "assumption : sa valeur ; site : qui le tient vraiment à as_of ; everything : la fortune de \
         chaque simulation comprise, ce qu’aucun facteur ne dépasse.",
    ),
    ("factor", Unit::Key, "Assumption or site.", "Hypothèse ou emprise."),
];

fn information(informed: &Informed<'_>) -> Table {
    let found = informed.found;
    let mut table = information_heading();
    let now = found.now.map(|now| plan(informed, now));
    let runs = Cell::count(found.runs);
    let mut everything = vec![case(informed), Cell::word("everything"), Cell::Empty, runs.clone()];
    everything.extend(found.everything.iter().flat_map(|value| value_cells(*value)));
    everything.extend(now.clone());
    everything.extend([Cell::Empty, Cell::Empty]);
    table.push(everything);
    for row in &found.factors {
        let mut cells = vec![case(informed)];
        cells.extend(factor(informed, row.factor));
        cells.push(runs.clone());
        cells.extend(row.value.iter().flat_map(|value| value_cells(*value)));
        cells.extend(now.clone());
        cells.extend([0, 1].map(|utility| Cell::yes_no(row.changes(found.now, utility))));
        table.push(cells);
    }
    table
}

/// `information.csv` without rows.
pub(crate) fn information_heading() -> Table {
    Table::new("information", INFORMATION, information_columns())
}

fn value_cells(value: Value) -> [Cell; 4] {
    let (low, high) = value.interval();
    [value.gain, low, high, value.by_chance].map(Cell::Number)
}

const INFORMATION: Text = Text::new(
    "One row for each thing that could be settled before choosing a plan: how much better the best \
     plan would do (expected value of partial perfect information, cross-fitted; slightly below 0: \
     nothing).",
    "Une ligne par point que l’on pourrait trancher avant de choisir un plan : le gain du meilleur \
     plan (valeur espérée de l’information parfaite partielle, validation croisée ; un peu sous 0 : \
     rien).",
);

fn information_columns() -> Vec<Column> {
    let mut all = columns(&FACTOR);
    all.extend(columns(&[
        (
            "replications",
            Unit::Count,
            "Replications in which no plan failed.",
            "Réplications où aucun plan n’a échoué.",
        ),
        (
            "p_held_gain",
            Unit::Number,
            "Rise in the chance that all hard deadlines hold (all deadlines where none is hard), in \
             shares of 1.",
            "Hausse de la probabilité que toutes les échéances fermes soient tenues (toutes si aucune \
             n’est ferme), en parts de 1.",
        ),
        ("p_held_gain_low", Unit::Number, LOW.en, LOW.fr),
        ("p_held_gain_high", Unit::Number, HIGH.en, HIGH.fr),
        ("p_held_gain_by_chance", Unit::Number, BY_CHANCE.en, BY_CHANCE.fr),
        (
            "gain_days",
            Unit::Days,
            "Fall in the mean lateness of the latest of them.",
            "Baisse du retard moyen de la plus en retard d’entre elles.",
        ),
        ("gain_days_low", Unit::Days, LOW.en, LOW.fr),
        ("gain_days_high", Unit::Days, HIGH.en, HIGH.fr),
        ("gain_days_by_chance", Unit::Days, BY_CHANCE.en, BY_CHANCE.fr),
    ]));
    all.extend(columns(&[
        ("best_for_holding", Unit::Key, "Best plan now, by chance.", "Meilleur plan, en chance."),
        ("best_for_days", Unit::Key, "Best plan now, by days.", "Meilleur plan, en jours."),
        ("changes_for_holding", Unit::YesNo, CHANGES.en, CHANGES.fr),
        ("changes_for_days", Unit::YesNo, CHANGES.en, CHANGES.fr),
    ]));
    all
}

const LOW: Text =
    Text::new("Lower end of its 95 % interval.", "Borne basse de l’intervalle à 95 %.");
const HIGH: Text =
    Text::new("Upper end of its 95 % interval.", "Borne haute de l’intervalle à 95 %.");
const BY_CHANCE: Text = Text::new(
    "The most that any of 39 shuffles of it is worth: below that it is not told apart from nothing.",
    "Le plus que vaille l’un de 39 mélanges de ses valeurs : en dessous, indiscernable de rien.",
);
const CHANGES: Text = Text::new(
    "Whether another plan is clearly better (three standard errors) for some part of its values.",
    "Si un autre plan est nettement meilleur (trois erreurs types) pour une partie de ses valeurs.",
);

fn parts(informed: &Informed<'_>) -> Table {
    let mut table = parts_heading();
    for row in &informed.found.factors {
        for part in &row.parts {
            table.push(part_row(informed, row, part));
        }
    }
    table
}

/// `parts.csv` without rows.
pub(crate) fn parts_heading() -> Table {
    Table::new("parts", PARTS, part_columns())
}

fn part_row(informed: &Informed<'_>, row: &FactorRow, part: &PartRow) -> Vec<Cell> {
    let scenario = &informed.study.base;
    let subject = Subject { study: informed.study };
    let (holder, unit_of, limits) = match row.factor {
        Factor::Assumption(id) => {
            let unit = scenario.assumptions[id].unit;
            let limit = |value: f64| value_cell(subject, unit, value);
            (Cell::Empty, unit, [limit(part.low), limit(part.high)])
        }
        Factor::Site(id) => {
            let side = scenario.assessments[id].holders[part.low as usize].0;
            let name = side.map_or(Cell::word("nobody"), |side| subject.side(side));
            (name, AssumptionUnit::Text, [Cell::Empty, Cell::Empty])
        }
    };
    let mut cells = vec![case(informed)];
    cells.extend(factor(informed, row.factor));
    cells.extend([holder, Cell::word(unit(unit_of).0)]);
    cells.extend(limits);
    cells.push(Cell::count(part.runs));
    cells.extend(part.preferred.map(|preferred| plan(informed, preferred)));
    cells.extend([Cell::Number(part.worth[0]), Cell::Number(0.0 - part.worth[1])]);
    cells
}

const PARTS: Text = Text::new(
    "One row for each part of what each factor may turn out to be: the plan to be preferred then.",
    "Une ligne par partie de ce que chaque facteur peut se révéler être : le plan à préférer alors.",
);

fn part_columns() -> Vec<Column> {
    let mut all = columns(&FACTOR);
    all.extend(columns(&[
        ("holder", Unit::Key, "For a site: its holder.", "Pour une emprise : qui la tient."),
        ("unit", Unit::Word, "Unit of the values.", "Unité des valeurs."),
        ("low", Unit::Amount, "Smallest of the values.", "La plus petite des valeurs."),
        ("high", Unit::Amount, "Largest of them.", "La plus grande."),
        ("replications", Unit::Count, "Replications with one.", "Réplications qui en ont une."),
        (
            "best_for_holding",
            Unit::Key,
            "Plan to be preferred by chance: the one preferred now, unless another is clearly better.",
            "Plan à préférer, en chance : celui d’aujourd’hui, sauf si un autre est nettement \
             meilleur.",
        ),
        ("best_for_days", Unit::Key, "The same, by days late.", "De même, en jours de retard."),
        (
            "p_held",
            Unit::Share,
            "Share in which the deadlines hold under the first of these plans.",
            "Part où les échéances sont tenues sous le premier de ces plans.",
        ),
        (
            "mean_lateness_of_latest_days",
            Unit::Days,
            "Mean lateness of the latest of the deadlines that count, under the second.",
            "Retard moyen, sous le second, de la plus en retard des échéances retenues.",
        ),
    ]));
    all
}

fn spread(informed: &Informed<'_>) -> Table {
    let mut table = spread_heading();
    informed.found.spreads.iter().for_each(|row| table.push(spread_row(informed, row)));
    table
}

/// `spread.csv` without rows.
pub(crate) fn spread_heading() -> Table {
    let mut all = columns(&FACTOR);
    all.extend(columns(&[
        ("plan", Unit::Key, "Plan.", "Plan."),
        ("deadline", Unit::Key, "Deadline.", "Échéance."),
        (
            "p_missed_least",
            Unit::Share,
            "Chance of missing it for the part of the values where it is smallest.",
            "Probabilité de la manquer pour la partie des valeurs où elle est la plus faible.",
        ),
        ("p_missed_most", Unit::Share, "The same where it is largest.", "De même, la plus forte."),
        ("p_missed_spread", Unit::Share, "Their distance.", "Leur écart."),
        (
            "spread_by_chance",
            Unit::Share,
            "The distance that a factor which does nothing shows on average (shuffled).",
            "L’écart que montre en moyenne un facteur sans effet (valeurs mélangées).",
        ),
    ]));
    Table::new("spread", SPREAD, all)
}

fn spread_row(informed: &Informed<'_>, row: &SpreadRow) -> Vec<Cell> {
    let mut cells = vec![case(informed)];
    cells.extend(factor(informed, row.factor));
    let deadline = &informed.study.base.deadlines[row.deadline];
    cells.extend([plan(informed, row.plan), Cell::from(&deadline.name)]);
    let shares = [row.p_missed_least, row.p_missed_most, row.spread(), row.by_chance];
    cells.extend(shares.map(Cell::Number));
    cells
}

const SPREAD: Text = Text::new(
    "One row for each factor, plan and deadline: how far the chance of missing it moves with the \
     factor.",
    "Une ligne par facteur, plan et échéance : de combien la probabilité de la manquer varie avec le \
     facteur.",
);

/// The tables of what is worth knowing without rows.
pub(crate) fn headings() -> Vec<Table> {
    vec![information_heading(), parts_heading(), spread_heading()]
}
