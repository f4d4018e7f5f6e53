//! What a step does to its camp, and how that is undone.

use crate::id::{CampId, LineId, RuleId};
use crate::model::journal::{Code, Entry, EventId, EventKind};
use crate::model::world::Play;
use crate::scenario::{Action, Disposition, Measure, Milestone, Owner, Release};
use crate::units::LoadKind;

impl Play<'_> {
    /// A step does one thing, because of an event.
    pub(crate) fn take(&mut self, rule: RuleId, camp: CampId, measure: &Measure, event: EventId) {
        self.load_own_vehicles(rule, camp);
        match measure {
            Measure::GiveUp(fate, shares) => {
                for (owner, share) in shares {
                    for line in self.freight_of(camp, &[*owner]) {
                        self.give_up_share(line, place_of(*fate), *share, event);
                    }
                }
                self.retime_camp(camp);
            }
            Measure::GiveUpRest(fate) => self.give_up_rest(rule, camp, *fate, event),
            Measure::LeaveOwn { without, .. } => self.leave_own(rule, camp, without, event),
            Measure::DeferFreight(owners, guard) => {
                for line in self.freight_of(camp, owners) {
                    self.defer_line(line, *guard);
                }
                self.check_lift(camp, event);
            }
            Measure::ThinOut(share) => {
                for line in self.people_of(camp) {
                    let amount = (self.lines.get(line).unpacked as f64 * share).floor() as i64;
                    self.release_people(line, amount, event);
                }
            }
            Measure::RearParty(people) => self.thin_to(camp, i64::from(*people), event),
        }
    }

    /// What a step has done is undone, as far as it can be.
    pub(super) fn undo(&mut self, camp: CampId, measure: &Measure, event: EventId) {
        match measure {
            Measure::DeferFreight(owners, _) => {
                for line in self.freight_of(camp, owners) {
                    self.take_deferral_back(line);
                }
            }
            Measure::ThinOut(_) | Measure::RearParty(_) => {
                for line in self.people_of(camp) {
                    self.keep_people(line, event);
                }
                self.release_as_packed(camp, event);
            }
            Measure::GiveUp(..) | Measure::GiveUpRest(_) | Measure::LeaveOwn { .. } => {}
        }
    }

    /// The lines of freight of a camp that belong to these owners.
    fn freight_of(&self, camp: CampId, owners: &[Owner]) -> Vec<LineId> {
        let scenario = &self.plan().scenario;
        let is_meant = |id: &LineId| {
            let line = &scenario.lines[*id];
            line.kind != LoadKind::People && owners.contains(&line.owner)
        };
        scenario.camps[camp].lines.iter().copied().filter(is_meant).collect()
    }

    /// The lines of people of a camp, those of the last party last.
    fn people_of(&self, camp: CampId) -> Vec<LineId> {
        let scenario = &self.plan().scenario;
        let is_people = |id: &LineId| scenario.lines[*id].kind == LoadKind::People;
        let mut lines: Vec<LineId> =
            scenario.camps[camp].lines.iter().copied().filter(is_people).collect();
        lines.sort_by_key(|id| scenario.lines[*id].release == Release::Last);
        lines
    }

    /// Lines that are given up with the rest: all freight, but vehicles that the same step leaves with.
    pub(super) fn rest_of(&self, rule: RuleId, camp: CampId) -> Vec<LineId> {
        let scenario = &self.plan().scenario;
        let leaves = |action: &Action| {
            matches!(action, Action::Take { measure: Measure::LeaveOwn { .. }, .. })
        };
        let drives = scenario.rules[rule].actions.iter().any(leaves);
        let is_meant = |id: &LineId| match scenario.lines[*id].kind {
            LoadKind::People => false,
            LoadKind::Vehicles => !drives,
            _ => true,
        };
        scenario.camps[camp].lines.iter().copied().filter(is_meant).collect()
    }

    fn give_up_rest(&mut self, rule: RuleId, camp: CampId, fate: Disposition, event: EventId) {
        for line in self.rest_of(rule, camp) {
            self.give_up_line(line, fate, event);
        }
        self.retime_camp(camp);
    }

    /// All of a line that is in its camp and is not promised to anybody is given up: what is packed at
    /// once, the rest in its turn.
    pub(super) fn give_up_line(&mut self, line: LineId, fate: Disposition, event: EventId) {
        let ready = self.plan().first_stock[line].map_or(0, |first| self.stocks.get(first).ready);
        let unpacked = self.lines.get(line).unpacked;
        self.give_up_unpacked(line, place_of(fate), unpacked, event);
        self.give_up_ready(line, place_of(fate), ready, event);
    }

    /// A share of all of a line that is in its camp and not loaded is given up: out of what is promised to
    /// no column, in proportion of what of that is packed, which goes at once, and what is not.
    fn give_up_share(&mut self, line: LineId, place: usize, share: f64, event: EventId) {
        let Some(first) = self.plan().first_stock[line] else { return };
        let (ready, unpacked) = (self.stocks.get(first).ready, self.lines.get(line).unpacked);
        let open = ready + unpacked;
        let there = open + self.promised_of(first);
        let asked = ((there as f64 * share).round() as i64).min(open);
        let of_ready = (asked as f64 * ready as f64 / open.max(1) as f64).round() as i64;
        self.give_up_unpacked(line, place, asked - of_ready, event);
        self.give_up_ready(line, place, of_ready, event);
    }

    /// So much of what is not packed is given up in its turn; last of all what is being packed.
    fn give_up_unpacked(&mut self, line: LineId, place: usize, amount: i64, event: EventId) {
        let untouched = self.lines.get(line).unpacked - self.lot_in_hand(line);
        let marked = amount.min(untouched);
        let state = self.lines.get_mut(line);
        state.unpacked -= marked;
        state.marked[place] += marked;
        let in_hand = self.shed_in_hand(line, place, amount - marked);
        if let Some(first) = self.plan().first_stock[line].filter(|_| in_hand > 0) {
            self.expect_less(first, in_hand, event);
        }
        self.note_marked(line, marked, event);
    }

    /// So much of the load that is ready and promised to nobody is given up.
    fn give_up_ready(&mut self, id: LineId, place: usize, amount: i64, event: EventId) {
        let plan = self.plan();
        let Some(first) = plan.first_stock[id].filter(|_| amount > 0) else { return };
        self.stocks.get_mut(first).withdraw(amount);
        self.lines.get_mut(id).disposed[place] += amount;
        let site = plan.stocks[first].site;
        let entry = Entry::after(self.agenda.now, EventKind::Shed, event, Code::Work).site(site);
        let shed = self.journal.write(entry);
        self.describe_load(shed, id, amount);
        self.take_off(id, amount, shed);
        self.expect_less_after(first, amount, shed);
        self.check_arrival(id, shed);
        self.ask_lift(first, shed);
    }

    /// A line keeps its camp no longer: it ships when it can.
    pub(super) fn defer_line(&mut self, id: LineId, guard: u32) {
        let in_camp = self.in_camp(id);
        let line = self.lines.get_mut(id);
        if line.deferred.replace(guard).is_none() {
            self.hold_for(id, -in_camp);
        }
    }

    /// A line keeps its camp again, unless its lift is over.
    fn take_deferral_back(&mut self, id: LineId) {
        let camp = self.plan().scenario.lines[id].camp;
        let is_lifted = self.camps.get(camp).reached[Milestone::Lifted as usize].is_some();
        if !is_lifted && self.lines.get_mut(id).deferred.take().is_some() {
            let in_camp = self.in_camp(id);
            self.hold_for(id, in_camp);
        }
    }

    /// A vacated camp has been entered: freight without a guard is lost to whoever came.
    pub(crate) fn lose_unguarded(&mut self, camp: CampId, event: EventId) {
        let plan = self.plan();
        for id in &plan.scenario.camps[camp].lines {
            if self.lines.get(*id).deferred != Some(0) {
                continue;
            }
            let Some(first) = plan.first_stock[*id] else { continue };
            let kept = self.lot_in_hand(*id);
            let stock = self.stocks.get_mut(first);
            let ready = stock.ready;
            stock.withdraw(ready);
            let line = self.lines.get_mut(*id);
            let unpacked = line.unpacked - kept;
            line.unpacked = kept;
            line.lose(ready + unpacked, event);
            self.expect_less(first, unpacked, event);
            self.expect_less_after(first, ready, event);
            self.check_arrival(*id, event);
        }
    }

    /// All people of a camp but so many leave as soon as they can.
    fn thin_to(&mut self, camp: CampId, people: i64, event: EventId) {
        let lines = self.people_of(camp);
        let there: i64 = lines.iter().map(|line| self.lines.get(*line).unpacked).sum();
        let mut left = (there - people).max(0);
        for line in lines {
            let amount = self.lines.get(line).unpacked.min(left);
            left -= amount;
            self.release_people(line, amount, event);
        }
    }

    /// Some people may leave now.
    pub(super) fn release_people(&mut self, line: LineId, amount: i64, event: EventId) {
        if let Some(first) = self.plan().first_stock[line].filter(|_| amount > 0) {
            self.stocks.get_mut(first).open = true;
            self.make_ready(line, amount, event);
        }
    }

    /// People who may leave and for whom no vehicle has come stay, if their time has not come.
    fn keep_people(&mut self, line: LineId, event: EventId) {
        let plan = self.plan();
        let asked = &plan.scenario.lines[line];
        let Some(first) = plan.first_stock[line] else { return };
        let camp = self.camps.get(asked.camp);
        let stays = match asked.release {
            Release::Last => camp.last_party.is_none(),
            Release::AsPacked => true,
            Release::AtOnce => camp.lift.is_none(),
        };
        if !stays {
            return;
        }
        let is_open = asked.release == Release::AsPacked && camp.lift.is_some();
        let stock = self.stocks.get_mut(first);
        let amount = stock.ready;
        stock.withdraw(amount);
        stock.to_come += amount;
        stock.open = is_open;
        self.lines.get_mut(line).unpacked += amount;
        self.ask_lift(first, event);
    }
}

/// The place of a disposition among the amounts of a line.
fn place_of(fate: Disposition) -> usize {
    fate as usize - 1
}
