//! The neutral document of a study's results: a head and tables. Every format is made from it.

use crate::analysis::Analysis;
use crate::experiment::Results;
use crate::scenario::{Scenario, Study};
use crate::time::Moment;

use super::dictionary::DICTIONARY;
use super::file::File;
use super::frictionless::schema_file;
use super::manifest::{Counts, Manifest, asked};
use super::table::{Cell, LongTable, Table};
use super::{Language, dictionary, json, results};

/// A study's results, ready to be put into any format.
pub struct Document<'a> {
    /// What stands above the tables: key and value, in order.
    pub head: Vec<(&'static str, Cell)>,
    /// The tables but the long ones, the dictionary of all of them last.
    pub tables: Vec<Table>,
    /// Who holds what day by day, and single runs.
    pub long: Vec<LongTable<'a>>,
}

impl<'a> Document<'a> {
    /// The results of a study.
    pub fn new(study: &'a Study, results: &'a Results, analysis: &'a Analysis) -> Self {
        let scenario = &study.base;
        let date = |at: Moment| Cell::date(&scenario.clock, at);
        let head = vec![
            ("scenario", Cell::from(&scenario.id)),
            ("title", Cell::text(Self::title(scenario, Language::English))),
            ("marking", Cell::text(scenario.marking.written())),
            ("as_of", date(Moment::START)),
            ("until", Cell::end(&scenario.clock, scenario.until)),
            ("seed", Cell::text(scenario.seed.to_string())),
            ("replications", Cell::count(results.replications)),
            ("version", Cell::word(env!("CARGO_PKG_VERSION"))),
        ];
        let (tables, long) = results::tables(study, results, analysis);
        Self { head, tables, long }
    }

    /// The marking of a scenario for readers of one language; empty if it has none.
    pub fn marking(scenario: &Scenario, language: Language) -> String {
        language.label(&scenario.marking, "")
    }

    /// The title of a scenario for readers of one language; its id if it has none.
    pub fn title(scenario: &Scenario, language: Language) -> String {
        language.label(&scenario.title, scenario.id.as_str())
    }

    /// The first table: the deadlines.
    pub fn deadlines(&self) -> &Table {
        &self.tables[0]
    }

    /// Everything but the long tables and the dictionary as one JSON object.
    pub fn json(&self) -> String {
        let is_shown = |table: &&Table| table.name != DICTIONARY;
        json(self.head.iter().cloned(), self.tables.iter().filter(is_shown))
    }

    /// The same with further tables, which stand after its own.
    #[must_use]
    pub fn and_tables(mut self, more: Vec<Table>) -> Self {
        self.tables.pop();
        self.tables.extend(more);
        let all = self.tables.iter().chain(self.long.iter().map(|table| &table.heading));
        let dictionary = dictionary(all);
        self.tables.push(dictionary);
        self
    }

    /// The files of a folder of results.
    pub fn files(&self, study: &Study, manifest: Manifest) -> Vec<File<'_>> {
        let (long, headings): (Vec<File<'_>>, Vec<Table>) = self.long.iter().map(written).unzip();
        let tables = self.tables.iter().filter(|table| table.name != DICTIONARY);
        // It tells the files by their names, which hang on how long they have become.
        let dictionary = dictionary(tables.clone().chain(&headings));
        let tables: Vec<&Table> = tables.chain([&dictionary]).collect();
        let mut files: Vec<File<'_>> = tables.iter().map(|table| File::table(table)).collect();
        files.extend(long);
        files.push(schema_file(tables.into_iter().chain(&headings)));
        files.extend(asked(study));
        files.push(manifest.file(&files));
        files
    }
}

/// A long table as a file, and its heading under the name of that file.
fn written<'a>(table: &'a LongTable<'_>) -> (File<'a>, Table) {
    let (file, ending) = File::long_table(table);
    (file, table.heading.clone().ending_in(ending))
}

impl Counts {
    /// What an experiment played.
    pub fn of(results: &Results) -> Self {
        let mut counts = Self { failed: results.failed.len() as u64, ..Self::default() };
        for variant in &results.variants {
            counts.runs += u64::from(variant.runs.len());
            counts.events += variant.runs.iter().map(|run| u64::from(run.events)).sum::<u64>();
        }
        Self { replications: u64::from(results.replications), ..counts }
    }
}
