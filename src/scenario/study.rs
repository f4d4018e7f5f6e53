//! Everything a file asks for: its plans under its cases, each a checked scenario.

use std::sync::Arc;

use sha2::{Digest as _, Sha256};

use crate::id::Name;

use super::source::hexadecimal;
use super::{Label, Scenario, Sweep};

/// Everything a scenario file asks for.
#[derive(Debug, Clone)]
pub struct Study {
    /// The scenario as the file has it, under its first plan and case.
    pub base: Arc<Scenario>,
    /// Plans, in order.
    pub plans: Vec<Choice>,
    /// Plans of the file that were left out by choice, in order.
    pub unplayed: Vec<Choice>,
    /// Cases, in order.
    pub cases: Vec<Choice>,
    /// Every plan under every case: plan by plan, and case by case within a plan. Ids mean the
    /// same thing in all of them.
    pub variants: Vec<Variant>,
    /// Sweeps, in the order of their names.
    pub sweeps: Vec<Sweep>,
    /// The files read, with their SHA-256 in hexadecimal, in the order of reading.
    pub inputs: Vec<Input>,
    /// The merged file as TOML, with a comment on where each value came from.
    pub resolved: String,
    /// The tables of points that [`Study::resolved`] refers to, in the order of their sweeps.
    pub tables: Vec<PointTable>,
    /// The SHA-256, in hexadecimal, of the merged file without those comments. It names the tables
    /// by what is in them, so that an edited one makes another fingerprint.
    pub fingerprint: String,
}

/// A plan or a case.
#[derive(Debug, Clone, PartialEq)]
pub struct Choice {
    /// Key in the file.
    pub name: Name,
    /// Name for readers.
    pub label: Label,
}

/// One plan under one case.
#[derive(Debug, Clone)]
pub struct Variant {
    /// Index into the study's plans.
    pub plan: usize,
    /// Index into the study's cases.
    pub case: usize,
    /// What is played.
    pub scenario: Arc<Scenario>,
}

/// The CSV file of a sweep whose points stand in a table, as it is kept beside a resolved scenario.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PointTable {
    /// The sweep it belongs to.
    pub sweep: Name,
    /// What it is called there: `table-points-0f3a9c71d2e4.csv`, after the sweep and the first
    /// digits of the SHA-256 of its text.
    pub name: String,
    /// What is in it.
    pub text: Arc<str>,
}

impl PointTable {
    /// The table of a sweep with this text.
    pub(super) fn new(sweep: &str, text: Arc<str>) -> Self {
        let sum = hexadecimal(&Sha256::digest(text.as_bytes()));
        let name = format!("{START}{sweep}-{}{END}", &sum[..12]);
        Self { sweep: Name::new(sweep), name, text }
    }

    /// Whether a file of this name in a folder of results is such a table.
    pub fn is_called(name: &str) -> bool {
        name.starts_with(START) && name.ends_with(END)
    }
}

/// How the name of a table of points begins and ends.
const START: &str = "table-";
const END: &str = ".csv";

/// A file that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Input {
    /// Its name as given, or `built-in:mali-2023`.
    pub name: String,
    /// SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
}
