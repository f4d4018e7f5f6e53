//! A site that waits for another: why is told along the line of that other, and what is named helps.

use drawdown::id::DeadlineId;
use drawdown::simulation::{Actor, Code};
use drawdown::time::HOUR;

use crate::account::{assert_books, camp, played, played_until};

/// Alpha may begin once bravo's load is lifted. Bravo's only truck waits 40 h for its permission, then
/// takes 5 h there and 2 h to load: alpha begins at 47 h. The truck is back at 52 h and unloaded at 53 h,
/// there at 58 h and loaded at 60 h.
fn in_turn(lead: &str) -> String {
    format!(
        "[camp.alpha]\nstarts_after = [\"bravo.lifted\"]\n\
         line.cargo = {{ amount = \"12 t\", to = \"town\", by = \"trucks\" }}\n\
         [route.road-alpha]\nends = [\"town\", \"alpha\"]\nlength = \"100 km\"\n{}\
         [gate.north]\nauthority = \"A\"\ncovers = {{ routes = [\"road-bravo\"] }}\n\
         lead_time = \"{lead}\"\n\
         [deadline.both]\nall = [\"alpha\", \"bravo\"]\nmilestone = \"lifted\"\ndue = \"51 d\"\n",
        camp("bravo", 100, "0 h", "")
    )
}

#[test]
fn what_is_lost_there_is_booked_there_and_the_rest_is_lost_to_the_waiting() {
    let run = played(&in_turn("40 h"));
    assert_books(
        &run,
        &[
            "alpha loading primary: 2 h",
            "alpha march primary: 5 h",
            "alpha no_lift reactionary: 6 h",
            "alpha other_site reactionary: 7 h",
            "bravo no_clearance reactionary, felt as other_site: 40 h",
        ],
    );
    let (scenario, replay) = &run;
    let lost = &replay.outcome.deadlines[DeadlineId(0)].lost;
    let gate = scenario.gates.ids().next().expect("a gate");
    let of_gate = lost.iter().find(|(actor, _)| *actor == Actor::Gate(gate));
    assert_eq!(of_gate.map(|(_, span)| span.0), Some(40 * HOUR), "{lost:?}");
}

#[test]
fn a_deadline_that_asks_for_both_loses_nothing_to_the_work_of_the_one_that_goes_first() {
    let (_, replay) = played(&in_turn("40 h"));
    let ledger = &replay.outcome.deadlines[DeadlineId(1)].ledger;
    let under = |code: Code| {
        let spans = ledger.iter().filter(|it| it.item.code == code).map(|it| it.span.0);
        spans.sum::<i64>() / HOUR
    };
    assert_eq!([Code::OtherSite, Code::NoClearance].map(under), [0, 40]);
    assert_eq!([Code::March, Code::Loading, Code::NoLift].map(under), [10, 4, 6]);
}

#[test]
fn what_is_named_is_what_helps_when_it_is_taken_away() {
    let lifted = |text: &str| {
        let (_, replay) = played(text);
        replay.outcome.deadlines[DeadlineId(1)].reached.expect("lifted").0 / HOUR
    };
    let text = in_turn("40 h");
    let free_to_begin = text.replace("starts_after = [\"bravo.lifted\"]\n", "");
    let as_is = lifted(&text);
    // Without the permission all is out 40 h sooner; without the order at most what the work takes.
    assert_eq!(as_is - lifted(&in_turn("0 h")), 40);
    assert!(as_is - lifted(&free_to_begin) < 40, "{}", lifted(&free_to_begin));
}

#[test]
fn at_the_horizon_it_is_told_what_the_one_that_goes_first_waits_for() {
    let (scenario, replay) = played(&in_turn("90 d"));
    let deadline = &replay.outcome.deadlines[DeadlineId(0)];
    assert_eq!((deadline.reached, deadline.main_delay()), (None, Some(Code::NoClearance)));
    let gate = scenario.gates.ids().next().expect("a gate");
    assert!(deadline.critical.contains(&Actor::Gate(gate)), "{:?}", deadline.critical);
    let felt = deadline.ledger.iter().filter(|it| it.item.code == Code::NoClearance);
    assert!(felt.into_iter().all(|it| it.item.felt == Code::OtherSite), "{:?}", deadline.ledger);
}

#[test]
fn at_the_horizon_only_what_the_awaited_milestone_needs_is_told_of_the_one_that_goes_first() {
    // Bravo counts from the first day to beyond the horizon; its lift waits for a day's work only, and then
    // for its permission.
    let closure = "[closure.long]\nstep.count = { kind = \"task\", duration = \"90 d\" }\n\
                   step.inventory = { kind = \"task\", duration = \"1 d\" }\n\
                   step.lift = { kind = \"lift\", after = [\"inventory\"] }\n\
                   step.last = { kind = \"last-party\", after = [\"lift\", \"count\"] }\n";
    let text = in_turn("90 d").replace("[camp.bravo]\n", "[camp.bravo]\nclosure = \"long\"\n");
    let main = |text: &str| {
        let (_, replay) = played(text);
        replay.outcome.deadlines[DeadlineId(0)].main_delay()
    };
    assert_eq!(main(&format!("{closure}{text}")), Some(Code::NoClearance));
    // For its last party the count is needed, and has gone on for longest.
    let vacated = text.replace("bravo.lifted", "bravo");
    let (_, replay) = played(&format!("{closure}{vacated}"));
    let ledger = &replay.outcome.deadlines[DeadlineId(0)].ledger;
    assert!(ledger.iter().all(|it| it.item.code != Code::NoClearance), "{ledger:?}");
}

/// Alpha's last party stays until bravo's load is lifted, at 47 h as above. Its own load is out long before: its van
/// is there from the twentieth hour on, and had it been there sooner alpha would only have waited longer.
#[test]
fn what_was_late_in_time_is_not_told_where_another_was_waited_for() {
    let text = |vans: &str| {
        format!(
            "[camp.alpha]\nvacates_after = [\"bravo.lifted\"]\n\
             line.cargo = {{ amount = \"12 t\", to = \"town\", by = \"vans\" }}\n\
             line.guard = {{ amount = \"5 people\", to = \"town\", by = \"vans\", release = \"last\" }}\n\
             [pool.vans]\nkind = \"trucks\"\nhome = \"town\"\ncount = 1\npayload = \"12 t\"\nseats = 6\n\
             speed = \"20 km/h\"\nload = \"at-request\"\nloading = \"2 h\"\nunloading = \"1 h\"\n\
             available = \"{vans}\"\n\
             [route.road-alpha]\nends = [\"town\", \"alpha\"]\nlength = \"100 km\"\n{}\
             [gate.north]\nauthority = \"A\"\ncovers = {{ routes = [\"road-bravo\"] }}\n\
             lead_time = \"40 h\"\n",
            camp("bravo", 100, "0 h", "")
        )
    };
    let run = played_until("vacated", &text("20 h"));
    assert_books(
        &run,
        &[
            "alpha loading primary: 2 h",
            "alpha march primary: 5 h",
            "alpha other_site reactionary: 7 h",
            "bravo no_clearance reactionary, felt as other_site: 13 h",
            "bravo no_clearance reactionary: 27 h",
        ],
    );
    // A van from the first hour on changes nothing.
    let reached = |vans: &str| {
        let (_, replay) = played_until("vacated", &text(vans));
        replay.outcome.deadlines[DeadlineId(0)].reached.expect("vacated").0 / HOUR
    };
    assert_eq!([reached("20 h"), reached("0 h")], [54, 54]);
}
