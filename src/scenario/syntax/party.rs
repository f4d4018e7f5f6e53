//! Sides, forces and their orders, and how contests between them go.

use super::rule::When;
use super::word::Text;
use crate::declare::{syntax, words};
use crate::quantity::{Distance, Lasting, Multiple, Number, Pace, Portion, When as Date};
use crate::spread::Unsure;
use crate::{Closes, Posture};

syntax! {
    /// A side: a party to the events. Without any [side] table, sides are whoever forces and sites
    /// name, and nobody is hostile. "mission" is the side that leaves and needs no table.
    "side" Side {
        /// Name for readers.
        name: Option<Text>,
        /// Sides that it is hostile to; it need be said on one side only.
        hostile: Option<Vec<String>>,
    }

    /// A party with a side, a place and orders.
    "force" Force {
        /// Name for readers.
        name: Option<Text>,
        /// Its side ("state", "csp", "mission").
        side: String,
        /// People; 0 by default. Contest tables go by the sizes of those who meet.
        size: Option<Number>,
        /// Site where it stands at the start.
        at: String,
        /// Whether it is certain to stand there, or does so only if its side holds the place, as
        /// drawn from the claims about it; certain by default.
        presence: Option<PresenceWord>,
        /// With presence if-held: where it stands if its side does not hold the place. Without, it
        /// takes no part in such a run.
        otherwise_at: Option<String>,
        /// How it meets hostile forces; defend by default.
        posture: Option<Posture>,
        /// What it can call on in a contest, in words that contest tables use.
        support: Option<Vec<String>>,
        /// Rate of march; needed to move.
        rate: Option<Unsure<Pace>>,
        /// Calendar that says how long a day is where the rate is given per day; 24 h by default.
        calendar: Option<String>,
        /// Orders, carried out in turn.
        orders: Option<Vec<Order>>,
    }

    /// One order.
    "order" Order {
        /// What to do.
        task = "do": Task,
        /// Site to march to, take over or withdraw to.
        site: Option<String>,
        /// Force to shadow.
        force: Option<String>,
        /// Not before this.
        not_before: Option<Unsure<Date>>,
        /// Not before this milestone of a camp, as "kidal.vacated".
        after: Option<String>,
        /// Not before this has happened.
        when: Option<When>,
        /// A pause before it is carried out; for hold, how long to stay.
        pause: Option<Unsure<Lasting>>,
        /// For shadow: how long; to the horizon by default.
        lasts = "for": Option<Unsure<Lasting>>,
    }

    /// How contests between hostile forces go, and what they do to everybody near: who is delayed
    /// and who gives way, and nothing else. One begins where a force meets a hostile one on its way,
    /// or comes to a site where one stands, if neither avoids it and one of them contests. A force
    /// that falls back, shadows or withdraws gives way: where it comes to stand beside a hostile one
    /// none begins, until either of them carries out an order there: to hold, move to or take over
    /// the site. Then that force is the one that moves.
    "contest" Contest {
        /// Name for readers.
        name: Option<Text>,
        /// The two sides it is about; any hostile ones by default.
        between: Option<[String; 2]>,
        /// Regions in which it holds; all by default.
        regions: Option<Vec<String>>,
        /// How long a contest lasts.
        lasts: Unsure<Lasting>,
        /// Chances, row by row; the first row that fits is taken. The last one has no conditions.
        odds: Vec<Odds>,
        /// Time from being held up to the next try; 3 d by default.
        retry: Option<Unsure<Lasting>>,
        /// How long after its end roads stay closed, camps sheltered and gates suspended; none by
        /// default.
        aftermath: Option<Unsure<Lasting>>,
        /// Roads that it closes; leg by default.
        closes: Option<Closes>,
        /// Threats that rise.
        threats: Option<Vec<String>>,
        /// Multiple of their rates of attack; 2 by default.
        threat_factor: Option<Unsure<Multiple>>,
        /// For how long, from the first contact; 10 d by default.
        threat_lasts: Option<Unsure<Lasting>>,
        /// Gates that are suspended meanwhile.
        suspends: Option<Vec<String>>,
        /// Camps within this distance by road shelter meanwhile; only those on the spot by default.
        shelter_within: Option<Distance>,
    }

    /// A row of a contest's table: for whom it holds, and the chances of the force that moves,
    /// which make 1. Of two columns that meet on the march, the one that was on the road first is the
    /// one that moves.
    "odds" Odds {
        /// Size of the force that moves over those that oppose it: at least this.
        ratio: Option<Multiple>,
        /// Terrain of the site or route.
        terrain: Option<String>,
        /// What the force that moves has in support.
        support: Option<String>,
        /// What those who oppose it have in support.
        against: Option<String>,
        /// Chance that it advances and the others give way; 0 by default.
        advance: Option<Portion>,
        /// Chance that it is held up and tries again; 0 by default.
        hold: Option<Portion>,
        /// Chance that it turns back and gives up its order; 0 by default.
        turn_back: Option<Portion>,
        /// How long the contest lasts, where it differs.
        lasts: Option<Unsure<Lasting>>,
    }
}

/// What an order says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Task {
    Hold,
    Move,
    TakeOver,
    Shadow,
    Withdraw,
}

/// Whether a force stands where the file puts it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum PresenceWord {
    Certain,
    IfHeld,
}

words! {
    "task" Task {
        "hold" => Self::Hold, "Stay for the pause.";
        "move" => Self::Move, "March to the site.";
        "take-over" => Self::TakeOver, "March to the site, and take it over: a camp when its last party is out, and any site only if no force of its holder stands in the way.";
        "shadow" => Self::Shadow, "Follow a force, one site behind, and contest nothing.";
        "withdraw" => Self::Withdraw, "March to the site, give up what was held, and contest nothing.";
    }
    "presence" PresenceWord {
        "certain" => Self::Certain, "It stands there.";
        "if-held" => Self::IfHeld, "It stands there in the runs in which its side holds the place.";
    }
    "posture" Posture {
        "contest" => Posture::Contest, "Opposes every hostile force that it meets.";
        "defend" => Posture::Defend, "In nobody's way unless it is opposed.";
        "avoid" => Posture::Avoid, "Gives way to whoever comes.";
    }
    "closing" Closes {
        "nothing" => Closes::Nothing, "No road.";
        "leg" => Closes::Leg, "The road that it is on.";
        "roads" => Closes::Roads, "The road that it is on, or every road at the site.";
    }
}
