//! What the engine costs: beside the hand-written twin of the yardstick, on the Mali file, as the
//! scenario grows, and at both ends (reading a file, writing results).
//!
//! `cargo bench` measures and prints the ratio of engine to twin, both timed in turn within the same
//! run; `cargo bench -- --test` plays everything once.

mod replica;
mod twin;

use std::hint::black_box;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use drawdown::analysis::analyse;
use drawdown::experiment::sweep::{self, Cell, Field, Orders, Sharing};
use drawdown::experiment::{self, Replications, Silent};
use drawdown::report::{self, Counts, Document, Log, Manifest};
use drawdown::scenario::{self, Origin, Request, Scenario, Study, Style, Template};
use drawdown::simulation::{Host, Simulation};
use twin::Twin;

const YARDSTICK: &str = include_str!("../scenarios/yardstick.toml");

/// Where the scenario files are.
fn scenario_file(name: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios").join(name)
}

fn read(path: &Path) -> Study {
    let request = Request { origin: Origin::File(path.to_owned()), sets: Vec::new() };
    match scenario::read(&request) {
        Ok((study, _)) => study,
        Err(rejected) => {
            panic!(
                "{}",
                scenario::render(&rejected.findings, Style::Plain, scenario::Language::English)
            )
        }
    }
}

fn first(study: &Study) -> Arc<Scenario> {
    Arc::clone(&study.variants[0].scenario)
}

/// Plays one run and says how many events it had.
fn play(simulation: &mut Simulation, replication: u64) -> u64 {
    simulation.play(replication).expect("a sane run ends").events
}

/// Whether everything is only played once.
fn is_trial() -> bool {
    std::env::args().any(|argument| argument == "--test")
}

/// Whether the filter on the command line, if there is one, lets this group through.
fn is_asked(group: &str) -> bool {
    let filter = std::env::args().skip(1).find(|argument| !argument.starts_with('-'));
    filter.is_none_or(|filter| filter.contains(group))
}

fn yardstick(criterion: &mut Criterion) {
    let mut simulation = Simulation::new(first(&read(&scenario_file("yardstick.toml"))));
    let mut twin = Twin::new();
    let mut group = criterion.benchmark_group("yardstick");
    let mut replication = 0;
    let mut next = || {
        replication += 1;
        replication
    };
    group.bench_function("engine", |bench| bench.iter(|| play(&mut simulation, next())));
    group.bench_function("twin", |bench| bench.iter(|| black_box(twin.play(next())).events));
    group.finish();
    if is_asked("yardstick") {
        print_ratio(&mut simulation, &mut twin);
    }
}

/// Times both in turn, block by block, so that whatever else the machine does falls on both.
fn print_ratio(simulation: &mut Simulation, twin: &mut Twin) {
    let (blocks, runs) = if is_trial() { (1, 1) } else { (41, 200) };
    let mut engine = Vec::with_capacity(blocks);
    let mut by_hand = Vec::with_capacity(blocks);
    let (mut engine_events, mut twin_events) = (0, 0);
    for block in 0..blocks as u64 {
        let numbers = block * runs..(block + 1) * runs;
        engine.push(time(numbers.clone().map(|number| engine_events += play(simulation, number))));
        by_hand.push(time(numbers.map(|number| twin_events += twin.play(number).events)));
    }
    let [engine, by_hand] = [median(engine), median(by_hand)].map(|block| block / runs as f64);
    let events = |all: u64| all as f64 / (blocks as u64 * runs) as f64;
    println!(
        "yardstick: engine {:.1} µs a run ({:.0} events, {:.0} ns each), twin {:.1} µs \
         ({:.0} events, {:.0} ns each), ratio {:.2}",
        engine * 1e6,
        events(engine_events),
        engine * 1e9 / events(engine_events),
        by_hand * 1e6,
        events(twin_events),
        by_hand * 1e9 / events(twin_events),
        engine / by_hand,
    );
}

/// Seconds that it takes to go through all of it.
fn time(all: impl Iterator<Item = ()>) -> f64 {
    let start = Instant::now();
    all.for_each(black_box);
    start.elapsed().as_secs_f64()
}

fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}

fn mali(criterion: &mut Criterion) {
    let mut simulation = Simulation::new(first(&read(&scenario_file("mali-2023.toml"))));
    let mut replication = 0;
    criterion.bench_function("mali/replication", |bench| {
        bench.iter(|| {
            replication += 1;
            play(&mut simulation, replication)
        });
    });
}

/// The ways of driving the model on `bevy_ecs`, on the Mali file: the same events under each.
fn hosts(criterion: &mut Criterion) {
    let mut simulation = Simulation::new(first(&read(&scenario_file("mali-2023.toml"))));
    let mut group = criterion.benchmark_group("hosts");
    group.sample_size(20);
    for host in [Host::WholeReplication, Host::SystemPerEvent, Host::SchedulePerEvent] {
        group.bench_function(format!("{host:?}"), |bench| {
            bench.iter(|| simulation.play_under(host, 1).expect("a sane run ends"));
        });
    }
    group.finish();
}

fn scale(criterion: &mut Criterion) {
    let folder = tempfile::tempdir().expect("a folder for scenarios");
    let mut group = criterion.benchmark_group("scale");
    group.sample_size(10).measurement_time(Duration::from_secs(5));
    let most = if is_trial() { 100 } else { 10_000 };
    for camps in [10, 100, 1_000, 10_000].into_iter().filter(|camps| *camps <= most) {
        let path = folder.path().join(format!("{camps}.toml"));
        std::fs::write(&path, replica::yardstick_times(YARDSTICK, camps / 10)).expect("written");
        let mut simulation = Simulation::new(first(&read(&path)));
        group.throughput(Throughput::Elements(play(&mut simulation, 0)));
        // Another run each time: the processor learns a single short run by heart.
        let mut replication = 0;
        group.bench_function(BenchmarkId::new("camps", camps), |bench| {
            bench.iter(|| {
                replication += 1;
                play(&mut simulation, replication)
            });
        });
    }
    group.finish();
}

fn start_up(criterion: &mut Criterion) {
    let path = scenario_file("mali-2023.toml");
    let mut group = criterion.benchmark_group("mali");
    group.sample_size(20);
    group.bench_function("read-and-check", |bench| bench.iter(|| black_box(read(&path))));
    let scenario = first(&read(&path));
    group.bench_function("build-a-world", |bench| {
        bench.iter(|| Simulation::new(Arc::clone(&scenario)));
    });
    group.finish();
}

fn results(criterion: &mut Criterion) {
    let study = read(&scenario_file("mali-2023.toml"));
    let runs = Replications::Fixed(if is_trial() { 2 } else { 200 });
    let results = experiment::run(&study, runs, None, &Silent).expect("threads start");
    let analysis = analyse(&study, &results);
    let mut group = criterion.benchmark_group("results");
    group.sample_size(20);
    group.bench_function("analyse", |bench| bench.iter(|| black_box(analyse(&study, &results))));
    group.bench_function("write-csv", |bench| {
        bench.iter(|| {
            let folder = tempfile::tempdir().expect("a folder for results");
            let manifest = Manifest::new(&study, "bench", Counts::of(&results));
            let document = Document::new(&study, &results, &analysis);
            let files = document.files(&study, manifest);
            let place = report::Folder::open(&folder.path().join("mali-2023"));
            assert!(place.and_then(|place| place.write(&files)).is_ok(), "written");
        });
    });
    group.finish();
}

/// The yardstick as a sweep of 20 points, runs kept in a log on the disk, on one thread.
struct Swept {
    template: Template,
    study: Study,
    field: Field,
}

/// Runs at each of its points.
const SWEPT_RUNS: u32 = 1_000;

impl Swept {
    fn new() -> Self {
        let text = format!(
            "{YARDSTICK}\n[sweep.trucks]\ndesign = \"grid\"\n[sweep.trucks.factor.trucks]\n\
             path = \"pool.trucks-0.count\"\nfrom = 41\nto = 60\n"
        );
        let template = scenario::open_text("yardstick.toml", &text, &[]).expect("a scenario");
        let (study, _) = template.study().expect("a scenario");
        let field = Field::new(&study.sweeps[0], &study).expect("a design");
        Self { template, study, field }
    }

    /// Plays so many runs at each point; gives how many runs that were.
    fn play(&self, runs: u32) -> u32 {
        let folder = tempfile::tempdir().expect("a folder");
        let opened = Log::open(&folder.path().join("runs.log")).expect("a log");
        let (log, done) = (opened.log, opened.done);
        let orders = Orders {
            field: &self.field,
            cells: (0..self.field.cells()).collect(),
            rule: Replications::Fixed(runs),
            luck: Sharing::Common,
            block: 200,
            done,
            threads: Some(1),
        };
        let scenario = |cell: Cell| {
            let changes = self.field.changes(cell.point);
            let variant = self.template.variant(&self.study.base, (0, 0), &changes);
            variant.map(|variant| variant.scenario).map_err(|_| "refused".to_owned())
        };
        sweep::play(orders, scenario, &log, &Silent).expect("a disk");
        runs * self.field.cells()
    }
}

/// What a sweep costs over its runs alone: worlds for the points, columns, bytes, the disk.
fn sweeps(_: &mut Criterion) {
    if !is_asked("sweep") {
        return;
    }
    let swept = Swept::new();
    let (blocks, runs) = if is_trial() { (1, 2) } else { (9, SWEPT_RUNS) };
    let mut simulation = Simulation::new(Arc::clone(&swept.study.base));
    let (mut bare, mut whole) = (Vec::new(), Vec::new());
    for _ in 0..blocks {
        let all = u64::from(runs * swept.field.cells());
        bare.push(time((0..all).map(|number| {
            // As many runs of each replication as there are points.
            play(&mut simulation, number % u64::from(runs));
        })));
        whole.push(time(std::iter::once_with(|| {
            black_box(swept.play(runs));
        })));
    }
    let all = f64::from(runs * swept.field.cells());
    let [bare, whole] = [median(bare), median(whole)].map(|time| time * 1e6 / all);
    println!(
        "sweep: {whole:.1} µs a run at {runs} runs a point, bare {bare:.1} µs, overhead {:.1} %",
        (whole / bare - 1.0) * 100.0
    );
}

criterion_group!(engine, yardstick, sweeps, mali, hosts, scale, start_up, results);
criterion_main!(engine);
