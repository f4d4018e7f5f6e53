//! The camps' calendar: plan, deadline, and the dates that runs reach.

use super::super::block::{Block, Column, Figure, Section, Table, Value};
use super::super::dossier::{Dossier, Which};
use super::super::picture::{Entry, Gantt, Sign, Stretch, TimeAxis};
use super::estimated::Estimated;
use super::{calendar, chosen, date_or_beyond, fill, section};
use crate::archive::{NoBriefing, Records, Row};

const COLUMNS: [&str; 10] =
    ["plan", "case", "site", "milestone", "p10", "p50", "p80", "p90", "planned", "slip_days"];

/// The section; none without a camp.
pub(super) fn section_of(dossier: &Dossier) -> Result<Section, NoBriefing> {
    if !dossier.results.has("closure") || dossier.scenario().camps.iter().next().is_none() {
        return Ok(section(dossier, "schedule", Vec::new()));
    }
    let closures = dossier.results.table("closure", &COLUMNS)?;
    let closures = closures.with(|row| row.text("milestone") == "vacated");
    let deadlines = dossier.results.table("deadlines", &["plan", "case", "deadline", "due"])?;
    let clock = &dossier.scenario().clock;
    let planned = closures.iter().filter_map(|row| row.date("planned", clock));
    let last = planned.max().unwrap_or_default().max(calendar::last_due(dossier, &deadlines));
    let axis = calendar::axis(dossier, last.max(calendar::latest(dossier, &closures, &["p90"])));
    let undisturbed = Estimated::of(dossier, "camp")?;
    let schedule =
        Schedule { dossier, closures: &closures, deadlines: &deadlines, undisturbed, axis };
    let mut blocks = vec![chosen(dossier, |which| Ok(schedule.blocks(which)))?];
    blocks.push(Block::Note(dossier.texts.say("schedule-note")));
    Ok(section(dossier, "schedule", blocks))
}

struct Schedule<'a> {
    dossier: &'a Dossier,
    closures: &'a Records,
    deadlines: &'a Records,
    undisturbed: Estimated,
    axis: TimeAxis<'a>,
}

impl Schedule<'_> {
    fn blocks(&self, which: Which) -> Vec<Block> {
        let (plan, case) = self.dossier.keys(which);
        let mut rows: Vec<Row<'_>> = self.closures.of(plan, case).collect();
        let clock = &self.dossier.scenario().clock;
        // Those that are beyond the horizon come last.
        let order = |row: &Row<'_>| {
            ["p50", "p10"].map(|it| row.date(it, clock).map_or(i64::MAX, |at| at.0))
        };
        rows.sort_by_key(order);
        let gantt = Gantt {
            rows: rows.iter().map(|row| self.stretch(*row)).collect(),
            flags: calendar::flags(self.dossier, self.deadlines, which),
            signs: self.signs(&rows),
        };
        let says: Vec<String> = rows.iter().map(|row| self.in_words(*row)).collect();
        let figure = Figure {
            id: "schedule".to_owned(),
            caption: self.dossier.texts.say("schedule-caption"),
            description: says.join(" "),
            picture: gantt.draw(&self.axis),
        };
        vec![Block::Figure(figure), Block::Table(self.table(&rows, which))]
    }

    /// The marks that occur.
    fn signs(&self, rows: &[Row<'_>]) -> Vec<Entry> {
        let is_empty = |column| move |row: &Row<'_>| row.text(column).is_empty();
        let all = [
            (Sign::Band, "schedule-band", true),
            (Sign::Dot, "schedule-dot", true),
            (Sign::Triangle, "schedule-planned", !rows.iter().all(is_empty("planned"))),
            (Sign::Dashes, "schedule-deadline", self.deadlines.iter().next().is_some()),
            (Sign::Arrow, "schedule-beyond", rows.iter().any(is_empty("p90"))),
        ];
        let seen = all.into_iter().filter(|(_, _, occurs)| *occurs);
        seen.map(|(sign, id, _)| Entry { sign, meaning: self.dossier.texts.say(id) }).collect()
    }

    fn stretch(&self, row: Row<'_>) -> Stretch {
        let clock = &self.dossier.scenario().clock;
        let shown = |column| self.shown(row, column);
        let band = [("from", shown("p10")), ("middle", shown("p50")), ("to", shown("p90"))];
        Stretch {
            name: self.dossier.site(row.text("site")),
            dates: format!("P50 {}", shown("p50")),
            band: ["p10", "p90"].map(|column| row.date(column, clock)),
            middle: row.date("p50", clock),
            planned: row.date("planned", clock),
            says: [
                fill(self.dossier, "schedule-says-band", &band),
                fill(self.dossier, "schedule-says-planned", &[("date", shown("planned"))]),
            ],
        }
    }

    fn shown(&self, row: Row<'_>, column: &str) -> String {
        date_or_beyond(self.dossier, row, column).show(self.dossier.language())
    }

    fn in_words(&self, row: Row<'_>) -> String {
        let shown = |column| self.shown(row, column);
        let values = [
            ("site", self.dossier.site(row.text("site"))),
            ("p10", shown("p10")),
            ("p50", shown("p50")),
            ("p90", shown("p90")),
        ];
        fill(self.dossier, "schedule-says", &values)
    }

    fn table(&self, rows: &[Row<'_>], which: Which) -> Table {
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
        let cells = |row: &Row<'_>| {
            let planned = row.date("planned", clock);
            let mut cells = vec![Value::text(self.dossier.site(row.text("site")))];
            cells.push(planned.map_or(Value::Empty, |at| Value::Date(clock.civil(at))));
            cells.push(self.undisturbed.date(self.dossier, which, row.text("site")));
            cells.extend(
                ["p10", "p50", "p80", "p90"].map(|it| date_or_beyond(self.dossier, *row, it)),
            );
            cells.push(row.number("slip_days").map_or(Value::Empty, Value::Change));
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
