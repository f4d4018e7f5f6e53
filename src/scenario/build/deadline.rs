//! Deadlines and assumptions.

use crate::id::{Name, SiteId};
use crate::time::{Moment, Span};

use super::super::draft::{self, Wanted};
use super::super::node::Node;
use super::super::quantity::{Anything, DateMeans, Dimension};
use super::super::spread::{Unsure, Written};
use super::super::{Assumption, AssumptionUnit, Deadline, DeadlineKind, Goal, Label, Milestone};
use super::lookup::id_of;
use super::spread::{dimension, distribution, unit_of};
use super::{Bench, Code, Slots, collect};

impl Bench<'_> {
    pub(super) fn deadlines(&mut self) -> Slots<Deadline> {
        let (file, names) = (self.file, self.names.deadlines.clone());
        let draft = |name: &str| file.deadline.get(name).flatten();
        collect(names.into_iter().map(|name| self.deadline(name, draft(name)?)))
    }

    fn deadline(&mut self, name: &str, draft: &draft::Deadline) -> Option<Deadline> {
        let path = format!("deadline.{name}.all");
        let goal = self.goal(name, draft)?;
        let mut all = match &draft.all {
            Wanted::AllCamps => self.all_camps(),
            Wanted::These(names) if matches!(goal, Goal::Held(_)) => {
                self.all(&path, names, Self::site)?
            }
            Wanted::These(names) => self.all(&path, names, Self::camp_site)?,
        };
        all.sort_unstable();
        all.dedup();
        if all.is_empty() {
            self.find(Code::NothingCovered, &path, format!("deadline {name} is about no camp"))
                .remedy = Some("name camps, or write all = \"all-camps\"".to_owned());
            return None;
        }
        Some(Deadline {
            name: Name::new(name),
            label: self.label(draft.name.as_ref(), name),
            due: self.due(name, draft, goal)?,
            kind: draft.kind.unwrap_or(DeadlineKind::Hard),
            basis: draft.basis.clone().unwrap_or_default(),
            why: draft.why.as_ref().map(|why| why.0.clone()).unwrap_or_default(),
            all,
            goal,
        })
    }

    /// What it asks of its sites: one thing.
    fn goal(&mut self, name: &str, draft: &draft::Deadline) -> Option<Goal> {
        match (draft.milestone, &draft.held_by, draft.empty_at_most) {
            (milestone, None, None) => {
                Some(Goal::Reached(milestone.map_or(Milestone::Vacated, |word| word.0)))
            }
            (None, Some(side), None) => {
                self.side(&format!("deadline.{name}.held_by"), side).map(Goal::Held)
            }
            (None, None, Some(gap)) => Some(Goal::Empty(Span(gap.seconds() as i64))),
            _ => {
                let problem = format!("deadline {name} asks for several things at once");
                let finding = self.find(Code::Conflict, &format!("deadline.{name}"), problem);
                finding.allowed = Some("one of milestone, held_by and empty_at_most".to_owned());
                finding.remedy = Some("write a deadline for each".to_owned());
                None
            }
        }
    }

    /// When it is due; a limit on how long sites stand empty holds to the horizon.
    fn due(&mut self, name: &str, draft: &draft::Deadline, goal: Goal) -> Option<Moment> {
        match (&draft.due, goal) {
            (Some(due), _) => Some(self.moment(due, DateMeans::End)),
            (None, Goal::Empty(_)) => Some(self.frame.until),
            (None, _) => {
                let path = format!("deadline.{name}");
                self.find(Code::MissingKey, &path, format!("[{path}] has no key \"due\"")).remedy =
                    Some("add due = 2023-12-15".to_owned());
                None
            }
        }
    }

    fn all_camps(&self) -> Vec<SiteId> {
        self.names.camps.iter().filter_map(|name| id_of(&self.names.sites, name)).collect()
    }

    pub(super) fn assumptions(&mut self) -> Slots<Assumption> {
        let file = self.file;
        collect(file.assumption.iter().map(|(name, draft)| self.assumption_of(name, draft?)))
    }

    fn assumption_of(&mut self, name: &str, draft: &draft::Assumption) -> Option<Assumption> {
        let path = format!("assumption.{name}.value");
        let unit = unit_of(&draft.value);
        let value = match unit {
            AssumptionUnit::Text => None,
            _ => Some(self.spread_of(&path, &draft.value)?),
        };
        let written = super::super::path::at(self.root, &path).map(|node| self.written(node));
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        let paths = draft.sets.iter().flatten().chain(draft.scales.iter().flatten());
        Some(Assumption {
            name: Name::new(name),
            statement: draft.statement.as_ref().map_or_else(Label::default, |it| it.0.clone()),
            owner: text(&draft.owner),
            grade: text(&draft.grade),
            signpost: text(&draft.signpost),
            unit,
            value,
            written: written.unwrap_or_default(),
            sets: paths.cloned().collect(),
        })
    }

    /// The spread of an assumption that is no text.
    fn spread_of(
        &mut self,
        path: &str,
        value: &Unsure<Anything>,
    ) -> Option<crate::chance::Distribution> {
        if let Written::Spread(_) = value.value
            && dimension(value) == Some(Dimension::Text)
        {
            self.find(Code::BadDistribution, path, "words have no distribution");
            return None;
        }
        let limits = (f64::NEG_INFINITY, f64::INFINITY);
        match distribution(&value.value, &self.scale(), limits) {
            Ok(distribution) => Some(distribution),
            Err(wrong) => {
                self.find(Code::BadDistribution, path, wrong);
                None
            }
        }
    }

    /// A value as written, on one line; text without its quotes.
    fn written(&self, node: &Node) -> String {
        match &node.value {
            super::super::node::Value::Text(text) => text.clone(),
            _ => self.sources.written(node.spot).split_whitespace().collect::<Vec<_>>().join(" "),
        }
    }
}
