//! A share of runs, with what a limited number of runs leaves open.

/// The 97.5th percentile of the standard normal distribution.
const Z: f64 = 1.959_963_984_540_054;

/// `hits` of `n` runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Proportion {
    /// Runs in which it happened.
    pub hits: u32,
    /// All runs.
    pub n: u32,
}

/// What can be said of a chance.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Said {
    /// Nothing: no runs.
    Nothing,
    /// It is about so much.
    About(f64),
    /// It never happened: the chance is below this (95 %), not zero.
    Below(f64),
    /// It always happened: the chance is above this (95 %), not one.
    Above(f64),
}

impl Proportion {
    /// Counts a run.
    pub fn count(&mut self, is_hit: bool) {
        self.hits += u32::from(is_hit);
        self.n += 1;
    }

    /// The share of runs in which it happened, 0 to 1; `None` without runs.
    pub fn estimate(self) -> Option<f64> {
        (self.n > 0).then(|| f64::from(self.hits) / f64::from(self.n))
    }

    /// The 95 % interval of Wilson (1927), lower and upper end; from 0 to 1 without runs. Where it
    /// never or always happened, the one-sided exact bound takes its place: 1 − 0.05^(1/n), about
    /// 3/n (Hanley and Lippman-Hand 1983), and its mirror image.
    pub fn interval(self) -> (f64, f64) {
        match self.said() {
            Said::Nothing => (0.0, 1.0),
            Said::Below(bound) => (0.0, bound),
            Said::Above(bound) => (bound, 1.0),
            Said::About(_) => self.score_interval(),
        }
    }

    /// The 95 % interval of Wilson (1927) as it is, even where it never or always happened.
    pub fn score_interval(self) -> (f64, f64) {
        self.score_interval_of(Z)
    }

    /// The same of so many standard deviations.
    pub fn score_interval_of(self, deviations: f64) -> (f64, f64) {
        let (centre, half) = self.wilson(deviations);
        ((centre - half).max(0.0), (centre + half).min(1.0))
    }

    /// What can be said of the chance.
    pub fn said(self) -> Said {
        let Some(estimate) = self.estimate() else {
            return Said::Nothing;
        };
        let rest = libm::pow(0.05, 1.0 / f64::from(self.n));
        match self.hits {
            0 => Said::Below(1.0 - rest),
            hits if hits == self.n => Said::Above(rest),
            _ => Said::About(estimate),
        }
    }

    /// Half the width of the Wilson interval; 0.5 without runs.
    pub fn half_width(self) -> f64 {
        self.wilson(Z).1
    }

    /// Centre and half width of the Wilson interval, with no continuity correction.
    fn wilson(self, deviations: f64) -> (f64, f64) {
        let Some(share) = self.estimate() else {
            return (0.5, 0.5);
        };
        let n = f64::from(self.n);
        let weight = 1.0 + deviations * deviations / n;
        let centre = (share + deviations * deviations / (2.0 * n)) / weight;
        let spread = (share * (1.0 - share) / n + deviations * deviations / (4.0 * n * n)).sqrt();
        (centre, deviations * spread / weight)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rounded(proportion: Proportion) -> (f64, f64) {
        let (low, high) = proportion.interval();
        ((low * 1e4).round() / 1e4, (high * 1e4).round() / 1e4)
    }

    #[test]
    fn intervals_agree_with_newcombe_1998_table_one() {
        // Score method without continuity correction; its examples with 0 hits are one-sided here.
        assert_eq!(rounded(Proportion { hits: 81, n: 263 }), (0.2553, 0.3662));
        assert_eq!(rounded(Proportion { hits: 15, n: 148 }), (0.0624, 0.1605));
        assert_eq!(rounded(Proportion { hits: 1, n: 29 }), (0.0061, 0.1718));
    }

    #[test]
    fn nothing_in_n_runs_is_a_bound_of_about_three_in_n() {
        let Said::Below(bound) = (Proportion { hits: 0, n: 1_000 }).said() else {
            panic!("no bound");
        };
        assert!((bound - 0.002_991).abs() < 1e-6, "{bound}");
        let none = Proportion { hits: 0, n: 100 }.interval();
        let all = Proportion { hits: 100, n: 100 }.interval();
        assert!((none.1 - 0.029_513).abs() < 1e-6);
        assert!((none.1 + all.0 - 1.0).abs() < 1e-12 && none.0 == 0.0 && all.1 == 1.0);
    }

    #[test]
    fn without_runs_nothing_is_said() {
        let nothing = Proportion::default();
        assert_eq!(nothing.said(), Said::Nothing);
        assert_eq!(nothing.interval(), (0.0, 1.0));
        assert_eq!(nothing.half_width(), 0.5);
    }

    #[test]
    fn the_interval_holds_the_estimate_and_narrows_with_the_runs() {
        for hits in 0..=50 {
            let few = Proportion { hits, n: 50 };
            let many = Proportion { hits: hits * 10, n: 500 };
            let (low, high) = few.interval();
            let share = f64::from(hits) / 50.0;
            assert!(low <= share && share <= high && many.half_width() < few.half_width());
        }
    }
}
