//! How the forecast has moved from report to report, once a status says what has happened.

use super::super::block::{Block, Column, Figure, Section, Table, Value};
use super::super::dossier::{Dossier, Which};
use super::super::picture::{
    DriftLine, Entry, Flag, Gantt, NAME_LETTERS, RowName, Sign, Stretch, drift_lines,
};
use super::{calendar, date_or_beyond, fill, section};
use crate::analysis::Proportion;
use crate::archive::{NoBriefing, Records, Row};
use crate::proportion::short;
use crate::time::Moment;
use crate::update::drift::{DriftTable, of_runs};
use crate::update::off_by;
use crate::update::said;
use crate::update::tables::{Facts, Weighing};
use crate::words::Names;

/// The section; none without a status.
pub(super) fn section_of(dossier: &Dossier) -> Result<Section, NoBriefing> {
    let Some(records) = records(dossier)? else {
        return Ok(section(dossier, "drift", Vec::new()));
    };
    let drift = Drift { dossier, records: &records };
    let mut blocks = Vec::new();
    blocks.extend(done(dossier)?.map(Block::Text));
    blocks.extend(shut_to_the_end(dossier)?.map(Block::Text));
    blocks.extend(drawn_from_few(dossier)?.map(Block::Text));
    blocks.push(drift.figure()?);
    blocks.extend(drift.deadlines().iter().filter_map(|deadline| drift.dates(deadline)));
    blocks.push(drift.table());
    let notes = ["drift-moved-meaning", "drift-note"].map(|id| dossier.texts.say(id));
    blocks.push(Block::Note(notes.join(" ")));
    Ok(section(dossier, "drift", blocks))
}

/// What has changed since the last report, for the first page: of the deadline whose chance has moved
/// most.
pub(super) fn in_a_sentence(dossier: &Dossier) -> Result<Option<String>, NoBriefing> {
    let Some(records) = records(dossier)? else { return Ok(None) };
    let drift = Drift { dossier, records: &records };
    let pairs = drift.deadlines().into_iter().filter_map(|deadline| {
        let rows = drift.of(&deadline);
        let [.., before, now] = rows.as_slice() else { return None };
        let change = now.p_missed()? - before.p_missed()?;
        Some((deadline, *before, *now, change))
    });
    let most = pairs.max_by(|a, b| a.3.abs().total_cmp(&b.3.abs()));
    Ok(most.map(|(deadline, before, now, _)| {
        let share = |row: Row<'_, DriftTable>| short(missed(row), dossier.language());
        let id = match now.moved_by() {
            "" => "drift-lead",
            _ => "drift-lead-moved",
        };
        let values = [
            ("as_of", drift.day(now.as_of())),
            ("before", drift.day(before.as_of())),
            ("deadline", dossier.deadline(&deadline)),
            ("was", share(before)),
            ("is", share(now)),
            ("fact", moved_by(dossier, now)),
            ("points", points(dossier, now)),
        ];
        fill(dossier, id, &values)
    }))
}

/// The chance of missing a deadline in one report.
fn missed(row: Row<'_, DriftTable>) -> Proportion {
    of_runs(row.p_missed().unwrap_or_default(), row.runs().unwrap_or_default())
}

/// The fact that has moved a chance most, in words.
fn moved_by(dossier: &Dossier, row: Row<'_, DriftTable>) -> String {
    let names = Names { scenario: dossier.scenario(), language: dossier.language() };
    said::fact(names, row.moved_by())
}

/// By how many points the fact that has moved a chance most has done so: `+12`.
fn points(dossier: &Dossier, row: Row<'_, DriftTable>) -> String {
    let points = row.moved_points().unwrap_or_default() * 100.0;
    let sign = if points > 0.0 { "+" } else { "" };
    format!("{sign}{}", dossier.language().number(points, 0))
}

fn records(dossier: &Dossier) -> Result<Option<Records<DriftTable>>, NoBriefing> {
    if !dossier.results.has::<DriftTable>() {
        return Ok(None);
    }
    dossier.results.table::<DriftTable>().map(Some)
}

/// How far the chances of runs that are drawn from few may be off, beyond their intervals.
fn drawn_from_few(dossier: &Dossier) -> Result<Option<String>, NoBriefing> {
    let weighing = dossier.results.table::<Weighing>()?;
    let (_, case) = dossier.keys(Which::FIRST);
    let row = weighing.iter().find(|row| row.case() == case);
    let Some((worth, runs)) = row.and_then(|row| Some((row.ess()?, row.continued()?))) else {
        return Ok(None);
    };
    let number = |value: f64| dossier.language().number(value, 0);
    let values = [
        ("worth", number(worth)),
        ("runs", number(f64::from(runs))),
        ("points", number(100.0 * off_by(worth))),
    ];
    Ok((worth < f64::from(runs)).then(|| fill(dossier, "drift-worth", &values)))
}

/// What is told to be shut and has no end, which decides the forecast.
pub(super) fn shut_to_the_end(dossier: &Dossier) -> Result<Option<String>, NoBriefing> {
    if !dossier.results.has::<Facts>() {
        return Ok(None);
    }
    let facts = dossier.results.table::<Facts>()?;
    let (_, case) = dossier.keys(Which::FIRST);
    let names = Names { scenario: dossier.scenario(), language: dossier.language() };
    let shut = facts.iter().filter(|row| row.case() == case && row.lasts() == "to_the_end");
    let shut: Vec<String> = shut
        .filter_map(|row| said::named(names, row.kind(), row.what().rsplit('.').next()?))
        .collect();
    let until = dossier.date_end(dossier.scenario().until);
    let values = [("what", shut.join(", ")), ("until", until)];
    Ok((!shut.is_empty()).then(|| fill(dossier, "drift-shut-to-the-end", &values)))
}

/// Camps that are done, in a sentence.
fn done(dossier: &Dossier) -> Result<Option<String>, NoBriefing> {
    let facts = dossier.results.table::<Facts>()?;
    let (_, case) = dossier.keys(Which::FIRST);
    let vacated = facts.iter().filter_map(|row| {
        let what = row.what().strip_prefix("camp.")?.strip_suffix(".vacated")?;
        let is_done = row.case() == case && row.kind() == "vacated";
        let (from, until) = (row.from()?, row.until().filter(|_| is_done)?);
        Some(format!("{} ({})", dossier.site(what), dossier.date(from.midway(until))))
    });
    let vacated: Vec<String> = vacated.collect();
    let camps = vacated.join(", ");
    Ok((!vacated.is_empty()).then(|| dossier.texts.with("drift-done", &[("camps", &camps)])))
}

struct Drift<'a> {
    dossier: &'a Dossier,
    records: &'a Records<DriftTable>,
}

impl<'a> Drift<'a> {
    /// Deadlines, in the order of the scenario.
    fn deadlines(&self) -> Vec<String> {
        let deadlines = self.dossier.scenario().deadlines.values();
        deadlines.map(|deadline| deadline.name.to_string()).collect()
    }

    /// The rows of a deadline under the first case, in order of time: those of the first plan, and before
    /// it was taken up those of the plan that was followed.
    fn of(&self, deadline: &str) -> Vec<Row<'a, DriftTable>> {
        let (plan, case) = self.dossier.keys(Which::FIRST);
        let of_it =
            self.records.iter().filter(|row| row.deadline() == deadline && row.case() == case);
        let mut rows: Vec<Row<'_, DriftTable>> = Vec::new();
        for row in of_it {
            match rows.last() {
                Some(last) if last.as_of() == row.as_of() => {
                    if row.plan() == plan {
                        rows.pop();
                        rows.push(row);
                    }
                }
                _ => rows.push(row),
            }
        }
        rows
    }

    fn moment(&self, day: &str) -> Option<Moment> {
        Some(self.dossier.scenario().clock.midnight(day.parse().ok()?))
    }

    fn day(&self, day: &str) -> String {
        self.moment(day).map_or_else(|| day.to_owned(), |at| self.dossier.long_date(at))
    }

    fn figure(&self) -> Result<Block, NoBriefing> {
        let dossier = self.dossier;
        let last = self.records.iter().filter_map(|row| row.due()).max().unwrap_or_default();
        let axis = calendar::axis(dossier, last);
        let lines: Vec<DriftLine> = self.deadlines().iter().map(|it| self.line(it)).collect();
        let says = self.deadlines().into_iter().map(|deadline| self.in_words(&deadline));
        let entry = |sign, id| Entry { sign, meaning: dossier.texts.say(id) };
        let signs = [entry(Sign::Dot, "drift-dot"), entry(Sign::Dashes, "due")];
        Ok(Block::Figure(Figure {
            id: "drift-chances".to_owned(),
            caption: dossier.texts.say("drift-caption"),
            description: says.collect::<Vec<_>>().join(" "),
            picture: drift_lines(&axis, &lines, &signs, dossier.language()),
        }))
    }

    /// How the dates of a deadline have moved: a row for each report, from P50 to P80; nothing of a single one.
    fn dates(&self, deadline: &str) -> Option<Block> {
        let dossier = self.dossier;
        let rows = self.of(deadline);
        (rows.len() > 1).then_some(())?;
        let until = dossier.scenario().until;
        let last = rows.iter().flat_map(|row| [row.due(), row.p80().or(Some(until))]).flatten();
        let axis = calendar::axis(dossier, last.max().unwrap_or_default());
        let stretches: Vec<Stretch> = rows.iter().map(|row| self.stretch(*row)).collect();
        let goes_beyond = stretches.iter().any(|row| row.band[1].is_none());
        let all = [
            (Sign::Band, "drift-band", true),
            (Sign::Dot, "drift-p50", true),
            (Sign::Dashes, "due", true),
            (Sign::Arrow, "schedule-beyond", goes_beyond),
        ];
        let seen = all.into_iter().filter(|(_, _, occurs)| *occurs);
        let signs = seen.map(|(sign, id, _)| Entry { sign, meaning: dossier.texts.say(id) });
        let says = stretches.iter().map(|row| format!("{} {}", row.name.text, row.says[0]));
        let description = says.collect::<Vec<_>>().join("; ");
        let flags = self.due(&rows).into_iter().collect();
        Some(Block::Figure(Figure {
            id: format!("drift-dates-{deadline}"),
            caption: self.dates_in_a_sentence(deadline, &rows),
            description,
            picture: Gantt {
                rows: stretches,
                flags,
                letters: NAME_LETTERS,
                signs: signs.collect(),
            }
            .draw(&axis),
        }))
    }

    fn stretch(&self, row: Row<'_, DriftTable>) -> Stretch {
        let [p50, p80] = [row.p50(), row.p80()].map(|at| self.shown(at));
        let dates = format!("P50 {p50} · P80 {p80}");
        Stretch {
            name: RowName::plain(self.day(row.as_of())),
            dates: dates.clone(),
            band: [row.p50(), row.p80()],
            middle: row.p50(),
            planned: None,
            due: None,
            says: [dates, String::new()],
        }
    }

    fn shown(&self, at: Option<Moment>) -> String {
        date_or_beyond(self.dossier, at).show(self.dossier.language())
    }

    /// From when to when the date to plan for has moved between the last two reports.
    fn dates_in_a_sentence(&self, deadline: &str, rows: &[Row<'_, DriftTable>]) -> String {
        let p80 = |back: usize| {
            let place = rows.len().checked_sub(back);
            place.and_then(|place| rows.get(place)).and_then(|row| row.p80())
        };
        let (was, is) = (p80(2), p80(1));
        let values = [
            ("deadline", self.dossier.deadline(deadline)),
            ("was", self.shown(was)),
            ("is", self.shown(is)),
        ];
        let id = match (was, is) {
            _ if values[1].1 == values[2].1 && is.is_some() => "drift-dates-same",
            (Some(_), Some(_)) => "drift-dates",
            (None, Some(_)) => "drift-dates-now",
            (_, None) => "drift-dates-none",
        };
        fill(self.dossier, id, &values)
    }

    fn due(&self, rows: &[Row<'_, DriftTable>]) -> Option<Flag> {
        let at = rows.last()?.due()?;
        let name = fill(self.dossier, "curves-due", &[("date", self.dossier.date(at))]);
        Some(Flag { at, name })
    }

    fn line(&self, deadline: &str) -> DriftLine {
        let dossier = self.dossier;
        let rows = self.of(deadline);
        let point = |row: &Row<'_, DriftTable>| {
            let (at, chance) = (self.moment(row.as_of())?, row.p_missed()?);
            let says = format!(
                "{}{} {}",
                self.day(row.as_of()),
                dossier.language().colon(),
                short(missed(*row), dossier.language())
            );
            Some((at, chance, says))
        };
        DriftLine {
            title: dossier.deadline(deadline),
            points: rows.iter().filter_map(point).collect(),
            due: self.due(&rows),
        }
    }

    /// A line in a sentence.
    fn in_words(&self, deadline: &str) -> String {
        let line = self.line(deadline);
        let points = line.points.iter().map(|(_, _, says)| says.as_str());
        let points = points.collect::<Vec<_>>().join("; ");
        format!("{}{} {points}.", line.title, self.dossier.language().colon())
    }

    fn table(&self) -> Block {
        let dossier = self.dossier;
        let say = |id: &str| dossier.texts.say(id);
        let columns = vec![
            Column::new(say("deadline")),
            Column::new(say("drift-report")),
            Column::new(say("drift-chance")),
            Column::meaning("P50", say("in-half")),
            Column::meaning("P80", say("in-8")),
            Column::new(say("drift-moved")),
        ];
        let rows = self.deadlines().into_iter().flat_map(|deadline| {
            let rows = self.of(&deadline);
            let cells = |row: Row<'_, DriftTable>| {
                vec![
                    Value::text(dossier.deadline(&deadline)),
                    Value::text(self.day(row.as_of())),
                    Value::Chance(missed(row)),
                    date_or_beyond(dossier, row.p50()),
                    date_or_beyond(dossier, row.p80()),
                    Value::text(match row.moved_by() {
                        "" => String::new(),
                        _ => format!("{} {}", moved_by(dossier, row), points(dossier, row)),
                    }),
                ]
            };
            rows.into_iter().map(cells).collect::<Vec<_>>()
        });
        Block::Table(Table {
            id: "drift-reports".to_owned(),
            caption: say("drift-table"),
            columns,
            rows: rows.collect(),
        })
    }
}
