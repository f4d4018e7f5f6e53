//! The account of one replayed run: in short for a terminal, in full as files.

use crate::id::DeadlineId;
use crate::report::grid::{Side, WIDTH, centred, grid, wrap};
use crate::report::manifest::{Manifest, RESOLVED};
use crate::report::words::{self, Names};
use crate::report::{Document, File, Language, csv, dictionary};
use crate::scenario::{Study, Variant};
use crate::simulation::Replay;
use crate::time::Span;

use super::chain::Link;
use super::narrator::Sentence;
use super::{chain, convoys, events, narrate};

/// Intervals of a chain shown on a terminal; the shortest of more are put together.
const SHOWN: usize = 25;

/// One run of a study, played again.
#[derive(Debug, Clone, Copy)]
pub struct Played<'a> {
    /// The study.
    pub study: &'a Study,
    /// The plan and the case.
    pub variant: &'a Variant,
    /// The replication, from 0.
    pub replication: u64,
    /// What happened.
    pub replay: &'a Replay,
    /// The reader's language.
    pub language: Language,
}

impl<'a> Played<'a> {
    fn names(&self) -> Names<'a> {
        Names { scenario: &self.variant.scenario, language: self.language }
    }
}

/// The files of a replay: log, convoys, chains, dictionary, account, resolved scenario, manifest.
pub fn replay_files(played: Played<'_>, manifest: Manifest) -> Vec<File<'static>> {
    let names = played.names();
    let sentences = narrate(played.replay, names);
    let mut tables = vec![
        events::table(played.replay, names, &sentences),
        convoys::table(played.replay, names),
        chain::table(played.replay, names, &sentences),
    ];
    tables.push(dictionary(&tables));
    let mut files: Vec<File<'static>> =
        tables.iter().map(|table| File::new(format!("{}.csv", table.name), csv(table))).collect();
    files.push(File::new("replay.txt", account(played, &sentences)));
    files.push(File::new(RESOLVED, played.study.resolved.as_str()));
    files.push(manifest.file(&files));
    files
}

/// The short account: what mattered, then the chain of each deadline.
pub fn story(played: Played<'_>, folder: &str) -> String {
    let sentences = narrate(played.replay, played.names());
    let mut text = head(played);
    for sentence in sentences.iter().filter(|sentence| sentence.is_headline) {
        text.push_str(&line(sentence));
    }
    text.push_str(&chains(played, &sentences, Some(SHOWN)));
    text.push_str(&foot(played, folder));
    text
}

/// The whole account.
fn account(played: Played<'_>, sentences: &[Sentence]) -> String {
    let told: String = sentences.iter().map(line).collect();
    head(played)
        + &told
        + &chains(played, sentences, None)
        + &centred(&played.variant.scenario.marking)
}

fn line(sentence: &Sentence) -> String {
    wrap(&format!("{} — {}", sentence.when, sentence.what), 4)
}

fn head(played: Played<'_>) -> String {
    let Played { study, variant, language, .. } = played;
    let names = played.names();
    let plan = &study.plans[variant.plan];
    let case = &study.cases[variant.case];
    let colon = language.colon();
    let (plan_word, case_word, run) = match language {
        Language::English => ("Plan", "case", "replication"),
        Language::French => ("Plan", "cas", "réplication"),
    };
    let title = wrap(&Document::title(&variant.scenario, language), 0);
    let then = language.semicolon();
    let which = format!(
        "{plan_word}{colon} {}{then} {case_word}{colon} {}{then} {run}{colon} {}",
        names.label(&plan.label, &plan.name),
        names.label(&case.label, &case.name),
        played.replication,
    );
    format!("{}\n{title}{}\n", centred(&variant.scenario.marking), wrap(&which, 4))
}

fn foot(played: Played<'_>, folder: &str) -> String {
    let count = played.language.number(played.replay.events.len() as f64, 0);
    let said = match played.language {
        Language::English => format!("All {count} events: replay.txt and events.csv in {folder}"),
        Language::French => {
            format!("Les {count} événements\u{a0}: replay.txt et events.csv dans {folder}")
        }
    };
    format!("\n{}{}", wrap(&said, 4), centred(&played.variant.scenario.marking))
}

/// The chains of all deadlines, each with at most so many intervals.
fn chains(played: Played<'_>, sentences: &[Sentence], most: Option<usize>) -> String {
    let ids = played.variant.scenario.deadlines.ids();
    ids.map(|id| one_chain(played, sentences, id, most)).collect()
}

fn one_chain(
    played: Played<'_>,
    sentences: &[Sentence],
    id: DeadlineId,
    most: Option<usize>,
) -> String {
    let (names, language) = (played.names(), played.language);
    let deadline = &names.scenario.deadlines[id];
    let due = language.date(&names.scenario.clock.civil(deadline.due));
    let label = names.label(&deadline.label, &deadline.name);
    let reached = reached(played, id);
    let label = language.quoted(&label);
    let heading = match language {
        Language::English => format!("What decided {label} (due {due}; {reached})"),
        Language::French => {
            format!("Ce qui a décidé de {label} (échéance\u{a0}: {due}\u{a0}; {reached})")
        }
    };
    let links = chain(played.replay, id);
    let (shown, rest) = longest(&links, most.unwrap_or(usize::MAX));
    let rows = chain_rows(played, sentences, &shown, rest, &links);
    format!(
        "\n{}{}\n{}",
        wrap(&heading, 4),
        "═".repeat(WIDTH.min(heading.chars().count())),
        grid(&heads(language), rows)
    )
}

/// `reached 20 Feb 2024`, `not reached by 31 Mar 2024`.
fn reached(played: Played<'_>, id: DeadlineId) -> String {
    let (scenario, language) = (&played.variant.scenario, played.language);
    let date = |at| language.date(&scenario.clock.civil(at));
    match (played.replay.outcome.deadlines[id].reached, language) {
        (Some(at), Language::English) => format!("reached {}", date(at)),
        (Some(at), Language::French) => format!("atteinte le {}", date(at)),
        (None, Language::English) => format!("not reached by {}", date(scenario.until)),
        (None, Language::French) => format!("pas atteinte au {}", date(scenario.until)),
    }
}

fn heads(language: Language) -> [(&'static str, Side); 5] {
    let [from, to, length, spent, end] = match language {
        Language::English => ["From", "To", "Length", "Spent on", "Ends when"],
        Language::French => ["Du", "Au", "Durée", "Consacré à", "Prend fin quand"],
    };
    [
        (from, Side::Right),
        (to, Side::Right),
        (length, Side::Right),
        (spent, Side::Left),
        (end, Side::Left),
    ]
}

/// The longest links in order of time, and the number and length of the others.
fn longest(links: &[Link], most: usize) -> (Vec<Link>, (usize, Span)) {
    let mut order: Vec<usize> = (0..links.len()).collect();
    order.sort_by_key(|index| (-links[*index].span().0, *index));
    let mut kept: Vec<usize> = order.iter().copied().take(most).collect();
    kept.sort_unstable();
    let rest = order.iter().skip(most).fold(Span::ZERO, |sum, index| sum + links[*index].span());
    (kept.into_iter().map(|index| links[index]).collect(), (order.len().saturating_sub(most), rest))
}

fn chain_rows(
    played: Played<'_>,
    sentences: &[Sentence],
    shown: &[Link],
    (others, rest): (usize, Span),
    all: &[Link],
) -> Vec<Vec<String>> {
    let language = played.language;
    let clock = &played.variant.scenario.clock;
    let mut rows: Vec<Vec<String>> = shown
        .iter()
        .map(|link| {
            vec![
                language.day_and_time(&clock.civil(link.from)),
                language.day_and_time(&clock.civil(link.to)),
                language.span(link.span()),
                words::code(link.code).read(language).to_owned(),
                sentences[link.event].what.clone(),
            ]
        })
        .collect();
    let (others_text, total_text) = match language {
        Language::English => (format!("{others} shorter ones in between"), "from start to end"),
        Language::French => (format!("{others} autres, plus courts"), "du début à la fin"),
    };
    let mut add = |span: Span, text: &str| {
        let empty = String::new;
        rows.push(vec![empty(), empty(), language.span(span), empty(), text.to_owned()]);
    };
    if others > 0 {
        add(rest, &others_text);
    }
    add(all.iter().fold(Span::ZERO, |sum, link| sum + link.span()), total_text);
    rows
}
