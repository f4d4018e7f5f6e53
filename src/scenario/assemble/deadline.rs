//! Deadlines and assumptions.

use crate::Message;
use crate::id::{Id, LineId, Name, SiteId};
use crate::time::{Moment, Span};
use crate::units::{LoadKind, Share};

use super::super::desk::{OneOrMany, nearest};
use super::super::node::Node;
use super::super::quantity::{Anything, DateMeans, Dimension};
use super::super::spread::{Unsure, Written};
use super::super::syntax::{self, Traffic, Wanted};
use super::super::{
    Assumption, AssumptionUnit, Deadline, DeadlineKind, Goal, Label, Line, Milestone,
};
use super::lookup::id_of;
use super::spread::{dimension, distribution, unit_of};
use super::{Bench, Code, Slots, collect};

impl Bench<'_> {
    pub(super) fn deadlines(&mut self, lines: &Slots<Line>) -> Slots<Deadline> {
        let (file, names) = (self.file, self.names.deadlines.clone());
        let syntax = |name: &str| file.deadline.get(name).flatten();
        collect(names.into_iter().map(|name| self.deadline(name, syntax(name)?, lines)))
    }

    fn deadline(
        &mut self,
        name: &str,
        syntax: &syntax::Deadline,
        lines: &Slots<Line>,
    ) -> Option<Deadline> {
        let goal = self.goal(name, syntax)?;
        let mut all = self.sites_of(name, syntax, goal)?;
        all.sort_unstable();
        all.dedup();
        if all.is_empty() {
            let path = format!("deadline.{name}.all");
            self.find(
                Code::NothingCovered,
                &path,
                message!("deadline-deadline-about-no-camp", name),
            )
            .remedy = Some(message!("deadline-name-camps-write-all-all"));
            return None;
        }
        let mut of_lines = Vec::new();
        if let Some(arrived) = &syntax.arrived {
            of_lines = self.arriving(name, arrived, &all, lines)?;
            all = of_lines.iter().filter_map(|id| self.site_of_line(lines, *id)).collect();
            all.sort_unstable();
            all.dedup();
        }
        Some(Deadline {
            name: Name::new(name),
            label: self.label(syntax.name.as_ref(), name),
            due: self.due(name, syntax, goal)?,
            kind: syntax.kind.unwrap_or(DeadlineKind::Hard),
            basis: syntax.basis.clone().unwrap_or_default(),
            why: syntax.why.as_ref().map(|why| why.0.clone()).unwrap_or_default(),
            all,
            lines: of_lines,
            goal,
        })
    }

    /// The sites that it names: all camps, where it is about what arrives and names none.
    fn sites_of(
        &mut self,
        name: &str,
        syntax: &syntax::Deadline,
        goal: Goal,
    ) -> Option<Vec<SiteId>> {
        let path = format!("deadline.{name}");
        match &syntax.all {
            Some(Wanted::AllCamps) => Some(self.all_camps()),
            Some(Wanted::These(names)) if matches!(goal, Goal::Held(_)) => {
                self.all(&format!("{path}.all"), names, Self::site)
            }
            Some(Wanted::These(names)) => self.all(&format!("{path}.all"), names, Self::camp_site),
            None if syntax.arrived.is_some() => Some(self.all_camps()),
            None => {
                self.find(Code::MissingKey, &path, message!("deadline-has-no-key-all", path))
                    .remedy = Some(message!("deadline-add-all-all-camps-list"));
                None
            }
        }
    }

    /// The lines that must have arrived, of the camps that the deadline names.
    fn arriving(
        &mut self,
        name: &str,
        syntax: &syntax::Arrived,
        camps: &[SiteId],
        lines: &Slots<Line>,
    ) -> Option<Vec<LineId>> {
        let path = format!("deadline.{name}.arrived");
        let values =
            |texts: &Option<OneOrMany<String>>| texts.as_ref().map(|texts| texts.values().to_vec());
        let named = match values(&syntax.lines) {
            Some(names) => {
                let line =
                    |bench: &mut Self, path: &str, text: &str| bench.line_named(path, text, lines);
                Some(self.all(&format!("{path}.lines"), &names, line)?)
            }
            None => None,
        };
        let ends = match values(&syntax.to) {
            Some(names) => Some(self.all(&format!("{path}.to"), &names, Self::site)?),
            None => None,
        };
        if lines.iter().any(Option::is_none) {
            return None; // What is wrong with a line has been said.
        }
        let is_meant = |(id, line): &(LineId, &Line)| {
            let kind = match syntax.load {
                None => true,
                Some(Traffic::People) => line.kind == LoadKind::People,
                Some(Traffic::Freight) => line.kind != LoadKind::People,
            };
            let end = line.stages.last().map(|stage| stage.to);
            let goes = |ends: &Vec<SiteId>| end.is_some_and(|end| ends.contains(&end));
            kind && end.is_some()
                && named.as_ref().is_none_or(|named| named.contains(id))
                && ends.as_ref().is_none_or(goes)
                && self.site_of_line(lines, *id).is_some_and(|site| camps.contains(&site))
        };
        let all = lines
            .iter()
            .enumerate()
            .filter_map(|(index, line)| Some((LineId::at(index), line.as_ref()?)));
        let meant: Vec<LineId> = all.filter(is_meant).map(|(id, _)| id).collect();
        if meant.is_empty() {
            let problem = message!("deadline-deadline-about-no-load-nothing", name);
            let finding = self.find(Code::NothingCovered, &path, problem);
            finding.allowed = Some(message!("deadline-lines-moved-site-where-their"));
            finding.remedy = Some(message!("deadline-give-fewer-keys-others"));
            return None;
        }
        Some(meant)
    }

    /// A line by its camp and name, as "abeche.food".
    fn line_named(&mut self, path: &str, text: &str, lines: &Slots<Line>) -> Option<LineId> {
        let Some((camp_name, name)) = text.split_once('.') else {
            self.find(Code::BadPath, path, message!("deadline-no-line-camp", text)).allowed =
                Some(message!("deadline-camp-dot-one-lines-kidal"));
            return None;
        };
        let camp = self.camp(path, camp_name)?;
        let of_camp = lines.iter().enumerate().filter_map(|(index, line)| {
            let line = line.as_ref().filter(|line| line.camp == camp)?;
            Some((LineId::at(index), line.name.as_str()))
        });
        let of_camp: Vec<(LineId, &str)> = of_camp.collect();
        let found = of_camp.iter().find(|(_, known)| *known == name);
        if found.is_none() {
            let problem = message!("deadline-has-no-line", camp_name, name);
            let finding = self.find(Code::UnknownReference, path, problem);
            let names = of_camp.iter().map(|(_, known)| *known);
            finding.did_you_mean = nearest(name, names.clone());
            finding.allowed = Some(Message::verbatim(names.collect::<Vec<_>>().join(", ")));
        }
        found.map(|(id, _)| *id)
    }

    /// The site of a line's camp.
    fn site_of_line(&self, lines: &Slots<Line>, id: LineId) -> Option<SiteId> {
        let line = lines[id.index()].as_ref()?;
        id_of(&self.names.sites, self.names.camps[line.camp.index()])
    }

    /// What it asks of its sites: one thing.
    fn goal(&mut self, name: &str, syntax: &syntax::Deadline) -> Option<Goal> {
        match (syntax.milestone, &syntax.arrived, &syntax.held_by, syntax.empty_at_most) {
            (milestone, None, None, None) => {
                Some(Goal::Reached(milestone.map_or(Milestone::Vacated, |word| word.0)))
            }
            (None, Some(arrived), None, None) => {
                Some(Goal::Arrived(Share(arrived.share.map_or(1.0, |share| share.0))))
            }
            (None, None, Some(side), None) => {
                self.side(&format!("deadline.{name}.held_by"), side).map(Goal::Held)
            }
            (None, None, None, Some(gap)) => Some(Goal::Empty(Span(gap.seconds() as i64))),
            _ => {
                let problem = message!("deadline-deadline-asks-several-things-once", name);
                let finding = self.find(Code::Conflict, &format!("deadline.{name}"), problem);
                finding.allowed = Some(message!("deadline-one-milestone-arrived-held-empty"));
                finding.remedy = Some(message!("deadline-write-deadline-each"));
                None
            }
        }
    }

    /// When it is due; a limit on how long sites stand empty holds to the horizon.
    fn due(&mut self, name: &str, syntax: &syntax::Deadline, goal: Goal) -> Option<Moment> {
        match (&syntax.due, goal) {
            (Some(due), _) => Some(self.moment(due, DateMeans::End)),
            (None, Goal::Empty(_)) => Some(self.frame.until),
            (None, _) => {
                let path = format!("deadline.{name}");
                self.find(Code::MissingKey, &path, message!("deadline-has-no-key-due", path))
                    .remedy = Some(message!("deadline-add-due"));
                None
            }
        }
    }

    fn all_camps(&self) -> Vec<SiteId> {
        self.names.camps.iter().filter_map(|name| id_of(&self.names.sites, name)).collect()
    }

    pub(super) fn assumptions(&mut self) -> Slots<Assumption> {
        let file = self.file;
        collect(file.assumption.iter().map(|(name, syntax)| self.assumption_of(name, syntax?)))
    }

    fn assumption_of(&mut self, name: &str, syntax: &syntax::Assumption) -> Option<Assumption> {
        let path = format!("assumption.{name}.value");
        let unit = unit_of(&syntax.value);
        let value = match unit {
            AssumptionUnit::Text => None,
            _ => Some(self.spread_of(&path, &syntax.value)?),
        };
        let written = super::super::path::at(self.root, &path).map(|node| self.written(node));
        let label = |text: &Option<syntax::Text>| {
            text.as_ref().map_or_else(Label::default, |it| it.0.clone())
        };
        let paths = syntax.sets.iter().flatten().chain(syntax.scales.iter().flatten());
        Some(Assumption {
            name: Name::new(name),
            statement: label(&syntax.statement),
            owner: label(&syntax.owner),
            grade: syntax.grade.clone().unwrap_or_default(),
            signpost: label(&syntax.signpost),
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
            self.find(Code::BadDistribution, path, message!("deadline-words-have-no-distribution"));
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
