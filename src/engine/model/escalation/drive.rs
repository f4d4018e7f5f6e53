//! Those who have left by their own means, leg by leg: they drive at the mean rate of each road in its
//! open hours, wait before a road that is shut if there is no way round, and are held and hit by attacks
//! as columns without an escort are. Alerts do not stop them, nor are they slowed by weather.

use crate::chance::Stream;
use crate::id::{LineId, RouteId, SiteId, StockId};
use crate::model::agenda::Due;
use crate::model::journal::{Actor, Code, Detail, Entry, EventId, EventKind};
use crate::model::network::far_end;
use crate::model::rule::Happening;
use crate::model::world::Play;
use crate::scenario::{Mode, Occasion};
use crate::time::Span;
use crate::units::LoadKind;

/// People, vehicles or what they carry, on the way by their own means.
#[derive(Debug, Clone)]
pub(crate) struct OwnColumn {
    pub(crate) stock: StockId,
    pub(crate) amount: i64,
    /// What is lost with one vehicle: nothing of people, who go on with the others.
    each: i64,
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
        (amount, each): (i64, i64),
        last: EventId,
        at: SiteId,
    ) -> Self {
        let (leg, next, luck, legs) = (None, Next::Road, None, 0);
        Self { stock, amount, each, serial, last, at, leg, next, luck, legs }
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

    /// Those at a node enter their next road, or wait for one that opens.
    pub(super) fn drive_on(&mut self, number: u32) {
        let plan = self.plan();
        let column = &self.steps.columns[number as usize];
        let (stock, at) = (column.stock, column.at);
        let [_, goal] = plan.stocks[stock].ends;
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
                let stock = column.stock;
                let [_, goal] = self.plan().stocks[stock].ends;
                if at == goal {
                    return self.arrive_own(number, route);
                }
                self.note_own(number, EventKind::OwnPasses, Code::March, Actor::Route(route));
                self.drive_on(number);
            }
            Next::Attack => self.attack_own(number, route),
            Next::GoOn => {
                let attacker = self.journal[column.last].actor;
                let attacker = attacker.unwrap_or(Actor::Route(route));
                self.note_own(number, EventKind::OwnGoesOn, Code::Incident, attacker);
                self.plan_own_leg(number);
            }
            Next::Road => {}
        }
    }

    /// An attack holds them, and may destroy a vehicle: one of those that drive, or what one carries.
    fn attack_own(&mut self, number: u32, route: RouteId) {
        let plan = self.plan();
        let speed = self.own_speed(route);
        let column = self.own_mut(number);
        let stock = column.stock;
        let Some(mut luck) = column.luck.take() else { return };
        let attacker = self.attacker(route, speed, false, luck.unit());
        let asked = &plan.scenario.threats[attacker];
        let hold = asked.hold.draw(&self.drawn.assumed, &mut luck).max(Span::ZERO);
        let is_hit = luck.happens(self.threats.get(attacker).loss());
        let threat = Actor::Threat(attacker);
        let event = self.note_own(number, EventKind::OwnAttacked, Code::March, threat);
        self.journal.describe(event, Detail::Lasts(hold));
        self.raise(Happening::on_route(Occasion::ConvoyHit, route).under(attacker), event);
        let column = self.own_mut(number);
        column.luck = Some(luck);
        column.next = Next::GoOn;
        let is_vehicle = plan.stocks[stock].kind == LoadKind::Vehicles;
        if is_hit && is_vehicle {
            self.raise(Happening::on_route(Occasion::VehicleLost, route), event);
        }
        if is_hit && (is_vehicle || asked.loses_load) {
            self.lose_of_own(number, event);
        }
        if self.steps.columns[number as usize].amount > 0 {
            self.agenda.plan_in(hold, Due::OwnArrives, number, 0);
        }
    }

    /// So much of those on the way is lost as goes with one vehicle.
    fn lose_of_own(&mut self, number: u32, event: EventId) {
        let plan = self.plan();
        let column = self.own_mut(number);
        let (stock, amount) = (column.stock, column.each.min(column.amount));
        if amount == 0 {
            return;
        }
        column.amount -= amount;
        if column.amount == 0 {
            (column.leg, column.next) = (None, Next::Road);
        }
        self.stocks.get_mut(stock).aboard -= amount;
        self.lines.get_mut(plan.stocks[stock].line).lose(amount, event);
        self.expect_less_after(stock, amount, event);
        self.check_arrival(plan.stocks[stock].line, event);
    }

    /// Something happens to a column, after what has happened to it last.
    fn note_own(&mut self, number: u32, kind: EventKind, code: Code, actor: Actor) -> EventId {
        self.note_own_because(number, (kind, code), actor, None)
    }

    fn note_own_because(
        &mut self,
        number: u32,
        (kind, code): (EventKind, Code),
        actor: Actor,
        cause: Option<EventId>,
    ) -> EventId {
        let column = &self.steps.columns[number as usize];
        let site = self.plan().stocks[column.stock].site;
        let entry = Entry::after(self.agenda.now, kind, column.last, code).site(site).with(actor);
        let cause = cause.unwrap_or(entry.cause);
        let event = self.journal.write(entry.because(cause));
        self.own_mut(number).last = event;
        event
    }

    /// Whether any of those who drive themselves wait for a road to open.
    pub(crate) fn own_columns_wait(&self) -> bool {
        self.steps.columns.iter().any(OwnColumn::waits)
    }

    /// A road has opened: those who waited for one try again.
    pub(crate) fn release_own_columns(&mut self, opened: RouteId, event: EventId) {
        for number in 0..self.steps.columns.len() as u32 {
            let column = &self.steps.columns[number as usize];
            if !column.waits() {
                continue;
            }
            let [_, goal] = self.plan().stocks[column.stock].ends;
            let is_open = |route: RouteId| self.routes.get(route).closed == 0;
            if self.plan().network.path(Mode::Road, column.at, goal, is_open).is_some() {
                let waited = (EventKind::OwnGoesOn, Code::RouteClosed);
                self.note_own_because(number, waited, Actor::Route(opened), Some(event));
                self.drive_on(number);
            }
        }
    }

    /// Those who left by their own means are where they go, at the end of a road.
    fn arrive_own(&mut self, number: u32, route: RouteId) {
        let column = self.own_mut(number);
        let stock = column.stock;
        let amount = std::mem::take(&mut column.amount);
        if amount == 0 {
            return;
        }
        let road = Actor::Route(route);
        let event = self.note_own(number, EventKind::OwnArrives, Code::March, road);
        self.describe_load(event, self.plan().stocks[stock].line, amount);
        self.stocks.get_mut(stock).aboard -= amount;
        self.deliver(stock, amount, event);
    }

    /// Tells of those of a line who are on the way by their own means: the event since which they stand as
    /// they do, the code, and what they wait for.
    pub(crate) fn each_own_column(
        &self,
        line: LineId,
        mut tell: impl FnMut(EventId, Code, Option<Actor>),
    ) {
        let plan = self.plan();
        for column in &self.steps.columns {
            if column.amount == 0 || plan.stocks[column.stock].line != line {
                continue;
            }
            let (code, actor) = match (column.next, column.leg) {
                (Next::GoOn, _) => (Code::Incident, self.journal[column.last].actor),
                (_, Some((route, _))) => (Code::March, Some(Actor::Route(route))),
                (_, None) => {
                    let [_, goal] = plan.stocks[column.stock].ends;
                    let shut = self.shut_road(column.at, goal);
                    (Code::RouteClosed, shut.map(Actor::Route))
                }
            };
            tell(column.last, code, actor);
        }
    }

    /// The first road that is shut on the way from one place to another, as it would be if all were open.
    pub(super) fn shut_road(&self, from: SiteId, to: SiteId) -> Option<RouteId> {
        let road = self.plan().network.path(Mode::Road, from, to, |_| true)?;
        road.into_iter().find(|route| self.routes.get(*route).closed > 0)
    }
}
