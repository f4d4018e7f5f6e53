//! The account of one replayed run: in short for a terminal, in full as files.

use crate::frictionless::schema_file;
use crate::grid::{Side, centred, grid, page_width, wrap};
use crate::id::DeadlineId;
use crate::manifest::{Manifest, asked};
use crate::scenario::{Mode, Study, Variant};
use crate::simulation::{Actor, Booking, Code, Event, EventKind, Origin, Replay};
use crate::time::Span;
use crate::words::{self, Names};
use crate::{Document, File, Language, Text, dictionary};

use super::chain::Link;
use super::events::Log;
use super::handover::{self, Told};
use super::narrator::Sentence;
use super::{chain, convoys, drawn, events, narrate};

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
    /// Why this one is shown; empty if it was asked for.
    pub why: &'a str,
    /// What happened.
    pub replay: &'a Replay,
    /// The reader's language.
    pub language: Language,
}

impl<'a> Played<'a> {
    pub(super) fn names(&self) -> Names<'a> {
        Names { scenario: &self.variant.scenario, language: self.language }
    }
}

/// The files of a replay: log, convoys, chains, dictionary, schema, account, resolved scenario, manifest.
pub fn replay_files(played: Played<'_>, manifest: Manifest) -> Vec<File<'static>> {
    let names = played.names();
    let sentences = narrate(played.replay, names);
    let log = Log { replay: played.replay, names, sentences: &sentences };
    let mut tables = vec![
        drawn::table(&played.replay.drawn, names),
        events::Events::table(log, played.replay.events.iter().enumerate()),
        convoys::table(played.replay, names),
        chain::table(log),
        chain::handovers(log),
    ];
    tables.push(dictionary(&tables));
    let mut files: Vec<File<'static>> = tables.iter().map(File::table).collect();
    files.push(schema_file(&tables));
    // Plain spaces: a search for "convoy 211" must find it.
    let account = account(played, &sentences).replace('\u{a0}', " ");
    files.push(File::new("replay.txt", account));
    files.extend(asked(played.study));
    files.push(manifest.file(&files));
    files
}

/// The short account: what mattered, how the camps were handed over, then the chain of each deadline.
pub fn story(played: Played<'_>, folder: &str) -> String {
    let sentences = narrate(played.replay, played.names());
    let mut text = head(played);
    text.push_str(&happened(played, &sentences));
    text.push_str(&handover::section(played, &sentences, Told::Troubled));
    text.push_str(&chains(played, &sentences, Some(SHOWN)));
    text.push_str(&foot(played, folder));
    text
}

/// What mattered, line by line; what roads and weather do once nothing else happens any more is only counted.
fn happened(played: Played<'_>, sentences: &[Sentence]) -> String {
    use EventKind::{Horizon, LimitBegins, LimitEnds, RouteCloses, RouteOpens, WetBegins, WetEnds};
    let events = &played.replay.events;
    let is_of_roads = |event: &Event| {
        let kinds = [RouteCloses, RouteOpens, LimitBegins, LimitEnds, WetBegins, WetEnds];
        kinds.contains(&event.kind)
    };
    let is_other = |event: &Event| !is_of_roads(event) && event.kind != Horizon;
    let last = events.iter().rposition(is_other).unwrap_or_default();
    let mut untold = 0;
    let mut text = String::new();
    for (place, (event, sentence)) in events.iter().zip(sentences).enumerate() {
        match &sentence.brief {
            Some(_) if place > last && is_of_roads(event) => untold += 1,
            Some(brief) => text += &line(&sentence.when, brief),
            None => {}
        }
    }
    let more = match (untold, played.language) {
        (0, _) => return text,
        (1, Language::English) => "… and one more event on the roads after that".to_owned(),
        (_, Language::English) => format!("… and {untold} more events on the roads after that"),
        (1, Language::French) => "… et ensuite un événement de plus sur les routes".to_owned(),
        (_, Language::French) => format!("… et ensuite {untold} événements de plus sur les routes"),
    };
    text + &wrap(&format!("{more} (replay.txt)"), 4)
}

/// The whole account.
fn account(played: Played<'_>, sentences: &[Sentence]) -> String {
    let events = played.replay.events.iter().zip(sentences);
    let told = events.filter(|(event, _)| !is_one_more_load(event));
    let told: String = told.map(|(_, it)| line(&it.when, &it.what)).collect();
    head(played)
        + &drawn_values(played)
        + &told
        + &handover::section(played, sentences, Told::All)
        + &chains(played, sentences, None)
        + &centred(&Document::marking(&played.variant.scenario, played.language))
}

/// Whether an event tells of one more load of a column, all of which the one before it has named.
fn is_one_more_load(event: &Event) -> bool {
    matches!(event.kind, EventKind::Loaded | EventKind::Unloaded) && event.column.is_none()
}

/// What was drawn at the start, line by line; nothing where all is fixed.
fn drawn_values(played: Played<'_>) -> String {
    let values = drawn::in_words(&played.replay.drawn, played.names());
    if values.is_empty() {
        return String::new();
    }
    let heading = drawn::heading(played.language);
    let rule = "═".repeat(heading.chars().count());
    let values: String = values.iter().map(|value| wrap(value, 4)).collect();
    format!("{heading}\n{rule}\n{values}\n")
}

fn line(when: &str, what: &str) -> String {
    wrap(&format!("{when} — {what}"), 4)
}

fn head(played: Played<'_>) -> String {
    let Played { study, variant, language, .. } = played;
    let names = played.names();
    let plan = &study.plans[variant.plan];
    let case = &study.cases[variant.case];
    let colon = language.colon();
    let (plan_word, case_word, run) = match language {
        Language::English => ("Plan", "case", "run"),
        Language::French => ("Plan", "cas", "simulation"),
    };
    let title = wrap(&Document::title(&variant.scenario, language), 0);
    let then = language.semicolon();
    let why = match played.why {
        "" => String::new(),
        why => format!(", {why}"),
    };
    let which = format!(
        "{plan_word}{colon} {}{then} {case_word}{colon} {}{then} {run}{colon} {}{why}",
        names.label(&plan.label, &plan.name),
        names.label(&case.label, &case.name),
        played.replication,
    );
    format!(
        "{}\n{title}{}\n",
        centred(&Document::marking(&variant.scenario, language)),
        wrap(&which, 4)
    )
}

fn foot(played: Played<'_>, folder: &str) -> String {
    let count = played.language.number(played.replay.events.len() as f64, 0);
    let said = match played.language {
        Language::English => format!("All {count} events: replay.txt and events.csv in {folder}"),
        Language::French => {
            format!("Les {count} événements\u{a0}: replay.txt et events.csv dans {folder}")
        }
    };
    format!(
        "\n{}{}",
        wrap(&said, 4),
        centred(&Document::marking(&played.variant.scenario, played.language))
    )
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
    let (due, reached) = due_and_reached(played, id);
    let label = names.label(&deadline.label, &deadline.name);
    let label = language.quoted(&label);
    let heading = match language {
        Language::English => format!("What decided {label} (due {due}; {reached})"),
        Language::French => {
            format!("Ce qui a décidé de {label} (échéance\u{a0}: {due}\u{a0}; {reached})")
        }
    };
    let links = described(&chain(played.replay, id), sentences, language);
    let rows = chain_rows(played, &links, most.unwrap_or(usize::MAX));
    format!(
        "\n{}{}\n{}{}",
        wrap(&heading, 4),
        "═".repeat(page_width().min(heading.chars().count())),
        grid(&heads(language), rows),
        booked(played, id),
    )
}

/// `20 Feb 2024` and `reached 24 Feb 2024`, `not reached by 31 Mar 2024`; with the hours where a deadline is missed
/// within its day.
fn due_and_reached(played: Played<'_>, id: DeadlineId) -> (String, String) {
    let (scenario, language) = (&played.variant.scenario, played.language);
    let date = |at| language.date(&scenario.clock.civil_end(at));
    let due = scenario.deadlines[id].due;
    let Some(reached) = played.replay.outcome.deadlines[id].reached else {
        let until = date(scenario.until);
        let said = match language {
            Language::English => format!("not reached by {until}"),
            Language::French => format!("pas atteinte au {until}"),
        };
        return (date(due), said);
    };
    let is_close = reached > due && date(reached) == date(due);
    let shown = |at| match is_close {
        true => language.day_and_time(&scenario.clock.civil(at)),
        false => date(at),
    };
    let said = match language {
        Language::English => format!("reached {}", shown(reached)),
        Language::French => format!("atteinte le {}", shown(reached)),
    };
    (shown(due), said)
}

pub(super) fn heads(language: Language) -> [(&'static str, Side); 5] {
    let [from, to, length, spent, end] = match language {
        Language::English => ["From", "To", "Length", "Spent on", "Ends when"],
        Language::French => ["Du", "Au", "Durée", "Imputé à", "Prend fin quand"],
    };
    [
        (from, Side::Right),
        (to, Side::Right),
        (length, Side::Right),
        (spent, Side::Left),
        (end, Side::Left),
    ]
}

/// Intervals of a chain that stand in one row: one, or several alike in a row.
struct Run<'a> {
    links: &'a [(Link, String)],
    spent: String,
}

impl Run<'_> {
    fn span(&self) -> Span {
        self.links.iter().fold(Span::ZERO, |sum, (link, _)| sum + link.span())
    }

    /// What happened at the end of each: `15 × a lot is packed: 60 t`.
    fn what(&self) -> String {
        let what = &self.links[0].1;
        match self.links.len() {
            1 => what.clone(),
            count => format!("{count}\u{a0}× {what}"),
        }
    }
}

/// The intervals, those alike in a row together.
fn runs<'a>(played: Played<'_>, links: &'a [(Link, String)]) -> Vec<Run<'a>> {
    let is_alike = |one: &(Link, String), other: &(Link, String)| {
        one.1 == other.1 && spent(played, &one.0) == spent(played, &other.0)
    };
    let runs = links.chunk_by(is_alike);
    runs.map(|links| Run { links, spent: spent(played, &links[0].0) }).collect()
}

/// Which rows are shown: the first, the last, and the longest between them.
fn shown(runs: &[Run<'_>], most: usize) -> Vec<bool> {
    let mut order: Vec<usize> = (0..runs.len()).collect();
    let is_end = |index: usize| index == 0 || index + 1 == runs.len();
    order.sort_by_key(|index| (!is_end(*index), -runs[*index].span().0, *index));
    let mut shown = vec![false; runs.len()];
    for index in order.into_iter().take(most) {
        shown[index] = true;
    }
    shown
}

/// Links with the sentences of the events at their ends; a part of the time up to an event at whose end nothing
/// happens goes on up to that.
pub(super) fn described(
    links: &[Link],
    sentences: &[Sentence],
    language: Language,
) -> Vec<(Link, String)> {
    let told = |link: &Link| match (link.ends, language) {
        (Some(event), _) => sentences[event].what.clone(),
        (None, Language::English) => format!("… until {}", sentences[link.event].what),
        (None, Language::French) => {
            format!("… jusqu’à ce que\u{a0}: {}", sentences[link.event].what)
        }
    };
    links.iter().map(|link| (*link, told(link))).collect()
}

/// The rows of a chain; links that are not shown are summed up where they stand.
pub(super) fn chain_rows(
    played: Played<'_>,
    links: &[(Link, String)],
    most: usize,
) -> Vec<Vec<String>> {
    let language = played.language;
    let clock = &played.variant.scenario.clock;
    let runs = runs(played, links);
    let shown = shown(&runs, most);
    let sum = |runs: &[Run<'_>]| runs.iter().fold(Span::ZERO, |sum, run| sum + run.span());
    let short = |span: Span, text: String| {
        vec![String::new(), String::new(), language.span(span), String::new(), text]
    };
    let mut rows = Vec::new();
    let mut from = 0;
    for (index, run) in runs.iter().enumerate().filter(|(index, _)| shown[*index]) {
        if from < index {
            let left_out = runs[from..index].iter().map(|run| run.links.len()).sum::<usize>();
            let text = match language {
                Language::English => format!("… {left_out} shorter in between"),
                Language::French if left_out == 1 => "… un autre, plus court".to_owned(),
                Language::French => format!("… {left_out} autres, plus courts"),
            };
            rows.push(short(sum(&runs[from..index]), text));
        }
        from = index + 1;
        let ((first, _), (last, _)) = (&run.links[0], &run.links[run.links.len() - 1]);
        rows.push(vec![
            language.day_and_time(&clock.civil(first.from)),
            language.day_and_time(&clock.civil(last.to)),
            language.span(run.span()),
            run.spent.clone(),
            run.what(),
        ]);
    }
    let total = match language {
        Language::English => "from start to end",
        Language::French => "du début à la fin",
    };
    rows.push(short(sum(&runs), total.to_owned()));
    rows
}

/// What an interval was spent on: what was felt, and what stood behind it. Forces are not released
/// as loads are: they stand by.
fn spent(played: Played<'_>, link: &Link) -> String {
    let language = played.language;
    let is_of_a_force = played.replay.events[link.event].force.is_some();
    let text = match link.code {
        Code::LateRelease if is_of_a_force => Text::new("standing by", "attente"),
        code => words::code(code),
    };
    let text = text.read(language);
    match link.item.filter(|item| item.felt != item.code) {
        None => format!("{text}{}", among(&[taken(played, link).or(lost_to(played, link))])),
        Some(item) => {
            let felt = words::code(item.felt).read(language);
            let inherited = item.origin == Origin::Reactionary;
            let site = inherited.then(|| played.names().site(item.site));
            format!("{felt}{} {text}{}", language.colon(), among(&[lost_to(played, link), site]))
        }
    }
}

/// ` (Host, Alpha)`: what is known of these.
fn among(parts: &[Option<String>]) -> String {
    let parts: Vec<&str> = parts.iter().flatten().map(String::as_str).collect();
    if parts.is_empty() { String::new() } else { format!(" ({})", parts.join(", ")) }
}

/// The gate, road, weather, pool or escort to which time was lost.
fn lost_to(played: Played<'_>, link: &Link) -> Option<String> {
    // Where it is, the rest of the line says, and so it does whose vehicle broke down.
    let goes_without_saying = |actor: &Actor| match actor {
        Actor::Site(_) => true,
        Actor::Pool(_) => link.code == Code::Breakdown,
        _ => false,
    };
    let actor = link.lost_to.filter(|actor| !goes_without_saying(actor))?;
    Some(played.names().actor(actor))
}

/// `convoy 3 out`: where a means was missing because another convoy was at work with it.
fn taken(played: Played<'_>, link: &Link) -> Option<String> {
    let event = &played.replay.events[link.event];
    let of_means = [Code::NoLift, Code::NoEscort, Code::NodeQueue, Code::NoClearance];
    let is_missing = link.item.is_some() && of_means.contains(&link.code);
    let holder = event.convoy.filter(|_| is_missing && event.code.is_productive());
    let number = holder?;
    Some(match (played.language, flies(played, number)) {
        (Language::English, false) => format!("convoy\u{a0}{number} out"),
        (Language::English, true) => format!("flight\u{a0}{number} out"),
        (Language::French, false) => format!("convoi\u{a0}{number} en route"),
        (Language::French, true) => format!("vol\u{a0}{number} en route"),
    })
}

/// Whether a convoy is a flight.
fn flies(played: Played<'_>, number: u32) -> bool {
    let own = played.replay.events.iter().filter(|event| event.convoy == Some(number));
    let column = own.filter_map(|event| event.column.as_ref()).next();
    let pools = &played.variant.scenario.pools;
    column.is_some_and(|column| pools[column.pool].mode == Mode::Air)
}

/// What the run's ledger books for a deadline: the intervals of its chain, added up by code.
fn booked(played: Played<'_>, id: DeadlineId) -> String {
    let language = played.language;
    let mut totals: Vec<(Code, Span)> = Vec::new();
    let mut inherited = Span::ZERO;
    for Booking { item, span } in &played.replay.outcome.deadlines[id].ledger {
        match totals.iter_mut().find(|(code, _)| *code == item.code) {
            Some((_, sum)) => *sum = *sum + *span,
            None => totals.push((item.code, *span)),
        }
        if item.origin == Origin::Reactionary {
            inherited = inherited + *span;
        }
    }
    if totals.is_empty() {
        return String::new();
    }
    totals.sort_by_key(|(_, span)| -span.0);
    let parts: Vec<String> = totals
        .iter()
        .map(|(code, span)| {
            format!("{} {}", words::code(*code).read(language), language.span(*span))
        })
        .collect();
    let from_others = match language {
        _ if inherited == Span::ZERO => String::new(),
        Language::English => {
            format!("; {} of it came over from other sites", language.span(inherited))
        }
        Language::French => {
            format!("\u{a0}; dont {} venus d’autres sites", language.span(inherited))
        }
    };
    let head = match language {
        Language::English => "Booked in the ledger",
        Language::French => "Répartition du temps",
    };
    wrap(&format!("{head}{} {}{from_others}.", language.colon(), parts.join(", ")), 4)
}
