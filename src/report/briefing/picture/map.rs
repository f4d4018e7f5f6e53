//! The map: the ground with its routes and labels, drawn once, and what each plan and case lays over
//! it.
//!
//! Most of a map is the same under every plan: it is drawn once as parts ([`parts`]) that every
//! picture uses by reference, so that dozens of maps weigh little. A style sheet reaches the parts
//! only by simple classes.

use maud::{Markup, html};

use super::atlas::Atlas;
use super::canvas::leading;
use super::inset::Inset;
use super::key::{CROSS, KINDS, MODES, OFF, entries, mode_class, outline, rows, width_of};
use super::label::{Area, Placed};
use super::network::{LINE, bend, curve, is_straight, labels};
use super::projection::{Ground, Layout, Spot, WIDTH, corners};
use super::{Picture, tenth};
use crate::Language;
use crate::id::{Arena, RouteId, SiteId};
use crate::scenario::Scenario;

/// The ground of all maps of a briefing.
pub(in crate::briefing) struct Map {
    /// Where everything stands.
    pub(in crate::briefing) layout: Layout,
    /// The control point of each route's curve; the middle of a straight one.
    pub(in crate::briefing) bends: Arena<RouteId, [f64; 2]>,
    labels: Arena<SiteId, Option<Placed>>,
    key: Markup,
    key_height: f64,
}

/// Words on the map, in the reader's language.
pub(in crate::briefing) struct Words {
    /// The reader's language.
    pub(in crate::briefing) language: Language,
    /// Names of the sites.
    pub(in crate::briefing) sites: Arena<SiteId, String>,
    /// Kinds of sites, in the order of [`KINDS`].
    pub(in crate::briefing) kinds: [String; KINDS.len()],
    /// Ways of travelling, in the order of [`MODES`].
    pub(in crate::briefing) modes: [String; MODES.len()],
    /// A camp that was closed before.
    pub(in crate::briefing) closed: String,
    /// What stands off the map.
    pub(in crate::briefing) off: String,
    /// The letter of north.
    pub(in crate::briefing) north: String,
}

/// What one picture shows at a site, beside its name.
pub(in crate::briefing) struct SiteMark {
    /// The site.
    pub(in crate::briefing) site: SiteId,
    /// The class of its symbol.
    pub(in crate::briefing) class: String,
    /// Shares of a ring around it, each with a class; none for no ring.
    pub(in crate::briefing) ring: Vec<(f64, String)>,
    /// The number beside it.
    pub(in crate::briefing) number: String,
    /// What it says when pointed at.
    pub(in crate::briefing) says: String,
    /// The anchor of where more is said of it, if there is one.
    pub(in crate::briefing) to: Option<String>,
}

/// What one picture shows on a route.
pub(in crate::briefing) struct RouteMark {
    /// The route.
    pub(in crate::briefing) route: RouteId,
    /// Its width, 0 to 1.
    pub(in crate::briefing) share: f64,
    /// The number at its middle; empty for none.
    pub(in crate::briefing) number: String,
    /// What it says when pointed at.
    pub(in crate::briefing) says: String,
}

impl Map {
    /// Lays out a map; `None` without sites.
    pub(in crate::briefing) fn of(scenario: &Scenario, words: &Words) -> Option<Self> {
        let layout = Layout::of(scenario)?;
        let bends: Vec<[f64; 2]> =
            scenario.routes.ids().map(|route| bend(scenario, &layout, route)).collect();
        let bends = Arena::new(bends);
        let labels = labels(scenario, &layout, &bends, words);
        let (key, key_height) = rows(&entries(scenario, &layout, words));
        Some(Self { layout, bends, labels, key, key_height })
    }

    /// The parts that all pictures use.
    pub(in crate::briefing) fn parts(&self, scenario: &Scenario, words: &Words) -> Picture {
        Picture(html! {
            svg width="0" height="0" {
                defs {
                    g #map-ground { (self.ground(scenario, words)) }
                    g #map-names { (self.names(words)) }
                    g #map-key { (self.key) }
                }
            }
        })
    }

    /// A picture: the ground, what lies over it, and a key of it.
    pub(in crate::briefing) fn picture(
        &self,
        scenario: &Scenario,
        routes: &[RouteMark],
        sites: &[SiteMark],
        (key, key_height): &(Markup, f64),
    ) -> Picture {
        let below = self.layout.whole + 14.0;
        let height = below + self.key_height + key_height;
        Picture(html! {
            svg.map viewBox=(format!("0 0 {WIDTH} {}", tenth(height))) {
                use href="#map-ground" {}
                @for mark in routes { (self.route(scenario, mark)) }
                @for mark in sites { (self.site(scenario, mark)) }
                use href="#map-names" {}
                @for mark in routes { (self.route_number(scenario, mark)) }
                @for mark in sites { (self.site_number(mark)) }
                use href="#map-key" y=(tenth(below)) {}
                g transform=(format!("translate(0 {})", tenth(below + self.key_height))) { (key) }
            }
        })
    }

    /// A map for what moves: the ground and the names, with layers that a script fills.
    pub(in crate::briefing) fn stage(&self, (key, key_height): &(Markup, f64)) -> Picture {
        let below = self.layout.whole + 14.0;
        let height = below + self.key_height + key_height;
        Picture(html! {
            svg.map viewBox=(format!("0 0 {WIDTH} {}", tenth(height))) {
                use href="#map-ground" {}
                g data-layer="roads" {}
                g data-layer="sites" {}
                g data-layer="convoys" {}
                g data-layer="forces" {}
                use href="#map-names" {}
                use href="#map-key" y=(tenth(below)) {}
                g transform=(format!("translate(0 {})", tenth(below + self.key_height))) { (key) }
            }
        })
    }

    /// The middle of a route.
    pub(in crate::briefing) fn middle(&self, scenario: &Scenario, route: RouteId) -> [f64; 2] {
        let [from, to] = self.layout.ends(scenario, route);
        curve([from.x, from.y], self.bends[route], [to.x, to.y], 0.5)
    }

    fn spot(&self, site: SiteId) -> Spot {
        self.layout.spots[site]
    }

    fn ground(&self, scenario: &Scenario, words: &Words) -> Markup {
        html! {
            rect.map-frame x="0.5" y="0.5" width=(WIDTH - 1.0) height=(tenth(self.layout.height - 1.0)) {}
            (self.backdrop(words))
            @let is_inside = |id: RouteId| self.layout.shared(scenario.routes[id].ends).is_some();
            @for id in scenario.routes.ids().filter(|id| !is_inside(*id)) { (self.line(scenario, id)) }
            (self.insets(scenario, words))
            @for id in scenario.routes.ids().filter(|id| is_inside(*id)) { (self.line(scenario, id)) }
            @for (id, site) in scenario.sites.iter() {
                g transform=(shift(self.spot(id))) {
                    path.map-site d=(if self.spot(id).is_off { OFF } else { outline(site.kind) }) {}
                    @if site.closed_on.is_some() { path.map-cross d=(CROSS) {} }
                }
            }
        }
    }

    fn line(&self, scenario: &Scenario, id: RouteId) -> Markup {
        let class = mode_class(scenario.routes[id].mode);
        html! { path class=(class) d=(self.way(scenario, id)) {} }
    }

    /// Frames for what is too crowded, each with a line to its place, and the beginnings of the routes that
    /// lead out of it.
    fn insets(&self, scenario: &Scenario, words: &Words) -> Markup {
        html! {
            @for inset in &self.layout.insets {
                @let [x, y] = inset.middle;
                @let [left, top, width, height] = inset.frame;
                @let [from, to] = inset.leader();
                path.map-leader d=(polyline(&[from, to])) {}
                circle.map-leader cx=(tenth(x)) cy=(tenth(y)) r=(tenth(inset.radius)) {}
                @for site in &inset.sites {
                    @let place = self.layout.places[*site];
                    circle.map-dot cx=(tenth(place.x)) cy=(tenth(place.y)) r="1.8" {}
                }
                rect.map-inset x=(tenth(left)) y=(tenth(top)) width=(tenth(width)) height=(tenth(height)) {}
                @for (class, ends) in self.ways_out(scenario, inset) {
                    path class=(class) d=(polyline(&ends)) {}
                }
                text.map-quiet x=(tenth(left + 6.0)) y=(tenth(top + height - 6.0)) {
                    "× " (words.language.number(inset.times, usize::from(inset.times < 10.0)))
                }
            }
        }
    }

    /// Lines from the sites of an inset to its edge, towards where their other routes lead.
    fn ways_out(&self, scenario: &Scenario, inset: &Inset) -> Vec<(&'static str, [[f64; 2]; 2])> {
        let mut lines = Vec::new();
        for route in scenario.routes.values() {
            for [site, other] in [route.ends, [route.ends[1], route.ends[0]]] {
                if inset.sites.contains(&site) && !inset.sites.contains(&other) {
                    let (spot, far) = (self.spot(site), self.layout.places[other]);
                    let end = inset.way_out(spot, [far.x, far.y]);
                    lines.push((mode_class(route.mode), [[spot.x, spot.y], end]));
                }
            }
        }
        lines
    }

    /// Borders, names of countries, north and a scale, where the map is one of the earth.
    fn backdrop(&self, words: &Words) -> Markup {
        let Ground::Earth(window) = self.layout.ground else { return html! {} };
        let height = self.layout.height;
        let atlas = Atlas::read();
        let lines = atlas.within(window, height);
        let drawn = |wanted: bool| -> String {
            lines
                .iter()
                .filter(|(is_coast, _)| *is_coast == wanted)
                .map(|(_, it)| polyline(it))
                .collect()
        };
        let mut taken = self.taken();
        taken.extend(corners(height));
        let names = atlas.names((window, height), &taken, words.language);
        html! {
            path.map-border d=(drawn(false)) {}
            path.map-coast d=(drawn(true)) {}
            @for (x, y, name) in names {
                text.map-country x=(tenth(x)) y=(tenth(y + 4.0)) { (name) }
            }
            path.map-north d=(format!("M{} 10l-5 16 5-4 5 4z", WIDTH - 18.0)) {}
            text.map-north-word x=(WIDTH - 18.0) y="40" { (words.north) }
            (scale(window.kilometre(), height, words.language))
        }
    }

    fn taken(&self) -> Vec<Area> {
        let marks = self.layout.spots.values().map(|spot| Area::around(spot.x, spot.y, 18.0, 18.0));
        let labels = self.labels.values().flatten().map(|label| label.area);
        marks.chain(labels).chain(self.layout.frames()).collect()
    }

    fn names(&self, words: &Words) -> Markup {
        html! {
            @for (id, label) in self.labels.iter() {
                @if let Some(label) = label {
                    text.map-name x=(tenth(label.x)) y=(tenth(label.top + 10.0)) text-anchor=(label.anchor) {
                        (words.sites[id])
                    }
                }
            }
        }
    }

    /// The path of a route.
    fn way(&self, scenario: &Scenario, id: RouteId) -> String {
        let [from, to] = self.layout.ends(scenario, id);
        let [x, y] = self.bends[id];
        let [from_x, from_y, to_x, to_y] = [from.x, from.y, to.x, to.y].map(tenth);
        if is_straight(from, to, [x, y]) {
            return format!("M{from_x} {from_y}L{to_x} {to_y}");
        }
        format!("M{from_x} {from_y}Q{} {} {to_x} {to_y}", tenth(x), tenth(y))
    }

    fn route(&self, scenario: &Scenario, mark: &RouteMark) -> Markup {
        html! {
            path.map-load d=(self.way(scenario, mark.route))
                stroke-width=(tenth(1.0 + 8.0 * mark.share)) data-says=(mark.says) {}
        }
    }

    fn route_number(&self, scenario: &Scenario, mark: &RouteMark) -> Markup {
        let [x, y] = self.clear(scenario, mark);
        html! {
            @if !mark.number.is_empty() {
                text.map-share x=(tenth(x)) y=(tenth(y + 4.0)) { (mark.number) }
            }
        }
    }

    /// The place along a route where a number covers least, the middle if it can be.
    fn clear(&self, scenario: &Scenario, mark: &RouteMark) -> [f64; 2] {
        let [from, to] = self.layout.ends(scenario, mark.route);
        let at = |share: f64| curve([from.x, from.y], self.bends[mark.route], [to.x, to.y], share);
        let taken = self.taken();
        let cost = |[x, y]: [f64; 2]| -> f64 {
            let area = Area::around(x, y, width_of(&mark.number, 11.0), 12.0);
            taken.iter().map(|other| other.overlap(area)).sum()
        };
        let places = [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74].map(at).into_iter();
        let best = places.min_by(|one, other| cost(*one).total_cmp(&cost(*other)));
        best.unwrap_or_else(|| at(0.5))
    }

    fn site(&self, scenario: &Scenario, mark: &SiteMark) -> Markup {
        let drawn = html! {
            g transform=(shift(self.spot(mark.site))) data-says=(mark.says) {
                @if !mark.class.is_empty() {
                    path class=(mark.class) d=(outline(scenario.sites[mark.site].kind)) {}
                }
                (ring(&mark.ring))
            }
        };
        leading(mark.to.as_ref(), Some(&mark.says), &drawn)
    }

    fn site_number(&self, mark: &SiteMark) -> Markup {
        let Some(label) = self.labels[mark.site] else { return html! {} };
        html! {
            @if !mark.number.is_empty() {
                text.map-number x=(tenth(label.x)) y=(tenth(label.top + 10.0 + LINE)) text-anchor=(label.anchor) {
                    (mark.number)
                }
            }
        }
    }
}

/// Shares of a ring around a site, from the top clockwise.
fn ring(shares: &[(f64, String)]) -> Markup {
    const RADIUS: f64 = 9.0;
    let around = std::f64::consts::TAU * RADIUS;
    let mut before = 0.0;
    let mut parts = Vec::new();
    for (share, class) in shares {
        parts.push((tenth(share * around), tenth(-before * around), class));
        before += share;
    }
    html! {
        @for (length, offset, class) in parts {
            circle class=(class) r=(RADIUS) transform="rotate(-90)"
                stroke-dasharray=(format!("{length} 99")) stroke-dashoffset=(offset) {}
        }
    }
}

fn shift(spot: Spot) -> String {
    format!("translate({} {})", tenth(spot.x), tenth(spot.y))
}

fn polyline(points: &[[f64; 2]]) -> String {
    let mut text = String::new();
    for (place, [x, y]) in points.iter().enumerate() {
        let letter = if place == 0 { 'M' } else { 'L' };
        text += &format!("{letter}{} {}", tenth(*x), tenth(*y));
    }
    text
}

/// A bar of a round length, with its kilometres.
fn scale(kilometre: f64, height: f64, language: Language) -> Markup {
    let rounds = (0..5).flat_map(|power| [1.0, 2.0, 5.0].map(|step| step * 10_f64.powi(power)));
    let length = rounds.take_while(|length| length * kilometre <= 130.0).last().unwrap_or(1.0);
    let (left, right, y) = (WIDTH - 12.0 - length * kilometre, WIDTH - 12.0, height - 10.0);
    html! {
        path.map-scale d=(format!("M{} {}v5H{}v-5", tenth(left), tenth(y - 5.0), tenth(right))) {}
        text.map-quiet x=(tenth((left + right) / 2.0)) y=(tenth(y - 5.0)) text-anchor="middle" {
            (language.quantity(length, 0, "km"))
        }
    }
}
