//! How many groups there are: from when on, and what changes it.

use crate::id::{ConvoyId, EscortId, RouteId};
use crate::model::agenda::Due;
use crate::model::journal::{Actor, Code, Entry, EventId, EventKind};
use crate::model::network::Trip;
use crate::model::usage::Activity;
use crate::model::world::Play;

impl Play<'_> {
    /// Draws how many groups escort pools have once the plan has changed: by the same luck as one that has
    /// so many from the start.
    pub(super) fn plan_escort_changes(&mut self) {
        let plan = self.plan();
        let Some(decision) = &plan.scenario.decision else { return };
        for (id, count) in &decision.escorts {
            let mut stream = self.drawn.luck.stream(plan.escort_keys[*id]);
            self.escorts.get_mut(*id).later = count.draw(&self.drawn.assumed, &mut stream).0;
            self.agenda.plan(decision.at, Due::EscortChanges, id.0, 0);
        }
    }

    /// An escort pool gets more groups, or loses those that are too many: the free ones now, the others as
    /// they are done.
    pub(crate) fn change_escort(&mut self, id: EscortId) {
        self.set_escort(id, self.escorts.get(id).later);
    }

    /// An escort pool becomes available.
    pub(crate) fn open_escort(&mut self, id: EscortId) {
        self.escorts.get_mut(id).is_open = true;
        self.keep_account_open();
        let now = self.agenda.now;
        let entry = Entry::after(now, EventKind::PoolOpens, EventId::START, Code::LateRelease);
        let event = self.journal.write(entry.with(Actor::Escort(id)));
        let home = self.plan().scenario.escorts[id].home;
        self.free_escort(id, home, 0, event);
    }

    /// Groups are no longer there from now on.
    pub(super) fn take_groups(&mut self, id: EscortId, groups: u32) {
        self.keep_account_open();
        let now = self.agenda.now;
        let escort = self.escorts.get_mut(id);
        escort.total -= groups;
        let closed = now.min(escort.opens);
        escort.been += now.0 * i64::from(groups);
        escort.usage.add(Activity::Unavailable, closed.0 * i64::from(groups));
    }

    /// An escort pool has so many groups now: more stand at its home, fewer are missing from those that
    /// are free. Groups with convoys are not taken from them, but leave when they are done.
    pub(crate) fn set_escort(&mut self, id: EscortId, groups: u32) {
        let home = self.plan().scenario.escorts[id].home;
        self.keep_account_open();
        let escort = self.escorts.get_mut(id);
        let too_many = escort.total.saturating_sub(groups);
        let mut fewer = too_many;
        for (_, free) in &mut escort.free {
            let taken = fewer.min(*free);
            *free -= taken;
            fewer -= taken;
        }
        let more = groups.saturating_sub(escort.total);
        escort.leaving = fewer;
        self.take_groups(id, too_many - fewer);
        if more > 0 {
            let now = self.agenda.now;
            let escort = self.escorts.get_mut(id);
            escort.total += more;
            // They were not there before.
            let closed = now.min(escort.opens);
            escort.been -= now.0 * i64::from(more);
            escort.usage.add(Activity::Unavailable, -closed.0 * i64::from(more));
            escort.change_at(home, i64::from(more));
        }
        // Fewer cover fewer vehicles: a column may be as large by now as it will be.
        let event = self.escorts.get(id).freed;
        self.free_escort(id, home, 0, event);
    }

    /// How many vehicles the groups cover at most that stand where a convoy starts, if they are enough
    /// for `least`; groups that stand elsewhere are sent for. The pool of the groups that are missing, if
    /// they are not.
    pub(crate) fn escort_at_start(
        &mut self,
        id: ConvoyId,
        trip: &Trip,
        least: u32,
    ) -> Result<u32, EscortId> {
        let convoy = self.convoys.get(id);
        let (node, asked, pool) = (convoy.node, convoy.escorts_needed, convoy.pool);
        let plan = self.plan();
        let escorted = |route: &RouteId| asked > 0 && plan.groups_on(pool, *route) > 0;
        let Some(first) = trip.routes().next().filter(escorted) else { return Ok(u32::MAX) };
        let mut missing = None;
        for escort in plan.serving(pool, first) {
            let state = self.escorts.get(escort);
            let free = state.free_at(node);
            if state.is_open && free >= plan.groups_for(pool, escort, asked, least) {
                return Ok(plan.covered_by(pool, escort, free));
            }
            missing.get_or_insert(escort);
        }
        let Some(missing) = missing else { return Ok(u32::MAX) };
        for escort in plan.serving(pool, first) {
            if self.escorts.get(escort).has_free_beside(node) {
                let first = self.groups_waited_for(escort, node);
                let needed = plan.groups_for(pool, escort, asked, least);
                self.call_escort(escort, node, first + needed);
            }
        }
        Err(missing)
    }
}
