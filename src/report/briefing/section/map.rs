//! The map: sites, routes, who holds them, and where time is lost.

mod held;
mod late;

use maud::html;

use super::super::block::{Block, Section};
use super::super::dossier::Dossier;
use super::super::picture::key::{KINDS, MODES, Symbol};
use super::super::picture::map::{Map, Words};
use super::super::picture::projection::Ground;
use super::{chosen, section, text};
use crate::archive::NoBriefing;
use crate::id::{Arena, RouteId};
use crate::results::closure::Closure;
use crate::words::{kind_key, mode_key};

use held::Held;
pub(super) use held::{control_on, side_class, side_key, side_name, side_place};
use late::Late;

/// Where it is late, and who holds what, for every plan and case.
pub(super) fn section_of(dossier: &Dossier) -> Result<Section, NoBriefing> {
    let scenario = dossier.scenario();
    // A sweep counts no camps.
    if !dossier.results.has::<Closure>() {
        return Ok(section(dossier, "map", Vec::new()));
    }
    let words = &words(dossier);
    let Some(map) = Map::of(scenario, words) else {
        return Ok(section(dossier, "map", Vec::new()));
    };
    let mut blocks = vec![Block::Parts(map.parts(scenario, words))];
    blocks.push(Block::Note(dossier.texts.say(match map.layout.ground {
        Ground::Earth(_) => "map-note",
        Ground::Scheme => "map-scheme",
    })));
    let late = Late::of(dossier, &map)?;
    let held = Held::of(dossier, &map)?;
    blocks.push(chosen(dossier, |which| {
        let mut figures = vec![Block::Figure(late.figure(which))];
        figures.extend(held.as_ref().map(|held| Block::Figure(held.figure(which))));
        Ok(figures)
    })?);
    Ok(section(dossier, "map", blocks))
}

/// The words on a map.
pub(super) fn words(dossier: &Dossier) -> Words {
    let sites = dossier.scenario().sites.ids().map(|id| dossier.names().site(id)).collect();
    Words {
        language: dossier.language(),
        sites: Arena::new(sites),
        kinds: KINDS.map(|kind| dossier.texts.fill("map-kind", &[("kind", text(kind_key(kind)))])),
        modes: MODES.map(|mode| dossier.texts.fill("map-mode", &[("mode", text(mode_key(mode)))])),
        closed: dossier.texts.say("map-closed"),
        off: dossier.texts.say("map-off"),
        north: dossier.texts.say("map-north"),
    }
}

/// A route as its two ends.
pub(super) fn route_name(dossier: &Dossier, route: RouteId) -> String {
    let ends = dossier.scenario().routes[route].ends;
    ends.map(|site| dossier.names().site(site)).join("–")
}

/// Words in a key without a sample.
fn said(word: String) -> Symbol {
    Symbol { sample: html! {}, word }
}
