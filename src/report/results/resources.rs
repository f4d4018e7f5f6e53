//! `resources.csv`: what means did with their time, and for whom.

use crate::analysis::MeansRow;
use crate::id::Name;
use crate::scenario::{Line, Scenario};
use crate::simulation::Means;

use super::{Subject, Which};

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

/// The requirement line for which most of it was.
fn most_for<'a>(of: Subject<'a>, row: &MeansRow) -> Option<&'a Line> {
    row.most_for.map(|(line, _)| &of.scenario().lines[line])
}

table! {
    /// Each activity of each means.
    Resources "resources" (of: Subject<'a>, row: &'a MeansRow)
    "One row for each activity of the vehicles of a pool, the groups of an escort pool, the desks \
     of a gate, the bays or the apron of a site, from the start until the last column has ended and \
     the last means have come (or the horizon); the shares of one of them add up to 1."
    "Une ligne par activité des véhicules d’un parc, des groupes d’un parc d’escortes, des \
     guichets d’une autorité, des quais ou de l’aire de stationnement d’un site, du début jusqu’à \
     la fin du dernier convoi et l’arrivée des derniers moyens (ou l’horizon) ; les parts d’un même \
     moyen font 1.";
    which: ..Which(of, row.plan, row.case);
    kind: Word = key_of(of.scenario(), row.means).0,
        "pool: vehicles; escort: groups; desks: of a gate; bays, apron: of a site.",
        "pool : véhicules ; escort : groupes ; desks : guichets ; bays : quais ; apron : aire.";
    resource: Key = key_of(of.scenario(), row.means).1,
        "Pool, gate or site.", "Parc, autorité ou site.";
    activity: Word = row.activity.word(),
        "in_use: loads, marches, unloads, or serves somebody; held: by an attack or a breakdown; \
         loaded: stands loaded at home; awaits_permission, awaits_escort, awaits_bay, awaits_way: \
         stands for want of that, on the way or at home; idle; unavailable: not released yet, or \
         lost.",
        "in_use : charge, roule, décharge ou sert quelqu’un ; held : retenu par une attaque ou une \
         panne ; loaded : chargé, en attente de départ ; awaits_permission, awaits_escort, \
         awaits_bay, awaits_way : en attente d’autorisation, d’escorte, de quai ou de voie, en \
         route ou sur place ; idle : libre ; unavailable : pas encore disponible, ou perdu.";
    mean_hours: Hours = row.mean_hours,
        "Mean hours of a vehicle, group, desk or place per run.",
        "Heures de véhicule, de groupe, de guichet ou de place, en moyenne par simulation.";
    share: Share = row.share,
        "Mean share of all such hours of a run.", "Part moyenne de toutes ces heures.";
    share_low: Share = row.interval.map(|(low, _)| low),
        "Lower end of its 95 % interval (normal).", "Borne basse de l’intervalle à 95 % (normal).";
    share_high: Share = row.interval.map(|(_, high)| high),
        "Upper end of its 95 % interval (normal).", "Borne haute de l’intervalle à 95 % (normal).";
    most_for_site: Key = most_for(of, row).map(|line| of.camp(line.camp)),
        "Camp for which most of it was; empty for idle and unavailable.",
        "Site pour lequel il y en a le plus ; vide pour idle et unavailable.";
    most_for_line: Key = most_for(of, row).map(|line| &line.name),
        "Its requirement line.", "Son lot de charge.";
    most_for_share: Share = row.most_for.map(|(_, share)| share),
        "The share of that line in these hours.", "Part de ce lot dans ces heures.";
}
