//! Regions, weather and sites.

use crate::Message;
use crate::id::{Arena, Name, RegionId};

use super::super::quantity::DateMeans;
use super::super::syntax::{self, CampStatus, Season};
use super::super::{Region, Site, SiteKind, Weather};
use super::lookup::id_of;
use super::{Bench, Code, Slots, collect};

impl Bench<'_> {
    pub(super) fn regions(&self) -> Arena<RegionId, Region> {
        let label = |name: &str| {
            let syntax = self.file.region.get(name).flatten();
            self.label(syntax.and_then(|syntax| syntax.name.as_ref()), name)
        };
        let region = |name: &&str| Region { name: Name::new(name), label: label(name) };
        Arena::new(self.names.regions.iter().map(region).collect())
    }

    pub(super) fn weathers(&mut self) -> Slots<Weather> {
        let file = self.file;
        collect(file.weather.iter().map(|(name, syntax)| self.weather(name, syntax?)))
    }

    fn weather(&mut self, name: &str, syntax: &syntax::Weather) -> Option<Weather> {
        let path = |key: &str| format!("weather.{name}.{key}");
        let regions = match &syntax.regions {
            Some(names) => self.all(&path("regions"), names, Self::region).map(|mut regions| {
                regions.sort_unstable();
                regions.dedup();
                regions
            }),
            None => Some(self.all_regions()),
        };
        let season = match &syntax.season {
            Some(season) => self.period(&path("season"), season).map(Some),
            None => Some(None),
        };
        let dry = self.uncertain(&path("dry"), &syntax.dry, None);
        let wet = self.uncertain(&path("wet"), &syntax.wet, None);
        let pace = self.uncertain_or(&path("pace"), syntax.pace.as_ref(), 1.0);
        Some(Weather {
            name: Name::new(name),
            label: self.label(syntax.name.as_ref(), name),
            regions: regions?,
            dry: dry?,
            wet: wet?,
            starts_wet: syntax.starts == Some(Season::Wet),
            season: season?,
            pace: pace?,
            grounds_aircraft: syntax.grounds_aircraft.unwrap_or(false),
        })
    }

    fn all_regions(&self) -> Vec<RegionId> {
        self.names.regions.iter().filter_map(|name| id_of(&self.names.regions, name)).collect()
    }

    pub(super) fn sites(&mut self) -> Slots<Site> {
        let file = self.file;
        let names = self.names.sites.clone();
        collect(names.into_iter().map(|name| match file.camp.get(name) {
            Some(camp) => self.site_of_camp(name, camp?),
            None => {
                let syntax = file.site.get(name)??;
                self.site_at(&format!("site.{name}"), name, syntax, SiteKind::Hub)
            }
        }))
    }

    fn site_of_camp(&mut self, name: &str, syntax: &syntax::Camp) -> Option<Site> {
        let path = format!("camp.{name}");
        let site = self.site_at(&path, name, &syntax.site.0, SiteKind::Camp);
        if syntax.status == Some(CampStatus::Closed) {
            if syntax.line.names().next().is_some() {
                let problem = message!("place-camp-closed-already-nothing-left", name);
                self.find(Code::Conflict, &format!("{path}.line"), problem);
            }
            let closed_on = syntax.closed_on.map(|when| self.moment(&when, DateMeans::Start));
            return site.map(|site| Site { closed_on, ..site });
        }
        if syntax.closed_on.is_some() {
            self.find(
                Code::Conflict,
                &format!("{path}.closed_on"),
                message!("place-camp-has-date-closure-but", name),
            )
            .remedy = Some(message!("place-add-status-closed"));
        }
        let camp = id_of(&self.names.camps, name);
        site.map(|site| Site { camp, ..site })
    }

    fn site_at(
        &mut self,
        path: &str,
        name: &str,
        syntax: &syntax::Site,
        default: SiteKind,
    ) -> Option<Site> {
        let kind = syntax.kind.unwrap_or(default);
        let controller = match &syntax.controller {
            Some(side) => Some(self.side(&format!("{path}.controller"), side)?),
            None => None,
        };
        let handling = self.handling(&format!("{path}.handling"), syntax.handling.as_ref());
        Some(Site {
            name: Name::new(name),
            label: self.label(syntax.name.as_ref(), name),
            kind,
            at: syntax.at.map(|[latitude, longitude]| (latitude.0, longitude.0)),
            region: self.region_of_site(path, syntax, kind)?,
            bays: syntax.bays.map(|bays| bays.0),
            mog: syntax.mog.map(|mog| mog.0),
            handling: handling?,
            controller,
            terrain: syntax.terrain.clone(),
            camp: None,
            closed_on: None,
        })
    }

    /// The region given, the only one, or any for a place off the map.
    fn region_of_site(
        &mut self,
        path: &str,
        syntax: &syntax::Site,
        kind: SiteKind,
    ) -> Option<RegionId> {
        if let Some(name) = &syntax.region {
            return self.region(&format!("{path}.region"), name);
        }
        if self.names.regions.len() == 1 || kind == SiteKind::Home {
            return Some(RegionId(0));
        }
        let allowed = Message::verbatim(self.names.regions.join(", "));
        let problem = message!("place-does-not-say-which-region", path);
        let finding = self.find(Code::MissingKey, path, problem);
        finding.allowed = Some(allowed);
        finding.remedy = Some(message!("place-add-region"));
        None
    }
}
