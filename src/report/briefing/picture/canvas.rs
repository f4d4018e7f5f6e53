//! What pictures are drawn on: as wide as their place, as high as they say.

use maud::{Markup, html};

use super::tenth;

/// A picture of so many pixels in height. Within it, places along the width are shares of it.
pub(super) fn canvas(height: f64, content: &Markup) -> Markup {
    html! { svg.wide height=(tenth(height)) { (content) } }
}

/// The part of a canvas in which shares of the width are dates or amounts: a little room is left on
/// both sides for what stands at the ends.
pub(super) fn plot(content: &Markup) -> Markup {
    html! { svg x="1.5%" width="97%" height="100%" { (content) } }
}

/// Lines over the whole width of a plot, whose `path` counts a thousand from left to right and
/// pixels downwards.
pub(super) fn stretched(height: f64, content: &Markup) -> Markup {
    html! {
        svg width="100%" height=(tenth(height)) viewBox={ "0 0 1000 " (tenth(height)) }
            preserveAspectRatio="none" { (content) }
    }
}

/// A drawing around a point of a plot, in pixels from it.
pub(super) fn around(across: f64, down: f64, content: &Markup) -> Markup {
    html! { svg x=(share(across)) y=(tenth(down)) { (content) } }
}

/// The name of something, and the anchor of where more is said of it.
pub(in crate::briefing) struct RowName {
    /// The name.
    pub(in crate::briefing) text: String,
    /// The anchor, if there is one.
    pub(in crate::briefing) to: Option<String>,
}

impl RowName {
    /// A name that leads nowhere.
    pub(in crate::briefing) fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), to: None }
    }
}

/// Something drawn, which leads to an anchor where there is one. `label` says where, if it has no
/// letters itself.
pub(super) fn leading(to: Option<&String>, label: Option<&str>, drawn: &Markup) -> Markup {
    match to {
        Some(to) => html! { a href={ "#" (to) } aria-label=[label] { (drawn) } },
        None => html! { (drawn) },
    }
}

/// A share of the width, 0 to 1, as an attribute has it: `12.3%`.
pub(super) fn share(share: f64) -> String {
    format!("{}%", tenth(share * 100.0))
}

/// A path through points, in thousandths of the width and pixels; empty without points.
pub(super) fn path(points: impl IntoIterator<Item = (f64, f64)>) -> String {
    let mut drawn = String::new();
    for (across, down) in points {
        drawn.push(if drawn.is_empty() { 'M' } else { 'L' });
        drawn.push_str(&format!("{} {}", tenth(across * 1_000.0), tenth(down)));
    }
    drawn
}

/// A text that is cut where it would not fit on a narrow screen.
pub(super) fn shortened(text: &str, letters: usize) -> String {
    if text.chars().count() <= letters {
        return text.to_owned();
    }
    let kept: String = text.chars().take(letters.saturating_sub(1)).collect();
    format!("{}…", kept.trim_end())
}

/// On which side of its place a text stands, so that it stays in the picture.
pub(super) fn anchor(across: f64) -> &'static str {
    match across {
        ..0.33 => "start",
        0.67.. => "end",
        _ => "middle",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_along_the_width_are_shares_of_it_and_thousandths_in_a_path() {
        assert_eq!(share(0.123_4), "12.3%");
        assert_eq!(path([(0.0, 5.0), (0.5, 2.25)]), "M0 5L500 2.3");
        assert_eq!(path([]), "");
    }

    #[test]
    fn a_long_text_is_cut_and_says_so() {
        assert_eq!(shortened("État en place", 20), "État en place");
        assert_eq!(shortened("État en place", 6), "État…");
    }
}
