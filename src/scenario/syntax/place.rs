//! Regions, calendars, weather, sites, camps and how they are closed.

use serde_json::{Value as Json, json};

use super::word::{CampMode, CampStatus, DayWindow, Season, StepKind, Text, Weekday};
use crate::declare::{Keyed, Shared, syntax};
use crate::desk::{Desk, OneOrMany, Read};
use crate::node::{Node, Value};
use crate::quantity::{
    Effort, Handling, Lasting, Load, Mass, Multiple, Number, PackRate, Portion, When,
};
use crate::schema::Definitions;
use crate::spread::Unsure;
use crate::{Mark, Owner, Release, SiteKind, StepCode};

syntax! {
    /// A part of the theatre that shares weather, threat and permissions.
    "region" Region {
        /// Name for readers.
        name: Option<Text>,
    }

    /// Open hours. Without any key: always open.
    "calendar" Calendar {
        /// Windows of the day, as "06:00-18:00"; one that ends before it starts runs into the
        /// next day. Without any, all day.
        hours: Option<Vec<DayWindow>>,
        /// Days of the week that are open. Without any, all seven.
        days: Option<Vec<Weekday>>,
        /// Of its days, only one in so many is open: "3 d" for every third. Every day by default.
        every: Option<Lasting>,
        /// The first of those days; as_of by default.
        from: Option<When>,
        /// Stretches of time that are closed whatever the hour.
        closed: Option<Vec<Closed>>,
    }

    /// A stretch of time.
    "closed time" Closed {
        /// Its start; a date means the start of that day.
        from: When,
        /// Its end; a date means the end of that day.
        until: When,
    }

    /// Dry and wet spells in turn over some regions.
    "weather" Weather {
        /// Name for readers.
        name: Option<Text>,
        /// Regions under it. Without any, all.
        regions: Option<Vec<String>>,
        /// Length of a dry spell.
        dry: Unsure<Lasting>,
        /// Length of a wet spell.
        wet: Unsure<Lasting>,
        /// Whether it is dry or wet when the season starts; dry by default.
        starts: Option<Season>,
        /// The season: outside it, it is dry. Without one, it lasts throughout.
        season: Option<Period>,
        /// What movement by road or river keeps of its rate while it is wet; 1 by default.
        pace: Option<Unsure<Portion>>,
        /// Whether no aircraft takes off while it is wet; false by default.
        grounds_aircraft: Option<bool>,
    }

    /// A season, whose ends may be uncertain.
    "period" Period {
        /// Its start; it may lie before as_of.
        from: Unsure<When>,
        /// Its end; a date means the end of that day. Without one, the horizon.
        until: Option<Unsure<When>>,
    }

    /// A place.
    "site" Site {
        /// Name for readers.
        name: Option<Text>,
        /// Kind of place, for readers and maps; hub by default, camp for a camp.
        kind: Option<SiteKind>,
        /// Latitude and longitude in degrees, as [18.44, 1.41].
        at: Option<[Degrees; 2]>,
        /// Region; may be left out where there is only one, and for a home.
        region: Option<String>,
        /// Road convoys that can load or unload at once; no limit by default.
        bays: Option<Number>,
        /// Aircraft on ground at once; no limit by default.
        mog: Option<Number>,
        /// How fast one bay, or one place on the apron, loads and unloads, as `loading` of a pool says
        /// it; the slower of place and pool holds. By default the pool alone says it.
        handling: Option<OneOrMany<Unsure<Handling>>>,
        /// Side that holds it at the start. A camp that is to be closed is the mission's until its
        /// last party is out.
        controller: Option<String>,
        /// Kind of ground, in a word that contest tables use.
        terrain: Option<String>,
    }

    /// A site with a closure to carry out.
    "camp" Camp {
        /// What every site has.
        site: Shared<Site>,
        /// How it is closed: a closure's name; "lift-only" by default.
        closure: Option<String>,
        /// Whether it is still to be closed; open by default.
        status: Option<CampStatus>,
        /// For a camp with status closed: when that was.
        closed_on: Option<When>,
        /// Nothing is begun before this; as_of by default.
        starts: Option<Unsure<When>>,
        /// Nothing is begun before these camps are vacated, or have reached another milestone, as
        /// "gossi.lifted".
        starts_after: Option<OneOrMany<String>>,
        /// The last party does not leave before these camps are vacated, or have reached another
        /// milestone, as "gossi.closed"; or "successor": not before a force of the successor stands
        /// at the site, ready to take over.
        vacates_after: Option<OneOrMany<String>>,
        /// Whether the last party stays while anything or anybody of another camp is in transit
        /// here, or still due to change here; not for columns that only drive through. True by default.
        waits_for_transit: Option<bool>,
        /// Planned date of the last party out, against which slip is measured; a date means the end of
        /// that day.
        planned: Option<When>,
        /// Normal or accelerate. Without it, accelerate if accelerate_from is given.
        mode: Option<CampMode>,
        /// When the accelerated mode begins; as_of by default.
        accelerate_from: Option<Unsure<When>>,
        /// Rate of shedding, as a multiple of the packing rate; 3 by default.
        shed_pace: Option<Unsure<Multiple>>,
        /// Who is meant to take over: a force's name, a side's, or any text for somebody not modelled.
        successor: Option<Text>,
        /// For a successor not modelled: time from last party out to successor in place.
        successor_delay: Option<Unsure<Lasting>>,
        /// Sides that may come instead and are no forces of the file: by side, the time from last
        /// party out to their coming.
        rivals: Keyed<Unsure<Lasting>>,
        /// Time from last party out to the first looters, if nobody holds it by then.
        looters: Option<Unsure<Lasting>>,
        /// Requirement lines: what stands in the camp.
        line: Keyed<Line>,
    }

    /// A requirement line: a load of one kind with one journey.
    "line" Line {
        /// How much; its unit (people, t, teu, vehicles) is the line's kind.
        amount: Unsure<Load>,
        /// Who owns it; unoe by default.
        owner: Option<Owner>,
        /// Lower goes first; 100 by default.
        priority: Option<Number>,
        /// When it may leave; as-packed for people, at-once for all else by default.
        release: Option<Release>,
        /// Where it goes: a site, or the sites of a journey in stages. Needed unless all of it is
        /// disposed of.
        to: Option<OneOrMany<String>>,
        /// What may carry it, in order of preference: a pool, a list of pools, or one list for
        /// each stage. Every pool able to carry it by default.
        by: Option<By>,
        /// How much must be ready before lift is asked for: one amount, or one for each stage. Any
        /// amount will do by default; of people who leave as packed, what fills the smallest column.
        lot: Option<OneOrMany<Load>>,
        /// Weight of one unit (a container, a vehicle): a vehicle takes as many as its payload allows,
        /// and its places. Weight does not bind by default.
        each: Option<Mass>,
        /// Of vehicles: whether they drive themselves. They go with the convoys of road pools, take up places in
        /// them, escorts and permissions, but no vehicle of the pool. False by default.
        drives: Option<bool>,
        /// Whether the last party may leave in several convoys; it leaves in one by default.
        parts: Option<bool>,
        /// Shares that are not moved in any mode.
        disposal: Option<Shares>,
        /// Shares of what is still unpacked when the accelerated mode begins that are not moved.
        shed: Option<Shares>,
    }

    /// Shares of a load by what becomes of it; together at most 1.
    "shares" Shares {
        /// Given away.
        gifted: Option<Unsure<Portion>>,
        /// Sold.
        sold: Option<Unsure<Portion>>,
        /// Scrapped.
        scrapped: Option<Unsure<Portion>>,
        /// Destroyed in place.
        destroyed_in_place: Option<Unsure<Portion>>,
        /// Left behind.
        left: Option<Unsure<Portion>>,
    }

    /// A template of ordered steps: exactly one lift, exactly one last-party after it, at most
    /// one pack for each kind of load.
    "closure" Closure {
        /// Another closure that this one builds on: it has all its steps, and those named here in place of
        /// the others.
        extends: Option<String>,
        /// The steps.
        step: Keyed<Step>,
    }

    /// One step of a closure.
    "step" Step {
        /// Name for readers; its key by default.
        name: Option<Text>,
        /// What it does.
        kind: StepKind,
        /// Steps that must be done before it begins.
        after: Option<Vec<String>>,
        /// For a task: how long it takes.
        duration: Option<Unsure<Lasting>>,
        /// For a task: work for the people left in the camp, instead of a duration.
        effort: Option<Unsure<Effort>>,
        /// For a pack: how fast; its unit chooses the kind of load.
        rate: Option<Unsure<PackRate>>,
        /// For a pack: how much is handed over for lift at once; the line's lot by default, else what fills
        /// the smallest column.
        lot: Option<Load>,
        /// Open hours of the work; always by default.
        calendar: Option<String>,
        /// Whether the work stops while people shelter; true by default.
        stops_under_fire: Option<bool>,
        /// Code under which its time is booked; packing for a pack, work for all else.
        books: Option<StepCode>,
        /// Milestone of the camp that its end marks.
        marks: Option<Mark>,
    }
}

/// Degrees of latitude or longitude.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Degrees(pub(crate) f64);

impl Read for Degrees {
    fn read(node: &Node, desk: &mut Desk<'_>) -> Option<Self> {
        let degrees = match node.value {
            Value::Float(number) => number,
            Value::Integer(number) => number as f64,
            _ => return crate::desk::wrong_type(node, desk, message!("wanted-degrees")),
        };
        let (limit, name) =
            if desk.path().ends_with(".0") { (90.0, "latitude") } else { (180.0, "longitude") };
        if degrees.abs() <= limit {
            return Some(Self(degrees));
        }
        let problem = message!("place-degrees", degrees, name);
        desk.find(crate::Code::OutOfRange, node.spot, problem).allowed =
            Some(message!("place-degrees-limits", limit));
        None
    }

    fn schema(_: &mut Definitions) -> Json {
        json!({"type": "number", "minimum": -180, "maximum": 180})
    }
}

/// Which pools may carry a line.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum By {
    /// These, on every stage.
    Every(Vec<String>),
    /// One list for each stage.
    Each(Vec<Vec<String>>),
}

impl Read for By {
    fn read(node: &Node, desk: &mut Desk<'_>) -> Option<Self> {
        let Value::List(list) = &node.value else {
            return String::read(node, desk).map(|pool| Self::Every(vec![pool]));
        };
        match list.iter().any(|item| matches!(item.value, Value::List(_))) {
            true => Read::read(node, desk).map(Self::Each),
            false => Read::read(node, desk).map(Self::Every),
        }
    }

    fn schema(_: &mut Definitions) -> Json {
        let list = json!({"type": "array", "items": {"type": "string"}});
        json!({"anyOf": [{"type": "string"}, list, {"type": "array", "items": list}]})
    }
}
