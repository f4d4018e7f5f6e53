//! What each changed input is worth for one deadline: a table, with the way from A to B as bars.

use crate::analysis::{AttributionRow, Way, Worth};
use crate::grid::{self, Side, grid, wrap};
use crate::id::DeadlineId;
use crate::{Language, Names};

use super::said::short;
use super::summary::points;
use super::{Compared, Shared, Text, numbers};
use crate::proportion::signed;

/// Columns of a bar.
const BAR: usize = 14;

/// The waterfall of the deadline shown, or why there is none.
pub(super) fn text(compared: &Compared<'_>) -> String {
    let rows = match compared.shared {
        Shared::Rows(rows) => rows,
        Shared::NotAsked => return String::new(),
        shared => return format!("\n{}", wrap(&refusal(compared.language, shared), 0)),
    };
    let shown = compared.shown.or_else(|| most_changed(rows));
    let Some(deadline) = shown.filter(|_| !compared.difference.changes.is_empty()) else {
        return String::new();
    };
    let rows: Vec<&AttributionRow> = rows.iter().filter(|row| row.deadline == deadline).collect();
    Waterfall { compared, deadline, rows }.text()
}

/// The deadline whose chance of being missed changes most; among those that change none, whose
/// measure does.
fn most_changed(rows: &[AttributionRow]) -> Option<DeadlineId> {
    let totals = rows.iter().filter(|row| row.way == Way::Total);
    let size = |row: &&AttributionRow| {
        row.worth.map_or((0.0, 0.0), |it| (it.difference.abs(), it.mean_days.unwrap_or(0.0).abs()))
    };
    let larger = |one: &(f64, f64), other: &(f64, f64)| {
        one.0.total_cmp(&other.0).then(one.1.total_cmp(&other.1))
    };
    // Of equals, the first.
    let most = totals
        .reduce(|most, row| if larger(&size(&row), &size(&most)).is_gt() { row } else { most });
    most.map(|row| row.deadline)
}

fn refusal(language: Language, shared: Shared<'_>) -> String {
    match (shared, language) {
        (Shared::OtherNames(problem), Language::English) => format!(
            "What each changed input is worth is not worked out: {problem} in B. Changes can be \
             played one by one only where both have the same tables; deadlines and camps above \
             are compared by name."
        ),
        (Shared::OtherNames(problem), Language::French) => format!(
            "La part de chaque modification n’est pas calculée\u{a0}: B n’a pas les mêmes tables que A \
             ({problem}). Les échéances et les sites ci-dessus sont comparés par leur nom."
        ),
        (_, Language::English) => "What each changed input is worth is not worked out: the seeds \
             differ, so it would be luck that is shared out. --seed N gives both the same."
            .to_owned(),
        (_, Language::French) => {
            "La part de chaque modification n’est pas calculée\u{a0}: les graines \
             diffèrent, et c’est le hasard qui serait réparti. --seed N leur donne le même."
                .to_owned()
        }
    }
}

struct Waterfall<'a> {
    compared: &'a Compared<'a>,
    deadline: DeadlineId,
    rows: Vec<&'a AttributionRow>,
}

impl<'a> Waterfall<'a> {
    fn text(&self) -> String {
        let heads = self.heads();
        let mut lines: Vec<Vec<String>> = Vec::new();
        let (mut before, scale) = (0.0, self.scale());
        for row in self.of(Way::InOrder) {
            let step = row.worth.map_or(0.0, |worth| self.value(&worth));
            lines.push(self.line(row, bar(before, before + step, scale)));
            before += step;
        }
        for row in self.of(Way::Total) {
            lines.push(self.total(row, bar(0.0, before, scale)));
        }
        format!("\n{}{}{}", wrap(&self.heading(), 0), grid(&heads, lines), self.notes())
    }

    fn of(&self, way: Way) -> impl Iterator<Item = &'a AttributionRow> {
        let rows: Vec<_> = self.rows.iter().copied().filter(|row| row.way == way).collect();
        rows.into_iter()
    }

    fn heading(&self) -> String {
        let scenario = self.compared.ideas[0].scenario;
        let deadline = &scenario.deadlines[self.deadline];
        let names = Names { scenario, language: self.compared.language };
        let label = names.label(&deadline.label, &deadline.name);
        let what = Text::new("What each change is worth", "Ce que vaut chaque modification");
        let colon = self.compared.language.colon();
        format!(
            "{}{colon} {label} (--deadline {})",
            what.read(self.compared.language),
            deadline.name
        )
    }

    /// Whether bars show chances; if none changes, they show days.
    fn is_about_chance(&self) -> bool {
        let differs = |row: &&AttributionRow| row.worth.is_some_and(|it| it.difference != 0.0);
        self.rows.iter().any(|row| row.way != Way::Total && differs(row))
    }

    fn value(&self, worth: &Worth) -> f64 {
        match self.is_about_chance() {
            true => worth.difference,
            false => worth.mean_days.unwrap_or(0.0),
        }
    }

    /// The least and the largest sum on the way.
    fn scale(&self) -> (f64, f64) {
        let mut sum = 0.0;
        self.of(Way::InOrder).fold((0.0, 0.0), |(least, most), row| {
            sum += row.worth.map_or(0.0, |worth| self.value(&worth));
            (f64::min(least, sum), f64::max(most, sum))
        })
    }

    fn heads(&self) -> Vec<(&'static str, Side)> {
        let heads = match self.compared.language {
            Language::English => {
                ["", "Change", "alone", "without", "in order", "all orders", "days gained"]
            }
            Language::French => {
                ["", "Modification", "seule", "sans", "dans l’ordre", "tout ordre", "jours gagnés"]
            }
        };
        let mut heads = grid::heads(heads, &[1]);
        if !self.has_orders() {
            heads.remove(5);
        }
        heads.push((Text::new("A to B", "De A à B").read(self.compared.language), Side::Right));
        heads
    }

    fn has_orders(&self) -> bool {
        self.of(Way::OverOrders).next().is_some()
    }

    /// What bars show, as a number: points of the chance, or days.
    fn shown(&self, worth: &Worth) -> String {
        let language = self.compared.language;
        match self.is_about_chance() {
            true => points(language, worth.difference),
            false => worth.mean_days.map_or_else(|| "–".to_owned(), |it| signed(language, it)),
        }
    }

    fn line(&self, row: &AttributionRow, bar: String) -> Vec<String> {
        let single = |way: Way| {
            let found = self.of(way).find(|other| other.changes == row.changes);
            let worth = found.and_then(|row| row.worth);
            worth.map_or_else(|| "–".to_owned(), |worth| self.shown(&worth))
        };
        let mut cells = vec![
            numbers(&row.changes),
            short(&self.compared.labels(&row.changes), 60),
            single(Way::Alone),
            single(Way::Without),
        ];
        cells.extend(self.sum(row.worth));
        if self.has_orders() {
            cells.insert(5, single(Way::OverOrders));
        }
        cells.push(bar);
        cells
    }

    fn total(&self, row: &AttributionRow, bar: String) -> Vec<String> {
        let all = Text::new("All of them: B less A", "Toutes\u{a0}: B moins A");
        let all = all.read(self.compared.language).to_owned();
        let mut cells = vec![String::new(), all, String::new(), String::new()];
        cells.extend(self.sum(row.worth));
        if self.has_orders() {
            cells.insert(5, row.worth.map_or_else(String::new, |worth| self.shown(&worth)));
        }
        cells.push(bar);
        cells
    }

    /// The two columns that add up.
    fn sum(&self, worth: Option<Worth>) -> [String; 2] {
        let language = self.compared.language;
        let days = worth.and_then(|worth| worth.mean_days);
        [worth.map(|worth| self.shown(&worth)), days.map(|days| signed(language, days))]
            .map(|cell| cell.unwrap_or_else(|| "–".to_owned()))
    }

    /// What the columns say, and what could not be played.
    fn notes(&self) -> String {
        let language = self.compared.language;
        let what = match self.is_about_chance() {
            true => Text::new(
                "Points of a hundred of the chance of missing it; fewer is better.",
                "Points de pourcentage de la probabilité de la manquer\u{a0}; plus c’est bas, mieux c’est.",
            ),
            false => Text::new(
                "No chance changes: days gained.",
                "Aucune probabilité ne change\u{a0}: jours gagnés.",
            ),
        };
        let ways = Text::new(
            "Alone: A with only this change; without: what B loses if it is taken out, with the \
             sign of what it gives; in order: added to those above, and adding up to B less A, as \
             the days gained do.",
            "Seule\u{a0}: A avec cette seule modification\u{a0}; sans\u{a0}: ce qu’elle apporte à B, \
             dont on la retire\u{a0}; dans l’ordre\u{a0}: ajoutée à celles du dessus\u{a0}; la somme de \
             ces valeurs est B moins A, comme celle des jours gagnés.",
        );
        let mut said = format!("{} {}", what.read(language), ways.read(language));
        said += match (self.has_orders(), language) {
            (false, _) => "",
            (true, Language::English) => " All orders: the mean over them (Shapley 1953).",
            (true, Language::French) => {
                " Tout ordre\u{a0}: moyenne sur tous les ordres (Shapley 1953)."
            }
        };
        let joined = self.of(Way::InOrder).filter(|row| !row.refused.is_empty());
        let joined: Vec<String> = joined.map(|row| self.joined(row)).collect();
        wrap(&said, 0) + &self.together() + &joined.concat()
    }

    /// That some changes do nothing alone and something with others, which would else look like a
    /// mistake; nothing where none does.
    fn together(&self) -> String {
        let worth = |way: Way, change: usize| {
            let row = self.of(way).find(|row| row.changes == [change]);
            row.and_then(|row| row.worth).map(|worth| self.value(&worth))
        };
        let is_none = |value: f64| value.abs() < 5e-4;
        let only_together = |change: &usize| {
            let with_others = [Way::Without, Way::InOrder].map(|way| worth(way, *change));
            worth(Way::Alone, *change).is_some_and(is_none)
                && with_others.into_iter().flatten().any(|value| !is_none(value))
        };
        let all = self.compared.difference.changes.len();
        let found: Vec<usize> = (0..all).filter(only_together).collect();
        if found.is_empty() {
            return String::new();
        }
        let numbers: Vec<String> = found.iter().map(|change| (change + 1).to_string()).collect();
        let numbers = numbers.join(", ");
        let said = match self.compared.language {
            Language::English => format!(
                "Working only together: {numbers}. Alone (0.0) they change nothing here, with others \
                 they do, as a mode does nothing without the date from which it holds. What such a \
                 change is worth depends on the order; taken out of B (without), it shows what it \
                 gives there."
            ),
            Language::French => format!(
                "N’agissent qu’ensemble\u{a0}: {numbers}. Seules (0,0), ces modifications ne changent \
                 rien ici\u{a0}; avec d’autres, si, comme un mode n’agit pas sans la date à partir de \
                 laquelle il vaut. Ce que vaut une telle modification dépend de l’ordre\u{a0}; retirée \
                 de B (sans), elle montre ce qu’elle y apporte."
            ),
        };
        wrap(&said, 4)
    }

    fn joined(&self, row: &AttributionRow) -> String {
        let (numbers, why) = (numbers(&row.changes), row.refused.join("; "));
        let said = match self.compared.language {
            Language::English => {
                format!("One step, {numbers}: it cannot be played change by change ({why}).")
            }
            Language::French => {
                format!(
                    "Une seule étape, {numbers}\u{a0}: ses modifications ne se jouent pas une à une ({why})."
                )
            }
        };
        wrap(&said, 4)
    }
}

/// A bar from one sum to the next: `█` where the chance or the days grow, `░` where they shrink. Of
/// nothing, a mark.
fn bar(from: f64, to: f64, (least, most): (f64, f64)) -> String {
    let width = most - least;
    let place = |value: f64| match width > 0.0 {
        true => ((value - least) / width * BAR as f64).round() as usize,
        false => 0,
    };
    let (start, end) = (place(from.min(to)), place(from.max(to)));
    let mark = if to > from { "█" } else { "░" };
    let filled = if start == end { "│".to_owned() } else { mark.repeat(end - start) };
    let length = filled.chars().count();
    let start = start.min(BAR - length);
    let space = "\u{a0}";
    format!("{}{filled}{}", space.repeat(start), space.repeat(BAR - start - length))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_stands_where_its_sums_are() {
        let shown = |from, to| bar(from, to, (-1.0, 1.0)).replace('\u{a0}', ".");
        assert_eq!(shown(0.0, 1.0), ".......███████");
        assert_eq!(shown(0.0, -1.0), "░░░░░░░.......");
        assert_eq!(shown(1.0, 1.0), ".............│");
        assert_eq!(bar(0.0, 0.0, (0.0, 0.0)).chars().count(), BAR);
    }
}
