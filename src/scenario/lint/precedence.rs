//! Order between sites: what camps wait for can come about, and none waits, through others, for
//! itself.

use crate::id::{CampId, StepId};
use crate::message::Mark as Between;
use crate::{
    Camp, Code, Filling as _, Mark, Message, Milestone, Order, Prerequisite, Release, Remark,
    Scenario, StepWork, Successor,
};

use super::camp::brings_successor;
use super::deadline::never_reached;
use super::{circle, word};

pub(super) fn review(scenario: &Scenario) -> Vec<Remark> {
    let mut remarks = Vec::new();
    for camp in scenario.camps.values() {
        remarks.extend(in_vain(scenario, camp));
        remarks.extend(never_ready(scenario, camp));
    }
    remarks.extend(camp_circle(scenario));
    remarks
}

/// Milestones of other camps that are never reached.
fn in_vain(scenario: &Scenario, camp: &Camp) -> Vec<Remark> {
    let name = word::site(scenario, camp.site);
    let starts = camp.starts_after.iter().map(|asked| ("starts_after", *asked));
    let vacates = camp.vacates_after.iter().filter_map(|it| match it {
        Prerequisite::Reached(camp, milestone) => Some(("vacates_after", (*camp, *milestone))),
        Prerequisite::Successor | Prerequisite::Transit => None,
    });
    let vain = starts.chain(vacates).filter_map(|(key, (other, milestone))| {
        never_reached(scenario, other, milestone, &format!("camp.{name}.{key}"))
    });
    vain.collect()
}

/// A successor that cannot stand ready before the last party is out.
fn never_ready(scenario: &Scenario, camp: &Camp) -> Option<Remark> {
    if !camp.vacates_after.contains(&Prerequisite::Successor) {
        return None;
    }
    let name = word::site(scenario, camp.site);
    let named =
        |successor: &str, why: Message| message!("precedence-who-succeed", successor, name, why);
    let counts = message!("precedence-comes-long-after-last-party");
    let problem = match &camp.successor {
        None => message!("precedence-nobody-meant-take-over-nobody", name),
        Some(Successor::After { name, .. }) => named(name.written(), counts),
        Some(Successor::Side { side, delay: Some(_) }) => {
            named(scenario.sides[*side].name.as_str(), counts)
        }
        Some(Successor::Named(name)) => {
            named(name.written(), message!("precedence-no-force-file-could-stand"))
        }
        Some(Successor::Force(_) | Successor::Side { delay: None, .. }) => {
            if brings_successor(scenario, camp) {
                return None;
            }
            let side = scenario.successor_side_of(camp);
            let side = side.map_or_else(
                || message!("precedence-nobody"),
                |side| scenario.sides[side].name.filling(),
            );
            message!("precedence-no-order-brings-force-none", side, name)
        }
    };
    let path = format!("camp.{name}.vacates_after");
    Some(
        Remark::new(Code::NeverReached, path, problem)
            .allowed(message!("precedence-successor-force-order-camp-side"))
            .remedy(message!("precedence-give-force-order-do-take", name)),
    )
}

/// Something that waits: a camp to begin, or one of its steps to be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Node {
    Begin(CampId),
    Step(CampId, StepId),
}

impl Node {
    fn camp(self) -> CampId {
        match self {
            Self::Begin(camp) | Self::Step(camp, _) => camp,
        }
    }
}

/// Why one thing waits for another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Why {
    /// As any step waits for those before it, and for its camp to begin.
    Own,
    /// For a milestone of another camp, by this key.
    Milestone(&'static str, CampId, Milestone),
    /// For what another camp sends through it.
    Transit(CampId),
    /// For its successor, whose order waits for a milestone of a camp.
    Successor(CampId, Milestone),
}

fn camp_circle(scenario: &Scenario) -> Option<Remark> {
    let waits = scenario
        .camps
        .iter()
        .any(|(_, camp)| !camp.starts_after.is_empty() || !camp.vacates_after.is_empty());
    if !waits {
        return None;
    }
    let begins = scenario.camps.ids().map(Node::Begin);
    let steps = scenario.camps.iter().flat_map(|(id, camp)| {
        scenario.closures[camp.closure].steps.ids().map(move |step| Node::Step(id, step))
    });
    let next = |node| waits_for(scenario, node).into_iter().map(|(node, _)| node).collect();
    let circle = circle::find(begins.chain(steps), next)?;
    Some(describe(scenario, &circle))
}

/// What something waits for, and why.
fn waits_for(scenario: &Scenario, node: Node) -> Vec<(Node, Why)> {
    let camp = &scenario.camps[node.camp()];
    let mut found = Vec::new();
    match node {
        Node::Begin(_) => {
            for (other, asked) in &camp.starts_after {
                let why = Why::Milestone("starts_after", *other, *asked);
                found.extend(milestone(scenario, *other, *asked, why));
            }
        }
        Node::Step(id, step) => {
            let step = &scenario.closures[camp.closure].steps[step];
            if step.work == StepWork::LastParty {
                found.extend(camp.vacates_after.iter().flat_map(|it| to_leave(scenario, id, *it)));
            }
            found.extend(step.after.iter().map(|before| (Node::Step(id, *before), Why::Own)));
            found.push((Node::Begin(id), Why::Own));
        }
    }
    found
}

/// What the last party of a camp waits for.
fn to_leave(scenario: &Scenario, id: CampId, asked: Prerequisite) -> Vec<(Node, Why)> {
    match asked {
        Prerequisite::Reached(other, asked) => {
            let why = Why::Milestone("vacates_after", other, asked);
            milestone(scenario, other, asked, why).collect()
        }
        Prerequisite::Successor => {
            let before = before_the_successor(scenario, &scenario.camps[id]);
            let nodes = before.into_iter().flat_map(|(other, asked)| {
                milestone(scenario, other, asked, Why::Successor(other, asked))
            });
            nodes.collect()
        }
        Prerequisite::Transit => transit(scenario, id),
    }
}

fn milestone(
    scenario: &Scenario,
    other: CampId,
    asked: Milestone,
    why: Why,
) -> impl Iterator<Item = (Node, Why)> {
    brought_about_by(scenario, other, asked).map(move |node| (node, why))
}

/// The steps with which a camp reaches a milestone.
fn brought_about_by(
    scenario: &Scenario,
    id: CampId,
    milestone: Milestone,
) -> impl Iterator<Item = Node> {
    let steps = scenario.closures[scenario.camps[id].closure].steps.iter();
    let brings = move |work: &StepWork, marks: Option<Mark>| match milestone {
        Milestone::Lifted => *work == StepWork::Lift,
        Milestone::Handover => marks == Some(Mark::Handover),
        Milestone::Vacated | Milestone::TakenOver => *work == StepWork::LastParty,
        Milestone::Closed => true,
    };
    let brings = steps.filter(move |(_, step)| brings(&step.work, step.marks));
    brings.map(move |(step, _)| Node::Step(id, step))
}

/// The steps by which other camps send something through one.
fn transit(scenario: &Scenario, id: CampId) -> Vec<(Node, Why)> {
    let sent = scenario.passing(id).flat_map(|(line, _)| {
        let line = &scenario.lines[line];
        let by = if line.release == Release::Last { StepWork::LastParty } else { StepWork::Lift };
        let steps = scenario.closures[scenario.camps[line.camp].closure].steps.iter();
        let sends = steps.filter(move |(_, step)| step.work == by);
        sends.map(move |(step, _)| (Node::Step(line.camp, step), Why::Transit(line.camp)))
    });
    sent.collect()
}

/// Milestones that the successor's orders wait for, where only one force can come.
fn before_the_successor(scenario: &Scenario, camp: &Camp) -> Vec<(CampId, Milestone)> {
    let Some(Successor::Force(id)) = camp.successor else { return Vec::new() };
    let force = &scenario.forces[id];
    let others = scenario.forces.iter().any(|(other, it)| {
        let comes = |order: &Order| order.task.goal() == Some(camp.site);
        other != id && it.side == force.side && (it.at == camp.site || it.orders.iter().any(comes))
    });
    let is_ordered = scenario.a_rule_may(|action| {
        matches!(action, crate::Action::Order { force, .. }
            if scenario.forces[*force].side == scenario.forces[id].side)
    });
    if others || is_ordered || force.at == camp.site {
        return Vec::new();
    }
    let last = force.orders.iter().position(|order| order.task.goal() == Some(camp.site));
    let until = last.map_or(&[][..], |last| &force.orders[..=last]);
    let asked = until.iter().filter_map(|order| {
        let (site, milestone) = order.after?;
        Some((scenario.sites[site].camp?, milestone))
    });
    asked.collect()
}

/// The circle in words, at the first key in it that could be taken out.
fn describe(scenario: &Scenario, circle: &[Node]) -> Remark {
    let mut links = Vec::new();
    for (place, node) in circle.iter().enumerate() {
        let next = circle[(place + 1) % circle.len()];
        let found = waits_for(scenario, *node).into_iter().find(|(other, _)| *other == next);
        links.extend(found.filter(|(_, why)| *why != Why::Own).map(|(_, why)| (*node, why)));
    }
    let said: Vec<Message> =
        links.iter().map(|(node, why)| say(scenario, node.camp(), *node, *why)).collect();
    let is_written = |(_, why): &&(Node, Why)| !matches!(why, Why::Transit(_));
    let (node, why) = links.iter().find(is_written).unwrap_or(&links[0]);
    let name = word::site(scenario, scenario.camps[node.camp()].site);
    let key = match why {
        Why::Milestone(key, ..) => format!(".{key}"),
        Why::Successor(..) => ".vacates_after".to_owned(),
        Why::Transit(_) | Why::Own => String::new(),
    };
    let hub = links.iter().find(|(_, why)| matches!(why, Why::Transit(_)));
    let remedy = match hub {
        Some((node, _)) => {
            let hub = word::site(scenario, scenario.camps[node.camp()].site);
            message!("precedence-take-one-them-out-camp", hub)
        }
        None => message!("precedence-take-one-them-out"),
    };
    let problem = message!(
        "precedence-camps-wait-one-another",
        said = Message::joined(said, Between::Semicolon)
    );
    Remark::new(Code::CampCircle, format!("camp.{name}{key}"), problem)
        .allowed(message!("precedence-order-camps-which-each-waits"))
        .remedy(remedy)
}

fn say(scenario: &Scenario, camp: CampId, node: Node, why: Why) -> Message {
    let site = |camp: CampId| word::site(scenario, scenario.camps[camp].site);
    let name = site(camp);
    let does = match node {
        Node::Begin(_) => "begins",
        Node::Step(..) => "vacated",
    };
    match why {
        Why::Milestone(_, other, milestone) => {
            message!(
                "precedence-only-when",
                name,
                does,
                other = site(other),
                milestone = milestone.word()
            )
        }
        Why::Transit(other) => {
            message!("precedence-vacated-only-when-what-sends", name, other = site(other))
        }
        Why::Successor(other, milestone) => message!(
            "precedence-vacated-only-when-successor-there",
            name,
            other = site(other),
            milestone = milestone.word()
        ),
        Why::Own => Message::nothing(),
    }
}
