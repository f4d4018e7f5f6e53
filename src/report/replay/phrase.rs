//! What an event is told as: the words of its kind, or those that fit its circumstances better, with
//! the names filled in.

use crate::Text;
use crate::simulation::{Actor, Code, Event, EventKind};

use super::timeline::is_mustering;
use super::wording;

/// A camp comes back into the hands of its successor.
pub(super) const TAKEN_BACK: Text = Text::new(
    "{site} is taken back by {side}[ ({force})][{why}]",
    "{site} : le successeur est sur place, {side}[ ({force})][{why}]",
);

/// A contract for vehicles that are still to come.
pub(super) const HIRED: Text =
    Text::new("{actor}: the contract is signed", "{actor} : le contrat est signé");

/// A column that may leave stands before a road that is not open at this hour.
pub(super) const LEAVES_WHEN_IT_OPENS: Text = Text::new(
    "{convoy}[ with {load}] may leave[ {here}][ for {next}], once the road opens[; {waits}]",
    "{convoy}[, avec {load},] peut partir[ – {here}][ → {next}], dès l’ouverture de la route[ ; {waits}]",
);

/// The template of an event. A force that waits, or that tries a contest again, is told of in other
/// words than a convoy, or a force that sets out.
pub(super) fn of(event: &Event) -> Text {
    match (event.kind, event.force) {
        (EventKind::ConvoyFormed, _) if is_mustering(event) => Text::new(
            "{load_at}: loading begins for {convoy}, {vehicles} ({pool})[: {loads}]",
            "{load_at} : le chargement commence pour {convoy}, {vehicles} ({pool})[ : {loads}]",
        ),
        (EventKind::EscortFree, _) if event.trip.is_some() => Text::new(
            "{actor}: an escort has come from {came_from} to {came_to} and is free",
            "{actor} : une escorte est libre, arrivée ({came_to}, venue {of_came_from})",
        ),
        (EventKind::Waits, _) if event.convoy.is_none() => Text::new(
            "{site}: what has kept it so far does so no longer",
            "{site} : ce qui le retenait jusqu’ici ne le retient plus",
        ),
        (EventKind::HandlingBegins, _) if is_at_home(event) => Text::new(
            "{load_at}: their loading takes {lasts}",
            "{load_at} : durée de ce chargement : {lasts}",
        ),
        (EventKind::HandlingBegins, _) if event.code == Code::Unloading => Text::new(
            "{convoy} begins to unload[ at {here}]: {lasts}",
            "{convoy} : début du déchargement[ – {here}] : {lasts}",
        ),
        (EventKind::HandlingBegins, _) => Text::new(
            "{convoy} begins to load[ at {here}]: {lasts}",
            "{convoy} : début du chargement[ – {here}] : {lasts}",
        ),
        (EventKind::Loaded, _) if is_mustering(event) => Text::new(
            "{load_at}: loading is over, {vehicles} ({pool})[: {loads}]",
            "{load_at} : chargement terminé, {vehicles} ({pool})[ : {loads}]",
        ),
        (EventKind::Arrived, Some(_)) => Text::new(
            "{force}: stands before the closed route {actor}",
            "{force} : arrêt devant la route {actor}, fermée",
        ),
        (EventKind::Released, Some(_)) if is_after_a_contest(event) => Text::new(
            "{force}: free again, the contest[ {place}] being over",
            "{force} : de nouveau libre, l’accrochage[ {place}] ayant pris fin",
        ),
        (EventKind::Released, Some(_)) => Text::new(
            "{force}: may move on, the route {actor} being open again",
            "{force} : la route {actor} étant rouverte, la marche peut reprendre",
        ),
        (EventKind::ForceMoves, Some(_)) if event.code == Code::Contest => {
            Text::new("{force}: tries again[ {place}]", "{force} : nouvel essai[ {place}]")
        }
        (EventKind::ForceMoves, Some(_)) if stays(event) => Text::new(
            "{force}: stays[ at {goal}], as ordered",
            "{force} : reste sur place[ à {goal}], sur ordre",
        ),
        (EventKind::PoolOpens, _) if event.code == Code::NoContract => {
            Text::new("{actor}: hired vehicles have come", "{actor} : des véhicules loués sont là")
        }
        (EventKind::PoolOpens, _) if brings_a_new_share(event) => Text::new(
            "{actor}: a new day’s share is available",
            "{actor} : la part d’un nouveau jour est disponible",
        ),
        (EventKind::Stands, _) if event.convoy.is_some() => Text::new(
            "{convoy} has not ended yet[ ({actor})]",
            "{convoy} n’a pas encore fini[ ({actor})]",
        ),
        (EventKind::Horizon, _) if event.convoy.is_some() => Text::new(
            "end of the scenario: {convoy} has not ended[ ({actor})]",
            "fin du scénario : {convoy} n’a pas fini[ ({actor})]",
        ),
        _ => wording::of(event.kind).phrase,
    }
}

/// What is waited for where the means are there, and have done all that they may do on a day.
pub(super) const NEW_SHARE: Text =
    Text::new("for its share of a day’s lift", "sa part des moyens d’un jour");

/// Whether an event gives a pool what it may do on another day.
pub(super) fn brings_a_new_share(event: &Event) -> bool {
    let is_first = event.cause == Some(0);
    event.kind == EventKind::PoolOpens && event.code != Code::NoContract && !is_first
}

/// Whether what begins to be handled are vehicles at home that belong to no column yet.
fn is_at_home(event: &Event) -> bool {
    event.column.as_ref().is_some_and(|column| column.is_mustering)
}

/// Whether a force is free because what it opposed is over, and not because a route is open.
fn is_after_a_contest(event: &Event) -> bool {
    matches!(event.split, Some((Code::Contest, _))) || event.code != Code::RouteClosed
}

/// Whether a force carries out an order where it stands.
pub(super) fn stays(event: &Event) -> bool {
    event.kind == EventKind::ForceMoves
        && event.goal.is_some_and(|goal| event.actor == Some(Actor::Site(goal)))
}

/// The template with its names filled in by `value`, which returns empty text for what is not
/// known.
pub(super) fn fill(template: &str, value: &impl Fn(&str) -> String) -> String {
    let mut text = String::new();
    let mut rest = template;
    while let Some((before, part)) = rest.split_once('[') {
        text.push_str(&fill_part(before, value).0);
        let (optional, after) = part.split_once(']').unwrap_or((part, ""));
        let (filled, is_known) = fill_part(optional, value);
        if is_known {
            text.push_str(&filled);
        }
        rest = after;
    }
    text.push_str(&fill_part(rest, value).0);
    text
}

/// A part without brackets, and whether everything it names is known.
fn fill_part(template: &str, value: &impl Fn(&str) -> String) -> (String, bool) {
    let (mut text, mut is_known, mut rest) = (String::new(), true, template);
    while let Some((before, part)) = rest.split_once('{') {
        let (name, after) = part.split_once('}').unwrap_or((part, ""));
        let filled = value(name);
        is_known &= !filled.is_empty();
        text.push_str(before);
        text.push_str(&filled);
        rest = after;
    }
    text.push_str(rest);
    (text, is_known)
}

/// Whether an event begins to withhold a gate, a route or quiet, and whether it ends that.
pub(super) fn withholds(kind: EventKind) -> (bool, bool) {
    let begins =
        matches!(kind, EventKind::GateSuspended | EventKind::RouteCloses | EventKind::AlertBegins);
    (begins, still_withheld(kind).is_some())
}

/// How it is told that one of several things is over that withhold the same.
pub(super) fn still_withheld(kind: EventKind) -> Option<Text> {
    Some(match kind {
        EventKind::GateResumes => Text::new(
            "one suspension of clearances is over, but another holds ({actor})",
            "une suspension des autorisations prend fin, mais une autre demeure ({actor})",
        ),
        EventKind::RouteOpens => Text::new(
            "one closure of the route {actor} is over, but another holds",
            "une fermeture de la route {actor} prend fin, mais une autre demeure",
        ),
        EventKind::AlertEnds => Text::new(
            "one alert is over, but another holds ({actor})",
            "une alerte prend fin, mais une autre demeure ({actor})",
        ),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_that_is_not_known_is_left_out() {
        let value = |name: &str| match name {
            "convoy" => "convoy 14".to_owned(),
            "here" => "Kidal".to_owned(),
            _ => String::new(),
        };
        let text = wording::of(EventKind::Departed).phrase;
        assert_eq!(fill(text.en, &value), "convoy 14 leaves Kidal");
    }
}
