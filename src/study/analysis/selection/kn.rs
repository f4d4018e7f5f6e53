//! The fully sequential procedure of Kim and Nelson (2001, "A fully sequential procedure for
//! indifference-zone selection in simulation", ACM TOMACS 11, 251–273), with c = 1.
//!
//! It chooses the system with the largest mean with at least the promised chance whenever the best
//! is better than every other by the indifference or more, for normal observations that may be
//! correlated between systems: under common luck pairs differ by little, and a system that is worse
//! is out after few observations. Where two are nearer than the indifference it takes either.

use super::Promise;

/// A race: all systems are observed, those that fall behind drop out, the last one is chosen.
#[derive(Debug, Clone, PartialEq)]
pub struct Race {
    promise: Promise,
    /// Observations before the first look (n₀).
    first: usize,
    /// Observations of each system; one that is out has fewer.
    observed: Vec<Vec<f64>>,
    /// Systems in the race, in order.
    alive: Vec<usize>,
    /// h² S² / δ² of each pair, once there are `first` observations.
    reach: Vec<Vec<f64>>,
    winner: Option<usize>,
}

impl Race {
    /// A race of so many systems; the variances of their differences are estimated from the `first`
    /// observations of each, at least 2.
    pub fn new(systems: usize, promise: Promise, first: usize) -> Self {
        Self {
            promise,
            first: first.max(2),
            observed: vec![Vec::new(); systems],
            alive: (0..systems).collect(),
            reach: Vec::new(),
            winner: (systems == 1).then_some(0),
        }
    }

    /// Systems still in the race, in order.
    pub fn alive(&self) -> &[usize] {
        &self.alive
    }

    /// The system chosen, once it is.
    pub fn winner(&self) -> Option<usize> {
        self.winner
    }

    /// The system with the largest mean among those in the race; the first of equals.
    pub fn leader(&self) -> usize {
        let better = |one: usize, other: usize| {
            if self.mean(other) > self.mean(one) { other } else { one }
        };
        self.winner.or_else(|| self.alive.iter().copied().reduce(better)).unwrap_or(0)
    }

    /// The observations of a system, in order.
    pub fn observed(&self, system: usize) -> &[f64] {
        &self.observed[system]
    }

    /// Takes the next observation of every system in the race; `values` has one for each system, and
    /// those of systems that are out are not looked at.
    pub fn observe(&mut self, values: &[f64]) {
        if self.winner.is_some() {
            return;
        }
        for system in &self.alive {
            self.observed[*system].push(values[*system]);
        }
        let stage = self.observed[self.alive[0]].len();
        if stage == self.first {
            self.reach = self.reaches();
        }
        if stage >= self.first {
            self.screen(stage as f64);
        }
    }

    /// One look: who may go on, and whether that is enough.
    fn screen(&mut self, stage: f64) {
        // N + 1 observations are the most it takes.
        let most = |system: &usize| {
            let of_pair = |other: &usize| self.reach[*system][*other].floor();
            self.alive.iter().map(of_pair).fold(0.0, f64::max)
        };
        let is_last = stage > self.alive.iter().map(most).fold(0.0, f64::max);
        if is_last {
            self.winner = Some(self.leader());
            return;
        }
        let alive = self.alive.iter().copied().filter(|system| self.holds_on(*system, stage));
        self.alive = alive.collect();
        if let [last] = self.alive[..] {
            self.winner = Some(last);
        }
    }

    /// Whether a system is not so far behind any other that it is out.
    fn holds_on(&self, system: usize, stage: f64) -> bool {
        let others = self.alive.iter().filter(|other| **other != system);
        others.into_iter().all(|other| {
            let slack = (self.reach[system][*other] - stage).max(0.0);
            let width = self.promise.indifference / (2.0 * stage) * slack;
            self.mean(system) >= self.mean(*other) - width
        })
    }

    fn mean(&self, system: usize) -> f64 {
        let values = &self.observed[system];
        values.iter().sum::<f64>() / values.len() as f64
    }

    /// h² S² / δ² of every pair.
    fn reaches(&self) -> Vec<Vec<f64>> {
        let scale = self.h_squared() / self.promise.indifference.powi(2);
        let systems = 0..self.observed.len();
        let of = |one: usize| {
            systems.clone().map(move |other| {
                scale * super::pair_variance(&self.observed[one], &self.observed[other])
            })
        };
        systems.clone().map(|one| of(one).collect()).collect()
    }

    /// h² = 2 η (n₀ − 1), with η = ½ ((2 α / (k − 1))^(−2 / (n₀ − 1)) − 1).
    fn h_squared(&self) -> f64 {
        let (others, freedom) = (self.observed.len() as f64 - 1.0, self.first as f64 - 1.0);
        let risk = 2.0 * (1.0 - self.promise.confidence) / others;
        freedom * (libm::pow(risk, -2.0 / freedom) - 1.0)
    }
}

#[cfg(test)]
mod tests {
    use super::super::normal::{Normal, stream};
    use super::*;

    const PROMISE: Promise = Promise { confidence: 0.9, indifference: 0.5 };

    /// How often the best is chosen, and how many observations that takes on average. Every system
    /// has variance 1; `common` of it is the luck they share.
    fn raced(means: &[f64], common: f64, races: u64) -> (f64, f64) {
        let best = (0..means.len()).max_by(|a, b| means[*a].total_cmp(&means[*b])).expect("some");
        let (mut right, mut spent) = (0.0, 0.0);
        for number in 0..races {
            let mut normal = Normal::new(stream(number));
            let mut race = Race::new(means.len(), PROMISE, 10);
            while race.winner().is_none() {
                let luck = common.sqrt() * normal.draw();
                let own = (1.0 - common).sqrt();
                let values: Vec<f64> =
                    means.iter().map(|mean| mean + luck + own * normal.draw()).collect();
                race.observe(&values);
            }
            right += f64::from(u8::from(race.winner() == Some(best)));
            spent += (0..means.len()).map(|it| race.observed(it).len() as f64).sum::<f64>();
        }
        (right / races as f64, spent / races as f64)
    }

    #[test]
    fn the_best_is_chosen_as_often_as_promised_where_it_is_hardest() {
        // The slippage configuration: every other is worse by just the indifference.
        let (right, _) = raced(&[0.0, 0.0, 0.0, 0.0, 0.5], 0.0, 1_000);
        assert!(right >= 0.9, "{right}");
        let (right, _) = raced(&[0.5, 0.0], 0.0, 1_000);
        assert!(right >= 0.9, "{right}");
    }

    #[test]
    fn common_luck_saves_observations_and_keeps_the_promise() {
        let means = [0.0, 0.0, 0.0, 0.0, 0.5];
        let (_, alone) = raced(&means, 0.0, 500);
        let (right, together) = raced(&means, 0.8, 500);
        assert!(right >= 0.9, "{right}");
        assert!(together < 0.5 * alone, "{together} against {alone}");
    }

    #[test]
    fn systems_that_are_far_behind_are_out_at_the_first_look() {
        let (right, spent) = raced(&[0.0, 0.5, 1.0, 6.0], 0.0, 200);
        assert_eq!(right, 1.0);
        assert!(spent < 44.0, "{spent} for four times ten");
    }

    #[test]
    fn the_constant_is_that_of_the_paper() {
        // η = ½ ((2 · 0.05 / 9)^(−2/9) − 1) for ten systems, 95 % and ten first observations.
        let race = Race::new(10, Promise { confidence: 0.95, indifference: 1.0 }, 10);
        let expected = 9.0 * ((0.1_f64 / 9.0).ln() * (-2.0 / 9.0)).exp() - 9.0;
        assert!((race.h_squared() - expected).abs() < 1e-9);
    }

    #[test]
    fn equals_end_with_the_first_and_one_alone_has_won() {
        let mut race = Race::new(3, PROMISE, 5);
        for _ in 0..4 {
            race.observe(&[1.0, 1.0, 1.0]);
            assert_eq!(race.winner(), None);
        }
        race.observe(&[1.0, 1.0, 1.0]);
        assert_eq!((race.winner(), race.leader()), (Some(0), 0));
        assert_eq!(Race::new(1, PROMISE, 5).winner(), Some(0));
    }
}
