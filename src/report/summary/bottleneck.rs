//! What binds most, under the tables: of the first plan in the first case.

use crate::analysis::{DeadlineRow, MeansRow};
use crate::bottleneck::{Fullness, sentence, telling};
use crate::briefing::main;
use crate::grid::wrap;
use crate::simulation::{Activity, Means};

use super::Summary;

impl Summary<'_> {
    /// The bottleneck of the first hard deadline that is threatened, else of the first one; empty where
    /// no time is known to have been lost to anything.
    pub(super) fn bottleneck(&self) -> String {
        let Some(row) = self.main_row() else { return String::new() };
        let Some(bound) = row.bottleneck.zip(row.bottleneck_share) else { return String::new() };
        let deadline = &self.study.base.deadlines[row.deadline];
        let label = self.names().label(&deadline.label, &deadline.name);
        let fullness = telling(self.fullness(), bound.0);
        let label = self.language.quoted(&label);
        format!("\n{}", wrap(&sentence(self.names(), &label, bound, fullness.as_ref()), 0))
    }

    fn main_row(&self) -> Option<&DeadlineRow> {
        let main = main(&self.study.base, &self.analysis.deadlines)?;
        let is_it = |row: &&DeadlineRow| (row.plan, row.case, row.deadline) == (0, 0, main);
        self.analysis.deadlines.iter().find(is_it)
    }

    /// What each means does under the first plan in the first case.
    fn fullness(&self) -> Vec<Fullness> {
        let rows: Vec<&MeansRow> =
            self.analysis.means.iter().filter(|row| row.plan == 0 && row.case == 0).collect();
        let of_means = rows.chunk_by(|one, other| one.means == other.means);
        of_means.map(|rows| self.fullness_of(rows[0].means, rows)).collect()
    }

    fn fullness_of(&self, means: Means, rows: &[&MeansRow]) -> Fullness {
        let shares = rows.iter().filter_map(|row| Some((row.activity, row.share?, row.interval)));
        let in_use = rows.iter().find(|row| row.activity == Activity::InUse);
        let line = in_use.and_then(|row| row.most_for);
        let scenario = &self.study.base;
        let site = |line| scenario.camps[scenario.lines[line].camp].site;
        Fullness { means, shares: shares.collect(), most_for: line.map(|(line, _)| site(line)) }
    }
}
