//! Where single sites stand on a map, and how far apart.

/// Width of every map, in units of the picture.
pub(in crate::briefing) const WIDTH: f64 = 640.0;
/// Sites stand no nearer to one another than this, so that their marks, with rings around them, can be told apart.
pub(super) const APART: f64 = 23.0;
/// Rounds in which those too near are moved apart.
const MOVES: usize = 12;

/// Where one site stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::briefing) struct Spot {
    /// To the right.
    pub(in crate::briefing) x: f64,
    /// Downwards.
    pub(in crate::briefing) y: f64,
    /// Whether it stands in the strip below the map.
    pub(in crate::briefing) is_off: bool,
}

/// Moves sites on the map apart that stand too near to one another: each by half of what is wanting, away
/// from the other; those in one place to the left and to the right.
pub(super) fn move_apart(spots: &mut [Spot]) {
    for _ in 0..MOVES {
        for one in 0..spots.len() {
            for other in one + 1..spots.len() {
                let (from, to) = (spots[one], spots[other]);
                let (across, down) = (to.x - from.x, to.y - from.y);
                let length = libm::hypot(across, down);
                if from.is_off || to.is_off || length >= APART {
                    continue;
                }
                let way = if length > 0.0 { [across / length, down / length] } else { [1.0, 0.0] };
                let half = (APART - length) / 2.0;
                spots[one].x -= half * way[0];
                spots[one].y -= half * way[1];
                spots[other].x += half * way[0];
                spots[other].y += half * way[1];
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sites_too_near_to_one_another_are_moved_apart_and_no_others() {
        let spot = |x, y, is_off| Spot { x, y, is_off };
        let mut spots = [
            spot(100.0, 50.0, false),
            spot(109.0, 50.0, false),
            spot(300.0, 9.0, false),
            spot(301.0, 9.0, true),
        ];
        move_apart(&mut spots);
        assert!((spots[0].x - 93.0).abs() < 1e-9 && (spots[1].x - 116.0).abs() < 1e-9, "{spots:?}");
        assert_eq!([spots[2].x, spots[3].x], [300.0, 301.0]);
        let mut same = [spot(10.0, 10.0, false), spot(10.0, 10.0, false)];
        move_apart(&mut same);
        assert_eq!(same[1].x - same[0].x, APART);
    }
}
