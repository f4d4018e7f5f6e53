//! Why something happened: the binding cause of an event in a few words, where it is not already
//! told by the event itself.

use crate::Text;
use crate::simulation::{Actor, Event, EventKind, Replay};

/// The cause that the sentence of an event names, as an index into the log; `None` where it has
/// none, or where it goes without saying.
pub(super) fn told(replay: &Replay, event: &Event) -> Option<usize> {
    let index = event.cause.filter(|_| may_tell(event))?;
    let cause = &replay.events[index];
    let goes_without_saying = match event.kind {
        // It ends in its own time.
        EventKind::GateResumes
        | EventKind::RouteOpens
        | EventKind::LimitEnds
        | EventKind::AlertEnds
        | EventKind::ThreatFalls => event.cause == event.previous,
        // Its coming, and that the site is empty, are told anyway.
        EventKind::Occupied | EventKind::TakenOver => {
            use EventKind::{ForceArrives, ForceMoves, Vacated};
            matches!(cause.kind, ForceArrives | ForceMoves | Vacated)
        }
        EventKind::ForceMoves => cause.force == event.force && cause.kind != EventKind::OrdersGiven,
        _ => false,
    };
    (!goes_without_saying && clause(cause.kind).is_some()).then_some(index)
}

fn may_tell(event: &Event) -> bool {
    matches!(
        event.kind,
        EventKind::RuleFires
            | EventKind::StepTaken
            | EventKind::CampStarts
            | EventKind::MayLeave
            | EventKind::GateSuspended
            | EventKind::GateResumes
            | EventKind::RouteCloses
            | EventKind::RouteOpens
            | EventKind::LimitBegins
            | EventKind::LimitEnds
            | EventKind::AlertBegins
            | EventKind::AlertEnds
            | EventKind::ThreatRises
            | EventKind::ThreatFalls
            | EventKind::ShelterBegins
            | EventKind::ModeAccelerates
            | EventKind::OrdersGiven
            | EventKind::ForceMoves
            | EventKind::Occupied
            | EventKind::TakenOver
            | EventKind::GivenUp
    )
}

/// Whether an event is what a rule has done.
pub(super) fn is_rule(event: &Event) -> bool {
    matches!(event.kind, EventKind::RuleFires | EventKind::StepTaken)
        && matches!(event.actor, Some(Actor::Rule(_)))
}

/// An event as the cause of another: a clause in English, a noun in French; `None` for what stands
/// in no sentence as a cause.
pub(super) fn clause(kind: EventKind) -> Option<Text> {
    of_parties(kind).or_else(|| of_surroundings(kind)).or_else(|| of_mission(kind))
}

fn of_parties(kind: EventKind) -> Option<Text> {
    let (en, fr) = match kind {
        EventKind::ContestBegins => ("a contest began[ {place}]", "accrochage[ {place}]"),
        EventKind::Advances => {
            ("{force} had its way[ {place}]", "passage forcé[ {place}] ({force})")
        }
        EventKind::HeldUp => ("{force} was held up[ {place}]", "arrêt[ {place}] ({force})"),
        EventKind::TurnsBack => ("{force} turned back[ {place}]", "demi-tour[ {place}] ({force})"),
        EventKind::DrivenOff => {
            ("{force} was driven off[ {place}]", "repli forcé[ {place}] ({force})")
        }
        EventKind::ForceMoves => ("{force} set out[ for {goal}]", "mise en marche ({force})"),
        EventKind::ForceArrives => {
            ("{force} arrived[ at {actor}]", "arrivée[ à {actor}] ({force})")
        }
        EventKind::Occupied => ("{side} had occupied {site}", "occupation {of_site} ({side})"),
        EventKind::TakenOver => ("{site} was taken over", "relève {of_site}"),
        EventKind::GivenUp => ("{side} gave up {site}", "abandon {of_site} ({side})"),
        EventKind::Looted => ("{site} was looted", "pillage {of_site}"),
        EventKind::RuleFires => ("the rule {rule} applies", "règle {rule}"),
        EventKind::StepTaken => ("the step {rule} was carried out", "mesure {rule}"),
        EventKind::OrdersGiven => {
            ("it got new orders[ by the rule {rule}]", "nouveaux ordres[ par la règle {rule}]")
        }
        _ => return None,
    };
    Some(Text::new(en, fr))
}

fn of_surroundings(kind: EventKind) -> Option<Text> {
    let (en, fr) = match kind {
        EventKind::GateSuspended => {
            ("clearances were suspended ({actor})", "suspension des autorisations ({actor})")
        }
        EventKind::GateResumes => {
            ("clearances resumed ({actor})", "reprise des autorisations ({actor})")
        }
        EventKind::ClearanceRefused => {
            ("a clearance was refused[ ({actor})]", "autorisation refusée[ ({actor})]")
        }
        EventKind::RouteCloses => ("the route {actor} closed", "fermeture de la route {actor}"),
        EventKind::RouteOpens => ("the route {actor} opened", "réouverture de la route {actor}"),
        EventKind::LimitBegins => {
            ("a limit began on the route {actor}", "début d’une restriction sur la route {actor}")
        }
        EventKind::LimitEnds => {
            ("a limit ended on the route {actor}", "fin d’une restriction sur la route {actor}")
        }
        EventKind::WetEnds => ("it turned dry ({actor})", "retour du temps sec ({actor})"),
        EventKind::AlertBegins => ("an alert began ({actor})", "alerte ({actor})"),
        EventKind::AlertEnds => ("the alert ended ({actor})", "fin de l’alerte ({actor})"),
        EventKind::ThreatRises => ("the threat rose ({actor})", "hausse de la menace ({actor})"),
        EventKind::ThreatFalls => ("the threat fell ({actor})", "baisse de la menace ({actor})"),
        EventKind::ShelterBegins => ("{site} was attacked", "attaque contre {site}"),
        EventKind::Attacked => ("{convoy} was attacked", "attaque contre {convoy}"),
        EventKind::OwnAttacked => (
            "those who had left {site} were attacked",
            "attaque contre ceux qui sont partis {of_site}",
        ),
        EventKind::VehicleLost => ("{convoy} lost a vehicle", "perte d’un véhicule ({convoy})"),
        _ => return None,
    };
    Some(Text::new(en, fr))
}

fn of_mission(kind: EventKind) -> Option<Text> {
    let (en, fr) = match kind {
        EventKind::ModeAccelerates => {
            ("{site} went over to the accelerated mode", "mode accéléré ({site})")
        }
        EventKind::Lifted => ("the load of {site} was out", "fin de l’enlèvement ({site})"),
        EventKind::HandedOver => {
            ("the papers of {site} went to the civil authorities", "remise des papiers {of_site}")
        }
        EventKind::Vacated => {
            ("the last party left {site}", "départ de la dernière équipe ({site})")
        }
        EventKind::Closed => ("{site} was closed", "fermeture {of_site}"),
        EventKind::Loaded => ("{convoy} was loaded", "chargement ({convoy})"),
        EventKind::Released => ("{convoy} could go on", "reprise de la marche ({convoy})"),
        _ => return None,
    };
    Some(Text::new(en, fr))
}
