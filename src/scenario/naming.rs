//! What may be a name: one rule for the key of every table and for the id of a scenario.
//!
//! Both become parts of the names of files and folders (`output/`, the scenario's id, `sweep-` and
//! the sweep's key), so no name may lead elsewhere, be an option of a command, or be one that some
//! system keeps for a device. A key is also a step of a path (`camp.kidal.people`), so it has no dots
//! and is written in one way only.

use serde_json::{Value as Json, json};

use super::Code;
use super::desk::{Desk, Read};
use super::node::Node;
use super::schema::Definitions;
use super::source::Spot;
use crate::Message;

/// Most letters of a name: several stand in the name of one folder, which no system lets be longer
/// than 255.
const MOST: usize = 64;

/// Names that Windows keeps for devices, whatever follows them after a dot.
const DEVICES: [&str; 24] = [
    "con", "prn", "aux", "nul", "com0", "com1", "com2", "com3", "com4", "com5", "com6", "com7",
    "com8", "com9", "lpt0", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
];

/// What a name is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// The key of a table.
    Key,
    /// The id of a scenario.
    Id,
}

impl Kind {
    /// The pattern of the JSON Schema.
    fn pattern(self) -> &'static str {
        match self {
            Self::Key => "^[a-z0-9][a-z0-9-]*$",
            Self::Id => "^[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9_-])?$",
        }
    }

    /// The same in words.
    fn allowed(self) -> Message {
        let letters = match self {
            Self::Key => message!("naming-z-hyphens-not-beginning-hyphen"),
            Self::Id => message!("naming-letters-from-z-within"),
        };
        message!("naming-most", letters, most = MOST)
    }

    fn allows(self, letter: char) -> bool {
        match self {
            Self::Key => letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '-',
            Self::Id => letter.is_ascii_alphanumeric() || "._-".contains(letter),
        }
    }

    /// Whether a text is made of what is allowed, and begins and ends as it may.
    fn fits(self, text: &str) -> bool {
        text.starts_with(|first: char| self.allows(first) && first.is_ascii_alphanumeric())
            && text.chars().all(|letter| self.allows(letter))
            && !text.ends_with('.')
    }

    /// Why a text cannot be a name, if it cannot.
    fn fault(self, text: &str) -> Option<Message> {
        if !self.fits(text) {
            return Some(message!("naming-cannot-name", text));
        }
        if text.len() > MOST {
            return Some(message!("naming-too-long-name-letters", text, text_2 = text.len()));
        }
        is_device(text).then(|| message!("naming-cannot-name-some-systems-keep", text))
    }

    /// The name that a text was probably meant to be.
    pub(super) fn nearest(self, text: &str) -> Option<String> {
        let lower = || unaccented(&text.to_lowercase());
        let text = if self == Self::Key { lower() } else { text.to_owned() };
        let hyphens = text.replace(|letter: char| !self.allows(letter), "-");
        let name = hyphens.trim_matches(['-', '.']).to_owned();
        self.fault(&name).is_none().then_some(name)
    }

    /// Finds fault with a text at a spot, if there is any.
    pub(super) fn check(self, text: &str, spot: Spot, desk: &mut Desk<'_>) {
        let Some(problem) = self.fault(text) else { return };
        let finding = desk.find(Code::BadName, spot, problem);
        finding.allowed = Some(self.allowed());
        finding.did_you_mean = self.nearest(text).filter(|name| name != text);
    }

    /// The JSON Schema of a name.
    pub(super) fn schema(self) -> Json {
        let devices = format!("^({})(\\..*)?$", DEVICES.join("|"));
        json!({
            "type": "string",
            "pattern": self.pattern(),
            "maxLength": MOST,
            "not": {"pattern": devices},
        })
    }
}

/// A text in small letters without its accents: `goz beïda` is `goz beida`.
pub(super) fn unaccented(text: &str) -> String {
    let plain = |letter: char| match letter {
        'à' | 'â' | 'ä' | 'á' | 'ã' | 'å' => 'a',
        'ç' => 'c',
        'é' | 'è' | 'ê' | 'ë' => 'e',
        'î' | 'ï' | 'í' => 'i',
        'ñ' => 'n',
        'ô' | 'ö' | 'ó' | 'õ' => 'o',
        'ù' | 'û' | 'ü' | 'ú' => 'u',
        other => other,
    };
    text.replace('œ', "oe").replace('æ', "ae").chars().map(plain).collect()
}

fn is_device(text: &str) -> bool {
    let stem = text.split('.').next().unwrap_or_default();
    DEVICES.iter().any(|device| stem.eq_ignore_ascii_case(device))
}

/// The id of a scenario.
#[derive(Debug, Clone)]
pub(super) struct ScenarioId(pub(super) String);

impl Read for ScenarioId {
    fn read(node: &Node, desk: &mut Desk<'_>) -> Option<Self> {
        let id = String::read(node, desk)?;
        Kind::Id.check(&id, node.spot, desk);
        Some(Self(id))
    }

    fn schema(_: &mut Definitions) -> Json {
        Kind::Id.schema()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_leads_nowhere_and_is_no_option_and_no_device() {
        let long = "a".repeat(MOST + 1);
        let wrong = [
            "",
            ".",
            "..",
            "../x",
            "a/b",
            "/etc",
            "C:\\x",
            "a\\b",
            "C:",
            "-x",
            ".x",
            "x.",
            "a b",
            "a\n",
            "a\0",
            "é",
            "con",
            "NUL",
            "com1.x",
            "a:b",
            "a*",
            "~",
            long.as_str(),
        ];
        for text in wrong {
            assert!(Kind::Id.fault(text).is_some(), "{text:?}");
            assert!(Kind::Key.fault(text).is_some(), "{text:?}");
        }
        for text in ["a", "0", "mali-2023", "console", "a-", &long[1..]] {
            assert_eq!((Kind::Id.fault(text), Kind::Key.fault(text)), (None, None), "{text:?}");
        }
        for text in ["Mali_2023.v2", "a.b", "A"] {
            assert!(Kind::Id.fault(text).is_none() && Kind::Key.fault(text).is_some(), "{text:?}");
        }
    }

    #[test]
    fn what_was_probably_meant_is_a_name() {
        assert_eq!(Kind::Key.nearest("Old_Town").as_deref(), Some("old-town"));
        assert_eq!(Kind::Key.nearest("Côté de l’Œuf").as_deref(), Some("cote-de-l-oeuf"));
        assert_eq!(Kind::Id.nearest("../../Documents").as_deref(), Some("Documents"));
        assert_eq!(Kind::Id.nearest("con"), None);
        assert_eq!(Kind::Id.nearest("///"), None);
    }
}
