//! The experiment with the engine itself, on the scenarios that come with the program.

use crate::experiment::{Ended, Replications, Results, Silent, run};
use crate::scenario::{Study, examples, read_text};
use crate::simulation::Simulation;

fn study(name: &str) -> Study {
    let example = examples().iter().find(|example| example.name == name).expect("it is built in");
    let (study, _) = read_text(name, example.text, &[]).expect("it is right");
    study
}

fn play(study: &Study, rule: Replications, threads: usize) -> Results {
    run(study, rule, Some(threads), &Silent).expect("threads")
}

#[test]
fn the_engine_gives_the_same_results_on_any_number_of_threads() {
    for (name, replications) in [
        ("minimal", 500),
        ("relief-hub", 60),
        ("three-sides", 60),
        ("yardstick", 300),
        ("mali-2023", 12),
    ] {
        let study = study(name);
        let rule = Replications::Fixed(replications);
        let alone = play(&study, rule, 1);
        assert!(alone.failed.is_empty(), "{name}: {:?}", alone.failed.first());
        assert!(alone == play(&study, rule, 2), "{name}: two threads differ from one");
        assert!(alone == play(&study, rule, 3), "{name}: three threads differ from one");
    }
}

#[test]
fn the_adaptive_rule_is_satisfied_by_the_minimal_scenario() {
    let study = study("minimal");
    let results = play(&study, Replications::default(), 2);
    assert_eq!(results.ended, Ended::Fulfilled);
    assert!((200..=1_200).contains(&results.replications), "{}", results.replications);
    assert!(results == play(&study, Replications::default(), 1));
}

#[test]
fn every_row_of_a_run_can_be_played_again() {
    let study = study("minimal");
    let results = play(&study, Replications::Fixed(50), 2);
    let mut simulation = Simulation::new(study.variants[0].scenario.clone());
    for run in results.variants[0].runs.iter().step_by(7) {
        let outcome = simulation.play(u64::from(run.replication)).expect("an outcome");
        assert_eq!(outcome.events, u64::from(run.events));
        for (id, deadline) in outcome.deadlines.iter() {
            let row = results.variants[0].runs.deadline(run.replication, id);
            assert_eq!((row.reached, row.last_site), (deadline.reached, deadline.last_site));
            assert_eq!(row.main_delay, deadline.main_delay());
        }
    }
}
