//! `drawdown compare`: two ideas, what differs between them, and what each changed input is worth.

use std::path::PathBuf;

use super::address::{self, Addressed};
use super::arguments::CompareArguments;
use super::choice::deadline;
use super::stop::Stop;
use super::waiting::Waiting;
use super::{command, run, terminal};
use crate::analysis::{self, AttributionRow, Pairing, PlayedIdea};
use crate::experiment::{self, Mixtures, Replications, Results};
use crate::report::{self, Compared, ComparedIdea, Counts, Language, Manifest, Shared};
use crate::scenario::{Difference, Variant};

/// Replications of each where nothing says how many.
const REPLICATIONS: u32 = 1_000;

/// Compares two ideas, writes what differs and prints it.
pub(super) fn compare(arguments: &CompareArguments) -> Result<(), Stop> {
    let language = terminal::language(arguments.lang);
    let ideas = address::read(arguments)?;
    let first = &ideas[0].idea.scenario;
    let shown = arguments.deadline.as_deref().map(|name| deadline(first, name)).transpose()?;
    let folder = folder(&ideas, arguments);
    report::check_folder(&folder)?;

    let difference = Difference::between(&ideas[0].idea, &ideas[1].idea);
    let sharing = Sharing::of(&ideas, &difference, arguments);
    let played = play(&ideas, &sharing, arguments, language)?;
    let contrast = analysis::contrast(played.ideas(&ideas), pairing(&ideas));
    let compared = Compared {
        ideas: [0, 1].map(|which| told(&ideas[which])),
        difference: &difference,
        contrast: &contrast,
        shared: sharing.shared(&played.attribution),
        replications: played.results[0].replications,
        shown,
        language,
    };
    write(&ideas, &compared, &played.results, &folder, arguments)?;
    let shown = format!("{}{}", folder.display(), std::path::MAIN_SEPARATOR);
    terminal::data(compared.text(&shown).as_bytes())
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
            return Self::OtherNames(problem);
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
) -> Result<PlayedBoth, Stop> {
    let rule = Replications::Fixed(replications(ideas, arguments.runs));
    let threads = arguments.threads.map(usize::from);
    let waiting = Waiting::new(language);
    let play = |variants: &[Variant]| experiment::run_variants(variants, rule, threads, &waiting);
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
    waiting.end()?;
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
fn folder(ideas: &[Addressed; 2], arguments: &CompareArguments) -> PathBuf {
    let [first, second] = [0, 1].map(|which| {
        let study = &ideas[which].study;
        format!("{}-{}", study.plans[0].name, study.cases[0].name)
    });
    let other = match ideas[0].study.base.id == ideas[1].study.base.id {
        true => String::new(),
        false => format!("{}-", ideas[1].study.base.id),
    };
    let name = format!("compare-{first}-{other}{second}");
    arguments.out.clone().unwrap_or_else(|| run::folder(&ideas[0].study, None).join(name))
}

fn write(
    ideas: &[Addressed; 2],
    compared: &Compared<'_>,
    results: &[Results],
    folder: &std::path::Path,
    arguments: &CompareArguments,
) -> Result<(), Stop> {
    let mut counts = Counts { replications: u64::from(compared.replications), ..Counts::default() };
    for played in results.iter().map(Counts::of) {
        counts.runs += played.runs;
        counts.failed += played.failed;
        counts.events += played.events;
    }
    let (study, other) = (&ideas[0].study, &ideas[1].study);
    let manifest = Manifest::new(study, &command::compare(arguments), counts).and_read(other);
    let files = report::answer_files_of_two(study, Some(other), compared.tables(), manifest);
    Ok(report::write_folder(folder, &files)?)
}
