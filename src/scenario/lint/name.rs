//! Names for readers: two things of one kind that a reader cannot tell apart.

use std::collections::BTreeMap;

use crate::id::Name;
use crate::{Code, Label, Remark, Scenario};

use super::word;

pub(super) fn review(scenario: &Scenario) -> Vec<Remark> {
    let mut remarks = Vec::new();
    for (kind, names) in named(scenario) {
        remarks.extend(same_names(kind, "name", &names));
    }
    remarks
}

/// The things of each kind that have a name for readers, by their keys.
fn named(scenario: &Scenario) -> Vec<(&'static str, Vec<(&Name, &Label)>)> {
    macro_rules! names {
        ($things:expr) => {
            $things.values().map(|it| (&it.name, &it.label)).collect()
        };
    }
    vec![
        ("region", names!(scenario.regions)),
        ("site", names!(scenario.sites)),
        ("pool", names!(scenario.pools)),
        ("escort", names!(scenario.escorts)),
        ("gate", names!(scenario.gates)),
        ("threat", names!(scenario.threats)),
        ("side", names!(scenario.sides)),
        ("force", names!(scenario.forces)),
        ("contest", names!(scenario.contests)),
        ("rule", names!(scenario.rules)),
        ("deadline", names!(scenario.deadlines)),
    ]
}

/// A remark for every name that several things of a kind (as it is called in the file) share in one
/// language, or in both; it stands at that key of the last of them.
pub(crate) fn same_names(kind: &str, key: &str, things: &[(&Name, &Label)]) -> Vec<Remark> {
    let mut shown: BTreeMap<(&str, Vec<&Name>), Vec<&str>> = BTreeMap::new();
    for (language, of) in [("English", english as fn(_, _) -> _), ("French", french)] {
        let mut by_name: BTreeMap<&str, Vec<&Name>> = BTreeMap::new();
        for (name, label) in things {
            by_name.entry(of(name, label)).or_default().push(name);
        }
        for (name, keys) in by_name.into_iter().filter(|(_, keys)| keys.len() > 1) {
            shown.entry((name, keys)).or_default().push(language);
        }
    }
    let remark = |((shown, things), languages): ((&str, Vec<&Name>), Vec<&str>)| {
        let path = format!("{kind}.{}.{key}", things[things.len() - 1]);
        same_name(path, shown, &things, &languages)
    };
    shown.into_iter().map(remark).collect()
}

fn same_name(path: String, shown: &str, things: &[&Name], languages: &[&str]) -> Remark {
    let names: Vec<&str> = things.iter().map(|name| name.as_str()).collect();
    let all = if names.len() == 2 { "both" } else { "all" };
    let only = if languages.len() == 1 { languages[0] } else { "both" };
    let names = word::few(&names);
    Remark::new(Code::SameName, path, message!("name-shown", names, all, shown, only))
        .remedy(message!("name-give-each-name-own-results"))
}

/// What an English reader sees.
fn english<'a>(key: &'a Name, label: &'a Label) -> &'a str {
    label.en.as_deref().or(label.fr.as_deref()).unwrap_or(key.as_str())
}

/// What a French reader sees.
fn french<'a>(key: &'a Name, label: &'a Label) -> &'a str {
    label.fr.as_deref().or(label.en.as_deref()).unwrap_or(key.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn label(en: Option<&str>, fr: Option<&str>) -> Label {
        Label { en: en.map(str::to_owned), fr: fr.map(str::to_owned) }
    }

    fn problems(things: &[(&str, Label)]) -> Vec<String> {
        let names: Vec<Name> = things.iter().map(|(key, _)| Name::new(key)).collect();
        let pairs: Vec<(&Name, &Label)> =
            names.iter().zip(things).map(|(name, (_, label))| (name, label)).collect();
        same_names("site", "name", &pairs)
            .into_iter()
            .map(|remark| remark.problem.read(crate::Language::English))
            .collect()
    }

    #[test]
    fn a_name_shared_in_both_languages_is_one_remark() {
        let gao = || label(Some("Gao"), None);
        assert_eq!(problems(&[("a", gao()), ("b", gao())]), ["a and b are both shown as \"Gao\""]);
        let three = [("a", gao()), ("b", gao()), ("c", gao())];
        assert_eq!(problems(&three), ["a, b and c are all shown as \"Gao\""]);
    }

    #[test]
    fn a_name_shared_in_one_language_is_said_of_that_language() {
        let north = label(Some("North camp"), Some("Camp"));
        let south = label(Some("South camp"), Some("Camp"));
        assert_eq!(
            problems(&[("north", north), ("south", south)]),
            ["north and south are both shown as \"Camp\" in French"]
        );
    }

    #[test]
    fn a_name_may_be_shared_with_a_key_that_is_shown() {
        let things = [("gao", label(Some("gao"), None)), ("b", label(Some("gao"), Some("Base B")))];
        assert_eq!(problems(&things), ["gao and b are both shown as \"gao\" in English"]);
        assert!(
            problems(&[("a", label(Some("A"), None)), ("b", label(None, Some("B")))]).is_empty()
        );
    }
}
