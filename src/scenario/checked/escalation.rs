//! Steps of an escalation: what makes a standing order of a rule.

use crate::chance::Uncertain;
use crate::id::{CampId, DeadlineId, GateId, Name, RuleId};
use crate::time::Span;
use crate::units::{Amount, Kilometres, LoadKind, Share};

use super::{Action, Disposition, Label, Owner, Rule, Scenario, State, Trigger};

/// What is looked at again and again.
#[derive(Debug, Clone, PartialEq)]
pub struct Look {
    /// The camp it is about.
    pub camp: CampId,
    /// How often, from `as_of` on; positive.
    pub every: Span,
    /// What sets the step off; any of it.
    pub any: Vec<Watch>,
}

/// Something that must have lasted.
#[derive(Debug, Clone, PartialEq)]
pub struct Watch {
    /// All of this at once; at least one.
    pub all: Vec<Sight>,
    /// Whether it must hold, or must not.
    pub holds: bool,
    /// How long, from look to look.
    pub lasts: Span,
}

/// What can be seen of a camp on a day, from what is known by then.
#[derive(Debug, Clone, PartialEq)]
pub enum Sight {
    /// The float to its deadline is below this.
    FloatBelow(Span),
    /// A state of things.
    Is(State),
    /// Over the last so long, it has sent off less than this share of what the plan would have.
    PaceBelow(Share, Span),
    /// A gate has been suspended for so long without a break.
    Withheld(GateId, Span),
    /// A contest is on within this distance by road.
    FightWithin(Kilometres),
    /// It has been attacked so often within the last so long.
    Unsafe(u32, Span),
    /// It is no longer than this to a deadline.
    Before(DeadlineId, Span),
}

/// What a step of an escalation has beside what any rule has.
#[derive(Debug, Clone, PartialEq)]
pub struct StandingOrder {
    /// Key of the escalation in the file.
    pub escalation: Name,
    /// Name of the escalation for readers.
    pub label: Label,
    /// Key of the step.
    pub step: Name,
    /// Name of the step for readers, without the camp.
    pub step_label: Label,
    /// Steps of the same camp that must have been carried out before.
    pub needs: Vec<RuleId>,
    /// Whether it may be taken without them; they are then not taken any more.
    pub may_skip: bool,
    /// Who decides; no text in any language if the file does not say.
    pub decides: Label,
    /// Chance that it is refused.
    pub refuses: Uncertain<Share>,
    /// What takes it back.
    pub back: Option<Watch>,
}

/// What a step does to its camp.
#[derive(Debug, Clone, PartialEq)]
pub enum Measure {
    /// Shares of what is in the camp and promised to nobody are given away or destroyed, by owner.
    GiveUp(Disposition, Vec<(Owner, f64)>),
    /// All freight in the camp is given away or destroyed.
    GiveUpRest(Disposition),
    /// People and vehicles leave by their own means.
    LeaveOwn {
        /// Gates whose permission they do not ask.
        without: Vec<GateId>,
        /// How much freight of one kind each vehicle takes; `None`: none.
        carries: Option<(LoadKind, Amount)>,
    },
    /// Packed freight of these owners ships after the last soldier, with so many guards.
    DeferFreight(Vec<Owner>, u32),
    /// A share of the people who are not to leave yet leaves as soon as it can.
    ThinOut(f64),
    /// All people but so many leave as soon as they can.
    RearParty(u32),
}

impl Measure {
    /// Whether it can be taken back.
    pub fn is_reversible(&self) -> bool {
        match self {
            Self::ThinOut(_) | Self::RearParty(_) | Self::DeferFreight(..) => true,
            Self::GiveUp(..) | Self::GiveUpRest(_) | Self::LeaveOwn { .. } => false,
        }
    }
}

impl Rule {
    /// What it looks at, if it is a step of an escalation.
    pub fn look(&self) -> Option<&Look> {
        if let Trigger::Look(look) = &self.when { Some(look) } else { None }
    }

    /// Where it stands in the file.
    pub fn path(&self) -> String {
        match &self.standing {
            Some(it) => format!("escalation.{}.step.{}", it.escalation, it.step),
            None => format!("rule.{}", self.name),
        }
    }

    /// Whether it is in force.
    pub fn is_on(&self) -> bool {
        self.at_most != Some(0)
    }
}

impl Scenario {
    /// Whether some step of an escalation that is in force does something to a camp.
    pub fn may_be_relieved(&self, id: CampId) -> bool {
        self.a_rule_may(|action| matches!(action, Action::Take { camp, .. } if *camp == id))
    }

    /// Whether any escalation is in force: without, nobody changes anything.
    pub fn escalates(&self) -> bool {
        self.rules.values().any(|rule| rule.standing.is_some() && rule.is_on())
    }
}
