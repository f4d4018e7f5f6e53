//! Threats and weather: rates beyond experience, paces of nothing.

use crate::{Code, Message, Remark, Scenario, Threat, Weather};

use super::limit::{least, limits, most};
use super::word;

/// Attacks, or breakdowns of a vehicle, in a kilometre with which nobody ever arrives.
pub(super) const MOST_PER_KILOMETRE: f64 = 1_000.0;

pub(super) fn review(scenario: &Scenario) -> Vec<Remark> {
    let threats = scenario.threats.values().flat_map(|threat| {
        let rates = [on_the_march(scenario, threat), in_camp(scenario, threat)];
        rates.into_iter().flatten().chain(threat_pace(scenario, threat))
    });
    let weathers = scenario.weathers.values().filter_map(|weather| wet_pace(scenario, weather));
    threats.chain(weathers).collect()
}

fn on_the_march(scenario: &Scenario, threat: &Threat) -> Option<Remark> {
    let (kilometre, hour) =
        (least(scenario, &threat.per_kilometre), least(scenario, &threat.per_hour));
    let rate = if kilometre > 1.0 {
        message!("danger-attacks-per-km", kilometre = word::number(kilometre))
    } else if hour > 1.0 {
        message!("danger-attacks-per-hour", hour = word::number(hour))
    } else {
        return None;
    };
    let (code, moves) = match kilometre > MOST_PER_KILOMETRE {
        true => (Code::OutOfRange, message!("danger-never-ends")),
        false => (Code::ManyAttacks, message!("danger-hardly-moves")),
    };
    let problem = message!("danger-makes-least-each-convoy-one", threat = threat.name, rate, moves);
    Some(
        Remark::new(code, format!("threat.{}.attacks", threat.name), problem)
            .allowed(message!("danger-most-one-attack-per-km"))
            .remedy(message!("danger-check-unit-rate-usually-km")),
    )
}

fn in_camp(scenario: &Scenario, threat: &Threat) -> Option<Remark> {
    let rate = least(scenario, &threat.camp_rate);
    (rate > 1.0).then(|| {
        let problem = message!(
            "danger-makes-least-attacks-per-hour",
            threat = threat.name,
            rate = word::number(rate)
        );
        Remark::new(Code::ManyAttacks, format!("threat.{}.camp_attacks", threat.name), problem)
            .allowed(message!("danger-most-one-attack-per-hour"))
            .remedy(message!("danger-check-unit-rate-camps-usually"))
    })
}

fn threat_pace(scenario: &Scenario, threat: &Threat) -> Option<Remark> {
    let (low, high) = limits(scenario, &threat.pace);
    if low > 0.0 || threat.routes.is_empty() {
        return None;
    }
    let path = format!("threat.{}.pace", threat.name);
    let routes: Vec<&str> =
        threat.routes.iter().map(|route| scenario.routes[*route].name.as_str()).collect();
    let routes = word::few(&routes);
    if high <= 0.0 {
        let problem = message!("danger-convoy-under-keeps-none-pace", threat = threat.name, routes);
        return Some(
            Remark::new(Code::Standstill, path, problem)
                .allowed(message!("danger-more-than-up"))
                .remedy(message!("danger-write-what-march-keeps-pace")),
        );
    }
    let problem = message!("danger-pace-under-can-drawn-such", threat = threat.name, routes);
    Some(
        Remark::new(Code::WetStandstill, path, problem)
            .allowed(message!("danger-spread-stays-above"))
            .remedy(message!("danger-raise-lower-end-spread")),
    )
}

fn wet_pace(scenario: &Scenario, weather: &Weather) -> Option<Remark> {
    let pace = &weather.pace;
    if least(scenario, pace) > 0.0 || most(scenario, &weather.wet) <= 0.0 {
        return None;
    }
    let certain = most(scenario, pace) <= 0.0;
    let when =
        if certain { message!("danger-while-wet") } else { message!("danger-some-runs-while-wet") };
    let regions: Vec<&str> =
        weather.regions.iter().map(|region| scenario.regions[*region].name.as_str()).collect();
    let problem = message!(
        "danger-nothing-moves-road-river-not",
        when,
        place = if scenario.regions.len() > 1 {
            message!("danger-in-regions", regions = word::few(&regions))
        } else {
            Message::nothing()
        }
    );
    Some(
        Remark::new(Code::WetStandstill, format!("weather.{}.pace", weather.name), problem)
            .allowed(message!("danger-roads-cut-more-roads-slow"))
            .remedy(message!("danger-if-roads-only-slow-write")),
    )
}
