//! `dictionary.csv`: every column of every file, from the same declarations that write the files.

use super::Text;
use super::schema::Schema as _;
use super::table::{Cell, Column, Table};

/// The name of the dictionary.
pub(super) const DICTIONARY: &str = Dictionary::NAME;

/// The dictionary of these tables, itself included.
pub fn dictionary<'a>(tables: impl IntoIterator<Item = &'a Table>) -> Table {
    let mut dictionary = Dictionary::table((), tables.into_iter().flat_map(entries));
    let itself = Dictionary::heading();
    dictionary.rows.extend(Dictionary::table((), entries(&itself)).rows);
    dictionary
}

fn entries(table: &Table) -> impl Iterator<Item = Entry<'_>> {
    let columns = table.columns.iter().map(Some);
    [None].into_iter().chain(columns).map(move |column| Entry { table, column })
}

/// A column of a file; without one, the file itself.
#[derive(Clone, Copy)]
pub(crate) struct Entry<'a> {
    table: &'a Table,
    column: Option<&'a Column>,
}

impl Entry<'_> {
    fn meaning(self) -> Text {
        self.column.map_or(self.table.meaning, |column| column.meaning)
    }
}

table! {
    /// What the columns of all files say.
    Dictionary "dictionary" (_of: (), it: Entry<'a>)
    "One row for each column of each file (and one without a column for the file itself)."
    "Une ligne par colonne de chaque fichier (et une sans colonne pour le fichier lui-même).";
    file: Word = it.table.file(), "File.", "Fichier.";
    column: Text = it.column.map(|column| Cell::text(column.name.as_ref())),
        "Heading of the column.", "Titre de la colonne.";
    unit: Word = it.column.map(|column| column.unit.word()),
        "Unit or kind of value.", "Unité ou nature de la valeur.";
    about: Key = it.column.and_then(|column| column.about.as_ref()),
        "Key in the scenario, for a column made from one.",
        "Clé du scénario, pour une colonne qui en provient.";
    meaning_en: Text = it.meaning().en, "Meaning, in English.", "Sens, en anglais.";
    meaning_fr: Text = it.meaning().fr, "Meaning, in French.", "Sens, en français.";
}
