//! What may still start today.

use crate::id::PoolId;
use crate::model::agenda::Due;
use crate::model::journal::{Code, EventId};
use crate::model::world::Play;

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
    /// What may still start today in base units.
    pub(crate) fn load_today(&self) -> i64 {
        self.quota.load
    }

    /// Whether nothing of it has started yet today.
    pub(crate) fn has_started_nothing_today(&self) -> bool {
        self.quota.load_per_day.is_none_or(|load| self.quota.load >= load)
    }
}

impl Play<'_> {
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
    pub(super) fn renew_quota(&mut self, id: PoolId) {
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
        if let Some(midnight) = plan.midnights.get(plan.day_of(now)) {
            quota.is_planned = true;
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
