//! What the analysis of a sweep costs: rules over as many rows and columns as a large sweep has.

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use drawdown::analysis::discovery::{Column, Growth, Patience, Table, cart, prim};

const ROWS: usize = 100_000;
const COLUMNS: usize = 20;

/// Evenly spread numbers between 0 and 1: fractional parts of multiples of square roots of primes.
fn spread(row: usize, column: usize) -> f64 {
    ((row + 1) as f64 * ((2 * column * column + 29) as f64).sqrt()).fract()
}

fn table() -> Table {
    let column = |column| Column::ordered((0..ROWS).map(|row| spread(row, column)).collect());
    Table::new((0..COLUMNS).map(column).collect()).expect("a table")
}

/// Hits inside a box of three columns, every tenth row the other way round.
fn hits() -> Vec<bool> {
    let is_inside =
        |row| spread(row, 2) > 0.4 && spread(row, 7) < 0.7 && (0.2..0.6).contains(&spread(row, 13));
    (0..ROWS).map(|row| is_inside(row) != (row % 10 == 0)).collect()
}

fn discovery(criterion: &mut Criterion) {
    let (table, hits) = (table(), hits());
    let outcomes: Vec<f64> = hits.iter().map(|hit| f64::from(u8::from(*hit))).collect();
    let mut group = criterion.benchmark_group("discovery_100000x20");
    group.sample_size(10);
    group.bench_function("prim", |bencher| {
        bencher.iter(|| prim(black_box(&table), &hits, &Patience::default()).expect("hits"));
    });
    group.bench_function("cart", |bencher| {
        let growth = Growth { depth: 4, smallest: 1_000 };
        bencher.iter(|| cart(black_box(&table), &outcomes, &growth).expect("a tree"));
    });
    group.finish();
}

criterion_group!(benches, discovery);
criterion_main!(benches);
