//! Chance: named random streams and the distributions a scenario may give.
//!
//! A draw is a coordinate: (seed, replication, cause, entity name). Nothing else names it, so two
//! cases or plans meet the same luck and a draw added in one place moves none elsewhere. A
//! [`StreamKey`] is the half that does not change between replications (cause and name, hashed with
//! SHA-256 once when the world is built); a [`Luck`] is the other half (seed and replication). The
//! two are mixed by the finaliser of `SplitMix64` (Steele, Lea and Flood 2014) into the state and
//! the sequence of a PCG64-DXSM generator, whose output is the same on every platform.

mod distribution;
mod quantile;
mod shape;

use std::marker::PhantomData;

use rand::RngExt as _;
use rand::distr::Distribution as _;
use rand_distr::Exp1;
use rand_pcg::Pcg64Dxsm;
use sha2::{Digest, Sha256};

use crate::id::{Arena, AssumptionId};
use crate::time::{Moment, Span, whole};
use crate::units::{Amount, Count, Factor, Kilometres, PerHour, PerKilometre, Share, Speed};

pub use distribution::Distribution;
pub use quantile::{quantile, within_limits};

/// What a stream of draws is for. The text is part of the stream's name: changing it changes
/// every result.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Cause {
    /// An assumption's value in this replication.
    Assumption,
    /// A quantity drawn once per replication (a load, a packing rate, a date).
    Quantity,
    /// A gate's answers to one convoy.
    Clearance,
    /// Suspensions, closures and alerts that come at random.
    Outage,
    /// Spells of weather.
    Weather,
    /// Attacks on one convoy and what they do.
    Incident,
    /// Breakdowns of one convoy and what they cost.
    Breakdown,
    /// Loading and unloading of one convoy.
    Handling,
    /// Attacks on one camp.
    Attack,
    /// Length of one closure step.
    Step,
    /// The successor's arrival at one site.
    Successor,
    /// A force's pauses.
    Order,
    /// Who holds a site that claims are about.
    Claim,
    /// The contests that a force begins.
    Contest,
    /// A rival's coming to one camp.
    Rival,
    /// The first looters at one camp.
    Looters,
    /// What a rule draws.
    Rule,
    /// The points of a sweep.
    Design,
    /// Samples of what came out, to see how far it can be trusted.
    Resampling,
    /// How much later a run is that a status holds back.
    Delay,
}

/// The half of a stream's name that is the same in every replication.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StreamKey([u64; 2]);

impl StreamKey {
    /// The key of `cause` at the entity called `name`.
    pub fn new(cause: Cause, name: &str) -> Self {
        let text = format!("{cause:?}\0{name}");
        Self(halves(&Sha256::digest(text.as_bytes())))
    }
}

/// The half of a stream's name that changes with each replication.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Luck([u64; 2]);

impl Luck {
    /// The luck of one replication under one seed: no two pairs share one.
    pub fn new(seed: u64, replication: u64) -> Self {
        let low = mix(replication.wrapping_add(mix(seed)));
        let high = mix(seed.wrapping_add(mix(low)));
        Self([low, high])
    }

    /// The luck of one draw after a moment, when what has happened until then is known: another than
    /// that of any replication.
    pub fn afresh(seed: u64, as_of: Moment, draw: u64) -> Self {
        let low = mix(draw.wrapping_add(mix(seed ^ mix(as_of.0 as u64 ^ AFRESH))));
        let high = mix(seed.wrapping_add(mix(low)));
        Self([low, high])
    }

    /// The stream of `key` in this replication.
    pub fn stream(&self, key: StreamKey) -> Stream {
        self.numbered_stream(key, 0)
    }

    /// The stream of the `number`-th thing under `key` (the camp's third convoy, say).
    #[inline]
    pub fn numbered_stream(&self, key: StreamKey, number: u32) -> Stream {
        let low = mix(key.0[0] ^ mix(self.0[0].wrapping_add(u64::from(number))));
        let high = mix(key.0[1] ^ mix(self.0[1] ^ low));
        Stream(Pcg64Dxsm::new(join(low, high), join(high, key.0[0])))
    }
}

/// Keeps what is drawn after a moment apart from what is drawn in replications.
const AFRESH: u64 = 0x5354_4154_5553_2121;

/// The first sixteen bytes of a hash as two numbers.
fn halves(digest: &[u8]) -> [u64; 2] {
    let half =
        |from: usize| u64::from_le_bytes(digest[from..from + 8].try_into().expect("8 bytes"));
    [half(0), half(8)]
}

#[inline]
fn join(low: u64, high: u64) -> u128 {
    u128::from(high) << 64 | u128::from(low)
}

/// The finaliser of `SplitMix64`: a bijection in which every input bit reaches every output bit.
#[inline]
fn mix(mut word: u64) -> u64 {
    word = word.wrapping_add(0x9e37_79b9_7f4a_7c15);
    word = (word ^ (word >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    word = (word ^ (word >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    word ^ (word >> 31)
}

/// A stream of draws.
#[derive(Debug, Clone)]
pub struct Stream(Pcg64Dxsm);

impl Stream {
    /// A number from 0 (included) to 1 (excluded).
    pub fn unit(&mut self) -> f64 {
        self.0.random()
    }

    /// Whether something with this chance happens.
    pub fn happens(&mut self, chance: f64) -> bool {
        self.unit() < chance
    }

    /// An exponential draw with mean 1.
    pub fn exponential(&mut self) -> f64 {
        Exp1.sample(&mut self.0)
    }

    /// A whole number below `limit`, which must be positive.
    pub fn below(&mut self, limit: u32) -> u32 {
        self.0.random_range(0..limit)
    }
}

/// A value that may be uncertain: its own spread or an assumption's, times the factors of other
/// assumptions (one draw of a driver, many effects).
#[derive(Debug, Clone, PartialEq)]
pub struct Uncertain<U> {
    /// Where the value comes from.
    pub source: Source,
    /// Assumptions whose values multiply it.
    pub factors: Vec<AssumptionId>,
    unit: PhantomData<U>,
}

/// Where an uncertain value comes from.
#[derive(Debug, Clone, PartialEq)]
pub enum Source {
    /// A spread of its own.
    Own(Distribution),
    /// The value that an assumption takes in this replication.
    Assumption(AssumptionId),
}

/// The values of all assumptions in one replication, in base units.
pub type Assumed = Arena<AssumptionId, f64>;

/// A quantity that can be made from a draw in its base unit.
pub trait Quantity: Copy {
    /// The quantity nearest to `value`.
    fn from_base(value: f64) -> Self;
}

impl<U: Quantity> Uncertain<U> {
    /// A value from where it comes and the assumptions that multiply it.
    pub fn new(source: Source, factors: Vec<AssumptionId>) -> Self {
        Self { source, factors, unit: PhantomData }
    }

    /// A value without any doubt, in base units.
    pub fn fixed(value: f64) -> Self {
        Self::new(Source::Own(Distribution::Fixed(value)), Vec::new())
    }

    /// One draw.
    #[inline]
    pub fn draw(&self, assumed: &Assumed, stream: &mut Stream) -> U {
        let value = match &self.source {
            Source::Own(distribution) => distribution.draw(stream),
            Source::Assumption(id) => assumed[*id],
        };
        U::from_base(self.factors.iter().fold(value, |value, factor| value * assumed[*factor]))
    }

    /// What is to be expected of it before it is drawn: its mean, where the assumptions have these.
    pub fn expected(&self, means: &Assumed) -> U {
        U::from_base(self.mean(means))
    }

    /// The same in base units.
    pub fn mean(&self, means: &Assumed) -> f64 {
        let value = match &self.source {
            Source::Own(distribution) => distribution.mean(),
            Source::Assumption(id) => means[*id],
        };
        self.factors.iter().fold(value, |value, factor| value * means[*factor])
    }

    /// The value if it is the same in every replication.
    #[inline]
    pub fn constant(&self) -> Option<U> {
        match (&self.source, self.factors.as_slice()) {
            (Source::Own(Distribution::Fixed(value)), []) => Some(U::from_base(*value)),
            _ => None,
        }
    }
}

macro_rules! quantities {
    (real: $($real:ident),*) => {
        $(impl Quantity for $real {
            #[inline]
            fn from_base(value: f64) -> Self {
                Self(value)
            }
        })*
    };
}

quantities!(real: Kilometres, Speed, Share, Factor, PerHour, PerKilometre);

impl Quantity for Amount {
    #[inline]
    fn from_base(value: f64) -> Self {
        Self(whole(value).clamp(-MOST_LOAD, MOST_LOAD))
    }
}

/// The most that is drawn of a load, in base units: more than there is of anything, and little enough
/// for all lines to be added up.
const MOST_LOAD: i64 = 1_000_000_000_000_000;

impl Quantity for Moment {
    #[inline]
    fn from_base(value: f64) -> Self {
        Self::at(whole(value))
    }
}

impl Quantity for Span {
    #[inline]
    fn from_base(value: f64) -> Self {
        Self::lasting(whole(value))
    }
}

impl Quantity for Count {
    fn from_base(value: f64) -> Self {
        Self(value.round().max(0.0) as u32)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mean_of(distribution: &Distribution) -> f64 {
        let mut stream = Luck::new(1, 0).stream(StreamKey::new(Cause::Quantity, "test"));
        (0..200_000).map(|_| distribution.draw(&mut stream)).sum::<f64>() / 200_000.0
    }

    #[test]
    fn drawn_means_agree_with_closed_forms() {
        let cases = [
            Distribution::Uniform { low: 2.0, high: 6.0 },
            Distribution::Triangular { low: 5.0, mode: 20.0, high: 90.0 },
            Distribution::Pert { low: 5.0, mode: 20.0, high: 90.0 },
            Distribution::Normal { mean: 10.0, deviation: 2.0, low: 4.0, high: 16.0 },
            Distribution::lognormal(48.0, 1.0),
            Distribution::Exponential { mean: 24.0 },
            Distribution::Weibull { scale: 10.0, shape: 1.5 },
            Distribution::Discrete { values: vec![1.0, 5.0], cumulative: vec![0.25, 1.0] },
            Distribution::Empirical { sorted: vec![1.0, 2.0, 6.0] },
        ];
        for case in cases {
            let (drawn, known) = (mean_of(&case), case.mean());
            assert!((drawn - known).abs() < 0.015 * known, "{case:?}: {drawn} against {known}");
        }
    }

    #[test]
    fn a_spread_without_width_is_its_one_value() {
        let mut stream = Luck::new(1, 0).stream(StreamKey::new(Cause::Quantity, "test"));
        let (low, mode, high) = (5.0, 5.0, 5.0);
        for spread in
            [Distribution::Triangular { low, mode, high }, Distribution::Pert { low, mode, high }]
        {
            assert_eq!((spread.draw(&mut stream), spread.mean()), (5.0, 5.0), "{spread:?}");
        }
    }

    #[test]
    fn what_is_expected_is_the_mean_times_what_multiplies_it() {
        let assumed = Assumed::new(vec![2.0, 1.5, 4.0]);
        let expected = |source| {
            let factors = vec![AssumptionId(0), AssumptionId(1)];
            Uncertain::<Factor>::new(source, factors).expected(&assumed)
        };
        // (4 + 8) / 2 · 2 · 1.5, and 4 · 2 · 1.5.
        let own = Source::Own(Distribution::Uniform { low: 4.0, high: 8.0 });
        assert_eq!(expected(own), Factor(18.0));
        assert_eq!(expected(Source::Assumption(AssumptionId(2))), Factor(12.0));
    }

    #[test]
    fn a_stream_depends_on_each_coordinate_and_on_nothing_else() {
        let first = |seed, replication, cause, name, number| {
            let key = StreamKey::new(cause, name);
            Luck::new(seed, replication).numbered_stream(key, number).unit()
        };
        let base = first(1, 2, Cause::Weather, "rain", 3);
        assert_eq!(base, first(1, 2, Cause::Weather, "rain", 3));
        for other in [
            first(2, 2, Cause::Weather, "rain", 3),
            first(1, 3, Cause::Weather, "rain", 3),
            first(1, 2, Cause::Outage, "rain", 3),
            first(1, 2, Cause::Weather, "dust", 3),
            first(1, 2, Cause::Weather, "rain", 4),
        ] {
            assert_ne!(base, other);
        }
    }

    #[test]
    fn streams_of_neighbours_are_uncorrelated() {
        let key = StreamKey::new(Cause::Incident, "kidal");
        let n = 100_000;
        let pairs = (0..n).map(|replication| {
            let luck = Luck::new(7, replication);
            (luck.numbered_stream(key, 0).unit(), luck.numbered_stream(key, 1).unit())
        });
        let covariance: f64 = pairs.map(|(a, b)| (a - 0.5) * (b - 0.5)).sum::<f64>() / n as f64;
        assert!((covariance * 12.0).abs() < 4.0 / (n as f64).sqrt(), "{covariance}");
    }
}
