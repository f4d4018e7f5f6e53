use std::collections::BTreeSet;

use super::walk::Atlas;
use super::*;
use crate::examples;

/// Everything that has a text: table and key, the empty key for a table itself.
fn told() -> BTreeSet<(String, String)> {
    let atlas = Atlas::new();
    let mut told = BTreeSet::new();
    for (title, definition) in atlas.definitions() {
        let table = if title.starts_with("uncertain-") { "uncertain" } else { title };
        let mut tell = |key: &str, holder: &serde_json::Value| {
            let is_told = holder["description"].as_str().is_some_and(|text| !text.is_empty());
            if is_told {
                told.insert((table.to_owned(), key.to_owned()));
            }
        };
        tell("", definition);
        let spread = &definition["anyOf"][1];
        for (key, held) in
            [definition, spread].iter().filter_map(|it| it["properties"].as_object()).flatten()
        {
            tell(key, held);
        }
        for word in definition["oneOf"].as_array().into_iter().flatten() {
            tell(word["const"].as_str().expect("a word"), word);
        }
        let is_quantity = definition["description"].is_string() && title != "settings";
        if is_quantity && definition["properties"].is_null() {
            told.insert(("quantities".to_owned(), title.clone()));
        }
    }
    told.extend(Code::ALL.iter().map(|code| ("code".to_owned(), code.text().to_owned())));
    told
}

#[test]
fn everything_that_is_said_in_english_is_said_in_french() {
    let missing: Vec<_> =
        told().into_iter().filter(|(table, key)| in_french(table, key).is_none()).collect();
    assert!(missing.is_empty(), "add to explain/fr.toml: {missing:?}");
}

#[test]
fn nothing_is_said_in_french_that_is_not_said_in_english() {
    let told = told();
    let is_told = |table: &String, key: &String| match table.as_str() {
        COMMON => told.iter().any(|(_, other)| other == key),
        _ => told.contains(&(table.clone(), key.clone())),
    };
    let pairs = french().iter().flat_map(|(table, keys)| keys.keys().map(move |key| (table, key)));
    let idle: Vec<_> = pairs.filter(|(table, key)| !is_told(table, key)).collect();
    assert!(idle.is_empty(), "take out of explain/fr.toml: {idle:?}");
}

#[test]
fn every_key_is_found_under_its_own_path() {
    let atlas = Atlas::new();
    let lost: Vec<String> = atlas
        .all()
        .iter()
        .map(|found| found.path.join("."))
        .filter(|path| explain_key(path).first().is_none_or(|key| key.path != *path))
        .collect();
    assert!(lost.is_empty(), "{lost:?}");
    // Some four hundred keys are declared; that many are on some way from the top.
    assert!(atlas.all().len() > 300, "{}", atlas.all().len());
}

/// Paths of everything that a scenario writes, but for what stands under free names.
fn written(value: &toml::Value, path: &str, paths: &mut BTreeSet<String>) {
    let join = |key: &str| if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") };
    let is_free =
        [".set", ".assume", "prior", ".values", "depends_on"].iter().any(|it| path.ends_with(it));
    match value {
        toml::Value::Table(table) if !is_free => {
            table.iter().for_each(|(key, value)| written(value, &join(key), paths));
        }
        toml::Value::Array(list) => {
            list.iter()
                .enumerate()
                .for_each(|(at, value)| written(value, &join(&at.to_string()), paths));
        }
        _ => {
            let key = path.trim_end_matches(|it: char| it.is_ascii_digit() || it == '.');
            paths.insert(key.to_owned());
        }
    }
}

#[test]
fn every_key_that_a_built_in_scenario_writes_is_explained() {
    let mut paths = BTreeSet::new();
    for example in examples() {
        let table: toml::Table = example.text.parse().expect("a built-in scenario");
        written(&toml::Value::Table(table), "", &mut paths);
    }
    assert!(paths.len() > 1_000, "{}", paths.len());
    let atlas = Atlas::new();
    let lost: Vec<&String> = paths.iter().filter(|path| atlas.find(path).is_none()).collect();
    assert!(lost.is_empty(), "{lost:?}");
}

#[test]
fn a_key_is_told_with_its_type_default_words_and_neighbours() {
    let [by] = explain_key("camp.x.line.y.by").try_into().expect("one key");
    assert_eq!(by.path, "camp.NAME.line.NAME.by");
    assert_eq!(by.default.map(|it| it.en).as_deref(), Some("Every pool able to carry it"));
    let list = Form::List(vec![Form::Text]);
    assert_eq!(by.forms, [Form::Text, list.clone(), Form::List(vec![list])]);
    // Without the names, and of a key that many tables have.
    assert_eq!(explain_key("camp.line.by")[0].path, "camp.NAME.line.NAME.by");
    let owners: Vec<String> = explain_key("payload").into_iter().map(|key| key.path).collect();
    assert_eq!(owners, ["pool.NAME.payload"]);
    let [weight] = explain_key("pool.trucks.gross_weight").try_into().expect("one key");
    assert!(weight.related.contains(&"empty_weight".to_owned()), "{:?}", weight.related);
    let [count] = explain_key("pool.trucks.count").try_into().expect("one key");
    assert!(count.may_be_uncertain && count.is_required);
    assert_eq!((count.limits.least, count.limits.most), (Some(0.0), Some(1_000_000.0)));
}

#[test]
fn a_word_is_found_where_it_may_stand() {
    let places: Vec<String> = explain_key("when-granted").into_iter().map(|key| key.path).collect();
    assert_eq!(places, ["pool.NAME.load"]);
}

#[test]
fn what_is_written_nearly_right_is_recognised() {
    assert_eq!(key_names("pool.trucks.sped").as_deref(), Some("pool.trucks.speed"));
    assert_eq!(key_names("looks_ahed").as_deref(), Some("looks_ahead"));
    assert_eq!(
        key_names("camp.kidal.line.coe.amont").as_deref(),
        Some("camp.kidal.line.coe.amount")
    );
}

#[test]
fn every_finding_has_a_file_that_shows_it_but_for_what_no_file_shows() {
    for code in Code::ALL {
        let is_shown = code
            .example()
            .is_some_and(|[_, said, dit]| [said, dit].iter().all(|it| it.contains(code.text())));
        assert!(is_shown || code.is_defect() || code.is_of_machine(), "{}", code.text());
    }
}
