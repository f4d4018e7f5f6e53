//! The words of the journal: the codes under which time is booked, who and what takes part, kinds of events.

use crate::id::{EscortId, GateId, PoolId, RouteId, RuleId, SiteId, ThreatId, WeatherId};

/// Declares the codes: name, word, what the time was spent on.
macro_rules! codes {
    ($($name:ident = $word:literal, $about:literal;)*) => {
        /// Codes under which time is booked: productive ones first, then those of delay.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(u8)]
        pub enum Code {
            $(#[doc = $about] $name,)*
        }

        impl Code {
            /// All codes in the order of the results.
            pub const ALL: [Self; [$($word),*].len()] = [$(Self::$name),*];

            /// The field's own word, as in the results.
            pub fn word(self) -> &'static str {
                match self {
                    $(Self::$name => $word,)*
                }
            }

            /// What time under it was spent on.
            pub fn about(self) -> &'static str {
                match self {
                    $(Self::$name => $about,)*
                }
            }
        }
    };
}

codes! {
    Work = "work", "Productive: a step of the closure.";
    Loading = "loading", "Productive: loading.";
    March = "march", "Productive: on the way by road, river or sea, night halts included.";
    Unloading = "unloading", "Productive: unloading.";
    Flight = "flight", "Productive: in the air.";
    Packing = "packing", "Packing.";
    Inspection = "inspection", "Inspection and environmental clearance.";
    NoLift = "no_lift", "Waiting for vehicles or aircraft.";
    NoEscort = "no_escort", "Waiting for an escort.";
    NoClearance = "no_clearance", "Waiting for a gate.";
    NodeQueue = "node_queue", "Waiting for a bay, a place on the apron or a place on a route.";
    ThreatHold = "threat_hold", "Sheltering, or waiting for an alert to end.";
    Incident = "incident", "Held by an attack.";
    Breakdown = "breakdown", "Held by a breakdown.";
    Weather = "weather", "Slowed or grounded by weather.";
    RouteClosed = "route_closed", "Waiting for a closed route.";
    LateRelease = "late_release", "Not yet begun: later than planned, or the means were not released yet.";
    Handover = "handover", "Papers, and waiting for the successor.";
    Contest = "contest", "A force held up by another.";
    OtherSite = "other_site", "Waiting for another site: a camp that goes first, or what it still sends through.";
    NoSlot = "no_slot", "Waiting for a slot: a day or an hour at which one may leave.";
    NoContract = "no_contract", "Waiting for hired vehicles that come under their contract.";
    Gathering = "gathering", "Waiting for others to go together.";
    PlannedStart = "planned_start", "As planned: not due to begin yet.";
}

/// Of what kind the time under a code is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CodeKind {
    /// It moves the closure forward.
    Productive,
    /// It was not due to begin.
    Planned,
    /// It is lost.
    Delay,
}

impl Code {
    /// Of what kind time under this code is.
    pub fn kind(self) -> CodeKind {
        match self {
            Self::Work
            | Self::Loading
            | Self::March
            | Self::Unloading
            | Self::Flight
            | Self::Packing => CodeKind::Productive,
            Self::PlannedStart => CodeKind::Planned,
            _ => CodeKind::Delay,
        }
    }

    /// Whether time under this code is no delay.
    pub fn is_productive(self) -> bool {
        self.kind() != CodeKind::Delay
    }
}

/// Whether a delay arose at the site itself or was inherited from another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Origin {
    /// Arose at this site.
    Primary,
    /// Inherited: the site waited for what another site held.
    Reactionary,
}

impl Origin {
    /// The field's own word, as in the results.
    pub fn word(self) -> &'static str {
        match self {
            Self::Primary => "primary",
            Self::Reactionary => "reactionary",
        }
    }
}

/// Something that can be critical: that takes part in what decides a deadline.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Actor {
    /// A site.
    Site(SiteId),
    /// A route.
    Route(RouteId),
    /// A pool of lift.
    Pool(PoolId),
    /// A pool of escorts.
    Escort(EscortId),
    /// A gate.
    Gate(GateId),
    /// A threat.
    Threat(ThreatId),
    /// A weather process.
    Weather(WeatherId),
    /// A rule.
    Rule(RuleId),
}

/// What happened, in the words of the event log.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum EventKind {
    /// The run starts.
    Start,
    /// A camp may begin its closure.
    CampStarts,
    /// A step of a closure begins.
    StepBegins,
    /// A step of a closure is done.
    StepDone,
    /// A lot is packed and ready for lift.
    LotPacked,
    /// The accelerated mode begins: load is assigned to be shed.
    ModeAccelerates,
    /// Load is disposed of without being moved.
    Shed,
    /// Load becomes ready at a site and lift is asked for.
    LiftAsked,
    /// A column is asked for: a place in the queue of its pool. Told only in a replay, like the next
    /// three.
    ColumnRequested,
    /// A request is withdrawn: there is nothing left to move.
    ColumnWithdrawn,
    /// A gate takes up a convoy's request: its lead time begins.
    PermissionAsked,
    /// A convoy begins to load or unload.
    HandlingBegins,
    /// A convoy or sortie is formed from a pool: it leaves to fetch its load, or its vehicles begin to
    /// load.
    ConvoyFormed,
    /// A convoy that was loaded at home leaves.
    SetsOut,
    /// A gate grants a convoy its permission.
    ClearanceGranted,
    /// A gate refuses; the convoy will ask again.
    ClearanceRefused,
    /// A grant is void (expired or withdrawn) and is asked for anew.
    ClearanceVoid,
    /// An escort joins the convoy.
    EscortJoined,
    /// Escort groups have left their convoy, or are where they went by themselves.
    EscortFree,
    /// The convoy leaves a node and enters a route.
    Departed,
    /// The convoy reaches the end of a route.
    Arrived,
    /// The tail of a column passes a site that its head has passed before.
    TailPasses,
    /// What held the convoy at a node is over.
    Released,
    /// The convoy takes in another at a junction.
    Joined,
    /// A column that passes begins to take load along: for want of what that had waited until then.
    Collects,
    /// It is off with the column.
    Collected,
    /// The convoy is attacked.
    Attacked,
    /// The convoy moves on after an attack.
    AttackOver,
    /// A vehicle breaks down.
    BrokenDown,
    /// The convoy moves on after a breakdown.
    Repaired,
    /// A vehicle that has broken down is taken in tow.
    Towed,
    /// A spare takes the load of a vehicle that has broken down.
    CrossLoaded,
    /// A vehicle is lost.
    VehicleLost,
    /// The convoy gets a bay or a place on the apron.
    BayTaken,
    /// The convoy is loaded.
    Loaded,
    /// The convoy is unloaded.
    Unloaded,
    /// The convoy's vehicles are free at home.
    VehiclesFree,
    /// Vehicles leave for good: a camp's own with its last party or after they have unloaded, hired ones
    /// once they are unloaded.
    VehiclesGone,
    /// A vehicle that came home in tow is mended, and free.
    Mended,
    /// A pool's vehicles, an escort pool or a new day's sorties become available.
    PoolOpens,
    /// People in a camp take shelter and work stops.
    ShelterBegins,
    /// Work goes on.
    ShelterEnds,
    /// It turns wet.
    WetBegins,
    /// It turns dry.
    WetEnds,
    /// A gate is suspended.
    GateSuspended,
    /// A gate resumes.
    GateResumes,
    /// A route closes.
    RouteCloses,
    /// A route opens again.
    RouteOpens,
    /// A limit of a route begins to hold: it lets less pass.
    LimitBegins,
    /// A limit of a route ends.
    LimitEnds,
    /// An alert begins.
    AlertBegins,
    /// An alert ends.
    AlertEnds,
    /// All load but the last party's is off the camp's hands.
    Lifted,
    /// Papers handed to civil authorities.
    HandedOver,
    /// What kept the last party, all else being done, is over.
    MayLeave,
    /// Last party out.
    Vacated,
    /// Every step done.
    Closed,
    /// A force sets out.
    ForceMoves,
    /// A force reaches a site.
    ForceArrives,
    /// The successor is in place.
    TakenOver,
    /// A side that is not the successor takes a vacated camp, or any side another site.
    Occupied,
    /// Who held a site gives it up, and nobody holds it.
    GivenUp,
    /// A vacated camp is looted.
    Looted,
    /// Hostile forces meet: a contest begins.
    ContestBegins,
    /// The force that moved has its way; those that opposed it give way.
    Advances,
    /// The force that moved is held up and will try again.
    HeldUp,
    /// The force that moved turns back.
    TurnsBack,
    /// A force that opposed another is driven off.
    DrivenOff,
    /// A force gets new orders, or another posture.
    OrdersGiven,
    /// What kept a column that is asked for is over, and something else keeps it.
    Waits,
    /// How a camp stands, or a column that has what it lacks, when a step is put before somebody.
    Stands,
    /// A step of an escalation is put before whoever decides.
    StepAsked,
    /// It is refused.
    StepRefused,
    /// It is carried out.
    StepTaken,
    /// It is taken back.
    StepTakenBack,
    /// People or vehicles leave a camp by their own means.
    LeavesOwn,
    /// They reach the end of a road that is not where they go.
    OwnPasses,
    /// They are attacked on their way.
    OwnAttacked,
    /// What has held them is over: an attack, or a shut road.
    OwnGoesOn,
    /// They are where they go.
    OwnArrives,
    /// A rule fires.
    RuleFires,
    /// A threat rises.
    ThreatRises,
    /// A threat falls again.
    ThreatFalls,
    /// The last of a deadline's sites has reached its milestone.
    MilestoneReached,
    /// The horizon, with something still to do.
    Horizon,
}

impl EventKind {
    /// Whether a gate has answered.
    pub(crate) fn is_answer(self) -> bool {
        matches!(self, Self::ClearanceGranted | Self::ClearanceRefused)
    }

    /// Whether it is told for a reader only: no time is booked up to it.
    pub fn is_told_only(self) -> bool {
        matches!(
            self,
            Self::ColumnRequested
                | Self::ColumnWithdrawn
                | Self::PermissionAsked
                | Self::HandlingBegins
        )
    }
}
