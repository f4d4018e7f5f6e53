//! `drawdown manual`: pages on how things work, in the planner's words.

use clap::Args;

use super::arguments::LanguageArgument;
use super::choice::unknown;
use super::stop::Stop;
use super::terminal;
use drawdown_report::Language;

/// Arguments of `manual`.
#[derive(Debug, Args)]
pub(super) struct ManualArguments {
    /// The page [default: the list of pages]
    topic: Option<String>,

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

/// All pages, in reading order.
const PAGES: [Page; 2] = [
    Page {
        topic: "movement",
        en: include_str!("../manual/en/movement.md"),
        fr: include_str!("../manual/fr/movement.md"),
    },
    Page {
        topic: "score",
        en: include_str!("../manual/en/score.md"),
        fr: include_str!("../manual/fr/score.md"),
    },
];

/// Prints a page, or the list of pages.
pub(super) fn manual(arguments: &ManualArguments) -> Result<(), Stop> {
    let language = terminal::language(arguments.lang);
    let Some(topic) = &arguments.topic else {
        let line = |page: &Page| format!("{}  {}\n", page.topic, page.title(language));
        return terminal::data(PAGES.iter().map(line).collect::<String>().as_bytes());
    };
    let page = PAGES.iter().find(|page| page.topic == topic);
    let page = page.ok_or_else(|| unknown("page", topic, PAGES.iter().map(|page| page.topic)))?;
    terminal::data(page.text(language).as_bytes())
}
