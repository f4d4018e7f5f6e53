//! What happened, as a phrase for each kind of event: a template in both languages.
//!
//! A name in braces is filled in; a part in brackets is left out if what it names is not known.

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
    &WORDINGS[kind as usize]
}

const fn told(kind: EventKind, word: &'static str, en: &'static str, fr: &'static str) -> Wording {
    Wording { kind, word, phrase: Text::new(en, fr) }
}

/// One for each kind, in the order in which they are declared.
static WORDINGS: [Wording; EventKind::Horizon as usize + 1] = [
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
        "{convoy} : début du chargement ou du déchargement[ à {here}][ : {lasts}]",
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
        "{convoy}[, avec {load},] part[ {of_here}][ vers {next}][ ; {waits}]",
    ),
    told(
        EventKind::Arrived,
        "arrived",
        "{convoy} arrives[ at {here}]",
        "{convoy} arrive[ à {here}]",
    ),
    told(
        EventKind::TailPasses,
        "tail_passes",
        "{convoy}: its tail passes {actor}",
        "{convoy} : sa queue passe {actor}",
    ),
    told(
        EventKind::Released,
        "released",
        "{convoy} may move on[ from {here}]",
        "{convoy} peut repartir[ {of_here}]",
    ),
    told(
        EventKind::Joined,
        "joined",
        "{convoy} is joined by {joiner}[ at {here}][: {vehicles}][ with {loads}]",
        "{convoy} est rejoint par {joiner}[ à {here}][ : {vehicles}][ avec {loads}]",
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
        "{convoy} obtient une place de chargement ou de déchargement[ à {here}][, celle qu’avait {holder}]",
    ),
    told(
        EventKind::Loaded,
        "loaded",
        "{convoy} is loaded[ at {here}][: {loads}]",
        "{convoy} est chargé[ à {here}][ : {loads}]",
    ),
    told(
        EventKind::Unloaded,
        "unloaded",
        "{convoy} is unloaded[ at {here}][: {loads}]",
        "{convoy} est déchargé[ à {here}][ : {loads}]",
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
    told(
        EventKind::ForceMoves,
        "force_moves",
        "{force}: sets out[ from {actor}][ for {goal}][{why}]",
        "{force} : mise en marche[ depuis {actor}][ vers {goal}][{why}]",
    ),
    told(
        EventKind::ForceArrives,
        "force_arrives",
        "{force}: arrives[ at {actor}]",
        "{force} : arrivée[ à {actor}]",
    ),
    told(
        EventKind::TakenOver,
        "taken_over",
        "{site} is taken over[: {force}][, {gap} after the last party left][{why}]",
        "{site} : le successeur est sur place[ ({force})][, {gap} après le départ de la dernière équipe][{why}]",
    ),
    told(
        EventKind::Occupied,
        "occupied",
        "{site} is occupied by {side}[ ({force})][, {gap} after the last party left][{why}]",
        "{site} : prise de contrôle, {side}[ ({force})][, {gap} après le départ de la dernière équipe][{why}]",
    ),
    told(
        EventKind::GivenUp,
        "given_up",
        "{side} gives up {site}[{why}]",
        "{side} abandonne {site}[{why}]",
    ),
    told(
        EventKind::Looted,
        "looted",
        "{site} is looted[, {gap} after the last party left]",
        "{site} : pillage[, {gap} après le départ de la dernière équipe]",
    ),
    told(
        EventKind::ContestBegins,
        "contest_begins",
        "a contest begins[ {place}][: {force} against {against}]",
        "un accrochage commence[ {place}][ : {force} contre {against}]",
    ),
    told(
        EventKind::Advances,
        "advances",
        "{force} has its way[ against {against}][ {place}]",
        "{force} : passage forcé[ devant {against}][ {place}]",
    ),
    told(
        EventKind::HeldUp,
        "held_up",
        "{force} is held up[ by {against}][ {place}] and will try again",
        "{force} : arrêt[ devant {against}][ {place}], nouvel essai à venir",
    ),
    told(
        EventKind::TurnsBack,
        "turns_back",
        "{force} turns back[ before {against}][ {place}]",
        "{force} : demi-tour[ devant {against}][ {place}]",
    ),
    told(
        EventKind::DrivenOff,
        "driven_off",
        "{force} is driven off[ by {driver}][ {place}]",
        "{force} : repli forcé[ devant {driver}][ {place}]",
    ),
    told(
        EventKind::OrdersGiven,
        "orders_given",
        "{force}: {orders}[{why}]",
        "{force} : {orders}[{why}]",
    ),
    told(
        EventKind::Waits,
        "waits",
        "{convoy}: what has kept it so far does so no longer",
        "{convoy} : ce qui le retenait jusqu’ici ne le retient plus",
    ),
    told(
        EventKind::Stands,
        "stands",
        "{site} is not done yet[ ({actor})]",
        "{site} n’a pas encore fini[ ({actor})]",
    ),
    told(
        EventKind::StepAsked,
        "step_asked",
        "the step {rule} is put to {decider}[: {seen}]",
        "la mesure {rule} est soumise pour décision ({decider})[ : {seen}]",
    ),
    told(
        EventKind::StepRefused,
        "step_refused",
        "the step {rule} is refused[ by {decided}]",
        "la mesure {rule} est refusée[ ({decided})]",
    ),
    told(
        EventKind::StepTaken,
        "step_taken",
        "the step {rule} is carried out",
        "la mesure {rule} est exécutée",
    ),
    told(
        EventKind::StepTakenBack,
        "step_taken_back",
        "the step {rule} is taken back[: {seen}]",
        "la mesure {rule} est levée[ : {seen}]",
    ),
    told(
        EventKind::LeavesOwn,
        "leaves_own",
        "{site}: they leave by their own means[: {detail}]",
        "{site} : départ par ses propres moyens[ : {detail}]",
    ),
    told(
        EventKind::OwnPasses,
        "own_passes",
        "those from {site} who left by their own means have passed the route {actor}",
        "ceux {of_site} qui sont partis par leurs propres moyens ont passé la route {actor}",
    ),
    told(
        EventKind::OwnAttacked,
        "own_attacked",
        "those from {site} who left by their own means are attacked[ ({actor})][; that holds them for {lasts}]",
        "attaque contre ceux {of_site} qui sont partis par leurs propres moyens[ ({actor})][ ; arrêt de {lasts}]",
    ),
    told(
        EventKind::OwnGoesOn,
        "own_goes_on",
        "those from {site} who left by their own means go on",
        "ceux {of_site} qui sont partis par leurs propres moyens repartent",
    ),
    told(
        EventKind::OwnArrives,
        "own_arrives",
        "those from {site} who left by their own means arrive[: {detail}]",
        "arrivée de ceux {of_site} qui sont partis par leurs propres moyens[ : {detail}]",
    ),
    told(
        EventKind::RuleFires,
        "rule_fires",
        "the rule {rule} applies[{why}][; {idle}]",
        "la règle {rule} s’applique[{why}][ ; {idle}]",
    ),
    told(
        EventKind::ThreatRises,
        "threat_rises",
        "the threat rises ({actor})[{why}]",
        "la menace monte ({actor})[{why}]",
    ),
    told(
        EventKind::ThreatFalls,
        "threat_falls",
        "the threat falls again ({actor})[{why}]",
        "la menace retombe ({actor})[{why}]",
    ),
    told(
        EventKind::MilestoneReached,
        "milestone_reached",
        "deadline[ {deadline}]: reached, {site} being the last[; {lateness}]",
        "échéance[ {deadline}] : atteinte, {site} en dernier[ ; {lateness}]",
    ),
    told(
        EventKind::Horizon,
        "horizon",
        "end of the scenario:[ {deadline}] not reached[, {site} being the furthest from it]",
        "fin du scénario :[ {deadline}] non atteinte[, {site} étant le plus en retard]",
    ),
];

// No kind is told in the words of another.
const _: () = {
    let mut index = 0;
    while index < WORDINGS.len() {
        assert!(WORDINGS[index].kind as usize == index);
        index += 1;
    }
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_event_is_told_in_words_of_its_own() {
        for (index, one) in WORDINGS.iter().enumerate() {
            let others = &WORDINGS[index + 1..];
            assert!(others.iter().all(|other| other.word != one.word), "{}", one.word);
            assert!(others.iter().all(|other| other.phrase != one.phrase), "{}", one.word);
            assert_ne!(one.phrase.en, one.phrase.fr);
        }
    }
}
