//! Tables as JSON: one object with a head and, for each table, a list of rows keyed by column.

use serde_json::{Map, Number, Value};

use super::table::{Cell, Table, Unit, iso};

/// The head and the tables as one JSON object, indented, with a line end.
pub fn json<'a>(
    head: impl IntoIterator<Item = (&'static str, Cell)>,
    tables: impl IntoIterator<Item = &'a Table>,
) -> String {
    let mut object = Map::new();
    for (key, cell) in head {
        object.insert(key.to_owned(), value(&cell, Unit::Number));
    }
    for table in tables {
        let rows = table.rows.iter().map(|row| record(table, row)).collect();
        object.insert(table.name.to_owned(), Value::Array(rows));
    }
    let mut text = format!("{:#}", Value::Object(object));
    text.push('\n');
    text
}

fn record(table: &Table, row: &[Cell]) -> Value {
    let pairs = table.columns.iter().zip(row);
    Value::Object(
        pairs.map(|(column, cell)| (column.name.to_string(), value(cell, column.unit))).collect(),
    )
}

/// Rounded to the decimals of its unit, so that CSV and JSON say the same.
fn value(cell: &Cell, unit: Unit) -> Value {
    match cell {
        Cell::Empty => Value::Null,
        Cell::Text(text) => Value::String(text.to_string()),
        Cell::Integer(number) => Value::Number((*number).into()),
        Cell::Number(number) => super::csv::fixed(*number, unit.decimals())
            .parse()
            .ok()
            .and_then(Number::from_f64)
            .map_or(Value::Null, Value::Number),
        Cell::Date(at) => Value::String(iso(at)),
    }
}
