//! What happened in the end: a record, one row for each milestone, as a spreadsheet saves it.
//!
//! A record is written after the event and never an input of a forecast. A date is a day in the
//! scenario's zone; a row says on which day a milestone was reached, between which days, or that it
//! had not been by the end of a day. A row of a later `known_on` corrects an earlier one.

mod contradiction;

use std::path::Path;

use jiff::civil::Date;

use super::desk::nearest;
use super::read::Rejected;
use super::regular::read_text_file;
use super::source::{Sources, Spot};
use super::spreadsheet::{self, Cell, Sheet};
use contradiction::contradictions;

use super::{Code, Finding, Goal, Input, Message, Scenario};
use crate::id::{CampId, DeadlineId};

/// What happened in one mission.
#[derive(Debug, Clone, PartialEq)]
pub struct Record {
    /// The mission: what counts as one in a score over several. By default the scenario's id.
    pub mission: String,
    /// The file.
    pub input: Input,
    /// One for each milestone, in the order of the file.
    pub entries: Vec<Entry>,
}

/// What is known of one milestone.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// The milestone.
    pub milestone: Recorded,
    /// What became of it.
    pub outcome: Outcome,
    /// When that was known.
    pub known_on: Date,
    /// Who says so.
    pub source: String,
}

/// A milestone that a forecast has a date for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Recorded {
    /// What a deadline asks for.
    Deadline(DeadlineId),
    /// The last party out of a camp.
    Vacated(CampId),
}

impl Recorded {
    /// What it is called in records and tables.
    pub fn key(self, scenario: &Scenario) -> String {
        match self {
            Self::Deadline(id) => format!("deadline.{}", scenario.deadlines[id].name),
            Self::Vacated(id) => {
                format!("camp.{}.vacated", scenario.sites[scenario.camps[id].site].name)
            }
        }
    }
}

/// What became of a milestone, by whole days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Reached on one of these days, both included.
    Reached {
        /// The first day on which it can have been.
        earliest: Date,
        /// The last one.
        latest: Date,
    },
    /// Not reached by the end of this day; nothing is known of later.
    NotBy(Date),
}

impl Record {
    /// Reads a record of what became of a scenario.
    ///
    /// # Errors
    /// Everything that is wrong with it, each with its row and column.
    pub fn read(path: &Path, scenario: &Scenario) -> Result<Self, Rejected> {
        let name = path.display().to_string();
        let text = read_text_file(path).map_err(|why| {
            let code = if why.is_of_machine() { Code::Unreadable } else { Code::FileMissing };
            let finding =
                Finding::new(code, message!("record-cannot-read", name, why = why.message()));
            Rejected::new(vec![finding])
        })?;
        Self::of_text(&name, &text, scenario)
    }

    /// Reads a record from a text that is shown under this name.
    ///
    /// # Errors
    /// As [`Self::read`].
    pub fn of_text(name: &str, text: &str, scenario: &Scenario) -> Result<Self, Rejected> {
        let mut sources = Sources::default();
        sources.add_file(name, text);
        let mut reader = Reader { scenario, sources: &sources, findings: Vec::new() };
        let read = reader.record(text);
        match read.filter(|_| reader.findings.is_empty()) {
            Some((mission, entries)) => {
                let input = sources.inputs().swap_remove(0);
                Ok(Self { mission, input, entries })
            }
            None => Err(Rejected::new(reader.findings)),
        }
    }

    /// The last day of which it says anything: the latest `known_on`.
    pub fn last_look(&self) -> Option<Date> {
        self.entries.iter().map(|entry| entry.known_on).max()
    }
}

/// The columns of a record; those after the first six may be left out.
const COLUMNS: [&str; 7] =
    ["milestone", "earliest", "latest", "not_by", "known_on", "source", "mission"];

/// The cells of one row under the known columns; `None` for a column that the file has not.
type Row<'a> = [Option<&'a Cell>; COLUMNS.len()];

struct Reader<'a> {
    scenario: &'a Scenario,
    sources: &'a Sources,
    findings: Vec<Finding>,
}

impl Reader<'_> {
    fn record(&mut self, text: &str) -> Option<(String, Vec<Entry>)> {
        let sheet = match spreadsheet::read(text) {
            Ok(sheet) => sheet,
            Err(problem) => {
                self.findings.push(
                    Finding::new(Code::Syntax, message!("record-record-cannot-read", problem))
                        .at(self.sources.place(Spot::new(0, 0..0))),
                );
                return None;
            }
        };
        let places = self.columns(&sheet)?;
        if sheet.rows.is_empty() {
            let heading = &sheet.headings[0];
            self.find(Code::MissingKey, heading, message!("record-record-has-no-rows")).remedy =
                Some(message!("record-write-row-each-milestone-which"));
        }
        let (mut entries, mut cells_of) = (Vec::new(), Vec::new());
        for cells in &sheet.rows {
            let row = places.map(|place| Some(&cells[place?]).filter(|cell| !cell.text.is_empty()));
            let whole = &cells[places[0].unwrap_or_default()];
            if let Some(entry) = self.entry(&row, whole) {
                self.add((&mut entries, &mut cells_of), entry, whole);
            }
        }
        for (place, problem) in contradictions(self.scenario, &entries) {
            self.find(Code::Conflict, &cells_of[place], problem);
        }
        Some((self.mission(&sheet, &places), entries))
    }

    /// Where each known column stands; a finding for each that is unknown, twice there or missing.
    fn columns(&mut self, sheet: &Sheet) -> Option<[Option<usize>; COLUMNS.len()]> {
        let mut places = [None; COLUMNS.len()];
        for (at, heading) in sheet.headings.iter().enumerate() {
            match COLUMNS.iter().position(|name| *name == heading.text) {
                Some(column) if places[column].is_none() => places[column] = Some(at),
                Some(_) => {
                    let problem = message!("record-there-two-columns", text = heading.text);
                    self.find(Code::NameTaken, heading, problem);
                }
                None => {
                    let problem =
                        message!("record-record-has-no-column", text = quoted(&heading.text));
                    let nearest = nearest(&heading.text, COLUMNS);
                    let finding = self.find(Code::UnknownKey, heading, problem);
                    finding.allowed = Some(Message::verbatim(COLUMNS.join(", ")));
                    finding.did_you_mean = nearest;
                }
            }
        }
        let first = sheet.headings.first().cloned();
        let first = first.unwrap_or(Cell { text: String::new(), bytes: 0..0 });
        for (name, _) in COLUMNS.iter().zip(places).take(6).filter(|(_, place)| place.is_none()) {
            let problem = message!("record-record-has-no-column-2", name);
            self.find(Code::MissingKey, &first, problem).allowed =
                Some(Message::verbatim(COLUMNS.join(", ")));
        }
        places[..6].iter().all(Option::is_some).then_some(places)
    }

    /// What one row says.
    fn entry(&mut self, row: &Row<'_>, whole: &Cell) -> Option<Entry> {
        let [milestone, .., source, _] = *row;
        let milestone = match milestone {
            Some(cell) => self.milestone(cell),
            None => self.missing(whole, Message::verbatim("milestone")),
        };
        let [earliest, latest, not_by, known_on] =
            [1, 2, 3, 4].map(|column| row[column].map(|cell| (cell, self.date(cell))));
        let known = match known_on {
            Some((_, known)) => known,
            None => self.missing(whole, Message::verbatim("known_on")),
        };
        let outcome = self.outcome([earliest, latest, not_by], whole);
        let (milestone, outcome, known_on) = (milestone?, outcome?, known?);
        self.knowable(&outcome, known_on, row);
        let source = match source {
            Some(cell) => cell.text.clone(),
            None => {
                self.missing::<()>(whole, message!("record-source-say-who-says"));
                return None;
            }
        };
        Some(Entry { milestone, outcome, known_on, source })
    }

    fn milestone(&mut self, cell: &Cell) -> Option<Recorded> {
        let scenario = self.scenario;
        let named = |text: &str| {
            let deadline = text.strip_prefix("deadline.").unwrap_or(text);
            let deadline = scenario.deadlines.iter().find(|(_, it)| it.name.as_str() == deadline);
            let camp = text.strip_prefix("camp.").and_then(|rest| rest.strip_suffix(".vacated"));
            let site = |id: CampId| scenario.sites[scenario.camps[id].site].name.as_str();
            let camp = camp.and_then(|camp| scenario.camps.ids().find(|id| site(*id) == camp));
            deadline.map(|(id, _)| Recorded::Deadline(id)).or(camp.map(Recorded::Vacated))
        };
        match named(&cell.text) {
            Some(Recorded::Deadline(id))
                if matches!(scenario.deadlines[id].goal, Goal::Held(_) | Goal::Empty(_)) =>
            {
                let problem = message!(
                    "record-deadline-about-who-holds-site",
                    deadlines = scenario.deadlines[id].name
                );
                self.find(Code::KindMismatch, cell, problem).remedy =
                    Some(message!("record-record-camps-about-instead-camp"));
                None
            }
            Some(recorded) => Some(recorded),
            None => {
                let deadlines = scenario.deadlines.values();
                let deadlines = deadlines.map(|it| format!("deadline.{}", it.name));
                let site = |id: CampId| &scenario.sites[scenario.camps[id].site].name;
                let camps = scenario.camps.ids().map(|id| format!("camp.{}.vacated", site(id)));
                let all: Vec<String> = deadlines.chain(camps).collect();
                let near = nearest(&cell.text, all.iter().map(String::as_str));
                let problem =
                    message!("record-scenario-has-no-milestone", text = quoted(&cell.text));
                let finding = self.find(Code::UnknownReference, cell, problem);
                finding.allowed = Some(Message::verbatim(all.join(", ")));
                finding.did_you_mean = near;
                None
            }
        }
    }

    fn date(&mut self, cell: &Cell) -> Option<Date> {
        let date = cell.text.parse().ok();
        if date.is_none() {
            let problem = message!("record-no-date", text = quoted(&cell.text));
            self.find(Code::BadMoment, cell, problem).allowed = Some(message!("record-day-such"));
        }
        date
    }

    /// What the three columns of dates say together.
    fn outcome(
        &mut self,
        [earliest, latest, not_by]: [Option<(&Cell, Option<Date>)>; 3],
        whole: &Cell,
    ) -> Option<Outcome> {
        match (earliest, latest, not_by) {
            (None, None, None) => {
                self.find(Code::MissingKey, whole, message!("record-row-says-nothing-when-was"))
                    .allowed = Some(message!("record-earliest-latest-latest-alone-not"));
                None
            }
            (None, None, Some((cell, date))) => self.not_before(cell, date?).map(Outcome::NotBy),
            (_, _, Some((cell, _))) => {
                let problem = message!("record-row-says-both-when-was");
                self.find(Code::Conflict, cell, problem).remedy =
                    Some(message!("record-leave-not-empty-earliest-latest"));
                None
            }
            (Some((cell, _)), None, None) => {
                self.find(
                    Code::MissingKey,
                    cell,
                    message!("record-there-earliest-day-no-latest"),
                )
                .remedy = Some(message!("record-give-latest-too-same-day"));
                None
            }
            (earliest, Some((cell, latest)), None) => {
                let latest = self.not_before(cell, latest?)?;
                let earliest = match earliest {
                    Some((cell, date)) => self.not_before(cell, date?)?,
                    None => self.start(),
                };
                if latest < earliest {
                    let problem = message!("record-ends-before-begins", earliest, latest);
                    self.find(Code::PeriodBackwards, cell, problem);
                    return None;
                }
                Some(Outcome::Reached { earliest, latest })
            }
        }
    }

    /// The day on which the forecast was made.
    fn start(&self) -> Date {
        self.scenario.clock.civil(crate::time::Moment::START).date()
    }

    /// A day of a row, unless it lies before what was forecast.
    fn not_before(&mut self, cell: &Cell, day: Date) -> Option<Date> {
        let start = self.start();
        if day >= start {
            return Some(day);
        }
        let problem = message!("record-before-forecast", day, start);
        self.find(Code::Conflict, cell, problem).remedy =
            Some(message!("record-leave-out-what-was-known"));
        None
    }

    /// Nothing is known before it has happened.
    fn knowable(&mut self, outcome: &Outcome, known_on: Date, row: &Row<'_>) {
        let (last, column) = match outcome {
            Outcome::Reached { latest, .. } => (*latest, 2),
            Outcome::NotBy(day) => (*day, 3),
        };
        if let Some(cell) = row[column].filter(|_| known_on < last) {
            let problem = message!("record-cannot-have-been-known", last, known_on);
            self.find(Code::Conflict, cell, problem).allowed =
                Some(message!("record-day-up-known"));
        }
    }

    /// Adds an entry, unless another of the same day is about the same; the later known one counts.
    fn add(
        &mut self,
        (entries, cells): (&mut Vec<Entry>, &mut Vec<Cell>),
        entry: Entry,
        whole: &Cell,
    ) {
        let same = entries.iter().position(|other| other.milestone == entry.milestone);
        match same.map(|place| (&mut entries[place], &mut cells[place])) {
            Some((other, _)) if other.known_on == entry.known_on => {
                let problem = message!(
                    "record-recorded-twice-known",
                    text = quoted(&whole.text),
                    known_on = entry.known_on
                );
                self.find(Code::NameTaken, whole, problem).remedy =
                    Some(message!("record-correction-has-later-known-than"));
            }
            Some((other, cell)) if other.known_on < entry.known_on => {
                *other = entry;
                *cell = whole.clone();
            }
            Some(_) => {}
            None => {
                entries.push(entry);
                cells.push(whole.clone());
            }
        }
    }

    /// The mission that all rows name, or else the scenario.
    fn mission(&mut self, sheet: &Sheet, places: &[Option<usize>; COLUMNS.len()]) -> String {
        let usual = self.scenario.id.to_string();
        let Some(place) = places[6] else { return usual };
        let mut named = sheet.rows.iter().map(|row| &row[place]).filter(|it| !it.text.is_empty());
        let Some(first) = named.next() else { return usual };
        if let Some(other) = named.find(|other| other.text != first.text) {
            let problem = message!(
                "record-here-before-record-one-mission",
                text = quoted(&other.text),
                text_2 = quoted(&first.text)
            );
            self.find(Code::Conflict, other, problem);
        }
        first.text.clone()
    }

    fn missing<T>(&mut self, whole: &Cell, column: Message) -> Option<T> {
        self.find(Code::MissingKey, whole, message!("record-row-has-no", column));
        None
    }

    fn find(&mut self, code: Code, cell: &Cell, problem: Message) -> &mut Finding {
        let place = self.sources.place(Spot::new(0, cell.bytes.clone()));
        self.findings.push(Finding::new(code, problem).at(place));
        self.findings.last_mut().expect("one was just added")
    }
}

fn quoted(text: &str) -> String {
    format!("`{text}`")
}
