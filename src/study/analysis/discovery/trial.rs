//! Two trials of a rule (Bryant and Lempert 2010): is each restriction more than luck, and
//! would other rows have led to it?

use crate::chance::Stream;

use super::cluster::{Clusters, chance_of};
use super::prim::{PrimOptions, prim};
use super::rule::{Restriction, Rule, rows_in};
use super::{Table, Unfit};

/// A restriction whose quasi-p-value is above this may be luck.
const LUCK: f64 = 0.05;

/// For each restriction of a rule, the quasi-p-value: the chance of as many hits in the box or more if
/// it were no denser than the box without that restriction. Small if the restriction matters; not a
/// p-value proper, for the box was chosen on the same rows: among few clusters a search finds limits in pure
/// noise that pass, as it does among few rows. Where rows are clustered, whole clusters are
/// resampled ([`Clusters`]); where they are not, it is a one-sided binomial test, as in the paper.
pub fn quasi_p(
    table: &Table,
    hits: &[bool],
    rule: &Rule,
    clusters: &Clusters,
    stream: &mut Stream,
) -> Vec<f64> {
    let mut without = |at: usize| {
        let own = &rule.restrictions[at];
        let others = rule.restrictions.iter().enumerate().filter(|(other, _)| *other != at);
        let others: Vec<Restriction> = others.map(|(_, it)| it.clone()).collect();
        let rows: Vec<usize> = rows_in(table, &others).collect();
        let marked = rows.iter().map(|row| (*row, own.holds(table, *row)));
        if let Some(cluster) = clusters.gathered(own.column, hits, marked) {
            return chance_of(&cluster, stream);
        }
        let hits = rows.iter().filter(|row| hits[**row]).count();
        at_least(rule.hits, rule.rows, hits as f64 / rows.len() as f64)
    };
    (0..rule.restrictions.len()).map(&mut without).collect()
}

/// A rule without the restrictions that may be luck, the least likely to matter first, and the
/// quasi-p-values of those that are left.
pub fn proven(
    table: &Table,
    hits: &[bool],
    mut rule: Rule,
    clusters: &Clusters,
    stream: &mut Stream,
) -> (Rule, Vec<f64>) {
    loop {
        let trials = quasi_p(table, hits, &rule, clusters, stream);
        let worst = trials.iter().copied().enumerate().max_by(|a, b| a.1.total_cmp(&b.1));
        match worst {
            Some((place, p)) if p > LUCK => {
                rule.restrictions.remove(place);
                rule = Rule::of(table, hits, rule.restrictions);
            }
            _ => return (rule, trials),
        }
    }
}

/// For each column, the share of so many searches over a random half of the rows (of whole clusters, where
/// rows are) whose box restricts it, of the boxes whose coverage is nearest to the rule's. Near 1 for a column that belongs in the
/// rule, small for one that is there by luck. Refused if some half has no hits.
pub fn reproducibility(
    table: &Table,
    hits: &[bool],
    options: &PrimOptions,
    rule: &Rule,
    (clusters, times): (&Clusters, usize),
    stream: &mut Stream,
) -> Result<Vec<f64>, Unfit> {
    let mut restricted = vec![0_usize; table.columns().len()];
    for _ in 0..times {
        let rows = clusters.random_half(table.rows(), stream);
        let hits: Vec<bool> = rows.iter().map(|row| hits[*row]).collect();
        let trajectory = prim(&table.of_rows(&rows), &hits, options)?;
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
    use super::super::rule::Kept;
    use super::super::toy::{noisy_box, stream, table, weyl};
    use super::super::{Column, most_useful};
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
        let clusters = Clusters::default();
        let found = quasi_p(&table(1_000, 3), &hits, &rule, &clusters, &mut stream(1));
        close(found[0], 3.6758599536232323e-51);
        close(found[1], 2.912621551848555e-46);
    }

    #[test]
    fn columns_that_belong_in_the_rule_come_back() {
        let (table, hits) = (table(1_000, 4), noisy_box(1_000));
        let options = PrimOptions::default();
        let trajectory = prim(&table, &hits, &options).expect("hits");
        let rule = most_useful(&trajectory).expect("at least the whole");
        let of = |number| {
            let alone = Clusters::default();
            let how = (&alone, 20);
            reproducibility(&table, &hits, &options, rule, how, &mut stream(number)).expect("hits")
        };
        let found = of(1);
        assert!(found[..2] == [1.0, 1.0] && found[2] < 0.5 && found[3] < 0.5, "{found:?}");
        assert_eq!(found, of(1));
    }

    /// Replications in which nearly all or hardly any of the points are hits, whatever is drawn in
    /// them; the columns are two things drawn in a replication and a factor of the points.
    struct Noise {
        table: Table,
        hits: Vec<bool>,
        clusters: Clusters,
    }

    fn noise(points: usize, replications: usize, stream: &mut Stream) -> Noise {
        let mut uniform = |count: usize| -> Vec<f64> {
            (0..count).map(|_| f64::from(stream.below(1 << 20))).collect()
        };
        let (drawn, factor) = ([(); 2].map(|()| uniform(replications)), uniform(points));
        let luck: Vec<f64> = uniform(replications);
        let rows = 0..points * replications;
        let of_replication =
            |values: &[f64]| rows.clone().map(|row| values[row % replications]).collect();
        let mut columns: Vec<Vec<f64>> =
            drawn.iter().map(|values| of_replication(values)).collect();
        columns.push(rows.clone().map(|row| factor[row / replications]).collect());
        let is_bad = |row: usize| luck[row % replications] < f64::from(1 << 20) * 0.4;
        let hits = rows.clone().map(|row| is_bad(row) != (stream.below(20) == 0)).collect();
        let ways = vec![
            rows.clone().map(|row| (row % replications) as u32).collect(),
            rows.map(|row| (row / replications) as u32).collect(),
        ];
        let columns = columns.into_iter().map(Column::ordered).collect();
        let by_column = vec![Some(0), Some(0), Some(1)];
        let table = Table::new(columns).expect("a table");
        Noise { table, hits, clusters: Clusters { ways, by_column } }
    }

    #[test]
    fn a_limit_in_pure_noise_of_kin_is_called_real_no_more_often_than_it_should_be() {
        let mut stream = stream(5);
        let limit = Kept::Range { low: f64::from(1 << 19), high: f64::INFINITY };
        let restrictions = |column| vec![Restriction { column, kept: limit.clone() }];
        let (mut real, mut by_rows) = ([0; 3], [0; 3]);
        for _ in 0..200 {
            let Noise { table, hits, clusters } = noise(12, 30, &mut stream);
            for column in 0..3 {
                let rule = Rule::of(&table, &hits, restrictions(column));
                let mut p = |clusters| quasi_p(&table, &hits, &rule, clusters, &mut stream)[0];
                real[column] += usize::from(p(&clusters) <= LUCK);
                by_rows[column] += usize::from(p(&Clusters::default()) <= LUCK);
            }
        }
        // One in twenty of 200, give or take three standard errors.
        assert!(real.iter().all(|count| *count <= 19), "{real:?}");
        // What counting rows says of things drawn in a replication: one in five and more.
        assert!(by_rows[0] > 40 && by_rows[1] > 40, "{by_rows:?}");
    }
}
