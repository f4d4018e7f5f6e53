//! What the runs say: chances with their intervals, dates, gaps, ledgers, what drives them.
//!
//! Pure: from a [`Study`] and its [`Results`] to an [`Analysis`], rows of plain data in the order
//! of the study (plan, then case, then entity). Plans and cases are indices into the study's lists,
//! entities are ids of its scenarios; a date is a [`crate::time::Moment`].
//!
//! Conventions. A percentile is the nearest-rank one (Hyndman and Fan 1996, type 1): the smallest
//! value that at least that share of the runs does not exceed, so it is always a value that
//! occurred. Runs in which something was not reached by the horizon count as later than every
//! other: a percentile that falls among them is `None`, "beyond the horizon". Failed runs count
//! nowhere but in their own number.

mod assumption;
mod cell;
mod attribution;
pub mod choice;
mod claim;
mod binding;
mod closure;
mod comparison;
mod contrast;
mod effect;
mod control;
mod criticality;
mod deadline;
pub mod discovery;
mod driver;
pub mod threshold;
mod equipment;
mod failure;
mod future;
mod gain;
mod handover;
mod influence;
pub mod information;
mod joint;
mod ledger;
mod likelihood;
mod main_deadline;
mod means;
mod outlook;
mod pair;
mod people;
mod percentile;
mod rank;
pub mod robustness;
pub mod score;
mod rule;
mod s_curve;
pub mod selection;
pub mod sensitivity;
pub mod status;
mod significance;
mod undisturbed;
mod typical;
pub mod utility;
mod variant;
mod view;
#[cfg(test)]
mod tests;

use crate::experiment::{Results, undisturbed};
use crate::scenario::Study;

pub use crate::experiment::{Fate, JointSet, Proportion, Said};
pub use assumption::{AssumptionRow, Drawn};
pub use attribution::{AttributionRow, Way, Worth, attribute};
pub use binding::Binding;
pub use cell::{CellDeadline, CellRow};
pub use claim::{ClaimRow, ClaimVerdict, ENOUGH_RUNS};
pub use closure::ClosureRow;
pub use comparison::ComparisonRow;
pub use contrast::{
    CampContrast, Contrast, DeadlineContrast, Gained, Pairing, PlayedIdea, StepContrast, contrast,
    steps_apart,
};
pub use control::ControlRow;
pub use criticality::CriticalityRow;
pub use deadline::{DeadlineRow, worst_run};
pub use driver::DriverRow;
pub use effect::{Bought, Effect, Resamples, Shift};
pub use equipment::EquipmentRow;
pub use failure::Fate as DeadlineFate;
pub use failure::{FailureRule, RuleCondition, Search, failure_rules};
pub use future::{Cause, Futures, Gathering};
pub use gain::GainRow;
pub use handover::{FirstShares, HandoverRow};
pub use influence::{InfluenceRow, Measured, Method, influence};
pub use joint::JointRow;
pub use ledger::LedgerRow;
pub use likelihood::Likelihood;
pub use main_deadline::main_deadline;
pub use means::MeansRow;
pub use outlook::{Outlook, outlook};
pub use people::PeopleRow;
pub use rule::RuleRow;
pub use s_curve::SCurveRow;
pub use significance::Verdict;
pub use typical::Typical;
pub use undisturbed::{Dated, UndisturbedRow, undisturbed_rows};
pub use variant::VariantRow;

/// What the runs of a study say.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Analysis {
    /// Each plan under each case: how many runs, how they went.
    pub variants: Vec<VariantRow>,
    /// Each deadline: chance of missing it, dates, main cause.
    pub deadlines: Vec<DeadlineRow>,
    /// Each deadline: by when so many hundredths of the runs reach it.
    pub s_curves: Vec<SCurveRow>,
    /// Chance that deadlines hold together.
    pub joint: Vec<JointRow>,
    /// Each camp and milestone: dates and slip.
    pub closure: Vec<ClosureRow>,
    /// Each camp and deadline: its date if nothing goes wrong, beside the plan.
    pub undisturbed: Vec<UndisturbedRow>,
    /// Each camp that somebody may come to: the gap after the last party out, and who comes.
    pub handover: Vec<HandoverRow>,
    /// Each site at which something changes: who holds it, day by day.
    pub control: Vec<ControlRow>,
    /// How often each rule fires, and when.
    pub rules: Vec<RuleRow>,
    /// Each claim with each deadline: the chance of missing it if the claim is true, and if not.
    pub claims: Vec<ClaimRow>,
    /// Where the time went: each deadline by site, code and origin.
    pub delay_ledger: Vec<LedgerRow>,
    /// What stood on the critical chains, how often.
    pub criticality: Vec<CriticalityRow>,
    /// What means did with their time.
    pub means: Vec<MeansRow>,
    /// What became of the loads.
    pub equipment: Vec<EquipmentRow>,
    /// What each plan does to each deadline against the first plan, under the same luck.
    pub comparison: Vec<ComparisonRow>,
    /// Days gained at each camp against the first plan, under the same luck.
    pub gains: Vec<GainRow>,
    /// People at the end of their journey, day by day.
    pub people: Vec<PeopleRow>,
    /// The register of assumptions, case by case.
    pub assumptions: Vec<AssumptionRow>,
    /// How far each uncertain assumption goes with each deadline's date.
    pub drivers: Vec<DriverRow>,
}

/// What these results of a study say.
pub fn analyse(study: &Study, results: &Results) -> Analysis {
    let views = view::views(study, results);
    let views = views.as_slice();
    Analysis {
        variants: views.iter().map(variant::row).collect(),
        deadlines: views.iter().flat_map(deadline::rows).collect(),
        s_curves: views.iter().flat_map(s_curve::rows).collect(),
        joint: views.iter().flat_map(joint::rows).collect(),
        closure: views.iter().flat_map(closure::rows).collect(),
        undisturbed: undisturbed_rows(study, &undisturbed(study)),
        handover: views.iter().flat_map(handover::rows).collect(),
        control: control::rows(views),
        rules: views.iter().flat_map(rule::rows).collect(),
        claims: views.iter().flat_map(claim::rows).collect(),
        delay_ledger: views.iter().flat_map(ledger::rows).collect(),
        criticality: views.iter().flat_map(criticality::rows).collect(),
        means: views.iter().flat_map(means::rows).collect(),
        equipment: views.iter().flat_map(equipment::rows).collect(),
        comparison: comparison::rows(views),
        gains: gain::rows(views),
        people: views.iter().flat_map(people::rows).collect(),
        assumptions: views.iter().flat_map(assumption::rows).collect(),
        drivers: views.iter().flat_map(driver::rows).collect(),
    }
}
