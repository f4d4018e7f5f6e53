//! Where what a fact says stands among the runs.

use crate::scenario::{Fact, Says};

/// Where what a fact says stands among the runs.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Place {
    /// The share of runs that show less (an earlier date, a smaller amount), those that show the same
    /// counted half; of how something stands, and of what has not come about, the share that disagrees.
    pub share: f64,
    /// How far out that is: the chance that a run would be as far out as this, on either side.
    pub chance: f64,
    /// Whether runs differ in it: where all show the same, it says nothing of them.
    pub is_varied: bool,
}

impl Place {
    /// The place of a fact among runs that show this.
    pub(super) fn of(fact: &Fact, shown: impl Iterator<Item = f64>) -> Self {
        let (mut below, mut same, mut all) = (0.0, 0.0, 0.0);
        let (mut least, mut most) = (f64::INFINITY, f64::NEG_INFINITY);
        for run in shown {
            (least, most) = (least.min(run), most.max(run));
            let (is_below, is_same) = compared(fact, run);
            below += f64::from(u8::from(is_below));
            same += f64::from(u8::from(is_same));
            all += 1.0;
        }
        let all = f64::max(all, 1.0);
        let is_varied = least < most;
        let one_sided = matches!(fact.says, Says::Stands { .. } | Says::NotBy(_));
        if one_sided {
            return Self { share: below / all, chance: 1.0 - below / all, is_varied };
        }
        let share = (below + same / 2.0) / all;
        Self { share, chance: (2.0 * share.min(1.0 - share)).min(1.0), is_varied }
    }
}

/// Whether a run shows less than a fact says, or disagrees with it, and whether it shows the same.
fn compared(fact: &Fact, run: f64) -> (bool, bool) {
    match fact.says {
        Says::Between(from, until) => {
            let (from, until) = (from.0 as f64, until.0 as f64);
            (run < from, (from..=until).contains(&run))
        }
        Says::NotBy(by) => (run <= by.0 as f64, false),
        Says::Amount { value, give, .. } => {
            (run < value - give, (value - give..=value + give).contains(&run))
        }
        Says::Stands { so, .. } => ((run - so.number()).abs() > 0.5, false),
        Says::Value(..) => (false, true),
    }
}
