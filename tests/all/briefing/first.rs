//! The first page: an answer in one sentence, few words before the first table, and the same on every
//! paper and screen.

use std::fs;
use std::path::Path;

use calamine::{Reader, Xlsx, open_workbook};

use super::page::{Element, read};
use super::{briefed, mali};
use crate::command::{done, workplace};
use crate::results::Sheet;

/// The headline of a page.
fn headline(page: &Element) -> String {
    let found = page.all("p").into_iter().find(|it| it.attribute("class") == "headline");
    found.expect("a headline").text()
}

/// A text whose lines are of no account.
fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A text of Markdown as it is read.
fn plain(text: &str) -> String {
    text.replace('\\', "")
}

#[test]
fn every_format_begins_with_the_same_sentence() {
    let place = workplace();
    let told =
        done(place.path(), &["run", "three-sides", "--runs", "40", "--lang", "en", "--out", "r"]);
    done(place.path(), &["report", "r", "--lang", "en"]);
    let folder = place.path().join("r/briefing-en");
    let said = flat(&headline(&read(&folder.join("briefing.html"))));
    assert!(said.contains("Oasis empty by 20 February"), "{said}");
    // As it is said on the terminal of the run, before anything was written.
    assert!(flat(&told).contains(&said), "{told}");
    let again = done(place.path(), &["report", "r", "--lang", "en", "--terminal"]);
    assert!(flat(&again).contains(&said), "{again}");
    let markdown = fs::read_to_string(folder.join("briefing.md")).expect("a briefing");
    assert!(flat(&plain(&markdown)).contains(&format!("**{said}**")));
    let mut book: Xlsx<_> = open_workbook(folder.join("briefing.xlsx")).expect("a workbook");
    let first = book.worksheet_range_at(0).expect("a sheet").expect("its cells");
    let cells: Vec<String> = first.used_cells().map(|(_, _, it)| flat(&it.to_string())).collect();
    assert!(cells.contains(&said), "{cells:?}");
}

#[test]
fn the_headline_says_what_the_table_says() {
    let results = mali();
    let sheet = Sheet::read(&results.join("deadlines.csv"));
    let row = &sheet.rows[0];
    let share = sheet.number(row, "missed") / sheet.number(row, "n");
    let said = flat(&headline(&read(&results.join("briefing-en/briefing.html"))));
    assert!((0.01..0.99).contains(&share), "some of the four runs miss it");
    assert!(
        said.contains(&format!(": {:.0}% (", share * 100.0))
            && said.contains(") of the runs miss it"),
        "{said}"
    );
    assert!(said.ends_with('.') && said.starts_with(['“', 'N']), "{said}");
}

#[test]
fn where_all_of_a_few_runs_miss_it_the_headline_gives_the_bound() {
    let place = workplace();
    let few = ["run", "minimal", "--set", "pool.trucks.count=3", "--runs", "4", "--lang", "en"];
    // 0.05^(1/4) is 47.3 %, rounded away from all; no word of likelihood.
    let said = flat(&done(place.path(), &few));
    assert!(said.contains("every run misses it, 4 in all (> 47.2%)"), "{said}");
}

#[test]
fn few_words_stand_before_the_first_table() {
    for language in ["en", "fr"] {
        let path = mali().join(format!("briefing-{language}/briefing.md"));
        let text = fs::read_to_string(path).expect("a briefing");
        let (before, _) = text.split_once("\n| ").expect("a table");
        let words = before.split_whitespace().count();
        assert!(words <= 120, "{words} words: {before}");
    }
}

#[test]
fn every_figure_of_a_card_stands_in_the_table_of_deadlines() {
    let place = workplace();
    let results = briefed(place.path(), "relief-hub", "25");
    let sheet = Sheet::read(&results.join("deadlines.csv"));
    let page = read(&results.join("briefing-en/briefing.html"));
    let first = page.all("section")[0];
    let cards: Vec<&Element> =
        first.all("li").into_iter().filter(|it| it.attribute("class") == "card").collect();
    assert_eq!(cards.len(), 2);
    for (card, row) in cards.iter().zip(&sheet.rows) {
        let figures: Vec<f64> = card
            .all("dd")
            .iter()
            .filter_map(|it| it.attribute("data-order").parse().ok())
            .collect();
        let date = |column: &str| crate::results::second(sheet.cell(row, column)) as f64;
        assert_eq!(figures[..2], [date("p50"), date("p80")]);
        if let Some(late) = figures.get(2) {
            let written = sheet.number(row, "mean_lateness_missed_days");
            assert!((late - written).abs() < 1e-4, "{late} for {written}");
        }
    }
}

#[test]
fn nothing_is_marked_that_nobody_has_marked() {
    let place = workplace();
    let told = done(place.path(), &["run", "minimal", "--runs", "5", "--report", "--lang", "en"]);
    assert!(!told.contains("UNCLASSIFIED"), "{told}");
    assert!(!told.starts_with(['\n', ' ']), "{told}");
    let folder = place.path().join("output/minimal/briefing-en");
    for file in ["briefing.html", "briefing.md"] {
        let text = fs::read_to_string(folder.join(file)).expect("a briefing");
        assert!(!text.contains("UNCLASSIFIED") && !text.contains("****"), "{file}");
    }
    let page = read(Path::new(&folder.join("briefing.html")));
    assert!(page.all("p").iter().all(|it| it.attribute("class") != "marking"));
}

/// What stands beside a heading of the lines of the first page.
fn line(page: &Element, head: &str) -> String {
    let list = page.all("dl").into_iter().find(|it| it.attribute("class") == "points");
    let list = list.expect("the lines");
    let place = list.all("dt").iter().position(|it| it.text() == head).expect("the line");
    flat(&list.all("dd")[place].text())
}

#[test]
fn what_helps_names_plans_that_help_as_much_and_each_lever_once() {
    let place = workplace();
    // Two plans that do the same help the same.
    let more = "[plan.base]\n[plan.one]\ntitle = \"Rent\"\nset = { \"pool.trucks.count\" = 40 }\n\
                [plan.two]\ntitle = \"Borrow\"\nset = { \"pool.trucks.count\" = 40 }\n";
    let minimal = include_str!("../../../scenarios/minimal.toml");
    fs::write(place.path().join("two.toml"), format!("{minimal}\n{more}")).expect("a file");
    done(place.path(), &["run", "two.toml", "--runs", "100", "--out", "r"]);
    done(place.path(), &["report", "r", "--lang", "en"]);
    let said = line(&read(&place.path().join("r/briefing-en/briefing.html")), "What helps");
    assert!(said.contains("The plans “Rent” and “Borrow” each lower the chance"), "{said}");

    // What is missed more often for it is said with it, with the figures of the table.
    let annex = "[camp.annex]\nline.x = { amount = \"12 t\", to = \"town\" }\n[route.annex-town]\n\
                 ends = [\"annex\", \"town\"]\nlength = \"20 km\"\n[deadline.annex-empty]\nall = [\"annex\"]\n\
                 due = 2030-03-10\nkind = \"political\"\n[plan.base]\n[plan.one]\ntitle = \"Rent\"\n\
                 set = { \"pool.trucks.count\" = 40, \"camp.annex.starts\" = 2030-03-10 }\n";
    fs::write(place.path().join("annex.toml"), format!("{minimal}\n{annex}")).expect("a file");
    done(place.path(), &["run", "annex.toml", "--runs", "100", "--out", "a"]);
    for (language, harm) in [
        ("en", "But “Annex empty” is missed more often under “Rent”: by 100 points (95 to 100)."),
        ("fr", "Mais « Annex empty » est manquée plus souvent sous « Rent » : 100 points de plus"),
    ] {
        done(place.path(), &["report", "a", "--lang", language]);
        let page = read(&place.path().join(format!("a/briefing-{language}/briefing.html")));
        let head = if language == "en" { "What helps" } else { "Ce qui aide" };
        let said = line(&page, head).replace('\u{a0}', " ");
        assert!(said.contains(harm), "{said}");
    }

    done(place.path(), &["run", "three-sides", "--runs", "40", "--out", "s"]);
    done(place.path(), &["marginal", "three-sides", "--runs", "40", "--out", "s/m"]);
    done(place.path(), &["report", "s", "--lang", "en"]);
    let said = line(&read(&place.path().join("s/briefing-en/briefing.html")), "What helps");
    let sheet = Sheet::read(&place.path().join("s/m/marginal.csv"));
    let gained = |row: &&Vec<String>| sheet.number(row, "mean_gained_days");
    let seen = sheet.rows.iter().filter(|row| sheet.number(row, "mean_gained_low_days") > 0.0);
    let most = seen.max_by(|one, other| gained(one).total_cmp(&gained(other))).expect("a lever");
    assert!(said.contains(&format!("– {:.1} days earlier", gained(&most))), "{said}");
    // A closure has no name of its own: it is told by its key, never by its kind alone.
    assert_eq!(sheet.cell(most, "lever"), "closure.pack-and-go.step.pack.rate");
    assert!(said.contains("Closing by “pack-and-go”: Packing +10%"), "{said}");
    assert_eq!(said.matches("Packing").count(), 1, "{said}");
}

#[test]
fn one_is_no_plural() {
    let place = workplace();
    let told = done(place.path(), &["run", "minimal", "--runs", "1", "--out", "r"]);
    assert!(told.contains("1\u{a0}plan under 1\u{a0}case, 1\u{a0}run."), "{told}");
    let french = ["run", "minimal", "--runs", "1", "--lang", "fr", "--out", "f"];
    let told = done(place.path(), &french);
    assert!(told.contains("1\u{a0}plan dans 1\u{a0}cas, 1\u{a0}simulation."), "{told}");
    for (language, plural) in [("en", "1\u{a0}runs"), ("fr", "1\u{a0}simulations")] {
        done(place.path(), &["report", "r", "--lang", language]);
        let page = place.path().join(format!("r/briefing-{language}/briefing.html"));
        let page = fs::read_to_string(page).expect("a page").replace(' ', "\u{a0}");
        assert!(!page.contains(plural), "{language}");
    }
}

#[test]
fn what_a_plan_leaves_as_it_is_is_said_with_what_it_helps() {
    let place = workplace();
    done(place.path(), &["run", "three-sides", "--runs", "200", "--out", "r"]);
    done(place.path(), &["report", "r", "--lang", "en"]);
    let said = line(&read(&place.path().join("r/briefing-en/briefing.html")), "What helps");
    let sheet = Sheet::read(&place.path().join("r/comparison.csv"));
    let rows = sheet.rows_with(&[("plan", "shed"), ("case", "baseline")]);
    let (helped, left): (Vec<_>, Vec<_>) =
        rows.iter().partition(|row| sheet.number(row, "p_missed_difference_high") < 0.0);
    let names = [
        ("oasis-empty", "Oasis empty by 20 February"),
        ("no-gap", "Oasis never empty for more than 2 days"),
        ("oasis-held", "Oasis in the army’s hands by 20 March"),
    ];
    let name = |row: &&Vec<String>| {
        let key = sheet.cell(row, "deadline");
        names.iter().find(|(other, _)| *other == key).expect("a deadline").1
    };
    let said = said.replace('\u{a0}', " ");
    let (help, rest) = said.split_once(" No effect is seen on ").expect("what is left");
    assert!(helped.iter().all(|row| help.contains(name(row))) && !helped.is_empty(), "{said}");
    assert!(left.iter().all(|row| rest.contains(name(row))) && !left.is_empty(), "{said}");
    // The points are those of the table, rounded once.
    let points = -100.0 * sheet.number(helped[0], "p_missed_difference");
    assert!(help.contains(&format!("by {points:.0} points")), "{points}: {said}");
}

#[test]
fn on_paper_each_date_that_is_due_stands_in_its_own_row() {
    let place = workplace();
    let results = briefed(place.path(), "relief-hub", "20");
    let page = read(&results.join("briefing-en/briefing.html"));
    let figures = page.all("figure");
    let dates = figures.iter().find(|it| it.attribute("id") == "first-dates").expect("a figure");
    let due = dates
        .all("line")
        .into_iter()
        .filter(|it| it.attribute("class") == "due" && it.attribute("x1").ends_with('%'));
    let ends = |line: &Element| {
        ["y1", "y2"].map(|end| line.attribute(end).parse::<f64>().expect("a place"))
    };
    let ends: Vec<[f64; 2]> = due.map(ends).collect();
    assert_eq!(ends.len(), 2, "one of each deadline");
    assert!(ends[0][1] < ends[1][0], "{ends:?}");
}
