//! The story of a run: what a reader is told of three sides on one network, to the letter.
//!
//! The texts stand beside their scenario in `tests/stories`; after a change of the narrator's words,
//! `UPDATE_EXPECTED=1 cargo test story` writes them anew.

use std::fs;
use std::path::{Path, PathBuf};

use drawdown::id::CampId;
use drawdown::report::{Language, Played, story};
use drawdown::scenario::{Study, Variant, read_text};
use drawdown::simulation::{EventKind, Handover, Replay, Simulation};

use crate::command::{done, drawdown, workplace};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/stories")
}

/// The scenario in which Kidal may be lost.
fn written() -> String {
    fs::read_to_string(folder().join("kidal-lost.toml")).expect("a scenario")
}

fn study(text: &str) -> Study {
    match read_text("kidal-lost.toml", text, &[]) {
        Ok((study, _)) => study,
        Err(rejected) => panic!("{:#?}", rejected.findings),
    }
}

/// The first run in which the handover of Kidal ends so.
fn first(study: &Study, ending: Handover) -> (u64, Replay) {
    let mut run = Simulation::new(study.base.clone());
    for number in 0..200 {
        let outcome = run.play(number).expect("it ends");
        if outcome.camps[CampId(0)].handover_ended == ending {
            return (number, run.replay(number).expect("it ends"));
        }
    }
    panic!("no run ends so");
}

/// Its story, in a line where the terminal would break it.
fn told(study: &Study, (replication, replay): &(u64, Replay), language: Language) -> String {
    let variant: &Variant = &study.variants[0];
    let played = Played { study, variant, replication: *replication, why: "", replay, language };
    story(played, "output/kidal-lost/")
}

fn assert_tells(text: &str, sentences: &[&str]) {
    let flat = text.replace('\u{a0}', " ").split_whitespace().collect::<Vec<_>>().join(" ");
    for sentence in sentences {
        assert!(flat.contains(sentence), "`{sentence}` is not in {text}");
    }
}

#[test]
fn kidal_is_lost_to_the_rival_before_the_successor_comes() {
    let kidal = study(&written());
    let run = first(&kidal, Handover::Occupied);
    for (language, ending) in [(Language::English, "en"), (Language::French, "fr")] {
        let text = told(&kidal, &run, language);
        let path = folder().join(format!("kidal-lost.{ending}.txt"));
        if std::env::var_os("UPDATE_EXPECTED").is_some() {
            fs::write(&path, &text).expect("a text to write");
        }
        let expected = fs::read_to_string(&path).unwrap_or_default();
        assert_eq!(text, expected.replace("\r\n", "\n"), "{}", path.display());
        assert!(text.lines().all(|line| line.chars().count() <= 100), "{text}");
    }
}

#[test]
fn the_chain_of_a_handover_goes_from_the_start_to_whoever_filled_the_camp() {
    let kidal = study(&written());
    let (_, replay) = first(&kidal, Handover::Occupied);
    let chain = &replay.handovers[CampId(0)];
    let last = &replay.events[*chain.last().expect("it is filled")];
    assert_eq!((chain[0], last.kind), (0, EventKind::Occupied));
    assert_eq!(Some(last.at), replay.outcome.camps[CampId(0)].filled);
    let causes = chain.windows(2).map(|pair| (Some(pair[0]), replay.events[pair[1]].cause));
    assert!(causes.into_iter().all(|(before, cause)| before == cause));
    let fires = chain.iter().filter(|it| replay.events[**it].kind == EventKind::RuleFires).count();
    assert_eq!(fires, 2, "the road that was shut, and the order to the rival");
}

#[test]
fn a_contest_names_both_forces() {
    let (_, replay) = first(&study(&written()), Handover::Occupied);
    let mut contests = replay.events.iter().filter(|it| it.kind == EventKind::ContestBegins);
    assert!(
        contests.all(|it| it.force.is_some() && it.against.is_some() && it.force != it.against)
    );
}

#[test]
fn a_force_before_a_closed_road_is_no_convoy() {
    let place = workplace();
    let ford = "[rule.ford]\nname = \"The ford\"\nwhen = { date = 2023-10-07T07:00:00Z }\n\
                then = [{ close = \"gao-anefis\", for = \"2 d\" }]\n";
    fs::write(place.path().join("ford.toml"), format!("{}\n{ford}", written())).expect("a file");
    done(place.path(), &["replay", "ford.toml"]);
    let folder = place.path().join("output/kidal-lost/replay-base-baseline-0");
    assert_tells(
        &fs::read_to_string(folder.join("replay.txt")).expect("an account"),
        &[
            "the rule “The ford” applies Day 0",
            "the route Gao–Anéfis closes, by the rule “The ford”",
            "Army column: stands before the closed route Gao–Anéfis",
            "Army column: may move on, the route Gao–Anéfis being open again",
        ],
    );
}

#[test]
fn a_camp_that_the_successor_takes_from_the_rival_is_told_as_retaken() {
    let kidal = study(&written().replace("turn_back = 1", "advance = 1"));
    let run = first(&kidal, Handover::Retaken);
    assert_tells(
        &told(&kidal, &run, Language::English),
        &[
            "Kidal is taken over: Army column",
            "because Army column had its way at Kidal",
            "retaken",
        ],
    );
    assert_tells(
        &told(&kidal, &run, Language::French),
        &[
            "Kidal : le successeur est sur place (Colonne de l’armée)",
            "cause : passage forcé à Kidal",
        ],
    );
}

#[test]
fn a_run_is_found_by_how_a_handover_ended() {
    let place = workplace();
    fs::copy(folder().join("kidal-lost.toml"), place.path().join("k.toml")).expect("a copy");
    let (number, _) = first(&study(&written()), Handover::HandedOver);
    let text = done(place.path(), &["replay", "k.toml", "--where", "kidal=handed-over"]);
    assert!(text.contains(&format!("run: {number}")), "{text}");
    let refused = |arguments: &[&str], words: &[&str]| {
        let output = drawdown(place.path(), &[&["replay", "k.toml"], arguments].concat());
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!((output.status.code(), output.stdout.len()), (Some(1), 0), "{said}");
        assert_tells(&said, words);
    };
    refused(
        &["--where", "kidal=lost", "--runs", "20"],
        &["no run among 20 ends with kidal=lost", "handed_over ", "occupied "],
    );
    refused(&["--where", "kidl=lost"], &["Did you mean `kidal`?"]);
    refused(&["--where", "kidal=ocupied"], &["Did you mean `occupied`?"]);
    refused(&["--where", "kidal"], &["as in kidal=occupied"]);
    refused(&["--where", "kidal=lost", "--worst"], &["cannot be used with"]);
    refused(&["--where", "kidal=lost", "--replication", "3"], &["cannot be used with"]);
}
