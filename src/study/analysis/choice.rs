//! The choice of a plan: races between plans, one for each case and one over all of them, fed with
//! batches of replications under common luck.
//!
//! One observation of a race is the mean of a batch of replications, which is nearly normal and has
//! the same numbers under every plan. A choice says how many replications of each variant it wants
//! next; whoever has the engine plays them and shows the runs. Variants of plans that are out, in
//! cases that are decided, are played no more.

use crate::experiment::Runs;
use crate::scenario::Study;

use super::selection::{Apart, Promise, Race, allocation, chance_of_right_choice};
use super::utility::Worth;

/// Replications whose mean is one observation.
pub const BATCH: u32 = 50;
/// Observations before a race is looked at for the first time: a thousand replications, so that
/// what happens in less than three of a thousand may be missed, and not much more.
const FIRST: u32 = 20;

/// A choice that goes on.
#[derive(Debug, Clone)]
pub struct Choice<'a> {
    study: &'a Study,
    worth: Worth,
    promise: Promise,
    weights: Vec<f64>,
    races: Vec<(Scope, Race)>,
    batches: u32,
}

/// What a race is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// One case, an index into the study's list.
    Case(usize),
    /// All cases by their weights.
    AllCases,
}

/// What a race says.
#[derive(Debug, Clone, PartialEq)]
pub struct Verdict {
    /// What it is about.
    pub scope: Scope,
    /// The best plan, an index into the study's list.
    pub best: usize,
    /// Whether the promise is kept; else the replications were not enough.
    pub is_decided: bool,
    /// The estimated chance that no other plan is better by more than the indifference (Bonferroni).
    pub p_within_indifference: f64,
    /// The estimated chance that no other plan is better at all.
    pub p_best: f64,
    /// How each plan stands, in the study's order.
    pub plans: Vec<Standing>,
}

impl Verdict {
    /// Whether a plan is the best one, or is behind it by less than the indifference and by no more
    /// than chance makes (1.96 standard errors).
    pub fn is_among_the_best(&self, plan: usize, promise: Promise) -> bool {
        let is_near = |behind: Apart| {
            behind.mean < promise.indifference && behind.mean <= 1.96 * behind.error
        };
        plan == self.best || self.plans[plan].behind.is_some_and(is_near)
    }
}

/// How one plan stands in a race.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Standing {
    /// Replications of it that the race looked at.
    pub replications: u32,
    /// What it is worth on average, over these.
    pub worth: f64,
    /// Whether it dropped out of the race.
    pub is_out: bool,
    /// What the best plan is worth more, over the replications of both; `None` of the best itself.
    pub behind: Option<Apart>,
    /// The share of further replications it should get (Chen et al. 2000), where undecided.
    pub further_share: f64,
}

impl<'a> Choice<'a> {
    /// A choice among the plans of a study; `weights` of its cases make 1.
    pub fn new(study: &'a Study, worth: Worth, promise: Promise, weights: Vec<f64>) -> Self {
        let mut scopes: Vec<Scope> = (0..study.cases.len()).map(Scope::Case).collect();
        if study.cases.len() > 1 {
            scopes.push(Scope::AllCases);
        }
        let race = |scope| (scope, Race::new(study.plans.len(), promise, FIRST as usize));
        let races = scopes.into_iter().map(race).collect();
        Self { study, worth, promise, weights, races, batches: 0 }
    }

    /// So many replications of each variant of the study are wanted before the next look; `None` once
    /// every race is decided.
    pub fn wanted(&self) -> Option<Vec<u32>> {
        let batches = (self.batches + 1).max(FIRST);
        let is_wanted = |plan: usize, case: usize| {
            let mut open = self.races.iter().filter(|(_, race)| race.winner().is_none());
            open.any(|(scope, race)| {
                let is_in = *scope == Scope::AllCases || *scope == Scope::Case(case);
                is_in && race.alive().contains(&plan)
            })
        };
        let of = |variant: &crate::scenario::Variant| {
            u32::from(is_wanted(variant.plan, variant.case)) * batches * BATCH
        };
        let wanted: Vec<u32> = self.study.variants.iter().map(of).collect();
        wanted.iter().any(|wanted| *wanted > 0).then_some(wanted)
    }

    /// Looks at the runs of all variants, of which those wanted have been played.
    pub fn look(&mut self, runs: &[Runs]) {
        for batch in self.batches..(self.batches + 1).max(FIRST) {
            for place in 0..self.races.len() {
                self.look_at(place, batch, runs);
            }
        }
        self.batches = (self.batches + 1).max(FIRST);
    }

    /// Shows one race the means of one batch. A replication that failed under one of its plans counts
    /// for none; a batch of nothing but those is passed over.
    fn look_at(&mut self, place: usize, batch: u32, runs: &[Runs]) {
        let (scope, race) = &self.races[place];
        if race.winner().is_some() {
            return;
        }
        let (mut sums, mut n) = (vec![0.0; self.study.plans.len()], 0_u32);
        for replication in batch * BATCH..(batch + 1) * BATCH {
            let worths = race.alive().iter().map(|plan| self.at(*scope, *plan, replication, runs));
            if let Some(worths) = worths.collect::<Option<Vec<f64>>>() {
                n += 1;
                race.alive().iter().zip(worths).for_each(|(plan, worth)| sums[*plan] += worth);
            }
        }
        let means: Vec<f64> = sums.iter().map(|sum| sum / f64::from(n)).collect();
        if n > 0 {
            self.races[place].1.observe(&means);
        }
    }

    /// What one replication of a plan is worth; over all cases, by their weights.
    fn at(&self, scope: Scope, plan: usize, replication: u32, runs: &[Runs]) -> Option<f64> {
        let variants = self.study.variants.iter().zip(runs);
        let mut of_plan = variants.filter(|(variant, _)| variant.plan == plan);
        match scope {
            Scope::Case(case) => {
                let (_, runs) = of_plan.find(|(variant, _)| variant.case == case)?;
                self.worth.at(runs, replication)
            }
            Scope::AllCases => of_plan
                .map(|(variant, runs)| {
                    Some(self.weights[variant.case] * self.worth.at(runs, replication)?)
                })
                .sum(),
        }
    }

    /// What every race says by now: case by case, then over all cases.
    pub fn verdicts(&self) -> Vec<Verdict> {
        self.races.iter().map(|(scope, race)| self.verdict(*scope, race)).collect()
    }

    fn verdict(&self, scope: Scope, race: &Race) -> Verdict {
        let best = race.leader();
        let behind = |plan| Apart::of_pairs(race.observed(best), race.observed(plan));
        let others = (0..self.study.plans.len()).filter(|plan| *plan != best);
        let others: Vec<Apart> = others.filter_map(behind).collect();
        Verdict {
            scope,
            best,
            is_decided: race.winner().is_some(),
            p_within_indifference: chance_of_right_choice(&others, self.promise.indifference),
            p_best: chance_of_right_choice(&others, 0.0),
            plans: self.standings(race, best),
        }
    }

    fn standings(&self, race: &Race, best: usize) -> Vec<Standing> {
        let columns: Vec<&[f64]> =
            (0..self.study.plans.len()).map(|plan| race.observed(plan)).collect();
        let means: Vec<f64> = columns.iter().map(|column| mean(column)).collect();
        let variances: Vec<f64> = columns.iter().map(|column| variance(column)).collect();
        let shares = allocation(&means, &variances, self.promise.indifference);
        let standing = |plan: usize| Standing {
            replications: columns[plan].len() as u32 * BATCH,
            worth: means[plan],
            is_out: !race.alive().contains(&plan),
            behind: (plan != best).then(|| Apart::of_pairs(columns[best], columns[plan])).flatten(),
            further_share: shares[plan],
        };
        (0..columns.len()).map(standing).collect()
    }

    /// What each plan is worth under each case, over all its runs.
    pub fn payoffs(&self, runs: &[Runs]) -> Vec<Vec<f64>> {
        let of = |plan: usize, case: usize| {
            let mut variants = self.study.variants.iter().zip(runs);
            let found = variants.find(|(variant, _)| variant.plan == plan && variant.case == case);
            found.and_then(|(_, runs)| self.worth.mean(runs)).unwrap_or(f64::NAN)
        };
        let cases = 0..self.study.cases.len();
        let row = |plan| cases.clone().map(|case| of(plan, case)).collect();
        (0..self.study.plans.len()).map(row).collect()
    }

    /// What is chosen by.
    pub fn worth(&self) -> &Worth {
        &self.worth
    }
}

fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / values.len() as f64
}

fn variance(values: &[f64]) -> f64 {
    let mean = mean(values);
    values.iter().map(|value| (value - mean).powi(2)).sum::<f64>() / (values.len() as f64 - 1.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::utility::Utility;
    use crate::experiment::Replications;
    use crate::experiment::fixture::{played, study};

    #[test]
    fn a_variance_is_that_of_a_sample() {
        // 1, 2 and 6: (4 + 1 + 9) / 2.
        assert_eq!(variance(&[1.0, 2.0, 6.0]), 7.0);
    }

    const PROMISE: Promise = Promise { confidence: 0.95, indifference: 0.01 };

    fn runs(replications: u32) -> Vec<Runs> {
        let results = played(&study(), Replications::Fixed(replications));
        results.variants.into_iter().map(|variant| variant.runs).collect()
    }

    #[test]
    fn the_quicker_plan_is_chosen_under_every_case_and_over_all() {
        let (study, runs) = (study(), runs(1_500));
        let worth = Worth::of(Utility::Hold, &study.base).expect("deadlines");
        let mut choice = Choice::new(&study, worth, PROMISE, vec![0.5, 0.5]);
        assert_eq!(choice.wanted(), Some(vec![1_000; 4]));
        while let Some(wanted) = choice.wanted() {
            assert!(wanted.iter().all(|wanted| *wanted <= 1_500), "{wanted:?}");
            choice.look(&runs);
        }
        let verdicts = choice.verdicts();
        let scopes: Vec<Scope> = verdicts.iter().map(|verdict| verdict.scope).collect();
        assert_eq!(scopes, [Scope::Case(0), Scope::Case(1), Scope::AllCases]);
        for verdict in &verdicts {
            assert!(verdict.is_decided && verdict.best == 1 && verdict.p_best > 0.999);
            assert_eq!((verdict.plans[0].is_out, verdict.plans[1].is_out), (true, false));
            assert!(!verdict.is_among_the_best(0, PROMISE));
        }
        // By hand: the mean over all cases is the mean of the two.
        let of = |place: usize, plan: usize| verdicts[place].plans[plan].worth;
        assert!((of(2, 1) - f64::midpoint(of(0, 1), of(1, 1))).abs() < 1e-9);
        let held = choice.payoffs(&runs);
        let share = |variant: usize| runs[variant].held(crate::experiment::JointSet::Hard);
        assert_eq!(Some(held[1][0]), share(2).estimate());
    }

    #[test]
    fn plans_that_are_the_same_end_in_a_tie_and_not_in_an_endless_race() {
        let (mut study, runs) = (study(), runs(1_000));
        study.variants.swap(1, 2);
        let same = [runs[0].clone(), runs[0].clone(), runs[1].clone(), runs[1].clone()];
        let order = [(0, 0), (1, 0), (0, 1), (1, 1)];
        for (variant, place) in study.variants.iter_mut().zip(order) {
            (variant.plan, variant.case) = place;
        }
        let worth = Worth::of(Utility::Days, &study.base).expect("deadlines");
        let mut choice = Choice::new(&study, worth, PROMISE, vec![0.5, 0.5]);
        choice.look(&same);
        assert_eq!(choice.wanted(), None);
        assert!(choice.verdicts().iter().all(|verdict| verdict.p_within_indifference == 1.0));
        assert!(choice.verdicts().iter().all(|verdict| verdict.p_best == 0.5));
        let among = |verdict: &Verdict| verdict.is_among_the_best(1, PROMISE);
        assert!(choice.verdicts().iter().all(among));
    }
}
