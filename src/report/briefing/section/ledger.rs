//! Where the time goes: the delay ledger of each deadline.

use super::super::archive::NoBriefing;
use super::super::block::Section;
use super::super::dossier::Dossier;
use super::section;

/// The section.
pub(super) fn section_of(dossier: &Dossier) -> Result<Section, NoBriefing> {
    Ok(section(dossier, "ledger", Vec::new()))
}
