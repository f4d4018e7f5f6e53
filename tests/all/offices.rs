//! Office hours: what a status tells of them is read as the scenario reads it.

use std::fs;

use crate::command::{done, drawdown, workplace};

const OFFICE: &str = r#"
format = 1
scenario = { id = "office", as_of = 2030-01-01, until = "90 d" }
site.town.kind = "town"
[calendar.office]
hours = ["08:00-16:00"]
[camp.a]
line.stores = { amount = "24 t", to = "town" }
[route.road]
ends = ["a", "town"]
length = "100 km"
[gate.customs]
authority = "Customs"
covers = { routes = ["road"] }
calendar = "office"
lead_time = { assumption = "lead" }
[assumption.lead]
statement = "What customs take."
value = { pert = ["16 h", "32 h", "96 h"] }
[pool.trucks]
kind = "trucks"
home = "town"
count = 2
payload = "12 t"
speed = "20 km/h"
[deadline.out]
all = "all-camps"
due = 2030-02-20
"#;

#[test]
fn days_told_of_an_office_are_refused_and_its_hours_taken() {
    let place = workplace();
    fs::write(place.path().join("office.toml"), OFFICE).expect("a scenario");
    let update = ["update", "office.toml", "--as-of", "2030-01-03", "--status", "status.csv"];
    let told = |value: &str| {
        let rows = format!(
            "as_of,kind,what,date,value,precision,known_on,source,grade\n\
             2030-01-03,assumption,assumption.lead,,{value},,2030-01-02,desk,B2\n"
        );
        fs::write(place.path().join("status.csv"), rows).expect("a status");
    };
    told("5 d");
    let refused = drawdown(place.path(), &update);
    let said = String::from_utf8_lossy(&refused.stderr).replace('\n', " ");
    assert_eq!(refused.status.code(), Some(1), "{said}");
    assert!(said.contains("E306") && said.contains("office hours"), "{said}");
    told("40 h");
    done(place.path(), &[&update[..], &["--runs", "50", "--weigh", "400"]].concat());
}
