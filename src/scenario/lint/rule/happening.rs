//! Something that happens within an instant, and whether a rule that listens means it.

use crate::id::{ForceId, GateId, RouteId, RuleId, SiteId, ThreatId};
use crate::{Occurrence, Scenario};

/// Where, to what and by whom something happens.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Happening {
    site: Option<SiteId>,
    route: Option<RouteId>,
    gate: Option<GateId>,
    threat: Option<ThreatId>,
    force: Option<ForceId>,
    rule: Option<RuleId>,
}

impl Happening {
    pub(super) fn at(site: SiteId) -> Self {
        Self { site: Some(site), ..Self::default() }
    }

    pub(super) fn on_route(route: RouteId) -> Self {
        Self { route: Some(route), ..Self::default() }
    }

    pub(super) fn of_gate(gate: GateId) -> Self {
        Self { gate: Some(gate), ..Self::default() }
    }

    pub(super) fn under(threat: ThreatId) -> Self {
        Self { threat: Some(threat), ..Self::default() }
    }

    pub(super) fn of_rule(rule: RuleId) -> Self {
        Self { rule: Some(rule), ..Self::default() }
    }

    pub(super) fn by(self, force: ForceId) -> Self {
        Self { force: Some(force), ..self }
    }

    /// Whether it agrees with everything that is asked of it.
    pub(super) fn is_meant(self, scenario: &Scenario, asked: &Occurrence) -> bool {
        let of_route = self.route.map(|route| scenario.routes[route].region);
        let region = self.site.map(|site| scenario.sites[site].region).or(of_route);
        let side = self.force.map(|force| scenario.forces[force].side);
        agrees(asked.site, self.site)
            && agrees(asked.route, self.route)
            && agrees(asked.region, region)
            && agrees(asked.side, side)
            && agrees(asked.force, self.force)
            && agrees(asked.gate, self.gate)
            && agrees(asked.threat, self.threat)
            && agrees(asked.rule, self.rule)
    }
}

fn agrees<T: PartialEq>(asked: Option<T>, found: Option<T>) -> bool {
    asked.is_none() || asked == found
}
