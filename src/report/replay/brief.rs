//! The short account: which events stand in it, and what is told in one breath with what.
//!
//! What an event sets off at the same instant (a gate suspended, orders given) is told in its
//! sentence; things that end together in their own time share one.

use std::collections::BTreeMap;

use crate::id::ForceId;
use crate::simulation::{Code, Event, EventKind, Replay};
use crate::{Language, Text};

/// Where each event stands in the short account.
pub(super) struct Brief {
    /// For each event, whether it has a sentence of its own there.
    stands: Vec<bool>,
    /// For each event, what else is told in its sentence, in order.
    also: Vec<Vec<usize>>,
    /// For each event with which a force is first held up, how often it is again, and the last time.
    again: BTreeMap<usize, (u32, usize)>,
}

impl Brief {
    /// Chooses what is told of a run.
    pub(super) fn new(replay: &Replay) -> Self {
        let count = replay.events.len();
        let mut brief = Self {
            stands: vec![false; count],
            also: vec![Vec::new(); count],
            again: BTreeMap::new(),
        };
        let mut leader: Option<usize> = None;
        let mut tries: BTreeMap<ForceId, usize> = BTreeMap::new();
        for (index, event) in replay.events.iter().enumerate() {
            if brief.is_repeated(&mut tries, (index, event)) {
                continue;
            } else if let Some(parent) = parent(replay, event) {
                brief.also[parent].push(index);
            } else if !is_headline(event.kind) || goes_without_saying(replay, index) {
                continue;
            } else if together(event.kind).is_none() {
                brief.stands[index] = true;
            } else if let Some(first) = leader.filter(|it| replay.events[*it].at == event.at) {
                brief.also[first].push(index);
            } else {
                brief.stands[index] = true;
                leader = Some(index);
            }
        }
        brief
    }

    /// Whether an event is one more try of a force that was held up, of which the sentence on the
    /// first one tells. `tries` holds where each force was held up first.
    fn is_repeated(
        &mut self,
        tries: &mut BTreeMap<ForceId, usize>,
        (index, event): (usize, &Event),
    ) -> bool {
        let Some(force) = event.force else { return false };
        let first = tries.get(&force).copied();
        match (event.kind, first) {
            (EventKind::HeldUp, None) => {
                tries.insert(force, index);
                false
            }
            (EventKind::HeldUp, Some(first)) => {
                let (count, _) = self.again.get(&first).copied().unwrap_or_default();
                self.again.insert(first, (count + 1, index));
                true
            }
            (EventKind::ContestBegins, Some(_)) => true,
            (EventKind::ForceMoves, Some(_)) if event.code == Code::Contest => true,
            _ => {
                tries.remove(&force);
                false
            }
        }
    }

    /// How often the force of an event is held up again, and the last time.
    pub(super) fn again(&self, index: usize) -> Option<(u32, usize)> {
        self.again.get(&index).copied()
    }

    /// Whether an event has a sentence of its own.
    pub(super) fn stands(&self, index: usize) -> bool {
        self.stands[index]
    }

    /// What else is told in its sentence, kind by kind.
    pub(super) fn groups(&self, replay: &Replay, index: usize) -> Vec<(EventKind, Vec<usize>)> {
        let mut groups: Vec<(EventKind, Vec<usize>)> = Vec::new();
        for other in &self.also[index] {
            let kind = replay.events[*other].kind;
            match groups.iter_mut().find(|(known, _)| *known == kind) {
                Some((_, members)) => members.push(*other),
                None => groups.push((kind, vec![*other])),
            }
        }
        groups
    }
}

/// The event in whose sentence another is told: what set it off at the same instant.
fn parent(replay: &Replay, event: &Event) -> Option<usize> {
    together(event.kind)?;
    let index = event.cause?;
    let cause = &replay.events[index];
    let tells = is_headline(cause.kind) && together(cause.kind).is_none();
    (tells && cause.at == event.at && event.at > crate::time::Moment::START).then_some(index)
}

/// Whether an event is told by another: a force that sets out for where it stands, tries again, or
/// comes to what it then takes.
fn goes_without_saying(replay: &Replay, index: usize) -> bool {
    let event = &replay.events[index];
    let rest = &replay.events[index + 1..];
    let mut at_once = rest.iter().take_while(|other| other.at == event.at);
    match event.kind {
        EventKind::ForceMoves => {
            event.code == Code::Contest
                || at_once.next().is_some_and(|next| next.force == event.force)
        }
        // How a convoy stands at the end.
        EventKind::Horizon => event.convoy.is_some(),
        EventKind::ForceArrives => at_once.any(|other| {
            other.cause == Some(index)
                && matches!(other.kind, EventKind::Occupied | EventKind::TakenOver)
        }),
        _ => false,
    }
}

/// Whether an event may have a sentence of its own: milestones, forces and what becomes of them,
/// control, rules, permissions as a whole, losses.
fn is_headline(kind: EventKind) -> bool {
    matches!(
        kind,
        EventKind::Start
            | EventKind::CampStarts
            | EventKind::ModeAccelerates
            | EventKind::GateSuspended
            | EventKind::GateResumes
            | EventKind::RouteCloses
            | EventKind::RouteOpens
            | EventKind::LimitBegins
            | EventKind::LimitEnds
            | EventKind::VehicleLost
            | EventKind::Lifted
            | EventKind::HandedOver
            | EventKind::MayLeave
            | EventKind::Vacated
            | EventKind::Closed
            | EventKind::TakenOver
            | EventKind::Occupied
            | EventKind::GivenUp
            | EventKind::Looted
            | EventKind::ForceMoves
            | EventKind::ForceArrives
            | EventKind::ContestBegins
            | EventKind::Advances
            | EventKind::HeldUp
            | EventKind::TurnsBack
            | EventKind::DrivenOff
            | EventKind::StepAsked
            | EventKind::StepRefused
            | EventKind::StepTaken
            | EventKind::StepTakenBack
            | EventKind::LeavesOwn
            | EventKind::RuleFires
            | EventKind::ThreatRises
            | EventKind::MilestoneReached
            | EventKind::Horizon
    )
}

/// Several events of one kind as a part of another's sentence; `{names}` stands for what they
/// happened to. `None` for what always has a sentence of its own.
pub(super) fn together(kind: EventKind) -> Option<Text> {
    let (en, fr) = match kind {
        EventKind::GateSuspended => {
            ("clearances suspended ({names})", "autorisations suspendues ({names})")
        }
        EventKind::GateResumes => {
            ("clearances resume ({names})", "autorisations rétablies ({names})")
        }
        EventKind::RouteCloses => ("closed: {names}", "fermeture : {names}"),
        EventKind::RouteOpens => ("open again: {names}", "réouverture : {names}"),
        EventKind::LimitBegins => ("limits: {names}", "restrictions : {names}"),
        EventKind::LimitEnds => ("end of limits: {names}", "fin des restrictions : {names}"),
        EventKind::ThreatRises => ("the threat rises ({names})", "la menace monte ({names})"),
        EventKind::ThreatFalls => ("the threat falls ({names})", "la menace retombe ({names})"),
        EventKind::AlertBegins => ("alert ({names})", "alerte ({names})"),
        EventKind::AlertEnds => ("end of the alert ({names})", "fin de l’alerte ({names})"),
        EventKind::ShelterBegins => ("people shelter: {names}", "personnel à l’abri : {names}"),
        EventKind::ModeAccelerates => ("accelerated mode: {names}", "mode accéléré : {names}"),
        EventKind::OrdersGiven => ("new orders: {names}", "nouveaux ordres : {names}"),
        EventKind::DrivenOff => ("driven off: {names}", "repli forcé : {names}"),
        _ => return None,
    };
    Some(Text::new(en, fr))
}

/// Names in a row, each once.
pub(super) fn listed(names: impl Iterator<Item = String>) -> String {
    let mut list: Vec<String> = Vec::new();
    for name in names {
        if !list.contains(&name) {
            list.push(name);
        }
    }
    list.join(", ")
}

/// What stands between the parts of a sentence.
pub(super) fn joined(language: Language, parts: &[String]) -> String {
    parts.join(&format!("{} ", language.semicolon()))
}
