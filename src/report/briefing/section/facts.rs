//! What the first page is made from, read again from the tables.

use crate::analysis::{
    ComparisonRow, DeadlineRow, EquipmentRow, Fate, JointRow, JointSet, Likelihood,
};
use crate::archive::{NoBriefing, Row, proportion};
use crate::results::Which;
use crate::results::comparison::Comparison;
use crate::results::deadlines::{Deadlines, Joint};
use crate::results::loads::Equipment;
use crate::scenario::{Choice, Line};
use crate::simulation::Code;
use crate::typed::Typed;

use super::super::dossier::Dossier;
use super::super::first::{Facts, Found, main};
use super::{bottleneck, decisions, drivers};

/// Everything that the first page is made from.
pub(super) fn facts(dossier: &Dossier) -> Result<Facts<'_>, NoBriefing> {
    let deadlines = deadlines(dossier)?;
    let found = found(dossier, &deadlines)?;
    Ok(Facts {
        study: &dossier.study,
        texts: dossier.texts.clone(),
        deadlines,
        joint: joint(dossier)?,
        comparison: comparison(dossier)?,
        equipment: equipment(dossier)?,
        found,
        typed: Typed::read(&dossier.results.manifest.command),
        is_told: dossier.results.manifest.told.is_some(),
    })
}

/// What other verbs have found of the main deadline, by the rows of all.
pub(in crate::briefing) fn found(
    dossier: &Dossier,
    deadlines: &[DeadlineRow],
) -> Result<Found, NoBriefing> {
    let main = main(dossier.scenario(), deadlines);
    let key = main.map(|id| dossier.scenario().deadlines[id].name.as_str());
    Ok(key.map(|key| found_of(dossier, key)).transpose()?.unwrap_or_default())
}

/// What other verbs have found of a deadline.
fn found_of(dossier: &Dossier, deadline: &str) -> Result<Found, NoBriefing> {
    let mut helps: Vec<String> = decisions::best_lever(dossier, deadline)?.into_iter().collect();
    helps.extend(drivers::in_a_sentence(dossier, deadline)?);
    Ok(Found { helps, decide: decisions::in_sentences(dossier)? })
}

/// Where a plan or a case stands among those played.
fn place(choices: &[Choice], key: &str) -> Option<usize> {
    choices.iter().position(|choice| choice.name.as_str() == key)
}

fn which(dossier: &Dossier, row: Row<'_, Which>) -> Option<(usize, usize)> {
    let study = &dossier.study;
    Some((place(&study.plans, row.plan())?, place(&study.cases, row.case())?))
}

/// Every deadline under every plan and case, as far as the first page needs it.
pub(super) fn deadlines(dossier: &Dossier) -> Result<Vec<DeadlineRow>, NoBriefing> {
    let records = dossier.results.table::<Deadlines>()?;
    Ok(records.iter().filter_map(|row| deadline(dossier, row)).collect())
}

fn deadline(dossier: &Dossier, row: Row<'_, Deadlines>) -> Option<DeadlineRow> {
    let scenario = dossier.scenario();
    let (plan, case) = which(dossier, row.which())?;
    let deadline = Dossier::find(&scenario.deadlines, row.deadline(), |it| &it.name)?;
    let missed = proportion(row.missed(), row.n());
    let (kind, key) = (row.bottleneck_kind(), row.bottleneck());
    let late = row.mean_lateness_missed_days();
    Some(DeadlineRow {
        plan,
        case,
        deadline,
        due: row.due().unwrap_or(scenario.deadlines[deadline].due),
        missed,
        failed: row.failed().unwrap_or_default(),
        likelihood: Likelihood::seen(missed),
        p50: row.p50(),
        p80: row.p80(),
        p80_interval: [row.p80_low(), row.p80_high()],
        p90: None,
        mean_lateness_days: None,
        mean_lateness_missed_days: late,
        unreached: row.unreached().unwrap_or_default(),
        sites: row.sites().unwrap_or_default(),
        sites_late_mean: row.sites_late_mean(),
        sites_late_p50: None,
        sites_late_p80: row.sites_late_p80(),
        main_delay: Code::ALL.into_iter().find(|code| code.word() == row.main_delay()),
        main_delay_share: row.main_delay_share(),
        bottleneck: bottleneck::actor(scenario, kind, key),
        bottleneck_share: row.bottleneck_share(),
        last_site: Dossier::find(&scenario.sites, row.last_site(), |site| &site.name),
        last_site_share: row.last_site_share(),
        typical: None,
        worst_run: None,
    })
}

fn joint(dossier: &Dossier) -> Result<Vec<JointRow>, NoBriefing> {
    let records = dossier.results.table::<Joint>()?;
    let row = |row: Row<'_, Joint>| {
        let (plan, case) = which(dossier, row.which())?;
        let set = JointSet::ALL.into_iter().find(|set| set.word() == row.set())?;
        let held = proportion(row.held(), row.n());
        let deadlines = row.deadlines().unwrap_or_default() as usize;
        Some(JointRow { plan, case, set, deadlines, held, likelihood: Likelihood::seen(held) })
    };
    Ok(records.iter().filter_map(row).collect())
}

fn comparison(dossier: &Dossier) -> Result<Vec<ComparisonRow>, NoBriefing> {
    if !dossier.results.has::<Comparison>() {
        return Ok(Vec::new());
    }
    let records = dossier.results.table::<Comparison>()?;
    let row = |row: Row<'_, Comparison>| {
        let (plan, case) = which(dossier, row.which())?;
        let deadlines = &dossier.scenario().deadlines;
        Some(ComparisonRow {
            plan,
            case,
            deadline: Dossier::find(deadlines, row.deadline(), |it| &it.name)?,
            pairs: row.pairs().unwrap_or_default(),
            saved: row.saved().unwrap_or_default(),
            spoiled: row.spoiled().unwrap_or_default(),
            p_missed_difference: row.p_missed_difference(),
            difference_low: row.p_missed_difference_low(),
            difference_high: row.p_missed_difference_high(),
            mean_days_gained: None,
        })
    };
    Ok(records.iter().filter_map(row).collect())
}

fn equipment(dossier: &Dossier) -> Result<Vec<EquipmentRow>, NoBriefing> {
    if !dossier.results.has::<Equipment>() {
        return Ok(Vec::new());
    }
    let scenario = dossier.scenario();
    let records = dossier.results.table::<Equipment>()?;
    let row = |row: Row<'_, Equipment>| {
        let (plan, case) = which(dossier, row.which())?;
        let is_it = |line: &Line| {
            line.name.as_str() == row.line()
                && scenario.sites[scenario.camps[line.camp].site].name.as_str() == row.site()
        };
        let (id, line) = scenario.lines.iter().find(|(_, line)| is_it(line))?;
        Some(EquipmentRow {
            plan,
            case,
            camp: line.camp,
            line: id,
            fate: Fate::ALL.into_iter().find(|fate| fate.word() == row.fate())?,
            kind: line.kind,
            mean: row.mean().unwrap_or_default(),
            p10: row.p10().unwrap_or_default(),
            p90: row.p90().unwrap_or_default(),
        })
    };
    Ok(records.iter().filter_map(row).collect())
}
