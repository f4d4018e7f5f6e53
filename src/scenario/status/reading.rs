//! From rows to facts: names become ids, cells values, and everything wrong is found at once.

use jiff::civil::Date;

use super::super::assemble::trust;
use super::super::desk::nearest;
use super::super::{AssumptionUnit, Code, Finding, Message, Milestone, Place, Scenario};
use super::kind::{Kind, MILESTONES};
use super::row::{Written, column as c};
use super::value::{self, Dated};
use super::{About, Fact, Says};
use crate::id::{AssumptionId, CampId, Id, LineId, Name, RuleId};
use crate::plain::is_obeyed;
use crate::time::Moment;

/// A fact and where it stands.
pub(super) type Placed = (Fact, Option<Place>);

/// Whoever reads rows.
pub(super) struct Reader<'a> {
    pub(super) scenario: &'a Scenario,
    /// The day by whose end everything is known.
    day: Option<Date>,
    pub(super) findings: Vec<Finding>,
    /// Where the first row of a template stands that was left as it is, and how many there are.
    left_open: Option<(Option<Place>, usize)>,
    /// Lists that are said to be whole, with the last day of which that is said, and where.
    lists: Vec<(Date, Date, Option<Place>, [String; 2])>,
}

/// The days of a row.
#[derive(Debug, Clone, Copy)]
pub(super) struct Days {
    pub(super) as_of: Date,
    pub(super) known_on: Date,
}

/// Whether one fact says that something had not come about by a moment, and another that it had.
pub(super) fn contradicts(one: &Fact, other: &Fact) -> bool {
    // A date with a precision is the middle of its window.
    let had = |by: Moment, says: Says| match says {
        Says::Between(from, until) => from.midway(until) <= by,
        Says::Value(low, high) => f64::midpoint(low, high) <= by.0 as f64,
        _ => false,
    };
    one.about == other.about
        && match (one.says, other.says) {
            (Says::NotBy(by), says) | (says, Says::NotBy(by)) => had(by, says),
            _ => false,
        }
}

impl<'a> Reader<'a> {
    pub(super) fn new(scenario: &'a Scenario, day: Option<Date>) -> Self {
        Self { scenario, day, findings: Vec::new(), left_open: None, lists: Vec::new() }
    }

    pub(super) fn find(
        &mut self,
        code: Code,
        (row, column): (&Written, usize),
        problem: Message,
    ) -> &mut Finding {
        self.findings.push(Finding::new(code, problem).at(row.place(column)));
        self.findings.last_mut().expect("one was just added")
    }

    /// What a cell says, or its fault.
    pub(super) fn take<T>(
        &mut self,
        read: value::Read<T>,
        (row, column): (&Written, usize),
    ) -> Option<T> {
        let fault = match read {
            Ok(value) => return Some(value),
            Err(fault) => *fault,
        };
        self.findings.push(fault.at(row.place(column)));
        None
    }

    pub(super) fn text<'r>(&mut self, row: &'r Written, column: usize) -> Option<&'r str> {
        row.cells[column].as_ref().map(|cell| cell.text.as_str())
    }

    /// The text of a cell in which something must stand.
    pub(super) fn must<'r>(
        &mut self,
        row: &'r Written,
        column: usize,
        why: Message,
    ) -> Option<&'r str> {
        let text = self.text(row, column);
        if text.is_none() {
            let problem = message!("reading-row-has-no", column = super::COLUMNS[column], why);
            self.find(Code::MissingKey, (row, column), problem);
        }
        text
    }

    /// Finds fault with a letter that is obeyed instead of shown, as a scenario's is.
    fn check_letters(&mut self, row: &Written) {
        for (column, cell) in row.cells.iter().enumerate() {
            let text = cell.as_ref().map_or("", |cell| cell.text.as_str());
            let Some(letter) = text.chars().find(|letter| is_obeyed(*letter)) else { continue };
            let letter = Message::verbatim(format!("{:04X}", u32::from(letter)));
            let problem = message!("node-this-text-has-letter-u", letter);
            let finding = self.find(Code::ObeyedLetter, (row, column), problem);
            finding.remedy = Some(message!("node-take-out-control-letters-marks"));
        }
    }

    /// What one row says.
    pub(super) fn fact(&mut self, row: &Written) -> Option<Placed> {
        self.findings.extend(row.findings.iter().cloned());
        self.check_letters(row);
        if row.is_left_open() {
            self.left_open.get_or_insert_with(|| (row.place.clone(), 0)).1 += 1;
            return None;
        }
        let days = self.days(row);
        let kind = self.kind(row);
        let what = self.must(row, c::WHAT, message!("reading-say-what-about"));
        self.grade(row);
        let (days, kind, what) = (days?, kind?, what?);
        if kind == Kind::Complete {
            self.list(row, what, days);
            return None;
        }
        let (about, named) = self.about(row, kind, what)?;
        let says = self.says(row, (kind, about), days)?;
        let cell = |column: usize| {
            row.cells[column].as_ref().map_or_else(String::new, |cell| cell.text.clone())
        };
        let fact = Fact {
            kind,
            what: named,
            about,
            says,
            as_of: days.as_of,
            known_on: days.known_on,
            source: cell(c::SOURCE),
            grade: cell(c::GRADE),
        };
        Some((fact, row.place.clone()))
    }

    /// When the status was taken, and when the row was known.
    fn days(&mut self, row: &Written) -> Option<Days> {
        let as_of = self.must(row, c::AS_OF, message!("reading-say-which-day-this-status"));
        let as_of = as_of.and_then(|text| self.take(Dated::read(text), (row, c::AS_OF)))?.day();
        let known = self.text(row, c::KNOWN_ON).map(Dated::read);
        let known_on = match known {
            Some(read) => self.take(read, (row, c::KNOWN_ON))?.day(),
            None => as_of,
        };
        let start = self.scenario.clock.civil(Moment::START).date();
        if as_of < start {
            let problem = message!("reading-before-scenario-begins", as_of, start);
            self.find(Code::Conflict, (row, c::AS_OF), problem).remedy =
                Some(message!("reading-what-was-known-then-stands"));
            return None;
        }
        if let Some(day) = self.day.filter(|day| as_of > *day) {
            let problem = message!("reading-status-says-more-than-was", as_of, day);
            self.find(Code::Conflict, (row, c::AS_OF), problem).remedy =
                Some(message!("reading-leave-out-ask-later"));
            return None;
        }
        if known_on > as_of {
            let problem = message!("reading-known-after-day-status", known_on, as_of);
            self.find(Code::Conflict, (row, c::KNOWN_ON), problem).remedy =
                Some(message!("reading-correction-belongs-later-status-give"));
            return None;
        }
        Some(Days { as_of, known_on })
    }

    fn grade(&mut self, row: &Written) {
        if let Some(text) = self.text(row, c::GRADE).filter(|text| trust(text).is_none()) {
            let problem = message!("reading-no-grade", text);
            self.find(Code::UnknownWord, (row, c::GRADE), problem).allowed =
                Some(message!("reading-reliability-from-f-credibility-from"));
        }
    }

    fn kind(&mut self, row: &Written) -> Option<Kind> {
        let text = self.must(row, c::KIND, message!("reading-say-what-kind-fact"))?;
        let found = Kind::ALL.iter().find(|kind| kind.word() == text).copied();
        if found.is_none() {
            let words = || Kind::ALL.iter().map(|kind| kind.word());
            let problem = message!("reading-no-kind-fact", text);
            let finding = self.find(Code::UnknownWord, (row, c::KIND), problem);
            finding.allowed = Some(Message::verbatim(words().collect::<Vec<_>>().join(", ")));
            finding.did_you_mean = nearest(text, words());
        }
        found
    }

    /// A name among those there are; the text may have the kind of table before it.
    pub(super) fn named<I: Id>(
        &mut self,
        (row, column): (&Written, usize),
        (table, text): (&str, &str),
        names: &[&Name],
    ) -> Option<I> {
        let prefix = format!("{table}.");
        let bare = text.strip_prefix(&prefix).unwrap_or(text);
        let found = names.iter().position(|name| name.as_str() == bare);
        if found.is_none() {
            let problem = message!("reading-there-no", table, bare);
            let finding = self.find(Code::UnknownReference, (row, column), problem);
            let names = || names.iter().map(|name| name.as_str());
            finding.allowed = Some(Message::verbatim(names().collect::<Vec<_>>().join(", ")));
            finding.did_you_mean = nearest(bare, names()).map(|name| format!("{table}.{name}"));
        }
        found.map(I::at)
    }

    fn camp(&mut self, at: (&Written, usize), text: &str) -> Option<CampId> {
        let scenario = self.scenario;
        let camps = scenario.camps.values().map(|camp| &scenario.sites[camp.site].name);
        self.named(at, ("camp", text), &camps.collect::<Vec<_>>())
    }

    fn camp_name(&self, id: CampId) -> &'a Name {
        &self.scenario.sites[self.scenario.camps[id].site].name
    }

    /// What a row is about, and what that is called in full.
    fn about(&mut self, row: &Written, kind: Kind, what: &str) -> Option<(About, String)> {
        let scenario = self.scenario;
        let at = (row, c::WHAT);
        macro_rules! of {
            ($table:literal, $arena:ident, $about:path) => {{
                let names: Vec<&Name> = scenario.$arena.values().map(|it| &it.name).collect();
                let id = self.named(at, ($table, what), &names)?;
                Some(($about(id), format!(concat!($table, ".{}"), scenario.$arena[id].name)))
            }};
        }
        match kind {
            Kind::Begun => self.dated(at, what, "begun"),
            Kind::Lifted | Kind::HandedOver | Kind::Vacated | Kind::Closed | Kind::TakenOver => {
                self.dated(at, what, kind.word())
            }
            Kind::NotYet => self.not_yet(at, what),
            Kind::Left | Kind::Gone | Kind::Shed => {
                let (line, named) = self.line(at, what)?;
                let about = match kind {
                    Kind::Left => About::Left(line),
                    Kind::Gone => About::Gone(line),
                    _ => About::Shed(line),
                };
                Some((about, named))
            }
            Kind::PeopleOut if what == "all" => Some((About::PeopleOut(None), "all".to_owned())),
            Kind::PeopleOut => {
                let camp = self.camp(at, what)?;
                Some((About::PeopleOut(Some(camp)), format!("camp.{}", self.camp_name(camp))))
            }
            Kind::Vehicles | Kind::Aircraft => of!("pool", pools, About::Vehicles),
            Kind::UnderWay => of!("pool", pools, About::UnderWay),
            Kind::Escorts => of!("escort", escorts, About::Escorts),
            Kind::Gate => of!("gate", gates, About::Gate),
            Kind::Route => of!("route", routes, About::Route),
            Kind::Force => of!("force", forces, About::Force),
            Kind::Holds => of!("site", sites, About::Holder),
            Kind::Step => {
                let rules = scenario.rules.iter().filter(|(_, rule)| rule.standing.is_some());
                let (ids, names): (Vec<RuleId>, Vec<&Name>) =
                    rules.map(|(id, rule)| (id, &rule.name)).unzip();
                let place: RuleId = self.named(at, ("step", what), &names)?;
                let (id, name) = (ids[place.index()], names[place.index()]);
                Some((About::Step(id), format!("step.{name}")))
            }
            Kind::Assumption => of!("assumption", assumptions, About::Assumption),
            Kind::Complete => None,
        }
    }

    /// The beginning or a milestone of a camp.
    fn dated(&mut self, at: (&Written, usize), what: &str, word: &str) -> Option<(About, String)> {
        let bare = what.strip_suffix(&format!(".{word}")).unwrap_or(what);
        let camp = self.camp(at, bare)?;
        let milestone = MILESTONES.iter().find(|(kind, _)| kind.word() == word);
        let about = match milestone {
            Some((_, milestone)) => About::Reached(camp, *milestone),
            None => About::Begun(camp),
        };
        Some((about, format!("camp.{}.{word}", self.camp_name(camp))))
    }

    /// What has not come about.
    fn not_yet(&mut self, at: (&Written, usize), what: &str) -> Option<(About, String)> {
        let scenario = self.scenario;
        if let Some(name) = what.strip_prefix("assumption.") {
            let names: Vec<&Name> = scenario.assumptions.values().map(|it| &it.name).collect();
            let id: AssumptionId = self.named(at, ("assumption", name), &names)?;
            if scenario.assumptions[id].unit != AssumptionUnit::Date {
                let problem = message!("reading-assumption-no-date-could-still", name);
                self.find(Code::KindMismatch, at, problem);
                return None;
            }
            return Some((About::Assumption(id), format!("assumption.{name}")));
        }
        let words = || std::iter::once("begun").chain(MILESTONES.iter().map(|it| it.0.word()));
        let (camp, word) = what.rsplit_once('.').unwrap_or((what, ""));
        if !words().any(|it| it == word) {
            let problem = message!("reading-does-not-say-what-has", what);
            let finding = self.find(Code::UnknownWord, at, problem);
            finding.allowed = Some(message!(
                "reading-camp-name-assumption-name-date",
                camp = words().collect::<Vec<_>>().join(", camp.NAME.")
            ));
            finding.did_you_mean = nearest(word, words()).map(|word| format!("{camp}.{word}"));
            return None;
        }
        self.dated(at, what, word)
    }

    fn line(&mut self, at: (&Written, usize), what: &str) -> Option<(LineId, String)> {
        let scenario = self.scenario;
        let named = |id: LineId| {
            let line = &scenario.lines[id];
            format!("camp.{}.line.{}", self.camp_name(line.camp), line.name)
        };
        let all: Vec<String> = scenario.lines.ids().map(named).collect();
        let found =
            all.iter().position(|name| name == what || name.strip_prefix("camp.") == Some(what));
        if found.is_none() {
            let near = nearest(what, all.iter().map(String::as_str));
            let problem = message!("reading-there-no-line", what);
            let finding = self.find(Code::UnknownReference, at, problem);
            finding.allowed = Some(Message::verbatim(all.join(", ")));
            finding.did_you_mean = near;
        }
        found.map(|place| (LineId::at(place), all[place].clone()))
    }

    /// A list that is said to be whole.
    fn list(&mut self, row: &Written, what: &str, days: Days) {
        if what != "closures" {
            let problem = message!("reading-no-list-called", what);
            let finding = self.find(Code::UnknownWord, (row, c::WHAT), problem);
            finding.allowed = Some(message!("reading-closures-every-camp-vacated-among"));
            finding.did_you_mean = nearest(what, ["closures"]);
            return;
        }
        let cell = |column: usize| {
            row.cells[column].as_ref().map_or_else(String::new, |cell| cell.text.clone())
        };
        let said = [cell(c::SOURCE), cell(c::GRADE)];
        self.lists.push((days.as_of, days.known_on, row.place.clone(), said));
    }

    /// One fact about each thing and time: what was known later counts, and what was known at the same
    /// time is told twice.
    pub(super) fn settle(&mut self, read: Vec<Placed>) -> Vec<Placed> {
        let mut kept: Vec<Placed> = Vec::new();
        for (fact, place) in read {
            let is_same = |(other, _): &&mut Placed| {
                let is_date = |it: &Fact| matches!(it.says, Says::NotBy(_));
                other.about == fact.about
                    && other.says.at() == fact.says.at()
                    && is_date(other) == is_date(&fact)
            };
            let known = (fact.known_on, fact.as_of);
            match kept.iter_mut().find(is_same) {
                Some((other, _)) if (other.known_on, other.as_of) == known => {
                    let problem = message!(
                        "reading-told-twice-status",
                        kind = fact.kind.word(),
                        what = fact.what,
                        as_of = fact.as_of
                    );
                    let finding = Finding::new(Code::NameTaken, problem).at(place);
                    self.findings
                        .push(finding.remedy(message!("reading-correction-has-later-known-than")));
                }
                Some(other) if (other.0.known_on, other.0.as_of) < known => *other = (fact, place),
                Some(_) => {}
                None => kept.push((fact, place)),
            }
        }
        // What was known later corrects what it contradicts, too: that it had not come about, or that it had.
        let known = |(fact, _): &Placed| (fact.known_on, fact.as_of);
        let is_corrected = |one: &Placed| {
            kept.iter().any(|other| contradicts(&one.0, &other.0) && known(one) < known(other))
        };
        let corrected: Vec<bool> = kept.iter().map(is_corrected).collect();
        let kept = kept.into_iter().zip(corrected);
        kept.filter(|(_, is_corrected)| !is_corrected).map(|(fact, _)| fact).collect()
    }

    /// Rows of a template that were left as they are say nothing.
    pub(super) fn note_left_open(&mut self) {
        if let Some((place, rows)) = self.left_open.take() {
            let finding = Finding::new(Code::LeftOpen, message!("reading-rows-left-open", rows));
            self.findings
                .push(finding.at(place).remedy(message!("reading-fill-in-rows-left-open")));
        }
    }

    /// Lists that are whole say of every camp that is not on them that it is not vacated.
    pub(super) fn spread_lists(&mut self, facts: &mut Vec<Placed>) {
        let lists = std::mem::take(&mut self.lists);
        let Some((as_of, known_on, place, [source, grade])) =
            lists.into_iter().max_by(|a, b| (a.0, a.1, &a.3).cmp(&(b.0, b.1, &b.3)))
        else {
            return;
        };
        for camp in self.scenario.camps.ids() {
            let about = About::Reached(camp, Milestone::Vacated);
            let by = super::end_of(&self.scenario.clock, as_of);
            let says_more = |(fact, _): &Placed| {
                fact.about == about
                    && match fact.says {
                        Says::NotBy(other) => other >= by,
                        _ => true,
                    }
            };
            if facts.iter().any(says_more) {
                continue;
            }
            facts.retain(|(fact, _)| fact.about != about);
            let fact = Fact {
                kind: Kind::NotYet,
                what: format!("camp.{}.vacated", self.camp_name(camp)),
                about,
                says: Says::NotBy(by),
                as_of,
                known_on,
                source: source.clone(),
                grade: grade.clone(),
            };
            facts.push((fact, place.clone()));
        }
    }
}
