//! One colour for one thing: a side has the same on the maps, in the player and in bars.

use std::collections::BTreeMap;

use super::mali;
use super::page::{Element, read};

/// The place of the colour that a class names.
fn colour<'a>(element: &'a Element, before: &str) -> Option<&'a str> {
    let classes = element.attribute("class").split(' ');
    classes.into_iter().find_map(|class| class.strip_prefix(before))
}

/// Of elements of this name, those with a colour: what the rest of them says, and the colour.
fn signs<'a>(
    within: &'a Element,
    whole: &str,
    sign: &str,
    before: &str,
) -> BTreeMap<String, &'a str> {
    let entries = within.all(whole).into_iter().filter_map(|entry| {
        let colour = entry.all(sign).into_iter().find_map(|sign| colour(sign, before))?;
        let letters: usize = entry.all("b").iter().map(|it| it.text().len()).sum();
        Some((entry.text()[letters..].trim().to_owned(), colour))
    });
    entries.collect()
}

#[test]
fn a_side_has_one_colour_on_the_maps_in_the_player_and_in_bars() {
    let page = read(&mali().join("briefing-en/briefing.html"));
    let section = |id: &str| {
        let found = page.all("section").into_iter().find(|it| it.attribute("id") == id);
        found.unwrap_or_else(|| panic!("no section {id}"))
    };
    let held = signs(section("map"), "g", "circle", "map-side-");
    let bars = signs(section("handover"), "li", "b", "side-");
    // The mission, the army and the coalition may hold sites; all three come to one in some run.
    for side in ["Mission", "Army", "CSP"] {
        assert_eq!(held.get(side), bars.get(side), "{held:?} {bars:?}");
        assert!(held.contains_key(side), "{held:?}");
        let player = section("replay").all("script")[0].text();
        assert!(player.contains(&format!("[\"map-side-{}\",\"{side}\"]", held[side])), "{side}");
    }
    // Looters are nobody's side.
    assert!(!bars.contains_key("looters"), "{bars:?}");
}
