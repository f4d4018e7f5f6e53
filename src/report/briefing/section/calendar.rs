//! The dates that several pictures share: where their axes end, and the deadlines on them.

use super::super::dossier::{Dossier, Which};
use super::super::picture::{Flag, TimeAxis};
use super::text;
use crate::archive::{Records, Row};
use crate::results::deadlines::Deadlines;
use crate::scenario::Goal;
use crate::time::{Moment, Span};

/// The latest of these dates; the horizon if one of them is not reached.
pub(super) fn latest(dossier: &Dossier, dates: impl Iterator<Item = Option<Moment>>) -> Moment {
    let until = dossier.scenario().until;
    dates.map(|at| at.unwrap_or(until)).max().unwrap_or(Moment::START)
}

/// The last date that any deadline is due, over all rows of `deadlines.csv`; the start without one.
pub(super) fn last_due(deadlines: &Records<Deadlines>) -> Moment {
    deadlines.iter().filter_map(|row| row.due()).max().unwrap_or_default()
}

/// An axis with a little room after its last date, but not beyond the horizon. It is the same for
/// every plan and case, so that pictures can be compared when one is chosen after the other.
pub(super) fn axis(dossier: &Dossier, last: Moment) -> TimeAxis<'_> {
    let scenario = dossier.scenario();
    let room = Span(last.0 / 16);
    TimeAxis::new(&scenario.clock, dossier.language(), (last + room).min(scenario.until))
}

/// Whether a deadline has a date, rather than being a limit on how long a site stands empty.
pub(super) fn is_dated(dossier: &Dossier, deadline: &str) -> bool {
    let deadlines = &dossier.scenario().deadlines;
    let found = Dossier::find(deadlines, deadline, |it| &it.name);
    found.is_none_or(|id| !matches!(deadlines[id].goal, Goal::Empty(_)))
}

/// The deadlines of one plan and case that have a date, from `deadlines.csv`, the earliest first.
pub(super) fn flags(dossier: &Dossier, deadlines: &Records<Deadlines>, which: Which) -> Vec<Flag> {
    let (plan, case) = dossier.keys(which);
    let rows = deadlines.of(plan, case);
    let flag = |row: Row<'_, Deadlines>| {
        let at = row.due()?;
        let name = dossier.deadline(row.deadline());
        // The axis below says which year it is.
        let day = dossier.language().day_and_month(&dossier.scenario().clock.civil(at));
        let name = dossier.texts.fill("flag", &[("name", text(name)), ("date", text(day))]);
        Some(Flag { at, name })
    };
    let mut flags: Vec<Flag> = rows.filter_map(flag).collect();
    flags.sort_by_key(|flag| flag.at);
    flags
}
