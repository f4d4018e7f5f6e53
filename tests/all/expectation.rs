//! What is expected of a time before it is drawn: the same whether its spread stands at the place or is an
//! assumption's, and by the clock where it runs in office hours.

use std::collections::BTreeSet;
use std::sync::Arc;

use drawdown::scenario::read_text;
use drawdown::simulation::Simulation;
use drawdown::time::HOUR;

/// So much load where the trucks are at home, a permission, and a road of so many hours out and back.
fn theatre(tonnes: u32, gate: &str, hours: u32, pool: &str) -> String {
    format!(
        "format = 1\nscenario = {{ id = \"expected\", as_of = 2029-01-01, until = 2029-03-01 }}\n\
         [calendar.office]\nhours = [\"08:00-16:00\"]\n[site.town]\nkind = \"town\"\n\
         [deadline.out]\nall = \"all-camps\"\ndue = 2029-02-01\n\
         [camp.base]\nline.stores = {{ amount = \"{tonnes} t\", to = \"town\" }}\n\
         [route.road]\nends = [\"base\", \"town\"]\nlength = \"{} km\"\nrate = \"50 km/h\"\n\
         [gate.host]\nauthority = \"Host\"\ncovers = {{ routes = [\"road\"] }}\n{gate}\n\
         [pool.trucks]\nkind = \"trucks\"\nhome = \"base\"\npayload = \"10 t\"\nspeed = \"50 km/h\"\n\
         count = 1\nconvoy = [1, 1]\n{pool}\n",
        hours * 25
    )
}

/// The hours at which all is out in some of forty runs.
fn lifted(text: &str) -> BTreeSet<i64> {
    let read = read_text("expected.toml", text, &[]);
    let study = read.unwrap_or_else(|it| panic!("{:#?}", it.findings)).0;
    let mut simulation = Simulation::new(Arc::clone(&study.base));
    let runs = (0..40).map(|run| {
        let outcome = simulation.play(run).expect("it ends");
        let lifted = outcome.camps.values().next().expect("a camp").lifted;
        lifted.expect("lifted").0 / HOUR
    });
    runs.collect()
}

/// The same with a lead time that is written there, and with one that is an assumption's.
fn both_ways(tonnes: u32, (lead, rest): (&str, &str), hours: u32, pool: &str) -> BTreeSet<i64> {
    let own = theatre(tonnes, &format!("lead_time = {lead}\n{rest}"), hours, pool);
    let gate = format!("lead_time = {{ assumption = \"lead\" }}\n{rest}");
    let assumed = theatre(tonnes, &gate, hours, pool)
        + &format!("[assumption.lead]\nstatement = \"What the host takes.\"\nvalue = {lead}\n");
    let [own, assumed] = [own, assumed].map(|text| lifted(&text));
    assert_eq!(own, assumed, "{lead}");
    own
}

#[test]
fn as_many_columns_are_asked_for_whoever_says_how_long_it_takes() {
    // Forty hours are ten round trips of four: all three are asked for at 0 h, and leave at 40, 44 and 48 h.
    assert_eq!(both_ways(30, ("\"40 h\"", ""), 4, ""), BTreeSet::from([48]));
}

#[test]
fn a_lead_time_in_office_hours_takes_as_long_as_the_clock_says() {
    // Sixteen hours of an office that is open for a third of the time are 48 by the clock, five round trips of
    // ten: six columns are asked for at midnight. Their permissions are there on the second day at 16:00 (40 h): they
    // leave every ten hours until 90 h. Were it two round trips, the last of three more would be asked for at 60 h and
    // be there on the fifth day at noon, at 108 h.
    let office = ("\"16 h\"", "calendar = \"office\"");
    assert_eq!(both_ways(60, office, 10, ""), BTreeSet::from([90]));
}

#[test]
fn nobody_knows_beforehand_what_an_assumption_will_turn_out_to_be() {
    // Twenty hours or sixty, forty on average: loaded from 30 h on so as to be ready at 40 h, and away at 60 h; or, as
    // the permission is there at 20 h, loaded from then to 30 h.
    let spread = "{ discrete = [[\"20 h\", 0.5], [\"60 h\", 0.5]] }";
    let found = both_ways(10, (spread, ""), 4, "loading = \"10 h\"");
    assert_eq!(found, BTreeSet::from([30, 60]));
}

#[test]
fn what_an_assumption_multiplies_is_expected_to_be_so_much_longer() {
    // Twice twenty hours: as the first.
    let slow =
        "[assumption.slow]\nstatement = \"Slow.\"\nvalue = 2\nscales = [\"gate.host.lead_time\"]\n";
    let text = theatre(30, "lead_time = \"20 h\"", 4, "") + slow;
    assert_eq!(lifted(&text), BTreeSet::from([48]));
}
