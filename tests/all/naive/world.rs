//! A small world in plain structs, and the text of the scenario file that says the same. Amounts are whole
//! units (people, tonnes, containers, vehicles), times whole minutes, so that nothing need be rounded.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fmt::Write;

pub(crate) type Minute = i64;
pub(crate) const NEVER: Minute = i64::MAX / 4;
pub(crate) const DAY: Minute = 24 * 60;

/// Units of load, in the order of [`Pool::carries`].
pub(crate) const UNITS: [&str; 4] = ["people", "t", "teu", "vehicles"];
const CARRIES: [&str; 4] = ["seats", "payload", "teu", "vehicles"];

/// Open from one minute of the day to another, on some days of a week that begins on Monday.
#[derive(Debug, Clone)]
pub(crate) struct Calendar {
    pub(crate) hours: (Minute, Minute),
    pub(crate) days: Vec<usize>,
}

const WEEK: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

impl Calendar {
    /// Whether the minute that begins now is open; the run starts on a Monday at midnight.
    pub(crate) fn is_open(&self, now: Minute) -> bool {
        let day = now.div_euclid(DAY).rem_euclid(7) as usize;
        self.days.contains(&day) && (self.hours.0..self.hours.1).contains(&now.rem_euclid(DAY))
    }
}

/// A season of dry and wet spells in turn.
#[derive(Debug, Clone)]
pub(crate) struct Weather {
    pub(crate) season: (Minute, Minute),
    pub(crate) dry: Minute,
    pub(crate) wet: Minute,
    pub(crate) starts_wet: bool,
    /// What is kept of a rate, in halves.
    pub(crate) halves: i64,
    pub(crate) grounds: bool,
}

impl Weather {
    pub(crate) fn is_wet(&self, now: Minute) -> bool {
        let into = (now - self.season.0).rem_euclid(self.dry + self.wet);
        let is_wet = if self.starts_wet { into < self.wet } else { into >= self.dry };
        is_within(&[self.season], now) && is_wet
    }
}

/// Whether a moment lies in one of some stretches of time.
pub(crate) fn is_within(spans: &[(Minute, Minute)], now: Minute) -> bool {
    spans.iter().any(|span| (span.0..span.1).contains(&now))
}

/// Places are numbered through: the camps first, then the other sites.
#[derive(Debug, Clone, Default)]
pub(crate) struct Place {
    pub(crate) bays: Option<usize>,
    pub(crate) mog: Option<usize>,
}

#[derive(Debug, Clone)]
pub(crate) struct Camp {
    pub(crate) starts: Minute,
    pub(crate) deadline: Option<Minute>,
    pub(crate) steps: Vec<Step>,
}

#[derive(Debug, Clone)]
pub(crate) struct Step {
    pub(crate) name: &'static str,
    pub(crate) work: Work,
    pub(crate) after: Vec<&'static str>,
    pub(crate) calendar: Option<usize>,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Work {
    Task(Minute),
    /// Minutes for one unit of a kind, handed over in lots.
    Pack {
        kind: usize,
        minutes: Minute,
        lot: i64,
    },
    Lift,
    Last,
}

#[derive(Debug, Clone)]
pub(crate) struct Line {
    pub(crate) camp: usize,
    pub(crate) kind: usize,
    pub(crate) amount: i64,
    pub(crate) priority: i64,
    pub(crate) is_last: bool,
    pub(crate) parts: bool,
    pub(crate) lot: Option<i64>,
    /// Where each stage ends, and the pools that may carry it.
    pub(crate) stages: Vec<(usize, Vec<usize>)>,
}

#[derive(Debug, Clone)]
pub(crate) struct Route {
    pub(crate) ends: [usize; 2],
    pub(crate) by_air: bool,
    /// In metres, and metres a minute.
    pub(crate) length: i64,
    pub(crate) rate: i64,
    pub(crate) capacity: Option<usize>,
    pub(crate) gap: Minute,
    pub(crate) calendar: Option<usize>,
    pub(crate) escorts: usize,
    pub(crate) closures: Vec<(Minute, Minute)>,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Load {
    ToBeReady,
    AtOnce,
    WhenGranted,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Depart {
    Ready,
    Allowed,
    Full,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Short {
    Leave,
    Fill,
    Wait,
}

#[derive(Debug, Clone)]
pub(crate) struct Pool {
    pub(crate) by_air: bool,
    pub(crate) home: usize,
    pub(crate) count: usize,
    pub(crate) available: Minute,
    pub(crate) carries: [i64; 4],
    pub(crate) speed: i64,
    pub(crate) fewest: usize,
    pub(crate) most: usize,
    pub(crate) spares: usize,
    pub(crate) loading: Minute,
    pub(crate) unloading: Minute,
    pub(crate) per_day: Option<usize>,
    /// The camp's deadline decides before the line's priority.
    pub(crate) by_deadline: bool,
    pub(crate) load: Load,
    pub(crate) depart: Depart,
    pub(crate) waits: Option<Minute>,
    pub(crate) short: Short,
}

impl Pool {
    /// The most vehicles of a column: never more than the pool has.
    pub(crate) fn most(&self) -> usize {
        self.most.min(self.count)
    }

    pub(crate) fn waits(&self) -> Minute {
        self.waits.unwrap_or(self.loading)
    }
}

#[derive(Debug, Clone)]
pub(crate) struct Escort {
    pub(crate) home: usize,
    pub(crate) count: usize,
    pub(crate) available: Minute,
    pub(crate) serves: Vec<usize>,
    pub(crate) alone: bool,
}

#[derive(Debug, Clone)]
pub(crate) struct Gate {
    pub(crate) covers: Vec<usize>,
    pub(crate) lead: Minute,
    pub(crate) calendar: Option<usize>,
    pub(crate) validity: Option<Minute>,
    pub(crate) suspensions: Vec<(Minute, Minute)>,
    pub(crate) voids: bool,
}

/// From, to, and what may be used: the quickest way.
type Ways = BTreeMap<(usize, usize, Vec<usize>), Option<Vec<usize>>>;

#[derive(Debug, Clone)]
pub(crate) struct World {
    pub(crate) until: Minute,
    pub(crate) calendars: Vec<Calendar>,
    pub(crate) weather: Option<Weather>,
    pub(crate) places: Vec<Place>,
    pub(crate) camps: Vec<Camp>,
    /// By camp, then priority.
    pub(crate) lines: Vec<Line>,
    pub(crate) routes: Vec<Route>,
    pub(crate) pools: Vec<Pool>,
    pub(crate) escorts: Vec<Escort>,
    pub(crate) gates: Vec<Gate>,
    /// Ways that were looked for before.
    pub(crate) ways: RefCell<Ways>,
}

impl World {
    fn place(&self, place: usize) -> String {
        if place < self.camps.len() { format!("camp{place}") } else { format!("hub{place}") }
    }

    /// Whether a calendar, if there is one, is open.
    pub(crate) fn is_open(&self, calendar: Option<usize>, now: Minute) -> bool {
        calendar.is_none_or(|calendar| self.calendars[calendar].is_open(now))
    }

    pub(crate) fn text(&self) -> String {
        let mut text =
            "format = 1\n[scenario]\nid = \"naive\"\nas_of = 2029-01-01T00:00:00Z\n".to_owned();
        let out = &mut text;
        line(out, &format!("until = {}", span(self.until)));
        for (at, calendar) in self.calendars.iter().enumerate() {
            let clock = |minute: Minute| format!("{:02}:{:02}", minute / 60, minute % 60);
            let hours = format!("{}-{}", clock(calendar.hours.0), clock(calendar.hours.1));
            let days = names(calendar.days.iter().map(|day| WEEK[*day].to_owned()));
            line(out, &format!("[calendar.cal{at}]\nhours = [\"{hours}\"]\ndays = {days}"));
        }
        if let Some(it) = &self.weather {
            let starts = if it.starts_wet { "wet" } else { "dry" };
            line(out, &format!("[weather.rain]\ndry = {}\nwet = {}", span(it.dry), span(it.wet)));
            line(out, &format!("starts = \"{starts}\"\nseason = {}", period(it.season)));
            line(
                out,
                &format!("pace = {:.1}\ngrounds_aircraft = {}", it.halves as f64 / 2.0, it.grounds),
            );
        }
        for (at, place) in self.places.iter().enumerate() {
            let kind = if at < self.camps.len() { "camp" } else { "site" };
            line(out, &format!("[{kind}.{}]", self.place(at)));
            option(out, "bays", place.bays);
            option(out, "mog", place.mog);
            if at < self.camps.len() {
                self.write_camp(out, at);
            }
        }
        self.write_routes(out);
        (0..self.pools.len()).for_each(|pool| self.write_pool(out, pool));
        self.write_permissions(out);
        text
    }

    fn write_camp(&self, out: &mut String, at: usize) {
        let camp = &self.camps[at];
        line(out, &format!("starts = {}\nclosure = \"closure{at}\"", span(camp.starts)));
        for (index, it) in self.lines.iter().enumerate().filter(|(_, it)| it.camp == at) {
            let to = names(it.stages.iter().map(|stage| self.place(stage.0)));
            let pools = |pools: &Vec<usize>| names(pools.iter().map(|pool| format!("pool{pool}")));
            let by: Vec<String> = it.stages.iter().map(|stage| pools(&stage.1)).collect();
            let unit = UNITS[it.kind];
            let release = if it.is_last { "last" } else { "at-once" };
            line(
                out,
                &format!(
                    "[camp.{}.line.l{index:02}]\namount = \"{} {unit}\"",
                    self.place(at),
                    it.amount
                ),
            );
            line(out, &format!("priority = {}\nrelease = \"{release}\"", it.priority));
            line(out, &format!("to = {to}\nby = [{}]", by.join(", ")));
            option(out, "lot", it.lot.map(|lot| format!("\"{lot} {unit}\"")));
            option(out, "parts", it.parts.then_some(true));
        }
        for step in &camp.steps {
            line(out, &format!("[closure.closure{at}.step.{}]", step.name));
            line(
                out,
                &match step.work {
                    Work::Task(minutes) => format!("kind = \"task\"\nduration = {}", span(minutes)),
                    Work::Pack { kind, minutes, lot } => {
                        let hours = step.calendar.map_or((0, DAY), |it| self.calendars[it].hours);
                        let (rate, unit) = ((hours.1 - hours.0) / minutes, UNITS[kind]);
                        format!(
                            "kind = \"pack\"\nrate = \"{rate} {unit}/day\"\nlot = \"{lot} {unit}\""
                        )
                    }
                    Work::Lift => "kind = \"lift\"".to_owned(),
                    Work::Last => "kind = \"last-party\"".to_owned(),
                },
            );
            line(out, &format!("after = {}", names(step.after.iter().map(|it| (*it).to_owned()))));
            option(out, "calendar", step.calendar.map(|it| format!("\"cal{it}\"")));
        }
        if let Some(due) = camp.deadline {
            line(
                out,
                &format!("[deadline.d{at}]\nall = [\"{}\"]\ndue = {}", self.place(at), span(due)),
            );
        }
    }

    fn write_routes(&self, out: &mut String) {
        for (at, it) in self.routes.iter().enumerate() {
            let ends = names(it.ends.iter().map(|place| self.place(*place)));
            let mode = if it.by_air { "air" } else { "road" };
            line(out, &format!("[route.r{at}]\nends = {ends}\nmode = \"{mode}\""));
            line(
                out,
                &format!(
                    "length = \"{} km\"\nrate = \"{} km/h\"",
                    it.length / 1_000,
                    it.rate * 60 / 1_000
                ),
            );
            option(out, "capacity", it.capacity);
            option(out, "time_gap", (it.gap > 0).then(|| span(it.gap)));
            option(out, "calendar", it.calendar.map(|it| format!("\"cal{it}\"")));
            option(out, "escorts", (it.escorts > 0).then_some(it.escorts));
            line(out, &format!("closures = {}", periods(&it.closures)));
        }
    }

    fn write_pool(&self, out: &mut String, at: usize) {
        let it = &self.pools[at];
        let kind = if it.by_air { "aircraft" } else { "trucks" };
        let home = self.place(it.home);
        line(
            out,
            &format!("[pool.pool{at}]\nkind = \"{kind}\"\nhome = \"{home}\"\ncount = {}", it.count),
        );
        for (kind, most) in it.carries.iter().enumerate().filter(|(_, most)| **most > 0) {
            let most = if kind == 1 { format!("\"{most} t\"") } else { most.to_string() };
            line(out, &format!("{} = {most}", CARRIES[kind]));
        }
        line(
            out,
            &format!(
                "speed = \"{} km/h\"\nconvoy = [{}, {}]",
                it.speed * 60 / 1_000,
                it.fewest,
                it.most
            ),
        );
        line(out, &format!("loading = {}\nunloading = {}", span(it.loading), span(it.unloading)));
        option(out, "available", (it.available > 0).then(|| span(it.available)));
        option(out, "spares", (it.spares > 0).then_some(it.spares));
        option(out, "sorties_per_day", it.per_day);
        let first = if it.by_deadline { "\"earliest-deadline\", " } else { "" };
        line(out, &format!("dispatch = [{first}\"priority\", \"first-ready\"]"));
        let load = ["to-be-ready", "at-once", "when-granted"][it.load as usize];
        let depart = ["when-ready", "when-allowed", "when-full"][it.depart as usize];
        let short = ["leave", "fill", "wait"][it.short as usize];
        option(out, "load", (load != "to-be-ready").then(|| format!("\"{load}\"")));
        option(out, "depart", (depart != "when-ready").then(|| format!("\"{depart}\"")));
        option(out, "short", (short != "leave").then(|| format!("\"{short}\"")));
        option(out, "waits", it.waits.map(span));
    }

    fn write_permissions(&self, out: &mut String) {
        for (at, it) in self.escorts.iter().enumerate() {
            let serves = names(it.serves.iter().map(|pool| format!("pool{pool}")));
            line(out, &format!("[escort.e{at}]\ncount = {}\nserves = {serves}", it.count));
            line(out, &format!("home = \"{}\"", self.place(it.home)));
            option(out, "available", (it.available > 0).then(|| span(it.available)));
            option(out, "returns", it.alone.then_some("\"alone\""));
        }
        for (at, it) in self.gates.iter().enumerate() {
            let routes = names(it.covers.iter().map(|route| format!("r{route}")));
            line(
                out,
                &format!(
                    "[gate.g{at}]\ncovers = {{ routes = {routes} }}\nlead_time = {}",
                    span(it.lead)
                ),
            );
            option(out, "calendar", it.calendar.map(|it| format!("\"cal{it}\"")));
            option(out, "validity", it.validity.map(span));
            option(out, "voids", it.voids.then_some(true));
            line(out, &format!("suspensions = {}", periods(&it.suspensions)));
        }
    }
}

fn line(out: &mut String, text: &str) {
    let _ = writeln!(out, "{text}");
}

fn option(out: &mut String, key: &str, value: Option<impl std::fmt::Display>) {
    if let Some(value) = value {
        let _ = writeln!(out, "{key} = {value}");
    }
}

fn span(minutes: Minute) -> String {
    format!("\"{minutes} min\"")
}

fn period((from, until): (Minute, Minute)) -> String {
    format!("{{ from = {}, until = {} }}", span(from), span(until))
}

fn periods(spans: &[(Minute, Minute)]) -> String {
    let spans: Vec<String> = spans.iter().map(|span| period(*span)).collect();
    format!("[{}]", spans.join(", "))
}

fn names(names: impl Iterator<Item = String>) -> String {
    let names: Vec<String> = names.map(|name| format!("\"{name}\"")).collect();
    format!("[{}]", names.join(", "))
}
