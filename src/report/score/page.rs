//! What scores say, for a terminal.

use jiff::tz::TimeZone;

use super::{Actual, Scored};
use crate::analysis::score::{BoardRow, Coverage, Forecaster, Score};
use crate::grid::{self, grid};
use crate::page::Page;
use crate::scenario::Recorded;
use crate::{Language, Text};

/// A difference between the model and the base rate that is worth a warning.
const GAP: f64 = 0.3;
/// Missions below which nothing is claimed.
const FEWEST: u32 = 10;

/// The page of these scores.
pub(super) fn page(scored: &Scored<'_>, folder: &str) -> String {
    let language = scored.language;
    let name = Text::new("score", "évaluation");
    let mut page = Page::new(&scored.missions[0].forecasts.study.base, language, Some(name));
    page.gap();
    for mission in 0..scored.missions.len() {
        page.point(&about(scored, mission));
        page.lines(&milestones(scored, mission));
        page.gap();
    }
    page.lines(&board(scored));
    page.gap();
    page.paragraph(&verdict(scored));
    gaps(scored).iter().for_each(|said| page.point(said));
    page.gap();
    page.paragraph(LEGEND.read(language));
    page.end(folder, &["scores.csv", "scoreboard.csv"])
}

/// Which forecast of which mission is scored.
fn about(scored: &Scored<'_>, mission: usize) -> String {
    let (of, part) = (&scored.missions[mission], &scored.parts[mission]);
    let (plan, case) = (&of.which.0, &of.which.1);
    let (folder, language) = (of.forecasts.name(), scored.language);
    let until = date(scored, mission, part.until);
    let left_out = of.record.entries.len() - part.milestones.len();
    let left_out = match (language, left_out) {
        (_, 0) => String::new(),
        (Language::English, n) => format!(" Milestones without a forecast, left out: {n}."),
        (Language::French, n) => format!(" Jalons sans prévision, laissés de côté\u{a0}: {n}."),
    };
    match language {
        Language::English => format!(
            "{}: forecast of {folder} ({plan}, {case}), dates up to {until}.{left_out}",
            part.name
        ),
        Language::French => format!(
            "{}\u{a0}: prévision de {folder} ({plan}, {case}), dates jusqu’au {until}.{left_out}",
            part.name
        ),
    }
}

fn date(scored: &Scored<'_>, mission: usize, day: i64) -> String {
    let date = scored.days(mission).date(day);
    let at = date.to_zoned_datetime(TimeZone::UTC);
    at.map_or_else(|_| date.to_string(), |at| scored.language.date(&at))
}

/// What the model said of each milestone of a mission, and what happened.
fn milestones(scored: &Scored<'_>, mission: usize) -> String {
    let heads = match scored.language {
        Language::English => {
            ["Milestone", "80%: from", "to", "Was", "Within", "Days", "Missed", "Brier"]
        }
        Language::French => {
            ["Jalon", "80\u{a0}%\u{a0}: du", "au", "Réel", "Dedans", "Jours", "Manquée", "Brier"]
        }
    };
    let heads = grid::heads(heads, &[0, 4]);
    let is_of = |score: &&Score| score.mission == mission && score.forecaster == Forecaster::Model;
    let rows = scored.scores.iter().filter(is_of).map(|score| row(scored, score));
    grid(&heads, rows.collect())
}

fn row(scored: &Scored<'_>, score: &Score) -> Vec<String> {
    let language = scored.language;
    let day = |day: Option<i64>| match day {
        Some(day) => date(scored, score.mission, day),
        None => Text::new("beyond", "au-delà").read(language).to_owned(),
    };
    let number = |value, decimals| or_dash(value, |value| language.number(value, decimals));
    let chance = |p: f64| {
        let was = match (score.missed, language) {
            (Some(true), Language::English) => "yes",
            (Some(false), Language::English) => "no",
            (Some(true), Language::French) => "oui",
            (Some(false), Language::French) => "non",
            (None, _) => "?",
        };
        format!("{}, {was}", language.percent(p))
    };
    vec![
        label(scored, score),
        day(score.bands[0]),
        day(score.bands[2]),
        happened(scored, score),
        within(score.coverage).read(language).to_owned(),
        number(score.crps, 1),
        or_dash(score.p_missed, chance),
        number(score.brier, 2),
    ]
}

/// A figure for the reader, or that there is none.
fn or_dash(figure: Option<f64>, said: impl Fn(f64) -> String) -> String {
    figure.map_or_else(|| "—".to_owned(), said)
}

/// A milestone for the reader.
fn label(scored: &Scored<'_>, score: &Score) -> String {
    let names = scored.names(score.mission);
    match scored.recorded(score) {
        Recorded::Deadline(id) => {
            let deadline = &names.scenario.deadlines[id];
            names.label(&deadline.label, &deadline.name)
        }
        Recorded::Vacated(id) => names.site(names.scenario.camps[id].site),
    }
}

/// When it happened, as far as that is known.
fn happened(scored: &Scored<'_>, score: &Score) -> String {
    let day = |day: i64| date(scored, score.mission, day);
    match (scored.milestone(score).actual, scored.language) {
        (Actual::Between(earliest, latest), _) if earliest == latest => day(latest),
        (Actual::Between(_, latest), Language::English) => format!("by {}", day(latest)),
        (Actual::Between(_, latest), Language::French) => format!("d’ici {}", day(latest)),
        (Actual::NotBy(by), Language::English) => format!("after {}", day(by)),
        (Actual::NotBy(by), Language::French) => format!("après {}", day(by)),
    }
}

fn within(coverage: Coverage) -> Text {
    match coverage {
        Coverage::Inside => Text::new("yes", "oui"),
        Coverage::Early => Text::new("earlier", "plus tôt"),
        Coverage::Late => Text::new("later", "plus tard"),
        Coverage::NotKnown => Text::new("?", "?"),
    }
}

/// A forecaster for the reader.
fn forecaster(who: Forecaster) -> Text {
    match who {
        Forecaster::Model => Text::new("the model", "le modèle"),
        Forecaster::Corrected => {
            Text::new("the model with its past errors", "le modèle avec ses erreurs passées")
        }
        Forecaster::BaseRate => Text::new("other missions", "les autres missions"),
        Forecaster::Announced => Text::new("the announced date", "la date annoncée"),
        Forecaster::Previous => Text::new("the earlier forecast", "la prévision antérieure"),
    }
}

/// The forecasters side by side.
fn board(scored: &Scored<'_>) -> String {
    let heads = match scored.language {
        Language::English => [
            "Forecast by",
            "Missions",
            "Brier, overall",
            "Brier",
            "Log",
            "Days",
            "Within",
            "As good",
        ],
        Language::French => [
            "Prévision",
            "Missions",
            "Brier général",
            "Brier",
            "Log",
            "Jours",
            "Dedans",
            "Aussi bon",
        ],
    };
    let heads = grid::heads(heads, &[0]);
    grid(&heads, scored.board.rows.iter().map(|row| board_row(scored.language, row)).collect())
}

fn board_row(language: Language, row: &BoardRow) -> Vec<String> {
    let number = |value, decimals| or_dash(value, |value| language.number(value, decimals));
    let of = Text::new("of", "sur").read(language);
    let as_good = row.as_good.filter(|_| row.forecaster != Forecaster::Model);
    vec![
        forecaster(row.forecaster).read(language).to_owned(),
        row.missions.to_string(),
        number(row.headline_brier, 2),
        number(row.brier, 2),
        number(row.log, 2),
        number(row.crps, 1),
        format!("{} {of} {}", row.covered.0, row.covered.1),
        or_dash(as_good, |share| language.percent(share)),
    ]
}

/// What the number of missions carries.
fn verdict(scored: &Scored<'_>) -> String {
    let missions = scored.board.missions;
    let rivals = scored.board.rows.iter().filter(|row| row.forecaster != Forecaster::Model);
    let best = rivals.filter_map(|row| Some((row.as_good?, row.forecaster)));
    let best = best.max_by(|one, other| one.0.total_cmp(&other.0));
    match (scored.language, best) {
        (Language::English, None) => format!(
            "Missions: {missions}. One forecast that came true, or did not, says nothing of how good \
             the forecasts are."
        ),
        (Language::French, None) => format!(
            "Missions\u{a0}: {missions}. Une prévision qui s’est vérifiée, ou non, ne dit rien de la \
             qualité des prévisions."
        ),
        (language, Some((share, who))) => {
            let (share, who) = (language.percent(share), forecaster(who).read(language));
            let few = missions < FEWEST;
            match language {
                Language::English => format!(
                    "Missions: {missions}. Were they drawn anew, {who} would do as well as the model \
                     on the overall deadlines {share} of the time{}.",
                    if few { "; so few missions prove no skill either way" } else { "" }
                ),
                Language::French => format!(
                    "Missions\u{a0}: {missions}. Si on les retirait au sort, {who} ferait aussi bien que \
                     le modèle sur les échéances générales {share} du temps{}.",
                    if few {
                        "\u{a0}; si peu de missions ne prouvent rien dans un sens ni dans l’autre"
                    } else {
                        ""
                    }
                ),
            }
        }
    }
}

/// Overall deadlines of which the model says something quite different from what other missions did.
fn gaps(scored: &Scored<'_>) -> Vec<String> {
    let of = |score: &Score, who: Forecaster| {
        let is_it = |other: &&Score| {
            (other.mission, other.milestone, other.forecaster)
                == (score.mission, score.milestone, who)
        };
        scored.scores.iter().find(is_it).and_then(|other| other.p_missed)
    };
    let said = scored.scores.iter().filter_map(|score| {
        let is_headline = scored.milestone(score).is_headline;
        if !is_headline || score.forecaster != Forecaster::Model {
            return None;
        }
        let (model, others) = (score.p_missed?, of(score, Forecaster::BaseRate)?);
        let (language, mission) = (scored.language, &scored.parts[score.mission].name);
        let [model_said, others_said] = [model, others].map(|share| language.percent(share));
        ((model - others).abs() > GAP).then(|| match language {
            Language::English => format!(
                "{mission}: the model gave a miss {model_said}, the other missions {others_said}: more \
                 than 30 points apart. One of them leaves out what matters."
            ),
            Language::French => format!(
                "{mission}\u{a0}: le modèle donnait {model_said} au manquement, les autres missions \
                 {others_said}\u{a0}: plus de 30\u{a0}points d’écart. L’un des deux omet ce qui compte."
            ),
        })
    });
    said.collect()
}

const LEGEND: Text = Text::new(
    "80%: the middle of the forecast, and whether the day came within it. Days: continuous ranked \
     probability score, the distance in days between the forecast as a whole and what happened; less is \
     better. Missed: the chance given to a miss, and whether it was. Brier: 0 at best, 0.25 for a coin, 1 \
     at worst; overall: of each mission’s last hard deadline. Log: −ln of the chance given to what \
     happened. As good: share of resamples of the missions in which it does no worse than the model. —: \
     cannot be said.",
    "80\u{a0}%\u{a0}: le milieu de la prévision, et si le jour y est tombé. Jours\u{a0}: score de probabilité \
     ordonnée continue, distance en jours entre la prévision entière et ce qui est arrivé\u{a0}; moins vaut \
     mieux. Manquée\u{a0}: probabilité donnée au manquement, et s’il a eu lieu. Brier\u{a0}: 0 au mieux, 0,25 \
     à pile ou face, 1 au pire\u{a0}; général\u{a0}: de la dernière échéance ferme de chaque mission. \
     Log\u{a0}: −ln de la probabilité donnée à ce qui est arrivé. Aussi bon\u{a0}: part des \
     rééchantillonnages des missions où cette prévision n’est pas pire que le modèle. —\u{a0}: ne peut être \
     dit.",
);
