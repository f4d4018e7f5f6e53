//! What was probably meant by a line that is no TOML: quotes, commas, dates and semicolons as people
//! write them elsewhere.

use super::Message;
use super::quantity::date_meant;

/// A guess at what was meant by a line.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Meant {
    /// What keeps it from being read, as one sentence without a full stop.
    pub(super) problem: Message,
    /// What to write.
    right: String,
}

impl Meant {
    /// What to write, as an advice.
    pub(super) fn remedy(&self) -> Message {
        message!("write", right = self.right.as_str())
    }
}

/// Quotes of word processors, double and single.
const DOUBLE: [char; 5] = ['“', '”', '„', '«', '»'];
const SINGLE: [char; 3] = ['‘', '’', '‚'];

/// The longest line of which anything is guessed, in bytes: nobody has written a longer one by hand.
const LONGEST: usize = 4_000;

/// What was meant by a line, if that can be guessed.
pub(super) fn meant(line: &str) -> Option<Meant> {
    if line.len() > LONGEST {
        return None;
    }
    let line = without_comment(line.trim());
    let meant = |problem: Message, right: String| Some(Meant { problem, right });
    let is_curly = |letter: char| DOUBLE.contains(&letter) || SINGLE.contains(&letter);
    if !line.contains('"') && !line.contains('\'') && line.contains(is_curly) {
        return meant(message!("typo-text-stands-between-straight-quotes"), straightened(line));
    }
    if let Some(within) = meant_within(line) {
        return Some(within);
    }
    if line.matches('"').count() % 2 == 1 && !line.contains('\'') && !line.contains("\"\"\"") {
        return quote_missing(line).and_then(|right| meant(message!("typo-quote-missing"), right));
    }
    let (key, value) = line.split_once('=').map(|(key, value)| (key.trim(), value.trim()))?;
    if let Some(value) = value.strip_suffix(';') {
        return meant(
            message!("typo-line-ends-without-semicolon"),
            format!("{key} = {}", value.trim_end()),
        );
    }
    if let Some(date) = date_meant(value) {
        return meant(message!("typo-date-year-stands-first-then"), format!("{key} = {date}"));
    }
    if let Some(number) = with_point(value) {
        return meant(message!("typo-decimals-stand-after-point-not"), format!("{key} = {number}"));
    }
    let is_bare = value.starts_with(|letter: char| letter.is_alphanumeric())
        && value.contains(char::is_alphabetic)
        && !value.contains(['"', '\'', '#', '=', '[', '{', ']', '}', ',']);
    if is_bare {
        return meant(
            message!("typo-text-number-unit-stand-between"),
            format!("{key} = \"{value}\""),
        );
    }
    None
}

/// A line without the comment at its end. Of one with a quote missing nobody can tell where a text ends.
fn without_comment(line: &str) -> &str {
    let is_outside = |place: &usize| line[..*place].matches('"').count().is_multiple_of(2);
    let signs = line.match_indices('#').map(|(place, _)| place);
    let comment = signs.into_iter().find(is_outside).filter(|place| *place > 0);
    comment.map_or(line, |place| line[..place].trim_end())
}

/// What was meant within the braces or brackets of a line, if with it the line is TOML.
fn meant_within(line: &str) -> Option<Meant> {
    let (key, value) = line.split_once('=').map(|(key, value)| (key.trim(), value.trim()))?;
    let (open, close) = match value.chars().next()? {
        '{' => ('{', '}'),
        '[' => ('[', ']'),
        _ => return None,
    };
    let inside = value.strip_prefix(open)?.strip_suffix(close)?;
    let (mut right, mut first) = (Vec::new(), None);
    for piece in pieces(inside, open == '{') {
        match alone(&piece, open == '{') {
            true => right.push(piece.trim().to_owned()),
            false => {
                let line = if open == '{' { piece } else { format!("x = {}", piece.trim()) };
                let meant = meant(&line)?;
                let bare = meant.right.strip_prefix("x = ").filter(|_| open == '[');
                right.push(bare.unwrap_or(&meant.right).to_owned());
                first.get_or_insert(meant.problem);
            }
        }
    }
    let space = if open == '{' { " " } else { "" };
    let whole = format!("{key} = {open}{space}{}{space}{close}", right.join(", "));
    let is_toml = whole.parse::<toml::Table>().is_ok();
    first.filter(|_| is_toml).map(|problem| Meant { problem, right: whole })
}

/// What stands between the commas; a comma within quotes parts nothing.
fn pieces(inside: &str, is_table: bool) -> Vec<String> {
    let parts: Vec<&str> = inside.split(',').filter(|part| !part.trim().is_empty()).collect();
    let (mut pieces, mut at) = (Vec::new(), 0);
    while at < parts.len() {
        let joined = |until: &usize| alone(&parts[at..*until].join(","), is_table);
        let until = (at + 1..=parts.len()).find(joined).unwrap_or(at + 1);
        pieces.push(parts[at..until].join(","));
        at = until;
    }
    pieces
}

/// Whether a piece is TOML by itself.
fn alone(piece: &str, is_table: bool) -> bool {
    let line = if is_table { piece.trim().to_owned() } else { format!("x = {}", piece.trim()) };
    line.parse::<toml::Table>().is_ok()
}

/// With straight quotes for those of word processors, and without the spaces of French within them.
fn straightened(line: &str) -> String {
    let line = line.replace(['\u{a0}', '\u{202f}'], " ").replace("« ", "«").replace(" »", "»");
    line.replace(DOUBLE, "\"").replace(SINGLE, "'")
}

/// With the quote that is missing, where only one can be: at the end or the beginning of the value.
fn quote_missing(line: &str) -> Option<String> {
    let (key, value) = line.split_once('=').map(|(key, value)| (key.trim_end(), value.trim()))?;
    let quotes = value.matches('"').count();
    match (value.strip_prefix('"'), value.strip_suffix('"')) {
        (Some(text), None) if quotes == 1 && !text.contains('#') => {
            Some(format!("{key} = \"{}\"", text.trim_end_matches(';').trim_end()))
        }
        (None, Some(text)) if quotes == 1 => Some(format!("{key} = \"{text}\"")),
        _ => None,
    }
}

/// A number with a decimal point in place of its comma.
fn with_point(value: &str) -> Option<String> {
    let (whole, decimals) = value.split_once(',')?;
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|it| it.is_ascii_digit());
    let is_number = is_digits(whole.trim_start_matches(['-', '+'])) && is_digits(decimals);
    is_number.then(|| format!("{whole}.{decimals}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn remedy(line: &str) -> String {
        meant(line).map_or_else(
            || "nothing".to_owned(),
            |meant| meant.remedy().read(crate::Language::English),
        )
    }

    #[test]
    fn nothing_is_guessed_of_a_line_that_nobody_has_written() {
        let many = |count: usize| format!("a = {{ {} }}", vec!["b = 1 2"; count].join(", "));
        let long = format!("a = {}\u{a0}km", "1".repeat(LONGEST));
        assert!(meant("a = 12 km").is_some() && meant(&long).is_none());
        assert_eq!(meant(&many(100_000)), None);
    }

    #[test]
    fn the_line_that_was_meant_is_given() {
        for (line, right) in [
            ("name = “Gao”", "name = \"Gao\""),
            ("name = «\u{a0}Gao\u{a0}»", "name = \"Gao\""),
            ("speed = \"40 km/h", "speed = \"40 km/h\""),
            ("speed = 40 km/h\"", "speed = \"40 km/h\""),
            ("count = 5;", "count = 5"),
            ("due = 17/08/2022", "due = 2022-08-17"),
            ("pace = 0,5", "pace = 0.5"),
            ("speed = 40 km/h", "speed = \"40 km/h\""),
            ("home = niamey", "home = \"niamey\""),
            ("due = 17/08/2022  # the end", "due = 2022-08-17"),
            ("due = 17 août 2022", "due = 2022-08-17"),
            ("x = { a = \"900 t, to = \"b\" }", "x = { a = \"900 t\", to = \"b\" }"),
            ("x = { a = 900 t\", to = \"b\" }", "x = { a = \"900 t\", to = \"b\" }"),
            ("x = { a = \"900 t\", to = \"b }", "x = { a = \"900 t\", to = \"b\" }"),
            ("x = { a = 900 t, to = b }", "x = { a = \"900 t\", to = \"b\" }"),
            ("x = { a = \"1, 2\", on = 17/08/2022 }", "x = { a = \"1, 2\", on = 2022-08-17 }"),
            ("days = [mon, \"tue\"]", "days = [\"mon\", \"tue\"]"),
        ] {
            assert_eq!(remedy(line), format!("write {right}"), "{line}");
        }
    }

    #[test]
    fn what_may_be_meant_otherwise_is_not_guessed_at() {
        for line in ["[camp", "ends = [\"a\", \"b\"", "x = { a = 1", "= 5", "a \"b\" c"] {
            assert_eq!(remedy(line), "nothing", "{line}");
        }
    }
}
