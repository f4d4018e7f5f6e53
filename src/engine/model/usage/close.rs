//! The account of means, closed at the end of a run.

use crate::id::{ConvoyId, PoolId};
use crate::model::convoy::State;
use crate::model::world::Play;
use crate::time::Moment;

use super::{Activity, Usage};

impl Play<'_> {
    /// Closes the account at the end of a run; what each means did is then complete.
    pub(crate) fn close_usage(&mut self) {
        let end = self.end_of_account();
        for id in self.convoys.ids() {
            self.note_along(id, end);
        }
        for id in self.convoys.ids() {
            if self.convoys.get(id).is_formed() {
                self.close_convoy(id, end);
            }
        }
        for id in self.pools.ids() {
            self.note_at_home_until(id, end);
            self.close_away(id, end);
        }
        self.close_escorts(end);
        for id in self.gates.ids() {
            let desks = self.plan().scenario.gates[id].desks;
            complete(&mut self.gates.get_mut(id).usage, desks, end);
        }
        for id in self.sites.ids() {
            let asked = &self.plan().scenario.sites[id];
            let site = self.sites.get_mut(id);
            complete(&mut site.bays_usage, asked.bays, end);
            complete(&mut site.apron_usage, asked.mog, end);
        }
    }

    /// When the account ends: at the horizon, while any column stands.
    fn end_of_account(&self) -> Moment {
        let stands = self.convoys.ids().any(|id| self.convoys.get(id).is_formed());
        let stands = stands || self.pools.ids().any(|id| !self.pools.get(id).workshop.is_empty());
        let until = self.plan().scenario.until;
        let end = self.tallies.means_until;
        if stands || end == Moment::START { until } else { end.min(until) }
    }

    /// What a convoy has done is handed on, as far as it has come.
    fn close_convoy(&mut self, id: ConvoyId, end: Moment) {
        if self.convoys.get(id).state == State::Handling {
            self.note_bay_until(id, end);
        }
        self.close_desks(id, end);
        self.close_tail(id, end);
        let line = self.line_of(id);
        let convoy = self.convoys.get_mut(id);
        convoy.note_time(end);
        let (vehicles, groups) =
            (std::mem::take(&mut convoy.clock.vehicles), std::mem::take(&mut convoy.clock.groups));
        let (pool, escort) = (convoy.pool, convoy.escort);
        self.pools.get_mut(pool).usage.add_all_for(line, &vehicles);
        if let Some(escort) = escort {
            self.escorts.get_mut(escort).usage.add_all_for(line, &groups);
        }
    }

    /// Vehicles that are lost, gone or still to come, and those in the workshop.
    fn close_away(&mut self, id: PoolId, end: Moment) {
        let workshop = self.pools.get(id).workshop.iter();
        let mended = workshop.map(|it| (end - self.journal[it.since()].at).0).sum();
        let pool = self.pools.get_mut(id);
        let away = i64::from(pool.lost + pool.gone + pool.to_come());
        pool.usage.add(Activity::Unavailable, away * end.0);
        pool.usage.add(Activity::Held, mended);
    }

    fn close_escorts(&mut self, end: Moment) {
        for id in self.escorts.ids() {
            let escort = self.escorts.get_mut(id);
            let (total, opened) = (i64::from(escort.total()), escort.opened().min(end));
            let on_the_way = escort.seconds_on_the_way(end);
            escort.usage.add(Activity::InUse, on_the_way);
            escort.usage.add(Activity::Unavailable, total * opened.0);
            let idle = total * end.0 + escort.been() - escort.usage.total();
            escort.usage.add(Activity::Idle, idle);
        }
    }
}

/// What is left of the time of so many units is idle.
fn complete(usage: &mut Usage, units: Option<u32>, end: Moment) {
    if let Some(units) = units {
        let idle = i64::from(units) * end.0 - usage.total();
        usage.add(Activity::Idle, idle);
    }
}
