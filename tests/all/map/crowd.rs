//! Camps too near to one another for their marks are shown in a frame of their own on the map, and played there.

use serde_json::Value;
use std::fs;

use super::{briefed, read, replayed};
use crate::command::workplace;

/// Three camps within a few kilometres of one another, one of them the town through which the others'
/// load leaves, and one far off; 500 kilometres in all.
const CROWD: &str = r#"
format = 1
[scenario]
id = "crowd"
as_of = 2030-01-01
until = 2030-03-01
[site.port]
kind = "port"
at = [13.5, 2.1]
[camp.north]
at = [16.29, -0.05]
line.cargo = { amount = "40 t", to = "port" }
[camp.airfield]
at = [16.25, -0.01]
line.cargo = { amount = "40 t", to = "port" }
[camp.town]
at = [16.27, -0.04]
line.cargo = { amount = "40 t", to = "port" }
[camp.far]
at = [18.4, 1.4]
line.cargo = { amount = "40 t", to = "port" }
[route.ring]
ends = ["north", "town"]
length = "3 km"
[route.street]
ends = ["airfield", "town"]
length = "4 km"
[route.road]
ends = ["town", "port"]
length = "450 km"
[route.track]
ends = ["far", "town"]
length = "300 km"
[pool.trucks]
kind = "trucks"
home = "port"
count = 10
payload = "10 t"
speed = "30 km/h"
[deadline.out]
all = "all-camps"
due = 2030-02-01
"#;

/// The numbers of an element's attributes: `name="12.5"`.
fn numbers<const N: usize>(element: &str, names: [&str; N]) -> [f64; N] {
    names.map(|name| {
        let (_, rest) = element.split_once(&format!(" {name}=\"")).expect(name);
        rest.split('"').next().and_then(|it| it.parse().ok()).expect(name)
    })
}

fn number(value: &Value) -> f64 {
    value.as_f64().expect("a number")
}

#[test]
fn camps_that_would_cover_one_another_are_shown_larger_in_a_frame_and_played_there() {
    let folder = workplace();
    fs::write(folder.path().join("crowd.toml"), CROWD).expect("a scenario");
    briefed(folder.path(), &["crowd.toml"]);
    let html = read(folder.path(), "briefing.html");
    let frames: Vec<&str> = html.split("<rect class=\"map-inset\"").skip(1).collect();
    assert_eq!(frames.len(), 1);
    let [left, top, width, height] = numbers(frames[0], ["x", "y", "width", "height"]);
    let is_in =
        |[x, y]: [f64; 2]| (left..=left + width).contains(&x) && (top..=top + height).contains(&y);
    let data = replayed(&html);
    let sites: Vec<(String, [f64; 2])> = data["sites"]
        .as_array()
        .expect("sites")
        .iter()
        .map(|it| {
            (it[2].as_str().expect("a name").to_owned(), [0, 1].map(|axis| number(&it[axis])))
        })
        .collect();
    let framed: Vec<&str> = sites.iter().filter(|it| is_in(it.1)).map(|it| it.0.as_str()).collect();
    assert_eq!(framed, ["Airfield", "North", "Town"], "{sites:?}");
    for (place, (name, [x, y])) in sites.iter().enumerate() {
        for (other, [far_x, far_y]) in &sites[place + 1..] {
            let apart = (x - far_x).hypot(y - far_y);
            assert!(apart > 22.0, "{name} and {other} are {apart} apart");
        }
    }
    // What runs within the crowd runs within the frame; what leaves it, on the map, from where the crowd is.
    let ends = |name: &str| -> [[f64; 2]; 2] {
        let routes = data["routes"].as_array().expect("routes");
        let route = routes.iter().find(|it| it[1] == name).unwrap_or_else(|| panic!("no {name}"));
        [[0, 1], [4, 5]].map(|axes| axes.map(|axis| number(&route[0][axis])))
    };
    assert_eq!(ends("North–Town").map(is_in), [true, true]);
    assert_eq!(ends("Airfield–Town").map(is_in), [true, true]);
    assert_eq!(ends("Town–Port").map(is_in), [false, false]);
    let ring = html.split("<circle class=\"map-leader\"").nth(1).expect("a ring");
    let [x, y, radius] = numbers(ring, ["cx", "cy", "r"]);
    let [from_x, from_y] = ends("Far–Town")[1];
    assert!((x - from_x).hypot(y - from_y) < radius, "the track ends in the ring");
}
