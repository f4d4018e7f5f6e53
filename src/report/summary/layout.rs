//! The columns of the summary: as wide as their widest cell in the whole study, so that the tables
//! of all plans stand in line.

use crate::grid::{lines, page_width};

/// Spaces before a row.
const INDENT: usize = 4;
/// Spaces between columns.
const GAP: usize = 2;
/// The columns that give way where a row would be too wide: the case, the cause and the last site.
const TEXTS: [usize; 3] = [0, 4, 5];

/// One line of the summary: case, missed, date, sites late, cause, last site. A column that is empty
/// throughout is left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Row(pub(super) [String; 6]);

/// How wide each column is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Layout {
    heads: [&'static str; 6],
    widths: [usize; 6],
}

impl Layout {
    /// Wide enough for these rows; where that is more than the page holds, texts are broken.
    pub(super) fn of(heads: [&'static str; 6], rows: &[Row]) -> Self {
        let mut widths = heads.map(width);
        for Row(cells) in rows {
            for (known, cell) in widths.iter_mut().zip(cells) {
                *known = (*known).max(width(cell));
            }
        }
        while whole(&widths) > page_width() {
            let widest = TEXTS.into_iter().max_by_key(|place| widths[*place]).unwrap_or(0);
            widths[widest] -= 1;
        }
        Self { heads, widths }
    }

    /// The headings and a rule.
    pub(super) fn head(&self) -> String {
        let rule = "─".repeat(whole(&self.widths));
        format!("{}{rule}\n", self.line(&Row(self.heads.map(str::to_owned))))
    }

    /// A row, on more than one line only where a text is too long.
    pub(super) fn line(&self, Row(cells): &Row) -> String {
        let mut columns = Vec::new();
        for (cell, width) in cells.iter().zip(self.widths) {
            columns.push(lines(cell, width));
        }
        let height = columns.iter().map(Vec::len).max().unwrap_or(0);
        (0..height).map(|row| self.printed(&columns, row)).collect()
    }

    fn printed(&self, columns: &[Vec<String>], row: usize) -> String {
        let mut text = " ".repeat(INDENT);
        for (place, (column, width)) in columns.iter().zip(self.widths).enumerate() {
            let cell = column.get(row).map_or("", String::as_str);
            match TEXTS.contains(&place) {
                _ if width == 0 => {}
                true => text += &format!("{cell:<width$}  "),
                false => text += &format!("{cell:>width$}  "),
            }
        }
        text.trim_end().to_owned() + "\n"
    }
}

/// How wide a row is with its indent and the gaps between its columns.
fn whole(widths: &[usize; 6]) -> usize {
    let columns = widths.iter().filter(|width| **width > 0).count();
    INDENT + widths.iter().sum::<usize>() + columns.saturating_sub(1) * GAP
}

fn width(text: &str) -> usize {
    text.chars().count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(case: &str, last: &str) -> Row {
        Row([case, "31% (28–34)", "1 Jan 2024", "", "no lift", last].map(str::to_owned))
    }

    #[test]
    fn columns_are_as_wide_as_they_need_to_be() {
        let rows = [row("Baseline", "Kidal"), row("Late rains", "Gao")];
        let layout = Layout::of(["", "Missed", "8 in 10 by", "", "Cause", "Last"], &rows);
        let text = layout.head() + &layout.line(&rows[0]) + &layout.line(&rows[1]);
        let expected = "\
\u{20}                    Missed  8 in 10 by  Cause    Last
───────────────────────────────────────────────────────
    Baseline    31% (28–34)  1 Jan 2024  no lift  Kidal
    Late rains  31% (28–34)  1 Jan 2024  no lift  Gao
";
        assert_eq!(text, expected);
    }

    #[test]
    fn a_text_too_long_for_the_page_is_broken_and_nothing_is_lost() {
        let rows = [row(&"a very long name of a case ".repeat(4), "a far and distant place")];
        let layout = Layout::of(["", "Missed", "8 in 10 by", "", "Cause", "Last"], &rows);
        let text = layout.line(&rows[0]);
        assert!(text.lines().all(|line| width(line) <= page_width()), "{text}");
        assert_eq!(text.matches("case").count(), 4, "{text}");
    }
}
