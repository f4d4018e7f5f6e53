//! What is accepted is played, whatever it is: scenarios made of scenarios, and random ones with changes,
//! hold every balance of the audit.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use proptest::strategy::{Strategy as _, ValueTree as _};
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

use crate::scenario::{Scenario, examples, read_text};

use super::super::{Failure, Simulation};
use super::{audit_end, audit_ledgers, audit_run, random};

#[path = "../../../../tests/fuzz/mod.rs"]
pub(super) mod drive;

use drive::{Dice, Mill};

/// Runs with more events than this are played, but not looked at after each.
const MOST_AUDITED: u64 = 20_000;

/// How many runs of a scenario are looked at after each event; the others when they have ended.
const AUDITED: u64 = 2;

/// A random scenario of the audit.
pub(super) fn theatre(dice: &mut Dice) -> String {
    let seed: [u8; 32] = std::array::from_fn(|_| dice.below(256) as u8);
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &seed);
    let mut runner = TestRunner::new_with_rng(Config::default(), rng);
    random::scenario().new_tree(&mut runner).map_or_else(|_| String::new(), |tree| tree.current())
}

/// Every scenario that is to be told from the others, two at most: the first and the last.
fn ends(text: &str) -> Vec<Arc<Scenario>> {
    let Ok((study, _)) = read_text("fuzz.toml", text, &[]) else { return Vec::new() };
    let mut ends: Vec<_> = study.variants.iter().map(|it| Arc::clone(&it.scenario)).collect();
    ends.drain(1..ends.len().saturating_sub(1).max(1));
    ends
}

/// Runs that were played to their end.
static RUNS: AtomicU64 = AtomicU64::new(0);

fn check(bytes: &[u8], runs: u64) {
    for scenario in ends(&String::from_utf8_lossy(bytes)) {
        let mut simulation = Simulation::new(scenario);
        for replication in 0..runs {
            let played = simulation.play(replication).map(|outcome| outcome.events);
            RUNS.fetch_add(u64::from(played.is_ok()), Ordering::Relaxed);
            match played {
                // Too much of something is a failed run, and said; it is no defect.
                Err(Failure::Runaway { .. }) => break,
                Err(failure) => panic!("{failure:?}"),
                Ok(events) if replication >= AUDITED || events > MOST_AUDITED => {
                    audit_end(&mut simulation);
                }
                Ok(_) => {
                    audit_run(&mut simulation, replication);
                    audit_ledgers(&mut simulation, replication);
                }
            }
        }
    }
}

/// Where few runs of a scenario meet what is rare in it, a campaign plays more.
pub(super) fn runs_wished() -> u64 {
    let wished = std::env::var("DRAWDOWN_FUZZ_RUNS").ok().and_then(|runs| runs.parse().ok());
    wished.unwrap_or(AUDITED)
}

#[test]
fn fuzz_played() {
    let texts = examples().iter().map(|example| example.text);
    let mill = Mill::new(texts.filter(|text| text.len() < 20_000));
    let make = |dice: &mut Dice| {
        let text = match dice.below(3) {
            0 => mill.scenario(dice),
            1 => theatre(dice),
            _ => {
                let text = theatre(dice);
                mill.changed(&text, dice)
            }
        };
        text.into_bytes()
    };
    let runs = runs_wished();
    drive::play("played", 60, make, |bytes| check(bytes, runs));
    drive::tell("played", RUNS.load(Ordering::Relaxed), "runs");
}

/// What campaigns have found may have come in one run of many.
#[test]
fn what_once_failed_is_played_often() {
    for kept in drive::kept("played") {
        check(&kept, 20);
    }
}
