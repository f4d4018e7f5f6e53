//! A first answer while runs are still being played: how often each deadline of the first plan under the
//! first case has been missed so far, in one line.

use crate::analysis::Proportion;
use crate::experiment::Runs;
use crate::id::DeadlineId;
use crate::scenario::{DeadlineKind, Study};

use super::super::proportion::with_interval;
use super::super::{Language, Names};

/// How often deadlines have been missed so far.
#[derive(Debug, Clone)]
pub struct FirstAnswer {
    /// Deadlines in the order in which they are named, each with its name.
    missed: Vec<(DeadlineId, String, Proportion)>,
    /// Whose they are, if there are several plans or cases.
    whose: Vec<String>,
    runs: u32,
    language: Language,
}

impl FirstAnswer {
    /// Nothing played yet of a study. Hard deadlines come first: the end of a long line may be cut off.
    pub fn new(study: &Study, language: Language) -> Self {
        let names = Names { scenario: &study.base, language };
        let deadlines = study.base.deadlines.iter();
        let mut missed: Vec<_> = deadlines
            .map(|(id, deadline)| {
                (id, names.label(&deadline.label, &deadline.name), Proportion::default())
            })
            .collect();
        missed.sort_by_key(|(id, ..)| study.base.deadlines[*id].kind != DeadlineKind::Hard);
        let choices = [&study.plans, &study.cases].into_iter().filter(|all| all.len() > 1);
        let whose = choices.map(|all| names.choice(&all[0])).collect();
        Self { missed, whose, runs: 0, language }
    }

    /// Counts runs of the first plan under the first case.
    pub fn count(&mut self, runs: &Runs) {
        self.runs += runs.len();
        for (id, _, missed) in &mut self.missed {
            let more = runs.missed(*id);
            *missed = Proportion { hits: missed.hits + more.hits, n: missed.n + more.n };
        }
    }

    /// The line; nothing if there is nothing to say.
    pub fn line(&self) -> String {
        let said = self
            .missed
            .iter()
            .map(|(_, name, missed)| format!("{name} {}", with_interval(*missed, self.language)));
        let said: Vec<String> = said.collect();
        if said.is_empty() || self.runs == 0 {
            return String::new();
        }
        let runs = self.language.number(f64::from(self.runs), 0);
        let (head, runs) = match self.language {
            Language::English => ("Missed so far", format!("{runs} runs")),
            Language::French => ("Manqué jusqu’ici", format!("{runs}\u{a0}simulations")),
        };
        let of: Vec<&str> = self.whose.iter().map(String::as_str).chain([runs.as_str()]).collect();
        let colon = match self.language {
            Language::English => ":",
            Language::French => "\u{a0}:",
        };
        format!("{head} ({}){colon} {}", of.join(", "), said.join(" · "))
    }
}
