//! The least and the most that an uncertain value can be.

use crate::Scenario;
use crate::chance::{Source, Uncertain};

/// The least and the most that a value can be, in base units, the assumptions behind it and those
/// that multiply it included; infinite where there is no limit.
pub(super) fn limits<U>(scenario: &Scenario, value: &Uncertain<U>) -> (f64, f64) {
    let own = match &value.source {
        Source::Own(distribution) => distribution.range(),
        Source::Assumption(id) => assumed(scenario, *id),
    };
    let factors = value.factors.iter().map(|factor| assumed(scenario, *factor));
    factors.fold(own, product)
}

/// The least that a value can be.
pub(super) fn least<U>(scenario: &Scenario, value: &Uncertain<U>) -> f64 {
    limits(scenario, value).0
}

/// The most that a value can be.
pub(super) fn most<U>(scenario: &Scenario, value: &Uncertain<U>) -> f64 {
    limits(scenario, value).1
}

fn assumed(scenario: &Scenario, id: crate::id::AssumptionId) -> (f64, f64) {
    let value = scenario.assumptions[id].value.as_ref();
    value.map_or((f64::NEG_INFINITY, f64::INFINITY), crate::chance::Distribution::range)
}

/// The limits of a product. Nothing times anything is nothing, even without a limit.
fn product(a: (f64, f64), b: (f64, f64)) -> (f64, f64) {
    let times = |x: f64, y: f64| if x == 0.0 || y == 0.0 { 0.0 } else { x * y };
    let corners = [times(a.0, b.0), times(a.0, b.1), times(a.1, b.0), times(a.1, b.1)];
    let low = corners.iter().copied().fold(f64::INFINITY, f64::min);
    let high = corners.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    (low, high)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_product_takes_its_limits_from_the_corners() {
        assert_eq!(product((1.0, 2.0), (0.5, 3.0)), (0.5, 6.0));
        assert_eq!(product((0.0, f64::INFINITY), (0.0, 1.0)), (0.0, f64::INFINITY));
        assert_eq!(product((-1.0, 1.0), (-2.0, 3.0)), (-3.0, 3.0));
    }
}
