//! What a sweep says on the terminal: a heat table of two factors, or the range over all points.

use super::super::file::File;
use super::super::grid::{Side, grid, wrap};
use super::super::packing::said_of_packed;
use super::super::proportion::short;
use super::super::sweep::RuleTeller;
use super::super::sweep::Swept;
use crate::Language;
use crate::analysis::{CellRow, FailureRule, InfluenceRow, JointSet, Measured, Method, Search};
use crate::id::DeadlineId;
use crate::scenario::Factor;

/// Most columns of a heat table.
const WIDEST: usize = 9;
/// Most factors of which the influence is shown.
const MOST_FACTORS: usize = 8;

/// The short account of a sweep.
pub struct SweptSummary<'a> {
    /// What was played.
    pub swept: &'a Swept<'a>,
    /// Its name.
    pub name: &'a str,
    /// The reader's language.
    pub language: Language,
}

impl SweptSummary<'_> {
    /// The account; `folder` is where the files are, of which these were written.
    pub fn text(&self, folder: &str, written: &[File<'_>]) -> String {
        let mut text = self.head();
        text += &self.ranges();
        if let Some(heat) = self.heat() {
            text += &heat;
        }
        text += &self.plans();
        text += &self.influence();
        text += &self.rules();
        let files = match self.language {
            Language::English => "Files: ",
            Language::French => "Fichiers\u{a0}: ",
        };
        text += &format!("\n{files}{folder}\n");
        text + &wrap(&said_of_packed(written, folder, self.language), 0)
    }

    fn head(&self) -> String {
        let rows = self.swept.rows;
        let runs: u32 = rows.iter().map(|row| row.n).sum();
        let failed: u32 = rows.iter().map(|row| row.failed).sum();
        let number = |count: u32| self.language.number(f64::from(count), 0);
        let points = self.points();
        let (name, runs) = (self.name, number(runs));
        let mut text = match self.language {
            Language::English => format!("Sweep {name}: {points} points, {runs} runs."),
            Language::French => {
                format!("Balayage {name}\u{a0}: {points} points, {runs} simulations.")
            }
        };
        if failed > 0 {
            let refused = rows.iter().filter(|row| row.n == 0).count() as u32;
            let (failed, refused) = (number(failed), number(refused));
            text += &match self.language {
                Language::English => format!(
                    " {failed} runs have no outcome ({refused} cells have none at all); \
                     runs.csv says why."
                ),
                Language::French => format!(
                    " {failed} simulations n’ont pas abouti ({refused} cellules en sont vides)\
                     \u{a0}; runs.csv dit pourquoi."
                ),
            };
        }
        wrap(&text, 0) + "\n"
    }

    /// How many points were played, and of how many if that is only a part of the design.
    fn points(&self) -> String {
        let number = |count: usize| self.language.number(count as f64, 0);
        let all = self.swept.field.points().len();
        let mut played: Vec<u32> = self.swept.rows.iter().map(|row| row.cell.point).collect();
        played.dedup();
        match (played.len(), self.language) {
            (played, _) if played == all => number(all),
            (played, Language::English) => format!("{} of {}", number(played), number(all)),
            (played, Language::French) => format!("{} sur {}", number(played), number(all)),
        }
    }

    /// The lowest and the highest chance of missing each deadline.
    fn ranges(&self) -> String {
        let heads = match self.language {
            Language::English => ["Chance of missing", "lowest", "at point", "highest", "at point"],
            Language::French => {
                ["Risque de manquer", "le plus bas", "au point", "le plus haut", "au point"]
            }
        };
        let sides = [Side::Left, Side::Right, Side::Right, Side::Right, Side::Right];
        let heads: Vec<(&str, Side)> = heads.into_iter().zip(sides).collect();
        let base = self.swept.field.base();
        let mut points: Vec<u32> = Vec::new();
        let mut rows = Vec::new();
        for (id, deadline) in base.deadlines.iter() {
            let Some((low, high)) = self.ends(id) else { continue };
            let shown = |row: &CellRow| {
                [short(row.deadline(id).missed, self.language), row.cell.point.to_string()]
            };
            let name = self.language.label(&deadline.label, deadline.name.as_str());
            rows.push([vec![name], shown(low).to_vec(), shown(high).to_vec()].concat());
            points.extend([low, high].map(|row| row.cell.point));
        }
        points.sort_unstable();
        points.dedup();
        let values: String = points.into_iter().map(|point| self.at(point)).collect();
        grid(&heads, rows) + &values
    }

    /// The values of the factors at a point: `Point 5: trucks at Gao 140; convoys move from 15 Oct 2023.`
    fn at(&self, number: u32) -> String {
        let field = self.swept.field;
        let point = field.points().point(number as usize);
        let values = field.factors().iter().enumerate().map(|(place, factor)| {
            let name = self.name_of(factor);
            format!("{} {}", name.trim_end_matches('.'), self.value(place, point[place]))
        });
        let values: Vec<String> = values.collect();
        let values = values.join(&format!("{} ", self.language.semicolon()));
        wrap(&format!("Point {number}{} {values}.", self.language.colon()), 4)
    }

    /// The value of a factor for readers.
    fn value(&self, place: usize, coordinate: f64) -> String {
        let teller = RuleTeller { field: self.swept.field, language: self.language };
        teller.at(place, coordinate)
    }

    /// The cells in which a deadline is missed least and most often; the first of several.
    fn ends(&self, id: DeadlineId) -> Option<(&CellRow, &CellRow)> {
        let chance = |row: &&CellRow| row.deadline(id).missed.estimate().unwrap_or(f64::NAN);
        let rows = || self.swept.rows.iter().filter(|row| row.n > 0);
        let low = rows().min_by(|a, b| chance(a).total_cmp(&chance(b)))?;
        let high = rows().rev().max_by(|a, b| chance(a).total_cmp(&chance(b)))?;
        Some((low, high))
    }

    /// The deadline whose chance varies most between the cells.
    fn liveliest(&self) -> Option<DeadlineId> {
        let base = self.swept.field.base();
        let width = |id: &DeadlineId| {
            let (low, high) = self.ends(*id)?;
            let chance = |row: &CellRow| row.deadline(*id).missed.estimate().unwrap_or(0.0);
            Some(chance(high) - chance(low))
        };
        let ids = base.deadlines.ids().filter(|id| width(id).is_some_and(|width| width > 0.0));
        let widths = ids.map(|id| (id, width(&id).unwrap_or(0.0)));
        widths.reduce(|best, next| if next.1 > best.1 { next } else { best }).map(|(id, _)| id)
    }

    /// The chance of missing the liveliest deadline over two factors, under the first plan and case.
    fn heat(&self) -> Option<String> {
        let field = self.swept.field;
        let [down, across] = field.factors() else { return None };
        let (rows, columns) = (down.levels()?, across.levels()?);
        if columns > WIDEST || rows * columns != field.points().len() {
            return None;
        }
        let id = self.liveliest()?;
        let mut cells = vec![vec![String::new(); columns + 1]; rows];
        for row in self.swept.rows {
            let point = field.points().point(row.cell.point as usize);
            let (r, c) = (down.level(point[0])?, across.level(point[1])?);
            if cells[r][c + 1].is_empty() {
                cells[r][c + 1] = short(row.deadline(id).missed, self.language);
            }
            cells[r][0] = self.value(0, point[0]);
        }
        // A row of the design of which no point was played says nothing.
        cells.retain(|row| !row[0].is_empty());
        let heads: Vec<String> = (0..columns)
            .map(|column| self.value(1, (column as f64 + 0.5) / columns as f64))
            .collect();
        let corner = format!("{} \\ {}", self.name_of(down), self.name_of(across));
        let mut all: Vec<(&str, Side)> = vec![(corner.as_str(), Side::Left)];
        all.extend(heads.iter().map(|head| (head.as_str(), Side::Right)));
        let deadline = &field.base().deadlines[id];
        let name = self.language.label(&deadline.label, deadline.name.as_str());
        let title = match self.language {
            Language::English => format!("\nChance of missing {name}:\n"),
            Language::French => format!("\nRisque de manquer {name}\u{a0}:\n"),
        };
        Some(title + &grid(&all, cells))
    }

    /// How plans stand over all futures.
    fn plans(&self) -> String {
        let Some(outlook) = self.swept.outlook else { return String::new() };
        let enough = self.language.percent(outlook.enough);
        let futures = self.language.number(outlook.futures as f64, 0);
        let hard = match (outlook.set, self.language) {
            (JointSet::Hard, Language::English) => " hard",
            (JointSet::Hard, Language::French) => " fermes",
            _ => "",
        };
        let (title, heads) = match self.language {
            Language::English => (
                format!(
                    "\nChance that all{hard} deadlines hold, over {futures} cases at points:\n"
                ),
                [
                    "Plan".to_owned(),
                    "mean".to_owned(),
                    "worst".to_owned(),
                    format!("{enough} or more in"),
                    "regret, 9 in 10".to_owned(),
                    "regret, worst".to_owned(),
                ],
            ),
            Language::French => (
                format!(
                    "\nChance que toutes les échéances{hard} soient tenues, sur {futures} cas simulés\
                     \u{a0}:\n"
                ),
                [
                    "Plan".to_owned(),
                    "moyenne".to_owned(),
                    "au pire".to_owned(),
                    format!("{enough} ou plus dans"),
                    "regret, 9 sur 10".to_owned(),
                    "regret, au pire".to_owned(),
                ],
            ),
        };
        let sides = [Side::Left, Side::Right, Side::Right, Side::Right, Side::Right, Side::Right];
        let heads: Vec<(&str, Side)> = heads.iter().map(String::as_str).zip(sides).collect();
        let rows = outlook.plans.iter().enumerate().map(|(place, plan)| {
            let choice = &self.swept.study.plans[*plan];
            let name = self.language.label(&choice.label, choice.name.as_str());
            let values = outlook.measures.iter().map(|measure| {
                let mark = if measure.preferred.contains(&place) { "*" } else { "" };
                format!("{mark}{}", self.language.percent(measure.values[place]))
            });
            std::iter::once(name).chain(values).collect()
        });
        let star = match self.language {
            Language::English => "* what the measure prefers\n",
            Language::French => "* ce que la mesure préfère\n",
        };
        title + &grid(&heads, rows.collect()) + star
    }

    /// What each factor has to do with the liveliest deadline, the one with most first.
    fn influence(&self) -> String {
        let Some(id) = self.liveliest() else { return String::new() };
        let Some(first) = self.swept.influence.first() else { return String::new() };
        let methods = [Method::Total, Method::MuStar, Method::Pawn];
        let of = |method: Method| {
            let is_it = move |row: &&InfluenceRow| {
                (row.plan, row.case) == (first.plan, first.case)
                    && row.deadline == id
                    && row.method == method
                    && row.measured == Measured::Missed
            };
            let mut rows: Vec<&InfluenceRow> = self.swept.influence.iter().filter(is_it).collect();
            rows.retain(|row| row.value.is_some());
            rows.sort_by(|a, b| b.value.unwrap_or(0.0).total_cmp(&a.value.unwrap_or(0.0)));
            rows
        };
        let Some(rows) = methods.map(of).into_iter().find(|rows| rows.len() > 1) else {
            return String::new();
        };
        let name = self.deadline(id);
        let (measure, heads) = (measure(rows[0].method), self.influence_heads());
        let title = match self.language {
            Language::English => {
                format!("\nWhat decides the chance of missing {name} ({measure}):\n")
            }
            Language::French => {
                format!("\nCe qui décide du risque de manquer {name} ({measure})\u{a0}:\n")
            }
        };
        let (shown, others): (Vec<&InfluenceRow>, _) =
            rows.into_iter().partition(|row| row.is_shown());
        let most = shown.first().and_then(|row| row.value).unwrap_or(1.0);
        let line = |row: &&InfluenceRow| {
            let value = row.value.unwrap_or(0.0);
            let bar = "█".repeat((value / most * 30.0).round() as usize);
            let factor = self.name_of(&self.swept.field.factors()[row.factor]);
            vec![factor, self.language.number(value, 2), bar]
        };
        let lines: Vec<Vec<String>> = shown.iter().take(MOST_FACTORS).map(line).collect();
        let table = if lines.is_empty() { String::new() } else { grid(&heads, lines) };
        title + &table + &self.no_more_than_chance(&others)
    }

    fn influence_heads(&self) -> [(&'static str, Side); 3] {
        match self.language {
            Language::English => [("Factor", Side::Left), ("value", Side::Right), ("", Side::Left)],
            Language::French => {
                [("Facteur", Side::Left), ("valeur", Side::Right), ("", Side::Left)]
            }
        }
    }

    /// Which factors have not been told from chance.
    fn no_more_than_chance(&self, others: &[&InfluenceRow]) -> String {
        if others.is_empty() {
            return String::new();
        }
        let name = |row: &&InfluenceRow| {
            self.name_of(&self.swept.field.factors()[row.factor]).trim_end_matches('.').to_owned()
        };
        let names: Vec<String> = others.iter().map(name).collect();
        let names = names.join(&format!("{} ", self.language.semicolon()));
        let said = match self.language {
            Language::English => format!("Not told from chance: {names}."),
            Language::French => format!("Sans effet distinct du hasard\u{a0}: {names}."),
        };
        wrap(&said, 4)
    }

    /// The boxes of the first plan and case, deadline by deadline.
    fn rules(&self) -> String {
        let Some(first) = self.swept.rules.first() else { return String::new() };
        let is_shown = |rule: &&FailureRule| {
            rule.search == Search::Box && (rule.plan, rule.case) == (first.plan, first.case)
        };
        let said = match self.language {
            Language::English => {
                "Rules found over single runs of all points, with 95% intervals that count whole \
                 replications and points where runs share them (…: too few):"
            }
            Language::French => {
                "Règles trouvées sur les simulations de tous les points, avec des intervalles à \
                 95\u{a0}% qui comptent des réplications et des points entiers là où ils sont partagés \
                 (…\u{a0}: trop peu)\u{a0}:"
            }
        };
        let mut text = format!("\n{}", wrap(said, 0));
        let teller = RuleTeller { field: self.swept.field, language: self.language };
        for rule in self.swept.rules.iter().filter(is_shown) {
            let name = self.deadline(rule.deadline);
            let colon = self.language.colon();
            text += &wrap(&format!("– {name}{colon} {}.", teller.sentence(rule)), 2);
        }
        text
    }

    fn deadline(&self, id: DeadlineId) -> String {
        let deadline = &self.swept.field.base().deadlines[id];
        self.language.label(&deadline.label, deadline.name.as_str())
    }

    fn name_of(&self, factor: &Factor) -> String {
        self.language.label(&factor.label, factor.name.as_str())
    }
}

/// What a method measures, for readers.
fn measure(method: Method) -> &'static str {
    match method {
        Method::First => "Sobol’ S1",
        Method::Total => "Sobol’ ST",
        Method::MuStar => "Morris μ*",
        Method::Sigma => "Morris σ",
        Method::Pawn => "PAWN, 0–1",
    }
}
