//! The first page for a terminal of 100 columns.

use super::super::block::{Block, Briefing, Table, Value};
use crate::Language;
use crate::grid::{Side, centred, grid, wrap};

/// Bottom line and matrix as text.
pub(in crate::briefing) fn terminal(briefing: &Briefing) -> String {
    let language = briefing.texts.language;
    let marking = centred(&briefing.marking);
    let mut text = format!("{marking}{}{}", wrap(&briefing.title, 4), wrap(&briefing.played, 0));
    for section in briefing.sections.iter().take(1) {
        text += &format!("\n{}", wrap(&section.title, 4));
        text.extend(section.blocks.iter().map(|block| shown(block, language)));
    }
    text + &marking
}

fn shown(block: &Block, language: Language) -> String {
    match block {
        Block::Lead(text) | Block::Text(text) => wrap(text, 0) + "\n",
        Block::Heading(text) => wrap(text, 4) + "\n",
        Block::List(items) => {
            items.iter().map(|item| wrap(&format!("– {item}"), 2)).collect::<String>() + "\n"
        }
        Block::Note(text) => wrap(text, 0),
        Block::Table(table) => listed(table, language),
        Block::Figure(figure) => wrap(&figure.description, 0) + "\n",
        Block::Chosen(_) | Block::Bands(_) | Block::Parts(_) | Block::Played(_) => String::new(),
    }
}

fn listed(table: &Table, language: Language) -> String {
    let side = |column: usize| {
        let is_number = |row: &Vec<Value>| row.get(column).is_some_and(Value::is_number);
        if table.rows.iter().any(is_number) { Side::Right } else { Side::Left }
    };
    let heads: Vec<(&str, Side)> = table
        .columns
        .iter()
        .enumerate()
        .map(|(place, column)| (column.head.as_str(), side(place)))
        .collect();
    let rows = table.rows.iter();
    let rows = rows.map(|row| row.iter().map(|value| value.show(language)).collect()).collect();
    format!("{}{}\n", wrap(&table.caption, 4), grid(&heads, rows))
}
