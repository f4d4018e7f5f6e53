//! Which fact has moved the forecast: the forecasts between the last report and this one, fact by fact.

use std::sync::Arc;

use super::super::stop::Stop;
use super::super::waiting::Waiting;
use super::{View, Weighed};
use crate::analysis::status::{self as learning, Added, Going, Move, Weigher};
use crate::experiment::{self, Results, Runs};
use crate::scenario::{Scenario, Status, Variant};
use crate::simulation::{Start, Stated};

/// Runs that all forecasts on the way have together, and the fewest and the most of one.
const IN_ALL: usize = 2_000;
const FEWEST: usize = 100;
const MOST: usize = 400;

/// What has moved each variant in view.
pub(super) struct Moving<'a> {
    pub(super) view: &'a View,
    pub(super) status: &'a Status,
    pub(super) steps: Vec<Added>,
    /// What was weighed, case by case.
    pub(super) weighed: &'a [Weighed],
    /// Runs of each case, as it was followed, of which nothing was known; none if there was a report before.
    pub(super) before: &'a [Runs],
    pub(super) is_learning: bool,
    pub(super) threads: Option<usize>,
}

impl Moving<'_> {
    /// By how much each fact has moved each deadline, variant by variant: the last forecast is that of
    /// `results`.
    pub(super) fn moves(
        &self,
        results: &Results,
        waiting: &Waiting,
    ) -> Result<Vec<Vec<Move>>, Stop> {
        let variants = &self.view.study.variants;
        let shared = self.steps.len().max(1) * variants.len();
        let draws = (IN_ALL / shared).clamp(FEWEST, MOST) as u32;
        let mut all = Vec::new();
        for (variant, played) in variants.iter().zip(&results.variants) {
            let own = self.own_before(variant);
            let between = self.between(variant, own.is_some(), draws, waiting)?;
            let worth = self.weighed[variant.case].case.learned.tempered.effective;
            let of_between = between.iter().map(|(runs, worth)| Going { runs, worth: *worth });
            let last = Going { runs: &played.runs, worth };
            let after: Vec<Going<'_>> = own.into_iter().chain(of_between).chain([last]).collect();
            all.push(learning::moves(&variant.scenario, &self.steps, &after));
        }
        Ok(all)
    }

    /// Runs of which nothing was known, if they are of the plan in view: what is taken up only now does not
    /// stand before the first fact as it was followed.
    fn own_before(&self, variant: &Variant) -> Option<Going<'_>> {
        let is_followed =
            Arc::ptr_eq(&variant.scenario, &self.view.followed[variant.case].scenario);
        let runs = self.before.get(variant.case).filter(|_| is_followed)?;
        Some(Going { runs, worth: f64::INFINITY })
    }

    /// The forecasts after each step but the last, and but the first if that is there already; each with
    /// what its beginnings were drawn from is worth.
    fn between(
        &self,
        variant: &Variant,
        has_first: bool,
        draws: u32,
        waiting: &Waiting,
    ) -> Result<Vec<(Runs, f64)>, Stop> {
        let end = self.steps.len().saturating_sub(1);
        let steps = &self.steps[usize::from(has_first).min(end)..end];
        if steps.is_empty() {
            return Ok(Vec::new());
        }
        let followed = &self.view.followed[variant.case].scenario;
        let seen = &self.weighed[variant.case].seen;
        let weigher = Weigher::new(followed, self.status, seen, self.is_learning);
        let begun = steps.iter().map(|step| self.start(followed, &weigher, step, draws));
        let (starts, worths): (Vec<_>, Vec<f64>) = begun.unzip();
        let of_step = |case| Variant { plan: 0, case, scenario: Arc::clone(&variant.scenario) };
        let variants: Vec<Variant> = (0..starts.len()).map(of_step).collect();
        let results = experiment::go_on(&variants, &starts, self.threads, waiting)?;
        Ok(results.variants.into_iter().map(|variant| variant.runs).zip(worths).collect())
    }

    /// Where runs begin that know only so much, and how many runs' worth of weight they are drawn from.
    fn start(
        &self,
        scenario: &Scenario,
        weigher: &Weigher<'_>,
        step: &Added,
        draws: u32,
    ) -> ((Arc<Stated>, Vec<Start>), f64) {
        let facts = step.known.iter().map(|number| self.status.facts[*number].clone());
        let (day, as_of) = (self.status.day, self.status.as_of);
        let known = Status { day, as_of, facts: facts.collect(), inputs: Vec::new() };
        let (tempered, weights) = weigher.weigh(|fact| step.known.contains(&fact));
        let starts = super::starts(&weights, draws, (scenario.seed, as_of));
        ((Arc::new(Stated::new(scenario, &known)), starts), tempered.effective)
    }
}
