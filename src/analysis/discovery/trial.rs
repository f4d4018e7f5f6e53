//! Two trials of a rule (Bryant and Lempert 2010): is each restriction more than luck, and
//! would other rows have led to it?

use crate::chance::Stream;

use super::prim::{Patience, prim};
use super::rule::{Restriction, Rule, rows_in};
use super::{Table, Unfit};

/// For each restriction of a rule, the quasi-p-value: the chance of as many hits in the box or more if
/// it were no denser than the box without that restriction (one-sided binomial test). Small if the
/// restriction matters; not a p-value proper, for the box was chosen on the same rows.
pub fn quasi_p(table: &Table, hits: &[bool], rule: &Rule) -> Vec<f64> {
    let without = |at: usize| {
        let others = rule.restrictions.iter().enumerate().filter(|(other, _)| *other != at);
        let others: Vec<Restriction> = others.map(|(_, it)| it.clone()).collect();
        let rows: Vec<usize> = rows_in(table, &others).collect();
        let hits = rows.iter().filter(|row| hits[**row]).count();
        at_least(rule.hits, rule.rows, hits as f64 / rows.len() as f64)
    };
    (0..rule.restrictions.len()).map(without).collect()
}

/// For each column, the share of so many searches over a random half of the rows whose box restricts
/// it, of the boxes whose coverage is nearest to the rule's. Near 1 for a column that belongs in the
/// rule, small for one that is there by luck. Refused if some half has no hits.
pub fn reproducibility(
    table: &Table,
    hits: &[bool],
    patience: &Patience,
    rule: &Rule,
    times: usize,
    stream: &mut Stream,
) -> Result<Vec<f64>, Unfit> {
    let mut restricted = vec![0_usize; table.columns().len()];
    for _ in 0..times {
        let rows = random_half(table.rows(), stream);
        let hits: Vec<bool> = rows.iter().map(|row| hits[*row]).collect();
        let trajectory = prim(&table.of_rows(&rows), &hits, patience)?;
        for restriction in &nearest(&trajectory, rule.coverage()).restrictions {
            restricted[restriction.column] += 1;
        }
    }
    Ok(restricted.iter().map(|count| *count as f64 / times.max(1) as f64).collect())
}

/// The box of a trajectory, which is not empty, whose coverage is nearest; of equals the densest.
fn nearest(trajectory: &[Rule], coverage: f64) -> &Rule {
    let key = |rule: &Rule| ((rule.coverage() - coverage).abs(), -rule.density());
    let better = |best, rule| if key(rule) < key(best) { rule } else { best };
    trajectory[1..].iter().fold(&trajectory[0], better)
}

/// Half of the rows (at least one), in order.
fn random_half(rows: usize, stream: &mut Stream) -> Vec<usize> {
    let mut left: Vec<usize> = (0..rows).collect();
    let half = rows.div_ceil(2);
    for at in 0..half {
        left.swap(at, at + stream.below((rows - at) as u32) as usize);
    }
    left.truncate(half);
    left.sort_unstable();
    left
}

/// The chance of so many hits or more in `n` draws of this chance each.
fn at_least(hits: usize, n: usize, chance: f64) -> f64 {
    if hits == 0 || chance >= 1.0 {
        return 1.0;
    }
    if chance <= 0.0 {
        return 0.0;
    }
    let log_factorial = |count: usize| libm::lgamma(count as f64 + 1.0);
    let log_term = |count: usize| {
        log_factorial(n) - log_factorial(count) - log_factorial(n - count)
            + count as f64 * libm::log(chance)
            + (n - count) as f64 * libm::log1p(-chance)
    };
    (hits..=n).map(|count| libm::exp(log_term(count))).sum::<f64>().min(1.0)
}

#[cfg(test)]
mod tests {
    use super::super::most_useful;
    use super::super::rule::Kept;
    use super::super::toy::{noisy_box, stream, table, weyl};
    use super::*;

    #[track_caller]
    fn close(found: f64, expected: f64) {
        assert!((found - expected).abs() < 1e-9 * expected, "{found} against {expected}");
    }

    #[test]
    fn binomial_tails_agree_with_an_independent_implementation() {
        // scipy.stats.binomtest(hits, n, chance, alternative="greater"), SciPy 1.17.1.
        close(at_least(30, 40, 0.5), 0.0011107168866146822);
        close(at_least(9, 10, 0.3), 0.00014368589999999996);
        close(at_least(3, 10, 0.3), 0.6172172136000003);
        close(at_least(0, 5, 0.2), 1.0);
        close(at_least(700, 1_000, 0.68), 0.09256566438722191);
        close(at_least(50, 50, 0.9), 0.005153775207320118);
        assert_eq!([at_least(1, 5, 0.0), at_least(1, 5, 1.0)], [0.0, 1.0]);
    }

    #[test]
    fn each_restriction_is_tested_against_the_box_without_it() {
        // SciPy on the same box: 146 of 154 rows are hits; without the restriction of column 0
        // 37.8 % are, without that of column 2 41 %.
        let is_inside = |row| weyl(row, 0) > 0.6 && weyl(row, 2) < 0.4;
        let hits: Vec<bool> = (0..1_000).map(|row| is_inside(row) != (row % 17 == 0)).collect();
        let restrictions = vec![
            Restriction { column: 0, kept: Kept::Range { low: 0.6, high: f64::INFINITY } },
            Restriction { column: 2, kept: Kept::Range { low: f64::NEG_INFINITY, high: 0.4 } },
        ];
        let all_hits = hits.iter().filter(|hit| **hit).count();
        let rule = Rule { restrictions, rows: 154, hits: 146, all_rows: 1_000, all_hits };
        let found = quasi_p(&table(1_000, 3), &hits, &rule);
        close(found[0], 3.6758599536232323e-51);
        close(found[1], 2.912621551848555e-46);
    }

    #[test]
    fn columns_that_belong_in_the_rule_come_back() {
        let (table, hits) = (table(1_000, 4), noisy_box(1_000));
        let patience = Patience::default();
        let trajectory = prim(&table, &hits, &patience).expect("hits");
        let rule = most_useful(&trajectory).expect("at least the whole");
        let of = |number| {
            reproducibility(&table, &hits, &patience, rule, 20, &mut stream(number)).expect("hits")
        };
        let found = of(1);
        assert!(found[..2] == [1.0, 1.0] && found[2] < 0.5 && found[3] < 0.5, "{found:?}");
        assert_eq!(found, of(1));
    }

    #[test]
    fn a_half_has_every_row_at_most_once() {
        let half = random_half(101, &mut stream(2));
        assert_eq!(half.len(), 51);
        assert!(half.windows(2).all(|pair| pair[0] < pair[1]) && half[50] < 101);
    }
}
