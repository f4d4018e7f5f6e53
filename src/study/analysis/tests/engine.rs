//! The analysis of what the engine itself played.

use crate::analysis::analyse;
use crate::experiment::{Replications, Run, Silent, run};
use crate::scenario::{examples, read_text};
use crate::time::HOUR;

#[test]
fn ledgers_of_the_engine_add_up_to_the_mean_date() {
    for name in ["minimal", "relief-hub", "mali-2023"] {
        let example = examples().iter().find(|example| example.name == name);
        let text = example.expect("it is built in").text;
        let (study, _) = read_text(name, text, &[]).expect("it is right");
        let results = run(&study, Replications::Fixed(20), Some(2), &Silent).expect("threads");
        let analysis = analyse(&study, &results);
        for row in &analysis.deadlines {
            let key = (row.plan, row.case, row.deadline);
            let rows = analysis.delay_ledger.iter();
            let rows = rows.filter(|other| (other.plan, other.case, other.deadline) == key);
            let booked: f64 = rows.map(|row| row.mean_hours).sum();
            let place =
                study.variants.iter().position(|v| (v.plan, v.case) == (row.plan, row.case));
            let place = place.expect("a variant");
            let until = study.variants[place].scenario.until;
            let runs = &results.variants[place].runs;
            let time =
                |run: Run| runs.deadline(run.replication, row.deadline).reached.unwrap_or(until).0;
            let mean = runs.iter().map(time).sum::<i64>() as f64 / HOUR as f64 / 20.0;
            assert!((booked - mean).abs() < 1e-6, "{name} {key:?}: {booked} against {mean}");
        }
    }
}
