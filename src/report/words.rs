//! The field's words for readers, in both languages.

use crate::analysis::JointSet;
use crate::id::{CampId, ForceId, LineId, RuleId, SideId, SiteId};
use crate::scenario::{
    Choice, DeadlineKind, Label, Mode, Owner, Scenario, SiteKind, Successor, Vocabulary,
};
use crate::simulation::{Activity, Actor, Code, Handover};
use crate::units::{Amount, LoadKind};

use super::{Language, Text};

/// What time under a code was spent on: the words of the briefing, in as few as a table has room for.
pub(super) fn code(code: Code) -> Text {
    match code {
        Code::Work => Text::new("work", "travaux"),
        Code::Loading => Text::new("loading", "chargement"),
        Code::March => Text::new("march", "marche"),
        Code::Unloading => Text::new("unloading", "déchargement"),
        Code::Flight => Text::new("flight", "vol"),
        Code::Packing => Text::new("packing", "emballage"),
        Code::Inspection => Text::new("inspection", "inspection"),
        Code::NoLift => Text::new("waiting for lift", "attente de transport"),
        Code::NoEscort => Text::new("waiting for an escort", "attente d’une escorte"),
        Code::NoClearance => Text::new("waiting for permission", "attente d’autorisation"),
        Code::NodeQueue => Text::new("queues", "files d’attente"),
        Code::ThreatHold => Text::new("holds under threat", "arrêts sous la menace"),
        Code::Incident => Text::new("attacks", "attaques"),
        Code::Breakdown => Text::new("breakdowns", "pannes"),
        Code::Weather => Text::new("weather", "météo"),
        Code::RouteClosed => Text::new("closed routes", "routes fermées"),
        Code::LateRelease => Text::new("late release", "départ tardif"),
        Code::Handover => Text::new("handover", "remise du site"),
        Code::Contest => Text::new("contests", "accrochages"),
        Code::OtherSite => Text::new("waiting for another site", "attente d’un autre site"),
        Code::NoSlot => Text::new("waiting for a slot", "attente d’un créneau"),
        Code::NoContract => Text::new("waiting for hired vehicles", "attente de véhicules loués"),
        Code::Gathering => Text::new("waiting to go together", "regroupement"),
        Code::PlannedStart => Text::new("planned start", "début prévu"),
    }
}

/// What time under a code was spent on, as a sentence.
pub(super) fn about(code: Code) -> Text {
    let fr = match code {
        Code::Work => "Productif : une étape de la fermeture.",
        Code::Loading => "Productif : chargement.",
        Code::March => "Productif : en chemin par route, fleuve ou mer, arrêts de nuit compris.",
        Code::Unloading => "Productif : déchargement.",
        Code::Flight => "Productif : en l’air.",
        Code::Packing => "Emballage.",
        Code::Inspection => "Inspection et quitus environnemental.",
        Code::NoLift => "Attente de véhicules ou d’aéronefs.",
        Code::NoEscort => "Attente d’une escorte.",
        Code::NoClearance => "Attente d’une autorisation.",
        Code::NodeQueue => "Attente d’un quai, d’un stationnement ou d’une place sur une voie.",
        Code::ThreatHold => "À l’abri, ou dans l’attente de la fin d’une alerte.",
        Code::Incident => "Retenu par une attaque.",
        Code::Breakdown => "Retenu par une panne.",
        Code::Weather => "Ralenti ou cloué au sol par la météo.",
        Code::RouteClosed => "Attente d’une voie fermée.",
        Code::LateRelease => {
            "Pas encore commencé : plus tard que prévu, ou les moyens n’étaient pas encore libérés."
        }
        Code::Handover => "Papiers, et attente du successeur.",
        Code::Contest => "Une force arrêtée par une autre.",
        Code::OtherSite => {
            "Attente d’un autre site : un site qui passe d’abord, ou ce qu’il fait encore passer."
        }
        Code::NoSlot => "Attente d’un créneau : un jour ou une heure où l’on peut partir.",
        Code::NoContract => "Attente de véhicules loués qui viennent selon leur contrat.",
        Code::Gathering => "Attente d’autres, pour partir ensemble.",
        Code::PlannedStart => "Comme prévu : pas encore l’heure de commencer.",
    };
    Text::new(code.about(), fr)
}

/// That these deadlines hold together; `{}` stands for their number.
pub(super) fn all_hold(count: usize, set: JointSet) -> Text {
    match (set, count) {
        (JointSet::Hard, 2) => {
            Text::new("Both hard deadlines hold", "Les deux échéances fermes tenues ensemble")
        }
        (JointSet::All, 2) => {
            Text::new("Both deadlines hold", "Les deux échéances tenues ensemble")
        }
        (JointSet::Milestones, 2) => Text::new(
            "Both deadlines on departure hold",
            "Les deux échéances de départ tenues ensemble",
        ),
        (JointSet::Milestones, _) => Text::new(
            "All {} deadlines on departure hold",
            "Les {} échéances de départ tenues ensemble",
        ),
        (JointSet::Hard, _) => {
            Text::new("All {} hard deadlines hold", "Les {} échéances fermes tenues ensemble")
        }
        (JointSet::All, _) => {
            Text::new("All {} deadlines hold", "Les {} échéances tenues ensemble")
        }
    }
}

/// What a convoy waited for, after "waited 3 h for".
pub(super) fn wait(code: Code) -> Text {
    match code {
        Code::NoLift => Text::new("for lift", "faute de moyens de transport"),
        Code::NoEscort => Text::new("for an escort", "faute d’escorte"),
        Code::NoClearance => Text::new("for clearance", "faute d’autorisation"),
        Code::NodeQueue => Text::new("for a place", "faute de place"),
        Code::ThreatHold => Text::new("under threat", "sous la menace"),
        Code::Incident => Text::new("because of an attack", "à cause d’une attaque"),
        Code::Breakdown => Text::new("because of a breakdown", "à cause d’une panne"),
        Code::Weather => Text::new("for the weather", "à cause de la météo"),
        Code::RouteClosed => Text::new("for a closed route", "à cause d’une route fermée"),
        Code::LateRelease => Text::new("for a late release", "à cause d’un démarrage tardif"),
        Code::Handover => Text::new("for the handover", "pour la remise du site"),
        Code::Contest => Text::new("for a contest", "à cause d’un accrochage"),
        Code::OtherSite => Text::new("for another site", "dans l’attente d’un autre site"),
        Code::NoSlot => Text::new("for a slot", "dans l’attente d’un créneau"),
        Code::Gathering => Text::new("for others", "pour se regrouper"),
        Code::PlannedStart => Text::new("for its date", "dans l’attente de sa date"),
        Code::NoContract => Text::new("for hired vehicles", "dans l’attente de véhicules loués"),
        Code::Work | Code::Packing | Code::Inspection => Text::new("for work", "pour des travaux"),
        Code::Loading | Code::Unloading => Text::new("to load", "pour le chargement"),
        Code::March | Code::Flight => Text::new("on the way", "en chemin"),
    }
}

/// How a handover has ended.
pub(super) fn handover(ending: Handover) -> Text {
    match ending {
        Handover::NotVacated => Text::new("not vacated", "non évacué"),
        Handover::Empty => Text::new("empty", "vide"),
        Handover::HandedOver => Text::new("handed over", "remis"),
        Handover::Retaken => Text::new("retaken", "repris"),
        Handover::Occupied => Text::new("occupied", "occupé"),
        Handover::Lost => Text::new("lost", "perdu"),
    }
}

/// What means do with their time.
pub(super) fn activity(activity: Activity) -> Text {
    match activity {
        Activity::InUse => Text::new("in use", "en service"),
        Activity::Held => Text::new("held by attacks or breakdowns", "attaques ou pannes"),
        Activity::Loaded => Text::new("loaded and waiting", "attente en charge"),
        Activity::AwaitsPermission => Text::new("waiting for permission", "attente d’autorisation"),
        Activity::AwaitsEscort => Text::new("waiting for an escort", "attente d’escorte"),
        Activity::AwaitsBay => Text::new("waiting for a bay", "attente de quai"),
        Activity::AwaitsWay => Text::new("waiting for an open way", "attente de voie libre"),
        Activity::Idle => Text::new("idle", "inoccupé"),
        Activity::Unavailable => Text::new("not available", "indisponibilité"),
    }
}

/// Names of the things of one scenario, for readers of one language.
#[derive(Debug, Clone, Copy)]
pub struct Names<'a> {
    /// The scenario whose ids are named.
    pub scenario: &'a Scenario,
    /// The reader's language.
    pub language: Language,
}

impl Names<'_> {
    /// A label in the reader's language; where the scenario gives none, the key as words:
    /// `outpost-empty` is "Outpost empty".
    pub(super) fn label(&self, label: &Label, key: &crate::id::Name) -> String {
        let said = self.language.label(label, key.as_str());
        if said == key.as_str() { in_words(key.as_str()) } else { said }
    }

    /// A plan or a case.
    pub(super) fn choice(&self, choice: &Choice) -> String {
        self.label(&choice.label, &choice.name)
    }

    /// A site.
    pub(super) fn site(&self, site: SiteId) -> String {
        let site = &self.scenario.sites[site];
        self.label(&site.label, &site.name)
    }

    /// Who is meant to take a camp over; nothing if nobody is.
    pub(super) fn successor(&self, camp: CampId) -> String {
        match &self.scenario.camps[camp].successor {
            Some(Successor::Force(force)) => self.force(*force),
            Some(Successor::Side { side, .. }) => self.side(*side),
            Some(Successor::After { name, .. } | Successor::Named(name)) => {
                self.language.label(name, "")
            }
            None => String::new(),
        }
    }

    /// A force.
    pub(super) fn force(&self, force: ForceId) -> String {
        let force = &self.scenario.forces[force];
        self.label(&force.label, &force.name)
    }

    /// A side.
    pub(super) fn side(&self, side: SideId) -> String {
        let side = &self.scenario.sides[side];
        self.label(&side.label, &side.name)
    }

    /// A rule, as what it says.
    pub(super) fn rule(&self, rule: RuleId) -> String {
        let rule = &self.scenario.rules[rule];
        self.label(&rule.label, &rule.name)
    }

    /// So much of a line: `64 TEU (UNOE)`, `30 people (guard)`.
    pub(super) fn load(&self, line: LineId, amount: Amount) -> String {
        let line = &self.scenario.lines[line];
        let quantity = self.amount(amount, line.kind);
        let name = match line.name.as_str() == owner(line.owner) {
            true => line.name.as_str().to_uppercase(),
            false => line.name.as_str().replace('-', " "),
        };
        format!("{quantity} ({name})")
    }

    /// So much of a kind of load: `64 TEU`, `30 people`.
    pub(super) fn amount(&self, amount: Amount, kind: LoadKind) -> String {
        let shown = amount.shown(kind);
        let is_one = shown == 1.0;
        let unit = match kind {
            LoadKind::People if is_one => Text::new("person", "personne"),
            LoadKind::People => Text::new("people", "personnes"),
            LoadKind::Mass => Text::new("t", "t"),
            LoadKind::Teu => Text::new("TEU", "EVP"),
            LoadKind::Vehicles if is_one => Text::new("vehicle", "véhicule"),
            LoadKind::Vehicles => Text::new("vehicles", "véhicules"),
        };
        let decimals = usize::from(shown.fract() != 0.0);
        self.language.quantity(shown, decimals, unit.read(self.language))
    }

    /// So many vehicles, boats or aircraft.
    pub(super) fn vehicles(self, mode: Mode, count: u32) -> String {
        let [one, many] = vehicles(mode);
        let unit = if count == 1 { one } else { many };
        self.language.quantity(f64::from(count), 0, unit.read(self.language))
    }

    /// Something that can stand on a chain.
    pub(super) fn actor(&self, actor: Actor) -> String {
        let scenario = self.scenario;
        match actor {
            Actor::Site(id) => self.site(id),
            Actor::Route(id) => {
                let [from, to] = scenario.routes[id].ends;
                format!("{}–{}", self.site(from), self.site(to))
            }
            Actor::Pool(id) => self.label(&scenario.pools[id].label, &scenario.pools[id].name),
            Actor::Escort(id) => {
                self.label(&scenario.escorts[id].label, &scenario.escorts[id].name)
            }
            Actor::Gate(id) => self.label(&scenario.gates[id].label, &scenario.gates[id].name),
            Actor::Threat(id) => {
                self.label(&scenario.threats[id].label, &scenario.threats[id].name)
            }
            Actor::Weather(id) => {
                self.label(&scenario.weathers[id].label, &scenario.weathers[id].name)
            }
            Actor::Rule(id) => self.rule(id),
        }
    }
}

fn in_words(key: &str) -> String {
    let words = key.replace('-', " ");
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// The kind of thing an actor is and its key in the file, for tables.
pub(super) fn key_of(scenario: &Scenario, actor: Actor) -> (&'static str, &crate::id::Name) {
    match actor {
        Actor::Site(id) => ("site", &scenario.sites[id].name),
        Actor::Route(id) => ("route", &scenario.routes[id].name),
        Actor::Pool(id) => ("pool", &scenario.pools[id].name),
        Actor::Escort(id) => ("escort", &scenario.escorts[id].name),
        Actor::Gate(id) => ("gate", &scenario.gates[id].name),
        Actor::Threat(id) => ("threat", &scenario.threats[id].name),
        Actor::Weather(id) => ("weather", &scenario.weathers[id].name),
        Actor::Rule(id) => ("rule", &scenario.rules[id].name),
    }
}

/// French "de" before a name: `d’Ansongo`, `de Kidal`.
pub(super) fn french_of(name: &str) -> String {
    let vowel =
        name.chars().next().is_some_and(|first| "aeiouyàâéèêîôûAEIOUYÀÂÉÈÊÎÔÛ".contains(first));
    if vowel { format!("d’{name}") } else { format!("de {name}") }
}

/// How hard a deadline is, for readers.
pub(super) fn hardness(kind: DeadlineKind) -> Text {
    match kind {
        DeadlineKind::Hard => Text::new("hard", "ferme"),
        DeadlineKind::Soft => Text::new("soft", "souple"),
        DeadlineKind::Political => Text::new("political", "politique"),
    }
}

/// Several names in a sentence: `A, B and C`.
pub(super) fn several(language: Language, names: &[String]) -> String {
    let and = Text::new("and", "et").read(language);
    match names {
        [] => String::new(),
        [name] => name.clone(),
        [others @ .., last] => format!("{} {and} {last}", others.join(", ")),
    }
}

/// So many runs: `1 run`, `up to 1,076 runs` where some variants have fewer.
pub(super) fn replications(language: Language, count: u64, is_even: bool) -> String {
    let unit = match (language, count) {
        (Language::English, 1) => "run",
        (Language::English, _) => "runs",
        (Language::French, ..2) => "simulation",
        (Language::French, _) => "simulations",
    };
    let said = language.quantity(count as f64, 0, unit);
    let up_to = Text::new("up to ", "jusqu’à ").read(language);
    if is_even { said } else { format!("{up_to}{said}") }
}

/// What a pool that travels so consists of: one, and several.
pub(super) fn vehicles(mode: Mode) -> [Text; 2] {
    match mode {
        Mode::Road => [Text::new("vehicle", "véhicule"), Text::new("vehicles", "véhicules")],
        Mode::River | Mode::Sea => [Text::new("boat", "bateau"), Text::new("boats", "bateaux")],
        Mode::Air => [Text::new("aircraft", "aéronef"), Text::new("aircraft", "aéronefs")],
    }
}

/// Who owns a load, as in the file.
pub(super) fn owner(owner: Owner) -> &'static str {
    match owner {
        Owner::Coe => "coe",
        Owner::Unoe => "unoe",
        Owner::National => "national",
    }
}

/// A camp that is closed, above a column, in the words of the scenario's field.
pub(super) fn camp(vocabulary: Vocabulary) -> Text {
    match vocabulary {
        Vocabulary::PeaceOperation => Text::new("Camp", "Site"),
        Vocabulary::Humanitarian => Text::new("Site", "Site"),
    }
}

/// Above the number of those that are late.
pub(super) fn camps_late(vocabulary: Vocabulary) -> Text {
    match vocabulary {
        Vocabulary::PeaceOperation => Text::new("Camps late", "En retard"),
        Vocabulary::Humanitarian => Text::new("Sites late", "En retard"),
    }
}

/// The word of the file for a kind of place.
pub(super) fn kind_key(kind: SiteKind) -> &'static str {
    match kind {
        SiteKind::Camp => "camp",
        SiteKind::Hub => "hub",
        SiteKind::SuperCamp => "super-camp",
        SiteKind::TemporaryOperatingBase => "temporary-operating-base",
        SiteKind::Town => "town",
        SiteKind::Port => "port",
        SiteKind::Airfield => "airfield",
        SiteKind::BorderPost => "border-post",
        SiteKind::Home => "home",
    }
}

/// The word of the file for a mode of transport.
pub(super) fn mode_key(mode: Mode) -> &'static str {
    match mode {
        Mode::Road => "road",
        Mode::Air => "air",
        Mode::River => "river",
        Mode::Sea => "sea",
    }
}
