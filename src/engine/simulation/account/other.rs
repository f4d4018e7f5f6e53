//! Time in which a site waited for another: back along the line of that other, with what was lost there.

use crate::id::SiteId;
use crate::model::{Actor, Code, EventId, MOST_IN_A_ROW};

use super::super::outcome::Item;
use super::{Account, Interval, Wait, Walk, Window};

impl Walk<'_> {
    /// The event of another site that an event has waited for, unless too many wait in a row, which is then
    /// what takes the time: a milestone that is reached there, what it
    /// sends through that is gone, or, where things are told as they stand, how it stands.
    pub(super) fn other_site(&self, event: EventId) -> Option<EventId> {
        let entry = self.journal[event];
        let cause = self.journal[entry.cause];
        let is_wait = entry.code == Code::OtherSite && entry.cause != entry.previous;
        let is_elsewhere = cause.site.is_some() && cause.site != entry.site;
        (is_wait && is_elsewhere && self.in_a_row < MOST_IN_A_ROW).then_some(entry.cause)
    }

    /// Explains the time before a wait for another site: what was lost there was lost here as well, whatever was
    /// done meanwhile, for had that been done sooner the wait would only have been longer. Where nothing was lost
    /// there, what was done here in time stands as it is.
    pub(super) fn go_on_there(&mut self, event: EventId, other: EventId, window: Window) {
        let Some(home) = self.journal[other].site else { return };
        // That may have been over before what this site did last: a column's last event is told before its
        // tail is gone.
        let [window, after] = window.cut(self.journal, other);
        self.follow_within(self.journal[event].previous, after);
        let there = self.walked(home, other, window);
        let here = match there.intervals.iter().all(|it| self.is_kept(it)) {
            true => {
                self.account.actors.extend(&there.actors);
                Vec::new()
            }
            false => self.walked(self.home, self.journal[event].previous, window).intervals,
        };
        self.account.actors.push(Actor::Site(home));
        for it in there.intervals {
            if self.is_kept(&it) {
                self.account.actors.extend(it.lost_to);
                self.account.actors.push(Actor::Site(it.item.site));
                let item = Item { origin: self.origin(it.item.site), ..it.item };
                self.account.intervals.push(Interval { item, ..it });
                continue;
            }
            let part = |own: &Interval| {
                let (from, until) = (own.from.max(it.from), own.until.min(it.until));
                let ends = if own.until <= it.until { own.ends } else { it.ends };
                (from < until).then_some(Interval { from, until, ends, ..*own })
            };
            for own in here.iter().filter_map(part) {
                self.account.intervals.push(match own.item.code.is_productive() {
                    true => own,
                    false => self.lost_to_site(own, home, Code::OtherSite),
                });
            }
        }
    }

    /// The line of a site, back from an event.
    fn walked(&self, home: SiteId, from: EventId, window: Window) -> Account {
        let account = Account { intervals: Vec::new(), actors: Vec::new() };
        let mut walk = Walk { home, in_a_row: self.in_a_row + 1, account, ..*self };
        walk.follow_within(from, window);
        walk.account
    }

    /// Whether time that passed at another site stands as it is: it was lost there, or the deadline asks for that
    /// site as well, and it would have taken that time though nobody had waited.
    fn is_kept(&self, it: &Interval) -> bool {
        !it.item.code.is_productive() || self.asked.binary_search(&it.item.site).is_ok()
    }

    /// Time that was lost here to the waiting for another site.
    fn lost_to_site(&self, it: Interval, home: SiteId, felt: Code) -> Interval {
        let (site, origin) = (self.home, self.origin(home));
        let item = Item { site, code: Code::OtherSite, origin, felt };
        Interval { item, lost_to: Some(Actor::Site(home)), ..it }
    }

    /// Explains time up to an event that waited for another site. What was lost there is booked there; what
    /// was not was lost here, unless it stands as it is.
    pub(super) fn explain_other(
        &mut self,
        event: EventId,
        other: EventId,
        window: Window,
        wait: Option<Wait>,
    ) {
        let [window, after] = window.cut(self.journal, other);
        self.book(event, after, Code::OtherSite, wait);
        let Some(home) = self.journal[other].site else { return };
        let Account { intervals, actors } = self.walked(home, other, window);
        // What took part in time that is not lost there has no part in what is lost here.
        if intervals.iter().all(|it| self.is_kept(it)) {
            self.account.actors.extend(actors);
        }
        self.account.actors.push(Actor::Site(home));
        let felt = wait.map_or(Code::OtherSite, |wait| wait.felt);
        for it in intervals {
            if !self.is_kept(&it) {
                self.account.intervals.push(self.lost_to_site(it, home, felt));
                continue;
            }
            self.account.actors.extend(it.lost_to);
            self.account.actors.push(Actor::Site(it.item.site));
            let item = Item { origin: self.origin(it.item.site), felt, ..it.item };
            self.account.intervals.push(Interval { item, ..it });
        }
    }
}
