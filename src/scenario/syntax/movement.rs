//! Routes, pools and escorts.

use super::word::{LostLoad, MeansWord, PoolKind, Text};
use crate::declare::syntax;
use crate::desk::OneOrMany;
use crate::quantity::{
    Density, Distance, Frequency, Handling, Lasting, Load, Mass, Number, Pace, Portion, When,
};
use crate::spread::Unsure;
use crate::{Ahead, Departure, Dispatch, Halt, Loading, Mode, Rest, Returns, SortiesOf};

syntax! {
    /// A way between two sites, used in both directions.
    "route" Route {
        /// The two sites it joins.
        ends: [String; 2],
        /// How it is travelled; road by default.
        mode: Option<Mode>,
        /// Length; by air the great circle between the two sites by default.
        length: Option<Distance>,
        /// Rate of march that the way allows, drawn once a replication; the pool's speed by
        /// default. The slower of the two holds.
        rate: Option<Unsure<Pace>>,
        /// Convoys on it at once; no limit by default.
        capacity: Option<Number>,
        /// Least time between two convoys that enter it from the same end, from the tail of one to
        /// the head of the next; none by default.
        time_gap: Option<Lasting>,
        /// Vehicles of a convoy on a kilometre of this road ("20 per km" in a town); the pool's density by
        /// default.
        density: Option<Density>,
        /// Where a convoy may halt for the night; anywhere by default.
        halts: Option<Halt>,
        /// Region whose weather, threat and gates hold on it; that of its first end by default.
        region: Option<String>,
        /// Hours of movement; always by default.
        calendar: Option<String>,
        /// Calendar of the days and hours at which a convoy may leave for it: one for both
        /// directions, or one from the first and one from the second end. At any time by default.
        slots: Option<OneOrMany<String>>,
        /// Kind of ground, in a word that contest tables use.
        terrain: Option<String>,
        /// Escort groups that a convoy needs on it; 0 by default.
        escorts: Option<Number>,
        /// When it is closed.
        closures: Option<Vec<Outage>>,
        /// What does not pass on it, and when; everything passes by default.
        limits: Option<Vec<Limit>>,
    }

    /// A limit of what passes on a route: at least one of weight, class, bars, bars_pools and per_day.
    /// It holds throughout, or as from and until, every and lasts, or weather say. Forces are not
    /// bound by it.
    "limit" Limit {
        /// Weight of the heaviest vehicle that passes, against gross_weight and empty_weight of a pool.
        weight: Option<Mass>,
        /// Load class of the heaviest vehicle that passes, against load_class of a pool.
        class: Option<Number>,
        /// Kinds of vehicle that do not pass.
        bars: Option<Vec<PoolKind>>,
        /// Pools whose vehicles do not pass.
        bars_pools: Option<Vec<String>>,
        /// What may enter on one civil day, in both directions: so much load aboard, or so many vehicles
        /// of convoys.
        per_day: Option<Load>,
        /// Its start.
        from: Option<Unsure<When>>,
        /// Its end; a date means the end of that day. Without one, the horizon.
        until: Option<Unsure<When>>,
        /// Time from its end, or from as_of, to the next time that it holds.
        every: Option<Unsure<Lasting>>,
        /// How long it then holds.
        lasts: Option<Unsure<Lasting>>,
        /// The weather during whose wet spells it holds.
        weather: Option<String>,
    }

    /// A time in which something is not available: either known (from, until) or coming again
    /// and again (every, lasts).
    "outage" Outage {
        /// Its start.
        from: Option<Unsure<When>>,
        /// Its end; a date means the end of that day. Without one, the horizon.
        until: Option<Unsure<When>>,
        /// Time from the end of one outage, or from as_of, to the next.
        every: Option<Unsure<Lasting>>,
        /// Length of each outage.
        lasts: Option<Unsure<Lasting>>,
    }

    /// Vehicles or aircraft that carry loads. Give what one of them carries: payload, teu, seats
    /// or vehicles, at least one.
    "pool" Pool {
        /// Name for readers.
        name: Option<Text>,
        /// What it consists of; it decides which routes it can use.
        kind: PoolKind,
        /// Site where they stand when free.
        home: String,
        /// How many.
        count: Unsure<Number>,
        /// Not before this; as_of by default.
        available: Option<Unsure<When>>,
        /// That they are hired; by default they are the mission's own.
        hire: Option<Hire>,
        /// Mass that one carries.
        payload: Option<Mass>,
        /// Twenty-foot containers that one carries.
        teu: Option<Number>,
        /// People that one carries.
        seats: Option<Number>,
        /// Vehicles that one carries.
        vehicles: Option<Number>,
        /// Weight of one with a full load, for limits of roads; no such limit binds it by default.
        gross_weight: Option<Mass>,
        /// Weight of one without load; gross_weight by default.
        empty_weight: Option<Mass>,
        /// Load class of one, for limits of roads and bridges; no such limit binds it by default.
        load_class: Option<Number>,
        /// Speed.
        speed: Unsure<Pace>,
        /// Calendar that says how long a day is where speed is given per day; 24 h by default.
        calendar: Option<String>,
        /// Fewest and most vehicles in a convoy; [1, 1] by default.
        convoy: Option<[Number; 2]>,
        /// How long before its load is ready a column is asked for, as a time or "lead-time" (that of
        /// the slowest gate, on average); when it is ready by default.
        ahead: Option<Ahead>,
        /// When vehicles are loaded that stand where their load stands; to-be-ready by default.
        load: Option<Loading>,
        /// When a convoy leaves; when-ready by default.
        depart: Option<Departure>,
        /// How long a convoy that has its fewest vehicles waits for one that could join; one mean
        /// loading time by default.
        waits: Option<Lasting>,
        /// What a last convoy does that fills fewer vehicles than the fewest; leave by default.
        short: Option<Rest>,
        /// Site at which convoys on their way with their load wait for others of the pool that are on their way
        /// there and go to the same place, to go on as one; they go on alone by default.
        joins: Option<String>,
        /// How long a convoy waits there at most.
        join_wait: Option<Lasting>,
        /// Camps and other sites at which convoys on their way with their load take along what is ready there and
        /// goes to the same place: on vehicles that they have empty, and with the pool's own that stand loaded
        /// there; none by default.
        collects: Option<Vec<String>>,
        /// How long a convoy stops at such a place at most.
        collect_wait: Option<Lasting>,
        /// Other pools with whose convoys its own go on as one too: at the junction that both name, and from where
        /// either collects and vehicles of the other, at home there, stand loaded; none by default.
        joins_with: Option<Vec<String>>,
        /// Fewest empty vehicles that set out for home from a place together; 1 by default.
        return_convoy: Option<Number>,
        /// How long empties wait for that at most; by default, until no other convoy is on its way there.
        return_waits: Option<Lasting>,
        /// Escort groups that a convoy of this pool needs at most, whatever the road asks.
        escorts: Option<Number>,
        /// Vehicles of a convoy that are sent without a load meant for them, to take over that of
        /// others lost on the way; fewer where the convoy is full. 0 by default.
        spares: Option<Number>,
        /// Vehicles of a convoy on a kilometre of road ("10 per km"): with it a convoy has a length, and
        /// passes a point from its head to its tail. No length by default.
        density: Option<Density>,
        /// Most vehicles in a march unit; the whole convoy is one by default.
        march_unit: Option<Number>,
        /// Most march units in a serial; the whole convoy is one by default.
        serial: Option<Number>,
        /// Time gaps between march units, and between serials; ["2 min", "5 min"] by default.
        gaps: Option<[Lasting; 2]>,
        /// How long it takes to load one convoy: a time, a rate ("10 teu/h"), or a list of a time and
        /// of rates for kinds of load, which then add up; no time by default.
        loading: Option<OneOrMany<Unsure<Handling>>>,
        /// How long it takes to unload one convoy, in the same way; no time by default.
        unloading: Option<OneOrMany<Unsure<Handling>>>,
        /// Sorties or convoys that may start on one civil day; no limit by default.
        sorties_per_day: Option<Unsure<Number>>,
        /// Whose limit sorties_per_day is; the pool's by default.
        sorties_of: Option<SortiesOf>,
        /// How long the crew of one vehicle may be on duty on a civil day, ways and handling at their
        /// means; a vehicle that has not left yet that day may always start. No limit by default.
        duty: Option<Lasting>,
        /// Load that may start on one civil day, in a unit that the pool carries; no limit by
        /// default.
        load_per_day: Option<Unsure<Load>>,
        /// Breakdowns of one vehicle, per distance ("0.5 per 1000 km"); none by default.
        breakdowns: Option<Unsure<Frequency>>,
        /// How long a breakdown holds the convoy.
        repair: Option<Unsure<Lasting>>,
        /// Chance that a broken-down vehicle is given up; 0 by default.
        write_off: Option<Unsure<Portion>>,
        /// What is done about a vehicle that has broken down: the first of the list that can be. Takes the
        /// place of repair and write_off. A vehicle for which none can is given up, and the others
        /// take its load.
        recovery: Option<Vec<Recovery>>,
        /// Whether a convoy waits, or goes round, if a closure with certain dates will begin before it can
        /// be through a road; false by default.
        looks_ahead: Option<bool>,
        /// Camp whose own they are: they are gone when its last party has left. Those at home leave with
        /// it, those on the way do not come back from where they unload. By default they stay.
        leaves_with: Option<String>,
        /// Whom to serve first; later entries break ties of earlier ones. By default
        /// earliest-deadline, then least-float.
        dispatch: Option<Vec<Dispatch>>,
    }

    /// One thing that may be done about a vehicle that has broken down.
    "recovery" Recovery {
        /// What.
        by: MeansWord,
        /// Chance that it can be done; 1 by default.
        chance: Option<Unsure<Portion>>,
        /// How long it holds the convoy; not at all by default.
        takes: Option<Unsure<Lasting>>,
        /// Of tow: how many vehicles of a convoy may be in tow at once; 1 by default.
        at_most: Option<Number>,
        /// Of tow: what a convoy with a vehicle in tow keeps of its pace; 1 by default.
        pace: Option<Unsure<Portion>>,
        /// Of tow: how long the vehicle is in the workshop once it is home; not at all by default.
        workshop: Option<Unsure<Lasting>>,
        /// Of abandon: what becomes of its load; saved by default.
        load: Option<LostLoad>,
    }

    /// A contract for vehicles, signed when the pool is available.
    "hire" Hire {
        /// Time from the signing to the first vehicles; none by default.
        lead_time: Option<Unsure<Lasting>>,
        /// Vehicles that come at once; all of them by default.
        vehicles: Option<Number>,
        /// Time from then to the next as many, until all have come.
        every: Option<Lasting>,
        /// Whether they are gone once they are unloaded; false by default.
        one_way: Option<bool>,
    }

    /// Escort groups. A convoy takes as many as its way needs, from the first escorted road to the
    /// last.
    "escort" Escort {
        /// Name for readers.
        name: Option<Text>,
        /// How many groups.
        count: Unsure<Number>,
        /// Not before this; as_of by default.
        available: Option<Unsure<When>>,
        /// Pools whose convoys they escort; all road pools by default.
        serves: Option<Vec<String>>,
        /// Site where they stand when free; the home of the pools they serve by default, if that
        /// is one site.
        home: Option<String>,
        /// When they turn back; with-empties by default.
        returns: Option<Returns>,
        /// Vehicles that one group covers at most: a convoy takes as many groups as cover all of its
        /// vehicles, at least as many as the road asks for. Any number by default.
        vehicles: Option<Number>,
        /// Roads on which they escort, and at whose ends they hand over; all by default.
        routes: Option<Vec<String>>,
    }
}
