//! `resources.csv`: what means did with their time, and for whom.

use crate::analysis::MeansRow;
use crate::id::Name;
use crate::scenario::Scenario;
use crate::simulation::Means;

use super::{Cell, Subject, Table, Text, Unit, columns, number, table};

/// Each activity of each means.
pub(super) fn resources(subject: Subject<'_>, rows: &[MeansRow]) -> Table {
    let mut table = table("resources", RESOURCES, resource_columns());
    for row in rows {
        let scenario = subject.scenario();
        let (kind, key) = key_of(scenario, row.means);
        let mut cells = subject.which(row.plan, row.case);
        cells.extend([Cell::word(kind), Cell::from(key), Cell::word(row.activity.word())]);
        cells.extend([Cell::Number(row.mean_hours), number(row.share)]);
        cells.extend(
            [row.interval.map(|(low, _)| low), row.interval.map(|(_, high)| high)].map(number),
        );
        let line = row.most_for.map(|(line, _)| &scenario.lines[line]);
        cells.push(Cell::maybe(line, |line| subject.camp(line.camp)));
        cells.push(Cell::maybe(line, |line| Cell::from(&line.name)));
        cells.push(number(row.most_for.map(|(_, share)| share)));
        table.push(cells);
    }
    table
}

/// The kind of means for tables, and the key of the pool, gate or site.
fn key_of(scenario: &Scenario, means: Means) -> (&'static str, &Name) {
    match means {
        Means::Pool(id) => ("pool", &scenario.pools[id].name),
        Means::Escort(id) => ("escort", &scenario.escorts[id].name),
        Means::Desks(id) => ("desks", &scenario.gates[id].name),
        Means::Bays(id) => ("bays", &scenario.sites[id].name),
        Means::Apron(id) => ("apron", &scenario.sites[id].name),
    }
}

const RESOURCES: Text = Text::new(
    "One row for each activity of the vehicles of a pool, the groups of an escort pool, the desks of \
     a gate, the bays or the apron of a site, from the start until the last column has ended and the \
     last means have come (or the horizon); the shares of one of them add up to 1.",
    "Une ligne par activité des véhicules d’un parc, des groupes d’un parc d’escortes, des guichets \
     d’une autorité, des quais ou de l’aire de stationnement d’un site, du début jusqu’à la fin du \
     dernier convoi et l’arrivée des derniers moyens (ou l’horizon) ; les parts d’un même moyen font 1.",
);

fn resource_columns() -> Vec<super::Column> {
    columns(&[
        (
            "kind",
            Unit::Word,
            "pool: vehicles; escort: groups; desks: of a gate; bays, apron: of a site.",
            "pool : véhicules ; escort : groupes ; desks : guichets ; bays : quais ; apron : aire.",
        ),
        ("resource", Unit::Key, "Pool, gate or site.", "Parc, autorité ou site."),
        (
            "activity",
            Unit::Word,
            "in_use: loads, marches, unloads, or serves somebody; held: by an attack or a breakdown; \
             loaded: stands loaded at home; awaits_permission, awaits_escort, awaits_bay, awaits_way: \
             stands for want of that, on the way or at home; idle; unavailable: not released yet, or \
             lost.",
            "in_use : charge, roule, décharge ou sert quelqu’un ; held : retenu par une attaque ou \
             une panne ; loaded : chargé, en attente de départ ; awaits_permission, awaits_escort, \
             awaits_bay, awaits_way : en attente d’autorisation, d’escorte, de quai ou de voie, en \
             route ou sur place ; idle : libre ; unavailable : pas encore disponible, ou perdu.",
        ),
        (
            "mean_hours",
            Unit::Hours,
            "Mean hours of a vehicle, group, desk or place per run.",
            "Heures de véhicule, de groupe, de guichet ou de place, en moyenne par simulation.",
        ),
        (
            "share",
            Unit::Share,
            "Mean share of all such hours of a run.",
            "Part moyenne de toutes ces heures.",
        ),
        (
            "share_low",
            Unit::Share,
            "Lower end of its 95 % interval (normal).",
            "Borne basse de l’intervalle à 95 % (normal).",
        ),
        (
            "share_high",
            Unit::Share,
            "Upper end of its 95 % interval (normal).",
            "Borne haute de l’intervalle à 95 % (normal).",
        ),
        (
            "most_for_site",
            Unit::Key,
            "Camp for which most of it was; empty for idle and unavailable.",
            "Site pour lequel il y en a le plus ; vide pour idle et unavailable.",
        ),
        ("most_for_line", Unit::Key, "Its requirement line.", "Son lot de charge."),
        (
            "most_for_share",
            Unit::Share,
            "The share of that line in these hours.",
            "Part de ce lot dans ces heures.",
        ),
    ])
}
