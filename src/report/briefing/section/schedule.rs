//! The camps' calendar: plan, deadline, and the dates that runs reach.

use super::super::block::{Block, Column, Figure, Section, Table, Value};
use super::super::dossier::{Dossier, Which};
use super::super::picture::{Entry, Gantt, NAME_LETTERS, Sign, Stretch, TimeAxis};
use super::estimated::Estimated;
use super::{calendar, chosen, count, date_or_beyond, fill, section, text};
use crate::archive::{NoBriefing, Records, Row};
use crate::results::closure::Closure;
use crate::results::deadlines::Deadlines;
use crate::time::Moment;

/// The section; none without a camp.
pub(super) fn section_of(dossier: &Dossier) -> Result<Section, NoBriefing> {
    if !dossier.results.has::<Closure>() || dossier.scenario().camps.iter().next().is_none() {
        return Ok(section(dossier, "schedule", Vec::new()));
    }
    let closures = dossier.results.table::<Closure>()?;
    let closures = closures.with(|row| row.milestone() == "vacated");
    let deadlines = dossier.results.table::<Deadlines>()?;
    let planned = closures.iter().filter_map(|row| row.planned());
    let last = planned.max().unwrap_or_default().max(calendar::last_due(&deadlines));
    let reached = calendar::latest(dossier, closures.iter().map(|row| row.p90()));
    let axis = calendar::axis(dossier, last.max(reached));
    let undisturbed = Estimated::of(dossier, "camp")?;
    let schedule =
        Schedule { dossier, closures: &closures, deadlines: &deadlines, undisturbed, axis };
    let mut blocks = vec![chosen(dossier, |which| Ok(schedule.blocks(which)))?];
    blocks.push(Block::Note(dossier.texts.say("schedule-note")));
    Ok(section(dossier, "schedule", blocks))
}

struct Schedule<'a> {
    dossier: &'a Dossier,
    closures: &'a Records<Closure>,
    deadlines: &'a Records<Deadlines>,
    undisturbed: Estimated,
    axis: TimeAxis<'a>,
}

impl Schedule<'_> {
    fn blocks(&self, which: Which) -> Vec<Block> {
        let (plan, case) = self.dossier.keys(which);
        let mut rows: Vec<Row<'_, Closure>> = self.closures.of(plan, case).collect();
        // Those that are beyond the horizon come last.
        let order = |row: &Row<'_, Closure>| {
            [row.p50(), row.p10()].map(|at| at.map_or(i64::MAX, |at| at.0))
        };
        rows.sort_by_key(order);
        let gantt = Gantt {
            rows: rows.iter().map(|row| self.stretch(*row)).collect(),
            flags: calendar::flags(self.dossier, self.deadlines, which),
            letters: NAME_LETTERS,
            signs: self.signs(&rows),
        };
        let says: Vec<String> = rows.iter().map(|row| self.in_words(*row)).collect();
        let figure = Figure {
            id: "schedule".to_owned(),
            caption: self.caption(&rows),
            description: says.join(" "),
            picture: gantt.draw(&self.axis),
        };
        vec![Block::Figure(figure), Block::Table(self.table(&rows, which))]
    }

    /// The marks that occur.
    fn signs(&self, rows: &[Row<'_, Closure>]) -> Vec<Entry> {
        let all = [
            (Sign::Band, "schedule-band", true),
            (Sign::Dot, "schedule-dot", true),
            (Sign::Triangle, "schedule-planned", rows.iter().any(|row| row.planned().is_some())),
            (Sign::Dashes, "schedule-deadline", self.deadlines.iter().next().is_some()),
            (Sign::Arrow, "schedule-beyond", rows.iter().any(|row| row.p90().is_none())),
        ];
        let seen = all.into_iter().filter(|(_, _, occurs)| *occurs);
        seen.map(|(sign, id, _)| Entry { sign, meaning: self.dossier.texts.say(id) }).collect()
    }

    fn stretch(&self, row: Row<'_, Closure>) -> Stretch {
        let [from, middle, to] = [row.p10(), row.p50(), row.p90()].map(|at| self.shown(at));
        let band = [("from", from), ("middle", middle.clone()), ("to", to)];
        Stretch {
            name: self.dossier.site_name(row.site()),
            dates: format!("P50 {middle}"),
            band: [row.p10(), row.p90()],
            middle: row.p50(),
            planned: row.planned(),
            due: None,
            says: [
                fill(self.dossier, "schedule-says-band", &band),
                fill(self.dossier, "schedule-says-planned", &[("date", self.shown(row.planned()))]),
            ],
        }
    }

    fn shown(&self, at: Option<Moment>) -> String {
        date_or_beyond(self.dossier, at).show(self.dossier.language())
    }

    /// Which camp is left last, and when: what the picture shows, in a sentence.
    fn caption(&self, rows: &[Row<'_, Closure>]) -> String {
        let Some(last) = rows.last() else { return self.dossier.texts.say("schedule-caption") };
        let id = match (last.p50(), last.p90()) {
            (Some(_), Some(_)) => "schedule-finding",
            (Some(_), None) => "schedule-finding-half",
            (None, _) => "schedule-finding-none",
        };
        let values = [
            ("site", text(self.dossier.site(last.site()))),
            ("camps", count(rows.len())),
            ("p50", text(self.shown(last.p50()))),
            ("p90", text(self.shown(last.p90()))),
            ("until", text(self.dossier.date_end(self.dossier.scenario().until))),
        ];
        self.dossier.texts.fill(id, &values)
    }

    fn in_words(&self, row: Row<'_, Closure>) -> String {
        let values = [
            ("site", self.dossier.site(row.site())),
            ("p10", self.shown(row.p10())),
            ("p50", self.shown(row.p50())),
            ("p90", self.shown(row.p90())),
        ];
        fill(self.dossier, "schedule-says", &values)
    }

    fn table(&self, rows: &[Row<'_, Closure>], which: Which) -> Table {
        let say = |id: &str| self.dossier.texts.say(id);
        let columns = vec![
            Column::new(say("camp")),
            Column::new(say("planned")),
            Column::meaning(say("undisturbed"), say("undisturbed-meaning")),
            Column::meaning("P10", say("in-1")),
            Column::meaning("P50", say("in-half")),
            Column::meaning("P80", say("in-8")),
            Column::meaning("P90", say("in-9")),
            Column::meaning(say("slip"), say("slip-meaning")),
        ];
        let clock = &self.dossier.scenario().clock;
        let cells = |row: &Row<'_, Closure>| {
            let planned = row.planned();
            let mut cells = vec![self.dossier.site_cell(row.site())];
            cells.push(planned.map_or(Value::Empty, |at| Value::Date(clock.civil(at))));
            cells.push(self.undisturbed.date(self.dossier, which, row.site()));
            let dates = [row.p10(), row.p50(), row.p80(), row.p90()];
            cells.extend(dates.map(|at| date_or_beyond(self.dossier, at)));
            cells.push(row.slip_days().map_or(Value::Empty, Value::Change));
            cells
        };
        Table {
            id: "schedule-dates".to_owned(),
            caption: say("schedule-dates"),
            columns,
            rows: rows.iter().map(cells).collect(),
        }
    }
}
