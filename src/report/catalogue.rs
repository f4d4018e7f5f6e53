//! Every table that the program writes, without its rows: what is told of a column or a delay code comes
//! from where it is written.

use super::packing::table_in;
use super::results::answer::{failure_rules, outlook, sensitivity};
use super::results::choice::headings as choice_headings;
use super::results::sweep::{RunRows, cell_tables};
use super::table::{Table, Unit};
use super::{Text, contrast, effect, replay, score, threshold, update, words};
use crate::analysis::{Analysis, JointSet, Outlook};
use crate::experiment::sweep::Field;
use crate::experiment::{Ended, Replications, Results};
use crate::scenario::{Study, read_text};
use crate::simulation::Code;

/// What is known of a column.
#[derive(Debug, Clone, PartialEq)]
pub struct ExplainedColumn {
    /// The verb that writes it.
    pub verb: &'static str,
    /// The file, without its ending.
    pub table: &'static str,
    /// Its heading, with `NAME` for the key of a table of the scenario.
    pub name: String,
    /// What its cells are counted in.
    pub unit: Unit,
    /// What it says.
    pub meaning: Text,
    /// What one row of the file says.
    pub row: Text,
}

/// A scenario with everything that makes a column, and a sweep.
const WITH_ALL: &str = "format = 1
extends = \"three-sides\"
[sweep.all]
design = \"grid\"
factor.trucks = { path = \"pool.trucks.count\", values = [60, 61] }
";

/// The tables of each verb, without rows.
fn catalogue() -> Vec<(&'static str, Vec<Table>)> {
    let (study, _) = read_text("catalogue", WITH_ALL, &[]).expect("a scenario of our own");
    vec![
        ("run", of_run(&study)),
        ("sweep", of_sweep(&study)),
        ("compare", contrast::headings()),
        ("breakpoint", threshold::breakpoint_headings()),
        ("decide", threshold::decide_headings()),
        ("drivers", vec![effect::drivers_table(&study, &[])]),
        ("marginal", vec![effect::marginal_table(&study, &[])]),
        ("choose", choice_headings()),
        ("value", super::results::information::headings()),
        ("replay", replay::headings()),
        ("score", score::headings()),
        ("update", update::headings()),
    ]
}

fn of_run(study: &Study) -> Vec<Table> {
    let results = Results {
        rule: Replications::Fixed(0),
        replications: 0,
        ended: Ended::Fulfilled,
        variants: Vec::new(),
        failed: Vec::new(),
    };
    let analysis = Analysis::default();
    let (mut tables, long) = super::results::tables(study, &results, &analysis);
    tables.extend(long.into_iter().map(|table| table.heading));
    tables
}

fn of_sweep(study: &Study) -> Vec<Table> {
    let field = Field::new(&study.sweeps[0], study).expect("a sweep of our own");
    let nothing = Outlook {
        set: JointSet::All,
        plans: Vec::new(),
        futures: 0,
        measures: Vec::new(),
        enough: 0.0,
    };
    let mut tables = cell_tables(study, &field, &[]);
    tables.push(sensitivity(study, &field, &[]));
    tables.push(failure_rules(study, &field, &[]));
    tables.push(outlook(study, &nothing));
    tables.push(RunRows::new(study, &field).heading);
    tables
}

fn columns() -> impl Iterator<Item = ExplainedColumn> {
    let of_table = |verb: &'static str, table: Table| {
        let (name, row) = (table.name, table.meaning);
        table.columns.into_iter().map(move |column| {
            let heading = match &column.about {
                Some(about) => column.name.replacen(about.as_str(), "NAME", 1),
                None => column.name.into_owned(),
            };
            let (unit, meaning) = (column.unit, column.meaning);
            ExplainedColumn { verb, table: name, name: heading, unit, meaning, row }
        })
    };
    let of_verb = move |(verb, tables): (&'static str, Vec<Table>)| {
        tables.into_iter().flat_map(move |table| of_table(verb, table))
    };
    catalogue().into_iter().flat_map(of_verb)
}

/// What is known of a table.
#[derive(Debug, Clone, PartialEq)]
pub struct ExplainedTable {
    /// The verbs that write it.
    pub verbs: Vec<&'static str>,
    /// The file, without its ending.
    pub name: &'static str,
    /// What one row says.
    pub row: Text,
    /// Its columns, each with what it says.
    pub columns: Vec<(String, Text)>,
}

/// The table of a file, plain or packed (`runs.csv`, `runs.csv.gz`), or of its bare name; each once for each
/// meaning of its rows.
pub fn explain_table(asked: &str) -> Vec<ExplainedTable> {
    let asked = table_in(asked).unwrap_or(asked);
    let mut found: Vec<ExplainedTable> = Vec::new();
    for column in columns().filter(|column| column.table == asked) {
        let known = found.iter_mut().find(|table| table.row == column.row);
        let table = match known {
            Some(table) => table,
            None => {
                let (name, row) = (column.table, column.row);
                found.push(ExplainedTable { verbs: Vec::new(), name, row, columns: Vec::new() });
                found.last_mut().expect("just put there")
            }
        };
        if !table.verbs.contains(&column.verb) {
            table.verbs.push(column.verb);
        }
        let is_new = !table.columns.iter().any(|(name, _)| *name == column.name);
        if is_new {
            table.columns.push((column.name, column.meaning));
        }
    }
    found
}

/// The names of all tables.
pub fn table_names() -> Vec<&'static str> {
    let mut names: Vec<&str> = columns().map(|column| column.table).collect();
    names.sort_unstable();
    names.dedup();
    names
}

/// The columns of a heading, or of a file and a heading (`deadlines.p80`), each once for each file.
pub fn explain_column(asked: &str) -> Vec<ExplainedColumn> {
    let mut found: Vec<ExplainedColumn> = Vec::new();
    for column in columns() {
        let named = format!("{}.{}", column.table, column.name);
        let is_new = |column: &ExplainedColumn| {
            !found.iter().any(|it| {
                (it.verb, it.table, &it.name) == (column.verb, column.table, &column.name)
            })
        };
        let is_it = is_named(&column.name, asked) || is_named(&named, asked);
        if is_it && is_new(&column) {
            found.push(column);
        }
    }
    found
}

/// Whether a heading is the one asked for; any name stands for `NAME`.
fn is_named(heading: &str, asked: &str) -> bool {
    let (heading, asked) = (heading.split('.'), asked.split('.'));
    heading.clone().count() == asked.clone().count()
        && heading.zip(asked).all(|(heading, asked)| heading == "NAME" || heading == asked)
}

/// The headings of all columns.
pub fn column_names() -> Vec<String> {
    let mut names: Vec<String> = columns().map(|column| column.name).collect();
    names.sort();
    names.dedup();
    names
}

/// The delay codes, each with what time under it was spent on.
pub fn delay_codes() -> impl Iterator<Item = (Code, Text)> {
    Code::ALL.into_iter().map(|code| (code, words::about(code)))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::path::Path;

    use super::*;

    /// The names of the tables that are declared in the sources of this crate.
    fn written(folder: &Path, names: &mut BTreeSet<String>) {
        for entry in std::fs::read_dir(folder).expect("a folder of sources").flatten() {
            let path = entry.path();
            if path.is_dir() {
                written(&path, names);
            }
            let is_source = path.extension().is_some_and(|ending| ending == "rs");
            let text = if is_source {
                std::fs::read_to_string(&path).expect("a source")
            } else {
                continue;
            };
            let declared = text.split("\ntable! {\n").skip(1);
            names.extend(declared.filter_map(|rest| rest.split('"').nth(1)).map(str::to_owned));
        }
    }

    #[test]
    fn every_table_that_is_written_is_in_the_catalogue() {
        let mut names = BTreeSet::new();
        written(Path::new(env!("CARGO_MANIFEST_DIR")), &mut names);
        assert!(names.len() > 30, "{names:?}");
        let known: BTreeSet<String> = catalogue()
            .iter()
            .flat_map(|(_, tables)| tables)
            .map(|table| table.name.to_owned())
            .collect();
        let lost: Vec<&String> = names.difference(&known).collect();
        assert!(lost.is_empty(), "not in the catalogue: {lost:?}");
    }

    #[test]
    fn a_table_is_found_by_its_file_plain_or_packed() {
        for asked in ["runs.csv", "runs.csv.gz", "runs"] {
            let found = explain_table(asked);
            assert_eq!(found[0].verbs[0], "run", "{asked}");
            assert!(found[0].columns.iter().any(|(name, _)| name == "replication"), "{asked}");
        }
        assert!(explain_table("runs.xlsx").is_empty());
        assert!(table_names().contains(&"dim_sites"));
    }

    #[test]
    fn a_column_is_found_by_its_heading_with_any_name_in_it() {
        let places = |asked| -> Vec<(&str, &str)> {
            explain_column(asked).iter().map(|column| (column.verb, column.table)).collect()
        };
        assert_eq!(places("crps_days"), [("score", "scores"), ("score", "scoreboard")]);
        assert_eq!(places("deadline.phase-2.reached"), [("run", "runs"), ("sweep", "runs")]);
        assert_eq!(places("deadlines.main_delay"), [("run", "deadlines"), ("sweep", "deadlines")]);
    }
}
