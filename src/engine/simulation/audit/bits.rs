//! Whether runs are what they were: random scenarios are played, and what each comes to is compared with what
//! `bits.txt` keeps of it. It is no judge of what is right; it shows that a change reaches no run where none was
//! meant to (something made quicker, moved or tidied), and how far it reaches where one was. The same holds in
//! every build, on every machine.
//!
//! After a change that is meant, `UPDATE_EXPECTED=1 cargo test --workspace --lib bits` keeps what is found now;
//! `git diff --word-diff` then shows which runs are others, and which kinds of events there are more or fewer of.
//! A line holds the number of a scenario; what its text folds to (if that is another, the generator has changed,
//! and with it all else); what a run folds to, event by event and with its outcome; the same of another run made
//! what a third one was at the end of a day; and how many events of each kind the first has.

use std::collections::BTreeMap;
use std::fmt::{self, Debug, Write};
use std::fs;
use std::path::Path;

use super::super::{Outcome, Replay, Simulation, Start};
use super::told::{told, uncounted};
use super::{random, try_scenario};

const SCENARIOS: u8 = 96;

/// Folds a text into a number as it is written (FNV-1a, 64 bits).
struct Folded(u64);

impl Write for Folded {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        for byte in text.bytes() {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3);
        }
        Ok(())
    }
}

/// What a value folds to as it is shown: half of the bits, which is enough to tell.
fn folded(shown: &impl Debug) -> u32 {
    let mut folded = Folded(0xcbf2_9ce4_8422_2325);
    write!(folded, "{shown:?}").expect("nothing that can fail");
    (folded.0 >> 32) as u32 ^ folded.0 as u32
}

/// How many events of each kind.
fn counted(replay: &Replay) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for event in &replay.events {
        *counts.entry(format!("{:?}", event.kind)).or_default() += 1;
    }
    counts
}

/// What the scenario of a number comes to, but for how many events there were to process; `None` if it is refused.
fn come_to(number: u8) -> Option<(String, BTreeMap<String, usize>)> {
    let text = random::of_seed(&[number; 32]);
    let mut simulation = Simulation::new(try_scenario(&text)?);
    let shown = |replay: Replay| Replay { outcome: uncounted(&replay.outcome), ..replay };
    let run = simulation.replay(0).map(shown);
    let stated = told(&mut simulation, 1, 1 + i64::from(number) % 40);
    let made = simulation.go_on(&stated, Start { replication: 2, draw: Some(0) });
    let made = made.map(uncounted as fn(&Outcome) -> Outcome);
    let bits = [folded(&text), folded(&run), folded(&made)].map(|bits| format!("{bits:08x}"));
    Some((bits.join(" "), run.as_ref().map(counted).unwrap_or_default()))
}

/// A line of `bits.txt`.
fn line(number: u8, bits: &str, counts: &BTreeMap<String, usize>) -> String {
    let counts = counts.iter().map(|(kind, count)| format!(" {kind} {count}"));
    format!("{number} {bits}{}", counts.collect::<String>())
}

#[test]
fn random_scenarios_come_to_the_same_runs_in_every_build() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("simulation/audit/bits.txt");
    let found = (0..SCENARIOS).map(|number| match come_to(number) {
        Some((bits, counts)) => line(number, &bits, &counts),
        None => format!("{number} refused"),
    });
    if std::env::var_os("UPDATE_EXPECTED").is_some() {
        let found: Vec<String> = found.collect();
        return fs::write(&path, found.join("\n") + "\n").expect("a text to write");
    }
    let kept = fs::read_to_string(&path).expect("a text to read");
    assert_eq!(kept.lines().count(), usize::from(SCENARIOS));
    // The first that is another will do: a new `bits.txt` shows all.
    for (kept, found) in kept.lines().zip(found) {
        assert_eq!(kept, found, "another run; if that is meant: UPDATE_EXPECTED=1");
    }
}
