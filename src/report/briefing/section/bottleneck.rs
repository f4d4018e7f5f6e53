//! What binds the main deadline most, and how full it is, in a sentence of the first page.

use crate::archive::{NoBriefing, Records, Row};
use crate::bottleneck::{Fullness, sentence, telling};
use crate::results::deadlines::Deadlines;
use crate::results::resources::Resources;
use crate::scenario::Scenario;
use crate::simulation::{Activity, Actor, Means};

use super::super::dossier::{Dossier, Which};
use super::bottom::Line;

impl Line<'_> {
    /// The sentence; `None` where no time is known to have been lost to anything.
    pub(super) fn bottleneck(&self, row: Row<'_, Deadlines>) -> Result<Option<String>, NoBriefing> {
        let dossier = self.dossier;
        let actor = actor(dossier.scenario(), row.bottleneck_kind(), row.bottleneck());
        let Some(bound) = actor.zip(row.bottleneck_share()) else { return Ok(None) };
        let records = dossier.results.table::<Resources>()?;
        let fullness = telling(all(dossier, &records), bound.0);
        let deadline = dossier.language().quoted(&dossier.deadline(row.deadline()));
        Ok(Some(sentence(dossier.names(), &deadline, bound, fullness.as_ref())))
    }
}

/// What each means does under the first plan in the first case.
fn all(dossier: &Dossier, records: &Records<Resources>) -> Vec<Fullness> {
    let (plan, case) = dossier.keys(Which::FIRST);
    let mut all: Vec<Fullness> = Vec::new();
    for row in records.of(plan, case) {
        let scenario = dossier.scenario();
        let Some(means) = means(scenario, row.kind(), row.resource()) else { continue };
        if all.last().is_none_or(|last| last.means != means) {
            all.push(Fullness { means, shares: Vec::new(), most_for: None });
        }
        let activity = Activity::ALL.into_iter().find(|it| it.word() == row.activity());
        let (Some(activity), Some(share)) = (activity, row.share()) else { continue };
        let interval = row.share_low().zip(row.share_high());
        if let Some(last) = all.last_mut() {
            last.shares.push((activity, share, interval));
            if activity == Activity::InUse {
                let key = row.most_for_site();
                last.most_for = Dossier::find(&scenario.sites, key, |site| &site.name);
            }
        }
    }
    all
}

/// The actor of a kind and a key, as in the tables.
pub(super) fn actor(scenario: &Scenario, kind: &str, key: &str) -> Option<Actor> {
    Some(match kind {
        "site" => Actor::Site(Dossier::find(&scenario.sites, key, |it| &it.name)?),
        "route" => Actor::Route(Dossier::find(&scenario.routes, key, |it| &it.name)?),
        "pool" => Actor::Pool(Dossier::find(&scenario.pools, key, |it| &it.name)?),
        "escort" => Actor::Escort(Dossier::find(&scenario.escorts, key, |it| &it.name)?),
        "gate" => Actor::Gate(Dossier::find(&scenario.gates, key, |it| &it.name)?),
        "threat" => Actor::Threat(Dossier::find(&scenario.threats, key, |it| &it.name)?),
        "weather" => Actor::Weather(Dossier::find(&scenario.weathers, key, |it| &it.name)?),
        "rule" => Actor::Rule(Dossier::find(&scenario.rules, key, |it| &it.name)?),
        _ => return None,
    })
}

/// The means of a kind and a key, as in `resources.csv`.
fn means(scenario: &Scenario, kind: &str, key: &str) -> Option<Means> {
    let site = || Dossier::find(&scenario.sites, key, |it| &it.name);
    Some(match kind {
        "pool" => Means::Pool(Dossier::find(&scenario.pools, key, |it| &it.name)?),
        "escort" => Means::Escort(Dossier::find(&scenario.escorts, key, |it| &it.name)?),
        "desks" => Means::Desks(Dossier::find(&scenario.gates, key, |it| &it.name)?),
        "bays" => Means::Bays(site()?),
        "apron" => Means::Apron(site()?),
        _ => return None,
    })
}
