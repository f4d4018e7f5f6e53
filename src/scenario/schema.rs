//! The JSON Schema of a scenario file, from the same declarations that read it.

use std::collections::BTreeMap;

use serde_json::{Value as Json, json};

use super::desk::Read as _;
use super::syntax::File;

/// The definitions that schemas refer to, by title.
#[derive(Debug, Default)]
pub(super) struct Definitions(BTreeMap<String, Json>);

impl Definitions {
    /// A reference to the definition of this title, which is made if it is not there yet.
    pub(super) fn define(&mut self, title: &str, make: impl FnOnce(&mut Self) -> Json) -> Json {
        let key = title.replace(' ', "-");
        if self.begin(&key) {
            let definition = make(self);
            self.finish(&key, definition);
        }
        reference(&key)
    }

    /// Whether it is not there yet, nor being made.
    fn begin(&mut self, key: &str) -> bool {
        let is_new = !self.0.contains_key(key);
        if is_new {
            self.finish(key, Json::Bool(true));
        }
        is_new
    }

    fn finish(&mut self, key: &str, definition: Json) {
        self.0.insert(key.to_owned(), definition);
    }
}

fn reference(key: &str) -> Json {
    json!({"$ref": format!("#/$defs/{key}")})
}

impl Definitions {
    /// Adds keys to the definition that a schema refers to, if it is one of a table with declared keys.
    pub(super) fn extend(&mut self, schema: &Json, keys: &[(&'static str, Json)]) {
        let name = schema["$ref"].as_str().and_then(|path| path.strip_prefix("#/$defs/"));
        let table = name.and_then(|name| self.0.get_mut(name));
        let known = table.and_then(|table| table.get_mut("properties")?.as_object_mut());
        if let Some(known) = known {
            known.extend(keys.iter().map(|(key, schema)| ((*key).to_owned(), schema.clone())));
        }
    }
}

/// What a schema says about how its values are written.
impl Definitions {
    fn resolved<'s>(&'s self, schema: &'s Json) -> &'s Json {
        let name = schema["$ref"].as_str().and_then(|path| path.strip_prefix("#/$defs/"));
        name.and_then(|name| self.0.get(name)).map_or(schema, |target| self.resolved(target))
    }

    /// The words that may stand there, if nothing else may.
    pub(super) fn words(&self, schema: &Json) -> Option<Vec<String>> {
        let choices = self.resolved(schema)["oneOf"].as_array()?;
        choices.iter().map(|choice| choice["const"].as_str().map(str::to_owned)).collect()
    }

    /// A value in TOML as an example, or dots where any would do.
    pub(super) fn example(&self, schema: &Json) -> String {
        let schema = self.resolved(schema);
        if let Some(example) = schema["examples"].get(0) {
            let is_date =
                example.as_str().is_some_and(|text| text.parse::<toml::value::Datetime>().is_ok());
            return match example.as_str() {
                Some(date) if is_date => date.to_owned(),
                _ => example.to_string(),
            };
        }
        if let Some(first) = schema["anyOf"].get(0) {
            return self.example(first);
        }
        match schema["type"].as_str() {
            Some("array") => format!("[{}]", self.example(&schema["items"])),
            Some("integer" | "number") => "…".to_owned(),
            Some("object") => "{ … }".to_owned(),
            _ => "\"…\"".to_owned(),
        }
    }
}

/// The JSON Schema (syntax 2020-12) of a scenario file, with a description of every key.
pub fn schema() -> Json {
    let mut definitions = Definitions::default();
    let root = File::schema(&mut definitions);
    json!({
        "$schema": "https://json-schema.org/syntax/2020-12/schema",
        "title": "drawdown scenario",
        "$ref": root["$ref"],
        "$defs": definitions.0,
    })
}
