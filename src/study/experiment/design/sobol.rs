//! Sobol' sequences (Sobol' 1967) with the direction numbers of Joe and Kuo (2008), scrambled after
//! Owen (1995) by the hash of Burley (2020).

use crate::chance::Stream;

use super::{Design, Refused, check_size};

/// The longest sequence there is.
pub const MOST_SOBOL_POINTS: usize = 1 << 16;

/// The most dimensions there are.
pub const MOST_SOBOL_FACTORS: usize = sobol_burley::NUM_DIMENSIONS as usize;

/// The first points of a scrambled Sobol' sequence. They are most even if `points` is a power of
/// two; a longer sequence from the same stream begins with a shorter one.
pub fn sobol(factors: usize, points: usize, stream: &mut Stream) -> Result<Design, Refused> {
    check_sobol(factors, points)?;
    let seed = stream.below(u32::MAX);
    Ok(Design::from_fn(factors, points, |point, factor| {
        f64::from(sobol_burley::sample(point as u32, factor as u32, seed))
    }))
}

/// Refuses what the sequence does not have.
///
/// # Errors
/// [`Refused`].
pub fn check_sobol(factors: usize, points: usize) -> Result<(), Refused> {
    check_size(factors, points)?;
    match () {
        () if points > MOST_SOBOL_POINTS => Err(Refused::TooManyPoints),
        () if factors > MOST_SOBOL_FACTORS => Err(Refused::TooManyFactors),
        () => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use sobol_burley::parts::sobol_rev;

    use super::super::tests::stream;
    use super::*;

    #[test]
    fn the_sequence_before_scrambling_is_the_published_one() {
        // scipy.stats.qmc.Sobol(5, scramble=False), SciPy 1.17.1, in eighths; there in Gray-code order.
        const PUBLISHED: [[u32; 5]; 8] = [
            [0, 0, 0, 0, 0],
            [4, 4, 4, 4, 4],
            [6, 2, 2, 2, 6],
            [2, 6, 6, 6, 2],
            [3, 3, 5, 7, 3],
            [7, 7, 1, 3, 7],
            [5, 1, 7, 5, 5],
            [1, 5, 3, 1, 1],
        ];
        for (index, expected) in PUBLISHED.iter().enumerate() {
            let gray = (index ^ (index >> 1)) as u32;
            let found = [0, 1, 2, 3, 4]
                .map(|dimension| sobol_rev(gray.reverse_bits(), dimension).reverse_bits() >> 29);
            assert_eq!(found, *expected, "point {index}");
        }
    }

    #[test]
    fn a_power_of_two_points_fills_every_stratum_of_every_factor_once() {
        let design = sobol(40, 256, &mut stream(3)).expect("small");
        for factor in 0..40 {
            let mut strata: Vec<usize> =
                design.column(factor).map(|coordinate| (coordinate * 256.0) as usize).collect();
            strata.sort_unstable();
            assert_eq!(strata, (0..256).collect::<Vec<_>>(), "factor {factor}");
        }
    }

    #[test]
    fn the_first_two_factors_fill_every_elementary_box_once() {
        // A (0, m, 2)-net in base 2: every 2^a by 2^(m-a) cut has one point in each box.
        let design = sobol(2, 64, &mut stream(4)).expect("small");
        for cut in 0..=6_u32 {
            let (across, down) = (2_usize.pow(cut), 2_usize.pow(6 - cut));
            let in_box = |point: &[f64]| {
                (point[0] * across as f64) as usize * down + (point[1] * down as f64) as usize
            };
            let mut boxes: Vec<usize> = design.points().map(in_box).collect();
            boxes.sort_unstable();
            assert_eq!(boxes, (0..64).collect::<Vec<_>>(), "{across} by {down}");
        }
    }

    #[test]
    fn it_integrates_far_better_than_chance() {
        // The mean of a product of (1 + (x - 1/2)) over five factors is 1.
        let value = |point: &[f64]| point.iter().map(|x| 0.5 + x).product::<f64>();
        let design = sobol(5, 4_096, &mut stream(5)).expect("small");
        let mean = design.points().map(value).sum::<f64>() / 4_096.0;
        // By chance the standard error would be sqrt((13/12)^5 - 1) / 64 = 0.0110.
        assert!((mean - 1.0).abs() < 0.0005, "{mean}");
    }

    #[test]
    fn longer_sequences_begin_with_shorter_ones_and_streams_differ() {
        let of = |points, number| sobol(3, points, &mut stream(number)).expect("small");
        assert_eq!(
            of(100, 1).points().take(10).collect::<Vec<_>>(),
            of(10, 1).points().collect::<Vec<_>>()
        );
        assert_ne!(of(10, 1), of(10, 2));
    }

    #[test]
    fn what_the_sequence_does_not_have_is_refused() {
        let of = |factors, points| sobol(factors, points, &mut stream(1)).map(|_| ());
        assert_eq!(of(1, MOST_SOBOL_POINTS), Ok(()));
        assert_eq!(of(1, MOST_SOBOL_POINTS + 1), Err(Refused::TooManyPoints));
        assert_eq!(of(MOST_SOBOL_FACTORS + 1, 1), Err(Refused::TooManyFactors));
    }
}
