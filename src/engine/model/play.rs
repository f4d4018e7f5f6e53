//! A run: everything drawn anew, then event after event until nothing is due.

use std::sync::Arc;

use bevy_ecs::prelude::World;

use crate::chance::{Assumed, Luck};
use crate::id::{
    Arena, CampId, ConvoyId, ForceId, GateId, OutageId, PoolId, RegionId, RouteId, RuleId, TaskId,
    ThreatId, WeatherId,
};
use crate::scenario::Scenario;
use crate::time::Moment;

use super::agenda::{Agenda, Appointment, Due};
use super::blueprint::Blueprint;
use super::convoy::{Convoy, FreeConvoys};
use super::escalation::Courses;
use super::journal::{EventId, Journal};
use super::weather;
use super::world::{Drawn, Play, spawn};
use super::{
    camp, deadline, effect, escalation, escort, force, gate, haul, line, outage, pool, route, rule,
    site, task, threat,
};

/// Why a run was stopped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Halt {
    /// It plays more events than any sane run would.
    Overrun {
        /// Events played.
        events: u64,
        /// When it was stopped.
        at: Moment,
    },
    /// There are too few places for convoys: it must be played again with more.
    TooFewPlaces,
}

/// Places for convoys that a world begins with; it gets more as a run needs them.
const FIRST_PLACES: usize = 16;

/// Events beyond which a run goes round in a circle, for each camp and for the rest.
const MOST_EVENTS: u64 = 10_000_000;
const MOST_EVENTS_PER_CAMP: u64 = 100_000;

/// Puts the world of a scenario into place: one entity for each thing that has a state.
pub(crate) fn install(world: &mut World, scenario: Arc<Scenario>, courses: Courses) {
    let blueprint = Blueprint::new(scenario, courses);
    let scenario = Arc::clone(&blueprint.scenario);
    spawn(world, scenario.regions.len(), |_: crate::id::RegionId| weather::Region::new());
    spawn(world, scenario.weathers.len(), |id| weather::Weather::new(blueprint.weather_keys[id]));
    spawn(world, blueprint.outages.len(), |id| outage::Outage::new(blueprint.outages[id].key));
    spawn(world, scenario.sites.len(), |_: crate::id::SiteId| site::Site::default());
    spawn(world, scenario.camps.len(), |id| camp::Camp::new(blueprint.attack_keys[id]));
    spawn(world, blueprint.tasks.len(), |_: TaskId| task::Task::new());
    spawn(world, scenario.lines.len(), |_: crate::id::LineId| line::Line::default());
    spawn(world, blueprint.stocks.len(), |_: crate::id::StockId| line::Stock::default());
    spawn(world, scenario.routes.len(), |_: RouteId| route::Route::new());
    spawn(world, scenario.pools.len(), |_: PoolId| pool::Pool::default());
    spawn(world, blueprint.hauls.len(), |_: crate::id::HaulId| haul::Haul::default());
    spawn(world, FIRST_PLACES, |_: ConvoyId| Convoy::new());
    spawn(world, scenario.escorts.len(), |_: crate::id::EscortId| escort::Escort::default());
    spawn(world, scenario.gates.len(), |_: crate::id::GateId| gate::Gate::default());
    spawn(world, scenario.threats.len(), |_: crate::id::ThreatId| threat::Threat::default());
    spawn(world, scenario.forces.len(), |id| force::Force::new(blueprint.order_keys[id]));
    spawn(world, scenario.deadlines.len(), |_: crate::id::DeadlineId| {
        deadline::Deadline::default()
    });
    spawn(world, scenario.rules.len(), |id| rule::Rule::new(blueprint.parties.rule_keys[id]));
    world.insert_resource(Drawn {
        luck: Luck::new(0, 0),
        first_luck: Luck::new(0, 0),
        assumed: Assumed::default(),
        holders: Arena::default(),
    });
    world.insert_resource(effect::Effects::default());
    world.insert_resource(rule::Heard::default());
    world.insert_resource(super::status::Told::default());
    world.insert_resource(escalation::Steps::default());
    world.insert_resource(Agenda::default());
    world.insert_resource(Journal::default());
    world.insert_resource(line::Tallies::default());
    world.insert_resource(FreeConvoys::default());
    world.insert_resource(pool::Woken::default());
    world.insert_resource(haul::Changes::default());
    world.insert_resource(blueprint);
}

/// Makes room for more convoys; done between runs, never within one.
pub(crate) fn add_convoys(world: &mut World, count: usize) {
    spawn(world, count, |_: ConvoyId| Convoy::new());
}

impl Play<'_> {
    /// Draws everything anew for one replication and puts its beginning on the agenda.
    pub(crate) fn begin(&mut self, replication: u64, keeps_all: bool) {
        let plan = self.plan();
        self.drawn.luck = Luck::new(plan.scenario.seed, replication);
        self.drawn.first_luck = self.drawn.luck;
        self.agenda.restart(plan.scenario.until);
        self.journal.restart(keeps_all);
        self.draw_assumptions();
        self.draw_holders();
        self.reset_rules();
        self.reset_weather();
        self.reset_outages();
        self.reset_routes();
        self.reset_sites();
        self.reset_threats();
        self.reset_gates();
        self.reset_lines();
        self.reset_pools();
        self.reset_hauls();
        self.reset_escorts();
        self.reset_usage();
        self.reset_deadlines();
        self.reset_camps();
        self.reset_tasks();
        self.reset_convoys();
        self.reset_forces();
        self.reset_steps();
    }

    /// Draws every assumption that has a spread, each from its own stream.
    fn draw_assumptions(&mut self) {
        let plan = self.plan();
        let Drawn { luck, assumed, .. } = &mut *self.drawn;
        if assumed.len() != plan.scenario.assumptions.len() {
            *assumed = Assumed::new(vec![0.0; plan.scenario.assumptions.len()]);
        }
        for (id, assumption) in plan.scenario.assumptions.iter() {
            let stream = |number| luck.numbered_stream(plan.assumption_keys[id], number);
            assumed[id] = assumption.value.as_ref().map_or(0.0, |spread| {
                let drawn = spread.draw(&mut stream(0));
                self.told.known(id, drawn, spread, stream)
            });
        }
    }

    /// Draws who truly holds each site that claims are about.
    fn draw_holders(&mut self) {
        let plan = self.plan();
        self.drawn.holders.clear();
        for (id, assessment) in plan.scenario.assessments.iter() {
            let mut left = self.drawn.luck.stream(plan.parties.claim_keys[id]).unit();
            let drawn = assessment.holders.iter().find(|(_, chance)| {
                left -= chance;
                left < 0.0
            });
            let drawn = drawn.or(assessment.holders.last());
            self.drawn.holders.push(drawn.and_then(|(side, _)| *side));
        }
    }

    /// Plays event after event, telling `watch` after each, until nothing is due. Returns how many.
    pub(crate) fn play_on(&mut self, watch: impl FnMut(&mut Self)) -> Result<u64, Halt> {
        self.play_on_until(Moment::NEVER, watch)
    }

    /// The same as far as it is due by a moment, that second included.
    pub(crate) fn play_on_until(
        &mut self,
        last: Moment,
        mut watch: impl FnMut(&mut Self),
    ) -> Result<u64, Halt> {
        let most = MOST_EVENTS + MOST_EVENTS_PER_CAMP * self.camps.len() as u64;
        let mut events = 0;
        loop {
            while self.settle() {
                watch(self);
            }
            if self.free_convoys.is_short {
                return Err(Halt::TooFewPlaces);
            }
            if self.agenda.is_over(last) || !self.meet_first() {
                return Ok(events);
            }
            events += 1;
            watch(self);
            if events > most {
                return Err(Halt::Overrun { events, at: self.agenda.now });
            }
        }
    }

    /// Before time goes on, pools choose whom to serve after all that has happened at this second;
    /// whether any had to.
    #[inline]
    fn settle(&mut self) -> bool {
        let is_due = self.woken.any() && self.agenda.is_second_over();
        if is_due {
            self.serve_woken();
        }
        is_due
    }

    /// Plays the next event; whether there was one.
    #[inline]
    pub(crate) fn step(&mut self) -> bool {
        while self.settle() {}
        self.meet_first()
    }

    /// Plays what is due next, once all pools have chosen; whether there was anything.
    #[inline]
    fn meet_first(&mut self) -> bool {
        let next = self.agenda.next();
        if let Some(appointment) = next {
            self.meet(appointment);
        }
        next.is_some()
    }

    /// What is due is done: the table of all that can happen by itself.
    fn meet(&mut self, appointment: Appointment) {
        let Appointment { due, target, generation } = appointment;
        match due {
            Due::WeatherBegins | Due::WeatherEnds => {
                self.turn_weather(WeatherId(target), generation);
            }
            Due::SeasonBegins => self.begin_season(WeatherId(target)),
            Due::SeasonEnds => self.end_season(WeatherId(target)),
            Due::OutageBegins => self.begin_outage(OutageId(target)),
            Due::OutageEnds => self.end_outage(OutageId(target)),
            Due::PoolOpens => self.open_pool(PoolId(target)),
            Due::HireArrives => self.bring_hired(PoolId(target), generation as usize),
            Due::PoolChanges => self.take_up_count(PoolId(target)),
            Due::WorkshopEnds => self.leave_workshop(crate::id::PoolId(target)),
            Due::DayBegins => self.begin_day(PoolId(target)),
            Due::EscortOpens => self.open_escort(crate::id::EscortId(target)),
            Due::EscortChanges => self.change_escort(crate::id::EscortId(target)),
            Due::CarriersChange => self.change_carriers(),
            Due::EscortArrives => self.escort_arrives(crate::id::EscortId(target)),
            Due::PoolLooks => self.look_again(PoolId(target)),
            Due::LoadForeseen => self.foresee_load(crate::id::HaulId(target)),
            Due::CampStarts => self.start_camp(CampId(target)),
            Due::CampAccelerates => self.accelerate_camp(CampId(target), None),
            Due::CampAttacked => self.attack_camp(CampId(target), generation),
            Due::ShelterEnds => self.end_shelter(CampId(target)),
            Due::TaskDone => self.end_task_work(TaskId(target), generation),
            Due::GateAnswers => {
                self.meet_permit(target, |play, id| play.answer_permit(id, generation))
            }
            Due::PermitRetries => {
                self.meet_permit(target, |play, id| play.retry_permit(id, generation))
            }
            Due::PermitRenews => {
                self.meet_permit(target, |play, id| play.renew_permit(id, generation))
            }
            Due::PermitEnds => self.meet_permit(target, |play, id| play.end_permit(id, generation)),
            Due::ConvoyMarches => self.meet_next(ConvoyId(target), generation),
            Due::HoldEnds => self.end_hold(ConvoyId(target), generation),
            Due::ConvoyHandled => self.end_handling(ConvoyId(target), generation),
            Due::EmptiesLeave => self.end_gathering(ConvoyId(target), generation),
            Due::TailPasses => self.pass_tail(ConvoyId(target)),
            Due::RouteHoursBegin => self.begin_route_hours(RouteId(target)),
            Due::SlotBegins => self.begin_slot(RouteId(target)),
            Due::RouteGapEnds => self.end_route_gap(RouteId(target)),
            Due::ForceActs => self.act(ForceId(target), generation),
            Due::PartyLetGo => self.let_party_go(CampId(target)),
            Due::SuccessorArrives => self.install_successor(CampId(target)),
            Due::RivalArrives => self.let_rival_in(target as usize),
            Due::LootersArrive => self.loot(CampId(target)),
            Due::EffectEnds => self.end_effect(target),
            Due::RuleComesUp => self.meet_rule_date(RuleId(target)),
            Due::RuleFires => self.fire_rule(RuleId(target), generation),
            Due::GateReleases => self.release_from_gate(GateId(target), EventId(generation)),
            Due::RouteReleases => self.release_from_route(RouteId(target), EventId(generation)),
            Due::AlertReleases => self.release_from_alert(ThreatId(target), EventId(generation)),
            Due::SkyReleases => self.release_from_sky(RegionId(target), EventId(generation)),
            Due::OwnMayLeave => self.let_own_leave(RuleId(target)),
            Due::OwnArrives => self.meet_own(target),
            Due::StepsLookedAt => self.look_at_steps(target),
        }
    }

    fn meet_permit(
        &mut self,
        number: u32,
        answer: impl FnOnce(&mut Self, super::permit::PermitId),
    ) {
        if let Some(id) = self.permit_of(number) {
            answer(self, id);
        }
    }
}
