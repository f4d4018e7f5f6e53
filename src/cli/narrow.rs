//! Findings on a narrow terminal: their sentences are broken between words, the lines of the file stay.

use anstream::adapter::strip_str;

/// What is shown, its sentences broken to the width of the terminal; as it is where that is not known.
pub(super) fn fitted(shown: &str) -> String {
    fitted_beside(shown, 0)
}

/// The same where so many columns of the terminal stand before each line.
pub(super) fn fitted_beside(shown: &str, before: usize) -> String {
    match drawdown_report::fitted_width() {
        Some(columns) => {
            let columns = columns.saturating_sub(before);
            shown.split('\n').map(|line| broken(line, columns)).collect::<Vec<_>>().join("\n")
        }
        None => shown.to_owned(),
    }
}

/// A line, broken if it is a sentence: a title, a note, a remedy.
fn broken(line: &str, columns: usize) -> String {
    let plain = strip_str(line).to_string();
    let is_note = plain.trim_start().starts_with("= ");
    let is_title = plain.starts_with(char::is_alphabetic);
    if plain.chars().count() <= columns || !(is_note || is_title) {
        return line.to_owned();
    }
    let indent = match is_note {
        true => plain.find("= ").unwrap_or(0) + 2,
        false => 4,
    };
    let mut broken = String::new();
    let mut used = 0;
    // What stands before the first word of a note is part of it.
    let start = line.len() - line.trim_start_matches(' ').len();
    for (number, word) in line[start..].split(' ').enumerate() {
        let width = strip_str(word).to_string().chars().count();
        if number == 0 {
            broken += &line[..start];
            used = start;
        } else if used + 1 + width > columns {
            broken += &format!("\n{}", " ".repeat(indent));
            used = indent;
        } else {
            broken.push(' ');
            used += 1;
        }
        broken += word;
        used += width;
    }
    broken
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_are_broken_and_lines_of_the_file_are_not() {
        let title = "\u{1b}[33mwarning\u{1b}[0m[W540]: a word and another and one more";
        let shown = broken(title, 30);
        assert_eq!(
            strip_str(&shown).to_string(),
            "warning[W540]: a word and\n    another and one more"
        );
        assert_eq!(shown.replace("\n    ", " "), title);
        let note = "   = help: give another date than this";
        assert_eq!(broken(note, 24), "   = help: give another\n     date than this");
        let line = "12 | length = \"a very long line of the file\"";
        assert_eq!(broken(line, 20), line);
    }
}
