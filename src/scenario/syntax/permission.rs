//! Gates and threats: who may stop a movement.

use super::movement::Outage;
use super::word::{LostLoad, Text};
use crate::declare::syntax;
use crate::quantity::{Frequency, Lasting, Number, Portion};
use crate::spread::Unsure;
use crate::{Empties, Mode, PermitFor, Renewal};

syntax! {
    /// An authority that grants movement, flight, customs or consent.
    "gate" Gate {
        /// Name for readers.
        name: Option<Text>,
        /// Who grants.
        authority: Option<String>,
        /// Routes for which its grant is needed.
        covers: Covers,
        /// Time from request to answer; none by default.
        lead_time: Option<Unsure<Lasting>>,
        /// Requests handled at once; no limit by default.
        desks: Option<Number>,
        /// Office hours, in which the lead time runs; always by default.
        calendar: Option<String>,
        /// Chance that an answer is a refusal; 0 by default.
        refusal: Option<Unsure<Portion>>,
        /// Time from a refusal to the next request; 1 d by default.
        retry: Option<Unsure<Lasting>>,
        /// What one permission is for; a column by default.
        permit: Option<PermitFor>,
        /// Vehicles that one permission covers: no column is larger. No limit by default.
        vehicles: Option<Number>,
        /// What empty vehicles need on the routes it covers; covered by default.
        empties: Option<Empties>,
        /// A grant not used within this is void; never by default.
        validity: Option<Unsure<Lasting>>,
        /// Calendar of the days and hours at which its permission may be used; at any time by default.
        slots: Option<String>,
        /// When a grant that ends is asked for anew; in-time by default.
        renews: Option<Renewal>,
        /// Times in which nothing is granted and nothing under its grant may enter its routes.
        suspensions: Option<Vec<Outage>>,
        /// Whether a suspension voids the grants of convoys that have not left; false by default.
        voids: Option<bool>,
    }

    /// Routes: those named, and those that lie in one of the regions and are of one of the modes
    /// (a key left out stands for any).
    "covers" Covers {
        /// Routes by name.
        routes: Option<Vec<String>>,
        /// Regions.
        regions: Option<Vec<String>>,
        /// Modes.
        modes: Option<Vec<Mode>>,
    }

    /// What may happen to convoys and camps.
    "threat" Threat {
        /// Name for readers.
        name: Option<Text>,
        /// Regions: their road and river routes, and their camps.
        regions: Option<Vec<String>>,
        /// Routes by name, of any mode.
        routes: Option<Vec<String>>,
        /// Camps by name.
        camps: Option<Vec<String>>,
        /// Attacks on a convoy on the march, per distance or per time; none by default.
        attacks: Option<Unsure<Frequency>>,
        /// What is left of the rate of attacks when the convoy is escorted; 1 by default.
        escorted: Option<Unsure<Portion>>,
        /// How long an attack holds a convoy; none by default.
        hold: Option<Unsure<Lasting>>,
        /// Chance that an attack destroys one vehicle; 0 by default.
        loss: Option<Unsure<Portion>>,
        /// What becomes of the load of a vehicle destroyed; lost by default.
        load: Option<LostLoad>,
        /// Attacks on each camp under it, per time, until it is vacated; none by default.
        camp_attacks: Option<Unsure<Frequency>>,
        /// How long work in an attacked camp stops; none by default.
        shelter: Option<Unsure<Lasting>>,
        /// What a march keeps of its rate (search for mines, halts); 1 by default.
        pace: Option<Unsure<Portion>>,
        /// Times in which no convoy enters its routes and its camps shelter.
        alerts: Option<Vec<Outage>>,
    }
}
