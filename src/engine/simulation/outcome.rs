//! What one run leaves behind: plain data, no ECS in sight.

use serde::{Deserialize, Serialize};

use crate::chance::Assumed;
use crate::id::{Arena, AssessmentId, CampId, DeadlineId, LineId, PoolId, RuleId, SideId, SiteId};
pub use crate::model::{Account as LineOutcome, Arrival, ControlSpell, FirstIn, Handover, Sides};
use crate::model::{Actor, Code, Means, Origin, Usage};
use crate::time::{Moment, Span};

/// Under what time is booked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Item {
    /// Where the time was spent or lost: the site that reached the milestone last (or whose load
    /// arrived last), or the one on whose behalf a means that it waited for was held.
    pub site: SiteId,
    /// Under which code.
    pub code: Code,
    /// Primary or reactionary.
    pub origin: Origin,
    /// The code of the wait as the site that was last felt it; that of `code` unless it waited for
    /// a means that was held.
    pub felt: Code,
}

/// One line of the delay ledger of one deadline in one run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Booking {
    /// Under what.
    pub item: Item,
    /// How long; positive.
    pub span: Span,
}

/// What became of one deadline in one run.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct DeadlineOutcome {
    /// When its last site reached the milestone, or the longest gap ended; `None`: not within the
    /// horizon.
    pub reached: Option<Moment>,
    /// The site that reached it last (or is furthest from it at the horizon), or the one that stood
    /// empty for longest.
    pub last_site: Option<SiteId>,
    /// How many of its sites are late by themselves: not there when it is due. None exactly if it is
    /// kept.
    pub sites_late: u32,
    /// The ledger: its spans add up to the time from `as_of` to `reached`, or to the horizon.
    /// Sorted by item, each once.
    pub ledger: Vec<Booking>,
    /// What was critical, each once, sorted: sites and routes on which any of that time was spent,
    /// all else to which some of it was lost.
    pub critical: Vec<Actor>,
    /// How much of that time was lost to each of them that is known to have cost any; sorted.
    pub lost: Vec<(Actor, Span)>,
    /// By how much a deadline on how long sites stand empty is missed: the longest gap less what
    /// is allowed; `None` for every other.
    pub excess: Option<Span>,
}

impl DeadlineOutcome {
    /// Whether the deadline was missed, given when it is due.
    pub fn is_missed(&self, due: Moment) -> bool {
        match self.excess {
            Some(excess) => excess > Span::ZERO,
            None => self.reached.is_none_or(|reached| reached > due),
        }
    }

    /// The delay code that took the most time; `None` when no time was lost at all, and for a
    /// deadline on gaps, which no delay makes longer. Codes of equal length stand in the order of
    /// [`Code::ALL`].
    pub fn main_delay(&self) -> Option<Code> {
        if self.excess.is_some() {
            return None;
        }
        let mut totals = [0_i64; Code::ALL.len()];
        for booking in self.ledger.iter().filter(|booking| !booking.item.code.is_productive()) {
            totals[booking.item.code as usize] += booking.span.0;
        }
        let longest = totals.iter().copied().max().filter(|total| *total > 0)?;
        totals.iter().position(|total| *total == longest).map(|index| Code::ALL[index])
    }
}

/// When one camp reached its milestones in one run; `None`: not within the horizon.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct CampOutcome {
    /// All load but the last party's off its hands.
    pub lifted: Option<Moment>,
    /// Papers handed over.
    pub handover: Option<Moment>,
    /// Last party out.
    pub vacated: Option<Moment>,
    /// Everything done.
    pub closed: Option<Moment>,
    /// Successor in place, for the first time.
    pub taken_over: Option<Moment>,
    /// Who came first after the last party, and when.
    pub first_in: Option<(Moment, FirstIn)>,
    /// When anybody first held it after the last party; looters hold nothing.
    pub filled: Option<Moment>,
    /// Since when the side that was meant to take over has held it, at the horizon.
    pub successor_since: Option<Moment>,
    /// How its handover has ended.
    pub handover_ended: Handover,
}

/// The plain result of one run.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Outcome {
    /// Events played.
    pub events: u64,
    /// The value of each assumption (0 for those that are text).
    pub assumed: Assumed,
    /// One for each deadline.
    pub deadlines: Arena<DeadlineId, DeadlineOutcome>,
    /// One for each camp.
    pub camps: Arena<CampId, CampOutcome>,
    /// One for each requirement line.
    pub lines: Arena<LineId, LineOutcome>,
    /// Vehicles destroyed or written off, by pool.
    pub vehicles_lost: Arena<PoolId, u32>,
    /// Convoys sent, by pool.
    pub convoys: Arena<PoolId, u32>,
    /// What each means did; the same means in every run of a scenario.
    pub means: Vec<(Means, Usage)>,
    /// People at the end of their journey, in order of time.
    pub people_home: Vec<Arrival>,
    /// Who was at each site and who held it, spell by spell in order of time (ending with the
    /// horizon); empty in a scenario without parties.
    pub control: Vec<ControlSpell>,
    /// Rules that fired, and when, in order of time.
    pub rules: Vec<(RuleId, Moment)>,
    /// Who truly held each assessed site on `as_of`, as drawn from the claims.
    pub holders: Arena<AssessmentId, Option<SideId>>,
}

/// Why a run has no outcome.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Failure {
    /// The run played more events than any sane run would: something goes round in a circle.
    Runaway {
        /// Events played.
        events: u64,
        /// When it was stopped.
        at: Moment,
    },
    /// The scenario with this point's values is refused: the first thing found.
    Refused {
        /// What was found.
        finding: String,
    },
    /// The engine failed; a defect of the program.
    Panicked {
        /// What it said.
        message: String,
    },
}
