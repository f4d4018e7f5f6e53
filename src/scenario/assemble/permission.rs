//! Gates and threats, and the routes and camps under them.

use std::collections::BTreeSet;

use crate::chance::Uncertain;
use crate::id::{CampId, Id, Name, RegionId, RouteId};
use crate::time::DAY;
use crate::units::{PerHour, PerKilometre};

use super::super::quantity::{Dimension, Frequency};
use super::super::spread::Unsure;
use super::super::syntax::{self, LostLoad};
use super::super::{Empties, Gate, Mode, PermitFor, Renewal, Route, Site, Threat};
use super::{Bench, Code, Slots, collect};

impl Bench<'_> {
    pub(super) fn gates(&mut self, routes: &Slots<Route>) -> Slots<Gate> {
        let file = self.file;
        collect(file.gate.iter().map(|(name, syntax)| self.gate(name, syntax?, routes)))
    }

    fn gate(&mut self, name: &str, syntax: &syntax::Gate, routes: &Slots<Route>) -> Option<Gate> {
        let path = |key: &str| format!("gate.{name}.{key}");
        let covers = self.covers(&path("covers"), &syntax.covers, routes);
        let calendar = self.maybe_calendar(&path("calendar"), syntax.calendar.as_ref());
        // The lead time runs in office hours, and a day of it is a working day; the next request after a
        // refusal and the validity of a grant wait on no office.
        let day = self.open_day(syntax.calendar.as_ref());
        let lead_time = match &syntax.lead_time {
            Some(lead_time) => self.uncertain(&path("lead_time"), lead_time, Some(day)),
            None => Some(Uncertain::fixed(0.0)),
        };
        let refusal = self.uncertain_or(&path("refusal"), syntax.refusal.as_ref(), 0.0);
        let retry = self.uncertain_or(&path("retry"), syntax.retry.as_ref(), DAY as f64);
        let validity = self.maybe_uncertain(&path("validity"), syntax.validity.as_ref());
        let suspensions = self.outages(&path("suspensions"), syntax.suspensions.as_ref());
        if syntax.desks.is_some_and(|desks| desks.0 == 0) {
            self.find(
                Code::OutOfRange,
                &path("desks"),
                message!("permission-gate-without-desks-never-answers"),
            )
            .remedy = Some(message!("permission-leave-key-out-any-number"));
            return None;
        }
        let permit = self.permit_for(name, syntax);
        let slots = self.maybe_calendar(&path("slots"), syntax.slots.as_ref());
        Some(Gate {
            name: Name::new(name),
            label: self.label(syntax.name.as_ref(), name),
            authority: syntax.authority.clone().unwrap_or_default(),
            covers: covers?,
            lead_time: lead_time?,
            desks: syntax.desks.map(|desks| desks.0),
            calendar: calendar?,
            refusal: refusal?,
            retry: retry?,
            permit: permit?,
            vehicles: syntax.vehicles.map(|vehicles| vehicles.0),
            validity: validity?,
            empties: syntax.empties.unwrap_or(Empties::Covered),
            slots: slots?,
            renews: syntax.renews.unwrap_or(Renewal::InTime),
            suspensions: suspensions?,
            suspension_voids: syntax.voids.unwrap_or(false),
        })
    }

    /// What a permission is for. One for a consignment has no size and no end, and one for no vehicles
    /// is none.
    fn permit_for(&mut self, name: &str, syntax: &syntax::Gate) -> Option<PermitFor> {
        let permit = syntax.permit.unwrap_or(PermitFor::Column);
        let path = |key: &str| format!("gate.{name}.{key}");
        if syntax.vehicles.is_some_and(|vehicles| vehicles.0 == 0) {
            let problem = message!("permission-permission-no-vehicles-lets-nobody");
            self.find(Code::OutOfRange, &path("vehicles"), problem).remedy =
                Some(message!("permission-leave-key-out-columns-any"));
            return None;
        }
        let of_columns = [
            ("vehicles", syntax.vehicles.is_some()),
            ("validity", syntax.validity.is_some()),
            ("empties", syntax.empties.is_some()),
            ("slots", syntax.slots.is_some()),
            ("renews", syntax.renews.is_some()),
            ("voids", syntax.voids.is_some()),
        ];
        let contradicts = of_columns.iter().find(|(_, is_given)| *is_given);
        if let (PermitFor::Consignment, Some((key, _))) = (permit, contradicts) {
            let problem = message!("permission-permission-consignment-knows-no", key);
            let finding = self.find(Code::Conflict, &path(key), problem);
            finding.allowed = Some(message!("permission-permit-column-blanket-this-key"));
            finding.remedy = Some(message!("permission-leave-key-out-say-what"));
            return None;
        }
        if (permit, syntax.empties) == (PermitFor::Blanket, Some(Empties::Asked)) {
            let problem = message!("permission-permission-all-columns-covers-their");
            self.find(Code::Conflict, &path("empties"), problem).allowed =
                Some(message!("permission-covered-free-permit-column"));
            return None;
        }
        Some(permit)
    }

    /// Routes named, and those of the regions and modes.
    fn covers(
        &mut self,
        path: &str,
        syntax: &syntax::Covers,
        routes: &Slots<Route>,
    ) -> Option<Vec<RouteId>> {
        let named = self.names_at(path, "routes", syntax.routes.as_ref(), Self::route);
        let regions = self.names_at(path, "regions", syntax.regions.as_ref(), Self::region);
        let (named, regions) = (named?, regions?);
        let by_kind = syntax.regions.is_some() || syntax.modes.is_some();
        let is_covered = |route: &Route| {
            let in_region = syntax.regions.is_none() || regions.contains(&route.region);
            by_kind
                && in_region
                && syntax.modes.as_ref().is_none_or(|modes| modes.contains(&route.mode))
        };
        let covered = union(named, routes, is_covered);
        if covered.is_empty() && routes.iter().all(Option::is_some) {
            self.find(Code::NothingCovered, path, message!("permission-this-covers-no-route"))
                .remedy = Some(message!("permission-name-routes-regions-modes-some"));
            return None;
        }
        Some(covered)
    }

    fn names_at<T>(
        &mut self,
        path: &str,
        key: &str,
        names: Option<&Vec<String>>,
        find: impl FnMut(&mut Self, &str, &str) -> Option<T>,
    ) -> Option<Vec<T>> {
        let names = names.map(Vec::as_slice).unwrap_or_default();
        self.all(&format!("{path}.{key}"), names, find)
    }

    pub(super) fn threats(&mut self, routes: &Slots<Route>, sites: &Slots<Site>) -> Slots<Threat> {
        let file = self.file;
        collect(file.threat.iter().map(|(name, syntax)| {
            let syntax = syntax?;
            let under = self.under(name, syntax, routes, sites);
            let effects = self.threat(name, syntax);
            let (routes, camps) = under?;
            Some(Threat { routes, camps, ..effects? })
        }))
    }

    /// Routes and camps under a threat: those named, and the road and river routes and the camps
    /// of its regions.
    fn under(
        &mut self,
        name: &str,
        syntax: &syntax::Threat,
        routes: &Slots<Route>,
        sites: &Slots<Site>,
    ) -> Option<(Vec<RouteId>, Vec<CampId>)> {
        let path = format!("threat.{name}");
        let named = self.names_at(&path, "routes", syntax.routes.as_ref(), Self::route);
        let camps = self.names_at(&path, "camps", syntax.camps.as_ref(), Self::camp);
        let regions = self.names_at(&path, "regions", syntax.regions.as_ref(), Self::region);
        let (named, camps, regions) = (named?, camps?, regions?);
        let by_ground = |route: &Route| matches!(route.mode, Mode::Road | Mode::River);
        let routes =
            union(named, routes, |route| by_ground(route) && regions.contains(&route.region));
        let camps: BTreeSet<CampId> = camps.into_iter().chain(camps_in(&regions, sites)).collect();
        if routes.is_empty() && camps.is_empty() {
            let problem = message!("permission-covers-no-route-no-camp", path);
            self.find(Code::NothingCovered, &path, problem).remedy =
                Some(message!("permission-give-regions-routes-camps"));
            return None;
        }
        Some((routes, camps.into_iter().collect()))
    }

    /// A threat over nothing yet.
    fn threat(&mut self, name: &str, syntax: &syntax::Threat) -> Option<Threat> {
        let path = |key: &str| format!("threat.{name}.{key}");
        let attacks = self.attacks(&path("attacks"), syntax.attacks.as_ref());
        let camp_rate = self.camp_attacks(&path("camp_attacks"), syntax.camp_attacks.as_ref());
        let escorted = self.uncertain_or(&path("escorted"), syntax.escorted.as_ref(), 1.0);
        let hold = self.uncertain_or(&path("hold"), syntax.hold.as_ref(), 0.0);
        let loss = self.uncertain_or(&path("loss"), syntax.loss.as_ref(), 0.0);
        let shelter = self.uncertain_or(&path("shelter"), syntax.shelter.as_ref(), 0.0);
        let pace = self.uncertain_or(&path("pace"), syntax.pace.as_ref(), 1.0);
        let alerts = self.outages(&path("alerts"), syntax.alerts.as_ref());
        let (per_kilometre, per_hour) = attacks?;
        Some(Threat {
            name: Name::new(name),
            label: self.label(syntax.name.as_ref(), name),
            routes: Vec::new(),
            camps: Vec::new(),
            per_kilometre,
            per_hour,
            escorted: escorted?,
            hold: hold?,
            loss: loss?,
            loses_load: syntax.load != Some(LostLoad::Saved),
            camp_rate: camp_rate?,
            shelter: shelter?,
            pace: pace?,
            alerts: alerts?,
        })
    }

    /// The rate of attacks on the march, per distance or per time.
    fn attacks(
        &mut self,
        path: &str,
        rate: Option<&Unsure<Frequency>>,
    ) -> Option<(Uncertain<PerKilometre>, Uncertain<PerHour>)> {
        let none = || (Uncertain::fixed(0.0), Uncertain::fixed(0.0));
        let Some(rate) = rate else { return Some(none()) };
        let is_rate = |kind| matches!(kind, Dimension::PerKilometre | Dimension::PerHour);
        if self.measures(path, rate, is_rate, message!("permission-rate-attacks"))?
            == Dimension::PerKilometre
        {
            Some((self.uncertain(path, rate, None)?, none().1))
        } else {
            Some((none().0, self.uncertain(path, rate, None)?))
        }
    }

    fn camp_attacks(
        &mut self,
        path: &str,
        rate: Option<&Unsure<Frequency>>,
    ) -> Option<Uncertain<PerHour>> {
        let Some(rate) = rate else { return Some(Uncertain::fixed(0.0)) };
        let per_time = |dimension| dimension == Dimension::PerHour;
        self.measures(path, rate, per_time, message!("permission-rate-per-time-per-month"))?;
        self.uncertain(path, rate, None)
    }
}

/// Routes named and routes chosen, sorted.
fn union(
    named: Vec<RouteId>,
    routes: &Slots<Route>,
    is_chosen: impl Fn(&Route) -> bool,
) -> Vec<RouteId> {
    let chosen =
        routes.iter().enumerate().filter(|(_, route)| route.as_ref().is_some_and(&is_chosen));
    let chosen = chosen.map(|(index, _)| RouteId::at(index));
    named.into_iter().chain(chosen).collect::<BTreeSet<_>>().into_iter().collect()
}

fn camps_in(regions: &[RegionId], sites: &Slots<Site>) -> Vec<CampId> {
    let inside = sites.iter().flatten().filter(|site| regions.contains(&site.region));
    inside.filter_map(|site| site.camp).collect()
}
