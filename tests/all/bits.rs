//! The bits of draws: the same in debug and release, whatever Cargo features are on.

use drawdown::chance::{Cause, Distribution, Luck, StreamKey, quantile};

/// Folds the bits of numbers into one (FNV-1a, 64 bits).
fn folded(numbers: impl Iterator<Item = f64>) -> u64 {
    let bytes = numbers.flat_map(|number| number.to_bits().to_le_bytes());
    bytes.fold(0xcbf2_9ce4_8422_2325, |sum, byte| {
        (sum ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3)
    })
}

/// Many draws of one spread, each of its own stream.
fn draws(spread: &Distribution) -> u64 {
    let key = StreamKey::new(Cause::Quantity, "bits");
    folded((0..5_000).map(|number| spread.draw(&mut Luck::new(7, number).stream(key))))
}

#[test]
fn draws_have_the_same_bits_in_every_build() {
    let pert = Distribution::Pert { low: 2.0, mode: 3.0, high: 11.0 };
    let at_an_end = Distribution::Pert { low: 2.0, mode: 2.0, high: 11.0 };
    let weibull = Distribution::Weibull { scale: 7.0, shape: 1.3 };
    let shares = || (1..1_000).map(|share| f64::from(share) / 1_000.0);
    let found = [
        draws(&pert),
        draws(&at_an_end),
        draws(&weibull),
        folded(shares().map(|share| quantile(&pert, share))),
        folded(shares().map(|share| quantile(&Distribution::lognormal(5.0, 0.4), share))),
    ];
    let expected = [
        0x3130_fc47_6c42_1299,
        0xc714_4976_ea85_3879,
        0xd350_7219_3ac0_091f,
        0xf400_2e7b_a662_db6b,
        0x2f78_d584_9bbb_0f9c,
    ];
    assert_eq!(found, expected, "{found:#x?}");
}
