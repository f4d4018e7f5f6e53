//! Where the time goes: the delay ledger of each deadline.

use std::collections::BTreeMap;

use super::super::block::{Block, Column, Figure, Section, Table, Value};
use super::super::dossier::{Dossier, Which};
use super::super::picture::{Entry, Fill, Part, RowName, Sign, Stack, Stacks, Weave};
use super::{chosen, fill, offer_key, section};
use crate::archive::{NoBriefing, Records, Row};
use crate::results::ledger::DelayLedger;
use crate::simulation::Code;

/// Causes of delay that have a colour of their own.
const MOST_CODES: usize = 5;
/// Sites that have a bar of their own, and the least share of all time that they must have.
const MOST_SITES: usize = 3;
const LEAST_OF_SITE: f64 = 0.03;
/// Rows of the table of causes.
const MOST_CAUSES: usize = 5;

/// The section; none where nothing is booked.
pub(super) fn section_of(dossier: &Dossier) -> Result<Section, NoBriefing> {
    if !dossier.results.has::<DelayLedger>() {
        return Ok(section(dossier, "ledger", Vec::new()));
    }
    let records = dossier.results.table::<DelayLedger>()?;
    if records.iter().next().is_none() {
        return Ok(section(dossier, "ledger", Vec::new()));
    }
    let ledger = Ledger { dossier, records: &records, codes: main_codes(&records) };
    let made = chosen(dossier, |which| Ok(ledger.blocks(which)))?;
    let note = Block::Note(dossier.texts.say("ledger-note"));
    Ok(section(dossier, "ledger", vec![made, note]))
}

/// The codes with the most delay over everything played, so that each has the same colour in every
/// picture.
fn main_codes(records: &Records<DelayLedger>) -> Vec<Code> {
    let hours = |code: &Code| -> f64 {
        records.iter().filter(|row| row.code() == code.word()).map(hours_of).sum()
    };
    let delays = Code::ALL.into_iter().filter(|code| !code.is_productive());
    let mut codes: Vec<(Code, f64)> = delays.map(|code| (code, hours(&code))).collect();
    codes.sort_by(|(_, one), (_, other)| other.total_cmp(one));
    codes
        .into_iter()
        .filter(|(_, hours)| *hours > 0.0)
        .map(|(code, _)| code)
        .take(MOST_CODES)
        .collect()
}

fn hours_of(row: Row<'_, DelayLedger>) -> f64 {
    row.mean_hours().unwrap_or_default()
}

fn days_of(rows: &[Row<'_, DelayLedger>]) -> f64 {
    rows.iter().map(|row| hours_of(*row)).sum::<f64>() / 24.0
}

fn is_delay(row: &Row<'_, DelayLedger>) -> bool {
    row.productive() == Some(false)
}

fn origin_of(row: &Row<'_, DelayLedger>) -> &'static str {
    if is_inherited(row) { "ledger-reactionary" } else { "ledger-primary" }
}

fn is_inherited(row: &Row<'_, DelayLedger>) -> bool {
    row.origin() == "reactionary"
}

struct Ledger<'a> {
    dossier: &'a Dossier,
    records: &'a Records<DelayLedger>,
    codes: Vec<Code>,
}

impl Ledger<'_> {
    fn blocks(&self, which: Which) -> Vec<Block> {
        let (plan, case) = self.dossier.keys(which);
        let rows: Vec<Row<'_, DelayLedger>> = self.records.of(plan, case).collect();
        let deadlines = self.dossier.scenario().deadlines.values();
        let names = deadlines.map(|deadline| deadline.name.as_str());
        names
            .flat_map(|name| {
                let own = rows.iter().copied().filter(|row| row.deadline() == name);
                self.of_deadline(name, &own.collect::<Vec<_>>(), which)
            })
            .collect()
    }

    /// One deadline: what its time adds up to, by site and cause, and its main causes.
    fn of_deadline(&self, name: &str, rows: &[Row<'_, DelayLedger>], which: Which) -> Vec<Block> {
        let total = days_of(rows);
        if total <= 0.0 {
            return Vec::new();
        }
        let stacks = Stacks {
            id: format!("{name}-{}", offer_key(which)),
            most: Some(total),
            rows: self.stacks(rows),
            signs: self.signs(rows),
        };
        let sum = self.sum(rows);
        let caption =
            fill(self.dossier, "ledger-caption", &[("deadline", self.dossier.deadline(name))]);
        let figure = Figure {
            id: format!("ledger-{name}-"),
            caption,
            description: self.in_words(rows),
            picture: stacks.draw(),
        };
        let mut blocks = vec![Block::Heading(self.dossier.deadline(name)), Block::Text(sum)];
        blocks.push(Block::Figure(figure));
        blocks.extend(self.causes(name, rows).map(Block::Table));
        blocks
    }

    /// The bars: all together, the sites with the most time, and the rest of them.
    fn stacks(&self, rows: &[Row<'_, DelayLedger>]) -> Vec<Stack> {
        let mut sites: BTreeMap<&str, Vec<Row<'_, DelayLedger>>> = BTreeMap::new();
        for row in rows {
            sites.entry(row.site()).or_default().push(*row);
        }
        let mut sites: Vec<_> = sites.into_iter().collect();
        sites.sort_by(|(_, one), (_, other)| days_of(other).total_cmp(&days_of(one)));
        if let [(site, own)] = sites.as_slice() {
            return vec![self.stack(self.dossier.site_name(site), own)];
        }
        let mut stacks =
            vec![self.stack(RowName::plain(self.dossier.texts.say("ledger-all")), rows)];
        let least = days_of(rows) * LEAST_OF_SITE;
        let large =
            sites.iter().take_while(|(_, own)| days_of(own) >= least).count().min(MOST_SITES);
        let most = sites.iter().take(large);
        stacks.extend(most.map(|(site, own)| self.stack(self.dossier.site_name(site), own)));
        let rest: Vec<_> = sites.iter().skip(large).flat_map(|(_, own)| own.clone()).collect();
        if !rest.is_empty() {
            stacks.push(self.stack(RowName::plain(self.dossier.texts.say("ledger-others")), &rest));
        }
        stacks
    }

    fn stack(&self, name: RowName, rows: &[Row<'_, DelayLedger>]) -> Stack {
        let mut parts = Vec::new();
        for fill in self.fills() {
            for weave in [Weave::Plain, Weave::Hatched] {
                let is_it = |row: &&Row<'_, DelayLedger>| {
                    self.fill_of(**row) == fill && is_inherited(row) == (weave == Weave::Hatched)
                };
                let own: Vec<_> = rows.iter().filter(is_it).copied().collect();
                parts.extend(self.part(fill, weave, &own));
            }
        }
        Stack { name, note: self.days(days_of(rows)), parts }
    }

    fn part(&self, fill: Fill, weave: Weave, rows: &[Row<'_, DelayLedger>]) -> Option<Part> {
        let amount = days_of(rows);
        let says = match weave {
            Weave::Plain => "ledger-part",
            Weave::Hatched => "ledger-part-inherited",
        };
        let values = [("what", self.meaning(fill)), ("days", self.days(amount))];
        (!rows.is_empty()).then(|| Part {
            amount,
            fill,
            weave,
            label: self.dossier.language().number(amount, 0),
            says: super::fill(self.dossier, says, &values),
        })
    }

    /// Productive time first, then the main causes, then the rest of them.
    fn fills(&self) -> impl Iterator<Item = Fill> + use<> {
        let colours = (0..=self.codes.len()).map(Fill::Colour);
        std::iter::once(Fill::Rest).chain(colours)
    }

    fn fill_of(&self, row: Row<'_, DelayLedger>) -> Fill {
        if !is_delay(&row) {
            return Fill::Rest;
        }
        let place = self.codes.iter().position(|code| code.word() == row.code());
        Fill::Colour(place.unwrap_or(self.codes.len()))
    }

    /// What a colour stands for.
    fn meaning(&self, fill: Fill) -> String {
        match fill {
            Fill::Rest | Fill::Side(_) => self.dossier.texts.say("ledger-productive"),
            Fill::Colour(place) => match self.codes.get(place) {
                Some(code) => self.dossier.cause(code.word(), None),
                None => self.dossier.texts.say("ledger-other"),
            },
        }
    }

    fn cause(&self, row: Row<'_, DelayLedger>) -> String {
        self.dossier.cause(row.code(), Some(row.site()))
    }

    /// As what the delay was felt where it was waited out.
    fn felt(&self, row: Row<'_, DelayLedger>) -> String {
        self.dossier.cause(row.felt(), Some(row.site()))
    }

    fn signs(&self, rows: &[Row<'_, DelayLedger>]) -> Vec<Entry> {
        let of = |fill: Fill| -> f64 {
            let own = rows.iter().filter(|row| self.fill_of(**row) == fill);
            own.map(|row| hours_of(*row)).sum::<f64>() / 24.0
        };
        let seen = self.fills().map(|fill| (fill, of(fill))).filter(|(_, days)| *days >= 0.05);
        let entry = |(fill, days): (Fill, f64)| Entry {
            sign: Sign::Part(fill),
            meaning: format!("{} ({})", self.meaning(fill), self.days(days)),
        };
        let mut entries: Vec<Entry> = seen.map(entry).collect();
        if rows.iter().any(is_inherited) {
            let meaning = self.dossier.texts.say("ledger-hatched");
            entries.push(Entry { sign: Sign::Hatch, meaning });
        }
        entries
    }

    fn days(&self, days: f64) -> String {
        let shown = self.dossier.language().number(days, 1);
        fill(self.dossier, "days", &[("days", shown)])
    }

    /// What the whole adds up to, in a sentence. Rounded parts make the rounded whole.
    fn sum(&self, rows: &[Row<'_, DelayLedger>]) -> String {
        let tenths = |rows: &[Row<'_, DelayLedger>]| (days_of(rows) * 10.0).round() / 10.0;
        let lost: Vec<_> = rows.iter().copied().filter(is_delay).collect();
        let inherited: Vec<_> = lost.iter().copied().filter(is_inherited).collect();
        let (total, delay) = (tenths(rows), tenths(&lost));
        let inherited = tenths(&inherited);
        let id = if inherited > 0.0 { "ledger-sum" } else { "ledger-sum-own" };
        let values = [
            ("as_of", self.dossier.date(crate::time::Moment::START)),
            ("total", self.days(total)),
            ("work", self.days(days_of(rows) - days_of(&lost))),
            ("delay", self.days(delay)),
            ("inherited", self.days(inherited)),
        ];
        fill(self.dossier, id, &values)
    }

    /// The largest delay, in a sentence.
    fn in_words(&self, rows: &[Row<'_, DelayLedger>]) -> String {
        let delays = rows.iter().copied().filter(is_delay);
        let most = delays.max_by(|one, other| hours_of(*one).total_cmp(&hours_of(*other)));
        let share = most.and_then(|row| row.share_of_delay());
        let Some((most, share)) = most.zip(share) else { return String::new() };
        let values = [
            ("share", self.dossier.language().percent(share)),
            ("cause", self.cause(most)),
            ("site", self.dossier.site(most.site())),
            ("origin", self.dossier.texts.say(origin_of(&most))),
        ];
        fill(self.dossier, "ledger-says", &values)
    }

    /// The causes with the most delay.
    fn causes(&self, name: &str, rows: &[Row<'_, DelayLedger>]) -> Option<Table> {
        let mut delays: Vec<_> = rows.iter().copied().filter(is_delay).collect();
        delays.sort_by(|one, other| hours_of(*other).total_cmp(&hours_of(*one)));
        let say = |id: &str| self.dossier.texts.say(id);
        let heads = [
            "ledger-cause",
            "ledger-felt",
            "ledger-site",
            "ledger-origin",
            "ledger-days",
            "ledger-share",
        ];
        let rows = delays.iter().take(MOST_CAUSES).filter(|row| hours_of(**row) > 0.0).map(|row| {
            vec![
                Value::text(self.cause(*row)),
                Value::text(self.felt(*row)),
                self.dossier.site_cell(row.site()),
                Value::text(say(origin_of(row))),
                Value::Number(hours_of(*row) / 24.0, 1),
                row.share_of_delay().map_or(Value::Empty, Value::Share),
            ]
        });
        let rows: Vec<_> = rows.collect();
        (!rows.is_empty()).then(|| Table {
            id: format!("ledger-causes-{name}-"),
            caption: fill(
                self.dossier,
                "ledger-causes",
                &[
                    ("deadline", self.dossier.deadline(name)),
                    ("share", self.dossier.language().percent(top_share(&delays))),
                ],
            ),
            columns: heads.map(|head| Column::new(say(head))).into(),
            rows,
        })
    }
}

/// The share of the delay that the rows of the table make.
fn top_share(delays: &[Row<'_, DelayLedger>]) -> f64 {
    let top = delays.iter().take(MOST_CAUSES);
    top.filter_map(|row| row.share_of_delay()).sum::<f64>().min(1.0)
}
