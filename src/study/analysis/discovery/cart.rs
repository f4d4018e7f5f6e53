//! Classification and regression trees (Breiman, Friedman, Olshen and Stone 1984): the table is cut in
//! two where that takes most off the squares around the means, and the parts again.
//!
//! If the outcome is 0 or 1 (a miss), the squares are half of Gini's impurity times the rows: the same
//! tree serves classification and regression, and the mean of a leaf is its share of misses.

use super::cut::TreeBuilder;
use super::order::Orders;
use super::rule::{Kept, Restriction};
use super::table::check_length;
use super::{Table, Unfit};

/// How far a tree grows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Growth {
    /// The most cuts between the root and a leaf.
    pub depth: usize,
    /// The fewest rows in a leaf.
    pub smallest: usize,
}

/// A tree, or a part of one.
#[derive(Debug, Clone, PartialEq)]
pub struct Tree {
    /// How many rows it is about.
    pub rows: usize,
    /// The mean outcome of these.
    pub mean: f64,
    /// How it is cut; `None` of a leaf.
    pub split: Option<Box<Split>>,
}

/// A cut in two.
#[derive(Debug, Clone, PartialEq)]
pub struct Split {
    /// The column's position in the table.
    pub column: usize,
    /// What goes to either side: low and high values, or levels with low and high means.
    pub kept: [Kept; 2],
    /// What it takes off the squares around the mean of the whole table, as a share of them.
    pub gain: f64,
    /// The parts.
    pub parts: [Tree; 2],
}

/// A leaf of a tree as a rule.
#[derive(Debug, Clone, PartialEq)]
pub struct Leaf {
    /// In the order of columns, one for each restricted column.
    pub restrictions: Vec<Restriction>,
    /// How many rows it is about.
    pub rows: usize,
    /// The mean outcome of these: the density, if the outcome is 0 or 1.
    pub mean: f64,
    /// Its share of the sum of all outcomes (0 if that is 0): the coverage, if the outcome is 0 or 1.
    pub share: f64,
}

/// Grows a tree over the outcome of each row. Where two cuts are equally good, the first column and
/// the lowest cut are taken.
pub fn cart(table: &Table, outcomes: &[f64], growth: &Growth) -> Result<Tree, Unfit> {
    check_length(outcomes.len(), table.rows())?;
    if let Some(row) = outcomes.iter().position(|outcome| !outcome.is_finite()) {
        return Err(Unfit::NotFinite { column: table.columns().len(), row });
    }
    let builder = TreeBuilder::new(table, outcomes, growth.smallest);
    Ok(builder.grow(&Orders::of(table), growth.depth))
}

impl Tree {
    /// The leaves, those with the highest mean first.
    pub fn leaves(&self) -> Vec<Leaf> {
        let mut leaves = Vec::new();
        self.collect(&[], self.mean * self.rows as f64, &mut leaves);
        leaves.sort_by(|a, b| b.mean.total_cmp(&a.mean));
        leaves
    }

    fn collect(&self, restrictions: &[Restriction], sum: f64, leaves: &mut Vec<Leaf>) {
        let Some(split) = &self.split else {
            let own = self.mean * self.rows as f64;
            let share = if sum == 0.0 { 0.0 } else { own / sum };
            let restrictions = restrictions.to_vec();
            return leaves.push(Leaf { restrictions, rows: self.rows, mean: self.mean, share });
        };
        for (kept, part) in split.kept.iter().zip(&split.parts) {
            part.collect(&restricted(restrictions, split.column, kept), sum, leaves);
        }
    }
}

/// Restrictions with one more.
fn restricted(restrictions: &[Restriction], column: usize, kept: &Kept) -> Vec<Restriction> {
    let mut restrictions = restrictions.to_vec();
    match restrictions.binary_search_by_key(&column, |it| it.column) {
        Ok(at) => restrictions[at].kept = restrictions[at].kept.and(kept),
        Err(at) => restrictions.insert(at, Restriction { column, kept: kept.clone() }),
    }
    restrictions
}

#[cfg(test)]
mod tests {
    use super::super::Column;
    use super::super::toy::{noisy_box, table, weyl};
    use super::*;

    /// Column, threshold (halfway between the sides), rows and mean of each part; the low side first.
    fn told(tree: &Tree) -> Vec<String> {
        let own = format!("{} rows, mean {:.6}", tree.rows, tree.mean);
        let Some(split) = &tree.split else { return vec![own] };
        let [Kept::Range { high: below, .. }, Kept::Range { low: above, .. }] = &split.kept else {
            panic!("{:?}", split.kept)
        };
        let cut = format!("{own}: {} at {:.6}", split.column, f64::midpoint(*below, *above));
        let parts = split.parts.iter().flat_map(told).map(|line| format!("  {line}"));
        std::iter::once(cut).chain(parts).collect()
    }

    #[test]
    fn a_classification_tree_is_that_of_scikit_learn() {
        // scikit-learn 1.9.1, DecisionTreeClassifier(max_depth=3, min_samples_leaf=20).
        let outcomes: Vec<f64> =
            noisy_box(1_000).iter().map(|hit| f64::from(u8::from(*hit))).collect();
        let growth = Growth { depth: 3, smallest: 20 };
        let tree = cart(&table(1_000, 4), &outcomes, &growth).expect("a tree");
        let expected = [
            "1000 rows, mean 0.252000: 0 at 0.495129",
            "  496 rows, mean 0.048387: 2 at 0.432216",
            "    217 rows, mean 0.009217: 0 at 0.411255",
            "      180 rows, mean 0.000000",
            "      37 rows, mean 0.054054",
            "    279 rows, mean 0.078853: 2 at 0.566145",
            "      64 rows, mean 0.171875",
            "      215 rows, mean 0.051163",
            "  504 rows, mean 0.452381: 1 at 0.699741",
            "    349 rows, mean 0.621777: 1 at 0.249907",
            "      125 rows, mean 0.064000",
            "      224 rows, mean 0.933036",
            "    155 rows, mean 0.070968: 2 at 0.300660",
            "      46 rows, mean 0.000000",
            "      109 rows, mean 0.100917",
        ];
        assert_eq!(told(&tree), expected);
    }

    #[test]
    fn a_regression_tree_is_that_of_scikit_learn() {
        // scikit-learn 1.9.1, DecisionTreeRegressor(max_depth=2, min_samples_leaf=50).
        let step = |row| if weyl(row, 2) > 0.6 { 1.5 } else { 0.0 };
        let outcomes: Vec<f64> = (0..1_000).map(|row| 2.0 * weyl(row, 0) + step(row)).collect();
        let growth = Growth { depth: 2, smallest: 50 };
        let tree = cart(&table(1_000, 4), &outcomes, &growth).expect("a tree");
        let expected = [
            "1000 rows, mean 1.599776: 2 at 0.600953",
            "  601 rows, mean 0.995135: 0 at 0.498087",
            "    301 rows, mean 0.498724",
            "    300 rows, mean 1.493201",
            "  399 rows, mean 2.510525: 0 at 0.506889",
            "    201 rows, mean 2.014338",
            "    198 rows, mean 3.014230",
        ];
        assert_eq!(told(&tree), expected);
    }

    #[test]
    fn exclusive_or_is_found_at_depth_two() {
        // The rows of one quarter are a little fewer, or no first cut would take anything off.
        let corner = |row: usize| (usize::from(row % 40 < 19), usize::from(row / 40 % 40 < 19));
        let axis = |pick: fn((usize, usize)) -> usize| {
            Column::ordered((0..1_600).map(|row| pick(corner(row)) as f64).collect())
        };
        let table = Table::new(vec![axis(|it| it.0), axis(|it| it.1)]).expect("a table");
        let outcomes: Vec<f64> =
            (0..1_600).map(|row| f64::from(u8::from(corner(row).0 != corner(row).1))).collect();
        let tree = cart(&table, &outcomes, &Growth { depth: 2, smallest: 1 }).expect("a tree");
        let leaves = tree.leaves();
        let means: Vec<f64> = leaves.iter().map(|leaf| leaf.mean.round()).collect();
        assert_eq!((means, leaves.len()), (vec![1.0, 1.0, 0.0, 0.0], 4));
        assert!((leaves[0].share + leaves[1].share - 1.0).abs() < 1e-12);
        assert!(leaves.iter().all(|leaf| leaf.restrictions.len() == 2));
    }

    #[test]
    fn levels_without_order_are_cut_into_two_sets() {
        let levels: Vec<u32> = (0..60).map(|row| row % 6).collect();
        let table = Table::new(vec![Column::categorical(&levels)]).expect("a table");
        let outcome = |level: &u32| if matches!(level, 0 | 3 | 4) { 1.0 } else { 0.0 };
        let outcomes: Vec<f64> = levels.iter().map(outcome).collect();
        let tree = cart(&table, &outcomes, &Growth { depth: 3, smallest: 5 }).expect("a tree");
        let leaves = tree.leaves();
        let kept: Vec<&Kept> = leaves.iter().map(|leaf| &leaf.restrictions[0].kept).collect();
        assert_eq!(kept, [&Kept::Levels(vec![0, 3, 4]), &Kept::Levels(vec![1, 2, 5])]);
        assert_eq!(tree.split.map(|split| split.gain), Some(1.0));
    }

    #[test]
    fn outcomes_that_never_vary_or_are_missing_give_no_cut() {
        let table = table(50, 3);
        let growth = Growth { depth: 3, smallest: 1 };
        let tree = cart(&table, &[0.1; 50], &growth).expect("a tree");
        assert_eq!((tree.rows, tree.split), (50, None));
        let mut outcomes = [1.0; 50];
        outcomes[7] = f64::NAN;
        assert_eq!(cart(&table, &outcomes, &growth), Err(Unfit::NotFinite { column: 3, row: 7 }));
    }
}
