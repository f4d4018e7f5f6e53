//! The critical chain of a deadline: where the time went, interval by interval, from the start to the
//! milestone or the horizon. What the ledger adds up is what stands here.

use crate::id::{CampId, DeadlineId};
use crate::scenario::Scenario;
use crate::simulation::{Actor, Code, Event, Interval, Item, Replay};
use crate::table::{Cell, Table};
use crate::time::{Moment, Span};
use crate::words::key_of;

use super::events::Log;
use super::narrator;

/// One interval of a chain, under one code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Link {
    /// Start.
    pub from: Moment,
    /// End.
    pub to: Moment,
    /// The event that it is booked with, as an index into the log: at its end, or later.
    pub event: usize,
    /// What happened at its end; `None` where it is a part of the time up to `event` and nothing did.
    pub ends: Option<usize>,
    /// Under which code.
    pub code: Code,
    /// Under what it is booked, if it stands in the account of a deadline.
    pub item: Option<Item>,
    /// To what it was lost, if that is known.
    pub lost_to: Option<Actor>,
}

impl Link {
    /// How long it is.
    pub fn span(&self) -> Span {
        self.to - self.from
    }
}

/// The intervals of one deadline's chain, in order.
pub fn chain(replay: &Replay, deadline: DeadlineId) -> Vec<Link> {
    let intervals = replay.chains[deadline].iter();
    let link = |it: &Interval| {
        let (code, item) = (it.item.code, Some(it.item));
        let (from, to, event, ends) = (it.from, it.until, it.event, it.ends);
        Link { from, to, event, ends, code, item, lost_to: it.lost_to }
    };
    intervals.map(link).collect()
}

/// The intervals between these events, in order; those of no length are left out.
pub(super) fn links(replay: &Replay, indices: &[usize]) -> Vec<Link> {
    let mut links = Vec::new();
    for pair in indices.windows(2) {
        let event = &replay.events[pair[1]];
        let mut from = replay.events[pair[0]].at;
        for (code, span) in narrator::split(event, event.at - from) {
            if span > Span::ZERO {
                let (to, number) = (from + span, pair[1]);
                let ends = (to == event.at).then_some(number);
                links.push(Link { from, to, event: number, ends, code, item: None, lost_to: None });
                from = from + span;
            }
        }
    }
    links
}

/// The chain of each deadline as a table.
pub(super) fn table(of: Log<'_>) -> Table {
    let deadlines = of.names.scenario.deadlines.ids();
    let links = deadlines.flat_map(|id| {
        let links = chain(of.replay, id).into_iter().enumerate();
        links.map(move |(step, link)| (id, step + 1, link))
    });
    Chain::table(of, links)
}

/// The chains of the handovers as a table.
pub(super) fn handovers(of: Log<'_>) -> Table {
    let camps = of.names.scenario.camps.ids();
    let links = camps.flat_map(|id| {
        let links = links(of.replay, &of.replay.handovers[id]).into_iter().enumerate();
        links.map(move |(step, link)| (id, step + 1, link))
    });
    HandoverChain::table(of, links)
}

columns! {
    /// Where an event happened and what took part.
    Whereabouts (scenario: &'a Scenario, event: &'a Event);
    site: Key = event.site.map(|id| &scenario.sites[id].name),
        "Site at, for or on behalf of which it happened.", "Site concerné.";
    actor_kind: Word = event.actor.map(|actor| key_of(scenario, actor).0),
        "What else took part: kind.", "Nature de l’autre acteur.";
    actor: Key = event.actor.map(|actor| key_of(scenario, actor).1),
        "What else took part: key.", "Clé de l’autre acteur.";
    convoy: Count = event.convoy,
        "Number of the convoy, from 1.", "Numéro du convoi, à partir de 1.";
}

columns! {
    /// An interval of a chain.
    Step (of: Log<'a>, (step, link): (usize, Link));
    step: Count = step, "Place in the chain.", "Rang dans la chaîne.";
    from: Date = Cell::date(&of.names.scenario.clock, link.from),
        "Start of the interval.", "Début de l’intervalle.";
    to: Date = Cell::date(&of.names.scenario.clock, link.to),
        "End of the interval.", "Fin de l’intervalle.";
    length_hours: Hours = link.span().in_hours(), "Its length.", "Sa durée.";
    code: Word = link.code.word(),
        "Code under which it is booked.", "Code sous lequel il est compté.";
}

columns! {
    /// The event at the end of an interval.
    EndOfStep (of: Log<'a>, link: Link);
    whereabouts: ..Whereabouts(of.names.scenario, &of.replay.events[link.ends.unwrap_or(link.event)]);
    event: Count = link.ends,
        "The event at its end: its number in events.csv; empty where it is a part of the time up to an event and nothing \
         happens at its end.",
        "L’événement qui le termine : son numéro dans events.csv ; vide là où ce n’est qu’une partie du temps jusqu’à un \
         événement et que rien n’arrive à sa fin.";
    what: Text = link.ends.map(|event| &of.sentences[event].what),
        "That event as a sentence.", "Cet événement, en une phrase.";
}

table! {
    /// The critical chain of each deadline.
    Chain "chain" (of: Log<'a>, (id, number, link): (DeadlineId, usize, Link))
    "One row for each interval of each deadline's critical chain: what its time was spent on, back \
     through the means that were missing; the hours of a deadline add up to the time from the start \
     to its milestone, or to the horizon, and by code to its ledger."
    "Une ligne par intervalle de la chaîne critique de chaque échéance : à quoi son temps est \
     passé, en remontant par les moyens qui manquaient ; les heures d’une échéance font la durée du \
     début à son jalon, ou à l’horizon, et par code son compte.";
    deadline: Key = &of.names.scenario.deadlines[id].name, "Deadline.", "Échéance.";
    step: ..Step(of, (number, link));
    booked_at: Key = link.item.map(|item| &of.names.scenario.sites[item.site].name),
        "Where it is booked: the site that was last, or the one on whose behalf what it waited for \
         was held.",
        "Où il est compté : le dernier site, ou celui pour lequel ce qu’il attendait était retenu.";
    origin: Word = link.item.map(|item| item.origin.word()),
        "primary: arose at the site that was last; reactionary: inherited from another.",
        "primary : né sur le dernier site ; reactionary : hérité d’un autre.";
    felt: Word = link.item.map(|item| item.felt.word()),
        "Code of the wait as the site that was last felt it.",
        "Code de l’attente telle que le dernier site l’a ressentie.";
    end: ..EndOfStep(of, link);
}

table! {
    /// The chain of causes that ends when somebody first comes to hold each camp.
    HandoverChain "handover_chain" (of: Log<'a>, (id, number, link): (CampId, usize, Link))
    "One row for each interval of the chain of causes that ends when somebody first comes to hold \
     a vacated camp; the hours of a camp add up to the time from the start to then."
    "Une ligne par intervalle de la chaîne de causes qui s’achève quand un site évacué passe pour \
     la première fois aux mains de quelqu’un ; les heures d’un site font la durée du début à ce \
     moment.";
    camp: Key = &of.names.scenario.sites[of.names.scenario.camps[id].site].name, "Camp.", "Camp.";
    step: ..Step(of, (number, link));
    end: ..EndOfStep(of, link);
}
