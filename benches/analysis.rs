//! What it costs to say what the runs mean: rules over as many rows and columns as a large sweep has, and the
//! briefing of the Mali case in every format but PDF.

use std::hint::black_box;
use std::path::Path;

use criterion::{Criterion, criterion_group, criterion_main};
use drawdown::analysis::analyse;
use drawdown::analysis::discovery::{Column, Growth, PrimOptions, Table, cart, prim};
use drawdown::experiment::{self, Replications, Silent};
use drawdown::report::{self, Counts, Document, Language, Manifest};
use drawdown::scenario::{self, Origin, Request};

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
        bencher.iter(|| prim(black_box(&table), &hits, &PrimOptions::default()).expect("hits"));
    });
    group.bench_function("cart", |bencher| {
        let growth = Growth { depth: 4, smallest: 1_000 };
        bencher.iter(|| cart(black_box(&table), &outcomes, &growth).expect("a tree"));
    });
    group.finish();
}

/// A folder with the results of the Mali case: every plan under every case, a few runs.
fn mali() -> tempfile::TempDir {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios/mali-2023.toml");
    let request = Request { origin: Origin::File(file), sets: Vec::new() };
    let Ok((study, _)) = scenario::read(&request) else { panic!("the Mali case is refused") };
    let runs = if std::env::args().any(|argument| argument == "--test") { 1 } else { 50 };
    let played = experiment::run(&study, Replications::Fixed(runs), None, &Silent);
    let played = played.expect("threads");
    let analysis = analyse(&study, &played);
    let document = Document::new(&study, &played, &analysis);
    let manifest = Manifest::new(&study, "drawdown run mali-2023", Counts::of(&played));
    let folder = tempfile::tempdir().expect("a folder");
    let results = folder.path().join("results");
    let written = report::Folder::open(&results)
        .and_then(|results| results.write(&document.files(&study, manifest)));
    assert!(written.is_ok(), "a disk");
    folder
}

fn briefing(criterion: &mut Criterion) {
    let folder = mali();
    let results = folder.path().join("results");
    let mut group = criterion.benchmark_group("report");
    group.sample_size(10);
    for (name, language) in [("mali_en", Language::English), ("mali_fr", Language::French)] {
        group.bench_function(name, |bencher| {
            bencher.iter(|| {
                let briefed = report::brief(black_box(&results), language).expect("results");
                briefed.files("drawdown report results", None).expect("results").len()
            });
        });
    }
    group.finish();
}

criterion_group!(benches, discovery, briefing);
criterion_main!(benches);
