//! Two ideas, deadline by deadline and camp by camp: what differs, and whether that is real.
//!
//! Deadlines and camps are matched by name, since ids need not mean the same in both. Under the
//! same luck runs are compared pair by pair; under other luck, share with share and mean with mean.

use crate::experiment::{Proportion, Runs, Tally};
use crate::id::{CampId, DeadlineId, RuleId};
use crate::scenario::Scenario;
use crate::time::Moment;

use super::pair::{Fourfold, MeanDays, Z, difference_of};
use super::percentile::nearest_rank;
use super::significance::{Verdict, fisher, holm, mcnemar, mean};

/// One idea with its runs.
#[derive(Debug, Clone, Copy)]
pub struct PlayedIdea<'a> {
    /// What was played.
    pub scenario: &'a Scenario,
    /// What is kept of every run.
    pub runs: &'a Runs,
}

/// Whether the same replication met the same luck in both.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pairing {
    /// The same seed: compared run by run.
    SameLuck,
    /// Other seeds: compared as a whole.
    OtherLuck,
}

/// What differs between two ideas.
#[derive(Debug, Clone, PartialEq)]
pub struct Contrast {
    /// How they were compared.
    pub pairing: Pairing,
    /// Deadlines that both have, in the order of the first.
    pub deadlines: Vec<DeadlineContrast>,
    /// Camps that both close, in the order of the first.
    pub camps: Vec<CampContrast>,
}

/// One deadline in two ideas.
#[derive(Debug, Clone, PartialEq)]
pub struct DeadlineContrast {
    /// In each idea.
    pub ids: [DeadlineId; 2],
    /// Runs that miss it in each.
    pub missed: [Proportion; 2],
    /// Date by which half of the runs reach it in each; `None`: beyond the horizon, or a deadline on
    /// gaps.
    pub p50: [Option<Moment>; 2],
    /// Date by which 80 % do.
    pub p80: [Option<Moment>; 2],
    /// Pairs of runs that failed in neither; `None` under other luck, as are the next two.
    pub pairs: Option<u32>,
    /// Pairs in which only the first misses it.
    pub saved: Option<u32>,
    /// Pairs in which only the second does.
    pub spoiled: Option<u32>,
    /// Chance of missing it in the second less that in the first, with its 95 % interval (Newcombe
    /// 1998); `None` without runs.
    pub difference: Option<(f64, f64, f64)>,
    /// p-value of no difference in that chance, adjusted for the number of deadlines (Holm 1979).
    pub adjusted_p: Option<f64>,
    /// What is said of the difference in that chance.
    pub verdict: Option<Verdict>,
    /// Days by which the second reaches it earlier.
    pub gained: Gained,
}

/// One camp in two ideas.
#[derive(Debug, Clone, PartialEq)]
pub struct CampContrast {
    /// In each idea.
    pub ids: [CampId; 2],
    /// Runs in which the last party leaves within the horizon, in each.
    pub vacated: [Proportion; 2],
    /// Date by which half of the runs have vacated it in each; `None`: beyond the horizon.
    pub p50: [Option<Moment>; 2],
    /// Days by which the second vacates it earlier.
    pub gained: Gained,
}

/// One step of an escalation in two ideas.
#[derive(Debug, Clone, PartialEq)]
pub struct StepContrast {
    /// In each idea, if it has it.
    pub ids: [Option<RuleId>; 2],
    /// Whether it is in force in each.
    pub in_force: [bool; 2],
    /// Runs in which it is carried out, in each.
    pub taken: [Proportion; 2],
    /// When it is, over those runs: median.
    pub p50: [Option<Moment>; 2],
    /// Pairs in which only the first, and only the second, carries it out; `None` under other luck.
    pub only: Option<[u32; 2]>,
    /// Chance that it is carried out in the second less that in the first, with its 95 % interval
    /// (Newcombe 1998); `None` without runs.
    pub difference: Option<(f64, f64, f64)>,
}

/// The steps of all escalations that either of two ideas has, matched by name, in the order of the first.
pub fn steps_apart(
    ideas: [PlayedIdea<'_>; 2],
    tallies: [&Tally; 2],
    pairing: Pairing,
) -> Vec<StepContrast> {
    let [first, second] = ideas.map(|idea| idea.scenario);
    let steps = |scenario: &Scenario| -> Vec<RuleId> {
        let rules = scenario.rules.iter().filter(|(_, rule)| rule.standing.is_some());
        rules.map(|(id, _)| id).collect()
    };
    let named = |scenario: &Scenario, name: &crate::id::Name| {
        steps(scenario).into_iter().find(|id| scenario.rules[*id].name == *name)
    };
    let of_first = steps(first).into_iter().map(|id| {
        let other = named(second, &first.rules[id].name);
        [Some(id), other]
    });
    let only_second =
        steps(second).into_iter().filter(|id| named(first, &second.rules[*id].name).is_none());
    let all = of_first.chain(only_second.map(|id| [None, Some(id)]));
    all.map(|ids| of_step(ids, ideas, tallies, pairing)).collect()
}

fn of_step(
    ids: [Option<RuleId>; 2],
    ideas: [PlayedIdea<'_>; 2],
    tallies: [&Tally; 2],
    pairing: Pairing,
) -> StepContrast {
    let taken = [0, 1].map(|which: usize| {
        let tally = tallies[which];
        let hits = ids[which].map_or(0, |id| tally.rules[id].first.n());
        Proportion { hits, n: tally.runs }
    });
    let p50 = [0, 1].map(|which: usize| {
        let first = &tallies[which].rules[ids[which]?].first;
        first.percentile(50, 0).map(Moment)
    });
    let is_on = |which: usize, id: RuleId| ideas[which].scenario.rules[id].is_on();
    let in_force = [0, 1].map(|which: usize| ids[which].is_some_and(|id| is_on(which, id)));
    let mut pairs = Fourfold::default();
    for replication in replications(ideas) {
        let is_taken =
            |which: usize| ids[which].is_some_and(|id| ideas[which].runs.taken(replication, id));
        pairs.count(is_taken(0), is_taken(1));
    }
    let (only, difference) = match pairing {
        Pairing::SameLuck => (Some([pairs.only_first, pairs.only_second]), pairs.difference()),
        Pairing::OtherLuck => (None, difference_of(taken[1], taken[0], Z)),
    };
    StepContrast { ids, in_force, taken, p50, only, difference }
}

/// Mean days by which the second idea is earlier, over the pairs in which both come there within
/// the horizon; under other luck, over all runs of each that do.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Gained {
    /// Those pairs; under other luck, the smaller number of runs.
    pub pairs: u32,
    /// Mean days gained; negative if later. `None` without pairs.
    pub mean_days: Option<f64>,
    /// Its 95 % interval (normal); needs two pairs.
    pub interval: Option<(f64, f64)>,
    /// p-value of no difference, adjusted for the number of rows (Holm 1979).
    pub adjusted_p: Option<f64>,
    /// What is said of it.
    pub verdict: Option<Verdict>,
}

impl Gained {
    /// What [`judge`] adjusts and fills in.
    fn question(&mut self) -> (&mut Option<f64>, &mut Option<Verdict>) {
        (&mut self.adjusted_p, &mut self.verdict)
    }
}

/// What differs between two ideas that have been played.
pub fn contrast(ideas: [PlayedIdea<'_>; 2], pairing: Pairing) -> Contrast {
    let [first, second] = ideas.map(|idea| idea.scenario);
    let mut deadlines: Vec<DeadlineContrast> = first
        .deadlines
        .iter()
        .filter_map(|(id, deadline)| {
            let mut others = second.deadlines.iter();
            let (other, _) = others.find(|(_, other)| other.name == deadline.name)?;
            Some(of_deadline(ideas, [id, other], pairing))
        })
        .collect();
    let named =
        |scenario: &Scenario, id: CampId| scenario.sites[scenario.camps[id].site].name.clone();
    let mut camps: Vec<CampContrast> = first
        .camps
        .ids()
        .filter_map(|id| {
            let name = named(first, id);
            let other = second.camps.ids().find(|other| named(second, *other) == name)?;
            Some(of_camp(ideas, [id, other], pairing))
        })
        .collect();
    judge(deadlines.iter_mut().map(|row| (&mut row.adjusted_p, &mut row.verdict)));
    judge(deadlines.iter_mut().map(|row| row.gained.question()));
    judge(camps.iter_mut().map(|row| row.gained.question()));
    Contrast { pairing, deadlines, camps }
}

/// Adjusts the p-values of a table for their number, and says what they mean.
fn judge<'a>(rows: impl Iterator<Item = (&'a mut Option<f64>, &'a mut Option<Verdict>)>) {
    let rows: Vec<_> = rows.collect();
    let values: Vec<Option<f64>> = rows.iter().map(|(value, _)| **value).collect();
    for ((value, verdict), adjusted) in rows.into_iter().zip(holm(&values)) {
        *value = adjusted;
        *verdict = adjusted.map(Verdict::of);
    }
}

fn of_deadline(
    ideas: [PlayedIdea<'_>; 2],
    ids: [DeadlineId; 2],
    pairing: Pairing,
) -> DeadlineContrast {
    let [first, second] = ideas;
    let missed = [0, 1].map(|which| ideas[which].runs.missed(ids[which]));
    let mut pairs = Fourfold::default();
    for replication in replications(ideas) {
        let is_missed =
            [0, 1].map(|which| ideas[which].runs.deadline(replication, ids[which]).is_missed());
        pairs.count(is_missed[0], is_missed[1]);
    }
    let is_on_gaps = first.scenario.deadlines[ids[0]].goal.empty_at_most().is_some();
    let dates = |percent| {
        [0, 1].map(|which| {
            let runs = ideas[which].runs;
            let reached = |replication| runs.deadline(replication, ids[which]).reached;
            percentile(runs, reached, percent).filter(|_| !is_on_gaps)
        })
    };
    let measure = |which: usize, replication: u32| {
        let measure = ideas[which].runs.deadline(replication, ids[which]).measure();
        let shift = if is_on_gaps { 0 } else { shift(first, ideas[which]) };
        measure.map(|measure| measure + shift)
    };
    let is_paired = pairing == Pairing::SameLuck;
    let has_runs = missed.iter().all(|missed| missed.n > 0) && (!is_paired || pairs.n() > 0);
    let p_value = match pairing {
        Pairing::SameLuck => mcnemar(pairs.only_first, pairs.only_second),
        Pairing::OtherLuck => fisher(missed[0], missed[1]),
    };
    let same_kind = second.scenario.deadlines[ids[1]].goal.empty_at_most().is_some() == is_on_gaps;
    DeadlineContrast {
        ids,
        missed,
        p50: dates(50),
        p80: dates(80),
        pairs: is_paired.then_some(pairs.n()),
        saved: is_paired.then_some(pairs.only_first),
        spoiled: is_paired.then_some(pairs.only_second),
        difference: match pairing {
            Pairing::SameLuck => pairs.difference(),
            Pairing::OtherLuck => difference_of(missed[1], missed[0], Z),
        },
        adjusted_p: has_runs.then_some(p_value),
        verdict: None,
        gained: if same_kind { gained(ideas, measure, pairing) } else { Gained::default() },
    }
}

fn of_camp(ideas: [PlayedIdea<'_>; 2], ids: [CampId; 2], pairing: Pairing) -> CampContrast {
    let vacated =
        |which: usize| move |replication: u32| ideas[which].runs.vacated(replication, ids[which]);
    let of_runs = |which: usize| {
        let runs = ideas[which].runs;
        let mut proportion = Proportion::default();
        runs.iter().for_each(|run| proportion.count(vacated(which)(run.replication).is_some()));
        proportion
    };
    let measure = |which: usize, replication: u32| {
        vacated(which)(replication).map(|at| at.0 + shift(ideas[0], ideas[which]))
    };
    CampContrast {
        ids,
        vacated: [0, 1].map(of_runs),
        p50: [0, 1].map(|which| percentile(ideas[which].runs, vacated(which), 50)),
        gained: gained(ideas, measure, pairing),
    }
}

/// Replications in which neither failed.
fn replications<'a>(ideas: [PlayedIdea<'a>; 2]) -> impl Iterator<Item = u32> + 'a {
    let [first, second] = ideas.map(|idea| idea.runs);
    let both = first.len().min(second.len());
    (0..both).filter(|at| first.run(*at).is_some() && second.run(*at).is_some())
}

/// Seconds from the beginning of the one to the beginning of the other.
pub(super) fn shift(from: PlayedIdea<'_>, to: PlayedIdea<'_>) -> i64 {
    let [from, to] = [from, to].map(|idea| idea.scenario.clock.as_of.as_second());
    to - from
}

/// The date by which so many percent of the runs have come there.
fn percentile(runs: &Runs, date: impl Fn(u32) -> Option<Moment>, percent: usize) -> Option<Moment> {
    let dates: Vec<_> = runs.iter().map(|run| date(run.replication)).collect();
    let mut reached: Vec<Moment> = dates.iter().copied().flatten().collect();
    reached.sort_unstable();
    nearest_rank(&reached, dates.len() - reached.len(), percent)
}

/// Days gained by a measure in seconds, smaller being better; its p-value is not adjusted yet.
fn gained(
    ideas: [PlayedIdea<'_>; 2],
    measure: impl Fn(usize, u32) -> Option<i64>,
    pairing: Pairing,
) -> Gained {
    if pairing == Pairing::SameLuck {
        let both = |at: u32| measure(0, at).zip(measure(1, at));
        let pairs = replications(ideas).filter_map(both).map(|(before, after)| before - after);
        let pairs: Vec<i64> = pairs.collect();
        return said(MeanDays::of(&pairs), pairs.len());
    }
    let values = [0, 1].map(|which: usize| {
        let runs = ideas[which].runs.iter();
        runs.filter_map(|run| measure(which, run.replication)).collect::<Vec<i64>>()
    });
    let least = values.iter().map(Vec::len).min().unwrap_or(0);
    said(MeanDays::apart(&values[0], &values[1]), least)
}

fn said(days: Option<MeanDays>, pairs: usize) -> Gained {
    let error = days.and_then(MeanDays::error);
    Gained {
        pairs: pairs as u32,
        mean_days: days.map(|days| days.mean),
        interval: days.and_then(|days| days.interval),
        adjusted_p: days.zip(error).map(|(days, error)| mean(days.mean, error)),
        verdict: None,
    }
}
