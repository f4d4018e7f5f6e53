//! Movement worked out by hand where a permission, an escort or another camp comes to what is simple without.

use drawdown::simulation::{EventKind, Replay};
use drawdown::time::{DAY, HOUR};

use crate::movement::{HEAD, played};

/// When columns leave in days, and with how many vehicles.
fn columns(replay: &Replay) -> Vec<(i64, u32)> {
    let starts = replay.events.iter().filter(|event| event.kind == EventKind::SetsOut);
    starts.map(|it| (it.at.0 / DAY, it.column.as_ref().expect("a column").vehicles)).collect()
}

/// The hours at which camps are vacated, in the order of their names.
fn vacated(replay: &Replay) -> Vec<i64> {
    let camps = replay.outcome.camps.values();
    camps.map(|it| it.vacated.expect("within the horizon").0 / HOUR).collect()
}

/// Forty containers and ten vehicles on fifty trucks, two days to load, 400 km at 100 km a day; a guard of ten in
/// five trucks leaves last.
#[test]
fn unlike_lines_fill_one_column_also_under_a_permission_or_an_escort() {
    let mixed = |road: &str, rest: &str| {
        columns(&played(&format!(
            "{HEAD}[camp.gao]\nline.freight = {{ amount = \"30 teu\", to = \"niamey\" }}\n\
             line.ammo = {{ amount = \"10 teu\", to = \"niamey\" }}\n\
             line.vehicles = {{ amount = \"10 vehicles\", to = \"niamey\" }}\n\
             line.guard = {{ amount = \"10 people\", to = \"niamey\", release = \"last\" }}\n\
             [route.road]\nends = [\"gao\", \"niamey\"]\nlength = \"400 km\"\nrate = \"100 km/day\"\n{road}\n\
             [pool.trucks]\nkind = \"trucks\"\nhome = \"gao\"\ncount = 50\nteu = 1\nvehicles = 1\nseats = 2\n\
             speed = \"50 km/h\"\nconvoy = [5, 50]\nloading = \"48 h\"\n{rest}"
        )))
    };
    // Loaded on day 2, home on day 10, and then the guard.
    assert_eq!(mixed("", ""), [(2, 50), (12, 5)]);
    assert_eq!(mixed("escorts = 1", "[escort.e]\ncount = 1\n"), [(2, 50), (12, 5)]);
    // The permission is there on day 5: loading begins on day 3. The guard's is asked for then, and there on day 10.
    let gate = "[gate.host]\nauthority = \"Host\"\ncovers = { routes = [\"road\"] }\nlead_time = \"5 d\"\n";
    assert_eq!(mixed("", gate), [(5, 50), (15, 5)]);
}

/// Two camps, ten hours from the trucks, six columns each, two at a time. By themselves the columns load at 10, 30 and
/// 50 h, and then the other camp's at 70, 90 and 110 h. One desk that answers one request a day answers those of the camp
/// that is due first on days 1 to 6, the other's on days 7 to 12. Names decide nothing.
#[test]
fn of_two_camps_of_one_second_the_desk_too_serves_first_what_is_due_first() {
    let camps = |[early, late]: [&str; 2], rest: &str| {
        let camp = |name: &str| {
            format!(
                "[camp.{name}]\nline.cargo = {{ amount = \"600 t\", to = \"niamey\" }}\n\
                 [route.to-{name}]\nends = [\"niamey\", \"{name}\"]\nlength = \"100 km\"\n"
            )
        };
        let replay = played(&format!(
            "{HEAD}{}{}[pool.trucks]\nkind = \"trucks\"\nhome = \"niamey\"\ncount = 20\npayload = \"10 t\"\n\
             speed = \"10 km/h\"\nconvoy = [1, 10]\n\
             [deadline.early]\nall = [\"{early}\"]\ndue = \"62 h\"\n\
             [deadline.late]\nall = [\"{late}\"]\ndue = \"50 d\"\n{rest}",
            camp(early),
            camp(late),
        ));
        let mut hours = vacated(&replay);
        if early > late {
            hours.reverse();
        }
        hours
    };
    let desk = "[gate.host]\nauthority = \"Host\"\ncovers = { modes = [\"road\"] }\nlead_time = \"1 d\"\ndesks = 1\n";
    for names in [["zulu", "alpha"], ["alpha", "zulu"]] {
        assert_eq!(camps(names, ""), [50, 110], "{names:?}");
        assert_eq!(camps(names, desk), [6 * 24 + 10, 12 * 24 + 10], "{names:?}");
    }
}

/// A camp an hour and a quarter down an open road packs 24 t a lot, two trucks' load, the last on day 31. Twenty trucks; the
/// other road, 18.75 days long, has one escort, and what waits for it or for its permission holds no trucks.
#[test]
fn who_waits_for_an_escort_or_a_permission_keeps_no_trucks_from_an_open_road() {
    let gate = "[gate.host]\nauthority = \"Host\"\ncovers = { routes = [\"to-hard\"] }\nlead_time = \"5 d\"\n\
                validity = \"7 d\"\n";
    for lot in ["2.5 t", "24 t", "120 t"] {
        for rest in ["", gate] {
            let replay = played(&format!(
                "{HEAD}[closure.c]\nstep.pack = {{ kind = \"pack\", rate = \"20 t/day\" }}\n\
                 step.lift = {{ kind = \"lift\" }}\n\
                 step.last = {{ kind = \"last-party\", after = [\"lift\", \"pack\"] }}\n\
                 [camp.easy]\nstarts = 2022-03-08\nclosure = \"c\"\n\
                 line.stores = {{ amount = \"240 t\", to = \"niamey\", lot = \"24 t\" }}\n\
                 [camp.hard]\nclosure = \"c\"\n\
                 line.stores = {{ amount = \"240 t\", to = \"niamey\", lot = \"{lot}\" }}\n\
                 [route.to-easy]\nends = [\"niamey\", \"easy\"]\nlength = \"50 km\"\n\
                 [route.to-hard]\nends = [\"niamey\", \"hard\"]\nlength = \"150 km\"\nrate = \"8 km/day\"\n\
                 escorts = 1\n\
                 [pool.trucks]\nkind = \"trucks\"\nhome = \"niamey\"\ncount = 20\npayload = \"12 t\"\n\
                 speed = \"40 km/h\"\nconvoy = [2, 10]\n[escort.e]\ncount = 1\n\
                 [deadline.hard]\nall = [\"hard\"]\ndue = 2022-03-01\n{rest}"
            ));
            assert_eq!(vacated(&replay)[0], 31 * 24 + 1, "{lot}, {rest}");
        }
    }
}
