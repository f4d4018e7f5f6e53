//! `drawdown schema`: the JSON schema of the scenario file.

use super::error::CliError;
use super::terminal;
use crate::scenario;

/// Prints the schema.
pub(super) fn schema() -> Result<(), CliError> {
    terminal::data(format!("{:#}\n", scenario::schema()).as_bytes())
}
