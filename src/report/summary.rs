//! What a terminal shows of a study's results: the answer first, as a briefing has it; then plan by
//! plan, each deadline in a line of its own, then a line for each case. It fits 100 columns.

mod bottleneck;
mod claim;
mod handover;
mod layout;
mod so_far;
mod sweep;

use std::path::Path;

use crate::analysis::{Analysis, DeadlineRow, JointRow, JointSet, worst_run};
use crate::experiment::Results;
use crate::id::DeadlineId;
use crate::scenario::{Choice, Goal, Study};
use crate::time::Moment;

pub use so_far::FirstAnswer;
pub use sweep::SweptSummary;

use super::briefing::{Facts, Found, Texts, cause_in_short, first_page, found, main};
use super::file::File;
use super::grid::{centred, wrap};
use super::packing::said_of_packed;
use super::proportion::{short, with_interval};
use super::typed::Typed;
use super::unchanging::unchanging;
use super::{Document, Language, Names, Text, words};
use layout::{Layout, Row};

/// Lines of deadlines that a reader takes in.
const MOST_LINES: usize = 45;

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

/// Where the reader finds more.
#[derive(Debug, Clone, Copy)]
pub struct More<'a> {
    /// The folder with the files, as it is told.
    pub folder: &'a str,
    /// The same to be read, once they are there: answers of other verbs lie beside them.
    pub results: Option<&'a Path>,
    /// The command that played it, as in the manifest.
    pub command: &'a str,
}

impl Summary<'_> {
    /// The summary as text, of which these files were written.
    pub fn text(&self, more: More<'_>, written: &[File<'_>]) -> String {
        let marking = centred(&Document::marking(&self.study.base, self.language));
        let texts = Texts::new(self.language, self.study.base.vocabulary);
        let rows: Vec<Row> =
            self.analysis.deadlines.iter().map(|row| self.row(row, &texts)).collect();
        let layout = Layout::of(self.column_heads(), &rows);
        let plans = (0..self.study.plans.len()).map(|plan| self.plan(plan, &layout, &texts));
        let tables: String = plans.collect();
        let handovers = self.handovers();
        let claims = self.claims();
        let bottleneck = self.bottleneck();
        let mut legend = wrap(&self.legend(&texts), 0);
        if !handovers.is_empty() {
            legend += &wrap(self.handover_legend(), 0);
        }
        let (head, foot) = (self.head(), self.foot(more, written));
        let first = self.first_page(texts.clone(), more);
        format!(
            "{marking}{head}{first}{tables}{bottleneck}{handovers}{claims}\n{legend}{foot}{marking}"
        )
    }

    /// The answer before everything else: headline, cards and lines, as a briefing has them.
    fn first_page(&self, texts: Texts, more: More<'_>) -> String {
        let facts = Facts {
            study: self.study,
            texts,
            deadlines: self.analysis.deadlines.clone(),
            joint: self.analysis.joint.clone(),
            comparison: self.analysis.comparison.clone(),
            equipment: self.analysis.equipment.clone(),
            found: self.found(more),
            typed: Typed::read(more.command),
            is_told: false,
        };
        match first_page(&facts) {
            none if none.is_empty() => none,
            page => format!("\n{}\n", page.trim_end()),
        }
    }

    fn found(&self, more: More<'_>) -> Found {
        let found = |folder| found(folder, self.study, &self.analysis.deadlines, self.language);
        more.results.map(found).unwrap_or_default()
    }

    fn names(&self) -> Names<'_> {
        Names { scenario: &self.study.base, language: self.language }
    }

    fn date(&self, at: Moment) -> String {
        self.language.date(&self.study.base.clock.civil(at))
    }

    /// The date of something that ends or is reached.
    fn date_end(&self, at: Moment) -> String {
        self.language.date(&self.study.base.clock.civil_end(at))
    }

    fn head(&self) -> String {
        let title = Document::title(&self.study.base, self.language);
        let (from, until) = (self.date(Moment::START), self.date_end(self.study.base.until));
        let (most, is_even) = (u64::from(self.results.replications), self.results.is_even());
        let runs = words::replications(self.language, most, is_even);
        let (plans, cases) = (self.study.plans.len(), self.study.cases.len());
        let each = match (plans * cases > 1, self.language) {
            (false, _) => "",
            (true, Language::English) => " per plan and case",
            (true, Language::French) => " par plan et par cas",
        };
        let said = match self.language {
            Language::English => format!(
                "As of {from}, played to {until}: {plans}\u{a0}{} under {cases}\u{a0}{}, {runs}{each}.",
                if plans == 1 { "plan" } else { "plans" },
                if cases == 1 { "case" } else { "cases" },
            ),
            Language::French => format!(
                "Situation au {from}, simulée jusqu’au {until}\u{a0}: {plans}\u{a0}{} dans \
                 {cases}\u{a0}cas, {runs}{each}.",
                if plans == 1 { "plan" } else { "plans" },
            ),
        };
        let said = format!("{said}{}", self.spoken_of());
        let unchanging = unchanging(self.study, self.language);
        let unchanging = unchanging.map_or_else(String::new, |said| wrap(&said, 0));
        format!("{}{}{unchanging}{}", wrap(&title, 4), wrap(&said, 0), self.failures())
    }

    /// Of which plan and case the answer is, where it is not of the only ones.
    fn spoken_of(&self) -> String {
        let (plans, cases) = (&self.study.plans, &self.study.cases);
        let (Some(plan), Some(case)) = (plans.first(), cases.first()) else { return String::new() };
        let name = |choice: &Choice| {
            self.language.quoted(&self.names().label(&choice.label, &choice.name))
        };
        let (plan, case) = (name(plan), name(case));
        let of = match (plans.len() > 1, cases.len() > 1, self.language) {
            (false, false, _) => return String::new(),
            (true, true, Language::English) => format!("plan {plan}, case {case}"),
            (true, true, Language::French) => format!("plan {plan}, cas {case}"),
            (true, false, _) => format!("plan {plan}"),
            (false, true, Language::English) => format!("case {case}"),
            (false, true, Language::French) => format!("cas {case}"),
        };
        match self.language {
            Language::English => format!(" What follows first is of {of}."),
            Language::French => format!(" La réponse qui suit vaut pour\u{a0}: {of}."),
        }
    }

    /// The tables of one plan: its heading if it is not the only one, then deadline by deadline.
    fn plan(&self, plan: usize, layout: &Layout, texts: &Texts) -> String {
        let is_shown = |row: &&DeadlineRow| {
            row.plan == plan && (plan == 0 || row.case == 0 || !self.is_long())
        };
        let mut rows: Vec<&DeadlineRow> = self.analysis.deadlines.iter().filter(is_shown).collect();
        rows.sort_by_key(|row| (row.deadline, row.case));
        let heading = match self.study.plans.as_slice() {
            [_] => String::new(),
            plans => wrap(&self.plan_heading(&plans[plan]), 4),
        };
        let mut text = format!("\n{heading}{}", layout.head());
        for of_deadline in rows.chunk_by(|one, other| one.deadline == other.deadline) {
            text += &wrap(&format!("  {}", self.deadline_heading(of_deadline[0])), 4);
            text.extend(of_deadline.iter().map(|row| layout.line(&self.row(row, texts))));
        }
        if rows.is_empty() {
            text = format!("\n{heading}{}", wrap(self.without_deadlines(), 0));
        }
        text + &self.joint(plan)
    }

    /// Whether there are too many lines to be taken in: then plans but the first show only the first
    /// case.
    fn is_long(&self) -> bool {
        self.analysis.deadlines.len() > MOST_LINES
    }

    /// `Plan base: The article’s dates`: the key is what follows `--plan`.
    fn plan_heading(&self, plan: &Choice) -> String {
        let label = self.names().label(&plan.label, &plan.name);
        format!("Plan {}{} {label}", plan.name, self.language.colon())
    }

    /// `Six camps by 15 December — due 15 Dec 2023, hard`.
    fn deadline_heading(&self, row: &DeadlineRow) -> String {
        let deadline = &self.study.base.deadlines[row.deadline];
        let label = self.names().label(&deadline.label, &deadline.name);
        let kind = words::hardness(deadline.kind).read(self.language);
        if let Goal::Empty(_) = deadline.goal {
            return format!("{label} — {kind}");
        }
        let due = self.date_end(row.due);
        match self.language {
            Language::English => format!("{label} — due {due}, {kind}"),
            Language::French => format!("{label} — {kind}, au {due}"),
        }
    }

    fn without_deadlines(&self) -> &'static str {
        match self.language {
            Language::English => "The scenario has no deadline: closure.csv has the dates.",
            Language::French => {
                "Le scénario n’a pas d’échéance\u{a0}: les dates sont dans closure.csv."
            }
        }
    }

    /// Without a deadline about several sites, there is no column for those that are late.
    fn column_heads(&self) -> [&'static str; 6] {
        let late = match self.language {
            _ if !self.has_several_sites() => "",
            _ => self.late_head(),
        };
        match self.language {
            Language::English => ["", "Missed", "8 in 10 by", late, "Cause", "Last"],
            Language::French => ["", "Manquée", "8 sur 10 au", late, "Cause", "Dernier"],
        }
    }

    fn late_head(&self) -> &'static str {
        words::camps_late(self.study.base.vocabulary).read(self.language)
    }

    fn has_several_sites(&self) -> bool {
        self.analysis.deadlines.iter().any(|row| row.sites > 1)
    }

    /// `1.4 (3) of 6`: on average, and at most in eight runs of ten.
    fn sites_late(&self, row: &DeadlineRow) -> String {
        let (Some(mean), Some(most), 2..) = (row.sites_late_mean, row.sites_late_p80, row.sites)
        else {
            return "–".to_owned();
        };
        let (mean, of) = (self.language.number(mean, 1), Text::new("of", "sur"));
        format!("{mean} ({most}) {} {}", of.read(self.language), row.sites)
    }

    fn row(&self, row: &DeadlineRow, texts: &Texts) -> Row {
        let by = match self.study.base.deadlines[row.deadline].goal {
            Goal::Empty(_) => "–".to_owned(),
            _ => row.p80.map_or_else(|| self.beyond(), |at| self.date_end(at)),
        };
        let cause = row.main_delay.map_or_else(
            || "–".to_owned(),
            |code| cause_in_short(texts, &self.study.base, code.word(), row.last_site),
        );
        let last = row.last_site.map_or_else(|| "–".to_owned(), |site| self.names().site(site));
        let late = if self.has_several_sites() { self.sites_late(row) } else { String::new() };
        Row([self.case(row.case), with_interval(row.missed, self.language), by, late, cause, last])
    }

    fn case(&self, case: usize) -> String {
        let choice = &self.study.cases[case];
        self.names().label(&choice.label, &choice.name)
    }

    fn beyond(&self) -> String {
        let until = self.date_end(self.study.base.until);
        match self.language {
            Language::English => format!("after\u{a0}{until}"),
            Language::French => format!("après\u{a0}le\u{a0}{until}"),
        }
    }

    /// The chance that the deadlines of a plan hold together, where there are several.
    fn joint(&self, plan: usize) -> String {
        let of_set = |set: JointSet| {
            let rows = self.analysis.joint.iter();
            let is_of = |row: &&JointRow| row.plan == plan && row.set == set && row.deadlines > 1;
            rows.filter(is_of).collect::<Vec<_>>()
        };
        // Of sets that are the same, the last names them all.
        let members = JointSet::ALL.map(|set| self.members(set));
        let is_last = |place: usize| !members[place + 1..].contains(&members[place]);
        let places = (0..members.len()).filter(|place| is_last(*place));
        places.map(|place| self.joint_line(&of_set(JointSet::ALL[place]))).collect()
    }

    fn members(&self, set: JointSet) -> Vec<DeadlineId> {
        self.results.variants.first().map_or_else(Vec::new, |it| it.runs.deadlines(set))
    }

    /// `Both deadlines hold: 5% (3–9), As known on 7 October; from < 1.5% to 23% over 7 cases`.
    fn joint_line(&self, rows: &[&JointRow]) -> String {
        let Some(first) = rows.first() else { return String::new() };
        let hold = words::all_hold(first.deadlines, first.set).read(self.language);
        let count = first.deadlines.to_string();
        let mut said = format!(
            "  {}{} {}",
            hold.replace("{}", &count),
            self.language.colon(),
            with_interval(first.held, self.language)
        );
        let share = |row: &&&JointRow| row.held.hits;
        let least = rows.iter().min_by_key(share).map(|row| short(row.held, self.language));
        let most = rows.iter().max_by_key(share).map(|row| short(row.held, self.language));
        if let (Some(least), Some(most), 2..) = (least, most, rows.len()) {
            let (case, cases) = (self.case(first.case), rows.len());
            said += &match self.language {
                _ if least == most => format!(", {case}"),
                Language::English => format!(", {case}; {least} to {most} over {cases}\u{a0}cases"),
                Language::French => {
                    format!(", {case}\u{a0}; de {least} à {most} sur {cases}\u{a0}cas")
                }
            };
        }
        wrap(&said, 4)
    }

    fn foot(&self, more: More<'_>, written: &[File<'_>]) -> String {
        let mut text = self.case_keys();
        text += &self.other_cases();
        text += &self.idle_rules();
        text += &self.constant_steps();
        text += &wrap(&self.why(more.command), 0);
        let files = match self.language {
            Language::English => "Files: {} (dictionary.csv describes every column).",
            Language::French => "Fichiers\u{a0}: {} (dictionary.csv décrit chaque colonne).",
        };
        text += &wrap(&files.replace("{}", more.folder), 0);
        text + &wrap(&said_of_packed(written, more.folder, self.language), 0)
    }

    fn legend(&self, texts: &Texts) -> String {
        let late = match self.language {
            _ if !self.has_several_sites() => String::new(),
            Language::English => format!(
                " {}: how many of those it is about are late by themselves, on average and, in \
                 brackets, at most in 8 runs of 10.",
                self.late_head()
            ),
            Language::French => {
                " En retard\u{a0}: nombre de ses sites eux-mêmes en retard, en moyenne et, \
                 entre parenthèses, au plus dans 8 simulations sur 10."
                    .to_owned()
            }
        };
        let points = match self.study.plans.len() {
            0 | 1 => String::new(),
            _ => format!(" {}", texts.say("points-note")),
        };
        match self.language {
            Language::English => format!(
                "Missed: share of the runs that miss it, with its 95% interval; < and > are bounds \
                 where none or all do. 8 in 10 by: the date by which 80% of the runs have reached \
                 it.{late} Cause, Last: what most time was lost to in the runs that miss it (lift, \
                 permission and their like: waiting for it), and the site most often last.{points}"
            ),
            Language::French => format!(
                "Manquée\u{a0}: part des simulations qui la manquent, avec son intervalle à \
                 95\u{a0}%\u{a0}; < et > sont des bornes quand aucune ou toutes la manquent. 8 sur 10 \
                 au\u{a0}: date à laquelle 80\u{a0}% des simulations l’ont atteinte.{late} Cause, \
                 Dernier\u{a0}: ce qui a coûté le plus de temps quand elle est manquée (transport, \
                 autorisation, etc.\u{a0}: leur attente), et le site le plus souvent dernier.{points}"
            ),
        }
    }

    /// What to type after `--case`, where there is a choice.
    fn case_keys(&self) -> String {
        let keys: Vec<&str> = self.study.cases.iter().map(|case| case.name.as_str()).collect();
        let said = match (self.language, keys.len()) {
            (_, ..2) => return String::new(),
            (Language::English, _) => "For --case, in the order above:",
            (Language::French, _) => "Pour --case, dans l’ordre ci-dessus\u{a0}:",
        };
        wrap(&format!("{said} {}.", keys.join(", ")), 4)
    }

    /// How to see what the table leaves out.
    fn other_cases(&self) -> String {
        let (Some(plan), true) = (self.study.plans.get(1), self.is_long()) else {
            return String::new();
        };
        let said = match self.language {
            Language::English => "Plans but the first are shown under the first case; all of one:",
            Language::French => {
                "Les plans suivants sont montrés dans le premier cas\u{a0}; tous pour l’un d’eux\u{a0}:"
            }
        };
        let or = Text::new("or", "ou").read(self.language);
        wrap(&format!("{said} --plan {}, {or} deadlines.csv.", plan.name), 4)
    }

    /// Where to look for reasons.
    fn why(&self, command: &str) -> String {
        let typed = Typed::read(command);
        let first = |choices: &[Choice]| choices.first().map(|it| it.name.to_string());
        let names = [&self.study.plans, &self.study.cases].map(|it| first(it).unwrap_or_default());
        let chosen = typed.chosen(["--plan", "--case"], [&names[0], &names[1]]);
        let asked = format!("{}{chosen}", typed.scenario());
        let ledger = Text::new(
            "Why: delay_ledger.csv, every hour lost by site and cause",
            "Pourquoi\u{a0}: delay_ledger.csv, chaque heure perdue par site et par cause",
        );
        let ledger = ledger.read(self.language);
        // Among more runs than were played here there may be a worse one: it is named by its number.
        match (self.worst(), self.language) {
            (None, _) => format!("{ledger}."),
            (Some(run), Language::English) => format!(
                "{ledger}; `drawdown replay {asked} --replication {run}`, the story of the worst run."
            ),
            (Some(run), Language::French) => format!(
                "{ledger}\u{a0}; `drawdown replay {asked} --replication {run}`, le récit de la pire \
                 simulation."
            ),
        }
    }

    /// The run of the first plan in the first case that is latest for the main deadline.
    fn worst(&self) -> Option<u32> {
        let main = main(&self.study.base, &self.analysis.deadlines)?;
        worst_run(&self.results.variants.first()?.runs, main)
    }

    fn failures(&self) -> String {
        let failed = self.results.failed.len();
        let runs: u32 = self.results.variants.iter().map(|variant| variant.runs.len()).sum();
        let number = |count: f64| self.language.number(count, 0);
        let (count, runs) = (number(failed as f64), number(f64::from(runs)));
        let said = match self.language {
            _ if failed == 0 => return String::new(),
            Language::English => format!(
                "{count} of {runs} runs failed and count nowhere: every chance and date below is of \
                 the others alone. runs.csv says why."
            ),
            Language::French => format!(
                "{count} simulations sur {runs} ont échoué et ne comptent nulle part\u{a0}: tout \
                 risque et toute date ci-dessous ne valent que pour les autres. runs.csv dit pourquoi."
            ),
        };
        wrap(&said, 0)
    }
}
