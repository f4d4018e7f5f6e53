//! `drawdown manual`: pages on how things work, in the planner's words.

use clap::Args;
use pulldown_cmark::{Options, Parser, html};

use super::arguments::LanguageArgument;
use super::choice::unknown;
use super::error::CliError;
use super::terminal;
use drawdown_report::{Language, Text};

/// Arguments of `manual`.
#[derive(Debug, Args)]
pub(super) struct ManualArguments {
    /// The page [default: the list of pages]
    topic: Option<String>,

    /// As HTML: the page, or all of them in one file
    #[arg(long)]
    html: bool,

    /// Language of the page [default: from the environment, else en]
    #[arg(long)]
    lang: Option<LanguageArgument>,
}

/// One page, in both languages.
struct Page {
    topic: &'static str,
    en: &'static str,
    fr: &'static str,
}

impl Page {
    fn text(&self, language: Language) -> &'static str {
        match language {
            Language::English => self.en,
            Language::French => self.fr,
        }
    }

    /// The heading of the page.
    fn title(&self, language: Language) -> &'static str {
        let heading = self.text(language).lines().next().unwrap_or_default();
        heading.trim_start_matches("# ")
    }
}

/// Pages from their topics, in reading order.
macro_rules! pages {
    ($($topic:literal),* $(,)?) => {
        &[$(Page {
            topic: $topic,
            en: include_str!(concat!("../manual/en/", $topic, ".md")),
            fr: include_str!(concat!("../manual/fr/", $topic, ".md")),
        }),*]
    };
}

/// All pages, in reading order.
const PAGES: &[Page] = pages![
    "first",
    "closing",
    "movement",
    "permissions",
    "weather",
    "sides",
    "assumptions",
    "changes",
    "escalation",
    "status",
    "score",
    "briefing",
    "tables",
    "machines",
    "glossary",
];

/// The page of terms.
const GLOSSARY: &str = "glossary";

/// What one of the field's words means: an item of the glossary, `- **float**, **spare time** — Text. → `page``.
pub(super) struct Term {
    /// The words for it.
    pub(super) names: Vec<&'static str>,
    /// What they mean, without marks.
    pub(super) about: String,
    /// The page that says more.
    pub(super) page: Option<&'static str>,
}

/// All terms, in the order of the page, which is that of the other language.
pub(super) fn terms(language: Language) -> Vec<Term> {
    let items = page(GLOSSARY, language).unwrap_or_default().split("\n- ").skip(1);
    items.filter_map(|item| term(item.split("\n\n").next()?)).collect()
}

/// The text of a page.
pub(super) fn page(topic: &str, language: Language) -> Option<&'static str> {
    PAGES.iter().find(|page| page.topic == topic).map(|page| page.text(language))
}

/// The term of one item.
fn term(item: &'static str) -> Option<Term> {
    let (names, rest) = item.split_once(" — ")?;
    let (about, page) = match rest.split_once(" → ") {
        Some((about, page)) => (about, Some(page.trim().trim_matches('`'))),
        None => (rest, None),
    };
    let names = names.split(", ").map(|name| name.trim_matches('*')).collect();
    let about = about.split_whitespace().collect::<Vec<_>>().join(" ").replace(['*', '`'], "");
    Some(Term { names, about, page })
}

/// Prints a page, or the list of pages.
pub(super) fn manual(arguments: &ManualArguments) -> Result<(), CliError> {
    let language = terminal::language(arguments.lang);
    let pages = match &arguments.topic {
        None => PAGES,
        Some(topic) => {
            let page = PAGES.iter().find(|page| page.topic == topic);
            let topics = || PAGES.iter().map(|page| page.topic);
            std::slice::from_ref(page.ok_or_else(|| unknown("page", topic, topics()))?)
        }
    };
    let text = match (&arguments.topic, arguments.html) {
        (_, true) => document(pages, language),
        (Some(_), false) => pages[0].text(language).to_owned(),
        (None, false) => list(language),
    };
    terminal::data(text.as_bytes())
}

fn list(language: Language) -> String {
    let width = PAGES.iter().map(|page| page.topic.len()).max().unwrap_or_default();
    let line = |page: &Page| format!("{:width$}  {}\n", page.topic, page.title(language));
    PAGES.iter().map(line).collect()
}

const STYLE: &str = "body{margin:0 auto;max-width:50rem;padding:1rem;font:16px/1.5 'Segoe UI',Arial,sans-serif}\
    table{border-collapse:collapse}td,th{border:1px solid #bbb;padding:.2rem .6rem;text-align:left;vertical-align:top}\
    pre{background:#f3f5f7;padding:.6rem;overflow-x:auto}code{font-family:Consolas,'DejaVu Sans Mono',monospace}\
    article{border-top:2px solid #bbb;margin-top:2rem}\
    @media (prefers-color-scheme:dark){body{background:#15181c;color:#e8eaed}pre{background:#1f242a}a{color:#7fbdf0}}";

/// Pages as one HTML file that needs nothing else.
fn document(pages: &[Page], language: Language) -> String {
    let code = Text::new("en", "fr").read(language);
    let title = Text::new("The manual of drawdown", "Le manuel de drawdown").read(language);
    let link = |page: &Page| {
        format!("<li><a href=\"#{}\">{}</a></li>\n", page.topic, page.title(language))
    };
    let contents: String = match pages {
        [_] => String::new(),
        _ => {
            format!("<h1>{title}</h1>\n<ul>\n{}</ul>\n", pages.iter().map(link).collect::<String>())
        }
    };
    let mut body = String::new();
    for page in pages {
        body += &format!("<article id=\"{}\">\n", page.topic);
        html::push_html(&mut body, Parser::new_ext(page.text(language), Options::ENABLE_TABLES));
        body += "</article>\n";
    }
    format!(
        "<!DOCTYPE html>\n<html lang=\"{code}\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" \
         content=\"width=device-width\">\n<title>{title}</title>\n<style>{STYLE}</style>\n</head>\n\
         <body>\n{contents}{body}</body>\n</html>\n"
    )
}
