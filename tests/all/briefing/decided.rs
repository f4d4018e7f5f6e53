//! The answers of `decide` and `breakpoint`, as the page draws them.

use std::fs;
use std::path::Path;

use super::page::{Element, read};
use crate::command::{done, workplace};
use crate::threshold::{MORE_TRUCKS, ten_loads};

/// What the points of a picture say, with how far from the top each stands.
fn points(page: &Element, figure: &str) -> Vec<(String, f64)> {
    let found = page.all("figure").into_iter().find(|it| it.attribute("id") == figure);
    let found = found.unwrap_or_else(|| panic!("no figure {figure}"));
    let dots = found.all("circle").into_iter().filter(|it| it.attribute("class") == "point");
    let place = |dot: &Element| dot.attribute("cy").parse().expect("a place");
    dots.map(|dot| (dot.attribute("data-says").replace('\u{a0}', " "), place(dot))).collect()
}

/// How many rows a table of an answer has.
fn rows(place: &Path, verb: &str, table: &str) -> usize {
    let folders = fs::read_dir(place.join("output/edge")).expect("results").flatten();
    let answers = folders.filter(|it| it.file_name().to_string_lossy().starts_with(verb));
    let texts = answers.map(|it| fs::read_to_string(it.path().join(table)).expect("a table"));
    texts.map(|text| text.lines().count() - 1).sum()
}

#[test]
fn a_switch_and_a_breakpoint_are_drawn_as_they_were_played() {
    let place = workplace();
    fs::write(place.path().join("edge.toml"), ten_loads("count = 1", "62 h", MORE_TRUCKS))
        .expect("a scenario");
    let switch = ["decide", "edge.toml", "--switch", "more", "--to", "2030-01-08", "--runs", "20"];
    done(place.path(), &switch);
    let count = ["breakpoint", "edge.toml", "--factor", "pool.trucks.count", "--from", "1"];
    done(place.path(), &[&count[..], &["--to", "6", "--plan", "base", "--runs", "20"]].concat());
    done(place.path(), &["run", "edge.toml", "--runs", "20", "--report"]);
    let page = read(&place.path().join("output/edge/briefing-en/briefing.html"));

    // Four more trucks from hour 48 on lift the last load at 61, one hour before it is due; the next
    // day is after that, and no day of this deadline. Certainty stands at the top of the picture, at 38, no chance at 168.
    let days = points(&page, "decision-curve-1");
    assert_eq!(days.len(), rows(place.path(), "decide", "decision_curve.csv") - 1, "{days:?}");
    let of = |day: &str| days.iter().find(|(says, _)| says.starts_with(day)).map(|it| it.1);
    assert_eq!([of("3 January 2030"), of("4 January 2030")], [Some(38.0), None], "{days:?}");
    let titles: Vec<String> = page.all("p").iter().map(|it| it.text()).collect();
    let has = |title: &str| titles.iter().any(|it| it.replace('\u{a0}', " ").contains(title));
    assert!(has("Lifted: any day looked at, to 3 Jan 2030"), "{titles:?}");

    // One load every 11 hours and 6 for the first: 62 hours are six trips, so two trucks make ten.
    let counts = points(&page, "breakpoint-curve-1");
    assert_eq!(counts.len(), rows(place.path(), "breakpoint", "breakpoint_curve.csv"));
    let of = |count: &str| counts.iter().find(|(says, _)| says.starts_with(count)).map(|it| it.1);
    assert_eq!([of("1:"), of("2:")], [Some(168.0), Some(38.0)], "{counts:?}");
    assert!(has("Lifted: holds from 2"), "{titles:?}");

    // A chance of holding never has the shades of a chance of missing.
    let section = page.all("section").into_iter().find(|it| it.attribute("id") == "decisions");
    let cells = section.expect("a section").all("td");
    let shaded = cells.iter().filter(|cell| cell.attribute("class").contains("band-"));
    assert_eq!(shaded.count(), 0);
    assert!(cells.iter().any(|cell| cell.text().contains('%')));
}

#[test]
fn of_the_answers_to_one_question_the_newest_stands_on_the_page() {
    let place = workplace();
    fs::write(place.path().join("edge.toml"), ten_loads("count = 1", "62 h", MORE_TRUCKS))
        .expect("a scenario");
    done(place.path(), &["run", "edge.toml", "--runs", "20"]);
    // Another last day is another question.
    for (to, runs, folder) in
        [("2030-01-08", "20", "b"), ("2030-01-08", "30", "a"), ("2030-01-05", "20", "c")]
    {
        let out = format!("output/edge/{folder}");
        let switch = ["decide", "edge.toml", "--switch", "more", "--to", to, "--runs", runs];
        done(place.path(), &[&switch[..], &["--out", &out]].concat());
    }
    done(place.path(), &["report", "output/edge"]);
    let page = read(&place.path().join("output/edge/briefing-en/briefing.html"));
    let figures = page.all("figure").into_iter().filter_map(|it| {
        let id = it.attribute("id");
        id.starts_with("decision-curve").then_some(id.to_owned())
    });
    assert_eq!(figures.count(), 2);
    let manifest = fs::read_to_string(place.path().join("output/edge/a/manifest.toml"));
    assert!(manifest.expect("a manifest").contains("--runs 30"));
}

#[test]
fn where_switching_is_in_vain_the_first_page_says_so() {
    let place = workplace();
    let fewer = MORE_TRUCKS.replace("\"pool.trucks.count\" = 5", "\"pool.trucks.count\" = 1");
    fs::write(place.path().join("edge.toml"), ten_loads("count = 5", "62 h", &fewer))
        .expect("a scenario");
    let switch = ["decide", "edge.toml", "--switch", "more", "--to", "2030-01-08", "--runs", "20"];
    let said = done(place.path(), &switch);
    assert!(said.contains("Nothing: switching"), "{said}");
    let csv = place.path().join("output/edge/decide-base-more-baseline/decision.csv");
    let sheet = crate::results::Sheet::read(&csv);
    assert_eq!(sheet.cell(&sheet.rows[0], "in_vain"), "1");
    done(place.path(), &["run", "edge.toml", "--runs", "20", "--report"]);
    let page = fs::read_to_string(place.path().join("output/edge/briefing-en/briefing.md"));
    let page = page.expect("a page").replace('\u{a0}', " ");
    let first = page.split("\n## ").nth(1).expect("a first page");
    assert!(
        first.contains("Nothing: switching from “Base” to “More” is not seen to help “Lifted”"),
        "{first}"
    );
}

#[test]
fn only_a_plan_that_can_be_taken_up_in_mid_run_is_to_be_asked_about() {
    // One truck at 20 km/h lifts the last load at hour 105, at 60 km/h (a trip takes 4 h 20 min) at 42;
    // two trucks at 20 km/h at hour 50.
    let faster = "[plan.base]\n[plan.faster]\nset = { \"pool.trucks.speed\" = \"60 km/h\" }\n";
    let more = "[plan.more]\nset = { \"pool.trucks.count\" = 2 }\n";
    let says = |plans: &str| {
        let place = workplace();
        fs::write(place.path().join("edge.toml"), ten_loads("count = 1", "62 h", plans))
            .expect("a scenario");
        done(place.path(), &["run", "edge.toml", "--runs", "20", "--report"]);
        let page = fs::read_to_string(place.path().join("output/edge/briefing-en/briefing.md"));
        let page = page.expect("a page").replace('\u{a0}', " ").replace('\\', "");
        let line = page.lines().find(|line| line.contains("**To decide:**"));
        line.unwrap_or_else(|| panic!("no such line: {page}")).to_owned()
    };
    let alone = says(faster);
    assert!(alone.contains("“Faster” cannot be taken up in mid-run"), "{alone}");
    assert!(!alone.contains("drawdown decide"), "{alone}");
    let both = says(&format!("{faster}{more}"));
    assert!(both.contains("--switch more"), "{both}");
}

#[test]
fn no_last_day_is_after_the_deadline_or_stands_where_it_holds_without_a_switch() {
    // Lifted six hours after an answer that takes an exponential time, ten hours in the mean: within 26 h
    // in P(Exp <= 2) = 0.865 of the runs, within the 36 h of an extension in 0.950.
    let rest = "[plan.base]\n[plan.more]\nset = { \"deadline.lifted.due\" = \"36 h\" }\n";
    let gate = "[gate.north]\nauthority = \"Ministry\"\ncovers = { routes = [\"road\"] }\n\
                lead_time = { exponential = \"10 h\" }\n";
    let late = "[deadline.late]\nall = \"all-camps\"\nmilestone = \"lifted\"\ndue = \"150 h\"\n";
    let text = ten_loads("count = 10", "26 h", &format!("{late}{gate}{rest}"));
    for (chance, word, terminal, page) in [
        ("80%", "holds", "No last day: without switching", "No last day: without switching"),
        ("87%", "untold", "No last day can be named", "No last day can be named"),
    ] {
        let place = workplace();
        fs::write(place.path().join("edge.toml"), &text).expect("a scenario");
        let options = ["decide", "edge.toml", "--switch", "more", "--chance", chance];
        let said = done(place.path(), &options).replace('\u{a0}', " ");
        let answer = place.path().join("output/edge/decide-base-more-baseline");
        let sheet = crate::results::Sheet::read(&answer.join("decision.csv"));
        let row = sheet.rows_with(&[("deadline", "lifted")])[0];
        let never = [sheet.number(row, "p_met_never_low"), sheet.number(row, "p_met_never_high")];
        assert!(never[0] < 0.865 && 0.865 < never[1], "{never:?}");
        assert_eq!((sheet.cell(row, "without"), sheet.cell(row, "in_vain")), (word, "0"), "{said}");
        let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(said.contains(terminal), "{said}");
        // The third day begins after hour 36: it is a day of the late deadline alone.
        let curve = crate::results::Sheet::read(&answer.join("decision_curve.csv"));
        let last = |deadline: &str| {
            let rows = curve.rows_with(&[("deadline", deadline)]);
            rows.iter().map(|row| curve.cell(row, "decided").to_owned()).max().expect("days")
        };
        assert!(last("lifted").starts_with("2030-01-02"), "{}", last("lifted"));
        assert!(last("late").starts_with("2030-01-07"), "{}", last("late"));
        done(place.path(), &["run", "edge.toml", "--runs", "20", "--report"]);
        let written = fs::read_to_string(place.path().join("output/edge/briefing-en/briefing.md"));
        let first = written.expect("a page").replace('\u{a0}', " ");
        let line = first.lines().find(|line| line.contains("**To decide:**")).expect("a line");
        assert!(line.contains(page), "{line}");
    }
}
