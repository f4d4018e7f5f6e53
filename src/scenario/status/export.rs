//! What a run shows at a moment, as the rows of a status.

use jiff::civil::Date;

use super::kind::Kind;
use super::row::{StatusRow, column as c};
use super::{About, Standing, StepStage, end_of};
use crate::id::{CampId, Id, Name, SideId, SiteId};
use crate::time::{DAY, Moment};
use crate::units::LoadKind;
use crate::{AssumptionUnit, Mark, Milestone, Scenario};

impl About {
    /// Everything that a status of a scenario may say, once each; what only follows from the rest is
    /// left out.
    pub fn everything(scenario: &Scenario) -> Vec<Self> {
        let camps = scenario.camps.ids().flat_map(|camp| {
            let milestones = Milestone::ALL.into_iter();
            let milestones = milestones.filter(move |it| comes_about(scenario, camp, *it));
            let milestones = milestones.map(move |milestone| Self::Reached(camp, milestone));
            std::iter::once(Self::Begun(camp)).chain(milestones)
        });
        let lines = scenario.lines.ids().flat_map(|line| [Self::Left(line), Self::Shed(line)]);
        let drawn = scenario.assumptions.iter().filter(|(_, assumption)| {
            assumption.value.as_ref().is_some_and(|spread| spread.range().0 < spread.range().1)
        });
        let held = scenario.sites.iter().filter(|_| scenario.has_parties());
        let held = held.filter(|(_, site)| site.camp.is_none());
        let mut all: Vec<Self> = drawn.map(|(id, _)| Self::Assumption(id)).collect();
        all.extend(camps.chain(lines));
        all.extend(scenario.pools.ids().map(Self::Vehicles));
        all.extend(scenario.escorts.ids().map(Self::Escorts));
        all.extend(scenario.pools.ids().map(Self::UnderWay));
        all.extend(scenario.gates.ids().map(Self::Gate));
        all.extend(scenario.routes.ids().map(Self::Route));
        all.extend(scenario.forces.ids().map(Self::Force));
        all.extend(held.map(|(id, _)| Self::Holder(id)));
        let steps = scenario.rules.iter().filter(|(_, rule)| rule.standing.is_some());
        all.extend(steps.filter(|(_, rule)| rule.is_on()).map(|(id, _)| Self::Step(id)));
        all
    }

    /// What it is called in the column `what`, with the kind of row that says it.
    pub fn words(self, scenario: &Scenario) -> (Kind, String) {
        let camp = |id: CampId| &scenario.sites[scenario.camps[id].site].name;
        let dated = |id: CampId, kind: Kind| (kind, format!("camp.{}.{}", camp(id), kind.word()));
        let line = |id: crate::id::LineId, kind: Kind| {
            let line = &scenario.lines[id];
            (kind, format!("camp.{}.line.{}", camp(line.camp), line.name))
        };
        let named = |kind: Kind, table: &str, name: &Name| (kind, format!("{table}.{name}"));
        match self {
            Self::Begun(id) => dated(id, Kind::Begun),
            Self::Reached(id, milestone) => dated(id, Kind::of(milestone)),
            Self::Left(id) => line(id, Kind::Left),
            Self::Gone(id) => line(id, Kind::Gone),
            Self::Shed(id) => line(id, Kind::Shed),
            Self::PeopleOut(Some(id)) => named(Kind::PeopleOut, "camp", camp(id)),
            Self::PeopleOut(None) => (Kind::PeopleOut, "all".to_owned()),
            Self::Vehicles(id) => named(Kind::Vehicles, "pool", &scenario.pools[id].name),
            Self::UnderWay(id) => named(Kind::UnderWay, "pool", &scenario.pools[id].name),
            Self::Escorts(id) => named(Kind::Escorts, "escort", &scenario.escorts[id].name),
            Self::Gate(id) => named(Kind::Gate, "gate", &scenario.gates[id].name),
            Self::Route(id) => named(Kind::Route, "route", &scenario.routes[id].name),
            Self::Force(id) => named(Kind::Force, "force", &scenario.forces[id].name),
            Self::Step(id) => named(Kind::Step, "step", &scenario.rules[id].name),
            Self::Holder(id) => named(Kind::Holds, "site", &scenario.sites[id].name),
            Self::Assumption(id) => {
                named(Kind::Assumption, "assumption", &scenario.assumptions[id].name)
            }
        }
    }

    /// What a run shows of it at the end of a day, as a row.
    pub fn row(self, scenario: &Scenario, day: Date, seen: f64) -> StatusRow {
        let (kind, what) = self.words(scenario);
        let mut row = StatusRow::default();
        row.cells[c::AS_OF] = day.to_string();
        row.cells[c::KIND] = kind.word().to_owned();
        row.cells[c::WHAT] = what;
        let by = end_of(&scenario.clock, day);
        match self {
            Self::Begun(_) | Self::Reached(..) if seen <= by.0 as f64 => {
                row.cells[c::DATE] = second(scenario, seen);
            }
            Self::Begun(_) | Self::Reached(..) => {
                Kind::NotYet.word().clone_into(&mut row.cells[c::KIND]);
            }
            Self::Assumption(id) => {
                let is_date = scenario.assumptions[id].unit == AssumptionUnit::Date;
                if is_date && seen > by.0 as f64 {
                    Kind::NotYet.word().clone_into(&mut row.cells[c::KIND]);
                } else if is_date {
                    row.cells[c::DATE] = second(scenario, seen);
                } else {
                    let value = assumed(scenario.assumptions[id].unit, seen);
                    (row.cells[c::VALUE], row.cells[c::PRECISION]) = value;
                }
            }
            _ => row.cells[c::VALUE] = self.value(scenario, seen),
        }
        row
    }

    /// An amount, a number or how something stands, as it is written.
    pub fn value(self, scenario: &Scenario, seen: f64) -> String {
        let load = |kind: LoadKind| match kind {
            LoadKind::Mass => format!("{} t", seen.round() / 1_000.0),
            other => format!("{seen:.0} {other}"),
        };
        match self {
            Self::Left(id) | Self::Gone(id) | Self::Shed(id) => load(scenario.lines[id].kind),
            Self::PeopleOut(_) => load(LoadKind::People),
            Self::Gate(_) if seen > 0.5 => "suspended".to_owned(),
            Self::Route(_) if seen > 0.5 => "closed".to_owned(),
            Self::Gate(_) | Self::Route(_) => "open".to_owned(),
            Self::Force(_) if seen < 0.0 => "under-way".to_owned(),
            Self::Force(_) => scenario.sites[SiteId::at(seen as usize)].name.to_string(),
            Self::Begun(_) | Self::Reached(..) => second(scenario, seen),
            Self::Assumption(id) => match scenario.assumptions[id].unit {
                AssumptionUnit::Date => second(scenario, seen)[..10].to_owned(),
                unit => shown(unit, seen),
            },
            Self::Step(_) => StepStage::ALL[(seen as usize).min(3)].word().to_owned(),
            Self::Holder(_) if seen < 0.0 => "nobody".to_owned(),
            Self::Holder(_) => scenario.sides[SideId::at(seen as usize)].name.to_string(),
            _ => format!("{seen:.0}"),
        }
    }
}

/// Whether a camp can ever reach a milestone: papers are handed over where a step says so, and somebody
/// takes over where somebody is meant to.
fn comes_about(scenario: &Scenario, camp: CampId, milestone: Milestone) -> bool {
    let asked = &scenario.camps[camp];
    let mut steps = scenario.closures[asked.closure].steps.values();
    match milestone {
        Milestone::Handover => steps.any(|step| step.marks == Some(Mark::Handover)),
        Milestone::TakenOver => asked.successor.is_some(),
        Milestone::Lifted | Milestone::Vacated | Milestone::Closed => true,
    }
}

/// A second of a run as it is written.
fn second(scenario: &Scenario, seen: f64) -> String {
    scenario.clock.civil(Moment(seen.round() as i64)).datetime().to_string()
}

/// The value of an assumption for readers: with its unit, and no more digits than tell it from others.
fn shown(unit: AssumptionUnit, value: f64) -> String {
    let (value, unit) = match unit {
        AssumptionUnit::Mass => (value / 1_000.0, " t"),
        AssumptionUnit::Duration => (value / DAY as f64, " d"),
        AssumptionUnit::Distance => (value, " km"),
        AssumptionUnit::Speed => (value, " km/h"),
        AssumptionUnit::Date | AssumptionUnit::Number | AssumptionUnit::Text => (value, ""),
    };
    format!("{}{unit}", (value * 1_000.0).round() / 1_000.0)
}

/// The value of an assumption and how far off it may be as it is written.
fn assumed(unit: AssumptionUnit, value: f64) -> (String, String) {
    match unit {
        AssumptionUnit::Mass => (format!("{value:.0} kg"), "1 kg".to_owned()),
        AssumptionUnit::Duration => (format!("{value} s"), String::new()),
        AssumptionUnit::Distance => (format!("{value} km"), String::new()),
        AssumptionUnit::Speed => (format!("{value} km/h"), String::new()),
        _ => (format!("{value}"), String::new()),
    }
}

impl Standing {
    /// As a number: what stands alike has the same.
    pub fn number(self) -> f64 {
        match self {
            Self::Open => 0.0,
            Self::Shut => 1.0,
            Self::At(site) => site.map_or(-1.0, |site| site.index() as f64),
            Self::Held(side) => side.map_or(-1.0, |side| side.index() as f64),
            Self::Step(stage) => f64::from(stage as u8),
        }
    }
}
