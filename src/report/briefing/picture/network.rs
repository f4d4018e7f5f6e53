//! Where routes run between their sites on a map, and where names stand beside them.

use super::key::width_of;
use super::label::{Area, Need, Placed, Wanted, placed};
use super::map::Words;
use super::projection::{Layout, Spot, WIDTH};
use crate::id::{Arena, Id, RouteId, SiteId};
use crate::scenario::{Mode, Scenario};

/// How far the mark of a site reaches, with the ring that some pictures put around it.
const REACH: f64 = 10.5;

/// The size of a name.
const NAME_SIZE: f64 = 11.5;
/// From one line of a label to the next.
pub(super) const LINE: f64 = 13.0;

/// Whether a route with this control point needs no curve.
pub(super) fn is_straight(from: Spot, to: Spot, bend: [f64; 2]) -> bool {
    let middle = [(from.x + to.x) / 2.0, (from.y + to.y) / 2.0];
    (bend[0] - middle[0]).abs() + (bend[1] - middle[1]).abs() < 0.5
}

/// The control point of a route: ways by air, and second ways between two sites, are curved, so that
/// they do not lie on a road.
pub(super) fn bend(scenario: &Scenario, layout: &Layout, id: RouteId) -> [f64; 2] {
    let route = &scenario.routes[id];
    let is_same =
        |other: [SiteId; 2]| other == route.ends || other == [route.ends[1], route.ends[0]];
    let is_air = |id: RouteId| scenario.routes[id].mode == Mode::Air;
    let before = scenario.routes.ids().take_while(|other| *other != id);
    let before = before.filter(|other| is_air(*other) == is_air(id));
    let earlier = before.filter(|other| is_same(scenario.routes[*other].ends)).count();
    let strength = 0.16 * (earlier + usize::from(is_air(id))) as f64;
    // From west to east, whichever way the file gives it.
    let mut ends = layout.ends(scenario, id);
    ends.sort_by(|one, other| one.x.total_cmp(&other.x).then(one.y.total_cmp(&other.y)));
    let [from, to] = ends;
    let (across, down) = (to.x - from.x, to.y - from.y);
    [(from.x + to.x) / 2.0 + strength * down, (from.y + to.y) / 2.0 - strength * across]
}

/// A label for each site, camps first; `None` for those left out.
pub(super) fn labels(
    scenario: &Scenario,
    layout: &Layout,
    bends: &Arena<RouteId, [f64; 2]>,
    words: &Words,
) -> Arena<SiteId, Option<Placed>> {
    let mut order: Vec<SiteId> = scenario.sites.ids().collect();
    let rank = |id: &SiteId| {
        let site = &scenario.sites[*id];
        (site.camp.is_none(), site.closed_on.is_some(), *id)
    };
    order.sort_by_key(rank);
    let whole = Area::around(WIDTH / 2.0, layout.whole / 2.0, WIDTH, layout.whole);
    let wanted: Vec<Wanted> = order
        .iter()
        .map(|id| {
            let (site, spot) = (&scenario.sites[*id], layout.spots[*id]);
            let is_camp = site.camp.is_some();
            Wanted {
                x: spot.x,
                y: spot.y,
                reach: REACH,
                width: width_of(&words.sites[*id], NAME_SIZE + 0.8).max(if is_camp {
                    40.0
                } else {
                    0.0
                }),
                height: if is_camp { 2.0 * LINE } else { LINE },
                need: if is_camp || spot.is_off { Need::Must } else { Need::May },
                within: layout.inset_of[*id].map_or(whole, |inset| layout.insets[inset].area()),
            }
        })
        .collect();
    let lines = along(scenario, layout, bends);
    let found = placed(&wanted, &lines, &layout.frames());
    let mut labels = vec![None; scenario.sites.len()];
    for (id, label) in order.iter().zip(found) {
        labels[id.index()] = label;
    }
    Arena::new(labels)
}

/// Points along all routes, which labels should rather not cover.
fn along(scenario: &Scenario, layout: &Layout, bends: &Arena<RouteId, [f64; 2]>) -> Vec<[f64; 2]> {
    let mut points = Vec::new();
    for id in scenario.routes.ids() {
        let [from, to] = layout.ends(scenario, id);
        let length = (to.x - from.x).abs() + (to.y - from.y).abs();
        let count = (length / 8.0).ceil().max(1.0) as u32;
        points.extend((1..count).map(|step| {
            let share = f64::from(step) / f64::from(count);
            curve([from.x, from.y], bends[id], [to.x, to.y], share)
        }));
    }
    points
}

/// A place on a quadratic curve.
pub(super) fn curve(from: [f64; 2], bend: [f64; 2], to: [f64; 2], share: f64) -> [f64; 2] {
    let rest = 1.0 - share;
    [0, 1].map(|axis| {
        rest * rest * from[axis] + 2.0 * rest * share * bend[axis] + share * share * to[axis]
    })
}
