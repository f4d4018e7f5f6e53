//! The answers of `breakpoint` and `decide`: where a deadline ceases to hold, as tables and as one
//! sentence for each deadline.

mod breakpoint;
mod decision;
mod wording;

pub use breakpoint::Breakpoints;
pub use decision::Decisions;

use crate::analysis::Proportion;
use crate::analysis::edge::{Edge, Reach};

use super::table::{Cell, Table, Unit};

/// A heading with its unit and its meaning in English and French.
type Heading = (&'static str, Unit, &'static str, &'static str);

/// The word for how far a deadline holds.
fn reach_word(reach: Reach) -> Cell {
    Cell::word(match reach {
        Reach::Everywhere => "everywhere",
        Reach::Nowhere => "nowhere",
        Reach::To(_) => "edge",
    })
}

/// Share of runs with its interval; empty without runs.
fn share(of: Proportion) -> [Cell; 3] {
    let (low, high) = of.interval();
    let known = |value: f64| Cell::maybe(of.estimate(), |_| Cell::Number(value));
    [Cell::maybe(of.estimate(), Cell::Number), known(low), known(high)]
}

/// What holds of every edge: whether the curve falls, how often it crosses, what a step costs.
fn shape(edge: &Edge) -> [Cell; 3] {
    [
        Cell::yes_no(edge.is_monotone),
        Cell::count(edge.crossings.len()),
        Cell::maybe(edge.loss_per_step, Cell::Number),
    ]
}

const MET: [Heading; 5] = [
    ("n", Unit::Count, "Runs with an outcome.", "Simulations abouties."),
    ("met", Unit::Count, "Runs that hold the deadline.", "Simulations qui tiennent l’échéance."),
    ("p_met", Unit::Share, "Share of runs that hold it.", "Part des simulations qui la tiennent."),
    (
        "p_met_low",
        Unit::Share,
        "Lower end of the 95 % interval (Wilson; a one-sided bound where all or none hold it).",
        "Borne basse de l’intervalle à 95 % (Wilson ; borne unilatérale si toutes ou aucune).",
    ),
    (
        "p_met_high",
        Unit::Share,
        "Upper end of the 95 % interval.",
        "Borne haute de l’intervalle à 95 %.",
    ),
];

const REACH: Heading = (
    "reach",
    Unit::Word,
    "edge: it holds up to the value of this row; everywhere or nowhere: at all values looked at, or \
     at none.",
    "edge : elle tient jusqu’à la valeur de la ligne ; everywhere (partout) ou nowhere (nulle part) \
     parmi les valeurs examinées.",
);

const SHAPE: [Heading; 3] = [
    (
        "monotone",
        Unit::YesNo,
        "1 if the chance of holding only falls from the better end to the other.",
        "1 si la chance de tenir ne fait que baisser depuis la meilleure borne.",
    ),
    (
        "crossings",
        Unit::Count,
        "How often the share of runs crosses the chance wanted.",
        "Nombre de fois où la part des simulations croise la chance voulue.",
    ),
    (
        "loss_per_step",
        Unit::Share,
        "What one step beyond costs about the edge, as a share of runs.",
        "Ce que coûte un pas de plus autour du seuil, en part des simulations.",
    ),
];

/// Runs, hits, share and interval.
fn met(of: Proportion) -> Vec<Cell> {
    let mut cells = vec![Cell::count(of.n), Cell::count(of.hits)];
    cells.extend(share(of));
    cells
}

/// The tables of `breakpoint` without rows.
pub(super) fn breakpoint_headings() -> Vec<Table> {
    vec![
        breakpoint::breakpoints_heading(),
        breakpoint::breakpoint_curve_heading(),
        breakpoint::breakpoint_crossings_heading(),
    ]
}

/// The tables of `decide` without rows.
pub(super) fn decide_headings() -> Vec<Table> {
    vec![decision::decision_heading(), decision::decision_curve_heading()]
}
