//! The account of why: one walk back from the event with which a deadline ends to the start of the
//! run. Whatever is said of a delay comes from it: the ledger, what was critical, the headline
//! cause, the chain of a replay.
//!
//! The walk follows the site's own line of events. What it finds there is booked as it stands,
//! unless the site waited for a *means* of the mission's own (vehicles, an escort, a bay, a place on
//! a route, a desk, a day's quota) that came free by what others did. Such a wait is explained by
//! what the means was doing meanwhile, back along *its* line:
//!
//! - while it was held (before a gate, for an escort, by an attack, by weather), the time is booked
//!   under that delay, at the site on whose behalf it stood;
//! - while it was at work, or idle, what was missing here is what is booked: there was too little
//!   of it;
//! - while it waited for yet another means, the same question is asked of that one.
//!
//! Where the site waited for another site, the walk goes on along the line of that one (`other.rs`).
//!
//! Every second from the start to the end is so booked exactly once.

mod answer;
mod other;

use std::cmp::Ordering;

use crate::id::{DeadlineId, SiteId};
use crate::model::{Actor, Code, Entry, EventId, EventKind, Journal, Origin, Play};
use crate::time::{Moment, Span};

use super::outcome::{Booking, Item};
use answer::Departures;

/// A stretch of the time up to a deadline, and what it was spent on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Interval {
    /// Start.
    pub from: Moment,
    /// End.
    pub until: Moment,
    /// The event that it is booked with, as an index into the log: at its end, or later.
    pub event: usize,
    /// What happened at its end; `None` where it is a part of the time up to `event` and nothing did.
    pub ends: Option<usize>,
    /// Under what it is booked.
    pub item: Item,
    /// To what it was lost, if that is known; `None` also for time that was not lost.
    pub lost_to: Option<Actor>,
}

/// Where the time up to the end of a deadline went.
#[derive(Debug, Default)]
pub(super) struct Account {
    /// All of it, in order of time; none is empty, and each begins where the one before ends.
    pub(super) intervals: Vec<Interval>,
    /// What took part: sites and routes with any time, all else with time that was lost to it. Each
    /// once, sorted.
    pub(super) actors: Vec<Actor>,
}

impl Account {
    /// The account of the site that is last for a deadline, up to an event of its own line.
    pub(super) fn of(play: &Play<'_>, id: DeadlineId, site: SiteId, last: EventId) -> Self {
        let account = Self { intervals: Vec::new(), actors: vec![Actor::Site(site)] };
        let departures = &Departures::default();
        let journal = &*play.journal;
        let asked = &play.plan().scenario.deadlines[id].all;
        let mut walk =
            Walk { play, journal, home: site, asked, departures, depth: 0, in_a_row: 0, account };
        let window = Window { from: Moment::START, until: journal[last].at, by: Some(last) };
        walk.follow_within(last, window);
        let mut account = walk.account;
        account.intervals.reverse();
        account.actors.sort_unstable();
        account.actors.dedup();
        account
    }

    /// How much time was lost to what, in order.
    pub(super) fn lost(&self) -> Vec<(Actor, Span)> {
        let lost = self.intervals.iter().filter_map(|it| Some((it.lost_to?, it.until - it.from)));
        let mut lost: Vec<(Actor, Span)> = lost.collect();
        lost.sort_unstable();
        lost.dedup_by(|next, sum| {
            let is_same = next.0 == sum.0;
            if is_same {
                sum.1 = sum.1 + next.1;
            }
            is_same
        });
        lost
    }

    /// Its time by site, code, origin and the code that was felt, in that order.
    pub(super) fn ledger(&self) -> Vec<Booking> {
        let mut ledger: Vec<Booking> = self.intervals.iter().map(Booking::from).collect();
        ledger.sort_unstable_by_key(|booking| booking.item);
        ledger.dedup_by(|next, sum| {
            let is_same = next.item == sum.item;
            if is_same {
                sum.span = sum.span + next.span;
            }
            is_same
        });
        ledger
    }
}

impl From<&Interval> for Booking {
    fn from(interval: &Interval) -> Self {
        Self { item: interval.item, span: interval.until - interval.from }
    }
}

/// A stretch of time.
#[derive(Debug, Clone, Copy)]
struct Window {
    from: Moment,
    until: Moment,
    /// The event at its end, if there is one.
    by: Option<EventId>,
}

impl Window {
    fn is_empty(self) -> bool {
        self.from >= self.until
    }

    /// What of it lies before an event, and what after.
    fn cut(self, journal: &Journal, event: EventId) -> [Self; 2] {
        self.cut_at(journal[event].at, Some(event))
    }

    /// What of it lies before a moment at which an event happens or none does, and what after.
    fn cut_at(self, at: Moment, event: Option<EventId>) -> [Self; 2] {
        let by = match at.cmp(&self.until) {
            Ordering::Less => event,
            Ordering::Equal => event.or(self.by),
            Ordering::Greater => self.by,
        };
        let at = at.max(self.from).min(self.until);
        [Self { until: at, by, ..self }, Self { from: at, ..self }]
    }
}

/// A wait for a means.
#[derive(Debug, Clone, Copy)]
struct Wait {
    /// What ended it.
    event: EventId,
    /// The code of what was missing.
    code: Code,
    /// Where it was missing.
    site: SiteId,
    /// As what the site that was last felt it.
    felt: Code,
}

struct Walk<'a> {
    play: &'a Play<'a>,
    journal: &'a Journal,
    /// The site that was last.
    home: SiteId,
    /// The sites that the deadline asks for, sorted.
    asked: &'a [SiteId],
    departures: &'a Departures,
    /// How many permissions that were not used it is looked into.
    depth: u32,
    /// How many sites, each waiting for the next, it is looked through.
    in_a_row: u32,
    /// Intervals from the last to the first.
    account: Account,
}

impl Walk<'_> {
    /// Walks back along a line, as far as it lies within some time.
    fn follow_within(&mut self, last: EventId, window: Window) {
        let (mut event, mut window) = (last, window);
        while event != EventId::START && !window.is_empty() {
            let entry = self.journal[event];
            let [rest, part] = window.cut(self.journal, entry.previous);
            let [part, _] = part.cut(self.journal, event);
            self.explain(event, part, None);
            if let Some(other) = self.other_site(event) {
                self.go_on_there(event, other, rest);
                return;
            }
            (window, event) = (rest, entry.previous);
        }
    }

    /// Explains time within the interval that ends with an event: of the line of the site that was
    /// last, or of the line of a means that is waited for.
    fn explain(&mut self, event: EventId, window: Window, wait: Option<Wait>) {
        let entry = self.journal[event];
        let split = Span(i64::from(entry.split));
        // Without the weather a column would have been there sooner: what it cost comes last. What else
        // was lost in another way is taken to have been lost first.
        let is_last = entry.split_code == Code::Weather;
        let begun = self.journal[entry.previous].at;
        let cut = if is_last { Moment(entry.at.0 - split.0) } else { begun + split };
        let [early, late] = window.cut_at(cut, None);
        if is_last {
            self.book(event, late, entry.split_code, wait);
            self.explain_rest(event, early, wait);
        } else {
            self.explain_rest(event, late, wait);
            self.book(event, early, entry.split_code, wait);
        }
    }

    /// Explains time that is booked under the code of an event.
    fn explain_rest(&mut self, event: EventId, window: Window, wait: Option<Wait>) {
        let entry = self.journal[event];
        if let Some(answer) = self.answer_to(event) {
            self.explain_answer(event, answer, window, wait);
            return;
        }
        if let Some(other) = self.other_site(event) {
            self.explain_other(event, other, window, wait);
            return;
        }
        match means(self.journal, &entry) {
            Some(freed) if !window.is_empty() => {
                let (site, felt) = match wait {
                    Some(wait) => (entry.site.unwrap_or(wait.site), wait.felt),
                    None => (self.home, entry.code),
                };
                self.look_through(Wait { event, code: entry.code, site, felt }, freed, window);
            }
            _ => self.book(event, window, entry.code, wait),
        }
    }

    /// What a means was doing while it was waited for: back along its line from the event that set
    /// it free, as far as the line is its own.
    fn look_through(&mut self, wait: Wait, freed: EventId, window: Window) {
        let mut event = freed;
        let [mut window, after] = window.cut(self.journal, freed);
        self.book_missing(wait.event, after, wait);
        // An escort is with a column from the moment at which that sets out.
        let mut stood_free = false;
        while !window.is_empty() {
            let entry = self.journal[event];
            // Who got it after a wait had it from the moment at which it came free.
            let is_taken = self.is_taken(wait, &entry);
            let before = if is_taken { entry.cause } else { entry.previous };
            let [rest, part] = window.cut(self.journal, before);
            if is_taken {
                self.book_missing(event, part, wait);
            } else if stood_free && entry.kind == EventKind::Loaded {
                self.book_loading(event, part, wait);
            } else {
                self.explain(event, part, Some(wait));
            }
            stood_free |= wait.code == Code::NoEscort && entry.kind == EventKind::SetsOut;
            window = rest;
            if !self.goes_on(wait, &entry, before) {
                break;
            }
            stood_free &= !is_taken;
            event = before;
        }
        self.book_idle(event, window, wait);
    }

    /// Books time in which an escort stood free that was waited for later, because the vehicles of the column
    /// with which it went then were still being loaded: it was they that were missing.
    fn book_loading(&mut self, event: EventId, window: Window, wait: Wait) {
        let missing = Wait { event, code: Code::NoLift, ..wait };
        self.book_missing(event, window, missing);
    }

    /// Books time of a wait before the line of the means begins: nobody who had it later had asked for it
    /// yet. Until the last of its first permissions came, the column that waits could not have used it: that
    /// time is the gate's.
    fn book_idle(&mut self, event: EventId, window: Window, wait: Wait) {
        let grant = if window.is_empty() { None } else { self.first_permitted(wait.event, window) };
        let Some(grant) = grant else {
            self.book_missing(event, window, wait);
            return;
        };
        let [window, after] = window.cut(self.journal, grant);
        self.book_missing(event, after, wait);
        self.explain_answer(grant, grant, window, Some(wait));
    }

    /// Whether with an event a means was taken for want of which somebody had waited, or that had just
    /// come free: not if a column that had its own already went on at once.
    fn is_taken(&self, wait: Wait, entry: &Entry) -> bool {
        let has_waited = entry.at > self.journal[entry.previous].at;
        entry.code == wait.code && (has_waited || means(self.journal, entry).is_some())
    }

    /// Whether the line of a means goes on with an event before `entry`.
    fn goes_on(&self, wait: Wait, entry: &Entry, before: EventId) -> bool {
        let earlier = &self.journal[before];
        if self.is_taken(wait, entry) {
            return entry.kind == EventKind::PoolOpens || means(self.journal, entry).is_some();
        }
        let is_held_on_the_way = matches!(
            earlier.kind,
            EventKind::Attacked
                | EventKind::AttackOver
                | EventKind::BrokenDown
                | EventKind::Repaired
                | EventKind::Towed
                | EventKind::CrossLoaded
                | EventKind::VehicleLost
        );
        // A bay, or a place on a route, is had for one stay only.
        let is_one_stay = wait.code == Code::NodeQueue;
        earlier.convoy == entry.convoy
            && (!is_one_stay || is_held_on_the_way || earlier.code == wait.code)
    }

    /// Books time of the line of the site that was last, or of a means that is waited for.
    fn book(&mut self, event: EventId, window: Window, code: Code, wait: Option<Wait>) {
        if window.is_empty() {
            return;
        }
        let entry = self.journal[event];
        match wait {
            Some(wait) if code.is_productive() => {
                self.name_route(&entry);
                self.book_missing(event, window, wait);
            }
            Some(wait) => {
                let site = entry.site.unwrap_or(wait.site);
                let lost_to = self.name(&entry, code, window);
                let origin = self.origin(site);
                let item = Item { site, code, origin, felt: wait.felt };
                self.push(event, window, item, lost_to);
            }
            None => {
                let lost_to = self.name(&entry, code, window);
                // What ended at another site kept this one waiting.
                let ended =
                    self.journal[entry.cause].site.filter(|_| entry.cause != entry.previous);
                let is_wait = !code.is_productive() && code == entry.code;
                // What goes through this site was another's before.
                let site = entry.site.filter(|site| self.is_camp(*site)).unwrap_or(self.home);
                let is_own = site == self.home;
                let origin = self.origin(ended.filter(|_| is_wait && is_own).unwrap_or(site));
                self.push(event, window, Item { site, code, origin, felt: code }, lost_to);
            }
        }
    }

    /// Books time in which a means was missing because there was too little of it: it was at work,
    /// for the site of `event`, or idle.
    fn book_missing(&mut self, event: EventId, window: Window, wait: Wait) {
        if window.is_empty() {
            return;
        }
        let entry = self.journal[event];
        let user = entry.site.or(self.journal[entry.cause].site).unwrap_or(wait.site);
        let origin = self.origin(if wait.site == self.home { user } else { wait.site });
        let missing = self.journal[wait.event].actor;
        self.account.actors.extend(missing);
        self.account.actors.extend([wait.site, user].map(Actor::Site));
        let Wait { site, code, felt, .. } = wait;
        self.push(event, window, Item { site, code, origin, felt }, missing);
    }

    fn is_camp(&self, site: SiteId) -> bool {
        self.play.plan().scenario.sites[site].camp.is_some()
    }

    fn origin(&self, site: SiteId) -> Origin {
        if site == self.home { Origin::Primary } else { Origin::Reactionary }
    }

    fn push(
        &mut self,
        event: EventId,
        Window { from, until, by }: Window,
        item: Item,
        lost_to: Option<Actor>,
    ) {
        let event = event.0 as usize;
        let ends = by.map(|event| event.0 as usize);
        self.account.intervals.push(Interval { from, until, event, ends, item, lost_to });
    }

    /// Names what took part in time that is booked under a code; returns to what it was lost.
    fn name(&mut self, entry: &Entry, code: Code, window: Window) -> Option<Actor> {
        self.account.actors.extend(entry.site.map(Actor::Site));
        self.name_route(entry);
        let weather = if code == Code::Weather { self.weather_on(entry) } else { None };
        self.account.actors.extend(weather);
        if code.is_productive() || code != entry.code {
            return weather;
        }
        let cause = &self.journal[entry.cause];
        if entry.cause != entry.previous && cause.convoy == 0 && cause.actor.is_some() {
            self.name_causes(entry.cause, window.from);
            cause.actor
        } else {
            self.account.actors.extend(entry.actor);
            entry.actor.or(weather)
        }
    }

    /// Where an event lies: whoever passes is on the way, whether time is lost or not.
    fn name_route(&mut self, entry: &Entry) {
        let place = |actor: &Actor| matches!(actor, Actor::Route(_) | Actor::Site(_));
        self.account.actors.extend(entry.actor.filter(place));
    }

    /// Names an event from outside and what stood behind it, back to whatever was so already when
    /// the wait began: a road that opens had been closed by a rule.
    fn name_causes(&mut self, outside: EventId, begun: Moment) {
        let (mut event, mut earliest) = (outside, Moment::START);
        while event != EventId::START && self.journal[event].at >= earliest {
            let cause = self.journal[event];
            self.account.actors.extend(cause.actor);
            self.account.actors.extend(cause.site.map(Actor::Site));
            if cause.at <= begun {
                earliest = cause.at;
            }
            event = cause.cause;
        }
    }

    /// The weather that slows the march on a route, if there is only one that may.
    fn weather_on(&self, entry: &Entry) -> Option<Actor> {
        let Some(Actor::Route(route)) = entry.actor else { return None };
        let plan = self.play.plan();
        let region = plan.scenario.routes[route].region;
        match plan.region_weathers[region].as_slice() {
            [weather] => Some(Actor::Weather(*weather)),
            _ => None,
        }
    }
}

/// The event that set free the means that an event had waited for; `None` if it waited for nothing
/// of the mission's own.
fn means(journal: &Journal, entry: &Entry) -> Option<EventId> {
    let cause = &journal[entry.cause];
    let by_others = cause.convoy > 0 && cause.convoy != entry.convoy;
    // A new day gives back what convoys had used up the day before.
    let is_renewal = cause.kind == EventKind::PoolOpens && cause.cause != EventId::START;
    (entry.cause != entry.previous && (by_others || is_renewal)).then_some(entry.cause)
}
