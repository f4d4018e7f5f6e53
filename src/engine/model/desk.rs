//! Desks: a gate that has only so many takes up requests one after the other, in the order in which they
//! came. Those of the same second come in turn, by the dispatch rules of their pools, and no name decides.

#[cfg(test)]
use std::collections::BTreeSet;

use crate::id::GateId;

use super::journal::EventId;
#[cfg(test)]
use super::permit::{PermitId, Standing};
use super::world::Play;

impl Play<'_> {
    /// What a gate has to answer is what columns wait for, each of it once.
    #[cfg(test)]
    pub(crate) fn audit_desks(&self) {
        let mut asked: Vec<Vec<(PermitId, Standing)>> = vec![Vec::new(); self.gates.len()];
        for id in self.convoys.ids().filter(|id| self.convoys.get(*id).is_formed()) {
            let convoy = self.convoys.get(id);
            for (number, permit) in convoy.permits.iter().enumerate() {
                let is_open = permit.valid_until.is_none() || permit.is_renewing;
                assert!(is_open || !permit.is_asked_for(), "granted, and asked for: {convoy:?}");
                let own = PermitId { convoy: id, number: number as u32 };
                asked[permit.gate.0 as usize].push((own, permit.standing));
            }
        }
        for id in self.gates.ids() {
            let gate = self.gates.get(id);
            let standing = |meant: Standing| {
                let of = asked[id.0 as usize].iter().filter(move |(_, it)| *it == meant);
                of.map(|(permit, _)| *permit).collect::<BTreeSet<_>>()
            };
            let listed = |list: Vec<PermitId>| {
                let once: BTreeSet<_> = list.iter().copied().collect();
                assert_eq!(once.len(), list.len(), "listed once at {id:?}: {list:?}");
                once
            };
            let queue = gate.queue.iter().map(|(_, permit)| *permit).collect();
            assert_eq!(listed(queue), standing(Standing::Queued), "in the queue of {id:?}");
            assert_eq!(listed(gate.held.clone()), standing(Standing::Held), "held at {id:?}");
            assert_eq!(gate.busy as usize, standing(Standing::AtDesk).len(), "desks of {id:?}");
        }
    }

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
