//! Signals that ask the program to stop: Ctrl-C, SIGTERM and SIGHUP.

#[cfg(unix)]
use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};

/// Has `heard` called at each signal that asks the program to stop, but for those that whoever started it has it
/// ignore: under `nohup` it goes on when the terminal is closed, and in the background of a script when Ctrl-C
/// ends that. Where the machine gives no handler, a signal ends the program at once.
#[cfg(unix)]
pub(super) fn listen(mut heard: impl FnMut() + Send + 'static) {
    let ignored = std::fs::read_to_string("/proc/self/status").map_or(0, |text| ignored_in(&text));
    let heeded = [SIGINT, SIGTERM, SIGHUP].into_iter().filter(move |it| !has(ignored, *it));
    let _ = std::thread::Builder::new().name("signals".to_owned()).spawn(move || {
        if let Ok(mut signals) = signal_hook::iterator::Signals::new(heeded) {
            signals.forever().for_each(|_| heard());
        }
    });
}

/// The set of ignored signals in what Linux tells of a process; nothing tells it elsewhere.
#[cfg(unix)]
fn ignored_in(status: &str) -> u64 {
    let set = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
    set.and_then(|set| u64::from_str_radix(set.trim(), 16).ok()).unwrap_or(0)
}

/// Whether a signal is in a set of them.
#[cfg(unix)]
fn has(set: u64, signal: i32) -> bool {
    set >> (signal - 1) & 1 == 1
}

/// Has `heard` called at each Ctrl-C.
#[cfg(not(unix))]
pub(super) fn listen(heard: impl FnMut() + Send + 'static) {
    let _ = ctrlc::set_handler(heard);
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn what_is_ignored_stands_in_the_status_of_a_process() {
        // As under `nohup`, and as in the background of a script.
        let nohup =
            ignored_in("Name:\tdrawdown\nSigIgn:\t0000000000000001\nSigCgt:\t0000000000000440\n");
        assert!(has(nohup, SIGHUP) && !has(nohup, SIGINT) && !has(nohup, SIGTERM));
        let background = ignored_in("SigIgn:\t0000000000000006\n");
        assert!(has(background, SIGINT) && !has(background, SIGTERM));
        assert_eq!(ignored_in("nothing of the kind"), 0);
    }
}
