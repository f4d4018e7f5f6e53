//! What has happened so far: a status, one row for each fact, as a clerk keeps it in a spreadsheet or a
//! planner in a file of tables.
//!
//! All facts since the first `as_of` are one set, whatever files they stand in and in whatever order: rows
//! become [`Fact`]s in an order of their own. A row of a later `known_on` corrects an earlier one about
//! the same.

mod check;
mod doubt;
mod export;
mod kind;
mod open_end;
mod reading;
mod row;
mod says;
mod sheet;
mod value;

use std::path::PathBuf;

use jiff::civil::Date;

use super::assemble::trust;
use super::read::Rejected;
use super::{Finding, Input, Milestone, Scenario, Severity, Template};
use crate::id::{
    AssumptionId, CampId, EscortId, ForceId, GateId, LineId, PoolId, RouteId, RuleId, SideId,
    SiteId,
};
use crate::time::{Clock, DAY, Moment};

pub use kind::Kind;
pub use row::{COLUMNS, StatusRow};
pub(super) use row::{Tabled, Written, of_tables};
pub use sheet::{status_sheet, status_sheet_with};

/// Everything that is known by the end of a day.
#[derive(Debug, Clone, PartialEq)]
pub struct Status {
    /// The day.
    pub day: Date,
    /// The midnight that ends it.
    pub as_of: Moment,
    /// What is known, in an order that hangs on nothing but the facts.
    pub facts: Vec<Fact>,
    /// The files that were read.
    pub inputs: Vec<Input>,
}

/// One thing that is known.
#[derive(Debug, Clone, PartialEq)]
pub struct Fact {
    /// The kind of row that says it.
    pub kind: Kind,
    /// What it is about, written out as in the file (`camp.kidal.vacated`).
    pub what: String,
    /// What it is about.
    pub about: About,
    /// What it says of that.
    pub says: Says,
    /// The status that it belongs to.
    pub as_of: Date,
    /// When that was known.
    pub known_on: Date,
    /// Who says so.
    pub source: String,
    /// Grade of the evidence.
    pub grade: String,
}

/// The trust in a fact without a grade, and the most that is put into any.
const USUAL_TRUST: f64 = 0.9;
const MOST_TRUST: f64 = 0.98;

impl Fact {
    /// How far its source is trusted to say how something stands: from an even chance up.
    pub fn trust(&self) -> f64 {
        trust(&self.grade).unwrap_or(USUAL_TRUST).clamp(0.5, MOST_TRUST)
    }
}

/// The least error that a date is granted, in seconds, and the error that grows with the time elapsed.
const DATE: f64 = 2.0 * DAY as f64;
const ELAPSED: f64 = 0.05;

/// The standard deviation, in seconds, that the date of a run is granted beside one that is told with a precision
/// (in seconds) and lies so long after the start: √(precision² + (2 d)² + (5 % of the time elapsed)²).
pub fn error_of_dates(precision: f64, elapsed: Moment) -> f64 {
    let elapsed = ELAPSED * elapsed.0.max(0) as f64;
    libm::sqrt(precision * precision + DATE * DATE + elapsed * elapsed)
}

/// What a fact is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum About {
    /// How far a step of an escalation is. It comes first: what is told of loads is so after it.
    Step(RuleId),
    /// The beginning of a closure.
    Begun(CampId),
    /// A milestone of a camp.
    Reached(CampId, Milestone),
    /// What of a line is still in its camp.
    Left(LineId),
    /// What of a line has been moved out of its camp.
    Gone(LineId),
    /// What of a line has been disposed of without being moved.
    Shed(LineId),
    /// People who have left a camp, or (`None`) all of them.
    PeopleOut(Option<CampId>),
    /// Vehicles or aircraft that a pool has.
    Vehicles(PoolId),
    /// Groups that an escort pool has.
    Escorts(EscortId),
    /// Convoys of a pool that are on their way.
    UnderWay(PoolId),
    /// Whether a gate is suspended.
    Gate(GateId),
    /// Whether a route is closed.
    Route(RouteId),
    /// Where a force stands.
    Force(ForceId),
    /// Who holds a site.
    Holder(SiteId),
    /// The value of an assumption.
    Assumption(AssumptionId),
}

impl About {
    /// Whether it is set before anything is played, and does not weigh the runs.
    pub fn is_direct(self) -> bool {
        matches!(self, Self::Assumption(_))
    }
}

/// What a fact says.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Says {
    /// It came about between these moments, both included.
    Between(Moment, Moment),
    /// By this moment it had not come about.
    NotBy(Moment),
    /// So much, in base units, at a moment, give or take.
    Amount {
        /// When.
        at: Moment,
        /// How much.
        value: f64,
        /// By how much it may be wrong.
        give: f64,
    },
    /// It stood so at a moment.
    Stands {
        /// When.
        at: Moment,
        /// How.
        so: Standing,
    },
    /// The value of an assumption in its base unit, from and to.
    Value(f64, f64),
}

/// How something stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Open, or granting.
    Open,
    /// Closed, or suspended.
    Shut,
    /// At a site; `None`: on the way.
    At(Option<SiteId>),
    /// In the hands of a side; `None`: of nobody.
    Held(Option<SideId>),
    /// A step of an escalation, so far on.
    Step(StepStage),
}

/// How far a step of an escalation is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StepStage {
    /// It has not been asked for, or is not any more.
    No,
    /// It has been put before whoever decides.
    Ordered,
    /// It has been refused.
    Refused,
    /// It has been carried out.
    CarriedOut,
}

impl StepStage {
    /// All of them, in order.
    pub const ALL: [Self; 4] = [Self::No, Self::Ordered, Self::Refused, Self::CarriedOut];

    /// The word in the column `value`.
    pub fn word(self) -> &'static str {
        match self {
            Self::No => "no",
            Self::Ordered => "ordered",
            Self::Refused => "refused",
            Self::CarriedOut => "carried-out",
        }
    }
}

impl Says {
    /// The moment at which a state was so; `None` for what says when something came about.
    pub fn at(&self) -> Option<Moment> {
        match self {
            Self::Amount { at, .. } | Self::Stands { at, .. } => Some(*at),
            Self::Between(..) | Self::NotBy(_) | Self::Value(..) => None,
        }
    }
}

impl Status {
    /// All of it as a text that is another wherever a fact is.
    pub fn said(&self) -> String {
        let line = |fact: &Fact| {
            let Fact { kind, what, says, as_of, known_on, source, grade, .. } = fact;
            let kind = kind.word();
            format!("{kind} {what} {says:?} {as_of} {known_on} {source:?} {grade:?}\n")
        };
        self.facts.iter().map(line).collect()
    }

    /// Reads what is known by the end of a day: the rows of a file of its own, and of these files.
    ///
    /// # Errors
    /// Everything that is wrong with them, each with its row and column.
    pub fn read(
        template: &Template,
        files: &[PathBuf],
        scenario: &Scenario,
        day: Date,
    ) -> Result<(Self, Vec<Finding>), Rejected> {
        let (mut rows, mut findings, mut inputs) = (template.status_rows(), Vec::new(), Vec::new());
        for file in files {
            match row::read_file(file) {
                Ok((read, input)) => {
                    rows.extend(read);
                    inputs.push(input);
                }
                Err(found) => findings.extend(found),
            }
        }
        Self::of_rows((rows, inputs), findings, scenario, day)
    }

    /// Reads what is known by the end of a day from one text that is shown under this name.
    ///
    /// # Errors
    /// As [`Self::read`].
    pub fn of_text(
        name: &str,
        text: &str,
        scenario: &Scenario,
        day: Date,
    ) -> Result<(Self, Vec<Finding>), Rejected> {
        let (rows, input) = row::read_text(name, text).map_err(Rejected::new)?;
        Self::of_rows((rows, vec![input]), Vec::new(), scenario, day)
    }

    fn of_rows(
        (rows, mut inputs): (Vec<Written>, Vec<Input>),
        mut findings: Vec<Finding>,
        scenario: &Scenario,
        day: Date,
    ) -> Result<(Self, Vec<Finding>), Rejected> {
        inputs.sort_by(|a, b| (&a.sha256, &a.name).cmp(&(&b.sha256, &b.name)));
        let (facts, found) = facts(scenario, &rows, Some(day));
        findings.extend(found);
        if findings.iter().any(|finding| finding.severity == Severity::Error) {
            return Err(Rejected::new(findings));
        }
        let as_of = end_of(&scenario.clock, day);
        Ok((Self { day, as_of, facts, inputs }, super::read::in_order(findings)))
    }

    /// Nothing is known by the end of a day.
    pub fn nothing(scenario: &Scenario, day: Date) -> Self {
        let as_of = end_of(&scenario.clock, day);
        Self { day, as_of, facts: Vec::new(), inputs: Vec::new() }
    }

    /// What is known of one thing last of all: of states the latest, of dates the one that was known last.
    pub fn of(&self, about: About) -> Option<&Fact> {
        let facts = self.facts.iter().filter(|fact| fact.about == about);
        facts.max_by_key(|fact| (fact.says.at(), fact.known_on, fact.as_of))
    }

    /// Facts that weigh the runs, in order.
    pub fn indirect(&self) -> impl Iterator<Item = &Fact> {
        self.facts.iter().filter(|fact| !fact.about.is_direct())
    }

    /// Facts that set an assumption, in order.
    pub fn direct(&self) -> impl Iterator<Item = (AssumptionId, &Fact)> {
        self.facts.iter().filter_map(|fact| match fact.about {
            About::Assumption(id) => Some((id, fact)),
            _ => None,
        })
    }
}

/// What these rows say, and everything found in them; up to the end of a day, if one is given.
pub(super) fn facts(
    scenario: &Scenario,
    rows: &[Written],
    day: Option<Date>,
) -> (Vec<Fact>, Vec<Finding>) {
    let mut reader = reading::Reader::new(scenario, day);
    let read: Vec<_> = rows.iter().filter_map(|row| reader.fact(row)).collect();
    reader.note_left_open();
    let mut facts = reader.settle(read);
    reader.spread_lists(&mut facts);
    let mut findings = reader.findings;
    findings.extend(check::check(scenario, &facts));
    let mut facts: Vec<Fact> = facts.into_iter().map(|(fact, _)| fact).collect();
    facts.sort_by(|a, b| order(a).cmp(&order(b)));
    (facts, findings)
}

/// The order of facts: by what they are about, then in the order of time.
fn order(fact: &Fact) -> (About, Option<Moment>, Date, Date, &str) {
    (fact.about, fact.says.at(), fact.known_on, fact.as_of, &fact.source)
}

/// The midnight that ends a day.
pub(super) fn end_of(clock: &Clock, day: Date) -> Moment {
    clock.midnight(day.saturating_add(jiff::Span::new().days(1)))
}
