//! `scores.csv` and `scoreboard.csv`.

use super::{Actual, Scored};
use crate::Text;
use crate::analysis::score::{BoardRow, Score};
use crate::table::Table;

/// The tables of the scores and of the scoreboard.
pub(super) fn tables(scored: &Scored<'_>) -> Vec<Table> {
    vec![Scores::table(scored, &scored.scores), Scoreboard::table(scored, &scored.board.rows)]
}

/// The same without rows.
pub(crate) fn headings() -> Vec<Table> {
    vec![Scores::heading(), Scoreboard::heading()]
}

const FORECASTER: Text = Text::new(
    "model: the runs; corrected: the runs with the errors of the forecasts of the other missions; \
     base_rate: what the other missions did; announced: the announced date; previous: an earlier \
     forecast.",
    "model : les simulations ; corrected : les simulations avec les erreurs des prévisions des autres \
     missions ; base_rate : ce qu’ont fait les autres missions ; announced : la date annoncée ; \
     previous : une prévision antérieure.",
);

fn day(of: &Scored<'_>, score: &Score, day: Option<i64>) -> Option<String> {
    day.map(|day| of.days(score.mission).date(day).to_string())
}

/// The first and the last day on which a milestone may have been reached.
fn between(of: &Scored<'_>, score: &Score) -> Option<(i64, i64)> {
    match of.milestone(score).actual {
        Actual::Between(earliest, latest) => Some((earliest, latest)),
        Actual::NotBy(_) => None,
    }
}

/// The day by whose end it had not been reached.
fn not_by(of: &Scored<'_>, score: &Score) -> Option<i64> {
    match of.milestone(score).actual {
        Actual::Between(..) => None,
        Actual::NotBy(by) => Some(by),
    }
}

table! {
    /// What was forecast, what happened, and how good the forecast was.
    Scores "scores" (of: &'a Scored<'a>, score: &'a Score)
    "One row for each mission, milestone and forecaster: what was forecast, what happened, and how \
     good the forecast was. Days are whole days in the scenario’s zone; dates are censored at \
     `until`."
    "Une ligne par mission, jalon et prévisionniste : ce qui était prévu, ce qui est arrivé et la \
     qualité de la prévision. Jours entiers dans le fuseau du scénario ; dates censurées à `until`.";
    mission: Text = &of.parts[score.mission].name, "Mission.", "Mission.";
    scenario: Key = &of.missions[score.mission].forecasts.study.base.id,
        "Scenario that was played.", "Scénario simulé.";
    plan: Key = &of.missions[score.mission].which.0, "Plan that is scored.", "Plan évalué.";
    case: Key = &of.missions[score.mission].which.1, "Case that is scored.", "Cas évalué.";
    milestone: Key = &of.milestone(score).name, "Milestone.", "Jalon.";
    forecaster: Word = score.forecaster.word(), FORECASTER;
    announced: Text = day(of, score, of.milestone(score).announced),
        "Day announced or planned.", "Jour annoncé ou prévu au plan.";
    earliest: Text = day(of, score, between(of, score).map(|(earliest, _)| earliest)),
        "First day on which it may have been reached.", "Premier jour possible du jalon.";
    latest: Text = day(of, score, between(of, score).map(|(_, latest)| latest)),
        "Last such day.", "Dernier jour possible.";
    not_by: Text = day(of, score, not_by(of, score)),
        "Day by whose end it had not been reached.", "Jour à la fin duquel il n’était pas atteint.";
    until: Text = day(of, score, Some(of.parts[score.mission].until)),
        "Day of censoring.", "Jour de censure.";
    p_missed: Share = score.p_missed,
        "Chance given to a miss, for a deadline.",
        "Probabilité donnée au manquement, pour une échéance.";
    missed: YesNo = score.missed,
        "Whether it was missed; empty where the record does not say.",
        "Si elle a été manquée ; vide si le relevé ne le dit pas.";
    brier: Number = score.brier,
        "Brier score: 0 at best, 1 at worst.", "Score de Brier : 0 au mieux, 1 au pire.";
    log_score: Number = score.log,
        "−ln of the chance given to what happened (half a run added on either side).",
        "−ln de la probabilité donnée à ce qui est arrivé (une demi-simulation ajoutée de chaque \
         côté).";
    p10: Text = day(of, score, score.bands[0]),
        "Day by which a tenth of the forecast has come.",
        "Jour atteint par un dixième de la prévision.";
    p50: Text = day(of, score, score.bands[1]), "Median day.", "Jour médian.";
    p90: Text = day(of, score, score.bands[2]),
        "Day by which nine tenths have come.", "Jour atteint par neuf dixièmes.";
    crps_days: Days = score.crps,
        "Continuous ranked probability score (estimator NRG), forecast and day both censored; only \
         where the day is known.",
        "Score de probabilité ordonnée continue (estimateur NRG), prévision et jour censurés ; \
         seulement si le jour est connu.";
    log_score_interval: Number = score.log_interval,
        "−ln of the chance given to the recorded days, where only an interval is known.",
        "−ln de la probabilité donnée aux jours relevés, si seul un intervalle est connu.";
    pit: Share = score.pit,
        "Where the outcome stands in the forecast, 0 early to 1 late.",
        "Place du résultat dans la prévision, 0 tôt à 1 tard.";
    coverage: Word = score.coverage.word(),
        "Whether it came within the middle 80 %: inside, early, late, not_known.",
        "S’il est venu dans les 80 % centraux : inside (dedans), early (avant), late (après), \
         not_known (inconnu).";
}

table! {
    /// Means over the missions, forecaster by forecaster.
    Scoreboard "scoreboard" (_of: &'a Scored<'a>, row: &'a BoardRow)
    "One row for each forecaster: means over the missions, each counting once, whatever the number \
     of its milestones and forecasts."
    "Une ligne par prévisionniste : moyennes sur les missions, chacune comptant une fois, quel que \
     soit le nombre de ses jalons et de ses prévisions.";
    forecaster: Word = row.forecaster.word(), FORECASTER;
    missions: Count = row.missions,
        "Missions of which anything could be scored.", "Missions évaluables.";
    brier_overall: Number = row.headline_brier,
        "Mean Brier score of the overall deadlines.",
        "Score de Brier moyen des échéances générales.";
    brier: Number = row.brier,
        "Mean Brier score of all deadlines.", "Score de Brier moyen de toutes les échéances.";
    log_score: Number = row.log,
        "Mean logarithmic score of all deadlines.",
        "Score logarithmique moyen de toutes les échéances.";
    crps_days: Days = row.crps,
        "Mean continuous ranked probability score of all dates.",
        "Score de probabilité ordonnée continue moyen de toutes les dates.";
    inside: Count = row.covered.0,
        "Dates within the middle 80 % of their forecast.",
        "Dates dans les 80 % centraux de leur prévision.";
    known: Count = row.covered.1,
        "Dates of which that is known.", "Dates pour lesquelles on le sait.";
    as_good_as_model: Share = row.as_good,
        "Share of resamples of the missions in which the Brier score of the overall deadlines is \
         no worse than the model’s.",
        "Part des rééchantillonnages des missions où le score de Brier des échéances générales \
         n’est pas pire que celui du modèle.";
}
