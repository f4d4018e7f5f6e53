//! Undisturbed dates: what a scenario's own estimates come to if nothing goes wrong.

use std::sync::Arc;

use drawdown::analysis::{Dated, undisturbed_rows};
use drawdown::experiment::undisturbed;
use drawdown::id::CampId;
use drawdown::scenario::{Code, Origin, Request, Scenario, Study, examples, open_text, read};
use drawdown::simulation::Simulation;
use drawdown::time::{HOUR, Moment};

fn study(text: &str) -> Study {
    match open_text("estimates.toml", text, &[]).and_then(|template| template.study()) {
        Ok((study, _)) => study,
        Err(rejected) => panic!("{:#?}", rejected.findings),
    }
}

/// One truck, one load, and everything that may come in the way.
const BESET: &str = r#"
format = 1
scenario = { id = "beset", as_of = 2030-01-01, until = 2030-07-01 }
site.town = { kind = "town" }
side.state = { hostile = ["bands"] }
side.bands = {}

[camp.outpost]
planned = 2030-01-01T14:00:00Z
line.stores = { amount = "12 t", to = "town" }
rivals.bands = "1 h"

[route.outpost-town]
ends = ["outpost", "town"]
length = "20 km"
rate = { uniform = ["10 km/h", "30 km/h"] }
closures = [{ every = { exponential = "3 h" }, lasts = "5 d" }]

[pool.trucks]
kind = "trucks"
home = "town"
count = 1
payload = "12 t"
speed = "40 km/h"
loading = { uniform = ["2 h", "6 h"] }
breakdowns = "5 per 1000 km"
repair = "3 d"

[gate.road]
covers = { routes = ["outpost-town"] }
lead_time = { uniform = ["0 h", "20 h"] }
refusal = 0.45
retry = "9 d"
suspensions = [{ from = 2030-01-01, until = 2030-04-10 }]

[threat.bands]
routes = ["outpost-town"]
attacks = "30 per 100 km"
hold = "2 d"
camps = ["outpost"]
camp_attacks = "3 per day"
shelter = "1 d"

[weather.rain]
starts = "wet"
dry = { exponential = "2 h" }
wet = { exponential = "5 d" }
pace = 0.1

[deadline.out]
all = ["outpost"]
due = 2030-01-01T16:00:00Z
"#;

#[test]
fn everything_in_the_way_is_left_out_and_every_estimate_stands_at_its_median() {
    // The truck asks at 0 h and may go after 10 h (0 to 20 h), drives 20 km at 20 km/h (10 to 30) in
    // an hour, and is loaded in 4 h (2 to 6 h): the camp is empty at 15 h.
    let study = study(BESET);
    let rows = undisturbed_rows(&study, &undisturbed(&study));
    let at = |hours: i64| Some(Moment(hours * HOUR));
    let dates: Vec<_> = rows.iter().map(|row| (row.planned, row.undisturbed, row.due)).collect();
    assert_eq!(dates, [(at(14), at(15), at(16)), (at(14), at(15), at(16))]);
    assert!(matches!(rows[0].of, Dated::Camp(_)) && matches!(rows[1].of, Dated::Deadline(_)));
    // With all that in the way, it takes far longer.
    let mut disturbed = Simulation::new(Arc::clone(&study.base));
    let vacated = disturbed.play(0).expect("it ends").camps[CampId(0)].vacated;
    assert!(vacated.is_none_or(|vacated| vacated > Moment(2_000 * HOUR)));
}

#[test]
fn estimates_that_miss_the_plan_are_doubted_and_those_that_keep_it_are_not() {
    let template = open_text("estimates.toml", BESET, &[]).expect("TOML");
    let (study, known) = template.study().expect("a scenario");
    let found = template.estimates(&study, &undisturbed(&study), &known);
    let found: Vec<_> = found
        .iter()
        .map(|it| (it.code, it.problem.read(drawdown::scenario::Language::English)))
        .collect();
    let says = "by the scenario's own estimates, with nothing in the way, outpost is vacated on \
                1 January 2030 15:00, 1 h later, though it is planned for 1 January 2030 14:00";
    assert_eq!(found, [(Code::EstimatesMiss, says.to_owned())]);
}

/// Outcomes of an undisturbed scenario under other seeds and replications.
fn assert_is_without_chance(name: &str, scenario: &Scenario) {
    let calm = scenario.undisturbed();
    let other = Scenario { seed: calm.seed.wrapping_add(17), ..calm.clone() };
    let mut first = Simulation::new(Arc::new(calm));
    let first = first.play(0).expect("it ends").clone();
    let mut again = Simulation::new(Arc::new(other));
    for replication in [1, 2, 99] {
        assert_eq!(&first, again.play(replication).expect("it ends"), "{name}");
    }
}

#[test]
fn an_undisturbed_run_is_the_same_for_every_seed_and_replication() {
    assert_is_without_chance("beset", &study(BESET).base);
    for example in examples() {
        let request = Request { origin: Origin::BuiltIn(example.name), sets: Vec::new() };
        let (study, _) = read(&request).expect("an example");
        for variant in &study.variants {
            assert_is_without_chance(example.name, &variant.scenario);
        }
    }
}
