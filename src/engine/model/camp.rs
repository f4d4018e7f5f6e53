//! Camps: what is left in them, who shelters, which mode they close in, who takes over.

use bevy_ecs::prelude::Component;

use crate::chance::{Luck, Stream, StreamKey};
use crate::id::{CampId, LineId};
use crate::scenario::{Milestone, Occasion, Release, Successor};
use crate::time::Moment;
use crate::units::LoadKind;

use super::agenda::Due;
use super::control::Succession;
use super::deadline::kind_of;
use super::journal::{Code, Detail, Entry, EventId, EventKind};
use super::rule::Happening;
use super::world::Play;

/// A camp as it stands.
#[derive(Component, Debug)]
pub(crate) struct Camp {
    /// The event with which each milestone was reached, in the order of `Milestone::ALL`.
    pub(crate) reached: [Option<EventId>; 5],
    /// People still in it.
    pub(crate) people: i64,
    /// Alerts and attacks under which people shelter now.
    pub(crate) sheltering: u32,
    /// Load, in base units of whatever kind, that must be off its hands before it is lifted.
    pub(crate) outstanding: i64,
    /// Load that goes with the last party.
    pub(crate) outstanding_last: i64,
    /// When its lift should begin, where somebody wants to know.
    pub(crate) lift_forecast: Moment,
    /// Whether the lift step has begun, and since which event.
    pub(crate) lift: Option<EventId>,
    /// Whether the last party may leave, and since which event.
    pub(crate) last_party: Option<EventId>,
    /// Its place among camps whose loads have the same turn: drawn anew in each run, so that no name comes
    /// first.
    pub(crate) drawn_turn: i64,
    /// Until when it is not due to begin, as planned: its date, or the mean of that if it was drawn later.
    planned: Moment,
    /// Its date has come with this event, while it waits for others to go first.
    pub(crate) due_since: Option<EventId>,
    /// Since which event nothing of its own keeps its last party, while something else does.
    pub(crate) held_since: Option<EventId>,
    /// Steps not done.
    pub(crate) tasks_left: u32,
    /// The event with which it began; the start of the run before that.
    pub(crate) began: EventId,
    /// When it began.
    pub(crate) begun: Option<Moment>,
    /// Work rate of shedding, as a multiple of the packing rate.
    pub(crate) shed_pace: f64,
    /// Cargo to be packed or disposed of: what is left of it in base units of whatever kind, how
    /// much there was in lots, and how many lots are done.
    to_pack: i64,
    cargo: f64,
    cargo_done: f64,
    pub(crate) attacks: Stream,
    /// What is left of the unit-exponential budget of the next attack, at what rate an hour it is
    /// used up, since when, and a number that changes when the attack is planned anew.
    pub(crate) attack_budget: f64,
    pub(crate) attack_rate: f64,
    pub(crate) attack_since: Moment,
    pub(crate) attack_generation: u32,
    /// Whether the accelerated mode has begun.
    is_accelerated: bool,
    /// Whether it is being left by its own means: nobody waits for anybody any more.
    pub(crate) is_being_left: bool,
    /// Who has come since the last party left.
    pub(crate) succession: Succession,
}

impl Camp {
    pub(crate) fn new(key: StreamKey) -> Self {
        Self {
            reached: [None; 5],
            people: 0,
            sheltering: 0,
            outstanding: 0,
            outstanding_last: 0,
            lift_forecast: Moment::NEVER,
            lift: None,
            last_party: None,
            drawn_turn: 0,
            planned: Moment::START,
            due_since: None,
            held_since: None,
            tasks_left: 0,
            began: EventId::START,
            begun: None,
            shed_pace: 1.0,
            to_pack: 0,
            cargo: 0.0,
            cargo_done: 0.0,
            attacks: Luck::new(0, 0).stream(key),
            attack_budget: 0.0,
            attack_rate: 0.0,
            attack_since: Moment::START,
            attack_generation: 0,
            is_accelerated: false,
            is_being_left: false,
            succession: Succession::default(),
        }
    }

    /// Whether the last party is out.
    pub(crate) fn is_vacated(&self) -> bool {
        self.reached[Milestone::Vacated as usize].is_some()
    }

    /// When it was to begin: its drawn date, or the mean of that if it is drawn later.
    pub(crate) fn planned(&self) -> Moment {
        self.planned
    }

    /// What share of the cargo is packed or disposed of.
    fn packed_share(&self) -> f64 {
        if self.to_pack > 0 { (self.cargo_done / self.cargo).min(1.0) } else { 1.0 }
    }
}

impl Play<'_> {
    /// Draws every camp and plans its beginning. Lines must have been drawn before.
    pub(crate) fn reset_camps(&mut self) {
        for id in self.camps.ids() {
            self.reset_camp(id);
        }
        self.foresee_lifts();
    }

    /// When a camp is to begin, and the luck that what else it draws once for a run comes from.
    pub(crate) fn draw_start(&self, id: CampId) -> (Moment, Stream) {
        let plan = self.plan();
        let mut stream = self.drawn.first_luck.stream(plan.camp_keys[id]);
        let starts = plan.scenario.camps[id].starts.draw(&self.drawn.assumed, &mut stream);
        (starts, stream)
    }

    fn reset_camp(&mut self, id: CampId) {
        let plan = self.plan();
        let asked = &plan.scenario.camps[id];
        let (starts, mut stream) = self.draw_start(id);
        let shed_pace = asked.shed_pace.draw(&self.drawn.assumed, &mut stream).0.max(0.0);
        let accelerates =
            asked.accelerates.as_ref().map(|moment| moment.draw(&self.drawn.assumed, &mut stream));
        let mut camp = Camp::new(plan.attack_keys[id]);
        camp.attacks = self.drawn.luck.stream(plan.attack_keys[id]);
        camp.shed_pace = shed_pace;
        if plan.scenario.draws_turns {
            let mut turn = self.drawn.luck.numbered_stream(plan.camp_keys[id], 1);
            camp.drawn_turn = i64::from(turn.below(u32::MAX));
        }
        camp.planned = starts.min(asked.starts.expected(&self.plan().means));
        camp.tasks_left = plan.camp_tasks[id].len() as u32;
        for line in &asked.lines {
            let total = self.lines.get(*line).total;
            if plan.scenario.lines[*line].kind == LoadKind::People {
                camp.people += total;
            }
            if self.is_last_party(*line) {
                camp.outstanding_last += total;
            } else {
                camp.outstanding += total;
            }
            if self.is_packed(*line) {
                camp.to_pack += total;
                camp.cargo += total as f64 / plan.handling_lot[*line] as f64;
            }
        }
        *self.camps.get_mut(id) = camp;
        self.agenda.plan(starts, Due::CampStarts, id.0, 0);
        if let Some(moment) = accelerates {
            self.agenda.plan(moment.max(starts), Due::CampAccelerates, id.0, 0);
        }
        self.plan_camp_attack(id);
    }

    /// Whether a line is made ready by a pack step.
    pub(crate) fn is_packed(&self, id: LineId) -> bool {
        self.plan().packed_lines[id]
    }

    /// A camp begins its closure: on its date, or when the last of those that go first has let it.
    pub(crate) fn begin_camp(&mut self, id: CampId, cause: EventId) {
        if !self.puts_off_beginning(id) {
            self.begin_camp_now(id, cause);
        }
    }

    /// A camp's date has come, and it waits for others to go first: up to here it was its own date.
    pub(crate) fn await_others(&mut self, id: CampId) {
        let (now, planned) = (self.agenda.now, self.camps.get(id).planned);
        let event = if now > Moment::START {
            let entry = Entry::after(now, EventKind::Waits, EventId::START, Code::LateRelease)
                .site(self.plan().site_of(id));
            self.journal.write(entry.split(Code::PlannedStart, planned - Moment::START))
        } else {
            EventId::START
        };
        self.camps.get_mut(id).due_since = Some(event);
    }

    /// A camp begins its closure.
    pub(crate) fn begin_camp_now(&mut self, id: CampId, cause: EventId) {
        let plan = self.plan();
        let now = self.agenda.now;
        let camp = self.camps.get_mut(id);
        let (due, planned) = (camp.due_since.take(), camp.planned.min(now));
        let site = plan.site_of(id);
        let event = match due {
            Some(due) if now > self.journal[due].at => {
                let entry = Entry::after(now, EventKind::CampStarts, due, Code::OtherSite);
                self.journal.write(entry.because(cause).site(site))
            }
            Some(due) => due,
            None if now > Moment::START => {
                let start = EventId::START;
                let entry = Entry::after(now, EventKind::CampStarts, start, Code::LateRelease)
                    .because(cause)
                    .site(site);
                self.journal.write(entry.split(Code::PlannedStart, planned - Moment::START))
            }
            _ => EventId::START,
        };
        let camp = self.camps.get_mut(id);
        camp.began = event;
        camp.begun = Some(now);
        for task in &plan.camp_tasks[id] {
            if plan.tasks[*task].prerequisites == 0 {
                self.begin_task(*task, event);
            }
        }
    }

    /// The accelerated mode begins: shares of what is still unpacked are marked to be shed.
    pub(crate) fn accelerate_camp(&mut self, id: CampId, cause: Option<EventId>) {
        let plan = self.plan();
        let camp = self.camps.get_mut(id);
        if std::mem::replace(&mut camp.is_accelerated, true) || camp.is_vacated() {
            return;
        }
        let began = camp.began;
        let entry = Entry::after(self.agenda.now, EventKind::ModeAccelerates, began, Code::Work);
        let site = plan.site_of(id);
        let event = self.journal.write(entry.because(cause.unwrap_or(began)).site(site));
        self.raise(Happening::at(Occasion::CampAccelerates, site), event);
        for line in &plan.scenario.camps[id].lines {
            let mut stream = self.drawn.luck.numbered_stream(plan.line_keys[*line], 1);
            let shares = self.draw_shares(&plan.scenario.lines[*line].shed, &mut stream);
            self.shed_line(*line, &shares, event);
        }
        self.retime_camp(id);
    }

    /// Shares of what is still unpacked of a line, by the place of each disposition, are marked to be
    /// shed; what no step packs is disposed of at once.
    pub(crate) fn shed_line(&mut self, id: LineId, shares: &[(usize, f64)], event: EventId) {
        let kept = self.lot_in_hand(id);
        let marked = self.lines.get_mut(id).mark(shares, kept);
        self.note_marked(id, marked, event);
    }

    /// So much of a line has been marked to be shed.
    pub(crate) fn note_marked(&mut self, id: LineId, marked: i64, event: EventId) {
        let plan = self.plan();
        if marked == 0 {
            return;
        }
        if let Some(first) = plan.first_stock[id] {
            self.expect_less(first, marked, event);
        }
        self.check_arrival(id, event);
        let camp = plan.scenario.lines[id].camp;
        if !self.is_packed(id) && self.camps.get(camp).lift.is_some() {
            self.dispose_line(id, event);
        }
    }

    /// So much more of a line, or less, keeps its camp.
    pub(crate) fn hold_for(&mut self, id: LineId, amount: i64) {
        let line = &self.plan().scenario.lines[id];
        let camp = self.camps.get_mut(line.camp);
        match line.release {
            Release::Last => camp.outstanding_last += amount,
            Release::AtOnce | Release::AsPacked => camp.outstanding += amount,
        }
    }

    /// What is left of a line to be packed or disposed of needs no more work.
    pub(crate) fn note_handled_all(&mut self, id: LineId) {
        let marked = self.lines.get(id).marked();
        if self.is_packed(id) {
            self.note_handled(id, marked);
        }
    }

    /// Everything marked of a line is disposed of.
    pub(crate) fn dispose_line(&mut self, id: LineId, event: EventId) {
        let line = self.lines.get_mut(id);
        let amount = line.dispose(line.marked());
        if amount > 0 {
            self.take_off(id, amount, event);
        }
    }

    /// Load is off the camp's hands: loaded, or disposed of.
    pub(crate) fn take_off(&mut self, id: LineId, amount: i64, event: EventId) {
        let plan = self.plan();
        let line = &plan.scenario.lines[id];
        if self.lines.get(id).deferred.is_none() {
            self.hold_for(id, -amount);
        }
        let camp = self.camps.get_mut(line.camp);
        if line.kind == LoadKind::People {
            camp.people -= amount;
            if plan.camp_needs_people[line.camp] {
                self.retime_camp(line.camp);
            }
        }
        self.check_lift(line.camp, event);
    }

    /// The lift or the last party is done when nothing of it is left.
    #[inline]
    pub(crate) fn check_lift(&mut self, id: CampId, event: EventId) {
        let camp = self.camps.get(id);
        let lifted = camp.lift.is_some() && camp.outstanding == 0;
        // Where all leave at once there is no last party: the last of the people is.
        let is_empty = !camp.is_being_left || camp.people == 0;
        let last_out = camp.last_party.is_some() && camp.outstanding_last == 0 && is_empty;
        if lifted && !self.is_held(id, Milestone::Lifted) {
            self.finish_standing_task(id, Milestone::Lifted, event);
        }
        if last_out && !self.is_held(id, Milestone::Vacated) {
            self.finish_standing_task(id, Milestone::Vacated, event);
        }
    }

    /// A camp reaches a milestone, right after an event of its own.
    pub(crate) fn reach_after(
        &mut self,
        id: CampId,
        milestone: Milestone,
        event: EventId,
    ) -> EventId {
        let now = self.agenda.now;
        let code = if milestone == Milestone::TakenOver { Code::Handover } else { Code::Work };
        self.reach(id, milestone, Entry::after(now, kind_of(milestone), event, code))
    }

    /// The last party is out: the successor may come.
    pub(crate) fn call_successor(&mut self, id: CampId, event: EventId) {
        let plan = self.plan();
        let asked = &plan.scenario.camps[id];
        self.vacate_site(plan.site_of(id), event);
        if let Some(Successor::After { delay, .. } | Successor::Side { delay: Some(delay), .. }) =
            &asked.successor
        {
            let mut stream = self.drawn.luck.stream(plan.successor_keys[id]);
            let delay = delay.draw(&self.drawn.assumed, &mut stream);
            self.agenda.plan_in(delay, Due::SuccessorArrives, id.0, 0);
        }
        for number in plan.parties.rivals_of(id) {
            let (_, rival) = plan.parties.rivals[number];
            let mut stream = self.drawn.luck.stream(plan.parties.rival_keys[number]);
            let delay = asked.rivals[rival].delay.draw(&self.drawn.assumed, &mut stream);
            self.agenda.plan_in(delay, Due::RivalArrives, number as u32, 0);
        }
        if let Some(delay) = &asked.looters {
            let mut stream = self.drawn.luck.stream(plan.parties.looter_keys[id]);
            let delay = delay.draw(&self.drawn.assumed, &mut stream);
            self.agenda.plan_in(delay, Due::LootersArrive, id.0, 0);
        }
        self.take_over_if_present(plan.site_of(id), event);
    }

    /// A successor that is not a force is in place.
    pub(crate) fn install_successor(&mut self, id: CampId) {
        if let Some(side) = self.plan().parties.successors[id] {
            self.come_in(id, side);
        }
    }

    /// Releases people in proportion to the cargo that is packed or disposed of.
    pub(crate) fn release_as_packed(&mut self, id: CampId, event: EventId) {
        let plan = self.plan();
        let camp = self.camps.get(id);
        if camp.lift.is_none() {
            return;
        }
        let share = camp.packed_share();
        for line in &plan.scenario.camps[id].lines {
            let asked = &plan.scenario.lines[*line];
            if asked.release != Release::AsPacked || self.is_packed(*line) {
                continue;
            }
            let state = self.lines.get(*line);
            let whole = state.total - state.disposed.iter().sum::<i64>() - state.marked();
            let goal = if share >= 1.0 { whole } else { (whole as f64 * share) as i64 };
            let released = whole - state.unpacked;
            let amount = (goal - released).min(state.unpacked);
            self.make_ready(*line, amount, event);
        }
    }

    /// Some of a line that is packed by a step has been packed or disposed of.
    pub(crate) fn note_handled(&mut self, id: LineId, amount: i64) {
        let plan = self.plan();
        let camp = self.camps.get_mut(plan.scenario.lines[id].camp);
        camp.to_pack -= amount;
        camp.cargo_done += amount as f64 / plan.handling_lot[id] as f64;
    }

    /// People shelter: work stops.
    pub(crate) fn begin_shelter(&mut self, id: CampId) {
        self.camps.get_mut(id).sheltering += 1;
        self.retime_camp(id);
    }

    /// One reason to shelter is over.
    pub(crate) fn end_shelter(&mut self, id: CampId) {
        let camp = self.camps.get_mut(id);
        camp.sheltering -= 1;
        if camp.sheltering == 0 {
            let site = self.plan().site_of(id);
            let now = self.agenda.now;
            let entry = Entry::after(now, EventKind::ShelterEnds, EventId::START, Code::ThreatHold);
            self.journal.mention(entry.site(site));
        }
        self.retime_camp(id);
    }

    /// Says in the log how much of a line an event was about.
    pub(crate) fn describe_load(&mut self, event: EventId, line: LineId, amount: i64) {
        self.journal.describe(event, Detail::Load(line, crate::units::Amount(amount)));
    }
}
