//! Crews: how often and how long each vehicle may be on its way on one civil day. Who has done least
//! goes first, and who has left first is taken to be back first.

use std::collections::VecDeque;

use crate::id::{HaulId, PoolId};
use crate::model::world::Play;
use crate::scenario::{Pool, SortiesOf};
use crate::time::Span;

/// What the crew of one vehicle has done on a civil day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
struct Crew {
    sorties: u32,
    on_duty: Span,
    /// The number of that day.
    day: usize,
}

/// What a crew must keep to that is to start a round.
#[derive(Debug, Clone, Copy)]
struct Limit {
    today: usize,
    sorties: u32,
    duty: Option<Span>,
    round: Span,
}

impl Crew {
    /// Whether it may start a round; one that has not left today always may.
    fn may_start(&self, limit: Limit) -> bool {
        let is_tired = limit.duty.is_some_and(|most| self.on_duty + limit.round > most);
        let is_fresh = self.day != limit.today || self.sorties == 0;
        is_fresh || (self.sorties < limit.sorties && !is_tired)
    }
}

/// The crews of a pool; empty where nothing limits them.
#[derive(Debug, Default)]
pub(super) struct Crews {
    /// Sorties that each may start in a day.
    sorties: u32,
    is_limited: bool,
    at_home: Vec<Crew>,
    away: VecDeque<Crew>,
}

/// Whether anything limits the crews of a pool one by one.
fn limits_crews(pool: &Pool) -> bool {
    pool.duty.is_some() || (pool.sorties_of == SortiesOf::Each && pool.sorties_per_day.is_some())
}

impl Crews {
    /// Fresh crews for the vehicles of a pool, each for so many sorties a day.
    pub(super) fn reset(&mut self, pool: &Pool, vehicles: u32, sorties: Option<u32>) {
        self.is_limited = limits_crews(pool);
        self.sorties = sorties.unwrap_or(u32::MAX);
        self.at_home.clear();
        self.away.clear();
        self.add(vehicles);
    }

    /// Vehicles come to the pool.
    pub(super) fn add(&mut self, vehicles: u32) {
        if self.is_limited {
            let all = self.at_home.len() + vehicles as usize;
            self.at_home.resize(all, Crew::default());
        }
    }

    /// Vehicles at home leave the pool.
    pub(super) fn remove(&mut self, vehicles: u32) {
        let left = self.at_home.len().saturating_sub(vehicles as usize);
        self.at_home.truncate(left);
    }

    /// Vehicles on the way are lost or leave the pool.
    pub(super) fn forget(&mut self, vehicles: u32) {
        if !self.is_limited {
            return;
        }
        let gone = (vehicles as usize).min(self.away.len());
        self.away.drain(..gone);
    }

    /// Whether those at home and those away are all there are.
    #[cfg(test)]
    pub(super) fn adds_up(&self, at_home: u32, away: u32) -> bool {
        !self.is_limited
            || (self.at_home.len(), self.away.len()) == (at_home as usize, away as usize)
    }
}

impl Play<'_> {
    /// Vehicles at home that may start for a haul today. If some may not, the pool looks again on the
    /// next day.
    #[inline]
    pub(crate) fn able(&mut self, id: HaulId) -> u32 {
        let pool = self.pools.get(self.plan().hauls[id].pool);
        if pool.crews.is_limited { self.able_crews(id) } else { pool.free }
    }

    fn able_crews(&mut self, id: HaulId) -> u32 {
        let haul = &self.plan().hauls[id];
        let pool = self.pools.get(haul.pool);
        let (today, duty) = (self.today(), self.plan().scenario.pools[haul.pool].duty);
        let limit = Limit { today, sorties: pool.crews.sorties, duty, round: haul.on_duty };
        let able = pool.crews.at_home.iter().filter(|crew| crew.may_start(limit)).count() as u32;
        if able < pool.free {
            self.plan_next_day(haul.pool);
        }
        able
    }

    /// Vehicles leave for a haul, those that have done least today first.
    #[inline]
    pub(super) fn take_crews(&mut self, id: HaulId, vehicles: u32) {
        if self.pools.get(self.plan().hauls[id].pool).crews.is_limited {
            self.take_limited_crews(id, vehicles);
        }
    }

    fn take_limited_crews(&mut self, id: HaulId, vehicles: u32) {
        let haul = &self.plan().hauls[id];
        let (today, duty) = (self.today(), self.plan().scenario.pools[haul.pool].duty);
        let crews = &mut self.pools.get_mut(haul.pool).crews;
        let limit = Limit { today, sorties: crews.sorties, duty, round: haul.on_duty };
        for crew in crews.at_home.iter_mut().filter(|crew| crew.day != today) {
            *crew = Crew { day: today, ..Crew::default() };
        }
        crews.at_home.sort_unstable_by_key(|crew| (!crew.may_start(limit), *crew));
        let takes = (vehicles as usize).min(crews.at_home.len());
        for mut crew in crews.at_home.drain(..takes) {
            crew.sorties += 1;
            crew.on_duty = crew.on_duty + haul.on_duty;
            crews.away.push_back(crew);
        }
    }

    /// Vehicles are back home.
    pub(super) fn bring_crews_back(&mut self, id: PoolId, vehicles: u32) {
        let crews = &mut self.pools.get_mut(id).crews;
        if !crews.is_limited {
            return;
        }
        let back = (vehicles as usize).min(crews.away.len());
        crews.at_home.extend(crews.away.drain(..back));
    }
}
