//! What camps take over from their defaults, and closures from others.

use drawdown::scenario::{Code, Finding, Study, read_text};

const FILE: &str = "
format = 1
extends = \"minimal\"
scenario.id = \"taken-over\"
[route.second-town]
ends = [\"second\", \"town\"]
length = \"10 km\"
[camp.second]
line.stores = { amount = \"10 t\", to = \"town\" }
";

fn read(more: &str) -> Study {
    read_text("x.toml", &format!("{FILE}{more}"), &[]).expect("a scenario").0
}

fn refused(more: &str, sets: &[&str]) -> Vec<Finding> {
    let sets: Vec<String> = sets.iter().map(|set| (*set).to_owned()).collect();
    read_text("x.toml", &format!("{FILE}{more}"), &sets).expect_err("a fault").findings
}

#[test]
fn defaults_are_as_if_they_stood_in_every_camp_that_says_nothing_else() {
    let taken_over = read("shed_pace = 5\n[camp_defaults]\nshed_pace = 2\nplanned = 2030-02-01\n");
    let written = read(
        "shed_pace = 5\nplanned = 2030-02-01\n[camp.outpost]\nshed_pace = 2\nplanned = 2030-02-01\n",
    );
    assert_eq!(taken_over.base, written.base);
}

#[test]
fn a_plan_changes_what_a_camp_has_taken_over() {
    let plan = "[plan.base]\n[plan.fast]\nset = { \"camp.*.shed_pace\" = 9 }\n";
    let taken_over = read(&format!("[camp_defaults]\nshed_pace = 2\n{plan}"));
    let written = read(&format!("shed_pace = 2\n[camp.outpost]\nshed_pace = 2\n{plan}"));
    let scenarios =
        |study: &Study| study.variants.iter().map(|it| it.scenario.clone()).collect::<Vec<_>>();
    assert_eq!(scenarios(&taken_over), scenarios(&written));
    assert_ne!(taken_over.variants[0].scenario, taken_over.variants[1].scenario);
}

#[test]
fn a_fault_in_the_defaults_is_found_once_where_it_stands() {
    let findings = refused("[camp_defaults]\nshed_pace = \"fast\"\n", &[]);
    let places: Vec<usize> =
        findings.iter().filter_map(|it| Some(it.place.as_ref()?.line)).collect();
    // The last line of the file.
    assert_eq!(places, [FILE.lines().count() + 2]);
    let lines = refused("[camp_defaults]\nshed_paec = 2\n", &[]);
    assert_eq!(lines.len(), 1);
    assert_eq!(lines[0].did_you_mean.as_deref(), Some("shed_pace"));
}

#[test]
fn what_has_been_laid_under_the_camps_is_no_table_to_be_changed() {
    let findings = refused("[camp_defaults]\nshed_pace = 2\n", &["camp_defaults.shed_pace=3"]);
    assert_eq!(findings[0].code, Code::PathNotFound);
}

const FULL: &str = "closure = \"quick\"
[closure.full]
step.sort = { kind = \"task\", duration = \"3 d\" }
step.lift = { kind = \"lift\", after = [\"sort\"] }
step.last = { kind = \"last-party\", after = [\"lift\"] }
";

#[test]
fn a_closure_has_the_steps_of_the_one_that_it_extends_but_for_its_own() {
    let other = "step.lift = { kind = \"lift\", after = [\"sort\"] }
step.last = { kind = \"last-party\", after = [\"lift\"] }\n";
    let sort = "step.sort = { kind = \"task\", effort = \"40 person-days\" }\n";
    let people = "line.guard = { amount = \"20 people\", to = \"town\", release = \"last\" }\n";
    let extended = read(&format!("{people}{FULL}[closure.quick]\nextends = \"full\"\n{sort}"));
    let written = read(&format!("{people}{FULL}[closure.quick]\n{sort}{other}"));
    assert_eq!(extended.base, written.base);
}

#[test]
fn closures_that_build_on_nothing_or_on_themselves_are_refused_where_they_say_so() {
    let lost = refused(&format!("{FULL}[closure.quick]\nextends = \"ful\"\n"), &[]);
    assert_eq!(lost[0].code, Code::UnknownReference);
    assert_eq!(lost[0].did_you_mean.as_deref(), Some("full"));
    let round = "[closure.quick]\nextends = \"slow\"\n[closure.slow]\nextends = \"quick\"\n";
    let round = refused(&format!("{FULL}{round}"), &[]);
    assert!(
        round.iter().all(|it| it.code == Code::ExtendsCircle && it.place.is_some()),
        "{round:?}"
    );
}
