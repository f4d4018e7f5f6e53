//! The first page for a terminal of 100 columns: the sentence first, then cards and lines, then tables.

use super::super::block::{Block, Briefing, Card, Table, Value};
use crate::Language;
use crate::grid::{Side, centred, grid, wrap};

/// The first page and the matrix as text.
pub(in crate::briefing) fn terminal(briefing: &Briefing) -> String {
    let language = briefing.texts.language;
    let marking = centred(&briefing.marking);
    let mut text = format!("{marking}{}{}", wrap(&briefing.title, 4), wrap(&briefing.played, 0));
    for section in briefing.sections.iter().take(2) {
        text += &format!("\n{}\n", wrap(&section.title, 4).trim_end());
        text += &lines(&section.blocks, language);
    }
    text + &marking
}

/// Blocks one under the other.
pub(in crate::briefing) fn lines(blocks: &[Block], language: Language) -> String {
    blocks.iter().map(|block| shown(block, language)).collect()
}

fn shown(block: &Block, language: Language) -> String {
    match block {
        Block::Headline(text) | Block::Lead(text) | Block::Text(text) => wrap(text, 0) + "\n",
        Block::Cards(table) => {
            table.cards(language).iter().map(|it| card(it, language)).collect::<String>() + "\n"
        }
        Block::Points(points) => {
            let point = |(head, said): &(String, String)| {
                wrap(&format!("{head}{} {said}", language.colon()), 4)
            };
            points.iter().map(point).collect::<String>() + "\n"
        }
        // The same in more words stands in the other formats.
        Block::More(..) => String::new(),
        Block::Heading(text) => wrap(text, 4) + "\n",
        Block::List(items) => {
            items.iter().map(|item| wrap(&format!("– {item}"), 2)).collect::<String>() + "\n"
        }
        Block::Note(text) => wrap(text, 0),
        Block::Table(table) => listed(table, language),
        Block::Figure(figure) => wrap(&figure.description, 0) + "\n",
        Block::Chosen(_)
        | Block::Bands(_)
        | Block::OnPaper(_)
        | Block::Parts(_)
        | Block::Played(_) => String::new(),
    }
}

/// A card in three lines: what it is, what is to be expected, and what else is known.
fn card(card: &Card<'_>, language: Language) -> String {
    let colon = language.colon();
    let (head, main) = card.main;
    let main = format!("{head}{colon} {}", main.show(language));
    let main = if card.word.is_empty() { main } else { format!("{main}, {}", card.word) };
    let fact = |(head, value, between): &(&str, &Value, String)| {
        let shown = format!("{head}{colon} {}", value.show(language));
        if between.is_empty() { shown } else { format!("{shown} ({between})") }
    };
    let facts: Vec<String> = card.facts.iter().map(fact).collect();
    // The dates stand beside the chance, what else there is below.
    let (dates, rest) = facts.split_at(facts.len().min(2));
    let mut text = wrap(&format!("  {} — {}", card.title, card.about), 4);
    text += &wrap(&format!("      {}", [&[main][..], dates].concat().join(" · ")), 8);
    if !rest.is_empty() {
        text += &wrap(&format!("      {}", rest.join(" · ")), 8);
    }
    text
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
