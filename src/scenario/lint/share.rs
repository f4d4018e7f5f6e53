//! Shares and chances: within 0 and 1, and no more than the whole in all.

use crate::chance::Uncertain;
use crate::units::Share;
use crate::{Code, Disposition, Line, Means, Message, Pool, Remark, Scenario};

use super::limit::{least, limits, most};
use super::word;

/// What rounding may add to a sum of shares.
const ROUNDING: f64 = 1e-9;

pub(super) fn review(scenario: &Scenario) -> Vec<Remark> {
    let mut remarks: Vec<Remark> = chances(scenario)
        .into_iter()
        .filter_map(|(path, share)| range(scenario, path, share))
        .collect();
    for line in scenario.lines.values() {
        let camp = &scenario.sites[scenario.camps[line.camp].site].name;
        let path = format!("camp.{camp}.line.{}", line.name);
        remarks.extend(sum(scenario, line, format!("{path}.disposal"), &line.disposal));
        remarks.extend(sum(scenario, line, format!("{path}.shed"), &line.shed));
    }
    remarks
}

/// Every share and every chance with its path.
fn chances(scenario: &Scenario) -> Vec<(String, &Uncertain<Share>)> {
    let weathers = scenario.weathers.values();
    let weathers = weathers.map(|it| (format!("weather.{}.pace", it.name), &it.pace));
    let pools = scenario.pools.values();
    let pools = pools.map(|it| (format!("pool.{}.write_off", it.name), &it.write_off));
    let recovery = scenario.pools.values().flat_map(recovery);
    let gates = scenario.gates.values();
    let gates = gates.map(|it| (format!("gate.{}.refusal", it.name), &it.refusal));
    let threats = scenario.threats.values().flat_map(|it| {
        let of = |key: &str| format!("threat.{}.{key}", it.name);
        [(of("escorted"), &it.escorted), (of("loss"), &it.loss), (of("pace"), &it.pace)]
    });
    let lines = scenario.lines.values().flat_map(|line| {
        let camp = &scenario.sites[scenario.camps[line.camp].site].name;
        let path = format!("camp.{camp}.line.{}", line.name);
        let disposal = shares(format!("{path}.disposal"), &line.disposal);
        disposal.chain(shares(format!("{path}.shed"), &line.shed))
    });
    weathers.chain(pools).chain(recovery).chain(gates).chain(threats).chain(lines).collect()
}

/// The chances of a pool's recovery, and what a tow leaves of the pace.
fn recovery(pool: &Pool) -> Vec<(String, &Uncertain<Share>)> {
    let mut shares = Vec::new();
    for (number, recovery) in pool.recovery.iter().enumerate() {
        let path = format!("pool.{}.recovery.{number}", pool.name);
        shares.push((format!("{path}.chance"), &recovery.chance));
        if let Means::Tow(tow) = &recovery.means {
            shares.push((format!("{path}.pace"), &tow.pace));
        }
    }
    shares
}

fn shares(
    path: String,
    shares: &[(Disposition, Uncertain<Share>)],
) -> impl Iterator<Item = (String, &Uncertain<Share>)> {
    shares.iter().map(move |(to, share)| (format!("{path}.{}", to.word()), share))
}

fn range(scenario: &Scenario, path: String, share: &Uncertain<Share>) -> Option<Remark> {
    let (low, high) = limits(scenario, share);
    if low >= -ROUNDING && high <= 1.0 + ROUNDING {
        return None;
    }
    let reach = match (low.is_finite(), high.is_finite()) {
        (true, true) if low == high => message!("share-is", low = word::number(low)),
        (true, true) => {
            message!("share-can-from", low = word::number(low), high = word::number(high))
        }
        (_, false) => message!("share-has-no-upper-limit"),
        (false, _) => message!("share-has-no-lower-limit"),
    };
    let factors = share.factors.iter().map(|id| scenario.assumptions[*id].name.as_str());
    let factors: Vec<&str> = factors.collect();
    let remedy = if factors.is_empty() {
        message!("share-use-distribution-stays-within-triangular")
    } else {
        let factors = word::list(&factors, word::Last::And);
        message!("share-multiplied-lessen-value-itself-what", factors)
    };
    let problem = message!("share-share-chance", path, reach);
    Some(
        Remark::new(Code::ShareRange, path, problem)
            .allowed(message!("share-to-or-to"))
            .remedy(remedy),
    )
}

fn sum(
    scenario: &Scenario,
    line: &Line,
    path: String,
    shares: &[(Disposition, Uncertain<Share>)],
) -> Option<Remark> {
    let lows: f64 = shares.iter().map(|(_, share)| least(scenario, share).max(0.0)).sum();
    let highs: f64 = shares.iter().map(|(_, share)| most(scenario, share).min(1.0)).sum();
    let code_sum = if lows > 1.0 + ROUNDING { lows } else { highs };
    if code_sum <= 1.0 + ROUNDING {
        return None;
    }
    let parts: Vec<Message> = shares
        .iter()
        .map(|(to, share)| {
            let shown = if lows > 1.0 { least(scenario, share) } else { most(scenario, share) };
            message!("share-part", to = to.word(), share = word::percent(shown))
        })
        .collect();
    let verb =
        if lows > 1.0 + ROUNDING { message!("share-come") } else { message!("share-can-come") };
    let problem = message!(
        "share-shares",
        line = line.name,
        verb,
        percent = word::percent(code_sum),
        parts = word::list(&parts, word::Last::And)
    );
    Some(
        Remark::new(Code::ShareSum, path, problem)
            .allowed(message!("share-shares-add-up-most-what"))
            .remedy(message!("share-take-away-all", percent = word::percent(code_sum - 1.0))),
    )
}
