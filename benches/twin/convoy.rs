//! A convoy on its round: clearance, march, incidents, loading, the way back, unloading.

use super::agenda::Event;
use super::{CONVOY, HANDLING, NOTHING, PACE_IN_RAIN, PAYLOAD, SPEED, Twin};

/// Where a convoy is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Phase {
    Clearance,
    Out,
    HeldOut,
    Loading,
    Back,
    HeldBack,
    Unloading,
}

/// A convoy on its round.
#[derive(Debug, Clone)]
pub(super) struct Convoy {
    camp: usize,
    trucks: u32,
    reserved: f64,
    pub(super) phase: Phase,
    /// Kilometres to go, as of `since`.
    pub(super) left: f64,
    pub(super) since: f64,
    /// When the next incident happens, if it still marches then.
    incident: f64,
    /// Changes whenever its next event does.
    generation: u32,
}

impl Twin {
    pub(super) fn form(&mut self, camp: usize, reserved: f64) {
        let phase = Phase::Clearance;
        let (left, since, incident) = (0.0, self.now, 0.0);
        let new =
            Convoy { camp, trucks: CONVOY, reserved, phase, left, since, incident, generation: 0 };
        self.active += 1;
        let index = self.dissolved.pop().unwrap_or(self.convoys.len());
        if index == self.convoys.len() {
            self.convoys.push(new);
        } else {
            let generation = self.convoys[index].generation;
            self.convoys[index] = Convoy { generation, ..new };
        }
        let clearance = self.chance.clearance();
        self.plan_convoy(index, clearance);
    }

    /// The one next event of a convoy; any planned before is void.
    fn plan_convoy(&mut self, index: usize, after: f64) {
        let convoy = &mut self.convoys[index];
        convoy.generation += 1;
        let generation = convoy.generation;
        self.plan(after, Event::Convoy { index, generation });
    }

    pub(super) fn speed(&self) -> f64 {
        if self.rains { SPEED * PACE_IN_RAIN } else { SPEED }
    }

    /// A convoy marches on: until it arrives or the next incident.
    fn march(&mut self, index: usize, phase: Phase) {
        let incident = self.now + self.chance.quiet_march();
        let convoy = &mut self.convoys[index];
        (convoy.phase, convoy.since, convoy.incident) = (phase, self.now, incident);
        self.plan_march(index);
    }

    pub(super) fn plan_march(&mut self, index: usize) {
        let convoy = &self.convoys[index];
        let arrives = convoy.left / self.speed();
        self.plan_convoy(index, arrives.min(convoy.incident - self.now));
    }

    pub(super) fn advance(&mut self, index: usize, generation: u32) {
        if self.convoys[index].generation != generation {
            return;
        }
        self.run.events += 1;
        match self.convoys[index].phase {
            Phase::Clearance => self.set_out(index, Phase::Out),
            Phase::Out => self.stop(index, Phase::HeldOut, Phase::Loading),
            Phase::HeldOut => self.march(index, Phase::Out),
            Phase::Loading => self.load(index),
            Phase::Back => self.stop(index, Phase::HeldBack, Phase::Unloading),
            Phase::HeldBack => self.march(index, Phase::Back),
            Phase::Unloading => self.dissolve(index),
        }
    }

    fn set_out(&mut self, index: usize, phase: Phase) {
        self.convoys[index].left = self.camps[self.convoys[index].camp].road;
        self.march(index, phase);
    }

    /// A march ends: with an incident, or at its destination.
    fn stop(&mut self, index: usize, held: Phase, arrived: Phase) {
        let speed = self.speed();
        let convoy = &mut self.convoys[index];
        convoy.left -= (self.now - convoy.since) * speed;
        convoy.since = self.now;
        if self.now < convoy.incident {
            convoy.phase = arrived;
            self.plan_convoy(index, HANDLING);
            return;
        }
        convoy.phase = held;
        if convoy.trucks > 0 && self.chance.loses_a_truck() {
            convoy.trucks -= 1;
            self.run.trucks_lost += 1;
        }
        let hold = self.chance.hold();
        self.plan_convoy(index, hold);
    }

    /// Loading ends: what the trucks left cannot take is ready again.
    fn load(&mut self, index: usize) {
        let convoy = &self.convoys[index];
        let (camp_index, taken) =
            (convoy.camp, convoy.reserved.min(PAYLOAD * f64::from(convoy.trucks)));
        let camp = &mut self.camps[camp_index];
        let refused = convoy.reserved - taken;
        camp.loaded += taken;
        camp.assigned -= refused;
        camp.ready += refused;
        if camp.cargo - camp.loaded < NOTHING {
            self.close(camp_index);
        } else if refused > NOTHING {
            self.ask(camp_index);
        }
        self.set_out(index, Phase::Back);
    }

    fn close(&mut self, camp: usize) {
        self.run.closures[camp] = self.now;
        let gap = self.chance.succession();
        self.run.gaps.push(gap);
        self.open_camps -= 1;
    }

    /// Unloading ends: the trucks left are free.
    fn dissolve(&mut self, index: usize) {
        let convoy = &self.convoys[index];
        let (hub, trucks) = (self.camps[convoy.camp].hub, convoy.trucks);
        self.dissolved.push(index);
        self.active -= 1;
        self.hubs[hub].free += trucks;
        self.dispatch(hub);
    }
}
