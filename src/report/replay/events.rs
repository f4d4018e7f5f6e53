//! `events.csv`: the whole log of one run.

use crate::report::words::Names;
use crate::report::{Cell, Column, Table, Text, Unit};
use crate::simulation::{Event, Replay};

use super::chain::{whereabouts, whereabouts_columns};
use super::narrator::{Sentence, intervals};
use super::phrase;

/// The whole log as a table.
pub(super) fn table(replay: &Replay, names: Names<'_>, sentences: &[Sentence]) -> Table {
    let mut table = Table::new("events", MEANING, columns());
    for (index, event) in replay.events.iter().enumerate() {
        let scenario = names.scenario;
        let mut row = vec![
            Cell::count(index),
            Cell::date(&scenario.clock, event.at),
            Cell::word(phrase::of(event.kind).0),
        ];
        row.extend(whereabouts(names, event));
        row.push(Cell::maybe(event.force, |force| Cell::from(&scenario.forces[force].name)));
        row.push(Cell::text(event.detail.as_str()));
        row.extend([
            Cell::maybe(event.cause, Cell::count),
            Cell::maybe(event.previous, Cell::count),
        ]);
        row.extend(bookings(replay, event));
        row.push(Cell::text(sentences[index].what.as_str()));
        table.push(row);
    }
    table
}

/// Under which codes the time before the event is booked.
fn bookings(replay: &Replay, event: &Event) -> [Cell; 4] {
    let [(code, span), (split_code, split)] = intervals(replay, event);
    let is_split = event.split.is_some();
    [
        Cell::word(code.word()),
        Cell::hours(span),
        if is_split { Cell::word(split_code.word()) } else { Cell::Empty },
        if is_split { Cell::hours(split) } else { Cell::Empty },
    ]
}

const MEANING: Text =
    Text::new("One row for each event of the run.", "Une ligne par événement de la simulation.");

fn columns() -> Vec<Column> {
    let mut columns = vec![
        Column::new("event", Unit::Count, Text::new("Number, from 0.", "Numéro, à partir de 0.")),
        Column::new("at", Unit::Date, Text::new("When.", "Quand.")),
        Column::new("kind", Unit::Word, Text::new("What happened.", "Ce qui s’est passé.")),
    ];
    columns.extend(whereabouts_columns());
    columns.extend([
        Column::new("force", Unit::Key, Text::new("Force.", "Force.")),
        Column::new(
            "detail",
            Unit::Text,
            Text::new(
                "Load or step, in the words of the file.",
                "Charge ou étape, dans les mots du fichier.",
            ),
        ),
        Column::new(
            "cause",
            Unit::Count,
            Text::new(
                "Number of the binding cause: the last prerequisite to be met.",
                "Numéro de la cause déterminante : la dernière condition remplie.",
            ),
        ),
        Column::new(
            "previous",
            Unit::Count,
            Text::new(
                "Number of the event before it on the site's own line.",
                "Numéro de l’événement précédent sur la ligne du site.",
            ),
        ),
    ]);
    columns.extend(booking_columns());
    columns.push(Column::new("what", Unit::Text, Text::new("As a sentence.", "En une phrase.")));
    columns
}

fn booking_columns() -> [Column; 4] {
    [
        Column::new(
            "code",
            Unit::Word,
            Text::new(
                "Code under which the time since the event before is booked.",
                "Code sous lequel est compté le temps depuis l’événement précédent.",
            ),
        ),
        Column::new("code_hours", Unit::Hours, Text::new("That time.", "Ce temps.")),
        Column::new(
            "split_code",
            Unit::Word,
            Text::new(
                "Code of the part that is booked otherwise.",
                "Code de la part comptée autrement.",
            ),
        ),
        Column::new("split_hours", Unit::Hours, Text::new("That part.", "Cette part.")),
    ]
}
