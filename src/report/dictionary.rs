//! `dictionary.csv`: every column of every file, from the same declarations that write the files.

use super::Text;
use super::table::{Cell, Column, Table, Unit};

/// The dictionary of these tables, itself included.
pub fn dictionary<'a>(tables: impl IntoIterator<Item = &'a Table>) -> Table {
    let columns = vec![
        Column::new("file", Unit::Word, Text::new("File.", "Fichier.")),
        Column::new(
            "column",
            Unit::Text,
            Text::new("Heading of the column.", "Titre de la colonne."),
        ),
        Column::new(
            "unit",
            Unit::Word,
            Text::new("Unit or kind of value.", "Unité ou nature de la valeur."),
        ),
        Column::new(
            "about",
            Unit::Key,
            Text::new(
                "Key in the scenario, for a column made from one.",
                "Clé du scénario, pour une colonne qui en provient.",
            ),
        ),
        Column::new(
            "meaning_en",
            Unit::Text,
            Text::new("Meaning, in English.", "Sens, en anglais."),
        ),
        Column::new(
            "meaning_fr",
            Unit::Text,
            Text::new("Meaning, in French.", "Sens, en français."),
        ),
    ];
    let meaning = Text::new(
        "One row for each column of each file (and one without a column for the file itself).",
        "Une ligne par colonne de chaque fichier (et une sans colonne pour le fichier lui-même).",
    );
    let mut table = Table::new("dictionary", meaning, columns);
    for described in tables {
        describe(&mut table, described);
    }
    let itself = Table { rows: Vec::new(), ..table.clone() };
    describe(&mut table, &itself);
    table
}

fn describe(dictionary: &mut Table, table: &Table) {
    let row = |column: Cell, unit: Cell, about: Cell, meaning: Text| {
        let file = Cell::text(format!("{}.csv", table.name));
        vec![file, column, unit, about, Cell::word(meaning.en), Cell::word(meaning.fr)]
    };
    dictionary.push(row(Cell::Empty, Cell::Empty, Cell::Empty, table.meaning));
    for column in &table.columns {
        let about = Cell::maybe(column.about.as_ref(), Cell::from);
        let name = Cell::text(column.name.as_ref());
        dictionary.push(row(name, Cell::word(column.unit.word()), about, column.meaning));
    }
}
