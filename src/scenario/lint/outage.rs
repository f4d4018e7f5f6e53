//! Stretches of time: outages that end before they begin or follow one another without length,
//! calendars and seasons that never come.

use crate::chance::Uncertain;
use crate::id::{CalendarId, Name};
use crate::time::{Clock, Moment, Span};
use crate::{Calendar, Code, Message, Outage, Passage, Period, Remark, Scenario, Weather};

use super::limit::{least, limits, most};
use super::word;

pub(super) fn review(scenario: &Scenario) -> Vec<Remark> {
    let mut remarks = Vec::new();
    for (path, outages) in outages(scenario) {
        for (number, outage) in outages.iter().enumerate() {
            let which = which(number, outages.len());
            remarks.extend(review_outage(scenario, &format!("{path}.{number}"), &which, outage));
        }
    }
    remarks.extend(open_ends(scenario));
    for route in scenario.routes.values() {
        for (number, limit) in route.limits.iter().enumerate() {
            let path = format!("route.{}.limits.{number}", route.name);
            let which = which(number, route.limits.len());
            let outage = limit.outage();
            remarks.extend(outage.and_then(|it| review_outage(scenario, &path, &which, it)));
        }
    }
    for weather in scenario.weathers.values() {
        remarks.extend(review_weather(scenario, weather));
    }
    let calendars = scenario.calendars.values();
    remarks.extend(calendars.filter_map(|calendar| shut_calendar(scenario, calendar)));
    remarks.extend(slots_that_never_come(scenario));
    remarks
}

/// Gates and roads that are shut to the horizon because nothing says for how long, by their own outages
/// or by rules whose end no other rule brings.
fn open_ends(scenario: &Scenario) -> Vec<Remark> {
    let mut remarks = Vec::new();
    for (id, gate) in scenario.gates.iter() {
        let path = format!("gate.{}.suspensions", gate.name);
        let what = message!("outage-gate-suspended", gate = gate.name);
        let own = (path.as_str(), &gate.suspensions[..]);
        remarks.extend(open_end(scenario, own, Passage::Gate(id), &what));
    }
    for (id, route) in scenario.routes.iter() {
        let path = format!("route.{}.closures", route.name);
        let what = message!("outage-route-closed", route = route.name);
        let own = (path.as_str(), &route.closures[..]);
        remarks.extend(open_end(scenario, own, Passage::Route(id), &what));
    }
    remarks
}

fn open_end(
    scenario: &Scenario,
    (path, outages): (&str, &[Outage]),
    passage: Passage,
    what: &Message,
) -> Option<Remark> {
    let until = scenario.until.0 as f64;
    // What is shut from the first day to the last is meant so, or refused elsewhere.
    let is_open = |outage: &Outage| match outage {
        Outage::Known(period) => {
            limits(scenario, &period.until) == (until, until) && most(scenario, &period.from) > 0.0
        }
        Outage::Recurring { .. } => false,
    };
    let own = outages.iter().position(is_open).map(|number| format!("{path}.{number}"));
    let endless = scenario.rules_that_shut(passage).find(|(_, lasts)| lasts.is_none());
    let by_rule = endless.map(|(id, _)| format!("{}.then", scenario.rules[id].path()));
    let path = own.or(by_rule).filter(|_| !scenario.a_rule_may_open(passage))?;
    let last = word::end_date(&scenario.clock, scenario.until);
    let problem = message!("outage-nothing-says-how-long-stays", what, last);
    Some(
        Remark::new(Code::OpenEnd, path, problem)
            .remedy(message!("outage-say-how-long-lasts-until")),
    )
}

/// Every list of outages with its path.
fn outages(scenario: &Scenario) -> Vec<(String, &Vec<Outage>)> {
    let routes = scenario.routes.values();
    let routes = routes.map(|it| (format!("route.{}.closures", it.name), &it.closures));
    let gates = scenario.gates.values();
    let gates = gates.map(|it| (format!("gate.{}.suspensions", it.name), &it.suspensions));
    let threats = scenario.threats.values();
    let threats = threats.map(|it| (format!("threat.{}.alerts", it.name), &it.alerts));
    routes.chain(gates).chain(threats).collect()
}

/// Which of so many stretches of time is meant, if there are several.
pub(crate) fn which(number: usize, of: usize) -> Message {
    if of == 1 { Message::nothing() } else { message!("outage-number", number = number + 1) }
}

fn review_outage(
    scenario: &Scenario,
    path: &str,
    which: &Message,
    outage: &Outage,
) -> Option<Remark> {
    match outage {
        Outage::Known(period) => backwards_period(scenario, path, which, period),
        Outage::Recurring { every, lasts } => endless(scenario, path, which, every, lasts),
    }
}

/// A period that ends before it begins, whatever is drawn.
fn backwards_period(
    scenario: &Scenario,
    path: &str,
    which: &Message,
    period: &Period,
) -> Option<Remark> {
    let from = Moment(least(scenario, &period.from) as i64);
    let until = Moment(most(scenario, &period.until) as i64);
    backwards(&scenario.clock, path, which, (from, until))
}

/// A stretch of time that ends before it begins. One that ends at the moment it begins is one too: so
/// stands a last day that is the day before the first.
pub(crate) fn backwards(
    clock: &Clock,
    path: &str,
    which: &Message,
    (from, until): (Moment, Moment),
) -> Option<Remark> {
    (until <= from).then(|| {
        let problem = message!(
            "outage-stretch-time-ends-but-begins",
            which,
            date = word::end_date(clock, until),
            date_2 = word::date(clock, from)
        );
        Remark::new(Code::PeriodBackwards, path, problem)
            .allowed(message!("outage-until-after-from"))
            .remedy(message!("outage-swap-two-dates-correct-year"))
    })
}

/// An outage that comes again the moment it ends, without having lasted.
fn endless(
    scenario: &Scenario,
    path: &str,
    which: &Message,
    every: &Uncertain<Span>,
    lasts: &Uncertain<Span>,
) -> Option<Remark> {
    let longest = most(scenario, every) + most(scenario, lasts);
    (longest < 1.0).then(|| {
        let problem = message!("outage-outage-returns-every-h-lasts", which);
        Remark::new(Code::EndlessTurns, path, problem)
            .allowed(message!("outage-every-lasts-which-least-one"))
            .remedy(message!("outage-write-how-often-comes-how"))
    })
}

fn review_weather(scenario: &Scenario, weather: &Weather) -> Option<Remark> {
    let path = format!("weather.{}", weather.name);
    let season = weather.season.as_ref();
    if let Some(remark) = season.and_then(|season| {
        backwards_period(scenario, &format!("{path}.season"), &Message::nothing(), season)
    }) {
        return Some(remark);
    }
    let longest = most(scenario, &weather.dry) + most(scenario, &weather.wet);
    (longest < 1.0).then(|| {
        let problem = message!("outage-dry-wet-spells-both-last");
        Remark::new(Code::EndlessTurns, format!("{path}.dry"), problem)
            .allowed(message!("outage-spells-which-least-one-kind"))
            .remedy(message!("outage-write-how-long-spells-last"))
    })
}

fn shut_calendar(scenario: &Scenario, calendar: &Calendar) -> Option<Remark> {
    let hours = &calendar.hours;
    let open = hours.between(Moment::START, scenario.until);
    (open <= Span::ZERO).then(|| {
        let clock = &scenario.clock;
        let problem = message!(
            "outage-this-calendar-not-open-minute",
            date = word::date(clock, Moment::START),
            date_2 = word::end_date(clock, scenario.until)
        );
        Remark::new(Code::CalendarShut, format!("calendar.{}", calendar.name), problem)
            .allowed(message!("outage-open-hours-within-time-played"))
            .remedy(message!("outage-open-some-these-days-shorten"))
    })
}

/// Slots of roads and gates that never fall into the hours of the road: nobody could leave at one.
fn slots_that_never_come(scenario: &Scenario) -> Vec<Remark> {
    let mut remarks = Vec::new();
    for route in scenario.routes.values() {
        let shut = route.slots.iter().any(|slots| {
            slots.is_some_and(|slots| never_at_once(scenario, &[Some(slots), route.calendar]))
        });
        if shut {
            remarks.push(no_slot(format!("route.{}.slots", route.name), &route.name));
        }
    }
    for gate in scenario.gates.values().filter(|gate| gate.slots.is_some()) {
        let shut = gate.covers.iter().map(|route| &scenario.routes[*route]).find(|route| {
            let mut ends = route.slots.iter();
            ends.all(|slots| never_at_once(scenario, &[gate.slots, *slots, route.calendar]))
        });
        remarks.extend(shut.map(|it| no_slot(format!("gate.{}.slots", gate.name), &it.name)));
    }
    remarks
}

fn no_slot(path: String, route: &Name) -> Remark {
    let problem = message!("outage-no-slot-within-hours-route", route = route.as_str());
    Remark::new(Code::CalendarShut, path, problem)
        .allowed(message!("outage-slots-within-hours-route"))
        .remedy(message!("outage-move-slots-widen-hours"))
}

/// Whether calendars, each of them open at some time, never are at once before the horizon.
fn never_at_once(scenario: &Scenario, calendars: &[Option<CalendarId>]) -> bool {
    let hours = || calendars.iter().flatten().map(|id| &scenario.calendars[*id].hours);
    let until = scenario.until;
    if hours().any(|it| it.between(Moment::START, until) <= Span::ZERO) {
        return false;
    }
    let mut at = Moment::START;
    while at < until {
        let next = hours().fold(at, |at, hours| hours.next_open(at));
        if next == at {
            return false;
        }
        at = next;
    }
    true
}

/// The stretches of time in which an outage holds whatever is drawn, as seconds.
pub(super) fn certain(scenario: &Scenario, outages: &[Outage]) -> Vec<(i64, i64)> {
    let certain = outages.iter().filter_map(|outage| match outage {
        Outage::Known(period) => {
            let from = limits(scenario, &period.from).1.ceil();
            let until = limits(scenario, &period.until).0.floor();
            (from < until).then_some((from as i64, until as i64))
        }
        Outage::Recurring { every, lasts } => {
            let always = most(scenario, every) < 1.0 && least(scenario, lasts) > 0.0;
            always.then_some((0, Moment::NEVER.0))
        }
    });
    certain.collect()
}
