//! What a change is called for readers: the name of the thing it moves, and its path in the file.

use crate::id::Name;
use crate::scenario::{DriverKind, Label, LeverKind, Mode, Scenario};
use crate::simulation::Actor;
use crate::words::{self, key_of};
use crate::{Names, Text};

use super::{DriverRow, MarginalRow};

/// The longest piece of a path in one line of a table.
const PIECE: usize = 24;
/// How far a path stands in below its name.
const INDENT: &str = "\u{a0}\u{a0}";

/// A driver: `Suspensions: Northern gate`, and its path below.
pub(super) fn driver(names: Names<'_>, row: &DriverRow) -> String {
    let path = &row.change.about;
    with_path(driver_name(names, row.kind, path), path)
}

/// A driver without its path: `Suspensions: Northern gate`.
pub(crate) fn driver_name(names: Names<'_>, kind: DriverKind, path: &str) -> Option<String> {
    match (what(kind), thing(names, path)) {
        (None, of) => of,
        (Some(what), Some(of)) => {
            Some(format!("{}{} {of}", what.read(names.language), names.language.colon()))
        }
        (Some(what), None) => Some(what.read(names.language).to_owned()),
    }
}

/// A lever and its step, and its path below.
pub(super) fn lever(names: Names<'_>, row: &MarginalRow) -> String {
    let path = &row.change.about;
    with_path(Some(lever_name(names, (row.kind, row.units), path)), path)
}

/// A lever and its step without its path: `Trucks at Gao: +20 vehicles`.
pub(crate) fn lever_name(names: Names<'_>, (kind, units): (LeverKind, f64), path: &str) -> String {
    let step = step(names, (kind, units), path);
    match thing(names, path) {
        Some(of) => format!("{of}{} {step}", names.language.colon()),
        None => step,
    }
}

/// The step of a lever, and the thing it is taken on: `+1 bay`, `Northern gate`. A change of the user's is
/// told as given.
pub(super) fn step_and_thing(names: Names<'_>, row: &MarginalRow) -> (String, String) {
    let path = &row.change.about;
    let thing = thing(names, path).filter(|_| row.kind != LeverKind::Own);
    (step(names, (row.kind, row.units), path), thing.unwrap_or_else(|| path.clone()))
}

/// What is switched off, where that is not the whole thing.
fn what(kind: DriverKind) -> Option<Text> {
    Some(match kind {
        DriverKind::Assumption | DriverKind::Rule | DriverKind::Escalation => return None,
        DriverKind::Spread => Text::new("Spreads", "Aléas"),
        DriverKind::Attacks => Text::new("Attacks", "Attaques"),
        DriverKind::Alerts => Text::new("Alerts", "Alertes"),
        DriverKind::Breakdowns => Text::new("Breakdowns", "Pannes"),
        DriverKind::Weather => Text::new("Weather", "Météo"),
        DriverKind::Closures => Text::new("Closures", "Fermetures"),
        DriverKind::Suspensions => Text::new("Suspensions", "Suspensions"),
        DriverKind::Refusals => Text::new("Refusals", "Refus"),
        DriverKind::Contests => Text::new("Contests", "Accrochages"),
        DriverKind::Orders => Text::new("Moves", "Mouvements"),
    })
}

/// By how much a lever is moved, with its unit.
fn step(names: Names<'_>, (kind, units): (LeverKind, f64), path: &str) -> String {
    let count = |one: Text, many: Text| {
        let decimals = usize::from(units.fract().abs() > 1e-9);
        let unit = if units < 2.0 { one } else { many };
        format!("+{}", names.language.quantity(units, decimals, unit.read(names.language)))
    };
    let fixed = |en, fr| Text::new(en, fr).read(names.language).to_owned();
    match kind {
        LeverKind::Vehicle | LeverKind::Vehicles | LeverKind::Fleet => {
            let mode = mode(names.scenario, path);
            let [one, many] = words::vehicles(mode.unwrap_or(Mode::Road));
            count(one, many)
        }
        LeverKind::Escort => count(Text::new("group", "groupe"), Text::new("groups", "groupes")),
        LeverKind::Bay => fixed("+1\u{a0}bay", "+1\u{a0}quai"),
        LeverKind::Mog => fixed("+1\u{a0}aircraft on ground", "+1\u{a0}aéronef au sol"),
        LeverKind::Seat => fixed("+1\u{a0}seat each", "+1\u{a0}siège chacun"),
        LeverKind::Sortie => fixed("+1\u{a0}sortie a day", "+1\u{a0}sortie par jour"),
        LeverKind::DailyLoad => fixed("+10% a day", "+10\u{a0}% par jour"),
        LeverKind::Capacity => fixed("+1\u{a0}convoy at once", "+1\u{a0}convoi à la fois"),
        LeverKind::Desk => fixed("+1\u{a0}request at once", "+1\u{a0}demande à la fois"),
        LeverKind::LeadTime => fixed("lead time -10%", "délai -10\u{a0}%"),
        LeverKind::Suspension => {
            fixed("suspension ends 1\u{a0}d earlier", "suspension levée 1\u{a0}j plus tôt")
        }
        LeverKind::Start => fixed("1\u{a0}d earlier", "1\u{a0}j plus tôt"),
        LeverKind::PackingRate => fixed("Packing +10%", "Emballage +10\u{a0}%"),
        LeverKind::FullColumns => fixed("columns leave only full", "colonnes complètes seulement"),
        LeverKind::ReadyColumns => fixed("columns leave when ready", "colonnes dès que prêtes"),
        LeverKind::SmallestColumn => {
            fixed("smallest column halved", "colonne minimale divisée par deux")
        }
        LeverKind::Escalation => fixed("put in force", "mise en vigueur"),
        LeverKind::Decision => {
            let step = step_of(names, path);
            let text = Text::new("decided 10% sooner", "décision 10\u{a0}% plus courte");
            after_step(names, step, text)
        }
        LeverKind::Trigger => {
            let step = step_of(names, path);
            let text = Text::new("set off 1\u{a0}d earlier", "déclenchée 1\u{a0}j plus tôt");
            after_step(names, step, text)
        }
        LeverKind::Own => fixed("as given", "tel que donné"),
    }
}

/// The name of the step of an escalation that a path is about.
fn step_of(names: Names<'_>, path: &str) -> Option<String> {
    let keys: Vec<&str> = path.split('.').collect();
    let (escalation, step) = (*keys.get(1)?, *keys.get(3)?);
    let mut standing = names.scenario.rules.values().filter_map(|rule| rule.standing.as_ref());
    let found =
        standing.find(|it| it.escalation.as_str() == escalation && it.step.as_str() == step);
    found.map(|it| names.label(&it.step_label, &it.step))
}

/// `“Shed”: decided 10% sooner`.
fn after_step(names: Names<'_>, step: Option<String>, text: Text) -> String {
    let said = text.read(names.language);
    match step {
        Some(step) => {
            format!("{}{} {said}", names.language.quoted(&step), names.language.colon())
        }
        None => said.to_owned(),
    }
}

/// How the pool at the beginning of a path travels.
fn mode(scenario: &Scenario, path: &str) -> Option<Mode> {
    let name = path.split('.').nth(1)?;
    scenario.pools.values().find(|pool| pool.name.as_str() == name).map(|pool| pool.mode)
}

/// The name of the thing at the beginning of a path, `gate.north.suspensions`, if it has one.
pub(crate) fn thing(names: Names<'_>, path: &str) -> Option<String> {
    let mut keys = path.split('.');
    let (table, key) = (keys.next()?, keys.next()?);
    let scenario = names.scenario;
    let is_it = |name: &Name| name.as_str() == key;
    let label = |(label, name): (&Label, &Name)| names.label(label, name);
    match table {
        "assumption" => {
            let found = scenario.assumptions.values().find(|it| is_it(&it.name));
            let said = found.map(|it| names.label(&it.statement, &it.name));
            said.map(|said| said.trim_end_matches('.').to_owned())
        }
        "escalation" => {
            let standing = scenario.rules.values().filter_map(|rule| rule.standing.as_ref());
            let found = standing.map(|it| (&it.label, &it.escalation)).find(|it| is_it(it.1));
            found.map(|it| {
                let orders = Text::new("Measures laid down", "Mesures prévues");
                format!("{} {}", orders.read(names.language), names.language.quoted(&label(it)))
            })
        }
        // A closure has no name for readers: it is told by its key.
        "closure" => {
            let closure = Text::new("Closing by", "Fermeture selon").read(names.language);
            Some(format!("{closure} {}", names.language.quoted(key)))
        }
        "contest" => scenario
            .contests
            .values()
            .map(|it| (&it.label, &it.name))
            .find(|it| is_it(it.1))
            .map(label),
        "force" => scenario
            .forces
            .values()
            .map(|it| (&it.label, &it.name))
            .find(|it| is_it(it.1))
            .map(label),
        "camp" | "site" => scenario
            .sites
            .values()
            .map(|it| (&it.label, &it.name))
            .find(|it| is_it(it.1))
            .map(label),
        _ => actor(scenario, table, key).map(|actor| names.actor(actor)),
    }
}

/// What can stand on a chain, by its table and its key.
fn actor(scenario: &Scenario, table: &str, key: &str) -> Option<Actor> {
    let pools = scenario.pools.ids().map(Actor::Pool);
    let escorts = scenario.escorts.ids().map(Actor::Escort);
    let gates = scenario.gates.ids().map(Actor::Gate);
    let threats = scenario.threats.ids().map(Actor::Threat);
    let routes = scenario.routes.ids().map(Actor::Route);
    let weathers = scenario.weathers.ids().map(Actor::Weather);
    let rules = scenario.rules.ids().map(Actor::Rule);
    let mut all =
        pools.chain(escorts).chain(gates).chain(threats).chain(routes).chain(weathers).chain(rules);
    all.find(|actor| {
        let (kind, name) = key_of(scenario, *actor);
        kind == table && name.as_str() == key
    })
}

/// A name, and the path below it in pieces that fit; only the path where there is no name.
fn with_path(name: Option<String>, path: &str) -> String {
    let mut pieces: Vec<String> = Vec::new();
    for key in path.split_inclusive('.') {
        match pieces.last_mut() {
            Some(piece) if piece.chars().count() + key.chars().count() <= PIECE => *piece += key,
            _ => pieces.push(key.to_owned()),
        }
    }
    let below = |piece: &String| format!("{INDENT}{piece}");
    match name {
        Some(name) => {
            format!("{name}\n{}", pieces.iter().map(below).collect::<Vec<_>>().join("\n"))
        }
        None => pieces.join(&format!("\n{INDENT}")),
    }
}

#[cfg(test)]
mod tests {
    use super::with_path;

    #[test]
    fn a_long_path_is_broken_between_its_keys() {
        let shown = with_path(Some("Packing".to_owned()), "closure.to-liquidation.step.pack.rate");
        assert_eq!(
            shown.replace('\u{a0}', "."),
            "Packing\n..closure.to-liquidation.\n..step.pack.rate"
        );
        assert_eq!(with_path(None, "a.b"), "a.b");
    }
}
