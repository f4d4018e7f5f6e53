//! People out, against what is needed.

use super::super::block::{Block, Figure, Section};
use super::super::dossier::{Dossier, Which};
use super::super::picture::{Band, Day, Entry, Flag, Pace, Sign, TimeAxis};
use super::{calendar, chosen, fill, section};
use crate::archive::{NoBriefing, Records, Row};
use crate::chance::Source;
use crate::results::deadlines::Deadlines;
use crate::results::loads;
use crate::scenario::Pool;
use crate::simulation::Actor;
use crate::time::{DAY, Moment};
use crate::units::LoadKind;

/// About how many days are drawn, and how many of those say their figures.
const DRAWN: usize = 50;
const SAID: usize = 10;

/// The section; none without people.
pub(super) fn section_of(dossier: &Dossier) -> Result<Section, NoBriefing> {
    if !dossier.results.has::<loads::People>() || !dossier.results.has::<loads::Equipment>() {
        return Ok(section(dossier, "people", Vec::new()));
    }
    let days = dossier.results.table::<loads::People>()?;
    if days.iter().next().is_none() {
        return Ok(section(dossier, "people", Vec::new()));
    }
    let loads = dossier.results.table::<loads::Equipment>()?;
    let deadlines = dossier.results.table::<Deadlines>()?;
    let last = settled(dossier, &days).max(calendar::last_due(&deadlines));
    let people = People {
        dossier,
        days: &days,
        loads: &loads.with(|row| row.unit() == "people"),
        deadlines: &deadlines,
        axis: calendar::axis(dossier, last),
    };
    let made = chosen(dossier, |which| Ok(people.blocks(which)))?;
    let mut blocks = vec![made, Block::Note(dossier.texts.say("people-note"))];
    blocks.extend(ceilings(dossier).map(Block::Note));
    Ok(section(dossier, "people", blocks))
}

/// How many people pools may set off with in a day, as the file has it: cases and assumptions may
/// multiply it.
fn ceilings(dossier: &Dossier) -> Option<String> {
    let people = LoadKind::People as usize;
    let pools = dossier.scenario().pools.iter().filter(|(_, pool)| pool.capacity[people].0 > 0);
    let ceiling = |(id, pool): (_, &Pool)| {
        let quota = pool.load_per_day.as_ref().filter(|(kind, _)| *kind == LoadKind::People);
        let Source::Own(spread) = &quota?.1.source else { return None };
        let most = dossier.language().number(spread.mean(), 0);
        Some(format!("{} {most}", dossier.names().actor(Actor::Pool(id))))
    };
    let ceilings: Vec<String> = pools.filter_map(ceiling).collect();
    let said = fill(dossier, "people-ceiling", &[("pools", ceilings.join(", "))]);
    (!ceilings.is_empty()).then_some(said)
}

/// The last day on which nine runs of ten still change, over everything played.
fn settled(dossier: &Dossier, days: &Records<loads::People>) -> Moment {
    let rows: Vec<Row<'_, loads::People>> = days.iter().collect();
    let changes = rows.windows(2).filter(|pair| pair[0].p10_people() < pair[1].p10_people());
    let dates = changes.filter_map(|pair| pair[1].day_end());
    dates.max().unwrap_or(dossier.scenario().until)
}

struct People<'a> {
    dossier: &'a Dossier,
    days: &'a Records<loads::People>,
    loads: &'a Records<loads::Equipment>,
    deadlines: &'a Records<Deadlines>,
    axis: TimeAxis<'a>,
}

impl People<'_> {
    fn blocks(&self, which: Which) -> Vec<Block> {
        let (plan, case) = self.dossier.keys(which);
        let rows: Vec<Row<'_, loads::People>> = self.days.of(plan, case).collect();
        let loads = self.loads.of(plan, case);
        let all: f64 = loads.filter_map(|row| row.mean()).sum();
        let flags = calendar::flags(self.dossier, self.deadlines, which);
        let mut dates: Vec<Moment> = flags.iter().map(|flag| flag.at).collect();
        dates.dedup();
        let says: Vec<String> = dates.iter().filter_map(|at| self.by(*at, &rows, all)).collect();
        let pace = self.pace(&flags, all);
        let all_between = all_between(&rows, all);
        let band = Band {
            days: self.drawn(&rows),
            all: (all, self.said_of_all(all, all_between)),
            all_between,
            signs: self.signs(pace.as_ref()),
            paces: pace.into_iter().collect(),
            flags,
        };
        let figure = Figure {
            id: "people".to_owned(),
            caption: self.caption(&dates, &rows, all),
            description: says.last().cloned().unwrap_or_default(),
            picture: band.draw(&self.axis, self.dossier.language()),
        };
        let mut blocks = Vec::new();
        if !says.is_empty() {
            blocks.push(Block::List(says));
        }
        blocks.push(Block::Figure(figure));
        blocks
    }

    /// How many there are, on average and in most runs.
    fn said_of_all(&self, all: f64, between: Option<[f64; 2]>) -> String {
        let Some(ends) = between else {
            return self.fill("people-all", &[("all", self.number(all))]);
        };
        let [low, high] = ends.map(|end| self.number(end));
        self.fill("people-all-between", &[("all", self.number(all)), ("low", low), ("high", high)])
    }

    /// Which share is out at the last of the deadlines: what the picture shows, in a sentence.
    fn caption(&self, dates: &[Moment], rows: &[Row<'_, loads::People>], all: f64) -> String {
        let at = |due: &Moment| Some((*due, at_end_of(*due, rows)?));
        let Some((due, row)) = dates.iter().rev().find_map(at).filter(|_| all > 0.0) else {
            return self.dossier.texts.say("people-caption");
        };
        let [_, out, _] = amounts(row);
        let share = self.dossier.language().percent((out / all).min(1.0));
        self.fill("people-finding", &[("date", self.dossier.date_end(due)), ("share", share)])
    }

    /// How many are out at a deadline, in a sentence.
    fn by(&self, due: Moment, rows: &[Row<'_, loads::People>], all: f64) -> Option<String> {
        let [p10, p50, p90] = amounts(at_end_of(due, rows)?).map(|amount| self.number(amount));
        let values = [
            ("date", self.dossier.date_end(due)),
            ("p10", p10),
            ("p50", p50),
            ("p90", p90),
            ("all", self.number(all)),
        ];
        Some(self.fill("people-says", &values))
    }

    /// The even pace at which all would be out by the last of the deadlines.
    fn pace(&self, flags: &[Flag], all: f64) -> Option<Pace> {
        let last = flags.last().filter(|flag| flag.at.0 >= DAY && all > 0.0)?;
        let a_day = all / (last.at.0 as f64 / DAY as f64);
        let values =
            [("pace", self.number(a_day.ceil())), ("date", self.dossier.date_end(last.at))];
        Some(Pace { at: last.at, amount: all, says: self.fill("people-pace", &values) })
    }

    fn drawn(&self, rows: &[Row<'_, loads::People>]) -> Vec<Day> {
        let step = (rows.len() / DRAWN).max(1);
        let said = step * (DRAWN / SAID);
        let is_step = |place: usize, step: usize| (place + 1).is_multiple_of(step);
        let drawn = rows.iter().enumerate();
        let drawn = drawn.filter(|(place, _)| is_step(*place, step) || place + 1 == rows.len());
        drawn
            .filter_map(|(place, row)| {
                let at = row.day_end()?;
                let says = if is_step(place, said) { self.day(*row, at) } else { String::new() };
                Some(Day { at, amounts: amounts(*row), says })
            })
            .collect()
    }

    fn day(&self, row: Row<'_, loads::People>, at: Moment) -> String {
        let [p10, p50, p90] = amounts(row).map(|amount| self.number(amount));
        // The day that ends at this midnight is the one before.
        let date = self.dossier.date(Moment(at.0 - 1));
        self.fill("people-day", &[("date", date), ("p10", p10), ("p50", p50), ("p90", p90)])
    }

    fn signs(&self, pace: Option<&Pace>) -> Vec<Entry> {
        let entry = |sign, id| Entry { sign, meaning: self.dossier.texts.say(id) };
        let mut signs = vec![entry(Sign::Line, "people-line"), entry(Sign::Band, "people-band")];
        signs.extend(pace.map(|pace| Entry { sign: Sign::Dots, meaning: pace.says.clone() }));
        signs.push(entry(Sign::Dashes, "schedule-deadline"));
        signs
    }

    fn number(&self, number: f64) -> String {
        self.dossier.language().number(number, 0)
    }

    fn fill(&self, id: &str, values: &[(&str, String)]) -> String {
        fill(self.dossier, id, values)
    }
}

/// Between which numbers all people are in eight runs of ten, where they are not as many in every run: in
/// runs that have more of them more come out, so that nine runs of ten may end above the mean of all. It is
/// known where next to nobody is left at the end: there, as many as there are have come out.
fn all_between(rows: &[Row<'_, loads::People>], all: f64) -> Option<[f64; 2]> {
    let last = rows.last().filter(|row| row.mean_people().is_some_and(|out| out >= 0.999 * all))?;
    let [low, _, high] = amounts(*last);
    (low < high).then_some([low, high])
}

/// The last day that ends no later than a deadline.
fn at_end_of<'a>(due: Moment, rows: &[Row<'a, loads::People>]) -> Option<Row<'a, loads::People>> {
    // A deadline ends a second before the day does.
    let is_by = |end: Moment| end.0 <= due.0 + 1;
    rows.iter().rfind(|row| row.day_end().is_some_and(is_by)).copied()
}

fn amounts(row: Row<'_, loads::People>) -> [f64; 3] {
    [row.p10_people(), row.p50_people(), row.p90_people()]
        .map(|it| f64::from(it.unwrap_or_default()))
}
