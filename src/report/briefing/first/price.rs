//! What the dates cost: the equipment that does not leave.

use std::collections::BTreeMap;

use super::Facts;
use crate::analysis::{DeadlineRow, EquipmentRow, Fate};
use crate::scenario::Disposition;
use crate::unchanging::unchanging_plans;
use crate::units::LoadKind;

/// Of one unit: how much there is, and how much of it goes which way other than out.
#[derive(Default)]
struct Given {
    all: f64,
    ways: BTreeMap<Fate, f64>,
}

impl Given {
    fn up(&self) -> f64 {
        self.ways.values().sum()
    }

    fn main(&self) -> Option<(Fate, f64)> {
        let ways = self.ways.iter().map(|(fate, amount)| (*fate, *amount));
        ways.max_by(|one, other| one.1.total_cmp(&other.1))
    }
}

/// Less than this is nothing, in whole units.
const LEAST: f64 = 0.5;

/// Whether it will not come any more: neither moved nor still to be moved.
fn is_given_up(fate: Fate) -> bool {
    !matches!(fate, Fate::Disposed(Disposition::Moved) | Fate::InCamp | Fate::UnderWay)
}

impl Facts<'_> {
    /// `214 of 1,240 TEU do not leave (17%), mostly destroyed in place (130); 60 under “If nobody changes
    /// anything”.` One sentence for each unit; units are never added together. Beside the first plan stands
    /// the one that is said to help, or else one without standing orders that does not make the main deadline worse.
    pub(super) fn price(&self, main: &DeadlineRow) -> String {
        let harms = |plan: &usize| self.worse(*plan).any(|row| row.deadline == main.deadline);
        let is_choice = |plan: &usize| *plan != 0 && !harms(plan);
        let unchanging = || unchanging_plans(self.study).next().filter(is_choice);
        let beside = self.better_plan(main).map(|row| row.plan).or_else(unchanging);
        let others = beside.map(|plan| (plan, self.given(plan)));
        let said = self.given(0).into_iter().filter_map(|(unit, given)| {
            let other =
                others.as_ref().map(|(plan, of)| (*plan, of.get(unit).map_or(0.0, Given::up)));
            self.given_up(unit, &given, other)
        });
        said.collect::<Vec<_>>().join(" ")
    }

    /// Of one unit; nothing where everything leaves.
    fn given_up(&self, unit: &str, given: &Given, other: Option<(usize, f64)>) -> Option<String> {
        let number = |amount: f64| self.language().number(amount, 0);
        let mut values = vec![
            ("all", number(given.all)),
            ("unit", self.say("unit", &[("unit", unit.to_owned())])),
        ];
        if let Some((plan, amount)) = other {
            values.push(("other", number(amount)));
            values.push(("plan", self.names().choice(&self.study.plans[plan])));
        }
        let Some((fate, most)) = given.main().filter(|_| given.up() >= LEAST) else {
            other.filter(|(_, amount)| *amount >= LEAST)?;
            return Some(self.say("first-given-only", &values));
        };
        values.push(("up", number(given.up())));
        values.push(("share", self.language().percent(given.up() / given.all)));
        values.push(("fate", self.say("fate", &[("fate", fate.word().to_owned())])));
        values.push(("most", number(most)));
        let is_all = number(most) == number(given.up());
        // The same beside it is no choice.
        let other = other.filter(|(_, amount)| number(*amount) != number(given.up()));
        let id = match (is_all, other.is_some()) {
            (false, false) => "first-given",
            (false, true) => "first-given-beside",
            (true, false) => "first-given-whole",
            (true, true) => "first-given-whole-beside",
        };
        Some(self.say(id, &values))
    }

    /// What goes which way under a plan in the first case, by unit; people are no equipment.
    fn given(&self, plan: usize) -> BTreeMap<&'static str, Given> {
        let is_it =
            |row: &&EquipmentRow| (row.plan, row.case) == (plan, 0) && row.kind != LoadKind::People;
        let mut given: BTreeMap<&'static str, Given> = BTreeMap::new();
        for row in self.equipment.iter().filter(is_it) {
            let of_unit = given.entry(row.kind.unit()).or_default();
            of_unit.all += row.mean;
            if is_given_up(row.fate) {
                *of_unit.ways.entry(row.fate).or_default() += row.mean;
            }
        }
        given
    }
}
