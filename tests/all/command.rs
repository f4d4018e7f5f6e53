//! The program from outside: what it prints where, what it writes, and how it ends.

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

/// An empty folder to work in.
pub(crate) fn workplace() -> TempDir {
    tempfile::tempdir().expect("a temporary folder")
}

/// The program with these arguments, in English, working in this folder.
pub(crate) fn command(folder: &Path, arguments: &[&str]) -> Command {
    under(Command::new(PROGRAM), folder, arguments)
}

pub(crate) const PROGRAM: &str = env!("CARGO_BIN_EXE_drawdown");

pub(crate) fn under(mut command: Command, folder: &Path, arguments: &[&str]) -> Command {
    command.current_dir(folder).args(arguments).env("LC_ALL", "C").env_remove("NO_COLOR");
    command
}

/// Runs the program.
pub(crate) fn drawdown(folder: &Path, arguments: &[&str]) -> Output {
    command(folder, arguments).output().expect("the program starts")
}

/// Runs the program, which must end with status 0, and returns what it printed.
pub(crate) fn done(folder: &Path, arguments: &[&str]) -> String {
    let output = drawdown(folder, arguments);
    assert_eq!(output.status.code(), Some(0), "{arguments:?}: {}", said(&output));
    String::from_utf8(output.stdout).expect("UTF-8")
}

/// The bytes of a packed file, by a reader that is not the program's.
pub(crate) fn unpacked(path: &Path) -> Vec<u8> {
    let read = Command::new("gzip").args(["-d", "-c"]).arg(path).output().expect("gzip");
    assert!(read.status.success(), "{}", String::from_utf8_lossy(&read.stderr));
    read.stdout
}

/// What the program said on standard error.
pub(crate) fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// Runs the program, which must end with status 1 and print nothing, and returns what it said.
pub(crate) fn refused(folder: &Path, arguments: &[&str]) -> String {
    let output = drawdown(folder, arguments);
    assert_eq!(output.status.code(), Some(1), "{arguments:?}: {}", said(&output));
    assert!(output.stdout.is_empty(), "{arguments:?}: {:?}", String::from_utf8(output.stdout));
    said(&output)
}

/// Every file of a folder with its bytes, in order of name.
pub(crate) fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let entries = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry"));
    let files = entries.filter(|entry| entry.path().is_file());
    let named = |entry: fs::DirEntry| {
        let bytes = fs::read(entry.path()).expect("a file");
        (entry.file_name().to_string_lossy().into_owned(), bytes)
    };
    let mut files: Vec<_> = files.map(named).collect();
    files.sort();
    files
}

pub(crate) fn assert_mentions(text: &str, words: &[&str]) {
    for word in words {
        assert!(text.contains(word), "`{word}` is not in: {text}");
    }
}

#[test]
fn of_very_many_findings_a_hundred_are_shown_and_the_rest_is_counted() {
    let place = workplace();
    let minimal = fs::read_to_string("scenarios/minimal.toml").expect("the scenario");
    let names: Vec<String> = (0..350).map(|number| format!("\"nowhere-{number}\"")).collect();
    let all = format!("all = [{}]", names.join(", "));
    fs::write(place.path().join("a.toml"), minimal.replace("all = [\"outpost\"]", &all))
        .expect("written");
    let told = refused(place.path(), &["check", "a.toml"]);
    assert_eq!(told.matches("error[E301]").count(), 100);
    assert_mentions(&told, &["\"nowhere-99\"", "and 250 more, not shown"]);
    assert!(!told.contains("there is no camp \"nowhere-100\""), "{told}");
}

#[test]
fn a_run_prints_a_table_and_writes_a_folder() {
    let place = workplace();
    let text = done(place.path(), &["run", "minimal", "--runs", "20"]);
    assert_mentions(&text, &["One camp, one road", "Outpost empty — due 8\u{a0}Feb\u{a0}2030"]);
    assert_mentions(&text, &["20\u{a0}runs", "output/minimal", "replay minimal --replication "]);
    let names: Vec<String> =
        files(&place.path().join("output/minimal")).into_iter().map(|(name, _)| name).collect();
    for name in ["deadlines.csv", "runs.csv", "dictionary.csv", "manifest.toml", "resolved.toml"] {
        assert!(names.iter().any(|other| other == name), "{name} is not in {names:?}");
    }
}

#[test]
fn a_file_is_played_like_a_built_in_example() {
    let place = workplace();
    done(place.path(), &["example", "extract", "minimal"]);
    let built_in = done(place.path(), &["run", "minimal", "--runs", "10", "--format", "csv"]);
    let file = done(
        place.path(),
        &["run", "minimal.toml", "--runs", "10", "--format", "csv", "--replace"],
    );
    assert_eq!(built_in, file);
}

#[test]
fn data_goes_to_standard_output_and_talk_to_standard_error() {
    let place = workplace();
    let output = drawdown(place.path(), &["run", "minimal", "--runs", "10", "--format", "csv"]);
    let written = fs::read(place.path().join("output/minimal/deadlines.csv")).expect("a table");
    assert_eq!(output.stdout, written);
    assert_mentions(&said(&output), &["output/minimal"]);
    assert!(!output.stderr.contains(&0x1b), "no colours in a pipe");
}

#[test]
fn json_holds_every_table_but_single_runs() {
    let place = workplace();
    let text = done(place.path(), &["run", "minimal", "--runs", "10", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    assert_eq!(json["scenario"], "minimal");
    assert_eq!(json["deadlines"][0]["n"], 10);
    assert_eq!(json["deadlines"][0]["due"], "2030-02-08T23:59:59+00:00");
    assert!(json.get("closure").is_some() && json.get("runs").is_none());
}

#[test]
fn the_language_comes_from_the_option_or_the_environment() {
    let place = workplace();
    let arguments = ["run", "minimal", "--runs", "10"];
    let french = command(place.path(), &arguments).env("LC_ALL", "fr_FR.UTF-8").output();
    let french = String::from_utf8(french.expect("the program starts").stdout).expect("UTF-8");
    assert_mentions(&french, &["Manquée", "8\u{a0}févr.\u{a0}2030", "\u{a0}%"]);
    let asked = done(place.path(), &["run", "minimal", "--runs", "10", "--lang", "fr"]);
    assert_eq!(asked, french);
}

#[test]
fn the_results_do_not_depend_on_threads_or_on_earlier_results() {
    let place = workplace();
    let folder = place.path().join("output/relief-hub");
    done(place.path(), &["run", "relief-hub", "--runs", "20", "--threads", "1"]);
    let once = files(&folder);
    done(place.path(), &["run", "relief-hub", "--runs", "20", "--threads", "3"]);
    assert_eq!(files(&folder), once);
}

#[test]
fn another_seed_is_another_luck_and_is_written_down() {
    let place = workplace();
    let run = ["run", "minimal", "--runs", "50", "--format", "csv"];
    let first = done(place.path(), &run);
    let other = done(place.path(), &[&run[..], &["--seed", "2", "--replace"]].concat());
    assert_ne!(first, other);
    let manifest = fs::read_to_string(place.path().join("output/minimal/manifest.toml"));
    let manifest = manifest.expect("a manifest");
    assert_mentions(&manifest, &["seed = 2\n", "drawdown run minimal --seed 2 --runs 50"]);
}

#[test]
fn a_change_on_the_command_line_changes_the_results() {
    let place = workplace();
    let run = ["run", "minimal", "--runs", "10", "--format", "json", "--replace", "--set"];
    let more = done(place.path(), &[&run[..], &["pool.trucks.count=30"]].concat());
    let less = done(place.path(), &[&run[..], &["pool.trucks.count=18"]].concat());
    let missed = |text: &str| {
        let json: serde_json::Value = serde_json::from_str(text).expect("JSON");
        json["deadlines"][0]["missed"].as_i64().expect("a count")
    };
    assert!(missed(&more) < missed(&less), "{} {}", missed(&more), missed(&less));
}

#[test]
fn only_the_plans_and_cases_asked_for_are_played() {
    let place = workplace();
    let which = ["--plan", "doro-first", "--case", "early-rains,baseline"];
    let run = ["run", "relief-hub", "--runs", "5", "--format", "csv"];
    let text = done(place.path(), &[&run[..], &which[..]].concat());
    let rows: Vec<&str> = text.lines().skip(1).collect();
    assert!(rows.iter().all(|row| row.starts_with("doro-first,")), "{text}");
    assert!(rows.iter().any(|row| row.starts_with("doro-first,early-rains,")), "{text}");
    assert!(!text.contains("partners-withdraw"), "{text}");
}

#[test]
fn an_unknown_name_is_answered_with_the_nearest() {
    let place = workplace();
    let plan = refused(place.path(), &["run", "relief-hub", "--plan", "dorofirst"]);
    assert_mentions(&plan, &["no plan is called `dorofirst`", "Did you mean `doro-first`?"]);
    let case = refused(place.path(), &["run", "relief-hub", "--case", "early-rain"]);
    assert_mentions(&case, &["no case is called", "`early-rains`", "partners-withdraw"]);
    let replay = refused(place.path(), &["replay", "relief-hub", "--case", "baselin"]);
    assert_mentions(&replay, &["`baseline`"]);
    let worst = ["replay", "relief-hub", "--worst", "--deadline", "lease"];
    assert_mentions(&refused(place.path(), &worst), &["no deadline is called", "`leases`"]);
    let example = refused(place.path(), &["example", "show", "minimale"]);
    assert_mentions(&example, &["no example is called `minimale`", "Did you mean `minimal`?"]);
    assert!(!place.path().join("output").exists());
}

#[test]
fn a_file_that_is_not_there_is_the_users_to_mend() {
    let place = workplace();
    let text = refused(place.path(), &["run", "minimale"]);
    assert_mentions(&text, &["minimale", "`minimal`"]);
    assert_mentions(&refused(place.path(), &["check", "nowhere/at-all.toml"]), &["at-all.toml"]);
}

#[test]
fn a_wrong_file_is_refused_with_every_fault_at_its_place() {
    let place = workplace();
    let wrong = done(place.path(), &["example", "show", "minimal"])
        .replace("payload = \"12 t\"", "payload = \"12 km\"")
        .replace("speed =", "sped =");
    fs::write(place.path().join("wrong.toml"), wrong).expect("a file");
    let text = refused(place.path(), &["run", "wrong.toml"]);
    assert_mentions(&text, &["wrong.toml", "12 km", "sped", "speed"]);
    let json = drawdown(place.path(), &["check", "wrong.toml", "--format", "json"]);
    assert_eq!(json.status.code(), Some(1));
    let json: serde_json::Value = serde_json::from_slice(&json.stdout).expect("JSON");
    assert!(json["findings"].as_array().is_some_and(|findings| findings.len() >= 2), "{json}");
    assert!(json["scenario"].is_null());
}

#[test]
fn a_change_to_nothing_is_refused() {
    let place = workplace();
    let text = refused(place.path(), &["run", "minimal", "--set", "pool.truks.count=3"]);
    assert_mentions(&text, &["pool.truks.count", "trucks"]);
    refused(place.path(), &["run", "minimal", "--set", "no equals sign"]);
    assert!(!place.path().join("output").exists());
}

#[test]
fn a_wrong_option_is_the_users_to_mend() {
    let place = workplace();
    assert_mentions(&refused(place.path(), &["run", "--rnus", "5"]), &["--runs"]);
    assert_mentions(&refused(place.path(), &["runn"]), &["run"]);
    refused(place.path(), &["run", "minimal", "--runs", "0"]);
}

#[test]
fn help_names_every_verb() {
    let place = workplace();
    let help = done(place.path(), &["--help"]);
    assert_mentions(
        &help,
        &["run", "check", "replay", "example", "manual", "schema", "verify", "Exit status"],
    );
    assert_mentions(&done(place.path(), &["--version"]), &[env!("CARGO_PKG_VERSION")]);
}

#[test]
fn somebody_elses_folder_is_left_alone() {
    let place = workplace();
    let folder = place.path().join("output/minimal");
    fs::create_dir_all(&folder).expect("a folder");
    fs::write(folder.join("notes.txt"), "mine").expect("a file");
    let text = refused(place.path(), &["run", "minimal", "--runs", "5"]);
    assert_mentions(&text, &["output/minimal", "--out"]);
    assert_eq!(files(&folder), [("notes.txt".to_owned(), b"mine".to_vec())]);
}

#[test]
fn a_file_put_among_our_results_is_not_thrown_away() {
    let place = workplace();
    done(place.path(), &["run", "minimal", "--runs", "5"]);
    let folder = place.path().join("output/minimal");
    fs::write(folder.join("briefing.odt"), "mine").expect("a file");
    let before = files(&folder);
    let text = refused(place.path(), &["run", "minimal", "--runs", "6"]);
    assert_mentions(&text, &["briefing.odt"]);
    assert_eq!(files(&folder), before);
}

#[test]
fn results_of_ours_are_replaced_and_nothing_else_in_the_output_folder_is() {
    let place = workplace();
    let output = place.path().join("output");
    fs::create_dir(&output).expect("a folder");
    fs::write(output.join("README.md"), "# Results").expect("a file");
    done(place.path(), &["run", "minimal", "--runs", "5"]);
    done(place.path(), &["run", "minimal", "--runs", "6", "--replace"]);
    let manifest = fs::read_to_string(output.join("minimal/manifest.toml")).expect("a manifest");
    assert_mentions(&manifest, &["replications = 6"]);
    let mut names: Vec<_> = fs::read_dir(&output).expect("a folder").collect();
    let mut names: Vec<String> = names
        .drain(..)
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    assert_eq!(names, ["README.md", "minimal"]);
}

#[test]
fn replays_outlive_every_new_run() {
    let place = workplace();
    let replay = place.path().join("output/minimal/replay-base-baseline-3");
    done(place.path(), &["replay", "minimal", "--replication", "3"]);
    done(place.path(), &["run", "minimal", "--runs", "5"]);
    assert!(replay.join("events.csv").exists());
    let other = ["run", "minimal", "--runs", "5", "--set", "pool.trucks.count=30"];
    assert_mentions(&refused(place.path(), &other), &["holds results of another question"]);
    assert!(replay.exists());
    done(place.path(), &[&other[..], &["--replace"]].concat());
    assert!(replay.join("events.csv").exists());
}

/// A question whose answer goes to the folder `out`.
fn ask<'a>(question: &[&'a str], more: &[&'a str]) -> Vec<&'a str> {
    [question, &["--out", "out"], more].concat()
}

/// A verb with everything it wants but for a number of runs, the option for that, and a change of the
/// scenario that it allows.
const QUESTIONS: [(&[&str], &str, &str); 7] = [
    (&["run", "three-sides"], "--runs", "--set"),
    (&["replay", "three-sides"], "--replication", "--set"),
    (&["drivers", "three-sides"], "--runs", "--set"),
    (&["marginal", "three-sides"], "--runs", "--set"),
    (&["value", "three-sides"], "--runs", "--set"),
    (&["decide", "three-sides", "--switch", "shed"], "--runs", "--set"),
    (&["compare", "base", "shed", "--file", "three-sides"], "--runs", "--b-set"),
];

#[test]
fn of_every_verb_only_the_same_question_is_answered_again_into_the_same_folder() {
    for (question, count, set) in QUESTIONS {
        let place = workplace();
        let folder = place.path().join("out");
        let first = [count, "100"];
        done(place.path(), &ask(question, &first));
        let once = files(&folder);
        done(place.path(), &ask(question, &first));
        assert_eq!(files(&folder), once, "{question:?}");
        let changed = [count, "100", set, "pool.trucks.count=61"];
        for more in [&[count, "101"][..], &changed] {
            let text = refused(place.path(), &ask(question, more));
            assert_mentions(&text, &["another question", "--replace", "--out"]);
            assert_eq!(files(&folder), once, "{question:?}");
        }
        done(place.path(), &ask(question, &[count, "101", "--replace"]));
        assert_ne!(files(&folder), once, "{question:?}");
    }
}

#[test]
fn results_of_a_scenario_that_has_changed_since_are_not_lost_without_a_word() {
    let place = workplace();
    done(place.path(), &["example", "extract", "minimal"]);
    let run = ["run", "minimal.toml", "--runs", "5"];
    done(place.path(), &run);
    let path = place.path().join("minimal.toml");
    let text = fs::read_to_string(&path).expect("a file");
    fs::write(&path, format!("{text}\n# A comment changes nothing.\n")).expect("a file");
    done(place.path(), &run);
    fs::write(&path, text.replace("\"900 t\"", "\"800 t\"")).expect("a file");
    assert_mentions(&refused(place.path(), &run), &["before the scenario or the program changed"]);
    done(place.path(), &[&run[..], &["--replace"]].concat());
}

#[test]
fn the_results_can_go_to_another_folder() {
    let place = workplace();
    done(place.path(), &["run", "minimal", "--runs", "5", "--out", "briefing/minimal"]);
    assert!(place.path().join("briefing/minimal/deadlines.csv").exists());
    assert!(!place.path().join("output").exists());
    fs::write(place.path().join("file"), "x").expect("a file");
    let output = drawdown(place.path(), &["run", "minimal", "--runs", "5", "--out", "file/below"]);
    assert_eq!(output.status.code(), Some(2), "{}", said(&output));
}

#[test]
fn check_says_what_a_scenario_contains() {
    let place = workplace();
    let text = done(place.path(), &["check", "relief-hub"]);
    assert_mentions(&text, &["relief-hub", "Plans:", "doro-first", "early-rains", "leases"]);
    let json = done(place.path(), &["check", "minimal", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!(json["scenario"]["counts"]["camps_to_close"], 1);
    assert_eq!(json["scenario"]["expected_loads"]["t"], 900.0);
    assert_eq!(json["scenario"]["deadlines"][0]["name"], "outpost-empty");
}

#[test]
fn examples_are_listed_shown_and_extracted_once() {
    let place = workplace();
    let list = done(place.path(), &["example", "list"]);
    assert_mentions(&list, &["mali-2023", "minimal", "relief-hub"]);
    let shown = done(place.path(), &["example", "show", "minimal"]);
    done(place.path(), &["example", "extract", "minimal"]);
    let path = place.path().join("minimal.toml");
    assert_eq!(fs::read_to_string(&path).expect("a file"), shown);
    fs::write(&path, "changed").expect("a file");
    assert_mentions(&refused(place.path(), &["example", "extract", "minimal"]), &["exists"]);
    assert_eq!(fs::read_to_string(&path).expect("a file"), "changed");
    done(place.path(), &["example", "extract", "minimal", "other.toml"]);
}

#[test]
fn every_example_is_accepted_by_check() {
    let place = workplace();
    for line in done(place.path(), &["example", "list"]).lines() {
        let name = line.split_whitespace().next().expect("a name");
        done(place.path(), &["check", name]);
    }
}

#[test]
fn the_schema_is_json_schema() {
    let place = workplace();
    let schema = done(place.path(), &["schema"]);
    let schema: serde_json::Value = serde_json::from_str(&schema).expect("JSON");
    assert!(schema["$schema"].as_str().is_some_and(|it| it.contains("json-schema.org")));
}

#[test]
fn verify_compares_every_file() {
    let place = workplace();
    let text = done(place.path(), &["verify", "minimal", "--runs", "20"]);
    assert_mentions(&text, &["Same input, same bytes", "runs.csv", "manifest.toml"]);
    assert!(!place.path().join("output").exists(), "it writes nothing");
}

#[test]
fn a_reader_who_leaves_is_no_failure() {
    let place = workplace();
    for arguments in [&["schema"][..], &["run", "minimal", "--runs", "5"]] {
        let mut command = command(place.path(), arguments);
        let child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn();
        let mut child = child.expect("the program starts");
        drop(child.stdout.take());
        let mut said = String::new();
        let stderr = child.stderr.as_mut().expect("a pipe");
        std::io::Read::read_to_string(stderr, &mut said).expect("UTF-8");
        assert_eq!(child.wait().expect("it ends").code(), Some(0), "{said}");
        assert!(!said.contains("panicked"), "{said}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_the_machines_fault() {
    let place = workplace();
    let full = fs::OpenOptions::new().write(true).open("/dev/full").expect("a full device");
    let output = command(place.path(), &["schema"]).stdout(full).output();
    let output = output.expect("the program starts");
    assert_eq!(output.status.code(), Some(2), "{}", said(&output));
}
