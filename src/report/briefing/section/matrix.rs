//! The matrix: every deadline under every case and plan, coloured by the chance of missing it.

use super::super::archive::{NoBriefing, Records};
use super::super::block::{Block, Column, Section, Table, Value};
use super::super::dossier::{Dossier, Which};
use super::{section, text};

/// Everything played, where that is more than what stands under the bottom line.
pub(super) fn section_of(dossier: &Dossier) -> Result<Section, NoBriefing> {
    let (plans, cases) = (dossier.study.plans.len(), dossier.study.cases.len());
    if plans < 2 || cases < 2 {
        return Ok(section(dossier, "matrix", Vec::new()));
    }
    let all: Vec<Which> = dossier.variants().collect();
    let named = |which: Which| vec![dossier.plan(which.plan), dossier.case(which.case)];
    let heads = [dossier.texts.say("plan"), dossier.texts.say("case")];
    let matrix = Matrix { dossier, records: &records(dossier)?, heads: &heads, named: &named };
    let caption = dossier.texts.say("matrix-all");
    let table = matrix.table("matrix-all", caption, &all);
    Ok(section(dossier, "matrix", vec![Block::Table(table)]))
}

/// The cases under the first plan, and the plans under the first case.
pub(super) fn at_a_glance(dossier: &Dossier) -> Result<Vec<Block>, NoBriefing> {
    let records = records(dossier)?;
    let cases: Vec<Which> =
        (0..dossier.study.cases.len()).map(|case| Which { plan: 0, case }).collect();
    let plans: Vec<Which> =
        (0..dossier.study.plans.len()).map(|plan| Which { plan, case: 0 }).collect();
    let mut blocks = Vec::new();
    if cases.len() > 1 || plans.len() == 1 {
        let named = |which: Which| vec![dossier.case(which.case)];
        let heads = [dossier.texts.say("case")];
        let matrix = Matrix { dossier, records: &records, heads: &heads, named: &named };
        let caption = dossier.texts.fill("matrix-cases", &[("plan", text(dossier.plan(0)))]);
        blocks.push(Block::Table(matrix.table("matrix-cases", caption, &cases)));
    }
    if plans.len() > 1 {
        let named = |which: Which| vec![dossier.plan(which.plan)];
        let heads = [dossier.texts.say("plan")];
        let matrix = Matrix { dossier, records: &records, heads: &heads, named: &named };
        let caption = dossier.texts.fill("matrix-plans", &[("case", text(dossier.case(0)))]);
        blocks.push(Block::Table(matrix.table("matrix-plans", caption, &plans)));
    }
    blocks.push(Block::Note(dossier.texts.say("matrix-note")));
    Ok(blocks)
}

fn records(dossier: &Dossier) -> Result<Records, NoBriefing> {
    dossier.results.table("deadlines", &["plan", "case", "deadline", "missed", "n"])
}

/// Chances of missing: a row for each plan and case, a column for each deadline.
struct Matrix<'a> {
    dossier: &'a Dossier,
    records: &'a Records,
    heads: &'a [String],
    named: &'a dyn Fn(Which) -> Vec<String>,
}

impl Matrix<'_> {
    fn table(&self, id: &str, caption: String, rows: &[Which]) -> Table {
        let mut columns: Vec<Column> = self.heads.iter().map(Column::new).collect();
        columns.extend(self.dossier.scenario().deadlines.values().map(|deadline| {
            let due = self.dossier.date(deadline.due);
            let meaning = self.dossier.texts.fill("matrix-column", &[("due", text(due))]);
            Column::meaning(self.dossier.deadline(deadline.name.as_str()), meaning)
        }));
        let rows = rows.iter().map(|which| self.row(*which)).collect();
        Table { id: id.to_owned(), caption, columns, rows }
    }

    fn row(&self, which: Which) -> Vec<Value> {
        let (plan, case) = self.dossier.keys(which);
        let mut cells: Vec<Value> = (self.named)(which).into_iter().map(Value::text).collect();
        for deadline in self.dossier.scenario().deadlines.values() {
            let row = self
                .records
                .of(plan, case)
                .find(|row| row.text("deadline") == deadline.name.as_str());
            cells
                .push(row.map_or(Value::Empty, |row| Value::Chance(row.proportion("missed", "n"))));
        }
        cells
    }
}
