//! What an HTML file shows only when it is chosen, packed: deflated (RFC 1950) and in Base64, as
//! browsers unpack it themselves.
//!
//! A study of nine cases and four plans has 36 times the same pictures with other figures: packed
//! they weigh a tenth.

use std::collections::BTreeMap;
use std::io::Write;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use flate2::Compression;
use flate2::write::ZlibEncoder;
use maud::{Markup, PreEscaped};

/// For each place on the page, what it shows for each choice.
#[derive(Debug, Default)]
pub(super) struct Packed {
    places: Vec<BTreeMap<String, String>>,
}

impl Packed {
    /// The number of the next place.
    pub(super) fn begin(&mut self) -> usize {
        self.places.push(BTreeMap::new());
        self.places.len() - 1
    }

    /// What the place begun last shows for a choice.
    pub(super) fn put(&mut self, choice: &str, html: String) {
        if let Some(place) = self.places.last_mut() {
            place.insert(choice.to_owned(), html);
        }
    }

    /// All of it as one text; nothing if there is nothing to choose.
    pub(super) fn pack(&self) -> Option<Markup> {
        if self.places.iter().all(BTreeMap::is_empty) {
            return None;
        }
        let json = serde_json::to_vec(&self.places).expect("texts by texts are always JSON");
        Some(packed(&json))
    }
}

/// A text that a script can unpack.
pub(super) fn packed(text: &[u8]) -> Markup {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::new(9));
    encoder.write_all(text).expect("memory takes everything");
    let deflated = encoder.finish().expect("memory takes everything");
    // Letters, digits, +, / and =: nothing in it can end the element.
    PreEscaped(STANDARD.encode(deflated))
}
