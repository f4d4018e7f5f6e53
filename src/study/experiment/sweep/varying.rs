//! Which assumptions have another number from run to run: the one place that says so.

use std::collections::BTreeSet;

use super::Field;
use crate::id::AssumptionId;
use crate::scenario::{Study, Target};

impl Field {
    /// Assumptions whose number is not the same in all runs of the field, in order: drawn under one of
    /// the plans and cases played, or other from one of these to another, or put there by a factor
    /// (which may also put a spread there, at some points only).
    pub fn varying(&self) -> &[AssumptionId] {
        &self.varying
    }

    /// Whether a factor says the number of an assumption at every point, so that the factor and the
    /// assumption are one column twice.
    pub fn is_told(&self, id: AssumptionId) -> bool {
        let path = self.value_of(id);
        self.factors.iter().any(|factor| factor.sets(&path) && !factor.is_categorical())
    }

    fn value_of(&self, id: AssumptionId) -> String {
        format!("assumption.{}.value", self.base.assumptions[id].name)
    }

    /// Plans and cases (indices) that are played at some point.
    fn played(&self) -> BTreeSet<(usize, usize)> {
        let chooses = |target: &Target| self.factors.iter().any(|it| it.target == *target);
        let is_chosen = chooses(&Target::Plan) || chooses(&Target::Case);
        let cells = if is_chosen { self.cells() } else { self.per_point() as u32 };
        (0..cells).map(|number| self.cell(number)).map(|cell| (cell.plan, cell.case)).collect()
    }

    /// What [`Field::varying`] is of a study.
    pub(super) fn varying_in(&self, study: &Study) -> Vec<AssumptionId> {
        let played = self.played();
        let variants = study.variants.iter();
        let variants: Vec<_> =
            variants.filter(|variant| played.contains(&(variant.plan, variant.case))).collect();
        let varies = |id: &AssumptionId| {
            let mut ranges = variants.iter().map(|variant| {
                let value = variant.scenario.assumptions[*id].value.as_ref();
                value.map(|value| value.range())
            });
            let first = ranges.next().flatten();
            first.is_some_and(|(low, high)| low < high) || ranges.any(|range| range != first)
        };
        let is_put = |id: &AssumptionId| {
            let path = self.value_of(*id);
            self.factors.iter().any(|factor| factor.reaches(&path))
        };
        self.base.assumptions.ids().filter(|id| is_put(id) || varies(id)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::experiment::sweep::Field;
    use crate::scenario::read_text;

    const SCENARIO: &str = r#"
extends = "minimal"
[assumption.drawn]
value = { uniform = ["30 t", "60 t"] }
statement = "Known by its spread."
[assumption.fixed]
value = "12 h"
statement = "Always the same."
[assumption.by-case]
value = 20
statement = "Another number under the second case."
[assumption.by-point]
value = 20
statement = "A spread at one of the points."
[case.first]
[case.second]
assume = { by-case = 30 }
[sweep.it]
design = "grid"
"#;

    /// Names of varying assumptions, and of those that a factor tells, in a sweep with these lines.
    fn names(lines: &str) -> (Vec<String>, Vec<String>) {
        let text = format!("{SCENARIO}{lines}\n");
        let study = read_text("varying.toml", &text, &[]);
        let (study, _) = study.unwrap_or_else(|rejected| panic!("{:?}", rejected.findings));
        let field = Field::new(&study.sweeps[0], &study).expect("a design");
        let name = |id: &AssumptionId| study.base.assumptions[*id].name.to_string();
        let told = field.varying().iter().filter(|id| field.is_told(**id));
        (field.varying().iter().map(name).collect(), told.map(name).collect())
    }

    #[test]
    fn an_assumption_varies_if_it_is_drawn_or_another_under_what_is_played() {
        let trucks = "factor.trucks = { path = \"pool.trucks.count\", values = [15, 18] }";
        let none: Vec<String> = Vec::new();
        assert_eq!(names(trucks), (vec!["drawn".into()], none.clone()));
        let both = format!("cases = \"all\"\n{trucks}");
        assert_eq!(names(&both), (vec!["by-case".into(), "drawn".into()], none.clone()));
        let chosen = "factor.case.path = \"case\"";
        assert_eq!(names(chosen), (vec!["by-case".into(), "drawn".into()], none));
    }

    #[test]
    fn a_factor_may_make_an_assumption_drawn_at_some_points_only() {
        let path = "path = \"assumption.by-point\"";
        let spread = format!("factor.x = {{ {path}, values = [20, {{ uniform = [10, 30] }}] }}");
        assert_eq!(names(&spread), (vec!["by-point".into(), "drawn".into()], vec![]));
        let numbers = format!("factor.x = {{ {path}, values = [20, 30] }}");
        assert_eq!(
            names(&numbers),
            (vec!["by-point".into(), "drawn".into()], vec!["by-point".into()])
        );
    }
}
