//! Escalations: standing orders by steps, each with what sets it off, who decides and what is done.

use super::question::Wanted;
use super::rule::LeftAbove;
use super::word::Text;
use crate::Owner;
use crate::declare::{Keyed, syntax};
use crate::desk::{Desk, OneOrMany, Read, wrong_type};
use crate::node::{Node, Value};
use crate::quantity::{Distance, Float, Lasting, Load, Number, Portion};
use crate::schema::Definitions;
use crate::spread::Unsure;
use serde_json::{Value as Json, json};

syntax! {
    /// Measures laid down beforehand for one or several camps: steps that are looked at again and again, and taken
    /// when what they watch for has lasted. Each camp is looked at by itself.
    "escalation" Escalation {
        /// What it is called, for readers.
        name: Option<Text>,
        /// The camps it is about: a list, or "all-camps".
        camps: Wanted,
        /// How often things are looked at, from as_of on.
        look: Lasting,
        /// Whether it is in force; true by default. A plan may switch it.
        on: Option<bool>,
        /// Its steps.
        step: Keyed<EscalationStep>,
    }

    /// A step of an escalation.
    "escalation step" EscalationStep {
        /// What it is called, for readers.
        name: Option<Text>,
        /// What sets it off: any of these.
        when: Vec<Watch>,
        /// Steps that must have been carried out before, and not been taken back.
        needs: Option<OneOrMany<String>>,
        /// Whether it may be taken although the steps that it needs have not been; these are then not
        /// taken any more. False by default.
        may_skip: Option<bool>,
        /// Who decides.
        decides: Option<Text>,
        /// How long that takes; no time by default.
        takes: Option<Unsure<Lasting>>,
        /// Chance that it is refused; none by default. What is refused is asked for again only once what
        /// set it off has ceased and come about anew.
        refuses: Option<Unsure<Portion>>,
        /// What is done, in this order.
        measures = "do": Vec<Measure>,
        /// What takes it back; only of a step whose measures can all be undone.
        back: Option<Watch>,
    }

    /// What is watched for, at every look: all that is given must hold at once.
    "watch" Watch {
        /// The float to the deadline, by the estimates and the pace achieved so far, is below this; negative: so long after it.
        float_below: Option<Float>,
        /// More than this is still in the camp: a share of its freight, or an amount of a load.
        left_above: Option<LeftAbove>,
        /// The pace over the time given as over is below this share of the planned one.
        pace_below: Option<Portion>,
        /// For pace_below and unsafe: over how long back.
        over: Option<Lasting>,
        /// A gate has been suspended for at least this long without a break.
        withheld: Option<Lasting>,
        /// For withheld: which gate.
        gate: Option<String>,
        /// Hostile forces contest a place within this distance of the camp by road.
        fight_within: Option<Distance>,
        /// The camp has been attacked at least so often within the time given as over.
        attacks = "unsafe": Option<Number>,
        /// A deadline, with by.
        before: Option<String>,
        /// For before: it is no longer than this to the deadline.
        by: Option<Lasting>,
        /// Whether it must not hold; false by default.
        not: Option<bool>,
        /// How long it must have lasted, from look to look; one look is enough by default.
        lasts = "for": Option<Lasting>,
    }

    /// What is done: one of shed, give, destroy, leave_own, defer_freight, thin_out and rear_party, with
    /// what goes with it.
    "measure" Measure {
        /// The camp goes over to the accelerated mode.
        shed: Option<bool>,
        /// Shares of what is in the camp and promised to nobody that are given away, by owner.
        give: Option<OwnerShares>,
        /// Shares of the same that are destroyed, by owner; or "rest", all of it.
        destroy: Option<Given>,
        /// People and vehicles leave by road by their own means, without lift; what is left of the freight
        /// is left behind, and what is left of the closure undone.
        leave_own: Option<bool>,
        /// For leave_own: gates on whose permission they do not wait, as "gate.north".
        without: Option<OneOrMany<String>>,
        /// For leave_own: how much packed freight each of the vehicles takes, as "2 t"; none by default.
        carries: Option<Load>,
        /// Packed freight of these owners, or "all", ships after the last soldier.
        defer_freight: Option<OneOrMany<OwnerOrAll>>,
        /// For defer_freight: guards on the spot who stay with it. Without any, it is lost to whoever
        /// comes first.
        guard: Option<Number>,
        /// This share of the people who are not to leave yet leaves as soon as it can.
        thin_out: Option<Portion>,
        /// All people but so many leave as soon as they can.
        rear_party: Option<Number>,
    }

    /// Shares by owner.
    "shares by owner" OwnerShares {
        /// Of contingent-owned equipment.
        coe: Option<Portion>,
        /// Of United Nations-owned equipment.
        unoe: Option<Portion>,
        /// Of national or other equipment.
        national: Option<Portion>,
    }
}

impl OwnerShares {
    /// The shares that are given.
    pub(crate) fn given(&self) -> Vec<(Owner, f64)> {
        let all =
            [(Owner::Coe, self.coe), (Owner::Unoe, self.unoe), (Owner::National, self.national)];
        all.into_iter().filter_map(|(owner, share)| Some((owner, share?.0))).collect()
    }
}

/// What is given up: shares by owner, or all that is left.
#[derive(Debug, Clone)]
pub(crate) enum Given {
    Rest,
    Shares(OwnerShares),
}

impl Read for Given {
    fn read(node: &Node, desk: &mut Desk<'_>) -> Option<Self> {
        match &node.value {
            Value::Text(word) if word == "rest" => Some(Self::Rest),
            Value::Table(_) => OwnerShares::read(node, desk).map(Self::Shares),
            _ => wrong_type(node, desk, message!("wanted-shares-by-owner")),
        }
    }

    fn schema(definitions: &mut Definitions) -> Json {
        json!({"anyOf": [{"const": "rest"}, OwnerShares::schema(definitions)]})
    }
}

/// An owner, or all of them.
#[derive(Debug, Clone, Copy)]
pub(crate) enum OwnerOrAll {
    All,
    One(Owner),
}

impl Read for OwnerOrAll {
    fn read(node: &Node, desk: &mut Desk<'_>) -> Option<Self> {
        match &node.value {
            Value::Text(word) if word == "all" => Some(Self::All),
            _ => Owner::read(node, desk).map(Self::One),
        }
    }

    fn schema(definitions: &mut Definitions) -> Json {
        json!({"anyOf": [{"const": "all"}, Owner::schema(definitions)]})
    }
}
