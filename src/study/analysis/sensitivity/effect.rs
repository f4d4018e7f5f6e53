//! Elementary effects (Morris 1991), with μ* after Campolongo, Cariboni and Saltelli (2007).

use crate::experiment::design::Design;

use super::{Unfit, whole};

/// The effects of one factor, in units of the output over the whole range of the factor.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Effects {
    /// Mean effect (μ), signed: rises and falls cancel.
    pub mu: f64,
    /// Mean size of the effect (μ*): how much the factor matters.
    pub mu_star: f64,
    /// Standard deviation of the effects (σ): curvature and interaction. `None` of one trajectory.
    pub sigma: Option<f64>,
}

/// The effects of each factor from the outputs of trajectories, as made by
/// [`crate::experiment::design::trajectories`].
pub fn elementary_effects(
    trajectories: &Design,
    outputs: &[Option<f64>],
) -> Result<Vec<Effects>, Unfit> {
    let outputs = whole(outputs, trajectories.len())?;
    let factors = trajectories.factors();
    let mut effects = vec![Vec::new(); factors];
    for start in (0..outputs.len()).step_by(factors + 1) {
        for point in (start..start + factors).take_while(|point| point + 1 < outputs.len()) {
            let (factor, moved) = step(trajectories, point).ok_or(Unfit::NoTrajectory { point })?;
            effects[factor].push((outputs[point + 1] - outputs[point]) / moved);
        }
        let walks = start / (factors + 1) + 1;
        if effects.iter().any(|effects| effects.len() != walks) {
            return Err(Unfit::NoTrajectory { point: start });
        }
    }
    Ok(effects.iter().map(|effects| summary(effects)).collect())
}

/// Which factor moves from a point to the next, and how far; `None` unless exactly one does.
fn step(trajectories: &Design, point: usize) -> Option<(usize, f64)> {
    let (from, to) = (trajectories.point(point), trajectories.point(point + 1));
    let moves = from.iter().zip(to).map(|(from, to)| to - from).enumerate();
    let mut moved = moves.filter(|(_, far)| *far != 0.0);
    moved.next().filter(|_| moved.next().is_none())
}

fn summary(effects: &[f64]) -> Effects {
    let n = effects.len() as f64;
    let mu = effects.iter().sum::<f64>() / n;
    let squares: f64 = effects.iter().map(|effect| (effect - mu).powi(2)).sum();
    Effects {
        mu,
        mu_star: effects.iter().map(|effect| effect.abs()).sum::<f64>() / n,
        sigma: (effects.len() > 1).then(|| (squares / (n - 1.0)).sqrt()),
    }
}

#[cfg(test)]
mod tests {
    use super::super::functions::{close, ishigami, stream};
    use super::*;
    use crate::experiment::design::{Screening, trajectories};

    fn effects_of(function: impl Fn(&[f64]) -> f64, factors: usize, count: usize) -> Vec<Effects> {
        let screening = Screening { factors, levels: 4, trajectories: count, candidates: 0 };
        let design = trajectories(&screening, &mut stream(21)).expect("small");
        let outputs: Vec<Option<f64>> =
            design.points().map(|point| Some(function(point))).collect();
        elementary_effects(&design, &outputs).expect("no holes")
    }

    #[test]
    fn effects_of_a_linear_function_are_its_coefficients() {
        let found = effects_of(|x| 3.0 * x[0] - 2.0 * x[1] + 0.0 * x[2], 3, 5);
        for (effects, coefficient) in found.iter().zip([3.0_f64, -2.0, 0.0]) {
            close(effects.mu, coefficient, 1e-12);
            close(effects.mu_star, coefficient.abs(), 1e-12);
            close(effects.sigma.expect("five"), 0.0, 1e-12);
        }
    }

    /// The function of twenty factors in Morris (1991), its small random coefficients
    /// replaced, as usual, by alternating ones.
    fn morris(point: &[f64]) -> f64 {
        let w: Vec<f64> = (0..20)
            .map(|i| match i {
                2 | 4 | 6 => 2.0 * (1.1 * point[i] / (point[i] + 0.1) - 0.5),
                _ => 2.0 * (point[i] - 0.5),
            })
            .collect();
        let sign = |power: usize| if power.is_multiple_of(2) { 1.0 } else { -1.0 };
        let mut sum = 0.0;
        for i in 0..20 {
            sum += w[i] * if i < 10 { 20.0 } else { sign(i + 1) };
            for j in i + 1..20 {
                sum += w[i] * w[j] * if j < 6 { -15.0 } else { sign(i + j) };
                for l in j + 1..5 {
                    sum -= 10.0 * w[i] * w[j] * w[l];
                    sum += (l + 1..4).map(|m| 5.0 * w[i] * w[j] * w[l] * w[m]).sum::<f64>();
                }
            }
        }
        sum
    }

    #[test]
    fn the_function_of_morris_falls_into_its_three_groups() {
        // SALib 1.6.0 on 2,000 of its own trajectories.
        let mu_star = [
            65.5, 64.2, 51.2, 63.3, 51.3, 44.3, 34.8, 37.3, 42.3, 37.6, 5.4, 5.3, 5.3, 5.5, 5.3,
            5.5, 5.3, 5.2, 5.4, 5.4,
        ];
        let sigma = [
            77.4, 75.7, 69.8, 76.3, 70.5, 53.5, 25.9, 6.8, 6.7, 6.7, 6.8, 6.6, 6.6, 6.8, 6.7, 6.8,
            6.6, 6.5, 6.6, 6.7,
        ];
        let found = effects_of(morris, 20, 2_000);
        for (factor, effects) in found.iter().enumerate() {
            close(effects.mu_star, mu_star[factor], 0.06 * mu_star[factor]);
            close(effects.sigma.expect("many"), sigma[factor], 0.06 * sigma[factor]);
        }
    }

    #[test]
    fn agrees_with_salib_on_the_same_trajectories() {
        // SALib 1.6.0, morris.analyze on three trajectories through Ishigami, in thirds.
        let walks = ["013 213 233 231", "301 303 103 123", "132 112 312 310"];
        let thirds = walks.iter().flat_map(|walk| walk.chars()).filter_map(|it| it.to_digit(10));
        let coordinates = thirds.map(|third| f64::from(third) / 3.0).collect();
        let design = Design::from_coordinates(3, coordinates).expect("a table");
        let outputs: Vec<Option<f64>> = design.points().map(|it| Some(ishigami(it))).collect();
        let found = elementary_effects(&design, &outputs).expect("no holes");
        let expected = [
            [9.786986146037476, 9.786986146037476, 7.215488224740921],
            [-2.625, 7.875, 9.093266739736604],
            [4.1658640688887445, 4.165864068888745, 7.21548822474092],
        ];
        for (effects, [mu, mu_star, sigma]) in found.iter().zip(expected) {
            close(effects.mu, mu, 1e-9);
            close(effects.mu_star, mu_star, 1e-9);
            close(effects.sigma.expect("three"), sigma, 1e-9);
        }
    }

    #[test]
    fn what_is_not_a_trajectory_or_has_holes_is_refused() {
        let refused = |coordinates: &[f64], outputs: &[Option<f64>]| {
            let design = Design::from_coordinates(2, coordinates.to_vec()).expect("a table");
            elementary_effects(&design, outputs).expect_err("refused")
        };
        let walk = [0.0, 0.0, 1.0, 0.0, 1.0, 1.0];
        let holes = Unfit::Holes { points: vec![1], of: 3 };
        assert_eq!(refused(&walk, &[Some(1.0), None, Some(1.0)]), holes);
        let both = [0.0, 0.0, 1.0, 1.0, 0.0, 1.0];
        assert_eq!(refused(&both, &[Some(1.0); 3]), Unfit::NoTrajectory { point: 0 });
        let twice = [0.0, 0.0, 1.0, 0.0, 0.0, 0.0];
        assert_eq!(refused(&twice, &[Some(1.0); 3]), Unfit::NoTrajectory { point: 0 });
        assert_eq!(refused(&walk[..4], &[Some(1.0); 2]), Unfit::NoTrajectory { point: 0 });
    }
}
