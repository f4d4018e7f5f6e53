//! Markdown (CommonMark with tables), for wikis and mail. Pictures are told in words.

use super::super::block::{Block, Briefing, Table};
use crate::Language;

/// The briefing as Markdown.
pub(in crate::briefing) fn markdown(briefing: &Briefing) -> String {
    let language = briefing.texts.language;
    let marking = match briefing.marking.as_str() {
        "" => String::new(),
        marking => format!("**{}**\n\n", escaped(marking)),
    };
    let mut text = marking.clone();
    text += &format!("# {}\n\n{}\n\n", escaped(&briefing.title), escaped(&briefing.played));
    for section in &briefing.sections {
        text += &format!("## {}\n\n", escaped(&section.title));
        text.extend(section.blocks.iter().map(|block| shown(block, language)));
    }
    text += &format!("---\n\n{}\n", escaped(&briefing.source));
    match marking.trim_end() {
        "" => text,
        marking => text + &format!("\n{marking}\n"),
    }
}

fn shown(block: &Block, language: Language) -> String {
    match block {
        Block::Headline(text) | Block::Lead(text) => format!("**{}**\n\n", escaped(text)),
        Block::Points(points) => {
            let point = |(head, said): &(String, String)| {
                format!("- **{}{}** {}\n", escaped(head), language.colon(), escaped(said))
            };
            points.iter().map(point).collect::<String>() + "\n"
        }
        Block::More(head, blocks) => {
            let inside: String = blocks.iter().map(|block| shown(block, language)).collect();
            format!("### {}\n\n{inside}", escaped(head))
        }
        Block::Text(text) => format!("{}\n\n", escaped(text)),
        Block::Heading(text) => format!("### {}\n\n", escaped(text)),
        Block::List(items) => {
            items.iter().map(|item| format!("- {}\n", escaped(item))).collect::<String>() + "\n"
        }
        Block::Note(text) => format!("*{}*\n\n", escaped(text)),
        Block::Table(table) => listed(table, language),
        Block::Cards(table) => listed(&table.without_empty_columns(), language),
        Block::Figure(figure) => {
            format!("*{}* {}\n\n", escaped(&figure.caption), escaped(&figure.description))
        }
        Block::Parts(_) | Block::Bands(_) | Block::OnPaper(_) => String::new(),
        Block::Played(played) => played.told.iter().map(|block| shown(block, language)).collect(),
        Block::Chosen(made) => {
            let first = made.first().map(|(_, blocks)| blocks.as_slice()).unwrap_or_default();
            first.iter().map(|block| shown(block, language)).collect()
        }
    }
}

fn listed(table: &Table, language: Language) -> String {
    let line = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
    let heads = table.columns.iter().map(|column| escaped(&column.head)).collect();
    let is_number = |column: usize| {
        table.rows.iter().any(|row| row.get(column).is_some_and(|value| value.is_number()))
    };
    let rules = (0..table.columns.len()).map(|it| if is_number(it) { "---:" } else { "---" });
    let mut text = format!("*{}*\n\n{}", escaped(&table.caption), line(heads));
    text += &line(rules.map(str::to_owned).collect());
    for row in &table.rows {
        text += &line(row.iter().map(|value| escaped(&value.show(language))).collect());
    }
    text + "\n"
}

/// A text that Markdown shows as it is: no markup, no HTML, on one line.
fn escaped(text: &str) -> String {
    let mut shown = String::new();
    for letter in text.chars() {
        match letter {
            '\n' | '\r' => shown.push(' '),
            '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '&'
            | '!' => {
                shown.push('\\');
                shown.push(letter);
            }
            _ => shown.push(letter),
        }
    }
    shown
}
