//! What happened, as a phrase for each kind of event: a template in both languages.
//!
//! A name in braces is filled in; a part in brackets is left out if what it names is not known.

use crate::report::Text;
use crate::simulation::EventKind;

/// The word for tables, and the phrase for readers.
pub(super) fn of(kind: EventKind) -> (&'static str, Text) {
    match kind {
        EventKind::Start => ("start", Text::new("the run starts", "la simulation commence")),
        EventKind::CampStarts
        | EventKind::StepBegins
        | EventKind::StepDone
        | EventKind::LotPacked
        | EventKind::ModeAccelerates
        | EventKind::Shed
        | EventKind::LiftAsked
        | EventKind::ShelterBegins
        | EventKind::ShelterEnds => of_camp(kind),
        EventKind::Lifted
        | EventKind::HandedOver
        | EventKind::Vacated
        | EventKind::Closed
        | EventKind::TakenOver
        | EventKind::MilestoneReached
        | EventKind::Horizon => of_milestone(kind),
        EventKind::ClearanceGranted
        | EventKind::ClearanceRefused
        | EventKind::ClearanceVoid
        | EventKind::EscortJoined
        | EventKind::Released => of_permission(kind),
        EventKind::ConvoyFormed
        | EventKind::Departed
        | EventKind::Arrived
        | EventKind::BayTaken
        | EventKind::Loaded
        | EventKind::Unloaded
        | EventKind::VehiclesFree => of_convoy(kind),
        EventKind::Attacked
        | EventKind::AttackOver
        | EventKind::BrokenDown
        | EventKind::Repaired
        | EventKind::VehicleLost => of_mishap(kind),
        _ => of_surroundings(kind),
    }
}

fn of_camp(kind: EventKind) -> (&'static str, Text) {
    match kind {
        EventKind::CampStarts => (
            "camp_starts",
            Text::new("{site} may begin to close", "{site} peut commencer sa fermeture"),
        ),
        EventKind::StepBegins => (
            "step_begins",
            Text::new(
                "{site}: a step begins[: {detail}]",
                "{site} : une étape commence[ : {detail}]",
            ),
        ),
        EventKind::StepDone => (
            "step_done",
            Text::new(
                "{site}: a step is done[: {detail}]",
                "{site} : une étape est achevée[ : {detail}]",
            ),
        ),
        EventKind::LotPacked => (
            "lot_packed",
            Text::new(
                "{site}: a lot is packed[: {detail}]",
                "{site} : un lot est conditionné[ : {detail}]",
            ),
        ),
        EventKind::ModeAccelerates => (
            "mode_accelerates",
            Text::new("{site} goes over to the accelerated mode", "{site} passe en mode accéléré"),
        ),
        EventKind::Shed => (
            "shed",
            Text::new(
                "{site}: load is disposed of without being moved[: {detail}]",
                "{site} : du chargement est cédé ou abandonné sans être évacué[ : {detail}]",
            ),
        ),
        EventKind::LiftAsked => (
            "lift_asked",
            Text::new(
                "{site} asks for lift[: {detail}]",
                "{site} demande des moyens de transport[ : {detail}]",
            ),
        ),
        EventKind::ShelterBegins => (
            "shelter_begins",
            Text::new(
                "{site}: people take shelter and work stops[ ({actor})]",
                "{site} : le personnel se met à l’abri et le travail s’arrête[ ({actor})]",
            ),
        ),
        _ => ("shelter_ends", Text::new("{site}: work goes on", "{site} : le travail reprend")),
    }
}

fn of_milestone(kind: EventKind) -> (&'static str, Text) {
    match kind {
        EventKind::Lifted => (
            "lifted",
            Text::new(
                "{site}: all load but the last party’s is out",
                "{site} : tout est parti, sauf le dernier échelon",
            ),
        ),
        EventKind::HandedOver => (
            "handed_over",
            Text::new(
                "{site} is handed over to the civil authorities",
                "{site} est remis aux autorités civiles",
            ),
        ),
        EventKind::Vacated => (
            "vacated",
            Text::new(
                "{site} is vacated: last party out",
                "{site} est évacué : départ du dernier échelon",
            ),
        ),
        EventKind::Closed => ("closed", Text::new("{site} is closed", "{site} est fermé")),
        EventKind::TakenOver => (
            "taken_over",
            Text::new("{site} is taken over[: {force}]", "{site} est repris[ : {force}]"),
        ),
        EventKind::MilestoneReached => (
            "milestone_reached",
            Text::new(
                "deadline[ {deadline}]: reached, {site} being the last[; {lateness}]",
                "échéance[ {deadline}] : atteinte, {site} en dernier[ ; {lateness}]",
            ),
        ),
        _ => (
            "horizon",
            Text::new(
                "end of the scenario:[ {deadline}] not reached[, {site} being the furthest from it]",
                "fin du scénario :[ {deadline}] non atteinte[, {site} en étant le plus loin]",
            ),
        ),
    }
}

fn of_permission(kind: EventKind) -> (&'static str, Text) {
    match kind {
        EventKind::ClearanceGranted => (
            "clearance_granted",
            Text::new(
                "{convoy}: cleared[ ({actor})]",
                "{convoy} : autorisation accordée[ ({actor})]",
            ),
        ),
        EventKind::ClearanceRefused => (
            "clearance_refused",
            Text::new(
                "{convoy}: clearance refused[ ({actor})]; it will ask again",
                "{convoy} : autorisation refusée[ ({actor})] ; elle sera redemandée",
            ),
        ),
        EventKind::ClearanceVoid => (
            "clearance_void",
            Text::new(
                "{convoy}: its clearance is void[ ({actor})]; it asks anew",
                "{convoy} : l’autorisation[ ({actor})] n’est plus valable ; elle est redemandée",
            ),
        ),
        EventKind::EscortJoined => (
            "escort_joined",
            Text::new(
                "{convoy}: an escort joins[ ({actor})]",
                "{convoy} : une escorte arrive[ ({actor})]",
            ),
        ),
        _ => (
            "released",
            Text::new("{convoy} may move on[ from {here}]", "{convoy} peut repartir[ {of_here}]"),
        ),
    }
}

fn of_convoy(kind: EventKind) -> (&'static str, Text) {
    match kind {
        EventKind::ConvoyFormed => (
            "convoy_formed",
            Text::new(
                "{convoy} is formed from {actor}[ for {site}][: {detail}]",
                "{convoy} est constitué à partir {of_actor}[ pour {site}][ : {detail}]",
            ),
        ),
        EventKind::Departed => (
            "departed",
            Text::new(
                "{convoy}[ with {load}] leaves[ {here}][ for {next}][; {waits}]",
                "{convoy}[, avec {load},] part[ {of_here}][ vers {next}][ ; {waits}]",
            ),
        ),
        EventKind::Arrived => {
            ("arrived", Text::new("{convoy} arrives[ at {here}]", "{convoy} arrive[ à {here}]"))
        }
        EventKind::BayTaken => (
            "bay_taken",
            Text::new(
                "{convoy} gets a place to load or unload[ at {here}]",
                "{convoy} obtient une place de chargement ou de déchargement[ à {here}]",
            ),
        ),
        EventKind::Loaded => (
            "loaded",
            Text::new(
                "{convoy} is loaded[ at {here}][: {detail}]",
                "{convoy} est chargé[ à {here}][ : {detail}]",
            ),
        ),
        EventKind::Unloaded => (
            "unloaded",
            Text::new(
                "{convoy} is unloaded[ at {here}][: {detail}]",
                "{convoy} est déchargé[ à {here}][ : {detail}]",
            ),
        ),
        _ => (
            "vehicles_free",
            Text::new(
                "{convoy} is dissolved; its vehicles are free",
                "{convoy} est dissous ; ses véhicules sont libres",
            ),
        ),
    }
}

fn of_mishap(kind: EventKind) -> (&'static str, Text) {
    match kind {
        EventKind::Attacked => (
            "attacked",
            Text::new("{convoy} is attacked[ ({actor})]", "{convoy} est attaqué[ ({actor})]"),
        ),
        EventKind::AttackOver => (
            "attack_over",
            Text::new("{convoy} moves on after the attack", "{convoy} repart après l’attaque"),
        ),
        EventKind::BrokenDown => (
            "broken_down",
            Text::new("{convoy}: a vehicle breaks down", "{convoy} : un véhicule tombe en panne"),
        ),
        EventKind::Repaired => (
            "repaired",
            Text::new("{convoy} moves on after the breakdown", "{convoy} repart après la panne"),
        ),
        _ => (
            "vehicle_lost",
            Text::new(
                "{convoy} loses a vehicle[ between {here} and {next}][ ({actor})]",
                "{convoy} perd un véhicule[ entre {here} et {next}][ ({actor})]",
            ),
        ),
    }
}

fn of_surroundings(kind: EventKind) -> (&'static str, Text) {
    match kind {
        EventKind::WetBegins => {
            ("wet_begins", Text::new("it turns wet ({actor})", "le temps devient humide ({actor})"))
        }
        EventKind::WetEnds => {
            ("wet_ends", Text::new("it turns dry ({actor})", "le temps redevient sec ({actor})"))
        }
        EventKind::GateSuspended => (
            "gate_suspended",
            Text::new(
                "clearances are suspended ({actor})",
                "les autorisations sont suspendues ({actor})",
            ),
        ),
        EventKind::GateResumes => (
            "gate_resumes",
            Text::new("clearances resume ({actor})", "les autorisations reprennent ({actor})"),
        ),
        EventKind::RouteCloses => {
            ("route_closes", Text::new("the route {actor} closes", "la route {actor} ferme"))
        }
        EventKind::RouteOpens => {
            ("route_opens", Text::new("the route {actor} opens", "la route {actor} rouvre"))
        }
        EventKind::AlertBegins => (
            "alert_begins",
            Text::new("an alert begins ({actor})", "une alerte commence ({actor})"),
        ),
        EventKind::AlertEnds => {
            ("alert_ends", Text::new("the alert ends ({actor})", "l’alerte prend fin ({actor})"))
        }
        EventKind::ForceMoves => (
            "force_moves",
            Text::new(
                "{force}: sets out[ from {actor}]",
                "{force} : mise en marche[ depuis {actor}]",
            ),
        ),
        EventKind::ForceArrives => (
            "force_arrives",
            Text::new("{force}: arrives[ at {actor}]", "{force} : arrivée[ à {actor}]"),
        ),
        _ => (
            "pool_opens",
            Text::new("{actor}: means are available", "{actor} : des moyens sont disponibles"),
        ),
    }
}

/// Whether an event stands in the short account: milestones, forces, permissions as a whole,
/// losses.
pub(super) fn is_headline(kind: EventKind) -> bool {
    matches!(
        kind,
        EventKind::Start
            | EventKind::CampStarts
            | EventKind::ModeAccelerates
            | EventKind::GateSuspended
            | EventKind::GateResumes
            | EventKind::RouteCloses
            | EventKind::RouteOpens
            | EventKind::VehicleLost
            | EventKind::Lifted
            | EventKind::HandedOver
            | EventKind::Vacated
            | EventKind::Closed
            | EventKind::TakenOver
            | EventKind::ForceMoves
            | EventKind::ForceArrives
            | EventKind::MilestoneReached
            | EventKind::Horizon
    )
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
        let (_, text) = of(EventKind::Departed);
        assert_eq!(fill(text.en, &value), "convoy 14 leaves Kidal");
    }
}
