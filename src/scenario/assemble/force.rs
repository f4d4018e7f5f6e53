//! Forces and their orders.

use crate::Message;
use crate::chance::Uncertain;
use crate::id::{Name, SiteId};
use crate::units::Speed;

use super::super::desk::nearest;
use super::super::syntax::{self, MILESTONES, PresenceWord, Task as Word};
use super::super::{Force, Milestone, Order, Posture, Presence, Task};
use super::{Bench, Code, Slots, collect};

impl Bench<'_> {
    pub(super) fn forces(&mut self) -> Slots<Force> {
        let file = self.file;
        collect(file.force.iter().map(|(name, syntax)| self.force(name, syntax?)))
    }

    fn force(&mut self, name: &str, syntax: &syntax::Force) -> Option<Force> {
        let path = |key: &str| format!("force.{name}.{key}");
        let at = self.site(&path("at"), &syntax.at);
        let rate = self.rate_of_march(name, syntax);
        let side = self.side(&path("side"), &syntax.side);
        let presence = self.presence(name, syntax);
        let orders: Vec<Option<Order>> = syntax
            .orders
            .iter()
            .flatten()
            .enumerate()
            .map(|(index, order)| self.order(&path(&format!("orders.{index}")), order))
            .collect();
        Some(Force {
            name: Name::new(name),
            label: self.label(syntax.name.as_ref(), name),
            side: side?,
            size: syntax.size.map_or(0, |size| size.0),
            at: at?,
            presence: presence?,
            posture: syntax.posture.unwrap_or(Posture::Defend),
            support: syntax.support.clone().unwrap_or_default(),
            rate: rate?,
            orders: orders.into_iter().collect::<Option<_>>()?,
        })
    }

    fn presence(&mut self, name: &str, syntax: &syntax::Force) -> Option<Presence> {
        let path = format!("force.{name}.otherwise_at");
        match (syntax.presence, &syntax.otherwise_at) {
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
    fn rate_of_march(&mut self, name: &str, syntax: &syntax::Force) -> Option<Uncertain<Speed>> {
        let path = format!("force.{name}");
        self.maybe_calendar(&format!("{path}.calendar"), syntax.calendar.as_ref())?;
        let day = self.open_day(syntax.calendar.as_ref());
        if let Some(rate) = &syntax.rate {
            return self.uncertain(&format!("{path}.rate"), rate, Some(day));
        }
        let is_hold = |order: &syntax::Order| order.task == Word::Hold;
        if syntax.orders.iter().flatten().all(is_hold) && self.given(name).all(is_hold) {
            return Some(Uncertain::fixed(1.0));
        }
        self.find(Code::MissingKey, &path, message!("force-move-has-no-rate", path)).remedy =
            Some(message!("force-add-rate-km-day"));
        None
    }

    /// The orders that rules give a force.
    fn given(&self, force: &str) -> impl Iterator<Item = &syntax::Order> {
        let rules = self.file.rule.values();
        let actions = rules.flat_map(|rule| &rule.actions);
        let given = actions.filter(move |it| it.order.as_deref() == Some(force));
        given.flat_map(|action| action.orders.iter().flatten())
    }

    pub(super) fn order(&mut self, path: &str, syntax: &syntax::Order) -> Option<Order> {
        let task = self.task_of(path, syntax);
        let not_before =
            self.maybe_uncertain(&format!("{path}.not_before"), syntax.not_before.as_ref());
        let after = match &syntax.after {
            Some(text) => self.milestone_of(&format!("{path}.after"), text).map(Some),
            None => Some(None),
        };
        let when = match &syntax.when {
            Some(when) => self.trigger(&format!("{path}.when"), when).map(Some),
            None => Some(None),
        };
        let lasts = self.maybe_uncertain(&format!("{path}.for"), syntax.lasts.as_ref());
        let pause = self.uncertain_or(&format!("{path}.pause"), syntax.pause.as_ref(), 0.0);
        Some(Order {
            task: task?,
            not_before: not_before?,
            after: after?,
            when: when?,
            pause: pause?,
            lasts: lasts?,
        })
    }

    fn task_of(&mut self, path: &str, syntax: &syntax::Order) -> Option<Task> {
        self.check_order_keys(path, syntax)?;
        let site = |bench: &mut Self| match &syntax.site {
            Some(site) => bench.site(&format!("{path}.site"), site),
            None => bench.missing(path, message!("force-where-go"), "site"),
        };
        match syntax.task {
            Word::Hold => Some(Task::Hold),
            Word::Move => site(self).map(Task::Move),
            Word::TakeOver => site(self).map(Task::TakeOver),
            Word::Withdraw => site(self).map(Task::Withdraw),
            Word::Shadow => match &syntax.force {
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
    fn check_order_keys(&mut self, path: &str, syntax: &syntax::Order) -> Option<()> {
        let stays = syntax.task == Word::Hold;
        let shadows = syntax.task == Word::Shadow;
        let (key, problem, remedy) = if stays && syntax.site.is_some() {
            (
                "site",
                message!("force-force-holds-where-stands"),
                message!("force-write-order-move-before"),
            )
        } else if shadows && syntax.site.is_some() {
            (
                "site",
                message!("force-force-shadows-another-wherever-goes"),
                message!("force-take-out"),
            )
        } else if !shadows && syntax.force.is_some() {
            (
                "force",
                message!("force-only-order-shadow-names-force"),
                message!("force-take-out-shadow"),
            )
        } else if !shadows && syntax.lasts.is_some() {
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
