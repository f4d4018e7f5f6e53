//! Files of a stranger: what their names do on a terminal, what they may have read, and what they can
//! ask of the machine.

use std::fs;
use std::path::Path;
use std::process::Output;

use crate::command::{assert_mentions, command, done, drawdown, refused, workplace};

/// Letters that terminals obey, or that turn a line round.
const OBEYED: [&str; 6] =
    ["\u{1b}[2J", "\u{1b}]8;;http://x\u{7}", "\u{9b}31m", "\u{202e}", "\u{2066}", "\u{e0041}"];

/// Whether nothing in what was printed and said is obeyed by a terminal.
fn is_plain(output: &Output) -> bool {
    let is_obeyed = |letter: char| letter != '\n' && drawdown::plain::is_obeyed(letter);
    [&output.stdout, &output.stderr]
        .iter()
        .all(|bytes| !String::from_utf8_lossy(bytes).chars().any(is_obeyed))
}

/// The shortest scenario with this under this key of the deadline.
fn named(key: &str, toml: &str) -> String {
    format!("extends = \"minimal\"\n[deadline.outpost-empty]\n{key} = {toml}\n")
}

#[test]
fn what_a_terminal_would_obey_is_refused_and_shown_as_something_else() {
    let place = workplace();
    for obeyed in OBEYED {
        let escaped: String =
            obeyed.chars().map(|letter| format!("\\U{:08x}", u32::from(letter))).collect();
        let raw = obeyed.contains('\u{1b}').then(String::new).unwrap_or_else(|| obeyed.to_owned());
        for text in [
            named("name", &format!("\"a{escaped}b\"")),
            named("why", &format!("\"a{raw}{escaped}b\"")),
            named(&format!("\"na{escaped}me\""), "\"a\""),
            format!("extends = \"minimal\"\n[\"camp{escaped}\".x]\n"),
            format!("extends = \"minimal{escaped}\"\n"),
        ] {
            fs::write(place.path().join("named.toml"), &text).expect("a file");
            for verb in ["check", "run"] {
                let output = drawdown(place.path(), &[verb, "named.toml"]);
                assert_eq!(output.status.code(), Some(1), "{text}");
                assert!(is_plain(&output), "{text}: {output:?}");
                assert!(String::from_utf8_lossy(&output.stderr).contains("E114"), "{text}");
            }
            let json = drawdown(place.path(), &["check", "named.toml", "--format", "json"]);
            assert!(is_plain(&json), "{text}: {json:?}");
        }
        let set = format!("scenario.title={obeyed}");
        let path = format!("camp.out{obeyed}post.starts=1");
        let file = format!("no{obeyed}where");
        let option = format!("--{obeyed}");
        for arguments in [
            &["check", "minimal", "--set", &set][..],
            &["check", "minimal", "--set", &path],
            &["check", &file],
            &[&file],
            &["check", &option],
            &["run", "--threads", &file],
            &["report", &file],
            &["compare", &file, "base", "--file", "minimal"],
        ] {
            let output = drawdown(place.path(), arguments);
            assert_eq!(output.status.code(), Some(1), "{arguments:?}");
            assert!(is_plain(&output), "{arguments:?}: {output:?}");
        }
    }
}

#[test]
fn a_title_over_several_lines_is_one_line() {
    let place = workplace();
    let text =
        "extends = \"minimal\"\nscenario.title = \"\"\"One\n\n  deadline:\n\tMissed 0%\r\n\"\"\"\n";
    fs::write(place.path().join("lines.toml"), text).expect("a file");
    let printed = done(place.path(), &["run", "lines.toml", "--runs", "5"]);
    assert_mentions(&printed, &["One deadline: Missed 0%\n"]);
    let resolved = place.path().join("output/minimal/resolved.toml");
    assert!(fs::read_to_string(resolved).expect("a file").contains("\"One deadline: Missed 0%\""));
}

#[test]
fn forged_tables_and_manifests_print_nothing_that_is_obeyed() {
    let place = workplace();
    done(place.path(), &["run", "minimal", "--runs", "5", "--out", "results"]);
    let folder = place.path().join("results");
    let manifest = folder.join("manifest.toml");
    let before = fs::read_to_string(&manifest).expect("a manifest");
    // Another version is named, and the command that would make it anew.
    let forged = before
        .replace("version = \"", "version = \"\\u001b[2J")
        .replace("command = \"", "command = \"\\u001b]8;;x\\u0007\\u202e");
    fs::write(&manifest, forged).expect("a manifest");
    for arguments in [&["report", "results"][..], &["compare", "results", "results"]] {
        let output = drawdown(place.path(), arguments);
        assert!(is_plain(&output), "{output:?}");
    }
    // A table with a sum that fits.
    let table = folder.join("deadlines.csv");
    let sum = |path: &Path| {
        let line = std::process::Command::new("sha256sum").arg(path).output().expect("sha256sum");
        String::from_utf8_lossy(&line.stdout).split(' ').next().unwrap_or_default().to_owned()
    };
    let whole = fs::read_to_string(&table).expect("a table");
    let then = sum(&table);
    fs::write(&table, whole.replace("outpost-empty", "out\u{1b}[2J\u{9b}1m\u{202e}"))
        .expect("a table");
    fs::write(&manifest, before.replace(&then, &sum(&table))).expect("a manifest");
    for more in [&["--terminal"][..], &[]] {
        let output =
            drawdown(place.path(), &[&["report", "results", "--lang", "en"], more].concat());
        assert!(is_plain(&output), "{output:?}");
    }
}

#[test]
fn a_manifest_that_names_files_elsewhere_is_none_of_ours() {
    let place = workplace();
    done(place.path(), &["run", "minimal", "--runs", "5", "--out", "results"]);
    let manifest = place.path().join("results/manifest.toml");
    let before = fs::read_to_string(&manifest).expect("a manifest");
    for name in ["../deadlines.csv", "/etc/passwd", "a/b", "..", ""] {
        fs::write(&manifest, before.replace("deadlines.csv", name)).expect("a manifest");
        assert_mentions(&refused(place.path(), &["report", "results"]), &["holds no results"]);
    }
}

#[cfg(unix)]
#[test]
fn a_scenario_names_files_of_its_folder_only_and_no_devices() {
    let place = workplace();
    let inner = place.path().join("inner");
    fs::create_dir_all(inner.join("deep")).expect("a folder");
    let secret = "password = \"hunter2\"\nnot toml at all";
    fs::write(place.path().join("secret.toml"), secret).expect("a file");
    fs::write(inner.join("deep/base.toml"), "extends = \"minimal\"\n").expect("a file");
    fs::write(inner.join("large.toml"), vec![b'#'; (16 << 20) + 1]).expect("a file");
    std::os::unix::fs::symlink("../secret.toml", inner.join("link.toml")).expect("a link");
    let pipe = std::process::Command::new("mkfifo").arg(inner.join("pipe")).status();
    assert!(pipe.expect("mkfifo").success());
    let absolute = place.path().join("secret.toml").display().to_string();
    let cases = [
        ("/dev/zero", "outside the folder"),
        ("/etc/passwd", "outside the folder"),
        ("../secret.toml", "outside the folder"),
        ("deep/../../secret.toml", "outside the folder"),
        ("link.toml", "outside the folder"),
        (&absolute, "outside the folder"),
        ("pipe", "a device or a pipe"),
        ("large.toml", "more than 16 MiB"),
        ("deep", "it is a folder"),
    ];
    let point = "[sweep.it]\ndesign = \"table\"\nreplications = 5\ntable = ";
    for (name, why) in cases {
        for text in [
            format!("extends = \"{name}\"\n"),
            format!("extends = \"minimal\"\n{point}\"{name}\"\n"),
        ] {
            fs::write(inner.join("named.toml"), text).expect("a file");
            for from in [place.path().to_owned(), inner.clone()] {
                let file = if from == inner { "named.toml" } else { "inner/named.toml" };
                let said = refused(&from, &["check", file]);
                assert_mentions(&said, &["E102", why]);
                assert!(!said.contains("hunter2") && !said.contains("root:"), "{said}");
            }
        }
    }
    fs::write(inner.join("named.toml"), "extends = \"deep/base.toml\"\n").expect("a file");
    done(place.path(), &["check", "inner/named.toml"]);
    fs::write(inner.join("deep/up.toml"), "extends = \"../deep/base.toml\"\n").expect("a file");
    done(place.path(), &["check", "inner/deep/up.toml"]);
    // Whoever trusts it says so, and the command that is kept says it too.
    fs::write(place.path().join("base.toml"), "extends = \"minimal\"\n").expect("a file");
    fs::write(inner.join("up.toml"), "extends = \"../base.toml\"\n").expect("a file");
    refused(place.path(), &["check", "inner/up.toml"]);
    done(place.path(), &["run", "inner/up.toml", "--runs", "5", "--allow-outside"]);
    let manifest = fs::read_to_string(place.path().join("output/minimal/manifest.toml"));
    assert_mentions(&manifest.expect("a manifest"), &["--allow-outside"]);
    // What the reader names may be anywhere, through links too.
    std::os::unix::fs::symlink("deep/base.toml", inner.join("shown.toml")).expect("a link");
    done(place.path(), &["check", "inner/shown.toml"]);
}

#[test]
fn files_that_extend_one_another_without_end_are_refused() {
    let place = workplace();
    for number in 0..40 {
        let text = format!("extends = \"{}.toml\"\n", number + 1);
        fs::write(place.path().join(format!("{number}.toml")), text).expect("a file");
    }
    let said = refused(place.path(), &["check", "0.toml"]);
    assert_mentions(&said, &["E103", "more than 32 files"]);
}

#[cfg(unix)]
#[test]
fn a_strangers_resolved_scenario_reads_nothing_else() {
    let place = workplace();
    done(place.path(), &["run", "minimal", "--runs", "5", "--out", "results"]);
    fs::write(place.path().join("secret.toml"), "password = \"hunter2\"").expect("a file");
    let folder = place.path().join("results");
    let resolved = folder.join("resolved.toml");
    let sum = |path: &Path| {
        let line = std::process::Command::new("sha256sum").arg(path).output().expect("sha256sum");
        String::from_utf8_lossy(&line.stdout).split(' ').next().unwrap_or_default().to_owned()
    };
    let manifest = folder.join("manifest.toml");
    let before = (fs::read_to_string(&manifest).expect("a manifest"), sum(&resolved));
    fs::write(&resolved, "extends = \"../secret.toml\"\n").expect("a file");
    fs::write(&manifest, before.0.replace(&before.1, &sum(&resolved))).expect("a manifest");
    let said = refused(place.path(), &["report", "results"]);
    assert_mentions(&said, &["outside the folder"]);
    assert!(!said.contains("hunter2"), "{said}");
    fs::remove_file(&resolved).expect("a file");
    assert!(
        std::process::Command::new("mkfifo").arg(&resolved).status().expect("mkfifo").success()
    );
    assert_mentions(&refused(place.path(), &["report", "results"]), &["a device or a pipe"]);
}

#[cfg(target_os = "linux")]
#[test]
fn a_file_that_the_machine_does_not_let_be_read_is_named_with_status_2() {
    let place = workplace();
    let ended = |arguments: &[&str]| {
        let output = drawdown(place.path(), arguments);
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {said}");
        said
    };
    for verb in ["check", "run"] {
        assert_mentions(
            &ended(&[verb, "/proc/self/mem"]),
            &["E115", "/proc/self/mem cannot be read"],
        );
    }
    done(place.path(), &["run", "minimal", "--runs", "5", "--out", "results"]);
    for name in ["manifest.toml", "resolved.toml", "deadlines.csv"] {
        let file = place.path().join("results").join(name);
        let whole = fs::read(&file).expect("a file");
        fs::remove_file(&file).expect("a file");
        std::os::unix::fs::symlink("/proc/self/mem", &file).expect("a link");
        assert_mentions(&ended(&["report", "results"]), &[name, "cannot be read"]);
        if name == "manifest.toml" {
            // Whose results these are cannot be told: they do not count as somebody else's files.
            let run = ["run", "minimal", "--runs", "6", "--out", "results", "--replace"];
            assert_mentions(&ended(&run), &["results/manifest.toml cannot be read"]);
        }
        fs::remove_file(&file).expect("a link");
        fs::write(&file, whole).expect("a file");
    }
}

#[test]
fn a_folder_called_like_an_example_does_not_hide_it() {
    let place = workplace();
    fs::create_dir_all(place.path().join("minimal/mine")).expect("a folder");
    done(place.path(), &["check", "minimal"]);
    done(place.path(), &["run", "minimal", "--runs", "5"]);
    fs::write(place.path().join("more.toml"), "extends = \"minimal\"\n").expect("a file");
    done(place.path(), &["check", "more.toml"]);
    done(
        place.path(),
        &[
            "compare",
            "minimal",
            "minimal",
            "--b-set",
            "pool.trucks.count=30",
            "--runs",
            "5",
            "--no-attribution",
        ],
    );
    // A file of that name is what is meant, and so are results.
    fs::remove_dir_all(place.path().join("minimal")).expect("a folder");
    fs::write(place.path().join("minimal"), "nonsense").expect("a file");
    assert_mentions(&refused(place.path(), &["check", "minimal"]), &["E101"]);
}

#[test]
fn threads_have_a_ceiling() {
    let place = workplace();
    let said = refused(place.path(), &["run", "minimal", "--threads", "60000"]);
    assert_mentions(&said, &["60000", "256"]);
    for number in ["60000", "0", "-1", "many"] {
        let mut run = command(place.path(), &["run", "minimal", "--runs", "300", "--replace"]);
        let output = run.env("RAYON_NUM_THREADS", number).output().expect("the program starts");
        assert_eq!(output.status.code(), Some(0), "{output:?}");
    }
}

#[test]
fn letters_that_are_obeyed_are_refused_in_a_status_too() {
    let place = workplace();
    let row = "2030-01-20,vacated,camp.outpost,2030-01-20,2030-01-20,a\u{1b}[2J\u{202e}b\n";
    let text = format!("as_of,kind,what,date,value,source\n{row}");
    std::fs::write(place.path().join("status.csv"), text).expect("a file");
    let arguments = ["update", "minimal", "--as-of", "2030-01-20", "--status", "status.csv"];
    let said = refused(place.path(), &arguments);
    assert!(said.contains("E114") && said.contains("U+001B"), "{said}");
    assert!(!said.contains('\u{1b}') && !said.contains('\u{202e}'), "{said:?}");
}
