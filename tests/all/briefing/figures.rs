//! The figures: what HTML and workbook show is what the CSV files say.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use calamine::{Data, DataType, Reader, Xlsx, open_workbook};

use super::page::{Element, read, tables};
use super::{briefed, mali};
use crate::command::workplace;
use crate::results::{Sheet, interval, second};

/// A text of a CSV file as it was before it was kept from being a formula.
fn unguarded(text: &str) -> &str {
    let rest = text.strip_prefix('\'');
    rest.filter(|it| it.starts_with(['=', '+', '-', '@'])).unwrap_or(text)
}

/// Days since the last day of 1899 of a date as written, its offset set aside.
fn serial(date: &str) -> Option<f64> {
    let civil: jiff::civil::DateTime = date.get(..19)?.parse().ok()?;
    let utc = civil.to_zoned_datetime(jiff::tz::TimeZone::UTC).ok()?;
    Some(utc.timestamp().as_second() as f64 / 86_400.0 + 25_569.0)
}

fn near(one: f64, other: f64) -> bool {
    (one - other).abs() <= 1e-9 * one.abs().max(1.0)
}

/// The files of a folder whose name ends so, without that ending.
fn named(folder: &Path, ending: &str) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry"));
    let names = entries.map(|entry| entry.file_name().to_string_lossy().into_owned());
    let mut names: Vec<String> =
        names.filter_map(|name| name.strip_suffix(ending).map(str::to_owned)).collect();
    names.sort();
    names
}

fn assert_cell(cell: Option<&Data>, text: &str, unit: &str, place: &str) {
    let cell = cell.unwrap_or(&Data::Empty);
    match (cell, unit) {
        _ if text.is_empty() => assert!(cell.is_empty(), "{place}: {cell:?}"),
        (_, "key" | "word" | "text" | "unit") => {
            assert_eq!(cell.get_string(), Some(unguarded(text)), "{place}");
        }
        (Data::DateTime(at), "date (ISO 8601)" | "see column unit") => {
            assert!(near(at.as_f64(), serial(text).expect("a date")), "{place}: {at} for {text}");
        }
        (Data::Float(number), _) if unit != "date (ISO 8601)" => {
            assert!(near(*number, text.parse().expect("a number")), "{place}: {number} for {text}");
        }
        _ => panic!("{place}: {cell:?} for {text} in {unit}"),
    }
}

#[test]
fn every_cell_of_the_workbook_is_that_of_the_csv_file() {
    let place = workplace();
    let results = briefed(place.path(), "relief-hub", "5");
    let mut book: Xlsx<_> =
        open_workbook(results.join("briefing-en/briefing.xlsx")).expect("a workbook");
    let dictionary = Sheet::read(&results.join("dictionary.csv"));
    let units: BTreeMap<(&str, &str), &str> = dictionary
        .rows
        .iter()
        .map(|row| ((row[0].as_str(), row[1].as_str()), row[2].as_str()))
        .collect();
    let mut sheets = book.sheet_names().split_off(1);
    sheets.sort();
    let expected: Vec<String> =
        named(&results, ".csv").into_iter().filter(|name| name != "dictionary").collect();
    assert_eq!(sheets, expected, "relief-hub is small enough for every table");
    for table in sheets {
        let sheet = book.worksheet_range(&table).expect("a sheet");
        let (heads, rows) = raw(&results.join(format!("{table}.csv")));
        assert!(sheet.get_value((0, 0)).is_some_and(|about| !about.is_empty()));
        for (column, head) in (0..).zip(&heads) {
            assert_cell(sheet.get_value((1, column)), head, "text", &table);
            let unit = units[&(format!("{table}.csv").as_str(), head.as_str())];
            for (row, cells) in (2..).zip(&rows) {
                let place = format!("{table}, {head}, row {row}");
                let text = &cells[column as usize];
                assert_cell(sheet.get_value((row, column)), text, unit, &place);
            }
        }
        assert_eq!(sheet.end().expect("cells").0 as usize, rows.len() + 1, "{table}");
    }
}

/// The headings and rows of a CSV file.
fn raw(path: &Path) -> (Vec<String>, Vec<Vec<String>>) {
    let mut reader = csv::Reader::from_path(path).expect("a CSV file");
    let words = |record: &csv::StringRecord| record.iter().map(str::to_owned).collect();
    let heads = words(reader.headers().expect("headings"));
    (heads, reader.records().map(|record| words(&record.expect("a row"))).collect())
}

#[test]
fn a_table_too_long_for_the_workbook_is_named_on_its_first_sheet() {
    let mut book: Xlsx<_> =
        open_workbook(mali().join("briefing-fr/briefing.xlsx")).expect("a workbook");
    let names = book.sheet_names();
    let first = book.worksheet_range(&names[0]).expect("a sheet");
    let words: Vec<String> = first.used_cells().map(|(_, _, cell)| cell.to_string()).collect();
    for table in named(&mali(), ".csv").iter().filter(|name| *name != "dictionary") {
        let (file, is_sheet) = (format!("{table}.csv"), names.contains(table));
        assert_eq!(words.contains(&file), !is_sheet, "{file}");
        assert_eq!(words.contains(table), is_sheet, "{table}");
    }
    assert!(!names.contains(&"control".to_owned()), "218,000 rows");
}

/// A chance as a reader of English sees it.
fn shown(missed: f64, n: f64) -> String {
    let percent = |share: f64, decimals: usize| format!("{:.decimals$}", share * 100.0);
    let (low, high) = interval(missed, n);
    // A bound is rounded away from what was seen.
    if missed == 0.0 {
        return format!("<\u{a0}{:.1}%", (high * 1_000.0).ceil() / 10.0);
    }
    if missed == n {
        return format!(">\u{a0}{:.1}%", (low * 1_000.0).floor() / 10.0);
    }
    let decimals = usize::from(!(0.01..=0.99).contains(&(missed / n)));
    let [share, low, high] = [missed / n, low, high].map(|it| percent(it, decimals));
    format!("{share}% ({low}–{high})")
}

#[test]
fn the_matrix_says_what_deadlines_csv_says() {
    let results = mali();
    let deadlines = Sheet::read(&results.join("deadlines.csv"));
    let page = read(&results.join("briefing-en/briefing.html"));
    let grids = tables(&page);
    for (which, deadline) in DEADLINES.iter().enumerate() {
        let id = format!("matrix-{deadline}");
        let matrix = grids.iter().find(|grid| grid.id == id).expect("a matrix");
        assert_eq!(matrix.rows.len(), CASES);
        for (case, row) in matrix.rows.iter().enumerate() {
            let expected = (0..PLANS).map(|plan| {
                let row = &deadlines.rows[place_of(plan, case, which)];
                assert_eq!(deadlines.cell(row, "deadline"), *deadline);
                shown(deadlines.number(row, "missed"), deadlines.number(row, "n"))
            });
            let seen: Vec<String> = row[1..].iter().map(|cell| cell.text()).collect();
            assert_eq!(seen, expected.collect::<Vec<_>>());
        }
    }
}

/// The deadlines, plans and cases of the Mali case.
const DEADLINES: [&str; 3] = ["resolution-2690", "phase-2", "state-in-place"];
const PLANS: usize = 5;
const CASES: usize = 9;

/// The place of a row in deadlines.csv.
fn place_of(plan: usize, case: usize, deadline: usize) -> usize {
    (plan * CASES + case) * DEADLINES.len() + deadline
}

#[test]
fn the_matrix_of_the_workbook_holds_the_shares_as_numbers() {
    let results = mali();
    let deadlines = Sheet::read(&results.join("deadlines.csv"));
    let mut book: Xlsx<_> =
        open_workbook(results.join("briefing-en/briefing.xlsx")).expect("a workbook");
    let first = book.worksheet_range("Bottom line").expect("a sheet");
    let numbers: Vec<f64> =
        first.used_cells().filter_map(|(_, _, cell)| cell.get_float()).collect();
    let share = |place: usize| {
        let row = &deadlines.rows[place];
        deadlines.number(row, "missed") / deadlines.number(row, "n")
    };
    let under_first_plan: Vec<f64> = (0..CASES * DEADLINES.len()).map(share).collect();
    // The cards of the first page stand before them: no chance is beyond one.
    let start = numbers.len()
        - CASES * DEADLINES.len()
        - PLANS * DEADLINES.len()
        - DEADLINES.len() * CASES * PLANS;
    assert_eq!(numbers[start..start + 27], under_first_plan);
    // Then plans under the first case, then for each deadline every case under every plan.
    let all = (0..DEADLINES.len()).flat_map(|deadline| {
        let cases = 0..CASES;
        cases.flat_map(move |case| (0..PLANS).map(move |plan| place_of(plan, case, deadline)))
    });
    let all: Vec<f64> = all.map(share).collect();
    assert_eq!(numbers[numbers.len() - all.len()..], all);
}

/// Every number and date of the CSV files of a folder, of its answers too, in order.
fn figures(folder: &Path) -> Vec<f64> {
    let mut figures = Vec::new();
    for table in named(folder, ".csv") {
        let (_, rows) = raw(&folder.join(format!("{table}.csv")));
        for cell in rows.iter().flatten() {
            let is_date = cell.len() > 19 && cell.as_bytes()[10] == b'T';
            figures.extend(if is_date { Some(second(cell) as f64) } else { cell.parse().ok() });
        }
    }
    figures.extend(loads(folder));
    figures.sort_by(f64::total_cmp);
    figures
}

/// What became of the loads of each owner over all camps, and all of them together, for each plan
/// and case.
fn loads(folder: &Path) -> Vec<f64> {
    let sheet = Sheet::read(&folder.join("equipment.csv"));
    let mut sums = BTreeMap::<Vec<&str>, f64>::new();
    for row in &sheet.rows {
        let of_owner = ["plan", "case", "owner", "unit"].map(|head| sheet.cell(row, head));
        let of_fate = [&of_owner[..], &[sheet.cell(row, "fate")]].concat();
        for key in [of_owner.to_vec(), of_fate] {
            *sums.entry(key).or_default() += sheet.number(row, "mean");
        }
    }
    sums.into_values().collect()
}

/// Whether a figure stands in a CSV file, as far as its decimals go there, or is beyond a date.
fn is_one_of(figures: &[f64], figure: f64, slack: f64) -> bool {
    let slack = slack.max(6e-5).max(figure.abs() * 1e-7);
    let place = figures.partition_point(|other| *other < figure - slack);
    figures.get(place).is_some_and(|other| *other <= figure + slack)
}

#[test]
fn every_number_in_a_table_of_the_page_stands_in_a_csv_file() {
    let place = workplace();
    for (scenario, runs) in [("three-sides", "30"), ("minimal", "7"), ("relief-hub", "3")] {
        let folder = place.path().join(scenario);
        fs::create_dir(&folder).expect("a folder");
        let results = briefed(&folder, scenario, runs);
        let mut figures = figures(&results);
        // The end of what was played, and a second after it: beyond.
        let until = until(&results);
        figures.extend([until, until + 1.0]);
        figures.sort_by(f64::total_cmp);
        let page = read(&results.join("briefing-en/briefing.html"));
        let mut checked = 0;
        let mut strange = Vec::new();
        for grid in tables(&page) {
            for cell in
                grid.rows.iter().flatten().filter(|it| !it.attribute("data-order").is_empty())
            {
                let figure: f64 = cell.attribute("data-order").parse().expect("a number");
                // Hours of a file may be shown as days or held as seconds, and a gain as a loss with
                // its sign; an order is written to four decimals.
                let forms =
                    [(figure, 1.0), (-figure, 1.0), (figure, 24.0), (figure, 1.0 / 3_600.0)];
                let is_there =
                    forms.iter().any(|(it, times)| is_one_of(&figures, it * times, 6e-5 * times));
                if !is_there {
                    strange.push(format!("{scenario}, {}: {figure} ({})", grid.id, cell.text()));
                }
                assert!(has_digits(cell), "{scenario}, {}: {}", grid.id, cell.text());
                checked += 1;
            }
        }
        assert_eq!(strange, Vec::<String>::new());
        assert!(checked > 0, "{scenario} has no figures");
    }
}

fn has_digits(cell: &Element) -> bool {
    cell.text().chars().any(|letter| letter.is_ascii_digit())
}

/// The horizon of a folder of results.
fn until(results: &Path) -> f64 {
    let resolved = fs::read_to_string(results.join("resolved.toml")).expect("a scenario");
    let resolved: toml::Table = toml::from_str(&resolved).expect("TOML");
    let until = resolved["scenario"]["until"].to_string();
    let midnight = |date: &str| second(&format!("{date}T00:00:00Z")) as f64;
    midnight(until.get(..10).expect("a date"))
}
