//! The title of a picture says what the picture shows, with the figures of the tables.

use std::collections::BTreeMap;
use std::fs;

use super::mali;
use super::page::{Element, read, tables};

/// The title of a picture, with plain spaces.
fn title(page: &Element, figure: &str) -> String {
    let found = page.all("figure").into_iter().find(|it| it.attribute("id") == figure);
    let found = found.unwrap_or_else(|| panic!("no figure {figure}"));
    found.all("figcaption")[0].text().replace('\u{a0}', " ")
}

/// The rows of the first plan under the first case, each by the names of its columns.
fn rows(table: &str) -> Vec<BTreeMap<String, String>> {
    let text = fs::read_to_string(mali().join(table)).expect("a table");
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let heads = reader.headers().expect("heads").clone();
    let rows = reader.records().map(|row| {
        let row = row.expect("a row");
        heads.iter().zip(&row).map(|(head, cell)| (head.to_owned(), cell.to_owned())).collect()
    });
    let is_first =
        |row: &BTreeMap<String, String>| row["plan"] == "base" && row["case"] == "baseline";
    rows.filter(is_first).collect()
}

#[test]
fn the_calendar_is_titled_with_the_camp_that_is_left_last() {
    let page = read(&mali().join("briefing-en/briefing.html"));
    let title = title(&page, "schedule0-0");
    let all = tables(&page);
    let dates = all.iter().find(|table| table.id == "schedule-dates0-0").expect("a table");
    let last: Vec<String> = dates
        .rows
        .last()
        .expect("a row")
        .iter()
        .map(|it| it.text().replace('\u{a0}', " "))
        .collect();
    // Name, planned, undisturbed, P10, P50, P80, P90, slip.
    let [name, p50, p90] = [0, 4, 6].map(|place| last[place].as_str());
    assert_eq!(
        title,
        format!(
            "{name} is the last to be left: by {p50} in the middle run, by {p90} in 9 runs of 10"
        )
    );
}

#[test]
fn the_handover_is_titled_with_how_often_the_successor_comes_first() {
    let page = read(&mali().join("briefing-en/briefing.html"));
    let rows = rows("handover.csv");
    let share = |row: &BTreeMap<String, String>, column: &str| -> f64 {
        row[column].parse().unwrap_or_default()
    };
    let is_other = |row: &&BTreeMap<String, String>| {
        let own = share(row, "share_first_successor");
        let shares =
            row.keys().filter(|it| it.contains("share_first") && *it != "share_first_rivals");
        shares.map(|column| share(row, column)).any(|other| other > own)
    };
    let (all, others) = (rows.len(), rows.iter().filter(is_other).count());
    let said = title(&page, "handover0-0");
    assert!(
        others > 0 && said.contains(&format!("at {} of {all} camps; at ", all - others)),
        "{said}"
    );
}

#[test]
fn people_out_never_stand_above_all_that_there_are() {
    let page = read(&mali().join("briefing-en/briefing.html"));
    let figure = page.all("figure").into_iter().find(|it| it.attribute("id") == "people0-0");
    let figure = figure.expect("a picture");
    let stripe = figure.all("rect").into_iter().find(|it| it.attribute("class") == "all-between");
    let top: f64 = stripe.expect("a stripe").attribute("y").parse().expect("a place");
    let band = figure.all("path").into_iter().find(|it| it.attribute("class") == "span");
    let places = band.expect("a band").attribute("d").replace(['M', 'L', 'Z'], ";");
    let downs = places.split(';').filter_map(|it| it.split(' ').nth(1)?.parse::<f64>().ok());
    let highest = downs.fold(f64::MAX, f64::min);
    assert!(highest >= top - 0.1, "{highest} is above {top}");
    // What is written there is the last row of the table.
    let last = rows("people.csv").pop().expect("a row");
    let number = |column: &str| {
        let digits = &last[column];
        format!("{},{}", &digits[..digits.len() - 3], &digits[digits.len() - 3..])
    };
    let said: Vec<String> = figure.all("text").iter().map(|it| it.text()).collect();
    let ends = format!("{} to {} in 8 runs of 10", number("p10_people"), number("p90_people"));
    assert!(said.iter().any(|it| it.contains(&ends)), "{ends}: {said:?}");
}
