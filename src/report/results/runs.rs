//! `runs.csv` and `variants.csv`: one row for each run, failures included, and their sums.

use std::rc::Rc;

use crate::analysis::VariantRow;
use crate::experiment::{FailedRun, Results, Run, Runs};
use crate::id::AssumptionId;
use crate::scenario::{Scenario, Study};
use crate::simulation::{Failure, FirstIn};

use super::assumptions::{unit, value_cell};
use super::{Cell, Column, LongTable, Subject, Table, Text, Unit, columns, table};

/// One row for each run.
pub(super) fn runs<'a>(subject: Subject<'a>, results: &'a Results) -> LongTable<'a> {
    let varying: Rc<[AssumptionId]> = varying(subject.study, results).into();
    let mut columns = run_columns();
    columns.extend(scenario_columns(subject.scenario(), &varying));
    let heading = table("runs", RUNS, columns);
    let width = heading.columns.len();
    LongTable::new(heading, move || {
        let varying = Rc::clone(&varying);
        let runs = results.variants.iter().enumerate().flat_map(|(index, variant)| {
            (0..variant.runs.len()).map(move |replication| (index, replication))
        });
        runs.map(move |(index, replication)| {
            let mut cells = row(subject, results, index, replication, &varying);
            cells.resize(width, Cell::Empty);
            cells
        })
    })
}

/// The cells of one run.
fn row(
    subject: Subject<'_>,
    results: &Results,
    index: usize,
    replication: u32,
    varying: &[AssumptionId],
) -> Vec<Cell> {
    let variant = &results.variants[index];
    let mut cells = subject.which(variant.plan, variant.case);
    cells.push(Cell::count(replication));
    match variant.runs.run(replication) {
        Some(run) => cells.extend(played(subject, &variant.runs, run, varying)),
        None => cells.extend(failed(subject, results, index, replication)),
    }
    cells
}

const RUNS: Text = Text::new(
    "One row for each run, those without an outcome included. An empty date was not reached within \
     the horizon.",
    "Une ligne par simulation, y compris celles qui n’ont pas abouti. Une date vide n’a pas été \
     atteinte avant l’horizon.",
);

pub(super) fn run_columns() -> Vec<Column> {
    columns(&[
        (
            "replication",
            Unit::Count,
            "Replication, from 0: the same luck under every plan and case.",
            "Réplication, à partir de 0 : mêmes aléas pour tous les plans et cas.",
        ),
        ("outcome", Unit::Word, "done, or failed.", "done (aboutie) ou failed (échouée)."),
        ("reason", Unit::Text, "Why it failed.", "Pourquoi elle a échoué."),
        ("events", Unit::Count, "Events played.", "Événements joués."),
        ("convoys", Unit::Count, "Convoys and sorties sent.", "Convois et rotations partis."),
        (
            "vehicles_lost",
            Unit::Count,
            "Vehicles destroyed or written off.",
            "Véhicules détruits ou abandonnés.",
        ),
    ])
}

/// The columns that the scenario's deadlines, camps and assumptions make.
pub(super) fn scenario_columns(scenario: &Scenario, varying: &[AssumptionId]) -> Vec<Column> {
    let mut columns = Vec::new();
    for deadline in scenario.deadlines.values() {
        let of = |what, unit, en, fr| {
            Column::of("deadline", &deadline.name, what, unit, Text::new(en, fr))
        };
        columns.extend([
            of(
                "reached",
                Unit::Date,
                "When it was reached; on gaps: when the longest ended.",
                "Quand elle a été atteinte ; sur une vacance : fin de la plus longue.",
            ),
            of("missed", Unit::YesNo, "1 if it was missed.", "1 si elle a été manquée."),
            of(
                "lateness_days",
                Unit::Days,
                "How late: negative if early; to the horizon if not reached. On gaps: excess of the longest.",
                "Retard : négatif si en avance ; jusqu’à l’horizon si non atteinte. Sur une vacance : excès de la plus longue.",
            ),
            of("last_site", Unit::Key, "The site that was last.", "Le dernier site."),
            of(
                "main_delay",
                Unit::Word,
                "Delay code with the most time.",
                "Code de retard le plus lourd.",
            ),
        ]);
    }
    for camp in scenario.camps.values() {
        let meaning = Text::new("Last party out.", "Départ de la dernière équipe.");
        let site = &scenario.sites[camp.site].name;
        columns.push(Column::of("camp", site, "vacated", Unit::Date, meaning));
    }
    if scenario.has_rivals() {
        columns.extend(scenario.camps.values().flat_map(|camp| {
            let site = &scenario.sites[camp.site].name;
            handover_columns(site)
        }));
    }
    for assessment in scenario.assessments.values() {
        let meaning = Text::new(
            "Who truly holds it at the start in this run, as drawn from the claims, or nobody; of a \
             camp, the place outside it.",
            "Qui le tient vraiment au début, tiré d’après les allégations, ou nobody (personne) ; s’il y \
             a un camp, la localité hors du camp.",
        );
        let site = &scenario.sites[assessment.site].name;
        columns.push(Column::of("site", site, "held_by", Unit::Key, meaning));
    }
    for id in varying {
        let assumption = &scenario.assumptions[*id];
        let (word, unit) = unit(assumption.unit);
        let meaning = Text::new("Its value in this run.", "Sa valeur dans cette simulation.");
        let what = word.replace('/', "_per_");
        columns.push(Column::of("assumption", &assumption.name, &what, unit, meaning));
    }
    columns
}

/// What became of a camp after the last party.
fn handover_columns(site: &crate::id::Name) -> [Column; 3] {
    let of = |what, unit, en, fr| Column::of("camp", site, what, unit, Text::new(en, fr));
    [
        of(
            "first_in",
            Unit::Word,
            "Who came first after the last party: successor, looters or the key of a side.",
            "Qui est venu le premier : successor (successeur), looters (pillards) ou clé d’une partie.",
        ),
        of(
            "filled",
            Unit::Date,
            "When anybody first held it after that.",
            "Quand quelqu’un l’a tenu pour la première fois ensuite.",
        ),
        of(
            "handover",
            Unit::Word,
            "How it stands at the horizon: not_vacated, empty, handed_over, retaken, occupied, lost.",
            "Son état à l’horizon : not_vacated, empty, handed_over, retaken, occupied, lost.",
        ),
    ]
}

/// Assumptions that vary from run to run under any plan and case.
fn varying(study: &Study, results: &Results) -> Vec<AssumptionId> {
    let varies = |id: &AssumptionId| {
        results.variants.iter().any(|variant| variant.runs.varying().any(|other| other == *id))
    };
    study.base.assumptions.ids().filter(varies).collect()
}

/// The cells of a run with an outcome.
pub(super) fn played(
    subject: Subject<'_>,
    runs: &Runs,
    run: Run,
    varying: &[AssumptionId],
) -> Vec<Cell> {
    let scenario = subject.scenario();
    let mut cells = vec![Cell::word("done"), Cell::Empty];
    cells.extend([run.events, run.convoys, run.vehicles_lost].map(Cell::count));
    for id in scenario.deadlines.ids() {
        let deadline = runs.deadline(run.replication, id);
        cells.extend([
            subject.date(deadline.reached),
            Cell::yes_no(deadline.is_missed()),
            Cell::days(deadline.lateness(scenario.until)),
            Cell::maybe(deadline.last_site, |site| subject.site(site)),
            Cell::maybe(deadline.main_delay, |code| Cell::word(code.word())),
        ]);
    }
    for id in scenario.camps.ids() {
        cells.push(subject.date(runs.vacated(run.replication, id)));
    }
    for id in scenario.camps.ids() {
        if let Some(handover) = runs.handover(run.replication, id) {
            cells.push(Cell::maybe(handover.first_in, |who| first_in(scenario, who)));
            cells.extend([subject.date(handover.filled), Cell::word(handover.ended.word())]);
        }
    }
    for id in scenario.assessments.ids() {
        let holder = runs.holder(run.replication, id);
        let side = |side| Cell::from(&scenario.sides[side].name);
        cells.push(holder.map_or(Cell::word("nobody"), side));
    }
    for id in varying {
        let assumption = &scenario.assumptions[*id];
        let value = runs.assumed(run.replication, *id);
        cells.push(Cell::maybe(value, |value| value_cell(subject, assumption.unit, value)));
    }
    cells
}

fn first_in(scenario: &Scenario, who: FirstIn) -> Cell {
    match who {
        FirstIn::Successor => Cell::word("successor"),
        FirstIn::Looters => Cell::word("looters"),
        FirstIn::Rival(side) => Cell::from(&scenario.sides[side].name),
    }
}

/// The cells of a run without an outcome.
fn failed(subject: Subject<'_>, results: &Results, variant: usize, replication: u32) -> Vec<Cell> {
    let place = |run: &FailedRun| (run.variant, run.replication);
    let found = results.failed.binary_search_by_key(&(variant, replication), place);
    let reason = found.ok().map(|at| reason(subject, &results.failed[at].reason));
    vec![Cell::word("failed"), Cell::maybe(reason, Cell::text)]
}

/// Why a run has no outcome.
pub(super) fn reason(subject: Subject<'_>, failure: &Failure) -> String {
    match failure {
        Failure::Runaway { events, at } => {
            let at = super::super::table::iso(&subject.scenario().clock.civil(*at));
            format!("runaway: stopped after {events} events at {at}")
        }
        Failure::Refused { finding } => format!("refused: {finding}"),
        Failure::Panicked { message } => format!("defect of the program: {message}"),
    }
}

/// Each plan under each case, as a whole.
pub(super) fn variants(subject: Subject<'_>, rows: &[VariantRow]) -> Table {
    let mut table = table("variants", VARIANTS, variant_columns());
    for row in rows {
        let mut cells = subject.which(row.plan, row.case);
        cells.extend([row.n, row.failed].map(Cell::count));
        let means = [row.mean_events, row.mean_convoys, row.mean_vehicles_lost];
        cells.extend(means.map(Cell::Number));
        table.push(cells);
    }
    table
}

const VARIANTS: Text =
    Text::new("One row for each plan under each case.", "Une ligne par plan et par cas.");

fn variant_columns() -> Vec<Column> {
    columns(&[
        ("n", Unit::Count, "Runs with an outcome.", "Simulations abouties."),
        ("failed", Unit::Count, "Runs without one.", "Simulations échouées."),
        ("mean_events", Unit::Number, "Mean number of events.", "Nombre moyen d’événements."),
        (
            "mean_convoys",
            Unit::Number,
            "Mean number of convoys and sorties sent.",
            "Nombre moyen de convois et de rotations.",
        ),
        (
            "mean_vehicles_lost",
            Unit::Number,
            "Mean number of vehicles destroyed or written off.",
            "Nombre moyen de véhicules détruits ou abandonnés.",
        ),
    ])
}
