//! The file as written: one struct a table, one field a key. The comments here are the manual:
//! they become the descriptions in the JSON Schema.

mod claim;
mod escalation;
mod movement;
mod party;
mod permission;
mod place;
mod question;
mod rule;
mod sweep;
mod word;

use super::declare::{Keyed, syntax};

pub(super) use claim::{Assessment, Claim};
pub(super) use escalation::{Escalation, EscalationStep, Given, Measure, OwnerOrAll, Watch};
pub(super) use movement::{Escort, Hire, Limit, Outage, Pool, Recovery, Route};
pub(super) use party::{Contest, Force, Odds, Order, PresenceWord, Side, Task};
pub(super) use permission::{Covers, Gate, Threat};
pub(super) use place::{
    By, Calendar, Camp, Closed, Closure, Line, Period, Region, Shares, Site, Step, Weather,
};
pub(super) use question::{Arrived, Assumption, Case, Deadline, Header, Plan, Wanted};
pub(super) use rule::{Action, Condition, LeftAbove, Rule, When};
pub(super) use sweep::{AllOrThese, DesignWord, Factor, Raw, Sweep};
pub(super) use word::{
    CampMode, CampStatus, DayWindow, LostLoad, MILESTONES, MeansWord, Season, StepKind, Text,
    Traffic,
};

syntax! {
    /// A scenario for drawdown: camps to close, loads to move, permissions, threats and forces,
    /// the deadlines that must hold and the assumptions they rest on.
    "file" File {
        /// Version of this format; 1.
        format: u64,
        /// Another file that this one builds on, relative to this one, or the name of a built-in
        /// scenario. Its tables are read first
        /// and merged key by key; where both give a value, this file wins.
        extends: Option<String>,
        /// What the scenario is called, when it starts and ends.
        scenario: Header,
        /// Parts of the theatre that share weather, threat and permissions. Without any, there
        /// is one region called "all".
        region: Keyed<Region>,
        /// Open hours that routes, steps, gates, pools and forces refer to.
        calendar: Keyed<Calendar>,
        /// Dry and wet spells over regions.
        weather: Keyed<Weather>,
        /// Places without a closure to carry out. Sites and camps share one list of names.
        site: Keyed<Site>,
        /// Camps to be closed, with what stands in them.
        camp: Keyed<Camp>,
        /// What all camps have in common, key by key; a camp that says otherwise wins.
        camp_defaults: Option<Camp>,
        /// Templates of how a camp is closed. "lift-only" (lift, then the last party) is built in.
        closure: Keyed<Closure>,
        /// Ways between two sites, used in both directions.
        route: Keyed<Route>,
        /// Vehicles and aircraft that carry loads.
        pool: Keyed<Pool>,
        /// Escort groups for road convoys.
        escort: Keyed<Escort>,
        /// Authorities that grant movement, flight, customs or consent.
        gate: Keyed<Gate>,
        /// What may happen to convoys and camps.
        threat: Keyed<Threat>,
        /// Parties with a side, a place and orders.
        force: Keyed<Force>,
        /// Parties to the events; needed where some are hostile to one another.
        side: Keyed<Side>,
        /// How contests between hostile forces go.
        contest: Keyed<Contest>,
        /// Reactions: what follows from what.
        rule: Keyed<Rule>,
        /// Measures laid down beforehand, step by step, for camps that fall behind or are in danger.
        escalation: Keyed<Escalation>,
        /// Reports about who holds a site.
        claim: Keyed<Claim>,
        /// How the grades of claims become chances.
        assessment: Option<Assessment>,
        /// Dates by which camps must have reached a milestone, or people and loads have arrived.
        deadline: Keyed<Deadline>,
        /// What the planner believes, as values or spreads.
        assumption: Keyed<Assumption>,
        /// Named sets of assumption values: how the world may turn out.
        case: Keyed<Case>,
        /// Courses of action: what the planner may choose.
        plan: Keyed<Plan>,
        /// Questions put to many variants of the scenario.
        sweep: Keyed<Sweep>,
        /// What has happened so far, one table for each fact; read by `drawdown update`.
        status: Option<Vec<super::status::Tabled>>,
    }
}
