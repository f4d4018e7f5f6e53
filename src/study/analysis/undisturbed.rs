//! What the plan says beside what its own estimates come to if nothing goes wrong.

use crate::id::{CampId, DeadlineId, SiteId};
use crate::scenario::{Goal, Milestone, Scenario, Study, Undisturbed, Variant};
use crate::time::Moment;

use super::closure::first_due;

/// A camp or a deadline under one plan and case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UndisturbedRow {
    /// Index into the study's plans.
    pub plan: usize,
    /// Index into the study's cases.
    pub case: usize,
    /// What the dates are of.
    pub of: Dated,
    /// When it is planned; of a deadline on a milestone, the last date planned for its camps, if all
    /// have one.
    pub planned: Option<Moment>,
    /// When it comes about if nothing goes wrong; `None`: beyond the horizon.
    pub undisturbed: Option<Moment>,
    /// When it is due: of a camp, the first date on which a deadline wants it vacated.
    pub due: Option<Moment>,
}

/// What has a planned, an undisturbed and a due date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dated {
    /// The last party out of a camp.
    Camp(SiteId),
    /// What a deadline asks.
    Deadline(DeadlineId),
}

/// All rows of a study, in its order: camps, then deadlines. None of a variant whose undisturbed run
/// has no outcome.
pub fn undisturbed_rows(study: &Study, dates: &[Option<Undisturbed>]) -> Vec<UndisturbedRow> {
    let played = study.variants.iter().zip(dates);
    let known = played.filter_map(|(variant, dates)| Some((variant, dates.as_ref()?)));
    known.flat_map(|(variant, dates)| of_variant(variant, dates)).collect()
}

fn of_variant(variant: &Variant, dates: &Undisturbed) -> Vec<UndisturbedRow> {
    let scenario = &*variant.scenario;
    let camps = scenario.camps.ids().map(|id| camp(variant, dates, id));
    // A limit on how long a site stands empty has no date of its own.
    let has_date = |id: &DeadlineId| !matches!(scenario.deadlines[*id].goal, Goal::Empty(_));
    let deadlines = scenario.deadlines.ids().filter(has_date);
    camps.chain(deadlines.map(|id| deadline(variant, dates, id))).collect()
}

fn camp(variant: &Variant, dates: &Undisturbed, id: CampId) -> UndisturbedRow {
    let camp = &variant.scenario.camps[id];
    UndisturbedRow {
        plan: variant.plan,
        case: variant.case,
        of: Dated::Camp(camp.site),
        planned: camp.planned,
        undisturbed: dates.vacated[id],
        due: first_due(&variant.scenario, camp.site, Milestone::Vacated),
    }
}

fn deadline(variant: &Variant, dates: &Undisturbed, id: DeadlineId) -> UndisturbedRow {
    UndisturbedRow {
        plan: variant.plan,
        case: variant.case,
        of: Dated::Deadline(id),
        planned: planned(&variant.scenario, id),
        undisturbed: dates.deadlines[id].reached,
        due: Some(variant.scenario.deadlines[id].due),
    }
}

/// The last date planned for the camps of a deadline that wants them vacated.
fn planned(scenario: &Scenario, id: DeadlineId) -> Option<Moment> {
    let deadline = &scenario.deadlines[id];
    deadline.milestone().filter(|milestone| *milestone == Milestone::Vacated)?;
    let camps = deadline.all.iter().map(|site| scenario.sites[*site].camp);
    let dates: Option<Vec<Moment>> = camps.map(|camp| scenario.camps[camp?].planned).collect();
    dates?.into_iter().max()
}
