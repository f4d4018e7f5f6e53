//! Information from the runs of a study played by hand: its second plan is three days quicker, and its
//! one uncertain assumption delays a camp by up to eight days.

use super::*;
use crate::experiment::Replications;
use crate::experiment::fixture::{played, study};
use crate::id::{AssumptionId, DeadlineId};

fn found() -> Information {
    let (study, results) = (study(), played(&study(), Replications::Fixed(4_000)));
    information(&study.base, &[&results.variants[0].runs, &results.variants[2].runs]).expect("runs")
}

#[test]
fn a_plan_that_is_always_quicker_needs_no_information() {
    let found = found();
    assert_eq!((found.runs, found.now), (4_000, [1, 1]));
    let [row] = &found.factors[..] else { panic!("one factor varies") };
    assert_eq!(row.factor, Factor::Assumption(AssumptionId(0)));
    assert!(row.value.iter().all(|value| value.gain == 0.0) && !row.changes(found.now, 0));
    assert!(found.everything.iter().all(|value| value.gain == 0.0));
    assert_eq!(row.parts.len(), 4);
    assert!(row.parts.iter().all(|part| part.runs == 1_000));
}

#[test]
fn the_spread_is_that_of_the_quarters_of_the_delay() {
    let found = found();
    // Kidal is empty after 8 days and up to 8 more: due on day 12, it is missed when the delay is
    // above one half under the first plan, and above 7/8 under the second.
    let of = |plan: usize, deadline: u32| {
        let is_it = |row: &&SpreadRow| row.plan == plan && row.deadline == DeadlineId(deadline);
        *found.spreads.iter().find(is_it).expect("a row")
    };
    let first = of(0, 1);
    assert!(first.p_missed_least < 1e-9 && (first.p_missed_most - 1.0).abs() < 1e-9);
    let second = of(1, 1);
    assert!((second.p_missed_most - 0.5).abs() < 0.05 && second.p_missed_least < 1e-9);
    // Four shares of a thousand runs that hold with a chance of one half: about 2.06 deviations.
    let expected = 2.06 * (0.25_f64 / 1_000.0).sqrt();
    assert!((first.by_chance - expected).abs() < 0.4 * expected, "{}", first.by_chance);
}

#[test]
fn the_plan_preferred_in_a_part_must_be_clearly_ahead() {
    let now = vec![0.5; 40];
    let wavering: Vec<f64> = (0..40).map(|run| f64::from(u8::from(run % 2 == 0))).collect();
    let better = vec![0.7; 40];
    let runs: Vec<usize> = (0..40).collect();
    assert_eq!(preferred(&[now.clone(), wavering.clone()], 0, &runs), 0);
    assert_eq!(preferred(&[now.clone(), wavering, better.clone()], 0, &runs), 2);
    // Of two that are ahead, the one that is so by more.
    let best = vec![0.9; 40];
    assert_eq!(preferred(&[now.clone(), better.clone(), best.clone()], 0, &runs), 2);
    assert_eq!(preferred(&[now, best, better], 0, &runs), 1);
}

#[test]
fn factors_are_put_in_order_by_what_they_are_worth_then_by_how_far_they_move_a_deadline_now() {
    let factor = |number| Factor::Assumption(AssumptionId(number));
    let value = |gain| Value { gain, error: 0.1, by_chance: 0.0 };
    let row =
        |gains: [f64; 2]| FactorRow { factor: factor(0), value: gains.map(value), parts: vec![] };
    let spread = |number, plan, most| SpreadRow {
        plan,
        deadline: DeadlineId(0),
        factor: factor(number),
        p_missed_least: 0.25,
        p_missed_most: most,
        by_chance: 0.125,
    };
    // Another factor and another plan move it further.
    let spreads = [spread(0, 0, 0.5), spread(0, 0, 0.75), spread(1, 0, 1.0), spread(0, 1, 1.0)];
    // The first value is not told apart from nothing: 1.96 · 0.1 is more. 0.75 − 0.25 − 0.125.
    assert_eq!(keys(&row([0.19, 0.5]), &spreads, 0), [0.0, 0.5, 0.375]);
    assert_eq!(keys(&row([0.5, 0.0]), &spreads[2..], 0), [0.5, 0.0, 0.0]);
}
