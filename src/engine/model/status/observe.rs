//! What a run shows of what a status is about.

use crate::id::PoolId;
use crate::model::convoy::State;
use crate::model::world::Play;
use crate::scenario::{About, Standing};
use crate::units::LoadKind;

impl Play<'_> {
    /// What a run shows of something now: a date in seconds (endless if there is none yet), an amount in
    /// base units, a number, or how something stands, as [`Standing::number`] has it.
    pub(crate) fn observed(&self, about: About) -> f64 {
        let date = |at: Option<crate::time::Moment>| at.map_or(f64::INFINITY, |at| at.0 as f64);
        match about {
            About::Begun(camp) => date(self.camps.get(camp).begun),
            About::Reached(camp, milestone) => date(self.reached_at(camp, milestone)),
            About::Left(line) => self.in_camp(line) as f64,
            About::Gone(line) => {
                let account = self.account(line);
                let disposed: i64 = account.disposed.iter().map(|it| it.0).sum();
                (account.total.0 - account.in_camp.0 - disposed) as f64
            }
            About::Shed(line) => {
                self.account(line).disposed.iter().map(|it| it.0).sum::<i64>() as f64
            }
            About::PeopleOut(camp) => {
                let lines = self.plan().scenario.lines.iter();
                let lines = lines.filter(|(_, line)| {
                    line.kind == LoadKind::People && camp.is_none_or(|camp| line.camp == camp)
                });
                lines.map(|(id, _)| self.lines.get(id).total - self.in_camp(id)).sum::<i64>() as f64
            }
            About::Vehicles(pool) => f64::from(self.pools.get(pool).has_now()),
            About::Escorts(escort) => f64::from(self.escorts.get(escort).total()),
            About::UnderWay(pool) => self.convoys_under_way(pool) as f64,
            About::Gate(gate) => standing(self.gates.get(gate).suspended > 0),
            About::Route(route) => standing(self.routes.get(route).closed > 0),
            About::Force(force) => Standing::At(self.forces.get(force).stands_at()).number(),
            About::Holder(site) => Standing::Held(self.sites.get(site).ground.holder).number(),
            About::Step(id) => Standing::Step(self.stage_of(id)).number(),
            About::Assumption(id) => self.drawn.assumed[id],
        }
    }

    /// Convoys of a pool that have left their home.
    fn convoys_under_way(&self, pool: PoolId) -> usize {
        let home = self.plan().scenario.pools[pool].home;
        let convoys = self.convoys.ids().map(|id| self.convoys.get(id));
        let is_on_its_way = convoys.filter(|convoy| {
            let is_at_home = convoy.node == home
                && matches!(convoy.state, State::Queueing | State::Handling | State::Ready);
            convoy.pool == pool
                && convoy.is_formed()
                && convoy.vehicles > 0
                && !convoy.waits_at_home()
                && !is_at_home
        });
        is_on_its_way.count()
    }
}

fn standing(is_shut: bool) -> f64 {
    if is_shut { Standing::Shut.number() } else { Standing::Open.number() }
}
