//! Words of others for the words of the file: what people write whose language or trade has another one
//! for the same thing.

use super::naming::unaccented;

/// A word of the file, a key or one that stands for a choice, and what it is called elsewhere: in small
/// letters, without accents, hyphens between its parts.
const NAMES: [(&str, &str); 92] = [
    // Choices.
    ("hard", "ferme firm strict imperatif mandatory dur fixe"),
    ("soft", "souple flexible indicatif indicative"),
    ("political", "politique"),
    ("trucks", "camion camions truck lorry lorries poids-lourd poids-lourds vehicules vehicles"),
    ("buses", "bus car cars autocar autocars autobus minibus"),
    ("aircraft", "avion avions plane planes airplane airplanes vol vols flights"),
    ("helicopters", "helicoptere helicopteres helicopter helo helos"),
    ("boats", "bateau bateaux boat barge barges pirogue pirogues"),
    ("ships", "navire navires ship vessel vessels"),
    ("at-once", "immediat immediate immediately tout-de-suite aussitot now"),
    ("as-packed", "au-fur-et-a-mesure as-ready progressif gradual gradually"),
    ("last", "dernier derniers derniere dernieres en-dernier last-party derniere-equipe"),
    ("town", "ville village city localite"),
    ("airfield", "aerodrome aeroport airport airstrip"),
    ("border-post", "poste-frontiere frontiere border"),
    ("hub", "plateforme plate-forme entrepot warehouse depot"),
    ("open", "ouvert ouverte"),
    ("accelerate", "accelere acceleree accelerated"),
    ("road", "par-route by-road terrestre routier"),
    ("air", "aerien aerienne by-air par-air"),
    ("river", "fleuve riviere fluvial by-river"),
    ("sea", "mer maritime by-sea"),
    ("people", "personnes personnel personnels gens passengers passagers staff"),
    ("freight", "fret marchandises cargo"),
    ("dry", "sec seche saison-seche"),
    ("wet", "humide pluie pluies saison-des-pluies rainy"),
    ("lost", "perdu perdue"),
    ("saved", "sauve sauvee"),
    ("repair", "reparer reparation"),
    ("tow", "remorquer remorquage"),
    ("cross-load", "transborder transbordement"),
    ("abandon", "abandonner"),
    ("lifted", "enleve enlevement"),
    ("handover", "remise remis handed-over"),
    ("vacated", "quitte libere evacue empty vide"),
    ("taken-over", "repris reprise"),
    ("humanitarian", "humanitaire ong ngo"),
    ("peace-operation", "operation-de-paix maintien-de-la-paix peacekeeping"),
    ("priority", "priorite"),
    ("when-full", "plein complet full"),
    ("when-ready", "pret ready"),
    ("leave", "partir"),
    ("join", "rejoindre"),
    ("wait", "attendre"),
    // Tables.
    ("deadline", "deadlines echeance echeances"),
    ("route", "routes chemin chemins axe axes piste pistes roads"),
    ("site", "sites lieu lieux places"),
    ("camp", "camps emprise emprises cantonnement cantonnements base-operationnelle"),
    ("pool", "pools parc parcs flotte flottes fleet fleets vehicules vehicles"),
    ("escort", "escorts escorte escortes"),
    ("gate", "gates autorisation autorisations permis permission permissions permit permits"),
    ("threat", "threats menace menaces"),
    ("region", "regions zone zones area areas"),
    ("calendar", "calendars calendrier calendriers"),
    ("weather", "meteo"),
    ("assumption", "assumptions hypothese hypotheses"),
    ("case", "cases cas"),
    ("plan", "plans"),
    ("sweep", "sweeps balayage balayages"),
    ("rule", "rules regle regles"),
    ("side", "sides partie parties camps-en-presence"),
    ("claim", "claims revendication revendications"),
    ("closure", "closures fermeture fermetures"),
    ("line", "lines lot lots ligne lignes load loads"),
    ("step", "steps etape etapes"),
    // Keys.
    ("name", "nom title titre label intitule"),
    ("title", "titre name nom"),
    ("kind", "type genre sorte"),
    ("count", "nombre number quantity quantite effectif qty"),
    ("amount", "quantite quantity tonnage volume qty"),
    ("payload", "charge charge-utile capacity capacite"),
    ("seats", "places sieges"),
    ("speed", "vitesse max-speed"),
    ("rate", "debit cadence rythme"),
    ("length", "longueur distance"),
    ("ends", "bouts extremites between entre"),
    ("from", "de du debut depuis start begin"),
    ("to", "vers destination dest"),
    ("until", "fin jusqu-a jusque end"),
    ("due", "date le by limit limite date-limite avant"),
    ("all", "tous toutes sites camps"),
    ("days", "jours"),
    ("hours", "heures horaires"),
    ("closed", "ferme fermee jours-fermes holidays feries jours-feries"),
    ("convoy", "convoi convois"),
    ("loading", "chargement"),
    ("unloading", "dechargement"),
    ("home", "domicile base base-arriere port-d-attache"),
    ("owner", "proprietaire"),
    ("starts", "debut commence begins"),
    ("value", "valeur"),
    ("statement", "enonce"),
];

/// The word among those known here that a text is another name of.
pub(super) fn own<'n>(text: &str, known: impl Iterator<Item = &'n str>) -> Option<String> {
    let is_between = |letter: char| letter.is_whitespace() || matches!(letter, '_' | '\'' | '’');
    let text = unaccented(&text.trim().to_lowercase()).replace(is_between, "-");
    let known: Vec<&str> = known.collect();
    let is_it = |(own, names): &&(&str, &str)| {
        known.contains(own) && names.split(' ').any(|name| name == text)
    };
    NAMES.iter().find(is_it).map(|(own, _)| (*own).to_owned())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_name_is_one_of_a_word_of_the_file_and_no_word_stands_twice() {
        let schema = crate::schema().to_string();
        let own: BTreeSet<&str> = NAMES.iter().map(|(own, _)| *own).collect();
        assert_eq!(own.len(), NAMES.len());
        for (word, names) in NAMES {
            let (key, choice) = (format!("\"{word}\":{{"), format!("\"const\":\"{word}\""));
            assert!(schema.contains(&key) || schema.contains(&choice), "{word}");
            let plain = |name: &str| {
                unaccented(name) == name && !name.is_empty() && name.to_lowercase() == name
            };
            assert!(names.split(' ').all(|name| plain(name) && name != word), "{word}: {names}");
        }
    }

    #[test]
    fn what_a_word_means_depends_on_where_it_stands() {
        let of = |text, known: &[&'static str]| own(text, known.iter().copied());
        assert_eq!(of("Ferme", &["hard", "soft"]).as_deref(), Some("hard"));
        assert_eq!(of("fermé", &["days", "closed"]).as_deref(), Some("closed"));
        assert_eq!(of("dernière équipe", &["at-once", "last"]).as_deref(), Some("last"));
        assert_eq!(of("ferme", &["days", "hours"]), None);
    }
}
