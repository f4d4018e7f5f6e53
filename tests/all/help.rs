//! Help, manual pages and completions in the reader's language.

use std::process::Output;

use crate::book::faults_of_setting;
use crate::command::{assert_mentions, command, done, refused, workplace};

/// What the program prints under a locale.
fn under(locale: &str, arguments: &[&str]) -> String {
    let place = workplace();
    let output: Output = command(place.path(), arguments)
        .env("LC_ALL", locale)
        .output()
        .expect("the program starts");
    assert_eq!(output.status.code(), Some(0), "{arguments:?}");
    String::from_utf8(output.stdout).expect("UTF-8")
}

/// The verbs, from the list of the English help.
fn verbs() -> Vec<String> {
    let help = under("C", &["--help"]);
    let list = help.lines().skip_while(|line| *line != "Commands:").skip(1);
    let list = list.take_while(|line| !line.is_empty()).filter(|line| !line.starts_with("   "));
    let verbs: Vec<String> =
        list.filter_map(|line| line.split_whitespace().next()).map(str::to_owned).collect();
    assert!(verbs.len() > 20, "{verbs:?}");
    verbs
}

/// What clap says in English around the texts of options.
const OF_CLAP: [&str; 9] = [
    "Usage:",
    "Commands:",
    "Arguments:",
    "Options:",
    "Example:",
    "default",
    "ossible values",
    "Print ",
    "COMMAND]",
];

#[test]
fn help_is_french_before_the_verb_after_it_and_by_locale() {
    for verb in verbs().iter().filter(|verb| *verb != "help") {
        for help in ["--help", "-h"] {
            let after = under("C", &[verb, help, "--lang", "fr"]);
            assert_eq!(after, under("C", &["--lang", "fr", verb, help]), "{verb}");
            assert_eq!(after, under("fr_FR.UTF-8", &[verb, help]), "{verb}");
            assert_mentions(
                &after,
                &["Utilisation\u{a0}: drawdown", "Options\u{a0}:", "Afficher l’aide"],
            );
            for english in OF_CLAP {
                assert!(!after.contains(english), "{verb} {help}: {english} in {after}");
            }
            // As many options as the English page has; what stands deeper is a text that goes on.
            let is_option = |line: &&str| line.starts_with("      --");
            let options = |page: &str| page.lines().filter(is_option).count();
            assert_eq!(options(&after), options(&under("C", &[verb, help])), "{verb}");
        }
    }
    for whole in
        [&["--lang", "fr", "--help"][..], &["--help", "--lang", "fr"], &["--lang", "fr", "help"]]
    {
        let page = under("C", whole);
        assert_mentions(
            &page,
            &[
                "Quelles échéances d’un retrait",
                "Commandes\u{a0}:",
                "[COMMANDE]",
                "Code de retour\u{a0}:",
            ],
        );
    }
    assert_mentions(
        &under("fr_FR", &["help", "run"]),
        &["Simuler chaque plan", "[défaut\u{a0}: table]"],
    );
}

#[test]
fn a_language_may_stand_behind_every_verb() {
    for words in [&["schema"][..], &["completions", "bash"], &["man"], &["example", "list"]] {
        let after = under("C", &[words, &["--lang", "fr"]].concat());
        assert_eq!(after, under("C", &[&["--lang=fr"], words].concat()), "{words:?}");
        assert_eq!(after, under("fr_FR.UTF-8", words), "{words:?}");
    }
    // What follows is no option any more, and what is no language is refused.
    let place = workplace();
    assert_mentions(&refused(place.path(), &["explain", "--", "--lang"]), &["--lang"]);
    let said = refused(place.path(), &["schema", "--lang", "de"]);
    assert_mentions(&said, &["--lang"]);
}

#[test]
fn the_french_of_the_help_is_set_as_french_is() {
    let table: toml::Table = include_str!("../../src/cli/help/fr.toml").parse().expect("TOML");
    let wrong = [" ;", " ?", " !", " %", "« ", " »", "..."];
    let mut faults = Vec::new();
    for (english, french) in &table {
        let french = french.as_str().expect("a text");
        // What is typed keeps its own marks.
        let prose: String = french.split('`').step_by(2).collect();
        let prose = prose.replace(":PLAN", " PLAN");
        faults.extend(
            faults_of_setting(&prose, &wrong).into_iter().map(|it| format!("{french}: {it}")),
        );
        let is_word = |word: &str| word.len() > 3 && word.bytes().all(|it| it.is_ascii_lowercase());
        let alike = english == french && english.split_whitespace().any(is_word);
        assert!(!alike, "left in English: {english}");
    }
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn pages_for_man_and_completions_are_french_too() {
    let page = under("fr_FR.UTF-8", &["man", "run"]);
    assert_mentions(
        &page,
        &[".SH NOM\n", ".SH OPTIONS\n", ".SH EXEMPLES\n", "Dossier des résultats"],
    );
    assert_mentions(&under("C", &["man", "run"]), &[".SH NAME\n", ".SH EXAMPLES\n"]);
    let script = under("fr_FR.UTF-8", &["completions", "fish"]);
    assert_mentions(&script, &["Noter des prévisions", "Dossier des fichiers"]);
}

#[test]
fn arguments_that_cannot_be_read_are_told_in_french() {
    let place = workplace();
    let said = refused(place.path(), &["--lang", "fr", "run", "minimal", "--runs", "many"]);
    assert_mentions(&said, &["--runs <N>", "nombre entier"]);
    let said = refused(place.path(), &["--lang", "fr", "run", "minimal", "--runs", "0"]);
    assert_mentions(&said, &["de 1 à"]);
    let said = refused(place.path(), &["--lang", "fr", "score"]);
    assert_mentions(&said, &["il manque", "<RÉSULTATS>"]);
    assert!(done(place.path(), &["run", "--help"]).contains("Usage: drawdown run"));
}
