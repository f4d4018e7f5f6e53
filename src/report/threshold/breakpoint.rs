//! The answer of `breakpoint`: the worst value of a factor with which a deadline still holds.

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};

use crate::Answer;
use crate::analysis::Proportion;
use crate::analysis::threshold::{Curve, End, Quality, Reach, Threshold, ThresholdRule};
use crate::id::DeadlineId;
use crate::page::Page;
use crate::proportion::with_interval;
use crate::results::assumptions::OF_DATES;
use crate::scenario::{Choice, Scenario, Steps};
use crate::table::{Cell, Table};
use crate::words::Names;
use crate::{Language, Text};

use super::{Met, REACH, ThresholdShape, reach_word, wording};

/// What was found along a factor of one plan under one case.
#[derive(Debug, Clone, Copy)]
pub struct Breakpoints<'a> {
    /// The plan and the case.
    pub choice: (&'a Choice, &'a Choice),
    /// The scenario as it is without the changes.
    pub scenario: &'a Scenario,
    /// The factor, as it was named.
    pub factor: &'a str,
    /// Its values.
    pub steps: &'a Steps,
    /// What was looked for.
    pub rule: &'a ThresholdRule,
    /// What was played.
    pub curve: &'a Curve,
    /// The deadlines, and what was found of each.
    pub found: &'a [(DeadlineId, Threshold)],
    /// The reader's language.
    pub language: Language,
}

impl Answer for Breakpoints<'_> {
    /// `breakpoints.csv`, `breakpoint_curve.csv`, `breakpoint_crossings.csv`.
    fn tables(&self) -> Vec<Table> {
        let found = || self.found.iter().enumerate();
        let probes = found().flat_map(|(index, (deadline, _))| {
            let probes = self.curve.iter();
            probes.map(move |(number, probe)| (*deadline, number, probe.met(index)))
        });
        let crossings = self.found.iter().flat_map(|(deadline, threshold)| {
            threshold.crossings.iter().map(move |(one, other)| (*deadline, *one, *other))
        });
        vec![
            BreakpointTable::table(self, found()),
            BreakpointCurve::table(self, probes),
            BreakpointCrossings::table(self, crossings),
        ]
    }

    fn text(&self, folder: &str) -> String {
        let language = self.language;
        let names = Names { scenario: self.scenario, language };
        let mut page = Page::new(self.scenario, language, Some(PAGE));
        for (index, (deadline, threshold)) in self.found.iter().enumerate() {
            let deadline = &self.scenario.deadlines[*deadline];
            let name = names.label(&deadline.label, &deadline.name);
            let teller = Teller { of: self, index, threshold, language };
            page.point(&format!("{name}{} {}", language.colon(), teller.told()));
        }
        let tables = ["breakpoints.csv", "breakpoint_curve.csv", "breakpoint_crossings.csv"];
        page.end(folder, &tables)
    }
}

impl Breakpoints<'_> {
    /// The worst value with which a deadline holds.
    fn held(&self, threshold: &Threshold) -> Option<usize> {
        (threshold.reach != Reach::Nowhere).then(|| threshold.value(self.rule))
    }

    /// A value as written.
    fn written(&self, number: Option<usize>) -> Option<Cell> {
        number.map(|number| Cell::text(self.steps.setting(number).plain()))
    }

    /// The same as a number; no date is one.
    fn code(&self, number: Option<usize>) -> Option<f64> {
        let number = number.filter(|_| !self.steps.range().is_date())?;
        Some(self.steps.setting(number).code)
    }

    /// The same as a date in the scenario's zone, if it is one.
    fn date(&self, number: Option<usize>) -> Option<Cell> {
        let setting = self.steps.setting(number.filter(|_| self.steps.range().is_date())?);
        let (text, zone) = (setting.plain(), &self.scenario.clock.zone);
        let instant = text.parse::<Timestamp>().map(|at| at.to_zoned_datetime(zone.clone()));
        // A day alone is its midnight.
        let civil = || text.parse::<DateTime>().and_then(|at| at.to_zoned_datetime(zone.clone()));
        Some(Cell::Date(instant.or_else(|_| civil()).ok()?))
    }
}

columns! {
    /// What a row is about.
    About (of: &'a Breakpoints<'a>, deadline: DeadlineId);
    plan: Key = &of.choice.0.name, "Plan.", "Plan.";
    case: Key = &of.choice.1.name, "Case.", "Cas.";
    deadline: Key = &of.scenario.deadlines[deadline].name, "Deadline.", "Échéance.";
    factor: Text = Cell::text(of.factor),
        "What is varied: a path or an assumption.", "Ce qui varie : un chemin ou une hypothèse.";
    unit: Word = Cell::text(of.steps.range().unit()),
        "What the factor’s values are counted in; of dates, they are in the columns that end in _date.",
        "Unité des valeurs du facteur ; pour date, elles sont dans les colonnes en _date.";
}

table! {
    /// What was found of each deadline.
    BreakpointTable "breakpoints"
        (of: &'a Breakpoints<'a>, (index, (deadline, threshold)): (usize, &'a (DeadlineId, Threshold)))
    "One row for each deadline: the worst value of the factor with which it still holds with the \
     chance wanted. Where it holds everywhere, the worse end; where nowhere, n to p_met_high are of \
     the better end."
    "Une ligne par échéance : la pire valeur du facteur avec laquelle elle tient encore avec la \
     probabilité visée. Si partout, la pire borne ; si nulle part, n à p_met_high sont ceux de la \
     meilleure borne.";
    about: ..About(of, *deadline);
    p_wanted: Share = of.rule.wanted,
        "The chance of holding that is wanted.", "La chance de tenir voulue.";
    better_end: Word = if threshold.better == End::First { "from" } else { "to" },
        "Which end of the range is better: from or to.",
        "Quelle borne est la meilleure : from (de) ou to (à).";
    reach: Word = reach_word(threshold.reach), REACH;
    value: Text = of.written(of.held(threshold)),
        "The worst value with which it holds, as written in a file.",
        "La pire valeur avec laquelle elle tient, comme écrite dans un fichier.";
    value_number: Number = of.code(of.held(threshold)),
        "The same as a number in the unit.", "La même, en nombre dans l’unité.";
    value_date: Date = of.date(of.held(threshold)), OF_DATES;
    begins: Text = of.written(threshold.begins),
        "Where even the better end fails: the first value, seen from there, with which it holds. It \
         holds between this one and value.",
        "Si même la meilleure borne échoue : la première valeur, vue de là, avec laquelle elle tient. \
         Elle tient entre celle-ci et value.";
    begins_number: Number = of.code(threshold.begins),
        "The same as a number in the unit.", "La même, en nombre dans l’unité.";
    begins_date: Date = of.date(threshold.begins), OF_DATES;
    interval_better: Text = of.written(threshold.interval.map(|(near, _)| near)),
        "End of the 95 % interval of that value towards the better end.",
        "Borne de son intervalle à 95 % du côté de la meilleure valeur.";
    interval_better_number: Number = of.code(threshold.interval.map(|(near, _)| near)),
        "The same as a number.", "La même, en nombre.";
    interval_better_date: Date = of.date(threshold.interval.map(|(near, _)| near)), OF_DATES;
    interval_worse: Text = of.written(threshold.interval.map(|(_, far)| far)),
        "The other end; both are empty if even the better end surely fails.",
        "L’autre borne ; vides si même la meilleure valeur échoue sûrement.";
    interval_worse_number: Number = of.code(threshold.interval.map(|(_, far)| far)),
        "The same as a number.", "La même, en nombre.";
    interval_worse_date: Date = of.date(threshold.interval.map(|(_, far)| far)), OF_DATES;
    step: Number = of.steps.step(),
        "The steps in which values were looked at, in the unit (days for dates).",
        "Le pas des valeurs examinées, dans l’unité (jours pour une date).";
    met: ..Met(of.curve.met(threshold.value(of.rule), index));
    shape: ..ThresholdShape(threshold);
}

table! {
    /// What was played.
    BreakpointCurve "breakpoint_curve"
        (of: &'a Breakpoints<'a>, (deadline, number, met): (DeadlineId, usize, Proportion))
    "One row for each deadline and value of the factor that was played."
    "Une ligne par échéance et valeur jouée du facteur.";
    about: ..About(of, deadline);
    value: Text = of.written(Some(number)),
        "The value, as written in a file.", "La valeur, comme écrite dans un fichier.";
    value_number: Number = of.code(Some(number)),
        "The same as a number in the unit.", "La même, en nombre dans l’unité.";
    value_date: Date = of.date(Some(number)), OF_DATES;
    met: ..Met(met);
}

table! {
    /// Where the share of runs crosses the chance wanted.
    BreakpointCrossings "breakpoint_crossings"
        (of: &'a Breakpoints<'a>, (deadline, one, other): (DeadlineId, usize, usize))
    "One row for each deadline and place at which the share of runs crosses the chance wanted."
    "Une ligne par échéance et endroit où la part des simulations croise la probabilité visée.";
    about: ..About(of, deadline);
    value: Text = of.written(Some(one)), "The value on one side.", "La valeur d’un côté.";
    value_number: Number = of.code(Some(one)),
        "The same as a number in the unit.", "La même, en nombre dans l’unité.";
    value_date: Date = of.date(Some(one)), OF_DATES;
    next_value: Text = of.written(Some(other)),
        "The value on the other side.", "La valeur de l’autre côté.";
    next_value_number: Number = of.code(Some(other)),
        "The same as a number in the unit.", "La même, en nombre dans l’unité.";
    next_value_date: Date = of.date(Some(other)), OF_DATES;
}

/// Tells of one deadline.
struct Teller<'a> {
    of: &'a Breakpoints<'a>,
    index: usize,
    threshold: &'a Threshold,
    language: Language,
}

impl Teller<'_> {
    fn told(&self) -> String {
        let mut told = match self.threshold.reach {
            Reach::To(number) => self.edge_told(number),
            Reach::Everywhere => self.everywhere(),
            Reach::Nowhere => self.nowhere(),
        };
        if !self.threshold.is_monotone {
            told += &self.turns();
        }
        told
    }

    fn say(&self, en: String, fr: String) -> String {
        match self.language {
            Language::English => en,
            Language::French => fr,
        }
    }

    fn wanted(&self) -> String {
        wording::wanted(self.language, self.of.rule.wanted)
    }

    fn chance(&self, number: usize) -> String {
        with_interval(self.of.curve.met(number, self.index), self.language)
    }

    /// A value for readers.
    fn value(&self, number: usize) -> String {
        let setting = self.of.steps.setting(number);
        let date = setting.plain().parse::<Date>().ok().filter(|_| !setting.plain().contains('T'));
        let at =
            date.and_then(|date| date.to_zoned_datetime(self.of.scenario.clock.zone.clone()).ok());
        match at {
            Some(at) => self.language.date(&at),
            None => wording::written(self.language, setting.plain()),
        }
    }

    /// Whether smaller values are better.
    fn is_less_better(&self) -> bool {
        let code = |which| self.of.steps.setting(self.threshold.end(self.of.rule, which)).code;
        code(Quality::Better) < code(Quality::Worse)
    }

    fn or_better(&self) -> &'static str {
        let text = match (self.of.steps.range().is_date(), self.is_less_better()) {
            (true, true) => Text::new("or earlier", "au plus tard"),
            (true, false) => Text::new("or later", "au plus tôt"),
            (false, true) => Text::new("or less", "ou moins"),
            (false, false) => Text::new("or more", "ou plus"),
        };
        text.read(self.language)
    }

    /// On a hump: the two values between which it holds.
    fn hump_told(&self, begins: usize, number: usize) -> String {
        let code = |number: usize| self.of.steps.setting(number).code;
        let is_in_order = code(begins) <= code(number);
        let ends = if is_in_order { [begins, number] } else { [number, begins] };
        let [low, high] = ends.map(|number| self.value(number));
        let [at_low, at_high] = ends.map(|number| self.chance(number));
        let (wanted, factor) = (self.wanted(), self.of.factor);
        let told = self.say(
            format!(
                "holds in {wanted} of runs only if {factor} is between {low} and {high}, where it \
                     holds in {at_low} and in {at_high}"
            ),
            match self.of.steps.range().is_date() {
                true => format!(
                    "tenue dans {wanted} des simulations seulement si {factor} est entre le {low} et \
                     le {high}, où elle l’est dans {at_low} et dans {at_high}"
                ),
                false => format!(
                    "tenue dans {wanted} des simulations seulement si {factor} vaut entre {low} et \
                     {high}, où elle l’est dans {at_low} et dans {at_high}"
                ),
            },
        );
        format!("{told}.")
    }

    fn edge_told(&self, number: usize) -> String {
        if let Some(begins) = self.threshold.begins {
            return self.hump_told(begins, number);
        }
        let (wanted, value, better) = (self.wanted(), self.value(number), self.or_better());
        let (factor, chance) = (self.of.factor, self.chance(number));
        let told = self.say(
            format!(
                "holds in {wanted} of runs only if {factor} is {value} {better}{}, where it \
                     holds in {chance}",
                self.interval()
            ),
            match self.of.steps.range().is_date() {
                true => format!(
                    "tenue dans {wanted} des simulations seulement si {factor} est {better} le \
                     {value}{}, où elle l’est dans {chance}",
                    self.interval()
                ),
                false => format!(
                    "tenue dans {wanted} des simulations seulement si {factor} vaut {value} \
                     {better}{}, où elle l’est dans {chance}",
                    self.interval()
                ),
            },
        );
        format!("{told}{}.", self.cost())
    }

    fn interval(&self) -> String {
        let Some((near, far)) = self.threshold.interval else { return String::new() };
        let (near, far) = (near.min(far), near.max(far));
        if near == far {
            return String::new();
        }
        let (near, far) = (self.value(near), self.value(far));
        self.say(
            format!(" (95% interval {near} to {far})"),
            match self.of.steps.range().is_date() {
                true => format!(" (intervalle à 95\u{a0}%\u{a0}: du {near} au {far})"),
                false => format!(" (intervalle à 95\u{a0}%\u{a0}: de {near} à {far})"),
            },
        )
    }

    fn cost(&self) -> String {
        let Some(points) = wording::points(self.language, self.threshold.loss_per_step) else {
            return String::new();
        };
        let (step, unit) = (self.of.steps.step(), self.of.steps.range().unit());
        let semicolon = self.language.semicolon();
        if self.of.steps.range().is_date() && step == 1.0 {
            let (en, fr) = match self.is_less_better() {
                true => ("later", "de retard"),
                false => ("earlier", "d’avance"),
            };
            return self.say(
                format!("{semicolon} each day {en} costs about {points}"),
                format!("{semicolon} chaque jour {fr} coûte environ {points}"),
            );
        }
        let decimals = if step.fract() == 0.0 { 0 } else { 2 };
        let unit =
            if unit == "date" { Text::new("days", "jours").read(self.language) } else { unit };
        let step = format!("{}\u{a0}{unit}", self.language.number(step, decimals));
        let step = step.trim_end();
        let (en, fr) = match self.is_less_better() {
            true => ("more", "de plus"),
            false => ("less", "de moins"),
        };
        self.say(
            format!("{semicolon} each step of {step} {en} costs about {points}"),
            format!("{semicolon} chaque pas de {step} {fr} coûte environ {points}"),
        )
    }

    fn ends(&self) -> [usize; 2] {
        [Quality::Better, Quality::Worse].map(|which| self.threshold.end(self.of.rule, which))
    }

    fn everywhere(&self) -> String {
        let [better, worse] = self.ends();
        let (factor, wanted, chance) = (self.of.factor, self.wanted(), self.chance(worse));
        let (better, worse) = (self.value(better), self.value(worse));
        let told = self.say(
            format!(
                "holds in {wanted} of runs whatever {factor} is between {better} and {worse}, \
                     where it still holds in {chance}"
            ),
            format!(
                "tenue dans {wanted} des simulations pour tout {factor} entre {better} et \
                     {worse}, où elle l’est encore dans {chance}"
            ),
        );
        format!("{told}{}.", self.interval())
    }

    fn nowhere(&self) -> String {
        let (factor, wanted) = (self.of.factor, self.wanted());
        let ends = self.ends().map(|number| (self.value(number), self.chance(number)));
        let [(better, at_best), (worse, at_worst)] = ends;
        let told = self.say(
            format!(
                "holds in {wanted} of runs for no value of {factor}: in {at_best} with \
                     {better}, in {at_worst} with {worse}"
            ),
            format!(
                "tenue dans {wanted} des simulations pour aucune valeur de {factor}\u{a0}: \
                     dans {at_best} avec {better}, dans {at_worst} avec {worse}"
            ),
        );
        format!("{told}{}.", self.interval())
    }

    /// That the curve does not only fall, with every crossing.
    fn turns(&self) -> String {
        let between = |(one, other): &(usize, usize)| {
            let (one, other) = (self.value(*one), self.value(*other));
            let french = match self.of.steps.range().is_date() {
                true => format!("entre le {one} et le {other}"),
                false => format!("entre {one} et {other}"),
            };
            self.say(format!("between {one} and {other}"), french)
        };
        let places: Vec<String> = self.threshold.crossings.iter().map(between).collect();
        let wanted = self.wanted();
        if places.is_empty() {
            return self.say(
                " Not monotone: the chance does not only fall between the two ends.".to_owned(),
                " Non monotone\u{a0}: la chance ne fait pas que baisser d’une borne à l’autre."
                    .to_owned(),
            );
        }
        let places = places.join(", ");
        self.say(
            format!(" Not monotone: the share of runs crosses {wanted} {places}."),
            format!(" Non monotone\u{a0}: la part des simulations croise {wanted} {places}."),
        )
    }
}

/// What the answer is called.
const PAGE: Text = Text::new("breakpoints", "seuils");
