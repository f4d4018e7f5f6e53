//! What a way lets pass, and what vehicles weigh.

use crate::id::{Id, PoolId, WeatherId};
use crate::units::{Amount, LoadKind};

use super::super::syntax;
use super::super::{Code, Holds, Limit};
use super::Bench;

/// Weight of a vehicle with and without load, and its load class.
pub(super) type Weights = (Option<Amount>, Option<Amount>, Option<u32>);

impl Bench<'_> {
    /// The limits of a route.
    pub(super) fn limits(
        &mut self,
        path: &str,
        limits: Option<&Vec<syntax::Limit>>,
    ) -> Option<Vec<Limit>> {
        let limits = limits.into_iter().flatten().enumerate();
        let built: Vec<Option<Limit>> =
            limits.map(|(index, limit)| self.limit(&format!("{path}.{index}"), limit)).collect();
        built.into_iter().collect()
    }

    fn limit(&mut self, path: &str, syntax: &syntax::Limit) -> Option<Limit> {
        let holds = self.holds(path, syntax);
        let bars = self.barred(path, syntax);
        if syntax.weight.is_none()
            && syntax.class.is_none()
            && syntax.per_day.is_none()
            && syntax.bars.is_none()
            && syntax.bars_pools.is_none()
        {
            let problem = message!("limit-this-limit-does-not-say");
            self.find(Code::MissingKey, path, problem).allowed =
                Some(message!("limit-weight-class-bars-bars-pools"));
            return None;
        }
        let per_day = syntax.per_day.map(|load| (load.kind, Amount(load.amount as i64)));
        Some(Limit {
            weight: syntax.weight.map(|weight| Amount(weight.0)),
            class: syntax.class.map(|class| class.0),
            bars: bars?,
            per_day,
            holds: holds?,
        })
    }

    /// The pools that a limit names, and those of the kinds that it names.
    fn barred(&mut self, path: &str, syntax: &syntax::Limit) -> Option<Vec<PoolId>> {
        let mut bars = match &syntax.bars_pools {
            Some(names) => self.all(&format!("{path}.bars_pools"), names, Self::pool)?,
            None => Vec::new(),
        };
        let kinds = syntax.bars.as_deref().unwrap_or_default();
        let pools = self.file.pool.iter().enumerate();
        let of_kind = pools
            .filter(|(_, (_, pool))| pool.is_some_and(|pool| kinds.contains(&pool.kind)))
            .map(|(index, _)| PoolId::at(index));
        bars.extend(of_kind);
        bars.sort_unstable();
        bars.dedup();
        Some(bars)
    }

    fn holds(&mut self, path: &str, syntax: &syntax::Limit) -> Option<Holds> {
        let is_dated = syntax.from.is_some() || syntax.until.is_some();
        let recurs = syntax.every.is_some() || syntax.lasts.is_some();
        match (&syntax.weather, is_dated || recurs) {
            (None, false) => Some(Holds::Throughout),
            (Some(name), false) => {
                let weather: WeatherId = self.weather_named(&format!("{path}.weather"), name)?;
                Some(Holds::Wet(weather))
            }
            (None, true) => {
                let gap = syntax::Outage {
                    from: syntax.from.clone(),
                    until: syntax.until.clone(),
                    every: syntax.every.clone(),
                    lasts: syntax.lasts.clone(),
                };
                self.outage(path, &gap).map(Holds::At)
            }
            (Some(_), true) => {
                let problem = message!("limit-limit-holds-wet-weather-given");
                self.find(Code::Conflict, &format!("{path}.weather"), problem).remedy =
                    Some(message!("limit-write-two-limits-one-each"));
                None
            }
        }
    }

    /// What a vehicle weighs: no less with its load than without, nor than its payload.
    pub(super) fn weights(&mut self, name: &str, syntax: &syntax::Pool) -> Option<Weights> {
        let gross = syntax.gross_weight.map(|mass| Amount(mass.0));
        let empty = syntax.empty_weight.map(|mass| Amount(mass.0));
        let payload = syntax.payload.map(|mass| Amount(mass.0));
        let path = format!("pool.{name}.gross_weight");
        let Some(whole) = gross else {
            if empty.is_some() {
                let problem = message!("limit-pool-has-weight-without-load", name);
                self.find(Code::MissingKey, &format!("pool.{name}"), problem).remedy =
                    Some(message!("limit-add-gross-weight-t"));
                return None;
            }
            return Some((None, None, syntax.load_class.map(|class| class.0)));
        };
        let tonnes = |amount: Amount| amount.shown(LoadKind::Mass);
        let parts =
            [(message!("limit-without-load"), empty), (message!("limit-payload-alone"), payload)];
        for (what, part) in parts.into_iter().filter_map(|(what, part)| Some((what, part?))) {
            if part > whole {
                let problem = message!(
                    "limit-vehicle-weighs-t-load-t",
                    name,
                    whole = tonnes(whole),
                    part = tonnes(part),
                    what
                );
                self.find(Code::Conflict, &path, problem).allowed =
                    Some(message!("limit-t-more", part = tonnes(part)));
                return None;
            }
        }
        Some((gross, empty, syntax.load_class.map(|class| class.0)))
    }
}
