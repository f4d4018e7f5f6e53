//! Papers: permissions for a load, whatever vehicles it goes on. A load that comes to the place from which
//! a stage of its journey leaves asks for them, and is ready when it has them all.

use crate::id::{ConvoyId, StockId};

use super::convoy::State;
use super::journal::EventId;
use super::world::Play;

impl Play<'_> {
    /// Load has come to the place from which a stage leaves: it is ready there, unless it needs papers.
    pub(crate) fn bring(&mut self, id: StockId, amount: i64, event: EventId) {
        if self.plan().stocks[id].papers.is_empty() || !self.ask_papers(id, amount, event) {
            self.stand_by(id, amount, event);
        }
    }

    /// Load is ready for a stage, and lift is asked for.
    fn stand_by(&mut self, id: StockId, amount: i64, event: EventId) {
        let stock = self.stocks.get_mut(id);
        stock.to_come -= amount;
        stock.add(amount, event);
        self.ask_lift(id, event);
    }

    /// A load asks its gates: it takes the place of a convoy without vehicles. Whether there was one.
    fn ask_papers(&mut self, id: StockId, amount: i64, event: EventId) -> bool {
        let plan = self.plan();
        let mut by = plan.stocks[id].by.iter();
        let Some(haul) = by.find(|haul| self.is_carrier(**haul, id)) else { return false };
        let Some(convoy_id) = self.take_place(*haul, id) else { return false };
        let stock = self.stocks.get_mut(id);
        stock.in_papers += amount;
        stock.consignments += 1;
        let serial = stock.consignments;
        let convoy = self.convoys.get_mut(convoy_id);
        (convoy.papers, convoy.state, convoy.last) = (amount, State::Clearing, event);
        (convoy.number, convoy.serial) = (0, serial);
        let key = plan.stocks[id].keys.papers;
        self.ask_in_turn(convoy_id, &plan.stocks[id].papers, (key, serial), event);
        true
    }

    /// A load has one of its papers; with all of them it is ready.
    pub(super) fn clear_papers(&mut self, id: ConvoyId) {
        let convoy = self.convoys.get_mut(id);
        if convoy.pending > 0 {
            return;
        }
        let (stock, event) = (convoy.stock, convoy.last);
        let amount = std::mem::take(&mut convoy.papers);
        self.stocks.get_mut(stock).in_papers -= amount;
        self.end_convoy(id, event);
        self.stand_by(stock, amount, event);
    }
}
