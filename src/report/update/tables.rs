//! `facts.csv`, `learned.csv` and `weighing.csv`; `drift` stands beside.

use super::{Updated, UpdatedCase, drift};
use crate::Text;
use crate::analysis::status::FactRow;
use crate::results::assumptions::{unit, value_cell};
use crate::results::{Subject, number};
use crate::scenario::{Fact, Says, Scenario};
use crate::table::{Cell, Column, Table, Unit, columns};
use crate::time::Moment;

/// The tables of an update.
pub(super) fn tables(updated: &Updated<'_>) -> Vec<Table> {
    vec![facts(updated), learned(updated), weighing(updated), drift::table(updated)]
}

fn facts(updated: &Updated<'_>) -> Table {
    let mut table = facts_heading();
    for (case, of_case) in updated.cases.iter().enumerate() {
        let worst: Vec<usize> = of_case.worst().iter().map(|row| row.fact).collect();
        for (place, fact) in updated.status.facts.iter().enumerate() {
            let row = of_case.learned.facts.iter().find(|row| row.fact == place);
            let mut cells = vec![Cell::from(&updated.study.cases[case].name)];
            cells.extend(said(&updated.study.base, updated.status.day, fact));
            cells.push(Cell::word(match row {
                None => "set",
                Some(_) if of_case.learned.tempered.has_learned() => "weighed",
                Some(_) => "state_only",
            }));
            cells.push(number(row.map(|row| row.place.share)));
            cells.push(number(row.map(|row| row.place.chance)));
            cells.push(Cell::maybe(row, |row| Cell::yes_no(worst.contains(&row.fact))));
            let (deadline, points) = moved(&updated.study.base, row);
            cells.extend([deadline, points]);
            table.push(cells);
        }
    }
    table
}

/// `facts.csv` without rows.
pub(crate) fn facts_heading() -> Table {
    Table::new("facts", FACTS, fact_columns())
}

/// The deadline whose chance a fact has moved most, and by how much.
fn moved(scenario: &Scenario, row: Option<&FactRow>) -> (Cell, Cell) {
    let most = row.and_then(|row| {
        row.moved.iter().max_by(|a, b| a.1.abs().total_cmp(&b.1.abs()).then(b.0.cmp(&a.0)))
    });
    match most {
        Some((id, by)) => (Cell::from(&scenario.deadlines[*id].name), Cell::Number(*by)),
        None => (Cell::Empty, Cell::Empty),
    }
}

/// What a fact says, cell by cell.
fn said(scenario: &Scenario, day: jiff::civil::Date, fact: &Fact) -> Vec<Cell> {
    let date = |at: Moment| Cell::end(&scenario.clock, at);
    let start = |at: Moment| Cell::date(&scenario.clock, at);
    let text = |seen: f64| {
        let row = fact.about.row(scenario, day, seen);
        Cell::text(row.cells[VALUE].as_str())
    };
    let [from, until, value] = match fact.says {
        Says::Between(from, until) => [start(from), date(until), Cell::Empty],
        Says::NotBy(by) => [date(by), Cell::Empty, Cell::Empty],
        Says::Amount { at, value, .. } => {
            [date(at), date(at), Cell::text(fact.about.value(scenario, value))]
        }
        Says::Stands { at, so } => {
            [date(at), date(at), Cell::text(fact.about.value(scenario, so.number()))]
        }
        Says::Value(low, high) => [Cell::Empty, Cell::Empty, text(f64::midpoint(low, high))],
    };
    vec![
        Cell::word(fact.kind.word()),
        Cell::text(fact.what.as_str()),
        from,
        until,
        value,
        Cell::text(fact.as_of.to_string()),
        Cell::text(fact.known_on.to_string()),
        Cell::text(fact.source.as_str()),
        Cell::text(fact.grade.as_str()),
    ]
}

/// The place of the column `value` of a status.
const VALUE: usize = 4;

const FACTS: Text = Text::new(
    "One row for each fact and case: what it says, how it is taken, and where it stands among the runs.",
    "Une ligne par fait et cas : ce qu’il dit, comment il est pris et où il se place parmi les simulations.",
);

fn fact_columns() -> Vec<Column> {
    columns(&[
        ("case", Unit::Key, "Case.", "Cas."),
        ("kind", Unit::Word, "Kind of fact, as in the status.", "Nature du fait, comme au point."),
        ("what", Unit::Text, "What it is about.", "Ce sur quoi il porte."),
        (
            "from",
            Unit::Date,
            "Earliest moment at which it came about, or when it was so; of not-yet, by when it had not.",
            "Premier moment possible, ou moment de l’état ; pour not-yet, jusqu’à quand rien n’était arrivé.",
        ),
        ("until", Unit::Date, "Latest such moment.", "Dernier moment possible."),
        ("value", Unit::Text, "How much, or how it stood.", "Combien, ou quel état."),
        ("as_of", Unit::Text, "Status that it belongs to.", "Point de situation dont il vient."),
        ("known_on", Unit::Text, "When it was known.", "Quand il a été connu."),
        ("source", Unit::Text, "Who says so.", "Qui le dit."),
        ("grade", Unit::Text, "Grade of the evidence.", "Cotation de l’information."),
        (
            "taken",
            Unit::Word,
            "set: it gives an assumption its value; weighed: it weighs the runs and is their state; \
             state_only: it is only their state.",
            "set : il fixe une hypothèse ; weighed : il pondère les simulations et en est l’état ; \
             state_only : il n’en est que l’état.",
        ),
        (
            "place",
            Unit::Share,
            "Share of the runs that show less or earlier; of how something stands and of not-yet, that \
             disagree.",
            "Part des simulations qui montrent moins ou plus tôt ; pour un état et pour not-yet, qui en \
             diffèrent.",
        ),
        (
            "chance",
            Unit::Share,
            "Chance of a run as far out as this: low where the runs did not foresee it.",
            "Probabilité d’une simulation aussi écartée : faible si les simulations ne le prévoyaient pas.",
        ),
        (
            "worst",
            Unit::YesNo,
            "Whether it is one of the three farthest out.",
            "S’il est l’un des trois plus écartés.",
        ),
        (
            "moved_deadline",
            Unit::Key,
            "Deadline whose chance it has moved most, by weighing.",
            "Échéance dont il a le plus fait bouger le risque, par pondération.",
        ),
        (
            "moved_points",
            Unit::Number,
            "By how much that chance is higher with the fact than without it, from -1 to 1.",
            "De combien ce risque est plus haut avec le fait que sans lui, de -1 à 1.",
        ),
    ])
}

fn learned(updated: &Updated<'_>) -> Table {
    let mut table = learned_heading();
    let subject = Subject { study: updated.study };
    for (case, of_case) in updated.cases.iter().enumerate() {
        for row in &of_case.learned.assumptions {
            let assumption = &updated.study.base.assumptions[row.assumption];
            let value = |value: f64| value_cell(subject, assumption.unit, value);
            let mut cells = vec![
                Cell::from(&updated.study.cases[case].name),
                Cell::from(&assumption.name),
                Cell::word(unit(assumption.unit).0),
            ];
            cells.extend(row.before.map(value));
            cells.extend(match row.after {
                Some(after) => after.map(value),
                None => [Cell::Empty, Cell::Empty, Cell::Empty],
            });
            cells.push(Cell::yes_no(row.is_set));
            table.push(cells);
        }
    }
    table
}

/// `learned.csv` without rows.
pub(crate) fn learned_heading() -> Table {
    Table::new("learned", LEARNED, learned_columns())
}

const LEARNED: Text = Text::new(
    "One row for each assumption that is drawn, and case: its percentiles before and after.",
    "Une ligne par hypothèse tirée et cas : ses centiles avant et après.",
);

fn learned_columns() -> Vec<Column> {
    columns(&[
        ("case", Unit::Key, "Case.", "Cas."),
        ("assumption", Unit::Key, "Assumption.", "Hypothèse."),
        ("unit", Unit::Word, "Unit of the values in this row.", "Unité des valeurs de la ligne."),
        ("before_p10", Unit::Amount, "10th percentile before.", "10e centile avant."),
        ("before_p50", Unit::Amount, "Median before.", "Médiane avant."),
        ("before_p90", Unit::Amount, "90th percentile before.", "90e centile avant."),
        ("after_p10", Unit::Amount, "10th percentile after.", "10e centile après."),
        ("after_p50", Unit::Amount, "Median after.", "Médiane après."),
        ("after_p90", Unit::Amount, "90th percentile after.", "90e centile après."),
        (
            "set",
            Unit::YesNo,
            "Whether a fact has set or bounded it.",
            "Si un fait l’a fixée ou bornée.",
        ),
    ])
}

fn weighing(updated: &Updated<'_>) -> Table {
    let mut table = weighing_heading();
    for (case, of_case) in updated.cases.iter().enumerate() {
        let UpdatedCase { learned, weighed, distinct, .. } = of_case;
        table.push(vec![
            Cell::from(&updated.study.cases[case].name),
            Cell::text(updated.followed),
            Cell::text(updated.status.day.to_string()),
            Cell::count(updated.status.facts.len()),
            Cell::count(learned.facts.len()),
            Cell::count(*weighed),
            Cell::Number(learned.tempered.untempered),
            Cell::Number(learned.tempered.power),
            Cell::Number(learned.tempered.effective),
            Cell::count(updated.continued),
            Cell::count(*distinct),
        ]);
    }
    table
}

/// `weighing.csv` without rows.
pub(crate) fn weighing_heading() -> Table {
    Table::new("weighing", WEIGHING, weighing_columns())
}

const WEIGHING: Text = Text::new(
    "One row for each case: how many runs were weighed, how far the facts were tempered, and how many go on.",
    "Une ligne par cas : combien de simulations ont été pondérées, à quel point les faits ont été atténués \
     et combien continuent.",
);

fn weighing_columns() -> Vec<Column> {
    columns(&[
        ("case", Unit::Key, "Case.", "Cas."),
        ("followed", Unit::Key, "Plan that was followed until now.", "Plan suivi jusqu’ici."),
        ("as_of", Unit::Text, "Day of the status.", "Jour du point de situation."),
        ("facts", Unit::Count, "Facts in all.", "Faits en tout."),
        ("weighing_facts", Unit::Count, "Facts that weigh.", "Faits qui pondèrent."),
        ("weighed", Unit::Count, "Runs that were weighed.", "Simulations pondérées."),
        (
            "ess_untempered",
            Unit::Number,
            "Runs’ worth of weight that the facts leave as they are (effective sample size).",
            "Nombre de simulations que les faits laisseraient tels quels (taille effective).",
        ),
        (
            "power",
            Unit::Number,
            "Power to which every likelihood is taken: 1 untempered, 0 nothing learned.",
            "Puissance à laquelle chaque vraisemblance est prise : 1 entière, 0 rien d’appris.",
        ),
        (
            "ess",
            Unit::Number,
            "Runs’ worth of weight that is left.",
            "Nombre de simulations qui restent.",
        ),
        (
            "continued",
            Unit::Count,
            "Runs that go on, of each plan.",
            "Simulations qui continuent, par plan.",
        ),
        ("distinct", Unit::Count, "How many different ones.", "Combien de différentes."),
    ])
}
