//! The corpus of scenario files that are refused or doubted: what is shown for each, to the letter.
//!
//! A file `tests/refused/E104-unknown-key.toml` is named after the finding it is there for; what
//! the reader says about it stands beside it, in `E104-unknown-key.txt`. After a change of the
//! reader's words, `UPDATE_EXPECTED=1 cargo test refused` writes those texts anew.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use drawdown::experiment::undisturbed;
use drawdown::scenario::{
    Code, Finding, Language, Origin, Rejected, Request, Severity, Style, Template, open, open_text,
    render,
};

/// One file of the corpus.
struct Refused {
    /// Its name without the ending.
    name: String,
    path: PathBuf,
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/refused")
}

/// All files of the corpus, by name; those whose name begins with no code are there to be extended.
fn corpus() -> Vec<Refused> {
    let entries = fs::read_dir(folder()).expect("the folder of refused files");
    let paths = entries.map(|entry| entry.expect("an entry").path());
    let is_scenario = |path: &PathBuf| path.extension().is_some_and(|ending| ending == "toml");
    let mut files: Vec<Refused> = paths
        .filter(is_scenario)
        .map(|path| {
            let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
            Refused { name, path }
        })
        .filter(|refused| Code::ALL.iter().any(|code| refused.name.starts_with(code.text())))
        .collect();
    files.sort_by(|a, b| a.name.cmp(&b.name));
    files
}

impl Refused {
    /// Everything that is found about it. A file that extends another is read from its folder; the
    /// settings of the command line stand in its first line, after `# --set`.
    fn findings(&self) -> Vec<Finding> {
        let text = fs::read_to_string(&self.path).expect("a refused file");
        let sets = settings(&text);
        let opened = if text.contains("\nextends") {
            open(&Request { origin: Origin::File(self.path.clone()), sets })
        } else {
            open_text(&format!("{}.toml", self.name), &text, &sets)
        };
        let plays = [Code::EstimatesMiss, Code::SetOffAtOnce];
        of(opened, plays.iter().any(|code| self.name.starts_with(code.text())))
    }

    /// Whether a code is explained with it.
    fn shows_best(&self) -> bool {
        let text = fs::read_to_string(&self.path).expect("a refused file");
        Code::ALL.iter().any(|code| code.example().is_some_and(|[file, ..]| file == text))
    }

    /// The findings as they are shown, without the name of the folder.
    fn shown(&self, language: Language) -> String {
        let shown = render(&self.findings(), Style::Plain, language);
        let folder = format!("{}{}", folder().display(), std::path::MAIN_SEPARATOR);
        format!("{}\n", shown.replace(&folder, ""))
    }
}

fn settings(text: &str) -> Vec<String> {
    let first = text.lines().next().unwrap_or_default();
    let sets = first.strip_prefix("# ").unwrap_or_default().split("--set ").skip(1);
    sets.map(|set| set.trim().to_owned()).collect()
}

/// Everything that `check` finds about a file: of one that is named after such a finding, what its undisturbed
/// run shows too.
fn of(opened: Result<Template, Rejected>, is_played: bool) -> Vec<Finding> {
    let found = || {
        let template = opened?;
        let (study, mut warnings) = template.study()?;
        if is_played {
            warnings.extend(template.estimates(&study, &undisturbed(&study), &warnings));
        }
        Ok(warnings)
    };
    found().unwrap_or_else(|rejected: Rejected| rejected.findings)
}

#[test]
fn what_is_shown_for_every_refused_file_is_as_expected() {
    compare(corpus(), Language::English, "txt");
}

#[test]
fn what_is_shown_in_french_is_as_expected() {
    // The file that shows a code best, with which it is explained, and those put together from most parts.
    let is_kept = |it: &Refused| it.path.with_extension("fr.txt").exists() || it.shows_best();
    let shown: Vec<Refused> = corpus().into_iter().filter(is_kept).collect();
    assert!(shown.len() > 100, "only {} files", shown.len());
    compare(shown, Language::French, "fr.txt");
}

/// Compares what is shown with the texts beside the files, or writes those anew.
fn compare(corpus: Vec<Refused>, language: Language, ending: &str) {
    let update = std::env::var_os("UPDATE_EXPECTED").is_some();
    let mut differences = Vec::new();
    for refused in corpus {
        let (path, shown) = (refused.path.with_extension(ending), refused.shown(language));
        let expected = fs::read_to_string(&path).unwrap_or_default();
        if shown == expected {
            continue;
        }
        if update {
            fs::write(&path, shown).expect("the expected text can be written");
        } else {
            let name = &refused.name;
            differences.push(format!("--- {name}: expected\n{expected}+++ {name}: shown\n{shown}"));
        }
    }
    assert!(differences.is_empty(), "{}", differences.join("\n"));
}

#[test]
fn every_code_has_a_file_named_after_it_that_shows_it() {
    let corpus = corpus();
    let missing: Vec<&str> = Code::ALL
        .iter()
        .filter(|code| !code.is_defect() && !code.is_of_machine())
        .filter(|code| {
            let mut named = corpus.iter().filter(|it| it.name.starts_with(code.text()));
            !named.any(|it| it.findings().iter().any(|finding| finding.code == **code))
        })
        .map(|code| code.text())
        .collect();
    assert!(missing.is_empty(), "no refused file shows {missing:?}");
}

#[test]
fn every_refused_file_shows_the_code_it_is_named_after() {
    for refused in corpus() {
        let findings = refused.findings();
        let shows = findings.iter().any(|finding| refused.name.starts_with(finding.code.text()));
        assert!(shows, "{} shows\n{}", refused.name, refused.shown(Language::English));
    }
}

#[test]
fn every_finding_about_a_file_has_a_place() {
    for refused in corpus().into_iter().filter(|it| !it.name.ends_with("setting")) {
        let is_lost = |finding: &Finding| finding.place.is_none();
        let lost = refused.findings().into_iter().find(is_lost);
        assert!(lost.is_none(), "{}: {lost:?}", refused.name);
    }
}

#[test]
fn files_of_errors_are_refused_and_files_of_warnings_are_read() {
    for refused in corpus() {
        let is_error = |finding: &Finding| finding.severity == Severity::Error;
        let is_refused = refused.findings().iter().any(is_error);
        assert_eq!(is_refused, refused.name.starts_with('E'), "{}", refused.name);
    }
}

/// The lines of what is said, without the file's own line above its caret.
fn sentences(shown: &str) -> Vec<&str> {
    let is_said = |line: &&str| {
        let line = line.trim_start();
        line.starts_with("= ") || line.contains("]: ")
    };
    shown.lines().filter(is_said).collect()
}

/// The figures of a sentence outside what it quotes, in the English way of writing them.
fn figures(line: &str, language: Language) -> BTreeSet<String> {
    let (thousands, point) = match language {
        Language::English => (',', '.'),
        Language::French => ('\u{202f}', ','),
    };
    let line = unquoted(line);
    // A day that English has as a file has it stands in words in French: its year and day are alike.
    let words = line.split(' ').map(|word| {
        let day = word.trim_matches(|it: char| !it.is_ascii_digit()).parse::<jiff::civil::Date>();
        day.map_or_else(|_| word.to_owned(), |day| format!("{} {}", day.day(), day.year()))
    });
    let letters: Vec<char> = words.collect::<Vec<_>>().join(" ").chars().collect();
    let is_digit = |at: usize| letters.get(at).is_some_and(char::is_ascii_digit);
    let mut figures = BTreeSet::new();
    let mut figure = String::new();
    for (at, letter) in letters.iter().enumerate() {
        let is_between = at > 0 && is_digit(at - 1) && is_digit(at + 1);
        match *letter {
            letter if letter.is_ascii_digit() => figure.push(letter),
            letter if letter == thousands && is_between => {}
            letter if (letter == point || letter == '.') && is_between => figure.push('.'),
            _ => figures.extend(Some(std::mem::take(&mut figure)).filter(|it| !it.is_empty())),
        }
    }
    figures.extend(Some(figure).filter(|it| !it.is_empty()));
    figures
}

/// Words that only an English sentence has.
const ENGLISH: [&str; 25] = [
    "the", "of", "is", "are", "and", "with", "that", "this", "be", "been", "has", "have", "its",
    "it", "they", "cannot", "never", "what", "who", "which", "only", "than", "write", "add",
    "take",
];

/// A sentence with a space for all that is quoted, bracketed or written as in a file.
fn unquoted(line: &str) -> String {
    let mut open: Vec<char> = Vec::new();
    let kept = line.chars().map(|letter| {
        let end = match letter {
            '"' | '`' => letter,
            '«' => '»',
            '{' => '}',
            '[' => ']',
            _ => {
                let is_open = !open.is_empty();
                open.pop_if(|end| *end == letter);
                return if is_open { ' ' } else { letter };
            }
        };
        match open.last() {
            Some(last) if *last == letter => drop(open.pop()),
            _ => open.push(end),
        }
        ' '
    });
    kept.collect()
}

#[test]
fn in_french_every_finding_is_said_with_the_same_figures_and_without_a_word_of_english() {
    let mut faults = Vec::new();
    for refused in corpus() {
        let [english, french] =
            [Language::English, Language::French].map(|language| refused.shown(language));
        let (said, dit) = (sentences(&english), sentences(&french));
        assert_eq!(said.len(), dit.len(), "{}:\n{english}\n{french}", refused.name);
        for (said, dit) in said.iter().zip(dit) {
            let words = unquoted(dit);
            let mut words =
                words.split(|letter: char| !letter.is_alphanumeric() && !"_-".contains(letter));
            let left = words.find(|word| ENGLISH.contains(word));
            faults.extend(left.map(|word| format!("{}: `{word}` in {dit}", refused.name)));
            let same = [figures(said, Language::English), figures(dit, Language::French)];
            if same[0] != same[1] {
                faults.push(format!("{}: {:?}\n  {said}\n  {dit}", refused.name, same));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
