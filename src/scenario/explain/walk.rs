//! Going along a path through the JSON Schema of the file.

use serde_json::{Map, Value as Json};

use super::super::schema::schema;

/// The schema of the file, to be walked through.
pub(super) struct Atlas {
    schema: Json,
}

/// A key of the file, found on the way along a path.
#[derive(Debug, Clone)]
pub(super) struct Found<'s> {
    /// The way there, with `NAME` for the names of tables.
    pub(super) path: Vec<String>,
    /// The table that declares it, by its title; empty for what has a name of its own.
    pub(super) table: String,
    /// The keys beside it.
    pub(super) beside: Option<&'s Map<String, Json>>,
    /// Whether it must be there.
    pub(super) is_required: bool,
    /// What it may be.
    pub(super) schema: &'s Json,
}

/// What stands for the name of a table.
pub(super) const NAME: &str = "NAME";

impl Atlas {
    pub(super) fn new() -> Self {
        Self { schema: schema() }
    }

    /// The whole file.
    pub(super) fn root(&self) -> Found<'_> {
        let (path, table) = (Vec::new(), String::new());
        Found { path, table, beside: None, is_required: true, schema: &self.schema }
    }

    /// All definitions, by title.
    #[cfg(test)]
    pub(super) fn definitions(&self) -> impl Iterator<Item = (&String, &Json)> {
        self.schema["$defs"].as_object().into_iter().flatten()
    }

    /// The title of the definition that a schema refers to.
    pub(super) fn title(schema: &Json) -> Option<&str> {
        schema["$ref"].as_str()?.strip_prefix("#/$defs/")
    }

    /// The definition that a schema refers to, or the schema itself.
    pub(super) fn resolved<'s>(&'s self, schema: &'s Json) -> &'s Json {
        match Self::title(schema) {
            Some(title) => self.resolved(&self.schema["$defs"][title]),
            None => schema,
        }
    }

    /// The schemas that a value may follow, all choices told apart, each with its title if it has one.
    pub(super) fn choices<'s>(&'s self, schema: &'s Json) -> Vec<(Option<&'s str>, &'s Json)> {
        let (title, resolved) = (Self::title(schema), self.resolved(schema));
        match resolved["anyOf"].as_array() {
            // A quantity that is written in two ways is one thing all the same.
            Some(choices) if resolved.get("description").is_none() || title.is_none() => {
                choices.iter().flat_map(|choice| self.choices(choice)).collect()
            }
            _ => vec![(title, resolved)],
        }
    }

    /// The same, and of a list what stands in it.
    pub(super) fn values<'s>(&'s self, schema: &'s Json) -> Vec<(Option<&'s str>, &'s Json)> {
        let inner = |choice: (Option<&'s str>, &'s Json)| match choice.1["items"].is_object() {
            true => self.values(&choice.1["items"]),
            false => vec![choice],
        };
        self.choices(schema).into_iter().flat_map(inner).collect()
    }

    /// What stands under a segment of a path, in every way in which it can be understood.
    pub(super) fn step<'s>(&'s self, from: &Found<'s>, segment: &str) -> Vec<Found<'s>> {
        let outer = Self::title(from.schema);
        let under = |(title, schema): (Option<&'s str>, &'s Json)| {
            let table = title.or(outer).unwrap_or(&from.table);
            self.under(from, (table, schema), segment)
        };
        self.choices(from.schema).into_iter().flat_map(under).collect()
    }

    fn under<'s>(
        &'s self,
        from: &Found<'s>,
        (table, schema): (&str, &'s Json),
        segment: &str,
    ) -> Vec<Found<'s>> {
        let path = |name: &str| [from.path.as_slice(), &[name.to_owned()]].concat();
        let mut found = Vec::new();
        if let Some(properties) = schema["properties"].as_object() {
            let required = schema["required"].as_array();
            let is_required = required.is_some_and(|keys| keys.iter().any(|key| key == segment));
            found.extend(properties.get(segment).map(|key| Found {
                path: path(segment),
                table: table.to_owned(),
                beside: Some(properties),
                is_required,
                schema: key,
            }));
        }
        let bare = |name: &str, schema: &'s Json| Found {
            path: path(name),
            table: String::new(),
            beside: None,
            is_required: false,
            schema,
        };
        if schema["additionalProperties"].is_object() {
            let named = bare(NAME, &schema["additionalProperties"]);
            // The name may be left out: `camp.starts` is meant as `camp.NAME.starts`.
            found.extend(self.keys_of(&named, segment));
            found.push(named);
        }
        let is_index = segment == "*" || segment.bytes().all(|digit| digit.is_ascii_digit());
        if schema["items"].is_object() {
            match is_index {
                true => found.push(bare("0", &schema["items"])),
                false => found.extend(self.keys_of(&bare("0", &schema["items"]), segment)),
            }
        }
        found
    }

    /// A key of the tables that something may be.
    fn keys_of<'s>(&'s self, holder: &Found<'s>, segment: &str) -> Vec<Found<'s>> {
        let found = self.step(holder, segment).into_iter();
        found.filter(|found| found.beside.is_some()).collect()
    }

    /// What a path leads to, the names of tables given or left out.
    pub(super) fn find(&self, path: &str) -> Option<Found<'_>> {
        let mut ways = vec![self.root()];
        for segment in path.split('.') {
            ways = ways.iter().flat_map(|way| self.step(way, segment)).collect();
        }
        ways.into_iter().next()
    }

    /// Every key of the file, each once, with the first way to it.
    pub(super) fn all(&self) -> Vec<Found<'_>> {
        let mut all: Vec<Found<'_>> = Vec::new();
        let mut waiting = std::collections::VecDeque::from([self.root()]);
        while let Some(here) = waiting.pop_front() {
            for (title, schema) in self.choices(here.schema) {
                let below = self.below(&here, title, schema);
                for found in below {
                    let is_known = |known: &Found<'_>| {
                        !found.table.is_empty()
                            && known.table == found.table
                            && known.path.last() == found.path.last()
                    };
                    if !all.iter().any(is_known) {
                        waiting.push_back(found.clone());
                        all.push(found);
                    }
                }
            }
        }
        all.retain(|found| found.beside.is_some());
        all
    }

    fn below<'s>(
        &'s self,
        here: &Found<'s>,
        title: Option<&'s str>,
        schema: &'s Json,
    ) -> Vec<Found<'s>> {
        // What a spread is made of is the same for every quantity.
        let is_spread = |it: &str| it.starts_with("uncertain-") && it != "uncertain-value";
        if Self::title(here.schema).is_some_and(is_spread) {
            return Vec::new();
        }
        let table = title.or(Self::title(here.schema)).unwrap_or(&here.table);
        let mut segments: Vec<&str> = Vec::new();
        segments
            .extend(schema["properties"].as_object().into_iter().flatten().map(|it| it.0.as_str()));
        if schema["additionalProperties"].is_object() {
            segments.push(NAME);
        }
        if schema["items"].is_object() {
            segments.push("0");
        }
        let under = |segment: &str| {
            let found = self.under(here, (table, schema), segment);
            found.into_iter().find(|found| found.path.last().is_some_and(|last| last == segment))
        };
        segments.into_iter().filter_map(under).collect()
    }
}
