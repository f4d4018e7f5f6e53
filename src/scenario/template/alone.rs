//! One plan under one case, without the others of the file.
//!
//! How plans and cases are written is found when the first of them are built with all the others beside
//! them. Each of a thousand would else be read a thousand times.

use super::{Template, built};
use crate::node::{Node, Value};
use crate::overlay::{Change, Laid, apply, lay};
use crate::{Choice, Finding, Scenario};

/// What plans and cases are.
const KINDS: [&str; 2] = ["plan", "case"];

/// A file without its plans and cases, which are put in one by one.
pub(super) struct Alone<'a> {
    template: &'a Template,
    /// The file with what the command line changes in plans and cases.
    whole: Node,
    bare: Node,
    /// The other changes of the command line.
    changes: Vec<Change>,
}

impl<'a> Alone<'a> {
    pub(super) fn new(template: &'a Template) -> Self {
        let is_of_choice =
            |change: &Change| KINDS.iter().any(|kind| change.path.split('.').next() == Some(kind));
        let (of_choices, changes): (Vec<Change>, Vec<Change>) =
            template.changes.iter().cloned().partition(is_of_choice);
        let whole = apply(&template.base, &of_choices);
        let mut bare = whole.clone();
        for kind in KINDS {
            if let Some(all) = bare.child_mut(kind).and_then(Node::table_mut) {
                all.clear();
            }
        }
        Self { template, whole, bare, changes }
    }

    /// This plan under this case, and everything found in it.
    pub(super) fn scenario(
        &self,
        plan: &Choice,
        case: &Choice,
    ) -> (Option<Scenario>, Vec<Finding>) {
        let template = self.template;
        let named = [("plan", plan), ("case", case)];
        let mut base = self.bare.clone();
        for (kind, choice) in named {
            self.put(&mut base, kind, choice.name.as_str());
        }
        let [plan, case] = named.map(|(kind, choice)| template.named(kind, choice));
        let laid = lay(&base, plan, case, &self.changes, &template.sources);
        built(&Laid { deadlines: template.deadlines.clone(), ..laid }, &template.sources)
    }

    /// Puts one of them back.
    fn put(&self, base: &mut Node, kind: &str, name: &str) {
        let entry = self.whole.child(kind).and_then(Node::table).and_then(|all| all.get(name));
        let all = base.child_mut(kind).map(|all| &mut all.value);
        if let (Some(entry), Some(Value::Table(all))) = (entry, all) {
            all.insert(name.to_owned(), entry.clone());
        }
    }
}
