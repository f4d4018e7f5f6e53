//! Freight that vehicles take with them when they leave by their own means.

use crate::id::{CampId, LineId, RuleId, StockId};
use crate::model::journal::EventId;
use crate::model::world::Play;
use crate::scenario::{Action, Measure};
use crate::units::{Amount, LoadKind};

/// Packed freight that is kept for the vehicles that leave.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Carried {
    pub(super) line: LineId,
    pub(crate) stock: StockId,
    pub(crate) amount: i64,
    /// How much of it one vehicle takes.
    pub(super) each: i64,
}

impl Play<'_> {
    /// Before a step by which vehicles leave does anything, they are loaded with what is packed and
    /// promised to no column, the first in priority first.
    pub(super) fn load_own_vehicles(&mut self, rule: RuleId, camp: CampId) {
        let plan = self.plan();
        let Some((kind, each)) = self.carries(rule) else { return };
        if !self.step_of(rule).carried.is_empty() {
            return;
        }
        let mut room = self.vehicles_to_leave(camp) * each;
        let lines = plan.scenario.camps[camp].lines.iter().copied();
        let mut lines: Vec<LineId> =
            lines.filter(|line| plan.scenario.lines[*line].kind == kind).collect();
        lines.sort_by_key(|line| (plan.scenario.lines[*line].priority, *line));
        for line in lines {
            let Some(stock) = plan.first_stock[line] else { continue };
            let amount = self.stocks.get(stock).ready.min(room);
            if amount > 0 && self.own_road(stock, false).is_some() {
                self.stocks.get_mut(stock).reserve(amount);
                self.step_mut(rule).carried.push(Carried { line, stock, amount, each });
                room -= amount;
            }
        }
    }

    /// What each vehicle takes with it when it leaves by a step.
    fn carries(&self, rule: RuleId) -> Option<(LoadKind, i64)> {
        self.plan().scenario.rules[rule].actions.iter().find_map(|action| match action {
            Action::Take { measure: Measure::LeaveOwn { carries, .. }, .. } => {
                carries.map(|(kind, Amount(each))| (kind, each))
            }
            _ => None,
        })
    }

    /// Vehicles of a camp that will drive out by themselves: all that are in it and on no column, and have
    /// a road.
    fn vehicles_to_leave(&self, camp: CampId) -> i64 {
        let drivers = self.drivers_of(camp).into_iter().filter(|(line, stock)| {
            let kind = self.plan().scenario.lines[*line].kind;
            kind == LoadKind::Vehicles && self.own_road(*stock, false).is_some()
        });
        let there = drivers.map(|(line, stock)| {
            let unpacked = self.lines.get(line).unpacked;
            unpacked + self.stocks.get(stock).ready + self.promised_of(stock)
        });
        there.sum()
    }

    /// What columns are on their way to fetch of a stock.
    pub(super) fn promised_of(&self, stock: StockId) -> i64 {
        let convoys = self.convoys.ids().map(|id| self.convoys.get(id));
        let loads = convoys.flat_map(|convoy| convoy.loads.iter());
        loads.filter(|load| load.stock == stock).map(|load| load.promised).sum()
    }

    /// What is kept for vehicles that have been given up meanwhile is ready again: the last in priority
    /// first.
    pub(super) fn unload_surplus(&mut self, rule: RuleId, camp: CampId, event: EventId) {
        let Some((_, each)) = self.carries(rule) else { return };
        let mut room = self.vehicles_to_leave(camp) * each;
        let mut carried = std::mem::take(&mut self.step_mut(rule).carried);
        for it in &mut carried {
            let surplus = (it.amount - room).max(0);
            room -= it.amount - surplus;
            it.amount -= surplus;
            if surplus > 0 {
                let stock = self.stocks.get_mut(it.stock);
                stock.reserved -= surplus;
                stock.add(surplus, event);
                self.ask_lift(it.stock, event);
            }
        }
        carried.retain(|it| it.amount > 0);
        self.step_mut(rule).carried = carried;
    }
}
