//! From the file as written to the scenario as meant.
//!
//! Every table is built on its own as far as it goes, so that all findings come together; a part
//! that could not be built is left out, and then there is no scenario.

mod calendar;
mod camp;
mod claim;
mod closure;
mod contract;
mod deadline;
mod escalation;
mod force;
mod handling;
mod limit;
mod line;
mod lookup;
mod movement;
mod permission;
mod party;
mod place;
mod precedence;
mod recovery;
mod rule;
mod spacing;
mod spread;
mod sweep;

use crate::Message;
use jiff::tz::TimeZone;

use crate::id::{Arena, Id, Name, PoolId};
use crate::time::{Clock, Moment};

use super::desk::nearest;
use super::node::Node;
use super::overlay::Laid;
use super::quantity::{DateMeans, Measure, Scale, When};
use super::reach::Reach;
use super::source::Sources;
use super::syntax::{File, Text};
use super::{Code, Finding, Label, Pool, Remark, Route, Scenario, Site};

pub(super) use claim::trust;
pub(super) use lookup::Names;
pub(super) use movement::haversine;
pub(super) use spread::distribution;
pub(super) use sweep::{Ground, sweeps};

/// Builds the scenario; `None` after at least one finding.
pub(super) fn assemble(
    file: &File,
    laid: &Laid,
    sources: &Sources,
) -> (Option<Scenario>, Vec<Finding>) {
    let (mut findings, root) = (Vec::new(), &laid.root);
    let Some(frame) = frame(file, root, sources, &mut findings) else {
        return (None, findings);
    };
    let mut bench =
        Bench { file, root, sources, names: Names::new(file, &laid.deadlines), frame, findings };
    let scenario = bench.scenario();
    (scenario, bench.findings)
}

/// What everything else stands on.
struct Frame {
    clock: Clock,
    until: Moment,
}

/// The clock and the horizon.
fn frame(
    file: &File,
    root: &Node,
    sources: &Sources,
    findings: &mut Vec<Finding>,
) -> Option<Frame> {
    let mut find = |path: &str, finding: Finding| {
        findings.push(finding.at(sources.place(root.spot_of(path))));
    };
    if file.format != 1 {
        let problem = message!("build-format-not-known-this-program", format = file.format);
        find("format", Finding::new(Code::UnknownFormat, problem));
    }
    let header = &file.scenario;
    let zone = match zone(header.timezone.as_deref().unwrap_or("UTC")) {
        Ok(zone) => zone,
        Err(finding) => {
            find("scenario.timezone", *finding);
            return None;
        }
    };
    let Some(as_of) = header.as_of.instant(&zone) else {
        let finding = Finding::new(Code::BadMoment, message!("build-date-date-time"))
            .allowed(Message::verbatim("2023-12-15, 2023-12-15T06:00:00"));
        find("scenario.as_of", finding);
        return None;
    };
    let clock = Clock { as_of, zone };
    let scale = Scale::plain(&clock).dates_as(DateMeans::End);
    let until = Moment(header.until.base(&scale).round() as i64);
    let limit = Moment(100 * 366 * crate::time::DAY);
    if until <= Moment::START || until > limit {
        let problem = message!("build-until-must-lie-after-hundred");
        find("scenario.until", Finding::new(Code::OutOfRange, problem));
        return None;
    }
    Some(Frame { clock, until })
}

/// The time zone of this name.
fn zone(name: &str) -> Result<TimeZone, Box<Finding>> {
    TimeZone::get(name).map_err(|_| {
        let known: Vec<String> = jiff::tz::db().available().map(|it| it.to_string()).collect();
        let finding = Finding::new(Code::BadMoment, message!("build-there-no-time-zone", name))
            .allowed(message!("build-utc-name-such-africa-bamako"))
            .did_you_mean(nearest(name, known.iter().map(String::as_str)));
        Box::new(finding)
    })
}

/// Where a scenario is put together.
struct Bench<'a> {
    file: &'a File,
    root: &'a Node,
    sources: &'a Sources,
    names: Names<'a>,
    frame: Frame,
    findings: Vec<Finding>,
}

/// Things by id, of which some could not be built.
type Slots<T> = Vec<Option<T>>;

impl Bench<'_> {
    /// Everything, in the order in which one part needs another.
    fn scenario(&mut self) -> Option<Scenario> {
        self.check_names();
        let (clock, until) = (self.frame.clock.clone(), self.frame.until);
        let header = &self.file.scenario;
        let c_day = header.c_day.map(|when| Moment(when.base(&Scale::plain(&clock)) as i64));
        let calendars = self.calendars();
        let sites = self.sites();
        let routes = self.routes(&sites);
        let pools = self.pools();
        let parts = Parts { reach: reach(&sites, &routes, &pools), pools: &pools };
        let (mut camps, lines) = self.camps(&parts);
        self.keep_open_for_transit(&mut camps, &lines);
        let closures = self.closures();
        let escorts = self.escorts(&pools);
        let gates = self.gates(&routes);
        let threats = self.threats(&routes, &sites);
        let weathers = self.weathers();
        let (sides, mission) = self.sides();
        let forces = self.forces();
        let contests = self.contests();
        let mut rules = self.rules();
        let steps = self.escalations(rules.len());
        rules.extend(steps);
        let (claims, assessments) = self.claims(&sites);
        let deadlines = self.deadlines(&lines);
        let assumptions = self.assumptions();
        Some(Scenario {
            id: Name::new(&header.id.0),
            title: self.label(header.title.as_ref(), &header.id.0),
            marking: header.marking.clone().map(|it| it.0).unwrap_or_default(),
            vocabulary: header.vocabulary.unwrap_or_default(),
            clock,
            until,
            draws_turns: true,
            c_day,
            seed: header.seed.unwrap_or(1),
            regions: self.regions(),
            calendars: whole(calendars)?,
            weathers: whole(weathers)?,
            sites: whole(sites)?,
            camps: whole(camps)?,
            lines: whole(lines)?,
            closures: whole(closures)?,
            routes: whole(routes)?,
            pools: whole(pools)?,
            escorts: whole(escorts)?,
            gates: whole(gates)?,
            threats: whole(threats)?,
            sides,
            mission,
            forces: whole(forces)?,
            contests: whole(contests)?,
            rules: whole(rules)?,
            claims: whole(claims)?,
            assessments,
            deadlines: whole(deadlines)?,
            assumptions: whole(assumptions)?,
            decision: None,
            rivals_elsewhere: false,
        })
    }

    /// A label, or the key where there is none.
    fn label(&self, text: Option<&Text>, key: &str) -> Label {
        label(text, key)
    }

    /// Adds a finding at the value of this path, and gives it back to be completed.
    fn find(&mut self, code: Code, path: &str, problem: Message) -> &mut Finding {
        let place = self.sources.place(self.root.spot_of(path));
        self.findings.push(Finding::new(code, problem).at(place));
        self.findings.last_mut().expect("just added")
    }

    /// A scale with days of 24 hours and dates from their start.
    fn scale(&self) -> Scale<'_> {
        Scale::plain(&self.frame.clock)
    }

    /// The moment of a date that means this moment of its day.
    fn moment(&self, when: &When, date: DateMeans) -> Moment {
        Moment(when.base(&self.scale().dates_as(date)).round() as i64)
    }
}

/// A label, or the key where there is none.
fn label(text: Option<&Text>, key: &str) -> Label {
    match text {
        Some(text) if text.0.en.is_some() || text.0.fr.is_some() => text.0.clone(),
        _ => Label { en: Some(key.to_owned()), fr: None },
    }
}

/// What camps look at to find a way for their loads.
struct Parts<'a> {
    /// What hangs together for each pool.
    reach: Vec<Option<Reach>>,
    pools: &'a Slots<Pool>,
}

fn reach(sites: &Slots<Site>, routes: &Slots<Route>, pools: &Slots<Pool>) -> Vec<Option<Reach>> {
    let of = |(index, pool): (usize, &Option<Pool>)| {
        let routes = routes.iter().flatten();
        Some(Reach::whole(sites.len(), routes, PoolId::at(index), pool.as_ref()?))
    };
    pools.iter().enumerate().map(of).collect()
}

/// The arena of all parts, if every one of them could be built.
fn whole<I: Id, T>(slots: Slots<T>) -> Option<Arena<I, T>> {
    slots.into_iter().collect::<Option<Vec<T>>>().map(Arena::new)
}

/// Turns remarks on a scenario into findings at their places.
pub(super) fn place_remarks(remarks: Vec<Remark>, root: &Node, sources: &Sources) -> Vec<Finding> {
    let place = |remark: Remark| Finding {
        code: remark.code,
        severity: remark.code.severity(),
        place: sources.place(root.spot_of(&as_written(&remark.path, root))),
        problem: remark.problem,
        allowed: remark.allowed,
        did_you_mean: None,
        remedy: remark.remedy,
    };
    remarks.into_iter().map(place).collect()
}

/// The path of a site as the file has it: a camp is a site too.
fn as_written(path: &str, root: &Node) -> String {
    let has = |kind: &str, name: &str| root.child(kind).is_some_and(|it| it.child(name).is_some());
    match path.strip_prefix("site.") {
        Some(rest) => {
            let name = rest.split('.').next().unwrap_or(rest);
            let is_camp = !has("site", name) && has("camp", name);
            if is_camp { format!("camp.{rest}") } else { path.to_owned() }
        }
        None => path.to_owned(),
    }
}

/// Nothing built yet, and so many to come.
fn collect<T>(parts: impl IntoIterator<Item = Option<T>>) -> Slots<T> {
    parts.into_iter().collect()
}
