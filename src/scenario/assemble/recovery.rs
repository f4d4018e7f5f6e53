//! What is done about a vehicle that has broken down.

use super::super::syntax::{self, LostLoad, MeansWord};
use super::super::{Code, Means, Recovery, Tow};
use super::Bench;

impl Bench<'_> {
    /// The recovery of a pool, in order of preference.
    pub(super) fn recovery(&mut self, path: &str, syntax: &syntax::Pool) -> Option<Vec<Recovery>> {
        let Some(list) = &syntax.recovery else { return Some(Vec::new()) };
        let others =
            [("repair", syntax.repair.is_some()), ("write_off", syntax.write_off.is_some())];
        if let Some((key, _)) = others.into_iter().find(|(_, is_given)| *is_given) {
            let problem = message!("recovery-both-recovery-say-what-becomes", key);
            self.find(Code::Conflict, path, problem).remedy =
                Some(message!("recovery-write-entry-recovery-repair-chance", key));
            return None;
        }
        let built: Vec<Option<Recovery>> = list
            .iter()
            .enumerate()
            .map(|(index, entry)| self.one_recovery(&format!("{path}.{index}"), entry))
            .collect();
        built.into_iter().collect()
    }

    fn one_recovery(&mut self, path: &str, syntax: &syntax::Recovery) -> Option<Recovery> {
        self.check_keys_of_means(path, syntax)?;
        let chance = self.uncertain_or(&format!("{path}.chance"), syntax.chance.as_ref(), 1.0);
        let takes = self.uncertain_or(&format!("{path}.takes"), syntax.takes.as_ref(), 0.0);
        let pace = self.uncertain_or(&format!("{path}.pace"), syntax.pace.as_ref(), 1.0);
        let workshop =
            self.uncertain_or(&format!("{path}.workshop"), syntax.workshop.as_ref(), 0.0);
        let at_most = syntax.at_most.map_or(1, |most| most.0);
        let means = match syntax.by {
            MeansWord::Repair => Means::Repair,
            MeansWord::Tow => Means::Tow(Tow { at_most, pace: pace?, workshop: workshop? }),
            MeansWord::CrossLoad => Means::CrossLoad,
            MeansWord::Abandon => {
                Means::Abandon { loses_load: syntax.load == Some(LostLoad::Lost) }
            }
        };
        Some(Recovery { means, chance: chance?, takes: takes? })
    }

    /// Keys that mean something for another means only.
    fn check_keys_of_means(&mut self, path: &str, syntax: &syntax::Recovery) -> Option<()> {
        let (tow, abandon) = (MeansWord::Tow, MeansWord::Abandon);
        let keys = [
            ("at_most", syntax.at_most.is_some(), tow, "tow"),
            ("pace", syntax.pace.is_some(), tow, "tow"),
            ("workshop", syntax.workshop.is_some(), tow, "tow"),
            ("load", syntax.load.is_some(), abandon, "abandon"),
        ];
        for (key, is_given, of, word) in keys {
            if is_given && syntax.by != of {
                let problem = message!("recovery-key-means-only", key, word);
                self.find(Code::Conflict, &format!("{path}.{key}"), problem).remedy =
                    Some(message!("recovery-write-take-key-out", word));
                return None;
            }
        }
        Some(())
    }
}
