//! Which plans have no standing orders: their dates are those that come if nobody changes anything.

use crate::scenario::{Choice, Study};

use super::{Language, Names};

/// That in a sentence; none where every plan has an escalation in force.
pub(super) fn unchanging(study: &Study, language: Language) -> Option<String> {
    let escalates = |plan: usize| {
        let mut variants = study.variants.iter().filter(|variant| variant.plan == plan);
        variants.any(|variant| variant.scenario.escalates())
    };
    let names = Names { scenario: &study.base, language };
    let idle = study.plans.iter().enumerate().filter(|(plan, _)| !escalates(*plan));
    let idle: Vec<&Choice> = idle.map(|(_, plan)| plan).collect();
    if idle.is_empty() {
        return None;
    }
    let listed = idle.iter().map(|plan| language.quoted(&names.choice(plan)));
    let listed = listed.collect::<Vec<_>>().join(", ");
    let is_all = idle.len() == study.plans.len();
    Some(match (language, is_all) {
        (Language::English, true) => {
            "All dates are as they come if nobody changes anything: no escalation is in force."
                .to_owned()
        }
        (Language::English, false) => format!(
            "If nobody changes anything, that is without an escalation in force: {listed}. The other \
             plans have standing orders."
        ),
        (Language::French, true) => {
            "Toutes les dates sont celles qui viennent si personne ne change rien\u{a0}: aucune \
             escalade n’est en vigueur."
                .to_owned()
        }
        (Language::French, false) => format!(
            "Si personne ne change rien, c’est-à-dire sans escalade en vigueur\u{a0}: {listed}. Les \
             autres plans ont des ordres permanents."
        ),
    })
}
