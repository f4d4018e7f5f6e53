//! Foresight: columns that are asked for before their load is ready, so that their permissions are there
//! in time. What is foreseen is what leaves a camp as soon as its lift begins, and what is packed at the
//! pace of the moment; not what comes through a hub or goes with the last party.

use crate::id::{CampId, HaulId, StockId};
use crate::model::agenda::Due;
use crate::model::world::Play;
use crate::scenario::{Release, StepWork};
use crate::time::{Moment, Span};
use crate::units::LoadKind;

use super::{Wanted, vehicles_for};

impl Play<'_> {
    /// Forecasts when the lift of each camp begins, and puts on the agenda when hauls foresee it.
    pub(crate) fn foresee_lifts(&mut self) {
        if !self.plan().foresees {
            return;
        }
        for id in self.camps.ids() {
            let begins = self.forecast_lift(id);
            self.camps.get_mut(id).lift_forecast = begins;
        }
        let plan = self.plan();
        for (id, haul) in plan.hauls.iter() {
            let Some(ahead) = haul.foresight else { continue };
            for (stock, _) in &haul.stocks {
                if self.is_foreseeable(*stock) {
                    let begins = self.camps.get(plan.stocks[*stock].camp).lift_forecast;
                    self.agenda.plan(Moment(begins.0 - ahead.0), Due::LoadForeseen, id.0, 0);
                }
            }
        }
    }

    /// Load of a haul will be ready within its foresight.
    pub(crate) fn foresee_load(&mut self, id: HaulId) {
        self.look_for_columns(id);
        self.wake(self.plan().hauls[id].pool, crate::model::journal::EventId::START);
    }

    /// When the lift of a camp should begin: from its expected start on, each step that comes before it
    /// takes its mean.
    fn forecast_lift(&self, id: CampId) -> Moment {
        let plan = self.plan();
        let starts = plan.scenario.camps[id].starts.expected(&self.plan().means);
        let tasks = &plan.camp_tasks[id];
        let mut done: Vec<Option<Moment>> = vec![None; tasks.len()];
        let is_lift = |index: &usize| plan.step(tasks[*index]).work == StepWork::Lift;
        let Some(lift) = (0..tasks.len()).find(is_lift) else { return Moment::NEVER };
        // Steps wait for one another in no circle: each round settles at least one.
        while done[lift].is_none() {
            for index in 0..tasks.len() {
                let after = plan.step(tasks[index]).after.iter();
                let before: Option<Vec<Moment>> = after.map(|step| done[step.0 as usize]).collect();
                let begins = before.and_then(|it| it.into_iter().chain([starts]).max());
                done[index] = done[index].or(begins.map(|at| self.forecast_step(id, index, at)));
            }
        }
        done[lift].unwrap_or(Moment::NEVER)
    }

    /// When a step that begins at a moment should be done.
    fn forecast_step(&self, camp: CampId, index: usize, begins: Moment) -> Moment {
        let plan = self.plan();
        let task = plan.camp_tasks[camp][index];
        let means = &plan.means;
        let people = self.camps.get(camp).people.max(1) as f64;
        let lines = plan.scenario.camps[camp].lines.iter();
        let amount = |kind: LoadKind| -> f64 {
            let lines = lines.filter(|line| plan.scenario.lines[**line].kind == kind);
            lines.map(|line| self.lines.get(*line).total as f64).sum()
        };
        let hours = match &plan.step(task).work {
            StepWork::Duration(time) => time.expected(means).in_hours(),
            StepWork::Effort(effort) => effort.expected(means).in_hours() / people,
            StepWork::Pack { kind, rate, per_person, .. } => {
                let hands = if *per_person { people } else { 1.0 };
                amount(*kind) / (rate.expected(means).0 * hands).max(1e-6)
            }
            StepWork::Lift | StepWork::LastParty => 0.0,
        };
        plan.task_hours(task).after(begins, Span::hours(hours.max(0.0)))
    }

    /// Whether it can be foreseen when a stock is ready.
    fn is_foreseeable(&self, id: StockId) -> bool {
        let plan = &self.plan().stocks[id];
        plan.is_first && self.plan().scenario.lines[plan.line].release == Release::AtOnce
    }

    /// What will be ready of a stock within a time, beside what is.
    fn coming(&self, id: StockId, within: Span) -> i64 {
        let plan = &self.plan().stocks[id];
        let state = self.stocks.get(id);
        if state.to_come == 0 || !self.is_foreseeable(id) {
            return 0;
        }
        let is_packed = self.is_packed(plan.line);
        let will_open = self.camps.get(plan.camp).lift_forecast.0 - within.0 <= self.agenda.now.0;
        match (state.open, is_packed) {
            (true, true) => {
                let packed = self.packing_pace(plan.line) * within.in_hours();
                ((packed + 1e-6) as i64).min(state.to_come)
            }
            (false, true) if will_open => self.plan().handling_lot[plan.line].min(state.to_come),
            (false, false) if will_open => state.to_come,
            _ => 0,
        }
    }

    /// What there is for a haul to move, and what there will be within its foresight.
    pub(super) fn foreseen(&self, id: HaulId) -> Wanted {
        let mut wanted = self.wanted_of(id, i64::MAX);
        let haul = &self.plan().hauls[id];
        let Some(ahead) = haul.foresight else { return wanted };
        for (stock, each) in self.carried(id) {
            let coming = self.coming(stock, ahead);
            let state = self.stocks.get(stock);
            let there = if self.is_movable(stock) { state.ready } else { 0 };
            let vehicles = |amount: i64| vehicles_for(amount, each);
            wanted.vehicles += vehicles(there + coming) - vehicles(there);
            wanted.more_to_come |= coming > 0 && state.to_come > coming;
        }
        wanted
    }

    /// The first load of a haul that is foreseen.
    pub(super) fn first_foreseen(&self, id: HaulId) -> Option<StockId> {
        let haul = &self.plan().hauls[id];
        let ahead = haul.foresight?;
        let mut stocks = self.carried(id).map(|(stock, _)| stock);
        stocks.find(|stock| self.coming(*stock, ahead) > 0)
    }
}
