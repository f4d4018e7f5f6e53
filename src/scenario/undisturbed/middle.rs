//! Every spread of a scenario at its median.

use crate::chance::{Distribution, Source, Uncertain, quantile};
use crate::id::{Arena, Id};
use crate::{
    Action, Assumption, Camp, Closure, Contest, Decision, EscortPool, Force, Gate, Handling, Hire,
    Holds, Limit, Line, Means, Odds, Order, Outage, Period, Pool, Recovery, Rival, Route, Rule,
    Scenario, Site, StandingOrder, Step, StepWork, Successor, Threat, Trigger, Weather,
};

/// What may hold spreads.
pub(super) trait Middle {
    /// Puts every spread in it to its median.
    fn to_middle(&mut self);
}

impl Middle for Distribution {
    fn to_middle(&mut self) {
        *self = Self::Fixed(quantile(self, 0.5));
    }
}

impl<U> Middle for Uncertain<U> {
    fn to_middle(&mut self) {
        match &mut self.source {
            Source::Own(spread) => spread.to_middle(),
            Source::Assumption(_) => {}
        }
    }
}

impl<T: Middle> Middle for Option<T> {
    fn to_middle(&mut self) {
        self.iter_mut().for_each(T::to_middle);
    }
}

impl<T: Middle> Middle for Vec<T> {
    fn to_middle(&mut self) {
        self.iter_mut().for_each(T::to_middle);
    }
}

impl<I: Id, T: Middle> Middle for Arena<I, T> {
    fn to_middle(&mut self) {
        self.values_mut().for_each(T::to_middle);
    }
}

/// A key and what it says: only that may be uncertain.
impl<K, T: Middle> Middle for (K, T) {
    fn to_middle(&mut self) {
        self.1.to_middle();
    }
}

/// The parts of a kind in which something may be uncertain.
macro_rules! middles {
    ($($kind:ident: $($part:ident),+;)*) => {$(
        impl Middle for $kind {
            fn to_middle(&mut self) {
                $(self.$part.to_middle();)+
            }
        }
    )*};
}

middles! {
    Scenario: weathers, sites, camps, lines, closures, routes, pools, escorts, gates, threats, forces,
        contests, rules, assumptions, decision;
    Weather: dry, wet, pace;
    Period: from, until;
    Site: handling;
    Camp: starts, accelerates, shed_pace, successor, rivals, looters;
    Rival: delay;
    Line: amount, disposal, shed;
    Closure: steps;
    Step: work;
    Route: rate, closures, limits;
    Limit: holds;
    Hire: lead_time;
    Pool: count, available, hire, speed, loading, unloading, sorties_per_day, load_per_day,
        breakdown_rate, repair, write_off, recovery;
    Handling: time, rates;
    Recovery: means, chance, takes;
    EscortPool: count, available;
    Gate: lead_time, refusal, retry, validity, suspensions;
    Threat: per_kilometre, per_hour, escorted, hold, loss, camp_rate, shelter, pace, alerts;
    Force: rate, orders;
    Order: not_before, when, pause, lasts;
    Contest: lasts, odds, retry, aftermath, threat_factor, threat_lasts;
    Odds: lasts;
    Rule: when, after, actions, standing;
    StandingOrder: refuses;
    Assumption: value;
    Decision: counts;
}

impl Middle for Outage {
    fn to_middle(&mut self) {
        match self {
            Self::Known(period) => period.to_middle(),
            Self::Recurring { every, lasts } => {
                every.to_middle();
                lasts.to_middle();
            }
        }
    }
}

impl Middle for Holds {
    fn to_middle(&mut self) {
        match self {
            Self::At(outage) => outage.to_middle(),
            Self::Throughout | Self::Wet(_) => {}
        }
    }
}

impl Middle for Successor {
    fn to_middle(&mut self) {
        match self {
            Self::Side { delay, .. } => delay.to_middle(),
            Self::After { delay, .. } => delay.to_middle(),
            Self::Force(_) | Self::Named(_) => {}
        }
    }
}

impl Middle for StepWork {
    fn to_middle(&mut self) {
        match self {
            Self::Duration(time) | Self::Effort(time) => time.to_middle(),
            Self::Pack { rate, .. } => rate.to_middle(),
            Self::Lift | Self::LastParty => {}
        }
    }
}

impl Middle for Means {
    fn to_middle(&mut self) {
        match self {
            Self::Tow(tow) => {
                tow.pace.to_middle();
                tow.workshop.to_middle();
            }
            Self::Repair | Self::CrossLoad | Self::Abandon { .. } => {}
        }
    }
}

impl Middle for Trigger {
    fn to_middle(&mut self) {
        match self {
            Self::Date(date) => date.to_middle(),
            Self::On(_) | Self::Look(_) => {}
        }
    }
}

impl Middle for Action {
    fn to_middle(&mut self) {
        match self {
            Self::Raise { factor, lasts, .. } => {
                factor.to_middle();
                lasts.to_middle();
            }
            Self::Alert { lasts, .. }
            | Self::Suspend { lasts, .. }
            | Self::Close { lasts, .. }
            | Self::Shelter { lasts, .. } => lasts.to_middle(),
            Self::Order { orders, .. } => orders.to_middle(),
            Self::Resume(_) | Self::Open(_) | Self::Accelerate(_) => {}
            Self::Take { .. } | Self::Posture { .. } => {}
        }
    }
}
