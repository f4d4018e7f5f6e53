//! Regions, weather and sites.

use crate::Message;
use crate::id::{Arena, Name, RegionId};

use super::super::draft::{self, CampStatus, Season};
use super::super::quantity::DateMeans;
use super::super::{Region, Site, SiteKind, Weather};
use super::lookup::id_of;
use super::{Bench, Code, Slots, collect};

impl Bench<'_> {
    pub(super) fn regions(&self) -> Arena<RegionId, Region> {
        let label = |name: &str| {
            let draft = self.file.region.get(name).flatten();
            self.label(draft.and_then(|draft| draft.name.as_ref()), name)
        };
        let region = |name: &&str| Region { name: Name::new(name), label: label(name) };
        Arena::new(self.names.regions.iter().map(region).collect())
    }

    pub(super) fn weathers(&mut self) -> Slots<Weather> {
        let file = self.file;
        collect(file.weather.iter().map(|(name, draft)| self.weather(name, draft?)))
    }

    fn weather(&mut self, name: &str, draft: &draft::Weather) -> Option<Weather> {
        let path = |key: &str| format!("weather.{name}.{key}");
        let regions = match &draft.regions {
            Some(names) => self.all(&path("regions"), names, Self::region).map(|mut regions| {
                regions.sort_unstable();
                regions.dedup();
                regions
            }),
            None => Some(self.all_regions()),
        };
        let season = match &draft.season {
            Some(season) => self.period(&path("season"), season).map(Some),
            None => Some(None),
        };
        let dry = self.uncertain(&path("dry"), &draft.dry, None);
        let wet = self.uncertain(&path("wet"), &draft.wet, None);
        let pace = self.uncertain_or(&path("pace"), draft.pace.as_ref(), 1.0);
        Some(Weather {
            name: Name::new(name),
            label: self.label(draft.name.as_ref(), name),
            regions: regions?,
            dry: dry?,
            wet: wet?,
            starts_wet: draft.starts == Some(Season::Wet),
            season: season?,
            pace: pace?,
            grounds_aircraft: draft.grounds_aircraft.unwrap_or(false),
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
                let draft = file.site.get(name)??;
                self.site_at(&format!("site.{name}"), name, draft, SiteKind::Hub)
            }
        }))
    }

    fn site_of_camp(&mut self, name: &str, draft: &draft::Camp) -> Option<Site> {
        let path = format!("camp.{name}");
        let site = self.site_at(&path, name, &draft.site.0, SiteKind::Camp);
        if draft.status == Some(CampStatus::Closed) {
            if draft.line.names().next().is_some() {
                let problem = message!("place-camp-closed-already-nothing-left", name);
                self.find(Code::Conflict, &format!("{path}.line"), problem);
            }
            let closed_on = draft.closed_on.map(|when| self.moment(&when, DateMeans::Start));
            return site.map(|site| Site { closed_on, ..site });
        }
        if draft.closed_on.is_some() {
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
        draft: &draft::Site,
        default: SiteKind,
    ) -> Option<Site> {
        let kind = draft.kind.unwrap_or(default);
        let controller = match &draft.controller {
            Some(side) => Some(self.side(&format!("{path}.controller"), side)?),
            None => None,
        };
        let handling = self.handling(&format!("{path}.handling"), draft.handling.as_ref());
        Some(Site {
            name: Name::new(name),
            label: self.label(draft.name.as_ref(), name),
            kind,
            at: draft.at.map(|[latitude, longitude]| (latitude.0, longitude.0)),
            region: self.region_of_site(path, draft, kind)?,
            bays: draft.bays.map(|bays| bays.0),
            mog: draft.mog.map(|mog| mog.0),
            handling: handling?,
            controller,
            terrain: draft.terrain.clone(),
            camp: None,
            closed_on: None,
        })
    }

    /// The region given, the only one, or any for a place off the map.
    fn region_of_site(
        &mut self,
        path: &str,
        draft: &draft::Site,
        kind: SiteKind,
    ) -> Option<RegionId> {
        if let Some(name) = &draft.region {
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
