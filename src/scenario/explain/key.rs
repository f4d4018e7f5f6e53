//! What is known of a key of the file.

use std::sync::LazyLock;

use serde_json::Value as Json;

use super::super::desk::nearest;
use super::example::{Written, written};
use super::walk::{Atlas, Found};
use super::{Wording, wording};

/// What is known of a key of the file.
#[derive(Debug, Clone, PartialEq)]
pub struct ExplainedKey {
    /// The way there, with `NAME` for the names of tables.
    pub path: String,
    /// What it says or does.
    pub about: Wording,
    /// What may be written there.
    pub forms: Vec<Form>,
    /// Whether it may also be a spread or an assumption's.
    pub may_be_uncertain: bool,
    /// Between which numbers it lies, or how many there are of a list.
    pub limits: Limits,
    /// The words that may stand there.
    pub words: Vec<MeantWord>,
    /// The keys of the table that stands there.
    pub keys: Vec<String>,
    /// Whether it must be there.
    pub is_required: bool,
    /// What holds without it.
    pub default: Option<Wording>,
    /// The key as a built-in scenario writes it, or one of its examples.
    pub example: Option<Written>,
    /// Keys beside it that speak of it or that it speaks of.
    pub related: Vec<String>,
}

/// One way of writing a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Form {
    /// A quantity of this name, and how it is written.
    Quantity(Wording, Wording),
    /// One of some words.
    Word,
    /// Any text.
    Text,
    /// A whole number.
    Whole,
    /// A number.
    Number,
    /// True or false.
    Truth,
    /// A list of those.
    List(Vec<Form>),
    /// A table.
    Table,
    /// Tables by name.
    Named,
}

/// Between which numbers a value lies.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Limits {
    /// The least value.
    pub least: Option<f64>,
    /// The largest value.
    pub most: Option<f64>,
    /// How many values a list has.
    pub length: Option<u64>,
}

/// A word that may stand for a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MeantWord {
    /// The word.
    pub word: String,
    /// What it means.
    pub about: Wording,
}

/// What is known of a key named by its path, by itself, or by a word that it may have: all keys that can
/// be meant.
pub fn explain_key(asked: &str) -> Vec<ExplainedKey> {
    let atlas = Atlas::new();
    if let Some(found) = atlas.find(asked) {
        return vec![atlas.explained(&found)];
    }
    if asked.contains('.') {
        return Vec::new();
    }
    let all: Vec<ExplainedKey> = atlas.all().iter().map(|found| atlas.explained(found)).collect();
    let is_it = |key: &&ExplainedKey| key.path.rsplit('.').next() == Some(asked);
    let named: Vec<ExplainedKey> = all.iter().filter(is_it).cloned().collect();
    if !named.is_empty() {
        return named;
    }
    all.into_iter().filter(|key| key.words.iter().any(|word| word.word == asked)).collect()
}

/// Paths of all keys, found when first asked for: whoever writes a thousand wrong keys asks a thousand times.
static PATHS: LazyLock<Vec<String>> =
    LazyLock::new(|| Atlas::new().all().iter().map(|found| found.path.join(".")).collect());

/// The tables in which there is a key of this name; none where it is a table of the file itself.
pub(crate) fn homes_of(name: &str) -> Vec<&'static str> {
    let is_own = PATHS.iter().any(|path| path == name);
    let paths = PATHS.iter().filter(|_| !is_own);
    let split = paths.filter_map(|path| path.rsplit_once('.'));
    split.filter(|(_, last)| *last == name).map(|(home, _)| home).collect()
}

/// Everything by which a key can be asked for that is most like what was asked: whole paths for a path,
/// keys and words else.
pub fn key_names(asked: &str) -> Option<String> {
    let atlas = Atlas::new();
    if let Some((before, last)) = asked.rsplit_once('.') {
        let holder = atlas.find(before)?;
        let names = atlas.explained(&holder).keys;
        let near = nearest(last, names.iter().map(String::as_str))?;
        return Some(format!("{before}.{near}"));
    }
    let all: Vec<ExplainedKey> = atlas.all().iter().map(|found| atlas.explained(found)).collect();
    let keys = all.iter().filter_map(|key| key.path.rsplit('.').next());
    let words = all.iter().flat_map(|key| key.words.iter().map(|word| word.word.as_str()));
    nearest(asked, keys.chain(words))
}

impl Atlas {
    /// What is known of a key that was found.
    pub(super) fn explained(&self, found: &Found<'_>) -> ExplainedKey {
        let key = found.path.last().map(String::as_str).unwrap_or_default();
        let (choices, values) = (self.choices(found.schema), self.values(found.schema));
        let title = Self::title(found.schema);
        let may_be_uncertain = title.is_some_and(|title| title.starts_with("uncertain-"));
        let about = self.about(found, key);
        let is_named =
            |(_, schema): &(Option<&str>, &Json)| schema["additionalProperties"].is_object();
        let tables =
            choices.iter().filter(|choice| is_named(choice) || choice.1["properties"].is_object());
        let keys = tables.flat_map(|(_, schema)| self.keys_within(schema));
        ExplainedKey {
            path: found.path.join("."),
            default: if found.is_required { None } else { about.both(default) },
            example: written(&found.path).or_else(|| of_schema(key, &values)),
            related: self.related(found, key, &about.en),
            forms: self.forms(&choices, may_be_uncertain),
            limits: limits(found.schema, &values),
            words: values.iter().flat_map(|(title, schema)| words(*title, schema)).collect(),
            keys: if may_be_uncertain { Vec::new() } else { keys.collect() },
            is_required: found.is_required,
            may_be_uncertain,
            about,
        }
    }

    /// What a key says: its own words, or those of the table that stands there.
    fn about(&self, found: &Found<'_>, key: &str) -> Wording {
        match found.schema["description"].as_str() {
            Some(text) if !found.table.is_empty() => wording(&found.table, key, text),
            _ => {
                let resolved = self.resolved(found.schema);
                let text = resolved["description"].as_str().unwrap_or_default();
                wording(Self::title(found.schema).unwrap_or_default(), "", text)
            }
        }
    }

    /// The keys of a table, or of the tables that stand in it by name.
    fn keys_within(&self, schema: &Json) -> Vec<String> {
        let inner = match schema["additionalProperties"].is_object() {
            true => self.resolved(&schema["additionalProperties"]),
            false => schema,
        };
        inner["properties"].as_object().into_iter().flatten().map(|(key, _)| key.clone()).collect()
    }

    fn forms(&self, choices: &[(Option<&str>, &Json)], may_be_uncertain: bool) -> Vec<Form> {
        let mut forms: Vec<Form> = Vec::new();
        for (title, schema) in choices {
            let is_spread = may_be_uncertain && schema["properties"].is_object();
            let form = self.form(*title, schema);
            if !is_spread && !forms.contains(&form) {
                forms.push(form);
            }
        }
        forms
    }

    fn form(&self, title: Option<&str>, schema: &Json) -> Form {
        let is_table = schema["properties"].is_object() || title == Some("settings");
        match (title, schema["type"].as_str(), schema["description"].as_str()) {
            _ if schema["oneOf"].is_array() || schema.get("const").is_some() => Form::Word,
            _ if is_table => Form::Table,
            (_, Some("object"), _) => Form::Named,
            (_, Some("array"), _) => {
                let inner = self.choices(&schema["items"]);
                Form::List(self.forms(
                    &inner,
                    Self::title(&schema["items"]).is_some_and(|it| it.starts_with("uncertain-")),
                ))
            }
            (Some(title), _, Some(how)) => {
                let name = wording("quantities", title, title);
                Form::Quantity(name.map_en(|name| name.replace('-', " ")), wording(title, "", how))
            }
            (_, Some("integer"), _) => Form::Whole,
            (_, Some("number"), _) => Form::Number,
            (_, Some("boolean"), _) => Form::Truth,
            _ => Form::Text,
        }
    }

    /// Keys beside a key that speak of it or that it speaks of, by names that no other word has.
    fn related(&self, found: &Found<'_>, key: &str, about: &str) -> Vec<String> {
        let Some(beside) = found.beside else { return Vec::new() };
        let speaks_of = |(other, schema): (&String, &Json)| {
            let said = schema["description"].as_str().unwrap_or_default();
            let is_related = other != key && (mentions(about, other) || mentions(said, key));
            is_related.then(|| other.clone())
        };
        beside.iter().filter_map(speaks_of).collect()
    }
}

/// An example that the declaration of a quantity gives, or the first of its words.
fn of_schema(key: &str, values: &[(Option<&str>, &Json)]) -> Option<Written> {
    let value = values.iter().find_map(|(_, schema)| {
        let first = &schema["examples"][0];
        let word = || words(None, schema).first().map(|word| format!("\"{}\"", word.word));
        let date = first.as_str().filter(|text| text.parse::<toml::value::Datetime>().is_ok());
        let given = || (!first.is_null()).then(|| first.to_string());
        date.map(str::to_owned).or_else(given).or_else(word)
    })?;
    Some(Written { text: format!("{key} = {value}"), scenario: None })
}

/// Whether a text names a key: one with an underscore, or one of six letters or more, as a word of its
/// own. Shorter ones (`by`, `to`, `from`) are words of the language too.
fn mentions(text: &str, key: &str) -> bool {
    let is_letter = |letter: char| letter.is_alphanumeric() || letter == '_';
    (key.contains('_') || key.len() >= 6) && text.split(|it| !is_letter(it)).any(|word| word == key)
}

/// What a text says of how things are without the key.
fn default(text: &str) -> Option<String> {
    let text = text.strip_suffix('.').unwrap_or(text);
    let sentences =
        text.split(". ").flat_map(|sentence| sentence.split(" ; ")).flat_map(|it| it.split("; "));
    let says = |clause: &&str| {
        let begins = ["Without", "Sans", "S’il n’y en a pas", "By default", "Par défaut"];
        clause.contains("by default")
            || clause.contains("par défaut")
            || begins.iter().any(|it| clause.starts_with(it))
    };
    sentences.map(str::trim).find(says).map(|clause| {
        let clause = clause.replace(", by default", "").replace(" by default", "");
        clause.replace(" par défaut", "")
    })
}

fn words(title: Option<&str>, schema: &Json) -> Vec<MeantWord> {
    let choices = schema["oneOf"].as_array().map(Vec::as_slice).unwrap_or_default();
    let word = |choice: &Json| {
        let word = choice["const"].as_str()?.to_owned();
        let said = choice["description"].as_str().unwrap_or_default();
        Some(MeantWord { about: wording(title.unwrap_or_default(), &word, said), word })
    };
    let alone = schema["const"]
        .as_str()
        .map(|word| MeantWord { word: word.to_owned(), about: Wording::default() });
    choices.iter().filter_map(word).chain(alone).collect()
}

fn limits(schema: &Json, values: &[(Option<&str>, &Json)]) -> Limits {
    let of = |key: &str| {
        let of_choice = |schema: &Json| {
            let inner = schema["anyOf"].as_array().into_iter().flatten();
            schema[key].as_f64().or_else(|| inner.filter_map(|it| it[key].as_f64()).next())
        };
        values.iter().find_map(|(_, schema)| of_choice(schema))
    };
    let length = match (&schema["minItems"], &schema["maxItems"]) {
        (least, most) if least == most => least.as_u64(),
        _ => None,
    };
    Limits { least: of("minimum"), most: of("maximum"), length }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_holds_without_a_key_is_cut_out_of_what_it_says() {
        let cut = |text: &str| default(text).unwrap_or_default();
        assert_eq!(cut("Who owns it; unoe by default."), "unoe");
        assert_eq!(
            cut("Its end; a date means that day. Without one, the horizon."),
            "Without one, the horizon"
        );
        assert_eq!(cut("Rate; the pool's speed by default. The slower holds."), "the pool's speed");
        assert_eq!(cut("À qui il appartient ; unoe par défaut."), "unoe");
        assert_eq!(cut("Home."), "");
    }

    #[test]
    fn short_keys_are_words_of_the_language_and_not_mentions() {
        assert!(mentions("Takes the place of repair and write_off.", "write_off"));
        assert!(!mentions("What may carry it, by a pool.", "by"));
    }
}
