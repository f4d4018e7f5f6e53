//! How the forecast has moved from report to report: `drift.csv`.

use super::super::archive::{Archive, NoBriefing, Row};
use super::super::results::deadlines::Deadlines;
use super::{Updated, forecast};
use crate::analysis::Proportion;
use crate::analysis::status::Forecast;
use crate::experiment::Runs;
use crate::id::DeadlineId;
use crate::scenario::Study;
use crate::table::Cell;
use crate::time::Moment;

/// The forecasts of all reports until now, in order of time.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Drift {
    /// One for each report, plan, case and deadline.
    pub rows: Vec<DriftRow>,
}

/// The forecast of one deadline in one report.
#[derive(Debug, Clone, PartialEq)]
pub struct DriftRow {
    /// The day of the status; of the forecast before any, the day on which the scenario begins.
    pub as_of: String,
    /// Whether anything was known that had happened.
    pub is_update: bool,
    /// Keys of plan, case and deadline.
    pub keys: [String; 3],
    /// When it is due.
    pub due: Moment,
    /// What was forecast.
    pub forecast: Forecast,
    /// From how many runs.
    pub runs: u32,
    /// The fact that moved the chance most, and by how much.
    pub moved_by: Option<(String, f64)>,
}

impl DriftRow {
    /// The chance of missing it, as it was seen in runs.
    pub(super) fn missed(&self) -> Proportion {
        of_runs(self.forecast.missed, self.runs)
    }
}

/// A share of so many runs.
pub(crate) fn of_runs(share: f64, n: u32) -> Proportion {
    Proportion { hits: (share * f64::from(n)).round() as u32, n }
}

impl Drift {
    /// The forecast before anything was known, by these runs of each case.
    pub(super) fn before(study: &Study, followed: &str, runs: &[&Runs]) -> Self {
        let scenario = &study.base;
        let as_of = scenario.clock.civil(Moment::START).date().to_string();
        let of_case = |(case, runs): (usize, &&Runs)| {
            let done = runs.iter().count().max(1) as f64;
            let weight = |run| if runs.run(run).is_some() { 1.0 / done } else { 0.0 };
            let weights: Vec<f64> = (0..runs.len()).map(weight).collect();
            let row = |id: DeadlineId| DriftRow {
                as_of: as_of.clone(),
                is_update: false,
                keys: keys(study, followed, case, id),
                due: scenario.deadlines[id].due,
                forecast: forecast(runs, &weights, id),
                runs: done as u32,
                moved_by: None,
            };
            scenario.deadlines.ids().map(row).collect::<Vec<_>>()
        };
        Self { rows: runs.iter().enumerate().flat_map(of_case).collect() }
    }

    /// The day of the last report.
    pub fn last_day(&self) -> Option<jiff::civil::Date> {
        let days = self.rows.iter().filter(|row| row.is_update).map(|row| &row.as_of);
        days.max()?.parse().ok()
    }

    /// The forecasts that an update has written.
    pub(super) fn of_update(results: &Archive) -> Result<Self, NoBriefing> {
        let read = results.table::<DriftTable>()?;
        let row = |row: Row<'_, DriftTable>| {
            let moved_by = row.moved_by();
            Some(DriftRow {
                as_of: row.as_of().to_owned(),
                is_update: row.known() == "update",
                keys: [row.plan(), row.case(), row.deadline()].map(str::to_owned),
                due: row.due()?,
                forecast: Forecast { missed: row.p_missed()?, p50: row.p50(), p80: row.p80() },
                runs: row.runs()?,
                moved_by: row
                    .moved_points()
                    .filter(|_| !moved_by.is_empty())
                    .map(|points| (moved_by.to_owned(), points)),
            })
        };
        Ok(Self { rows: read.iter().filter_map(row).collect() })
    }

    /// The forecasts that a run has written: those before any fact.
    pub(super) fn of_run(results: &Archive, study: &Study) -> Result<Self, NoBriefing> {
        let read = results.table::<Deadlines>()?;
        let as_of = study.base.clock.civil(Moment::START).date().to_string();
        let row = |row: Row<'_, Deadlines>| {
            Some(DriftRow {
                as_of: as_of.clone(),
                is_update: false,
                keys: [row.which().plan(), row.which().case(), row.deadline()].map(str::to_owned),
                due: row.due()?,
                forecast: Forecast { missed: row.p_missed()?, p50: row.p50(), p80: row.p80() },
                runs: row.n()?,
                moved_by: None,
            })
        };
        Ok(Self { rows: read.iter().filter_map(row).collect() })
    }
}

fn keys(study: &Study, plan: &str, case: usize, id: DeadlineId) -> [String; 3] {
    let deadline = study.base.deadlines[id].name.to_string();
    [plan.to_owned(), study.cases[case].name.to_string(), deadline]
}

/// The forecast of this report.
pub(super) fn rows_now(updated: &Updated<'_>) -> Vec<DriftRow> {
    let study = updated.study;
    let rows = updated.analysis.deadlines.iter().map(|row| {
        let called = |number: usize| Updated::called(&updated.status.facts[number]);
        DriftRow {
            as_of: updated.status.day.to_string(),
            is_update: true,
            keys: keys(study, study.plans[row.plan].name.as_str(), row.case, row.deadline),
            due: row.due,
            forecast: Forecast {
                missed: row.missed.estimate().unwrap_or(0.0),
                p50: row.p50,
                p80: row.p80,
            },
            runs: row.missed.n,
            moved_by: updated
                .mover((row.plan, row.case), row.deadline)
                .map(|it| (called(it.fact), it.points)),
        }
    });
    rows.collect()
}

table! {
    /// How the forecast has moved.
    DriftTable "drift" (of: &'a Updated<'a>, row: &'a DriftRow)
    "One row for each report until now, plan, case and deadline: how the forecast has moved. \
     Issued forecasts are never made anew."
    "Une ligne par point de situation jusqu’ici, plan, cas et échéance : comment la prévision a \
     évolué. Les prévisions publiées ne sont jamais refaites.";
    as_of: Text = &row.as_of, "Day of the status.", "Jour du point de situation.";
    known: Word = if row.is_update { "update" } else { "forecast" },
        "forecast: before anything had happened; update: from a status.",
        "forecast : avant tout événement ; update : d’après un point de situation.";
    plan: Key = &row.keys[0], "Plan.", "Plan.";
    case: Key = &row.keys[1], "Case.", "Cas.";
    deadline: Key = &row.keys[2], "Deadline.", "Échéance.";
    due: Date = Cell::end(&of.study.base.clock, row.due), "When it is due.", "Son terme.";
    p_missed: Share = row.forecast.missed, "Chance of missing it.", "Risque de la manquer.";
    runs: Count = row.runs, "Runs of which that is the forecast.", "Simulations dont c’est la prévision.";
    p50: Date = row.forecast.p50.map(|at| Cell::date(&of.study.base.clock, at)),
        "Date by which half of the runs reach it.",
        "Date à laquelle la moitié des simulations l’atteignent.";
    p80: Date = row.forecast.p80.map(|at| Cell::date(&of.study.base.clock, at)),
        "Date by which 80 % of the runs reach it.",
        "Date à laquelle 80 % des simulations l’atteignent.";
    moved_by: Text = row.moved_by.as_ref().map(|(fact, _)| fact),
        "The fact since the last report that has moved the chance most the way it has gone, with all it does; \
         empty where none can be told from chance.",
        "Le fait qui, depuis le point précédent, a le plus fait bouger le risque dans le sens où il a bougé, avec \
         tout ce qu’il entraîne ; vide si aucun ne se distingue du hasard.";
    moved_points: Number = row.moved_by.as_ref().map(|(_, points)| *points),
        "By how much the chance has risen when that fact was added to those before it, from -1 to \
         1.",
        "De combien le risque a monté quand ce fait s’est ajouté aux précédents, de -1 à 1.";
}
