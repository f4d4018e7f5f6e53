//! A status to be filled in, with what the forecast expects.

use std::sync::Arc;

use super::super::error::CliError;
use super::super::export::LocaleArgument;
use super::super::progress::ProgressBar;
use super::super::terminal;
use super::UpdateArguments;
use crate::experiment;
use crate::scenario::{About, Scenario, Status, StatusRow, Study, Variant, status_sheet_with};
use crate::simulation::{Probe, Stated};
use crate::time::Moment;
use drawdown_report::{Language, Text};

/// Runs from which it is told what is expected.
const RUNS: u32 = 400;

/// Prints a row for everything that a status may say, and what runs of the plan that was followed
/// expect by that day.
pub(super) fn print(
    study: &Study,
    followed: usize,
    arguments: &UpdateArguments,
) -> Result<(), CliError> {
    let language = arguments.output.language();
    let is_it = |variant: &&Variant| variant.plan == followed && variant.case == 0;
    let variant = study.variants.iter().find(is_it);
    let Some(variant) = variant else { return Ok(()) };
    let scenario = &variant.scenario;
    let nothing = Status::nothing(scenario, arguments.as_of);
    let stated = Arc::new(Stated::new(scenario, &nothing));
    let asked = About::everything(scenario);
    let probes: Vec<Probe> = asked.iter().map(|about| (*about, Some(nothing.as_of))).collect();
    let played = (RUNS.min(arguments.weigh), arguments.threads.count());
    let bar = ProgressBar::new(language);
    let looked = (probes.as_slice(), nothing.as_of);
    let watched = experiment::watch(variant, &stated, looked, played, &bar)?;
    bar.end()?;
    let rows = asked.iter().enumerate().map(|(place, about)| {
        let mut seen: Vec<f64> = watched.iter().flatten().map(|run| run.shown[place]).collect();
        seen.sort_by(f64::total_cmp);
        row(scenario, *about, (&nothing, &seen), language)
    });
    let rows: Vec<StatusRow> = rows.collect();
    let locale = LocaleArgument::locale(arguments.csv_locale);
    let sheet = status_sheet_with(locale.between(), &rows);
    terminal::data(format!("{}{sheet}", locale.mark()).as_bytes())?;
    terminal::talk(HINT.read(language));
    Ok(())
}

/// A row without what is to be filled in.
fn row(
    scenario: &Scenario,
    about: About,
    (status, seen): (&Status, &[f64]),
    language: Language,
) -> StatusRow {
    let (kind, what) = about.words(scenario);
    let mut row = StatusRow::default();
    row.cells[0] = status.day.to_string();
    row.cells[1] = kind.word().to_owned();
    row.cells[2] = what;
    row.expected = expected(scenario, about, (status.as_of, seen), language);
    row
}

/// What runs show, in a few words.
fn expected(
    scenario: &Scenario,
    about: About,
    (as_of, seen): (Moment, &[f64]),
    language: Language,
) -> String {
    let at = |share: f64| seen.get(((seen.len() as f64 * share) as usize).min(seen.len() - 1));
    let (Some(low), Some(middle), Some(high)) = (at(0.1), at(0.5), at(0.9)) else {
        return String::new();
    };
    let is_date = matches!(about, About::Begun(_) | About::Reached(..));
    let value = |value: f64| about.value(scenario, value);
    match about {
        _ if is_date => {
            let reached = seen.iter().filter(|seen| **seen <= as_of.0 as f64).count();
            let share = language.percent(reached as f64 / seen.len() as f64);
            let said =
                format!("{}{share}", Text::new("come about: ", "arrivé\u{a0}: ").read(language));
            // When, as far as the middle of the runs has come.
            let day = scenario.clock.civil(Moment(*middle as i64)).date();
            if reached * 2 > seen.len() { format!("{said} ({day})") } else { said }
        }
        About::Gate(_) | About::Route(_) | About::Force(_) | About::Holder(_) | About::Step(_) => {
            value(most_frequent(seen))
        }
        _ if low == high => value(*middle),
        _ => format!("{} ({} – {})", value(*middle), value(*low), value(*high)),
    }
}

/// The number that most of these, which are sorted, are; the first of several.
fn most_frequent(sorted: &[f64]) -> f64 {
    let runs = sorted.chunk_by(|one, other| one == other);
    let longest =
        runs.max_by(|one, other| one.len().cmp(&other.len()).then(other[0].total_cmp(&one[0])));
    longest.map_or(0.0, |run| run[0])
}

const HINT: Text = Text::new(
    "Fill in date or value, leave the rows of which nothing is known as they are, and give the file to \
     --status. What has not come about: write not-yet for its kind and leave the date empty.\n",
    "Remplissez date ou value, laissez telles quelles les lignes dont on ne sait rien, et donnez le fichier \
     à --status. Ce qui n’est pas arrivé : écrivez not-yet comme nature et laissez la date vide.\n",
);
