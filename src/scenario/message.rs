//! What is said to people: the name of a sentence of the book, and what is to be filled into it.
//!
//! The sentences stand in Fluent files, one folder for each language (`texts/en`, `texts/fr`). A
//! [`Message`] is made where something is found, and read where it is shown, in the language of whoever
//! reads it there: what is never shown is never put into words. Messages may be filled into others. What
//! is the same in every language (names, paths, what stands in the file) is [`Message::verbatim`].

use std::cmp::Ordering;
use std::hash::{Hash, Hasher};
use std::io::ErrorKind;
use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::types::{FluentNumber, FluentNumberOptions};
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use jiff::civil::DateTime;
use unic_langid::LanguageIdentifier;

use crate::id::Name;
use crate::language::Language;
use crate::units::LoadKind;

/// A sentence, or a part of one, in no language yet.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Message(Kind);

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Kind {
    /// The same in every language.
    Verbatim(String),
    /// A number, and how many of its digits are shown.
    Number(Figure, Digits),
    /// A day, and the time of day where it counts.
    Moment(DateTime, Clock),
    /// Several, with a mark between them.
    Joined(Vec<Message>, Mark),
    /// A sentence of the book, and what is filled into it.
    Sentence(&'static str, Vec<(&'static str, Message)>),
}

/// How many digits of a number are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Digits {
    /// All there are, as in the file.
    All,
    /// Thousands apart, and three decimals at most.
    Grouped,
    /// So many decimals.
    Decimals(usize),
}

/// Whether the time of day is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Clock {
    Shown,
    Hidden,
    /// Hidden, and where the language has no way of its own, the day as it is written in a file.
    AsWritten,
}

/// What stands between several messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Mark {
    Comma,
    Semicolon,
}

/// What stands before the last of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Last {
    And,
    Or,
}

/// A number that can be told from others: no two that look alike differ.
#[derive(Debug, Clone, Copy)]
struct Figure(f64);

impl PartialEq for Figure {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Figure {}

impl PartialOrd for Figure {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Figure {
    fn cmp(&self, other: &Self) -> Ordering {
        self.0.total_cmp(&other.0)
    }
}

impl Hash for Figure {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.to_bits().hash(state);
    }
}

/// A sentence of the book by its name, with what is filled into it: `message!("share-of", pool, most = 3)`.
#[macro_export]
macro_rules! message {
    ($key:literal $(, $name:ident $(= $value:expr)?)* $(,)?) => {
        $crate::Message::sentence(
            $key,
            vec![$((stringify!($name), $crate::message!(@ $name $(= $value)?))),*],
        )
    };
    (@ $name:ident) => { $crate::Filling::filling(&$name) };
    (@ $name:ident = $value:expr) => { $crate::Filling::filling(&$value) };
}

impl Message {
    /// What is the same in every language.
    pub fn verbatim(text: impl Into<String>) -> Self {
        Self(Kind::Verbatim(text.into()))
    }

    /// A sentence of the book; see [`message!`](crate::message!).
    pub fn sentence(key: &'static str, fillings: Vec<(&'static str, Self)>) -> Self {
        Self(Kind::Sentence(key, fillings))
    }

    /// Nothing.
    pub fn nothing() -> Self {
        Self::verbatim("")
    }

    /// A number with its thousands apart and at most three decimals.
    pub(super) fn number(value: f64) -> Self {
        Self(Kind::Number(Figure(value), Digits::Grouped))
    }

    /// A number with so many decimals.
    pub(super) fn decimals(value: f64, decimals: usize) -> Self {
        Self(Kind::Number(Figure(value), Digits::Decimals(decimals)))
    }

    /// A day.
    pub(super) fn day(at: DateTime) -> Self {
        Self(Kind::Moment(at, Clock::Hidden))
    }

    /// A day with the time of day.
    pub(super) fn moment(at: DateTime) -> Self {
        Self(Kind::Moment(at, Clock::Shown))
    }

    /// Several with a mark between them.
    pub(super) fn joined(parts: Vec<Self>, mark: Mark) -> Self {
        Self(Kind::Joined(parts, mark))
    }

    /// Several as in a sentence: `a`, `a and b`, `a, b and c`.
    pub(super) fn list(mut parts: Vec<Self>, last: Last) -> Self {
        let Some(end) = parts.pop() else { return message!("list-none") };
        if parts.is_empty() {
            return end;
        }
        let first = Self::joined(parts, Mark::Comma);
        match last {
            Last::And => message!("list-and", first, end),
            Last::Or => message!("list-or", first, end),
        }
    }

    /// Whether it is this sentence of the book.
    pub(super) fn is(&self, sentence: &str) -> bool {
        matches!(&self.0, Kind::Sentence(key, _) if *key == sentence)
    }

    /// In the words of a language.
    pub fn read(&self, language: Language) -> String {
        match &self.0 {
            Kind::Verbatim(text) => text.clone(),
            Kind::Number(Figure(value), digits) => number(language, *value, *digits),
            Kind::Moment(at, clock) => moment(language, *at, *clock),
            Kind::Joined(parts, mark) => {
                let parts: Vec<String> = parts.iter().map(|part| part.read(language)).collect();
                let mark = match mark {
                    Mark::Comma => ",",
                    Mark::Semicolon => language.semicolon(),
                };
                parts.join(&format!("{mark} "))
            }
            Kind::Sentence(key, fillings) => sentence(language, key, fillings),
        }
    }
}

/// A message as an error, to be found again where another error is wanted, as within one of the machine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told(pub Message);

impl std::fmt::Display for Told {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(&self.0.read(Language::English))
    }
}

impl std::error::Error for Told {}

/// What can be filled into a sentence.
pub trait Filling {
    /// As a message.
    fn filling(&self) -> Message;
}

impl Filling for Message {
    fn filling(&self) -> Message {
        self.clone()
    }
}

impl Filling for str {
    fn filling(&self) -> Message {
        Message::verbatim(self)
    }
}

impl Filling for String {
    fn filling(&self) -> Message {
        Message::verbatim(self.as_str())
    }
}

impl Filling for std::borrow::Cow<'_, str> {
    fn filling(&self) -> Message {
        Message::verbatim(self.as_ref())
    }
}

impl Filling for std::path::Display<'_> {
    fn filling(&self) -> Message {
        Message::verbatim(self.to_string())
    }
}

impl Filling for std::io::Error {
    /// In the machine's own words, which are English: in another language in ours, where there are such.
    fn filling(&self) -> Message {
        if let Some(Told(why)) = self.get_ref().and_then(|why| why.downcast_ref()) {
            return why.clone();
        }
        let words = self.to_string();
        match self.kind() {
            ErrorKind::NotFound => message!("machine-no-file", words),
            ErrorKind::PermissionDenied => message!("machine-forbidden", words),
            ErrorKind::AlreadyExists => message!("machine-exists", words),
            ErrorKind::NotADirectory => message!("machine-no-folder", words),
            ErrorKind::IsADirectory => message!("machine-folder", words),
            ErrorKind::StorageFull => message!("machine-full", words),
            ErrorKind::QuotaExceeded => message!("machine-quota", words),
            ErrorKind::ReadOnlyFilesystem => message!("machine-read-only", words),
            ErrorKind::FileTooLarge => message!("machine-too-large", words),
            ErrorKind::Interrupted => message!("machine-interrupted", words),
            ErrorKind::UnexpectedEof => message!("machine-cut", words),
            _ => message!("machine-said", words),
        }
    }
}

impl Filling for crate::Label {
    /// As tables have it.
    fn filling(&self) -> Message {
        Message::verbatim(self.written())
    }
}

impl Filling for Name {
    fn filling(&self) -> Message {
        Message::verbatim(self.as_str())
    }
}

impl Filling for LoadKind {
    /// As its unit: `t`, `people`.
    fn filling(&self) -> Message {
        message!("unit", kind = self.unit())
    }
}

impl Filling for jiff::civil::Date {
    /// In English as a file has it, which is how tables are read beside it.
    fn filling(&self) -> Message {
        Message(Kind::Moment(self.at(0, 0, 0, 0), Clock::AsWritten))
    }
}

impl<T: Filling + ?Sized> Filling for &T {
    fn filling(&self) -> Message {
        (**self).filling()
    }
}

macro_rules! number_filling {
    ($($number:ty),*) => {$(
        impl Filling for $number {
            fn filling(&self) -> Message {
                Message(Kind::Number(Figure(*self as f64), Digits::All))
            }
        }
    )*};
}

number_filling!(u8, u16, u32, u64, usize, i64, f64);

/// The sentences of one language.
struct Book(FluentBundle<FluentResource>);

/// The files of the book, one name for all languages.
macro_rules! files {
    ($language:literal) => {
        [
            include_str!(concat!("texts/", $language, "/common.ftl")),
            include_str!(concat!("texts/", $language, "/reading.ftl")),
            include_str!(concat!("texts/", $language, "/building.ftl")),
            include_str!(concat!("texts/", $language, "/review.ftl")),
            include_str!(concat!("texts/", $language, "/tables.ftl")),
            include_str!(concat!("texts/", $language, "/summary.ftl")),
            include_str!(concat!("texts/", $language, "/command.ftl")),
        ]
    };
}

static ENGLISH: LazyLock<Book> = LazyLock::new(|| Book::new(Language::English));
static FRENCH: LazyLock<Book> = LazyLock::new(|| Book::new(Language::French));

impl Book {
    fn new(language: Language) -> Self {
        let (id, files) = match language {
            Language::English => ("en-GB", files!("en")),
            Language::French => ("fr", files!("fr")),
        };
        let id = id.parse::<LanguageIdentifier>().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![id]);
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(match language {
            Language::English => |value, _| shown(Language::English, value),
            Language::French => |value, _| shown(Language::French, value),
        }));
        for file in files {
            // A test reads all files without a fault.
            let read = FluentResource::try_new(file.to_owned());
            bundle.add_resource_overriding(read.unwrap_or_else(|(good, _)| good));
        }
        Self(bundle)
    }
}

/// How a number that is filled in looks; all else is text already.
fn shown(language: Language, value: &FluentValue<'_>) -> Option<String> {
    let FluentValue::Number(FluentNumber { value, options }) = value else { return None };
    let digits = match (options.use_grouping, options.minimum_fraction_digits) {
        (true, _) => Digits::Grouped,
        (false, Some(decimals)) => Digits::Decimals(decimals),
        (false, None) => Digits::All,
    };
    Some(number(language, *value, digits))
}

fn number(language: Language, value: f64, digits: Digits) -> String {
    let text = match digits {
        Digits::All => value.to_string(),
        Digits::Decimals(decimals) => format!("{value:.decimals$}"),
        Digits::Grouped => return grouped(language, value),
    };
    match language {
        Language::English => text,
        Language::French => text.replace('.', ","),
    }
}

fn grouped(language: Language, value: f64) -> String {
    let text = format!("{:.3}", value.abs());
    let decimals = text.trim_end_matches('0').split_once('.').map_or(0, |(_, it)| it.len());
    let sign = if value < 0.0 { "-" } else { "" };
    format!("{sign}{}", language.number(value.abs(), decimals))
}

fn moment(language: Language, at: DateTime, clock: Clock) -> String {
    let day = language.written_day(at.date());
    match (clock, language) {
        (Clock::AsWritten, Language::English) => at.date().to_string(),
        (Clock::Hidden | Clock::AsWritten, _) => day,
        (Clock::Shown, Language::English) => format!("{day} {}", at.strftime("%H:%M")),
        (Clock::Shown, Language::French) => format!("{day} à {}", at.strftime("%H:%M")),
    }
}

fn sentence(language: Language, key: &str, fillings: &[(&'static str, Message)]) -> String {
    let Book(bundle) = match language {
        Language::English => &*ENGLISH,
        Language::French => &*FRENCH,
    };
    let Some(pattern) = bundle.get_message(key).and_then(|message| message.value()) else {
        debug_assert!(false, "no sentence {key}");
        return key.to_owned();
    };
    let mut arguments = FluentArgs::new();
    for (name, filling) in fillings {
        arguments.set(*name, value(language, filling));
    }
    let mut faults = Vec::new();
    let said = bundle.format_pattern(pattern, Some(&arguments), &mut faults);
    debug_assert!(faults.is_empty(), "{key}: {faults:?}");
    said.into_owned()
}

/// Numbers go in as numbers, so that a sentence can be put in the plural by them.
fn value(language: Language, filling: &Message) -> FluentValue<'static> {
    let Kind::Number(Figure(number), digits) = &filling.0 else {
        return FluentValue::from(filling.read(language));
    };
    let options = FluentNumberOptions {
        use_grouping: *digits == Digits::Grouped,
        minimum_fraction_digits: match digits {
            Digits::Decimals(decimals) => Some(*decimals),
            Digits::All | Digits::Grouped => None,
        },
        ..FluentNumberOptions::default()
    };
    FluentValue::Number(FluentNumber::new(*number, options))
}
