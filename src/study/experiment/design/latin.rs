//! Latin hypercubes (McKay, Beckman and Conover 1979): every factor cut into as many strata as there
//! are points, one point in each.

use crate::chance::Stream;

use super::discrepancy::part_of;
use super::{Design, Refused, check_size};

/// The largest number below 1.
const BELOW_ONE: f64 = 1.0 - f64::EPSILON / 2.0;

/// A Latin hypercube, each point at random within its cell, made more even by so many tries of
/// exchanging two points' coordinates of one factor: what lowers the centred discrepancy is kept
/// (columnwise exchange, Jin, Chen and Sudjianto 2005, without their annealing). Each try takes time
/// in points × factors; some twenty per coordinate bring most of what there is to gain.
pub fn latin_hypercube(
    factors: usize,
    points: usize,
    tries: usize,
    stream: &mut Stream,
) -> Result<Design, Refused> {
    check_size(factors, points)?;
    let mut design = Design::from_fn(factors, points, |_, _| 0.0);
    for factor in 0..factors {
        for (point, stratum) in shuffled(points, stream).into_iter().enumerate() {
            let coordinate = (stratum as f64 + stream.unit()) / points as f64;
            design.set(point, factor, coordinate.min(BELOW_ONE));
        }
    }
    if points > 1 {
        (0..tries).for_each(|_| try_exchange(&mut design, stream));
    }
    Ok(design)
}

/// Exchanges a random coordinate of two random points if that makes the design more even.
fn try_exchange(design: &mut Design, stream: &mut Stream) {
    let points = design.len() as u32;
    let factor = stream.below(design.factors() as u32) as usize;
    let first = stream.below(points);
    let second = (first + 1 + stream.below(points - 1)) % points;
    let (first, second) = (first as usize, second as usize);
    let before = part_of(design, first, second);
    exchange(design, factor, first, second);
    if part_of(design, first, second) >= before {
        exchange(design, factor, first, second);
    }
}

fn exchange(design: &mut Design, factor: usize, first: usize, second: usize) {
    let (one, two) = (design.point(first)[factor], design.point(second)[factor]);
    design.set(first, factor, two);
    design.set(second, factor, one);
}

/// The numbers below `count` in random order (Durstenfeld 1964).
pub(super) fn shuffled(count: usize, stream: &mut Stream) -> Vec<usize> {
    let mut numbers: Vec<usize> = (0..count).collect();
    for last in (1..count).rev() {
        numbers.swap(last, stream.below(last as u32 + 1) as usize);
    }
    numbers
}

#[cfg(test)]
mod tests {
    use super::super::centred_discrepancy;
    use super::super::tests::stream;
    use super::*;

    #[test]
    fn every_stratum_of_every_factor_holds_one_point() {
        for tries in [0, 500] {
            let design = latin_hypercube(4, 37, tries, &mut stream(1)).expect("small");
            for factor in 0..4 {
                let mut strata: Vec<usize> =
                    design.column(factor).map(|coordinate| (coordinate * 37.0) as usize).collect();
                strata.sort_unstable();
                assert_eq!(strata, (0..37).collect::<Vec<_>>());
            }
        }
    }

    #[test]
    fn it_is_more_even_than_chance_and_exchanges_make_it_more_so() {
        let mean = |design: &dyn Fn(u64) -> Design| {
            (0..20).map(|number| centred_discrepancy(&design(number))).sum::<f64>() / 20.0
        };
        let random = mean(&|number| {
            let draws = std::cell::RefCell::new(stream(number));
            Design::from_fn(5, 50, |_, _| draws.borrow_mut().unit())
        });
        let plain = mean(&|number| latin_hypercube(5, 50, 0, &mut stream(number)).unwrap());
        let optimised = mean(&|number| latin_hypercube(5, 50, 5_000, &mut stream(number)).unwrap());
        assert!(plain < 0.75 * random, "{plain} against {random} by chance");
        assert!(optimised < 0.5 * plain, "{optimised} against {plain} before exchanges");
    }

    #[test]
    fn the_stream_decides_and_nothing_else() {
        let of = |number| latin_hypercube(3, 20, 100, &mut stream(number)).unwrap();
        assert_eq!(of(1), of(1));
        assert_ne!(of(1), of(2));
    }

    #[test]
    fn one_point_is_enough_and_none_is_not() {
        assert_eq!(latin_hypercube(2, 1, 10, &mut stream(1)).unwrap().len(), 1);
        assert_eq!(latin_hypercube(2, 0, 10, &mut stream(1)), Err(Refused::NoPoints));
        assert_eq!(latin_hypercube(0, 5, 10, &mut stream(1)), Err(Refused::NoFactors));
    }
}
