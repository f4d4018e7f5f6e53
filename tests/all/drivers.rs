//! Changes made one at a time, against what they must do: drivers switched off, levers pulled.

use std::path::Path;

use drawdown::experiment::{Silent, VariantResults, run_batches};
use drawdown::scenario::read_text;

use crate::command::{done, drawdown, workplace};
use crate::results::{Sheet, second};

/// Two delays in a row, each an assumption, and things that matter to nobody.
const CHAIN: &str = r#"
format = 1
[scenario]
id = "chain"
as_of = 2030-01-01
until = 2031-06-01
seed = 3
[site.town]
[site.nowhere]
[closure.two-steps]
step.first = { kind = "task", duration = { assumption = "first" } }
step.second = { kind = "task", duration = { assumption = "second" }, after = ["first"] }
step.lift = { kind = "lift", after = ["second"] }
step.last-party = { kind = "last-party", after = ["lift"] }
[camp.outpost]
closure = "two-steps"
line.stores = { amount = "12 t", to = "town", by = "trucks" }
[route.road]
ends = ["outpost", "town"]
length = "100 km"
[route.elsewhere]
ends = ["town", "nowhere"]
length = "100 km"
rate = { triangular = ["30 km/day", "60 km/day", "90 km/day"] }
closures = [{ every = { exponential = "5 d" }, lasts = "2 d" }]
[pool.trucks]
kind = "trucks"
home = "town"
count = 1
payload = "12 t"
speed = "20 km/h"
[pool.idle]
kind = "trucks"
home = "nowhere"
count = { pert = [2, 4, 9] }
payload = "12 t"
speed = "20 km/h"
breakdowns = { lognormal = { mean = "1 per 1000 km", cv = 0.5 } }
[gate.elsewhere]
authority = "Nobody"
covers = { routes = ["elsewhere"] }
refusal = { assumption = "idle" }
suspensions = [{ from = 2030-01-02, until = { triangular = [2030-01-03, 2030-01-05, 2030-01-09] } }]
[threat.elsewhere]
routes = ["elsewhere"]
attacks = { lognormal = { mean = "2 per 100 km", cv = 0.5 } }
hold = { exponential = "6 h" }
alerts = [{ every = { exponential = "5 d" }, lasts = "1 d" }]
[weather.rain]
dry = { exponential = "4 d" }
wet = { exponential = "2 d" }
pace = 1
[deadline.out]
all = ["outpost"]
due = 2030-01-12
[assumption.first]
value = { uniform = ["2 d", "10 d"] }
[assumption.second]
value = { exponential = "5 d" }
[assumption.idle]
value = { uniform = [0.1, 0.5] }
"#;

/// Writes a scenario into a folder and runs a verb on it; the table it writes.
fn answer(place: &Path, text: &str, arguments: &[&str], table: &str) -> Sheet {
    std::fs::write(place.join("file.toml"), text).expect("a file");
    let all = [&[arguments[0], "file.toml", "--out", arguments[0]], &arguments[1..]].concat();
    done(place, &all);
    Sheet::read(&place.join(arguments[0]).join(format!("{table}.csv")))
}

/// The nearest-rank percentile.
fn percentile(values: &[f64], percent: usize) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted[(percent * sorted.len()).div_ceil(100).max(1) - 1]
}

fn near(found: f64, known: f64, what: &str) {
    assert!((found - known).abs() < 2e-3, "{what}: {found} against {known}");
}

#[test]
fn of_two_delays_in_a_row_each_costs_what_can_be_worked_out() {
    let place = workplace();
    let runs = answer(place.path(), CHAIN, &["run", "--runs", "400"], "runs");
    let drivers = answer(place.path(), CHAIN, &["drivers", "--runs", "400"], "drivers_days");
    let start = second("2030-01-01T00:00:00Z");
    let days = |date: &str| (second(date) - start) as f64 / 86_400.0;
    let reached: Vec<f64> =
        runs.rows.iter().map(|row| days(runs.cell(row, "deadline.out.reached"))).collect();
    let due = 12.0 - 1.0 / 86_400.0;
    let missed = |days: &[f64]| days.iter().filter(|days| **days > due).count() as f64 / 400.0;
    let ln = f64::ln;
    let states = [
        ("first", "p50", 6.0),
        ("first", "p10", 2.8),
        ("first", "p90", 9.2),
        ("second", "p50", 5.0 * ln(2.0)),
        ("second", "p10", -5.0 * ln(0.9)),
        ("second", "p90", 5.0 * ln(10.0)),
    ];
    for (name, state, fixed) in states {
        let head = format!("assumption.{name}.days");
        let drawn: Vec<f64> = runs.rows.iter().map(|row| runs.number(row, &head)).collect();
        // The other delay keeps its luck: only this one moves, in every pair.
        let after: Vec<f64> =
            reached.iter().zip(&drawn).map(|(reached, drawn)| reached - drawn + fixed).collect();
        let about = format!("assumption.{name}");
        let row = drivers.rows_with(&[("driver", &about), ("state", state)])[0];
        let found = |head: &str| drivers.number(row, head);
        near(found("mean_gained_days"), drawn.iter().sum::<f64>() / 400.0 - fixed, &about);
        for percent in [50, 80] {
            let known = percentile(&reached, percent) - percentile(&after, percent);
            near(found(&format!("p{percent}_gained_days")), known, &format!("{about} {state}"));
        }
        near(found("p_missed_before"), missed(&reached), &about);
        near(found("p_missed_after"), missed(&after), &about);
        let (low, high) = (found("p80_gained_low_days"), found("p80_gained_high_days"));
        assert!(low <= found("p80_gained_days") && found("p80_gained_days") <= high, "{about}");
    }
    // The mean of the exponential less its median, by the law and not by the draws.
    let row = drivers.rows_with(&[("driver", "assumption.second"), ("state", "p50")])[0];
    let error = (drivers.number(row, "mean_gained_days") - 5.0 * (1.0 - ln(2.0))).abs();
    assert!(error < 4.0 * 5.0 / 20.0, "{error}");
}

#[test]
fn a_driver_that_does_nothing_gains_nothing_in_any_pair() {
    let place = workplace();
    let drivers = answer(place.path(), CHAIN, &["drivers", "--runs", "50"], "drivers_days");
    let idle = [
        "assumption.idle",
        "gate.elsewhere",
        "gate.elsewhere.refusal",
        "gate.elsewhere.suspensions",
        "pool.idle",
        "pool.idle.breakdowns",
        "route.elsewhere",
        "route.elsewhere.closures",
        "threat.elsewhere",
        "threat.elsewhere.alerts",
        "threat.elsewhere.attacks",
        "weather.rain.pace",
    ];
    for about in idle {
        let rows = drivers.rows_with(&[("driver", about)]);
        assert!(!rows.is_empty(), "{about} is not found");
        for row in rows {
            let zeros = [
                "pairs_changed",
                "p_missed_difference",
                "p50_gained_days",
                "p80_gained_days",
                "p80_gained_low_days",
                "p80_gained_high_days",
                "mean_gained_days",
            ];
            for head in zeros {
                assert_eq!(drivers.number(row, head), 0.0, "{head}: {row:?}");
            }
        }
    }
    let others = drivers.rows.iter().filter(|row| !idle.contains(&drivers.cell(row, "driver")));
    assert_eq!(others.count(), 6, "the two assumptions, at three percentiles each");
}

#[test]
fn limits_of_roads_that_come_by_chance_or_with_the_rains_are_drivers() {
    let limits = "limits = [{ weight = \"20 t\", every = { exponential = \"5 d\" }, lasts = \"9 d\" }, \
                  { weight = \"20 t\", weather = \"rain\" }, { weight = \"40 t\" }]\n";
    let text = CHAIN.replacen("[route.road]\n", &format!("[route.road]\n{limits}"), 1).replacen(
        "count = 1\n",
        "count = 1\ngross_weight = \"24 t\"\n",
        1,
    );
    let place = workplace();
    let drivers = answer(place.path(), &text, &["drivers", "--runs", "50"], "drivers_days");
    for about in ["route.road.closures", "weather.rain.pace"] {
        let rows = drivers.rows_with(&[("driver", about)]);
        assert!(!rows.is_empty(), "{about} is not found");
        assert!(rows.iter().all(|row| drivers.number(row, "pairs_changed") > 0.0), "{about}");
    }
}

/// One camp and one road; `rest` says what is scarce.
pub(crate) fn one_camp(rest: &str) -> String {
    format!(
        r#"
format = 1
[scenario]
id = "lever"
as_of = 2030-01-01
until = 2030-12-31
[site.town]
[deadline.lifted]
all = "all-camps"
milestone = "lifted"
due = 2030-02-01
[route.road]
ends = ["kidal", "town"]
length = "100 km"
{rest}"#
    )
}

/// Trucks of 12 t at 20 km/h: five hours to the camp.
pub(crate) fn trucks(count: u32, more: &str) -> String {
    format!(
        "[pool.trucks]\nkind = \"trucks\"\nhome = \"town\"\ncount = {count}\npayload = \"12 t\"\n\
         speed = \"20 km/h\"\n{more}\n"
    )
}

/// A camp with so much to lift; more of it may be said.
pub(crate) fn camp(tonnes: u32, more: &str) -> String {
    format!("[camp.kidal]\n{more}\nline.cargo = {{ amount = \"{tonnes} t\", to = \"town\" }}\n")
}

/// What one step of the lever gains, in hours, and its row.
fn gained(rest: &str, kind: &str, more: &[&str]) -> (f64, Sheet) {
    let place = workplace();
    let arguments = [&["marginal", "--runs", "2"], more].concat();
    let mut sheet = answer(place.path(), &one_camp(rest), &arguments, "marginal");
    let row = sheet.rows_with(&[("kind", kind)])[0].clone();
    let hours = sheet.number(&row, "p80_gained_days") * 24.0;
    assert!((sheet.number(&row, "mean_gained_days") * 24.0 - hours).abs() < 1e-2, "{row:?}");
    assert_eq!(sheet.cell(&row, "p80_gained_low_days"), sheet.cell(&row, "p80_gained_high_days"));
    sheet.rows = vec![row];
    (hours, sheet)
}

pub(crate) fn assert_gains(rest: &str, kind: &str, known: f64) -> Sheet {
    let (hours, sheet) = gained(rest, kind, &[]);
    assert!((hours - known).abs() < 1e-2, "{kind}: {hours} h against {known} h");
    sheet
}

#[test]
fn one_more_truck_saves_a_whole_trip() {
    // 17 loads: four trips of five trucks, three of six; a trip takes 5 h, 2 h to load, 5 h back.
    let rest = camp(200, "") + &trucks(5, "loading = \"2 h\"");
    let sheet = assert_gains(&rest, "vehicle", 12.0);
    let row = &sheet.rows[0];
    assert_eq!(sheet.number(row, "p80_gained_per_unit_days"), 0.5);
    assert_eq!(sheet.cell(row, "set"), "pool.trucks.count=6");
    let binds = ["binding_before_kind", "binding_before", "binding_before_share", "delay_before"];
    assert_eq!(binds.map(|head| sheet.cell(row, head)), ["pool", "trucks", "1.0000", "no_lift"]);
    // A tenth more of five is one more, in whole trucks: that change is listed already.
    let place = workplace();
    let sheet = answer(place.path(), &one_camp(&rest), &["marginal", "--runs", "2"], "marginal");
    assert!(sheet.rows_with(&[("kind", "vehicles")]).is_empty());
    // 41 loads: three trips of twenty trucks, two of twenty-two.
    let many = camp(490, "") + &trucks(20, "loading = \"2 h\"");
    let sheet = assert_gains(&many, "vehicles", 12.0);
    assert_eq!(sheet.number(&sheet.rows[0], "units"), 2.0);
    let (hours, _) = gained(&rest, "own", &["--lever", "pool.trucks.count=17"]);
    assert!((hours - 36.0).abs() < 1e-2, "one trip in place of four: {hours}");
}

#[test]
fn one_more_bay_halves_a_queue_and_the_queue_no_longer_binds_as_much() {
    // D/D/1: ten convoys at once, two hours each; then D/D/2.
    let rest = camp(120, "bays = 1") + &trucks(10, "loading = \"2 h\"");
    let sheet = assert_gains(&rest, "bay", 10.0);
    let row = &sheet.rows[0];
    assert_eq!(sheet.cell(row, "delay_before"), "node_queue");
    assert_eq!(sheet.number(row, "delay_before_hours"), 18.0);
    assert_eq!(sheet.number(row, "delay_after_hours"), 8.0);
}

#[test]
fn one_more_escort_spares_the_wait_for_the_first() {
    let rest = camp(24, "") + &trucks(2, "") + "[escort.guards]\ncount = 1\n";
    let rest = format!("escorts = 1\n{rest}");
    let sheet = assert_gains(&rest, "escort", 10.0);
    let row = &sheet.rows[0];
    assert_eq!(sheet.cell(row, "delay_before"), "no_escort");
    assert_eq!(sheet.cell(row, "delay_after"), "", "then nothing is waited for");
}

#[test]
fn a_day_earlier_is_a_day_and_a_tenth_is_a_tenth() {
    let one = trucks(1, "");
    assert_gains(&(camp(12, "starts = 2030-01-11") + &one), "start", 24.0);
    let gate = "[gate.north]\nauthority = \"Ministry\"\ncovers = { routes = [\"road\"] }\n";
    let lead = format!("{}{one}{gate}lead_time = \"48 h\"\n", camp(12, ""));
    assert_gains(&lead, "lead_time", 4.8);
    let shut = format!(
        "{}{one}{gate}suspensions = [{{ from = 2030-01-01, until = {{ assumption = \"open\" }} }}]\n\
         [assumption.open]\nvalue = {{ triangular = [2030-01-05, 2030-01-09, 2030-01-20] }}\n",
        camp(12, "")
    );
    let sheet = assert_gains(&shut, "suspension", 24.0);
    let row = &sheet.rows[0];
    // A gate that takes no time and refuses nobody is a way that is shut.
    assert_eq!(sheet.cell(row, "delay_before"), "route_closed");
    assert_eq!(sheet.cell(row, "lever"), "gate.north.suspensions.0.until");
    let packed = format!(
        "{}{one}[closure.pack-first]\nstep.pack = {{ kind = \"pack\", rate = \"12 t/day\" }}\n\
         step.lift = {{ kind = \"lift\", after = [\"pack\"] }}\n\
         step.last-party = {{ kind = \"last-party\", after = [\"lift\"] }}\n",
        camp(12, "closure = \"pack-first\"")
    );
    assert_gains(&packed, "packing_rate", 24.0 - 24.0 / 1.1);
}

#[test]
fn batches_and_threads_change_nothing() {
    let text = include_str!("../../scenarios/three-sides.toml");
    let (study, _) = read_text("three-sides.toml", text, &[]).expect("an example");
    let play = |at_once, threads| {
        let mut kept: Vec<VariantResults> = Vec::new();
        let keep = |place: usize, results| {
            assert_eq!(place, kept.len());
            kept.push(results);
        };
        let played = run_batches(&study.variants, (20, at_once), Some(threads), &Silent, keep);
        (played.expect("threads"), kept)
    };
    let whole = play(32, 2);
    assert_eq!(whole.1.len(), study.variants.len());
    assert!(whole == play(1, 1) && whole == play(3, 2));
}

#[test]
fn a_row_can_be_repeated_by_its_options() {
    let place = workplace();
    done(place.path(), &["drivers", "three-sides", "--runs", "20", "--out", "drivers"]);
    let drivers = Sheet::read(&place.path().join("drivers/drivers_days.csv"));
    let mut kinds: Vec<&str> = Vec::new();
    for row in &drivers.rows {
        let kind = drivers.cell(row, "kind");
        if kinds.contains(&kind) || drivers.number(row, "pairs_changed") == 0.0 {
            continue;
        }
        kinds.push(kind);
        let options = drivers.cell(row, "set").split(" --set ");
        let sets: Vec<&str> = options.map(|set| set.trim().trim_matches('\'')).collect();
        let mut arguments =
            vec!["run", "three-sides", "--runs", "20", "--out", "again", "--replace"];
        arguments.extend(sets.iter().flat_map(|set| ["--set", set]));
        arguments.extend([
            "--plan",
            drivers.cell(row, "plan"),
            "--case",
            drivers.cell(row, "case"),
        ]);
        done(place.path(), &arguments);
        let again = Sheet::read(&place.path().join("again/deadlines.csv"));
        let found = again.rows_with(&[("deadline", drivers.cell(row, "deadline"))])[0];
        assert_eq!(again.cell(found, "p_missed"), drivers.cell(row, "p_missed_after"), "{row:?}");
        assert_eq!(again.cell(found, "p80"), drivers.cell(row, "p80_after"), "{row:?}");
    }
    assert!(kinds.len() >= 5, "{kinds:?}");
}

#[test]
fn what_is_printed_fits_a_terminal_in_both_languages() {
    for (verb, language, word) in [
        ("drivers", "en", "Without it"),
        ("drivers", "fr", "Sans cela"),
        ("marginal", "en", "One step of"),
        ("marginal", "fr", "Un cran de"),
    ] {
        let place = workplace();
        let text = done(place.path(), &[verb, "three-sides", "--runs", "10", "--lang", language]);
        assert!(text.contains(word), "{text}");
        assert!(text.lines().all(|line| line.chars().count() <= 100), "{text}");
    }
}

#[test]
fn a_lever_or_a_deadline_that_is_none_is_the_users_to_mend() {
    let place = workplace();
    let wrong: [&[&str]; 3] = [
        &["marginal", "minimal", "--lever", "pool.lorries.count=3"],
        &["drivers", "minimal", "--deadline", "outpost-emty"],
        &["drivers", "minimal", "--case", "worst"],
    ];
    for arguments in wrong {
        assert_eq!(drawdown(place.path(), arguments).status.code(), Some(1), "{arguments:?}");
    }
    assert!(!place.path().join("output").exists());
}

#[test]
fn a_lever_is_named_with_its_step_and_its_path_and_has_a_verdict() {
    let place = workplace();
    let rest = camp(200, "") + &trucks(5, "name = \"The trucks\"\nloading = \"2 h\"");
    let text = one_camp(&(rest + "[escort.idle]\ncount = 1\n"));
    std::fs::write(place.path().join("file.toml"), text).expect("a file");
    for (language, wanted) in [
        ("en", ["The trucks:", "+1 vehicle", "buys days", "No effect seen", "pool.trucks.count"]),
        (
            "fr",
            ["The trucks :", "+1 véhicule", "fait gagner", "Aucun effet vu", "pool.trucks.count"],
        ),
    ] {
        let arguments = ["marginal", "file.toml", "--runs", "2", "--lang", language];
        let said = done(place.path(), &arguments).replace('\u{a0}', " ");
        for words in wanted {
            assert!(said.contains(words), "`{words}` is not in {said}");
        }
    }
}

#[test]
fn a_lever_that_does_harm_is_on_the_screen_and_those_that_do_nothing_are_one_line() {
    // 17 loads: four trips of five trucks, three of six, six of three, two of which are 24 h more.
    let idle = |number: u32| format!("[site.idle-{number}]\nname = \"Idle {number}\"\nbays = 1\n");
    let rest = camp(200, "") + &trucks(5, "loading = \"2 h\"");
    let rest = rest + &(11..=24).map(idle).collect::<String>();
    let place = workplace();
    std::fs::write(place.path().join("file.toml"), one_camp(&rest)).expect("a file");
    for (language, helps, harms, nothing, bay) in [
        ("en", "buys days", "makes it worse", "No effect seen", "+1 bay (Idle 11, Idle 12, "),
        ("fr", "fait gagner", "aggrave", "Aucun effet vu", "+1 quai (Idle 11, Idle 12, "),
    ] {
        let arguments = ["marginal", "file.toml", "--runs", "2", "--lang", language];
        let lever = ["--lever", "pool.trucks.count=3", "--replace"];
        let said = done(place.path(), &[&arguments[..], &lever].concat()).replace('\u{a0}', " ");
        let row = |word: &str| {
            let found = said.lines().position(|line| line.contains(word) && line.contains('%'));
            found.unwrap_or_else(|| panic!("no row `{word}` in {said}"))
        };
        assert!(row(helps) < row(harms), "{said}");
        let worse = said.lines().nth(row(harms)).expect("a row");
        let loss = if language == "en" { "−1.0" } else { "−1,0" };
        assert!(worse.contains(loss), "{worse}");
        let one_line = said.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(one_line.contains(nothing) && one_line.contains(bay), "{said}");
        assert_eq!(one_line.matches(bay).count(), 1, "{said}");
        // Nothing that does nothing has a row or is left out.
        assert!(!said.contains("site.idle-11.bays"), "{said}");
        assert!(!said.contains("Not shown") && !said.contains("ne sont pas montrés"), "{said}");
    }
}

#[test]
fn what_can_be_told_from_chance_comes_first() {
    let place = workplace();
    std::fs::write(place.path().join("file.toml"), CHAIN).expect("a file");
    let said = done(place.path(), &["drivers", "file.toml", "--runs", "200", "--lang", "en"]);
    let at = |path: &str| said.find(path).unwrap_or_else(|| panic!("{path} is not in {said}"));
    // Fixed at its 90th percentile, 11.5 days, the exponential costs most; the idle ones are not shown.
    assert!(at("assumption.second") < at("assumption.first"), "{said}");
    assert!(!said.contains("assumption.idle"), "{said}");
}

/// One unit may be spelled in several ways within a spread: it is a driver like any other, to the same gain.
#[test]
fn a_rate_is_a_driver_however_its_unit_is_spelled() {
    let place = workplace();
    let minimal = include_str!("../../scenarios/minimal.toml");
    let mixed = minimal.replacen("\"60 km/day\"", "\"60 km/jour\"", 1);
    assert_ne!(mixed, minimal);
    let gains = [("same.toml", minimal), ("mixed.toml", &mixed)].map(|(file, text)| {
        std::fs::write(place.path().join(file), text).expect("a file");
        let out = file.replace(".toml", "");
        done(place.path(), &["drivers", file, "--runs", "40", "--out", &out]);
        let sheet = Sheet::read(&place.path().join(out).join("drivers_days.csv"));
        let is_road =
            |row: &&Vec<String>| row.iter().any(|cell| cell.contains("route.outpost-town"));
        let road = sheet.rows.iter().find(is_road).expect("the road is a driver");
        sheet.number(road, "mean_gained_days")
    });
    assert_eq!(gains[0], gains[1]);
}
