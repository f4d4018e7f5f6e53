//! Routes, pools and escorts.

use crate::desk::OneOrMany;
use crate::id::{CalendarId, Id, Name, PoolId, RegionId, SiteId};
use crate::time::Span;
use crate::units::{Amount, Count, Kilometres, LoadKind};

use super::super::quantity::Pace;
use super::super::spread::Written;
use super::super::syntax;
use super::super::{
    Departure, Dispatch, EscortPool, Loading, Mode, Pool, Rest, Returns, Route, Site,
};
use super::{Bench, Code, Slots, collect};

/// Kilometres round the equator.
const ROUND_THE_EARTH: f64 = 40_075.0;

impl Bench<'_> {
    pub(super) fn routes(&mut self, sites: &Slots<Site>) -> Slots<Route> {
        let file = self.file;
        collect(file.route.iter().map(|(name, syntax)| self.route_of(name, syntax?, sites)))
    }

    fn route_of(
        &mut self,
        name: &str,
        syntax: &syntax::Route,
        sites: &Slots<Site>,
    ) -> Option<Route> {
        let path = |key: &str| format!("route.{name}.{key}");
        let ends = self.ends(&path("ends"), &syntax.ends);
        let mode = syntax.mode.unwrap_or(Mode::Road);
        let region = match (&syntax.region, ends) {
            (Some(region), _) => self.region(&path("region"), region),
            (None, Some([first, _])) => region_of(first, sites),
            (None, None) => None,
        };
        let calendar = self.maybe_calendar(&path("calendar"), syntax.calendar.as_ref());
        let slots = self.slots(&path("slots"), syntax);
        let day = self.open_day(syntax.calendar.as_ref());
        let rate = match &syntax.rate {
            Some(rate) => self.uncertain(&path("rate"), rate, Some(day)).map(Some),
            None => Some(None),
        };
        let closures = self.outages(&path("closures"), syntax.closures.as_ref());
        let limits = self.limits(&path("limits"), syntax.limits.as_ref());
        let density = self.density(&path("density"), syntax.density, mode);
        let halts = self.halts(&path("halts"), syntax.halts, mode);
        let length = match (syntax.length, ends) {
            (Some(length), _) => {
                self.doubt_length(&path("length"), length.0);
                Some(Kilometres(length.0))
            }
            (None, Some(ends)) => self.great_circle(name, mode, ends, sites),
            (None, None) => None,
        };
        Some(Route {
            name: Name::new(name),
            ends: ends?,
            mode,
            length: length?,
            rate: rate?,
            capacity: syntax.capacity.map(|capacity| capacity.0),
            time_gap: Span(syntax.time_gap.map_or(0.0, |gap| gap.seconds()).round() as i64),
            density: density?,
            halts: halts?,
            region: region?,
            calendar: calendar?,
            slots: slots?,
            terrain: syntax.terrain.clone(),
            escorts: syntax.escorts.map_or(0, |groups| groups.0),
            closures: closures?,
            limits: limits?,
        })
    }

    /// The calendars of departures from the first end of a route and from the second.
    fn slots(&mut self, path: &str, syntax: &syntax::Route) -> Option<[Option<CalendarId>; 2]> {
        let Some(names) = &syntax.slots else { return Some([None; 2]) };
        let place = |at: usize| match names {
            OneOrMany::One(_) => path.to_owned(),
            OneOrMany::Many(_) => format!("{path}.{at}"),
        };
        match names.values() {
            [both] => Some([Some(self.calendar(&place(0), both)?); 2]),
            [first, second] => {
                let (first, second) =
                    (self.calendar(&place(0), first), self.calendar(&place(1), second));
                Some([Some(first?), Some(second?)])
            }
            others => {
                let problem =
                    message!("movement-route-has-two-directions-not", others = others.len());
                self.find(Code::OutOfRange, path, problem).allowed =
                    Some(message!("movement-one-calendar-one-from-each"));
                None
            }
        }
    }

    fn ends(&mut self, path: &str, names: &[String; 2]) -> Option<[SiteId; 2]> {
        let first = self.site(&format!("{path}.0"), &names[0]);
        let second = self.site(&format!("{path}.1"), &names[1]);
        let ends = [first?, second?];
        if ends[0] == ends[1] {
            let problem =
                message!("movement-this-route-goes-from", names = names[0], names_2 = names[1]);
            self.find(Code::Conflict, path, problem).allowed =
                Some(message!("movement-two-different-sites"));
            return None;
        }
        Some(ends)
    }

    /// A warning about a route that would lead more than once round the earth.
    fn doubt_length(&mut self, path: &str, kilometres: f64) {
        if kilometres <= ROUND_THE_EARTH {
            return;
        }
        let problem = message!("movement-this-route-would-lead-more");
        let finding = self.find(Code::BeyondReckoning, path, problem);
        finding.allowed = Some(message!("movement-up-km", round_the_earth = ROUND_THE_EARTH));
        finding.remedy = Some(message!("movement-check-number-unit"));
    }

    /// The length of a flight whose ends are on the map.
    fn great_circle(
        &mut self,
        name: &str,
        mode: Mode,
        ends: [SiteId; 2],
        sites: &Slots<Site>,
    ) -> Option<Kilometres> {
        let path = format!("route.{name}");
        if mode != Mode::Air {
            self.find(Code::NoLength, &path, message!("movement-has-no-length", path)).remedy =
                Some(message!("movement-add-length-km"));
            return None;
        }
        let [from, to] = [sites[ends[0].index()].as_ref()?, sites[ends[1].index()].as_ref()?];
        let (Some(start), Some(end)) = (from.at, to.at) else {
            let lost = if from.at.is_none() { &from.name } else { &to.name };
            let problem = message!("movement-has-no-length-has-no", path, lost);
            self.find(Code::NoLength, &path, problem).remedy =
                Some(message!("movement-add-length-km-latitude-longitude"));
            return None;
        };
        Some(Kilometres(haversine(start, end)))
    }

    pub(super) fn pools(&mut self) -> Slots<Pool> {
        let file = self.file;
        collect(file.pool.iter().map(|(name, syntax)| self.pool_of(name, syntax?)))
    }

    fn pool_of(&mut self, name: &str, syntax: &syntax::Pool) -> Option<Pool> {
        let path = |key: &str| format!("pool.{name}.{key}");
        let home = self.site(&path("home"), &syntax.home);
        self.maybe_calendar(&path("calendar"), syntax.calendar.as_ref())?;
        let day = self.open_day(syntax.calendar.as_ref());
        self.doubt_calendar(&path("calendar"), syntax);
        let count = self.uncertain(&path("count"), &syntax.count, None);
        let available = self.uncertain_or(&path("available"), syntax.available.as_ref(), 0.0);
        let capacity = self.capacity(name, syntax);
        let weights = self.weights(name, syntax);
        let speed = self.uncertain(&path("speed"), &syntax.speed, Some(day));
        let convoy = self.convoy(&path("convoy"), syntax);
        let spacing = self.spacing(name, syntax);
        let carries =
            |kind: LoadKind| capacity.is_none_or(|capacity| capacity[kind as usize].0 > 0);
        let loading = self.handling_of_pool(&path("loading"), syntax.loading.as_ref(), carries);
        let unloading =
            self.handling_of_pool(&path("unloading"), syntax.unloading.as_ref(), carries);
        let sorties_per_day = self
            .maybe_uncertain::<_, Count>(&path("sorties_per_day"), syntax.sorties_per_day.as_ref());
        let sorties_of = self.sorties_of(name, syntax);
        let load_per_day = self.load_per_day(&path("load_per_day"), syntax, capacity);
        let breakdown_rate = self.breakdowns(&path("breakdowns"), syntax);
        let repair = self.uncertain_or(&path("repair"), syntax.repair.as_ref(), 0.0);
        let write_off = self.uncertain_or(&path("write_off"), syntax.write_off.as_ref(), 0.0);
        let leaves_with = match &syntax.leaves_with {
            Some(camp) => self.camp(&path("leaves_with"), camp).map(Some),
            None => Some(None),
        };
        let recovery = self.recovery(&path("recovery"), syntax);
        let ahead = self.ahead(&path("ahead"), syntax);
        let hire = self.hire(name, syntax.hire.as_ref());
        let joins = self.junction(name, syntax);
        let collects = self.collecting(name, syntax);
        let joins_with = self.joining_pools(name, syntax);
        let (min_convoy, max_convoy) = convoy?;
        let (gross_weight, empty_weight, load_class) = weights?;
        Some(Pool {
            name: Name::new(name),
            label: self.label(syntax.name.as_ref(), name),
            mode: syntax.kind.mode(),
            home: home?,
            count: count?,
            available: available?,
            hire: hire?,
            capacity: capacity?,
            gross_weight,
            empty_weight,
            load_class,
            speed: speed?,
            min_convoy,
            max_convoy,
            ahead: ahead?,
            load: syntax.load.unwrap_or(Loading::ToBeReady),
            depart: syntax.depart.unwrap_or(Departure::WhenReady),
            waits: syntax.waits.map(|waits| Span(waits.seconds().round() as i64)),
            short: syntax.short.unwrap_or(Rest::Leaves),
            joins: joins?,
            collects: collects?,
            joins_with: joins_with?,
            return_convoy: syntax.return_convoy.map_or(1, |vehicles| vehicles.0),
            return_waits: syntax.return_waits.map(|waits| Span(waits.seconds().round() as i64)),
            escorts: syntax.escorts.map(|groups| groups.0),
            spares: syntax.spares.map_or(0, |spares| spares.0),
            spacing: spacing?,
            loading: loading?,
            unloading: unloading?,
            sorties_per_day: sorties_per_day?,
            sorties_of: sorties_of?,
            duty: syntax.duty.map(|duty| Span(duty.seconds().round() as i64)),
            load_per_day: load_per_day?,
            breakdown_rate: breakdown_rate?,
            repair: repair?,
            write_off: write_off?,
            recovery: recovery?,
            looks_ahead: syntax.looks_ahead.unwrap_or(false),
            leaves_with: leaves_with?,
            dispatch: syntax
                .dispatch
                .clone()
                .unwrap_or_else(|| vec![Dispatch::EarliestDeadline, Dispatch::LeastFloat]),
        })
    }

    /// A warning about a calendar that does not say how long a day is, the speed being given per hour.
    fn doubt_calendar(&mut self, path: &str, syntax: &syntax::Pool) {
        if syntax.calendar.is_none() || !is_per_hour(&syntax.speed.value) {
            return;
        }
        let problem = message!("movement-calendar-only-of-pace-per-day");
        self.find(Code::Unused, path, problem).remedy =
            Some(message!("movement-hours-are-those-of-route"));
    }

    /// What one vehicle carries of each kind.
    fn capacity(&mut self, name: &str, syntax: &syntax::Pool) -> Option<[Amount; 4]> {
        let mut capacity = [Amount(0); 4];
        let number = |count: Option<super::super::quantity::Number>| {
            Amount(count.map_or(0, |count| i64::from(count.0)))
        };
        capacity[LoadKind::People as usize] = number(syntax.seats);
        capacity[LoadKind::Mass as usize] = Amount(syntax.payload.map_or(0, |mass| mass.0));
        capacity[LoadKind::Teu as usize] = number(syntax.teu);
        capacity[LoadKind::Vehicles as usize] = number(syntax.vehicles);
        if capacity.iter().all(|amount| amount.0 == 0) {
            let path = format!("pool.{name}");
            self.find(Code::KindMismatch, &path, message!("movement-carries-nothing", path))
                .remedy = Some(message!("movement-give-payload-teu-seats-vehicles"));
            return None;
        }
        Some(capacity)
    }

    fn convoy(&mut self, path: &str, syntax: &syntax::Pool) -> Option<(u32, u32)> {
        let Some([fewest, most]) = syntax.convoy else { return Some((1, 1)) };
        if 1 <= fewest.0 && fewest.0 <= most.0 {
            return Some((fewest.0, most.0));
        }
        let problem =
            message!("movement-convoy-cannot-have-vehicles", fewest = fewest.0, most = most.0);
        self.find(Code::OutOfRange, path, problem).allowed =
            Some(message!("movement-fewest-least-then-most"));
        None
    }

    pub(super) fn escorts(&mut self, pools: &Slots<Pool>) -> Slots<EscortPool> {
        let file = self.file;
        collect(file.escort.iter().map(|(name, syntax)| self.escort(name, syntax?, pools)))
    }

    fn escort(
        &mut self,
        name: &str,
        syntax: &syntax::Escort,
        pools: &Slots<Pool>,
    ) -> Option<EscortPool> {
        let path = |key: &str| format!("escort.{name}.{key}");
        let serves = match &syntax.serves {
            Some(names) => self.all(&path("serves"), names, Self::pool),
            None => Some(road_pools(pools)),
        };
        let count = self.uncertain(&path("count"), &syntax.count, None);
        let available = self.uncertain_or(&path("available"), syntax.available.as_ref(), 0.0);
        let mut serves = serves?;
        serves.sort_unstable();
        serves.dedup();
        if serves.is_empty() {
            let path = format!("escort.{name}");
            self.find(Code::NothingCovered, &path, message!("movement-escorts-no-pool", path))
                .remedy = Some(message!("movement-name-pools-serves-leave-out"));
            return None;
        }
        let home = self.escort_home(name, syntax, &serves, pools);
        let covered = self.covered(&path("vehicles"), syntax);
        let routes = match &syntax.routes {
            Some(names) => self.all(&path("routes"), names, Self::route).map(Some),
            None => Some(None),
        };
        Some(EscortPool {
            name: Name::new(name),
            label: self.label(syntax.name.as_ref(), name),
            count: count?,
            available: available?,
            serves,
            home: home?,
            returns: syntax.returns.unwrap_or(Returns::WithEmpties),
            vehicles: covered?,
            routes: routes?,
        })
    }

    /// Vehicles that one group covers: at least one.
    fn covered(&mut self, path: &str, syntax: &syntax::Escort) -> Option<Option<u32>> {
        let Some(vehicles) = syntax.vehicles else { return Some(None) };
        if vehicles.0 > 0 {
            return Some(Some(vehicles.0));
        }
        let problem = message!("movement-group-covers-no-vehicle-escorts");
        let finding = self.find(Code::OutOfRange, path, problem);
        finding.allowed = Some(message!("movement-more"));
        finding.remedy = Some(message!("movement-leave-key-out-if-one"));
        None
    }

    /// Where escort groups stand when free: where the file says, or where all the pools do that they
    /// serve.
    fn escort_home(
        &mut self,
        name: &str,
        syntax: &syntax::Escort,
        serves: &[PoolId],
        pools: &Slots<Pool>,
    ) -> Option<SiteId> {
        if let Some(home) = &syntax.home {
            return self.site(&format!("escort.{name}.home"), home);
        }
        let pools = serves.iter().filter_map(|pool| pools[pool.index()].as_ref());
        let mut homes: Vec<SiteId> = pools.map(|pool| pool.home).collect();
        homes.sort_unstable();
        homes.dedup();
        if let [home] = homes[..] {
            return Some(home);
        }
        let places: Vec<&str> = homes.iter().map(|site| self.names.sites[site.index()]).collect();
        let problem = message!(
            "movement-escort-stands-nowhere-pools-serves",
            name,
            places = places.join(", ")
        );
        self.find(Code::MissingKey, &format!("escort.{name}"), problem).remedy =
            Some(message!("movement-add-home-site-from-which"));
        None
    }
}

/// Pools that travel by road; one that could not be built may be one.
fn road_pools(pools: &Slots<Pool>) -> Vec<PoolId> {
    let by_road = |pool: &Option<Pool>| pool.as_ref().is_none_or(|pool| pool.mode == Mode::Road);
    pools
        .iter()
        .enumerate()
        .filter(|(_, pool)| by_road(pool))
        .map(|(at, _)| PoolId::at(at))
        .collect()
}

fn region_of(site: SiteId, sites: &Slots<Site>) -> Option<RegionId> {
    sites[site.index()].as_ref().map(|site| site.region)
}

/// Whether a speed is given per hour throughout; what an assumption holds is not looked into.
fn is_per_hour(speed: &Written<Pace>) -> bool {
    let is_per_hour = |pace: &Pace| matches!(pace, Pace::PerHour(_));
    match speed {
        Written::Plain(pace) => is_per_hour(pace),
        Written::Spread(spread) => {
            spread.map(is_per_hour, is_per_hour).into_values().iter().all(|it| *it)
        }
        Written::Assumption(_) => false,
    }
}

/// Great-circle distance in kilometres between two places in degrees, on a sphere of the Earth's
/// mean radius.
pub(crate) fn haversine(from: (f64, f64), to: (f64, f64)) -> f64 {
    const RADIUS_KM: f64 = 6_371.008_8;
    let half_sine = |degrees: f64| libm::pow(libm::sin(degrees.to_radians() / 2.0), 2.0);
    let cosines = libm::cos(from.0.to_radians()) * libm::cos(to.0.to_radians());
    let chord = half_sine(to.0 - from.0) + cosines * half_sine(to.1 - from.1);
    2.0 * RADIUS_KM * libm::asin(chord.sqrt().min(1.0))
}

#[cfg(test)]
mod tests {
    use super::haversine;

    #[test]
    fn a_degree_of_latitude_is_111_kilometres() {
        assert!((haversine((0.0, 0.0), (1.0, 0.0)) - 111.195).abs() < 0.001);
        assert!((haversine((0.0, 10.0), (0.0, -170.0)) - 20_015.115).abs() < 0.01);
    }
}
