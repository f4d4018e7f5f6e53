//! The answer of `decide`: the last day on which another plan can still be taken up.

use crate::Answer;
use crate::analysis::Proportion;
use crate::analysis::threshold::{Curve, Probe, Reach, Threshold, ThresholdRule};
use crate::briefing::{Days, Given, Seen, Switched, Texts, Without};
use crate::id::DeadlineId;
use crate::page::Page;
use crate::proportion::with_interval;
use crate::scenario::{Choice, Scenario};
use crate::table::{Cell, Table};
use crate::time::Moment;
use crate::words::Names;
use crate::{Language, Text};

use super::{Met, REACH, ThresholdShape, high, low, reach_word, wording};

/// What was found of a switch from one plan to another under one case.
#[derive(Debug, Clone, Copy)]
pub struct Decisions<'a> {
    /// The plan until the day of the decision, and the one from then on.
    pub plans: (&'a Choice, &'a Choice),
    /// The case.
    pub case: &'a Choice,
    /// Of how many: an only one is not told.
    pub cases: usize,
    /// The scenario of the first plan.
    pub scenario: &'a Scenario,
    /// The days on which to decide, from their start.
    pub days: &'a [Moment],
    /// What was looked for, deadline by deadline: the last day is the last on which one can act on it.
    pub rules: &'a [ThresholdRule],
    /// What was played, day by day.
    pub curve: &'a Curve,
    /// The second plan from the start.
    pub at_once: &'a Probe,
    /// The first plan throughout.
    pub never: &'a Probe,
    /// The deadlines, and what was found of each.
    pub found: &'a [(DeadlineId, Threshold)],
    /// The reader's language.
    pub language: Language,
}

impl Answer for Decisions<'_> {
    /// `decision.csv` and `decision_curve.csv`.
    fn tables(&self) -> Vec<Table> {
        let found = || self.found.iter().enumerate();
        let probes = found().flat_map(|(index, (deadline, _))| {
            let last = self.rules[index].last;
            let days = self.curve.iter().filter(move |(number, _)| *number <= last);
            let days = days.map(|(number, probe)| (Some(number), probe));
            let all = days.chain([(None, self.never)]);
            all.map(move |(number, probe)| (*deadline, number, probe.met(index)))
        });
        vec![DecisionTable::table(self, found()), DecisionCurve::table(self, probes)]
    }

    fn text(&self, folder: &str) -> String {
        let mut page = Page::new(self.scenario, self.language, Some(PAGE));
        for (index, (_, threshold)) in self.found.iter().enumerate() {
            let teller = Teller { of: self, index, threshold, language: self.language };
            page.point(&teller.told());
        }
        page.end(folder, &["decision.csv", "decision_curve.csv"])
    }
}

impl Decisions<'_> {
    /// Whether not switching holds a deadline at least as often as switching at once.
    fn is_vain(&self, index: usize) -> bool {
        let [never, at_once] = [self.never, self.at_once].map(|it| it.met(index).estimate());
        never.zip(at_once).is_some_and(|(never, at_once)| never >= at_once)
    }

    /// Whether a deadline holds with the chance wanted if one never switches.
    fn without(&self, index: usize) -> Without {
        let (never, wanted) = (self.never.met(index), self.rules[index].wanted);
        match never.estimate() {
            Some(share) if share >= wanted => Without::Holds,
            _ if never.interval().1 >= wanted => Without::Untold,
            _ => Without::Fails,
        }
    }

    fn date(&self, number: Option<usize>) -> Option<Cell> {
        number.map(|number| Cell::date(&self.scenario.clock, self.days[number]))
    }
}

columns! {
    /// What a row is about.
    Switch (of: &'a Decisions<'a>, deadline: DeadlineId);
    from_plan: Key = &of.plans.0.name,
        "The plan until the day of the decision.", "Le plan jusqu’au jour de la décision.";
    to_plan: Key = &of.plans.1.name, "The plan from then on.", "Le plan à partir de ce jour.";
    case: Key = &of.case.name, "Case.", "Cas.";
    deadline: Key = &of.scenario.deadlines[deadline].name, "Deadline.", "Échéance.";
}

table! {
    /// What was found of each deadline.
    DecisionTable "decision"
        (of: &'a Decisions<'a>, (index, (deadline, threshold)): (usize, &'a (DeadlineId, Threshold)))
    "One row for each deadline: the latest day from whose start the switch still gives the chance \
     wanted. Where it gives it on all days, the last of them; where on none, n to p_met_high are of \
     the first."
    "Une ligne par échéance : le dernier jour dès le début duquel le changement de plan donne \
     encore la probabilité visée. Si tous, le dernier examiné ; si aucun, n à p_met_high sont ceux du \
     premier.";
    about: ..Switch(of, *deadline);
    p_wanted: Share = of.rules[index].wanted,
        "The chance of holding that is wanted.", "La chance de tenir voulue.";
    reach: Word = reach_word(threshold.reach), REACH;
    in_vain: YesNo = of.is_vain(index),
        "Whether the switch gains nothing: never switching holds it at least as often as switching at \
         once, and whatever the other columns say, never is best.",
        "Si le changement ne rapporte rien : ne jamais changer la tient au moins aussi souvent que \
         changer d’emblée, et quoi que disent les autres colonnes, ne jamais changer est le mieux.";
    without: Word = of.without(index).word(),
        "Whether it holds with the chance wanted if one never switches: holds; untold: the samples cannot \
         tell; fails. Only where it fails is there a last day.",
        "Si elle tient avec la probabilité voulue sans jamais changer : holds (oui) ; untold \
         (indécidable avec ces simulations) ; fails (non). Seul fails laisse un dernier jour.";
    latest: Date = of.date((threshold.reach != Reach::Nowhere).then(|| threshold.value(&of.rules[index]))),
        "The latest day on which the switch still gives it; none is after the deadline.",
        "Le dernier jour où le changement la laisse encore ; jamais après l’échéance.";
    interval_from: Date = of.date(threshold.interval.map(|(near, _)| near)),
        "Start of the 95 % interval of that day.", "Début de l’intervalle à 95 % de ce jour.";
    interval_until: Date = of.date(threshold.interval.map(|(_, far)| far)),
        "End of it; both are empty if no day gives it.",
        "Sa fin ; vides si aucun jour ne suffit.";
    met: ..Met(of.curve.met(threshold.value(&of.rules[index]), index));
    shape: ..ThresholdShape(threshold);
    p_met_at_once: Share = of.at_once.met(index).estimate(),
        "Share of runs that hold it if the switch is made at the start.",
        "Part des simulations qui la tiennent en changeant d’emblée.";
    p_met_at_once_low: Share = low(of.at_once.met(index)),
        "Lower end of its 95 % interval.", "Borne basse de son intervalle à 95 %.";
    p_met_at_once_high: Share = high(of.at_once.met(index)), "Upper end of it.", "Borne haute.";
    p_met_never: Share = of.never.met(index).estimate(),
        "Share of runs that hold it if the switch is never made.",
        "Part des simulations qui la tiennent sans changer.";
    p_met_never_low: Share = low(of.never.met(index)),
        "Lower end of its 95 % interval.", "Borne basse de son intervalle à 95 %.";
    p_met_never_high: Share = high(of.never.met(index)), "Upper end of it.", "Borne haute.";
}

table! {
    /// What was played; without a day, of never switching.
    DecisionCurve "decision_curve"
        (of: &'a Decisions<'a>, (deadline, number, met): (DeadlineId, Option<usize>, Proportion))
    "One row for each deadline and day of decision that was played; an empty date: never."
    "Une ligne par échéance et jour de décision joué ; date vide : jamais.";
    about: ..Switch(of, deadline);
    decided: Date = of.date(number), "When the switch is made.", "Moment du changement.";
    met: ..Met(met);
}

/// Tells of one deadline.
struct Teller<'a> {
    of: &'a Decisions<'a>,
    index: usize,
    threshold: &'a Threshold,
    language: Language,
}

impl Teller<'_> {
    fn told(&self) -> String {
        let mut told = self.answer();
        if matches!(self.days(), Days::Until(..) | Days::Every(..)) {
            told += &self.last_day();
        }
        let is_of_days = !matches!(self.days(), Days::Vain | Days::AtOnce | Days::Unseen);
        if is_of_days && !self.threshold.is_monotone {
            told += self.say_text(Text::new(
                " Not monotone: a later decision is not always the worse one; see \
                 decision_curve.csv.",
                " Non monotone\u{a0}: décider plus tard n’est pas toujours pire\u{a0}; voir \
                 decision_curve.csv.",
            ));
        }
        told
    }

    fn say_text(&self, text: Text) -> &'static str {
        text.read(self.language)
    }

    fn say(&self, en: String, fr: String) -> String {
        match self.language {
            Language::English => en,
            Language::French => fr,
        }
    }

    fn chance(&self, of: Proportion) -> String {
        with_interval(of, self.language)
    }

    fn day(&self, number: usize) -> String {
        self.language.long_date(&self.of.scenario.clock.civil(self.of.days[number]))
    }

    /// What the days say, as the first page of a briefing says it.
    fn answer(&self) -> String {
        let of = self.of;
        let names = Names { scenario: of.scenario, language: self.language };
        let (from, to) = of.plans;
        let deadline = &of.scenario.deadlines[of.found[self.index].0];
        let case = (of.cases > 1).then(|| names.choice(of.case));
        let answer = Switched {
            deadline: names.label(&deadline.label, &deadline.name),
            plans: [from, to].map(|plan| names.choice(plan)),
            case,
            wanted: wording::wanted(self.language, of.rules[self.index].wanted),
            days: self.days(),
            ends: [of.at_once, of.never].map(|it| self.chance(it.met(self.index))),
        };
        answer.said(&Texts::new(self.language, of.scenario.vocabulary))
    }

    fn days(&self) -> Days {
        let of = self.of;
        let given = match self.threshold.reach {
            Reach::Nowhere => Given::Nowhere,
            Reach::To(_) => Given::Until(self.day(self.latest()), self.interval()),
            Reach::Everywhere => Given::Everywhere(self.day(self.latest()), self.interval()),
        };
        let [at_once, never] = [of.at_once, of.never].map(|it| it.met(self.index));
        let share = |it: Proportion| it.estimate().unwrap_or_default();
        Days::of(Seen {
            is_vain: of.is_vain(self.index),
            without: of.without(self.index),
            given,
            at_once: (share(at_once), at_once.interval().0),
            never: share(never),
            is_monotone: self.threshold.is_monotone,
        })
    }

    fn latest(&self) -> usize {
        self.threshold.value(&self.of.rules[self.index])
    }

    fn interval(&self) -> String {
        match self.threshold.interval {
            Some((near, far)) if near != far => {
                let (near, far) = (self.day(near.min(far)), self.day(near.max(far)));
                self.say(
                    format!(" (95% interval {near} to {far})"),
                    format!(" (intervalle à 95\u{a0}%\u{a0}: du {near} au {far})"),
                )
            }
            _ => String::new(),
        }
    }

    /// What the last day gives, and what each day after it costs.
    fn last_day(&self) -> String {
        let chance = self.chance(self.of.curve.met(self.latest(), self.index));
        let cost = self.cost();
        self.say(
            format!(" On that last day {chance} hold it{cost}."),
            format!(" Ce dernier jour, {chance} la tiennent{cost}."),
        )
    }

    fn cost(&self) -> String {
        let points = wording::points(self.language, self.threshold.loss_per_step);
        let Some(points) = points.filter(|_| matches!(self.threshold.reach, Reach::To(_))) else {
            return String::new();
        };
        self.say(
            format!("; each day later costs about {points}"),
            format!("\u{a0}; chaque jour de plus coûte environ {points}"),
        )
    }
}

/// What the answer is called.
const PAGE: Text = Text::new("last day to decide", "dernier jour pour décider");
