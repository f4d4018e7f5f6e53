//! Whether ids mean the same in two scenarios: what makes their runs rows of one table.

use std::sync::Arc;

use crate::Message;
use crate::id::Name;

use super::{Scenario, Variant};

/// Names by kind of table.
type Names<'s> = Vec<(&'static str, Vec<&'s Name>)>;

/// What is not the same in the names of two variants, as the beginning of a sentence.
pub(super) fn difference(first: &Scenario, other: &Scenario) -> Option<Message> {
    changed_names(&names_of(first), &names_of(other))
}

/// The same for variants of one study, whose rows stand in one table: there, ids of all kinds mean the
/// same, and dates have one clock.
pub(super) fn difference_of_ids(first: &Scenario, other: &Scenario) -> Option<Message> {
    let is_other_time = || first.until != other.until || first.clock != other.clock;
    difference(first, other)
        .or_else(|| changed_names(&parties_of(first), &parties_of(other)))
        .or_else(|| is_other_time().then(|| message!("identity-start-end-time-zone-another")))
}

/// The same for a variant that was made after the others, which now counts what they count.
pub(super) fn difference_within(base: &Scenario, made: &mut Scenario) -> Option<Message> {
    let is_open = made.has_rivals();
    made.rivals_elsewhere = base.has_rivals();
    let is_new = || is_open && !base.has_rivals();
    let problem = || message!("identity-others-come-camp-which-nobody");
    difference_of_ids(base, made).or_else(|| is_new().then(problem))
}

/// Has all variants count who comes to a camp if that is open under any.
pub(super) fn share_columns(variants: &mut [Variant]) {
    if variants.iter().any(|variant| variant.scenario.has_rivals()) {
        for variant in variants.iter_mut().filter(|variant| !variant.scenario.has_rivals()) {
            Arc::make_mut(&mut variant.scenario).rivals_elsewhere = true;
        }
    }
}

/// What is not the same in two lists of names, as the beginning of a sentence.
fn changed_names(first: &Names<'_>, other: &Names<'_>) -> Option<Message> {
    let changed = std::iter::zip(first, other).find(|(first, other)| first != other);
    let ((kind, first), (_, other)) = changed?;
    let is_lost = |name: &&&Name| !other.contains(*name);
    let is_new = |name: &&&Name| !first.contains(*name);
    Some(match (first.iter().find(is_lost), other.iter().find(is_new)) {
        (Some(name), _) => message!("identity-missing", kind, name),
        (None, Some(name)) => message!("identity-new", kind, name),
        (None, None) => message!("identity-priority-changes-order-s", kind),
    })
}

/// The names of everything that has an id, by kind of table.
fn names_of(scenario: &Scenario) -> Names<'_> {
    let steps = scenario.closures.values().flat_map(|closure| closure.steps.values());
    vec![
        ("region", scenario.regions.values().map(|it| &it.name).collect()),
        ("calendar", scenario.calendars.values().map(|it| &it.name).collect()),
        ("weather", scenario.weathers.values().map(|it| &it.name).collect()),
        ("site", scenario.sites.values().map(|it| &it.name).collect()),
        ("camp", scenario.camps.values().map(|it| &scenario.sites[it.site].name).collect()),
        ("line", scenario.lines.values().map(|it| &it.name).collect()),
        ("closure", scenario.closures.values().map(|it| &it.name).collect()),
        ("step", steps.map(|it| &it.name).collect()),
        ("route", scenario.routes.values().map(|it| &it.name).collect()),
        ("pool", scenario.pools.values().map(|it| &it.name).collect()),
        ("escort", scenario.escorts.values().map(|it| &it.name).collect()),
        ("gate", scenario.gates.values().map(|it| &it.name).collect()),
        ("threat", scenario.threats.values().map(|it| &it.name).collect()),
        ("force", scenario.forces.values().map(|it| &it.name).collect()),
        ("deadline", scenario.deadlines.values().map(|it| &it.name).collect()),
        ("assumption", scenario.assumptions.values().map(|it| &it.name).collect()),
    ]
}

/// The names of the other parties, of what they do and of what is said of them, by kind of table. What
/// follows from several claims has the name of its site.
fn parties_of(scenario: &Scenario) -> Names<'_> {
    let assessed = scenario.assessments.values().map(|it| &scenario.sites[it.site].name);
    vec![
        ("side", scenario.sides.values().map(|it| &it.name).collect()),
        ("contest", scenario.contests.values().map(|it| &it.name).collect()),
        ("rule", scenario.rules.values().map(|it| &it.name).collect()),
        ("claim", scenario.claims.values().map(|it| &it.name).collect()),
        ("site of claims", assessed.collect()),
    ]
}
