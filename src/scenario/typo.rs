//! What was probably meant by a line that is no TOML: quotes, commas, dates and semicolons as people
//! write them elsewhere.

use super::Message;
use super::declare::Syntax as _;
use super::naming::Kind;
use super::quantity::{Plainly, moment_meant, plain_number, truth_meant, window_meant};
use super::syntax::File;

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
    if let Some(heading) = heading(line) {
        return Some(heading);
    }
    let is_curly = |letter: char| DOUBLE.contains(&letter) || SINGLE.contains(&letter);
    if !line.contains('"') && !line.contains('\'') && line.contains(is_curly) {
        let problem = message!("typo-text-stands-between-straight-quotes");
        return Some(Meant { problem, right: straightened(line) });
    }
    if let Some(within) = meant_within(line) {
        return Some(within);
    }
    if line.matches('"').count() % 2 == 1 && !line.contains('\'') && !line.contains("\"\"\"") {
        let problem = message!("typo-quote-missing");
        return quote_missing(line).map(|right| Meant { problem, right });
    }
    if let Some(equals) = equals(line) {
        return Some(equals);
    }
    let (key, value) = line.split_once('=').map(|(key, value)| (key.trim(), value.trim()))?;
    let Meant { problem, right } = meant_value(value)?;
    Some(Meant { problem, right: format!("{key} = {right}") })
}

/// What was meant by a value that stands alone.
fn meant_value(value: &str) -> Option<Meant> {
    let meant = |problem: Message, right: String| Some(Meant { problem, right });
    if let Some(value) = value.strip_suffix(';') {
        return meant(message!("typo-line-ends-without-semicolon"), value.trim_end().to_owned());
    }
    if let Some(truth) = truth_meant(value) {
        return meant(message!("typo-true-or-false"), truth.to_string());
    }
    if let Some(moment) = moment_meant(value) {
        return meant(message!("typo-date-year-stands-first-then"), moment);
    }
    if let Some(window) = window_meant(value).filter(|_| value.contains(['h', ':'])) {
        let problem = message!("typo-text-number-unit-stand-between");
        return meant(problem, format!("[\"{window}\"]"));
    }
    let number = plain_number(value);
    let is_alone = |text: &str| format!("x = {text}").parse::<toml::Table>().is_ok();
    if let Some(Plainly { problem, right }) = number.as_ref().filter(|it| is_alone(&it.right)) {
        return meant(problem.clone(), right.clone());
    }
    let value = number.map_or_else(|| value.to_owned(), |it| it.right);
    let is_bare = value.starts_with(|letter: char| letter.is_alphanumeric())
        && value.contains(|letter: char| letter.is_alphabetic() || letter == '%')
        && !value.contains(['"', '\'', '#', '=', '[', '{', ']', '}', ',', ';']);
    is_bare
        .then(|| meant(message!("typo-text-number-unit-stand-between"), format!("\"{value}\"")))?
}

/// The heading of a table that was meant where a name in it has spaces, accents or capitals, or the bracket
/// at its end is missing.
fn heading(line: &str) -> Option<Meant> {
    let (open, close) = if line.starts_with("[[") { ("[[", "]]") } else { ("[", "]") };
    let inside = line.strip_prefix(open)?.trim_end_matches(']').trim();
    if inside.is_empty() || inside.contains(['=', ',', '"', '\'', '[', ';', '{']) {
        return None;
    }
    let kinds = File::keys();
    let is_kind = |word: &str| kinds.iter().any(|kind| kind.name == word);
    // A dot that is missing after the kind of thing.
    let dotted = inside.split_once(' ').filter(|(kind, _)| is_kind(kind));
    let inside = dotted.map_or_else(|| inside.to_owned(), |(kind, name)| format!("{kind}.{name}"));
    let (kind, names) = inside.split_once('.').unwrap_or((&inside, ""));
    if !is_kind(kind) {
        return None;
    }
    let key = |name: &str| -> Option<String> {
        let is_key = |letter: char| letter.is_ascii_alphanumeric() || "-_".contains(letter);
        let name = name.trim();
        if name.chars().all(is_key) { Some(name.to_owned()) } else { Kind::Key.nearest(name) }
    };
    let names = names.split('.').filter(|name| !name.is_empty()).map(key);
    let names: Vec<String> = names.collect::<Option<_>>()?;
    let parts: Vec<&str> = std::iter::once(kind).chain(names.iter().map(String::as_str)).collect();
    let right = format!("{open}{}{close}", parts.join("."));
    let problem = match line.ends_with(close) {
        true => message!("typo-heading-name"),
        false => message!("typo-heading-not-closed"),
    };
    (right != line && right.parse::<toml::Table>().is_ok()).then_some(Meant { problem, right })
}

/// A key and its value with something else than one equals sign between them.
fn equals(line: &str) -> Option<Meant> {
    let is_key = |letter: char| letter.is_ascii_alphanumeric() || "-_.".contains(letter);
    let end = line.find(|letter| !is_key(letter)).filter(|end| *end > 0)?;
    let (key, rest) = (&line[..end], line[end..].trim_start());
    let sign = ["==", ":=", "=>", "->", ":"].iter().find_map(|sign| rest.strip_prefix(sign));
    let is_missing = !rest.starts_with('=');
    let value = sign.or_else(|| Some(rest).filter(|_| is_missing))?.trim();
    let alone = format!("x = {value}").parse::<toml::Table>().is_ok();
    let value = match (alone, sign) {
        (true, _) => value.to_owned(),
        (false, Some(_)) => meant_value(value)?.right,
        (false, None) => return None,
    };
    Some(Meant { problem: message!("typo-equals-sign"), right: format!("{key} = {value}") })
}

/// Whether a line opens a brace or a bracket that it does not close; the line with it closed, if so.
pub(super) fn unclosed(line: &str) -> Option<Meant> {
    if line.len() > LONGEST {
        return None;
    }
    let line = without_comment(line.trim());
    let close = match line.split_once('=')?.1.trim().chars().next()? {
        '{' => '}',
        '[' => ']',
        _ => return None,
    };
    let line = line.trim_end_matches(',');
    let space = if close == '}' { " " } else { "" };
    let right = format!("{line}{space}{close}");
    let is_toml = right.parse::<toml::Table>().is_ok();
    is_toml.then(|| Meant { problem: message!("typo-line-above-not-closed"), right })
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
    let is_table = open == '{';
    let semicolons = inside.contains(';').then(|| of_pieces(inside, ';', is_table)).flatten();
    let problem = semicolons.is_some().then(|| message!("typo-values-between-commas"));
    let (first, right) = semicolons.or_else(|| of_pieces(inside, ',', is_table))?;
    let problem = problem.or(first)?;
    let space = if is_table { " " } else { "" };
    let right = format!("{key} = {open}{space}{}{space}{close}", right.join(", "));
    right.parse::<toml::Table>().is_ok().then_some(Meant { problem, right })
}

/// The pieces between these marks as they were meant, and what is the matter with the first that was not
/// written so; none if one of them cannot be guessed.
fn of_pieces(inside: &str, mark: char, is_table: bool) -> Option<(Option<Message>, Vec<String>)> {
    let (mut right, mut first) = (Vec::new(), None);
    for piece in pieces(inside, mark, &mut |piece| alone(piece, is_table)) {
        let piece = piece.trim();
        if alone(piece, is_table) {
            right.push(piece.to_owned());
            continue;
        }
        let meant = if is_table { meant(piece) } else { in_list(piece) }?;
        right.push(meant.right);
        first.get_or_insert(meant.problem);
    }
    Some((first, right))
}

/// What was meant by one value of a list.
fn in_list(piece: &str) -> Option<Meant> {
    let Meant { problem, right } = meant(&format!("x = {piece}"))?;
    let right = right.strip_prefix("x = ")?.to_owned();
    Some(Meant { problem, right })
}

/// What stands between the marks; one within quotes or brackets parts nothing, nor does the comma of a decimal.
fn pieces(inside: &str, mark: char, is_whole: &mut dyn FnMut(&str) -> bool) -> Vec<String> {
    let parts = decimals_joined(inside, mark, is_whole);
    let (mut pieces, mut at) = (Vec::new(), 0);
    let between = mark.to_string();
    while at < parts.len() {
        let until = closed_at(&parts, at).unwrap_or(at + 1);
        let joined = parts[at..until].join(&between);
        // What is closed and is no value falls apart again.
        let until = if until == at + 1 || is_whole(&joined) { until } else { at + 1 };
        pieces.push(parts[at..until].join(&between));
        at = until;
    }
    pieces
}

/// Behind which of the parts from this one on no quote and no bracket is open any more.
fn closed_at(parts: &[String], from: usize) -> Option<usize> {
    let (mut quote, mut depth) = (None, 0_i32);
    let closes = parts[from..].iter().position(|part| {
        let mut is_escaped = false;
        for letter in part.chars() {
            match (quote, letter) {
                _ if is_escaped => is_escaped = false,
                (Some('"'), '\\') => is_escaped = true,
                (Some(open), _) if open == letter => quote = None,
                (Some(_), _) => {}
                (None, '"' | '\'') => quote = Some(letter),
                (None, '[' | '{') => depth += 1,
                (None, ']' | '}') => depth -= 1,
                (None, _) => {}
            }
        }
        quote.is_none() && depth <= 0
    });
    closes.map(|more| from + more + 1)
}

/// The parts between the marks; what begins with a digit right behind a comma after a digit, and is no value
/// by itself, belongs to the number before it.
fn decimals_joined(
    inside: &str,
    mark: char,
    is_whole: &mut dyn FnMut(&str) -> bool,
) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    for part in inside.split(mark).filter(|part| !part.trim().is_empty()) {
        let is_rest = part.starts_with(|letter: char| letter.is_ascii_digit()) && !is_whole(part);
        match parts.last_mut().filter(|last| is_rest && ends_in_digit(last)) {
            Some(last) => *last = format!("{last},{part}"),
            None => parts.push(part.to_owned()),
        }
    }
    parts
}

fn ends_in_digit(text: &str) -> bool {
    text.ends_with(|letter: char| letter.is_ascii_digit())
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
    fn every_piece_of_a_long_line_is_looked_at_a_few_times() {
        for piece in ["a b,", "\"a\",", "\"a b,", "[a b,", "1 2,", "'a,", "[\"a, b\"],"] {
            let inside = piece.repeat(LONGEST / piece.len());
            let (marks, mut asked) = (inside.matches(',').count(), 0);
            let mut is_whole = |piece: &str| {
                asked += 1;
                alone(piece, false)
            };
            let pieces = pieces(&inside, ',', &mut is_whole);
            assert!(pieces.len() <= marks && asked <= 2 * marks, "{piece}: {asked} of {marks}");
        }
        let long = format!("a = [{}b]", "a b,".repeat((LONGEST - 8) / 4));
        assert!((LONGEST - 4..=LONGEST).contains(&long.len()), "{}", long.len());
        let right = format!("write a = [{}\"b\"]", "\"a b\", ".repeat((LONGEST - 8) / 4));
        assert_eq!(remedy(&long), right);
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
            ("x = { mean = \"60 km/day\", cv = 0,8 }", "x = { mean = \"60 km/day\", cv = 0.8 }"),
            ("x = { cv = 0,8, mean = 3 }", "x = { cv = 0.8, mean = 3 }"),
            ("convoy = [2; 6]", "convoy = [2, 6]"),
            ("at = [12,5; 3,2]", "at = [12.5, 3.2]"),
            ("ends = [\"koumra\"; \"sido\"]", "ends = [\"koumra\", \"sido\"]"),
            ("ends = [\"koumra, \"sido\"]", "ends = [\"koumra\", \"sido\"]"),
            ("x = [[1, 2], a b]", "x = [[1, 2], \"a b\"]"),
            ("due = 2030-02-08 24h", "due = 2030-02-09T00:00:00"),
            ("x = { a = 1; b = 2 }", "x = { a = 1, b = 2 }"),
            ("[site.rive ouest]", "[site.rive-ouest]"),
            ("[site.Rivière]  # au nord", "[site.riviere]"),
            ("[site koumra]", "[site.koumra]"),
            ("[camp.kidal", "[camp.kidal]"),
            ("[[status]", "[[status]]"),
            ("on = faux", "on = false"),
            ("on = Vrai", "on = true"),
            ("on = oui", "on = true"),
            ("on = FALSE", "on = false"),
            ("x = { on = non, count = 3 }", "x = { on = false, count = 3 }"),
            ("due = 8.2.2030", "due = 2030-02-08"),
            ("due = 8/2/30", "due = 2030-02-08"),
            ("due = 8 févr. 2030 18h", "due = 2030-02-08T18:00:00"),
            ("count = 1 200", "count = 1200"),
            ("count = 1\u{202f}200", "count = 1200"),
            ("count = 1'200", "count = 1200"),
            ("length = 180,5 km", "length = \"180.5 km\""),
            ("amount = 1 600 t", "amount = \"1600 t\""),
            ("share = 30 %", "share = \"30 %\""),
            ("hours = 6h30-18h", "hours = [\"06:30-18:00\"]"),
            ("count: 20", "count = 20"),
            ("count == 20", "count = 20"),
            ("count 20", "count = 20"),
            ("name: Gao", "name = \"Gao\""),
        ] {
            assert_eq!(remedy(line), format!("write {right}"), "{line}");
        }
    }

    #[test]
    fn a_line_that_closes_no_brace_is_closed() {
        let closed = |line: &str| unclosed(line).map(|meant| meant.right);
        assert_eq!(closed("x = { a = 1,  # one").as_deref(), Some("x = { a = 1 }"));
        assert_eq!(closed("x = [1, 2").as_deref(), Some("x = [1, 2]"));
        assert_eq!([closed("x = [1, 2]"), closed("[x]"), closed("x = 3")], [None, None, None]);
    }

    #[test]
    fn what_may_be_meant_otherwise_is_not_guessed_at() {
        for line in ["[a, b", "ends = [\"a\", \"b\"", "x = { a = 1", "= 5", "a \"b\" c"] {
            assert_eq!(remedy(line), "nothing", "{line}");
        }
    }
}
