//! Names as planners write them, and the typed numbers that stand for them inside.
//!
//! A [`Name`] is the key of a table in the scenario file (`kidal` in `[camp.kidal]`). Inside the
//! engine the same thing is a small typed number, an index into an [`Arena`] that is sorted by
//! name: the order of tables in the file changes nothing. Deadlines alone stand in an order of their
//! own, which is that of the results.

use std::fmt;
use std::marker::PhantomData;
use std::ops::{Index, IndexMut};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

/// The key of a table in the scenario file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Name(Arc<str>);

impl Name {
    /// A name from its text.
    pub fn new(text: &str) -> Self {
        Self(Arc::from(text))
    }

    /// The text as written in the file.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Name {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(&self.0)
    }
}

impl From<&str> for Name {
    fn from(text: &str) -> Self {
        Self::new(text)
    }
}

/// A typed index: it can only look into the arena it was made for.
pub trait Id: Copy + Eq + Ord + fmt::Debug {
    /// The id of the element at `index`.
    fn at(index: usize) -> Self;
    /// The position in the arena.
    fn index(self) -> usize;
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub struct $name(pub u32);

        impl Id for $name {
            #[inline]
            fn at(index: usize) -> Self {
                Self(u32::try_from(index).expect("fewer than 2^32 of a kind"))
            }
            #[inline]
            fn index(self) -> usize {
                self.0 as usize
            }
        }
    )*};
}

ids! {
    /// A region.
    RegionId,
    /// A calendar.
    CalendarId,
    /// A weather process.
    WeatherId,
    /// A site, camps included.
    SiteId,
    /// A camp; it stands on exactly one site.
    CampId,
    /// A closure template.
    ClosureId,
    /// A step of one closure template.
    StepId,
    /// A requirement line of a camp.
    LineId,
    /// A route.
    RouteId,
    /// A pool of lift.
    PoolId,
    /// A pool of escorts.
    EscortId,
    /// A gate.
    GateId,
    /// A threat.
    ThreatId,
    /// A side.
    SideId,
    /// A force.
    ForceId,
    /// A table of how contests go.
    ContestId,
    /// A rule of reaction.
    RuleId,
    /// A claim.
    ClaimId,
    /// What the claims about one site make likely.
    AssessmentId,
    /// A deadline.
    DeadlineId,
    /// An assumption.
    AssumptionId,
    /// What one pool takes from one place to one destination.
    HaulId,
    /// One stage of one requirement line: load that waits for lift at one place.
    StockId,
    /// One step of one camp's closure.
    TaskId,
    /// A convoy's place in the world; used again once the convoy is dissolved.
    ConvoyId,
    /// One outage of a gate or a route, or one alert.
    OutageId,
}

/// A vector that only its own kind of id can index.
#[derive(Clone, PartialEq)]
pub struct Arena<I, T> {
    items: Vec<T>,
    kind: PhantomData<I>,
}

impl<I: Id, T> Arena<I, T> {
    /// An arena of these items, in this order.
    pub fn new(items: Vec<T>) -> Self {
        Self { items, kind: PhantomData }
    }

    /// How many items there are.
    pub fn len(&self) -> usize {
        self.items.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// The ids in order.
    pub fn ids(&self) -> impl Iterator<Item = I> + use<I, T> {
        (0..self.items.len()).map(I::at)
    }

    /// The items in order.
    pub fn values(&self) -> std::slice::Iter<'_, T> {
        self.items.iter()
    }

    /// The items in order, to change.
    pub fn values_mut(&mut self) -> std::slice::IterMut<'_, T> {
        self.items.iter_mut()
    }

    /// Ids and items in order.
    pub fn iter(&self) -> impl Iterator<Item = (I, &T)> {
        self.items.iter().enumerate().map(|(index, item)| (I::at(index), item))
    }

    /// The item of an id, if there is one.
    pub fn get(&self, id: I) -> Option<&T> {
        self.items.get(id.index())
    }

    /// Removes every item.
    pub fn clear(&mut self) {
        self.items.clear();
    }

    /// Adds an item at the end and returns its id.
    pub fn push(&mut self, item: T) -> I {
        self.items.push(item);
        I::at(self.items.len() - 1)
    }
}

impl<I: Id, T> Default for Arena<I, T> {
    fn default() -> Self {
        Self::new(Vec::new())
    }
}

impl<I: Id, T> Index<I> for Arena<I, T> {
    type Output = T;
    #[inline]
    fn index(&self, id: I) -> &T {
        &self.items[id.index()]
    }
}

impl<I: Id, T> IndexMut<I> for Arena<I, T> {
    #[inline]
    fn index_mut(&mut self, id: I) -> &mut T {
        &mut self.items[id.index()]
    }
}

impl<I, T: fmt::Debug> fmt::Debug for Arena<I, T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_list().entries(&self.items).finish()
    }
}
