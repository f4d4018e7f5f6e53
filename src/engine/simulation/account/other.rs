//! Time in which a site waited for another: back along the line of that other, with what was lost there.

use crate::id::SiteId;
use crate::model::{Actor, Code, EventId};

use super::super::outcome::Item;
use super::{Account, Wait, Walk, Window};

/// How many sites in a row, each waiting for the next, are looked through; beyond, the time is that of the
/// waiting itself.
const MOST_IN_A_ROW: u32 = 200;

impl Walk<'_> {
    /// The event of another site that an event has waited for: a milestone that is reached there, what it
    /// sends through that is gone, or, where things are told as they stand, how it stands.
    pub(super) fn other_site(&self, event: EventId) -> Option<EventId> {
        let entry = self.journal[event];
        let cause = self.journal[entry.cause];
        let is_wait = entry.code == Code::OtherSite && entry.cause != entry.previous;
        let is_elsewhere = cause.site.is_some() && cause.site != entry.site;
        (is_wait && is_elsewhere && self.in_a_row < MOST_IN_A_ROW).then_some(entry.cause)
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
        // What took part in time that is not lost there has no part in what is lost here.
        let is_kept =
            |it: &super::Interval| !it.item.code.is_productive() || self.is_asked_for(it.item.site);
        if intervals.iter().all(is_kept) {
            self.account.actors.extend(actors);
        } else {
            let kept = intervals.iter().filter(|it| is_kept(it));
            let named: Vec<Actor> = kept
                .flat_map(|it| it.lost_to.into_iter().chain([Actor::Site(it.item.site)]))
                .collect();
            self.account.actors.extend(named);
        }
        self.account.actors.push(Actor::Site(home));
        let felt = wait.map_or(Code::OtherSite, |wait| wait.felt);
        for it in intervals {
            let is_lost = !it.item.code.is_productive();
            if is_lost || self.is_asked_for(it.item.site) {
                let origin = self.origin(it.item.site);
                let item = Item { origin, felt, ..it.item };
                self.account.intervals.push(super::Interval { item, ..it });
            } else {
                let (site, origin) = (self.home, self.origin(home));
                let item = Item { site, code: Code::OtherSite, origin, felt };
                let lost_to = Some(Actor::Site(home));
                self.account.intervals.push(super::Interval { item, lost_to, ..it });
            }
        }
    }

    fn is_asked_for(&self, site: SiteId) -> bool {
        self.asked.binary_search(&site).is_ok()
    }
}
