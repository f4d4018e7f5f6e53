//! Threats and weather: rates beyond experience, paces of nothing.

use crate::{Code, Remark, Scenario, Threat, Weather};

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
        format!("{} attacks per km", word::number(kilometre))
    } else if hour > 1.0 {
        format!("{} attacks per hour", word::number(hour))
    } else {
        return None;
    };
    let (code, moves) = match kilometre > MOST_PER_KILOMETRE {
        true => (Code::OutOfRange, "never ends"),
        false => (Code::ManyAttacks, "hardly moves"),
    };
    let problem = format!(
        "{} makes at least {rate} on each convoy: one of 100 km {moves} for attacks",
        threat.name
    );
    Some(
        Remark::new(code, format!("threat.{}.attacks", threat.name), problem)
            .allowed("at most one attack per km, or one per hour of march")
            .remedy(
                "check the unit: a rate is usually for 100 or 1000 km, as in \"0.4 per 100 km\"",
            ),
    )
}

fn in_camp(scenario: &Scenario, threat: &Threat) -> Option<Remark> {
    let rate = least(scenario, &threat.camp_rate);
    (rate > 1.0).then(|| {
        let problem = format!(
            "{} makes at least {} attacks per hour on each camp under it: nobody works there again",
            threat.name,
            word::number(rate)
        );
        Remark::new(Code::ManyAttacks, format!("threat.{}.camp_attacks", threat.name), problem)
            .allowed("at most one attack per hour")
            .remedy("check the unit: a rate on camps is usually for a month, as in \"2 per month\"")
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
    let routes = word::few(&routes, "and");
    if high <= 0.0 {
        let problem = format!(
            "a convoy under {} keeps none of its pace: it never arrives on {routes}",
            threat.name
        );
        return Some(
            Remark::new(Code::Standstill, path, problem)
                .allowed("more than 0, up to 1")
                .remedy("write what a march keeps of its pace (0.6 is a march at 60 %); for a ban on movement use `alerts`"),
        );
    }
    let problem = format!(
        "the pace under {} can be drawn as 0: in such runs convoys on {routes} never arrive",
        threat.name
    );
    Some(
        Remark::new(Code::WetStandstill, path, problem)
            .allowed("a spread that stays above 0")
            .remedy("raise the lower end of the spread"),
    )
}

fn wet_pace(scenario: &Scenario, weather: &Weather) -> Option<Remark> {
    let pace = &weather.pace;
    if least(scenario, pace) > 0.0 || most(scenario, &weather.wet) <= 0.0 {
        return None;
    }
    let certain = most(scenario, pace) <= 0.0;
    let when = if certain { "while it is wet" } else { "in some runs, while it is wet," };
    let regions: Vec<&str> =
        weather.regions.iter().map(|region| scenario.regions[*region].name.as_str()).collect();
    let problem = format!(
        "{when} nothing moves by road or river{}, not even slowly",
        if scenario.regions.len() > 1 {
            format!(" in {}", word::few(&regions, "and"))
        } else {
            String::new()
        }
    );
    Some(
        Remark::new(Code::WetStandstill, format!("weather.{}.pace", weather.name), problem)
            .allowed("0 for roads that are cut, more for roads that are slow")
            .remedy(
                "if roads are only slow, write what a march keeps of its pace, as in pace = 0.5",
            ),
    )
}
