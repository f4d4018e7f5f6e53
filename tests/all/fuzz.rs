//! What `check` accepts, `run` can play: every plan under every case of scenarios made of scenarios, with
//! all tables made of it.

use drawdown::analysis::analyse;
use drawdown::experiment::{Replications, Silent, run};
use drawdown::report::{Counts, Document, Language, Manifest, More, Summary};
use drawdown::scenario::{Study, examples, read_text};
use drawdown::simulation::Failure;

#[path = "../fuzz/mod.rs"]
mod drive;

use drive::{Dice, Mill, play};

/// Most plans under cases that are played: a study of more is cut.
const MOST_VARIANTS: usize = 6;

fn check(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let Ok((study, _)) = read_text("fuzz.toml", &text, &[]) else { return };
    let study = cut(study);
    let results = run(&study, Replications::Fixed(2), Some(1), &Silent).expect("threads");
    // Too much of something is a failed run, and said; a panic is a defect.
    let panicked = results.failed.iter().find(|it| matches!(it.reason, Failure::Panicked { .. }));
    assert!(panicked.is_none(), "{panicked:?}");
    let analysis = analyse(&study, &results);
    let document = Document::new(&study, &results, &analysis);
    let manifest = Manifest::new(&study, "drawdown run fuzz.toml", Counts::of(&results));
    for file in document.files(&study, manifest) {
        assert!(!file.digest().sha256.is_empty());
    }
    for language in [Language::English, Language::French] {
        let summary = Summary { study: &study, results: &results, analysis: &analysis, language };
        let text = summary.text(
            More { folder: "output/fuzz/", results: None, command: "drawdown run fuzz.toml" },
            &[],
        );
        assert!(!text.contains('\u{1b}'), "{text}");
    }
}

/// The study with fewer plans, if it has many variants.
fn cut(mut study: Study) -> Study {
    if study.variants.len() > MOST_VARIANTS {
        let most = (MOST_VARIANTS / study.cases.len()).max(1);
        // The last ones are those that were put in.
        let first = study.plans.len().saturating_sub(most);
        study.plans.drain(..first);
        study.variants.retain(|variant| variant.plan >= first);
        study.variants.iter_mut().for_each(|variant| variant.plan -= first);
    }
    study
}

#[test]
fn fuzz_studies() {
    let texts = examples().iter().map(|example| example.text).filter(|text| text.len() < 20_000);
    let mill = Mill::new(texts.chain([include_str!("reading/base.toml")]));
    play("studies", 40, |dice: &mut Dice| mill.scenario(dice).into_bytes(), check);
}
