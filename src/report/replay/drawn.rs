//! What was drawn at the start of the run: `drawn.csv`, and in words.

use crate::scenario::AssumptionUnit;
use crate::simulation::{Actor, Drawn};
use crate::table::Table;
use crate::time::{Moment, Span};
use crate::words::Names;
use crate::{Language, Text};

/// One value in words: whose, what, how much.
pub(crate) struct Told {
    kind: &'static str,
    key: String,
    name: String,
    field: &'static str,
    value: String,
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

fn told(drawn: Drawn, names: Names<'_>) -> Told {
    let (scenario, language) = (names.scenario, names.language);
    let of = |actor: Actor, field, value| {
        let (kind, key) = crate::words::key_of(scenario, actor);
        Told { kind, key: key.to_string(), name: names.actor(actor), field, value }
    };
    let text = |en, fr| Text::new(en, fr).read(language);
    match drawn {
        Drawn::Assumption(id, value) => {
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
        Drawn::Vehicles(id, count) => {
            of(Actor::Pool(id), "count", names.vehicles(scenario.pools[id].mode, count))
        }
        Drawn::Speed(id, speed) => {
            of(Actor::Pool(id), "speed", language.quantity(speed, 1, text("km/h", "km/h")))
        }
        Drawn::Breakdowns(id, rate) => {
            let unit = text("breakdowns per 1000 km", "pannes pour 1000 km");
            of(Actor::Pool(id), "breakdowns", language.quantity(rate * 1_000.0, 2, unit))
        }
        Drawn::WriteOff(id, share) => {
            let unit = text("of breakdowns given up", "des pannes sans retour");
            let share = language.percent_to(share, 1);
            of(Actor::Pool(id), "write_off", format!("{share} {unit}"))
        }
        Drawn::Groups(id, count) => {
            let unit = match count {
                1 => text("group", "groupe"),
                _ => text("groups", "groupes"),
            };
            of(Actor::Escort(id), "count", language.quantity(f64::from(count), 0, unit))
        }
        Drawn::GroupsFrom(id, at) => {
            let from = text("from", "à partir du");
            of(Actor::Escort(id), "available", format!("{from} {}", date(names, at)))
        }
        Drawn::Refusal(id, share) => {
            let unit = text("refused", "de refus");
            of(Actor::Gate(id), "refusal", format!("{} {unit}", language.percent_to(share, 1)))
        }
        Drawn::Rate(id, rate) => {
            let unit = text("km per open hour", "km par heure ouverte");
            of(Actor::Route(id), "rate", language.quantity(rate, 2, unit))
        }
        Drawn::Amount(id, amount) => {
            let line = &scenario.lines[id];
            let site = Actor::Site(scenario.camps[line.camp].site);
            Told { kind: "line", ..of(site, line_field(), names.load(id, amount)) }
        }
    }
}

fn line_field() -> &'static str {
    "amount"
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
