//! `drivers_days.csv` and the tornado: what each uncertainty or risk costs a deadline, in days.

use crate::Answer;
use crate::analysis::{Bought, Effect};
use crate::grid::{self, grid};
use crate::proportion::short;
use crate::scenario::Study;
use crate::table::Table;
use crate::{Language, Names, Text};

use super::columns::{EffectColumns, WhichDeadline};
use super::page::WORTH_A_WORD;
use super::{DriverRow, DriversAnswer, State, label};

/// Drivers in the table for a terminal.
const SHOWN: usize = 16;

/// The table of all drivers and all deadlines.
pub(crate) fn drivers_table(study: &Study, rows: &[DriverRow]) -> Table {
    DriversDays::table(
        study,
        rows.iter().flat_map(|row| row.change.effects.iter().map(move |effect| (row, effect))),
    )
}

table! {
    /// All drivers and all deadlines.
    DriversDays "drivers_days" (of: &'a Study, (row, effect): (&'a DriverRow, &'a Effect))
    "One row for each uncertainty or risk, the state it is put in, and each deadline: what that \
     gains, run by run under the same luck."
    "Une ligne par incertitude ou risque, état imposé et échéance : ce que cela fait gagner, \
     simulation par simulation, à tirages identiques.";
    which: ..WhichDeadline(of, effect);
    kind: Word = row.kind.word(),
        "What is switched off: assumption or spread (one value in every run), attacks, alerts, \
         breakdowns, weather, closures, suspensions, refusals, contests, orders (of a force), a rule \
         or an escalation.",
        "Ce qui est neutralisé : assumption ou spread (une valeur unique), attacks (attaques), \
         alerts (alertes), breakdowns (pannes), weather (météo), closures (fermetures), \
         suspensions, refusals (refus), contests (accrochages), orders (ordres d’une force), rule \
         (règle) ou escalation (escalade).";
    driver: Text = &row.change.about,
        "Its table or key.", "Sa table ou sa clé.";
    state: Word = row.state.word(),
        "off: it does not happen; p50, p10, p90: fixed at that percentile in every run.",
        "off : n’arrive pas ; p50, p10, p90 : fixé à ce percentile dans chaque simulation.";
    effect: ..EffectColumns(&of.base, effect);
    set: Text = &row.change.options,
        "What to write after --set to make the change, as a shell wants it.",
        "Ce qu’il faut écrire après --set pour le faire, tel que le veut un shell.";
}

/// A driver and what it does without it, at its tenth and at its ninetieth percentile.
struct Ranked<'a> {
    row: &'a DriverRow,
    effects: [Option<&'a Effect>; 3],
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

    /// The most days gained or lost in a state in which that can be told from chance.
    fn shown_size(&self) -> Option<f64> {
        let states = self.effects.iter().zip(&self.days);
        let told = states
            .filter(|(effect, _)| effect.is_some_and(|effect| effect.bought() != Bought::NotSeen));
        let sizes = told.map(|(_, days)| days.flatten().map_or(0.0, |(days, _)| days.abs()));
        sizes.reduce(f64::max)
    }
}

impl Answer for DriversAnswer<'_> {
    fn tables(&self) -> Vec<Table> {
        vec![drivers_table(self.asked.study, self.rows)]
    }

    fn text(&self, folder: &str) -> String {
        let asked = self.asked;
        let mut page = asked.page(Text::new("drivers in days", "ce qui pèse, en jours"));
        page.gap();
        page.lines(&self.tornado());
        page.gap();
        page.paragraph(self.legend());
        page.paragraph(&asked.horizon());
        page.lines(&asked.refusals());
        page.paragraph(&self.foot());
        page.end(folder, &["drivers_days.csv"])
    }
}

impl DriversAnswer<'_> {
    /// Drivers that are switched off or at their median, each with the days gained in all its states:
    /// first those that can be told from chance, then the others, each by size; equal ones as found.
    fn ranked(&self) -> Vec<Ranked<'_>> {
        let is_main = |row: &&DriverRow| matches!(row.state, State::Off | State::Median);
        let mut rows: Vec<Ranked<'_>> =
            self.rows.iter().filter(is_main).map(|row| self.rank(row)).collect();
        let place = |ranked: &Ranked<'_>| (ranked.shown_size().unwrap_or(-1.0), ranked.widest());
        rows.sort_by(|one, other| {
            let (one, other) = (place(one), place(other));
            other.0.total_cmp(&one.0).then(other.1.total_cmp(&one.1))
        });
        rows
    }

    fn rank<'r>(&'r self, row: &'r DriverRow) -> Ranked<'r> {
        let at = |state: State| {
            let is_it = |other: &&DriverRow| {
                other.state == state
                    && other.kind == row.kind
                    && other.change.about == row.change.about
            };
            self.rows.iter().find(is_it)
        };
        let states = [Some(row), at(State::Low), at(State::High)];
        let days = states.map(|row| row.map(|row| self.asked.days(&row.change)));
        let effects = states.map(|row| row.and_then(|row| self.asked.shown(&row.change)));
        Ranked { row, effects, days }
    }

    fn tornado(&self) -> String {
        let ranked = self.ranked();
        // A bound says how much at least: it takes the whole arm, and no scale goes by it.
        let certain = ranked.iter().filter(|ranked| !ranked.is_bound());
        let most = certain.map(Ranked::widest).fold(0.0, f64::max);
        let worth = ranked.iter().filter(|ranked| ranked.widest() >= WORTH_A_WORD);
        let rows = worth.take(SHOWN).map(|ranked| self.line(ranked, most)).collect();
        let heads = match self.asked.language {
            Language::English => [
                "Without it",
                "Days at P80",
                "Mean (95%)",
                "later│earlier",
                "At P10",
                "At P90",
                "Missed",
            ],
            Language::French => [
                "Sans cela",
                "Jours au P80",
                "Moyenne (95\u{a0}%)",
                "retard│avance",
                "Au P10",
                "Au P90",
                "Manquée",
            ],
        };
        let heads = grid::heads(heads, &[0]);
        grid(&heads, rows)
    }

    fn line(&self, ranked: &Ranked<'_>, most: f64) -> Vec<String> {
        let asked = self.asked;
        let names = Names { scenario: asked.scenario(), language: asked.language };
        let effect = ranked.effects[0];
        let [off, low, high] =
            ranked.days.map(|days| days.map_or_else(String::new, |days| asked.signed(days)));
        vec![
            label::driver(names, ranked.row),
            off,
            effect.map_or_else(String::new, |effect| asked.mean(effect)),
            asked.bar(ranked.ends(), most),
            low,
            high,
            effect.map_or_else(String::new, |effect| short(effect.missed_after, asked.language)),
        ]
    }

    fn legend(&self) -> &'static str {
        match self.asked.language {
            Language::English => {
                "Each is switched off in turn under the same luck: an assumption, or all spreads of a \
                 table, fixed at the median; an event, an order or a rule that does not come about. \
                 Days at P80: by how much earlier 8 runs in 10 reach the deadline (-: later); mean: over \
                 runs, with its 95% interval; at P10, at P90: days at P80 with the assumption fixed there. \
                 First come those that, run by run, can be told from chance in one of these states (the \
                 interval of the mean or of the chance of missing it leaves out 0; of those that do \
                 nothing, one in ten at most gets there by chance), by days at P80; then the others. They \
                 do not add up."
            }
            Language::French => {
                "Chacun est neutralisé tour à tour, à tirages identiques\u{a0}: une hypothèse, ou toutes les \
                 distributions d’une table, fixées à la médiane\u{a0}; un événement, un ordre ou une \
                 règle qui n’a pas lieu. Jours au P80\u{a0}: avance de l’échéance pour 8 simulations \
                 sur 10 (-\u{a0}: retard)\u{a0}; moyenne\u{a0}: sur les simulations, avec son intervalle à \
                 95\u{a0}%\u{a0}; au P10, au P90\u{a0}: jours au P80 avec l’hypothèse fixée là. D’abord ceux \
                 qui, simulation par simulation, se distinguent du hasard dans l’un de ces états \
                 (l’intervalle de la moyenne ou de la probabilité de manquement exclut 0\u{a0}; un sur dix \
                 au plus de ceux qui ne font rien y arrive par hasard), selon les jours au P80\u{a0}; puis \
                 les autres. Ils ne s’additionnent pas."
            }
        }
    }

    fn foot(&self) -> String {
        let ranked = self.ranked();
        let worth = ranked.iter().filter(|ranked| ranked.widest() >= WORTH_A_WORD).count();
        let (rest, none) = (worth.saturating_sub(SHOWN), ranked.len() - worth);
        let real = ranked.iter().filter(|ranked| ranked.shown_size().is_some()).count();
        let all = ranked.len();
        match self.asked.language {
            Language::English => format!(
                "Of {all} drivers, {real} can be told from chance. Not shown: {rest} more, and {none} \
                 that move it by less than 0.1\u{a0}days or not that can be said. All stand in the \
                 table, with the --set that repeats each."
            ),
            Language::French => format!(
                "Facteurs qui se distinguent du hasard\u{a0}: {real} sur {all}. Ne sont pas montrés\u{a0}: {rest} \
                 qui pèsent moins que ceux-ci, et {none} qui pèsent moins de 0,1\u{a0}jour ou dont on ne peut rien dire. Tous \
                 sont dans la table, avec le --set qui répète chacun."
            ),
        }
    }
}
