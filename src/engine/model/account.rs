//! What became of the loads: plain accounts, the part of the model that leaves the world.

use crate::time::Moment;
use crate::units::Amount;

/// What became of one requirement line; base units of its kind. `total` is the sum of all the other
/// fields, at any moment of a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Account {
    /// What there was at the start.
    pub total: Amount,
    /// Delivered to its last destination.
    pub moved: Amount,
    /// Disposed of, in the order of `Disposition::ALL` without `Moved`.
    pub disposed: [Amount; 5],
    /// Lost on the way.
    pub lost: Amount,
    /// Still in the camp.
    pub in_camp: Amount,
    /// On its way, or waiting at a hub.
    pub under_way: Amount,
}

impl Account {
    /// Whether nothing has been lost from sight.
    pub fn balances(&self) -> bool {
        let disposed: i64 = self.disposed.iter().map(|amount| amount.0).sum();
        let sum = self.moved.0 + disposed + self.lost.0 + self.in_camp.0 + self.under_way.0;
        sum == self.total.0
    }
}

/// People who arrive at the end of their journey.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Arrival {
    /// When.
    pub at: Moment,
    /// How many.
    pub people: i64,
}
