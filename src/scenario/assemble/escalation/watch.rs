//! What a step watches for: one or several things that can be seen on a day, and how long they must
//! have lasted.

use super::super::super::syntax::{self, LeftAbove};
use super::{Bench, Code, Place};
use crate::Message;
use crate::id::Id as _;
use crate::message::Last;
use crate::time::{DAY, HOUR, Span};
use crate::units::{Amount, Kilometres, Share};
use crate::{Action, Sight, State, Watch};

/// How a threshold can be told from a wider one: what kind it is, and a measure that grows with width
/// once it is turned round.
type Width = (&'static str, f64);

impl Bench<'_> {
    /// What sets a step off; any of it.
    pub(super) fn watches(
        &mut self,
        place: &Place<'_>,
        syntaxes: &[syntax::Watch],
    ) -> Option<Vec<Watch>> {
        if syntaxes.is_empty() {
            self.find(
                Code::MissingKey,
                &place.path("when"),
                message!("watch-nothing-sets-this-step-off"),
            )
            .remedy = Some(message!("watch-say-what-does-when-float"));
            return None;
        }
        let made: Vec<Option<Watch>> = syntaxes
            .iter()
            .enumerate()
            .map(|(number, syntax)| {
                self.watch(place, &format!("{}.{number}", place.path("when")), syntax)
            })
            .collect();
        made.into_iter().collect()
    }

    pub(super) fn watch(
        &mut self,
        place: &Place<'_>,
        path: &str,
        syntax: &syntax::Watch,
    ) -> Option<Watch> {
        self.check_watch_companions(path, syntax)?;
        let at = |key: &str| format!("{path}.{key}");
        let span = |lasting: crate::quantity::Lasting| Span(lasting.seconds().round() as i64);
        let over = syntax.over.map(span);
        let mut all: Vec<Option<Sight>> = Vec::new();
        all.extend(syntax.float_below.map(|float| Some(Sight::FloatBelow(float.span()))));
        all.extend(syntax.left_above.map(|left| {
            Some(Sight::Is(match left {
                LeftAbove::Share(share) => State::LeftShare(place.camp, None, share.0),
                LeftAbove::Amount(load) => {
                    State::LeftAmount(place.camp, load.kind, Amount(load.amount as i64))
                }
            }))
        }));
        if let Some((share, over)) = syntax.pace_below.zip(over) {
            all.push(Some(Sight::PaceBelow(Share(share.0), over)));
        }
        if let Some((withheld, gate)) = syntax.withheld.zip(syntax.gate.as_ref()) {
            let gate = self.gate_named(&at("gate"), gate);
            all.push(gate.map(|gate| Sight::Withheld(gate, span(withheld))));
        }
        all.extend(syntax.fight_within.map(|far| Some(Sight::FightWithin(Kilometres(far.0)))));
        if let Some((attacks, over)) = syntax.attacks.zip(over) {
            all.push(Some(Sight::Unsafe(attacks.0.max(1), over)));
        }
        if let Some((deadline, by)) = syntax.before.as_ref().zip(syntax.by) {
            let deadline = self.deadline_named(&at("before"), deadline);
            all.push(deadline.map(|deadline| Sight::Before(deadline, span(by))));
        }
        let all: Vec<Sight> = all.into_iter().collect::<Option<_>>()?;
        if all.is_empty() {
            return self.no_watch(path);
        }
        let lasts = syntax.lasts.map_or(Span::ZERO, span);
        Some(Watch { all, holds: !syntax.not.unwrap_or(false), lasts })
    }

    fn no_watch<T>(&mut self, path: &str) -> Option<T> {
        let finding = self.find(Code::MissingKey, path, message!("watch-this-watches-nothing"));
        finding.allowed = Some(message!("watch-float-below-left-above-pace"));
        finding.remedy = Some(message!("watch-float-below-d-d"));
        None
    }

    /// Keys that mean something only together.
    fn check_watch_companions(&mut self, path: &str, syntax: &syntax::Watch) -> Option<()> {
        let pairs = [
            ("pace_below", syntax.pace_below.is_some(), "over", syntax.over.is_some()),
            ("unsafe", syntax.attacks.is_some(), "over", syntax.over.is_some()),
            ("withheld", syntax.withheld.is_some(), "gate", syntax.gate.is_some()),
            ("gate", syntax.gate.is_some(), "withheld", syntax.withheld.is_some()),
            ("before", syntax.before.is_some(), "by", syntax.by.is_some()),
            ("by", syntax.by.is_some(), "before", syntax.before.is_some()),
            (
                "over",
                syntax.over.is_some(),
                "pace_below|unsafe",
                syntax.pace_below.is_some() || syntax.attacks.is_some(),
            ),
        ];
        let lonely = pairs.iter().find(|(_, is_given, _, is_there)| *is_given && !is_there);
        let Some((key, _, companion, _)) = lonely else { return Some(()) };
        let either = companion.split('|').map(Message::verbatim).collect();
        let companion = Message::list(either, Last::Or);
        let problem = message!("watch-says-nothing-without", key, companion);
        self.find(Code::MissingKey, &format!("{path}.{key}"), problem).remedy =
            Some(message!("watch-add", companion));
        None
    }

    /// A step is taken back only if all of it can be undone, and only by a wider threshold of a kind
    /// that set it off.
    pub(super) fn check_back(
        &mut self,
        place: &Place<'_>,
        any: &[Watch],
        actions: &[Action],
        back: Option<&Watch>,
    ) -> Option<()> {
        let Some(back) = back else { return Some(()) };
        let is_undone = |action: &Action| matches!(action, Action::Take { measure, .. } if measure.is_reversible());
        if !actions.iter().all(is_undone) {
            let problem = message!("watch-what-this-step-does-cannot");
            let finding = self.find(Code::Irreversible, &place.path("back"), problem);
            finding.allowed = Some(message!("watch-thin-out-rear-party-defer"));
            finding.remedy = Some(message!("watch-take-back-out-make-two"));
            return None;
        }
        let kept = any.iter().filter(|watch| watch.holds).flat_map(|watch| &watch.all);
        let kept: Vec<Width> = kept.filter_map(width).collect();
        let is_wider = |sight: &Sight| {
            let back = width(sight);
            back.is_some_and(|(kind, wide)| {
                let mut own = kept.iter().filter(|(other, _)| *other == kind).peekable();
                own.peek().is_some() && own.all(|(_, narrow)| wide > *narrow)
            })
        };
        if !back.holds && back.all.iter().all(is_wider) {
            return Some(());
        }
        let gates = &self.names.gates;
        let helps = |own: &Sight| {
            let wide = wider(own).filter(is_wider)?;
            Some((written(own, gates)?, written(&wide, gates)?))
        };
        let helps = any.iter().filter(|it| it.holds).flat_map(|it| &it.all).find_map(helps);
        let problem = message!("watch-this-does-not-take-step");
        let finding = self.find(Code::NotWider, &place.path("back"), problem);
        finding.allowed = Some(message!("watch-same-kind-threshold-not-true"));
        finding.remedy = Some(match helps {
            Some((own, wide)) => {
                message!("watch-back-not-true-d-step", wide, own)
            }
            None => message!("watch-take-back-out-what-sets"),
        });
        None
    }
}

/// A threshold of the same kind that should be wider, as it can be written: where nothing wider can be, it
/// is not.
fn wider(sight: &Sight) -> Option<Sight> {
    Some(match sight {
        Sight::FloatBelow(float) => Sight::FloatBelow(round(*float + Span(5 * DAY))),
        Sight::Is(State::LeftShare(camp, owner, share)) => {
            let half = round_share(share / 2.0);
            (half > 0.0).then_some(Sight::Is(State::LeftShare(*camp, *owner, half)))?
        }
        Sight::PaceBelow(share, over) => {
            let wide = (share.0 * 1.2).max(share.0 + 0.05).min(1.0);
            Sight::PaceBelow(Share(round_share(wide)), *over)
        }
        Sight::FightWithin(far) => Sight::FightWithin(Kilometres(far.0 * 2.5)),
        Sight::Withheld(gate, time) => {
            let half = round(Span(time.0 / 2));
            (half > Span::ZERO).then_some(Sight::Withheld(*gate, half))?
        }
        Sight::Unsafe(attacks, over) if *attacks > 1 => Sight::Unsafe(attacks - 1, *over),
        Sight::Is(_) | Sight::Before(..) | Sight::Unsafe(..) => return None,
    })
}

/// A threshold as it is written, with the names of the gates.
fn written(sight: &Sight, gates: &[&str]) -> Option<String> {
    let percent = |share: f64| format!("\"{} %\"", (share * 1_000.0).round() / 10.0);
    Some(match sight {
        Sight::FloatBelow(float) => format!("float_below = {}", lasting(*float)),
        Sight::Is(State::LeftShare(_, _, share)) => format!("left_above = {}", percent(*share)),
        Sight::PaceBelow(share, over) => {
            format!("pace_below = {}, over = {}", percent(share.0), lasting(*over))
        }
        Sight::FightWithin(far) => format!("fight_within = \"{} km\"", far.0),
        Sight::Withheld(gate, time) => {
            format!("withheld = {}, gate = \"{}\"", lasting(*time), gates[gate.index()])
        }
        Sight::Unsafe(attacks, over) => format!("unsafe = {attacks}, over = {}", lasting(*over)),
        Sight::Is(_) | Sight::Before(..) => return None,
    })
}

/// A share to a tenth of a percent, as it is written.
fn round_share(share: f64) -> f64 {
    (share * 1_000.0).round() / 1_000.0
}

/// A length of time to the tenth of the unit in which it is written.
fn round(span: Span) -> Span {
    let tenth = unit(span).0 / 10;
    Span((span.0 + tenth / 2) / tenth * tenth)
}

fn lasting(span: Span) -> String {
    let (unit, word) = unit(span);
    format!("\"{} {word}\"", (span.0 as f64 / unit as f64 * 10.0).round() / 10.0)
}

/// The unit in which a length of time is written, in seconds, and its word.
fn unit(span: Span) -> (i64, &'static str) {
    if span.0.abs() < DAY { (HOUR, "h") } else { (DAY, "d") }
}

/// The kind of a threshold and how wide it is, turned round.
fn width(sight: &Sight) -> Option<Width> {
    match sight {
        Sight::FloatBelow(float) => Some(("float", float.in_hours())),
        Sight::Is(State::LeftShare(_, _, share)) => Some(("share", -share)),
        Sight::Is(State::LeftAmount(_, _, amount)) => Some(("amount", -(amount.0 as f64))),
        Sight::PaceBelow(share, _) => Some(("pace", share.0)),
        Sight::Withheld(_, time) => Some(("withheld", -time.in_hours())),
        Sight::FightWithin(far) => Some(("fight", far.0)),
        Sight::Unsafe(attacks, _) => Some(("unsafe", -f64::from(*attacks))),
        Sight::Is(_) | Sight::Before(..) => None,
    }
}
