//! `drivers_days.csv` and the tornado: what each uncertainty or risk costs a deadline, in days.

use crate::report::grid::{Side, centred, grid, wrap};
use crate::report::table::{Cell, Table, Unit, columns};
use crate::report::{Language, Text};
use crate::scenario::{DriverKind, Study};

use super::columns::{cells, effect_columns, which, which_columns};
use super::page::WORTH_A_WORD;
use super::{DriverRow, DriversAnswer, State};

/// Drivers in the table for a terminal.
const SHOWN: usize = 20;

/// The table of all drivers and all deadlines.
pub fn drivers_table(study: &Study, rows: &[DriverRow]) -> Table {
    let mut all = which_columns();
    all.extend(columns(&[
        (
            "kind",
            Unit::Word,
            "What is switched off: assumption or spread (one value in every run), attacks, alerts, breakdowns, weather, closures, suspensions, refusals, contests, orders (of a force) or a rule.",
            "Ce qui est neutralisé : assumption ou spread (une valeur unique), attacks (attaques), alerts (alertes), breakdowns (pannes), weather (météo), closures (fermetures), suspensions, refusals (refus), contests (accrochages), orders (ordres d’une force) ou rule (règle).",
        ),
        ("driver", Unit::Text, "Its table or key.", "Sa table ou sa clé."),
        (
            "state",
            Unit::Word,
            "off: it does not happen; p50, p10, p90: fixed at that percentile in every run.",
            "off : n’arrive pas ; p50, p10, p90 : fixé à ce percentile dans chaque simulation.",
        ),
    ]));
    all.extend(effect_columns());
    all.extend(columns(&[(
        "set",
        Unit::Text,
        "What to write after --set to make the change, as a shell wants it.",
        "Ce qu’il faut écrire après --set pour le faire, tel que le veut un shell.",
    )]));
    let mut table = Table::new("drivers_days", MEANING, all);
    for row in rows {
        for effect in &row.change.effects {
            let mut line = which(study, effect);
            line.extend([
                Cell::word(row.kind.word()),
                Cell::text(row.change.about.as_str()),
                Cell::word(row.state.word()),
            ]);
            line.extend(cells(&study.base, effect));
            line.push(Cell::text(row.change.options.as_str()));
            table.push(line);
        }
    }
    table
}

const MEANING: Text = Text::new(
    "One row for each uncertainty or risk, the state it is put in, and each deadline: what that gains, run by run under the same luck.",
    "Une ligne par incertitude ou risque, état imposé et échéance : ce que cela fait gagner, simulation par simulation, à hasard égal.",
);

/// A driver and the days gained without it, at its tenth and at its ninetieth percentile.
struct Ranked<'a> {
    row: &'a DriverRow,
    days: [Option<Option<(f64, bool)>>; 3],
}

impl Ranked<'_> {
    /// Most days lost and most gained in any of its states.
    fn ends(&self) -> (f64, f64) {
        let days = self.days.iter().flatten().flatten().map(|(days, _)| *days);
        days.fold((0.0, 0.0), |(low, high), days| (days.min(low), days.max(high)))
    }

    fn is_bound(&self) -> bool {
        self.days.iter().flatten().flatten().any(|(_, is_bound)| *is_bound)
    }

    fn widest(&self) -> f64 {
        let (low, high) = self.ends();
        high.max(-low)
    }
}

impl DriversAnswer<'_> {
    /// The answer as text.
    pub fn text(&self) -> String {
        let asked = self.asked;
        let marking = centred(&asked.scenario().marking);
        let what = match asked.language {
            Language::English => "drivers in days",
            Language::French => "ce qui pèse, en jours",
        };
        let (head, table) = (asked.head(what), self.tornado());
        let legend = wrap(self.legend(), 0) + &wrap(&asked.horizon(), 0);
        let foot = wrap(&self.foot(), 0);
        format!("{marking}{head}\n{table}\n{legend}{}{foot}{marking}", asked.refusals())
    }

    /// Drivers that are switched off or at their median, each with the days gained in all its states:
    /// the widest first; equal ones as found.
    fn ranked(&self) -> Vec<Ranked<'_>> {
        let is_main = |row: &&DriverRow| matches!(row.state, State::Off | State::Median);
        let mut rows: Vec<Ranked<'_>> =
            self.rows.iter().filter(is_main).map(|row| self.rank(row)).collect();
        rows.sort_by(|one, other| other.widest().total_cmp(&one.widest()));
        rows
    }

    fn rank<'r>(&'r self, row: &'r DriverRow) -> Ranked<'r> {
        let at = |state: State| {
            let is_it = |other: &&DriverRow| {
                other.state == state
                    && other.kind == row.kind
                    && other.change.about == row.change.about
            };
            self.rows.iter().find(is_it).map(|row| self.asked.days(&row.change))
        };
        Ranked { row, days: [Some(self.asked.days(&row.change)), at(State::Low), at(State::High)] }
    }

    fn tornado(&self) -> String {
        let ranked = self.ranked();
        // A bound says how much at least: it takes the whole arm, and no scale goes by it.
        let certain = ranked.iter().filter(|ranked| !ranked.is_bound());
        let most = certain.map(Ranked::widest).fold(0.0, f64::max);
        let worth = ranked.iter().filter(|ranked| ranked.widest() >= WORTH_A_WORD);
        let rows = worth.take(SHOWN).map(|ranked| self.line(ranked, most)).collect();
        let heads = match self.asked.language {
            Language::English => {
                ["Without it", "Days at P80", "95%", "later│earlier", "At P10", "At P90", "Missed"]
            }
            Language::French => [
                "Sans cela",
                "Jours au P80",
                "95\u{a0}%",
                "retard│avance",
                "Au P10",
                "Au P90",
                "Manquée",
            ],
        };
        let sides = [
            Side::Left,
            Side::Right,
            Side::Right,
            Side::Right,
            Side::Right,
            Side::Right,
            Side::Right,
        ];
        let heads: Vec<(&str, Side)> = heads.into_iter().zip(sides).collect();
        grid(&heads, rows)
    }

    fn line(&self, ranked: &Ranked<'_>, most: f64) -> Vec<String> {
        let asked = self.asked;
        let effect = asked.shown(&ranked.row.change);
        let [off, low, high] =
            ranked.days.map(|days| days.map_or_else(String::new, |days| asked.signed(days)));
        vec![
            self.name(ranked.row),
            off,
            effect.map_or_else(String::new, |effect| asked.interval(effect)),
            asked.bar(ranked.ends(), most),
            low,
            high,
            effect.map_or_else(String::new, |effect| asked.chance(effect.missed_after)),
        ]
    }

    /// The table or key; of a table, that its spreads are meant.
    fn name(&self, row: &DriverRow) -> String {
        match (row.kind, self.asked.language) {
            (DriverKind::Spread, Language::English) => format!("{} (spreads)", row.change.about),
            (DriverKind::Spread, Language::French) => format!("{} (aléas)", row.change.about),
            _ => row.change.about.clone(),
        }
    }

    fn legend(&self) -> &'static str {
        match self.asked.language {
            Language::English => {
                "Each is switched off in turn under the same luck: an assumption, or all spreads of a \
                 table, fixed at the median; an event, an order or a rule that does not come about. \
                 Days at P80: by how much earlier 8 runs in 10 reach the deadline (-: later), with the \
                 interval of the paired bootstrap; at P10, at P90: with the assumption fixed there. \
                 The widest come first; they do not add up."
            }
            Language::French => {
                "Chacun est neutralisé tour à tour, à hasard égal\u{a0}: une hypothèse, ou toutes les \
                 distributions d’une table, fixées à la médiane\u{a0}; un événement, un ordre ou une \
                 règle qui n’a pas lieu. Jours au P80\u{a0}: avance de l’échéance pour 8 simulations \
                 sur 10 (-\u{a0}: retard), avec l’intervalle du bootstrap apparié\u{a0}; au P10, au \
                 P90\u{a0}: avec l’hypothèse fixée là. Les plus larges d’abord\u{a0}; ils ne s’additionnent pas."
            }
        }
    }

    fn foot(&self) -> String {
        let ranked = self.ranked();
        let worth = ranked.iter().filter(|ranked| ranked.widest() >= WORTH_A_WORD).count();
        let (rest, none) = (worth.saturating_sub(SHOWN), ranked.len() - worth);
        let folder = self.more.folder;
        match self.asked.language {
            Language::English => format!(
                "{rest} more move it less than these, {none} by less than 0.1\u{a0}days or not that \
                 can be said; all, with the --set that repeats each: {folder}drivers_days.csv."
            ),
            Language::French => format!(
                "{rest} autres pèsent moins, {none} moins de 0,1\u{a0}jour ou sans qu’on puisse le \
                 dire\u{a0}; tous, avec le --set qui les répète\u{a0}: {folder}drivers_days.csv."
            ),
        }
    }
}
