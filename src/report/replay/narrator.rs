//! The narrator: walks through the log once, remembers where every convoy is and what it waited
//! for, and turns each event into a sentence.

use std::collections::BTreeMap;

use crate::id::{DeadlineId, PoolId, SiteId};
use crate::scenario::{Goal, Mode, PermitFor, Scenario};
use crate::simulation::{Actor, Code, Event, EventKind, Replay};
use crate::time::{Moment, Span};
use crate::words::{self, Names, french_of};
use crate::{Language, Text};

use super::brief::{self, Brief};
use super::events::loads_of;
use super::phrase;
use super::timeline::{Stretch, Timeline, holder, is_mustering, trip};

/// Waiting shorter than this is not worth a word.
pub(super) const WORTH_A_WORD: Span = Span(30 * 60);

/// One event as a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// When: `Day 12, 19 Oct 06:00`.
    pub when: String,
    /// What happened.
    pub what: String,
    /// The same in the short account, with what it set off at once; `None`: not told there.
    pub brief: Option<String>,
}

/// What is known of one convoy on its way through the log.
#[derive(Debug, Clone, Default)]
struct Known {
    pool: Option<PoolId>,
    here: Option<SiteId>,
    next: Option<SiteId>,
    load: String,
    waits: BTreeMap<Code, Wait>,
}

/// What a convoy has waited for under one code, who had it, or on which way it was.
#[derive(Debug, Clone, Copy, Default)]
struct Wait {
    span: Span,
    actor: Option<Actor>,
    holder: Option<u32>,
    /// The way on which it was by itself.
    trip: Option<[SiteId; 2]>,
    /// Whether there was all but leave to use it: it has no more sorties or hours on that day.
    is_used_up: bool,
}

/// The sentences of a replay, one for each of its events.
pub fn narrate(replay: &Replay, names: Names<'_>) -> Vec<Sentence> {
    let deadlines = replay.ends.iter().map(|(id, end)| (*end, id)).collect();
    let short = Brief::new(replay);
    let (convoys, timeline) = (BTreeMap::new(), Timeline::default());
    let withheld = BTreeMap::new();
    let mut narrator = Narrator { names, replay, deadlines, short, convoys, timeline, withheld };
    (0..replay.events.len()).map(|index| narrator.tell(index)).collect()
}

pub(super) struct Narrator<'a> {
    pub(super) names: Names<'a>,
    pub(super) replay: &'a Replay,
    /// The deadlines that end with an event.
    deadlines: BTreeMap<usize, DeadlineId>,
    /// What stands in the short account.
    short: Brief,
    convoys: BTreeMap<u32, Known>,
    timeline: Timeline,
    /// How many things withhold each gate, route or quiet at the moment.
    withheld: BTreeMap<Actor, u32>,
}

impl Narrator<'_> {
    fn tell(&mut self, index: usize) -> Sentence {
        let event = &self.replay.events[index];
        self.follow(index);
        self.count_withheld(event);
        let what = self.filled(self.template(event), index);
        if let (EventKind::Departed, Some(convoy)) = (event.kind, event.convoy) {
            self.convoys.entry(convoy).or_default().waits.clear();
        }
        let brief = self.short.stands(index).then(|| self.brief(index, &what));
        Sentence { when: when(self.names, event), what, brief }
    }

    /// Counts what withholds a gate, a route or quiet: of several things that do, the end of one frees
    /// nobody.
    fn count_withheld(&mut self, event: &Event) {
        let Some(actor) = event.actor else { return };
        let (begins, ends) = phrase::withholds(event.kind);
        let count = self.withheld.entry(actor).or_default();
        *count = (*count + u32::from(begins)).saturating_sub(u32::from(ends));
    }

    /// How an event is told: a successor that comes back does not occupy what it was to have.
    fn template(&self, event: &Event) -> Text {
        let still = event.actor.and_then(|actor| self.withheld.get(&actor)).copied();
        if let Some(text) = phrase::still_withheld(event.kind).filter(|_| still > Some(0)) {
            return text;
        }
        let scenario = self.names.scenario;
        let camp = event.site.and_then(|site| scenario.sites[site].camp);
        let successor = camp.and_then(|camp| scenario.successor_side(camp));
        if event.kind == EventKind::Occupied && event.side.is_some() && event.side == successor {
            return phrase::TAKEN_BACK;
        }
        if event.kind == EventKind::PoolOpens && event.code == Code::LateRelease {
            let hired = |id: PoolId| scenario.pools[id].hire.is_some();
            if matches!(event.actor, Some(Actor::Pool(id)) if hired(id)) {
                return phrase::HIRED;
            }
        }
        if event.kind == EventKind::Departed && sets_out(scenario, event) > event.at {
            return phrase::LEAVES_WHEN_IT_OPENS;
        }
        phrase::of(event)
    }

    /// A template with its names filled in from an event.
    pub(super) fn filled(&self, template: Text, index: usize) -> String {
        let language = self.names.language;
        let value = |name: &str| self.value(name, index);
        language.typeset(&phrase::fill(template.read(language), &value))
    }

    /// The sentence of the short account: with what the event set off, or what came with it.
    fn brief(&self, index: usize, what: &str) -> String {
        let language = self.names.language;
        let own = self.replay.events[index].kind;
        let mut parts = vec![what.to_owned()];
        parts.extend(self.short.again(index).map(|again| self.again(again)));
        for (kind, mut members) in self.short.groups(self.replay, index) {
            let Some(template) = brief::together(kind) else { continue };
            if kind == own {
                members.insert(0, index);
                parts.remove(0);
            }
            let names = brief::listed(members.iter().map(|member| self.affected(*member)));
            let value = |_: &str| names.clone();
            parts.push(language.typeset(&phrase::fill(template.read(language), &value)));
        }
        brief::joined(language, &parts)
    }

    /// `held up 3 more times, until 12 Nov 08:00`.
    fn again(&self, (count, last): (u32, usize)) -> String {
        let (language, clock) = (self.names.language, &self.names.scenario.clock);
        let last = language.day_and_time(&clock.civil(self.replay.events[last].at));
        match (language, count) {
            (Language::English, 1) => format!("held up once more, on {last}"),
            (Language::English, _) => format!("held up {count} more times, the last on {last}"),
            (Language::French, 1) => format!("un nouvel arrêt le {last}"),
            (Language::French, _) => {
                format!("{count}\u{a0}nouveaux arrêts, le dernier le {last}")
            }
        }
    }

    /// What an event happened to: a force, a gate, a route, a camp.
    fn affected(&self, index: usize) -> String {
        let event = &self.replay.events[index];
        match (event.kind, event.force, event.site) {
            (_, Some(force), _) => self.names.force(force),
            (EventKind::ShelterBegins, _, Some(site)) => self.names.site(site),
            _ => event
                .actor
                .or(event.site.map(Actor::Site))
                .map_or_else(String::new, |actor| self.names.actor(actor)),
        }
    }

    /// Notes what an event says of its convoy.
    fn follow(&mut self, index: usize) {
        let event = &self.replay.events[index];
        let Some(number) = event.convoy else { return };
        let scenario = self.names.scenario;
        let known = self.convoys.entry(number).or_default();
        if let Some(column) = &event.column {
            known.pool = Some(column.pool);
            known.here = known.here.or(Some(scenario.pools[column.pool].home));
        }
        if is_mustering(event) {
            return;
        }
        match (event.kind, event.actor) {
            (EventKind::SetsOut | EventKind::Joined, _) => known.load = loads(self.names, event),
            (EventKind::Departed, Some(Actor::Route(route))) => {
                let [from, to] = scenario.routes[route].ends;
                known.next = Some(if known.here == Some(to) { from } else { to });
            }
            (EventKind::Arrived, _) => known.here = known.next.take().or(known.here),
            (EventKind::Loaded, _) if event.column.is_some() => {
                known.load = loads(self.names, event);
            }
            (EventKind::Unloaded, _) => known.load.clear(),
            _ => {}
        }
        for Stretch { code, span, event } in self.timeline.take(self.replay, index) {
            if !code.is_productive() {
                let event = &self.replay.events[event];
                let wait = known.waits.entry(code).or_default();
                wait.span = wait.span + span;
                let is_it = code == event.code;
                let is_there = is_it || code == Code::Weather;
                wait.actor = event.actor.filter(|_| is_there).or(wait.actor);
                if is_it {
                    wait.holder = holder(self.replay, event).or(wait.holder);
                    wait.trip = trip(self.replay, event).or(wait.trip);
                    wait.is_used_up |= ends_with_a_new_share(self.replay, event);
                }
            }
        }
    }

    /// How long something takes; the answer of a gate with office hours is counted in those.
    fn lasts(&self, event: &Event, span: Span) -> String {
        let language = self.names.language;
        let scenario = self.names.scenario;
        let office = match (event.kind, event.actor) {
            (EventKind::PermissionAsked, Some(Actor::Gate(gate))) => scenario.gates[gate].calendar,
            _ => None,
        };
        let has_hours = office.is_some_and(|id| !scenario.calendars[id].hours.is_always());
        if has_hours { language.office_hours(span) } else { language.span(span) }
    }

    /// What a name in a template stands for; empty if it is not known.
    pub(super) fn value(&self, name: &str, index: usize) -> String {
        let event = &self.replay.events[index];
        let known = event.convoy.and_then(|number| self.convoys.get(&number));
        let site = |site: Option<SiteId>| site.map_or_else(String::new, |id| self.names.site(id));
        match name {
            "site" => site(event.site),
            "of_site" => self.known_of(event.site),
            // Where the load of a column stands; a line's own camp may be elsewhere.
            "load_at" => site(event.column.as_ref().map(|column| column.from).or(event.site)),
            "goal" => site(event.goal),
            "actor" => event.actor.map_or_else(String::new, |actor| self.names.actor(actor)),
            "of_actor" => french_of(&self.value("actor", index)),
            "force" => self.force(event),
            "convoy" => self.convoy(event.convoy, known),
            "detail" => detail(self.names, event),
            "loads" => loads(self.names, event),
            "papers" => event.load.map_or_else(String::new, |(line, of)| self.names.load(line, of)),
            "lasts" => {
                let lasts = event
                    .lasts
                    .filter(|it| *it > Span::ZERO || event.kind != EventKind::BrokenDown);
                lasts.map_or_else(String::new, |it| self.lasts(event, it))
            }
            "vehicles" => self.vehicles(event),
            "pool" => self.pool(event),
            "of_pool" => french_of(&self.pool(event)),
            "joiner" => {
                let joiner = event.cause.and_then(|cause| self.replay.events[cause].convoy);
                self.convoy(joiner, known)
            }
            "holder" => self.held_by(holder(self.replay, event)),
            "came_from" => site(event.trip.map(|[from, _]| from)),
            "of_came_from" => self.known_of(event.trip.map(|[from, _]| from)),
            "came_to" => site(event.trip.map(|[_, to]| to)),
            "has_come_from" => site(trip(self.replay, event).map(|[from, _]| from)),
            "of_has_come_from" => self.known_of(trip(self.replay, event).map(|[from, _]| from)),
            "load" => known.map_or_else(String::new, |known| known.load.clone()),
            "here" => site(known.and_then(|known| known.here)),
            "of_here" => self.known_of(known.and_then(|known| known.here)),
            "next" => site(known.and_then(|known| known.next)),
            "waits" => known.map_or_else(String::new, |known| self.waits(known)),
            "deadline" => self.ended(index).map_or_else(String::new, |id| self.deadline(id)),
            "lateness" => self.ended(index).map_or_else(String::new, |id| self.lateness(id, event)),
            _ => self.value_of_party(name, index),
        }
    }

    /// `10 trucks`.
    fn vehicles(&self, event: &Event) -> String {
        event.column.as_ref().map_or_else(String::new, |column| {
            self.names.vehicles(self.names.scenario.pools[column.pool].mode, column.vehicles)
        })
    }

    fn pool(&self, event: &Event) -> String {
        let pool = event.column.as_ref().map(|column| Actor::Pool(column.pool));
        pool.or(event.actor).map_or_else(String::new, |actor| self.names.actor(actor))
    }

    /// The convoy that had something.
    fn held_by(&self, number: Option<u32>) -> String {
        self.convoy(number, number.and_then(|number| self.convoys.get(&number)))
    }

    /// The deadline that an event is about: named in its detail, or the one whose chain it ends.
    fn ended(&self, index: usize) -> Option<DeadlineId> {
        let event = &self.replay.events[index];
        if event.kind != EventKind::MilestoneReached {
            return self.deadlines.get(&index).copied();
        }
        let mut deadlines = self.names.scenario.deadlines.iter();
        deadlines.find(|(_, it)| it.name.as_str() == event.detail).map(|(id, _)| id)
    }

    fn known_of(&self, site: Option<SiteId>) -> String {
        site.map_or_else(String::new, |id| french_of(&self.names.site(id)))
    }

    fn deadline(&self, id: DeadlineId) -> String {
        let deadline = &self.names.scenario.deadlines[id];
        self.names.language.quoted(&self.names.label(&deadline.label, &deadline.name))
    }

    /// By how much a deadline is missed or held. What limits how long a site may be empty is not early
    /// by the time that is left to the end of what is played.
    fn lateness(&self, id: DeadlineId, event: &Event) -> String {
        if let Goal::Empty(_) = self.names.scenario.deadlines[id].goal {
            return String::new();
        }
        let lateness = event.at - self.names.scenario.deadlines[id].due;
        let length = self.names.language.span(lateness);
        if lateness == Span::ZERO {
            return Text::new("just in time", "juste à temps").read(self.names.language).to_owned();
        }
        match (self.names.language, lateness > Span::ZERO) {
            (Language::English, true) => format!("{length} late"),
            (Language::English, false) => format!("{length} early"),
            (Language::French, true) => format!("{length} de retard"),
            (Language::French, false) => format!("{length} d’avance"),
        }
    }

    /// `convoy 14`, or `flight 14` if it flies.
    fn convoy(&self, number: Option<u32>, known: Option<&Known>) -> String {
        let Some(number) = number else { return String::new() };
        let pool = known.and_then(|known| known.pool);
        let flies = pool.is_some_and(|pool| self.names.scenario.pools[pool].mode == Mode::Air);
        match (self.names.language, flies) {
            (Language::English, false) => format!("convoy\u{a0}{number}"),
            (Language::English, true) => format!("flight\u{a0}{number}"),
            (Language::French, false) => format!("le convoi\u{a0}{number}"),
            (Language::French, true) => format!("le vol\u{a0}{number}"),
        }
    }

    /// `its load has waited 3 d 4 h for clearance (north) and 2 h for lift`; empty if not worth a word.
    fn waits(&self, known: &Known) -> String {
        let language = self.names.language;
        let told = known.waits.iter().filter(|(_, wait)| wait.span >= WORTH_A_WORD);
        let parts: Vec<String> = told
            .map(|(code, wait)| {
                let reason = match wait.is_used_up {
                    true => phrase::NEW_SHARE.read(language),
                    false => words::wait(*code).read(language),
                };
                format!("{} {reason}{}", language.span(wait.span), self.missing(wait))
            })
            .collect();
        match (language, parts.is_empty()) {
            (_, true) => String::new(),
            (Language::English, false) => format!("it has waited {}", parts.join(" and ")),
            (Language::French, false) => format!("il a attendu {}", parts.join(" et ")),
        }
    }
}

impl Narrator<'_> {
    /// `on its way from Gao to Kidal until then`.
    fn on_its_way(&self, ends: [SiteId; 2]) -> String {
        let [from, to] = ends.map(|site| self.names.site(site));
        match self.names.language {
            Language::English => format!("on its way from {from} to {to} until then"),
            Language::French => format!("en route {} à {to} jusque-là", french_of(&from)),
        }
    }

    /// ` (Trucks, with convoy 3 until then)`: what was missing, and who had it.
    fn missing(&self, wait: &Wait) -> String {
        let actor = wait.actor.filter(|actor| !matches!(actor, Actor::Site(_)));
        let gates = &self.names.scenario.gates;
        let is_shared =
            matches!(actor, Some(Actor::Gate(id)) if gates[id].permit == PermitFor::Blanket);
        let actor = actor.map(|actor| self.names.actor(actor));
        let holder = match wait.trip {
            Some(ends) => Some(self.on_its_way(ends)),
            None => Some(self.held_by(wait.holder)).filter(|it| !it.is_empty() && !is_shared).map(
                |holder| match self.names.language {
                    Language::English => format!("with {holder} until then"),
                    Language::French => format!("avec {holder} jusque-là"),
                },
            ),
        };
        let parts: Vec<String> = actor.into_iter().chain(holder).collect();
        if parts.is_empty() { String::new() } else { format!(" ({})", parts.join(", ")) }
    }
}

/// What a column carries or is to carry: `64 TEU (UNOE), 30 people (guard)`.
fn loads(names: Names<'_>, event: &Event) -> String {
    let loads = loads_of(names.scenario, event).map(|(line, amount, site)| {
        let load = names.load(line, amount);
        match (site.map(|site| names.site(site)), names.language) {
            (None, _) => load,
            (Some(site), Language::English) => format!("{load} of {site}"),
            (Some(site), Language::French) => format!("{load} {}", french_of(&site)),
        }
    });
    let loads: Vec<String> = loads.collect();
    if loads.is_empty() { detail(names, event) } else { loads.join(", ") }
}

/// What an event was about, in the reader's words: `64 TEU (UNOE)`, the name of a step.
fn detail(names: Names<'_>, event: &Event) -> String {
    match (event.load, event.step) {
        (Some((line, amount)), _) => names.load(line, amount),
        (None, Some((closure, step))) => {
            let step = &names.scenario.closures[closure].steps[step];
            let said = names.language.label(&step.label, step.name.as_str());
            if said == step.name.as_str() { said.replace('-', " ") } else { said }
        }
        (None, None) => event.detail.replace('-', " "),
    }
}

/// `Day 12, 19 Oct 06:00`: days are counted from the date of `as_of`, which is day 0.
fn when(names: Names<'_>, event: &Event) -> String {
    let clock = &names.scenario.clock;
    let is_end = event.at == names.scenario.until;
    let at = if is_end { clock.civil_end(event.at) } else { clock.civil(event.at) };
    let start = clock.civil(crate::time::Moment::START);
    let day = (at.date() - start.date()).get_days();
    let word = match names.language {
        Language::English => "Day",
        Language::French => "Jour",
    };
    format!("{word}\u{a0}{day}, {}", names.language.day_and_time(&at))
}

/// Whether what an event had waited for was there, and might do no more on the day that has ended.
fn ends_with_a_new_share(replay: &Replay, event: &Event) -> bool {
    let cause = event.cause.map(|cause| &replay.events[cause]);
    event.code == Code::NoLift && cause.is_some_and(phrase::brings_a_new_share)
}

/// When a column that may leave does so: when the calendar of its road is open.
pub(super) fn sets_out(scenario: &Scenario, event: &Event) -> Moment {
    let Some(Actor::Route(route)) = event.actor else { return event.at };
    let hours = scenario.routes[route].calendar.map(|id| &scenario.calendars[id].hours);
    hours.map_or(event.at, |hours| hours.next_open(event.at))
}

/// The time between an event and the one before it on its site's line, by code.
pub(crate) fn intervals(replay: &Replay, event: &Event) -> [(Code, Span); 2] {
    let previous = event.previous.filter(|_| !event.kind.is_told_only());
    let before = previous.map_or(event.at, |previous| replay.events[previous].at);
    split(event, event.at - before)
}

/// A length of time before an event, by the codes under which it is booked.
pub(super) fn split(event: &Event, span: Span) -> [(Code, Span); 2] {
    let (code, part) = event.split.unwrap_or((event.code, Span::ZERO));
    let part = part.min(span).max(Span::ZERO);
    [(event.code, span - part), (code, part)]
}
