//! `marginal.csv` and its page: days bought by one more unit of each lever, and what binds next.

use crate::Answer;
use crate::analysis::{Binding, Bought, Effect};
use crate::grid::{Side, grid};
use crate::id::Name;
use crate::proportion::short;
use crate::scenario::{LeverKind, Study};
use crate::table::Table;
use crate::words::{self, key_of};
use crate::{Language, Names, Text};

use super::columns::{EffectColumns, WhichDeadline, days};
use super::page::WORTH_A_WORD;
use super::{MarginalAnswer, MarginalRow, label};

/// Levers in the table for a terminal.
const SHOWN: usize = 12;
/// A change of chance below this is no more than a rounding of none.
const WORTH_A_SHARE: f64 = 0.005;

/// What one step of a lever is seen to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Verdict {
    /// It gains days.
    Helps,
    /// It gains no days worth a word, but the deadline is missed less often.
    Spares,
    /// It costs days, or the deadline is missed more often.
    Harms,
    /// Something, but no days worth a word.
    Slight,
    /// Nothing that can be told from chance.
    NotSeen,
    /// Nothing at all, to the last digit shown.
    Nothing,
}

impl Verdict {
    /// Its place in the table.
    fn rank(self) -> u8 {
        match self {
            Self::Helps | Self::Spares => 0,
            Self::Harms => 1,
            Self::Slight | Self::NotSeen => 2,
            Self::Nothing => 3,
        }
    }

    fn text(self) -> Text {
        match self {
            Self::Helps => Text::new("buys days", "fait gagner"),
            Self::Spares => Text::new("missed less", "moins manquée"),
            Self::Harms => Text::new("makes it worse", "aggrave"),
            Self::Slight => Text::new("hardly any", "presque rien"),
            Self::NotSeen | Self::Nothing => Text::new("no effect seen", "aucun effet vu"),
        }
    }
}

/// The table of all levers and all deadlines.
pub(crate) fn marginal_table(study: &Study, rows: &[MarginalRow]) -> Table {
    Marginal::table(
        study,
        rows.iter().flat_map(|row| row.change.effects.iter().map(move |effect| (row, effect))),
    )
}

table! {
    /// All levers and all deadlines.
    Marginal "marginal" (of: &'a Study, (row, effect): (&'a MarginalRow, &'a Effect))
    "One row for each lever and each deadline: what one step of it gains, run by run under the \
     same luck, and what binds before and after."
    "Une ligne par levier et par échéance : ce qu’un cran fait gagner, simulation par simulation, \
     à tirages identiques, et ce qui contraint avant et après.";
    which: ..WhichDeadline(of, effect);
    kind: Word = row.kind.word(),
        "What the lever is counted in; own: a change of the user's.",
        "Ce en quoi le levier se compte ; own : un changement de l’utilisateur.";
    lever: Text = &row.change.about,
        "The value that is moved.", "La valeur déplacée.";
    units: Number = row.units,
        "By how many units: vehicles, groups, bays, days, steps of ten per cent.",
        "De combien d’unités : véhicules, groupes, quais, jours, pas de dix pour cent.";
    effect: ..EffectColumns(&of.base, effect);
    p80_gained_per_unit_days: Days = days(&of.base, effect.p80).map(|it| it / row.units),
        "Days gained at P80 for each unit.", "Jours gagnés au P80 par unité.";
    mean_gained_per_unit_days: Days = effect.mean_days.map(|it| it / row.units),
        "Mean days gained for each unit.", "Moyenne des jours gagnés par unité.";
    p_missed_per_unit_difference: Share = effect.difference.map(|(it, ..)| it / row.units),
        "Change of the share that misses it, for each unit.",
        "Variation de la part qui la manque, par unité.";
    binding_before_kind: Word = actor(of, &effect.binding_before).map(|(kind, _)| kind),
        "What stands on the critical chain most often before, sites and routes aside: kind.",
        "Ce qui est le plus souvent sur la chaîne critique avant, sites et routes exclus : nature.";
    binding_before: Key = actor(of, &effect.binding_before).map(|(_, key)| key),
        "Its key.", "Sa clé.";
    binding_before_share: Share = effect.binding_before.actor.map(|(_, share)| share),
        "In what share of the runs.", "Part des simulations.";
    delay_before: Word = effect.binding_before.delay.map(|(code, _)| code.word()),
        "Delay code with the most time before.", "Code de retard le plus lourd avant.";
    delay_before_hours: Hours = effect.binding_before.delay.map(|(_, hours)| hours),
        "Its mean a run.", "Sa moyenne par simulation.";
    binding_after_kind: Word = actor(of, &effect.binding_after).map(|(kind, _)| kind),
        "What stands on the critical chain most often after: the next constraint.",
        "Ce qui est le plus souvent sur la chaîne critique après : la contrainte suivante.";
    binding_after: Key = actor(of, &effect.binding_after).map(|(_, key)| key),
        "Its key.", "Sa clé.";
    binding_after_share: Share = effect.binding_after.actor.map(|(_, share)| share),
        "In what share of the runs.", "Part des simulations.";
    delay_after: Word = effect.binding_after.delay.map(|(code, _)| code.word()),
        "Delay code with the most time after.", "Code de retard le plus lourd après.";
    delay_after_hours: Hours = effect.binding_after.delay.map(|(_, hours)| hours),
        "Its mean a run.", "Sa moyenne par simulation.";
    next_before_share: Share = effect.next_before,
        "Share of the runs in which the next constraint stood on the chain before.",
        "Part des simulations où la contrainte suivante était sur la chaîne avant.";
    set: Text = &row.change.options,
        "What to write after --set to make the change, as a shell wants it.",
        "Ce qu’il faut écrire après --set pour le faire, tel que le veut un shell.";
}

/// The kind and the key of what binds.
fn actor<'a>(of: &'a Study, binding: &Binding) -> Option<(&'static str, &'a Name)> {
    binding.actor.map(|(actor, _)| key_of(&of.base, actor))
}

impl Answer for MarginalAnswer<'_> {
    fn tables(&self) -> Vec<Table> {
        vec![marginal_table(self.asked.study, self.rows)]
    }

    fn text(&self, folder: &str) -> String {
        let asked = self.asked;
        let mut page = asked.page(Text::new("marginal returns", "rendements marginaux"));
        page.point(&self.binds());
        page.gap();
        let table = self.table();
        let is_empty = table.is_empty();
        match is_empty {
            true => page.paragraph(self.none_seen()),
            false => page.lines(&table),
        }
        page.gap();
        let without = self.without_effect();
        if !without.is_empty() {
            page.paragraph(&without);
            page.gap();
        }
        if !is_empty {
            page.paragraph(self.legend());
        }
        if table.contains(['<', '>']) {
            page.paragraph(&asked.horizon());
        }
        page.lines(&asked.refusals());
        page.paragraph(&self.foot());
        page.end(folder, &["marginal.csv"])
    }
}

impl MarginalAnswer<'_> {
    /// Levers that help, the most first, then those that do harm, the worst first, then those of which
    /// no effect is seen; by the days at P80 of one step, then by the mean days; equal ones as found.
    /// Half as many vehicles more are of interest only where fewer have no effect.
    fn ranked(&self) -> Vec<(Verdict, &MarginalRow)> {
        let days = |row: &MarginalRow| {
            let mean = self.asked.shown(&row.change).and_then(|effect| effect.mean_days);
            let p80 = self.asked.days(&row.change).map_or(0.0, |(days, _)| days);
            (p80, mean.unwrap_or(0.0))
        };
        let judged = |row| self.verdict(row).map(|verdict| (verdict, row));
        let mut rows: Vec<(Verdict, &MarginalRow)> = self.rows.iter().filter_map(judged).collect();
        let bites = |(verdict, row): &(Verdict, &MarginalRow)| {
            let acts = matches!(verdict, Verdict::Helps | Verdict::Spares | Verdict::Harms);
            (acts && row.kind != LeverKind::Fleet).then(|| row.change.about.clone())
        };
        let bite: Vec<String> = rows.iter().filter_map(bites).collect();
        rows.retain(|(_, row)| row.kind != LeverKind::Fleet || !bite.contains(&row.change.about));
        rows.sort_by(|(verdict, one), (other_verdict, other)| {
            let (one, other) = (days(one), days(other));
            let order = other.0.total_cmp(&one.0).then(other.1.total_cmp(&one.1));
            let order = if *verdict == Verdict::Harms { order.reverse() } else { order };
            verdict.rank().cmp(&other_verdict.rank()).then(order)
        });
        rows
    }

    /// What one step does to the deadline shown, in words that do not contradict the figures beside them.
    fn verdict(&self, row: &MarginalRow) -> Option<Verdict> {
        let effect = self.asked.shown(&row.change)?;
        let days = self.asked.days(&row.change).map(|(days, _)| days);
        let ends = effect.mean_interval.map_or([None; 2], |(low, high)| [Some(low), Some(high)]);
        let is_none = |days: Option<f64>| days.is_none_or(|days| days.abs() < WORTH_A_WORD);
        let chance = effect.difference.unwrap_or_default();
        let is_of_chance = chance.1 > 0.0 || chance.2 < 0.0;
        let is_slight = is_none(effect.mean_days.or(days)) && !is_of_chance;
        let is_flat = is_none(days) && is_none(effect.mean_days) && ends.into_iter().all(is_none);
        // An interval that touches 0 as it is shown proves nothing to who reads it.
        let touches_none = effect
            .mean_interval
            .is_some_and(|(low, high)| low < WORTH_A_WORD && high > -WORTH_A_WORD);
        Some(match effect.bought() {
            Bought::Gained | Bought::Lost if touches_none && !is_of_chance && !is_slight => {
                Verdict::NotSeen
            }
            _ if is_slight && is_flat && chance.0.abs() < WORTH_A_SHARE => Verdict::Nothing,
            Bought::NotSeen => Verdict::NotSeen,
            _ if is_slight => Verdict::Slight,
            Bought::Gained if is_none(effect.mean_days.or(days)) => Verdict::Spares,
            Bought::Gained => Verdict::Helps,
            Bought::Lost => Verdict::Harms,
        })
    }

    /// The levers of the table: all that do harm, and of the others as many as there is room for.
    fn shown(&self) -> Vec<(Verdict, &MarginalRow)> {
        let ranked = self.ranked().into_iter();
        let rows = ranked.filter(|(verdict, _)| *verdict != Verdict::Nothing).enumerate();
        let rows =
            rows.filter(|(place, (verdict, _))| *place < SHOWN || *verdict == Verdict::Harms);
        rows.map(|(_, row)| row).collect()
    }

    /// The levers that do nothing, in one sentence, those of one step together.
    fn without_effect(&self) -> String {
        let names = Names { scenario: self.asked.scenario(), language: self.asked.language };
        let mut steps: Vec<(String, Vec<String>)> = Vec::new();
        for (_, row) in
            self.ranked().into_iter().filter(|(verdict, _)| *verdict == Verdict::Nothing)
        {
            let (step, thing) = label::step_and_thing(names, row);
            match steps.iter_mut().find(|(other, _)| *other == step) {
                Some((_, things)) if things.contains(&thing) => {}
                Some((_, things)) => things.push(thing),
                None => steps.push((step, vec![thing])),
            }
        }
        if steps.is_empty() {
            return String::new();
        }
        let language = self.asked.language;
        let one = |(step, things): &(String, Vec<String>)| {
            format!("{step} ({})", words::several(language, things))
        };
        let said = steps.iter().map(one).collect::<Vec<_>>().join(", ");
        match language {
            Language::English => format!("No effect seen, to a tenth of a day: {said}."),
            Language::French => format!("Aucun effet vu, au dixième de jour près\u{a0}: {said}."),
        }
    }

    fn table(&self) -> String {
        let heads = match self.asked.language {
            Language::English => {
                ["One step of", "Days at P80", "Mean (95%)", "Verdict", "Missed", "Binds next"]
            }
            Language::French => [
                "Un cran de",
                "Jours au P80",
                "Moyenne (95\u{a0}%)",
                "Verdict",
                "Manquée",
                "Bloque ensuite",
            ],
        };
        let sides = [Side::Left, Side::Right, Side::Right, Side::Right, Side::Right, Side::Left];
        let heads: Vec<(&str, Side)> = heads.into_iter().zip(sides).collect();
        let rows = self.shown();
        if rows.is_empty() {
            return String::new();
        }
        grid(&heads, rows.into_iter().filter_map(|row| self.line(row)).collect())
    }

    /// What stands in place of the table where no lever has a line in it.
    fn none_seen(&self) -> &'static str {
        Text::new(
            "No lever that was pulled is seen to change anything.",
            "Aucun des leviers essayés ne change visiblement quoi que ce soit.",
        )
        .read(self.asked.language)
    }

    fn line(&self, (verdict, row): (Verdict, &MarginalRow)) -> Option<Vec<String>> {
        let asked = self.asked;
        let effect = asked.shown(&row.change)?;
        let names = Names { scenario: asked.scenario(), language: asked.language };
        Some(vec![
            label::lever(names, row),
            asked.signed(asked.days(&row.change)),
            asked.mean(effect),
            verdict.text().read(asked.language).to_owned(),
            short(effect.missed_after, asked.language),
            self.constraint(&effect.binding_after),
        ])
    }

    /// `Northern gate 54%`.
    fn constraint(&self, binding: &Binding) -> String {
        let Some((actor, share)) = binding.actor else { return "–".to_owned() };
        let names = Names { scenario: self.asked.scenario(), language: self.asked.language };
        format!("{} {}", names.actor(actor), self.asked.language.percent(share))
    }

    /// What binds as things are.
    fn binds(&self) -> String {
        let first = self.rows.first().and_then(|row| self.asked.shown(&row.change));
        let Some(effect) = first else { return String::new() };
        let binding = effect.binding_before;
        let constraint = self.constraint(&binding);
        let code =
            binding.delay.map_or("–", |(code, _)| words::code(code).read(self.asked.language));
        let date = self.asked.date(effect.p80.before);
        match self.asked.language {
            Language::English => format!(
                "8 in 10 by {date}. Now, over all runs (missed or not), most often on the critical chain: {constraint}; most time lost to: {code}."
            ),
            Language::French => format!(
                "8 sur 10 au {date}. En l’état, sur toutes les simulations (manquées ou non), le plus souvent sur la chaîne critique\u{a0}: {constraint}\u{a0}; ce qui coûte le plus de temps\u{a0}: {code}."
            ),
        }
    }

    fn legend(&self) -> &'static str {
        match self.asked.language {
            Language::English => {
                "Each lever is pulled by the step that stands with its name, under the same luck. Days \
                 at P80: by how much earlier the whole step lets 8 runs in 10 reach the deadline (for \
                 each unit and with its interval: marginal.csv); mean: over runs, with its 95% interval. \
                 Buys days, makes it worse: run by run, the interval of the mean or of the chance of missing \
                 it leaves out 0; of the levers that do nothing, one in ten at most gets there by chance. \
                 Binds next: what then stands on the critical chain in most runs, sites and routes aside."
            }
            Language::French => {
                "Chaque levier avance du cran indiqué avec son nom, à tirages identiques. Jours au P80\u{a0}: \
                 avance que le cran entier donne à l’échéance dans 8 simulations sur 10 (par unité et \
                 avec son intervalle\u{a0}: marginal.csv)\u{a0}; moyenne\u{a0}: sur les simulations, avec \
                 son intervalle à 95\u{a0}%. Fait gagner, aggrave\u{a0}: simulation par \
                 simulation, l’intervalle de la moyenne ou de la probabilité de manquement exclut 0\u{a0}; \
                 un sur dix au plus des leviers sans effet y arrive par hasard. Bloque ensuite\u{a0}: ce qui est alors le plus souvent sur la chaîne \
                 critique, sites et routes exclus."
            }
        }
    }

    fn foot(&self) -> String {
        let of_table = |(verdict, _): &(Verdict, &MarginalRow)| *verdict != Verdict::Nothing;
        let rest = self.ranked().iter().filter(|row| of_table(row)).count() - self.shown().len();
        let rest = match (rest, self.asked.language) {
            (0, _) => String::new(),
            (1, Language::English) => "Not shown: 1 more lever. ".to_owned(),
            (_, Language::English) => format!("Not shown: {rest} more levers. "),
            (1, Language::French) => "Un levier de plus n’est pas montré. ".to_owned(),
            (_, Language::French) => format!("{rest} leviers de plus ne sont pas montrés. "),
        };
        let all = Text::new(
            "All stand in marginal.csv, with the --set that repeats each.",
            "Tous sont dans marginal.csv, avec le --set qui répète chacun.",
        );
        rest + all.read(self.asked.language)
    }
}
