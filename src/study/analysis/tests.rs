//! The analysis as a whole, of runs played by hand: every number against the runs it comes from.

mod engine;

use std::sync::OnceLock;

use crate::experiment::fixture::{self, HUB, KIDAL, TESSALIT, outcome};
use crate::experiment::{Replications, Results};
use crate::id::{AssumptionId, CampId, DeadlineId, LineId, SiteId};
use crate::scenario::{Disposition, Milestone, Study};
use crate::simulation::{Actor, Code, Origin, Outcome};
use crate::time::{DAY, HOUR, Moment};
use crate::units::LoadKind;

use super::*;

const N: u32 = 400;
const BOTH: DeadlineId = DeadlineId(0);
const FIRST: DeadlineId = DeadlineId(1);

/// Days by which each variant is later than the first.
const SHIFTS: [i64; 4] = [0, 8, -3, 5];

fn analysis() -> &'static Analysis {
    static ANALYSIS: OnceLock<Analysis> = OnceLock::new();
    ANALYSIS.get_or_init(|| {
        let study = fixture::study();
        analyse(&study, &fixture::played(&study, Replications::Fixed(N)))
    })
}

/// The runs of a variant, played again.
fn outcomes(variant: usize) -> Vec<Outcome> {
    (0..u64::from(N)).map(|replication| outcome(replication, SHIFTS[variant])).collect()
}

/// The nearest-rank percentile, counted the slow way.
fn slow_percentile(mut dates: Vec<Option<Moment>>, percent: usize) -> Option<Moment> {
    dates.sort_by_key(|date| date.map_or(i64::MAX, |date| date.0));
    dates[(dates.len() * percent).div_ceil(100) - 1]
}

#[test]
fn deadlines_are_missed_as_often_as_their_runs() {
    for (variant, rows) in analysis().deadlines.chunks(2).enumerate() {
        for row in rows {
            let runs = outcomes(variant);
            let dates: Vec<_> =
                runs.iter().map(|run| run.deadlines[row.deadline].reached).collect();
            let missed: Vec<_> =
                runs.iter().filter(|run| run.deadlines[row.deadline].is_missed(row.due)).collect();
            assert_eq!((row.missed.hits as usize, row.missed.n), (missed.len(), N));
            assert_eq!(row.unreached as usize, dates.iter().filter(|date| date.is_none()).count());
            let percentiles = [50, 80, 90].map(|percent| slow_percentile(dates.clone(), percent));
            assert_eq!([row.p50, row.p80, row.p90], percentiles);
            let late = |run: &&Outcome| {
                let reached = run.deadlines[row.deadline].reached.unwrap_or(Moment(30 * DAY));
                (reached - row.due).in_days()
            };
            let mean = missed.iter().map(late).sum::<f64>() / missed.len() as f64;
            let of_missed = row.mean_lateness_missed_days;
            assert!(of_missed.map_or(missed.is_empty(), |days| (days - mean).abs() < 1e-9));
            // Over all runs, those in time as none.
            let of_all = missed.iter().map(late).sum::<f64>() / f64::from(N);
            assert!(row.mean_lateness_days.is_some_and(|days| (days - of_all).abs() < 1e-9));
            assert_eq!(row.likelihood, Some(Likelihood::of(missed.len() as f64 / f64::from(N))));
        }
    }
}

#[test]
fn an_s_curve_goes_through_every_hundredth_of_its_runs() {
    let curves = &analysis().s_curves;
    assert_eq!(curves.len(), 4 * 2 * 100);
    for row in curves {
        let runs = outcomes(2 * row.plan + row.case);
        let dates = runs.iter().map(|run| run.deadlines[row.deadline].reached).collect();
        assert_eq!(row.reached, slow_percentile(dates, row.percentile), "{row:?}");
    }
}

#[test]
fn a_percentile_beyond_the_horizon_is_not_a_date() {
    let slow = &analysis().deadlines[2];
    assert_eq!((slow.plan, slow.case, slow.deadline), (0, 1, BOTH));
    assert!(slow.unreached > 0 && slow.share_unreached() < 0.2);
    assert!(slow.p50.is_some());
    let certain = analysis()
        .closure
        .iter()
        .all(|row| row.milestone != Milestone::Handover || row.p10.is_none());
    assert!(certain, "no camp hands over by hand");
}

#[test]
fn lateness_has_a_main_cause_and_a_last_site() {
    let row = &analysis().deadlines[0];
    assert_eq!(row.main_delay, Some(Code::NoClearance));
    let share = row.main_delay_share.expect("missed runs");
    assert!((share - 0.5).abs() < 1e-4, "a quarter of the time each for lift and clearance");
    assert_eq!(row.last_site, Some(TESSALIT));
    let runs = outcomes(0);
    let missed =
        || runs.iter().map(|run| &run.deadlines[BOTH]).filter(|run| run.is_missed(row.due));
    let last = missed().filter(|run| run.last_site == Some(TESSALIT)).count() as f64;
    assert_eq!(row.last_site_share, Some(last / missed().count() as f64));
}

#[test]
fn deadlines_hold_together_less_often_than_each() {
    let joint = &analysis().joint;
    assert_eq!(joint.len(), 8);
    let sets = joint[..2].iter().map(|row| (row.set, row.deadlines));
    assert_eq!(sets.collect::<Vec<_>>(), [(JointSet::Hard, 1), (JointSet::All, 2)]);
    let deadlines = &analysis().deadlines;
    assert_eq!(joint[0].held.hits, N - deadlines[0].missed.hits);
    let runs = outcomes(0);
    let held = runs.iter().filter(|run| {
        !run.deadlines[BOTH].is_missed(Moment(20 * DAY))
            && !run.deadlines[FIRST].is_missed(Moment(12 * DAY))
    });
    assert_eq!(joint[1].held.hits as usize, held.count());
    assert!(joint[1].held.hits < joint[0].held.hits);
}

#[test]
fn closures_are_dates_to_the_minute_with_their_slip() {
    let closure = &analysis().closure;
    assert_eq!(closure.len(), 4 * 2 * 5);
    let row = closure.iter().find(|row| {
        row.plan == 0
            && row.case == 1
            && row.site == TESSALIT
            && row.milestone == Milestone::Vacated
    });
    let row = row.expect("a row for every camp and milestone");
    let dates: Vec<_> = outcomes(1).iter().map(|run| run.camps[CampId(1)].vacated).collect();
    for (found, percent) in [(row.p10, 10), (row.p50, 50), (row.p80, 80), (row.p90, 90)] {
        let exact = slow_percentile(dates.clone(), percent);
        let minutes = |date: Option<Moment>| date.map(|date| (date.0 + 30) / 60);
        assert_eq!(minutes(found), minutes(exact), "P{percent}");
    }
    let slip = (row.p50.expect("within the horizon") - Moment(10 * DAY)).in_days();
    assert_eq!((row.planned, row.slip_days), (Some(Moment(10 * DAY)), Some(slip)));
    assert!(
        closure.iter().all(|row| row.milestone == Milestone::Vacated || row.slip_days.is_none())
    );
}

#[test]
fn a_camp_is_late_for_the_first_deadline_that_asks_for_it() {
    let rows = analysis().closure.iter().filter(|row| row.plan == 0 && row.case == 1);
    let runs = outcomes(1);
    for row in rows.filter(|row| row.milestone == Milestone::Vacated) {
        let (camp, due) = match row.site {
            KIDAL => (CampId(0), Moment(12 * DAY)),
            _ => (CampId(1), Moment(20 * DAY)),
        };
        let late = runs.iter().filter(|run| run.camps[camp].vacated.is_none_or(|at| at > due));
        let late = Proportion { hits: late.count() as u32, n: N };
        assert_eq!((row.due, row.late), (Some(due), Some(late)));
    }
    let others = analysis().closure.iter().filter(|row| row.milestone != Milestone::Vacated);
    assert!(others.into_iter().all(|row| row.due.is_none() && row.late.is_none()));
}

/// Of the runs with the most frequent last site, the one whose dates differ least from those of the
/// others, by comparing each with each.
fn naive_medoid(runs: &[Outcome], id: DeadlineId) -> usize {
    let sites: Vec<_> = runs.iter().map(|run| run.deadlines[id].last_site).collect();
    let times = |site: &Option<SiteId>| sites.iter().filter(|other| *other == site).count();
    let known = || sites.iter().filter(|site| site.is_some());
    let most = known().map(times).max().unwrap_or_default();
    let usual = known().filter(|site| times(site) == most).min().copied().flatten();
    let date = |at: Option<Moment>| at.unwrap_or(Moment(30 * DAY)).0;
    let apart = |one: &Outcome, other: &Outcome| {
        let camps = one.camps.values().zip(other.camps.values());
        let camps = camps.map(|(a, b)| (date(a.vacated) - date(b.vacated)).abs());
        let own = [one, other].map(|run| date(run.deadlines[id].reached));
        camps.sum::<i64>() + (own[0] - own[1]).abs()
    };
    let like: Vec<usize> = (0..runs.len()).filter(|run| sites[*run] == usual).collect();
    let cost =
        |run: &usize| like.iter().map(|other| apart(&runs[*run], &runs[*other])).sum::<i64>();
    like.iter().copied().min_by_key(cost).expect("a run")
}

#[test]
fn a_typical_and_a_worst_run_stand_for_a_deadline() {
    for (variant, rows) in analysis().deadlines.chunks(2).enumerate() {
        let runs = outcomes(variant);
        for row in rows {
            let dates: Vec<_> =
                runs.iter().map(|run| run.deadlines[row.deadline].reached).collect();
            let first = |date: Option<Moment>| dates.iter().position(|other| *other == date);
            let typical = row.typical.expect("a typical run");
            assert_eq!(typical.run as usize, naive_medoid(&runs, row.deadline));
            let last = |run: &Outcome| run.deadlines[row.deadline].last_site;
            let same = runs.iter().filter(|run| last(run) == typical.last_site).count();
            assert!(runs.iter().all(|run| {
                let like = runs.iter().filter(|other| last(other) == last(run)).count();
                last(run).is_none() || like <= same
            }));
            assert_eq!(typical.share_same_last, same as f64 / f64::from(N));
            let worst = dates.iter().map(|date| date.map_or(i64::MAX, |date| date.0)).max();
            let worst = worst.filter(|worst| *worst < i64::MAX).map(Moment);
            assert_eq!(row.worst_run.map(|run| run as usize), first(worst));
        }
    }
}

#[test]
fn the_handover_gap_is_two_days_or_none() {
    let row = &analysis().handover[0];
    assert_eq!((row.site, row.n), (KIDAL, N));
    assert_eq!((row.gap_p10_hours, row.gap_p80_hours), (Some(0.0), Some(48.0)));
    let runs = outcomes(0);
    let camps = || runs.iter().map(|run| run.camps[CampId(0)]);
    let ready = camps().filter(|camp| camp.vacated == camp.taken_over).count() as f64;
    assert_eq!(row.share_already_there, Some(ready / f64::from(N)));
    assert_eq!(row.share_in_place, Some(1.0));
    let mean = 48.0 * (1.0 - ready / f64::from(N));
    assert!((row.mean_gap_hours.expect("vacated") - mean).abs() < 1e-9);
    assert_eq!(row.first_arrival, camps().filter_map(|camp| camp.taken_over).min());
}

#[test]
fn the_ledger_adds_up_to_the_mean_time_of_the_deadline() {
    let rows = || {
        analysis()
            .delay_ledger
            .iter()
            .filter(|row| row.plan == 0 && row.case == 1 && row.deadline == BOTH)
    };
    assert_eq!(rows().count(), 2 * 3);
    let runs = outcomes(1);
    let time = runs.iter().map(|run| run.deadlines[BOTH].reached.unwrap_or(Moment(30 * DAY)).0);
    let mean = time.sum::<i64>() as f64 / HOUR as f64 / f64::from(N);
    assert!((rows().map(|row| row.mean_hours).sum::<f64>() - mean).abs() < 1e-6);
    assert!(rows().all(
        |row| (row.item.code == Code::NoClearance) == (row.item.origin == Origin::Reactionary)
    ));
}

#[test]
fn criticality_is_the_share_of_runs_with_it_on_the_chain() {
    let rows: Vec<_> = analysis()
        .criticality
        .iter()
        .filter(|row| row.plan == 0 && row.case == 0 && row.deadline == BOTH)
        .collect();
    let actors: Vec<_> = rows.iter().map(|row| row.actor).collect();
    assert_eq!(actors, [HUB, KIDAL, TESSALIT].map(Actor::Site));
    assert_eq!((rows[0].share, rows[0].share_missed), (1.0, Some(1.0)));
    assert!((rows[1].share + rows[2].share - 1.0).abs() < 1e-12);
    assert_eq!(rows[2].share_missed, analysis().deadlines[0].last_site_share);
}

#[test]
fn equipment_adds_up_to_what_there_was() {
    let rows: Vec<_> =
        analysis().equipment.iter().filter(|row| row.plan == 0 && row.case == 0).collect();
    let of = |line| rows.iter().filter(move |row| row.line == LineId(line));
    assert!((of(0).map(|row| row.mean).sum::<f64>() - 500.0).abs() < 1e-9);
    let cargo: Vec<_> = of(1).collect();
    assert_eq!((cargo.len(), cargo[0].fate), (1, Fate::Disposed(Disposition::Moved)));
    assert_eq!((cargo[0].kind, cargo[0].mean), (LoadKind::Mass, 2_000.0));
    assert_eq!((cargo[0].p10, cargo[0].p90), (2_000.0, 2_000.0));
}

#[test]
fn the_quicker_plan_gains_three_days_in_every_pair() {
    let gains = &analysis().gains;
    assert_eq!(gains.len(), 2 * 2);
    for row in gains {
        assert_eq!(row.plan, 1);
        let days = [row.low_days, row.mean_days, row.high_days].map(|days| days.expect("pairs"));
        assert!(days.iter().all(|days| (days - 3.0).abs() < 1e-4), "{days:?}");
        assert_eq!((row.pairs + row.only_this + row.only_first, row.only_first), (N, 0));
    }
    let slow = gains.iter().find(|row| row.case == 1 && row.camp == CampId(1));
    assert!(slow.expect("a row").only_this > 0);
}

#[test]
fn the_quicker_plan_saves_deadlines_and_spoils_none() {
    let rows = &analysis().comparison;
    assert_eq!(rows.len(), 2 * 2);
    for row in rows {
        let missed = |plan| {
            let mut rows = analysis().deadlines.iter();
            let found = rows.find(|other| {
                (other.plan, other.case, other.deadline) == (plan, row.case, row.deadline)
            });
            found.expect("a row").missed.hits
        };
        assert_eq!((row.plan, row.pairs, row.spoiled), (1, N, 0));
        assert_eq!(row.saved, missed(0) - missed(1));
        assert_eq!(row.p_missed_difference, Some(-f64::from(row.saved) / f64::from(N)));
        assert!(row.difference_low < row.p_missed_difference);
        assert!((row.mean_days_gained.expect("pairs") - 3.0).abs() < 1e-4);
    }
}

#[test]
fn what_is_three_days_quicker_gains_three_days_at_every_percentile() {
    let study = fixture::study();
    let results = fixture::played(&study, Replications::Fixed(N));
    let (before, after) = (&results.variants[0], &results.variants[2]);
    for effect in Effect::all(before, after, &Resamples::new(N, 1)) {
        let end = Moment(30 * DAY);
        assert_eq!([effect.p50, effect.p80].map(|it| it.days(end)), [Some((3.0, false)); 2]);
        assert_eq!((effect.p80_low_days, effect.p80_high_days), (Some(3.0), Some(3.0)));
    }
    // Both are threatened; the hard one is the main one.
    assert_eq!(main_deadline(&study.base, |id| before.runs.missed(id)), Some(BOTH));
    let apart = |row: &DeadlineRow| {
        let other = analysis()
            .deadlines
            .iter()
            .find(|it| (it.plan, it.case, it.deadline) == (1, 0, row.deadline));
        f64::from(row.missed.hits - other.expect("a row").missed.hits) / f64::from(N)
    };
    let most = analysis().deadlines[..2].iter().map(apart).fold(0.0, f64::max);
    assert!(
        most > 0.1
            && (status::farthest(&study.base, &before.runs, &after.runs) - most).abs() < 1e-12
    );
}

#[test]
fn replications_that_fail_on_either_side_are_no_pairs() {
    // Of 70, every fifth fails under the first plan, 14, and every seventh under the second, 10, of
    // which 0 and 35 are the same: 48 are left.
    let study = fixture::study();
    let results = fixture::played_failing(&study, Replications::Fixed(70), |plan| match plan {
        0 => |run| run % 5 == 0,
        _ => |run| run % 7 == 0,
    });
    let (before, after) = (&results.variants[0], &results.variants[2]);
    for effect in Effect::all(before, after, &Resamples::new(70, 1)) {
        assert_eq!(effect.pairs, 48);
        assert_eq!(effect.missed_before.n, 48);
    }
    let idea = |variant: usize| PlayedIdea {
        scenario: &study.base,
        runs: &results.variants[variant].runs,
    };
    let contrast = contrast([idea(0), idea(2)], Pairing::SameLuck);
    for row in &contrast.deadlines {
        assert_eq!((row.pairs, row.missed.map(|missed| missed.n)), (Some(48), [56, 60]));
    }
    assert!(analyse(&study, &results).comparison.iter().all(|row| row.pairs == 48));
}

#[test]
fn people_out_never_become_fewer() {
    let rows: Vec<_> =
        analysis().people.iter().filter(|row| row.plan == 0 && row.case == 0).collect();
    assert_eq!(
        (rows.len(), rows[0].day_end, rows[29].day_end),
        (30, Moment(DAY), Moment(30 * DAY))
    );
    assert!(rows.is_sorted_by(|a, b| a.mean <= b.mean && a.p10 <= b.p10 && a.p90 <= b.p90));
    let people = outcomes(0).iter().map(|run| run.people_home[0].people).sum::<i64>();
    assert_eq!((rows[7].mean, rows[29].mean), (0.0, people as f64 / f64::from(N)));
}

#[test]
fn the_delay_that_decides_a_date_goes_with_it() {
    let drivers = &analysis().drivers;
    assert_eq!(drivers.len(), 4 * 2);
    let row = &drivers[1];
    assert_eq!((row.deadline, row.assumption, row.n), (FIRST, AssumptionId(0), N));
    let correlation = row.rank_correlation.expect("it varies");
    assert!((correlation - 1.0).abs() < 1e-6, "{correlation}");
    assert_eq!(row.missed_low.estimate().zip(row.missed_high.estimate()), Some((0.0, 1.0)));
    assert!(row.is_load_bearing());
    let weaker = drivers[0].rank_correlation.expect("it varies");
    assert!(weaker > 0.0 && weaker < 0.9, "{weaker}");
}

#[test]
fn the_register_shows_the_values_that_were_drawn() {
    let rows = &analysis().assumptions;
    assert_eq!(rows.len(), 4 * 2);
    let drawn = rows[0].drawn.expect("a number");
    assert!((drawn.p10 - 0.1).abs() < 0.05 && (drawn.p50 - 0.5).abs() < 0.08);
    assert_eq!(rows[1].drawn, None);
}

#[test]
fn without_runs_nothing_is_claimed() {
    let study: Study = fixture::study();
    let results: Results = fixture::played(&study, Replications::Fixed(0));
    let empty = analyse(&study, &results);
    assert!(empty.deadlines.iter().all(|row| row.likelihood.is_none() && row.p50.is_none()));
    assert!(empty.joint.iter().all(|row| row.held.estimate().is_none()));
    assert!(empty.people.is_empty() && empty.equipment.is_empty() && empty.delay_ledger.is_empty());
    assert!(empty.gains.iter().all(|row| row.mean_days.is_none()));
}
