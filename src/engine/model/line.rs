//! Requirement lines and their stocks: where every person, tonne and vehicle is.

use std::collections::VecDeque;

use bevy_ecs::prelude::{Component, Resource};

use crate::chance::{Stream, Uncertain};
use crate::id::{LineId, RuleId, StockId};
use crate::scenario::{Disposition, Release};
use crate::time::Moment;
use crate::units::{Amount, LoadKind, Share};

use super::account::{Account, Arrival};
use super::control::ControlSpell;
use super::journal::EventId;
use super::stretch::Stretches;
use super::world::Play;

/// A line as it stands in its camp; base units of its kind.
#[derive(Component, Debug, Clone, Default)]
pub(crate) struct Line {
    /// What there was at the start.
    pub(crate) total: i64,
    /// To be moved, and not yet ready.
    pub(crate) unpacked: i64,
    /// Meant for each disposition but not yet disposed of, in the order of `Disposition::ALL`
    /// without `Moved`.
    pub(crate) marked: [i64; 5],
    /// Disposed of, in the same order.
    pub(crate) disposed: [i64; 5],
    /// Delivered at the end of its journey.
    pub(crate) moved: i64,
    /// Lost on the way.
    pub(crate) lost: i64,
    /// The event with which some of it was lost last.
    pub(crate) lost_with: EventId,
    /// With how many guards it stays behind the last party; `None`: it goes before that.
    pub(crate) deferred: Option<u32>,
}

impl Line {
    /// Still to be dealt with in the camp before it is ready for lift or disposed of.
    pub(crate) fn to_handle(&self) -> i64 {
        self.unpacked + self.marked()
    }

    /// The same without what is to be left behind, which needs no work.
    pub(crate) fn to_work_on(&self) -> i64 {
        self.to_handle() - self.marked[Disposition::Left as usize - 1]
    }

    /// Meant for other dispositions and not yet disposed of.
    pub(crate) fn marked(&self) -> i64 {
        self.marked.iter().sum()
    }

    /// What is moved of it, or to be moved: all that is not disposed of or meant to be.
    pub(crate) fn to_move(&self) -> i64 {
        self.total - self.marked() - self.disposed.iter().sum::<i64>()
    }

    /// Whether at least this share of what is to be moved has arrived.
    pub(crate) fn has_arrived(&self, share: Share) -> bool {
        self.moved >= self.least_of(share)
    }

    /// Whether so much is lost that this share of it can never arrive.
    pub(crate) fn is_past_hope(&self, share: Share) -> bool {
        self.to_move() - self.lost < self.least_of(share)
    }

    /// The least amount that makes at least this share of what is to be moved.
    fn least_of(&self, share: Share) -> i64 {
        (self.to_move() as f64 * share.0 - 1e-6).ceil() as i64
    }

    /// Some of it is lost on the way.
    pub(crate) fn lose(&mut self, amount: i64, event: EventId) {
        self.lost += amount;
        self.lost_with = event;
    }

    /// Marks shares of what is still to be moved, less `kept`, for other dispositions.
    pub(crate) fn mark(&mut self, shares: &[(usize, f64)], kept: i64) -> i64 {
        let open = self.unpacked - kept;
        let mut left = open;
        for (disposition, share) in shares {
            let amount = ((open as f64 * share).round() as i64).min(left);
            self.marked[*disposition] += amount;
            left -= amount;
        }
        self.unpacked -= open - left;
        open - left
    }

    /// Disposes of up to `amount` of what is marked, in the order of dispositions; returns how much.
    pub(crate) fn dispose(&mut self, amount: i64) -> i64 {
        let mut left = amount;
        for (marked, disposed) in self.marked.iter_mut().zip(&mut self.disposed) {
            let taken = left.min(*marked);
            *marked -= taken;
            *disposed += taken;
            left -= taken;
        }
        amount - left
    }

    /// What is to be left behind is left; returns how much.
    pub(crate) fn leave(&mut self) -> i64 {
        let left = Disposition::Left as usize - 1;
        let amount = std::mem::take(&mut self.marked[left]);
        self.disposed[left] += amount;
        amount
    }
}

/// Load that is ready since an event.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Lot {
    pub(crate) amount: i64,
    pub(crate) since: EventId,
}

/// Load at one stage of its journey.
#[derive(Component, Debug, Clone, Default)]
pub(crate) struct Stock {
    /// Still to come to this stage, what waits for its papers included.
    pub(crate) to_come: i64,
    /// At the place from which the stage leaves, and waits for its papers.
    pub(crate) in_papers: i64,
    /// Ready and not promised to a convoy, oldest first.
    pub(crate) lots: VecDeque<Lot>,
    /// Sum of `lots`.
    pub(crate) ready: i64,
    /// Promised to convoys that have not loaded it.
    pub(crate) reserved: i64,
    /// Aboard convoys that have not left the place where they were loaded.
    pub(crate) loaded: i64,
    /// Aboard convoys of this stage on their way.
    pub(crate) aboard: i64,
    /// Convoys asked for so far: their permits have streams of chance of their own.
    pub(crate) requests: u32,
    /// Consignments that have asked for papers so far: likewise.
    pub(crate) consignments: u32,
    /// Convoys sent so far: each has its own streams of chance.
    pub(crate) sent: u32,
    /// Whether it stands in the queues of its pools.
    pub(crate) asked: bool,
    /// Changes when it leaves the queues, so that old entries are recognised.
    pub(crate) generation: u32,
    /// Whether lift may be asked for.
    pub(crate) open: bool,
    /// Times in which there were vehicles for it but a closed route barred the way.
    pub(crate) barred: Stretches,
}

impl Stock {
    fn reset(&mut self, to_come: i64, open: bool) {
        self.lots.clear();
        self.barred.clear();
        *self = Self {
            to_come,
            open,
            lots: std::mem::take(&mut self.lots),
            barred: std::mem::take(&mut self.barred),
            ..Self::default()
        };
    }

    /// Adds a ready lot.
    pub(crate) fn add(&mut self, amount: i64, since: EventId) {
        self.lots.push_back(Lot { amount, since });
        self.ready += amount;
    }

    /// Promises the oldest load to a convoy; returns since when the last of it has been ready.
    pub(crate) fn reserve(&mut self, amount: i64) -> EventId {
        let mut left = amount;
        let mut since = EventId::START;
        while left > 0 {
            let Some(lot) = self.lots.front_mut() else { break };
            let taken = lot.amount.min(left);
            lot.amount -= taken;
            left -= taken;
            since = since.max(lot.since);
            if lot.amount == 0 {
                self.lots.pop_front();
            }
        }
        self.ready -= amount;
        self.reserved += amount;
        since
    }

    /// Takes back so much of what is ready and promised to nobody, the newest first.
    pub(crate) fn withdraw(&mut self, amount: i64) {
        let mut left = amount;
        while let Some(lot) = self.lots.back_mut().filter(|_| left > 0) {
            let taken = lot.amount.min(left);
            lot.amount -= taken;
            left -= taken;
            if lot.amount == 0 {
                self.lots.pop_back();
            }
        }
        self.ready -= amount;
        if self.ready == 0 && std::mem::take(&mut self.asked) {
            self.generation += 1;
        }
    }

    /// Whether there is enough to ask for lift: a whole lot, or the last of it.
    pub(crate) fn wants_lift(&self, lot: i64) -> bool {
        self.open && self.ready > 0 && (self.ready >= lot || self.to_come == 0)
    }
}

/// Counts that belong to no single entity.
#[derive(Resource, Debug, Default)]
pub(crate) struct Tallies {
    /// Convoys formed so far.
    pub(crate) convoys: u32,
    /// Arrivals of people at the end of their journey.
    pub(crate) people_home: Vec<Arrival>,
    /// Who was where, spell by spell.
    pub(crate) control: Vec<ControlSpell>,
    /// The last moment at which a column ended or means came.
    pub(crate) means_until: Moment,
    /// Rules that fired.
    pub(crate) rules: Vec<(RuleId, Moment)>,
}

impl Play<'_> {
    /// Draws every line's amount and empties every stock.
    pub(crate) fn reset_lines(&mut self) {
        self.tallies.convoys = 0;
        self.tallies.people_home.clear();
        for id in self.lines.ids() {
            self.reset_line(id);
        }
    }

    fn reset_line(&mut self, id: LineId) {
        let plan = self.plan();
        let asked = &plan.scenario.lines[id];
        let mut stream = self.drawn.luck.stream(plan.line_keys[id]);
        let total = asked.amount.draw(&self.drawn.assumed, &mut stream).0.max(0);
        let mut line = Line { total, unpacked: total, ..Line::default() };
        let shares = self.draw_shares(&asked.disposal, &mut stream);
        line.mark(&shares, 0);
        let to_come = line.unpacked;
        *self.lines.get_mut(id) = line;
        for stock in plan.stages(id) {
            let open = !plan.stocks[stock].is_first;
            self.stocks.get_mut(stock).reset(to_come, open);
        }
    }

    /// Draws shares of dispositions, by their place among the amounts.
    pub(crate) fn draw_shares(
        &self,
        shares: &[(Disposition, Uncertain<Share>)],
        stream: &mut Stream,
    ) -> Vec<(usize, f64)> {
        let assumed = &self.drawn.assumed;
        let mut drawn = Vec::with_capacity(shares.len());
        for (disposition, share) in shares {
            let share = share.draw(assumed, stream).0.clamp(0.0, 1.0);
            drawn.push((*disposition as usize - 1, share));
        }
        drawn
    }

    /// Load of a line becomes ready for its first lift.
    pub(crate) fn make_ready(&mut self, id: LineId, amount: i64, event: EventId) {
        let Some(first) = self.plan().first_stock[id] else { return };
        if amount <= 0 {
            return;
        }
        self.lines.get_mut(id).unpacked -= amount;
        self.bring(first, amount, event);
    }

    /// Some of a line will never come to the stages from `first` on.
    pub(crate) fn expect_less(&mut self, first: StockId, amount: i64, event: EventId) {
        let plan = self.plan();
        let line = plan.stocks[first].line;
        for stock in plan.stages(line).filter(|stock| *stock >= first) {
            self.stocks.get_mut(stock).to_come -= amount;
        }
        for stock in plan.stages(line).filter(|stock| *stock >= first) {
            self.ask_lift(stock, event);
            self.look_at_hub(stock, event);
        }
    }

    /// Some of what a stage had, or carried, will never come to those after it, if there are any.
    pub(crate) fn expect_less_after(&mut self, id: StockId, amount: i64, event: EventId) {
        if !self.plan().stocks[id].is_last {
            self.expect_less(StockId(id.0 + 1), amount, event);
        }
    }

    /// Load reaches the end of a stage.
    pub(crate) fn deliver(&mut self, id: StockId, amount: i64, event: EventId) {
        let plan = &self.plan().stocks[id];
        if !plan.is_last {
            self.bring(StockId(id.0 + 1), amount, event);
            return;
        }
        self.lines.get_mut(plan.line).moved += amount;
        if plan.kind == LoadKind::People && amount > 0 {
            let arrival = Arrival { at: self.agenda.now, people: amount };
            self.tallies.people_home.push(arrival);
        }
        self.check_arrival(plan.line, event);
    }

    /// Everything of a line that is still in its camp: not ready, ready or promised.
    pub(crate) fn in_camp(&self, id: LineId) -> i64 {
        let first = self.plan().first_stock[id];
        let stock = first.map_or(0, |first| {
            let stock = self.stocks.get(first);
            stock.in_papers + stock.ready + stock.reserved + stock.loaded
        });
        self.lines.get(id).to_handle() + stock
    }

    /// What has become of a line, whole: the fields other than `total` add up to it.
    pub(crate) fn account(&self, id: LineId) -> Account {
        let line = self.lines.get(id);
        let mut under_way = 0;
        for stock in self.plan().stages(id) {
            let plan = &self.plan().stocks[stock];
            let state = self.stocks.get(stock);
            under_way += state.aboard;
            if !plan.is_first {
                under_way += state.in_papers + state.ready + state.reserved + state.loaded;
            }
        }
        Account {
            total: Amount(line.total),
            moved: Amount(line.moved),
            disposed: line.disposed.map(Amount),
            lost: Amount(line.lost),
            in_camp: Amount(self.in_camp(id)),
            under_way: Amount(under_way),
        }
    }

    /// Whether a line leaves only with the last party.
    pub(crate) fn is_last_party(&self, id: LineId) -> bool {
        self.plan().scenario.lines[id].release == Release::Last
    }
}
