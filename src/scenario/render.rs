//! Findings as people read them: the line, a caret under the value, what would be allowed.

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use super::{Finding, Severity};

/// How findings are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// Without colours.
    Plain,
    /// With ANSI colours.
    Coloured,
}

/// Findings as text for a terminal, one after another with an empty line between, each with its
/// line of the file, what is allowed, the nearest right thing, and a remedy.
pub fn render(findings: &[Finding], style: Style) -> String {
    let renderer = match style {
        Style::Plain => Renderer::plain(),
        Style::Coloured => Renderer::styled(),
    };
    let renderer = renderer.decor_style(DecorStyle::Ascii);
    let shown: Vec<String> =
        findings.iter().map(|finding| renderer.render(&[group(finding)])).collect();
    shown.join("\n\n")
}

fn group(finding: &Finding) -> Group<'_> {
    let level = match finding.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let title = level.primary_title(&finding.problem).id(finding.code.text());
    let group = match &finding.place {
        Some(place) => {
            let (text, line, bytes) = lines_of(place);
            let annotation = AnnotationKind::Primary.span(bytes);
            title.element(
                Snippet::source(text).line_start(line).path(&place.file).annotation(annotation),
            )
        }
        None => Group::with_title(title),
    };
    let notes = [
        finding.allowed.as_ref().map(|allowed| Level::NOTE.message(format!("allowed: {allowed}"))),
        finding
            .did_you_mean
            .as_ref()
            .map(|nearest| Level::HELP.message(format!("did you mean \"{nearest}\"?"))),
        finding.remedy.as_ref().map(|remedy| Level::HELP.message(remedy)),
    ];
    group.elements(notes.into_iter().flatten())
}

/// The lines of a place, the number of the first, and the bytes of the place in them. A place
/// that runs over several lines is cut at the end of its first.
fn lines_of(place: &super::Place) -> (&str, usize, std::ops::Range<usize>) {
    let text = &place.text;
    let from = text[..place.bytes.start].rfind('\n').map_or(0, |index| index + 1);
    let until =
        text[place.bytes.start..].find('\n').map_or(text.len(), |at| place.bytes.start + at);
    let end = place.bytes.end.clamp(place.bytes.start, until);
    (&text[from..until], place.line, place.bytes.start - from..end - from)
}

#[cfg(test)]
mod tests {
    use super::super::read_text;
    use super::*;

    #[test]
    fn a_finding_shows_its_line_and_what_would_be_right() {
        let text = "format = 1\n\n[scenario]\nid = \"x\"\nutil = 2030-02-01\n";
        let rejected = read_text("x.toml", text, &[]).expect_err("an unknown key");
        let shown = render(&rejected.findings, Style::Plain);
        let expected = "\
error[E105]: [scenario] has no key \"as_of\"
 --> x.toml:3:2
  |
3 | [scenario]
  |  ^^^^^^^^
  |
  = help: add as_of = 2023-12-15

error[E104]: \"util\" means nothing here
 --> x.toml:5:1
  |
5 | util = 2030-02-01
  | ^^^^
  |
  = note: allowed: id, title, as_of, until, c_day, timezone, marking, seed
  = help: did you mean \"until\"?";
        assert_eq!(shown, expected);
        assert!(render(&rejected.findings, Style::Coloured).contains('\u{1b}'));
    }
}
