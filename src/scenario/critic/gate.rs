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
    let covered = word::few(&routes, "and");
    if low >= 1.0 {
        let problem = format!(
            "{} refuses every request, and every one that follows it: nothing ever moves on {covered}",
            gate.name
        );
        return Some(Remark::new(Code::NeverGranted, path, problem).allowed("less than 1").remedy(
            format!(
                "lower the refusal; if the ban ends one day, write it as gate.{}.suspensions = \
                     [{{ from = …, until = … }}]",
                gate.name
            ),
        ));
    }
    // Above 1, it is no chance at all, and another remark says so.
    (high == 1.0).then(|| {
        let problem = format!(
            "the chance of refusal at {} can be drawn as 1: in such runs nothing ever moves on \
             {covered}",
            gate.name
        );
        Remark::new(Code::MayRefuseAll, path, problem)
            .allowed("a spread that stays below 1")
            .remedy("lower the upper end of the spread")
    })
}
