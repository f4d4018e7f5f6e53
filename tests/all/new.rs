//! What `new` writes, from answers and from a table.

use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::{Output, Stdio};

use crate::command::{assert_mentions, command, done, workplace};

/// Runs the program with these lines as its standard input.
fn answered(folder: &Path, arguments: &[&str], lines: &str) -> Output {
    let mut command = command(folder, arguments);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("the program starts");
    child.stdin.take().expect("its input").write_all(lines.as_bytes()).expect("it listens");
    child.wait_with_output().expect("it ends")
}

#[test]
fn ten_answers_make_a_scenario_that_can_be_played() {
    let place = workplace();
    let answers = "Five camps\n2030-01-01\n2030-04-01\nhub\nNorth, South, Goz Beïda, West, East\n\
                   300 400 500 600 200\n30\n100 120 80 60 200\n20\n12\nthe army, 3\n";
    let output = answered(place.path(), &["new", "five.toml"], answers);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    let text = fs::read_to_string(place.path().join("five.toml")).expect("a scenario");
    assert_mentions(
        &text,
        &["id = \"five-camps\"", "[camp.goz-beida]", "authority = \"the army\""],
    );
    let checked = done(place.path(), &["check", "five.toml"]);
    // 300 + 400 + 500 + 600 + 200 tonnes, and five times thirty people.
    assert_mentions(&checked, &["2,000", "150", "all-out"]);
    done(place.path(), &["run", "five.toml", "--runs", "20"]);
}

#[test]
fn a_table_of_a_french_spreadsheet_makes_one_too() {
    let place = workplace();
    let table = "site;km;tonnes;personnes\r\nAdré;80,5;600;30\r\nGoz Beïda;120;1200;40\r\n";
    fs::write(place.path().join("sites.csv"), table).expect("a table");
    let arguments = ["new", "tchad.toml", "--from", "sites.csv", "--lang", "fr"];
    let output =
        answered(place.path(), &arguments, "Tchad\n2030-01-01\n2030-06-01\nAbéché\n15\n10\n\n");
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(0), "{said}");
    assert_mentions(&said, &["Comment s’appelle-t-il", "est écrit"]);
    let text = fs::read_to_string(place.path().join("tchad.toml")).expect("a scenario");
    assert_mentions(&text, &["[route.adre-abeche]", "length = \"80.5 km\"", "# Pour quand."]);
    done(place.path(), &["check", "tchad.toml"]);
}

#[test]
fn a_file_that_is_there_is_never_written_over() {
    let place = workplace();
    fs::write(place.path().join("mine.toml"), "mine").expect("a file");
    let output = answered(place.path(), &["new", "mine.toml"], "");
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(fs::read(place.path().join("mine.toml")).expect("a file"), b"mine");
}

#[test]
fn a_wrong_answer_or_none_writes_nothing() {
    let place = workplace();
    for (answers, said) in [
        ("", "there is no line 2: write a day as 2030-01-31. The question was: 2. From which day"),
        ("x\nsoon\n", "line 2 answers “soon”: write a day as 2030-01-31"),
        (
            "x\n2030-01-01\n2029-01-01\n",
            "line 3 answers “2029-01-01”: that is not after 2030-01-01",
        ),
        (
            "x\n2030-01-01\n2030-02-01\nhub\na, b\n1 2 3\n",
            "line 6 answers “1 2 3”: there are 2 camps",
        ),
    ] {
        let output = answered(place.path(), &["new", "x.toml"], answers);
        assert_eq!(output.status.code(), Some(1), "{answers:?}");
        assert_mentions(&String::from_utf8_lossy(&output.stderr), &[said]);
        assert!(!place.path().join("x.toml").exists());
    }
}
