//! Where sites stand on a map: an equirectangular projection about the middle latitude, or a scheme
//! of the network where the file gives coordinates of fewer than two sites.
//!
//! The projection keeps lengths along meridians and along the middle parallel, which is near enough
//! for a theatre of some thousand kilometres. Sites without coordinates among others that have them
//! (home countries, sea ports) are arrows at its lower edge. Sites too near to one another for their
//! marks are moved apart by the few units that it takes, and crowds of them are shown larger in a frame. A scheme puts sites by how many
//! routes lie between them (stress majorization, Gansner, Koren and North 2004), the same every time.

use super::inset::{self, Inset, inset_of, insets};
use super::label::Area;
use super::spot::move_apart;
pub(in crate::briefing) use super::spot::{Spot, WIDTH};
use crate::id::{Arena, Id, RouteId, SiteId};
use crate::scenario::Scenario;

/// The least and the greatest height of a map.
const HEIGHT: [f64; 2] = [300.0, 600.0];
/// The edge that is kept free, for labels.
const MARGIN: f64 = 46.0;
/// Kilometres in a degree of latitude.
pub(in crate::briefing) const KILOMETRES: f64 = 111.195;
/// The smallest extent of a map, in degrees: one town is not drawn street by street.
const LEAST_EXTENT: f64 = 0.4;
/// Height of the strip below the map, for what leads off it.
const STRIP: f64 = 34.0;
/// How far below the edge of the map the middle of an arrow stands that leads off it.
const ARROW: f64 = 10.0;
/// What a map shows of the ground.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::briefing) enum Ground {
    /// A part of the earth.
    Earth(Window),
    /// The network alone; lengths mean nothing.
    Scheme,
}

/// A part of the earth, in degrees.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::briefing) struct Window {
    /// Longitude of the left edge.
    pub(in crate::briefing) west: f64,
    /// Latitude of the upper edge.
    pub(in crate::briefing) north: f64,
    /// Units of the picture in a degree of latitude.
    pub(in crate::briefing) scale: f64,
    /// How much shorter a degree of longitude is at the middle latitude.
    pub(in crate::briefing) squeeze: f64,
}

impl Window {
    /// Where a place stands, given in degrees: the shorter way round from the middle of the map, so that
    /// a map may lie over the antimeridian.
    pub(in crate::briefing) fn place(self, latitude: f64, longitude: f64) -> [f64; 2] {
        let longitude = longitude + self.turns(longitude);
        [(longitude - self.west) * self.squeeze * self.scale, (self.north - latitude) * self.scale]
    }

    /// Degrees of the whole turns that bring a longitude nearest to the middle of the map.
    fn turns(self, longitude: f64) -> f64 {
        let middle = self.west + WIDTH / 2.0 / self.scale / self.squeeze;
        360.0 * ((middle - longitude) / 360.0).round()
    }

    /// Whether the stretch between two longitudes runs round the back of the map, where it is parted.
    pub(super) fn parts(self, from: f64, to: f64) -> bool {
        self.turns(from) != self.turns(to)
    }

    /// The longitude of a place to the right, from -180 to 180.
    pub(super) fn longitude(self, x: f64) -> f64 {
        let longitude = self.west + x / self.scale / self.squeeze;
        longitude - 360.0 * ((longitude + 180.0) / 360.0).floor()
    }

    /// Units of the picture in a kilometre.
    pub(in crate::briefing) fn kilometre(self) -> f64 {
        self.scale / KILOMETRES
    }
}

/// A map without anything on it.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::briefing) struct Layout {
    /// What it shows of the ground.
    pub(in crate::briefing) ground: Ground,
    /// Height of the map without the strip.
    pub(in crate::briefing) height: f64,
    /// Height with the strip, if any site is off the map.
    pub(in crate::briefing) whole: f64,
    /// Where each site stands.
    pub(in crate::briefing) spots: Arena<SiteId, Spot>,
    /// Where it stands on the map itself: elsewhere if it is shown in an inset.
    pub(in crate::briefing) places: Arena<SiteId, Spot>,
    /// Crowded places shown larger.
    pub(in crate::briefing) insets: Vec<Inset>,
    /// The inset in which each site stands.
    pub(in crate::briefing) inset_of: Arena<SiteId, Option<usize>>,
}

impl Layout {
    /// Lays out the sites of a scenario; `None` without any.
    pub(in crate::briefing) fn of(scenario: &Scenario) -> Option<Self> {
        if scenario.sites.is_empty() {
            return None;
        }
        Some(if is_located(scenario) { earth(scenario) } else { scheme(scenario) })
    }

    /// The inset that two sites share, if they do.
    pub(in crate::briefing) fn shared(&self, [one, other]: [SiteId; 2]) -> Option<usize> {
        self.inset_of[one].filter(|inset| self.inset_of[other] == Some(*inset))
    }

    /// Where a route ends: in an inset only if it runs within it.
    pub(in crate::briefing) fn ends(&self, scenario: &Scenario, route: RouteId) -> [Spot; 2] {
        let ends = scenario.routes[route].ends;
        let spots = if self.shared(ends).is_some() { &self.spots } else { &self.places };
        ends.map(|site| spots[site])
    }

    /// What the insets take up.
    pub(super) fn frames(&self) -> Vec<Area> {
        self.insets.iter().map(Inset::area).collect()
    }
}

/// Whether there is a part of the earth to show: at least two sites have coordinates. One alone tells
/// nothing of how far the others are.
pub(in crate::briefing) fn is_located(scenario: &Scenario) -> bool {
    scenario.sites.values().filter(|site| site.at.is_some()).nth(1).is_some()
}

fn earth(scenario: &Scenario) -> Layout {
    let known: Vec<(f64, f64)> = scenario.sites.values().filter_map(|site| site.at).collect();
    let range = |of: fn(&(f64, f64)) -> f64| {
        let values = known.iter().map(of);
        values.fold([f64::MAX, f64::MIN], |[low, high], at| [low.min(at), high.max(at)])
    };
    let [south, north] = range(|at| at.0);
    let [west, east] = shortest_arc(known.iter().map(|at| at.1).collect());
    let (latitude, longitude) = ((south + north) / 2.0, (west + east) / 2.0);
    let squeeze = libm::cos(latitude.to_radians()).max(0.05);
    let across = ((east - west) * squeeze).max(LEAST_EXTENT);
    let down = (north - south).max(LEAST_EXTENT);
    let scale = ((WIDTH - 2.0 * MARGIN) / across).min((HEIGHT[1] - 2.0 * MARGIN) / down);
    let height = (down * scale + 2.0 * MARGIN).max(HEIGHT[0]);
    let window = Window {
        west: longitude - WIDTH / 2.0 / scale / squeeze,
        north: latitude + height / 2.0 / scale,
        scale,
        squeeze,
    };
    let off = off_map(scenario, window);
    let spot = |(id, at): (SiteId, Option<(f64, f64)>)| match at {
        Some((latitude, longitude)) => {
            let [x, y] = window.place(latitude, longitude);
            Spot { x, y, is_off: false }
        }
        None => {
            let x = off.iter().find(|(other, _)| *other == id).map_or(0.0, |(_, x)| *x);
            Spot { x, y: height + ARROW, is_off: true }
        }
    };
    let mut places: Vec<Spot> =
        scenario.sites.iter().map(|(id, site)| spot((id, site.at))).collect();
    let mut spots = places.clone();
    let routes: Vec<[usize; 2]> =
        scenario.routes.values().map(|route| route.ends.map(Id::index)).collect();
    let ground = inset::Ground { kept: &corners(height), routes: &routes };
    let (insets, longer) = insets(&mut spots, height, &ground);
    let inset_of = inset_of(&insets, spots.len());
    // Those off the map stay below it.
    for all in [&mut spots, &mut places] {
        all.iter_mut().filter(|spot| spot.is_off).for_each(|spot| spot.y = longer + ARROW);
    }
    // What stands in a frame is apart already, and moves nothing on the map.
    let on_map = |place: &usize| inset_of[SiteId::at(*place)].is_none();
    let outside: Vec<usize> = (0..spots.len()).filter(on_map).collect();
    let mut moved: Vec<Spot> = outside.iter().map(|place| spots[*place]).collect();
    move_apart(&mut moved);
    for (place, spot) in outside.iter().zip(moved) {
        (spots[*place], places[*place]) = (spot, spot);
    }
    let whole = if off.is_empty() { longer } else { longer + STRIP };
    Layout {
        ground: Ground::Earth(window),
        height: longer,
        whole,
        spots: Arena::new(spots),
        places: Arena::new(places),
        insets,
        inset_of,
    }
}

/// The corners of a map in which its north and its scale stand.
pub(super) fn corners(height: f64) -> [Area; 2] {
    [
        Area::around(WIDTH - 70.0, height - 20.0, 150.0, 40.0),
        Area::around(WIDTH - 20.0, 24.0, 40.0, 48.0),
    ]
}

/// The two ends, from west to east, of the shortest stretch of longitudes that has all of these in it;
/// the eastern end lies beyond 180 where the stretch goes over the antimeridian.
fn shortest_arc(mut longitudes: Vec<f64>) -> [f64; 2] {
    longitudes.sort_by(f64::total_cmp);
    let [first, last] = [longitudes[0], longitudes[longitudes.len() - 1]];
    let mut ends = [first, last];
    for pair in longitudes.windows(2) {
        if pair[0] + 360.0 - pair[1] < ends[1] - ends[0] {
            ends = [pair[1], pair[0] + 360.0];
        }
    }
    ends
}

/// Sites off the map with their places along the strip: near those they have routes to, and apart.
fn off_map(scenario: &Scenario, window: Window) -> Vec<(SiteId, f64)> {
    let sites = scenario.sites.iter().filter(|(_, site)| site.at.is_none());
    let mut off: Vec<(SiteId, f64)> =
        sites.map(|(id, _)| (id, wanted(scenario, window, id))).collect();
    off.sort_by(|(one, x), (other, y)| x.total_cmp(y).then(one.cmp(other)));
    let share = WIDTH / off.len().max(1) as f64;
    let apart = share.min(150.0);
    // From left to right, then back from the right edge.
    let mut least = apart / 2.0;
    for (_, x) in &mut off {
        *x = x.max(least);
        least = *x + apart;
    }
    let mut most = WIDTH - apart / 2.0;
    for (_, x) in off.iter_mut().rev() {
        *x = x.min(most);
        most = *x - apart;
    }
    off
}

fn wanted(scenario: &Scenario, window: Window, id: SiteId) -> f64 {
    let others = scenario.routes.values().filter_map(|route| match route.ends {
        [one, other] if one == id => Some(other),
        [one, other] if other == id => Some(one),
        _ => None,
    });
    let places = others.filter_map(|other| scenario.sites[other].at);
    let places: Vec<f64> = places.map(|(latitude, at)| window.place(latitude, at)[0]).collect();
    if places.is_empty() {
        return WIDTH / 2.0;
    }
    places.iter().sum::<f64>() / places.len() as f64
}

/// Rounds of the layout of a scheme; it hardly moves after some dozens.
const ROUNDS: usize = 200;

fn scheme(scenario: &Scenario) -> Layout {
    let count = scenario.sites.len();
    let apart = steps(scenario);
    // Distinct angles from the start, so that no two sites stand on one another.
    let mut at: Vec<[f64; 2]> = (0..count)
        .map(|place| {
            let angle = std::f64::consts::TAU * place as f64 / count as f64;
            [libm::cos(angle), libm::sin(angle) * 0.6]
        })
        .collect();
    for _ in 0..ROUNDS {
        for one in 0..count {
            at[one] = drawn_to(&at, &apart, one);
        }
    }
    fitted(scenario, &at)
}

/// Where a site would stand best, given the others.
fn drawn_to(at: &[[f64; 2]], apart: &[Vec<f64>], one: usize) -> [f64; 2] {
    let (mut sum, mut weights) = ([0.0, 0.0], 0.0);
    for (other, place) in at.iter().enumerate().filter(|(other, _)| *other != one) {
        let wish = apart[one][other];
        let gap = [at[one][0] - place[0], at[one][1] - place[1]];
        let length = (gap[0] * gap[0] + gap[1] * gap[1]).sqrt().max(1e-9);
        let weight = 1.0 / (wish * wish);
        for axis in 0..2 {
            sum[axis] += weight * (place[axis] + wish * gap[axis] / length);
        }
        weights += weight;
    }
    if weights > 0.0 { [sum[0] / weights, sum[1] / weights] } else { at[one] }
}

/// How many routes lie between any two sites (Floyd and Warshall); sites without a way between them
/// stand as far apart as a network of that many sites can be wide.
fn steps(scenario: &Scenario) -> Vec<Vec<f64>> {
    let count = scenario.sites.len();
    let mut apart = vec![vec![(count as f64).sqrt() + 1.0; count]; count];
    for route in scenario.routes.values() {
        let [one, other] = route.ends.map(Id::index);
        apart[one][other] = 1.0;
        apart[other][one] = 1.0;
    }
    for by in 0..count {
        for from in 0..count {
            for to in 0..count {
                apart[from][to] = apart[from][to].min(apart[from][by] + apart[by][to]);
            }
        }
    }
    apart
}

/// A layout stretched to the picture.
fn fitted(scenario: &Scenario, at: &[[f64; 2]]) -> Layout {
    let range = |axis: usize| {
        let values = at.iter().map(|place| place[axis]);
        values.fold([f64::MAX, f64::MIN], |[low, high], at| [low.min(at), high.max(at)])
    };
    let [across, down] = [range(0), range(1)];
    let wide = (across[1] - across[0]).max(1e-6);
    let scale = ((WIDTH - 4.0 * MARGIN) / wide).min(220.0);
    let tall = (down[1] - down[0]) * scale;
    let height = (tall + 2.0 * MARGIN).clamp(160.0, HEIGHT[1]);
    let shrink = ((height - 2.0 * MARGIN) / tall.max(1.0)).min(1.0);
    let spot = |place: &[f64; 2]| Spot {
        x: WIDTH / 2.0 + (place[0] - (across[0] + across[1]) / 2.0) * scale,
        y: height / 2.0 + (place[1] - (down[0] + down[1]) / 2.0) * scale * shrink,
        is_off: false,
    };
    let spots: Vec<Spot> = at.iter().map(spot).collect();
    debug_assert_eq!(spots.len(), scenario.sites.len());
    let inset_of = inset_of(&[], spots.len());
    let spots = Arena::new(spots);
    Layout {
        ground: Ground::Scheme,
        height,
        whole: height,
        places: spots.clone(),
        spots,
        insets: Vec::new(),
        inset_of,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_degree_of_latitude_is_as_long_as_one_of_longitude_shrunk_by_the_cosine() {
        // At 60 degrees a degree of longitude is half as long.
        let window = Window {
            west: 10.0,
            north: 61.0,
            scale: 100.0,
            squeeze: libm::cos(60_f64.to_radians()),
        };
        let [x, y] = window.place(60.0, 11.0);
        assert!((x - 50.0).abs() < 1e-9 && (y - 100.0).abs() < 1e-9);
        assert!((window.kilometre() * 111.195 - 100.0).abs() < 1e-9);
    }

    #[test]
    fn sites_on_both_sides_of_the_antimeridian_stand_side_by_side() {
        assert_eq!(shortest_arc(vec![179.5, -179.9]), [179.5, 180.1]);
        assert_eq!(shortest_arc(vec![-8.0, 2.1, -0.05]), [-8.0, 2.1]);
        assert_eq!(shortest_arc(vec![-170.0, 170.0, 100.0]), [100.0, 190.0]);
        assert_eq!(shortest_arc(vec![10.0]), [10.0, 10.0]);
    }

    #[test]
    fn a_map_over_the_antimeridian_has_east_to_the_right() {
        let window = Window { west: 178.0, north: -16.0, scale: 160.0, squeeze: 1.0 };
        let [left, right] = [179.5, -179.5].map(|longitude| window.place(-17.0, longitude)[0]);
        assert!((left - 240.0).abs() < 1e-9 && (right - 400.0).abs() < 1e-9);
        assert!((window.longitude(right) + 179.5).abs() < 1e-9);
    }
}
