//! Which events of a run are told beside the map, and which few on paper.

use std::collections::BTreeMap;

use crate::replay::{Sentence, Timeline};
use crate::simulation::{EventKind, Replay};
use crate::time::{DAY, Span};

/// A load that has waited for less is nothing to tell.
const LONG: Span = Span(3 * DAY);
/// How many of the longest waits are told.
const MOST_WAITS: usize = 12;
/// Rows of the table on paper, by rank.
const MOST_ROWS: [usize; 8] = [4, 10, 5, 6, 4, 4, 2, 0];

/// The events told beside the map, in order: those of the short account, and the convoys whose loads
/// have waited longest.
pub(super) fn chosen(replay: &Replay, sentences: &[Sentence]) -> Vec<usize> {
    let held = waits(replay);
    let told = |index: &usize| sentences[*index].brief.is_some() || held.contains(index);
    (0..sentences.len()).filter(told).collect()
}

/// The few for paper, in order of time.
pub(super) fn key(replay: &Replay, sentences: &[Sentence]) -> Vec<usize> {
    let mut left = MOST_ROWS;
    let mut has_room = |index: &usize| {
        let room = &mut left[rank(replay.events[*index].kind)];
        let is_free = *room > 0;
        *room -= usize::from(is_free);
        is_free
    };
    chosen(replay, sentences).into_iter().filter(|index| has_room(index)).collect()
}

/// What is said of an event: in short where there is a short account of it.
pub(super) fn words(sentence: &Sentence) -> &str {
    sentence.brief.as_deref().unwrap_or(&sentence.what)
}

/// What a commander asks for first: deadlines, camps that are empty, sites that change hands, contests,
/// convoys that waited, permissions.
fn rank(kind: EventKind) -> usize {
    match kind {
        EventKind::MilestoneReached | EventKind::Horizon => 0,
        EventKind::Vacated => 1,
        EventKind::Occupied | EventKind::GivenUp | EventKind::Looted => 2,
        EventKind::TakenOver => 3,
        EventKind::TurnsBack | EventKind::DrivenOff | EventKind::Advances => 4,
        EventKind::Departed => 5,
        EventKind::GateSuspended | EventKind::GateResumes => 6,
        _ => 7,
    }
}

/// The first departures of the convoys whose loads have waited longest.
fn waits(replay: &Replay) -> Vec<usize> {
    let mut timeline = Timeline::default();
    let mut waited: BTreeMap<u32, Option<Span>> = BTreeMap::new();
    let mut left: Vec<(Span, usize)> = Vec::new();
    for (index, event) in replay.events.iter().enumerate() {
        let Some(convoy) = event.convoy else { continue };
        let told = timeline.take(replay, index).into_iter();
        let lost = told.filter(|it| !it.code.is_productive());
        let lost = lost.fold(Span::ZERO, |sum, it| sum + it.span);
        let sum = waited.entry(convoy).or_insert(Some(Span::ZERO));
        *sum = sum.map(|sum| sum + lost);
        if event.kind == EventKind::Departed
            && let Some(sum) = sum.take()
        {
            left.push((sum, index));
        }
    }
    left.retain(|(sum, _)| *sum >= LONG);
    left.sort_by(|(one, place), (other, next)| other.cmp(one).then(place.cmp(next)));
    left.into_iter().take(MOST_WAITS).map(|(_, index)| index).collect()
}
