//! A table as Parquet (feature `parquet`): typed columns, any of whose cells may be missing.
//!
//! Text is UTF-8, whole numbers are INT64, other numbers DOUBLE, dates timestamps in milliseconds
//! (UTC). Rows are written in groups, so that memory stays bounded; compression is Snappy.

use std::io::{self, Write};
use std::sync::Arc;

use parquet::basic::{Compression, LogicalType, Repetition, TimeUnit, Type as Physical};
use parquet::data_type::{ByteArray, ByteArrayType, DoubleType, Int64Type};
use parquet::errors::ParquetError;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::{SerializedColumnWriter, SerializedFileWriter};
use parquet::schema::types::Type;

use super::table::{Cell, Column, Unit};

/// Rows of a group.
const GROUP: usize = 20_000;

/// A Parquet file that is written row by row.
pub(super) struct Rows<'a, W: Write + Send> {
    columns: &'a [Column],
    writer: SerializedFileWriter<W>,
    /// Rows not yet written.
    group: Vec<Vec<Cell>>,
}

/// How the cells of a column are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Text,
    Whole,
    Number,
    Date,
}

impl Kind {
    fn of(unit: Unit) -> Self {
        match unit {
            Unit::Key | Unit::Word | Unit::Text => Self::Text,
            Unit::Count | Unit::YesNo => Self::Whole,
            Unit::Date => Self::Date,
            _ => Self::Number,
        }
    }

    fn physical(self) -> Physical {
        match self {
            Self::Text => Physical::BYTE_ARRAY,
            Self::Whole | Self::Date => Physical::INT64,
            Self::Number => Physical::DOUBLE,
        }
    }

    fn logical(self) -> Option<LogicalType> {
        match self {
            Self::Text => Some(LogicalType::String),
            Self::Date => Some(LogicalType::timestamp(true, TimeUnit::MILLIS)),
            Self::Whole | Self::Number => None,
        }
    }
}

impl<'a, W: Write + Send> Rows<'a, W> {
    /// Begins with the schema of these columns.
    pub(super) fn new(columns: &'a [Column], output: W) -> io::Result<Self> {
        let fields = columns.iter().map(|column| {
            let kind = Kind::of(column.unit);
            let field = Type::primitive_type_builder(&column.name, kind.physical())
                .with_repetition(Repetition::OPTIONAL)
                .with_logical_type(kind.logical())
                .build();
            field.map(Arc::new)
        });
        let fields: Vec<_> = fields.collect::<Result<_, _>>().map_err(other)?;
        let schema =
            Type::group_type_builder("table").with_fields(fields).build().map_err(other)?;
        let properties = WriterProperties::builder().set_compression(Compression::SNAPPY).build();
        let writer = SerializedFileWriter::new(output, Arc::new(schema), Arc::new(properties));
        Ok(Self { columns, writer: writer.map_err(other)?, group: Vec::new() })
    }

    /// Adds a row, one cell for each column.
    pub(super) fn write(&mut self, row: Vec<Cell>) -> io::Result<()> {
        self.group.push(row);
        if self.group.len() < GROUP { Ok(()) } else { self.write_group().map_err(other) }
    }

    /// Writes what is left, and gives the output back.
    pub(super) fn end(mut self) -> io::Result<W> {
        if !self.group.is_empty() {
            self.write_group().map_err(other)?;
        }
        self.writer.into_inner().map_err(other)
    }

    fn write_group(&mut self) -> Result<(), ParquetError> {
        let rows = std::mem::take(&mut self.group);
        let mut group = self.writer.next_row_group()?;
        for (place, column) in self.columns.iter().enumerate() {
            let Some(mut writer) = group.next_column()? else { break };
            let cells = rows.iter().map(|row| &row[place]);
            write_column(&mut writer, Kind::of(column.unit), cells)?;
            writer.close()?;
        }
        group.close()?;
        Ok(())
    }
}

fn write_column<'c>(
    writer: &mut SerializedColumnWriter<'_>,
    kind: Kind,
    cells: impl Iterator<Item = &'c Cell> + Clone,
) -> Result<(), ParquetError> {
    let is_there: Vec<i16> = cells.clone().map(|cell| i16::from(*cell != Cell::Empty)).collect();
    match kind {
        Kind::Text => {
            let texts: Vec<ByteArray> = cells.filter_map(text).collect();
            writer.typed::<ByteArrayType>().write_batch(&texts, Some(&is_there), None)?;
        }
        Kind::Whole | Kind::Date => {
            let numbers: Vec<i64> = cells.filter_map(whole).collect();
            writer.typed::<Int64Type>().write_batch(&numbers, Some(&is_there), None)?;
        }
        Kind::Number => {
            let numbers: Vec<f64> = cells.filter_map(number).collect();
            writer.typed::<DoubleType>().write_batch(&numbers, Some(&is_there), None)?;
        }
    }
    Ok(())
}

fn text(cell: &Cell) -> Option<ByteArray> {
    match cell {
        Cell::Empty => None,
        Cell::Text(text) => Some(ByteArray::from(text.as_ref())),
        Cell::Integer(number) => Some(ByteArray::from(number.to_string().as_str())),
        Cell::Number(number) => Some(ByteArray::from(number.to_string().as_str())),
        Cell::Date(at) => Some(ByteArray::from(super::table::iso(at).as_str())),
    }
}

fn whole(cell: &Cell) -> Option<i64> {
    match cell {
        Cell::Empty => None,
        Cell::Integer(number) => Some(*number),
        Cell::Number(number) => Some(*number as i64),
        Cell::Date(at) => Some(at.timestamp().as_millisecond()),
        // Refused by the writer, which counts.
        Cell::Text(_) => None,
    }
}

fn number(cell: &Cell) -> Option<f64> {
    match cell {
        Cell::Empty => None,
        Cell::Integer(number) => Some(*number as f64),
        Cell::Number(number) => Some(*number),
        Cell::Date(_) | Cell::Text(_) => None,
    }
}

fn other(error: ParquetError) -> io::Error {
    io::Error::other(error)
}

#[cfg(test)]
mod tests {
    use parquet::file::reader::{FileReader, SerializedFileReader};
    use parquet::record::Field;

    use super::super::Text;
    use super::*;

    #[test]
    fn what_is_written_can_be_read_with_its_holes() {
        let text = Text::new("", "");
        let columns = [
            Column::new("plan", Unit::Key, text),
            Column::new("n", Unit::Count, text),
            Column::new("p_missed", Unit::Share, text),
            Column::new("due", Unit::Date, text),
        ];
        let due = "2023-12-15T23:59:59+00:00[UTC]".parse().expect("a date");
        let first = vec![Cell::word("base"), Cell::Integer(7), Cell::Number(0.25), Cell::Date(due)];
        let mut rows = Rows::new(&columns, Vec::new()).expect("memory");
        for _ in 0..GROUP {
            rows.write(first.clone()).expect("memory");
        }
        rows.write(vec![Cell::Empty; 4]).expect("memory");
        let bytes = bytes::Bytes::from(rows.end().expect("memory"));
        let reader = SerializedFileReader::new(bytes).expect("a Parquet file");
        assert_eq!(reader.num_row_groups(), 2);
        let read: Vec<Vec<Field>> = reader
            .get_row_iter(None)
            .expect("rows")
            .map(|row| row.expect("a row").into_columns().into_iter().map(|(_, it)| it).collect())
            .collect();
        assert_eq!(read.len(), GROUP + 1);
        let due = Field::TimestampMillis(1_702_684_799_000);
        let expected = [Field::Str("base".to_owned()), Field::Long(7), Field::Double(0.25), due];
        assert_eq!(read[0], expected);
        assert_eq!(read[GROUP], vec![Field::Null; 4]);
    }

    #[test]
    fn a_cell_of_another_kind_is_refused() {
        let columns = [Column::new("n", Unit::Count, Text::new("", ""))];
        let mut rows = Rows::new(&columns, Vec::new()).expect("memory");
        rows.write(vec![Cell::word("seven")]).expect("kept until the group is written");
        assert!(rows.end().is_err());
    }
}
