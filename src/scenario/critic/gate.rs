//! Gates that never grant, or may never.

use crate::scenario::{Code, Gate, Remark, Scenario};

use super::limit::limits;
use super::word;

pub(super) fn review(scenario: &Scenario) -> Vec<Remark> {
    let gates = scenario.gates.values();
    gates.flat_map(|gate| desks(gate).into_iter().chain(refusal(scenario, gate))).collect()
}

fn desks(gate: &Gate) -> Option<Remark> {
    (gate.desks == Some(0)).then(|| {
        let problem = format!("{} has no desk, so that no request is ever dealt with", gate.name);
        Remark::new(Code::NeverGranted, format!("gate.{}.desks", gate.name), problem)
            .allowed("1 or more")
            .remedy(
                "write how many requests it deals with at once, or leave the key out for no limit",
            )
    })
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
    (high >= 1.0).then(|| {
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
