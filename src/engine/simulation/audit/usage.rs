//! What means did, added up again from the state of the world after every event.

use std::collections::BTreeMap;

use crate::id::EscortId;
use crate::model::{Activity, Code, Convoy, ConvoyState, Means, Play};
use crate::time::Moment;

use super::Outcome;

/// Units by activity.
type Counts = BTreeMap<(Means, Activity), i64>;

/// How the means stood, from one moment to the next.
#[derive(Default)]
pub(super) struct Watch {
    stood: Vec<(Moment, Counts)>,
}

impl Watch {
    /// Looks at all means; of one second the last look counts.
    pub(super) fn look(&mut self, play: &Play<'_>) {
        let now = play.agenda.now;
        self.stood.pop_if(|(at, _)| *at == now);
        self.stood.push((now, counts(play)));
    }

    /// What was seen is what is told, and every second of every unit is in it once.
    pub(super) fn compare(&self, play: &Play<'_>, outcome: &Outcome) {
        let stands = play.convoys.ids().any(|id| play.convoys.get(id).is_formed());
        let stands = stands || play.pools.ids().any(|id| !play.pools.get(id).workshop.is_empty());
        let (until, last) = (play.plan().scenario.until, play.tallies.means_until);
        let end = if stands || last == Moment::START { until } else { last };
        let mut seen = Counts::new();
        for (index, (from, counts)) in self.stood.iter().enumerate() {
            let to = self.stood.get(index + 1).map_or(end, |(at, _)| *at).min(end);
            let span = (to - *from).0.max(0);
            for (place, units) in counts {
                *seen.entry(*place).or_default() += units * span;
            }
        }
        for (means, usage) in &outcome.means {
            for activity in Activity::ALL {
                let seen = seen.get(&(*means, activity)).copied().unwrap_or_default();
                let told = usage.seconds[activity as usize];
                assert_eq!(told, seen, "{means:?} {activity:?} until {end:?}: {usage:?}");
                let by_users = usage.users.iter().map(|(_, of)| of[activity as usize]);
                assert!(by_users.sum::<i64>() <= told, "{means:?} {activity:?}: {usage:?}");
            }
        }
    }
}

fn counts(play: &Play<'_>) -> Counts {
    let mut counts = Counts::new();
    let mut add = |means, activity, units: u32| {
        *counts.entry((means, activity)).or_default() += i64::from(units);
    };
    let formed = play.convoys.ids().map(|id| play.convoys.get(id)).filter(|it| it.is_formed());
    let formed: Vec<&Convoy> = formed.collect();
    for convoy in formed.iter().filter(|convoy| convoy.vehicles > 0) {
        let leader = convoy.along.leader.map(|leader| play.convoys.get(leader));
        let activity = activity(leader.unwrap_or(convoy));
        add(Means::Pool(convoy.pool), activity, convoy.vehicles);
        if let Some(escort) = convoy.escort {
            add(Means::Escort(escort), activity, convoy.groups);
        }
        for (escort, groups) in convoy.relieved() {
            add(Means::Escort(escort), Activity::InUse, groups);
        }
        if let Some(site) = convoy.bay_held() {
            let flies = play.plan().flies(convoy.pool);
            add(if flies { Means::Apron } else { Means::Bays }(site), Activity::InUse, 1);
        }
        if convoy.state == ConvoyState::Handling {
            let flies = play.plan().flies(convoy.pool);
            let means = if flies { Means::Apron } else { Means::Bays }(convoy.node);
            add(means, Activity::InUse, 1);
        }
    }
    for id in play.pools.ids() {
        let pool = play.pools.get(id);
        let away = pool.lost + pool.gone + pool.to_come();
        add(Means::Pool(id), Activity::Unavailable, away);
        add(Means::Pool(id), Activity::Held, pool.workshop.len() as u32);
        add(Means::Pool(id), at_home(play, id), pool.free);
    }
    for id in play.escorts.ids() {
        let (free, moving, is_open) = play.escorts.get(id).standing();
        add(Means::Escort(id), Activity::InUse, moving);
        add(Means::Escort(id), if is_open { Activity::Idle } else { Activity::Unavailable }, free);
    }
    for (id, asked) in play.plan().scenario.gates.iter() {
        let busy = play.gates.get(id).busy();
        add(Means::Desks(id), Activity::InUse, busy);
        add(Means::Desks(id), Activity::Idle, asked.desks.unwrap_or(busy) - busy);
    }
    for (id, asked) in play.plan().scenario.sites.iter() {
        for (means, places) in [(Means::Bays(id), asked.bays), (Means::Apron(id), asked.mog)] {
            let used = counts.get(&(means, Activity::InUse)).copied().unwrap_or_default();
            let idle = places.map_or(0, i64::from) - used;
            counts.insert((means, Activity::Idle), idle);
        }
    }
    counts
}

fn activity(convoy: &Convoy) -> Activity {
    match convoy.state {
        ConvoyState::Clearing | ConvoyState::Waiting(Code::NoClearance) => {
            Activity::AwaitsPermission
        }
        ConvoyState::AwaitingEscort => Activity::AwaitsEscort,
        ConvoyState::Waiting(_) => Activity::AwaitsWay,
        ConvoyState::Ready => Activity::Loaded,
        ConvoyState::Queueing => Activity::AwaitsBay,
        ConvoyState::Held(_) => Activity::Held,
        ConvoyState::Marching | ConvoyState::ClosingUp | ConvoyState::Handling => Activity::InUse,
        ConvoyState::Free | ConvoyState::Mustering | ConvoyState::Along => {
            panic!("vehicles without a column")
        }
    }
}

/// As the first column asked for is hindered.
fn at_home(play: &Play<'_>, id: crate::id::PoolId) -> Activity {
    let pool = play.pools.get(id);
    if !pool.is_open() {
        return Activity::Unavailable;
    }
    let first = pool.requests.first().map(|(_, convoy)| play.convoys.get(*convoy));
    match first.and_then(|convoy| convoy.wait.lacks()).map(|(code, _)| code) {
        None | Some(Code::NoLift | Code::NoContract | Code::LateRelease) => Activity::Idle,
        Some(Code::NoClearance) => Activity::AwaitsPermission,
        Some(Code::NoEscort) => Activity::AwaitsEscort,
        Some(_) => Activity::AwaitsWay,
    }
}

/// A column of 120 vehicles, 12 km long, that stands loaded from 06:00 on, and a road of two legs, each with its own
/// two groups of escorts. The first goes home alone from the bridge.
const RELIEVED: &str = r#"
format = 1
scenario = { id = "relieved", as_of = 2024-01-01, until = "20 d" }
site.hub = { kind = "hub" }
site.bridge = { kind = "town" }
[camp.camp]
line.freight = { amount = "120 teu", to = "hub" }
[route.first]
ends = ["camp", "bridge"]
length = "100 km"
escorts = 2
[route.second]
ends = ["bridge", "hub"]
length = "60 km"
escorts = 2
[pool.trucks]
kind = "trucks"
home = "camp"
count = 120
teu = 1
speed = "40 km/h"
convoy = [120, 120]
loading = "6 h"
density = "10 per km"
[escort.one]
count = 2
home = "camp"
routes = ["first"]
returns = "alone"
[escort.two]
count = 2
home = "bridge"
routes = ["second"]
returns = "alone"
[deadline.out]
all = "all-camps"
due = "10 d"
"#;

#[test]
fn groups_that_are_relieved_are_in_use_with_the_tail_and_on_their_way_home() {
    let mut simulation = super::Simulation::new(super::scenario(RELIEVED));
    let outcome = simulation.play(0).expect("it ends");
    let in_use = |escort: u32| {
        let of_it = |(means, _): &&(Means, _)| *means == Means::Escort(EscortId(escort));
        let (_, usage) = outcome.means.iter().find(of_it).expect("an escort");
        usage.seconds[Activity::InUse as usize]
    };
    let minute = 60;
    // 12 km pass in 18 minutes. The head leaves at 06:00 and is at the bridge at 08:30, its tail at 08:48, where the
    // first groups leave it, home in 3 h 20 min over 100 km at 30 km/h: from 06:00 to 12:08, two of them.
    assert_eq!(in_use(0), 2 * (6 * 60 + 8) * minute);
    // The second go from the bridge at 08:30 and are at the hub with the tail at 10:18, home in two hours.
    assert_eq!(in_use(1), 2 * (3 * 60 + 48) * minute);
}
