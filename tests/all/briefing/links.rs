//! Every camp has a card, and what is said of a camp elsewhere leads to it.

use std::collections::BTreeSet;

use super::mali;
use super::page::{Element, read};

/// Where the links within an element lead.
fn links(of: &Element) -> BTreeSet<&str> {
    of.all("a").into_iter().filter_map(|it| it.attribute("href").strip_prefix('#')).collect()
}

/// The element with this id.
fn with_id<'a>(page: &'a Element, id: &str) -> &'a Element {
    let mut found = None;
    page.collect(&mut |it| {
        if it.attribute("id") == id {
            found = Some(it);
        }
    });
    found.unwrap_or_else(|| panic!("nothing is called {id}"))
}

#[test]
fn map_calendar_and_tables_lead_to_the_card_of_every_camp_and_a_matrix_to_the_last() {
    for language in ["en", "fr"] {
        let page = read(&mali().join(format!("briefing-{language}/briefing.html")));
        let cards = with_id(&page, "camps").all("li");
        let camps: BTreeSet<&str> = cards.iter().map(|card| card.attribute("id")).collect();
        // The nine camps that were still there on 7 October.
        assert_eq!(camps.len(), 9, "{camps:?}");
        assert!(camps.contains("camp-kidal") && camps.contains("camp-gao"), "{camps:?}");
        for all in ["schedule0-0", "schedule-dates0-0", "map-late0-0", "map-held0-0", "handover0-0"]
        {
            assert_eq!(links(with_id(&page, all)), camps, "{all}");
        }
        for some in ["matrix-cases", "matrix-plans", "ledger", "bottom"] {
            let links = links(with_id(&page, some));
            let to_cards: Vec<_> = links.iter().filter(|link| link.starts_with("camp-")).collect();
            assert!(!to_cards.is_empty(), "{some} leads nowhere");
            assert!(to_cards.iter().all(|link| camps.contains(**link)), "{some}: {to_cards:?}");
        }
    }
}
