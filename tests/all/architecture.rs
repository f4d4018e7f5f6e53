//! The rules of the house, read off the source: who may import whom, and who may touch what.

use std::fs;
use std::path::{Path, PathBuf};

/// The members of the workspace in reading order, each with its modules: a module uses only those
/// before it, a member only members before it.
const ORDER: [(&str, &[&str]); 6] = [
    ("core", &["plain", "id", "units", "time", "chance"]),
    ("scenario", &["scenario"]),
    ("engine", &["model", "simulation"]),
    ("study", &["experiment", "analysis"]),
    ("report", &["report"]),
    ("cli", &["cli"]),
];

/// How many modules stand before this one.
fn place(module: &str) -> Option<usize> {
    ORDER.iter().flat_map(|(_, modules)| *modules).position(|other| *other == module)
}

/// How many members stand before this one.
fn rank(member: &str) -> Option<usize> {
    ORDER.iter().position(|(other, _)| *other == member)
}

/// One source file: its member, its module, its path and its code without comments.
struct Source {
    member: String,
    module: String,
    path: PathBuf,
    code: String,
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

fn sources() -> Vec<Source> {
    let root = root();
    let mut found = Vec::new();
    collect(&root, &root, &mut found);
    assert!(found.len() > 40, "only {} files found", found.len());
    found
}

fn collect(root: &Path, folder: &Path, found: &mut Vec<Source>) {
    for entry in fs::read_dir(folder).expect("a folder of sources") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            collect(root, &path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            let inside = path.strip_prefix(root).expect("a path in src");
            let (member, module) = home(inside);
            let text = fs::read_to_string(&path).expect("a source file");
            found.push(Source { member, module, path, code: without_comments(&text) });
        }
    }
}

/// The member and the module that a file of `src/` belongs to. A member of one module is that module;
/// in the others, the first part of the path says which (`lib` for the list of them).
fn home(inside: &Path) -> (String, String) {
    let mut parts = inside.iter().map(|it| it.to_string_lossy().trim_end_matches(".rs").to_owned());
    let member = parts.next().expect("a first part");
    let within = parts.next();
    let module = match ORDER.iter().find(|(other, _)| *other == member) {
        Some((_, [only])) => (*only).to_owned(),
        _ => within.unwrap_or_else(|| member.clone()),
    };
    (member, module)
}

fn without_comments(text: &str) -> String {
    let code = text.lines().filter(|line| !line.trim_start().starts_with("//"));
    code.map(|line| line.split(" // ").next().unwrap_or(line)).collect::<Vec<_>>().join("\n")
}

/// What a file names at the root of its crate: `crate::time::…`, `crate::{id, time}`.
fn named(code: &str) -> Vec<String> {
    let mut modules = Vec::new();
    for (start, _) in code.match_indices("crate::") {
        let rest = &code[start + "crate::".len()..];
        match rest.strip_prefix('{') {
            Some(list) => modules.extend(first_level(list)),
            None => modules.push(word(rest)),
        }
    }
    modules
}

fn word(text: &str) -> String {
    text.chars().take_while(|letter| letter.is_alphanumeric() || *letter == '_').collect()
}

fn first_level(list: &str) -> Vec<String> {
    let (mut depth, mut items) = (0, vec![String::new()]);
    for letter in list.chars() {
        match letter {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => items.push(String::new()),
            _ => items.last_mut().expect("an item").push(letter),
        }
    }
    items.iter().map(|item| word(item.trim())).collect()
}

/// Files outside `allowed` whose code holds any of `needles`, as `path: needle`.
fn offenders(allowed: &[&str], needles: &[&str]) -> Vec<String> {
    let outside = sources().into_iter().filter(|it| !allowed.contains(&it.module.as_str()));
    outside
        .flat_map(|source| {
            let held = needles.iter().filter(|needle| holds(&source.code, needle));
            held.map(|needle| format!("{}: {needle}", source.path.display())).collect::<Vec<_>>()
        })
        .collect()
}

/// Whether the code holds the needle, and not merely as the end of a longer word.
fn holds(code: &str, needle: &str) -> bool {
    code.match_indices(needle).any(|(start, _)| {
        let before = code[..start].chars().next_back();
        before.is_none_or(|letter| !letter.is_alphanumeric() && letter != '_')
    })
}

#[test]
fn a_module_imports_only_what_stands_before_it() {
    let mut faults = Vec::new();
    for source in sources() {
        let Some(own) = place(&source.module) else { continue };
        for other in named(&source.code) {
            if place(&other).is_some_and(|other| other > own) {
                faults.push(format!("{} names crate::{other}", source.path.display()));
            }
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
}

/// The members that this one may use, tests included, read off its manifest.
fn leans_on(member: &str) -> Vec<String> {
    let manifest = root().join(member).join("Cargo.toml");
    let manifest = fs::read_to_string(&manifest).expect("a manifest");
    let manifest: toml::Table = manifest.parse().expect("a table");
    let lists = ["dependencies", "dev-dependencies", "build-dependencies"];
    let lists = lists.iter().filter_map(|list| manifest.get(*list)?.as_table());
    let names = lists.flat_map(toml::Table::keys);
    names.filter_map(|name| Some(name.strip_prefix("drawdown-")?.to_owned())).collect()
}

#[test]
fn a_member_of_the_workspace_uses_only_members_before_it() {
    let mut faults = Vec::new();
    for (own, (member, _)) in ORDER.iter().enumerate() {
        let others = leans_on(member);
        assert_eq!(others.is_empty(), own == 0, "{member}: {others:?}");
        let after =
            others.iter().filter(|other| rank(other.as_str()).is_none_or(|other| other >= own));
        faults.extend(after.map(|other| format!("{member} uses {other}")));
    }
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn every_module_of_the_library_has_its_place_in_the_order() {
    let stray = |source: &Source| match rank(&source.member) {
        Some(rank) => source.module != "lib" && !ORDER[rank].1.contains(&&*source.module),
        None => !matches!(&*source.member, "lib" | "main"),
    };
    let strays: Vec<PathBuf> = sources().into_iter().filter(stray).map(|it| it.path).collect();
    assert!(strays.is_empty(), "{strays:?}");
}

#[test]
fn only_the_edge_prints() {
    let needles = ["print!", "println!", "eprint!", "eprintln!", "stdout()", "stderr()"];
    assert_eq!(offenders(&["cli"], &needles), Vec::<String>::new());
}

#[test]
fn only_scenario_report_and_the_edge_touch_files() {
    let needles = ["fs::", "File::create", "File::open", "OpenOptions", "env::args", "tempfile::"];
    let mut found = offenders(&["scenario", "report", "cli", "main"], &needles);
    // The engine's own audit is a test, and keeps what it has seen.
    found.retain(|path| !path.contains("simulation/audit/"));
    assert_eq!(found, Vec::<String>::new());
}

#[test]
fn only_model_and_simulation_know_of_an_entity_component_system() {
    assert_eq!(offenders(&["model", "simulation"], &["bevy_ecs"]), Vec::<String>::new());
}

#[test]
fn only_chance_names_a_generator() {
    let needles = ["rand::", "rand_pcg", "rand_distr", "Pcg64", "thread_rng"];
    assert_eq!(offenders(&["chance"], &needles), Vec::<String>::new());
}

#[test]
fn nothing_asks_for_the_time_of_day() {
    let needles = ["SystemTime::now", "Timestamp::now", "ZonedDateTime::now"];
    assert_eq!(offenders(&[], &needles), Vec::<String>::new());
    // How long something takes is the business of the edge, and changes no result.
    assert_eq!(offenders(&["cli"], &["Instant::now"]), Vec::<String>::new());
}

#[test]
fn no_module_is_named_for_what_it_is_not() {
    let empty = ["utils", "util", "common", "helpers", "helper", "types", "misc"];
    let named = sources().into_iter().filter(|source| {
        let stem = source.path.file_stem().map(|stem| stem.to_string_lossy().into_owned());
        stem.is_some_and(|stem| empty.contains(&stem.as_str()))
    });
    let named: Vec<PathBuf> = named.map(|source| source.path).collect();
    assert!(named.is_empty(), "{named:?}");
}

/// A module with parts stands beside the folder of its parts, never in it.
#[test]
fn modules_are_written_in_one_style() {
    let within = sources().into_iter().filter(|it| it.path.ends_with("mod.rs"));
    let within: Vec<PathBuf> = within.map(|source| source.path).collect();
    assert!(within.is_empty(), "{within:?}: FOLDER.rs, beside FOLDER");
}

/// A file of more is hard to hold in the head; the engine's own audit, which is a test, aside.
#[test]
fn no_file_of_the_program_has_more_than_500_lines() {
    let lines = |it: &Source| fs::read_to_string(&it.path).map_or(0, |text| text.lines().count());
    let program = sources().into_iter().filter(|it| !it.path.ends_with("simulation/audit.rs"));
    let long: Vec<_> = program.filter(|it| lines(it) > 500).map(|it| it.path).collect();
    assert!(long.is_empty(), "{long:?}");
}

#[test]
fn the_checks_of_this_file_find_what_they_look_for() {
    assert_eq!(
        named("use crate::{id, model::{a, b}, time::Span}; crate::report::x()"),
        ["id", "model", "time", "report"]
    );
    assert_eq!(home(Path::new("engine/model/camp.rs")), ("engine".into(), "model".into()));
    assert_eq!(home(Path::new("report/edge/means.rs")), ("report".into(), "report".into()));
    assert_eq!(home(Path::new("core/time.rs")), ("core".into(), "time".into()));
    assert_eq!(home(Path::new("study/lib.rs")), ("study".into(), "lib".into()));
    assert_eq!(home(Path::new("main.rs")), ("main".into(), "main".into()));
    assert!(holds("let x = fs::read(path);", "fs::") && !holds("offs::read", "fs::"));
    assert_eq!(without_comments("let a = 1; // crate::cli\n// crate::cli\n"), "let a = 1;");
}

/// Functions of `f64` that come from the system, whose last digits are not the same everywhere.
const SYSTEM: [&str; 21] = [
    "powf", "hypot", "exp", "exp2", "exp_m1", "ln", "ln_1p", "log2", "log10", "cbrt", "sin", "cos",
    "tan", "asin", "acos", "atan", "atan2", "sinh", "cosh", "tanh", "sin_cos",
];

#[test]
fn mathematics_is_that_of_libm_which_is_the_same_on_every_machine() {
    let mut found = Vec::new();
    for source in sources() {
        // Tests may reckon by other means.
        let is_test =
            source.path.ends_with("tests.rs") || source.path.iter().any(|it| it == "tests");
        let code = source.code.split("#[cfg(test)]").next().unwrap_or_default();
        let mut of_system = SYSTEM.iter().filter(|name| code.contains(&format!(".{name}(")));
        if !is_test && let Some(name) = of_system.next() {
            found.push(format!("{}: .{name}(", source.path.display()));
        }
    }
    assert!(found.is_empty(), "write libm::… for: {found:#?}");
}
