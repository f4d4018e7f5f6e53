//! The sentences of a briefing, one Fluent file for each language.
//!
//! Numbers and dates come in as text, made by [`Language`], so that they look the same in every
//! sentence, table and picture; counts come in as numbers, for the plural.

use std::rc::Rc;

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use super::super::Language;
use crate::scenario::Vocabulary;

/// The sentences of one language.
#[derive(Clone)]
pub(crate) struct Texts {
    /// The language.
    pub(super) language: Language,
    bundle: Rc<FluentBundle<FluentResource>>,
}

impl Texts {
    /// The sentences of a language, in the words of a field.
    pub(crate) fn new(language: Language, vocabulary: Vocabulary) -> Self {
        let (id, text, humanitarian) = match language {
            Language::English => {
                ("en-GB", include_str!("texts/en.ftl"), include_str!("texts/en-humanitarian.ftl"))
            }
            Language::French => {
                ("fr", include_str!("texts/fr.ftl"), include_str!("texts/fr-humanitarian.ftl"))
            }
        };
        let otherwise = (vocabulary == Vocabulary::Humanitarian).then_some(humanitarian);
        let mut bundle =
            FluentBundle::new(vec![id.parse::<LanguageIdentifier>().unwrap_or_default()]);
        bundle.set_use_isolating(false);
        for text in [text].into_iter().chain(otherwise) {
            // A test reads all files without a fault.
            let read = FluentResource::try_new(text.to_owned());
            bundle.add_resource_overriding(read.unwrap_or_else(|(good, _)| good));
        }
        Self { language, bundle: Rc::new(bundle) }
    }

    /// A sentence without anything to fill in.
    pub(crate) fn say(&self, id: &str) -> String {
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
