//! `events.csv`: the whole log of one run.

use crate::id::{LineId, SiteId};
use crate::scenario::Scenario;
use crate::simulation::{Code, Event, Replay};
use crate::table::Cell;
use crate::time::Span;
use crate::units::Amount;
use crate::words::Names;

use super::chain::Whereabouts;
use super::narrator::{Sentence, intervals};
use super::wording;

/// The log of one run, told.
#[derive(Clone, Copy)]
pub(crate) struct Log<'a> {
    pub(super) replay: &'a Replay,
    pub(super) names: Names<'a>,
    pub(super) sentences: &'a [Sentence],
}

impl Log<'_> {
    /// Under which code the time before an event is booked, or the part of it that is booked otherwise.
    fn interval(self, event: &Event, which: usize) -> Option<(Code, Span)> {
        let interval = intervals(self.replay, event)[which];
        (which == 0 || event.split.is_some()).then_some(interval)
    }
}

/// The loads of a column, each with the site of its camp where they come from several.
pub(super) fn loads_of(
    scenario: &Scenario,
    event: &Event,
) -> impl Iterator<Item = (LineId, Amount, Option<SiteId>)> {
    let site = |line: LineId| scenario.camps[scenario.lines[line].camp].site;
    let loads = event.column.iter().flat_map(|column| &column.loads);
    let first = loads.clone().next().map(|(line, _)| site(*line));
    let comes_from_several = loads.clone().any(|(line, _)| Some(site(*line)) != first);
    loads.map(move |(line, amount)| (*line, *amount, comes_from_several.then(|| site(*line))))
}

/// What an event was about, with all loads of a column, in the words of the file.
pub(super) fn carried(names: Names<'_>, event: &Event) -> String {
    let scenario = names.scenario;
    let load = |(id, amount, site): (LineId, Amount, Option<SiteId>)| {
        let line = &scenario.lines[id];
        // No word of a language between the words of the file.
        let how_much = format!("{} {}", amount.shown(line.kind), line.kind);
        match site {
            Some(site) => format!("{}.{}: {how_much}", scenario.sites[site].name, line.name),
            None => format!("{}: {how_much}", line.name),
        }
    };
    let mut loads: Vec<String> = loads_of(scenario, event).map(load).collect();
    if loads.is_empty() {
        loads.extend(event.load.map(|(line, amount)| load((line, amount, None))));
    }
    if loads.is_empty() { event.detail.clone() } else { loads.join("; ") }
}

table! {
    /// The whole log.
    Events "events" (of: Log<'a>, (index, event): (usize, &'a Event))
    "One row for each event of the run." "Une ligne par événement de la simulation.";
    event: Count = index, "Number, from 0.", "Numéro, à partir de 0.";
    at: Date = Cell::date(&of.names.scenario.clock, event.at), "When.", "Quand.";
    kind: Word = wording::of(event.kind).word, "What happened.", "Ce qui s’est passé.";
    whereabouts: ..Whereabouts(of.names.scenario, event);
    force: Key = event.force.map(|id| &of.names.scenario.forces[id].name),
        "Force it happened to.", "Force concernée.";
    against: Key = event.against.map(|id| &of.names.scenario.forces[id].name),
        "First force that opposes it, where a contest begins.",
        "Première force qui s’y oppose, au début d’un accrochage.";
    side: Key = event.side.map(|id| &of.names.scenario.sides[id].name),
        "Side that takes a site or gives it up.", "Partie qui prend un site ou l’abandonne.";
    goal: Key = event.goal.map(|id| &of.names.scenario.sites[id].name),
        "Site for which the force sets out.", "Site vers lequel la force se met en marche.";
    vehicles: Count = event.column.as_ref().map(|column| column.vehicles),
        "Vehicles of the column.", "Véhicules du convoi.";
    detail: Text = carried(of.names, event),
        "Loads or step, in the words of the file.", "Charges ou étape, dans les mots du fichier.";
    lasts_hours: Hours = event.lasts.map(Span::in_hours),
        "How long what begins was drawn to last: an answer (in hours of its office), loading, a \
         repair.",
        "Durée tirée pour ce qui commence : réponse (heures de bureau), chargement, réparation.";
    cause: Count = event.cause,
        "Number of the binding cause: the last prerequisite to be met.",
        "Numéro de la cause déterminante : la dernière condition remplie.";
    previous: Count = event.previous,
        "Number of the event before it on the site's own line.",
        "Numéro de l’événement précédent sur la ligne du site.";
    code: Word = of.interval(event, 0).map(|(code, _)| code.word()),
        "Code under which the time since the event before is booked.",
        "Code sous lequel est compté le temps depuis l’événement précédent.";
    code_hours: Hours = of.interval(event, 0).map(|(_, span)| span.in_hours()),
        "That time.", "Ce temps.";
    split_code: Word = of.interval(event, 1).map(|(code, _)| code.word()),
        "Code of the part that is booked otherwise.", "Code de la part comptée autrement.";
    split_hours: Hours = of.interval(event, 1).map(|(_, span)| span.in_hours()),
        "That part.", "Cette part.";
    what: Text = &of.sentences[index].what, "As a sentence.", "En une phrase.";
}
