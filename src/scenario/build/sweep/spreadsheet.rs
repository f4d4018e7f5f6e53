//! CSV as spreadsheets save it: with commas and decimal points or, as in French, with semicolons and
//! decimal commas; with or without a byte-order mark.

use csv::{ReaderBuilder, StringRecord, Trim};

/// The headings of a table and its rows, with decimal points.
pub(super) type Cells = (Vec<String>, Vec<Vec<String>>);

/// What can stand between two columns. The first one in the heading does: no path has one in it.
const SEPARATORS: [char; 3] = [',', ';', '\t'];

/// Reads a table; the problem in words if it is none.
pub(super) fn read(text: &str) -> Result<Cells, String> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let heading = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let mut found = SEPARATORS.into_iter().filter(|separator| heading.contains(*separator));
    let separator = found.next().unwrap_or(',');
    if let Some(other) = found.next() {
        return Err(format!("its first line has both {} and {}", named(separator), named(other)));
    }
    let mut reader = ReaderBuilder::new()
        .delimiter(separator as u8)
        .trim(Trim::All)
        .from_reader(text.as_bytes());
    let has_commas = separator != ',';
    let cells = |record: &StringRecord| {
        let point = |cell: &str| if has_commas { with_point(cell) } else { cell.to_owned() };
        record.iter().map(point).collect::<Vec<String>>()
    };
    let headings = reader.headers().map_err(|error| said(&error, separator))?;
    let headings = headings.iter().map(str::to_owned).collect();
    let rows = reader.records().map(|record| record.map(|record| cells(&record)));
    let mut rows: Vec<Vec<String>> =
        rows.collect::<Result<_, _>>().map_err(|error| said(&error, separator))?;
    // Spreadsheets save empty rows below the last one.
    rows.retain(|row| row.iter().any(|cell| !cell.is_empty()));
    Ok((headings, rows))
}

fn named(separator: char) -> &'static str {
    match separator {
        ';' => "semicolons",
        '\t' => "tabs",
        _ => "commas",
    }
}

/// What the CSV reader did not like; of rows of another length, what was taken for the separator.
fn said(error: &csv::Error, separator: char) -> String {
    let csv::ErrorKind::UnequalLengths { pos, expected_len, len } = error.kind() else {
        return error.to_string();
    };
    let line = pos.as_ref().map_or(0, csv::Position::line);
    let hint = match separator {
        ',' => "; a decimal comma needs columns apart by semicolons",
        _ => "",
    };
    format!(
        "apart by {}, line {line} has {len} cells and the first line {expected_len}{hint}",
        named(separator)
    )
}

/// A number or a quantity with the decimal point of TOML in place of a decimal comma; anything else,
/// lists and tables above all, as it is.
fn with_point(cell: &str) -> String {
    let start = cell.trim_start_matches(['\'', '"', '-', '+']);
    let Some((whole, rest)) = start.split_once(',') else { return cell.to_owned() };
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|it| it.is_ascii_digit());
    let digits = rest.len() - rest.trim_start_matches(|letter: char| letter.is_ascii_digit()).len();
    if is_number(whole) && digits > 0 && !rest.contains(',') {
        cell.replacen(',', ".", 1)
    } else {
        cell.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> Vec<Vec<String>> {
        read(text).expect("a table").1
    }

    #[test]
    fn a_table_saved_by_a_french_spreadsheet_says_the_same_as_an_english_one() {
        let english = "pool.trucks.speed,route.a.length\n'5.5 km/h',0.25\n12 km/h,-3\n";
        let french =
            "\u{feff}pool.trucks.speed;route.a.length\r\n'5,5 km/h';0,25\r\n12 km/h;-3\r\n";
        assert_eq!(read(english), read(french));
        assert_eq!(rows(french)[0], ["'5.5 km/h'", "0.25"]);
    }

    #[test]
    fn commas_in_lists_and_in_words_stay() {
        let table = "a.b;c.d\n\"[1,2]\";\"one, two\"\n1,5;2,5 t\n";
        assert_eq!(rows(table), [["[1,2]", "one, two"], ["1.5", "2.5 t"]]);
    }

    #[test]
    fn tabs_stand_between_columns_too() {
        assert_eq!(rows("a.b\tc.d\n1,5\t2\n"), [["1.5", "2"]]);
    }

    #[test]
    fn empty_rows_are_no_points() {
        assert_eq!(rows("a.b;c.d\n1;2\n;\n"), [["1", "2"]]);
    }

    #[test]
    fn a_decimal_comma_among_commas_is_refused_with_a_word_about_it() {
        let refused = read("a.b,c.d\n1,5,2\n").expect_err("a ragged table");
        assert_eq!(
            refused,
            "apart by commas, line 2 has 3 cells and the first line 2; a decimal comma needs columns \
             apart by semicolons"
        );
    }
}
