//! Loads that several pools may carry: who fetches what is decided by whose vehicles stand nearer. Against
//! arithmetic by hand, and over random camps with trucks of their own.

/// A camp at the end of a road to the town, with so much freight and trucks at home that any camp may use.
#[derive(Debug, Clone)]
struct Camp {
    name: &'static str,
    kilometres: u32,
    load: u32,
    /// How many trucks, and how fast; none: it has none of its own.
    trucks: Option<(u32, u32)>,
}

fn camp(name: &'static str, kilometres: u32, load: u32, trucks: (u32, u32)) -> Camp {
    Camp { name, kilometres, load, trucks: Some(trucks) }
}

fn text(camps: &[Camp]) -> String {
    let mut text = "format = 1\nscenario = { id = \"nearer\", as_of = 2030-01-01, until = 2030-12-31 }\n\
                    site.town.kind = \"town\"\n[deadline.out]\nall = \"all-camps\"\ndue = 2030-06-01\n"
        .to_owned();
    for Camp { name, kilometres, load, trucks } in camps {
        text += &format!(
            "[camp.{name}]\nline.freight = {{ amount = \"{load} teu\", to = \"town\" }}\n\
             [route.road-{name}]\nends = [\"{name}\", \"town\"]\nlength = \"{kilometres} km\"\n"
        );
        if let Some((count, speed)) = trucks {
            text += &format!(
                "[pool.trucks-{name}]\nkind = \"trucks\"\nhome = \"{name}\"\ncount = {count}\nteu = 1\n\
                 speed = \"{speed} km/h\"\nloading = \"2 h\"\nunloading = \"1 h\"\n"
            );
        }
    }
    text
}

/// The hour at which each camp's load is out, in the order in which they are given.
fn lifted(camps: &[Camp]) -> Vec<i64> {
    let (study, _) =
        drawdown::scenario::read_text("nearer.toml", &text(camps), &[]).expect("it is right");
    let scenario = std::sync::Arc::clone(&study.base);
    let outcome = drawdown::simulation::Simulation::new(std::sync::Arc::clone(&scenario))
        .play(0)
        .expect("it ends")
        .clone();
    let of = |camp: &Camp| {
        let named = scenario
            .camps
            .iter()
            .find(|(_, it)| scenario.sites[it.site].name.as_str() == camp.name);
        let at = outcome.camps[named.expect("it is there").0].lifted;
        at.expect("within the horizon").0 / 60
    };
    camps.iter().map(of).collect()
}

fn hours(lifted: &[i64]) -> Vec<f64> {
    lifted.iter().map(|minutes| *minutes as f64 / 60.0).collect()
}

/// Ten trucks at home in each camp, 500 and 600 km from the town, 30 containers: two hours of loading, ten or twelve
/// on the road, one of unloading, and as long back. Every camp's own leave at 2, 25 and 48 h, and at 2, 29 and 56 h.
#[test]
fn trucks_at_home_in_two_camps_take_the_load_of_their_own() {
    let camps = [camp("alpha", 500, 30, (10, 50)), camp("bravo", 600, 30, (10, 50))];
    assert_eq!(hours(&lifted(&camps)), [48.0, 56.0]);
    // As far from the town as each other, none is more urgent.
    let alike = [camp("alpha", 550, 30, (10, 50)), camp("bravo", 550, 30, (10, 50))];
    assert_eq!(hours(&lifted(&alike)), [52.0, 52.0]);
    // Names decide nothing.
    let exchanged = [camp("bravo", 500, 30, (10, 50)), camp("alpha", 600, 30, (10, 50))];
    assert_eq!(hours(&lifted(&exchanged)), [48.0, 56.0]);
}

/// A third 700 km off: 14 h on the road, a wave every 31 h.
#[test]
fn so_do_those_of_three() {
    let camps = [
        camp("alpha", 500, 30, (10, 50)),
        camp("bravo", 600, 30, (10, 50)),
        camp("charlie", 700, 30, (10, 50)),
    ];
    assert_eq!(hours(&lifted(&camps)), [48.0, 56.0, 64.0]);
}

/// Bravo's own leave at 2, 29, 56 h and so on, and would be done at 137 h. Alpha's ten containers are off at 2 h, its
/// trucks home at 23 h; on the way to bravo for 22 h they would be there at 45 h, when bravo's will have taken ten
/// more of its fifty. So they go, load until 47 h, and are home at 70 h, with 20 of the load left: bravo's
/// are home at 81 h for ten of them, alpha's again there at 92 h for the others.
#[test]
fn who_has_done_helps_where_the_nearer_will_not_have_done_before() {
    let camps = [camp("alpha", 500, 10, (10, 50)), camp("bravo", 600, 60, (10, 50))];
    assert_eq!(hours(&lifted(&camps)), [2.0, 94.0]);
    // Thirty: at 23 h twenty are left; bravo's own take ten at 27 h, and would take the others at 54 h.
    let camps = [camp("alpha", 500, 10, (10, 50)), camp("bravo", 600, 30, (10, 50))];
    assert_eq!(hours(&lifted(&camps)), [2.0, 47.0]);
    // Twenty: at 23 h ten are left, which bravo's own take at 27 h.
    let camps = [camp("alpha", 500, 10, (10, 50)), camp("bravo", 600, 20, (10, 50))];
    assert_eq!(hours(&lifted(&camps)), [2.0, 29.0]);
}

/// Alpha's trucks make 25 km/h: away from 2 to 43 h, then from 45 h. Bravo's make 100 km/h: they leave at 2, 17 and
/// 32 h and are home at 45 h, when the last ten of alpha's load are left. They are there at 56 h, alpha's own at 86 h.
#[test]
fn slower_trucks_that_stand_at_the_load_are_nearer() {
    let camps = [camp("alpha", 500, 30, (10, 25)), camp("bravo", 600, 30, (10, 100))];
    assert_eq!(hours(&lifted(&camps)), [58.0, 32.0]);
}

/// Numbers that follow from a seed (Knuth's MMIX, its high bits).
fn random(seed: u64) -> impl FnMut(u32, u32) -> u32 {
    let mut state = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ 0x5DEE_CE66;
    move |low, high| {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        low + ((state >> 33) % u64::from(high - low + 1)) as u32
    }
}

fn drawn(seed: u64) -> Vec<Camp> {
    let mut between = random(seed);
    between(0, 7);
    let count = between(2, 3) as usize;
    let names = ["alpha", "bravo", "charlie"];
    let camp = |name| {
        camp(name, 50 * between(4, 16), between(5, 60), (between(3, 15), 10 * between(2, 6)))
    };
    names.into_iter().take(count).map(camp).collect()
}

/// Trucks of another camp never make the last camp later by more than a round of the trucks that go slowest: which
/// load they help with is settled when they set out (Graham 1969: more machines may make a schedule longer), so
/// that it may be later by less, rarely. `NEARER=1000` plays so many cases, `NEARER_FIRST=500` begins at another.
#[test]
fn another_camps_trucks_hardly_ever_make_it_later() {
    let first = number("NEARER_FIRST", 0);
    let (mut compared, mut later) = (0, Vec::new());
    for seed in first..first + number("NEARER", 150) {
        let all = drawn(seed);
        for without in 0..all.len() {
            let mut fewer = all.clone();
            fewer[without].trucks = None;
            let [with, fewer] = [&all, &fewer].map(|it| lifted(it).into_iter().max());
            compared += 1;
            if with > fewer {
                let slowest = all.iter().filter_map(|it| it.trucks).map(|it| it.1).min();
                let farthest = all.iter().map(|it| it.kilometres).max();
                let round = 4 * 60 * farthest.unwrap_or(0) / slowest.unwrap_or(1) + 180;
                assert!(with.unwrap() - fewer.unwrap() <= i64::from(round), "{seed}, {without}");
                later.push((seed, without, with, fewer));
            }
        }
    }
    assert!(later.len() * 100 <= compared, "{} of {compared}: {later:?}", later.len());
}

fn number(name: &str, usual: u64) -> u64 {
    std::env::var(name).ok().and_then(|it| it.parse().ok()).unwrap_or(usual)
}

/// No camp is emptied later than its own trucks would do it by themselves.
#[test]
fn no_camp_loses_by_what_others_may_carry_for_it() {
    let mut later = Vec::new();
    let first = number("NEARER_FIRST", 1_000);
    for seed in first..first + number("NEARER", 150) {
        let all = drawn(seed);
        let with = lifted(&all);
        for (camp, at) in all.iter().zip(with) {
            let alone = lifted(std::slice::from_ref(camp))[0];
            if at > alone {
                later.push((seed, camp.name, at as f64 / 60.0, alone as f64 / 60.0));
            }
        }
    }
    assert!(later.is_empty(), "{}: {later:#?}", later.len());
}

#[test]
fn names_exchanged_change_nothing() {
    let names = ["zulu", "mike", "bravo"];
    for seed in 2_000..2_060 {
        let camps = drawn(seed);
        let renamed: Vec<Camp> =
            camps.iter().zip(names).map(|(it, name)| Camp { name, ..it.clone() }).collect();
        assert_eq!(lifted(&camps), lifted(&renamed), "{seed}");
    }
}
