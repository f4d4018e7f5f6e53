//! Declaring a table of the file once: its keys, how each is read, and its JSON Schema.

use serde_json::{Value as Json, json};

use super::Code;
use super::desk::{Desk, Read, nearest, say_wrong_type, wrong_type};
use super::explain::homes_of;
use super::message::Last;
use super::naming;
use super::node::{Node, Table, Value};
use super::provenance;
use super::quantity::period_meant;
use super::schema::Definitions;
use super::synonym;
use crate::Message;

/// A table of the file, mirrored by a struct that [`syntax!`] declares.
pub(super) trait Syntax: Sized {
    /// Its keys.
    fn keys() -> Vec<Key>;

    /// Reads all keys it knows, whatever else the table holds.
    fn take(table: &Node, desk: &mut Desk<'_>) -> Option<Self>;
}

/// A key that a table may have.
pub(super) struct Key {
    pub(super) name: &'static str,
    pub(super) about: String,
    pub(super) required: bool,
    pub(super) schema: fn(&mut Definitions) -> Json,
}

/// A field of such a table.
pub(super) trait Field: Sized {
    /// Adds the keys it reads.
    fn declare(key: &'static str, about: &str, keys: &mut Vec<Key>);

    /// Reads it from the table that holds it.
    fn take(key: &'static str, table: &Node, desk: &mut Desk<'_>) -> Option<Self>;
}

/// A key that may be missing.
impl<T: Read> Field for Option<T> {
    fn declare(name: &'static str, about: &str, keys: &mut Vec<Key>) {
        keys.push(Key { name, about: about.to_owned(), required: false, schema: T::schema });
    }

    fn take(key: &'static str, table: &Node, desk: &mut Desk<'_>) -> Option<Self> {
        match table.child(key) {
            Some(node) => desk.read(key, node).map(Some),
            None => Some(None),
        }
    }
}

/// A key that must be there.
impl<T: Read> Field for T {
    fn declare(name: &'static str, about: &str, keys: &mut Vec<Key>) {
        keys.push(Key { name, about: about.to_owned(), required: true, schema: T::schema });
    }

    fn take(key: &'static str, table: &Node, desk: &mut Desk<'_>) -> Option<Self> {
        if let Some(node) = table.child(key) {
            return desk.read(key, node);
        }
        miss(key, T::schema, desk);
        None
    }
}

/// Finds that a key is missing.
fn miss(key: &str, schema: fn(&mut Definitions) -> Json, desk: &mut Desk<'_>) {
    let path = desk.path();
    if desk.misspelt.contains(&format!("{path}.{key}")) {
        return;
    }
    let owner = if path.is_empty() {
        message!("declare-file")
    } else {
        Message::verbatim(format!("[{path}]"))
    };
    let spot = desk.root.spot_of(&path);
    let mut definitions = Definitions::default();
    let schema = schema(&mut definitions);
    let example = match key {
        "format" => "1".to_owned(),
        _ => definitions.example(&schema),
    };
    let finding = desk.find(Code::MissingKey, spot, message!("declare-has-no-key", owner, key));
    finding.allowed = definitions.words(&schema).map(|words| Message::verbatim(words.join(", ")));
    finding.remedy = Some(message!("declare-add", key, example));
}

/// Tables by name: `[camp.kidal]`, `[camp.gao]`, …, those that could not be read included. A sorted
/// list, because two dozen kinds of map are slow to compile.
#[derive(Debug, Clone)]
pub(super) struct Keyed<T>(Vec<(String, Option<T>)>);

impl<T> Keyed<T> {
    /// Names and tables, in the order of the names.
    pub(super) fn iter(&self) -> impl Iterator<Item = (&str, Option<&T>)> {
        self.0.iter().map(|(name, table)| (name.as_str(), table.as_ref()))
    }

    /// All names.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|(name, _)| name.as_str())
    }

    /// The tables that could be read.
    pub(super) fn values(&self) -> impl Iterator<Item = &T> {
        self.0.iter().filter_map(|(_, table)| table.as_ref())
    }

    /// The table of this name, if there is one.
    pub(super) fn get(&self, name: &str) -> Option<Option<&T>> {
        let at = self.0.binary_search_by(|(it, _)| it.as_str().cmp(name)).ok()?;
        Some(self.0[at].1.as_ref())
    }

    /// Whether there is a table of this name.
    pub(super) fn contains(&self, name: &str) -> bool {
        self.get(name).is_some()
    }

    /// Whether there is none at all.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<T: Read> Field for Keyed<T> {
    fn declare(name: &'static str, about: &str, keys: &mut Vec<Key>) {
        let schema = |definitions: &mut Definitions| {
            let item = T::schema(definitions);
            definitions.extend(&item, &provenance::properties());
            keyed_schema(item)
        };
        keys.push(Key { name, about: about.to_owned(), required: false, schema });
    }

    fn take(key: &'static str, table: &Node, desk: &mut Desk<'_>) -> Option<Self> {
        let Some(entries) = keyed_tables(key, table, desk) else { return Some(Self(Vec::new())) };
        let mut tables = Vec::with_capacity(entries.len());
        desk.enter(key);
        for (name, entry) in entries {
            naming::Kind::Key.check(name, entry.key, desk);
            desk.is_named = true;
            tables.push((name.clone(), desk.read(name, &entry.node)));
            desk.is_named = false;
        }
        desk.leave();
        Some(Self(tables))
    }
}

/// The tables by name under a key, if there are any.
fn keyed_tables<'n>(key: &str, table: &'n Node, desk: &mut Desk<'_>) -> Option<&'n Table> {
    let node = table.child(key)?;
    let entries = node.table();
    if entries.is_none() {
        wrong_type::<()>(node, desk, message!("declare-tables-name-name", key));
    }
    entries
}

fn keyed_schema(item: Json) -> Json {
    json!({
        "type": "object",
        "additionalProperties": item,
        "propertyNames": naming::Kind::Key.schema(),
    })
}

/// Keys of another table that stand in the same table.
#[derive(Debug, Clone)]
pub(super) struct Shared<T>(pub(super) T);

impl<T: Syntax> Field for Shared<T> {
    fn declare(_: &'static str, _: &str, keys: &mut Vec<Key>) {
        keys.extend(T::keys());
    }

    fn take(_: &'static str, table: &Node, desk: &mut Desk<'_>) -> Option<Self> {
        T::take(table, desk).map(Shared)
    }
}

/// Reads a whole table: unknown keys are refused.
pub(super) fn read_draft<T: Syntax>(node: &Node, desk: &mut Desk<'_>) -> Option<T> {
    check_keys(&T::keys(), node, desk)?;
    T::take(node, desk)
}

fn check_keys(keys: &[Key], node: &Node, desk: &mut Desk<'_>) -> Option<()> {
    let keys: Vec<&'static str> = keys.iter().map(|key| key.name).collect();
    let Some(table) = node.table() else {
        let finding = say_wrong_type(node, desk, message!("declare-table", keys = keys.join(", ")));
        let right = stretch(&node.value).filter(|_| keys == ["from", "until"]);
        finding.remedy = right.map(|right| message!("write", right));
        return None;
    };
    let common: &[&str] = if std::mem::take(&mut desk.is_named) {
        provenance::check(node, desk);
        &provenance::KEYS
    } else {
        &[]
    };
    let known = || keys.iter().chain(common).copied();
    for (name, entry) in table {
        if known().all(|key| key != name) {
            let finding = desk.find(
                Code::UnknownKey,
                entry.key,
                message!("declare-means-nothing-here", name),
            );
            finding.allowed = Some(Message::verbatim(keys.join(", ")));
            let meant = synonym::own(name, known()).or_else(|| nearest(name, known()));
            finding.did_you_mean = meant.clone();
            finding.remedy = elsewhere(name);
            let path = desk.path();
            desk.misspelt.extend(meant.map(|key| format!("{path}.{key}")));
        }
    }
    Some(())
}

/// The stretch of time that was meant by days alone, as a table.
fn stretch(value: &Value) -> Option<String> {
    let (from, until) = match value {
        Value::Text(text) => period_meant(text)?,
        Value::Datetime(day) => period_meant(&day.to_string())?,
        _ => return None,
    };
    Some(format!("{{ from = {from}, until = {until} }}"))
}

/// Tables that a key may be at home in, if it means nothing here; more are no help.
const MOST_HOMES: usize = 3;

/// That a key which means nothing here is one of another table, if it is one of few.
fn elsewhere(name: &str) -> Option<Message> {
    let mut tables: Vec<String> = homes_of(name)
        .into_iter()
        .map(|home| match home.strip_suffix(".0") {
            Some(list) => format!("[[{list}]]"),
            None => format!("[{home}]"),
        })
        .collect();
    tables.sort();
    tables.dedup();
    let is_few = (1..=MOST_HOMES).contains(&tables.len());
    let tables = tables.into_iter().map(Message::verbatim).collect();
    let list = || Message::list(tables, Last::Or);
    is_few.then(|| message!("declare-belongs-to", name, tables = list()))
}

/// The JSON Schema of a table.
pub(super) fn table_schema(about: &str, keys: Vec<Key>, definitions: &mut Definitions) -> Json {
    let mut properties = serde_json::Map::new();
    let mut required = Vec::new();
    for key in keys {
        let mut schema = (key.schema)(definitions);
        if let (Some(schema), false) = (schema.as_object_mut(), key.about.is_empty()) {
            schema.insert("description".to_owned(), Json::from(key.about));
        }
        properties.insert(key.name.to_owned(), schema);
        if key.required {
            required.push(key.name);
        }
    }
    json!({
        "type": "object",
        "description": about,
        "properties": properties,
        "required": required,
        "additionalProperties": false,
    })
}

/// Documentation lines as one paragraph.
pub(super) fn paragraph(lines: &[&str]) -> String {
    lines.iter().map(|line| line.trim()).collect::<Vec<_>>().join(" ")
}

/// Declares a syntax: `syntax! { /// About. "name" Name { /// About. key: Type, … } }`. A key that
/// is no identifier of Rust is given as `field = "key": Type`.
macro_rules! syntax {
    ($($(#[doc = $about:literal])* $title:literal $name:ident {
        $($(#[doc = $doc:literal])* $field:ident $(= $key:literal)? : $type:ty,)*
    })*) => {$(
        $(#[doc = $about])*
        #[derive(Debug, Clone)]
        #[allow(dead_code, reason = "plans, cases and extends are laid over the nodes themselves")]
        pub(crate) struct $name {
            $($(#[doc = $doc])* pub(crate) $field: $type,)*
        }

        impl $crate::declare::Syntax for $name {
            fn keys() -> Vec<$crate::declare::Key> {
                let mut keys = Vec::new();
                $(<$type as $crate::declare::Field>::declare(
                    $crate::declare::key!($field $($key)?),
                    &$crate::declare::paragraph(&[$($doc),*]),
                    &mut keys,
                );)*
                keys
            }

            fn take(
                table: &$crate::node::Node,
                desk: &mut $crate::desk::Desk<'_>,
            ) -> Option<Self> {
                $(let $field = <$type as $crate::declare::Field>::take(
                    $crate::declare::key!($field $($key)?), table, desk,
                );)*
                Some(Self { $($field: $field?,)* })
            }
        }

        impl $crate::desk::Read for $name {
            fn read(
                node: &$crate::node::Node,
                desk: &mut $crate::desk::Desk<'_>,
            ) -> Option<Self> {
                $crate::declare::read_draft(node, desk)
            }

            fn schema(
                definitions: &mut $crate::schema::Definitions,
            ) -> serde_json::Value {
                let about = $crate::declare::paragraph(&[$($about),*]);
                definitions.define($title, |definitions| {
                    let keys = <Self as $crate::declare::Syntax>::keys();
                    $crate::declare::table_schema(&about, keys, definitions)
                })
            }
        }
    )*};
}

macro_rules! key {
    ($field:ident) => {
        stringify!($field)
    };
    ($field:ident $key:literal) => {
        $key
    };
}

/// Declares the words that stand for the values of a type, and by what a text is made into a list of them.
macro_rules! words {
    ($($title:literal $type:ty $(, lists by $meant:path)? {
        $($word:literal => $value:expr, $about:literal;)*
    })*) => {$(
        impl $crate::desk::Read for $type {
            fn read(
                node: &$crate::node::Node,
                desk: &mut $crate::desk::Desk<'_>,
            ) -> Option<Self> {
                let lists: &[$crate::declare::Listed] = &[$($meant)?];
                let word = $crate::declare::read_word(node, desk, $title, &[$($word),*], lists)?;
                match word {
                    $($word => Some($value),)*
                    _ => None,
                }
            }

            fn schema(
                definitions: &mut $crate::schema::Definitions,
            ) -> serde_json::Value {
                definitions.define($title, |_| {
                    $crate::declare::words_schema(&[$(($word, $about)),*])
                })
            }
            $(
                fn list_meant(text: &str) -> String {
                    $meant(text).unwrap_or_else(|| $crate::desk::in_list(text))
                }
            )?
        }
    )*};
}

/// The JSON Schema of words and what they mean.
pub(super) fn words_schema(words: &[(&str, &str)]) -> Json {
    let choice = |(word, about): &(&str, &str)| json!({"const": word, "description": about});
    json!({"oneOf": words.iter().map(choice).collect::<Vec<Json>>()})
}

/// Makes a list of words of a text, as TOML.
pub(super) type Listed = fn(&str) -> Option<String>;

/// The word at a node, if it is one of those allowed.
pub(super) fn read_word<'n>(
    node: &'n Node,
    desk: &mut Desk<'_>,
    title: &str,
    words: &[&'static str],
    lists: &[Listed],
) -> Option<&'n str> {
    let Value::Text(text) = &node.value else {
        return wrong_type(node, desk, message!("declare-one", words = words.join(", ")));
    };
    if words.contains(&text.as_str()) {
        return Some(text);
    }
    let finding = desk.find(
        Code::UnknownWord,
        node.spot,
        message!("declare-no", text, title, kind = title.replace(' ', "-")),
    );
    finding.allowed = Some(Message::verbatim(words.join(", ")));
    let several = lists.iter().find_map(|listed| listed(text)).filter(|list| list.contains(','));
    if let Some(several) = several {
        let right = several.trim_matches(['[', ']']);
        finding.remedy = Some(message!("write", right));
        return None;
    }
    let known = || words.iter().copied();
    let meant = synonym::own(text, known()).or_else(|| nearest(text, known()));
    finding.did_you_mean = meant.or_else(|| begun(text, words));
    None
}

/// The word that a longer one begins with: `mon` of `Monday`, `lun` of `lundi`.
fn begun(text: &str, words: &[&str]) -> Option<String> {
    let text = text.to_lowercase();
    let begins = |word: &&&str| word.len() >= 3 && text.starts_with(**word);
    words.iter().filter(begins).max_by_key(|word| word.len()).map(|word| (*word).to_owned())
}

pub(super) use {key, syntax, words};
