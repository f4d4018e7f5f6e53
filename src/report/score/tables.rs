//! `scores.csv` and `scoreboard.csv`.

use super::{Actual, Days, Scored};
use crate::Text;
use crate::analysis::score::{BoardRow, Score};
use crate::table::{Cell, Column, Table, Unit, columns};

/// The tables of the scores and of the scoreboard.
pub(super) fn tables(scored: &Scored<'_>) -> Vec<Table> {
    let mut scores = scores_heading();
    scored.scores.iter().for_each(|score| scores.push(score_row(scored, score)));
    let mut board = scoreboard_heading();
    scored.board.rows.iter().for_each(|row| board.push(board_row(row)));
    vec![scores, board]
}

/// `scoreboard.csv` without rows.
pub(crate) fn scoreboard_heading() -> Table {
    Table::new("scoreboard", BOARD, board_columns())
}

/// `scores.csv` without rows.
pub(crate) fn scores_heading() -> Table {
    Table::new("scores", SCORES, score_columns())
}

const SCORES: Text = Text::new(
    "One row for each mission, milestone and forecaster: what was forecast, what happened, and how good \
     the forecast was. Days are whole days in the scenario’s zone; dates are censored at `until`.",
    "Une ligne par mission, jalon et prévisionniste : ce qui était prévu, ce qui est arrivé et la qualité \
     de la prévision. Jours entiers dans le fuseau du scénario ; dates censurées à `until`.",
);

const FORECASTER: Text = Text::new(
    "model: the runs; corrected: the runs with the errors of the forecasts of the other missions; \
     base_rate: what the other missions did; announced: the announced date; previous: an earlier \
     forecast.",
    "model : les simulations ; corrected : les simulations avec les erreurs des prévisions des autres \
     missions ; base_rate : ce qu’ont fait les autres missions ; announced : la date annoncée ; \
     previous : une prévision antérieure.",
);

fn score_columns() -> Vec<Column> {
    columns(&[
        ("mission", Unit::Text, "Mission.", "Mission."),
        ("scenario", Unit::Key, "Scenario that was played.", "Scénario simulé."),
        ("plan", Unit::Key, "Plan that is scored.", "Plan évalué."),
        ("case", Unit::Key, "Case that is scored.", "Cas évalué."),
        ("milestone", Unit::Key, "Milestone.", "Jalon."),
        ("forecaster", Unit::Word, FORECASTER.en, FORECASTER.fr),
        ("announced", Unit::Text, "Day announced or planned.", "Jour annoncé ou prévu au plan."),
        (
            "earliest",
            Unit::Text,
            "First day on which it may have been reached.",
            "Premier jour possible du jalon.",
        ),
        ("latest", Unit::Text, "Last such day.", "Dernier jour possible."),
        (
            "not_by",
            Unit::Text,
            "Day by whose end it had not been reached.",
            "Jour à la fin duquel il n’était pas atteint.",
        ),
        ("until", Unit::Text, "Day of censoring.", "Jour de censure."),
        (
            "p_missed",
            Unit::Share,
            "Chance given to a miss, for a deadline.",
            "Probabilité donnée au manquement, pour une échéance.",
        ),
        (
            "missed",
            Unit::YesNo,
            "Whether it was missed; empty where the record does not say.",
            "Si elle a été manquée ; vide si le relevé ne le dit pas.",
        ),
        (
            "brier",
            Unit::Number,
            "Brier score: 0 at best, 1 at worst.",
            "Score de Brier : 0 au mieux, 1 au pire.",
        ),
        (
            "log_score",
            Unit::Number,
            "−ln of the chance given to what happened (half a run added on either side).",
            "−ln de la probabilité donnée à ce qui est arrivé (une demi-simulation ajoutée de chaque côté).",
        ),
        (
            "p10",
            Unit::Text,
            "Day by which a tenth of the forecast has come.",
            "Jour atteint par un dixième de la prévision.",
        ),
        ("p50", Unit::Text, "Median day.", "Jour médian."),
        (
            "p90",
            Unit::Text,
            "Day by which nine tenths have come.",
            "Jour atteint par neuf dixièmes.",
        ),
        (
            "crps_days",
            Unit::Days,
            "Continuous ranked probability score (estimator NRG), forecast and day both censored; only where the day is known.",
            "Score de probabilité ordonnée continue (estimateur NRG), prévision et jour censurés ; seulement si le jour est connu.",
        ),
        (
            "log_score_interval",
            Unit::Number,
            "−ln of the chance given to the recorded days, where only an interval is known.",
            "−ln de la probabilité donnée aux jours relevés, si seul un intervalle est connu.",
        ),
        (
            "pit",
            Unit::Share,
            "Where the outcome stands in the forecast, 0 early to 1 late.",
            "Place du résultat dans la prévision, 0 tôt à 1 tard.",
        ),
        (
            "coverage",
            Unit::Word,
            "Whether it came within the middle 80 %: inside, early, late, not_known.",
            "S’il est venu dans les 80 % centraux : inside (dedans), early (avant), late (après), not_known (inconnu).",
        ),
    ])
}

fn score_row(scored: &Scored<'_>, score: &Score) -> Vec<Cell> {
    let mission = &scored.missions[score.mission];
    let (milestone, days) = (scored.milestone(score), scored.days(score.mission));
    let day = |day: Option<i64>| day_cell(days, day);
    let (earliest, latest, not_by) = match milestone.actual {
        Actual::Between(earliest, latest) => (Some(earliest), Some(latest), None),
        Actual::NotBy(by) => (None, None, Some(by)),
    };
    let number = |value: Option<f64>| Cell::maybe(value, Cell::Number);
    vec![
        Cell::text(scored.parts[score.mission].name.as_str()),
        Cell::from(&mission.forecasts.study.base.id),
        Cell::text(mission.which.0.as_str()),
        Cell::text(mission.which.1.as_str()),
        Cell::text(milestone.name.as_str()),
        Cell::word(score.forecaster.word()),
        day(milestone.announced),
        day(earliest),
        day(latest),
        day(not_by),
        day(Some(scored.parts[score.mission].until)),
        number(score.p_missed),
        Cell::maybe(score.missed, Cell::yes_no),
        number(score.brier),
        number(score.log),
        day(score.bands[0]),
        day(score.bands[1]),
        day(score.bands[2]),
        number(score.crps),
        number(score.log_interval),
        number(score.pit),
        Cell::word(score.coverage.word()),
    ]
}

fn day_cell(days: Days<'_>, day: Option<i64>) -> Cell {
    Cell::maybe(day, |day| Cell::text(days.date(day).to_string()))
}

const BOARD: Text = Text::new(
    "One row for each forecaster: means over the missions, each counting once, whatever the number of its \
     milestones and forecasts.",
    "Une ligne par prévisionniste : moyennes sur les missions, chacune comptant une fois, quel que soit le \
     nombre de ses jalons et de ses prévisions.",
);

fn board_columns() -> Vec<Column> {
    columns(&[
        ("forecaster", Unit::Word, FORECASTER.en, FORECASTER.fr),
        (
            "missions",
            Unit::Count,
            "Missions of which anything could be scored.",
            "Missions évaluables.",
        ),
        (
            "brier_overall",
            Unit::Number,
            "Mean Brier score of the overall deadlines.",
            "Score de Brier moyen des échéances générales.",
        ),
        (
            "brier",
            Unit::Number,
            "Mean Brier score of all deadlines.",
            "Score de Brier moyen de toutes les échéances.",
        ),
        (
            "log_score",
            Unit::Number,
            "Mean logarithmic score of all deadlines.",
            "Score logarithmique moyen de toutes les échéances.",
        ),
        (
            "crps_days",
            Unit::Days,
            "Mean continuous ranked probability score of all dates.",
            "Score de probabilité ordonnée continue moyen de toutes les dates.",
        ),
        (
            "inside",
            Unit::Count,
            "Dates within the middle 80 % of their forecast.",
            "Dates dans les 80 % centraux de leur prévision.",
        ),
        (
            "known",
            Unit::Count,
            "Dates of which that is known.",
            "Dates pour lesquelles on le sait.",
        ),
        (
            "as_good_as_model",
            Unit::Share,
            "Share of resamples of the missions in which the Brier score of the overall deadlines is no worse than the model’s.",
            "Part des rééchantillonnages des missions où le score de Brier des échéances générales n’est pas pire que celui du modèle.",
        ),
    ])
}

fn board_row(row: &BoardRow) -> Vec<Cell> {
    let number = |value: Option<f64>| Cell::maybe(value, Cell::Number);
    vec![
        Cell::word(row.forecaster.word()),
        Cell::count(row.missions),
        number(row.headline_brier),
        number(row.brier),
        number(row.log),
        number(row.crps),
        Cell::count(row.covered.0),
        Cell::count(row.covered.1),
        number(row.as_good),
    ]
}
