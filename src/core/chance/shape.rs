//! Draws of beta and Weibull spreads with the mathematics of `libm`, which is the same on every machine:
//! the generic ones of `rand_distr` take that of the system as soon as any crate asks `num-traits` for it.

use rand::distr::{Distribution as _, Open01, OpenClosed01};
use rand::{Rng, RngExt as _};

/// A draw of a Weibull spread.
pub(super) fn weibull(source: &mut impl Rng, scale: f64, shape: f64) -> f64 {
    let share: f64 = OpenClosed01.sample(source);
    scale * libm::pow(-libm::log(share), 1.0 / shape)
}

/// A draw of a Beta-PERT spread of shape 4 between two limits, of which the first is the lower one.
pub(super) fn pert(source: &mut impl Rng, low: f64, mode: f64, high: f64) -> f64 {
    let range = high - low;
    let alpha = 1.0 + 4.0 * (mode - low) / range;
    let beta = 1.0 + 4.0 * (high - mode) / range;
    self::beta(source, alpha, beta) * range + low
}

/// A draw of a beta spread (Cheng 1978): algorithm BB if both shapes are above 1, BC else. Both draw the
/// odds of the value, w / b.
fn beta(source: &mut impl Rng, alpha: f64, beta: f64) -> f64 {
    let (small, large) = if alpha < beta { (alpha, beta) } else { (beta, alpha) };
    let is_small_first = alpha < beta;
    // BC takes the larger shape for `a`.
    let (w, b, is_first) = match small > 1.0 {
        true => (odds_bb(source, small, large), large, is_small_first),
        false => (odds_bc(source, large, small), small, !is_small_first),
    };
    match is_first {
        true if w == f64::INFINITY => 1.0,
        true => w / (b + w),
        false => b / (b + w),
    }
}

/// Two numbers between 0 and 1, neither included.
fn pair(source: &mut impl Rng) -> (f64, f64) {
    let first = source.sample(Open01);
    (first, source.sample(Open01))
}

/// Algorithm BB: `a` is the smaller shape, above 1.
fn odds_bb(source: &mut impl Rng, a: f64, b: f64) -> f64 {
    let alpha = a + b;
    let beta = ((alpha - 2.0) / (2.0 * a * b - alpha)).sqrt();
    let gamma = a + 1.0 / beta;
    loop {
        let (first, second) = pair(source);
        let v = beta * libm::log(first / (1.0 - first));
        let w = a * libm::exp(v);
        let z = first * first * second;
        let r = gamma * v - libm::log(4.0);
        let s = a + r - w;
        if s + 1.0 + libm::log(5.0) >= 5.0 * z {
            return w;
        }
        let t = libm::log(z);
        if s >= t || r + alpha * libm::log(alpha / (b + w)) >= t {
            return w;
        }
    }
}

/// Algorithm BC: `a` is the larger shape, `b` at most 1.
fn odds_bc(source: &mut impl Rng, a: f64, b: f64) -> f64 {
    let alpha = a + b;
    let beta = 1.0 / b;
    let delta = 1.0 + a - b;
    let least = delta * (1.0 / 18.0 / 4.0 + 3.0 / 18.0 / 4.0 * b) / (a * beta - 14.0 / 18.0);
    let most = 0.25 + (0.5 + 0.25 / delta) * b;
    loop {
        let (first, second) = pair(source);
        let (y, is_low) = (first * second, first < 0.5);
        let z = if is_low { first * y } else { first * first * second };
        let is_refused =
            if is_low { 0.25 * second + z - y >= least } else { z > 0.25 && z >= most };
        if is_refused {
            continue;
        }
        let v = beta * libm::log(first / (1.0 - first));
        let w = a * libm::exp(v);
        let is_sure = !is_low && z <= 0.25;
        if is_sure || alpha * (libm::log(alpha / (b + w)) + v) - libm::log(4.0) >= libm::log(z) {
            return w;
        }
    }
}

#[cfg(test)]
mod tests {
    use rand_distr::Pert;

    use super::super::{Cause, Luck, Stream, StreamKey};
    use super::*;

    fn stream(number: u64) -> Stream {
        Luck::new(number, 0).stream(StreamKey::new(Cause::Quantity, "test"))
    }

    #[test]
    fn draws_are_those_of_another_implementation_but_for_the_last_digits() {
        for (low, mode, high) in
            [(0.0, 3.0, 10.0), (5.0, 5.0, 25.0), (-1.0, 1.0, 1.0), (0.0, 5.0, 10.0)]
        {
            let theirs = Pert::new(low, high).with_mode(mode).expect("a spread");
            for number in 0..2_000 {
                let ours = pert(&mut stream(number).0, low, mode, high);
                let other: f64 = theirs.sample(&mut stream(number).0);
                assert!((ours - other).abs() <= 1e-13 * (high - low), "{number}: {ours}, {other}");
            }
        }
        let theirs = rand_distr::Weibull::new(7.0, 1.3).expect("a spread");
        for number in 0..2_000 {
            let (ours, other) =
                (weibull(&mut stream(number).0, 7.0, 1.3), theirs.sample(&mut stream(number).0));
            assert!((ours - other).abs() <= 1e-13 * ours, "{number}: {ours}, {other}");
        }
    }
}
