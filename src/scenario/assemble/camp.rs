//! Camps and who takes them over.

use crate::id::{CampId, Id, LineId, Name};

use super::super::quantity::DateMeans;
use super::super::syntax::{self, CampMode, CampStatus};
use super::super::{Camp, Line, Rival, Successor};
use super::lookup::{LIFT_ONLY, id_of};
use super::{Bench, Code, Parts, Slots};
use crate::chance::Uncertain;
use crate::time::Moment;

impl Bench<'_> {
    /// Camps still to be closed, and their lines by camp, priority and name.
    pub(super) fn camps(&mut self, parts: &Parts<'_>) -> (Slots<Camp>, Slots<Line>) {
        let file = self.file;
        let (mut camps, mut lines): (Slots<Camp>, Slots<Line>) = (Vec::new(), Vec::new());
        for (name, syntax) in file.camp.iter() {
            let Some(syntax) = syntax else {
                camps.push(None);
                continue;
            };
            if syntax.status == Some(CampStatus::Closed) {
                continue;
            }
            let first = lines.len();
            lines.extend(self.lines(CampId::at(camps.len()), name, syntax, parts));
            let ids = (first..lines.len()).map(LineId::at).collect();
            camps.push(self.camp_of(name, syntax, ids));
        }
        (camps, lines)
    }

    fn camp_of(&mut self, name: &str, syntax: &syntax::Camp, lines: Vec<LineId>) -> Option<Camp> {
        let path = |key: &str| format!("camp.{name}.{key}");
        let closure = syntax.closure.as_deref().unwrap_or(LIFT_ONLY);
        let closure = self.closure(&path("closure"), closure);
        let starts = self.uncertain_or(&path("starts"), syntax.starts.as_ref(), 0.0);
        let starts_after = self.starts_after(name, syntax);
        let vacates_after = self.vacates_after(name, syntax);
        let planned = syntax.planned.map(|when| self.moment(&when, DateMeans::End));
        let accelerates = self.accelerates(&path("accelerate_from"), syntax);
        let shed_pace = self.uncertain_or(&path("shed_pace"), syntax.shed_pace.as_ref(), 3.0);
        let successor = self.successor(name, syntax);
        let rivals = self.rivals(name, syntax);
        let looters =
            self.maybe_uncertain(&format!("camp.{name}.looters"), syntax.looters.as_ref());
        Some(Camp {
            site: id_of(&self.names.sites, name)?,
            closure: closure?,
            starts: starts?,
            starts_after: starts_after?,
            vacates_after: vacates_after?,
            planned,
            accelerates: accelerates?,
            shed_pace: shed_pace?,
            successor: successor?,
            rivals: rivals?,
            looters: looters?,
            lines,
        })
    }

    fn accelerates(
        &mut self,
        path: &str,
        syntax: &syntax::Camp,
    ) -> Option<Option<Uncertain<Moment>>> {
        let from = self.maybe_uncertain(path, syntax.accelerate_from.as_ref())?;
        Some(match syntax.mode {
            Some(CampMode::Normal) => None,
            Some(CampMode::Accelerate) => Some(from.unwrap_or_else(|| Uncertain::fixed(0.0))),
            None => from,
        })
    }

    fn rivals(&mut self, name: &str, syntax: &syntax::Camp) -> Option<Vec<Rival>> {
        let mut rivals = Vec::new();
        for (side, delay) in syntax.rivals.iter() {
            let path = format!("camp.{name}.rivals.{side}");
            if syntax.successor.as_ref().is_some_and(|it| it.0.written() == side) {
                let problem = message!("camp-successor-no-rival", side, name);
                self.find(Code::Conflict, &path, problem).remedy =
                    Some(message!("camp-write-camp-successor-delay", name));
                return None;
            }
            let found = self.side(&path, side);
            let delay = self.uncertain(&path, delay?, None);
            rivals.push(Rival { side: found?, delay: delay? });
        }
        rivals.sort_by_key(|rival| rival.side);
        Some(rivals)
    }

    fn successor(&mut self, name: &str, syntax: &syntax::Camp) -> Option<Option<Successor>> {
        let path = format!("camp.{name}.successor_delay");
        let delay = self.maybe_uncertain(&path, syntax.successor_delay.as_ref())?;
        let force = syntax.successor.as_ref().and_then(|it| self.force_named(it.0.written()));
        match (&syntax.successor, force, delay) {
            (_, Some(_), Some(_)) => {
                let problem = message!("camp-force-comes-own-orders-not");
                self.find(Code::Conflict, &path, problem).remedy =
                    Some(message!("camp-give-delay-pause-order-take"));
                None
            }
            (None, _, Some(_)) => {
                self.find(Code::Conflict, &path, message!("camp-there-no-successor-delayed"))
                    .remedy = Some(message!("camp-add-successor"));
                None
            }
            (_, Some(force), None) => Some(Some(Successor::Force(force))),
            (Some(name), None, delay) if self.is_side(name.0.written()) => {
                let side = self.side(&path, name.0.written())?;
                Some(Some(Successor::Side { side, delay }))
            }
            (Some(name), None, Some(delay)) => {
                Some(Some(Successor::After { name: name.0.clone(), delay }))
            }
            (Some(name), None, None) => Some(Some(Successor::Named(name.0.clone()))),
            (None, None, None) => Some(None),
        }
    }
}

/// A line's place in the order of its camp.
pub(super) fn rank(name: &str, syntax: Option<&syntax::Line>) -> (u32, Name) {
    (syntax.and_then(|syntax| syntax.priority).map_or(100, |priority| priority.0), Name::new(name))
}
