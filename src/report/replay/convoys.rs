//! `convoys.csv`: one row for each convoy or sortie of the run.

use std::collections::BTreeMap;

use crate::Text;
use crate::id::{PoolId, SiteId};
use crate::scenario::Scenario;
use crate::simulation::{Code, Event, EventKind, Replay};
use crate::table::{Cell, Table};
use crate::time::{Moment, Span};
use crate::words::Names;

use super::events::carried;
use super::narrator::sets_out;
use super::timeline::{Stretch, Timeline, at_home, is_mustering};

/// What a convoy did.
#[derive(Debug, Clone, Default)]
pub(crate) struct Journey {
    pool: Option<PoolId>,
    site: Option<SiteId>,
    load: String,
    vehicles: Option<u32>,
    requested: Option<Moment>,
    formed: Option<Moment>,
    loaded: Option<Moment>,
    left: Option<Moment>,
    unloaded: Option<Moment>,
    free: Option<Moment>,
    attacks: u32,
    breakdowns: u32,
    lost: u32,
    by_code: BTreeMap<Code, Span>,
    no_load: Span,
}

/// The convoys as a table, in order of forming.
pub(super) fn table(replay: &Replay, names: Names<'_>) -> Table {
    let mut journeys: BTreeMap<u32, Journey> = BTreeMap::new();
    let mut timeline = Timeline::default();
    for (index, event) in replay.events.iter().enumerate() {
        let Some(number) = event.convoy.filter(|_| !is_mustering(event)) else { continue };
        let journey = journeys.entry(number).or_default();
        journey.note((replay, names), event);
        for Stretch { code, span, .. } in timeline.take(replay, index) {
            journey.book(event, (code, span));
        }
        journey.book_rest(event);
    }
    journeys.retain(|_, journey| journey.formed.is_some());
    ConvoyTable::table(names.scenario, &journeys)
}

impl Journey {
    fn note(&mut self, (replay, names): (&Replay, Names<'_>), event: &Event) {
        if let Some(column) = &event.column {
            self.pool = Some(column.pool);
        }
        let place = event.column.as_ref().map(|column| column.from).or(event.site);
        self.site = self.site.or(place);
        match event.kind {
            EventKind::ColumnRequested => self.requested = Some(event.at),
            EventKind::ConvoyFormed => {
                self.formed = Some(event.at);
                self.carry(names, event);
            }
            EventKind::SetsOut => {
                let loaded = event.column.as_ref().and_then(|column| column.loaded);
                self.loaded = loaded.map(|loaded| replay.events[loaded].at);
                let formed = loaded.and_then(|loaded| at_home(replay, loaded).first().copied());
                self.formed = formed.map(|formed| replay.events[formed].at);
                self.carry(names, event);
            }
            EventKind::Loaded if event.column.is_some() => {
                self.loaded = self.loaded.or(Some(event.at));
                self.carry(names, event);
            }
            EventKind::Departed if self.loaded.is_some() => {
                self.left = self.left.or(Some(sets_out(names.scenario, event)));
            }
            EventKind::Unloaded => self.unloaded = Some(event.at),
            EventKind::VehiclesFree => self.free = Some(event.at),
            EventKind::Attacked => self.attacks += 1,
            EventKind::BrokenDown => self.breakdowns += 1,
            EventKind::VehicleLost => self.lost += 1,
            _ => {}
        }
    }

    fn carry(&mut self, names: Names<'_>, event: &Event) {
        self.load = carried(names, event);
        self.vehicles = event.column.as_ref().map(|column| column.vehicles);
    }

    /// Books time of the convoy. Where it was not asked for, what came before it was formed is its
    /// load's wait for lift, not its own.
    fn book(&mut self, event: &Event, (code, span): (Code, Span)) {
        if event.kind != EventKind::ConvoyFormed || self.requested.is_some() {
            let total = self.by_code.entry(code).or_default();
            *total = *total + span;
        }
    }

    /// Books the time since the request in which no means was waited for: no load was ready for it.
    fn book_rest(&mut self, event: &Event) {
        let Some(asked) = self.requested else { return };
        let booked: i64 = self.by_code.values().map(|span| span.0).sum();
        let rest = Span((event.at - asked).0 - booked - self.no_load.0);
        if matches!(event.kind, EventKind::ConvoyFormed | EventKind::SetsOut) && rest.0 > 0 {
            self.no_load = rest;
        }
    }

    /// Time under a code, in hours.
    fn hours(&self, code: Code) -> f64 {
        self.by_code.get(&code).copied().unwrap_or_default().in_hours()
    }
}

/// What time under a code says.
const TIME: Text = Text::new(
    "Time under this code from the request (else from forming) on; every second counts once.",
    "Temps sous ce code depuis la demande (sinon la constitution) ; chaque seconde une fois.",
);

fn date(scenario: &Scenario, at: Option<Moment>) -> Option<Cell> {
    at.map(|at| Cell::date(&scenario.clock, at))
}

table! {
    /// The convoys and sorties of the run.
    ConvoyTable "convoys" (scenario: &'a Scenario, (number, it): (&'a u32, &'a Journey))
    "One row for each convoy or sortie; a date is empty if it was not reached within the horizon, or by a column of another number \
     that it had joined; vehicles hired for one way are not free again."
    "Une ligne par convoi ou rotation ; une date est vide si elle n’a pas été atteinte avant l’horizon, ou l’a été par une colonne d’un \
     autre numéro qu’il avait rejointe ; des véhicules loués pour un aller simple ne redeviennent pas libres.";
    convoy: Count = *number, "Number, from 1, in order of forming.", "Numéro, à partir de 1.";
    pool: Key = it.pool.map(|pool| &scenario.pools[pool].name), "Pool of lift.", "Parc de moyens.";
    site: Key = it.site.map(|site| &scenario.sites[site].name),
        "Site where it takes its load.", "Site où il prend sa charge.";
    load: Text = &it.load, "What it carried.", "Ce qu’il portait.";
    vehicles: Count = it.vehicles,
        "Its vehicles when it was loaded.", "Ses véhicules au chargement.";
    requested: Date = date(scenario, it.requested),
        "Asked for; empty where vehicles are taken at the request.",
        "Demandé ; vide quand les véhicules sont pris à la demande.";
    formed: Date = date(scenario, it.formed), "Has its vehicles.", "A ses véhicules.";
    loaded: Date = date(scenario, it.loaded),
        "Loaded, where it takes its first load.", "Chargé, là où il prend sa première charge.";
    left: Date = date(scenario, it.left),
        "Left with its load, its road being open.", "Parti avec sa charge, la route étant ouverte.";
    unloaded: Date = date(scenario, it.unloaded), "Unloaded.", "Déchargé.";
    free: Date = date(scenario, it.free),
        "Its vehicles are free again.", "Ses véhicules sont de nouveau libres.";
    attacks: Count = it.attacks, "Attacks on it.", "Attaques subies.";
    breakdowns: Count = it.breakdowns, "Breakdowns.", "Pannes.";
    vehicles_lost: Count = it.lost, "Vehicles lost.", "Véhicules perdus.";
    loading_hours: Hours = it.hours(Code::Loading), TIME;
    march_hours: Hours = it.hours(Code::March), TIME;
    flight_hours: Hours = it.hours(Code::Flight), TIME;
    unloading_hours: Hours = it.hours(Code::Unloading), TIME;
    no_load_hours: Hours = it.no_load.in_hours(),
        "Time from the request on in which no load was ready for it.",
        "Temps depuis la demande où rien n’était prêt à charger.";
    no_lift_hours: Hours = it.hours(Code::NoLift), TIME;
    no_contract_hours: Hours = it.hours(Code::NoContract), TIME;
    late_release_hours: Hours = it.hours(Code::LateRelease), TIME;
    no_escort_hours: Hours = it.hours(Code::NoEscort), TIME;
    no_clearance_hours: Hours = it.hours(Code::NoClearance), TIME;
    no_slot_hours: Hours = it.hours(Code::NoSlot), TIME;
    gathering_hours: Hours = it.hours(Code::Gathering), TIME;
    node_queue_hours: Hours = it.hours(Code::NodeQueue), TIME;
    threat_hold_hours: Hours = it.hours(Code::ThreatHold), TIME;
    incident_hours: Hours = it.hours(Code::Incident), TIME;
    breakdown_hours: Hours = it.hours(Code::Breakdown), TIME;
    weather_hours: Hours = it.hours(Code::Weather), TIME;
    route_closed_hours: Hours = it.hours(Code::RouteClosed), TIME;
}
