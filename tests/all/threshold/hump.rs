//! A factor of which both too little and too much fail.

use std::fs;

use super::{Row, breakpoint};
use crate::command::{done, workplace};

/// One truck serves two places from the town. The near one, 5 h away, may be emptied from hour 17 on
/// and its road shuts for good at hour 30; the far one, 15 h away, from `starts` on.
///
/// Until hour 17 the truck is sent to the far place first, as the file has it, and is back 31 h later: too
/// late for the near road. From hour 18 on it goes to the near place first and is back at hour 28; the far load is lifted
/// 16 h after the later of that hour and `starts`, so within the 62 h if that is hour 46 at the latest.
const HUMP: &str = r#"
format = 1
[scenario]
id = "hump"
as_of = 2030-01-01T00:00:00Z
until = "30 d"
[site.town]
kind = "hub"
[camp.far]
starts = "1 h"
[camp.far.line.cargo]
amount = "12 t"
to = "town"
[camp.ber]
starts = "17 h"
[camp.ber.line.cargo]
amount = "12 t"
to = "town"
[route.near-road]
ends = ["ber", "town"]
length = "100 km"
closures = [{ from = "30 h", until = "30 d" }]
[route.far-road]
ends = ["far", "town"]
length = "300 km"
[pool.truck]
kind = "trucks"
home = "town"
payload = "12 t"
speed = "20 km/h"
convoy = [1, 1]
loading = "1 h"
count = 1
[deadline.lifted]
all = "all-camps"
milestone = "lifted"
due = "62 h"
"#;

const RANGE: [&str; 8] =
    ["--factor", "camp.far.starts", "--from", "1 h", "--to", "57 h", "--runs", "5"];

#[test]
fn a_hump_is_said_as_the_two_values_between_which_it_holds() {
    let (said, row) = breakpoint(HUMP, &[&RANGE[..], &["--lang", "en"]].concat());
    let ends = ["reach", "begins", "value"].map(|head| row.text(head));
    assert_eq!(ends, ["edge", "18 h", "46 h"]);
    assert_eq!((row.number("begins_number"), row.number("value_number")), (18.0, 46.0));
    assert!(said.contains("only if camp.far.starts is between 18\u{a0}h and 46\u{a0}h"), "{said}");
    assert!(!said.contains("or less"), "{said}");
    let (said, _) = breakpoint(HUMP, &[&RANGE[..], &["--lang", "fr"]].concat());
    assert!(said.contains("camp.far.starts vaut entre 18\u{a0}h et 46\u{a0}h"), "{said}");
    assert!(!said.contains("ou moins"), "{said}");
}

#[test]
fn the_briefing_says_and_draws_both_ends_of_a_hump() {
    let place = workplace();
    fs::write(place.path().join("hump.toml"), HUMP).expect("a file");
    done(place.path(), &[&["breakpoint", "hump.toml"], &RANGE[..]].concat());
    for (language, holds) in [("en", "only from 18 h to 46 h"), ("fr", "seulement de 18 h à 46 h")]
    {
        let run = ["run", "hump.toml", "--runs", "5", "--replace", "--report", "--lang", language];
        done(place.path(), &run);
        let page = place.path().join(format!("output/hump/briefing-{language}/briefing.html"));
        let page = fs::read_to_string(page).expect("a page").replace('\u{a0}', " ");
        // The sentence, the table, the title of the curve.
        assert!(page.matches(holds).count() >= 3, "{language}: {}", page.matches(holds).count());
        let flags = page.matches("class=\"flag\"").count();
        assert!(flags >= 2 && page.contains(">18 h</text>") && page.contains(">46 h</text>"));
    }
}

/// Where the better end holds there is no beginning to be told.
#[test]
fn without_a_hump_nothing_begins() {
    let range = [&RANGE[..3], &["20 h"], &RANGE[4..]].concat();
    let (_, row): (String, Row) = breakpoint(HUMP, &range);
    assert_eq!([row.text("begins"), row.text("value")], ["", "46 h"]);
}
