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

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::id::LineId;
    use crate::scenario::{About, StatusKind};
    use crate::time::Moment;

    fn fact(says: Says) -> Fact {
        let day = date(2023, 10, 1);
        Fact {
            kind: StatusKind::ALL[0],
            what: String::new(),
            about: About::Left(LineId(0)),
            says,
            as_of: day,
            known_on: day,
            source: String::new(),
            grade: String::new(),
        }
    }

    #[test]
    fn an_amount_stands_among_runs_by_those_below_and_half_of_those_that_show_as_much() {
        // 100, give or take 10: one run is below, 90 and 110 show the same, two are above.
        let told = fact(Says::Amount { at: Moment(0), value: 100.0, give: 10.0 });
        let place = Place::of(&told, [89.0, 90.0, 110.0, 111.0, 200.0].into_iter());
        assert_eq!(place, Place { share: 0.4, chance: 0.8, is_varied: true });
        let alike = Place::of(&told, [100.0, 100.0].into_iter());
        assert_eq!(alike, Place { share: 0.5, chance: 1.0, is_varied: false });
    }

    #[test]
    fn what_has_not_come_about_disagrees_with_runs_in_which_it_has() {
        let told = fact(Says::NotBy(Moment(50)));
        let place = Place::of(&told, [40.0, 50.0, 51.0, f64::INFINITY].into_iter());
        assert_eq!(place, Place { share: 0.5, chance: 0.5, is_varied: true });
        // A date between two moments, both included.
        let told = fact(Says::Between(Moment(50), Moment(60)));
        let place = Place::of(&told, [49.0, 50.0, 60.0, 61.0].into_iter());
        assert_eq!(place, Place { share: 0.5, chance: 1.0, is_varied: true });
        let early = Place::of(&told, [61.0, 70.0, 40.0, 80.0].into_iter());
        assert_eq!(early, Place { share: 0.25, chance: 0.5, is_varied: true });
    }
}
