//! `deadlines.csv`, `s_curve.csv` and `joint.csv`: how often deadlines are missed, when they are
//! reached, and how often they hold together.

use crate::analysis::{DeadlineRow, JointRow, Likelihood, Proportion, SCurveRow};

use crate::words::key_of;

use super::{Cell, Column, Subject, Table, Text, Unit, columns, number, table};

/// The chance of missing each deadline, with the dates by which it is reached.
pub(super) fn deadlines(subject: Subject<'_>, rows: &[DeadlineRow]) -> Table {
    let mut columns = about_columns();
    columns.extend(missed_columns());
    columns.extend(date_columns());
    columns.extend(site_columns());
    columns.extend(cause_columns());
    columns.extend(run_columns());
    let mut table = table("deadlines", DEADLINES, columns);
    for row in rows {
        let mut cells = about(subject, row);
        cells.push(Cell::count(row.failed));
        cells.extend(chance(row.missed, row.likelihood));
        let [low, high] = row.p80_interval;
        cells.extend([row.p50, row.p80, low, high, row.p90].map(|at| subject.date(at)));
        cells.push(Cell::count(row.unreached));
        cells.extend([row.mean_lateness_days, row.mean_lateness_missed_days].map(number));
        cells.extend([Cell::count(row.sites), number(row.sites_late_mean)]);
        let late = [row.sites_late_p50, row.sites_late_p80];
        cells.extend(late.map(|sites| Cell::maybe(sites, Cell::count)));
        cells.push(Cell::maybe(row.main_delay, |code| Cell::word(code.word())));
        cells.push(number(row.main_delay_share));
        let scenario = subject.scenario();
        let bottleneck = row.bottleneck.map(|actor| key_of(scenario, actor));
        cells.push(Cell::maybe(bottleneck, |(kind, _)| Cell::word(kind)));
        cells.push(Cell::maybe(bottleneck, |(_, key)| Cell::from(key)));
        cells.push(number(row.bottleneck_share));
        cells.push(Cell::maybe(row.last_site, |site| subject.site(site)));
        cells.push(number(row.last_site_share));
        cells.extend([row.typical_run, row.worst_run].map(|run| Cell::maybe(run, Cell::count)));
        table.push(cells);
    }
    table
}

const DEADLINES: Text = Text::new(
    "One row for each deadline under each plan and case. An empty date lies beyond the horizon.",
    "Une ligne par échéance, plan et cas. Une date vide se situe au-delà de l’horizon.",
);

/// What the deadline is.
fn about(subject: Subject<'_>, row: &DeadlineRow) -> Vec<Cell> {
    let deadline = &subject.variant(row.plan, row.case).deadlines[row.deadline];
    let mut cells = subject.which(row.plan, row.case);
    cells.extend([
        Cell::from(&deadline.name),
        Cell::word(deadline.kind.word()),
        Cell::word(deadline.goal.word()),
        Cell::maybe(deadline.goal.held_by(), |side| subject.side(side)),
        Cell::maybe(deadline.goal.empty_at_most(), Cell::days),
        subject.end(Some(row.due).filter(|_| deadline.goal.empty_at_most().is_none())),
    ]);
    cells
}

fn about_columns() -> Vec<Column> {
    columns(&[
        ("deadline", Unit::Key, "Deadline.", "Échéance."),
        (
            "kind",
            Unit::Word,
            "hard, soft or political.",
            "hard (ferme), soft (souple) ou political (politique).",
        ),
        (
            "milestone",
            Unit::Word,
            "What its sites must have reached: a milestone, arrived, held or empty.",
            "Ce que ses sites doivent avoir atteint : un jalon, arrived (arrivé), held (tenu) ou empty (vide).",
        ),
        (
            "held_by",
            Unit::Key,
            "For held: the side that must hold them on the date.",
            "Pour held : la partie qui doit les tenir à cette date.",
        ),
        (
            "empty_at_most_days",
            Unit::Days,
            "For empty: how long none of them may stand empty after the last party.",
            "Pour empty : durée maximale sans personne après la dernière équipe.",
        ),
        (
            "due",
            Unit::Date,
            "The last moment at which it is met; empty for empty.",
            "Le dernier instant où elle est tenue ; vide pour empty.",
        ),
    ])
}

/// Runs, hits, share, interval and likelihood term.
fn chance(of: Proportion, likelihood: Option<Likelihood>) -> [Cell; 7] {
    let (low, high) = of.interval();
    [
        Cell::count(of.n),
        Cell::count(of.hits),
        number(of.estimate()),
        Cell::Number(low),
        Cell::Number(high),
        Cell::maybe(likelihood, |likelihood| Cell::word(likelihood.english())),
        Cell::maybe(likelihood, |likelihood| Cell::word(likelihood.french())),
    ]
}

fn missed_columns() -> Vec<Column> {
    columns(&[
        (
            "failed",
            Unit::Count,
            "Runs without an outcome. They count nowhere: every chance and date is of the others alone.",
            "Simulations échouées. Elles ne comptent nulle part : tout risque et toute date ne valent \
             que pour les autres.",
        ),
        ("n", Unit::Count, "Runs with an outcome.", "Simulations abouties."),
        ("missed", Unit::Count, "Runs that miss it.", "Simulations qui la manquent."),
        (
            "p_missed",
            Unit::Share,
            "Share of runs that miss it.",
            "Part des simulations qui la manquent.",
        ),
        (
            "p_missed_low",
            Unit::Share,
            "Lower end of the 95 % interval (Wilson; a one-sided bound where all runs miss it).",
            "Borne basse de l’intervalle à 95 % (Wilson ; borne unilatérale si toutes la manquent).",
        ),
        (
            "p_missed_high",
            Unit::Share,
            "Upper end of the 95 % interval (Wilson; a one-sided bound, about 3/n, where none does).",
            "Borne haute de l’intervalle à 95 % (Wilson ; borne unilatérale, environ 3/n, si aucune).",
        ),
        (
            "likelihood",
            Unit::Word,
            "Term of ICD 203 for missing it.",
            "Terme (ICD 203) en anglais.",
        ),
        (
            "likelihood_fr",
            Unit::Word,
            "The term in French.",
            "Terme pour le manquement, en français.",
        ),
    ])
}

/// What `mean_lateness_days` says, in every table that has it.
pub(super) const MEAN_LATENESS: Text = Text::new(
    "Mean lateness over all runs, those in time as 0; those that do not reach it count to the horizon.",
    "Retard moyen sur toutes les simulations, celles à temps comptant pour 0 ; celles qui ne l’atteignent pas comptent jusqu’à l’horizon.",
);

fn date_columns() -> Vec<Column> {
    columns(&[
        (
            "p50",
            Unit::Date,
            "Half of the runs reach it by then.",
            "La moitié des simulations l’atteignent.",
        ),
        (
            "p80",
            Unit::Date,
            "80 % of the runs reach it by then.",
            "80 % des simulations l’atteignent.",
        ),
        (
            "p80_low",
            Unit::Date,
            "Lower end of the 95 % interval of p80 (order statistics); empty if there are too few runs for it.",
            "Borne basse de l’intervalle à 95 % de p80 (statistiques d’ordre) ; vide si trop peu de simulations.",
        ),
        (
            "p80_high",
            Unit::Date,
            "Upper end; empty beyond the horizon, and if there are too few runs for it.",
            "Borne haute ; vide au-delà de l’horizon, ou si trop peu de simulations.",
        ),
        (
            "p90",
            Unit::Date,
            "90 % of the runs reach it by then.",
            "90 % des simulations l’atteignent.",
        ),
        (
            "unreached",
            Unit::Count,
            "Runs that do not reach it within the horizon.",
            "Simulations qui ne l’atteignent pas avant l’horizon.",
        ),
        ("mean_lateness_days", Unit::Days, MEAN_LATENESS.en, MEAN_LATENESS.fr),
        (
            "mean_lateness_missed_days",
            Unit::Days,
            "The same over the runs that miss it only (for empty: excess of the longest gap).",
            "De même sur les seules simulations qui la manquent (pour empty : excès de la plus longue période sans occupant).",
        ),
    ])
}

fn site_columns() -> Vec<Column> {
    columns(&[
        ("sites", Unit::Count, "How many sites it is about.", "Nombre de sites concernés."),
        (
            "sites_late_mean",
            Unit::Number,
            "How many of them are late by themselves, on average over all runs.",
            "Nombre de ceux qui sont eux-mêmes en retard, en moyenne sur toutes les simulations.",
        ),
        (
            "sites_late_p50",
            Unit::Count,
            "In half of the runs, so many at most are late.",
            "Dans la moitié des simulations, autant au plus sont en retard.",
        ),
        (
            "sites_late_p80",
            Unit::Count,
            "In 80 % of the runs, so many at most are late.",
            "Dans 80 % des simulations, autant au plus sont en retard.",
        ),
    ])
}

fn cause_columns() -> Vec<Column> {
    columns(&[
        (
            "main_delay",
            Unit::Word,
            "Delay code with the most time in the ledgers of the runs that miss it.",
            "Code de retard le plus lourd dans les comptes des simulations qui la manquent.",
        ),
        ("main_delay_share", Unit::Share, "Its share of their delay.", "Sa part de leur retard."),
        (
            "bottleneck_kind",
            Unit::Word,
            "To what most time was lost in the runs that miss it (in all runs if none does): kind.",
            "Ce qui a coûté le plus de temps quand elle est manquée (sinon, de toutes) : nature.",
        ),
        ("bottleneck", Unit::Key, "The same: key.", "De même : clé."),
        (
            "bottleneck_share",
            Unit::Share,
            "Its share of all delay in these runs.",
            "Sa part de tout le retard de ces simulations.",
        ),
        (
            "last_site",
            Unit::Key,
            "The site most often last in the runs that miss it (in all runs if none does).",
            "Le site le plus souvent dernier quand elle est manquée (sinon, de toutes).",
        ),
        (
            "last_site_share",
            Unit::Share,
            "How often it is the last.",
            "À quelle fréquence il l’est.",
        ),
    ])
}

/// By when so many hundredths of the runs reach each deadline.
pub(super) fn s_curve(subject: Subject<'_>, rows: &[SCurveRow]) -> Table {
    let mut table = table("s_curve", S_CURVE, s_curve_columns());
    for row in rows {
        let mut cells = subject.which(row.plan, row.case);
        cells.push(Cell::from(&subject.scenario().deadlines[row.deadline].name));
        cells.extend([Cell::count(row.percentile), subject.date(row.reached)]);
        table.push(cells);
    }
    table
}

const S_CURVE: Text = Text::new(
    "One row for each hundredth of the runs, for each deadline with a date, plan and case. An \
     empty date lies beyond the horizon.",
    "Une ligne par centième des simulations, pour chaque échéance datée, plan et cas. Une date \
     vide se situe au-delà de l’horizon.",
);

fn s_curve_columns() -> Vec<Column> {
    columns(&[
        ("deadline", Unit::Key, "Deadline.", "Échéance."),
        (
            "percentile",
            Unit::Count,
            "Hundredths of the runs, from 1 to 100.",
            "Centièmes des simulations, de 1 à 100.",
        ),
        (
            "reached",
            Unit::Date,
            "So many of the runs reach it by then (nearest rank).",
            "Autant de simulations l’atteignent (rang le plus proche).",
        ),
    ])
}

/// Runs to be looked at: `drawdown replay --replication` plays them again.
fn run_columns() -> Vec<Column> {
    columns(&[
        (
            "typical_run",
            Unit::Count,
            "Replication at the middle of all runs by date (for empty: by longest gap), unreached ones last; the smallest number of equals.",
            "Réplication au milieu de toutes, par date (pour empty : par plus longue vacance), non atteintes en dernier ; le plus petit numéro à égalité.",
        ),
        (
            "worst_run",
            Unit::Count,
            "Replication with the latest date, or the first that does not reach it.",
            "Réplication à la date la plus tardive, ou la première qui ne l’atteint pas.",
        ),
    ])
}

/// The chance that deadlines hold together.
pub(super) fn joint(subject: Subject<'_>, rows: &[JointRow]) -> Table {
    let mut table = table("joint", JOINT, joint_columns());
    for row in rows {
        let mut cells = subject.which(row.plan, row.case);
        cells.extend([Cell::word(row.set.word()), Cell::count(row.deadlines)]);
        cells.extend(chance(row.held, row.likelihood));
        table.push(cells);
    }
    table
}

const JOINT: Text = Text::new(
    "One row for each set of deadlines (hard; milestones; all) under each plan and case.",
    "Une ligne par ensemble d’échéances (fermes ; de départ ; toutes), plan et cas.",
);

fn joint_columns() -> Vec<Column> {
    columns(&[
        (
            "set",
            Unit::Word,
            "hard: the hard ones; milestones: those on milestones, if there are others; all: of any kind.",
            "hard : les fermes ; milestones : celles sur un jalon, s’il y en a d’autres ; all : toutes.",
        ),
        ("deadlines", Unit::Count, "How many they are.", "Leur nombre."),
        ("n", Unit::Count, "Runs with an outcome.", "Simulations abouties."),
        (
            "held",
            Unit::Count,
            "Runs in which every one holds.",
            "Simulations où toutes sont tenues.",
        ),
        (
            "p_held",
            Unit::Share,
            "Share of runs in which every one holds.",
            "Part des simulations où toutes sont tenues.",
        ),
        (
            "p_held_low",
            Unit::Share,
            "Lower end of the 95 % interval.",
            "Borne basse de l’intervalle à 95 %.",
        ),
        (
            "p_held_high",
            Unit::Share,
            "Upper end of the 95 % interval.",
            "Borne haute de l’intervalle à 95 %.",
        ),
        (
            "likelihood",
            Unit::Word,
            "Term of ICD 203 for all holding.",
            "Terme (ICD 203) en anglais.",
        ),
        ("likelihood_fr", Unit::Word, "The term in French.", "Terme pour la tenue, en français."),
    ])
}
