//! What was drawn at the start of the run: `drawn.csv`, and in words.

use crate::results::assumptions::{base_units, unit};
use crate::scenario::{AssumptionUnit, Scenario, StepWork};
use crate::simulation::{Actor, Draw, Drawn};
use crate::table::Table;
use crate::time::{Moment, Span};
use crate::units::{Amount, LoadKind};
use crate::words::Names;
use crate::{Language, Text};

/// One value in words: whose, what, how much.
pub(crate) struct Told {
    kind: &'static str,
    key: String,
    /// What it is of, for readers.
    pub(crate) name: String,
    field: &'static str,
    /// How much, with its unit.
    pub(crate) value: String,
}

/// In what the values of a draw are written in a table: the word for the unit, and how many base units it is;
/// nothing for a date.
pub(crate) fn unit_of(scenario: &Scenario, of: Draw) -> (&'static str, Option<f64>) {
    let number = |word, base| (word, Some(base));
    match of {
        Draw::Assumption(id) => {
            let own = scenario.assumptions[id].unit;
            (unit(own).0, base_units(own))
        }
        Draw::VehiclesFrom(_) | Draw::GroupsFrom(_) | Draw::Start(_) => {
            (unit(AssumptionUnit::Date).0, None)
        }
        Draw::Speed(_) | Draw::Rate(_) => (unit(AssumptionUnit::Speed).0, Some(1.0)),
        Draw::Vehicles(_) | Draw::Groups(_) => (unit(AssumptionUnit::Number).0, Some(1.0)),
        Draw::WriteOff(_) | Draw::Refusal(_) | Draw::Pace(_) => number("share", 1.0),
        Draw::Breakdowns(_) | Draw::Attacks(_) => number("per_1000_km", 1e-3),
        Draw::CampAttacks(_) => number("per_day", 1.0 / 24.0),
        Draw::Amount(id) => {
            let kind = scenario.lines[id].kind;
            let word = match kind {
                LoadKind::Mass => "t",
                LoadKind::Teu => "teu",
                LoadKind::People | LoadKind::Vehicles => unit(AssumptionUnit::Number).0,
            };
            number(word, kind.base_per_unit() as f64)
        }
        Draw::Packing(camp, step) => {
            let step = &scenario.closures[scenario.camps[camp].closure].steps[step];
            match step.work {
                StepWork::Pack { kind: LoadKind::Mass, .. } => number("t_per_day", 1_000.0 / 24.0),
                _ => number("per_day", 1.0 / 24.0),
            }
        }
    }
}

/// Where what is drawn stands: `pool.trucks.count`.
pub(crate) fn path(of: Draw, names: Names<'_>) -> String {
    let told = told(Drawn { of, value: 0.0 }, names);
    match of {
        Draw::Assumption(_) => format!("assumption.{}", told.key),
        Draw::Amount(id) => {
            let line = &names.scenario.lines[id];
            format!("camp.{}.line.{}.amount", told.key, line.name)
        }
        Draw::Packing(camp, step) => {
            let closure = &names.scenario.closures[names.scenario.camps[camp].closure];
            format!("camp.{}.step.{}.rate", told.key, closure.steps[step].name)
        }
        Draw::Start(_) => format!("camp.{}.starts", told.key),
        _ => format!("{}.{}.{}", told.kind, told.key, told.field),
    }
}

/// The values drawn as a table.
pub(super) fn table(drawn: &[Drawn], names: Names<'_>) -> Table {
    DrawnTable::table((), drawn.iter().map(|drawn| told(*drawn, names)))
}

/// `Trucks at Gao: 152 vehicles`, one for each value.
pub(super) fn in_words(drawn: &[Drawn], names: Names<'_>) -> Vec<String> {
    let told = drawn.iter().map(|drawn| told(*drawn, names));
    told.map(|told| format!("{}{} {}", told.name, names.language.colon(), told.value)).collect()
}

/// A value in words.
pub(crate) fn told(drawn: Drawn, names: Names<'_>) -> Told {
    let (scenario, language) = (names.scenario, names.language);
    let of = |actor: Actor, field, value| {
        let (kind, key) = crate::words::key_of(scenario, actor);
        Told { kind, key: key.to_string(), name: names.actor(actor), field, value }
    };
    let text = |en, fr| Text::new(en, fr).read(language);
    let value = drawn.value;
    match drawn.of {
        Draw::Assumption(id) => {
            let asked = &scenario.assumptions[id];
            let key = asked.name.to_string();
            let name = names.label(&asked.statement, &asked.name);
            let name = name.trim_end_matches('.').to_owned();
            Told {
                kind: "assumption",
                key,
                name,
                field: "value",
                value: assumed(names, asked.unit, value),
            }
        }
        Draw::Vehicles(id) => {
            of(Actor::Pool(id), "count", names.vehicles(scenario.pools[id].mode, value as u32))
        }
        Draw::Speed(id) => {
            of(Actor::Pool(id), "speed", language.quantity(value, 1, text("km/h", "km/h")))
        }
        Draw::Breakdowns(id) => {
            let unit = text("breakdowns per 1000 km", "pannes pour 1000 km");
            of(Actor::Pool(id), "breakdowns", language.quantity(value * 1_000.0, 2, unit))
        }
        Draw::WriteOff(id) => {
            let unit = text("of breakdowns given up", "des pannes sans retour");
            let share = language.percent_to(value, 1);
            of(Actor::Pool(id), "write_off", format!("{share} {unit}"))
        }
        Draw::Groups(id) => {
            let unit = match value as u32 {
                1 => text("group", "groupe"),
                _ => text("groups", "groupes"),
            };
            of(Actor::Escort(id), "count", language.quantity(value, 0, unit))
        }
        Draw::VehiclesFrom(id) => of(Actor::Pool(id), "available", from(names, value)),
        Draw::GroupsFrom(id) => of(Actor::Escort(id), "available", from(names, value)),
        Draw::Refusal(id) => {
            let unit = text("refused", "de refus");
            of(Actor::Gate(id), "refusal", format!("{} {unit}", language.percent_to(value, 1)))
        }
        Draw::Rate(id) => {
            let unit = text("km per open hour", "km par heure ouverte");
            of(Actor::Route(id), "rate", language.quantity(value, 2, unit))
        }
        Draw::Amount(id) => {
            let line = &scenario.lines[id];
            let site = Actor::Site(scenario.camps[line.camp].site);
            Told { kind: "line", ..of(site, line_field(), names.load(id, Amount(value as i64))) }
        }
        Draw::Attacks(id) => {
            let unit = text("attacks per 1000 km", "attaques pour 1000 km");
            of(Actor::Threat(id), "attacks", language.quantity(value * 1_000.0, 2, unit))
        }
        Draw::CampAttacks(id) => {
            let unit = text("attacks a month", "attaques par mois");
            of(Actor::Threat(id), "camp_attacks", language.quantity(value * 720.0, 2, unit))
        }
        Draw::Start(id) => of(Actor::Site(scenario.camps[id].site), "starts", from(names, value)),
        Draw::Pace(id) => {
            let unit = text("of the pace while it lasts", "de l’allure tant que cela dure");
            of(Actor::Weather(id), "pace", format!("{} {unit}", language.percent_to(value, 1)))
        }
        Draw::Packing(id, step) => {
            let step = &scenario.closures[scenario.camps[id].closure].steps[step];
            let rate = match step.work {
                StepWork::Pack { kind, per_person, .. } => {
                    let day = Amount((value * 24.0).round() as i64);
                    let who =
                        if per_person { text(" by each person", " par personne") } else { "" };
                    format!(
                        "{}{who} {}",
                        names.amount(day, kind),
                        text("in a day of 24 h", "par jour de 24 h")
                    )
                }
                _ => String::new(),
            };
            let site = Actor::Site(scenario.camps[id].site);
            let named = names.label(&step.label, &step.name);
            let told = of(site, "rate", rate);
            Told { kind: "step", name: format!("{}, {named}", told.name), ..told }
        }
    }
}

fn line_field() -> &'static str {
    "amount"
}

fn from(names: Names<'_>, seconds: f64) -> String {
    let from = Text::new("from", "à partir du").read(names.language);
    format!("{from} {}", date(names, Moment(seconds as i64)))
}

fn date(names: Names<'_>, at: Moment) -> String {
    names.language.day_and_time(&names.scenario.clock.civil(at))
}

/// The value of an assumption in its own unit.
fn assumed(names: Names<'_>, unit: AssumptionUnit, value: f64) -> String {
    let language = names.language;
    match unit {
        AssumptionUnit::Date => date(names, Moment(value.round() as i64)),
        AssumptionUnit::Duration => language.span(Span(value.round() as i64)),
        AssumptionUnit::Mass => language.quantity(value / 1_000.0, 1, "t"),
        AssumptionUnit::Distance => language.quantity(value, 1, "km"),
        AssumptionUnit::Speed => language.quantity(value, 1, "km/h"),
        AssumptionUnit::Number | AssumptionUnit::Text => language.number(value, 2),
    }
}

/// What stands above the account: what was drawn once for the whole run.
pub(super) fn heading(language: Language) -> &'static str {
    match language {
        Language::English => "Drawn for this run",
        Language::French => "Tiré pour cette simulation",
    }
}

table! {
    /// Each value drawn at the start of the run.
    DrawnTable "drawn" (_of: (), told: Told)
    "One row for each value drawn at the start of the run; what is drawn later (lead times, \
     loading, repairs) stands in events.csv where it begins."
    "Une ligne par valeur tirée au début de la simulation ; ce qui est tiré ensuite (délais, \
     chargements, réparations) figure dans events.csv au moment où cela commence.";
    kind: Word = told.kind, "Of what: kind.", "De quoi : nature.";
    of: Key = told.key, "Of what: key.", "De quoi : clé.";
    field: Word = told.field, "Key in the file.", "Clé dans le fichier.";
    value: Text = told.value.replace(['\u{a0}', '\u{202f}'], " "),
        "Value, with its unit.", "Valeur, avec son unité.";
}
