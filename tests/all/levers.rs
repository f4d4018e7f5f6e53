//! Levers that `marginal` pulls, against what can be worked out: more than one more, and how columns are formed.

use std::path::Path;

use crate::command::{done, workplace};
use crate::drivers::{assert_gains, camp, one_camp, trucks};

#[test]
fn half_as_many_trucks_more_are_tried_where_fewer_do_nothing() {
    // 75 loads: four trips of 20, 21 or 22 trucks, three of 30.
    let rest = camp(900, "") + &trucks(20, "loading = \"2 h\"");
    let sheet = assert_gains(&rest, "fleet", 12.0);
    assert_eq!(sheet.number(&sheet.rows[0], "units"), 10.0);
    let (place, said) = (workplace(), |text: &str, place: &Path| {
        std::fs::write(place.join("file.toml"), text).expect("a file");
        done(place, &["marginal", "file.toml", "--runs", "2", "--replace", "--lang", "en"])
    });
    let few = said(&one_camp(&rest), place.path()).replace('\u{a0}', " ");
    assert!(few.contains("+10 vehicles") && few.contains("No effect seen"), "{few}");
    // Where one more does something, that is what is told.
    let rest = camp(200, "") + &trucks(5, "loading = \"2 h\"");
    let some = said(&one_camp(&rest), place.path()).replace('\u{a0}', " ");
    assert!(some.contains("+1 vehicle") && !some.contains("+3 vehicles"), "{some}");
}

#[test]
fn how_columns_are_formed_is_a_lever() {
    // Seven loads, packed one an hour and handed over in threes; the escort is back after ten hours. Three leave
    // after 3 h and the others after 13 h; when full, all after 7 h.
    let packed = "[closure.pack-first]\nstep.pack = { kind = \"pack\", rate = \"288 t/day\", lot = \"36 t\" }\n\
        step.lift = { kind = \"lift\" }\n\
        step.last-party = { kind = \"last-party\", after = [\"lift\", \"pack\"] }\n";
    let pool = trucks(10, "convoy = [3, 8]\ndepart = \"when-allowed\"");
    let rest =
        camp(84, "closure = \"pack-first\"") + &pool + "[escort.guards]\ncount = 1\n" + packed;
    let sheet = assert_gains(&format!("escorts = 1\n{rest}"), "full_columns", 6.0);
    assert_eq!(sheet.cell(&sheet.rows[0], "set"), "'pool.trucks.depart=\"when-full\"'");
    // Three that wait to be full wait for a third that comes after 3 h, with or without a rule for fewer.
    let sheet = assert_gains(&format!("escorts = 1\n{rest}"), "smallest_column", 0.0);
    assert_eq!(sheet.cell(&sheet.rows[0], "set"), "'pool.trucks.convoy=[2, 8]'");
    let full = rest.replace("when-allowed", "when-full");
    assert_gains(&format!("escorts = 1\n{full}"), "ready_columns", 0.0);
}
