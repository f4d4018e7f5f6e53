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

/// The value of a declaration of the style sheet: `--band-0: #ffffcc` or `.band-0 { …; color: #111; }`.
fn declared<'a>(style: &'a str, before: &str) -> &'a str {
    let (_, after) = style.split_once(before).unwrap_or_else(|| panic!("no {before}"));
    after.split([';', '}']).next().expect("a value").trim()
}

/// How light a colour is to the eye, from 0 to 1 (WCAG 2, relative luminance).
fn lightness(colour: &str) -> f64 {
    let digits = colour.strip_prefix('#').expect("a colour");
    let long = digits.len() == 6;
    let part = |place: usize| {
        let text = if long { &digits[2 * place..2 * place + 2] } else { &digits[place..=place] };
        let text = if long { text.to_owned() } else { text.repeat(2) };
        let part = f64::from(u8::from_str_radix(&text, 16).expect("digits")) / 255.0;
        if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * part(0) + 0.7152 * part(1) + 0.0722 * part(2)
}

#[test]
fn the_likelier_a_miss_the_darker_its_shade_and_its_number_can_be_read_on_it() {
    let style = include_str!("../../../src/report/briefing/web/style.css");
    let shades: Vec<f64> =
        (0..7).map(|band| lightness(declared(style, &format!("--band-{band}:")))).collect();
    // Steps that are seen on paper without colour too.
    assert!(shades.windows(2).all(|two| two[0] > 1.2 * two[1]), "{shades:?}");
    for (band, shade) in shades.iter().enumerate() {
        let rule = declared(style, &format!(".band-{band} {{ background: var(--band-{band});"));
        let letters = lightness(rule.strip_prefix("color:").expect("a colour").trim());
        let [low, high] = if letters < *shade { [letters, *shade] } else { [*shade, letters] };
        assert!((high + 0.05) / (low + 0.05) >= 4.5, "band {band}");
    }
    // Nowhere, on paper or in the dark, are they other ones.
    assert_eq!(style.matches("--band-0:").count(), 1);
}
