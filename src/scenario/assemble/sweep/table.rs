//! Sweeps whose points stand in a CSV file.

use std::collections::BTreeMap;

use super::super::super::source::Spot;
use super::super::super::spreadsheet::{self, Sheet};
use super::super::super::sweep::{Design, Factor, Part, Target, Written, node};
use super::super::super::syntax::{self, Raw};
use super::super::super::{Code, Label};
use super::Reader;
use super::factor::chosen;
use crate::id::Name;

impl Reader<'_> {
    /// The points of a table: headings are paths, cells values.
    pub(super) fn table(&mut self, name: &str, syntax: &syntax::Sweep) -> Option<Part> {
        let at = format!("sweep.{name}.table");
        let spot = self.spot(&at);
        if syntax.table.is_none() {
            let spot = self.spot(&format!("sweep.{name}"));
            let problem = message!("table-sweep-has-no-key-table", name);
            self.find(Code::MissingKey, spot, problem).remedy =
                Some(message!("table-add-table-points-csv"));
            return None;
        }
        // A file that could not be read has been found before.
        let text = &self.ground.tables.get(name)?.text;
        let Sheet { headings, rows } = match spreadsheet::read(text) {
            Ok(read) => read,
            Err(problem) => {
                self.find(Code::Syntax, spot, message!("table-table-cannot-read", problem))
                    .allowed = Some(message!("table-columns-apart-commas-decimal-points"));
                return None;
            }
        };
        if rows.is_empty() || headings.is_empty() {
            self.find(Code::DesignShape, spot, message!("table-table-has-no-points"));
            return None;
        }
        let mut factors = Vec::new();
        for (column, heading) in headings.iter().enumerate() {
            let cells = rows.iter().map(|row| row[column].text.as_str());
            factors.push(self.column(&heading.text, cells.collect(), spot));
        }
        let factors: Vec<(Factor, Vec<usize>)> = factors.into_iter().collect::<Option<_>>()?;
        let rows = (0..rows.len())
            .map(|row| factors.iter().map(|(_, places)| places[row]).collect())
            .collect();
        let factors = factors.into_iter().map(|(factor, _)| factor).collect();
        Some(Part { design: Design::Table(rows), factors })
    }

    /// A column of a table as a factor, and which of its levels stands in each row.
    pub(super) fn column(
        &mut self,
        path: &str,
        cells: Vec<&str>,
        spot: Spot,
    ) -> Option<(Factor, Vec<usize>)> {
        let target = self.target_at(path, spot)?;
        let mut texts: Vec<&str> = Vec::new();
        let mut known: BTreeMap<&str, usize> = BTreeMap::new();
        let mut places = Vec::new();
        for cell in cells {
            let place = *known.entry(cell).or_insert(texts.len());
            if place == texts.len() {
                texts.push(cell);
            }
            places.push(place);
        }
        let values: Vec<Raw> = texts.iter().map(|text| Raw(node(text, spot))).collect();
        let (range, unit) = self.levels(&target, &values, spot)?;
        let choices = chosen(&target, &range, self.ground.plans, self.ground.cases);
        let factor = Factor {
            name: Name::new(path),
            choices,
            label: Label::default(),
            target,
            unit,
            range,
            written: Written::Number,
            spot,
        };
        Some((factor, places))
    }

    pub(super) fn target_at(&mut self, path: &str, spot: Spot) -> Option<Target> {
        match path {
            "plan" => Some(Target::Plan),
            "case" => Some(Target::Case),
            _ => self.path(path, spot).map(|path| Target::Paths(vec![path])),
        }
    }
}
