//! Pools: contracts and junctions, when columns are asked for, what may start in a day, how often vehicles
//! break down.

use crate::chance::Uncertain;
use crate::id::{PoolId, SiteId};
use crate::time::Span;
use crate::units::{Amount, LoadKind};

use super::super::quantity::{Dimension, spoken};
use super::super::syntax;
use super::super::{Ahead, Collecting, Hire, Junction, Loading, Mode, Rest, SortiesOf};
use super::line::capacity_key;
use super::{Bench, Code};

impl Bench<'_> {
    /// Whose limit the sorties of a day are, if there is one; crews that are never on duty fly nowhere.
    pub(super) fn sorties_of(&mut self, name: &str, syntax: &syntax::Pool) -> Option<SortiesOf> {
        let path = |key: &str| format!("pool.{name}.{key}");
        if syntax.sorties_of.is_some() && syntax.sorties_per_day.is_none() {
            let problem = message!("contract-this-says-whose-limit-sorties");
            self.find(Code::Conflict, &path("sorties_of"), problem).remedy =
                Some(message!("contract-add-sorties-per-day-leave"));
            return None;
        }
        if syntax.duty.is_some_and(|duty| duty.seconds() <= 0.0) {
            let problem = message!("contract-crew-never-duty-starts-nothing");
            self.find(Code::OutOfRange, &path("duty"), problem).remedy =
                Some(message!("contract-leave-key-out-no-limit"));
            return None;
        }
        Some(syntax.sorties_of.unwrap_or(SortiesOf::Pool))
    }

    /// The contract for the vehicles of a pool.
    pub(super) fn hire(
        &mut self,
        name: &str,
        syntax: Option<&syntax::Hire>,
    ) -> Option<Option<Hire>> {
        let Some(syntax) = syntax else { return Some(None) };
        let path = |key: &str| format!("pool.{name}.hire.{key}");
        let lead_time = self.uncertain_or(&path("lead_time"), syntax.lead_time.as_ref(), 0.0);
        let by = match (syntax.vehicles, syntax.every) {
            (None, None) => None,
            (Some(vehicles), Some(every)) if vehicles.0 > 0 && every.seconds() > 0.0 => {
                Some((vehicles.0, Span(every.seconds().round() as i64)))
            }
            (Some(_), Some(_)) => {
                let problem = message!("contract-vehicles-come-lots-none-without");
                self.find(Code::OutOfRange, &path("every"), problem).allowed =
                    Some(message!("contract-vehicles-more-every-h-more"));
                return None;
            }
            (vehicles, _) => {
                let (given, missing) = match vehicles {
                    Some(_) => ("vehicles", "every"),
                    None => ("every", "vehicles"),
                };
                let problem = message!("contract-says-nothing-when-vehicles-come", given, missing);
                self.find(Code::Conflict, &path(given), problem).remedy =
                    Some(message!("contract-add-leave-key-out-all", missing));
                return None;
            }
        };
        let one_way = syntax.one_way.unwrap_or(false);
        Some(Some(Hire { lead_time: lead_time?, by, one_way }))
    }

    /// Where convoys of a pool join, and how long they wait for that: both or neither, and by road only.
    pub(super) fn junction(
        &mut self,
        name: &str,
        syntax: &syntax::Pool,
    ) -> Option<Option<Junction>> {
        let path = |key: &str| format!("pool.{name}.{key}");
        let (given, problem, remedy) = match (&syntax.joins, syntax.join_wait) {
            (Some(site), Some(wait)) if syntax.kind.mode() == Mode::Road => {
                let at = self.site(&path("joins"), site)?;
                return Some(Some(Junction { at, wait: Span(wait.seconds().round() as i64) }));
            }
            (None, None) if syntax.short != Some(Rest::Joins) => return Some(None),
            (None, None) => (
                "short",
                message!("contract-no-place-named-where-could"),
                message!("contract-add-joins"),
            ),
            (Some(_), Some(_)) => (
                "joins",
                message!("contract-only-convoys-road-join"),
                message!("contract-leave-key-out"),
            ),
            (Some(_), None) => (
                "joins",
                message!("contract-this-does-not-say-how"),
                message!("contract-add-join-wait"),
            ),
            (None, Some(_)) => (
                "join_wait",
                message!("contract-this-does-not-say-where"),
                message!("contract-add-joins"),
            ),
        };
        self.find(Code::Conflict, &path(given), problem).remedy = Some(remedy.to_owned());
        None
    }

    /// Where convoys of a pool take along what is ready there, and how long they stop for that: both or
    /// neither, and by road only.
    pub(super) fn collecting(
        &mut self,
        name: &str,
        syntax: &syntax::Pool,
    ) -> Option<Option<Collecting>> {
        let path = |key: &str| format!("pool.{name}.{key}");
        let (given, problem, remedy) = match (&syntax.collects, syntax.collect_wait) {
            (None, None) => return Some(None),
            (Some(sites), Some(wait)) if syntax.kind.mode() == Mode::Road && !sites.is_empty() => {
                let named = sites.iter().enumerate();
                let named: Vec<Option<SiteId>> = named
                    .map(|(place, site)| self.site(&path(&format!("collects.{place}")), site))
                    .collect();
                let mut at: Vec<SiteId> = named.into_iter().collect::<Option<_>>()?;
                at.sort_unstable();
                at.dedup();
                return Some(Some(Collecting { at, wait: Span(wait.seconds().round() as i64) }));
            }
            (Some(sites), Some(_)) if sites.is_empty() => (
                "collects",
                message!("contract-no-place-named-where-collect"),
                message!("contract-leave-key-out"),
            ),
            (Some(_), Some(_)) => (
                "collects",
                message!("contract-only-convoys-road-collect"),
                message!("contract-leave-key-out"),
            ),
            (Some(_), None) => (
                "collects",
                message!("contract-this-does-not-say-stop"),
                message!("contract-add-collect-wait"),
            ),
            (None, Some(_)) => (
                "collect_wait",
                message!("contract-this-does-not-say-where"),
                message!("contract-add-collects"),
            ),
        };
        self.find(Code::Conflict, &path(given), problem).remedy = Some(remedy);
        None
    }

    /// Other pools with whose convoys those of a pool join: by road, at a place that it names.
    pub(super) fn joining_pools(
        &mut self,
        name: &str,
        syntax: &syntax::Pool,
    ) -> Option<Vec<PoolId>> {
        let path = format!("pool.{name}.joins_with");
        let Some(named) = &syntax.joins_with else { return Some(Vec::new()) };
        if syntax.joins.is_none() && syntax.collects.is_none() {
            let problem = message!("contract-no-place-named-where-could");
            self.find(Code::Conflict, &path, problem).remedy =
                Some(message!("contract-add-joins-or-collects"));
            return None;
        }
        let mut pools = Vec::new();
        for (place, other) in named.iter().enumerate() {
            let path = format!("{path}.{place}");
            let pool = self.pool(&path, other)?;
            let named = self.file.pool.get(other).flatten();
            let is_by_road = named.is_none_or(|other| other.kind.mode() == Mode::Road);
            if other == name || !is_by_road {
                let problem = message!("contract-only-other-pools-road-join");
                self.find(Code::Conflict, &path, problem).remedy =
                    Some(message!("contract-leave-key-out"));
                return None;
            }
            pools.push(pool);
        }
        pools.sort_unstable();
        pools.dedup();
        Some(pools)
    }

    /// How long before its load is ready a column is asked for. Vehicles that are taken at the request
    /// cannot be taken before there is a load.
    pub(super) fn ahead(&mut self, path: &str, syntax: &syntax::Pool) -> Option<Option<Ahead>> {
        if syntax.ahead.is_some() && syntax.load == Some(Loading::AtRequest) {
            let problem = message!("contract-vehicles-taken-request-wait-load");
            self.find(Code::Conflict, path, problem).remedy =
                Some(message!("contract-leave-key-out-choose-another"));
            return None;
        }
        Some(syntax.ahead)
    }

    pub(super) fn load_per_day(
        &mut self,
        path: &str,
        syntax: &syntax::Pool,
        capacity: Option<[Amount; 4]>,
    ) -> Option<Option<(LoadKind, Uncertain<Amount>)>> {
        let Some(load) = &syntax.load_per_day else { return Some(None) };
        let is_load = |dimension| matches!(dimension, Dimension::Load(_));
        let Dimension::Load(kind) = self.measures(path, load, is_load, message!("wanted-load"))?
        else {
            return None;
        };
        if capacity?[kind as usize].0 == 0 {
            let problem = message!("contract-this-pool-carries-no", kind = spoken(kind));
            let remedy =
                message!("contract-give-quota-what-carries-add", kind = capacity_key(kind));
            self.find(Code::KindMismatch, path, problem).remedy = Some(remedy);
            return None;
        }
        self.uncertain(path, load, None).map(|quota| Some((kind, quota)))
    }

    pub(super) fn breakdowns(
        &mut self,
        path: &str,
        syntax: &syntax::Pool,
    ) -> Option<Uncertain<crate::units::PerKilometre>> {
        let Some(rate) = &syntax.breakdowns else { return Some(Uncertain::fixed(0.0)) };
        let per_distance = |dimension| dimension == Dimension::PerKilometre;
        self.measures(path, rate, per_distance, message!("contract-rate-per-distance-per-km"))?;
        self.uncertain(path, rate, None)
    }
}
