//! Control: who is present at each site and who holds it, kept as a timeline.

use crate::id::{Id, SideId, SiteId};
use crate::time::Moment;

/// A set of sides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Sides(u64);

impl Sides {
    /// Most sides that a scenario may have.
    pub const MOST: usize = 64;

    /// With this side too.
    pub fn with(self, side: SideId) -> Self {
        Self(self.0 | 1 << side.index())
    }

    /// Whether this side is in it.
    pub fn contains(self, side: SideId) -> bool {
        self.0 >> side.index() & 1 == 1
    }
}

/// A stretch of time in which nothing changes at a site.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ControlSpell {
    /// The site.
    pub site: SiteId,
    /// Its start.
    pub from: Moment,
    /// Its end.
    pub until: Moment,
    /// Who holds the site; `None`: nobody.
    pub holder: Option<SideId>,
    /// Who is there.
    pub present: Sides,
    /// Whether a contest is on.
    pub is_contested: bool,
}
