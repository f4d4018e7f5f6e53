//! Forces, sides and contests, escalations, threats and the end of what is played: how each is told.

use crate::simulation::EventKind;

use super::{Wording, told};

/// One for each kind from the moves of forces on, in the order in which they are declared.
pub(super) static WORDINGS: [Wording;
    EventKind::Horizon as usize + 1 - EventKind::ForceMoves as usize] = [
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
