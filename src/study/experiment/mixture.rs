//! Between two ideas: which mixtures of their inputs are played to say what each change is worth.
//!
//! A mixture is the first idea with some of the changes made. Three sets of them are wanted: each
//! change alone, all changes but each, and one after the other in the order of the file. Where the
//! checker refuses a mixture on the way, its change is made in one step with the next. If there are
//! few steps, every subset of them is played, for the average over all orders.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::scenario::{Difference, Language, Rejected, Scenario, Severity, Variant};

/// Most steps of which every subset is played: 2⁵ mixtures.
const MOST_STEPS_IN_EVERY_ORDER: usize = 5;

/// What is played to say what each change is worth.
#[derive(Debug, Clone)]
pub struct Mixtures {
    /// The first idea, the second, and the mixtures. Ids mean the same in all of them.
    pub variants: Vec<Variant>,
    /// Each change alone.
    pub alone: Vec<Mixture>,
    /// All changes but each.
    pub without: Vec<Mixture>,
    /// One after the other, from the first idea to the second.
    pub steps: Vec<MixtureStep>,
    /// Every subset of the steps: at place 5 (binary 101), the first step and the third. `None` if
    /// there are too many, or one of them cannot be played.
    pub subsets: Option<Vec<usize>>,
}

/// A mixture: its place among the variants, or why it cannot be played.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mixture {
    /// Its place in [`Mixtures::variants`].
    Played(usize),
    /// What the checker says, as a sentence without a full stop.
    Refused(String),
}

/// A step on the way from the first idea to the second.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MixtureStep {
    /// The changes made in it: several if they cannot be played one after the other.
    pub changes: Vec<usize>,
    /// Place of the variant before it.
    pub before: usize,
    /// Place of the variant after it.
    pub after: usize,
    /// Why the changes but the last could not be played without the next.
    pub refused: Vec<String>,
}

impl Mixtures {
    /// The mixtures between two ideas.
    pub fn between(difference: &Difference, first: &Arc<Scenario>, second: &Arc<Scenario>) -> Self {
        let count = difference.changes.len();
        let mut mixer = Mixer::new(difference, [first, second]);
        let alone = (0..count).map(|change| mixer.mix(&BTreeSet::from([change]))).collect();
        let but = |change| (0..count).filter(|other| *other != change).collect();
        let without = (0..count).map(|change| mixer.mix(&but(change))).collect();
        let steps = mixer.steps(count);
        let subsets = mixer.subsets(&steps);
        Self { variants: mixer.variants, alone, without, steps, subsets }
    }
}

/// Makes mixtures, each once.
struct Mixer<'a> {
    difference: &'a Difference,
    variants: Vec<Variant>,
    known: BTreeMap<BTreeSet<usize>, Mixture>,
}

impl<'a> Mixer<'a> {
    fn new(difference: &'a Difference, ideas: [&Arc<Scenario>; 2]) -> Self {
        let variant =
            |scenario: &Arc<Scenario>| Variant { plan: 0, case: 0, scenario: scenario.clone() };
        let all = (0..difference.changes.len()).collect();
        // Without any change the second is the first with other words.
        let known =
            BTreeMap::from([(all, Mixture::Played(1)), (BTreeSet::new(), Mixture::Played(0))]);
        Self { difference, variants: ideas.map(variant).to_vec(), known }
    }

    fn mix(&mut self, made: &BTreeSet<usize>) -> Mixture {
        if let Some(known) = self.known.get(made) {
            return known.clone();
        }
        let mixture = match self.difference.mixed(made) {
            Ok(scenario) => {
                let scenario = Arc::new(scenario);
                self.variants.push(Variant { plan: 0, case: 0, scenario });
                Mixture::Played(self.variants.len() - 1)
            }
            Err(rejected) => Mixture::Refused(reason(&rejected)),
        };
        self.known.insert(made.clone(), mixture.clone());
        mixture
    }

    fn steps(&mut self, count: usize) -> Vec<MixtureStep> {
        let (mut made, mut steps) = (BTreeSet::new(), Vec::new());
        let (mut changes, mut refused, mut before) = (Vec::new(), Vec::new(), 0);
        for change in 0..count {
            made.insert(change);
            changes.push(change);
            match self.mix(&made) {
                Mixture::Played(after) => {
                    let (changes, refused) =
                        (std::mem::take(&mut changes), std::mem::take(&mut refused));
                    steps.push(MixtureStep { changes, before, after, refused });
                    before = after;
                }
                Mixture::Refused(reason) => refused.push(reason),
            }
        }
        steps
    }

    fn subsets(&mut self, steps: &[MixtureStep]) -> Option<Vec<usize>> {
        if steps.len() > MOST_STEPS_IN_EVERY_ORDER {
            return None;
        }
        let subset = |bits: usize| -> BTreeSet<usize> {
            let taken = steps.iter().enumerate().filter(|(step, _)| bits >> step & 1 == 1);
            taken.flat_map(|(_, step)| step.changes.iter().copied()).collect()
        };
        let played = (0..1_usize << steps.len()).map(|bits| match self.mix(&subset(bits)) {
            Mixture::Played(variant) => Some(variant),
            Mixture::Refused(_) => None,
        });
        played.collect()
    }
}

/// The first error among the findings.
fn reason(rejected: &Rejected) -> String {
    let error = rejected.findings.iter().find(|finding| finding.severity == Severity::Error);
    error.map_or_else(String::new, |finding| {
        format!("{} ({})", finding.problem.read(Language::English), finding.code.text())
    })
}
