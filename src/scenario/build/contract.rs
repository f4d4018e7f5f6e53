//! Pools: contracts and junctions, when columns are asked for, what may start in a day, how often vehicles
//! break down.

use crate::chance::Uncertain;
use crate::time::Span;
use crate::units::{Amount, LoadKind};

use super::super::draft;
use super::super::quantity::{Dimension, spoken};
use super::super::{Ahead, Hire, Junction, Loading, Mode, Rest, SortiesOf};
use super::line::capacity_key;
use super::{Bench, Code};

impl Bench<'_> {
    /// Whose limit the sorties of a day are, if there is one; crews that are never on duty fly nowhere.
    pub(super) fn sorties_of(&mut self, name: &str, draft: &draft::Pool) -> Option<SortiesOf> {
        let path = |key: &str| format!("pool.{name}.{key}");
        if draft.sorties_of.is_some() && draft.sorties_per_day.is_none() {
            let problem = "this says whose limit sorties_per_day is, and there is none";
            self.find(Code::Conflict, &path("sorties_of"), problem).remedy =
                Some("add sorties_per_day, or leave the key out".to_owned());
            return None;
        }
        if draft.duty.is_some_and(|duty| duty.seconds() <= 0.0) {
            let problem = "a crew that is never on duty starts nothing";
            self.find(Code::OutOfRange, &path("duty"), problem).remedy =
                Some("leave the key out for no limit".to_owned());
            return None;
        }
        Some(draft.sorties_of.unwrap_or(SortiesOf::Pool))
    }

    /// The contract for the vehicles of a pool.
    pub(super) fn hire(&mut self, name: &str, draft: Option<&draft::Hire>) -> Option<Option<Hire>> {
        let Some(draft) = draft else { return Some(None) };
        let path = |key: &str| format!("pool.{name}.hire.{key}");
        let lead_time = self.uncertain_or(&path("lead_time"), draft.lead_time.as_ref(), 0.0);
        let by = match (draft.vehicles, draft.every) {
            (None, None) => None,
            (Some(vehicles), Some(every)) if vehicles.0 > 0 && every.seconds() > 0.0 => {
                Some((vehicles.0, Span(every.seconds().round() as i64)))
            }
            (Some(_), Some(_)) => {
                let problem = "vehicles that come in lots of none, or without end at one instant";
                self.find(Code::OutOfRange, &path("every"), problem).allowed =
                    Some("vehicles = 1 or more, every = \"1 h\" or more".to_owned());
                return None;
            }
            (vehicles, _) => {
                let (given, missing) = match vehicles {
                    Some(_) => ("vehicles", "every"),
                    None => ("every", "vehicles"),
                };
                let problem =
                    format!("{given} says nothing of when vehicles come without {missing}");
                self.find(Code::Conflict, &path(given), problem).remedy =
                    Some(format!("add {missing}, or leave the key out: all come at once"));
                return None;
            }
        };
        let one_way = draft.one_way.unwrap_or(false);
        Some(Some(Hire { lead_time: lead_time?, by, one_way }))
    }

    /// Where convoys of a pool join, and how long they wait for that: both or neither, and by road only.
    pub(super) fn junction(&mut self, name: &str, draft: &draft::Pool) -> Option<Option<Junction>> {
        let path = |key: &str| format!("pool.{name}.{key}");
        let (given, problem, remedy) = match (&draft.joins, draft.join_wait) {
            (Some(site), Some(wait)) if draft.kind.mode() == Mode::Road => {
                let at = self.site(&path("joins"), site)?;
                return Some(Some(Junction { at, wait: Span(wait.seconds().round() as i64) }));
            }
            (None, None) if draft.short != Some(Rest::Joins) => return Some(None),
            (None, None) => {
                ("short", "no place is named where it could join another", "add joins = \"…\"")
            }
            (Some(_), Some(_)) => ("joins", "only convoys by road join", "leave the key out"),
            (Some(_), None) => (
                "joins",
                "this does not say how long a convoy waits there",
                "add join_wait = \"…\"",
            ),
            (None, Some(_)) => ("join_wait", "this does not say where", "add joins = \"…\""),
        };
        self.find(Code::Conflict, &path(given), problem).remedy = Some(remedy.to_owned());
        None
    }

    /// How long before its load is ready a column is asked for. Vehicles that are taken at the request
    /// cannot be taken before there is a load.
    pub(super) fn ahead(&mut self, path: &str, draft: &draft::Pool) -> Option<Option<Ahead>> {
        if draft.ahead.is_some() && draft.load == Some(Loading::AtRequest) {
            let problem = "vehicles that are taken at the request wait for a load to take";
            self.find(Code::Conflict, path, problem).remedy =
                Some("leave the key out, or choose another load than \"at-request\"".to_owned());
            return None;
        }
        Some(draft.ahead)
    }

    pub(super) fn load_per_day(
        &mut self,
        path: &str,
        draft: &draft::Pool,
        capacity: Option<[Amount; 4]>,
    ) -> Option<Option<(LoadKind, Uncertain<Amount>)>> {
        let Some(load) = &draft.load_per_day else { return Some(None) };
        let is_load = |dimension| matches!(dimension, Dimension::Load(_));
        let Dimension::Load(kind) = self.measures(path, load, is_load, "a load")? else {
            return None;
        };
        if capacity?[kind as usize].0 == 0 {
            let problem = format!("this pool carries no {}", spoken(kind));
            let remedy =
                format!("give the quota in what it carries, or add {}", capacity_key(kind));
            self.find(Code::KindMismatch, path, problem).remedy = Some(remedy);
            return None;
        }
        self.uncertain(path, load, None).map(|quota| Some((kind, quota)))
    }

    pub(super) fn breakdowns(
        &mut self,
        path: &str,
        draft: &draft::Pool,
    ) -> Option<Uncertain<crate::units::PerKilometre>> {
        let Some(rate) = &draft.breakdowns else { return Some(Uncertain::fixed(0.0)) };
        let per_distance = |dimension| dimension == Dimension::PerKilometre;
        self.measures(path, rate, per_distance, "a rate per distance (\"0.5 per 1000 km\")")?;
        self.uncertain(path, rate, None)
    }
}
