//! `events.csv`: the whole log of one run.

use crate::id::LineId;
use crate::simulation::{Code, Event, Replay};
use crate::table::Cell;
use crate::time::Span;
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

/// What an event was about, with all loads of a column, in the words of the file.
pub(super) fn carried(names: Names<'_>, event: &Event) -> String {
    let loads: Vec<_> = event.column.iter().flat_map(|column| &column.loads).collect();
    let scenario = names.scenario;
    let camp = |line: LineId| scenario.lines[line].camp;
    let comes_from_several = loads.iter().any(|(line, _)| camp(*line) != camp(loads[0].0));
    let loads = loads.iter().map(|(id, amount)| {
        let line = &scenario.lines[*id];
        let of = format!("{} {} of", amount.shown(line.kind), line.kind);
        match comes_from_several {
            true => format!(
                "{of} {}.{}",
                scenario.sites[scenario.camps[camp(*id)].site].name,
                line.name
            ),
            false => format!("{of} {}", line.name),
        }
    });
    let loads: Vec<String> = loads.collect();
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
