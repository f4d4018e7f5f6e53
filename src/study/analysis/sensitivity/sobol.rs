//! Variance-based indices (Sobol' 1993): first order after Saltelli et al. (2010, table 2 (b)), total
//! after Jansen (1999; ibid. table 2 (f)), pairs after Saltelli (2002).

use crate::chance::Stream;
use crate::experiment::design::{Blocks, Order};

use super::bootstrap::{Estimate, resample};
use super::{Unfit, whole};

/// What share of the output's variance a factor accounts for. Estimates may fall a little outside
/// 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Indices {
    /// By itself (S1, the main effect).
    pub first: Estimate,
    /// With all its interactions (ST, the total effect): what would be left if all else were known.
    pub total: Estimate,
}

/// What two factors account for together beyond what each does by itself (S2).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PairIndex {
    /// The first of them.
    pub one: usize,
    /// The second of them, a later one.
    pub two: usize,
    /// The share.
    pub index: Estimate,
}

/// The indices of a design.
#[derive(Debug, Clone, PartialEq)]
pub struct SobolIndices {
    /// One for each factor.
    pub factors: Vec<Indices>,
    /// One for each pair of factors; empty unless the design is of second order.
    pub pairs: Vec<PairIndex>,
}

/// How intervals are made: so many resamples of the base points.
#[derive(Debug)]
pub struct Resampling<'a> {
    /// How many; none gives no intervals.
    pub times: usize,
    /// What chooses them.
    pub stream: &'a mut Stream,
}

/// The indices from the outputs of a Saltelli design.
pub fn sobol_indices(
    blocks: &Blocks,
    outputs: &[Option<f64>],
    resampling: Resampling<'_>,
) -> Result<SobolIndices, Unfit> {
    let outputs = whole(outputs, blocks.points())?;
    if outputs.iter().all(|output| *output == outputs[0]) {
        return Err(Unfit::Constant);
    }
    let outputs = Outputs::new(*blocks, outputs);
    let rows: Vec<usize> = (0..blocks.base).collect();
    let found = outputs.indices(&rows);
    let Resampling { times, stream } = resampling;
    let resampled: Vec<Vec<f64>> =
        (0..times).map(|_| outputs.indices(&resample(blocks.base, stream))).collect();
    let estimate =
        |at: usize| Estimate::new(found[at], resampled.iter().map(|indices| indices[at]).collect());
    let factors = (0..blocks.factors)
        .map(|factor| Indices { first: estimate(2 * factor), total: estimate(2 * factor + 1) });
    let pairs = pairs(blocks).enumerate().map(|(at, (one, two))| PairIndex {
        one,
        two,
        index: estimate(2 * blocks.factors + at),
    });
    Ok(SobolIndices { factors: factors.collect(), pairs: pairs.collect() })
}

/// The pairs of factors for which there are indices.
fn pairs(blocks: &Blocks) -> impl Iterator<Item = (usize, usize)> {
    let factors = if blocks.order == Order::Second { blocks.factors } else { 0 };
    (0..factors).flat_map(move |one| (one + 1..factors).map(move |two| (one, two)))
}

/// The outputs of a Saltelli design, less their mean: the estimators of products are less noisy so.
struct Outputs {
    blocks: Blocks,
    centred: Vec<f64>,
}

impl Outputs {
    fn new(blocks: Blocks, mut outputs: Vec<f64>) -> Self {
        let mean = outputs.iter().sum::<f64>() / outputs.len() as f64;
        outputs.iter_mut().for_each(|output| *output -= mean);
        Self { blocks, centred: outputs }
    }

    fn a(&self, row: usize) -> f64 {
        self.centred[self.blocks.a(row)]
    }

    fn b(&self, row: usize) -> f64 {
        self.centred[self.blocks.b(row)]
    }

    fn ab(&self, row: usize, factor: usize) -> f64 {
        self.centred[self.blocks.ab(row, factor)]
    }

    fn ba(&self, row: usize, factor: usize) -> f64 {
        self.centred[self.blocks.ba(row, factor)]
    }

    /// First and total index of each factor, then those of pairs, over these base points.
    fn indices(&self, rows: &[usize]) -> Vec<f64> {
        let mean = |term: &dyn Fn(usize) -> f64| {
            rows.iter().map(|row| term(*row)).sum::<f64>() / rows.len() as f64
        };
        let middle = mean(&|row| f64::midpoint(self.a(row), self.b(row)));
        let square = |value: f64| (value - middle).powi(2);
        let variance = mean(&|row| f64::midpoint(square(self.a(row)), square(self.b(row))));
        let mut found = Vec::with_capacity(2 * self.blocks.factors);
        for factor in 0..self.blocks.factors {
            let first = mean(&|row| self.b(row) * (self.ab(row, factor) - self.a(row)));
            let total = mean(&|row| (self.a(row) - self.ab(row, factor)).powi(2)) / 2.0;
            found.extend([first / variance, total / variance]);
        }
        for (one, two) in pairs(&self.blocks) {
            let closed =
                mean(&|row| self.ba(row, one) * self.ab(row, two) - self.a(row) * self.b(row));
            found.push(closed / variance - found[2 * one] - found[2 * two]);
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::super::functions::{close, ishigami, sobol_g, stream, weyl};
    use super::*;
    use crate::experiment::design::saltelli;

    fn indices_of(
        function: impl Fn(&[f64]) -> f64,
        factors: usize,
        order: Order,
        resamples: usize,
    ) -> SobolIndices {
        let design = saltelli(factors, 4_096, order, &mut stream(11)).expect("small");
        let outputs: Vec<Option<f64>> =
            design.design.points().map(|point| Some(function(point))).collect();
        let resampling = Resampling { times: resamples, stream: &mut stream(12) };
        sobol_indices(&design.blocks, &outputs, resampling).expect("no holes")
    }

    #[test]
    fn indices_of_the_ishigami_function_are_the_analytic_ones() {
        let found = indices_of(ishigami, 3, Order::Second, 0);
        let analytic = [(0.3139, 0.5576), (0.4424, 0.4424), (0.0, 0.2437)];
        for (indices, (first, total)) in found.factors.iter().zip(analytic) {
            close(indices.first.value, first, 0.01);
            close(indices.total.value, total, 0.01);
        }
        for (pair, expected) in found.pairs.iter().zip([0.0, 0.2437, 0.0]) {
            close(pair.index.value, expected, 0.02);
        }
    }

    #[test]
    fn indices_of_the_g_function_are_the_analytic_ones() {
        let a = [0.0, 1.0, 4.5, 9.0];
        let found = indices_of(|point| sobol_g(point, &a), 4, Order::First, 0);
        let partial = a.map(|a| 1.0 / (3.0 * (1.0 + a) * (1.0 + a)));
        let variance = partial.iter().map(|partial| 1.0 + partial).product::<f64>() - 1.0;
        for (factor, indices) in found.factors.iter().enumerate() {
            let others = (0..4).filter(|other| *other != factor).map(|other| 1.0 + partial[other]);
            close(indices.first.value, partial[factor] / variance, 0.01);
            close(indices.total.value, partial[factor] * others.product::<f64>() / variance, 0.01);
        }
        assert!(found.pairs.is_empty());
    }

    /// Ishigami over 64 base points that anyone can make again.
    fn small_table() -> (Blocks, Vec<Option<f64>>) {
        let blocks = Blocks { factors: 3, base: 64, order: Order::Second };
        let mut outputs = Vec::new();
        for row in 0..64 {
            let a = [0, 1, 2].map(|factor| weyl(row, factor));
            let b = [3, 4, 5].map(|factor| weyl(row, factor));
            let mixed = |mut point: [f64; 3], factor: usize, other: [f64; 3]| {
                point[factor] = other[factor];
                point
            };
            outputs.push(a);
            outputs.extend([0, 1, 2].map(|factor| mixed(a, factor, b)));
            outputs.extend([0, 1, 2].map(|factor| mixed(b, factor, a)));
            outputs.push(b);
        }
        (blocks, outputs.iter().map(|point| Some(ishigami(point))).collect())
    }

    #[test]
    fn agrees_with_salib_on_the_same_table() {
        // SALib 1.6.0, sobol.analyze(problem, Y, calc_second_order=True) on the table above.
        let first = [0.23458919534847847, 0.49826426947993363, -0.08360199576084087];
        let total = [0.2707918334559636, 0.4222865927187706, 0.2167577061776254];
        let pair = [-0.10142732454914771, 0.2865472911743585, -0.026726718402091898];
        let (blocks, outputs) = small_table();
        let resampling = Resampling { times: 0, stream: &mut stream(1) };
        let found = sobol_indices(&blocks, &outputs, resampling).expect("no holes");
        for factor in 0..3 {
            close(found.factors[factor].first.value, first[factor], 1e-9);
            close(found.factors[factor].total.value, total[factor], 1e-9);
            close(found.pairs[factor].index.value, pair[factor], 1e-9);
        }
    }

    #[test]
    fn intervals_are_as_wide_as_those_of_salib() {
        // Half-widths by SALib on the same table (normal, 200 resamples): within a third.
        let halves = [0.1272356210378391, 0.19995278795039534, 0.22133699283969036];
        let (blocks, outputs) = small_table();
        let resampling = Resampling { times: 1_000, stream: &mut stream(1) };
        let found = sobol_indices(&blocks, &outputs, resampling).expect("no holes");
        for (indices, half) in found.factors.iter().zip(halves) {
            let (low, high) = indices.first.interval.expect("resampled");
            close((high - low) / 2.0, half, half / 3.0);
        }
    }

    #[test]
    fn intervals_hold_the_truth_and_depend_on_nothing_but_the_stream() {
        let found = indices_of(ishigami, 3, Order::First, 200);
        for (indices, total) in found.factors.iter().zip([0.5576, 0.4424, 0.2437]) {
            let (low, high) = indices.total.interval.expect("resampled");
            assert!(low < total && total < high, "{low} to {high} without {total}");
        }
        assert_eq!(found, indices_of(ishigami, 3, Order::First, 200));
    }

    #[test]
    fn a_table_with_holes_or_without_variance_is_refused() {
        let blocks = Blocks { factors: 1, base: 2, order: Order::First };
        let of = |outputs: &[Option<f64>]| {
            let resampling = Resampling { times: 0, stream: &mut stream(1) };
            sobol_indices(&blocks, outputs, resampling).expect_err("refused")
        };
        let mut outputs = [Some(1.0); 6];
        assert_eq!(of(&outputs), Unfit::Constant);
        outputs[4] = None;
        assert_eq!(of(&outputs), Unfit::Holes { points: vec![4], of: 6 });
    }
}
