//! Recipes: whole scripts that play a sweep in shards under a program that hands out work.

use std::path::Path;

use clap::ValueEnum;

use super::super::{command, terminal};
use super::{CliError, SweepArguments, Task, place};
use drawdown_report::Language;

/// Who hands out the shards.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Engine {
    /// GNU parallel, on one machine or several
    Parallel,
    /// Slurm, as an array of jobs
    Slurm,
    /// Snakemake
    Snakemake,
    /// Kubernetes, as an indexed job
    Kubernetes,
}

impl Engine {
    /// The script, with places for what is of the sweep, and every comment in both languages.
    fn template(self) -> &'static str {
        match self {
            Self::Parallel => include_str!("recipe/parallel.sh"),
            Self::Slurm => include_str!("recipe/slurm.sh"),
            Self::Snakemake => include_str!("recipe/snakemake.smk"),
            Self::Kubernetes => include_str!("recipe/kubernetes.sh"),
        }
    }
}

/// Prints the recipe for a sweep.
pub(super) fn print(
    engine: Engine,
    task: &Task,
    arguments: &SweepArguments,
    language: Language,
) -> Result<(), CliError> {
    let results = place::results(&task.study, &task.sweep, arguments.output.out.as_deref());
    let out = quoted(&results);
    let sweep = format!("{} --out {out}", task.identity.command);
    let name: String = format!("drawdown-{}", task.sweep.name).chars().take(50).collect();
    let shards = arguments.shards.to_string();
    let values = [
        ("@SWEEPDOUBLED@", sweep.replace('{', "{{").replace('}', "}}")),
        ("@SWEEP@", sweep),
        ("@OUTPLAIN@", results.to_string_lossy().into_owned()),
        ("@OUT@", out),
        ("@NAME@", name.trim_end_matches('-').to_owned()),
        ("@SHARDS@", shards),
    ];
    let text = in_language(engine.template(), language);
    let text = values.iter().fold(text, |text, (place, value)| text.replace(place, value));
    terminal::data(text.as_bytes())
}

/// A script with its comments in one language.
fn in_language(template: &str, language: Language) -> String {
    let (kept, other) = match language {
        Language::English => ("# en: ", "# fr: "),
        Language::French => ("# fr: ", "# en: "),
    };
    let lines = template.lines().filter(|line| !line.trim_start().starts_with(other));
    lines.map(|line| format!("{}\n", line.replacen(kept, "# ", 1))).collect()
}

fn quoted(path: &Path) -> String {
    command::quoted(&path.to_string_lossy())
}
