//! Printing: data to standard output, talk to standard error, in the reader's language.

use std::ffi::OsString;
use std::io::{self, IsTerminal as _, Write};
use std::sync::{PoisonError, RwLock};

use clap::Command;

use super::arguments::LanguageArgument;
use super::error::CliError;
use super::narrow;
use super::progress::Printing;
use crate::plain::plain_lines;
use crate::scenario::Message;
use crate::scenario::{Finding, Severity, Style, render};
use drawdown_report::Language;

/// Writes data to standard output. What comes from outside may be in it: nothing of that is obeyed by a
/// terminal.
pub(super) fn data(bytes: &[u8]) -> Result<(), CliError> {
    let text = String::from_utf8_lossy(bytes);
    let _printing = Printing::begin();
    let mut output = io::stdout().lock();
    output.write_all(plain_lines(&text).as_bytes())?;
    output.flush()?;
    Ok(())
}

/// Writes a page for readers to standard output: on a terminal that wants colours, its first statement is
/// bold, and the chances of missing are coloured by their likelihood. The page itself is plain: the colours
/// are ours, and do not tell more than its words do.
pub(super) fn page(text: &str) -> Result<(), CliError> {
    let _printing = Printing::begin();
    let mut output = anstream::stdout().lock();
    output.write_all(coloured(&plain_lines(text)).as_bytes())?;
    output.flush()?;
    Ok(())
}

/// The lines of a page in colour.
fn coloured(page: &str) -> String {
    let mut paragraph = 0;
    let mut lines = String::new();
    for line in page.split_inclusive('\n') {
        paragraph += usize::from(line.trim().is_empty());
        let is_text = !line.trim().is_empty();
        // The title stands in the first paragraph, the answer in the second.
        match paragraph {
            0 if is_text && lines.is_empty() => lines += &styled(line, BOLD),
            1 if is_text => lines += &styled(line, BOLD),
            _ => lines += &shaded(line),
        }
    }
    lines
}

const BOLD: &str = "\u{1b}[1m";
const RESET: &str = "\u{1b}[0m";

/// A line in one style, its end left plain.
fn styled(line: &str, style: &str) -> String {
    let text = line.trim_end_matches('\n');
    format!("{style}{text}{RESET}{}", &line[text.len()..])
}

/// A line in which the first chance of missing with an interval, `31% (28–34)`, has the colour of its likelihood:
/// green below a fifth, yellow up to a half, red above.
fn shaded(line: &str) -> String {
    let Some(percent) = line.find('%') else { return line.to_owned() };
    let before = line[..percent].trim_end_matches(['\u{a0}', ' ']);
    let start =
        before.rfind(|letter: char| !letter.is_ascii_digit() && !matches!(letter, '.' | ','));
    let start = start.map_or(0, |at| at + before[at..].chars().next().map_or(1, char::len_utf8));
    let number: Result<f64, _> = before[start..].replace(',', ".").parse();
    let is_chance = line[percent..].starts_with("% (") && line[percent + 3..].contains('–');
    let is_missing = line.starts_with("  ") && !line.contains(':')
        || ["Chance of missing", "Risque de"]
            .iter()
            .any(|head| line.trim_start().starts_with(head));
    let (Ok(number), true, true) = (number, is_chance, is_missing) else { return line.to_owned() };
    let colour = match number {
        ..20.0 => "\u{1b}[32m",
        20.0..50.0 => "\u{1b}[33m",
        _ => "\u{1b}[31m",
    };
    let end = percent + 1;
    format!("{}{colour}{}{RESET}{}", &line[..start], &line[start..end], &line[end..])
}

/// Says something on standard error, where nothing in it is obeyed by a terminal. That nobody listens
/// is no failure.
pub(super) fn talk(text: &str) {
    let _printing = Printing::begin();
    let _ = anstream::stderr().lock().write_all(plain_lines(text).as_bytes());
}

/// Most findings that are shown one by one: nobody reads more of them at once.
const MOST_SHOWN: usize = 100;

/// Says what was found, on standard error, in colour where it is a terminal that wants it. The
/// findings themselves are plain: the colours are ours. Of very many the first are shown, errors before
/// warnings, and the rest is counted.
pub(super) fn findings(findings: &[Finding]) {
    if findings.is_empty() {
        return;
    }
    let rendered = render(foremost(findings, MOST_SHOWN), Style::Coloured, language(None));
    let mut text = format!("{}\n\n", narrow::fitted(&rendered));
    if let Some(more) = findings.len().checked_sub(MOST_SHOWN).filter(|more| *more > 0) {
        let more = match language(None) {
            Language::English => {
                format!("and {more} more, not shown (check --format json has all)\n\n")
            }
            Language::French => {
                format!("et {more} de plus, non montrés (check --format json les a tous)\n\n")
            }
        };
        text.push_str(&more);
    }
    let _printing = Printing::begin();
    let _ = anstream::stderr().lock().write_all(text.as_bytes());
}

/// The first findings, so many at most and errors before warnings, in the order in which they stand.
fn foremost(findings: &[Finding], most: usize) -> impl Iterator<Item = &Finding> {
    let is_error = |finding: &Finding| finding.severity == Severity::Error;
    let errors = findings.iter().filter(|finding| is_error(finding)).count().min(most);
    let mut room = [most - errors, errors];
    findings.iter().filter(move |finding| {
        let room = &mut room[usize::from(is_error(finding))];
        let fits = *room > 0;
        *room = room.saturating_sub(1);
        fits
    })
}

/// Lets what is printed fit the terminal, if standard output is one; otherwise what `COLUMNS` says, if it
/// is exported.
pub(super) fn fit() {
    let size = io::stdout().is_terminal().then(terminal_size::terminal_size).flatten();
    let of_terminal = size.map(|(terminal_size::Width(columns), _)| usize::from(columns));
    let exported = || std::env::var("COLUMNS").ok()?.parse().ok();
    if let Some(columns) = of_terminal.filter(|columns| *columns > 0).or_else(exported) {
        drawdown_report::fit_width(columns);
    }
}

/// The language asked for on the command line, if one was.
static ASKED: RwLock<Option<Language>> = RwLock::new(None);

/// The language of a value of `--lang`.
fn of_value(value: &str) -> Option<Language> {
    match value {
        "en" => Some(Language::English),
        "fr" => Some(Language::French),
        _ => None,
    }
}

/// Keeps the language that the arguments ask for, before the verb or after it, for what is said before
/// the verb has looked at its own: also that they cannot be read.
fn keep_language(arguments: &[OsString]) {
    let words = arguments.iter().map(|it| it.to_str().unwrap_or_default());
    let words: Vec<&str> = words.take_while(|word| *word != "--").collect();
    let given = words.iter().enumerate().filter_map(|(place, word)| match *word {
        "--lang" => words.get(place + 1).copied(),
        word => word.strip_prefix("--lang="),
    });
    let asked = given.filter_map(of_value).next_back();
    // Nobody panics while holding it.
    *ASKED.write().unwrap_or_else(PoisonError::into_inner) = asked;
}

/// Keeps the language asked for, and takes `--lang` from before the verb, and from behind one that has no such
/// option of its own: it may stand at both places of every verb. The arguments without it.
pub(super) fn without_language(
    arguments: impl IntoIterator<Item = OsString>,
    command: &Command,
) -> Vec<OsString> {
    let mut arguments: Vec<OsString> = arguments.into_iter().collect();
    keep_language(&arguments);
    take_leading(&mut arguments);
    let verb = arguments.iter().skip(1).find_map(|it| command.find_subcommand(it));
    let is_own = |verb: &Command| verb.get_arguments().any(|it| it.get_id() == "lang");
    if verb.is_some_and(|verb| !is_own(verb) && !verb.get_subcommands().any(is_own)) {
        take_all(&mut arguments);
    }
    arguments
}

/// Takes every `--lang` with a language, up to the end of the options.
fn take_all(arguments: &mut Vec<OsString>) {
    let mut place = 1;
    while place < arguments.len() && arguments[place] != "--" {
        let said = |place: usize| arguments.get(place).and_then(|it| it.to_str());
        let (value, words) = match said(place) {
            Some("--lang") => (said(place + 1), 2),
            Some(option) => (option.strip_prefix("--lang="), 1),
            None => (None, 1),
        };
        match value.and_then(of_value) {
            Some(_) => drop(arguments.drain(place..place + words)),
            None => place += 1,
        }
    }
}

fn take_leading(arguments: &mut Vec<OsString>) {
    let said = |place: usize| arguments.get(place).and_then(|it| it.to_str());
    let (value, words) = match (said(1), said(2)) {
        (Some("--lang"), Some(value)) => (Some(value), 2),
        (Some(option), _) => (option.strip_prefix("--lang="), 1),
        _ => (None, 0),
    };
    // What is no language is told by whoever reads the rest.
    if value.and_then(of_value).is_some() {
        arguments.drain(1..=words);
    }
}

/// A message in that language, for what clap says.
pub(super) fn words(message: &Message) -> String {
    message.read(language(None))
}

/// The language asked for, or that of the environment, or English.
pub(super) fn language(asked: Option<LanguageArgument>) -> Language {
    let of_environment = || {
        let names = ["LC_ALL", "LC_MESSAGES", "LANG"];
        let locale = names.iter().filter_map(std::env::var_os).find(|value| !value.is_empty());
        Language::of_locale(&locale?.to_string_lossy())
    };
    match asked {
        Some(LanguageArgument::En) => Language::English,
        Some(LanguageArgument::Fr) => Language::French,
        None => {
            let asked = *ASKED.read().unwrap_or_else(PoisonError::into_inner);
            asked.or_else(of_environment).unwrap_or_default()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_answer_is_bold_and_a_chance_of_missing_has_a_colour_and_no_letter_is_lost() {
        let page = "Title\nAs of 1 Jan.\n\nIt is likely\nto be missed: 62%.\n\n  Oasis\n      \
                    Chance of missing it: 62% (49–73), likely\n    At once   8%\u{a0}(4–18)  Oasis\n    At once   8% (4–18)\n\
                    All together: hold in 12% (6–22)\n";
        let shown = coloured(page);
        assert!(shown.contains("\u{1b}[1mTitle\u{1b}[0m\nAs of"), "{shown:?}");
        assert!(shown.contains("\u{1b}[1mto be missed: 62%.\u{1b}[0m"), "{shown:?}");
        assert!(shown.contains("missing it: \u{1b}[31m62%\u{1b}[0m (49–73)"), "{shown:?}");
        assert!(shown.contains("At once   \u{1b}[32m8%\u{1b}[0m (4–18)"), "{shown:?}");
        // A chance of holding has none.
        assert!(shown.ends_with("\nAll together: hold in 12% (6–22)\n"), "{shown:?}");
        let plain = [BOLD, RESET, "\u{1b}[31m", "\u{1b}[32m"].iter();
        assert_eq!(plain.fold(shown, |text, code| text.replace(code, "")), page);
    }
}
