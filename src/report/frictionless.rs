//! `schema.json`: the tables of a folder as a tabular data package, for programs that read them: the
//! columns of every file with their types, from the same declarations that write the files
//! (Frictionless Standards, Data Package and Table Schema, version 1).

use serde_json::{Map, Value, json};

use super::file::File;
use super::packing::is_packed;
use super::table::{Column, Table, Unit};

/// The file, which describes these tables.
pub(super) fn schema_file<'a>(tables: impl IntoIterator<Item = &'a Table>) -> File<'static> {
    let resources: Vec<Value> = tables.into_iter().map(resource).collect();
    let package = json!({ "profile": "tabular-data-package", "resources": resources });
    File::new("schema.json", format!("{package:#}\n"))
}

fn resource(table: &Table) -> Value {
    let fields: Vec<Value> = table.columns.iter().map(field).collect();
    let mut resource = json!({
        "name": table.name.replace('_', "-"),
        "path": table.file(),
        "profile": "tabular-data-resource",
        "encoding": "utf-8",
        "description": table.meaning.en,
        "description_fr": table.meaning.fr,
        "schema": { "fields": fields, "missingValues": [""] },
    });
    if is_packed(&table.file()) {
        resource["compression"] = json!("gz");
    }
    resource
}

fn field(column: &Column) -> Value {
    let mut field = Map::new();
    field.insert("name".to_owned(), json!(column.name));
    for (key, value) in kind(column.unit) {
        field.insert(key.to_owned(), value);
    }
    field.insert("unit".to_owned(), json!(column.unit.word()));
    field.insert("description".to_owned(), json!(column.meaning.en));
    field.insert("description_fr".to_owned(), json!(column.meaning.fr));
    if let Some(about) = &column.about {
        field.insert("about".to_owned(), json!(about.as_str()));
    }
    Value::Object(field)
}

/// The type of a column's cells, and how they are written.
fn kind(unit: Unit) -> Vec<(&'static str, Value)> {
    match unit {
        Unit::Key | Unit::Word | Unit::Text => vec![("type", json!("string"))],
        Unit::Date => vec![("type", json!("datetime")), ("format", json!("%Y-%m-%dT%H:%M:%S%z"))],
        Unit::Count => vec![("type", json!("integer"))],
        Unit::YesNo => vec![
            ("type", json!("boolean")),
            ("trueValues", json!(["1"])),
            ("falseValues", json!(["0"])),
        ],
        Unit::Share | Unit::Hours | Unit::Days | Unit::Tonnes | Unit::Amount => {
            vec![("type", json!("number"))]
        }
        Unit::Kilometres | Unit::KilometresPerHour | Unit::Number => {
            vec![("type", json!("number"))]
        }
    }
}
