//! The text that follows from the choices.

use std::fmt::Write as _;

use super::party::Parties;
use super::{CampChoice, GateChoice, Theatre};

const CLOSURES: &str = r#"
[closure.plain.step.lift]
kind = "lift"
[closure.plain.step.out]
kind = "last-party"
after = ["lift"]

[closure.packed.step.pack]
kind = "pack"
rate = { lognormal = { mean = "60 t/day", cv = 0.3 } }
[closure.packed.step.lift]
kind = "lift"
[closure.packed.step.out]
kind = "last-party"
after = ["lift"]

[closure.full.step.inventory]
kind = "task"
effort = "200 person-days"
[closure.full.step.pack]
kind = "pack"
rate = "0.4 t/person/day"
after = ["inventory"]
[closure.full.step.park]
kind = "pack"
rate = "10 vehicles/day"
stops_under_fire = false
[closure.full.step.lift]
kind = "lift"
after = ["inventory"]
[closure.full.step.inspect]
kind = "task"
duration = { triangular = ["1 d", "2 d", "5 d"] }
books = "inspection"
after = ["lift"]
[closure.full.step.papers]
kind = "task"
duration = "1 d"
books = "handover"
marks = "handover"
after = ["inspect"]
[closure.full.step.out]
kind = "last-party"
after = ["inspect"]
"#;

pub(super) fn write(theatre: &Theatre) -> String {
    let dice = theatre.parties.clone();
    let mut parties = dice.map(|dice| Parties::new(dice, theatre.camps.len()));
    let mut of_site = || parties.as_mut().map_or("", Parties::of_site);
    let (hub, port) = (of_site(), of_site());
    let mut text = String::from(
        "format = 1\n[scenario]\nid = \"random\"\ntitle = \"Random\"\nas_of = 2023-10-07\nuntil = \"90 d\"\nseed = 3\n",
    );
    text += CLOSURES;
    if theatre.slots {
        text += "[calendar.thirds]\nevery = \"3 d\"\nfrom = 2023-10-08\n[calendar.mornings]\nhours = [\"06:00-07:00\"]\n";
    }
    if theatre.daylight {
        text += "[calendar.day]\nhours = [\"06:00-18:00\"]\n";
    }
    text += "[site.hub]\nkind = \"hub\"\n";
    if let Some(bays) = theatre.bays {
        let _ = write!(text, "bays = {bays}\nmog = 1\n");
    }
    text += hub;
    text += "[site.port]\nkind = \"port\"\n";
    text += port;
    write_routes(&mut text, theatre);
    write_pools(&mut text, theatre);
    write_gate(&mut text, theatre);
    write_threat(&mut text, theatre);
    for (number, camp) in theatre.camps.iter().enumerate() {
        write_camp(&mut text, number, camp, theatre, parties.as_mut());
    }
    if theatre.weather {
        text += "[weather.rain]\ndry = { exponential = \"60 h\" }\nwet = { exponential = \"20 h\" }\npace = 0.3\ngrounds_aircraft = true\n";
    }
    if theatre.force && parties.is_none() {
        text += "[force.column]\nside = \"state\"\nsize = 500\nat = \"hub\"\nrate = \"10 km/h\"\norders = [{ do = \"take-over\", site = \"camp-0\", pause = { uniform = [\"1 d\", \"20 d\"] } }, { do = \"move\", site = \"hub\", after = \"camp-0.taken-over\" }]\n";
    }
    text += "[deadline.out]\nall = \"all-camps\"\ndue = \"85 d\"\n[deadline.lifted]\nall = [\"camp-0\"]\nmilestone = \"lifted\"\ndue = \"80 d\"\n";
    text += "[deadline.there]\narrived = { load = \"freight\", share = \"90 %\" }\ndue = \"60 d\"\n[deadline.people]\narrived = { to = \"hub\", load = \"people\" }\ndue = \"70 d\"\n";
    if let Some(parties) = parties {
        parties.write(&mut text);
    }
    text
}

/// Whether all roads meet at a fork before the hub, where columns join.
fn has_fork(theatre: &Theatre) -> bool {
    theatre.permits >> 16 & 3 == 3
}

/// Whether the other camps lie beyond the first, which their columns collect in passing.
fn collects(theatre: &Theatre) -> bool {
    theatre.permits >> 20 & 1 == 1
}

fn write_routes(text: &mut String, theatre: &Theatre) {
    let meet = if has_fork(theatre) { "fork" } else { "hub" };
    let common = |number: usize| {
        let mut keys = String::new();
        if theatre.capacity {
            keys += "capacity = 1\ntime_gap = \"2 h\"\n";
        }
        if theatre.daylight {
            keys += "calendar = \"day\"\n";
        }
        if theatre.slots && number == 0 {
            keys += "slots = [\"thirds\", \"mornings\"]\n";
        }
        match theatre.escorts {
            Some(groups) if groups > 1 && number == 0 => keys += "escorts = 2\n",
            Some(_) => keys += "escorts = 1\n",
            None => {}
        }
        if theatre.closures && number == 0 {
            keys += "closures = [{ every = { exponential = \"15 d\" }, lasts = \"4 d\" }, { from = \"10 d\", until = \"12 d\" }]\n";
        }
        let limits = theatre.carriage.limits.filter(|_| number == 0 && theatre.weather);
        if let Some(limits) = limits {
            keys += &format!("limits = [{limits}]\n");
        }
        keys
    };
    for number in 0..theatre.camps.len() {
        let length = 120 + 70 * number;
        let meet = if number > 0 && collects(theatre) { "camp-0" } else { meet };
        let _ = write!(
            text,
            "[route.road-{number}]\nends = [\"camp-{number}\", \"{meet}\"]\nlength = \"{length} km\"\n{}",
            common(number)
        );
        if number > 0 {
            let _ = write!(
                text,
                "[route.side-{number}]\nends = [\"camp-{number}\", \"camp-0\"]\nlength = \"150 km\"\nrate = \"12 km/h\"\n"
            );
        }
        if theatre.aircraft {
            let _ = write!(
                text,
                "[route.air-{number}]\nends = [\"camp-{number}\", \"hub\"]\nmode = \"air\"\nlength = \"{length} km\"\n"
            );
        }
    }
    if has_fork(theatre) {
        let _ = write!(
            text,
            "[site.fork]\nkind = \"town\"\n[route.trunk]\nends = [\"fork\", \"hub\"]\nlength = \"60 km\"\n{}",
            common(1)
        );
    }
    text.push_str("[route.south]\nends = [\"hub\", \"port\"]\nlength = \"400 km\"\n");
}

fn write_pools(text: &mut String, theatre: &Theatre) {
    let (least, most) = theatre.convoy;
    let muster = &theatre.muster;
    let bit = |number: u32| theatre.permits >> number & 1 == 1;
    let mut keys = String::new();
    if bit(8) && muster.load != "at-request" {
        keys += "ahead = \"lead-time\"\n";
    }
    if bit(9) && bit(10) {
        keys += "return_convoy = 5\nreturn_waits = \"2 d\"\n";
    }
    if bit(11) && bit(12) {
        let way = bit(13);
        let _ = writeln!(
            keys,
            "hire = {{ lead_time = {{ exponential = \"2 d\" }}, vehicles = 3, every = \"1 d\", one_way = {way} }}"
        );
    }
    if has_fork(theatre) {
        keys += "joins = \"fork\"\njoin_wait = \"30 h\"\ndensity = \"10 per km\"\n";
    }
    if collects(theatre) {
        keys += "collects = [\"camp-0\", \"hub\"]\ncollect_wait = \"9 h\"\n";
    }
    if bit(21) && (collects(theatre) || has_fork(theatre)) {
        let own = if theatre.carriage.own { "\"own\", " } else { "" };
        let _ = writeln!(keys, "joins_with = [{own}\"buses\"]");
    }
    let buses = match has_fork(theatre) && bit(21) {
        true => "convoy = [1, 9]\njoins = \"fork\"\njoin_wait = \"20 h\"\n",
        false => "convoy = [1, 3]\n",
    };
    let short = if has_fork(theatre) && bit(18) { "join" } else { muster.short };
    let breakdowns = match theatre.carriage.recovery {
        _ if !theatre.breakdowns => String::new(),
        None => {
            "breakdowns = \"2 per 1000 km\"\nrepair = { exponential = \"10 h\" }\nwrite_off = 0.3\n"
                .to_owned()
        }
        Some(recovery) => {
            format!("breakdowns = \"2 per 1000 km\"\nspares = 1\nrecovery = {recovery}\n")
        }
    };
    let _ = write!(
        text,
        "[pool.trucks]\nkind = \"trucks\"\nhome = \"{}\"\nload = \"{}\"\ndepart = \"{}\"\nshort = \"{}\"\ncount = {{ uniform = [{}, {}] }}\npayload = \"12 t\"\nvehicles = 1\nspeed = \"30 km/h\"\nconvoy = [{least}, {most}]\nloading = {}\nunloading = \"4 h\"\ndispatch = {}\nlooks_ahead = {}\ngross_weight = \"24 t\"\nempty_weight = \"12 t\"\n{breakdowns}{keys}",
        muster.trucks,
        muster.load,
        muster.depart,
        short,
        theatre.trucks.max(least),
        theatre.trucks.max(least) + 3,
        theatre.carriage.loading,
        theatre.dispatch,
        theatre.carriage.looks_ahead
    );
    if theatre.carriage.own {
        text.push_str("[pool.own]\nkind = \"trucks\"\nhome = \"camp-0\"\ncount = 3\npayload = \"8 t\"\nspeed = \"30 km/h\"\nconvoy = [1, 3]\nloading = \"8 t/h\"\nleaves_with = \"camp-0\"\n");
    }
    let _ = write!(
        text,
        "[pool.buses]\nkind = \"buses\"\nhome = \"hub\"\ncount = {}\nseats = 40\nspeed = \"40 km/h\"\n{buses}sorties_per_day = 2\nload_per_day = \"90 people\"\n",
        theatre.buses
    );
    if theatre.aircraft {
        text.push_str("[pool.helicopters]\nkind = \"helicopters\"\nhome = \"hub\"\ncount = 2\nseats = 18\nspeed = \"200 km/h\"\nloading = \"30 min\"\nunloading = \"30 min\"\navailable = \"10 d\"\nsorties_per_day = 4\nsorties_of = \"each\"\nduty = \"6 h\"\n");
    }
    if let Some(groups) = theatre.escorts {
        let covers = if bit(14) { "vehicles = 3\n" } else { "" };
        let _ = write!(
            text,
            "[escort.company]\n{covers}count = {groups}\navailable = \"3 d\"\nserves = [\"trucks\", \"buses\"]\nhome = \"{}\"\n[escort.guard]\ncount = 1\nserves = [\"trucks\", \"buses\"]\nhome = \"hub\"\nreturns = \"{}\"\n",
            muster.escorts, muster.returns
        );
    }
}

fn write_gate(text: &mut String, theatre: &Theatre) {
    let gate: &GateChoice = &theatre.gate;
    let lead = if gate.lead { "{ lognormal = { mean = \"30 h\", cv = 1 } }" } else { "\"0 h\"" };
    let _ = write!(
        text,
        "[gate.north]\nauthority = \"Ministry\"\ncovers = {{ modes = [\"road\"] }}\nlead_time = {lead}\nrefusal = {}\n",
        gate.refusal
    );
    if let Some(desks) = gate.desks {
        let _ = writeln!(text, "desks = {desks}");
    }
    if gate.validity {
        text.push_str("validity = \"5 d\"\n");
    }
    let bit = |number: u32| theatre.permits >> number & 1 == 1;
    if bit(0) && bit(1) {
        text.push_str("permit = \"blanket\"\n");
    } else if bit(2) {
        text.push_str("empties = \"asked\"\n");
    }
    if bit(3) && bit(4) {
        let _ = writeln!(text, "vehicles = {}", theatre.convoy.0.max(3));
    }
    if bit(5) {
        text.push_str("renews = \"at-end\"\n");
    }
    if gate.suspended {
        text.push_str("suspensions = [{ from = \"5 d\", until = { triangular = [\"10 d\", \"20 d\", \"40 d\"] } }, { every = { exponential = \"20 d\" }, lasts = \"3 d\" }]\n");
    }
    if gate.voids {
        text.push_str("voids = true\n");
    }
    if gate.validity {
        // A second permit, answered at once, that runs out while a convoy waits for the first.
        text.push_str("[gate.notice]\nauthority = \"Police\"\ncovers = { modes = [\"road\"] }\nvalidity = \"2 d\"\n");
    }
    if bit(6) && bit(7) {
        text.push_str("[gate.customs]\nauthority = \"Customs\"\ncovers = { routes = [\"south\", \"road-0\"] }\nlead_time = { exponential = \"1 d\" }\npermit = \"consignment\"\ndesks = 1\nrefusal = 0.2\n");
    }
}

fn write_threat(text: &mut String, theatre: &Theatre) {
    let camps: Vec<String> =
        (0..theatre.camps.len()).map(|number| format!("\"camp-{number}\"")).collect();
    let load = if theatre.saved { "saved" } else { "lost" };
    let _ = write!(
        text,
        "[threat.north]\nregions = [\"all\"]\ncamps = [{}]\nattacks = \"{} per h\"\nhold = {{ exponential = \"6 h\" }}\nloss = {}\nload = \"{load}\"\nescorted = 0.5\ncamp_attacks = \"0.1 per day\"\nshelter = {{ exponential = \"12 h\" }}\n",
        camps.join(", "),
        theatre.attacks,
        theatre.loss
    );
    if theatre.alerts {
        text.push_str("alerts = [{ every = { exponential = \"12 d\" }, lasts = \"30 h\" }]\n");
    }
}

fn write_camp(
    text: &mut String,
    number: usize,
    camp: &CampChoice,
    theatre: &Theatre,
    parties: Option<&mut Parties>,
) {
    let _ = write!(
        text,
        "[camp.camp-{number}]\nclosure = \"{}\"\nstarts = \"{} d\"\n",
        camp.closure, camp.starts
    );
    if let Some(bays) = theatre.bays {
        let _ = writeln!(text, "bays = {bays}");
    }
    if camp.accelerates {
        text.push_str("mode = \"accelerate\"\naccelerate_from = \"25 d\"\n");
    }
    let mut waits = Vec::new();
    let has_force = number == 0 && parties.is_none() && theatre.force;
    match camp.vacates_after {
        Some(true) if number > 0 => waits.push(format!("\"camp-{}.lifted\"", number - 1)),
        Some(false) if has_force => waits.push("\"successor\"".to_owned()),
        _ => {}
    }
    if !waits.is_empty() {
        let _ = writeln!(text, "vacates_after = [{}]", waits.join(", "));
    }
    if camp.begins_after && number > 0 {
        let _ = writeln!(text, "starts_after = \"camp-{}\"", number - 1);
    }
    match (number, parties) {
        (_, Some(parties)) => text.push_str(&parties.of_camp()),
        (0, None) if theatre.force => text.push_str("successor = \"column\"\n"),
        _ => text.push_str(
            "successor = \"town\"\nsuccessor_delay = { triangular = [\"1 d\", \"2 d\", \"5 d\"] }\n",
        ),
    }
    let to = match (camp.via_port, camp.via_camp && number > 0) {
        (true, true) => "[\"camp-0\", \"hub\", \"port\"]",
        (true, false) => "[\"hub\", \"port\"]",
        (false, true) => "[\"camp-0\", \"hub\"]",
        (false, false) => "\"hub\"",
    };
    let shares = if camp.disposal {
        "disposal = { gifted = 0.1, left = 0.05 }\nshed = { scrapped = 0.3, destroyed_in_place = 0.2, left = 0.2 }\n"
    } else {
        "shed = { gifted = 0.5 }\n"
    };
    let name = format!("camp.camp-{number}.line");
    let _ = write!(
        text,
        "[{name}.cargo]\namount = \"{} t\"\nto = {to}\nby = [\"trucks\"]\npriority = 20\n{shares}",
        camp.cargo
    );
    let _ = write!(text, "[{name}.people]\namount = \"{} people\"\nto = \"hub\"\n", camp.people);
    let _ = write!(
        text,
        "[{name}.rear]\namount = \"12 people\"\nto = \"hub\"\nrelease = \"last\"\nparts = {}\n",
        theatre.muster.parts
    );
    let _ = write!(
        text,
        "[{name}.vehicles]\namount = \"{} vehicles\"\nto = \"hub\"\nby = [\"trucks\"]\ndrives = {}\n",
        camp.vehicles,
        theatre.permits >> 15 & 1 == 1 && theatre.muster.load != "at-request"
    );
}
