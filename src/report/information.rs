//! What is worth knowing before one chooses a plan, as tables and for readers.

use crate::Answer;
use crate::analysis::information::{Factor, FactorRow, Information, PartRow, SpreadRow, Value};
use crate::analysis::utility::{Utility, Worth};
use crate::scenario::{AssumptionUnit, Study};
use crate::time::{DAY, Moment};

use super::choice::{difference, holding, value};
use super::grid::{Side, grid};
use super::page::Page;
use super::table::Table;
use super::{Language, Names, Text, results, words};

/// Most factors that are shown.
const MOST_ROWS: usize = 12;
/// What is worth a sentence: a point of a hundred, a day.
const WORTH_SAYING: [f64; 2] = [0.01, 1.0];
/// The utilities, in the order of the analysis.
const UTILITIES: [Utility; 2] = [Utility::Hold, Utility::Days];

/// What is worth knowing before one chooses among the plans of a study under its only case.
#[derive(Debug, Clone, Copy)]
pub struct Informed<'a> {
    /// What was asked.
    pub study: &'a Study,
    /// What was found.
    pub found: &'a Information,
    /// The reader's language.
    pub language: Language,
}

impl Answer for Informed<'_> {
    fn tables(&self) -> Vec<Table> {
        results::information::tables(*self)
    }

    fn text(&self, folder: &str) -> String {
        let mut page = Page::new(&self.study.base, self.language, None);
        page.paragraph(&self.head());
        page.gap();
        for said in [self.settling(0), self.settling(1), self.moving(), self.everything()] {
            page.point(&said);
        }
        page.gap();
        page.lines(&self.factors());
        page.gap();
        page.paragraph(self.legend());
        page.end(folder, &[])
    }
}

impl Informed<'_> {
    fn names(&self) -> Names<'_> {
        Names { scenario: &self.study.base, language: self.language }
    }

    fn plan(&self, plan: usize) -> &str {
        self.study.plans[plan].name.as_str()
    }

    /// What the plans are worth now.
    fn head(&self) -> String {
        let case = &self.study.cases[0];
        let case = self.names().label(&case.label, &case.name);
        let runs = words::replications(self.language, u64::from(self.found.runs), true);
        let worth = |utility: usize| {
            let now = self.found.now[utility];
            let worth = self.found.plans[now][utility];
            (self.plan(now), value(UTILITIES[utility], worth, self.language))
        };
        let ((hold, held), (days, late)) = (worth(0), worth(1));
        let that = self.holding();
        match self.language {
            Language::English => format!(
                "{case}, {runs} of {}\u{a0}plans. Now best: {hold} by the chance \
                 that {that} ({held}), {days} by the mean lateness ({late}).",
                self.study.plans.len()
            ),
            Language::French => format!(
                "{case}, {runs} de chacun des {}\u{a0}plans. Meilleur à ce jour\u{a0}: {hold} \
                 par la probabilité que {that} ({held}), {days} par le retard moyen ({late}).",
                self.study.plans.len()
            ),
        }
    }

    /// That the deadlines hold, after "the chance that".
    fn holding(&self) -> String {
        let worth = Worth::of(Utility::Hold, &self.study.base);
        worth.map_or_else(String::new, |worth| holding(&worth, self.language))
    }

    /// The factors most worth knowing, a line each.
    fn factors(&self) -> String {
        let heads = match self.language {
            Language::English => ["To settle", "Chance", "Lateness", "Another plan if", "Moves"],
            Language::French => {
                ["À trancher", "Probabilité", "Retard", "Autre plan si", "Fait varier"]
            }
        };
        let sides = [Side::Left, Side::Right, Side::Right, Side::Left, Side::Right];
        let heads: Vec<_> = heads.into_iter().zip(sides).collect();
        let shown = self.found.factors.iter().take(MOST_ROWS);
        let row = |row: &FactorRow| {
            vec![
                self.label(row.factor),
                self.gain(row.value[0], 0),
                self.gain(row.value[1], 1),
                self.changes(row),
                self.moved(row.factor),
            ]
        };
        grid(&heads, shown.map(row).collect())
    }

    /// What settles a factor, without its full stop.
    fn label(&self, factor: Factor) -> String {
        let scenario = &self.study.base;
        match factor {
            Factor::Assumption(id) => {
                let assumption = &scenario.assumptions[id];
                let said = self.names().label(&assumption.statement, &assumption.name);
                said.trim_end_matches('.').to_owned()
            }
            Factor::Site(id) => {
                let site = self.names().site(scenario.assessments[id].site);
                match self.language {
                    Language::English => format!("Who holds {site}"),
                    Language::French => format!("Qui tient {site}"),
                }
            }
        }
    }

    fn gain(&self, found: Value, utility: usize) -> String {
        match found.is_something() {
            true => difference(UTILITIES[utility], found.gain, self.language),
            false => "—".to_owned(),
        }
    }

    /// The parts of its values that would change the choice by chance: `from 12 Dec 2023: base`.
    fn changes(&self, row: &FactorRow) -> String {
        let is_other = |part: &&PartRow| part.preferred[0] != self.found.now[0];
        let said = row.parts.iter().filter(is_other).map(|part| {
            let (when, plan) = (self.part(row, part), self.plan(part.preferred[0]));
            format!("{when}{} {plan}", self.language.colon())
        });
        let said: Vec<String> = said.collect();
        if said.is_empty() { "—".to_owned() } else { said.join("; ") }
    }

    fn part(&self, row: &FactorRow, part: &PartRow) -> String {
        let id = match row.factor {
            Factor::Assumption(id) => id,
            Factor::Site(id) => {
                let holder = self.study.base.assessments[id].holders[part.low as usize].0;
                let nobody = Text::new("nobody", "personne").read(self.language);
                return holder.map_or_else(|| nobody.to_owned(), |side| self.names().side(side));
            }
        };
        let unit = self.study.base.assumptions[id].unit;
        let [low, high] = [part.low, part.high].map(|value| self.shown(unit, value));
        let is = |other: Option<&PartRow>| other == Some(part);
        match self.language {
            _ if low == high => low,
            Language::English if is(row.parts.first()) => format!("up to {high}"),
            Language::English if is(row.parts.last()) => format!("from {low}"),
            Language::French if is(row.parts.first()) => format!("jusqu’à {high}"),
            Language::French if is(row.parts.last()) => format!("dès {low}"),
            _ => format!("{low}–{high}"),
        }
    }

    /// A value of an assumption for readers.
    fn shown(&self, unit: AssumptionUnit, value: f64) -> String {
        let quantity = |value: f64, unit: &str| self.language.quantity(value, 1, unit);
        let day = Text::new("d", "j").read(self.language);
        match unit {
            AssumptionUnit::Date => {
                self.language.date(&self.study.base.clock.civil(Moment(value.round() as i64)))
            }
            AssumptionUnit::Duration => quantity(value / DAY as f64, day),
            AssumptionUnit::Mass => quantity(value / 1_000.0, "t"),
            AssumptionUnit::Distance => quantity(value, "km"),
            AssumptionUnit::Speed => quantity(value, "km/h"),
            AssumptionUnit::Number | AssumptionUnit::Text => {
                self.language.number(value, if value.fract() == 0.0 { 0 } else { 2 })
            }
        }
    }

    /// The deadline that a factor moves most under the plan that is best now, less what chance alone
    /// makes.
    fn most_moved(&self, factor: Factor) -> Option<&SpreadRow> {
        let is_it = |row: &&SpreadRow| row.factor == factor && row.plan == self.found.now[0];
        let rows = self.found.spreads.iter().filter(is_it);
        rows.max_by(|one, other| clear(one).total_cmp(&clear(other)))
    }

    fn moved(&self, factor: Factor) -> String {
        let said = |row: &SpreadRow| difference(Utility::Hold, row.spread(), self.language);
        let clearly = |row: &&SpreadRow| row.spread() > 2.0 * row.by_chance;
        self.most_moved(factor).filter(clearly).map_or_else(|| "—".to_owned(), said)
    }

    /// What settling the factors is worth by one utility.
    fn settling(&self, utility: usize) -> String {
        let least = WORTH_SAYING[utility];
        let gain = |row: &&FactorRow| row.value[utility].gain;
        let mut worth: Vec<&FactorRow> = self.found.factors.iter().collect();
        worth.retain(|row| gain(row) >= least && row.value[utility].is_something());
        worth.sort_by(|one, other| gain(other).total_cmp(&gain(one)));
        if worth.is_empty() { self.nothing(utility) } else { self.something(&worth, utility) }
    }

    fn nothing(&self, utility: usize) -> String {
        let plan = self.plan(self.found.now[utility]);
        let least = difference(UTILITIES[utility], WORTH_SAYING[utility], self.language);
        let by = self.by(utility).0;
        match self.language {
            Language::English => format!(
                "{by}, the choice of {plan} stands: to settle no single assumption or site before \
                 it is worth {least}."
            ),
            Language::French => format!(
                "{by}, le choix du plan {plan} tient\u{a0}: trancher d’abord une hypothèse ou le sort \
                 d’un site, quel qu’il soit, ne vaut pas {least}."
            ),
        }
    }

    fn something(&self, worth: &[&FactorRow], utility: usize) -> String {
        let said = worth.iter().take(3).map(|row| {
            let found = row.value[utility];
            let (low, high) = found.interval();
            let bounds = [low, high].map(|bound| match UTILITIES[utility] {
                Utility::Hold => self.language.number(bound * 100.0, 1),
                Utility::Days => self.language.number(bound, 1),
            });
            let gain = difference(UTILITIES[utility], found.gain, self.language);
            let label = self.language.quoted(&self.label(row.factor));
            match self.language {
                Language::English => format!("{label} by {gain} ({}–{})", bounds[0], bounds[1]),
                Language::French => format!("{label}, de {gain} ({}–{})", bounds[0], bounds[1]),
            }
        });
        let said: Vec<String> = said.collect();
        let least = difference(UTILITIES[utility], WORTH_SAYING[utility], self.language);
        let ((by, gain), semicolon) = (self.by(utility), self.language.semicolon());
        let rest = match (self.language, worth.len() > 3) {
            (Language::English, false) => format!("everything else by less than {least}"),
            (Language::French, false) => format!("tout le reste, de moins de {least}"),
            (Language::English, true) => "others by less".to_owned(),
            (Language::French, true) => "d’autres, de moins".to_owned(),
        };
        let list = said.join(&format!("{semicolon} "));
        match self.language {
            Language::English => format!("{by}, settling this first would {gain}: {list}; {rest}."),
            Language::French => format!(
                "{by}, trancher d’abord l’une de ces questions {gain}\u{a0}: {list}{semicolon} {rest}."
            ),
        }
    }

    /// By what plans are judged, and what a gain is.
    fn by(&self, utility: usize) -> (String, &'static str) {
        let that = self.holding();
        match (utility, self.language) {
            (0, Language::English) => (format!("By the chance that {that}"), "raise it"),
            (0, Language::French) => (format!("Par la probabilité que {that}"), "l’augmenterait"),
            (_, Language::English) => ("By the mean lateness".to_owned(), "lower it"),
            (_, Language::French) => ("Par le retard moyen".to_owned(), "le réduirait"),
        }
    }

    /// The factor that moves the chance of missing a deadline most.
    fn moving(&self) -> String {
        let rows = self.found.factors.iter().filter_map(|row| self.most_moved(row.factor));
        let most = rows.max_by(|one, other| clear(one).total_cmp(&clear(other)));
        let Some(row) = most.filter(|row| row.spread() > 2.0 * row.by_chance) else {
            let none = Text::new(
                "Nothing clearly moves the chance of missing a deadline.",
                "Rien ne fait nettement varier la probabilité de manquer une échéance.",
            );
            return none.read(self.language).to_owned();
        };
        let deadline = &self.study.base.deadlines[row.deadline];
        let deadline = self.names().label(&deadline.label, &deadline.name);
        let [deadline, factor] =
            [deadline, self.label(row.factor)].map(|text| self.language.quoted(&text));
        let [least, most] =
            [row.p_missed_least, row.p_missed_most].map(|share| self.language.percent(share));
        let plan = self.plan(row.plan);
        match self.language {
            Language::English => format!(
                "What most moves the chance of missing {deadline} under {plan} is {factor}: from \
                 {least} to {most}."
            ),
            Language::French => format!(
                "Ce qui fait le plus varier la probabilité de manquer {deadline} avec le plan {plan} est \
                 {factor}\u{a0}: de {least} à {most}."
            ),
        }
    }

    /// The bound that nothing exceeds.
    fn everything(&self) -> String {
        let worth = [0, 1].map(|utility: usize| {
            difference(UTILITIES[utility], self.found.everything[utility].gain, self.language)
        });
        match self.language {
            Language::English => format!(
                "To know everything before choosing, luck included, would be worth {} and {}.",
                worth[0], worth[1]
            ),
            Language::French => format!(
                "Tout savoir avant de choisir, hasard compris, vaudrait {} et {}.",
                worth[0], worth[1]
            ),
        }
    }

    fn legend(&self) -> &'static str {
        let text = Text::new(
            "Chance, Lateness: what it is worth to know it before choosing, in points of the chance \
             and in days of mean lateness (expected value of partial perfect information); —: not \
             told apart from nothing. Another plan if: values for which another plan is clearly \
             better by the chance. Moves: by how much the chance of missing the deadline it moves \
             most differs between parts of its values, under the plan best now.",
            "Probabilité, Retard\u{a0}: ce que vaut de le savoir avant de choisir, en points de la \
             probabilité et en jours de retard moyen (valeur espérée de l’information parfaite \
             partielle)\u{a0}; —\u{a0}: indiscernable de rien. Autre plan si\u{a0}: valeurs pour \
             lesquelles un autre plan est nettement meilleur pour cette probabilité. Fait varier\u{a0}: écart, \
             selon ses valeurs, de la probabilité de manquer l’échéance qu’il touche le plus, avec le \
             meilleur plan à ce jour.",
        );
        text.read(self.language)
    }
}

/// How far a factor moves a deadline beyond what chance alone makes.
fn clear(row: &SpreadRow) -> f64 {
    row.spread() - row.by_chance
}
