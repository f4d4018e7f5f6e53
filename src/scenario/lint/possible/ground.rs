//! Where a force may have to do with others who are at a site: as one that comes there, or that
//! carries out an order where it stands. Where roads leave a doubt, it may.

use std::collections::BTreeSet;

use crate::id::{ForceId, SiteId};
use crate::{Mode, Order, Presence, Task};

use super::Possible;

impl Possible<'_> {
    /// Whether a force may come to a site with an order that leads to it or through it.
    pub(super) fn may_come_to(&self, id: ForceId, site: SiteId) -> bool {
        let orders = &self.orders[id];
        if orders.iter().any(|order| matches!(order.task, Task::Shadow(_))) {
            return true;
        }
        let goals = self.goals(id);
        let places = self.places(id);
        let leads_through = |goal: &SiteId| {
            let beside_goal = self.joined(site, Some(*goal));
            places.iter().any(|from| {
                ![*goal, site].contains(from)
                    && beside_goal.contains(from)
                    && self.joined(site, Some(*from)).contains(goal)
            })
        };
        goals.contains(&site) || goals.iter().any(leads_through)
    }

    /// Whether a force may carry out an order at a site where it stands.
    pub(super) fn may_act_at(&self, id: ForceId, site: SiteId) -> bool {
        let own = &self.scenario.forces[id].orders;
        let is_hold = |order: &Order| order.task == Task::Hold;
        let first = own.iter().take_while(|order| is_hold(order)).count();
        // What a force is told to hold later may be wherever it has fallen back to.
        let given = self.orders[id].iter().filter(|order| !own.contains(order));
        let holds_later = own.iter().skip(first).any(is_hold) || given.copied().any(is_hold);
        self.goals(id).contains(&site)
            || first > 0 && self.starts(id).contains(&site)
            || holds_later && self.places(id).contains(&site)
    }

    /// Whether a force may be at a site but by falling back onto it.
    fn may_be_at(&self, id: ForceId, site: SiteId) -> bool {
        self.starts(id).contains(&site) || self.may_come_to(id, site)
    }

    /// Whether two forces may contest each other's way at a site: one comes, or acts, where the
    /// other is. Nobody falls back onto an enemy that was there before.
    pub(super) fn may_meet_at(&self, one: ForceId, other: ForceId, site: SiteId) -> bool {
        let comes = |one, other| {
            self.may_come_to(one, site) && self.places(other).contains(&site)
                || self.may_act_at(one, site) && self.may_be_at(other, site)
        };
        comes(one, other) || comes(other, one)
    }

    fn starts(&self, id: ForceId) -> BTreeSet<SiteId> {
        let force = &self.scenario.forces[id];
        let otherwise = match force.presence {
            Presence::IfHeld { otherwise } => otherwise,
            Presence::Certain => None,
        };
        otherwise.into_iter().chain([force.at]).collect()
    }

    fn goals(&self, id: ForceId) -> BTreeSet<SiteId> {
        self.orders[id].iter().filter_map(|order| order.task.goal()).collect()
    }

    /// Where a force may stand: after a contest anywhere that roads lead to.
    fn places(&self, id: ForceId) -> BTreeSet<SiteId> {
        let starts = self.starts(id);
        if self.is_in_a_meeting(id) {
            return starts.iter().flat_map(|site| self.joined(*site, None)).collect();
        }
        starts.into_iter().chain(self.goals(id)).collect()
    }

    /// Sites that roads join to one without leading through another.
    fn joined(&self, from: SiteId, without: Option<SiteId>) -> BTreeSet<SiteId> {
        let mut found = BTreeSet::from([from]);
        let mut frontier = vec![from];
        while let Some(site) = frontier.pop() {
            let roads = self.scenario.routes.values().filter(|route| route.mode == Mode::Road);
            for route in roads.filter(|route| route.ends.contains(&site)) {
                let next = route.ends[usize::from(route.ends[0] == site)];
                if Some(next) != without && found.insert(next) {
                    frontier.push(next);
                }
            }
        }
        found
    }
}
