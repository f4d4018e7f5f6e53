//! Hostile forces that come to stand at one site without a contest, and the time that a contest takes
//! of those who oppose it, against what can be worked out by hand.

use std::sync::Arc;

use drawdown::id::{ForceId, SideId, SiteId};
use drawdown::scenario::{Code, read_text};
use drawdown::simulation::{self, Event, EventKind, Replay, Simulation};
use drawdown::time::{DAY, Moment, Span};

/// Column A goes from X to Y on day 2, is turned back there from day 6 to 7 and is in X again on day
/// 11. Column B has come to X on day 5, and on day 7 gets the order that `ordered` names, after twenty
/// days. Whoever begins a contest in X itself, where the ground is open, has these chances.
fn in_x(ordered: &str, odds: &str) -> Replay {
    let text = format!(
        r#"
format = 1
scenario = {{ id = "meeting", as_of = 2031-01-01, until = 2031-03-01 }}
[side]
a = {{ hostile = ["b"] }}
b = {{}}
[site]
w = {{ kind = "town", controller = "b" }}
x = {{ kind = "town", controller = "a", terrain = "open" }}
y = {{ kind = "town", controller = "b" }}
[force.a1]
side = "a"
size = 100
at = "x"
rate = "50 km/day"
posture = "contest"
orders = [{{ do = "move", site = "y", pause = "2 d" }}]
[force.b1]
side = "b"
size = 100
at = "y"
rate = "50 km/day"
posture = "contest"
[force.b2]
side = "b"
size = 100
at = "w"
rate = "50 km/day"
posture = "contest"
orders = [{{ do = "move", site = "x", pause = "3 d" }}]
[contest.m]
lasts = "1 d"
odds = [{{ terrain = "open", {odds} }}, {{ turn_back = 1.0 }}]
retry = "5 d"
[route]
x-y = {{ ends = ["x", "y"], length = "200 km" }}
w-x = {{ ends = ["w", "x"], length = "100 km" }}
z-x = {{ ends = ["z", "x"], length = "50 km" }}
[camp.z]
line.stores = {{ amount = "10 t", to = "x" }}
[pool.trucks]
kind = "trucks"
home = "x"
count = 5
payload = "10 t"
speed = "40 km/h"
[deadline.out]
all = ["z"]
due = 2031-02-01
[rule.sent]
when = {{ on = "force-turns-back", force = "a1" }}
then = [{{ order = "b2", orders = [{{ {ordered}, pause = "20 d" }}] }}]
"#
    );
    let study = match read_text("meeting.toml", &text, &[]) {
        Ok((study, _)) => study,
        Err(rejected) => panic!("{:#?}", rejected.findings),
    };
    Simulation::new(Arc::clone(&study.base)).replay(0).expect("it ends")
}

fn events(replay: &Replay, kind: EventKind, force: ForceId) -> Vec<&Event> {
    replay.events.iter().filter(|it| it.kind == kind && it.force == Some(force)).collect()
}

fn days(events: &[&Event]) -> Vec<i64> {
    events.iter().map(|event| event.at.0 / DAY).collect()
}

const A1: ForceId = ForceId(0);
const B2: ForceId = ForceId(2);
const X: SiteId = SiteId(1);

/// Who holds X, and whether it is contested, in the middle of a day.
fn x_on(replay: &Replay, day: i64) -> (Option<SideId>, bool, usize) {
    let noon = Moment(day * DAY + DAY / 2);
    let mut spells = replay.outcome.control.iter();
    let spell = spells.find(|it| it.site == X && it.from <= noon && noon < it.until);
    let spell = spell.expect("the spells tile the time");
    let present = [SideId(0), SideId(1)].into_iter().filter(|side| spell.present.contains(*side));
    (spell.holder, spell.is_contested, present.count())
}

#[test]
fn who_falls_back_beside_an_enemy_begins_nothing() {
    let replay = in_x(r#"do = "move", site = "w""#, "advance = 1.0");
    assert_eq!(days(&events(&replay, EventKind::ContestBegins, A1)), [6]);
    assert_eq!(days(&events(&replay, EventKind::ForceArrives, A1)), [11]);
    assert_eq!(events(&replay, EventKind::ContestBegins, B2).len(), 0);
    assert_eq!(x_on(&replay, 20), (Some(SideId(0)), false, 2), "both stand there");
    assert_eq!(x_on(&replay, 30), (Some(SideId(0)), false, 1), "B has marched off");
}

#[test]
fn an_order_at_the_site_begins_the_contest_and_its_winner_takes_the_ground() {
    for ordered in
        [r#"do = "take-over", site = "x""#, r#"do = "hold""#, r#"do = "move", site = "x""#]
    {
        let replay = in_x(ordered, "advance = 1.0");
        assert_eq!(days(&events(&replay, EventKind::ContestBegins, B2)), [27], "{ordered}");
        assert_eq!(x_on(&replay, 27), (Some(SideId(0)), true, 2), "{ordered}");
        assert_eq!(days(&events(&replay, EventKind::DrivenOff, A1)), [28], "{ordered}");
        assert_eq!(x_on(&replay, 28), (Some(SideId(1)), false, 1), "{ordered}");
        // It was there already.
        assert_eq!(days(&events(&replay, EventKind::ForceArrives, B2)), [5], "{ordered}");
    }
}

#[test]
fn who_withdraws_where_it_stands_begins_nothing() {
    let replay = in_x(r#"do = "withdraw", site = "x""#, "advance = 1.0");
    assert_eq!(events(&replay, EventKind::ContestBegins, B2).len(), 0);
}

#[test]
fn who_begins_a_contest_where_it_stands_may_be_turned_away_or_held_up() {
    let replay = in_x(r#"do = "hold""#, "turn_back = 1.0");
    assert_eq!(days(&events(&replay, EventKind::TurnsBack, B2)), [28]);
    // To the nearest site without enemies: Z, fifty kilometres off.
    let arrivals = events(&replay, EventKind::ForceArrives, B2);
    assert_eq!((days(&arrivals), x_on(&replay, 28).2), (vec![5, 29], 1));
    let replay = in_x(r#"do = "hold""#, "hold = 1.0");
    assert_eq!(days(&events(&replay, EventKind::HeldUp, B2)), [28, 34, 40, 46, 52, 58]);
    assert_eq!(x_on(&replay, 30), (Some(SideId(0)), false, 2), "between two tries");
}

#[test]
fn who_stands_is_booked_as_contested_only_while_it_is() {
    let contest = Some((simulation::Code::Contest, Span(DAY)));
    let replay = in_x(r#"do = "hold""#, "advance = 1.0");
    let off = events(&replay, EventKind::DrivenOff, A1)[0];
    let since = replay.events[off.previous.expect("it has come")].at;
    assert_eq!((since.0 / DAY, off.code), (11, simulation::Code::LateRelease));
    assert_eq!(off.split, contest, "sixteen days of standing are none of fighting");
    let replay = in_x(r#"do = "hold""#, "turn_back = 1.0");
    let free = events(&replay, EventKind::Released, A1)[0];
    assert_eq!((free.at.0 / DAY, free.split), (28, contest));
}

#[test]
fn a_town_is_taken_over_by_orders_of_a_force_as_by_those_of_a_rule() {
    let text = include_str!("../refused/W522-no-contest.toml");
    let (head, _) = text.split_once("[force.").expect("forces");
    let with = |order: &str| {
        let force = format!(
            "{head}[force.army]\nside = \"csp\"\nsize = 10\nat = \"kidal\"\nrate = \"50 km/day\"\n\
             orders = [{{ do = \"{order}\", site = \"town\" }}]\n"
        );
        let study = match read_text("town.toml", &force, &[]) {
            Ok((study, findings)) => {
                assert!(findings.iter().all(|it| it.code != Code::WaitsInVain));
                study
            }
            Err(rejected) => panic!("{:#?}", rejected.findings),
        };
        let replay = Simulation::new(Arc::clone(&study.base)).replay(0).expect("it ends");
        replay.events.iter().filter(|it| it.kind == EventKind::Occupied).count()
    };
    assert_eq!((with("take-over"), with("move")), (1, 0));
}
