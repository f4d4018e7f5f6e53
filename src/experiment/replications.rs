//! How many replications: a number, or a rule that looks at the results.

/// How many replications every variant runs.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Replications {
    /// As many as it takes. After every `batch` replications the rule looks at each chance of
    /// missing a deadline, and at the joint ones, of each variant; it stops when the 95 % interval
    /// of every one reaches no further than `half_width` to either side.
    ///
    /// Looking again and again makes the intervals a little too narrow (by less than a tenth at
    /// these numbers); what is reported is the plain interval of all runs.
    Adaptive {
        /// Half the width of the widest interval that is good enough; above 0.
        half_width: f64,
        /// Replications between two looks; at least 1.
        batch: u32,
        /// Replications after which it stops in any case.
        most: u32,
    },
    /// Exactly so many.
    Fixed(u32),
}

impl Default for Replications {
    /// Every chance to three points of a hundred: some 200 runs where all is certain, 1,200 where
    /// a chance is near one half.
    fn default() -> Self {
        Self::Adaptive { half_width: 0.03, batch: 200, most: 5_000 }
    }
}
