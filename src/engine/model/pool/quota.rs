//! What may still start today.

use crate::id::{HaulId, PoolId, StockId};
use crate::model::agenda::Due;
use crate::model::convoy::Consignment;
use crate::model::journal::{Code, EventId};
use crate::model::world::Play;
use crate::units::LoadKind;

use super::Pool;

/// What may still start today; `None` is no limit.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Quota {
    sorties_per_day: Option<u32>,
    load_per_day: Option<i64>,
    sorties: u32,
    load: i64,
    /// The number of the civil day for which that holds.
    day: usize,
    /// Whether the next morning is on the agenda.
    is_planned: bool,
    /// The convoy that used up what there was of it last.
    used_by: EventId,
}

impl Quota {
    /// A quota of which nothing has been used.
    pub(super) fn new(sorties_per_day: Option<u32>, load_per_day: Option<i64>) -> Self {
        let mut quota = Self { sorties_per_day, load_per_day, ..Self::default() };
        quota.renew();
        quota
    }

    fn renew(&mut self) {
        self.sorties = self.sorties_per_day.unwrap_or(u32::MAX);
        self.load = self.load_per_day.unwrap_or(i64::MAX);
        self.is_planned = false;
    }

    fn is_limited(&self) -> bool {
        self.sorties_per_day.is_some() || self.load_per_day.is_some()
    }

    pub(super) fn is_used_up(&self) -> bool {
        self.sorties == 0 || self.load <= 0
    }

    pub(super) fn use_up(&mut self, amount: i64) {
        if self.sorties_per_day.is_some() {
            self.sorties -= 1;
        }
        if self.load_per_day.is_some() {
            self.load -= amount;
        }
    }
}

impl Pool {
    /// What may still start today, in base units of the quota.
    pub(crate) fn load_today(&self) -> i64 {
        self.quota.load
    }

    /// Whether nothing of it has started yet today.
    pub(crate) fn has_started_nothing_today(&self) -> bool {
        self.quota.load_per_day.is_none_or(|load| self.quota.load >= load)
    }
}

impl Play<'_> {
    /// How much of a stock may still start today with a pool, if so much is left of its quota, and how
    /// much of that one unit of it takes up. Of units that are larger than a whole day's, one may start
    /// as the first of a day.
    #[inline]
    pub(crate) fn fits_quota(&self, id: PoolId, stock: StockId, left: i64) -> (i64, i64) {
        match self.plan().scenario.pools[id].load_per_day {
            Some((kind, _)) => self.fits_load(id, stock, kind, left),
            None => (i64::MAX, 0),
        }
    }

    fn fits_load(&self, id: PoolId, stock: StockId, kind: LoadKind, left: i64) -> (i64, i64) {
        let plan = self.plan();
        let counts = plan.scenario.lines[plan.stocks[stock].line].counts_as(kind);
        let is_first = self.pools.get(id).quota.load_per_day.is_some_and(|day| left >= day);
        let fits = match counts {
            0 if left > 0 => i64::MAX,
            0 => 0,
            counts => (left / counts).max(i64::from(is_first && left > 0)),
        };
        (fits, counts)
    }

    /// How much of the quota of its pool a haul may take up now. What stands loaded at home, or is being
    /// loaded, is to start within one day, today or as soon as there is a day for it.
    pub(crate) fn quota_left(&self, id: HaulId) -> i64 {
        let plan = self.plan();
        let haul = &plan.hauls[id];
        let pool = self.pools.get(haul.pool);
        let Some(day) = pool.quota.load_per_day.filter(|_| haul.is_at_home) else {
            return pool.load_today();
        };
        let of_pool = self.hauls.ids().filter(|it| plan.hauls[*it].pool == haul.pool);
        let batches = of_pool.flat_map(|it| self.hauls.get(it).batches());
        let loaded = batches.map(|batch| self.counted(haul.pool, &self.convoys.get(batch).loads));
        day - loaded.sum::<i64>()
    }

    /// What loads take up of the quota of a pool.
    pub(crate) fn counted(&self, id: PoolId, loads: &[Consignment]) -> i64 {
        let plan = self.plan();
        let Some((kind, _)) = &plan.scenario.pools[id].load_per_day else { return 0 };
        let of = |load: &Consignment| {
            let line = plan.stocks[load.stock].line;
            plan.scenario.lines[line].counts_as(*kind) * (load.promised + load.aboard)
        };
        loads.iter().map(of).sum()
    }

    /// The event of a convoy that used up something of what may start today.
    pub(crate) fn note_quota(&mut self, id: PoolId, event: EventId) {
        self.pools.get_mut(id).quota.used_by = event;
    }

    /// Whether nothing more may start today; if so, the next day is planned.
    #[inline]
    pub(crate) fn is_used_up(&mut self, id: PoolId) -> bool {
        let is_used_up = self.pools.get(id).quota.is_used_up();
        if is_used_up && !self.pools.get(id).quota.is_planned {
            self.plan_next_day(id);
        }
        is_used_up
    }

    /// Another civil day, another quota.
    #[inline]
    pub(super) fn renew_quota(&mut self, id: PoolId) {
        let quota = &self.pools.get(id).quota;
        if quota.is_limited() || quota.is_planned {
            self.renew_on_another_day(id);
        }
    }

    fn renew_on_another_day(&mut self, id: PoolId) {
        if self.plan().midnights.is_empty() {
            return;
        }
        let day = self.today();
        let quota = &mut self.pools.get_mut(id).quota;
        if quota.day != day {
            quota.renew();
            quota.day = day;
        }
    }

    /// The number of the present civil day.
    pub(in crate::model) fn today(&self) -> usize {
        self.plan().day_of(self.agenda.now)
    }

    /// A pool that has used up its quota looks again at the next midnight.
    pub(crate) fn plan_next_day(&mut self, id: PoolId) {
        let (plan, now) = (self.plan(), self.agenda.now);
        let quota = &mut self.pools.get_mut(id).quota;
        if quota.is_planned {
            return;
        }
        let day = plan.day_of(now);
        if let Some(midnight) = plan.midnights.get(day) {
            quota.is_planned = true;
            // One without a limit of its own is not renewed day by day.
            quota.day = if quota.is_limited() { quota.day } else { day };
            self.agenda.plan(*midnight, Due::DayBegins, id.0, 0);
        }
    }

    /// A new day, a new quota.
    pub(crate) fn begin_day(&mut self, id: PoolId) {
        self.renew_quota(id);
        let used_by = self.pools.get(id).quota.used_by;
        let event = self.open_entry(id, used_by, Code::NoLift);
        self.wake_for_vehicles(id, event);
    }
}
