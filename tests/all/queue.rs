//! The engine against the queues that operations research knows in closed form: few bays for many
//! trucks, a shuttle, escorts as the bottleneck.

use drawdown::simulation::{EventKind, Replay, Simulation};
use drawdown::time::{DAY, Moment};

use super::closed_form::{assert_mean_is, hours_of, mean, one_camp};

/// Trucks that fetch one load each from a camp with few bays, an hour away.
fn shuttle(trucks: u32, bays: u32, loads: u32, loading: &str, unloading: &str) -> Simulation {
    one_camp(&format!(
        r#"
[camp.kidal]
bays = {bays}
[camp.kidal.line.cargo]
amount = "{loads} vehicles"
to = "town"

[pool.trucks]
kind = "trucks"
home = "town"
count = {trucks}
vehicles = 1
speed = "100 km/h"
loading = {loading}
unloading = {unloading}
[route.road]
ends = ["kidal", "town"]
length = "100 km"
"#
    ))
}

/// Events of a kind between two days.
fn count(replay: &Replay, kind: EventKind, days: [i64; 2]) -> f64 {
    let [from, until] = days.map(|day| Moment(day * DAY));
    let within = replay.events.iter().filter(|event| event.at >= from && event.at < until);
    within.filter(|event| event.kind == kind).count() as f64
}

/// Loads an hour and their mean wait for a bay, of N trucks that load at c bays for an exponential time
/// (mean s) and are away for z on average, however that is distributed: M/M/c//N, the machine repair
/// problem (Gross and Harris, Fundamentals of Queueing Theory, 2.7).
fn machine_repair(trucks: u32, bays: u32, s: f64, z: f64) -> (f64, f64) {
    let (n, c) = (f64::from(trucks), f64::from(bays));
    let mut weight = 1.0;
    let (mut total, mut away, mut waiting) = (0.0, 0.0, 0.0);
    for k in 0..=trucks {
        let k = f64::from(k);
        total += weight;
        away += weight * (n - k);
        waiting += weight * (k - c).max(0.0);
        // From k trucks at the bays to k + 1.
        weight *= (n - k) / z / ((k + 1.0).min(c) / s);
    }
    let rate = away / total / z;
    (rate, waiting / total / rate)
}

#[test]
fn trucks_at_few_bays_are_the_machine_repair_problem() {
    for (trucks, bays) in [(6, 1), (9, 2), (4, 3)] {
        let (rate, wait) = machine_repair(trucks, bays, 3.0, 12.0);
        let loading = "{ exponential = \"3 h\" }";
        let mut run = shuttle(trucks, bays, 6_000, loading, "{ exponential = \"10 h\" }");
        let days = [20, 290];
        let (mut rates, mut waits) = (Vec::new(), Vec::new());
        for replication in 0..12 {
            let replay = run.replay(replication).expect("it ends");
            let loads = count(&replay, EventKind::Loaded, days);
            rates.push(loads / (270.0 * 24.0));
            waits.push(hours_queued(&replay, days) / loads);
        }
        assert_mean_is(&rates, rate);
        assert_mean_is(&waits, wait);
    }
}

/// Hours for which those waited who had a bay between two days.
fn hours_queued(replay: &Replay, days: [i64; 2]) -> f64 {
    let [from, until] = days.map(|day| Moment(day * DAY));
    let taken = replay.events.iter().filter(|event| event.kind == EventKind::BayTaken);
    let within = taken.filter(|event| event.at >= from && event.at < until);
    let waited = within.map(|event| {
        let before = event.previous.expect("it came");
        (event.at - replay.events[before].at).in_hours()
    });
    waited.sum()
}

#[test]
fn a_shuttle_turns_at_the_slower_of_its_trucks_and_its_bays() {
    // Without a queue a truck is back at the bay after C = 1 h out, 1 h back, loading and unloading;
    // N trucks at c bays take turns of N / c loadings. The longer of the two is the cycle of all.
    for (trucks, bays, loads) in [(4, 1, 41), (8, 2, 50), (12, 2, 65), (6, 3, 40), (12, 4, 120)] {
        let (loading, unloading) = (2.0_f64, 5.0);
        let turns = f64::from(trucks / bays);
        let cycle = (2.0 + loading + unloading).max(turns * loading);
        let (rounds, place) = ((loads - 1) / trucks, (loads - 1) % trucks);
        let known = 1.0 + f64::from(place / bays + 1) * loading + f64::from(rounds) * cycle;
        let mut run = shuttle(trucks, bays, loads, "\"2 h\"", "\"5 h\"");
        assert_eq!(hours_of(&mut run, 1), [known], "{trucks} trucks, {bays} bays, {loads} loads");
    }
}

#[test]
fn columns_behind_escorts_leave_as_renewal_theory_says() {
    // Loaded columns always stand ready, so a group leaves again as soon as it is back: after 5 h out, 5 h
    // back and an exponential unloading of 24 h. A renewal process of mean m and deviation s has begun
    // t/m + (s² - m²)/2m² more after a long time t (Cox, Renewal Theory, 4.2).
    let (hours, mean_cycle, deviation) = (280.0 * 24.0, 34.0_f64, 24.0_f64);
    let transient = (deviation.powi(2) - mean_cycle.powi(2)) / (2.0 * mean_cycle.powi(2));
    for groups in [1, 2] {
        let mut run = one_camp(&format!(
            r#"
[camp.kidal]
[camp.kidal.line.cargo]
amount = "3000 vehicles"
to = "town"
[pool.trucks]
kind = "trucks"
home = "kidal"
count = {trucks}
vehicles = 1
speed = "20 km/h"
convoy = [3, 3]
load = "at-once"
loading = "6 h"
unloading = {{ exponential = "24 h" }}
[route.road]
ends = ["kidal", "town"]
length = "100 km"
escorts = 1
[escort.guards]
count = {groups}
"#,
            trucks = 3 * (groups + 3),
        ));
        let left: Vec<f64> = (0..150)
            .map(|replication| {
                let replay = run.replay(replication).expect("it ends");
                let end = Moment::START + drawdown::time::Span::hours(6.0 + hours);
                let starts = replay.events.iter().filter(|it| it.kind == EventKind::SetsOut);
                starts.filter(|it| it.at <= end).count() as f64
            })
            .collect();
        assert_mean_is(&left, f64::from(groups) * (1.0 + hours / mean_cycle + transient));
        let (_, error) = mean(&left);
        let known = (f64::from(groups) * hours * deviation.powi(2) / mean_cycle.powi(3)).sqrt();
        let found = error * 150.0_f64.sqrt();
        assert!((found / known - 1.0).abs() < 0.25, "deviation {found} against {known}");
    }
}
