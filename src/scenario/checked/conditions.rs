//! What a theatre is subject to: regions, open hours, weather, outages, threats.

use crate::chance::Uncertain;
use crate::id::{CampId, Name, RegionId, RouteId};
use crate::time::{Moment, OpenHours, Span};
use crate::units::{PerHour, PerKilometre, Share};

use super::Label;

/// A part of the theatre that shares weather, threat and permissions.
#[derive(Debug, Clone, PartialEq)]
pub struct Region {
    /// Key in the file.
    pub name: Name,
    /// Name for readers.
    pub label: Label,
}

/// Open hours.
#[derive(Debug, Clone, PartialEq)]
pub struct Calendar {
    /// Key in the file.
    pub name: Name,
    /// Windows from two days before `as_of` to after the horizon.
    pub hours: OpenHours,
}

/// Dry and wet spells in turn over some regions (an alternating renewal process).
#[derive(Debug, Clone, PartialEq)]
pub struct Weather {
    /// Key in the file.
    pub name: Name,
    /// Name for readers.
    pub label: Label,
    /// Regions under it.
    pub regions: Vec<RegionId>,
    /// Length of a dry spell.
    pub dry: Uncertain<Span>,
    /// Length of a wet spell.
    pub wet: Uncertain<Span>,
    /// Whether it is wet at the start.
    pub starts_wet: bool,
    /// Season: outside it, it is dry. Spells start anew with the season.
    pub season: Option<Period>,
    /// What movement by road or river keeps of its rate while it is wet.
    pub pace: Uncertain<Share>,
    /// Whether no aircraft takes off while it is wet.
    pub grounds_aircraft: bool,
}

/// A known stretch of time whose ends may be uncertain.
#[derive(Debug, Clone, PartialEq)]
pub struct Period {
    /// Start; may lie before `as_of`.
    pub from: Uncertain<Moment>,
    /// End; the horizon's end if the file gives none.
    pub until: Uncertain<Moment>,
}

/// Times at which something is not available.
#[derive(Debug, Clone, PartialEq)]
pub enum Outage {
    /// One stretch of time.
    Known(Period),
    /// Again and again: available for `every`, then not for `lasts`, starting available.
    Recurring {
        /// Time from the end of one outage (or the start of the run) to the next.
        every: Uncertain<Span>,
        /// Length of an outage.
        lasts: Uncertain<Span>,
    },
}

impl Outage {
    /// Its beginning and its end, if both are certain: then everybody knows them beforehand.
    pub fn announced(&self) -> Option<(Moment, Moment)> {
        match self {
            Self::Known(period) => Some((period.from.constant()?, period.until.constant()?)),
            Self::Recurring { .. } => None,
        }
    }
}

/// What may happen to convoys and camps.
#[derive(Debug, Clone, PartialEq)]
pub struct Threat {
    /// Key in the file.
    pub name: Name,
    /// Name for readers.
    pub label: Label,
    /// Routes under it; sorted.
    pub routes: Vec<RouteId>,
    /// Camps under it; sorted.
    pub camps: Vec<CampId>,
    /// Attacks per kilometre of a convoy's march.
    pub per_kilometre: Uncertain<PerKilometre>,
    /// Attacks per hour of a convoy's march.
    pub per_hour: Uncertain<PerHour>,
    /// What is left of the rate when the convoy is escorted.
    pub escorted: Uncertain<Share>,
    /// How long an attack holds a convoy.
    pub hold: Uncertain<Span>,
    /// Chance that an attack destroys one vehicle.
    pub loss: Uncertain<Share>,
    /// Whether the load of a vehicle destroyed is lost with it (else the others take it, or it
    /// stays ready at the camp).
    pub loses_load: bool,
    /// Attacks per hour on each camp under it, while it is not vacated.
    pub camp_rate: Uncertain<PerHour>,
    /// How long work in an attacked camp stops.
    pub shelter: Uncertain<Span>,
    /// What a march keeps of its rate (search for mines, halts).
    pub pace: Uncertain<Share>,
    /// Times in which no convoy enters its routes and camps under it shelter.
    pub alerts: Vec<Outage>,
}
