//! Inputs that nobody would write: how they are made, played, and kept.
//!
//! The packages take this folder into their own tests (`#[path]`), so that what is private is reached
//! too. A target makes an input from a [`Dice`] and checks it. `cargo test fuzz` plays what the corpus
//! keeps and a few hundred new inputs of each target; `tests/campaign` plays as many as it is told.
//! An input that makes a target fail, or takes longer than five minutes, is kept in `tests/corpus`, from where it is played
//! first ever after.

#![allow(dead_code, unused_imports, reason = "each package uses what it needs of it")]

mod mill;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::Duration;

pub(crate) use mill::Mill;

/// How long one input may take.
const LONGEST: Duration = Duration::from_secs(300);

/// Numbers that look random and are the same on every machine (SplitMix64; Steele, Lea and Flood 2014).
#[derive(Debug, Clone)]
pub(crate) struct Dice(u64);

impl Dice {
    /// The dice of one input of a target.
    pub(crate) fn new(target: &str, seed: u64, number: u64) -> Self {
        let named = target.bytes().fold(seed, |sum, byte| sum.wrapping_mul(31) ^ u64::from(byte));
        Self(named.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ number.wrapping_mul(0xd134_2543_de82_ef95))
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below the bound, or 0 where there is none.
    pub(crate) fn below(&mut self, bound: usize) -> usize {
        (self.next() % bound.max(1) as u64) as usize
    }

    /// One of these; there is at least one.
    pub(crate) fn pick<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.below(all.len())]
    }

    /// Whether something happens of which there is one chance in so many.
    pub(crate) fn one_in(&mut self, many: usize) -> bool {
        self.below(many) == 0
    }
}

/// Plays a target: what the corpus keeps, then new inputs, as many as `DRAWDOWN_FUZZ` says or else
/// `usual`. The check panics on what must not be.
pub(crate) fn play(
    target: &'static str,
    usual: u64,
    make: impl Fn(&mut Dice) -> Vec<u8>,
    check: impl Fn(&[u8]) + Sync,
) {
    let number = |name: &str| std::env::var(name).ok().and_then(|text| text.parse::<u64>().ok());
    let count = number("DRAWDOWN_FUZZ").unwrap_or(usual);
    let seed = number("DRAWDOWN_FUZZ_SEED").unwrap_or(0);
    let kept = kept(target).into_iter();
    let new = (0..count).map(|number| make(&mut Dice::new(target, seed, number)));
    let (started, waiting) = channel::<Option<Vec<u8>>>();
    std::thread::scope(|scope| {
        // Gone with a check that panics: who watches would wait for more, and the scope for him.
        let started = started;
        scope.spawn(move || watch(target, &waiting));
        for input in kept.chain(new) {
            let guard = Guard { target, input: &input };
            started.send(Some(input.clone())).expect("somebody watches");
            check(&input);
            std::mem::forget(guard);
        }
        started.send(None).expect("somebody watches");
    });
}

/// Tells how much of something a target came to, for the figures of a campaign.
pub(crate) fn tell(target: &'static str, count: u64, what: &str) {
    println!("{target}: {count} {what}");
}

/// Keeps the input if the check panics.
struct Guard<'a> {
    target: &'static str,
    input: &'a [u8],
}

impl Drop for Guard<'_> {
    fn drop(&mut self) {
        keep(self.target, self.input);
    }
}

/// Ends everything if one input takes too long.
fn watch(target: &'static str, waiting: &std::sync::mpsc::Receiver<Option<Vec<u8>>>) {
    let mut last = Vec::new();
    loop {
        match waiting.recv_timeout(LONGEST) {
            Ok(Some(input)) => last = input,
            Ok(None) | Err(RecvTimeoutError::Disconnected) => return,
            Err(RecvTimeoutError::Timeout) => {
                keep(target, &last);
                eprintln!("{target}: one input takes more than {} s", LONGEST.as_secs());
                std::process::exit(101);
            }
        }
    }
}

fn folder(target: &str) -> PathBuf {
    // The root of the repository is the folder of the manifest or two above it.
    let own = Path::new(env!("CARGO_MANIFEST_DIR"));
    let root = own.ancestors().find(|folder| folder.join("Cargo.lock").exists()).unwrap_or(own);
    root.join("tests/corpus").join(target)
}

/// The inputs that are kept for a target, in order of their names.
pub(crate) fn kept(target: &str) -> Vec<Vec<u8>> {
    let entries = fs::read_dir(folder(target)).into_iter().flatten().flatten();
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
    files.sort();
    files.into_iter().map(|file| fs::read(file).expect("a file of the corpus")).collect()
}

/// Keeps an input, named by what is in it.
fn keep(target: &str, input: &[u8]) {
    let folder = folder(target);
    let sum = input.iter().fold(0xcbf2_9ce4_8422_2325_u64, |sum, byte| {
        (sum ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3)
    });
    let file = folder.join(format!("{sum:016x}"));
    let _ = fs::create_dir_all(&folder);
    let _ = fs::write(&file, input);
    eprintln!("kept in {}", file.display());
}

/// Bytes with a few slips: bits turned, bytes lost, doubled, put in, exchanged, the end cut off.
pub(crate) fn slipped(mut bytes: Vec<u8>, dice: &mut Dice) -> Vec<u8> {
    for _ in 0..=dice.below(4) {
        let at = dice.below(bytes.len());
        let until = (at + 1 + dice.below(16)).min(bytes.len());
        match dice.below(7) {
            _ if bytes.is_empty() => bytes.push(dice.below(256) as u8),
            0 => bytes[at] ^= 1 << dice.below(8),
            1 => bytes[at] = *dice.pick(b"\0\n\"'[]{}=.,#-0\x1b\xff"),
            2 => drop(bytes.drain(at..until)),
            3 => {
                let again = bytes[at..until].to_vec();
                bytes.splice(at..at, again);
            }
            4 => bytes.insert(at, dice.below(256) as u8),
            5 => {
                let other = dice.below(bytes.len());
                bytes.swap(at, other);
            }
            _ if dice.one_in(8) => bytes.truncate(at),
            _ => {}
        }
    }
    bytes
}
