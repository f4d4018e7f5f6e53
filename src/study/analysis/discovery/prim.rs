//! The patient rule induction method (Friedman and Fisher 1999, "Bump hunting in high-dimensional
//! data"): peel thin slices off the box of all rows, each time the one whose loss raises the share of
//! hits most per row lost, then paste back what should not have gone.

use super::order::Orders;
use super::paste::paste;
use super::peel::Peeling;
use super::rule::Rule;
use super::table::check_length;
use super::{Table, Unfit};

/// How patient the search is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PrimOptions {
    /// Share of the box that a slice takes off, at least one row; rows of equal value go together.
    pub peel: f64,
    /// Share of the box that pasting puts back at once.
    pub paste: f64,
    /// The smallest box, as a share of all rows.
    pub smallest: f64,
    /// The most columns that are restricted: once so many are, only these are cut further.
    pub restrictions: usize,
}

impl Default for PrimOptions {
    fn default() -> Self {
        Self { peel: 0.05, paste: 0.05, smallest: 0.05, restrictions: 4 }
    }
}

/// The trajectory of boxes: all rows, then one box after each slice peeled off and, at the end, after
/// each pasted on. Coverage falls and density rises along it; which box to take is a choice between
/// the two, [`most_useful`] by default. `hits` tells, row by row, what is looked for.
pub fn prim(table: &Table, hits: &[bool], options: &PrimOptions) -> Result<Vec<Rule>, Unfit> {
    check_length(hits.len(), table.rows())?;
    if !hits.contains(&true) {
        return Err(Unfit::NoHits);
    }
    let all = Orders::of(table);
    let mut peeling = Peeling::new(table, hits, options, all.clone());
    let mut trajectory = vec![peeling.rule()];
    while peeling.peel() {
        trajectory.push(peeling.rule());
    }
    let last = trajectory[trajectory.len() - 1].clone();
    trajectory.extend(paste(table, hits, &all, options, last));
    Ok(trajectory)
}

/// The box of a trajectory with the best balance of coverage and density; the first of equals.
pub fn most_useful(trajectory: &[Rule]) -> Option<&Rule> {
    let better = |best, rule| if Rule::balance(rule) > Rule::balance(best) { rule } else { best };
    trajectory.iter().reduce(better)
}

#[cfg(test)]
mod tests {
    use super::super::Column;
    use super::super::rule::Kept;
    use super::super::toy::{noisy_box, table, weyl};
    use super::*;

    fn found(table: &Table, hits: &[bool]) -> Rule {
        let trajectory = prim(table, hits, &PrimOptions::default()).expect("hits");
        most_useful(&trajectory).expect("at least the whole").clone()
    }

    #[track_caller]
    fn is_near(kept: &Kept, expected_low: f64, expected_high: f64) {
        let Kept::Range { low, high } = kept else { panic!("{kept:?}") };
        let near = |found: f64, expected: f64| found == expected || (found - expected).abs() < 0.02;
        assert!(near(*low, expected_low) && near(*high, expected_high), "{low} to {high}");
    }

    #[test]
    fn a_box_with_known_limits_is_found() {
        let table = table(5_000, 6);
        let is_inside = |row| weyl(row, 1) > 0.6 && (0.2..0.5).contains(&weyl(row, 4));
        let hits: Vec<bool> = (0..5_000).map(is_inside).collect();
        let rule = found(&table, &hits);
        let columns: Vec<usize> = rule.restrictions.iter().map(|it| it.column).collect();
        assert_eq!(columns, [1, 4]);
        is_near(&rule.restrictions[0].kept, 0.6, f64::INFINITY);
        is_near(&rule.restrictions[1].kept, 0.2, 0.5);
        // A slice or a piece is a twentieth of the box: limits cannot be found more closely.
        assert!(rule.coverage() > 0.93 && rule.density() > 0.97, "{rule:?}");
    }

    #[test]
    fn the_trajectory_is_that_of_the_ema_workbench() {
        // ema_workbench 2.5.3, Prim(x, y, threshold=0.5, peel_alpha=0.05), lenient1: rows and hits
        // after each slice of the noisy box over 1,000 rows of four columns.
        let rows = [
            1000, 950, 902, 856, 813, 772, 733, 696, 661, 627, 595, 565, 536, 509, 483, 458, 435,
            413, 392, 372, 353, 335, 318, 302, 286, 271, 257, 244, 231, 219, 208, 197, 187, 177,
            168, 159, 151, 143, 135,
        ];
        let hits = [
            252, 252, 250, 248, 246, 244, 242, 240, 238, 236, 234, 234, 231, 228, 228, 224, 224,
            224, 221, 221, 219, 217, 214, 213, 213, 212, 209, 209, 205, 201, 194, 185, 177, 168,
            160, 152, 145, 138, 131,
        ];
        let trajectory = prim(&table(1_000, 4), &noisy_box(1_000), &PrimOptions::default());
        let trajectory = trajectory.expect("hits");
        let found: Vec<(usize, usize)> = trajectory.iter().map(|it| (it.rows, it.hits)).collect();
        assert_eq!(found[..rows.len()], rows.into_iter().zip(hits).collect::<Vec<_>>());
        // There limits lie between two values, here on the value that is kept.
        let [first, second] = &trajectory[20].restrictions[..] else { panic!("two") };
        is_near(&first.kept, 0.4911242215092102, f64::INFINITY);
        is_near(&second.kept, 0.0509926170150834, 0.7440620907358664);
    }

    #[test]
    fn rows_and_hits_of_every_box_are_those_its_restrictions_hold_for() {
        let (table, hits) = (table(1_000, 4), noisy_box(1_000));
        for rule in prim(&table, &hits, &PrimOptions::default()).expect("hits") {
            let rows: Vec<usize> =
                super::super::rule::rows_in(&table, &rule.restrictions).collect();
            let hits = rows.iter().filter(|row| hits[**row]).count();
            assert_eq!((rows.len(), hits), (rule.rows, rule.hits));
        }
    }

    #[test]
    fn levels_without_order_and_numbers_on_a_grid_are_cut_whole() {
        let plans: Vec<u32> = (0..1_200).map(|row| row % 4).collect();
        let trucks: Vec<f64> = (0..1_200).map(|row| 80.0 + 20.0 * f64::from(row / 4 % 5)).collect();
        let is_hit = |(plan, trucks): (&u32, &f64)| matches!(plan, 1 | 3) && *trucks < 130.0;
        let hits: Vec<bool> = plans.iter().zip(&trucks).map(is_hit).collect();
        let columns = vec![Column::categorical(&plans), Column::ordered(trucks)];
        let rule = found(&Table::new(columns).expect("a table"), &hits);
        let range = Kept::Range { low: f64::NEG_INFINITY, high: 120.0 };
        let kept: Vec<Kept> = rule.restrictions.iter().map(|it| it.kept.clone()).collect();
        assert_eq!(kept, [Kept::Levels(vec![1, 3]), range]);
        assert_eq!((rule.coverage(), rule.density()), (1.0, 1.0));
    }

    #[test]
    fn no_more_columns_are_restricted_than_allowed() {
        let table = table(4_000, 6);
        let is_inside = |row| (0..6).all(|column| weyl(row, column) > 0.3);
        let hits: Vec<bool> = (0..4_000).map(is_inside).collect();
        for restrictions in [1, 2, 4] {
            let options = PrimOptions { restrictions, ..PrimOptions::default() };
            let trajectory = prim(&table, &hits, &options).expect("hits");
            let most = trajectory.iter().map(|rule| rule.restrictions.len()).max();
            assert_eq!(most, Some(restrictions));
        }
    }

    #[test]
    fn nothing_to_look_for_is_refused() {
        let table = table(10, 2);
        let of =
            |hits: &[bool]| prim(&table, hits, &PrimOptions::default()).map(|found| found.len());
        assert_eq!(of(&[false; 10]), Err(Unfit::NoHits));
        assert_eq!(of(&[true; 9]), Err(Unfit::OtherLength { rows: 9, expected: 10 }));
        assert_eq!(of(&[true; 10]), Ok(1));
    }
}
