//! The key of a map: its symbols, its lines, and what they stand for.

use maud::{Markup, html};

use super::map::Words;
use super::projection::{Layout, WIDTH};
use super::tenth;
use crate::scenario::{Mode, Scenario, SiteKind};

/// Kinds of sites, in the order of the key.
pub(in crate::briefing) const KINDS: [SiteKind; 9] = [
    SiteKind::SuperCamp,
    SiteKind::Camp,
    SiteKind::TemporaryOperatingBase,
    SiteKind::Hub,
    SiteKind::Town,
    SiteKind::Airfield,
    SiteKind::Port,
    SiteKind::BorderPost,
    SiteKind::Home,
];

/// Ways of travelling, in the order of the key.
pub(in crate::briefing) const MODES: [Mode; 4] = [Mode::Road, Mode::Air, Mode::River, Mode::Sea];

/// One symbol of a key: a sample and its word.
pub(in crate::briefing) struct Symbol {
    /// The sample, drawn around 0, 0 and about 18 wide.
    pub(in crate::briefing) sample: Markup,
    /// The word.
    pub(in crate::briefing) word: String,
}

/// The outline of a kind of site, around 0, 0.
pub(in crate::briefing) fn outline(kind: SiteKind) -> &'static str {
    match kind {
        SiteKind::Camp => "M-6-6h12v12h-12z",
        SiteKind::SuperCamp => "M-8-8h16v16h-16zM-5-5h10v10h-10z",
        SiteKind::Hub => "M0-8L8 0 0 8-8 0z",
        SiteKind::TemporaryOperatingBase => "M0-7L7 6H-7z",
        SiteKind::Town => "M-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0z",
        SiteKind::Port => "M-7-3h14l-3 7h-8z",
        SiteKind::Airfield => "M-6 0a6 6 0 1 0 12 0a6 6 0 1 0-12 0zM-6 0h12M0-6v12",
        SiteKind::BorderPost => "M-5-6v12M5-6v12M-5 0h10",
        SiteKind::Home => "M0-7L7 0V7H-7V0z",
    }
}

/// The arrow at the edge of a map to what is off it, around 0, 0.
pub(super) const OFF: &str = "M-6-9H6L0 9z";

pub(super) const CROSS: &str = "M-6-6L6 6M6-6L-6 6";

/// The class of a way of travelling: its dashes.
pub(super) fn mode_class(mode: Mode) -> &'static str {
    match mode {
        Mode::Road => "map-way map-road",
        Mode::Air => "map-way map-air",
        Mode::River => "map-way map-river",
        Mode::Sea => "map-way map-sea",
    }
}

/// About how wide a text is in letters of this size.
pub(in crate::briefing) fn width_of(text: &str, size: f64) -> f64 {
    text.chars().count() as f64 * size * 0.56
}

/// The key of what is on the ground.
pub(super) fn entries(scenario: &Scenario, layout: &Layout, words: &Words) -> Vec<Symbol> {
    let kinds = KINDS.into_iter().zip(&words.kinds);
    let is_off = |id| layout.spots[id].is_off;
    let is_drawn = |kind| scenario.sites.iter().any(|(id, it)| it.kind == kind && !is_off(id));
    let kinds = kinds.filter(|(kind, _)| is_drawn(*kind));
    let mut entries: Vec<Symbol> = kinds
        .map(|(kind, word)| Symbol {
            sample: html! { path.map-site d=(outline(kind)) {} },
            word: word.clone(),
        })
        .collect();
    if scenario.sites.ids().any(is_off) {
        let sample = html! { path.map-site d=(OFF) {} };
        entries.push(Symbol { sample, word: words.off.clone() });
    }
    if scenario.sites.values().any(|site| site.closed_on.is_some()) {
        let sample =
            html! { path.map-site d=(outline(SiteKind::Camp)) {} path.map-cross d=(CROSS) {} };
        entries.push(Symbol { sample, word: words.closed.clone() });
    }
    let modes = MODES.into_iter().zip(&words.modes);
    let modes = modes.filter(|(mode, _)| scenario.routes.values().any(|it| it.mode == *mode));
    entries.extend(modes.map(|(mode, word)| Symbol {
        sample: html! { path class=(mode_class(mode)) d="M-11 0H11" {} },
        word: word.clone(),
    }));
    entries
}

/// Entries of a key in rows, and how high they are.
pub(in crate::briefing) fn rows(entries: &[Symbol]) -> (Markup, f64) {
    let (mut x, mut y) = (14.0, 10.0);
    let mut placed = Vec::new();
    for entry in entries {
        // Words without a sample head a row of their own.
        let is_head = entry.sample.0.is_empty();
        let before = if is_head { -8.0 } else { 15.0 };
        let width = before + width_of(&entry.word, 10.5) + 18.0;
        if x > 14.0 && (is_head || x + width > WIDTH + 8.0) {
            (x, y) = (14.0, y + 20.0);
        }
        placed.push((x, y, before, entry));
        x += width;
    }
    let markup = html! {
        @for (x, y, before, entry) in placed {
            g transform=(format!("translate({} {})", tenth(x), tenth(y))) {
                (entry.sample)
                text.map-key x=(before) y="4" { (entry.word) }
            }
        }
    };
    (markup, if entries.is_empty() { 0.0 } else { y + 12.0 })
}
