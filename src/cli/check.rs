//! `drawdown check`: what is wrong or doubtful in a scenario, and what it contains.

use std::collections::BTreeSet;

use clap::{Args, ValueEnum};
use serde_json::{Value, json};

use super::arguments::{LanguageArgument, ScenarioArguments};
use super::error::CliError;
use super::{input, terminal};
use crate::analysis::{Dated, UndisturbedRow, undisturbed_rows};
use crate::chance::{Distribution, Source};
use crate::experiment::undisturbed;
use crate::id::{AssumptionId, Name, SiteId};
use crate::scenario::{Assessment, Choice, Code, Deadline, Finding, Goal, Line, Scenario, Study};
use crate::time::{Moment, Span};
use crate::units::LoadKind;
use drawdown_report::{self as report, Document, Language, Text};
use drawdown_scenario::message;

/// Arguments of `check`.
#[derive(Debug, Args)]
pub(super) struct CheckArguments {
    #[command(flatten)]
    pub(super) scenario: ScenarioArguments,
    /// What to print
    #[arg(long, value_enum, default_value_t)]
    pub(super) format: CheckFormat,
    /// Language of labels [default: from LC_ALL, LC_MESSAGES or LANG]
    #[arg(long, value_enum)]
    pub(super) lang: Option<LanguageArgument>,
}

/// What `check` prints.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub(super) enum CheckFormat {
    /// Findings and a summary for readers
    #[default]
    Text,
    /// Findings and summary as JSON
    Json,
}

/// Says what was found, then what the scenario contains.
pub(super) fn check(arguments: &CheckArguments) -> Result<(), CliError> {
    let language = terminal::language(arguments.lang);
    let (read, mut findings) = input::read_with_findings(&arguments.scenario)?;
    let checked = read.map(|(template, study)| {
        input::say_unheard(&template);
        let dates = undisturbed(&study);
        let missed = template.estimates(&study, &dates, &findings);
        // That a deadline leaves little goes without saying where the scenario's own estimates miss it.
        let is_said = |it: &Finding| {
            it.code == Code::LittleFloat && missed.iter().any(|other| other.place == it.place)
        };
        findings.retain(|it| !is_said(it));
        findings.extend(missed);
        let rows = undisturbed_rows(&study, &dates);
        (study, rows)
    });
    match arguments.format {
        CheckFormat::Text => {
            terminal::findings(&findings);
            if let Some((study, rows)) = &checked {
                let text = contents(study, language) + &report::estimates(study, rows, language);
                terminal::data(text.as_bytes())?;
            }
        }
        CheckFormat::Json => {
            let scenario =
                checked.as_ref().map(|(study, rows)| contents_json(study, rows, language));
            let worded: Vec<_> = findings.iter().map(|finding| finding.worded(language)).collect();
            let all = json!({ "findings": worded, "scenario": scenario });
            terminal::data(format!("{all:#}\n").as_bytes())?;
        }
    }
    if checked.is_some() { Ok(()) } else { Err(input::stop(&findings)) }
}

/// How many there are of each kind of thing, in the order of the file.
fn counts(scenario: &Scenario) -> [(&'static str, usize); 19] {
    let steps = scenario.rules.values().filter_map(|rule| rule.standing.as_ref());
    let escalations: BTreeSet<&Name> = steps.clone().map(|step| &step.escalation).collect();
    [
        ("regions", scenario.regions.len()),
        ("calendars", scenario.calendars.len()),
        ("weather", scenario.weathers.len()),
        ("sites", scenario.sites.len()),
        ("camps_to_close", scenario.camps.len()),
        ("lines", scenario.lines.len()),
        ("routes", scenario.routes.len()),
        ("pools", scenario.pools.len()),
        ("escorts", scenario.escorts.len()),
        ("gates", scenario.gates.len()),
        ("threats", scenario.threats.len()),
        ("sides", scenario.sides.len()),
        ("forces", scenario.forces.len()),
        ("contests", scenario.contests.len()),
        ("rules", scenario.rules.len() - steps.count()),
        ("escalations", escalations.len()),
        ("claims", scenario.claims.len()),
        ("deadlines", scenario.deadlines.len()),
        ("assumptions", scenario.assumptions.len()),
    ]
}

/// The expected load of each kind, in the unit in which it is shown.
fn loads(scenario: &Scenario) -> Vec<(LoadKind, f64)> {
    let expected = |line: &Line| mean(scenario, line);
    let of = |kind: LoadKind| {
        let lines = scenario.lines.values().filter(|line| line.kind == kind);
        lines.map(expected).sum::<f64>() / kind.base_per_unit() as f64
    };
    let loads = LoadKind::ALL.map(|kind| (kind, of(kind)));
    loads.into_iter().filter(|(_, amount)| *amount > 0.0).collect()
}

/// The mean of an amount, with assumptions at their means.
fn mean(scenario: &Scenario, line: &Line) -> f64 {
    let assumed = |id: &AssumptionId| {
        scenario.assumptions[*id].value.as_ref().map_or(1.0, Distribution::mean)
    };
    let own = match &line.amount.source {
        Source::Own(spread) => spread.mean(),
        Source::Assumption(id) => assumed(id),
    };
    line.amount.factors.iter().fold(own, |mean, factor| mean * assumed(factor))
}

/// The contents for readers.
fn contents(study: &Study, language: Language) -> String {
    let scenario = &study.base;
    let counted = counts(scenario).into_iter().filter(|(_, count)| *count > 0);
    let counted =
        counted.map(|(kind, count)| message!("summary-count", kind, count).read(language));
    let counted: Vec<String> = counted.collect();
    let load = |(kind, amount): (LoadKind, f64)| {
        language.quantity(amount, 0, &message!("unit", kind = kind.unit()).read(language))
    };
    let loads: Vec<String> = loads(scenario).into_iter().map(load).collect();
    let as_of = language.date(&scenario.clock.civil(Moment::START));
    let until = language.date(&scenario.clock.civil_end(scenario.until));
    let zone = scenario.clock.zone.iana_name().unwrap_or("UTC");
    let title = Document::title(scenario, language);
    let (id, seed) = (scenario.id.as_str(), scenario.seed.to_string());
    let (counted, loads) = (counted.join(", "), loads.join(", "));
    let lines = [
        message!("summary-title", id, title),
        message!("summary-frame", as_of, until, zone, seed),
        message!("summary-contains", counted),
        message!("summary-loads", loads),
    ];
    let mut text: String = lines.iter().map(|line| line.read(language) + "\n").collect();
    text.push_str(&choices("Plans", &study.plans, language));
    text.push_str(&choices(Text::new("Cases", "Cas").read(language), &study.cases, language));
    text.push_str(&deadlines(scenario, language));
    text.push_str(&carriers(scenario, language));
    text.push_str(&assessments(scenario, language));
    text.lines().map(|line| report::wrap(line, 6)).collect()
}

/// Who carries what, by default or as the file says: `trucks, boats  oasis.stores, oasis.guard`.
fn carriers(scenario: &Scenario, language: Language) -> String {
    let mut carried: Vec<(String, Vec<String>)> = Vec::new();
    for line in scenario.lines.values() {
        let site = &scenario.sites[scenario.camps[line.camp].site].name;
        for (number, stage) in line.stages.iter().enumerate() {
            let pools = stage.by.iter().map(|pool| scenario.pools[*pool].name.as_str());
            let pools = pools.collect::<Vec<_>>().join(", ");
            let stage = if number > 0 { format!(" ({})", number + 1) } else { String::new() };
            let what = format!("{site}.{}{stage}", line.name);
            match carried.iter_mut().find(|(by, _)| *by == pools) {
                Some((_, lines)) => lines.push(what),
                None => carried.push((pools, vec![what])),
            }
        }
    }
    if carried.is_empty() {
        return String::new();
    }
    let line = |(pools, lines): &(String, Vec<String>)| {
        format!("  {pools}{} {}\n", language.colon(), lines.join(", "))
    };
    let lines: String = carried.iter().map(line).collect();
    let heading = Text::new("Carried by", "Transport par");
    format!("{}{}\n{lines}", heading.read(language), language.colon())
}

/// What the claims about each site come to: `crossroads  front 58%, state 42%`.
fn assessments(scenario: &Scenario, language: Language) -> String {
    if scenario.assessments.is_empty() {
        return String::new();
    }
    let name = |site: SiteId| scenario.sites[site].name.as_str();
    let names = scenario.assessments.values().map(|it| name(it.site).len());
    let width = names.max().unwrap_or_default();
    let line = |assessment: &Assessment| {
        let mut holders = assessment.holders.clone();
        holders.sort_by(|one, other| other.1.total_cmp(&one.1));
        let shares = holders.iter().map(|(side, chance)| {
            let side = side.map_or_else(
                || message!("precedence-nobody").read(language),
                |side| scenario.sides[side].name.to_string(),
            );
            format!("{side}\u{a0}{}", language.percent(*chance))
        });
        let shares = shares.collect::<Vec<_>>().join(", ");
        let has_camp = scenario.sites[assessment.site].camp.is_some();
        let beside = Text::new(
            " (outside the camp, which the mission holds)",
            " (hors du site, que tient la mission)",
        );
        let beside = if has_camp { beside.read(language) } else { "" };
        format!("  {:width$}  {shares}{beside}\n", name(assessment.site))
    };
    let lines: String = scenario.assessments.values().map(line).collect();
    let heading =
        Text::new("Held at the start, by the claims", "Tenu au début, selon les revendications");
    format!("{}{}\n{lines}", heading.read(language), language.colon())
}

/// Plans or cases: their names, and labels where they have one.
fn choices(heading: &str, choices: &[Choice], language: Language) -> String {
    let width = choices.iter().map(|choice| choice.name.as_str().len()).max().unwrap_or_default();
    let line = |choice: &Choice| match language.label(&choice.label, "") {
        label if label.is_empty() || label == choice.name.as_str() => {
            format!("  {}\n", choice.name)
        }
        label => format!("  {:width$}  {label}\n", choice.name),
    };
    let lines: String = choices.iter().map(line).collect();
    format!("{heading}{}\n{lines}", language.colon())
}

fn deadlines(scenario: &Scenario, language: Language) -> String {
    let names = scenario.deadlines.values().map(|deadline| deadline.name.as_str().len());
    let width = names.max().unwrap_or_default();
    let line = |deadline: &Deadline| {
        let due = match deadline.goal {
            Goal::Empty(_) => String::new(),
            _ => format!("{}, ", language.date(&scenario.clock.civil_end(deadline.due))),
        };
        let kind = message!("summary-deadline-kind", kind = deadline.kind.word()).read(language);
        let (sites, colon) = (sites(scenario, deadline).join(", "), language.colon());
        let goal = goal(scenario, deadline, language);
        format!("  {:width$}  {due}{kind}{colon} {sites} {goal}\n", deadline.name)
    };
    let lines: String = scenario.deadlines.values().map(line).collect();
    let heading = Text::new("Deadlines", "Échéances").read(language);
    let none = Text::new(" none\n", " aucune\n").read(language);
    let lines = if lines.is_empty() { none.to_owned() } else { format!("\n{lines}") };
    format!("{heading}{}{lines}", language.colon())
}

/// What a deadline asks: `vacated`, `held by state`, `empty for 2 d at most`.
fn goal(scenario: &Scenario, deadline: &Deadline, language: Language) -> String {
    let count = deadline.all.len();
    match deadline.goal {
        Goal::Reached(milestone) => {
            message!("summary-reached", milestone = milestone.word(), count).read(language)
        }
        Goal::Arrived(_) => arrival(scenario, deadline, language),
        Goal::Held(side) => {
            message!("summary-held", side = scenario.sides[side].name, count).read(language)
        }
        Goal::Empty(most) => {
            message!("summary-empty", span = language.span(most), count).read(language)
        }
    }
}

/// What must have arrived: `arrived (cargo, people)`, `arrived at bredjing, 90% (food)`.
fn arrival(scenario: &Scenario, deadline: &Deadline, language: Language) -> String {
    let mut ends: Vec<&str> = Vec::new();
    let mut lines: Vec<&str> = Vec::new();
    for id in &deadline.lines {
        let end = scenario.destination(*id).map(|site| scenario.sites[site].name.as_str());
        ends.extend(end.filter(|end| !ends.contains(end)));
        let name = scenario.lines[*id].name.as_str();
        lines.extend(Some(name).filter(|name| !lines.contains(name)));
    }
    let share = deadline.goal.arrived().map_or(1.0, |share| share.0);
    let share = match share < 1.0 {
        true => format!(", {}", language.percent(share)),
        false => String::new(),
    };
    let arrived = Text::new("arrived at", "arrivé à").read(language);
    format!("{arrived} {}{share} ({})", ends.join(", "), lines.join(", "))
}

fn sites<'a>(scenario: &'a Scenario, deadline: &Deadline) -> Vec<&'a str> {
    deadline.all.iter().map(|site| scenario.sites[*site].name.as_str()).collect()
}

/// The lines that must have arrived, as the file names them.
fn lines(scenario: &Scenario, deadline: &Deadline) -> Vec<String> {
    let named = deadline.lines.iter().map(|id| {
        let line = &scenario.lines[*id];
        format!("{}.{}", scenario.sites[scenario.camps[line.camp].site].name, line.name)
    });
    named.collect()
}

/// The contents for programs.
fn contents_json(study: &Study, rows: &[UndisturbedRow], language: Language) -> Value {
    let scenario = &study.base;
    let iso = |at: jiff::ZonedDateTime| at.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string();
    let end = |at: Option<Moment>| at.map(|at| iso(scenario.clock.civil_end(at)));
    let undisturbed = |row: &UndisturbedRow| {
        let (kind, name) = match row.of {
            Dated::Camp(site) => ("camp", &scenario.sites[site].name),
            Dated::Deadline(id) => ("deadline", &scenario.deadlines[id].name),
        };
        json!({
            "plan": study.plans[row.plan].name.as_str(),
            "case": study.cases[row.case].name.as_str(),
            "kind": kind,
            "name": name.as_str(),
            "planned": end(row.planned),
            "undisturbed": row.undisturbed.map(|at| iso(scenario.clock.civil(at))),
            "due": end(row.due),
        })
    };
    let names =
        |choices: &[Choice]| choices.iter().map(|it| it.name.to_string()).collect::<Vec<_>>();
    let deadline = |deadline: &Deadline| {
        json!({
            "name": deadline.name.as_str(),
            "due": iso(scenario.clock.civil_end(deadline.due)),
            "kind": deadline.kind.word(),
            "milestone": deadline.goal.word(),
            "held_by": deadline.goal.held_by().map(|side| scenario.sides[side].name.as_str()),
            "lines": lines(scenario, deadline),
            "share": deadline.goal.arrived().map(|share| share.0),
            "empty_at_most_days": deadline.goal.empty_at_most().map(Span::in_days),
            "sites": sites(scenario, deadline),
        })
    };
    let loads =
        loads(scenario).into_iter().map(|(kind, amount)| (kind.unit().to_owned(), json!(amount)));
    let counts = counts(scenario).into_iter().map(|(kind, count)| (kind.to_owned(), json!(count)));
    json!({
        "id": scenario.id.as_str(),
        "title": Document::title(scenario, language),
        "as_of": iso(scenario.clock.civil(Moment::START)),
        "until": iso(scenario.clock.civil_end(scenario.until)),
        "seed": scenario.seed,
        "counts": Value::Object(counts.collect()),
        "expected_loads": Value::Object(loads.collect()),
        "plans": names(&study.plans),
        "cases": names(&study.cases),
        "deadlines": scenario.deadlines.values().map(deadline).collect::<Vec<_>>(),
        "undisturbed": rows.iter().map(undisturbed).collect::<Vec<_>>(),
        "inputs": study.inputs.iter().map(|it| json!({"name": it.name, "sha256": it.sha256})).collect::<Vec<_>>(),
    })
}
