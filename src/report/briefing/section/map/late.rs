//! Where it is late: camps by the chance that they miss their first deadline, routes by how often they
//! stand on the critical chain.

use maud::{Markup, html};

use super::super::super::block::Figure;
use super::super::super::dossier::{Dossier, Which};
use super::super::super::picture::key::{Symbol, outline, rows};
use super::super::super::picture::map::{Map, RouteMark, SiteMark};
use super::super::{date_or_beyond, main_deadline, text};
use super::{route_name, said};
use crate::analysis::Likelihood;
use crate::archive::{NoBriefing, Records, Row, proportion};
use crate::experiment::Proportion;
use crate::id::RouteId;
use crate::proportion::short;
use crate::results::closure::Closure;
use crate::results::ledger::Criticality;
use crate::scenario::{Deadline, SiteKind};

/// A route that stands on the chain in fewer runs is not marked.
const LEAST_SHARE: f64 = 0.02;
/// Routes with a number on them, at most; those under the share have none.
const MOST_NUMBERS: usize = 6;
const LEAST_NUMBER: f64 = 0.2;

/// Where it is late: camps by the chance that they are vacated late, routes by how often they stand
/// on the critical chain.
pub(super) struct Late<'a> {
    dossier: &'a Dossier,
    map: &'a Map,
    closure: Records<Closure>,
    chains: Records<Criticality>,
    main: Option<&'a Deadline>,
    key: (Markup, f64),
}

impl<'a> Late<'a> {
    /// Reads what it needs.
    ///
    /// # Errors
    /// Those of the tables.
    pub(super) fn of(dossier: &'a Dossier, map: &'a Map) -> Result<Self, NoBriefing> {
        let main = main_deadline(dossier).map(|id| &dossier.scenario().deadlines[id]);
        let is_wanted = |row: Row<'_, Closure>| row.milestone() == "vacated" || row.due().is_some();
        let closure = dossier.results.table_where::<Closure>(is_wanted)?;
        let is_route = |row: Row<'_, Criticality>| {
            row.actor_kind() == "route"
                && main.is_some_and(|main| row.deadline() == main.name.as_str())
        };
        let chains = dossier.results.table_where::<Criticality>(is_route)?;
        let key = rows(&late_key(dossier));
        Ok(Self { dossier, map, closure, chains, main, key })
    }

    /// The map of one plan under one case.
    pub(super) fn figure(&self, which: Which) -> Figure {
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
    fn camps<'b>(&'b self, plan: &'b str, case: &'b str) -> Vec<Row<'b, Closure>> {
        let mut camps: Vec<Row<'b, Closure>> = Vec::new();
        for row in self.closure.of(plan, case) {
            let is_vacated = row.milestone() == "vacated";
            let is_due = |row: Row<'_, Closure>| row.due().is_some();
            match camps.iter_mut().find(|known| known.site() == row.site()) {
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

    fn on_chain(&self, row: Row<'_, Criticality>) -> Option<(RouteId, f64)> {
        let routes = &self.dossier.scenario().routes;
        let route = Dossier::find(routes, row.actor(), |route| &route.name)?;
        let share = row.share().filter(|share| *share >= LEAST_SHARE)?;
        Some((route, share))
    }

    fn route(&self, place: usize, (route, share): (RouteId, f64)) -> RouteMark {
        let said = self.dossier.language().percent(share);
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
    fn camp(&self, row: Row<'_, Closure>) -> Option<SiteMark> {
        let site = Dossier::find(&self.dossier.scenario().sites, row.site(), |it| &it.name)?;
        let to = self.dossier.card_of(row.site());
        let language = self.dossier.language();
        let by = |at| date_or_beyond(self.dossier, at).show(language);
        let name = self.dossier.names().site(site);
        let dates =
            [("site", text(name)), ("p50", text(by(row.p50()))), ("p80", text(by(row.p80())))];
        let Some(due) = row.due() else {
            let says = self.dossier.texts.fill("map-camp", &dates);
            let class = "map-camp".to_owned();
            return Some(SiteMark {
                site,
                class,
                ring: Vec::new(),
                number: by(row.p80()),
                says,
                to,
            });
        };
        let late = proportion(row.late(), row.n());
        let number = short(late, language);
        let mut values = dates.to_vec();
        values.push(("due", text(self.dossier.date_end(due))));
        values.push(("chance", text(number.as_str())));
        let says = self.dossier.texts.fill("map-camp-late", &values);
        let band = late.estimate().map_or(0, |share| Likelihood::of(share) as u8);
        let class = format!("map-camp map-late-{band}");
        Some(SiteMark { site, class, ring: Vec::new(), number, says, to })
    }

    /// The three camps that are late most often, and the three routes most often on the chain.
    fn described(&self, camps: &[Row<'_, Closure>], routes: &[(RouteId, f64)]) -> String {
        let language = self.dossier.language();
        let mut late: Vec<(&str, Proportion)> = camps
            .iter()
            .filter(|row| row.due().is_some())
            .map(|row| (row.site(), proportion(row.late(), row.n())))
            .filter(|(_, late)| late.hits > 0)
            .collect();
        late.sort_by_key(|(_, chance)| std::cmp::Reverse(chance.hits));
        let camps = late.iter().take(3).map(|(site, chance)| {
            format!("{} ({})", self.dossier.site(site), short(*chance, language))
        });
        let ways = routes.iter().take(3).map(|(route, share)| {
            format!("{} ({})", route_name(self.dossier, *route), language.percent(*share))
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

/// The seven bands of likelihood, and how wide a route is.
fn late_key(dossier: &Dossier) -> Vec<Symbol> {
    let language = dossier.language();
    let camp = |class: String| html! { path class=(class) d=(outline(SiteKind::Camp)) {} };
    let ends = [0.0, 0.05, 0.2, 0.45, 0.55, 0.8, 0.95, 1.0];
    let band = |band: usize| Symbol {
        sample: camp(format!("map-camp map-late-{band}")),
        word: format!(
            "{}–{}",
            language.number(ends[band] * 100.0, 0),
            language.percent(ends[band + 1])
        ),
    };
    let mut entries = vec![said(dossier.texts.say("map-key-late"))];
    entries.extend((0..7).map(band));
    entries.push(said(dossier.texts.say("map-key-route")));
    entries.extend([0.25, 1.0].map(|share| Symbol {
        sample: html! { path.map-load d="M-7 0H8" stroke-width=(1.0 + 8.0 * share) {} },
        word: language.percent(share),
    }));
    entries
}
