//! What binds a deadline most, and how full it is: a sentence for a terminal and for a first page.

use crate::Language;
use crate::id::SiteId;
use crate::simulation::{Activity, Actor, Means};
use crate::words::{self, Names, french_of};

/// Shares below this are not worth a word.
const WORTH_A_WORD: f64 = 0.01;

/// An activity, its share of the time and the 95 % interval of that.
pub(super) type Part = (Activity, f64, Option<(f64, f64)>);

/// How the units of one means spend their time, as far as it is told.
#[derive(Debug, Clone)]
pub(super) struct Fullness {
    /// Which means.
    pub(super) means: Means,
    /// Share of its time and 95 % interval by activity, in the order of the results.
    pub(super) shares: Vec<Part>,
    /// For which camp most of its use is.
    pub(super) most_for: Option<SiteId>,
}

impl Fullness {
    /// How much of its time it is neither idle nor away.
    pub(super) fn share(&self) -> f64 {
        let is_taken = |activity| !matches!(activity, Activity::Idle | Activity::Unavailable);
        let taken = self.shares.iter().filter(|(activity, ..)| is_taken(*activity));
        taken.map(|(_, share, _)| share).sum()
    }
}

/// The means to which time is lost that is lost to an actor.
pub(super) fn is_of(means: Means, actor: Actor) -> bool {
    match (means, actor) {
        (Means::Pool(id), Actor::Pool(other)) => id == other,
        (Means::Escort(id), Actor::Escort(other)) => id == other,
        (Means::Desks(id), Actor::Gate(other)) => id == other,
        (Means::Bays(id) | Means::Apron(id), Actor::Site(other)) => id == other,
        _ => false,
    }
}

/// Of several means, the one to tell of beside an actor: its own, the fullest of them if there are
/// several; else the fullest of all vehicles and escorts. The first of several that are as full.
pub(super) fn telling(all: Vec<Fullness>, actor: Actor) -> Option<Fullness> {
    let (own, others): (Vec<_>, Vec<_>) = all.into_iter().partition(|it| is_of(it.means, actor));
    let is_lift = |it: &Fullness| matches!(it.means, Means::Pool(_) | Means::Escort(_));
    let fullest = |all: Vec<Fullness>| {
        all.into_iter().reduce(|most, it| if it.share() > most.share() { it } else { most })
    };
    fullest(own).or_else(|| fullest(others.into_iter().filter(is_lift).collect()))
}

/// `What binds “Everything out” most: Trucks at Gao (34% of its delay). Of their time: in use 62% …`.
pub(super) fn sentence(
    names: Names<'_>,
    deadline: &str,
    (actor, share): (Actor, f64),
    fullness: Option<&Fullness>,
) -> String {
    let language = names.language;
    let share = language.percent(share);
    let bound = names.actor(actor);
    let head = match language {
        Language::English => format!("What binds {deadline} most: {bound} ({share} of its delay)."),
        Language::French => {
            format!("Ce qui freine le plus {deadline}\u{a0}: {bound} ({share} du retard).")
        }
    };
    match fullness {
        None => head,
        Some(full) => format!("{head} {}", time_spent(names, full, is_of(full.means, actor))),
    }
}

/// `Of its time: in use 62% (60–64), waiting for permission 21%, idle 6%; most for Kidal.`
fn time_spent(names: Names<'_>, full: &Fullness, is_own: bool) -> String {
    let language = names.language;
    let told = full.shares.iter().filter(|(_, share, _)| *share >= WORTH_A_WORD);
    let told: Vec<String> = told.map(|part| one_share(language, part)).collect();
    let told = told.join(", ");
    let most_for = full.most_for.map_or_else(String::new, |site| match language {
        Language::English => format!("; most for {}", names.site(site)),
        Language::French => format!("\u{a0}; surtout pour {}", names.site(site)),
    });
    let whose = whose(names, full.means);
    match (language, is_own) {
        (Language::English, true) => format!("Time of {whose}: {told}{most_for}."),
        (Language::English, false) => {
            format!("The fullest of the vehicles and escorts, {whose}: {told}{most_for}.")
        }
        (Language::French, true) => format!("Emploi du temps, {whose}\u{a0}: {told}{most_for}."),
        (Language::French, false) => {
            format!("Véhicules ou escortes les plus pris, {whose}\u{a0}: {told}{most_for}.")
        }
    }
}

fn one_share(
    language: Language,
    (activity, share, interval): &(Activity, f64, Option<(f64, f64)>),
) -> String {
    let what = words::activity(*activity).read(language);
    let share = language.percent(*share);
    let interval = interval.filter(|_| *activity == Activity::InUse);
    let interval = interval.map_or_else(String::new, |(low, high)| {
        let [low, high] = [low, high].map(|end| language.number(end * 100.0, 0));
        if low == high { String::new() } else { format!(" ({low}–{high})") }
    });
    format!("{what} {share}{interval}")
}

/// Whose time it is: `Trucks at Gao`, `the bays at Gao`.
fn whose(names: Names<'_>, means: Means) -> String {
    match (means, names.language) {
        (Means::Pool(id), _) => names.actor(Actor::Pool(id)),
        (Means::Escort(id), _) => names.actor(Actor::Escort(id)),
        (Means::Desks(id), Language::English) => {
            format!("the desks of {}", names.actor(Actor::Gate(id)))
        }
        (Means::Desks(id), Language::French) => {
            format!("guichets ({})", names.actor(Actor::Gate(id)))
        }
        (Means::Bays(id), Language::English) => format!("the bays at {}", names.site(id)),
        (Means::Bays(id), Language::French) => format!("quais {}", french_of(&names.site(id))),
        (Means::Apron(id), Language::English) => format!("the apron at {}", names.site(id)),
        (Means::Apron(id), Language::French) => format!("aire {}", french_of(&names.site(id))),
    }
}
