//! What is the same in every run about sides, claims and rules: who listens to what, who comes to
//! which camp, what each stream of chance is called.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use crate::chance::{Cause, StreamKey};
use crate::id::{
    Arena, AssessmentId, CampId, ContestId, DeadlineId, ForceId, Id, RegionId, RuleId, SideId,
    SiteId,
};
use crate::scenario::{Goal, Mode, Occasion, Occurrence, Scenario, Trigger};

use super::escalation::{Lookout, lookouts};

/// Who acts on a happening.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Listener {
    /// A rule that it sets off.
    Rule(RuleId),
    /// An order of a force that waits for it, by its number.
    Order(ForceId, usize),
}

/// Everything fixed about the parties.
#[derive(Debug)]
pub(crate) struct Parties {
    /// Whether who holds what is followed at all.
    pub(crate) follows_control: bool,
    /// Who listens to what, rules first.
    pub(crate) listeners: Vec<(Occurrence, Listener)>,
    /// The places of those that listen to each occasion, in order.
    listening: Vec<(Occasion, Vec<usize>)>,
    /// Steps of escalations that are looked at together.
    pub(crate) lookouts: Vec<Lookout>,
    /// Rivals that are not forces, of all camps.
    pub(crate) rivals: Vec<(CampId, usize)>,
    pub(crate) rival_keys: Vec<StreamKey>,
    pub(crate) looter_keys: Arena<CampId, StreamKey>,
    pub(crate) contest_keys: Arena<ForceId, StreamKey>,
    pub(crate) rule_keys: Arena<RuleId, StreamKey>,
    pub(crate) claim_keys: Arena<AssessmentId, StreamKey>,
    /// The side that is meant to take each camp over.
    pub(crate) successors: Arena<CampId, Option<SideId>>,
    /// The assessment of each site.
    pub(crate) assessed: Arena<SiteId, Option<AssessmentId>>,
    /// Deadlines on who holds each site.
    pub(crate) held_deadlines: Arena<SiteId, Vec<DeadlineId>>,
    /// Camps near each site, for each kind of contest.
    pub(crate) near: Arena<ContestId, Arena<SiteId, Vec<CampId>>>,
}

impl Parties {
    /// Works everything out.
    pub(crate) fn new(scenario: &Scenario) -> Self {
        let rivals: Vec<(CampId, usize)> = scenario
            .camps
            .iter()
            .flat_map(|(id, camp)| (0..camp.rivals.len()).map(move |number| (id, number)))
            .collect();
        let place = |id: &CampId| scenario.sites[scenario.camps[*id].site].name.as_str();
        let rival_key = |(id, number): &(CampId, usize)| {
            let side = &scenario.sides[scenario.camps[*id].rivals[*number].side].name;
            StreamKey::new(Cause::Rival, &format!("{}/{side}", place(id)))
        };
        let of_site = |site: SiteId| scenario.sites[site].name.as_str();
        let listeners = listeners(scenario);
        Self {
            follows_control: scenario.has_parties(),
            listening: by_occasion(&listeners),
            listeners,
            lookouts: lookouts(scenario),
            rival_keys: rivals.iter().map(rival_key).collect(),
            rivals,
            looter_keys: keys(Cause::Looters, scenario.camps.ids().map(|id| place(&id))),
            contest_keys: keys(Cause::Contest, scenario.forces.values().map(|it| it.name.as_str())),
            rule_keys: keys(Cause::Rule, scenario.rules.values().map(|it| it.name.as_str())),
            claim_keys: keys(
                Cause::Claim,
                scenario.assessments.values().map(|it| of_site(it.site)),
            ),
            successors: Arena::new(
                scenario.camps.ids().map(|id| scenario.successor_side(id)).collect(),
            ),
            assessed: assessed(scenario),
            held_deadlines: held_deadlines(scenario),
            near: Arena::new(scenario.contests.ids().map(|id| near(scenario, id)).collect()),
        }
    }

    /// The places among all listeners of those that listen to an occasion.
    pub(crate) fn listening_to(&self, occasion: Occasion) -> &[usize] {
        let found = self.listening.iter().find(|(on, _)| *on == occasion);
        found.map_or(&[], |(_, places)| places)
    }

    /// The numbers of a camp's rivals.
    pub(crate) fn rivals_of(&self, camp: CampId) -> std::ops::Range<usize> {
        let first = self.rivals.partition_point(|(other, _)| *other < camp);
        let end = self.rivals.partition_point(|(other, _)| *other <= camp);
        first..end
    }
}

/// The contest that two sides have in a region: one for just these regions before one for all, one
/// for just these sides before one for any.
pub(crate) fn contest_of(
    scenario: &Scenario,
    one: SideId,
    other: SideId,
    region: RegionId,
) -> Option<ContestId> {
    let sides = [one.min(other), one.max(other)];
    let fits = scenario.contests.iter().filter(|(_, contest)| {
        contest.between.is_none_or(|between| between == sides)
            && (contest.regions.is_empty() || contest.regions.binary_search(&region).is_ok())
    });
    let best = fits.max_by_key(|(id, contest)| {
        (!contest.regions.is_empty(), contest.between.is_some(), Reverse(*id))
    });
    best.map(|(id, _)| id)
}

fn keys<'a, I: Id>(cause: Cause, names: impl Iterator<Item = &'a str>) -> Arena<I, StreamKey> {
    Arena::new(names.map(|name| StreamKey::new(cause, name)).collect())
}

fn listeners(scenario: &Scenario) -> Vec<(Occurrence, Listener)> {
    let heard = |trigger: &Trigger| match trigger {
        Trigger::On(occurrence) => Some(occurrence.clone()),
        Trigger::Date(_) | Trigger::Look(_) => None,
    };
    let rules = scenario
        .rules
        .iter()
        .filter_map(|(id, rule)| Some((heard(&rule.when)?, Listener::Rule(id))));
    let orders = scenario.forces.iter().flat_map(|(id, force)| {
        force.orders.iter().enumerate().filter_map(move |(number, order)| {
            let trigger = order.when.as_ref()?;
            Some((heard(trigger)?, Listener::Order(id, number)))
        })
    });
    rules.chain(orders).collect()
}

fn by_occasion(listeners: &[(Occurrence, Listener)]) -> Vec<(Occasion, Vec<usize>)> {
    let mut occasions: Vec<(Occasion, Vec<usize>)> = Vec::new();
    for (place, (asked, _)) in listeners.iter().enumerate() {
        match occasions.iter_mut().find(|(on, _)| *on == asked.on) {
            Some((_, places)) => places.push(place),
            None => occasions.push((asked.on, vec![place])),
        }
    }
    occasions
}

fn assessed(scenario: &Scenario) -> Arena<SiteId, Option<AssessmentId>> {
    let mut sites = Arena::new(vec![None; scenario.sites.len()]);
    for (id, assessment) in scenario.assessments.iter() {
        sites[assessment.site] = Some(id);
    }
    sites
}

fn held_deadlines(scenario: &Scenario) -> Arena<SiteId, Vec<DeadlineId>> {
    let mut sites = Arena::new(vec![Vec::new(); scenario.sites.len()]);
    for (id, deadline) in scenario.deadlines.iter() {
        if let Goal::Held(_) = deadline.goal {
            for site in &deadline.all {
                sites[*site].push(id);
            }
        }
    }
    sites
}

/// Camps within the distance of a contest by road, for each site.
fn near(scenario: &Scenario, contest: ContestId) -> Arena<SiteId, Vec<CampId>> {
    let within = (scenario.contests[contest].shelter_within.0 * 1_000.0).round() as u64;
    let near = scenario.sites.ids().map(|site| {
        let reached = reached(scenario, site, within);
        let camps = reached.into_iter().filter_map(|site| scenario.sites[site].camp);
        let mut camps: Vec<CampId> = camps.collect();
        camps.sort_unstable();
        camps
    });
    Arena::new(near.collect())
}

/// Sites within so many metres by road (Dijkstra 1959).
pub(crate) fn reached(scenario: &Scenario, from: SiteId, within: u64) -> Vec<SiteId> {
    let mut best = Arena::<SiteId, u64>::new(vec![u64::MAX; scenario.sites.len()]);
    best[from] = 0;
    let mut frontier = BinaryHeap::from([Reverse((0, from))]);
    while let Some(Reverse((metres, site))) = frontier.pop() {
        let roads = scenario.routes.values().filter(|route| route.mode == Mode::Road);
        for route in roads.filter(|route| route.ends.contains(&site)) {
            let next = if route.ends[0] == site { route.ends[1] } else { route.ends[0] };
            let total = metres + (route.length.0 * 1_000.0).round() as u64;
            if total <= within && total < best[next] {
                best[next] = total;
                frontier.push(Reverse((total, next)));
            }
        }
    }
    best.iter().filter(|(_, metres)| **metres <= within).map(|(site, _)| site).collect()
}
