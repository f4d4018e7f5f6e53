//! One run played again, told: every event as a sentence, the critical chain of each deadline, and
//! the convoys, as tables and as an account for readers.

mod wording;
mod phrase;
mod cause;
mod brief;
mod narrator;
mod party;
mod events;
pub(crate) mod drawn;
mod timeline;
mod convoys;
mod chain;
mod handover;
mod story;
mod trigger;

pub use chain::{Link, chain};
pub(super) use narrator::intervals;
pub use narrator::{Sentence, narrate};
pub use story::{Played, replay_files, story};
pub(super) use timeline::Timeline;

/// The tables of a replay without rows.
pub(super) fn headings() -> Vec<super::Table> {
    vec![
        events::Events::heading(),
        drawn::DrawnTable::heading(),
        convoys::ConvoyTable::heading(),
        chain::Chain::heading(),
        chain::HandoverChain::heading(),
    ]
}
