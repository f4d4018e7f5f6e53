//! `convoys.csv`: one row for each convoy or sortie of the run.

use std::collections::BTreeMap;

use crate::simulation::{Actor, Code, Event, EventKind, Replay};
use crate::time::{Moment, Span};
use crate::words::Names;
use crate::{Cell, Column, Table, Text, Unit};

use super::narrator::intervals;

/// What a convoy did.
#[derive(Debug, Clone, Default)]
struct Journey {
    pool: Option<usize>,
    site: Option<usize>,
    load: String,
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
    for event in &replay.events {
        if let Some(number) = event.convoy {
            journeys.entry(number).or_default().note(replay, event);
        }
    }
    let mut table = Table::new("convoys", MEANING, columns());
    for (number, journey) in &journeys {
        table.push(journey.row(*number, names));
    }
    table
}

impl Journey {
    fn note(&mut self, replay: &Replay, event: &Event) {
        use crate::id::Id;
        self.site = self.site.or(event.site.map(Id::index));
        match event.kind {
            EventKind::ConvoyFormed => {
                self.formed = Some(event.at);
                if let Some(Actor::Pool(pool)) = event.actor {
                    self.pool = Some(pool.index());
                }
            }
            EventKind::Loaded => {
                self.loaded = Some(event.at);
                self.load.clone_from(&event.detail);
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
        // Time before a convoy is formed is its load's wait for lift, not the convoy's.
        if event.kind != EventKind::ConvoyFormed {
            for (code, span) in intervals(replay, event) {
                let total = self.by_code.entry(code).or_default();
                *total = *total + span;
            }
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
        ];
        row.extend([self.formed, self.loaded, self.left, self.unloaded, self.free].map(date));
        row.extend([self.attacks, self.breakdowns, self.lost].map(Cell::count));
        let spans = CODES.map(|code| self.by_code.get(&code).copied().unwrap_or_default());
        row.extend(spans.map(Cell::hours));
        row
    }
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
        date("formed", "Formed.", "Constitué."),
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
        let meaning = Text::new("Time under this code.", "Temps sous ce code.");
        Column { name: name.into(), unit: Unit::Hours, meaning, about: None }
    }));
    columns
}
