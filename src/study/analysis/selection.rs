//! Selection: which of several systems has the largest mean, and how sure that is.
//!
//! [`Race`] decides: Kim and Nelson's procedure, because it keeps a promise (a chance of choosing
//! right that holds for whatever the means are), lets systems share their luck, and drops those that
//! fall behind. [`allocation`] (Chen et al.) promises nothing and takes systems to be independent,
//! but says where a further observation does most: it is given where a race ends undecided.
//! [`chance_of_right_choice`] is the estimate that goes with either.

mod kn;
mod ocba;

pub use kn::Race;
pub use ocba::allocation;

/// What a choice is to keep.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Promise {
    /// Chance of choosing the best, above 0.5 and below 1.
    pub confidence: f64,
    /// The smallest difference between means that matters, above 0: a system nearer to the best than
    /// that may be chosen instead.
    pub indifference: f64,
}

/// How far the chosen system is above another.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Apart {
    /// The mean of the difference.
    pub mean: f64,
    /// Its standard error.
    pub error: f64,
}

impl Apart {
    /// The difference of two systems that were observed in pairs, over the pairs there are; `None` of
    /// less than two.
    pub fn of_pairs(one: &[f64], other: &[f64]) -> Option<Self> {
        let n = one.len().min(other.len());
        let mean = one.iter().zip(other).map(|(a, b)| a - b).sum::<f64>() / n as f64;
        let error = (pair_variance(one, other) / n as f64).sqrt();
        (n > 1).then_some(Self { mean, error })
    }

    /// The chance that the other is truly better by more than `margin` (normal, flat prior).
    fn is_wrong(self, margin: f64) -> f64 {
        let above = self.mean + margin;
        match self.error > 0.0 {
            true => 0.5 * libm::erfc(above / self.error / std::f64::consts::SQRT_2),
            false if above == 0.0 => 0.5,
            false => f64::from(u8::from(above < 0.0)),
        }
    }
}

/// The approximate chance that no other system is better than the chosen one by more than `margin`:
/// Bonferroni's lower bound, 1 less the sum over the others (APCS-B of Chen et al. 2000, with the
/// errors of paired differences where systems share their luck).
pub fn chance_of_right_choice(others: &[Apart], margin: f64) -> f64 {
    (1.0 - others.iter().map(|other| other.is_wrong(margin)).sum::<f64>()).max(0.0)
}

/// The variance of the difference of two columns, over the pairs there are.
fn pair_variance(one: &[f64], other: &[f64]) -> f64 {
    let n = one.len().min(other.len()) as f64;
    let mean = one.iter().zip(other).map(|(a, b)| a - b).sum::<f64>() / n;
    let squares: f64 = one.iter().zip(other).map(|(a, b)| (a - b - mean).powi(2)).sum();
    squares / (n - 1.0)
}

#[cfg(test)]
pub(super) mod normal {
    //! Normal draws for tests.

    use crate::chance::{Cause, Luck, Stream, StreamKey};

    /// A stream of its own for each number.
    pub(in crate::analysis) fn stream(number: u64) -> Stream {
        Luck::new(7, number).stream(StreamKey::new(Cause::Quantity, "normal"))
    }

    /// Standard normal draws by the method of Box and Muller (1958).
    pub(in crate::analysis) struct Normal(Stream);

    impl Normal {
        pub(in crate::analysis) fn new(stream: Stream) -> Self {
            Self(stream)
        }

        pub(in crate::analysis) fn draw(&mut self) -> f64 {
            let radius = (-2.0 * (1.0 - self.0.unit()).ln()).sqrt();
            radius * (2.0 * std::f64::consts::PI * self.0.unit()).cos()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_chance_of_a_right_choice_is_a_normal_one_and_bonferroni_adds_up() {
        // 1.96 standard errors ahead: 2.5 % that the other is better; twice that for two others.
        let ahead = Apart { mean: 1.959_964, error: 1.0 };
        assert!((chance_of_right_choice(&[ahead], 0.0) - 0.975).abs() < 1e-6);
        assert!((chance_of_right_choice(&[ahead, ahead], 0.0) - 0.95).abs() < 1e-6);
        let equal = Apart { mean: 0.0, error: 1.0 };
        assert!((chance_of_right_choice(&[equal], 1.959_964) - 0.975).abs() < 1e-6);
        assert_eq!(chance_of_right_choice(&[Apart { mean: 0.0, error: 0.0 }], 0.0), 0.5);
        assert_eq!(chance_of_right_choice(&[], 0.0), 1.0);
        // Without any error the better one is known: ahead by one, behind by one, behind by less than
        // the margin.
        let sure = |mean| Apart { mean, error: 0.0 };
        assert_eq!(chance_of_right_choice(&[sure(1.0)], 0.0), 1.0);
        assert_eq!(chance_of_right_choice(&[sure(-1.0)], 0.0), 0.0);
        assert_eq!(chance_of_right_choice(&[sure(-1.0)], 1.5), 1.0);
    }

    #[test]
    fn pairs_forget_the_luck_they_share() {
        let one = [10.0, 20.0, 30.0, 40.0];
        let apart = Apart::of_pairs(&one, &[9.0, 19.0, 29.0]).expect("pairs");
        assert_eq!(apart, Apart { mean: 1.0, error: 0.0 });
        assert_eq!(Apart::of_pairs(&one, &[9.0]), None);
        // 1, 2 and 6: a mean of 3, a variance of (4 + 1 + 9) / 2.
        let apart = Apart::of_pairs(&[1.0, 2.0, 6.0], &[0.0; 3]).expect("pairs");
        assert_eq!(apart, Apart { mean: 3.0, error: (7.0_f64 / 3.0).sqrt() });
    }
}
