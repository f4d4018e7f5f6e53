//! How long loading and unloading take: times, rates, or both.

use crate::Message;
use crate::chance::Uncertain;
use crate::units::{Factor, LoadKind};

use super::super::desk::OneOrMany;
use super::super::quantity::{self, Dimension, Measure as _, spoken};
use super::super::spread::Unsure;
use super::super::{Code, Handling};
use super::Bench;
use super::line::capacity_key;

/// Times and rates as written.
type Written = OneOrMany<Unsure<quantity::Handling>>;

impl Bench<'_> {
    /// The handling at a path; without any, it takes no time.
    pub(super) fn handling(&mut self, path: &str, written: Option<&Written>) -> Option<Handling> {
        let nothing = Handling::lasting(Uncertain::fixed(0.0));
        let Some(written) = written else { return Some(nothing) };
        let is_list = matches!(written, OneOrMany::Many(_));
        let mut handling = nothing;
        let mut has_time = false;
        let mut is_whole = true;
        for (index, value) in written.values().iter().enumerate() {
            let path = if is_list { format!("{path}.{index}") } else { path.to_owned() };
            let wanted = message!("handling-time-h-rate-teu-h");
            match self.measures(&path, value, quantity::Handling::accepts, wanted) {
                Some(Dimension::PackRate { kind, .. }) => {
                    let is_new = handling.rate(kind).is_none();
                    is_whole &= is_new
                        || self.said_twice(&path, message!("handling-rate", kind = spoken(kind)));
                    let rate = self.uncertain::<_, Factor>(&path, value, None);
                    is_whole &= rate.is_some();
                    handling.rates.extend(rate.map(|rate| (kind, rate)));
                }
                Some(_) => {
                    is_whole &= !has_time || self.said_twice(&path, message!("handling-time"));
                    has_time = true;
                    let time = self.uncertain(&path, value, None);
                    is_whole &= time.is_some();
                    handling.time = time.unwrap_or(handling.time);
                }
                None => is_whole = false,
            }
        }
        is_whole.then_some(handling)
    }

    /// Finds that there are two of something of which one is meant; false.
    fn said_twice(&mut self, path: &str, what: Message) -> bool {
        self.find(Code::Conflict, path, message!("handling-here-second-time", what)).allowed =
            Some(message!("handling-one-time-convoy-one-rate"));
        false
    }

    /// The handling of a pool: its rates are of what it carries.
    pub(super) fn handling_of_pool(
        &mut self,
        path: &str,
        written: Option<&Written>,
        carries: impl Fn(LoadKind) -> bool,
    ) -> Option<Handling> {
        let handling = self.handling(path, written)?;
        for (kind, _) in &handling.rates {
            if !carries(*kind) {
                let problem = message!("contract-this-pool-carries-no", kind = spoken(*kind));
                let remedy =
                    message!("handling-give-rate-what-carries-add", kind = capacity_key(*kind));
                self.find(Code::KindMismatch, path, problem).remedy = Some(remedy);
                return None;
            }
        }
        Some(handling)
    }
}
