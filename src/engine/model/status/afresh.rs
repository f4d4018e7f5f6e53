//! Chance begins anew for what is still to come. What was drawn for the whole run stays: assumptions,
//! amounts, numbers of vehicles, rates of march. So does what has a date already: the end of a spell of
//! weather, an answer of a gate, the end of a march. Steps under way are drawn again beyond what has
//! been done of them.

use crate::chance::Luck;
use crate::model::convoy::State;
use crate::model::world::Play;
use crate::time::Moment;

impl Play<'_> {
    /// Everything that is still to be drawn is drawn by another luck: that of a draw after a moment.
    pub(crate) fn begin_chance_afresh(&mut self, as_of: Moment, draw: u64) {
        let plan = self.plan();
        let luck = Luck::afresh(plan.scenario.seed, as_of, draw);
        self.drawn.luck = luck;
        for id in self.weathers.ids() {
            self.weathers.get_mut(id).take_luck(luck.numbered_stream(plan.weather_keys[id], 1));
        }
        for id in self.outages.ids() {
            self.outages.get_mut(id).take_luck(luck.numbered_stream(plan.outages[id].key, 1));
        }
        for id in self.forces.ids() {
            let force = self.forces.get_mut(id);
            force.stream = luck.numbered_stream(plan.order_keys[id], 1);
            force.contests = luck.numbered_stream(plan.parties.contest_keys[id], 1);
        }
        for id in self.rules.ids() {
            self.rules.get_mut(id).stream = luck.numbered_stream(plan.parties.rule_keys[id], 1);
        }
        for id in self.camps.ids() {
            let camp = self.camps.get_mut(id);
            camp.attacks = luck.numbered_stream(plan.attack_keys[id], 1);
            if !camp.is_vacated() {
                self.plan_camp_attack(id);
            }
            for task in &plan.camp_tasks[id] {
                self.redraw_step(*task);
            }
        }
        for id in self.convoys.ids() {
            let convoy = self.convoys.get_mut(id);
            if convoy.state != State::Free && convoy.vehicles > 0 {
                let keys = &plan.stocks[convoy.stock].keys;
                // Convoys that leave from now on have numbers of their own.
                let number = u32::MAX - convoy.serial;
                convoy.incidents = luck.numbered_stream(keys.incident, number);
                convoy.breakdowns = luck.numbered_stream(keys.breakdown, number);
                convoy.handling = luck.numbered_stream(keys.handling, number);
                for (asked, permit) in (0..).zip(&mut convoy.permits) {
                    let number = u32::MAX - (convoy.serial * plan.most_permits() + asked);
                    permit.take_luck(luck.numbered_stream(keys.clearance, number));
                }
            }
        }
        self.begin_own_chance_afresh();
    }
}
