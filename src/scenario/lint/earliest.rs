//! The best case: the earliest moment at which a camp could reach a milestone if nothing went
//! wrong. A true lower bound, for which everything doubtful is relaxed: every spread stands at its
//! favourable end, every pool is at its largest and serves this camp alone, it never rains, nobody
//! attacks, gates grant after their least lead time. Only what is certain remains: the order of
//! the closure's steps, packing at its best rate, hours of work and movement, certain closures,
//! and as many round trips as the load takes. A camp for which an escalation is in force has no bound:
//! its load may be given up, and its people may leave by their own means.

mod lift;
mod map;
mod march;
mod row;
mod succession;

use std::rc::Rc;

use crate::id::{Arena, CampId, LineId, SiteId, StepId};
use crate::time::{Moment, OpenHours, Span};
use crate::units::{LoadKind, Share};
use crate::{
    Camp, Closure, Line, Mark, Message, Milestone, Pool, Prerequisite, Release, Scenario, Step,
    StepWork, Successor,
};

use super::limit::{least, most};
use super::word;
use lift::{Load, moved};
use map::Elsewhere;
pub(super) use map::{Map, Trip, holds_throughout};
use march::{March, earliest, shortest};
use row::{passing, work_out, work_out_before};

/// A moment before which something cannot be, and what is done until then.
#[derive(Debug, Clone)]
struct Bound {
    at: Moment,
    what: Message,
}

/// One link of the chain that decides the best case.
#[derive(Debug, Clone, PartialEq)]
pub struct Link {
    /// What is done.
    pub what: Message,
    /// When it begins at the earliest.
    pub from: Moment,
    /// When it is done at the earliest.
    pub until: Moment,
    /// What would shorten it.
    pub remedy: Message,
}

/// The earliest moment of something, with the chain that decides it.
#[derive(Debug, Clone)]
pub struct Earliest {
    /// The moment; [`Moment::NEVER`] if it can never be.
    pub at: Moment,
    /// What decides it.
    pub chain: Chain,
}

/// The links that decide a best case. Those of a camp that waits for another begin with those of that one,
/// and share them with it: a row of a thousand camps has as many links, and not half a million.
#[derive(Debug, Clone, Default)]
pub struct Chain(Option<Rc<(Link, Chain)>>);

impl Chain {
    /// Whether nothing decides it.
    pub fn is_empty(&self) -> bool {
        self.0.is_none()
    }

    /// First to last.
    pub fn links(&self) -> Vec<&Link> {
        let mut links: Vec<&Link> = self.backwards().collect();
        links.reverse();
        links
    }

    fn backwards(&self) -> impl Iterator<Item = &Link> {
        let mut rest = self;
        std::iter::from_fn(move || {
            let (link, before) = rest.0.as_deref()?;
            rest = before;
            Some(link)
        })
    }

    fn push(&mut self, link: Link) {
        let before = std::mem::take(self);
        self.0 = Some(Rc::new((link, before)));
    }
}

/// One link after the other, however many there are.
impl Drop for Chain {
    fn drop(&mut self) {
        let mut rest = self.0.take();
        while let Some((_, mut before)) = rest.and_then(Rc::into_inner) {
            rest = before.0.take();
        }
    }
}

/// Whether the quickest way of a pool with its load leads by a site, as far as rates at their best say.
pub(super) fn leads_by(map: &Map<'_>, pool: &Pool, [from, via, to]: [SiteId; 3]) -> bool {
    let march = March::new(map, pool.mode, most(map.scenario, &pool.speed));
    let there = march.arrival(from, via, Moment::START);
    let by_it = march.arrival(via, to, there);
    // To the minute, for every road is rounded to the second.
    by_it < Moment::NEVER && by_it.0 <= march.arrival(from, to, Moment::START).0 + 60
}

impl Earliest {
    /// The best case of one milestone of one camp.
    pub fn of(scenario: &Scenario, camp: CampId, milestone: Milestone) -> Self {
        Self::on(&Map::new(scenario), camp, milestone)
    }

    /// The best case of the arrival of some of a camp's lines, of at least this share of each.
    pub fn of_arrival(scenario: &Scenario, camp: CampId, lines: &[LineId], share: Share) -> Self {
        Self::arrival(&Map::new(scenario), camp, lines, share)
    }

    /// The same on a map that is known already.
    pub(super) fn arrival(map: &Map<'_>, camp: CampId, lines: &[LineId], share: Share) -> Self {
        work_out_before(map, camp);
        let mut best = BestCase::new(map, camp);
        let of_camp = lines.iter().filter(|line| map.scenario.lines[**line].camp == camp);
        let whole = |line: LineId| (line, map.scenario.lines[line].stages.len());
        let journeys: Vec<(LineId, usize)> = of_camp.map(|line| whole(*line)).collect();
        best.arrived(&journeys, share.0)
    }

    /// The same on a map that is known already.
    pub(super) fn on(map: &Map<'_>, camp: CampId, milestone: Milestone) -> Self {
        work_out_before(map, camp);
        Self::of_camp(map, camp, milestone)
    }

    fn of_camp(map: &Map<'_>, camp: CampId, milestone: Milestone) -> Self {
        if map.scenario.may_be_relieved(camp) {
            return Self::last_of(std::iter::empty());
        }
        let mut best = BestCase::new(map, camp);
        let steps = best.closure.steps.ids().collect::<Vec<_>>();
        match milestone {
            Milestone::Lifted => best.first(|step| step.work == StepWork::Lift),
            Milestone::Vacated => best.first(|step| step.work == StepWork::LastParty),
            Milestone::Handover => best.first(|step| step.marks == Some(Mark::Handover)),
            Milestone::Closed => Self::last_of(steps.into_iter().map(|step| best.done(step))),
            Milestone::TakenOver => {
                let vacated = best.first(|step| step.work == StepWork::LastParty);
                best.taken_over(vacated)
            }
        }
    }

    /// The link that takes longest.
    pub fn longest(&self) -> Option<&Link> {
        self.chain.links().into_iter().max_by_key(|link| link.until.0 - link.from.0)
    }

    /// A moment that nothing decides.
    fn at(at: Moment) -> Self {
        Self { at, chain: Chain::default() }
    }

    fn last_of(all: impl Iterator<Item = Self>) -> Self {
        let start = Self::at(Moment::START);
        all.fold(start, |last, other| if other.at > last.at { other } else { last })
    }

    fn then(mut self, link: Link) -> Self {
        if link.until > self.at {
            self.at = link.until;
            self.chain.push(link);
        }
        self
    }
}

/// The steps of one camp, worked out once each.
struct BestCase<'a> {
    map: &'a Map<'a>,
    scenario: &'a Scenario,
    camp: &'a Camp,
    closure: &'a Closure,
    known: Arena<StepId, Progress>,
}

#[derive(Debug, Clone)]
enum Progress {
    Unknown,
    UnderWay,
    Known(Earliest),
}

impl<'a> BestCase<'a> {
    fn new(map: &'a Map<'a>, camp: CampId) -> Self {
        let scenario = map.scenario;
        let camp = &scenario.camps[camp];
        let closure = &scenario.closures[camp.closure];
        let known = Arena::new(vec![Progress::Unknown; closure.steps.len()]);
        Self { map, scenario, camp, closure, known }
    }

    /// The first of the steps that `wanted` accepts.
    fn first(&mut self, wanted: impl Fn(&Step) -> bool) -> Earliest {
        let closure = self.closure;
        let steps = closure.steps.iter().filter(|(_, step)| wanted(step));
        let done = steps.map(|(id, _)| self.done(id)).min_by_key(|done| done.at);
        done.unwrap_or(Earliest::at(Moment::NEVER))
    }

    /// When a step is done at the earliest.
    fn done(&mut self, id: StepId) -> Earliest {
        match &self.known[id] {
            Progress::Known(known) => return known.clone(),
            Progress::UnderWay => return self.start(),
            Progress::Unknown => self.known[id] = Progress::UnderWay,
        }
        let closure = self.closure;
        let step = &closure.steps[id];
        let begun = self.begun(step);
        let done = self.work(step, begun);
        self.known[id] = Progress::Known(done.clone());
        done
    }

    /// When a step can begin: after those before it, and after what its camp waits for.
    fn begun(&mut self, step: &Step) -> Earliest {
        let mut before = vec![self.start()];
        before.extend(step.after.iter().map(|before| self.done(*before)));
        if step.work == StepWork::LastParty {
            before.extend(self.camp.vacates_after.iter().filter_map(|it| self.met(*it)));
        }
        Earliest::last_of(before.into_iter())
    }

    /// Nothing is begun before the camp starts, nor before the camps that it waits for.
    fn start(&self) -> Earliest {
        let at = earliest(self.scenario, &self.camp.starts);
        let start = Earliest::at(Moment::START).then(Link {
            what: message!("earliest-waiting-begin", site = self.place()),
            from: Moment::START,
            until: at,
            remedy: message!("earliest-begin-earlier-camp-starts", site = self.place()),
        });
        let before = self.camp.starts_after.iter();
        let before = before.map(|(camp, milestone)| self.elsewhere(*camp, *milestone));
        Earliest::last_of(before.chain([start]))
    }

    /// When something that the last party waits for can have come about at the earliest; `None` for
    /// what may be there from the start.
    fn met(&self, asked: Prerequisite) -> Option<Earliest> {
        match asked {
            Prerequisite::Reached(camp, milestone) => Some(self.elsewhere(camp, milestone)),
            Prerequisite::Successor => self.successor_ready(),
            Prerequisite::Transit => Some(self.passed()),
        }
    }

    /// When the successor can stand ready at the earliest, if only one force can be it.
    fn successor_ready(&self) -> Option<Earliest> {
        let Some(Successor::Force(force)) = self.camp.successor else { return None };
        let side = self.scenario.forces[force].side;
        (!self.others_may_come(Some(side))).then(|| self.orders_until_there(force))
    }

    /// A milestone of another camp.
    fn elsewhere(&self, camp: CampId, milestone: Milestone) -> Earliest {
        work_out(self.map, Elsewhere::Milestone(camp, milestone))
    }

    /// When everything that other camps send through this one can be there at the earliest.
    fn passed(&self) -> Earliest {
        let senders = passing(self.scenario, self.camp.site);
        Earliest::last_of(senders.into_iter().map(|sender| work_out(self.map, sender)))
    }

    /// When at least this share of some of the camp's lines can be at the end of so many stages of
    /// their journeys. Each kind of load by itself: the last of it cannot be loaded sooner than all
    /// of it can be lifted, and then has the quickest of the ways before it.
    fn arrived(&mut self, journeys: &[(LineId, usize)], share: f64) -> Earliest {
        let mut arrived = Earliest::at(Moment::START);
        let mut camps = journeys.iter().map(|(line, _)| self.scenario.lines[*line].camp);
        if camps.any(|camp| self.scenario.may_be_relieved(camp)) {
            return arrived;
        }
        for work in [StepWork::Lift, StepWork::LastParty] {
            let is_last = work == StepWork::LastParty;
            for kind in LoadKind::ALL {
                let is_meant =
                    |line: &Line| line.kind == kind && (line.release == Release::Last) == is_last;
                let meant: Vec<(&Line, usize)> = journeys
                    .iter()
                    .map(|(line, stages)| (&self.scenario.lines[*line], *stages))
                    .filter(|(line, _)| is_meant(line))
                    .collect();
                let lines = meant.iter().map(|(line, _)| *line);
                let Some(load) = Load::new(self.map, kind, self.camp.site, lines) else {
                    continue;
                };
                let load = load.share(share);
                let begun = self.step_begun(&work);
                let opens = begun.at;
                if opens >= Moment::NEVER {
                    return begun;
                }
                let bound = load.lifted(opens, opens);
                let link = load.link(opens, &bound);
                let there = load.there(self.map, &meant, bound.at);
                let last = Earliest::last_of([begun.clone(), begun.then(link)].into_iter());
                arrived = Earliest::last_of([arrived, last.then(there)].into_iter());
            }
        }
        arrived
    }

    /// When the step that does this can begin.
    fn step_begun(&mut self, work: &StepWork) -> Earliest {
        let closure = self.closure;
        let step = closure.steps.values().find(|step| step.work == *work);
        match step {
            Some(step) => self.begun(step),
            None => self.start(),
        }
    }

    fn place(&self) -> &'a str {
        word::site(self.scenario, self.camp.site)
    }

    fn work(&mut self, step: &Step, begun: Earliest) -> Earliest {
        match &step.work {
            StepWork::Duration(duration) => {
                let span = shortest(self.scenario, duration);
                self.task(step, begun, span, "duration")
            }
            StepWork::Effort(effort) => {
                let seconds = least(self.scenario, effort).max(0.0) / self.people();
                let span = Span(seconds.min(Moment::NEVER.0 as f64).floor() as i64);
                self.task(step, begun, span, "effort")
            }
            StepWork::Pack { kind, .. } => {
                let load = self.to_pack(*kind, |_| true);
                self.pack(step, begun, load)
            }
            StepWork::Lift => self.lift(begun, |release| release != Release::Last),
            StepWork::LastParty => self.lift(begun, |release| release == Release::Last),
        }
    }

    /// Most people there can be; one is always reckoned with.
    fn people(&self) -> f64 {
        let lines = self.camp.lines.iter().map(|line| &self.scenario.lines[*line]);
        let people = lines.filter(|line| line.kind == LoadKind::People);
        let most = people.map(|line| most(self.scenario, &line.amount).max(0.0).ceil());
        most.sum::<f64>().max(1.0)
    }

    fn hours(&self, step: &Step) -> &OpenHours {
        self.map.hours(step.calendar)
    }

    fn task(&self, step: &Step, begun: Earliest, span: Span, key: &str) -> Earliest {
        let from = begun.at;
        if from >= Moment::NEVER {
            return begun;
        }
        let until = self.hours(step).after(from, span);
        let what = message!("earliest-step", step = step.name);
        let remedy = message!(
            "earliest-shorten-closure-step",
            closure = self.closure.name,
            step = step.name,
            key
        );
        begun.then(Link { what, from, until, remedy })
    }

    /// The least load of a kind to be packed for lines that `wanted` accepts.
    fn to_pack(&self, kind: LoadKind, wanted: impl Fn(Release) -> bool) -> f64 {
        let lines = lift::lines(self.scenario, self.camp, wanted).filter(|it| it.kind == kind);
        lines.map(|line| moved(self.scenario, line)).sum()
    }

    fn pack(&self, step: &Step, begun: Earliest, load: f64) -> Earliest {
        let StepWork::Pack { kind, rate, per_person, .. } = &step.work else { return begun };
        let people = if *per_person { self.people() } else { 1.0 };
        let rate = most(self.scenario, rate) * people;
        let from = begun.at;
        if load <= 0.0 || from >= Moment::NEVER {
            return begun;
        }
        let seconds = (load / rate * 3_600.0).min(Moment::NEVER.0 as f64);
        let until = self.hours(step).after(from, Span(seconds.floor() as i64));
        let what = message!(
            "earliest-packing-day-h",
            amount = word::amount(*kind, load),
            amount_2 = word::amount(*kind, (rate * 24.0).round())
        );
        let remedy = message!(
            "earliest-pack-faster-closure-step-rate",
            closure = self.closure.name,
            step = step.name
        );
        begun.then(Link { what, from, until, remedy })
    }

    /// When what is packed by a step is ready, for lines that `wanted` accepts.
    fn packed(&mut self, id: StepId, wanted: impl Fn(Release) -> bool) -> Earliest {
        let closure = self.closure;
        let step = &closure.steps[id];
        let StepWork::Pack { kind, .. } = &step.work else { return self.start() };
        let begun = self.begun(step);
        let load = self.to_pack(*kind, wanted);
        self.pack(step, begun, load)
    }

    /// Lifting every line that `wanted` accepts.
    fn lift(&mut self, begun: Earliest, wanted: impl Fn(Release) -> bool + Copy) -> Earliest {
        if begun.at >= Moment::NEVER {
            return begun;
        }
        let opens = begun.at;
        let mut lifted = begun.clone();
        for kind in LoadKind::ALL {
            let lines = lift::lines(self.scenario, self.camp, wanted);
            let Some(load) = Load::new(self.map, kind, self.camp.site, lines) else {
                continue;
            };
            let ready = self.ready(kind, wanted);
            let bound = load.lifted(opens, ready.at);
            let by_packing = ready.at > opens && bound.what.is("lift-last-convoy");
            let chain = if by_packing { ready } else { begun.clone() };
            let from = chain.at;
            let link = load.link(from, &bound);
            lifted = Earliest::last_of([lifted, chain.then(link)].into_iter());
        }
        lifted
    }

    /// When the last of a kind is ready for lift: packed, or — for people who leave as the cargo
    /// is packed — when all cargo is.
    fn ready(&mut self, kind: LoadKind, wanted: impl Fn(Release) -> bool + Copy) -> Earliest {
        let closure = self.closure;
        let packs_kind = |step: &Step| matches!(step.work, StepWork::Pack { kind: packed, .. } if packed == kind);
        let is_packed = closure.steps.values().any(packs_kind);
        let mut lines = lift::lines(self.scenario, self.camp, wanted).filter(|it| it.kind == kind);
        let as_packed =
            lines.any(|line| line.release == Release::AsPacked && moved(self.scenario, line) > 0.0);
        let mut ready = Vec::new();
        for (id, step) in closure.steps.iter() {
            let counts = if is_packed { packs_kind(step) } else { as_packed };
            if counts && matches!(step.work, StepWork::Pack { .. }) {
                ready.push(self.packed(id, wanted));
            }
        }
        Earliest::last_of(ready.into_iter())
    }
}
