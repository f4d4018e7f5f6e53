use std::collections::BTreeSet;

use super::*;
use crate::arguments::Arguments;

/// Every English sentence that a page of help has.
fn said() -> BTreeSet<String> {
    let mut said = BTreeSet::new();
    let mut translate = |english: &str| {
        said.insert(english.to_owned());
        english.to_owned()
    };
    let mut command = Arguments::program();
    command.build();
    Translation { language: Language::French, translate: &mut translate }.of_command(command);
    said
}

#[test]
fn every_sentence_of_the_help_has_its_french_and_none_is_unused() {
    let written: BTreeMap<String, String> =
        toml::from_str(include_str!("fr.toml")).expect("the French is TOML");
    let (said, known) = (said(), written.keys().cloned().collect::<BTreeSet<_>>());
    assert!(said.len() > 150, "{}", said.len());
    let entry = |english: &String| format!("{english:?} = \"\"\n");
    let missing: String = said.difference(&known).map(entry).collect();
    assert!(missing.is_empty(), "add to help/fr.toml:\n{missing}");
    let unused: String = known.difference(&said).map(entry).collect();
    assert!(unused.is_empty(), "take out of help/fr.toml:\n{unused}");
}
