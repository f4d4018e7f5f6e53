//! What happened, as a phrase for each kind of event: a template in both languages.
//!
//! A name in braces is filled in; a part in brackets is left out if what it names is not known.

mod parties;

use crate::Text;
use crate::simulation::EventKind;

/// How one kind of event is told.
pub(super) struct Wording {
    kind: EventKind,
    /// The word for tables.
    pub(super) word: &'static str,
    /// The phrase for readers.
    pub(super) phrase: Text,
}

/// How a kind of event is told.
pub(super) fn of(kind: EventKind) -> &'static Wording {
    let place = kind as usize;
    WORDINGS.get(place).unwrap_or_else(|| &parties::WORDINGS[place - WORDINGS.len()])
}

const fn told(kind: EventKind, word: &'static str, en: &'static str, fr: &'static str) -> Wording {
    Wording { kind, word, phrase: Text::new(en, fr) }
}

/// One for each kind until forces move, in the order in which they are declared.
static WORDINGS: [Wording; EventKind::ForceMoves as usize] = [
    told(EventKind::Start, "start", "the run starts", "la simulation commence"),
    told(
        EventKind::CampStarts,
        "camp_starts",
        "{site} may begin to close[{why}]",
        "{site} peut commencer sa fermeture[{why}]",
    ),
    told(
        EventKind::StepBegins,
        "step_begins",
        "{site}: a step begins[: {detail}]",
        "{site} : une étape commence[ : {detail}]",
    ),
    told(
        EventKind::StepDone,
        "step_done",
        "{site}: a step is done[: {detail}]",
        "{site} : une étape est achevée[ : {detail}]",
    ),
    told(
        EventKind::LotPacked,
        "lot_packed",
        "{site}: a lot is packed[: {detail}]",
        "{site} : un lot est conditionné[ : {detail}]",
    ),
    told(
        EventKind::ModeAccelerates,
        "mode_accelerates",
        "{site} goes over to the accelerated mode[{why}]",
        "{site} passe en mode accéléré[{why}]",
    ),
    told(
        EventKind::Shed,
        "shed",
        "{site}: load is disposed of without being moved[: {detail}]",
        "{site} : du chargement est cédé ou abandonné sans être évacué[ : {detail}]",
    ),
    told(
        EventKind::LiftAsked,
        "lift_asked",
        "{site} asks for lift[: {detail}]",
        "{site} demande des moyens de transport[ : {detail}]",
    ),
    told(
        EventKind::ColumnRequested,
        "column_requested",
        "{convoy} is requested[ from {pool}][ for load at {load_at}]",
        "{convoy} est demandé[ ({pool})][ pour du chargement à {load_at}]",
    ),
    told(
        EventKind::ColumnWithdrawn,
        "column_withdrawn",
        "{convoy}: the request is withdrawn, nothing being left for it",
        "{convoy} : la demande est retirée, faute de chargement",
    ),
    told(
        EventKind::PermissionAsked,
        "permission_asked",
        "[{convoy}: ][{papers} at {load_at}: ]its request is taken up[ ({actor})][; the answer takes {lasts}]",
        "[{convoy} : ][{papers} à {load_at} : ]la demande est à l’étude[ ({actor})][ ; délai de réponse : {lasts}]",
    ),
    told(
        EventKind::HandlingBegins,
        "handling_begins",
        "{convoy} begins to load or unload[ at {here}][: {lasts}]",
        "{convoy} : début du chargement ou du déchargement[ – {here}][ : {lasts}]",
    ),
    told(
        EventKind::ConvoyFormed,
        "convoy_formed",
        "{convoy} is formed from {pool}[: {vehicles}][, for {loads}][ at {load_at}]",
        "{convoy} est constitué à partir {of_pool}[ : {vehicles}][, pour {loads}][ à {load_at}]",
    ),
    told(
        EventKind::SetsOut,
        "sets_out",
        "{convoy} sets out[: {vehicles}][ with {loads}]",
        "{convoy} se met en route[ : {vehicles}][ avec {loads}]",
    ),
    told(
        EventKind::ClearanceGranted,
        "clearance_granted",
        "[{convoy}: ][{detail} at {load_at}: ]cleared[ ({actor})]",
        "[{convoy} : ][{detail} à {load_at} : ]autorisation accordée[ ({actor})]",
    ),
    told(
        EventKind::ClearanceRefused,
        "clearance_refused",
        "[{convoy}: ][{detail} at {load_at}: ]clearance refused[ ({actor})]; it will ask again",
        "[{convoy} : ][{detail} à {load_at} : ]autorisation refusée[ ({actor})] ; elle sera redemandée",
    ),
    told(
        EventKind::ClearanceVoid,
        "clearance_void",
        "{convoy}: its clearance is void[ ({actor})]; it asks anew",
        "{convoy} : l’autorisation[ ({actor})] n’est plus valable ; elle est redemandée",
    ),
    told(
        EventKind::EscortJoined,
        "escort_joined",
        "{convoy}: an escort joins[ ({actor})][, which {holder} had][, come from {has_come_from}]",
        "{convoy} : une escorte arrive[ ({actor})][, celle qu’avait {holder}][, venue {of_has_come_from}]",
    ),
    told(
        EventKind::EscortFree,
        "escort_free",
        "{actor}: an escort is free again[, from {convoy}]",
        "{actor} : une escorte est de nouveau libre[ (avec {convoy} jusque-là)]",
    ),
    told(
        EventKind::Departed,
        "departed",
        "{convoy}[ with {load}] leaves[ {here}][ for {next}][; {waits}]",
        "{convoy}[, avec {load},] part[ – {here}][ → {next}][ ; {waits}]",
    ),
    told(
        EventKind::Arrived,
        "arrived",
        "{convoy} arrives[ at {here}]",
        "{convoy} arrive[ – {here}]",
    ),
    told(
        EventKind::TailPasses,
        "tail_passes",
        "{convoy}: its tail passes {actor}",
        "{convoy} : le dernier véhicule a franchi {actor}",
    ),
    told(
        EventKind::Released,
        "released",
        "{convoy} may move on[ from {here}]",
        "{convoy} peut repartir[ – {here}]",
    ),
    told(
        EventKind::Joined,
        "joined",
        "{convoy} is joined by {joiner}[ at {here}][: {vehicles}][ with {loads}]",
        "{convoy} est rejoint par {joiner}[ – {here}][ : {vehicles}][ avec {loads}]",
    ),
    told(
        EventKind::Collects,
        "collects",
        "{site}: {detail} goes along with {joiner}, which passes",
        "{site} : {detail} part avec {joiner}, qui passe",
    ),
    told(
        EventKind::Collected,
        "collected",
        "{convoy} is off[ from {site}] with what it has collected[: {detail}]",
        "{convoy} repart[ {of_site}] avec ce qu’il a emmené en passant[ : {detail}]",
    ),
    told(
        EventKind::Attacked,
        "attacked",
        "{convoy} is attacked[ ({actor})][; that holds it for {lasts}]",
        "{convoy} est attaqué[ ({actor})][ ; arrêt de {lasts}]",
    ),
    told(
        EventKind::AttackOver,
        "attack_over",
        "{convoy} moves on after the attack",
        "{convoy} repart après l’attaque",
    ),
    told(
        EventKind::BrokenDown,
        "broken_down",
        "{convoy}: a vehicle breaks down[; that holds it for {lasts}]",
        "{convoy} : un véhicule tombe en panne[ ; arrêt de {lasts}]",
    ),
    told(
        EventKind::Repaired,
        "repaired",
        "{convoy} moves on after the breakdown",
        "{convoy} repart après la panne",
    ),
    told(
        EventKind::Towed,
        "towed",
        "{convoy} takes a broken-down vehicle in tow[ between {here} and {next}]",
        "{convoy} prend un véhicule en panne en remorque[ entre {here} et {next}]",
    ),
    told(
        EventKind::CrossLoaded,
        "cross_loaded",
        "{convoy} moves the load of a broken-down vehicle onto a spare[ between {here} and {next}]",
        "{convoy} transborde le chargement d’un véhicule en panne sur un véhicule de réserve[ entre {here} et {next}]",
    ),
    told(
        EventKind::VehicleLost,
        "vehicle_lost",
        "{convoy} loses a vehicle[ between {here} and {next}][ ({actor})]",
        "{convoy} perd un véhicule[ entre {here} et {next}][ ({actor})]",
    ),
    told(
        EventKind::BayTaken,
        "bay_taken",
        "{convoy} gets a place to load or unload[ at {here}][, which {holder} had]",
        "{convoy} obtient une place de chargement ou de déchargement[ – {here}][, celle qu’avait {holder}]",
    ),
    told(
        EventKind::Loaded,
        "loaded",
        "{convoy} is loaded[ at {here}][: {loads}]",
        "{convoy} est chargé[ – {here}][ : {loads}]",
    ),
    told(
        EventKind::Unloaded,
        "unloaded",
        "{convoy} is unloaded[ at {here}][: {loads}]",
        "{convoy} est déchargé[ – {here}][ : {loads}]",
    ),
    told(
        EventKind::VehiclesFree,
        "vehicles_free",
        "{convoy} is dissolved; its vehicles are free[ ({vehicles})]",
        "{convoy} est dissous ; ses véhicules sont libres[ ({vehicles})]",
    ),
    told(
        EventKind::VehiclesGone,
        "vehicles_gone",
        "[{convoy}: ]vehicles leave for good ({actor})",
        "[{convoy} : ]départ définitif des véhicules ({actor})",
    ),
    told(
        EventKind::Mended,
        "mended",
        "{actor}: a vehicle leaves the workshop",
        "{actor} : un véhicule sort de l’atelier",
    ),
    told(
        EventKind::PoolOpens,
        "pool_opens",
        "{actor}: means are available",
        "{actor} : des moyens sont disponibles",
    ),
    told(
        EventKind::ShelterBegins,
        "shelter_begins",
        "{site}: people take shelter and work stops[ ({actor})][{why}]",
        "{site} : le personnel se met à l’abri et le travail s’arrête[ ({actor})][{why}]",
    ),
    told(
        EventKind::ShelterEnds,
        "shelter_ends",
        "{site}: work goes on",
        "{site} : le travail reprend",
    ),
    told(
        EventKind::WetBegins,
        "wet_begins",
        "it turns wet ({actor})",
        "le temps devient humide ({actor})",
    ),
    told(
        EventKind::WetEnds,
        "wet_ends",
        "it turns dry ({actor})",
        "le temps redevient sec ({actor})",
    ),
    told(
        EventKind::GateSuspended,
        "gate_suspended",
        "clearances are suspended ({actor})[{why}]",
        "les autorisations sont suspendues ({actor})[{why}]",
    ),
    told(
        EventKind::GateResumes,
        "gate_resumes",
        "clearances resume ({actor})[{why}]",
        "les autorisations reprennent ({actor})[{why}]",
    ),
    told(
        EventKind::RouteCloses,
        "route_closes",
        "the route {actor} closes[{why}]",
        "la route {actor} ferme[{why}]",
    ),
    told(
        EventKind::RouteOpens,
        "route_opens",
        "the route {actor} opens[{why}]",
        "la route {actor} rouvre[{why}]",
    ),
    told(
        EventKind::LimitBegins,
        "limit_begins",
        "a limit begins on the route {actor}[{why}]",
        "une restriction commence sur la route {actor}[{why}]",
    ),
    told(
        EventKind::LimitEnds,
        "limit_ends",
        "a limit ends on the route {actor}[{why}]",
        "une restriction prend fin sur la route {actor}[{why}]",
    ),
    told(
        EventKind::AlertBegins,
        "alert_begins",
        "an alert begins ({actor})[{why}]",
        "une alerte commence ({actor})[{why}]",
    ),
    told(
        EventKind::AlertEnds,
        "alert_ends",
        "the alert ends ({actor})[{why}]",
        "l’alerte prend fin ({actor})[{why}]",
    ),
    told(
        EventKind::Lifted,
        "lifted",
        "{site}: all load but the last party’s is out",
        "{site} : tout est parti, sauf la dernière équipe",
    ),
    told(
        EventKind::HandedOver,
        "handed_over",
        "{site}: its papers are with the civil authorities",
        "{site} : le site est remis (procès-verbal signé)",
    ),
    told(
        EventKind::MayLeave,
        "may_leave",
        "{site}: nothing keeps the last party any more[{why}]",
        "{site} : plus rien ne retient la dernière équipe[{why}]",
    ),
    told(
        EventKind::Vacated,
        "vacated",
        "{site} is vacated: last party out",
        "{site} : évacuation achevée, la dernière équipe est partie",
    ),
    told(EventKind::Closed, "closed", "{site} is closed", "{site} : fermeture achevée"),
];

// No kind is told in the words of another.
const _: () = {
    let mut index = 0;
    while index < WORDINGS.len() {
        assert!(WORDINGS[index].kind as usize == index);
        index += 1;
    }
    while index - WORDINGS.len() < parties::WORDINGS.len() {
        assert!(parties::WORDINGS[index - WORDINGS.len()].kind as usize == index);
        index += 1;
    }
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_event_is_told_in_words_of_its_own() {
        let all: Vec<&Wording> = WORDINGS.iter().chain(&parties::WORDINGS).collect();
        for (index, one) in all.iter().enumerate() {
            let others = &all[index + 1..];
            assert!(others.iter().all(|other| other.word != one.word), "{}", one.word);
            assert!(others.iter().all(|other| other.phrase != one.phrase), "{}", one.word);
            assert_ne!(one.phrase.en, one.phrase.fr);
        }
    }
}
