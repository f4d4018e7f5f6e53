//! What the rows of a record say together: a whole does not come about before its parts.

use jiff::civil::Date;

use super::super::{Goal, Message, Milestone, Scenario};
use super::{Entry, Outcome, Recorded};
use crate::id::SiteId;

/// Why a record cannot be true: the entries by their places and what contradicts them, in the order of the entries.
pub(super) fn contradictions(scenario: &Scenario, entries: &[Entry]) -> Vec<(usize, Message)> {
    let told: Vec<Told> = entries.iter().filter_map(|entry| Told::of(scenario, entry)).collect();
    let mut found = Vec::new();
    for (place, one) in told.iter().enumerate() {
        let others = || told.iter().enumerate().filter(|(other, _)| *other != place);
        let before = others().find(|(other, it)| {
            // Two that come about at once are told of once, by the later row.
            let is_mutual = one.is_no_later_than(it);
            it.is_no_later_than(one) && it.from > one.until && !(is_mutual && *other > place)
        });
        if let Some((_, it)) = before {
            found.push((place, it.said_before(one)));
        } else if let Some(until) = one.last_part(others().map(|(_, it)| it)) {
            let (whole, from) = (&one.name, one.from);
            found.push((place, message!("record-later-than-its-parts", whole, from, until)));
        }
    }
    found
}

/// What an entry says: that a milestone was reached at all of these sites within these days.
struct Told {
    name: String,
    sites: Vec<SiteId>,
    milestone: Milestone,
    from: Date,
    until: Date,
}

impl Told {
    /// Nothing of deadlines that are about other things.
    fn of(scenario: &Scenario, entry: &Entry) -> Option<Self> {
        let (sites, milestone) = match entry.milestone {
            Recorded::Vacated(camp) => (vec![scenario.camps[camp].site], Milestone::Vacated),
            Recorded::Deadline(id) => match scenario.deadlines[id].goal {
                Goal::Reached(milestone) => (scenario.deadlines[id].all.clone(), milestone),
                Goal::Arrived(_) | Goal::Held(_) | Goal::Empty(_) => return None,
            },
        };
        let (from, until) = match entry.outcome {
            Outcome::Reached { earliest, latest } => (earliest, latest),
            Outcome::NotBy(day) => (day.tomorrow().unwrap_or(day), Date::MAX),
        };
        let name = entry.milestone.key(scenario);
        Some(Self { name, sites, milestone, from, until })
    }

    /// Whether it cannot come about after another: it is of no other sites, and of nothing that comes later at them.
    fn is_no_later_than(&self, other: &Self) -> bool {
        let order = [Milestone::Lifted, Milestone::Vacated, Milestone::Closed];
        let place = |milestone| order.iter().position(|it| *it == milestone);
        let is_in_order = match (place(self.milestone), place(other.milestone)) {
            (Some(one), Some(other)) => one <= other,
            _ => self.milestone == other.milestone,
        };
        is_in_order && self.sites.iter().all(|site| other.sites.contains(site))
    }

    fn said_before(&self, whole: &Self) -> Message {
        let (part, from) = (&self.name, self.from);
        let (whole, until) = (&whole.name, whole.until);
        message!("record-earlier-than-its-part", whole, until, part, from)
    }

    /// The day by which the last of its sites had come so far by what the others say, if it is said to have come about only
    /// later.
    fn last_part<'a>(&self, others: impl Iterator<Item = &'a Self> + Clone) -> Option<Date> {
        let of_site = |site: &SiteId| {
            let all = others.clone();
            let parts = all.filter(|it| it.milestone == self.milestone && it.sites.contains(site));
            parts.map(|it| it.until).min()
        };
        let last = self.sites.iter().map(of_site).collect::<Option<Vec<Date>>>()?;
        last.into_iter().max().filter(|until| self.from > *until)
    }
}
