//! Loads that go over to other pools in mid-run, because the plan changes: until then the ones carry them, from
//! then on the others. What is loaded by then goes as it is; columns that have been asked for and have
//! nothing to carry are withdrawn.

use std::collections::{BTreeMap, BTreeSet};

use crate::id::{HaulId, LineId, PoolId, StockId};
use crate::scenario::Scenario;

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

    /// Whether the plan has changed by now.
    fn has_changed(&self) -> bool {
        let decision = self.plan().scenario.decision.as_ref();
        decision.is_some_and(|decision| self.agenda.now >= decision.at)
    }

    /// Whether a haul carries a stock at the moment.
    #[inline]
    pub(crate) fn is_carrier(&self, haul: HaulId, stock: StockId) -> bool {
        let plan = self.plan();
        plan.terms.is_empty() || {
            let has_changed = self.has_changed();
            let mut terms = plan.terms.iter();
            terms.all(|it| (it.haul, it.stock) != (haul, stock) || it.is_new == has_changed)
        }
    }

    /// Whether vehicles that drive themselves go with a haul, or have gone until the plan changed.
    #[inline]
    pub(crate) fn leads(&self, haul: HaulId) -> bool {
        let plan = self.plan();
        let leads = plan.hauls[haul].leads;
        leads && (plan.terms.is_empty() || self.carried_by_now(haul).any(|(_, each)| each == 0))
    }

    /// The stocks that a haul carries at the moment, or did until the plan changed: its vehicles may stand
    /// loaded with them.
    pub(super) fn carried_by_now(&self, haul: HaulId) -> impl Iterator<Item = (StockId, i64)> + '_ {
        let plan = self.plan();
        let has_changed = plan.terms.is_empty() || self.has_changed();
        let is_new = move |stock: StockId| {
            plan.terms.iter().any(|it| it.is_new && (it.haul, it.stock) == (haul, stock))
        };
        let stocks = plan.hauls[haul].stocks.iter().copied();
        stocks.filter(move |(stock, _)| has_changed || !is_new(*stock))
    }

    /// How much of a stock must be ready at the moment before lift is asked for.
    #[inline]
    pub(crate) fn lot(&self, stock: StockId) -> i64 {
        let plan = self.plan();
        let [before, after] = plan.stocks[stock].lots;
        if before != after && self.has_changed() { after } else { before }
    }

    /// The stocks that a haul carries at the moment, with how much of each one vehicle takes.
    pub(crate) fn carried(&self, haul: HaulId) -> impl Iterator<Item = (StockId, i64)> + '_ {
        let stocks = self.plan().hauls[haul].stocks.iter().copied();
        stocks.filter(move |(stock, _)| self.is_carrier(haul, *stock))
    }

    /// Loads go over to other pools: those ask for columns, and the others withdraw theirs or see how much
    /// makes a column now.
    pub(crate) fn change_carriers(&mut self) {
        self.keep_account_open();
        let plan = self.plan();
        let now = self.agenda.now;
        let mut opened: BTreeMap<PoolId, EventId> = BTreeMap::new();
        for term in plan.terms.iter().filter(|term| term.is_new) {
            let pool = plan.hauls[term.haul].pool;
            if self.pools.get(pool).is_open() {
                let opens =
                    Entry::after(now, EventKind::PoolOpens, EventId::START, Code::PlannedStart);
                let event = *opened
                    .entry(pool)
                    .or_insert_with(|| self.journal.write(opens.with(Actor::Pool(pool))));
                self.ask_of(term.haul, event);
            }
        }
        let stocks: BTreeSet<StockId> = plan.terms.iter().map(|term| term.stock).collect();
        for stock in stocks {
            if plan.stocks[stock].reserves {
                self.enqueue(stock);
            }
            for haul in &plan.stocks[stock].by {
                self.look_again_for(*haul, EventId::START);
            }
        }
    }
}
