//! A worker that opens a sweep once and plays many of its shards: their numbers come on standard input, and a
//! line of JSON on standard output ends each.

use std::io::{BufRead as _, Read as _};
use std::sync::atomic::Ordering;
use std::sync::mpsc::{Receiver, sync_channel};

use serde_json::json;

use super::super::{failure, terminal, waiting};
use super::{Stop, SweepArguments, Task, play_one};
use drawdown_report::{Language, Shard};

/// Longest line that is a number.
const LONGEST: u64 = 20;

/// Plays one shard after another until no more are asked for. What stops one shard is said of it, and the next one is
/// played all the same; only whoever stops the program stops all.
pub(super) fn serve(task: &mut Task, arguments: &SweepArguments, of: u32) -> Result<(), Stop> {
    let language = arguments.output.language();
    let fresh = task.identity.clone();
    for asked in numbers(arguments.stop_with_input) {
        task.identity.clone_from(&fresh);
        let played = match format!("{}/{of}", asked.trim()).parse::<Shard>() {
            Ok(shard) => play_one(task, arguments, shard).map(|_| ()),
            Err(wrong) => Err(Stop::input_of(wrong)),
        };
        failure::leave_to_merge(language);
        let stop = match played {
            Err(stop @ (Stop::Interrupted | Stop::Kept(_) | Stop::Pipe)) => return Err(stop),
            Err(stop) => Some(stop),
            Ok(()) => None,
        };
        terminal::data(answer(&asked, stop.as_ref(), language).as_bytes())?;
    }
    Ok(())
}

/// What is said of a shard: `{"shard":"3","status":0,"said":""}`.
fn answer(asked: &str, stop: Option<&Stop>, language: Language) -> String {
    let said = stop.and_then(Stop::message).map(|message| message.read(language));
    let status = stop.map_or(0, Stop::status);
    let line = json!({ "shard": asked.trim(), "status": status, "said": said.unwrap_or_default() });
    format!("{line}\n")
}

/// The lines of standard input, of a number's length at most. Its end may stop what is being played as well: whoever
/// asks is gone.
fn numbers(stops: bool) -> Receiver<String> {
    let (sent, lines) = sync_channel(Shard::MOST as usize);
    let stopped = waiting::interruption();
    std::thread::spawn(move || {
        let mut input = std::io::stdin().lock();
        let mut line = Vec::new();
        while matches!(input.by_ref().take(LONGEST).read_until(b'\n', &mut line), Ok(1..)) {
            if sent.send(String::from_utf8_lossy(&line).into_owned()).is_err() {
                break;
            }
            line.clear();
        }
        stopped.fetch_or(stops, Ordering::Relaxed);
    });
    lines
}
