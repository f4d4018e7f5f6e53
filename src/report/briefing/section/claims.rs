//! Claims: who says what of which site, how it is assessed, and whether a deadline hangs on it.

use super::super::block::{Block, Column, Section, Table, Value};
use super::super::dossier::{Dossier, Which};
use super::section;
use crate::archive::{NoBriefing, Row};
use crate::results::parties::Claims;

/// The claims under the first plan and case.
pub(super) fn section_of(dossier: &Dossier) -> Result<Section, NoBriefing> {
    if !dossier.results.has::<Claims>() {
        return Ok(section(dossier, "claims", Vec::new()));
    }
    let records = dossier.results.table::<Claims>()?;
    let (plan, case) = dossier.keys(Which::FIRST);
    let rows: Vec<Row<'_, Claims>> = records.of(plan, case).collect();
    let claims = rows.chunk_by(|one, other| one.claim() == other.claim());
    let rows: Vec<Vec<Value>> = claims.map(|of_claim| cells(dossier, of_claim)).collect();
    if rows.is_empty() {
        return Ok(section(dossier, "claims", Vec::new()));
    }
    let texts = &dossier.texts;
    let heads = ["claim", "by", "made", "site", "says", "grade", "assessed", "hangs"];
    let column = |head: &str| match head {
        "grade" | "assessed" => Column::meaning(
            texts.say(&format!("claims-{head}")),
            texts.say(&format!("claims-{head}-meaning")),
        ),
        _ => Column::new(texts.say(&format!("claims-{head}"))),
    };
    let table = Table {
        id: "claims-all".to_owned(),
        caption: texts.say("claims-caption"),
        columns: heads.into_iter().map(column).collect(),
        rows,
    };
    let blocks = vec![Block::Table(table), Block::Note(texts.say("claims-note"))];
    Ok(section(dossier, "claims", blocks))
}

/// One claim with all its deadlines.
fn cells(dossier: &Dossier, of_claim: &[Row<'_, Claims>]) -> Vec<Value> {
    let scenario = dossier.scenario();
    let row = of_claim[0];
    let claim = dossier.labelled(&scenario.claims, row.claim(), |it| (&it.name, &it.label));
    let hangs = of_claim.iter().filter(|row| row.verdict() == "separates");
    let hangs: Vec<String> = hangs.map(|row| dossier.deadline(row.deadline())).collect();
    let is_open = of_claim.iter().all(|row| row.verdict() == "too_few_runs");
    let assessed = row.p_assessed();
    let is_settled = assessed.is_some_and(|share| !(0.05..=0.95).contains(&share));
    let hangs = match hangs.as_slice() {
        // Of what is all but certain there are hardly any runs without it: that is no want of runs.
        [] if is_open && is_settled => dossier.texts.say("claims-settled"),
        [] if is_open => dossier.texts.say("claims-too-few"),
        [] => dossier.texts.say("claims-none"),
        deadlines => deadlines.join(" · "),
    };
    let by = match scenario.sides.values().any(|side| side.name.as_str() == row.by()) {
        true => dossier.labelled(&scenario.sides, row.by(), |it| (&it.name, &it.label)),
        false => source(dossier, row.claim()),
    };
    let says = match row.says() {
        "" => dossier.texts.say("claims-nobody"),
        side => dossier.labelled(&scenario.sides, side, |it| (&it.name, &it.label)),
    };
    let made = row.made();
    vec![
        Value::text(claim),
        Value::text(by),
        made.map_or(Value::Empty, |at| Value::Date(scenario.clock.civil(at))),
        dossier.site_cell(row.site()),
        Value::text(says),
        Value::text(row.grade()),
        row.p_assessed().map_or(Value::Empty, Value::Share),
        Value::text(hangs),
    ]
}

/// Who makes a claim that is no side, for readers.
fn source(dossier: &Dossier, claim: &str) -> String {
    let claims = &dossier.scenario().claims;
    let found = claims.values().find(|it| it.name.as_str() == claim);
    found.map_or_else(String::new, |it| dossier.language().label(&it.source, &it.by))
}
