//! `drawdown compare`: two ideas, what differs between them, and what each changed input is worth.

use std::path::PathBuf;

use clap::Args;

use super::address::{self, Addressed};
use super::arguments::{OutputArguments, ThreadArguments};
use super::choice::deadline;
use super::command::Command;
use super::error::CliError;
use super::folder::{self, Folder};
use super::progress::ProgressBar;
use crate::analysis::{self, AttributionRow, Pairing, PlayedIdea};
use crate::experiment::{self, Mixtures, Replications, Results, Tally};
use crate::scenario::{Difference, Variant};
use drawdown_report::{Compared, ComparedIdea, Counts, Language, Manifest, Question, Shared};

/// Arguments of `compare`.
#[derive(Debug, Args)]
#[command(after_help = "A and B are each PLAN, PLAN/CASE or /CASE of the scenario (--file), a \
                        scenario file or example, a folder of results, or one of these with \
                        :PLAN/CASE. Plan and case are the first where none is named.\n\n  \
                        drawdown compare base accelerate\n  \
                        drawdown compare base/baseline base/held --file mali-2023\n  \
                        drawdown compare old.toml new.toml:accelerate\n  \
                        drawdown compare output/mali-2023 output/other\n  \
                        drawdown compare base --b-set pool.c130.count=3")]
#[command(mut_arg("out", |out| out.help("Folder for the files [default: output/, the scenario's id, compare-, and both plans and cases]")))]
pub(super) struct CompareArguments {
    /// The first idea
    pub(super) a: String,
    /// The second idea [default: the first, with --a-set and --b-set]
    pub(super) b: Option<String>,
    /// Scenario file, or the name of a built-in example, of plans without one [default: mali-2023]
    #[arg(long, value_name = "FILE")]
    pub(super) file: Option<PathBuf>,
    /// Change a value in both: a dotted path and a TOML value; may be given again
    #[arg(long, value_name = "PATH=VALUE")]
    pub(super) set: Vec<String>,
    /// Change a value in A only; may be given again
    #[arg(long, value_name = "PATH=VALUE")]
    pub(super) a_set: Vec<String>,
    /// Change a value in B only; may be given again
    #[arg(long, value_name = "PATH=VALUE")]
    pub(super) b_set: Vec<String>,
    /// Master seed of all draws in both, instead of the scenarios'
    #[arg(long, value_name = "N")]
    pub(super) seed: Option<u32>,
    /// Let scenarios name files anywhere, and not only in their folders and below
    #[arg(long)]
    pub(super) allow_outside: bool,
    /// The deadline whose waterfall is printed [default: the one that changes most]
    #[arg(long, value_name = "DEADLINE")]
    pub(super) deadline: Option<String>,
    /// Do not work out what each change is worth, which plays two to three variants for each
    #[arg(long)]
    pub(super) no_attribution: bool,
    /// Replications of each [default: as many as the results compared have, or 1,000]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    pub(super) runs: Option<u32>,
    #[command(flatten)]
    pub(super) threads: ThreadArguments,
    #[command(flatten)]
    pub(super) output: OutputArguments,
}

/// Replications of each where nothing says how many.
const REPLICATIONS: u32 = 1_000;

/// Compares two ideas, writes what differs and prints it.
pub(super) fn compare(arguments: &CompareArguments, command: Command) -> Result<(), CliError> {
    let language = arguments.output.language();
    let ideas = address::read(arguments)?;
    let first = &ideas[0].idea.scenario;
    let shown = arguments.deadline.as_deref().map(|name| deadline(first, name)).transpose()?;
    let command = command.without(&["deadline"]).line();
    let (first_study, second_study) = (&ideas[0].study, &ideas[1].study);
    let question = Question::new(first_study, &command).and_of(second_study);
    let folder = Folder::claim(&arguments.output, usual(&ideas), question)?;

    let difference = Difference::between(&ideas[0].idea, &ideas[1].idea);
    let sharing = Sharing::of(&ideas, &difference, arguments);
    let played = play(&ideas, &sharing, arguments, language)?;
    let contrast = analysis::contrast(played.ideas(&ideas), pairing(&ideas));
    let steps = analysis::steps_apart(played.ideas(&ideas), played.tallies(), pairing(&ideas));
    let compared = Compared {
        ideas: [0, 1].map(|which| told(&ideas[which])),
        difference: &difference,
        contrast: &contrast,
        steps: &steps,
        shared: sharing.shared(&played.attribution),
        replications: played.results[0].replications,
        shown,
        language,
    };
    let manifest = Manifest::new(first_study, &command, played.counts()).and_read(second_study);
    folder.answer(&compared, (first_study, Some(second_study)), manifest)
}

/// Whether the difference can be shared out among the changed inputs.
enum Sharing {
    Mixtures(Mixtures),
    OtherLuck,
    OtherNames(String),
    NotAsked,
}

impl Sharing {
    fn of(ideas: &[Addressed; 2], difference: &Difference, arguments: &CompareArguments) -> Self {
        let [first, second] = [0, 1].map(|which| &ideas[which].idea.scenario);
        if let Some(problem) = Difference::of_names(first, second) {
            return Self::OtherNames(problem.read(arguments.output.language()));
        }
        match (pairing(ideas), arguments.no_attribution) {
            (_, true) => Self::NotAsked,
            (Pairing::OtherLuck, _) => Self::OtherLuck,
            (Pairing::SameLuck, _) => Self::Mixtures(Mixtures::between(difference, first, second)),
        }
    }

    fn shared<'a>(&'a self, rows: &'a [AttributionRow]) -> Shared<'a> {
        match self {
            Self::Mixtures(_) => Shared::Rows(rows),
            Self::OtherLuck => Shared::OtherLuck,
            Self::OtherNames(problem) => Shared::OtherNames(problem),
            Self::NotAsked => Shared::NotAsked,
        }
    }
}

/// What was played: both ideas, in one experiment or in two, and what came of the mixtures.
struct PlayedBoth {
    results: Vec<Results>,
    attribution: Vec<AttributionRow>,
}

impl PlayedBoth {
    /// What is counted of the two ideas.
    fn tallies(&self) -> [&Tally; 2] {
        let mut variants = self.results.iter().flat_map(|results| &results.variants);
        [0, 1].map(|_| &variants.next().expect("both were played").tally)
    }

    /// What was played of each, and in all.
    fn counts(&self) -> Counts {
        let replications = u64::from(self.results[0].replications);
        self.results.iter().map(Counts::of).fold(
            Counts { replications, ..Counts::default() },
            |sum, played| Counts {
                runs: sum.runs + played.runs,
                failed: sum.failed + played.failed,
                events: sum.events + played.events,
                ..sum
            },
        )
    }

    /// The two ideas with their runs.
    fn ideas<'a>(&'a self, ideas: &'a [Addressed; 2]) -> [PlayedIdea<'a>; 2] {
        let mut variants = self.results.iter().flat_map(|results| &results.variants);
        [0, 1].map(|which| PlayedIdea {
            scenario: &ideas[which].idea.scenario,
            runs: &variants.next().expect("both were played").runs,
        })
    }
}

/// Plays both ideas and what lies between; one by one where ids do not mean the same in both.
fn play(
    ideas: &[Addressed; 2],
    sharing: &Sharing,
    arguments: &CompareArguments,
    language: Language,
) -> Result<PlayedBoth, CliError> {
    let rule = Replications::Fixed(replications(ideas, arguments.runs));
    let threads = arguments.threads.count();
    let bar = ProgressBar::new(language);
    let play = |variants: &[Variant]| experiment::run_variants(variants, rule, threads, &bar);
    let mut played = PlayedBoth { results: Vec::new(), attribution: Vec::new() };
    if let Sharing::Mixtures(mixtures) = sharing {
        played.results.push(play(&mixtures.variants)?);
        played.attribution = analysis::attribute(mixtures, &played.results[0]);
    } else {
        for idea in ideas {
            let scenario = idea.idea.scenario.clone();
            played.results.push(play(&[Variant { plan: 0, case: 0, scenario }])?);
        }
    }
    bar.end()?;
    Ok(played)
}

/// As many as asked for, or as the larger of the results compared has.
fn replications(ideas: &[Addressed; 2], asked: Option<u32>) -> u32 {
    let of_past = |idea: &Addressed| {
        let past = idea.past.as_ref()?;
        u32::try_from(past.manifest.replications).ok().filter(|runs| *runs > 0)
    };
    asked.or(ideas.iter().filter_map(of_past).max()).unwrap_or(REPLICATIONS)
}

fn pairing(ideas: &[Addressed; 2]) -> Pairing {
    match ideas[0].idea.scenario.seed == ideas[1].idea.scenario.seed {
        true => Pairing::SameLuck,
        false => Pairing::OtherLuck,
    }
}

fn told(idea: &Addressed) -> ComparedIdea<'_> {
    ComparedIdea {
        named: &idea.named,
        plan: &idea.study.plans[0],
        case: &idea.study.cases[0],
        scenario: &idea.idea.scenario,
    }
}

/// Where the files go: beside the results of the first idea.
fn usual(ideas: &[Addressed; 2]) -> PathBuf {
    let [first, second] = [&ideas[0].study, &ideas[1].study];
    let mut parts = vec!["compare", first.plans[0].name.as_str(), first.cases[0].name.as_str()];
    let other = Some(&second.base.id).filter(|other| **other != first.base.id);
    parts.extend(other.map(crate::id::Name::as_str));
    parts.extend([second.plans[0].name.as_str(), second.cases[0].name.as_str()]);
    folder::of_answer(first, &parts)
}
