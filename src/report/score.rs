//! Forecasts against what happened: a folder of results and its record, as tables and for readers.

mod page;
pub(super) mod tables;

use std::path::Path;

use jiff::civil::Date;

use super::archive::{Archive, NoBriefing, Row};
use super::manifest::{Counts, Manifest, Told};
use super::results::runs::RunTable;
use super::schema::kind;
use super::table::Table;
use super::update::tables::Weighing;
use super::{Language, Names};
use crate::Answer;
use crate::analysis::score::{Actual, Board, Ensemble, Milestone, Mission, Score, board, scores};
use crate::scenario::{DeadlineKind, Outcome, Record, Recorded, Scenario, Study};
use crate::time::Moment;
pub(super) use tables::headings;

/// The forecasts in a folder of results: those of one plan under one case.
pub struct Forecasts {
    /// The study that was played.
    pub study: Study,
    results: Archive,
}

impl Forecasts {
    /// Reads a folder of results of `run`.
    ///
    /// # Errors
    /// [`NoBriefing`] if the folder is not ours, is of another version, or has been changed.
    pub fn open(folder: &Path) -> Result<Self, NoBriefing> {
        let (results, study) = Archive::with::<RunTable>(folder)?;
        Ok(Self { study, results })
    }

    /// The folder's own name.
    pub fn name(&self) -> String {
        self.results.name()
    }

    /// The day on which it was forecast: that of the status, or the first of the scenario.
    ///
    /// # Errors
    /// [`NoBriefing`] if the results have been changed.
    pub fn day(&self) -> Result<Date, NoBriefing> {
        Ok(self.as_of()?.unwrap_or_else(|| Days(&self.study.base).start()))
    }

    /// Whether another folder holds the very same results.
    pub fn is_same_as(&self, other: &Self) -> bool {
        self.results.manifest == other.results.manifest
    }

    /// The day by whose end everything was known, of a forecast made anew from a status.
    fn as_of(&self) -> Result<Option<Date>, NoBriefing> {
        if !self.results.has::<Weighing>() {
            return Ok(None);
        }
        let records = self.results.table::<Weighing>()?;
        Ok(records.iter().next().and_then(|row| row.as_of().parse().ok()))
    }

    /// What was told of what had happened, if anything was.
    pub fn told(&self) -> Option<&Told> {
        self.results.manifest.told.as_ref()
    }

    /// The keys of the plans and of the cases that were played.
    pub fn choices(&self) -> (&[String], &[String]) {
        (&self.results.manifest.plans, &self.results.manifest.cases)
    }

    /// What the runs of a plan under a case say of these milestones; nothing of one that this scenario
    /// has not, or where no run succeeded.
    fn ensembles(
        &self,
        (plan, case): (&str, &str),
        columns: &[String],
        days: Days<'_>,
    ) -> Result<Vec<Option<Ensemble>>, NoBriefing> {
        let is_wanted = |row: Row<'_, RunTable>| {
            let which = row.which();
            which.plan() == plan && which.case() == case && row.run().outcome() == "done"
        };
        let records = self.results.table_where(is_wanted)?;
        let known = records.columns();
        let of = |column: &String| {
            let is_there = known.contains(&column.as_str()) && records.len() > 0;
            let day = |row: Row<'_, RunTable>| row.read::<kind::Date>(column).map(|at| days.of(at));
            is_there.then(|| Ensemble::new(records.iter().map(day).collect()))
        };
        Ok(columns.iter().map(of).collect())
    }
}

/// Days counted from the one on which a scenario begins, in its zone.
#[derive(Debug, Clone, Copy)]
struct Days<'a>(&'a Scenario);

impl<'a> Days<'a> {
    fn clock(self) -> &'a crate::time::Clock {
        &self.0.clock
    }

    fn start(self) -> Date {
        self.clock().civil(Moment::START).date()
    }

    /// The day of something that is reached or ends.
    fn of(self, at: Moment) -> i64 {
        self.number(self.clock().civil_end(at).date())
    }

    fn number(self, date: Date) -> i64 {
        i64::from((date - self.start()).get_days())
    }

    fn date(self, day: i64) -> Date {
        self.start().saturating_add(jiff::Span::new().days(day.clamp(-100_000, 100_000)))
    }
}

/// A mission whose forecasts are scored.
pub struct ScoredMission {
    /// What was played.
    pub forecasts: Forecasts,
    /// What happened.
    pub record: Record,
    /// The plan and the case that are scored, by their keys.
    pub which: (String, String),
    mission: Mission,
}

impl ScoredMission {
    /// A folder of results with its record and, if there is one, an earlier forecast of the same.
    /// Dates are censored at `until`, or else at the last day of which the record says anything, but
    /// not after the horizon.
    ///
    /// # Errors
    /// [`NoBriefing`] if the results have been changed.
    pub fn new(
        forecasts: Forecasts,
        record: Record,
        previous: Option<&Forecasts>,
        which: (String, String),
        until: Option<Date>,
    ) -> Result<Self, NoBriefing> {
        let scenario = &forecasts.study.base;
        let days = Days(scenario);
        let columns: Vec<String> =
            record.entries.iter().map(|entry| column(scenario, entry.milestone)).collect();
        let pair = (which.0.as_str(), which.1.as_str());
        let runs = forecasts.ensembles(pair, &columns, days)?;
        let before = previous.map(|it| it.ensembles(pair, &columns, days)).transpose()?;
        let before = before.unwrap_or_else(|| vec![None; columns.len()]);
        let headline = headline(scenario, &record);
        // What was known is no forecast.
        let as_of = forecasts.as_of()?;
        let is_open = |outcome: &Outcome| match outcome {
            Outcome::Reached { latest, .. } => as_of.is_none_or(|day| *latest > day),
            Outcome::NotBy(_) => true,
        };
        let entries = record.entries.iter().zip(runs.into_iter().zip(before));
        let entries = entries.filter(|(entry, _)| is_open(&entry.outcome));
        let milestones = entries.filter_map(|(entry, (runs, previous))| {
            Some(Milestone {
                name: entry.milestone.key(scenario),
                announced: announced(scenario, entry.milestone).map(|at| days.of(at)),
                is_deadline: matches!(entry.milestone, Recorded::Deadline(_)),
                is_headline: Some(entry.milestone) == headline,
                runs: runs?,
                previous,
                actual: match entry.outcome {
                    Outcome::Reached { earliest, latest } => {
                        Actual::Between(days.number(earliest), days.number(latest))
                    }
                    Outcome::NotBy(day) => Actual::NotBy(days.number(day)),
                },
            })
        });
        let horizon = days.of(scenario.until);
        let until = until.or(record.last_look()).map_or(horizon, |date| days.number(date));
        let mission = Mission {
            name: record.mission.clone(),
            seed: scenario.seed,
            until: until.min(horizon),
            milestones: milestones.collect(),
        };
        Ok(Self { forecasts, record, which, mission })
    }
}

/// The column of `runs.csv` in which its date stands.
fn column(scenario: &Scenario, milestone: Recorded) -> String {
    match milestone {
        Recorded::Deadline(_) => format!("{}.reached", milestone.key(scenario)),
        Recorded::Vacated(_) => milestone.key(scenario),
    }
}

/// When a milestone is due or planned.
fn announced(scenario: &Scenario, milestone: Recorded) -> Option<Moment> {
    match milestone {
        Recorded::Deadline(id) => Some(scenario.deadlines[id].due),
        Recorded::Vacated(id) => scenario.camps[id].planned,
    }
}

/// The overall deadline: the last one due of the hard ones that are recorded; of all where none is.
fn headline(scenario: &Scenario, record: &Record) -> Option<Recorded> {
    let deadlines = record.entries.iter().filter_map(|entry| match entry.milestone {
        Recorded::Deadline(id) => Some(id),
        Recorded::Vacated(_) => None,
    });
    let rank = |id: &crate::id::DeadlineId| {
        let deadline = &scenario.deadlines[*id];
        (deadline.kind == DeadlineKind::Hard, deadline.due)
    };
    deadlines.max_by_key(rank).map(Recorded::Deadline)
}

/// How forecasts did, for tables and for readers.
pub struct Scored<'a> {
    missions: &'a [ScoredMission],
    parts: Vec<Mission>,
    scores: Vec<Score>,
    board: Board,
    language: Language,
}

impl Answer for Scored<'_> {
    fn tables(&self) -> Vec<Table> {
        tables::tables(self)
    }

    fn text(&self, folder: &str) -> String {
        page::page(self, folder)
    }
}

impl<'a> Scored<'a> {
    /// Scores these missions; at least one.
    pub fn new(missions: &'a [ScoredMission], language: Language) -> Self {
        let parts: Vec<Mission> = missions.iter().map(|it| it.mission.clone()).collect();
        let scores = scores(&parts);
        let board = board(&parts, &scores);
        Self { missions, parts, scores, board, language }
    }

    /// The manifest of the files that `command` makes: it names all records and scenarios.
    pub fn manifest(&self, command: &str) -> Manifest {
        let counts = self.missions.iter().fold(Counts::default(), |sum, it| {
            let played = &it.forecasts.results.manifest;
            Counts {
                replications: sum.replications.max(played.replications),
                runs: sum.runs + played.runs,
                failed: sum.failed + played.failed,
                events: sum.events + played.events,
            }
        });
        let manifest = Manifest::new(&self.missions[0].forecasts.study, command, counts);
        let told = self.missions[0].forecasts.told().cloned();
        let manifest = told.into_iter().fold(manifest, Manifest::and_told);
        self.missions.iter().fold(manifest, |manifest, it| {
            let record = std::slice::from_ref(&it.record.input);
            manifest.and_read(&it.forecasts.study).and_inputs(record)
        })
    }

    fn names(&self, mission: usize) -> Names<'_> {
        let scenario = &self.missions[mission].forecasts.study.base;
        Names { scenario, language: self.language }
    }

    fn days(&self, mission: usize) -> Days<'_> {
        Days(&self.missions[mission].forecasts.study.base)
    }

    /// The milestone of a score.
    fn milestone(&self, score: &Score) -> &Milestone {
        &self.parts[score.mission].milestones[score.milestone]
    }

    /// The entry of the record that a score is of.
    fn recorded(&self, score: &Score) -> Recorded {
        let mission = &self.missions[score.mission];
        let scenario = &mission.forecasts.study.base;
        let name = &self.milestone(score).name;
        let mut entries = mission.record.entries.iter();
        let entry = entries.find(|entry| entry.milestone.key(scenario) == *name);
        entry.expect("a score is of an entry").milestone
    }
}
