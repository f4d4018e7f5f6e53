//! The scenarios that come with the program.

/// A built-in scenario.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Example {
    /// Name, as in `built-in:mali-2023`.
    pub name: &'static str,
    /// What it is about, in one line.
    pub title: &'static str,
    /// The file itself.
    pub text: &'static str,
    /// What happened in the end, of a past drawdown.
    pub record: Option<&'static str>,
}

const EXAMPLES: &[Example] = &[
    Example {
        name: "mali-2023",
        title: "Mali 2023: the United Nations mission leaves",
        text: include_str!("../../scenarios/mali-2023.toml"),
        record: None,
    },
    Example {
        name: "minimal",
        title: "One camp, one road, twenty trucks: the shortest scenario that means something",
        text: include_str!("../../scenarios/minimal.toml"),
        record: None,
    },
    Example {
        name: "relief-hub",
        title: "Three warehouses of a relief hub are emptied before the rains",
        text: include_str!("../../scenarios/relief-hub.toml"),
        record: None,
    },
    Example {
        name: "three-sides",
        title: "Three sides on one road: who comes to a camp once it is empty",
        text: include_str!("../../scenarios/three-sides.toml"),
        record: None,
    },
    Example {
        name: "yardstick",
        title: "The yardstick: ten camps, two hubs, and answers that are known",
        text: include_str!("../../scenarios/yardstick.toml"),
        record: None,
    },
    Example {
        name: "unamid-phase-1-2017",
        title: "Darfur 2017: eleven sites of the mission by September, as known on 1 August 2017",
        text: include_str!("../../scenarios/past/unamid-phase-1-2017.toml"),
        record: Some(include_str!("../../scenarios/past/unamid-phase-1-2017.record.csv")),
    },
    Example {
        name: "unamid-phase-2-2018",
        title: "Darfur 2018: ten sites by December, as known on 1 August 2018",
        text: include_str!("../../scenarios/past/unamid-phase-2-2018.toml"),
        record: Some(include_str!("../../scenarios/past/unamid-phase-2-2018.record.csv")),
    },
    Example {
        name: "unamid-end-2021",
        title: "Darfur 2021: everybody out by June, as known on 15 January 2021",
        text: include_str!("../../scenarios/past/unamid-end-2021.toml"),
        record: Some(include_str!("../../scenarios/past/unamid-end-2021.record.csv")),
    },
    Example {
        name: "barkhane-mali-2022",
        title: "Barkhane out of Mali, as known on 17 February 2022",
        text: include_str!("../../scenarios/past/barkhane-mali-2022.toml"),
        record: Some(include_str!("../../scenarios/past/barkhane-mali-2022.record.csv")),
    },
    Example {
        name: "mali-phase-1-2023",
        title: "Mali 2023: the first four posts, as known on 1 July 2023",
        text: include_str!("../../scenarios/past/mali-phase-1-2023.toml"),
        record: Some(include_str!("../../scenarios/past/mali-phase-1-2023.record.csv")),
    },
    Example {
        name: "french-forces-niger-2023",
        title: "French forces out of Niger, as known on 5 October 2023",
        text: include_str!("../../scenarios/past/french-forces-niger-2023.toml"),
        record: Some(include_str!("../../scenarios/past/french-forces-niger-2023.record.csv")),
    },
];

/// The built-in scenarios.
pub fn examples() -> &'static [Example] {
    EXAMPLES
}

/// The built-in scenario of this name.
pub(super) fn example(name: &str) -> Option<&'static Example> {
    EXAMPLES.iter().find(|example| example.name == name)
}
