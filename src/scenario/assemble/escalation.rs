//! Escalations: each step becomes a rule for each of its camps.

mod measure;
mod need;
mod watch;

use crate::id::{CampId, Id, Name, RuleId};
use crate::time::Span;
use crate::{Label, Look, Rule, StandingOrder, Trigger};

use super::super::syntax::{self, Wanted};
use super::{Bench, Code, Slots, label};
use need::in_order;

/// A step for one camp: the place of its escalation, its name, and the camp.
struct Place<'a> {
    escalation: &'a str,
    step: &'a str,
    camp: CampId,
    camp_name: &'a str,
}

impl Place<'_> {
    /// The path of one of its keys.
    fn path(&self, key: &str) -> String {
        format!("escalation.{}.step.{}.{key}", self.escalation, self.step)
    }
}

impl Bench<'_> {
    /// The rules of all steps, camp by camp; the first of them has this id.
    pub(super) fn escalations(&mut self, first: usize) -> Slots<Rule> {
        let file = self.file;
        let mut rules: Slots<Rule> = Vec::new();
        for (name, syntax) in file.escalation.iter() {
            match syntax {
                Some(syntax) => {
                    let made = self.escalation(name, syntax, first + rules.len());
                    rules.extend(made);
                }
                None => rules.push(None),
            }
        }
        rules
    }

    fn escalation(&mut self, name: &str, syntax: &syntax::Escalation, first: usize) -> Slots<Rule> {
        let path = |key: &str| format!("escalation.{name}.{key}");
        let camps = match &syntax.camps {
            Wanted::AllCamps => Some((0..self.names.camps.len()).map(CampId::at).collect()),
            Wanted::These(names) => self.all(&path("camps"), names, Self::camp),
        };
        let look = self.look(&path("look"), syntax.look.seconds());
        if syntax.step.is_empty() {
            self.find(
                Code::MissingKey,
                &format!("escalation.{name}"),
                message!("escalation-this-has-no-step"),
            )
            .remedy = Some(message!("escalation-add-escalation-step-name-when", name));
            return vec![None];
        }
        let needs = self.needs(name, syntax);
        // What needs what is not known: everything else of the steps is looked at all the same.
        let is_whole = needs.is_some() && look.is_some();
        let needs = needs.unwrap_or_else(|| vec![Vec::new(); syntax.step.names().count()]);
        let every = look.unwrap_or(Span(1));
        let Some(mut camps): Option<Vec<CampId>> = camps else { return vec![None] };
        camps.sort_unstable();
        camps.dedup();
        let order = in_order(&needs);
        let steps: Vec<(&str, Option<&syntax::EscalationStep>)> = syntax.step.iter().collect();
        let mut rules = Vec::new();
        for camp in camps {
            let base = first + rules.len();
            let camp_name = self.names.camps[camp.index()];
            let place_of = |step: usize| order.iter().position(|it| *it == step).unwrap_or(step);
            for step in &order {
                let (key, draft_step) = steps[*step];
                let place = Place { escalation: name, step: key, camp, camp_name };
                let needs: Vec<RuleId> =
                    needs[*step].iter().map(|need| RuleId::at(base + place_of(*need))).collect();
                let made = draft_step.and_then(|it| self.standing_order(&place, it, every, needs));
                let is_on = syntax.on.unwrap_or(true);
                rules.push(
                    made.filter(|_| is_whole)
                        .map(|rule| Rule { at_most: if is_on { None } else { Some(0) }, ..rule }),
                );
            }
        }
        rules
    }

    /// How often things are looked at.
    fn look(&mut self, path: &str, seconds: f64) -> Option<Span> {
        let every = Span(seconds.round() as i64);
        if every >= Span(60) {
            return Some(every);
        }
        let problem = message!("escalation-who-looks-every-moment-never");
        let finding = self.find(Code::OutOfRange, path, problem);
        finding.allowed = Some(message!("escalation-minute-more"));
        finding.remedy = Some(message!("escalation-give-time-from-one-look"));
        None
    }

    fn standing_order(
        &mut self,
        place: &Place<'_>,
        syntax: &syntax::EscalationStep,
        every: Span,
        needs: Vec<RuleId>,
    ) -> Option<Rule> {
        let any = self.watches(place, &syntax.when);
        let after = self.uncertain_or(&place.path("takes"), syntax.takes.as_ref(), 0.0);
        let refuses = self.uncertain_or(&place.path("refuses"), syntax.refuses.as_ref(), 0.0);
        let actions = self.deeds(place, &syntax.measures);
        let back = match &syntax.back {
            Some(back) => self.watch(place, &place.path("back"), back).map(Some),
            None => Some(None),
        };
        let (any, actions, back) = (any?, actions?, back?);
        self.check_back(place, &any, &actions, back.as_ref())?;
        Some(Rule {
            name: Name::new(&format!("{}.{}.{}", place.escalation, place.step, place.camp_name)),
            label: self.step_label(place, syntax),
            when: Trigger::Look(Look { camp: place.camp, every, any }),
            conditions: Vec::new(),
            after: after?,
            at_most: None,
            rest: Span::ZERO,
            actions,
            standing: Some(StandingOrder {
                escalation: Name::new(place.escalation),
                label: self.escalation_label(place.escalation),
                step: Name::new(place.step),
                step_label: label(syntax.name.as_ref(), &place.step.replace('-', " ")),
                needs,
                may_skip: syntax.may_skip.unwrap_or(false),
                decides: syntax.decides.as_ref().map(|text| text.0.clone()).unwrap_or_default(),
                refuses: refuses?,
                back,
            }),
        })
    }

    fn escalation_label(&self, name: &str) -> Label {
        let syntax = self.file.escalation.get(name).flatten();
        label(syntax.and_then(|it| it.name.as_ref()), &capital(name))
    }

    /// `Kidal: leave`, in both languages.
    fn step_label(&self, place: &Place<'_>, syntax: &syntax::EscalationStep) -> Label {
        let camp = self.file.camp.get(place.camp_name).flatten();
        let camp_name = camp.and_then(|camp| camp.site.0.name.as_ref());
        let camp = label(camp_name, &capital(place.camp_name));
        let step = label(syntax.name.as_ref(), &place.step.replace('-', " "));
        let read = |label: &Label| {
            let english = label.en.clone().or(label.fr.clone()).unwrap_or_default();
            let french = label.fr.clone().or(label.en.clone()).unwrap_or_default();
            [english, french]
        };
        let ([camp_en, camp_fr], [step_en, step_fr]) = (read(&camp), read(&step));
        Label {
            en: Some(format!("{camp_en}: {step_en}")),
            fr: Some(format!("{camp_fr}\u{a0}: {step_fr}")),
        }
    }
}

/// A key as a name: `black-hill` is "Black hill".
fn capital(key: &str) -> String {
    let mut letters = key.chars();
    let first = letters.next().map(|first| first.to_ascii_uppercase());
    first.into_iter().chain(letters.map(|it| if it == '-' { ' ' } else { it })).collect()
}
