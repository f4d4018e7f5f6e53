//! What a choice among plans says, as tables and for readers.

use crate::Answer;
use crate::analysis::choice::{Scope, Standing, Verdict};
use crate::analysis::robustness::{Metric, Robustness};
use crate::analysis::selection::Promise;
use crate::analysis::utility::{Utility, Worth};
use crate::experiment::{JointSet, Proportion, Runs, Said};
use crate::scenario::Study;

use super::grid::{Side, grid};
use super::page::Page;
use super::proportion::bounded;
use super::table::Table;
use super::{Language, Names, Text, results};

/// A choice among the plans of a study.
#[derive(Debug, Clone, Copy)]
pub struct Chosen<'a> {
    /// What was asked.
    pub study: &'a Study,
    /// What plans are judged by.
    pub worth: &'a Worth,
    /// What the choice was to keep.
    pub promise: Promise,
    /// Weights of the cases; they make 1.
    pub weights: &'a [f64],
    /// From where on a plan is good enough.
    pub enough: f64,
    /// The races between plans.
    pub verdicts: &'a [Verdict],
    /// What each plan is worth under each case.
    pub payoffs: &'a [Vec<f64>],
    /// How the plans stand over all cases.
    pub robustness: &'a [Robustness],
    /// What was played of each variant of the study.
    pub runs: &'a [Runs],
    /// The reader's language.
    pub language: Language,
}

impl Answer for Chosen<'_> {
    fn tables(&self) -> Vec<Table> {
        results::choice::tables(self)
    }

    fn text(&self, folder: &str) -> String {
        let mut page = Page::new(&self.study.base, self.language, None);
        page.paragraph(&self.head());
        page.gap();
        page.lines(&self.races());
        page.point(&self.spent());
        if self.study.cases.len() > 1 {
            page.gap();
            page.paragraph(&self.over_cases());
            page.gap();
            page.lines(&self.measures());
            page.paragraph(&self.preferences());
        }
        page.gap();
        page.paragraph(self.legend());
        page.end(folder, &[])
    }
}

impl Chosen<'_> {
    pub(super) fn utility(&self) -> Utility {
        self.worth.utility
    }

    /// Replications of one plan under one case.
    pub(super) fn replications(&self, plan: usize, case: usize) -> u32 {
        let mut variants = self.study.variants.iter().zip(self.runs);
        let found = variants.find(|(variant, _)| variant.plan == plan && variant.case == case);
        found.map_or(0, |(_, runs)| runs.len())
    }

    fn plan(&self, plan: usize) -> &str {
        self.study.plans[plan].name.as_str()
    }

    fn head(&self) -> String {
        let plans = self.study.plans.len();
        let by = judged_by(self.worth, self.language);
        let sure = self.language.percent(self.promise.confidence);
        let apart = self.difference(self.promise.indifference);
        match self.language {
            Language::English => format!(
                "Which of {plans} plans is best, judged by {by}. A plan is chosen once it is the \
                 best with a chance of {sure}, or no more than {apart} from it."
            ),
            Language::French => format!(
                "Lequel des {plans} plans est le meilleur, d’après {by}. Un plan est choisi dès \
                 qu’il est, avec une probabilité de {sure}, le meilleur ou à {apart} de lui au plus."
            ),
        }
    }

    /// One line for each race.
    fn races(&self) -> String {
        let heads = match self.language {
            Language::English => {
                ["", "Best plan", self.heading(), "Next", "Behind", "Sure", "Replications"]
            }
            Language::French => {
                ["", "Meilleur plan", self.heading(), "Suivant", "Écart", "Sûr à", "Réplications"]
            }
        };
        let sides = [Side::Left, Side::Left, Side::Right, Side::Left].into_iter();
        let sides = sides.chain([Side::Right, Side::Right, Side::Right]);
        let heads: Vec<_> = heads.into_iter().zip(sides).collect();
        grid(&heads, self.verdicts.iter().map(|verdict| self.race(verdict)).collect())
    }

    fn race(&self, verdict: &Verdict) -> Vec<String> {
        let best = &verdict.plans[verdict.best];
        let others = verdict.plans.iter().enumerate().filter(|(plan, _)| *plan != verdict.best);
        let behind = |plan: usize| verdict.plans[plan].behind.map(|apart| apart.mean);
        let next = others.map(|(plan, _)| plan).min_by(|one, other| {
            behind(*one).unwrap_or(f64::MAX).total_cmp(&behind(*other).unwrap_or(f64::MAX))
        });
        let runs: u32 = verdict.plans.iter().map(|plan| plan.replications).sum();
        vec![
            self.scope(verdict.scope),
            self.best(verdict),
            self.held(verdict.scope, best),
            next.map_or_else(String::new, |next| self.plan(next).to_owned()),
            next.and_then(behind).map_or_else(String::new, |apart| self.difference(apart)),
            self.sure(verdict),
            self.language.number(f64::from(runs), 0),
        ]
    }

    fn scope(&self, scope: Scope) -> String {
        let names = Names { scenario: &self.study.base, language: self.language };
        match scope {
            Scope::Case(case) => {
                names.label(&self.study.cases[case].label, &self.study.cases[case].name)
            }
            Scope::AllCases => {
                Text::new("All cases", "Tous les cas").read(self.language).to_owned()
            }
        }
    }

    /// The best plan, with those that nothing sets apart from it.
    fn best(&self, verdict: &Verdict) -> String {
        let all = verdict.plans.len();
        let plans = (0..all).filter(|plan| verdict.is_among_the_best(*plan, self.promise));
        let plans: Vec<&str> = plans.map(|plan| self.plan(plan)).collect();
        let (any, or) = match self.language {
            Language::English => ("not told apart", " or "),
            Language::French => ("indiscernables", " ou "),
        };
        if plans.len() == all { any.to_owned() } else { plans.join(or) }
    }

    /// What the best plan is worth; a bound where no run, or every run, holds.
    fn held(&self, scope: Scope, best: &Standing) -> String {
        if self.utility() == Utility::Days || scope == Scope::AllCases {
            return self.value(best.worth);
        }
        let hits = (best.worth * f64::from(best.replications)).round() as u32;
        let said = (Proportion { hits, n: best.replications }).said();
        match said {
            Said::Below(_) | Said::Above(_) => bounded(said, |share| self.value(share)),
            Said::About(_) | Said::Nothing => self.value(best.worth),
        }
    }

    /// The promise where it is kept, else the estimate.
    fn sure(&self, verdict: &Verdict) -> String {
        let percent = |share: f64| self.language.percent(share);
        match verdict.is_decided {
            true => format!("≥\u{a0}{}", percent(self.promise.confidence)),
            false => format!("≈\u{a0}{}", percent(verdict.p_within_indifference)),
        }
    }

    /// Replications played of each plan.
    fn spent(&self) -> String {
        let of = |plan: usize| {
            let cases = 0..self.study.cases.len();
            let runs: u32 = cases.map(|case| self.replications(plan, case)).sum();
            format!("{}\u{a0}{}", self.plan(plan), self.language.number(f64::from(runs), 0))
        };
        let plans: Vec<String> = (0..self.study.plans.len()).map(of).collect();
        let all: u32 = self.runs.iter().map(Runs::len).sum();
        let all = self.language.number(f64::from(all), 0);
        match self.language {
            Language::English => format!("{all} runs were played: {}.", plans.join(", ")),
            Language::French => {
                format!("{all} simulations\u{a0}: {}.", plans.join(", "))
            }
        }
    }

    fn over_cases(&self) -> String {
        let is_even = self.weights.iter().all(|weight| (weight - self.weights[0]).abs() < 1e-12);
        let enough = self.value(self.enough);
        let said = match (self.language, is_even) {
            (Language::English, true) => "Robustness over the cases, each counting the same",
            (Language::English, false) => "Robustness over the cases, by the weights given",
            (Language::French, true) => "Robustesse sur les cas, de même poids",
            (Language::French, false) => "Robustesse sur les cas, selon les poids donnés",
        };
        match (self.language, self.utility()) {
            (Language::English, Utility::Hold) => format!("{said}; good enough from {enough} on."),
            (Language::English, Utility::Days) => format!("{said}; good enough up to {enough}."),
            (Language::French, Utility::Hold) => {
                format!("{said}\u{a0}; suffisant à partir de {enough}.")
            }
            (Language::French, Utility::Days) => {
                format!("{said}\u{a0}; suffisant jusqu’à {enough}.")
            }
        }
    }

    /// The measures of robustness, one column each.
    fn measures(&self) -> String {
        let mut heads = vec![("Plan", Side::Left)];
        heads.extend(
            self.robustness
                .iter()
                .map(|measure| (metric(measure.metric).read(self.language), Side::Right)),
        );
        let row = |plan: usize| {
            let cell = |measure: &Robustness| self.measure(measure, plan);
            let cells = self.robustness.iter().map(cell);
            std::iter::once(self.plan(plan).to_owned()).chain(cells).collect()
        };
        grid(&heads, (0..self.study.plans.len()).map(row).collect())
    }

    fn measure(&self, measure: &Robustness, plan: usize) -> String {
        let value = measure.values[plan];
        let shown = match measure.metric {
            Metric::Mean | Metric::Worst => self.value(value),
            Metric::Satisficing => self.language.percent(value),
            Metric::Regret90 | Metric::WorstRegret => self.difference(value),
        };
        let mark = match measure.preferred.contains(&plan) {
            _ if self.is_even(measure) => "=",
            true => "*",
            false => "\u{a0}",
        };
        format!("{shown}{mark}")
    }

    /// Whether a measure makes no difference between the plans.
    fn is_even(&self, measure: &Robustness) -> bool {
        measure.preferred.len() == self.study.plans.len()
    }

    /// Which measures do not tell the plans apart, if some do and some do not.
    fn even(&self) -> String {
        let even = self.robustness.iter().filter(|measure| self.is_even(measure));
        let names: Vec<&str> = even.map(|it| metric(it.metric).read(self.language)).collect();
        let names = names.join(", ");
        match self.language {
            _ if names.is_empty() => String::new(),
            Language::English => format!(" All plans are equal (=) by: {names}."),
            Language::French => format!(" Tous les plans sont à égalité (=) selon\u{a0}: {names}."),
        }
    }

    /// Which plan each measure prefers, and what it would be worth to know the case.
    fn preferences(&self) -> String {
        let alone = |measure: &&Robustness| measure.preferred.len() == 1;
        let mut preferred: Vec<usize> =
            self.robustness.iter().filter(alone).map(|measure| measure.preferred[0]).collect();
        preferred.sort_unstable();
        preferred.dedup();
        let said = match (&preferred[..], self.language) {
            ([one], Language::English) => {
                format!("Every measure that tells the plans apart prefers {}.", self.plan(*one))
            }
            ([one], Language::French) => {
                format!("Toute mesure qui distingue les plans préfère {}.", self.plan(*one))
            }
            ([], Language::English) => "No measure tells the plans apart.".to_owned(),
            ([], Language::French) => "Aucune mesure ne distingue les plans.".to_owned(),
            (_, Language::English) => "The measures do not agree (*: preferred).".to_owned(),
            (_, Language::French) => {
                "Les mesures ne s’accordent pas (*\u{a0}: préféré).".to_owned()
            }
        };
        let (even, worth) = (self.even(), self.difference(self.worth_of_the_case()));
        match self.language {
            Language::English => {
                format!("{said}{even} To know the case before choosing would be worth {worth}.")
            }
            Language::French => {
                format!("{said}{even} Connaître le cas avant de choisir vaudrait {worth}.")
            }
        }
    }

    /// The mean of the best of each case less the best of the means.
    fn worth_of_the_case(&self) -> f64 {
        let regrets = crate::analysis::robustness::regrets(self.payoffs);
        let mean =
            |plan: &Vec<f64>| plan.iter().zip(self.weights).map(|(it, weight)| it * weight).sum();
        regrets.iter().map(mean).fold(f64::INFINITY, f64::min)
    }

    fn heading(&self) -> &'static str {
        match self.utility() {
            Utility::Hold => Text::new("Holds", "Tenu").read(self.language),
            Utility::Days => Text::new("Late", "Retard").read(self.language),
        }
    }

    fn value(&self, worth: f64) -> String {
        value(self.utility(), worth, self.language)
    }

    fn difference(&self, apart: f64) -> String {
        difference(self.utility(), apart, self.language)
    }

    fn legend(&self) -> &'static str {
        let text = Text::new(
            "Sure: ≥ where the races between the plans were run to their end (Kim and Nelson 2001), \
             ≈ an estimate where the budget was spent before. Behind: what the next plan falls short \
             of, under the same luck. Regret: what a plan falls short of the best of each case \
             (Savage), at most in nine tenths of the cases (P90) and in the worst; worst: Wald; good \
             enough: share of the cases (Starr); *: preferred, =: all equal.",
            "Sûr à\u{a0}: ≥ si la course entre les plans est allée à son terme (Kim et Nelson 2001), \
             ≈ estimation si le budget s’est épuisé avant. Écart\u{a0}: ce qui manque au plan \
             suivant, à tirages identiques. Regret\u{a0}: ce qui manque à un plan face au meilleur \
             de chaque cas (Savage), dans neuf cas sur dix (P90) et au pire\u{a0}; pire cas\u{a0}: \
             Wald\u{a0}; suffit\u{a0}: part des cas (Starr)\u{a0}; *\u{a0}: préféré, =\u{a0}: tous à égalité.",
        );
        text.read(self.language)
    }
}

/// What plans are judged by, after "judged by".
pub(super) fn judged_by(worth: &Worth, language: Language) -> String {
    let holding = holding(worth, language);
    match (worth.utility, language) {
        (Utility::Hold, Language::English) => format!("the chance that {holding}"),
        (Utility::Hold, Language::French) => format!("la probabilité que {holding}"),
        (Utility::Days, Language::English) => {
            "the mean lateness of the latest deadline that counts".to_owned()
        }
        (Utility::Days, Language::French) => {
            "le retard moyen de la dernière échéance qui compte".to_owned()
        }
    }
}

/// That the deadlines hold, after "the chance that".
pub(super) fn holding(worth: &Worth, language: Language) -> String {
    let count = worth.deadlines();
    match (language, worth.set == JointSet::Hard, count) {
        (Language::English, true, 1) => "the hard deadline holds".to_owned(),
        (Language::English, false, 1) => "the deadline holds".to_owned(),
        (Language::English, true, _) => format!("all {count} hard deadlines hold"),
        (Language::English, false, _) => format!("all {count} deadlines hold"),
        (Language::French, true, 1) => "l’échéance ferme soit tenue".to_owned(),
        (Language::French, false, 1) => "l’échéance soit tenue".to_owned(),
        (Language::French, true, _) => {
            format!("les {count}\u{a0}échéances fermes soient tenues ensemble")
        }
        (Language::French, false, _) => {
            format!("les {count}\u{a0}échéances soient tenues ensemble")
        }
    }
}

/// A worth for readers: a percentage that holds, or days late.
pub(super) fn value(utility: Utility, worth: f64, language: Language) -> String {
    match utility {
        Utility::Hold => language.percent_to(worth, 1),
        Utility::Days => language.quantity(worth.abs(), 1, day(language)),
    }
}

/// A difference for readers: points of a hundred, or days.
pub(super) fn difference(utility: Utility, apart: f64, language: Language) -> String {
    match utility {
        Utility::Hold => {
            let points = (apart * 100.0).abs();
            let is_one = (0.95..=1.05).contains(&points);
            // French counts in the plural from two on.
            let is_singular = is_one || (language == Language::French && points < 1.95);
            let unit = if is_singular { "point" } else { "points" };
            language.quantity(apart * 100.0, usize::from(!is_one), unit)
        }
        Utility::Days => language.quantity(apart, 1, day(language)),
    }
}

fn day(language: Language) -> &'static str {
    Text::new("d", "j").read(language)
}

fn metric(metric: Metric) -> Text {
    match metric {
        Metric::Mean => Text::new("Mean", "Moyenne"),
        Metric::Worst => Text::new("Worst case", "Pire cas"),
        Metric::Satisficing => Text::new("Good enough", "Suffit"),
        Metric::Regret90 => Text::new("P90 regret", "Regret P90"),
        Metric::WorstRegret => Text::new("Worst regret", "Pire regret"),
    }
}
