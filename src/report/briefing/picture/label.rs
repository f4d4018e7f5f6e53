//! Labels beside their marks, so placed that they do not stand on one another.

/// A rectangle that something takes up.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Area {
    left: f64,
    top: f64,
    right: f64,
    bottom: f64,
}

impl Area {
    /// So wide and so high around a place.
    pub(super) fn around(x: f64, y: f64, width: f64, height: f64) -> Self {
        let (across, down) = (width / 2.0, height / 2.0);
        Self { left: x - across, top: y - down, right: x + across, bottom: y + down }
    }

    /// How much of another it covers.
    pub(super) fn overlap(self, other: Self) -> f64 {
        let across = self.right.min(other.right) - self.left.max(other.left);
        let down = self.bottom.min(other.bottom) - self.top.max(other.top);
        across.max(0.0) * down.max(0.0)
    }

    /// Whether a place lies in it.
    pub(super) fn holds(self, x: f64, y: f64) -> bool {
        (self.left..=self.right).contains(&x) && (self.top..=self.bottom).contains(&y)
    }

    /// Whether all of it lies in another.
    pub(super) fn is_within(self, other: Self) -> bool {
        self.left >= other.left
            && self.top >= other.top
            && self.right <= other.right
            && self.bottom <= other.bottom
    }

    fn size(self) -> f64 {
        (self.right - self.left) * (self.bottom - self.top)
    }
}

/// A label that is to stand beside a mark.
pub(super) struct Wanted {
    /// The mark.
    pub(super) x: f64,
    /// The mark.
    pub(super) y: f64,
    /// How far it reaches.
    pub(super) reach: f64,
    /// Width of the label.
    pub(super) width: f64,
    /// Height of the label.
    pub(super) height: f64,
    /// Whether it may be left out if there is no room.
    pub(super) need: Need,
    /// Where it is to stand: on the map, or in a frame on it.
    pub(super) within: Area,
}

/// Whether a label may be left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Need {
    /// It must be shown, whatever it covers.
    Must,
    /// It is left out if it would cover another.
    May,
}

/// A label in its place.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Placed {
    /// Where its text is anchored.
    pub(super) x: f64,
    /// Its upper edge.
    pub(super) top: f64,
    /// `start`, `middle` or `end`.
    pub(super) anchor: &'static str,
    /// What it takes up.
    pub(super) area: Area,
}

/// The sides of a mark on which a label may stand, the best first: across and down.
const SIDES: [(f64, f64); 8] = [
    (1.0, 0.0),
    (-1.0, 0.0),
    (0.0, -1.0),
    (0.0, 1.0),
    (1.0, -0.8),
    (1.0, 0.8),
    (-1.0, -0.8),
    (-1.0, 0.8),
];

/// Places labels, in order of importance; `None` for those left out. `lines` are points of what
/// a label should rather not cover; frames take up what lies in them but for their own labels.
pub(super) fn placed(
    wanted: &[Wanted],
    lines: &[[f64; 2]],
    frames: &[Area],
) -> Vec<Option<Placed>> {
    let marks: Vec<Area> =
        wanted.iter().map(|it| Area::around(it.x, it.y, 2.0 * it.reach, 2.0 * it.reach)).collect();
    let mut taken: Vec<Area> = Vec::new();
    let mut all = Vec::new();
    for (own, label) in wanted.iter().enumerate() {
        let cost = |placed: &Placed| {
            let area = placed.area;
            let covered: f64 = taken.iter().map(|other| other.overlap(area)).sum();
            let others = marks.iter().enumerate().filter(|(other, _)| *other != own);
            let covered_marks: f64 = others.map(|(_, mark)| mark.overlap(area)).sum();
            let crossed = lines.iter().filter(|[x, y]| area.holds(*x, *y)).count() as f64;
            let outside = if area.is_within(label.within) { 0.0 } else { 1e4 };
            let others = frames.iter().filter(|frame| **frame != label.within);
            let framed: f64 = others.map(|frame| frame.overlap(area)).sum();
            10.0 * covered + 20.0 * (covered_marks + framed) + 8.0 * crossed + outside
        };
        let candidates = SIDES.iter().enumerate().map(|(place, side)| {
            let placed = beside(label, *side);
            (cost(&placed) + place as f64, placed)
        });
        let best = candidates.min_by(|(one, _), (other, _)| one.total_cmp(other));
        let Some((_, best)) = best else { continue };
        let covered: f64 = taken.iter().chain(&marks).map(|it| it.overlap(best.area)).sum();
        let is_left_out = label.need == Need::May && covered > 0.12 * best.area.size();
        if !is_left_out {
            taken.push(best.area);
        }
        all.push((!is_left_out).then_some(best));
    }
    all
}

fn beside(label: &Wanted, (across, down): (f64, f64)) -> Placed {
    let gap = label.reach + 3.0;
    let (anchor, x, middle) = match across {
        1.0 => ("start", label.x + gap, label.x + gap + label.width / 2.0),
        -1.0 => ("end", label.x - gap, label.x - gap - label.width / 2.0),
        _ => ("middle", label.x, label.x),
    };
    let y = match across {
        0.0 => label.y + down * (gap + label.height / 2.0),
        _ => label.y + down * (label.reach + label.height / 2.0),
    };
    let area = Area::around(middle, y, label.width, label.height);
    Placed { x, top: area.top, anchor, area }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn label(x: f64, need: Need) -> Wanted {
        let within = Area::around(100.0, 50.0, 200.0, 100.0);
        Wanted { x, y: 50.0, reach: 5.0, width: 40.0, height: 12.0, need, within }
    }

    #[test]
    fn labels_of_neighbours_stand_apart() {
        let placed = placed(&[label(50.0, Need::Must), label(60.0, Need::Must)], &[], &[]);
        let areas: Vec<Area> = placed.into_iter().flatten().map(|it| it.area).collect();
        assert_eq!(areas.len(), 2);
        assert_eq!(areas[0].overlap(areas[1]), 0.0);
    }

    #[test]
    fn a_label_without_room_is_left_out_if_it_may_be() {
        let crowd: Vec<Wanted> = (0..30).map(|_| label(50.0, Need::May)).collect();
        let placed = placed(&crowd, &[], &[]);
        assert!(placed.iter().any(Option::is_none) && placed.iter().any(Option::is_some));
    }
}
