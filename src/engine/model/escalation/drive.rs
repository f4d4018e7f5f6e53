//! Those who have left by their own means, leg by leg: they drive at the mean rate of each road in its
//! open hours, wait before a road that is shut if there is no way round, and are held and hit by attacks
//! as columns without an escort are. Alerts do not stop them, nor are they slowed by weather.

use crate::chance::Stream;
use crate::id::{RouteId, SiteId, StockId};
use crate::model::agenda::Due;
use crate::model::journal::{Actor, Code, Detail, Entry, EventId, EventKind};
use crate::model::network::far_end;
use crate::model::world::Play;
use crate::scenario::Mode;
use crate::time::Span;
use crate::units::LoadKind;

/// People, vehicles or what they carry, on the way by their own means.
#[derive(Debug, Clone)]
pub(crate) struct OwnColumn {
    pub(crate) stock: StockId,
    pub(crate) amount: i64,
    /// How many have left the same stock before it: its luck hangs on nobody else's leaving.
    serial: u32,
    /// The last that has happened to it.
    last: EventId,
    /// Where it stands, or the end of its road that it has left.
    at: SiteId,
    /// The road it is on, and what is left of it in seconds of its open hours.
    leg: Option<(RouteId, i64)>,
    /// What it meets next.
    next: Next,
    /// The luck of this leg, and its number.
    luck: Option<Stream>,
    legs: u32,
}

/// What those on the way meet next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Next {
    /// The end of the road they are on.
    End,
    /// An attack.
    Attack,
    /// The end of what holds them after one.
    GoOn,
    /// Nothing, before a road opens.
    Road,
}

/// Columns that drive themselves have numbers of their own among those that are attacked.
const OWN: u32 = 1 << 30;
/// Most legs of one, for the numbers of its streams.
const MOST_LEGS: u32 = 1 << 10;

impl OwnColumn {
    pub(super) fn new(
        (stock, serial): (StockId, u32),
        amount: i64,
        last: EventId,
        at: SiteId,
    ) -> Self {
        Self { stock, amount, serial, last, at, leg: None, next: Next::Road, luck: None, legs: 0 }
    }

    /// Whether it waits for a road to open.
    fn waits(&self) -> bool {
        self.next == Next::Road && self.leg.is_none() && self.amount > 0
    }
}

impl Play<'_> {
    fn own_mut(&mut self, number: u32) -> &mut OwnColumn {
        &mut self.steps.columns[number as usize]
    }

    /// Those at a node enter their next road, wait for one that opens, or have arrived.
    pub(super) fn drive_on(&mut self, number: u32) {
        let plan = self.plan();
        let column = &self.steps.columns[number as usize];
        let (stock, at) = (column.stock, column.at);
        let [_, goal] = plan.stocks[stock].ends;
        if at == goal {
            return self.arrive_own(number);
        }
        let is_open = |route: RouteId| self.routes.get(route).closed == 0;
        let road = plan.network.path(Mode::Road, at, goal, is_open);
        let Some(route) = road.and_then(|road| road.first().copied()) else {
            self.own_mut(number).next = Next::Road;
            return;
        };
        let column = self.own_mut(number);
        column.legs += 1;
        column.leg = Some((route, plan.network.seconds_on(route) as i64));
        self.draw_own_luck(number);
        self.plan_own_leg(number);
    }

    /// The luck of the leg that a column is on.
    fn draw_own_luck(&mut self, number: u32) {
        let column = &self.steps.columns[number as usize];
        let leg = column.serial % (OWN / MOST_LEGS) * MOST_LEGS + column.legs % MOST_LEGS;
        let key = self.plan().stocks[column.stock].keys.incident;
        self.own_mut(number).luck = Some(self.drawn.luck.numbered_stream(key, OWN + leg));
    }

    /// Those on the way go on by the luck that is drawn from now on.
    pub(crate) fn begin_own_chance_afresh(&mut self) {
        for number in 0..self.steps.columns.len() as u32 {
            if self.steps.columns[number as usize].luck.is_some() {
                self.draw_own_luck(number);
            }
        }
    }

    /// The speed of those who drive themselves on a road.
    fn own_speed(&self, route: RouteId) -> f64 {
        let plan = self.plan();
        let hours = plan.network.seconds_on(route) as f64 / 3_600.0;
        plan.scenario.routes[route].length.0 / hours.max(1e-9)
    }

    /// What is met next on the road, and when.
    fn plan_own_leg(&mut self, number: u32) {
        let plan = self.plan();
        let Some((route, left)) = self.steps.columns[number as usize].leg else { return };
        let rate = self.attack_rate(route, self.own_speed(route), false) / 3_600.0;
        let now = self.agenda.now;
        let column = self.own_mut(number);
        let budget = column.luck.as_mut().map_or(f64::INFINITY, Stream::exponential);
        let attack = if rate > 0.0 { budget / rate } else { f64::INFINITY };
        let (next, seconds) = match attack < left as f64 {
            true => (Next::Attack, attack as i64),
            false => (Next::End, left),
        };
        column.next = next;
        column.leg = Some((route, left - seconds));
        let at = plan.route_hours(route).after(now, Span::lasting(seconds));
        self.agenda.plan(at, Due::OwnArrives, number, 0);
    }

    /// What was to be met next has come.
    pub(crate) fn meet_own(&mut self, number: u32) {
        let column = &self.steps.columns[number as usize];
        let Some((route, _)) = column.leg else { return };
        match column.next {
            Next::End => {
                let at = far_end(&self.plan().scenario, route, column.at);
                let column = self.own_mut(number);
                (column.at, column.leg) = (at, None);
                self.drive_on(number);
            }
            Next::Attack => self.attack_own(number, route),
            Next::GoOn => {
                self.go_on_own(number, Code::Incident);
                self.plan_own_leg(number);
            }
            Next::Road => {}
        }
    }

    /// An attack holds them, and may destroy a vehicle.
    fn attack_own(&mut self, number: u32, route: RouteId) {
        let plan = self.plan();
        let speed = self.own_speed(route);
        let column = self.own_mut(number);
        let (stock, last) = (column.stock, column.last);
        let Some(mut luck) = column.luck.take() else { return };
        let attacker = self.attacker(route, speed, false, luck.unit());
        let asked = &plan.scenario.threats[attacker];
        let hold = asked.hold.draw(&self.drawn.assumed, &mut luck).max(Span::ZERO);
        let is_hit = luck.happens(self.threats.get(attacker).loss());
        let entry = Entry::after(self.agenda.now, EventKind::OwnAttacked, last, Code::March);
        let entry = entry.site(plan.stocks[stock].site).with(Actor::Threat(attacker));
        let event = self.journal.write(entry);
        self.journal.describe(event, Detail::Lasts(hold));
        let column = self.own_mut(number);
        column.luck = Some(luck);
        column.last = event;
        column.next = Next::GoOn;
        if is_hit && plan.stocks[stock].kind == LoadKind::Vehicles && column.amount > 0 {
            column.amount -= 1;
            let is_gone = column.amount == 0;
            if is_gone {
                (column.leg, column.next) = (None, Next::Road);
            }
            self.stocks.get_mut(stock).aboard -= 1;
            self.lines.get_mut(plan.stocks[stock].line).lose(1, event);
            if !plan.stocks[stock].is_last {
                self.expect_less(StockId(stock.0 + 1), 1, event);
            }
            self.check_arrival(plan.stocks[stock].line, event);
            if is_gone {
                return;
            }
        }
        self.agenda.plan_in(hold, Due::OwnArrives, number, 0);
    }

    fn go_on_own(&mut self, number: u32, code: Code) {
        let column = &self.steps.columns[number as usize];
        let (stock, last) = (column.stock, column.last);
        let entry = Entry::after(self.agenda.now, EventKind::OwnGoesOn, last, code);
        let event = self.journal.write(entry.site(self.plan().stocks[stock].site));
        self.own_mut(number).last = event;
    }

    /// Whether any of those who drive themselves wait for a road to open.
    pub(crate) fn own_columns_wait(&self) -> bool {
        self.steps.columns.iter().any(OwnColumn::waits)
    }

    /// A road has opened: those who waited for one try again.
    pub(crate) fn release_own_columns(&mut self) {
        for number in 0..self.steps.columns.len() as u32 {
            let column = &self.steps.columns[number as usize];
            if !column.waits() {
                continue;
            }
            let [_, goal] = self.plan().stocks[column.stock].ends;
            let is_open = |route: RouteId| self.routes.get(route).closed == 0;
            if self.plan().network.path(Mode::Road, column.at, goal, is_open).is_some() {
                self.go_on_own(number, Code::RouteClosed);
                self.drive_on(number);
            }
        }
    }

    /// Those who left by their own means are where they go.
    fn arrive_own(&mut self, number: u32) {
        let column = self.own_mut(number);
        let (stock, last) = (column.stock, column.last);
        let amount = std::mem::take(&mut column.amount);
        if amount == 0 {
            return;
        }
        let plan = self.plan();
        let entry = Entry::after(self.agenda.now, EventKind::OwnArrives, last, Code::March);
        let event = self.journal.write(entry.site(plan.stocks[stock].site));
        self.describe_load(event, plan.stocks[stock].line, amount);
        self.stocks.get_mut(stock).aboard -= amount;
        self.deliver(stock, amount, event);
    }
}
