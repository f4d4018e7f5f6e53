//! Paper cannot be scrolled: what is wide there has smaller letters, and a first page with many
//! deadlines has smaller cards.

use super::super::block::{Column, Table, Value};
use crate::Language;

/// The width of what is printed on, in points: A4 less its margins.
const WIDTH: f64 = 510.0;
/// The size of letters in a table, and the padding of its cells, as the style sheet has them, by the
/// class that asks for them; the largest first.
const SIZES: [(&str, f64, f64); 4] =
    [("", 8.2, 7.6), ("small-1", 7.2, 7.6), ("small-2", 6.2, 3.8), ("small-3", 5.2, 3.8)];
/// The class of a table whose words do not fit in the smallest letters.
const BROKEN: &str = "small-3 broken";
/// How wide a letter is at most on the average of a word, as a share of its size: plain, in small
/// letters below a head, and bold.
const PLAIN: f64 = 0.56;
const SMALL: f64 = 0.84 * PLAIN;
const BOLD: f64 = 0.62;
/// More cards than this are a crowd.
const MOST_CARDS: usize = 6;

/// How small the letters of a table are on paper, so that no word in it is broken: a class.
pub(super) fn size(table: &Table, language: Language) -> &'static str {
    let letters: f64 = (0..table.columns.len()).map(|it| room(table, it, language)).sum();
    let count = table.columns.len() as f64;
    let fits = |(_, size, padding): &(&str, f64, f64)| letters * size + count * padding <= WIDTH;
    SIZES.into_iter().find(fits).map_or(BROKEN, |(class, ..)| class)
}

/// Whether so many cards need less room each, for one page to hold them.
pub(super) fn is_crowd(cards: &Table) -> bool {
    cards.rows.len() > MOST_CARDS
}

/// The room that the longest word of a column needs, in sizes of its letters.
fn room(table: &Table, column: usize, language: Language) -> f64 {
    let Column { head, meaning, .. } = &table.columns[column];
    let cells = table.rows.iter().filter_map(|row| row.get(column));
    let cells = cells.map(|cell: &Value| longest(&cell.show(language)) * PLAIN);
    cells.fold((longest(head) * BOLD).max(longest(meaning) * SMALL), f64::max)
}

/// The letters of the longest part of a text that is not broken over lines.
fn longest(text: &str) -> f64 {
    // A space that does not break is no end of a word.
    let words = text.split([' ', '\n']);
    words.map(|word| word.chars().count()).max().unwrap_or_default() as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(columns: usize, head: &str) -> Table {
        let columns = (0..columns).map(|_| Column::new(head)).collect();
        Table { id: String::new(), caption: String::new(), columns, rows: Vec::new() }
    }

    #[test]
    fn the_wider_a_table_the_smaller_its_letters() {
        // 12 letters at 0.62 of 8.2 points and 7.6 between: 68.6 points a column, so seven of them.
        let sizes =
            [7, 8, 10, 12, 14].map(|count| size(&table(count, "abcdefghijkl"), Language::English));
        assert_eq!(sizes, ["", "small-1", "small-2", "small-3", BROKEN]);
        // Lines end at spaces, but not at one that does not break.
        assert_eq!(size(&table(14, "abc abc abc"), Language::English), "");
        assert_eq!(size(&table(12, "31\u{a0}Dec\u{a0}2023"), Language::English), "small-3");
    }
}
