//! `convoys.csv`: one row for each convoy or sortie of the run.

use std::collections::BTreeMap;

use crate::simulation::{Code, Event, EventKind, Replay};
use crate::time::{Moment, Span};
use crate::words::Names;
use crate::{Cell, Column, Table, Text, Unit};

use super::events::carried;
use super::timeline::{Stretch, Timeline, is_mustering};

/// What a convoy did.
#[derive(Debug, Clone, Default)]
struct Journey {
    pool: Option<usize>,
    site: Option<usize>,
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
}

/// Codes that can hold a convoy, in the order of the columns.
const CODES: [Code; 13] = [
    Code::Loading,
    Code::March,
    Code::Flight,
    Code::Unloading,
    Code::NoLift,
    Code::NoEscort,
    Code::NoClearance,
    Code::NodeQueue,
    Code::ThreatHold,
    Code::Incident,
    Code::Breakdown,
    Code::Weather,
    Code::RouteClosed,
];

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
    }
    journeys.retain(|_, journey| journey.formed.is_some());
    let mut table = convoys_heading();
    for (number, journey) in &journeys {
        table.push(journey.row(*number, names));
    }
    table
}

/// `convoys.csv` without rows.
pub(crate) fn convoys_heading() -> Table {
    Table::new("convoys", MEANING, columns())
}

impl Journey {
    fn note(&mut self, (replay, names): (&Replay, Names<'_>), event: &Event) {
        use crate::id::Id;
        if let Some(column) = &event.column {
            self.pool = Some(column.pool.index());
        }
        self.site = self.site.or(event.site.map(Id::index));
        match event.kind {
            EventKind::ColumnRequested => self.requested = Some(event.at),
            EventKind::ConvoyFormed => {
                self.formed = Some(event.at);
                self.carry(names, event);
            }
            EventKind::SetsOut => {
                let loaded = event.column.as_ref().and_then(|column| column.loaded);
                self.loaded = loaded.map(|loaded| replay.events[loaded].at);
                self.formed = loaded.map(|loaded| began(replay, loaded));
                self.carry(names, event);
            }
            EventKind::Loaded if event.column.is_some() => {
                self.loaded = Some(event.at);
                self.carry(names, event);
            }
            EventKind::Departed if self.loaded.is_some() => {
                self.left = self.left.or(Some(event.at));
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

    fn row(&self, number: u32, names: Names<'_>) -> Vec<Cell> {
        use crate::id::Id;
        let scenario = names.scenario;
        let date = |at: Option<Moment>| Cell::maybe(at, |at| Cell::date(&scenario.clock, at));
        let mut row = vec![
            Cell::count(number),
            Cell::maybe(self.pool, |pool| Cell::from(&scenario.pools[Id::at(pool)].name)),
            Cell::maybe(self.site, |site| Cell::from(&scenario.sites[Id::at(site)].name)),
            Cell::text(self.load.as_str()),
            Cell::maybe(self.vehicles, Cell::count),
        ];
        row.extend(
            [self.requested, self.formed, self.loaded, self.left, self.unloaded, self.free]
                .map(date),
        );
        row.extend([self.attacks, self.breakdowns, self.lost].map(Cell::count));
        let spans = CODES.map(|code| self.by_code.get(&code).copied().unwrap_or_default());
        row.extend(spans.map(Cell::hours));
        row
    }
}

/// When the vehicles began to load that were loaded with an event.
fn began(replay: &Replay, loaded: usize) -> Moment {
    let before = |index: &usize| {
        let event = &replay.events[*index];
        event.previous.filter(|_| event.kind != EventKind::ConvoyFormed)
    };
    let first = std::iter::successors(Some(loaded), before).last();
    replay.events[first.unwrap_or(loaded)].at
}

const MEANING: Text = Text::new(
    "One row for each convoy or sortie; empty dates were not reached within the horizon.",
    "Une ligne par convoi ou rotation ; les dates vides n’ont pas été atteintes avant l’horizon.",
);

fn columns() -> Vec<Column> {
    let date = |name, en, fr| Column::new(name, Unit::Date, Text::new(en, fr));
    let count = |name, en, fr| Column::new(name, Unit::Count, Text::new(en, fr));
    let mut columns = vec![
        count("convoy", "Number, from 1, in order of forming.", "Numéro, à partir de 1."),
        Column::new("pool", Unit::Key, Text::new("Pool of lift.", "Parc de moyens.")),
        Column::new("site", Unit::Key, Text::new("Site it was sent for.", "Site desservi.")),
        Column::new("load", Unit::Text, Text::new("What it carried.", "Ce qu’il portait.")),
        count("vehicles", "Its vehicles when it was loaded.", "Ses véhicules au chargement."),
        date(
            "requested",
            "Asked for; empty where vehicles are taken at the request.",
            "Demandé ; vide quand les véhicules sont pris à la demande.",
        ),
        date("formed", "Has its vehicles.", "A ses véhicules."),
        date("loaded", "Loaded.", "Chargé."),
        date("left", "Left with its load.", "Parti avec sa charge."),
        date("unloaded", "Unloaded.", "Déchargé."),
        date("free", "Its vehicles are free again.", "Ses véhicules sont de nouveau libres."),
        count("attacks", "Attacks on it.", "Attaques subies."),
        count("breakdowns", "Breakdowns.", "Pannes."),
        count("vehicles_lost", "Vehicles lost.", "Véhicules perdus."),
    ];
    columns.extend(CODES.map(|code| {
        let name = format!("{}_hours", code.word());
        let meaning = Text::new(
            "Time under this code from the request (else from forming) on; every second counts once.",
            "Temps sous ce code depuis la demande (sinon la constitution) ; chaque seconde une fois.",
        );
        Column { name: name.into(), unit: Unit::Hours, meaning, about: None }
    }));
    columns
}
