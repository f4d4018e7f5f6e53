//! Reading scenario files: what is accepted, what is refused and where, and what does not matter.

use proptest::prelude::*;

use drawdown::scenario::{
    Code, Finding, Origin, Rejected, Request, Scenario, Study, examples, read, read_text, schema,
};

/// A scenario with something of everything, small enough to break one thing at a time.
const BASE: &str = include_str!("reading/base.toml");

fn study(text: &str, sets: &[&str]) -> Result<(Study, Vec<Finding>), Rejected> {
    let sets: Vec<String> = sets.iter().map(|set| (*set).to_owned()).collect();
    read_text("test.toml", text, &sets)
}

fn accepted(text: &str, sets: &[&str]) -> Study {
    match study(text, sets) {
        Ok((study, _)) => study,
        Err(rejected) => panic!("{}", listed(&rejected.findings)),
    }
}

/// Findings, one a line: code, line and problem.
fn listed(findings: &[Finding]) -> String {
    let line = |finding: &Finding| finding.place.as_ref().map_or(0, |place| place.line);
    let shown = |finding: &Finding| {
        format!(
            "{} {} {}",
            finding.code.text(),
            line(finding),
            finding.problem.read(drawdown::scenario::Language::English)
        )
    };
    findings.iter().map(shown).collect::<Vec<_>>().join("\n")
}

/// The base with one text replaced.
fn base_with(from: &str, to: &str) -> String {
    assert_eq!(BASE.matches(from).count(), 1, "{from}");
    BASE.replace(from, to)
}

/// The text under a caret.
fn pointed(finding: &Finding) -> &str {
    finding.place.as_ref().map_or("", |place| &place.text[place.bytes.clone()])
}

#[test]
fn the_base_of_these_tests_is_accepted() {
    let study = accepted(BASE, &[]);
    assert_eq!(study.variants.len(), 4);
}

#[test]
fn every_kind_of_error_is_refused_at_its_place() {
    let cases: &[(Code, &str, &str, &str)] = &[
        (Code::Syntax, "marking = \"TEST\"", "marking = TEST", "TEST"),
        (Code::Syntax, "marking = \"TEST\"", "id = \"twice\"", "id"),
        (Code::UnknownKey, "payload =", "paylaod =", "paylaod"),
        (Code::MissingKey, "speed = \"40 km/day\"\n", "", "trucks"),
        (Code::WrongType, "count = 10", "count = \"ten\"", "\"ten\""),
        (Code::BadName, "[site.town]", "[site.Town]", "Town"),
        (Code::UnknownWord, "kind = \"port\"", "kind = \"prot\"", "\"prot\""),
        (Code::BadQuantity, "\"12 t\"", "\"12 tons\"", "\"12 tons\""),
        (Code::BadMoment, "due = 2030-05-25", "due = \"2030-05-25\"", "\"2030-05-25\""),
        (Code::BadMoment, "\"06:00-18:00\"", "\"6 to 18\"", "\"6 to 18\""),
        (Code::BadMoment, "\"Africa/Bamako\"", "\"Africa/Timbuktoo\"", "\"Africa/Timbuktoo\""),
        (Code::BadDistribution, "[\"2 d\", \"4 d\", \"9 d\"]", "[\"4 d\", \"2 d\", \"9 d\"]", ""),
        (Code::OutOfRange, "refusal = 0.1", "refusal = 1.1", "1.1"),
        (Code::OutOfRange, "convoy = [2, 5]", "convoy = [5, 2]", "[5, 2]"),
        (Code::UnknownFormat, "format = 1", "format = 2", "2"),
        (Code::PathNotFound, "\"camp.fort.mode\"", "\"camp.frot.mode\"", "\"camp.frot.mode\""),
        (Code::BadPath, "\"camp.fort.mode\"", "\"mode\"", "\"mode\""),
        (Code::NewEntity, "\"camp.fort.mode\" = \"accelerate\"", "\"pool.more\" = {}", ""),
        (Code::NotScalable, "\"camp.*.line.stores.amount\"", "\"camp.*.closure\"", ""),
        (Code::UnknownReference, "home = \"town\"", "home = \"twon\"", "\"twon\""),
        (Code::NameTaken, "[site.town]", "[site.fort]\n[site.town]", "fort"),
        (Code::StepCircle, "kind = \"lift\"", "kind = \"lift\"\nafter = [\"papers\"]", ""),
        (
            Code::ClosureShape,
            "kind = \"last-party\"\nafter = [\"lift\"]",
            "kind = \"last-party\"",
            "",
        ),
        (Code::Conflict, "duration = ", "effort = \"1 person-days\"\nduration = ", ""),
        (Code::KindMismatch, "lot = \"60 t\"", "lot = \"6 teu\"", "\"6 teu\""),
        (Code::NoLift, "amount = \"40 people\"", "amount = \"40 teu\"", ""),
        (Code::NoLength, "length = \"100 km\"\n", "", "fort-town"),
        (Code::NothingCovered, "covers.modes = [\"road\"]", "covers.modes = [\"sea\"]", ""),
        (Code::NeverOpen, "hours = [\"06:00-18:00\"]", "hours = []", ""),
        (Code::NotACamp, "all = [\"fort\"]", "all = [\"town\"]", "\"town\""),
    ];
    for (code, from, to, under) in cases {
        let Err(rejected) = study(&base_with(from, to), &[]) else {
            panic!("{} was accepted: {to}", code.text());
        };
        let found = rejected.findings.iter().find(|finding| finding.code == *code);
        let Some(found) = found else {
            panic!("{} was not found for {to}:\n{}", code.text(), listed(&rejected.findings));
        };
        assert!(found.place.is_some(), "{} has no place", code.text());
        if !under.is_empty() {
            assert_eq!(pointed(found), *under, "{}", code.text());
        }
    }
}

#[test]
fn the_nearest_right_thing_is_named() {
    let cases = [
        ("payload =", "paylaod =", "payload"),
        ("kind = \"port\"", "kind = \"prot\"", "port"),
        ("home = \"town\"", "home = \"twon\"", "town"),
        ("\"camp.fort.mode\"", "\"camp.frot.mode\"", "fort"),
        ("triangular = [\"2 d\"", "trianglar = [\"2 d\"", "triangular"),
    ];
    for (from, to, nearest) in cases {
        let rejected = study(&base_with(from, to), &[]).expect_err(to);
        let named = rejected.findings.iter().find_map(|finding| finding.did_you_mean.as_deref());
        assert_eq!(named, Some(nearest), "{to}");
    }
}

#[test]
fn all_findings_of_all_tables_come_together() {
    let text = BASE
        .replace("payload =", "paylaod =")
        .replace("home = \"town\"", "home = \"twon\"")
        .replace("refusal = 0.1", "refusal = \"often\"")
        .replace("milestone = \"vacated\"", "milestone = \"empty\"");
    let rejected = study(&text, &[]).expect_err("four faults");
    let codes: Vec<&str> = rejected.findings.iter().map(|finding| finding.code.text()).collect();
    for code in ["E104", "E108", "E109", "E301"] {
        assert!(codes.contains(&code), "{code} is not in:\n{}", listed(&rejected.findings));
    }
}

#[test]
fn several_syntax_errors_come_together() {
    let rejected = study("format = \n[scenario\nid = x\n", &[]).expect_err("no TOML");
    assert!(rejected.findings.len() >= 2, "{}", listed(&rejected.findings));
    assert!(rejected.findings.iter().all(|finding| finding.code == Code::Syntax));
}

#[test]
fn an_error_in_every_variant_is_reported_once() {
    let rejected = study(&base_with("home = \"town\"", "home = \"twon\""), &[]).expect_err("twon");
    assert_eq!(rejected.findings.len(), 1, "{}", listed(&rejected.findings));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(8))]

    #[test]
    fn the_order_of_tables_other_than_deadlines_changes_nothing(keys in prop::collection::vec(any::<u32>(), 200)) {
        for example in examples() {
            let (head, tables) = tables_of(example.text);
            let mut shuffled: Vec<(u32, String)> =
                keys.iter().cycle().copied().zip(tables.clone()).collect();
            shuffled.sort();
            // Wherever they come to stand, deadlines keep their order among themselves.
            let is_deadline = |table: &&String| table.starts_with("[deadline.");
            let mut deadlines = tables.iter().filter(is_deadline);
            for (_, table) in shuffled.iter_mut().filter(|(_, table)| is_deadline(&table)) {
                table.clone_from(deadlines.next().expect("as many as before"));
            }
            let body: String = shuffled.iter().map(|(_, table)| table.as_str()).collect();
            let one = accepted(example.text, &[]);
            let other = accepted(&format!("{head}{body}"), &[]);
            prop_assert_eq!(&one.plans, &other.plans);
            prop_assert_eq!(&one.cases, &other.cases);
            let pairs = one.variants.iter().zip(&other.variants);
            prop_assert!(pairs.into_iter().all(|(one, other)| one.scenario == other.scenario));
        }
    }
}

/// A file's lines before its first table, and its tables with their lines.
fn tables_of(text: &str) -> (String, Vec<String>) {
    let (mut head, mut tables): (String, Vec<String>) = (String::new(), Vec::new());
    for line in text.lines() {
        if line.starts_with('[') {
            tables.push(String::new());
        }
        let part = tables.last_mut().unwrap_or(&mut head);
        part.push_str(line);
        part.push('\n');
    }
    (head, tables)
}

#[test]
fn the_resolved_file_says_the_same() {
    for example in examples() {
        let request = Request { origin: Origin::BuiltIn(example.name), sets: Vec::new() };
        let (first, _) = read(&request).expect("an example");
        let again = accepted(&first.resolved, &[]);
        for (one, other) in first.variants.iter().zip(&again.variants) {
            // The order of keys inside a distribution is not kept.
            let written = |scenario: &Scenario| {
                let mut scenario = scenario.clone();
                scenario.assumptions.values_mut().for_each(|it| it.written.clear());
                scenario
            };
            assert!(written(&one.scenario) == written(&other.scenario), "{}", example.name);
        }
    }
}

#[test]
fn a_setting_wins_over_plan_and_case_and_is_shown_in_the_resolved_file() {
    let study = accepted(BASE, &["pool.trucks.count=7", "scenario.id=changed"]);
    for variant in &study.variants {
        let trucks = variant.scenario.pools.values().next().expect("a pool");
        assert_eq!(trucks.count.constant().map(|count| count.0), Some(7));
    }
    assert_eq!(study.base.id.as_str(), "changed");
    assert!(study.resolved.contains("count = 7  # --set"), "{}", study.resolved);
}

#[test]
fn a_plan_a_case_and_a_star_reach_what_they_name() {
    let study = accepted(BASE, &[]);
    let find = |plan: &str, case: &str| {
        let variant = study.variants.iter().find(|variant| {
            study.plans[variant.plan].name.as_str() == plan
                && study.cases[variant.case].name.as_str() == case
        });
        variant.expect("a variant").scenario.clone()
    };
    assert_eq!(study.plans[0].name.as_str(), "base");
    assert_eq!(study.cases[0].name.as_str(), "baseline");
    let camp = |scenario: &Scenario| scenario.camps.values().next().expect("a camp").clone();
    assert!(camp(&find("base", "baseline")).accelerates.is_none());
    assert!(camp(&find("faster", "baseline")).accelerates.is_some());
    let lead = |scenario: &Scenario| {
        let assumption = scenario.assumptions.values().find(|it| it.name.as_str() == "permission");
        assumption.expect("an assumption").value.clone().expect("a spread").mean()
    };
    assert!((lead(&find("base", "baseline")) - 5.0 * 86_400.0).abs() < 1.0);
    assert!((lead(&find("base", "worse")) - 15.0 * 86_400.0).abs() < 1.0);
}

#[test]
fn a_setting_that_is_no_path_or_matches_nothing_is_refused() {
    for (set, code) in [
        ("nonsense", Code::BadPath),
        ("pool.lorries.count=7", Code::PathNotFound),
        ("pool.trucks.cuont=7", Code::UnknownKey),
        ("pool.lorries={count = 3}", Code::NewEntity),
    ] {
        let rejected = study(BASE, &[set]).expect_err(set);
        assert_eq!(rejected.findings[0].code, code, "{}", listed(&rejected.findings));
    }
}

#[test]
fn every_shipped_scenario_fits_the_json_schema() {
    let validator = jsonschema::draft202012::new(&schema()).expect("a schema");
    for text in examples().iter().map(|example| example.text).chain([BASE]) {
        let value = as_json(toml::Value::Table(text.parse().expect("TOML")));
        let faults: Vec<String> = validator
            .iter_errors(&value)
            .map(|fault| format!("{}: {fault}", fault.instance_path()))
            .collect();
        assert!(faults.is_empty(), "{}", faults.join("\n"));
    }
    let wrong = base_with("payload =", "paylaod =");
    let wrong = as_json(toml::Value::Table(wrong.parse().expect("TOML")));
    assert!(!validator.is_valid(&wrong), "an unknown key fits the schema");
}

/// TOML as editors' schema tools see it: dates are text.
fn as_json(value: toml::Value) -> serde_json::Value {
    use serde_json::Value as Json;
    match value {
        toml::Value::String(text) => Json::from(text),
        toml::Value::Integer(number) => Json::from(number),
        toml::Value::Float(number) => Json::from(number),
        toml::Value::Boolean(truth) => Json::from(truth),
        toml::Value::Datetime(datetime) => Json::from(datetime.to_string()),
        toml::Value::Array(list) => list.into_iter().map(as_json).collect(),
        toml::Value::Table(table) => {
            table.into_iter().map(|(key, value)| (key, as_json(value))).collect()
        }
    }
}
