//! Whatever a status says that is taken, runs go on from it to their end and hold every balance: random
//! scenarios, with what another run of theirs shows on a day, of which some is left out and some is changed.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use crate::model::Stated;
use crate::scenario::{Scenario, Status};

use super::super::{Failure, Simulation, Start};
use super::played::drive::{self, Dice};
use super::played::{runs_wished, theatre};
use super::told::{audit_books, sheet};
use super::try_scenario;

/// What stands between the scenario of an input and its status, which begins with its day.
const BREAK: &str = "\n### ";

/// Statuses that were taken.
static TAKEN: AtomicU64 = AtomicU64::new(0);

fn make(dice: &mut Dice) -> Vec<u8> {
    let text = theatre(dice);
    let day = 1 + dice.below(45) as i64;
    let told = try_scenario(&text).map(|scenario| {
        let mut simulation = Simulation::new(scenario);
        let (date, told) = sheet(&mut simulation, 1 + dice.below(3) as u64, day);
        format!("{date}\n{}", changed(&told, dice))
    });
    format!("{text}{BREAK}{}", told.unwrap_or_default()).into_bytes()
}

/// A status with rows left out and others changed: few enough that some are taken.
fn changed(told: &str, dice: &mut Dice) -> String {
    let mut lines = told.lines();
    let mut text = lines.next().unwrap_or_default().to_owned() + "\n";
    let (kept, faithful) = (1 + dice.below(4), 2 + dice.below(20));
    for line in lines {
        if dice.below(4) >= kept {
            continue;
        }
        let mut cells: Vec<String> = line.split(',').map(str::to_owned).collect();
        if dice.one_in(faithful) {
            change(&mut cells, dice);
        }
        text += &cells.join(",");
        text.push('\n');
    }
    text
}

/// Another day of the month, another number, less precision, or that it has not come about.
fn change(cells: &mut [String], dice: &mut Dice) {
    let [_, kind, _, date, value, precision, ..] = cells else { return };
    if let Some((month, _)) = date.rsplit_once('-') {
        match dice.below(3) {
            0 => *date = format!("{month}-{:02}", 1 + dice.below(28)),
            1 => *precision = format!("{} d", 1 + dice.below(9)),
            _ => {
                "not-yet".clone_into(kind);
                date.clear();
            }
        }
        return;
    }
    let (number, unit) = value.split_once(' ').unwrap_or((value, ""));
    if let Ok(number) = number.parse::<f64>() {
        let other = match dice.below(4) {
            0 => 0.0,
            1 => number + 1.0,
            2 => (number * 0.5).floor(),
            _ => (number * 0.9).floor(),
        };
        *value = format!("{other} {unit}").trim().to_owned();
        if dice.one_in(2) {
            *precision = format!("{}%", 5 * dice.below(6));
        }
    }
}

/// The scenario of an input and its status, if both are taken.
fn taken(bytes: &[u8]) -> Option<(Arc<Scenario>, Arc<Stated>)> {
    let text = String::from_utf8_lossy(bytes);
    let (text, told) = text.split_once(BREAK)?;
    let (day, sheet) = told.split_once('\n')?;
    let scenario = try_scenario(text)?;
    let (status, _) = Status::of_text("status.csv", sheet, &scenario, day.parse().ok()?).ok()?;
    let stated = Arc::new(Stated::new(&scenario, &status));
    Some((scenario, stated))
}

fn check(bytes: &[u8], runs: u64) {
    let Some((scenario, stated)) = taken(bytes) else { return };
    TAKEN.fetch_add(1, Ordering::Relaxed);
    let mut simulation = Simulation::new(scenario);
    for replication in 0..runs {
        let start = Start { replication, draw: Some(replication) };
        match simulation.go_on(&stated, start) {
            // Dates that a closure would not have in that order are taken, and not all of them kept.
            Ok(_) => audit_books(&mut simulation, &stated, start, |_| ()),
            // Too much of something is a failed run, and said.
            Err(Failure::Runaway { .. }) => return,
            Err(failure) => panic!("{failure:?}"),
        }
    }
}

#[test]
fn fuzz_updated() {
    let runs = runs_wished();
    drive::play("updated", 30, make, |bytes| check(bytes, runs));
    drive::tell("updated", TAKEN.load(Ordering::Relaxed), "statuses taken");
}
