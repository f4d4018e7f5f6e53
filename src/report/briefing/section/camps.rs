//! A card for each camp: how surely it is late, its dates, what holds it up, what it waits for, what
//! would help, and who comes after.

use std::collections::BTreeMap;

use super::super::block::{Block, Column, Section, Table, Value};
use super::super::dossier::{Dossier, Which};
use super::{chosen, date_or_beyond, fill, proportion_cell, section};
use crate::archive::{NoBriefing, Records, Row};
use crate::proportion::in_a_word;
use crate::results::closure::Closure;
use crate::results::handover::HandoverGaps;
use crate::results::ledger::DelayLedger;
use crate::results::loads::Gains;
use crate::scenario::{Camp, Prerequisite};
use crate::time::Moment;

/// Causes of lost time that a card names.
const MOST_CAUSES: usize = 3;

/// The section; none without a camp.
pub(super) fn section_of(dossier: &Dossier) -> Result<Section, NoBriefing> {
    if !dossier.results.has::<Closure>() || dossier.scenario().camps.iter().next().is_none() {
        return Ok(section(dossier, "camps", Vec::new()));
    }
    let camps = Camps {
        dossier,
        closures: dossier.results.table()?,
        ledger: dossier.results.table_if_any()?,
        gains: dossier.results.table_if_any()?,
        handovers: dossier.results.table_if_any()?,
    };
    let made = chosen(dossier, |which| Ok(vec![Block::Cards(camps.table(which))]))?;
    Ok(section(dossier, "camps", vec![made, Block::Note(dossier.texts.say("camps-note"))]))
}

struct Camps<'a> {
    dossier: &'a Dossier,
    closures: Records<Closure>,
    ledger: Records<DelayLedger>,
    gains: Records<Gains>,
    handovers: Records<HandoverGaps>,
}

impl Camps<'_> {
    fn table(&self, which: Which) -> Table {
        let heads = [
            "camp",
            "first-kind",
            "due",
            "camps-late",
            "first-word",
            "first-expect",
            "first-plan-for",
            "first-between",
            "planned",
            "camps-lost",
            "camps-waits",
            "camps-helps",
            "camps-after",
        ];
        let (plan, case) = self.dossier.keys(which);
        let is_out = |row: &Row<'_, Closure>| row.milestone() == "vacated";
        let rows = self.closures.of(plan, case).filter(is_out);
        Table {
            id: "camps-cards".to_owned(),
            caption: self.dossier.texts.say("camps-caption"),
            columns: heads.iter().map(|head| Column::new(self.dossier.texts.say(head))).collect(),
            rows: rows.filter_map(|row| self.card(which, row)).collect(),
        }
    }

    fn card(&self, which: Which, row: Row<'_, Closure>) -> Option<Vec<Value>> {
        let (dossier, key) = (self.dossier, row.site());
        let clock = &dossier.scenario().clock;
        let date = |at: Option<Moment>| at.map(|at| Value::Date(clock.civil_end(at)));
        let site = Dossier::find(&dossier.scenario().sites, key, |site| &site.name)?;
        let camp = &dossier.scenario().camps[dossier.scenario().sites[site].camp?];
        let has_due = row.due().is_some();
        let late = if has_due { proportion_cell(row.late(), row.n()) } else { Value::Empty };
        let said = match &late {
            Value::Chance(chance) => in_a_word(*chance, dossier.language()),
            _ => "",
        };
        Some(vec![
            Value::Camp(dossier.site(key), key.to_owned()),
            Value::Empty,
            date(row.due()).unwrap_or(Value::Empty),
            late,
            Value::text(said),
            date_or_beyond(dossier, row.p50()),
            date_or_beyond(dossier, row.p80()),
            Value::Empty,
            date(row.planned()).unwrap_or(Value::Empty),
            Value::text(self.lost(which, key)),
            Value::text(self.waits(camp)),
            Value::text(self.helps(which, key)),
            Value::text(self.after(which, key)),
        ])
    }

    /// What most time is lost to at a site, in the account of the deadline that it weighs on most:
    /// `waiting for lift 3.2 d · the weather 1.1 d`.
    fn lost(&self, which: Which, site: &str) -> String {
        let (plan, case) = self.dossier.keys(which);
        let is_it =
            |row: &Row<'_, DelayLedger>| row.site() == site && row.productive() == Some(false);
        let mut sums: BTreeMap<&str, BTreeMap<&str, f64>> = BTreeMap::new();
        for row in self.ledger.of(plan, case).filter(is_it) {
            let hours = row.mean_hours().unwrap_or_default();
            *sums.entry(row.deadline()).or_default().entry(row.code()).or_default() += hours;
        }
        let all = |codes: &BTreeMap<&str, f64>| codes.values().sum::<f64>();
        let most = sums.values().max_by(|one, other| all(one).total_cmp(&all(other)));
        let mut codes: Vec<(&str, f64)> =
            most.into_iter().flatten().map(|(code, hours)| (*code, *hours)).collect();
        codes.sort_by(|one, other| other.1.total_cmp(&one.1));
        let told = codes.into_iter().filter(|(_, hours)| *hours >= 1.2).take(MOST_CAUSES);
        let told = told.map(|(code, hours)| {
            let days = self.dossier.language().number(hours / 24.0, 1);
            let cause = self.dossier.cause(code, Some(site));
            fill(self.dossier, "camps-cause", &[("cause", cause), ("days", days)])
        });
        told.collect::<Vec<_>>().join(" · ")
    }

    /// The camps that have to be further before this one begins, or before its last party leaves.
    fn waits(&self, camp: &Camp) -> String {
        let scenario = self.dossier.scenario();
        let name = |camp| self.dossier.names().site(scenario.camps[camp].site);
        let mut names: Vec<String> = camp.starts_after.iter().map(|(it, _)| name(*it)).collect();
        names.extend(camp.vacates_after.iter().map(|it| match it {
            Prerequisite::Reached(camp, _) => name(*camp),
            Prerequisite::Successor => self.dossier.texts.say("handover-successor"),
            Prerequisite::Transit => self.dossier.texts.say("camps-transit"),
        }));
        names.dedup();
        names.join(", ")
    }

    /// The plan that is seen to gain most days here against the first, of the first plan's card.
    fn helps(&self, which: Which, site: &str) -> String {
        let (_, case) = self.dossier.keys(which);
        let is_gain = |row: &Row<'_, Gains>| {
            (row.which().case(), row.site()) == (case, site)
                && row.low_gain_days().is_some_and(|low| low > 0.0)
        };
        let days = |row: &Row<'_, Gains>| row.mean_gain_days().unwrap_or_default();
        let gains = self.gains.iter().filter(|row| which.plan == 0 && is_gain(row));
        let best = gains.max_by(|one, other| days(one).total_cmp(&days(other)));
        best.map_or_else(String::new, |row| {
            let plan = self.dossier.plan_named(row.which().plan());
            let days = self.dossier.language().number(days(&row), 1);
            fill(self.dossier, "camps-gain", &[("plan", plan), ("days", days)])
        })
    }

    /// How it is handed over, where somebody is to come.
    fn after(&self, which: Which, site: &str) -> String {
        let (plan, case) = self.dossier.keys(which);
        let mut rows = self.handovers.of(plan, case);
        let Some(row) = rows.find(|row| row.site() == site) else { return String::new() };
        let Some(share) = row.share_handed_over() else { return String::new() };
        let language = self.dossier.language();
        let share = language.percent(share);
        match row.gap_p50_hours() {
            None => fill(self.dossier, "camps-after-share", &[("share", share)]),
            Some(hours) => {
                let gap = language.number(hours / 24.0, 1);
                fill(self.dossier, "camps-after-gap", &[("share", share), ("days", gap)])
            }
        }
    }
}
