//! Who holds each site on the date of the main deadline.

use std::collections::BTreeMap;

use maud::{Markup, html};

use super::super::super::block::Figure;
use super::super::super::dossier::{Dossier, Which};
use super::super::super::picture::SIDES;
use super::super::super::picture::key::{Symbol, rows, width_of};
use super::super::super::picture::map::{Map, SiteMark};
use super::super::{main_deadline, text};
use super::said;
use crate::archive::{NoBriefing, Records, Row};
use crate::id::{SideId, SiteId};
use crate::results::deadlines::Deadlines;
use crate::results::parties::Control;
use crate::scenario::Scenario;
use crate::time::Moment;

/// Who holds each site, on the date of the main deadline.
pub(super) struct Held<'a> {
    dossier: &'a Dossier,
    map: &'a Map,
    control: ControlThen,
    key: (Markup, f64),
}

/// The colour of a side in every picture, by its class on a map.
pub(in crate::briefing::section) fn side_class(
    scenario: &Scenario,
    side: Option<SideId>,
) -> String {
    match side.map(|side| side_place(scenario, side)) {
        None => "map-side-none".to_owned(),
        Some(place) => format!("map-side-{place}"),
    }
}

/// The place of the colour of a side: the mission has the first, which is nobody else's, the others one
/// by their place in the scenario.
pub(in crate::briefing::section) fn side_place(scenario: &Scenario, side: SideId) -> usize {
    if side == scenario.mission {
        return 0;
    }
    let others = scenario.sides.ids().filter(|other| *other != scenario.mission);
    1 + others.take_while(|other| *other != side).count() % (SIDES - 1)
}

/// Who holds what at the end of the day on which the main deadline is due (or of the scenario).
pub(in crate::briefing::section) struct ControlThen {
    /// That day under each plan and case: they may be given other dates.
    pub(in crate::briefing::section) on: BTreeMap<Which, Moment>,
    /// The rows of `control.csv`, of each plan and case at the end of its day.
    pub(in crate::briefing::section) rows: Records<Control>,
}

/// Who holds what when the main deadline is due; `None` where the results do not say.
pub(in crate::briefing::section) fn control_on(
    dossier: &Dossier,
) -> Result<Option<ControlThen>, NoBriefing> {
    if !dossier.results.has::<Control>() {
        return Ok(None);
    }
    let clock = &dossier.scenario().clock;
    let on = due_days(dossier)?;
    let mut ends: BTreeMap<&str, BTreeMap<&str, Moment>> = BTreeMap::new();
    for (which, due) in &on {
        let (plan, case) = dossier.keys(*which);
        let end = clock.next_midnight(*due).min(dossier.scenario().until);
        ends.entry(plan).or_default().insert(case, end);
    }
    let is_wanted = |row: Row<'_, Control>| {
        let end = ends.get(row.which().plan()).and_then(|cases| cases.get(row.which().case()));
        end.is_some() && row.day_end() == end.copied()
    };
    let rows = dossier.results.table_where::<Control>(is_wanted)?;
    let is_known = rows.iter().next().is_some();
    Ok(is_known.then_some(ControlThen { on, rows }))
}

/// When the main deadline is due under each plan and case; the horizon where it has no date before.
fn due_days(dossier: &Dossier) -> Result<BTreeMap<Which, Moment>, NoBriefing> {
    let scenario = dossier.scenario();
    let main = main_deadline(dossier).map(|id| scenario.deadlines[id].name.as_str());
    let is_main = |row: Row<'_, Deadlines>| Some(row.deadline()) == main;
    let rows = dossier.results.table_where::<Deadlines>(is_main)?;
    let due = |which: Which| {
        let (plan, case) = dossier.keys(which);
        let due = rows.of(plan, case).find_map(|row| row.due());
        (which, due.unwrap_or(scenario.until).min(scenario.until))
    };
    Ok(dossier.variants().map(due).collect())
}

impl<'a> Held<'a> {
    /// Reads what it needs; nothing where the results hold no control of that day.
    ///
    /// # Errors
    /// Those of the table.
    pub(super) fn of(dossier: &'a Dossier, map: &'a Map) -> Result<Option<Self>, NoBriefing> {
        let Some(control) = control_on(dossier)? else { return Ok(None) };
        let key = rows(&held_key(dossier));
        Ok(Some(Self { dossier, map, control, key }))
    }

    /// The map of one plan under one case.
    pub(super) fn figure(&self, which: Which) -> Figure {
        let (plan, case) = self.dossier.keys(which);
        let scenario = self.dossier.scenario();
        let mut shares: BTreeMap<SiteId, Vec<(Option<SideId>, f64)>> = BTreeMap::new();
        for row in self.control.rows.of(plan, case) {
            let Some(site) = Dossier::find(&scenario.sites, row.site(), |it| &it.name) else {
                continue;
            };
            let side = Dossier::find(&scenario.sides, row.side(), |it| &it.name);
            let share = row.share_held().unwrap_or_default();
            if share > 0.0 {
                shares.entry(site).or_default().push((side, share));
            }
        }
        // The table leaves out sites at which nothing ever changes.
        let holder = |id| Some((id, scenario.holder_at_start(id)?));
        for (id, holder) in scenario.sites.ids().filter_map(holder) {
            shares.entry(id).or_insert_with(|| vec![(Some(holder), 1.0)]);
        }
        let marks: Vec<SiteMark> =
            shares.iter_mut().map(|(site, shares)| self.mark(*site, shares)).collect();
        let camps = marks.iter().filter(|mark| !mark.number.is_empty());
        let said: Vec<&str> = camps.map(|mark| mark.says.as_str()).collect();
        let on =
            self.control.on.get(&which).map(|at| self.dossier.date_end(*at)).unwrap_or_default();
        let semicolon = format!("{} ", self.dossier.language().semicolon());
        Figure {
            id: "map-held".to_owned(),
            caption: self.dossier.texts.fill("map-held", &[("date", text(on))]),
            description: said.join(&semicolon),
            picture: self.map.picture(scenario, &[], &marks, &self.key),
        }
    }

    fn mark(&self, site: SiteId, shares: &mut [(Option<SideId>, f64)]) -> SiteMark {
        let language = self.dossier.language();
        // The likeliest first; the order of the file where they are equal.
        shares.sort_by(|(one, share), (other, more)| more.total_cmp(share).then(one.cmp(other)));
        let named = |(side, share): &(Option<SideId>, f64)| {
            format!("{} {}", side_name(self.dossier, *side), language.percent(*share))
        };
        let all: Vec<String> = shares.iter().map(named).collect();
        let is_camp = self.dossier.scenario().sites[site].camp.is_some();
        let says =
            format!("{}{} {}", self.dossier.names().site(site), language.colon(), all.join(", "));
        SiteMark {
            site,
            class: String::new(),
            ring: shares
                .iter()
                .map(|(side, share)| {
                    (*share, format!("map-ring {}", side_class(self.dossier.scenario(), *side)))
                })
                .collect(),
            number: if is_camp { short_of(&all[0]) } else { String::new() },
            says,
            to: self.dossier.card_of(self.dossier.scenario().sites[site].name.as_str()),
        }
    }
}

/// A text short enough for a map.
fn short_of(said: &str) -> String {
    if width_of(said, 11.0) < 120.0 {
        return said.to_owned();
    }
    let (name, share) = said.rsplit_once(' ').unwrap_or((said, ""));
    format!("{}… {share}", name.chars().take(12).collect::<String>().trim_end())
}

/// A side for the reader; none is nobody.
pub(in crate::briefing::section) fn side_name(dossier: &Dossier, side: Option<SideId>) -> String {
    side.map_or_else(|| dossier.texts.say("nobody"), |side| dossier.names().side(side))
}

/// The sides that a map tells apart.
fn held_key(dossier: &Dossier) -> Vec<Symbol> {
    let mut entries = vec![said(dossier.texts.say("map-key-held"))];
    entries.extend(side_key(dossier));
    entries
}

/// The rings of the sides, and of nobody.
pub(in crate::briefing::section) fn side_key(
    dossier: &Dossier,
) -> impl Iterator<Item = Symbol> + '_ {
    let sides = holders(dossier.scenario()).into_iter().map(Some).chain([None]);
    sides.map(|side| Symbol {
        sample: html! { circle class=(format!("map-ring {}", side_class(dossier.scenario(), side))) r="6" {} },
        word: side_name(dossier, side),
    })
}

/// Sides that may come to hold a site: all but the one that stands for successors only named, where
/// there is none.
fn holders(scenario: &Scenario) -> Vec<SideId> {
    let is_used = |id: &SideId| {
        *id == scenario.mission
            || scenario.forces.values().any(|force| force.side == *id)
            || scenario.sites.values().any(|site| site.controller == Some(*id))
            || scenario.camps.values().any(|camp| {
                scenario.successor_side_of(camp) == Some(*id)
                    || camp.rivals.iter().any(|rival| rival.side == *id)
            })
    };
    scenario.sides.ids().filter(is_used).collect()
}
