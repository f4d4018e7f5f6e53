//! When each deadline is met: curves of its date.

use super::super::block::{Block, Column, Figure, Section, Table, Value};
use super::super::dossier::{Dossier, Which};
use super::super::picture::{Entry, Flag, SCurve, SMark, Sign, TimeAxis, s_curves};
use super::estimated::Estimated;
use super::{calendar, chosen, date_or_beyond, section, text};
use crate::archive::{NoBriefing, Records, Row, proportion};
use crate::proportion::with_interval;
use crate::results::deadlines::{self, Deadlines};
use crate::time::Moment;

/// The section; none where no deadline has a date.
pub(super) fn section_of(dossier: &Dossier) -> Result<Section, NoBriefing> {
    let has_dates =
        dossier.scenario().deadlines.values().any(|it| it.goal.empty_at_most().is_none());
    if !dossier.results.has::<deadlines::SCurve>() || !has_dates {
        return Ok(section(dossier, "curves", Vec::new()));
    }
    let deadlines = dossier.results.table::<Deadlines>()?;
    let points = dossier.results.table::<deadlines::SCurve>()?;
    // An axis goes as far as nine runs of ten.
    let main = points.iter().filter(|row| row.percentile() == Some(90)).map(|row| row.reached());
    let last = calendar::latest(dossier, main);
    let axis = calendar::axis(dossier, last.max(calendar::last_due(&deadlines)));
    let undisturbed = Estimated::of(dossier, "deadline")?;
    let curves = Curves { dossier, deadlines: &deadlines, points: &points, undisturbed, axis };
    let mut blocks = vec![chosen(dossier, |which| Ok(curves.blocks(which)))?];
    blocks.push(Block::Note(dossier.texts.say("curves-note")));
    blocks.extend(curves.without_date().map(Block::Note));
    Ok(section(dossier, "curves", blocks))
}

struct Curves<'a> {
    dossier: &'a Dossier,
    deadlines: &'a Records<Deadlines>,
    points: &'a Records<deadlines::SCurve>,
    undisturbed: Estimated,
    axis: TimeAxis<'a>,
}

impl<'a> Curves<'a> {
    /// Deadlines that are limits on time, each in a sentence.
    fn without_date(&self) -> impl Iterator<Item = String> + 'a {
        let dossier = self.dossier;
        let deadlines = dossier.scenario().deadlines.values();
        let undated = deadlines.filter(|it| it.goal.empty_at_most().is_some());
        undated.map(move |it| {
            let name = dossier.deadline(it.name.as_str());
            dossier.texts.fill("bottom-no-dates", &[("deadline", text(name))])
        })
    }

    fn blocks(&self, which: Which) -> Vec<Block> {
        let (plan, case) = self.dossier.keys(which);
        let rows = self.deadlines.of(plan, case);
        let rows: Vec<Row<'_, Deadlines>> =
            rows.filter(|row| calendar::is_dated(self.dossier, row.deadline())).collect();
        let points: Vec<Row<'_, deadlines::SCurve>> = self.points.of(plan, case).collect();
        let curves: Vec<SCurve> = rows.iter().map(|row| self.curve(*row, &points)).collect();
        let language = self.dossier.language();
        let says: Vec<String> = rows.iter().map(|row| self.in_words(*row)).collect();
        let figure = Figure {
            id: "curves".to_owned(),
            caption: self.dossier.texts.say("curves-caption"),
            description: says.join(" "),
            picture: s_curves(&self.axis, &curves, &self.signs(), language),
        };
        let table = Block::Table(self.table(&rows, which));
        [Block::Figure(figure), table].into_iter().chain(self.late_without(&rows, which)).collect()
    }

    /// Which deadlines come later with nothing in the way than in half of the runs, and how that may be.
    fn late_without(&self, rows: &[Row<'_, Deadlines>], which: Which) -> Option<Block> {
        let is_late = |row: &&Row<'_, Deadlines>| {
            let than = row.p50();
            than.is_some_and(|than| {
                self.undisturbed.is_later(self.dossier, which, row.deadline(), than)
            })
        };
        let late = rows.iter().filter(is_late).map(|row| self.dossier.deadline(row.deadline()));
        let late: Vec<String> = late.collect();
        let deadlines = ("deadlines", late.join(" · "));
        (!late.is_empty()).then(|| Block::Note(self.fill("undisturbed-late", &[deadlines])))
    }

    fn signs(&self) -> Vec<Entry> {
        let entry = |sign, id| Entry { sign, meaning: self.dossier.texts.say(id) };
        vec![
            entry(Sign::Line, "curves-line"),
            entry(Sign::Dot, "curves-dot"),
            entry(Sign::Dashes, "due"),
        ]
    }

    fn curve(&self, row: Row<'_, Deadlines>, points: &[Row<'_, deadlines::SCurve>]) -> SCurve {
        let own = points.iter().filter(|point| point.deadline() == row.deadline());
        let own = own.filter_map(|point| Some((point.percentile()?, point.reached()?)));
        let own: Vec<_> = own.collect();
        let marks = own.iter().filter(|(hundredths, at)| {
            matches!(hundredths, 10 | 50 | 80 | 90) && self.axis.holds(*at)
        });
        let chance = with_interval(proportion(row.missed(), row.n()), self.dossier.language());
        let due = row.due();
        let flag = |at| self.fill("curves-due", &[("date", self.dossier.date(at))]);
        SCurve {
            title: self.fill(
                "curves-part",
                &[("deadline", self.dossier.deadline(row.deadline())), ("chance", chance)],
            ),
            points: drawn(&own),
            marks: marks.map(|(hundredths, at)| self.mark(*hundredths, *at)).collect(),
            due: due.map(|at| Flag { at, name: flag(at) }),
        }
    }

    fn mark(&self, hundredths: u32, at: Moment) -> SMark {
        let (share, date) = (f64::from(hundredths) / 100.0, self.dossier.date_end(at));
        let is_main = matches!(hundredths, 50 | 80 | 90);
        let reached = self.dossier.language().percent(share);
        let says = self.fill("curves-point", &[("share", reached), ("date", date.clone())]);
        let label = if is_main { format!("P{hundredths} {date}") } else { String::new() };
        SMark { at, share, label, says }
    }

    /// A curve in a sentence.
    fn in_words(&self, row: Row<'_, Deadlines>) -> String {
        let by = |at| date_or_beyond(self.dossier, at).show(self.dossier.language());
        let due = row.due();
        self.fill(
            "curves-says",
            &[
                ("deadline", self.dossier.deadline(row.deadline())),
                ("due", due.map_or_else(String::new, |at| self.dossier.date(at))),
                ("p50", by(row.p50())),
                ("p80", by(row.p80())),
                ("p90", by(row.p90())),
                ("share", self.unreached(row).show(self.dossier.language())),
                ("until", self.dossier.date_end(self.dossier.scenario().until)),
            ],
        )
    }

    fn unreached(&self, row: Row<'_, Deadlines>) -> Value {
        Value::Chance(proportion(row.unreached(), row.n()))
    }

    fn table(&self, rows: &[Row<'_, Deadlines>], which: Which) -> Table {
        let say = |id: &str| self.dossier.texts.say(id);
        let until = self.dossier.date_end(self.dossier.scenario().until);
        let columns = vec![
            Column::new(say("deadline")),
            Column::new(say("due")),
            Column::new(say("planned")),
            Column::meaning(say("undisturbed"), say("undisturbed-meaning")),
            Column::meaning("P50", say("in-half")),
            Column::meaning("P80", say("in-8")),
            Column::meaning("P90", say("in-9")),
            Column::meaning(say("curves-never"), self.fill("curves-by", &[("until", until)])),
        ];
        let clock = &self.dossier.scenario().clock;
        let cells = |row: &Row<'_, Deadlines>| {
            let mut cells = vec![Value::text(self.dossier.deadline(row.deadline()))];
            cells.push(row.due().map_or(Value::Empty, |at| Value::Date(clock.civil(at))));
            let key = row.deadline();
            cells.push(self.undisturbed.planned(self.dossier, which, key));
            cells.push(self.undisturbed.date(self.dossier, which, key));
            let dates = [row.p50(), row.p80(), row.p90()];
            cells.extend(dates.map(|at| date_or_beyond(self.dossier, at)));
            cells.push(self.unreached(*row));
            cells
        };
        Table {
            id: "curves-dates".to_owned(),
            caption: say("curves-dates"),
            columns,
            rows: rows.iter().map(cells).collect(),
        }
    }

    fn fill(&self, id: &str, values: &[(&str, String)]) -> String {
        super::fill(self.dossier, id, values)
    }
}

/// The points of a curve that are drawn, as shares: the first, every fifth, and the last that was
/// reached, so that a curve does not end below it.
fn drawn(reached: &[(u32, Moment)]) -> Vec<(Moment, f64)> {
    let last = reached.last().map(|(hundredths, _)| *hundredths);
    let is_drawn = |hundredths: u32| {
        hundredths == 1 || hundredths.is_multiple_of(5) || Some(hundredths) == last
    };
    let drawn = reached.iter().filter(|(hundredths, _)| is_drawn(*hundredths));
    drawn.map(|(hundredths, at)| (*at, f64::from(*hundredths) / 100.0)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_curve_ends_at_the_last_share_that_was_reached() {
        let reached: Vec<(u32, Moment)> =
            (1..=13).map(|it| (it, Moment(i64::from(it) * 100))).collect();
        let shares = [(100, 0.01), (500, 0.05), (1_000, 0.1), (1_300, 0.13)];
        assert_eq!(drawn(&reached), shares.map(|(at, share)| (Moment(at), share)));
        assert_eq!(drawn(&[]), []);
    }
}
