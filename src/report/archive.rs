//! Results read again: the tables of a folder, by the names of their columns.
//!
//! A table is read only if it still is what the manifest says, so that no briefing is made of
//! figures that somebody changed.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;
use std::fs;
use std::io::Read;
use std::marker::PhantomData;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::experiment::Proportion;
use crate::plain::plain;
use crate::scenario::{
    self, MOST_BYTES, Message, Origin, Request, Study, Unreadable, message, read_bytes,
    read_text_file,
};
use crate::time::Clock;

use super::Language;
use super::csv::unguarded;
use super::file::File;
use super::manifest::{self, Counts, Digested, Identity, MANIFEST, Manifest};
use super::packing::{PLAIN, table_in, unpacked};
use super::past::{NoPast, is_missing, past};
use super::schema::{Kind, Schema, kind};
use super::table::Column;

/// Why there is no briefing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoBriefing {
    /// The folder is not one of ours, or its scenario has changed.
    NoPast(NoPast),
    /// Its resolved scenario is refused by this version.
    Refused {
        /// The file.
        file: PathBuf,
        /// The first of the findings.
        finding: String,
    },
    /// Another version of the program wrote the folder.
    OtherVersion {
        /// The folder.
        folder: PathBuf,
        /// Who wrote it.
        version: String,
    },
    /// A table is gone.
    Missing {
        /// The file.
        file: PathBuf,
    },
    /// A table is not to be read.
    Unreadable {
        /// The file.
        file: PathBuf,
        /// Why not.
        why: Unreadable,
    },
    /// A table has been changed since it was written.
    Changed {
        /// The file.
        file: PathBuf,
    },
    /// A table has no such column: the folder is older than this program.
    NoColumn {
        /// The file.
        file: PathBuf,
        /// The column.
        column: String,
    },
    /// The folder holds an answer of which there is no briefing of its own.
    NothingToBrief {
        /// The folder.
        folder: PathBuf,
        /// The command that wrote it.
        command: String,
    },
}

impl NoBriefing {
    /// Why, in no language yet. The command that would mend it is not repeated: the file may be a stranger's,
    /// and people paste what they are told to.
    pub fn message(&self) -> Message {
        let anew = || message!("results-make-anew");
        match self {
            Self::NoPast(why) => match why {
                NoPast::NoFolder { folder } => {
                    message!("briefing-no-folder", folder = folder.display())
                }
                NoPast::File { file } => message!("briefing-file", file = file.display()),
                NoPast::NotOurs { folder } => {
                    message!("briefing-not-ours", folder = folder.display())
                }
                NoPast::Missing { folder, file } => {
                    message!(
                        "briefing-input-missing",
                        folder = folder.display(),
                        file,
                        anew = anew()
                    )
                }
                NoPast::Changed { folder, file } => {
                    message!(
                        "briefing-input-changed",
                        folder = folder.display(),
                        file,
                        anew = anew()
                    )
                }
                NoPast::Unreadable { .. } => why.message(),
            },
            Self::Unreadable { file, why } => {
                message!("results-unreadable", file = file.display(), why = why.message())
            }
            Self::Refused { file, finding } => {
                message!("briefing-refused", file = file.display(), finding)
            }
            Self::OtherVersion { folder, version } => message!(
                "briefing-other-version",
                folder = folder.display(),
                version,
                own = env!("CARGO_PKG_VERSION"),
                anew = anew()
            ),
            Self::Missing { file } => {
                message!("briefing-table-missing", file = file.display(), anew = anew())
            }
            Self::Changed { file } => {
                message!("briefing-table-changed", file = file.display(), anew = anew())
            }
            Self::NoColumn { file, column } => {
                message!("briefing-no-column", file = file.display(), column, anew = anew())
            }
            Self::NothingToBrief { folder, command } => {
                message!("briefing-nothing", folder = folder.display(), command)
            }
        }
    }
}

impl fmt::Display for NoBriefing {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.message().read(Language::English))
    }
}

impl std::error::Error for NoBriefing {}

impl NoBriefing {
    /// Whether it is the machine's doing.
    pub fn is_of_machine(&self) -> bool {
        match self {
            Self::NoPast(why) => why.is_of_machine(),
            Self::Unreadable { why, .. } => why.is_of_machine(),
            _ => false,
        }
    }
}

/// A folder of results.
#[derive(Debug, Clone)]
pub(super) struct Archive {
    /// The folder.
    pub(super) folder: PathBuf,
    /// What it says it is.
    pub(super) manifest: Manifest,
    /// What counts its dates.
    clock: Option<Clock>,
}

impl Archive {
    /// Results by this version that hold a table of this name, and the study that they are of.
    ///
    /// # Errors
    /// [`NoBriefing`] if the folder is not ours, is of another version, or has been changed.
    pub(super) fn with<T: Schema>(folder: &Path) -> Result<(Self, Study), NoBriefing> {
        let (mut results, resolved) = Self::holding::<T>(folder)?;
        let origin = Origin::File(resolved.clone());
        let read = scenario::read(&Request { origin, sets: Vec::new() });
        let (mut study, _) = read.map_err(|rejected| NoBriefing::Refused {
            file: resolved.clone(),
            finding: rejected
                .findings
                .first()
                .map_or_else(String::new, |it| it.problem.read(scenario::Language::English)),
        })?;
        // Read again, it says of every value that it came from here; what was played said from where.
        study.resolved = read_text_file(&resolved).unwrap_or(study.resolved);
        results.clock = Some(study.base.clock.clone());
        Ok((results, study))
    }

    /// Such results of a study that is at hand.
    ///
    /// # Errors
    /// As [`with`](Self::with).
    pub(super) fn of<T: Schema>(folder: &Path, study: &Study) -> Result<Self, NoBriefing> {
        let (results, _) = Self::holding::<T>(folder)?;
        Ok(Self { clock: Some(study.base.clock.clone()), ..results })
    }

    /// Such results, without the clock of their dates, and the file of their study.
    fn holding<T: Schema>(folder: &Path) -> Result<(Self, PathBuf), NoBriefing> {
        let past = past(folder).map_err(NoBriefing::NoPast)?;
        let results = Self { folder: folder.to_owned(), manifest: past.manifest, clock: None };
        if results.manifest.version != env!("CARGO_PKG_VERSION") {
            let version = results.manifest.version.clone();
            return Err(NoBriefing::OtherVersion { folder: folder.to_owned(), version });
        }
        if !results.has::<T>() {
            return Err(NoBriefing::NothingToBrief {
                folder: folder.to_owned(),
                command: results.manifest.command,
            });
        }
        Ok((results, past.resolved))
    }

    /// A folder of an answer about the same scenario, if it is one of ours.
    pub(super) fn answer(&self, folder: &Path) -> Option<Self> {
        let (folder, clock) = (folder.to_owned(), self.clock.clone());
        manifest::read(&folder).map(|manifest| Self { folder, manifest, clock })
    }

    /// The folder's own name. Where it lies is the reader's business: it says whose machine this is,
    /// and the same results lie elsewhere on another.
    pub(super) fn name(&self) -> String {
        let last = |path: &Path| Some(path.file_name()?.to_string_lossy().into_owned());
        // `.` and `..` have a name only where they lie.
        let whole = || last(&self.folder.canonicalize().ok()?);
        last(&self.folder).or_else(whole).unwrap_or_else(|| "results".to_owned())
    }

    /// The manifest of what `command` makes of them.
    pub(super) fn manifest_of(&self, study: &Study, command: &str) -> Manifest {
        let played = &self.manifest;
        let counts = Counts {
            replications: played.replications,
            runs: played.runs,
            failed: played.failed,
            events: played.events,
        };
        let bytes = read_bytes(&self.folder.join(MANIFEST), MOST_BYTES).unwrap_or_default();
        Manifest::new(study, command, counts).made_from(bytes)
    }

    /// What the results are of.
    pub(super) fn identity(&self) -> Option<Identity> {
        manifest::identity(&self.manifest)
    }

    /// Whether it holds a table of this name.
    pub(super) fn has<T: Schema>(&self) -> bool {
        self.tables().any(|table| table == T::NAME)
    }

    /// The names of its tables, in the order in which they were written.
    pub(super) fn tables(&self) -> impl Iterator<Item = &str> {
        self.manifest.file.iter().filter_map(|file| table_in(&file.name))
    }

    /// The file of a table, as the manifest has it.
    fn written(&self, table: &str) -> Option<&Digested> {
        self.manifest.file.iter().find(|file| table_in(&file.name) == Some(table))
    }

    /// The name of the file of a table.
    pub(super) fn file_of(&self, table: &str) -> String {
        self.written(table).map_or_else(|| format!("{table}{PLAIN}"), |file| file.name.clone())
    }

    /// How many bytes the file of a table has; 0 if it is gone.
    pub(super) fn bytes(&self, table: &str) -> u64 {
        let path = self.folder.join(self.file_of(table));
        fs::metadata(path).map_or(0, |metadata| metadata.len())
    }

    /// A table, which must have all its columns.
    ///
    /// # Errors
    /// [`NoBriefing::Missing`], [`NoBriefing::Changed`] and [`NoBriefing::NoColumn`].
    pub(super) fn table<T: Schema>(&self) -> Result<Records<T>, NoBriefing> {
        self.table_where(|_| true)
    }

    /// A table; one without rows if there is none.
    ///
    /// # Errors
    /// As [`Self::table`].
    pub(super) fn table_if_any<T: Schema>(&self) -> Result<Records<T>, NoBriefing> {
        if self.has::<T>() { self.table() } else { Ok(Records::default()) }
    }

    /// The rows of a table that are wanted, of one that is too long to be kept whole.
    ///
    /// # Errors
    /// As [`Self::table`].
    pub(super) fn table_where<T: Schema>(
        &self,
        is_wanted: impl Fn(Row<'_, T>) -> bool,
    ) -> Result<Records<T>, NoBriefing> {
        self.records(T::NAME, &T::required(), is_wanted)
    }

    /// A table of whatever columns.
    ///
    /// # Errors
    /// [`NoBriefing::Missing`] and [`NoBriefing::Changed`].
    pub(super) fn any_table(&self, name: &str) -> Result<Records<()>, NoBriefing> {
        self.records(name, &[], |_| true)
    }

    fn records<T>(
        &self,
        table: &str,
        required: &[Column],
        is_wanted: impl Fn(Row<'_, T>) -> bool,
    ) -> Result<Records<T>, NoBriefing> {
        let name = self.file_of(table);
        let path = self.folder.join(&name);
        let changed = || NoBriefing::Changed { file: path.clone() };
        let written = self.written(table).ok_or_else(changed)?;
        if is_missing(&path) {
            return Err(NoBriefing::Missing { file: path });
        }
        let unreadable = |why| NoBriefing::Unreadable { file: path.clone(), why };
        let bytes = read_bytes(&path, u64::MAX).map_err(unreadable)?;
        let file = File::new(name, bytes);
        if file.digest().sha256 != written.sha256 {
            return Err(changed());
        }
        let read = || unpacked(&file.name, file.bytes().unwrap_or_default());
        let mut records = Records::empty(read(), self.clock.clone()).ok_or_else(changed)?;
        let is_there = |column: &&Column| records.heads.places.contains_key(&*column.name);
        if let Some(column) = required.iter().find(|column| !is_there(column)) {
            return Err(NoBriefing::NoColumn { file: path, column: column.name.to_string() });
        }
        records.read(read(), is_wanted).ok_or_else(changed)?;
        Ok(records)
    }
}

/// The same row with nothing in it that is obeyed by what shows it: the table may be a stranger's.
fn made_plain(cells: &csv::StringRecord) -> csv::StringRecord {
    let all = cells.as_slice();
    match plain(all) {
        Cow::Borrowed(_) => cells.clone(),
        Cow::Owned(_) => cells.iter().map(|cell| plain(cell).into_owned()).collect(),
    }
}

/// What the rows of a table have in common.
#[derive(Debug, Default)]
struct Heads {
    /// Where each column stands.
    places: BTreeMap<String, usize>,
    /// What counts its dates.
    clock: Option<Clock>,
}

/// The rows of a table.
#[derive(Debug, Clone)]
pub(super) struct Records<T> {
    heads: Arc<Heads>,
    rows: Vec<csv::StringRecord>,
    table: PhantomData<T>,
}

impl<T> Default for Records<T> {
    fn default() -> Self {
        Self { heads: Arc::default(), rows: Vec::new(), table: PhantomData }
    }
}

impl<T> Records<T> {
    /// The columns of a table, without its rows.
    fn empty(input: impl Read, clock: Option<Clock>) -> Option<Self> {
        let mut reader = csv::Reader::from_reader(input);
        let heads = reader.headers().ok()?.iter().enumerate();
        let places = heads.map(|(place, name)| (unguarded(name).to_owned(), place)).collect();
        Some(Self { heads: Arc::new(Heads { places, clock }), ..Self::default() })
    }

    /// Its wanted rows.
    fn read(&mut self, input: impl Read, is_wanted: impl Fn(Row<'_, T>) -> bool) -> Option<()> {
        let mut reader = csv::Reader::from_reader(input);
        let mut cells = csv::StringRecord::new();
        while reader.read_record(&mut cells).ok()? {
            if is_wanted(Row::new(&self.heads, &cells)) {
                self.rows.push(made_plain(&cells));
            }
        }
        Some(())
    }

    /// The names of its columns, in order.
    pub(super) fn columns(&self) -> Vec<&str> {
        let mut columns: Vec<_> = self.heads.places.iter().collect();
        columns.sort_by_key(|(_, place)| **place);
        columns.into_iter().map(|(name, _)| name.as_str()).collect()
    }

    /// How many rows it has.
    pub(super) fn len(&self) -> usize {
        self.rows.len()
    }

    /// Its rows, in order.
    pub(super) fn iter(&self) -> impl Iterator<Item = Row<'_, T>> {
        self.rows.iter().map(|cells| Row::new(&self.heads, cells))
    }

    /// The table with only some of its rows.
    pub(super) fn with(&self, is_meant: impl Fn(Row<'_, T>) -> bool) -> Self {
        let is_meant = |cells: &&csv::StringRecord| is_meant(Row::new(&self.heads, cells));
        let rows = self.rows.iter().filter(is_meant).cloned().collect();
        Self { heads: Arc::clone(&self.heads), rows, table: PhantomData }
    }

    /// The rows of one plan under one case.
    pub(super) fn of<'a>(
        &'a self,
        plan: &'a str,
        case: &'a str,
    ) -> impl Iterator<Item = Row<'a, T>> {
        // Tables are long, and columns are found by name: once is enough.
        let place = |column| self.heads.places.get(column).copied().unwrap_or(usize::MAX);
        let (plans, cases) = (place("plan"), place("case"));
        let is = |row: &Row<'_, T>, place, key: &str| {
            row.cells.get(place).is_some_and(|it| unguarded(it) == key)
        };
        self.iter().filter(move |row| is(row, plans, plan) && is(row, cases, case))
    }
}

/// One row of a table.
#[derive(Debug)]
pub(super) struct Row<'a, T> {
    heads: &'a Heads,
    cells: &'a csv::StringRecord,
    table: PhantomData<T>,
}

impl<T> Clone for Row<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Row<'_, T> {}

impl<'a, T> Row<'a, T> {
    fn new(heads: &'a Heads, cells: &'a csv::StringRecord) -> Self {
        Self { heads, cells, table: PhantomData }
    }

    /// The same row as one of a table that has some of its columns.
    pub(super) fn seen_as<Group>(self) -> Row<'a, Group> {
        Row::new(self.heads, self.cells)
    }

    /// Whether it is of this plan under this case.
    pub(super) fn is_of(self, plan: &str, case: &str) -> bool {
        self.read::<kind::Key>("plan") == plan && self.read::<kind::Key>("case") == case
    }

    /// The cell of a column; for what is declared of a table.
    pub(super) fn read<K: Kind>(self, column: &str) -> K::Cell<'a> {
        let cell = self.heads.places.get(column).and_then(|place| self.cells.get(*place));
        debug_assert!(cell.is_some(), "no column {column}");
        K::read(unguarded(cell.unwrap_or_default()), self.heads.clock.as_ref())
    }

    /// The texts of all its cells, in the order of the columns.
    pub(super) fn cells(self) -> impl Iterator<Item = &'a str> {
        self.cells.iter().map(unguarded)
    }
}

/// So many runs of so many, as two cells have them.
pub(super) fn proportion(hits: Option<u32>, n: Option<u32>) -> Proportion {
    Proportion { hits: hits.unwrap_or_default(), n: n.unwrap_or_default() }
}
