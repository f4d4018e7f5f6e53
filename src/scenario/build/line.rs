//! Requirement lines and their journeys.

use crate::chance::Uncertain;
use crate::id::{CampId, Id, Name, PoolId, SiteId};
use crate::units::{Amount, LoadKind, Share};

use super::super::draft::{self, By};
use super::super::quantity::{Dimension, Load, spoken};
use super::super::{Disposition, Line, Loading, Mode, Owner, Pool, Release, Stage};
use super::camp::rank;
use super::lookup::id_of;
use super::{Bench, Code, Parts, Slots};

/// Shares of a load by what becomes of it.
type Fates = Vec<(Disposition, Uncertain<Share>)>;

impl Bench<'_> {
    /// The lines of a camp, by priority and name.
    pub(super) fn lines(
        &mut self,
        camp: CampId,
        name: &str,
        draft: &draft::Camp,
        parts: &Parts<'_>,
    ) -> Slots<Line> {
        let mut drafts: Vec<_> = draft.line.iter().collect();
        drafts.sort_by_key(|(name, line)| rank(name, *line));
        drafts.into_iter().map(|(line, draft)| self.line(camp, name, line, draft?, parts)).collect()
    }

    fn line(
        &mut self,
        camp: CampId,
        camp_name: &str,
        name: &str,
        draft: &draft::Line,
        parts: &Parts<'_>,
    ) -> Option<Line> {
        let path = format!("camp.{camp_name}.line.{name}");
        let at = format!("{path}.amount");
        let is_load = |dimension| matches!(dimension, Dimension::Load(_));
        let Dimension::Load(kind) = self.measures(&at, &draft.amount, is_load, "a load")? else {
            return None;
        };
        let amount = self.uncertain(&at, &draft.amount, None);
        let disposal = self.fates(&format!("{path}.disposal"), draft.disposal.as_ref());
        let shed = self.fates(&format!("{path}.shed"), draft.shed.as_ref());
        let all_goes = disposal.as_deref().is_some_and(all_disposed_of);
        let start = id_of(&self.names.sites, camp_name)?;
        let each = draft.each.map(|each| Amount(each.0));
        let drives = self.drives(&path, draft, kind)?;
        let journey = Journey { path: &path, kind, each, drives, camp, start, parts };
        let stages = self.stages(&journey, draft, all_goes);
        let default = if kind == LoadKind::People { Release::AsPacked } else { Release::AtOnce };
        Some(Line {
            name: Name::new(name),
            camp,
            kind,
            amount: amount?,
            owner: draft.owner.unwrap_or(Owner::Unoe),
            priority: draft.priority.map_or(100, |priority| priority.0),
            release: draft.release.unwrap_or(default),
            each,
            drives,
            parts: draft.parts.unwrap_or(false),
            stages: stages?,
            disposal: disposal?,
            shed: shed?,
        })
    }

    /// Whether what a line consists of drives itself: only vehicles do.
    fn drives(&mut self, path: &str, draft: &draft::Line, kind: LoadKind) -> Option<bool> {
        let drives = draft.drives.unwrap_or(false);
        if !drives || kind == LoadKind::Vehicles {
            return Some(drives);
        }
        let problem = format!("{} do not drive themselves", spoken(kind));
        self.find(Code::KindMismatch, &format!("{path}.drives"), problem).remedy =
            Some("give the amount in vehicles, or leave the key out".to_owned());
        None
    }

    /// Shares by disposition, in the order of the results; together at most 1.
    fn fates(&mut self, path: &str, shares: Option<&draft::Shares>) -> Option<Fates> {
        let Some(shares) = shares else { return Some(Vec::new()) };
        let given = [
            (Disposition::Gifted, &shares.gifted),
            (Disposition::Sold, &shares.sold),
            (Disposition::Scrapped, &shares.scrapped),
            (Disposition::DestroyedInPlace, &shares.destroyed_in_place),
            (Disposition::Left, &shares.left),
        ];
        let mut fates = Vec::new();
        for (disposition, share) in given {
            let Some(share) = share else { continue };
            let path = format!("{path}.{}", disposition.word());
            fates.push(self.uncertain(&path, share, None).map(|share| (disposition, share)));
        }
        let fates: Fates = fates.into_iter().collect::<Option<_>>()?;
        let most: f64 = fates.iter().map(|(_, share)| self.most(share)).sum();
        if most > 1.0 + 1e-9 {
            let problem = format!("these shares may add up to {most:.2}, more than all there is");
            self.find(Code::OutOfRange, path, problem).allowed = Some("1 at most".to_owned());
            return None;
        }
        Some(fates)
    }

    /// The largest value that a share can take, but for the assumptions that multiply it.
    fn most(&self, share: &Uncertain<Share>) -> f64 {
        use crate::chance::Source;
        match &share.source {
            Source::Own(distribution) => distribution.range().1,
            Source::Assumption(id) => {
                let name = self.names.assumptions[id.index()];
                let draft = self.file.assumption.get(name).flatten();
                let made = draft.and_then(|draft| {
                    super::spread::distribution(&draft.value.value, &self.scale(), (0.0, 1.0)).ok()
                });
                made.map_or(1.0, |distribution| distribution.range().1)
            }
        }
    }

    fn stages(
        &mut self,
        journey: &Journey<'_>,
        draft: &draft::Line,
        all_goes: bool,
    ) -> Option<Vec<Stage>> {
        let path = journey.path;
        let Some(to) = &draft.to else {
            if all_goes {
                return Some(Vec::new());
            }
            let problem = format!("[{path}] does not say where its load goes");
            self.find(Code::MissingKey, path, problem).remedy =
                Some("add to = \"…\", or disposal shares that add up to 1".to_owned());
            return None;
        };
        let sites = to.values();
        if sites.is_empty() {
            self.find(Code::MissingKey, &format!("{path}.to"), "this journey has no stage");
            return None;
        }
        let to = self.destinations(journey, to);
        let by = self.carriers(journey, draft.by.as_ref(), sites.len());
        let lots = self.lots(journey, draft, sites.len());
        let (to, by, lots) = (to?, by?, lots?);
        let mut from = journey.start;
        let mut stages = Vec::new();
        for ((to, by), lot) in to.into_iter().zip(by).zip(lots) {
            stages.push(self.stage(journey, from, to, by, lot));
            from = to;
        }
        stages.into_iter().collect()
    }

    /// The sites of a journey; none is the one before it.
    fn destinations(
        &mut self,
        journey: &Journey<'_>,
        to: &super::super::desk::OneOrMany<String>,
    ) -> Option<Vec<SiteId>> {
        use super::super::desk::OneOrMany;
        let path = format!("{}.to", journey.path);
        let sites = match to {
            OneOrMany::One(name) => vec![self.site(&path, name)?],
            OneOrMany::Many(names) => self.all(&path, names, Self::site)?,
        };
        let mut from = journey.start;
        for site in &sites {
            if *site == from {
                let name = self.names.sites[site.index()];
                let problem = format!("this journey goes from {name} to {name}");
                self.find(Code::Conflict, &path, problem).remedy =
                    Some("name each place once, without the camp it starts from".to_owned());
                return None;
            }
            from = *site;
        }
        Some(sites)
    }

    /// The pools named for each stage; an empty list stands for the default.
    fn carriers(
        &mut self,
        journey: &Journey<'_>,
        by: Option<&By>,
        stages: usize,
    ) -> Option<Vec<Vec<PoolId>>> {
        let path = format!("{}.by", journey.path);
        let lists: Vec<Vec<PoolId>> = match by {
            None => return Some(vec![Vec::new(); stages]),
            Some(By::Every(names)) => {
                vec![self.able(journey, &path, names)?; stages]
            }
            Some(By::Each(lists)) => {
                let lists: Vec<_> = lists
                    .iter()
                    .enumerate()
                    .map(|(index, names)| self.able(journey, &format!("{path}.{index}"), names))
                    .collect();
                lists.into_iter().collect::<Option<_>>()?
            }
        };
        if lists.len() != stages {
            let problem =
                format!("this journey has {stages} stages, and here are {} lists", lists.len());
            self.find(Code::Conflict, &path, problem);
            return None;
        }
        Some(lists)
    }

    /// Pools by name, each able to carry the load.
    fn able(&mut self, journey: &Journey<'_>, path: &str, names: &[String]) -> Option<Vec<PoolId>> {
        if names.is_empty() {
            self.find(Code::NoLift, path, "no pool may carry this line").remedy =
                Some("name a pool, or leave the key out for every pool able to".to_owned());
            return None;
        }
        let pools = self.all(path, names, Self::pool)?;
        for pool in &pools {
            let Some(pool) = &journey.parts.pools[pool.index()] else { continue };
            if journey.drives {
                if !leads(pool) {
                    let problem =
                        format!("vehicles that drive themselves cannot go with {}", pool.name);
                    let finding = self.find(Code::KindMismatch, path, problem);
                    finding.allowed = Some(
                        "pools by road with more than one vehicle in a convoy, not loaded at-request"
                            .to_owned(),
                    );
                    finding.remedy = Some("name another pool in `by`".to_owned());
                    return None;
                }
                continue;
            }
            if pool.carries(journey.kind).0 == 0 {
                let problem = format!("{} cannot carry {}", pool.name, spoken(journey.kind));
                let key = capacity_key(journey.kind);
                let remedy = format!("give {key} in [pool.{}], or name another pool", pool.name);
                self.find(Code::KindMismatch, path, problem).remedy = Some(remedy);
                return None;
            }
            if !journey.takes_one(pool) {
                self.too_heavy(journey, path, pool);
                return None;
            }
        }
        Some(pools)
    }

    /// A vehicle of a pool cannot take even one unit of a line.
    fn too_heavy(&mut self, journey: &Journey<'_>, path: &str, pool: &Pool) {
        let tonnes = |amount: Option<Amount>| amount.map_or(0.0, |it| it.0 as f64 / 1_000.0);
        let (each, payload) = (tonnes(journey.each), tonnes(Some(pool.carries(LoadKind::Mass))));
        let problem = format!(
            "{} takes {payload} t, and one unit of this load weighs {each} t: not even one goes on it",
            pool.name
        );
        let finding = self.find(Code::TooHeavy, path, problem);
        finding.allowed = Some(format!("pools with a payload of {each} t or more, or none given"));
        finding.remedy =
            Some(format!("correct `each` or pool.{}.payload, or name another pool", pool.name));
    }

    /// The lot given for each stage.
    fn lots(
        &mut self,
        journey: &Journey<'_>,
        draft: &draft::Line,
        stages: usize,
    ) -> Option<Vec<Option<Amount>>> {
        use super::super::desk::OneOrMany;
        let path = format!("{}.lot", journey.path);
        let lots: Vec<Load> = match &draft.lot {
            None => return Some(vec![None; stages]),
            Some(OneOrMany::One(lot)) => vec![*lot; stages],
            Some(OneOrMany::Many(lots)) => lots.clone(),
        };
        if lots.len() != stages {
            let problem =
                format!("this journey has {stages} stages, and here are {} lots", lots.len());
            self.find(Code::Conflict, &path, problem);
            return None;
        }
        lots.into_iter().map(|lot| self.lot(&path, lot, journey.kind).map(Some)).collect()
    }

    /// A lot of the line's own kind, above zero.
    pub(super) fn lot(&mut self, path: &str, lot: Load, kind: LoadKind) -> Option<Amount> {
        if lot.kind != kind {
            let (lot, load) = (spoken(lot.kind), spoken(kind));
            let problem = format!("this lot is in {lot}, and the load in {load}");
            self.find(Code::KindMismatch, path, problem);
            return None;
        }
        if lot.amount < 1.0 {
            self.find(Code::OutOfRange, path, "a lot must be above zero");
            return None;
        }
        Some(Amount(lot.amount as i64))
    }

    fn stage(
        &mut self,
        journey: &Journey<'_>,
        from: SiteId,
        to: SiteId,
        by: Vec<PoolId>,
        lot: Option<Amount>,
    ) -> Option<Stage> {
        let by = if by.is_empty() { journey.able_by_default(from, to) } else { by };
        if let Some(pool) = journey.strongest().filter(|pool| !journey.takes_one(pool)) {
            self.too_heavy(journey, &format!("{}.each", journey.path), pool);
            return None;
        }
        if by.is_empty() {
            let (problem, remedy) = if journey.drives {
                let remedy = "add a pool by road with two vehicles or more in a convoy".to_owned();
                ("no pool can lead vehicles that drive themselves".to_owned(), remedy)
            } else {
                let remedy = format!("give {} to a pool that can", capacity_key(journey.kind));
                (format!("no pool can carry {}", spoken(journey.kind)), remedy)
            };
            self.find(Code::NoLift, journey.path, problem).remedy = Some(remedy);
            return None;
        }
        Some(Stage { to, by, lot })
    }
}

/// The key of a pool that says how much of a kind one vehicle carries.
pub(super) fn capacity_key(kind: LoadKind) -> &'static str {
    match kind {
        LoadKind::People => "seats",
        LoadKind::Mass => "payload",
        LoadKind::Teu => "teu",
        LoadKind::Vehicles => "vehicles",
    }
}

/// Whether nothing is left to be moved.
fn all_disposed_of(fates: &[(Disposition, Uncertain<Share>)]) -> bool {
    let certain = |share: &Uncertain<Share>| share.constant().map_or(0.0, |share| share.0);
    fates.iter().map(|(_, share)| certain(share)).sum::<f64>() >= 1.0 - 1e-9
}

/// Whether vehicles that drive themselves may go with the convoys of a pool: one of its own leads them.
fn leads(pool: &Pool) -> bool {
    pool.mode == Mode::Road && pool.load != Loading::AtRequest && pool.max_convoy > 1
}

/// A line on its way.
struct Journey<'a> {
    path: &'a str,
    kind: LoadKind,
    /// Weight of one unit.
    each: Option<Amount>,
    /// Whether it drives itself.
    drives: bool,
    camp: CampId,
    start: SiteId,
    parts: &'a Parts<'a>,
}

impl Journey<'_> {
    /// Whether a vehicle of a pool takes at least one unit.
    fn takes_one(&self, pool: &Pool) -> bool {
        if self.drives { leads(pool) } else { pool.carries_units(self.kind, self.each).0 > 0 }
    }

    /// Of the pools that carry the kind, one that takes as heavy a unit as any.
    fn strongest(&self) -> Option<&Pool> {
        let carries = |pool: &&Pool| !self.drives && pool.carries(self.kind).0 > 0;
        let able = self.parts.pools.iter().flatten().filter(carries);
        able.max_by_key(|pool| (self.takes_one(pool), pool.carries(LoadKind::Mass)))
    }

    /// Every pool that carries the kind and has a way from its home by both ends of the stage, by land
    /// and water before air. If there is none, every pool that carries it: the critic says what way
    /// is missing.
    fn able_by_default(&self, from: SiteId, to: SiteId) -> Vec<PoolId> {
        let mut pools = self.able(from, to);
        let rank = |id: &PoolId| {
            let mode = self.parts.pools[id.index()].as_ref().map(|pool| pool.mode);
            [Mode::Road, Mode::River, Mode::Sea, Mode::Air].iter().position(|it| Some(*it) == mode)
        };
        pools.sort_by_key(rank);
        pools
    }

    fn able(&self, from: SiteId, to: SiteId) -> Vec<PoolId> {
        let pools = self.parts.pools.iter().enumerate();
        // Vehicles that leave with a camp fetch its loads from it, and nothing else unless told to.
        let stays = |pool: &Pool| {
            pool.leaves_with.is_none_or(|camp| camp == self.camp && from == self.start)
        };
        let carries = |pool: &Pool| self.takes_one(pool) && stays(pool);
        let able: Vec<(usize, &Option<Pool>)> =
            pools.filter(|(_, pool)| pool.as_ref().is_none_or(carries)).collect();
        let reaches = |index: usize, pool: &Pool| {
            self.parts.reach[index].as_ref().is_none_or(|reach| reach.joins(pool, from, to))
        };
        let near = able
            .iter()
            .filter(|(index, pool)| pool.as_ref().is_none_or(|pool| reaches(*index, pool)));
        let near: Vec<PoolId> = near.map(|(index, _)| PoolId::at(*index)).collect();
        if near.is_empty() {
            return able.into_iter().map(|(index, _)| PoolId::at(index)).collect();
        }
        near
    }
}
