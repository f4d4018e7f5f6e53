//! Rules: what happens is told to whoever listens, and rules act on it.

use bevy_ecs::prelude::{Component, Resource};

use crate::chance::{Luck, Stream, StreamKey};
use crate::id::{CampId, ForceId, GateId, RouteId, RuleId, SideId, SiteId, ThreatId};
use crate::scenario::{Action, Condition, Occasion, Occurrence, State, Trigger};
use crate::time::{Moment, Span};
use crate::units::LoadKind;

use super::agenda::Due;
use super::blueprint::Withheld;
use super::effect::Effect;
use super::journal::{Actor, Code, Entry, EventId, EventKind};
use super::party::Listener;
use super::world::Play;

/// A rule as it stands.
#[derive(Component, Debug)]
pub(crate) struct Rule {
    /// The events that have set it off, whether it has fired on them yet or not.
    pub(crate) causes: Vec<EventId>,
    /// When it fires, or has fired, for the event that set it off last.
    last: Option<Moment>,
    pub(crate) stream: Stream,
}

impl Rule {
    pub(crate) fn new(key: StreamKey) -> Self {
        Self { causes: Vec::new(), last: None, stream: Luck::new(0, 0).stream(key) }
    }
}

/// How often each listener has heard what it listens to, and the last event that counted.
#[derive(Resource, Debug, Default)]
pub(crate) struct Heard(Vec<(u32, Option<EventId>)>);

/// Something that happens, as rules and orders may listen to it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Happening {
    on: Occasion,
    site: Option<SiteId>,
    route: Option<RouteId>,
    sides: [Option<SideId>; 2],
    forces: [Option<ForceId>; 2],
    gate: Option<GateId>,
    threat: Option<ThreatId>,
    rule: Option<RuleId>,
}

impl Happening {
    fn new(on: Occasion) -> Self {
        Self {
            on,
            site: None,
            route: None,
            sides: [None; 2],
            forces: [None; 2],
            gate: None,
            threat: None,
            rule: None,
        }
    }

    /// At a site.
    pub(crate) fn at(on: Occasion, site: SiteId) -> Self {
        Self { site: Some(site), ..Self::new(on) }
    }

    /// On a route.
    pub(crate) fn on_route(on: Occasion, route: RouteId) -> Self {
        Self { route: Some(route), ..Self::new(on) }
    }

    /// Of a gate.
    pub(crate) fn of_gate(on: Occasion, gate: GateId) -> Self {
        Self { gate: Some(gate), ..Self::new(on) }
    }

    /// Of a threat.
    pub(crate) fn of_threat(on: Occasion, threat: ThreatId) -> Self {
        Self { threat: Some(threat), ..Self::new(on) }
    }

    /// By a side, and a force of it if it was one.
    pub(crate) fn by(mut self, side: SideId, force: Option<ForceId>) -> Self {
        let free = usize::from(self.sides[0].is_some());
        self.sides[free] = Some(side);
        self.forces[free] = force;
        self
    }

    /// From a threat.
    pub(crate) fn under(self, threat: ThreatId) -> Self {
        Self { threat: Some(threat), ..self }
    }
}

/// Whether what is asked for, if anything, is what there is.
fn agrees<T: PartialEq>(asked: Option<T>, found: Option<T>) -> bool {
    asked.is_none() || asked == found
}

impl Play<'_> {
    /// Puts every rule back and plans those that go by a date.
    pub(crate) fn reset_rules(&mut self) {
        let plan = self.plan();
        self.tallies.rules.clear();
        self.effects.restart();
        self.heard.0.clear();
        self.heard.0.resize(plan.parties.listeners.len(), (0, None));
        for id in self.rules.ids() {
            let mut stream = self.drawn.luck.stream(plan.parties.rule_keys[id]);
            if let Trigger::Date(date) = &plan.scenario.rules[id].when {
                let at = date.draw(&self.drawn.assumed, &mut stream);
                self.agenda.plan(at, Due::RuleComesUp, id.0, 0);
            }
            *self.rules.get_mut(id) = Rule { causes: Vec::new(), last: None, stream };
        }
    }

    /// Notes an event that ledgers do not need but that a rule may act on, or a reader read.
    pub(crate) fn note(&mut self, entry: Entry) -> Option<EventId> {
        if self.plan().parties.listeners.is_empty() {
            self.journal.mention(entry)
        } else {
            Some(self.journal.write(entry))
        }
    }

    /// Something happens: whoever listens is told.
    #[inline]
    pub(crate) fn raise(&mut self, happening: Happening, event: EventId) {
        if !self.plan().parties.listeners.is_empty() {
            self.tell_listeners(happening, event);
        }
    }

    fn tell_listeners(&mut self, happening: Happening, event: EventId) {
        let parties = &self.plan().parties;
        for place in parties.listening_to(happening.on) {
            let (asked, listener) = &parties.listeners[*place];
            if !self.is_meant(asked, happening) {
                continue;
            }
            let heard = &mut self.heard.0[*place];
            heard.0 += 1;
            if !heard.0.is_multiple_of(asked.every) {
                continue;
            }
            heard.1 = Some(event);
            match listener {
                Listener::Rule(id) => self.set_off(*id, event),
                Listener::Order(force, number) => self.wake_force(*force, *number, event),
            }
        }
    }

    /// Whether a happening agrees with everything that is asked of it.
    fn is_meant(&self, asked: &Occurrence, found: Happening) -> bool {
        let scenario = &self.plan().scenario;
        let of_route = found.route.map(|route| scenario.routes[route].region);
        let region = found.site.map(|site| scenario.sites[site].region).or(of_route);
        let is_party = |side: SideId| found.sides.contains(&Some(side));
        let takes_part = |force: ForceId| found.forces.contains(&Some(force));
        agrees(asked.site, found.site)
            && agrees(asked.route, found.route)
            && agrees(asked.region, region)
            && asked.side.is_none_or(is_party)
            && asked.force.is_none_or(takes_part)
            && agrees(asked.gate, found.gate)
            && agrees(asked.threat, found.threat)
            && agrees(asked.rule, found.rule)
    }

    /// The event that an order of a force waits for, if it has happened.
    pub(crate) fn has_heard(&self, force: ForceId, number: usize) -> Option<EventId> {
        let listeners = &self.plan().parties.listeners;
        let own = Listener::Order(force, number);
        let index = listeners.iter().position(|(_, listener)| *listener == own)?;
        self.heard.0[index].1
    }

    /// The date of a rule has come.
    pub(crate) fn meet_rule_date(&mut self, id: RuleId) {
        self.set_off(id, EventId::START);
    }

    /// Something sets a rule off: if its conditions hold, it will fire, now or later.
    fn set_off(&mut self, id: RuleId, cause: EventId) {
        let asked = &self.plan().scenario.rules[id];
        let fired = self.rules.get(id).causes.len() as u32;
        let is_spent = asked.at_most.is_some_and(|most| fired >= most);
        if is_spent || !asked.conditions.iter().all(|it| self.holds(it)) {
            return;
        }
        let rule = self.rules.get_mut(id);
        let after = asked.after.draw(&self.drawn.assumed, &mut rule.stream).max(Span::ZERO);
        let at = self.agenda.now + after;
        if asked.rest > Span::ZERO && rule.last.is_some_and(|last| at < last + asked.rest) {
            return;
        }
        rule.causes.push(cause);
        rule.last = Some(at);
        self.agenda.plan(at, Due::RuleFires, id.0, fired);
    }

    /// A rule fires.
    pub(crate) fn fire_rule(&mut self, id: RuleId, number: u32) {
        let cause = self.rules.get(id).causes[number as usize];
        if self.is_granted(id, cause) {
            self.fire_granted(id, cause);
        }
    }

    /// What a rule does is done.
    pub(super) fn fire_granted(&mut self, id: RuleId, cause: EventId) {
        let plan = self.plan();
        let kind = match plan.scenario.rules[id].standing {
            Some(_) => EventKind::StepTaken,
            None => EventKind::RuleFires,
        };
        let entry = Entry::after(self.agenda.now, kind, cause, Code::LateRelease);
        let event = self.journal.write(entry.with(Actor::Rule(id)));
        self.tallies.rules.push((id, self.agenda.now));
        self.note_taken(id, event);
        for (number, action) in plan.scenario.rules[id].actions.iter().enumerate() {
            self.carry_out(id, number, action, event);
        }
        self.raise(Happening { rule: Some(id), ..Happening::new(Occasion::RuleFires) }, event);
    }

    fn carry_out(&mut self, id: RuleId, number: usize, action: &Action, event: EventId) {
        let lasts = self.draw_length(id, action);
        match action {
            Action::Raise { threat, factor, .. } => {
                let stream = &mut self.rules.get_mut(id).stream;
                let factor = factor.draw(&self.drawn.assumed, stream).0.max(0.0);
                self.begin_effect(Effect::Raise(*threat, factor), lasts, event);
            }
            Action::Alert { threat, .. } => {
                self.begin_effect(Effect::Alert(*threat), lasts, event);
            }
            Action::Suspend { gate, .. } => self.begin_effect(Effect::Suspend(*gate), lasts, event),
            Action::Resume(gate) => {
                self.lift_effects(|effect| effect == Effect::Suspend(*gate), event);
                self.lift_outages(Withheld::Gate(*gate), event);
            }
            Action::Close { route, .. } => self.begin_effect(Effect::Close(*route), lasts, event),
            Action::Open(route) => {
                let is_meant =
                    |effect| effect == Effect::Close(*route) || effect == Effect::Dispute(*route);
                self.lift_effects(is_meant, event);
                self.lift_outages(Withheld::Route(*route), event);
            }
            Action::Accelerate(camp) => self.accelerate_camp(*camp, Some(event)),
            Action::Take { camp, measure } => self.take(id, *camp, measure, event),
            Action::Shelter { camp, .. } => self.shelter_for(*camp, lasts, event),
            Action::Order { force, .. } => self.give_orders(*force, (id, number), event),
            Action::Posture { force, posture } => self.set_posture(*force, *posture, event),
        }
    }

    /// People in a camp that is not vacated take shelter.
    pub(crate) fn shelter_for(&mut self, camp: CampId, lasts: Option<Span>, event: EventId) {
        if !self.camps.get(camp).is_vacated() {
            self.begin_effect(Effect::Shelter(camp), lasts, event);
        }
    }

    fn draw_length(&mut self, id: RuleId, action: &Action) -> Option<Span> {
        let (Action::Raise { lasts, .. }
        | Action::Alert { lasts, .. }
        | Action::Suspend { lasts, .. }
        | Action::Close { lasts, .. }
        | Action::Shelter { lasts, .. }) = action
        else {
            return None;
        };
        let stream = &mut self.rules.get_mut(id).stream;
        lasts.as_ref().map(|lasts| lasts.draw(&self.drawn.assumed, stream))
    }

    pub(super) fn holds(&self, condition: &Condition) -> bool {
        self.is_so(&condition.what) == condition.holds
    }

    pub(super) fn is_so(&self, state: &State) -> bool {
        match state {
            State::Held(site, side) => self.sites.get(*site).ground.holder == *side,
            State::Present(site, side) => self.is_present(*site, *side),
            State::Contested(site) => self.sites.get(*site).ground.contests > 0,
            State::Reached(camp, milestone) => {
                self.camps.get(*camp).reached[*milestone as usize].is_some()
            }
            State::LeftShare(camp, kind, share) => self.left_share(*camp, *kind) > *share,
            State::LeftAmount(camp, kind, amount) => self.left(*camp, Some(*kind)).0 > amount.0,
            State::Suspended(gate) => self.is_suspended(*gate),
            State::Closed(route) => self.routes.get(*route).closed > 0,
            State::Before(moment) => self.agenda.now < *moment,
        }
    }

    /// Whether the mission, or a force of a side, is at a site.
    pub(crate) fn is_present(&self, site: SiteId, side: SideId) -> bool {
        let plan = self.plan();
        let camp = plan.scenario.sites[site].camp;
        let is_camp_of = side == plan.scenario.mission
            && camp.is_some_and(|camp| !self.camps.get(camp).is_vacated());
        is_camp_of
            || self.forces.ids().any(|id| {
                plan.scenario.forces[id].side == side
                    && self.forces.get(id).stands_at() == Some(site)
            })
    }

    /// What is still in a camp, and what there was, in base units: of one kind, or of all freight.
    pub(super) fn left(&self, camp: CampId, kind: Option<LoadKind>) -> (i64, i64) {
        let plan = self.plan();
        let lines = plan.scenario.camps[camp].lines.iter().filter(|line| {
            let of = plan.scenario.lines[**line].kind;
            kind.map_or(of != LoadKind::People, |kind| kind == of)
        });
        lines.fold((0, 0), |(left, total), line| {
            (left + self.in_camp(*line), total + self.lines.get(*line).total)
        })
    }

    pub(super) fn left_share(&self, camp: CampId, kind: Option<LoadKind>) -> f64 {
        let (left, total) = self.left(camp, kind);
        if total > 0 { left as f64 / total as f64 } else { 0.0 }
    }
}
