//! Time in which a site waited for another: back along the line of that other, with what was lost there.

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

    /// Explains the time before a wait for another site along the line of that one: what was done here meanwhile
    /// was done in time, and had it been done sooner the wait would only have been longer.
    pub(super) fn go_on_there(&mut self, other: EventId, window: Window) {
        let Some(home) = self.journal[other].site else { return };
        let account = Account { intervals: Vec::new(), actors: Vec::new() };
        let mut walk = Walk { home, in_a_row: self.in_a_row + 1, account, ..*self };
        walk.follow_within(other, window);
        let Account { intervals, actors } = walk.account;
        self.account.actors.extend(actors);
        for it in intervals {
            let item = Item { origin: self.origin(it.item.site), ..it.item };
            self.account.intervals.push(Interval { item, ..it });
        }
    }

    /// Explains time up to an event that waited for another site. What was lost there is booked there.
    /// What was not lost there was lost here, unless the deadline asks for that site as well: then it
    /// would have taken that time though nobody had waited.
    pub(super) fn explain_other(
        &mut self,
        event: EventId,
        other: EventId,
        window: Window,
        wait: Option<Wait>,
    ) {
        let [window, after] = window.cut(self.journal[other].at);
        self.book(event, after, Code::OtherSite, wait);
        let Some(home) = self.journal[other].site else { return };
        let account = Account { intervals: Vec::new(), actors: Vec::new() };
        let mut walk = Walk { home, in_a_row: self.in_a_row + 1, account, ..*self };
        walk.follow_within(other, window);
        let Account { intervals, actors } = walk.account;
        let asked = self.asked;
        let is_kept = |it: &Interval| {
            !it.item.code.is_productive() || asked.binary_search(&it.item.site).is_ok()
        };
        // What took part in time that is not lost there has no part in what is lost here.
        if intervals.iter().all(is_kept) {
            self.account.actors.extend(actors);
        }
        self.account.actors.push(Actor::Site(home));
        let felt = wait.map_or(Code::OtherSite, |wait| wait.felt);
        for it in intervals {
            let (item, lost_to) = if is_kept(&it) {
                self.account.actors.extend(it.lost_to);
                self.account.actors.push(Actor::Site(it.item.site));
                (Item { origin: self.origin(it.item.site), felt, ..it.item }, it.lost_to)
            } else {
                let (site, origin) = (self.home, self.origin(home));
                (Item { site, code: Code::OtherSite, origin, felt }, Some(Actor::Site(home)))
            };
            self.account.intervals.push(Interval { item, lost_to, ..it });
        }
    }
}
