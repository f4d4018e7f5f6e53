//! Routes, pools and escorts.

use super::word::{PoolKind, Text};
use crate::declare::draft;
use crate::desk::OneOrMany;
use crate::quantity::{Distance, Frequency, Handling, Lasting, Load, Mass, Number, Pace, Portion, When};
use crate::spread::Unsure;
use crate::{Departure, Dispatch, Loading, Mode, Rest, Returns};

draft! {
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
        /// Least time between two convoys that enter it; none by default.
        time_gap: Option<Lasting>,
        /// Region whose weather, threat and gates hold on it; that of its first end by default.
        region: Option<String>,
        /// Hours of movement; always by default.
        calendar: Option<String>,
        /// Kind of ground, in a word that contest tables use.
        terrain: Option<String>,
        /// Escort groups that a convoy needs on it; 0 by default.
        escorts: Option<Number>,
        /// When it is closed.
        closures: Option<Vec<Outage>>,
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
        /// Mass that one carries.
        payload: Option<Mass>,
        /// Twenty-foot containers that one carries.
        teu: Option<Number>,
        /// People that one carries.
        seats: Option<Number>,
        /// Vehicles that one carries.
        vehicles: Option<Number>,
        /// Speed.
        speed: Unsure<Pace>,
        /// Calendar that says how long a day is where speed is given per day; 24 h by default.
        calendar: Option<String>,
        /// Fewest and most vehicles in a convoy; [1, 1] by default.
        convoy: Option<[Number; 2]>,
        /// When vehicles are loaded that stand where their load stands; to-be-ready by default.
        load: Option<Loading>,
        /// When a convoy leaves; when-ready by default.
        depart: Option<Departure>,
        /// How long a convoy that has its fewest vehicles waits for one that could join; one mean
        /// loading time by default.
        waits: Option<Lasting>,
        /// What a last convoy does that fills fewer vehicles than the fewest; leave by default.
        short: Option<Rest>,
        /// Escort groups that a convoy of this pool needs at most, whatever the road asks.
        escorts: Option<Number>,
        /// Vehicles of a convoy that are sent without a load meant for them, to take over that of
        /// others lost on the way; fewer where the convoy is full. 0 by default.
        spares: Option<Number>,
        /// How long it takes to load one convoy: a time, a rate ("10 teu/h"), or a list of a time and
        /// of rates for kinds of load, which then add up; no time by default.
        loading: Option<OneOrMany<Unsure<Handling>>>,
        /// How long it takes to unload one convoy, in the same way; no time by default.
        unloading: Option<OneOrMany<Unsure<Handling>>>,
        /// Sorties or convoys that may start on one civil day; no limit by default.
        sorties_per_day: Option<Unsure<Number>>,
        /// Load that may start on one civil day, in a unit that the pool carries; no limit by
        /// default.
        load_per_day: Option<Unsure<Load>>,
        /// Breakdowns of one vehicle, per distance ("0.5 per 1000 km"); none by default.
        breakdowns: Option<Unsure<Frequency>>,
        /// How long a breakdown holds the convoy.
        repair: Option<Unsure<Lasting>>,
        /// Chance that a broken-down vehicle is given up; 0 by default.
        write_off: Option<Unsure<Portion>>,
        /// Whom to serve first; later entries break ties of earlier ones. By default
        /// earliest-deadline, then least-float.
        dispatch: Option<Vec<Dispatch>>,
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
        /// Roads on which they escort, and at whose ends they hand over; all by default.
        routes: Option<Vec<String>>,
    }
}
