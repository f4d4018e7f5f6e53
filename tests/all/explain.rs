//! What `explain`, `completions` and `man` say.

use std::process::{Command, Stdio};

use crate::command::{assert_mentions, command, done, refused, workplace};

#[test]
fn a_path_is_explained_with_an_example_of_a_built_in_scenario() {
    let place = workplace();
    let text = done(place.path(), &["explain", "pool.lorries.payload"]);
    // The key as scenarios/minimal.toml writes it.
    assert_mentions(&text, &["pool.NAME.payload (key)", "Mass that one carries.", "mass"]);
    assert_mentions(&text, &["# minimal", "[pool.trucks]", "payload = \"12 t\""]);
}

#[test]
fn a_key_that_many_tables_have_is_told_a_line_each() {
    let place = workplace();
    let text = done(place.path(), &["explain", "calendar"]);
    assert_mentions(&text, &["calendar (key)", "Open hours"]);
    let text = done(place.path(), &["explain", "density"]);
    assert_mentions(&text, &["pool.NAME.density", "route.NAME.density"]);
}

#[test]
fn a_finding_is_explained_with_a_file_that_shows_it() {
    let place = workplace();
    let text = done(place.path(), &["explain", "e405"]);
    assert_mentions(&text, &["E405 (finding)", "error[E405]", "escorts = 1", "serves"]);
}

#[test]
fn columns_and_delay_codes_are_explained() {
    let place = workplace();
    let text = done(place.path(), &["explain", "deadlines.main_delay"]);
    assert_mentions(&text, &["main_delay (column)", "deadlines.csv", "drawdown run"]);
    let text = done(place.path(), &["explain", "no_escort"]);
    assert_mentions(&text, &["no_escort (delay code)", "Waiting for an escort."]);
}

#[test]
fn a_table_is_explained_by_its_file_packed_or_not() {
    let place = workplace();
    for file in ["runs.csv", "runs.csv.gz"] {
        let text = done(place.path(), &["explain", file]);
        assert_mentions(&text, &["runs.csv (table)", "drawdown run", "replication"]);
    }
    assert_mentions(&refused(place.path(), &["explain", "runz.csv"]), &["runs.csv"]);
    let text = done(place.path(), &["explain", "joint.csv", "--lang", "fr"]);
    assert_mentions(&text, &["joint.csv (table)", "écrite par", "colonnes"]);
}

#[test]
fn what_is_explained_in_french_is_french() {
    let place = workplace();
    let text = done(place.path(), &["explain", "pool.NAME.payload", "--lang", "fr"]);
    assert_mentions(&text, &["(clé)", "Masse que porte un seul.", "obligatoire"]);
    let text = done(place.path(), &["explain", "W514", "--lang", "fr"]);
    assert_mentions(&text, &["(constat)", "que rien n’emploie"]);
}

#[test]
fn programs_get_the_same_as_json() {
    let place = workplace();
    let text = done(place.path(), &["explain", "camp.mode", "--format", "json"]);
    let all: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    assert_eq!(all[0]["name"], "camp.NAME.mode");
    assert_eq!(all[0]["required"], false);
    assert_eq!(all[0]["words"]["normal"], "Everything is packed and moved.");
}

#[test]
fn words_of_the_field_are_explained() {
    let place = workplace();
    let text = done(place.path(), &["explain", "last party"]);
    assert_mentions(&text, &["last party (term)", "release = \"last\"", "drawdown manual closing"]);
    assert_mentions(&done(place.path(), &["explain", "haul"]), &["haul (term)", "one pool takes"]);
    assert_mentions(&done(place.path(), &["explain", "slip"]), &["slip (term)", "the plan's date"]);
    let text = done(place.path(), &["explain", "marge", "--lang", "fr"]);
    assert_mentions(&text, &["marge (terme)", "aussi", "float"]);
    assert_mentions(&refused(place.path(), &["explain", "turnarond"]), &["`turnaround`"]);
}

#[test]
fn what_is_nothing_is_answered_with_what_was_probably_meant() {
    let place = workplace();
    let said = refused(place.path(), &["explain", "camp.kidal.strats"]);
    assert_mentions(&said, &["Did you mean `camp.kidal.starts`?"]);
    assert_mentions(&refused(place.path(), &["explain", "no_escrot"]), &["`no_escort`"]);
    assert_mentions(&refused(place.path(), &["explain", "E045"]), &["`E405`"]);
}

#[test]
fn every_shell_gets_completions_that_know_the_verbs() {
    let place = workplace();
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        assert_mentions(&done(place.path(), &["completions", shell]), &["drawdown", "sweep"]);
    }
}

/// What bash offers for the last word of a line.
fn offered(line: &[&str]) -> Option<Vec<String>> {
    let place = workplace();
    let script = "
        words=(\"$@\"); eval \"$(\"$DRAWDOWN\" completions bash)\"
        COMP_WORDS=(\"${words[@]}\"); COMP_CWORD=$((${#words[@]} - 1))
        COMP_LINE=\"${words[*]}\"; COMP_POINT=${#COMP_LINE}
        before=${words[COMP_CWORD-1]}
        _drawdown drawdown \"${words[COMP_CWORD]}\" \"$before\"
        printf '%s\\n' \"${COMPREPLY[@]}\"";
    let mut bash = Command::new("bash");
    bash.args(["--norc", "-c", script, "bash"]).args(line).current_dir(place.path());
    bash.env("DRAWDOWN", env!("CARGO_BIN_EXE_drawdown")).stderr(Stdio::inherit());
    let output = bash.output().ok()?;
    let text = String::from_utf8(output.stdout).expect("UTF-8");
    Some(text.lines().map(str::to_owned).collect())
}

#[test]
fn bash_completes_verbs_options_and_values() {
    let Some(verbs) = offered(&["drawdown", "expl"]) else { return };
    assert_eq!(verbs, ["explain"]);
    let options = offered(&["drawdown", "sweep", "--sha"]);
    assert_eq!(options.as_deref(), Some(&["--shard".to_owned(), "--shards".to_owned()][..]));
    let languages = offered(&["drawdown", "run", "--lang", ""]);
    assert_eq!(languages.as_deref(), Some(&["en".to_owned(), "fr".to_owned()][..]));
}

#[test]
fn man_has_a_page_of_the_program_and_of_every_verb() {
    let place = workplace();
    assert_mentions(&done(place.path(), &["man"]), &[".TH drawdown", "sweep"]);
    assert_mentions(&done(place.path(), &["man", "sweep"]), &[".TH drawdown-sweep", "shard"]);
    assert_mentions(&refused(place.path(), &["man", "swep"]), &["`sweep`"]);
    let help = done(place.path(), &["--help"]);
    let verbs = help.lines().skip_while(|line| *line != "Commands:").skip(1);
    // What a verb is for may go on in further lines, which stand deeper.
    let verbs = verbs.take_while(|line| !line.is_empty()).filter(|line| !line.starts_with("   "));
    for verb in verbs.filter_map(|line| line.split_whitespace().next()) {
        let output = command(place.path(), &["man", verb]).output().expect("the program starts");
        assert!(output.status.success(), "man {verb}");
    }
}
