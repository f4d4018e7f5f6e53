//! What was asked for, for readers and for programs.

use serde_json::{Map, Value as Json, json};

use super::super::narrow;
use super::entry::{Entry, Row, Said};
use drawdown_report::{Language, Text, wrap};

/// Most entries that are told in full.
const IN_FULL: usize = 3;

/// Entries for readers: each in full, or a line each where there are many.
pub(super) fn text(entries: &[Entry], language: Language) -> String {
    if entries.len() <= IN_FULL {
        return entries.iter().map(|entry| in_full(entry, language)).collect::<Vec<_>>().join("\n");
    }
    let line = |entry: &Entry| {
        let name = match entry.rows.first() {
            Some(Row { key, said: Said::Text(file) }) if key.en == "file" => {
                format!("{}.{}", file.trim_end_matches(".csv"), entry.name)
            }
            _ => entry.name.clone(),
        };
        let (kind, colon) = (entry.kind.read(language), language.colon());
        wrap(&format!("{name} ({kind}){colon} {}", entry.about), 4)
    };
    let more = Text::new(
        "\nFor more, give the whole path, or the file and the column.\n",
        "\nPour en savoir plus, donner le chemin entier, ou le fichier et la colonne.\n",
    );
    entries.iter().map(line).collect::<String>() + more.read(language)
}

fn in_full(entry: &Entry, language: Language) -> String {
    let mut text = format!("{} ({})\n", entry.name, entry.kind.read(language));
    if !entry.about.is_empty() {
        text += &wrap(&format!("  {}", entry.about), 2);
    }
    text.push('\n');
    entry.rows.iter().for_each(|row| text += &told(row, language));
    text
}

/// The width of the headings.
const HEAD: usize = 14;

fn told(row: &Row, language: Language) -> String {
    let head = row.key.read(language).replace('_', " ");
    let line = |said: &str| wrap(&format!("  {head:0$}{said}", HEAD - 2), HEAD);
    match &row.said {
        Said::Text(text) => line(text),
        Said::Truth(is_so) => {
            let word = if *is_so { Text::new("yes", "oui") } else { Text::new("no", "non") };
            line(word.read(language))
        }
        Said::Names(names) => line(&names.join(", ")),
        Said::Meant(pairs) => {
            let pair = |(word, about): &(String, String)| {
                let about = if about.is_empty() { String::new() } else { format!("  {about}") };
                wrap(&format!("    {word}{about}"), 8)
            };
            format!("  {head}\n{}", pairs.iter().map(pair).collect::<String>())
        }
        Said::Lines(lines) => format!("  {head}\n{}", indented(lines)),
        Said::Shown(findings) => {
            let fitted = narrow::fitted_beside(findings, INDENT.len());
            format!("  {head}\n{}", indented(&fitted))
        }
    }
}

/// What stands before a line of a file or of a finding.
const INDENT: &str = "    ";

fn indented(lines: &str) -> String {
    lines.lines().map(|line| format!("{INDENT}{line}").trim_end().to_owned() + "\n").collect()
}

/// An entry for programs.
pub(super) fn json(entry: &Entry) -> Json {
    let mut all = Map::new();
    all.insert("kind".to_owned(), json!(entry.kind.en));
    all.insert("name".to_owned(), json!(entry.name));
    all.insert("about".to_owned(), json!(entry.about));
    for Row { key, said } in &entry.rows {
        let value = match said {
            Said::Text(text) | Said::Lines(text) | Said::Shown(text) => json!(text),
            Said::Names(names) => json!(names),
            Said::Meant(pairs) => {
                let pairs = pairs.iter().map(|(word, about)| (word.clone(), json!(about)));
                Json::Object(pairs.collect())
            }
            Said::Truth(is_so) => json!(is_so),
        };
        all.insert(key.en.to_owned(), value);
    }
    Json::Object(all)
}
