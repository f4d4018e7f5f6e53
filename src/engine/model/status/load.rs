//! Loads are what a status says: more has left a camp, or less.

use crate::id::{CampId, LineId, StockId};
use crate::model::journal::EventId;
use crate::model::world::Play;
use crate::scenario::{About, Fact, Release, Says};
use crate::units::LoadKind;

impl Play<'_> {
    /// A load, or the people of a camp, are as many as a fact says.
    pub(super) fn set_load(&mut self, fact: &Fact) {
        let Says::Amount { value, give, .. } = fact.says else { return };
        let seen = self.observed(fact.about);
        // An amount is told in whole units of its kind.
        if (seen - value).abs() <= give.max(0.5) {
            return;
        }
        let change = (value - seen).round() as i64;
        match fact.about {
            About::Left(line) if change < 0 => self.move_out_of(line, -change),
            About::Left(line) => self.take_back(line, change),
            About::Gone(line) if change > 0 => self.move_out_of(line, change),
            About::Gone(line) => self.take_back(line, -change),
            About::Shed(line) if change > 0 => self.shed_more(line, change),
            About::Shed(line) => self.shed_less(line, -change),
            About::PeopleOut(Some(camp)) => self.set_people(camp, change),
            _ => {}
        }
    }

    /// So many people more, or fewer, have left a camp: the last party last.
    fn set_people(&mut self, id: CampId, change: i64) {
        let plan = self.plan();
        let of_people = |line: &LineId| plan.scenario.lines[*line].kind == LoadKind::People;
        let lines = plan.scenario.camps[id].lines.iter().copied();
        let mut lines: Vec<LineId> = lines.filter(of_people).collect();
        lines.sort_by_key(|line| plan.scenario.lines[*line].release == Release::Last);
        if change < 0 {
            lines.reverse();
        }
        let mut left = change.abs();
        for line in lines {
            let before = self.in_camp(line);
            if change > 0 {
                self.move_out_of(line, left);
            } else {
                self.take_back(line, left);
            }
            left -= (self.in_camp(line) - before).abs();
        }
    }

    fn move_out_of(&mut self, line: LineId, amount: i64) {
        let event = self.event_of(line);
        self.move_out(line, amount, event);
    }

    /// The last event of the camp of a line that is known.
    fn event_of(&self, line: LineId) -> EventId {
        let camp = self.camps.get(self.plan().scenario.lines[line].camp);
        camp.last_party.or(camp.lift).unwrap_or(camp.began)
    }

    /// So much of a line leaves its camp at once, and is at the end of the first stage of its journey:
    /// what is ready first. What columns have been promised, or have aboard, leaves with them.
    pub(super) fn move_out(&mut self, id: LineId, amount: i64, event: EventId) {
        let Some(first) = self.plan().first_stock[id] else { return };
        let stock = self.stocks.get_mut(first);
        let ready = stock.ready.min(amount);
        if ready > 0 {
            stock.reserve(ready);
            stock.reserved -= ready;
        }
        let unpacked = self.lines.get(id).unpacked.min(amount - ready);
        if unpacked > 0 {
            self.lines.get_mut(id).unpacked -= unpacked;
            self.stocks.get_mut(first).to_come -= unpacked;
            if self.is_packed(id) {
                self.drop_lot_in_hand(id);
                self.note_handled(id, unpacked);
            }
        }
        let moved = ready + unpacked;
        if moved > 0 {
            self.take_off(id, moved, event);
            self.deliver(first, moved, event);
            self.ask_lift(first, event);
            self.look_at_hub(first, event);
        }
    }

    /// So much of a line is back in its camp: from the end of its journey, or from the places on the way
    /// where it waits.
    fn take_back(&mut self, id: LineId, amount: i64) {
        let plan = self.plan();
        let Some(first) = plan.first_stock[id] else { return };
        let event = self.event_of(id);
        let mut left = amount;
        let stages: Vec<StockId> = plan.stages(id).collect();
        let moved = self.lines.get(id).moved.min(left);
        self.lines.get_mut(id).moved -= moved;
        left -= moved;
        if plan.scenario.lines[id].kind == LoadKind::People {
            self.forget_arrivals(moved);
        }
        self.expect_again(&stages, moved);
        for (place, stage) in stages.iter().enumerate().skip(1).rev() {
            let stock = self.stocks.get_mut(*stage);
            let waiting = stock.ready.min(left);
            if waiting > 0 {
                stock.reserve(waiting);
                stock.reserved -= waiting;
                left -= waiting;
                self.expect_again(&stages[..=place], waiting);
            }
        }
        let back = amount - left;
        if back > 0 {
            self.put_back(id, first, back, event);
        }
    }

    /// So much is to come again to every stage but the first.
    fn expect_again(&mut self, stages: &[StockId], amount: i64) {
        for stage in stages.iter().skip(1) {
            self.stocks.get_mut(*stage).to_come += amount;
        }
    }

    /// Load that is back in its camp is packed again where somebody still packs, else it is ready.
    fn put_back(&mut self, id: LineId, first: StockId, amount: i64, event: EventId) {
        let plan = self.plan();
        let line = &plan.scenario.lines[id];
        // Freight that ships after the last soldier does not keep its camp.
        if self.lines.get(id).deferred.is_none() {
            self.hold_for(id, amount);
        }
        let camp = self.camps.get_mut(line.camp);
        if line.kind == LoadKind::People {
            camp.people += amount;
        }
        if self.is_packed(id) && self.packs_still(id) {
            self.lines.get_mut(id).unpacked += amount;
            self.stocks.get_mut(first).to_come += amount;
            self.note_handled(id, -amount);
        } else {
            self.stocks.get_mut(first).add(amount, event);
            self.ask_lift(first, event);
        }
        if plan.camp_needs_people[line.camp] {
            self.retime_camp(line.camp);
        }
    }

    /// The last people to arrive have not.
    fn forget_arrivals(&mut self, amount: i64) {
        let mut left = amount;
        while let Some(last) = self.tallies.people_home.last_mut().filter(|_| left > 0) {
            let taken = last.people.min(left);
            last.people -= taken;
            left -= taken;
            if last.people == 0 {
                self.tallies.people_home.pop();
            }
        }
    }

    /// More of a line has been disposed of: by its first disposition; what is ready last, and nothing that a
    /// column has been promised.
    fn shed_more(&mut self, id: LineId, amount: i64) {
        let plan = self.plan();
        let event = self.event_of(id);
        let asked = &plan.scenario.lines[id];
        let by = asked.disposal.iter().chain(&asked.shed).next();
        let by = by.map_or(3, |(disposition, _)| *disposition as usize - 1);
        let line = self.lines.get_mut(id);
        let marked = line.dispose(amount);
        let unpacked = line.unpacked.min(amount - marked);
        line.unpacked -= unpacked;
        line.disposed[by] += unpacked;
        if self.is_packed(id) {
            self.drop_lot_in_hand(id);
            self.note_handled(id, marked + unpacked);
        }
        let first = plan.first_stock[id];
        if let Some(first) = first.filter(|_| unpacked > 0) {
            self.expect_less(first, unpacked, event);
        }
        let ready =
            first.map_or(0, |first| self.shed_ready(first, amount - marked - unpacked, event));
        self.lines.get_mut(id).disposed[by] += ready;
        if marked + unpacked + ready > 0 {
            self.take_off(id, marked + unpacked + ready, event);
        }
        self.check_arrival(id, event);
    }

    /// So much of what is ready in a camp will not leave it; returns how much there was.
    fn shed_ready(&mut self, first: StockId, amount: i64, event: EventId) -> i64 {
        let stock = self.stocks.get_mut(first);
        let ready = stock.ready.min(amount);
        if ready > 0 {
            stock.withdraw(ready);
            self.expect_less_after(first, ready, event);
            self.ask_lift(first, event);
        }
        ready
    }

    /// Less of a line has been disposed of: the rest is still in the camp, to be moved.
    fn shed_less(&mut self, id: LineId, amount: i64) {
        let Some(first) = self.plan().first_stock[id] else { return };
        let mut left = amount;
        for disposed in self.lines.get_mut(id).disposed.iter_mut().rev() {
            let taken = left.min(*disposed);
            *disposed -= taken;
            left -= taken;
        }
        let back = amount - left;
        let stages: Vec<StockId> = self.plan().stages(id).collect();
        self.expect_again(&stages, back);
        let event = self.event_of(id);
        if back > 0 {
            self.put_back(id, first, back, event);
        }
    }
}
