//! The neutral document: sections of sentences, tables and pictures, in the reader's language but in
//! no format.

use jiff::ZonedDateTime;
use serde_json::Map;

use crate::experiment::Proportion;
use crate::proportion::{signed, with_interval};
use crate::time::Span;

use super::super::Language;
use super::picture::Picture;
use super::texts::Texts;

/// A whole briefing.
pub(super) struct Briefing {
    /// The sentences that formats need around it.
    pub(super) texts: Texts,
    /// The scenario's title.
    pub(super) title: String,
    /// The scenario's marking, for the top and bottom of everything.
    pub(super) marking: String,
    /// When the situation is as described, for the reader.
    pub(super) as_of: String,
    /// The same as a date.
    pub(super) moment: ZonedDateTime,
    /// What was played: one sentence.
    pub(super) played: String,
    /// Where the numbers come from: one sentence.
    pub(super) source: String,
    /// Every plan under every case that the reader may choose, the default first.
    pub(super) choices: Vec<Offer>,
    /// That those are not all that was played, in a sentence; `None` if they are.
    pub(super) chosen_from: Option<String>,
    /// The cards of the first page under each of the other choices, by their places.
    pub(super) cards: Vec<(usize, Table)>,
    /// The sections, in order.
    pub(super) sections: Vec<Section>,
    /// What has a place on the earth; `None` if fewer than two sites have
    /// coordinates.
    pub(super) places: Option<Places>,
}

/// A plan under a case, to be chosen by the reader.
pub(super) struct Offer {
    /// What blocks made for it are marked with.
    pub(super) key: String,
    /// The plan.
    pub(super) plan: String,
    /// The case.
    pub(super) case: String,
}

/// A section.
pub(super) struct Section {
    /// Its anchor.
    pub(super) id: &'static str,
    /// Its heading.
    pub(super) title: String,
    /// What it holds.
    pub(super) blocks: Vec<Block>,
}

/// A part of a section.
pub(super) enum Block {
    /// The one sentence that must be read even if nothing else is.
    Headline(String),
    /// A table of which each row is a card, as [`Table::cards`] says.
    Cards(Table),
    /// Sentences, each under a word that says what it is about.
    Points(Vec<(String, String)>),
    /// A sentence that must be read.
    Lead(String),
    /// What stands behind a press on this word, where one can press.
    More(String, Vec<Block>),
    /// Sentences.
    Text(String),
    /// A heading within the section.
    Heading(String),
    /// A list.
    List(Vec<String>),
    /// How something is to be read, in small type.
    Note(String),
    /// What the shades of chances mean, under a caption: for formats that have shades.
    Bands(String),
    /// A table.
    Table(Table),
    /// A picture.
    Figure(Figure),
    /// A picture for which only a first page on paper has room: elsewhere the same follows below.
    OnPaper(Figure),
    /// Parts that several pictures use: nothing is seen of them where they stand.
    Parts(Picture),
    /// Runs played on a map.
    Played(Played),
    /// What is shown for each plan and case, one at a time; by the place of the offer.
    Chosen(Vec<(usize, Vec<Block>)>),
}

/// A table for readers.
pub(super) struct Table {
    /// Its anchor.
    pub(super) id: String,
    /// What it shows.
    pub(super) caption: String,
    /// Its columns.
    pub(super) columns: Vec<Column>,
    /// Its rows, each with a cell for every column; the first cell names the row.
    pub(super) rows: Vec<Vec<Value>>,
}

/// The anchor of the card of a camp, by the key of its site.
pub(super) fn camp_anchor(site: &str) -> String {
    format!("camp-{site}")
}

/// A row of a table as a card.
pub(super) struct Card<'a> {
    /// Its anchor, if it is one of a camp.
    pub(super) id: Option<String>,
    /// What it is about.
    pub(super) title: String,
    /// Its kind and date: `hard · due 31 Dec 2023`.
    pub(super) about: String,
    /// What is said largest, under its head.
    pub(super) main: (&'a str, &'a Value),
    /// The same in a word; empty if there is none.
    pub(super) word: String,
    /// Everything else: its head, its value, and the interval of that value; empty if there is none.
    pub(super) facts: Vec<(&'a str, &'a Value, String)>,
}

impl Table {
    /// The table without the columns in which nothing stands.
    pub(super) fn without_empty_columns(&self) -> Self {
        let is_told = |place: &usize| {
            self.rows.iter().any(|row| row.get(*place).is_some_and(|it| *it != Value::Empty))
        };
        let told: Vec<usize> = (0..self.columns.len()).filter(is_told).collect();
        let columns = told.iter().map(|place| self.columns[*place].clone()).collect();
        let cells = |row: &Vec<Value>| told.iter().map(|place| row[*place].clone()).collect();
        let rows = self.rows.iter().map(cells).collect();
        Self { id: self.id.clone(), caption: self.caption.clone(), columns, rows }
    }

    /// Its rows as cards. The columns are name, kind, date, what is said largest, the same in a word, two
    /// values, the interval of the second, and then what else there is; what is empty is left out.
    pub(super) fn cards(&self, language: Language) -> Vec<Card<'_>> {
        self.rows.iter().filter_map(|row| self.card(row, language)).collect()
    }

    fn card<'a>(&'a self, row: &'a [Value], language: Language) -> Option<Card<'a>> {
        let [name, kind, date, main, word, first, second, between, rest @ ..] = row else {
            return None;
        };
        let head = |place: usize| self.columns[place].head.as_str();
        let said = |value: &Value| match value {
            Value::Empty => String::new(),
            value => value.show(language),
        };
        let date = match said(date) {
            none if none.is_empty() => none,
            date => format!("{} {date}", head(2).to_lowercase()),
        };
        let about = [said(kind), date].into_iter().filter(|it| !it.is_empty());
        let about = about.collect::<Vec<_>>().join(" · ");
        let mut facts = vec![(head(5), first, String::new()), (head(6), second, said(between))];
        facts
            .extend(rest.iter().zip(8..).map(|(value, place)| (head(place), value, String::new())));
        facts.retain(|(_, value, _)| **value != Value::Empty);
        let id = match name {
            Value::Camp(_, site) => Some(camp_anchor(site)),
            _ => None,
        };
        Some(Card { id, title: said(name), about, main: (head(3), main), word: said(word), facts })
    }
}

/// A column of a table.
#[derive(Debug, Clone)]
pub(super) struct Column {
    /// Its heading.
    pub(super) head: String,
    /// What it says, in a sentence; empty if the heading says it.
    pub(super) meaning: String,
    /// What is said below of a camp that it is much about; [`Value::Empty`] for none.
    pub(super) about: Value,
}

impl Column {
    /// A column whose heading says everything.
    pub(super) fn new(head: impl Into<String>) -> Self {
        Self::meaning(head, "")
    }

    /// A column with what it says.
    pub(super) fn meaning(head: impl Into<String>, meaning: impl Into<String>) -> Self {
        Self { head: head.into(), meaning: meaning.into(), about: Value::Empty }
    }
}

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Value {
    /// Nothing to say.
    Empty,
    /// Words.
    Text(String),
    /// Words about a camp that has a card: the words, and the key of its site.
    Camp(String, String),
    /// A whole number of things.
    Count(i64),
    /// A number, with its decimals.
    Number(f64, usize),
    /// A share from 0 to 1.
    Share(f64),
    /// A chance of missing seen in runs: shown with its interval, and shaded by its size.
    Chance(Proportion),
    /// The chance of holding, seen in runs: shown like that of missing, but without its shades.
    Hold(Proportion),
    /// Days, with a sign: a change.
    Change(f64),
    /// Days of which more is not known than that they are not fewer.
    AtLeast(f64),
    /// A length of time.
    Length(Span),
    /// A date.
    Date(ZonedDateTime),
    /// A date beyond the end of what was played.
    Beyond(ZonedDateTime),
}

impl Value {
    /// Words, or nothing.
    pub(super) fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.is_empty() { Self::Empty } else { Self::Text(text) }
    }

    /// A number, or nothing.
    pub(super) fn number(number: Option<f64>, decimals: usize) -> Self {
        number.map_or(Self::Empty, |number| Self::Number(number, decimals))
    }

    /// As it is shown to a reader.
    pub(super) fn show(&self, language: Language) -> String {
        match self {
            Self::Empty => "–".to_owned(),
            Self::Text(text) | Self::Camp(text, _) => text.clone(),
            Self::Count(count) => language.number(*count as f64, 0),
            Self::Number(number, decimals) => language.number(*number, *decimals),
            Self::Share(share) => language.percent(*share),
            Self::Chance(chance) | Self::Hold(chance) => with_interval(*chance, language),
            Self::Change(days) => signed(language, *days),
            Self::AtLeast(days) => format!(">\u{a0}{}", language.number(*days, 1)),
            Self::Length(span) => language.span(*span),
            Self::Date(at) => language.date(at),
            Self::Beyond(at) => format!(">\u{a0}{}", language.date(at)),
        }
    }

    /// What rows are sorted by in this column: a number where there is one.
    pub(super) fn order(&self) -> Option<f64> {
        match self {
            Self::Empty | Self::Text(_) | Self::Camp(..) => None,
            Self::Count(count) => Some(*count as f64),
            Self::Number(number, _) | Self::Share(number) | Self::Change(number) => Some(*number),
            Self::AtLeast(days) => Some(*days),
            Self::Chance(chance) | Self::Hold(chance) => chance.estimate(),
            Self::Length(span) => Some(span.0 as f64),
            Self::Date(at) => Some(at.timestamp().as_second() as f64),
            Self::Beyond(at) => Some(at.timestamp().as_second() as f64 + 1.0),
        }
    }

    /// Whether it stands to the right of its column.
    pub(super) fn is_number(&self) -> bool {
        !matches!(self, Self::Empty | Self::Text(_) | Self::Camp(..))
    }
}

/// A picture with what stands around it.
pub(super) struct Figure {
    /// Its anchor.
    pub(super) id: String,
    /// What it shows.
    pub(super) caption: String,
    /// What somebody who does not see it has to know.
    pub(super) description: String,
    /// The picture.
    pub(super) picture: Picture,
}

/// Runs played on a map where scripts are allowed, and told everywhere else.
pub(super) struct Played {
    /// Names of the runs to choose from.
    pub(super) runs: Vec<String>,
    /// The map, without what moves on it.
    pub(super) picture: Picture,
    /// What somebody who does not see it has to know.
    pub(super) description: String,
    /// What all runs share, and what happens in those, as JSON.
    pub(super) data: String,
    /// The same of one run of each other plan and case, by the keys of their offers, as JSON.
    pub(super) others: Option<String>,
    /// The same in short.
    pub(super) told: Vec<Block>,
}

/// Sites and routes with their figures.
pub(super) struct Places {
    /// What stands beside all of them: marking, dates, deadlines.
    pub(super) about: Map<String, serde_json::Value>,
    /// The sites, then the routes.
    pub(super) features: Vec<Feature>,
}

/// A site or a route.
pub(super) struct Feature {
    /// Its kind and key.
    pub(super) id: String,
    /// Where it is.
    pub(super) shape: Shape,
    /// What is known of it.
    pub(super) properties: Map<String, serde_json::Value>,
}

/// Where something is: latitude and longitude in degrees.
pub(super) enum Shape {
    /// In one place.
    Point([f64; 2]),
    /// From one place to another.
    Line([[f64; 2]; 2]),
}
