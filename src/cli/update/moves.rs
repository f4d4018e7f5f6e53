//! Which fact has moved the forecast: the forecasts between the last report and this one, fact by fact.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::super::error::CliError;
use super::super::progress::ProgressBar;
use super::{View, Weighed};
use crate::analysis::status::{self as learning, Added, Going, Move, Weigher};
use crate::experiment::{self, Results, Runs};
use crate::scenario::{Scenario, Status, Variant};
use crate::simulation::{Start, Stated};

/// Runs that the first forecasts on the way have together, and the fewest and the most of one.
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
    /// What they were weighed by.
    pub(super) weighers: &'a [Weigher<'a>],
    /// Runs of each case, as it was followed, of which nothing was known; none if there was a report before.
    pub(super) before: &'a [Runs],
    pub(super) threads: Option<usize>,
}

/// Most forecasts on the way before it is known between which of them something moves.
const MOST_STEPS: usize = 30;
/// A move of a chance over several facts that is followed up fact by fact.
const FOLLOWED_UP: f64 = 0.1;

/// Forecasts on the way, by the number of their step.
type Known = BTreeMap<usize, (Runs, f64)>;

impl Moving<'_> {
    /// By how much each fact has moved each deadline, variant by variant: the last forecast is that of
    /// `results`.
    ///
    /// Of very many facts forecasts are made after every so many first, and fact by fact only between two
    /// of which the second has moved.
    pub(super) fn moves(
        &self,
        results: &Results,
        bar: &ProgressBar,
    ) -> Result<Vec<Vec<Move>>, CliError> {
        let variants = &self.view.study.variants;
        let last = self.steps.len().saturating_sub(1);
        let every = self.steps.len().div_ceil(MOST_STEPS).max(1);
        let coarse: BTreeSet<usize> = (0..last).step_by(every).chain([last]).collect();
        let facts = self.steps.iter().skip(1).filter(|step| step.fact.is_some()).count();
        let shared = coarse.len().max(1) * variants.len();
        let draws = (IN_ALL / shared).clamp(FEWEST, MOST) as u32;
        let mut all = Vec::new();
        for (variant, played) in variants.iter().zip(&results.variants) {
            let mut known = Known::new();
            let own = self.own_before(variant);
            let ends = Ends {
                first: own,
                last: Going {
                    runs: &played.runs,
                    worth: self.weighed[variant.case].case.learned.tempered.effective,
                },
            };
            let asked: Vec<usize> = ends.between(&coarse, last).collect();
            self.forecast(variant, &asked, draws, (&mut known, bar))?;
            let fine = self.followed_up(&variant.scenario, &coarse, (&ends, &known));
            let asked: Vec<usize> =
                ends.between(&fine, last).filter(|it| !known.contains_key(it)).collect();
            self.forecast(variant, &asked, draws, (&mut known, bar))?;
            let after: Vec<Going<'_>> =
                fine.iter().map(|step| ends.going(*step, last, &known)).collect();
            all.push(learning::moves(&variant.scenario, (&self.among(&fine), facts), &after));
        }
        Ok(all)
    }

    /// The steps of which forecasts are made: those given, and all between two that differ.
    fn followed_up(
        &self,
        scenario: &Scenario,
        coarse: &BTreeSet<usize>,
        (ends, known): (&Ends<'_>, &Known),
    ) -> BTreeSet<usize> {
        let last = self.steps.len().saturating_sub(1);
        let mut fine = coarse.clone();
        for (from, to) in coarse.iter().zip(coarse.iter().skip(1)) {
            let [before, after] = [from, to].map(|step| ends.going(*step, last, known));
            if learning::farthest(scenario, before.runs, after.runs) >= FOLLOWED_UP {
                fine.extend(*from..*to);
            }
        }
        fine
    }

    /// These steps: where facts between two are left out, none is said to have moved anything.
    fn among(&self, fine: &BTreeSet<usize>) -> Vec<Added> {
        let mut before = None;
        let step = |number: &usize| {
            let step = &self.steps[*number];
            let is_next = before.replace(*number).is_none_or(|before| before + 1 == *number);
            Added { fact: step.fact.filter(|_| is_next), known: step.known.clone() }
        };
        fine.iter().map(step).collect()
    }

    /// Runs of which nothing was known, if they are of the plan in view: what is taken up only now does not
    /// stand before the first fact as it was followed.
    fn own_before(&self, variant: &Variant) -> Option<Going<'_>> {
        let is_followed =
            Arc::ptr_eq(&variant.scenario, &self.view.followed[variant.case].scenario);
        let runs = self.before.get(variant.case).filter(|_| is_followed)?;
        Some(Going { runs, worth: f64::INFINITY })
    }

    /// The forecasts after these steps; each with what its beginnings were drawn from is worth.
    fn forecast(
        &self,
        variant: &Variant,
        asked: &[usize],
        draws: u32,
        (known, bar): (&mut Known, &ProgressBar),
    ) -> Result<(), CliError> {
        if asked.is_empty() {
            return Ok(());
        }
        let followed = &self.view.followed[variant.case].scenario;
        let weigher = &self.weighers[variant.case];
        let begun =
            asked.iter().map(|step| self.start(followed, weigher, &self.steps[*step], draws));
        let (starts, worths): (Vec<_>, Vec<f64>) = begun.unzip();
        let of_step = |case| Variant { plan: 0, case, scenario: Arc::clone(&variant.scenario) };
        let variants: Vec<Variant> = (0..starts.len()).map(of_step).collect();
        let results = experiment::go_on(&variants, &starts, self.threads, bar)?;
        let runs = results.variants.into_iter().map(|variant| variant.runs);
        known.extend(asked.iter().copied().zip(runs.zip(worths)));
        Ok(())
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

/// Forecasts that are there already: that before any fact, if it is of the plan in view, and the last.
struct Ends<'a> {
    first: Option<Going<'a>>,
    last: Going<'a>,
}

impl<'a> Ends<'a> {
    /// The steps of which forecasts are still to be made.
    fn between<'s>(
        &self,
        steps: &'s BTreeSet<usize>,
        last: usize,
    ) -> impl Iterator<Item = usize> + use<'s> {
        let has_first = self.first.is_some();
        steps.iter().copied().filter(move |step| *step != last && !(*step == 0 && has_first))
    }

    /// The forecast after a step.
    fn going(&self, step: usize, last: usize, known: &'a Known) -> Going<'a> {
        match (self.first, known.get(&step)) {
            (Some(first), _) if step == 0 && step != last => first,
            (_, Some((runs, worth))) => Going { runs, worth: *worth },
            _ => self.last,
        }
    }
}
