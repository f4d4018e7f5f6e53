//! Signals that ask the program to stop: heard, unless whoever began it has it ignore them.

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use super::command::{PROGRAM, said, under, workplace};

/// The program as a terminal begins it, whatever the tests themselves were begun with (`nohup`).
#[cfg(target_os = "linux")]
pub(crate) fn heeding_signals(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new("env");
    command.args(["--default-signal=HUP,INT,TERM", PROGRAM]);
    under(command, folder, arguments)
}

#[cfg(not(target_os = "linux"))]
pub(crate) use super::command::command as heeding_signals;

#[cfg(unix)]
#[test]
fn an_interrupted_run_leaves_nothing() {
    for signal in ["-INT", "-TERM", "-HUP"] {
        let place = workplace();
        let mut run = heeding_signals(place.path(), &["run", "relief-hub", "--runs", "4000000"]);
        let child = run.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn();
        let child = child.expect("the program starts");
        std::thread::sleep(Duration::from_millis(1_500));
        let kill = Command::new("kill").args([signal, &child.id().to_string()]).status();
        assert!(kill.expect("kill").success());
        let output = child.wait_with_output().expect("it ends");
        assert_eq!(output.status.code(), Some(130), "{signal}: {}", said(&output));
        assert!(!place.path().join("output").exists(), "{signal}");
    }
}

/// Under `nohup` the end of the terminal is no reason to stop, nor in the background of a script Ctrl-C; the rest is.
#[cfg(target_os = "linux")]
#[test]
fn a_signal_that_is_ignored_from_the_start_is_not_heard() {
    for (ignored, sent) in [("HUP", "-HUP"), ("INT", "-INT")] {
        let place = workplace();
        let mut command = Command::new("env");
        let (by_default, not_heard) =
            ("--default-signal=HUP,INT,TERM", format!("--ignore-signal={ignored}"));
        command.args([by_default, &not_heard, PROGRAM]);
        let mut run = under(command, place.path(), &["run", "relief-hub", "--runs", "4000000"]);
        let child = run.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn();
        let mut child = child.expect("the program starts");
        let pid = child.id().to_string();
        let kill = |signal: &str| {
            std::thread::sleep(Duration::from_millis(1_500));
            assert!(Command::new("kill").args([signal, &pid]).status().expect("kill").success());
        };
        kill(sent);
        kill(sent);
        assert!(child.try_wait().expect("a child").is_none(), "{sent} is heard");
        kill("-TERM");
        let output = child.wait_with_output().expect("it ends");
        assert_eq!(output.status.code(), Some(130), "{sent}: {}", said(&output));
    }
}
