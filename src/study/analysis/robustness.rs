//! Robustness: what each plan is worth over many futures of which nobody knows the chances.
//!
//! The measures are those of the taxonomy of `McPhail` et al. (2018, "Robustness metrics: how are they
//! calculated, when should they be used and why do they give different results?", Earth's Future 6)
//! that need nothing but a table of plans by futures; each names its own source. They ask different
//! questions and need not agree, so all of them are said.

/// A measure of robustness.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Metric {
    /// The mean over all futures (Laplace's principle of insufficient reason; with weights, Bayes).
    Mean,
    /// The worst future (Wald 1950, maximin).
    Worst,
    /// The share of futures in which the plan is good enough (Starr's domain criterion, 1963).
    Satisficing,
    /// The regret that nine tenths of the futures do not exceed (90th percentile minimax regret).
    Regret90,
    /// The largest regret (Savage 1951, minimax regret).
    WorstRegret,
}

impl Metric {
    /// All of them, in the order of the results.
    pub const ALL: [Self; 5] =
        [Self::Mean, Self::Worst, Self::Satisficing, Self::Regret90, Self::WorstRegret];

    /// The word for tables.
    pub fn word(self) -> &'static str {
        match self {
            Self::Mean => "mean",
            Self::Worst => "worst",
            Self::Satisficing => "satisficing",
            Self::Regret90 => "regret_p90",
            Self::WorstRegret => "regret_worst",
        }
    }

    /// Whether a smaller number is the better one.
    pub fn is_regret(self) -> bool {
        matches!(self, Self::Regret90 | Self::WorstRegret)
    }
}

/// What one measure says of all plans.
#[derive(Debug, Clone, PartialEq)]
pub struct Robustness {
    /// The measure.
    pub metric: Metric,
    /// Its value for each plan.
    pub values: Vec<f64>,
    /// The plans with the best value; more than one where they are equal.
    pub preferred: Vec<usize>,
}

/// The measures of a table with one row for each plan and one column for each future, more being
/// better; `weights` of the futures make 1; a plan is good enough from `enough` on.
pub fn robustness(payoffs: &[Vec<f64>], weights: &[f64], enough: f64) -> Vec<Robustness> {
    let regrets = regrets(payoffs);
    let of = |metric| {
        let values: Vec<f64> = (payoffs.iter().zip(&regrets))
            .map(|(payoffs, regrets)| value(metric, payoffs, regrets, weights, enough))
            .collect();
        let preferred = preferred(&values, metric.is_regret());
        Robustness { metric, values, preferred }
    };
    Metric::ALL.into_iter().map(of).collect()
}

/// What each plan falls short of the best one in each future (Savage 1951).
pub fn regrets(payoffs: &[Vec<f64>]) -> Vec<Vec<f64>> {
    let best =
        |future: usize| payoffs.iter().map(|plan| plan[future]).fold(f64::NEG_INFINITY, f64::max);
    let of = |plan: &Vec<f64>| {
        plan.iter().enumerate().map(|(future, payoff)| best(future) - payoff).collect()
    };
    payoffs.iter().map(of).collect()
}

fn value(metric: Metric, payoffs: &[f64], regrets: &[f64], weights: &[f64], enough: f64) -> f64 {
    let weighted = |values: &mut dyn Iterator<Item = f64>| {
        values.zip(weights).map(|(value, weight)| value * weight).sum()
    };
    match metric {
        Metric::Mean => weighted(&mut payoffs.iter().copied()),
        Metric::Worst => payoffs.iter().copied().fold(f64::INFINITY, f64::min),
        Metric::Satisficing => {
            weighted(&mut payoffs.iter().map(|payoff| f64::from(u8::from(*payoff >= enough))))
        }
        Metric::Regret90 => percentile(regrets, weights, 0.9),
        Metric::WorstRegret => regrets.iter().copied().fold(0.0, f64::max),
    }
}

/// The smallest value that futures of at least this weight do not exceed.
fn percentile(values: &[f64], weights: &[f64], share: f64) -> f64 {
    let mut pairs: Vec<(f64, f64)> = values.iter().copied().zip(weights.iter().copied()).collect();
    pairs.sort_by(|one, other| one.0.total_cmp(&other.0));
    let mut weight = 0.0;
    // A weight that adds up to the share but for rounding is enough.
    let reached = pairs.iter().find(|pair| {
        weight += pair.1;
        weight >= share - 1e-9
    });
    reached.or(pairs.last()).map_or(0.0, |pair| pair.0)
}

/// The places of the best value.
fn preferred(values: &[f64], is_less_better: bool) -> Vec<usize> {
    let sign = if is_less_better { -1.0 } else { 1.0 };
    let best = values.iter().map(|value| sign * value).fold(f64::NEG_INFINITY, f64::max);
    (0..values.len()).filter(|plan| sign * values[*plan] >= best).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A textbook table of investments (rows) under rising, steady and falling interest rates.
    fn investments() -> Vec<Vec<f64>> {
        vec![vec![-4.0, 4.0, 12.0], vec![-2.0, 3.0, 8.0], vec![3.0, 2.0, 1.0]]
    }

    const THIRDS: [f64; 3] = [1.0 / 3.0; 3];

    fn of(payoffs: &[Vec<f64>], weights: &[f64], metric: Metric) -> Robustness {
        let all = robustness(payoffs, weights, 2.0);
        all.into_iter().find(|one| one.metric == metric).expect("every measure")
    }

    #[test]
    fn regret_is_what_is_lost_against_the_best_of_each_future() {
        let expected = vec![vec![7.0, 0.0, 0.0], vec![5.0, 1.0, 4.0], vec![0.0, 2.0, 11.0]];
        assert_eq!(regrets(&investments()), expected);
    }

    #[test]
    fn each_measure_prefers_another_investment_as_in_the_textbook() {
        let of = |metric| of(&investments(), &THIRDS, metric);
        assert_eq!((of(Metric::Mean).preferred, of(Metric::Worst).preferred), (vec![0], vec![2]));
        let savage = of(Metric::WorstRegret);
        assert_eq!((savage.values, savage.preferred), (vec![7.0, 5.0, 11.0], vec![1]));
        assert!((of(Metric::Mean).values[0] - 4.0).abs() < 1e-12);
        assert_eq!(of(Metric::Worst).values, [-4.0, -2.0, 1.0]);
        let enough = of(Metric::Satisficing);
        assert!((enough.values[0] - 2.0 / 3.0).abs() < 1e-12);
        assert_eq!(enough.preferred, [0, 1, 2]);
    }

    #[test]
    fn the_ninetieth_regret_leaves_a_tenth_of_the_futures_aside() {
        // Ten futures: a plan that is as good as the other in nine and a disaster in one.
        let steady = vec![0.5; 10];
        let mut bold = vec![0.6; 10];
        bold[3] = 0.0;
        let found = of(&[steady, bold], &[0.1; 10], Metric::Regret90);
        assert!((found.values[0] - 0.1).abs() < 1e-12 && found.values[1] == 0.0);
        assert_eq!(found.preferred, [1]);
    }

    #[test]
    fn weights_move_the_mean_and_the_share_of_futures() {
        let weights = [0.8, 0.1, 0.1];
        assert_eq!(of(&investments(), &weights, Metric::Mean).preferred, [2]);
        let share = of(&investments(), &weights, Metric::Satisficing);
        assert!((share.values[2] - 0.9).abs() < 1e-12 && (share.values[0] - 0.2).abs() < 1e-12);
        assert_eq!(of(&investments(), &weights, Metric::Regret90).values, [7.0, 5.0, 2.0]);
        assert_eq!(of(&investments(), &weights, Metric::Worst).values, [-4.0, -2.0, 1.0]);
    }
}
