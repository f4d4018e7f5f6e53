//! What a way lets pass: how heavy, of which pools, how much a day, and when that holds.

use crate::id::{PoolId, WeatherId};
use crate::units::{Amount, LoadKind};

use super::{Outage, Pool, Route, Scenario};

/// Whether a vehicle is with its load or without.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Burden {
    /// On the way to its load, or home.
    Empty,
    /// With its load.
    Laden,
}

/// A limit of what passes on a route.
#[derive(Debug, Clone, PartialEq)]
pub struct Limit {
    /// Weight of the heaviest vehicle that passes, in kilograms.
    pub weight: Option<Amount>,
    /// Load class of the heaviest vehicle that passes.
    pub class: Option<u32>,
    /// Pools whose vehicles do not pass; sorted.
    pub bars: Vec<PoolId>,
    /// What may enter on one civil day: so much of a kind aboard, or so many vehicles of convoys.
    pub per_day: Option<(LoadKind, Amount)>,
    /// When it holds.
    pub holds: Holds,
}

/// When a limit holds.
#[derive(Debug, Clone, PartialEq)]
pub enum Holds {
    /// From the start to the horizon.
    Throughout,
    /// In these stretches of time.
    At(Outage),
    /// While it is wet.
    Wet(WeatherId),
}

impl Limit {
    /// Whether it keeps the vehicles of a pool out while it holds.
    pub fn keeps_out(&self, id: PoolId, pool: &Pool, burden: Burden) -> bool {
        let weight = match burden {
            Burden::Empty => pool.empty_weight.or(pool.gross_weight),
            Burden::Laden => pool.gross_weight,
        };
        let is_above = |most: Option<Amount>| most.is_some_and(|most| weight > Some(most));
        is_above(self.weight)
            || self.class.is_some_and(|most| pool.load_class > Some(most))
            || self.bars.binary_search(&id).is_ok()
    }

    /// The stretches of time in which it holds, if they are given as such.
    pub fn outage(&self) -> Option<&Outage> {
        if let Holds::At(outage) = &self.holds { Some(outage) } else { None }
    }
}

impl Route {
    /// Whether some limit keeps the vehicles of a pool out from the start to the horizon.
    pub fn never_lets_in(&self, id: PoolId, pool: &Pool, burden: Burden) -> bool {
        let mut always = self.limits.iter().filter(|limit| limit.holds == Holds::Throughout);
        always.any(|limit| limit.keeps_out(id, pool, burden))
    }
}

impl Scenario {
    /// Whether any way is limited for any time.
    pub fn has_limits(&self) -> bool {
        self.routes.values().any(|route| !route.limits.is_empty())
    }
}
