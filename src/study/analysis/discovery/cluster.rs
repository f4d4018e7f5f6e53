//! Which rows are no evidence of their own, and how whole clusters are resampled.
//!
//! Rows of a sweep come in two kinds of clusters. Under common random numbers all rows of one replication
//! have met the same luck, at whatever point; and all rows of one point have the same factors. A test
//! that counts rows takes ten thousand of them for ten thousand pieces of evidence where there may be
//! two hundred replications or fifty points, and finds rules in noise. So what chance chose as a whole
//! is resampled as a whole:
//!
//! - A restriction of something drawn in a replication is tried by exchanging whole replications.
//! - A restriction of a factor whose points were drawn (Latin hypercube, Sobol') is tried by exchanging
//!   whole points; trajectories and the points of one Saltelli base are drawn together.
//! - The points of a grid or of a table were given, not drawn: what is there by chance is the luck in
//!   which they were compared, and whole replications are resampled.
//!
//! Where every cluster is wholly inside the box or outside, who is inside is exchanged at random between
//! clusters (the randomization test of designs in clusters, Gail et al. 1996). Where clusters are on both sides,
//! each as a whole changes the sign of what it adds to the score, hits inside beyond those expected
//! (Hemerik, Goeman and Finos 2020). To search again in a half of the rows, clusters are chosen at random,
//! independently in each way in which rows are clustered (the pigeonhole bootstrap, Owen 2007).

use crate::chance::Stream;
use crate::experiment::Proportion;

/// How often is resampled.
const TIMES: usize = 499;
/// Resampled scores as high as the one observed after which the answer is plain enough (Besag and
/// Clifford 1991).
const PLAIN: usize = 50;
/// With fewer clusters no resampling can come to less than one in twenty, and rows count as they stand.
const FEWEST: usize = 6;

/// In which ways the rows of a table are clustered.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Clusters {
    /// For each way, the cluster of each row, numbered from 0.
    pub ways: Vec<Vec<u32>>,
    /// For each column of the table, the way in which its values were drawn or compared; `None`, and
    /// for columns beyond its end, if every row is evidence of its own.
    pub by_column: Vec<Option<usize>>,
}

/// What rows of one cluster add up to.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Cluster {
    rows: usize,
    hits: usize,
    inside: usize,
    inside_hits: usize,
}

impl Clusters {
    /// The cluster of each row by which a restriction of a column is to be tried.
    fn of(&self, column: usize) -> Option<&[u32]> {
        self.by_column.get(column).copied().flatten().map(|way| self.ways[way].as_slice())
    }

    /// The clusters by which a restriction of a column is to be tried, over these rows, each with whether it
    /// is inside; `None` if rows count as they stand.
    pub(super) fn gathered(
        &self,
        column: usize,
        hits: &[bool],
        rows: impl Iterator<Item = (usize, bool)>,
    ) -> Option<Vec<Cluster>> {
        let of_row = self.of(column)?;
        let mut cluster = vec![Cluster::default(); count(of_row)];
        for (row, is_inside) in rows {
            let own = &mut cluster[of_row[row] as usize];
            own.rows += 1;
            own.hits += usize::from(hits[row]);
            own.inside += usize::from(is_inside);
            own.inside_hits += usize::from(is_inside && hits[row]);
        }
        cluster.retain(|cluster| cluster.rows > 0);
        (cluster.len() >= FEWEST).then_some(cluster)
    }

    /// The 95 % interval of the share of hits among these rows, each with whether it is one: by drawing
    /// whole clusters again, independently in each way in which rows are clustered (the pigeonhole bootstrap, Owen
    /// 2007, which errs on the side of too wide), and by their counts where every row is evidence of its
    /// own. `None` with too few clusters in some way for an interval.
    pub(in crate::analysis) fn interval(
        &self,
        rows: &[(usize, bool)],
        stream: &mut Stream,
    ) -> Option<(f64, f64)> {
        let ways: Vec<&Vec<u32>> = self.ways.iter().filter(|way| count(way) > 1).collect();
        if ways.is_empty() {
            let hits = rows.iter().filter(|(_, is_hit)| *is_hit).count();
            let counted = Proportion { hits: hits as u32, n: rows.len() as u32 };
            return (!rows.is_empty()).then(|| counted.interval());
        }
        if ways.iter().any(|way| count(way) < FEWEST) {
            return None;
        }
        let mut shares: Vec<f64> =
            (0..TIMES).filter_map(|_| share_again(&ways, rows, stream)).collect();
        shares.sort_unstable_by(f64::total_cmp);
        let [low, high] =
            [2.5, 97.5].map(|percent| (shares.len() as f64 * percent / 100.0) as usize);
        Some((*shares.get(low)?, *shares.get(high)?))
    }

    /// Half of so many rows (at least one), in order: whole clusters where there are any.
    pub(super) fn random_half(&self, rows: usize, stream: &mut Stream) -> Vec<usize> {
        let ways: Vec<&Vec<u32>> = self.ways.iter().filter(|way| count(way) > 1).collect();
        let share = libm::pow(0.5, 1.0 / ways.len() as f64);
        let mut taken = vec![!ways.is_empty(); rows];
        for way in ways {
            let all = count(way);
            let chosen = sample(all, (share * all as f64).round() as usize, stream);
            for (row, cluster) in way.iter().enumerate() {
                taken[row] &= chosen[*cluster as usize];
            }
        }
        let half: Vec<usize> = (0..rows).filter(|row| taken[*row]).collect();
        match half.is_empty() {
            false => half,
            true => {
                let chosen = sample(rows, rows.div_ceil(2), stream);
                (0..rows).filter(|row| chosen[*row]).collect()
            }
        }
    }
}

/// The share of hits when as many clusters as there are in each way are drawn again; `None` if no row is left.
fn share_again(ways: &[&Vec<u32>], rows: &[(usize, bool)], stream: &mut Stream) -> Option<f64> {
    let drawn = ways.iter().map(|way| {
        let all = count(way);
        let mut times = vec![0_u32; all];
        (0..all).for_each(|_| times[stream.below(all as u32) as usize] += 1);
        times
    });
    let drawn: Vec<Vec<u32>> = drawn.collect();
    let (mut hits, mut all) = (0_u64, 0_u64);
    for (row, is_hit) in rows {
        let times =
            ways.iter().zip(&drawn).map(|(way, times)| u64::from(times[way[*row] as usize]));
        let weight: u64 = times.product();
        all += weight;
        hits += weight * u64::from(*is_hit);
    }
    (all > 0).then(|| hits as f64 / all as f64)
}

fn count(way: &[u32]) -> usize {
    way.iter().max().map_or(0, |last| *last as usize + 1)
}

/// A random choice of some of so many, at least one: a mark for each.
fn sample(all: usize, some: usize, stream: &mut Stream) -> Vec<bool> {
    let mut left: Vec<usize> = (0..all).collect();
    let mut chosen = vec![false; all];
    for at in 0..some.clamp(1, all) {
        left.swap(at, at + stream.below((all - at) as u32) as usize);
        chosen[left[at]] = true;
    }
    chosen
}

/// The chance of a box as dense as this one or denser, were its limits set without regard to hits.
pub(super) fn chance_of(cluster: &[Cluster], stream: &mut Stream) -> f64 {
    let is_whole = |cluster: &Cluster| cluster.inside == 0 || cluster.inside == cluster.rows;
    match cluster.iter().all(is_whole) {
        true => by_exchange(cluster, stream),
        false => by_signs(cluster, stream),
    }
}

fn density(cluster: &[Cluster]) -> f64 {
    let rows: usize = cluster.iter().map(|cluster| cluster.rows).sum();
    cluster.iter().map(|cluster| cluster.hits).sum::<usize>() as f64 / rows as f64
}

/// By exchanging which clusters are inside.
fn by_exchange(cluster: &[Cluster], stream: &mut Stream) -> f64 {
    let density = density(cluster);
    let beyond = |cluster: &Cluster| cluster.hits as f64 - density * cluster.rows as f64;
    let observed: f64 = cluster.iter().filter(|cluster| cluster.inside > 0).map(beyond).sum();
    let inside = cluster.iter().filter(|cluster| cluster.inside > 0).count();
    // All clusters together are beyond by nothing: the smaller side says all.
    let (few, sign) =
        if 2 * inside > cluster.len() { (cluster.len() - inside, -1.0) } else { (inside, 1.0) };
    let mut values: Vec<f64> = cluster.iter().map(beyond).collect();
    resampled(observed, || {
        let mut sum = 0.0;
        for at in 0..few {
            let other = at + stream.below((values.len() - at) as u32) as usize;
            values.swap(at, other);
            sum += values[at];
        }
        sign * sum
    })
}

/// By changing the sign of what each cluster adds to the score.
fn by_signs(cluster: &[Cluster], stream: &mut Stream) -> f64 {
    let density = density(cluster);
    let all: usize = cluster.iter().map(|cluster| cluster.rows).sum();
    let share = cluster.iter().map(|cluster| cluster.inside).sum::<usize>() as f64 / all as f64;
    // The sum over rows of (inside − share)(hit − density).
    let score = |cluster: &Cluster| {
        let inside = cluster.inside_hits as f64 - density * cluster.inside as f64;
        inside - share * (cluster.hits as f64 - density * cluster.rows as f64)
    };
    let scores: Vec<f64> = cluster.iter().map(score).collect();
    resampled(scores.iter().sum(), || {
        let signed = |score: &f64| if stream.below(2) == 0 { *score } else { -score };
        scores.iter().map(signed).sum()
    })
}

/// The share of resampled scores, the observed one among them, that are as high as that or higher.
fn resampled(observed: f64, mut again: impl FnMut() -> f64) -> f64 {
    let tolerance = 1e-9 * (1.0 + observed.abs());
    let mut as_high = 1;
    for time in 1..=TIMES {
        as_high += usize::from(again() >= observed - tolerance);
        if as_high > PLAIN {
            return as_high as f64 / (time + 1) as f64;
        }
    }
    as_high as f64 / (TIMES + 1) as f64
}

#[cfg(test)]
mod tests {
    use super::super::toy::stream;
    use super::*;

    fn cluster(rows: usize, hits: usize, inside: usize, inside_hits: usize) -> Cluster {
        Cluster { rows, hits, inside, inside_hits }
    }

    #[test]
    fn whole_kin_inside_are_a_choice_of_so_many() {
        // Ten clusters, of which the three that miss throughout are inside: one of 120 choices.
        let clear: Vec<Cluster> = (0..10)
            .map(|at| if at < 3 { cluster(50, 50, 50, 50) } else { cluster(50, 0, 0, 0) })
            .collect();
        let found = chance_of(&clear, &mut stream(1));
        assert!((found - 1.0 / 120.0).abs() < 0.01, "{found}");
        // Two inside, one of which misses throughout as one outside does: as good in 17 of 45 choices.
        let mut doubtful =
            vec![cluster(50, 50, 50, 50), cluster(50, 0, 50, 0), cluster(50, 50, 0, 0)];
        doubtful.extend([cluster(50, 0, 0, 0); 7]);
        let found = chance_of(&doubtful, &mut stream(2));
        assert!((found - 17.0 / 45.0).abs() < 0.1, "{found}");
    }

    #[test]
    fn kin_on_both_sides_count_by_their_signs() {
        // In every one of twelve replications what is inside misses and what is outside holds.
        let clear = vec![cluster(20, 10, 10, 10); 12];
        assert!(chance_of(&clear, &mut stream(1)) <= 0.004);
        // A factor that does nothing: inside and outside miss together.
        let nothing: Vec<Cluster> = (0..12)
            .map(|at| if at < 4 { cluster(20, 20, 10, 10) } else { cluster(20, 0, 10, 0) })
            .collect();
        assert_eq!(chance_of(&nothing, &mut stream(1)), 1.0);
    }

    #[test]
    fn twenty_replications_at_four_hundred_points_are_twenty_and_not_eight_thousand() {
        // In 5 of 20 replications every point misses: a quarter, but of twenty. By counts of rows the
        // interval would be 24 to 26 %; that of 5 in 20 (Wilson) is 11 to 47 %.
        let rows: Vec<(usize, bool)> = (0..8_000).map(|row| (row, row % 20 < 5)).collect();
        let ways = vec![(0..8_000).map(|row| row % 20).collect()];
        let clusters = Clusters { ways, by_column: Vec::new() };
        let (low, high) = clusters.interval(&rows, &mut stream(4)).expect("twenty cluster");
        assert!((0.05..=0.15).contains(&low) && (0.40..=0.50).contains(&high), "{low} {high}");
        let (low, high) = Clusters::default().interval(&rows, &mut stream(4)).expect("rows");
        assert!(low > 0.24 && high < 0.26, "{low} {high}");
        assert_eq!(Clusters::default().interval(&[], &mut stream(4)), None);
    }

    #[test]
    fn a_half_holds_whole_kin() {
        // 30 points in 20 replications.
        let ways =
            vec![(0..600).map(|row| row / 20).collect(), (0..600).map(|row| row % 20).collect()];
        let clusters = Clusters { ways, by_column: Vec::new() };
        let half = clusters.random_half(600, &mut stream(3));
        assert!((250..=350).contains(&half.len()), "{}", half.len());
        let points: std::collections::BTreeSet<usize> = half.iter().map(|row| row / 20).collect();
        let replications: std::collections::BTreeSet<usize> =
            half.iter().map(|row| row % 20).collect();
        assert_eq!(half.len(), points.len() * replications.len());
        assert!(points.len() < 30 && replications.len() < 20);
        let alone = Clusters::default().random_half(101, &mut stream(2));
        assert!(alone.len() == 51 && alone.windows(2).all(|pair| pair[0] < pair[1]));
    }
}
