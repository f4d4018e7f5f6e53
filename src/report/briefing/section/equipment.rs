//! Equipment: what becomes of each load.

use std::collections::BTreeMap;

use super::super::block::{Block, Column, Figure, Section, Table, Value};
use super::super::dossier::{Dossier, Which};
use super::super::picture::{Entry, Fill, Part, RowName, Sign, Stack, Stacks, Weave};
use super::{chosen, fill, offer_key, section, text};
use crate::analysis::Fate;
use crate::archive::{NoBriefing, Records, Row};
use crate::results::loads;
use crate::scenario::{Disposition, Owner};
use crate::units::LoadKind;

/// Owners and units in the order of the table; amounts of different units are never added.
const OWNERS: [&str; 3] = ["coe", "unoe", "national"];
/// What a line has in whose file no owner stands.
const UNNAMED: Owner = Owner::Unoe;
const UNITS: [&str; 3] = ["t", "teu", "vehicles"];

/// The section; none without anything but people.
pub(super) fn section_of(dossier: &Dossier) -> Result<Section, NoBriefing> {
    if !dossier.results.has::<loads::Equipment>() {
        return Ok(section(dossier, "equipment", Vec::new()));
    }
    let records = dossier.results.table::<loads::Equipment>()?;
    let records = records.with(|row| row.unit() != "people");
    let fates: Vec<Fate> = Fate::ALL
        .into_iter()
        .filter(|fate| records.iter().any(|row| row.fate() == fate.word()))
        .collect();
    if fates.is_empty() {
        return Ok(section(dossier, "equipment", Vec::new()));
    }
    let equipment = Equipment { dossier, records: &records, fates };
    let made = chosen(dossier, |which| Ok(equipment.blocks(which)))?;
    let id = if equipment.has_owners() { "equipment-note" } else { "equipment-note-units" };
    let note = Block::Note(dossier.texts.say(id));
    Ok(section(dossier, "equipment", vec![made, note]))
}

struct Equipment<'a> {
    dossier: &'a Dossier,
    records: &'a Records<loads::Equipment>,
    /// Those that occur in anything played.
    fates: Vec<Fate>,
}

/// What one owner has of one unit: mean amounts by fate.
struct Holding {
    owner: &'static str,
    unit: &'static str,
    fates: BTreeMap<Fate, f64>,
}

impl Holding {
    fn all(&self) -> f64 {
        self.fates.values().sum()
    }

    fn of(&self, fate: Fate) -> f64 {
        self.fates.get(&fate).copied().unwrap_or_default()
    }
}

impl Equipment<'_> {
    fn blocks(&self, which: Which) -> Vec<Block> {
        let (plan, case) = self.dossier.keys(which);
        let rows: Vec<Row<'_, loads::Equipment>> = self.records.of(plan, case).collect();
        let holdings = self.holdings(&rows);
        let stacks = Stacks {
            id: format!("equipment-{}", offer_key(which)),
            most: None,
            rows: holdings.iter().map(|holding| self.stack(holding)).collect(),
            signs: self.seen(&holdings).map(|fate| self.sign(fate)).collect(),
        };
        let says: Vec<String> = holdings.iter().map(|holding| self.in_words(holding)).collect();
        let figure = Figure {
            id: "equipment".to_owned(),
            caption: self.caption(&holdings),
            description: says.join(" "),
            picture: stacks.draw(),
        };
        vec![Block::Figure(figure), Block::Table(self.table(&holdings))]
    }

    /// The lines of all camps by owner and unit.
    fn holdings(&self, rows: &[Row<'_, loads::Equipment>]) -> Vec<Holding> {
        let pairs = OWNERS.into_iter().flat_map(|owner| UNITS.map(|unit| (owner, unit)));
        let holding = |(owner, unit)| {
            let mut fates: BTreeMap<Fate, f64> = BTreeMap::new();
            for row in rows.iter().filter(|it| it.owner() == owner && it.unit() == unit) {
                let fate = Fate::ALL.into_iter().find(|fate| fate.word() == row.fate());
                if let Some(fate) = fate {
                    *fates.entry(fate).or_default() += row.mean().unwrap_or_default();
                }
            }
            Holding { owner, unit, fates }
        };
        pairs.map(holding).filter(|it| it.all() > 0.0).collect()
    }

    fn stack(&self, holding: &Holding) -> Stack {
        let parts = self.fates.iter().map(|fate| {
            let amount = holding.of(*fate);
            let (fill, weave) = self.look(*fate);
            let share = self
                .dossier
                .language()
                .percent((amount / holding.all() * 1_000.0).round() / 1_000.0);
            let says = format!(
                "{}{} {} ({share})",
                self.fate(*fate),
                self.dossier.language().colon(),
                self.amount(amount, holding.unit),
            );
            Part { amount, fill, weave, label: self.number(amount), says }
        });
        Stack {
            name: RowName::plain(self.name(holding)),
            note: self.amount(holding.all(), holding.unit),
            parts: parts.filter(|part| part.amount > 0.0).collect(),
        }
    }

    /// What is still on its way at the end is grey; every other fate has a colour.
    fn look(&self, fate: Fate) -> (Fill, Weave) {
        match fate {
            Fate::InCamp => (Fill::Rest, Weave::Plain),
            Fate::UnderWay => (Fill::Rest, Weave::Hatched),
            _ => {
                let place = self.fates.iter().position(|it| *it == fate);
                (Fill::Colour(place.unwrap_or_default()), Weave::Plain)
            }
        }
    }

    /// The fates that occur under this plan and case.
    fn seen<'a>(&'a self, holdings: &'a [Holding]) -> impl Iterator<Item = Fate> + 'a {
        let occurs = move |fate: &Fate| holdings.iter().any(|holding| holding.of(*fate) > 0.0);
        self.fates.iter().copied().filter(occurs)
    }

    fn sign(&self, fate: Fate) -> Entry {
        let sign = match self.look(fate) {
            (_, Weave::Hatched) => Sign::Hatch,
            (fill, Weave::Plain) => Sign::Part(fill),
        };
        Entry { sign, meaning: self.fate(fate) }
    }

    fn fate(&self, fate: Fate) -> String {
        self.dossier.texts.fill("fate", &[("fate", text(fate.word()))])
    }

    fn unit(&self, unit: &str) -> String {
        self.dossier.texts.fill("unit", &[("unit", text(unit))])
    }

    fn owner(&self, owner: &str) -> String {
        self.dossier.texts.fill("owner", &[("owner", text(owner))])
    }

    /// Whether owners are told: not where all loads have the owner that nobody has named.
    fn has_owners(&self) -> bool {
        let lines = self.dossier.scenario().lines.values();
        lines.filter(|line| line.kind != LoadKind::People).any(|line| line.owner != UNNAMED)
    }

    fn name(&self, holding: &Holding) -> String {
        match self.has_owners() {
            true => format!("{}, {}", self.owner(holding.owner), self.unit(holding.unit)),
            false => self.dossier.texts.fill("loads-in", &[("unit", text(holding.unit))]),
        }
    }

    fn number(&self, amount: f64) -> String {
        self.dossier.language().number(amount, decimals(amount))
    }

    fn amount(&self, amount: f64, unit: &str) -> String {
        format!("{}\u{a0}{}", self.number(amount), self.unit(unit))
    }

    /// Of what the largest share is not moved, and what mostly becomes of that: what the picture shows, in a
    /// sentence. People are told of elsewhere.
    fn caption(&self, holdings: &[Holding]) -> String {
        let moved = Fate::Disposed(Disposition::Moved);
        let stays = |holding: &&Holding| 1.0 - holding.of(moved) / holding.all();
        let loads = holdings.iter().filter(|holding| holding.unit != "people");
        let most = loads.clone().max_by(|one, other| stays(one).total_cmp(&stays(other)));
        let Some(most) = most else { return self.dossier.texts.say("equipment-caption") };
        let not_moved = self.fates.iter().filter(|fate| **fate != moved);
        let fate = not_moved.max_by(|one, other| most.of(**one).total_cmp(&most.of(**other)));
        let share = stays(&most);
        let values = [
            ("what", self.name(most)),
            ("share", self.dossier.language().percent(share)),
            ("fate", fate.map_or_else(String::new, |fate| self.fate(*fate))),
        ];
        let id = match (share < 0.000_5, loads.count()) {
            (true, _) => "equipment-finding-all",
            (_, 1) => "equipment-finding-one",
            _ => "equipment-finding",
        };
        fill(self.dossier, id, &values)
    }

    fn in_words(&self, holding: &Holding) -> String {
        let fates = self.fates.iter().filter(|fate| holding.of(**fate) > 0.0);
        let fates =
            fates.map(|fate| format!("{} {}", self.fate(*fate), self.number(holding.of(*fate))));
        let values = [
            ("what", self.name(holding)),
            ("all", self.amount(holding.all(), holding.unit)),
            ("fates", fates.collect::<Vec<_>>().join(", ")),
        ];
        fill(self.dossier, "equipment-says", &values)
    }

    fn table(&self, holdings: &[Holding]) -> Table {
        let say = |id: &str| self.dossier.texts.say(id);
        let has_owners = self.has_owners();
        let owner = has_owners.then_some("equipment-owner");
        let heads = owner.into_iter().chain(["equipment-unit", "equipment-amount"]);
        let mut columns: Vec<Column> = heads.map(|id| Column::new(say(id))).collect();
        columns.extend(self.seen(holdings).map(|fate| Column::new(self.fate(fate))));
        let cells = |holding: &Holding| {
            let owner = has_owners.then(|| Value::text(self.owner(holding.owner)));
            let mut cells: Vec<Value> = owner.into_iter().collect();
            cells.push(Value::text(self.unit(holding.unit)));
            cells.push(Value::Number(holding.all(), decimals(holding.all())));
            cells.extend(self.seen(holdings).map(|fate| match holding.of(fate) {
                0.0 => Value::Empty,
                amount => Value::Number(amount, decimals(amount)),
            }));
            cells
        };
        Table {
            id: "equipment-fates".to_owned(),
            caption: say(if has_owners { "equipment-table" } else { "equipment-table-units" }),
            columns,
            rows: holdings.iter().map(cells).collect(),
        }
    }
}

/// A decimal where without one too little would be left.
fn decimals(amount: f64) -> usize {
    usize::from(amount < 10.0)
}
