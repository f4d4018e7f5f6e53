//! What was found of a switch of plan, in a sentence: the same on the terminal of `decide`, from what was
//! played, and on the first page, from its table.

use super::texts::Texts;

/// What was found of a switch for one deadline, for the reader.
pub(crate) struct Switched {
    /// The deadline.
    pub(crate) deadline: String,
    /// The plan until the day of the decision, and the one from then on.
    pub(crate) plans: [String; 2],
    /// The case; none where the reader needs not be told.
    pub(crate) case: Option<String>,
    /// The chance of holding that is wanted.
    pub(crate) wanted: String,
    /// What the days say.
    pub(crate) days: Days,
    /// The chance of holding it if one switches at once, and if one never does.
    pub(crate) ends: [String; 2],
}

/// What was found of the days, from which it follows what they say.
pub(crate) struct Seen {
    /// Whether never switching holds the deadline at least as often as switching at once.
    pub(crate) is_vain: bool,
    /// Whether the chance wanted is there without a switch.
    pub(crate) without: Without,
    /// The days on which it is there.
    pub(crate) given: Given,
    /// The chance at once, with the lower end of its interval.
    pub(crate) at_once: (f64, f64),
    /// The chance without a switch.
    pub(crate) never: f64,
    /// Whether a later day is always the worse one.
    pub(crate) is_monotone: bool,
}

/// Whether a deadline holds with the chance wanted without a switch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Without {
    /// In as many of the runs.
    Holds,
    /// In fewer, but the interval of its chance reaches so far.
    Untold,
    /// Surely not.
    Fails,
}

impl Without {
    const ALL: [Self; 3] = [Self::Holds, Self::Untold, Self::Fails];

    /// As a table has it.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Holds => "holds",
            Self::Untold => "untold",
            Self::Fails => "fails",
        }
    }

    /// From a table.
    pub(crate) fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.word() == word)
    }
}

/// The days on which the chance wanted is there, each with its interval in brackets, if it has one.
pub(crate) enum Given {
    /// None.
    Nowhere,
    /// All up to this one.
    Until(String, String),
    /// Every day up to the last, which is this one.
    Everywhere(String, String),
}

/// What the days on which one may decide say.
pub(crate) enum Days {
    /// On none of them is it worth it.
    Vain,
    /// The chance wanted is there without a switch.
    Without,
    /// It may be there without a switch.
    Untold,
    /// The chance wanted is there up to this day, with its interval in brackets, if it has one.
    Until(String, String),
    /// It is there on every day up to the last.
    Every(String, String),
    /// It is there on none: at once is best.
    AtOnce,
    /// It is there on none, and nothing says that a switch helps.
    Unseen,
    /// It is there on none, and which day is best is not told.
    Never,
}

impl Switched {
    /// That in a sentence or two.
    pub(crate) fn said(&self, texts: &Texts) -> String {
        let [from, plan] = self.plans.each_ref().map(String::as_str);
        let [at_once, never] = self.ends.each_ref().map(String::as_str);
        let ends = [("at_once", at_once), ("never", never)];
        let under = under(texts, self.case.as_deref());
        let both = texts.with("decisions-say-ends", &ends);
        let (id, date, between) = match &self.days {
            Days::Vain => ("decisions-say-vain", "", ""),
            Days::Without => ("decisions-say-without", "", ""),
            Days::Untold => ("decisions-say-untold", "", ""),
            Days::Until(date, between) => ("decisions-say-switch", date.as_str(), between.as_str()),
            Days::Every(date, between) => {
                ("decisions-say-any-day", date.as_str(), between.as_str())
            }
            Days::AtOnce => ("decisions-say-no-switch", "", ""),
            Days::Unseen => ("decisions-say-unseen", "", ""),
            Days::Never => ("decisions-say-no-day", "", ""),
        };
        let about = [
            ("deadline", self.deadline.as_str()),
            ("from", from),
            ("plan", plan),
            ("under", &under),
            ("chance", &self.wanted),
            ("date", date),
            ("between", between),
            ("ends", &both),
        ];
        texts.with(id, &[&about[..], &ends[..]].concat())
    }
}

/// The case in brackets, where one is to be told.
pub(super) fn under(texts: &Texts, case: Option<&str>) -> String {
    case.map_or_else(String::new, |case| {
        format!(" {}", texts.with("decisions-say-under", &[("case", case)]))
    })
}

impl Days {
    /// What they say, by what was found of them.
    pub(crate) fn of(seen: Seen) -> Self {
        match (seen.given, seen.without) {
            _ if seen.is_vain => Self::Vain,
            (Given::Nowhere, _) => none_suffices(seen.at_once, seen.never, seen.is_monotone),
            (_, Without::Holds) => Self::Without,
            (_, Without::Untold) => Self::Untold,
            (Given::Until(day, between), Without::Fails) => Self::Until(day, between),
            (Given::Everywhere(day, between), Without::Fails) => Self::Every(day, between),
        }
    }
}

/// Which day is best where none gives the chance wanted, by the chances at once (with their interval) and never,
/// and whether a later day is always the worse one.
fn none_suffices(at_once: (f64, f64), never: f64, is_monotone: bool) -> Days {
    let (share, low) = at_once;
    match is_monotone {
        // A chance that lies within the interval of the other is not seen to differ from it.
        _ if never >= low || never >= share => Days::Unseen,
        true => Days::AtOnce,
        false => Days::Never,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn at_once_is_said_only_where_it_is_seen_to_be_better() {
        let word = |at_once, never, is_monotone| match none_suffices(at_once, never, is_monotone) {
            Days::AtOnce => "at once",
            Days::Unseen => "unseen",
            Days::Never => "never",
            _ => "other",
        };
        assert_eq!(word((0.58, 0.52), 0.47, true), "at once");
        // A chance within the interval of the other, or above it, and a curve that rises again.
        assert_eq!(word((0.58, 0.46), 0.47, true), "unseen");
        assert_eq!(word((0.58, 0.52), 0.60, true), "unseen");
        assert_eq!(word((0.58, 0.52), 0.47, false), "never");
    }

    #[test]
    fn a_last_day_is_told_only_where_never_switching_surely_fails() {
        let day = || ("5 May".to_owned(), String::new());
        let said = |is_vain, without, given| {
            let at_once = (0.9, 0.85);
            match Days::of(Seen { is_vain, without, given, at_once, never: 0.4, is_monotone: true })
            {
                Days::Vain => "vain",
                Days::Without => "without",
                Days::Untold => "untold",
                Days::Until(..) => "until",
                Days::Every(..) => "every",
                Days::AtOnce => "at once",
                Days::Unseen | Days::Never => "other",
            }
        };
        let until = || Given::Until(day().0, day().1);
        let everywhere = || Given::Everywhere(day().0, day().1);
        assert_eq!(said(false, Without::Fails, until()), "until");
        assert_eq!(said(false, Without::Fails, everywhere()), "every");
        assert_eq!(said(false, Without::Untold, until()), "untold");
        assert_eq!(said(false, Without::Holds, everywhere()), "without");
        assert_eq!(said(false, Without::Fails, Given::Nowhere), "at once");
        // Where the switch gains nothing, no day of it is worth telling.
        assert_eq!(said(true, Without::Fails, until()), "vain");
        assert_eq!(said(true, Without::Holds, Given::Nowhere), "vain");
    }

    #[test]
    fn a_table_and_who_reads_it_have_the_same_words() {
        for word in ["holds", "untold", "fails"] {
            assert_eq!(Without::of_word(word).map(Without::word), Some(word));
        }
        assert_eq!(Without::of_word("perhaps"), None);
    }
}
