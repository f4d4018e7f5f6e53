//! The time of each convoy from its request to its end, by code: each second once, even where it waits
//! for several things at the same time. What is told of first counts.

use std::collections::BTreeMap;

use crate::id::SiteId;
use crate::simulation::{Code, Event, EventKind, Replay};
use crate::time::{Moment, Span};

use super::narrator::split;

/// A stretch of a convoy's time, and the event at its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Stretch {
    pub(crate) code: Code,
    pub(crate) span: Span,
    pub(crate) event: usize,
}

/// Up to when each convoy's time has been told.
#[derive(Debug, Default)]
pub(crate) struct Timeline {
    told: BTreeMap<u32, Moment>,
}

impl Timeline {
    /// What an event tells of its convoy's time that has not been told yet.
    pub(crate) fn take(&mut self, replay: &Replay, index: usize) -> Vec<Stretch> {
        let event = &replay.events[index];
        let Some(number) = event.convoy else { return Vec::new() };
        if event.kind == EventKind::ColumnRequested {
            self.told.insert(number, event.at);
        }
        if is_mustering(event) || event.kind.is_told_only() || is_of_others(event) {
            return Vec::new();
        }
        // What was loaded at home before it left was loaded as whatever column it might be.
        let loaded = event.column.as_ref().and_then(|column| column.loaded);
        let mut home = loaded.map(|loaded| at_home(replay, loaded)).unwrap_or_default();
        home.push(index);
        let mut parts = Vec::new();
        for index in home {
            self.cover(replay, (number, index), &mut parts);
        }
        parts
    }

    fn cover(&mut self, replay: &Replay, (number, index): (u32, usize), parts: &mut Vec<Stretch>) {
        let event = &replay.events[index];
        let told = self.told.entry(number).or_insert(Moment::START);
        let Some(previous) = event.previous else { return };
        let begun = replay.events[previous].at;
        // Time that is booked otherwise is taken to have been lost first.
        let [rest, first] = split(event, event.at - begun);
        let mut from = begun;
        for (code, span) in [first, rest] {
            let until = from + span;
            let span = until - from.max(*told);
            if span > Span::ZERO {
                parts.push(Stretch { code, span, event: index });
            }
            from = until;
        }
        *told = (*told).max(event.at);
    }
}

/// Whether an event tells no time of the convoy that it names: an escort on its way by itself, a vehicle that leaves
/// the workshop, one more load of a column whose loads are told together.
fn is_of_others(event: &Event) -> bool {
    let is_one_more = matches!(event.kind, EventKind::Loaded | EventKind::Unloaded);
    event.kind == EventKind::Mended
        || event.kind == EventKind::EscortFree && event.trip.is_some()
        || is_one_more && event.column.is_none()
}

/// What befell the vehicles of a column at home until they were loaded, from when they were bound.
pub(super) fn at_home(replay: &Replay, loaded: usize) -> Vec<usize> {
    let before = |index: &usize| {
        let event = &replay.events[*index];
        event.previous.filter(|_| event.kind != EventKind::ConvoyFormed)
    };
    let mut all: Vec<usize> = std::iter::successors(Some(loaded), before).collect();
    all.reverse();
    all
}

/// Whether an event is of vehicles that are loaded at home, and belong to no column yet.
pub(super) fn is_mustering(event: &Event) -> bool {
    event.column.as_ref().is_some_and(|column| column.is_mustering)
}

/// The convoy that had until then what an event had waited for: vehicles, an escort, a bay, a place on
/// a road, a desk.
pub(super) fn holder(replay: &Replay, event: &Event) -> Option<u32> {
    let cause = &replay.events[event.cause?];
    let is_other = event.cause != event.previous && cause.convoy != event.convoy;
    let of_means = [Code::NoLift, Code::NoEscort, Code::NodeQueue, Code::NoClearance];
    let is_alone = cause.trip.is_some();
    cause.convoy.filter(|_| is_other && !is_alone && of_means.contains(&event.code))
}

/// From where to where the escort was on its way by itself until then for which an event had waited.
pub(super) fn trip(replay: &Replay, event: &Event) -> Option<[SiteId; 2]> {
    replay.events[event.cause?].trip.filter(|_| event.code == Code::NoEscort)
}
