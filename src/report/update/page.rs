//! What an update says, for a terminal.

use super::{Updated, UpdatedCase, off_by, said};
use crate::analysis::DeadlineRow;
use crate::analysis::status::LearnedRow;
use crate::grid::{self, grid};
use crate::page::Page;
use crate::proportion::short;
use crate::replay::drawn;
use crate::results::{Subject, assumptions::value_cell};
use crate::scenario::{About, AssumptionUnit, Milestone, Says};
use crate::simulation::{Actor, Draw, Drawn};
use crate::table::Cell;
use crate::time::Moment;
use crate::units::Amount;
use crate::{Language, Text};

/// Assumptions that are named at most.
const MOST_NAMED: usize = 6;
/// A median that has moved by less than this share of the spread before is not named.
const LEAST_SHIFT: f64 = 0.2;

/// The page of an update.
pub(super) fn page(updated: &Updated<'_>, folder: &str) -> String {
    let language = updated.language;
    let name = Text::new("update", "mise à jour");
    let mut page = Page::new(&updated.study.base, language, Some(name));
    page.gap();
    for case in 0..updated.cases.len() {
        page.point(&weighed(updated, case));
        learned(updated, case).iter().for_each(|said| page.point(said));
        page.point(&farthest(updated, case));
    }
    if let Some(done) = done(updated) {
        page.point(&done);
    }
    page.gap();
    page.lines(&deadlines(updated));
    page.gap();
    page.paragraph(LEGEND.read(language));
    page.end(folder, &["facts.csv", "learned.csv", "weighing.csv", "drift.csv"])
}

/// How many facts there are, and how many runs they leave.
fn weighed(updated: &Updated<'_>, case: usize) -> String {
    let (language, of_case) = (updated.language, &updated.cases[case]);
    let number = |value: f64| language.number(value, 0);
    let tempered = &of_case.learned.tempered;
    let facts = updated.status.facts.len();
    let set = facts - of_case.learned.facts.len();
    let day = date(updated, updated.status.as_of);
    let runs = number(f64::from(of_case.weighed));
    let head = match language {
        Language::English => format!(
            "{}Known by the end of {day}: {facts} {}, of which {set} {}. {runs} {} weighed; ",
            of(updated, case),
            if facts == 1 { "fact" } else { "facts" },
            if set == 1 { "sets an assumption" } else { "set assumptions" },
            if of_case.weighed == 1 { "run" } else { "runs" }
        ),
        Language::French => format!(
            "{}Connu à la fin du {day}\u{a0}: {facts} {}, dont {set} {}. {runs} {}\u{a0}; ",
            of(updated, case),
            if facts < 2 { "fait" } else { "faits" },
            if set < 2 { "fixe une hypothèse" } else { "fixent des hypothèses" },
            if of_case.weighed < 2 { "simulation pondérée" } else { "simulations pondérées" }
        ),
    };
    let (left, worth) = (number(tempered.effective), number(tempered.untempered));
    let power = language.number(tempered.power, 2);
    let went_on = number(f64::from(updated.continued));
    let distinct = number(f64::from(of_case.distinct));
    let tail = match (of_case.is_learning, tempered.power, language) {
        (false, _, Language::English) => {
            "nothing is learned, as asked: only the state is set.".into()
        }
        (false, _, Language::French) => {
            "rien n’est appris, comme demandé\u{a0}: seul l’état est repris.".into()
        }
        (true, 0.0, Language::English) => format!(
            "the facts would leave {worth} of them, too few to learn from: nothing is learned, only the \
             state is set."
        ),
        (true, 0.0, Language::French) => format!(
            "les faits n’en laisseraient que {worth}, trop peu pour apprendre\u{a0}: rien n’est appris, \
             seul l’état est repris."
        ),
        (true, 1.0, Language::English) => format!("they are worth {left} of them."),
        (true, 1.0, Language::French) => format!("elles en valent {left}."),
        (true, _, Language::English) => {
            format!("worth {worth} as told, {left} once the facts are tempered (power {power}).")
        }
        (true, _, Language::French) => {
            format!(
                "elles en valent {worth} telles quelles, {left} après atténuation (puissance {power})."
            )
        }
    };
    let goes_on = match language {
        Language::English if updated.continued == 1 => format!(" {went_on} goes on."),
        Language::English => format!(" {went_on} go on, {distinct} different."),
        Language::French if updated.continued < 2 => format!(" {went_on} continue."),
        Language::French if of_case.distinct < 2 => {
            format!(" {went_on} continuent, dont {distinct} différente.")
        }
        Language::French => format!(" {went_on} continuent, dont {distinct} différentes."),
    };
    let few = match language {
        _ if tempered.effective >= f64::from(updated.continued) => String::new(),
        Language::English => {
            format!(
                " A chance near a half may be off by {} points.",
                number(100.0 * off_by(tempered.effective))
            )
        }
        Language::French => {
            let points = number(100.0 * off_by(tempered.effective));
            format!(" Un risque proche de la moitié peut s’écarter de {points} points.")
        }
    };
    head + &tail + &goes_on + &few
}

/// The case, where there are several.
fn of(updated: &Updated<'_>, case: usize) -> String {
    match updated.cases.len() {
        1 => String::new(),
        _ => {
            let choice = &updated.study.cases[case];
            format!("{}{} ", updated.names().choice(choice), updated.language.colon())
        }
    }
}

fn date(updated: &Updated<'_>, at: Moment) -> String {
    updated.language.date(&updated.study.base.clock.civil_end(at))
}

/// Assumptions that have become others.
fn learned(updated: &Updated<'_>, case: usize) -> Vec<String> {
    let mut rows: Vec<(f64, &LearnedRow)> = updated.cases[case]
        .learned
        .drawn
        .iter()
        .map(|row| (shift(row), row))
        .filter(|(shift, row)| row.is_set || *shift >= LEAST_SHIFT)
        .collect();
    rows.sort_by(|a, b| (b.1.is_set, b.0).partial_cmp(&(a.1.is_set, a.0)).expect("numbers"));
    rows.truncate(MOST_NAMED);
    rows.into_iter().map(|(_, row)| drawn_in_words(updated, row)).collect()
}

/// How far the median has moved, as a share of the spread before.
fn shift(row: &LearnedRow) -> f64 {
    let spread = row.before[2] - row.before[0];
    match row.after {
        Some(after) if spread > 0.0 => (after[1] - row.before[1]).abs() / spread,
        _ => 0.0,
    }
}

fn drawn_in_words(updated: &Updated<'_>, row: &LearnedRow) -> String {
    let language = updated.language;
    let (name, said) = named(updated, row.of);
    let value = |value: f64| shown(updated, row.of, value);
    let [before, after] = [row.before, row.after.unwrap_or(row.before)]
        .map(|values| with_one_unit(values.map(value)));
    let set = match (row.is_set, language) {
        (true, Language::English) => "set",
        (true, Language::French) => "fixée",
        (false, Language::English) => "learned",
        (false, Language::French) if matches!(row.of, Draw::Assumption(_)) => "apprise",
        (false, Language::French) => "appris",
    };
    let colon = language.colon();
    match language {
        Language::English => format!(
            "{}{colon} {set}: {} ({} to {}) before, {} ({} to {}) now.{said}",
            name, before[1], before[0], before[2], after[1], after[0], after[2]
        ),
        Language::French => format!(
            "{}{colon} {set}\u{a0}: {} ({} à {}) avant, {} ({} à {}) maintenant.{said}",
            name, before[1], before[0], before[2], after[1], after[0], after[2]
        ),
    }
}

/// Three values of which the ends go without the unit that the middle one has: `2.5 km/h (1.8 to 3.2)`.
fn with_one_unit([low, middle, high]: [String; 3]) -> [String; 3] {
    let unit = middle.find([' ', '\u{a0}']).map(|at| middle[at..].to_owned());
    let unit = unit.filter(|unit| !unit.contains(|letter: char| letter.is_ascii_digit()));
    let bare = |text: String| match &unit {
        Some(unit) => text.strip_suffix(unit.as_str()).map_or(text.clone(), str::to_owned),
        None => text,
    };
    [bare(low), middle, bare(high)]
}

/// What something drawn is called, and what an assumption says.
fn named(updated: &Updated<'_>, of: Draw) -> (String, String) {
    let names = updated.names();
    match of {
        Draw::Assumption(id) => {
            let assumption = &names.scenario.assumptions[id];
            let said = updated.language.label(&assumption.statement, assumption.name.as_str());
            (assumption.name.to_string(), format!(" {said}"))
        }
        Draw::Amount(id) => {
            let line = &names.scenario.lines[id];
            let name = line.name.as_str().replace('-', " ");
            let site = Actor::Site(names.scenario.camps[line.camp].site);
            (format!("{}, {name}", names.actor(site)), String::new())
        }
        _ => (drawn::told(Drawn { of, value: 0.0 }, names).name, String::new()),
    }
}

/// A value for readers.
fn shown(updated: &Updated<'_>, of: Draw, value: f64) -> String {
    let (language, names) = (updated.language, updated.names());
    match of {
        Draw::Assumption(id) => assumed(updated, names.scenario.assumptions[id].unit, value),
        Draw::Amount(id) => names.amount(Amount(value as i64), names.scenario.lines[id].kind),
        of if of.is_date() => language.date(&names.scenario.clock.civil(Moment(value as i64))),
        _ => drawn::told(Drawn { of, value }, names).value,
    }
}

/// The value of an assumption.
fn assumed(updated: &Updated<'_>, unit: AssumptionUnit, value: f64) -> String {
    let language = updated.language;
    let with = |value: f64, word: &str| language.quantity(value, 1, word);
    match (value_cell(Subject { study: updated.study }, unit, value), unit) {
        (Cell::Date(at), _) => language.date(&at),
        (Cell::Number(days), AssumptionUnit::Duration) => {
            with(days, Text::new("d", "j").read(language))
        }
        (Cell::Number(tonnes), AssumptionUnit::Mass) => with(tonnes, "t"),
        (Cell::Number(length), AssumptionUnit::Distance) => with(length, "km"),
        (Cell::Number(pace), AssumptionUnit::Speed) => with(pace, "km/h"),
        (Cell::Number(number), _) => language.number(number, 2),
        _ => "—".to_owned(),
    }
}

/// The facts that stand farthest out.
fn farthest(updated: &Updated<'_>, case: usize) -> String {
    let (language, of_case) = (updated.language, &updated.cases[case]);
    let in_words = |row: &&crate::analysis::status::FactRow| {
        let fact = &updated.status.facts[row.fact];
        let chance = language.percent_to(row.place.chance, 1);
        format!("{} ({chance})", said::fact(updated.names(), &Updated::called(fact)))
    };
    let worst: Vec<String> = of_case.worst().iter().map(in_words).collect();
    let none = of_case.learned.facts.is_empty();
    match (worst.is_empty(), language) {
        (true, Language::English) if none => "No fact weighs the runs.".to_owned(),
        (true, Language::French) if none => "Aucun fait ne pondère les simulations.".to_owned(),
        (true, Language::English) => "The runs do not differ in any fact.".to_owned(),
        (true, Language::French) => "Les simulations ne diffèrent en aucun fait.".to_owned(),
        (false, Language::English) => format!(
            "Farthest out among the runs (chance of a run as far out): {}. No alarm is no reassurance: \
             runs of a wrong model agree with most facts.",
            worst.join(", ")
        ),
        (false, Language::French) => format!(
            "Les plus écartés parmi les simulations (probabilité d’un tel écart)\u{a0}: {}. L’absence \
             d’alerte ne rassure en rien\u{a0}: un modèle faux s’accorde avec la plupart des faits.",
            worst.join(", ")
        ),
    }
}

/// Camps that are done.
fn done(updated: &Updated<'_>) -> Option<String> {
    let names = updated.names();
    let vacated = updated.status.facts.iter().filter_map(|fact| match (fact.about, fact.says) {
        (About::Reached(camp, Milestone::Vacated), Says::Between(from, until)) => {
            let told = from.midway(until);
            let at = updated.language.day_and_month(&names.scenario.clock.civil(told));
            Some(format!("{} ({at})", names.site(names.scenario.camps[camp].site)))
        }
        _ => None,
    });
    let vacated: Vec<String> = vacated.collect();
    let head = Text::new("Done: ", "Terminé\u{a0}: ").read(updated.language);
    (!vacated.is_empty()).then(|| format!("{head}{}.", vacated.join(", ")))
}

/// Each deadline before and now.
fn deadlines(updated: &Updated<'_>) -> String {
    let heads = match updated.language {
        Language::English => {
            ["Deadline", "Due", "Missed: was", "Now", "50%: was", "Now", "80%: now", "Moved by"]
        }
        Language::French => [
            "Échéance",
            "Terme",
            "Manquée : avant",
            "Maintenant",
            "50 % : avant",
            "Maintenant",
            "80 % : maint.",
            "Cause",
        ],
    };
    let heads = grid::heads(heads, &[0, 7]);
    let rows = updated.analysis.deadlines.iter().map(|row| line(updated, row));
    grid(&heads, rows.collect())
}

fn line(updated: &Updated<'_>, row: &DeadlineRow) -> Vec<String> {
    let (names, language) = (updated.names(), updated.language);
    let deadline = &names.scenario.deadlines[row.deadline];
    let keys = [
        updated.study.plans[row.plan].name.as_str(),
        updated.study.cases[row.case].name.as_str(),
        deadline.name.as_str(),
    ];
    let day = |at: Option<Moment>| match at {
        Some(at) => language.day_and_month(&names.scenario.clock.civil_end(at)),
        None => Text::new("beyond", "au-delà").read(language).to_owned(),
    };
    let today = updated.status.day.to_string();
    let mut earlier = updated.drift.rows.iter().rev().filter(|it| it.as_of < today);
    let last = earlier.clone().map(|it| &it.as_of).max();
    // A plan that the last report did not have has no forecast before: that of another is none of it.
    let before = earlier.find(|it| it.keys == keys && Some(&it.as_of) == last);
    let label = names.label(&deadline.label, &deadline.name);
    let label = match (updated.study.plans.len(), updated.study.cases.len()) {
        (1, 1) => label,
        (_, 1) => format!("{label} [{}]", keys[0]),
        _ => format!("{label} [{}, {}]", keys[0], keys[1]),
    };
    let mover = updated.mover((row.plan, row.case), row.deadline);
    vec![
        label,
        day(Some(row.due)),
        before.map_or_else(|| "—".to_owned(), |it| short(it.missed(), language)),
        short(row.missed, language),
        before.map_or_else(|| "—".to_owned(), |it| day(it.forecast.p50)),
        day(row.p50),
        day(row.p80),
        mover.map_or_else(
            || "—".to_owned(),
            |moved| {
                let points = language.number(moved.points * 100.0, 0);
                let sign = if moved.points > 0.0 { "+" } else { "" };
                let called = Updated::called(&updated.status.facts[moved.fact]);
                let what = said::fact(names, &called);
                format!("{what} {sign}{points}")
            },
        ),
    ]
}

impl UpdatedCase {
    /// Whether anything was learned.
    pub fn has_learned(&self) -> bool {
        self.learned.tempered.has_learned()
    }
}

const LEGEND: Text = Text::new(
    "Missed: chance of missing the deadline, in the report before (or the forecast before any fact) and \
     now. 50%, 80%: date by which so many runs reach it. Moved by: the fact since then that has moved the \
     chance most, in points, with all it does, when facts are added one after another (those about \
     assumptions first, then by date); none where it cannot be told from chance. \
     `drawdown manual status` says what is learned and what is not.",
    "Manquée\u{a0}: risque de manquer l’échéance, au point précédent (ou dans la prévision avant tout fait) et \
     maintenant. 50\u{a0}%, 80\u{a0}%\u{a0}: date à laquelle autant de simulations l’atteignent. \
     Cause\u{a0}: le fait survenu depuis qui a le plus fait bouger le risque, en points, avec tout ce qu’il \
     entraîne, quand les faits s’ajoutent l’un après l’autre (ceux qui portent sur des hypothèses d’abord, puis \
     par date)\u{a0}; rien s’il ne se distingue pas du hasard. `drawdown manual status` dit ce qui est \
     appris et ce qui ne l’est pas.",
);
