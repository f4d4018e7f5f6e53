//! The search against looking at every value, and its intervals against a known truth.

use std::convert::Infallible;

use crate::chance::{Cause, Luck, StreamKey};
use crate::experiment::Proportion;

use super::{Curve, End, Probe, Reach, Threshold, ThresholdRule, find_thresholds};

/// How far each run holds, drawn evenly from the whole range: the chance at `number` is
/// 1 − number / (last + 1).
fn limits(seed: u64, runs: u32, last: usize) -> Vec<usize> {
    let key = StreamKey::new(Cause::Step, "edge");
    let limit = |run: u32| Luck::new(seed, run.into()).stream(key).below(last as u32 + 1) as usize;
    (0..runs).map(limit).collect()
}

fn rule(last: usize, runs: u32, most: u32) -> ThresholdRule {
    ThresholdRule { last, wanted: 0.8, runs, most, better: None }
}

/// Searches where a run holds a value if `holds(replication, number)`; how often it played.
fn searched(rule: &ThresholdRule, holds: impl Fn(u32, usize) -> bool) -> (Curve, Threshold, u32) {
    let mut played = 0;
    let found = find_thresholds(std::slice::from_ref(rule), |numbers, runs| {
        played += runs * numbers.len() as u32;
        let probe = |number: &usize| {
            Probe::new(vec![(0..runs).map(|run| Some(holds(run, *number))).collect()])
        };
        Ok::<_, Infallible>(numbers.iter().map(probe).collect())
    });
    let (curve, mut thresholds) = found.unwrap_or_else(|never| match never {});
    (curve, thresholds.remove(0), played)
}

#[test]
fn bisection_finds_what_looking_at_every_value_finds() {
    for seed in 0..60 {
        let (last, runs) = (97, 150);
        let limits = limits(seed, runs, last);
        let holds = |run: u32, number| number <= limits[run as usize];
        let (_, threshold, played) = searched(&rule(last, runs, runs), holds);
        let met = |number| Proportion {
            hits: (0..runs).filter(|run| holds(*run, number)).count() as u32,
            n: runs,
        };
        let all = || 0..=last;
        let edge_of_all = all().take_while(|it| met(*it).estimate() >= Some(0.8)).last();
        let sure = all().take_while(|it| met(*it).interval().0 >= 0.8).last();
        let possible = all().rev().find(|it| met(*it).interval().1 >= 0.8);
        assert_eq!(threshold.reach, Reach::To(edge_of_all.expect("it holds at first")));
        assert_eq!(threshold.interval, Some((sure.unwrap_or(0), possible.expect("at first"))));
        assert!(threshold.is_monotone && threshold.crossings.len() == 1);
        assert!(played < 40 * runs, "{played} runs");
    }
}

#[test]
fn the_interval_holds_the_true_edge_in_nineteen_of_twenty_experiments() {
    // The chance at a number is 1 - number / 200, so the last with 0.8 or more is number 40.
    let (last, experiments) = (199, 400);
    let mut holding = 0;
    for seed in 0..experiments {
        let limits = limits(1_000 + seed, 800, last);
        let holds = |run: u32, number| number <= limits[run as usize];
        let (_, threshold, _) = searched(&rule(last, 200, 800), holds);
        let (near, far) = threshold.interval.expect("it holds at first");
        holding += u32::from(near <= 40 && 40 <= far);
    }
    let share = f64::from(holding) / experiments as f64;
    assert!(share > 0.925, "{share}");
}

#[test]
fn more_runs_make_the_interval_shorter() {
    let limits = limits(7, 3_200, 199);
    let holds = |run: u32, number| number <= limits[run as usize];
    let width = |most| {
        let (near, far) = searched(&rule(199, 200, most), holds).1.interval.expect("an interval");
        far - near
    };
    assert!(width(3_200) < width(200), "{} against {}", width(3_200), width(200));
}

#[test]
fn the_better_end_may_be_the_last() {
    let (_, threshold, _) = searched(&rule(64, 40, 40), |_, number| number >= 23);
    assert_eq!((threshold.better, threshold.reach), (End::Last, Reach::To(23)));
    assert_eq!((threshold.interval, threshold.crossings), (Some((23, 23)), vec![(22, 23)]));
    assert_eq!(threshold.loss_per_step, Some(1.0));
}

#[test]
fn what_holds_everywhere_or_nowhere_has_no_edge() {
    let (_, everywhere, _) = searched(&rule(64, 100, 100), |run, _| run % 20 > 0);
    assert_eq!((everywhere.reach, everywhere.interval), (Reach::Everywhere, Some((64, 64))));
    let (_, nowhere, _) = searched(&rule(64, 100, 100), |run, _| run % 2 > 0);
    assert_eq!((nowhere.reach, nowhere.interval), (Reach::Nowhere, None));
    assert!(everywhere.is_monotone && nowhere.is_monotone);
}

#[test]
fn a_curve_that_falls_and_rises_again_is_said_to() {
    let (_, threshold, _) = searched(&rule(64, 50, 50), |_, number| !(20..=40).contains(&number));
    assert_eq!(threshold.crossings, [(19, 20), (40, 41)]);
    assert!(!threshold.is_monotone);
    assert_eq!(threshold.reach, Reach::To(19));
    let (_, hump, _) = searched(&rule(64, 50, 50), |_, number| (20..=40).contains(&number));
    assert_eq!((hump.crossings.len(), hump.is_monotone), (2, false));
    assert_eq!((hump.begins, hump.reach, threshold.begins), (Some(20), Reach::To(40), None));
    // Fifty of fifty at each: the interval is the threshold alone and does not begin at the end that fails.
    assert_eq!(hump.interval, Some((40, 40)));
    // Below the chance wanted all along, and rising all the same.
    let bump = |run: u32, number: usize| run.is_multiple_of(2) && (30..=34).contains(&number);
    let (_, low, _) = searched(&rule(64, 50, 50), bump);
    assert_eq!((low.reach, low.is_monotone), (Reach::Nowhere, false));
}

#[test]
fn two_values_are_a_row_too() {
    let (curve, threshold, _) = searched(&rule(1, 30, 30), |_, number| number == 0);
    assert_eq!((threshold.reach, curve.iter().count()), (Reach::To(0), 2));
}
