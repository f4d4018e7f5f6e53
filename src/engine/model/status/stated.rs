//! A status as a run needs it: what is set, what must not come too early, when it is looked after.

use crate::chance::{Distribution, Uncertain};
use crate::id::{Arena, AssumptionId, CampId, LineId};
use crate::scenario::{About, Fact, Milestone, Release, Says, Scenario, Status};
use crate::time::{Moment, Span};

/// What is known of an assumption.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Known {
    /// It lies between these values.
    Between(f64, f64),
    /// It is above this value.
    Above(f64),
}

/// Draws among which one that agrees is looked for.
const TRIES: u32 = 1_000;

impl Known {
    /// A value that agrees with it: the one drawn, if it does; else, where it lies between two, the
    /// middle of them, and where it is above one, the first of other draws that is.
    pub(super) fn of(self, drawn: f64, draw: impl Fn(u32) -> f64) -> f64 {
        match self {
            Self::Between(low, high) if (low..=high).contains(&drawn) => drawn,
            Self::Between(low, high) => f64::midpoint(low, high),
            Self::Above(least) if drawn > least => drawn,
            Self::Above(least) => {
                let others = (1..TRIES).map(draw);
                others.into_iter().find(|other| *other > least).unwrap_or(least + 1.0)
            }
        }
    }
}

/// When something came about, or that it had not.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Dated {
    Between(Moment, Moment),
    NotBy(Moment),
}

impl Dated {
    /// The first moment at which it may come about; of what has not, the second after that.
    pub(super) fn earliest(self) -> Moment {
        match self {
            Self::Between(from, _) => from,
            Self::NotBy(by) => by + Span(1),
        }
    }
}

/// What is done at a moment of the past.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Stop {
    /// What was too early may come about.
    LetGo(CampId, Milestone),
    /// A camp has begun.
    Begin(CampId),
    /// A milestone has been reached.
    Reach(CampId, Milestone),
    /// A state is what a fact says, by its number.
    Set(usize),
}

/// A status as a run needs it.
#[derive(Debug, Clone, PartialEq)]
pub struct Stated {
    pub(super) as_of: Moment,
    pub(super) facts: Vec<Fact>,
    assumed: Vec<(AssumptionId, Known)>,
    begun: Arena<CampId, Option<Dated>>,
    reached: Arena<CampId, [Option<Dated>; 5]>,
    /// Camps that were not empty by a moment, whatever else is known of them.
    pub(super) manned: Arena<CampId, Option<Moment>>,
    /// What is done in the past, in order of time.
    pub(super) stops: Vec<(Moment, Stop)>,
}

impl Stated {
    /// What a status says of a scenario's runs.
    pub fn new(scenario: &Scenario, status: &Status) -> Self {
        let camps = scenario.camps.len();
        let mut stated = Self {
            as_of: status.as_of,
            facts: status.facts.clone(),
            assumed: status.direct().filter_map(|(id, fact)| Some((id, known(fact)?))).collect(),
            begun: Arena::new(vec![None; camps]),
            reached: Arena::new(vec![[None; 5]; camps]),
            manned: Arena::new(vec![None; camps]),
            stops: Vec::new(),
        };
        for fact in &status.facts {
            stated.note_date(fact);
        }
        stated.note_states(scenario, status);
        stated.stops.sort_by_key(|(at, stop)| (*at, *stop));
        stated
    }

    /// A date counts more than that there was none, a later "not yet" more than an earlier.
    fn note_date(&mut self, fact: &Fact) {
        let dated = match fact.says {
            Says::Between(from, until) => Dated::Between(from.max(Moment::START), until),
            Says::NotBy(by) => Dated::NotBy(by),
            _ => return,
        };
        let (place, stops) = match fact.about {
            About::Begun(camp) => (&mut self.begun[camp], [None, Some(Stop::Begin(camp))]),
            About::Reached(camp, milestone) => {
                let stops = [Stop::LetGo(camp, milestone), Stop::Reach(camp, milestone)];
                (&mut self.reached[camp][milestone as usize], stops.map(Some))
            }
            _ => return,
        };
        if let Dated::Between(from, until) = dated {
            let [first, last] = stops;
            self.stops.extend(first.map(|stop| (from, stop)));
            // What is brought on by the end of a day is so before the midnight that ends it.
            let until = until.min(self.as_of);
            let until = if from < until { Moment(until.0 - 1) } else { until };
            self.stops.extend(last.map(|stop| (until, stop)));
        }
        match (*place, dated) {
            (Some(Dated::Between(..)), Dated::NotBy(_)) => {}
            _ => *place = Some(dated),
        }
    }

    /// The latest that is known of each state is set; a camp with load left in it is not empty.
    fn note_states(&mut self, scenario: &Scenario, status: &Status) {
        for (number, fact) in status.facts.iter().enumerate() {
            let Some(at) = fact.says.at() else { continue };
            if status.of(fact.about) != Some(fact) {
                continue;
            }
            self.stops.push((at.min(status.as_of), Stop::Set(number)));
            let (About::Left(line), Says::Amount { value, give, .. }) = (fact.about, fact.says)
            else {
                continue;
            };
            if at >= status.as_of && value > give {
                self.hold_open(scenario, line);
            }
        }
        for (camp, reached) in self.reached.iter() {
            if let Some(Dated::NotBy(by)) = reached[Milestone::Vacated as usize] {
                self.manned[camp] = self.manned[camp].max(Some(by));
            }
        }
    }

    fn hold_open(&mut self, scenario: &Scenario, line: LineId) {
        let asked = &scenario.lines[line];
        // What is left in a camp that is told to be empty follows after the last party, or stays.
        if matches!(self.reached[asked.camp][Milestone::Vacated as usize], Some(Dated::Between(..)))
        {
            return;
        }
        self.manned[asked.camp] = Some(self.as_of);
        let lifted = &mut self.reached[asked.camp][Milestone::Lifted as usize];
        if asked.release != Release::Last && lifted.is_none() {
            *lifted = Some(Dated::NotBy(self.as_of));
        }
    }

    /// When the status is taken.
    pub fn as_of(&self) -> Moment {
        self.as_of
    }

    /// What is known of an assumption.
    pub(super) fn assumed(&self, id: AssumptionId) -> Option<Known> {
        let of_it =
            || self.assumed.iter().filter(|(other, _)| *other == id).map(|(_, known)| *known);
        // A value tells more than that there was none, and lies beyond what there was none by.
        of_it().reduce(|one, other| match (one, other) {
            (Known::Above(one), Known::Above(other)) => Known::Above(one.max(other)),
            (Known::Above(least), Known::Between(low, high))
            | (Known::Between(low, high), Known::Above(least)) => {
                Known::Between(low.max(least), high.max(least))
            }
            (one, _) => one,
        })
    }

    /// What is known of the beginning of a camp.
    pub(super) fn begun(&self, camp: CampId) -> Option<Dated> {
        self.begun[camp]
    }

    /// What is known of a milestone of a camp.
    pub(super) fn reached(&self, camp: CampId, milestone: Milestone) -> Option<Dated> {
        self.reached[camp][milestone as usize]
    }

    /// What is known.
    #[cfg(test)]
    pub(crate) fn facts(&self) -> &[Fact] {
        &self.facts
    }

    /// An assumption's spread as it is known, for tables.
    pub fn assumption(&self, id: AssumptionId) -> Option<(f64, f64)> {
        self.assumed(id).map(|known| match known {
            Known::Between(low, high) => (low, high),
            Known::Above(least) => (least, f64::INFINITY),
        })
    }
}

fn known(fact: &Fact) -> Option<Known> {
    match fact.says {
        Says::Value(low, high) => Some(Known::Between(low, high)),
        Says::NotBy(by) => Some(Known::Above(by.0 as f64)),
        _ => None,
    }
}

/// Whether a length is drawn anew in every run, and from what.
pub(in crate::model) fn own_spread<U>(length: &Uncertain<U>) -> Option<&Distribution> {
    match &length.source {
        crate::chance::Source::Own(Distribution::Fixed(_)) => None,
        crate::chance::Source::Own(spread) if length.factors.is_empty() => Some(spread),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_agrees_with_what_is_known_stays_and_else_it_is_the_middle_or_another_draw() {
        let never = |_: u32| -> f64 { panic!("nothing is drawn") };
        let between = Known::Between(2.0, 5.0);
        assert_eq!(
            [2.0, 3.0, 5.0, 5.5, 1.0].map(|it| between.of(it, never)),
            [2.0, 3.0, 5.0, 3.5, 3.5]
        );
        let above = Known::Above(4.0);
        assert_eq!(above.of(4.5, never), 4.5);
        // Of the draws 1, 2, 3 … the first that is above; where none is, the least that is.
        assert_eq!([4.0, 3.0].map(|it| above.of(it, f64::from)), [5.0, 5.0]);
        assert_eq!(Known::Above(2_000.0).of(1.0, f64::from), 2_001.0);
    }
}
