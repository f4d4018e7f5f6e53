//! A fact in words, for tables and sentences that a person reads; files keep it as it stands in the status.

use crate::Text;
use crate::id::Name;
use crate::simulation::Actor;
use crate::words::Names;

/// A fact, called by its kind and what it is about: `Kidal: vacated`. What is not known is left as it is.
pub(crate) fn fact(names: Names<'_>, called: &str) -> String {
    words(names, called).unwrap_or_else(|| called.to_owned())
}

fn words(names: Names<'_>, called: &str) -> Option<String> {
    let (kind, what) = called.split_once(' ')?;
    if kind == "not-yet" {
        return not_yet(names, what);
    }
    if let Some(name) = what.strip_prefix("step.") {
        let rule = names.scenario.rules.iter().find(|(_, rule)| rule.name.as_str() == name)?.0;
        return Some(names.rule(rule));
    }
    let mut parts = what.split('.');
    let (table, name) = (parts.next()?, parts.next());
    let who = match name {
        Some(name) => named(names, table, name)?,
        None => String::new(),
    };
    let line = parts.nth(1).unwrap_or_default().replace('-', " ");
    if kind == "assumption" {
        return Some(who);
    }
    let text = match (kind, name) {
        ("people-out", None) => Text::new("people out in all", "personnel parti en tout"),
        _ => of_kind(kind)?,
    };
    Some(text.read(names.language).replace("{who}", &who).replace("{line}", &line))
}

/// `Kidal: vacated (not yet)`.
fn not_yet(names: Names<'_>, what: &str) -> Option<String> {
    let not_yet = Text::new("not yet", "pas encore").read(names.language);
    let said = match what.rsplit_once('.')? {
        ("assumption", name) => named(names, "assumption", name)?,
        (_, milestone) => words(names, &format!("{milestone} {what}"))?,
    };
    Some(format!("{said} ({not_yet})"))
}

/// What a name in a table of the scenario is called.
pub(crate) fn named(names: Names<'_>, table: &str, name: &str) -> Option<String> {
    let scenario = names.scenario;
    let is_it = |other: &Name| other.as_str() == name;
    let actor = match table {
        "camp" | "site" => {
            scenario.sites.iter().find(|(_, it)| is_it(&it.name)).map(|(id, _)| Actor::Site(id))
        }
        "pool" => {
            scenario.pools.iter().find(|(_, it)| is_it(&it.name)).map(|(id, _)| Actor::Pool(id))
        }
        "escort" => {
            scenario.escorts.iter().find(|(_, it)| is_it(&it.name)).map(|(id, _)| Actor::Escort(id))
        }
        "gate" => {
            scenario.gates.iter().find(|(_, it)| is_it(&it.name)).map(|(id, _)| Actor::Gate(id))
        }
        "route" => {
            scenario.routes.iter().find(|(_, it)| is_it(&it.name)).map(|(id, _)| Actor::Route(id))
        }
        "force" => {
            let found = scenario.forces.iter().find(|(_, it)| is_it(&it.name));
            return found.map(|(id, _)| names.force(id));
        }
        "assumption" => {
            let assumption = scenario.assumptions.values().find(|it| is_it(&it.name))?;
            let said = names.label(&assumption.statement, &assumption.name);
            return Some(said.trim_end_matches('.').to_owned());
        }
        _ => None,
    };
    actor.map(|actor| names.actor(actor))
}

fn of_kind(kind: &str) -> Option<Text> {
    Some(match kind {
        "begun" => Text::new("{who}: closure begun", "{who}\u{a0}: fermeture commencée"),
        "lifted" => Text::new("{who}: load out", "{who}\u{a0}: chargements partis"),
        "handed-over" => Text::new("{who}: papers handed over", "{who}\u{a0}: papiers remis"),
        "vacated" => Text::new("{who}: vacated", "{who}\u{a0}: évacué"),
        "closed" => Text::new("{who}: closed", "{who}\u{a0}: fermé"),
        "taken-over" => Text::new("{who}: taken over", "{who}\u{a0}: relevé"),
        "left" => Text::new("{who}: {line} still there", "{who}\u{a0}: {line} encore sur place"),
        "gone" => Text::new("{who}: {line} moved out", "{who}\u{a0}: {line} parti"),
        "shed" => Text::new("{who}: {line} shed", "{who}\u{a0}: {line} délesté"),
        "people-out" => Text::new("{who}: people out", "{who}\u{a0}: personnel parti"),
        "vehicles" => Text::new("{who}: vehicles there", "{who}\u{a0}: véhicules présents"),
        "aircraft" => Text::new("{who}: aircraft there", "{who}\u{a0}: aéronefs présents"),
        "escorts" => Text::new("{who}: groups there", "{who}\u{a0}: groupes présents"),
        "under-way" => Text::new("{who}: convoys under way", "{who}\u{a0}: convois en route"),
        "gate" => Text::new("{who}: granting or not", "{who}\u{a0}: autorise ou non"),
        "route" => Text::new("{who}: open or shut", "{who}\u{a0}: ouverte ou fermée"),
        "force" => Text::new("{who}: where it stands", "{who}\u{a0}: position"),
        "holds" => Text::new("{who}: who holds it", "{who}\u{a0}: qui le tient"),
        _ => return None,
    })
}
