//! The engine against what can be worked out by hand.

use std::sync::Arc;

use drawdown::id::{CampId, DeadlineId};
use drawdown::scenario::{Scenario, read_text};
use drawdown::simulation::{Code, EventKind, Outcome, Simulation};
use drawdown::time::{HOUR, Moment};

/// One camp, one truck-rich pool at the far end of one road; `rest` may say more.
pub(crate) fn one_camp(rest: &str) -> Simulation {
    simulation(&format!(
        r#"
format = 1
[scenario]
id = "closed-form"
title = "Closed form"
as_of = 2023-10-07T06:00:00Z
until = "300 d"

[site.town]
kind = "hub"

[deadline.lifted]
all = "all-camps"
milestone = "lifted"
due = "200 d"
{rest}"#
    ))
}

fn simulation(text: &str) -> Simulation {
    Simulation::new(scenario(text))
}

fn scenario(text: &str) -> Arc<Scenario> {
    match read_text("closed-form.toml", text, &[]) {
        Ok((study, _)) => Arc::clone(&study.base),
        Err(rejected) => panic!("{:#?}", rejected.findings),
    }
}

fn lifted_hours(outcome: &Outcome) -> f64 {
    let lifted = outcome.camps[CampId(0)].lifted.expect("within the horizon");
    (lifted - Moment::START).in_hours()
}

pub(crate) fn hours_of(simulation: &mut Simulation, replications: u64) -> Vec<f64> {
    (0..replications).map(|run| lifted_hours(simulation.play(run).expect("it ends"))).collect()
}

/// Mean and standard error of the mean.
pub(crate) fn mean(values: &[f64]) -> (f64, f64) {
    let n = values.len() as f64;
    let mean = values.iter().sum::<f64>() / n;
    let variance = values.iter().map(|value| (value - mean).powi(2)).sum::<f64>() / (n - 1.0);
    (mean, (variance / n).sqrt())
}

pub(crate) fn assert_mean_is(values: &[f64], known: f64) {
    let (found, error) = mean(values);
    assert!((found - known).abs() < 4.0 * error, "{found} ± {error} against {known}");
}

const ONE_LOAD: &str = r#"
[camp.kidal]
[camp.kidal.line.cargo]
amount = "12 t"
to = "town"

[pool.trucks]
kind = "trucks"
home = "town"
count = 1
payload = "12 t"
speed = "20 km/h"
"#;

#[test]
fn a_march_by_daylight_halts_at_night() {
    let mut run = one_camp(&format!(
        r#"{ONE_LOAD}
loading = "1 h"
[calendar.daylight]
hours = ["06:00-18:00"]
[route.road]
ends = ["kidal", "town"]
length = "300 km"
calendar = "daylight"
"#
    ));
    // 15 h of march from 06:00: 12 h on the first day, 3 h on the second, then an hour of loading.
    let outcome = run.play(0).expect("it ends");
    assert_eq!(outcome.camps[CampId(0)].lifted, Some(Moment(28 * HOUR)));
    let march = outcome.deadlines[DeadlineId(0)].ledger.iter();
    let march =
        march.filter(|booking| booking.item.code == Code::March).map(|booking| booking.span.0);
    assert_eq!(march.sum::<i64>(), 27 * HOUR);
}

#[test]
fn an_exponential_gate_costs_its_mean() {
    let mut run = one_camp(&format!(
        r#"{ONE_LOAD}
[route.road]
ends = ["kidal", "town"]
length = "200 km"
[gate.north]
authority = "Ministry"
covers = {{ routes = ["road"] }}
lead_time = {{ exponential = "48 h" }}
"#
    ));
    let hours = hours_of(&mut run, 4_000);
    assert_mean_is(&hours, 10.0 + 48.0);
    // The exponential's deviation is its mean.
    let (_, error) = mean(&hours);
    assert!((error * (hours.len() as f64).sqrt() - 48.0).abs() < 5.0);
}

#[test]
fn a_lognormal_gate_has_the_median_of_its_mean_and_cv() {
    let mut run = one_camp(&format!(
        r#"{ONE_LOAD}
[route.road]
ends = ["kidal", "town"]
length = "200 km"
[gate.north]
authority = "Ministry"
covers = {{ routes = ["road"] }}
lead_time = {{ lognormal = {{ mean = "48 h", cv = 1 }} }}
"#
    ));
    let hours = hours_of(&mut run, 4_000);
    assert_mean_is(&hours, 58.0);
    // Half of the answers fall within mean / sqrt(1 + cv^2).
    let median = 10.0 + 48.0 / 2.0_f64.sqrt();
    let below = hours.iter().filter(|hours| **hours < median).count() as f64;
    assert!((below / 4_000.0 - 0.5).abs() < 4.0 * 0.5 / 4_000.0_f64.sqrt());
}

#[test]
fn refused_requests_are_made_again_a_geometric_number_of_times() {
    let mut run = one_camp(&format!(
        r#"{ONE_LOAD}
[route.road]
ends = ["kidal", "town"]
length = "200 km"
[gate.north]
authority = "Ministry"
covers = {{ routes = ["road"] }}
lead_time = "24 h"
refusal = 0.5
retry = "12 h"
"#
    ));
    // One request of 24 h, and on average one refusal with 12 h and 24 h more.
    assert_mean_is(&hours_of(&mut run, 4_000), 10.0 + 24.0 + 36.0);
}

#[test]
fn alternating_weather_costs_what_renewal_theory_says() {
    let mut run = one_camp(&format!(
        r#"{ONE_LOAD}
[route.road]
ends = ["kidal", "town"]
length = "3000 km"
[weather.rain]
dry = {{ exponential = "50 h" }}
wet = {{ exponential = "20 h" }}
pace = 0.4
"#
    ));
    // By distance marched, dry and wet are a Markov chain that leaves dry at 1/(v D) and wet at
    // 1/(v p W); each kilometre takes 1/v when dry and 1/(v p) when wet.
    let (speed, pace, dry, wet, length) = (20.0, 0.4, 50.0, 20.0, 3_000.0_f64);
    let (leave_dry, leave_wet) = (1.0 / (speed * dry), 1.0 / (speed * pace * wet));
    let rate = leave_dry + leave_wet;
    let share_dry = leave_wet / rate;
    let dry_kilometres =
        share_dry * length + (1.0 - share_dry) * (1.0 - (-rate * length).exp()) / rate;
    let known = dry_kilometres / speed + (length - dry_kilometres) / (speed * pace);
    assert_mean_is(&hours_of(&mut run, 4_000), known);
}

/// Convoys that all come to a camp with one bay, as `lead` spreads them.
fn one_bay(convoys: u32, lead: &str, loading: &str) -> Simulation {
    one_camp(&format!(
        r#"
[camp.kidal]
bays = 1
[camp.kidal.line.cargo]
amount = "{convoys} vehicles"
to = "town"

[pool.trucks]
kind = "trucks"
home = "town"
count = {convoys}
vehicles = 1
speed = "100 km/h"
loading = {loading}
[route.road]
ends = ["kidal", "town"]
length = "100 km"
[gate.north]
authority = "Ministry"
covers = {{ routes = ["road"] }}
lead_time = {lead}
"#
    ))
}

#[test]
fn a_bay_that_convoys_reach_together_loads_them_one_after_the_other() {
    // D/D/1: ten convoys at the first hour, two hours each.
    let mut run = one_bay(10, "\"0 h\"", "\"2 h\"");
    assert_eq!(hours_of(&mut run, 1), [1.0 + 20.0]);
}

#[test]
fn a_bay_with_random_arrivals_and_loading_queues_as_m_m_1() {
    // 3,000 arrivals spread evenly over 250 days are a Poisson stream, one in 2 h; loading takes
    // 1.2 h on average, so the mean wait is rho / (1 - rho) loadings with rho = 0.6.
    let mut run =
        one_bay(3_000, "{ uniform = [\"0 h\", \"6000 h\"] }", "{ exponential = \"1.2 h\" }");
    let mut waits = Vec::new();
    for replication in 0..8 {
        let replay = run.replay(replication).expect("it ends");
        let waited: f64 = replay
            .events
            .iter()
            .filter(|event| event.kind == EventKind::BayTaken)
            .map(|event| {
                let before = event.previous.expect("an arrival");
                (event.at - replay.events[before].at).in_hours()
            })
            .sum();
        waits.push(waited / 3_000.0);
    }
    assert_mean_is(&waits, 1.2 * 0.6 / (1.0 - 0.6));
}

#[test]
fn more_trucks_never_delay_a_single_load_without_chance() {
    let mut before = f64::INFINITY;
    for trucks in [1, 2, 3, 5, 8, 13] {
        let mut run = one_camp(&format!(
            r#"
[camp.kidal]
[camp.kidal.line.cargo]
amount = "200 t"
to = "town"

[pool.trucks]
kind = "trucks"
home = "town"
count = {trucks}
payload = "12 t"
speed = "20 km/h"
loading = "2 h"
[route.road]
ends = ["kidal", "town"]
length = "100 km"
"#
        ));
        let hours = hours_of(&mut run, 1)[0];
        // Whole trips: each truck is back 5 h out, 2 h loading and 5 h home later.
        let trips = (17.0 / f64::from(trucks)).ceil();
        assert_eq!(hours, 12.0 * (trips - 1.0) + 7.0, "{trucks} trucks");
        assert!(hours <= before);
        before = hours;
    }
}

#[test]
fn the_yardstick_comes_to_its_known_answers() {
    // Mean closure of each camp and half its 95 % interval, from 40,000 runs of another program.
    const KNOWN: [(f64, f64); 10] = [
        (772.9, 2.1),
        (619.4, 1.5),
        (773.8, 1.7),
        (685.2, 1.1),
        (1015.9, 1.8),
        (660.9, 1.1),
        (1015.1, 1.8),
        (669.7, 1.1),
        (813.3, 1.3),
        (669.9, 1.1),
    ];
    let mut simulation = simulation(include_str!("../../scenarios/yardstick.toml"));
    let (mut closures, mut lost, mut gaps) = (vec![Vec::new(); 10], Vec::new(), Vec::new());
    for run in 0..3_000 {
        let outcome = simulation.play(run).expect("it ends");
        for (camp, closures) in outcome.camps.values().zip(&mut closures) {
            closures.push(camp.lifted.map_or(2_040.0, |at| (at - Moment::START).in_hours()));
            if let (Some(vacated), Some(taken)) = (camp.vacated, camp.taken_over) {
                gaps.push((taken - vacated).in_hours());
            }
        }
        lost.push(f64::from(outcome.vehicles_lost.values().sum::<u32>()));
    }
    // 99.9 % jointly over twelve figures: 4 standard errors, ours and the known answers' together.
    let is_near = |values: &[f64], known: f64, known_error: f64| {
        let (found, error) = mean(values);
        let both = error.hypot(known_error);
        assert!((found - known).abs() < 4.0 * both, "{found} ± {both} against {known}");
    };
    for (closures, (known, half_width)) in closures.iter().zip(KNOWN) {
        is_near(closures, known, half_width / 1.96);
    }
    is_near(&lost, 4.045, 0.011);
    is_near(&gaps, 64.0, 0.0);
}

/// A short road with a gate and a long one without, and what shuts the short one.
fn two_ways(closures: &str) -> Simulation {
    one_camp(&format!(
        r#"{ONE_LOAD}
[site.ford]
[route.short]
ends = ["kidal", "town"]
length = "100 km"
closures = [{closures}]
[route.long-a]
ends = ["kidal", "ford"]
length = "100 km"
[route.long-b]
ends = ["ford", "town"]
length = "200 km"
[gate.customs]
authority = "Customs"
covers = {{ routes = ["short"] }}
lead_time = "72 h"
"#
    ))
}

#[test]
fn a_convoy_goes_round_a_closed_road_and_asks_only_the_gates_on_its_way() {
    let open = hours_of(&mut two_ways(""), 1)[0];
    assert_eq!(open, 72.0 + 5.0, "by the short road, once cleared");
    let shut = hours_of(&mut two_ways("{ from = \"0 h\", until = \"100 d\" }"), 1)[0];
    assert_eq!(shut, 15.0, "by the long road, without customs");
    // It waits for the customs of the short road, and that is closed: the long one needs no permit.
    let meanwhile = "{ from = \"48 h\", until = \"100 d\" }";
    assert_eq!(hours_of(&mut two_ways(meanwhile), 1)[0], 48.0 + 15.0);
}

#[test]
fn vehicles_are_not_committed_to_a_way_that_is_known_to_be_barred() {
    // One truck for two camps. The one that is due first lies behind a suspended gate.
    let mut run = simulation(
        r#"
format = 1
[scenario]
id = "barred"
title = "Barred"
as_of = 2023-10-07T06:00:00Z
until = "100 d"
[site.town]
[camp.north]
line.cargo = { amount = "12 t", to = "town" }
[camp.south]
line.cargo = { amount = "12 t", to = "town" }
[route.north]
ends = ["north", "town"]
length = "100 km"
[route.south]
ends = ["south", "town"]
length = "100 km"
[pool.trucks]
kind = "trucks"
home = "town"
count = 1
payload = "12 t"
speed = "20 km/h"
[gate.north]
authority = "Ministry"
covers = { routes = ["north"] }
suspensions = [{ from = "0 h", until = "40 h" }]
[deadline.north]
all = ["north"]
due = "30 d"
[deadline.south]
all = ["south"]
due = "60 d"
"#,
    );
    let outcome = run.play(0).expect("it ends");
    assert_eq!(outcome.camps[CampId(1)].lifted, Some(Moment(5 * HOUR)), "south goes first");
    assert_eq!(outcome.camps[CampId(0)].lifted, Some(Moment(45 * HOUR)), "north when it may");
    let ledger = &outcome.deadlines[DeadlineId(0)].ledger;
    // A gate without a lead time is a way that is shut at times.
    let withheld = ledger.iter().find(|booking| booking.item.code == Code::RouteClosed);
    assert_eq!(withheld.map(|booking| booking.span.0), Some(40 * HOUR));
}
