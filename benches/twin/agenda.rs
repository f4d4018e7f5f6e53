//! What happens next, in a total order: time, then the order of planning.

use std::cmp::Ordering;

/// What happens next.
#[derive(Debug, Clone, Copy)]
pub(super) enum Event {
    Packed(usize),
    Convoy { index: usize, generation: u32 },
    Weather,
}

/// An event in its place in time; events of one instant in the order of planning.
#[derive(Debug)]
pub(super) struct Planned {
    pub(super) at: f64,
    pub(super) number: u64,
    pub(super) event: Event,
}

/// A slack in hours, with a total order.
#[derive(Debug, PartialEq)]
pub(super) struct Slack(pub(super) f64);

impl Eq for Slack {}

impl Ord for Slack {
    fn cmp(&self, other: &Self) -> Ordering {
        self.0.total_cmp(&other.0)
    }
}

impl PartialOrd for Slack {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Planned {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Planned {}

impl Ord for Planned {
    fn cmp(&self, other: &Self) -> Ordering {
        self.at.total_cmp(&other.at).then(self.number.cmp(&other.number))
    }
}

impl PartialOrd for Planned {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
