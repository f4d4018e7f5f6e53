//! `facts.csv`, `learned.csv` and `weighing.csv`; `drift` stands beside.

use super::drift::DriftTable;
use super::{Updated, UpdatedCase};
use crate::analysis::status::{FactRow, LearnedRow, Move};
use crate::replay::drawn;
use crate::results::assumptions::{OF_DATES, UNIT, Value};
use crate::scenario::{Fact, Says};
use crate::table::{Cell, Table};
use crate::time::Moment;

/// The tables of an update.
pub(super) fn tables(updated: &Updated<'_>) -> Vec<Table> {
    let cases = || updated.cases.iter().enumerate();
    let facts = cases().flat_map(|(case, of_case)| {
        updated.status.facts.iter().enumerate().map(move |(place, fact)| {
            let row = of_case.learned.facts.iter().find(|row| row.fact == place);
            FactOfCase { case, of_case, fact, row, most: updated.moved_by(place, case) }
        })
    });
    let learned = cases()
        .flat_map(|(case, of_case)| of_case.learned.drawn.iter().map(move |row| (case, row)));
    vec![
        Facts::table(updated, facts),
        LearnedTable::table(updated, learned),
        Weighing::table(updated, cases()),
        DriftTable::table(updated, &updated.drift.rows),
    ]
}

/// The same without rows.
pub(crate) fn headings() -> Vec<Table> {
    vec![Facts::heading(), LearnedTable::heading(), Weighing::heading(), DriftTable::heading()]
}

/// A fact under one case.
#[derive(Clone, Copy)]
pub(crate) struct FactOfCase<'a> {
    case: usize,
    of_case: &'a UpdatedCase,
    fact: &'a Fact,
    /// What it did, if it weighs.
    row: Option<&'a FactRow>,
    /// What it has moved most under the first plan.
    most: Option<&'a Move>,
}

impl<'a> FactOfCase<'a> {
    fn taken(self) -> &'static str {
        match self.row {
            None => "set",
            Some(_) if self.of_case.learned.tempered.has_learned() => "weighed",
            Some(_) => "state_only",
        }
    }
}

/// From when on what a fact says can have been so.
fn from(of: &Updated<'_>, fact: &Fact) -> Option<Cell> {
    let clock = &of.study.base.clock;
    match fact.says {
        Says::Between(from, _) => Some(Cell::date(clock, from)),
        Says::NotBy(at) | Says::Amount { at, .. } | Says::Stands { at, .. } => {
            Some(Cell::end(clock, at))
        }
        Says::Value(..) => None,
    }
}

/// Until when.
fn until(of: &Updated<'_>, fact: &Fact) -> Option<Cell> {
    let until: Option<Moment> = match fact.says {
        Says::Between(_, at) | Says::Amount { at, .. } | Says::Stands { at, .. } => Some(at),
        Says::NotBy(_) | Says::Value(..) => None,
    };
    until.map(|at| Cell::end(&of.study.base.clock, at))
}

/// How much, or how it stood.
fn value(of: &Updated<'_>, fact: &Fact) -> Option<String> {
    let scenario = &of.study.base;
    match fact.says {
        Says::Between(..) | Says::NotBy(_) => None,
        Says::Amount { value, .. } => Some(fact.about.value(scenario, value)),
        Says::Stands { so, .. } => Some(fact.about.value(scenario, so.number())),
        Says::Value(low, high) => {
            let mut row = fact.about.row(scenario, of.status.day, f64::midpoint(low, high));
            Some(std::mem::take(&mut row.cells[VALUE]))
        }
    }
}

/// The place of the column `value` of a status.
const VALUE: usize = 4;

fn percentile(of: &Updated<'_>, row: &LearnedRow, values: Option<[f64; 3]>, which: usize) -> Value {
    let value = values.map(|values| values[which]);
    let none = Value { number: Cell::Empty, date: Cell::Empty };
    match (value, drawn::unit_of(&of.study.base, row.of).1) {
        (None, _) => none,
        (Some(value), Some(base)) => Value { number: Cell::Number(value / base), ..none },
        (Some(value), None) => {
            let at = Moment(value.round() as i64);
            Value { date: Cell::date(&of.study.base.clock, at), ..none }
        }
    }
}

table! {
    /// What each fact says, and where it stands among the runs.
    Facts "facts" (of: &'a Updated<'a>, it: FactOfCase<'a>)
    "One row for each fact and case: what it says, how it is taken, and where it stands among the \
     runs."
    "Une ligne par fait et cas : ce qu’il dit, comment il est pris et où il se place parmi les \
     simulations.";
    case: Key = &of.study.cases[it.case].name, "Case.", "Cas.";
    kind: Word = it.fact.kind.word(),
        "Kind of fact, as in the status.", "Nature du fait, comme au point.";
    what: Text = &it.fact.what, "What it is about.", "Ce sur quoi il porte.";
    lasts: Word = if of.status.has_no_end(&of.study.base, it.fact) { "to_the_end" } else { "" },
        "to_the_end: a gate or a road is shut and stays so to the end of the scenario, which gives no length \
         for it; empty for all else.",
        "to_the_end : une autorité ou une voie est fermée et le reste jusqu’à la fin du scénario, qui ne dit \
         pas pour combien de temps ; vide pour le reste.";
    from: Date = from(of, it.fact),
        "Earliest moment at which it came about, or when it was so; of not-yet, by when it had \
         not.",
        "Premier moment possible, ou moment de l’état ; pour not-yet, jusqu’à quand rien n’était \
         arrivé.";
    until: Date = until(of, it.fact), "Latest such moment.", "Dernier moment possible.";
    value: Text = value(of, it.fact), "How much, or how it stood.", "Combien, ou quel état.";
    as_of: Text = it.fact.as_of.to_string(),
        "Status that it belongs to.", "Point de situation dont il vient.";
    known_on: Text = it.fact.known_on.to_string(), "When it was known.", "Quand il a été connu.";
    source: Text = &it.fact.source, "Who says so.", "Qui le dit.";
    grade: Text = &it.fact.grade, "Grade of the evidence.", "Cotation de l’information.";
    taken: Word = it.taken(),
        "set: it gives an assumption its value; weighed: it weighs the runs and is their state; \
         state_only: it is only their state.",
        "set : il fixe une hypothèse ; weighed : il pondère les simulations et en est l’état ; \
         state_only : il n’en est que l’état.";
    place: Share = it.row.map(|row| row.place.share),
        "Share of the runs that show less or earlier; of how something stands and of not-yet, that \
         disagree.",
        "Part des simulations qui montrent moins ou plus tôt ; pour un état et pour not-yet, qui \
         en diffèrent.";
    chance: Share = it.row.map(|row| row.place.chance),
        "Chance of a run as far out as this: low where the runs did not foresee it.",
        "Probabilité d’une simulation aussi écartée : faible si les simulations ne le prévoyaient \
         pas.";
    worst: YesNo = it.row.map(|row| it.of_case.worst().iter().any(|worst| worst.fact == row.fact)),
        "Whether it is one of the three farthest out.", "S’il est l’un des trois plus écartés.";
    moved_deadline: Key = it.most.map(|it| &of.study.base.deadlines[it.deadline].name),
        "Deadline whose chance it has moved most under the first plan; empty if an earlier report \
         knew it, or if no move of it can be told from chance.",
        "Échéance dont il a le plus fait bouger le risque sous le premier plan ; vide s’il était \
         connu d’un point antérieur, ou si aucun mouvement ne se distingue du hasard.";
    moved_points: Number = it.most.map(|it| it.points),
        "By how much that chance has risen when the fact was added to those before it, from -1 to \
         1.",
        "De combien ce risque a monté quand le fait s’est ajouté aux précédents, de -1 à 1.";
}

table! {
    /// What was learned of each thing that is drawn for a whole run.
    LearnedTable "learned" (of: &'a Updated<'a>, (case, row): (usize, &'a LearnedRow))
    "One row for each of these that is drawn once for a whole run, and case: assumptions; vehicles, their speed \
     and breakdowns; escorts; refusals; rates of march; attacks; amounts; starts; rates of packing. Its percentiles \
     before and after."
    "Une ligne par chose tirée une fois pour toute la simulation, parmi celles-ci, et cas : hypothèses ; véhicules, \
     vitesse et pannes ; escortes ; refus ; allures ; attaques ; quantités ; débuts ; rythmes d’emballage. Ses \
     centiles avant et après.";
    case: Key = &of.study.cases[case].name, "Case.", "Cas.";
    what: Text = drawn::path(row.of, of.names()),
        "What is drawn: where it stands in the scenario; of a rate of packing, its camp and step.",
        "Ce qui est tiré : son chemin dans le scénario ; d’un rythme d’emballage, son site et l’étape.";
    unit: Word = drawn::unit_of(&of.study.base, row.of).0, UNIT;
    before_p10: Amount = percentile(of, row, Some(row.before), 0).number,
        "10th percentile before, with what the status sets of assumptions.",
        "10e centile avant, avec ce que le point fixe des hypothèses.";
    before_p50: Amount = percentile(of, row, Some(row.before), 1).number,
        "Median before.", "Médiane avant.";
    before_p90: Amount = percentile(of, row, Some(row.before), 2).number,
        "90th percentile before.", "90e centile avant.";
    after_p10: Amount = percentile(of, row, row.after, 0).number,
        "10th percentile after.", "10e centile après.";
    after_p50: Amount = percentile(of, row, row.after, 1).number,
        "Median after.", "Médiane après.";
    after_p90: Amount = percentile(of, row, row.after, 2).number,
        "90th percentile after.", "90e centile après.";
    before_p10_date: Date = percentile(of, row, Some(row.before), 0).date, OF_DATES;
    before_p50_date: Date = percentile(of, row, Some(row.before), 1).date, OF_DATES;
    before_p90_date: Date = percentile(of, row, Some(row.before), 2).date, OF_DATES;
    after_p10_date: Date = percentile(of, row, row.after, 0).date, OF_DATES;
    after_p50_date: Date = percentile(of, row, row.after, 1).date, OF_DATES;
    after_p90_date: Date = percentile(of, row, row.after, 2).date, OF_DATES;
    set: YesNo = row.is_set,
        "Whether a fact has set or bounded it.", "Si un fait l’a fixée ou bornée.";
}

table! {
    /// How the runs of each case were weighed.
    Weighing "weighing" (of: &'a Updated<'a>, (case, it): (usize, &'a UpdatedCase))
    "One row for each case: how many runs were weighed, how far the facts were tempered, and how \
     many go on."
    "Une ligne par cas : combien de simulations ont été pondérées, à quel point les faits ont été \
     atténués et combien continuent.";
    case: Key = &of.study.cases[case].name, "Case.", "Cas.";
    followed: Key = Cell::text(of.followed),
        "Plan that was followed until now.", "Plan suivi jusqu’ici.";
    as_of: Text = of.status.day.to_string(), "Day of the status.", "Jour du point de situation.";
    facts: Count = of.status.facts.len(), "Facts in all.", "Faits en tout.";
    weighing_facts: Count = it.learned.facts.len(), "Facts that weigh.", "Faits qui pondèrent.";
    weighed: Count = it.weighed, "Runs that were weighed.", "Simulations pondérées.";
    ess_untempered: Number = it.learned.tempered.untempered,
        "Runs’ worth of weight that the facts leave as they are (effective sample size).",
        "Nombre de simulations que les faits laisseraient tels quels (taille effective).";
    power: Number = it.learned.tempered.power,
        "Power to which every likelihood is taken: 1 untempered, 0 nothing learned.",
        "Puissance à laquelle chaque vraisemblance est prise : 1 entière, 0 rien d’appris.";
    ess: Number = it.learned.tempered.effective,
        "Runs’ worth of weight that is left.", "Nombre de simulations qui restent.";
    continued: Count = of.continued,
        "Runs that go on, of each plan.", "Simulations qui continuent, par plan.";
    distinct: Count = it.distinct, "How many different ones.", "Combien de différentes.";
}
