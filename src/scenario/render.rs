//! Findings as people read them: the line, a caret under the value, what would be allowed.

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use std::borrow::Cow;

use super::finding::WordedFinding;
use super::{Finding, Language, Message, Severity};
use crate::plain::{is_obeyed, plain};

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
pub fn render<'a>(
    findings: impl IntoIterator<Item = &'a Finding>,
    style: Style,
    language: Language,
) -> String {
    let renderer = match style {
        Style::Plain => Renderer::plain(),
        Style::Coloured => Renderer::styled(),
    };
    let renderer = renderer.decor_style(DecorStyle::Ascii);
    let shown = |finding: &Finding| renderer.render(&[group(&finding.worded(language), language)]);
    let shown: Vec<String> = findings.into_iter().map(shown).collect();
    shown.join("\n\n")
}

fn group<'a>(finding: &'a WordedFinding<'_>, language: Language) -> Group<'a> {
    let label = |label: Message| label.read(language);
    let level = match finding.severity {
        Severity::Error => Level::ERROR.with_name(label(message!("label-error"))),
        Severity::Warning => Level::WARNING.with_name(label(message!("label-warning"))),
    };
    let title = level.primary_title(plain(&finding.problem)).id(finding.code.text());
    let group = match finding.place {
        Some(place) => {
            let (text, line, bytes) = lines_of(place);
            let annotation = AnnotationKind::Primary.span(bytes);
            title.element(
                Snippet::source(shown(text))
                    .line_start(line)
                    .path(plain(&place.file))
                    .annotation(annotation),
            )
        }
        None => Group::with_title(title),
    };
    let note = || Level::NOTE.with_name(label(message!("label-note")));
    let help = || Level::HELP.with_name(label(message!("label-help")));
    let [allowed, nearest, remedy] =
        [finding.allowed.as_deref(), finding.did_you_mean, finding.remedy.as_deref()]
            .map(|it| it.map(plain));
    let notes = [
        allowed.map(|allowed| note().message(label(message!("label-allowed", allowed)))),
        nearest.map(|nearest| help().message(label(message!("label-did-you-mean", nearest)))),
        remedy.map(|remedy| help().message(remedy)),
    ];
    group.elements(notes.into_iter().flatten())
}

/// A line as it stands in the file, where nothing in it is obeyed; every letter keeps its bytes, so that
/// a mark under it stands where it did.
fn shown(line: &str) -> Cow<'_, str> {
    let is_wrong = |letter: char| is_obeyed(letter) && letter != '\t';
    if !line.chars().any(is_wrong) {
        return Cow::Borrowed(line);
    }
    let stand_ins = ['?', '\u{b7}', '\u{fffd}', '\u{1f6ab}'];
    let shown = |letter: char| match is_wrong(letter) {
        true => stand_ins[letter.len_utf8() - 1],
        false => letter,
    };
    Cow::Owned(line.chars().map(shown).collect())
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
        let shown = render(&rejected.findings, Style::Plain, Language::English);
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
  = note: allowed: id, title, as_of, until, c_day, timezone, marking, vocabulary, seed
  = help: did you mean \"until\"?";
        assert_eq!(shown, expected);
        assert!(render(&rejected.findings, Style::Coloured, Language::English).contains('\u{1b}'));
    }
}
