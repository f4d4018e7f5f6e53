//! `steps.csv` of a comparison: how often each step of an escalation is carried out in two ideas, and when.

use crate::Names;
use crate::Text;
use crate::analysis::StepContrast;
use crate::grid::{Side, grid, wrap};
use crate::id::Name;
use crate::proportion;
use crate::scenario::{Rule, StandingOrder};
use crate::time::Moment;

use super::said::{short, with_interval};
use super::{Cell, Compared};

/// Lines of steps that a reader takes in.
const MOST: usize = 12;

/// The rule of a step, in the first idea that has it.
fn rule<'a>(of: &Compared<'a>, row: &StepContrast) -> Option<(usize, &'a Rule)> {
    let found = row.ids.iter().enumerate().find_map(|(which, id)| Some((which, (*id)?)));
    found.map(|(which, id)| (which, &of.ideas[which].scenario.rules[id]))
}

fn standing<'a>(of: &Compared<'a>, row: &StepContrast) -> Option<&'a StandingOrder> {
    rule(of, row)?.1.standing.as_ref()
}

fn camp<'a>(of: &Compared<'a>, row: &StepContrast) -> Option<&'a Name> {
    let (which, rule) = rule(of, row)?;
    let scenario = of.ideas[which].scenario;
    Some(&scenario.sites[scenario.camps[rule.look()?.camp].site].name)
}

fn date(of: &Compared<'_>, which: usize, at: Option<Moment>) -> Option<Cell> {
    at.map(|at| Cell::date(&of.ideas[which].scenario.clock, at))
}

/// The steps of which something differs, the largest difference of the chance first.
pub(super) fn text(compared: &Compared<'_>) -> String {
    let language = compared.language;
    let apart = |row: &StepContrast| row.difference.map_or(0.0, |(value, ..)| value.abs());
    let differs = |row: &&StepContrast| apart(row) > 0.0 || row.p50[0] != row.p50[1];
    let mut rows: Vec<&StepContrast> = compared.steps.iter().filter(differs).collect();
    if compared.steps.is_empty() {
        return String::new();
    }
    if rows.is_empty() {
        let same = Text::new(
            "Escalations: every step is carried out as often in A as in B, and at the same time.",
            "Escalades\u{a0}: chaque mesure est exécutée aussi souvent dans A que dans B, et au même moment.",
        );
        return format!("\n{}", wrap(same.read(language), 0));
    }
    rows.sort_by(|one, other| apart(other).total_cmp(&apart(one)));
    let more = rows.len().saturating_sub(MOST);
    rows.truncate(MOST);
    let heads = [
        Text::new("Step", "Mesure"),
        Text::new("Taken A", "Exécutée A"),
        Text::new("B", "B"),
        Text::new("B less A, points", "B moins A, points"),
        Text::new("Half by A", "Moitié au A"),
        Text::new("B", "B"),
    ];
    let sides = [Side::Left, Side::Right, Side::Right, Side::Right, Side::Right, Side::Right];
    let heads: Vec<_> = heads.map(|head| head.read(language)).into_iter().zip(sides).collect();
    let mut text =
        format!("\n{}", grid(&heads, rows.iter().map(|row| line(compared, row)).collect()));
    if more > 0 {
        let said = Text::new("more in steps.csv", "de plus dans steps.csv").read(language);
        text += &wrap(&format!("… {more} {said}"), 0);
    }
    text
}

fn line(compared: &Compared<'_>, row: &StepContrast) -> Vec<String> {
    let language = compared.language;
    let label = rule(compared, row).map_or_else(String::new, |(which, rule)| {
        let names = Names { scenario: compared.ideas[which].scenario, language };
        names.label(&rule.label, &rule.name)
    });
    let share = |which: usize| match row.in_force[which] {
        true => proportion::short(row.taken[which], language),
        false => Text::new("not in force", "pas en vigueur").read(language).to_owned(),
    };
    let day = |which: usize| {
        let clock = &compared.ideas[which].scenario.clock;
        let at = row.p50[which].map(|at| language.date(&clock.civil_end(at)));
        at.unwrap_or_else(|| "–".to_owned())
    };
    let points = row.difference.map(|(value, low, high)| [value, low, high].map(|it| 100.0 * it));
    let points = with_interval(language, points.map(|it| it[0]), points.map(|it| (it[1], it[2])));
    vec![short(&label, 28), share(0), share(1), points, day(0), day(1)]
}

table! {
    /// The steps of the escalations that either idea has.
    ComparedSteps "steps" (of: &'a Compared<'a>, row: &'a StepContrast)
    "One row for each step of an escalation that A or B has, and camp: in how many runs it is carried out, and \
     when."
    "Une ligne par mesure d’une escalade de A ou de B et par site : dans combien de simulations elle est \
     exécutée, et quand.";
    escalation: Key = standing(of, row).map(|it| &it.escalation), "Escalation.", "Escalade.";
    step: Key = standing(of, row).map(|it| &it.step), "Step.", "Mesure.";
    camp: Key = camp(of, row), "Camp.", "Camp.";
    in_force_a: YesNo = row.in_force[0], "Whether it is in force in A.", "Si elle est en vigueur dans A.";
    runs_a: Count = row.taken[0].n, "Runs of A with an outcome.", "Simulations de A abouties.";
    taken_a: Count = row.taken[0].hits,
        "Those in which it is carried out.", "Celles où elle est exécutée.";
    p_taken_a: Share = row.taken[0].estimate(), "Their share.", "Leur part.";
    p50_a: Date = date(of, 0, row.p50[0]),
        "When it is carried out first, over those runs: median.",
        "Première exécution, sur ces simulations : médiane.";
    in_force_b: YesNo = row.in_force[1], "Whether it is in force in B.", "Si elle est en vigueur dans B.";
    runs_b: Count = row.taken[1].n, "Runs of B with an outcome.", "Simulations de B abouties.";
    taken_b: Count = row.taken[1].hits,
        "Those in which it is carried out.", "Celles où elle est exécutée.";
    p_taken_b: Share = row.taken[1].estimate(), "Their share.", "Leur part.";
    p50_b: Date = date(of, 1, row.p50[1]),
        "When it is carried out first, over those runs: median.",
        "Première exécution, sur ces simulations : médiane.";
    only_in_a: Count = row.only.map(|only| only[0]),
        "Pairs of runs under the same luck in which only A carries it out; empty under other luck.",
        "Paires de simulations au même hasard où seul A l’exécute ; vide sous un autre hasard.";
    only_in_b: Count = row.only.map(|only| only[1]),
        "Pairs in which only B does.", "Paires où seul B l’exécute.";
    p_taken_difference: Number = row.difference.map(|(difference, ..)| difference),
        "Chance that it is carried out in B less that in A (-1 to 1).",
        "Probabilité qu’elle soit exécutée dans B, moins celle dans A (-1 à 1).";
    p_taken_difference_low: Number = row.difference.map(|(_, low, _)| low),
        "Lower end of its 95 % interval (score method of Newcombe 1998, for pairs under the same luck).",
        "Borne basse de son intervalle à 95 % (score, Newcombe 1998, pour paires au même hasard).";
    p_taken_difference_high: Number = row.difference.map(|(.., high)| high),
        "Upper end.", "Borne haute.";
}
