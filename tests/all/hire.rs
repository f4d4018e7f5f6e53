//! Hired vehicles, against dates worked out by hand: they come by their contract, and may be gone where
//! they have been unloaded.

use std::sync::Arc;

use drawdown::scenario::read_text;
use drawdown::simulation::{Code, EventKind, Replay, Simulation};
use drawdown::time::DAY;

fn played(hire: &str, rest: &str) -> Replay {
    played_with(40, hire, rest)
}

/// Forty containers at a camp, so many trucks at home in it, a road of three days; `rest` begins with
/// keys of the road.
fn played_with(count: u32, hire: &str, rest: &str) -> Replay {
    let text = format!(
        "format = 1\nscenario = {{ id = \"hire\", as_of = 2022-02-17, until = 2022-12-31 }}\n\
         site.niamey = {{ kind = \"hub\" }}\n[deadline.out]\nall = \"all-camps\"\ndue = 2022-02-20\n\
         [camp.gao]\nline.freight = {{ amount = \"40 teu\", to = \"niamey\" }}\n\
         [route.road]\nends = [\"gao\", \"niamey\"]\nlength = \"300 km\"\nrate = \"100 km/day\"\n{rest}\n\
         [pool.trucks]\nkind = \"trucks\"\nhome = \"gao\"\ncount = {count}\nteu = 1\nspeed = \"50 km/h\"\n\
         convoy = [10, 20]\n{hire}\n"
    );
    match read_text("hire.toml", &text, &[]) {
        Ok((study, _)) => Simulation::new(Arc::clone(&study.base)).replay(0).expect("it ends"),
        Err(rejected) => panic!("{:#?}", rejected.findings),
    }
}

fn days_of(replay: &Replay, kind: EventKind) -> Vec<i64> {
    let events = replay.events.iter().filter(|event| event.kind == kind);
    events.map(|event| event.at.0 / DAY).collect()
}

/// Days of the ledger under each code.
fn ledger(replay: &Replay) -> Vec<(Code, i64)> {
    let ledger = &replay.outcome.deadlines.values().next().expect("one").ledger;
    ledger.iter().map(|it| (it.item.code, it.span.0 / DAY)).collect()
}

#[test]
fn hired_trucks_come_after_the_lead_time_of_their_contract() {
    let replay = played("hire = { lead_time = \"12 d\" }", "");
    assert_eq!(days_of(&replay, EventKind::SetsOut), [12, 12]);
    assert_eq!(ledger(&replay), [(Code::NoContract, 12)]);
    // Signed on day 5, and not before.
    let later = played("available = \"5 d\"\nhire = { lead_time = \"12 d\" }", "");
    assert_eq!(days_of(&later, EventKind::SetsOut), [17, 17]);
}

#[test]
fn they_come_as_the_contract_says() {
    let hire = "hire = { lead_time = \"12 d\", vehicles = 10, every = \"2 d\", one_way = true }";
    let replay = played(hire, "");
    assert_eq!(days_of(&replay, EventKind::SetsOut), [12, 14, 16, 18]);
    assert_eq!(days_of(&replay, EventKind::VehiclesGone), [15, 17, 19, 21]);
    assert_eq!(days_of(&replay, EventKind::VehiclesFree), [0_i64; 0]);
    assert_eq!(ledger(&replay), [(Code::NoContract, 18)]);
}

#[test]
fn own_trucks_come_back_and_hired_ones_do_not() {
    // Twenty trucks: three days out and three back, and a second round on day 6.
    let own = played("", "");
    assert_eq!(days_of(&own, EventKind::SetsOut), [0, 0]);
    let twenty = |hire: &str| days_of(&played_with(20, hire, ""), EventKind::SetsOut);
    assert_eq!(twenty(""), [0, 6]);
    assert_eq!(twenty("hire = { one_way = true }"), [0]);
}

#[test]
fn an_escort_of_hired_trucks_goes_home_alone() {
    let text = "escorts = 1\n[escort.e]\ncount = 1\nhome = \"gao\"\n";
    let replay = played("hire = { one_way = true }", text);
    // Three days there and three back, for the group alone.
    assert_eq!(days_of(&replay, EventKind::SetsOut), [0, 6]);
}

#[test]
fn means_that_only_a_plan_brings_in_are_none_in_the_others() {
    let text = |lines: &str| {
        format!(
            "format = 1\nscenario = {{ id = \"in\", as_of = 2030-01-01, until = \"60 d\" }}\n\
             site.town.kind = \"town\"\n[camp.a]\n\
             line.stores = {{ amount = \"120 t\", to = \"town\"{lines} }}\n\
             [route.road]\nends = [\"a\", \"town\"]\nlength = \"100 km\"\n\
             [pool.own]\nkind = \"trucks\"\nhome = \"town\"\ncount = 1\npayload = \"12 t\"\n\
             speed = \"20 km/h\"\n\
             [pool.hired]\nkind = \"trucks\"\nhome = \"town\"\ncount = 0\npayload = \"12 t\"\n\
             speed = \"20 km/h\"\n[plan.base]\n[plan.hire]\nset = {{ \"pool.hired.count\" = 9 }}\n\
             [deadline.out]\nall = \"all-camps\"\ndue = 2030-02-01\n"
        )
    };
    let findings = |text: &str| match read_text("in.toml", text, &[]) {
        Ok((_, findings)) => findings,
        Err(rejected) => rejected.findings,
    };
    let found = |text: &str| -> Vec<&'static str> {
        findings(text).iter().map(|it| it.code.text()).collect()
    };
    assert!(!found(&text("")).contains(&"E403"), "{:?}", found(&text("")));
    // What another plan uses is not said to be unused.
    let vans = text(", by = \"own\"").replace(
        "pool.hired.count\" = 9",
        "camp.a.line.stores.by\" = [\"hired\"], \"pool.hired.count\" = 9",
    );
    assert!(!found(&vans).contains(&"W514"), "{:?}", found(&vans));
    assert!(found(&text(", by = \"own\"")).contains(&"W514"));
    // Where nothing else could carry it, it is a fault as before.
    assert!(found(&text(", by = \"hired\"")).contains(&"E403"));
}
