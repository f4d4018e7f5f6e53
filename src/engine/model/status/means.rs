//! Means, gates, roads, steps and ground are what a status says.

use crate::id::{GateId, OutageId, RouteId};
use crate::model::blueprint::Withheld;
use crate::model::effect::Effect;
use crate::model::journal::EventId;
use crate::model::world::Play;
use crate::scenario::{About, Fact, Outage, Passage, Says, Standing};
use crate::time::Span;

impl Play<'_> {
    /// A state is what a fact says of it, if it can be set; else it is that of the run.
    pub(super) fn set_as_told(&mut self, fact: &Fact) {
        match (fact.about, fact.says) {
            (About::Vehicles(id), Says::Amount { value, give, .. }) => {
                let has = self.pools.get(id).has_now();
                if (f64::from(has) - value).abs() > give {
                    self.set_pool(id, value as u32);
                }
            }
            (About::Escorts(id), Says::Amount { value, give, .. }) => {
                let has = self.escorts.get(id).total();
                if (f64::from(has) - value).abs() > give {
                    self.set_escort(id, value as u32);
                }
            }
            (About::Gate(id), Says::Stands { so, .. }) => self.set_gate(id, so),
            (About::Route(id), Says::Stands { so, .. }) => self.set_route(id, so),
            (About::Step(id), Says::Stands { so: Standing::Step(stage), .. }) => {
                self.set_step(id, stage);
            }
            (About::Holder(site), Says::Stands { so: Standing::Held(Some(side)), .. }) => {
                self.take_site(site, side, None, EventId::START);
            }
            (About::Holder(site), Says::Stands { so: Standing::Held(None), .. }) => {
                self.give_up(site, EventId::START);
            }
            _ => self.set_load(fact),
        }
    }

    fn set_gate(&mut self, id: GateId, so: Standing) {
        let is_shut = self.gates.get(id).suspended > 0;
        match so {
            Standing::Shut if !is_shut => {
                let lasts = self.length_of(Withheld::Gate(id), Passage::Gate(id));
                self.begin_effect(Effect::Suspend(id), lasts, EventId::START);
            }
            Standing::Open if is_shut => {
                self.lift_outages(Withheld::Gate(id), EventId::START);
                self.lift_effects(|it| it == Effect::Suspend(id), EventId::START);
            }
            _ => {}
        }
    }

    fn set_route(&mut self, id: RouteId, so: Standing) {
        let is_shut = self.routes.get(id).closed > 0;
        match so {
            Standing::Shut if !is_shut => {
                let lasts = self.length_of(Withheld::Route(id), Passage::Route(id));
                self.begin_effect(Effect::Close(id), lasts, EventId::START);
            }
            Standing::Open if is_shut => {
                self.lift_outages(Withheld::Route(id), EventId::START);
                self.lift_effects(|it| it == Effect::Close(id), EventId::START);
            }
            _ => {}
        }
    }

    /// How long something that is withheld now will be: as the scenario draws its outages, or until the
    /// end of one that is known, or else as a rule that shuts it has it; `None`: nothing is known, and it
    /// lasts.
    fn length_of(&self, withheld: Withheld, passage: Passage) -> Option<Span> {
        let plan = self.plan();
        let of_it = plan.outages.iter().filter(|(_, outage)| outage.withheld == withheld);
        let lengths = of_it.filter_map(|(id, outage)| self.drawn_length(id, &outage.outage));
        lengths.min().or_else(|| {
            let rules = plan.scenario.rules_that_shut(passage);
            let drawn = rules.filter_map(|(id, lasts)| {
                let mut stream = self.drawn.luck.numbered_stream(plan.parties.rule_keys[id], 1);
                lasts.map(|lasts| lasts.draw(&self.drawn.assumed, &mut stream))
            });
            drawn.min()
        })
    }

    fn drawn_length(&self, id: OutageId, outage: &Outage) -> Option<Span> {
        let key = self.plan().outages[id].key;
        let mut stream = self.drawn.luck.numbered_stream(key, 1);
        match outage {
            Outage::Recurring { lasts, .. } => Some(lasts.draw(&self.drawn.assumed, &mut stream)),
            Outage::Known(period) => {
                let until = period.until.draw(&self.drawn.assumed, &mut stream);
                let left = until - self.agenda.now;
                (left > Span::ZERO && until < self.agenda.until).then_some(left)
            }
        }
    }
}
