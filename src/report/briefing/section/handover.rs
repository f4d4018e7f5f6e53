//! After the last party: gaps, and who comes first.

use super::super::block::{Block, Column, Figure, Section, Table, Value};
use super::super::dossier::{Dossier, Which};
use super::super::picture::{Entry, Fill, NO_SIDE, Part, SIDES, Sign, Stack, Stacks, Weave};
use super::map::side_place;
use super::{chosen, count, fill, section, text};
use crate::archive::{NoBriefing, Records, Row};
use crate::id::SideId;
use crate::results::handover::HandoverGaps;
use crate::scenario::SUCCESSOR;
use crate::schema::kind;
use crate::time::Span;

/// One of the shares of a row.
type ShareOf = fn(Row<'_, HandoverGaps>) -> Option<f64>;

/// How a handover ends, as columns and as sentences.
const ENDINGS: [(ShareOf, &str); 5] = [
    (|row| row.share_handed_over(), "handover-handed-over"),
    (|row| row.share_retaken(), "handover-retaken"),
    (|row| row.share_occupied(), "handover-occupied"),
    (|row| row.share_lost(), "handover-lost"),
    (|row| row.share_empty(), "handover-empty"),
];

/// The section; none where nobody is known to come.
pub(super) fn section_of(dossier: &Dossier) -> Result<Section, NoBriefing> {
    if !dossier.results.has::<HandoverGaps>() {
        return Ok(section(dossier, "handover", Vec::new()));
    }
    let records = dossier.results.table::<HandoverGaps>()?;
    if records.iter().next().is_none() {
        return Ok(section(dossier, "handover", Vec::new()));
    }
    let (comers, endings) = (comers(dossier, &records), endings(&records));
    let handover = Handovers { dossier, records: &records, comers, endings };
    let made = chosen(dossier, |which| Ok(handover.blocks(which)))?;
    let note = Block::Note(dossier.texts.say("handover-note"));
    Ok(section(dossier, "handover", vec![made, note]))
}

/// The endings that occur in anything played.
fn endings(records: &Records<HandoverGaps>) -> Vec<(ShareOf, &'static str)> {
    let occurs = |(share, _): &(ShareOf, &str)| is_ever(records, *share);
    ENDINGS.into_iter().filter(occurs).collect()
}

/// Whether a share is ever more than nothing.
fn is_ever(
    records: &Records<HandoverGaps>,
    share: impl Fn(Row<'_, HandoverGaps>) -> Option<f64>,
) -> bool {
    records.iter().any(|row| share(row).is_some_and(|share| share > 0.0))
}

/// Who may come first.
struct Comer {
    who: Who,
    name: String,
    /// Its colour; `None` for the successor, who has that of his side.
    fill: Option<Fill>,
}

/// The same in the table.
enum Who {
    /// By a column that it has whatever the scenario.
    Known(ShareOf),
    /// By the column of a side.
    Side(String, SideId),
}

impl Who {
    /// The share of runs in which it does.
    fn share(&self, row: Row<'_, HandoverGaps>) -> Option<f64> {
        match self {
            Self::Known(share) => share(row),
            Self::Side(column, _) => row.read::<kind::Share>(column),
        }
    }
}

/// The successor, every side that ever comes first instead, looters, and nobody.
fn comers(dossier: &Dossier, records: &Records<HandoverGaps>) -> Vec<Comer> {
    let columns = records.columns();
    let sides = columns.iter().filter_map(|column| {
        // A side may itself be called `side`.
        let key = column.strip_prefix("side.")?.strip_suffix(".share_first")?;
        let side = Dossier::find(&dossier.scenario().sides, key, |side| &side.name)?;
        Some((Who::Side((*column).to_owned(), side), dossier.names().side(side)))
    });
    let known = |share: ShareOf, id: &str| (Who::Known(share), dossier.texts.say(id));
    let mut all = vec![known(|row| row.share_first_successor(), "handover-successor")];
    all.extend(sides);
    all.push(known(|row| row.share_first_looters(), "handover-looters"));
    let coloured = |(place, (who, name)): (usize, (Who, String))| {
        let fill = match (&who, place) {
            (Who::Known(_), 0) => None,
            (Who::Known(_), _) => Some(NO_SIDE),
            (Who::Side(_, side), _) => Some(Fill::Side(side_place(dossier.scenario(), *side))),
        };
        Comer { who, name, fill }
    };
    let mut comers: Vec<Comer> = all.into_iter().enumerate().map(coloured).collect();
    let (who, name) = known(|row| row.share_first_nobody(), "handover-nobody");
    comers.push(Comer { who, name, fill: Some(Fill::Rest) });
    comers.retain(|comer| is_ever(records, |row| comer.who.share(row)));
    comers
}

/// Whether it is ever vacated, and known who may come then.
fn is_known(row: Row<'_, HandoverGaps>) -> bool {
    row.n().unwrap_or_default() > 0 && row.share_first_successor().is_some()
}

struct Handovers<'a> {
    dossier: &'a Dossier,
    records: &'a Records<HandoverGaps>,
    comers: Vec<Comer>,
    endings: Vec<(ShareOf, &'static str)>,
}

impl Handovers<'_> {
    fn blocks(&self, which: Which) -> Vec<Block> {
        let (plan, case) = self.dossier.keys(which);
        let rows: Vec<Row<'_, HandoverGaps>> = self.records.of(plan, case).collect();
        let known = rows.iter().filter(|row| is_known(**row));
        let stacks: Vec<Stack> = known.clone().map(|row| self.stack(*row)).collect();
        let says: Vec<String> = known.map(|row| self.in_words(*row)).collect();
        let mut blocks = Vec::new();
        if !stacks.is_empty() {
            let signs = self.signs(&rows);
            let stacks = Stacks { id: String::new(), most: Some(1.0), rows: stacks, signs };
            blocks.push(Block::Figure(Figure {
                id: "handover".to_owned(),
                caption: self.caption(&rows),
                description: says.join(" "),
                picture: stacks.draw(),
            }));
        }
        blocks.push(Block::Table(self.table(&rows)));
        blocks
    }

    fn stack(&self, row: Row<'_, HandoverGaps>) -> Stack {
        let parts = self.comers.iter().filter_map(|comer| {
            let amount = comer.who.share(row).filter(|share| *share > 0.0)?;
            let label = self.dossier.language().percent(amount);
            let (fill, name) = match comer.fill {
                Some(fill) => (fill, comer.name.clone()),
                None => {
                    let name = [("name", self.successor(row))];
                    (
                        self.of_successor(row).0,
                        super::fill(self.dossier, "handover-as-successor", &name),
                    )
                }
            };
            let says = format!("{name}{} {label}", self.dossier.language().colon());
            Some(Part { amount, fill, weave: Weave::Plain, label, says })
        });
        let values = [
            ("p50", self.shown(row, row.empty_p50_hours())),
            ("p80", self.shown(row, row.empty_p80_hours())),
        ];
        Stack {
            name: self.dossier.site_name(row.site()),
            note: fill(self.dossier, "handover-gap", &values),
            parts: parts.collect(),
        }
    }

    /// What the colours stand for: sides in the order of the scenario, then who is none.
    fn signs(&self, rows: &[Row<'_, HandoverGaps>]) -> Vec<Entry> {
        let comes = |comer: &Comer, row: &Row<'_, HandoverGaps>| {
            comer.who.share(*row).is_some_and(|share| share > 0.0)
        };
        let mut seen: Vec<(Fill, String)> = Vec::new();
        for comer in &self.comers {
            let own = rows.iter().filter(|row| comes(comer, row)).map(|row| match comer.fill {
                Some(fill) => (fill, comer.name.clone()),
                None => self.of_successor(*row),
            });
            let new: Vec<_> = own.filter(|it| !seen.contains(it)).collect();
            seen.extend(new);
        }
        seen.sort_by_key(|(fill, _)| match fill {
            Fill::Side(place) => *place,
            Fill::Colour(place) => SIDES + place,
            Fill::Rest => usize::MAX,
        });
        seen.dedup();
        let entry = |(fill, meaning)| Entry { sign: Sign::Part(fill), meaning };
        seen.into_iter().map(entry).collect()
    }

    /// The colour and the name of the side of whoever is meant to take over.
    fn of_successor(&self, row: Row<'_, HandoverGaps>) -> (Fill, String) {
        let scenario = self.dossier.scenario();
        let site = Dossier::find(&scenario.sites, row.site(), |site| &site.name);
        let camp = site.and_then(|site| scenario.sites[site].camp);
        let side = camp.and_then(|camp| scenario.successor_side_of(&scenario.camps[camp]));
        let Some(side) = side else {
            return (NO_SIDE, self.dossier.texts.say("handover-successor"));
        };
        // Whoever is only named is of no side of the scenario's own.
        let is_own = scenario.sides[side].name.as_str() != SUCCESSOR;
        let name = match is_own {
            true => self.dossier.names().side(side),
            false => self.dossier.texts.say("handover-successor"),
        };
        (Fill::Side(side_place(scenario, side)), name)
    }

    /// At how many camps the successor comes first most often, and where and who it is most clearly
    /// somebody else: what the picture shows, in a sentence.
    fn caption(&self, rows: &[Row<'_, HandoverGaps>]) -> String {
        let known = rows.iter().filter(|row| is_known(**row));
        let firsts = known.filter_map(|row| Some((*row, self.first(*row)?)));
        let firsts: Vec<(Row<'_, HandoverGaps>, &Comer)> = firsts.collect();
        let is_successor = |comer: &Comer| comer.fill.is_none();
        let others = firsts.iter().filter(|(_, comer)| !is_successor(comer));
        let share = |(row, comer): &(Row<'_, HandoverGaps>, &Comer)| {
            comer.who.share(*row).unwrap_or_default()
        };
        let most = others.clone().max_by(|one, other| share(one).total_cmp(&share(other)));
        let (all, elsewhere) = (firsts.len(), others.count());
        let Some(told) = most.or(firsts.first()) else {
            return self.dossier.texts.say("handover-caption");
        };
        let id = match (all, elsewhere) {
            (1, 0) => "handover-finding-own",
            (_, 0) => "handover-finding-all",
            (1, _) => "handover-finding-other",
            _ => "handover-finding-some",
        };
        let values = [
            ("all", count(all)),
            ("successor", count(all - elsewhere)),
            ("site", text(self.dossier.site(told.0.site()))),
            ("who", text(told.1.name.clone())),
            ("share", text(self.dossier.language().percent(share(told)))),
        ];
        self.dossier.texts.fill(id, &values)
    }

    /// Who comes first most often; the successor, where another does as often.
    fn first(&self, row: Row<'_, HandoverGaps>) -> Option<&Comer> {
        let share = |comer: &&Comer| comer.who.share(row).unwrap_or_default();
        self.comers.iter().rev().max_by(|one, other| share(one).total_cmp(&share(other)))
    }

    /// The most frequent first comer, in words.
    fn in_words(&self, row: Row<'_, HandoverGaps>) -> String {
        let share = |comer: &Comer| comer.who.share(row).unwrap_or_default();
        let Some(most) = self.first(row) else { return String::new() };
        let values = [
            ("site", self.dossier.site(row.site())),
            ("who", most.name.clone()),
            ("share", self.dossier.language().percent(share(most))),
            ("p50", self.shown(row, row.empty_p50_hours())),
            ("p80", self.shown(row, row.empty_p80_hours())),
        ];
        fill(self.dossier, "handover-says", &values)
    }

    /// How long it stands empty; without a length, nobody holds it before the horizon, or nothing of
    /// the kind is known.
    fn empty(&self, row: Row<'_, HandoverGaps>, hours: Option<f64>) -> Value {
        match hours {
            _ if !is_known(row) => Value::Empty,
            Some(hours) => Value::Length(Span::hours(hours)),
            None => Value::text(self.dossier.texts.say("handover-beyond")),
        }
    }

    fn shown(&self, row: Row<'_, HandoverGaps>, hours: Option<f64>) -> String {
        self.empty(row, hours).show(self.dossier.language())
    }

    /// Who is meant to take over: a force, a side, or somebody only named.
    fn successor(&self, row: Row<'_, HandoverGaps>) -> String {
        let scenario = self.dossier.scenario();
        let site = Dossier::find(&scenario.sites, row.site(), |site| &site.name);
        let camp = site.and_then(|site| scenario.sites[site].camp);
        camp.map_or_else(String::new, |camp| self.dossier.names().successor(camp))
    }

    fn table(&self, rows: &[Row<'_, HandoverGaps>]) -> Table {
        let say = |id: &str| self.dossier.texts.say(id);
        let mut columns = vec![Column::new(say("camp")), Column::new(say("handover-meant"))];
        columns.push(Column::meaning("P50", say("handover-empty-for")));
        columns.push(Column::meaning("P80", say("handover-empty-for")));
        columns.extend(
            self.endings
                .iter()
                .map(|(_, id)| Column::meaning(say(id), say(&format!("{id}-meaning")))),
        );
        let cells = |row: &Row<'_, HandoverGaps>| {
            let mut cells = vec![self.dossier.site_cell(row.site())];
            cells.push(Value::text(self.successor(*row)));
            let hours = [row.empty_p50_hours(), row.empty_p80_hours()];
            cells.extend(hours.map(|hours| self.empty(*row, hours)));
            let share = |(share, _): &(ShareOf, &str)| {
                share(*row).filter(|share| *share > 0.0).map_or(Value::Empty, Value::Share)
            };
            cells.extend(self.endings.iter().map(share));
            cells
        };
        let until = self.dossier.date_end(self.dossier.scenario().until);
        Table {
            id: "handover-endings".to_owned(),
            caption: self.dossier.texts.fill("handover-endings", &[("until", text(until))]),
            columns,
            rows: rows.iter().map(cells).collect(),
        }
    }
}
