//! The scoreboard: forecasters side by side, each mission counting once.

use super::{Coverage, Forecaster, Mission, Score, mean};
use crate::chance::{Cause, Luck, StreamKey};

/// How often the missions are drawn anew to see how far a comparison can be trusted.
const RESAMPLES: u32 = 10_000;

/// One forecaster over all missions.
#[derive(Debug, Clone, PartialEq)]
pub struct BoardRow {
    /// Who.
    pub forecaster: Forecaster,
    /// Missions of which he said anything that can be scored.
    pub missions: u32,
    /// Mean Brier score of the overall deadlines.
    pub headline_brier: Option<f64>,
    /// Mean Brier score of all deadlines.
    pub brier: Option<f64>,
    /// Mean logarithmic score of all deadlines.
    pub log: Option<f64>,
    /// Mean continuous ranked probability score of all dates, days.
    pub crps: Option<f64>,
    /// Dates within the middle 80 %, and all of which that is known; not by mission.
    pub covered: (u32, u32),
    /// Share of the resamples of the missions in which his Brier score of the overall deadlines is no
    /// worse than the model's.
    pub as_good: Option<f64>,
}

/// The scoreboard.
#[derive(Debug, Clone, PartialEq)]
pub struct Board {
    /// How many missions there are; several forecasts of one are one.
    pub missions: u32,
    /// The forecasters who said anything, in the order of [`Forecaster::ALL`].
    pub rows: Vec<BoardRow>,
}

/// The scoreboard of these scores.
pub fn board(missions: &[Mission], scores: &[Score]) -> Board {
    let names = names(missions);
    let table = Table { missions, scores, names: &names };
    let said = |who: &Forecaster| scores.iter().any(|score| score.forecaster == *who);
    let rows = Forecaster::ALL.into_iter().filter(said).map(|who| table.row(who));
    Board { missions: names.len() as u32, rows: rows.collect() }
}

/// The names of the missions, each once, in order.
fn names(missions: &[Mission]) -> Vec<&str> {
    let mut names: Vec<&str> = Vec::new();
    for mission in missions {
        if !names.contains(&mission.name.as_str()) {
            names.push(&mission.name);
        }
    }
    names
}

struct Table<'a> {
    missions: &'a [Mission],
    scores: &'a [Score],
    names: &'a [&'a str],
}

impl Table<'_> {
    fn row(&self, who: Forecaster) -> BoardRow {
        let headline = self.by_mission(who, |score| self.headline(score));
        let log_or_interval = |score: &Score| score.log.or(score.log_interval);
        let of = |figure: &dyn Fn(&Score) -> Option<f64>| self.by_mission(who, figure);
        let any = of(&|score| log_or_interval(score).or(score.crps));
        let is_of = |score: &&Score| score.forecaster == who;
        let known = self.scores.iter().filter(is_of).map(|score| score.coverage);
        let known: Vec<Coverage> = known.filter(|it| *it != Coverage::NotKnown).collect();
        let inside = known.iter().filter(|it| **it == Coverage::Inside).count();
        BoardRow {
            forecaster: who,
            missions: any.iter().flatten().count() as u32,
            headline_brier: mean(headline.iter().copied().flatten()),
            brier: mean(of(&|score| score.brier).into_iter().flatten()),
            log: mean(of(&|score| score.log).into_iter().flatten()),
            crps: mean(of(&|score| score.crps).into_iter().flatten()),
            covered: (inside as u32, known.len() as u32),
            as_good: self.as_good(&headline),
        }
    }

    /// The Brier score of an overall deadline.
    fn headline(&self, score: &Score) -> Option<f64> {
        let milestone = &self.missions[score.mission].milestones[score.milestone];
        score.brier.filter(|_| milestone.is_headline)
    }

    /// The mean of a figure within each mission.
    fn by_mission(
        &self,
        who: Forecaster,
        figure: impl Fn(&Score) -> Option<f64>,
    ) -> Vec<Option<f64>> {
        let of = |name: &&str| {
            let is_of = |score: &&Score| {
                score.forecaster == who && self.missions[score.mission].name == **name
            };
            mean(self.scores.iter().filter(is_of).filter_map(&figure))
        };
        self.names.iter().map(of).collect()
    }

    /// How often a forecaster is no worse than the model when the missions are drawn anew. Nothing with
    /// fewer than two missions of which both said something.
    fn as_good(&self, headline: &[Option<f64>]) -> Option<f64> {
        let model = self.by_mission(Forecaster::Model, |score| self.headline(score));
        let pairs = headline.iter().zip(model).filter_map(|(his, model)| Some((*his)? - model?));
        let worse: Vec<f64> = pairs.collect();
        if worse.len() < 2 {
            return None;
        }
        let key = StreamKey::new(Cause::Resampling, "scoreboard");
        let mut stream = Luck::new(self.missions[0].seed, 0).stream(key);
        let mut pick = || worse[(stream.unit() * worse.len() as f64) as usize];
        let mut is_no_worse = || (0..worse.len()).map(|_| pick()).sum::<f64>() <= 1e-12;
        let hits = (0..RESAMPLES).filter(|_| is_no_worse()).count();
        Some(hits as f64 / f64::from(RESAMPLES))
    }
}
