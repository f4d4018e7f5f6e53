//! The experiment as a whole, with runs played by hand.

mod engine;

use std::sync::atomic::{AtomicU64, Ordering};

use crate::id::{Arena, AssumptionId, CampId, DeadlineId, SiteId};
use crate::scenario::{Deadline, Scenario, Variant};
use crate::simulation::{DeadlineOutcome, Failure};
use crate::time::Moment;

use super::fixture::{self, ByHand, outcome};
use super::*;

const BOTH: DeadlineId = DeadlineId(0);
const LOOSE: Replications =
    Replications::Adaptive { half_width: 0.03, first: 200, batch: 100, most: 5_000 };

fn play(rule: Replications, threads: usize) -> Results {
    let study = fixture::study();
    run_with(&study.variants, rule, Some(threads), &Silent, ByHand::new).expect("threads")
}

fn play_failing(rule: Replications, threads: usize) -> Results {
    let faulty = |variant: &Variant| {
        let faults = |replication| replication % 50 == 7;
        let faults: fn(u64) -> bool = if variant.plan == 1 { faults } else { |_| false };
        ByHand::failing(variant, faults)
    };
    let study = fixture::study();
    run_with(&study.variants, rule, Some(threads), &Silent, faulty).expect("threads")
}

#[test]
fn results_are_the_same_for_any_number_of_threads() {
    for rule in [Replications::Fixed(777), LOOSE] {
        let alone = play_failing(rule, 1);
        assert!(alone == play_failing(rule, 2), "two threads differ from one under {rule:?}");
        assert!(alone == play_failing(rule, 5), "five threads differ from one under {rule:?}");
    }
}

#[test]
fn a_fixed_number_of_replications_is_run_of_every_variant() {
    for replications in [0, 1, 199, 200, 1_001] {
        let results = play(Replications::Fixed(replications), 2);
        assert_eq!((results.replications, results.ended), (replications, Ended::Fulfilled));
        assert!(results.variants.iter().all(|variant| variant.runs.len() == replications));
        assert!(results.variants.iter().all(|variant| variant.tally.runs == replications));
    }
}

#[test]
fn the_adaptive_rule_stops_at_the_first_look_with_every_interval_narrow() {
    let results = play(LOOSE, 2);
    let widest = |results: &Results| {
        let chances = results.variants.iter().flat_map(|variant| variant.runs.chances());
        chances.map(Proportion::half_width).fold(0.0, f64::max)
    };
    assert_eq!((results.ended, results.replications % 100), (Ended::Fulfilled, 0));
    assert!(widest(&results) <= 0.03);
    let before = play(Replications::Fixed(results.replications - 100), 2);
    assert!(widest(&before) > 0.03, "it could have stopped earlier");
}

#[test]
fn a_variant_is_played_until_its_own_chances_are_known() {
    let results = play(LOOSE, 3);
    let most = play(Replications::Fixed(results.replications), 2);
    let widest = |runs: &Runs| runs.chances().map(Proportion::half_width).fold(0.0, f64::max);
    let mut lengths = Vec::new();
    for (variant, whole) in results.variants.iter().zip(&most.variants) {
        let runs = variant.runs.len();
        assert!(widest(&variant.runs) <= 0.03);
        assert_eq!(variant.tally.runs, runs);
        // What is played of it is what any other experiment plays of it.
        let is_same = |at: u32| variant.runs.deadline(at, BOTH) == whole.runs.deadline(at, BOTH);
        assert!((0..runs).all(is_same));
        if runs > 200 {
            let before = play(Replications::Fixed(runs - 100), 2);
            let place = lengths.len();
            assert!(
                widest(&before.variants[place].runs) > 0.03,
                "{place} could have stopped earlier"
            );
        }
        lengths.push(runs);
    }
    assert!(!results.is_even(), "{lengths:?}");
}

#[test]
fn the_adaptive_rule_gives_up_at_its_most() {
    let rule = Replications::Adaptive { half_width: 0.001, first: 200, batch: 200, most: 500 };
    let results = play(rule, 2);
    assert_eq!((results.ended, results.replications), (Ended::AtMost, 500));
}

#[test]
fn a_run_that_panics_becomes_a_row_and_the_rest_goes_on() {
    let results = play_failing(Replications::Fixed(120), 2);
    let rows = results.failed.iter().map(|run| (run.plan, run.case, run.replication));
    assert_eq!(
        rows.collect::<Vec<_>>(),
        [(1, 0, 7), (1, 0, 57), (1, 0, 107), (1, 1, 7), (1, 1, 57), (1, 1, 107)]
    );
    let message = "convoy lost in replication 57".to_owned();
    assert_eq!(results.failed[1].reason, Failure::Panicked { message });
    let quick = &results.variants[2];
    assert_eq!((quick.runs.len(), quick.tally.runs, quick.runs.missed(BOTH).n), (120, 117, 117));
    assert_eq!(quick.runs.run(57), None);
    assert_eq!(quick.runs.run(58).map(|run| run.events), Some(158));
    assert_eq!(quick.runs.deadline(58, BOTH).reached, outcome(58, -3).deadlines[BOTH].reached);
}

#[test]
fn a_world_that_cannot_be_made_fails_every_run_of_its_variant_only() {
    let make = |variant: &Variant| {
        assert!(variant.case == 0, "no such case");
        ByHand::new(variant)
    };
    let study = fixture::study();
    let results = run_with(&study.variants, LOOSE, Some(2), &Silent, make).expect("threads");
    assert_eq!(results.ended, Ended::Fulfilled);
    // Nothing is to be learnt of its two variants: the first look, after 200 runs of each, is the last.
    assert_eq!(results.failed.len(), 400);
    assert!(results.failed.iter().all(|run| run.case == 1));
}

/// Cancels after so many runs.
struct Impatient {
    patience: u64,
    done: AtomicU64,
}

impl Progress for Impatient {
    fn advance(&self, runs: u64) {
        self.done.fetch_add(runs, Ordering::Relaxed);
    }

    fn is_cancelled(&self) -> bool {
        self.done.load(Ordering::Relaxed) >= self.patience
    }
}

#[test]
fn a_cancelled_experiment_keeps_whole_stretches() {
    let study = fixture::study();
    let impatient = Impatient { patience: 900, done: AtomicU64::new(0) };
    let rule = Replications::Fixed(10_000);
    let results = run_with(&study.variants, rule, Some(2), &impatient, ByHand::new);
    let mut results = results.expect("threads");
    assert_eq!((results.ended, results.replications), (Ended::Cancelled, 400));
    assert_eq!(impatient.done.load(Ordering::Relaxed), 1_600);
    let whole = play(Replications::Fixed(400), 1);
    (results.ended, results.rule) = (whole.ended, whole.rule);
    assert!(results == whole);
}

#[test]
fn columns_keep_what_happened_in_a_run() {
    let results = play(Replications::Fixed(50), 2);
    let slow = &results.variants[1].runs;
    for replication in 0..50 {
        let played = outcome(u64::from(replication), 8);
        let kept = slow.deadline(replication, BOTH);
        let deadline = &played.deadlines[BOTH];
        assert_eq!(kept.reached, deadline.reached);
        assert_eq!((kept.last_site, kept.main_delay), (deadline.last_site, deadline.main_delay()));
        assert_eq!(kept.is_missed(), deadline.is_missed(kept.due));
        assert_eq!(slow.vacated(replication, CampId(1)), played.camps[CampId(1)].vacated);
        let drawn = slow.assumed(replication, AssumptionId(0)).expect("it varies");
        assert!((drawn - played.assumed[AssumptionId(0)]).abs() < 1e-6);
        assert_ne!(slow.varying().last(), Some(AssumptionId(1)));
        let run = slow.run(replication).expect("an outcome");
        assert_eq!((run.convoys, run.vehicles_lost), (30, 3));
    }
}

#[test]
fn an_unreached_deadline_is_late_up_to_the_horizon() {
    let due = Moment(10);
    let run = DeadlineRun {
        reached: None,
        due,
        main_delay: None,
        last_site: None,
        excess: None,
        sites_late: 1,
    };
    assert!(run.is_missed());
    assert_eq!(run.lateness(Moment(30)).0, 20);
    let early = DeadlineRun { reached: Some(Moment(4)), ..run };
    assert!(!early.is_missed());
    assert_eq!(early.lateness(Moment(30)).0, -6);
}

#[test]
fn tallies_add_up_to_the_same_in_any_order() {
    let scenario = fixture::scenario();
    let counted = |replications: &[u64]| {
        let mut tally = Tally::new(&scenario);
        replications.iter().for_each(|replication| tally.count(&outcome(*replication, 8)));
        tally.settle();
        tally
    };
    let all: Vec<u64> = (0..700).collect();
    let whole = counted(&all);
    for size in [1, 64, 333] {
        let mut merged = Tally::new(&scenario);
        all.chunks(size).rev().for_each(|part| merged.merge(&counted(part)));
        merged.settle();
        assert!(merged == whole, "parts of {size}");
    }
}

#[test]
fn ledgers_add_up_to_the_second() {
    let results = play(Replications::Fixed(300), 2);
    let variant = &results.variants[1];
    let booked: i64 = variant.tally.deadlines[BOTH].ledger().map(|(_, time)| time.seconds).sum();
    let until = fixture::scenario().until;
    let reached = (0..300).map(|replication| variant.runs.deadline(replication, BOTH).reached);
    assert_eq!(booked, reached.map(|moment| moment.unwrap_or(until).0).sum::<i64>());
}

#[test]
fn a_run_of_the_yardstick_takes_less_than_160_bytes() {
    let mut scenario = fixture::scenario();
    let bytes = |scenario: &Scenario| Runs::new(scenario, 0).bytes_per_run();
    // Two deadlines (one on several sites, of which it counts the late ones), two camps, one uncertain
    // assumption.
    assert_eq!(bytes(&scenario), 2 * 7 + 2 + 2 * 4 + 4 + 12);
    // Ten camps, each with its own deadline, and one more for all of them.
    let (camp, deadline) = (scenario.camps[CampId(0)].clone(), scenario.deadlines[BOTH].clone());
    for _ in 2..10 {
        scenario.camps.push(camp.clone());
    }
    for _ in 2..11 {
        scenario.deadlines.push(deadline.clone());
    }
    assert!(bytes(&scenario) < 160, "{}", bytes(&scenario));
}

#[test]
fn the_last_of_many_sites_is_told_apart_from_the_first() {
    let mut scenario = super::fixture::scenario();
    let many: Vec<SiteId> = (0..5_000).map(SiteId).collect();
    scenario.deadlines =
        Arena::new(vec![Deadline { all: many.clone(), ..scenario.deadlines[BOTH].clone() }]);
    let mut runs = Runs::new(&scenario, 0);
    for site in [0, 3_275, 3_276, 4_999] {
        let mut played = outcome(u64::from(site), 0);
        let ledger = outcome(0, 0).deadlines[BOTH].ledger.clone();
        let last_site = Some(SiteId(site));
        let deadline = DeadlineOutcome { last_site, ledger, ..played.deadlines[BOTH].clone() };
        played.deadlines = Arena::new(vec![deadline]);
        runs.push(&played);
    }
    let kept = (0..4).map(|run| runs.deadline(run, BOTH));
    let kept: Vec<_> = kept.map(|run| (run.last_site, run.main_delay)).collect();
    let delay = outcome(0, 0).deadlines[BOTH].main_delay();
    assert_eq!(kept, [0, 3_275, 3_276, 4_999].map(|site| (Some(SiteId(site)), delay)));
}
