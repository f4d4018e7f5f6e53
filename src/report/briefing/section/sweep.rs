//! Sweeps: a heat map where two factors were crossed, what decides, and rules of failure in words.

use super::super::block::{Block, Column, Section, Table, Value};
use super::super::dossier::Dossier;
use super::section;
use crate::Language;
use crate::archive::{Archive, NoBriefing, Records, Row, proportion};
use crate::results::Which as PlanAndCase;
use crate::results::answer::{FailureRules, Sensitivity};
use crate::results::sweep::{Points, SweptDeadlines};
use crate::scenario::{Factor, Sweep};
use crate::schema::kind;
use crate::time::{DAY, HOUR};

/// Most levels of a factor in a heat map.
const MOST_LEVELS: usize = 16;
/// Factors of one table.
const MOST_FACTORS: usize = 8;

/// Each sweep beside the results, or the sweep that the results are.
pub(super) fn section_of(dossier: &Dossier) -> Result<Section, NoBriefing> {
    let own = Some(&dossier.results).filter(|results| results.has::<Points>());
    let sweeps = own.into_iter().chain(dossier.answers.iter().filter(|it| it.has::<Points>()));
    let mut blocks = Vec::new();
    for (place, archive) in sweeps.enumerate() {
        blocks.extend(Told::new(dossier, archive, place)?.blocks()?);
    }
    Ok(section(dossier, "sweep", blocks))
}

/// One sweep that is told.
pub(super) struct Told<'a> {
    dossier: &'a Dossier,
    archive: &'a Archive,
    place: usize,
    points: Records<Points>,
    chances: Records<SweptDeadlines>,
    sweep: Option<&'a Sweep>,
}

impl<'a> Told<'a> {
    pub(super) fn new(
        dossier: &'a Dossier,
        archive: &'a Archive,
        place: usize,
    ) -> Result<Self, NoBriefing> {
        let points = archive.table::<Points>()?;
        let chances = archive.table::<SweptDeadlines>()?;
        let sweep = sweep_of(dossier, &points);
        Ok(Self { dossier, archive, place, points, chances, sweep })
    }

    fn blocks(&self) -> Result<Vec<Block>, NoBriefing> {
        let texts = &self.dossier.texts;
        let points = self.points.iter().count();
        let count = self.dossier.language().number(points as f64, 0);
        let runs = self.dossier.language().number(self.archive.manifest.runs as f64, 0);
        let name = self.sweep.map_or_else(String::new, |sweep| {
            self.dossier.names().label(&sweep.label, &sweep.name)
        });
        let about = [("name", name.as_str()), ("points", &count), ("runs", &runs)];
        let command = &self.archive.manifest.command;
        let is_independent = command.split(' ').any(|word| word == "--independent");
        let about_id = if is_independent { "sweep-about-independent" } else { "sweep-about" };
        let mut blocks = vec![
            Block::Heading(texts.with("sweep-heading", &about)),
            Block::Text(texts.with(about_id, &about)),
        ];
        blocks.extend(self.heat_maps());
        blocks.extend(self.sensitivity()?);
        blocks.extend(self.rules()?);
        Ok(blocks)
    }

    /// The keys of the factors, with the column that holds each.
    fn factors(&self) -> Vec<(&str, &str)> {
        let columns = self.points.columns().into_iter();
        columns.filter_map(|column| Some((factor_of(column)?, column))).collect()
    }

    /// How many factors there are.
    pub(super) fn dimensions(&self) -> usize {
        self.factors().len()
    }

    /// What the factors are at a point: `Trucks at Gao: 220; convoys released on: 15 Oct 2023`.
    pub(super) fn at(&self, point: u32) -> String {
        let found = self.points.iter().find(|row| row.point() == Some(point));
        let Some(row) = found else { return String::new() };
        let language = self.dossier.language();
        let said = |(key, column): (&str, &str)| {
            let level = self.as_written(key, row.read::<kind::Text>(column));
            let shown = self.level(&level, decimals(&[level.as_str()]));
            format!("{}{} {shown}", self.in_unit(key, column), language.colon())
        };
        let said: Vec<String> = self.factors().into_iter().map(said).collect();
        said.join(&format!("{} ", language.semicolon()))
    }

    /// A factor for the reader.
    fn factor(&self, key: &str) -> String {
        let factors = self.sweep.iter().flat_map(|sweep| &sweep.parts).flat_map(|it| &it.factors);
        let found = factors.into_iter().find(|factor| factor.name.as_str() == key);
        let assumptions = &self.dossier.scenario().assumptions;
        let statement = || self.dossier.labelled(assumptions, key, |it| (&it.name, &it.statement));
        match found {
            Some(factor) if factor.label.en.is_some() || factor.label.fr.is_some() => {
                self.dossier.names().label(&factor.label, &factor.name)
            }
            _ => statement(),
        }
    }

    /// For each deadline the chance of missing it, where two factors were crossed on a grid.
    fn heat_maps(&self) -> Vec<Block> {
        let [(down, down_column), (across, across_column)] = self.factors()[..] else {
            return Vec::new();
        };
        let levels = |column: &str| {
            let mut levels: Vec<&str> = Vec::new();
            for level in self.points.iter().map(|row| row.read::<kind::Text>(column)) {
                if !levels.contains(&level) {
                    levels.push(level);
                }
            }
            levels
        };
        let (rows, columns) = (levels(down_column), levels(across_column));
        let is_grid = rows.len() * columns.len() == self.points.iter().count();
        if !is_grid || rows.len().max(columns.len()) > MOST_LEVELS {
            return Vec::new();
        }
        let heat =
            Heat { told: self, down: (down_column, &rows), across: (across_column, &columns) };
        let deadlines = self.dossier.scenario().deadlines.values();
        let made = deadlines.map(|deadline| {
            let key = deadline.name.as_str();
            let names = [
                self.dossier.deadline(key),
                self.in_unit(down, down_column),
                self.in_unit(across, across_column),
            ];
            let caption = self.dossier.texts.with(
                "sweep-heat",
                &[("deadline", &names[0]), ("down", &names[1]), ("across", &names[2])],
            );
            let caption = under(self.dossier, caption, heat.shown(key));
            let id = format!("sweep-{}-{key}", self.place);
            Block::Table(heat.table(id, caption, key, &names[1]))
        });
        made.collect()
    }

    /// A factor with the unit of its levels: `Trucks (t)`.
    fn in_unit(&self, key: &str, column: &str) -> String {
        let name = self.factor(key);
        let name = name.trim_end_matches('.');
        let unit = match column.rsplit('.').next() {
            Some("days") if self.is_in_hours(key) => "h".to_owned(),
            Some("days") => self.dossier.texts.say("sweep-days"),
            Some("km_per_h") => "km/h".to_owned(),
            Some(unit @ ("t" | "km")) => unit.to_owned(),
            _ => return name.to_owned(),
        };
        format!("{name} ({unit})")
    }

    /// Whether the file writes a factor in hours: its reader does not think of it in days.
    fn is_in_hours(&self, key: &str) -> bool {
        let factors = self.sweep.iter().flat_map(|sweep| &sweep.parts).flat_map(|it| &it.factors);
        let mut own = factors.into_iter().filter(|factor| factor.name.as_str() == key);
        own.next().is_some_and(Factor::is_in_hours)
    }

    /// A level of a factor in the unit of the file; the table has lengths of time in days.
    fn as_written(&self, key: &str, level: &str) -> String {
        match level.parse::<f64>() {
            Ok(days) if self.is_in_hours(key) => {
                format!("{:.4}", days * (DAY as f64 / HOUR as f64))
            }
            _ => level.to_owned(),
        }
    }

    /// A level for the reader, with so many decimals.
    fn level(&self, level: &str, decimals: usize) -> String {
        if let Ok(instant) = level.parse::<jiff::Timestamp>() {
            let clock = &self.dossier.scenario().clock;
            return self.dossier.date(clock.moment(instant));
        }
        match level.parse::<f64>() {
            Ok(number) => self.dossier.language().number(number, decimals),
            Err(_) => level.to_owned(),
        }
    }

    /// Which factors have most to do with missing each deadline.
    fn sensitivity(&self) -> Result<Vec<Block>, NoBriefing> {
        if !self.archive.has::<Sensitivity>() {
            return Ok(Vec::new());
        }
        let records = self.archive.table::<Sensitivity>()?;
        let texts = &self.dossier.texts;
        let deadlines = self.dossier.scenario().deadlines.values();
        let made = deadlines.filter_map(|deadline| {
            let key = deadline.name.as_str();
            let first = records.iter().find(|row| row.deadline() == key)?;
            let which = (first.which().plan(), first.which().case(), first.method());
            let is_it = |row: &Row<'_, Sensitivity>| {
                let of = (row.which().plan(), row.which().case(), row.method());
                row.deadline() == key && of == which && row.output() == "p_missed"
            };
            let value = |row: &Row<'_, Sensitivity>| row.value().unwrap_or_default();
            let is_more = |row: &Row<'_, Sensitivity>| value(row) > row.nothing().unwrap_or(0.0);
            let mut rows: Vec<Row<'_, Sensitivity>> =
                records.iter().filter(is_it).filter(is_more).collect();
            rows.sort_by(|one, other| value(other).total_cmp(&value(one)));
            rows.truncate(MOST_FACTORS);
            let name = self.dossier.deadline(key);
            let cells = |row: &Row<'_, Sensitivity>| {
                vec![Value::text(self.factor(row.factor())), Value::Number(value(row), 2)]
            };
            (!rows.is_empty()).then(|| {
                Block::Table(Table {
                    id: format!("sensitivity-{}-{key}", self.place),
                    caption: under(
                        self.dossier,
                        texts.with("sweep-decides", &[("deadline", &name)]),
                        rows.iter().map(|row| row.which()),
                    ),
                    columns: vec![
                        Column::new(texts.say("sweep-factor")),
                        Column::new(texts.say(&format!("sweep-{}", which.2))),
                    ],
                    rows: rows.iter().map(cells).collect(),
                })
            })
        });
        Ok(made.collect())
    }

    /// The rules in words: for each deadline the boxes found, each once.
    fn rules(&self) -> Result<Vec<Block>, NoBriefing> {
        if !self.archive.has::<FailureRules>() {
            return Ok(Vec::new());
        }
        let records = self.archive.table::<FailureRules>()?;
        let mut said: Vec<String> = Vec::new();
        for row in records.iter().filter(|row| row.search() == "prim") {
            let deadline = self.dossier.deadline(row.deadline());
            let rule = match self.dossier.language() {
                Language::English => row.text_en(),
                Language::French => row.text_fr(),
            };
            let rule = self.dossier.language().typeset(rule);
            let rule =
                self.dossier.texts.with("sweep-rule", &[("deadline", &deadline), ("rule", &rule)]);
            if !said.contains(&rule) {
                said.push(rule);
            }
        }
        if said.is_empty() {
            return Ok(Vec::new());
        }
        Ok(vec![Block::Text(self.dossier.texts.say("sweep-rules")), Block::List(said)])
    }
}

/// A factor down, a factor across, and the chance where they meet.
struct Heat<'a> {
    told: &'a Told<'a>,
    down: (&'a str, &'a [&'a str]),
    across: (&'a str, &'a [&'a str]),
}

impl Heat<'_> {
    fn table(&self, id: String, caption: String, deadline: &str, head: &str) -> Table {
        let mut columns = vec![Column::new(head)];
        let [down, across] = [self.down, self.across].map(|it| self.levels(it));
        columns.extend(across.into_iter().map(Column::new));
        let row = |(down, shown): (&&str, String)| {
            let mut cells = vec![Value::text(shown)];
            let across = self.across.1.iter();
            cells.extend(across.map(|across| self.cell(deadline, down, across)));
            cells
        };
        Table { id, caption, columns, rows: self.down.1.iter().zip(down).map(row).collect() }
    }

    /// The levels of a factor for the reader, in the unit of the file.
    fn levels(&self, (column, levels): (&str, &[&str])) -> Vec<String> {
        let key = factor_of(column).unwrap_or_default();
        let levels = levels.iter().map(|level| self.told.as_written(key, level));
        let levels: Vec<String> = levels.collect();
        let digits = decimals(&levels.iter().map(String::as_str).collect::<Vec<_>>());
        levels.iter().map(|level| self.told.level(level, digits)).collect()
    }

    fn cell(&self, deadline: &str, down: &str, across: &str) -> Value {
        let is_it = |row: &Row<'_, Points>| {
            let level = |column| row.read::<kind::Text>(column);
            level(self.down.0) == down && level(self.across.0) == across
        };
        let point = self.told.points.iter().find(is_it);
        let row = point.and_then(|point| self.at(deadline, point.point()));
        row.map_or(Value::Empty, |row| Value::Chance(proportion(row.missed(), row.n())))
    }

    /// What came of a deadline at a point, under the first plan and case played there.
    fn at(&self, deadline: &str, point: Option<u32>) -> Option<Row<'_, SweptDeadlines>> {
        let is_it =
            |row: &Row<'_, SweptDeadlines>| row.point() == point && row.deadline() == deadline;
        self.told.chances.iter().find(is_it)
    }

    /// Everything that is shown of a deadline.
    fn shown<'h>(&'h self, deadline: &'h str) -> impl Iterator<Item = Row<'h, PlanAndCase>> {
        let points = self.told.points.iter();
        points.filter_map(|point| self.at(deadline, point.point())).map(|row| row.which())
    }
}

/// A caption with the plan and the case of the rows shown, each if it is the same in all of them:
/// otherwise it is a factor of the sweep, and named as one.
fn under<'a>(
    dossier: &Dossier,
    caption: String,
    rows: impl Iterator<Item = Row<'a, PlanAndCase>>,
) -> String {
    let (plans, cases): (Vec<_>, Vec<_>) = rows.map(|row| (row.plan(), row.case())).unzip();
    let same = |keys: Vec<&'a str>| {
        let first = *keys.first()?;
        keys.iter().all(|key| *key == first).then_some(first)
    };
    let plan = same(plans)
        .map(|key| dossier.texts.with("sweep-plan", &[("plan", &dossier.plan_named(key))]));
    let case = same(cases).map(|key| dossier.case_named(key));
    match plan.into_iter().chain(case).collect::<Vec<_>>().join(", ") {
        none if none.is_empty() => caption,
        which => format!("{caption} ({which})"),
    }
}

/// As many decimals as the levels of a factor have, but no more than two unless more are needed to
/// keep them apart.
fn decimals(levels: &[&str]) -> usize {
    let numbers: Vec<f64> = levels.iter().filter_map(|level| level.parse().ok()).collect();
    let scaled = |number: f64, digits: i32| number * 10_f64.powi(digits);
    let is_whole = |digits: &i32| {
        numbers.iter().all(|it| (scaled(*it, *digits) - scaled(*it, *digits).round()).abs() < 1e-6)
    };
    let are_apart = |digits: &i32| {
        let mut shown: Vec<f64> = numbers.iter().map(|it| scaled(*it, *digits).round()).collect();
        shown.sort_by(f64::total_cmp);
        shown.windows(2).all(|pair| pair[0] != pair[1])
    };
    let digits = (0..=2).find(is_whole).or_else(|| (2..=6).find(are_apart));
    usize::try_from(digits.unwrap_or(6)).unwrap_or_default()
}

/// `factor.release.date` is the factor `release`.
fn factor_of(column: &str) -> Option<&str> {
    let (name, _unit) = column.strip_prefix("factor.")?.rsplit_once('.')?;
    Some(name)
}

/// The sweep of the scenario that has just these factors.
fn sweep_of<'a>(dossier: &'a Dossier, points: &Records<Points>) -> Option<&'a Sweep> {
    let mut played: Vec<&str> = points.columns().into_iter().filter_map(factor_of).collect();
    played.sort_unstable();
    dossier.study.sweeps.iter().find(|sweep| {
        let factors = sweep.parts.iter().flat_map(|part| &part.factors);
        let mut names: Vec<&str> = factors.map(|factor| factor.name.as_str()).collect();
        names.sort_unstable();
        names == played
    })
}

#[cfg(test)]
mod tests {
    use super::decimals;

    #[test]
    fn levels_are_shown_as_written_or_else_as_short_as_keeps_them_apart() {
        let shown = [
            &["100.000000", "140.000000"][..],
            &["0.250000", "0.500000"],
            &["0.001000", "0.002000"],
            &["0.123456", "0.654321"],
            &["2023-10-15T00:00:00+00:00"],
        ];
        assert_eq!(shown.map(decimals), [0, 2, 3, 2, 0]);
    }
}
