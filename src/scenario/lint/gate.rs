//! Gates that never grant, or may never.

use crate::{Code, Gate, Remark, Scenario};

use super::limit::limits;
use super::word;

pub(super) fn review(scenario: &Scenario) -> Vec<Remark> {
    let gates = scenario.gates.values();
    gates.filter_map(|gate| refusal(scenario, gate)).collect()
}

fn refusal(scenario: &Scenario, gate: &Gate) -> Option<Remark> {
    let path = format!("gate.{}.refusal", gate.name);
    let (low, high) = limits(scenario, &gate.refusal);
    let routes: Vec<&str> =
        gate.covers.iter().map(|route| scenario.routes[*route].name.as_str()).collect();
    let covered = word::few(&routes);
    if low >= 1.0 {
        let problem = message!("gate-refuses-every-request-every-one", gate = gate.name, covered);
        return Some(
            Remark::new(Code::NeverGranted, path, problem)
                .allowed(message!("gate-less-than"))
                .remedy(message!("gate-lower-refusal-if-ban-ends", gate = gate.name)),
        );
    }
    // Above 1, it is no chance at all, and another remark says so.
    (high == 1.0).then(|| {
        let problem = message!("gate-chance-refusal-can-drawn-such", gate = gate.name, covered);
        Remark::new(Code::MayRefuseAll, path, problem)
            .allowed(message!("gate-spread-stays-below"))
            .remedy(message!("gate-lower-upper-end-spread"))
    })
}
