//! Requirement lines and their journeys.

use crate::Message;
use crate::chance::Uncertain;
use crate::id::{CampId, Id, Name, PoolId, SiteId};
use crate::units::{Amount, LoadKind, Share};

use super::super::quantity::{Dimension, Load, spoken};
use super::super::syntax::{self, By};
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
        syntax: &syntax::Camp,
        parts: &Parts<'_>,
    ) -> Slots<Line> {
        let mut syntaxes: Vec<_> = syntax.line.iter().collect();
        syntaxes.sort_by_key(|(name, line)| rank(name, *line));
        syntaxes
            .into_iter()
            .map(|(line, syntax)| self.line(camp, name, line, syntax?, parts))
            .collect()
    }

    fn line(
        &mut self,
        camp: CampId,
        camp_name: &str,
        name: &str,
        syntax: &syntax::Line,
        parts: &Parts<'_>,
    ) -> Option<Line> {
        let path = format!("camp.{camp_name}.line.{name}");
        let at = format!("{path}.amount");
        let is_load = |dimension| matches!(dimension, Dimension::Load(_));
        let Dimension::Load(kind) =
            self.measures(&at, &syntax.amount, is_load, message!("wanted-load"))?
        else {
            return None;
        };
        let amount = self.uncertain(&at, &syntax.amount, None);
        let disposal = self.fates(&format!("{path}.disposal"), syntax.disposal.as_ref());
        let shed = self.fates(&format!("{path}.shed"), syntax.shed.as_ref());
        let all_goes = disposal.as_deref().is_some_and(all_disposed_of);
        let start = id_of(&self.names.sites, camp_name)?;
        let each = syntax.each.map(|each| Amount(each.0));
        let drives = self.drives(&path, syntax, kind)?;
        let journey = Journey { path: &path, kind, each, drives, camp, start, parts };
        let stages = self.stages(&journey, syntax, all_goes);
        let default = if kind == LoadKind::People { Release::AsPacked } else { Release::AtOnce };
        Some(Line {
            name: Name::new(name),
            camp,
            kind,
            amount: amount?,
            owner: syntax.owner.unwrap_or(Owner::Unoe),
            priority: syntax.priority.map_or(100, |priority| priority.0),
            release: syntax.release.unwrap_or(default),
            each,
            drives,
            parts: syntax.parts.unwrap_or(false),
            stages: stages?,
            disposal: disposal?,
            shed: shed?,
        })
    }

    /// Whether what a line consists of drives itself: only vehicles do.
    fn drives(&mut self, path: &str, syntax: &syntax::Line, kind: LoadKind) -> Option<bool> {
        let drives = syntax.drives.unwrap_or(false);
        if !drives || kind == LoadKind::Vehicles {
            return Some(drives);
        }
        let problem = message!("line-do-not-drive-themselves", kind = spoken(kind));
        self.find(Code::KindMismatch, &format!("{path}.drives"), problem).remedy =
            Some(message!("line-give-amount-vehicles-leave-key"));
        None
    }

    /// Shares by disposition, in the order of the results; together at most 1.
    fn fates(&mut self, path: &str, shares: Option<&syntax::Shares>) -> Option<Fates> {
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
            let problem =
                message!("line-these-shares-may-add-up", most = Message::decimals(most, 2));
            self.find(Code::OutOfRange, path, problem).allowed = Some(message!("line-most"));
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
                let syntax = self.file.assumption.get(name).flatten();
                let made = syntax.and_then(|syntax| {
                    super::spread::distribution(&syntax.value.value, &self.scale(), (0.0, 1.0)).ok()
                });
                made.map_or(1.0, |distribution| distribution.range().1)
            }
        }
    }

    fn stages(
        &mut self,
        journey: &Journey<'_>,
        syntax: &syntax::Line,
        all_goes: bool,
    ) -> Option<Vec<Stage>> {
        let path = journey.path;
        let Some(to) = &syntax.to else {
            if all_goes {
                return Some(Vec::new());
            }
            let problem = message!("line-does-not-say-where-load", path);
            self.find(Code::MissingKey, path, problem).remedy =
                Some(message!("line-add-disposal-shares-add-up"));
            return None;
        };
        let sites = to.values();
        if sites.is_empty() {
            self.find(
                Code::MissingKey,
                &format!("{path}.to"),
                message!("line-this-journey-has-no-stage"),
            );
            return None;
        }
        let to = self.destinations(journey, to);
        let by = self.carriers(journey, syntax.by.as_ref(), sites.len());
        let lots = self.lots(journey, syntax, sites.len());
        let (to, by, lots) = (to?, by?, lots?);
        let mut from = journey.start;
        let mut stages = Vec::new();
        for ((to, by), lot) in to.into_iter().zip(by).zip(lots) {
            stages.push(self.stage(journey, from, to, by, lot));
            from = to;
        }
        stages.into_iter().collect()
    }

    /// The sites of a journey; none comes twice, and none is the one where it begins.
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
        let mut seen = vec![journey.start];
        for site in &sites {
            if seen.contains(site) {
                let name = self.names.sites[site.index()];
                let problem = message!("line-this-journey-goes-from", name);
                self.find(Code::Conflict, &path, problem).remedy =
                    Some(message!("line-name-each-place-once-without"));
                return None;
            }
            seen.push(*site);
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
                message!("line-this-journey-has-stages-here", stages, lists = lists.len());
            self.find(Code::Conflict, &path, problem);
            return None;
        }
        Some(lists)
    }

    /// Pools by name, each able to carry the load.
    fn able(&mut self, journey: &Journey<'_>, path: &str, names: &[String]) -> Option<Vec<PoolId>> {
        if names.is_empty() {
            self.find(Code::NoLift, path, message!("line-no-pool-may-carry-this")).remedy =
                Some(message!("line-name-pool-leave-key-out"));
            return None;
        }
        let pools = self.all(path, names, Self::pool)?;
        for pool in &pools {
            let Some(pool) = &journey.parts.pools[pool.index()] else { continue };
            if journey.drives {
                if !leads(pool) {
                    let problem =
                        message!("line-vehicles-drive-themselves-cannot-go", pool = pool.name);
                    let finding = self.find(Code::KindMismatch, path, problem);
                    finding.allowed = Some(message!("line-pools-road-more-than-one"));
                    finding.remedy = Some(message!("line-name-another-pool"));
                    return None;
                }
                continue;
            }
            if pool.carries(journey.kind).0 == 0 {
                let problem =
                    message!("line-cannot-carry", pool = pool.name, kind = spoken(journey.kind));
                let key = capacity_key(journey.kind);
                let remedy = message!("line-give-pool-name-another-pool", key, pool = pool.name);
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
        let problem = message!("line-takes-t-one-unit-this", pool = pool.name, payload, each);
        let finding = self.find(Code::TooHeavy, path, problem);
        finding.allowed = Some(message!("line-pools-payload-t-more-none", each));
        finding.remedy = Some(message!("line-correct-each-pool-payload-name", pool = pool.name));
    }

    /// The lot given for each stage.
    fn lots(
        &mut self,
        journey: &Journey<'_>,
        syntax: &syntax::Line,
        stages: usize,
    ) -> Option<Vec<Option<Amount>>> {
        use super::super::desk::OneOrMany;
        let path = format!("{}.lot", journey.path);
        let lots: Vec<Load> = match &syntax.lot {
            None => return Some(vec![None; stages]),
            Some(OneOrMany::One(lot)) => vec![*lot; stages],
            Some(OneOrMany::Many(lots)) => lots.clone(),
        };
        if lots.len() != stages {
            let problem =
                message!("line-this-journey-has-stages-here-2", stages, lots = lots.len());
            self.find(Code::Conflict, &path, problem);
            return None;
        }
        lots.into_iter().map(|lot| self.lot(&path, lot, journey.kind).map(Some)).collect()
    }

    /// A lot of the line's own kind, above zero.
    pub(super) fn lot(&mut self, path: &str, lot: Load, kind: LoadKind) -> Option<Amount> {
        if lot.kind != kind {
            let (lot, load) = (spoken(lot.kind), spoken(kind));
            let problem = message!("line-this-lot-load", lot, load);
            self.find(Code::KindMismatch, path, problem).remedy =
                Some(message!("line-give-lot-as-load", example = format!("40 {kind}")));
            return None;
        }
        if lot.amount < 1.0 {
            self.find(Code::OutOfRange, path, message!("line-lot-must-above-zero"));
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
                let remedy = message!("line-add-pool-road-two-vehicles");
                (message!("line-no-pool-can-lead-vehicles"), remedy)
            } else {
                let remedy = message!("line-give-pool-can", kind = capacity_key(journey.kind));
                (message!("line-no-pool-can-carry", kind = spoken(journey.kind)), remedy)
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
    /// and water before air. If there is none, every pool that carries it: the lint says what way
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
