//! What stands first, whatever the format: one headline written from the numbers, a card for each
//! deadline, and a few lines: all together, why, what does not leave, what helps, until when to decide.
//!
//! It is made from the rows of the analysis: those of a run in memory, for its terminal, or those that
//! were written, for a briefing. So the two cannot say different things.

mod card;
mod headline;
mod point;
mod price;

use crate::analysis::{
    ComparisonRow, DeadlineRow, EquipmentRow, JointRow, Proportion, main_deadline,
};
use crate::id::DeadlineId;
use crate::proportion::short;
use crate::scenario::{Goal, Scenario, Study};
use crate::time::Moment;
use crate::typed::Typed;
use crate::{Language, Names};

use super::block::Block;
use super::texts::Texts;

/// What the first page is made from.
pub(crate) struct Facts<'a> {
    /// What was asked.
    pub(crate) study: &'a Study,
    /// The sentences, in the reader's language.
    pub(crate) texts: Texts,
    /// Every deadline under every plan and case.
    pub(crate) deadlines: Vec<DeadlineRow>,
    /// How often deadlines hold together.
    pub(crate) joint: Vec<JointRow>,
    /// Each plan against the first.
    pub(crate) comparison: Vec<ComparisonRow>,
    /// What becomes of each load.
    pub(crate) equipment: Vec<EquipmentRow>,
    /// What other verbs have found.
    pub(crate) found: Found,
    /// The command that played it.
    pub(crate) typed: Typed,
    /// Whether it goes on from what was told: of that other verbs know nothing.
    pub(crate) is_told: bool,
}

/// What other verbs have found, in sentences.
#[derive(Debug, Clone, Default)]
pub(crate) struct Found {
    /// What would help the main deadline besides plans: a lever, an assumption.
    pub(crate) helps: Vec<String>,
    /// Until when something has to be decided, by the keys of the deadlines that it is decided for.
    pub(crate) decide: Vec<(String, String)>,
}

/// The deadline that everything is about first, by what the first plan does in the first case.
pub(crate) fn main(scenario: &Scenario, rows: &[DeadlineRow]) -> Option<DeadlineId> {
    let is_it = |row: &&DeadlineRow, id| (row.deadline, row.plan, row.case) == (id, 0, 0);
    let nothing = Proportion { hits: 0, n: 0 };
    let missed = |id| rows.iter().find(|row| is_it(row, id)).map_or(nothing, |row| row.missed);
    main_deadline(scenario, missed)
}

/// The first page: headline, cards and lines. Nothing without a deadline.
pub(crate) fn compose(facts: &Facts<'_>) -> Vec<Block> {
    let Some(main) = facts.main() else { return Vec::new() };
    vec![
        Block::Headline(facts.headline(main)),
        Block::Cards(facts.cards((0, 0))),
        Block::Points(facts.points(main)),
    ]
}

impl<'a> Facts<'a> {
    fn scenario(&self) -> &'a Scenario {
        &self.study.base
    }

    fn language(&self) -> Language {
        self.texts.language
    }

    fn names(&self) -> Names<'a> {
        Names { scenario: self.scenario(), language: self.language() }
    }

    /// What became of a deadline under a plan and a case, by their places.
    fn row(&self, deadline: DeadlineId, plan: usize, case: usize) -> Option<&DeadlineRow> {
        let is_it =
            |row: &&DeadlineRow| (row.deadline, row.plan, row.case) == (deadline, plan, case);
        self.deadlines.iter().find(is_it)
    }

    /// The main deadline on the first plan in the first case.
    fn main(&self) -> Option<&DeadlineRow> {
        self.row(main(self.scenario(), &self.deadlines)?, 0, 0)
    }

    /// A deadline for the reader.
    fn deadline(&self, id: DeadlineId) -> String {
        let deadline = &self.scenario().deadlines[id];
        self.names().label(&deadline.label, &deadline.name)
    }

    /// A limit on how long something may take has no date.
    fn is_limit(&self, id: DeadlineId) -> bool {
        matches!(self.scenario().deadlines[id].goal, Goal::Empty(_))
    }

    /// A date within a sentence.
    fn date(&self, at: Moment) -> String {
        self.language().long_date(&self.scenario().clock.civil_end(at))
    }

    fn share(&self, row: &DeadlineRow) -> String {
        short(row.missed, self.language())
    }

    fn say(&self, id: &str, values: &[(&str, String)]) -> String {
        let values: Vec<(&str, &str)> =
            values.iter().map(|(name, value)| (*name, value.as_str())).collect();
        self.texts.with(id, &values)
    }
}
