//! The matrix: every deadline under every case and plan, coloured by the chance of missing it.

use super::super::block::{Block, Column, Section, Table, Value};
use super::super::dossier::{Dossier, Which};
use super::{proportion_cell, section};
use crate::archive::{NoBriefing, Records};
use crate::results::deadlines::Deadlines;
use crate::time::Moment;
use crate::unchanging::unchanging;

/// Everything played, where that is more than what is seen at a glance: a table for each
/// deadline, cases down and plans across.
pub(super) fn section_of(dossier: &Dossier) -> Result<Section, NoBriefing> {
    let (plans, cases) = (dossier.study.plans.len(), dossier.study.cases.len());
    if plans < 2 || cases < 2 {
        return Ok(section(dossier, "matrix", Vec::new()));
    }
    let records = records(dossier)?;
    let deadlines = dossier.scenario().deadlines.values();
    let tables = deadlines
        .map(|deadline| Block::Table(of_deadline(dossier, &records, deadline.name.as_str())));
    Ok(section(dossier, "matrix", tables.collect()))
}

fn of_deadline(dossier: &Dossier, records: &Records<Deadlines>, deadline: &str) -> Table {
    let plans = 0..dossier.study.plans.len();
    let mut columns = vec![Column::new(dossier.texts.say("case"))];
    columns.extend(plans.clone().map(|plan| Column::new(dossier.plan(plan))));
    let row = |case: usize| {
        let mut cells = vec![Value::text(dossier.case(case))];
        let chance = |plan| chance(dossier, records, Which { plan, case }, deadline);
        cells.extend(plans.clone().map(chance));
        cells
    };
    let name = dossier.deadline(deadline);
    Table {
        id: format!("matrix-{deadline}"),
        caption: dossier.texts.with("matrix-deadline", &[("deadline", &name)]),
        columns,
        rows: (0..dossier.study.cases.len()).map(row).collect(),
    }
}

/// The chance of missing a deadline under a plan and case.
fn chance(dossier: &Dossier, records: &Records<Deadlines>, which: Which, deadline: &str) -> Value {
    let (plan, case) = dossier.keys(which);
    let row = records.of(plan, case).find(|row| row.deadline() == deadline);
    row.map_or(Value::Empty, |row| proportion_cell(row.missed(), row.n()))
}

/// The cases under the first plan, and the plans under the first case.
pub(super) fn glance(dossier: &Dossier) -> Result<Section, NoBriefing> {
    if dossier.scenario().deadlines.is_empty() {
        return Ok(section(dossier, "glance", Vec::new()));
    }
    let records = records(dossier)?;
    let cases: Vec<Which> =
        (0..dossier.study.cases.len()).map(|case| Which { plan: 0, case }).collect();
    let plans: Vec<Which> =
        (0..dossier.study.plans.len()).map(|plan| Which { plan, case: 0 }).collect();
    let mut blocks = Vec::new();
    if cases.len() > 1 || plans.len() == 1 {
        let caption = dossier.texts.with("matrix-cases", &[("plan", &dossier.plan(0))]);
        let (head, named) = (dossier.texts.say("case"), &|which: Which| dossier.case(which.case));
        let matrix = Matrix { dossier, records: &records, head, named };
        blocks.push(Block::Table(matrix.table("matrix-cases", caption, &cases)));
    }
    if plans.len() > 1 {
        let caption = dossier.texts.with("matrix-plans", &[("case", &dossier.case(0))]);
        let (head, named) = (dossier.texts.say("plan"), &|which: Which| dossier.plan(which.plan));
        let matrix = Matrix { dossier, records: &records, head, named };
        blocks.push(Block::Table(matrix.table("matrix-plans", caption, &plans)));
    }
    blocks.push(Block::Bands(dossier.texts.say("matrix-bands")));
    blocks.push(Block::Note(dossier.texts.say("matrix-note")));
    if dossier.study.plans.len() > 1 {
        blocks.push(Block::Note(dossier.texts.say("points-note")));
    }
    blocks.extend(unchanging(&dossier.study, dossier.language()).map(Block::Note));
    Ok(section(dossier, "glance", blocks))
}

fn records(dossier: &Dossier) -> Result<Records<Deadlines>, NoBriefing> {
    dossier.results.table::<Deadlines>()
}

/// Chances of missing: a row for each plan and case, a column for each deadline.
struct Matrix<'a> {
    dossier: &'a Dossier,
    records: &'a Records<Deadlines>,
    head: String,
    named: &'a dyn Fn(Which) -> String,
}

impl Matrix<'_> {
    fn table(&self, id: &str, caption: String, rows: &[Which]) -> Table {
        let mut columns = vec![Column::new(self.head.clone())];
        columns.extend(self.dossier.scenario().deadlines.values().map(|deadline| {
            let key = deadline.name.as_str();
            let due = self.due(key, rows).map(|at| self.dossier.date(at));
            let meaning = due.map(|due| self.dossier.texts.with("matrix-column", &[("due", &due)]));
            let about = self.last(key, rows);
            Column {
                about,
                ..Column::meaning(self.dossier.deadline(key), meaning.unwrap_or_default())
            }
        }));
        let rows = rows.iter().map(|which| self.row(*which)).collect();
        Table { id: id.to_owned(), caption, columns, rows }
    }

    /// When a deadline is due, where that is the same in all these rows.
    fn due(&self, deadline: &str, rows: &[Which]) -> Option<Moment> {
        let mut dates = rows.iter().map(|which| {
            let (plan, case) = self.dossier.keys(*which);
            let row = self.records.of(plan, case).find(|row| row.deadline() == deadline)?;
            row.due()
        });
        let first = dates.next()??;
        dates.all(|due| due == Some(first)).then_some(first)
    }

    /// The camp that is most often last under the first of these rows.
    fn last(&self, deadline: &str, rows: &[Which]) -> Value {
        let (plan, case) = self.dossier.keys(rows[0]);
        let row = self.records.of(plan, case).find(|row| row.deadline() == deadline);
        let site = row.map_or("", |row| row.last_site());
        match self.dossier.card_of(site) {
            Some(_) => {
                let name = self.dossier.site(site);
                let said = self.dossier.texts.with("matrix-last", &[("site", &name)]);
                Value::Camp(said, site.to_owned())
            }
            None => Value::Empty,
        }
    }

    fn row(&self, which: Which) -> Vec<Value> {
        let deadlines = self.dossier.scenario().deadlines.values();
        let chances = deadlines
            .map(|deadline| chance(self.dossier, self.records, which, deadline.name.as_str()));
        std::iter::once(Value::text((self.named)(which))).chain(chances).collect()
    }
}
