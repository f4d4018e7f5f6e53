//! Three sides on one network against what can be worked out by hand: races, contests, claims,
//! rules, control.

use std::sync::Arc;

use drawdown::id::{AssessmentId, CampId, DeadlineId, Id, SiteId};
use drawdown::scenario::{Scenario, read_text};
use drawdown::simulation::{EventKind, FirstIn, Handover, Outcome, Replay, Simulation};
use drawdown::time::{DAY, HOUR, Moment};

/// A camp that is vacated after five hours, at the far end of a road from a town; `rest` says more.
pub(crate) fn camp_and(rest: &str) -> Simulation {
    Simulation::new(scenario(&format!(
        r#"
format = 1
[scenario]
id = "parties"
title = "Parties"
as_of = 2023-10-07T06:00:00Z
until = "300 d"

[side.state]
hostile = ["csp"]
[side.csp]

[site.town]
kind = "town"
controller = "state"

[camp.kidal]
successor = "state"
{rest}
[camp.kidal.line.cargo]
amount = "12 t"
to = "town"

[route.road]
ends = ["kidal", "town"]
length = "100 km"

[pool.trucks]
kind = "trucks"
home = "town"
count = 2
payload = "12 t"
speed = "20 km/h"

[deadline.out]
all = "all-camps"
due = "200 d"
"#
    )))
}

fn scenario(text: &str) -> Arc<Scenario> {
    match read_text("parties.toml", text, &[]) {
        Ok((study, _)) => Arc::clone(&study.base),
        Err(rejected) => panic!("{:#?}", rejected.findings),
    }
}

/// The share of runs in which something is so must be the known one, within four standard errors.
fn assert_share(runs: &[bool], known: f64) {
    let n = runs.len() as f64;
    let share = runs.iter().filter(|it| **it).count() as f64 / n;
    let error = (known * (1.0 - known) / n).sqrt();
    assert!((share - known).abs() <= 4.0 * error, "{share} against {known} ± {error}");
}

pub(crate) fn kidal(outcome: &Outcome) -> &drawdown::simulation::CampOutcome {
    &outcome.camps[CampId(0)]
}

fn site(run: &Simulation, name: &str) -> SiteId {
    let mut sites = run.scenario().sites.iter();
    sites.find(|(_, site)| site.name.as_str() == name).expect("the site exists").0
}

/// When events of a kind happened.
pub(crate) fn times(replay: &Replay, kind: EventKind) -> Vec<i64> {
    let events = replay.events.iter().filter(|event| event.kind == kind);
    events.map(|event| event.at.0).collect()
}

#[test]
fn a_race_of_exponential_arrivals_goes_by_their_rates() {
    let mut run = camp_and(
        r#"successor_delay = { exponential = "4 d" }
rivals = { csp = { exponential = "6 d" } }
looters = { exponential = "12 d" }
"#,
    );
    let outcomes: Vec<Outcome> =
        (0..4_000).map(|number| run.play(number).expect("it ends").clone()).collect();
    let first = |who: fn(FirstIn) -> bool| {
        let is = |outcome: &Outcome| kidal(outcome).first_in.is_some_and(|(_, first)| who(first));
        outcomes.iter().map(is).collect::<Vec<_>>()
    };
    // Rates a day: 1/4, 1/6 and 1/12, together 1/2.
    assert_share(&first(|who| who == FirstIn::Successor), 0.5);
    assert_share(&first(|who| matches!(who, FirstIn::Rival(_))), 1.0 / 3.0);
    assert_share(&first(|who| who == FirstIn::Looters), 1.0 / 6.0);
    let handed_over = outcomes.iter().map(|it| kidal(it).handover_ended == Handover::HandedOver);
    assert_share(&handed_over.collect::<Vec<_>>(), 0.6);
    // Looters do not hold it: it is empty until the first of the other two, 2.4 days in the mean,
    // and for longer than five with chance exp(-5/2.4).
    let gap = |outcome: &Outcome| {
        let camp = kidal(outcome);
        (camp.filled.expect("within 300 days") - camp.vacated.expect("it is vacated")).0
    };
    let long: Vec<bool> = outcomes.iter().map(|it| gap(it) > 5 * DAY).collect();
    assert_share(&long, (-5.0_f64 / 2.4).exp());
}

#[test]
fn of_two_fixed_arrivals_the_earlier_one_has_it() {
    let mut run = camp_and("successor_delay = \"3 d\"\nrivals = { csp = \"2 d\" }\n");
    let outcome = run.play(0).expect("it ends");
    let camp = kidal(outcome);
    let vacated = camp.vacated.expect("it is vacated");
    let csp = run.scenario().side_named("csp").expect("it is declared");
    let outcome = run.play(0).expect("it ends");
    let camp = kidal(outcome);
    assert_eq!(camp.first_in, Some((Moment(vacated.0 + 2 * DAY), FirstIn::Rival(csp))));
    assert_eq!((camp.taken_over, camp.handover_ended), (None, Handover::Occupied));
}

/// An army that marches on a camp in whose town rebels stand.
pub(crate) const COLUMN: &str = r#"
[force.army]
side = "state"
size = 600
at = "town"
rate = "10 km/h"
posture = "contest"
orders = [{ do = "take-over", site = "kidal" }]
[force.rebels]
side = "csp"
size = 300
at = "kidal"
posture = "contest"
"#;

#[test]
fn contests_end_as_their_table_says() {
    let mut run = camp_and(&format!(
        r#"{COLUMN}
[contest.north]
lasts = "5 h"
retry = "300 d"
odds = [
    {{ ratio = 3, advance = 1 }},
    {{ ratio = 2, terrain = "town", advance = 1 }},
    {{ ratio = 2, advance = 0.5, hold = 0.3, turn_back = 0.2 }},
    {{ turn_back = 1 }},
]
"#
    ));
    let mut ends = Vec::new();
    for number in 0..2_000 {
        let replay = run.replay(number).expect("it ends");
        assert_eq!(times(&replay, EventKind::ContestBegins), [10 * HOUR]);
        let end = [EventKind::Advances, EventKind::HeldUp, EventKind::TurnsBack]
            .map(|kind| times(&replay, kind) == [15 * HOUR]);
        ends.push(end);
    }
    for (index, known) in [0.5, 0.3, 0.2].into_iter().enumerate() {
        assert_share(&ends.iter().map(|end| end[index]).collect::<Vec<_>>(), known);
    }
}

#[test]
fn columns_that_come_towards_each_other_meet_between_them() {
    let mut run = camp_and(&format!(
        "{}\n[contest.north]\nlasts = \"5 h\"\nodds = [{{ advance = 1 }}]\n",
        COLUMN.replace(
            "at = \"kidal\"\nposture",
            "at = \"kidal\"\nrate = \"15 km/h\"\norders = [{ do = \"move\", site = \"town\" }]\nposture"
        )
    ));
    let replay = run.replay(0).expect("it ends");
    // 100 km at 10 + 15 km/h: four hours, 40 km from the town. Five hours later the rebels turn
    // back: 60 km, four hours; the army is there after six, and has to try once more. Nowhere is
    // left for them to go then.
    assert_eq!(times(&replay, EventKind::ContestBegins), [4 * HOUR, 15 * HOUR]);
    assert_eq!(times(&replay, EventKind::Advances), [9 * HOUR, 20 * HOUR]);
    let camp = kidal(&replay.outcome);
    assert_eq!(camp.taken_over, Some(Moment(20 * HOUR)));
}

#[test]
fn a_rule_fires_never_once_and_again_and_again() {
    let rule = |name: &str, more: &str| {
        format!(
            "[rule.{name}]\nwhen = {{ on = \"gate-suspended\", gate = \"north\" }}\nafter = \"2 h\"\n\
             then = [{{ close = \"road\", for = \"1 h\" }}]\n{more}\n"
        )
    };
    let mut run = camp_and(&format!(
        r#"
[gate.north]
covers = {{ routes = ["road"] }}
suspensions = [
    {{ from = 2023-10-09T06:00:00Z, until = 2023-10-10T06:00:00Z }},
    {{ from = 2023-10-12T06:00:00Z, until = 2023-10-13T06:00:00Z }},
    {{ from = 2023-10-15T06:00:00Z, until = 2023-10-16T06:00:00Z }},
]
{}{}{}{}"#,
        rule("again", "at_most = \"always\""),
        rule("never", "if = [{ before = 2023-10-08 }]"),
        rule("once", ""),
        rule("rested", "at_most = \"always\"\nrest = \"4 d\""),
    ));
    let fired = run.play(0).expect("it ends").rules.clone();
    let names: Vec<(&str, i64)> = fired
        .iter()
        .map(|(id, at)| (run.scenario().rules[*id].name.as_str(), at.0 / HOUR))
        .collect();
    let (first, second, third) = (50, 122, 194);
    assert_eq!(
        names,
        [
            ("again", first),
            ("once", first),
            ("rested", first),
            ("again", second),
            ("again", third),
            ("rested", third)
        ]
    );
}

#[test]
fn claims_are_drawn_as_they_are_assessed_and_put_forces_where_they_say() {
    let mut run = camp_and(
        r#"
[force.rebels]
side = "csp"
at = "town"
presence = "if-held"
[contest.any]
lasts = "1 d"
odds = [{ advance = 1 }]
[claim.taken]
site = "town"
by = "csp"
says = "csp"
on = 2023-10-05
grade = "B2"
[claim.held]
site = "town"
by = "state"
says = "state"
on = 2023-10-06
grade = "C3"
"#,
    );
    let town = site(&run, "town");
    let csp = run.scenario().side_named("csp");
    let assessment = AssessmentId::at(0);
    let known = run.scenario().assessments[assessment].chance(csp);
    let mut held = Vec::new();
    for number in 0..3_000 {
        let outcome = run.play(number).expect("it ends");
        let is_csp = outcome.holders[assessment] == csp;
        let mut spells = outcome.control.iter().filter(|spell| spell.site == town);
        let spell = spells.next().expect("every site has a first spell");
        assert_eq!(spell.holder == csp, is_csp);
        assert_eq!(spell.present.contains(csp.expect("it is declared")), is_csp);
        held.push(is_csp);
    }
    assert_share(&held, known);
}

#[test]
fn deadlines_on_control_hold_by_who_holds_it_and_by_how_long_nobody_does() {
    let mut run = camp_and(
        r#"successor_delay = "3 d"
[deadline.empty]
all = "all-camps"
empty_at_most = "2 d"
[deadline.state]
all = ["kidal", "town"]
held_by = "state"
due = 2023-10-10T12:00:00Z
[deadline.state-early]
all = ["kidal", "town"]
held_by = "state"
due = 2023-10-10T10:00:00Z
"#,
    );
    let due = |run: &Simulation, id| run.scenario().deadlines[id].due;
    let outcome = run.play(0).expect("it ends").clone();
    let named = |name: &str| {
        let mut deadlines = run.scenario().deadlines.iter();
        deadlines.find(|(_, it)| it.name.as_str() == name).expect("a deadline").0
    };
    let [empty, state, early] = ["empty", "state", "state-early"].map(named);
    // Vacated after five hours, taken over three days later: 11:00 on 10 October.
    assert_eq!(outcome.deadlines[empty].excess.map(|it| it.0), Some(DAY));
    assert!(outcome.deadlines[empty].is_missed(due(&run, empty)));
    assert_eq!(outcome.deadlines[state].reached, Some(Moment(3 * DAY + 5 * HOUR)));
    assert!(!outcome.deadlines[state].is_missed(due(&run, state)));
    assert!(outcome.deadlines[early].is_missed(due(&run, early)));
}

#[test]
fn a_camp_given_up_again_stands_empty_again() {
    let mut run = camp_and(
        r#"
[force.army]
side = "state"
at = "town"
rate = "10 km/h"
orders = [
    { do = "take-over", site = "kidal" },
    { do = "withdraw", site = "town", pause = "1 d" },
    { do = "take-over", site = "kidal", pause = "6 d" },
]
[deadline.empty]
all = "all-camps"
empty_at_most = "2 d"
"#,
    );
    let empty = DeadlineId::at(0);
    let outcome = run.play(0).expect("it ends");
    // In place ten hours after the start, gone a day later; ten hours back, six days, ten hours there.
    let gone = 6 * DAY + 20 * HOUR;
    assert_eq!(outcome.deadlines[empty].excess.map(|it| it.0), Some(gone - 2 * DAY));
    assert_eq!(outcome.deadlines[empty].reached, Some(Moment(10 * HOUR + DAY + gone)));
    assert_eq!(kidal(outcome).handover_ended, Handover::HandedOver);
}
