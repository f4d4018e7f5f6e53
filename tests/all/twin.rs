//! The hand-written twin of the yardstick against the yardstick's known answers.

#[path = "../../benches/twin/mod.rs"]
mod model;

use model::{HORIZON, Twin};

const REPLICATIONS: u64 = 16_000;

/// Normal quantile for twelve two-sided comparisons that shall all hold with 99.9 %.
const QUANTILE: f64 = 3.93;

/// Mean closure of each camp in hours, and half of its 95 % interval (40,000 runs).
const CLOSURES: [(f64, f64); 10] = [
    (772.9, 2.1),
    (619.4, 1.5),
    (773.8, 1.7),
    (685.2, 1.1),
    (1_015.9, 1.8),
    (660.9, 1.1),
    (1_015.1, 1.8),
    (669.7, 1.1),
    (813.3, 1.3),
    (669.9, 1.1),
];

/// Mean and standard error of a sample.
#[derive(Debug, Default)]
struct Sample {
    n: f64,
    sum: f64,
    squares: f64,
}

impl Sample {
    fn add(&mut self, value: f64) {
        self.n += 1.0;
        self.sum += value;
        self.squares += value * value;
    }

    fn mean(&self) -> f64 {
        self.sum / self.n
    }

    fn standard_error(&self) -> f64 {
        let variance = (self.squares - self.sum * self.mean()) / (self.n - 1.0);
        (variance / self.n).sqrt()
    }

    /// Compares the mean with a known one, whose own standard error is given.
    fn assert_near(&self, what: &str, known: f64, its_error: f64) {
        let tolerance = QUANTILE * self.standard_error().hypot(its_error);
        let mean = self.mean();
        assert!(
            (mean - known).abs() < tolerance,
            "{what}: {mean:.2} against {known} ± {tolerance:.2}"
        );
    }
}

#[test]
fn the_twin_comes_to_the_known_answers() {
    let mut closures: [Sample; 10] = Default::default();
    let (mut lost, mut gaps, mut events) =
        (Sample::default(), Sample::default(), Sample::default());
    let mut twin = Twin::new();
    for replication in 0..REPLICATIONS {
        let run = twin.play(replication);
        for (sample, closure) in closures.iter_mut().zip(&run.closures) {
            sample.add(*closure);
        }
        run.gaps.iter().for_each(|gap| gaps.add(*gap));
        lost.add(f64::from(run.trucks_lost));
        events.add(run.events as f64);
    }
    for (number, (sample, (known, half))) in closures.iter().zip(CLOSURES).enumerate() {
        sample.assert_near(&format!("camp {}", number + 1), known, half / 1.96);
    }
    // The known figure has the sampling error of 40,000 runs.
    lost.assert_near(
        "trucks lost",
        4.045,
        lost.standard_error() * (REPLICATIONS as f64 / 4e4).sqrt(),
    );
    gaps.assert_near("handover gap", 64.0, 0.0);
    assert!((450.0..600.0).contains(&events.mean()), "about 522 events a run: {}", events.mean());
}

#[test]
fn the_twin_plays_the_same_run_again() {
    let mut twin = Twin::new();
    let first = twin.play(7).closures.clone();
    twin.play(8);
    assert_eq!(twin.play(7).closures, first);
    assert!(first.iter().all(|closure| (0.0..=HORIZON).contains(closure)));
}
