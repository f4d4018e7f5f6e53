//! Chains of a replay: no gap, the sums of the ledger, and the event that is named at the end of each interval.

use std::collections::BTreeMap;

use crate::model::Origin;
use crate::scenario::Scenario;
use crate::time::Moment;

use super::super::{Interval, Item, Replay};

/// A chain runs from the start to the end of its deadline without a gap, and its intervals, added up,
/// are the ledger; the causes of a handover lead to it.
pub(super) fn audit(replay: &Replay, scenario: &Scenario) {
    for (id, chain) in replay.chains.iter() {
        let outcome = &replay.outcome.deadlines[id];
        let end = outcome.reached.unwrap_or(scenario.until);
        let mut now = Moment::START;
        let mut sums: BTreeMap<Item, i64> = BTreeMap::new();
        for Interval { from, until, event, ends, item, lost_to } in chain {
            assert!(*from == now && from < until && *until <= replay.events[*event].at);
            audit_end(replay, (*until, *event), *ends, *item);
            assert!(item.origin == Origin::Reactionary || Some(item.site) == outcome.last_site);
            assert!(lost_to.is_none_or(|actor| outcome.critical.contains(&actor)));
            now = *until;
            *sums.entry(*item).or_default() += (*until - *from).0;
        }
        assert_eq!(now, end);
        assert_eq!(replay.events[replay.ends[id]].at, end);
        let ledger = outcome.ledger.iter().map(|booking| (booking.item, booking.span.0));
        assert!(ledger.eq(sums), "{:?}", outcome.ledger);
    }
    for causes in replay.handovers.values() {
        let mut pairs = causes.windows(2);
        assert!(pairs.all(|pair| replay.events[pair[1]].cause == Some(pair[0])));
    }
    assert!(replay.events.iter().enumerate().all(|(index, event)| {
        event.cause.is_none_or(|cause| cause < index) && (index == 0 || event.cause.is_some())
    }));
}

/// The event that is named at the end of an interval of a chain happens then, and what is told of none goes on up
/// to one that is later.
fn audit_end(replay: &Replay, (until, event): (Moment, usize), ends: Option<usize>, item: Item) {
    let Some(end) = ends.map(|end| &replay.events[end]) else {
        let event = &replay.events[event];
        // The time of a site that waited for another is cut where that of the other is, which may be split.
        assert!(until < event.at, "{until:?} {item:?}: {event:?}");
        return;
    };
    assert_eq!(end.at, until, "{item:?}: {end:?}");
}
