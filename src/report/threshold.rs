//! The answers of `breakpoint` and `decide`: where a deadline ceases to hold, as tables and as one
//! sentence for each deadline.

pub(super) mod breakpoint;
pub(super) mod decision;
pub(super) mod wording;

pub use breakpoint::Breakpoints;
pub use decision::Decisions;

use crate::analysis::Proportion;
use crate::analysis::threshold::{Reach, Threshold};

use super::Text;
use super::results::{high, low};
use super::table::Table;

/// The word for how far a deadline holds.
fn reach_word(reach: Reach) -> &'static str {
    match reach {
        Reach::Everywhere => "everywhere",
        Reach::Nowhere => "nowhere",
        Reach::To(_) => "edge",
    }
}

/// What that word says.
const REACH: Text = Text::new(
    "edge: it holds up to the value of this row; everywhere or nowhere: at all values looked at, or \
     at none.",
    "edge : elle tient jusqu’à la valeur de la ligne ; everywhere (partout) ou nowhere (nulle part) \
     parmi les valeurs examinées.",
);

columns! {
    /// How many runs hold a deadline; the shares are empty without runs.
    Met (of: Proportion);
    n: Count = of.n, "Runs with an outcome.", "Simulations abouties.";
    met: Count = of.hits, "Runs that hold the deadline.", "Simulations qui tiennent l’échéance.";
    p_met: Share = of.estimate(),
        "Share of runs that hold it.", "Part des simulations qui la tiennent.";
    p_met_low: Share = low(of),
        "Lower end of the 95 % interval (Wilson; a one-sided bound where all or none hold it).",
        "Borne basse de l’intervalle à 95 % (Wilson ; borne unilatérale si toutes ou aucune).";
    p_met_high: Share = high(of),
        "Upper end of the 95 % interval.", "Borne haute de l’intervalle à 95 %.";
}

columns! {
    /// What holds of every threshold: whether the curve falls, how often it crosses, what a step costs.
    ThresholdShape (threshold: &'a Threshold);
    monotone: YesNo = threshold.is_monotone,
        "1 if the chance of holding only falls from the better end to the other.",
        "1 si la chance de tenir ne fait que baisser depuis la meilleure borne.";
    crossings: Count = threshold.crossings.len(),
        "How often the share of runs crosses the chance wanted.",
        "Nombre de fois où la part des simulations croise la probabilité visée.";
    loss_per_step: Share = threshold.loss_per_step,
        "What one step beyond costs about the edge, as a share of runs.",
        "Ce que coûte un pas de plus autour du seuil, en part des simulations.";
}

/// The tables of `breakpoint` without rows.
pub(super) fn breakpoint_headings() -> Vec<Table> {
    use breakpoint::{BreakpointCrossings, BreakpointCurve, BreakpointTable};
    vec![BreakpointTable::heading(), BreakpointCurve::heading(), BreakpointCrossings::heading()]
}

/// The tables of `decide` without rows.
pub(super) fn decide_headings() -> Vec<Table> {
    vec![decision::DecisionTable::heading(), decision::DecisionCurve::heading()]
}
