//! What must hold of forces, contests, control, effects and rules between any two events.

use crate::id::{ForceId, RouteId, SiteId};
use crate::model::{Due, Effect, EventKind, ForceState as State, Place, Play, Withheld};
use crate::scenario::{Milestone, Occasion, Task, Trigger};
use crate::time::{Moment, Span};

pub(super) fn audit(play: &Play<'_>) {
    for id in play.forces.ids() {
        audit_place(play, id);
        audit_contest(play, id);
        audit_appointment(play, id);
    }
    for site in play.sites.ids() {
        audit_ground(play, site);
    }
    audit_effects(play);
    audit_rules(play);
}

/// Forces that made a pause after the event before, with the number of their order and their site.
#[derive(Debug, Default)]
pub(super) struct Pauses(Vec<(ForceId, usize, SiteId)>);

impl Pauses {
    /// No force carries out an order beside hostile ones that contest its being there: there would
    /// be a contest.
    pub(super) fn audit(&mut self, play: &Play<'_>) {
        for (id, order, site) in std::mem::take(&mut self.0) {
            let force = play.forces.get(id);
            if force.order == order + 1 && force.stands_at() == Some(site) && force.opposes == 0 {
                let opposing = play.opposing_at(id, site);
                assert!(opposing.is_empty(), "{id:?} acts beside {opposing:?}: {force:?}");
            }
        }
        for id in play.forces.ids() {
            let force = play.forces.get(id);
            let gives_way = matches!(play.task(id), Some(Task::Withdraw(_) | Task::Shadow(_)));
            if force.state == State::Pauses && !gives_way {
                self.0.push((id, force.order, force.at));
            }
        }
    }
}

/// A force is on one route, or waits for one, or stands at one site, or takes no part.
fn audit_place(play: &Play<'_>, id: ForceId) {
    let force = play.forces.get(id);
    let on_leg = match force.engagement.as_ref().map(|it| it.place) {
        Some(Place::Leg(route)) => Some(route),
        Some(Place::Site(_)) => None,
        None => (force.state == State::Marches).then(|| force.legs[force.leg]),
    };
    let before = (force.state == State::Blocked).then(|| force.legs[force.leg]);
    for route in play.routes.ids() {
        let state = play.routes.get(route);
        let count = |ids: &[ForceId]| ids.iter().filter(|other| **other == id).count();
        let is = |of: Option<RouteId>| usize::from(of == Some(route));
        assert_eq!(count(&state.columns), is(on_leg), "{route:?} has {id:?}: {force:?}");
        assert_eq!(count(&state.waiting_columns), is(before), "{id:?} before {route:?}: {force:?}");
        // Whoever waits is let go at the end of the instant in which the road opens.
        let is_over = play.agenda.is_second_over();
        if before == Some(route) && state.is_open_to_forces() && is_over {
            let goes_on = force.opposes > 0 || is_due(play, id);
            assert!(goes_on, "{id:?} waits for an open road: {force:?}");
        }
    }
    if let Some(route) = on_leg.or(before) {
        let ends = play.plan().scenario.routes[route].ends;
        assert!(ends.contains(&force.at), "{id:?} marches from where it is: {force:?}");
    }
    if force.state == State::Absent {
        assert!(force.opposes == 0 && force.engagement.is_none(), "{force:?}");
    }
}

/// Who has a contest on is opposed by those that believe they oppose it, all on the spot.
fn audit_contest(play: &Play<'_>, id: ForceId) {
    let force = play.forces.get(id);
    let named = play.forces.ids().filter_map(|other| play.forces.get(other).engagement.as_ref());
    let named: usize = named.map(|it| it.against.iter().filter(|it| **it == id).count()).sum();
    assert_eq!(force.opposes as usize, named, "{id:?} opposes: {force:?}");
    assert_eq!(force.opposes > 0, force.opposes_since.is_some(), "{force:?}");
    let is_engaged = matches!(force.state, State::Contests | State::HeldUp);
    assert_eq!(is_engaged, force.engagement.is_some(), "{force:?}");
    assert!(!force.is_overdue || force.opposes > 0, "{id:?} is free and does nothing: {force:?}");
    let Some(engagement) = &force.engagement else { return };
    assert_eq!(force.opposes, 0, "who fights its way opposes nobody: {force:?}");
    for other in &engagement.against {
        let state = play.forces.get(*other);
        let is_there = match engagement.place {
            Place::Site(site) => state.stands_at() == Some(site),
            Place::Leg(route) => {
                let is_on = play.routes.get(route).columns.contains(other);
                is_on && state.state == State::Marches && state.work.rate == 0.0
            }
        };
        assert!(is_there, "{other:?} opposes {id:?} and is not there: {state:?}");
    }
}

/// A force that marches freely arrives, unless that is beyond the horizon.
fn audit_appointment(play: &Play<'_>, id: ForceId) {
    let force = play.forces.get(id);
    if force.state != State::Marches || force.opposes > 0 {
        return;
    }
    let route = force.legs[force.leg];
    let end = force.work.due(force.work.left, play.plan().route_hours(route));
    assert!(is_due(play, id) || end > play.agenda.until, "{id:?} never arrives: {force:?}");
}

/// Whether a force is on the agenda.
fn is_due(play: &Play<'_>, id: ForceId) -> bool {
    let generation = play.forces.get(id).generation;
    let mut all = play.agenda.appointments();
    all.any(|it| it.due == Due::ForceActs && it.target == id.0 && it.generation == generation)
}

fn audit_ground(play: &Play<'_>, site: SiteId) {
    let scenario = &play.plan().scenario;
    let ground = &play.sites.get(site).ground;
    let is_on = |id: &ForceId| {
        let force = play.forces.get(*id);
        let place = force.engagement.as_ref().map(|it| it.place);
        force.state == State::Contests && place == Some(Place::Site(site))
    };
    let contests = play.forces.ids().filter(is_on).count();
    assert_eq!(ground.contests as usize, contests, "contests at {site:?}");
    if !play.plan().parties.follows_control {
        return;
    }
    assert!(play.is_noted(site), "{site:?} has changed unnoted: {ground:?}");
    if scenario.sites[site].camp.is_some_and(|camp| !play.camps.get(camp).is_vacated()) {
        assert_eq!(ground.holder, Some(scenario.mission), "{site:?} is not vacated");
    }
}

/// Everything that is withheld is withheld by what is on: effects, outages and attacks.
fn audit_effects(play: &Play<'_>) {
    let plan = play.plan();
    let effects: Vec<Effect> = play.effects.active().collect();
    let active = |effect: Effect| effects.iter().filter(|it| **it == effect).count() as u32;
    let outages = |withheld: Withheld| {
        let on = play.outages.ids().filter(|id| play.outages.get(*id).is_on);
        on.filter(|id| plan.outages[*id].withheld == withheld).count() as u32
    };
    for id in play.gates.ids() {
        let known = active(Effect::Suspend(id)) + outages(Withheld::Gate(id));
        assert_eq!(play.gates.get(id).suspended, known, "{id:?} is suspended");
    }
    for id in play.routes.ids() {
        let (route, disputed) = (play.routes.get(id), active(Effect::Dispute(id)));
        let known = active(Effect::Close(id)) + disputed + outages(Withheld::Route(id));
        assert_eq!((route.closed, route.disputed), (known, disputed), "{id:?} is closed");
    }
    for id in play.threats.ids() {
        let threat = play.threats.get(id);
        let known = active(Effect::Alert(id)) + outages(Withheld::Threat(id));
        assert_eq!(threat.alerts, known, "alerts of {id:?}");
        let heat = effects.iter().filter_map(|effect| match effect {
            Effect::Raise(threat, factor) if *threat == id => Some(factor),
            _ => None,
        });
        let heat: f64 = heat.product();
        assert!((threat.heat - heat).abs() < 1e-9 * heat.max(1.0), "heat of {id:?}");
    }
    for id in play.camps.ids() {
        let alerts = plan.camp_threats[id].iter().map(|threat| play.threats.get(*threat).alerts);
        let due = play.agenda.appointments();
        let attacks = due.filter(|it| it.due == Due::ShelterEnds && it.target == id.0).count();
        let known = active(Effect::Shelter(id)) + alerts.sum::<u32>() + attacks as u32;
        // After an attack people may shelter beyond the horizon, which is on no agenda.
        assert!(play.camps.get(id).sheltering >= known, "{id:?} shelters");
    }
}

/// Rules fire as often as they may, at such a distance as they must, and for what sets them off.
fn audit_rules(play: &Play<'_>) {
    let scenario = &play.plan().scenario;
    for id in play.rules.ids() {
        let rule = &scenario.rules[id];
        let fired = play.tallies.rules.iter().filter(|(other, _)| *other == id);
        let fired: Vec<Moment> = fired.map(|(_, at)| *at).collect();
        assert!(rule.at_most.is_none_or(|most| fired.len() as u32 <= most), "{} fires", rule.name);
        let is_rested = |pair: &[Moment]| rule.rest <= pair[1] - pair[0];
        assert!(rule.rest == Span::ZERO || fired.windows(2).all(is_rested), "{fired:?}");
    }
}

/// The event before a rule fires is one of those that the rule waits for.
pub(super) fn audit_cause(play: &Play<'_>, index: usize) {
    let entry = &play.journal.entries()[index];
    let (EventKind::RuleFires | EventKind::StepTaken, Some(crate::model::Actor::Rule(id))) =
        (entry.kind, entry.actor)
    else {
        return;
    };
    let (cause, rule) = (&play.journal[entry.cause], &play.plan().scenario.rules[id]);
    assert!(play.rules.get(id).causes.contains(&entry.cause));
    let expected: &[EventKind] = match &rule.when {
        Trigger::Date(_) => &[EventKind::Start],
        Trigger::Look(_) => &[EventKind::StepAsked],
        Trigger::On(occurrence) => kinds_of(occurrence.on),
    };
    assert!(expected.contains(&cause.kind), "{} fires on {cause:?}", rule.name);
    if let Trigger::On(occurrence) = &rule.when {
        let actor = |it| cause.actor == Some(it);
        let at = |site| cause.site == Some(site) || actor(crate::model::Actor::Site(site));
        assert!(occurrence.site.is_none_or(at), "{} fires on {cause:?}", rule.name);
        let of = |gate| actor(crate::model::Actor::Gate(gate));
        assert!(occurrence.gate.is_none_or(of), "{} fires on {cause:?}", rule.name);
    }
}

/// The kinds of event that an occasion may be.
fn kinds_of(on: Occasion) -> &'static [EventKind] {
    use EventKind as Kind;
    match on {
        Occasion::Reached(Milestone::Lifted) => &[Kind::Lifted],
        Occasion::Reached(Milestone::Handover) => &[Kind::HandedOver],
        Occasion::Reached(Milestone::Vacated) => &[Kind::Vacated],
        Occasion::Reached(Milestone::Closed) => &[Kind::Closed],
        Occasion::Reached(Milestone::TakenOver) => &[Kind::TakenOver],
        Occasion::Taken => &[Kind::TakenOver, Kind::Occupied],
        Occasion::Emptied => &[Kind::Vacated, Kind::GivenUp],
        Occasion::Looted => &[Kind::Looted],
        Occasion::ContestBegins => &[Kind::ContestBegins],
        Occasion::ContestEnds => &[Kind::Advances, Kind::HeldUp, Kind::TurnsBack],
        Occasion::ForceMoves => &[Kind::ForceMoves],
        Occasion::ForceArrives => &[Kind::ForceArrives],
        Occasion::ForceHeldUp => &[Kind::HeldUp],
        Occasion::ForceTurnsBack => &[Kind::TurnsBack, Kind::DrivenOff],
        Occasion::ConvoyHit => &[Kind::Attacked, Kind::OwnAttacked],
        Occasion::VehicleLost => &[Kind::Attacked, Kind::OwnAttacked, Kind::BrokenDown],
        Occasion::CampAttacked => &[Kind::ShelterBegins],
        Occasion::GateRefuses => &[Kind::ClearanceRefused],
        Occasion::GateSuspended => &[Kind::GateSuspended],
        Occasion::GateResumes => &[Kind::GateResumes],
        Occasion::RouteCloses => &[Kind::RouteCloses],
        Occasion::RouteOpens => &[Kind::RouteOpens],
        Occasion::AlertBegins => &[Kind::AlertBegins],
        Occasion::AlertEnds => &[Kind::AlertEnds],
        Occasion::CampAccelerates => &[Kind::ModeAccelerates],
        Occasion::RuleFires => &[Kind::RuleFires, Kind::StepTaken],
    }
}
