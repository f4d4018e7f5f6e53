//! What we build on comes from the registry and may be used: what `deny.toml` says, without `cargo deny`.

use std::process::Command;

use serde_json::Value;

/// Whether a licence expression, all parts of which must hold, can be met with the allowed ones; `/` is an
/// old way to say OR.
fn is_met(expression: &str, allowed: &[&str]) -> bool {
    let plain = expression.replace('/', " OR ").replace(['(', ')'], " ");
    let mut parts = plain.split(" AND ");
    parts.all(|part| part.split(" OR ").any(|licence| allowed.contains(&licence.trim())))
}

#[test]
fn every_package_comes_from_the_registry_under_an_allowed_licence() {
    let rules: toml::Table = include_str!("../../deny.toml").parse().expect("TOML");
    let allowed = rules["licenses"]["allow"].as_array().expect("a list");
    let allowed: Vec<&str> = allowed.iter().filter_map(toml::Value::as_str).collect();
    let registry = rules["sources"]["allow-registry"][0].as_str().expect("an address");
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["metadata", "--format-version", "1", "--locked", "--offline"]);
    let output = cargo.current_dir(env!("CARGO_MANIFEST_DIR")).output().expect("cargo");
    let Ok(metadata) = serde_json::from_slice::<Value>(&output.stdout) else {
        // Parts that other systems alone need may never have been fetched.
        eprintln!("not looked at: {}", String::from_utf8_lossy(&output.stderr));
        return;
    };
    let packages = metadata["packages"].as_array().expect("packages");
    assert!(packages.len() > 100);
    let wrong: Vec<String> = packages
        .iter()
        .filter(|package| {
            let is_ours = package["source"].is_null();
            let source = package["source"].as_str().unwrap_or_default();
            let is_from_there = source.strip_prefix("registry+") == Some(registry);
            let licence = package["license"].as_str().unwrap_or_default();
            !(is_ours || is_from_there) || !is_met(licence, &allowed)
        })
        .map(|package| {
            format!("{} ({}, {})", package["name"], package["license"], package["source"])
        })
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn a_licence_is_met_by_one_way_of_several() {
    let allowed = ["MIT", "Apache-2.0", "Unicode-3.0"];
    for met in ["MIT", "MIT OR GPL-3.0", "GPL-2.0/MIT", "(MIT OR Apache-2.0) AND Unicode-3.0"] {
        assert!(is_met(met, &allowed), "{met}");
    }
    for unmet in ["GPL-3.0", "MIT AND GPL-3.0", "(MIT OR Apache-2.0) AND GPL-3.0", ""] {
        assert!(!is_met(unmet, &allowed), "{unmet}");
    }
}
