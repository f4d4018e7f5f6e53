//! Who has his turn, and what is asked for, in a second in which several columns leave.

use std::sync::Arc;

use drawdown::scenario::read_text;
use drawdown::simulation::Simulation;
use drawdown::time::HOUR;

/// Hours from the start at which the load of each camp is out, by name.
fn lifted(text: &str) -> Vec<(String, i64)> {
    let head =
        "format = 1\nscenario = { id = \"turns\", as_of = 2029-01-01, until = 2029-03-01 }\n";
    let read = read_text("turns.toml", &format!("{head}{text}"), &[]);
    let study = read.unwrap_or_else(|it| panic!("{:#?}", it.findings)).0;
    let outcome = Simulation::new(Arc::clone(&study.base)).play(0).expect("it ends").clone();
    let name = |camp| study.base.sites[study.base.camps[camp].site].name.to_string();
    let camps = outcome.camps.iter();
    camps.map(|(id, it)| (name(id), it.lifted.expect("lifted").0 / HOUR)).collect()
}

fn named(found: &[(String, i64)], camp: &str) -> i64 {
    found.iter().find(|(name, _)| name == camp).expect("a camp").1
}

#[test]
fn a_column_is_asked_for_for_each_that_is_left_once_others_have_gone_in_the_same_second() {
    let found = lifted(
        "[site.base]\nkind = \"hub\"\n[deadline.out]\nall = \"all-camps\"\ndue = 2029-02-01\n\
         [camp.far]\nline.stores = { amount = \"70 t\", to = \"base\", priority = 1 }\n\
         [camp.near]\nline.stores = { amount = \"20 t\", to = \"base\", priority = 2 }\n\
         [route.long]\nends = [\"base\", \"far\"]\nlength = \"1500 km\"\nrate = \"50 km/h\"\n\
         [route.short]\nends = [\"base\", \"near\"]\nlength = \"50 km\"\nrate = \"50 km/h\"\n\
         [gate.host]\nauthority = \"Host\"\ncovers = { routes = [\"short\"] }\nlead_time = \"24 h\"\n\
         [pool.trucks]\nkind = \"trucks\"\nhome = \"base\"\ncount = 8\npayload = \"10 t\"\nspeed = \"50 km/h\"\n\
         convoy = [1, 7]\ndispatch = [\"priority\"]\n",
    );
    // Seven of eight trucks leave at once for thirty hours out and thirty back. The one that is left has its
    // permission at 24 h, is at the camp at 25 h and home at 26 h. The second was asked for at 0 h as well, since
    // one truck cannot take both loads: it leaves at 26 h and is there at 27 h. Asked for at 24 h, it would be 49 h.
    assert_eq!(named(&found, "near"), 27);
}

#[test]
fn who_loads_in_no_time_leaves_in_the_turn_in_which_he_loads() {
    let found = lifted(
        "[site.hub]\nkind = \"hub\"\n[deadline.out]\nall = \"all-camps\"\ndue = 2029-02-01\n\
         [camp.base]\nline.stores = { amount = \"10 t\", to = \"hub\", priority = 5, by = \"others\" }\n\
         [camp.outpost]\nline.stores = { amount = \"20 t\", to = \"hub\", priority = 1, by = \"trucks\" }\n\
         [route.first]\nends = [\"base\", \"hub\"]\nlength = \"500 km\"\nrate = \"50 km/h\"\nescorts = 1\n\
         [route.second]\nends = [\"hub\", \"outpost\"]\nlength = \"50 km\"\nrate = \"50 km/h\"\n\
         [escort.guard]\ncount = 2\nhome = \"base\"\nserves = [\"trucks\", \"others\"]\n\
         [pool.trucks]\nkind = \"trucks\"\nhome = \"base\"\ncount = 2\npayload = \"10 t\"\nspeed = \"50 km/h\"\n\
         convoy = [1, 1]\navailable = \"24 h\"\n\
         [pool.others]\nkind = \"trucks\"\nhome = \"base\"\ncount = 2\npayload = \"10 t\"\nspeed = \"50 km/h\"\n\
         convoy = [1, 1]\navailable = \"24 h\"\n",
    );
    // At 24 h there are two groups, two columns of trucks that are to fetch from the outpost and were asked for
    // first, and one of the others, which is loaded where it stands in no time. A column of each pool leaves.
    assert_eq!(named(&found, "base"), 24);
    // The first is at the outpost at 24 + 10 + 1 = 35 h, at the hub at 36 h. Its group is home with it at 46 h, and
    // so is that of the others, at 24 + 20 = 44 h: then the second column leaves, and is there at 44 + 11 = 55 h.
    assert_eq!(named(&found, "outpost"), 55);
}
