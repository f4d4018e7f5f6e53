//! How urgent a load is: the earliest date, planned or due, that its leaving the place where it waits still serves.

use crate::id::{Arena, CampId, DeadlineId, LineId, StockId};
use crate::scenario::{Decision, Scenario};
use crate::time::Moment;

use super::journey::StockPlan;
use super::precedence::Precedence;

/// Until when each stock should have left, as far as dates say; the horizon without one.
#[derive(Debug)]
pub(crate) struct Urgency {
    due: Arena<StockId, Moment>,
    /// The same before a change of plan changes dates, and until when.
    before: Option<(Moment, Arena<StockId, Moment>)>,
}

impl Urgency {
    /// Works out which dates each stock serves: deadlines and planned date of the camp that it is to leave, at first
    /// its own, later one that stays open for it; and deadlines on the arrival of its line.
    pub(crate) fn new(
        scenario: &Scenario,
        stocks: &Arena<StockId, StockPlan>,
        precedence: &Precedence,
        of_camps: &Arena<CampId, Vec<DeadlineId>>,
        of_lines: &Arena<LineId, Vec<DeadlineId>>,
    ) -> Self {
        let earliest = |dates: &Dates<'_>| {
            let of_stock = |(id, stock): (StockId, &StockPlan)| {
                let camp = if stock.is_first { Some(stock.camp) } else { precedence.kept_open(id) };
                let to_leave = camp.map_or(&[][..], |camp| &of_camps[camp]);
                let served = to_leave.iter().chain(&of_lines[stock.line]);
                let planned = camp.and_then(|camp| dates.planned(camp));
                let dates = served.map(|deadline| dates.due(*deadline)).chain(planned);
                dates.min().unwrap_or(scenario.until)
            };
            Arena::new(stocks.iter().map(of_stock).collect())
        };
        let changes = |it: &&Decision| !it.dues_before.is_empty() || !it.planned_before.is_empty();
        let decision = scenario.decision.as_ref().filter(changes);
        Self {
            due: earliest(&Dates { scenario, before: None }),
            before: decision
                .map(|before| (before.at, earliest(&Dates { scenario, before: Some(before) }))),
        }
    }

    /// The earliest date that a stock serves, as it is known at a moment.
    pub(crate) fn due_of(&self, id: StockId, now: Moment) -> Moment {
        match &self.before {
            Some((until, due)) if now < *until => due[id],
            _ => self.due[id],
        }
    }
}

/// The dates of a scenario, as they are, or as they were before a change of plan.
struct Dates<'a> {
    scenario: &'a Scenario,
    before: Option<&'a Decision>,
}

impl Dates<'_> {
    fn due(&self, id: DeadlineId) -> Moment {
        let was = self.before.and_then(|it| it.dues_before.iter().find(|(other, _)| *other == id));
        was.map_or(self.scenario.deadlines[id].due, |(_, due)| *due)
    }

    fn planned(&self, id: CampId) -> Option<Moment> {
        let was =
            self.before.and_then(|it| it.planned_before.iter().find(|(other, _)| *other == id));
        was.map_or(self.scenario.camps[id].planned, |(_, planned)| *planned)
    }
}
