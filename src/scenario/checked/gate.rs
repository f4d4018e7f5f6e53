//! Gates: the authorities that grant movement, and what a permission is for.

use crate::chance::Uncertain;
use crate::id::{CalendarId, Name, RouteId};
use crate::time::Span;
use crate::units::Share;

use super::{Label, Outage};

/// What one permission is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PermitFor {
    /// One column, there and back.
    Column,
    /// All columns of a pool, as long as it is valid.
    Blanket,
    /// A load, on whatever vehicles it goes.
    Consignment,
}

/// What empty vehicles need of a gate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Empties {
    /// Nothing more than the column had on its way out.
    Covered,
    /// A permission of their own for the way home.
    Asked,
    /// None.
    Free,
}

/// When a grant that ends is asked for anew.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Renewal {
    /// So early that the next can be there when it ends.
    InTime,
    /// When it ends.
    AtEnd,
}

/// An authority that grants movement, flight, customs or consent.
#[derive(Debug, Clone, PartialEq)]
pub struct Gate {
    /// Key in the file.
    pub name: Name,
    /// Name for readers.
    pub label: Label,
    /// Who grants.
    pub authority: String,
    /// Routes for which its grant is needed; sorted, never empty.
    pub covers: Vec<RouteId>,
    /// Time from request to answer.
    pub lead_time: Uncertain<Span>,
    /// Requests handled at once; `None` is no limit.
    pub desks: Option<u32>,
    /// Office hours, in which the lead time runs.
    pub calendar: Option<CalendarId>,
    /// Chance that an answer is a refusal.
    pub refusal: Uncertain<Share>,
    /// Time from a refusal to the next request.
    pub retry: Uncertain<Span>,
    /// What one permission is for.
    pub permit: PermitFor,
    /// Vehicles that one permission covers; `None` is no limit.
    pub vehicles: Option<u32>,
    /// What empty vehicles need.
    pub empties: Empties,
    /// A grant not used within this is void.
    pub validity: Option<Uncertain<Span>>,
    /// When convoys may leave under its permission; `None`: at any time.
    pub slots: Option<CalendarId>,
    /// When a grant that ends is asked for anew.
    pub renews: Renewal,
    /// Times in which nothing is granted and nothing under its grant may enter its routes.
    pub suspensions: Vec<Outage>,
    /// Whether a suspension voids the grants of convoys that have not left, so that they ask anew.
    pub suspension_voids: bool,
}
