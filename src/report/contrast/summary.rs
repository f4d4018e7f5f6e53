//! What a terminal shows of a comparison: the two ideas, their inputs, deadlines and camps, and
//! what each changed input is worth.

use crate::analysis::{CampContrast, DeadlineContrast, Pairing, Verdict};
use crate::grid::{Side, grid, wrap};
use crate::page::Page;
use crate::proportion::{self, signed};
use crate::scenario::{Given, InputChange, Setter};
use crate::time::Moment;
use crate::{Language, Names, words};

use super::said::{days_apart, short, verdict, with_interval};
use super::{Compared, Text, steps, waterfall};

/// Lines of changed inputs that a reader takes in.
const MOST_INPUTS: usize = 12;
/// Lines of camps.
const MOST_CAMPS: usize = 12;

pub(super) fn text(compared: &Compared<'_>, folder: &str) -> String {
    let mut page = Page::new(compared.ideas[0].scenario, compared.language, None);
    let parts = [
        head(compared),
        inputs(compared),
        deadlines(compared),
        camps(compared),
        steps::text(compared),
        waterfall::text(compared),
    ];
    page.lines(&parts.concat());
    page.gap();
    page.paragraph(legend(compared.language));
    page.end(folder, &[])
}

fn names<'a>(compared: &Compared<'a>) -> Names<'a> {
    Names { scenario: compared.ideas[0].scenario, language: compared.language }
}

/// The two ideas, and how they were played.
fn head(compared: &Compared<'_>) -> String {
    let language = compared.language;
    let mut text = String::new();
    for (letter, idea) in ["A", "B"].iter().zip(&compared.ideas) {
        let names = Names { scenario: idea.scenario, language };
        let plan = names.label(&idea.plan.label, &idea.plan.name);
        let case = names.label(&idea.case.label, &idea.case.name);
        let said = format!("{letter}{} {} — {plan}; {case}", language.colon(), idea.named);
        text += &wrap(&said.replace("; ", &format!("{} ", language.semicolon())), 4);
    }
    let runs = words::replications(language, u64::from(compared.replications), true);
    let said = match (compared.contrast.pairing, language) {
        (Pairing::SameLuck, Language::English) => {
            format!("{runs} of each, run by run under the same luck.")
        }
        (Pairing::SameLuck, Language::French) => {
            format!("{runs} de chacun, simulation par simulation, à tirages identiques.")
        }
        (Pairing::OtherLuck, Language::English) => format!(
            "{runs} of each. The seeds differ, so nothing is paired: the \
             intervals are wider. --seed N gives both the same luck."
        ),
        (Pairing::OtherLuck, Language::French) => format!(
            "{runs} de chacun. Les graines diffèrent, donc rien n’est apparié\u{a0}: \
             les intervalles sont plus larges. --seed N leur donne le même hasard."
        ),
    };
    text + &wrap(&said, 0)
}

/// The changed inputs, one line each.
fn inputs(compared: &Compared<'_>) -> String {
    let (changes, language) = (&compared.difference.changes, compared.language);
    let (values, lines) = (compared.difference.inputs.len(), changes.len());
    let heading = match (language, values) {
        (Language::English, 0) => "No input differs.".to_owned(),
        (Language::French, 0) => "Aucune donnée d’entrée ne diffère.".to_owned(),
        (Language::English, _) => {
            let changes = if lines == 1 { "change" } else { "changes" };
            format!("Inputs that differ: {values}, by {lines}\u{a0}{changes}")
        }
        (Language::French, _) => {
            let changes = if lines < 2 { "modification" } else { "modifications" };
            format!("Données d’entrée qui diffèrent\u{a0}: {values}, par {lines}\u{a0}{changes}")
        }
    };
    if changes.is_empty() {
        return format!("\n{}", wrap(&heading, 0));
    }
    let shown = if lines > MOST_INPUTS { MOST_INPUTS - 1 } else { lines };
    let numbered = changes.iter().enumerate().take(shown);
    let rows = numbered.map(|(number, change)| input(compared, number + 1, change)).collect();
    let [by, change] =
        [Text::new("Set by", "Par"), Text::new("Input", "Donnée")].map(|it| it.read(language));
    let heads = [
        ("", Side::Right),
        (change, Side::Left),
        ("A", Side::Left),
        ("B", Side::Left),
        (by, Side::Left),
    ];
    let more = match (lines - shown, language) {
        (0, _) => String::new(),
        (more, Language::English) => format!("… and {more} more in inputs.csv\n"),
        (1, Language::French) => "… et 1\u{a0}autre dans inputs.csv\n".to_owned(),
        (more, Language::French) => format!("… et {more} autres dans inputs.csv\n"),
    };
    format!("\n{heading}\n{}{more}", grid(&heads, rows))
}

fn input(compared: &Compared<'_>, number: usize, change: &InputChange) -> Vec<String> {
    let inputs = &compared.difference.inputs;
    let of = |value: fn(&crate::scenario::InputDifference) -> &Option<Given>| {
        let given = change.leaves.iter().map(|leaf| value(&inputs[*leaf]));
        given.flatten().collect::<Vec<_>>()
    };
    let (old, new) = (of(|input| &input.old), of(|input| &input.new));
    let said = |same: &Option<String>, given: &[&Given]| match (same, given.len()) {
        (Some(value), _) => short(value, 24),
        (None, 0) => "–".to_owned(),
        (None, count) => match compared.language {
            Language::English => format!("({count}\u{a0}values)"),
            Language::French => format!("({count}\u{a0}valeurs)"),
        },
    };
    let is_set = |given: &&&Given| given.setter != Setter::File;
    let by = new.iter().chain(&old).find(is_set).or(new.first().or(old.first()));
    vec![
        number.to_string(),
        short(&change.label, 40),
        said(&change.old, &old),
        said(&change.new, &new),
        by.map_or_else(String::new, |given| setter(compared.language, given)),
    ]
}

/// `plan accelerate`.
fn setter(language: Language, given: &Given) -> String {
    let word = match given.setter {
        Setter::File => Text::new("file", "fichier"),
        Setter::Plan => Text::new("plan", "plan"),
        Setter::Case => Text::new("case", "cas"),
        Setter::Assumption => Text::new("assumption", "hypothèse"),
        Setter::CommandLine => Text::new("--set", "--set"),
    };
    short(format!("{} {}", word.read(language), given.name).trim_end(), 20)
}

fn date(compared: &Compared<'_>, which: usize, at: Option<Moment>) -> String {
    let scenario = compared.ideas[which].scenario;
    let day = |at| compared.language.date(&scenario.clock.civil_end(at));
    at.map_or_else(|| format!(">\u{a0}{}", day(scenario.until)), day)
}

fn deadlines(compared: &Compared<'_>) -> String {
    let language = compared.language;
    let rows: Vec<_> =
        compared.contrast.deadlines.iter().map(|row| deadline(compared, row)).collect();
    let heads = match language {
        Language::English => {
            ["Deadline", "Missed A", "B", "B less A, points", "8 in 10 by A", "B", "Verdict"]
        }
        Language::French => {
            ["Échéance", "Manquée A", "B", "B moins A, points", "8 sur 10 au A", "B", "Verdict"]
        }
    };
    let sides =
        [Side::Left, Side::Right, Side::Right, Side::Right, Side::Right, Side::Right, Side::Left];
    let heads: Vec<_> = heads.into_iter().zip(sides).collect();
    let mut text = match rows.is_empty() {
        true => String::new(),
        false => format!("\n{}", grid(&heads, rows)),
    };
    let [only_a, only_b] = [(0, 1, "A"), (1, 0, "B")].map(|(one, other, letter)| {
        let others = || compared.ideas[other].scenario.deadlines.values();
        let own = compared.ideas[one].scenario.deadlines.values();
        let alone = own.filter(|it| others().all(|other| other.name != it.name));
        let names: Vec<&str> = alone.map(|it| it.name.as_str()).collect();
        let only = Text::new("Deadlines only in", "Échéances seulement dans").read(language);
        match names.is_empty() {
            true => String::new(),
            false => wrap(&format!("{only} {letter}{} {}", language.colon(), names.join(", ")), 4),
        }
    });
    text += &only_a;
    text + &only_b
}

fn deadline(compared: &Compared<'_>, row: &DeadlineContrast) -> Vec<String> {
    let language = compared.language;
    let deadline = &compared.ideas[0].scenario.deadlines[row.ids[0]];
    let label = names(compared).label(&deadline.label, &deadline.name);
    let is_on_gaps = deadline.goal.empty_at_most().is_some();
    let by = |which: usize| match is_on_gaps {
        true => "–".to_owned(),
        false => date(compared, which, row.p80[which]),
    };
    let points =
        row.difference.map(|(value, low, high)| (100.0 * value, 100.0 * low, 100.0 * high));
    vec![
        label,
        proportion::short(row.missed[0], language),
        proportion::short(row.missed[1], language),
        with_interval(language, points.map(|it| it.0), points.map(|it| (it.1, it.2))),
        by(0),
        by(1),
        verdict(language, row.verdict).to_owned(),
    ]
}

/// Camps that are vacated at another time, the largest difference first.
fn camps(compared: &Compared<'_>) -> String {
    let language = compared.language;
    let mut rows: Vec<&CampContrast> = compared.contrast.camps.iter().collect();
    rows.retain(|row| row.gained.mean_days.is_some_and(|days| days != 0.0));
    let days = |row: &CampContrast| row.gained.mean_days.unwrap_or(0.0).abs();
    rows.sort_by(|one, other| days(other).total_cmp(&days(one)));
    if rows.is_empty() {
        return String::new();
    }
    let real = rows.iter().filter(|row| row.gained.verdict == Some(Verdict::Real)).count();
    rows.truncate(MOST_CAMPS);
    let (count, all) = (real, compared.contrast.camps.len());
    let lines = rows.into_iter().map(|row| camp(compared, row)).collect();
    let heads = match language {
        Language::English => ["Vacated", "Half by A", "B", "In B, days", "Verdict"],
        Language::French => ["Évacué", "Moitié au A", "B", "En B, jours", "Verdict"],
    };
    let sides = [Side::Left, Side::Right, Side::Right, Side::Right, Side::Left];
    let heads: Vec<_> = heads.into_iter().zip(sides).collect();
    let said = match language {
        Language::English => format!("Really vacated at another time: {count} of {all}."),
        Language::French => {
            format!("Réellement évacués à un autre moment\u{a0}: {count} sur {all}.")
        }
    };
    format!("\n{}{}", grid(&heads, lines), wrap(&said, 0))
}

fn camp(compared: &Compared<'_>, row: &CampContrast) -> Vec<String> {
    let scenario = compared.ideas[0].scenario;
    vec![
        names(compared).site(scenario.camps[row.ids[0]].site),
        date(compared, 0, row.p50[0]),
        date(compared, 1, row.p50[1]),
        days_apart(compared.language, row.gained.mean_days, row.gained.interval),
        verdict(compared.language, row.gained.verdict).to_owned(),
    ]
}

/// What the words mean.
fn legend(language: Language) -> &'static str {
    let text = Text::new(
        "In brackets: 95% intervals. Real: an exact test (McNemar's for pairs, Fisher's without), \
         adjusted for the number of lines by Holm's method, would say so of nothing real in at most \
         5% of comparisons; of days, a normal test. Not shown: not that there is none. Days gained: \
         so much earlier; negative: so much later. dictionary.csv describes every column.",
        "Entre parenthèses\u{a0}: intervalles à 95\u{a0}%. Réel\u{a0}: un test exact (de McNemar pour \
         des paires, sinon de Fisher), corrigé pour le nombre de lignes par la méthode de Holm, ne \
         le dirait à tort que dans 5\u{a0}% des comparaisons au plus\u{a0}; pour les jours, un test \
         normal. Non démontré\u{a0}: cela ne veut pas dire qu’il n’y en a pas. Jours gagnés\u{a0}: \
         d’autant plus tôt\u{a0}; négatifs\u{a0}: d’autant plus tard. dictionary.csv décrit chaque \
         colonne.",
    );
    text.read(language)
}

/// A difference of chances in points of a hundred.
pub(super) fn points(language: Language, difference: f64) -> String {
    signed(language, 100.0 * difference)
}
