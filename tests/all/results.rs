//! The files of a run, held against one another: what is printed and summed up can be traced to
//! the single runs, and every column is described.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::command::{done, unpacked, workplace};

/// A CSV file: its headings and its rows.
pub(crate) struct Sheet {
    pub(crate) heads: Vec<String>,
    pub(crate) rows: Vec<Vec<String>>,
}

impl Sheet {
    pub(crate) fn read(path: &Path) -> Self {
        let bytes = match path.extension().is_some_and(|ending| ending == "gz") {
            true => unpacked(path),
            false => fs::read(path).expect("a file"),
        };
        let mut reader = csv::Reader::from_reader(bytes.as_slice());
        let words = |record: &csv::StringRecord| record.iter().map(str::to_owned).collect();
        let heads = words(reader.headers().expect("headings"));
        let rows = reader.records().map(|record| words(&record.expect("a row"))).collect();
        Self { heads, rows }
    }

    fn place(&self, head: &str) -> usize {
        let place = self.heads.iter().position(|other| other == head);
        place.unwrap_or_else(|| panic!("no column {head} in {:?}", self.heads))
    }

    /// The cell of a row under a heading.
    pub(crate) fn cell<'a>(&self, row: &'a [String], head: &str) -> &'a str {
        &row[self.place(head)]
    }

    pub(crate) fn number(&self, row: &[String], head: &str) -> f64 {
        self.cell(row, head).parse().unwrap_or_else(|_| panic!("{head}: {row:?}"))
    }

    /// The rows with these cells.
    pub(crate) fn rows_with<'a>(&'a self, cells: &[(&str, &str)]) -> Vec<&'a Vec<String>> {
        let has =
            |row: &&Vec<String>| cells.iter().all(|(head, cell)| self.cell(row, head) == *cell);
        self.rows.iter().filter(has).collect()
    }
}

/// Seconds since 1970 of a date in a file.
pub(crate) fn second(date: &str) -> i64 {
    date.parse::<jiff::Timestamp>().unwrap_or_else(|_| panic!("no date: {date}")).as_second()
}

/// Plays relief-hub and returns what was printed and a reader of its files.
fn relief_hub(runs: &str) -> (String, impl Fn(&str) -> Sheet) {
    let place = workplace();
    let text = done(place.path(), &["run", "relief-hub", "--runs", runs]);
    let read =
        move |name: &str| Sheet::read(&place.path().join(format!("output/relief-hub/{name}.csv")));
    (text, read)
}

#[test]
fn every_heading_is_in_the_dictionary_and_every_entry_in_a_file() {
    let place = workplace();
    done(place.path(), &["run", "relief-hub", "--runs", "10"]);
    done(place.path(), &["replay", "relief-hub", "--run", "0"]);
    let results = place.path().join("output/relief-hub");
    for folder in [results.clone(), results.join("replay-base-baseline-0")] {
        let dictionary = Sheet::read(&folder.join("dictionary.csv"));
        let mut described: Vec<(String, String)> =
            dictionary.rows.iter().map(|row| (row[0].clone(), row[1].clone())).collect();
        described.retain(|(_, column)| !column.is_empty());
        let mut found = Vec::new();
        for entry in fs::read_dir(&folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.extension().is_some_and(|ending| ending == "csv") {
                let file = path.file_name().expect("a name").to_string_lossy().into_owned();
                let heads = Sheet::read(&path).heads;
                found.extend(heads.into_iter().map(|head| (file.clone(), head)));
            }
        }
        described.sort();
        found.sort();
        assert_eq!(found, described);
    }
}

/// Whether a cell is of the type that `schema.json` gives its column.
fn fits(cell: &str, field: &serde_json::Value) -> bool {
    match field["type"].as_str().expect("a type") {
        _ if cell.is_empty() => true,
        "string" => true,
        "integer" => cell.parse::<i64>().is_ok(),
        "number" => cell.parse::<f64>().is_ok_and(f64::is_finite),
        "boolean" => ["trueValues", "falseValues"].iter().any(|values| {
            field[*values].as_array().expect("values").iter().any(|value| value == cell)
        }),
        "datetime" => {
            // The pattern is one of Python's: its `%z` takes an offset with a colon, which here is `%:z`.
            let pattern = field["format"].as_str().expect("a format").replace("%z", "%:z");
            jiff::fmt::strtime::parse(pattern, cell).is_ok()
        }
        other => panic!("{other} is no type of ours"),
    }
}

#[test]
fn a_cell_is_held_against_what_its_column_says_of_itself() {
    let date = "2030-01-01T00:00:00+03:00";
    let dated = |format: &str| serde_json::json!({ "type": "datetime", "format": format });
    assert!(fits(date, &dated("%Y-%m-%dT%H:%M:%S%z")));
    assert!(!fits(date, &dated("%Y-%m-%dT%H:%M:%S")));
    let said = |yes: &str| serde_json::json!({ "type": "boolean", "trueValues": [yes], "falseValues": ["0"] });
    assert!(fits("1", &said("1")) && fits("0", &said("yes")) && !fits("1", &said("yes")));
}

/// What was counted in folders of results.
#[derive(Default)]
struct Counted {
    cells: usize,
    kinds: std::collections::BTreeSet<String>,
}

/// Holds every file of a folder of results against its `schema.json`: its columns, and that the cells of
/// each are dates, numbers or texts as it says.
fn hold_against_schema(folder: &Path, counted: &mut Counted) {
    let text = fs::read_to_string(folder.join("schema.json")).expect("a schema");
    let package: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    let mut described = Vec::new();
    for resource in package["resources"].as_array().expect("files") {
        let name = resource["path"].as_str().expect("a path").to_owned();
        let sheet = Sheet::read(&folder.join(&name));
        let fields = resource["schema"]["fields"].as_array().expect("fields");
        let names: Vec<_> = fields.iter().map(|it| it["name"].as_str().expect("one")).collect();
        assert_eq!(sheet.heads, names, "{name}");
        for (place, field) in fields.iter().enumerate() {
            let told: Vec<&str> = sheet.rows.iter().map(|row| row[place].as_str()).collect();
            let misfit = told.iter().find(|cell| !fits(cell, field));
            assert_eq!(misfit, None, "{name} {}", field["name"]);
            let kind = field["type"].as_str().expect("a type");
            if kind == "string" {
                let told: Vec<_> = told.iter().filter(|cell| !cell.is_empty()).collect();
                let dates = told.iter().filter(|it| it.parse::<jiff::Timestamp>().is_ok()).count();
                assert_eq!(dates, 0, "{name} {}: dates as texts", field["name"]);
            }
            counted.cells += told.len();
            counted.kinds.insert(kind.to_owned());
        }
        described.push(name);
    }
    let files = fs::read_dir(folder).expect("a folder").map(|it| it.expect("one").file_name());
    let files = files.map(|name| name.to_string_lossy().into_owned());
    let mut files: Vec<_> = files.filter(|name| is_table(name)).collect();
    files.sort();
    described.sort();
    assert_eq!(files, described);
}

/// Whether a file of this name is a table.
fn is_table(name: &str) -> bool {
    name.ends_with(".csv") || name.ends_with(".csv.gz")
}

#[test]
fn schema_json_tells_the_columns_of_every_file_and_every_cell_is_of_their_types() {
    let place = workplace();
    done(place.path(), &["run", "three-sides", "--runs", "10"]);
    done(place.path(), &["replay", "three-sides", "--run", "0"]);
    done(place.path(), &["decide", "three-sides", "--switch", "shed", "--runs", "5"]);
    done(place.path(), &["value", "three-sides", "--runs", "100"]);
    done(place.path(), &["drivers", "three-sides", "--runs", "5"]);
    let results = place.path().join("output/three-sides");
    let within = fs::read_dir(&results).expect("a folder").map(|it| it.expect("an entry").path());
    let folders: Vec<_> = within.filter(|it| it.is_dir()).chain([results.clone()]).collect();
    assert_eq!(folders.len(), 5, "{folders:?}");
    let mut counted = Counted::default();
    for folder in folders {
        hold_against_schema(&folder, &mut counted);
    }
    let Counted { cells, kinds } = counted;
    assert!(cells > 10_000 && kinds.len() == 5, "{cells} cells of {kinds:?}");
}

#[test]
fn no_column_of_any_example_has_dates_and_numbers_in_it() {
    let place = workplace();
    let mut counted = Counted::default();
    for example in drawdown::scenario::examples() {
        let folder = place.path().join(example.name);
        let text = folder.to_string_lossy().into_owned();
        done(place.path(), &["run", example.name, "--runs", "2", "--out", &text]);
        hold_against_schema(&folder, &mut counted);
    }
    assert!(counted.cells > 100_000, "{} cells", counted.cells);
}

#[test]
fn the_unit_of_a_column_is_in_its_name() {
    let (_, read) = relief_hub("5");
    let dictionary = read("dictionary");
    let mut seen = 0;
    for row in &dictionary.rows {
        let (column, unit) = (row[1].as_str(), row[2].as_str());
        let carries = match unit {
            "h" => column.split('_').any(|word| word == "hours"),
            "d (24 h)" => column.ends_with("days"),
            "t" => column.ends_with(".t"),
            "km" => column.ends_with("km"),
            "km/h" => column.ends_with("km_per_h"),
            "share (0-1)" => column.contains("share") || column.starts_with("p_"),
            _ => continue,
        };
        seen += 1;
        assert!(carries, "{column} is in {unit}");
    }
    assert!(seen > 20, "only {seen} columns have a unit");
}

#[test]
fn dates_are_iso_8601_with_the_offset_of_the_scenarios_zone() {
    let place = workplace();
    let zone = ["--set", "scenario.timezone=Africa/Nairobi"];
    done(place.path(), &[&["run", "minimal", "--runs", "5"][..], &zone[..]].concat());
    let sheet = Sheet::read(&place.path().join("output/minimal/deadlines.csv"));
    assert_eq!(sheet.cell(&sheet.rows[0], "due"), "2030-02-08T23:59:59+03:00");
    for head in ["p50", "p80", "p90"] {
        let date = sheet.cell(&sheet.rows[0], head);
        assert!(date.is_empty() || date.ends_with("+03:00"), "{date}");
    }
}

/// What `runs.csv` says of one deadline in one run: when it was reached, if it was, and whether it
/// was missed.
type Run = (Option<i64>, bool);

/// Wilson's interval at 95 %, or the one-sided bound where all or none of the runs hit.
pub(crate) fn interval(hits: f64, n: f64) -> (f64, f64) {
    let bound = 0.05_f64.powf(1.0 / n);
    if hits == 0.0 {
        return (0.0, 1.0 - bound);
    }
    if hits == n {
        return (bound, 1.0);
    }
    let z = 1.959_964;
    let (share, weight) = (hits / n, 1.0 + z * z / n);
    let centre = (share + z * z / (2.0 * n)) / weight;
    let half = z * (share * (1.0 - share) / n + z * z / (4.0 * n * n)).sqrt() / weight;
    (centre - half, centre + half)
}

/// The runs of one deadline under one plan and case, from `runs.csv`: when it was reached, if it
/// was, and whether it was missed.
fn runs_of(runs: &Sheet, plan: &str, case: &str, deadline: &str) -> Vec<Run> {
    let column = |what: &str| format!("deadline.{deadline}.{what}");
    let rows = runs.rows_with(&[("plan", plan), ("case", case), ("outcome", "done")]);
    let run = |row: &&Vec<String>| {
        let reached = runs.cell(row, &column("reached"));
        let reached = (!reached.is_empty()).then(|| second(reached));
        (reached, runs.cell(row, &column("missed")) == "1")
    };
    rows.iter().map(run).collect()
}

/// The smallest date that so many hundredths of the runs do not exceed; `None` beyond the horizon.
fn percentile(runs: &[Run], percent: usize) -> Option<i64> {
    let mut dates: Vec<i64> = runs.iter().map(|(at, _)| at.unwrap_or(i64::MAX)).collect();
    dates.sort_unstable();
    let date = dates[(percent * dates.len()).div_ceil(100) - 1];
    (date < i64::MAX).then_some(date)
}

#[test]
fn deadlines_csv_follows_from_runs_csv() {
    let (_, read) = relief_hub("60");
    let (deadlines, runs) = (read("deadlines"), read("runs"));
    assert_eq!(deadlines.rows.len(), 3 * 3 * 2);
    for row in &deadlines.rows {
        let of = |head: &str| deadlines.cell(row, head);
        let played = runs_of(&runs, of("plan"), of("case"), of("deadline"));
        let missed = played.iter().filter(|(_, missed)| *missed).count() as f64;
        let due = second(of("due"));
        assert!(played.iter().all(|(at, missed)| *missed == at.is_none_or(|at| at > due)));
        let (low, high) = interval(missed, played.len() as f64);
        let known = [60.0, missed, missed / 60.0, low, high];
        for (head, known) in
            ["n", "missed", "p_missed", "p_missed_low", "p_missed_high"].iter().zip(known)
        {
            let written = deadlines.number(row, head);
            assert!((written - known).abs() < 1e-4, "{head}: {written} against {known}");
        }
        for (head, percent) in [("p50", 50), ("p80", 80), ("p90", 90)] {
            let written = of(head);
            let written = (!written.is_empty()).then(|| second(written));
            assert_eq!(written, percentile(&played, percent), "{head} of {row:?}");
        }
    }
}

#[test]
fn s_curve_csv_follows_from_runs_csv_and_goes_through_the_dates_of_deadlines_csv() {
    let (_, read) = relief_hub("60");
    let (curves, deadlines, runs) = (read("s_curve"), read("deadlines"), read("runs"));
    assert_eq!(curves.rows.len(), 3 * 3 * 2 * 100);
    for row in &curves.rows {
        let of = |head: &str| curves.cell(row, head);
        let played = runs_of(&runs, of("plan"), of("case"), of("deadline"));
        let percent = of("percentile").parse().expect("a whole number");
        let written = Some(of("reached")).filter(|date| !date.is_empty());
        assert_eq!(written.map(second), percentile(&played, percent), "{row:?}");
        let keys = ["plan", "case", "deadline"].map(|head| (head, of(head)));
        let same = deadlines.rows_with(&keys);
        if let 50 | 80 | 90 = percent {
            assert_eq!(of("reached"), deadlines.cell(same[0], &format!("p{percent}")));
        }
    }
}

#[test]
fn joint_csv_follows_from_runs_csv() {
    let (_, read) = relief_hub("60");
    let (joint, runs, deadlines) = (read("joint"), read("runs"), read("deadlines"));
    for row in &joint.rows {
        let (plan, case) = (joint.cell(row, "plan"), joint.cell(row, "case"));
        let mut of_set = deadlines.rows_with(&[("plan", plan), ("case", case)]);
        if joint.cell(row, "set") == "hard" {
            of_set.retain(|row| deadlines.cell(row, "kind") == "hard");
        }
        let missed: Vec<Vec<Run>> = of_set
            .iter()
            .map(|row| runs_of(&runs, plan, case, deadlines.cell(row, "deadline")))
            .collect();
        let held = (0..60).filter(|run| missed.iter().all(|runs| !runs[*run].1)).count();
        assert_eq!(joint.number(row, "held"), held as f64, "{row:?}");
        assert_eq!(joint.number(row, "deadlines"), of_set.len() as f64);
    }
}

#[test]
fn comparison_csv_follows_from_the_pairs_of_runs() {
    let (_, read) = relief_hub("60");
    let (comparison, runs) = (read("comparison"), read("runs"));
    assert_eq!(comparison.rows.len(), 2 * 3 * 2);
    for row in &comparison.rows {
        let of = |head: &str| comparison.cell(row, head);
        assert_eq!(of("against"), "base");
        let first = runs_of(&runs, "base", of("case"), of("deadline"));
        let other = runs_of(&runs, of("plan"), of("case"), of("deadline"));
        let pairs: Vec<_> = first.iter().zip(&other).collect();
        let saved = pairs.iter().filter(|(first, other)| first.1 && !other.1).count() as f64;
        let spoiled = pairs.iter().filter(|(first, other)| !first.1 && other.1).count() as f64;
        let known = [pairs.len() as f64, saved, spoiled, (spoiled - saved) / pairs.len() as f64];
        for (head, known) in ["pairs", "saved", "spoiled", "p_missed_difference"].iter().zip(known)
        {
            let written = comparison.number(row, head);
            assert!((written - known).abs() < 1e-6, "{head}: {written} against {known}");
        }
        let ends = ["low", "high"].map(|end| format!("p_missed_difference_{end}"));
        let [low, high] = ends.map(|head| comparison.number(row, &head));
        assert!(low <= known[3] && known[3] <= high, "{row:?}");
        let gained = |(first, other): &(&Run, &Run)| Some((first.0? - other.0?) as f64 / 86_400.0);
        let gained: Vec<f64> = pairs.iter().filter_map(gained).collect();
        let mean = gained.iter().sum::<f64>() / gained.len() as f64;
        assert!((comparison.number(row, "mean_gained_days") - mean).abs() < 1e-3, "{row:?}");
    }
}

/// When the relief hub's runs begin and end.
fn horizon() -> (i64, i64) {
    let text = done(workplace().path(), &["check", "relief-hub", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    let at = |key: &str| second(json["scenario"][key].as_str().expect("a date"));
    (at("as_of"), at("until"))
}

#[test]
fn the_ledger_adds_up_to_the_time_elapsed() {
    let (_, read) = relief_hub("40");
    let (ledger, runs, (as_of, until)) = (read("delay_ledger"), read("runs"), horizon());
    let mut sums: BTreeMap<[String; 3], f64> = BTreeMap::new();
    for row in &ledger.rows {
        let key = ["plan", "case", "deadline"].map(|head| ledger.cell(row, head).to_owned());
        *sums.entry(key).or_default() += ledger.number(row, "mean_hours");
    }
    assert_eq!(sums.len(), 3 * 3 * 2);
    for ([plan, case, deadline], sum) in sums {
        let played = runs_of(&runs, &plan, &case, &deadline);
        let elapsed = played.iter().map(|(at, _)| at.unwrap_or(until) - as_of).sum::<i64>();
        let mean = elapsed as f64 / 3_600.0 / played.len() as f64;
        assert!((mean - sum).abs() < 0.01, "{plan} {case} {deadline}: {sum} of {mean} h");
    }
}

/// What the table prints of a chance.
fn printed_chance(hits: f64, n: f64) -> String {
    let (low, high) = interval(hits, n);
    if hits == 0.0 {
        return format!("<\u{a0}{:.1}%", (high * 1_000.0).ceil() / 10.0);
    }
    if hits == n {
        return format!(">\u{a0}{:.1}%", (low * 1_000.0).floor() / 10.0);
    }
    let share = hits / n * 100.0;
    let places = usize::from(!(1.0..=99.0).contains(&share));
    format!("{share:.places$}% ({:.places$}–{:.places$})", low * 100.0, high * 100.0)
}

/// What the table prints of a date.
fn printed_date(date: &str) -> String {
    let civil = date[..10].parse::<jiff::civil::Date>().expect("a date");
    civil.strftime("%-d\u{a0}%b\u{a0}%Y").to_string()
}

#[test]
fn every_number_in_the_printed_table_can_be_traced_to_runs_csv() {
    let (text, read) = relief_hub("60");
    let (deadlines, runs) = (read("deadlines"), read("runs"));
    // One line for each case, deeper than the heading of its deadline.
    let tables = text.lines().skip_while(|line| !line.starts_with('─'));
    let mut lines = tables.filter(|line| line.contains('%') && line.starts_with("    "));
    for row in in_printed_order(&deadlines) {
        let of = |head: &str| deadlines.cell(row, head);
        let played = runs_of(&runs, of("plan"), of("case"), of("deadline"));
        let missed = played.iter().filter(|(_, missed)| *missed).count();
        let line = lines.next().unwrap_or_else(|| panic!("no line for {row:?} in {text}"));
        let chance = printed_chance(missed as f64, played.len() as f64);
        assert!(line.contains(&chance), "`{chance}` is not in `{line}`");
        let by = match percentile(&played, 80) {
            Some(at) => {
                let is_it = |date: &str| !date.is_empty() && second(date) == at;
                let column = format!("deadline.{}.reached", of("deadline"));
                let mut dates = runs.rows.iter().map(|row| runs.cell(row, &column));
                printed_date(dates.find(|date| is_it(date)).expect("a date of a run"))
            }
            None => format!("after\u{a0}{}", printed_date("2031-07-31")),
        };
        assert!(line.contains(&by), "`{by}` is not in `{line}`");
    }
    assert_eq!(lines.next(), None);
}

/// The rows of `deadlines.csv` as they are printed: by plan, deadline and case.
fn in_printed_order(deadlines: &Sheet) -> Vec<&Vec<String>> {
    let mut rows: Vec<&Vec<String>> = deadlines.rows.iter().collect();
    let first = |head: &str, row: &Vec<String>| {
        let name = deadlines.cell(row, head);
        deadlines.rows.iter().position(|other| deadlines.cell(other, head) == name)
    };
    rows.sort_by_key(|row| (first("plan", row), first("deadline", row), first("case", row)));
    rows
}

#[test]
fn a_text_that_begins_like_a_formula_is_harmless() {
    let place = workplace();
    let scenario = done(place.path(), &["example", "show", "minimal"])
        + "\n[assumption.pace]\nstatement = \"=HYPERLINK(\\\"http://x\\\")\"\nowner = \"@planner\"\n\
           grade = \"+B2\"\nsignpost = \"-none\"\nvalue = 1\n";
    fs::write(place.path().join("formula.toml"), scenario).expect("a file");
    done(place.path(), &["run", "formula.toml", "--runs", "5"]);
    let sheet = Sheet::read(&place.path().join("output/minimal/assumptions.csv"));
    let row = &sheet.rows[0];
    let texts =
        ["statement_en", "owner_en", "grade", "signpost_en"].map(|head| sheet.cell(row, head));
    assert_eq!(texts, ["'=HYPERLINK(\"http://x\")", "'@planner", "'+B2", "'-none"]);
}

#[test]
fn a_chain_adds_up_to_the_time_from_the_start_to_the_milestone() {
    let place = workplace();
    let text = done(place.path(), &["replay", "relief-hub", "--replication", "7"]);
    done(place.path(), &["run", "relief-hub", "--runs", "8"]);
    let folder = place.path().join("output/relief-hub");
    // Where the terminal breaks a line, the text goes on in the next, in its own column.
    let mut from = 0;
    let mut flat = String::new();
    for line in text.lines() {
        if let Some(place) = line.find("Ends when") {
            from = line[..place].chars().count();
        }
        flat.extend(line.chars().skip(from).chain([' ']));
    }
    let flat = flat.split_whitespace().collect::<Vec<_>>().join(" ");
    let chain = Sheet::read(&folder.join("replay-base-baseline-7/chain.csv"));
    let runs = Sheet::read(&folder.join("runs.csv"));
    let run = runs.rows_with(&[("plan", "base"), ("case", "baseline"), ("replication", "7")])[0];
    let (as_of, until) = horizon();
    for deadline in ["before-the-ford", "leases"] {
        let links = chain.rows_with(&[("deadline", deadline)]);
        let reached = runs.cell(run, &format!("deadline.{deadline}.reached"));
        let end = if reached.is_empty() { until } else { second(reached) };
        let hours: f64 = links.iter().map(|row| chain.number(row, "length_hours")).sum();
        assert!((hours - (end - as_of) as f64 / 3_600.0).abs() < 0.01, "{deadline}: {hours}");
        let mut now = as_of;
        for link in links {
            assert_eq!(second(chain.cell(link, "from")), now);
            now = second(chain.cell(link, "to"));
            let what = chain.cell(link, "what");
            assert!(flat.contains("shorter in between") || flat.contains(what), "{what}: {text}");
        }
        assert_eq!(now, end);
    }
}

#[test]
fn the_worst_run_is_the_one_with_the_largest_lateness() {
    let place = workplace();
    done(place.path(), &["run", "minimal", "--runs", "40"]);
    let runs = Sheet::read(&place.path().join("output/minimal/runs.csv"));
    let late = |row: &&Vec<String>| {
        (runs.number(row, "deadline.outpost-empty.lateness_days") * 86_400.0) as i64
    };
    let worst = runs.rows.iter().rev().max_by_key(late).expect("a run");
    let number = runs.cell(worst, "replication");
    done(place.path(), &["replay", "minimal", "--worst", "--runs", "40"]);
    let folder = place.path().join(format!("output/minimal/replay-base-baseline-{number}"));
    assert!(folder.join("replay.txt").exists(), "{number}");
}

#[test]
fn a_replay_tells_its_story_in_both_languages() {
    let place = workplace();
    let english = done(place.path(), &["replay", "minimal"]);
    for words in ["Day\u{a0}0, 1\u{a0}Jan\u{a0}00:00", "last party out", "from start to end"] {
        assert!(english.contains(words), "`{words}` is not in {english}");
    }
    let french = done(place.path(), &["replay", "minimal", "--lang", "fr", "--replace"]);
    for words in ["Jour\u{a0}0, 1er\u{a0}janv.\u{a0}00:00", "la dernière équipe est partie"] {
        assert!(french.contains(words), "`{words}` is not in {french}");
    }
    assert!(english.lines().chain(french.lines()).all(|line| line.chars().count() <= 100));
}

#[test]
fn every_number_of_a_file_has_the_fixed_decimals_of_its_unit() {
    let (_, read) = relief_hub("5");
    let dictionary = read("dictionary");
    for name in ["deadlines", "closure", "delay_ledger", "runs", "criticality"] {
        let sheet = read(name);
        let file = format!("{name}.csv");
        for row in dictionary.rows_with(&[("file", &file)]) {
            let (column, unit) = (dictionary.cell(row, "column"), dictionary.cell(row, "unit"));
            if matches!(unit, "share (0-1)" | "h" | "d (24 h)") && !column.is_empty() {
                for cell in sheet.rows.iter().map(|row| sheet.cell(row, column)) {
                    let decimals = cell.split_once('.').map(|(_, decimals)| decimals.len());
                    assert!(cell.is_empty() || decimals == Some(4), "{file} {column}: {cell}");
                }
            }
        }
    }
}
