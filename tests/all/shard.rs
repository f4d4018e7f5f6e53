//! Shards: prepared once, played anywhere, put together; and the recipes that do so.

use std::fs;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use super::command::{assert_mentions, command, done, drawdown, files, refused};
use super::sweep::{scenario, sweep};

/// Longer than any number.
const LONG: &str = "11111111111111111111222222222222222222223";

#[test]
fn a_prepared_sweep_is_played_to_the_same_bytes_and_only_that() {
    let place = scenario();
    done(place.path(), &sweep("close", "whole", &[]));
    let said = done(place.path(), &sweep("close", "parts", &["--prepare"]));
    assert_mentions(&said, &["parts.design", "--resume --shard 1/100"]);
    for shard in ["1/2", "2/2"] {
        let output =
            drawdown(place.path(), &sweep("close", "parts", &["--resume", "--shard", shard]));
        // Nothing is measured again: no word on how long it takes.
        assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{shard}");
        assert_eq!(output.status.code(), Some(0));
    }
    let folders = ["parts.shard-1-of-2", "parts.shard-2-of-2"];
    done(place.path(), &[&["merge", "--out", "merged"], folders.as_slice()].concat());
    assert_eq!(files(&place.path().join("whole")), files(&place.path().join("merged")));
    // Of another seed it is of no use, and does no harm.
    let other = ["--shard", "1/2", "--out", "other", "--seed", "9", "--design", "parts.design"];
    let other = [&["sweep", "sweeps.toml", "--sweep", "close"][..], &other].concat();
    assert_mentions(&refused(place.path(), &other), &["parts.design", "--prepare"]);
}

#[test]
fn what_killed_commands_of_a_sweep_have_left_goes_with_the_next_and_what_is_not_ours_stays() {
    let place = scenario();
    let at = |name: &str| place.path().join(name);
    let shard = |number| sweep("trucks", "parts", &["--resume", "--shard", number]);
    let prepare = sweep("trucks", "parts", &["--prepare"]);
    // A design of which the first line was written, and one that was not begun; and a letter of somebody else.
    let left = [".parts.design.drawdown-a", ".parts.design.drawdown-b"].map(at);
    fs::write(&left[0], "drawdown design 1\n").expect("a file");
    fs::write(&left[1], "").expect("a file");
    let letter = at(".parts.design.drawdown-c");
    fs::write(&letter, "mine").expect("a file");
    done(place.path(), &prepare);
    assert!(left.iter().all(|file| !file.exists()) && letter.exists());
    for number in ["1/2", "2/2"] {
        done(place.path(), &shard(number));
    }
    // A merge that was killed between two renamings: its table of runs lies in its folder of work.
    let work = at(".merged.drawdown-a");
    for folder in ["new", "rows"] {
        fs::create_dir_all(work.join(folder)).expect("a folder");
    }
    fs::write(work.join("lock"), "drawdown results\n").expect("a file");
    fs::write(work.join("rows/runs.csv"), "point\n0\n").expect("a file");
    let merge = ["merge", "--out", "merged", "parts.shard-1-of-2", "parts.shard-2-of-2"];
    done(place.path(), &merge);
    assert!(!work.exists() && at("merged/runs.csv").exists());
    // A sweep that was killed while it cleared its work away.
    fs::rename(at("parts.shard-1-of-2"), at("merged.unfinished-done")).expect("a shard");
    done(place.path(), &sweep("trucks", "merged", &["--replace"]));
    assert!(!at("merged.unfinished-done").exists());
    let names = fs::read_dir(place.path()).expect("a folder").flatten();
    let hidden = names.filter(|it| it.file_name().to_string_lossy().starts_with('.')).count();
    assert_eq!(hidden, 1, "the letter");
}

#[test]
fn a_finished_shard_says_so_and_a_damaged_one_is_not_put_together() {
    let place = scenario();
    let shard = |number, more: &[&'static str]| {
        sweep("trucks", "parts", &[&["--shard", number], more].concat())
    };
    done(place.path(), &shard("1/2", &[]));
    done(place.path(), &shard("2/2", &[]));
    for more in [&[][..], &["--resume"]] {
        let output = drawdown(place.path(), &shard("1/2", more));
        assert_eq!(output.status.code(), Some(0));
        assert_mentions(&String::from_utf8_lossy(&output.stderr), &["is finished already"]);
    }
    // A byte of the log is another one: neither whole nor what was finished.
    let log = place.path().join("parts.shard-2-of-2/runs.log");
    let mut bytes = fs::read(&log).expect("a log");
    let last = bytes.len() - 1;
    bytes[last] ^= 1;
    fs::write(&log, bytes).expect("a log");
    let merge = ["merge", "--out", "merged", "parts.shard-1-of-2", "parts.shard-2-of-2"];
    assert_mentions(&refused(place.path(), &merge), &["parts.shard-2-of-2 is not the one"]);
    done(place.path(), &shard("2/2", &["--resume"]));
    done(place.path(), &merge);
}

#[test]
fn a_shard_played_twice_is_taken_once_and_what_is_missing_is_named() {
    let place = scenario();
    done(place.path(), &sweep("trucks", "whole", &[]));
    for shard in ["1/3", "2/3", "3/3"] {
        done(place.path(), &sweep("trucks", "parts", &["--shard", shard]));
        done(place.path(), &sweep("trucks", "again", &["--shard", shard, "--threads", "2"]));
    }
    let parts =
        ["parts.shard-1-of-3", "again.shard-2-of-3", "parts.shard-3-of-3", "parts.shard-2-of-3"];
    done(place.path(), &[&["merge", "--out", "merged"], parts.as_slice()].concat());
    assert_eq!(files(&place.path().join("whole")), files(&place.path().join("merged")));
    let few = refused(place.path(), &["merge", "--out", "few", parts[0]]);
    assert_mentions(&few, &["there is none with numbers 2–3 of 3"]);
}

#[test]
fn a_shard_stops_with_its_input() {
    let place = scenario();
    let arguments = sweep("long", "parts", &["--yes", "--shard", "1/2", "--stop-with-input"]);
    let mut command = command(place.path(), &arguments);
    command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("the program starts");
    drop(child.stdin.take());
    let output = child.wait_with_output().expect("it ends");
    assert_eq!(output.status.code(), Some(130));
    assert_mentions(&String::from_utf8_lossy(&output.stderr), &["--resume goes on"]);
}

/// Starts a worker that plays what it is asked for.
fn worker(folder: &Path, name: &'static str, more: &[&'static str]) -> Child {
    let mut command =
        command(folder, &sweep(name, "parts", &[&["--resume", "--yes"], more].concat()));
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command.spawn().expect("the program starts")
}

#[test]
fn a_worker_that_opens_once_plays_what_it_is_asked_for_to_the_same_bytes() {
    let place = scenario();
    done(place.path(), &sweep("close", "whole", &[]));
    let said = done(place.path(), &sweep("close", "parts", &["--prepare", "--progress", "json"]));
    let inputs = "[\"sweeps.toml\",\"built-in:minimal\",\"points.csv\"]";
    assert_eq!(said, format!("{{\"design\":\"parts.design\",\"inputs\":{inputs}}}\n"));
    let mut child = worker(place.path(), "close", &["--serve", "3"]);
    // In any order, one that is none, and one twice: each has its answer before the next is asked for.
    let (mut input, output) =
        (child.stdin.take().expect("a pipe"), child.stdout.take().expect("a pipe"));
    let mut answers = BufReader::new(output).lines();
    for (asked, status) in [("2", 0), ("3", 0), ("4", 1), ("x", 1), (LONG, 1), ("1", 0), ("2", 0)] {
        let cut = asked.chars().take(20).collect::<String>();
        writeln!(input, "{asked}").expect("it listens");
        let answer = answers.next().expect("an answer").expect("a line");
        assert_mentions(&answer, &[&format!("\"shard\":\"{cut}"), &format!("\"status\":{status}")]);
    }
    drop(input);
    let ended = child.wait_with_output().expect("it ends");
    assert_eq!(ended.status.code(), Some(0), "{}", String::from_utf8_lossy(&ended.stderr));
    let folders: Vec<String> = (1..=3).map(|number| format!("parts.shard-{number}-of-3")).collect();
    let folders: Vec<&str> = folders.iter().map(String::as_str).collect();
    done(place.path(), &[&["merge", "--out", "merged"], folders.as_slice()].concat());
    assert_eq!(files(&place.path().join("whole")), files(&place.path().join("merged")));
}

#[test]
fn a_worker_stops_with_its_input_in_the_midst_of_a_shard() {
    let place = scenario();
    let mut child = worker(place.path(), "long", &["--serve", "2", "--stop-with-input"]);
    let mut input = child.stdin.take().expect("a pipe");
    writeln!(input, "1").expect("it listens");
    drop(input);
    let ended = child.wait_with_output().expect("it ends");
    assert_eq!(ended.status.code(), Some(130));
    assert_mentions(&String::from_utf8_lossy(&ended.stderr), &["--resume goes on"]);
}

/// Whether a program is installed.
fn is_there(program: &str) -> bool {
    let found =
        Command::new(program).arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status();
    found.is_ok_and(|status| status.success())
}

#[test]
fn a_recipe_for_gnu_parallel_comes_to_the_same_bytes() {
    let place = scenario();
    let script =
        done(place.path(), &sweep("trucks", "by hand", &["--recipe", "parallel", "--shards", "4"]));
    assert_mentions(&script, &["'by hand'", "merge 'by hand'.shard-*-of-4"]);
    if !is_there("parallel") {
        return;
    }
    done(place.path(), &sweep("trucks", "whole", &[]));
    let program = Path::new(env!("CARGO_BIN_EXE_drawdown"));
    let folder = program.parent().expect("a folder").to_string_lossy().into_owned();
    let path = format!("{folder}:{}", std::env::var("PATH").unwrap_or_default());
    let mut bash = Command::new("bash");
    bash.args(["-c", &script]).current_dir(place.path()).env("PATH", path).env("LC_ALL", "C");
    let output = bash.env("PARALLEL_HOME", place.path()).output().expect("bash");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(files(&place.path().join("whole")), files(&place.path().join("by hand")));
}

#[test]
fn every_recipe_is_filled_in_and_a_script_that_a_shell_can_read() {
    let place = scenario();
    for (engine, language) in [
        ("parallel", "en"),
        ("slurm", "en"),
        ("kubernetes", "en"),
        ("snakemake", "en"),
        ("parallel", "fr"),
        ("slurm", "fr"),
        ("kubernetes", "fr"),
        ("snakemake", "fr"),
    ] {
        let script =
            done(place.path(), &sweep("trucks", "out", &["--recipe", engine, "--lang", language]));
        assert!(!script.contains('@'), "{script}");
        assert!(!script.contains("# en:") && !script.contains("# fr:"), "{script}");
        assert_mentions(&script, &["--prepare", "--resume", "/100", "drawdown merge"]);
        if engine != "snakemake" && is_there("bash") {
            let read = Command::new("bash").args(["-n", "-c", &script]).output().expect("bash");
            assert!(read.status.success(), "{engine}: {}", String::from_utf8_lossy(&read.stderr));
        }
    }
}

#[test]
fn programs_are_told_how_far_a_shard_is() {
    let place = scenario();
    let arguments =
        sweep("long", "parts", &["--runs", "1500", "--shard", "1/2", "--progress", "json"]);
    let output = drawdown(place.path(), &arguments);
    assert_eq!(output.status.code(), Some(0));
    let said = String::from_utf8(output.stderr).expect("UTF-8");
    let lines: Vec<serde_json::Value> =
        said.lines().filter_map(|line| serde_json::from_str(line).ok()).collect();
    let last = lines.last().expect("a line at the end");
    // Ten of the twenty points.
    assert_eq!((&last["of"], &last["all"]), (&"runs".into(), &15_000.into()));
    assert_eq!((&last["done"], &last["failed"]), (&15_000.into(), &0.into()));
    assert_eq!(last["seconds_left"], 0.0);
    let done: Vec<_> = lines.iter().map(|line| line["done"].as_u64().expect("a count")).collect();
    assert!(done.is_sorted(), "{done:?}");
}

#[test]
fn what_is_put_together_already_is_not_put_together_again_and_gives_way_to_nothing_else() {
    let place = scenario();
    let parts = |name: &'static str, more: &[&'static str]| {
        for shard in ["1/2", "2/2"] {
            let more = [&["--shard", shard], more].concat();
            done(place.path(), &sweep("trucks", name, &more));
        }
        ["1", "2"].map(|number| format!("{name}.shard-{number}-of-2"))
    };
    let merge = |[first, second]: &[String; 2]| {
        drawdown(place.path(), &["merge", "--out", "merged", first.as_str(), second.as_str()])
    };
    let mine = parts("mine", &[]);
    assert_eq!(merge(&mine).status.code(), Some(0));
    let before = files(&place.path().join("merged"));
    let again = merge(&mine);
    assert_eq!(again.status.code(), Some(0));
    assert_mentions(&String::from_utf8_lossy(&again.stderr), &["merged is finished already"]);
    let other = merge(&parts("other", &["--seed", "7"]));
    assert_eq!(other.status.code(), Some(1));
    assert_mentions(
        &String::from_utf8_lossy(&other.stderr),
        &["another scenario, seed", "--replace"],
    );
    assert_eq!(before, files(&place.path().join("merged")));
}

#[test]
#[cfg(unix)]
fn shards_are_put_together_with_fewer_open_files_than_there_are_of_them() {
    let place = scenario();
    done(place.path(), &sweep("long", "whole", &["--runs", "20"]));
    for number in 1..=20 {
        let shard = format!("{number}/20");
        let arguments = sweep("long", "parts", &["--runs", "20", "--yes", "--resume"]);
        let arguments: Vec<&str> = arguments.into_iter().chain(["--shard", &shard]).collect();
        done(place.path(), &arguments);
    }
    let program = env!("CARGO_BIN_EXE_drawdown");
    let script = format!("ulimit -n 14 && exec '{program}' merge --out merged parts.shard-*-of-20");
    let merged = Command::new("sh").args(["-c", &script]).current_dir(place.path()).output();
    let merged = merged.expect("a shell");
    assert!(merged.status.success(), "{}", String::from_utf8_lossy(&merged.stderr));
    assert_eq!(files(&place.path().join("whole")), files(&place.path().join("merged")));
}
