//! What a step does: one thing in each table, with what goes with it.

use super::super::super::syntax::{self, Given, OwnerOrAll};
use super::{Bench, Code, Place};
use crate::desk::OneOrMany;
use crate::id::GateId;
use crate::quantity::Load;
use crate::units::{Amount, LoadKind};
use crate::{Action, Disposition, Measure, Owner};

const OWNERS: [Owner; 3] = [Owner::Coe, Owner::Unoe, Owner::National];

impl Bench<'_> {
    /// Everything that a step does, in its order.
    pub(super) fn deeds(
        &mut self,
        place: &Place<'_>,
        syntaxes: &[syntax::Measure],
    ) -> Option<Vec<Action>> {
        if syntaxes.is_empty() {
            let problem = message!("measure-step-does-nothing", step = place.step);
            self.find(Code::MissingKey, &place.path("do"), problem).remedy =
                Some(message!("measure-say-what-done-do-shed"));
            return None;
        }
        let made: Vec<Option<Action>> = syntaxes
            .iter()
            .enumerate()
            .map(|(number, syntax)| {
                self.deed(place, &format!("{}.{number}", place.path("do")), syntax)
            })
            .collect();
        made.into_iter().collect()
    }

    fn deed(&mut self, place: &Place<'_>, path: &str, syntax: &syntax::Measure) -> Option<Action> {
        self.check_one_measure(path, syntax)?;
        let measure = match syntax {
            syntax::Measure { shed: Some(true), .. } => {
                return Some(Action::Accelerate(place.camp));
            }
            syntax::Measure { give: Some(shares), .. } => {
                Measure::GiveUp(Disposition::Gifted, shares.given())
            }
            syntax::Measure { destroy: Some(Given::Shares(shares)), .. } => {
                Measure::GiveUp(Disposition::DestroyedInPlace, shares.given())
            }
            syntax::Measure { destroy: Some(Given::Rest), .. } => {
                Measure::GiveUpRest(Disposition::DestroyedInPlace)
            }
            syntax::Measure { leave_own: Some(true), without, carries, .. } => {
                let without = self.without(&format!("{path}.without"), without.as_ref());
                let carries = self.carries(&format!("{path}.carries"), *carries);
                Measure::LeaveOwn { without: without?, carries: carries? }
            }
            syntax::Measure { defer_freight: Some(owners), guard, .. } => {
                Measure::DeferFreight(owners_of(owners.values()), guard.map_or(0, |guard| guard.0))
            }
            syntax::Measure { thin_out: Some(share), .. } => Measure::ThinOut(share.0),
            syntax::Measure { rear_party: Some(people), .. } => Measure::RearParty(people.0),
            _ => return self.nothing_done(path),
        };
        if matches!(&measure, Measure::GiveUp(_, shares) if shares.is_empty()) {
            return self.nothing_done(path);
        }
        Some(Action::Take { camp: place.camp, measure })
    }

    /// The gates on which those who leave do not wait.
    fn without(&mut self, path: &str, names: Option<&OneOrMany<String>>) -> Option<Vec<GateId>> {
        let names = names.map_or(&[][..], OneOrMany::values);
        let found: Vec<Option<GateId>> = names
            .iter()
            .map(|name| self.gate_named(path, name.strip_prefix("gate.").unwrap_or(name)))
            .collect();
        let mut gates: Vec<GateId> = found.into_iter().collect::<Option<_>>()?;
        gates.sort_unstable();
        Some(gates)
    }

    /// What each vehicle takes with it.
    fn carries(&mut self, path: &str, load: Option<Load>) -> Option<Option<(LoadKind, Amount)>> {
        let Some(load) = load else { return Some(None) };
        if matches!(load.kind, LoadKind::Mass | LoadKind::Teu) {
            return Some(Some((load.kind, Amount(load.amount.round() as i64))));
        }
        let problem = message!("measure-vehicle-leaves-takes-freight-people");
        let finding = self.find(Code::KindMismatch, path, problem);
        finding.allowed = Some(message!("measure-mass-number-containers"));
        finding.remedy = Some(message!("measure-carries-t"));
        None
    }

    fn nothing_done<T>(&mut self, path: &str) -> Option<T> {
        let finding = self.find(Code::MissingKey, path, message!("rule-this-does-nothing"));
        finding.allowed = Some(message!("measure-exactly-one", it = VERBS.join(", ")));
        finding.remedy = Some(message!("measure-shed-true"));
        None
    }

    /// Exactly one thing is done, and only such keys stand beside it as go with it.
    fn check_one_measure(&mut self, path: &str, syntax: &syntax::Measure) -> Option<()> {
        let given = [
            syntax.shed.is_some(),
            syntax.give.is_some(),
            syntax.destroy.is_some(),
            syntax.leave_own.is_some(),
            syntax.defer_freight.is_some(),
            syntax.thin_out.is_some(),
            syntax.rear_party.is_some(),
        ];
        let given: Vec<&str> =
            VERBS.into_iter().zip(given).filter(|(_, is_given)| *is_given).map(|it| it.0).collect();
        if given.len() > 1 {
            let problem = message!("measure-this-does-several-things", given = given.join(", "));
            let finding = self.find(Code::Conflict, path, problem);
            finding.allowed = Some(message!("measure-exactly-one", it = VERBS.join(", ")));
            finding.remedy = Some(message!("measure-write-one-table-each"));
            return None;
        }
        let companions: [(&str, bool, &str); 3] = [
            ("without", syntax.without.is_some(), "leave_own"),
            ("carries", syntax.carries.is_some(), "leave_own"),
            ("guard", syntax.guard.is_some(), "defer_freight"),
        ];
        let lonely = companions.iter().find(|(_, is_there, verb)| *is_there && given != [*verb]);
        let Some((key, _, verb)) = lonely else { return Some(()) };
        let problem = message!("measure-says-nothing-without", key, verb);
        self.find(Code::Conflict, &format!("{path}.{key}"), problem).remedy =
            Some(message!("measure-add-take-out", verb));
        None
    }
}

const VERBS: [&str; 7] =
    ["shed", "give", "destroy", "leave_own", "defer_freight", "thin_out", "rear_party"];

fn owners_of(written: &[OwnerOrAll]) -> Vec<Owner> {
    let is_meant = |owner: &Owner| {
        written.iter().any(|it| match it {
            OwnerOrAll::All => true,
            OwnerOrAll::One(one) => one == owner,
        })
    };
    OWNERS.into_iter().filter(is_meant).collect()
}
