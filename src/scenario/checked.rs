//! The scenario as meant: checked, complete, in base units; nothing past this point checks again.
//!
//! Every arena is sorted by name, so ids do not depend on the order of the file. One `Scenario`
//! is one plan under one case; a [`super::Study`] holds them all.

mod assumption;
mod claim;
mod closure;
mod conditions;
mod deadline;
mod decision;
mod escalation;
mod gate;
mod handling;
mod limit;
mod party;
mod place;
mod pool;
mod precedence;
mod recovery;
mod route;
mod rule;
mod spacing;

use crate::chance::{Assumed, Distribution};
use crate::id::{
    Arena, AssessmentId, AssumptionId, CalendarId, CampId, ClaimId, ClosureId, ContestId,
    DeadlineId, EscortId, ForceId, GateId, LineId, Name, PoolId, RegionId, RouteId, RuleId, SideId,
    SiteId, ThreatId, WeatherId,
};
use crate::time::{Clock, Moment};

pub use assumption::{Assumption, AssumptionUnit};
pub use claim::{Assessment, Claim};
pub use closure::{
    Closure, Disposition, Line, Mark, Owner, Release, Stage, Step, StepCode, StepWork,
};
pub use conditions::{Calendar, Outage, Period, Region, Threat, Weather};
pub use deadline::{Deadline, DeadlineKind, Goal, Milestone};
pub use decision::{Carrier, Decision};
pub use escalation::{Look, Measure, Sight, StandingOrder, Watch};
pub use gate::{Empties, Gate, PermitFor, Renewal};
pub use handling::Handling;
pub use limit::{Burden, Holds, Limit};
pub use party::{Closes, Contest, Force, Odds, Order, Posture, Presence, Rival, Side, Task};
pub use place::{Camp, Site, SiteKind, Successor};
pub use pool::{
    Ahead, Collecting, Departure, Dispatch, EscortPool, Hire, Junction, Loading, Pool, Rest,
    Returns, SortiesOf,
};
pub use precedence::Prerequisite;
pub use recovery::{Means, Recovery, Tow};
pub use route::{Halt, Mode, Route};
pub use rule::{Action, Condition, Occasion, Occurrence, Passage, Rule, State, Trigger};
pub use spacing::Spacing;

/// A name for readers, in the languages the file gives. Without a label in a language, the other
/// one is shown; without any, the key.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Label {
    /// English.
    pub en: Option<String>,
    /// French.
    pub fr: Option<String>,
}

impl Label {
    /// As tables have it: in English, or as it is written in the only language.
    pub fn written(&self) -> &str {
        self.en.as_ref().or(self.fr.as_ref()).map_or("", String::as_str)
    }
}

/// One plan under one case, ready to be played.
#[derive(Debug, Clone, PartialEq)]
pub struct Scenario {
    /// `scenario.id`: names the output folder.
    pub id: Name,
    /// Title for readers.
    pub title: Label,
    /// Marking for the top and bottom of every document; empty if none was set.
    pub marking: Label,
    /// In which field's words results are told.
    pub vocabulary: Vocabulary,
    /// Where second 0 stands in civil time.
    pub clock: Clock,
    /// The horizon: nothing is played after it.
    pub until: Moment,
    /// Whether it is drawn in each run who comes first among camps whose loads have the same turn; if not, they
    /// come in the order of their ids, for a run that is to be without chance.
    pub draws_turns: bool,
    /// The named reference day, if any.
    pub c_day: Option<Moment>,
    /// Master seed of all draws.
    pub seed: u64,
    /// Regions; at least one.
    pub regions: Arena<RegionId, Region>,
    /// Calendars of open hours.
    pub calendars: Arena<CalendarId, Calendar>,
    /// Weather processes.
    pub weathers: Arena<WeatherId, Weather>,
    /// All sites, camps included.
    pub sites: Arena<SiteId, Site>,
    /// Camps: sites with a closure to carry out (those already closed are only sites).
    pub camps: Arena<CampId, Camp>,
    /// Requirement lines of all camps; sorted by camp, then priority, then name.
    pub lines: Arena<LineId, Line>,
    /// Closure templates.
    pub closures: Arena<ClosureId, Closure>,
    /// Routes.
    pub routes: Arena<RouteId, Route>,
    /// Pools of lift.
    pub pools: Arena<PoolId, Pool>,
    /// Pools of escorts.
    pub escorts: Arena<EscortId, EscortPool>,
    /// Gates.
    pub gates: Arena<GateId, Gate>,
    /// Threats.
    pub threats: Arena<ThreatId, Threat>,
    /// Sides; at least the mission, the side that leaves.
    pub sides: Arena<SideId, Side>,
    /// Which of them is the mission.
    pub mission: SideId,
    /// Forces.
    pub forces: Arena<ForceId, Force>,
    /// How contests go.
    pub contests: Arena<ContestId, Contest>,
    /// Rules of reaction.
    pub rules: Arena<RuleId, Rule>,
    /// Claims about who holds what.
    pub claims: Arena<ClaimId, Claim>,
    /// What the claims make likely: one for each site that they are about, in order of sites.
    pub assessments: Arena<AssessmentId, Assessment>,
    /// Deadlines.
    pub deadlines: Arena<DeadlineId, Deadline>,
    /// Assumptions.
    pub assumptions: Arena<AssumptionId, Assumption>,
    /// A change of plan in the middle of the run, if there is one; no file says it.
    pub decision: Option<Decision>,
    /// Whether it is open who comes to a camp under another plan or case of the same study: then all
    /// count it, so that their rows have the same columns.
    pub rivals_elsewhere: bool,
}

/// In which field's words results are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Vocabulary {
    /// Camps, forces, contingents.
    #[default]
    PeaceOperation,
    /// Sites, armed groups, partners.
    Humanitarian,
}

impl Scenario {
    /// The side that is meant to take a camp over: "successor" for one that is only named.
    pub fn successor_side(&self, camp: CampId) -> Option<SideId> {
        self.successor_side_of(&self.camps[camp])
    }

    /// The same of a camp at hand.
    pub fn successor_side_of(&self, camp: &Camp) -> Option<SideId> {
        match camp.successor.as_ref()? {
            Successor::Force(force) => Some(self.forces[*force].side),
            Successor::Side { side, .. } => Some(*side),
            Successor::After { .. } | Successor::Named(_) => self.side_named(SUCCESSOR),
        }
    }

    /// Who holds a site at the start where no claim about it is drawn: the mission a camp of its own,
    /// else whoever the file names.
    pub fn holder_at_start(&self, site: SiteId) -> Option<SideId> {
        let site = &self.sites[site];
        if site.camp.is_some() { Some(self.mission) } else { site.controller }
    }

    /// Whether some rule that may fire does this.
    pub fn a_rule_may(&self, is_meant: impl Fn(&Action) -> bool) -> bool {
        let rules = self.rules.values().filter(|rule| rule.at_most != Some(0));
        rules.flat_map(|rule| &rule.actions).any(is_meant)
    }

    /// Whether a camp goes over to the accelerated mode, or a rule may make it do so.
    pub fn may_accelerate(&self, camp: CampId) -> bool {
        self.camps[camp].accelerates.is_some()
            || self.a_rule_may(|action| *action == Action::Accelerate(camp))
    }

    /// The side of this name.
    pub fn side_named(&self, name: &str) -> Option<SideId> {
        self.sides.iter().find(|(_, side)| side.name.as_str() == name).map(|(id, _)| id)
    }

    /// Whether two sides are hostile to one another.
    pub fn are_hostile(&self, one: SideId, other: SideId) -> bool {
        self.sides[one].hostile.binary_search(&other).is_ok()
    }

    /// Whether anybody but the mission comes, holds or claims anything: without, there is no
    /// control to follow.
    pub fn has_parties(&self) -> bool {
        self.sides.len() > 1
    }
}

impl Scenario {
    /// The means of all assumptions, in base units: what is expected of them before anything is drawn.
    pub fn means(&self) -> Assumed {
        let mean = |it: &Assumption| it.value.as_ref().map_or(0.0, Distribution::mean);
        Assumed::new(self.assumptions.values().map(mean).collect())
    }

    /// Whether it is open who comes to a camp or holds a site: without, there is nothing to count but
    /// when each camp's successor arrives.
    pub fn has_rivals(&self) -> bool {
        let comes = |camp: &Camp| !camp.rivals.is_empty() || camp.looters.is_some();
        self.rivals_elsewhere
            || !self.forces.is_empty()
            || !self.claims.is_empty()
            || self.camps.values().any(comes)
    }
}

/// The side that leaves.
pub const MISSION: &str = "mission";

/// The side of successors that are only named.
pub const SUCCESSOR: &str = "successor";
