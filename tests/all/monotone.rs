//! One line, one road, no chance: more means never make it later under the rule `when-full`, nor under the
//! default rule where a column needs no escort, whatever permissions take. Where it needs one, a column that
//! leaves with fewer than it could carry may still take the group that a larger one would have had: how long it waits for
//! others is reckoned from the moment (Graham 1969: more machines may make a schedule longer). `MONOTONE=10000` plays so many cases, `MONOTONE_FIRST=500`
//! begins at another.

use std::sync::Arc;

use drawdown::id::CampId;
use drawdown::scenario::read_text;
use drawdown::simulation::Simulation;
use drawdown::time::Moment;

/// A random choice from a seed: the generator of Knuth's MMIX, its high bits.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: u32) -> u32 {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) % u64::from(limit)) as u32
    }

    fn between(&mut self, low: u32, high: u32) -> u32 {
        low + self.below(high - low + 1)
    }
}

/// One camp, one pool, one road, and how columns are formed.
#[derive(Debug, Clone)]
struct Case {
    load: u32,
    trucks: u32,
    convoy: (u32, u32),
    loading: u32,
    unloading: u32,
    kilometres: u32,
    escorts: u32,
    alone: bool,
    lead: u32,
    starts: u32,
    is_at_home: bool,
    daylight: bool,
    depart: &'static str,
}

impl Case {
    fn random(seed: u64) -> Self {
        let mut dice = Dice(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ 0x5DEE_CE66);
        dice.below(7);
        let fewest = dice.between(1, 12);
        let most = fewest + dice.between(0, 12);
        Self {
            load: dice.between(5, 160),
            trucks: dice.between(fewest, 4 * most),
            convoy: (fewest, most),
            loading: dice.between(0, 4) * 6,
            unloading: dice.between(0, 2) * 12,
            kilometres: dice.between(1, 12) * 40,
            escorts: dice.below(4),
            alone: dice.below(2) == 0,
            lead: dice.below(3) * 48,
            starts: dice.between(0, 5),
            is_at_home: dice.below(2) == 0,
            daylight: dice.below(3) == 0,
            depart: if dice.below(2) == 0 { "when-ready" } else { "when-full" },
        }
    }

    fn text(&self) -> String {
        let Self { load, trucks, loading, unloading, kilometres, lead, starts, depart, .. } = self;
        let (fewest, most) = self.convoy;
        let home = if self.is_at_home { "camp" } else { "town" };
        let (road, escort) = match self.escorts {
            0 => ("", String::new()),
            groups => {
                let returns = if self.alone { "alone" } else { "with-empties" };
                (
                    "escorts = 1\n",
                    format!("[escort.e]\ncount = {groups}\nreturns = \"{returns}\"\n"),
                )
            }
        };
        let calendar = if self.daylight { "calendar = \"day\"\n" } else { "" };
        format!(
            "format = 1\nscenario = {{ id = \"monotone\", as_of = 2030-01-01, until = 2033-01-01 }}\n\
             calendar.day.hours = [\"06:00-18:00\"]\nsite.town.kind = \"town\"\n\
             [camp.camp]\nstarts = \"{starts} d\"\nline.freight = {{ amount = \"{load} teu\", to = \"town\" }}\n\
             [route.road]\nends = [\"camp\", \"town\"]\nlength = \"{kilometres} km\"\n{road}{calendar}\
             [pool.trucks]\nkind = \"trucks\"\nhome = \"{home}\"\ncount = {trucks}\nteu = 1\nspeed = \"20 km/h\"\n\
             convoy = [{fewest}, {most}]\nloading = \"{loading} h\"\nunloading = \"{unloading} h\"\n\
             depart = \"{depart}\"\n{escort}\
             [gate.host]\nauthority = \"Host\"\ncovers = {{ modes = [\"road\"] }}\nlead_time = \"{lead} h\"\n\
             [deadline.out]\nall = [\"camp\"]\ndue = 2032-12-31\n"
        )
    }

    /// Whether more means must not make it later.
    fn is_promised(&self) -> bool {
        self.depart == "when-full" || self.escorts == 0
    }

    /// When the camp is empty.
    fn vacated(&self) -> Moment {
        match read_text("monotone.toml", &self.text(), &[]) {
            Ok((study, _)) => {
                let mut simulation = Simulation::new(Arc::clone(&study.base));
                let outcome = simulation.play(0).expect("it ends");
                outcome.camps[CampId(0)].vacated.unwrap_or(Moment::NEVER)
            }
            Err(rejected) => panic!("{:#?}\n{}", rejected.findings, self.text()),
        }
    }

    /// The same with more of something, or less that is in the way.
    fn eased(&self) -> Vec<(&'static str, Self)> {
        let mut eased = vec![("one more truck", Self { trucks: self.trucks + 1, ..self.clone() })];
        if self.escorts > 0 {
            eased.push(("one more escort", Self { escorts: self.escorts + 1, ..self.clone() }));
        }
        if self.kilometres > 40 {
            eased.push((
                "a shorter road",
                Self { kilometres: self.kilometres - 40, ..self.clone() },
            ));
        }
        if self.starts > 0 {
            eased.push(("an earlier start", Self { starts: self.starts - 1, ..self.clone() }));
        }
        eased
    }
}

fn number(name: &str) -> Option<u64> {
    std::env::var(name).ok()?.parse().ok()
}

#[test]
fn more_means_never_make_it_later() {
    let first = number("MONOTONE_FIRST").unwrap_or(0);
    let (mut broken, mut later) = (Vec::new(), Vec::new());
    let (mut promised, mut others) = (0, 0);
    for seed in first..first + number("MONOTONE").unwrap_or(150) {
        let case = Case::random(seed);
        let vacated = case.vacated();
        for (what, eased) in case.eased() {
            let at = eased.vacated();
            let (count, found) = match case.is_promised() {
                true => (&mut promised, &mut broken),
                false => (&mut others, &mut later),
            };
            *count += 1;
            // A minute of rounding.
            if at.0 > vacated.0 + 60 {
                found.push(format!("{what}: {vacated:?} becomes {at:?} in {case:?}"));
            }
        }
    }
    let (broken, anomalies) = (broken.join("\n"), later.join("\n"));
    println!("{promised} must not be later:\n{broken}");
    println!("{} of {others} others are:\n{anomalies}", later.len());
    assert_eq!(broken, "");
    assert!(later.len() * 200 <= others, "{} of {others}\n{anomalies}", later.len());
}

/// By hand. Columns of six; six hours out, six to load, six back, a day to unload: 42 h. Every permission takes
/// 96 h, and there is one for every column that the trucks will make.
#[test]
fn every_column_that_the_trucks_make_has_its_permission_in_time() {
    let case = Case {
        load: 27,
        trucks: 6,
        convoy: (1, 6),
        loading: 6,
        unloading: 24,
        kilometres: 120,
        escorts: 0,
        alone: false,
        lead: 96,
        starts: 0,
        is_at_home: false,
        daylight: false,
        depart: "when-ready",
    };
    let hours = |trucks: u32| Case { trucks, ..case.clone() }.vacated().0 / 3_600;
    // Six at 96, 138, 180 and 222 h, and the last three at 264 h: loaded at 276 h.
    assert_eq!(hours(6), 276);
    // With seven, six and one leave each time: 21 have gone at 180 h, and the last six leave at 222 h.
    assert_eq!(hours(7), 234);
    // With eight, six and two: 24 by 180 h, the last three at 222 h.
    assert_eq!(hours(8), 234);
    // With nine, six and three: all 27 by 180 h.
    assert_eq!(hours(9), 192);
}

/// By hand: ten hours out, ten back, twelve to unload, one escort group, columns of three.
#[test]
fn a_truck_more_does_not_take_the_escort_of_three() {
    let case = Case {
        load: 9,
        trucks: 3,
        convoy: (1, 3),
        loading: 0,
        unloading: 12,
        kilometres: 200,
        escorts: 1,
        alone: false,
        lead: 0,
        starts: 0,
        is_at_home: false,
        daylight: false,
        depart: "when-ready",
    };
    let hours = |case: &Case| case.vacated().0 / 3_600;
    // Three leave at 0, 32 and 64 h.
    assert_eq!(hours(&case), 74);
    // The fourth could leave alone at 20 h, when the group is back and the three unload until 32 h: that would be
    // a trip more, and it waits for them.
    let more = Case { trucks: 4, ..case };
    assert_eq!(hours(&more), 74);
    // Who may not wait goes: they leave at 40 h, one at 60 h, and the last at 80 h.
    assert_eq!(hours(&Case { depart: "when-allowed", ..more.clone() }), 90);
    // Who waits until a column is full loses nothing.
    assert_eq!(hours(&Case { depart: "when-full", ..more }), 74);
}
