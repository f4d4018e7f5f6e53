//! The world and the one handle through which events read and change it.
//!
//! There is one entity for each camp, task, line, stock, route, region, weather, outage, gate,
//! threat, pool, escort pool, site, convoy place, force and deadline, with one component that holds
//! its state. [`Hold`] is the system parameter: a query on each kind, and the resources. It lends
//! [`Play`], in which every kind is one contiguous run of components, so that the state of an id is
//! one step away; a whole replication is played on it, calling a short function for each event.
//! Nothing is spawned, despawned or moved between archetypes while a run is on.

use std::marker::PhantomData;

use bevy_ecs::change_detection::ContiguousMut;
use bevy_ecs::component::Mutable;
use bevy_ecs::prelude::{Component, Query, Res, ResMut, Resource, World};
use bevy_ecs::system::SystemParam;

use crate::chance::{Assumed, Luck};
use crate::id::{
    Arena, AssessmentId, CampId, ConvoyId, DeadlineId, EscortId, ForceId, GateId, HaulId, Id,
    LineId, OutageId, PoolId, RegionId, RouteId, RuleId, SideId, SiteId, StockId, TaskId, ThreatId,
    WeatherId,
};

use super::agenda::Agenda;
use super::blueprint::Blueprint;
use super::camp::Camp;
use super::convoy::{Convoy, FreeConvoys};
use super::deadline::Deadline;
use super::effect::Effects;
use super::escalation::Steps;
use super::escort::Escort;
use super::force::Force;
use super::gate::Gate;
use super::haul::{Changes, Haul};
use super::journal::Journal;
use super::line::{Line, Stock, Tallies};
use super::outage::Outage;
use super::pool::{Pool, Woken};
use super::route::Route;
use super::rule::{Heard, Rule};
use super::site::Site;
use super::status::Told;
use super::task::Task;
use super::threat::Threat;
use super::weather::{Region, Weather};

/// All entities of one kind, by id.
pub(crate) struct Rows<'a, I, C> {
    /// The only table of this kind, in order of spawning, which is the order of ids.
    rows: &'a mut [C],
    kind: PhantomData<fn() -> I>,
}

impl<'a, I: Id, C: Component<Mutability = Mutable>> Rows<'a, I, C> {
    fn lend(query: &'a mut Query<'_, '_, &'static mut C>) -> Self {
        let mut tables =
            query.contiguous_iter_mut().expect("components of the model lie in tables");
        let rows = tables
            .next()
            .map(|table| ContiguousMut::bypass_change_detection_split(table).0)
            .unwrap_or_default();
        debug_assert!(tables.next().is_none(), "each kind has one archetype of its own");
        Self { rows, kind: PhantomData }
    }

    /// The state of `id`.
    #[inline]
    pub(crate) fn get(&self, id: I) -> &C {
        &self.rows[id.index()]
    }

    /// The state of `id`, to change.
    #[inline]
    pub(crate) fn get_mut(&mut self, id: I) -> &mut C {
        &mut self.rows[id.index()]
    }

    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.rows.len()
    }

    /// All ids in order.
    pub(crate) fn ids(&self) -> impl Iterator<Item = I> + use<I, C> {
        (0..self.len()).map(I::at)
    }
}

/// Spawns `count` entities of one kind.
pub(crate) fn spawn<I: Id, C: Component>(world: &mut World, count: usize, make: impl Fn(I) -> C) {
    for index in 0..count {
        world.spawn(make(I::at(index)));
    }
}

/// The luck of this replication and what it makes of the assumptions.
#[derive(Resource)]
pub(crate) struct Drawn {
    pub(crate) luck: Luck,
    /// The luck that the run began with: what it gives for a whole run stays when chance begins anew.
    pub(crate) first_luck: Luck,
    pub(crate) assumed: Assumed,
    /// Who truly holds each site that claims are about.
    pub(crate) holders: Arena<AssessmentId, Option<SideId>>,
}

/// What the world holds, as a system asks for it.
#[derive(SystemParam)]
pub(crate) struct Hold<'w, 's> {
    blueprint: Res<'w, Blueprint>,
    drawn: ResMut<'w, Drawn>,
    agenda: ResMut<'w, Agenda>,
    journal: ResMut<'w, Journal>,
    tallies: ResMut<'w, Tallies>,
    free_convoys: ResMut<'w, FreeConvoys>,
    woken: ResMut<'w, Woken>,
    changes: ResMut<'w, Changes>,
    regions: Query<'w, 's, &'static mut Region>,
    weathers: Query<'w, 's, &'static mut Weather>,
    outages: Query<'w, 's, &'static mut Outage>,
    sites: Query<'w, 's, &'static mut Site>,
    camps: Query<'w, 's, &'static mut Camp>,
    tasks: Query<'w, 's, &'static mut Task>,
    lines: Query<'w, 's, &'static mut Line>,
    stocks: Query<'w, 's, &'static mut Stock>,
    routes: Query<'w, 's, &'static mut Route>,
    pools: Query<'w, 's, &'static mut Pool>,
    hauls: Query<'w, 's, &'static mut Haul>,
    escorts: Query<'w, 's, &'static mut Escort>,
    gates: Query<'w, 's, &'static mut Gate>,
    threats: Query<'w, 's, &'static mut Threat>,
    convoys: Query<'w, 's, &'static mut Convoy>,
    forces: Query<'w, 's, &'static mut Force>,
    deadlines: Query<'w, 's, &'static mut Deadline>,
    rules: Query<'w, 's, &'static mut Rule>,
    effects: ResMut<'w, Effects>,
    heard: ResMut<'w, Heard>,
    told: ResMut<'w, Told>,
    steps: ResMut<'w, Steps>,
}

/// Everything an event may read and change.
pub(crate) struct Play<'a> {
    blueprint: &'a Blueprint,
    pub(crate) drawn: &'a mut Drawn,
    pub(crate) agenda: &'a mut Agenda,
    pub(crate) journal: &'a mut Journal,
    pub(crate) tallies: &'a mut Tallies,
    pub(crate) free_convoys: &'a mut FreeConvoys,
    pub(crate) woken: &'a mut Woken,
    pub(crate) changes: &'a mut Changes,
    pub(crate) regions: Rows<'a, RegionId, Region>,
    pub(crate) weathers: Rows<'a, WeatherId, Weather>,
    pub(crate) outages: Rows<'a, OutageId, Outage>,
    pub(crate) sites: Rows<'a, SiteId, Site>,
    pub(crate) camps: Rows<'a, CampId, Camp>,
    pub(crate) tasks: Rows<'a, TaskId, Task>,
    pub(crate) lines: Rows<'a, LineId, Line>,
    pub(crate) stocks: Rows<'a, StockId, Stock>,
    pub(crate) routes: Rows<'a, RouteId, Route>,
    pub(crate) pools: Rows<'a, PoolId, Pool>,
    pub(crate) hauls: Rows<'a, HaulId, Haul>,
    pub(crate) escorts: Rows<'a, EscortId, Escort>,
    pub(crate) gates: Rows<'a, GateId, Gate>,
    pub(crate) threats: Rows<'a, ThreatId, Threat>,
    pub(crate) convoys: Rows<'a, ConvoyId, Convoy>,
    pub(crate) forces: Rows<'a, ForceId, Force>,
    pub(crate) deadlines: Rows<'a, DeadlineId, Deadline>,
    pub(crate) rules: Rows<'a, RuleId, Rule>,
    pub(crate) effects: &'a mut Effects,
    pub(crate) heard: &'a mut Heard,
    pub(crate) told: &'a mut Told,
    pub(crate) steps: &'a mut Steps,
}

impl Hold<'_, '_> {
    /// Lends the world for a run.
    pub(crate) fn lend(&mut self) -> Play<'_> {
        Play {
            blueprint: &self.blueprint,
            drawn: &mut self.drawn,
            agenda: &mut self.agenda,
            journal: &mut self.journal,
            tallies: &mut self.tallies,
            free_convoys: &mut self.free_convoys,
            woken: &mut self.woken,
            changes: &mut self.changes,
            regions: Rows::lend(&mut self.regions),
            weathers: Rows::lend(&mut self.weathers),
            outages: Rows::lend(&mut self.outages),
            sites: Rows::lend(&mut self.sites),
            camps: Rows::lend(&mut self.camps),
            tasks: Rows::lend(&mut self.tasks),
            lines: Rows::lend(&mut self.lines),
            stocks: Rows::lend(&mut self.stocks),
            routes: Rows::lend(&mut self.routes),
            pools: Rows::lend(&mut self.pools),
            hauls: Rows::lend(&mut self.hauls),
            escorts: Rows::lend(&mut self.escorts),
            gates: Rows::lend(&mut self.gates),
            threats: Rows::lend(&mut self.threats),
            convoys: Rows::lend(&mut self.convoys),
            forces: Rows::lend(&mut self.forces),
            deadlines: Rows::lend(&mut self.deadlines),
            rules: Rows::lend(&mut self.rules),
            effects: &mut self.effects,
            heard: &mut self.heard,
            told: &mut self.told,
            steps: &mut self.steps,
        }
    }
}

impl<'a> Play<'a> {
    /// What is fixed, for as long as the world is lent.
    #[inline]
    pub(crate) fn plan(&self) -> &'a Blueprint {
        self.blueprint
    }
}
