//! Waits: what somebody who is to leave lacks, and since when that is what is booked.

use super::journal::{Actor, Code, EventId, Journal};

/// What bars a way, and where.
pub(crate) type Barrier = (Code, Actor);

/// What is lacked, and where.
pub(crate) type Lack = (Code, Option<Actor>);

/// The wait of a column that is asked for, or of those who leave by their own means. It waits for
/// several things at once, and what comes last is booked: as long as one thing only takes the place of
/// another, the wait goes on. What bars its way is booked from the moment at which it does, and what
/// was lacked before, up to then: each such stretch ends with an event, from which the next is booked.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Wait {
    /// The event from which it is booked; the start while none of it has been booked yet.
    since: EventId,
    /// What it lacked when that was last looked at.
    lacks: Option<Lack>,
    /// Whether that bars a way that could be taken otherwise.
    bars: bool,
    /// The last permission that was waited for.
    granted: EventId,
}

impl Wait {
    /// What is lacked, if anything is.
    #[inline]
    pub(crate) fn lacks(&self) -> Option<Lack> {
        self.lacks
    }

    /// Whether what is lacked bars a way that could be taken otherwise.
    #[inline]
    pub(crate) fn is_barred(&self) -> bool {
        self.bars
    }

    /// The event from which it is booked, of those who are ready to go since another.
    pub(crate) fn since(&self, ready: EventId, journal: &Journal) -> EventId {
        if journal[self.since].at > journal[ready].at { self.since } else { ready }
    }

    /// The last permission that was waited for.
    pub(crate) fn granted(&self) -> EventId {
        self.granted
    }

    /// A permission has come.
    pub(crate) fn note_granted(&mut self, event: EventId) {
        self.granted = event;
    }

    /// Whether the wait up to now has to be booked before something else is lacked, which `bars` the way
    /// or does not.
    #[inline]
    pub(crate) fn is_over(&self, lacks: Option<Lack>, bars: bool) -> bool {
        (self.lacks, self.bars) != (lacks, bars) && (self.bars || bars)
    }

    /// Something else is lacked from an event on, or still from where it was.
    #[inline]
    pub(crate) fn turn(&mut self, lacks: Option<Lack>, bars: bool, since: Option<EventId>) {
        (self.lacks, self.bars) = (lacks, bars);
        self.since = since.unwrap_or(self.since);
    }
}
