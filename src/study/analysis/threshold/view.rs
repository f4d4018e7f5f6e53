//! One deadline along the values, from the better end to the worse.

use super::{Curve, End, Reach, Threshold, ThresholdRule};

/// Standard deviations by which the chance must rise, away from the better end, to be believed.
const BELIEVED: f64 = 4.0;

/// A place between two neighbours of those probed: the last rank within, the first without. One of
/// them is missing if everything probed is on one side.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Border {
    pub(super) within: Option<usize>,
    pub(super) without: Option<usize>,
}

/// A deadline's curve; a rank counts values from the better end.
#[derive(Debug, Clone, Copy)]
pub(super) struct View<'a> {
    rule: &'a ThresholdRule,
    curve: &'a Curve,
    deadline: usize,
    better: End,
}

impl<'a> View<'a> {
    pub(super) fn new(rule: &'a ThresholdRule, curve: &'a Curve, deadline: usize) -> Self {
        let share = |number| curve.met(number, deadline).estimate().unwrap_or(0.0);
        let larger = if share(rule.last) > share(0) { End::Last } else { End::First };
        Self { rule, curve, deadline, better: rule.better.unwrap_or(larger) }
    }

    /// The number of the value at a rank; the same the other way round.
    pub(super) fn number(&self, rank: usize) -> usize {
        match self.better {
            End::First => rank,
            End::Last => self.rule.last - rank,
        }
    }

    /// The ranks that have been probed, in order.
    fn ranks(&self) -> Vec<usize> {
        // Of what was played for other deadlines, values beyond this one's row are none of it.
        let own = self.curve.iter().filter(|(number, _)| *number <= self.rule.last);
        let mut ranks: Vec<usize> = own.map(|(number, _)| self.number(number)).collect();
        ranks.sort_unstable();
        ranks
    }

    fn share(&self, rank: usize) -> f64 {
        self.curve.met(self.number(rank), self.deadline).estimate().unwrap_or(0.0)
    }

    fn holds(&self, rank: usize) -> bool {
        self.share(rank) >= self.rule.wanted
    }

    /// Whether the chance at a rank is surely as large as wanted, or larger.
    fn surely_holds(&self, rank: usize) -> bool {
        self.curve.met(self.number(rank), self.deadline).interval().0 >= self.rule.wanted
    }

    /// Whether the chance at a rank is surely smaller than wanted.
    fn surely_fails(&self, rank: usize) -> bool {
        self.curve.met(self.number(rank), self.deadline).interval().1 < self.rule.wanted
    }

    /// The first place among those probed that holds.
    fn begins(&self, ranks: &[usize]) -> Option<usize> {
        ranks.iter().position(|rank| self.holds(*rank))
    }

    /// Where the first stretch that holds ends.
    pub(super) fn threshold(&self) -> Border {
        let ranks = self.ranks();
        let Some(begins) = self.begins(&ranks) else {
            return Border { within: None, without: ranks.first().copied() };
        };
        let stretch = &ranks[begins..];
        let length = stretch.iter().take_while(|rank| self.holds(**rank)).count();
        Border { within: Some(stretch[length - 1]), without: stretch.get(length).copied() }
    }

    /// Where values cease to hold surely, all better ones included; on a hump, those of the stretch.
    pub(super) fn sure(&self) -> Border {
        let ranks = self.ranks();
        let begins = self.begins(&ranks).unwrap_or(0);
        let stretch = ranks[begins..].iter().take_while(|rank| self.holds(**rank));
        let doubtful = match begins {
            0 => 0,
            _ => begins + stretch.take_while(|rank| !self.surely_holds(**rank)).count(),
        };
        let sure = ranks[doubtful..].iter().take_while(|rank| self.surely_holds(**rank)).count();
        // Of a stretch that nowhere holds surely, its beginning is what is left.
        border(&ranks, if sure == 0 && begins > 0 { begins + 1 } else { doubtful + sure })
    }

    /// Where values begin to fail surely, all worse ones included.
    pub(super) fn possible(&self) -> Border {
        let ranks = self.ranks();
        let failing = ranks.iter().rev().take_while(|rank| self.surely_fails(**rank)).count();
        border(&ranks, ranks.len() - failing)
    }

    /// Neighbours of those probed between which the share crosses what is wanted, by rank.
    pub(super) fn crossings(&self) -> Vec<(usize, usize)> {
        let ranks = self.ranks();
        let pairs = ranks.windows(2).map(|pair| (pair[0], pair[1]));
        pairs.filter(|(one, other)| self.holds(*one) != self.holds(*other)).collect()
    }

    /// Whether the interval is as short as steps allow.
    pub(super) fn is_resolved(&self) -> bool {
        match (self.sure().within, self.possible().within) {
            (_, None) => true,
            (None, Some(far)) => far == 0,
            (Some(near), Some(far)) => far <= near + 1,
        }
    }

    /// Whether the chance nowhere rises on the way from the better end.
    fn falls(&self, grid: &[usize]) -> bool {
        let mut ranks: Vec<usize> = grid.iter().map(|number| self.number(*number)).collect();
        ranks.sort_unstable();
        let rises = |better: usize, worse: usize| {
            let probe = |rank| self.curve.probe(self.number(rank));
            let (Some(one), Some(other)) = (probe(better), probe(worse)) else { return false };
            let (lost, gained) = one.differing(other, self.deadline);
            let (lost, gained) = (f64::from(lost), f64::from(gained));
            gained - lost >= BELIEVED * (gained + lost).sqrt() && gained > lost
        };
        let pairs = ranks.iter().enumerate();
        !pairs
            .flat_map(|(at, worse)| ranks[..at].iter().map(move |better| (*better, *worse)))
            .any(|(better, worse)| rises(better, worse))
    }

    /// What the search has come to.
    pub(super) fn found(&self, grid: &[usize]) -> Threshold {
        let numbers = |(one, other): (usize, usize)| {
            let (one, other) = (self.number(one), self.number(other));
            (one.min(other), one.max(other))
        };
        let mut crossings: Vec<_> = self.crossings().into_iter().map(numbers).collect();
        crossings.sort_unstable();
        let threshold = self.threshold();
        let reach = match (threshold.within, threshold.without) {
            (None, _) => Reach::Nowhere,
            (Some(_), None) if crossings.is_empty() => Reach::Everywhere,
            (Some(rank), _) => Reach::To(self.number(rank)),
        };
        let (near, far) = (self.sure().within, self.possible().within);
        let interval = far.map(|far| (self.number(near.unwrap_or(0)), self.number(far)));
        let is_monotone = crossings.len() < 2 && self.falls(grid);
        let loss_per_step = self.loss(threshold);
        let ranks = self.ranks();
        let begins = self.begins(&ranks).filter(|place| *place > 0);
        let begins = begins.map(|place| self.number(ranks[place]));
        let better = self.better;
        Threshold { better, reach, begins, interval, crossings, is_monotone, loss_per_step }
    }

    fn loss(&self, threshold: Border) -> Option<f64> {
        let (within, without) = (threshold.within?, threshold.without?);
        let near = self.sure().within.unwrap_or(within).min(within);
        let far = self.possible().without.unwrap_or(without).max(without);
        Some((self.share(near) - self.share(far)) / (far - near) as f64)
    }
}

/// The border after the first so many of the ranks.
fn border(ranks: &[usize], length: usize) -> Border {
    let within = length.checked_sub(1).map(|last| ranks[last]);
    Border { within, without: ranks.get(length).copied() }
}
