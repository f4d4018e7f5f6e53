//! What past drawdowns make likely: small samples, each with its case and its source.

use jiff::civil::Date;

use super::spreadsheet::{self, Cell};

/// What one past case shows of a quantity.
#[derive(Debug, Clone, PartialEq)]
pub struct Prior {
    /// The quantity, in words.
    pub quantity: String,
    /// Whether it says how things ended or how they move.
    pub kind: PriorKind,
    /// Its unit.
    pub unit: String,
    /// Least and most that was seen.
    pub range: (f64, f64),
    /// The case.
    pub case: String,
    /// The mission that the case belongs to: what counts as one.
    pub mission: String,
    /// From which day on that was known.
    pub known_on: Date,
    /// What was seen.
    pub basis: String,
    /// Where that was published.
    pub source: String,
}

/// What a prior is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PriorKind {
    /// How a drawdown ended: what forecasts are held against, and no input of one.
    Outcome,
    /// How fast things move, load and leave: what estimates can be taken from.
    Pace,
}

/// Which priors are asked for.
#[derive(Debug, Clone, Default)]
pub struct Asked<'a> {
    /// Without the whole mission of this case; a mission's own name leaves it out too.
    pub without: Option<&'a str>,
    /// Only what was known by this day.
    pub known_by: Option<Date>,
    /// Only of one kind.
    pub kind: Option<PriorKind>,
}

/// A quantity by all missions but those left out.
#[derive(Debug, Clone, PartialEq)]
pub struct Band {
    /// What each case shows; at least one.
    pub cases: Vec<Prior>,
    /// Least and most over them.
    pub range: (f64, f64),
    /// How many missions they are of.
    pub missions: usize,
}

/// Everything that is kept of past cases, in the order of the file.
pub fn priors() -> Vec<Prior> {
    let sheet = spreadsheet::read(include_str!("../../scenarios/past/priors.csv"));
    let rows = sheet.map_or_else(|_| Vec::new(), |sheet| sheet.rows);
    rows.iter().filter_map(|row| prior(row)).collect()
}

fn prior(row: &[Cell]) -> Option<Prior> {
    let [quantity, kind, unit, low, high, case, mission, known_on, basis, source] = row else {
        return None;
    };
    let kind = match kind.text.as_str() {
        "outcome" => PriorKind::Outcome,
        "pace" => PriorKind::Pace,
        _ => return None,
    };
    Some(Prior {
        quantity: quantity.text.clone(),
        kind,
        unit: unit.text.clone(),
        range: (low.text.parse().ok()?, high.text.parse().ok()?),
        case: case.text.clone(),
        mission: mission.text.clone(),
        known_on: known_on.text.parse().ok()?,
        basis: basis.text.clone(),
        source: source.text.clone(),
    })
}

/// The bands of the quantities asked for, in the order of the file.
pub fn bands(asked: &Asked<'_>) -> Vec<Band> {
    let all = priors();
    let is_of = |prior: &&Prior| asked.without == Some(prior.case.as_str());
    let mission = all.iter().find(is_of).map(|prior| prior.mission.clone());
    let mission = mission.or(asked.without.map(str::to_owned));
    let is_asked = |prior: &Prior| {
        Some(&prior.mission) != mission.as_ref()
            && asked.known_by.is_none_or(|day| prior.known_on <= day)
            && asked.kind.is_none_or(|kind| prior.kind == kind)
    };
    let mut bands: Vec<Band> = Vec::new();
    for prior in all.into_iter().filter(is_asked) {
        let is_same = |band: &&mut Band| band.cases[0].quantity == prior.quantity;
        match bands.iter_mut().find(is_same) {
            Some(band) => band.cases.push(prior),
            None => bands.push(Band { range: prior.range, cases: vec![prior], missions: 1 }),
        }
    }
    bands.iter_mut().for_each(Band::sum_up);
    bands
}

impl Band {
    fn sum_up(&mut self) {
        let low = self.cases.iter().map(|case| case.range.0).fold(f64::INFINITY, f64::min);
        let high = self.cases.iter().map(|case| case.range.1).fold(f64::NEG_INFINITY, f64::max);
        let mut missions: Vec<&str> = self.cases.iter().map(|it| it.mission.as_str()).collect();
        missions.sort_unstable();
        missions.dedup();
        (self.missions, self.range) = (missions.len(), (low, high));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_file_is_read_and_none_is_without_its_source() {
        let text = include_str!("../../scenarios/past/priors.csv");
        let all = priors();
        assert_eq!(all.len(), text.lines().count() - 1);
        assert!(all.iter().all(|it| it.range.0 <= it.range.1 && !it.source.is_empty()));
        let unit_of =
            |one: &Prior| all.iter().find(|it| it.quantity == one.quantity).map(|it| &it.unit);
        assert!(all.iter().all(|prior| unit_of(prior) == Some(&prior.unit)));
    }

    #[test]
    fn a_case_leaves_its_whole_mission_out() {
        let slips = |without| {
            let bands = bands(&Asked { without, ..Asked::default() });
            let slip =
                bands.into_iter().find(|it| it.cases[0].quantity == "slip of the overall date");
            slip.expect("a band")
        };
        assert_eq!((slips(None).range, slips(None).missions), ((-11.0, 19.0), 4));
        // UNAMID is three of the six, and one mission.
        let others = slips(Some("unamid-phase-2-2018"));
        assert_eq!((others.range, others.missions, others.cases.len()), ((-9.0, 0.0), 3, 3));
        assert_eq!(slips(Some("unamid")), others);
    }

    #[test]
    fn a_forecast_is_given_only_what_was_known_on_its_day() {
        // On 17 February 2022 nothing was published but of UNAMID and of the autumn of 2021.
        let day = "2022-02-17".parse().expect("a day");
        let known = bands(&Asked { known_by: Some(day), ..Asked::default() });
        let cases = || known.iter().flat_map(|band| &band.cases);
        assert!(cases().any(|prior| prior.case == "barkhane-mali-2022"));
        assert!(cases().all(|prior| matches!(prior.mission.as_str(), "unamid" | "barkhane")));
        let paces = bands(&Asked { kind: Some(PriorKind::Pace), ..Asked::default() });
        assert!(paces.iter().all(|band| !band.cases[0].quantity.starts_with("slip")));
    }
}
