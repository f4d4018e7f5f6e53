//! Tables for a terminal of 100 columns or less: no frames, columns apart, one rule under the head.

use comfy_table::{
    Cell, CellAlignment, ColumnConstraint, ContentArrangement, LineStyle, TableStyle,
};

/// The width that everything printed keeps to, in characters.
pub(super) const WIDTH: usize = 100;

/// How a column stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    /// Text, broken where it must be.
    Left,
    /// Numbers and dates, never broken.
    Right,
}

/// Headings of numbers and dates, but for those at these places, which are of text.
pub(super) fn heads<'a, const N: usize>(
    names: [&'a str; N],
    text: &[usize],
) -> Vec<(&'a str, Side)> {
    let side = |place: usize| if text.contains(&place) { Side::Left } else { Side::Right };
    names.into_iter().enumerate().map(|(place, name)| (name, side(place))).collect()
}

/// The table as lines without trailing spaces.
pub(super) fn grid(heads: &[(&str, Side)], rows: Vec<Vec<String>>) -> String {
    let style = TableStyle::new().header_separator(LineStyle::none().fill('─').junction('─'));
    let mut table = comfy_table::Table::new();
    table.load_style(style);
    table.set_content_arrangement(ContentArrangement::Dynamic).set_width(WIDTH as u16);
    let cell = |text: &str, side: Side| {
        Cell::new(text).set_alignment(match side {
            Side::Left => CellAlignment::Left,
            Side::Right => CellAlignment::Right,
        })
    };
    table.set_header(heads.iter().map(|(head, side)| cell(head, *side)));
    for row in rows {
        table.add_row(row.iter().zip(heads).map(|(text, (_, side))| cell(text, *side)));
    }
    for (column, (_, side)) in table.column_iter_mut().zip(heads) {
        column.set_padding((0, 1));
        if *side == Side::Right {
            column.set_constraint(ColumnConstraint::ContentWidth);
        }
    }
    let lines: Vec<String> = table.lines().map(|line| line.trim_end().to_owned()).collect();
    lines.join("\n") + "\n"
}

/// A paragraph broken at ordinary spaces, each line after the first indented.
pub(super) fn wrap(text: &str, indent: usize) -> String {
    let start = text.len() - text.trim_start_matches(' ').len();
    let mut words = text[start..].split(' ');
    let mut line = format!("{}{}", &text[..start], words.next().unwrap_or_default());
    let mut wrapped = String::new();
    for word in words {
        if width(&line) + 1 + width(word) > WIDTH {
            wrapped += &format!("{line}\n");
            line = format!("{}{word}", " ".repeat(indent));
        } else {
            line += &format!(" {word}");
        }
    }
    format!("{wrapped}{line}\n")
}

/// A text broken at ordinary spaces into lines of so many columns; at any place where a word is
/// longer than that. At least one line.
pub(super) fn lines(text: &str, columns: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split(' ').flat_map(|word| pieces(word, columns)) {
        let line = lines.last_mut().expect("there is always a line");
        match width(line) {
            0 => line.push_str(&word),
            used if used + 1 + width(&word) <= columns => *line += &format!(" {word}"),
            _ => lines.push(word),
        }
    }
    lines
}

/// A word, cut where it is longer than a line.
fn pieces(word: &str, columns: usize) -> Vec<String> {
    let letters: Vec<char> = word.chars().collect();
    letters.chunks(columns.max(1)).map(|piece| piece.iter().collect()).collect()
}

fn width(text: &str) -> usize {
    text.chars().count()
}

/// A line in the middle of the width.
pub(super) fn centred(text: &str) -> String {
    let free = WIDTH.saturating_sub(text.chars().count());
    format!("{}{text}\n", " ".repeat(free / 2))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_wider_than_a_hundred_columns() {
        let long = "a sentence that goes on ".repeat(12);
        let rows = vec![vec!["Kidal".to_owned(), "31%".to_owned(), long.clone()]];
        let heads = [("Site", Side::Left), ("Missed", Side::Right), ("What", Side::Left)];
        let text = grid(&heads, rows) + &wrap(&long, 4);
        assert!(text.lines().all(|line| line.chars().count() <= WIDTH), "{text}");
        assert!(text.starts_with("Site   Missed  What\n"), "{text}");
    }
}
