//! Runs that are made what a status says: nothing changes in one that agrees, and one that does not keeps
//! all balances.

use std::sync::Arc;

use proptest::prelude::*;

use crate::model::{Past, Stated, Told};
use crate::scenario::{About, Milestone, Says, Status, status_sheet};
use crate::time::{DAY, HOUR, Moment};

use super::super::{Keep, Outcome, Simulation, Start, begin};
use super::{audit_promises, cases, random, try_scenario};

/// All that one replication shows at the end of a day, as a clerk would write it down.
pub(super) fn told(simulation: &mut Simulation, replication: u64, day: i64) -> Arc<Stated> {
    let scenario = Arc::clone(&simulation.scenario);
    let (date, sheet) = sheet(simulation, replication, day);
    match Status::of_text("status.csv", &sheet, &scenario, date.parse().expect("a day")) {
        Ok((status, _)) => Arc::new(Stated::new(&scenario, &status)),
        Err(rejected) => panic!("{:#?}\n{sheet}", rejected.findings),
    }
}

/// The same as rows, with the date of the day.
pub(super) fn sheet(simulation: &mut Simulation, replication: u64, day: i64) -> (String, String) {
    let scenario = Arc::clone(&simulation.scenario);
    let date = scenario.clock.civil(Moment((day - 1) * DAY)).date();
    let asked = About::everything(&scenario);
    let at = scenario.clock.midnight(date.tomorrow().expect("a day"));
    let seen = simulation.look(replication, at, &asked).expect("it ends");
    let rows: Vec<_> =
        asked.iter().zip(seen).map(|(about, seen)| about.row(&scenario, date, seen)).collect();
    (date.to_string(), status_sheet(&rows))
}

/// The outcome but for its count of events.
pub(super) fn uncounted(outcome: &Outcome) -> Outcome {
    Outcome { events: 0, ..outcome.clone() }
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: cases() / 2,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn a_run_of_which_everything_is_told_goes_on_as_it_was(
        text in random::scenario(),
        day in 1..40_i64,
    ) {
        let scenario = try_scenario(&text);
        prop_assume!(scenario.is_some());
        let mut simulation = Simulation::new(scenario.expect("it is one"));
        for replication in 0..2 {
            let stated = told(&mut simulation, replication, day);
            let plain = uncounted(simulation.play(replication).expect("it ends"));
            let start = Start { replication, draw: None };
            let goes_on = uncounted(simulation.go_on(&stated, start).expect("it ends"));
            prop_assert_eq!(&plain, &goes_on);
            let after = uncounted(simulation.play(replication).expect("it ends"));
            prop_assert_eq!(plain, after, "the next run knows nothing of it");
        }
    }

    #[test]
    fn a_run_made_what_another_was_keeps_its_balances(
        text in random::scenario(),
        day in 1..40_i64,
    ) {
        let scenario = try_scenario(&text);
        prop_assume!(scenario.is_some());
        let mut simulation = Simulation::new(scenario.expect("it is one"));
        let stated = told(&mut simulation, 1, day);
        let start = Start { replication: 0, draw: Some(0) };
        let outcome = simulation.go_on(&stated, start).expect("it ends").clone();
        let twice = simulation.go_on(&stated, start).expect("it ends");
        prop_assert_eq!(&outcome, twice, "the same start, the same run");
        audit_made(&mut simulation, &stated, start);
    }
}

/// A camp that is left by its own means on the third day, with a bus that could fetch its people.
const LEFT: &str = r#"
format = 1
[scenario]
id = "left"
title = "Left"
as_of = 2024-01-01
until = "60 d"
[closure.plain.step.lift]
kind = "lift"
[closure.plain.step.out]
kind = "last-party"
after = ["lift"]
[site.hub]
kind = "hub"
[route.road]
ends = ["camp", "hub"]
length = "100 km"
[pool.buses]
kind = "buses"
home = "hub"
count = 2
seats = 40
speed = "40 km/h"
[camp.camp]
closure = "plain"
starts = "1 d"
[camp.camp.line.people]
amount = "30 people"
to = "hub"
[camp.camp.line.rear]
amount = "10 people"
to = "hub"
release = "last"
[deadline.out]
all = "all-camps"
due = "50 d"
[escalation.e]
camps = ["camp"]
look = "1 d"
[escalation.e.step.leave]
when = [{ before = "out", by = "47 d" }]
do = [{ leave_own = true }]
"#;

#[test]
fn no_bus_fetches_the_last_party_of_a_camp_that_is_told_not_to_be_empty() {
    let scenario = try_scenario(LEFT).expect("a scenario");
    let mut simulation = Simulation::new(Arc::clone(&scenario));
    let day = "2024-01-10".parse().expect("a day");
    let vacated = |outcome: &Outcome| outcome.camps.values().next().expect("a camp").vacated;
    // Its last party is held for itself, or because the lift before it is: that is over at the midnight which
    // still belongs to the day.
    for also in ["", "2024-01-10,not-yet,camp.camp.lifted\n"] {
        let sheet = format!("as_of,kind,what\n2024-01-10,not-yet,camp.camp.vacated\n{also}");
        let (status, _) = Status::of_text("status.csv", &sheet, &scenario, day).expect("a status");
        let stated = Arc::new(Stated::new(&scenario, &status));
        let plain = vacated(simulation.play(0).expect("it ends"));
        assert!(plain.is_some_and(|at| at < status.as_of), "it leaves early by itself");
        let start = Start { replication: 0, draw: Some(0) };
        let told = vacated(simulation.go_on(&stated, start).expect("it ends"));
        assert!(told.is_some_and(|at| at > status.as_of), "{told:?}");
        audit_made(&mut simulation, &stated, start);
    }
}

/// Everything but the freight is out of a camp before it is packed, and nothing but packing is left to be done.
const PACKED: &str = r#"
format = 1
scenario = { id = "packed", as_of = 2024-01-01, until = "60 d" }
site.town = { kind = "town" }
[closure.packed]
step.pack = { kind = "pack", rate = "10 t/day", marks = "handover" }
step.lift = { kind = "lift" }
step.out = { kind = "last-party", after = ["lift"] }
[camp.camp]
closure = "packed"
line.freight = { amount = "50 t", to = "town", by = "trucks" }
[route.road]
ends = ["camp", "town"]
length = "600 km"
[pool.trucks]
kind = "trucks"
home = "town"
count = 1
payload = "10 t"
speed = "50 km/h"
[deadline.out]
all = "all-camps"
milestone = "handover"
due = "50 d"
"#;

/// Ten tonnes a day: the step that packs fifty, and marks the handover, is done on the sixth day at midnight. Of what
/// is told not to be done only the last lot waits: the four before it are packed, and their days are not lost.
#[test]
fn packing_goes_on_though_its_end_is_told_not_to_have_come() {
    let scenario = try_scenario(PACKED).expect("a scenario");
    let mut simulation = Simulation::new(Arc::clone(&scenario));
    let handed_over = |outcome: &Outcome| outcome.deadlines[crate::id::DeadlineId(0)].reached;
    let start = Start { replication: 0, draw: None };
    let told = ["2024-01-03", "2024-01-05", "2024-01-08"].map(|date| {
        let sheet = format!("as_of,kind,what\n{date},not-yet,camp.camp.handed-over\n");
        let day = date.parse().expect("a day");
        let (status, _) = Status::of_text("status.csv", &sheet, &scenario, day).expect("a status");
        let stated = Arc::new(Stated::new(&scenario, &status));
        handed_over(simulation.go_on(&stated, start).expect("it ends"))
    });
    assert_eq!(told, [5, 5, 8].map(|day| Some(Moment(day * DAY))));
}

/// Eight tonnes a day in lots of ten: they are packed after 1¼, 2½, 3¾, 5 and 6¼ days. On the third midnight two are
/// ready, no truck has come, and the third is packed to two fifths.
#[test]
fn what_is_ready_is_told_gone_first_and_a_lot_in_hand_is_not_begun_again_for_it() {
    let slow = PACKED.replace("10 t/day", "8 t/day");
    let text = slow.replace("count = 1", "count = 1\navailable = \"20 d\"");
    let scenario = try_scenario(&text).expect("a scenario");
    let mut simulation = Simulation::new(Arc::clone(&scenario));
    let mut packed = |left: &str| {
        let day = "2024-01-03".parse().expect("a day");
        let row = format!("2024-01-03,left,camp.camp.line.freight,{left}\n");
        let sheet = format!("as_of,kind,what,value\n{row}");
        let (status, _) = Status::of_text("status.csv", &sheet, &scenario, day).expect("a status");
        let stated = Arc::new(Stated::new(&scenario, &status));
        let start = Start { replication: 0, draw: None };
        let outcome = simulation.go_on(&stated, start).expect("it ends");
        outcome.deadlines[crate::id::DeadlineId(0)].reached.map(|at| at.0 / HOUR)
    };
    assert_eq!(packed("50 t"), Some(150));
    // One of the two that are ready has left, or both: the step goes on with the lot that it has in hand.
    assert_eq!(packed("40 t"), Some(150));
    assert_eq!(packed("30 t"), Some(150));
    // Five tonnes of what is not packed have left too: of the twenty-five that are there none is, and they take 3⅛ days.
    assert_eq!(packed("25 t"), Some(147));
}

#[test]
fn vehicles_that_drive_out_while_a_column_is_loaded_for_them_are_counted_once() {
    let trucks = "[pool.trucks]\nkind = \"trucks\"\nhome = \"camp\"\ncount = 2\npayload = \"10 t\"\n\
        speed = \"40 km/h\"\nconvoy = [2, 6]\nloading = \"48 h\"\n";
    let cars = "[camp.camp.line.cars]\namount = \"3 vehicles\"\nto = \"hub\"\nby = [\"trucks\"]\n\
        drives = true\n";
    let mut simulation =
        Simulation::new(try_scenario(&format!("{LEFT}{trucks}{cars}")).expect("one"));
    let (world, system) = (&mut simulation.world, &mut simulation.system);
    let mut begun = begin(world, system, 0, Keep::Causes);
    let mut play = begun.lend();
    let mut led = 0;
    let count = |play: &mut crate::model::Play<'_>| {
        books(play);
        let convoys = play.convoys.ids().map(|id| play.convoys.get(id).led);
        led = led.max(convoys.sum());
    };
    play.play_on(count).expect("it ends");
    assert_eq!(led, 3, "a column is loaded with them");
    assert!(play.lines.ids().all(|line| play.account(line).in_camp.0 == 0));
}

/// Plays a replication made what it is told, which it must be, with a look at its books after every event.
fn audit_made(simulation: &mut Simulation, stated: &Arc<Stated>, start: Start) {
    audit_books(simulation, stated, start, |play| agrees(play, stated));
}

/// Plays a replication made what it is told, with a look when it is that and at its books after every event.
pub(super) fn audit_books(
    simulation: &mut Simulation,
    stated: &Arc<Stated>,
    start: Start,
    look: impl Fn(&crate::model::Play<'_>),
) {
    let Start { replication, draw: Some(draw) } = start else { return };
    let mut keeps = Vec::new();
    loop {
        let (world, system) = (&mut simulation.world, &mut simulation.system);
        *super::super::hold(world, system).lend().told = Told::of_the_past(stated, keeps.clone());
        let mut begun = begin(world, system, replication, Keep::Causes);
        let mut play = begun.lend();
        match play.play_past(Some(draw)).expect("it ends") {
            (_, Past::TooEarly(early)) => keeps = early,
            (_, Past::Agrees) => {
                look(&play);
                play.begin_chance_afresh(stated.as_of(), draw);
                play.play_on(|play| books(play)).expect("it ends");
                *play.told = Told::default();
                return;
            }
        }
    }
}

fn books(play: &mut crate::model::Play<'_>) {
    for line in play.lines.ids() {
        let account = play.account(line);
        assert!(account.balances(), "line {line:?}: {account:?}");
        let parts = [account.moved, account.lost, account.in_camp, account.under_way];
        assert!(parts.iter().chain(&account.disposed).all(|part| part.0 >= 0), "{account:?}");
    }
    audit_promises(play);
}

/// Camps have begun, and are empty, exactly where the status has it so. One that is empty although its lift
/// was not over (by standing orders: who was there left by his own means) counts as lifted, and as closed if
/// nothing else was to be done.
fn agrees(play: &crate::model::Play<'_>, stated: &Stated) {
    let is_empty = |camp| {
        let about = About::Reached(camp, Milestone::Vacated);
        let mut facts = stated.facts().iter();
        facts.any(|fact| fact.about == about && matches!(fact.says, Says::Between(..)))
    };
    for fact in stated.facts() {
        if let About::Reached(camp, Milestone::Lifted | Milestone::Closed) = fact.about
            && is_empty(camp)
            && play.plan().scenario.may_be_relieved(camp)
        {
            continue;
        }
        let seen = play.observed(fact.about);
        let vacated = match fact.about {
            About::Reached(camp, _) => About::Reached(camp, Milestone::Vacated),
            about => about,
        };
        let is_of_camp = match fact.about {
            About::Begun(_) => true,
            About::Reached(_, milestone) => milestone != Milestone::TakenOver,
            _ => false,
        };
        let agrees = match fact.says {
            Says::Between(from, until) => (from.0 as f64..=until.0 as f64).contains(&seen),
            // What is held up to the status is reached in that very second; a last party leaves later.
            Says::NotBy(by) if fact.about != vacated => seen >= by.0 as f64,
            Says::NotBy(by) => seen > by.0 as f64,
            _ => true,
        };
        assert!(!is_of_camp || agrees, "{} {:?}: {seen}", fact.what, fact.says);
    }
}
