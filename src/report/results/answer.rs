//! The answers of a sweep: `sensitivity.csv`, `robustness.csv` and `failure_rules.csv`.

use crate::analysis::discovery::Kept;
use crate::analysis::robustness::Robustness;
use crate::analysis::{
    DeadlineFate, FailureRule, InfluenceRow, Measured, Method, Outlook, RuleCondition, Search,
};
use crate::experiment::sweep::Field;
use crate::scenario::Study;

use super::super::Language;
use super::super::sweep::RuleTeller;
use super::assumptions::{OF_DATES, UNIT, Value, unit};
use super::{Subject, Table, Which};

/// What the answers of a sweep are about.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Swept<'a> {
    study: &'a Study,
    field: &'a Field,
}

impl<'a> Swept<'a> {
    fn subject(self) -> Subject<'a> {
        Subject { study: self.study }
    }

    fn teller(self, language: Language) -> RuleTeller<'a> {
        RuleTeller { field: self.field, language }
    }

    fn english(self) -> RuleTeller<'a> {
        self.teller(Language::English)
    }
}

/// How much each factor has to do with each deadline.
pub(crate) fn sensitivity(study: &Study, field: &Field, rows: &[InfluenceRow]) -> Table {
    Sensitivity::table(Swept { study, field }, rows)
}

/// How plans stand over the futures of a sweep.
pub(crate) fn outlook(study: &Study, outlook: &Outlook) -> Table {
    let rows = outlook.measures.iter().flat_map(|measure| {
        measure.values.iter().enumerate().map(move |(place, value)| (measure, place, *value))
    });
    PlanOutlook::table((study, outlook), rows)
}

/// In which futures a deadline is missed, and in which it holds.
pub(crate) fn failure_rules(study: &Study, field: &Field, rules: &[FailureRule]) -> Table {
    let rows = rules.iter().enumerate().flat_map(|(number, rule)| {
        rule.conditions.iter().map(move |condition| (number, rule, condition))
    });
    FailureRules::table(Swept { study, field }, rows)
}

table! {
    /// How much each factor has to do with each deadline.
    Sensitivity "sensitivity" (of: Swept<'a>, row: &'a InfluenceRow)
    "One row for each factor, deadline and method: how much of what differs between the points is \
     the factor's."
    "Une ligne par facteur, échéance et méthode : part du facteur dans ce qui diffère entre \
     points.";
    which: ..Which(of.subject(), row.plan, row.case);
    deadline: Key = &of.field.base().deadlines[row.deadline].name, "Deadline.", "Échéance.";
    output: Word = output_word(row.measured),
        "What is measured at a point: p_missed or mean_lateness_days.",
        "Ce qui est mesuré à un point : p_missed ou mean_lateness_days.";
    factor: Key = &of.field.factors()[row.factor].name, "Factor.", "Facteur.";
    method: Word = method_word(row.method),
        "sobol_first and sobol_total (share of the variance; Saltelli et al. 2010, Jansen 1999), \
         morris_mu_star and morris_sigma (in the unit of the output; Morris 1991, Campolongo et al. \
         2007) or pawn_median (0 to 1; Pianosi and Wagener 2018).",
        "sobol_first et sobol_total (part de la variance), morris_mu_star et morris_sigma (dans \
         l’unité de la sortie) ou pawn_median (0 à 1).";
    value: Number = row.value, "How much; empty if refused.", "Valeur ; vide si refusée.";
    low: Number = row.interval.map(|(low, _)| low),
        "Lower end of its 95 % interval (bootstrap).", "Borne basse à 95 %.";
    high: Number = row.interval.map(|(_, high)| high),
        "Upper end of its 95 % interval (bootstrap).", "Borne haute à 95 %.";
    nothing: Number = row.nothing.map(|nothing| nothing.threshold),
        "What 95 % of the factors that do nothing stay below, of 300 (pawn_median).",
        "Ce que 95 % des facteurs sans effet ne dépassent pas, sur 300 (pawn_median).";
    nothing_low: Number = row.nothing.map(|nothing| nothing.interval.0),
        "Lower end of its 95 % interval.", "Borne basse à 95 %.";
    nothing_high: Number = row.nothing.map(|nothing| nothing.interval.1),
        "Upper end.", "Borne haute.";
    missing: Count = row.missing,
        "Points without an outcome, left out.", "Points sans issue, omis.";
    refused: Text = row.refused.as_ref().map(|unfit| unfit.to_string()),
        "Why there is no value.", "Pourquoi il n’y a pas de valeur.";
}

fn output_word(measured: Measured) -> &'static str {
    match measured {
        Measured::Missed => "p_missed",
        Measured::Lateness => "mean_lateness_days",
    }
}

fn method_word(method: Method) -> &'static str {
    match method {
        Method::First => "sobol_first",
        Method::Total => "sobol_total",
        Method::MuStar => "morris_mu_star",
        Method::Sigma => "morris_sigma",
        Method::Pawn => "pawn_median",
    }
}

table! {
    /// How plans stand over the futures of a sweep.
    PlanOutlook "robustness"
        ((study, outlook): (&'a Study, &'a Outlook), (measure, place, value): (&'a Robustness, usize, f64))
    "One row for each measure of robustness over all cases and points and plan."
    "Une ligne par mesure de robustesse sur tous les cas et points, et par plan.";
    metric: Word = measure.metric.word(),
        "mean (Laplace), worst (Wald 1950), satisficing (Starr 1963), regret_p90, regret_worst \
         (Savage 1951) of the chance that all hard deadlines hold.",
        "mean (Laplace), worst (Wald 1950), satisficing (Starr 1963), regret_p90, regret_worst \
         (Savage 1951) de la chance que toutes les échéances fermes soient tenues.";
    plan: Key = &study.plans[outlook.plans[place]].name, "Plan.", "Plan.";
    is_preferred: YesNo = measure.preferred.contains(&place),
        "Whether the metric prefers it.", "Si la mesure le préfère.";
    value: Share = value,
        "The chance or the regret; for satisficing the share of futures.",
        "La chance ou le regret ; pour satisficing la part des cas simulés.";
    futures: Count = outlook.futures, "Cases at points.", "Cas aux points.";
    enough: Share = outlook.enough, "The chance that is good enough.", "La chance jugée suffisante.";
}

table! {
    /// In which futures a deadline is missed, and in which it holds.
    FailureRules "failure_rules"
        (of: Swept<'a>, (number, rule, it): (usize, &'a FailureRule, &'a RuleCondition))
    "One row for each condition of each rule. A rule says in which futures (runs over all points, \
     with what was drawn in them) a deadline is missed, or holds."
    "Une ligne par condition de chaque règle. Une règle dit dans quelles simulations (de tous les \
     points, avec leurs tirages) une échéance est manquée, ou tenue.";
    which: ..Which(of.subject(), rule.plan, rule.case);
    deadline: Key = &of.field.base().deadlines[rule.deadline].name, "Deadline.", "Échéance.";
    fate: Word = match rule.fate { DeadlineFate::Missed => "missed", DeadlineFate::Held => "held" },
        "missed or held.", "missed (manquée) ou held (tenue).";
    search: Word = match rule.search { Search::Box => "prim", Search::Tree => "cart" },
        "prim (one box; Friedman and Fisher 1999) or cart (a leaf of a tree; Breiman et al. 1984).",
        "prim (une boîte) ou cart (une feuille d’arbre).";
    rule: Count = number, "Number of the rule, from 0.", "Numéro de la règle, à partir de 0.";
    futures: Count = rule.rows, "Futures in it.", "Simulations dans la règle.";
    hits: Count = rule.hits, "Those of that fate.", "Celles de ce sort.";
    all_futures: Count = rule.all_rows,
        "All futures searched.", "Toutes les simulations examinées.";
    all_hits: Count = rule.all_hits, "All of that fate.", "Toutes celles de ce sort.";
    density: Share = rule.density(), "hits / futures.", "hits / futures.";
    density_low: Share = rule.density_interval.map(|(low, _)| low),
        "Lower end of its 95 % interval: by drawing again whole replications and points where they \
         are shared (Owen 2007), else Wilson; empty with too few of them.",
        "Borne basse de son intervalle à 95 % : par tirage de réplications et de points entiers \
         s’ils sont partagés (Owen 2007), sinon Wilson ; vide s’il y en a trop peu.";
    density_high: Share = rule.density_interval.map(|(_, high)| high), "Upper end.", "Borne haute.";
    coverage: Share = rule.coverage(), "hits / all_hits.", "hits / all_hits.";
    base_rate: Share = rule.base_rate(), "all_hits / all_futures.", "all_hits / all_futures.";
    base_rate_low: Share = rule.base_interval.map(|(low, _)| low),
        "Lower end of its 95 % interval, likewise.",
        "Borne basse de son intervalle à 95 %, de même.";
    base_rate_high: Share = rule.base_interval.map(|(_, high)| high), "Upper end.", "Borne haute.";
    condition: Key = of.english().key(it.cause),
        "Factor or assumption.", "Facteur ou hypothèse.";
    unit: Word = unit(of.english().unit(it.cause)).0, UNIT;
    low: Amount = limit(of, it, |low, _| low).number,
        "Lower limit, included.", "Limite basse, incluse.";
    high: Amount = limit(of, it, |_, high| high).number,
        "Upper limit, included.", "Limite haute, incluse.";
    low_date: Date = limit(of, it, |low, _| low).date, OF_DATES;
    high_date: Date = limit(of, it, |_, high| high).date, OF_DATES;
    levels: Text = levels(of, it), "Or the values kept.", "Ou les valeurs gardées.";
    quasi_p: Number = it.quasi_p,
        "Chance of as many hits without this condition (Bryant and Lempert 2010), 0.002 at least \
         where whole replications or whole points are resampled: replications for what is drawn in \
         them and for points that were given, points where they were drawn; small if it matters.",
        "Probabilité d’autant de cas sans cette condition, 0,002 au moins là où des répliques ou \
         des points entiers sont rééchantillonnés (les répliques pour ce qui y est tiré et pour des \
         points donnés, les points là où ils sont tirés) ; petite si elle compte.";
    reproduced: Share = it.reproduced,
        "Share of random halves of the futures (whole replications and points) in which it is \
         restricted too.",
        "Part de moitiés aléatoires (répliques et points entiers) où elle est restreinte aussi.";
    text_en: Text = of.teller(Language::English).sentence(rule),
        "The rule in English.", "La règle en anglais.";
    text_fr: Text = of.teller(Language::French).sentence(rule),
        "The rule in French.", "La règle en français.";
}

/// One of the limits of a condition. None beyond all values.
fn limit(of: Swept<'_>, it: &RuleCondition, which: fn(f64, f64) -> f64) -> Value {
    let value = match it.kept {
        Kept::Range { low, high } => Some(which(low, high)).filter(|value| value.is_finite()),
        Kept::Levels(_) => None,
    };
    Value::of(of.subject(), of.english().unit(it.cause), value)
}

fn levels(of: Swept<'_>, it: &RuleCondition) -> Option<String> {
    match &it.kept {
        Kept::Range { .. } => None,
        Kept::Levels(levels) => Some(of.english().levels(it.cause, levels)),
    }
}
