//! Pools that something has happened to choose in turn, a column each.

use crate::id::PoolId;
use crate::model::journal::EventId;
use crate::model::world::Play;
use crate::scenario::Loading;
use crate::time::Moment;

/// A round of turns that is broken off so that what takes no time to load is loaded before anybody else is looked
/// at, and goes on where it was.
#[derive(Debug, Default)]
pub(super) struct Round {
    /// Whose turn it is, and when.
    turn: Option<(Moment, PoolId)>,
    /// Who has had his.
    had: Vec<PoolId>,
}

impl Round {
    /// Where a pool stands in it: whose turn it is, who has not had his, who has.
    fn rank(&self, id: PoolId) -> u8 {
        match self.turn {
            Some((_, turn)) if turn == id => 0,
            _ => 1 + u8::from(self.had.contains(&id)),
        }
    }

    /// It is broken off in a pool's turn, after those of others.
    fn break_off(&mut self, now: Moment, id: PoolId, others: &[PoolId]) {
        if self.had.contains(&id) {
            // The next round has begun.
            self.had.retain(|other| others.contains(other));
        } else {
            self.had.extend(others);
        }
        self.turn = Some((now, id));
    }

    fn end(&mut self) {
        self.turn = None;
        self.had.clear();
    }
}

impl Play<'_> {
    /// Lets every pool that something has happened to choose whom to serve: whose oldest request has
    /// waited longest first.
    pub(crate) fn serve_woken(&mut self) {
        let mut woken = std::mem::take(&mut self.woken.pools);
        self.ask_for_columns(&woken);
        self.seat_requests();
        if self.woken.round.turn.is_some_and(|(at, _)| at < self.agenda.now) {
            self.woken.round.end();
        }
        if woken.len() > 1 {
            self.put_in_order(&mut woken);
        }
        let mut is_broken_off = false;
        for (place, id) in woken.iter().enumerate() {
            let pool = self.pools.get_mut(*id);
            pool.is_woken = false;
            let event = pool.woken_by;
            if !pool.to_ask.is_empty() {
                // A pool served before it has opened a haul since: it is asked for in the next round.
                self.wake(*id, event);
            }
            let pool = self.pools.get(*id);
            if !pool.is_open {
                self.wait_for_release(*id);
                continue;
            }
            self.renew_quota(*id);
            let is_reserving = self.plan().scenario.pools[*id].load == Loading::AtRequest;
            if is_reserving {
                self.serve_reserving(*id, event);
            }
            let loads_at_once = !is_reserving && self.serve_requests(*id);
            self.settle_at_home(*id);
            if loads_at_once {
                self.woken.pools.extend(&woken[place + 1..]);
                self.woken.round.break_off(self.agenda.now, *id, &woken[..place]);
                is_broken_off = true;
                break;
            }
        }
        if !is_broken_off {
            self.woken.round.end();
        }
        woken.clear();
        if self.woken.pools.is_empty() {
            self.woken.pools = woken;
            self.look_after_others();
        }
        // Vehicles whose loading takes no time may still leave with it in this second.
        if self.agenda.is_second_over() {
            self.end_offers();
        }
    }

    /// Pools that left a load to others look again, now that these have done what they do in this second.
    fn look_after_others(&mut self) {
        for id in std::mem::take(&mut self.woken.look_after) {
            self.wake(id, EventId::START);
        }
    }

    /// Puts pools in the order in which they choose.
    fn put_in_order(&mut self, woken: &mut Vec<PoolId>) {
        let mut order = std::mem::take(&mut self.woken.order);
        order.extend(woken.drain(..).map(|id| {
            let requests = self.pools.get(id).requests.iter();
            let numbers = requests.map(|(_, convoy)| self.convoys.get(*convoy).number);
            (self.woken.round.rank(id), numbers.min().unwrap_or(u32::MAX), id)
        }));
        order.sort_unstable();
        woken.extend(order.drain(..).map(|(_, _, id)| id));
        self.woken.order = order;
    }
}
