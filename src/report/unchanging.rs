//! On which plans no measures are taken that were laid down beforehand: their dates are those that come if nobody changes anything.

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

/// Whether the scenario has measures of that kind at all, in force or not.
fn is_any_laid_down(study: &Study) -> bool {
    study.base.rules.values().any(|rule| rule.standing.is_some())
}

/// That in a sentence; none where every plan takes measures of its own, and where none was ever written.
pub(super) fn unchanging(study: &Study, language: Language) -> Option<String> {
    let names = Names { scenario: &study.base, language };
    let idle: Vec<&Choice> = unchanging_plans(study).map(|plan| &study.plans[plan]).collect();
    if idle.is_empty() || !is_any_laid_down(study) {
        return None;
    }
    let listed = idle.iter().map(|plan| language.quoted(&names.choice(plan)));
    let listed = listed.collect::<Vec<_>>().join(", ");
    let is_all = idle.len() == study.plans.len();
    Some(match (language, is_all) {
        (Language::English, true) => {
            "All dates are as they come if nobody changes anything: the measures that the scenario lays down for \
             camps that fall behind or are in danger are in force on no plan."
                .to_owned()
        }
        (Language::English, false) => format!(
            "On {listed} no measures are taken on the way; on the other plans those that are laid down \
             beforehand are, where a camp falls behind or is in danger."
        ),
        (Language::French, true) => {
            "Toutes les dates sont celles qui viennent si personne ne change rien\u{a0}: les mesures que le \
             scénario prévoit pour les sites en retard ou en danger ne sont en vigueur dans aucun plan."
                .to_owned()
        }
        (Language::French, false) => format!(
            "Avec {listed}, aucune mesure n’est prise en cours de route\u{a0}; avec les autres plans, celles \
             prévues d’avance le sont, quand un site prend du retard ou se trouve en danger."
        ),
    })
}
