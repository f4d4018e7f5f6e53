//! The yardstick written out many times over: as many camps as wanted, two hubs whose pools grow
//! with them.

use std::fmt::Write as _;

/// The yardstick's text up to its first camp and from its deadlines on, and its camps between.
struct Parts<'a> {
    head: &'a str,
    /// Camps and roads: name, hub, cargo in tonnes, length of road in kilometres.
    camps: Vec<(u32, u32, u32)>,
    tail: &'a str,
}

/// The text of a scenario with `copies` times the camps of the yardstick and as many times the
/// trucks.
pub(crate) fn yardstick_times(yardstick: &str, copies: u32) -> String {
    let parts = parts(yardstick);
    let names: Vec<String> = (0..copies * parts.camps.len() as u32).map(number).collect();
    let roads: Vec<String> = names.iter().map(|name| format!("\"road-{name}\"")).collect();
    let mut text = with_roads(parts.head, &roads.join(", "))
        .replace("count = 60", &format!("count = {}", 60 * copies));
    for (name, (hub, cargo, road)) in names.iter().zip(parts.camps.iter().cycle()) {
        let _ = write!(
            text,
            "[camp.camp-{name}]\n\
             closure = \"pack-and-go\"\n\
             successor = \"next-tenant\"\n\
             successor_delay = {{ triangular = [\"24 h\", \"48 h\", \"120 h\"] }}\n\
             line.cargo = {{ amount = \"{cargo} t\", to = \"hub-{hub}\", by = \"trucks-{hub}\" }}\n\
             [route.road-{name}]\n\
             ends = [\"hub-{hub}\", \"camp-{name}\"]\n\
             length = \"{road} km\"\n"
        );
    }
    text + parts.tail
}

fn number(index: u32) -> String {
    format!("{:05}", index + 1)
}

fn parts(yardstick: &str) -> Parts<'_> {
    let camps = yardstick.find("[camp.camp-01]").expect("the yardstick has a camp 1");
    let tail = yardstick.find("[deadline.day-60]").expect("the yardstick has a deadline");
    let middle = &yardstick[camps..tail];
    let after = |line: &'_ str, mark: &str| -> u32 {
        let rest = &line[line.find(mark).expect("a known line") + mark.len()..];
        let digits = rest.find(|sign: char| !sign.is_ascii_digit()).unwrap_or(rest.len());
        rest[..digits].parse().expect("a whole number")
    };
    let cargo = middle.lines().filter(|line| line.starts_with("line.cargo"));
    let roads = middle.lines().filter(|line| line.starts_with("length"));
    let camps = cargo.zip(roads).map(|(cargo, road)| {
        (after(cargo, "\"hub-"), after(cargo, "amount = \""), after(road, "length = \""))
    });
    Parts {
        head: &yardstick[..yardstick.find("[camp.camp-01]").unwrap_or(0)],
        camps: camps.collect(),
        tail: &yardstick[tail..],
    }
}

/// The head with the threat's roads named anew.
fn with_roads(head: &str, roads: &str) -> String {
    let from = head.find("routes = [").expect("the threat names its roads");
    let until = from + head[from..].find(']').expect("a list ends");
    format!("{}routes = [{roads}{}", &head[..from], &head[until..])
}
