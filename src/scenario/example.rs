//! The scenarios that come with the program.

use crate::language::Text;

/// A built-in scenario.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Example {
    /// Name, as in `built-in:mali-2023`.
    pub name: &'static str,
    /// What it is about, in one line.
    pub title: Text,
    /// The file itself.
    pub text: &'static str,
    /// What happened in the end, of a past drawdown.
    pub record: Option<&'static str>,
}

/// A scenario of the shelf that its folder, its name and its title give; those of past drawdowns have a record.
macro_rules! example {
    ($name:literal, $title:literal, $titre:literal) => {
        Example {
            name: $name,
            title: Text::new($title, $titre),
            text: include_str!(concat!("../../scenarios/", $name, ".toml")),
            record: None,
        }
    };
    (past $name:literal, $title:literal, $titre:literal) => {
        Example {
            name: $name,
            title: Text::new($title, $titre),
            text: include_str!(concat!("../../scenarios/past/", $name, ".toml")),
            record: Some(include_str!(concat!("../../scenarios/past/", $name, ".record.csv"))),
        }
    };
}

const EXAMPLES: &[Example] = &[
    example!(
        "mali-2023",
        "Mali 2023: the United Nations mission leaves",
        "Mali 2023 : le départ de la mission des Nations unies"
    ),
    example!(
        "minimal",
        "One camp, one road, twenty trucks: the shortest scenario that means something",
        "Un site, une route, vingt camions : le plus court scénario qui ait un sens"
    ),
    example!(
        "relief-hub",
        "Three warehouses of a relief hub are emptied before the rains",
        "Trois entrepôts d’une plateforme de secours à vider avant les pluies"
    ),
    example!(
        "three-sides",
        "Three sides on one road: who comes to a camp once it is empty",
        "Trois parties sur une route : qui vient à un site une fois vide"
    ),
    example!(
        "yardstick",
        "The yardstick: ten camps, two hubs, and answers that are known",
        "L’étalon : dix sites, deux plateformes, et des réponses connues"
    ),
    example!(past "unamid-phase-1-2017", "Darfur 2017: eleven sites of the mission by September, as known on 1 August 2017", "Darfour 2017 : onze sites de la mission avant septembre, tels que connus le 1er août 2017"),
    example!(past "unamid-phase-2-2018", "Darfur 2018: ten sites by December, as known on 1 August 2018", "Darfour 2018 : dix sites avant décembre, tels que connus le 1er août 2018"),
    example!(past "unamid-end-2021", "Darfur 2021: everybody out by June, as known on 15 January 2021", "Darfour 2021 : tous partis d’ici fin juin, d’après ce qui était connu le 15 janvier 2021"),
    example!(past "barkhane-mali-2022", "Barkhane out of Mali, as known on 17 February 2022", "Barkhane quitte le Mali, d’après ce qui était connu le 17 février 2022"),
    example!(past "mali-phase-1-2023", "Mali 2023: the first four posts, as known on 1 July 2023", "Mali 2023 : les quatre premiers postes, tels que connus le 1er juillet 2023"),
    example!(past "french-forces-niger-2023", "French forces out of Niger, as known on 5 October 2023", "Les forces françaises quittent le Niger, d’après ce qui était connu le 5 octobre 2023"),
];

/// The built-in scenarios.
pub fn examples() -> &'static [Example] {
    EXAMPLES
}

/// The built-in scenario of this name.
pub(super) fn example(name: &str) -> Option<&'static Example> {
    EXAMPLES.iter().find(|example| example.name == name)
}
