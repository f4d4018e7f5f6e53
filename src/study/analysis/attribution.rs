//! What each changed input is worth: the difference between two ideas, shared out among the changes
//! that lead from the one to the other.
//!
//! Four ways, since changes that work together have no single worth. *Alone*: the first idea with
//! only that change. *Without*: what is lost if it is taken out of the second. *In order*: one after
//! the other as in the file, a waterfall whose steps add up to the whole. *Over orders*: the mean of
//! its steps over all orders of the changes, the value of Shapley (1953), which adds up too. What
//! adds up is worked out over the replications that all of its variants can be compared in, and is
//! rounded so that the sum is exact to the last decimal written.

use crate::experiment::{Mixture, MixtureStep, Mixtures, Results};
use crate::id::DeadlineId;
use crate::time::Span;

use super::contrast::{PlayedIdea, shift};
use super::pair::{Fourfold, MeanDays};

/// Decimals of a difference of chances, as in the tables.
const CHANCE: usize = 6;
/// Decimals of days, as in the tables.
const DAYS: usize = 4;

/// How the worth of a change is worked out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Way {
    /// The first idea with only this change.
    Alone,
    /// The second idea less the second without it.
    Without,
    /// Made after those before it.
    InOrder,
    /// The mean over all orders.
    OverOrders,
    /// All changes together.
    Total,
}

impl Way {
    /// The word in tables.
    pub fn word(self) -> &'static str {
        match self {
            Self::Alone => "alone",
            Self::Without => "without",
            Self::InOrder => "in_order",
            Self::OverOrders => "over_orders",
            Self::Total => "total",
        }
    }
}

/// What a change, or several together, are worth for one deadline.
#[derive(Debug, Clone, PartialEq)]
pub struct AttributionRow {
    /// The deadline.
    pub deadline: DeadlineId,
    /// How it is worked out.
    pub way: Way,
    /// Which changes.
    pub changes: Vec<usize>,
    /// What they are worth; `None` if that cannot be played.
    pub worth: Option<Worth>,
    /// What the checker says of changes that cannot be played alone.
    pub refused: Vec<String>,
}

/// A difference in one deadline.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Worth {
    /// Replications compared.
    pub pairs: u32,
    /// Those that miss it only before the change; `None` for a mean over orders.
    pub saved: Option<u32>,
    /// Those that miss it only after it.
    pub spoiled: Option<u32>,
    /// Chance of missing it after the change less that before, −1 to 1.
    pub difference: f64,
    /// Its 95 % interval (Newcombe 1998; of a mean over orders, normal).
    pub interval: Option<(f64, f64)>,
    /// Replications in which it is reached both before and after.
    pub days_pairs: u32,
    /// Mean days gained over those; `None` without any.
    pub mean_days: Option<f64>,
    /// Its 95 % interval (normal).
    pub days_interval: Option<(f64, f64)>,
}

/// What each change between two ideas is worth for every deadline.
pub fn attribute(mixtures: &Mixtures, results: &Results) -> Vec<AttributionRow> {
    let Some(first) = mixtures.variants.first() else { return Vec::new() };
    let ids = first.scenario.deadlines.ids();
    ids.flat_map(|id| Board::new(mixtures, results, id).rows()).collect()
}

/// What one variant comes to in one replication.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Played {
    is_missed: bool,
    /// Seconds; smaller is better.
    measure: Option<i64>,
}

/// One deadline in every variant, replication by replication; `None` for a run that failed.
struct Board<'a> {
    mixtures: &'a Mixtures,
    deadline: DeadlineId,
    played: Vec<Vec<Option<Played>>>,
}

impl<'a> Board<'a> {
    fn new(mixtures: &'a Mixtures, results: &Results, deadline: DeadlineId) -> Self {
        let ideas = mixtures.variants.iter().zip(&results.variants);
        let ideas = ideas.map(|(variant, results)| PlayedIdea {
            scenario: &variant.scenario,
            runs: &results.runs,
        });
        let ideas: Vec<PlayedIdea<'_>> = ideas.collect();
        let played = ideas.iter().map(|idea| column(ideas[0], *idea, deadline)).collect();
        Self { mixtures, deadline, played }
    }

    fn rows(&self) -> Vec<AttributionRow> {
        let mut rows = self.single(Way::Alone, &self.mixtures.alone);
        rows.extend(self.single(Way::Without, &self.mixtures.without));
        rows.extend(self.in_order());
        rows.extend(self.over_orders());
        rows
    }

    /// Changes one at a time, alone or taken out.
    fn single(&self, way: Way, mixtures: &[Mixture]) -> Vec<AttributionRow> {
        let row = |(change, mixture): (usize, &Mixture)| {
            let (worth, refused) = match (mixture, way) {
                (Mixture::Played(variant), Way::Alone) => (Some(self.worth(0, *variant)), vec![]),
                (Mixture::Played(variant), _) => (Some(self.worth(*variant, 1)), vec![]),
                (Mixture::Refused(reason), _) => (None, vec![reason.clone()]),
            };
            AttributionRow { deadline: self.deadline, way, changes: vec![change], worth, refused }
        };
        mixtures.iter().enumerate().map(row).collect()
    }

    /// One variant against another.
    fn worth(&self, before: usize, after: usize) -> Worth {
        let common = self.common(&[before, after]);
        let reached = self.reached(&[before, after]);
        self.step(before, after, &common, &reached)
    }

    /// One variant against another over these replications.
    fn step(&self, before: usize, after: usize, common: &[usize], reached: &[usize]) -> Worth {
        let mut pairs = Fourfold::default();
        for at in common {
            pairs.count(self.is_missed(before, *at), self.is_missed(after, *at));
        }
        let gained = |at: &usize| self.measure(before, *at) - self.measure(after, *at);
        let gained: Vec<i64> = reached.iter().map(gained).collect();
        let (days, difference) = (MeanDays::of(&gained), pairs.difference());
        Worth {
            pairs: pairs.n(),
            saved: Some(pairs.only_first),
            spoiled: Some(pairs.only_second),
            difference: difference.map_or(0.0, |(difference, ..)| difference),
            interval: difference.map(|(_, low, high)| (low, high)),
            days_pairs: gained.len() as u32,
            mean_days: days.map(|days| days.mean),
            days_interval: days.and_then(|days| days.interval),
        }
    }

    /// The waterfall, and the whole.
    fn in_order(&self) -> Vec<AttributionRow> {
        let steps = &self.mixtures.steps;
        let mut chain = vec![0];
        chain.extend(steps.iter().map(|step| step.after));
        // Where every subset is played the mean over orders is to add up to the same total.
        let played = self.mixtures.subsets.as_deref().unwrap_or(&chain);
        let (common, reached) = (self.common(played), self.reached(played));
        let whole = self.step(0, 1, &common, &reached);
        let worth = |step: &MixtureStep| self.step(step.before, step.after, &common, &reached);
        let mut worths: Vec<Worth> = steps.iter().map(worth).collect();
        settle(&mut worths, whole);
        let row = |(step, worth): (&MixtureStep, Worth)| AttributionRow {
            deadline: self.deadline,
            way: Way::InOrder,
            changes: step.changes.clone(),
            worth: Some(worth),
            refused: step.refused.clone(),
        };
        let mut rows: Vec<AttributionRow> = steps.iter().zip(worths).map(row).collect();
        let changes = steps.iter().flat_map(|step| step.changes.iter().copied()).collect();
        rows.push(AttributionRow {
            deadline: self.deadline,
            way: Way::Total,
            changes,
            worth: Some(whole),
            refused: Vec::new(),
        });
        rows
    }

    /// The mean over all orders, if every subset of the steps was played.
    fn over_orders(&self) -> Vec<AttributionRow> {
        let Some(subsets) = &self.mixtures.subsets else { return Vec::new() };
        let steps = &self.mixtures.steps;
        let (common, reached) = (self.common(subsets), self.reached(subsets));
        let missed = |variant: usize, at: usize| f64::from(u8::from(self.is_missed(variant, at)));
        let days = |variant: usize, at: usize| -Span(self.measure(variant, at)).in_days();
        let worth = |step: usize| {
            let chances: Vec<f64> =
                common.iter().map(|at| shapley(subsets, step, |it| missed(it, *at))).collect();
            let gained: Vec<f64> =
                reached.iter().map(|at| shapley(subsets, step, |it| days(it, *at))).collect();
            let (chance, gained) = (MeanDays::of_days(&chances), MeanDays::of_days(&gained));
            Worth {
                pairs: common.len() as u32,
                saved: None,
                spoiled: None,
                difference: chance.map_or(0.0, |chance| chance.mean),
                interval: chance.and_then(|chance| chance.interval),
                days_pairs: reached.len() as u32,
                mean_days: gained.map(|gained| gained.mean),
                days_interval: gained.and_then(|gained| gained.interval),
            }
        };
        let mut worths: Vec<Worth> = (0..steps.len()).map(worth).collect();
        settle(&mut worths, self.step(0, 1, &common, &reached));
        let row = |(step, worth): (&MixtureStep, Worth)| AttributionRow {
            deadline: self.deadline,
            way: Way::OverOrders,
            changes: step.changes.clone(),
            worth: Some(worth),
            refused: Vec::new(),
        };
        steps.iter().zip(worths).map(row).collect()
    }

    /// Replications that failed in none of these variants.
    fn common(&self, variants: &[usize]) -> Vec<usize> {
        let all = self.played.first().map_or(0, Vec::len);
        let is_common = |at: &usize| variants.iter().all(|it| self.played[*it][*at].is_some());
        (0..all).filter(is_common).collect()
    }

    /// Those in which all of these variants reach the deadline.
    fn reached(&self, variants: &[usize]) -> Vec<usize> {
        let measure = |variant: usize, at: usize| self.played[variant][at]?.measure;
        let mut common = self.common(variants);
        common.retain(|at| variants.iter().all(|it| measure(*it, *at).is_some()));
        common
    }

    fn is_missed(&self, variant: usize, at: usize) -> bool {
        self.played[variant][at].is_some_and(|played| played.is_missed)
    }

    /// The measure where it is known to be there.
    fn measure(&self, variant: usize, at: usize) -> i64 {
        self.played[variant][at].and_then(|played| played.measure).unwrap_or(0)
    }
}

/// One deadline in all runs of a variant.
fn column(
    first: PlayedIdea<'_>,
    idea: PlayedIdea<'_>,
    deadline: DeadlineId,
) -> Vec<Option<Played>> {
    let is_on_gaps = idea.scenario.deadlines[deadline].goal.empty_at_most().is_some();
    let shift = if is_on_gaps { 0 } else { shift(first, idea) };
    let played = |replication: u32| {
        idea.runs.run(replication)?;
        let run = idea.runs.deadline(replication, deadline);
        let measure = run.measure().map(|measure| measure + shift);
        Some(Played { is_missed: run.is_missed(), measure })
    };
    (0..idea.runs.len()).map(played).collect()
}

/// The value of Shapley (1953) for one of the players: the mean, over all orders, of what its coming
/// adds; `value` is that of a subset, given by its place among the variants.
fn shapley(subsets: &[usize], player: usize, value: impl Fn(usize) -> f64) -> f64 {
    let players = subsets.len().trailing_zeros();
    let without = (0..subsets.len()).filter(|bits| bits >> player & 1 == 0);
    let added = without.map(|bits| {
        let added = value(subsets[bits | 1 << player]) - value(subsets[bits]);
        added * weight(bits.count_ones(), players)
    });
    added.sum()
}

/// The share of the orders of so many players in which exactly a given set of `before` comes before
/// a given other one: before! (players − before − 1)! / players!.
fn weight(before: u32, players: u32) -> f64 {
    let factorial = |count: u32| (1..=count).map(f64::from).product::<f64>();
    factorial(before) * factorial(players - before - 1) / factorial(players)
}

/// Rounds the parts of a whole to the decimals written, so that they add up to the rounded whole:
/// each becomes the difference of two rounded sums.
fn settle(parts: &mut [Worth], whole: Worth) {
    let chances: Vec<f64> = parts.iter().map(|part| part.difference).collect();
    let chances = settled(&chances, whole.difference, CHANCE);
    let days: Option<Vec<f64>> = parts.iter().map(|part| part.mean_days).collect();
    let days = days.zip(whole.mean_days).map(|(days, whole)| settled(&days, whole, DAYS));
    for (at, part) in parts.iter_mut().enumerate() {
        part.difference = chances[at];
        part.mean_days = days.as_ref().map(|days| days[at]);
    }
}

fn settled(parts: &[f64], whole: f64, decimals: usize) -> Vec<f64> {
    let scale = 10_f64.powi(decimals as i32);
    let (mut sum, mut before, mut settled) = (0.0, 0, Vec::new());
    for (at, part) in parts.iter().enumerate() {
        sum += part;
        let exact = if at + 1 == parts.len() { whole } else { sum };
        let rounded = written(exact, decimals);
        settled.push((rounded - before) as f64 / scale);
        before = rounded;
    }
    settled
}

/// A number as it is written with so many decimals, in units of the last of them.
fn written(number: f64, decimals: usize) -> i64 {
    format!("{number:.decimals$}").replace('.', "").parse().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The value of each player in a game given by the value of every subset.
    fn shared(game: &[f64]) -> Vec<f64> {
        let subsets: Vec<usize> = (0..game.len()).collect();
        let players = game.len().trailing_zeros() as usize;
        (0..players).map(|player| shapley(&subsets, player, |set| game[set])).collect()
    }

    fn assert_close(found: &[f64], known: &[f64]) {
        let is_close = found.iter().zip(known).all(|(one, other)| (one - other).abs() < 1e-12);
        assert!(found.len() == known.len() && is_close, "{found:?} against {known:?}");
    }

    #[test]
    fn the_glove_game_and_the_airport_game_have_their_known_values() {
        // Two left gloves and a right one: only a pair is worth anything. 1/6, 1/6, 2/3.
        assert_close(
            &shared(&[0.0, 0.0, 0.0, 0.0, 0.0, 1.0, 1.0, 1.0]),
            &[1.0 / 6.0, 1.0 / 6.0, 2.0 / 3.0],
        );
        // A runway of 8, 11, 13 and 18 (Littlechild and Owen 1973): each stretch is shared among
        // those who need it.
        let needs = [8.0, 11.0, 13.0, 18.0];
        let cost = |set: usize| {
            let players = (0..4).filter(|player| set >> player & 1 == 1);
            players.map(|player| needs[player]).fold(0.0, f64::max)
        };
        let game: Vec<f64> = (0..16).map(cost).collect();
        assert_close(&shared(&game), &[2.0, 3.0, 4.0, 9.0]);
    }

    #[test]
    fn replications_that_failed_in_either_are_no_pair_and_days_need_both_dates() {
        let played = |is_missed, day: Option<i64>| {
            Some(Played { is_missed, measure: day.map(|day| day * crate::time::DAY) })
        };
        let mixtures = Mixtures {
            variants: vec![],
            alone: vec![],
            without: vec![],
            steps: vec![],
            subsets: None,
        };
        let first = vec![
            played(true, Some(9)),
            None,
            played(true, None),
            played(false, Some(4)),
            played(true, Some(8)),
        ];
        let second = vec![
            played(false, Some(5)),
            played(true, Some(7)),
            played(false, Some(6)),
            played(true, Some(6)),
            None,
        ];
        let board =
            Board { mixtures: &mixtures, deadline: DeadlineId(0), played: vec![first, second] };
        assert_eq!((board.common(&[0, 1]), board.reached(&[0, 1])), (vec![0, 2, 3], vec![0, 3]));
        assert_eq!(board.common(&[1]), [0, 1, 2, 3]);
        // Of three pairs two are saved and one is spoiled; 4 days gained and 2 lost in the two of them.
        let worth = board.worth(0, 1);
        assert_eq!((worth.pairs, worth.saved, worth.spoiled), (3, Some(2), Some(1)));
        assert_eq!((worth.days_pairs, worth.mean_days), (2, Some(1.0)));
        assert!((worth.difference + 1.0 / 3.0).abs() < 1e-12);
    }

    #[test]
    fn rounded_parts_add_up_to_the_rounded_whole() {
        let parts = [1.0 / 3.0, 1.0 / 3.0, -1.0 / 7.0, 0.00004];
        let whole: f64 = parts.iter().sum();
        let settled = settled(&parts, whole, 4);
        let units: i64 = settled.iter().map(|part| written(*part, 4)).sum();
        assert_eq!(units, written(whole, 4));
        let is_near = |(one, other): (&f64, &f64)| (one - other).abs() <= 1.000_1e-4;
        assert!(settled.iter().zip(&parts).all(is_near), "{settled:?}");
        // As in the files: half to even where a number is exactly between two.
        assert_eq!(
            (written(-0.000_004, 4), written(0.5, 0), written(1.0 / 128.0, 6)),
            (0, 0, 7812)
        );
    }
}
