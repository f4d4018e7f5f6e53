//! A worker that opens a sweep once and plays many of its shards: their numbers come on standard input, and a
//! line of JSON on standard output ends each.

use std::io::{BufRead, Read as _, Result as Heard};
use std::sync::atomic::Ordering;
use std::sync::mpsc::{Receiver, sync_channel};

use serde_json::json;

use super::super::{failure, progress, terminal};
use super::{CliError, SweepArguments, Task, play_one};
use drawdown_report::{Language, Shard};

/// Longest line that is a number.
const LONGEST: usize = 20;

/// Plays one shard after another until no more are asked for. What stops one shard is said of it, and the next one is
/// played all the same; only whoever stops the program stops all.
pub(super) fn serve(task: &mut Task, arguments: &SweepArguments, of: u32) -> Result<(), CliError> {
    let language = arguments.output.language();
    let fresh = task.identity.clone();
    for asked in numbers(arguments.stop_with_input) {
        task.identity.clone_from(&fresh);
        let played = match format!("{}/{of}", asked.trim()).parse::<Shard>() {
            Ok(shard) => play_one(task, arguments, shard).map(|_| ()),
            Err(wrong) => Err(CliError::input(wrong.0)),
        };
        failure::leave_to_merge(language);
        let stop = match played {
            Err(stop @ (CliError::Interrupted | CliError::Kept(_) | CliError::Pipe)) => {
                return Err(stop);
            }
            Err(stop) => Some(stop),
            Ok(()) => None,
        };
        terminal::data(answer(&asked, stop.as_ref(), language).as_bytes())?;
    }
    Ok(())
}

/// What is said of a shard: `{"shard":"3","status":0,"said":""}`.
fn answer(asked: &str, stop: Option<&CliError>, language: Language) -> String {
    let said = stop.and_then(CliError::message).map(|message| message.read(language));
    let status = stop.map_or(0, CliError::status);
    let line = json!({ "shard": asked.trim(), "status": status, "said": said.unwrap_or_default() });
    format!("{line}\n")
}

/// The lines of standard input, of each no more than tells that it is no number. Its end may stop what is
/// being played as well: whoever asks is gone.
fn numbers(stops: bool) -> Receiver<String> {
    let (sent, lines) = sync_channel(Shard::MOST as usize);
    let stopped = progress::interruption();
    std::thread::spawn(move || {
        let mut input = std::io::stdin().lock();
        while let Ok(Some(line)) = line_of(&mut input) {
            if sent.send(String::from_utf8_lossy(&line).into_owned()).is_err() {
                break;
            }
        }
        stopped.fetch_or(stops, Ordering::Relaxed);
    });
    lines
}

/// The next line up to so many bytes; what it has beyond them is passed over. `None` at the end.
fn line_of(input: &mut impl BufRead) -> Heard<Option<Vec<u8>>> {
    let mut line = Vec::new();
    input.by_ref().take(LONGEST as u64).read_until(b'\n', &mut line)?;
    if line.len() == LONGEST && !line.ends_with(b"\n") {
        input.skip_until(b'\n')?;
        // It is told from one of just this length.
        line.extend("…".as_bytes());
    }
    Ok((!line.is_empty()).then_some(line))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_that_is_too_long_is_one_line() {
        let long = "1".repeat(3 * LONGEST);
        let text = format!("3\n{long}\n\n{}\n4", "2".repeat(LONGEST - 1));
        let mut input = text.as_bytes();
        let mut lines = Vec::new();
        while let Some(line) = line_of(&mut input).expect("it is read") {
            lines.push(String::from_utf8(line).expect("it is text"));
        }
        let cut = format!("{}…", &long[..LONGEST]);
        let most = format!("{}\n", "2".repeat(LONGEST - 1));
        assert_eq!(lines, ["3\n", &cut, "\n", &most, "4"]);
    }
}
