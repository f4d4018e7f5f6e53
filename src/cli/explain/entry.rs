//! What is told of one thing: rows with a heading for readers and a key for programs.

use super::super::manual::Term;
use super::is_word;
use crate::scenario::{
    Code, ExplainedKey, Form, Limits, MeantWord, Severity, Wording, explain_code,
};
use crate::simulation::{self, CodeKind};
use drawdown_report::{ExplainedColumn, ExplainedTable, Language, Text};

/// What is told of one thing.
pub(super) struct Entry {
    /// What kind of thing it is.
    pub(super) kind: Text,
    /// What it is called.
    pub(super) name: String,
    /// What it says or does.
    pub(super) about: String,
    /// The rest.
    pub(super) rows: Vec<Row>,
}

/// One thing that is told.
pub(super) struct Row {
    /// Its key for programs, and its heading in French.
    pub(super) key: Text,
    /// What is told.
    pub(super) said: Said,
}

/// What is told.
pub(super) enum Said {
    /// A sentence or a part of one.
    Text(String),
    /// Names.
    Names(Vec<String>),
    /// Names, each with what it means.
    Meant(Vec<(String, String)>),
    /// Lines of a file.
    Lines(String),
    /// Findings, as they are shown.
    Shown(String),
    /// Yes or no.
    Truth(bool),
}

fn row(en: &'static str, fr: &'static str, said: Said) -> Row {
    Row { key: Text::new(en, fr), said }
}

/// A wording in one language.
fn read(wording: &Wording, language: Language) -> String {
    match language {
        Language::English => wording.en.clone(),
        Language::French => language.typeset(&wording.fr),
    }
}

/// A finding.
pub(super) fn of_code(code: Code, language: Language) -> Entry {
    let severity = match code.severity() {
        Severity::Error => Text::new("error: it is not played", "erreur : rien n’est simulé"),
        Severity::Warning => Text::new("warning: it is played", "avertissement : il est simulé"),
    };
    let severity = language.typeset(severity.read(language));
    let mut rows = vec![row("severity", "gravité", Said::Text(severity))];
    if let Some([file, said, dit]) = code.example() {
        let said = Text::new(said, dit).read(language);
        rows.push(row("example", "exemple", Said::Lines(file.to_owned())));
        rows.push(row("said", "dit", Said::Shown(said.to_owned())));
    }
    Entry {
        kind: Text::new("finding", "constat"),
        name: code.text().to_owned(),
        about: read(&explain_code(code), language),
        rows,
    }
}

/// A delay code.
pub(super) fn of_delay(code: simulation::Code, about: Text, language: Language) -> Entry {
    let kind = match code.kind() {
        CodeKind::Planned => Text::new("time as planned", "temps prévu"),
        CodeKind::Productive => Text::new("productive time", "temps productif"),
        CodeKind::Delay => Text::new("delay", "retard"),
    };
    let found = Text::new(
        "columns code, felt and main_delay of delay_ledger.csv, deadlines.csv and others",
        "colonnes code, felt et main_delay de delay_ledger.csv, deadlines.csv et autres",
    );
    let said = |text: Text| Said::Text(text.read(language).to_owned());
    Entry {
        kind: Text::new("delay code", "code de retard"),
        name: code.word().to_owned(),
        about: language.typeset(about.read(language)),
        rows: vec![row("nature", "nature", said(kind)), row("found", "où", said(found))],
    }
}

/// A term of the field, asked for by one of its names.
pub(super) fn of_term(term: &Term, what: &str, language: Language) -> Entry {
    let own = term.names.iter().copied().find(|name| is_word(name, what)).unwrap_or(what);
    let others = term.names.iter().copied().filter(|name| *name != own).map(str::to_owned);
    let others: Vec<String> = others.collect();
    let mut rows = Vec::new();
    rows.extend((!others.is_empty()).then(|| row("also", "aussi", Said::Names(others))));
    let page = term.page.map(|page| Said::Text(format!("drawdown manual {page}")));
    rows.extend(page.map(|page| row("more", "plus", page)));
    Entry {
        kind: Text::new("term", "terme"),
        name: own.to_owned(),
        about: language.typeset(&term.about),
        rows,
    }
}

/// A table.
pub(super) fn of_table(table: &ExplainedTable, language: Language) -> Entry {
    let about = |text: Text| language.typeset(text.read(language));
    let verbs = table.verbs.iter().map(|verb| format!("drawdown {verb}")).collect();
    let columns = table.columns.iter().map(|(name, meaning)| (name.clone(), about(*meaning)));
    Entry {
        kind: Text::new("table", "table"),
        name: format!("{}.csv", table.name),
        about: about(table.row),
        rows: vec![
            row("written_by", "écrite par", Said::Names(verbs)),
            row("columns", "colonnes", Said::Meant(columns.collect())),
        ],
    }
}

/// A column.
pub(super) fn of_column(column: &ExplainedColumn, language: Language) -> Entry {
    let said = |text: Text| Said::Text(language.typeset(text.read(language)));
    let file = Said::Text(format!("{}.csv", column.table));
    let verb = Said::Text(format!("drawdown {}", column.verb));
    Entry {
        kind: Text::new("column", "colonne"),
        name: column.name.clone(),
        about: language.typeset(column.meaning.read(language)),
        rows: vec![
            row("file", "fichier", file),
            row("written_by", "écrit par", verb),
            row("unit", "unité", said(column.unit.text())),
            row("row", "ligne", said(column.row)),
        ],
    }
}

/// A key of the scenario file.
pub(super) fn of_key(key: &ExplainedKey, language: Language) -> Entry {
    let mut rows = vec![
        row("type", "type", Said::Text(types(key, language))),
        row("required", "obligatoire", Said::Truth(key.is_required)),
    ];
    let text = |text: String| Said::Text(text);
    let how = written(&key.forms).into_iter().map(|how| read(how, language));
    let how: Vec<String> = how.collect();
    rows.extend((!how.is_empty()).then(|| row("unit", "unité", text(how.join("; ")))));
    rows.extend(range(key.limits, language).map(|range| row("range", "intervalle", text(range))));
    let default = key.default.as_ref().map(|default| read(default, language));
    rows.extend(default.map(|default| row("default", "sans elle", text(default))));
    let meant = |word: &MeantWord| (word.word.clone(), read(&word.about, language));
    let words: Vec<_> = key.words.iter().map(meant).collect();
    rows.extend((!words.is_empty()).then(|| row("words", "mots", Said::Meant(words))));
    let names = |en, fr, names: &Vec<String>| {
        (!names.is_empty()).then(|| row(en, fr, Said::Names(names.clone())))
    };
    rows.extend(names("keys", "clés", &key.keys));
    if let Some(example) = &key.example {
        let from = example.scenario.map(|name| format!("# {name}\n")).unwrap_or_default();
        rows.push(row("example", "exemple", Said::Lines(format!("{from}{}\n", example.text))));
    }
    rows.extend(names("related", "voir aussi", &key.related));
    Entry {
        kind: Text::new("key", "clé"),
        name: key.path.clone(),
        about: read(&key.about, language),
        rows,
    }
}

/// How the quantities among some forms are written.
fn written(forms: &[Form]) -> Vec<&Wording> {
    let mut all: Vec<&Wording> = Vec::new();
    for form in forms {
        match form {
            Form::Quantity(_, how) => all.push(how),
            Form::List(inner) => all.extend(written(inner)),
            _ => {}
        }
    }
    all.dedup();
    all
}

/// What may be written.
fn types(key: &ExplainedKey, language: Language) -> String {
    let forms = joined(&key.forms, language);
    let unsure =
        Text::new(", a spread, or an assumption’s", ", une distribution, ou une hypothèse");
    let unsure = if key.may_be_uncertain { unsure.read(language) } else { "" };
    format!("{forms}{unsure}")
}

fn joined(forms: &[Form], language: Language) -> String {
    let or = Text::new(" or ", " ou ").read(language);
    forms.iter().map(|form| named(form, language)).collect::<Vec<_>>().join(or)
}

fn named(form: &Form, language: Language) -> String {
    let text = match form {
        Form::Quantity(name, _) => return read(name, language),
        Form::List(inner) => {
            let of = Text::new("list of", "liste :").read(language);
            return language.typeset(&format!("{of} {}", joined(inner, language)));
        }
        Form::Word => Text::new("word", "mot"),
        Form::Text => Text::new("text", "texte"),
        Form::Whole => Text::new("whole number", "nombre entier"),
        Form::Number => Text::new("number", "nombre"),
        Form::Truth => Text::new("true or false", "vrai ou faux (true, false)"),
        Form::Table => Text::new("table", "table"),
        Form::Named => Text::new("tables by name", "tables nommées"),
    };
    text.read(language).to_owned()
}

/// Between which numbers a value lies, and how many there are of a list.
fn range(limits: Limits, language: Language) -> Option<String> {
    let number = |value: f64| language.number(value, 0);
    let least_word = Text::new("at least", "au moins").read(language);
    let values = match (limits.least, limits.most) {
        (Some(least), Some(most)) => Some(match language {
            Language::English => format!("from {} to {}", number(least), number(most)),
            Language::French => format!("de {} à {}", number(least), number(most)),
        }),
        (Some(least), None) => Some(format!("{least_word} {}", number(least))),
        (None, most) => most.map(number),
    };
    let count = limits
        .length
        .map(|length| format!("{length} {}", Text::new("values", "valeurs").read(language)));
    let parts: Vec<String> = [count, values].into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}
