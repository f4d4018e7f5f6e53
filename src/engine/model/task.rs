//! Tasks: the steps of a camp's closure, one entity each. Work goes on at a rate that follows the
//! people left and stands still while they shelter.

mod told;

use bevy_ecs::prelude::Component;

use crate::id::{CampId, LineId, TaskId};
use crate::scenario::{Line as AskedLine, Mark, Milestone, Release, StepCode, StepWork};

use super::agenda::Due;
use super::journal::{Code, Detail, Entry, EventId, EventKind};
use super::work::Work;
use super::world::Play;
use crate::time::Moment;

/// How far a step is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum State {
    /// So many steps must be done before it.
    Waiting(u32),
    /// Under way.
    Active,
    #[default]
    Done,
}

/// The lot that a pack step has in hand.
#[derive(Debug, Clone, Copy, PartialEq)]
struct InHand {
    line: LineId,
    amount: i64,
    /// To be disposed of, rather than packed for lift.
    is_shed: bool,
}

/// A step as it stands.
#[derive(Component, Debug)]
pub(crate) struct Task {
    state: State,
    /// Hours, person-hours or base units of the lot in hand.
    work: Work,
    /// Units done in an hour, for each person where people do it, before shedding's pace.
    rate: f64,
    in_hand: Option<InHand>,
    generation: u32,
    /// The last event of the step's own line.
    last: EventId,
    /// Open hours lost since then while people sheltered.
    sheltered: f64,
    /// What it takes in all, where that is drawn when it begins.
    length: f64,
    /// Whether all its work is done and it waits for a status to let it be so.
    is_held: bool,
}

impl Task {
    pub(crate) fn new() -> Self {
        Self {
            state: State::Done,
            work: Work::NONE,
            rate: 0.0,
            in_hand: None,
            generation: 0,
            last: EventId::START,
            sheltered: 0.0,
            length: 0.0,
            is_held: false,
        }
    }
}

impl Task {
    /// Since which event it is under way as it is; `None` while it is not.
    pub(crate) fn active_since(&self) -> Option<EventId> {
        (self.state == State::Active).then_some(self.last)
    }
}

/// The code of the results for the code that a step names.
pub(super) fn code_of(books: StepCode) -> Code {
    match books {
        StepCode::Work => Code::Work,
        StepCode::Packing => Code::Packing,
        StepCode::Inspection => Code::Inspection,
        StepCode::Handover => Code::Handover,
    }
}

impl Play<'_> {
    /// Puts every step back to its beginning.
    pub(crate) fn reset_tasks(&mut self) {
        for id in self.tasks.ids() {
            let waiting = self.plan().tasks[id].prerequisites;
            *self.tasks.get_mut(id) = Task { state: State::Waiting(waiting), ..Task::new() };
        }
    }

    /// A step whose prerequisites are all met begins; `event` is the last of them.
    pub(crate) fn begin_task(&mut self, id: TaskId, event: EventId) {
        let plan = self.plan();
        let step = plan.step(id);
        let camp = plan.tasks[id].camp;
        let is_left = self.camps.get(camp).is_being_left;
        if is_left && self.tasks.get(id).state != State::Waiting(0) {
            return;
        }
        if step.work == StepWork::LastParty && self.holds_last_party(camp, event) {
            return;
        }
        let now = self.agenda.now;
        let entry = Entry::after(now, EventKind::StepBegins, event, Code::Work);
        if let Some(begun) = self.journal.mention(entry.site(plan.site_of(camp))) {
            self.journal.describe(begun, Detail::Step(id));
        }
        let mut stream = self.drawn.luck.stream(plan.tasks[id].key);
        let assumed = &self.drawn.assumed;
        let (length, rate) = match &step.work {
            StepWork::Duration(length) | StepWork::Effort(length) => {
                (length.draw(assumed, &mut stream).in_hours().max(0.0), 1.0)
            }
            StepWork::Pack { .. } => (0.0, self.packing_rate(id)),
            StepWork::Lift | StepWork::LastParty => (0.0, 0.0),
        };
        let task = self.tasks.get_mut(id);
        task.state = State::Active;
        task.last = event;
        task.rate = rate;
        task.work = Work { left: length, rate: 0.0, since: now };
        task.length = length;
        match step.work {
            StepWork::Duration(_) | StepWork::Effort(_) => self.set_task_rate(id),
            StepWork::Pack { .. } => self.take_next_lot(id, event),
            StepWork::Lift => self.begin_lift(camp, event),
            StepWork::LastParty => self.begin_last_party(camp, event),
        }
    }

    /// How fast a step packs, in base units per hour (of one person, where people do it): the same for a whole run;
    /// of a step that does not pack, not at all.
    pub(crate) fn packing_rate(&self, id: TaskId) -> f64 {
        let plan = self.plan();
        let StepWork::Pack { rate, .. } = &plan.step(id).work else { return 0.0 };
        let stream = &mut self.drawn.first_luck.stream(plan.tasks[id].key);
        rate.draw(&self.drawn.assumed, stream).0.max(1e-6)
    }

    /// Units a step gets done in an hour now: none while people shelter; where people do it, at
    /// least one of them is reckoned with.
    fn task_rate(&self, id: TaskId) -> f64 {
        let plan = self.plan();
        let (task, step) = (self.tasks.get(id), plan.step(id));
        let camp = self.camps.get(plan.tasks[id].camp);
        if camp.sheltering > 0 && step.stops_under_fire {
            return 0.0;
        }
        let people = camp.people.max(1) as f64;
        let is_shed = task.in_hand.is_some_and(|lot| lot.is_shed);
        match &step.work {
            StepWork::Effort(_) => people,
            StepWork::Pack { per_person, .. } => {
                task.rate
                    * if *per_person { people } else { 1.0 }
                    * if is_shed { camp.shed_pace } else { 1.0 }
            }
            _ => 1.0,
        }
    }

    /// Sets the pace of a step as things stand and plans its end.
    fn set_task_rate(&mut self, id: TaskId) {
        let rate = self.task_rate(id);
        let hours = self.plan().task_hours(id);
        let task = self.tasks.get_mut(id);
        task.work.rate = rate;
        task.generation += 1;
        let due = task.work.due(task.work.left, hours);
        let generation = task.generation;
        self.agenda.plan(due, Due::TaskDone, id.0, generation);
    }

    /// People came, left or took shelter: the steps of a camp go on at another pace.
    pub(crate) fn retime_camp(&mut self, camp: CampId) {
        let plan = self.plan();
        let now = self.agenda.now;
        for id in &plan.camp_tasks[camp] {
            let is_standing = matches!(plan.step(*id).work, StepWork::Lift | StepWork::LastParty);
            if self.tasks.get(*id).state != State::Active || is_standing {
                continue;
            }
            let rate = self.task_rate(*id);
            let task = self.tasks.get_mut(*id);
            if rate == task.work.rate {
                continue;
            }
            let stood_still = task.work.rate == 0.0;
            let open = task.work.advance(now, plan.task_hours(*id));
            if stood_still {
                task.sheltered += open;
            }
            self.set_task_rate(*id);
        }
    }

    /// The work in hand of a step is done.
    pub(crate) fn end_task_work(&mut self, id: TaskId, generation: u32) {
        let task = self.tasks.get_mut(id);
        if task.state != State::Active || task.generation != generation {
            return;
        }
        if self.holds_step(id) {
            self.hold_step(id);
            return;
        }
        let task = self.tasks.get_mut(id);
        let sheltered = crate::time::Span::hours(std::mem::take(&mut task.sheltered));
        let (last, in_hand) = (task.last, task.in_hand.take());
        task.work = Work { left: 0.0, since: self.agenda.now, ..task.work };
        let plan = self.plan();
        let kind = match in_hand {
            None => EventKind::StepDone,
            Some(lot) if lot.is_shed => EventKind::Shed,
            Some(_) => EventKind::LotPacked,
        };
        let entry = Entry::after(self.agenda.now, kind, last, code_of(plan.step(id).books))
            .site(plan.site_of(plan.tasks[id].camp))
            .split(Code::ThreatHold, sheltered);
        let event = self.journal.write(entry);
        self.tasks.get_mut(id).last = event;
        match in_hand {
            None => {
                self.journal.describe(event, Detail::Step(id));
                self.finish_task(id, event);
            }
            Some(lot) => {
                self.hand_over_lot(lot, event);
                self.release_as_packed(plan.tasks[id].camp, event);
                self.take_next_lot(id, event);
            }
        }
    }

    /// A lot is packed for lift, or disposed of.
    fn hand_over_lot(&mut self, lot: InHand, event: EventId) {
        self.describe_load(event, lot.line, lot.amount);
        self.note_handled(lot.line, lot.amount);
        if lot.is_shed {
            let disposed = self.lines.get_mut(lot.line).dispose(lot.amount);
            self.take_off(lot.line, disposed, event);
        } else {
            self.make_ready(lot.line, lot.amount, event);
        }
    }

    /// Takes the next lot in hand: load to be moved first, line by line, then load to be disposed
    /// of. What is to be left behind needs no work. Without any, the step is done.
    fn take_next_lot(&mut self, id: TaskId, event: EventId) {
        let plan = self.plan();
        let StepWork::Pack { kind, .. } = &plan.step(id).work else { return };
        let lines = plan.scenario.camps[plan.tasks[id].camp].lines.iter().copied();
        let lines = lines.filter(|line| plan.scenario.lines[*line].kind == *kind);
        for line in lines.clone() {
            self.leave_behind(line, event);
        }
        let packed = lines.clone().find_map(|line| self.next_lot(line, false));
        let next = packed.or_else(|| lines.clone().find_map(|line| self.next_lot(line, true)));
        let now = self.agenda.now;
        let task = self.tasks.get_mut(id);
        task.in_hand = next;
        let Some(lot) = next else {
            let entry = Entry::after(now, EventKind::StepDone, event, Code::Work);
            let done = self.journal.mention(entry.site(plan.site_of(plan.tasks[id].camp)));
            if let Some(done) = done {
                self.journal.describe(done, Detail::Step(id));
            }
            self.finish_task(id, event);
            return;
        };
        task.work = Work { left: lot.amount as f64, rate: 0.0, since: now };
        self.set_task_rate(id);
    }

    /// The next lot of one line.
    fn next_lot(&self, line: LineId, is_shed: bool) -> Option<InHand> {
        let state = self.lines.get(line);
        let left = if is_shed { state.marked() } else { state.unpacked };
        let amount = left.min(self.plan().handling_lot[line]);
        (amount > 0).then_some(InHand { line, amount, is_shed })
    }

    /// Load that is to be left behind is off the camp's hands without any work.
    fn leave_behind(&mut self, line: LineId, event: EventId) {
        let amount = self.lines.get_mut(line).leave();
        if amount > 0 {
            self.note_handled(line, amount);
            self.take_off(line, amount, event);
            self.release_as_packed(self.plan().scenario.lines[line].camp, event);
        }
    }

    /// What a pack step has in hand of a line to be moved: too late to shed it.
    pub(crate) fn lot_in_hand(&self, line: LineId) -> i64 {
        let plan = self.plan();
        let tasks = &plan.camp_tasks[plan.scenario.lines[line].camp];
        let lots = tasks.iter().filter_map(|task| self.tasks.get(*task).in_hand);
        lots.filter(|lot| lot.line == line && !lot.is_shed).map(|lot| lot.amount).sum()
    }

    /// So much at most of what pack steps have in hand of a line to be moved is to be shed instead: a whole
    /// lot where it stands, of another that part, as far as it is packed as the rest; returns how much.
    pub(crate) fn shed_in_hand(&mut self, line: LineId, place: usize, most: i64) -> i64 {
        let (plan, now) = (self.plan(), self.agenda.now);
        let mut left = most;
        for id in &plan.camp_tasks[plan.scenario.lines[line].camp] {
            let task = self.tasks.get_mut(*id);
            let Some(lot) = task.in_hand.as_mut().filter(|lot| lot.line == line && !lot.is_shed)
            else {
                continue;
            };
            let whole = lot.amount;
            let taken = left.min(whole);
            left -= taken;
            if taken == whole {
                lot.is_shed = true;
            } else if taken > 0 {
                lot.amount -= taken;
                let share = lot.amount as f64 / whole as f64;
                let stood_still = task.work.rate == 0.0;
                let open = task.work.advance(now, plan.task_hours(*id));
                if stood_still {
                    task.sheltered += open;
                }
                task.work.left *= share;
                self.set_task_rate(*id);
            }
        }
        let state = self.lines.get_mut(line);
        state.unpacked -= most - left;
        state.marked[place] += most - left;
        most - left
    }

    /// Steps of a camp that is being left are not done any more, but for what takes out people and load.
    pub(crate) fn abandon_steps(&mut self, camp: CampId, event: EventId) {
        let plan = self.plan();
        let is_standing =
            |id: TaskId| matches!(plan.step(id).work, StepWork::Lift | StepWork::LastParty);
        for id in &plan.camp_tasks[camp] {
            let task = self.tasks.get_mut(*id);
            if task.state == State::Done || is_standing(*id) {
                continue;
            }
            task.state = State::Done;
            task.generation += 1;
            task.in_hand = None;
            // It stays among those that are left: such a camp is never closed.
            for dependent in &plan.tasks[*id].dependents {
                if let State::Waiting(left) = &mut self.tasks.get_mut(*dependent).state {
                    *left -= 1;
                }
            }
        }
        for id in &plan.camp_tasks[camp] {
            if is_standing(*id) && self.tasks.get(*id).state == State::Waiting(0) {
                self.begin_task(*id, event);
            }
        }
    }

    /// Base units of a line that its camp packs in an hour at present.
    pub(crate) fn packing_pace(&self, line: LineId) -> f64 {
        let plan = self.plan();
        let tasks = plan.camp_tasks[plan.scenario.lines[line].camp].iter();
        let tasks = tasks.map(|task| self.tasks.get(*task));
        let packs = |task: &&Task| task.in_hand.is_some_and(|it| it.line == line && !it.is_shed);
        tasks.filter(packs).map(|task| task.work.rate).sum()
    }

    /// When lots of a line should be packed that a step has in hand, at the pace of the moment, and how
    /// much each is, up to `most` together.
    pub(crate) fn lots_expected(&self, line: LineId, most: i64) -> Vec<(Moment, i64)> {
        let plan = self.plan();
        let tasks = plan.camp_tasks[plan.scenario.lines[line].camp].iter();
        let in_hand = tasks.filter_map(|id| {
            let lot = self.tasks.get(*id).in_hand?;
            (lot.line == line && !lot.is_shed).then_some((*id, lot.amount))
        });
        let mut lots = Vec::new();
        for (id, first) in in_hand {
            let (work, hours) = (self.tasks.get(id).work, plan.task_hours(id));
            let (mut left, mut lot, mut found) = (self.lines.get(line).unpacked, first, 0);
            while lot > 0 && found < most {
                found += lot;
                let at = work.due(work.left + (found - first) as f64, hours);
                lots.push((at, lot));
                left -= lot;
                lot = left.min(plan.handling_lot[line]);
            }
        }
        lots
    }

    /// A step is done: what waited for it may begin.
    fn finish_task(&mut self, id: TaskId, event: EventId) {
        let plan = self.plan();
        let task_plan = &plan.tasks[id];
        self.tasks.get_mut(id).state = State::Done;
        if plan.step(id).marks == Some(Mark::Handover) {
            self.reach_after(task_plan.camp, Milestone::Handover, event);
        }
        let camp = self.camps.get_mut(task_plan.camp);
        camp.tasks_left -= 1;
        if camp.tasks_left == 0 {
            self.reach_after(task_plan.camp, Milestone::Closed, event);
        }
        for dependent in &task_plan.dependents {
            let task = self.tasks.get_mut(*dependent);
            if let State::Waiting(left) = &mut task.state {
                *left -= 1;
                if *left == 0 {
                    self.begin_task(*dependent, event);
                }
            }
        }
    }

    /// The lift or the last party of a camp is done: a milestone, and the end of its step.
    pub(crate) fn finish_standing_task(
        &mut self,
        camp: CampId,
        milestone: Milestone,
        event: EventId,
    ) {
        let plan = self.plan();
        let is_meant = |task: &&TaskId| match plan.step(**task).work {
            StepWork::Lift => milestone == Milestone::Lifted,
            StepWork::LastParty => milestone == Milestone::Vacated,
            _ => false,
        };
        let Some(task) = plan.camp_tasks[camp].iter().find(is_meant) else { return };
        if self.tasks.get(*task).state != State::Active {
            return;
        }
        let reached = self.reach_after(camp, milestone, event);
        self.finish_task(*task, reached);
        if milestone == Milestone::Vacated {
            self.call_successor(camp, reached);
            self.dismiss_pools(camp, reached);
        }
    }

    /// The lift begins: lines that need no packing are ready, and stocks may ask for vehicles.
    fn begin_lift(&mut self, camp: CampId, event: EventId) {
        self.camps.get_mut(camp).lift = Some(event);
        self.open_lines(camp, event, |line| line.release != Release::Last);
        self.release_as_packed(camp, event);
        self.check_lift(camp, event);
    }

    /// The last party may leave.
    fn begin_last_party(&mut self, camp: CampId, event: EventId) {
        self.camps.get_mut(camp).last_party = Some(event);
        self.open_lines(camp, event, |line| line.release == Release::Last);
        self.check_lift(camp, event);
    }

    /// Lets some of a camp's lines ask for lift.
    fn open_lines(&mut self, camp: CampId, event: EventId, is_meant: impl Fn(&AskedLine) -> bool) {
        let plan = self.plan();
        for id in &plan.scenario.camps[camp].lines {
            let line = &plan.scenario.lines[*id];
            if !is_meant(line) {
                continue;
            }
            if let Some(first) = plan.first_stock[*id] {
                self.stocks.get_mut(first).open = true;
                self.ask_lift(first, event);
            }
            if self.is_packed(*id) {
                continue;
            }
            self.dispose_line(*id, event);
            if line.release != Release::AsPacked {
                let unpacked = self.lines.get(*id).unpacked;
                self.make_ready(*id, unpacked, event);
            }
        }
    }
}
