//! The answer of `decide`: the last day on which another plan can still be taken up.

use crate::analysis::Proportion;
use crate::analysis::edge::{Curve, Edge, EdgeRule, Probe, Reach};
use crate::id::DeadlineId;
use crate::page::Page;
use crate::proportion::with_interval;
use crate::scenario::{Choice, Scenario};
use crate::table::{Cell, Column, Table, Unit, columns};
use crate::time::Moment;
use crate::words::Names;
use crate::{Language, Text};

use super::{Heading, MET, REACH, SHAPE, met, reach_word, shape, share, wording};

/// What was found of a switch from one plan to another under one case.
#[derive(Debug, Clone, Copy)]
pub struct Decisions<'a> {
    /// The plan until the day of the decision, and the one from then on.
    pub plans: (&'a Choice, &'a Choice),
    /// The case.
    pub case: &'a Choice,
    /// The scenario of the first plan.
    pub scenario: &'a Scenario,
    /// The days on which to decide, from their start.
    pub days: &'a [Moment],
    /// What was looked for.
    pub rule: &'a EdgeRule,
    /// What was played, day by day.
    pub curve: &'a Curve,
    /// The second plan from the start.
    pub at_once: &'a Probe,
    /// The first plan throughout.
    pub never: &'a Probe,
    /// The deadlines, and what was found of each.
    pub found: &'a [(DeadlineId, Edge)],
}

impl Decisions<'_> {
    /// `decision.csv` and `decision_curve.csv`.
    pub fn tables(&self) -> Vec<Table> {
        vec![self.decision(), self.probes()]
    }

    fn about(&self, deadline: DeadlineId) -> Vec<Cell> {
        let ((from, to), deadline) = (self.plans, &self.scenario.deadlines[deadline].name);
        [&from.name, &to.name, &self.case.name, deadline].map(Cell::from).to_vec()
    }

    fn date(&self, number: Option<usize>) -> Cell {
        Cell::maybe(number, |number| Cell::date(&self.scenario.clock, self.days[number]))
    }

    fn decision(&self) -> Table {
        let mut table = decision_heading();
        for (index, (deadline, edge)) in self.found.iter().enumerate() {
            let mut cells = self.about(*deadline);
            let held = (edge.reach != Reach::Nowhere).then(|| edge.value(self.rule));
            cells.extend([Cell::Number(self.rule.wanted), reach_word(edge.reach), self.date(held)]);
            cells.push(self.date(edge.interval.map(|(near, _)| near)));
            cells.push(self.date(edge.interval.map(|(_, far)| far)));
            cells.extend(met(self.curve.met(edge.value(self.rule), index)));
            cells.extend(shape(edge));
            cells.extend(share(self.at_once.met(index)));
            cells.extend(share(self.never.met(index)));
            table.push(cells);
        }
        table
    }

    fn probes(&self) -> Table {
        let mut table = decision_curve_heading();
        for (index, (deadline, _)) in self.found.iter().enumerate() {
            for (number, probe) in self.curve.iter() {
                let mut cells = self.about(*deadline);
                cells.push(self.date(Some(number)));
                cells.extend(met(probe.met(index)));
                table.push(cells);
            }
            let mut cells = self.about(*deadline);
            cells.push(Cell::Empty);
            cells.extend(met(self.never.met(index)));
            table.push(cells);
        }
        table
    }

    /// One paragraph for each deadline.
    pub fn text(&self, language: Language, folder: &str) -> String {
        let names = Names { scenario: self.scenario, language };
        let mut page = Page::new(self.scenario, language, Some(PAGE));
        for (index, (deadline, edge)) in self.found.iter().enumerate() {
            let deadline = &self.scenario.deadlines[*deadline];
            let name = names.label(&deadline.label, &deadline.name);
            let teller = Teller { of: self, index, edge, language };
            page.point(&format!("{name}{} {}", language.colon(), teller.told()));
        }
        page.end(folder, &["decision.csv", "decision_curve.csv"])
    }
}

/// `decision_curve.csv` without rows.
pub(crate) fn decision_curve_heading() -> Table {
    let mut all = about_columns();
    all.extend(columns(&[&[DAY][..], &MET[..]].concat()));
    Table::new("decision_curve", CURVE, all)
}

/// `decision.csv` without rows.
pub(crate) fn decision_heading() -> Table {
    let mut all = about_columns();
    all.extend(columns(&DECISION));
    all.extend(columns(&[&MET[..], &SHAPE[..], &ENDS[..]].concat()));
    Table::new("decision", DECISIONS, all)
}

/// Tells of one deadline.
struct Teller<'a> {
    of: &'a Decisions<'a>,
    index: usize,
    edge: &'a Edge,
    language: Language,
}

impl Teller<'_> {
    fn told(&self) -> String {
        let mut told = self.reach();
        told += &self.ends();
        if !self.edge.is_monotone {
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
        self.language.date(&self.of.scenario.clock.civil(self.of.days[number]))
    }

    /// Whether not switching holds it at least as often as switching at once.
    fn is_vain(&self) -> bool {
        let [never, at_once] = [self.of.never, self.of.at_once].map(|it| it.met(self.index));
        never.hits >= at_once.hits
    }

    fn reach(&self) -> String {
        let names = Names { scenario: self.of.scenario, language: self.language };
        let (from, to) = self.of.plans;
        let [from, to] = [from, to].map(|plan| self.language.quoted(&names.choice(plan)));
        if self.is_vain() {
            return self.say(
                format!("switching from {from} to {to} is seen to gain nothing; never switching is best."),
                format!("passer de {from} à {to} ne rapporte rien de visible\u{a0}; ne jamais changer est le mieux."),
            );
        }
        let wanted = wording::wanted(self.language, self.of.rule.wanted);
        let value = self.edge.value(self.of.rule);
        let (day, chance) = (self.day(value), self.chance(self.of.curve.met(value, self.index)));
        let interval = self.interval();
        match self.edge.reach {
            Reach::To(_) => self.say(
                format!("switching from {from} to {to} by {day} still gives {wanted}{interval}: \
                         {chance} on that day; after that no longer{}.", self.cost()),
                format!("passer de {from} à {to} au plus tard le {day} donne encore \
                         {wanted}{interval}\u{a0}: {chance} ce jour-là\u{a0}; après, ce n’est plus le cas{}.", self.cost()),
            ),
            Reach::Everywhere => self.say(
                format!("switching from {from} to {to} gives {wanted} on any day up to {day}{interval}: \
                         {chance} on that day."),
                format!("passer de {from} à {to} donne {wanted} n’importe quel jour jusqu’au \
                         {day}{interval}\u{a0}: {chance} ce jour-là."),
            ),
            Reach::Nowhere => self.say(
                format!("switching from {from} to {to} gives {wanted} on no day from {day} \
                         on{interval}: {chance} on that day."),
                format!("passer de {from} à {to} ne donne {wanted} aucun jour à partir du \
                         {day}{interval}\u{a0}: {chance} ce jour-là."),
            ),
        }
    }

    fn interval(&self) -> String {
        match self.edge.interval {
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

    fn cost(&self) -> String {
        let Some(points) = wording::points(self.language, self.edge.loss_per_step) else {
            return String::new();
        };
        self.say(
            format!(", and each day later costs about {points}"),
            format!(", et chaque jour de plus coûte environ {points}"),
        )
    }

    fn ends(&self) -> String {
        let at_once = self.chance(self.of.at_once.met(self.index));
        let never = self.chance(self.of.never.met(self.index));
        self.say(
            format!(" Switching at once gives {at_once}, never switching {never}."),
            format!(" Changer d’emblée donne {at_once}, ne jamais changer {never}."),
        )
    }
}

/// What the answer is called.
const PAGE: Text = Text::new("last day to decide", "dernier jour pour décider");

const DECISIONS: Text = Text::new(
    "One row for each deadline: the latest day from whose start the switch still gives the chance \
     wanted. Where it gives it on all days, the last of them; where on none, n to p_met_high are of \
     the first.",
    "Une ligne par échéance : le dernier jour dès le début duquel le changement de plan donne encore \
     la chance voulue. Si tous, le dernier examiné ; si aucun, n à p_met_high sont ceux du premier.",
);
const CURVE: Text = Text::new(
    "One row for each deadline and day of decision that was played; an empty date: never.",
    "Une ligne par échéance et jour de décision joué ; date vide : jamais.",
);

fn about_columns() -> Vec<Column> {
    columns(&[
        (
            "from_plan",
            Unit::Key,
            "The plan until the day of the decision.",
            "Le plan jusqu’au jour de la décision.",
        ),
        ("to_plan", Unit::Key, "The plan from then on.", "Le plan à partir de ce jour."),
        ("case", Unit::Key, "Case.", "Cas."),
        ("deadline", Unit::Key, "Deadline.", "Échéance."),
    ])
}

const DAY: Heading = ("decided", Unit::Date, "When the switch is made.", "Moment du changement.");

const DECISION: [Heading; 5] = [
    (
        "p_wanted",
        Unit::Share,
        "The chance of holding that is wanted.",
        "La chance de tenir voulue.",
    ),
    REACH,
    (
        "latest",
        Unit::Date,
        "The latest day on which the switch still gives it.",
        "Le dernier jour où le changement la donne encore.",
    ),
    (
        "interval_from",
        Unit::Date,
        "Start of the 95 % interval of that day.",
        "Début de l’intervalle à 95 % de ce jour.",
    ),
    (
        "interval_until",
        Unit::Date,
        "End of it; both are empty if no day gives it.",
        "Sa fin ; vides si aucun jour ne la donne.",
    ),
];

const ENDS: [Heading; 6] = [
    (
        "p_met_at_once",
        Unit::Share,
        "Share of runs that hold it if the switch is made at the start.",
        "Part des simulations qui la tiennent en changeant d’emblée.",
    ),
    (
        "p_met_at_once_low",
        Unit::Share,
        "Lower end of its 95 % interval.",
        "Borne basse de son intervalle à 95 %.",
    ),
    ("p_met_at_once_high", Unit::Share, "Upper end of it.", "Borne haute."),
    (
        "p_met_never",
        Unit::Share,
        "Share of runs that hold it if the switch is never made.",
        "Part des simulations qui la tiennent sans changer.",
    ),
    (
        "p_met_never_low",
        Unit::Share,
        "Lower end of its 95 % interval.",
        "Borne basse de son intervalle à 95 %.",
    ),
    ("p_met_never_high", Unit::Share, "Upper end of it.", "Borne haute."),
];
