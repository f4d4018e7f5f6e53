//! The agenda: what is due, in a total order of time, declared priority and stable id.

use std::cmp::{Ordering, Reverse};
use std::collections::BinaryHeap;

use bevy_ecs::prelude::Resource;

use crate::time::{Moment, Span};

use super::journal::EventId;

/// What can be due, in the order in which simultaneous events are played: the world first
/// (weather, outages, means that become available), then camps, then convoys, then forces, and
/// last of all those who waited for an end.
///
/// Two rules make one instant the same for everybody. What begins is counted before what ends, so
/// that outages which abut are one outage. And the end of an outage lets nobody go until everything
/// else of its instant has been played: whatever withholds the same again from that second on, be it
/// a rule, a contest or another outage, finds those who waited still where they were.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub(crate) enum Due {
    /// A weather turns wet. Target: weather.
    WeatherBegins,
    /// A weather's season begins. Target: weather.
    SeasonBegins,
    /// An outage begins. Target: outage.
    OutageBegins,
    /// A weather turns dry. Target: weather.
    WeatherEnds,
    /// A weather's season ends. Target: weather.
    SeasonEnds,
    /// An outage ends. Target: outage.
    OutageEnds,
    /// What a contest or a rule does for a time is over. Target: effect.
    EffectEnds,
    /// A rule's date has come. Target: rule.
    RuleComesUp,
    /// A rule fires. Target: rule.
    RuleFires,
    /// A pool becomes available. Target: pool.
    PoolOpens,
    /// Hired vehicles come under their contract. Target: pool.
    HireArrives,
    /// A change of plan gives a pool another number of vehicles. Target: pool.
    PoolChanges,
    /// A vehicle of a pool leaves the workshop. Target: pool.
    WorkshopEnds,
    /// A pool's daily quota is renewed. Target: pool.
    DayBegins,
    /// An escort pool becomes available. Target: escort.
    EscortOpens,
    /// A change of plan gives an escort pool another number of groups. Target: escort pool.
    EscortChanges,
    /// A change of plan gives loads to other pools.
    CarriersChange,
    /// Escort groups that went by themselves arrive. Target: escort pool.
    EscortArrives,
    /// A pool looks at its requests again. Target: pool.
    PoolLooks,
    /// Load will be ready within the foresight of a haul. Target: haul.
    LoadForeseen,
    /// A camp begins its closure. Target: camp.
    CampStarts,
    /// A camp's accelerated mode begins. Target: camp.
    CampAccelerates,
    /// A last party that a status has kept may leave. Target: camp.
    PartyLetGo,
    /// A camp is attacked. Target: camp.
    CampAttacked,
    /// A shelter period ends. Target: camp.
    ShelterEnds,
    /// A step is done, or a lot of it. Target: task.
    TaskDone,
    /// The tail of a column passes a place that its head has passed. Target: convoy.
    TailPasses,
    /// The next convoy may enter a route; those who have waited go before those who arrive now.
    /// Target: route.
    RouteGapEnds,
    /// The hours of a route begin for those who wait for them. Target: route.
    RouteHoursBegin,
    /// A slot begins for those who wait for one. Target: route.
    SlotBegins,
    /// A gate answers. Target: permit.
    GateAnswers,
    /// A refused convoy asks again. Target: permit.
    PermitRetries,
    /// A grant that is not used yet is asked for anew before it ends. Target: permit.
    PermitRenews,
    /// A grant that has not been used ends. Target: permit.
    PermitEnds,
    /// A convoy on a route meets what comes first: the end, an attack or a breakdown. Target: convoy.
    ConvoyMarches,
    /// A convoy's hold ends. Target: convoy.
    HoldEnds,
    /// A convoy is loaded or unloaded. Target: convoy.
    ConvoyHandled,
    /// Empties have waited long enough for others. Target: convoy.
    EmptiesLeave,
    /// A force's order may go on, or its march ends. Target: force.
    ForceActs,
    /// A successor that is not a force arrives. Target: camp.
    SuccessorArrives,
    /// A rival that is not a force arrives. Target: its number among all camps' rivals.
    RivalArrives,
    /// Looters come to a vacated camp. Target: camp.
    LootersArrive,
    /// A gate lets go who waited for the end of its suspension. Target: gate.
    GateReleases,
    /// A route lets go who waited for its opening. Target: route.
    RouteReleases,
    /// A threat lets go who waited for the end of an alert. Target: threat.
    AlertReleases,
    /// A region lets go the flights that waited for better weather. Target: region.
    SkyReleases,
    /// Those who left by their own means arrive. Target: its number among all of them.
    OwnArrives,
    /// Those who are to leave by their own means have their permission, or their road its hours. Target: rule.
    OwnMayLeave,
    /// The steps of an escalation are looked at for a camp, after everything else of the instant.
    /// Target: its number among all lookouts.
    StepsLookedAt,
}

impl Due {
    const ALL: [Self; 49] = [
        Self::WeatherBegins,
        Self::SeasonBegins,
        Self::OutageBegins,
        Self::WeatherEnds,
        Self::SeasonEnds,
        Self::OutageEnds,
        Self::EffectEnds,
        Self::RuleComesUp,
        Self::RuleFires,
        Self::PoolOpens,
        Self::HireArrives,
        Self::PoolChanges,
        Self::WorkshopEnds,
        Self::DayBegins,
        Self::EscortOpens,
        Self::EscortChanges,
        Self::CarriersChange,
        Self::EscortArrives,
        Self::PoolLooks,
        Self::LoadForeseen,
        Self::CampStarts,
        Self::CampAccelerates,
        Self::PartyLetGo,
        Self::CampAttacked,
        Self::ShelterEnds,
        Self::TaskDone,
        Self::TailPasses,
        Self::RouteGapEnds,
        Self::RouteHoursBegin,
        Self::SlotBegins,
        Self::GateAnswers,
        Self::PermitRetries,
        Self::PermitRenews,
        Self::PermitEnds,
        Self::ConvoyMarches,
        Self::HoldEnds,
        Self::ConvoyHandled,
        Self::EmptiesLeave,
        Self::ForceActs,
        Self::SuccessorArrives,
        Self::RivalArrives,
        Self::LootersArrive,
        Self::GateReleases,
        Self::RouteReleases,
        Self::AlertReleases,
        Self::SkyReleases,
        Self::OwnArrives,
        Self::OwnMayLeave,
        Self::StepsLookedAt,
    ];
}

/// One entry: time, priority and target packed in rising order, and the generation of the target
/// when it was made, so that an entry that is no longer meant is recognised and dropped.
#[derive(Debug, Clone, Copy)]
struct Slot {
    order: u64,
    generation: u32,
}

/// By order alone: of two entries for the same thing at the same time at most one is meant.
impl Ord for Slot {
    #[inline]
    fn cmp(&self, other: &Self) -> Ordering {
        self.order.cmp(&other.order)
    }
}

impl PartialOrd for Slot {
    #[inline]
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Slot {
    fn eq(&self, other: &Self) -> bool {
        self.order == other.order
    }
}

impl Eq for Slot {}

/// Bits of a target's number: 67 million of a kind.
const TARGET_BITS: u32 = 26;
/// Bits of a priority.
const DUE_BITS: u32 = 6;

impl Slot {
    #[inline]
    fn due_at(self) -> Moment {
        Moment((self.order >> 32) as i64)
    }

    #[inline]
    fn appointment(self) -> Appointment {
        let due = Due::ALL[(self.order >> TARGET_BITS) as usize & ((1 << DUE_BITS) - 1)];
        let target = (self.order & ((1 << TARGET_BITS) - 1)) as u32;
        Appointment { due, target, generation: self.generation }
    }
}

/// Something that is due now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Appointment {
    pub(crate) due: Due,
    pub(crate) target: u32,
    pub(crate) generation: u32,
}

/// What is due, and the time it is.
#[derive(Resource, Debug, Default)]
pub(crate) struct Agenda {
    heap: BinaryHeap<Reverse<Slot>>,
    /// Whether the first of the heap has been taken. It keeps its place until something is planned, which
    /// takes it over, or the next is asked for: most events plan one other, and what would be two ways
    /// through the heap is one.
    is_first_taken: bool,
    /// The present moment.
    pub(crate) now: Moment,
    /// Later than this nothing is put on the agenda.
    pub(crate) until: Moment,
}

impl Agenda {
    /// Empties the agenda for a run up to `until`.
    pub(crate) fn restart(&mut self, until: Moment) {
        self.heap.clear();
        self.is_first_taken = false;
        self.now = Moment::START;
        self.until = until;
    }

    /// Puts something on the agenda; what lies beyond the horizon is left out, and what lies in
    /// the past is due now.
    #[inline]
    pub(crate) fn plan(&mut self, at: Moment, due: Due, target: u32, generation: u32) {
        if at > self.until {
            return;
        }
        let at = at.max(self.now).0 as u64;
        let order = at << 32 | u64::from(due as u8) << TARGET_BITS | u64::from(target);
        let slot = Reverse(Slot { order, generation });
        if std::mem::take(&mut self.is_first_taken)
            && let Some(mut first) = self.heap.peek_mut()
        {
            *first = slot;
        } else {
            self.heap.push(slot);
        }
    }

    /// What is due next.
    #[inline]
    fn first(&self) -> Option<Slot> {
        let first = match self.is_first_taken {
            false => self.heap.peek(),
            // The next is one of the two that stand below the first.
            true => self.heap.as_slice().iter().skip(1).take(2).max(),
        };
        first.map(|Reverse(slot)| *slot)
    }

    /// Puts something on the agenda a length of time from now.
    #[inline]
    pub(crate) fn plan_in(&mut self, length: Span, due: Due, target: u32, generation: u32) {
        self.plan(self.now + length, due, target, generation);
    }

    /// Whether nothing more is due at the present moment.
    #[inline]
    pub(crate) fn is_second_over(&self) -> bool {
        self.is_over(self.now)
    }

    /// Whether nothing more is due up to a moment, that second included.
    #[inline]
    pub(crate) fn is_over(&self, at: Moment) -> bool {
        self.first().is_none_or(|slot| slot.due_at() > at)
    }

    /// Those who waited for something that an event has ended are to be let go once everything else
    /// of this instant has been played; the event takes the place of a generation.
    pub(crate) fn release(&mut self, due: Due, target: u32, event: EventId) {
        self.plan(self.now, due, target, event.0);
    }

    /// Takes the next appointment and moves the present to it.
    #[inline]
    pub(crate) fn next(&mut self) -> Option<Appointment> {
        if std::mem::take(&mut self.is_first_taken) {
            self.heap.pop();
        }
        let Reverse(slot) = *self.heap.peek()?;
        self.is_first_taken = true;
        self.now = slot.due_at();
        Some(slot.appointment())
    }
}

#[cfg(test)]
impl Agenda {
    /// Everything that is on it, in no order.
    pub(crate) fn appointments(&self) -> impl Iterator<Item = Appointment> {
        let left = self.heap.as_slice().iter().skip(usize::from(self.is_first_taken));
        left.map(|Reverse(slot)| slot.appointment())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn simultaneous_events_stand_in_declared_order_then_by_id() {
        let mut agenda = Agenda::default();
        agenda.restart(Moment(100));
        agenda.plan(Moment(7), Due::ForceActs, 0, 0);
        agenda.plan(Moment(7), Due::OutageEnds, 1, 0);
        agenda.plan(Moment(7), Due::OutageBegins, 9, 0);
        agenda.plan(Moment(7), Due::RouteReleases, 0, 0);
        agenda.plan(Moment(7), Due::OutageBegins, 2, 0);
        agenda.plan(Moment(3), Due::SuccessorArrives, 5, 0);
        agenda.plan(Moment(101), Due::OutageBegins, 1, 0);
        let mut order = Vec::new();
        while let Some(next) = agenda.next() {
            order.push((agenda.now.0, next.due, next.target));
        }
        assert_eq!(
            order,
            [
                (3, Due::SuccessorArrives, 5),
                (7, Due::OutageBegins, 2),
                (7, Due::OutageBegins, 9),
                (7, Due::OutageEnds, 1),
                (7, Due::ForceActs, 0),
                (7, Due::RouteReleases, 0),
            ]
        );
    }

    #[test]
    fn what_is_planned_while_an_event_is_played_takes_its_turn() {
        let mut agenda = Agenda::default();
        agenda.restart(Moment(10_000));
        let (mut luck, mut left) = (7_u64, Vec::new());
        let mut next = |most: u64| {
            luck = luck.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            (luck >> 33) % most
        };
        for round in 0..5_000 {
            // None, one or several for each that is taken, some of them at once.
            for _ in 0..next(4) {
                let at = agenda.now + Span(next(50) as i64);
                let target = next(1_000) as u32;
                agenda.plan(at, Due::ConvoyMarches, target, round);
                if at <= agenda.until {
                    left.push((at, target));
                }
            }
            left.sort_unstable();
            let second = left.first().is_none_or(|(at, _)| *at > agenda.now);
            assert_eq!(agenda.is_second_over(), second);
            assert_eq!(agenda.is_over(Moment::NEVER), left.is_empty());
            assert_eq!(agenda.appointments().count(), left.len());
            let taken = agenda.next().map(|next| (agenda.now, next.target));
            assert_eq!(taken, (!left.is_empty()).then(|| left.remove(0)));
        }
    }

    #[test]
    fn every_due_kind_stands_at_its_own_number() {
        for (index, due) in Due::ALL.into_iter().enumerate() {
            assert_eq!(due as usize, index);
        }
    }
}
