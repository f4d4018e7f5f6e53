//! Looking for a run by how the handover of a camp ended in it.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::choice::{camp, unknown};
use super::error::CliError;
use super::progress::ProgressBar;
use super::terminal;
use crate::experiment::{Progress, guarded};
use crate::id::CampId;
use crate::scenario::Message;
use crate::scenario::Scenario;
use crate::scenario::message;
use crate::simulation::{Failure, Handover, Simulation};
use drawdown_report::Language;

/// A camp, and how its handover is to end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Wanted {
    camp: CampId,
    ending: Handover,
}

/// The first replication in which the handover of a camp ends as asked: `kidal=occupied`.
pub(super) fn find(
    scenario: &Arc<Scenario>,
    asked: &str,
    runs: u32,
    language: Language,
) -> Result<u32, CliError> {
    let wanted = read(scenario, asked)?;
    let mut simulation = Simulation::new(Arc::clone(scenario));
    let mut ended: BTreeMap<Handover, u32> = BTreeMap::new();
    let bar = ProgressBar::new(language);
    bar.expects(u64::from(runs));
    let mut found = None;
    for replication in 0..runs {
        if bar.is_cancelled() {
            break;
        }
        bar.advance(1);
        let played = guarded(|| {
            let outcome = simulation.play(u64::from(replication))?;
            Ok(outcome.camps[wanted.camp].handover_ended)
        });
        let ending = match played.unwrap_or_else(|message| Err(Failure::Panicked { message })) {
            Ok(ending) => ending,
            Err(reason) => {
                // A run that fails ends in no way at all, and its world may be broken.
                bar.failed(&reason);
                simulation = Simulation::new(Arc::clone(scenario));
                continue;
            }
        };
        *ended.entry(ending).or_default() += 1;
        if ending == wanted.ending {
            found = Some(replication);
            break;
        }
    }
    bar.end()?;
    if let Some(replication) = found {
        terminal::talk(&whereabouts(replication, runs, language));
    }
    found.ok_or_else(|| CliError::input(never(asked, runs, &ended, language)))
}

/// What is asked for: a camp, and the word of an ending, in which `-` may stand for `_`.
fn read(scenario: &Scenario, asked: &str) -> Result<Wanted, CliError> {
    let Some((name, word)) = asked.split_once('=') else {
        return Err(CliError::input(message!("cli-search-where-wants-camp-how-handover", asked)));
    };
    let camp = camp(scenario, name)?;
    let written = word.replace('-', "_");
    let ending = Handover::ALL.into_iter().find(|ending| ending.word() == written);
    let words = Handover::ALL.iter().map(|ending| ending.word());
    let ending = ending.ok_or_else(|| unknown("ending of a handover", word, words))?;
    Ok(Wanted { camp, ending })
}

/// Which run was found, and when `run` has it too.
fn whereabouts(replication: u32, runs: u32, language: Language) -> String {
    match language {
        Language::English => format!(
            "Run {replication} is the first such among {runs}. `run` may stop earlier: with --runs \
             {runs} it plays the same ones.\n"
        ),
        Language::French => format!(
            "La simulation {replication} est la première parmi {runs}. `run` peut s’arrêter plus \
             tôt\u{a0}: avec --runs {runs}, il joue les mêmes.\n"
        ),
    }
}

/// That no run ended so, and how they did.
fn never(asked: &str, runs: u32, ended: &BTreeMap<Handover, u32>, language: Language) -> Message {
    let played: u32 = ended.values().sum();
    let share = |count: u32| language.percent_to(f64::from(count) / f64::from(played.max(1)), 1);
    let shares: Vec<String> = ended
        .iter()
        .map(|(ending, count)| format!("{} {}", ending.word(), share(*count)))
        .collect();
    let failed = match runs - played {
        0 => Message::nothing(),
        failed => message!("cli-search-runs-failed", failed),
    };
    let runs = language.number(f64::from(runs), 0);
    message!("cli-search-no-run-among-ends-they", runs, asked, shares = shares.join(", "), failed)
}
