//! Whatever is written, the reader answers, and what it refuses it refuses with a finding that does
//! nothing but be read.

use super::node::Value;
use super::quantity::{
    Anything, Distance, Effort, Frequency, Lasting, Load, Mass, Measure, Multiple, Number, Pace,
    PackRate, Plain, Portion, Scale, When,
};
use super::{Rejected, Severity, Style, examples, open_text, read_text, render, schema};
use crate::plain::is_obeyed;
use crate::time::Clock;

#[path = "../../tests/fuzz/mod.rs"]
mod drive;

use drive::{Dice, Mill, play, slipped};

/// Scenarios to be mangled: the shipped ones and what is refused.
fn texts() -> Vec<String> {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests");
    let refused = std::fs::read_dir(format!("{root}/refused")).expect("the refused files");
    let mut files: Vec<_> = refused.flatten().map(|entry| entry.path()).collect();
    files.retain(|file| file.extension().is_some_and(|ending| ending == "toml"));
    files.push(format!("{root}/all/reading/base.toml").into());
    files.sort();
    let mut texts: Vec<_> =
        files.iter().filter_map(|it| std::fs::read_to_string(it).ok()).collect();
    let small = examples().iter().filter(|example| example.text.len() < 20_000);
    let small: Vec<_> = small.map(|example| example.text.to_owned()).collect();
    // As many that are read as are refused: what is changed in these is mostly refused again.
    let times = texts.len().div_ceil(small.len());
    texts.extend(std::iter::repeat_n(small, times).flatten());
    texts
}

/// A refusal says why, at a place of the file, and in plain text.
fn check_refusal(rejected: &Rejected, is_of_a_file: bool) {
    let findings = &rejected.findings;
    assert!(findings.iter().any(|finding| finding.severity == Severity::Error));
    assert!(findings.iter().all(|finding| !finding.code.is_defect()), "{findings:?}");
    assert!(
        !is_of_a_file || findings.iter().all(|finding| finding.place.is_some()),
        "{findings:?}"
    );
    let shown = render(findings, Style::Plain, crate::Language::French);
    let obeyed = shown.chars().find(|letter| is_obeyed(*letter) && *letter != '\n');
    assert!(obeyed.is_none(), "{obeyed:?} in {shown:?}");
}

fn check_text(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    if let Err(rejected) = read_text("fuzz.toml", &text, &[]) {
        check_refusal(&rejected, true);
    }
}

#[test]
fn fuzz_reader_of_bytes() {
    let texts = texts();
    let make = |dice: &mut Dice| slipped(dice.pick(&texts).clone().into_bytes(), dice);
    play("reader-of-bytes", 300, make, check_text);
}

#[test]
fn fuzz_reader_of_scenarios() {
    let texts = texts();
    let mill = Mill::new(texts.iter().map(String::as_str));
    play("reader-of-scenarios", 300, |dice| mill.scenario(dice).into_bytes(), check_text);
}

#[test]
fn fuzz_syntax() {
    let tokens = [
        "[",
        "]",
        "[[",
        "]]",
        "{",
        "}",
        "=",
        ".",
        ",",
        "\n",
        "\"",
        "'",
        "\"\"\"",
        "'''",
        "#",
        "a",
        "camp",
        "x-1",
        "1",
        "1e9",
        "-",
        "+inf",
        "nan",
        "0x1f",
        "1_0",
        "2030-01-01",
        "T06:00:00",
        "Z",
        "true",
        "\\u001b",
        "\\",
        "\u{202e}",
        "\u{9b}",
        "é",
        " ",
        "\t",
        "\r\n",
        "\0",
        "extends",
        "format = 1\n",
    ];
    let make = |dice: &mut Dice| {
        let many = dice.below(40);
        let text: String = (0..many).map(|_| *dice.pick(&tokens)).collect();
        // Now and then, very deep.
        let deep = if dice.one_in(50) { dice.below(3_000) } else { 0 };
        format!("{}{text}", dice.pick(&["[", "a.", "{a=", "x=["]).repeat(deep)).into_bytes()
    };
    play("syntax", 2_000, make, check_text);
}

#[test]
fn fuzz_settings() {
    let text = examples().iter().find(|it| it.name == "minimal").expect("an example").text;
    let template = open_text("fuzz.toml", text, &[]).expect("a scenario");
    let (study, _) = template.study().expect("a scenario");
    let words = [
        "camp",
        "outpost",
        "pool",
        "trucks",
        "route",
        "outpost-town",
        "*",
        "line",
        "stores",
        "count",
        "length",
        "scenario",
        "until",
        "seed",
        "deadline",
        "outpost-empty",
        "due",
        "amount",
        "ends",
        "0",
        "1",
        "rate",
        "triangular",
        "plan",
        "assumption",
        "..",
        "",
        "camp-x",
        "é",
        "\u{1b}",
    ];
    let values = [
        "3",
        "-1",
        "\"9 t\"",
        "x",
        "",
        "[1, 2]",
        "{ a = 1 }",
        "2030-02-01",
        "\"12 h\"",
        "\"\"\"",
        "nan",
        "{ uniform = [1, 2] }",
        "\u{202e}",
        "\"town\"",
        "[\"town\", \"outpost\"]",
        "true",
        "1e300",
    ];
    let make = |dice: &mut Dice| {
        let steps: Vec<&str> = (0..dice.below(6)).map(|_| *dice.pick(&words)).collect();
        let text = format!(
            "{}{}{}",
            steps.join("."),
            dice.pick(&["=", "=", " = ", "==", ""]),
            dice.pick(&values)
        );
        if dice.one_in(4) { slipped(text.into_bytes(), dice) } else { text.into_bytes() }
    };
    play("settings", 1_000, make, |bytes| {
        let set = String::from_utf8_lossy(bytes).into_owned();
        let mut template = template.clone();
        let changes = template.read_changes(&[set]);
        let changed = changes.and_then(|changes| template.variant(&study.base, (0, 0), &changes));
        if let Err(rejected) = changed {
            check_refusal(&rejected, false);
        }
    });
}

/// Reads a text as one quantity; what it is, is a number, and is so on a clock too.
fn check_quantity<Q: Measure>(value: &Value, scale: &Scale<'_>) {
    match Q::parse(value) {
        Ok(quantity) => {
            let base = quantity.base(scale);
            let (least, most) = Q::LIMITS;
            assert!(!base.is_nan() && base >= least && base <= most, "{value:?} is {quantity:?}");
        }
        Err(fault) => assert!(!fault.problem.read(crate::Language::French).is_empty()),
    }
}

#[test]
fn fuzz_quantities_and_dates() {
    let clock = Clock { as_of: jiff::Timestamp::UNIX_EPOCH, zone: jiff::tz::TimeZone::UTC };
    let tokens = [
        "0",
        "1",
        "9",
        "12",
        "0.5",
        ".",
        "-",
        "+",
        "_",
        "e",
        "1e9",
        "9".repeat(400).leak(),
        " ",
        "\u{a0}",
        "t",
        "kg",
        "teu",
        "people",
        "vehicles",
        "km",
        "/",
        "h",
        "day",
        "d",
        "jours",
        "w",
        "min",
        "s",
        "%",
        "per",
        "person",
        "person-days",
        "2030-01-01",
        "T06:00",
        "1.2.2030",
        "06:00-18:00",
        ":",
        "1/2/30",
        "tomorrow",
        "Jan",
        "janv.",
        "a",
        "the",
        "é",
        "\u{2028}",
    ];
    let make = |dice: &mut Dice| {
        let text: String = (0..dice.below(8)).map(|_| *dice.pick(&tokens)).collect();
        text.into_bytes()
    };
    play("quantities-and-dates", 2_000, make, |bytes| {
        let text = String::from_utf8_lossy(bytes).into_owned();
        let scale = Scale::plain(&clock);
        let values = [
            text.parse().map_or(Value::Boolean(true), Value::Float),
            text.parse().map_or(Value::Boolean(true), Value::Integer),
            text.parse().map_or(Value::Boolean(true), Value::Datetime),
            Value::Text(text),
        ];
        for value in &values {
            check_quantity::<Lasting>(value, &scale);
            check_quantity::<When>(value, &scale);
            check_quantity::<Load>(value, &scale);
            check_quantity::<Distance>(value, &scale);
            check_quantity::<Pace>(value, &scale);
            check_quantity::<Portion>(value, &scale);
            check_quantity::<Multiple>(value, &scale);
            check_quantity::<Number>(value, &scale);
            check_quantity::<PackRate>(value, &scale);
            check_quantity::<Frequency>(value, &scale);
            check_quantity::<Effort>(value, &scale);
            let (_, _) = (Anything::parse(value).is_ok(), Mass::parse(value).is_ok());
        }
    });
}

#[test]
fn the_mill_makes_scenarios_that_are_read_and_some_that_are_not() {
    let texts = texts();
    let mill = Mill::new(texts.iter().map(String::as_str));
    let made = (0..400).map(|number| mill.scenario(&mut Dice::new("mill", 0, number)));
    let (read, refused): (Vec<bool>, Vec<bool>) =
        made.map(|text| read_text("fuzz.toml", &text, &[]).is_ok()).partition(|is_read| *is_read);
    assert!(read.len() > 10 && refused.len() > 10, "{} and {}", read.len(), refused.len());
    assert!(schema().is_object());
}
