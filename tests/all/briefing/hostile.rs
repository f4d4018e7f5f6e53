//! Names that would like to be something else: markup, formulas, the end of a style sheet. They are
//! shown as they are in every format, and do nothing.

use std::fs;
use std::path::{Path, PathBuf};

use calamine::{Reader, Xlsx, open_workbook};

use super::page::{Element, read, tables};
use crate::command::{done, workplace};

pub(super) const TITLE: &str = "<script>alert(1)</script>";
pub(super) const MARKING: &str = "\"]]></style><b>&amp; *";
const FORMULA: &str = "=HYPERLINK(\"http://x\",\"y\")";
const PIPES: &str = "` | * _x_ [y](http://z) <b>";
const PLUS: &str = "+1+cmd|' /C calc'!A0";
const AT: &str = "@SUM(1+1)*cmd";

/// The shortest scenario, with such names wherever a name may stand.
fn scenario() -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let minimal = fs::read_to_string(root.join("scenarios/minimal.toml")).expect("a scenario");
    let marking = format!("title = '{TITLE}', marking = '{MARKING}'");
    let named = minimal
        .replace("title = \"One camp, one road\"", &marking)
        .replace("[camp.outpost] ", &format!("[camp.outpost]\nname = '{FORMULA}'\n"))
        .replace(
            "[deadline.outpost-empty]",
            &format!("[deadline.outpost-empty]\nname = '{PIPES}'"),
        );
    assert!(named.contains(TITLE) && named.contains(FORMULA) && named.contains(PIPES));
    let mut named = named;
    for (table, one, other) in [("plan", FORMULA, AT), ("case", PIPES, TITLE)] {
        named += &format!(
            "\n[{table}.one]\ntitle = '''{one}'''\n[{table}.two]\ntitle = '''{other}'''\n"
        );
    }
    named
        + &format!(
            "\n[assumption.one]\nstatement = '''{FORMULA}'''\nowner = '''{PLUS}'''\n\
             signpost = '''{AT}'''\nvalue = {{ uniform = [\"0 d\", \"2 d\"] }}\n"
        )
}

/// The results of such a scenario, briefed.
pub(super) fn briefed(place: &Path) -> PathBuf {
    fs::write(place.join("hostile.toml"), scenario()).expect("a scenario");
    done(place, &["run", "hostile.toml", "--runs", "5", "--out", "results"]);
    done(place, &["report", "results", "--lang", "en"]);
    place.join("results")
}

#[test]
fn in_html_they_are_text() {
    let place = workplace();
    let page = read(&briefed(place.path()).join("briefing-en/briefing.html"));
    let known = |name: &str| !matches!(name, "iframe" | "object" | "embed" | "img");
    // The only bold things are the letters of legends.
    let is_ours = |it: &Element| it.name != "b" || it.attribute("class").starts_with("chip ");
    let mut strange = Vec::new();
    page.collect(&mut |element: &Element| {
        let is_event = element.attributes.keys().any(|name| name.starts_with("on"));
        if is_event || !known(&element.name) || !is_ours(element) {
            strange.push(element.name.clone());
        }
    });
    assert!(strange.is_empty(), "{strange:?}");
    let scripts = page.all("script");
    let is_run = |script: &&&Element| script.attribute("type").is_empty();
    assert_eq!((scripts.iter().filter(is_run).count(), page.all("style").len()), (2, 1));
    for name in [TITLE, PIPES] {
        assert!(scripts.iter().all(|script| !script.text().contains(name)), "{name}");
    }
    assert_eq!(page.all("h1")[0].text(), TITLE);
    let text = page.all("main")[0].text();
    for name in [PIPES, FORMULA, AT] {
        assert!(text.contains(name), "{name}");
    }
    assert_policy(&page);
    let style = page.all("style")[0].text();
    assert!(!style.contains("<b>") && !style.contains("]]>") && !style.contains("<script"));
}

/// The page lets nothing run but its own scripts, and nothing be drawn but by its own style: each is known
/// by its sum.
fn assert_policy(page: &Element) {
    let is_policy = |it: &&Element| it.attribute("http-equiv") == "Content-Security-Policy";
    let all = page.all("meta");
    let policy = all.into_iter().find(is_policy).expect("a policy").attribute("content");
    assert!(!policy.contains("unsafe") && policy.starts_with("default-src 'none'"), "{policy}");
    assert_eq!(policy.matches("'sha256-").count(), 3, "{policy}");
    let mut styled = Vec::new();
    page.collect(&mut |element: &Element| {
        if element.attributes.contains_key("style") {
            styled.push(element.name.clone());
        }
    });
    assert!(styled.is_empty(), "what the policy forbids: {styled:?}");
}

#[test]
fn in_the_workbook_they_are_text() {
    let place = workplace();
    let results = briefed(place.path());
    let path = results.join("briefing-en/briefing.xlsx");
    let mut book: Xlsx<_> = open_workbook(path).expect("a workbook");
    let mut seen = String::new();
    for name in book.sheet_names() {
        let formulas = book.worksheet_formula(&name).expect("a sheet");
        assert_eq!(formulas.used_cells().count(), 0, "{name}");
        let cells = book.worksheet_range(&name).expect("a sheet");
        seen.extend(cells.used_cells().map(|(_, _, cell)| format!("{cell}\n")));
    }
    for name in [TITLE, MARKING, FORMULA, PIPES, AT, PLUS] {
        assert!(seen.lines().any(|cell| cell == name), "{name}");
    }
}

#[test]
fn in_csv_no_cell_begins_a_formula() {
    let place = workplace();
    let results = briefed(place.path());
    let mut guarded = 0;
    for entry in fs::read_dir(&results).expect("a folder").map(|entry| entry.expect("an entry")) {
        if entry.path().extension().is_none_or(|ending| ending != "csv") {
            continue;
        }
        let mut reader = csv::Reader::from_path(entry.path()).expect("a CSV file");
        for record in reader.records().map(|record| record.expect("a row")) {
            for cell in record.iter() {
                let is_number = cell.parse::<f64>().is_ok();
                assert!(is_number || !cell.starts_with(['=', '+', '-', '@']), "{cell}");
                guarded += usize::from(cell.starts_with("'="));
            }
        }
    }
    assert!(guarded > 0, "the statement of an assumption stands in a table");
}

#[test]
fn in_markdown_they_are_text_and_rows_keep_their_cells() {
    let place = workplace();
    let results = briefed(place.path());
    let text = fs::read_to_string(results.join("briefing-en/briefing.md")).expect("a briefing");
    let bare = |line: &str, mark: char| {
        let escaped = format!("\\{mark}");
        line.replace("\\\\", "").replace(&escaped, "").matches(mark).count()
    };
    for mark in ['<', '`', '['] {
        assert_eq!(bare(&text, mark), 0, "{mark} in {text}");
    }
    let page = read(&results.join("briefing-en/briefing.html"));
    let mut widths: Vec<usize> = tables(&page).iter().map(|grid| grid.rows[0].len()).collect();
    // Cards are tables where there are no cards, without what is empty in all of them.
    widths.extend(6..=13);
    for row in text.lines().filter(|line| line.starts_with('|')) {
        assert!(widths.contains(&(bare(row, '|') - 1)), "{row}");
    }
}
