//! `drawdown drivers`: each uncertainty and risk switched off in turn, and the days that gains.

use clap::Args;

use super::command::Command;
use super::effect::{Attempt, Bench, EffectArguments, open};
use super::error::CliError;
use crate::chance::Distribution;
use crate::chance::quantile;
use crate::scenario::{Driver, DriverKind};
use drawdown_report::{Asked, DriverRow, DriversAnswer, Manifest, State};

/// Arguments of `drivers`.
#[derive(Debug, Args)]
pub(super) struct DriversArguments {
    #[command(flatten)]
    pub(super) effect: EffectArguments,
}

/// Switches off what there is, one by one, and says and writes what each gains.
pub(super) fn drivers(arguments: &DriversArguments, command: Command) -> Result<(), CliError> {
    let language = arguments.effect.output.language();
    let mut bench = open(&arguments.effect)?;
    let asked = arguments.effect.deadline.as_ref();
    asked.map_or(Ok(()), |name| super::choice::deadline(&bench.study.base, name).map(drop))?;
    let command = command.without(&["deadline"]).line();
    let folder = arguments.effect.folder(&bench.study, "drivers", &command)?;

    let attempts = attempts(&bench);
    let outcome = bench.play(attempts, &arguments.effect, language)?;
    let row = |((kind, state), change)| DriverRow { kind, state, change };
    let rows: Vec<DriverRow> = outcome.rows.into_iter().map(row).collect();

    let manifest = Manifest::new(&bench.study, &command, outcome.counts);
    let deadline = bench.deadline(asked, &outcome.base)?;
    let (study, runs, refused) = (&bench.study, &outcome.base.runs, outcome.refused.as_slice());
    let asked = Asked { study, runs, deadline, language, refused };
    folder.answer(&DriversAnswer { asked, rows: &rows }, (study, None), manifest)
}

/// Every switch, off; of an assumption also its tenth and its ninetieth percentile.
fn attempts(bench: &Bench) -> Vec<Attempt<(DriverKind, State)>> {
    let drivers = bench.levers().drivers;
    drivers
        .iter()
        .flat_map(|switch| states(switch).iter().map(|state| attempt(switch, *state)))
        .collect()
}

fn states(switch: &Driver) -> &'static [State] {
    match switch.kind {
        DriverKind::Assumption => &[State::Median, State::Low, State::High],
        DriverKind::Spread => &[State::Median],
        _ => &[State::Off],
    }
}

fn attempt(switch: &Driver, state: State) -> Attempt<(DriverKind, State)> {
    let share = match state {
        State::Low => 0.1,
        State::High => 0.9,
        State::Off | State::Median => 0.5,
    };
    let fixed = switch.spreads.iter().map(|spread| spread.set(percentile(&spread.spread, share)));
    let sets = fixed.chain(switch.sets.iter().cloned()).collect();
    Attempt { about: switch.about.clone(), sets, what: (switch.kind, state) }
}

/// The smallest value that a draw does not exceed with this chance.
fn percentile(spread: &Distribution, share: f64) -> f64 {
    if let Distribution::Discrete { values, cumulative } = spread {
        // Chances are added up, so that a half may be a little less.
        let place = cumulative.partition_point(|limit| *limit < share - 1e-9);
        return values[place.min(values.len() - 1)];
    }
    quantile(spread, share)
}
