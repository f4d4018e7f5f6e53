//! Places too crowded for their marks, shown again and larger in a frame on the map, with a line from one to
//! the other.
//!
//! Sites are of one crowd if the marks of neighbours would cover one another. Two can be moved apart; three
//! and more would push one another off their places, so they are taken out. The frame stands where it covers
//! least, the same every time; where every place on the map covers a site, the map is made longer.

use super::label::Area;
use super::spot::{APART, Spot, WIDTH, move_apart};
use crate::id::{Arena, Id, SiteId};

/// So many sites are a crowd.
const CROWD: usize = 3;
/// A crowd that is wider or higher than this on the map is none: it is as well seen there.
const WIDEST: f64 = 110.0;
/// Width and height of a frame, and what of it is kept free for names at its sides and below.
const FRAME: [f64; 2] = [250.0, 170.0];
const FREE: [f64; 2] = [70.0, 36.0];
/// From the edge of the map.
const EDGE: f64 = 8.0;
/// How far apart the places are that are tried for a frame.
const STEP: f64 = 10.0;
/// The ring around a crowd on the map is so much wider than the crowd.
const RING: f64 = 9.0;

/// A crowd and its frame.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::briefing) struct Inset {
    /// Its sites.
    pub(in crate::briefing) sites: Vec<SiteId>,
    /// The middle of the crowd on the map.
    pub(in crate::briefing) middle: [f64; 2],
    /// The radius of the ring around it there.
    pub(in crate::briefing) radius: f64,
    /// The frame: left, top, width, height.
    pub(in crate::briefing) frame: [f64; 4],
    /// How many times larger it is drawn than the map.
    pub(in crate::briefing) times: f64,
}

impl Inset {
    /// What the frame takes up.
    pub(super) fn area(&self) -> Area {
        area(self.frame)
    }

    /// Where a line from the frame to the ring begins and ends.
    pub(super) fn leader(&self) -> [[f64; 2]; 2] {
        let [left, top, width, height] = self.frame;
        let [x, y] = self.middle;
        let from = [x.clamp(left, left + width), y.clamp(top, top + height)];
        let (across, down) = (from[0] - x, from[1] - y);
        let length = libm::hypot(across, down).max(1e-9);
        let share = (self.radius / length).min(1.0);
        [from, [x + share * across, y + share * down]]
    }

    /// The end of what leads from a site of the crowd out of the frame, towards a place on the map.
    pub(super) fn way_out(&self, site: Spot, towards: [f64; 2]) -> [f64; 2] {
        let [left, top, width, height] = self.frame;
        let [across, down] = [towards[0] - self.middle[0], towards[1] - self.middle[1]];
        let share = |gap: f64, low: f64, high: f64, at: f64| match gap {
            gap if gap > 1e-9 => (high - at) / gap,
            gap if gap < -1e-9 => (low - at) / gap,
            _ => f64::MAX,
        };
        let share =
            share(across, left, left + width, site.x).min(share(down, top, top + height, site.y));
        let share = if share == f64::MAX { 0.0 } else { share };
        [site.x + share * across, site.y + share * down]
    }
}

fn area([left, top, width, height]: [f64; 4]) -> Area {
    Area::around(left + width / 2.0, top + height / 2.0, width, height)
}

/// What stands on a map beside its sites.
pub(super) struct Ground<'a> {
    /// What a frame may not cover.
    pub(super) kept: &'a [Area],
    /// The ends of the routes, which it should rather not cover.
    pub(super) routes: &'a [[usize; 2]],
}

/// The crowds of a map, with the sites of each moved into its frame; and how high the map has to be.
pub(super) fn insets(spots: &mut [Spot], height: f64, ground: &Ground<'_>) -> (Vec<Inset>, f64) {
    let places = spots.to_vec();
    let (mut insets, mut height): (Vec<Inset>, f64) = (Vec::new(), height);
    for crowd in crowds(&places) {
        let ([west, north], [east, south]) = extent(&places, &crowd);
        let middle = [(west + east) / 2.0, (north + south) / 2.0];
        let radius = libm::hypot(east - west, south - north) / 2.0 + RING;
        let room = [FRAME[0] - 2.0 * FREE[0], FRAME[1] - 2.0 * FREE[1]];
        let times = (room[0] / (east - west).max(1e-3)).min(room[1] / (south - north).max(1e-3));
        let [left, top] =
            free(&places, &insets, (middle, radius), height, ground).unwrap_or_else(|| {
                let below = [EDGE, height];
                height += FRAME[1] + EDGE;
                below
            });
        let centre = [left + FRAME[0] / 2.0, top + FRAME[1] / 2.0];
        let mut inside: Vec<Spot> = crowd
            .iter()
            .map(|place| Spot {
                x: centre[0] + (places[*place].x - middle[0]) * times,
                y: centre[1] + (places[*place].y - middle[1]) * times,
                is_off: false,
            })
            .collect();
        move_apart(&mut inside);
        for (place, spot) in crowd.iter().zip(inside) {
            spots[*place] = spot;
        }
        let sites = crowd.into_iter().map(SiteId::at).collect();
        insets.push(Inset { sites, middle, radius, frame: [left, top, FRAME[0], FRAME[1]], times });
    }
    (insets, height)
}

/// Groups of sites whose marks touch, from one to the next, in order of their first.
fn crowds(spots: &[Spot]) -> Vec<Vec<usize>> {
    let mut group: Vec<usize> = (0..spots.len()).collect();
    for one in 0..spots.len() {
        for other in one + 1..spots.len() {
            let apart = libm::hypot(spots[one].x - spots[other].x, spots[one].y - spots[other].y);
            if spots[one].is_off || spots[other].is_off || apart >= APART {
                continue;
            }
            let (kept, gone) = (group[one].min(group[other]), group[one].max(group[other]));
            group.iter_mut().filter(|it| **it == gone).for_each(|it| *it = kept);
        }
    }
    let of = |first: usize| (0..spots.len()).filter(|it| group[*it] == first).collect::<Vec<_>>();
    let all = (0..spots.len()).filter(|it| group[*it] == *it).map(of);
    let is_small = |crowd: &Vec<usize>| {
        let ([west, north], [east, south]) = extent(spots, crowd);
        east - west <= WIDEST && south - north <= WIDEST
    };
    all.filter(|crowd| crowd.len() >= CROWD && is_small(crowd)).collect()
}

/// The upper left and the lower right corner of some sites.
fn extent(spots: &[Spot], places: &[usize]) -> ([f64; 2], [f64; 2]) {
    let mut ends = ([f64::MAX; 2], [f64::MIN; 2]);
    for spot in places.iter().map(|place| spots[*place]) {
        ends.0 = [ends.0[0].min(spot.x), ends.0[1].min(spot.y)];
        ends.1 = [ends.1[0].max(spot.x), ends.1[1].max(spot.y)];
    }
    ends
}

/// The place for a frame that covers no site and nothing else that is kept, and of routes least; of such
/// the one nearest to its crowd.
fn free(
    spots: &[Spot],
    insets: &[Inset],
    (middle, radius): ([f64; 2], f64),
    height: f64,
    ground: &Ground<'_>,
) -> Option<[f64; 2]> {
    // A site with its name beside it.
    let marks = spots.iter().map(|spot| Area::around(spot.x, spot.y, 110.0, 40.0));
    let ring = Area::around(middle[0], middle[1], 2.0 * radius + 8.0, 2.0 * radius + 8.0);
    let others = insets.iter().map(Inset::area);
    let taken: Vec<Area> =
        marks.chain([ring]).chain(others).chain(ground.kept.iter().copied()).collect();
    let steps = |length: f64, of: f64| {
        let count = ((length - of - 2.0 * EDGE) / STEP).floor().max(-1.0) as i32;
        (0..=count).map(|step| EDGE + STEP * f64::from(step))
    };
    let places =
        steps(height, FRAME[1]).flat_map(|top| steps(WIDTH, FRAME[0]).map(move |left| [left, top]));
    let is_free = |[left, top]: &[f64; 2]| {
        let frame = area([*left, *top, FRAME[0], FRAME[1]]);
        taken.iter().all(|other| other.overlap(frame) == 0.0)
    };
    let far = |[left, top]: &[f64; 2]| {
        libm::hypot(left + FRAME[0] / 2.0 - middle[0], top + FRAME[1] / 2.0 - middle[1])
    };
    let lines = along(spots, ground.routes);
    let crossed = |[left, top]: &[f64; 2]| {
        let frame = area([*left, *top, FRAME[0], FRAME[1]]);
        lines.iter().filter(|[x, y]| frame.holds(*x, *y)).count()
    };
    let free: Vec<(usize, [f64; 2])> =
        places.filter(is_free).map(|it| (crossed(&it), it)).collect();
    let best = free.into_iter().min_by(|(count, one), (fewer, other)| {
        count.cmp(fewer).then(far(one).total_cmp(&far(other)))
    });
    best.map(|(_, place)| place)
}

/// Points along straight lines between sites.
fn along(spots: &[Spot], routes: &[[usize; 2]]) -> Vec<[f64; 2]> {
    let points = routes.iter().flat_map(|ends| {
        let [from, to] = ends.map(|site| spots[site]);
        let count = (libm::hypot(to.x - from.x, to.y - from.y) / STEP).ceil() as u32;
        (1..count).map(move |step| {
            let share = f64::from(step) / f64::from(count);
            [from.x + share * (to.x - from.x), from.y + share * (to.y - from.y)]
        })
    });
    points.collect()
}

/// The inset in which each site stands.
pub(super) fn inset_of(insets: &[Inset], sites: usize) -> Arena<SiteId, Option<usize>> {
    let mut of = vec![None; sites];
    for (place, inset) in insets.iter().enumerate() {
        inset.sites.iter().for_each(|site| of[site.index()] = Some(place));
    }
    Arena::new(of)
}

#[cfg(test)]
mod tests {
    use super::*;

    const EMPTY: Ground<'_> = Ground { kept: &[], routes: &[] };

    fn spot(x: f64, y: f64) -> Spot {
        Spot { x, y, is_off: false }
    }

    #[test]
    fn three_sites_on_one_another_are_shown_larger_where_nothing_stands_and_two_are_not() {
        let places =
            [spot(100.0, 100.0), spot(104.0, 103.0), spot(98.0, 109.0), spot(500.0, 300.0)];
        let mut spots = places;
        let (insets, height) = insets(&mut spots, 400.0, &EMPTY);
        assert_eq!((insets.len(), height), (1, 400.0));
        let inset = &insets[0];
        assert_eq!(inset.sites, [0, 1, 2].map(SiteId::at));
        assert!(spots[..3].iter().all(|it| inset.area().holds(it.x, it.y)), "{spots:?}");
        assert!(places.iter().all(|it| !inset.area().holds(it.x, it.y)), "{inset:?}");
        assert_eq!(spots[3], places[3]);
        for (one, other) in [(0, 1), (0, 2), (1, 2)] {
            let apart = libm::hypot(spots[one].x - spots[other].x, spots[one].y - spots[other].y);
            assert!(apart > APART - 0.5, "{one} and {other}: {apart}");
        }
        // As on the map, the third lies to the south of the first and west of the second.
        assert!(spots[2].y > spots[0].y && spots[2].x < spots[1].x);

        let mut pair = [spot(100.0, 100.0), spot(104.0, 103.0), spot(500.0, 300.0)];
        assert!(super::insets(&mut pair, 400.0, &EMPTY).0.is_empty());
    }

    #[test]
    fn a_frame_keeps_off_the_routes_where_it_can() {
        let places =
            [spot(300.0, 200.0), spot(304.0, 203.0), spot(298.0, 209.0), spot(300.0, 20.0)];
        let routes = [[0, 3]];
        let ground = Ground { kept: &[], routes: &routes };
        let mut spots = places;
        let (insets, _) = insets(&mut spots, 400.0, &ground);
        let frame = insets[0].area();
        assert!(along(&places, &routes).iter().all(|[x, y]| !frame.holds(*x, *y)), "{insets:?}");
    }

    #[test]
    fn a_map_without_room_for_a_frame_is_made_longer() {
        let mut spots: Vec<Spot> = (0..24)
            .map(|place| {
                spot(40.0 + 110.0 * f64::from(place % 6), 40.0 + 80.0 * f64::from(place / 6))
            })
            .collect();
        spots.extend([spot(45.0, 42.0), spot(42.0, 48.0)]);
        let (insets, height) = insets(&mut spots, 330.0, &EMPTY);
        assert_eq!(insets.len(), 1);
        assert!(height > 330.0 && insets[0].frame[1] >= 330.0, "{insets:?}");
    }

    #[test]
    fn what_leads_out_of_a_frame_ends_at_its_edge() {
        let mut spots = [spot(100.0, 100.0), spot(104.0, 103.0), spot(98.0, 109.0)];
        let inset = insets(&mut spots, 400.0, &EMPTY).0.remove(0);
        let [left, top, width, height] = inset.frame;
        let [x, y] = inset.way_out(spots[0], [600.0, 100.0]);
        assert!((x - (left + width)).abs() < 1e-9 && (top..=top + height).contains(&y), "{x} {y}");
    }
}
