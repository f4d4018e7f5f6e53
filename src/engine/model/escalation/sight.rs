//! What is seen of a camp at a look: its float, its pace, what is withheld from it, how near a fight is.

use crate::id::{CampId, LineId, RuleId, SiteId};
use crate::model::contest::Place;
use crate::model::force;
use crate::model::journal::{Code, SetOff};
use crate::model::party::reached;
use crate::model::world::Play;
use crate::scenario::{Goal, Look, Release, Sight, State, Watch};
use crate::time::{Moment, Span};
use crate::units::LoadKind;

impl Play<'_> {
    /// Whether what is watched for is seen now.
    pub(super) fn sees(&self, rule: RuleId, camp: CampId, watch: &Watch) -> bool {
        watch.holds == watch.all.iter().all(|sight| self.is_seen(rule, camp, sight))
    }

    fn is_seen(&self, rule: RuleId, camp: CampId, sight: &Sight) -> bool {
        let Some(figure) = self.figure(rule, camp, sight) else {
            return match sight {
                Sight::Is(state) => self.is_so(state),
                Sight::FightWithin(far) => self.fights_within(camp, far.0),
                _ => false,
            };
        };
        match sight {
            Sight::FloatBelow(least) => figure < least.0 as f64,
            Sight::Is(state) => self.is_so(state),
            Sight::PaceBelow(share, _) => figure < share.0,
            Sight::Withheld(_, time) => figure >= time.0 as f64,
            Sight::FightWithin(_) => false,
            Sight::Unsafe(times, _) => figure >= f64::from(*times),
            Sight::Before(_, by) => figure <= by.0 as f64,
        }
    }

    /// What is measured of what is watched for: seconds, a share, base units or a count.
    fn figure(&self, rule: RuleId, camp: CampId, sight: &Sight) -> Option<f64> {
        let now = self.agenda.now;
        match sight {
            Sight::FloatBelow(_) => self.float_of(camp).map(|float| float.0 as f64),
            Sight::Is(State::LeftShare(camp, kind, _)) => Some(self.left_share(*camp, *kind)),
            Sight::Is(State::LeftAmount(camp, kind, _)) => {
                Some(self.left(*camp, Some(*kind)).0 as f64)
            }
            Sight::PaceBelow(_, over) => {
                let paces = self.pace_over(rule, camp, *over).zip(self.planned_pace(camp));
                paces.map(|(pace, planned)| pace / planned)
            }
            Sight::Withheld(gate, _) => {
                let since = self.gates.get(*gate).suspended_since();
                since.map(|since| (now - since).0 as f64)
            }
            Sight::Unsafe(_, over) => {
                let attacks = &self.steps.attacks[crate::id::Id::index(camp)];
                let recent = attacks.iter().rev().take_while(|at| now - **at <= *over);
                Some(recent.count() as f64)
            }
            Sight::Before(deadline, _) => {
                Some((self.plan().scenario.deadlines[*deadline].due - now).0 as f64)
            }
            Sight::Is(_) | Sight::FightWithin(_) => None,
        }
    }

    /// What is seen of a watch now, which has held since a moment; `number` is its place in `when`.
    pub(super) fn seen_at_once(
        &self,
        (rule, camp): (RuleId, CampId),
        watch: &Watch,
        number: Option<usize>,
        since: Option<Moment>,
    ) -> SetOff {
        let now = self.agenda.now;
        let figures = watch.all.iter().map(|sight| self.figure(rule, camp, sight)).collect();
        SetOff { watch: number, figures, lasted: now - since.unwrap_or(now) }
    }

    /// The code of the time until a step is asked for that a watch sets off.
    pub(super) fn code_of_watch(&self, watch: &Watch) -> Code {
        let of = |sight: &Sight| match sight {
            Sight::Withheld(gate, _) => Some(self.plan().withholding(*gate)),
            Sight::FightWithin(_) | Sight::Unsafe(..) => Some(Code::ThreatHold),
            _ => None,
        };
        watch.all.iter().find_map(of).unwrap_or(Code::LateRelease)
    }

    /// What a camp has sent off by now, if anybody watches its pace.
    pub(super) fn note_pace(&mut self, id: RuleId, look: &Look) {
        let watches = |watch: &Watch| watch.all.iter().any(|it| matches!(it, Sight::PaceBelow(..)));
        if look.any.iter().any(watches) {
            let (now, sent) = (self.agenda.now, self.sent_share(look.camp));
            self.step_mut(id).sent.push((now, sent));
        }
    }

    /// The lines whose going is the camp's pace: its freight, or its people where it has none; not what
    /// goes with the last party.
    fn paced(&self, camp: CampId) -> impl Iterator<Item = LineId> + '_ {
        let scenario = &self.plan().scenario;
        let is_freight = |line: &LineId| {
            let line = &scenario.lines[*line];
            line.kind != LoadKind::People && line.release != Release::Last
        };
        let lines = &scenario.camps[camp].lines;
        let has_freight =
            lines.iter().any(|line| is_freight(line) && self.lines.get(*line).total > 0);
        lines.iter().copied().filter(move |line| !has_freight || is_freight(line))
    }

    /// The share of each kind of load that is still in the camp, of those kinds that it has.
    fn left_by_kind(&self, camp: CampId) -> impl Iterator<Item = f64> + '_ {
        let mut kinds = [(0_i64, 0_i64); LoadKind::ALL.len()];
        for line in self.paced(camp) {
            let (left, total) = &mut kinds[self.plan().scenario.lines[line].kind as usize];
            *left += self.in_camp(line);
            *total += self.lines.get(line).total;
        }
        kinds
            .into_iter()
            .filter(|(_, total)| *total > 0)
            .map(|(left, all)| left as f64 / all as f64)
    }

    /// The share of its load that a camp has sent off: of the kind of which it has sent least.
    pub(super) fn sent_share(&self, camp: CampId) -> f64 {
        1.0 - self.left_by_kind(camp).fold(0.0, f64::max)
    }

    /// When the camp's closure has begun, or would have at the earliest.
    fn begun(&self, camp: CampId) -> Moment {
        self.journal[self.camps.get(camp).began].at
    }

    /// Where the plan has the last party out.
    fn planned_end(&self, camp: CampId) -> Option<Moment> {
        let planned = self.plan().scenario.camps[camp].planned;
        planned.or_else(|| self.due_for_pace(camp))
    }

    /// The earliest date that a camp can be late for: a deadline on a milestone of it, or on what it
    /// sends, less the march there; without one, its planned date.
    pub(super) fn due_for_pace(&self, camp: CampId) -> Option<Moment> {
        let plan = self.plan();
        let asks = plan.scenario.deadlines.values().filter(|deadline| {
            deadline.all.contains(&plan.site_of(camp))
                && matches!(deadline.goal, Goal::Reached(_) | Goal::Arrived(_))
        });
        let dates = asks.map(|deadline| match deadline.goal {
            Goal::Arrived(_) => deadline.due + Span(-self.planned_march(camp).0),
            _ => deadline.due,
        });
        dates.min().or(plan.scenario.camps[camp].planned)
    }

    /// The longest planned march from a camp to where its load is taken first.
    fn planned_march(&self, camp: CampId) -> Span {
        let plan = self.plan();
        let stocks = plan.scenario.camps[camp].lines.iter().filter_map(|it| plan.first_stock[*it]);
        let marches = stocks.map(|stock| {
            let by = plan.stocks[stock].by.iter();
            let hauls = by.filter(|haul| self.is_carrier(**haul, stock));
            let hauls = hauls.map(|haul| &plan.hauls[*haul].trip.loaded);
            let seconds = hauls
                .map(|legs| legs.iter().map(|route| plan.network.seconds_on(*route)).sum::<u64>());
            Span::lasting(i64::try_from(seconds.min().unwrap_or(0)).unwrap_or(i64::MAX))
        });
        marches.max().unwrap_or(Span::ZERO)
    }

    /// The share of its load that a camp would send off in a day by its plan.
    fn planned_pace(&self, camp: CampId) -> Option<f64> {
        let days = (self.planned_end(camp)? - self.begun(camp)).in_days();
        (days > 0.0).then(|| 1.0 / days)
    }

    /// The share of its load that a camp has sent off in a day over the last so long; `None` before it has
    /// been at work for so long.
    fn pace_over(&self, rule: RuleId, camp: CampId, over: Span) -> Option<f64> {
        let now = self.agenda.now;
        let since = now + Span(-over.0);
        let sent = &self.step_of(rule).sent;
        let (at, before) = sent.iter().rev().find(|(at, _)| *at <= since)?;
        let days = (now - *at).in_days();
        let is_at_work = self.begun(camp) <= since;
        (is_at_work && days > 0.0).then(|| (self.sent_share(camp) - before) / days)
    }

    /// Whether hostile forces contest a place within so many kilometres of a camp by road.
    fn fights_within(&self, camp: CampId, kilometres: f64) -> bool {
        let scenario = &self.plan().scenario;
        let fights = self.forces.ids().map(|id| self.forces.get(id));
        let fights = fights.filter(|force| force.state == force::State::Contests);
        let places = fights.filter_map(|force| force.engagement.as_ref());
        let mut ends: Vec<SiteId> = Vec::new();
        for engagement in places {
            match engagement.place {
                Place::Site(site) => ends.push(site),
                Place::Leg(route) => ends.extend(scenario.routes[route].ends),
            }
        }
        if ends.is_empty() {
            return false;
        }
        let near = reached(scenario, self.plan().site_of(camp), (kilometres * 1_000.0) as u64);
        ends.iter().any(|site| near.contains(site))
    }
}
