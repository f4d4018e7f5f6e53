//! What hangs on who truly held which site, and which rules did nothing: a sentence each.

use std::collections::BTreeSet;

use crate::analysis::{ClaimRow, ClaimVerdict, RuleRow};
use crate::grid::wrap;
use crate::id::RuleId;
use crate::proportion::short;
use crate::scenario::Scenario;
use crate::{Language, Text};

use super::Summary;

impl Summary<'_> {
    /// Which assessed sites separate a deadline, for the first plan under the first case; nothing
    /// where nothing is claimed.
    pub(super) fn claims(&self) -> String {
        let rows = self.analysis.claims.iter().filter(|row| row.plan == 0 && row.case == 0);
        let rows: Vec<&ClaimRow> = rows.collect();
        if rows.is_empty() {
            return String::new();
        }
        let mut said = BTreeSet::new();
        let separate = rows.into_iter().filter(|row| row.verdict == ClaimVerdict::Separates);
        // Of rivals for one site, the one that is worse news stands for all.
        let worse = separate.filter(|row| row.difference.is_some_and(|(by, ..)| by > 0.0));
        let first = worse.filter(|row| said.insert((self.claimed(row).1, row.deadline)));
        let parts: Vec<String> = first.map(|row| self.separated(row)).collect();
        let text = match (self.language, parts.as_slice()) {
            (Language::English, []) => {
                "Claims: no deadline is seen to depend on who truly held an \
                 assessed site at the start (claims.csv)."
                    .to_owned()
            }
            (Language::French, []) => {
                "Revendications\u{a0}: aucune échéance ne dépend visiblement de \
                 qui tenait vraiment un site au début (claims.csv)."
                    .to_owned()
            }
            (Language::English, parts) => format!("Claims: {} (claims.csv).", parts.join("; ")),
            (Language::French, parts) => {
                format!("Revendications\u{a0}: {} (claims.csv).", parts.join("\u{a0}; "))
            }
        };
        format!("\n{}", wrap(&text, 4))
    }

    /// Who is said to hold the site, and the site.
    fn claimed(&self, row: &ClaimRow) -> (String, String) {
        let scenario = self.scenario_of(row.plan, row.case);
        let claim = &scenario.claims[row.claim];
        let names = self.names();
        let nobody = Text::new("nobody", "personne").read(self.language).to_owned();
        let side = claim.says.map_or(nobody, |side| names.side(side));
        (side, names.site(scenario.assessments[claim.assessment].site))
    }

    /// `“Six camps by 15 December” is missed in 97% of the runs if CSP held Kidal, in 80% if not`.
    fn separated(&self, row: &ClaimRow) -> String {
        let deadline = &self.study.base.deadlines[row.deadline];
        let label = self.language.quoted(&self.names().label(&deadline.label, &deadline.name));
        let (side, site) = self.claimed(row);
        let [held, other] =
            [row.missed_if_true, row.missed_if_false].map(|it| short(it, self.language));
        match self.language {
            Language::English => {
                format!(
                    "{label} is missed in {held} of the runs if {side} held {site}, in {other} if not"
                )
            }
            Language::French => format!(
                "{label} est manquée dans {held} des simulations si {side} tenait {site}, dans {other} \
                 sinon"
            ),
        }
    }

    fn scenario_of(&self, plan: usize, case: usize) -> &Scenario {
        let mut variants = self.study.variants.iter();
        let found = variants.find(|variant| variant.plan == plan && variant.case == case);
        found.map_or(&self.study.base, |variant| &variant.scenario)
    }

    /// Rules that are not switched off, and fired in no run of any plan and case.
    pub(super) fn idle_rules(&self) -> String {
        let fired = |id: RuleId| {
            self.analysis.rules.iter().any(|row| row.rule == id && row.most_firings > 0)
        };
        let is_on = |id: RuleId| {
            let mut variants = self.study.variants.iter();
            variants.any(|variant| variant.scenario.rules[id].at_most != Some(0))
        };
        let rules = self.study.base.rules.iter();
        let idle = rules.filter(|(id, _)| is_on(*id) && !fired(*id));
        let names: Vec<&str> = idle.map(|(_, rule)| rule.name.as_str()).collect();
        if names.is_empty() || self.results.replications == 0 {
            return String::new();
        }
        let heading = match self.language {
            Language::English => "Rules that fired in no run:",
            Language::French => "Règles jamais appliquées\u{a0}:",
        };
        wrap(&format!("{heading} {}.", names.join(", ")), 4)
    }

    /// Steps of escalations that are carried out in every run of every plan and case in which they are in force:
    /// they are no last resort, but part of the plan.
    pub(super) fn constant_steps(&self) -> String {
        let is_constant = |id: RuleId| {
            let rows = self.analysis.rules.iter().filter(|row| row.rule == id);
            let in_force = |row: &&RuleRow| {
                let rule = &self.scenario_of(row.plan, row.case).rules[id];
                rule.standing.is_some() && rule.is_on()
            };
            let mut rows = rows.filter(in_force).peekable();
            let is_any = rows.peek().is_some();
            is_any && rows.all(|row| row.fires.n >= FEWEST_RUNS && row.fires.hits == row.fires.n)
        };
        let rules = self.study.base.rules.iter();
        let constant = rules.filter(|(id, _)| is_constant(*id));
        let names: Vec<&str> = constant.map(|(_, rule)| rule.name.as_str()).collect();
        if names.is_empty() {
            return String::new();
        }
        let heading = match self.language {
            Language::English => {
                "Measures that are taken in every run, and so are part of the plan:"
            }
            Language::French => {
                "Mesures prises dans toutes les simulations, et qui font donc partie du plan\u{a0}:"
            }
        };
        let (shown, more) = names.split_at(names.len().min(MOST_STEPS));
        let more = match (more.len(), self.language) {
            (0, _) => String::new(),
            (count, Language::English) => format!(" and {count} more (rules.csv)"),
            (count, Language::French) => format!(" et {count} de plus (rules.csv)"),
        };
        wrap(&format!("{heading} {}{more}.", shown.join(", ")), 4)
    }
}

/// Runs of which fewer do not tell that something is so in every one.
const FEWEST_RUNS: u32 = 20;
/// Steps that a reader takes in.
const MOST_STEPS: usize = 6;
