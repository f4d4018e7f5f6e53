//! Blanket permissions: one for all columns of a pool, as long as it is valid. Who asks first asks for
//! all, and the others share what comes of it.

use crate::id::{ConvoyId, GateId, PoolId};
use crate::scenario::PermitFor;
use crate::time::Moment;

use super::agenda::Due;
use super::journal::EventId;
use super::permit::{PermitId, Standing};
use super::world::Play;

/// The permission that a gate gives for all columns of a pool.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Blanket {
    /// Until when it may be used; `None` while there is none.
    until: Option<Moment>,
    /// Who has asked for it, or for the next.
    asker: Option<PermitId>,
}

impl Play<'_> {
    /// Who has asked for all columns of a pool still waits for an answer: others wait for it too.
    #[cfg(test)]
    pub(crate) fn audit_blankets(&self) {
        for gate in self.gates.ids() {
            let blankets = self.gates.get(gate).blankets.iter();
            for asker in blankets.filter_map(|blanket| blanket.asker) {
                let convoy = self.convoys.get(asker.convoy);
                let permit = convoy.permits.get(asker.number as usize);
                let waits = permit.is_some_and(|it| it.gate == gate && it.is_asked_for());
                assert!(convoy.is_formed() && waits, "{asker:?} of {gate:?}: {convoy:?}");
            }
        }
    }

    /// Whether the permissions of a gate are for all columns of a pool.
    #[inline]
    pub(super) fn is_blanket(&self, gate: GateId) -> bool {
        self.plan().scenario.gates[gate].permit == PermitFor::Blanket
    }

    fn blanket_mut(&mut self, id: PermitId) -> &mut Blanket {
        let (gate, pool) = (self.permit(id).gate, self.convoys.get(id.convoy).pool);
        &mut self.gates.get_mut(gate).blankets[pool.0 as usize]
    }

    /// Whether a request need not be made: the pool has a permission, or another convoy has asked for
    /// one. If not, this one asks for all.
    pub(super) fn shares_blanket(&mut self, id: PermitId) -> bool {
        let now = self.agenda.now;
        let is_renewing = self.permit(id).is_renewing;
        let blanket = *self.blanket_mut(id);
        if let Some(until) = blanket.until.filter(|until| *until >= now && !is_renewing) {
            self.permit_mut(id).standing = Standing::Nowhere;
            self.take_grant(id, until);
            return true;
        }
        match blanket.asker {
            Some(asker) if asker != id => {
                let expected = self.permit(asker).expected;
                let permit = self.permit_mut(id);
                permit.standing = Standing::Shared;
                permit.expected = expected;
                true
            }
            _ => {
                self.blanket_mut(id).asker = Some(id);
                false
            }
        }
    }

    /// A permission for all columns of a pool is there. Which pool that is.
    pub(super) fn open_blanket(&mut self, granted: PermitId, until: Moment) -> PoolId {
        *self.blanket_mut(granted) = Blanket { until: Some(until), asker: None };
        self.convoys.get(granted.convoy).pool
    }

    /// Those of the pool's convoys that have waited for a permission, and those whose present one it follows,
    /// share what one of them was granted.
    pub(super) fn spread_blanket(
        &mut self,
        (gate, pool): (GateId, PoolId),
        granted: ConvoyId,
        (until, event): (Moment, EventId),
    ) {
        for id in self.sharers((gate, pool), granted) {
            // One that has got it may have taken another along.
            let permits = &self.convoys.get(id.convoy).permits;
            let Some(permit) = permits.get(id.number as usize).filter(|it| it.gate == gate) else {
                continue;
            };
            if permit.standing == Standing::Shared {
                self.permit_mut(id).standing = Standing::Nowhere;
                self.note_grant(id, gate, event);
                self.take_grant(id, until);
            } else if permit.valid_until.is_some() {
                self.permit_mut(id).valid_until = Some(until);
                self.plan_renewal(id);
            }
        }
    }

    /// Permits at a gate of a pool's convoys that have not left, but for one, in order of asking.
    fn sharers(&self, (gate, pool): (GateId, PoolId), of: ConvoyId) -> Vec<PermitId> {
        let mut convoys: Vec<ConvoyId> = self.convoys.ids().collect();
        convoys.retain(|id| {
            let convoy = self.convoys.get(*id);
            *id != of && convoy.is_formed() && convoy.pool == pool && convoy.waits_at_home()
        });
        convoys.sort_by_key(|id| self.convoys.get(*id).number);
        let permits = convoys.into_iter().filter_map(|convoy| {
            let mut permits = self.convoys.get(convoy).permits.iter();
            let number = permits.position(|permit| permit.gate == gate)?;
            Some(PermitId { convoy, number: number as u32 })
        });
        permits.collect()
    }

    /// The permission of a permit is void, and so is that of all others who share it.
    pub(super) fn void_blanket(&mut self, id: PermitId) {
        if self.is_blanket(self.permit(id).gate) {
            self.blanket_mut(id).until = None;
        }
    }

    /// A convoy that has asked for all needs no answer any more: another one waits for it in its place,
    /// if there is one.
    pub(super) fn hands_over(&mut self, from: PermitId, standing: Standing) -> bool {
        if self.blanket_mut(from).asker != Some(from) {
            return false;
        }
        let shared = (self.permit(from).gate, self.convoys.get(from.convoy).pool);
        let mut heirs = self.sharers(shared, from.convoy).into_iter();
        let heir = heirs.find(|id| self.permit(*id).standing == Standing::Shared);
        self.blanket_mut(from).asker = heir;
        let Some(heir) = heir else { return false };
        let (gate, cause, due) = {
            let permit = self.permit(from);
            (permit.gate, permit.cause, permit.due)
        };
        let now = self.agenda.now;
        let permit = self.permit_mut(heir);
        (permit.standing, permit.cause, permit.due, permit.begun) = (standing, cause, due, now);
        let generation = permit.generation;
        let target = heir.target(self.plan());
        let gate = self.gates.get_mut(gate);
        match standing {
            Standing::Queued => {
                gate.queue.iter_mut().filter(|it| it.1 == from).for_each(|it| it.1 = heir)
            }
            Standing::Held => {
                gate.held.iter_mut().filter(|it| **it == from).for_each(|it| *it = heir)
            }
            Standing::AtDesk => self.agenda.plan(due, Due::GateAnswers, target, generation),
            Standing::Refused => self.agenda.plan(due, Due::PermitRetries, target, generation),
            Standing::Nowhere | Standing::Shared => {}
        }
        true
    }
}
