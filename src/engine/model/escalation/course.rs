//! The course of a closure by the scenario's own estimates, and what a run is measured against it.

use crate::id::{Arena, CampId};
use crate::model::world::Play;
use crate::scenario::Milestone;
use crate::time::{Moment, Span};

/// How a camp closes if nothing goes wrong: what anybody can reckon before the start.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Course {
    /// When its closure begins.
    begins: Moment,
    /// When its last party is out; the horizon if it is not by then.
    ends: Moment,
    /// The share of its load that it has sent off, and when it had; rising.
    sent: Vec<(Moment, f64)>,
}

/// The course of each camp; of none where nobody measures by it.
pub(crate) type Courses = Arena<CampId, Course>;

impl Course {
    /// How far in its course a camp is that has sent off this share in the time that has passed since its
    /// closure began: where the course has got to in that time, if it has sent off as much then, or else
    /// where it has sent off as much last, or first.
    fn place(&self, share: f64, passed: Span) -> Span {
        let from_beginning = |number: usize| {
            self.sent.get(number).map_or(self.ends, |(at, _)| *at).max(self.begins) - self.begins
        };
        let first = match self.sent.partition_point(|(_, sent)| *sent < share) {
            0 => Span::ZERO,
            number => from_beginning(number),
        };
        let last = from_beginning(self.sent.partition_point(|(_, sent)| *sent <= share));
        passed.clamp(first, last.max(first))
    }

    /// How long the rest takes: as by the estimates, and who has taken longer so far takes longer for that
    /// too, in proportion, once anything has left.
    fn rest(&self, share: f64, passed: Span) -> Span {
        let place = self.place(share, passed);
        let rest = (self.ends - self.begins) - place;
        let is_behind = share > 0.0 && Span::ZERO < place && place < passed;
        let slower = if is_behind { passed.0 as f64 / place.0 as f64 } else { 1.0 };
        Span::lasting((rest.0 as f64 * slower).round() as i64)
    }
}

impl Play<'_> {
    /// What each camp has done by now is added to its course.
    pub(crate) fn note_courses(&self, courses: &mut Courses) {
        let now = self.agenda.now;
        if courses.is_empty() {
            let nothing = Course { begins: now, ends: now, sent: Vec::new() };
            *courses = Courses::new(self.camps.ids().map(|_| nothing.clone()).collect());
        }
        let until = self.plan().scenario.until;
        for (id, course) in self.camps.ids().zip(courses.values_mut()) {
            course.begins = self.camps.get(id).begun.unwrap_or(now);
            course.ends = self.reached_at(id, Milestone::Vacated).unwrap_or(until);
            let (share, known) = (self.sent_share(id), course.sent.last().copied());
            match course.sent.last_mut() {
                Some((at, sent)) if *at == now => *sent = share,
                _ if known.is_none_or(|(_, sent)| share > sent) => course.sent.push((now, share)),
                _ => {}
            }
        }
    }

    /// The time to spare: to the date a camp is due, less what the rest takes.
    pub(super) fn float_of(&self, camp: CampId) -> Option<Span> {
        let course = self.plan().courses.get(camp)?;
        Some(self.due_for_pace(camp)? - self.end_by_pace(camp, course))
    }

    /// When the last party is out by the pace achieved so far.
    fn end_by_pace(&self, camp: CampId, course: &Course) -> Moment {
        let now = self.agenda.now;
        match self.camps.get(camp).begun {
            Some(begun) => now + course.rest(self.sent_share(camp), now - begun),
            // What has not begun is not known to begin before it does by the estimates.
            None => now.max(course.begins) + (course.ends - course.begins),
        }
    }
}
