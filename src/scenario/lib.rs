//! What was asked: TOML as written, turned into a checked [`Scenario`], with every finding at its
//! place in the file.

use drawdown_core::{chance, id, plain, time, units};

#[macro_use]
mod message;
mod language;
mod lint;
mod island;
mod reach;
mod finding;
mod checked;
mod study;
mod sweep;
mod source;
mod spreadsheet;
mod typo;
mod nesting;
mod node;
mod quantity;
mod schema;
mod desk;
mod naming;
mod synonym;
mod declare;
mod spread;
mod syntax;
mod path;
mod prior;
mod provenance;
mod overlay;
mod example;
mod regular;
mod file;
mod inherit;
mod assemble;
mod resolved;
mod read;
mod record;
mod sketch;
mod status;
mod levers;
mod identity;
mod tried;
mod template;
mod explain;
mod difference;
mod range;
mod switch;
mod undisturbed;
mod render;
#[cfg(test)]
mod fuzz;

pub use checked::*;
pub use difference::{Difference, Given, Idea, InputChange, InputDifference, Setter};
pub use example::{Example, examples};
pub use explain::{
    ExplainedKey, Form, Limits, MeantWord, Wording, Written, explain_code, explain_key, key_names,
};
pub use file::Origin;
pub use finding::{Code, Finding, Place, Remark, Severity, WordedFinding};
pub use language::{Language, Text, percent_decimals};
pub use levers::{Driver, DriverKind, Lever, LeverKind, Levers, WrittenSpread};
pub use lint::{Earliest, Link};
pub use message::{Filling, Message, Told};
pub use overlay::Change;
pub use prior::{Asked, Band, Prior, PriorKind, bands, priors};
pub use quantity::{date_meant, number_meant};
pub use range::{NoRange, Setting, Steps, ValueRange};
pub use read::{Rejected, Request, open, open_text, open_with_changes_of_others, read, read_text};
pub use record::{Entry, Outcome, Record, Recorded};
pub use regular::{
    MOST_BYTES, Unreadable, is_plain_file, is_plain_folder, open_file, read_bytes, read_text_file,
};
pub use render::{Style, render};
pub use schema::schema;
pub use sketch::{Sketch, SketchedCamp, sketched_key};
pub use status::{
    About, COLUMNS as STATUS_COLUMNS, Fact, Kind as StatusKind, Says, Standing, Status, StatusRow,
    StepStage, error_of_dates, status_sheet, status_sheet_with,
};
pub use study::*;
pub use sweep::{Design, Factor, Part, Repetition, Sweep, Target};
pub use switch::{CannotSwitch, Switch};
pub use template::Template;
pub use undisturbed::{Undisturbed, UndisturbedDeadline};
