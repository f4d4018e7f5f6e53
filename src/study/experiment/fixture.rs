//! A small study played by hand instead of by the engine, for the tests of what stands above it.

use std::sync::Arc;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::chance::{Cause, Distribution, Luck, StreamKey, Uncertain};
use crate::id::{Arena, CampId, ClosureId, Id, Name, PoolId, RegionId, SideId, SiteId};
use crate::scenario::{
    Assumption, AssumptionUnit, Camp, Choice, Deadline, DeadlineKind, Goal, Handling, Label, Line,
    Milestone, Owner, Region, Release, Scenario, Site, SiteKind, Study, Successor, Variant,
};
use crate::simulation::{
    Actor, Arrival, Booking, CampOutcome, Code, DeadlineOutcome, Failure, Item, LineOutcome,
    Origin, Outcome,
};
use crate::time::{Clock, DAY, HOUR, Moment, Span};
use crate::units::{Amount, LoadKind};

use super::workers::Player;
use super::{Replications, Results, Silent, run_with};

/// The sites: a hub without a camp, and two camps.
pub(crate) const HUB: SiteId = SiteId(0);
pub(crate) const KIDAL: SiteId = SiteId(1);
pub(crate) const TESSALIT: SiteId = SiteId(2);

/// Two plans under two cases. The second plan is three days quicker; the second case is slower.
pub(crate) fn study() -> Study {
    let scenario = Arc::new(scenario());
    let choice = |name: &str| Choice { name: name.into(), label: Label::default() };
    let pairs = [(0, 0), (0, 1), (1, 0), (1, 1)];
    let variant = |(plan, case)| Variant { plan, case, scenario: Arc::clone(&scenario) };
    Study {
        base: Arc::clone(&scenario),
        plans: vec![choice("base"), choice("quick")],
        unplayed: Vec::new(),
        cases: vec![choice("baseline"), choice("slow")],
        variants: pairs.into_iter().map(variant).collect(),
        sweeps: Vec::new(),
        inputs: Vec::new(),
        resolved: String::new(),
        tables: Vec::new(),
        fingerprint: String::new(),
    }
}

/// A study played by hand.
pub(crate) fn played(study: &Study, rule: Replications) -> Results {
    run_with(&study.variants, rule, Some(2), &Silent, ByHand::new).expect("threads")
}

/// The same where every plan fails in some replications.
pub(crate) fn played_failing(
    study: &Study,
    rule: Replications,
    faults: fn(usize) -> fn(u64) -> bool,
) -> Results {
    let player = |variant: &Variant| ByHand::failing(variant, faults(variant.plan));
    run_with(&study.variants, rule, Some(2), &Silent, player).expect("threads")
}

/// The scenario of every variant: 30 days, a hard deadline for both camps and a soft one for one.
pub(crate) fn scenario() -> Scenario {
    Scenario {
        id: "by-hand".into(),
        title: Label::default(),
        marking: Label::default(),
        vocabulary: crate::scenario::Vocabulary::default(),
        clock: Clock { as_of: Timestamp::UNIX_EPOCH, zone: TimeZone::UTC },
        until: Moment(30 * DAY),
        draws_turns: true,
        c_day: None,
        seed: 1,
        regions: Arena::new(vec![Region { name: "all".into(), label: Label::default() }]),
        calendars: Arena::default(),
        weathers: Arena::default(),
        sites: Arena::new(vec![
            site("gao", None),
            site("kidal", Some(CampId(0))),
            site("tessalit", Some(CampId(1))),
        ]),
        camps: Arena::new(vec![camp(KIDAL), camp(TESSALIT)]),
        lines: Arena::new(vec![
            line("people", CampId(0), LoadKind::People, 500),
            line("cargo", CampId(1), LoadKind::Mass, 2_000_000),
        ]),
        closures: Arena::default(),
        routes: Arena::default(),
        pools: Arena::default(),
        escorts: Arena::default(),
        gates: Arena::default(),
        threats: Arena::default(),
        sides: Arena::default(),
        mission: SideId(0),
        forces: Arena::default(),
        contests: Arena::default(),
        rules: Arena::default(),
        claims: Arena::default(),
        assessments: Arena::default(),
        deadlines: Arena::new(vec![
            deadline("both", DeadlineKind::Hard, 20, vec![KIDAL, TESSALIT]),
            deadline("kidal-first", DeadlineKind::Soft, 12, vec![KIDAL]),
        ]),
        assumptions: Arena::new(vec![
            assumption("delay", Some(Distribution::Uniform { low: 0.0, high: 1.0 })),
            assumption("successor", None),
        ]),
        decision: None,
        rivals_elsewhere: false,
    }
}

fn site(name: &str, camp: Option<CampId>) -> Site {
    Site {
        name: name.into(),
        label: Label::default(),
        kind: SiteKind::Camp,
        at: None,
        region: RegionId(0),
        bays: None,
        mog: None,
        handling: Handling::lasting(Uncertain::fixed(0.0)),
        controller: None,
        terrain: None,
        camp,
        closed_on: None,
    }
}

fn camp(site: SiteId) -> Camp {
    Camp {
        site,
        closure: ClosureId(0),
        starts: Uncertain::fixed(0.0),
        starts_after: Vec::new(),
        vacates_after: Vec::new(),
        planned: Some(Moment(10 * DAY)),
        accelerates: None,
        shed_pace: Uncertain::fixed(3.0),
        successor: Some(Successor::After {
            name: Label { en: Some("army".to_owned()), fr: None },
            delay: Uncertain::fixed(2.0 * DAY as f64),
        }),
        rivals: Vec::new(),
        looters: None,
        lines: Vec::new(),
    }
}

fn line(name: &str, camp: CampId, kind: LoadKind, amount: i64) -> Line {
    Line {
        name: name.into(),
        camp,
        kind,
        amount: Uncertain::fixed(amount as f64),
        owner: Owner::Unoe,
        priority: 100,
        release: Release::AtOnce,
        each: None,
        drives: false,
        parts: false,
        stages: Vec::new(),
        disposal: Vec::new(),
        shed: Vec::new(),
    }
}

fn deadline(name: &str, kind: DeadlineKind, day: i64, all: Vec<SiteId>) -> Deadline {
    Deadline {
        name: name.into(),
        label: Label::default(),
        due: Moment(day * DAY),
        kind,
        basis: String::new(),
        why: Label::default(),
        all,
        lines: Vec::new(),
        goal: Goal::Reached(Milestone::Vacated),
    }
}

fn assumption(name: &str, value: Option<Distribution>) -> Assumption {
    Assumption {
        name: Name::new(name),
        statement: Label::default(),
        owner: Label::default(),
        grade: String::new(),
        signpost: Label::default(),
        unit: AssumptionUnit::Number,
        value,
        written: String::new(),
        sets: Vec::new(),
    }
}

/// Plays a variant by hand.
pub(crate) struct ByHand {
    variant: (usize, usize),
    outcome: Outcome,
    faults: fn(u64) -> bool,
}

impl ByHand {
    /// A world without faults.
    pub(crate) fn new(variant: &Variant) -> Self {
        Self::failing(variant, |_| false)
    }

    /// A world that panics in some replications.
    pub(crate) fn failing(variant: &Variant, faults: fn(u64) -> bool) -> Self {
        let variant = (variant.plan, variant.case);
        Self { variant, outcome: Outcome::default(), faults }
    }
}

impl Player for ByHand {
    fn play(&mut self, replication: u64) -> Result<&Outcome, Failure> {
        assert!(!(self.faults)(replication), "convoy lost in replication {replication}");
        let (plan, case) = self.variant;
        self.outcome = outcome(replication, 8 * case as i64 - 3 * plan as i64);
        Ok(&self.outcome)
    }
}

/// A run: camps vacated within a fortnight of each other, `shift` days later than at the base.
pub(crate) fn outcome(replication: u64, shift: i64) -> Outcome {
    let mut stream = Luck::new(1, replication).stream(StreamKey::new(Cause::Quantity, "by hand"));
    let delay = stream.unit();
    let kidal = Moment((8 + shift) * DAY + (delay * 8.0 * DAY as f64) as i64);
    let tessalit = Moment((10 + shift) * DAY + (stream.unit() * 14.0 * DAY as f64) as i64);
    let (last, site) = if tessalit > kidal { (tessalit, TESSALIT) } else { (kidal, KIDAL) };
    let people = (stream.unit() * 500.0) as i64;
    Outcome {
        events: 100 + replication,
        assumed: Arena::new(vec![delay, 0.0]),
        deadlines: Arena::new(vec![reached(last, site), reached(kidal, KIDAL)]),
        camps: Arena::new(vec![left(kidal), left(tessalit)]),
        lines: Arena::new(vec![moved(500, people), moved(2_000_000, 2_000_000)]),
        vehicles_lost: Arena::<PoolId, _>::new(vec![1, 2]),
        convoys: Arena::new(vec![10, 20]),
        people_home: vec![Arrival { at: kidal, people }],
        ..Outcome::default()
    }
}

/// A deadline's run: within the horizon or not, half of the time on the march, a quarter waiting
/// for lift, and the rest for a gate that another camp held.
fn reached(moment: Moment, site: SiteId) -> DeadlineOutcome {
    let (reached, end) = within(moment).map_or((None, 30 * DAY), |at| (Some(at), at.0));
    let booking = |code, origin, span| {
        let item = Item { site, code, origin, felt: code };
        Booking { item, span: Span(span) }
    };
    DeadlineOutcome {
        reached,
        last_site: Some(site),
        ledger: vec![
            booking(Code::March, Origin::Primary, end / 2),
            booking(Code::NoLift, Origin::Primary, end / 4),
            booking(Code::NoClearance, Origin::Reactionary, end - end / 2 - end / 4),
        ],
        critical: vec![Actor::Site(HUB), Actor::Site(site)],
        lost: Vec::new(),
        excess: None,
        sites_late: u32::from(reached.is_none()),
    }
}

/// A camp's run: closed six hours after the last party, taken over two days after it, unless the
/// last party left on a whole even day, when the successor stood ready.
fn left(vacated: Moment) -> CampOutcome {
    let later = |hours: i64| within(vacated).and_then(|at| within(at + Span(hours * HOUR)));
    let wait = if vacated.0 / DAY % 2 == 0 { 0 } else { 48 };
    CampOutcome {
        lifted: later(-5),
        handover: None,
        vacated: later(0),
        closed: later(6),
        taken_over: later(wait),
        ..CampOutcome::default()
    }
}

fn moved(total: i64, moved: i64) -> LineOutcome {
    let (total, moved) = (Amount(total), Amount(moved));
    LineOutcome { total, moved, in_camp: Amount(total.0 - moved.0), ..LineOutcome::default() }
}

fn within(moment: Moment) -> Option<Moment> {
    (moment <= Moment(30 * DAY)).then_some(moment)
}

/// Checks that ids of the fixture are what they say.
#[test]
fn the_sites_of_the_fixture_are_in_order() {
    let scenario = scenario();
    let names = scenario.sites.values().map(|site| site.name.as_str());
    assert!(names.is_sorted());
    assert_eq!(scenario.camps[CampId::at(1)].site, TESSALIT);
}
