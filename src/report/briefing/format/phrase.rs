//! Phrases of a page: sentences in which a command stands, and of which plan and case something is.

use maud::{Markup, html};

use super::super::block::Offer;
use super::super::texts::Texts;

/// A plan and a case, above what is of them.
pub(super) fn told(texts: &Texts, offer: &Offer) -> String {
    texts.with("choice", &[("plan", &offer.plan), ("case", &offer.case)])
}

/// What an option of a command begins with.
const OPTION: &str = "--";

/// A sentence of which no line ends within an option of a command: `--switch shed`.
pub(super) fn with_whole_options(said: &str) -> Markup {
    let words: Vec<&str> = said.split(' ').collect();
    let mut parts: Vec<(String, bool)> = Vec::new();
    let mut place = 0;
    while place < words.len() {
        let is_option = words[place].starts_with(OPTION);
        let length = if is_option && place + 1 < words.len() { 2 } else { 1 };
        parts.push((words[place..place + length].join(" "), is_option));
        place += length;
    }
    html! {
        @for (number, (part, is_option)) in parts.iter().enumerate() {
            @if number > 0 { " " }
            @if *is_option { span.whole { (part) } } @else { (part) }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_option_and_its_value_are_whole_and_nothing_else_changes() {
        let made = with_whole_options("Ask: “drawdown decide hub --switch <ten>”.").into_string();
        let whole = "<span class=\"whole\">--switch &lt;ten&gt;”.</span>";
        assert_eq!(made, format!("Ask: “drawdown decide hub {whole}"));
        assert_eq!(with_whole_options("No option  here").into_string(), "No option  here");
    }
}
