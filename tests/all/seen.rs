//! What a reader sees of one thing in several places is one thing: the main deadline, the worst run, units.

use std::fs;

use super::command::{done, workplace};
use super::results::Sheet;
use super::threshold::ten_loads;

/// The page and `replay --worst` show the same run: that of the deadline of the headline, which is the
/// hard one that is missed most often, if it is missed in one of twenty.
#[test]
fn the_worst_run_of_replay_is_that_of_the_results() {
    let place = workplace();
    done(place.path(), &["run", "three-sides", "--runs", "40", "--out", "results"]);
    let sheet = Sheet::read(&place.path().join("results/deadlines.csv"));
    let first = |head: &str| sheet.cell(&sheet.rows[0], head).to_owned();
    let choice = [("plan", first("plan")), ("case", first("case"))];
    let choice = choice.each_ref().map(|(head, key)| (*head, key.as_str()));
    let rows = sheet.rows_with(&choice);
    let missed = |row: &Vec<String>| sheet.number(row, "missed") as u32;
    let hard: Vec<&Vec<String>> =
        rows.iter().copied().filter(|row| sheet.cell(row, "kind") == "hard").collect();
    assert!(rows.len() > 1 && !hard.is_empty());
    let worst = |rows: &[&Vec<String>]| {
        let most = rows.iter().map(|row| missed(row)).max().expect("rows");
        rows.iter().find(|row| missed(row) == most).expect("a row").to_vec()
    };
    let main = match missed(&worst(&hard)) {
        2.. => worst(&hard),
        _ if missed(&worst(&rows)) < 2 => worst(&hard),
        _ => worst(&rows),
    };
    let said = done(place.path(), &["replay", "three-sides", "--worst", "--runs", "40"]);
    let folders = fs::read_dir(place.path().join("output/three-sides")).expect("a folder");
    let names: Vec<String> =
        folders.flatten().map(|it| it.file_name().to_string_lossy().into_owned()).collect();
    let number = format!("-{}", sheet.cell(&main, "worst_run"));
    assert!(names.len() == 1 && names[0].ends_with(&number), "{names:?}, {number}: {said}");
}

#[test]
fn a_sweep_prints_hours_where_the_file_writes_hours() {
    let sweep = |from: &str, to: &str| {
        let place = workplace();
        let rest = format!(
            "[sweep.late]\ndesign = \"grid\"\n[sweep.late.factor.available]\n\
             path = \"pool.trucks.available\"\nfrom = \"{from}\"\nto = \"{to}\"\ncount = 3\n"
        );
        fs::write(place.path().join("edge.toml"), ten_loads("count = 10", "60 h", &rest))
            .expect("a scenario");
        let said = done(place.path(), &["sweep", "edge.toml", "--runs", "4", "--lang", "en"]);
        said.replace('\u{a0}', " ")
    };
    // Six hours after the trucks: only the last of 24, 48 and 72 h is too late.
    let said = sweep("24 h", "72 h");
    assert!(said.contains("72 h") && !said.contains("3.0 d"), "{said}");
    let said = sweep("1 d", "3 d");
    assert!(said.contains("3.0 d") && !said.contains("72 h"), "{said}");
}

#[test]
fn an_owner_that_nobody_has_named_is_not_named() {
    let place = workplace();
    let briefed = |text: &str, language: &str| {
        fs::write(place.path().join("edge.toml"), text).expect("a scenario");
        let run = ["run", "edge.toml", "--runs", "4", "--replace", "--report", "--lang", language];
        done(place.path(), &run);
        let page = place.path().join(format!("output/edge/briefing-{language}/briefing.md"));
        fs::read_to_string(page).expect("a page")
    };
    let text = ten_loads("count = 10", "60 h", "");
    for language in ["en", "fr"] {
        let page = briefed(&text, language);
        assert!(!page.contains("UNOE") && !page.contains("ONU"), "{page}");
    }
    let named = text.replace("amount = \"120 t\"", "amount = \"120 t\"\nowner = \"coe\"");
    assert!(briefed(&named, "en").contains("Contingents (COE)"));
}

#[test]
fn a_base_in_french_is_explained_as_what_is_closed() {
    let said = done(workplace().path(), &["explain", "emprise", "--lang", "fr"]);
    assert!(said.contains("fermeture") && !said.contains("empties"), "{said}");
}

#[test]
fn an_assumption_may_be_named_with_its_table() {
    let place = workplace();
    let rest = "[assumption.payload]\nstatement = \"Load\"\nvalue = \"12 t\"\n\
                sets = [\"pool.trucks.payload\"]\n";
    fs::write(place.path().join("edge.toml"), ten_loads("count = 2", "62 h", rest))
        .expect("a file");
    let range = ["--from", "6 t", "--to", "12 t", "--step", "2 t", "--runs", "4"];
    let ask = |factor: &str| {
        let asked = ["breakpoint", "edge.toml", "--factor", factor, "--replace"];
        done(place.path(), &[&asked[..], &range[..]].concat()).replace("assumption.", "")
    };
    let [with, without] = [ask("assumption.payload"), ask("payload")];
    let sentence = |said: &str| {
        let words: Vec<&str> = said.split_whitespace().collect();
        words.join(" ").split_once("Files").map(|(said, _)| said.to_owned())
    };
    assert!(sentence(&with).is_some_and(|it| it.contains("holds in 80% of runs")), "{with}");
    assert_eq!(sentence(&with), sentence(&without));
}

#[test]
fn a_replay_without_a_number_is_of_the_typical_run_and_says_so() {
    let place = workplace();
    done(place.path(), &["run", "minimal", "--runs", "60"]);
    let sheet = Sheet::read(&place.path().join("output/minimal/deadlines.csv"));
    let typical = sheet.cell(&sheet.rows[0], "typical_run").to_owned();
    let said = done(place.path(), &["replay", "minimal"]).replace('\u{a0}', " ");
    let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(said.contains(&format!("run: {typical}, the typical one of the results in")), "{said}");
    // Of other results it is not the one: what is asked is played.
    let other = ["replay", "minimal", "--seed", "5", "--runs", "60", "--out", "s"];
    let other = done(place.path(), &other).split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(other.contains("the typical one of 60 played for it"), "{other}");
    done(place.path(), &["run", "minimal", "--seed", "5", "--runs", "60", "--out", "t"]);
    let sheet = Sheet::read(&place.path().join("t/deadlines.csv"));
    let typical = sheet.cell(&sheet.rows[0], "typical_run");
    assert!(other.replace('\u{a0}', " ").contains(&format!("run: {typical},")), "{other}");
    let first = done(place.path(), &["replay", "minimal", "--run", "0", "--out", "u"]);
    assert!(first.replace('\u{a0}', " ").contains("run: 0\n"), "{first}");
}

#[test]
fn the_terminal_of_a_run_says_what_the_page_of_the_same_folder_says() {
    let place = workplace();
    done(place.path(), &["run", "three-sides", "--runs", "60"]);
    let decide = ["decide", "three-sides", "--switch", "shed", "--runs", "200"];
    let told = done(place.path(), &decide);
    done(place.path(), &["marginal", "three-sides", "--runs", "20"]);
    for language in ["en", "fr"] {
        let arguments = ["run", "three-sides", "--runs", "60", "--lang", language, "--replace"];
        let terminal = done(place.path(), &arguments);
        let arguments = ["report", "output/three-sides", "--terminal", "--lang", language];
        let page = done(place.path(), &arguments);
        let points = |text: &str| {
            let heads = ["What helps:", "To decide:", "Ce qui aide\u{a0}:", "À décider\u{a0}:"];
            let lines =
                text.lines().skip_while(|line| !heads.iter().any(|it| line.starts_with(it)));
            let lines = lines.take_while(|line| !line.is_empty()).collect::<Vec<_>>().join(" ");
            lines.split(' ').filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" ")
        };
        assert!(points(&terminal).len() > 100, "{terminal}");
        assert_eq!(points(&terminal), points(&page), "{language}");
    }
    // No day gives 80 % here: the first words say what to do all the same.
    let told = told.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(told.contains("At once: switching now from “Lift everything” to “Shed"), "{told}");
}

#[test]
fn a_heat_map_is_in_hours_where_the_file_writes_hours() {
    let heat = |from: &str, to: &str| {
        let place = workplace();
        let rest = format!(
            "[sweep.late]\ndesign = \"grid\"\n[sweep.late.factor.available]\n\
             path = \"pool.trucks.available\"\nfrom = \"{from}\"\nto = \"{to}\"\ncount = 3\n\
             [sweep.late.factor.trucks]\npath = \"pool.trucks.count\"\nvalues = [5, 10]\n"
        );
        fs::write(place.path().join("edge.toml"), ten_loads("count = 10", "60 h", &rest))
            .expect("a scenario");
        done(place.path(), &["sweep", "edge.toml", "--runs", "4", "--out", "s"]);
        done(place.path(), &["report", "s", "--lang", "en"]);
        let page = fs::read_to_string(place.path().join("s/briefing-en/briefing.md"));
        page.expect("a page").replace('\u{a0}', " ").replace('\\', "")
    };
    let page = heat("24 h", "72 h");
    assert!(page.contains("Available (h)") && page.contains("| 72 |"), "{page}");
    let page = heat("1 d", "3 d");
    assert!(page.contains("Available (days)") && page.contains("| 3 |"), "{page}");
}
