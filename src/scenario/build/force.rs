//! Forces and their orders.

use crate::chance::Uncertain;
use crate::id::{Arena, Name, SideId, SiteId};
use crate::units::Speed;

use super::super::desk::nearest;
use super::super::draft::{self, MILESTONES, Task as Word};
use super::super::{Force, Label, MISSION, Milestone, Order, Posture, Presence, Side, Task};
use super::lookup::id_of;
use super::{Bench, Code, Slots, collect, in_order};

impl Bench<'_> {
    /// All sides, and which of them is the mission.
    pub(super) fn sides(&mut self) -> (Arena<SideId, Side>, SideId) {
        let side = |name: &&str| Side {
            name: Name::new(name),
            label: Label { en: Some((*name).to_owned()), fr: None },
            hostile: Vec::new(),
        };
        let sides = self.names.sides.iter().map(side).collect();
        let mission = id_of(&self.names.sides, MISSION).expect("the mission is always a side");
        (Arena::new(sides), mission)
    }

    pub(super) fn forces(&mut self) -> Slots<Force> {
        let file = self.file;
        collect(in_order(&file.force.0).map(|(name, draft)| self.force(name, draft?)))
    }

    fn force(&mut self, name: &str, draft: &draft::Force) -> Option<Force> {
        let path = |key: &str| format!("force.{name}.{key}");
        let at = self.site(&path("at"), &draft.at);
        let rate = self.rate_of_march(name, draft);
        let side = self.side(&path("side"), &draft.side);
        let orders: Vec<Option<Order>> = draft
            .orders
            .iter()
            .flatten()
            .enumerate()
            .map(|(index, order)| self.order(&path(&format!("orders.{index}")), order))
            .collect();
        Some(Force {
            name: Name::new(name),
            label: self.label(draft.name.as_ref(), name),
            side: side?,
            size: draft.size.map_or(0, |size| size.0),
            at: at?,
            presence: Presence::Certain,
            posture: Posture::Defend,
            support: Vec::new(),
            rate: rate?,
            orders: orders.into_iter().collect::<Option<_>>()?,
        })
    }

    /// The rate given; a force that never moves needs none.
    fn rate_of_march(&mut self, name: &str, draft: &draft::Force) -> Option<Uncertain<Speed>> {
        let path = format!("force.{name}");
        self.maybe_calendar(&format!("{path}.calendar"), draft.calendar.as_ref())?;
        let hours = self.hours_in_day(draft.calendar.as_ref());
        if let Some(rate) = &draft.rate {
            return self.uncertain(&format!("{path}.rate"), rate, Some(hours));
        }
        if draft.orders.iter().flatten().all(|order| order.task == Word::Hold) {
            return Some(Uncertain::fixed(1.0));
        }
        self.find(Code::MissingKey, &path, format!("[{path}] is to move and has no rate")).remedy =
            Some("add rate = \"… km/day\"".to_owned());
        None
    }

    fn order(&mut self, path: &str, draft: &draft::Order) -> Option<Order> {
        let task = self.task_of(path, draft);
        let not_before =
            self.maybe_uncertain(&format!("{path}.not_before"), draft.not_before.as_ref());
        let after = match &draft.after {
            Some(text) => self.trigger(&format!("{path}.after"), text).map(Some),
            None => Some(None),
        };
        let pause = self.uncertain_or(&format!("{path}.pause"), draft.pause.as_ref(), 0.0);
        Some(Order {
            task: task?,
            not_before: not_before?,
            after: after?,
            when: None,
            pause: pause?,
            lasts: None,
        })
    }

    fn task_of(&mut self, path: &str, draft: &draft::Order) -> Option<Task> {
        let at = format!("{path}.site");
        match (draft.task, &draft.site) {
            (Word::Hold, None) => Some(Task::Hold),
            (Word::Hold, Some(_)) => {
                self.find(Code::Conflict, &at, "a force holds where it stands").remedy =
                    Some("write an order to move before it".to_owned());
                None
            }
            (Word::Move, Some(site)) => self.site(&at, site).map(Task::Move),
            (Word::TakeOver, Some(site)) => self.site(&at, site).map(Task::TakeOver),
            (Word::Move | Word::TakeOver, None) => {
                self.find(Code::MissingKey, path, "this order does not say where to go").remedy =
                    Some("add site = \"…\"".to_owned());
                None
            }
        }
    }

    /// A milestone of a camp, as "kidal.vacated".
    fn trigger(&mut self, path: &str, text: &str) -> Option<(SiteId, Milestone)> {
        let words = MILESTONES.map(|(word, _)| word);
        let Some((camp, word)) = text.rsplit_once('.') else {
            let problem = format!("\"{text}\" is no milestone of a camp");
            self.find(Code::BadPath, path, problem).allowed =
                Some(format!("a camp, a dot, and one of {}", words.join(", ")));
            return None;
        };
        let site = self.camp_site(path, camp);
        let milestone = MILESTONES.iter().find(|(known, _)| *known == word);
        if milestone.is_none() {
            let finding = self.find(Code::UnknownWord, path, format!("\"{word}\" is no milestone"));
            finding.allowed = Some(words.join(", "));
            finding.did_you_mean = nearest(word, words);
        }
        Some((site?, milestone?.1))
    }
}
