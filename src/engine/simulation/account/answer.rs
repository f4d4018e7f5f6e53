//! Time up to the answer of a gate: back along the line of its desk, and for an answer that was wanted
//! only because the one before had not been used, through what had kept that from being used.

use std::cell::OnceCell;

use crate::model::{Actor, Code, EventId, EventKind, Journal};
use crate::time::Span;

use super::super::outcome::Item;
use super::{Account, Wait, Walk, Window};

/// How often a permission that was not used is looked into for the sake of another.
const DEEPEST: u32 = 4;

/// The events with which columns that had been asked for left, or went on to wait for something else, by
/// number of the column; found when first asked for.
#[derive(Default)]
pub(super) struct Departures(OnceCell<Vec<(u32, EventId)>>);

impl Departures {
    /// The first such event of a column from another event on.
    fn next(&self, journal: &Journal, convoy: u32, from: EventId) -> Option<EventId> {
        let all = self.0.get_or_init(|| {
            let leaves = |kind| {
                matches!(kind, EventKind::Waits | EventKind::ConvoyFormed | EventKind::SetsOut)
            };
            let numbered = journal.entries().iter().zip(0..).filter(|(it, _)| it.convoy > 0);
            let left = numbered.filter(|(it, _)| leaves(it.kind));
            let mut all: Vec<_> = left.map(|(it, id)| (it.convoy, EventId(id))).collect();
            all.sort_unstable();
            all
        });
        let place = all.partition_point(|known| *known < (convoy, from));
        all.get(place).filter(|(number, _)| *number == convoy).map(|(_, event)| *event)
    }
}

impl Walk<'_> {
    /// The answer for which an event waited, if it waited for one of its own: given, or, where things are
    /// told as they stand, still to come.
    pub(super) fn answer_to(&self, event: EventId) -> Option<EventId> {
        let entry = self.journal[event];
        if !matches!(entry.actor, Some(Actor::Gate(_))) {
            return None;
        }
        let cause = self.journal[entry.cause];
        let is_own = match cause.kind {
            EventKind::ClearanceGranted => entry.convoy > 0 && cause.convoy == entry.convoy,
            EventKind::Horizon | EventKind::Stands => {
                entry.cause != entry.previous && cause.actor == entry.actor
            }
            _ => false,
        };
        let is_granted = entry.kind == EventKind::ClearanceGranted;
        if is_granted { Some(event) } else { is_own.then_some(entry.cause) }
    }

    /// The grant with which the column of an event had all its first permissions, if that was within some
    /// time or later.
    pub(super) fn first_permitted(&self, event: EventId, window: Window) -> Option<EventId> {
        let convoy = self.journal[event].convoy;
        let earlier = (0..event.0).rev().map(EventId);
        let mut within = earlier.take_while(|it| self.journal[*it].at > window.from);
        within.find(|it| {
            let entry = &self.journal[*it];
            convoy > 0
                && entry.convoy == convoy
                && entry.kind == EventKind::ClearanceGranted
                && self.renewed(*it).is_none()
        })
    }

    /// Explains time up to an event that waited for an answer.
    pub(super) fn explain_answer(
        &mut self,
        event: EventId,
        mut answer: EventId,
        window: Window,
        wait: Option<Wait>,
    ) {
        let entry = self.journal[event];
        let [mut window, after] = window.cut(self.journal, answer);
        self.book(event, after, entry.code, wait);
        let site = wait.map_or(self.home, |wait| entry.site.unwrap_or(wait.site));
        let felt = wait.map_or(entry.code, |wait| wait.felt);
        let missing = Wait { event, code: entry.code, site, felt };
        while !window.is_empty() {
            let given = self.journal[answer];
            // Since the desk took it up.
            let [rest, part] = window.cut(self.journal, given.cause);
            if let Some((item, lost_to)) = self.unused(answer).filter(|_| !part.is_empty()) {
                let is_own = given.site == Some(self.home);
                let origin = if is_own { item.origin } else { self.origin(item.site) };
                self.account.actors.extend(lost_to);
                self.account.actors.push(Actor::Site(item.site));
                self.push(event, part, Item { origin, felt, ..item }, lost_to);
            } else {
                self.book_missing(answer, part, missing);
            }
            window = rest;
            let is_of_desk = self.journal[given.cause].actor == given.actor
                && self.journal[given.cause].kind.is_answer();
            if !is_of_desk {
                break;
            }
            answer = given.cause;
        }
        self.explain_unasked(answer, window, (entry.code, event), wait);
    }

    /// Explains time before an answer had been asked for: whatever led to the asking was still to come. Where
    /// it is nothing of the site's own, it is booked as the wait for the answer is.
    fn explain_unasked(
        &mut self,
        answer: EventId,
        mut window: Window,
        (code, event): (Code, EventId),
        wait: Option<Wait>,
    ) {
        let given = self.journal[answer];
        // What is done for the load of the site that was last is its own, whatever it waited for afterwards.
        let wait = wait.filter(|_| given.site != Some(self.home));
        let mut asked = given.cause;
        while !window.is_empty() && asked != EventId::START {
            let entry = self.journal[asked];
            if entry.site != given.site || entry.kind.is_answer() {
                break;
            }
            let [rest, part] = window.cut(self.journal, entry.previous);
            self.explain(asked, part, wait);
            (window, asked) = (rest, entry.previous);
        }
        self.book(event, window, code, wait);
    }

    /// What kept a permission from being used for want of which, or in whose place, an answer was wanted;
    /// `None` if it is the first, or was withdrawn, or if nothing was lost meanwhile.
    fn unused(&self, answer: EventId) -> Option<(Item, Option<Actor>)> {
        if self.depth >= DEEPEST {
            return None;
        }
        let [granted, void] = self.renewed(answer)?;
        let given = self.journal[granted];
        let line = self.departures.next(self.journal, given.convoy, void).unwrap_or(void);
        let window = Window { from: given.at, until: self.journal[void].at, by: Some(void) };
        let account = Account { intervals: Vec::new(), actors: Vec::new() };
        let (home, depth) = (given.site?, self.depth + 1);
        let mut walk = Walk { home, depth, account, ..*self };
        walk.follow_within(line, window);
        walk.account.most()
    }

    /// The grant that an answer follows, and the event with which that was void, or the answer itself if it
    /// came in time.
    fn renewed(&self, answer: EventId) -> Option<[EventId; 2]> {
        let given = self.journal[answer];
        let (mut event, mut void) = (given.previous, answer);
        while event != EventId::START && given.convoy > 0 {
            let earlier = self.journal[event];
            if earlier.convoy != given.convoy {
                return None;
            }
            if earlier.actor == given.actor {
                match earlier.kind {
                    EventKind::ClearanceVoid if self.journal[earlier.cause].convoy == 0 => {
                        return None;
                    }
                    EventKind::ClearanceVoid => void = event,
                    EventKind::ClearanceGranted => return Some([event, void]),
                    _ => {}
                }
            }
            event = earlier.previous;
        }
        None
    }
}

impl Account {
    /// To what most of its time was lost, as one of several equal ones stands earliest; `None` if that is
    /// not lost.
    fn most(&self) -> Option<(Item, Option<Actor>)> {
        let mut sums: Vec<((Item, Option<Actor>), Span)> = Vec::new();
        for it in self.intervals.iter().rev() {
            let span = it.until - it.from;
            match sums.iter_mut().find(|(known, _)| *known == (it.item, it.lost_to)) {
                Some((_, sum)) => *sum = *sum + span,
                None => sums.push(((it.item, it.lost_to), span)),
            }
        }
        let longest = sums.iter().map(|(_, span)| *span).max()?;
        let (most, _) = sums.into_iter().find(|(_, span)| *span == longest)?;
        (!most.0.code.is_productive() && most.0.code != Code::PlannedStart).then_some(most)
    }
}
