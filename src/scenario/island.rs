//! Islands: which sites hang together over a set of routes.

use crate::id::{Arena, Id, SiteId};

/// For each site the island it lies on: sites on one island are joined.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Islands(Arena<SiteId, SiteId>);

impl Islands {
    /// The islands of so many sites over routes with these ends (Tarjan 1975: disjoint sets).
    pub(super) fn new(sites: usize, ends: impl IntoIterator<Item = [SiteId; 2]>) -> Self {
        let mut leader = Arena::new((0..sites).map(SiteId::at).collect::<Vec<_>>());
        for [a, b] in ends {
            let (a, b) = (found(&mut leader, a), found(&mut leader, b));
            let (low, high) = (a.min(b), a.max(b));
            leader[high] = low;
        }
        for site in leader.ids() {
            leader[site] = found(&mut leader, site);
        }
        Self(leader)
    }

    /// The first site of the island that a site lies on: the same for all sites on it.
    pub(super) fn of(&self, site: SiteId) -> SiteId {
        self.0[site]
    }

    /// Whether two sites lie on one island.
    pub(super) fn joins(&self, a: SiteId, b: SiteId) -> bool {
        self.of(a) == self.of(b)
    }
}

/// The leader of a site, with the way there halved.
fn found(leader: &mut Arena<SiteId, SiteId>, site: SiteId) -> SiteId {
    let mut at = site;
    while leader[at] != at {
        leader[at] = leader[leader[at]];
        at = leader[at];
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sites_hang_together_over_any_number_of_routes() {
        let ends = [[4, 3], [1, 0], [3, 1]].map(|pair| pair.map(SiteId));
        let islands = Islands::new(6, ends);
        assert!(islands.joins(SiteId(0), SiteId(4)));
        assert!(!islands.joins(SiteId(0), SiteId(2)));
        let of: Vec<u32> = (0..6).map(|site| islands.of(SiteId(site)).0).collect();
        assert_eq!(of, [0, 0, 2, 0, 0, 5]);
    }
}
