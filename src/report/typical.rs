//! The run that results name as typical, for whoever plays one of them again.

use std::path::Path;

use crate::analysis::{Proportion, main_deadline};
use crate::archive::{Archive, Row, proportion};
use crate::manifest::Question;
use crate::results::deadlines::Deadlines;
use crate::scenario::Study;

/// The typical run of the main deadline of a study of one plan and case, as the results in a folder name it;
/// nothing where there are none, or they are of another scenario.
pub fn typical_of(folder: &Path, study: &Study) -> Option<u32> {
    let (results, _) = Archive::with::<Deadlines>(folder).ok()?;
    let is_of_it = results.identity() == Some(Question::new(study, "").identity());
    let records = results.table::<Deadlines>().ok().filter(|_| is_of_it)?;
    let [plan, case] = [&study.plans, &study.cases].map(|it| it.first().map(|it| it.name.as_str()));
    let rows: Vec<Row<'_, Deadlines>> = records.of(plan?, case?).collect();
    let nothing = Proportion { hits: 0, n: 0 };
    let of = |name: &str| rows.iter().find(|row| row.deadline() == name);
    let missed = |id| {
        let row = of(study.base.deadlines[id].name.as_str());
        row.map_or(nothing, |row| proportion(row.missed(), row.n()))
    };
    let main = main_deadline(&study.base, missed)?;
    of(study.base.deadlines[main].name.as_str())?.typical_run()
}
