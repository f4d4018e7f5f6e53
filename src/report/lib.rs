//! What the reader gets: one neutral document, and the formats made from it.
//!
//! A [`Document`] is a head and a list of [`Table`]s of typed cells; it knows nothing of CSV, JSON
//! or terminals. Every format is a function from it to text or bytes, and [`Folder`] is the only
//! place in the program that writes results: a folder is written whole or not at all.

use drawdown_core::{chance, id, plain, time, units};
use drawdown_engine::simulation;
use drawdown_scenario as scenario;
pub use drawdown_scenario::{Language, Text};
use drawdown_study::{analysis, experiment};

#[macro_use]
mod schema;
mod words;
mod proportion;
mod bottleneck;
mod typical;
mod unchanging;
mod packing;
mod table;
mod results;
mod dictionary;
mod frictionless;
mod catalogue;
mod document;
mod export;
mod answer;
mod threshold;
mod effect;
mod estimates;
mod csv;
mod json;
mod grid;
mod page;
mod summary;
mod replay;
mod file;
mod manifest;
mod folder;
mod sweep;
mod past;
mod typed;
mod archive;
mod score;
mod update;
#[cfg(feature = "parquet")]
mod parquet;
mod contrast;
mod choice;
mod information;
mod briefing;
mod browser;

pub use self::csv::csv;
pub use self::json::json;
pub use answer::{Answer, answer_files};
pub use archive::NoBriefing;
pub use briefing::{Briefed, brief};
pub use browser::{Browser, NoPrint};
pub use catalogue::{
    ExplainedColumn, ExplainedTable, column_names, delay_codes, explain_column, explain_table,
    table_names,
};
pub use choice::Chosen;
pub use contrast::{Compared, ComparedIdea, Shared};
pub use dictionary::dictionary;
pub use document::Document;
pub use effect::{Asked, Change, DriverRow, DriversAnswer, MarginalAnswer, MarginalRow, State};
pub use estimates::estimates;
pub use export::{CsvLocale, export};
pub use file::{Digest, File};
pub use folder::{Desk, Folder, Older, Restored, WriteError, older, restore};
pub use grid::wrap;
pub use grid::{fit_width, fitted_width};
pub use information::Informed;
pub use manifest::{Counts, Learning, Manifest, Question, Told, differences};
pub use past::{NoPast, Past, past};
pub use replay::{Link, Played, Sentence, chain, narrate, replay_files, story};
pub use score::{Forecasts, Scored, ScoredMission};
pub use summary::{FirstAnswer, More, Summary, SweptSummary};
pub use sweep::{
    Finished, Identity, Kept, Log, NoShard, OpenError, Opened, Prepared, Shard, Swept, runs_file,
    runs_parquet, sweep_files,
};
pub use table::{Cell, Column, LongTable, Table, Unit};
pub use threshold::{Breakpoints, Decisions};
pub use typical::typical_of;
pub use update::{Drift, DriftRow, Previous, Updated, UpdatedCase};
pub use words::Names;

#[cfg(test)]
mod fuzz;
#[cfg(test)]
mod tests;
