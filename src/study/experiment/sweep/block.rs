//! Blocks: consecutive runs of one cell, and how they are put into bytes.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::super::Runs;
use crate::simulation::Failure;

/// Consecutive replications of one cell.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Block {
    /// The cell.
    pub cell: u32,
    /// Its first replication.
    pub first: u32,
    /// What is kept of every run; replication `first` is number 0 there.
    pub runs: Runs,
    /// Replications without an outcome, in order, and why.
    pub failed: Vec<(u32, Failure)>,
}

/// Bytes that are no block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unreadable;

impl fmt::Display for Unreadable {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "these bytes are no block of runs")
    }
}

impl std::error::Error for Unreadable {}

impl Block {
    /// The block as bytes.
    pub fn to_bytes(&self) -> Vec<u8> {
        postcard::to_allocvec(self).expect("a block is plain numbers and texts")
    }

    /// A block from its bytes.
    ///
    /// # Errors
    /// [`Unreadable`].
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, Unreadable> {
        postcard::from_bytes(bytes).map_err(|_| Unreadable)
    }
}
