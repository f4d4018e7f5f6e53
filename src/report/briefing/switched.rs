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

/// Which day is best where none gives the chance wanted, by the chances at once (with their interval) and never,
/// and whether a later day is always the worse one.
pub(crate) fn none_suffices(at_once: (f64, f64), never: f64, is_monotone: bool) -> Days {
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
}
