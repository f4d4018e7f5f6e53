//! The account of waits for several things, one after another, against bookings worked out by hand.

use drawdown::simulation::Code;

use crate::account::{assert_books, camp, main_delay, played, played_until};

/// One truck at the town, which a request does not hold, for camps that ask for `vans`.
pub(crate) const VAN: &str = r#"
[pool.vans]
kind = "trucks"
home = "town"
count = 1
payload = "12 t"
speed = "20 km/h"
loading = "2 h"
unloading = "1 h"
"#;

fn of_vans(camp: String) -> String {
    camp.replace("trucks", "vans")
}

#[test]
fn a_barrier_takes_no_time_in_which_the_truck_went_elsewhere() {
    let shut = "closures = [{ from = \"20 h\", until = \"40 h\" }]";
    let alpha = of_vans(camp("alpha", 100, "12 h", shut));
    let bravo = of_vans(camp("bravo", 200, "0 h", ""));
    let charlie = of_vans(camp("charlie", 100, "30 h", ""));
    let run = played(&(alpha + &bravo + &charlie + VAN));
    // The van is bravo's until 10 + 2 + 10 + 1 = 23 h; then the road keeps it from alpha, and it goes to
    // charlie at 30 h, until 5 + 2 + 5 + 1 = 13 h later.
    assert_books(
        &run,
        &[
            "alpha planned_start primary: 12 h",
            "alpha no_lift reactionary: 24 h",
            "alpha route_closed primary: 7 h",
            "alpha march primary: 5 h",
            "alpha loading primary: 2 h",
        ],
    );
}

#[test]
fn a_closed_road_takes_no_time_in_which_the_load_was_loaded() {
    // At home: loaded as soon as asked for, from 0 to 10 h; the road is closed before and after.
    let shut = "closures = [{ from = \"4 h\", until = \"16 h\" }]";
    let home =
        VAN.replace("\"town\"", "\"alpha\"").replace("loading = \"2 h\"", "loading = \"10 h\"");
    let home = home.replace("unloading = \"10 h\"", "load = \"at-once\"\nunloading = \"1 h\"");
    let run = played(&(of_vans(camp("alpha", 100, "0 h", shut)) + &home));
    assert_books(&run, &["alpha loading primary: 10 h", "alpha route_closed primary: 6 h"]);
}

#[test]
fn those_who_leave_by_their_own_means_wait_for_one_thing_after_another() {
    let camp = r#"
[camp.alpha]
line.guard = { amount = "5 people", to = "town", release = "last", by = "buses" }
[route.road]
ends = ["alpha", "town"]
length = "100 km"
rate = "20 km/h"
closures = [{ from = "18 h", until = "54 h" }]
[gate.north]
authority = "Ministry"
covers = { routes = ["road"] }
lead_time = "10 h"
suspensions = [{ from = "30 h", until = "42 h" }]
[pool.buses]
kind = "buses"
home = "town"
count = 1
seats = 5
speed = "20 km/h"
available = "50 d"
[escalation.go]
camps = "all-camps"
look = "6 h"
[escalation.go.step.leave]
when = [{ before = "alpha", by = "1176 h" }]
do = [{ leave_own = true }]
"#;
    let run = played_until("vacated", camp);
    // The step is taken at 50 d − 49 d = 24 h. The permission would be there at 34 h, the gate is shut until
    // 42 h, the road until 54 h.
    assert_books(
        &run,
        &[
            "alpha late_release primary: 24 h",
            "alpha no_clearance primary: 18 h",
            "alpha route_closed primary: 12 h",
        ],
    );
    assert_eq!(main_delay(&run), Some(Code::LateRelease));
}
