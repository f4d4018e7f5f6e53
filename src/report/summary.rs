//! What a terminal shows of a study's results: every deadline under every case, plan by plan, and
//! where the delay comes from. It fits 100 columns.

use crate::analysis::{Analysis, DeadlineRow, JointRow, JointSet, LedgerRow, Proportion, Said};
use crate::experiment::Results;
use crate::id::DeadlineId;
use crate::scenario::Study;
use crate::simulation::Code;
use crate::time::{Moment, Span};

use super::grid::{Side, centred, grid, wrap};
use super::{Document, Language, Names, words};

/// Causes of delay shown for one deadline under one case.
const CAUSES: usize = 2;

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

    /// The tables of one plan: one for each deadline, and how they hold together.
    fn plan(&self, plan: usize) -> String {
        let choice = &self.study.plans[plan];
        let label = self.names().label(&choice.label, &choice.name);
        let heading = wrap(&format!("PLAN{} {label}", self.language.colon()), 6);
        let ids = self.study.base.deadlines.ids();
        let tables: String = ids.map(|deadline| self.deadline(plan, deadline)).collect();
        format!("\n{heading}{tables}{}", self.joint(plan))
    }

    /// One deadline under every case.
    fn deadline(&self, plan: usize, id: DeadlineId) -> String {
        let is_of = |row: &&DeadlineRow| row.plan == plan && row.deadline == id;
        let rows: Vec<&DeadlineRow> = self.analysis.deadlines.iter().filter(is_of).collect();
        let Some(first) = rows.first() else { return String::new() };
        let deadline = &self.study.base.deadlines[id];
        let label = self.names().label(&deadline.label, &deadline.name);
        let due = self.date(first.due);
        let heading = match self.language {
            Language::English => format!("{label} (due {due})"),
            Language::French => format!("{label} (échéance\u{a0}: {due})"),
        };
        let cells = rows.iter().map(|row| self.deadline_row(row)).collect();
        format!("\n{}{}", wrap(&heading, 4), grid(&self.deadline_heads(), cells))
    }

    fn deadline_heads(&self) -> [(&'static str, Side); 5] {
        let [case, missed, by, last, delay] = match self.language {
            Language::English => ["Case", "Missed", "8 in 10 by", "Last", "Delay, main causes"],
            Language::French => ["Cas", "Manquée", "8 sur 10 au", "Dernier", "Retard, causes"],
        };
        [
            (case, Side::Left),
            (missed, Side::Right),
            (by, Side::Right),
            (last, Side::Left),
            (delay, Side::Left),
        ]
    }

    fn deadline_row(&self, row: &DeadlineRow) -> Vec<String> {
        let by = row.p80.map_or_else(|| self.beyond(), |at| self.date(at));
        let last = row.last_site.map_or_else(|| "–".to_owned(), |site| self.names().site(site));
        vec![self.case(row.case), self.chance(row.missed), by, last, self.causes(row)]
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

    /// `no lift 35 d, no clearance 15 d`; a dash where no time is lost.
    fn causes(&self, row: &DeadlineRow) -> String {
        let causes = causes(&self.analysis.delay_ledger, row);
        let part = |(code, hours): &(Code, f64)| {
            format!("{} {}", words::code(*code).read(self.language), self.about(*hours))
        };
        let parts: Vec<String> = causes.iter().take(CAUSES).map(part).collect();
        if parts.is_empty() { "–".to_owned() } else { parts.join(", ") }
    }

    /// A length of time as precise as it is of use: whole days from three days on.
    fn about(&self, hours: f64) -> String {
        let days = (hours / 24.0).round();
        let rounded = if days >= 3.0 { Span::days(days) } else { Span::hours(hours.round()) };
        self.language.span(if rounded == Span::ZERO { Span::hours(hours) } else { rounded })
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
        let said = match (self.language, first.set) {
            (Language::English, JointSet::Hard) => "All hard deadlines hold together:",
            (Language::English, JointSet::All) => "All deadlines hold together:",
            (Language::French, JointSet::Hard) => {
                "Toutes les échéances fermes tenues ensemble\u{a0}:"
            }
            (Language::French, JointSet::All) => "Toutes les échéances tenues ensemble\u{a0}:",
        };
        let chances: Vec<String> = rows.iter().map(|row| self.chance(row.held)).collect();
        if rows.len() > 1 && chances.iter().all(|chance| *chance == chances[0]) {
            let everywhere = match self.language {
                Language::English => "under every case",
                Language::French => "dans tous les cas",
            };
            return format!("\n{}", wrap(&format!("{said} {} {everywhere}.", chances[0]), 4));
        }
        let case =
            |(row, chance): (&&JointRow, &String)| format!("{} {chance}", self.case(row.case));
        let cases: Vec<String> = rows.iter().zip(&chances).map(case).collect();
        format!("\n{}", wrap(&format!("{said} {}.", cases.join(" · ")), 4))
    }

    fn foot(&self, folder: &str) -> String {
        let failed = self.results.failed.len();
        let (legend, files, failures) = match self.language {
            Language::English => (
                "Missed: share of runs that miss the deadline, with its 95% interval; < and > are \
                 bounds where none or all do. 8 in 10 by: the date by which 80% of the runs have \
                 reached it. Last: the site most often last. Delay: time on the last site’s way \
                 in which nothing moved forward, as a mean of the runs that miss the deadline (of \
                 all, where none does).",
                format!("Files: {folder} (dictionary.csv describes every column)"),
                format!("Runs without an outcome, which count nowhere (see runs.csv): {failed}."),
            ),
            Language::French => (
                "Manquée\u{a0}: part des simulations qui manquent l’échéance, avec son intervalle à \
                 95\u{a0}% ; < et > sont des bornes quand aucune ou toutes la manquent. 8 sur 10 \
                 au\u{a0}: date à laquelle 80\u{a0}% des simulations l’ont atteinte. Dernier\u{a0}: \
                 le site le plus souvent dernier. Retard\u{a0}: temps où rien n’avance sur le \
                 chemin du dernier site, en moyenne des simulations qui manquent l’échéance (de \
                 toutes si aucune ne la manque).",
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

/// Mean hours under each code of delay, the largest first: of the runs that miss the deadline, or
/// of all runs where none does.
fn causes(ledger: &[LedgerRow], of: &DeadlineRow) -> Vec<(Code, f64)> {
    let mut hours = [0.0; Code::ALL.len()];
    let is_of =
        |row: &&LedgerRow| (row.plan, row.case, row.deadline) == (of.plan, of.case, of.deadline);
    for row in ledger.iter().filter(is_of).filter(|row| !row.code.is_productive()) {
        hours[row.code as usize] += row.mean_hours_missed.unwrap_or(row.mean_hours);
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
