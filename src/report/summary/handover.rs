//! Who comes to each camp after the last party, for the first plan under the first case.

use crate::analysis::HandoverRow;
use crate::grid::{Side, grid, wrap};
use crate::scenario::{Camp, Successor};
use crate::simulation::Handover;
use crate::time::{HOUR, Span};
use crate::{Language, Text, words};

use super::Summary;

/// Shares smaller than this are left out of the table.
const WORTH_A_WORD: f64 = 0.005;

impl Summary<'_> {
    /// The handover table; nothing where nobody is to come, or no camp is ever vacated.
    pub(super) fn handovers(&self) -> String {
        let rows = self.analysis.handover.iter();
        let is_told =
            |row: &&HandoverRow| row.n > 0 && row.first.is_some() && !self.stays_the_missions(row);
        let first = rows.filter(|row| row.plan == 0 && row.case == 0).filter(is_told);
        let rows: Vec<Vec<String>> = first.map(|row| self.handover(row)).collect();
        if rows.is_empty() {
            return String::new();
        }
        let camp = words::camp(self.study.base.vocabulary).read(self.language);
        let [half, most, first, end] = match self.language {
            Language::English => ["Empty for", "8 in 10", "First there", "At the horizon"],
            Language::French => ["Vide", "8 sur 10", "Premier sur place", "À l’horizon"],
        };
        let heads = [
            (camp, Side::Left),
            (half, Side::Right),
            (most, Side::Right),
            (first, Side::Left),
            (end, Side::Left),
        ];
        format!("\n{}{}", wrap(&self.handover_heading(), 4), grid(&heads, rows))
    }

    /// Whether the mission is its own successor: nothing is handed over.
    fn stays_the_missions(&self, row: &HandoverRow) -> bool {
        let scenario = &self.study.base;
        let camp = scenario.sites[row.site].camp;
        camp.and_then(|camp| scenario.successor_side(camp)) == Some(scenario.mission)
    }

    fn handover_heading(&self) -> String {
        let said = match self.language {
            Language::English => "After the last party",
            Language::French => "Après la dernière équipe",
        };
        match (self.study.plans.as_slice(), self.study.cases.as_slice()) {
            ([_], [_]) => said.to_owned(),
            (plans, _) => {
                format!("{said}{} plan {}, {}", self.language.colon(), plans[0].name, self.case(0))
            }
        }
    }

    fn handover(&self, row: &HandoverRow) -> Vec<String> {
        vec![
            self.names().site(row.site),
            self.empty(row.empty_p50_hours),
            self.empty(row.empty_p80_hours),
            self.first(row),
            self.ended(row),
        ]
    }

    /// A time for which a camp stands empty; `None` reaches to the horizon.
    fn empty(&self, hours: Option<f64>) -> String {
        let to_the_end = Text::new("to the end", "sans fin").read(self.language);
        hours.map_or_else(
            || to_the_end.to_owned(),
            |hours| self.language.span(Span((hours * HOUR as f64).round() as i64)),
        )
    }

    /// `Army 62%, CSP 30%, looters 8%`.
    fn first(&self, row: &HandoverRow) -> String {
        let Some(first) = row.first else { return String::new() };
        let scenario = &self.study.base;
        let camp = scenario.sites[row.site].camp.map(|camp| &scenario.camps[camp]);
        let successor = camp.map_or_else(String::new, |camp| self.successor(camp));
        let mut shares = vec![(successor, first.successor)];
        shares.extend(row.rivals.iter().map(|(side, share)| (self.names().side(*side), *share)));
        let word = |en, fr| Text::new(en, fr).read(self.language).to_owned();
        shares.push((word("looters", "pillards"), first.looters));
        shares.push((word("nobody", "personne"), first.nobody));
        self.listed(shares)
    }

    fn successor(&self, camp: &Camp) -> String {
        match &camp.successor {
            Some(Successor::Force(force)) => self.names().side(self.study.base.forces[*force].side),
            Some(Successor::Side { side, .. }) => self.names().side(*side),
            Some(Successor::After { name, .. } | Successor::Named(name)) => {
                self.language.label(name, "")
            }
            None => String::new(),
        }
    }

    fn ended(&self, row: &HandoverRow) -> String {
        let words = Handover::ALL[1..].iter().map(|ending| words::handover(*ending));
        let words = words.map(|word| word.read(self.language).to_owned());
        self.listed(words.zip(row.ended.into_iter().flatten()).collect())
    }

    /// Shares with their names, the largest first.
    fn listed(&self, mut shares: Vec<(String, f64)>) -> String {
        shares.retain(|(_, share)| *share >= WORTH_A_WORD);
        shares.sort_by(|one, other| other.1.total_cmp(&one.1));
        let parts: Vec<String> = shares
            .iter()
            .map(|(name, share)| format!("{name}\u{a0}{}", self.language.percent(*share)))
            .collect();
        parts.join(", ")
    }

    /// What the words of the table mean.
    pub(super) fn handover_legend(&self) -> &'static str {
        match self.language {
            Language::English => {
                "Empty for: from the last party to whoever holds the place next, in the middle run and \
                 in 8 of 10. First there, At the horizon: shares of the runs in which the last party \
                 is out. Retaken: the successor holds it, after another side did; occupied: it \
                 never had it; lost: it had it and has it no longer. Every plan and case: handover.csv; day by day: control.csv."
            }
            Language::French => {
                "Vide\u{a0}: de la dernière équipe à qui tient le site ensuite, dans la simulation médiane \
                 et dans 8 sur 10. Premier sur place, À l’horizon\u{a0}: parts des simulations où le \
                 site est évacué. Repris\u{a0}: le successeur le tient après un autre\u{a0}; \
                 occupé\u{a0}: il ne l’a jamais eu\u{a0}; perdu\u{a0}: il ne l’a plus. Tous les plans et cas\u{a0}: handover.csv\u{a0}; jour \
                 par jour\u{a0}: control.csv."
            }
        }
    }
}
