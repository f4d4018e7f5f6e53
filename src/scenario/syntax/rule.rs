//! Rules: what sets them off, what must hold, what they do.

use super::party::Order;
use super::word::{MilestoneWord, Text};
use crate::declare::{syntax, words};
use crate::desk::{Desk, OneOrMany, Read, wrong_type};
use crate::node::{Node, Value};
use crate::quantity::{Lasting, Load, Multiple, Number, Portion, When as Date};
use crate::schema::Definitions;
use crate::spread::Unsure;
use crate::{Milestone, Occasion, Posture};
use serde_json::{Value as Json, json};

syntax! {
    /// A reaction: when something happens, and conditions hold, actions follow.
    "rule" Rule {
        /// What it says, for readers.
        name: Option<Text>,
        /// What sets it off.
        when: When,
        /// What must hold at that moment; all of it.
        conditions = "if": Option<Vec<Condition>>,
        /// Time from what sets it off to the actions; none by default.
        after: Option<Unsure<Lasting>>,
        /// How often it may fire in a run: a number, or "always"; 1 by default.
        at_most: Option<AtMost>,
        /// Least time from one firing to the next; none by default.
        rest: Option<Lasting>,
        /// What is done, in this order.
        actions = "then": Vec<Action>,
    }

    /// What sets a rule off or an order free: a date, so long before a deadline, or something that
    /// happens, narrowed down by what it happens to.
    "trigger" When {
        /// A date.
        date: Option<Unsure<Date>>,
        /// A deadline, with by.
        before: Option<String>,
        /// How long before the deadline.
        by: Option<Lasting>,
        /// What happens.
        on: Option<OccasionWord>,
        /// At this site.
        site: Option<String>,
        /// On this route.
        route: Option<String>,
        /// In this region.
        region: Option<String>,
        /// By, or to, this side.
        side: Option<String>,
        /// By, or to, this force.
        force: Option<String>,
        /// Of this gate.
        gate: Option<String>,
        /// Of this threat.
        threat: Option<String>,
        /// Of this rule.
        rule: Option<String>,
        /// Only at every so many-th; 1 by default.
        every: Option<Number>,
    }

    /// A state that must hold: one of the keys that name it, with what it needs.
    "condition" Condition {
        /// A site, with held_by, present or contested.
        site: Option<String>,
        /// The side that holds the site, or "nobody".
        held_by: Option<String>,
        /// A side with a force at the site.
        present: Option<String>,
        /// Whether a contest is on at the site.
        contested: Option<bool>,
        /// A camp, with reached or left_above.
        camp: Option<String>,
        /// A milestone that the camp has reached.
        reached: Option<MilestoneWord>,
        /// More than this is still in the camp: a share of its freight, or an amount of a load.
        left_above: Option<LeftAbove>,
        /// A gate, with suspended.
        gate: Option<String>,
        /// Whether the gate is suspended.
        suspended: Option<bool>,
        /// A route, with closed.
        route: Option<String>,
        /// Whether the route is closed.
        closed: Option<bool>,
        /// It is not yet this date.
        before: Option<Date>,
        /// Whether the state must not hold; false by default.
        not: Option<bool>,
    }

    /// What a rule does: one of raise, alert, suspend, resume, close, open, accelerate, shelter,
    /// order and posture, with what it needs.
    "action" Action {
        /// A threat whose rates of attack are multiplied by factor.
        raise: Option<String>,
        /// By what a threat is raised.
        factor: Option<Unsure<Multiple>>,
        /// A threat under which an alert begins.
        alert: Option<String>,
        /// A gate that is suspended.
        suspend: Option<String>,
        /// A gate whose suspensions end.
        resume: Option<String>,
        /// A route that is closed.
        close: Option<String>,
        /// A route that is opened again.
        open: Option<String>,
        /// Camps that go over to the accelerated mode.
        accelerate: Option<OneOrMany<String>>,
        /// Camps in which people shelter.
        shelter: Option<OneOrMany<String>>,
        /// A force that gets orders.
        order: Option<String>,
        /// The orders, in place of those that it has not carried out.
        orders: Option<Vec<Order>>,
        /// A force that changes its posture.
        posture: Option<String>,
        /// To which posture.
        to: Option<Posture>,
        /// For how long; to the horizon by default.
        lasts = "for": Option<Unsure<Lasting>>,
    }
}

/// How often a rule may fire.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct AtMost(pub(crate) Option<u32>);

impl Read for AtMost {
    fn read(node: &Node, desk: &mut Desk<'_>) -> Option<Self> {
        match &node.value {
            Value::Text(word) if word == "always" => Some(Self(None)),
            Value::Integer(_) => Number::read(node, desk).map(|most| Self(Some(most.0))),
            _ => wrong_type(node, desk, message!("wanted-number-or-always")),
        }
    }

    fn schema(_: &mut Definitions) -> Json {
        json!({"anyOf": [{"type": "integer", "minimum": 0}, {"const": "always"}]})
    }
}

/// How much of a load is still in a camp.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum LeftAbove {
    Share(Portion),
    Amount(Load),
}

impl Read for LeftAbove {
    fn read(node: &Node, desk: &mut Desk<'_>) -> Option<Self> {
        let is_share = match &node.value {
            Value::Text(text) => text.trim_end().ends_with('%'),
            _ => true,
        };
        match is_share {
            true => Portion::read(node, desk).map(Self::Share),
            false => Load::read(node, desk).map(Self::Amount),
        }
    }

    fn schema(definitions: &mut Definitions) -> Json {
        let (share, load) = (Portion::schema(definitions), Load::schema(definitions));
        json!({"anyOf": [share, load]})
    }
}

/// What may happen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct OccasionWord(pub(crate) Occasion);

words! {
    "occasion" OccasionWord {
        "lifted" => Self(Occasion::Reached(Milestone::Lifted)), "A camp's load is off its hands. Site.";
        "handover" => Self(Occasion::Reached(Milestone::Handover)), "A camp's papers are handed over. Site.";
        "vacated" => Self(Occasion::Reached(Milestone::Vacated)), "A camp's last party is out. Site.";
        "closed" => Self(Occasion::Reached(Milestone::Closed)), "A camp is closed. Site.";
        "taken-over" => Self(Occasion::Reached(Milestone::TakenOver)), "A camp's successor is in place. Site.";
        "taken" => Self(Occasion::Taken), "A side comes to hold a site. Site, region, side, force.";
        "emptied" => Self(Occasion::Emptied), "A site is vacated or given up. Site, region.";
        "looted" => Self(Occasion::Looted), "A vacated site is looted. Site, region.";
        "contest-begins" => Self(Occasion::ContestBegins), "Hostile forces meet. Site, route, region, side, force.";
        "contest-ends" => Self(Occasion::ContestEnds), "A contest ends. Site, route, region, side, force.";
        "force-moves" => Self(Occasion::ForceMoves), "A force sets out. Site, region, side, force.";
        "force-arrives" => Self(Occasion::ForceArrives), "A force is where it was ordered to. Site, region, side, force.";
        "force-held-up" => Self(Occasion::ForceHeldUp), "A force is held up in a contest. Site, route, region, side, force.";
        "force-turns-back" => Self(Occasion::ForceTurnsBack), "A force turns back or is driven off. Site, route, region, side, force.";
        "convoy-hit" => Self(Occasion::ConvoyHit), "A convoy is attacked. Route, region, threat.";
        "vehicle-lost" => Self(Occasion::VehicleLost), "A convoy loses a vehicle. Route, region.";
        "camp-attacked" => Self(Occasion::CampAttacked), "A camp is attacked. Site, region, threat.";
        "gate-refuses" => Self(Occasion::GateRefuses), "A gate refuses a convoy. Gate.";
        "gate-suspended" => Self(Occasion::GateSuspended), "A gate is suspended. Gate.";
        "gate-resumes" => Self(Occasion::GateResumes), "A gate resumes. Gate.";
        "route-closes" => Self(Occasion::RouteCloses), "A route closes. Route, region.";
        "route-opens" => Self(Occasion::RouteOpens), "A route opens again. Route, region.";
        "alert-begins" => Self(Occasion::AlertBegins), "An alert begins. Threat.";
        "alert-ends" => Self(Occasion::AlertEnds), "An alert ends. Threat.";
        "accelerates" => Self(Occasion::CampAccelerates), "A camp goes over to the accelerated mode. Site, region.";
        "rule-fires" => Self(Occasion::RuleFires), "A rule fires. Rule.";
    }
}
