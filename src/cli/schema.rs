//! `drawdown schema`: the JSON schema of the scenario file.

use super::stop::Stop;
use super::terminal;
use crate::scenario;

/// Prints the schema.
pub(super) fn schema() -> Result<(), Stop> {
    terminal::data(format!("{:#}\n", scenario::schema()).as_bytes())
}
