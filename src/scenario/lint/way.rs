//! Ways: which sites hang together by which mode, and which leg is missing where they do not.

use crate::id::SiteId;
use crate::island::Islands;
use crate::message::Mark;
use crate::{Message, Mode, Scenario};

use super::word;

/// All modes, in the order of their numbers.
pub(super) const MODES: [Mode; 4] = [Mode::Road, Mode::Air, Mode::River, Mode::Sea];

/// Which sites can be reached from which, by each mode.
pub(super) struct Ways {
    /// The islands of each mode.
    islands: [Islands; 4],
}

impl Ways {
    /// The ways of a scenario with every route open.
    pub(super) fn new(scenario: &Scenario) -> Self {
        Self { islands: MODES.map(|mode| islands(scenario, mode)) }
    }

    /// Whether there is a way by this mode.
    pub(super) fn joins(&self, mode: Mode, from: SiteId, to: SiteId) -> bool {
        self.islands(mode).joins(from, to)
    }

    /// What hangs together by this mode.
    pub(super) fn islands(&self, mode: Mode) -> &Islands {
        &self.islands[mode as usize]
    }

    /// What is missing between two sites that are not joined, as a sentence part: the places that
    /// each end does reach, and the nearest two to join if their positions are known.
    pub(super) fn gap(&self, scenario: &Scenario, mode: Mode, from: SiteId, to: SiteId) -> Message {
        let by = word::mode(mode);
        let reached = |site| {
            let names = self.island_of(scenario, mode, site);
            if names.len() == 1 {
                message!("way-no-route-ends", by, site = word::site(scenario, site))
            } else {
                let others: Vec<&str> = names
                    .into_iter()
                    .filter(|other| *other != site)
                    .map(|other| word::site(scenario, other))
                    .collect();
                let joined = word::few(&others);
                message!("way-joined-only", by, site = word::site(scenario, site), joined)
            }
        };
        Message::joined(vec![reached(from), reached(to)], Mark::Semicolon)
    }

    /// The missing leg: the two sites, one on each side, that lie nearest to one another.
    pub(super) fn missing_leg(
        &self,
        scenario: &Scenario,
        mode: Mode,
        from: SiteId,
        to: SiteId,
    ) -> (SiteId, SiteId) {
        let near = self.island_of(scenario, mode, from);
        let far = self.island_of(scenario, mode, to);
        let pairs = near.iter().flat_map(|a| far.iter().map(move |b| (*a, *b)));
        let measured = pairs.filter_map(|(a, b)| Some((apart(scenario, a, b)?, (a, b))));
        let nearest = measured.min_by(|(one, _), (other, _)| one.total_cmp(other));
        nearest.map_or((from, to), |(_, pair)| pair)
    }

    fn island_of(&self, scenario: &Scenario, mode: Mode, site: SiteId) -> Vec<SiteId> {
        scenario.sites.ids().filter(|other| self.joins(mode, site, *other)).collect()
    }
}

fn islands(scenario: &Scenario, mode: Mode) -> Islands {
    let routes = scenario.routes.values().filter(|route| route.mode == mode);
    Islands::new(scenario.sites.len(), routes.map(|route| route.ends))
}

/// The square of how far two sites lie apart, in degrees of latitude; for comparison only.
fn apart(scenario: &Scenario, a: SiteId, b: SiteId) -> Option<f64> {
    let (a, b) = (scenario.sites[a].at?, scenario.sites[b].at?);
    let east = (a.1 - b.1) * libm::cos(f64::midpoint(a.0, b.0).to_radians());
    Some((a.0 - b.0).powi(2) + east.powi(2))
}
