//! What set a step of an escalation off, in words: the threshold that held, and the figure that was seen.

use crate::Text;
use crate::id::RuleId;
use crate::scenario::{Sight, State, Watch};
use crate::simulation::{Actor, Event};
use crate::time::Span;
use crate::units::Amount;
use crate::words::Names;

/// What was seen with which a step was put before somebody, or taken back.
pub(super) fn seen(names: Names<'_>, event: &Event, rule: RuleId) -> Option<String> {
    let set_off = event.set_off.as_ref()?;
    let rule = &names.scenario.rules[rule];
    let watch: &Watch = match set_off.watch {
        Some(number) => rule.look()?.any.get(number)?,
        None => rule.standing.as_ref()?.back.as_ref()?,
    };
    // Of several things at once it is not known which has ceased.
    let is_plain = watch.holds || watch.all.len() > 1;
    let told = watch.all.iter().zip(&set_off.figures);
    let mut all: Vec<String> =
        told.map(|(sight, figure)| Seen::of(names, sight, *figure).told(names, is_plain)).collect();
    if !watch.holds && is_plain {
        let not_all = Text::new("not all of this at once", "pas tout ceci à la fois");
        all.insert(0, not_all.read(names.language).to_owned());
    }
    if set_off.lasted > Span::ZERO {
        let since = Text::new("so for", "et ce depuis").read(names.language);
        all.push(format!("{since} {}", names.language.span(set_off.lasted)));
    }
    Some(all.join(", "))
}

/// One thing that is watched for.
struct Seen {
    /// The figure of the day.
    figure: String,
    threshold: String,
    /// The gate or the deadline that it is about.
    what: String,
    /// Over how long back it is measured.
    over: Option<Span>,
    /// If the threshold is passed, and if it is not.
    texts: [Text; 2],
}

impl Seen {
    fn of(names: Names<'_>, sight: &Sight, figure: Option<f64>) -> Self {
        let language = names.language;
        let figure = figure.unwrap_or_default();
        let time = |seconds: f64| {
            let minus = if seconds < 0.0 { "−" } else { "" };
            format!("{minus}{}", language.span(Span(seconds as i64)))
        };
        let tenths = |share: f64| language.percent_to((share * 1_000.0).round() / 1_000.0, 1);
        let seen = |figure: String, threshold: String, texts: [Text; 2]| Self {
            figure,
            threshold,
            what: String::new(),
            over: None,
            texts,
        };
        match sight {
            Sight::FloatBelow(least) => seen(time(figure), time(least.0 as f64), FLOAT),
            Sight::Is(State::LeftAmount(_, kind, most)) => {
                let left = names.amount(Amount(figure as i64), *kind);
                seen(left, names.amount(*most, *kind), LEFT)
            }
            Sight::Is(State::LeftShare(_, _, share)) => {
                seen(tenths(figure), language.percent(*share), LEFT)
            }
            Sight::Is(_) => seen(String::new(), String::new(), LEFT),
            Sight::PaceBelow(share, over) => {
                let seen = seen(tenths(figure), language.percent(share.0), PACE);
                Self { over: Some(*over), ..seen }
            }
            Sight::Withheld(gate, least) => {
                let what = names.actor(Actor::Gate(*gate));
                Self { what, ..seen(time(figure), language.span(*least), WITHHELD) }
            }
            Sight::FightWithin(far) => {
                let decimals = usize::from(far.0.fract() != 0.0);
                seen(String::new(), language.quantity(far.0, decimals, "km"), FIGHT)
            }
            Sight::Unsafe(times, over) => {
                let least = language.number(f64::from(*times), 0);
                Self { over: Some(*over), ..seen(language.number(figure, 0), least, UNSAFE) }
            }
            Sight::Before(deadline, by) => {
                let deadline = &names.scenario.deadlines[*deadline];
                let what = language.quoted(&names.label(&deadline.label, &deadline.name));
                Self { what, ..seen(time(figure), language.span(*by), BEFORE) }
            }
        }
    }

    fn told(self, names: Names<'_>, is_passed: bool) -> String {
        let language = names.language;
        let text = self.texts[usize::from(!is_passed)];
        let over = self.over.map_or_else(String::new, |over| language.span(over));
        language
            .typeset(text.read(language))
            .replace("{figure}", &self.figure)
            .replace("{threshold}", &self.threshold)
            .replace("{what}", &self.what)
            .replace("{over}", &over)
    }
}

const FLOAT: [Text; 2] = [
    Text::new("float {figure}, below {threshold}", "marge de {figure}, sous {threshold}"),
    Text::new("float {figure}, not below {threshold}", "marge de {figure}, pas sous {threshold}"),
];
const LEFT: [Text; 2] = [
    Text::new(
        "{figure} still in the camp, over {threshold}",
        "il reste {figure}, plus de {threshold}",
    ),
    Text::new(
        "{figure} still in the camp, not over {threshold}",
        "il reste {figure}, pas plus de {threshold}",
    ),
];
const PACE: [Text; 2] = [
    Text::new(
        "{figure} of the planned pace over {over}, below {threshold}",
        "{figure} du rythme prévu sur {over}, sous {threshold}",
    ),
    Text::new(
        "{figure} of the planned pace over {over}, not below {threshold}",
        "{figure} du rythme prévu sur {over}, pas sous {threshold}",
    ),
];
const WITHHELD: [Text; 2] = [
    Text::new(
        "permission withheld for {figure} ({what}), {threshold} or more",
        "autorisation suspendue depuis {figure} ({what}), soit {threshold} ou plus",
    ),
    Text::new(
        "permission not withheld for {threshold} ({what})",
        "pas d’autorisation suspendue depuis {threshold} ({what})",
    ),
];
const FIGHT: [Text; 2] = [
    Text::new("fighting within {threshold}", "combats à {threshold} au plus"),
    Text::new("no fighting within {threshold}", "pas de combats à {threshold} au plus"),
];
const UNSAFE: [Text; 2] = [
    Text::new(
        "attacked {figure} times within {over}, {threshold} or more",
        "{figure} attaques en {over}, soit {threshold} ou plus",
    ),
    Text::new(
        "attacked {figure} times within {over}, fewer than {threshold}",
        "{figure} attaques en {over}, moins de {threshold}",
    ),
];
const BEFORE: [Text; 2] = [
    Text::new(
        "{figure} to {what}, {threshold} or less",
        "{figure} avant {what}, soit {threshold} ou moins",
    ),
    Text::new(
        "{figure} to {what}, more than {threshold}",
        "{figure} avant {what}, plus de {threshold}",
    ),
];
