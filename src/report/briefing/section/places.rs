//! Sites and routes with their figures under the first plan and case, for mapping programs.
//!
//! Keys are those of the files of results and stay English; names are the reader's.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::super::block::{Feature, Places, Shape};
use super::super::dossier::{Dossier, Which};
use super::super::picture::projection::is_located;
use super::main_deadline;
use super::map::{control_on, route_name};
use crate::archive::{NoBriefing, Records, Row};
use crate::id::{RouteId, SiteId};
use crate::results::closure::Closure;
use crate::results::deadlines::Deadlines;
use crate::results::ledger::Criticality;
use crate::results::parties::Control;
use crate::results::sweep::Points;
use crate::schema::Schema;
use crate::table::iso;
use crate::time::Moment;
use crate::words::{kind_key, mode_key};

/// Everything that has a place; `None` where the map is a scheme for want of coordinates.
pub(super) fn places(dossier: &Dossier) -> Result<Option<Places>, NoBriefing> {
    let scenario = dossier.scenario();
    if !is_located(scenario) {
        return Ok(None);
    }
    let figures = Figures::of(dossier)?;
    let mut features: Vec<Feature> =
        scenario.sites.ids().filter_map(|id| figures.site(id)).collect();
    features.extend(scenario.routes.ids().filter_map(|id| figures.route(id)));
    Ok(Some(Places { about: figures.about(), features }))
}

/// The rows of the first plan and case.
struct Figures<'a> {
    dossier: &'a Dossier,
    closure: Records<Closure>,
    chains: Records<Criticality>,
    control: Records<Control>,
    deadlines: Records<Deadlines>,
}

impl<'a> Figures<'a> {
    fn of(dossier: &'a Dossier) -> Result<Self, NoBriefing> {
        // A sweep has tables of these names whose rows are of points.
        let is_run = !dossier.results.has::<Points>();
        let control = if is_run { control_on(dossier)?.map(|then| then.rows) } else { None };
        Ok(Self {
            dossier,
            closure: first(dossier)?,
            chains: first(dossier)?,
            control: control.unwrap_or_default(),
            deadlines: first(dossier)?,
        })
    }

    fn site(&self, id: SiteId) -> Option<Feature> {
        let scenario = self.dossier.scenario();
        let site = &scenario.sites[id];
        let (latitude, longitude) = site.at?;
        let region = &scenario.regions[site.region];
        let mut properties = object([
            ("feature", json!("site")),
            ("key", json!(site.name.as_str())),
            ("name", json!(self.dossier.names().site(id))),
            ("kind", json!(kind_key(site.kind))),
            ("region", json!(self.dossier.names().label(&region.label, &region.name))),
            ("closed_on", self.date(site.closed_on)),
            ("controller", json!(site.controller.map(|side| scenario.sides[side].name.as_str()))),
        ]);
        if site.camp.is_some() {
            properties.append(&mut self.vacated(site.name.as_str()));
        }
        properties.append(&mut self.held(site.name.as_str()));
        let shape = Shape::Point([latitude, longitude]);
        Some(Feature { id: format!("site.{}", site.name), shape, properties })
    }

    fn route(&self, id: RouteId) -> Option<Feature> {
        let scenario = self.dossier.scenario();
        let route = &scenario.routes[id];
        let [from, to] = route.ends.map(|site| scenario.sites[site].at);
        let (from, to) = (from?, to?);
        let ends = route.ends.map(|site| scenario.sites[site].name.to_string());
        let main = main_deadline(self.dossier).map(|id| scenario.deadlines[id].name.as_str());
        let on_chain = self.chains.iter().find(|row| {
            row.actor_kind() == "route"
                && row.actor() == route.name.as_str()
                && Some(row.deadline()) == main
        });
        let properties = object([
            ("feature", json!("route")),
            ("key", json!(route.name.as_str())),
            ("name", json!(route_name(self.dossier, id))),
            ("ends", json!(ends)),
            ("mode", json!(mode_key(route.mode))),
            ("length_km", json!(route.length.0)),
            ("critical_deadline", json!(main)),
            ("critical_share", on_chain.map_or(json!(0.0), |row| json!(row.share()))),
        ]);
        let shape = Shape::Line([[from.0, from.1], [to.0, to.1]]);
        Some(Feature { id: format!("route.{}", route.name), shape, properties })
    }

    /// When a camp is vacated; a date that is null lies beyond the horizon.
    fn vacated(&self, site: &str) -> Map<String, Value> {
        let row =
            self.closure.iter().find(|row| row.site() == site && row.milestone() == "vacated");
        row.map_or_else(Map::new, |row| {
            object([
                ("vacated_p50", self.date(row.p50())),
                ("vacated_p80", self.date(row.p80())),
                ("due", self.date(row.due())),
                ("p_late", json!(row.p_late())),
                ("runs", json!(row.n().unwrap_or_default())),
            ])
        })
    }

    /// Who holds a site on the date of the main deadline: shares by side.
    fn held(&self, site: &str) -> Map<String, Value> {
        let (plan, case) = self.dossier.keys(Which::FIRST);
        let rows = self.control.of(plan, case);
        let rows: Vec<Row<'_, Control>> = rows.filter(|row| row.site() == site).collect();
        let Some(first) = rows.first() else { return Map::new() };
        let shares: BTreeMap<&str, Option<f64>> =
            rows.iter().map(|row| (row.side(), row.share_held())).collect();
        object([("held_at", self.date(first.day_end())), ("share_held", json!(shares))])
    }

    /// What stands beside the features.
    fn about(&self) -> Map<String, Value> {
        let scenario = self.dossier.scenario();
        let (plan, case) = self.dossier.keys(Which::FIRST);
        let deadline = |row: Row<'_, Deadlines>| {
            json!({
                "key": row.deadline(),
                "name": self.dossier.deadline(row.deadline()),
                "due": self.date(row.due()),
                "p_missed": row.p_missed(),
                "p_missed_low": row.p_missed_low(),
                "p_missed_high": row.p_missed_high(),
                "p50": self.date(row.p50()),
                "p80": self.date(row.p80()),
                "runs": row.n().unwrap_or_default(),
            })
        };
        let deadlines: Vec<Value> = self.deadlines.iter().map(deadline).collect();
        object([
            ("marking", json!(crate::Document::marking(scenario, self.dossier.language()))),
            ("title", json!(crate::Document::title(scenario, self.dossier.language()))),
            ("as_of", self.date(Some(Moment::START))),
            ("until", json!(iso(&scenario.clock.civil_end(scenario.until)))),
            ("plan", json!({ "key": plan, "name": self.dossier.plan(0) })),
            ("case", json!({ "key": case, "name": self.dossier.case(0) })),
            ("deadlines", json!(deadlines)),
        ])
    }

    fn date(&self, at: Option<Moment>) -> Value {
        json!(at.map(|at| iso(&self.dossier.scenario().clock.civil(at))))
    }
}

/// The rows of a run under the first plan and case.
fn first<T: Schema>(dossier: &Dossier) -> Result<Records<T>, NoBriefing> {
    let (plan, case) = dossier.keys(Which::FIRST);
    match dossier.results.has::<Points>() || !dossier.results.has::<T>() {
        true => Ok(Records::default()),
        false => dossier.results.table_where(|row| row.is_of(plan, case)),
    }
}

fn object<const N: usize>(pairs: [(&str, Value); N]) -> Map<String, Value> {
    pairs.into_iter().map(|(key, value)| (key.to_owned(), value)).collect()
}
