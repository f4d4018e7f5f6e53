//! The words that stand for choices, and labels.

use serde_json::{Value as Json, json};

use crate::declare::{syntax, words};
use crate::desk::{Desk, Read, in_list};
use crate::node::{Node, Value};
use crate::quantity::{Lasting, weekdays_meant, window_meant};
use crate::schema::Definitions;
use crate::time::Span;
use crate::{
    Ahead, DeadlineKind, Departure, Dispatch, Empties, Halt, Label, Loading, Mark, Milestone, Mode,
    Owner, PermitFor, Release, Renewal, Rest, Returns, SiteKind, SortiesOf, StepCode, Vocabulary,
};

/// A label: a text, or one text a language.
#[derive(Debug, Clone)]
pub(crate) struct Text(pub(crate) Label);

syntax! {
    /// A text in several languages. Without one of them, the other is shown.
    "languages" Languages {
        /// English.
        en: Option<String>,
        /// French.
        fr: Option<String>,
    }
}

impl Read for Text {
    fn read(node: &Node, desk: &mut Desk<'_>) -> Option<Self> {
        if let Value::Table(_) = node.value {
            let Languages { en, fr } = Languages::read(node, desk)?;
            return Some(Self(Label { en, fr }));
        }
        String::read(node, desk).map(|text| Self(Label { en: Some(text), fr: None }))
    }

    fn schema(definitions: &mut Definitions) -> Json {
        let languages = Languages::schema(definitions);
        definitions.define("label", |_| json!({"anyOf": [{"type": "string"}, languages]}))
    }
}

impl Read for Ahead {
    fn read(node: &Node, desk: &mut Desk<'_>) -> Option<Self> {
        if matches!(&node.value, Value::Text(text) if text == "lead-time") {
            return Some(Self::LeadTime);
        }
        Lasting::read(node, desk).map(|time| Self::Time(Span(time.seconds().round() as i64)))
    }

    fn schema(definitions: &mut Definitions) -> Json {
        let time = Lasting::schema(definitions);
        definitions.define("time ahead", |_| json!({"anyOf": [{"const": "lead-time"}, time]}))
    }
}

/// Whether a camp is still to be closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum CampStatus {
    Open,
    Closed,
}

/// How a camp is closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum CampMode {
    Normal,
    Accelerate,
}

/// What a step does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum StepKind {
    Task,
    Pack,
    Lift,
    LastParty,
}

/// What a pool consists of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum PoolKind {
    Trucks,
    Buses,
    Aircraft,
    Helicopters,
    Boats,
    Ships,
}

impl PoolKind {
    /// How it travels.
    pub(crate) fn mode(self) -> Mode {
        match self {
            Self::Trucks | Self::Buses => Mode::Road,
            Self::Aircraft | Self::Helicopters => Mode::Air,
            Self::Boats => Mode::River,
            Self::Ships => Mode::Sea,
        }
    }
}

/// Dry or wet at the start.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Season {
    Dry,
    Wet,
}

/// What becomes of the load of a vehicle destroyed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum LostLoad {
    Lost,
    Saved,
}

/// What is done about a vehicle that has broken down.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum MeansWord {
    Repair,
    Tow,
    CrossLoad,
    Abandon,
}

/// People, or all else.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Traffic {
    People,
    Freight,
}

/// A milestone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct MilestoneWord(pub(crate) Milestone);

/// The words for milestones.
pub(crate) const MILESTONES: [(&str, Milestone); 5] = [
    ("lifted", Milestone::Lifted),
    ("handover", Milestone::Handover),
    ("vacated", Milestone::Vacated),
    ("closed", Milestone::Closed),
    ("taken-over", Milestone::TakenOver),
];

/// A day of the week.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Weekday(pub(crate) jiff::civil::Weekday);

/// A window of the day, as it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct DayWindow(pub(crate) String);

impl Read for DayWindow {
    fn read(node: &Node, desk: &mut Desk<'_>) -> Option<Self> {
        String::read(node, desk).map(Self)
    }

    fn schema(definitions: &mut Definitions) -> Json {
        String::schema(definitions)
    }

    fn list_meant(text: &str) -> String {
        in_list(&window_meant(text).unwrap_or_else(|| text.to_owned()))
    }
}

words! {
    "site kind" SiteKind {
        "camp" => SiteKind::Camp, "A camp.";
        "hub" => SiteKind::Hub, "A hub where loads change vehicles.";
        "super-camp" => SiteKind::SuperCamp, "A super-camp.";
        "temporary-operating-base" => SiteKind::TemporaryOperatingBase, "A temporary operating base.";
        "town" => SiteKind::Town, "A town.";
        "port" => SiteKind::Port, "A port.";
        "airfield" => SiteKind::Airfield, "An airfield.";
        "border-post" => SiteKind::BorderPost, "A border post.";
        "home" => SiteKind::Home, "Off the map: where rotations and repatriated loads end.";
    }
    "vocabulary" Vocabulary {
        "peace-operation" => Vocabulary::PeaceOperation, "Camps, forces, contingents.";
        "humanitarian" => Vocabulary::Humanitarian, "Sites, armed groups, partners.";
    }
    "camp status" CampStatus {
        "open" => CampStatus::Open, "Still to be closed.";
        "closed" => CampStatus::Closed, "Closed before the scenario starts: only a place.";
    }
    "camp mode" CampMode {
        "normal" => CampMode::Normal, "Everything is packed and moved.";
        "accelerate" => CampMode::Accelerate, "Load not yet packed goes by its shed shares.";
    }
    "owner" Owner {
        "coe" => Owner::Coe, "Contingent-owned equipment.";
        "unoe" => Owner::Unoe, "United Nations-owned equipment.";
        "national" => Owner::National, "National or other.";
    }
    "release" Release {
        "at-once" => Release::AtOnce, "As soon as the lift step may begin.";
        "as-packed" => Release::AsPacked, "In proportion to the camp's cargo that is packed or disposed of.";
        "last" => Release::Last, "Only with the last party, when all else is out and done.";
    }
    "step kind" StepKind {
        "task" => StepKind::Task, "Takes a duration, or an effort of the people left in the camp.";
        "pack" => StepKind::Pack, "Packs the lines of one kind at a rate.";
        "lift" => StepKind::Lift, "Lifts every line that does not wait for the last party.";
        "last-party" => StepKind::LastParty, "Lifts the lines released last; then nobody is left.";
    }
    "step code" StepCode {
        "work" => StepCode::Work, "Productive work.";
        "packing" => StepCode::Packing, "Packing.";
        "inspection" => StepCode::Inspection, "Inspection and environmental clearance.";
        "handover" => StepCode::Handover, "Handover papers.";
    }
    "mark" Mark {
        "handover" => Mark::Handover, "Papers handed to civil authorities.";
    }
    "mode" Mode {
        "road" => Mode::Road, "By road: trucks and buses.";
        "air" => Mode::Air, "By air: aircraft and helicopters.";
        "river" => Mode::River, "By river: boats.";
        "sea" => Mode::Sea, "By sea: ships.";
    }
    "pool kind" PoolKind {
        "trucks" => PoolKind::Trucks, "By road.";
        "buses" => PoolKind::Buses, "By road.";
        "aircraft" => PoolKind::Aircraft, "By air.";
        "helicopters" => PoolKind::Helicopters, "By air.";
        "boats" => PoolKind::Boats, "By river.";
        "ships" => PoolKind::Ships, "By sea.";
    }
    "dispatch rule" Dispatch {
        "earliest-deadline" => Dispatch::EarliestDeadline, "The camp whose deadline comes first.";
        "least-float" => Dispatch::LeastFloat, "The least time to spare: deadline less the round trips still needed.";
        "priority" => Dispatch::Priority, "The line's priority.";
        "first-ready" => Dispatch::FirstReady, "Who asked first.";
    }
    "loading rule" Loading {
        "to-be-ready" => Loading::ToBeReady, "So as to be ready when permission and escort are expected.";
        "at-once" => Loading::AtOnce, "When the request is made.";
        "when-granted" => Loading::WhenGranted, "When the request has all its permissions.";
        "at-request" => Loading::AtRequest, "Vehicles and load are taken at the request, before any permission is asked for.";
    }
    "departure rule" Departure {
        "when-ready" => Departure::WhenReady, "Full; or with the fewest, when no vehicle that could join is ready within `waits` and its escort would not have to go again for the rest.";
        "when-allowed" => Departure::WhenAllowed, "With the fewest.";
        "when-full" => Departure::WhenFull, "Full.";
    }
    "rest rule" Rest {
        "leave" => Rest::Leaves, "Leaves with what there is.";
        "join" => Rest::Joins, "Leaves for the site that `joins` names, to wait there for another.";
        "fill" => Rest::IsFilledUp, "Is filled up with empty vehicles to the fewest.";
        "wait" => Rest::Waits, "Waits for more, for ever if nothing comes.";
    }
    "limit of sorties" SortiesOf {
        "pool" => SortiesOf::Pool, "Of the whole pool: so many convoys or flights may start.";
        "each" => SortiesOf::Each, "Of each vehicle: it may start so often.";
    }
    "halt rule" Halt {
        "anywhere" => Halt::Anywhere, "Where the hours end.";
        "at-ends" => Halt::AtEnds, "Only at its two ends: nobody sets out who is not through before the hours end.";
    }
    "return of an escort" Returns {
        "with-empties" => Returns::WithEmpties, "Stays until the empties have left the last escorted road.";
        "alone" => Returns::Alone, "Leaves the loaded column at the end of the last escorted road; empties go without.";
    }
    "kind of permission" PermitFor {
        "column" => PermitFor::Column, "One column, there and back.";
        "blanket" => PermitFor::Blanket, "All columns of a pool, as long as it is valid.";
        "consignment" => PermitFor::Consignment, "A load, on whatever vehicles it goes (customs); people need none.";
    }
    "permission of empties" Empties {
        "covered" => Empties::Covered, "Nothing more: one permission is for the way there and back.";
        "asked" => Empties::Asked, "A permission of their own for the way home, asked for once they are unloaded.";
        "free" => Empties::Free, "None, neither on the way to their load nor home.";
    }
    "renewal" Renewal {
        "in-time" => Renewal::InTime, "So early that the next can be there when it ends.";
        "at-end" => Renewal::AtEnd, "When it ends.";
    }
    "season" Season {
        "dry" => Season::Dry, "Dry.";
        "wet" => Season::Wet, "Wet.";
    }
    "means of recovery" MeansWord {
        "repair" => MeansWord::Repair, "It is repaired where it stands.";
        "tow" => MeansWord::Tow, "Another takes it in tow, with its load, to the end of its trip.";
        "cross-load" => MeansWord::CrossLoad, "An empty vehicle of the convoy takes its load, and it is given up.";
        "abandon" => MeansWord::Abandon, "It is given up.";
    }
    "fate of a load" LostLoad {
        "lost" => LostLoad::Lost, "Lost with its vehicle.";
        "saved" => LostLoad::Saved, "Taken by the other vehicles, or left behind.";
    }
    "deadline kind" DeadlineKind {
        "hard" => DeadlineKind::Hard, "Must hold.";
        "soft" => DeadlineKind::Soft, "Should hold.";
        "political" => DeadlineKind::Political, "Holds for political reasons.";
    }
    "traffic" Traffic {
        "people" => Self::People, "People.";
        "freight" => Self::Freight, "All that is not people: tonnes, containers, vehicles.";
    }
    "milestone" MilestoneWord {
        "lifted" => Self(Milestone::Lifted), "All load except the last party's is off the camp's hands.";
        "handover" => Self(Milestone::Handover), "Papers handed to civil authorities.";
        "vacated" => Self(Milestone::Vacated), "Last party out.";
        "closed" => Self(Milestone::Closed), "Every step done and nobody left.";
        "taken-over" => Self(Milestone::TakenOver), "The successor in place.";
    }
    "weekday" Weekday, lists by weekdays_meant {
        "mon" => Self(jiff::civil::Weekday::Monday), "Monday.";
        "tue" => Self(jiff::civil::Weekday::Tuesday), "Tuesday.";
        "wed" => Self(jiff::civil::Weekday::Wednesday), "Wednesday.";
        "thu" => Self(jiff::civil::Weekday::Thursday), "Thursday.";
        "fri" => Self(jiff::civil::Weekday::Friday), "Friday.";
        "sat" => Self(jiff::civil::Weekday::Saturday), "Saturday.";
        "sun" => Self(jiff::civil::Weekday::Sunday), "Sunday.";
        "lun" => Self(jiff::civil::Weekday::Monday), "Lundi.";
        "mar" => Self(jiff::civil::Weekday::Tuesday), "Mardi.";
        "mer" => Self(jiff::civil::Weekday::Wednesday), "Mercredi.";
        "jeu" => Self(jiff::civil::Weekday::Thursday), "Jeudi.";
        "ven" => Self(jiff::civil::Weekday::Friday), "Vendredi.";
        "sam" => Self(jiff::civil::Weekday::Saturday), "Samedi.";
        "dim" => Self(jiff::civil::Weekday::Sunday), "Dimanche.";
    }
}
