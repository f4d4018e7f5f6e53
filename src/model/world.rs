//! The world and the one handle through which events read and change it.
//!
//! There is one entity for each camp, task, line, stock, route, region, weather, outage, gate,
//! threat, pool, escort pool, site, convoy place, force and deadline, with one component that holds
//! its state. [`Play`] is a system parameter that holds a query on each kind; one system plays a
//! whole replication and calls a short function for each event. Nothing is spawned, despawned or
//! moved between archetypes while a run is on.

use std::marker::PhantomData;

use bevy_ecs::component::Mutable;
use bevy_ecs::prelude::{Component, Entity, Query, Res, ResMut, Resource, World};
use bevy_ecs::system::SystemParam;

use crate::chance::{Assumed, Luck};
use crate::id::{
    CampId, ConvoyId, DeadlineId, EscortId, ForceId, GateId, Id, LineId, OutageId, PoolId,
    RegionId, RouteId, SiteId, StockId, TaskId, ThreatId, WeatherId,
};

use super::agenda::Agenda;
use super::blueprint::Blueprint;
use super::camp::Camp;
use super::convoy::Convoy;
use super::deadline::Deadline;
use super::escort::Escort;
use super::force::Force;
use super::gate::Gate;
use super::journal::Journal;
use super::line::{Line, Stock};
use super::outage::Outage;
use super::pool::Pool;
use super::route::Route;
use super::site::Site;
use super::task::Task;
use super::threat::Threat;
use super::weather::{Region, Weather};

/// The entities of one kind, by id.
#[derive(Resource)]
pub(crate) struct Roster<I, C> {
    entities: Vec<Entity>,
    kind: PhantomData<fn() -> (I, C)>,
}

impl<I, C> Roster<I, C> {
    /// More entities, behind those there are.
    pub(crate) fn extend(&mut self, entities: Vec<Entity>) {
        self.entities.extend(entities);
    }
}

/// All entities of one kind, by id: a query that knows which id is which entity.
#[derive(SystemParam)]
pub(crate) struct Rows<'w, 's, I, C>
where
    I: Id + Send + Sync + 'static,
    C: Component<Mutability = Mutable>,
{
    roster: Res<'w, Roster<I, C>>,
    rows: Query<'w, 's, &'static mut C>,
}

impl<I, C> Rows<'_, '_, I, C>
where
    I: Id + Send + Sync + 'static,
    C: Component<Mutability = Mutable>,
{
    /// The state of `id`.
    #[inline]
    pub(crate) fn get(&self, id: I) -> &C {
        self.rows.get(self.roster.entities[id.index()]).expect("entities live as long as the world")
    }

    /// The state of `id`, to change.
    #[inline]
    pub(crate) fn get_mut(&mut self, id: I) -> &mut C {
        let entity = self.roster.entities[id.index()];
        self.rows.get_mut(entity).expect("entities live as long as the world").into_inner()
    }

    /// All ids in order.
    pub(crate) fn ids(&self) -> impl Iterator<Item = I> + use<I, C> {
        (0..self.roster.entities.len()).map(I::at)
    }
}

/// Spawns `count` entities of one kind.
pub(crate) fn spawn<I, C>(world: &mut World, count: usize, make: impl Fn(I) -> C)
where
    I: Id + Send + Sync + 'static,
    C: Component<Mutability = Mutable>,
{
    let entities = (0..count).map(|index| world.spawn(make(I::at(index))).id()).collect();
    world.insert_resource(Roster::<I, C> { entities, kind: PhantomData });
}

/// The luck of this replication and what it makes of the assumptions.
#[derive(Resource)]
pub(crate) struct Drawn {
    pub(crate) luck: Luck,
    pub(crate) assumed: Assumed,
}

/// Everything an event may read and change.
#[derive(SystemParam)]
pub(crate) struct Play<'w, 's> {
    pub(crate) blueprint: Res<'w, Blueprint>,
    pub(crate) drawn: ResMut<'w, Drawn>,
    pub(crate) agenda: ResMut<'w, Agenda>,
    pub(crate) journal: ResMut<'w, Journal>,
    pub(crate) tallies: ResMut<'w, super::line::Tallies>,
    pub(crate) free_convoys: ResMut<'w, super::convoy::FreeConvoys>,
    pub(crate) regions: Rows<'w, 's, RegionId, Region>,
    pub(crate) weathers: Rows<'w, 's, WeatherId, Weather>,
    pub(crate) outages: Rows<'w, 's, OutageId, Outage>,
    pub(crate) sites: Rows<'w, 's, SiteId, Site>,
    pub(crate) camps: Rows<'w, 's, CampId, Camp>,
    pub(crate) tasks: Rows<'w, 's, TaskId, Task>,
    pub(crate) lines: Rows<'w, 's, LineId, Line>,
    pub(crate) stocks: Rows<'w, 's, StockId, Stock>,
    pub(crate) routes: Rows<'w, 's, RouteId, Route>,
    pub(crate) pools: Rows<'w, 's, PoolId, Pool>,
    pub(crate) escorts: Rows<'w, 's, EscortId, Escort>,
    pub(crate) gates: Rows<'w, 's, GateId, Gate>,
    pub(crate) threats: Rows<'w, 's, ThreatId, Threat>,
    pub(crate) convoys: Rows<'w, 's, ConvoyId, Convoy>,
    pub(crate) forces: Rows<'w, 's, ForceId, Force>,
    pub(crate) deadlines: Rows<'w, 's, DeadlineId, Deadline>,
}

impl<'w> Play<'w, '_> {
    /// What is fixed, for as long as the world is lent.
    #[inline]
    pub(crate) fn plan(&self) -> &'w Blueprint {
        Res::clone(&self.blueprint).into_inner()
    }
}
