//! The narrator's words for parties: who, against whom, where, how long after the last party, and
//! why.

use crate::id::RuleId;
use crate::scenario::{Posture, Successor};
use crate::simulation::{Actor, Event, EventKind};
use crate::{Language, Text};

use super::narrator::{Narrator, WORTH_A_WORD};
use super::{cause, trigger};

impl Narrator<'_> {
    /// The same, of sides, contests and rules.
    pub(super) fn value_of_party(&self, name: &str, index: usize) -> String {
        let event = &self.replay.events[index];
        let cause = event.cause.map(|cause| &self.replay.events[cause]);
        let force = |id| self.names.force(id);
        let text = match (name, event.actor) {
            ("place", Some(actor)) => self.place_beside(event, actor),
            ("idle", _) => self.idle(index),
            ("rule", actor) => match actor.or(cause.and_then(|cause| cause.actor)) {
                Some(Actor::Rule(rule)) => Some(self.names.language.quoted(&self.names.rule(rule))),
                _ => None,
            },
            ("decider", Some(Actor::Rule(rule))) => Some(self.decider(rule).unwrap_or_else(|| {
                let whoever = Text::new("whoever decides", "qui de droit");
                whoever.read(self.names.language).to_owned()
            })),
            ("decided", Some(Actor::Rule(rule))) => self.decider(rule),
            ("seen", Some(Actor::Rule(rule))) => trigger::seen(self.names, event, rule),
            ("side", _) => event.side.map(|side| self.names.side(side)),
            ("against", _) => {
                let ended = cause.filter(|it| it.kind == EventKind::ContestBegins);
                event.against.or(ended.and_then(|contest| contest.against)).map(force)
            }
            ("driver", _) => cause.and_then(|cause| cause.force).map(force),
            ("gap", _) => self.gap(event),
            ("orders", _) => Some(self.orders(event)),
            ("why", _) => self.why(index),
            _ => None,
        };
        text.unwrap_or_default()
    }

    /// Who decides on a step of an escalation, in the words of the file.
    fn decider(&self, rule: RuleId) -> Option<String> {
        let standing = self.names.scenario.rules[rule].standing.as_ref()?;
        Some(self.names.language.label(&standing.decides, "")).filter(|who| !who.is_empty())
    }

    /// Where it is, unless the name of a force that stands right before it has just said so.
    fn place_beside(&self, event: &Event, actor: Actor) -> Option<String> {
        let place = self.place(actor);
        let cause = event.cause.map(|cause| &self.replay.events[cause]);
        let others = cause.into_iter().flat_map(|cause| [cause.force, cause.against]);
        let mut forces = others.chain([event.force]).flatten();
        let has_said = event.kind != EventKind::ContestBegins
            && forces.any(|id| self.names.force(id).ends_with(&place));
        (!has_said).then_some(place)
    }

    /// That a rule has set nothing off, where it has not.
    fn idle(&self, index: usize) -> Option<String> {
        let at = self.replay.events[index].at;
        let mut rest = self.replay.events[index + 1..].iter().take_while(|event| event.at == at);
        let text = Text::new("nothing changes for now", "rien ne change dans l’immédiat");
        let is_idle = !rest.any(|event| event.cause == Some(index));
        is_idle.then(|| text.read(self.names.language).to_owned())
    }

    /// `at Kidal`, `on the road Anéfis–Kidal`.
    fn place(&self, actor: Actor) -> String {
        let name = self.names.actor(actor);
        match (self.names.language, actor) {
            (Language::English, Actor::Route(_)) => format!("on the road {name}"),
            (Language::French, Actor::Route(_)) => format!("sur la route {name}"),
            (Language::English, _) => format!("at {name}"),
            (Language::French, _) => format!("à {name}"),
        }
    }

    /// How long after the last party it was.
    fn gap(&self, event: &Event) -> Option<String> {
        let vacated = &self.replay.events[event.previous?];
        let is_gap = vacated.kind == EventKind::Vacated && vacated.at < event.at;
        is_gap.then(|| self.names.language.span(event.at - vacated.at))
    }

    /// `new orders`, or how it is to meet hostile forces from now on.
    fn orders(&self, event: &Event) -> String {
        let text = match event.posture {
            None => Text::new("new orders", "nouveaux ordres"),
            Some(Posture::Contest) => Text::new(
                "is to contest the way of hostile forces",
                "consigne de s’opposer aux forces hostiles",
            ),
            Some(Posture::Defend) => {
                Text::new("is only to defend itself", "consigne de se défendre seulement")
            }
            Some(Posture::Avoid) => Text::new("is to give way", "consigne d’éviter le contact"),
        };
        text.read(self.names.language).to_owned()
    }

    /// `, because a contest began at Anéfis`; empty where no cause is worth a word.
    fn why(&self, index: usize) -> Option<String> {
        let event = &self.replay.events[index];
        let told = cause::told(self.replay, event)?;
        let cause = &self.replay.events[told];
        let language = self.names.language;
        let clause = self.filled(cause::clause(cause.kind)?, told);
        let since = event.at - cause.at;
        let later = (since >= WORTH_A_WORD).then(|| language.span(since));
        let is_rule = cause::is_rule(cause);
        Some(match (language, later) {
            (Language::English, None) if is_rule => {
                format!(", by the rule {}", self.value("rule", told))
            }
            (Language::French, None) if is_rule => {
                format!(", par la règle {}", self.value("rule", told))
            }
            (Language::English, None) => format!(", because {clause}"),
            (Language::English, Some(later)) => format!(", {later} after {clause}"),
            (Language::French, None) => format!(" ; cause : {clause}"),
            (Language::French, Some(later)) => format!(" ; cause : {clause}, {later} plus tôt"),
        })
    }

    /// The force of an event; of a takeover, the one whose coming it follows, or else whoever is
    /// meant to come.
    pub(super) fn force(&self, event: &Event) -> String {
        let scenario = self.names.scenario;
        let coming = event.cause.and_then(|cause| self.replay.events[cause].force);
        let camp = event.site.and_then(|site| scenario.sites[site].camp);
        let successor = camp.and_then(|camp| scenario.camps[camp].successor.as_ref());
        let of_force = |id| self.names.force(id);
        match (event.force, event.kind, coming, successor) {
            (Some(id), ..) | (None, EventKind::TakenOver, Some(id), _) => of_force(id),
            (None, EventKind::TakenOver, None, Some(Successor::Force(id))) => of_force(*id),
            (None, EventKind::TakenOver, None, Some(Successor::After { name, .. })) => {
                self.names.language.label(name, "")
            }
            (None, EventKind::TakenOver, None, Some(Successor::Side { side, .. })) => {
                self.names.side(*side)
            }
            (None, EventKind::Occupied, Some(id), _) => of_force(id),
            _ => String::new(),
        }
    }
}
