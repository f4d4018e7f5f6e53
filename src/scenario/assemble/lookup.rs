//! Names of things and the ids they will have.

use crate::Message;
use std::collections::BTreeSet;

use crate::id::{
    AssumptionId, CalendarId, CampId, ClaimId, ClosureId, DeadlineId, ForceId, GateId, Id, PoolId,
    RegionId, RouteId, RuleId, SideId, SiteId, ThreatId, WeatherId,
};

use super::super::desk::nearest;
use super::super::syntax::{CampStatus, File};
use super::super::{MISSION, SUCCESSOR};
use super::{Bench, Code};

/// The built-in closure: lift, then the last party.
pub(super) const LIFT_ONLY: &str = "lift-only";

/// Names in the order of their ids, of whatever other things refer to.
pub(crate) struct Names<'a> {
    pub(super) regions: Vec<&'a str>,
    pub(super) calendars: Vec<&'a str>,
    pub(super) weathers: Vec<&'a str>,
    pub(super) sites: Vec<&'a str>,
    /// Camps still to be closed.
    pub(super) camps: Vec<&'a str>,
    pub(super) closures: Vec<&'a str>,
    pub(super) routes: Vec<&'a str>,
    pub(super) pools: Vec<&'a str>,
    /// Sides: those declared, or without any those that something belongs to.
    pub(super) sides: Vec<&'a str>,
    pub(super) forces: Vec<&'a str>,
    pub(super) gates: Vec<&'a str>,
    pub(super) threats: Vec<&'a str>,
    pub(super) rules: Vec<&'a str>,
    pub(super) claims: Vec<&'a str>,
    /// Alone among these in an order of their own, and not in that of their names.
    pub(super) deadlines: Vec<&'a str>,
    pub(super) assumptions: Vec<&'a str>,
}

impl<'a> Names<'a> {
    pub(super) fn new(file: &'a File, deadlines: &[String]) -> Self {
        let regions: Vec<&str> = match file.region.names().next() {
            None => vec!["all"],
            Some(_) => file.region.names().collect(),
        };
        let sites: BTreeSet<&str> = file.site.names().chain(file.camp.names()).collect();
        let closures: BTreeSet<&str> = file.closure.names().chain([LIFT_ONLY]).collect();
        let is_open = |name: &&str| {
            let camp = file.camp.get(name).flatten();
            camp.is_none_or(|camp| camp.status != Some(CampStatus::Closed))
        };
        Self {
            regions,
            calendars: file.calendar.names().collect(),
            weathers: file.weather.names().collect(),
            sites: sites.into_iter().collect(),
            camps: file.camp.names().filter(is_open).collect(),
            closures: closures.into_iter().collect(),
            routes: file.route.names().collect(),
            pools: file.pool.names().collect(),
            sides: sides(file).into_iter().collect(),
            forces: file.force.names().collect(),
            gates: file.gate.names().collect(),
            threats: file.threat.names().collect(),
            rules: file.rule.names().collect(),
            claims: file.claim.names().collect(),
            deadlines: in_this_order(file.deadline.names().collect(), deadlines),
            assumptions: file.assumption.names().collect(),
        }
    }
}

/// Names of sides: the mission, those declared or, without any, those that forces and sites belong
/// to, and one for successors that are only named.
fn sides(file: &File) -> BTreeSet<&str> {
    let declares = !file.side.is_empty();
    let mut names: BTreeSet<&str> =
        if declares { file.side.names().collect() } else { named_sides(file) };
    let camps = file.camp.values();
    let is_only_named = |name: &&str| !file.force.contains(name) && !names.contains(name);
    if camps
        .filter_map(|camp| camp.successor.as_ref().map(|it| it.0.written()))
        .any(|name| is_only_named(&name))
    {
        names.insert(SUCCESSOR);
    }
    names.insert(MISSION);
    names
}

/// The sides that forces, sites and camps name.
fn named_sides(file: &File) -> BTreeSet<&str> {
    let forces = file.force.values().map(|force| force.side.as_str());
    let sites = file.site.values().filter_map(|site| site.controller.as_deref());
    let camps = || file.camp.values();
    let on_camps = camps().filter_map(|camp| camp.site.0.controller.as_deref());
    let rivals = camps().flat_map(|camp| camp.rivals.names());
    forces.chain(sites).chain(on_camps).chain(rivals).collect()
}

/// Names in the order of a list; those that are not on it come last.
fn in_this_order<'a>(mut names: Vec<&'a str>, order: &[String]) -> Vec<&'a str> {
    let place = |name: &str| order.iter().position(|it| it == name).unwrap_or(order.len());
    names.sort_by_key(|name| place(name));
    names
}

/// The id of a name in a sorted list.
pub(super) fn id_of<I: Id>(names: &[&str], name: &str) -> Option<I> {
    names.binary_search(&name).ok().map(I::at)
}

impl Bench<'_> {
    /// Sites and camps share one list of names.
    pub(super) fn check_names(&mut self) {
        let file = self.file;
        for name in file.camp.names().filter(|name| file.site.contains(name)) {
            let problem = message!("lookup-both-camp-site", name);
            self.find(Code::NameTaken, &format!("site.{name}"), problem).remedy =
                Some(message!("lookup-camp-site-already-write-these", name));
        }
    }

    fn refer<I: Id>(
        &mut self,
        path: &str,
        name: &str,
        kind: &str,
        names: for<'n, 'a> fn(&'n Names<'a>) -> &'n [&'a str],
    ) -> Option<I> {
        if let Some(place) = names(&self.names).iter().position(|known| *known == name) {
            return Some(I::at(place));
        }
        let names = names(&self.names).to_vec();
        let finding =
            self.find(Code::UnknownReference, path, message!("lookup-there-no", kind, name));
        finding.did_you_mean = nearest(name, names.iter().copied());
        if names.is_empty() || names == ["all"] {
            finding.remedy = Some(message!("lookup-file-has-no-yet-add", kind, name));
        } else {
            finding.allowed = Some(Message::verbatim(names.join(", ")));
        }
        None
    }

    pub(super) fn region(&mut self, path: &str, name: &str) -> Option<RegionId> {
        self.refer(path, name, "region", |names| &names.regions)
    }

    pub(super) fn calendar(&mut self, path: &str, name: &str) -> Option<CalendarId> {
        self.refer(path, name, "calendar", |names| &names.calendars)
    }

    pub(super) fn site(&mut self, path: &str, name: &str) -> Option<SiteId> {
        self.refer(path, name, "site", |names| &names.sites)
    }

    pub(super) fn weather_named(&mut self, path: &str, name: &str) -> Option<WeatherId> {
        self.refer(path, name, "weather", |names| &names.weathers)
    }

    pub(super) fn closure(&mut self, path: &str, name: &str) -> Option<ClosureId> {
        self.refer(path, name, "closure", |names| &names.closures)
    }

    pub(super) fn route(&mut self, path: &str, name: &str) -> Option<RouteId> {
        self.refer(path, name, "route", |names| &names.routes)
    }

    pub(super) fn pool(&mut self, path: &str, name: &str) -> Option<PoolId> {
        self.refer(path, name, "pool", |names| &names.pools)
    }

    pub(super) fn side(&mut self, path: &str, name: &str) -> Option<SideId> {
        self.refer(path, name, "side", |names| &names.sides)
    }

    pub(super) fn assumption(&mut self, path: &str, name: &str) -> Option<AssumptionId> {
        self.refer(path, name, "assumption", |names| &names.assumptions)
    }

    pub(super) fn force_at(&mut self, path: &str, name: &str) -> Option<ForceId> {
        self.refer(path, name, "force", |names| &names.forces)
    }

    pub(super) fn gate_named(&mut self, path: &str, name: &str) -> Option<GateId> {
        self.refer(path, name, "gate", |names| &names.gates)
    }

    pub(super) fn threat_named(&mut self, path: &str, name: &str) -> Option<ThreatId> {
        self.refer(path, name, "threat", |names| &names.threats)
    }

    pub(super) fn rule_named(&mut self, path: &str, name: &str) -> Option<RuleId> {
        self.refer(path, name, "rule", |names| &names.rules)
    }

    pub(super) fn claim_named(&mut self, path: &str, name: &str) -> Option<ClaimId> {
        self.refer(path, name, "claim", |names| &names.claims)
    }

    pub(super) fn deadline_named(&mut self, path: &str, name: &str) -> Option<DeadlineId> {
        self.refer(path, name, "deadline", |names| &names.deadlines)
    }

    /// Whether there is a side of this name.
    pub(super) fn is_side(&self, name: &str) -> bool {
        self.names.sides.binary_search(&name).is_ok()
    }

    /// A force, if there is one of this name.
    pub(super) fn force_named(&self, name: &str) -> Option<ForceId> {
        id_of(&self.names.forces, name)
    }

    /// A camp still to be closed.
    pub(super) fn camp(&mut self, path: &str, name: &str) -> Option<CampId> {
        let found = id_of(&self.names.camps, name);
        if found.is_none() && self.names.sites.binary_search(&name).is_ok() {
            let allowed = Message::verbatim(self.names.camps.join(", "));
            let problem = message!("lookup-no-camp-still-closed", name);
            self.find(Code::NotACamp, path, problem).allowed = Some(allowed);
            return None;
        }
        found.or_else(|| self.refer(path, name, "camp", |names| &names.camps))
    }

    /// The site of a camp still to be closed.
    pub(super) fn camp_site(&mut self, path: &str, name: &str) -> Option<SiteId> {
        self.camp(path, name)?;
        id_of(&self.names.sites, name)
    }

    /// All names of a list, each at its own path; `None` if one of them means nothing.
    pub(super) fn all<T>(
        &mut self,
        path: &str,
        names: &[String],
        mut find: impl FnMut(&mut Self, &str, &str) -> Option<T>,
    ) -> Option<Vec<T>> {
        let found: Vec<Option<T>> = names
            .iter()
            .enumerate()
            .map(|(index, name)| find(self, &format!("{path}.{index}"), name))
            .collect();
        found.into_iter().collect()
    }
}
