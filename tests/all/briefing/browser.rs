//! A real browser shows, sorts, filters and prints a briefing, and asks nobody for anything.
//!
//! Without a browser of the Chromium family these tests are skipped, and say so; where
//! `DRAWDOWN_NEEDS_BROWSER` is set, they fail.

mod axe;
mod paper;
mod player;
mod protocol;

use std::env;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::LazyLock;

use drawdown::report::Browser;
use tempfile::TempDir;

use super::page::{Element, read};
use super::{hostile, mali};
use crate::command::{done, workplace};
use protocol::Session;

const TRIALS: &str = include_str!("browser/trial.js");
const NEEDED: &str = "DRAWDOWN_NEEDS_BROWSER";

/// Says that a test is skipped for want of something, where that is allowed. The test harness keeps
/// what is printed from the reader, so this goes past it.
fn skipped(wanted: &str) {
    assert!(env::var_os(NEEDED).is_none(), "{wanted} is needed, since {NEEDED} is set");
    let _ = writeln!(
        std::io::stderr(),
        "SKIPPED: no {wanted} for the tests of the briefing in a browser; \
         `apt-get install chromium qpdf poppler-utils` brings everything they need"
    );
}

/// The browser, if there is one.
fn browser() -> Option<PathBuf> {
    let found = if cfg!(unix) { Browser::find().ok() } else { None };
    if found.is_none() {
        skipped("chromium");
    }
    found.map(|browser| browser.program().to_owned())
}

/// What a program says of a file, if the program is there.
fn told(program: &str, arguments: &[&str]) -> Option<String> {
    let output = Command::new(program).args(arguments).stderr(Stdio::piped()).output();
    let Ok(output) = output else {
        skipped(program);
        return None;
    };
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.success(), "{program}: {text}{:?}", String::from_utf8(output.stderr));
    Some(text)
}

/// Nothing was said on the console, nothing asked of the network, nothing popped up.
fn assert_quiet(session: &Session, page: &Path) {
    let faults = session.of(&[
        "Runtime.consoleAPICalled",
        "Runtime.exceptionThrown",
        "Log.entryAdded",
        "Page.javascriptDialogOpening",
    ]);
    assert!(faults.is_empty(), "{}: {faults:?}", page.display());
    let asked = session.of(&["Network.requestWillBeSent"]);
    let url = |event: &&serde_json::Value| {
        event["params"]["request"]["url"].as_str().unwrap_or_default().to_owned()
    };
    let is_page = |url: &str| url.starts_with("file:") && url.ends_with("briefing.html");
    let strange = asked.iter().map(url).filter(|url| !is_page(url) && !url.starts_with("data:"));
    assert_eq!(strange.collect::<Vec<_>>(), Vec::<String>::new(), "{}", page.display());
}

/// The briefing of the Mali case in both languages, printed: once for all tests.
static PRINTED: LazyLock<TempDir> = LazyLock::new(|| {
    let place = workplace();
    let results = mali();
    let results = results.to_str().expect("a path");
    for language in ["en", "fr"] {
        done(place.path(), &["report", results, "--pdf", "--lang", language, "--out", language]);
    }
    place
});

/// Where it stands in this language.
fn printed(language: &str) -> PathBuf {
    PRINTED.path().join(language)
}

#[test]
fn a_reader_can_sort_choose_and_filter_on_a_wide_and_a_narrow_screen() {
    let Some(browser) = browser() else { return };
    let mut session = Session::start(&browser);
    for language in ["en", "fr"] {
        let page = mali().join(format!("briefing-{language}/briefing.html"));
        for width in [1280, 390] {
            session.open(&page, width);
            session.evaluate(TRIALS);
            for trial in [
                "fitting",
                "anchors",
                "unstruck",
                "playing",
                "sorting",
                "filtering",
                "choosing",
                "fitting",
            ] {
                let faults = session.evaluate(&format!("{trial}()"));
                assert_eq!(faults, serde_json::json!([]), "{trial}, {language}, {width}");
            }
            assert_quiet(&session, &page);
        }
    }
}

#[test]
fn the_page_has_tables_to_sort_and_to_filter() {
    let Some(browser) = browser() else { return };
    let mut session = Session::start(&browser);
    session.open(&mali().join("briefing-en/briefing.html"), 1280);
    let count = |selector: &str| format!("document.querySelectorAll('{selector}').length");
    for selector in ["thead button", "input[type=search]", "#choose-plan option"] {
        assert!(session.evaluate(&count(selector)).as_u64() > Some(0), "{selector}");
    }
}

#[test]
fn names_do_nothing_in_a_browser() {
    let Some(browser) = browser() else { return };
    let place = workplace();
    let page = hostile::briefed(place.path()).join("briefing-en/briefing.html");
    let mut session = Session::start(&browser);
    session.open(&page, 1280);
    let scripts = session.evaluate("document.querySelectorAll('script:not([type])').length");
    assert_eq!(scripts, serde_json::json!(2));
    let heading = session.evaluate("document.querySelector('h1').textContent");
    assert_eq!(heading, serde_json::json!(hostile::TITLE));
    assert_quiet(&session, &page);
}

/// The text of a PDF, page by page, without its spaces: what is broken over lines is whole again.
fn pages(pdf: &Path) -> Option<Vec<String>> {
    let text = told("pdftotext", &["-layout", pdf.to_str().expect("a path"), "-"])?;
    let pages = text.split('\u{c}').filter(|page| !page.trim().is_empty());
    Some(pages.map(packed).collect())
}

fn packed(text: &str) -> String {
    text.chars().filter(|letter| !letter.is_whitespace()).collect()
}

/// The numbers in a text, percent signs and all.
fn numbers(text: &str) -> Vec<String> {
    let words = text.split(|letter: char| !letter.is_ascii_digit() && !matches!(letter, '.' | ','));
    let words = words.map(|word| word.trim_matches(['.', ',']));
    words.filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

#[test]
fn the_printed_briefing_is_marked_on_every_page_and_its_first_page_stands_alone() {
    if browser().is_none() {
        return;
    }
    for (language, marking) in [("en", "UNCLASSIFIED"), ("fr", "NONCLASSIFIÉ")] {
        let pdf = printed(language).join("briefing.pdf");
        let Some(_) = told("qpdf", &["--check", pdf.to_str().expect("a path")]) else { return };
        let Some(pages) = pages(&pdf) else { return };
        assert!(!pages.is_empty());
        for (number, page) in (1..).zip(&pages) {
            assert!(page.matches(marking).count() >= 2, "page {number}: {page}");
            assert!(page.contains(&format!("{number}/{}", pages.len())), "page {number}");
        }
        let html = read(&printed(language).join("briefing.html"));
        let said = |class: &str| {
            html.all("p")
                .into_iter()
                .find(|it| it.attribute("class") == class)
                .map(|it: &Element| it.text())
        };
        for number in numbers(&packed(&said("headline").expect("a headline"))) {
            assert!(pages[0].contains(&number), "{number} is not on the first page");
        }
        // The first page stands alone; the next one begins with what follows.
        let glance = html.all("h2")[1].text();
        assert!(!pages[0].contains(&packed(&glance)) && pages[1].contains(&packed(&glance)));
        let bytes = fs::read(&pdf).expect("a PDF");
        assert!(bytes.windows(9).any(|it| it == b"/Outlines"), "there are no bookmarks");
    }
}

#[test]
fn printing_twice_gives_the_same_bytes_and_strange_markings_are_printed_as_they_are() {
    if browser().is_none() {
        return;
    }
    let place = workplace();
    hostile::briefed(place.path());
    let printed = ["one", "other"].map(|out| {
        done(place.path(), &["report", "results", "--pdf", "--lang", "en", "--out", out]);
        let pdf = place.path().join(out).join("briefing.pdf");
        (fs::read(&pdf).expect("a PDF"), pdf)
    });
    let [(one, pdf), (other, _)] = &printed;
    assert!(one == other, "what differs between printings is replaced");
    let Some(pages) = pages(pdf) else { return };
    for page in pages {
        assert!(page.contains(&packed(hostile::MARKING)), "{page}");
        assert!(page.contains(&packed(hostile::TITLE)), "{page}");
    }
}
