//! The JSON Schema of a scenario file, from the same declarations that read it.

use std::collections::BTreeMap;

use serde_json::{Value as Json, json};

use super::desk::Read as _;
use super::draft::File;

/// The definitions that schemas refer to, by title.
#[derive(Debug, Default)]
pub(super) struct Definitions(BTreeMap<String, Json>);

impl Definitions {
    /// A reference to the definition of this title, which is made if it is not there yet.
    pub(super) fn define(&mut self, title: &str, make: impl FnOnce(&mut Self) -> Json) -> Json {
        let key = title.replace(' ', "-");
        if !self.0.contains_key(&key) {
            self.0.insert(key.clone(), Json::Bool(true));
            let definition = make(self);
            self.0.insert(key.clone(), definition);
        }
        json!({"$ref": format!("#/$defs/{key}")})
    }
}

/// The JSON Schema (draft 2020-12) of a scenario file, with a description of every key.
pub fn schema() -> Json {
    let mut definitions = Definitions::default();
    let root = File::schema(&mut definitions);
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "drawdown scenario",
        "$ref": root["$ref"],
        "$defs": definitions.0,
    })
}
