//! The tables and the summary of a built-in example, played forty times.

use crate::analysis::{Analysis, analyse};
use crate::experiment::{Replications, Results, Silent, run};
use crate::scenario::{Study, examples, read_text};

use super::proportion::with_interval;
use super::{Cell, Counts, Document, FirstAnswer, Language, Manifest, More, Summary, csv};

fn played() -> (Study, Results, Analysis) {
    let example = examples().iter().find(|it| it.name == "three-sides").expect("an example");
    let marking = ["scenario.marking = \"UNCLASSIFIED\"".to_owned()];
    let (study, _) = read_text(example.name, example.text, &marking).expect("a scenario");
    let results = run(&study, Replications::Fixed(40), Some(2), &Silent).expect("threads");
    let analysis = analyse(&study, &results);
    (study, results, analysis)
}

fn summary(language: Language) -> String {
    let (study, results, analysis) = played();
    let summary = Summary { study: &study, results: &results, analysis: &analysis, language };
    summary.text(
        More {
            folder: "output/three-sides/",
            results: None,
            command: "drawdown run three-sides.toml",
        },
        &[],
    )
}

#[test]
fn the_summary_fits_a_hundred_columns_in_both_languages() {
    for language in [Language::English, Language::French] {
        let text = summary(language);
        let widest = text.lines().map(|line| line.chars().count()).max();
        assert!(widest <= Some(100), "{text}");
        assert_eq!(text.matches("UNCLASSIFIED").count(), 2, "{text}");
    }
}

#[test]
fn a_first_answer_adds_up_to_what_the_first_variant_says_in_the_end() {
    let (study, results, analysis) = played();
    let runs = |variant: usize| &results.variants[variant].runs;
    let of_first = analysis.deadlines.iter().filter(|row| row.plan == 0 && row.case == 0);
    for language in [Language::English, Language::French] {
        let mut answer = FirstAnswer::new(&study, language);
        assert_eq!(answer.line(), "");
        answer.count(runs(0));
        let once = answer.line();
        assert!(once.contains("40"), "{once}");
        for row in of_first.clone() {
            let said = with_interval(runs(0).missed(row.deadline), language);
            assert!(once.contains(&said), "{said}: {once}");
        }
        // The same runs again, in whatever pieces: shares stay, and are known more closely.
        answer.count(runs(0));
        assert!(answer.line().contains("80") && answer.line() != once);
    }
}

#[test]
fn every_row_has_a_cell_for_each_column_and_every_heading_is_once() {
    let (study, results, analysis) = played();
    for table in &Document::new(&study, &results, &analysis).tables {
        let mut names: Vec<&str> = table.columns.iter().map(|column| &*column.name).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), table.columns.len(), "{}", table.name);
        for row in &table.rows {
            assert_eq!(row.len(), table.columns.len(), "{}: {row:?}", table.name);
        }
    }
}

#[test]
fn the_dictionary_describes_every_column_in_both_languages() {
    let (study, results, analysis) = played();
    let tables = Document::new(&study, &results, &analysis).tables;
    let dictionary = tables.last().expect("a dictionary");
    let described = |file: &str, column: &str| {
        dictionary.rows.iter().any(|row| {
            row[0] == Cell::text(file)
                && row[1] == Cell::text(column)
                && row[4] != Cell::Empty
                && row[5] != Cell::Empty
                && row[4] != row[5]
        })
    };
    for table in &tables {
        for column in table.columns.iter().filter(|column| column.name != "plan") {
            assert!(described(&format!("{}.csv", table.name), &column.name), "{}", column.name);
        }
    }
}

#[test]
fn the_manifest_names_every_other_file_and_no_time() {
    let (study, results, analysis) = played();
    let document = Document::new(&study, &results, &analysis);
    let manifest = Manifest::new(&study, "drawdown run three-sides", Counts::of(&results));
    let files = document.files(&study, manifest);
    let mut text = Vec::new();
    files.last().expect("a manifest").write_to(&mut text).expect("memory takes everything");
    let text = String::from_utf8_lossy(&text).into_owned();
    for file in &files[..files.len() - 1] {
        assert!(text.contains(&format!("name = \"{}\"", file.name)), "{text}");
    }
    assert!(text.contains("replications = 40") && !text.contains("thread"), "{text}");
    assert!(!csv(document.deadlines()).is_empty());
}
