//! Circles: things that wait, through others, for themselves.

use std::collections::BTreeSet;

/// The first circle among things that wait for one another, each for the next; none if there is
/// none.
pub(super) fn find<N: Copy + Ord>(
    all: impl IntoIterator<Item = N>,
    waits_for: impl Fn(N) -> Vec<N>,
) -> Option<Vec<N>> {
    let mut done = BTreeSet::new();
    all.into_iter().find_map(|start| follow(start, &waits_for, &mut Vec::new(), &mut done))
}

/// Follows what one of them waits for; returns the circle if it comes back.
fn follow<N: Copy + Ord>(
    one: N,
    waits_for: &impl Fn(N) -> Vec<N>,
    trail: &mut Vec<N>,
    done: &mut BTreeSet<N>,
) -> Option<Vec<N>> {
    if let Some(start) = trail.iter().position(|other| *other == one) {
        return Some(trail[start..].to_vec());
    }
    if done.contains(&one) {
        return None;
    }
    trail.push(one);
    let circle = waits_for(one).into_iter().find_map(|next| follow(next, waits_for, trail, done));
    trail.pop();
    done.insert(one);
    circle
}
