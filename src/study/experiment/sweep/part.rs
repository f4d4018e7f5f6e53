//! Where the points of each part of a field stand, and which of them chance has chosen.

use std::ops::Range;

use crate::scenario::{Design, Part};

/// The points of one part among those of the field, which run through the later parts fastest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Stretch {
    /// Its factors among those of the field.
    pub(super) factors: Range<usize>,
    /// Points of the field from one of its points to the next.
    stride: usize,
    /// How many points it has.
    points: usize,
    /// How many of its points are drawn together: a trajectory, the points of one base point, or one.
    /// `None` if whoever asked has given them all.
    drawn: Option<usize>,
}

/// The stretches of parts that have so many points each.
pub(super) fn stretches(parts: &[Part], points: &[usize]) -> Vec<Stretch> {
    let mut first = 0;
    let each = parts.iter().zip(points).enumerate().map(|(place, (part, count))| {
        let factors = first..first + part.factors.len();
        first = factors.end;
        let stride = points[place + 1..].iter().product();
        Stretch { drawn: drawn(&part.design, factors.len()), factors, stride, points: *count }
    });
    each.collect()
}

/// How many points of a design are drawn together, if chance chooses them.
fn drawn(design: &Design, factors: usize) -> Option<usize> {
    match design {
        Design::Grid | Design::Zip | Design::OneAtATime | Design::Table(_) => None,
        Design::LatinHypercube(_) | Design::Sobol(_) => Some(1),
        Design::Morris { .. } => Some(factors + 1),
        Design::Saltelli(_) => Some(factors + 2),
    }
}

impl Stretch {
    /// How many points it has.
    pub(super) fn points(&self) -> usize {
        self.points
    }

    /// Which draw of its points a point of the field belongs to; `None` if they are not drawn.
    pub(super) fn draw(&self, point: u32) -> Option<u32> {
        let place = point as usize / self.stride % self.points;
        self.drawn.map(|together| (place / together) as u32)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_point_belongs_to_one_draw_of_each_part_that_chance_has_chosen() {
        let part = |design| Part { design, factors: Vec::new() };
        let parts =
            [part(Design::LatinHypercube(3)), part(Design::Grid), part(Design::Saltelli(2))];
        let stretches = stretches(&parts, &[3, 2, 4]);
        let of = |point: u32| stretches.iter().map(|it| it.draw(point)).collect::<Vec<_>>();
        assert_eq!(of(0), [Some(0), None, Some(0)]);
        // The saltelli points run fastest, by twos for each base point; then the grid.
        assert_eq!(of(3), [Some(0), None, Some(1)]);
        assert_eq!(of(7), [Some(0), None, Some(1)]);
        assert_eq!(of(8), [Some(1), None, Some(0)]);
        assert_eq!(of(23), [Some(2), None, Some(1)]);
    }
}
