//! Rules: what follows from what, as tables of the file.

use crate::chance::Uncertain;
use crate::id::{
    CampId, ForceId, GateId, Name, RegionId, RouteId, RuleId, SideId, SiteId, ThreatId,
};
use crate::time::{Moment, Span};
use crate::units::{Amount, Factor, LoadKind};

use super::{Label, Look, Measure, Milestone, Order, Posture, Scenario, StandingOrder};

/// A reaction: when something happens, and conditions hold, actions follow.
#[derive(Debug, Clone, PartialEq)]
pub struct Rule {
    /// Key in the file.
    pub name: Name,
    /// What it says, for readers.
    pub label: Label,
    /// What sets it off.
    pub when: Trigger,
    /// What must hold at that moment; all of it.
    pub conditions: Vec<Condition>,
    /// Time from what sets it off to the actions.
    pub after: Uncertain<Span>,
    /// How often it may fire in a run; `None` is no limit.
    pub at_most: Option<u32>,
    /// Least time from one firing to the next.
    pub rest: Span,
    /// What is done, in this order.
    pub actions: Vec<Action>,
    /// What makes it a step of an escalation, if it is one.
    pub standing: Option<StandingOrder>,
}

/// What sets a rule off, or what an order waits for.
#[derive(Debug, Clone, PartialEq)]
pub enum Trigger {
    /// A date.
    Date(Uncertain<Moment>),
    /// Something that happens.
    On(Occurrence),
    /// What a look at a camp shows, again and again; only of a step of an escalation.
    Look(Look),
}

/// A kind of happening, narrowed down: it is meant if it agrees with everything that is given.
#[derive(Debug, Clone, PartialEq)]
pub struct Occurrence {
    /// What happens.
    pub on: Occasion,
    /// At this site.
    pub site: Option<SiteId>,
    /// On this route.
    pub route: Option<RouteId>,
    /// In this region.
    pub region: Option<RegionId>,
    /// By, or to, this side: whoever takes a site, a party to a contest, the side of a force.
    pub side: Option<SideId>,
    /// By this force, or with it as a party.
    pub force: Option<ForceId>,
    /// Of this gate.
    pub gate: Option<GateId>,
    /// Of this threat.
    pub threat: Option<ThreatId>,
    /// Of this rule.
    pub rule: Option<RuleId>,
    /// Only at every so many-th; positive.
    pub every: u32,
}

/// What may happen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Occasion {
    /// A camp reaches a milestone. Site.
    Reached(Milestone),
    /// A side comes to hold a site. Site, region, side, force.
    Taken,
    /// A site is given up, or vacated with nobody to hold it. Site, region.
    Emptied,
    /// A vacated site is looted. Site, region.
    Looted,
    /// A contest begins. Site, route, region, side, force.
    ContestBegins,
    /// A contest ends, however it does. Site, route, region, side, force.
    ContestEnds,
    /// A force sets out. Site (from), side, force.
    ForceMoves,
    /// A force reaches the site it was ordered to. Site, side, force.
    ForceArrives,
    /// A force is held up in a contest. Site, route, region, side, force.
    ForceHeldUp,
    /// A force turns back from a contest, or is driven off. Site, route, region, side, force.
    ForceTurnsBack,
    /// A convoy is attacked. Route, region, threat.
    ConvoyHit,
    /// A convoy loses a vehicle. Route, region.
    VehicleLost,
    /// A camp is attacked. Site, region, threat.
    CampAttacked,
    /// A gate refuses a convoy. Gate.
    GateRefuses,
    /// A gate is suspended. Gate.
    GateSuspended,
    /// A gate resumes. Gate.
    GateResumes,
    /// A route closes. Route, region.
    RouteCloses,
    /// A route opens again. Route, region.
    RouteOpens,
    /// An alert begins. Threat.
    AlertBegins,
    /// An alert ends. Threat.
    AlertEnds,
    /// A camp goes over to the accelerated mode. Site.
    CampAccelerates,
    /// A rule fires. Rule.
    RuleFires,
}

impl Occasion {
    /// All occasions, with the word of the file for each.
    pub const ALL: [(Self, &'static str); 26] = [
        (Self::Reached(Milestone::Lifted), "lifted"),
        (Self::Reached(Milestone::Handover), "handover"),
        (Self::Reached(Milestone::Vacated), "vacated"),
        (Self::Reached(Milestone::Closed), "closed"),
        (Self::Reached(Milestone::TakenOver), "taken-over"),
        (Self::Taken, "taken"),
        (Self::Emptied, "emptied"),
        (Self::Looted, "looted"),
        (Self::ContestBegins, "contest-begins"),
        (Self::ContestEnds, "contest-ends"),
        (Self::ForceMoves, "force-moves"),
        (Self::ForceArrives, "force-arrives"),
        (Self::ForceHeldUp, "force-held-up"),
        (Self::ForceTurnsBack, "force-turns-back"),
        (Self::ConvoyHit, "convoy-hit"),
        (Self::VehicleLost, "vehicle-lost"),
        (Self::CampAttacked, "camp-attacked"),
        (Self::GateRefuses, "gate-refuses"),
        (Self::GateSuspended, "gate-suspended"),
        (Self::GateResumes, "gate-resumes"),
        (Self::RouteCloses, "route-closes"),
        (Self::RouteOpens, "route-opens"),
        (Self::AlertBegins, "alert-begins"),
        (Self::AlertEnds, "alert-ends"),
        (Self::CampAccelerates, "accelerates"),
        (Self::RuleFires, "rule-fires"),
    ];
}

/// What must hold for a rule to fire.
#[derive(Debug, Clone, PartialEq)]
pub struct Condition {
    /// What.
    pub what: State,
    /// Whether it must hold, or must not.
    pub holds: bool,
}

/// A state of things at a moment.
#[derive(Debug, Clone, PartialEq)]
pub enum State {
    /// A side holds a site; `None` is nobody.
    Held(SiteId, Option<SideId>),
    /// A force of a side stands at a site.
    Present(SiteId, SideId),
    /// A contest is on at a site.
    Contested(SiteId),
    /// A camp has reached a milestone.
    Reached(CampId, Milestone),
    /// More than this share of a camp's load of a kind (of all freight without one) is still there.
    LeftShare(CampId, Option<LoadKind>, f64),
    /// More than this amount of a kind of load is still in a camp.
    LeftAmount(CampId, LoadKind, Amount),
    /// A gate is suspended.
    Suspended(GateId),
    /// A route is closed.
    Closed(RouteId),
    /// It is not yet this moment.
    Before(Moment),
}

/// What a rule does.
#[derive(Debug, Clone, PartialEq)]
pub enum Action {
    /// The rates of attack of a threat are multiplied for a time.
    Raise {
        /// The threat.
        threat: ThreatId,
        /// By what; the factors of several rules and contests multiply.
        factor: Uncertain<Factor>,
        /// For how long; to the horizon without one.
        lasts: Option<Uncertain<Span>>,
    },
    /// An alert: no convoy enters the threat's routes, its camps shelter.
    Alert {
        /// The threat.
        threat: ThreatId,
        /// For how long; to the horizon without one.
        lasts: Option<Uncertain<Span>>,
    },
    /// A gate is suspended.
    Suspend {
        /// The gate.
        gate: GateId,
        /// For how long; without one until it is resumed, or to the horizon.
        lasts: Option<Uncertain<Span>>,
    },
    /// Whatever suspends a gate now is over.
    Resume(GateId),
    /// A route is closed.
    Close {
        /// The route.
        route: RouteId,
        /// For how long; without one until it is opened, or to the horizon.
        lasts: Option<Uncertain<Span>>,
    },
    /// Whatever closes a route now is over.
    Open(RouteId),
    /// A camp goes over to the accelerated mode, if it has not yet.
    Accelerate(CampId),
    /// People in a camp shelter and its work stops.
    Shelter {
        /// The camp.
        camp: CampId,
        /// For how long; to the horizon without one.
        lasts: Option<Uncertain<Span>>,
    },
    /// A force gets new orders in place of those that it has not carried out; one on the march
    /// turns to them at the next site.
    Order {
        /// The force.
        force: ForceId,
        /// The orders.
        orders: Vec<Order>,
    },
    /// A step of an escalation does something to its camp.
    Take {
        /// The camp.
        camp: CampId,
        /// What.
        measure: Measure,
    },
    /// A force changes its posture.
    Posture {
        /// The force.
        force: ForceId,
        /// To this.
        posture: Posture,
    },
}

/// What a rule can shut, and open again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Passage {
    /// A gate.
    Gate(GateId),
    /// A route.
    Route(RouteId),
}

impl Action {
    /// What this shuts, and for how long: without a length, until something opens it.
    pub fn shuts(&self) -> Option<(Passage, Option<&Uncertain<Span>>)> {
        match self {
            Self::Suspend { gate, lasts } => Some((Passage::Gate(*gate), lasts.as_ref())),
            Self::Close { route, lasts } => Some((Passage::Route(*route), lasts.as_ref())),
            _ => None,
        }
    }

    /// What this opens again.
    pub fn opens(&self) -> Option<Passage> {
        match self {
            Self::Resume(gate) => Some(Passage::Gate(*gate)),
            Self::Open(route) => Some(Passage::Route(*route)),
            _ => None,
        }
    }
}

impl Scenario {
    /// Whether a rule in force opens it again, if it is shut.
    pub fn a_rule_may_open(&self, passage: Passage) -> bool {
        self.a_rule_may(|action| action.opens() == Some(passage))
    }

    /// The rules in force that shut it, each with the length that it gives.
    pub fn rules_that_shut(
        &self,
        passage: Passage,
    ) -> impl Iterator<Item = (RuleId, Option<&Uncertain<Span>>)> {
        let rules = self.rules.iter().filter(|(_, rule)| rule.is_on());
        let actions = rules.flat_map(|(id, rule)| rule.actions.iter().map(move |it| (id, it)));
        actions.filter_map(move |(id, action)| {
            action.shuts().filter(|it| it.0 == passage).map(|(_, lasts)| (id, lasts))
        })
    }
}
