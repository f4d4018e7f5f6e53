//! What the planner believes.

use crate::chance::Distribution;
use crate::id::Name;

use super::Label;

/// Something the planner believes, as a value or a spread.
#[derive(Debug, Clone, PartialEq)]
pub struct Assumption {
    /// Key in the file.
    pub name: Name,
    /// Statement for readers.
    pub statement: Label,
    /// Who answers for it.
    pub owner: Label,
    /// Grade of the evidence, as written ("B2").
    pub grade: String,
    /// What would show that it fails.
    pub signpost: Label,
    /// How its values are shown.
    pub unit: AssumptionUnit,
    /// Its spread; `None` where it is text or a choice and only sets paths.
    pub value: Option<Distribution>,
    /// What stands in the file for it under this case, as text.
    pub written: String,
    /// Paths it sets or multiplies, as written.
    pub sets: Vec<String>,
}

/// How an assumption's value is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AssumptionUnit {
    /// A date; base unit seconds from `as_of`.
    Date,
    /// A duration; base unit seconds.
    Duration,
    /// A load by weight; base unit kilograms.
    Mass,
    /// A distance in kilometres.
    Distance,
    /// A speed in kilometres per hour.
    Speed,
    /// A pure number: a share, a factor, a count.
    Number,
    /// Text, a choice or true/false: nothing to draw.
    Text,
}
