//! The tables of a sweep: its points, what became of each, and single runs.

use crate::analysis::{CellDeadline, CellRow, JointSet, Proportion};
use crate::experiment::Runs;
use crate::experiment::sweep::Field;
use crate::id::DeadlineId;
use crate::scenario::{Factor, Study, Target};
use crate::simulation::{Code, Failure};

use super::assumptions::{value_cell, value_column};
use super::deadlines::MEAN_LATENESS;
use super::runs::{RunColumns, RunRow, Shape};
use super::{Cell, Column, Subject, Table, Text, Unit, Which};

/// The points, the deadlines and the joint chances of a sweep.
pub(crate) fn cell_tables(study: &Study, field: &Field, rows: &[CellRow]) -> Vec<Table> {
    let of = Subject { study };
    let deadlines =
        rows.iter().flat_map(|row| row.deadlines.iter().map(move |deadline| (row, deadline)));
    let joint = rows.iter().flat_map(|row| {
        JointSet::ALL.into_iter().zip(row.held).map(move |(set, held)| (row, set, held))
    });
    vec![
        Points::table(field, of, field.points().points().enumerate()),
        SweptDeadlines::table(of, deadlines),
        SweptJoint::table(of, joint),
    ]
}

/// What the number before everything else says.
const POINT: Text = Text::new("Point, from 0.", "Point, à partir de 0.");

table! {
    /// The points of a sweep.
    Points "points" by (field: &'a Field) (of: Subject<'a>, (number, point): (usize, &'a [f64]))
    "One row for each point of the sweep."
    "Une ligne par point du balayage.";
    point: Count = number, POINT;
    for place in 0..field.factors().len() => ("factor", &field.factors()[place].name) => {
        column(factor_column(&field.factors()[place]))
            = factor_cell(of, &field.factors()[place], point[place]);
    }
    set: Text = settings(field, point),
        "The same as changes on the command line: after --set, one by one.",
        "La même chose en ligne de commande : à mettre un à un après --set.";
}

fn factor_column(factor: &Factor) -> Column {
    let meaning = Text::new("Its value at the point.", "Sa valeur au point.");
    if factor.is_categorical() {
        return Column::new("value", Unit::Text, meaning);
    }
    value_column(factor.unit, meaning)
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

fn is_dated(of: Subject<'_>, deadline: DeadlineId) -> bool {
    of.scenario().deadlines[deadline].goal.empty_at_most().is_none()
}

table! {
    /// The deadlines at each point.
    SweptDeadlines "deadlines" (of: Subject<'a>, (cell, it): (&'a CellRow, &'a CellDeadline))
    "One row for each deadline at each point under each plan and case. An empty date lies beyond \
     the horizon."
    "Une ligne par échéance, point, plan et cas. Une date vide se situe au-delà de l’horizon.";
    point: Count = cell.cell.point, POINT;
    which: ..Which(of, cell.cell.plan, cell.cell.case);
    deadline: Key = of.deadline(it.deadline), "Deadline.", "Échéance.";
    due: Date = of.end(it.due.filter(|_| is_dated(of, it.deadline))),
        "When it is due at this point; empty if no run has an outcome.",
        "Date limite à ce point ; vide si aucune simulation n’a abouti.";
    n: Count = cell.n, "Runs with an outcome.", "Simulations abouties.";
    failed: Count = cell.failed, "Runs without one.", "Simulations échouées.";
    missed: Count = it.missed.hits, "Runs that miss it.", "Simulations qui la manquent.";
    p_missed: Share = it.missed.estimate(), "Share of runs that miss it.", "Part qui la manque.";
    p_missed_low: Share = it.missed.interval().0,
        "Lower end of the 95 % interval (Wilson).", "Borne basse de l’intervalle à 95 % (Wilson).";
    p_missed_high: Share = it.missed.interval().1,
        "Upper end of the 95 % interval (Wilson).", "Borne haute de l’intervalle à 95 % (Wilson).";
    p50: Date = of.date(it.p50),
        "Half of the runs reach it by then.", "Atteinte dans 50 % des cas.";
    p80: Date = of.date(it.p80),
        "80 % of the runs reach it by then.", "Atteinte dans 80 % des cas.";
    p90: Date = of.date(it.p90),
        "90 % of the runs reach it by then.", "Atteinte dans 90 % des cas.";
    mean_lateness_days: Days = it.mean_lateness_days, MEAN_LATENESS;
    main_delay: Word = it.main_delay.map(Code::word),
        "The code that most often is the main delay of a missed run.",
        "Le code qui est le plus souvent le retard principal d’une simulation manquée.";
    main_delay_share: Share = it.main_delay_share,
        "In what share of the missed runs.", "Dans quelle part des simulations manquées.";
}

table! {
    /// How often sets of deadlines hold together at each point.
    SweptJoint "joint" (of: Subject<'a>, (row, set, held): (&'a CellRow, JointSet, Proportion))
    "One row for each set of deadlines at each point: how often all of them hold."
    "Une ligne par groupe d’échéances et par point : fréquence à laquelle toutes sont tenues.";
    point: Count = row.cell.point, POINT;
    which: ..Which(of, row.cell.plan, row.cell.case);
    set: Word = set.word(), "hard, milestones or all.", "hard, milestones ou all.";
    n: Count = held.n, "Runs with an outcome.", "Simulations abouties.";
    held: Count = held.hits, "Runs in which all hold.", "Simulations où toutes tiennent.";
    p_held: Share = held.estimate(), "Share of them.", "Leur part.";
    p_held_low: Share = held.interval().0,
        "Lower end of the 95 % interval.", "Borne basse à 95 %.";
    p_held_high: Share = held.interval().1,
        "Upper end of the 95 % interval.", "Borne haute à 95 %.";
}

table! {
    /// One row for each run.
    SweptRuns "runs" by (shape: Shape<'a>) (of: Subject<'a>, (point, row): (u32, &'a RunRow<'a>))
    "One row for each run, those without an outcome included."
    "Une ligne par simulation, y compris celles qui n’ont pas abouti.";
    point: Count = point, POINT;
    which: ..Which(of, row.plan, row.case);
    run: ..RunColumns by (shape) (of, row);
}

/// The table of single runs of a sweep, made cell by cell.
pub(crate) struct RunRows<'a> {
    of: Subject<'a>,
    field: &'a Field,
    /// The table without its rows.
    pub(crate) heading: Table,
}

impl<'a> RunRows<'a> {
    /// For the runs of a field.
    pub(crate) fn new(study: &'a Study, field: &'a Field) -> Self {
        let of = Subject { study };
        let heading = SweptRuns::heading(Self::shape(of, field));
        Self { of, field, heading }
    }

    fn shape(of: Subject<'a>, field: &'a Field) -> Shape<'a> {
        Shape { scenario: of.scenario(), varying: field.varying() }
    }

    /// The rows of one cell.
    pub(crate) fn rows<'r>(
        &'r self,
        cell: u32,
        runs: &'r Runs,
        failed: &'r [(u32, Failure)],
    ) -> impl Iterator<Item = Vec<Cell>> + 'r {
        let (of, shape) = (self.of, Self::shape(self.of, self.field));
        let cell = self.field.cell(cell);
        (0..runs.len()).map(move |replication| {
            let run = runs.run(replication);
            let mut reasons = failed.iter().filter(|_| run.is_none());
            let reason = reasons.find(|(number, _)| *number == replication);
            let reason = reason.map(|(_, failure)| super::runs::reason(of, failure));
            let (plan, case) = (cell.plan, cell.case);
            let row = RunRow { plan, case, replication, runs, run, reason };
            SweptRuns::cells(shape, of, (cell.point, &row))
        })
    }
}
