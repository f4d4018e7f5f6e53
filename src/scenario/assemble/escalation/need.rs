//! Which step needs which: names that are known, and no circle.

use super::super::super::syntax;
use super::{Bench, Code};
use crate::Message;
use crate::desk::{OneOrMany, nearest};

/// For each step, in the order of their names, the steps that it needs.
pub(super) type Needs = Vec<Vec<usize>>;

impl Bench<'_> {
    /// What each step needs; `None` if a name is unknown or steps need one another.
    pub(super) fn needs(&mut self, name: &str, syntax: &syntax::Escalation) -> Option<Needs> {
        let names: Vec<&str> = syntax.step.names().collect();
        let mut is_known = true;
        let mut needs: Needs = vec![Vec::new(); names.len()];
        for (number, (step, made)) in syntax.step.iter().enumerate() {
            let wanted = made.and_then(|it| it.needs.as_ref()).map_or(&[][..], OneOrMany::values);
            for need in wanted {
                let path = format!("escalation.{name}.step.{step}.needs");
                match names.iter().position(|it| it == need) {
                    Some(place) => needs[number].push(place),
                    None => {
                        is_known = false;
                        self.no_such_step(&path, need, &names);
                    }
                }
            }
        }
        if !is_known {
            return None;
        }
        match circle(&needs) {
            Some(round) => self.needs_itself(name, &round, &names),
            None => Some(needs),
        }
    }

    fn no_such_step(&mut self, path: &str, need: &str, names: &[&str]) {
        let problem = message!("need-this-escalation-has-no-step", need);
        let finding = self.find(Code::UnknownReference, path, problem);
        finding.did_you_mean = nearest(need, names.iter().copied());
        finding.allowed = Some(Message::verbatim(names.join(", ")));
    }

    fn needs_itself<T>(&mut self, name: &str, round: &[usize], names: &[&str]) -> Option<T> {
        let steps: Vec<&str> = round.iter().map(|step| names[*step]).collect();
        let path = format!("escalation.{name}.step.{}.needs", steps[0]);
        let problem = match steps.as_slice() {
            [own] => message!("need-step-needs-itself", own),
            several => {
                message!(
                    "need-steps-need-one-another-needs",
                    needs = several.join(" → "),
                    first = several[0]
                )
            }
        };
        let finding = self.find(Code::EscalationCircle, &path, problem);
        finding.remedy = Some(message!("need-let-first-step-need-none"));
        None
    }
}

/// Steps that need one another, if there are any, each with the one that it needs after it.
fn circle(needs: &Needs) -> Option<Vec<usize>> {
    let (_, rest) = sorted(needs);
    let mut path = vec![*rest.first()?];
    loop {
        let last = path[path.len() - 1];
        // Each of the rest needs at least one other of them.
        let next = needs[last].iter().copied().find(|need| rest.contains(need))?;
        if let Some(place) = path.iter().position(|step| *step == next) {
            let mut round = path.split_off(place);
            let first = (0..round.len()).min_by_key(|it| round[*it]).unwrap_or(0);
            round.rotate_left(first);
            return Some(round);
        }
        path.push(next);
    }
}

/// The steps so that each comes after those that it needs; within that, by name. Those that need one
/// another come last.
pub(super) fn in_order(needs: &Needs) -> Vec<usize> {
    let (order, rest) = sorted(needs);
    order.into_iter().chain(rest).collect()
}

/// The steps in order, and those that cannot be put in any.
fn sorted(needs: &Needs) -> (Vec<usize>, Vec<usize>) {
    let mut order: Vec<usize> = Vec::new();
    while let Some(next) = (0..needs.len())
        .find(|step| !order.contains(step) && needs[*step].iter().all(|need| order.contains(need)))
    {
        order.push(next);
    }
    let rest = (0..needs.len()).filter(|step| !order.contains(step)).collect();
    (order, rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_comes_after_those_that_it_needs() {
        assert_eq!(in_order(&vec![vec![2], vec![], vec![1]]), [1, 2, 0]);
        assert_eq!(circle(&vec![vec![2], vec![], vec![1]]), None);
    }

    #[test]
    fn steps_that_need_one_another_are_found() {
        assert_eq!(circle(&vec![vec![0]]), Some(vec![0]));
        assert_eq!(circle(&vec![vec![3], vec![2], vec![1], vec![2]]), Some(vec![1, 2]));
    }
}
