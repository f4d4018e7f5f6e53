//! Everything a file asks for: its plans under its cases, each a checked scenario.

use std::sync::Arc;

use crate::id::Name;

use super::{Label, Scenario, Sweep};

/// Everything a scenario file asks for.
#[derive(Debug, Clone)]
pub struct Study {
    /// The scenario as the file has it, under its first plan and case.
    pub base: Arc<Scenario>,
    /// Plans, in order.
    pub plans: Vec<Choice>,
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
    /// The SHA-256, in hexadecimal, of the merged file without those comments.
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

/// A file that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Input {
    /// Its name as given, or `built-in:mali-2023`.
    pub name: String,
    /// SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
}
