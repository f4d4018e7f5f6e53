//! `events.csv`: the whole log of one run.

use crate::simulation::{Event, Replay};
use crate::words::Names;
use crate::{Cell, Column, Table, Text, Unit};

use super::chain::{whereabouts, whereabouts_columns};
use super::narrator::{Sentence, intervals};
use super::wording;

/// The whole log as a table.
pub(super) fn table(replay: &Replay, names: Names<'_>, sentences: &[Sentence]) -> Table {
    let mut table = events_heading();
    for (index, event) in replay.events.iter().enumerate() {
        let scenario = names.scenario;
        let mut row = vec![
            Cell::count(index),
            Cell::date(&scenario.clock, event.at),
            Cell::word(wording::of(event.kind).word),
        ];
        row.extend(whereabouts(names, event));
        let force = |id| Cell::from(&scenario.forces[id].name);
        row.extend([Cell::maybe(event.force, force), Cell::maybe(event.against, force)]);
        row.push(Cell::maybe(event.side, |side| Cell::from(&scenario.sides[side].name)));
        row.push(Cell::maybe(event.goal, |site| Cell::from(&scenario.sites[site].name)));
        row.push(Cell::maybe(event.column.as_ref(), |column| Cell::count(column.vehicles)));
        row.push(Cell::text(carried(names, event)));
        row.push(Cell::maybe(event.lasts, Cell::hours));
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

/// `events.csv` without rows.
pub(crate) fn events_heading() -> Table {
    Table::new("events", MEANING, columns())
}

/// What an event was about, with all loads of a column, in the words of the file.
pub(super) fn carried(names: Names<'_>, event: &Event) -> String {
    let loads = event.column.iter().flat_map(|column| &column.loads);
    let loads = loads.map(|(line, amount)| {
        let line = &names.scenario.lines[*line];
        format!("{} {} of {}", amount.shown(line.kind), line.kind, line.name)
    });
    let loads: Vec<String> = loads.collect();
    if loads.is_empty() { event.detail.clone() } else { loads.join("; ") }
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
        Column::new("force", Unit::Key, Text::new("Force it happened to.", "Force concernée.")),
        Column::new(
            "against",
            Unit::Key,
            Text::new(
                "First force that opposes it, where a contest begins.",
                "Première force qui s’y oppose, au début d’un accrochage.",
            ),
        ),
        Column::new(
            "side",
            Unit::Key,
            Text::new(
                "Side that takes a site or gives it up.",
                "Partie qui prend un site ou l’abandonne.",
            ),
        ),
        Column::new(
            "goal",
            Unit::Key,
            Text::new(
                "Site for which the force sets out.",
                "Site vers lequel la force se met en marche.",
            ),
        ),
        Column::new(
            "vehicles",
            Unit::Count,
            Text::new("Vehicles of the column.", "Véhicules du convoi."),
        ),
        Column::new(
            "detail",
            Unit::Text,
            Text::new(
                "Loads or step, in the words of the file.",
                "Charges ou étape, dans les mots du fichier.",
            ),
        ),
        Column::new(
            "lasts_hours",
            Unit::Hours,
            Text::new(
                "How long what begins was drawn to last: an answer (in hours of its office), loading, \
                 a repair.",
                "Durée tirée pour ce qui commence : réponse (heures de bureau), chargement, réparation.",
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
