//! Forces and their orders.

use crate::Message;
use crate::chance::Uncertain;
use crate::id::{Name, SiteId};
use crate::units::Speed;

use super::super::desk::nearest;
use super::super::draft::{self, MILESTONES, PresenceWord, Task as Word};
use super::super::{Force, Milestone, Order, Posture, Presence, Task};
use super::{Bench, Code, Slots, collect};

impl Bench<'_> {
    pub(super) fn forces(&mut self) -> Slots<Force> {
        let file = self.file;
        collect(file.force.iter().map(|(name, draft)| self.force(name, draft?)))
    }

    fn force(&mut self, name: &str, draft: &draft::Force) -> Option<Force> {
        let path = |key: &str| format!("force.{name}.{key}");
        let at = self.site(&path("at"), &draft.at);
        let rate = self.rate_of_march(name, draft);
        let side = self.side(&path("side"), &draft.side);
        let presence = self.presence(name, draft);
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
            presence: presence?,
            posture: draft.posture.unwrap_or(Posture::Defend),
            support: draft.support.clone().unwrap_or_default(),
            rate: rate?,
            orders: orders.into_iter().collect::<Option<_>>()?,
        })
    }

    fn presence(&mut self, name: &str, draft: &draft::Force) -> Option<Presence> {
        let path = format!("force.{name}.otherwise_at");
        match (draft.presence, &draft.otherwise_at) {
            (Some(PresenceWord::IfHeld), Some(site)) => {
                self.site(&path, site).map(|site| Presence::IfHeld { otherwise: Some(site) })
            }
            (Some(PresenceWord::IfHeld), None) => Some(Presence::IfHeld { otherwise: None }),
            (Some(PresenceWord::Certain) | None, None) => Some(Presence::Certain),
            (Some(PresenceWord::Certain) | None, Some(_)) => {
                let problem = message!("force-force-certain-stand-where-stands", name);
                self.find(Code::Conflict, &path, problem).remedy =
                    Some(message!("force-add-presence-if-held-take"));
                None
            }
        }
    }

    /// The rate given; a force that never moves needs none.
    fn rate_of_march(&mut self, name: &str, draft: &draft::Force) -> Option<Uncertain<Speed>> {
        let path = format!("force.{name}");
        self.maybe_calendar(&format!("{path}.calendar"), draft.calendar.as_ref())?;
        let day = self.open_day(draft.calendar.as_ref());
        if let Some(rate) = &draft.rate {
            return self.uncertain(&format!("{path}.rate"), rate, Some(day));
        }
        let is_hold = |order: &draft::Order| order.task == Word::Hold;
        if draft.orders.iter().flatten().all(is_hold) && self.given(name).all(is_hold) {
            return Some(Uncertain::fixed(1.0));
        }
        self.find(Code::MissingKey, &path, message!("force-move-has-no-rate", path)).remedy =
            Some(message!("force-add-rate-km-day"));
        None
    }

    /// The orders that rules give a force.
    fn given(&self, force: &str) -> impl Iterator<Item = &draft::Order> {
        let rules = self.file.rule.values();
        let actions = rules.flat_map(|rule| &rule.actions);
        let given = actions.filter(move |it| it.order.as_deref() == Some(force));
        given.flat_map(|action| action.orders.iter().flatten())
    }

    pub(super) fn order(&mut self, path: &str, draft: &draft::Order) -> Option<Order> {
        let task = self.task_of(path, draft);
        let not_before =
            self.maybe_uncertain(&format!("{path}.not_before"), draft.not_before.as_ref());
        let after = match &draft.after {
            Some(text) => self.milestone_of(&format!("{path}.after"), text).map(Some),
            None => Some(None),
        };
        let when = match &draft.when {
            Some(when) => self.trigger(&format!("{path}.when"), when).map(Some),
            None => Some(None),
        };
        let lasts = self.maybe_uncertain(&format!("{path}.for"), draft.lasts.as_ref());
        let pause = self.uncertain_or(&format!("{path}.pause"), draft.pause.as_ref(), 0.0);
        Some(Order {
            task: task?,
            not_before: not_before?,
            after: after?,
            when: when?,
            pause: pause?,
            lasts: lasts?,
        })
    }

    fn task_of(&mut self, path: &str, draft: &draft::Order) -> Option<Task> {
        self.check_order_keys(path, draft)?;
        let site = |bench: &mut Self| match &draft.site {
            Some(site) => bench.site(&format!("{path}.site"), site),
            None => bench.missing(path, message!("force-where-go"), "site"),
        };
        match draft.task {
            Word::Hold => Some(Task::Hold),
            Word::Move => site(self).map(Task::Move),
            Word::TakeOver => site(self).map(Task::TakeOver),
            Word::Withdraw => site(self).map(Task::Withdraw),
            Word::Shadow => match &draft.force {
                Some(force) => self.force_at(&format!("{path}.force"), force).map(Task::Shadow),
                None => self.missing(path, message!("force-whom-shadow"), "force"),
            },
        }
    }

    fn missing<T>(&mut self, path: &str, what: Message, key: &str) -> Option<T> {
        self.find(Code::MissingKey, path, message!("force-this-order-does-not-say", what)).remedy =
            Some(message!("force-add-key", key));
        None
    }

    /// Keys that do not go with what an order says.
    fn check_order_keys(&mut self, path: &str, draft: &draft::Order) -> Option<()> {
        let stays = draft.task == Word::Hold;
        let shadows = draft.task == Word::Shadow;
        let (key, problem, remedy) = if stays && draft.site.is_some() {
            (
                "site",
                message!("force-force-holds-where-stands"),
                message!("force-write-order-move-before"),
            )
        } else if shadows && draft.site.is_some() {
            (
                "site",
                message!("force-force-shadows-another-wherever-goes"),
                message!("force-take-out"),
            )
        } else if !shadows && draft.force.is_some() {
            (
                "force",
                message!("force-only-order-shadow-names-force"),
                message!("force-take-out-shadow"),
            )
        } else if !shadows && draft.lasts.is_some() {
            (
                "for",
                message!("force-only-order-shadow-has-length"),
                message!("force-write-hold-pause-after"),
            )
        } else {
            return Some(());
        };
        self.find(Code::Conflict, &format!("{path}.{key}"), problem).remedy =
            Some(remedy.to_owned());
        None
    }

    /// A milestone of a camp, as "kidal.vacated".
    fn milestone_of(&mut self, path: &str, text: &str) -> Option<(SiteId, Milestone)> {
        let words = MILESTONES.map(|(word, _)| word);
        let Some((camp, word)) = text.rsplit_once('.') else {
            let problem = message!("force-no-milestone-camp", text);
            self.find(Code::BadPath, path, problem).allowed =
                Some(message!("force-camp-dot-one", words = words.join(", ")));
            return None;
        };
        let site = self.camp_site(path, camp);
        let milestone = self.milestone_named(path, word);
        Some((site?, milestone?))
    }

    /// A milestone by its word.
    pub(super) fn milestone_named(&mut self, path: &str, word: &str) -> Option<Milestone> {
        let words = MILESTONES.map(|(word, _)| word);
        let milestone = MILESTONES.iter().find(|(known, _)| *known == word);
        if milestone.is_none() {
            let finding = self.find(Code::UnknownWord, path, message!("force-no-milestone", word));
            finding.allowed = Some(Message::verbatim(words.join(", ")));
            finding.did_you_mean = nearest(word, words);
        }
        milestone.map(|(_, milestone)| *milestone)
    }
}
