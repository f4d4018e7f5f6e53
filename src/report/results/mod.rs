//! The tables of a study's results, one file per concern: from analysed runs to typed cells.
//!
//! Every row says which plan and case it is of, by their keys. Dates are in the scenario's zone; a
//! percentile that lies beyond the horizon is an empty cell.

mod deadlines;
mod comparison;
mod closure;
mod undisturbed;
mod handover;
mod parties;
mod ledger;
mod loads;
mod resources;
mod answer;
pub(super) mod assumptions;
mod runs;
mod sweep;

pub(super) use answer::{failure_rules, outlook, sensitivity};
pub(super) use sweep::{RunRows, cell_tables};
pub(super) mod choice;
pub(super) mod information;

use crate::analysis::Analysis;
use crate::experiment::Results;
use crate::id::{CampId, SideId, SiteId};
use crate::scenario::{Scenario, Study};
use crate::time::Moment;

use super::table::{Cell, Column, LongTable, Table, Unit, columns};
use super::{Text, dictionary};

/// All tables of a study's results, the dictionary of them last, and the long ones: who holds what
/// day by day, and single runs.
pub(super) fn tables<'a>(
    study: &'a Study,
    results: &'a Results,
    analysis: &'a Analysis,
) -> (Vec<Table>, Vec<LongTable<'a>>) {
    let subject = Subject { study };
    let mut tables = vec![
        deadlines::deadlines(subject, &analysis.deadlines),
        deadlines::s_curve(subject, &analysis.s_curves),
        deadlines::joint(subject, &analysis.joint),
        comparison::comparison(subject, &analysis.comparison),
        closure::closure(subject, &analysis.closure),
        undisturbed::undisturbed(subject, &analysis.undisturbed),
        handover::handover(subject, &analysis.handover),
        parties::rules(subject, &analysis.rules),
        parties::claims(subject, &analysis.claims),
        ledger::delay_ledger(subject, &analysis.delay_ledger),
        ledger::criticality(subject, &analysis.criticality),
        resources::resources(subject, &analysis.means),
        loads::equipment(subject, &analysis.equipment),
        loads::gains(subject, &analysis.gains),
        loads::people(subject, &analysis.people),
        assumptions::assumptions(subject, &analysis.assumptions),
        assumptions::drivers(subject, &analysis.drivers),
        runs::variants(subject, &analysis.variants),
    ];
    let long = vec![parties::control(subject, analysis), runs::runs(subject, results)];
    let dictionary = dictionary(tables.iter().chain(long.iter().map(|table| &table.heading)));
    tables.push(dictionary);
    (tables, long)
}

/// Cells for which rows get room from the start: most are no longer.
const COMMON_WIDTH: usize = 16;

/// The study that rows of indices and ids are about.
#[derive(Debug, Clone, Copy)]
pub(super) struct Subject<'a> {
    pub(super) study: &'a Study,
}

impl<'a> Subject<'a> {
    /// The scenario that gives ids their names: they mean the same in every variant.
    fn scenario(self) -> &'a Scenario {
        &self.study.base
    }

    /// One plan under one case.
    fn variant(self, plan: usize, case: usize) -> &'a Scenario {
        let is_it =
            |variant: &&crate::scenario::Variant| variant.plan == plan && variant.case == case;
        self.study.variants.iter().find(is_it).map_or(&self.study.base, |variant| &variant.scenario)
    }

    /// The cells that every row begins with.
    fn which(self, plan: usize, case: usize) -> Vec<Cell> {
        let mut cells = Vec::with_capacity(COMMON_WIDTH);
        cells.push(Cell::from(&self.study.plans[plan].name));
        cells.push(Cell::from(&self.study.cases[case].name));
        cells
    }

    fn site(self, site: SiteId) -> Cell {
        Cell::from(&self.scenario().sites[site].name)
    }

    fn side(self, side: SideId) -> Cell {
        Cell::from(&self.scenario().sides[side].name)
    }

    fn camp(self, camp: CampId) -> Cell {
        self.site(self.scenario().camps[camp].site)
    }

    fn date(self, at: Option<Moment>) -> Cell {
        Cell::maybe(at, |at| Cell::date(&self.scenario().clock, at))
    }

    /// By when something is to be done.
    fn end(self, at: Option<Moment>) -> Cell {
        Cell::maybe(at, |at| Cell::end(&self.scenario().clock, at))
    }
}

/// A number that may be missing.
pub(super) fn number(value: Option<f64>) -> Cell {
    Cell::maybe(value, Cell::Number)
}

/// A table whose rows begin with plan and case.
fn table(name: &'static str, meaning: Text, rest: Vec<Column>) -> Table {
    let mut all =
        columns(&[("plan", Unit::Key, "Plan.", "Plan."), ("case", Unit::Key, "Case.", "Cas.")]);
    all.extend(rest);
    Table::new(name, meaning, all)
}
