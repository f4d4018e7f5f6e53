//! Loading and unloading by rate: a rate that is something, and one for everything that is handled.

use crate::id::PoolId;
use crate::quantity::spoken;
use crate::units::LoadKind;
use crate::{Code, Handling, Line, Remark, Scenario};

use super::limit::most;
use super::word;

pub(super) fn review(scenario: &Scenario) -> Vec<Remark> {
    let mut remarks = Vec::new();
    for site in scenario.sites.values() {
        let table = if site.camp.is_some() { "camp" } else { "site" };
        let path = format!("{table}.{}.handling", site.name);
        remarks.extend(standstill(scenario, &path, &site.handling));
    }
    for (id, pool) in scenario.pools.iter() {
        for (key, handling) in [("loading", &pool.loading), ("unloading", &pool.unloading)] {
            let path = format!("pool.{}.{key}", pool.name);
            remarks.extend(standstill(scenario, &path, handling));
            remarks.extend(no_rate(scenario, id, &path, handling));
        }
    }
    remarks
}

/// A rate of nothing.
fn standstill(scenario: &Scenario, path: &str, handling: &Handling) -> Option<Remark> {
    let (kind, _) = handling.rates.iter().find(|(_, rate)| most(scenario, rate) <= 0.0)?;
    let problem = message!("handling-this-rate-no-ever-handled", kind = spoken(*kind));
    Some(
        Remark::new(Code::Standstill, path, problem)
            .allowed(message!("handling-rate-above-zero-teu-h"))
            .remedy(message!("handling-give-rate-leave-key-out")),
    )
}

/// A pool that handles some of its loads by rate, and others in no time.
fn no_rate(scenario: &Scenario, id: PoolId, path: &str, handling: &Handling) -> Option<Remark> {
    if handling.rates.is_empty() || most(scenario, &handling.time) > 0.0 {
        return None;
    }
    let is_carried =
        |line: &Line| !line.drives && line.stages.iter().any(|stage| stage.by.contains(&id));
    let mut lines = scenario.lines.values().filter(|line| is_carried(line));
    let line = lines.find(|line| handling.rate(line.kind).is_none())?;
    let kind = spoken(line.kind);
    let camp = word::site(scenario, scenario.camps[line.camp].site);
    let problem = message!("handling-there-no-rate-handled-no", kind, camp, line = line.name);
    let example = match line.kind {
        LoadKind::People => "60 people/h",
        LoadKind::Mass => "40 t/h",
        LoadKind::Teu => "10 teu/h",
        LoadKind::Vehicles => "6 vehicles/h",
    };
    Some(
        Remark::new(Code::NoRate, path, problem)
            .allowed(message!("handling-rate-each-kind-load-pool"))
            .remedy(message!("handling-make-list-rate-such", example)),
    )
}
