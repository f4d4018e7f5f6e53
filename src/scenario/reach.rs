//! Reach: whether the vehicles of a pool get from place to place over the ways that let them in.

use crate::id::PoolId;
use crate::island::Islands;
use crate::{Burden, Pool, Route};

/// What hangs together for the vehicles of one pool, without load and with it.
pub(super) struct Reach {
    empty: Islands,
    laden: Islands,
}

impl Reach {
    /// Over the routes of its mode that are not shut to it; `is_shut` says which are.
    pub(super) fn new<'r>(
        sites: usize,
        routes: impl Iterator<Item = &'r Route> + Clone,
        pool: &Pool,
        is_shut: impl Fn(&Route, Burden) -> bool,
    ) -> Self {
        let over = |burden| {
            let open = routes.clone().filter(|it| it.mode == pool.mode && !is_shut(it, burden));
            Islands::new(sites, open.map(|route| route.ends))
        };
        Self { empty: over(Burden::Empty), laden: over(Burden::Laden) }
    }

    /// Over the routes that some limit does not shut to it for good.
    pub(super) fn whole<'r>(
        sites: usize,
        routes: impl Iterator<Item = &'r Route> + Clone,
        id: PoolId,
        pool: &Pool,
    ) -> Self {
        Self::new(sites, routes, pool, |route, burden| route.never_lets_in(id, pool, burden))
    }

    /// Whether the pool fetches a load at one place and takes it to another.
    pub(super) fn joins(
        &self,
        pool: &Pool,
        from: crate::id::SiteId,
        to: crate::id::SiteId,
    ) -> bool {
        self.empty.joins(pool.home, from)
            && self.laden.joins(from, to)
            && self.empty.joins(to, pool.home)
    }
}
