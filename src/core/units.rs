//! Quantities with their unit in the type: a kilometre cannot be added to a day.

use std::fmt;

/// A distance by road, river, sea or air, in kilometres; finite and not negative.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd)]
pub struct Kilometres(pub f64);

/// A speed, in kilometres per hour of movement; finite and positive.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd)]
pub struct Speed(pub f64);

/// A share or a chance, from 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd)]
pub struct Share(pub f64);

/// A factor that multiplies another quantity; not negative.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd)]
pub struct Factor(pub f64);

/// A whole number of things (trucks, groups, bays).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Count(pub u32);

/// Things per hour (attacks, breakdowns, closures); finite and not negative.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd)]
pub struct PerHour(pub f64);

/// Things per kilometre (attacks, breakdowns); finite and not negative.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd)]
pub struct PerKilometre(pub f64);

/// What a load is counted in. Its base unit keeps every amount a whole number, so that nothing is
/// lost to rounding on the way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LoadKind {
    /// People, one by one.
    People,
    /// Cargo by weight; the base unit is the kilogram.
    Mass,
    /// Twenty-foot container equivalents, one by one.
    Teu,
    /// Vehicles, one by one.
    Vehicles,
}

impl LoadKind {
    /// All kinds, in the order in which results list them.
    pub const ALL: [Self; 4] = [Self::People, Self::Mass, Self::Teu, Self::Vehicles];

    /// The unit in which results show an amount of this kind.
    pub fn unit(self) -> &'static str {
        match self {
            Self::People => "people",
            Self::Mass => "t",
            Self::Teu => "teu",
            Self::Vehicles => "vehicles",
        }
    }

    /// How many base units make one shown unit (1,000 kg to the tonne).
    pub fn base_per_unit(self) -> i64 {
        match self {
            Self::Mass => 1_000,
            Self::People | Self::Teu | Self::Vehicles => 1,
        }
    }
}

/// An amount of load in the base unit of its kind (people, kilograms, containers, vehicles).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Amount(pub i64);

impl Amount {
    /// The amount in the unit that results show (tonnes for mass).
    pub fn shown(self, kind: LoadKind) -> f64 {
        self.0 as f64 / kind.base_per_unit() as f64
    }
}

impl fmt::Display for LoadKind {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(self.unit())
    }
}
