//! The best case is a true lower bound: no run of a shipped scenario, under any plan and any case,
//! reaches a milestone before it.

use std::sync::Arc;

use drawdown::id::CampId;
use drawdown::scenario::{Earliest, Milestone, Origin, Request, examples, read, read_text};
use drawdown::simulation::Simulation;
use drawdown::time::{DAY, Moment, Span};

const REPLICATIONS: u64 = 12;

/// Rounding to whole seconds along a chain may cost so many of them.
const ROUNDING: i64 = 60;

#[test]
fn no_run_of_a_shipped_scenario_beats_its_best_case() {
    let mut compared = 0;
    for example in examples() {
        let request = Request { origin: Origin::BuiltIn(example.name), sets: Vec::new() };
        let (study, _) = read(&request).expect("shipped scenarios are read");
        for variant in &study.variants {
            let scenario = &variant.scenario;
            let best: Vec<_> = scenario
                .camps
                .ids()
                .map(|camp| Milestone::ALL.map(|it| Earliest::of(scenario, camp, it).at))
                .collect();
            let mut simulation = Simulation::new(Arc::clone(scenario));
            for replication in 0..REPLICATIONS {
                let outcome = simulation.play(replication).expect("a shipped scenario plays");
                for (camp, best) in outcome.camps.values().zip(&best) {
                    let reached =
                        [camp.lifted, camp.handover, camp.vacated, camp.closed, camp.taken_over];
                    for (reached, best) in reached.into_iter().zip(best) {
                        let Some(reached) = reached else { continue };
                        let name = example.name;
                        assert!(reached.0 + ROUNDING >= best.0, "{name}: {reached:?} < {best:?}");
                        compared += 1;
                    }
                }
            }
        }
    }
    assert!(compared > 1_000, "only {compared} milestones were reached");
}

/// A row of camps of one truckload each, and what the last of them comes to at the earliest.
fn last_of_row(camps: usize, waits: impl Fn(usize) -> String) -> Earliest {
    let mut text =
        "format = 1\nscenario = { id = \"row\", as_of = 2030-01-01, until = 2080-12-31 }\n\
        site.town.kind = \"town\"\n[side.mission]\n[side.state]\n[pool.trucks]\nkind = \"trucks\"\n\
        home = \"town\"\ncount = 1\npayload = \"12 t\"\nspeed = \"10 km/h\"\n"
            .to_owned();
    for number in 0..camps {
        text += &format!(
            "[route.r{number:05}]\nends = [\"town\", \"c{number:05}\"]\nlength = \"10 km\"\n\
             [camp.c{number:05}]\nline.x = {{ amount = \"12 t\", to = \"town\" }}\n{}",
            waits(number)
        );
    }
    let (study, _) = read_text("row.toml", &text, &[]).expect("it is read");
    let scenario = &study.variants[0].scenario;
    Earliest::of(scenario, CampId(camps as u32 - 1), Milestone::Vacated)
}

/// Far more camps than a stack of calls would hold.
const MANY: usize = 3_000;

#[test]
fn a_row_of_camps_is_worked_out_however_long_it_is() {
    // Each waits until the one before it has been left, and takes as long.
    let waits = |number: usize| {
        let before = number.checked_sub(1);
        before.map_or(String::new(), |it| format!("starts_after = \"c{it:05}\"\n"))
    };
    let (one, many) = (last_of_row(1, waits), last_of_row(MANY, waits));
    assert!(one.at > Moment::START && one.at < Moment::NEVER);
    assert_eq!(many.at.0, MANY as i64 * one.at.0);
    assert_eq!(many.chain.links().len(), MANY * one.chain.links().len());
}

#[test]
fn a_row_of_camps_whose_successors_wait_for_one_another_is_too() {
    // Each is left when a force is there that pauses a day after the camp before it has been left.
    let waits = |number: usize| {
        let after = number.checked_sub(1).map(|it| format!(", after = \"c{it:05}.vacated\""));
        format!(
            "vacates_after = \"successor\"\nsuccessor = \"f{number:05}\"\n[force.f{number:05}]\n\
             side = \"state\"\nsize = 10\nat = \"town\"\nrate = \"10 km/h\"\n\
             orders = [{{ do = \"move\", site = \"c{number:05}\", pause = \"1 d\"{} }}]\n",
            after.unwrap_or_default()
        )
    };
    assert_eq!(last_of_row(1, waits).at, Moment(DAY));
    assert_eq!(last_of_row(MANY, waits).at.0, MANY as i64 * DAY);
}

#[test]
fn what_a_last_party_waits_for_is_followed_through_camps_and_orders() {
    // a waits for its successor, who waits for c, which packs for sixty days, and two days more; b
    // waits for a.
    let text = "format = 1\nscenario = { id = \"chain\", as_of = 2030-01-01, until = 2030-12-31 }\n\
        site.town.kind = \"town\"\n[side.mission]\n[side.state]\n\
        [closure.c]\nstep.pack = { kind = \"pack\", rate = \"1 t/day\" }\nstep.lift = { kind = \"lift\" }\n\
        step.last = { kind = \"last-party\", after = [\"lift\", \"pack\"] }\n\
        [camp.a]\nvacates_after = \"successor\"\nsuccessor = \"column\"\nline.x = { amount = \"12 t\", to = \"town\" }\n\
        [camp.b]\nvacates_after = \"a\"\nline.x = { amount = \"12 t\", to = \"town\" }\n\
        [camp.c]\nclosure = \"c\"\nline.x = { amount = \"60 t\", to = \"town\" }\n\
        [route.a]\nends = [\"a\", \"town\"]\nlength = \"100 km\"\n\
        [route.b]\nends = [\"b\", \"town\"]\nlength = \"100 km\"\n\
        [route.c]\nends = [\"c\", \"town\"]\nlength = \"100 km\"\n\
        [force.column]\nside = \"state\"\nsize = 100\nat = \"town\"\nrate = \"10 km/h\"\n\
        orders = [{ do = \"move\", site = \"a\", after = \"c.vacated\", pause = \"48 h\" }]\n\
        [pool.trucks]\nkind = \"trucks\"\nhome = \"town\"\ncount = 20\npayload = \"12 t\"\nspeed = \"40 km/h\"\n\
        [deadline.b]\nall = [\"b\"]\ndue = 2030-11-30\n";
    let (study, _) = read_text("chain.toml", text, &[]).expect("it is read");
    let best = |camp: u32| Earliest::of(&study.base, CampId(camp), Milestone::Vacated).at;
    assert!(best(2) >= Moment(60 * DAY), "{:?}", best(2));
    assert_eq!(best(0), best(2) + Span(2 * DAY));
    assert_eq!(best(1), best(0));
    let outcome = Simulation::new(Arc::clone(&study.base)).play(0).expect("it ends").clone();
    let vacated = outcome.camps.values().map(|camp| camp.vacated.expect("within the horizon"));
    assert!(vacated.zip([best(0), best(1), best(2)]).all(|(at, best)| at >= best));
}
