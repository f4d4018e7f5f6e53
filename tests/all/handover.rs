//! What is written of handovers, control, rules and claims, worked out again from single runs.

use std::collections::BTreeMap;
use std::sync::Arc;

use drawdown::scenario::{examples, read_text};
use drawdown::simulation::Simulation;
use tempfile::TempDir;

use crate::command::{done, workplace};
use crate::results::{Sheet, interval, second};

const RUNS: u32 = 300;

/// The example with three sides, played; what was printed, and its files.
struct Played {
    place: TempDir,
    text: String,
}

impl Played {
    fn new() -> Self {
        let place = workplace();
        let text = done(place.path(), &["run", "three-sides", "--runs", &RUNS.to_string()]);
        Self { place, text }
    }

    fn sheet(&self, name: &str) -> Sheet {
        Sheet::read(&self.place.path().join(format!("output/three-sides/{name}.csv")))
    }
}

/// The runs of the first plan under the first case.
const FIRST: [(&str, &str); 2] = [("plan", "base"), ("case", "baseline")];

fn close(found: f64, known: f64) {
    assert!((found - known).abs() < 1e-4, "{found} against {known}");
}

/// The nearest-rank percentile of values of which some are beyond any.
fn percentile(values: &mut [i64], all: usize, percent: usize) -> Option<i64> {
    values.sort_unstable();
    values.get((percent * all).div_ceil(100).max(1) - 1).copied()
}

#[test]
fn the_handover_table_is_what_the_single_runs_say() {
    let played = Played::new();
    let (runs, table) = (played.sheet("runs"), played.sheet("handover"));
    for row in &table.rows {
        let which = [("plan", table.cell(row, "plan")), ("case", table.cell(row, "case"))];
        let all = runs.rows_with(&which);
        let vacated: Vec<_> =
            all.iter().filter(|run| !runs.cell(run, "camp.oasis.vacated").is_empty()).collect();
        let n = vacated.len();
        assert_eq!(table.number(row, "n"), n as f64);
        let rivals = ["front", "smugglers"]
            .map(|side| table.number(row, &format!("side.{side}.share_first")));
        close(table.number(row, "share_first_rivals"), rivals.iter().sum());
        let share = |head: &str, word: &str| {
            let hits = vacated.iter().filter(|run| runs.cell(run, head) == word).count();
            hits as f64 / n as f64
        };
        for (column, head, word) in [
            ("share_first_successor", "camp.oasis.first_in", "successor"),
            ("side.smugglers.share_first", "camp.oasis.first_in", "smugglers"),
            ("side.front.share_first", "camp.oasis.first_in", "front"),
            ("share_first_looters", "camp.oasis.first_in", "looters"),
            ("share_first_nobody", "camp.oasis.first_in", ""),
            ("share_empty", "camp.oasis.handover", "empty"),
            ("share_handed_over", "camp.oasis.handover", "handed_over"),
            ("share_retaken", "camp.oasis.handover", "retaken"),
            ("share_occupied", "camp.oasis.handover", "occupied"),
            ("share_lost", "camp.oasis.handover", "lost"),
        ] {
            close(table.number(row, column), share(head, word));
        }
        let gap = |run: &&&Vec<String>| {
            let filled = runs.cell(run, "camp.oasis.filled");
            let vacated = second(runs.cell(run, "camp.oasis.vacated"));
            (!filled.is_empty()).then(|| second(filled) - vacated)
        };
        let mut gaps: Vec<i64> = vacated.iter().filter_map(gap).collect();
        for (column, percent) in [("empty_p50_hours", 50), ("empty_p80_hours", 80)] {
            let known = percentile(&mut gaps, n, percent).expect("somebody comes");
            let found = table.number(row, column) * 3_600.0;
            assert!((found - known as f64).abs() <= 60.0, "{column}: {found} against {known}");
        }
    }
}

#[test]
fn the_terminal_shows_the_handovers_of_the_first_plan_and_case() {
    let played = Played::new();
    let table = played.sheet("handover");
    let row = table.rows_with(&FIRST)[0];
    let percent = |column: &str| format!("{:.0}%", table.number(row, column) * 100.0);
    let text = played.text.replace('\u{a0}', " ");
    assert!(text.contains("After the last party: plan base, As things stand"), "{text}");
    for (word, column) in [
        ("Army", "share_first_successor"),
        ("Front", "side.front.share_first"),
        ("looters", "share_first_looters"),
        ("handed over", "share_handed_over"),
        ("occupied", "share_occupied"),
    ] {
        let said = format!("{word} {}", percent(column));
        assert!(text.contains(&said), "`{said}` is not in: {text}");
    }
}

#[test]
fn who_holds_a_camp_at_the_end_is_how_its_handover_ended() {
    let played = Played::new();
    let (runs, control) = (played.sheet("runs"), played.sheet("control"));
    let all = runs.rows_with(&FIRST);
    let with = |words: &[&str]| {
        let hits = all.iter().filter(|run| words.contains(&runs.cell(run, "camp.oasis.handover")));
        hits.count() as f64 / f64::from(RUNS)
    };
    let mut last: BTreeMap<&str, &Vec<String>> = BTreeMap::new();
    for row in control.rows_with(&[FIRST[0], FIRST[1], ("site", "oasis")]) {
        if control.cell(row, "day_end").starts_with("2030-04-02") {
            last.insert(control.cell(row, "side"), row);
        }
    }
    let held = |side: &str| last.get(side).map_or(0.0, |row| control.number(row, "share_held"));
    close(held("state"), with(&["handed_over", "retaken"]));
    close(held("mission"), with(&["not_vacated"]));
    // The other runs: another side, or nobody any more.
    close(held("front") + held("nobody"), with(&["occupied", "lost", "empty"]));
    let days = control.rows_with(&[FIRST[0], FIRST[1], ("site", "oasis")]);
    let mut sums: BTreeMap<&str, f64> = BTreeMap::new();
    for row in days {
        *sums.entry(control.cell(row, "day_end")).or_default() += control.number(row, "share_held");
    }
    assert_eq!(sums.len(), 91);
    for sum in sums.values() {
        assert!((sum - 1.0).abs() < 4e-4, "somebody or nobody holds it: {sum}");
    }
}

#[test]
fn a_camp_is_the_missions_day_by_day_until_its_last_party_is_out() {
    let played = Played::new();
    let (runs, control) = (played.sheet("runs"), played.sheet("control"));
    let all = runs.rows_with(&FIRST);
    let vacated = |run: &&Vec<String>| {
        let date = runs.cell(run, "camp.oasis.vacated");
        if date.is_empty() { i64::MAX } else { second(date) }
    };
    let vacated: Vec<i64> = all.iter().map(vacated).collect();
    let mut days = 0;
    for row in control.rows_with(&[FIRST[0], FIRST[1], ("site", "oasis"), ("side", "mission")]) {
        // The state just before the end of the day.
        let end = second(control.cell(row, "day_end"));
        let still = vacated.iter().filter(|at| **at >= end).count() as f64;
        close(control.number(row, "share_held"), still / f64::from(RUNS));
        days += 1;
    }
    assert!(days > 40, "{days} days with the mission in its camp");
}

#[test]
fn a_claim_splits_the_runs_into_those_in_which_it_is_true_and_the_others() {
    let played = Played::new();
    let (runs, claims) = (played.sheet("runs"), played.sheet("claims"));
    assert_eq!(claims.rows.len(), 4 * 3 * 2 * 2);
    for row in &claims.rows {
        let which = [("plan", claims.cell(row, "plan")), ("case", claims.cell(row, "case"))];
        let says = claims.cell(row, "says");
        let missed = format!("deadline.{}.missed", claims.cell(row, "deadline"));
        for (word, is_meant) in [("true", true), ("false", false)] {
            let all = runs.rows_with(&which).into_iter();
            let meant: Vec<_> = all
                .filter(|run| (runs.cell(run, "site.crossroads.held_by") == says) == is_meant)
                .collect();
            let hits = meant.iter().filter(|run| runs.cell(run, &missed) == "1").count();
            let (hits, n) = (hits as f64, meant.len() as f64);
            assert_eq!(claims.number(row, &format!("n_{word}")), n);
            close(claims.number(row, &format!("p_missed_{word}")), hits / n);
            let (low, high) = interval(hits, n);
            close(claims.number(row, &format!("p_missed_{word}_low")), low);
            close(claims.number(row, &format!("p_missed_{word}_high")), high);
        }
    }
    for row in &claims.rows {
        hold_together(&claims, row);
    }
    // By hand. The Front, C2: 0.6 x 0.7 + 0.4 / 2 = 0.62. The agency, B2: 0.8 x 0.7 + 0.2 / 2 = 0.66,
    // and counts half. The army's last word, C3, is even; its first is replaced.
    let odds = 0.62 / 0.38 * (0.66_f64 / 0.34).sqrt();
    let front = claims.rows_with(&[("claim", "front")])[0];
    close(claims.number(front, "p_assessed"), odds / (1.0 + odds));
    let army = claims.rows_with(&[("claim", "army-december")])[0];
    assert_eq!((claims.number(army, "weight"), claims.number(army, "p_alone")), (0.0, 0.66));
}

/// One site and two who may hold it: three comparisons, one for each deadline. At 1 − 0.05/3 on two
/// sides an interval reaches 2.3940 standard deviations.
fn hold_together(claims: &Sheet, row: &[String]) {
    let number = |name: &str| claims.number(row, name);
    let arms = |word: &str| {
        let (n, hits) = (number(&format!("n_{word}")), number(&format!("missed_{word}")));
        let (share, z) = (hits / n, 2.393_98);
        let centre = (share + z * z / (2.0 * n)) / (1.0 + z * z / n);
        let spread = (share * (1.0 - share) / n + z * z / (4.0 * n * n)).sqrt();
        let half = z * spread / (1.0 + z * z / n);
        (share, share - centre + half, centre + half - share)
    };
    let ((one, one_down, one_up), (other, other_down, other_up)) = (arms("true"), arms("false"));
    let low = one - other - one_down.hypot(other_up);
    let high = one - other + one_up.hypot(other_down);
    close(number("p_difference_low"), low.max(-1.0));
    close(number("p_difference_high"), high.min(1.0));
    let verdict = match number("n_true").min(number("n_false")) {
        fewest if fewest < 20.0 => "too_few_runs",
        _ if low > 0.0 || high < 0.0 => "separates",
        _ => "does_not_separate",
    };
    assert_eq!(claims.cell(row, "verdict"), verdict);
}

#[test]
fn rules_are_counted_as_they_fired() {
    let played = Played::new();
    let rules = played.sheet("rules");
    let text = examples().iter().find(|it| it.name == "three-sides").expect("built in").text;
    let (study, _) = read_text("three-sides", text, &[]).expect("it is right");
    for variant in &study.variants {
        let names =
            [study.plans[variant.plan].name.as_str(), study.cases[variant.case].name.as_str()];
        let mut simulation = Simulation::new(Arc::clone(&variant.scenario));
        for (id, rule) in variant.scenario.rules.iter() {
            let (mut runs, mut times) = (0, 0);
            for replication in 0..RUNS {
                let outcome = simulation.play(u64::from(replication)).expect("it ends");
                let fired = outcome.rules.iter().filter(|(other, _)| *other == id).count();
                runs += u32::from(fired > 0);
                times += fired;
            }
            let which = [("plan", names[0]), ("case", names[1]), ("rule", rule.name.as_str())];
            let row = rules.rows_with(&which)[0];
            assert_eq!(rules.number(row, "fired"), f64::from(runs));
            close(rules.number(row, "mean_firings"), times as f64 / f64::from(RUNS));
        }
    }
}
