//! The field of a sweep: its points, and its cells.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::super::design::{self, Blocks, Design, Order, Refused, Screening};
use super::part::{Stretch, stretches};
use super::size::size;
use crate::chance::{Cause, Luck, Stream, StreamKey};
use crate::id::AssumptionId;
use crate::scenario::{self, Factor, Part, Scenario, Study, Sweep, Target};

/// Candidates among which the trajectories of a screening are chosen, for each that is wanted.
const CANDIDATES: usize = 10;
/// Pairs of points whose distance may be asked for in choosing them: some seconds' work.
const PAIRS: f64 = 1e9;

/// Everything a sweep plays, numbered.
#[derive(Debug, Clone)]
pub struct Field {
    pub(super) factors: Vec<Factor>,
    points: Design,
    layout: Layout,
    parts: Vec<Stretch>,
    plans: Vec<usize>,
    cases: Vec<usize>,
    pub(super) base: Arc<Scenario>,
    pub(super) varying: Vec<AssumptionId>,
}

/// What is special about the order of the points.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Layout {
    /// Nothing.
    Plain,
    /// They are trajectories of so many factors.
    Trajectories,
    /// They stand in these blocks.
    Saltelli(Blocks),
}

/// The points of a sweep, chosen once: some are costly to choose, and all cheap to keep.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Drawn {
    points: Design,
    layout: Layout,
    /// How many points each part has.
    counts: Vec<usize>,
}

impl Drawn {
    /// Chooses the points of a sweep; the seed is that of whatever is by chance in the design.
    ///
    /// # Errors
    /// [`Refused`] if there is no such design.
    pub fn new(sweep: &Sweep, seed: u64) -> Result<Self, Refused> {
        size(sweep)?;
        let mut counts = Vec::new();
        let mut whole: Option<(Design, Layout)> = None;
        for (number, part) in sweep.parts.iter().enumerate() {
            let name = format!("{}/{number}", sweep.name);
            let key = StreamKey::new(Cause::Design, &name);
            let (points, layout) = points_of(part, &mut Luck::new(seed, 0).stream(key))?;
            counts.push(points.len());
            whole = Some(match whole {
                None => (points, layout),
                Some((before, _)) => (before.crossed(&points)?, Layout::Plain),
            });
        }
        let (points, layout) = whole.ok_or(Refused::NoFactors)?;
        Ok(Self { points, layout, counts })
    }

    /// Whether there is a coordinate for each factor of a sweep, and as many points as its parts make.
    fn fits(&self, sweep: &Sweep) -> bool {
        let factors: usize = sweep.parts.iter().map(|part| part.factors.len()).sum();
        self.points.factors() == factors
            && self.counts.len() == sweep.parts.len()
            && self.counts.iter().product::<usize>() == self.points.len()
    }
}

/// One point under one plan and case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cell {
    /// The point, from 0.
    pub point: u32,
    /// Index into the study's plans.
    pub plan: usize,
    /// Index into the study's cases.
    pub case: usize,
}

impl Field {
    /// The field of a sweep of a study, whose seed is that of whatever is by chance in the design.
    ///
    /// # Errors
    /// [`Refused`] if there is no such design.
    pub fn new(sweep: &Sweep, study: &Study) -> Result<Self, Refused> {
        Self::of(sweep, study, Drawn::new(sweep, study.base.seed)?)
    }

    /// The field of a sweep whose points have been chosen before.
    ///
    /// # Errors
    /// [`Refused::NoTable`] if they are no points of this sweep.
    pub fn of(sweep: &Sweep, study: &Study, drawn: Drawn) -> Result<Self, Refused> {
        if !drawn.fits(sweep) {
            return Err(Refused::NoTable);
        }
        let Drawn { points, layout, counts } = drawn;
        let base = &study.base;
        let factors: Vec<Factor> =
            sweep.parts.iter().flat_map(|part| part.factors.iter().cloned()).collect();
        let chooses = |target: &Target| factors.iter().any(|factor| factor.target == *target);
        let plans = if chooses(&Target::Plan) { vec![0] } else { sweep.plans.clone() };
        let cases = if chooses(&Target::Case) { vec![0] } else { sweep.cases.clone() };
        let parts = stretches(&sweep.parts, &counts);
        let (base, varying) = (Arc::clone(base), Vec::new());
        let mut field = Self { factors, points, layout, parts, plans, cases, base, varying };
        field.varying = field.varying_in(study);
        Ok(field)
    }

    /// Its points, to be kept.
    pub fn drawn(&self) -> Drawn {
        let counts = self.parts.iter().map(Stretch::points).collect();
        Drawn { points: self.points.clone(), layout: self.layout, counts }
    }

    /// What varies; the coordinates of a point stand in this order.
    pub fn factors(&self) -> &[Factor] {
        &self.factors
    }

    /// The points.
    pub fn points(&self) -> &Design {
        &self.points
    }

    /// What is special about their order.
    pub fn layout(&self) -> Layout {
        self.layout
    }

    /// The scenario that gives ids their names.
    pub fn base(&self) -> &Scenario {
        &self.base
    }

    /// How many parts it is made of.
    pub fn parts(&self) -> usize {
        self.parts.len()
    }

    /// The part that a factor belongs to.
    pub fn part_of(&self, factor: usize) -> usize {
        self.parts.iter().position(|part| part.factors.contains(&factor)).unwrap_or(0)
    }

    /// Which draw of a part a point belongs to: what was drawn together has one number. `None` for a
    /// part whose points have been given and not drawn (a grid, a table).
    pub fn draw(&self, part: usize, point: u32) -> Option<u32> {
        self.parts[part].draw(point)
    }

    /// How many cells there are.
    pub fn cells(&self) -> u32 {
        (self.points.len() * self.per_point()) as u32
    }

    /// How many cells each point has: one under each plan and case.
    pub fn per_point(&self) -> usize {
        self.plans.len() * self.cases.len()
    }

    /// The cell of this number: point by point, plan by plan, case by case.
    pub fn cell(&self, number: u32) -> Cell {
        let number = number as usize;
        let (point, rest) = (number / self.per_point(), number % self.per_point());
        let chosen = |target: &Target| {
            let place = self.factors.iter().position(|factor| factor.target == *target)?;
            let factor = &self.factors[place];
            factor.choice(self.points.point(point)[place])
        };
        let plan = chosen(&Target::Plan).unwrap_or(self.plans[rest / self.cases.len()]);
        let case = chosen(&Target::Case).unwrap_or(self.cases[rest % self.cases.len()]);
        Cell { point: point as u32, plan, case }
    }

    /// The changes that make a point of the scenario.
    pub fn changes(&self, point: u32) -> Vec<scenario::Change> {
        let coordinates = self.points.point(point as usize);
        let each = self.factors.iter().zip(coordinates);
        each.flat_map(|(factor, coordinate)| factor.changes(*coordinate)).collect()
    }
}

/// The points of one part of a sweep.
fn points_of(part: &Part, stream: &mut Stream) -> Result<(Design, Layout), Refused> {
    use scenario::Design as Asked;
    let factors = part.factors.len();
    let levels: Vec<usize> =
        part.factors.iter().map(|factor| factor.levels().unwrap_or(1)).collect();
    let plain = |design: Design| (design, Layout::Plain);
    match &part.design {
        Asked::Grid => design::grid(&levels).map(plain),
        Asked::Zip => design::zip(&levels).map(plain),
        Asked::OneAtATime => design::one_at_a_time(&levels, &vec![0; factors]).map(plain),
        Asked::LatinHypercube(points) => {
            design::latin_hypercube(factors, *points, exchanges(factors, *points), stream)
                .map(plain)
        }
        Asked::Sobol(points) => design::sobol(factors, *points, stream).map(plain),
        Asked::Morris { trajectories, levels } => {
            let screening = Screening {
                factors,
                levels: *levels,
                trajectories: *trajectories,
                candidates: candidates(factors, *trajectories),
            };
            let design = design::trajectories(&screening, stream)?;
            Ok((design, Layout::Trajectories))
        }
        Asked::Saltelli(base) => {
            let saltelli = design::saltelli(factors, *base, Order::First, stream)?;
            Ok((saltelli.design, Layout::Saltelli(saltelli.blocks)))
        }
        Asked::Table(rows) => {
            let middle = |(level, levels): (&usize, &usize)| (*level as f64 + 0.5) / *levels as f64;
            let coordinates =
                rows.iter().flat_map(|row| row.iter().zip(&levels).map(middle)).collect();
            Design::from_coordinates(factors, coordinates).map(plain)
        }
    }
}

/// Walks among which the trajectories of a screening are chosen: ten for each that is wanted, fewer
/// where comparing them all, each point with each, would be more than some seconds' work.
fn candidates(factors: usize, trajectories: usize) -> usize {
    let most = ((2.0 * PAIRS).sqrt() / (factors + 1) as f64) as usize;
    CANDIDATES.saturating_mul(trajectories).min(most)
}

/// Exchanges by which a Latin hypercube is made more even: twenty for each coordinate, and no more
/// than some seconds' work for a large one.
fn exchanges(factors: usize, points: usize) -> usize {
    let coordinates = (factors * points).max(1);
    (20 * coordinates).min(300_000_000 / coordinates)
}
