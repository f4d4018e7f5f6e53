//! How many points a sweep has, found without making them, so that `check` can say at once that a
//! design is too large.

use super::super::design::{self, Refused};
use crate::scenario::{Design, Part, Sweep, Target};

/// How many points a sweep has.
///
/// # Errors
/// [`Refused`] if there is no such design, or if its points under all plans and cases are too many to
/// be numbered.
pub fn size(sweep: &Sweep) -> Result<usize, Refused> {
    let mut points = 1_usize;
    let mut factors = 0;
    for part in &sweep.parts {
        points = points.checked_mul(size_of(part)?).ok_or(Refused::TooManyPoints)?;
        factors += part.factors.len();
    }
    design::check_size(factors, points)?;
    let is_chosen = |target: &Target| {
        let mut factors = sweep.parts.iter().flat_map(|part| &part.factors);
        factors.any(|factor| factor.target == *target)
    };
    let plans = if is_chosen(&Target::Plan) { 1 } else { sweep.plans.len() };
    let cases = if is_chosen(&Target::Case) { 1 } else { sweep.cases.len() };
    let cells = points.checked_mul(plans * cases).and_then(|cells| u32::try_from(cells).ok());
    cells.map(|_| points).ok_or(Refused::TooManyPoints)
}

/// How many points one part has.
fn size_of(part: &Part) -> Result<usize, Refused> {
    let factors = part.factors.len();
    let levels: Vec<usize> =
        part.factors.iter().map(|factor| factor.levels().unwrap_or(1)).collect();
    let points = match &part.design {
        Design::Grid => return design::check_grid(&levels),
        Design::Zip => levels.first().copied().unwrap_or(0),
        Design::OneAtATime => 1 + levels.iter().map(|count| count.saturating_sub(1)).sum::<usize>(),
        Design::LatinHypercube(points) => *points,
        Design::Sobol(points) => {
            design::check_sobol(factors, *points)?;
            *points
        }
        Design::Morris { trajectories, .. } => trajectories.saturating_mul(factors + 1),
        Design::Saltelli(base) => {
            design::check_sobol(2 * factors, *base)?;
            base.saturating_mul(factors + 2)
        }
        Design::Table(rows) => rows.len(),
    };
    design::check_size(factors, points)?;
    Ok(points)
}

#[cfg(test)]
mod tests {
    use super::super::Field;
    use super::*;
    use crate::scenario::{Study, read_text};

    /// A sweep of two factors, with these lines.
    fn study(lines: &str) -> Study {
        let text = format!(
            "extends = \"minimal\"\n[sweep.other]\ndesign = \"grid\"\n\
             factor.seats = {{ path = \"pool.trucks.seats\", values = [10, 20] }}\n\
             [sweep.it]\n{lines}\n\
             factor.trucks = {{ path = \"pool.trucks.count\", values = [14, 18, 22] }}\n\
             factor.speed = {{ path = \"pool.trucks.speed\", values = [\"30 km/h\", \
             \"40 km/h\", \"50 km/h\"] }}\n"
        );
        read_text("sized.toml", &text, &[]).unwrap_or_else(|it| panic!("{:?}", it.findings)).0
    }

    #[test]
    fn the_size_is_that_of_the_design_when_it_is_made() {
        let designs = [
            ("design = \"grid\"", 9),
            ("design = \"zip\"", 3),
            ("design = \"one-at-a-time\"", 5),
            ("design = \"latin-hypercube\"\npoints = 7", 7),
            ("design = \"sobol\"\npoints = 8", 8),
            ("design = \"morris\"\npoints = 4", 12),
            ("design = \"saltelli\"\npoints = 8", 32),
            ("design = \"grid\"\nacross = \"other\"", 18),
        ];
        for (lines, expected) in designs {
            let study = study(lines);
            let sweep = study.sweeps.iter().find(|sweep| sweep.name.as_str() == "it");
            let sweep = sweep.expect("the sweep");
            let field = Field::new(sweep, &study).expect("a design");
            assert_eq!((size(sweep), field.points().len()), (Ok(expected), expected), "{lines}");
        }
    }
}
