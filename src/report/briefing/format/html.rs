//! One self-contained HTML file: no network, any browser, light and dark, on paper too.
//!
//! Without scripts everything stands there but the plans and cases that are not the first. Those are
//! packed ([`pack`](super::pack)), so that the file is light enough to be sent. Every text is escaped
//! by the template (`maud`).

use std::cell::RefCell;
use std::collections::BTreeSet;

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::super::block::{
    Block, Briefing, Figure, Offer, Played, Section, Table, Value, camp_anchor,
};
use super::pack::{Packed, packed};
use super::paper;
use super::phrase::{told, with_whole_options};
use super::safe::{css, data, policy};
use crate::Language;
use crate::analysis::Likelihood;

const STYLE: &str = include_str!("../web/style.css");
const PICTURES: &str = include_str!("../web/picture.css");
const SCRIPT: &str = include_str!("../web/script.js");
const REPLAY: &str = include_str!("../web/replay.js");

/// A fact of a card with more letters than this has a line of its own on paper.
const LONG: usize = 36;

/// The briefing as one HTML file.
pub(in crate::briefing) fn html(briefing: &Briefing) -> String {
    let page = Page { briefing, packed: RefCell::default(), camps: camps(briefing) };
    page.whole().into_string()
}

struct Page<'a> {
    briefing: &'a Briefing,
    /// What is shown for every choice but the first: made once, to be packed.
    packed: RefCell<Packed>,
    /// The keys of the sites of camps that have a card.
    camps: BTreeSet<&'a str>,
}

/// The keys of the sites of camps that have a card: the same under every plan and case.
fn camps(briefing: &Briefing) -> BTreeSet<&str> {
    let blocks = briefing.sections.iter().flat_map(|section| &section.blocks);
    let cards = blocks.filter_map(|block| match block {
        Block::Chosen(made) => made.first(),
        _ => None,
    });
    let cards = cards.flat_map(|(_, blocks)| blocks);
    let tables = cards.filter_map(|block| match block {
        Block::Cards(table) => Some(table),
        _ => None,
    });
    let names = tables.flat_map(|table| &table.rows).filter_map(|row| row.first());
    let sites = names.filter_map(|name| match name {
        Value::Camp(_, site) => Some(site.as_str()),
        _ => None,
    });
    sites.collect()
}

impl Page<'_> {
    fn whole(&self) -> Markup {
        let briefing = self.briefing;
        let language = match self.language() {
            Language::English => "en",
            Language::French => "fr",
        };
        let style = [&self.paper(), STYLE, PICTURES].concat();
        html! {
            (DOCTYPE)
            html lang=(language) {
                head {
                    meta charset="utf-8";
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    meta name="generator" content=(concat!("drawdown ", env!("CARGO_PKG_VERSION")));
                    meta http-equiv="Content-Security-Policy" content=(policy(&style, [SCRIPT, REPLAY]));
                    title { (briefing.title) }
                    link rel="icon" href="data:,";
                    style { (PreEscaped(&style)) }
                }
                body data-filter=(self.say("filter")) {
                    a.skip href="#bottom" { (self.say("skip")) }
                    (self.head())
                    main {
                        @for (place, section) in briefing.sections.iter().enumerate() {
                            (self.section(section, place == 0))
                            // The first page is about all of them.
                            @if place == 0 && self.has_choice() { (self.chooser()) }
                        }
                    }
                    footer {
                        p { (briefing.source) }
                        (self.marking())
                    }
                    @if let Some(packed) = self.packed.borrow().pack() {
                        script #packed type="text/plain" { (packed) }
                    }
                    script { (PreEscaped(SCRIPT)) }
                    @if self.plays() { script { (PreEscaped(REPLAY)) } }
                }
            }
        }
    }

    /// Whether there is anything to choose.
    fn has_choice(&self) -> bool {
        let blocks = self.briefing.sections.iter().flat_map(|section| &section.blocks);
        let is_chosen = |block: &Block| matches!(block, Block::Chosen(_));
        self.briefing.choices.len() > 1 && blocks.into_iter().any(is_chosen)
    }

    /// Whether there is anything to set in motion.
    fn plays(&self) -> bool {
        let blocks = self.briefing.sections.iter().flat_map(|section| &section.blocks);
        blocks.into_iter().any(|block| matches!(block, Block::Played(_)))
    }

    fn say(&self, id: &str) -> String {
        self.briefing.texts.say(id)
    }

    fn language(&self) -> Language {
        self.briefing.texts.language
    }

    /// What stands at the top and bottom of each printed page: the marking, the title, the number.
    fn paper(&self) -> String {
        let [marking, title, as_of] =
            [&self.briefing.marking, &self.briefing.title, &self.briefing.as_of].map(|it| css(it));
        format!(
            "@page {{ @top-center {{ content: {marking} }} @bottom-left {{ content: {title} \" · \" {as_of} }} \
             @bottom-center {{ content: {marking} }} @bottom-right {{ content: counter(page) \" / \" \
             counter(pages) }} }}\n"
        )
    }

    fn marking(&self) -> Markup {
        html! { @if !self.briefing.marking.is_empty() { p.marking { (self.briefing.marking) } } }
    }

    fn head(&self) -> Markup {
        let briefing = self.briefing;
        html! {
            header {
                (self.marking())
                h1 { (briefing.title) }
                p.played { (briefing.played) }
                div.tools {
                    button #theme type="button" { (self.say("theme")) }
                    button #print type="button" { (self.say("print")) }
                }
            }
        }
    }

    /// What follows the first page.
    fn contents(&self) -> Markup {
        html! {
            nav aria-label=(self.say("contents")) {
                p { (self.say("contents")) }
                ol {
                    @for it in self.briefing.sections.iter().skip(1) {
                        li { a href={ "#" (it.id) } { (it.title) } }
                    }
                }
            }
        }
    }

    /// The plan and the case that the sections below are shown for. A script shows it: without one
    /// there is nothing to choose.
    fn chooser(&self) -> Markup {
        html! {
            form.chooser hidden aria-label=(self.say("choose")) {
                span { (self.say("choose")) }
                (self.options("plan", |offer| (offer.key.split('-').next().unwrap_or_default(), &offer.plan)))
                (self.options("case", |offer| (offer.key.split('-').nth(1).unwrap_or_default(), &offer.case)))
            }
            @if let Some(some) = &self.briefing.chosen_from { p.note { (some) } }
        }
    }

    fn options<'a>(&'a self, id: &str, of: impl Fn(&'a Offer) -> (&'a str, &'a String)) -> Markup {
        let mut options: Vec<(&str, &String)> = Vec::new();
        for offer in &self.briefing.choices {
            let option = of(offer);
            if !options.contains(&option) {
                options.push(option);
            }
        }
        html! {
            label {
                (self.say(id)) " "
                select id={ "choose-" (id) } {
                    @for (key, label) in options { option value=(key) { (label) } }
                }
            }
        }
    }

    /// A section. What follows the first page, its contents and the prose behind it, comes after it: on
    /// paper the first page stands alone.
    fn section(&self, section: &Section, is_first: bool) -> Markup {
        let is_more = |block: &&Block| matches!(block, Block::More(..));
        let (more, blocks): (Vec<&Block>, Vec<&Block>) = section.blocks.iter().partition(is_more);
        html! {
            @let is_crowd = section.blocks.iter().any(
                |it| matches!(it, Block::Cards(cards) if paper::is_crowd(cards)));
            section id=(section.id) class=[(is_first && is_crowd).then_some("crowd")] {
                h2 { (section.title) }
                @for block in blocks {
                    @match block {
                        Block::Cards(table) if is_first && self.has_choice() => (self.followed(table)),
                        other => (self.block(other)),
                    }
                }
                @if is_first { (self.contents()) }
                @for block in more { (self.block(block)) }
            }
        }
    }

    fn block(&self, block: &Block) -> Markup {
        match block {
            Block::Headline(text) => html! { p.headline { (text) } },
            Block::Cards(table) => self.cards(table),
            Block::Points(points) => html! {
                dl.points { @for (head, said) in points { dt { (head) } dd { (with_whole_options(said)) } } }
            },
            Block::More(head, blocks) => html! {
                details.more { summary { (head) } @for block in blocks { (self.block(block)) } }
            },
            Block::Lead(text) => html! { p.lead { (text) } },
            Block::Text(text) => html! { p { (with_whole_options(text)) } },
            Block::Heading(text) => html! { h3 { (text) } },
            Block::List(items) => html! { ul { @for item in items { li { (item) } } } },
            Block::Note(text) => html! { p.note { (with_whole_options(text)) } },
            Block::Bands(caption) => self.bands(caption),
            Block::Table(table) => self.table(table, ""),
            Block::Figure(figure) => self.figure(figure, ""),
            Block::OnPaper(figure) => html! { div.paper { (self.figure(figure, "")) } },
            Block::Parts(parts) => html! { div.parts aria-hidden="true" { (parts.0) } },
            Block::Played(played) => self.played(played),
            Block::Chosen(made) => self.chosen(made),
        }
    }

    /// The deadlines, a card each, with a bar in the colour of the chance of missing it.
    fn cards(&self, table: &Table) -> Markup {
        let language = self.language();
        html! {
            ul.cards aria-label=(table.caption) {
                @for card in table.cards(language) {
                    @let (head, main) = card.main;
                    li.card id=[&card.id] {
                        h3 { (card.title) }
                        @if !card.about.is_empty() { p.about { (card.about) } }
                        @if *main != Value::Empty { p.main {
                            span.head { (head) }
                            " " span class={ "chance " (class_of(main).unwrap_or_default()) } {
                                @let shown = main.show(language);
                                @let (share, interval) = shown.split_once(" (").unwrap_or((&shown, ""));
                                (share)
                                @if !interval.is_empty() { " " small { "(" (interval) } }
                            }
                            @if !card.word.is_empty() { " " span.word { (card.word) } }
                        } }
                        dl {
                            @for (head, value, between) in &card.facts {
                                @let long = (value.show(language).chars().count() > LONG).then_some("long");
                                dt class=[long] { (head) }
                                dd class=[long] data-order=[order(value)] {
                                    (self.shown(value))
                                    @if !between.is_empty() { " " small { "(" (between) ")" } }
                                }
                            }
                        }
                    }
                }
            }
            p.note { (table.caption) }
        }
    }

    /// What the shades mean.
    fn bands(&self, caption: &str) -> Markup {
        let limits = ["0–5", "5–20", "20–45", "45–55", "55–80", "80–95", "95–100"];
        let percent = self.language().percent(0.0).replace('0', "");
        html! {
            ul.bands aria-label=(caption) {
                @for (band, limits) in Likelihood::ALL.iter().zip(limits) {
                    li class={ "band-" (*band as u8) } {
                        (limits) (percent) " "
                        (match self.language() {
                            Language::English => band.english(),
                            Language::French => band.french(),
                        })
                    }
                }
            }
        }
    }

    /// Runs on a map, which a script sets in motion; without scripts and on paper they are told.
    fn played(&self, played: &Played) -> Markup {
        html! {
            div.replay hidden {
                div.stage role="img" tabindex="0" aria-label=(played.description) { (played.picture.0) }
                (self.controls(&played.runs))
                ol.happenings tabindex="0" aria-label=(self.say("replay-events")) {}
                script.replay-data type="application/json" { (PreEscaped(data(&played.data))) }
                @if let Some(others) = &played.others {
                    script.replay-others type="text/plain" { (packed(others.as_bytes())) }
                }
            }
            div.told { @for block in &played.told { (self.block(block)) } }
        }
    }

    fn controls(&self, runs: &[String]) -> Markup {
        html! {
            div.controls {
                label {
                    (self.say("replay-run")) " "
                    select.run { @for (place, run) in runs.iter().enumerate() { option value=(place) { (run) } } }
                }
                button.play type="button" data-pause=(self.say("replay-pause")) { (self.say("replay-play")) }
                label {
                    (self.say("replay-speed")) " "
                    select.speed {
                        @for days in ["0.5", "1", "2", "5"] {
                            option value=(days) selected[days == "2"] { (self.speed(days)) }
                        }
                    }
                }
                output.now {}
                div.slider {
                    input.time type="range" min="0" value="0" aria-label=(self.say("replay-time"));
                    svg.marks viewBox="0 0 1000 12" preserveAspectRatio="none" aria-hidden="true" {}
                }
                p.counts aria-live="off" {}
                p.gates {}
            }
        }
    }

    fn speed(&self, days: &str) -> String {
        let number = days.parse().unwrap_or_default();
        let shown = self.language().number(number, usize::from(days.contains('.')));
        self.briefing.texts.fill("replay-days", &[("days", shown.into())])
    }

    /// Blocks of the first plan under the first case; those of all others are packed.
    fn chosen(&self, made: &[(usize, Vec<Block>)]) -> Markup {
        let Some(((first, shown), others)) = made.split_first() else { return html! {} };
        let others = others.iter();
        let others = others.map(|(offer, blocks)| (*offer, self.of_offer(*offer, blocks)));
        self.replaceable(&self.of_offer(*first, shown), others)
    }

    /// The cards of the first page: those of the first plan under the first case, the others packed.
    fn followed(&self, first: &Table) -> Markup {
        let name = |place: usize| match self.briefing.choices.get(place) {
            Some(offer) => html! { p.which { (told(&self.briefing.texts, offer)) } },
            None => html! {},
        };
        let shown = |place: usize, table: &Table| html! { (name(place)) (self.cards(table)) };
        let others = self.briefing.cards.iter();
        let others = others.map(|(offer, table)| (*offer, shown(*offer, table)));
        self.replaceable(&shown(0, first), others)
    }

    /// What is shown of the first choice; what the others show is packed behind it.
    fn replaceable(&self, first: &Markup, others: impl Iterator<Item = (usize, Markup)>) -> Markup {
        let place = self.packed.borrow_mut().begin();
        for (offer, made) in others {
            if let Some(offer) = self.briefing.choices.get(offer) {
                self.packed.borrow_mut().put(&offer.key, made.into_string());
            }
        }
        html! { div.chosen data-place=(place) { (first) } }
    }

    /// Blocks of one plan under one case, under its name.
    fn of_offer(&self, place: usize, blocks: &[Block]) -> Markup {
        let Some(offer) = self.briefing.choices.get(place) else { return html! {} };
        html! {
            @if self.briefing.choices.len() > 1 { p.which { (told(&self.briefing.texts, offer)) } }
            @for block in blocks {
                @match block {
                    Block::Table(table) => (self.table(table, &offer.key)),
                    Block::Figure(figure) => (self.figure(figure, &offer.key)),
                    other => (self.block(other)),
                }
            }
        }
    }

    fn table(&self, table: &Table, offer: &str) -> Markup {
        let is_number = |column: usize| {
            table.rows.iter().any(|row| row.get(column).is_some_and(Value::is_number))
        };
        let numbers: Vec<bool> = (0..table.columns.len()).map(is_number).collect();
        html! {
            div class=(["table", paper::size(table, self.language())].join(" ").trim_end()) role="region" tabindex="0"
                aria-label=(table.caption) {
                table id={ (table.id) (offer) } {
                    caption { (table.caption) }
                    thead {
                        tr {
                            @for (place, column) in table.columns.iter().enumerate() {
                                th scope="col" class=[numbers[place].then_some("number")] {
                                    button type="button" { (column.head) }
                                    @if !column.meaning.is_empty() { small { (column.meaning) } }
                                    @if column.about != Value::Empty { small { (self.shown(&column.about)) } }
                                }
                            }
                        }
                    }
                    tbody { @for row in &table.rows { (self.row(row, &numbers)) } }
                }
            }
        }
    }

    fn row(&self, row: &[Value], numbers: &[bool]) -> Markup {
        html! {
            tr {
                @for (place, value) in row.iter().enumerate() {
                    @if place == 0 { th scope="row" data-order=[order(value)] { (self.shown(value)) } }
                    @else { (self.cell(value, numbers.get(place) == Some(&true))) }
                }
            }
        }
    }

    /// A cell; in a column of numbers, what is missing stands to the right too.
    fn cell(&self, value: &Value, is_among_numbers: bool) -> Markup {
        let class = match value {
            Value::Chance(_) => format!("number {}", class_of(value).unwrap_or_default()),
            _ if value.is_number() || (is_among_numbers && *value == Value::Empty) => {
                "number".to_owned()
            }
            _ => String::new(),
        };
        let class = Some(class.trim_end()).filter(|class| !class.is_empty());
        html! { td class=[class] data-order=[order(value)] { (self.shown(value)) } }
    }

    /// What stands in a cell: a camp leads to its card.
    fn shown(&self, value: &Value) -> Markup {
        let shown = value.show(self.language());
        match value {
            Value::Camp(_, site) if self.has_card(site) => {
                html! { a href={ "#" (camp_anchor(site)) } { (shown) } }
            }
            // Between a chance and its interval a line may end, within the interval not.
            Value::Chance(_) | Value::Hold(_) => match shown.split_once(" (") {
                Some((share, interval)) => html! { (share) " " span.whole { "(" (interval) } },
                None => html! { (shown) },
            },
            _ => html! { (shown) },
        }
    }

    /// Whether a camp has a card to lead to.
    fn has_card(&self, site: &str) -> bool {
        self.camps.contains(site)
    }

    fn figure(&self, figure: &Figure, offer: &str) -> Markup {
        html! {
            figure id={ (figure.id) (offer) } {
                figcaption { (figure.caption) }
                // Nothing in an image is reached by keyboard; where something leads on, it is a group.
                @let is_linked = figure.picture.0.0.contains("<a ");
                // What is wider than a narrow screen is moved by keyboard too.
                div.picture role=(if is_linked { "group" } else { "img" }) tabindex="0"
                    aria-label=(figure.description) { (figure.picture.0) }
            }
        }
    }
}

/// The class of the shade of a chance.
fn class_of(value: &Value) -> Option<String> {
    let Value::Chance(chance) = value else { return None };
    chance.estimate().map(|share| format!("band-{}", Likelihood::of(share) as u8))
}

fn order(value: &Value) -> Option<String> {
    // Four decimals order what is shown with fewer, and keep the file small.
    value.order().map(|order| ((order * 1e4).round() / 1e4).to_string())
}
