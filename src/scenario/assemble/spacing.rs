//! How the vehicles of a convoy follow one another: densities, march units, gaps, halts.

use crate::Spacing;
use crate::time::Span;

use super::super::quantity::{Density, Number};
use super::super::syntax;
use super::super::{Halt, Mode};
use super::{Bench, Code};

/// Time gaps between march units and between serials, in seconds: planning values of the field.
const GAPS: [i64; 2] = [2 * 60, 5 * 60];

impl Bench<'_> {
    /// The spacing of a pool; columns have a length on the road only.
    pub(super) fn spacing(&mut self, name: &str, syntax: &syntax::Pool) -> Option<Spacing> {
        let path = |key: &str| format!("pool.{name}.{key}");
        let density = self.density(&path("density"), syntax.density, syntax.kind.mode());
        if syntax.march_unit.is_none() {
            let idle = [("serial", syntax.serial.is_some()), ("gaps", syntax.gaps.is_some())];
            for (key, _) in idle.into_iter().filter(|(_, is_given)| *is_given) {
                let problem = message!("spacing-this-pool-convoys-not-divided");
                self.find(Code::Conflict, &path(key), problem).remedy =
                    Some(message!("spacing-add-march-unit-leave-key"));
            }
        }
        let march_unit = self.at_least_one(&path("march_unit"), syntax.march_unit);
        let serial = self.at_least_one(&path("serial"), syntax.serial);
        if syntax.march_unit.is_some() {
            self.by_road_only(&path("march_unit"), syntax.kind.mode())?;
        }
        let gaps = syntax.gaps.as_ref();
        let gap = |at: usize| gaps.map_or(GAPS[at], |gaps| gaps[at].seconds().round() as i64);
        Some(Spacing {
            density: density?,
            march_unit: march_unit?,
            serial: serial?,
            gaps: [Span(gap(0)), Span(gap(1))],
        })
    }

    /// A number of vehicles or march units that one of them at least must make up.
    fn at_least_one(&mut self, path: &str, number: Option<Number>) -> Option<Option<u32>> {
        if number.is_some_and(|number| number.0 == 0) {
            self.find(Code::OutOfRange, path, message!("spacing-there-must-one-least")).allowed =
                Some(message!("spacing-more-no-key-no-limit"));
            return None;
        }
        Some(number.map(|number| number.0))
    }

    /// A density, on a road.
    pub(super) fn density(
        &mut self,
        path: &str,
        density: Option<Density>,
        mode: Mode,
    ) -> Option<Option<f64>> {
        if density.is_some() {
            self.by_road_only(path, mode)?;
        }
        Some(density.map(|density| density.0))
    }

    /// Where a convoy may halt on a road.
    pub(super) fn halts(&mut self, path: &str, halts: Option<Halt>, mode: Mode) -> Option<Halt> {
        if halts.is_some() {
            self.by_road_only(path, mode)?;
        }
        Some(halts.unwrap_or(Halt::Anywhere))
    }

    fn by_road_only(&mut self, path: &str, mode: Mode) -> Option<()> {
        if mode == Mode::Road {
            return Some(());
        }
        let problem = message!("spacing-only-what-goes-road-has");
        self.find(Code::Conflict, path, problem).remedy = Some(message!("contract-leave-key-out"));
        None
    }
}
