//! Scores against values that other programs gave, and against arithmetic by hand.

use super::*;

fn days(members: &[i64]) -> Ensemble {
    Ensemble::new(members.iter().copied().map(Some).collect())
}

fn near(found: f64, wanted: f64) -> bool {
    (found - wanted).abs() < 1e-12
}

/// By `properscoring` 0.1 (`crps_ensemble`), which for the first gives the same as `scoringrules`
/// 0.10 with the estimator `nrg`: members, day, score, and score with both capped at 8.
const PUBLISHED: [(&[i64], i64, f64, f64); 5] = [
    (&[1, 2, 4, 7, 11], 3, 1.200_000_000_000_000_2, 1.08),
    (&[0, 0, 3, 5, 9, 9, 20], 12, 4.285_714_285_714_286_5, 1.591_836_734_693_877_3),
    (&[5], 8, 3.0, 3.0),
    (&[2, 2, 2, 2], 2, 0.0, 0.0),
    (&[-4, -1, 0, 3, 3, 6, 10, 15], -7, 7.781_25, 7.578_125),
];

#[test]
fn the_ranked_score_is_that_of_other_programs() {
    for (members, day, whole, capped) in PUBLISHED {
        let forecast = days(members);
        assert!(near(forecast.crps(day), whole), "{members:?}");
        assert!(near(forecast.capped(8).crps(day.min(8)), capped), "{members:?}");
    }
}

#[test]
fn what_is_beyond_the_horizon_counts_as_the_censoring_day() {
    let forecast = Ensemble::new(vec![Some(1), None, Some(4), None, Some(2)]);
    assert!(near(forecast.capped(8).crps(3), days(&[1, 2, 4, 8, 8]).crps(3)));
    assert_eq!(forecast.quantile(0.5), Some(4));
    assert_eq!(forecast.quantile(0.9), None);
    assert!(near(forecast.share_by(4), 0.6));
}

/// A milestone due on day 10 with runs on days 1 to 20.
fn due_on_ten(actual: Actual) -> Milestone {
    Milestone {
        name: "deadline.all".to_owned(),
        announced: Some(10),
        is_deadline: true,
        is_headline: true,
        runs: days(&(1..=20).collect::<Vec<_>>()),
        previous: None,
        actual,
    }
}

fn mission(name: &str, actual: Actual) -> Mission {
    let milestones = vec![due_on_ten(actual)];
    Mission { name: name.to_owned(), seed: 7, until: 30, milestones }
}

fn of(missions: &[Mission], mission: usize, who: Forecaster) -> Score {
    let is_it = |score: &&Score| score.mission == mission && score.forecaster == who;
    scores(missions).iter().find(is_it).cloned().expect("a score")
}

#[test]
fn a_deadline_is_scored_by_the_share_of_runs_that_miss_it() {
    let held = of(&[mission("a", Actual::Between(9, 10))], 0, Forecaster::Model);
    assert_eq!((held.p_missed, held.missed), (Some(0.5), Some(false)));
    assert!(near(held.brier.expect("known"), 0.25));
    assert!(near(held.log.expect("known"), -(0.5_f64).ln()));
    // Two of twenty runs on the days 9 and 10: (2 + 1/2) / 21.
    assert!(near(held.log_interval.expect("known"), -(2.5_f64 / 21.0).ln()));
    assert_eq!((held.crps, held.pit), (None, None));
    let straddling = of(&[mission("a", Actual::Between(9, 11))], 0, Forecaster::Model);
    assert_eq!((straddling.missed, straddling.brier, straddling.log), (None, None, None));
}

#[test]
fn not_by_a_day_is_a_miss_from_the_due_day_on_and_unknown_before() {
    let by = |day| of(&[mission("a", Actual::NotBy(day))], 0, Forecaster::Model);
    assert_eq!(by(10).missed, Some(true));
    assert_eq!(by(9).missed, None);
    // Known to the end: it counts as the day of censoring, all of whose successors are alike.
    let to_the_end = by(30);
    assert!(near(to_the_end.crps.expect("known"), due_on_ten(Actual::NotBy(30)).runs.crps(30)));
    assert_eq!(to_the_end.coverage, Coverage::Late);
    assert_eq!(by(9).coverage, Coverage::NotKnown);
}

#[test]
fn between_two_days_after_the_end_is_after_the_end() {
    let of = |actual| of(&[mission("a", actual)], 0, Forecaster::Model);
    let after = of(Actual::Between(31, 36));
    assert!(near(after.crps.expect("known"), days(&(1..=20).collect::<Vec<_>>()).crps(30)));
    assert_eq!(after.missed, Some(true));
    // On the last day or after it: the day of censoring is not known either.
    assert_eq!(of(Actual::Between(30, 36)).crps, None);
}

#[test]
fn a_day_stands_among_the_runs_of_its_own_day() {
    // Nine of twenty runs are before day 10, and ten by its end.
    let score = of(&[mission("a", Actual::Between(10, 10))], 0, Forecaster::Model);
    let pit = score.pit.expect("known");
    assert!((0.45..0.5).contains(&pit), "{pit}");
}

#[test]
fn an_announced_date_is_wrong_by_its_distance() {
    let score = of(&[mission("a", Actual::Between(13, 13))], 0, Forecaster::Announced);
    assert_eq!((score.crps, score.missed), (Some(3.0), Some(true)));
    assert!(near(score.brier.expect("known"), 0.95 * 0.95));
    assert!(near(score.log.expect("known"), -(0.05_f64).ln()));
    assert_eq!(score.coverage, Coverage::Late);
}

#[test]
fn the_base_rate_leaves_the_mission_out() {
    let all = [
        mission("a", Actual::Between(13, 13)),
        mission("b", Actual::Between(8, 8)),
        mission("c", Actual::Between(10, 10)),
    ];
    // Of the two others one was missed, of two: (1 + 1) / (2 + 2); for the first: (0 + 1) / 4.
    assert_eq!(of(&all, 1, Forecaster::BaseRate).p_missed, Some(0.5));
    assert_eq!(of(&all, 0, Forecaster::BaseRate).p_missed, Some(0.25));
    // The first is expected on 10 − 2 or 10 + 0: it came on 13.
    assert_eq!(of(&all, 0, Forecaster::BaseRate).crps, Some(days(&[8, 10]).crps(13)));
    assert!(scores(&all[..1]).iter().all(|score| score.forecaster != Forecaster::BaseRate));
}

#[test]
fn two_forecasts_of_one_mission_are_one_mission() {
    let all = [
        mission("a", Actual::Between(13, 13)),
        mission("b", Actual::Between(8, 8)),
        mission("b", Actual::Between(12, 12)),
    ];
    // The other mission missed half of its deadlines: (1/2 + 1) / (1 + 2).
    assert_eq!(of(&all, 0, Forecaster::BaseRate).p_missed, Some(0.5));
    let found = board(&all, &scores(&all));
    assert_eq!(found.missions, 2);
    // The mean of the mission b is that of 0.25 and 0.25, as is the mission a.
    assert_eq!(found.rows[0].headline_brier, Some(0.25));
}

#[test]
fn past_errors_move_the_runs_only_from_five_other_missions_on() {
    let named = |n: usize| (0..n).map(|at| mission(&at.to_string(), Actual::Between(20, 20)));
    let five: Vec<Mission> = named(5).collect();
    assert!(scores(&five).iter().all(|score| score.forecaster != Forecaster::Corrected));
    // All others took 20 days where the median run took 10: so will this one, without any spread.
    let six: Vec<Mission> = named(6).collect();
    assert_eq!(of(&six, 0, Forecaster::Corrected).bands, [Some(4), Some(20), Some(36)]);
    // What was over before it was forecast, or is forecast to be, has no factor: four others are left.
    let mut over = six.clone();
    over[5].milestones[0].actual = Actual::Between(0, 0);
    assert!(
        scores(&over).iter().all(|it| it.mission != 0 || it.forecaster != Forecaster::Corrected)
    );
    let mut at_once = six.clone();
    at_once[5].milestones[0].runs = days(&[0, 0, 0]);
    assert!(
        scores(&at_once).iter().all(|it| it.mission != 0 || it.forecaster != Forecaster::Corrected)
    );
}

#[test]
fn the_rank_of_the_outcome_is_uniform_when_the_forecast_is_right() {
    let forecast = days(&[1, 1, 2, 2, 2, 3, 3, 5, 8, 8]);
    for unit in [0.0, 0.25, 0.5, 0.75] {
        let ranks = [1, 1, 2, 2, 2, 3, 3, 5, 8, 8].map(|day| rule::pit(&forecast, day, 30, unit));
        // Each day holds its share of the unit interval, and the rank is at `unit` of it.
        let wanted = [0.0, 0.0, 0.2, 0.2, 0.2, 0.5, 0.5, 0.7, 0.8, 0.8];
        let width = [0.2, 0.2, 0.3, 0.3, 0.3, 0.2, 0.2, 0.1, 0.2, 0.2];
        for ((rank, low), width) in ranks.into_iter().zip(wanted).zip(width) {
            assert!(near(rank, low + unit * width));
        }
    }
    assert!(near(rule::pit(&forecast, 9, 5, 0.5), 0.9));
    // The last day of all is a day like others.
    assert!(near(rule::pit(&forecast, 5, 5, 0.5), 0.75));
}

#[test]
fn a_band_covers_both_of_its_ends() {
    let forecast = days(&(1..=10).collect::<Vec<_>>());
    let of = |actual| rule::coverage(&forecast, actual, 30);
    assert_eq!(of(Actual::Between(1, 1)), Coverage::Inside);
    assert_eq!(of(Actual::Between(9, 9)), Coverage::Inside);
    assert_eq!(of(Actual::Between(10, 10)), Coverage::Late);
    assert_eq!(of(Actual::Between(0, 0)), Coverage::Early);
    assert_eq!(of(Actual::Between(9, 10)), Coverage::NotKnown);
    assert_eq!(of(Actual::NotBy(9)), Coverage::Late);
    assert_eq!(of(Actual::NotBy(5)), Coverage::NotKnown);
}

#[test]
fn a_forecaster_who_is_always_as_good_is_so_in_all_resamples() {
    let actuals = [13, 8, 10, 12].map(|day| Actual::Between(day, day));
    let all: Vec<Mission> =
        actuals.iter().enumerate().map(|(at, actual)| mission(&at.to_string(), *actual)).collect();
    let found = board(&all, &scores(&all));
    let row = |who| found.rows.iter().find(|row| row.forecaster == who).expect("a row");
    assert_eq!(row(Forecaster::Model).as_good, Some(1.0));
    let announced = row(Forecaster::Announced);
    // Twice right (0.05² against 0.25), twice wrong (0.95² against 0.25): no worse when at most one of
    // four draws is wrong, which is 5 of 16 times.
    let as_good = announced.as_good.expect("four missions");
    assert!((as_good - 5.0 / 16.0).abs() < 0.015, "{as_good}");
    assert_eq!(announced.covered, (1, 4));
}
