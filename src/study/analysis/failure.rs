//! Rules of failure: in which futures a deadline is missed, and in which it holds.

use crate::chance::{Cause as Draw, Luck, StreamKey};
use crate::experiment::sweep::Field;
use crate::id::DeadlineId;

use super::discovery::{
    Clusters, Growth, Kept, PrimOptions, Rule, Table, cart, most_useful, prim, proven,
    reproducibility, rows_in,
};
use super::future::{Cause, Futures};

/// Random halves of the futures in which a rule is looked for again.
const HALVES: usize = 5;
/// Fewest futures of the rarer kind for which rules are looked for.
const FEWEST: usize = 20;
/// How far a tree grows: at most eight leaves, none smaller than a fiftieth of the futures.
const DEPTH: usize = 3;

/// What a rule is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// The deadline is missed.
    Missed,
    /// It holds.
    Held,
}

/// Where a rule comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Search {
    /// The patient rule induction method: one box.
    Box,
    /// A leaf of a classification tree.
    Tree,
}

/// A rule: in futures for which all conditions hold, a deadline is missed (or holds) so often.
#[derive(Debug, Clone, PartialEq)]
pub struct FailureRule {
    /// Index into the study's plans.
    pub plan: usize,
    /// Index into the study's cases.
    pub case: usize,
    /// The deadline.
    pub deadline: DeadlineId,
    /// What it is about.
    pub fate: Fate,
    /// Where it comes from.
    pub search: Search,
    /// Its conditions, four at most.
    pub conditions: Vec<RuleCondition>,
    /// Futures in which the conditions hold.
    pub rows: usize,
    /// Those among them with that fate.
    pub hits: usize,
    /// All futures.
    pub all_rows: usize,
    /// All of that fate.
    pub all_hits: usize,
    /// The 95 % interval of `density`, by whole replications and points where rows share them; `None`
    /// with too few of them.
    pub density_interval: Option<(f64, f64)>,
    /// The same of `base_rate`.
    pub base_interval: Option<(f64, f64)>,
}

/// One condition of a rule.
#[derive(Debug, Clone, PartialEq)]
pub struct RuleCondition {
    /// What it restricts.
    pub cause: Cause,
    /// To which values.
    pub kept: Kept,
    /// For a box: the chance of as many hits without this condition; small if it matters.
    pub quasi_p: Option<f64>,
    /// For a box: share of random halves of the futures in which the search restricts it too.
    pub reproduced: Option<f64>,
}

impl FailureRule {
    /// Share of all futures of that fate that are in it, 0 to 1.
    pub fn coverage(&self) -> f64 {
        self.hits as f64 / self.all_hits.max(1) as f64
    }

    /// Share of the futures in it that have that fate, 0 to 1.
    pub fn density(&self) -> f64 {
        self.hits as f64 / self.rows.max(1) as f64
    }

    /// Share of all futures that have that fate, 0 to 1.
    pub fn base_rate(&self) -> f64 {
        self.all_hits as f64 / self.all_rows.max(1) as f64
    }
}

/// The rules of all deadlines in these futures: for each fate that is frequent enough the box with
/// the best balance of coverage and density, and the leaves of a tree.
pub fn failure_rules(field: &Field, futures: &Futures) -> Vec<FailureRule> {
    let (causes, columns) = futures.columns(field);
    let Ok(table) = Table::new(columns) else { return Vec::new() };
    let clusters = futures.clusters(field, &causes);
    let mut rules = Vec::new();
    for deadline in field.base().deadlines.ids() {
        let missed = futures.missed(deadline);
        let count = missed.iter().filter(|missed| **missed).count();
        if count.min(missed.len() - count) < FEWEST {
            continue;
        }
        let (table, causes, clusters) = (&table, &causes, &clusters);
        let search = Searching { field, futures, table, causes, clusters, deadline };
        for fate in [Fate::Missed, Fate::Held] {
            let hits: Vec<bool> =
                missed.iter().map(|missed| *missed == (fate == Fate::Missed)).collect();
            rules.extend(search.boxed(&hits, fate));
        }
        rules.extend(search.leaves(missed));
    }
    rules
}

/// A search for the rules of one deadline.
struct Searching<'a> {
    field: &'a Field,
    futures: &'a Futures,
    table: &'a Table,
    causes: &'a [Cause],
    clusters: &'a Clusters,
    deadline: DeadlineId,
}

impl Searching<'_> {
    /// The most useful box, with its trials; `None` if nothing is worth restricting.
    fn boxed(&self, hits: &[bool], fate: Fate) -> Option<FailureRule> {
        let options = PrimOptions::default();
        let trajectory = prim(self.table, hits, &options).ok()?;
        let base = self.field.base();
        let name = format!("{}/{fate:?}", base.deadlines[self.deadline].name);
        let key = StreamKey::new(Draw::Resampling, &name);
        let mut stream = Luck::new(base.seed, 0).stream(key);
        let found = most_useful(&trajectory)?.clone();
        let (found, trials) = proven(self.table, hits, found, self.clusters, &mut stream);
        if found.restrictions.is_empty() {
            return None;
        }
        let found = &found;
        let how = (self.clusters, HALVES);
        let again = reproducibility(self.table, hits, &options, found, how, &mut stream).ok();
        let mut rule = self.rule(fate, Search::Box, found, hits);
        for ((condition, restriction), p) in
            rule.conditions.iter_mut().zip(&found.restrictions).zip(trials)
        {
            condition.quasi_p = Some(p);
            condition.reproduced = again.as_ref().map(|shares| shares[restriction.column]);
        }
        Some(rule)
    }

    /// The leaves of a tree, those in which it is missed most often first.
    fn leaves(&self, missed: &[bool]) -> Vec<FailureRule> {
        let outcomes: Vec<f64> = missed.iter().map(|missed| f64::from(u8::from(*missed))).collect();
        let growth = Growth { depth: DEPTH, smallest: (missed.len() / 50).max(5) };
        let Ok(tree) = cart(self.table, &outcomes, &growth) else { return Vec::new() };
        let all_hits = missed.iter().filter(|missed| **missed).count();
        let leaves = tree.leaves().into_iter().filter(|leaf| !leaf.restrictions.is_empty());
        leaves
            .map(|leaf| {
                let hits = (leaf.mean * leaf.rows as f64).round() as usize;
                let all_rows = missed.len();
                let (restrictions, rows) = (leaf.restrictions, leaf.rows);
                let rule = Rule { restrictions, rows, hits, all_rows, all_hits };
                self.rule(Fate::Missed, Search::Tree, &rule, missed)
            })
            .collect()
    }

    fn rule(&self, fate: Fate, search: Search, rule: &Rule, hits: &[bool]) -> FailureRule {
        let inside: Vec<usize> = rows_in(self.table, &rule.restrictions).collect();
        let all: Vec<usize> = (0..hits.len()).collect();
        let [density_interval, base_interval] = [inside, all].map(|rows| {
            let key = StreamKey::new(Draw::Resampling, "rates");
            let mut stream = Luck::new(self.field.base().seed, 0).stream(key);
            let rows: Vec<(usize, bool)> = rows.into_iter().map(|row| (row, hits[row])).collect();
            self.clusters.interval(&rows, &mut stream)
        });
        let conditions = rule.restrictions.iter().map(|restriction| RuleCondition {
            cause: self.causes[restriction.column],
            kept: restriction.kept.clone(),
            quasi_p: None,
            reproduced: None,
        });
        FailureRule {
            plan: self.futures.plan,
            case: self.futures.case,
            deadline: self.deadline,
            fate,
            search,
            conditions: conditions.collect(),
            rows: rule.rows,
            hits: rule.hits,
            all_rows: rule.all_rows,
            all_hits: rule.all_hits,
            density_interval,
            base_interval,
        }
    }
}
