//! The search: a coarse grid, bisection, and more runs where they are needed.

use std::collections::{BTreeMap, BTreeSet};

use super::view::{Border, View};
use super::{Curve, Probe, Threshold, ThresholdRule};

/// Values of the coarse grid.
const GRID: usize = 9;

/// Values by number, and how many runs of each are wanted.
type Wanted = BTreeMap<usize, u32>;

/// Finds where each deadline ceases to hold, by a rule of its own: the rows of values all begin with
/// the same one and may end with different ones. `play` plays the values of these numbers, each so many
/// times from replication 0, and gives a probe for each in the same order.
///
/// # Errors
/// Whatever `play` fails with.
pub fn find_thresholds<E>(
    rules: &[ThresholdRule],
    mut play: impl FnMut(&[usize], u32) -> Result<Vec<Probe>, E>,
) -> Result<(Curve, Vec<Threshold>), E> {
    let mut curve = Curve::default();
    let mut level = rules.iter().map(|rule| rule.runs).max().unwrap_or_default();
    let most = rules.iter().map(|rule| rule.most).max().unwrap_or_default();
    let grids = rules.iter().flat_map(|rule| grid(rule.last));
    let mut wanted: Wanted = grids.map(|number| (number, level)).collect();
    loop {
        while !wanted.is_empty() {
            extend(&mut curve, &wanted, &mut play)?;
            wanted = wishes(rules, &curve, level);
        }
        let mut views = views(rules, &curve);
        if level >= most || views.all(|(_, view)| view.is_resolved()) {
            break;
        }
        level = level.saturating_mul(2).min(most);
        wanted = wishes(rules, &curve, level);
    }
    let thresholds =
        views(rules, &curve).map(|(rule, view)| view.found(&grid(rule.last))).collect();
    Ok((curve, thresholds))
}

/// Every deadline's curve as known so far, with its rule.
fn views<'a>(
    rules: &'a [ThresholdRule],
    curve: &'a Curve,
) -> impl Iterator<Item = (&'a ThresholdRule, View<'a>)> {
    let numbered = rules.iter().enumerate();
    numbered.map(move |(deadline, rule)| (rule, View::new(rule, curve, deadline)))
}

/// Numbers of the coarse grid, both ends included.
fn grid(last: usize) -> Vec<usize> {
    let parts = GRID - 1;
    let numbers: BTreeSet<usize> =
        (0..=parts).map(|part| (part * last + parts / 2) / parts).collect();
    numbers.into_iter().collect()
}

/// Everything that is still to be played at this level, for all deadlines.
fn wishes(rules: &[ThresholdRule], curve: &Curve, level: u32) -> Wanted {
    let mut wanted = Wanted::new();
    for (rule, view) in views(rules, curve) {
        for (number, runs) in needs(rule, &view, level) {
            let most = wanted.entry(number).or_default();
            *most = runs.max(*most);
        }
    }
    wanted.retain(|number, runs| curve.runs(*number) < *runs);
    wanted
}

/// Plays what is wanted, those with as many runs together.
fn extend<E>(
    curve: &mut Curve,
    wanted: &Wanted,
    play: &mut impl FnMut(&[usize], u32) -> Result<Vec<Probe>, E>,
) -> Result<(), E> {
    let levels: BTreeSet<u32> = wanted.values().copied().collect();
    for level in levels {
        let numbers = wanted.iter().filter(|(_, runs)| **runs == level);
        let numbers: Vec<usize> = numbers.map(|(number, _)| *number).collect();
        for (number, probe) in numbers.iter().zip(play(&numbers, level)?) {
            curve.insert(*number, probe);
        }
    }
    Ok(())
}

/// The values one deadline wants played, with how many runs.
fn needs(rule: &ThresholdRule, view: &View<'_>, level: u32) -> Vec<(usize, u32)> {
    let mut needs: Vec<(usize, u32)> = Vec::new();
    for (near, far) in view.crossings() {
        if far - near > 1 {
            needs.push((view.number(near.midpoint(far)), rule.runs));
        }
    }
    if level > rule.runs && view.is_resolved() {
        return needs;
    }
    for border in [view.sure(), view.threshold(), view.possible()] {
        needs.extend(closer(view, border, level));
    }
    needs
}

/// What brings a border closer: as many runs on both sides, and then the value between.
fn closer(view: &View<'_>, border: Border, level: u32) -> Vec<(usize, u32)> {
    let sides = [border.within, border.without];
    let known = sides.into_iter().flatten().map(|rank| (view.number(rank), level));
    let mut needs: Vec<(usize, u32)> = known.collect();
    if let Border { within: Some(near), without: Some(far) } = border
        && far - near > 1
    {
        needs.push((view.number(near.midpoint(far)), level));
    }
    needs
}
