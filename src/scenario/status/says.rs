//! What a row says of what it is about: when, how much, how it stands.

use super::super::desk::nearest;
use super::super::{AssumptionUnit, Code, Gate};
use super::kind::Kind;
use super::reading::{Days, Reader};
use super::row::{Written, column as c};
use super::value::{self, Dated};
use super::{About, Says, Standing, StepStage};
use crate::Message;
use crate::chance::Source;
use crate::id::{AssumptionId, Name, SideId, SiteId};
use crate::time::Moment;
use crate::units::LoadKind;

/// Whether a row must have a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Needed {
    /// It may have one: else it is that of the status.
    No,
    /// It must, and it has passed.
    Yes,
    /// It must, and may be still to come, having been announced.
    MayCome,
}

impl Reader<'_> {
    /// What came about on a date has no value.
    fn no_value(&mut self, row: &Written) -> Option<()> {
        let Some(text) = self.text(row, c::VALUE) else { return Some(()) };
        let problem = message!("says-a-date-has-no-value", text);
        self.find(Code::UnknownKey, (row, c::VALUE), problem).remedy =
            Some(message!("says-leave-value-empty"));
        None
    }

    /// What a row says of that.
    pub(super) fn says(
        &mut self,
        row: &Written,
        (kind, about): (Kind, About),
        days: Days,
    ) -> Option<Says> {
        match about {
            About::Begun(_) | About::Reached(..) if kind != Kind::NotYet => {
                self.no_value(row)?;
                self.between(row, days, Needed::Yes)
            }
            About::Assumption(id) if kind != Kind::NotYet => self.assumed(row, id, days),
            About::Begun(_) | About::Reached(..) | About::Assumption(_) => {
                Some(Says::NotBy(self.moment(row, days)?))
            }
            About::Left(id) | About::Gone(id) | About::Shed(id) => {
                let kind = self.scenario.lines[id].kind;
                self.amount(row, days, |text| value::load(text, kind))
            }
            About::PeopleOut(_) => {
                self.amount(row, days, |text| value::load(text, LoadKind::People))
            }
            About::Vehicles(_) | About::Escorts(_) | About::UnderWay(_) => {
                self.amount(row, days, value::counted)
            }
            About::Gate(_)
            | About::Route(_)
            | About::Force(_)
            | About::Holder(_)
            | About::Step(_) => self.stands(row, about, days),
        }
    }

    /// The day of a row, which lies between the beginning and the status (or later, if it may be still to come);
    /// that of the status without one.
    fn date(&mut self, row: &Written, days: Days, needed: Needed) -> Option<Dated> {
        let text = match needed != Needed::No {
            true => Some(self.must(row, c::DATE, message!("says-say-when-came-about"))?),
            false => self.text(row, c::DATE),
        };
        let Some(text) = text else { return Some(Dated::Day(days.as_of)) };
        let dated = self.take(Dated::read(text), (row, c::DATE))?;
        let clock = &self.scenario.clock;
        let (start, day) = (clock.civil(Moment::START).date(), dated.day());
        // What comes about at midnight belongs to the day that ends.
        let (_, last) = dated.ends(clock);
        let problem = if needed == Needed::MayCome && day >= start {
            return Some(dated);
        } else if last > super::end_of(clock, days.as_of) {
            message!("says-after-day-status-nobody-can", day, as_of = days.as_of)
        } else if needed == Needed::Yes && last > super::end_of(clock, days.known_on) {
            message!("says-cannot-have-been-known", day, known_on = days.known_on)
        } else if day < start {
            message!("says-before-scenario-begins", day, start)
        } else {
            return Some(dated);
        };
        self.find(Code::Conflict, (row, c::DATE), problem);
        None
    }

    fn moment(&mut self, row: &Written, days: Days) -> Option<Moment> {
        Some(self.date(row, days, Needed::No)?.ends(&self.scenario.clock).1)
    }

    /// The window of a date as it is told, even where it goes beyond what can be: its middle is the date.
    fn between(&mut self, row: &Written, days: Days, needed: Needed) -> Option<Says> {
        let dated = self.date(row, days, needed);
        let precision = self.text(row, c::PRECISION);
        let slack = self.take(value::slack(precision), (row, c::PRECISION))?;
        // More than all that is played says no more than that.
        let slack = slack.min(self.scenario.until.0);
        let (from, until) = dated?.ends(&self.scenario.clock);
        Some(Says::Between(Moment(from.0 - slack), Moment(until.0 + slack)))
    }

    fn amount(
        &mut self,
        row: &Written,
        days: Days,
        read: impl Fn(&str) -> value::Read<f64>,
    ) -> Option<Says> {
        let at = self.moment(row, days);
        let text = self.must(row, c::VALUE, message!("says-say-how-much"))?;
        let value = self.take(read(text), (row, c::VALUE))?;
        let precision = self.text(row, c::PRECISION);
        let give = self.take(value::give(precision, value, read), (row, c::PRECISION))?;
        Some(Says::Amount { at: at?, value, give })
    }

    /// How a gate, a route, a force, a site or a step stands.
    fn stands(&mut self, row: &Written, about: About, days: Days) -> Option<Says> {
        let at = self.moment(row, days);
        let text = self.must(row, c::VALUE, message!("says-say-how-stands"))?;
        let cell = (row, c::VALUE);
        let so = match about {
            About::Force(_) if text == "under-way" => Standing::At(None),
            About::Force(_) => {
                let names: Vec<&Name> = self.scenario.sites.values().map(|it| &it.name).collect();
                Standing::At(Some(self.named::<SiteId>(cell, ("site", text), &names)?))
            }
            About::Step(_) => {
                let words = StepStage::ALL.map(StepStage::word);
                match StepStage::ALL.into_iter().find(|stage| stage.word() == text) {
                    Some(stage) => Standing::Step(stage),
                    None => return self.no_standing(cell, text, &words),
                }
            }
            About::Holder(_) if text == "nobody" => Standing::Held(None),
            About::Holder(_) => {
                let names: Vec<&Name> = self.scenario.sides.values().map(|it| &it.name).collect();
                Standing::Held(Some(self.named::<SideId>(cell, ("side", text), &names)?))
            }
            _ => match text {
                "open" => Standing::Open,
                "closed" | "suspended" => Standing::Shut,
                other => return self.no_standing(cell, other, &["open", "closed", "suspended"]),
            },
        };
        Some(Says::Stands { at: at?, so })
    }

    fn no_standing(
        &mut self,
        cell: (&Written, usize),
        text: &str,
        words: &[&'static str],
    ) -> Option<Says> {
        let problem = message!("says-does-not-say-how-stands", other = text);
        let finding = self.find(Code::UnknownWord, cell, problem);
        finding.allowed = Some(Message::verbatim(words.join(", ")));
        finding.did_you_mean = nearest(text, words.iter().copied());
        None
    }

    /// A gate that answers in its office hours, after a time that an assumption gives.
    fn office_of(&self, id: AssumptionId) -> Option<Name> {
        let scenario = self.scenario;
        let has_hours = |gate: &&Gate| {
            gate.calendar.is_some_and(|it| !scenario.calendars[it].hours.is_always())
        };
        let mut offices = scenario.gates.values().filter(has_hours);
        let gate = offices.find(|gate| gate.lead_time.source == Source::Assumption(id));
        gate.map(|gate| gate.name.clone())
    }

    /// The value of an assumption: a date under `date`, anything else under `value`.
    fn assumed(&mut self, row: &Written, id: AssumptionId, days: Days) -> Option<Says> {
        let assumption = &self.scenario.assumptions[id];
        if assumption.unit == AssumptionUnit::Date {
            let Says::Between(from, until) = self.between(row, days, Needed::MayCome)? else {
                return None;
            };
            // What is drawn falls between two seconds.
            return Some(Says::Value(from.0 as f64 - 0.5, until.0 as f64 + 0.5));
        }
        if assumption.value.is_none() {
            let problem = message!("says-assumption-no-number-drawn", assumption = assumption.name);
            self.find(Code::KindMismatch, (row, c::WHAT), problem).remedy =
                Some(message!("says-choose-case-says-what-has"));
            return None;
        }
        let clock = &self.scenario.clock;
        let read = |text: &str| value::assumed(text, assumption.unit, clock);
        let text = self.must(row, c::VALUE, message!("says-say-which-value"))?;
        let value = self.take(read(text), (row, c::VALUE))?;
        if let Some(gate) = self.office_of(id).filter(|_| value::is_in_days(text)) {
            let problem = message!("says-days-of-an-office", text, gate);
            self.find(Code::KindMismatch, (row, c::VALUE), problem).remedy =
                Some(message!("spread-give-open-hours-h"));
            return None;
        }
        let mut roads = self.scenario.routes.values().filter_map(|route| route.calendar);
        let has_hours = roads.any(|it| !self.scenario.calendars[it].hours.is_always());
        if assumption.unit == AssumptionUnit::Speed && has_hours && value::is_per_day(text, clock) {
            let problem = message!("says-days-of-a-road", text);
            self.find(Code::KindMismatch, (row, c::VALUE), problem).remedy =
                Some(message!("says-give-open-hours-km"));
            return None;
        }
        let precision = self.text(row, c::PRECISION);
        let give = self.take(value::give(precision, value, read), (row, c::PRECISION))?;
        Some(Says::Value(value - give, value + give))
    }
}
