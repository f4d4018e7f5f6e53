//! Tables for a terminal, of 100 columns unless it is known to have more or less: no frames, columns apart, one rule under the head.

use std::sync::atomic::{AtomicUsize, Ordering};

use comfy_table::{
    Cell, CellAlignment, ColumnConstraint, ContentArrangement, LineStyle, TableStyle, Width,
};

/// The width that everything printed keeps to unless the terminal is known to have another, in
/// characters.
const USUAL: usize = 100;
/// The width of the terminal; 0 where it is not known.
static COLUMNS: AtomicUsize = AtomicUsize::new(0);

/// Lets everything that is printed from now on keep to the width of the terminal, as far as tables can
/// be read at it. Files are not for it: whoever writes text into a file does not call it.
pub fn fit_width(columns: usize) {
    COLUMNS.store(columns.clamp(60, 140), Ordering::Relaxed);
}

/// The width of the terminal that is kept to, if it is known.
pub fn fitted_width() -> Option<usize> {
    Some(COLUMNS.load(Ordering::Relaxed)).filter(|columns| *columns > 0)
}

/// The width that everything printed keeps to, in characters.
pub(super) fn page_width() -> usize {
    fitted_width().unwrap_or(USUAL)
}

/// Characters that a column of text has at least, as far as it needs them.
const LEAST: u16 = 22;

/// A word of so many letters is not broken where there is any other way.
const WORD: u16 = 28;

/// Spaces between two columns.
const GAP: usize = 2;

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

/// A head of more lines than these is read letter by letter.
const HEAD_LINES: usize = 3;

/// The table as lines without trailing spaces; where there is no room for its columns, row by row, each value
/// behind its head.
pub(super) fn grid(heads: &[(&str, Side)], rows: Vec<Vec<String>>) -> String {
    let (made, is_squeezed) = table(heads, &rows);
    let is_wide = made.lines().any(|line| width(line) > page_width());
    let head_lines = made.lines().take_while(|line| !line.starts_with('─')).count();
    if is_wide || is_squeezed || head_lines > HEAD_LINES { listed(heads, &rows) } else { made }
}

/// Row by row: the first cell, then each other that says something in a line of its own, behind its head.
fn listed(heads: &[(&str, Side)], rows: &[Vec<String>]) -> String {
    let names = heads.iter().skip(1).map(|(head, _)| head.replace('\n', " "));
    let names: Vec<String> = names.collect();
    let widest = names.iter().map(|name| width(name)).max().unwrap_or(0).min(page_width() / 3);
    let mut text = String::new();
    for row in rows {
        let first = row.first().map_or("", String::as_str);
        first.lines().for_each(|line| text += &wrap(line, 2));
        for (name, cell) in names.iter().zip(row.iter().skip(1)) {
            if cell.is_empty() || cell == "–" {
                continue;
            }
            let name_lines = lines(name, widest);
            let cell_lines = cell.lines().flat_map(|line| lines(line, page_width() - widest - 6));
            let cell_lines: Vec<String> = cell_lines.collect();
            for place in 0..name_lines.len().max(cell_lines.len()) {
                let of = |lines: &[String]| lines.get(place).cloned().unwrap_or_default();
                let line = format!("    {:widest$}  {}", of(&name_lines), of(&cell_lines));
                text += &format!("{}\n", line.trim_end());
            }
        }
    }
    text
}

/// The table, and whether a text had to be squeezed into a column in which it cannot be read.
fn table(heads: &[(&str, Side)], rows: &[Vec<String>]) -> (String, bool) {
    let style = TableStyle::new().header_separator(LineStyle::none().fill('─').junction('─'));
    let mut table = comfy_table::Table::new();
    table.load_style(style);
    table.set_content_arrangement(ContentArrangement::Dynamic).set_width(page_width() as u16);
    let cell = |text: &str, side: Side| {
        Cell::new(text).set_alignment(match side {
            Side::Left => CellAlignment::Left,
            Side::Right => CellAlignment::Right,
        })
    };
    table.set_header(heads.iter().map(|(head, side)| cell(head, *side)));
    let wide = |place: usize| {
        let cells = rows.iter().filter_map(|row| row.get(place));
        cells.map(|cell| width(cell)).max().unwrap_or(0) as u16
    };
    let widest: Vec<u16> = (0..heads.len()).map(wide).collect();
    let word = |place: usize| {
        let cells = rows.iter().filter_map(|row| row.get(place).map(String::as_str));
        let texts = cells.chain([heads[place].0]);
        let longest = texts.flat_map(|text| text.split([' ', '\n'])).map(width).max();
        (longest.unwrap_or(0) as u16).min(WORD)
    };
    let longest: Vec<u16> = (0..heads.len()).map(word).collect();
    for row in rows {
        table.add_row(row.iter().zip(heads).map(|(text, (_, side))| cell(text, *side)));
    }
    let is_roomy = room(heads, &widest) <= page_width();
    let least_widths: Vec<u16> = least_widths(heads, &widest, &longest);
    let is_squeezed = !is_roomy
        && (0..heads.len()).any(|place| {
            let least = least_widths[place];
            heads[place].1 == Side::Left
                && least < widest[place].min(LEAST)
                && least * 2 < widest[place].min(3 * LEAST)
        });
    let columns = least_widths.iter().zip(heads);
    for (column, (least_width, (_, side))) in table.column_iter_mut().zip(columns) {
        column.set_padding((0, 1));
        let least = |width: u16| Some(ColumnConstraint::LowerBoundary(Width::Fixed(width + 1)));
        let constraint = match side {
            Side::Right if is_roomy => Some(ColumnConstraint::ContentWidth),
            Side::Left if is_roomy => None,
            // A heading may be broken between its words, a number never; and a text has room for a word.
            Side::Right | Side::Left => least(*least_width),
        };
        if let Some(constraint) = constraint {
            column.set_constraint(constraint);
        }
    }
    let lines: Vec<String> = table.lines().map(|line| line.trim_end().to_owned()).collect();
    (lines.join("\n") + "\n", is_squeezed)
}

/// How wide each column is at least: numbers are whole, and so are the words of headings; texts have room for a
/// few words, or fewer, down to the longest, where there is no room for them.
fn least_widths(heads: &[(&str, Side)], widest: &[u16], longest: &[u16]) -> Vec<u16> {
    let is_text = |place: &usize| heads[*place].1 == Side::Left;
    let mut least: Vec<u16> = (0..heads.len())
        .map(|place| match is_text(&place) {
            true => widest[place].min(LEAST).max(longest[place]),
            false => widest[place].max(longest[place]),
        })
        .collect();
    let needed = |least: &[u16]| least.iter().map(|width| usize::from(*width) + GAP).sum::<usize>();
    while needed(&least) > page_width() {
        let spare = |place: &usize| least[*place].saturating_sub(longest[*place]);
        let place = (0..heads.len()).filter(is_text).max_by_key(spare);
        match place.filter(|place| spare(place) > 0) {
            Some(place) => least[place] -= 1,
            None => break,
        }
    }
    least
}

/// How wide a table is at least if no heading of numbers is broken.
fn room(heads: &[(&str, Side)], widest: &[u16]) -> usize {
    let columns = heads.iter().zip(widest).map(|((head, side), widest)| match side {
        Side::Right => width(head).max(usize::from(*widest)) + GAP,
        Side::Left => usize::from((*widest).min(LEAST)) + GAP,
    });
    columns.sum()
}

/// A paragraph broken at ordinary spaces, each line after the first indented.
pub fn wrap(text: &str, indent: usize) -> String {
    let start = text.len() - text.trim_start_matches(' ').len();
    let mut words = text[start..].split(' ');
    let mut line = format!("{}{}", &text[..start], words.next().unwrap_or_default());
    let mut wrapped = String::new();
    for word in words {
        if width(&line) + 1 + width(word) > page_width() {
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

/// A line in the middle of the width; nothing of no text.
pub(super) fn centred(text: &str) -> String {
    if text.is_empty() {
        return String::new();
    }
    let free = page_width().saturating_sub(text.chars().count());
    format!("{}{text}\n", " ".repeat(free / 2))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_of_text_keeps_room_for_its_words_beside_long_headings() {
        let long = "Oasis in the army’s hands by 20 March and for good";
        let heads =
            [("Plan", Side::Left), (long, Side::Right), (long, Side::Right), (long, Side::Right)];
        let row = ["Shed load when they fight", "57% (47–66)", "26% (18–35)", "44% (35–54)"];
        let text = grid(&heads, vec![row.map(str::to_owned).to_vec()]);
        assert!(text.lines().all(|line| line.chars().count() <= USUAL), "{text}");
        assert!(text.contains("57% (47–66)") && text.lines().count() < 8, "{text}");
        assert!(text.contains("Shed load"), "{text}");
    }

    #[test]
    fn a_long_name_is_whole_beside_numbers() {
        let name = "Flights\n\u{a0}\u{a0}assumption.rotation-rate";
        let heads: Vec<(&str, Side)> = [("Driver", Side::Left), ("What then binds", Side::Left)]
            .into_iter()
            .chain([("Mean (95%)", Side::Right); 4])
            .collect();
        let numbers = ["+7.2 (+0.3 to +14.1)"; 2].map(str::to_owned).to_vec();
        let row =
            [vec![name.to_owned(), "Army permission 100%".to_owned()], numbers.clone(), numbers];
        let text = grid(&heads, vec![row.concat()]);
        assert!(text.contains("assumption.rotation-rate"), "{text}");
        assert!(text.contains("100%") && text.contains("permission"), "{text}");
    }

    #[test]
    fn what_has_no_room_for_its_columns_is_told_row_by_row() {
        let heads: Vec<(&str, Side)> = [("Lever", Side::Left)]
            .into_iter()
            .chain([("Days gained at the eightieth percentile", Side::Right); 7])
            .collect();
        let numbers = vec!["+7.2 (+0.3 to +14.1)".to_owned(); 7];
        let row = [vec!["One more truck".to_owned()], numbers].concat();
        let text = grid(&heads, vec![row.clone(), row]);
        assert!(text.lines().all(|line| width(line) <= USUAL), "{text}");
        assert_eq!(text.matches("One more truck\n").count(), 2, "{text}");
        assert_eq!(text.matches("+7.2 (+0.3 to +14.1)\n").count(), 14, "{text}");
        assert!(!text.contains('─'), "{text}");
    }

    #[test]
    fn nothing_is_wider_than_a_hundred_columns() {
        let long = "a sentence that goes on ".repeat(12);
        let rows = vec![vec!["Kidal".to_owned(), "31%".to_owned(), long.clone()]];
        let heads = [("Site", Side::Left), ("Missed", Side::Right), ("What", Side::Left)];
        let text = grid(&heads, rows) + &wrap(&long, 4);
        assert!(text.lines().all(|line| line.chars().count() <= USUAL), "{text}");
        assert!(text.starts_with("Site   Missed  What\n"), "{text}");
    }
}
