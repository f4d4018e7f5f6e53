//! How the vehicles of a convoy follow one another on the road, and so how long it is.
//!
//! Road space = vehicles / density + rate · gaps, and pass time = road space / rate (FM 55-10,
//! appendix E).

use crate::time::Span;

/// How the vehicles of a pool's convoys follow one another.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Spacing {
    /// Vehicles on a kilometre; `None`: they take up no road.
    pub density: Option<f64>,
    /// Most vehicles in a march unit; `None`: the convoy is one.
    pub march_unit: Option<u32>,
    /// Most march units in a serial; `None`: the convoy is one.
    pub serial: Option<u32>,
    /// Time gaps between two march units, and between two serials.
    pub gaps: [Span; 2],
}

impl Spacing {
    /// Whether a convoy has a length on a road of this density of its own.
    #[inline]
    pub fn is_long(&self, road: Option<f64>) -> bool {
        self.density.is_some() || self.march_unit.is_some() || road.is_some()
    }

    /// How long a convoy takes to pass a point, from its first vehicle to its last, at a rate of march
    /// in kilometres per hour, on a road of this density of its own.
    pub fn pass_time(&self, vehicles: u32, rate: f64, road: Option<f64>) -> Span {
        let vehicles_pass = match road.or(self.density) {
            Some(density) => Span::hours(f64::from(vehicles) / density / rate),
            None => Span::ZERO,
        };
        vehicles_pass + self.time_gaps(vehicles)
    }

    /// The gaps within a convoy, in time.
    fn time_gaps(&self, vehicles: u32) -> Span {
        let Some(most) = self.march_unit else { return Span::ZERO };
        let units = vehicles.div_ceil(most).max(1);
        let serials = self.serial.map_or(1, |most| units.div_ceil(most));
        let [of_units, of_serials] = self.gaps;
        let times = |gap: Span, times: u32| Span::lasting(gap.0.saturating_mul(i64::from(times)));
        times(of_units, units - serials) + times(of_serials, serials - 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hundred_and_twenty_vehicles_pass_in_half_an_hour() {
        // Two serials of three march units: gaps of 4 · 2 + 5 minutes, and 12 km at 40 km/h.
        let minutes = |minutes: i64| Span(60 * minutes);
        let spacing = Spacing {
            density: Some(10.0),
            march_unit: Some(20),
            serial: Some(3),
            gaps: [minutes(2), minutes(5)],
        };
        assert_eq!(spacing.pass_time(120, 40.0, None), minutes(31));
        // Road space 20.67 km.
        let road_space = spacing.pass_time(120, 40.0, None).in_hours() * 40.0;
        assert!((road_space - 20.67).abs() < 0.01);
        // 25,000 vehicles at 25 km/h take up 2,500 km, and four days.
        let plain = Spacing { march_unit: None, ..spacing };
        assert_eq!(plain.pass_time(25_000, 25.0, None), Span::hours(100.0));
        // Closer together in a town.
        assert_eq!(plain.pass_time(120, 24.0, Some(20.0)), minutes(15));
    }
}
