//! Stretches of time in which something was withheld, kept to book afterwards what they cost.

use crate::time::{Moment, Span};

/// Disjoint stretches in order; the last may be going on.
#[derive(Debug, Clone, Default)]
pub(crate) struct Stretches(Vec<(Moment, Moment)>);

impl Stretches {
    /// Forgets all of them.
    pub(crate) fn clear(&mut self) {
        self.0.clear();
    }

    /// A stretch begins, unless one is going on.
    pub(crate) fn begin(&mut self, now: Moment) {
        if self.0.last().is_none_or(|(_, until)| *until != Moment::NEVER) {
            self.0.push((now, Moment::NEVER));
        }
    }

    /// The stretch that is going on ends.
    pub(crate) fn end(&mut self, now: Moment) {
        if let Some((_, until)) = self.0.last_mut() {
            *until = now.min(*until);
        }
    }

    /// When the stretch began that is going on.
    pub(crate) fn going_on(&self) -> Option<Moment> {
        self.0.last().filter(|(_, until)| *until == Moment::NEVER).map(|(begun, _)| *begun)
    }

    /// How much of the time between two moments they take up.
    pub(crate) fn between(&self, from: Moment, until: Moment) -> Span {
        let overlap = |(begun, ended): &(Moment, Moment)| (*ended).min(until) - (*begun).max(from);
        Span(self.0.iter().map(|stretch| overlap(stretch).0.max(0)).sum())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_lies_between_two_moments_counts() {
        let mut stretches = Stretches::default();
        stretches.begin(Moment(10));
        stretches.begin(Moment(12));
        stretches.end(Moment(20));
        stretches.end(Moment(25));
        stretches.begin(Moment(30));
        assert_eq!(stretches.between(Moment(0), Moment(40)), Span(20));
        assert_eq!(stretches.between(Moment(15), Moment(32)), Span(7));
        assert_eq!(stretches.between(Moment(21), Moment(29)), Span::ZERO);
    }
}
