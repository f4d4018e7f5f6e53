//! Counts of one deadline: its ledgers, added up to the second, and its chains.

use crate::id::{Id, SiteId};
use crate::scenario::Scenario;
use crate::simulation::{Actor, Code, DeadlineOutcome, Origin};
use crate::time::Moment;

use super::chain::{Chain, OnChain};

/// Number of codes.
const CODES: usize = Code::ALL.len();

/// Time booked at one site under one code and origin, over all runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Booked {
    /// Seconds in all runs.
    pub seconds: i64,
    /// Seconds in the runs that missed the deadline.
    pub seconds_missed: i64,
    /// Runs with such a booking.
    pub runs: u32,
}

/// The ledger of one site: primary bookings by code, then reactionary ones.
type SiteLedger = [Booked; 2 * CODES];

/// What is counted of one deadline.
#[derive(Debug, Clone, PartialEq)]
pub struct DeadlineTally {
    due: Moment,
    /// Runs that missed it.
    pub missed: u32,
    /// By site; only those that have ever been booked take room.
    ledger: Vec<Option<Box<SiteLedger>>>,
    chain: Chain,
}

impl DeadlineTally {
    /// Nothing counted yet.
    pub(super) fn new(scenario: &Scenario, due: Moment) -> Self {
        let ledger = vec![None; scenario.sites.len()];
        Self { due, missed: 0, ledger, chain: Chain::new(scenario) }
    }

    /// Counts the deadline's run.
    pub(super) fn count(&mut self, deadline: &DeadlineOutcome) {
        let missed = u32::from(deadline.is_missed(self.due));
        self.missed += missed;
        for booking in &deadline.ledger {
            let site = self.ledger[booking.site.index()]
                .get_or_insert_with(|| Box::new([Booked::default(); 2 * CODES]));
            let booked = &mut site[place(booking.code, booking.origin)];
            booked.runs += 1;
            booked.seconds += booking.span.0;
            booked.seconds_missed += booking.span.0 * i64::from(missed);
        }
        self.chain.count(&deadline.chain, missed);
    }

    /// Adds the counts of other runs.
    pub(super) fn merge(&mut self, other: &Self) {
        self.missed += other.missed;
        for (site, more) in self.ledger.iter_mut().zip(&other.ledger) {
            match (site.as_deref_mut(), more) {
                (Some(site), Some(more)) => add(site, more),
                (None, more) => site.clone_from(more),
                (Some(_), None) => {}
            }
        }
        self.chain.merge(&other.chain);
    }

    /// All time booked: by site, code and origin, in that order.
    pub fn ledger(&self) -> impl Iterator<Item = (SiteId, Code, Origin, Booked)> + '_ {
        self.ledger.iter().enumerate().flat_map(|(index, ledger)| {
            ledger.iter().flat_map(move |ledger| bookings(SiteId::at(index), ledger))
        })
    }

    /// Whatever stood on its chain in at least one run, in the order of [`Actor`].
    pub fn chain(&self) -> impl Iterator<Item = (Actor, OnChain)> + '_ {
        self.chain.iter()
    }
}

/// The bookings of one site, by code and origin.
fn bookings(
    site: SiteId,
    ledger: &SiteLedger,
) -> impl Iterator<Item = (SiteId, Code, Origin, Booked)> + '_ {
    let keys = Code::ALL
        .into_iter()
        .flat_map(|code| [Origin::Primary, Origin::Reactionary].map(|origin| (code, origin)));
    keys.map(move |(code, origin)| (site, code, origin, ledger[place(code, origin)]))
        .filter(|(.., booked)| booked.runs > 0)
}

/// Where a code and origin stand in the ledger of a site.
fn place(code: Code, origin: Origin) -> usize {
    code as usize + CODES * usize::from(origin == Origin::Reactionary)
}

/// Adds one site's bookings to another's.
fn add(into: &mut SiteLedger, from: &SiteLedger) {
    for (booked, more) in into.iter_mut().zip(from) {
        booked.seconds += more.seconds;
        booked.seconds_missed += more.seconds_missed;
        booked.runs += more.runs;
    }
}
