//! Single runs played on the map, again from their numbers: of the first plan under the first case the
//! typical and the worst of the main deadline, and the typical one of every other choice, as far as a page
//! can hold them.

mod data;
mod events;
mod party;
mod state;
mod told;
mod track;

use std::collections::BTreeMap;

use maud::html;

use super::super::block::{Block, Played, Section};
use super::super::dossier::{Dossier, Which};
use super::super::picture::key::{Symbol, outline, rows};
use super::super::picture::map::Map;
use super::map::{side_key, words};
use super::{chosen, edges, fill, main_deadline, offer_key, offered, section, text};
use crate::archive::{NoBriefing, Records, Row};
use crate::id::DeadlineId;
use crate::results::deadlines::Deadlines;
use crate::results::sweep::Points;
use crate::scenario::{SiteKind, Variant};

use told::Told;

/// How long all the runs beside the first ones may be, as text: packed they become a seventh.
const MOST_TEXT: usize = 1_600_000;

/// The runs of one briefing.
struct Player<'a> {
    dossier: &'a Dossier,
    main: DeadlineId,
    records: Records<Deadlines>,
    map: Map,
}

/// The typical and the worst run, where the results say which they are.
pub(super) fn section_of(dossier: &Dossier) -> Result<Section, NoBriefing> {
    let nothing = || section(dossier, "replay", Vec::new());
    // A point of a sweep is another scenario than the one of the folder.
    let is_run = !dossier.results.has::<Points>();
    let (Some(main), true) = (main_deadline(dossier), is_run) else { return Ok(nothing()) };
    if dossier.results.manifest.told.is_some() {
        let said = Block::Text(dossier.texts.say("replay-told"));
        return Ok(section(dossier, "replay", vec![said]));
    }
    let Some(map) = Map::of(dossier.scenario(), &words(dossier)) else { return Ok(nothing()) };
    let records = dossier.results.table::<Deadlines>()?;
    let player = Player { dossier, main, records, map };
    let first = player.told(Which::FIRST);
    let Some(variant) = player.variant(Which::FIRST) else { return Ok(nothing()) };
    if first.is_empty() {
        return Ok(section(dossier, "replay", player.without_run(Which::FIRST)));
    }
    let others = player.others();
    let leads = chosen(dossier, |which| {
        let is_played = which == Which::FIRST || others.contains_key(&which);
        Ok(match (is_played, player.has_run(which)) {
            (true, _) => player.lead(which),
            (false, true) => player.left_out(which, others.len() + 1),
            (false, false) => player.without_run(which),
        })
    })?;
    let run = |told: &Told| data::run(dossier, &variant.scenario, &player.map, told);
    let played = Played {
        runs: first.iter().map(|run| run.name.clone()).collect(),
        picture: player.map.stage(&rows(&key(dossier))),
        description: dossier.texts.say("replay-description"),
        data: data::shared(dossier, &player.map, first.iter().map(run).collect()),
        others: data::others(others.iter().map(|(which, run)| (offer_key(*which), run))),
        told: first
            .iter()
            .enumerate()
            .map(|(place, run)| Block::Table(told::table(dossier, place, run)))
            .collect(),
    };
    Ok(section(dossier, "replay", vec![leads, Block::Played(played)]))
}

impl Player<'_> {
    fn variant(&self, which: Which) -> Option<&Variant> {
        let is_it = |it: &&Variant| (it.plan, it.case) == (which.plan, which.case);
        self.dossier.study.variants.iter().find(is_it)
    }

    /// The row of the main deadline under a plan and a case.
    fn row(&self, which: Which) -> Option<Row<'_, Deadlines>> {
        let (plan, case) = self.dossier.keys(which);
        let key = self.dossier.scenario().deadlines[self.main].name.as_str();
        self.records.of(plan, case).find(|row| row.deadline() == key)
    }

    /// The runs that the results name, played again: one where both are the same, and one where the plan
    /// and the case are not the first.
    fn told(&self, which: Which) -> Vec<Told> {
        let Some((variant, row)) = self.variant(which).zip(self.row(which)) else {
            return Vec::new();
        };
        let worst = row.worst_run().filter(|_| which == Which::FIRST);
        told::told(self.dossier, variant, self.main, [row.typical_run(), worst])
    }

    /// The typical run of each choice but the first: every case on the first plan and every plan
    /// under the first case before the others, until there is no more room.
    fn others(&self) -> BTreeMap<Which, data::Run> {
        let all = offered(self.dossier);
        let near = edges(all.clone(), all.len());
        let far = all.iter().filter(|which| !near.contains(which));
        let mut others = BTreeMap::new();
        let mut length = 0;
        for which in near.iter().chain(far).filter(|which| **which != Which::FIRST) {
            let told = self.told(*which);
            let Some((variant, told)) = self.variant(*which).zip(told.first()) else { continue };
            let run = data::run(self.dossier, &variant.scenario, &self.map, told);
            length += data::json(&run).len();
            if length > MOST_TEXT {
                break;
            }
            others.insert(*which, run);
        }
        others
    }

    /// What the runs are, how typical the typical one is, and how to read one in full.
    fn lead(&self, which: Which) -> Vec<Block> {
        let row = self.row(which);
        let typical = row.and_then(|row| {
            let site = Some(row.typical_last_site()).filter(|site| !site.is_empty())?;
            let days = self.dossier.language().number(row.typical_off_days()?, 1);
            let share = self.dossier.language().percent(row.typical_last_site_share()?);
            Some([("site", self.dossier.site(site)), ("share", share), ("days", days)])
        });
        let id = if which == Which::FIRST { "replay-lead" } else { "replay-lead-one" };
        let mut said = vec![fill(self.dossier, id, &self.names(which))];
        said.extend(typical.map(|how| fill(self.dossier, "replay-lead-typical", &how)));
        said.push(self.dossier.texts.say("replay-lead-possible"));
        vec![Block::Text(said.join(" ")), Block::Note(self.again(which))]
    }

    /// That a page with this many runs has none of this choice.
    fn left_out(&self, which: Which, played: usize) -> Vec<Block> {
        let all = offered(self.dossier).len();
        let counts = [("some", played.to_string()), ("all", all.to_string())];
        let names = self.names(which);
        let said = fill(self.dossier, "replay-left-out", &[&names[..], &counts].concat());
        vec![Block::Text(said), Block::Note(self.again(which))]
    }

    /// That the results name no run of this choice.
    fn without_run(&self, which: Which) -> Vec<Block> {
        let said = fill(self.dossier, "replay-no-run", &self.names(which));
        vec![Block::Text(said), Block::Note(self.again(which))]
    }

    /// Whether there is a run of this choice to be played.
    fn has_run(&self, which: Which) -> bool {
        self.variant(which).and(self.row(which)).is_some_and(|row| row.typical_run().is_some())
    }

    fn names(&self, which: Which) -> [(&'static str, String); 3] {
        let deadline = self.dossier.scenario().deadlines[self.main].name.as_str();
        [
            ("plan", self.dossier.plan(which.plan)),
            ("case", self.dossier.case(which.case)),
            ("deadline", self.dossier.deadline(deadline)),
        ]
    }

    /// How any run is played again in full.
    fn again(&self, which: Which) -> String {
        let (plan, case) = self.dossier.keys(which);
        let number = self.row(which).and_then(|row| row.typical_run());
        let number = number.map_or_else(|| "N".to_owned(), |number| number.to_string());
        let command = format!(
            "drawdown replay resolved.toml --plan {plan} --case {case} --replication {number}"
        );
        self.dossier.texts.fill("replay-again", &[("command", text(command))])
    }
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
