//! Handovers: for each camp that was vacated, who came first, when and why, and what kept the
//! successor where it was.

use crate::Language;
use crate::grid::{Side, grid, page_width, wrap};
use crate::id::{CampId, ForceId, SiteId};
use crate::scenario::{Action, Order, Scenario, Successor, Task};
use crate::simulation::{Actor, CampOutcome, Code, EventKind, FirstIn, Handover, Replay};
use crate::time::Moment;
use crate::words;

use super::chain::{Link, links};
use super::narrator::Sentence;
use super::phrase;
use super::story::{Played, chain_rows, described, heads};

/// Intervals of a chain shown on a terminal.
const SHOWN: usize = 12;

/// Which chains are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Told {
    /// Those of handovers that went otherwise than they were meant to, without the shortest
    /// intervals.
    Troubled,
    /// All.
    All,
}

/// A table of all handovers, then the chains.
pub(super) fn section(played: Played<'_>, sentences: &[Sentence], told: Told) -> String {
    let camps = vacated(played);
    if camps.is_empty() {
        return String::new();
    }
    let title = match played.language {
        Language::English => "Handovers",
        Language::French => "Remises des sites",
    };
    let rows = camps.iter().map(|(id, at)| row(played, *id, *at)).collect();
    let table = grid(&columns(played), rows);
    let mut text = format!("\n{title}\n{}\n{table}", "═".repeat(title.chars().count()));
    for (id, at) in camps {
        let first = played.replay.outcome.camps[id].first_in.map(|(_, first)| first);
        if told == Told::All || first != Some(FirstIn::Successor) {
            text += &chains(played, sentences, (id, at), told);
        }
    }
    text
}

/// Camps that somebody is meant to take over, or may, and whose last party is out, in order of
/// that.
fn vacated(played: Played<'_>) -> Vec<(CampId, Moment)> {
    let asked = played.variant.scenario.camps.iter();
    let handed = asked.filter(|(_, camp)| camp.successor.is_some() || !camp.rivals.is_empty());
    let camps = &played.replay.outcome.camps;
    let mut vacated: Vec<_> = handed.filter_map(|(id, _)| Some((id, camps[id].vacated?))).collect();
    vacated.sort_by_key(|(id, at)| (*at, *id));
    vacated
}

fn columns(played: Played<'_>) -> [(&'static str, Side); 6] {
    let camp = words::camp(played.variant.scenario.vocabulary).read(played.language);
    let [out, empty, first, successor, end] = match played.language {
        Language::English => {
            ["Last party out", "Empty for", "First in", "Successor in place", "In the end"]
        }
        Language::French => {
            ["Évacué", "Resté vide", "Premier entré", "Successeur en place", "À la fin"]
        }
    };
    [
        (camp, Side::Left),
        (out, Side::Right),
        (empty, Side::Right),
        (first, Side::Left),
        (successor, Side::Left),
        (end, Side::Left),
    ]
}

fn row(played: Played<'_>, id: CampId, vacated: Moment) -> Vec<String> {
    let (names, language) = (played.names(), played.language);
    let scenario = names.scenario;
    let camp = &played.replay.outcome.camps[id];
    let date = |at: Moment| language.day_and_time(&scenario.clock.civil(at));
    let never = match language {
        Language::English => "never",
        Language::French => "jamais",
    };
    vec![
        names.site(scenario.camps[id].site),
        date(vacated),
        language.span(camp.filled.unwrap_or(scenario.until) - vacated),
        first_in(played, id, camp),
        camp.taken_over.map_or_else(|| never.to_owned(), date),
        ending(played, id, camp),
    ]
}

/// Who came first; after looters, who do not stay, also who came then.
fn first_in(played: Played<'_>, id: CampId, camp: &CampOutcome) -> String {
    let (names, events) = (played.names(), &played.replay.events);
    let filled = played.replay.handovers[id].last().map(|event| &events[*event]);
    let holder = filled.map(|event| match event.side {
        Some(side) => names.side(side),
        None => names.successor(id),
    });
    match (camp.first_in.map(|(_, first)| first), names.language, holder) {
        (Some(FirstIn::Successor), ..) => names.successor(id),
        (Some(FirstIn::Rival(side)), ..) => format!("{} (rival)", names.side(side)),
        (Some(FirstIn::Looters), Language::English, Some(then)) => format!("looters, then {then}"),
        (Some(FirstIn::Looters), Language::French, Some(then)) => format!("pillards, puis {then}"),
        (Some(FirstIn::Looters), Language::English, None) => "looters".to_owned(),
        (Some(FirstIn::Looters), Language::French, None) => "pillards".to_owned(),
        (None, Language::English, _) => "nobody".to_owned(),
        (None, Language::French, _) => "personne".to_owned(),
    }
}

/// How it ended, and in whose hands.
fn ending(played: Played<'_>, id: CampId, camp: &CampOutcome) -> String {
    let names = played.names();
    let site = names.scenario.camps[id].site;
    let word = words::handover(camp.handover_ended).read(names.language);
    let spells = played.replay.outcome.control.iter();
    let holder = spells.rev().find(|spell| spell.site == site).and_then(|spell| spell.holder);
    match (holder, camp.handover_ended) {
        (Some(side), Handover::Occupied | Handover::Lost) => {
            format!("{word} ({})", names.side(side))
        }
        _ => word.to_owned(),
    }
}

/// Who came first, from cause to cause; and, unless that was the successor, what its own forces had
/// been at until then.
fn chains(
    played: Played<'_>,
    sentences: &[Sentence],
    (id, vacated): (CampId, Moment),
    told: Told,
) -> String {
    let most = if told == Told::All { usize::MAX } else { SHOWN };
    let causes = &played.replay.handovers[id];
    let filled = causes.last().copied();
    let mut text = String::new();
    if let Some(filled) = filled {
        let mut links = described(&links(played.replay, causes), sentences, played.language);
        if let Some((_, what)) = links.last_mut() {
            // Rather than the arrival a moment before.
            what.clone_from(&sentences[filled].what);
        }
        text += &titled(&heading(played, id, vacated));
        text += &grid(&heads(played.language), chain_rows(played, &links, most));
    }
    let by_successor =
        filled.is_some_and(|event| played.replay.events[event].kind == EventKind::TakenOver);
    if !by_successor {
        for force in coming(played.names().scenario, id) {
            let line = line_of(played.replay, force, filled);
            text += &titled(&absent(played, id, force));
            text += &grid(&heads(played.language), waited(played, sentences, &line, filled));
        }
    }
    text
}

fn titled(heading: &str) -> String {
    let rule = "═".repeat(page_width().min(heading.chars().count()));
    format!("\n{}{rule}\n", wrap(heading, 4))
}

fn heading(played: Played<'_>, id: CampId, vacated: Moment) -> String {
    let (names, language) = (played.names(), played.language);
    let site = names.site(names.scenario.camps[id].site);
    let camp = &played.replay.outcome.camps[id];
    let out = language.date(&names.scenario.clock.civil_end(vacated));
    let gap = camp.filled.map_or_else(String::new, |filled| language.span(filled - vacated));
    match language {
        Language::English => {
            format!("Who came to {site}, and why (last party out {out}; empty for {gap})")
        }
        Language::French => {
            format!("Qui est entré à {site}, et pourquoi (évacué le {out}\u{a0}; resté vide {gap})")
        }
    }
}

fn absent(played: Played<'_>, id: CampId, force: ForceId) -> String {
    let names = played.names();
    let site = names.site(names.scenario.camps[id].site);
    let force = names.force(force);
    match names.language {
        Language::English => format!("Why the successor was not at {site}: {force}"),
        Language::French => {
            format!("Pourquoi le successeur n’était pas à {site}\u{a0}: {force}")
        }
    }
}

/// Forces that are meant to come to a camp as its successor: the one that is named, and those of
/// its side that are ordered there.
fn coming(scenario: &Scenario, id: CampId) -> Vec<ForceId> {
    let site = scenario.camps[id].site;
    let side = scenario.successor_side(id);
    let is_named = |force| scenario.camps[id].successor == Some(Successor::Force(force));
    let of_side = scenario.forces.iter().filter(|(_, force)| Some(force.side) == side);
    let mut coming: Vec<ForceId> = of_side
        .filter(|(force, asked)| {
            is_named(*force) || goes_to(&asked.orders, site) || is_sent(scenario, *force, site)
        })
        .map(|(force, _)| force)
        .collect();
    coming.sort_by_key(|force| (!is_named(*force), *force));
    coming
}

fn goes_to(orders: &[Order], site: SiteId) -> bool {
    orders.iter().any(|order| matches!(order.task, Task::TakeOver(goal) if goal == site))
}

/// Whether a rule may send a force to a site.
fn is_sent(scenario: &Scenario, id: ForceId, site: SiteId) -> bool {
    let mut actions = scenario.rules.values().flat_map(|rule| &rule.actions);
    actions.any(|action| match action {
        Action::Order { force, orders } => *force == id && goes_to(orders, site),
        _ => false,
    })
}

/// The events of a force up to another event, or all of them.
fn line_of(replay: &Replay, force: ForceId, until: Option<usize>) -> Vec<usize> {
    let count = until.unwrap_or(replay.events.len());
    (0..count).filter(|index| replay.events[*index].force == Some(force)).collect()
}

/// What a force had been at, interval by interval; the last one goes on when the camp is taken.
fn waited(
    played: Played<'_>,
    sentences: &[Sentence],
    line: &[usize],
    filled: Option<usize>,
) -> Vec<Vec<String>> {
    let events = &played.replay.events;
    let mut whole = vec![0];
    whole.extend(line);
    let own = own_codes(played.replay, links(played.replay, &whole), &whole);
    let mut rows = described(&own, sentences, played.language);
    let last = *whole.last().unwrap_or(&0);
    let until = played.variant.scenario.until;
    let (from, to) = (events[last].at, filled.map_or(until, |filled| events[filled].at));
    if from < to {
        let end = match played.language {
            Language::English => "end of the scenario",
            Language::French => "fin du scénario",
        };
        let what = filled.map_or_else(|| end.to_owned(), |filled| sentences[filled].what.clone());
        let code = goes_on(played.replay, &whole, last + 1);
        let ends = filled;
        rows.push((Link { from, to, event: last, ends, code, item: None, lost_to: None }, what));
    }
    chain_rows(played, &one_contest(rows), SHOWN)
}

/// Contests that follow one upon the other, with the waits between them, as one interval.
fn one_contest(links: Vec<(Link, String)>) -> Vec<(Link, String)> {
    let mut merged: Vec<(Link, String)> = Vec::new();
    for (link, what) in links {
        match merged.last_mut() {
            Some((last, told)) if last.code == Code::Contest && link.code == Code::Contest => {
                *last = Link { from: last.from, ..link };
                *told = what;
            }
            _ => merged.push((link, what)),
        }
    }
    merged
}

/// Orders come to a force from outside: until then it went on with what it was at.
fn own_codes(replay: &Replay, links: Vec<Link>, line: &[usize]) -> Vec<Link> {
    let own = |link: Link| match replay.events[link.event].kind {
        EventKind::OrdersGiven => Link { code: goes_on(replay, line, link.event), ..link },
        _ => link,
    };
    links.into_iter().map(own).collect()
}

/// Under which code time passes for a force before an event, after the last one of its own doing.
fn goes_on(replay: &Replay, line: &[usize], before: usize) -> Code {
    let earlier = line.iter().take_while(|index| **index < before);
    let own = earlier.map(|index| &replay.events[*index]);
    let Some(last) = own.filter(|event| event.kind != EventKind::OrdersGiven).last() else {
        return Code::LateRelease;
    };
    match last.kind {
        EventKind::ContestBegins | EventKind::HeldUp => Code::Contest,
        EventKind::Arrived => Code::RouteClosed,
        EventKind::Released if matches!(last.actor, Some(Actor::Site(_))) => Code::LateRelease,
        EventKind::ForceMoves if phrase::stays(last) => Code::LateRelease,
        EventKind::ForceMoves
        | EventKind::Released
        | EventKind::Advances
        | EventKind::TurnsBack
        | EventKind::DrivenOff => Code::March,
        _ => Code::LateRelease,
    }
}
