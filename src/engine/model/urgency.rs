//! How urgent a load is: the earliest deadline that its leaving the place where it waits still serves.

use crate::id::{Arena, CampId, DeadlineId, LineId, StockId};
use crate::scenario::Scenario;
use crate::time::Moment;

use super::journey::StockPlan;
use super::precedence::Precedence;

/// Until when each stock should have left, as far as deadlines say; the horizon without one.
#[derive(Debug)]
pub(crate) struct Urgency {
    due: Arena<StockId, Moment>,
    /// The same before a change of plan extends deadlines, and until when.
    before: Option<(Moment, Arena<StockId, Moment>)>,
}

impl Urgency {
    /// Works out which deadlines each stock serves: those of the camp that it is to leave, at first its own,
    /// later one that stays open for it; and those on the arrival of its line.
    pub(crate) fn new(
        scenario: &Scenario,
        stocks: &Arena<StockId, StockPlan>,
        precedence: &Precedence,
        of_camps: &Arena<CampId, Vec<DeadlineId>>,
        of_lines: &Arena<LineId, Vec<DeadlineId>>,
    ) -> Self {
        let earliest = |due: &dyn Fn(DeadlineId) -> Moment| {
            let of_stock = |(id, stock): (StockId, &StockPlan)| {
                let camp = if stock.is_first { Some(stock.camp) } else { precedence.kept_open(id) };
                let to_leave = camp.map_or(&[][..], |camp| &of_camps[camp]);
                let served = to_leave.iter().chain(&of_lines[stock.line]);
                served.map(|deadline| due(*deadline)).min().unwrap_or(scenario.until)
            };
            Arena::new(stocks.iter().map(of_stock).collect())
        };
        let decision = scenario.decision.as_ref().filter(|it| !it.dues_before.is_empty());
        Self {
            due: earliest(&|id| scenario.deadlines[id].due),
            before: decision.map(|decision| {
                let extended = |id| decision.dues_before.iter().find(|(other, _)| *other == id);
                let due = |id| extended(id).map_or(scenario.deadlines[id].due, |(_, due)| *due);
                (decision.at, earliest(&due))
            }),
        }
    }

    /// The earliest deadline that a stock serves, as it is known at a moment.
    pub(crate) fn due_of(&self, id: StockId, now: Moment) -> Moment {
        match &self.before {
            Some((until, due)) if now < *until => due[id],
            _ => self.due[id],
        }
    }
}
