//! The tables of a sweep: its points, what became of each, and single runs.

use crate::analysis::{CellDeadline, CellRow, JointSet};
use crate::experiment::Runs;
use crate::experiment::sweep::Field;
use crate::id::AssumptionId;
use crate::scenario::{Factor, Study, Target};
use crate::simulation::Failure;

use super::assumptions::{unit, value_cell};
use super::deadlines::MEAN_LATENESS;
use super::runs::{played, reason, run_columns, scenario_columns};
use super::{Cell, Column, Subject, Table, Text, Unit, columns, number, table};

/// The points, the deadlines and the joint chances of a sweep.
pub(crate) fn cell_tables(study: &Study, field: &Field, rows: &[CellRow]) -> Vec<Table> {
    let subject = Subject { study };
    vec![points(subject, field), deadlines(subject, rows), joint(subject, rows)]
}

/// The number of a point, before everything else.
fn point_column() -> Column {
    Column::new("point", Unit::Count, Text::new("Point, from 0.", "Point, à partir de 0."))
}

/// A table whose rows begin with point, plan and case.
fn by_cell(name: &'static str, meaning: Text, rest: Vec<Column>) -> Table {
    let mut table = table(name, meaning, rest);
    table.columns.insert(0, point_column());
    table
}

fn points(subject: Subject<'_>, field: &Field) -> Table {
    let meaning =
        Text::new("One row for each point of the sweep.", "Une ligne par point du balayage.");
    let mut columns = vec![point_column()];
    columns.extend(field.factors().iter().map(factor_column));
    columns.push(Column::new(
        "set",
        Unit::Text,
        Text::new(
            "The same as changes on the command line: after --set, one by one.",
            "La même chose en ligne de commande : à mettre un à un après --set.",
        ),
    ));
    let mut table = Table::new("points", meaning, columns);
    for (number, point) in field.points().points().enumerate() {
        let mut cells = vec![Cell::count(number)];
        let values = field.factors().iter().zip(point);
        cells.extend(values.map(|(factor, at)| factor_cell(subject, factor, *at)));
        cells.push(Cell::text(settings(field, point)));
        table.push(cells);
    }
    table
}

fn factor_column(factor: &Factor) -> Column {
    let meaning = Text::new("Its value at the point.", "Sa valeur au point.");
    if factor.is_categorical() {
        return Column::of("factor", &factor.name, "value", Unit::Text, meaning);
    }
    let (word, unit) = unit(factor.unit);
    Column::of("factor", &factor.name, &word.replace('/', "_per_"), unit, meaning)
}

/// The value of a factor at a coordinate.
fn factor_cell(subject: Subject<'_>, factor: &Factor, coordinate: f64) -> Cell {
    if factor.is_categorical() {
        return Cell::text(factor.text(coordinate).trim_matches('"'));
    }
    value_cell(subject, factor.unit, factor.code(coordinate))
}

/// The values of a point as changes.
fn settings(field: &Field, point: &[f64]) -> String {
    let each = field.factors().iter().zip(point).flat_map(|(factor, coordinate)| {
        let value = factor.text(*coordinate);
        let paths = match &factor.target {
            Target::Plan => vec!["plan".to_owned()],
            Target::Case => vec!["case".to_owned()],
            Target::Paths(paths) => paths.clone(),
        };
        paths.into_iter().map(move |path| format!("{path}={value}"))
    });
    each.collect::<Vec<_>>().join("; ")
}

fn which(subject: Subject<'_>, row: &CellRow) -> Vec<Cell> {
    let mut cells = vec![Cell::count(row.cell.point)];
    cells.extend(subject.which(row.cell.plan, row.cell.case));
    cells
}

fn deadlines(subject: Subject<'_>, rows: &[CellRow]) -> Table {
    let meaning = Text::new(
        "One row for each deadline at each point under each plan and case. An empty date lies \
         beyond the horizon.",
        "Une ligne par échéance, point, plan et cas. Une date vide se situe au-delà de l’horizon.",
    );
    let mut table = by_cell("deadlines", meaning, deadline_columns());
    for row in rows {
        for deadline in &row.deadlines {
            let mut cells = which(subject, row);
            cells.extend(deadline_cells(subject, row, deadline));
            table.push(cells);
        }
    }
    table
}

fn deadline_cells(subject: Subject<'_>, row: &CellRow, deadline: &CellDeadline) -> Vec<Cell> {
    let asked = &subject.scenario().deadlines[deadline.deadline];
    let (low, high) = deadline.missed.interval();
    let is_dated = asked.goal.empty_at_most().is_none();
    let mut cells = vec![
        Cell::from(&asked.name),
        subject.end(deadline.due.filter(|_| is_dated)),
        Cell::count(row.n),
        Cell::count(row.failed),
        Cell::count(deadline.missed.hits),
        number(deadline.missed.estimate()),
        Cell::Number(low),
        Cell::Number(high),
    ];
    cells.extend([deadline.p50, deadline.p80, deadline.p90].map(|at| subject.date(at)));
    cells.push(number(deadline.mean_lateness_days));
    cells.push(Cell::maybe(deadline.main_delay, |code| Cell::word(code.word())));
    cells.push(number(deadline.main_delay_share));
    cells
}

fn deadline_columns() -> Vec<Column> {
    columns(&[
        ("deadline", Unit::Key, "Deadline.", "Échéance."),
        (
            "due",
            Unit::Date,
            "When it is due at this point; empty if no run has an outcome.",
            "Date limite à ce point ; vide si aucune simulation n’a abouti.",
        ),
        ("n", Unit::Count, "Runs with an outcome.", "Simulations abouties."),
        ("failed", Unit::Count, "Runs without one.", "Simulations échouées."),
        ("missed", Unit::Count, "Runs that miss it.", "Simulations qui la manquent."),
        ("p_missed", Unit::Share, "Share of runs that miss it.", "Part qui la manque."),
        (
            "p_missed_low",
            Unit::Share,
            "Lower end of the 95 % interval (Wilson).",
            "Borne basse de l’intervalle à 95 % (Wilson).",
        ),
        (
            "p_missed_high",
            Unit::Share,
            "Upper end of the 95 % interval (Wilson).",
            "Borne haute de l’intervalle à 95 % (Wilson).",
        ),
        ("p50", Unit::Date, "Half of the runs reach it by then.", "Atteinte dans 50 % des cas."),
        ("p80", Unit::Date, "80 % of the runs reach it by then.", "Atteinte dans 80 % des cas."),
        ("p90", Unit::Date, "90 % of the runs reach it by then.", "Atteinte dans 90 % des cas."),
        ("mean_lateness_days", Unit::Days, MEAN_LATENESS.en, MEAN_LATENESS.fr),
        (
            "main_delay",
            Unit::Word,
            "The code that most often is the main delay of a missed run.",
            "Le code qui est le plus souvent le retard principal d’une simulation manquée.",
        ),
        (
            "main_delay_share",
            Unit::Share,
            "In what share of the missed runs.",
            "Dans quelle part des simulations manquées.",
        ),
    ])
}

fn joint(subject: Subject<'_>, rows: &[CellRow]) -> Table {
    let meaning = Text::new(
        "One row for each set of deadlines at each point: how often all of them hold.",
        "Une ligne par groupe d’échéances et par point : fréquence à laquelle toutes sont tenues.",
    );
    let columns = columns(&[
        ("set", Unit::Word, "hard, milestones or all.", "hard, milestones ou all."),
        ("n", Unit::Count, "Runs with an outcome.", "Simulations abouties."),
        ("held", Unit::Count, "Runs in which all hold.", "Simulations où toutes tiennent."),
        ("p_held", Unit::Share, "Share of them.", "Leur part."),
        ("p_held_low", Unit::Share, "Lower end of the 95 % interval.", "Borne basse à 95 %."),
        ("p_held_high", Unit::Share, "Upper end of the 95 % interval.", "Borne haute à 95 %."),
    ]);
    let mut table = by_cell("joint", meaning, columns);
    for row in rows {
        for (set, held) in JointSet::ALL.into_iter().zip(row.held) {
            let (low, high) = held.interval();
            let mut cells = which(subject, row);
            cells.extend([
                Cell::word(set.word()),
                Cell::count(held.n),
                Cell::count(held.hits),
                number(held.estimate()),
                Cell::Number(low),
                Cell::Number(high),
            ]);
            table.push(cells);
        }
    }
    table
}

/// The table of single runs of a sweep, made cell by cell.
pub(crate) struct RunRows<'a> {
    subject: Subject<'a>,
    field: &'a Field,
    varying: Vec<AssumptionId>,
    /// The table without its rows.
    pub(crate) heading: Table,
}

impl<'a> RunRows<'a> {
    /// For the runs of a field.
    pub(crate) fn new(study: &'a Study, field: &'a Field) -> Self {
        let subject = Subject { study };
        let varying = field.varying().to_vec();
        let mut columns = run_columns();
        columns.extend(scenario_columns(subject.scenario(), &varying));
        let meaning = Text::new(
            "One row for each run, those without an outcome included.",
            "Une ligne par simulation, y compris celles qui n’ont pas abouti.",
        );
        Self { subject, field, varying, heading: by_cell("runs", meaning, columns) }
    }

    /// The rows of one cell.
    pub(crate) fn rows<'r>(
        &'r self,
        cell: u32,
        runs: &'r Runs,
        failed: &'r [(u32, Failure)],
    ) -> impl Iterator<Item = Vec<Cell>> + 'r {
        let width = self.heading.columns.len();
        let cell = self.field.cell(cell);
        (0..runs.len()).map(move |replication| {
            let mut cells = vec![Cell::count(cell.point)];
            cells.extend(self.subject.which(cell.plan, cell.case));
            cells.push(Cell::count(replication));
            match runs.run(replication) {
                Some(run) => cells.extend(played(self.subject, runs, run, &self.varying)),
                None => {
                    let why = failed.iter().find(|(number, _)| *number == replication);
                    let why = why.map(|(_, failure)| reason(self.subject, failure));
                    cells.extend([Cell::word("failed"), Cell::maybe(why, Cell::text)]);
                }
            }
            cells.resize(width, Cell::Empty);
            cells
        })
    }
}
