//! The two walks back through the journal: along a site's own line of events, booking every
//! interval under its code, and from cause to cause, noting what stood on the way.

use crate::id::SiteId;
use crate::model::{Actor, Code, Entry, EventId, Journal, Origin};
use crate::time::Span;

use super::outcome::Booking;

/// Time by code and origin.
#[derive(Debug, Clone, Default)]
pub(super) struct Ledger([[i64; 2]; Code::ALL.len()]);

impl Ledger {
    /// Books a length of time.
    pub(super) fn book(&mut self, code: Code, origin: Origin, span: Span) {
        self.0[code as usize][origin as usize] += span.0;
    }

    /// Walks back from an event along the line of its site to the start of the run.
    pub(super) fn book_line(&mut self, journal: &Journal, site: SiteId, last: EventId) {
        for event in line(journal, last) {
            let entry = &journal[event];
            let passed = entry.at - journal[entry.previous].at;
            let split = Span(i64::from(entry.split)).min(passed);
            let origin = origin(journal, entry, site);
            self.book(entry.code, origin, passed - split);
            self.book(entry.split_code, Origin::Primary, split);
        }
    }

    /// What has been booked, by code and origin.
    pub(super) fn bookings(&self, site: SiteId) -> impl Iterator<Item = Booking> {
        let by_code = Code::ALL.into_iter().zip(&self.0);
        by_code.flat_map(move |(code, spans)| {
            [Origin::Primary, Origin::Reactionary]
                .into_iter()
                .zip(spans)
                .filter(|(_, seconds)| **seconds > 0)
                .map(move |(origin, seconds)| Booking { site, code, origin, span: Span(*seconds) })
        })
    }
}

/// A delay is inherited when what ended it happened at another site.
fn origin(journal: &Journal, entry: &Entry, site: SiteId) -> Origin {
    let other = journal[entry.cause].site.is_some_and(|other| other != site);
    if other && entry.cause != entry.previous && !entry.code.is_productive() {
        Origin::Reactionary
    } else {
        Origin::Primary
    }
}

/// The events of a line from the last to the first after the start.
pub(super) fn line(journal: &Journal, last: EventId) -> impl Iterator<Item = EventId> {
    walk(last, |event| journal[event].previous)
}

/// The events of a binding chain from the last to the first after the start.
pub(super) fn chain(journal: &Journal, last: EventId) -> impl Iterator<Item = EventId> {
    walk(last, |event| journal[event].cause)
}

fn walk(last: EventId, before: impl Fn(EventId) -> EventId) -> impl Iterator<Item = EventId> {
    let next = |event: EventId| (event != EventId::START).then_some(event);
    std::iter::successors(next(last), move |event| next(before(*event)))
}

/// What stands on the binding chain that ends with an event, each once, sorted.
pub(super) fn actors(journal: &Journal, last: EventId, also: Option<Actor>) -> Vec<Actor> {
    let mut actors: Vec<Actor> = also.into_iter().collect();
    for event in chain(journal, last) {
        let entry = &journal[event];
        actors.extend(entry.actor);
        actors.extend(entry.site.map(Actor::Site));
    }
    actors.sort_unstable();
    actors.dedup();
    actors
}
