//! Folders of a stranger, made to have the program delete, write or read elsewhere, wait for ever, or ask for more
//! than there is.
#![cfg(unix)]

use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};

use crate::command::{assert_mentions, command, done, drawdown, files, refused, workplace};

/// Far more than any of these commands takes; who waits for a pipe waits longer.
const LONG: Duration = Duration::from_secs(60);

/// What a command comes to, which must not wait for ever.
fn ended(place: &Path, arguments: &[&str]) -> Output {
    let mut command = command(place, arguments);
    let child = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn();
    let mut child = child.expect("the program starts");
    let begun = Instant::now();
    while child.try_wait().expect("a child").is_none() {
        if begun.elapsed() > LONG {
            child.kill().expect("it can be killed");
            panic!("{arguments:?} waits for ever");
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    child.wait_with_output().expect("it ended")
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn pipe(path: &Path) {
    assert!(Command::new("mkfifo").arg(path).status().expect("mkfifo").success());
}

/// Results of the reader in `mine`, results of a stranger in `theirs/res`, and beside these what looks like
/// work on them that was stopped, which says this after its head.
fn stranger(place: &Path) -> std::path::PathBuf {
    for out in ["mine", "theirs/res"] {
        done(place, &["run", "minimal", "--runs", "5", "--out", out]);
    }
    let work = place.join("theirs/.res.drawdown-x");
    fs::create_dir(&work).expect("a folder");
    let whole = fs::read(place.join("theirs/res/manifest.toml")).expect("a manifest");
    fs::write(place.join("sum"), whole).expect("a file");
    let sum = Command::new("sha256sum").arg(place.join("sum")).output().expect("sha256sum");
    let sum = String::from_utf8_lossy(&sum.stdout);
    let sum = sum.split(' ').next().unwrap_or_default();
    fs::write(work.join("lock"), format!("drawdown results\n{sum}")).expect("a file");
    work
}

/// Takes a column out of a table of results, and makes the manifest agree.
fn without_column(folder: &Path, table: &str, column: &str) {
    let [file, manifest] = [table, "manifest.toml"].map(|name| folder.join(name));
    let sum = || {
        let output = Command::new("sha256sum").arg(&file).output().expect("sha256sum");
        String::from_utf8_lossy(&output.stdout).split(' ').next().unwrap_or_default().to_owned()
    };
    let (text, before) = (fs::read_to_string(&file).expect("a table"), sum());
    let heads: Vec<&str> = text.lines().next().unwrap_or_default().split(',').collect();
    let place = heads.iter().position(|head| *head == column).expect("the column");
    let rows = text.lines().map(|line| {
        let mut cells: Vec<&str> = line.split(',').collect();
        cells.remove(place);
        cells.join(",") + "\n"
    });
    fs::write(&file, rows.collect::<String>()).expect("a table");
    let text = fs::read_to_string(&manifest).expect("a manifest");
    assert!(text.contains(&before));
    fs::write(&manifest, text.replace(&before, &sum())).expect("a manifest");
}

#[test]
fn a_table_that_lacks_a_column_is_refused_by_name_also_where_others_hang_on_the_scenario() {
    for column in ["plan", "share_first_nobody", "gap_p50_hours"] {
        let place = workplace();
        done(place.path(), &["run", "three-sides", "--runs", "3", "--out", "res"]);
        without_column(&place.path().join("res"), "handover.csv", column);
        for (language, words) in [("en", "has no column"), ("fr", "n’a pas de colonne")] {
            let said = refused(place.path(), &["report", "res", "--lang", language]);
            assert_mentions(&said, &["handover.csv", words, column]);
        }
    }
}

const READ: [&str; 5] = ["report", "theirs/res", "--terminal", "--lang", "en"];

#[test]
fn no_link_in_the_work_of_a_stranger_is_followed_to_what_is_removed() {
    for name in ["new", "old"] {
        let place = workplace();
        let work = stranger(place.path());
        let (mine, theirs) = (place.path().join("mine"), place.path().join("theirs/res"));
        let before = (files(&mine), files(&theirs));
        symlink("../../mine", work.join(name)).expect("a link");
        let output = ended(place.path(), &READ);
        assert_eq!(output.status.code(), Some(0), "{}", said(&output));
        assert_mentions(&said(&output), &[".res.drawdown-x/", "holds links"]);
        assert_eq!((files(&mine), files(&theirs)), before, "{name}");
        assert!(work.join(name).is_symlink());
        // Nor to a folder with nothing but a manifest, of whatever program.
        let project = place.path().join("project");
        fs::create_dir(&project).expect("a folder");
        fs::write(project.join("manifest.toml"), "a = 1\n").expect("a file");
        fs::remove_file(work.join(name)).expect("a link");
        symlink("../../project", work.join(name)).expect("a link");
        ended(place.path(), &READ);
        assert!(project.join("manifest.toml").exists(), "{name}");
        // Nor when results are written beside it.
        let run = ["run", "minimal", "--runs", "6", "--out", "theirs/res", "--replace"];
        assert_mentions(&said(&ended(place.path(), &run)), &["holds links"]);
        assert!(project.join("manifest.toml").exists(), "{name}");
    }
}

#[test]
fn nothing_is_put_back_into_what_a_link_within_results_leads_to() {
    let place = workplace();
    stranger(place.path());
    fs::remove_dir_all(place.path().join("theirs/.res.drawdown-x")).expect("a folder");
    let work = place.path().join("theirs/res/.answer.drawdown-y");
    fs::create_dir(&work).expect("a folder");
    fs::write(work.join("lock"), "drawdown results\n").expect("a file");
    done(place.path(), &["run", "minimal", "--runs", "5", "--out", "other"]);
    fs::rename(place.path().join("other"), work.join("old")).expect("moved");
    fs::write(work.join("old/letter.txt"), "from elsewhere").expect("a file");
    symlink("../../mine", place.path().join("theirs/res/answer")).expect("a link");
    let before = files(&place.path().join("mine"));
    ended(place.path(), &READ);
    assert_eq!(files(&place.path().join("mine")), before);
    assert!(work.join("old/letter.txt").exists());
}

#[test]
fn pipes_in_results_and_beside_them_are_not_waited_for() {
    let place = workplace();
    let work = stranger(place.path());
    fs::remove_file(work.join("lock")).expect("a file");
    pipe(&work.join("lock"));
    assert_mentions(&said(&ended(place.path(), &READ)), &["holds links or other things"]);
    fs::remove_file(work.join("lock")).expect("a pipe");
    fs::write(work.join("lock"), "drawdown results\n").expect("a file");
    fs::rename(place.path().join("mine"), work.join("old")).expect("moved");
    let manifest = place.path().join("theirs/res/manifest.toml");
    fs::remove_file(&manifest).expect("a file");
    pipe(&manifest);
    assert_ne!(ended(place.path(), &READ).status.code(), Some(0));
}

/// A scenario with a sweep of three points.
fn sweeps(place: &Path) {
    let text = "extends = \"minimal\"\n[sweep.n]\ndesign = \"grid\"\nreplications = 10\nfactor.t = { path = \
                \"pool.trucks.count\", values = [10, 15, 20] }\n";
    fs::write(place.join("s.toml"), text).expect("a file");
}

const SWEEP: [&str; 3] = ["sweep", "s.toml", "--yes"];

/// Two shards of it in `sh`.
fn shards(place: &Path) -> [std::path::PathBuf; 2] {
    sweeps(place);
    ["1", "2"].map(|number| {
        let shard = format!("{number}/2");
        done(place, &[&SWEEP[..], &["--shard", &shard, "--out", "sh"]].concat());
        place.join(format!("sh.shard-{number}-of-2"))
    })
}

const MERGE: [&str; 5] = ["merge", "sh.shard-1-of-2", "sh.shard-2-of-2", "--out", "merged"];

#[test]
fn a_sweep_writes_through_no_link_in_its_folder_of_work_and_none_that_leads_there() {
    let place = workplace();
    sweeps(place.path());
    let work = place.path().join("output/minimal/sweep-n.unfinished");
    let mine = place.path().join("mine.txt");
    let untouched = |more: &[&str]| {
        let said = refused(place.path(), &[&SWEEP[..], more].concat());
        assert_mentions(&said, &["is a link", "nothing was played"]);
        assert_eq!(fs::read_to_string(&mine).expect("a file"), "precious");
    };
    for name in ["sweep.toml.new", "sweep.toml", "runs.csv", "runs.log", "done.toml"] {
        for more in [&[][..], &["--resume"], &["--replace"]] {
            fs::create_dir_all(&work).expect("a folder");
            fs::write(&mine, "precious").expect("a file");
            symlink(&mine, work.join(name)).expect("a link");
            untouched(more);
            fs::remove_dir_all(&work).expect("a folder");
        }
    }
    // A link that leads to what is not there yet makes nothing there.
    fs::create_dir_all(&work).expect("a folder");
    symlink("../../../made", work.join("runs.log")).expect("a link");
    untouched(&[]);
    assert!(!place.path().join("made").exists());
    fs::remove_dir_all(&work).expect("a folder");
    // The folder is the link.
    let away = place.path().join("away.unfinished");
    fs::create_dir(&away).expect("a folder");
    fs::write(away.join("runs.log"), "drawdown runs 1\n").expect("a file");
    symlink(&away, &work).expect("a link");
    for more in [&[][..], &["--replace"]] {
        untouched(more);
        assert!(away.join("runs.log").exists());
    }
}

#[test]
fn a_forged_shard_has_nothing_read_elsewhere_and_nothing_quoted() {
    let place = workplace();
    let inner = place.path().join("inner");
    fs::create_dir(&inner).expect("a folder");
    let [first, _] = shards(&inner);
    fs::write(place.path().join("secret.toml"), "hunter2 = [\n").expect("a file");
    fs::write(inner.join("secret.toml"), "hunter2 = [\n").expect("a file");
    let identity = first.join("sweep.toml");
    let whole = fs::read_to_string(&identity).expect("an identity");
    let forged = |file: &str, set: &str| {
        let text = whole.replace("file = \"s.toml\"", &format!("file = \"{file}\""));
        fs::write(&identity, text.replace("set = []", &format!("set = [{set}]"))).expect("a file");
        let said = refused(&inner, &MERGE);
        assert!(!said.contains("hunter2") && !said.contains("root:"), "{file}: {said}");
        said
    };
    let absolute = place.path().join("secret.toml").display().to_string();
    for file in ["/etc/passwd", "../secret.toml", &absolute, "/dev/zero"] {
        assert_mentions(&forged(file, ""), &["lies neither", "--scenario"]);
    }
    // What lies there is read, but not shown.
    assert_mentions(&forged("secret.toml", ""), &["is refused (E101)"]);
    let table = fs::read_to_string(inner.join("s.toml")).expect("a file").replace("grid", "table");
    fs::write(inner.join("tab.toml"), table).expect("a file");
    fs::write(place.path().join("secret.csv"), "hunter2;user\n10;alice\n").expect("a file");
    let csv = place.path().join("secret.csv").display().to_string();
    for table in [csv.as_str(), "../secret.csv"] {
        let set = format!("'sweep.n.table=\"{table}\"'");
        assert_mentions(&forged("tab.toml", &set), &["is refused", "E102", "--allow-outside"]);
    }
    // As it was, it is put together, by whomever it was made.
    fs::write(&identity, &whole).expect("an identity");
    done(&inner, &MERGE);
}

#[test]
fn more_shards_than_make_sense_are_refused_wherever_they_are_named() {
    let place = workplace();
    let [first, _] = shards(place.path());
    let identity = first.join("sweep.toml");
    let whole = fs::read_to_string(&identity).expect("an identity");
    for shard in ["1/4000000000", "1/100001", "0/0", "none"] {
        let text = whole.replace("shard = \"1/2\"", &format!("shard = \"{shard}\""));
        fs::write(&identity, text).expect("an identity");
        assert_mentions(&refused(place.path(), &MERGE), &["is no shard of a sweep"]);
    }
    let many = [&SWEEP[..], &["--shard", "4294967295/4294967295", "--out", "big"]].concat();
    let output = drawdown(place.path(), &many);
    assert_eq!(output.status.code(), Some(1));
    assert_mentions(&said(&output), &["more than 100000 shards"]);
}

#[test]
fn a_pipe_or_a_damaged_length_in_a_shard_keeps_nobody_waiting() {
    let place = workplace();
    let [first, _] = shards(place.path());
    let log = first.join("runs.log");
    let mark = first.join("done.toml");
    fs::remove_file(&mark).expect("a mark");
    // A length of 4 GiB, and as much behind it, of which the disk holds nothing.
    let bytes = [&b"drawdown runs 1\n"[..], &0xffff_fff0_u32.to_le_bytes(), &[b'x'; 8]].concat();
    fs::write(&log, bytes).expect("a log");
    let file = fs::OpenOptions::new().write(true).open(&log).expect("a log");
    file.set_len(5 << 30).expect("a length");
    let begun = Instant::now();
    assert_mentions(&said(&ended(place.path(), &MERGE)), &["not all played", "are damaged"]);
    assert!(begun.elapsed() < LONG);
    for name in ["runs.log", "sweep.toml", "done.toml"] {
        let file = first.join(name);
        let _ = fs::remove_file(&file);
        pipe(&file);
        let output = ended(place.path(), &MERGE);
        assert!(matches!(output.status.code(), Some(1 | 2)), "{name}: {}", said(&output));
    }
}

#[test]
fn values_of_a_table_are_tried_at_their_ends_and_a_sweep_without_an_outcome_ends_with_status_2() {
    let place = workplace();
    let text = "extends = \"minimal\"\n[sweep.t]\ndesign = \"table\"\nreplications = 5\ntable = \"t.csv\"\n";
    fs::write(place.path().join("t.toml"), text).expect("a file");
    for value in ["NaN", "nan", "inf", "-3", "1e308", "1"] {
        let table = format!("pool.trucks.count\n15\n{value}\n16\n");
        fs::write(place.path().join("t.csv"), table).expect("a file");
        let output = drawdown(place.path(), &["check", "t.toml"]);
        assert_eq!(output.status.code(), Some(1), "{value}: {}", said(&output));
        assert_mentions(&said(&output), &["in sweep t"]);
        refused(place.path(), &["sweep", "t.toml", "--yes", "--out", "t"]);
    }
    // Sweeps that are combined are not tried: what they come to is told by the status.
    let grid = |name: &str, path: &str, value: &str| {
        format!(
            "[sweep.{name}]\ndesign = \"grid\"\nreplications = 5\nfactor.{name} = {{ path = \"{path}\", values = \
             [{value}] }}\n"
        )
    };
    let (few, load) =
        (grid("few", "pool.trucks.count", "1"), grid("load", "pool.trucks.payload", "'12 t'"));
    let text = format!("extends = \"minimal\"\n{few}{load}across = \"few\"\n");
    fs::write(place.path().join("t.toml"), text).expect("a file");
    let sweep = ["sweep", "t.toml", "--yes", "--sweep", "load", "--out", "t"];
    let output = drawdown(place.path(), &sweep);
    assert_eq!(output.status.code(), Some(2), "{}", said(&output));
    assert_mentions(&said(&output), &["none of 5 runs has an outcome", "E403"]);
    assert!(
        place.path().join("t/runs.csv").exists() && !place.path().join("t.unfinished").exists()
    );
}

#[test]
fn one_signal_ends_what_prints_to_somebody_who_does_not_read() {
    let place = workplace();
    let arguments = ["run", "three-sides", "--runs", "40", "--format", "json", "--out", "j"];
    for signal in ["-TERM", "-INT", "-HUP"] {
        let mut command = super::signals::heeding_signals(place.path(), &arguments);
        // Nobody reads, but the other end is open.
        let child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn();
        let mut child = child.expect("the program starts");
        let begun = Instant::now();
        while !place.path().join("j/manifest.toml").exists() && begun.elapsed() < LONG {
            std::thread::sleep(Duration::from_millis(50));
        }
        std::thread::sleep(Duration::from_millis(2_000));
        assert!(child.try_wait().expect("a child").is_none(), "the pipe took everything");
        Command::new("kill").args([signal, &child.id().to_string()]).status().expect("kill");
        let begun = Instant::now();
        while child.try_wait().expect("a child").is_none() {
            assert!(begun.elapsed() < LONG, "{signal} is not heard");
            std::thread::sleep(Duration::from_millis(20));
        }
        assert_eq!(child.wait().expect("it ended").code(), Some(130), "{signal}");
        fs::remove_dir_all(place.path().join("j")).expect("results");
    }
}

#[test]
fn a_place_that_is_deep_or_long_beyond_sense_is_refused_and_nothing_is_made() {
    let place = workplace();
    sweeps(place.path());
    let long = format!("{0}/{0}/{0}/{0}/{0}/{0}/{0}/{0}/{0}/{0}/{0}/{0}/{0}", "q".repeat(240));
    for out in ["q/".repeat(500), "q/".repeat(70), format!("/{}", "a/".repeat(3_000)), long] {
        for verb in [&["run", "s.toml", "--runs", "2"][..], &SWEEP] {
            let said = refused(place.path(), &[verb, &["--out", &out]].concat());
            assert_mentions(&said, &["leads through more folders", "--out"]);
        }
    }
    assert!(!place.path().join("q").exists());
    done(place.path(), &["run", "s.toml", "--runs", "2", "--out", &"q/".repeat(20)]);
}
