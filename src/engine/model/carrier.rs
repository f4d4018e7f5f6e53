//! Loads that go over to other pools in mid-run, because the plan changes: until then the ones carry them, from
//! then on the others. What is loaded by then goes as it is; columns that have been asked for and have
//! nothing to carry are withdrawn.

use crate::id::{HaulId, LineId, PoolId, StockId};
use crate::scenario::Scenario;
use crate::time::Moment;

use super::agenda::Due;
use super::journal::{Actor, Code, Entry, EventId, EventKind};
use super::world::Play;

/// A haul that carries a stock until the plan changes only, or from then on only.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Term {
    /// The haul.
    pub(crate) haul: HaulId,
    /// The stock.
    pub(crate) stock: StockId,
    /// Whether it carries it from then on.
    pub(crate) is_new: bool,
}

impl Term {
    /// The term of a pool on a stage of a line, if it has one.
    pub(crate) fn of(
        scenario: &Scenario,
        (line, stage, pool): (LineId, usize, PoolId),
        (haul, stock): (HaulId, StockId),
    ) -> Option<Self> {
        let mut carriers = scenario.decision.iter().flat_map(|decision| &decision.carriers);
        let found = carriers.find(|it| (it.line, it.stage, it.pool) == (line, stage, pool))?;
        Some(Self { haul, stock, is_new: found.is_new })
    }
}

impl Play<'_> {
    /// Plans the moment at which loads go over to other pools.
    pub(crate) fn plan_carriers(&mut self) {
        let plan = self.plan();
        if let Some(decision) = plan.scenario.decision.as_ref().filter(|_| !plan.terms.is_empty()) {
            self.agenda.plan(decision.at, Due::CarriersChange, 0, 0);
        }
    }

    /// Whether a haul carries a stock at the moment.
    #[inline]
    pub(crate) fn is_carrier(&self, haul: HaulId, stock: StockId) -> bool {
        let plan = self.plan();
        plan.terms.is_empty() || {
            let at = plan.scenario.decision.as_ref().map_or(Moment::NEVER, |decision| decision.at);
            let has_changed = self.agenda.now >= at;
            let mut terms = plan.terms.iter();
            terms.all(|it| (it.haul, it.stock) != (haul, stock) || it.is_new == has_changed)
        }
    }

    /// The stocks that a haul carries at the moment, with how much of each one vehicle takes.
    pub(crate) fn carried(&self, haul: HaulId) -> impl Iterator<Item = (StockId, i64)> + '_ {
        let stocks = self.plan().hauls[haul].stocks.iter().copied();
        stocks.filter(move |(stock, _)| self.is_carrier(haul, *stock))
    }

    /// Loads go over to other pools: those ask for columns, and the others withdraw theirs.
    pub(crate) fn change_carriers(&mut self) {
        self.keep_account_open();
        let plan = self.plan();
        let now = self.agenda.now;
        for term in &plan.terms {
            let pool = plan.hauls[term.haul].pool;
            let entry = Entry::after(now, EventKind::PoolOpens, EventId::START, Code::PlannedStart);
            let event = match term.is_new && self.pools.get(pool).is_open() {
                true => self.journal.write(entry.with(Actor::Pool(pool))),
                false => EventId::START,
            };
            self.ask_of(term.haul, event);
        }
    }
}
