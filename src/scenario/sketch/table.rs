//! A table of camps as a spreadsheet saves it.

use super::super::desk::nearest;
use super::super::overlay::quoted;
use super::super::quantity::split_number;
use super::super::source::{Sources, Spot};
use super::super::spreadsheet::{self, Cell, Sheet};
use super::super::{Code, Finding, Message, Rejected};
use super::SketchedCamp;

/// The columns, each with what else it may be called; the first two must be there.
const COLUMNS: [&[&str]; 7] = [
    &["camp", "site", "name", "nom"],
    &["km", "distance", "distance_km"],
    &["tonnes", "t", "stores", "freight_t", "fret"],
    &["people", "personnes", "guard"],
    &["teu", "evp", "containers", "conteneurs"],
    &["lat", "latitude"],
    &["lon", "longitude"],
];
/// Columns that must be there.
const NEEDED: usize = 2;

/// The camps of a table.
pub(super) fn read(name: &str, text: &str) -> Result<Vec<SketchedCamp>, Rejected> {
    let mut sources = Sources::default();
    sources.add_file(name, text);
    let mut reader = Reader { sources: &sources, findings: Vec::new() };
    let camps = reader.camps(text);
    if reader.findings.is_empty() { Ok(camps) } else { Err(Rejected::new(reader.findings)) }
}

struct Reader<'a> {
    sources: &'a Sources,
    findings: Vec<Finding>,
}

impl Reader<'_> {
    fn find(&mut self, code: Code, cell: &Cell, problem: Message) -> &mut Finding {
        let place = self.sources.place(Spot::new(0, cell.bytes.clone()));
        self.findings.push(Finding::new(code, problem).at(place));
        self.findings.last_mut().expect("just added")
    }

    fn camps(&mut self, text: &str) -> Vec<SketchedCamp> {
        let start = Cell { text: String::new(), bytes: 0..0 };
        let sheet = match spreadsheet::read(text) {
            Ok(sheet) => sheet,
            Err(problem) => {
                self.find(Code::Syntax, &start, message!("table-table-cannot-read", problem));
                return Vec::new();
            }
        };
        let places = self.columns(&sheet);
        if sheet.rows.is_empty() {
            let first = sheet.headings.first().unwrap_or(&start);
            self.find(Code::MissingKey, first, message!("table-table-has-no-camp"));
        }
        let mut camps: Vec<SketchedCamp> = Vec::new();
        for row in &sheet.rows {
            let cells = places.map(|place| Some(&row[place?]).filter(|cell| !cell.text.is_empty()));
            let Some(camp) = self.camp(&cells, &row[0]) else { continue };
            if camps.iter().any(|other| other.key == camp.key) {
                let problem = message!("table-two-camps-would-called", key = camp.key);
                self.find(Code::NameTaken, cells[0].unwrap_or(&row[0]), problem);
            }
            camps.push(camp);
        }
        camps
    }

    /// Where each column stands; a finding for each that is unknown or missing.
    fn columns(&mut self, sheet: &Sheet) -> [Option<usize>; COLUMNS.len()] {
        let mut places = [None; COLUMNS.len()];
        let allowed = Message::verbatim(COLUMNS.map(|names| names[0]).join(", "));
        for (at, heading) in sheet.headings.iter().enumerate() {
            let word = heading.text.to_lowercase();
            match COLUMNS.iter().position(|names| names.contains(&word.as_str())) {
                Some(column) => places[column] = Some(at),
                None => {
                    let problem =
                        message!("table-table-camps-has-no-column", text = quoted(&heading.text));
                    let near =
                        nearest(&word, COLUMNS.iter().flat_map(|names| names.iter().copied()));
                    let finding = self.find(Code::UnknownKey, heading, problem);
                    finding.allowed = Some(allowed.clone());
                    finding.did_you_mean = near;
                }
            }
        }
        for (names, _) in COLUMNS.iter().zip(places).take(NEEDED).filter(|(_, it)| it.is_none()) {
            let first = sheet.headings.first().cloned();
            let first = first.unwrap_or(Cell { text: String::new(), bytes: 0..0 });
            let problem = message!("table-table-has-no-column", names = names[0]);
            self.find(Code::MissingKey, &first, problem).allowed =
                Some(Message::verbatim(names.join(", ")));
        }
        places
    }

    fn camp(&mut self, cells: &[Option<&Cell>; COLUMNS.len()], row: &Cell) -> Option<SketchedCamp> {
        let [name, km, tonnes, people, teu, lat, lon] = *cells;
        let Some(name) = name else {
            self.find(Code::MissingKey, row, message!("table-this-row-names-no-camp"));
            return None;
        };
        let Some(camp) = SketchedCamp::named(&name.text) else {
            let problem = message!("table-cannot-made-name", text = quoted(&name.text));
            self.find(Code::BadName, name, problem);
            return None;
        };
        let kilometres = match km {
            Some(cell) => self.number(cell, &["km"]),
            None => {
                self.find(
                    Code::MissingKey,
                    name,
                    message!("table-has-no-distance", camp = camp.name),
                );
                0.0
            }
        };
        let at = lat.zip(lon).map(|(lat, lon)| (self.degrees(lat), self.degrees(lon)));
        let mut amount =
            |cell: Option<&Cell>, units: &[&str]| cell.map_or(0.0, |cell| self.number(cell, units));
        Some(SketchedCamp {
            tonnes: amount(tonnes, &["t", "tonnes"]),
            people: amount(people, &["people", "personnes"]) as u32,
            teu: amount(teu, &["teu", "evp"]) as u32,
            kilometres,
            at,
            ..camp
        })
    }

    /// A number that is not negative, with one of these units or without.
    fn number(&mut self, cell: &Cell, units: &[&str]) -> f64 {
        let plain = cell.text.replace(['\u{a0}', '\u{202f}'], "");
        let read = split_number(&plain);
        let is_unit =
            |unit: &str| unit.is_empty() || units.contains(&unit.trim().to_lowercase().as_str());
        match read {
            Some((number, unit)) if (0.0..1e9).contains(&number) && is_unit(unit) => number,
            _ => {
                let problem =
                    message!("table-no-number", text = quoted(&cell.text), units = units[0]);
                self.find(Code::BadQuantity, cell, problem);
                0.0
            }
        }
    }

    fn degrees(&mut self, cell: &Cell) -> f64 {
        cell.text.parse().unwrap_or_else(|_| {
            let problem = message!("table-no-number-degrees", text = quoted(&cell.text));
            self.find(Code::BadQuantity, cell, problem);
            0.0
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_french_table_says_the_same_as_an_english_one() {
        let english = "camp,km,tonnes,people\nGoz Beïda,120.5,1200,40\nAdré,80,600,30\n";
        let french =
            "site;distance;tonnes;personnes\r\nGoz Beïda;120,5;1200 t;40\r\nAdré;80 km;600;30\r\n";
        let [english, french] =
            [english, french].map(|text| read("camps.csv", text).expect("a table"));
        assert_eq!(english, french);
        assert_eq!((english[0].key.as_str(), english[0].kilometres), ("goz-beida", 120.5));
    }

    #[test]
    fn everything_that_is_wrong_is_said_at_once_with_its_place() {
        let table = "camp,km,tonnnes\nNorth,far,5\nNorth,3,5\n,4,5\n";
        let findings = read("camps.csv", table).expect_err("a bad table").findings;
        let said: Vec<(&str, usize)> = findings
            .iter()
            .map(|it| (it.code.text(), it.place.as_ref().map_or(0, |place| place.line)))
            .collect();
        assert_eq!(said, [("E104", 1), ("E109", 2), ("E302", 3), ("E105", 4)]);
    }
}
