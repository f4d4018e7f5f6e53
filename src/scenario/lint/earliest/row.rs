//! Camps that wait for one another: worked out from the far end of the row, so that none is worked out within
//! another.

use std::collections::BTreeSet;

use crate::id::{CampId, LineId, SiteId};
use crate::{Prerequisite, Scenario, Successor};

use super::map::{Elsewhere, Map};
use super::{BestCase, Earliest};

/// What other camps send through a place.
pub(super) fn passing(scenario: &Scenario, site: SiteId) -> Vec<Elsewhere> {
    let lines = scenario.sites[site].camp.map(|camp| scenario.passing(camp));
    let mut senders: Vec<CampId> =
        lines.into_iter().flatten().map(|(line, _)| scenario.lines[line].camp).collect();
    senders.dedup();
    senders.into_iter().map(|camp| Elsewhere::Passing(camp, site)).collect()
}

/// What a camp waits for elsewhere.
fn waits_for(scenario: &Scenario, camp: CampId) -> Vec<Elsewhere> {
    let camp = &scenario.camps[camp];
    let starts = camp.starts_after.iter();
    let starts = starts.map(|(other, milestone)| Elsewhere::Milestone(*other, *milestone));
    let vacates = camp.vacates_after.iter().flat_map(|asked| match *asked {
        Prerequisite::Reached(other, milestone) => vec![Elsewhere::Milestone(other, milestone)],
        Prerequisite::Transit => passing(scenario, camp.site),
        Prerequisite::Successor => Vec::new(),
    });
    // And what the orders of the force wait for that is to take it over.
    let orders = match camp.successor {
        Some(Successor::Force(force)) => scenario.forces[force].orders.as_slice(),
        _ => &[],
    };
    let comes = orders.iter().filter_map(|order| {
        let (site, milestone) = order.after?;
        Some(Elsewhere::Milestone(scenario.sites[site].camp?, milestone))
    });
    starts.chain(vacates).chain(comes).collect()
}

/// Works out whatever a camp waits for, from the far end of the row: however many camps wait for one
/// another, none is worked out within another.
pub(super) fn work_out_before(map: &Map<'_>, camp: CampId) {
    let mut seen = BTreeSet::new();
    let begins = |wanted: Elsewhere| (wanted, false);
    let mut left: Vec<(Elsewhere, bool)> =
        waits_for(map.scenario, camp).into_iter().map(begins).collect();
    while let Some((wanted, is_last)) = left.pop() {
        if is_last {
            work_out(map, wanted);
        } else if !map.knows(wanted) && seen.insert(wanted) {
            left.push((wanted, true));
            left.extend(waits_for(map.scenario, wanted.camp()).into_iter().map(begins));
        }
    }
}

/// The best case of something elsewhere.
pub(super) fn work_out(map: &Map<'_>, wanted: Elsewhere) -> Earliest {
    map.once(wanted, || match wanted {
        Elsewhere::Milestone(camp, milestone) => Earliest::of_camp(map, camp, milestone),
        Elsewhere::Passing(camp, site) => {
            let through = map.scenario.sites[site].camp.map(|other| map.scenario.passing(other));
            let of_camp = |(line, _): &(LineId, usize)| map.scenario.lines[*line].camp == camp;
            let lines: Vec<_> = through.into_iter().flatten().filter(of_camp).collect();
            BestCase::new(map, camp).arrived(&lines, 1.0)
        }
    })
}
