//! Columns on the march against what can be worked out by hand: races, rain, closed roads, shadows,
//! withdrawals, and what becomes of one whose opponents are driven off by another.

use drawdown::simulation::{EventKind, FirstIn, Handover, Replay, Simulation};
use drawdown::time::{DAY, HOUR, Moment};

use crate::parties::{camp_and, kidal, times};

/// When a force was where it was ordered to.
fn arrivals(run: &Simulation, replay: &Replay, force: &str) -> Vec<i64> {
    let mut forces = run.scenario().forces.iter();
    let id = forces.find(|(_, it)| it.name.as_str() == force).expect("the force exists").0;
    let events = replay.events.iter();
    let own = events.filter(|it| it.kind == EventKind::ForceArrives && it.force == Some(id));
    own.map(|event| event.at.0).collect()
}

/// An army in the town that does as it is ordered.
fn army(orders: &str) -> String {
    format!(
        "[force.army]\nside = \"state\"\nsize = 600\nat = \"town\"\nrate = \"10 km/h\"\n\
         posture = \"contest\"\norders = [{orders}]\n"
    )
}

#[test]
fn a_column_and_a_delay_race_to_the_second() {
    // The last party is out after five hours; the army is there ten hours later.
    let vacated = 5 * HOUR;
    for (delay, is_first) in [(35_999, false), (36_000, true), (36_001, true)] {
        let mut run = camp_and(&format!(
            "rivals = {{ csp = \"{delay} s\" }}\n{}",
            army("{ do = \"take-over\", site = \"kidal\", after = \"kidal.vacated\" }")
        ));
        let csp = run.scenario().side_named("csp").expect("it is declared");
        let camp = *kidal(run.play(0).expect("it ends"));
        assert_eq!(camp.vacated, Some(Moment(vacated)));
        assert_eq!(camp.taken_over, Some(Moment(vacated + 10 * HOUR)));
        let (first, ended) = if is_first {
            ((Moment(vacated + 10 * HOUR), FirstIn::Successor), Handover::HandedOver)
        } else {
            // Nobody is there to hold it against the army.
            ((Moment(vacated + delay), FirstIn::Rival(csp)), Handover::Retaken)
        };
        assert_eq!((camp.first_in, camp.handover_ended), (Some(first), ended), "{delay} s");
    }
}

#[test]
fn rain_slows_a_column_and_a_closed_road_holds_it() {
    let orders = army("{ do = \"take-over\", site = \"kidal\" }");
    let rain = "[weather.rain]\ndry = \"4 h\"\nwet = \"300 d\"\npace = 0.5\n";
    let mut run = camp_and(&format!("{orders}{rain}"));
    let replay = run.replay(0).expect("it ends");
    // 40 km in four hours, the other 60 at 5 km/h.
    assert_eq!(arrivals(&run, &replay, "army"), [16 * HOUR]);
    let mut run = camp_and(&format!(
        "{orders}[rule.closed]\nwhen = {{ date = \"0 h\" }}\n\
         then = [{{ close = \"road\", for = \"7 h\" }}]\n"
    ));
    let orders = run.replay(0).expect("it ends");
    // It has set out before the road is closed at the same moment, or waits for it.
    let arrival = arrivals(&run, &orders, "army")[0];
    assert_eq!(arrival, 17 * HOUR);
}

/// 250 km on a road that is open from 06:00 to 18:00, from 06:00 on. Spread over 24 hours, 250 km a day are 10.42 km/h:
/// twelve hours of that today, twelve tomorrow until 18:00. Made in the hours of the road they are 20.83 km/h: there
/// at 18:00.
#[test]
fn what_a_force_makes_a_day_is_spread_over_24_hours_unless_it_names_its_own() {
    let road = "[site.far]\nkind = \"town\"\n[calendar.daylight]\nhours = [\"06:00-18:00\"]\n\
                [route.long]\nends = [\"town\", \"far\"]\nlength = \"250 km\"\ncalendar = \"daylight\"\n";
    for (calendar, hours) in [("", 36), ("calendar = \"daylight\"\n", 12)] {
        let orders = "{ do = \"move\", site = \"far\" }";
        let army = army(orders).replace("\"10 km/h\"", "\"250 km/day\"");
        let mut run = camp_and(&format!("{army}{calendar}{road}"));
        let replay = run.replay(0).expect("it ends");
        assert_eq!(arrivals(&run, &replay, "army"), [hours * HOUR]);
    }
}

#[test]
fn a_shadow_stands_where_the_other_set_out_from_last() {
    let scout = "[force.scout]\nside = \"csp\"\nat = \"kidal\"\nrate = \"10 km/h\"\n\
         posture = \"contest\"\norders = [{ do = \"shadow\", force = \"army\" }]\n";
    let table = "[contest.any]\nlasts = \"5 h\"\nodds = [{ turn_back = 1 }]\n";
    let mut run = camp_and(&format!(
        "{}{scout}{table}",
        army(
            "{ do = \"move\", site = \"kidal\", pause = \"2 h\" }, \
             { do = \"move\", site = \"town\", pause = \"24 h\" }"
        )
    ));
    let replay = run.replay(0).expect("it ends");
    // They pass on the road and at the ends of it, and contest nothing.
    assert!(times(&replay, EventKind::ContestBegins).is_empty());
    assert_eq!(arrivals(&run, &replay, "army"), [12 * HOUR, 46 * HOUR]);
    assert_eq!(arrivals(&run, &replay, "scout"), [10 * HOUR, 46 * HOUR]);
}

#[test]
fn who_withdraws_gives_up_what_he_held_when_he_goes() {
    let orders = army("{ do = \"withdraw\", site = \"kidal\", pause = \"3 h\" }");
    let closed = "[rule.closed]\nwhen = { date = \"0 h\" }\n\
         then = [{ close = \"road\", for = \"8 h\" }]\n";
    for (more, leaves) in [("", 3), (closed, 8)] {
        let mut run = camp_and(&format!("{orders}{more}"));
        let replay = run.replay(0).expect("it ends");
        assert_eq!(times(&replay, EventKind::GivenUp), [leaves * HOUR]);
        assert_eq!(arrivals(&run, &replay, "army"), [(leaves + 10) * HOUR]);
    }
}

#[test]
fn a_column_held_up_goes_on_once_another_has_driven_off_those_before_it() {
    let mut run = camp_and(&format!(
        r#"{}
[force.reserve]
side = "state"
size = 1200
at = "town"
rate = "10 km/h"
posture = "contest"
orders = [{{ do = "move", site = "kidal", pause = "20 h" }}]
[force.rebels]
side = "csp"
size = 400
at = "kidal"
posture = "contest"
[contest.any]
lasts = "5 h"
retry = "200 d"
closes = "nothing"
odds = [{{ ratio = 3, advance = 1 }}, {{ hold = 1 }}]
"#,
        army("{ do = \"move\", site = \"kidal\" }")
    ));
    let replay = run.replay(0).expect("it ends");
    assert_eq!(times(&replay, EventKind::ContestBegins), [10 * HOUR, 30 * HOUR]);
    assert_eq!(times(&replay, EventKind::HeldUp), [15 * HOUR]);
    assert_eq!(times(&replay, EventKind::DrivenOff), [35 * HOUR]);
    assert_eq!(arrivals(&run, &replay, "army"), [35 * HOUR]);
    assert_eq!(arrivals(&run, &replay, "reserve"), [35 * HOUR]);
}

#[test]
fn a_column_does_not_pass_through_a_contest_on_its_road() {
    let rebels = |name: &str, pause: u32| {
        format!(
            "[force.{name}]\nside = \"csp\"\nsize = 400\nat = \"kidal\"\nrate = \"10 km/h\"\n\
             posture = \"contest\"\n\
             orders = [{{ do = \"move\", site = \"town\", pause = \"{pause} h\" }}]\n"
        )
    };
    let mut run = camp_and(&format!(
        "{}{}{}[contest.any]\nlasts = \"1 d\"\ncloses = \"nothing\"\nodds = [{{ advance = 1 }}]\n",
        army("{ do = \"move\", site = \"kidal\" }"),
        rebels("first", 0),
        rebels("second", 2)
    ));
    let replay = run.replay(0).expect("it ends");
    // They meet half way after five hours; the second comes up two hours later, and both are driven
    // back the 50 km when the army has its way.
    assert_eq!(times(&replay, EventKind::ContestBegins), [5 * HOUR, 7 * HOUR]);
    assert_eq!(times(&replay, EventKind::DrivenOff), [DAY + 5 * HOUR; 2]);
    for force in ["first", "second", "army"] {
        assert_eq!(arrivals(&run, &replay, force), [DAY + 10 * HOUR], "{force}");
    }
}
