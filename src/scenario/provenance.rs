//! Where what a table says comes from, and since when it was known: two keys that every table with a
//! name of its own may have, so that a case from the past shows that it uses nothing of later.

use jiff::civil::Date;
use serde_json::{Value as Json, json};

use super::Code;
use super::desk::{Desk, read_plain};
use super::node::Node;
use super::quantity::When;
use crate::Message;

/// The keys.
pub(super) const KEYS: [&str; 2] = ["known_on", "source"];

/// Reads the keys of a table with a name; finds what was known only after `as_of`.
pub(super) fn check(table: &Node, desk: &mut Desk<'_>) {
    if let Some(source) = table.child("source") {
        desk.read::<String>("source", source);
    }
    let Some(node) = table.child("known_on") else { return };
    let Some(known) = read_plain::<When>(node, desk).map(|it| day(&it)) else { return };
    let Some(known) = known else {
        let problem = message!("provenance-known-date-no-duration");
        desk.find(Code::BadMoment, node.spot, problem).allowed =
            Some(Message::verbatim("2023-10-07"));
        return;
    };
    let as_of = desk.root.child("scenario").and_then(|scenario| scenario.child("as_of"));
    let as_of =
        as_of.and_then(|node| day(&<When as super::quantity::Plain>::parse(&node.value).ok()?));
    if let Some(as_of) = as_of.filter(|as_of| known > *as_of) {
        let path = desk.path();
        let problem = message!("provenance-was-known-after", path, known, as_of);
        let finding = desk.find(Code::OutOfRange, node.spot, problem);
        finding.allowed = Some(message!("provenance-day-up-what-known-then", as_of));
        finding.remedy = Some(message!("provenance-leave-out-what-was-not"));
    }
}

/// The day of a moment that is no duration.
fn day(when: &When) -> Option<Date> {
    match when {
        When::Day(date) => Some(*date),
        When::Civil(civil) => Some(civil.date()),
        When::Instant(instant) => Some(instant.to_zoned_datetime(jiff::tz::TimeZone::UTC).date()),
        When::After(_) => None,
    }
}

/// The JSON Schema of the keys.
pub(super) fn properties() -> [(&'static str, Json); 2] {
    let known_on = json!({
        "type": "string",
        "description": "Day on which this was known; not after scenario.as_of.",
        "examples": ["2023-10-07"],
    });
    let source = json!({"type": "string", "description": "Where it was said or published."});
    [(KEYS[0], known_on), (KEYS[1], source)]
}
