//! Folders and logs of a stranger: whatever is in them, they are read or refused.

use std::fs;
use std::io::Write as _;
use std::path::Path;

use flate2::Compression;
use flate2::write::GzEncoder;

use crate::analysis::analyse;
use crate::experiment::sweep::{Block, Keep as _};
use crate::experiment::{Replications, Runs, Silent, run};
use crate::scenario::{Study, examples, read_text};
use crate::simulation::Simulation;

use super::manifest::MANIFEST;
use super::packing::table_in;
use super::{Counts, Document, File, Kept, Language, Log, Manifest, brief};

#[path = "../../tests/fuzz/mod.rs"]
mod drive;

use drive::{Dice, play, slipped};

fn study(name: &str) -> Study {
    let example = examples().iter().find(|it| it.name == name).expect("an example");
    read_text(example.name, example.text, &[]).expect("a scenario").0
}

/// The bytes of a log with two blocks, written into a folder.
fn log(folder: &Path) -> Vec<u8> {
    let study = study("minimal");
    let path = folder.join("log");
    let opened = Log::open(&path).expect("a log");
    for (cell, first) in [(0, 0), (1, 0)] {
        let mut simulation = Simulation::new(study.base.clone());
        let mut runs = Runs::new(&study.base, 0);
        for replication in 0..3 {
            runs.push(simulation.play(replication).expect("a run"));
        }
        let block = Block { cell, first, runs, failed: Vec::new() };
        opened.log.keep(&block).expect("a block");
    }
    drop(opened);
    fs::read(path).expect("a log")
}

#[test]
fn fuzz_sweep_log() {
    let place = tempfile::tempdir().expect("a folder");
    let whole = log(place.path());
    let path = place.path().join("runs.log");
    let make = |dice: &mut Dice| slipped(whole.clone(), dice);
    play("sweep-log", 300, make, |bytes| {
        fs::write(&path, bytes).expect("a log");
        if let Ok(kept) = Kept::read(&[&path]) {
            let lost: u64 = kept.lost().iter().sum();
            assert!(lost <= bytes.len() as u64);
            kept.for_each(|_, _, _| Ok(())).expect("what was read once is read again");
        }
        // What is opened to go on with is whole afterwards.
        if let Ok(opened) = Log::open(&path) {
            let kept = opened.log.finish().expect("a log");
            assert_eq!(kept.lost(), [0]);
        }
    });
}

/// The files of a folder of results by name.
fn results() -> Vec<(String, Vec<u8>)> {
    let study = study("three-sides");
    let results = run(&study, Replications::Fixed(4), Some(1), &Silent).expect("threads");
    let analysis = analyse(&study, &results);
    let document = Document::new(&study, &results, &analysis);
    let manifest = Manifest::new(&study, "drawdown run three-sides", Counts::of(&results));
    let files = document.files(&study, manifest);
    let place = tempfile::tempdir().expect("a folder");
    let folder = super::Folder::open(&place.path().join("results")).expect("a folder");
    folder.write(&files).expect("results");
    let entries = fs::read_dir(folder.path()).expect("a folder").flatten();
    let named = |entry: fs::DirEntry| {
        (entry.file_name().to_string_lossy().into_owned(), fs::read(entry.path()).expect("a file"))
    };
    let mut files: Vec<_> = entries.map(named).collect();
    files.sort();
    files
}

/// A CSV file with a cell that is another.
fn forged(bytes: &[u8], dice: &mut Dice) -> Vec<u8> {
    let text = String::from_utf8_lossy(bytes).into_owned();
    let mut rows: Vec<Vec<&str>> = text.lines().map(|line| line.split(',').collect()).collect();
    let strange = [
        "",
        "0",
        "-1",
        "1e308",
        "nan",
        "inf",
        "99999999999999999999",
        "2030-13-01",
        "base",
        "\u{1b}[2J",
        "9999-12-30T00:00:00+00:00",
        "-9999-01-01T00:00:00Z",
        "\"",
        "oasis",
        "hard",
        "4294967295",
    ];
    for _ in 0..=dice.below(3) {
        let at = dice.below(rows.len());
        let column = dice.below(rows[at].len());
        match dice.below(5) {
            0 => drop(rows.remove(at)),
            1 => rows.insert(at, rows[at].clone()),
            _ => rows[at][column] = *dice.pick(&strange),
        }
        if rows.is_empty() {
            break;
        }
    }
    let lines: Vec<String> = rows.iter().map(|row| row.join(",")).collect();
    format!("{}\n", lines.join("\n")).into_bytes()
}

/// The manifest with another value somewhere.
fn forged_manifest(bytes: &[u8], dice: &mut Dice) -> Vec<u8> {
    let strange = [
        "0",
        "9223372036854775807",
        "\"\"",
        "[]",
        "[\"base\", \"base\"]",
        "[\"x\"]",
        "\"../x\"",
        "-1",
        "\"\\u001b[2J\"",
        "1.5",
        "\"0.1.0\"",
        "[\"\"]",
    ];
    let text = String::from_utf8_lossy(bytes).into_owned();
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    for _ in 0..=dice.below(2) {
        let at = dice.below(lines.len());
        match lines[at].split_once(" = ") {
            Some((key, _)) => lines[at] = format!("{key} = {}", dice.pick(&strange)),
            None => drop(lines.remove(at)),
        }
    }
    lines.join("\n").into_bytes()
}

#[test]
#[ignore = "seconds an input without optimisation: tests/campaign plays it"]
fn fuzz_results_folder() {
    let files = results();
    let place = tempfile::tempdir().expect("a folder");
    let folder = place.path().join("forged");
    // Which file, and whether it is packed, then what is in it.
    let make = |dice: &mut Dice| {
        let (number, (name, bytes)) = match dice.below(3) {
            0 => files
                .iter()
                .enumerate()
                .find(|(_, (name, _))| name == MANIFEST)
                .expect("it is there"),
            _ => {
                let number = dice.below(files.len());
                (number, &files[number])
            }
        };
        let bytes = match name.as_str() {
            MANIFEST if !dice.one_in(4) => forged_manifest(bytes, dice),
            name if table_in(name).is_some() && !dice.one_in(8) => forged(bytes, dice),
            _ => slipped(bytes.clone(), dice),
        };
        let packed = if table_in(name).is_some() && dice.one_in(2) { PACKED_BIT } else { 0 };
        [vec![number as u8 | packed], bytes].concat()
    };
    play("results-folder", 8, make, |input| {
        let Some((number, bytes)) = input.split_first() else { return };
        let Some((name, _)) = files.get(usize::from(number & !PACKED_BIT)) else { return };
        let is_packed = number & PACKED_BIT != 0 && table_in(name).is_some();
        write_forged(&folder, &files, (name, is_packed), bytes);
        for language in [Language::English, Language::French] {
            let Ok(briefed) = brief(&folder, language) else { continue };
            let text = briefed.terminal();
            assert!(!text.contains('\u{1b}'), "{text}");
            let _ = briefed.files("drawdown report", None);
        }
    });
}

/// Set in the number of a table whose file is packed.
const PACKED_BIT: u8 = 0x80;

/// Bytes as the file of a long table has them.
fn gzipped(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::new(4));
    encoder.write_all(bytes).expect("memory");
    encoder.finish().expect("memory")
}

/// Writes the files with one of them forged, its sum in the manifest too; a table packed, if it is to be.
fn write_forged(
    folder: &Path,
    files: &[(String, Vec<u8>)],
    (forged, is_packed): (&str, bool),
    bytes: &[u8],
) {
    let packed = is_packed.then(|| gzipped(bytes));
    let bytes = packed.as_deref().unwrap_or(bytes);
    let _ = fs::remove_dir_all(folder);
    fs::create_dir_all(folder).expect("a folder");
    for (name, whole) in files {
        let is_forged = name == forged;
        let mut written = if is_forged { bytes.to_vec() } else { whole.clone() };
        if name == MANIFEST && forged != MANIFEST {
            let sums = files.iter().find(|(name, _)| name == forged).map(|(name, whole)| {
                let sum = |bytes: &[u8]| File::new(name.clone(), bytes.to_vec()).digest().sha256;
                (sum(whole), sum(bytes))
            });
            let (before, after) = sums.expect("one of the files");
            let mut text = String::from_utf8_lossy(&written).replace(&before, &after);
            if is_packed {
                text = text.replace(&format!("\"{forged}\""), &format!("\"{forged}.gz\""));
            }
            written = text.into_bytes();
        }
        let ending = if is_forged && is_packed { ".gz" } else { "" };
        fs::write(folder.join(format!("{name}{ending}")), written).expect("a file");
    }
}
