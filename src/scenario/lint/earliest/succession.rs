//! When a camp can be taken over at the soonest.

use super::march::{earliest, shortest};
use crate::chance::Uncertain;
use crate::id::{ForceId, SideId};
use crate::time::Moment;
use crate::{Action, Force, Presence, Successor, Trigger};

use super::{BestCase, Earliest, Link};

impl<'a> BestCase<'a> {
    /// The successor in place, after the last party is out.
    pub(super) fn taken_over(&self, vacated: Earliest) -> Earliest {
        let from = vacated.at;
        if from >= Moment::NEVER {
            return vacated;
        }
        let side = self.scenario.successor_side_of(self.camp);
        match &self.camp.successor {
            Some(Successor::Force(_) | Successor::Side { .. }) if self.others_may_come(side) => {
                vacated
            }
            Some(Successor::After { name, delay }) => vacated.then(Link {
                what: message!("earliest-coming", name),
                from,
                until: from + shortest(self.scenario, delay),
                remedy: message!("earliest-shorten-camp-successor-delay", site = self.place()),
            }),
            Some(Successor::Force(force)) => {
                let comes = self.orders_until_there(*force);
                let force = &self.scenario.forces[*force];
                vacated.then(Link {
                    what: message!("earliest-orders", force = force.name),
                    from,
                    until: comes.at,
                    remedy: message!("earliest-let-force-come-earlier", force = force.name),
                })
            }
            Some(Successor::Side { side, delay: Some(delay) }) => vacated.then(Link {
                what: message!("earliest-coming-2", side = self.scenario.sides[*side].name),
                from,
                until: from + shortest(self.scenario, delay),
                remedy: message!("earliest-shorten-camp-successor-delay", site = self.place()),
            }),
            Some(Successor::Side { delay: None, .. }) => vacated,
            Some(Successor::Named(_)) | None => Earliest::at(Moment::NEVER),
        }
    }

    /// Whether a force of the side that is not named as successor may come to the camp, or one that is
    /// may be ordered otherwise by a rule.
    pub(super) fn others_may_come(&self, side: Option<SideId>) -> bool {
        let site = self.camp.site;
        let is_of_side = |force: ForceId| Some(self.scenario.forces[force].side) == side;
        let comes = |(id, force): (ForceId, &Force)| {
            self.camp.successor != Some(Successor::Force(id))
                && is_of_side(id)
                && force.orders.iter().any(|order| order.task.goal() == Some(site))
        };
        let is_ordered =
            |action: &Action| matches!(action, Action::Order { force, .. } if is_of_side(*force));
        self.scenario.forces.iter().any(comes) || self.scenario.a_rule_may(is_ordered)
    }

    /// The pauses and dates of a force's orders up to the first that ends at the camp, and what other
    /// camps must have reached before; its marches are left aside.
    pub(super) fn orders_until_there(&self, id: ForceId) -> Earliest {
        let force = &self.scenario.forces[id];
        let mut there = Earliest::at(Moment::START);
        let otherwise = match force.presence {
            Presence::IfHeld { otherwise } => otherwise,
            _ => None,
        };
        if force.at == self.camp.site || otherwise == Some(self.camp.site) {
            return there;
        }
        for order in &force.orders {
            let awaited = order.after.and_then(|(site, milestone)| {
                Some(self.elsewhere(self.scenario.sites[site].camp?, milestone))
            });
            there = Earliest::last_of([there].into_iter().chain(awaited));
            let dates = [order.not_before.as_ref(), order.when.as_ref().and_then(date_of)];
            let dates = dates.into_iter().flatten().map(|date| earliest(self.scenario, date));
            let from = there.at;
            let begins = dates.fold(from, Moment::max);
            let until = if begins >= Moment::NEVER {
                begins
            } else {
                begins + shortest(self.scenario, &order.pause)
            };
            there = there.then(Link {
                what: message!("earliest-orders", force = force.name),
                from,
                until,
                remedy: message!("earliest-let-force-come-earlier", force = force.name),
            });
            if order.task.goal() == Some(self.camp.site) {
                break;
            }
        }
        there
    }
}

/// The date of a trigger that is one.
fn date_of(trigger: &Trigger) -> Option<&Uncertain<Moment>> {
    if let Trigger::Date(date) = trigger { Some(date) } else { None }
}
