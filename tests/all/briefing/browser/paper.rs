//! A briefing on paper: no word is broken within, no heading stands alone, and the first page holds what
//! it must, with ten deadlines too.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::json;

use super::super::mali;
use super::super::page::read;
use super::protocol::Session;
use super::{TRIALS, browser, printed, told};
use crate::command::{done, workplace};

/// What to look at first where something does not fit.
const LETTERS: &str = "with letters as wide as Arial's (Debian: fonts-liberation)";

/// The width of what is printed on, A4 less its margins, in pixels of the style sheet.
const WIDTH: u32 = 680;

/// Three sides with seven more deadlines: ten in all. Its results.
fn ten_deadlines(place: &Path) -> PathBuf {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let three = fs::read_to_string(root.join("scenarios/three-sides.toml")).expect("a scenario");
    let more = (1..=7).map(|number| {
        format!(
            "\n[deadline.extra-{number}]\nname = {{ en = \"A rather long name of deadline number \
             {number}\", fr = \"Un nom d’échéance assez long numéro {number}\" }}\n\
             all = [\"oasis\"]\ndue = 2030-02-{}\nkind = \"soft\"\n",
            10 + number
        )
    });
    fs::write(place.join("ten.toml"), three + &more.collect::<String>()).expect("a scenario");
    done(place, &["run", "ten.toml", "--runs", "40", "--out", "results"]);
    place.join("results")
}

#[test]
fn no_word_and_no_number_is_broken_on_paper() {
    let Some(browser) = browser() else { return };
    let place = workplace();
    let ten = ten_deadlines(place.path());
    let mut session = Session::start(&browser);
    for (results, language) in [(mali(), "en"), (mali(), "fr"), (ten.clone(), "fr")] {
        if results == ten {
            done(place.path(), &["report", "results", "--lang", language]);
        }
        session.open(&results.join(format!("briefing-{language}/briefing.html")), WIDTH);
        session.call("Emulation.setEmulatedMedia", json!({ "media": "print" }));
        session.evaluate(TRIALS);
        let faults = session.evaluate("unbroken()");
        session.call("Emulation.setEmulatedMedia", json!({ "media": "" }));
        assert_eq!(faults, json!([]), "{} {language}, {LETTERS}", results.display());
    }
}

/// The lines of each page of a PDF, without what stands in its margins.
fn pages(pdf: &Path, title: &str) -> Option<Vec<Vec<String>>> {
    let text = told("pdftotext", &["-layout", pdf.to_str().expect("a path"), "-"])?;
    let lines = |page: &str| -> Vec<String> {
        let lines = page.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
        let is_margin = |line: &String| {
            line.is_empty()
                || ["UNCLASSIFIED", "NON CLASSIFIÉ"].contains(&line.as_str())
                || line.starts_with(&format!("{title} · "))
        };
        lines.filter(|line| !is_margin(line)).collect()
    };
    Some(text.split('\u{c}').map(lines).filter(|page| !page.is_empty()).collect())
}

#[test]
fn no_heading_stands_alone_at_the_foot_of_a_page_and_the_first_page_ends_with_the_decision() {
    if browser().is_none() {
        return;
    }
    let place = workplace();
    ten_deadlines(place.path());
    done(place.path(), &["report", "results", "--pdf", "--lang", "en", "--out", "ten"]);
    let ten = place.path().join("ten");
    for (folder, language, last) in [
        (printed("en"), "en", "To decide"),
        (printed("fr"), "fr", "À décider"),
        (ten, "en", "To decide"),
    ] {
        let html = read(&folder.join("briefing.html"));
        let title = html.all("h1")[0].text();
        let pdf = folder.join("briefing.pdf");
        let Some(pages) = pages(&pdf, &title) else { return };
        let ends = pages[0].iter().any(|line| line.starts_with(last));
        assert!(ends, "{language}, {LETTERS}: {:?}", pages[0]);
        // With few deadlines there is room to show by when each is met.
        let figures = html.all("figure").into_iter();
        let mut dates = figures.filter(|it| it.attribute("id") == "first-dates");
        if let Some(dates) = dates.next() {
            let said = dates.all("figcaption")[0].text();
            let start: String = said.split_whitespace().take(6).collect::<Vec<_>>().join(" ");
            assert!(
                pages[0].iter().any(|line| line.starts_with(&start)),
                "{start}: {:?}",
                pages[0]
            );
        } else {
            assert!(
                html.all("ul")[0].all("li").len() > 5,
                "{language}: no dates on the first page"
            );
        }
        let contents = html.all("nav")[0].all("p")[0].text();
        assert_eq!(pages[1][0], contents, "{language}: the second page begins with the contents");
        let headings: Vec<String> =
            ["h2", "h3"].iter().flat_map(|name| html.all(name)).map(|it| it.text()).collect();
        for page in &pages {
            let foot = &page[page.len().saturating_sub(3)..];
            let alone: Vec<_> = foot.iter().filter(|line| headings.contains(line)).collect();
            assert!(alone.is_empty(), "{language}: {alone:?} at the foot of a page");
        }
    }
}
