//! One run played on the map: the typical and the worst of the main deadline, played again.

mod data;
mod events;
mod party;
mod state;
mod track;

use maud::html;

use super::super::block::{Block, Column, Played, Section, Table, Value};
use super::super::dossier::{Dossier, Which};
use super::super::picture::key::{Symbol, outline, rows};
use super::super::picture::map::Map;
use super::map::{side_key, words};
use super::{fill, main_deadline, section, text};
use crate::archive::{NoBriefing, Records, Row};
use crate::id::DeadlineId;
use crate::replay::{Sentence, narrate};
use crate::results::deadlines::Deadlines;
use crate::results::sweep::Points;
use crate::scenario::{Goal, SiteKind, Variant};
use crate::simulation::{Replay, Simulation};

/// A run played again.
struct Told {
    /// Its number and how it ended, for the reader.
    name: String,
    replay: Replay,
    sentences: Vec<Sentence>,
}

/// The typical and the worst run, where the results say which they are.
pub(super) fn section_of(dossier: &Dossier) -> Result<Section, NoBriefing> {
    let nothing = || section(dossier, "replay", Vec::new());
    // A point of a sweep is another scenario than the one of the folder.
    let is_run = !dossier.results.has::<Points>();
    let variant = dossier.study.variants.iter().find(|it| (it.plan, it.case) == (0, 0));
    let (Some(main), Some(variant), true) = (main_deadline(dossier), variant, is_run) else {
        return Ok(nothing());
    };
    let Some(map) = Map::of(dossier.scenario(), &words(dossier)) else { return Ok(nothing()) };
    let told = told(dossier, variant, main)?;
    if told.is_empty() {
        return Ok(nothing());
    }
    let mut fallback = Vec::new();
    for (place, run) in told.iter().enumerate() {
        fallback.push(Block::Table(table(dossier, place, run)));
    }
    let played = Played {
        runs: told.iter().map(|run| run.name.clone()).collect(),
        picture: map.stage(&rows(&key(dossier))),
        description: dossier.texts.say("replay-description"),
        data: data::json(dossier, variant, &map, &told),
        told: fallback,
    };
    let mut blocks = vec![Block::Text(lead(dossier, main)?)];
    // Whatever is chosen above: results hold no other run from beginning to end.
    if dossier.variants().nth(1).is_some() {
        let runs = [("plan", dossier.plan(0)), ("case", dossier.case(0))];
        blocks.push(Block::Note(fill(dossier, "replay-always", &runs)));
    }
    blocks.extend([Block::Played(played), Block::Note(again(dossier))]);
    Ok(section(dossier, "replay", blocks))
}

/// What the runs are, and how typical the typical one is.
fn lead(dossier: &Dossier, main: DeadlineId) -> Result<String, NoBriefing> {
    let records = dossier.results.table::<Deadlines>()?;
    let row = row(dossier, &records, main);
    let typical = row.and_then(|row| {
        let site = Some(row.typical_last_site()).filter(|site| !site.is_empty())?;
        let days = dossier.language().number(row.typical_off_days()?, 1);
        let share = dossier.language().percent(row.typical_last_site_share()?);
        Some([("site", dossier.site(site)), ("share", share), ("days", days)])
    });
    let deadline = dossier.deadline(dossier.scenario().deadlines[main].name.as_str());
    let runs = [("plan", dossier.plan(0)), ("case", dossier.case(0)), ("deadline", deadline)];
    let (id, how) = match typical {
        Some(how) => ("replay-lead-typical", how.to_vec()),
        None => ("replay-lead", Vec::new()),
    };
    Ok(fill(dossier, id, &[&runs[..], &how].concat()))
}

/// The row of a deadline under the first plan and case.
fn row<'a>(
    dossier: &'a Dossier,
    records: &'a Records<Deadlines>,
    main: DeadlineId,
) -> Option<Row<'a, Deadlines>> {
    let (plan, case) = dossier.keys(Which::FIRST);
    let key = dossier.scenario().deadlines[main].name.as_str();
    records.of(plan, case).find(|row| row.deadline() == key)
}

/// What moves, and the sides.
fn key(dossier: &Dossier) -> Vec<Symbol> {
    let marks = [
        ("replay-key-way", html! { path.replay-convoy d="M-5-4h10v8h-10z" {} }),
        ("replay-key-flight", html! { path.replay-flight d="M0-6L5 5 0 2-5 5z" {} }),
        (
            "replay-key-held",
            html! {
                rect.replay-held x="-8" y="-7" width="16" height="14" {}
                text.replay-count y="4" { "3" }
            },
        ),
        ("replay-key-force", html! { path.replay-force.map-side-none d="M-5-5h10l-5 11z" {} }),
        ("replay-key-contest", html! { circle.replay-contest r="8" {} }),
    ];
    let entry = |(id, sample)| Symbol { sample, word: dossier.texts.say(id) };
    let ground = [
        (
            "replay-key-left",
            html! { path.map-site d=(outline(SiteKind::Camp)) {} path.replay-left d="M0 0V-6H6V6H0Z" {} },
        ),
        ("replay-key-suspended", html! { path.replay-suspended d="M-11 0H11" {} }),
        ("replay-key-shut", html! { path.replay-shut d="M-11 0H11" {} }),
        ("replay-key-disputed", html! { path.replay-disputed d="M-11 0H11" {} }),
    ];
    let has_forces = !dossier.scenario().forces.is_empty();
    let (shown, roads) = if has_forces { (5, 4) } else { (3, 3) };
    let mut entries: Vec<Symbol> = marks.into_iter().take(shown).map(entry).collect();
    entries.extend(ground.into_iter().take(roads).map(entry));
    if has_forces {
        entries.extend(side_key(dossier));
    }
    entries
}

/// How any run is played again in full.
fn again(dossier: &Dossier) -> String {
    let (plan, case) = dossier.keys(Which::FIRST);
    let command =
        format!("drawdown replay resolved.toml --plan {plan} --case {case} --replication N");
    dossier.texts.fill("replay-again", &[("command", text(command))])
}

/// The runs that the results name, played again; one where both are the same.
fn told(dossier: &Dossier, variant: &Variant, main: DeadlineId) -> Result<Vec<Told>, NoBriefing> {
    let records = dossier.results.table::<Deadlines>()?;
    let Some(row) = row(dossier, &records, main) else { return Ok(Vec::new()) };
    let wanted = [("replay-typical", row.typical_run()), ("replay-worst", row.worst_run())];
    let mut simulation = Simulation::new(variant.scenario.clone());
    let (mut told, mut played) = (Vec::new(), Vec::new());
    for (id, number) in wanted {
        let number = number.map(u64::from).filter(|it| !played.contains(it));
        let Some(number) = number else { continue };
        let Ok(replay) = simulation.replay(number) else { continue };
        played.push(number);
        let name = name(dossier, id, (number, main), (variant, &replay));
        let names = crate::Names { scenario: &variant.scenario, language: dossier.language() };
        let sentences = narrate(&replay, names);
        told.push(Told { name, replay, sentences });
    }
    Ok(told)
}

fn name(
    dossier: &Dossier,
    id: &str,
    (number, main): (u64, DeadlineId),
    (variant, replay): (&Variant, &Replay),
) -> String {
    // As the plan and the case have it: they may move what it is due by.
    let deadline = &variant.scenario.deadlines[main];
    let outcome = &replay.outcome.deadlines[main];
    let fill = |id: &str, at| dossier.texts.fill(id, &[("date", text(dossier.date_end(at)))]);
    let reached = match (deadline.goal, outcome.reached) {
        (Goal::Empty(_), _) if outcome.is_missed(deadline.due) => {
            dossier.texts.say("replay-missed")
        }
        (Goal::Empty(_), _) => dossier.texts.say("replay-kept"),
        (_, Some(at)) => fill("replay-reached", at),
        (_, None) => fill("replay-unreached", variant.scenario.until),
    };
    let label = dossier.deadline(deadline.name.as_str());
    let values =
        [("run", text(number.to_string())), ("deadline", text(label)), ("reached", text(reached))];
    dossier.texts.fill(id, &values)
}

/// What mattered most, for paper.
fn table(dossier: &Dossier, place: usize, run: &Told) -> Table {
    let key = events::key(&run.replay, &run.sentences);
    let row = |index: &usize| {
        let sentence = &run.sentences[*index];
        vec![Value::text(sentence.when.as_str()), Value::text(events::words(sentence))]
    };
    Table {
        id: format!("replay-{place}"),
        caption: dossier.texts.fill("replay-table", &[("run", text(run.name.as_str()))]),
        columns: ["replay-when", "replay-what"].map(|id| Column::new(dossier.texts.say(id))).into(),
        rows: key.iter().map(row).collect(),
    }
}
