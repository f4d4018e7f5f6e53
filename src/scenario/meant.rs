//! The scenario as meant: checked, complete, in base units; nothing past this point checks again.
//!
//! Every arena is sorted by name, so ids do not depend on the order of the file. One `Scenario`
//! is one plan under one case; a [`super::Study`] holds them all.

mod claim;
mod decision;
mod escalation;
mod handling;
mod limit;
mod party;
mod precedence;
mod recovery;
mod rule;
mod spacing;

use crate::chance::{Distribution, Uncertain};
use crate::id::{
    Arena, AssessmentId, AssumptionId, CalendarId, CampId, ClaimId, ClosureId, ContestId,
    DeadlineId, EscortId, ForceId, GateId, LineId, Name, PoolId, RegionId, RouteId, RuleId, SideId,
    SiteId, StepId, ThreatId, WeatherId,
};
use crate::time::{Clock, Moment, OpenHours, Span};
use crate::units::{
    Amount, Count, Factor, Kilometres, LoadKind, PerHour, PerKilometre, Share, Speed,
};

pub use claim::{Assessment, Claim};
pub use decision::Decision;
pub use escalation::{Look, Measure, Sight, StandingOrder, Watch};
pub use handling::Handling;
pub use limit::{Burden, Holds, Limit};
pub use party::{Closes, Contest, Force, Odds, Order, Posture, Presence, Rival, Side, Task};
pub use precedence::Prerequisite;
pub use recovery::{Means, Recovery, Tow};
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

/// One plan under one case, ready to be played.
#[derive(Debug, Clone, PartialEq)]
pub struct Scenario {
    /// `scenario.id`: names the output folder.
    pub id: Name,
    /// Title for readers.
    pub title: Label,
    /// Marking for the top and bottom of every document; empty if none was set.
    pub marking: String,
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

/// A part of the theatre that shares weather, threat and permissions.
#[derive(Debug, Clone, PartialEq)]
pub struct Region {
    /// Key in the file.
    pub name: Name,
    /// Name for readers.
    pub label: Label,
}

/// Open hours.
#[derive(Debug, Clone, PartialEq)]
pub struct Calendar {
    /// Key in the file.
    pub name: Name,
    /// Windows from two days before `as_of` to after the horizon.
    pub hours: OpenHours,
}

/// Dry and wet spells in turn over some regions (an alternating renewal process).
#[derive(Debug, Clone, PartialEq)]
pub struct Weather {
    /// Key in the file.
    pub name: Name,
    /// Regions under it.
    pub regions: Vec<RegionId>,
    /// Length of a dry spell.
    pub dry: Uncertain<Span>,
    /// Length of a wet spell.
    pub wet: Uncertain<Span>,
    /// Whether it is wet at the start.
    pub starts_wet: bool,
    /// Season: outside it, it is dry. Spells start anew with the season.
    pub season: Option<Period>,
    /// What movement by road or river keeps of its rate while it is wet.
    pub pace: Uncertain<Share>,
    /// Whether no aircraft takes off while it is wet.
    pub grounds_aircraft: bool,
}

/// A known stretch of time whose ends may be uncertain.
#[derive(Debug, Clone, PartialEq)]
pub struct Period {
    /// Start; may lie before `as_of`.
    pub from: Uncertain<Moment>,
    /// End; the horizon's end if the file gives none.
    pub until: Uncertain<Moment>,
}

/// Times at which something is not available.
#[derive(Debug, Clone, PartialEq)]
pub enum Outage {
    /// One stretch of time.
    Known(Period),
    /// Again and again: available for `every`, then not for `lasts`, starting available.
    Recurring {
        /// Time from the end of one outage (or the start of the run) to the next.
        every: Uncertain<Span>,
        /// Length of an outage.
        lasts: Uncertain<Span>,
    },
}

impl Outage {
    /// Its beginning and its end, if both are certain: then everybody knows them beforehand.
    pub fn announced(&self) -> Option<(Moment, Moment)> {
        match self {
            Self::Known(period) => Some((period.from.constant()?, period.until.constant()?)),
            Self::Recurring { .. } => None,
        }
    }
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

/// What kind of place a site is; for readers and maps only.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum SiteKind {
    /// A camp.
    Camp,
    /// A hub.
    Hub,
    /// A super-camp.
    SuperCamp,
    /// A temporary operating base.
    TemporaryOperatingBase,
    /// A town.
    Town,
    /// A port.
    Port,
    /// An airfield.
    Airfield,
    /// A border post.
    BorderPost,
    /// Off the map: where rotations end.
    Home,
}

/// A place.
#[derive(Debug, Clone, PartialEq)]
pub struct Site {
    /// Key in the file.
    pub name: Name,
    /// Name for readers.
    pub label: Label,
    /// Kind of place.
    pub kind: SiteKind,
    /// Latitude and longitude in degrees.
    pub at: Option<(f64, f64)>,
    /// Region.
    pub region: RegionId,
    /// Road convoys that can load or unload at once; `None` is no limit.
    pub bays: Option<u32>,
    /// Aircraft on ground at once; `None` is no limit.
    pub mog: Option<u32>,
    /// How long a convoy takes at least in one of its bays, or an aircraft on the apron.
    pub handling: Handling,
    /// Who holds it at the start, unless claims about it say more. A camp that is still to be
    /// closed is the mission's whoever holds the town.
    pub controller: Option<SideId>,
    /// Kind of ground, in a word that contest tables use.
    pub terrain: Option<String>,
    /// The camp on it, if it is one that is still to be closed.
    pub camp: Option<CampId>,
    /// For a camp already closed at `as_of`: when.
    pub closed_on: Option<Moment>,
}

/// A site with a closure to carry out.
#[derive(Debug, Clone, PartialEq)]
pub struct Camp {
    /// The site it stands on.
    pub site: SiteId,
    /// How it is closed.
    pub closure: ClosureId,
    /// Nothing is begun before this.
    pub starts: Uncertain<Moment>,
    /// Nor before these camps have reached these milestones.
    pub starts_after: Vec<(CampId, Milestone)>,
    /// The last party does not leave before all of this.
    pub vacates_after: Vec<Prerequisite>,
    /// Planned date of the last party out, for slip.
    pub planned: Option<Moment>,
    /// When the accelerated mode begins: from then, unpacked load goes by its `shed` shares.
    /// `None`: never.
    pub accelerates: Option<Uncertain<Moment>>,
    /// Work rate of shedding, as a multiple of the packing rate.
    pub shed_pace: Uncertain<Factor>,
    /// Who is meant to take over.
    pub successor: Option<Successor>,
    /// Sides that may come instead and are not modelled as forces; sorted by side.
    pub rivals: Vec<Rival>,
    /// Time from last party out to the first looters, if nobody holds it by then.
    pub looters: Option<Uncertain<Span>>,
    /// Its requirement lines, in order of priority then name.
    pub lines: Vec<LineId>,
}

/// Who is meant to take a camp over.
#[derive(Debug, Clone, PartialEq)]
pub enum Successor {
    /// A force of the scenario: in place when it, or another force of its side that is ordered
    /// there, stands at the site, the last party is out and nobody else holds it.
    Force(ForceId),
    /// A side, in place so long after the last party is out unless somebody else is by then.
    Side {
        /// The side.
        side: SideId,
        /// Time from last party out to successor in place; without one, only its forces come.
        delay: Option<Uncertain<Span>>,
    },
    /// Somebody not modelled, in place so long after the last party is out.
    After {
        /// The name as written.
        name: String,
        /// Time from last party out to successor in place.
        delay: Uncertain<Span>,
    },
    /// Somebody not modelled, of whose coming nothing is known.
    Named(String),
}

/// What becomes of load that is not moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Disposition {
    /// Moved to its destination.
    Moved,
    /// Given away.
    Gifted,
    /// Sold.
    Sold,
    /// Scrapped.
    Scrapped,
    /// Destroyed in place.
    DestroyedInPlace,
    /// Left behind.
    Left,
}

impl Disposition {
    /// All dispositions in the order of the results.
    pub const ALL: [Self; 6] =
        [Self::Moved, Self::Gifted, Self::Sold, Self::Scrapped, Self::DestroyedInPlace, Self::Left];

    /// The field's own word.
    pub fn word(self) -> &'static str {
        match self {
            Self::Moved => "moved",
            Self::Gifted => "gifted",
            Self::Sold => "sold",
            Self::Scrapped => "scrapped",
            Self::DestroyedInPlace => "destroyed_in_place",
            Self::Left => "left",
        }
    }
}

/// Who owns a load.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Owner {
    /// Contingent-owned equipment.
    Coe,
    /// United Nations-owned equipment.
    Unoe,
    /// National or other.
    National,
}

/// When a line may leave.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Release {
    /// As soon as the lift step may begin.
    AtOnce,
    /// In proportion to the camp's cargo that is packed or disposed of.
    AsPacked,
    /// Only with the last party, when everything else is out and every other step is done.
    Last,
}

/// One requirement line: a load of one kind with one journey.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// Key in the file.
    pub name: Name,
    /// The camp it belongs to.
    pub camp: CampId,
    /// What it is counted in.
    pub kind: LoadKind,
    /// How much.
    pub amount: Uncertain<Amount>,
    /// Who owns it.
    pub owner: Owner,
    /// Lower goes first.
    pub priority: u32,
    /// When it may leave.
    pub release: Release,
    /// Weight of one unit, in kilograms; `None`: weight does not bind.
    pub each: Option<Amount>,
    /// Whether its vehicles drive themselves, with the convoys of a pool.
    pub drives: bool,
    /// Whether the last party may leave in several convoys.
    pub parts: bool,
    /// The journey, stage by stage; at least one unless everything is disposed of.
    pub stages: Vec<Stage>,
    /// Shares disposed of in any mode (never `Moved`); their sum is at most 1.
    pub disposal: Vec<(Disposition, Uncertain<Share>)>,
    /// Shares of what is still unpacked when the accelerated mode begins; sum at most 1.
    pub shed: Vec<(Disposition, Uncertain<Share>)>,
}

impl Line {
    /// How much of a quota in a kind of load one base unit of this one takes up: a load of another kind
    /// has the weight of its units, or none.
    pub fn counts_as(&self, kind: LoadKind) -> i64 {
        match kind {
            kind if kind == self.kind => 1,
            LoadKind::Mass => self.each.map_or(0, |each| each.0),
            _ => 0,
        }
    }
}

/// One stage of a journey.
#[derive(Debug, Clone, PartialEq)]
pub struct Stage {
    /// Where it ends.
    pub to: SiteId,
    /// Pools that may carry it, in order of preference; at least one, each able to.
    pub by: Vec<PoolId>,
    /// How much must be ready before lift is asked for (or the rest, once no more is to come);
    /// positive. `None`: any amount will do, or a full convoy of the first pool where vehicles are
    /// taken at the request.
    pub lot: Option<Amount>,
}

/// A template of ordered steps.
#[derive(Debug, Clone, PartialEq)]
pub struct Closure {
    /// Key in the file.
    pub name: Name,
    /// Steps, sorted by name; their `after` has no circle.
    pub steps: Arena<StepId, Step>,
}

/// One step of a closure.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// Key in the file.
    pub name: Name,
    /// Name for readers.
    pub label: Label,
    /// What is done.
    pub work: StepWork,
    /// Steps that must be done before it begins.
    pub after: Vec<StepId>,
    /// Open hours of the work.
    pub calendar: Option<CalendarId>,
    /// Whether the work stops while people shelter.
    pub stops_under_fire: bool,
    /// Code under which its time is booked.
    pub books: StepCode,
    /// Milestone of the site that its end marks, beside those the engine knows of itself.
    pub marks: Option<Mark>,
}

/// What a step does.
#[derive(Debug, Clone, PartialEq)]
pub enum StepWork {
    /// Takes a time.
    Duration(Uncertain<Span>),
    /// Takes a number of person-seconds, done by the people left in the camp.
    Effort(Uncertain<Span>),
    /// Packs every line of one kind, at a rate in base units per hour.
    Pack {
        /// The kind it packs.
        kind: LoadKind,
        /// Base units (kilograms, containers, …) per hour; per person left if `per_person`.
        rate: Uncertain<Factor>,
        /// Whether the rate is for one person.
        per_person: bool,
        /// How much is handed over for lift at once; `None`: the line's lot.
        lot: Option<Amount>,
    },
    /// Lifts every line that is not `Release::Last`; done when all of it is off the camp's hands.
    Lift,
    /// Lifts the `Release::Last` lines; done when nobody is left.
    LastParty,
}

/// Codes a step can book its time under.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StepCode {
    /// Productive work.
    Work,
    /// Packing.
    Packing,
    /// Inspection and environmental clearance.
    Inspection,
    /// Handover papers.
    Handover,
}

/// Milestones that a step can mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mark {
    /// Papers handed to civil authorities.
    Handover,
}

/// How something travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mode {
    /// By road.
    Road,
    /// By air.
    Air,
    /// By river.
    River,
    /// By sea.
    Sea,
}

/// A way between two sites, used in both directions.
#[derive(Debug, Clone, PartialEq)]
pub struct Route {
    /// Key in the file.
    pub name: Name,
    /// Its two ends.
    pub ends: [SiteId; 2],
    /// How it is travelled.
    pub mode: Mode,
    /// Length.
    pub length: Kilometres,
    /// Rate of march that the way allows, per open hour; one draw a replication. `None`: the pool's.
    pub rate: Option<Uncertain<Speed>>,
    /// Convoys on it at once; `None` is no limit.
    pub capacity: Option<u32>,
    /// Least time between the tail of one convoy and the head of the next that enters from the same
    /// end.
    pub time_gap: Span,
    /// Vehicles of a convoy on a kilometre of it; `None`: as the pool says.
    pub density: Option<f64>,
    /// Where a convoy may halt for the night.
    pub halts: Halt,
    /// Region whose weather, threat and gates hold on it.
    pub region: RegionId,
    /// Hours of movement.
    pub calendar: Option<CalendarId>,
    /// When convoys may leave for it, from its first end and from its second; `None`: at any time.
    pub slots: [Option<CalendarId>; 2],
    /// Kind of ground, in a word that contest tables use.
    pub terrain: Option<String>,
    /// Escort groups that a convoy needs on it.
    pub escorts: u32,
    /// When it is closed.
    pub closures: Vec<Outage>,
    /// What it lets pass, and when.
    pub limits: Vec<Limit>,
}

/// Where a convoy may halt when the hours of a road end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Halt {
    /// Wherever it is.
    Anywhere,
    /// At the ends of the road: it does not set out before it can be through, its tail too.
    AtEnds,
}

/// How a pool chooses whom to serve first; later entries break ties of earlier ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dispatch {
    /// Earliest deadline of the camp.
    EarliestDeadline,
    /// Least float: deadline less the round trips still needed, fixed when lift is asked for.
    LeastFloat,
    /// The line's priority.
    Priority,
    /// Who asked first.
    FirstReady,
}

/// How long before its load is ready a column is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ahead {
    /// The mean lead time of the slowest gate on its way.
    LeadTime,
    /// So long.
    Time(Span),
}

/// When vehicles are loaded that stand where their load stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Loading {
    /// So as to be ready when permission and escort are expected.
    ToBeReady,
    /// When the request is made.
    AtOnce,
    /// When the request has all its permissions.
    WhenGranted,
    /// Vehicles and load are taken at the request, before any permission is asked for.
    AtRequest,
}

/// When a convoy leaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Departure {
    /// Full, or with the fewest when no vehicle that could join is ready within a time.
    WhenReady,
    /// With the fewest.
    WhenAllowed,
    /// Full.
    WhenFull,
}

/// What a last convoy does that fills fewer vehicles than the fewest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rest {
    /// Leaves with what there is.
    Leaves,
    /// Leaves with what there is, to wait for another at the junction of its pool.
    Joins,
    /// Is filled up with empty vehicles.
    IsFilledUp,
    /// Waits for more.
    Waits,
}

/// Whose limit the sorties of a day are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SortiesOf {
    /// Of the whole pool.
    Pool,
    /// Of each vehicle.
    Each,
}

/// When an escort turns back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Returns {
    /// With the empty vehicles, at the end of the last escorted road on their way home.
    WithEmpties,
    /// Alone, from the end of the last escorted road with the load.
    Alone,
}

/// A place at which convoys join.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Junction {
    /// Where.
    pub at: SiteId,
    /// How long one waits there for others at most.
    pub wait: Span,
}

/// Places at which convoys take along what is ready there, on their way with their load.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Collecting {
    /// Where; sorted, never empty.
    pub at: Vec<SiteId>,
    /// How long one stops there at most.
    pub wait: Span,
}

/// A contract for vehicles.
#[derive(Debug, Clone, PartialEq)]
pub struct Hire {
    /// Time from its signing, when the pool is available, to the first vehicles.
    pub lead_time: Uncertain<Span>,
    /// How many come at once, and how long after them the next; `None`: all at once.
    pub by: Option<(u32, Span)>,
    /// Whether they are gone once they are unloaded.
    pub one_way: bool,
}

/// Vehicles or aircraft that carry loads.
#[derive(Debug, Clone, PartialEq)]
pub struct Pool {
    /// Key in the file.
    pub name: Name,
    /// Name for readers.
    pub label: Label,
    /// How they travel.
    pub mode: Mode,
    /// Where they stand when free.
    pub home: SiteId,
    /// How many.
    pub count: Uncertain<Count>,
    /// Not before this.
    pub available: Uncertain<Moment>,
    /// The contract under which they come; `None`: they are the mission's own.
    pub hire: Option<Hire>,
    /// What one vehicle carries of each kind, in base units (0: cannot carry it).
    pub capacity: [Amount; 4],
    /// Weight of one with a full load, in kilograms; `None`: no limit by weight binds it.
    pub gross_weight: Option<Amount>,
    /// Weight of one without load; `None`: that with a full load.
    pub empty_weight: Option<Amount>,
    /// Load class; `None`: no limit by class binds it.
    pub load_class: Option<u32>,
    /// Speed per open hour.
    pub speed: Uncertain<Speed>,
    /// Fewest vehicles in a convoy.
    pub min_convoy: u32,
    /// Most vehicles in a convoy.
    pub max_convoy: u32,
    /// How long before its load is ready a column is asked for; `None`: when it is.
    pub ahead: Option<Ahead>,
    /// When vehicles are loaded at home.
    pub load: Loading,
    /// When a convoy leaves.
    pub depart: Departure,
    /// How long it waits with its fewest vehicles for one that could join; `None`: one mean loading
    /// time.
    pub waits: Option<Span>,
    /// What the last convoy does that is too small.
    pub short: Rest,
    /// Where its convoys wait for one another on their way with their load; `None`: nowhere.
    pub joins: Option<Junction>,
    /// Where its convoys take along what is ready there on their way with their load; `None`: nowhere.
    pub collects: Option<Collecting>,
    /// Other pools with whose convoys its own go on as one, too; sorted.
    pub joins_with: Vec<PoolId>,
    /// Fewest empty vehicles that set out for home together.
    pub return_convoy: u32,
    /// How long empties wait for that at most; `None`: until no other convoy is on its way there.
    pub return_waits: Option<Span>,
    /// Escort groups it needs at most; `None`: as many as the road asks.
    pub escorts: Option<u32>,
    /// Vehicles of a convoy for which no load is meant, as far as it is not full.
    pub spares: u32,
    /// How its vehicles follow one another on the road.
    pub spacing: Spacing,
    /// How long it takes to load one convoy.
    pub loading: Handling,
    /// How long it takes to unload one convoy.
    pub unloading: Handling,
    /// Sorties or convoys that may start on one civil day.
    pub sorties_per_day: Option<Uncertain<Count>>,
    /// Whose limit that is.
    pub sorties_of: SortiesOf,
    /// How long the crew of a vehicle may be on duty on one civil day.
    pub duty: Option<Span>,
    /// Load that may start on one civil day, and what it is counted in.
    pub load_per_day: Option<(LoadKind, Uncertain<Amount>)>,
    /// Breakdowns per vehicle-kilometre.
    pub breakdown_rate: Uncertain<PerKilometre>,
    /// How long a breakdown holds the convoy.
    pub repair: Uncertain<Span>,
    /// Chance that a broken-down vehicle is given up; its load goes to the others, or is left.
    pub write_off: Uncertain<Share>,
    /// What is done about a vehicle that has broken down, in order of preference. Empty: it is repaired
    /// or given up, as `repair` and `write_off` say.
    pub recovery: Vec<Recovery>,
    /// Whether a convoy does not enter a road that will be closed by date before it is through.
    pub looks_ahead: bool,
    /// The camp with whose last party its vehicles are gone.
    pub leaves_with: Option<CampId>,
    /// Rule of dispatch; the camp's and the line's names decide the rest.
    pub dispatch: Vec<Dispatch>,
}

impl Pool {
    /// Whether its vehicles are gone once they are unloaded.
    pub fn is_one_way(&self) -> bool {
        self.hire.as_ref().is_some_and(|hire| hire.one_way)
    }

    /// Escort groups that a convoy of its vehicles needs where a road asks for so many.
    pub fn groups_of(&self, asked: u32) -> u32 {
        self.escorts.map_or(asked, |most| asked.min(most))
    }

    /// What one vehicle carries of this kind.
    pub fn carries(&self, kind: LoadKind) -> Amount {
        self.capacity[kind as usize]
    }

    /// What one vehicle carries of a line: as many units as its places and its payload both allow, and
    /// nothing of what drives itself.
    pub fn carries_of(&self, line: &Line) -> Amount {
        if line.drives { Amount(0) } else { self.carries_units(line.kind, line.each) }
    }

    /// What one vehicle carries of this kind in units of such a weight; a load in tonnes goes in whole
    /// pieces of it. A pool without `payload` is not bound by weight.
    pub(crate) fn carries_units(&self, kind: LoadKind, each: Option<Amount>) -> Amount {
        let places = self.carries(kind);
        let payload = self.carries(LoadKind::Mass).0;
        let Some(each) = each.map(|each| each.0).filter(|each| *each > 0 && payload > 0) else {
            return places;
        };
        match kind {
            LoadKind::Mass => Amount(payload - payload % each),
            _ => Amount(places.0.min(payload / each)),
        }
    }
}

/// Escort groups; one convoy takes the number its way needs, from the first escorted road to the
/// last.
#[derive(Debug, Clone, PartialEq)]
pub struct EscortPool {
    /// Key in the file.
    pub name: Name,
    /// Name for readers.
    pub label: Label,
    /// How many groups.
    pub count: Uncertain<Count>,
    /// Not before this.
    pub available: Uncertain<Moment>,
    /// Pools whose convoys they escort; sorted, never empty.
    pub serves: Vec<PoolId>,
    /// Where they stand when free.
    pub home: SiteId,
    /// When they turn back.
    pub returns: Returns,
    /// Vehicles that one group covers at most; `None`: any number.
    pub vehicles: Option<u32>,
    /// Roads on which they escort; `None`: all.
    pub routes: Option<Vec<RouteId>>,
}

impl EscortPool {
    /// Groups that a convoy of a pool needs of it, where its way asks for so many.
    pub fn groups_for(&self, pool: &Pool, asked: u32, vehicles: u32) -> u32 {
        let cover = self.vehicles.map_or(0, |each| vehicles.div_ceil(each));
        pool.groups_of(if asked > 0 { asked.max(cover) } else { 0 })
    }

    /// Most vehicles of a pool that so many groups of it cover.
    pub fn covers(&self, pool: &Pool, groups: u32) -> u32 {
        match self.vehicles {
            Some(each) if pool.escorts.is_none_or(|most| groups < most) => {
                groups.saturating_mul(each)
            }
            _ => u32::MAX,
        }
    }
}

/// What one permission is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PermitFor {
    /// One column, there and back.
    Column,
    /// All columns of a pool, as long as it is valid.
    Blanket,
    /// A load, on whatever vehicles it goes.
    Consignment,
}

/// What empty vehicles need of a gate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Empties {
    /// Nothing more than the column had on its way out.
    Covered,
    /// A permission of their own for the way home.
    Asked,
    /// None.
    Free,
}

/// When a grant that ends is asked for anew.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Renewal {
    /// So early that the next can be there when it ends.
    InTime,
    /// When it ends.
    AtEnd,
}

/// An authority that grants movement, flight, customs or consent.
#[derive(Debug, Clone, PartialEq)]
pub struct Gate {
    /// Key in the file.
    pub name: Name,
    /// Name for readers.
    pub label: Label,
    /// Who grants.
    pub authority: String,
    /// Routes for which its grant is needed; sorted, never empty.
    pub covers: Vec<RouteId>,
    /// Time from request to answer.
    pub lead_time: Uncertain<Span>,
    /// Requests handled at once; `None` is no limit.
    pub desks: Option<u32>,
    /// Office hours, in which the lead time runs.
    pub calendar: Option<CalendarId>,
    /// Chance that an answer is a refusal.
    pub refusal: Uncertain<Share>,
    /// Time from a refusal to the next request.
    pub retry: Uncertain<Span>,
    /// What one permission is for.
    pub permit: PermitFor,
    /// Vehicles that one permission covers; `None` is no limit.
    pub vehicles: Option<u32>,
    /// What empty vehicles need.
    pub empties: Empties,
    /// A grant not used within this is void.
    pub validity: Option<Uncertain<Span>>,
    /// When convoys may leave under its permission; `None`: at any time.
    pub slots: Option<CalendarId>,
    /// When a grant that ends is asked for anew.
    pub renews: Renewal,
    /// Times in which nothing is granted and nothing under its grant may enter its routes.
    pub suspensions: Vec<Outage>,
    /// Whether a suspension voids the grants of convoys that have not left, so that they ask anew.
    pub suspension_voids: bool,
}

/// What may happen to convoys and camps.
#[derive(Debug, Clone, PartialEq)]
pub struct Threat {
    /// Key in the file.
    pub name: Name,
    /// Name for readers.
    pub label: Label,
    /// Routes under it; sorted.
    pub routes: Vec<RouteId>,
    /// Camps under it; sorted.
    pub camps: Vec<CampId>,
    /// Attacks per kilometre of a convoy's march.
    pub per_kilometre: Uncertain<PerKilometre>,
    /// Attacks per hour of a convoy's march.
    pub per_hour: Uncertain<PerHour>,
    /// What is left of the rate when the convoy is escorted.
    pub escorted: Uncertain<Share>,
    /// How long an attack holds a convoy.
    pub hold: Uncertain<Span>,
    /// Chance that an attack destroys one vehicle.
    pub loss: Uncertain<Share>,
    /// Whether the load of a vehicle destroyed is lost with it (else the others take it, or it
    /// stays ready at the camp).
    pub loses_load: bool,
    /// Attacks per hour on each camp under it, while it is not vacated.
    pub camp_rate: Uncertain<PerHour>,
    /// How long work in an attacked camp stops.
    pub shelter: Uncertain<Span>,
    /// What a march keeps of its rate (search for mines, halts).
    pub pace: Uncertain<Share>,
    /// Times in which no convoy enters its routes and camps under it shelter.
    pub alerts: Vec<Outage>,
}

/// A state of a site that can be reached once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Milestone {
    /// All load except the last party's is off the camp's hands.
    Lifted,
    /// Papers handed to civil authorities.
    Handover,
    /// Last party out.
    Vacated,
    /// Every step done and nobody left.
    Closed,
    /// The successor in place.
    TakenOver,
}

impl Milestone {
    /// All milestones in the order of the results.
    pub const ALL: [Self; 5] =
        [Self::Lifted, Self::Handover, Self::Vacated, Self::Closed, Self::TakenOver];

    /// The field's own word.
    pub fn word(self) -> &'static str {
        match self {
            Self::Lifted => "lifted",
            Self::Handover => "handover",
            Self::Vacated => "vacated",
            Self::Closed => "closed",
            Self::TakenOver => "taken_over",
        }
    }
}

/// How hard a deadline is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum DeadlineKind {
    /// Must hold.
    Hard,
    /// Should hold.
    Soft,
    /// Holds for political reasons.
    Political,
}

impl DeadlineKind {
    /// The field's own word.
    pub fn word(self) -> &'static str {
        match self {
            Self::Hard => "hard",
            Self::Soft => "soft",
            Self::Political => "political",
        }
    }
}

/// A date by which sites must have reached a milestone.
#[derive(Debug, Clone, PartialEq)]
pub struct Deadline {
    /// Key in the file.
    pub name: Name,
    /// Name for readers.
    pub label: Label,
    /// The last moment at which it is still met.
    pub due: Moment,
    /// How hard it is.
    pub kind: DeadlineKind,
    /// Where it comes from ("S/RES/2690 (2023)").
    pub basis: String,
    /// Why it matters.
    pub why: Label,
    /// Sites that it is about; sorted, never empty; all have a camp, unless it is about who holds
    /// them.
    pub all: Vec<SiteId>,
    /// Lines of those camps that must have arrived, if it is about that; sorted.
    pub lines: Vec<LineId>,
    /// What must have come about at all of them.
    pub goal: Goal,
}

/// What a deadline asks of its sites.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Goal {
    /// All have reached a milestone.
    Reached(Milestone),
    /// At least this share of what is moved of each of the deadline's lines is at the end of its
    /// journey. What is disposed of is not moved; what is lost on the way never arrives.
    Arrived(Share),
    /// One side holds all of them at once, on the due date.
    Held(SideId),
    /// None stands empty for longer than this between the last party and whoever holds it next.
    Empty(Span),
}

impl Goal {
    /// The field's own word: a milestone's, or "arrived", "held" or "empty".
    pub fn word(self) -> &'static str {
        match self {
            Self::Reached(milestone) => milestone.word(),
            Self::Arrived(_) => "arrived",
            Self::Held(_) => "held",
            Self::Empty(_) => "empty",
        }
    }

    /// The share that must have arrived, if it is about that.
    pub fn arrived(self) -> Option<Share> {
        if let Self::Arrived(share) = self { Some(share) } else { None }
    }

    /// The side that must hold the sites, if it asks for one.
    pub fn held_by(self) -> Option<SideId> {
        if let Self::Held(side) = self { Some(side) } else { None }
    }

    /// The longest gap that is allowed, if it is about gaps.
    pub fn empty_at_most(self) -> Option<Span> {
        if let Self::Empty(most) = self { Some(most) } else { None }
    }
}

impl Deadline {
    /// The milestone, if it asks for one.
    pub fn milestone(&self) -> Option<Milestone> {
        match self.goal {
            Goal::Reached(milestone) => Some(milestone),
            Goal::Arrived(_) | Goal::Held(_) | Goal::Empty(_) => None,
        }
    }
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

/// Something the planner believes, as a value or a spread.
#[derive(Debug, Clone, PartialEq)]
pub struct Assumption {
    /// Key in the file.
    pub name: Name,
    /// Statement for readers.
    pub statement: Label,
    /// Who answers for it.
    pub owner: Label,
    /// Grade of the evidence, as written ("B2").
    pub grade: String,
    /// What would show that it fails.
    pub signpost: Label,
    /// How its values are shown.
    pub unit: AssumptionUnit,
    /// Its spread; `None` where it is text or a choice and only sets paths.
    pub value: Option<Distribution>,
    /// What stands in the file for it under this case, as text.
    pub written: String,
    /// Paths it sets or multiplies, as written.
    pub sets: Vec<String>,
}

/// How an assumption's value is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AssumptionUnit {
    /// A date; base unit seconds from `as_of`.
    Date,
    /// A duration; base unit seconds.
    Duration,
    /// A load by weight; base unit kilograms.
    Mass,
    /// A distance in kilometres.
    Distance,
    /// A speed in kilometres per hour.
    Speed,
    /// A pure number: a share, a factor, a count.
    Number,
    /// Text, a choice or true/false: nothing to draw.
    Text,
}
