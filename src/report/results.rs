//! The tables of a study's results, one file per concern: from analysed runs to typed cells.
//!
//! Every row says which plan and case it is of, by their keys. Dates are in the scenario's zone; a
//! percentile that lies beyond the horizon is an empty cell.

pub(super) mod deadlines;
pub(super) mod comparison;
pub(super) mod closure;
pub(super) mod undisturbed;
pub(super) mod handover;
pub(super) mod parties;
pub(super) mod ledger;
pub(super) mod loads;
pub(super) mod resources;
pub(super) mod answer;
pub(super) mod assumptions;
pub(super) mod runs;
pub(super) mod dimensions;
pub(super) mod sweep;
pub(super) mod choice;
pub(super) mod information;

use crate::analysis::Analysis;
use crate::experiment::{Proportion, Results};
use crate::id::{CampId, DeadlineId, SideId, SiteId};
use crate::scenario::{Scenario, Study, Variant};
use crate::time::Moment;

use super::table::{Cell, Column, LongTable, Table, Unit};
use super::{Text, dictionary};

/// All tables of a study's results, the dictionary of them last, and the long ones: who holds what
/// day by day, and single runs.
pub(super) fn tables<'a>(
    study: &'a Study,
    results: &'a Results,
    analysis: &'a Analysis,
) -> (Vec<Table>, Vec<LongTable<'a>>) {
    let of = Subject { study };
    let mut tables = vec![
        deadlines::Deadlines::table(of, &analysis.deadlines),
        deadlines::SCurve::table(of, &analysis.s_curves),
        deadlines::Joint::table(of, &analysis.joint),
        comparison::Comparison::table(of, &analysis.comparison),
        closure::Closure::table(of, &analysis.closure),
        undisturbed::Undisturbed::table(of, &analysis.undisturbed),
        handover::HandoverGaps::table(of.scenario(), of, &analysis.handover),
        parties::Rules::table(of, &analysis.rules),
        parties::Claims::table(of, &analysis.claims),
        ledger::DelayLedger::table(of, &analysis.delay_ledger),
        ledger::Criticality::table(of, &analysis.criticality),
        resources::Resources::table(of, &analysis.means),
        loads::Equipment::table(of, &analysis.equipment),
        loads::Gains::table(of, &analysis.gains),
        loads::People::table(of, &analysis.people),
        assumptions::Assumptions::table(of, &analysis.assumptions),
        assumptions::Drivers::table(of, &analysis.drivers),
        runs::Variants::table(of, &analysis.variants),
    ];
    tables.extend(dimensions::tables(of));
    let control = LongTable::new(parties::Control::heading(), move || {
        analysis.control.iter().map(move |row| parties::Control::cells(of, row))
    });
    let long = vec![control, runs::runs(of, results)];
    let dictionary = dictionary(tables.iter().chain(long.iter().map(|table| &table.heading)));
    tables.push(dictionary);
    (tables, long)
}

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
        let is_it = |variant: &&Variant| variant.plan == plan && variant.case == case;
        self.study.variants.iter().find(is_it).map_or(&self.study.base, |variant| &variant.scenario)
    }

    fn site(self, site: SiteId) -> Cell {
        Cell::from(&self.scenario().sites[site].name)
    }

    fn side(self, side: SideId) -> Cell {
        Cell::from(&self.scenario().sides[side].name)
    }

    fn side_or_nobody(self, side: Option<SideId>) -> Cell {
        side.map_or(Cell::word("nobody"), |side| self.side(side))
    }

    fn camp(self, camp: CampId) -> Cell {
        self.site(self.scenario().camps[camp].site)
    }

    fn deadline(self, deadline: DeadlineId) -> Cell {
        Cell::from(&self.scenario().deadlines[deadline].name)
    }

    fn date(self, at: impl Into<Option<Moment>>) -> Cell {
        Cell::maybe(at.into(), |at| Cell::date(&self.scenario().clock, at))
    }

    /// By when something is to be done.
    fn end(self, at: Option<Moment>) -> Cell {
        Cell::maybe(at, |at| Cell::end(&self.scenario().clock, at))
    }
}

columns! {
    /// Which plan and case a row is of.
    Which (of: Subject<'a>, plan: usize, case: usize);
    plan: Key = &of.study.plans[plan].name, "Plan.", "Plan.";
    case: Key = &of.study.cases[case].name, "Case.", "Cas.";
}

/// The lower end of the interval of a share; none without runs.
pub(super) fn low(of: Proportion) -> Option<f64> {
    of.estimate().map(|_| of.interval().0)
}

/// The upper end.
pub(super) fn high(of: Proportion) -> Option<f64> {
    of.estimate().map(|_| of.interval().1)
}
