//! Whatever moment a command is stopped at, the next one finds whole results.

use std::fs;
use std::path::Path;

use crate::command::{assert_mentions, command, done, workplace};
use crate::folder::{ended, left, run, tree};

/// The state in which a command left the disk that was stopped between two steps: a folder of work
/// beside `output/minimal`, with what it was about to put there.
fn stopped(place: &Path, announced: &str) -> std::path::PathBuf {
    let work = place.join("output/.minimal.drawdown-abc123");
    fs::create_dir_all(&work).expect("a folder");
    fs::write(work.join("lock"), format!("drawdown results\n{announced}")).expect("a file");
    work
}

/// The SHA-256 of a file, as another program sees it.
fn sum(file: &Path) -> String {
    let output = std::process::Command::new("sha256sum").arg(file).output().expect("sha256sum");
    String::from_utf8_lossy(&output.stdout).split(' ').next().unwrap_or_default().to_owned()
}

#[cfg(target_os = "linux")]
#[test]
fn results_hidden_by_a_stop_between_two_renames_are_put_back_by_the_next_command_that_reads_or_writes()
 {
    let verbs: [&[&str]; 4] = [
        &["run", "minimal", "--runs", "5"],
        &["report", "output/minimal", "--lang", "en"],
        &["report", "output/minimal", "--lang", "en", "--terminal"],
        &[
            "compare",
            "output/minimal",
            "output/minimal",
            "--b-set",
            "pool.trucks.count=25",
            "--runs",
            "20",
        ],
    ];
    for verb in verbs {
        let place = workplace();
        run(place.path(), &[]);
        done(place.path(), &["replay", "minimal"]);
        let before = tree(&place.path().join("output/minimal"));
        let work = stopped(place.path(), "some digest");
        fs::rename(place.path().join("output/minimal"), work.join("old")).expect("moved aside");
        fs::create_dir(work.join("new")).expect("a folder");
        for name in ["manifest.toml", "runs.csv"] {
            fs::copy(work.join("old").join(name), work.join("new").join(name)).expect("a copy");
        }
        let said = ended(place.path(), verb, 0);
        assert_mentions(&said, &["output/minimal/", "back in their place"]);
        let after = tree(&place.path().join("output/minimal"));
        assert!(before.iter().all(|(name, bytes)| after.get(name) == Some(bytes)), "{verb:?}");
        assert_eq!(left(place.path()), Vec::<String>::new(), "{verb:?}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn answers_left_in_replaced_results_are_moved_over_to_the_new_ones() {
    let place = workplace();
    run(place.path(), &[]);
    done(place.path(), &["replay", "minimal"]);
    let results = place.path().join("output/minimal");
    let work = stopped(place.path(), &sum(&results.join("manifest.toml")));
    // The new results are in place, and the answer still lies in the old ones.
    fs::create_dir(work.join("old")).expect("a folder");
    let replay = results.join("replay-base-baseline-0");
    fs::rename(&replay, work.join("old/replay-base-baseline-0")).expect("an answer");
    for name in ["manifest.toml", "runs.csv"] {
        fs::copy(results.join(name), work.join("old").join(name)).expect("a copy");
    }
    let said = ended(place.path(), &["report", "output/minimal", "--terminal", "--lang", "en"], 0);
    assert_mentions(&said, &["output/minimal/", "are beside the new ones now"]);
    assert!(replay.join("events.csv").exists());
    assert_eq!(left(place.path()), Vec::<String>::new());
}

#[cfg(target_os = "linux")]
#[test]
fn earlier_results_beside_others_than_were_announced_are_left_and_named() {
    let place = workplace();
    run(place.path(), &["--seed", "2"]);
    let work = stopped(place.path(), "another digest");
    fs::rename(place.path().join("output/minimal"), work.join("old")).expect("moved aside");
    // An earlier version does not look for what was moved aside.
    run(place.path(), &["--out", "new"]);
    fs::rename(place.path().join("new"), place.path().join("output/minimal")).expect("moved");
    let before = tree(place.path());
    let said = ended(place.path(), &["report", "output/minimal", "--terminal", "--lang", "en"], 0);
    assert_mentions(&said, &[".minimal.drawdown-abc123/old/", "holds earlier results"]);
    assert_eq!(tree(place.path()), before);
}

#[test]
fn what_a_stopped_command_had_begun_to_write_is_cleared_away_and_nothing_else() {
    let place = workplace();
    run(place.path(), &["--out", "results"]);
    let work = stopped(place.path(), "");
    fs::create_dir(work.join("new")).expect("a folder");
    for name in ["manifest.toml", "runs.csv"] {
        fs::copy(place.path().join("results").join(name), work.join("new").join(name))
            .expect("a copy");
    }
    // Called as ours would be, and not ours.
    for mine in ["output/.minimal.drawdown-backup", "output/.minimal.drawdown-old"] {
        fs::create_dir_all(place.path().join(mine).join("old")).expect("a folder");
        fs::write(place.path().join(mine).join("old/letter.txt"), "mine").expect("a file");
    }
    run(place.path(), &[]);
    assert!(!work.exists());
    for mine in ["output/.minimal.drawdown-backup", "output/.minimal.drawdown-old"] {
        assert!(place.path().join(mine).join("old/letter.txt").exists(), "{mine}");
    }
    // The same if only the folder was left of the old results.
    let work = stopped(place.path(), "");
    fs::create_dir(work.join("old")).expect("a folder");
    run(place.path(), &[]);
    assert!(!work.exists());
    // With something of the user's in it, it stays.
    let work = stopped(place.path(), "");
    fs::create_dir(work.join("new")).expect("a folder");
    fs::write(work.join("new/letter.txt"), "mine").expect("a file");
    run(place.path(), &[]);
    assert!(work.join("new/letter.txt").exists());
}

#[cfg(target_os = "linux")]
#[test]
fn a_run_killed_at_any_moment_leaves_whole_results_for_the_next_command() {
    let place = workplace();
    run(place.path(), &[]);
    done(place.path(), &["replay", "minimal"]);
    let (old, other) = (["--runs", "5"], ["--runs", "6", "--replace"]);
    let whole = |which: &[&str]| {
        let apart = workplace();
        done(apart.path(), &[&["run", "minimal"], which].concat());
        tree(&apart.path().join("output/minimal"))
    };
    let known = [whole(&old[..]), whole(&other[..])];
    for number in 0..40_u64 {
        let mut child = command(place.path(), &[&["run", "minimal"], &other[..]].concat());
        let mut child = child.stdout(std::process::Stdio::null()).spawn().expect("it starts");
        std::thread::sleep(std::time::Duration::from_millis(number * 4));
        let _ = child.kill();
        let _ = child.wait();
        ended(place.path(), &["report", "output/minimal", "--terminal", "--lang", "en"], 0);
        let mut found = tree(&place.path().join("output/minimal"));
        let replays: Vec<String> =
            found.keys().filter(|name| name.starts_with("/replay-")).cloned().collect();
        assert!(replays.iter().any(|name| name.ends_with("events.csv")), "{replays:?}");
        replays.iter().for_each(|name| drop(found.remove(name)));
        assert!(known.contains(&found), "after {number}: {:?}", found.keys());
    }
    run(place.path(), &["--replace"]);
    // A folder that was not yet one of work may be left, with nothing of ours in it.
    let is_lock = |name: &String| !name.ends_with("/lock.new") && name.matches('/').count() > 2;
    assert_eq!(
        left(place.path()).into_iter().filter(is_lock).collect::<Vec<_>>(),
        Vec::<String>::new()
    );
}

#[test]
fn work_that_was_stopped_before_it_began_keeps_nobody_from_new_results() {
    let place = workplace();
    done(place.path(), &["run", "minimal", "--runs", "2", "--out", "results"]);
    for (name, file) in [("empty", None), ("early", Some("lock.new"))] {
        let work = place.path().join(format!("results/.briefing-{name}.drawdown-abc123"));
        fs::create_dir(&work).expect("a folder");
        if let Some(file) = file {
            fs::write(work.join(file), "").expect("a file");
        }
    }
    let again = ["run", "minimal", "--runs", "3", "--out", "results", "--replace"];
    done(place.path(), &again);
}
