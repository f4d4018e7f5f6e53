//! The answers of a sweep: `sensitivity.csv` and `failure_rules.csv`.

use crate::analysis::discovery::Kept;
use crate::analysis::{
    DeadlineFate, FailureRule, InfluenceRow, Measured, Method, Outlook, RuleCondition, Search,
};
use crate::experiment::sweep::Field;
use crate::scenario::Study;

use super::super::Language;
use super::super::sweep::RuleTeller;
use super::assumptions::{unit, value_cell};
use super::{Cell, Column, Subject, Table, Text, Unit, columns, number, table};

/// How much each factor has to do with each deadline.
pub(crate) fn sensitivity(study: &Study, field: &Field, rows: &[InfluenceRow]) -> Table {
    let subject = Subject { study };
    let mut table = table("sensitivity", SENSITIVITY, sensitivity_columns());
    for row in rows {
        let mut cells = subject.which(row.plan, row.case);
        let (low, high) = row.interval.unzip();
        cells.extend([
            Cell::from(&field.base().deadlines[row.deadline].name),
            Cell::word(match row.measured {
                Measured::Missed => "p_missed",
                Measured::Lateness => "mean_lateness_days",
            }),
            Cell::from(&field.factors()[row.factor].name),
            Cell::word(match row.method {
                Method::First => "sobol_first",
                Method::Total => "sobol_total",
                Method::MuStar => "morris_mu_star",
                Method::Sigma => "morris_sigma",
                Method::Pawn => "pawn_median",
            }),
            number(row.value),
            number(low),
            number(high),
            number(row.nothing.map(|nothing| nothing.threshold)),
            number(row.nothing.map(|nothing| nothing.interval.0)),
            number(row.nothing.map(|nothing| nothing.interval.1)),
            Cell::count(row.missing),
            Cell::maybe(row.refused.as_ref(), |unfit| Cell::text(unfit.to_string())),
        ]);
        table.push(cells);
    }
    table
}

const SENSITIVITY: Text = Text::new(
    "One row for each factor, deadline and method: how much of what differs between the points is \
     the factor's.",
    "Une ligne par facteur, échéance et méthode : part du facteur dans ce qui diffère entre points.",
);

fn sensitivity_columns() -> Vec<Column> {
    columns(&[
        ("deadline", Unit::Key, "Deadline.", "Échéance."),
        (
            "output",
            Unit::Word,
            "What is measured at a point: p_missed or mean_lateness_days.",
            "Ce qui est mesuré à un point : p_missed ou mean_lateness_days.",
        ),
        ("factor", Unit::Key, "Factor.", "Facteur."),
        (
            "method",
            Unit::Word,
            "sobol_first and sobol_total (share of the variance; Saltelli et al. 2010, Jansen 1999), \
             morris_mu_star and morris_sigma (in the unit of the output; Morris 1991, Campolongo et al. \
             2007) or pawn_median (0 to 1; Pianosi and Wagener 2018).",
            "sobol_first et sobol_total (part de la variance), morris_mu_star et morris_sigma (dans \
             l’unité de la sortie) ou pawn_median (0 à 1).",
        ),
        ("value", Unit::Number, "How much; empty if refused.", "Valeur ; vide si refusée."),
        ("low", Unit::Number, "Lower end of its 95 % interval (bootstrap).", "Borne basse à 95 %."),
        (
            "high",
            Unit::Number,
            "Upper end of its 95 % interval (bootstrap).",
            "Borne haute à 95 %.",
        ),
        (
            "nothing",
            Unit::Number,
            "What 95 % of the factors that do nothing stay below, of 300 (pawn_median).",
            "Ce que 95 % des facteurs sans effet ne dépassent pas, sur 300 (pawn_median).",
        ),
        ("nothing_low", Unit::Number, "Lower end of its 95 % interval.", "Borne basse à 95 %."),
        ("nothing_high", Unit::Number, "Upper end.", "Borne haute."),
        (
            "missing",
            Unit::Count,
            "Points without an outcome, left out.",
            "Points sans issue, omis.",
        ),
        ("refused", Unit::Text, "Why there is no value.", "Pourquoi il n’y a pas de valeur."),
    ])
}

/// How plans stand over the futures of a sweep.
pub(crate) fn outlook(study: &Study, outlook: &Outlook) -> Table {
    let columns = columns(&[
        (
            "metric",
            Unit::Word,
            "mean (Laplace), worst (Wald 1950), satisficing (Starr 1963), regret_p90, regret_worst \
             (Savage 1951) of the chance that all hard deadlines hold.",
            "mean (Laplace), worst (Wald 1950), satisficing (Starr 1963), regret_p90, regret_worst \
             (Savage 1951) de la chance que toutes les échéances fermes soient tenues.",
        ),
        ("plan", Unit::Key, "Plan.", "Plan."),
        ("is_preferred", Unit::YesNo, "Whether the metric prefers it.", "Si la mesure le préfère."),
        (
            "value",
            Unit::Share,
            "The chance or the regret; for satisficing the share of futures.",
            "La chance ou le regret ; pour satisficing la part des cas simulés.",
        ),
        ("futures", Unit::Count, "Cases at points.", "Cas aux points."),
        ("enough", Unit::Share, "The chance that is good enough.", "La chance jugée suffisante."),
    ]);
    let meaning = Text::new(
        "One row for each measure of robustness over all cases and points and plan.",
        "Une ligne par mesure de robustesse sur tous les cas et points, et par plan.",
    );
    let mut table = Table::new("robustness", meaning, columns);
    for measure in &outlook.measures {
        for (place, value) in measure.values.iter().enumerate() {
            table.push(vec![
                Cell::word(measure.metric.word()),
                Cell::from(&study.plans[outlook.plans[place]].name),
                Cell::yes_no(measure.preferred.contains(&place)),
                Cell::Number(*value),
                Cell::count(outlook.futures),
                Cell::Number(outlook.enough),
            ]);
        }
    }
    table
}

/// In which futures a deadline is missed, and in which it holds.
pub(crate) fn failure_rules(study: &Study, field: &Field, rules: &[FailureRule]) -> Table {
    let subject = Subject { study };
    let mut table = table("failure_rules", RULES, rule_columns());
    for (number, rule) in rules.iter().enumerate() {
        for condition in &rule.conditions {
            let mut cells = subject.which(rule.plan, rule.case);
            cells.push(Cell::from(&field.base().deadlines[rule.deadline].name));
            cells.extend(about(rule, number));
            cells.extend(condition_cells(subject, field, condition));
            let said = [Language::English, Language::French]
                .map(|language| RuleTeller { field, language }.sentence(rule));
            cells.extend(said.map(Cell::text));
            table.push(cells);
        }
    }
    table
}

const RULES: Text = Text::new(
    "One row for each condition of each rule. A rule says in which futures (runs over all points, \
     with what was drawn in them) a deadline is missed, or holds.",
    "Une ligne par condition de chaque règle. Une règle dit dans quelles simulations (de tous les \
     points, avec leurs tirages) une échéance est manquée, ou tenue.",
);

fn about(rule: &FailureRule, place: usize) -> Vec<Cell> {
    vec![
        Cell::word(match rule.fate {
            DeadlineFate::Missed => "missed",
            DeadlineFate::Held => "held",
        }),
        Cell::word(match rule.search {
            Search::Box => "prim",
            Search::Tree => "cart",
        }),
        Cell::count(place),
        Cell::count(rule.rows),
        Cell::count(rule.hits),
        Cell::count(rule.all_rows),
        Cell::count(rule.all_hits),
        Cell::Number(rule.density()),
        number(rule.density_interval.map(|(low, _)| low)),
        number(rule.density_interval.map(|(_, high)| high)),
        Cell::Number(rule.coverage()),
        Cell::Number(rule.base_rate()),
        number(rule.base_interval.map(|(low, _)| low)),
        number(rule.base_interval.map(|(_, high)| high)),
    ]
}

fn condition_cells(subject: Subject<'_>, field: &Field, condition: &RuleCondition) -> Vec<Cell> {
    let teller = RuleTeller { field, language: Language::English };
    let cause = condition.cause;
    let limit = |value: f64| match value.is_finite() {
        true => exact(subject, teller, cause, value),
        false => Cell::Empty,
    };
    let (low, high, levels) = match &condition.kept {
        Kept::Range { low, high } => (limit(*low), limit(*high), Cell::Empty),
        Kept::Levels(levels) => {
            (Cell::Empty, Cell::Empty, Cell::text(teller.levels(cause, levels)))
        }
    };
    let unit = unit(teller.unit(cause)).0;
    vec![
        Cell::text(teller.key(cause)),
        Cell::word(unit),
        low,
        high,
        levels,
        number(condition.quasi_p),
        number(condition.reproduced),
    ]
}

/// A limit as text, in the unit in which the cause is shown: columns of several kinds share it.
fn exact(
    subject: Subject<'_>,
    teller: RuleTeller<'_>,
    cause: crate::analysis::Cause,
    value: f64,
) -> Cell {
    match value_cell(subject, teller.unit(cause), value) {
        Cell::Number(number) => Cell::text(super::super::csv::fixed(number, 6)),
        Cell::Date(at) => Cell::text(super::super::table::iso(&at)),
        _ => Cell::text(super::super::csv::fixed(value, 6)),
    }
}

fn rule_columns() -> Vec<Column> {
    columns(&[
        ("deadline", Unit::Key, "Deadline.", "Échéance."),
        ("fate", Unit::Word, "missed or held.", "missed (manquée) ou held (tenue)."),
        (
            "search",
            Unit::Word,
            "prim (one box; Friedman and Fisher 1999) or cart (a leaf of a tree; Breiman et al. 1984).",
            "prim (une boîte) ou cart (une feuille d’arbre).",
        ),
        ("rule", Unit::Count, "Number of the rule, from 0.", "Numéro de la règle, à partir de 0."),
        ("futures", Unit::Count, "Futures in it.", "Simulations dans la règle."),
        ("hits", Unit::Count, "Those of that fate.", "Celles de ce sort."),
        ("all_futures", Unit::Count, "All futures searched.", "Toutes les simulations examinées."),
        ("all_hits", Unit::Count, "All of that fate.", "Toutes celles de ce sort."),
        ("density", Unit::Share, "hits / futures.", "hits / futures."),
        (
            "density_low",
            Unit::Share,
            "Lower end of its 95 % interval: by drawing again whole replications and points where they are shared (Owen 2007), else Wilson; empty with too few of them.",
            "Borne basse de son intervalle à 95 % : par tirage de réplications et de points entiers s’ils sont partagés (Owen 2007), sinon Wilson ; vide s’il y en a trop peu.",
        ),
        ("density_high", Unit::Share, "Upper end.", "Borne haute."),
        ("coverage", Unit::Share, "hits / all_hits.", "hits / all_hits."),
        ("base_rate", Unit::Share, "all_hits / all_futures.", "all_hits / all_futures."),
        (
            "base_rate_low",
            Unit::Share,
            "Lower end of its 95 % interval, likewise.",
            "Borne basse de son intervalle à 95 %, de même.",
        ),
        ("base_rate_high", Unit::Share, "Upper end.", "Borne haute."),
        ("condition", Unit::Key, "Factor or assumption.", "Facteur ou hypothèse."),
        ("unit", Unit::Word, "What low and high are in.", "Unité de low et high."),
        ("low", Unit::Text, "Lower limit, included.", "Limite basse, incluse."),
        ("high", Unit::Text, "Upper limit, included.", "Limite haute, incluse."),
        ("levels", Unit::Text, "Or the values kept.", "Ou les valeurs gardées."),
        (
            "quasi_p",
            Unit::Number,
            "Chance of as many hits without this condition (Bryant and Lempert 2010), 0.002 at least \
             where whole replications or whole points are resampled: replications for what is drawn \
             in them and for points that were given, points where they were drawn; small if it matters.",
            "Probabilité d’autant de cas sans cette condition, 0,002 au moins là où des répliques ou \
             des points entiers sont rééchantillonnés (les répliques pour ce qui y est tiré et pour \
             des points donnés, les points là où ils sont tirés) ; petite si elle compte.",
        ),
        (
            "reproduced",
            Unit::Share,
            "Share of random halves of the futures (whole replications and points) in which it is \
             restricted too.",
            "Part de moitiés aléatoires (répliques et points entiers) où elle est restreinte aussi.",
        ),
        ("text_en", Unit::Text, "The rule in English.", "La règle en anglais."),
        ("text_fr", Unit::Text, "The rule in French.", "La règle en français."),
    ])
}
