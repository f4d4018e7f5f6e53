//! What the program says when it stops, in the language of whoever asked.

use std::fs;
use std::path::Path;

use crate::command::{assert_mentions, command, done, refused, workplace};

#[test]
fn what_is_found_and_what_stops_a_command_is_said_in_the_language_asked_for() {
    let place = workplace();
    fs::write(place.path().join("x.toml"), "format = 1\n[scenario]\nid = \"x\"\nutil = 1\n")
        .expect("a file");
    let asked: [(&[&str], &str); 7] = [
        (&["--lang", "fr", "check", "x.toml"], "erreur[E105]: la clé « as_of » manque dans"),
        (&["check", "x.toml", "--lang=fr"], "conseil : vouliez-vous dire « until » ?"),
        (&["run", "rien", "--lang", "fr"], "il n’y a pas de fichier `rien`"),
        (&["run", "minimal", "--plan", "bas", "--lang", "fr"], "aucun plan ne s’appelle `bas`"),
        (&["--lang", "fr", "choose", "minimal", "--budget", "1"], "un plan, donc rien à choisir"),
        (&["run", "x.toml", "--set", "y", "--lang", "fr"], "n’est pas de la forme CHEMIN=VALEUR"),
        (&["explain", "rien-de-tel", "--lang", "fr"], "rien ne s’appelle `rien-de-tel`"),
    ];
    for (arguments, words) in asked {
        let said = refused(place.path(), arguments).replace('\u{a0}', " ");
        assert_mentions(&said, &[words]);
    }
    for (arguments, words) in [
        (&["run", "--langue", "fr", "--lang", "fr"][..], "option inconnue : --langue"),
        (&["--lang", "fr", "checke", "x.toml"], "commande inconnue : checke"),
        (&["decide", "minimal", "--chance", "3", "--lang=fr"], "supérieure à 0 et inférieure à 1"),
        (&["check", "x.toml", "--format", "csv", "--lang", "fr"], "admis : text, json"),
    ] {
        assert_mentions(&refused(place.path(), arguments).replace('\u{a0}', " "), &[words]);
    }
    assert_mentions(&refused(place.path(), &["check", "x.toml"]), &["error[E105]", "= help: add"]);
    let contents = done(place.path(), &["check", "minimal", "--lang", "fr"]);
    assert_mentions(&contents.replace('\u{a0}', " "), &["1 site à fermer", "ferme :", "évacué"]);
}

/// Words that stand in nearly every English sentence, and in no French one.
const ENGLISH: [&str; 18] = [
    "the", "is", "are", "not", "and", "with", "there", "does", "cannot", "no", "which", "was",
    "write", "give", "this", "it", "for", "try",
];

/// The words of what was said, but for what is quoted as it was given, and names of files and options.
fn words(said: &str) -> Vec<String> {
    let quoted = said.split('`').step_by(2).collect::<Vec<_>>().join(" ");
    let bare = |word: &str| word.trim_matches(|it: char| !it.is_alphanumeric()).to_lowercase();
    quoted.split_whitespace().filter(|word| !word.contains(['/', '=', '_'])).map(bare).collect()
}

/// What a command says that does not come to its end, in both languages.
fn assert_stops_in_both(place: &Path, arguments: &[&str]) {
    let said = |language: &str| {
        let output = command(place, arguments).args(["--lang", language]).output();
        let output = output.expect("the program starts");
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(matches!(output.status.code(), Some(1 | 2)), "{arguments:?}: {said}");
        said
    };
    let (english, french) = (said("en"), said("fr"));
    let of_english = |said: &str| {
        let words = words(said);
        ENGLISH.into_iter().filter(|it| words.iter().any(|word| word == it)).collect::<Vec<_>>()
    };
    assert!(!of_english(&english).is_empty(), "{arguments:?}: {english}");
    assert_eq!(of_english(&french), [""; 0], "{arguments:?}: {french}");
}

#[test]
fn no_command_stops_in_english_that_is_asked_in_french() {
    let place = workplace();
    let here = place.path();
    done(here, &["run", "minimal", "--runs", "10"]);
    let copied = |name: &str| {
        let to = here.join(name);
        fs::create_dir(&to).expect("a folder");
        for (file, bytes) in crate::command::files(&here.join("output/minimal")) {
            fs::write(to.join(file), bytes).expect("a file");
        }
        to
    };
    let changed = copied("changed");
    fs::write(changed.join("deadlines.csv"), "plan\n").expect("a file");
    let other = copied("other");
    let manifest = fs::read_to_string(other.join("manifest.toml")).expect("a manifest");
    let own = format!("\"{}\"", env!("CARGO_PKG_VERSION"));
    assert!(manifest.contains(&own));
    fs::write(other.join("manifest.toml"), manifest.replace(&own, "\"0.0.1\"")).expect("a file");
    let gone = copied("gone");
    fs::remove_file(gone.join("resolved.toml")).expect("a file");
    let rewritten = copied("rewritten");
    fs::write(rewritten.join("resolved.toml"), "format = 1").expect("a file");
    let cut = copied("cut");
    fs::remove_file(cut.join("deadlines.csv")).expect("a file");
    fs::create_dir(here.join("foreign")).expect("a folder");
    fs::write(here.join("foreign/mine.txt"), "mine").expect("a file");
    fs::write(here.join("file"), "").expect("a file");
    fs::write(here.join("record.csv"), "milestone\n").expect("a file");
    let record = "record.csv";
    for arguments in [
        &["report", "absent"][..],
        &["report", "file"],
        &["report", "foreign"],
        &["report", "changed"],
        &["report", "other"],
        &["report", "gone"],
        &["report", "rewritten"],
        &["report", "cut"],
        &["report", "output/minimal", "--out", "foreign"],
        &["export", "absent"],
        &["export", "foreign"],
        &["export", "cut"],
        &["score", "absent", "--record", record],
        &["score", "changed", "--record", record],
        &["score", "output/minimal", "--record", record],
        &["score", "output/minimal", "--record", "absent.csv"],
        &["score", "output/minimal", "--record", record, "--until", "01/03/2030"],
        &["compare", "minimal", "gone"],
        &["compare", "minimal", "rewritten"],
        &["compare", "minimal", "foreign"],
        &["run", "minimal", "--out", "foreign"],
        &["run", "minimal", "--out", "."],
        &["run", "minimal", "--out", "file"],
        &["run", "minimal", "--runs", "x"],
        &["run", "minimal", "--threads", "0"],
        &["sweep", "mali-2023", "--shard", "5/4"],
        &["sweep", "mali-2023", "--shard", "1/99999999"],
        &["sweep", "mali-2023", "--shard", "half"],
        &["merge", "absent"],
        &["decide", "minimal", "--switch", "base", "--from", "01/03/2030"],
        &["decide", "minimal", "--switch", "base", "--chance", "0,3"],
        &["choose", "mali-2023", "--confidence", "0,95"],
        &["example", "show", "absent"],
        &["example", "extract", "minimal", "file"],
        &["example", "priors", "--known-by", "soon"],
        &["manual", "absent"],
        &["explain", "E999"],
        &["replay", "minimal", "--rune", "0"],
        &["update", "minimal", "--as-of", "x"],
    ] {
        assert_stops_in_both(here, arguments);
    }
}

#[test]
fn a_day_or_a_share_as_it_is_written_elsewhere_gets_the_one_to_write() {
    let place = workplace();
    let decide = ["decide", "minimal", "--switch", "base"];
    for (option, value, right) in [
        ("--from", "01/03/2030", "2030-03-01"),
        ("--to", "1 mars 2030", "2030-03-01"),
        ("--chance", "0,3", "0.3"),
        ("--chance", "80,5%", "80.5%"),
    ] {
        let arguments = [&decide[..], &[option, value]].concat();
        assert_mentions(&refused(place.path(), &arguments), &[&format!("did you mean {right}?")]);
    }
    // What no change makes fit gets no advice.
    let said = refused(place.path(), &[&decide[..], &["--chance", "1,3"]].concat());
    assert!(!said.contains("did you mean"), "{said}");
}

#[test]
fn in_french_nothing_of_a_built_in_scenario_is_called_by_an_english_name() {
    let place = workplace();
    for (scenario, names) in [
        ("three-sides", &["Trucks", "news agency", "Army", "Rain ", "Smugglers"][..]),
        ("relief-hub", &["landlord", "Farmers", "Rains", "health office", "Trucks"]),
    ] {
        done(place.path(), &["run", scenario, "--runs", "20"]);
        let results = format!("output/{scenario}");
        done(place.path(), &["report", &results, "--lang", "fr"]);
        let page = place.path().join(results).join("briefing-fr/briefing.md");
        let page = fs::read_to_string(page).expect("a briefing");
        let found: Vec<_> = names.iter().filter(|name| page.contains(**name)).collect();
        assert!(found.is_empty(), "{scenario}: {found:?}");
    }
    let three = place.path().join("output/three-sides/briefing-fr/briefing.md");
    assert_mentions(&fs::read_to_string(three).expect("a briefing"), &["agence de presse"]);
}

#[test]
fn a_deadline_that_the_estimates_miss_is_not_doubted_twice() {
    let place = workplace();
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/refused/W509-little-float.toml");
    let little = fs::read_to_string(file).expect("a file");
    let spread = "\nloading = { triangular = [\"1 d\", \"1 d\", \"3 d\"] }";
    let both = little.replace("\nloading = \"1 d\"", spread);
    assert_ne!(both, little);
    fs::write(place.path().join("little.toml"), both).expect("a file");
    let output = command(place.path(), &["check", "little.toml"]).output().expect("it starts");
    let said = String::from_utf8_lossy(&output.stderr);
    let of_deadline = said.matches("warning[W540]").count();
    assert!(of_deadline > 0 && !said.contains("W509"), "{said}");
}
