//! What a log of runs is of: two logs belong together only if they are of the same.

use std::fmt;
use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::super::Language;
use super::super::file::{create_file, hexadecimal};
use super::finished;
use crate::experiment::Replications;
use crate::experiment::sweep::{Field, Sharing};
use crate::scenario::{
    Message, Study, Sweep, is_plain_file, is_plain_folder, message, read_text_file,
};

/// The name of the file beside a log.
const NAME: &str = "sweep.toml";
/// The same while it is written.
const NEW: &str = "sweep.toml.new";

/// What a log of runs is of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Identity {
    /// Always `drawdown sweep`.
    program: String,
    /// Version of the program.
    version: String,
    /// Kind of machine that it is made for: the last digits of a number may hang on it.
    #[serde(default)]
    machine: String,
    /// Id of the scenario.
    pub scenario: String,
    /// Fingerprint of the scenario with all that was set.
    fingerprint: String,
    /// Master seed.
    seed: u64,
    /// The sweep.
    pub sweep: String,
    /// SHA-256 of its factors, points, plans and cases.
    points: String,
    /// The tables of points of the scenario, each named after what is in it.
    #[serde(default)]
    tables: Vec<String>,
    /// The first point played.
    pub first_point: u32,
    /// The point after the last one played.
    pub end_point: u32,
    /// The rule of replications.
    replications: String,
    /// Whether the points share their luck.
    luck: String,
    /// Which part of the sweep this is.
    pub shard: String,
    /// Most runs of a block.
    pub block: u32,
    /// Whether the runs are wanted as Parquet too.
    pub parquet: bool,
    /// A command that plays the whole sweep again.
    pub command: String,
    /// The scenario as named on the command line.
    pub file: String,
    /// What was set on the command line.
    pub set: Vec<String>,
}

/// One of several equal parts of a sweep: every so many-th cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shard {
    /// Which, from 1.
    pub number: u32,
    /// How many there are.
    pub of: u32,
}

impl Shard {
    /// Most of a sweep: more than any cluster has machines.
    pub const MOST: u32 = 100_000;

    /// All of it.
    pub const WHOLE: Self = Self { number: 1, of: 1 };

    /// Whether a cell belongs to it.
    pub fn holds(self, cell: u32) -> bool {
        cell % self.of == self.number - 1
    }
}

impl FromStr for Shard {
    type Err = NoShard;

    fn from_str(text: &str) -> Result<Self, NoShard> {
        let wrong = || NoShard(message!("shard-wrong", text));
        let (number, of) = text.split_once('/').ok_or_else(wrong)?;
        let number: u32 = number.trim().parse().map_err(|_| wrong())?;
        let of: u32 = of.trim().parse().map_err(|_| wrong())?;
        if of > Self::MOST {
            return Err(NoShard(message!("shard-too-many", text, most = Self::MOST)));
        }
        if number >= 1 && number <= of { Ok(Self { number, of }) } else { Err(wrong()) }
    }
}

/// Why a text is no shard, in no language yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoShard(pub Message);

impl fmt::Display for NoShard {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0.read(Language::English))
    }
}

impl std::error::Error for NoShard {}

impl fmt::Display for Shard {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}/{}", self.number, self.of)
    }
}

/// What the folder of work of a whole sweep ends with, after the name of its results.
const UNFINISHED: &str = ".unfinished";
/// The same of a part of one, but for its number.
const SHARD: &str = ".shard-";
/// What is put to the name of a folder of work while it is cleared away.
const CLEARED: &str = "-done";
/// Everything that a folder of work may hold. What says that it is ours goes last, so that what a stop has left
/// of it can still be told and cleared.
const FILES: [&str; 7] =
    [NEW, finished::NAME, finished::NEW, "runs.csv", "runs.parquet", "runs.log", NAME];

/// Where a folder of work is while it is cleared away.
fn aside(work: &Path) -> PathBuf {
    let mut aside = work.as_os_str().to_owned();
    aside.push(CLEARED);
    PathBuf::from(aside)
}

impl Identity {
    /// The folder of work of a sweep, or of a part of it, beside the place for its results.
    pub fn work_beside(results: &Path, shard: Shard) -> PathBuf {
        let mut work = results.as_os_str().to_owned();
        match shard {
            Shard::WHOLE => work.push(UNFINISHED),
            Shard { number, of } => work.push(format!("{SHARD}{number}-of-{of}")),
        }
        PathBuf::from(work)
    }

    /// Whether a folder of this name is one that a sweep works in.
    pub fn is_name_of_work(name: &str) -> bool {
        name.contains(UNFINISHED) || name.contains(SHARD)
    }

    /// What of a folder of work no sweep has put there, if there is one: itself, if it is a link or no folder,
    /// or else the first of its files that is a link or no file.
    pub fn strange_in(work: &Path) -> Option<PathBuf> {
        let is_there = |path: &Path| fs::symlink_metadata(path).is_ok();
        if !is_plain_folder(work) {
            return is_there(work).then(|| work.to_owned());
        }
        let mut files = FILES.iter().map(|name| work.join(name));
        files.find(|file| is_there(file) && !is_plain_file(file))
    }

    /// Removes a folder of work, file by file: what is not of a sweep stays, and the folder with it.
    ///
    /// # Errors
    /// If anything is left.
    pub fn clear(work: &Path) -> io::Result<()> {
        if !is_plain_folder(work) {
            return Err(io::ErrorKind::NotADirectory.into());
        }
        for name in FILES {
            match fs::remove_file(work.join(name)) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
                _ => {}
            }
        }
        fs::remove_dir(work)
    }

    /// Removes a folder of work whose results are written. What cannot be removed harms nothing.
    pub fn clear_away(work: &Path) {
        let aside = aside(work);
        if fs::rename(work, &aside).is_ok() {
            let _ = Self::clear(&aside);
        }
    }

    /// Removes what is left of a folder of work that was being cleared away when its command was stopped.
    pub fn clear_left(work: &Path) {
        let aside = aside(work);
        if Self::read(&aside).is_some() && Self::strange_in(&aside).is_none() {
            let _ = Self::clear(&aside);
        }
        // The last step of that: only an empty one goes.
        if is_plain_folder(&aside) {
            let _ = fs::remove_dir(&aside);
        }
    }

    /// The identity of a sweep of a study, played so.
    pub fn new(study: &Study, sweep: &Sweep, field: &Field, rule: Replications) -> Self {
        Self {
            program: "drawdown sweep".to_owned(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
            machine: machine(),
            scenario: study.base.id.to_string(),
            fingerprint: study.fingerprint.clone(),
            seed: study.base.seed,
            sweep: sweep.name.to_string(),
            points: digest(study, field),
            tables: study.tables.iter().map(|table| table.name.clone()).collect(),
            first_point: 0,
            end_point: field.points().len() as u32,
            replications: spoken(rule),
            luck: "common".to_owned(),
            shard: Shard::WHOLE.to_string(),
            block: 0,
            parquet: false,
            command: String::new(),
            file: String::new(),
            set: Vec::new(),
        }
    }

    /// The same with points that do or do not share their luck.
    #[must_use]
    pub fn with_luck(mut self, luck: Sharing) -> Self {
        self.luck = match luck {
            Sharing::Common => "common".to_owned(),
            Sharing::Independent => "independent".to_owned(),
        };
        self
    }

    /// The rule of replications and the luck that it was played with: the rule that the sweep asks
    /// for, or a number given on the command line. `None` if it is neither.
    pub fn rule_and_luck(&self, asked: Replications) -> Option<(Replications, Sharing)> {
        let luck = if self.luck == "common" { Sharing::Common } else { Sharing::Independent };
        if spoken(asked) == self.replications {
            return Some((asked, luck));
        }
        self.replications.parse().ok().map(|count| (Replications::Fixed(count), luck))
    }

    /// What differs between this and another, in words; nothing if their runs belong together.
    /// Shard, block and how the scenario was named make no difference.
    pub fn differences(&self, other: &Self) -> Vec<String> {
        let points = |it: &Self| format!("{}..{}", it.first_point, it.end_point);
        let pairs = [
            ("version", self.version.clone(), other.version.clone()),
            ("kind of machine", self.machine.clone(), other.machine.clone()),
            ("scenario", self.scenario.clone(), other.scenario.clone()),
            ("seed", self.seed.to_string(), other.seed.to_string()),
            ("values in the scenario", short(&self.fingerprint), short(&other.fingerprint)),
            ("sweep", self.sweep.clone(), other.sweep.clone()),
            ("factors or points", short(&self.points), short(&other.points)),
            ("tables of points", self.tables.join(", "), other.tables.join(", ")),
            ("points played", points(self), points(other)),
            ("replications", self.replications.clone(), other.replications.clone()),
            ("luck", self.luck.clone(), other.luck.clone()),
        ];
        let differing = pairs.into_iter().filter(|(_, one, other)| one != other);
        differing.map(|(what, one, other)| format!("{what}: {one} here, {other} there")).collect()
    }

    /// Which part of the sweep it is.
    pub fn shard(&self) -> Option<Shard> {
        self.shard.parse().ok()
    }

    /// Writes it into the folder of a log, whole or not at all; not again if it is there.
    ///
    /// # Errors
    /// Those of the machine.
    pub fn write(&self, folder: &Path) -> io::Result<()> {
        if Self::read(folder).as_ref() == Some(self) {
            return Ok(());
        }
        let text = toml::to_string(self).expect("an identity is plain strings and numbers");
        let new = folder.join(NEW);
        let mut file = create_file(&new)?;
        file.write_all(text.as_bytes())?;
        file.sync_all()?;
        fs::rename(new, folder.join(NAME))
    }

    /// The identity in the folder of a log; `None` if there is none of ours.
    pub fn read(folder: &Path) -> Option<Self> {
        let text = read_text_file(&folder.join(NAME)).ok()?;
        let identity: Self = toml::from_str(&text).ok()?;
        (identity.program == "drawdown sweep").then_some(identity)
    }
}

/// The kind of machine that this program is made for.
pub(super) fn machine() -> String {
    let library = if cfg!(target_env = "musl") { "-musl" } else { "" };
    format!("{}-{}{library}", std::env::consts::ARCH, std::env::consts::OS)
}

fn short(digest: &str) -> String {
    digest.chars().take(12).collect()
}

fn spoken(rule: Replications) -> String {
    match rule {
        Replications::Fixed(count) => count.to_string(),
        Replications::Adaptive { half_width, first, batch, most } => {
            format!("until ±{half_width}, from {first} by {batch}, at most {most}")
        }
    }
}

/// The SHA-256 of everything that says what the points are.
fn digest(study: &Study, field: &Field) -> String {
    let mut hasher = Sha256::new();
    // What a factor is at some places (all, of one with levels) and where each point stands says what it is
    // there: to write every value of every point would take longer than all else that a shard does before it
    // plays. What lies between hangs on the scenario, which has a fingerprint of its own.
    for factor in field.factors() {
        let places = factor.levels().map_or(4, |levels| 2 * levels.max(1));
        let values: Vec<String> =
            (0..=places).map(|place| factor.text(place as f64 / places as f64)).collect();
        hasher.update(format!("{} {:?} {}\n", factor.name, factor.target, values.join(" ")));
    }
    for coordinate in field.points().points().flatten() {
        hasher.update(coordinate.to_bits().to_le_bytes());
    }
    for number in 0..field.per_point() as u32 {
        let cell = field.cell(number);
        let (plan, case) = (&study.plans[cell.plan].name, &study.cases[cell.case].name);
        hasher.update(format!("{plan} {case}\n"));
    }
    hexadecimal(&hasher.finalize())
}
