//! `drawdown marginal`: one more unit of each lever, the days it buys, and what binds next.

use clap::Args;

use super::command::Command;
use super::effect::{Attempt, Bench, EffectArguments, open};
use super::error::CliError;
use super::input;
use crate::scenario::LeverKind;
use drawdown_report::{Asked, Manifest, MarginalAnswer, MarginalRow};

/// Arguments of `marginal`.
#[derive(Debug, Args)]
pub(super) struct MarginalArguments {
    #[command(flatten)]
    pub(super) effect: EffectArguments,
    /// One more lever: a dotted path and a TOML value; may be given again
    #[arg(long, value_name = "PATH=VALUE")]
    pub(super) lever: Vec<String>,
}

/// Pulls each lever by one step, and says and writes what it buys.
pub(super) fn marginal(arguments: &MarginalArguments, command: Command) -> Result<(), CliError> {
    let language = arguments.effect.output.language();
    let mut bench = open(&arguments.effect)?;
    let asked = arguments.effect.deadline.as_ref();
    asked.map_or(Ok(()), |name| super::choice::deadline(&bench.study.base, name).map(drop))?;
    let command = command.without(&["deadline"]).line();
    let folder = arguments.effect.folder(&bench.study, "marginal", &command)?;

    let attempts = attempts(&mut bench, &arguments.lever)?;
    let outcome = bench.play(attempts, &arguments.effect, language)?;
    let row = |((kind, units), change)| MarginalRow { kind, units, change };
    let rows: Vec<MarginalRow> = outcome.rows.into_iter().map(row).collect();

    let manifest = Manifest::new(&bench.study, &command, outcome.counts);
    let deadline = bench.deadline(asked, &outcome.base)?;
    let (study, runs, refused) = (&bench.study, &outcome.base.runs, outcome.refused.as_slice());
    let asked = Asked { study, runs, deadline, language, refused };
    folder.answer(&MarginalAnswer { asked, rows: &rows }, (study, None), manifest)
}

/// The levers of the scenario, and the user's own, which must be allowed.
fn attempts(bench: &mut Bench, own: &[String]) -> Result<Vec<Attempt<(LeverKind, f64)>>, CliError> {
    let found = bench.levers().levers.into_iter().map(|lever| Attempt {
        about: lever.path,
        sets: vec![lever.set],
        what: (lever.kind, lever.units),
    });
    let mut attempts: Vec<_> = found.collect();
    for set in own {
        let sets = vec![set.clone()];
        bench.variant(&sets).map_err(input::rejected)?;
        attempts.push(Attempt { about: set.clone(), sets, what: (LeverKind::Own, 1.0) });
    }
    Ok(attempts)
}
