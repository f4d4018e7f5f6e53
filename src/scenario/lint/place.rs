//! Places on the map against the lengths of the ways between them: no way by land or water, and no
//! flight, is shorter than the great circle.

use crate::assemble::haversine;
use crate::id::{RouteId, SiteId};
use crate::{Code, Message, Remark, Route, Scenario};

use super::word;

/// Degrees of latitude and longitude.
type Place = (f64, f64);

/// A length may fall short of the great circle by so much of it: coordinates and lengths are rounded,
/// and a camp is no point.
const TOLERANCE: f64 = 0.02;
/// And by so many kilometres.
const TOLERANCE_KM: f64 = 2.0;

pub(super) fn review(scenario: &Scenario) -> Vec<Remark> {
    let short: Vec<RouteId> = scenario
        .routes
        .iter()
        .filter(|(_, route)| is_short(scenario, route))
        .map(|(id, _)| id)
        .collect();
    let mut explained: Vec<RouteId> = Vec::new();
    let mut remarks = Vec::new();
    for site in scenario.sites.ids() {
        let own: Vec<RouteId> = short
            .iter()
            .copied()
            .filter(|route| {
                scenario.routes[*route].ends.contains(&site) && !explained.contains(route)
            })
            .collect();
        if let Some(swapped) = mended(scenario, site, &own) {
            remarks.push(exchanged(scenario, site, swapped, &own));
            explained.extend(own);
        }
    }
    let rest = short.iter().filter(|route| !explained.contains(route));
    remarks.extend(rest.map(|route| too_short(scenario, *route)));
    remarks
}

/// Kilometres between the two ends of a route, if both are on the map, with some sites elsewhere.
fn between(scenario: &Scenario, route: &Route, elsewhere: Option<(SiteId, Place)>) -> Option<f64> {
    let place = |site: SiteId| match elsewhere {
        Some((moved, place)) if moved == site => Some(place),
        _ => scenario.sites[site].at,
    };
    Some(haversine(place(route.ends[0])?, place(route.ends[1])?))
}

fn falls_short(route: &Route, kilometres: f64) -> bool {
    kilometres > route.length.0 * (1.0 + TOLERANCE) + TOLERANCE_KM
}

fn is_short(scenario: &Scenario, route: &Route) -> bool {
    between(scenario, route, None).is_some_and(|kilometres| falls_short(route, kilometres))
}

/// The place of a site with latitude and longitude exchanged, if that mends all these routes and leaves
/// none of the site's other ones too short.
fn mended(scenario: &Scenario, site: SiteId, short: &[RouteId]) -> Option<Place> {
    let (latitude, longitude) = scenario.sites[site].at?;
    if short.is_empty() || longitude.abs() > 90.0 {
        return None;
    }
    let swapped = (longitude, latitude);
    let mut own = scenario.routes.values().filter(|route| route.ends.contains(&site));
    let fits = |route: &Route| {
        between(scenario, route, Some((site, swapped)))
            .is_none_or(|kilometres| !falls_short(route, kilometres))
    };
    own.all(fits).then_some(swapped)
}

fn exchanged(scenario: &Scenario, site: SiteId, swapped: Place, short: &[RouteId]) -> Remark {
    let name = word::site(scenario, site);
    let routes: Vec<Message> = short.iter().map(|route| lies(scenario, *route)).collect();
    let problem = message!("place-coordinates-cannot-right", name, routes = word::few(&routes));
    Remark::new(Code::ShortRoute, format!("site.{name}.at"), problem)
        .allowed(message!("place-latitude-first-then-longitude"))
        .remedy(message!(
            "place-exchange-two-then-every-route",
            // To be copied: as TOML has numbers, in whatever language.
            swapped = swapped.0.to_string(),
            swapped_2 = swapped.1.to_string(),
            name
        ))
}

fn too_short(scenario: &Scenario, route: RouteId) -> Remark {
    let name = &scenario.routes[route].name;
    Remark::new(Code::ShortRoute, format!("route.{name}.length"), lies(scenario, route))
        .allowed(message!("place-least-straight-line-great-circle"))
        .remedy(message!("place-correct-length-coordinates-one-end"))
}

/// How far apart the ends of a short route lie, in words.
fn lies(scenario: &Scenario, route: RouteId) -> Message {
    let route = &scenario.routes[route];
    let [from, to] = route.ends.map(|site| word::site(scenario, site));
    let apart = between(scenario, route, None).unwrap_or_default();
    message!(
        "place-km-long-but-lie-km",
        route = route.name,
        route_2 = word::number(route.length.0),
        from,
        to,
        apart = word::number(apart.round())
    )
}
