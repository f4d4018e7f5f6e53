//! Order between sites: what keeps a camp from beginning, or its last party from leaving, though all
//! else is ready: camps that go first, a successor that is not there yet, what other camps still
//! send through.

use crate::id::{Arena, CampId, SiteId, StockId};
use crate::scenario::{Milestone, Prerequisite, Scenario, StepWork};

use super::journal::{Code, Entry, EventId, EventKind};
use super::journey::StockPlan;
use super::world::Play;

/// Who waits for whom.
#[derive(Debug)]
pub(crate) struct Precedence {
    /// Camps that wait for a milestone of a camp.
    waiting: Arena<CampId, Vec<CampId>>,
    /// Stocks of other camps that keep a camp open until they are gone from there.
    transit: Arena<CampId, Vec<StockId>>,
    /// The camp that a stock keeps open.
    kept_open: Arena<StockId, Option<CampId>>,
}

impl Precedence {
    /// Works out who waits for whom.
    pub(crate) fn new(scenario: &Scenario, stocks: &Arena<StockId, StockPlan>) -> Self {
        let mut waiting = Arena::new(vec![Vec::new(); scenario.camps.len()]);
        let mut transit = Arena::new(vec![Vec::new(); scenario.camps.len()]);
        let mut kept_open = Arena::new(vec![None; stocks.len()]);
        for (id, camp) in scenario.camps.iter() {
            let vacates = camp.vacates_after.iter().filter_map(|asked| match asked {
                Prerequisite::Reached(other, _) => Some(*other),
                Prerequisite::Successor | Prerequisite::Transit => None,
            });
            let starts = camp.starts_after.iter().map(|(other, _)| *other);
            for other in starts.chain(vacates) {
                if waiting[other].last() != Some(&id) {
                    waiting[other].push(id);
                }
            }
            if camp.vacates_after.contains(&Prerequisite::Transit) {
                let passes = |stock: &StockPlan| stock.ends[0] == camp.site && stock.camp != id;
                let passing = stocks.iter().filter(|(_, stock)| passes(stock));
                transit[id] = passing.map(|(stock, _)| stock).collect();
                for stock in &transit[id] {
                    kept_open[*stock] = Some(id);
                }
            }
        }
        Self { waiting, transit, kept_open }
    }

    /// The camp that stays open until a stock of another has left it.
    pub(crate) fn kept_open(&self, id: StockId) -> Option<CampId> {
        self.kept_open[id]
    }
}

/// What a camp waits for: the code under which it does, and the site that is to bring it about.
pub(crate) type Awaited = (Code, Option<SiteId>);

impl Play<'_> {
    /// A camp's date has come: it begins, unless camps must go before it.
    pub(crate) fn start_camp(&mut self, id: CampId) {
        if self.camps.get(id).begun.is_some() {
            // It has been left before its date.
            return;
        }
        if self.awaited_to_begin(id).is_none() {
            self.begin_camp(id, EventId::START);
        } else {
            self.await_others(id);
        }
    }

    /// What a camp whose date has come still waits for.
    pub(crate) fn awaited_to_begin(&self, id: CampId) -> Option<Awaited> {
        let (camp, _) = self.awaited_before(id)?;
        Some((Code::OtherSite, Some(self.plan().site_of(camp))))
    }

    /// The first milestone of another camp that a camp waits for to begin.
    pub(super) fn awaited_before(&self, id: CampId) -> Option<(CampId, Milestone)> {
        let mut before = self.plan().scenario.camps[id].starts_after.iter().copied();
        before.find(|(camp, milestone)| !self.is_reached(*camp, *milestone))
    }

    /// What the last party of a camp, all else being done, still waits for.
    pub(crate) fn awaited_to_leave(&self, id: CampId) -> Option<Awaited> {
        let plan = self.plan();
        if self.keeps_last_party(id) {
            return Some((Code::LateRelease, None));
        }
        if self.camps.get(id).is_being_left {
            return None;
        }
        Some(match self.awaited_to_vacate(id)? {
            Prerequisite::Reached(camp, _) => (Code::OtherSite, Some(plan.site_of(camp))),
            Prerequisite::Successor => (Code::Handover, None),
            Prerequisite::Transit => {
                let stays = self.in_transit_at(id)?;
                (Code::OtherSite, Some(plan.stocks[stays].site))
            }
        })
    }

    /// The first of what a camp may be vacated after that is not there yet.
    pub(super) fn awaited_to_vacate(&self, id: CampId) -> Option<Prerequisite> {
        let mut asked = self.plan().scenario.camps[id].vacates_after.iter().copied();
        asked.find(|asked| match asked {
            Prerequisite::Reached(camp, milestone) => !self.is_reached(*camp, *milestone),
            Prerequisite::Successor => !self.is_successor_ready(id),
            Prerequisite::Transit => self.in_transit_at(id).is_some(),
        })
    }

    /// Load of another camp that keeps a camp open.
    pub(super) fn in_transit_at(&self, id: CampId) -> Option<StockId> {
        let mut passing = self.plan().precedence.transit[id].iter().copied();
        passing.find(|stock| self.is_in_transit(*stock))
    }

    fn is_reached(&self, camp: CampId, milestone: Milestone) -> bool {
        self.camps.get(camp).reached[milestone as usize].is_some()
    }

    /// Whether the last party must stay though the steps before it are done; if so, since this event.
    pub(crate) fn holds_last_party(&mut self, id: CampId, event: EventId) -> bool {
        let holds = self.awaited_to_leave(id).is_some();
        self.camps.get_mut(id).held_since = holds.then_some(event);
        holds
    }

    /// A camp has reached a milestone: those that waited for it look again.
    pub(crate) fn wake_camps(&mut self, id: CampId, event: EventId) {
        for waiting in &self.plan().precedence.waiting[id] {
            self.let_begin(*waiting, event);
            self.let_leave(*waiting, Code::OtherSite, event);
        }
    }

    /// A force stands at a site: if its camp waits for a successor, it looks again.
    pub(crate) fn wake_camp_at(&mut self, site: SiteId, event: EventId) {
        if let Some(camp) = self.plan().scenario.sites[site].camp {
            self.let_leave(camp, Code::Handover, event);
        }
    }

    /// A camp that was due begins once nothing goes before it any more.
    fn let_begin(&mut self, id: CampId, event: EventId) {
        let is_due = self.camps.get(id).due_since.is_some();
        if is_due && self.awaited_to_begin(id).is_none() {
            self.begin_camp(id, event);
        }
    }

    /// A last party that was held leaves once nothing keeps it any more.
    pub(super) fn let_leave(&mut self, id: CampId, code: Code, event: EventId) {
        let Some(since) = self.camps.get(id).held_since else { return };
        if self.awaited_to_leave(id).is_some() {
            return;
        }
        self.camps.get_mut(id).held_since = None;
        let plan = self.plan();
        let entry = Entry::after(self.agenda.now, EventKind::MayLeave, since, code);
        let event = self.journal.write(entry.because(event).site(plan.site_of(id)));
        let mut tasks = plan.camp_tasks[id].iter();
        let task = tasks.find(|task| plan.step(**task).work == StepWork::LastParty);
        if let Some(task) = task {
            self.begin_task(*task, event);
        }
    }

    /// Whether a force of the successor stands at a camp, ready to take it over.
    fn is_successor_ready(&self, id: CampId) -> bool {
        let site = self.plan().site_of(id);
        self.forces.ids().any(|force| self.waits_to_succeed(force, site))
    }

    /// Whether something of a stock is at its place, or still to come there.
    fn is_in_transit(&self, id: StockId) -> bool {
        let stock = self.stocks.get(id);
        stock.to_come + stock.ready + stock.reserved + stock.loaded > 0
    }

    /// Less of a stock is at its place or to come there: it may have been the last that kept a camp
    /// open.
    pub(crate) fn look_at_hub(&mut self, stock: StockId, event: EventId) {
        if let Some(camp) = self.plan().precedence.kept_open[stock] {
            self.let_leave(camp, Code::OtherSite, event);
        }
    }
}
