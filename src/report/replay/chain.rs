//! The critical chain of a deadline: where the time went, interval by interval, from the start to the
//! milestone or the horizon. What the ledger adds up is what stands here.

use crate::id::{DeadlineId, Name};
use crate::simulation::{Actor, Code, Event, Interval, Item, Replay};
use crate::time::{Moment, Span};
use crate::words::{Names, key_of};
use crate::{Cell, Column, Table, Text, Unit};

use super::narrator::{self, Sentence};

/// One interval of a chain, under one code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Link {
    /// Start.
    pub from: Moment,
    /// End.
    pub to: Moment,
    /// The event at its end, as an index into the log.
    pub event: usize,
    /// Under which code.
    pub code: Code,
    /// Under what it is booked, if it stands in the account of a deadline.
    pub item: Option<Item>,
}

impl Link {
    /// How long it is.
    pub fn span(&self) -> Span {
        self.to - self.from
    }
}

/// The intervals of one deadline's chain, in order.
pub fn chain(replay: &Replay, deadline: DeadlineId) -> Vec<Link> {
    let intervals = replay.chains[deadline].iter();
    let link = |it: &Interval| {
        let (code, item) = (it.item.code, Some(it.item));
        Link { from: it.from, to: it.until, event: it.event, code, item }
    };
    intervals.map(link).collect()
}

/// The intervals between these events, in order; those of no length are left out.
pub(super) fn links(replay: &Replay, indices: &[usize]) -> Vec<Link> {
    let mut links = Vec::new();
    for pair in indices.windows(2) {
        let event = &replay.events[pair[1]];
        let mut from = replay.events[pair[0]].at;
        for (code, span) in narrator::split(event, event.at - from) {
            if span > Span::ZERO {
                links.push(Link { from, to: from + span, event: pair[1], code, item: None });
                from = from + span;
            }
        }
    }
    links
}

/// `chain.csv`: the chains of all deadlines.
pub(super) fn table(replay: &Replay, names: Names<'_>, sentences: &[Sentence]) -> Table {
    let mut table = chain_heading();
    for (id, deadline) in names.scenario.deadlines.iter() {
        push_links(&mut table, (replay, names, sentences), &deadline.name, &chain(replay, id));
    }
    table
}

/// `chain.csv` without rows.
pub(crate) fn chain_heading() -> Table {
    let mut columns = columns();
    columns.splice(ITEM_AT..ITEM_AT, item_columns());
    Table::new("chain", MEANING, columns)
}

/// `handover_chain.csv`: the chains of all handovers.
pub(super) fn handovers(replay: &Replay, names: Names<'_>, sentences: &[Sentence]) -> Table {
    let mut table = handover_chain_heading();
    for (id, camp) in names.scenario.camps.iter() {
        let name = &names.scenario.sites[camp.site].name;
        let links = links(replay, &replay.handovers[id]);
        push_links(&mut table, (replay, names, sentences), name, &links);
    }
    table
}

/// `handover_chain.csv` without rows.
pub(crate) fn handover_chain_heading() -> Table {
    let mut columns = columns();
    columns[0] = Column::new("camp", Unit::Key, Text::new("Camp.", "Camp."));
    Table::new("handover_chain", HANDOVERS, columns)
}

/// One row for each interval.
fn push_links(
    table: &mut Table,
    (replay, names, sentences): (&Replay, Names<'_>, &[Sentence]),
    name: &Name,
    links: &[Link],
) {
    let clock = &names.scenario.clock;
    for (step, link) in links.iter().enumerate() {
        let mut row = vec![Cell::from(name), Cell::count(step + 1)];
        row.extend([Cell::date(clock, link.from), Cell::date(clock, link.to)]);
        row.extend([Cell::hours(link.span()), Cell::word(link.code.word())]);
        row.extend(link.item.iter().flat_map(|item| item_cells(names, *item)));
        row.extend(whereabouts(names, &replay.events[link.event]));
        row.extend([Cell::count(link.event), Cell::text(sentences[link.event].what.as_str())]);
        table.push(row);
    }
}

/// Where time is booked, where it arose, and as what it was felt.
fn item_cells(names: Names<'_>, Item { site, origin, felt, .. }: Item) -> [Cell; 3] {
    let site = Cell::from(&names.scenario.sites[site].name);
    [site, Cell::word(origin.word()), Cell::word(felt.word())]
}

/// The columns of [`item_cells`], and where they stand.
const ITEM_AT: usize = 6;

fn item_columns() -> [Column; 3] {
    [
        Column::new(
            "booked_at",
            Unit::Key,
            Text::new(
                "Where it is booked: the site that was last, or the one on whose behalf what it \
                 waited for was held.",
                "Où il est compté : le dernier site, ou celui pour lequel ce qu’il attendait était \
                 retenu.",
            ),
        ),
        Column::new(
            "origin",
            Unit::Word,
            Text::new(
                "primary: arose at the site that was last; reactionary: inherited from another.",
                "primary : né sur le dernier site ; reactionary : hérité d’un autre.",
            ),
        ),
        Column::new(
            "felt",
            Unit::Word,
            Text::new(
                "Code of the wait as the site that was last felt it.",
                "Code de l’attente telle que le dernier site l’a ressentie.",
            ),
        ),
    ]
}

/// Site, kind and key of what took part, and number of the convoy.
pub(super) fn whereabouts(names: Names<'_>, event: &Event) -> [Cell; 4] {
    let key = |actor: Actor| key_of(names.scenario, actor);
    [
        Cell::maybe(event.site, |site| Cell::from(&names.scenario.sites[site].name)),
        Cell::maybe(event.actor, |actor| Cell::word(key(actor).0)),
        Cell::maybe(event.actor, |actor| Cell::from(key(actor).1)),
        Cell::maybe(event.convoy, Cell::count),
    ]
}

/// The columns of [`whereabouts`].
pub(super) fn whereabouts_columns() -> [Column; 4] {
    [
        Column::new(
            "site",
            Unit::Key,
            Text::new("Site at, for or on behalf of which it happened.", "Site concerné."),
        ),
        Column::new(
            "actor_kind",
            Unit::Word,
            Text::new("What else took part: kind.", "Nature de l’autre acteur."),
        ),
        Column::new(
            "actor",
            Unit::Key,
            Text::new("What else took part: key.", "Clé de l’autre acteur."),
        ),
        Column::new(
            "convoy",
            Unit::Count,
            Text::new("Number of the convoy, from 1.", "Numéro du convoi, à partir de 1."),
        ),
    ]
}

const MEANING: Text = Text::new(
    "One row for each interval of each deadline's critical chain: what its time was spent on, back \
     through the means that were missing; the hours of a deadline add up to the time from the start \
     to its milestone, or to the horizon, and by code to its ledger.",
    "Une ligne par intervalle de la chaîne critique de chaque échéance : à quoi son temps est passé, \
     en remontant par les moyens qui manquaient ; les heures d’une échéance font la durée du début à \
     son jalon, ou à l’horizon, et par code son compte.",
);

const HANDOVERS: Text = Text::new(
    "One row for each interval of the chain of causes that ends when somebody first comes to hold a \
     vacated camp; the hours of a camp add up to the time from the start to then.",
    "Une ligne par intervalle de la chaîne de causes qui s’achève quand un camp évacué passe pour la \
     première fois aux mains de quelqu’un ; les heures d’un camp font la durée du début à ce moment.",
);

fn columns() -> Vec<Column> {
    let mut columns = vec![
        Column::new("deadline", Unit::Key, Text::new("Deadline.", "Échéance.")),
        Column::new("step", Unit::Count, Text::new("Place in the chain.", "Rang dans la chaîne.")),
        Column::new(
            "from",
            Unit::Date,
            Text::new("Start of the interval.", "Début de l’intervalle."),
        ),
        Column::new("to", Unit::Date, Text::new("End of the interval.", "Fin de l’intervalle.")),
        Column::new("length_hours", Unit::Hours, Text::new("Its length.", "Sa durée.")),
        Column::new(
            "code",
            Unit::Word,
            Text::new("Code under which it is booked.", "Code sous lequel il est compté."),
        ),
    ];
    columns.extend(whereabouts_columns());
    columns.extend([
        Column::new(
            "event",
            Unit::Count,
            Text::new(
                "The event at its end: its number in events.csv.",
                "L’événement qui le termine : son numéro dans events.csv.",
            ),
        ),
        Column::new(
            "what",
            Unit::Text,
            Text::new("That event as a sentence.", "Cet événement, en une phrase."),
        ),
    ]);
    columns
}
