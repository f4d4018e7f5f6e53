//! `runs.csv` and `variants.csv`: one row for each run, failures included, and their sums.

use std::rc::Rc;

use crate::analysis::VariantRow;
use crate::experiment::{DeadlineRun, FailedRun, HandoverRun, Results, Run, Runs};
use crate::id::{AssessmentId, AssumptionId, CampId, DeadlineId, Name};
use crate::scenario::{Scenario, Study};
use crate::simulation::{Code, Failure, FirstIn};

use super::assumptions::{value_cell, value_column};
use super::{Cell, LongTable, Subject, Text, Which};

/// What the columns of runs hang on.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Shape<'a> {
    pub(crate) scenario: &'a Scenario,
    /// The assumptions that vary from run to run.
    pub(crate) varying: &'a [AssumptionId],
}

impl<'a> Shape<'a> {
    fn site(self, camp: CampId) -> &'a Name {
        &self.scenario.sites[self.scenario.camps[camp].site].name
    }

    fn assessed(self, id: AssessmentId) -> &'a Name {
        &self.scenario.sites[self.scenario.assessments[id].site].name
    }

    /// The camps that somebody else may come to.
    fn rivalled(self) -> impl Iterator<Item = CampId> + 'a {
        self.scenario.camps.ids().filter(move |_| self.scenario.has_rivals())
    }
}

/// A run, of which a row is made.
pub(crate) struct RunRow<'a> {
    pub(crate) plan: usize,
    pub(crate) case: usize,
    pub(crate) replication: u32,
    pub(crate) runs: &'a Runs,
    /// `None` if it failed.
    pub(crate) run: Option<Run>,
    /// Why it failed.
    pub(crate) reason: Option<String>,
}

impl RunRow<'_> {
    fn deadline(&self, id: DeadlineId) -> Option<DeadlineRun> {
        self.run.map(|_| self.runs.deadline(self.replication, id))
    }

    fn handover(&self, id: CampId) -> Option<HandoverRun> {
        self.run.and_then(|_| self.runs.handover(self.replication, id))
    }

    fn assumed(&self, of: Subject<'_>, id: AssumptionId) -> Option<Cell> {
        let value = self.run.and_then(|_| self.runs.assumed(self.replication, id))?;
        Some(value_cell(of, of.scenario().assumptions[id].unit, value))
    }
}

/// What the column of an assumption says.
const VALUE: Text = Text::new("Its value in this run.", "Sa valeur dans cette simulation.");

columns! {
    /// What became of a run: the columns that the scenario's deadlines, camps and assumptions make are
    /// empty where it failed.
    RunColumns by (shape: Shape<'a>) (of: Subject<'a>, row: &'a RunRow<'a>);
    replication: Count = row.replication,
        "Replication, from 0: the same luck under every plan and case.",
        "Réplication, à partir de 0 : mêmes aléas pour tous les plans et cas.";
    outcome: Word = if row.run.is_some() { "done" } else { "failed" },
        "done, or failed.", "done (aboutie) ou failed (échouée).";
    reason: Text = row.reason.clone(), "Why it failed.", "Pourquoi elle a échoué.";
    events: Count = row.run.map(|run| run.events), "Events played.", "Événements joués.";
    convoys: Count = row.run.map(|run| run.convoys),
        "Convoys and sorties sent.", "Convois et rotations partis.";
    vehicles_lost: Count = row.run.map(|run| run.vehicles_lost),
        "Vehicles destroyed or written off.", "Véhicules détruits ou abandonnés.";
    for id in shape.scenario.deadlines.ids()
        => ("deadline", &shape.scenario.deadlines[id].name), run = row.deadline(id) =>
    {
        reached: Date = of.date(run.and_then(|run| run.reached)),
            "When it was reached; on gaps: when the longest ended.",
            "Quand elle a été atteinte ; sur une vacance : fin de la plus longue.";
        missed: YesNo = run.map(|run| run.is_missed()),
            "1 if it was missed.", "1 si elle a été manquée.";
        lateness_days: Days = run.map(|run| run.lateness(of.scenario().until).in_days()),
            "How late: negative if early; to the horizon if not reached. On gaps: excess of the \
             longest.",
            "Retard : négatif si en avance ; jusqu’à l’horizon si non atteinte. Sur une vacance : \
             excès de la plus longue.";
        last_site: Key = run.and_then(|run| run.last_site).map(|site| of.site(site)),
            "The site that was last.", "Le dernier site.";
        main_delay: Word = run.and_then(|run| run.main_delay).map(Code::word),
            "Delay code with the most time.", "Code de retard le plus lourd.";
    }
    for id in shape.scenario.camps.ids() => ("camp", shape.site(id)) => {
        vacated: Date = of.date(row.run.and_then(|_| row.runs.vacated(row.replication, id))),
            "Last party out.", "Départ de la dernière équipe.";
    }
    for id in shape.rivalled() => ("camp", shape.site(id)), handover = row.handover(id) => {
        first_in: Word = handover.and_then(|it| it.first_in).map(|who| first_in(of, who)),
            "Who came first after the last party: successor, looters or the key of a side.",
            "Qui est venu le premier : successor (successeur), looters (pillards) ou clé d’une \
             partie.";
        filled: Date = of.date(handover.and_then(|it| it.filled)),
            "When anybody first held it after that.",
            "Quand quelqu’un l’a tenu pour la première fois ensuite.";
        handover: Word = handover.map(|it| it.ended.word()),
            "How it stands at the horizon: not_vacated, empty, handed_over, retaken, occupied, \
             lost.",
            "Son état à l’horizon : not_vacated, empty, handed_over, retaken, occupied, lost.";
    }
    for id in shape.scenario.assessments.ids() => ("site", shape.assessed(id)) => {
        held_by: Key = row.run.map(|_| of.side_or_nobody(row.runs.holder(row.replication, id))),
            "Who truly holds it at the start in this run, as drawn from the claims, or nobody; of a \
             camp, the place outside it.",
            "Qui le tient vraiment au début, tiré d’après les revendications, ou nobody (personne) ; \
             s’il est à fermer, la localité hors du site.";
    }
    for id in shape.varying.iter().copied()
        => ("assumption", &shape.scenario.assumptions[id].name) =>
    {
        column(value_column(shape.scenario.assumptions[id].unit, VALUE)) = row.assumed(of, id);
    }
}

table! {
    /// One row for each run.
    RunTable "runs" by (shape: Shape<'a>) (of: Subject<'a>, row: &'a RunRow<'a>)
    "One row for each run, those without an outcome included. An empty date was not reached within \
     the horizon."
    "Une ligne par simulation, y compris celles qui n’ont pas abouti. Une date vide n’a pas été \
     atteinte avant l’horizon.";
    which: ..Which(of, row.plan, row.case);
    run: ..RunColumns by (shape) (of, row);
}

/// One row for each run.
pub(super) fn runs<'a>(of: Subject<'a>, results: &'a Results) -> LongTable<'a> {
    let varying: Rc<[AssumptionId]> = varying(of.study, results).into();
    let heading = RunTable::heading(Shape { scenario: of.scenario(), varying: &varying });
    LongTable::new(heading, move || {
        let varying = Rc::clone(&varying);
        let runs = results.variants.iter().enumerate().flat_map(|(index, variant)| {
            (0..variant.runs.len()).map(move |replication| (index, replication))
        });
        runs.map(move |(index, replication)| {
            let shape = Shape { scenario: of.scenario(), varying: &varying };
            RunTable::cells(shape, of, &run_row(of, results, index, replication))
        })
    })
}

fn run_row<'a>(
    of: Subject<'_>,
    results: &'a Results,
    index: usize,
    replication: u32,
) -> RunRow<'a> {
    let variant = &results.variants[index];
    let run = variant.runs.run(replication);
    let place = |run: &FailedRun| (run.variant, run.replication);
    let failed = || results.failed.binary_search_by_key(&(index, replication), place).ok();
    let reason = match run {
        Some(_) => None,
        None => failed().map(|at| reason(of, &results.failed[at].reason)),
    };
    let (plan, case, runs) = (variant.plan, variant.case, &variant.runs);
    RunRow { plan, case, replication, runs, run, reason }
}

/// Assumptions that vary from run to run under any plan and case.
fn varying(study: &Study, results: &Results) -> Vec<AssumptionId> {
    let varies = |id: &AssumptionId| {
        results.variants.iter().any(|variant| variant.runs.varying().any(|other| other == *id))
    };
    study.base.assumptions.ids().filter(varies).collect()
}

fn first_in(of: Subject<'_>, who: FirstIn) -> Cell {
    match who {
        FirstIn::Successor => Cell::word("successor"),
        FirstIn::Looters => Cell::word("looters"),
        FirstIn::Rival(side) => of.side(side),
    }
}

/// Why a run has no outcome.
pub(super) fn reason(of: Subject<'_>, failure: &Failure) -> String {
    match failure {
        Failure::Runaway { events, at } => {
            let at = super::super::table::iso(&of.scenario().clock.civil(*at));
            format!("runaway: stopped after {events} events at {at}")
        }
        Failure::Refused { finding } => format!("refused: {finding}"),
        Failure::Panicked { message } => format!("defect of the program: {message}"),
    }
}

table! {
    /// Each plan under each case, as a whole.
    Variants "variants" (of: Subject<'a>, row: &'a VariantRow)
    "One row for each plan under each case."
    "Une ligne par plan et par cas.";
    which: ..Which(of, row.plan, row.case);
    n: Count = row.n, "Runs with an outcome.", "Simulations abouties.";
    failed: Count = row.failed, "Runs without one.", "Simulations échouées.";
    mean_events: Number = row.mean_events, "Mean number of events.", "Nombre moyen d’événements.";
    mean_convoys: Number = row.mean_convoys,
        "Mean number of convoys and sorties sent.", "Nombre moyen de convois et de rotations.";
    mean_vehicles_lost: Number = row.mean_vehicles_lost,
        "Mean number of vehicles destroyed or written off.",
        "Nombre moyen de véhicules détruits ou abandonnés.";
}
