//! Threats: attacks on convoys and camps, and alerts in which nobody moves or works.

use bevy_ecs::prelude::Component;

use crate::id::{CampId, ConvoyId, Id, RouteId, ThreatId};
use crate::scenario::Occasion;

use super::agenda::Due;
use super::journal::{Actor, Code, Entry, EventId, EventKind};
use super::rule::Happening;
use super::world::Play;

/// A threat as drawn for this run.
#[derive(Component, Debug, Default)]
pub(crate) struct Threat {
    /// Alerts on now.
    pub(crate) alerts: u32,
    /// Multiple of its rates of attack at present.
    pub(crate) heat: f64,
    per_kilometre: f64,
    per_hour: f64,
    escorted: f64,
    loss: f64,
    pace: f64,
    camp_rate: f64,
    /// Convoys that wait for the alert to end, in order of arrival.
    pub(crate) waiting: Vec<ConvoyId>,
}

impl Threat {
    /// Attacks in an hour of march at this speed.
    #[inline]
    fn hazard(&self, speed: f64, is_escorted: bool) -> f64 {
        let share = if is_escorted { self.escorted } else { 1.0 };
        (self.per_kilometre * speed + self.per_hour) * share * self.heat
    }

    /// Attacks per kilometre of march.
    pub(crate) fn per_kilometre(&self) -> f64 {
        self.per_kilometre
    }

    /// Attacks per hour on each camp.
    pub(crate) fn camp_rate(&self) -> f64 {
        self.camp_rate
    }

    /// Chance that an attack destroys a vehicle.
    pub(crate) fn loss(&self) -> f64 {
        self.loss
    }
}

impl Play<'_> {
    /// Draws every threat and plans the first attack on each camp.
    pub(crate) fn reset_threats(&mut self) {
        for id in self.threats.ids() {
            let plan = self.plan();
            let asked = &plan.scenario.threats[id];
            let mut stream = self.drawn.luck.stream(plan.threat_keys[id]);
            let assumed = &self.drawn.assumed;
            let threat = self.threats.get_mut(id);
            threat.alerts = 0;
            threat.heat = 1.0;
            threat.waiting.clear();
            threat.per_kilometre = asked.per_kilometre.draw(assumed, &mut stream).0;
            threat.per_hour = asked.per_hour.draw(assumed, &mut stream).0;
            threat.escorted = asked.escorted.draw(assumed, &mut stream).0;
            threat.loss = asked.loss.draw(assumed, &mut stream).0;
            threat.pace = asked.pace.draw(assumed, &mut stream).0.clamp(0.0, 1.0);
            threat.camp_rate = asked.camp_rate.draw(assumed, &mut stream).0;
        }
        for (id, threats) in self.plan().route_threats.iter() {
            let paces = threats.iter().map(|threat| self.threats.get(*threat).pace);
            self.routes.get_mut(id).threat_pace = paces.product();
        }
    }

    /// What threats leave of the pace on a route.
    #[inline]
    pub(crate) fn threat_pace(&self, route: RouteId) -> f64 {
        self.routes.get(route).threat_pace
    }

    /// Attacks in an hour of march on a route.
    #[inline]
    pub(crate) fn attack_rate(&self, route: RouteId, speed: f64, is_escorted: bool) -> f64 {
        let threats = &self.plan().route_threats[route];
        threats.iter().map(|threat| self.threats.get(*threat).hazard(speed, is_escorted)).sum()
    }

    /// Which of the threats on a route an attack comes from, given a number from 0 to 1.
    pub(crate) fn attacker(
        &self,
        route: RouteId,
        speed: f64,
        is_escorted: bool,
        chance: f64,
    ) -> ThreatId {
        let threats = &self.plan().route_threats[route];
        let hazard = |threat: &ThreatId| self.threats.get(*threat).hazard(speed, is_escorted);
        pick(threats, hazard, chance)
    }

    /// Attacks on a camp in an hour.
    fn camp_attack_rate(&self, id: CampId) -> f64 {
        let threats = self.plan().camp_threats[id].iter().map(|threat| self.threats.get(*threat));
        threats.map(|threat| threat.camp_rate * threat.heat).sum()
    }

    /// Draws the next attack on a camp.
    pub(crate) fn plan_camp_attack(&mut self, id: CampId) {
        if !self.plan().camp_threats[id].is_empty() {
            let camp = self.camps.get_mut(id);
            camp.attack_budget = camp.attacks.exponential();
            self.replan_camp_attack(id);
        }
    }

    /// Takes off the next attack's budget what it has used up at the rate until now.
    pub(crate) fn count_off_attack(&mut self, id: CampId) {
        let now = self.agenda.now;
        let camp = self.camps.get_mut(id);
        camp.attack_budget -= camp.attack_rate * (now - camp.attack_since).in_hours();
    }

    /// Plans the next attack on a camp at the present rate, unless nobody attacks it.
    pub(crate) fn replan_camp_attack(&mut self, id: CampId) {
        let (rate, now) = (self.camp_attack_rate(id), self.agenda.now);
        let camp = self.camps.get_mut(id);
        camp.attack_rate = rate;
        camp.attack_since = now;
        camp.attack_generation += 1;
        if rate > 0.0 {
            let hours = camp.attack_budget.max(0.0) / rate;
            let at = now + crate::time::Span::hours(hours.min(1e7));
            self.agenda.plan(at, Due::CampAttacked, id.0, camp.attack_generation);
        }
    }

    /// A camp is attacked: people shelter and work stops.
    pub(crate) fn attack_camp(&mut self, id: CampId, generation: u32) {
        let camp = self.camps.get(id);
        if camp.is_vacated() || camp.attack_generation != generation {
            return;
        }
        let plan = self.plan();
        let threats = &plan.camp_threats[id];
        let chance = self.camps.get_mut(id).attacks.unit();
        let rate = |threat: &ThreatId| {
            let threat = self.threats.get(*threat);
            threat.camp_rate * threat.heat
        };
        let threat = pick(threats, rate, chance);
        let shelter = &plan.scenario.threats[threat].shelter;
        let length = shelter.draw(&self.drawn.assumed, &mut self.camps.get_mut(id).attacks);
        let entry = Entry::after(
            self.agenda.now,
            EventKind::ShelterBegins,
            EventId::START,
            Code::ThreatHold,
        );
        let site = plan.site_of(id);
        if let Some(event) = self.note(entry.site(site).with(Actor::Threat(threat))) {
            let happening = Happening::at(Occasion::CampAttacked, site).under(threat);
            self.raise(happening, event);
        }
        self.remember_attack(id);
        self.begin_shelter(id);
        self.agenda.plan_in(length, Due::ShelterEnds, id.0, 0);
        self.plan_camp_attack(id);
    }

    /// An alert begins: camps under the threat shelter.
    pub(crate) fn begin_alert(&mut self, id: ThreatId, event: EventId) {
        let threat = self.threats.get_mut(id);
        threat.alerts += 1;
        if threat.alerts == 1 {
            self.raise(Happening::of_threat(Occasion::AlertBegins, id), event);
        }
        for camp in &self.plan().scenario.threats[id].camps {
            self.begin_shelter(*camp);
        }
    }

    /// An alert ends: work goes on.
    pub(crate) fn end_alert(&mut self, id: ThreatId, event: EventId) {
        for camp in &self.plan().scenario.threats[id].camps {
            self.end_shelter(*camp);
        }
        let threat = self.threats.get_mut(id);
        threat.alerts -= 1;
        if threat.alerts == 0 {
            self.raise(Happening::of_threat(Occasion::AlertEnds, id), event);
            if !self.threats.get(id).waiting.is_empty() {
                self.agenda.release(Due::AlertReleases, id.0, event);
            }
        }
    }

    /// Convoys that waited for the end of an alert try again, unless there is another.
    pub(crate) fn release_from_alert(&mut self, id: ThreatId, event: EventId) {
        if self.threats.get(id).alerts > 0 {
            return;
        }
        let waiting = std::mem::take(&mut self.threats.get_mut(id).waiting);
        for convoy in waiting {
            self.release_convoy(convoy, event);
        }
    }

    /// Whether an alert is on; if so, the convoy waits for its end.
    pub(crate) fn is_stopped_by_alert(&mut self, id: ThreatId, convoy: ConvoyId) -> bool {
        let threat = self.threats.get_mut(id);
        if threat.alerts > 0 {
            threat.waiting.push(convoy);
        }
        threat.alerts > 0
    }
}

/// One of several, by weight.
fn pick<I: Id>(ids: &[I], weight: impl Fn(&I) -> f64, chance: f64) -> I {
    let mut left = chance * ids.iter().map(&weight).sum::<f64>();
    for id in ids {
        left -= weight(id);
        if left < 0.0 {
            return *id;
        }
    }
    ids[ids.len() - 1]
}
