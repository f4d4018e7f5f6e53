//! What the first page is made from, read again from the tables.

use crate::analysis::{ComparisonRow, DeadlineRow, JointRow, JointSet, Likelihood};
use crate::archive::{NoBriefing, Row};
use crate::scenario::Choice;
use crate::simulation::Code;

use super::super::dossier::Dossier;
use super::super::first::{Facts, Found, main};
use super::{bottleneck, decisions, drivers};

const DEADLINES: [&str; 23] = [
    "plan",
    "case",
    "deadline",
    "due",
    "failed",
    "n",
    "missed",
    "p50",
    "p80",
    "p80_low",
    "p80_high",
    "mean_lateness_missed_days",
    "unreached",
    "sites",
    "sites_late_mean",
    "sites_late_p80",
    "main_delay",
    "main_delay_share",
    "bottleneck_kind",
    "bottleneck",
    "bottleneck_share",
    "last_site",
    "last_site_share",
];

/// Everything that the first page is made from.
pub(super) fn facts(dossier: &Dossier) -> Result<Facts<'_>, NoBriefing> {
    let deadlines = deadlines(dossier)?;
    let main = main(dossier.scenario(), &deadlines);
    let found = main.map(|id| dossier.scenario().deadlines[id].name.as_str());
    let found = found.map(|key| found_of(dossier, key)).transpose()?.unwrap_or_default();
    Ok(Facts {
        study: &dossier.study,
        texts: dossier.texts.clone(),
        deadlines,
        joint: joint(dossier)?,
        comparison: comparison(dossier)?,
        found,
    })
}

/// What other verbs have found of a deadline.
fn found_of(dossier: &Dossier, deadline: &str) -> Result<Found, NoBriefing> {
    let mut helps: Vec<String> = decisions::best_lever(dossier, deadline)?.into_iter().collect();
    helps.extend(drivers::in_a_sentence(dossier, deadline)?);
    let mut decide = decisions::in_sentences(dossier, deadline)?;
    decide.truncate(2);
    Ok(Found { helps, decide })
}

/// Where a plan or a case stands among those played.
fn place(choices: &[Choice], key: &str) -> Option<usize> {
    choices.iter().position(|choice| choice.name.as_str() == key)
}

fn which(dossier: &Dossier, row: Row<'_>) -> Option<(usize, usize)> {
    let study = &dossier.study;
    Some((place(&study.plans, row.text("plan"))?, place(&study.cases, row.text("case"))?))
}

/// Every deadline under every plan and case, as far as the first page needs it.
pub(super) fn deadlines(dossier: &Dossier) -> Result<Vec<DeadlineRow>, NoBriefing> {
    let records = dossier.results.table("deadlines", &DEADLINES)?;
    Ok(records.iter().filter_map(|row| deadline(dossier, row)).collect())
}

fn deadline(dossier: &Dossier, row: Row<'_>) -> Option<DeadlineRow> {
    let scenario = dossier.scenario();
    let (plan, case) = which(dossier, row)?;
    let deadline = Dossier::find(&scenario.deadlines, row.text("deadline"), |it| &it.name)?;
    let missed = row.proportion("missed", "n");
    let date = |column| row.date(column, &scenario.clock);
    let count = |column| row.number(column).map(|count| count as u32);
    let (kind, key) = (row.text("bottleneck_kind"), row.text("bottleneck"));
    let late = row.number("mean_lateness_missed_days");
    Some(DeadlineRow {
        plan,
        case,
        deadline,
        due: date("due").unwrap_or(scenario.deadlines[deadline].due),
        missed,
        failed: row.count("failed"),
        likelihood: Likelihood::seen(missed),
        p50: date("p50"),
        p80: date("p80"),
        p80_interval: ["p80_low", "p80_high"].map(date),
        p90: None,
        mean_lateness_days: None,
        mean_lateness_missed_days: late,
        unreached: row.count("unreached"),
        sites: row.count("sites"),
        sites_late_mean: row.number("sites_late_mean"),
        sites_late_p50: None,
        sites_late_p80: count("sites_late_p80"),
        main_delay: Code::ALL.into_iter().find(|code| code.word() == row.text("main_delay")),
        main_delay_share: row.number("main_delay_share"),
        bottleneck: bottleneck::actor(scenario, kind, key),
        bottleneck_share: row.number("bottleneck_share"),
        last_site: Dossier::find(&scenario.sites, row.text("last_site"), |site| &site.name),
        last_site_share: row.number("last_site_share"),
        typical_run: None,
        worst_run: None,
    })
}

fn joint(dossier: &Dossier) -> Result<Vec<JointRow>, NoBriefing> {
    let columns = ["plan", "case", "set", "deadlines", "n", "held"];
    let records = dossier.results.table("joint", &columns)?;
    let row = |row: Row<'_>| {
        let (plan, case) = which(dossier, row)?;
        let set = JointSet::ALL.into_iter().find(|set| set.word() == row.text("set"))?;
        let held = row.proportion("held", "n");
        let deadlines = row.count("deadlines") as usize;
        Some(JointRow { plan, case, set, deadlines, held, likelihood: Likelihood::seen(held) })
    };
    Ok(records.iter().filter_map(row).collect())
}

fn comparison(dossier: &Dossier) -> Result<Vec<ComparisonRow>, NoBriefing> {
    if !dossier.results.has("comparison") {
        return Ok(Vec::new());
    }
    let columns = [
        "plan",
        "case",
        "deadline",
        "pairs",
        "saved",
        "spoiled",
        "p_missed_difference",
        "p_missed_difference_low",
        "p_missed_difference_high",
    ];
    let records = dossier.results.table("comparison", &columns)?;
    let row = |row: Row<'_>| {
        let (plan, case) = which(dossier, row)?;
        let deadlines = &dossier.scenario().deadlines;
        Some(ComparisonRow {
            plan,
            case,
            deadline: Dossier::find(deadlines, row.text("deadline"), |it| &it.name)?,
            pairs: row.count("pairs"),
            saved: row.count("saved"),
            spoiled: row.count("spoiled"),
            p_missed_difference: row.number("p_missed_difference"),
            difference_low: row.number("p_missed_difference_low"),
            difference_high: row.number("p_missed_difference_high"),
            mean_days_gained: None,
        })
    };
    Ok(records.iter().filter_map(row).collect())
}
