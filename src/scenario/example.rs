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
}

const EXAMPLES: &[Example] = &[
    Example {
        name: "mali-2023",
        title: "Mali 2023: the United Nations mission leaves",
        text: include_str!("../../scenarios/mali-2023.toml"),
    },
    Example {
        name: "minimal",
        title: "One camp, one road, twenty trucks: the shortest scenario that means something",
        text: include_str!("../../scenarios/minimal.toml"),
    },
    Example {
        name: "relief-hub",
        title: "Three warehouses of a relief hub are emptied before the rains",
        text: include_str!("../../scenarios/relief-hub.toml"),
    },
    Example {
        name: "three-sides",
        title: "Three sides on one road: who comes to a camp once it is empty",
        text: include_str!("../../scenarios/three-sides.toml"),
    },
    Example {
        name: "yardstick",
        title: "The yardstick: ten camps, two hubs, and answers that are known",
        text: include_str!("../../scenarios/yardstick.toml"),
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
