//! The map: sites, routes, who holds them, and where time is lost.

use std::collections::BTreeMap;

use maud::{Markup, html};

use super::super::archive::{NoBriefing, Records, Row};
use super::super::block::{Block, Figure, Section, percent, short};
use super::super::dossier::{Dossier, Which};
use super::super::picture::map::{
    Entry, KINDS, MODES, Map, RouteMark, SiteMark, Words, outline, rows, width_of,
};
use super::super::picture::projection::Ground;
use super::{chosen, date_or_beyond, main_deadline, section, text};
use crate::analysis::Likelihood;
use crate::experiment::Proportion;
use crate::id::{Arena, RouteId, SideId, SiteId};
use crate::report::table::iso;
use crate::scenario::{Deadline, Mode, Scenario, SiteKind};

/// A route that stands on the chain in fewer runs is not marked.
const LEAST_SHARE: f64 = 0.02;
/// Routes with a number on them, at most; those under the share have none.
const MOST_NUMBERS: usize = 6;
const LEAST_NUMBER: f64 = 0.2;

/// Where it is late, and who holds what, for every plan and case.
pub(super) fn section_of(dossier: &Dossier) -> Result<Section, NoBriefing> {
    let scenario = dossier.scenario();
    // A sweep counts no camps.
    if !dossier.results.has("closure") {
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

pub(super) fn kind_key(kind: SiteKind) -> &'static str {
    match kind {
        SiteKind::Camp => "camp",
        SiteKind::Hub => "hub",
        SiteKind::SuperCamp => "super-camp",
        SiteKind::TemporaryOperatingBase => "temporary-operating-base",
        SiteKind::Town => "town",
        SiteKind::Port => "port",
        SiteKind::Airfield => "airfield",
        SiteKind::BorderPost => "border-post",
        SiteKind::Home => "home",
    }
}

pub(super) fn mode_key(mode: Mode) -> &'static str {
    match mode {
        Mode::Road => "road",
        Mode::Air => "air",
        Mode::River => "river",
        Mode::Sea => "sea",
    }
}

/// Where it is late: camps by the chance that they are vacated late, routes by how often they stand
/// on the critical chain.
struct Late<'a> {
    dossier: &'a Dossier,
    map: &'a Map,
    closure: Records,
    chains: Records,
    main: Option<&'a Deadline>,
    key: (Markup, f64),
}

impl<'a> Late<'a> {
    fn of(dossier: &'a Dossier, map: &'a Map) -> Result<Self, NoBriefing> {
        let main = main_deadline(dossier).map(|id| &dossier.scenario().deadlines[id]);
        let columns = [
            "plan",
            "case",
            "site",
            "milestone",
            "n",
            "p50",
            "p80",
            "due",
            "late",
            "share_reached",
        ];
        let is_wanted =
            |row: Row<'_>| row.text("milestone") == "vacated" || !row.text("due").is_empty();
        let closure = dossier.results.table_where("closure", &columns, is_wanted)?;
        let columns = ["plan", "case", "deadline", "actor_kind", "actor", "share"];
        let is_route = |row: Row<'_>| {
            row.text("actor_kind") == "route"
                && main.is_some_and(|main| row.text("deadline") == main.name.as_str())
        };
        let chains = dossier.results.table_where("criticality", &columns, is_route)?;
        let key = rows(&late_key(dossier));
        Ok(Self { dossier, map, closure, chains, main, key })
    }

    fn figure(&self, which: Which) -> Figure {
        let (plan, case) = self.dossier.keys(which);
        let mut routes: Vec<(RouteId, f64)> =
            self.chains.of(plan, case).filter_map(|row| self.on_chain(row)).collect();
        routes.sort_by(|(one, share), (other, more)| more.total_cmp(share).then(one.cmp(other)));
        let camps = self.camps(plan, case);
        let ways: Vec<RouteMark> =
            routes.iter().enumerate().map(|(place, it)| self.route(place, *it)).collect();
        let sites: Vec<SiteMark> = camps.iter().filter_map(|row| self.camp(*row)).collect();
        let scenario = self.dossier.scenario();
        Figure {
            id: "map-late".to_owned(),
            caption: self.caption(),
            description: self.described(&camps, &routes),
            picture: self.map.picture(scenario, &ways, &sites, &self.key),
        }
    }

    /// For each camp the milestone that a deadline asks for: that the last party is out, if one does,
    /// else the first of the others.
    fn camps<'b>(&'b self, plan: &'b str, case: &'b str) -> Vec<Row<'b>> {
        let mut camps: Vec<Row<'b>> = Vec::new();
        for row in self.closure.of(plan, case) {
            let is_vacated = row.text("milestone") == "vacated";
            let is_due = |row: Row<'_>| !row.text("due").is_empty();
            match camps.iter_mut().find(|known| known.text("site") == row.text("site")) {
                None => camps.push(row),
                Some(known) if is_due(row) && (is_vacated || !is_due(*known)) => *known = row,
                Some(_) => {}
            }
        }
        camps
    }

    fn caption(&self) -> String {
        match self.main {
            None => self.dossier.texts.say("map-late-plain"),
            Some(main) => {
                let deadline = self.dossier.deadline(main.name.as_str());
                self.dossier.texts.fill("map-late", &[("deadline", text(deadline))])
            }
        }
    }

    fn on_chain(&self, row: Row<'_>) -> Option<(RouteId, f64)> {
        let routes = &self.dossier.scenario().routes;
        let route = Dossier::find(routes, row.text("actor"), |route| &route.name)?;
        let share = row.number("share").filter(|share| *share >= LEAST_SHARE)?;
        Some((route, share))
    }

    fn route(&self, place: usize, (route, share): (RouteId, f64)) -> RouteMark {
        let said = percent(share, self.dossier.language());
        let says = self.dossier.texts.fill(
            "map-route",
            &[("route", text(route_name(self.dossier, route))), ("share", text(said.as_str()))],
        );
        let number =
            if place < MOST_NUMBERS && share >= LEAST_NUMBER { said } else { String::new() };
        RouteMark { route, share, number, says }
    }

    /// A camp with its chance of being late; where no deadline asks for it, with the date by which 8
    /// of 10 runs have vacated it.
    fn camp(&self, row: Row<'_>) -> Option<SiteMark> {
        let site = Dossier::find(&self.dossier.scenario().sites, row.text("site"), |it| &it.name)?;
        let language = self.dossier.language();
        let by = |column| date_or_beyond(self.dossier, row, column).show(language);
        let name = self.dossier.names().site(site);
        let dates = [("site", text(name)), ("p50", text(by("p50"))), ("p80", text(by("p80")))];
        let Some(due) = row.date("due", &self.dossier.scenario().clock) else {
            let says = self.dossier.texts.fill("map-camp", &dates);
            let class = "map-camp".to_owned();
            return Some(SiteMark { site, class, ring: Vec::new(), number: by("p80"), says });
        };
        let late = row.proportion("late", "n");
        let number = short(late, language);
        let mut values = dates.to_vec();
        values.push(("due", text(self.dossier.date(due))));
        values.push(("chance", text(number.as_str())));
        let says = self.dossier.texts.fill("map-camp-late", &values);
        let band = late.estimate().map_or(0, |share| Likelihood::of(share) as u8);
        let class = format!("map-camp map-late-{band}");
        Some(SiteMark { site, class, ring: Vec::new(), number, says })
    }

    /// The three camps that are late most often, and the three routes most often on the chain.
    fn described(&self, camps: &[Row<'_>], routes: &[(RouteId, f64)]) -> String {
        let language = self.dossier.language();
        let mut late: Vec<(&str, Proportion)> = camps
            .iter()
            .filter(|row| !row.text("due").is_empty())
            .map(|row| (row.text("site"), row.proportion("late", "n")))
            .filter(|(_, late)| late.hits > 0)
            .collect();
        late.sort_by(|(_, one), (_, other)| other.hits.cmp(&one.hits));
        let camps = late.iter().take(3).map(|(site, chance)| {
            format!("{} ({})", self.dossier.site(site), short(*chance, language))
        });
        let ways = routes.iter().take(3).map(|(route, share)| {
            format!("{} ({})", route_name(self.dossier, *route), percent(*share, language))
        });
        let [camps, ways] = [camps.collect::<Vec<_>>(), ways.collect()].map(|list| list.join(", "));
        let mut said = Vec::new();
        if !camps.is_empty() {
            said.push(self.dossier.texts.fill("map-late-camps", &[("camps", text(camps))]));
        }
        if !ways.is_empty() {
            said.push(self.dossier.texts.fill("map-late-routes", &[("routes", text(ways))]));
        }
        if said.is_empty() { self.dossier.texts.say("map-late-none") } else { said.join(" ") }
    }
}

/// A route as its two ends.
pub(super) fn route_name(dossier: &Dossier, route: RouteId) -> String {
    let ends = dossier.scenario().routes[route].ends;
    ends.map(|site| dossier.names().site(site)).join("–")
}

/// The seven bands of likelihood, and how wide a route is.
fn late_key(dossier: &Dossier) -> Vec<Entry> {
    let language = dossier.language();
    let camp = |class: String| html! { path class=(class) d=(outline(SiteKind::Camp)) {} };
    let ends = [0.0, 0.05, 0.2, 0.45, 0.55, 0.8, 0.95, 1.0];
    let band = |band: usize| Entry {
        sample: camp(format!("map-camp map-late-{band}")),
        word: format!(
            "{}–{}",
            language.number(ends[band] * 100.0, 0),
            language.percent(ends[band + 1], 0)
        ),
    };
    let mut entries = vec![said(dossier.texts.say("map-key-late"))];
    entries.extend((0..7).map(band));
    entries.push(said(dossier.texts.say("map-key-route")));
    entries.extend([0.25, 1.0].map(|share| Entry {
        sample: html! { path.map-load d="M-7 0H8" stroke-width=(1.0 + 8.0 * share) {} },
        word: language.percent(share, 0),
    }));
    entries
}

/// Words in a key without a sample.
fn said(word: String) -> Entry {
    Entry { sample: html! {}, word }
}

/// Who holds each site, on the date of the main deadline.
struct Held<'a> {
    dossier: &'a Dossier,
    map: &'a Map,
    on: String,
    control: Records,
    key: (Markup, f64),
}

/// The class of a side: the mission has one of its own, the others by their place in the scenario.
pub(super) fn side_class(scenario: &Scenario, side: Option<SideId>) -> String {
    match side {
        None => "map-side-none".to_owned(),
        Some(side) if side == scenario.mission => "map-side-mission".to_owned(),
        Some(side) => {
            let others = scenario.sides.ids().filter(|other| *other != scenario.mission);
            let place = others.take_while(|other| *other != side).count();
            format!("map-side-{}", place % 5)
        }
    }
}

/// Who holds what at the end of the day on which the main deadline is due (or of the scenario), and
/// that day; `None` where the results do not say.
pub(super) fn control_on(dossier: &Dossier) -> Result<Option<(String, Records)>, NoBriefing> {
    let scenario = dossier.scenario();
    let due = main_deadline(dossier).map_or(scenario.until, |id| scenario.deadlines[id].due);
    if !dossier.results.has("control") {
        return Ok(None);
    }
    let end = scenario.clock.next_midnight(due).min(scenario.until);
    let end = iso(&scenario.clock.civil(end));
    let columns = ["plan", "case", "site", "day_end", "side", "share_held"];
    let is_wanted = |row: Row<'_>| row.text("day_end") == end;
    let control = dossier.results.table_where("control", &columns, is_wanted)?;
    let is_known = control.iter().next().is_some();
    Ok(is_known.then(|| (dossier.date(due.min(scenario.until)), control)))
}

impl<'a> Held<'a> {
    /// Nothing where the results hold no control of that day.
    fn of(dossier: &'a Dossier, map: &'a Map) -> Result<Option<Self>, NoBriefing> {
        let Some((on, control)) = control_on(dossier)? else { return Ok(None) };
        let key = rows(&held_key(dossier));
        Ok(Some(Self { dossier, map, on, control, key }))
    }

    fn figure(&self, which: Which) -> Figure {
        let (plan, case) = self.dossier.keys(which);
        let scenario = self.dossier.scenario();
        let mut shares: BTreeMap<SiteId, Vec<(Option<SideId>, f64)>> = BTreeMap::new();
        for row in self.control.of(plan, case) {
            let Some(site) = Dossier::find(&scenario.sites, row.text("site"), |it| &it.name) else {
                continue;
            };
            let side = Dossier::find(&scenario.sides, row.text("side"), |it| &it.name);
            let share = row.number("share_held").unwrap_or_default();
            if share > 0.0 {
                shares.entry(site).or_default().push((side, share));
            }
        }
        // The table leaves out sites at which nothing ever changes.
        for (id, site) in scenario.sites.iter().filter(|(_, site)| site.controller.is_some()) {
            shares.entry(id).or_insert_with(|| vec![(site.controller, 1.0)]);
        }
        let marks: Vec<SiteMark> =
            shares.iter_mut().map(|(site, shares)| self.mark(*site, shares)).collect();
        let camps = marks.iter().filter(|mark| !mark.number.is_empty());
        let said: Vec<&str> = camps.map(|mark| mark.says.as_str()).collect();
        let semicolon = format!("{} ", self.dossier.language().semicolon());
        Figure {
            id: "map-held".to_owned(),
            caption: self.dossier.texts.fill("map-held", &[("date", text(self.on.as_str()))]),
            description: said.join(&semicolon),
            picture: self.map.picture(scenario, &[], &marks, &self.key),
        }
    }

    fn mark(&self, site: SiteId, shares: &mut [(Option<SideId>, f64)]) -> SiteMark {
        let language = self.dossier.language();
        // The likeliest first; the order of the file where they are equal.
        shares.sort_by(|(one, share), (other, more)| more.total_cmp(share).then(one.cmp(other)));
        let named = |(side, share): &(Option<SideId>, f64)| {
            format!("{} {}", side_name(self.dossier, *side), percent(*share, language))
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
pub(super) fn side_name(dossier: &Dossier, side: Option<SideId>) -> String {
    side.map_or_else(|| dossier.texts.say("nobody"), |side| dossier.names().side(side))
}

/// The sides that a map tells apart.
fn held_key(dossier: &Dossier) -> Vec<Entry> {
    let mut entries = vec![said(dossier.texts.say("map-key-held"))];
    entries.extend(side_key(dossier));
    entries
}

/// The rings of the sides, and of nobody.
pub(super) fn side_key(dossier: &Dossier) -> impl Iterator<Item = Entry> + '_ {
    let sides = holders(dossier.scenario()).into_iter().map(Some).chain([None]);
    sides.map(|side| Entry {
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
