//! What a key, a word or a finding means: told from the declarations that read the file.
//!
//! A key is found through the JSON Schema, which the syntaxes make; its French is in `fr.toml`, its
//! examples stand in the built-in scenarios, and that of a finding among the refused files.

mod example;
mod key;
mod walk;

use std::collections::BTreeMap;
use std::sync::OnceLock;

use super::Code;

pub use example::Written;
pub(crate) use key::homes_of;
pub use key::{ExplainedKey, Form, Limits, MeantWord, explain_key, key_names};

/// The same thing in both languages.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Wording {
    /// English.
    pub en: String,
    /// French.
    pub fr: String,
}

impl Wording {
    /// The same with other English.
    fn map_en(self, of: impl Fn(&str) -> String) -> Self {
        Self { en: of(&self.en), ..self }
    }

    /// The parts of both, cut by the same function; `None` unless it finds one in either.
    fn both(&self, part: impl Fn(&str) -> Option<String>) -> Option<Self> {
        let (en, fr) = (part(&self.en), part(&self.fr));
        let first = en.clone().or_else(|| fr.clone())?;
        Some(Self { en: en.unwrap_or_else(|| first.clone()), fr: fr.unwrap_or(first) })
    }
}

/// The French of everything, by table and key.
type French = BTreeMap<String, BTreeMap<String, String>>;

fn french() -> &'static French {
    static FRENCH: OnceLock<French> = OnceLock::new();
    FRENCH.get_or_init(|| {
        toml::from_str(include_str!("explain/fr.toml")).expect("the French is TOML")
    })
}

/// Tables that have the keys of another too.
const SHARED: [(&str, &str); 1] = [("camp", "site")];

/// The section that holds what several tables say alike.
const COMMON: &str = "*";

/// The French of a key, if there is any.
fn in_french(table: &str, key: &str) -> Option<&'static str> {
    let table = if table.starts_with("uncertain-") { "uncertain" } else { table };
    let of = |section: &str| french().get(section)?.get(key).map(String::as_str);
    let shared = SHARED.iter().find(|(own, _)| *own == table).and_then(|(_, other)| of(other));
    of(table).or(shared).or_else(|| of(COMMON))
}

/// A text in English with its French; the English again where there is none.
fn wording(table: &str, key: &str, english: &str) -> Wording {
    let fr = if english.is_empty() { "" } else { in_french(table, key).unwrap_or(english) };
    Wording { en: english.to_owned(), fr: fr.to_owned() }
}

/// What a finding of this kind means.
pub fn explain_code(code: Code) -> Wording {
    wording("code", code.text(), code.meaning())
}

#[cfg(test)]
mod tests;
