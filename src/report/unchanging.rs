//! Which plans have no standing orders: their dates are those that come if nobody changes anything.

use crate::scenario::{Choice, Study};

use super::{Language, Names};

/// The plans without an escalation in force, by their places.
pub(super) fn unchanging_plans(study: &Study) -> impl Iterator<Item = usize> + '_ {
    let escalates = |plan: usize| {
        let mut variants = study.variants.iter().filter(|variant| variant.plan == plan);
        variants.any(|variant| variant.scenario.escalates())
    };
    (0..study.plans.len()).filter(move |plan| !escalates(*plan))
}

/// That in a sentence; none where every plan has an escalation in force.
pub(super) fn unchanging(study: &Study, language: Language) -> Option<String> {
    let names = Names { scenario: &study.base, language };
    let idle: Vec<&Choice> = unchanging_plans(study).map(|plan| &study.plans[plan]).collect();
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
