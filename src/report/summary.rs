//! What a terminal shows of a study's results: every deadline under every case, plan by plan, and
//! where the delay comes from. It fits 100 columns.

use crate::analysis::{Analysis, DeadlineRow, JointRow, JointSet, LedgerRow, Proportion, Said};
use crate::experiment::Results;
use crate::scenario::Study;
use crate::simulation::Code;
use crate::time::{Moment, Span};

use super::grid::{Side, centred, grid, wrap};
use super::{Document, Language, Names, words};

/// Causes of delay shown for one deadline under one case.
const CAUSES: usize = 3;

/// What is shown, to whom.
#[derive(Debug, Clone, Copy)]
pub struct Summary<'a> {
    /// What was asked.
    pub study: &'a Study,
    /// What was played.
    pub results: &'a Results,
    /// What it says.
    pub analysis: &'a Analysis,
    /// The reader's language.
    pub language: Language,
}

impl Summary<'_> {
    /// The summary as text; `folder` is where the files are.
    pub fn text(&self, folder: &str) -> String {
        let marking = centred(&self.study.base.marking);
        let plans = (0..self.study.plans.len()).map(|plan| self.plan(plan));
        let tables: String = plans.collect();
        format!("{marking}{}{tables}\n{}{marking}", self.head(), self.foot(folder))
    }

    fn names(&self) -> Names<'_> {
        Names { scenario: &self.study.base, language: self.language }
    }

    fn date(&self, at: Moment) -> String {
        self.language.date(&self.study.base.clock.civil(at))
    }

    fn head(&self) -> String {
        let title = Document::title(&self.study.base, self.language);
        let [from, until] = [Moment::START, self.study.base.until].map(|at| self.date(at));
        let runs = self.language.number(f64::from(self.results.replications), 0);
        let (plans, cases) = (self.study.plans.len(), self.study.cases.len());
        let said = match self.language {
            Language::English => format!(
                "As of {from}, played to {until}: {runs}\u{a0}replications of {plans}\u{a0}{} \
                 under {cases}\u{a0}{}.",
                if plans == 1 { "plan" } else { "plans, each" },
                if cases == 1 { "case" } else { "cases" },
            ),
            Language::French => format!(
                "Situation au {from}, jouée jusqu’au {until}\u{a0}: {runs}\u{a0}réplications de \
                 {plans}\u{a0}{} dans {cases}\u{a0}cas.",
                if plans == 1 { "plan" } else { "plans, chacun" },
            ),
        };
        format!("{}{}", wrap(&title, 4), wrap(&said, 0))
    }

    /// The tables of one plan.
    fn plan(&self, plan: usize) -> String {
        let choice = &self.study.plans[plan];
        let label = self.names().label(&choice.label, &choice.name);
        let heading = match self.language {
            Language::English => format!("Plan: {label}"),
            Language::French => format!("Plan\u{a0}: {label}"),
        };
        let of_plan = |row: &&DeadlineRow| row.plan == plan;
        let rows: Vec<&DeadlineRow> = self.analysis.deadlines.iter().filter(of_plan).collect();
        let by_deadline = in_groups(rows);
        let missed = by_deadline.iter().map(|(row, first)| self.deadline_row(row, *first));
        let delays = by_deadline.iter().map(|(row, first)| self.delay_row(row, *first));
        format!(
            "\n{}{}{}\n{}",
            wrap(&heading, 4),
            grid(&self.deadline_heads(), missed.collect()),
            self.joint(plan),
            grid(&self.delay_heads(), delays.collect()),
        )
    }

    fn deadline_heads(&self) -> [(&'static str, Side); 6] {
        let [deadline, due, case, missed, by, cause] = match self.language {
            Language::English => {
                ["Deadline", "Due", "Case", "Missed", "8 in 10 by", "Main cause of lateness"]
            }
            Language::French => {
                ["Échéance", "Date limite", "Cas", "Manquée", "8 sur 10 au", "Cause principale"]
            }
        };
        [
            (deadline, Side::Left),
            (due, Side::Right),
            (case, Side::Left),
            (missed, Side::Right),
            (by, Side::Right),
            (cause, Side::Left),
        ]
    }

    fn deadline_row(&self, row: &DeadlineRow, is_first: IsFirst) -> Vec<String> {
        let by = row.p80.map_or_else(|| self.beyond(), |at| self.date(at));
        let due = is_first.only(self.date(row.due));
        let deadline = is_first.only(self.deadline(row));
        vec![deadline, due, self.case(row.case), self.chance(row.missed), by, self.cause(row)]
    }

    fn deadline(&self, row: &DeadlineRow) -> String {
        let deadline = &self.study.base.deadlines[row.deadline];
        self.names().label(&deadline.label, &deadline.name)
    }

    fn case(&self, case: usize) -> String {
        let choice = &self.study.cases[case];
        self.names().label(&choice.label, &choice.name)
    }

    fn beyond(&self) -> String {
        let until = self.date(self.study.base.until);
        match self.language {
            Language::English => format!("after\u{a0}{until}"),
            Language::French => format!("après\u{a0}le\u{a0}{until}"),
        }
    }

    /// `no clearance, last at Kidal`; a dash where nothing is missed or no time was lost.
    fn cause(&self, row: &DeadlineRow) -> String {
        let Some(code) = row.main_delay else { return "–".to_owned() };
        let cause = words::code(code).read(self.language);
        match (row.last_site.map(|site| self.names().site(site)), self.language) {
            (None, _) => cause.to_owned(),
            (Some(site), Language::English) => format!("{cause}; last: {site}"),
            (Some(site), Language::French) => format!("{cause} ; dernier\u{a0}: {site}"),
        }
    }

    /// `31% (28–34)`, `< 0.3%`, `> 99.7%`.
    fn chance(&self, of: Proportion) -> String {
        match of.said() {
            Said::Nothing => "–".to_owned(),
            Said::Below(bound) => format!("<\u{a0}{}", self.bound(bound, f64::ceil)),
            Said::Above(bound) => format!(">\u{a0}{}", self.bound(bound, f64::floor)),
            Said::About(share) => {
                let decimals = decimals(share);
                let (low, high) = of.interval();
                let [low, high] =
                    [low, high].map(|end| self.language.number(end * 100.0, decimals));
                format!("{} ({low}–{high})", self.language.percent(share, decimals))
            }
        }
    }

    /// A bound to a tenth of a hundredth, never sharper than it is.
    fn bound(&self, bound: f64, round: impl Fn(f64) -> f64) -> String {
        self.language.percent(round(bound * 1_000.0) / 1_000.0, 1)
    }

    /// The chance that the deadlines of a plan hold together, where there are several.
    fn joint(&self, plan: usize) -> String {
        let rows = self.analysis.joint.iter();
        let rows: Vec<&JointRow> =
            rows.filter(|row| row.plan == plan && row.deadlines > 1).collect();
        let set = |set: JointSet| {
            let of_set = rows.iter().filter(move |row| row.set == set);
            of_set.copied().collect::<Vec<_>>()
        };
        let (hard, all) = (set(JointSet::Hard), set(JointSet::All));
        let are_the_same =
            hard.first().map(|row| row.deadlines) == all.first().map(|row| row.deadlines);
        let hard = if are_the_same { Vec::new() } else { hard };
        [hard, all].iter().map(|rows| self.joint_line(rows)).collect()
    }

    fn joint_line(&self, rows: &[&JointRow]) -> String {
        let Some(first) = rows.first() else { return String::new() };
        let count = first.deadlines;
        let said = match (self.language, first.set) {
            (Language::English, JointSet::Hard) => format!("All {count} hard deadlines hold:"),
            (Language::English, JointSet::All) => format!("All {count} deadlines hold:"),
            (Language::French, JointSet::Hard) => {
                format!("Les {count} échéances fermes toutes tenues\u{a0}:")
            }
            (Language::French, JointSet::All) => {
                format!("Les {count} échéances toutes tenues\u{a0}:")
            }
        };
        let case = |row: &&JointRow| format!("{} {}", self.case(row.case), self.chance(row.held));
        let cases: Vec<String> = rows.iter().map(case).collect();
        wrap(&format!(" {said} {}.", cases.join(" · ")), 5)
    }

    fn delay_heads(&self) -> [(&'static str, Side); 4] {
        let [deadline, case, delay, causes] = match self.language {
            Language::English => ["Deadline", "Case", "Delay", "Of which, mean of all runs"],
            Language::French => {
                ["Échéance", "Cas", "Retard", "Dont, en moyenne de toutes les simulations"]
            }
        };
        [(deadline, Side::Left), (case, Side::Left), (delay, Side::Right), (causes, Side::Left)]
    }

    /// The unproductive time of a deadline's ledger, and its largest parts.
    fn delay_row(&self, row: &DeadlineRow, is_first: IsFirst) -> Vec<String> {
        let causes = causes(&self.analysis.delay_ledger, row);
        let total = causes.iter().map(|(_, hours)| hours).sum::<f64>();
        let part = |(code, hours): &(Code, f64)| {
            let cause = words::code(*code).read(self.language);
            format!("{cause} {}", self.language.span(Span::hours(*hours)))
        };
        let parts: Vec<String> = causes.iter().take(CAUSES).map(part).collect();
        let delay = self.language.span(Span::hours(total));
        vec![is_first.only(self.deadline(row)), self.case(row.case), delay, parts.join(", ")]
    }

    fn foot(&self, folder: &str) -> String {
        let failed = self.results.failed.len();
        let (legend, files, failures) = match self.language {
            Language::English => (
                "Missed: share of runs that miss the deadline, with its 95% interval; < and > are \
                 bounds where none or all do. 8 in 10 by: the date by which 80% of the runs have \
                 reached it. Delay: time on the last site’s way to the milestone that moved \
                 nothing forward.",
                format!("Files: {folder} (dictionary.csv describes every column)"),
                format!("Runs without an outcome, which count nowhere (see runs.csv): {failed}."),
            ),
            Language::French => (
                "Manquée\u{a0}: part des simulations qui manquent l’échéance, avec son intervalle à \
                 95\u{a0}% ; < et > sont des bornes quand aucune ou toutes la manquent. 8 sur 10 \
                 au\u{a0}: date à laquelle 80\u{a0}% des simulations l’ont atteinte. Retard\u{a0}: \
                 temps qui n’a rien fait avancer sur le chemin du dernier site vers le jalon.",
                format!("Fichiers\u{a0}: {folder} (dictionary.csv décrit chaque colonne)"),
                format!(
                    "{failed} simulation(s) sans résultat, comptées nulle part : voir runs.csv."
                ),
            ),
        };
        let failures = if failed > 0 { wrap(&failures, 0) } else { String::new() };
        format!("{}{}{failures}", wrap(legend, 0), wrap(&files, 0))
    }
}

/// Whether a row is the first of its deadline, which alone shows the deadline's name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum IsFirst {
    Yes,
    No,
}

impl IsFirst {
    fn only(self, text: String) -> String {
        match self {
            Self::Yes => text,
            Self::No => String::new(),
        }
    }
}

/// Rows by deadline, then case.
fn in_groups(mut rows: Vec<&DeadlineRow>) -> Vec<(&DeadlineRow, IsFirst)> {
    rows.sort_by_key(|row| (row.deadline, row.case));
    let mut before = None;
    let first = |row: &&DeadlineRow| {
        let is_first = before.replace(row.deadline) != Some(row.deadline);
        if is_first { IsFirst::Yes } else { IsFirst::No }
    };
    let firsts: Vec<IsFirst> = rows.iter().map(first).collect();
    rows.into_iter().zip(firsts).collect()
}

/// Mean hours per run under each code of delay, the largest first.
fn causes(ledger: &[LedgerRow], of: &DeadlineRow) -> Vec<(Code, f64)> {
    let mut hours = [0.0; Code::ALL.len()];
    let is_of =
        |row: &&LedgerRow| (row.plan, row.case, row.deadline) == (of.plan, of.case, of.deadline);
    for row in ledger.iter().filter(is_of).filter(|row| !row.code.is_productive()) {
        hours[row.code as usize] += row.mean_hours;
    }
    let mut causes: Vec<(Code, f64)> = Code::ALL.into_iter().zip(hours).collect();
    causes.retain(|(_, hours)| *hours > 0.0);
    causes.sort_by(|(_, left), (_, right)| right.total_cmp(left));
    causes
}

/// As many decimals as it takes to tell a percentage from 0 and 100.
fn decimals(share: f64) -> usize {
    let distance = share.min(1.0 - share) * 100.0;
    (0..4).find(|places| distance * 10_f64.powi(*places) >= 1.0).map_or(4, |places| places as usize)
}
