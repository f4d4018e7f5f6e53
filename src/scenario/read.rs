//! From a request to a study: files and changes; errors stop, warnings come with the study.

use super::file::{Bounds, Origin, Page, read_merged, read_tables};
use super::inherit::inherit;
use super::overlay::{Change, apply, read_change};
use super::source::Sources;
use super::template::Template;
use super::{Code, Finding, Severity, Study};

/// What is to be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// Where the scenario comes from.
    pub origin: Origin,
    /// Changes on top of it, as `path=value`.
    pub sets: Vec<String>,
}

/// A scenario that cannot be played.
#[derive(Debug, Clone, PartialEq)]
pub struct Rejected {
    /// Why: errors and warnings, errors first.
    pub findings: Vec<Finding>,
}

/// Reads a scenario without checking more than that it is TOML.
///
/// # Errors
/// A file or a change that cannot be read.
pub fn open(request: &Request) -> Result<Template, Rejected> {
    open_page(&Page::from(&request.origin), &request.sets, &Bounds::Named)
}

/// The same of changes that do not come from whoever gives the command, but from a file of somebody else:
/// what they name lies where what the scenario names has to lie.
///
/// # Errors
/// As [`open`].
pub fn open_with_changes_of_others(request: &Request) -> Result<Template, Rejected> {
    let page = Page::from(&request.origin);
    open_page(&page, &request.sets, &page.bounds())
}

/// Reads and checks a scenario with all its plans and cases.
///
/// # Errors
/// All findings, if at least one of them is an error.
pub fn read(request: &Request) -> Result<(Study, Vec<Finding>), Rejected> {
    open(request)?.study()
}

/// Reads a scenario from a text that is shown under this name; it may extend built-in examples.
///
/// # Errors
/// As [`open`].
pub fn open_text(name: &str, text: &str, sets: &[String]) -> Result<Template, Rejected> {
    open_page(&Page::Text(name.to_owned(), text.to_owned()), sets, &Bounds::Named)
}

/// Reads and checks a scenario from a text.
///
/// # Errors
/// As [`read`].
pub fn read_text(
    name: &str,
    text: &str,
    sets: &[String],
) -> Result<(Study, Vec<Finding>), Rejected> {
    open_text(name, text, sets)?.study()
}

/// Reads a page; files that the changes name lie where these bounds say.
fn open_page(page: &Page, sets: &[String], named: &Bounds) -> Result<Template, Rejected> {
    let mut sources = Sources::default();
    let mut base = read_merged(page, &mut sources).map_err(Rejected::new)?;
    inherit(&mut base, &sources).map_err(Rejected::new)?;
    let changes = read_changes(sets, &mut sources).map_err(Rejected::new)?;
    let tables = read_tables(&apply(&base, &changes), [&page.bounds(), named], &mut sources)
        .map_err(Rejected::new)?;
    Ok(Template::new(sources, base, changes, tables))
}

impl Rejected {
    /// Rejected for these findings. Nothing is refused without a word: where no error is among
    /// them, that itself is one, of the program.
    pub(super) fn new(mut findings: Vec<Finding>) -> Self {
        if findings.iter().all(|finding| finding.severity == Severity::Warning) {
            let problem = message!("read-this-scenario-refused-no-check");
            findings.push(
                Finding::new(Code::Unexplained, problem)
                    .remedy(message!("read-this-defect-drawdown-please-report")),
            );
        }
        Self { findings: in_order(findings) }
    }
}

/// Errors first, and then as they stand in the files.
pub(super) fn in_order(mut findings: Vec<Finding>) -> Vec<Finding> {
    let place = |finding: &Finding| {
        finding.place.as_ref().map(|place| (place.file.clone(), place.bytes.start))
    };
    findings.sort_by_cached_key(|finding| (finding.severity, place(finding)));
    findings
}

/// Reads changes, each as `path=value`.
pub(super) fn read_changes(
    texts: &[String],
    sources: &mut Sources,
) -> Result<Vec<Change>, Vec<Finding>> {
    let (mut changes, mut findings) = (Vec::new(), Vec::new());
    for text in texts {
        match read_change(text, sources) {
            Ok(change) => changes.push(change),
            Err(finding) => findings.push(*finding),
        }
    }
    if findings.is_empty() { Ok(changes) } else { Err(findings) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Style, examples, render};

    #[test]
    fn what_no_check_finds_fault_with_is_not_refused_without_a_word() {
        let rejected =
            Rejected::new(vec![Finding::new(Code::Unused, crate::Message::verbatim("a doubt"))]);
        let codes: Vec<Code> = rejected.findings.iter().map(|finding| finding.code).collect();
        assert_eq!(codes, [Code::Unexplained, Code::Unused]);
        let rejected =
            Rejected::new(vec![Finding::new(Code::Syntax, crate::Message::verbatim("a fault"))]);
        assert_eq!(rejected.findings.len(), 1);
    }

    #[test]
    fn every_example_is_read_without_errors() {
        for example in examples() {
            let request = Request { origin: Origin::BuiltIn(example.name), sets: Vec::new() };
            if let Err(rejected) = read(&request) {
                panic!("{}", render(&rejected.findings, Style::Plain, crate::Language::English));
            }
        }
    }
}
