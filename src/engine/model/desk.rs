//! Desks: a gate that has only so many takes up requests one after the other, in the order in which they
//! came. Those of the same second come in turn, by the dispatch rules of their pools, and no name decides.

use crate::id::GateId;

use super::journal::EventId;
use super::world::Play;

impl Play<'_> {
    /// A desk is free for the next request.
    pub(super) fn free_desk(&mut self, id: GateId, event: EventId) {
        let gate = self.gates.get_mut(id);
        if !gate.queue.is_empty() {
            gate.freed.push_back(event);
            self.woken.desks.push(id);
        }
    }

    /// Desks that are free take up requests, once all of this second have come: who came first, and of
    /// the same second whose turn comes first.
    pub(super) fn seat_requests(&mut self) {
        while let Some(id) = self.woken.desks.pop() {
            self.put_new_in_turn(id);
            let now = self.agenda.now;
            let desks = self.plan().scenario.gates[id].desks.unwrap_or(u32::MAX);
            while self.gates.get(id).busy < desks {
                let gate = self.gates.get_mut(id);
                let Some((came, next)) = gate.queue.pop_front() else { break };
                gate.busy += 1;
                let freed = if came < now { gate.freed.pop_front() } else { None };
                self.begin_request(next, freed.unwrap_or(self.permit(next).cause));
            }
            self.gates.get_mut(id).freed.clear();
        }
    }

    /// Puts the requests that have come to a gate in this second in turn, by the dispatch rules of their pools.
    fn put_new_in_turn(&mut self, id: GateId) {
        let now = self.agenda.now;
        let first = self.gates.get(id).queue.partition_point(|(came, _)| *came < now);
        if self.gates.get(id).queue.len() - first < 2 {
            return;
        }
        let mut queue = std::mem::take(&mut self.gates.get_mut(id).queue);
        queue.make_contiguous()[first..].sort_by_key(|(_, permit)| {
            let convoy = self.convoys.get(permit.convoy);
            self.turn_of(convoy.stock, convoy.haul)
        });
        self.gates.get_mut(id).queue = queue;
    }
}
