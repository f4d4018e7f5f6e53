//! The sentences of a briefing, one Fluent file for each language.
//!
//! Numbers and dates come in as text, made by [`Language`], so that they look the same in every
//! sentence, table and picture; counts come in as numbers, for the plural.

use std::rc::Rc;

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use super::super::Language;

/// The sentences of one language.
#[derive(Clone)]
pub(crate) struct Texts {
    /// The language.
    pub(super) language: Language,
    bundle: Rc<FluentBundle<FluentResource>>,
}

impl Texts {
    /// The sentences of a language.
    pub(crate) fn new(language: Language) -> Self {
        let (id, text) = match language {
            Language::English => ("en-GB", include_str!("texts/en.ftl")),
            Language::French => ("fr", include_str!("texts/fr.ftl")),
        };
        let mut bundle =
            FluentBundle::new(vec![id.parse::<LanguageIdentifier>().unwrap_or_default()]);
        bundle.set_use_isolating(false);
        // A test reads both files without a fault.
        let resource = FluentResource::try_new(text.to_owned()).unwrap_or_else(|(good, _)| good);
        bundle.add_resource_overriding(resource);
        Self { language, bundle: Rc::new(bundle) }
    }

    /// A sentence without anything to fill in.
    pub(super) fn say(&self, id: &str) -> String {
        self.fill(id, &[])
    }

    /// A sentence with texts to be filled in.
    pub(super) fn with(&self, id: &str, texts: &[(&str, &str)]) -> String {
        let values: Vec<_> =
            texts.iter().map(|(name, text)| (*name, FluentValue::from(*text))).collect();
        self.fill(id, &values)
    }

    /// A sentence with what is to be filled in; the id itself if it is missing, which a test
    /// excludes.
    pub(super) fn fill(&self, id: &str, values: &[(&str, FluentValue<'_>)]) -> String {
        let Some(pattern) = self.bundle.get_message(id).and_then(|message| message.value()) else {
            debug_assert!(false, "no sentence {id}");
            return id.to_owned();
        };
        let mut arguments = FluentArgs::new();
        for (name, value) in values {
            arguments.set(*name, value.clone());
        }
        let mut faults = Vec::new();
        let said = self.bundle.format_pattern(pattern, Some(&arguments), &mut faults);
        debug_assert!(faults.is_empty(), "{id}: {faults:?}");
        said.into_owned()
    }
}
