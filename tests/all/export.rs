//! The tables written for other programs say what the tables of the results say.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::command::{assert_mentions, done, drawdown, unpacked, workplace};

/// A CSV file, cell by cell, its headings first.
fn cells(path: &Path, between: u8) -> Vec<Vec<String>> {
    let bytes = fs::read(path).expect("a table");
    let text = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(&bytes);
    let mut reader =
        csv::ReaderBuilder::new().delimiter(between).has_headers(false).from_reader(text);
    let rows = reader.records().map(|row| row.expect("a row"));
    rows.map(|row| row.iter().map(str::to_owned).collect()).collect()
}

#[test]
fn a_french_spreadsheet_gets_every_number_and_date_of_the_results() {
    let place = workplace();
    done(place.path(), &["run", "relief-hub", "--runs", "12"]);
    done(place.path(), &["export", "relief-hub", "--csv-locale", "fr"]);
    let results = place.path().join("output/relief-hub");
    let mut numbers = 0;
    for entry in fs::read_dir(&results).expect("results").flatten() {
        let path = entry.path();
        if path.extension().is_none_or(|ending| ending != "csv") {
            continue;
        }
        let french = results.join("export").join(entry.file_name());
        assert!(fs::read(&french).expect("a table").starts_with("\u{feff}".as_bytes()));
        let (ours, theirs) = (cells(&path, b','), cells(&french, b';'));
        assert_eq!(ours.len(), theirs.len(), "{}", path.display());
        for (one, other) in ours.iter().zip(&theirs) {
            for (head, (one, other)) in ours[0].iter().zip(one.iter().zip(other)) {
                match other.replace(',', ".").parse::<f64>() {
                    // As a French machine reads it: with a comma and never with a point. What is
                    // written in the scenario stays as it is.
                    Ok(number) if one.parse() == Ok(number) => {
                        assert!(head == "written" || !other.contains('.'), "{other} under {head}");
                        numbers += usize::from(one.contains('.'));
                    }
                    _ if one != other => {
                        assert_eq!(
                            one[..19].replace('T', " "),
                            *other,
                            "a date without its offset"
                        );
                    }
                    _ => {}
                }
            }
        }
    }
    assert!(numbers > 500, "{numbers} numbers with decimals");
}

#[test]
fn runs_in_long_form_are_the_wide_ones_turned() {
    let place = workplace();
    done(place.path(), &["run", "relief-hub", "--runs", "12"]);
    done(place.path(), &["export", "relief-hub", "--long", "--out", "long"]);
    let wide = cells(&place.path().join("output/relief-hub/runs.csv"), b',');
    let long = cells(&place.path().join("long/runs_long.csv"), b',');
    assert_eq!(
        long[0],
        ["plan", "case", "replication", "kind", "name", "measure", "number", "date", "text"]
    );
    let turned: BTreeMap<(String, String), String> = long[1..]
        .iter()
        .map(|row| {
            let column = match row[3].as_str() {
                "run" => row[5].clone(),
                _ => format!("{}.{}.{}", row[3], row[4], row[5]),
            };
            let values: Vec<&String> = row[6..].iter().filter(|cell| !cell.is_empty()).collect();
            assert_eq!(values.len(), 1, "{row:?}");
            ((row[..3].join("/"), column), values[0].clone())
        })
        .collect();
    let mut told = 0;
    for row in &wide[1..] {
        for (head, cell) in wide[0].iter().zip(row).skip(3).filter(|(_, cell)| !cell.is_empty()) {
            assert_eq!(turned.get(&(row[..3].join("/"), head.clone())), Some(cell), "{head}");
            told += 1;
        }
    }
    assert_eq!(told, turned.len());
}

#[test]
fn an_export_takes_the_place_of_no_results() {
    let place = workplace();
    done(place.path(), &["run", "minimal", "--runs", "5"]);
    let before = fs::read(place.path().join("output/minimal/runs.csv")).expect("a table");
    let into = ["export", "minimal", "--csv-locale", "fr", "--out", "output/minimal"];
    let refused = drawdown(place.path(), &into);
    assert_eq!(refused.status.code(), Some(1));
    assert_mentions(
        &String::from_utf8_lossy(&refused.stderr).replace('\n', " "),
        &["holds results"],
    );
    assert_eq!(fs::read(place.path().join("output/minimal/runs.csv")).expect("a table"), before);
    // It stays beside results that are made anew.
    done(place.path(), &["export", "minimal"]);
    done(place.path(), &["run", "minimal", "--runs", "5"]);
    assert!(place.path().join("output/minimal/export/deadlines.csv").exists());
}

#[test]
fn a_long_table_is_packed_and_every_verb_reads_it_again() {
    let place = workplace();
    let results = place.path().join("output/minimal");
    let run = ["run", "minimal", "--runs", "60000", "--replace"];
    let said = done(place.path(), &run).replace('\n', " ");
    assert_mentions(&said, &["runs.csv.gz", "drawdown export"]);
    assert!(!results.join("runs.csv").exists());
    let packed = fs::read(results.join("runs.csv.gz")).expect("a table");
    let plain = unpacked(&results.join("runs.csv.gz"));
    assert!(plain.len() > 6_000_000 && packed.len() < plain.len() / 3, "{}", plain.len());
    for file in ["schema.json", "dictionary.csv", "manifest.toml"] {
        let text = fs::read_to_string(results.join(file)).expect("a text");
        assert!(text.contains("runs.csv.gz") && !text.contains("runs.csv\""), "{file}");
    }
    done(place.path(), &["export", "minimal"]);
    let exported = results.join("export");
    assert!(fs::read(exported.join("runs.csv")).expect("a table") == plain, "not as it was");
    let named = fs::read_to_string(exported.join("dictionary.csv")).expect("a table");
    assert!(named.contains("\nruns.csv,") && !named.contains(".gz"));
    done(place.path(), &["report", "minimal"]);
    let one = ["run", "minimal", "--runs", "60000", "--threads", "1", "--out", "one"];
    done(place.path(), &one);
    assert!(fs::read(place.path().join("one/runs.csv.gz")).expect("a table") == packed);
    // Whoever has changed it is told.
    let mut changed = packed;
    let last = changed.len() - 1;
    changed[last] ^= 1;
    fs::write(results.join("runs.csv.gz"), changed).expect("a file");
    let refused = drawdown(place.path(), &["export", "minimal", "--out", "again"]);
    assert_eq!(refused.status.code(), Some(1));
    assert_mentions(&String::from_utf8_lossy(&refused.stderr), &["runs.csv.gz"]);
}

/// Whatever form they take, texts that begin like a formula stay guarded, and numbers below zero are numbers.
#[test]
fn no_cell_of_an_export_begins_a_formula() {
    let place = workplace();
    let texts = ["=1+1", "+1+1", "@SUM(A1)", "=cmd|'/c calc'!A1", "-1+1"];
    let assumptions = texts.iter().enumerate().map(|(number, text)| {
        format!("[assumption.a{number}]\nstatement = \"{text}\"\nowner = \"{text}\"\nvalue = 1\n")
    });
    let scenario = format!(
        "extends = \"minimal\"\n[site.town]\nname = \"=2+2\"\n{}",
        assumptions.collect::<String>()
    );
    fs::write(place.path().join("formula.toml"), scenario).expect("a scenario");
    done(place.path(), &["run", "formula.toml", "--runs", "20", "--out", "results"]);
    for locale in ["en", "fr"] {
        let export = ["export", "results", "--long", "--csv-locale", locale, "--out", locale];
        done(place.path(), &export);
        let between = if locale == "fr" { b';' } else { b',' };
        let (mut guarded, mut negative) = (0, 0);
        for entry in fs::read_dir(place.path().join(locale)).expect("tables").flatten() {
            if entry.path().extension().is_none_or(|ending| ending != "csv") {
                continue;
            }
            for cell in cells(&entry.path(), between).iter().flatten() {
                let is_number = cell.replace(',', ".").parse::<f64>().is_ok();
                let begins = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
                assert!(is_number || !begins, "{cell} in {}", entry.path().display());
                guarded += usize::from(texts.contains(&cell.trim_start_matches('\'')));
                negative += usize::from(is_number && cell.starts_with('-'));
            }
        }
        assert!(guarded >= 2 * texts.len() && negative > 0, "{guarded} texts, {negative} numbers");
    }
}
