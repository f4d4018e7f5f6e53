//! What contests do to everybody near, and when rules fire, to the hour or in the mean.

use drawdown::simulation::{EventKind, Simulation};
use drawdown::time::{DAY, HOUR};

use crate::parties::{COLUMN, camp_and, times};

/// An army that is held up for good before a camp: a contest from the tenth hour to the fifteenth.
fn contest(effects: &str) -> String {
    format!(
        r#"{COLUMN}[contest.any]
lasts = "5 h"
aftermath = "7 h"
retry = "300 d"
odds = [{{ hold = 1 }}]
{effects}
"#
    )
}

#[test]
fn a_contest_suspends_a_gate_and_shuts_roads_for_as_long_as_it_lasts_and_its_aftermath() {
    let mut run = camp_and(&contest(
        "suspends = [\"north\"]\ncloses = \"roads\"\n[gate.north]\ncovers = { routes = [\"road\"] }\n",
    ));
    let replay = run.replay(0).expect("it ends");
    assert_eq!(times(&replay, EventKind::GateSuspended), [10 * HOUR]);
    assert_eq!(times(&replay, EventKind::GateResumes), [22 * HOUR]);
    assert_eq!(times(&replay, EventKind::RouteCloses), [10 * HOUR]);
    assert_eq!(times(&replay, EventKind::RouteOpens), [22 * HOUR]);
}

#[test]
fn a_camp_near_a_contest_shelters_and_its_work_stops_for_exactly_as_long() {
    let closure = "[closure.slow.step.work]\nkind = \"task\"\nduration = \"20 h\"\n\
         stops_under_fire = true\n[closure.slow.step.lift]\nkind = \"lift\"\nafter = [\"work\"]\n\
         [closure.slow.step.out]\nkind = \"last-party\"\nafter = [\"lift\"]\n";
    for (effects, done) in [("", 32), ("between = [\"csp\", \"mission\"]\n", 20)] {
        let mut run = camp_and(&format!("closure = \"slow\"\n{}{closure}", contest(effects)));
        let replay = run.replay(0).expect("it ends");
        let first = times(&replay, EventKind::StepDone)[0];
        assert_eq!(first, done * HOUR, "{effects}");
    }
}

#[test]
fn a_contest_raises_a_threat_for_a_time_and_no_longer() {
    // 0.2 attacks a day until the camp is vacated after 50 days and five hours, four times as many
    // more over the ten days after the contest begins.
    let mut run = camp_and(&format!(
        "starts = \"50 d\"\n{}",
        contest(
            "threats = [\"north\"]\nthreat_factor = 5\nthreat_lasts = \"10 d\"\n\
             [threat.north]\nregions = [\"all\"]\ncamps = [\"kidal\"]\n\
             camp_attacks = \"0.2 per day\"\nshelter = \"1 h\"\n"
        )
    ));
    let known = 0.2 * (50.0 + 5.0 / 24.0) + 0.2 * 4.0 * 10.0;
    let attacks = |run: &mut Simulation, number| {
        let replay = run.replay(number).expect("it ends");
        // The contest itself is one reason to shelter.
        times(&replay, EventKind::ShelterBegins).len() as f64 - 1.0
    };
    let n = 1_000;
    let mean = (0..n).map(|number| attacks(&mut run, number)).sum::<f64>() / n as f64;
    let error = (known / n as f64).sqrt();
    assert!((mean - known).abs() < 4.0 * error, "{mean} against {known} ± {error}");
}

/// When rules fired, by name.
fn fired(run: &mut Simulation) -> Vec<(String, i64)> {
    let fired = run.play(0).expect("it ends").rules.clone();
    let names = &run.scenario().rules;
    fired.iter().map(|(id, at)| (names[*id].name.to_string(), at.0)).collect()
}

#[test]
fn a_rule_that_waits_for_every_third_time_fires_with_the_third() {
    let mut run = camp_and(
        r#"
[gate.north]
covers = { routes = ["road"] }
suspensions = [
    { from = 2023-10-09T06:00:00Z, until = 2023-10-10T06:00:00Z },
    { from = 2023-10-12T06:00:00Z, until = 2023-10-13T06:00:00Z },
    { from = 2023-10-15T06:00:00Z, until = 2023-10-16T06:00:00Z },
    { from = 2023-10-18T06:00:00Z, until = 2023-10-19T06:00:00Z },
]
[rule.third]
when = { on = "gate-suspended", gate = "north", every = 3 }
then = [{ resume = "north" }]
at_most = "always"
"#,
    );
    assert_eq!(fired(&mut run), [("third".to_owned(), 8 * DAY)]);
    let replay = run.replay(0).expect("it ends");
    // The third suspension ends at once.
    assert_eq!(times(&replay, EventKind::GateResumes), [3 * DAY, 6 * DAY, 8 * DAY, 12 * DAY]);
}

#[test]
fn a_rule_fires_so_long_before_a_deadline_and_by_what_is_left_in_a_camp() {
    let rule = |name: &str, when: &str, above: &str| {
        format!(
            "[rule.{name}]\nwhen = {{ {when} }}\nif = [{{ camp = \"kidal\", left_above = {above} }}]\n\
             then = [{{ close = \"road\", for = \"1 h\" }}]\n"
        )
    };
    // 12 t in one load, off the camp's hands after five hours.
    let mut run = camp_and(&format!(
        "{}{}{}{}[rule.due]\nwhen = {{ before = \"out\", by = \"2 d\" }}\nthen = [{{ accelerate = [\"kidal\"] }}]\n",
        rule("late", "date = \"300 min\"", "0"),
        rule("less", "date = \"1 h\"", "\"12 t\""),
        rule("more", "date = \"2 h\"", "\"11 t\""),
        rule("share", "date = \"3 h\"", "0.99"),
    ));
    let known = [("more", 2 * HOUR), ("share", 3 * HOUR), ("late", 5 * HOUR), ("due", 198 * DAY)];
    let known = known.map(|(name, at)| (name.to_owned(), at));
    assert_eq!(fired(&mut run), known);
}

#[test]
fn the_rest_of_a_rule_lies_between_its_firings_however_long_it_takes_to_act() {
    let mut run = camp_and(
        r#"
[gate.north]
covers = { routes = ["road"] }
suspensions = [{ every = { exponential = "30 h" }, lasts = "1 h" }]
[rule.slow]
when = { on = "gate-suspended", gate = "north" }
then = [{ close = "road", for = "1 h" }]
after = { uniform = ["1 h", "6 d"] }
at_most = "always"
rest = "4 d"
"#,
    );
    for number in 0..20 {
        let fired = run.play(number).expect("it ends").rules.clone();
        assert!(fired.len() > 10);
        assert!(fired.windows(2).all(|pair| pair[1].1.0 - pair[0].1.0 >= 4 * DAY));
    }
}
