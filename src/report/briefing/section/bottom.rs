//! The bottom line: the first page, and behind it the same in sentences: what will be missed, how
//! sure, the main reason, and what would change it.

use crate::analysis::Likelihood;
use crate::experiment::Proportion;
use crate::proportion::{in_words, is_none_as_shown, short};
use crate::scenario::Goal;
use crate::time::Moment;

use super::super::block::{Block, Section};
use super::super::dossier::{Dossier, Which};
use super::super::first::compose;
use super::facts::facts;
use super::{decisions, drift, drivers, main_deadline, paper, section};
use crate::archive::{NoBriefing, Records, Row, proportion};
use crate::results::comparison::Comparison;
use crate::results::deadlines::Deadlines;
use crate::simulation::Code;

/// The first page, and the sentences behind it.
pub(super) fn section_of(dossier: &Dossier) -> Result<Section, NoBriefing> {
    let records = dossier.results.table::<Deadlines>()?;
    let line = Line { dossier, records: &records };
    let Some(main) = line.main() else {
        let blocks = vec![Block::Lead(dossier.texts.say("bottom-no-deadline"))];
        return Ok(section(dossier, "bottom", blocks));
    };
    let mut leads = vec![line.missed()];
    leads.push(line.reason(main));
    leads.extend(drift::in_a_sentence(dossier)?);
    leads.extend(line.bottleneck(main)?);
    if dossier.variants().count() > 1 {
        leads.push(line.changes(main)?);
    }
    leads.extend(line.others(main));
    let mut blocks: Vec<Block> = failed(dossier).into_iter().map(Block::Lead).collect();
    blocks.extend(drift::shut_to_the_end(dossier)?.map(Block::Text));
    blocks.extend(compose(&facts(dossier)?));
    blocks.extend(paper::dates(dossier)?);
    let prose = leads.into_iter().map(Block::Text).collect();
    blocks.push(Block::More(dossier.texts.say("first-more"), prose));
    Ok(section(dossier, "bottom", blocks))
}

/// That runs failed, which stands before every chance that is made from the others.
pub(super) fn failed(dossier: &Dossier) -> Option<String> {
    let failed = dossier.results.manifest.failed;
    let shown = dossier.language().number(failed as f64, 0);
    (failed > 0).then(|| dossier.texts.with("method-failed", &[("failed", &shown)]))
}

/// What the sentences are made of.
pub(super) struct Line<'a> {
    pub(super) dossier: &'a Dossier,
    records: &'a Records<Deadlines>,
}

impl<'a> Line<'a> {
    /// The rows of a plan under a case, a deadline each.
    fn rows(&self, which: Which) -> Vec<Row<'a, Deadlines>> {
        let (plan, case) = self.dossier.keys(which);
        let is_it = |row: &Row<'_, Deadlines>| row.is_of(plan, case);
        self.records.iter().filter(is_it).collect()
    }

    /// The row of the deadline that the reasons are about.
    fn main(&self) -> Option<Row<'a, Deadlines>> {
        let main = main_deadline(self.dossier)?;
        let key = self.dossier.scenario().deadlines[main].name.as_str();
        self.rows(Which::FIRST).into_iter().find(|row| row.deadline() == key)
    }

    /// The chance of missing one deadline under one plan and case.
    fn chance(&self, which: Which, deadline: &str) -> Option<Proportion> {
        let rows = self.rows(which);
        let row = rows.into_iter().find(|row| row.deadline() == deadline)?;
        Some(proportion(row.missed(), row.n()))
    }

    /// `On the plan …, in the case …: “A” is almost certain to be missed (96%, 94–97); …`.
    fn missed(&self) -> String {
        let clauses = self.rows(Which::FIRST).into_iter().map(|row| {
            let chance = proportion(row.missed(), row.n());
            self.fill(
                "bottom-clause",
                &[
                    ("deadline", self.dossier.deadline(row.deadline())),
                    ("band", Likelihood::key(chance)),
                    ("chance", in_words(chance, self.dossier.language())),
                ],
            )
        });
        let clauses: Vec<String> = clauses.collect();
        let semicolon = format!("{} ", self.dossier.language().semicolon());
        self.fill(
            "bottom-missed",
            &[
                ("as_of", self.dossier.long_date(self.dossier.known)),
                ("plan", self.dossier.plan(0)),
                ("case", self.dossier.case(0)),
                ("clauses", clauses.join(&semicolon)),
            ],
        )
    }

    /// By when it is reached; and where it is missed, what costs most time and which site is last.
    fn reason(&self, row: Row<'a, Deadlines>) -> String {
        let dates = [self.dates(row), self.sites_late(row)].join(" ").trim_end().to_owned();
        let delay = Code::ALL.into_iter().find(|code| code.word() == row.main_delay());
        let Some(delay) = delay else { return dates };
        let share = |share: Option<f64>| {
            share.map_or_else(String::new, |it| self.dossier.language().percent(it))
        };
        let reason = self.fill(
            "bottom-reason",
            &[
                ("cause", self.dossier.cause(delay.word(), Some(row.last_site()))),
                ("share", share(row.main_delay_share())),
                ("site", self.dossier.site(row.last_site())),
                ("site_share", share(row.last_site_share())),
            ],
        );
        format!("{dates} {reason}")
    }

    /// The same of every other deadline.
    fn others(&self, main: Row<'a, Deadlines>) -> Vec<String> {
        let is_other = |row: &Row<'_, Deadlines>| row.deadline() != main.deadline();
        self.rows(Which::FIRST).into_iter().filter(is_other).map(|row| self.reason(row)).collect()
    }

    /// By when the middle run and eight in ten reach it, as far as they do before the end. A limit
    /// on how long a site may be empty has no date.
    fn dates(&self, row: Row<'a, Deadlines>) -> String {
        let scenario = self.dossier.scenario();
        let found = Dossier::find(&scenario.deadlines, row.deadline(), |it| &it.name);
        let is_limit =
            found.is_some_and(|id| matches!(scenario.deadlines[id].goal, Goal::Empty(_)));
        let date = |at: Option<Moment>| at.map(|at| self.dossier.long_date_end(at));
        let deadline = ("deadline", self.dossier.deadline(row.deadline()));
        let until = ("until", self.dossier.long_date_end(scenario.until));
        match (date(row.p50()), date(row.p80())) {
            _ if is_limit => self.fill("bottom-no-dates", &[deadline]),
            (Some(p50), Some(p80)) => {
                self.fill("bottom-dates", &[deadline, ("p50", p50), ("p80", p80)])
            }
            (Some(p50), None) => self.fill("bottom-half-dates", &[deadline, ("p50", p50), until]),
            (None, _) => self.fill("bottom-never-dates", &[deadline, until]),
        }
    }

    /// How many of its sites are late, where there are several; nothing where none ever is.
    fn sites_late(&self, row: Row<'a, Deadlines>) -> String {
        let language = self.dossier.language();
        let (Some(mean), true) = (row.sites_late_mean(), row.missed() > Some(0)) else {
            return String::new();
        };
        if row.sites().is_none_or(|sites| sites < 2) {
            return String::new();
        }
        let whole = |count: Option<u32>| count.map_or_else(String::new, |it| it.to_string());
        let values = [
            ("mean", language.number(mean, 1)),
            ("sites", whole(row.sites())),
            ("most", whole(row.sites_late_p80())),
        ];
        self.fill("bottom-sites", &values)
    }

    /// What would change it, among the cases and plans that were played.
    fn changes(&self, main: Row<'a, Deadlines>) -> Result<String, NoBriefing> {
        let deadline = main.deadline();
        let mut said =
            vec![self.fill("bottom-change", &[("deadline", self.dossier.deadline(deadline))])];
        said.extend(drivers::in_a_sentence(self.dossier, deadline)?);
        said.push(self.best_case(deadline));
        said.extend(self.best_plan(deadline)?);
        let decided = decisions::in_sentences(self.dossier)?.into_iter();
        said.extend(decided.filter(|(of, _)| of == deadline).map(|(_, told)| told));
        said.extend(self.floor(deadline));
        said.retain(|sentence| !sentence.is_empty());
        Ok(said.join(" "))
    }

    /// The case in which it is missed least and the one in which it is missed most, if they are
    /// seen to differ from the first.
    fn best_case(&self, deadline: &str) -> String {
        let Some(first) = self.chance(Which::FIRST, deadline) else { return String::new() };
        let cases = (1..self.dossier.study.cases.len()).map(|case| Which { plan: 0, case });
        let cases = cases.filter_map(|which| Some((which, self.chance(which, deadline)?)));
        let differ = |(_, chance): &(Which, Proportion)| {
            let ([low, high], [least, most]) = (ends(*chance), ends(first));
            high < least || low > most
        };
        let mut seen: Vec<(Which, Proportion)> = cases.filter(differ).collect();
        seen.sort_by(|(_, one), (_, other)| {
            one.estimate().partial_cmp(&other.estimate()).unwrap_or(std::cmp::Ordering::Equal)
        });
        let better = seen.first().filter(|(_, chance)| chance.estimate() < first.estimate());
        let worse = seen.last().filter(|(_, chance)| chance.estimate() > first.estimate());
        // All that do the same are named.
        let named = |(_, chance): &(Which, Proportion)| {
            let same = seen.iter().filter(|(_, other)| other.estimate() == chance.estimate());
            let quoted = |(which, _): &(Which, Proportion)| {
                self.dossier.language().quoted(&self.dossier.case(which.case))
            };
            let names: Vec<String> = same.map(quoted).collect();
            let number = if names.len() == 1 { "one" } else { "several" };
            [names.join(", "), number.to_owned(), short(*chance, self.dossier.language())]
        };
        match (better.map(named), worse.map(named)) {
            (Some([case, better, chance]), Some([worse, number, worst])) => self.fill(
                "bottom-cases",
                &[
                    ("case", case),
                    ("better", better),
                    ("chance", chance),
                    ("worse", worse),
                    ("number", number),
                    ("worst", worst),
                ],
            ),
            (Some([case, better, chance]), None) => {
                let values = [("case", case), ("better", better), ("chance", chance)];
                self.fill("bottom-better-case", &values)
            }
            (None, Some([case, number, chance])) => {
                let values = [("case", case), ("number", number), ("chance", chance)];
                self.fill("bottom-worse-case", &values)
            }
            (None, None) if self.dossier.study.cases.len() > 1 => self.fill("bottom-no-case", &[]),
            (None, None) => String::new(),
        }
    }

    /// The plan that lowers the chance most under the first case, pair by pair, if any does.
    fn best_plan(&self, deadline: &str) -> Result<Option<String>, NoBriefing> {
        if self.dossier.study.plans.len() < 2 || !self.dossier.results.has::<Comparison>() {
            return Ok(None);
        }
        let records = self.dossier.results.table::<Comparison>()?;
        let (_, case) = self.dossier.keys(Which::FIRST);
        let is_better = |row: &Row<'_, Comparison>| {
            let high = row.p_missed_difference_high();
            row.which().case() == case
                && row.deadline() == deadline
                && high.is_some_and(|high| high < 0.0 && !is_none_as_shown(high))
        };
        let points = |share: Option<f64>| share.unwrap_or_default() * -100.0;
        let best = records.iter().filter(is_better).max_by(|one, other| {
            let [one, other] = [one, other].map(|row| points(row.p_missed_difference()));
            one.total_cmp(&other)
        });
        let Some(best) = best else { return Ok(Some(self.fill("bottom-no-plan", &[]))) };
        let shown = |share| self.dossier.language().number(points(share), 0);
        Ok(Some(self.fill(
            "bottom-plan",
            &[
                ("plan", self.dossier.plan_named(best.which().plan())),
                ("points", shown(best.p_missed_difference())),
                ("low", shown(best.p_missed_difference_high())),
                ("high", shown(best.p_missed_difference_low())),
            ],
        )))
    }

    /// The least chance of missing it among everything played.
    fn floor(&self, deadline: &str) -> Option<String> {
        let all = self.dossier.variants().filter_map(|it| Some((it, self.chance(it, deadline)?)));
        let all: Vec<(Which, Proportion)> = all.collect();
        let least = all.iter().min_by(|(_, one), (_, other)| {
            one.estimate().unwrap_or(1.0).total_cmp(&other.estimate().unwrap_or(1.0))
        });
        let (which, chance) = least.filter(|(_, chance)| all.len() > 1 && chance.hits > 0)?;
        Some(self.fill(
            "bottom-floor",
            &[
                ("count", self.dossier.language().number(all.len() as f64, 0)),
                ("plan", self.dossier.plan(which.plan)),
                ("case", self.dossier.case(which.case)),
                ("chance", short(*chance, self.dossier.language())),
            ],
        ))
    }

    fn fill(&self, id: &str, values: &[(&str, String)]) -> String {
        super::fill(self.dossier, id, values)
    }
}

fn ends(chance: Proportion) -> [f64; 2] {
    let (low, high) = chance.interval();
    [low, high]
}
