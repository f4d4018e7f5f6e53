//! What the first page has room for on paper: by when each deadline is met, on one axis.

use super::super::block::{Block, Figure};
use super::super::dossier::{Dossier, Which};
use super::super::picture::{Entry, Gantt, RowName, Sign, Stretch};
use super::{calendar, date_or_beyond, fill};
use crate::archive::{NoBriefing, Records, Row};
use crate::results::deadlines::{self, Deadlines};
use crate::time::Moment;

/// With more deadlines than these, cards and lines fill the page.
const MOST: usize = 5;

/// Letters of a name for which a line on paper has room beside its dates.
const LETTERS: usize = 48;

/// The picture of the first plan under the first case; none without deadlines that have a date.
pub(super) fn dates(dossier: &Dossier) -> Result<Option<Block>, NoBriefing> {
    if !dossier.results.has::<deadlines::SCurve>() {
        return Ok(None);
    }
    let records = dossier.results.table::<Deadlines>()?;
    let points = dossier.results.table::<deadlines::SCurve>()?;
    let (plan, case) = dossier.keys(Which::FIRST);
    let rows: Vec<Row<'_, Deadlines>> =
        records.of(plan, case).filter(|row| calendar::is_dated(dossier, row.deadline())).collect();
    if !(1..=MOST).contains(&rows.len()) {
        return Ok(None);
    }
    let last = calendar::latest(dossier, rows.iter().map(|row| row.p90()));
    let axis = calendar::axis(dossier, last.max(calendar::last_due(&records)));
    let gantt = Gantt {
        rows: rows.iter().map(|row| stretch(dossier, *row, early(&points, *row))).collect(),
        // A date of one deadline is none of the others: it stands in its own row.
        flags: Vec::new(),
        letters: LETTERS,
        signs: signs(dossier, rows.iter().any(|row| row.p90().is_none())),
    };
    let says: Vec<String> = rows.iter().map(|row| in_words(dossier, *row)).collect();
    Ok(Some(Block::OnPaper(Figure {
        id: "first-dates".to_owned(),
        caption: says.first().cloned().unwrap_or_default(),
        description: says.join(" "),
        picture: gantt.draw(&axis),
    })))
}

/// The date by which one run of ten has met a deadline.
fn early(points: &Records<deadlines::SCurve>, row: Row<'_, Deadlines>) -> Option<Moment> {
    let (plan, case) = (row.which().plan(), row.which().case());
    let mut own = points.of(plan, case).filter(|point| point.deadline() == row.deadline());
    own.find(|point| point.percentile() == Some(10))?.reached()
}

fn stretch(dossier: &Dossier, row: Row<'_, Deadlines>, early: Option<Moment>) -> Stretch {
    let [p50, p80] = [row.p50(), row.p80()].map(|at| shown(dossier, at));
    let due = row.due().map_or_else(String::new, |at| dossier.date_end(at));
    let due = dossier.texts.with("first-due", &[("date", &due)]);
    Stretch {
        name: RowName { text: dossier.deadline(row.deadline()), to: None },
        dates: format!("P50 {p50} · P80 {p80} · {due}"),
        band: [early, row.p90()],
        middle: row.p50(),
        planned: None,
        due: row.due(),
        says: [in_words(dossier, row), String::new()],
    }
}

fn signs(dossier: &Dossier, goes_beyond: bool) -> Vec<Entry> {
    let all = [
        (Sign::Band, "schedule-band", true),
        (Sign::Dot, "schedule-dot", true),
        (Sign::Dashes, "due", true),
        (Sign::Arrow, "schedule-beyond", goes_beyond),
    ];
    let seen = all.into_iter().filter(|(_, _, occurs)| *occurs);
    seen.map(|(sign, id, _)| Entry { sign, meaning: dossier.texts.say(id) }).collect()
}

fn shown(dossier: &Dossier, at: Option<Moment>) -> String {
    date_or_beyond(dossier, at).show(dossier.language())
}

/// By when half of the runs and eight of ten meet it.
fn in_words(dossier: &Dossier, row: Row<'_, Deadlines>) -> String {
    let long = |at: Option<Moment>| at.map_or_else(String::new, |at| dossier.long_date_end(at));
    let id = match (row.p50(), row.p80()) {
        (Some(_), Some(_)) => "first-met",
        (Some(_), None) => "first-met-half",
        (None, _) => "first-met-none",
    };
    let values = [
        ("deadline", dossier.deadline(row.deadline())),
        ("p50", long(row.p50())),
        ("p80", long(row.p80())),
        ("until", dossier.long_date_end(dossier.scenario().until)),
    ];
    fill(dossier, id, &values)
}
