//! Simulation-based calibration (Talts et al. 2018) of what a status teaches: a run is the truth, a clerk
//! who errs writes down some of it, and what was to come of it must stand evenly among the runs that go
//! on from there.
//!
//! Small in every test run. `DRAWDOWN_TRUTHS=400 cargo test calibration -- --nocapture` plays as many truths of
//! the yardstick, the relief hub and Mali, and prints the figures of the manual page `status`.

use std::fmt::Write as _;
use std::sync::Arc;

use drawdown::analysis::status::{Weigher, probes, resample};
use drawdown::chance::{Cause, Luck, StreamKey};
use drawdown::experiment::{Silent, watch};
use drawdown::id::CampId;
use drawdown::scenario::{
    About, Milestone, Origin, Request, Scenario, Status, StatusRow, Variant, read, status_sheet,
};
use drawdown::simulation::{Probe, Simulation, Start, Stated, Watched};
use drawdown::time::{DAY, Moment};
use jiff::civil::Date;

/// Truths, far from all replications that are weighed.
const FIRST_TRUTH: u64 = 1_000_000;
/// Runs that go on from each status: ranks from 0 to 19 make ten bins of two.
const DRAWS: u32 = 19;
/// Bins of ranks.
const BINS: usize = 10;

struct Theatre {
    variant: Variant,
    /// The day of the status, and that day as a moment.
    day: Date,
    as_of: Moment,
    /// When each camp is vacated, in seconds; endless if it is not.
    probes: Vec<Probe>,
    seen: Vec<Option<Watched>>,
}

/// How much a clerk tells.
#[derive(Clone, Copy, PartialEq)]
enum Tells {
    /// Of three camps: so few facts are hardly ever tempered, and ranks must be even.
    AFew,
    /// Of every camp.
    All,
}

/// What was found for one milestone.
#[derive(Default)]
struct Milestones {
    ranks: [u32; BINS],
    covered: u32,
    asked: u32,
    /// The sums of the CRPS in days: learned, and of the runs in which what is not yet done is not.
    crps: [f64; 2],
}

impl Theatre {
    fn new(example: &'static str, days: i64, weighed: u32) -> Self {
        let request = Request { origin: Origin::BuiltIn(example), sets: Vec::new() };
        let (study, _) = read(&request).expect("an example");
        let variant = study.variants[0].clone();
        let scenario = Arc::clone(&variant.scenario);
        let day = scenario.clock.civil(Moment((days - 1) * DAY)).date();
        let nothing = Status::nothing(&scenario, day);
        let stated = Arc::new(Stated::new(&scenario, &nothing));
        let vacated = |camp: CampId| (About::Reached(camp, Milestone::Vacated), None);
        let probes: Vec<Probe> = scenario.camps.ids().map(vacated).collect();
        let looked = (probes.as_slice(), Moment::NEVER);
        let seen = watch(&variant, &stated, looked, (weighed, None), &Silent).expect("threads");
        Self { variant, day, as_of: nothing.as_of, probes, seen }
    }

    fn scenario(&self) -> &Arc<Scenario> {
        &self.variant.scenario
    }

    /// The camps that are told to be empty, and not to be.
    fn told(&self, truth: &[f64], tells: Tells) -> (Vec<usize>, Vec<usize>) {
        let as_of = self.as_of.0 as f64;
        let (mut done, mut open): (Vec<usize>, Vec<usize>) =
            (0..truth.len()).partition(|camp| truth[*camp] <= as_of);
        if tells == Tells::AFew {
            // Always of the same ones: which are told must say nothing of the others.
            done.retain(|camp| *camp < 3);
            open.retain(|camp| *camp < 3);
        }
        (done, open)
    }

    /// What a clerk tells: dates with the error that a date is granted, and what is not yet done.
    fn status(&self, truth: &[f64], tells: Tells, luck: &mut impl FnMut() -> f64) -> Status {
        let as_of = self.as_of.0 as f64;
        let (done, open) = self.told(truth, tells);
        let told = done.into_iter().chain(open);
        let rows: Vec<StatusRow> = told
            .map(|camp| {
                let day = DAY as f64;
                let deviation = (0.25 + 4.0 + (0.05 * truth[camp] / day).powi(2)).sqrt();
                let erred = truth[camp] + deviation * day * luck();
                let seen =
                    if truth[camp] > as_of { truth[camp] } else { erred.clamp(1.0, as_of - 1.0) };
                let mut row = self.probes[camp].0.row(self.scenario(), self.day, seen);
                row.cells[3].truncate("2023-12-01".len());
                row
            })
            .collect();
        let read = Status::of_text("status.csv", &status_sheet(&rows), self.scenario(), self.day);
        read.unwrap_or_else(|rejected| panic!("{:?}", rejected.findings)).0
    }
}

/// A standard normal number for each pair of even ones (Box and Muller 1958).
fn normal(seed: u64, truth: u64) -> impl FnMut() -> f64 {
    let mut stream = Luck::new(seed, truth).stream(StreamKey::new(Cause::Resampling, "clerk"));
    move || {
        let (radius, turn) = (1.0 - stream.unit(), stream.unit());
        (-2.0 * radius.ln()).sqrt() * (2.0 * std::f64::consts::PI * turn).cos()
    }
}

/// The ranked probability score of a number, in days, cut at a horizon; fair, so that few runs may be
/// compared with many (Ferro 2014).
fn crps(runs: &[f64], actual: f64, until: f64) -> f64 {
    let cut: Vec<f64> = runs.iter().map(|run| run.min(until)).collect();
    let (actual, n) = (actual.min(until), cut.len() as f64);
    let mut sorted = cut.clone();
    sorted.sort_by(f64::total_cmp);
    let to_it: f64 = cut.iter().map(|run| (run - actual).abs()).sum::<f64>() / n;
    let weighed = sorted.iter().enumerate().map(|(rank, run)| (2.0 * rank as f64 + 1.0 - n) * run);
    (to_it - weighed.sum::<f64>() / (n * (n - 1.0))) / DAY as f64
}

/// Plays so many truths; what was found for each camp that was not told to be empty, whether or not it
/// was.
fn calibrate(theatre: &Theatre, truths: u64, tells: Tells) -> (Vec<Milestones>, f64, u32) {
    let scenario = theatre.scenario();
    let mut simulation = Simulation::new(Arc::clone(scenario));
    let mut found: Vec<Milestones> = scenario.camps.ids().map(|_| Milestones::default()).collect();
    let nothing = Arc::new(Stated::new(scenario, &Status::nothing(scenario, theatre.day)));
    let (mut powers, mut tempered) = (0.0, 0);
    for truth in 0..truths {
        let replication = FIRST_TRUTH + truth;
        let looked = (theatre.probes.as_slice(), Moment::NEVER);
        let actual = simulation.watch(replication, &nothing, looked).expect("it ends").shown;
        let status = theatre.status(&actual, tells, &mut normal(scenario.seed, truth));
        let stated = Arc::new(Stated::new(scenario, &status));
        let columns: Vec<usize> = probes(&status)
            .0
            .iter()
            .map(|(about, _)| theatre.probes.iter().position(|it| it.0 == *about).expect("a camp"))
            .collect();
        let told = |run: &Watched| Watched {
            drawn: run.drawn.clone(),
            shown: columns.iter().map(|camp| run.shown[*camp]).collect(),
        };
        let seen: Vec<Option<Watched>> =
            theatre.seen.iter().map(|run| run.as_ref().map(told)).collect();
        let learned = Weigher::new(scenario, &status, &seen, true).learn(&stated);
        powers += learned.tempered.power;
        tempered += u32::from(learned.tempered.power < 1.0);
        let starts = resample(&learned.weights, DRAWS, (truth, theatre.as_of));
        let drawn: Vec<Vec<f64>> = starts
            .iter()
            .zip(0..)
            .map(|(replication, draw)| {
                let draw = Some(truth * u64::from(DRAWS) + draw);
                let start = Start { replication: *replication, draw };
                let outcome = simulation.go_on(&stated, start).expect("it ends");
                let vacated = outcome.camps.values().map(|camp| camp.vacated);
                vacated.map(|at| at.map_or(f64::INFINITY, |at| at.0 as f64)).collect()
            })
            .collect();
        // Ranks are even where facts count as they are told. Which updates are tempered hangs on the
        // facts alone, so that leaving those out is no choice of truths.
        let is_exact = tells == Tells::All || learned.tempered.power == 1.0;
        note(theatre, &mut found, (&actual, &drawn), (truth, tells, is_exact));
    }
    (found, powers / truths as f64, tempered)
}

fn note(
    theatre: &Theatre,
    found: &mut [Milestones],
    (actual, drawn): (&[f64], &[Vec<f64>]),
    (truth, tells, is_exact): (u64, Tells, bool),
) {
    let (as_of, until) = (theatre.as_of.0 as f64, theatre.scenario().until.0 as f64);
    let key = StreamKey::new(Cause::Resampling, "rank");
    let mut ties = Luck::new(1, truth).stream(key);
    let (done, told_open) = theatre.told(actual, tells);
    let shown = || theatre.seen.iter().flatten().map(|run| &run.shown);
    let agrees = |shown: &&Vec<f64>| told_open.iter().all(|camp| shown[*camp] > as_of);
    let agreeing: Vec<&Vec<f64>> = shown().filter(agrees).collect();
    for camp in (0..actual.len()).filter(|camp| !done.contains(camp)) {
        let mut runs: Vec<f64> = drawn.iter().map(|draw| draw[camp].min(until)).collect();
        let is = actual[camp].min(until);
        let below = runs.iter().filter(|run| **run < is).count();
        let same = runs.iter().filter(|run| **run == is).count();
        let rank = below + (ties.unit() * (same + 1) as f64) as usize;
        runs.sort_by(f64::total_cmp);
        // Of 19 runs the second and the eighteenth hold 16 of 20 ranks: 80 %.
        let is_inside = (runs[1]..=runs[17]).contains(&is);
        // Of all camps at once too few runs may agree: then of this one alone.
        let open: Vec<f64> = match tells {
            Tells::AFew => agreeing.iter().map(|shown| shown[camp]).collect(),
            Tells::All => {
                let of_camp = shown().map(|shown| shown[camp]);
                of_camp.filter(|at| *at > as_of).collect()
            }
        };
        let milestone = &mut found[camp];
        milestone.ranks[rank * BINS / (DRAWS as usize + 1)] += u32::from(is_exact);
        milestone.covered += u32::from(is_inside);
        milestone.asked += 1;
        milestone.crps[0] += crps(&runs, is, until);
        milestone.crps[1] += crps(&open, is, until);
    }
}

/// χ² of ranks that should be even, over its value at a level (Wilson and Hilferty 1931): above 1 it is
/// rejected.
fn unevenness(ranks: &[u32; BINS], deviations: f64) -> f64 {
    let expected = f64::from(ranks.iter().sum::<u32>()) / BINS as f64;
    let square = |count: &u32| (f64::from(*count) - expected).powi(2) / expected;
    let freedom = (BINS - 1) as f64;
    let spread = 2.0 / (9.0 * freedom);
    let limit = freedom * (1.0 - spread + deviations * spread.sqrt()).powi(3);
    ranks.iter().map(square).sum::<f64>() / limit
}

/// What is found in one example, in a few words; asserts what must hold of it.
fn report(theatre: &Theatre, called: &str, truths: u64, tells: Tells) -> String {
    let (found, power, tempered) = calibrate(theatre, truths, tells);
    let told: Vec<&Milestones> = found.iter().filter(|it| it.asked >= 20).collect();
    let sum = |of: fn(&Milestones) -> f64| told.iter().map(|it| of(it)).sum::<f64>();
    let asked = sum(|it| f64::from(it.asked)).max(1.0);
    let coverage = sum(|it| f64::from(it.covered)) / asked;
    let (learned, open) = (sum(|it| it.crps[0]) / asked, sum(|it| it.crps[1]) / asked);
    // One in a hundred over all milestones together: 2.6 to 3.4 deviations for one to thirty.
    let deviations = 2.33 + 0.33 * (told.len() as f64).ln();
    let worst = told.iter().map(|it| unevenness(&it.ranks, deviations)).fold(0.0, f64::max);
    let mut said = String::new();
    let much = if tells == Tells::AFew { "a few facts" } else { "every camp" };
    let _ = write!(
        said,
        "{called}, {much}: {truths} truths, {} milestones, {asked} forecasts: 80 % bands hold \
         {coverage:.3}; χ² at most {worst:.2} of its limit; CRPS {learned:.2} d, not yet alone \
         {open:.2} d; mean power {power:.2}, tempered {tempered}",
        told.len()
    );
    assert!(coverage >= 0.75 - 0.5 / (truths as f64).sqrt(), "{said}");
    assert!(tells == Tells::All || worst < 1.0 || truths < 100, "{said}");
    assert!(learned <= open * (1.0 + 1.0 / (truths as f64).sqrt()), "{said}");
    said
}

#[test]
fn what_is_to_come_stands_evenly_among_the_runs_that_go_on_from_a_status() {
    let truths = std::env::var("DRAWDOWN_TRUTHS").ok().and_then(|truths| truths.parse().ok());
    let Some(truths) = truths else {
        let theatre = Theatre::new("yardstick", 25, 1_500);
        for tells in [Tells::AFew, Tells::All] {
            report(&theatre, "yardstick", 30, tells);
        }
        return;
    };
    for (example, days) in [
        ("yardstick", 25),
        ("yardstick", 32),
        ("relief-hub", 42),
        ("mali-2023", 40),
        ("mali-2023", 60),
    ] {
        let called = format!("{example}, day {days}");
        // One of them alone, so that they can be played side by side.
        if std::env::var("DRAWDOWN_THEATRE").is_ok_and(|only| !called.starts_with(&only)) {
            continue;
        }
        let theatre = Theatre::new(example, days, 10_000);
        for tells in [Tells::AFew, Tells::All] {
            eprintln!("{}", report(&theatre, &called, truths, tells));
        }
    }
}
