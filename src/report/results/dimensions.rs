//! `dim_*.csv`: what the keys of the other tables stand for, with names in both languages, so that
//! tables can be joined.

use crate::Language;
use crate::id::{DeadlineId, LineId, Name, PoolId, SideId, SiteId};
use crate::scenario::{Choice, Label, Scenario};
use crate::words::{kind_key, mode_key, owner};

use super::{Cell, Subject, Table};

/// A name as it is shown in one language: where the scenario gives none in it, the other, or the key.
fn named(label: &Label, key: &Name, language: Language) -> Cell {
    Cell::text(language.label(label, key.as_str()))
}

/// All of them.
pub(super) fn tables(of: Subject<'_>) -> Vec<Table> {
    let scenario = of.scenario();
    let study = of.study;
    vec![
        DimPlans::table(of, &study.plans),
        DimCases::table(of, &study.cases),
        DimDeadlines::table(scenario, scenario.deadlines.ids()),
        DimSites::table(scenario, scenario.sites.ids()),
        DimSides::table(scenario, scenario.sides.ids()),
        DimLines::table(scenario, scenario.lines.ids()),
        DimPools::table(scenario, scenario.pools.ids()),
    ]
}

table! {
    /// Plans.
    DimPlans "dim_plans" (_of: Subject<'a>, row: &'a Choice)
    "One row for each plan." "Une ligne par plan.";
    plan: Key = &row.name, "Plan.", "Plan.";
    name_en: Text = named(&row.label, &row.name, Language::English), "Its name in English.", "Son nom en anglais.";
    name_fr: Text = named(&row.label, &row.name, Language::French), "Its name in French.", "Son nom en français.";
}

table! {
    /// Cases.
    DimCases "dim_cases" (_of: Subject<'a>, row: &'a Choice)
    "One row for each case." "Une ligne par cas.";
    case: Key = &row.name, "Case.", "Cas.";
    name_en: Text = named(&row.label, &row.name, Language::English), "Its name in English.", "Son nom en anglais.";
    name_fr: Text = named(&row.label, &row.name, Language::French), "Its name in French.", "Son nom en français.";
}

table! {
    /// Deadlines.
    DimDeadlines "dim_deadlines" (of: &'a Scenario, row: DeadlineId)
    "One row for each deadline." "Une ligne par échéance.";
    deadline: Key = &of.deadlines[row].name, "Deadline.", "Échéance.";
    name_en: Text = named(&of.deadlines[row].label, &of.deadlines[row].name, Language::English), "Its name in English.", "Son nom en anglais.";
    name_fr: Text = named(&of.deadlines[row].label, &of.deadlines[row].name, Language::French), "Its name in French.", "Son nom en français.";
    kind: Word = of.deadlines[row].kind.word(),
        "hard, soft or political.", "hard (ferme), soft (souple) ou political (politique).";
    goal: Word = of.deadlines[row].goal.word(),
        "What is to be reached: a milestone, arrived, held or empty.",
        "Ce qui est à atteindre : un jalon, arrived (arrivé), held (tenu) ou empty (vacant).";
}

table! {
    /// Sites.
    DimSites "dim_sites" (of: &'a Scenario, row: SiteId)
    "One row for each site." "Une ligne par site.";
    site: Key = &of.sites[row].name, "Key of the site.", "Clé du site.";
    name_en: Text = named(&of.sites[row].label, &of.sites[row].name, Language::English), "Its name in English.", "Son nom en anglais.";
    name_fr: Text = named(&of.sites[row].label, &of.sites[row].name, Language::French), "Its name in French.", "Son nom en français.";
    kind: Word = kind_key(of.sites[row].kind),
        "What kind of place it is, as in the scenario.",
        "Nature du lieu, comme dans le scénario.";
    to_be_closed: YesNo = of.sites[row].camp.is_some(),
        "1 if a camp on it is still to be closed.", "1 s’il reste à fermer.";
    latitude: Number = of.sites[row].at.map(|(latitude, _)| latitude),
        "Degrees north of the equator (WGS 84).", "Degrés au nord de l’équateur (WGS 84).";
    longitude: Number = of.sites[row].at.map(|(_, longitude)| longitude),
        "Degrees east of Greenwich.", "Degrés à l’est de Greenwich.";
}

table! {
    /// Sides.
    DimSides "dim_sides" (of: &'a Scenario, row: SideId)
    "One row for each side." "Une ligne par partie.";
    side: Key = &of.sides[row].name, "Side.", "Partie.";
    name_en: Text = named(&of.sides[row].label, &of.sides[row].name, Language::English), "Its name in English.", "Son nom en anglais.";
    name_fr: Text = named(&of.sides[row].label, &of.sides[row].name, Language::French), "Its name in French.", "Son nom en français.";
}

table! {
    /// Requirement lines.
    DimLines "dim_lines" (of: &'a Scenario, row: LineId)
    "One row for each requirement line of each camp." "Une ligne par lot de chaque site.";
    site: Key = &of.sites[of.camps[of.lines[row].camp].site].name,
        "Site of the camp.", "Site à fermer.";
    line: Key = &of.lines[row].name, "Requirement line.", "Lot de charge.";
    unit: Word = of.lines[row].kind.unit(), "What it is counted in.", "Unité de compte.";
    owner: Word = owner(of.lines[row].owner),
        "coe: contingent-owned; unoe: UN-owned; national.",
        "coe : aux contingents ; unoe : à l’ONU ; national.";
    priority: Count = of.lines[row].priority, "Lower goes first.", "Le plus petit passe d’abord.";
}

table! {
    /// Pools.
    DimPools "dim_pools" (of: &'a Scenario, row: PoolId)
    "One row for each pool of vehicles." "Une ligne par parc de véhicules.";
    pool: Key = &of.pools[row].name, "Pool.", "Parc.";
    name_en: Text = named(&of.pools[row].label, &of.pools[row].name, Language::English), "Its name in English.", "Son nom en anglais.";
    name_fr: Text = named(&of.pools[row].label, &of.pools[row].name, Language::French), "Its name in French.", "Son nom en français.";
    mode: Word = mode_key(of.pools[row].mode), "How it travels.", "Mode de transport.";
    home: Key = &of.sites[of.pools[row].home].name, "Where it stands when free.", "Sa base.";
    hired: YesNo = of.pools[row].hire.is_some(), "1 if it is hired.", "1 s’il est loué.";
}
